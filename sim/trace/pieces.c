/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/pieces.h"

#include <assert.h>

enum { VALUE_BYTES = 8 };

struct piece *pieces_add(struct pieces *p)
{
    assert(pieces_room(p) != 0);
    struct piece *piece = &p->ring[p->tail++ % PIECES];
    *piece = (struct piece){ 0 };
    return piece;
}

struct piece *pieces_at(struct pieces *p, uint64_t number)
{
    return number - p->head < p->tail - p->head ? &p->ring[number % PIECES] : NULL;
}

/** Bytes of the next record: aligned to them. */
static unsigned next_size(const struct pieces *p, const struct piece *piece)
{
    unsigned left = piece->size - p->given;
    unsigned size = piece->has_value ? VALUE_BYTES : PIECE_BYTES;
    if (p->whole && p->given == 0 && left <= size && (left & (left - 1)) == 0) {
        return left;
    }
    while (size > left || (piece->address + p->given) % size != 0) {
        size /= 2;
    }
    return size;
}

bool pieces_take(struct pieces *p, struct trace *t, bool force, struct trace_record *r)
{
    struct piece *piece = &p->ring[p->head % PIECES];
    if (p->head == p->tail || (piece->waiting && !force)) {
        return false;
    }
    p->unanswered += piece->waiting ? 1 : 0;
    piece->waiting = false;
    unsigned size = next_size(p, piece);
    trace_start_record(r, (enum trace_kind)piece->kind, piece->line);
    r->address = piece->address + p->given;
    r->time = piece->time;
    r->time_unit = piece->time_unit;
    r->pc = piece->pc;
    r->cpu = piece->cpu;
    r->region = piece->region;
    r->size = (uint8_t)size;
    r->has_value = piece->has_value;
    for (unsigned i = 0; piece->has_value && i < size; i++) {
        r->value |= (uint64_t)piece->data[p->given + i] << (8 * i);
    }
    p->given += size;
    r->more = p->given != piece->size;
    if (!r->more) {
        p->given = 0;
        p->head++;
    }
    t->totals.lines++;
    return true;
}
