/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What if a guest had used ST64B: stores of one CPU that fill an aligned block of 64 bytes one
 * after another, upwards, with no access or barrier but ISB of that CPU in between, become one.
 * They wait here, all accesses in the trace's order, until their block is full or something else
 * has come; a block whose end is more than JOIN_ITEMS accesses away stays as it was.
 */
#include "trace/replay_own.h"

#include <stdlib.h>
#include <string.h>

enum { JOIN_ITEMS = 4096 /* a power of two */, RUNS = 64, BLOCK = ACCESS_MAX };

/* An access that waits. */
struct place {
    struct replay_item item;
    uint64_t before; /* number of the store before it in its run */
    bool gone;       /* it has become a part of another */
};
/* Stores that may become an ST64B: of the CPU, or of another of the same number modulo RUNS. */
struct run {
    int32_t cpu;
    bool open;
    uint32_t filled;      /* bytes */
    uint64_t block;       /* its address */
    uint64_t first, last; /* numbers of its stores */
};

struct replay_join {
    struct replay *replay;
    bool ended;
    uint64_t head, tail; /* numbers of the accesses that wait */
    struct run runs[RUNS];
    struct place places[JOIN_ITEMS];
};

struct replay_join *replay_join_new(struct replay *r)
{
    struct replay_join *j = calloc(1, sizeof(*j));
    if (!j) {
        error_fault(r->error, "no memory to put stores together");
        return NULL;
    }
    j->replay = r;
    return j;
}

void replay_join_free(struct replay_join *j)
{
    free(j);
}

static struct place *place_of(struct replay_join *j, uint64_t number)
{
    return &j->places[number % JOIN_ITEMS];
}

static struct run *run_of(struct replay_join *j, int32_t cpu)
{
    return &j->runs[(uint32_t)cpu % RUNS];
}

void replay_join_break(struct replay_join *j, int32_t cpu)
{
    run_of(j, cpu)->open = false;
}

/* The block is full: the last of its stores becomes the ST64B. */
static void complete(struct replay_join *j, struct run *run)
{
    struct access *to = &place_of(j, run->last)->item.access;
    uint8_t data[BLOCK];
    for (uint64_t n = run->last;; n = place_of(j, n)->before) {
        struct place *p = place_of(j, n);
        const struct access *a = &p->item.access;
        memcpy(data + (a->va.va - run->block), a->data, a->size);
        p->gone = n != run->last;
        if (n == run->first) {
            break;
        }
    }
    to->kind = ACCESS_SINGLE;
    to->va.va = run->block;
    to->size = to->element = to->align = BLOCK;
    memcpy(to->data, data, BLOCK);
    run->open = false;
    j->replay->result->made_st64b++;
}

/* Access `number` has come. */
static void take(struct replay_join *j, uint64_t number)
{
    struct place *p = place_of(j, number);
    const struct access *a = &p->item.access;
    struct run *run = run_of(j, p->item.cpu);
    p->gone = false;
    if (a->kind == ACCESS_BARRIER && a->barrier == BARRIER_ISB) {
        return; /* no barrier for stores; mostly an interrupt's */
    }
    const bool goes_on = run->open && run->cpu == p->item.cpu && p->item.joins &&
                         a->va.va == run->block + run->filled && a->size <= BLOCK - run->filled;
    if (goes_on) {
        p->before = run->last;
        run->last = number;
        run->filled += a->size;
    } else if (p->item.joins && a->va.va % BLOCK == 0 && a->size <= BLOCK) {
        *run = (struct run){ .cpu = p->item.cpu,
                             .open = true,
                             .filled = a->size,
                             .block = a->va.va,
                             .first = number,
                             .last = number };
    } else {
        run->open = false;
        return;
    }
    if (run->filled == BLOCK) {
        complete(j, run);
    }
}

/* The run of which the oldest access that waits is the first, if it may still become an ST64B. */
static struct run *undecided(struct replay_join *j)
{
    struct run *run = run_of(j, place_of(j, j->head)->item.cpu);
    return run->open && run->first == j->head ? run : NULL;
}

bool replay_join_next(struct replay_join *j, struct replay_item *item)
{
    for (;;) {
        while (j->head != j->tail && place_of(j, j->head)->gone) {
            j->head++;
        }
        const bool empty = j->head == j->tail;
        struct run *run = empty ? NULL : undecided(j);
        if (!empty && !run) {
            *item = place_of(j, j->head++)->item;
            return true;
        }
        if (!j->ended && j->tail - j->head < JOIN_ITEMS) {
            j->ended = !replay_next_item(j->replay, &place_of(j, j->tail)->item);
            if (!j->ended) {
                take(j, j->tail++);
            }
        } else if (empty) {
            return false;
        } else {
            run->open = false;
        }
    }
}
