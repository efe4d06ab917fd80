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

static void begin_stores(struct lint_stores *s, uint64_t address)
{
    s->mask = s->first = 0;
    s->begin = address;
}

/* A line that holds nothing, or nothing any more. */
static void begin_line(const struct lint_event *x, struct lint_line *at, uint64_t line)
{
    at->used = true;
    at->line = line;
    at->age = x->cpu->begun++;
    at->weak = false;
    at->data = !x->place->platform && !x->place->ecam;
    at->region = x->place->region;
    at->all.mask = 0;
    at->all.sealed_count = 0;
}

static void put_in(struct lint_stores *s, uint64_t bytes, uint64_t address)
{
    if (!s->mask) {
        s->begin = address;
        s->first = bytes;
    }
    s->mask |= bytes;
}

static void put(const struct lint_event *x, struct lint_line *at, unsigned from, uint64_t bytes)
{
    const struct trace_record *r = &x->insn->first;
    put_in(&at->all, bytes, at->line + from);
    if (at->weak) {
        put_in(&at->sure, bytes, at->line + from);
    }
    at->last = r->line;
    at->time = lint_time(r);
    at->waits = true;
    at->awaited = at->sure_awaited = true;
    uint64_t *writers = &at->writers[from];
    for (uint64_t left = bytes >> from; left; left >>= 1) {
        *writers++ = r->line;
    }
}

static uint64_t writer_of(const struct lint_line *at, uint64_t bytes)
{
    uint64_t latest = 0;
    for (; bytes; bytes &= bytes - 1) {
        const uint64_t line = at->writers[__builtin_ctzll(bytes)];
        latest = line > latest ? line : latest;
    }
    return latest;
}

/* What a store does to those before it. */
struct again {
    enum lint_kind kind; /* LINT_COUNT: nothing */
    bool sure, sealed;
    uint64_t earlier;
    int bytes; /* of the buffer, or of both stores */
};

/* Has a sealed buffer left, by time, or as all that the CPU has are newer? */
static bool has_left(const struct lint_event *x, const struct lint_sealed *sealed)
{
    uint64_t newer = 0;
    for (uint64_t i = 0; i < x->params->lines; i++) {
        newer += x->cpu->lines[i].used && x->cpu->lines[i].age > sealed->age;
    }
    return newer == x->params->lines || lint_settled(x, sealed->time);
}

/* A sealed buffer is written again from its begin: then it is told, and not waited for. */
static bool unseal(const struct lint_event *x, struct lint_stores *s, uint64_t address,
                   struct again *a)
{
    for (unsigned i = 0; i < s->sealed_count; i++) {
        const struct lint_sealed sealed = s->sealed[i];
        if (sealed.begin != address) {
            continue;
        }
        memmove(&s->sealed[i], &s->sealed[i + 1],
                (--s->sealed_count - i) * sizeof(struct lint_sealed));
        if (!has_left(x, &sealed)) {
            *a = (struct again){ LINT_REUSE, false, true, sealed.last, sealed.bytes };
            return true;
        }
    }
    return false;
}

/*
 * The same store once more is no more than that (memcpy() of 1, 4, 8 or 16 bytes makes it), unless
 * it was meant to be two. A full line has left, as far as an overlap goes.
 */
static struct again store_again(const struct lint_event *x, const struct lint_line *at,
                                struct lint_stores *s, uint64_t bytes, uint64_t address)
{
    struct again a = { .kind = LINT_COUNT };
    const bool sealed = s->sealed_count && at->data && unseal(x, s, address, &a);
    const uint64_t twice = s->mask & bytes;
    const bool full = s->mask == UINT64_MAX;
    if (!twice) {
        return a;
    }
    if (at->data && address == s->begin && (full || s->mask != s->first)) {
        a = (struct again){ LINT_REUSE, false, false, at->last, __builtin_popcountll(s->mask) };
        begin_stores(s, address);
    } else if (full) {
        begin_stores(s, address);
    } else if (!sealed) {
        const int count = __builtin_popcountll(twice);
        a = (struct again){ LINT_OVERLAP, false, false, writer_of(at, twice), count };
    }
    return a;
}

