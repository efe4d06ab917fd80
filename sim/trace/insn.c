/* SPDX-License-Identifier: Apache-2.0 */
/** Instructions put together again from lines of at most 8 bytes. */
#include "trace/formats.h"

#include <endian.h>

/*
 * Link-time optimisation makes what has one caller a part of that, down to the loop of a replay. So
 * the replay has an entry of its own, all of whose parts are in it, and all others another.
 */
#define INTO_BOTH static inline __attribute__((always_inline))
/* gcc would make two functions that are the same one again. */
#if __has_attribute(no_icf)
#define APART __attribute__((noinline, no_icf))
#else
#define APART __attribute__((noinline))
#endif

INTO_BOTH bool same_instruction(const struct trace_record *a, const struct trace_record *b)
{
    return a->time == b->time && a->pc == b->pc && a->opcode == b->opcode && a->cpu == b->cpu &&
           a->time_unit == TRACE_TIME_INSTRUCTIONS && b->time_unit == TRACE_TIME_INSTRUCTIONS;
}

/** Whether `r` is the next or the preceding bytes of `i`, which then has at most 64. */
INTO_BOTH bool adjacent(const struct trace_insn *i, const struct trace_record *r)
{
    const struct trace_record *f = &i->first;
    return r->kind == f->kind && i->size + r->size <= TRACE_INSN_MAX &&
           r->address_is_offset == f->address_is_offset &&
           (!r->address_is_offset || r->region == f->region) &&
           (r->address == i->address + i->size || r->address + r->size == i->address);
}

INTO_BOTH void put_value(uint8_t *to, const struct trace_record *r)
{
    for (unsigned n = 0; n < r->size; n++) {
        to[n] = (uint8_t)(r->value >> (8 * n));
    }
}

INTO_BOTH void merge(struct trace_insn *i, const struct trace_record *r)
{
    i->has_value = i->has_value && r->has_value;
    bool below = r->address < i->address;
    if (i->has_value && below) {
        memmove(i->data + r->size, i->data, i->size);
    }
    if (i->has_value) {
        put_value(below ? i->data : i->data + i->size, r);
    }
    i->address = below ? r->address : i->address;
    i->size += r->size;
    i->records++;
}

/** The next record, which stays. False: there is none. */
INTO_BOTH bool look_ahead(struct trace *t)
{
    if (!t->has_ahead && !t->failed) {
        enum trace_result result = trace_next_counted(t, &t->ahead, t->failure);
        t->has_ahead = result == TRACE_OK;
        t->failed = result == TRACE_ERROR;
    }
    return t->has_ahead;
}

/** Put the lines that follow to the first one. */
INTO_BOTH void gather_lines(struct trace *t, struct trace_insn *i)
{
    i->first.note = NULL; /* looking ahead may take its line away */
    i->first.note_length = 0;
    if (i->size == i->op.total && !(i->op.load && i->op.store)) {
        return; /* most: whole in one line; an atomic has one for each direction */
    }
    while ((i->op.total == 0 || i->size < i->op.total) && look_ahead(t) &&
           same_instruction(&i->first, &t->ahead)) {
        if (!adjacent(i, &t->ahead)) {
            i->piece = true;
            break;
        }
        t->has_ahead = false;
        merge(i, &t->ahead);
    }
    i->piece = i->piece || (i->op.total != 0 && i->size != i->op.total);
    struct last_insn *last = &t->last_piece[(unsigned)i->first.cpu % TRACE_CPUS];
    const struct trace_record *f = &i->first;
    i->continues = last->opcode == f->opcode && last->time == f->time && last->pc == f->pc &&
                   last->cpu == f->cpu;
    *last = (struct last_insn){ f->time, f->pc, f->opcode, f->cpu };
}

/** Put the records of one access together that say so themselves. */
INTO_BOTH void gather_access(struct trace *t, struct trace_insn *i)
{
    i->first.note = NULL; /* looking ahead may take it away */
    i->first.note_length = 0;
    bool more = true;
    while (more && look_ahead(t) && t->ahead.opcode == 0 && t->ahead.cpu == i->first.cpu &&
           adjacent(i, &t->ahead)) {
        t->has_ahead = false;
        more = t->ahead.more;
        merge(i, &t->ahead);
    }
}

INTO_BOTH enum trace_result next_instruction(struct trace *t, struct trace_insn *i, struct error *e)
{
    enum trace_result result = trace_next(t, &i->first, e);
    if (__builtin_expect(result != TRACE_OK, 0)) {
        return result;
    }
    const struct trace_record *r = &i->first;
    i->region_name = t->regions[r->region].name;
    i->address = r->address;
    i->size = r->size;
    i->records = 1;
    i->has_value = r->has_value;
    i->piece = false;
    i->continues = false;
    if (r->has_value) {
        const uint64_t value = htole64(r->value);
        memcpy(i->data, &value, sizeof value); /* what is beyond its size is not read */
    }
    i->op = *trace_op_of(t, r->opcode);
    if (r->kind > TRACE_WRITE) {
        return TRACE_OK;
    }
    if (r->opcode != 0 && r->time_unit == TRACE_TIME_INSTRUCTIONS) {
        gather_lines(t, i);
    } else if (__builtin_expect(r->more, 0)) {
        gather_access(t, i);
    }
    if (i->op.element == 0 || i->op.element > i->size) {
        i->op.element = r->size;
    }
    return TRACE_OK;
}

enum trace_result trace_next_instruction(struct trace *t, struct trace_insn *i, struct error *e)
{
    return next_instruction(t, i, e);
}

APART enum trace_result trace_next_instruction_apart(struct trace *t, struct trace_insn *i,
                                                     struct error *e)
{
    return next_instruction(t, i, e);
}
