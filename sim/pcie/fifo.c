/* SPDX-License-Identifier: Apache-2.0 */
#include "pcie/fifo.h"

#include <stdlib.h>
#include <string.h>

enum { FIFO_FIRST_SIZE = 16 };

bool fifo_init(struct fifo *f, size_t element_size)
{
    *f = (struct fifo){ .element_size = element_size, .mask = FIFO_FIRST_SIZE - 1 };
    f->elements = malloc(FIFO_FIRST_SIZE * element_size);
    return f->elements != NULL;
}

void fifo_free(struct fifo *f)
{
    free(f->elements);
    f->elements = NULL;
}

void *fifo_push(struct fifo *f)
{
    if (f->tail - f->head > f->mask) {
        size_t old = f->mask + 1;
        uint8_t *grown = malloc(2 * old * f->element_size);
        if (!grown) {
            abort(); /* a queue of a few kilobytes; there is nothing to go on with */
        }
        size_t first = f->head & f->mask;
        memcpy(grown, f->elements + first * f->element_size, (old - first) * f->element_size);
        memcpy(grown + (old - first) * f->element_size, f->elements, first * f->element_size);
        free(f->elements);
        f->elements = grown;
        f->head = 0;
        f->tail = old;
        f->mask = 2 * old - 1;
    }
    return fifo_at(f, f->tail++);
}

/* To the end, then down to its place. */
void *fifo_insert(struct fifo *f, size_t number)
{
    const size_t after = f->tail - number;
    fifo_push(f);
    for (size_t n = f->tail - 1, i = 0; i < after; i++, n--) {
        memcpy(fifo_at(f, n), fifo_at(f, n - 1), f->element_size);
    }
    return fifo_at(f, f->tail - 1 - after);
}
