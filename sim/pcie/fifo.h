/* SPDX-License-Identifier: Apache-2.0 */
#ifndef GATHER_PCIE_FIFO_H
#define GATHER_PCIE_FIFO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** A growing first-in first-out queue of fixed-size elements. */
struct fifo {
    uint8_t *elements;
    size_t element_size, mask, head, tail; /* head == tail: empty */
};
bool fifo_init(struct fifo *f, size_t element_size);
void fifo_free(struct fifo *f);
void *fifo_push(struct fifo *f);
static inline bool fifo_empty(const struct fifo *f)
{
    return f->head == f->tail;
}
/** The element of that number, from head to tail - 1. */
static inline void *fifo_at(const struct fifo *f, size_t number)
{
    return f->elements + (number & f->mask) * f->element_size;
}
static inline void *fifo_first(const struct fifo *f)
{
    return fifo_at(f, f->head);
}
static inline void fifo_pop(struct fifo *f)
{
    f->head++;
}
/** Room for an element before that number, which is head to tail. */
void *fifo_insert(struct fifo *f, size_t number);

#endif
