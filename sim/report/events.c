/* SPDX-License-Identifier: Apache-2.0 */
/* Runs that are sorted in memory and merged from a file. */
#include "report/events.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    RUN = 1 << 17,  /* events that are sorted at a time */
    AHEAD = 1 << 8, /* that are read of a run at a time */
};

/** A sorted run in the file, from its next event on. */
struct run {
    uint64_t next, end; /* numbers of events in the file */
    uint32_t at, count; /* of those read */
    struct event ahead[AHEAD];
};

struct events {
    struct event *waiting;
    size_t count, at;
    FILE *file;
    uint64_t filed;
    struct run *runs;
    uint32_t *heap; /* runs that have events left, the earliest first */
    size_t run_count, heap_count;
    int failure; /* errno of what went wrong */
};

struct events *events_new(void)
{
    struct events *all = calloc(1, sizeof(*all));
    if (all) {
        all->waiting = malloc(RUN * sizeof(*all->waiting));
    }
    if (all && !all->waiting) {
        free(all);
        return NULL;
    }
    return all;
}

void events_free(struct events *all)
{
    if (!all) {
        return;
    }
    if (all->file) {
        (void)fclose(all->file);
    }
    free(all->waiting);
    free(all->runs);
    free(all->heap);
    free(all);
}

static int by_time(const void *a, const void *b)
{
    const struct event *x = a, *y = b;
    if (x->time != y->time) {
        return x->time < y->time ? -1 : 1;
    }
    return x->signal < y->signal ? -1 : x->signal > y->signal;
}

static void file_run(struct events *all)
{
    qsort(all->waiting, all->count, sizeof(*all->waiting), by_time);
    if (!all->file) {
        all->file = tmpfile();
    }
    if (!all->file ||
        fwrite(all->waiting, sizeof(*all->waiting), all->count, all->file) != all->count) {
        all->failure = errno ? errno : EIO;
    }
    all->filed += all->count;
    all->count = 0;
}

void events_add(struct events *all, simtime_t time, uint32_t signal, int32_t change)
{
    if (all->count == RUN) {
        file_run(all);
    }
    all->waiting[all->count++] = (struct event){ time, signal, change };
}

static const struct event *first(const struct run *run)
{
    return &run->ahead[run->at];
}

/** False: nothing is left of it. */
static bool fill(struct events *all, struct run *run)
{
    uint64_t left = run->end - run->next;
    run->count = (uint32_t)(left < AHEAD ? left : AHEAD);
    run->at = 0;
    size_t size = run->count * sizeof(run->ahead[0]);
    off_t from = (off_t)(run->next * sizeof(run->ahead[0]));
    if (size != 0 && pread(fileno(all->file), run->ahead, size, from) != (ssize_t)size) {
        all->failure = errno ? errno : EIO;
        return false;
    }
    run->next += run->count;
    return run->count != 0;
}

/** Sink the run at place `at` of the heap below those that are earlier. */
static void sink(struct events *all, size_t at)
{
    for (;;) {
        size_t least = at;
        for (size_t child = 2 * at + 1; child <= 2 * at + 2; child++) {
            if (child < all->heap_count && by_time(first(&all->runs[all->heap[child]]),
                                                   first(&all->runs[all->heap[least]])) < 0) {
                least = child;
            }
        }
        if (least == at) {
            return;
        }
        uint32_t moved = all->heap[at];
        all->heap[at] = all->heap[least];
        all->heap[least] = moved;
        at = least;
    }
}

static bool fail(const struct events *all, struct error *e)
{
    return error_set(e, "no space left to keep the events of a wave: %s", strerror(all->failure));
}

bool events_sort(struct events *all, struct error *e)
{
    if (all->failure != 0) {
        return fail(all, e);
    }
    if (!all->file) {
        qsort(all->waiting, all->count, sizeof(*all->waiting), by_time);
        return true;
    }
    file_run(all);
    if (fflush(all->file) != 0) {
        all->failure = errno;
    }
    all->run_count = (all->filed + RUN - 1) / RUN;
    all->runs = calloc(all->run_count, sizeof(*all->runs));
    all->heap = calloc(all->run_count, sizeof(*all->heap));
    if (!all->runs || !all->heap) {
        return error_fault(e, "out of memory for the events of a wave");
    }
    for (size_t i = 0; i < all->run_count && all->failure == 0; i++) {
        uint64_t end = (i + 1) * RUN;
        all->runs[i].next = i * RUN;
        all->runs[i].end = end < all->filed ? end : all->filed;
        if (fill(all, &all->runs[i])) {
            all->heap[all->heap_count++] = (uint32_t)i;
        }
    }
    for (size_t i = all->heap_count / 2; i-- > 0;) {
        sink(all, i);
    }
    return all->failure == 0 || fail(all, e);
}

bool events_next(struct events *all, struct event *out, struct error *e)
{
    if (!all->file) {
        if (all->at == all->count) {
            return false;
        }
        *out = all->waiting[all->at++];
        return true;
    }
    if (all->heap_count == 0) {
        return false;
    }
    struct run *run = &all->runs[all->heap[0]];
    *out = *first(run);
    if (++run->at == run->count && !fill(all, run)) {
        all->heap[0] = all->heap[--all->heap_count];
    }
    sink(all, 0);
    return all->failure == 0 || fail(all, e);
}
