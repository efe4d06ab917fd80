/* SPDX-License-Identifier: Apache-2.0 */
/* What every measurement needs: a clock, an order for medians, an end. */
#ifndef GATHER_BENCH_MEASURE_H
#define GATHER_BENCH_MEASURE_H

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/base.h"

static inline double clock_seconds(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static inline double now(void)
{
    return clock_seconds(CLOCK_MONOTONIC);
}

/** The program's own time: what else runs on the machine does not count. */
static inline double cpu_time(void)
{
    return clock_seconds(CLOCK_PROCESS_CPUTIME_ID);
}

static inline void fail(const struct error *e)
{
    error_print(e, stderr);
    exit(GATHER_PROGRAM_FAULT);
}

/** For qsort() of doubles. */
static inline int by_value(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

#endif
