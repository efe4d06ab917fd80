/* SPDX-License-Identifier: Apache-2.0 */
/* overlap in Device memory, unaligned, ecam-order, hot-read. */
#include "trace/lint_rules.h"

#include <stdlib.h>

/* ---- Device memory --------------------------------------------------------------------------- */

/* An ST1 is aligned to its lanes (DDI 0487 B2.9); the first piece decides for all. */
bool lint_unaligned(const struct lint_event *x)
{
    const struct trace_insn *i = x->insn;
    if (x->place->normal || !i->op.element || x->place->address % i->op.element == 0) {
        return false;
    }
    lint_report(x, LINT_UNALIGNED, 0, 1,
                "%s of %u bytes that is not aligned to %u in Device memory: an Alignment fault, "
                "nothing is sent",
                x->store ? "a store" : "a load", i->size, i->op.element);
    return true;
}

/* Two stores that overlap in part, as memcpy's tails do: neither is in the other. */
static bool overlaps_in_part(uint64_t a, uint32_t a_size, uint64_t b, uint32_t b_size)
{
    return a < b ? b < a + a_size && a + a_size < b + b_size
                 : a < b + b_size && b + b_size < a + a_size && a > b;
}

void lint_device_access(const struct lint_event *x)
{
    struct lint_cpu *cpu = x->cpu;
    const struct trace_insn *i = x->insn;
    const struct lint_pending before = cpu->device;
    const uint32_t before_size = cpu->device_size;
    cpu->device.valid = false;
    if (x->place->memory != LINT_DEVICE || !x->store || i->piece) {
        return;
    }
    if (before.valid && overlaps_in_part(before.address, before_size, x->place->address, i->size)) {
        lint_report(x, LINT_OVERLAP, before.line, 1,
                    "a store of %u bytes overlaps the one before it in Device memory: the device "
                    "gets the common bytes twice",
                    i->size);
    }
    cpu->device.valid = true;
    cpu->device.address = x->place->address;
    cpu->device.line = i->first.line;
    cpu->device_size = i->size;
}

/* ---- ECAM and MMIO --------------------------------------------------------------------------- */

static struct lint_pending now(const struct lint_event *x)
{
    struct lint_pending p = {
        .valid = true,
        .line = x->insn->first.line,
        .time = lint_time(&x->insn->first),
        .at = x->cpu->accesses,
        .region = x->place->region,
        .number = x->place->number,
    };
    p.shown = lint_shown(x, &p.is_offset);
    return p;
}

/* What look_back() has found. */
struct unordered {
    const struct lint_pending *latest; /* NULL: none */
    bool weak;                         /* one that a barrier may have ordered, unseen */
};

static void look_back(const struct lint_event *x, struct lint_pending *before, struct unordered *u)
{
    const bool near =
        x->cpu->accesses - before->at <= x->params->ecam_window && !lint_settled(x, before->time);
    const bool ordered = !x->load && before->stores_ordered;
    if (before->valid && near && !ordered) {
        u->weak = u->weak || before->weak;
        if (!before->weak && (!u->latest || before->at > u->latest->at)) {
            u->latest = before;
        }
    }
    before->valid = false;
}

/* Writes are not known to be done, and now the other region is accessed. */
static void other_region(const struct lint_event *x, const struct unordered *u,
                         const char *now_what, const char *before_what)
{
    if (u->latest) {
        char where[LINT_WHERE];
        lint_report(x, LINT_ECAM_ORDER, u->latest->line, 1,
                    "%s %s after the %s at %s, neither read back nor followed by a barrier: "
                    "it may overtake it",
                    now_what, x->load ? "load" : "store", before_what,
                    lint_where(u->latest, where));
    } else if (u->weak) {
        lint_undecided(x, LINT_ECAM_ORDER);
    }
}

static void configuration(const struct lint_event *x)
{
    struct unordered u = { 0 };
    for (unsigned i = 0; i < LINT_MMIO; i++) {
        look_back(x, &x->cpu->mmio[i], &u);
    }
    other_region(x, &u, "a configuration", "MMIO store");
    if (x->load) {
        x->cpu->config.valid = false; /* read back; an atomic has its own answer */
    } else {
        x->cpu->config = now(x);
    }
}

/* The region's, else a free one, else the oldest. */
static struct lint_pending *mmio_of(struct lint_cpu *cpu, uint32_t number)
{
    struct lint_pending *recent = &cpu->mmio[cpu->recent_mmio], *at = recent;
    if (recent->valid && recent->number == number) {
        return recent;
    }
    for (unsigned i = 0; i < LINT_MMIO; i++) {
        struct lint_pending *p = &cpu->mmio[i];
        if (p->valid && p->number == number) {
            at = p;
            break;
        }
        if (at->valid && (!p->valid || p->at < at->at)) {
            at = p;
        }
    }
    cpu->recent_mmio = (unsigned)(at - cpu->mmio);
    return at;
}

