/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/trace.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { CPUS = 16, INTERRUPT_EVERY = 4096 };

/*
 * Without a map, one BAR holds every address a guest can have here; regions given by offset get
 * places in it. It is mapped as the trace comes to it, in pieces of the largest block.
 */
enum { WHOLE_BITS = 46, PIECE_BITS = 30, PIECES = 1 << (WHOLE_BITS - PIECE_BITS) };
static const uint64_t WHOLE_BYTES = (uint64_t)1 << WHOLE_BITS,
                      OFFSET_REGION_BYTES = (uint64_t)1 << 40;

struct replay {
    const struct replay_options *options;
    struct replay_result *result;
    struct platform *platform;
    struct vm *vm;
    struct trace *trace;
    struct cpu *cpus[CPUS];
    unsigned cpu_count;
    unsigned current;       /* whose turn it is */
    struct trace_insn insn; /* the next one, if `have` */
    bool have, ended, failed;
    struct error *error;
    const struct replay_region *recent; /* where the last access was */
    struct endpoint *endpoint;
    uint64_t mapped[PIECES / 64]; /* without a map: a bit for each piece */
    uint64_t taken;
};

/* ---- where an access goes -----------------------------------------------------------------------
 */

static bool inside(const struct replay_region *m, uint64_t address, uint32_t size)
{
    return address >= m->base && address - m->base < m->size &&
           size <= m->size - (address - m->base);
}

static bool map_at(struct replay *r, unsigned bar, uint64_t offset, uint64_t size, uint64_t va,
                   unsigned s1)
{
    struct map_request m;
    struct mapping ignored;
    map_request_defaults(&m);
    m.bar = bar;
    m.offset = offset;
    m.size = size;
    m.s1 = s1;
    m.at_fixed = true;
    m.at.va = va;
    return vm_map(r->vm, r->endpoint, &m, &ignored, r->error);
}

/* Without a map: the pieces under the access are mapped, now if not before. */
static bool locate_anywhere(struct replay *r, uint64_t address, uint32_t size)
{
    if (address >= WHOLE_BYTES || size > WHOLE_BYTES - address) {
        return false;
    }
    for (uint64_t piece = address >> PIECE_BITS; piece <= (address + size - 1) >> PIECE_BITS;
         piece++) {
        uint64_t *word = &r->mapped[piece / 64], bit = (uint64_t)1 << piece % 64;
        if (!(*word & bit)) {
            uint64_t at = piece << PIECE_BITS;
            if (!map_at(r, 0, at, (uint64_t)1 << PIECE_BITS, at, r->options->s1)) {
                r->failed = true;
                return false;
            }
            *word |= bit;
        }
    }
    return true;
}

/* The kernel's virtual address by the map; without one, its low bits stand for themselves. */
static bool locate_virtual(struct replay *r, uint64_t *address)
{
    const struct replay_options *o = r->options;
    const uint32_t size = r->insn.size;
    if (!o->regions) {
        *address &= WHOLE_BYTES - 1;
        return locate_anywhere(r, *address, size);
    }
    for (size_t k = 0; k < o->region_count; k++) {
        const struct replay_region *m = &o->regions[k];
        if (m->va && *address - m->va < m->size) {
            *address = m->base + (*address - m->va);
            return inside(m, *address, size);
        }
    }
    return false;
}

/* The guest physical address of the access; false if it is outside the map. */
static bool locate(struct replay *r, uint64_t *address)
{
    const struct replay_options *o = r->options;
    const struct trace_insn *i = &r->insn;
    *address = i->address;
    if (trace_is_virtual(r->trace)) {
        return locate_virtual(r, address);
    }
    if (!o->regions) {
        if (i->first.address_is_offset) {
            *address += (i->first.region + 1) * OFFSET_REGION_BYTES;
        }
        return locate_anywhere(r, *address, i->size);
    }
    if (i->first.address_is_offset) {
        for (size_t k = 0; k < o->region_count; k++) {
            const struct replay_region *m = &o->regions[k];
            if (strcmp(m->region, i->region_name) == 0 && i->address < m->size) {
                *address += m->base;
                return inside(m, *address, i->size);
            }
        }
        return false;
    }
    if (r->recent && inside(r->recent, *address, i->size)) {
        return true;
    }
    for (size_t k = 0; k < o->region_count; k++) {
        if (inside(&o->regions[k], *address, i->size)) {
            r->recent = &o->regions[k];
            return true;
        }
    }
    return false;
}

/* ---- from instructions to accesses ----------------------------------------------------------- */

