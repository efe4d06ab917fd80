/* SPDX-License-Identifier: Apache-2.0 */
/**
 * One line on standard error about work that takes more than a second, rewritten as it goes on and
 * erased at its end. Nothing if standard error is no terminal.
 */
#ifndef GATHER_CLI_PROGRESS_H
#define GATHER_CLI_PROGRESS_H

#include "base/base.h"

/** All zero shows nothing. */
struct progress {
    bool on;
    const char *name; /* of the run among several */
    size_t run, runs;
    double begin, run_begin, shown; /* s */
    int width;                      /* of what is on the terminal; 0: nothing is */
};
void progress_begin(struct progress *p, bool quiet);
/** Run number `run` of `runs`, from 0 on, begins. */
void progress_run(struct progress *p, size_t run, size_t runs, const char *name);
/** So many records are done, and `bytes` of `of`; `of` 0: not known. */
void progress_records(struct progress *p, uint64_t records, uint64_t bytes, uint64_t of);
/** Where a scenario is: it has no end that is known. */
void progress_simulated(struct progress *p, const char *platform, simtime_t now);
/** Erase the line, at the end and before anything else is written; it may come again. */
void progress_clear(struct progress *p);

#endif
