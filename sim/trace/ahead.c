/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/ahead.h"

#include <pthread.h>
#include <stdlib.h>

enum { BATCHES = 4, BATCH_LENGTH = 256 };

struct batch {
    struct trace_insn insns[BATCH_LENGTH];
    unsigned count;
    enum trace_result end; /* TRACE_OK: more batches follow */
    struct error error;    /* of TRACE_ERROR */
};

struct ahead {
    struct trace *trace;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    struct batch *batches;
    unsigned long filled, taken; /* batches, counted from 0; under the lock */
    bool stop;                   /* under the lock */
    unsigned at;                 /* in the batch in hand */
    bool in_hand, ended;
};

static void fill(struct ahead *a, struct batch *b)
{
    b->count = 0;
    b->end = TRACE_OK;
    while (b->count < BATCH_LENGTH) {
        b->end = trace_next_instruction(a->trace, &b->insns[b->count], &b->error);
        if (b->end != TRACE_OK) {
            return;
        }
        b->count++;
    }
}

static void *read_trace(void *arg)
{
    struct ahead *a = arg;
    enum trace_result end = TRACE_OK;
    while (end == TRACE_OK) {
        pthread_mutex_lock(&a->lock);
        while (!a->stop && a->filled - a->taken == BATCHES) {
            pthread_cond_wait(&a->changed, &a->lock);
        }
        bool stop = a->stop;
        struct batch *b = &a->batches[a->filled % BATCHES];
        pthread_mutex_unlock(&a->lock);
        if (stop) {
            return NULL;
        }
        fill(a, b);
        end = b->end;
        pthread_mutex_lock(&a->lock);
        a->filled++;
        pthread_cond_signal(&a->changed);
        pthread_mutex_unlock(&a->lock);
    }
    return NULL;
}

struct ahead *ahead_start(struct trace *t, struct error *e)
{
    struct ahead *a = calloc(1, sizeof(*a));
    struct batch *batches = malloc(BATCHES * sizeof(*batches));
    if (!a || !batches) {
        free(a);
        free(batches);
        error_fault(e, "out of memory for reading ahead");
        return NULL;
    }
    a->trace = t;
    a->batches = batches;
    pthread_mutex_init(&a->lock, NULL);
    pthread_cond_init(&a->changed, NULL);
    if (pthread_create(&a->thread, NULL, read_trace, a) != 0) {
        free(batches);
        free(a);
        error_fault(e, "cannot start a thread to read the trace");
        return NULL;
    }
    return a;
}

/* Give back the batch that is used up and wait for the next. */
static struct batch *next_batch(struct ahead *a)
{
    pthread_mutex_lock(&a->lock);
    if (a->in_hand) {
        a->taken++;
        pthread_cond_signal(&a->changed);
    }
    while (a->filled == a->taken) {
        pthread_cond_wait(&a->changed, &a->lock);
    }
    struct batch *b = &a->batches[a->taken % BATCHES];
    pthread_mutex_unlock(&a->lock);
    a->in_hand = true;
    a->at = 0;
    return b;
}

const struct trace_insn *ahead_next(struct ahead *a, bool *failed, struct error *e)
{
    *failed = false;
    if (a->ended) {
        return NULL;
    }
    struct batch *b = &a->batches[a->taken % BATCHES];
    while (!a->in_hand || a->at == b->count) {
        if (a->in_hand && b->end != TRACE_OK) {
            a->ended = true;
            *failed = b->end == TRACE_ERROR;
            if (*failed && e) {
                *e = b->error;
            }
            return NULL;
        }
        b = next_batch(a);
    }
    return &b->insns[a->at++];
}

void ahead_stop(struct ahead *a)
{
    if (!a) {
        return;
    }
    pthread_mutex_lock(&a->lock);
    a->stop = true;
    pthread_cond_signal(&a->changed);
    pthread_mutex_unlock(&a->lock);
    pthread_join(a->thread, NULL);
    pthread_mutex_destroy(&a->lock);
    pthread_cond_destroy(&a->changed);
    free(a->batches);
    free(a);
}