static bool to_barrier(const struct trace_op *op, struct access *a)
{
    static const uint8_t kinds[] = {
        [TRACE_BARRIER_DMB] = BARRIER_DMB,     [TRACE_BARRIER_DSB] = BARRIER_DSB,
        [TRACE_BARRIER_DSB_NXS] = BARRIER_DSB, [TRACE_BARRIER_ISB] = BARRIER_ISB,
        [TRACE_BARRIER_DGH] = BARRIER_DGH,
    };
    static const uint8_t domains[] = { [TRACE_DOMAIN_OSH] = BARRIER_OSH,
                                       [TRACE_DOMAIN_NSH] = BARRIER_NSH,
                                       [TRACE_DOMAIN_ISH] = BARRIER_ISH,
                                       [TRACE_DOMAIN_SY] = BARRIER_SY };
    static const uint8_t types[] = { [TRACE_BARRIER_ALL] = BARRIER_ALL,
                                     [TRACE_BARRIER_LOADS] = BARRIER_LD,
                                     [TRACE_BARRIER_STORES] = BARRIER_ST };
    switch (op->barrier) {
    case TRACE_BARRIER_DMB:
    case TRACE_BARRIER_DSB:
    case TRACE_BARRIER_DSB_NXS:
    case TRACE_BARRIER_ISB:
    case TRACE_BARRIER_DGH: break;
    default: return false; /* SB, SSBB: nothing for stores */
    }
    a->kind = ACCESS_BARRIER;
    a->barrier = kinds[op->barrier];
    a->domain = domains[op->domain];
    a->type = types[op->barrier_type];
    return true;
}

static enum access_kind kind_of(const struct trace_insn *i)
{
    if (i->first.kind == TRACE_READ) {
        return ACCESS_LOAD;
    }
    switch (i->op.op_class) {
    case TRACE_CLASS_EXCLUSIVE:
    case TRACE_CLASS_ATOMIC: return ACCESS_EXCLUSIVE;
    case TRACE_CLASS_64B: return i->size == ACCESS_MAX ? ACCESS_SINGLE : ACCESS_STORE;
    default: return ACCESS_STORE;
    }
}

/* Fill `a` from the instruction in hand; false if it makes no access. */
static bool to_access(struct replay *r, struct access *a)
{
    const struct trace_insn *i = &r->insn;
    a->place = i->first.line;
    a->release = false;
    a->gpr = false; /* not said of writeback */
    if (i->first.kind == TRACE_BARRIER) {
        return !r->options->ignore_barriers && to_barrier(&i->op, a);
    }
    if (i->first.kind == TRACE_ZVA) {
        r->result->zva_marks++;
        return false;
    }
    uint64_t address;
    if (!locate(r, &address)) {
        if (r->failed) {
            return false;
        }
        r->result->outside_map++;
        if (r->options->trace.strict) {
            r->failed = true;
            error_at(r->error, r->options->trace.path, (int)i->first.line,
                     "0x%llx is outside every region of the map", (unsigned long long)i->address);
        }
        return false;
    }
    a->va.va = address;
    a->size = i->size;
    /* Each register is one access; an ST1 may be aligned to less, its lanes (DDI 0487 B2.9.1). */
    a->element = i->op.reg_bytes ? i->op.reg_bytes : i->size;
    a->align = i->op.element ? i->op.element : i->size;
    a->kind = kind_of(i);
    if (a->kind == ACCESS_SINGLE) {
        a->element = ACCESS_MAX;
    }
    a->release = i->op.release && a->kind == ACCESS_STORE;
    static_assert(sizeof(a->data) == sizeof(i->data), "copied whole: cheaper than by size");
    if (i->has_value) {
        memcpy(a->data, i->data, sizeof(a->data));
    } else {
        memset(a->data, 0, sizeof(a->data));
    }
    return true;
}

static unsigned core_of(const struct replay *r)
{
    return (unsigned)r->insn.first.cpu % r->cpu_count;
}

/* The next instruction in hand; false at the end, whatever ends it. */
static bool read_next(struct replay *r)
{
    const volatile int *interrupt = r->options->interrupt;
    if (r->have) {
        return true;
    }
    if (r->ended || r->failed) {
        return false;
    }
    if (platform_hung(r->platform)) {
        r->ended = true;
        return false;
    }
    if (interrupt && ++r->taken % INTERRUPT_EVERY == 0 && *interrupt) {
        r->result->interrupted = true;
        r->ended = true;
        return false;
    }
    enum trace_result result = trace_next_instruction(r->trace, &r->insn, r->error);
    r->have = result == TRACE_OK;
    r->ended = result == TRACE_END;
    r->failed = result == TRACE_ERROR;
    return r->have;
}

/* The source of the core whose turn it is: ends where another CPU's access comes. */
static bool next_access(void *self, struct access *out)
{
    struct replay *r = self;
    while (read_next(r) && core_of(r) == r->current) {
        bool made = to_access(r, out);
        r->have = false;
        if (made) {
            return true;
        }
    }
    return false;
}

