/* SPDX-License-Identifier: Apache-2.0 */
/*
 * overlap, reuse and doorbell: stores of one CPU to write-combining memory, by lines of 64 bytes,
 * until something is known to have sent them: a barrier, a read of the line, newer lines.
 */
#include "trace/lint_rules.h"

#include <string.h>

static uint64_t bytes_at(unsigned at, unsigned size)
{
    return (size == LINT_LINE ? UINT64_MAX : ((uint64_t)1 << size) - 1) << at;
}

static struct lint_line *find_line(const struct lint_event *x, uint64_t line)
{
    struct lint_line *at = &x->cpu->lines[x->cpu->recent];
    if (at->used && at->line == line) {
        return at;
    }
    for (uint64_t i = 0; i < x->params->lines; i++) {
        at = &x->cpu->lines[i];
        if (at->used && at->line == line) {
            x->cpu->recent = i;
            return at;
        }
    }
    return NULL;
}

/* A free one, else the one that has been open for longest: it has left for want of buffers. */
static struct lint_line *take_line(const struct lint_event *x)
{
    struct lint_line *oldest = &x->cpu->lines[0];
    for (uint64_t i = 0; i < x->params->lines; i++) {
        struct lint_line *at = &x->cpu->lines[i];
        if (!at->used) {
            return at;
        }
        oldest = at->age < oldest->age ? at : oldest;
    }
    return oldest;
}

/* A store begins to fill a line that holds nothing, or nothing any more. */
static void begin_line(const struct lint_event *x, struct lint_line *at, uint64_t line,
                       uint64_t address)
{
    at->used = true;
    at->line = line;
    at->mask = 0;
    at->begin = address;
    at->age = x->cpu->accesses;
    at->first = 0;
    at->weak = at->ordered = false;
    at->region = x->place->region;
}

static void put(const struct lint_event *x, struct lint_line *at, unsigned from, unsigned size)
{
    const struct trace_record *r = &x->insn->first;
    const uint64_t bytes = bytes_at(from, size);
    at->first = at->mask ? at->first : bytes;
    at->mask |= bytes;
    at->last = r->line;
    at->time = lint_time(r);
    at->waits = true;
    at->awaited = true;
    for (unsigned i = 0; i < size; i++) {
        at->writers[from + i] = r->line;
    }
}

static uint64_t writer_of(const struct lint_line *at, uint64_t bytes)
{
    uint64_t latest = 0;
    for (uint64_t left = bytes & at->mask; left; left &= left - 1) {
        const uint64_t line = at->writers[__builtin_ctzll(left)];
        latest = line > latest ? line : latest;
    }
    return latest;
}

/*
 * The same store once more is no more than that (memcpy() of 1, 4, 8 or 16 bytes makes it), unless
 * it was meant to be two.
 */
static bool is_reuse(const struct lint_line *at, uint64_t address)
{
    return address == at->begin && (at->mask == UINT64_MAX || at->mask != at->first || at->ordered);
}

static void tell_reuse(const struct lint_event *x, const struct lint_line *at)
{
    lint_report(x, LINT_REUSE, at->last, 1,
                "a buffer of %d bytes is written again %s: what it held may be lost or mixed with "
                "the new",
                __builtin_popcountll(at->mask),
                at->ordered ? "after a DMB alone, which may not empty it" : "without a flush");
}

static void tell_overlap(const struct lint_event *x, const struct lint_line *at, uint64_t bytes)
{
    const int twice = __builtin_popcountll(bytes & at->mask);
    lint_report(x, LINT_OVERLAP, writer_of(at, bytes), 1,
                "%d of %u bytes are stored again without a barrier between: merged the device gets "
                "them once, not merged twice",
                twice, x->insn->size);
}

/* Bytes that are there already are stored again. False: the line goes on as it is. */
static bool store_again(const struct lint_event *x, const struct lint_line *at, uint64_t bytes,
                        uint64_t address, bool *told)
{
    const bool reuse = is_reuse(at, address), full = at->mask == UINT64_MAX;
    if (full && !reuse) {
        return true; /* a full line has left */
    }
    if (at->ordered && !reuse) {
        return true; /* in order, and not merged */
    }
    const enum lint_kind kind = reuse ? LINT_REUSE : LINT_OVERLAP;
    if (at->weak) {
        lint_undecided(x, kind);
        return true;
    }
    if (!*told) {
        *told = true;
        if (reuse) {
            tell_reuse(x, at);
        } else {
            tell_overlap(x, at, bytes);
        }
    }
    return reuse;
}

static void store_in_line(const struct lint_event *x, uint64_t address, unsigned size, bool *told)
{
    const uint64_t line = address & ~(uint64_t)(LINT_LINE - 1);
    const unsigned from = (unsigned)(address - line);
    const uint64_t bytes = bytes_at(from, size);
    struct lint_line *at = find_line(x, line);
    if (!at) {
        at = take_line(x);
        begin_line(x, at, line, address);
    } else if (!at->waits || lint_settled(x, at->time) ||
               ((at->mask & bytes) && store_again(x, at, bytes, address, told))) {
        begin_line(x, at, line, address);
    }
    put(x, at, from, size);
    if (x->insn->op.op_class == TRACE_CLASS_64B) {
        at->waits = false; /* ST64B merges with nothing */
    }
}

