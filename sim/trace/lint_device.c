/* SPDX-License-Identifier: Apache-2.0 */
/* overlap in Device memory, unaligned, ecam-order, hot-read. */
#include "trace/lint_rules.h"

/* ---- Device memory --------------------------------------------------------------------------- */

/* An ST1 is aligned to its lanes (DDI 0487 B2.9); of a further piece the first one has told. */
bool lint_unaligned(const struct lint_event *x)
{
    const struct trace_insn *i = x->insn;
    if (x->place->normal || i->continues || !i->op.element ||
        x->place->address % i->op.element == 0) {
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

/* A write is not known to be done, and now the other region is accessed. */
static void other_region(const struct lint_event *x, struct lint_pending *before,
                         const char *now_what, const char *before_what)
{
    const bool near =
        x->cpu->accesses - before->at <= x->params->ecam_window && !lint_settled(x, before->time);
    const bool ordered = !x->load && before->stores_ordered;
    if (before->valid && near && !ordered) {
        if (before->weak) {
            lint_undecided(x, LINT_ECAM_ORDER);
        } else {
            char where[LINT_WHERE];
            lint_report(x, LINT_ECAM_ORDER, before->line, 1,
                        "%s %s after the %s at %s, neither read back nor followed by a barrier: "
                        "it may overtake it",
                        now_what, x->load ? "load" : "store", before_what,
                        lint_where(before, where));
        }
    }
    before->valid = false;
}

void lint_ecam_access(const struct lint_event *x)
{
    struct lint_cpu *cpu = x->cpu;
    const bool release = x->store && x->insn->op.release;
    if (x->place->platform) {
        return;
    }
    if (release) {
        cpu->config.valid = cpu->mmio.valid = false;
    }
    if (x->place->ecam) {
        other_region(x, &cpu->mmio, "a configuration", "MMIO store");
        if (x->store) {
            cpu->config = now(x);
        }
        if (x->load) {
            cpu->config.valid = false; /* read back */
        }
        return;
    }
    other_region(x, &cpu->config, "an MMIO", "configuration store");
    if (x->store && x->place->memory == LINT_DEVICE) {
        cpu->mmio = now(x);
    } else if (x->load && cpu->mmio.number == x->place->number) {
        cpu->mmio.valid = false;
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
    order(&x->cpu->mmio, strength, x->params->every_barrier);
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
    *oldest = (struct lint_register){
        .used = true, .address = place->address, .number = place->number, .writes = cpu->writes
    };
    return oldest;
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
    if (!r->count || cpu->accesses - r->since > x->params->hot_window) {
        r->since = cpu->accesses;
        r->line = x->insn->first.line;
        r->count = 0;
    }
    if (++r->count >= x->params->hot_reads) {
        const unsigned long long span = cpu->accesses - r->since + 1;
        r->hot = true;
        lint_report(x, LINT_HOT_READ, r->line, r->count,
                    "read %u times with writes before each, in %llu accesses: each read waits "
                    "for a round trip",
                    r->count, span);
    }
}