static void finished(void *self, const struct access *a, const struct core_outcome *o)
{
    struct replay *r = self;
    (void)a;
    if (o->fault != CORE_NO_FAULT) {
        r->result->faulted++;
        platform_record_fault(r->platform, r->vm, o);
    }
}

/* ---- the machine ----------------------------------------------------------------------------- */

static bool add_bar(struct replay *r, unsigned bar, uint64_t base, uint64_t size)
{
    struct bar_request b = { .number = bar, .size = size, .at_fixed = true, .at = { base } };
    return endpoint_add_bar(r->endpoint, &b, r->error);
}

static bool check_map(const struct replay_options *o, struct error *e)
{
    for (size_t k = 0; o->regions && k < o->region_count; k++) {
        for (size_t j = 0; j < k; j++) {
            const struct replay_region *a = &o->regions[j], *b = &o->regions[k];
            if (a->base < b->base + b->size && b->base < a->base + a->size) {
                return error_set(
                    e, "map: region %zu \"%s\" at 0x%llx overlaps region %zu \"%s\" at 0x%llx",
                    k + 1, b->name, (unsigned long long)b->base, j + 1, a->name,
                    (unsigned long long)a->base);
            }
            if (a->va && b->va && a->va < b->va + b->size && b->va < a->va + a->size) {
                return error_set(e, "map: region %zu \"%s\" at va 0x%llx overlaps region %zu",
                                 k + 1, b->name, (unsigned long long)b->va, j + 1);
            }
        }
    }
    return true;
}

/* A map for virtual addresses has to say where they are. */
static bool check_virtual(const struct replay *r)
{
    const struct replay_options *o = r->options;
    size_t k = 0;
    while (o->regions && k < o->region_count && o->regions[k].va == 0) {
        k++;
    }
    return !o->regions || k < o->region_count || !trace_is_virtual(r->trace) ||
           error_at(r->error, o->trace.path, 0,
                    "its addresses are the kernel's virtual ones; expected `va` in regions of the "
                    "map: where /proc/vmallocinfo says that they are");
}

static bool build(struct replay *r)
{
    const struct replay_options *o = r->options;
    if (!check_map(o, r->error) || !check_virtual(r)) {
        return false;
    }
    struct vm_request request = { .policy = o->policy, .ls64 = o->ls64, .el = 1, .page = 4096 };
    r->endpoint = platform_endpoint(r->platform, NULL, r->error);
    r->vm = r->endpoint ? platform_vm(r->platform, &request, r->error) : NULL;
    if (!r->vm) {
        return false;
    }
    if (!o->regions && !add_bar(r, 0, 0, WHOLE_BYTES)) {
        return false;
    }
    for (size_t k = 0; o->regions && k < o->region_count; k++) {
        const struct replay_region *m = &o->regions[k];
        if (!add_bar(r, (unsigned)k, m->base, m->size) ||
            !map_at(r, (unsigned)k, 0, m->size, m->base, m->s1)) {
            return false;
        }
    }
    r->cpu_count = (unsigned)platform_get_params(r->platform)->machine.cores;
    if (r->cpu_count > CPUS) {
        r->cpu_count = CPUS;
    }
    return true;
}

static struct cpu *cpu_for(struct replay *r, unsigned number)
{
    if (!r->cpus[number]) {
        r->cpus[number] = vm_cpu(r->vm, number, r->error);
    }
    return r->cpus[number];
}

static bool run(struct replay *r)
{
    struct core_source source = { .self = r, .next = next_access, .finished = finished };
    simtime_t now = r->result->begin;
    while (!r->ended && !r->failed) {
        if (r->have) {
            r->current = core_of(r);
        }
        struct cpu *cpu = cpu_for(r, r->current);
        if (!cpu) {
            return false;
        }
        cpu_advance(cpu, now); /* what the trace has later is not earlier here */
        if (!cpu_run_source(cpu, &source, r->error)) {
            return false;
        }
        now = cpu_now(cpu);
    }
    return !r->failed && platform_finish(r->platform, r->error);
}

static void note_trace(struct replay *r)
{
    struct replay_result *out = r->result;
    out->totals = *trace_totals(r->trace);
    snprintf(out->format, sizeof(out->format), "%s", trace_format_name(r->trace));
    for (size_t i = 0; i < trace_skip_count(r->trace) && i < ARRAY_LEN(out->skips); i++) {
        struct trace_skip s = trace_skip(r->trace, i);
        snprintf(out->skips[i].label, sizeof(out->skips[i].label), "%s", s.label);
        out->skips[i].count = s.count;
        out->skip_count = i + 1;
    }
    for (size_t i = 0; i < trace_message_count(r->trace) && i < ARRAY_LEN(out->messages); i++) {
        out->messages[i] = *trace_message(r->trace, i);
        out->message_count = i + 1;
    }
    for (size_t i = 0; i < trace_note_count(r->trace) && i < ARRAY_LEN(out->notes); i++) {
        snprintf(out->notes[i], sizeof(out->notes[i]), "%s", trace_note(r->trace, i));
        out->note_count = i + 1;
    }
}

