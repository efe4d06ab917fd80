/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A trace's instructions, read by a thread of their own: parsing takes about as long as simulating.
 * Batches go from one to the other in order; the trace itself belongs to the thread until
 * ahead_stop().
 */
#ifndef GATHER_TRACE_AHEAD_H
#define GATHER_TRACE_AHEAD_H

#include "trace/reader.h"

struct ahead;

/** Start to read. NULL with an error of the host. */
struct ahead *ahead_start(struct trace *t, struct error *e);
/**
 * The next instruction, valid until the next call; NULL at the end, or with `*failed` and `e`
 * filled where trace_next_instruction() gave TRACE_ERROR.
 */
const struct trace_insn *ahead_next(struct ahead *a, bool *failed, struct error *e);
/** End the thread, wherever it is; the trace is the caller's again. NULL is allowed. */
void ahead_stop(struct ahead *a);

#endif
