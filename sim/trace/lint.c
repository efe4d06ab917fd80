/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/lint_rules.h"

#include <stdlib.h>
#include <string.h>

enum { CPUS_MOST = 512 };

const struct lint_row lint_rows[LINT_COUNT] = {
    [LINT_OVERLAP] = { "overlap",
                       "stores that overlap without a barrier between, or back to back in Device "
                       "memory: the device may get bytes once or twice",
                       "tt-umd PR 2357 (memcpy of 4 to 7 bytes); DDI 0487 B2.10.2" },
    [LINT_REUSE] = { "reuse",
                     "a write-combining buffer is written again from its start without a flush: "
                     "what was in it may be lost to the device",
                     "daqiri PR 273 (BlueFlame on GH200); rdma-core util/mmio.h" },
    [LINT_DOORBELL] = { "doorbell",
                        "a Device store after write-combining data without a barrier between: it "
                        "may reach the device first",
                        "rdma-core PR 666, PR 867 (EFA); DDI 0487 B2.3" },
    [LINT_UNALIGNED] = { "unaligned",
                         "an access to Device memory that is not aligned to its element: an "
                         "Alignment fault",
                         "DDI 0487 B2.9; linux-arm-kernel on non-prefetchable BARs" },
    [LINT_ECAM_ORDER] = { "ecam-order",
                          "configuration space and MMIO without a read-back or barrier between: "
                          "two regions of HN-I, no order",
                          "mu_basecore PR 599, edk2 PR 6031, bsa-acs PR 442, ipxe PR 1752" },
    [LINT_HOT_READ] = { "hot-read",
                        "a register that is read again and again between writes: each read waits "
                        "for a round trip",
                        "PCIe read round trip 0.5 to 1 us (hackingnasdaq 2014); tt-umd PR 2710" },
};

#define FIELD(name) offsetof(struct lint_params, name)
static const struct param params[] = {
    { "keep", PARAM_U64, FIELD(keep), "1000", "1", "100000", "",
      "places that are kept of each kind, the first ones; all findings are counted", "assumed",
      NULL },
    { "lines", PARAM_U64, FIELD(lines), "16", "1", "64", "lines",
      "how many 64-byte lines back a CPU's stores may still be in its write buffers",
      "assumed: twice the usual core.wc_lines", NULL },
    { "settle_us", PARAM_U64, FIELD(settle_us), "100", "0", "1000000000", "us",
      "what is older has left its buffer, in a trace with times; 0: nothing leaves by itself",
      "assumed", NULL },
    { "settle_instructions", PARAM_U64, FIELD(settle_instructions), "100000", "0", "1000000000000",
      "instructions", "the same, in a trace that counts instructions", "assumed", NULL },
    { "dmb_flushes", PARAM_BOOL, FIELD(dmb_flushes), "true", NULL, NULL, "",
      "a DMB for stores (dmb oshst) is enough before a buffer is written again",
      "rdma-core PR 1511, and the model's cores; by daqiri PR 273 it is not on GH200", NULL },
    { "after_doorbell", PARAM_BOOL, FIELD(after_doorbell), "false", NULL, NULL, "",
      "doorbell also finds data that may overtake the doorbell before it", "rdma-core PR 867",
      NULL },
    { "every_barrier", PARAM_BOOL, FIELD(every_barrier), "false", NULL, NULL, "",
      "the trace has every barrier, not only the first one after each access", "assumed", NULL },
    { "ecam_window", PARAM_U64, FIELD(ecam_window), "8", "1", "1000000", "accesses",
      "of one CPU, from an access of configuration space or MMIO to the other", "assumed", NULL },
    { "hot_reads", PARAM_U64, FIELD(hot_reads), "32", "2", "1000000", "reads",
      "of one register with writes before each, within hot_window, make it hot", "assumed", NULL },
    { "hot_window", PARAM_U64, FIELD(hot_window), "512", "2", "1000000000", "accesses",
      "of one CPU, from the first of these reads to the last, at most", "assumed", NULL },
};
const struct param_table lint_param_table = { "lint", params, ARRAY_LEN(params) };