static void flush(const struct lint_event *x)
{
    for (uint64_t i = 0; i < x->params->lines; i++) {
        x->cpu->lines[i].used = false;
    }
}

/* A load, an exclusive or an atomic waits for what the CPU has stored there. */
static void load(const struct lint_event *x)
{
    const uint64_t first = x->place->address / LINT_LINE,
                   last = (x->place->address + x->insn->size - 1) / LINT_LINE;
    for (uint64_t line = first; line <= last; line++) {
        struct lint_line *at = find_line(x, line * LINT_LINE);
        if (at) {
            at->used = false;
        }
    }
}

static void doorbell(const struct lint_event *x)
{
    const struct lint_line *latest = NULL;
    unsigned lines = 0, weak = 0;
    for (uint64_t i = 0; i < x->params->lines; i++) {
        struct lint_line *at = &x->cpu->lines[i];
        if (!at->used || !at->awaited || !lint_same_device(at->region, x->place->region)) {
            continue;
        }
        at->awaited = false; /* told once */
        if (lint_settled(x, at->time)) {
            continue;
        }
        if (at->weak) {
            weak++;
            continue;
        }
        lines++;
        latest = !latest || at->last > latest->last ? at : latest;
    }
    if (latest) {
        lint_report(x, LINT_DOORBELL, latest->last, 1,
                    "a Device store with no barrier since the write-combining stores before it "
                    "(%u line%s of \"%.40s\"): it may reach the device first",
                    lines, lines == 1 ? "" : "s", latest->region);
    } else if (weak) {
        lint_undecided(x, LINT_DOORBELL);
    }
}

/* The other way round: is this Device store the doorbell of the data before it? */
static void ring(const struct lint_event *x)
{
    struct lint_cpu *cpu = x->cpu;
    if (cpu->data && lint_same_device(cpu->data, x->place->region)) {
        cpu->data = NULL;
        cpu->bell = (struct lint_pending){ .valid = true,
                                           .line = x->insn->first.line,
                                           .time = lint_time(&x->insn->first),
                                           .region = x->place->region };
        cpu->bell.shown = lint_shown(x, &cpu->bell.is_offset);
    }
}

static void after_doorbell(const struct lint_event *x)
{
    struct lint_pending *bell = &x->cpu->bell;
    x->cpu->data = x->place->region;
    if (!bell->valid || !lint_same_device(bell->region, x->place->region)) {
        return;
    }
    bell->valid = false;
    if (lint_settled(x, bell->time)) {
        return;
    }
    if (bell->weak) {
        lint_undecided(x, LINT_DOORBELL);
        return;
    }
    char where[LINT_WHERE];
    lint_report(x, LINT_DOORBELL, bell->line, 1,
                "a write-combining store with no barrier since the doorbell before it (%s): "
                "it may reach the device first",
                lint_where(bell, where));
}

void lint_combining_release(const struct lint_event *x)
{
    flush(x); /* all before it is observed before (DDI 0487 B2.3) */
    x->cpu->bell.valid = false;
}

void lint_combining_access(const struct lint_event *x)
{
    const struct trace_insn *i = x->insn;
    if (x->store && i->op.release) {
        lint_combining_release(x);
    }
    if (x->place->memory == LINT_DEVICE) {
        if (x->store && !x->place->ecam && !x->place->platform) {
            doorbell(x);
            ring(x);
        }
        return;
    }
    if (x->load || i->op.op_class == TRACE_CLASS_EXCLUSIVE) {
        load(x);
        return;
    }
    if (x->params->after_doorbell) {
        after_doorbell(x);
    }
    bool told = false;
    uint64_t address = x->place->address;
    for (unsigned left = i->size; left;) {
        const unsigned room = LINT_LINE - (unsigned)(address % LINT_LINE);
        const unsigned size = left < room ? left : room;
        store_in_line(x, address, size, &told);
        address += size;
        left -= size;
    }
}

static void order_line(struct lint_line *at, enum lint_strength strength)
{
    switch (strength) {
    case LINT_HINT: at->waits = false; break; /* leaves, but in no order */
    case LINT_WEAK: at->weak = true; break;
    default:
        at->ordered = true;
        at->awaited = false;
        break;
    }
}

void lint_combining_barrier(const struct lint_event *x, enum lint_strength strength)
{
    struct lint_pending *bell = &x->cpu->bell;
    bell->valid = bell->valid && strength < LINT_ORDER_ST;
    bell->weak = bell->weak || strength == LINT_WEAK;
    if (strength == LINT_COMPLETE || (strength >= LINT_ORDER_ST && x->params->dmb_flushes)) {
        flush(x);
        return;
    }
    for (uint64_t i = 0; i < x->params->lines; i++) {
        if (x->cpu->lines[i].used) {
            order_line(&x->cpu->lines[i], strength);
        }
    }
}