void lint_ecam_access(const struct lint_event *x)
{
    struct lint_cpu *cpu = x->cpu;
    if (x->store && x->insn->op.release) {
        lint_ecam_release(cpu);
    }
    if (x->place->platform) {
        return;
    }
    if (x->place->ecam) {
        configuration(x);
        return;
    }
    if (cpu->config.valid) {
        struct unordered u = { 0 };
        look_back(x, &cpu->config, &u);
        other_region(x, &u, "an MMIO", "configuration store");
    }
    if (x->load) {
        struct lint_pending *mmio = mmio_of(cpu, x->place->number);
        mmio->valid = mmio->valid && mmio->number != x->place->number;
    } else if (x->place->memory == LINT_DEVICE) {
        *mmio_of(cpu, x->place->number) = now(x);
    }
}

void lint_ecam_release(struct lint_cpu *cpu)
{
    cpu->config.valid = false;
    for (unsigned i = 0; i < LINT_MMIO; i++) {
        cpu->mmio[i].valid = false;
    }
}

static void order(struct lint_pending *p, enum lint_strength strength, bool every_barrier)
{
    switch (strength) {
    case LINT_COMPLETE:
    case LINT_ORDER_ALL: p->valid = false; break;
    case LINT_ORDER_ST:
        p->stores_ordered = true;
        p->weak = p->weak || !every_barrier;
        break;
    case LINT_WEAK: p->weak = true; break;
    default: break;
    }
}

void lint_ecam_barrier(const struct lint_event *x, enum lint_strength strength)
{
    order(&x->cpu->config, strength, x->params->every_barrier);
    for (unsigned i = 0; i < LINT_MMIO; i++) {
        order(&x->cpu->mmio[i], strength, x->params->every_barrier);
    }
}

/* ---- hot reads ------------------------------------------------------------------------------- */

static struct lint_register *register_at(struct lint_cpu *cpu, const struct lint_place *place)
{
    const uint64_t hash = place->address * 0x9e3779b97f4a7c15u >> 40;
    struct lint_register *set = cpu->registers[hash % LINT_HOT_SETS], *oldest = set;
    for (unsigned i = 0; i < LINT_HOT_WAYS; i++) {
        if (set[i].used && set[i].address == place->address && set[i].number == place->number) {
            return &set[i];
        }
        if (!set[i].used || (oldest->used && set[i].seen < oldest->seen)) {
            oldest = &set[i];
        }
    }
    free(oldest->reads);
    *oldest = (struct lint_register){
        .used = true, .address = place->address, .number = place->number, .writes = cpu->writes
    };
    return oldest;
}

static void drop_first(struct lint_register *r)
{
    r->first = r->first + 1 == r->room ? 0 : r->first + 1;
    r->count--;
}

static bool make_room(struct lint_register *r)
{
    const uint32_t room = r->room ? 2 * r->room : 4;
    struct lint_read *reads = malloc(room * sizeof(*reads));
    if (!reads) {
        return false;
    }
    for (uint32_t i = 0; i < r->count; i++) {
        reads[i] = r->reads[(r->first + i) % r->room];
    }
    free(r->reads);
    r->reads = reads;
    r->first = 0;
    r->room = room;
    return true;
}

/* Without memory the oldest ones are forgotten, as if they were before the window. */
static void add_read(const struct lint_event *x, struct lint_register *r)
{
    while (r->count && x->cpu->accesses - r->reads[r->first].at > x->params->hot_window) {
        drop_first(r);
    }
    if (r->count == r->room && !make_room(r)) {
        if (!r->room) {
            return;
        }
        drop_first(r);
    }
    r->reads[(r->first + r->count) % r->room] =
        (struct lint_read){ x->cpu->accesses, x->insn->first.line };
    r->count++;
}

static void become_hot(const struct lint_event *x, struct lint_register *r)
{
    const struct lint_read since = r->reads[r->first];
    const unsigned long long span = x->cpu->accesses - since.at + 1;
    r->hot = true;
    r->line = since.line;
    lint_report(x, LINT_HOT_READ, r->line, r->count,
                "read %u times with writes before each, in %llu accesses: each read waits "
                "for a round trip",
                r->count, span);
    free(r->reads);
    r->reads = NULL;
    r->first = r->count = r->room = 0;
}

void lint_hot_free(struct lint_cpu *cpu)
{
    for (unsigned i = 0; i < LINT_HOT_SETS * LINT_HOT_WAYS; i++) {
        free(cpu->registers[i / LINT_HOT_WAYS][i % LINT_HOT_WAYS].reads);
    }
}

void lint_hot_access(const struct lint_event *x)
{
    struct lint_cpu *cpu = x->cpu;
    if (!x->load || x->store || x->place->ecam || x->place->platform) {
        return;
    }
    struct lint_register *r = register_at(cpu, x->place);
    const bool wrote = r->writes != cpu->writes;
    r->seen = cpu->accesses;
    r->writes = cpu->writes;
    if (!wrote) {
        return; /* polling, or the first read of it */
    }
    if (r->hot) {
        lint_report(x, LINT_HOT_READ, r->line, 1,
                    "read with writes before each, and hot already before the window: each read "
                    "waits for a round trip");
        return;
    }
    add_read(x, r);
    if (r->count >= x->params->hot_reads) {
        become_hot(x, r);
    }
}
