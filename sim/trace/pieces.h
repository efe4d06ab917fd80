/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Accesses of up to 64 bytes that wait to be given as records, in their order: a packet may be
 * several, and a read may wait for its value.
 */
#ifndef GATHER_TRACE_PIECES_H
#define GATHER_TRACE_PIECES_H

#include "trace/formats.h"

enum { PIECE_BYTES = 64, PIECES = 1024 };

struct piece {
    uint64_t address, time, line, pc;
    uint32_t region;
    int32_t cpu;
    uint8_t kind;      /* enum trace_kind */
    uint8_t time_unit; /* enum trace_time_unit */
    uint8_t size;
    uint8_t filled; /* bytes of `data` that a completion has brought */
    bool has_value;
    bool waiting; /* for its value: nothing is given before it */
    uint8_t data[PIECE_BYTES];
};

struct pieces {
    uint64_t head, tail; /* numbers of the first and of the next one */
    unsigned given;      /* bytes of the first one */
    uint64_t unanswered; /* that were given without the value that they waited for */
    bool whole;          /* a width of 1, 2, 4 ... stays one record, however it is aligned */
    struct piece ring[PIECES];
};

static inline size_t pieces_room(const struct pieces *p)
{
    return PIECES - (size_t)(p->tail - p->head);
}
/** Room for one more, which there has to be; all zero. */
struct piece *pieces_add(struct pieces *p);
/** The piece of that number, NULL if it has been given. */
struct piece *pieces_at(struct pieces *p, uint64_t number);
/** The next record; false: there is none, or it waits and `force` is not set. */
bool pieces_take(struct pieces *p, struct trace *t, bool force, struct trace_record *r);

#endif