/* Which rules they are for; those that are not here are for all. */
#define OF(kind) (1U << LINT_##kind)
static const struct {
    size_t offset;
    unsigned kinds;
} param_uses[] = {
    { FIELD(lines), OF(OVERLAP) | OF(REUSE) | OF(DOORBELL) },
    { FIELD(settle_us), OF(OVERLAP) | OF(REUSE) | OF(DOORBELL) | OF(ECAM_ORDER) },
    { FIELD(settle_instructions), OF(OVERLAP) | OF(REUSE) | OF(DOORBELL) | OF(ECAM_ORDER) },
    { FIELD(dmb_flushes), OF(REUSE) },
    { FIELD(after_doorbell), OF(DOORBELL) },
    { FIELD(every_barrier), OF(OVERLAP) | OF(REUSE) | OF(DOORBELL) | OF(ECAM_ORDER) },
    { FIELD(ecam_window), OF(ECAM_ORDER) },
    { FIELD(hot_reads), OF(HOT_READ) },
    { FIELD(hot_window), OF(HOT_READ) },
};

bool lint_param_is_of(const struct param *p, enum lint_kind kind)
{
    for (size_t i = 0; i < ARRAY_LEN(param_uses); i++) {
        if (param_uses[i].offset == p->offset) {
            return param_uses[i].kinds >> kind & 1;
        }
    }
    return true;
}

struct kept {
    struct lint_finding f;
    uint64_t key;
    uint32_t number;
};

struct lints {
    struct lint_params params;
    struct lint_cpu **cpus;
    size_t cpu_count, recent;
    bool barriers_known; /* the trace has barriers: one was seen, or opcodes */
    uint64_t total[LINT_COUNT], undecided[LINT_COUNT], unjudged[LINT_COUNT];
    uint64_t beyond[LINT_COUNT], kept_of[LINT_COUNT];
    struct kept *kept;
    size_t kept_count, kept_room;
    uint32_t *slots; /* 1 + index of `kept`; 0: free */
    size_t slot_count;
    uint32_t *order; /* of lines */
};

struct lints *lints_new(const struct lint_params *p)
{
    struct lints *l = calloc(1, sizeof(*l));
    if (!l) {
        return NULL;
    }
    l->params = *p;
    l->slot_count = 16;
    while (l->slot_count < 2 * LINT_COUNT * p->keep) {
        l->slot_count *= 2;
    }
    l->slots = calloc(l->slot_count, sizeof(*l->slots));
    l->cpus = calloc(CPUS_MOST, sizeof(struct lint_cpu *));
    if (!l->slots || !l->cpus) {
        lints_free(l);
        return NULL;
    }
    return l;
}

static void free_cpu(struct lint_cpu *cpu)
{
    if (cpu) {
        lint_hot_free(cpu);
        free(cpu->lines);
    }
    free(cpu);
}

void lints_free(struct lints *l)
{
    if (!l) {
        return;
    }
    for (size_t i = 0; l->cpus && i < l->cpu_count; i++) {
        free_cpu(l->cpus[i]);
    }
    free(l->cpus);
    free(l->kept);
    free(l->slots);
    free(l->order);
    free(l);
}

/* ---- findings -------------------------------------------------------------------------------- */

static uint32_t *slot_of(struct lints *l, enum lint_kind kind, uint64_t key, uint32_t number)
{
    uint64_t hash = (key ^ (uint64_t)kind << 60 ^ (uint64_t)number << 40) * 0x9e3779b97f4a7c15u;
    for (size_t at = hash >> 20 & (l->slot_count - 1);; at = (at + 1) & (l->slot_count - 1)) {
        const uint32_t index = l->slots[at];
        const struct kept *k = index ? &l->kept[index - 1] : NULL;
        if (!k || (k->f.kind == kind && k->key == key && k->number == number)) {
            return &l->slots[at];
        }
    }
}