/**
 * The map that the trace carries, where none was given: `own` becomes the options with it. The
 * regions are the caller's to free().
 */
static bool take_own_map(struct replay *r, struct replay_options *own)
{
    enum { BARS = 64, PAGE = 4096 };
    size_t count;
    const struct trace_map_entry *map = trace_map(r->trace, &count);
    const char *path = r->options->trace.path;
    if (r->options->regions || !map) {
        return true;
    }
    if (count > BARS) {
        return error_at(r->error, path, 0, "the trace's map has %zu regions; expected at most %d",
                        count, BARS);
    }
    struct replay_region *regions = calloc(count, sizeof(*regions));
    if (!regions) {
        return error_fault(r->error, "no memory for a map");
    }
    *own = *r->options;
    own->regions = regions;
    own->region_count = count;
    r->options = own;
    for (size_t k = 0; k < count; k++) {
        struct replay_region *to = &regions[k];
        memcpy(to->name, map[k].name, sizeof(to->name));
        memcpy(to->region, map[k].region, sizeof(to->region));
        to->base = map[k].base;
        to->size = map[k].size;
        if (to->base % PAGE || to->size % PAGE || !to->size || to->base + to->size < to->base) {
            return error_at(r->error, path, 0,
                            "the trace's map: region %zu \"%s\": expected multiples of 4 KiB",
                            k + 1, to->name);
        }
        if (!s1_type_parse(map[k].s1, &to->s1, r->error)) {
            return false;
        }
    }
    r->result->own_map = true;
    return true;
}

bool replay_run(struct platform *p, const struct replay_options *o, struct replay_result *result,
                struct error *e)
{
    struct error own;
    struct replay r = { .options = o, .result = result, .platform = p, .error = e ? e : &own };
    *result = (struct replay_result){ .begin = platform_time(p) };
    r.trace = trace_open(&o->trace, r.error);
    if (!r.trace) {
        return false;
    }
    struct replay_options with_map = { 0 };
    bool ok = take_own_map(&r, &with_map) && build(&r) && run(&r);
    note_trace(&r);
    free((void *)with_map.regions);
    result->hung = platform_hung(p) != NULL;
    result->vm_stopped = r.vm && !result->hung && vm_stopped(r.vm);
    result->end = platform_time(p);
    trace_close(r.trace);
    return ok;
}

/* ---- statistics ------------------------------------------------------------------------------ */

#define TOTAL(field) offsetof(struct replay_result, totals.field)

static const struct stat_row rows[] = {
    { "replay.reads", STAT_COUNT, TOTAL(reads), "1", "reads in the trace" },
    { "replay.writes", STAT_COUNT, TOTAL(writes), "1", "writes in the trace, one a record" },
    { "replay.read_bytes", STAT_COUNT, TOTAL(read_bytes), "B", "bytes read" },
    { "replay.write_bytes", STAT_COUNT, TOTAL(write_bytes), "B", "bytes written" },
    { "replay.store_instructions", STAT_COUNT, TOTAL(store_instructions), "1",
      "store instructions: an STP is one" },
    { "replay.unknown", STAT_COUNT, TOTAL(unknown), "1", "records without width or direction" },
    { "replay.skipped", STAT_COUNT, TOTAL(skipped), "1", "lines left out, for all reasons" },
    { "replay.faulted", STAT_COUNT, offsetof(struct replay_result, faulted), "1",
      "accesses that faulted and sent nothing" },
    { "replay.outside_map", STAT_COUNT, offsetof(struct replay_result, outside_map), "1",
      "accesses outside the map, left out" },
    { "replay.zva_marks", STAT_COUNT, offsetof(struct replay_result, zva_marks), "1",
      "DC ZVA whose address the trace does not have, left out" },
};
static const struct stat_table table = { rows, ARRAY_LEN(rows) };

void replay_stats(const struct replay_result *r, stat_fn *each, void *arg)
{
    stat_each(&table, r, each, arg);
    const struct {
        const char *what;
        const uint64_t *counts;
    } widths[] = { { "reads", r->totals.reads_by_width }, { "writes", r->totals.writes_by_width } };
    for (size_t k = 0; k < ARRAY_LEN(widths); k++) {
        for (unsigned i = 0; i < TRACE_WIDTHS; i++) {
            if (widths[k].counts[i]) {
                char name[32], help[48];
                snprintf(name, sizeof(name), "replay.%s_%u", widths[k].what, 1u << i);
                snprintf(help, sizeof(help), "%s of %u bytes", widths[k].what, 1u << i);
                each(arg, name, (double)widths[k].counts[i], "1", help);
            }
        }
    }
}