/* Found without the stores before a weak barrier it is sure, else undecided. One store is told
 * once: of several lines the first of which it is sure. */
static void line_again(const struct lint_event *x, struct lint_line *at, uint64_t bytes,
                       uint64_t address, struct again *first)
{
    struct again all = store_again(x, at, &at->all, bytes, address), sure = all;
    if (at->weak) {
        sure = store_again(x, at, &at->sure, bytes, address);
    }
    sure.sure = sure.kind != LINT_COUNT;
    if (first->kind == LINT_COUNT || (sure.sure && !first->sure)) {
        *first = sure.sure ? sure : all;
    }
    if (!at->all.mask) {
        at->age = x->cpu->begun++; /* anew */
    }
}

static void tell(const struct lint_event *x, const struct again *a)
{
    if (!a->sure) {
        lint_undecided(x, a->kind);
    } else if (a->kind == LINT_REUSE) {
        lint_report(x, LINT_REUSE, a->earlier, 1,
                    "a buffer of %d bytes is written again %s: what it held may be lost or mixed "
                    "with the new",
                    a->bytes,
                    a->sealed ? "after a DMB alone, which may not empty it" : "without a flush");
    } else {
        lint_report(x, LINT_OVERLAP, a->earlier, 1,
                    "%d of %u bytes are stored again without a barrier between: merged the device "
                    "gets them once, not merged twice",
                    a->bytes, x->insn->size);
    }
}

static void store_in_line(const struct lint_event *x, uint64_t address, unsigned size,
                          struct again *first)
{
    const uint64_t line = address & ~(uint64_t)(LINT_LINE - 1);
    const unsigned from = (unsigned)(address - line);
    const uint64_t bytes = bytes_at(from, size);
    struct lint_line *at = find_line(x, line);
    if (!at) {
        at = take_line(x);
        begin_line(x, at, line);
    } else if (!at->waits || lint_settled(x, at->time)) {
        begin_line(x, at, line);
    } else if ((at->all.mask & bytes) || at->all.sealed_count || at->weak) {
        line_again(x, at, bytes, address, first);
    }
    put(x, at, from, bytes);
    if (x->insn->op.op_class == TRACE_CLASS_64B) {
        at->waits = false; /* ST64B merges with nothing */
    }
}

static void store(const struct lint_event *x)
{
    struct again first = { .kind = LINT_COUNT };
    uint64_t address = x->place->address;
    for (unsigned left = x->insn->size; left;) {
        const unsigned room = LINT_LINE - (unsigned)(address % LINT_LINE);
        const unsigned size = left < room ? left : room;
        store_in_line(x, address, size, &first);
        address += size;
        left -= size;
    }
    if (first.kind != LINT_COUNT) {
        tell(x, &first);
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
        if (!at->used || !at->awaited || !at->data ||
            !lint_same_device(at->region, x->place->region)) {
            continue;
        }
        at->awaited = false; /* told once */
        if (lint_settled(x, at->time)) {
            continue;
        }
        if (at->weak && !at->sure_awaited) {
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
    if (x->params->after_doorbell && !x->place->platform && !x->place->ecam) {
        after_doorbell(x);
    }
    store(x);
}

/* A DMB: the oldest gives way to what does not fit. */
static void seal(const struct lint_line *at, struct lint_stores *s)
{
    if (!s->mask) {
        return;
    }
    if (s->sealed_count == LINT_SEALED) {
        memmove(&s->sealed[0], &s->sealed[1], --s->sealed_count * sizeof(struct lint_sealed));
    }
    s->sealed[s->sealed_count++] = (struct lint_sealed){ s->begin, writer_of(at, s->mask), at->time,
                                                         at->age, __builtin_popcountll(s->mask) };
    s->mask = 0;
}

static void order_line(struct lint_line *at, enum lint_strength strength)
{
    switch (strength) {
    case LINT_HINT: at->waits = false; break; /* leaves, but in no order */
    case LINT_WEAK:
        at->weak = true;
        at->sure.mask = 0;
        at->sure.sealed_count = 0;
        at->sure_awaited = false;
        break;
    default:
        seal(at, &at->all);
        if (at->weak) {
            seal(at, &at->sure);
        }
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