static struct kept *new_kept(struct lints *l)
{
    if (l->kept_count == l->kept_room) {
        const size_t room = l->kept_room ? 2 * l->kept_room : 64;
        struct kept *grown = realloc(l->kept, room * sizeof(*grown));
        if (!grown) {
            return NULL;
        }
        l->kept = grown;
        l->kept_room = room;
    }
    return &l->kept[l->kept_count++];
}

void lint_report(const struct lint_event *x, enum lint_kind kind, uint64_t earlier, uint64_t count,
                 const char *format, ...)
{
    struct lints *l = x->lints;
    const struct trace_record *r = &x->insn->first;
    if (x->place->outside) {
        return;
    }
    const uint64_t key = r->pc && kind != LINT_HOT_READ ? r->pc : x->place->address;
    uint32_t *slot = slot_of(l, kind, key, x->place->number);
    l->total[kind] += count;
    if (*slot) {
        l->kept[*slot - 1].f.count += count;
        return;
    }
    struct kept *k = l->kept_of[kind] < l->params.keep ? new_kept(l) : NULL;
    if (!k) {
        l->beyond[kind] += count;
        return;
    }
    l->kept_of[kind]++;
    *slot = (uint32_t)l->kept_count;
    *k = (struct kept){
        .f = { .line = r->line,
               .earlier = earlier,
               .time = r->time,
               .pc = r->pc,
               .count = count,
               .kind = kind,
               .size = x->insn->size,
               .cpu = r->cpu },
        .key = key,
        .number = x->place->number,
    };
    k->f.address = lint_shown(x, &k->f.is_offset);
    snprintf(k->f.region, sizeof(k->f.region), "%s", x->place->region);
    va_list args;
    va_start(args, format);
    vsnprintf(k->f.text, sizeof(k->f.text), format, args);
    va_end(args);
}

void lint_undecided(const struct lint_event *x, enum lint_kind kind)
{
    x->lints->undecided[kind] += !x->place->outside;
}

uint64_t lints_total(const struct lints *l, enum lint_kind kind)
{
    return l->total[kind];
}

uint64_t lints_places(const struct lints *l, enum lint_kind kind)
{
    return l->kept_of[kind];
}

uint64_t lints_beyond(const struct lints *l, enum lint_kind kind)
{
    return l->beyond[kind];
}

uint64_t lints_undecided(const struct lints *l, enum lint_kind kind)
{
    return l->undecided[kind];
}

uint64_t lints_unjudged(const struct lints *l, enum lint_kind kind)
{
    return l->unjudged[kind];
}

void lint_unjudged_text(unsigned kinds, char text[LINT_UNJUDGED_BYTES])
{
    const char *before = "; not looked for, as the trace has no barriers: ";
    size_t used = 0;
    text[0] = '\0';
    for (unsigned k = 0; k < LINT_COUNT && used < LINT_UNJUDGED_BYTES; k++) {
        if (kinds >> k & 1) {
            used += (size_t)snprintf(text + used, LINT_UNJUDGED_BYTES - used, "%s%s", before,
                                     lint_rows[k].name);
            before = ", ";
        }
    }
}

void lint_outside_text(uint64_t count, char text[LINT_OUTSIDE_BYTES])
{
    snprintf(text, LINT_OUTSIDE_BYTES, "%llu access%s outside the map %s not judged",
             (unsigned long long)count, count == 1 ? "" : "es", count == 1 ? "was" : "were");
}

static int by_line(const void *a, const void *b, void *arg)
{
    const struct kept *kept = arg;
    const uint32_t i = *(const uint32_t *)a, j = *(const uint32_t *)b;
    const uint64_t x = kept[i].f.line, y = kept[j].f.line;
    return x != y ? (x < y ? -1 : 1) : i < j ? -1 : i > j;
}

void lints_finish(struct lints *l)
{
    free(l->order);
    l->order = malloc((l->kept_count + 1) * sizeof(*l->order));
    if (!l->order) {
        return; /* in the order found */
    }
    for (size_t i = 0; i < l->kept_count; i++) {
        l->order[i] = (uint32_t)i;
    }
    qsort_r(l->order, l->kept_count, sizeof(*l->order), by_line, l->kept);
}

size_t lints_count(const struct lints *l)
{
    return l->kept_count;
}

const struct lint_finding *lints_finding(const struct lints *l, size_t index)
{
    return &l->kept[l->order ? l->order[index] : index].f;
}

/* ---- what the rules ask ---------------------------------------------------------------------- */

uint64_t lint_shown(const struct lint_event *x, bool *is_offset)
{
    *is_offset = x->place->as_traced && x->insn->first.address_is_offset;
    return x->place->as_traced ? x->insn->address : x->place->address;
}

const char *lint_where(const struct lint_pending *p, char text[LINT_WHERE])
{
    snprintf(text, LINT_WHERE, "%.64s%s0x%llx", p->is_offset ? p->region : "",
             p->is_offset ? "+" : "", (unsigned long long)p->shown);
    return text;
}

bool lint_settled(const struct lint_event *x, uint64_t time)
{
    const struct trace_record *r = &x->insn->first;
    const uint64_t limit = r->time_unit == TRACE_TIME_US   ? x->params->settle_us
                           : r->time_unit == TRACE_TIME_NS ? x->params->settle_us * 1000
                           : r->time_unit == TRACE_TIME_INSTRUCTIONS
                               ? x->params->settle_instructions
                               : 0;
    return limit && r->time > time && r->time - time > limit;
}

static size_t device_length(const char *name, size_t length)
{
    static const char *const ends[] = { " BAR", ":region", "-bar", " mem " };
    size_t least = 0;
    for (size_t i = 0; i < ARRAY_LEN(ends); i++) {
        const char *end = memmem(name, length, ends[i], strlen(ends[i]));
        if (end && (!least || (size_t)(end - name) < least)) {
            least = (size_t)(end - name);
        }
    }
    return least;
}

/* The next of the names in "A + B"; its length is 0 after the last. */
static const char *next_part(const char **rest, size_t *length)
{
    const char *part = *rest, *end = strstr(part, " + ");
    *length = end ? (size_t)(end - part) : strlen(part);
    *rest = end ? end + strlen(" + ") : part + *length;
    return part;
}

bool lint_same_device(const char *a, const char *b)
{
    size_t a_length, b_length;
    do {
        const char *part = next_part(&a, &a_length), *others = b;
        const size_t n = device_length(part, a_length);
        do {
            const char *other = next_part(&others, &b_length);
            const size_t m = device_length(other, b_length);
            if (!n || !m || (n == m && memcmp(part, other, n) == 0)) {
                return true;
            }
        } while (*others);
    } while (*a);
    return false;
}

/* ---- what is seen ---------------------------------------------------------------------------- */

static struct lint_cpu *cpu_of(struct lints *l, int32_t number)
{
    if (l->cpu_count && l->cpus[l->recent]->cpu == number) {
        return l->cpus[l->recent];
    }
    for (size_t i = 0; i < l->cpu_count; i++) {
        if (l->cpus[i]->cpu == number) {
            l->recent = i;
            return l->cpus[i];
        }
    }
    if (l->cpu_count == CPUS_MOST) {
        return NULL;
    }
    struct lint_cpu *cpu = calloc(1, sizeof(*cpu));
    struct lint_line *lines = calloc(l->params.lines, sizeof(*lines));
    if (!cpu || !lines) {
        free(cpu);
        free(lines);
        return NULL;
    }
    cpu->cpu = number;
    cpu->lines = lines;
    l->recent = l->cpu_count++;
    return l->cpus[l->recent] = cpu;
}

/* A device is in the Outer Shareable domain (docs/timing-model.md). */
static enum lint_strength strength_of(const struct trace_op *op, const struct lint_params *p)
{
    const bool wide = op->domain == TRACE_DOMAIN_OSH || op->domain == TRACE_DOMAIN_SY;
    const bool stores = op->barrier_type != TRACE_BARRIER_LOADS;
    switch (op->barrier) {
    case TRACE_BARRIER_DGH: return LINT_HINT;
    case TRACE_BARRIER_DSB:
    case TRACE_BARRIER_DSB_NXS:
        if (wide && stores) {
            return LINT_COMPLETE;
        }
        break;
    case TRACE_BARRIER_DMB:
        if (wide && stores) {
            return op->barrier_type == TRACE_BARRIER_ALL ? LINT_ORDER_ALL : LINT_ORDER_ST;
        }
        break;
    default: break;
    }
    return p->every_barrier ? LINT_NO_BARRIER : LINT_WEAK;
}

static void see_barrier(struct lint_event *x)
{
    const enum lint_strength strength = strength_of(&x->insn->op, x->params);
    x->cpu->device.valid = false;
    if (strength != LINT_NO_BARRIER) {
        lint_combining_barrier(x, strength);
    }
    lint_ecam_barrier(x, strength);
}

static void count_unjudged(struct lints *l, const struct lint_place *place, bool store)
{
    if (place->outside) {
        return;
    }
    l->unjudged[LINT_OVERLAP] += store && place->memory == LINT_COMBINING;
    l->unjudged[LINT_REUSE] += store && place->memory == LINT_COMBINING;
    l->unjudged[LINT_DOORBELL] += store && place->memory == LINT_COMBINING;
    l->unjudged[LINT_ECAM_ORDER] += place->ecam;
}

/* Nothing is known of its memory, so nothing is told of it; but it is between those before it and
 * those after it. */
static void see_outside_map(const struct lint_event *x)
{
    struct lint_cpu *cpu = x->cpu;
    cpu->accesses++;
    cpu->writes += x->store;
    cpu->device.valid = false;
    cpu->faulted = false;
    if (x->store && x->insn->op.release) {
        lint_combining_release(x);
        lint_ecam_release(cpu);
    }
}

void lints_see(struct lints *l, const struct trace_insn *insn, const struct lint_place *place)
{
    const unsigned kind = insn->first.kind;
    l->barriers_known = l->barriers_known || insn->first.opcode || kind == TRACE_BARRIER;
    struct lint_cpu *cpu = kind == TRACE_ZVA ? NULL : cpu_of(l, insn->first.cpu);
    if (!cpu) {
        return;
    }
    struct lint_event x = { .lints = l, .cpu = cpu, .insn = insn, .params = &l->params };
    if (kind == TRACE_BARRIER) {
        see_barrier(&x);
        return;
    }
    if ((place && place->memory == LINT_CACHED) || !insn->size) {
        return;
    }
    x.place = place;
    x.store = kind == TRACE_WRITE || (insn->op.store && insn->op.load);
    x.load = kind == TRACE_READ || (insn->op.store && insn->op.load);
    if (!place) {
        see_outside_map(&x);
        return;
    }
    /* The other half of an atomic, or what is elsewhere of a pair, is not sent either. */
    cpu->faulted = insn->continues ? cpu->faulted : lint_unaligned(&x);
    if (cpu->faulted) {
        cpu->device.valid = false;
        return;
    }
    cpu->accesses++;
    cpu->writes += x.store;
    if (l->barriers_known) {
        lint_ecam_access(&x);
        lint_combining_access(&x);
    } else {
        count_unjudged(l, place, x.store);
    }
    lint_device_access(&x);
    lint_hot_access(&x);
}

void lints_see_any(void *l, const struct trace_insn *insn, const struct lint_place *place)
{
    lints_see(l, insn, place);
}
