/* SPDX-License-Identifier: Apache-2.0 */
/** Bytes of a binary trace out of blocks: what its readers, formats with `take`, share. */
#ifndef GATHER_TRACE_BYTES_H
#define GATHER_TRACE_BYTES_H

#include "trace/formats.h"

/** Have `n` bytes, at most SOURCE_KEEP_MAX, from t->at on. */
bool bytes_need(struct trace *t, size_t n);
/** Go over `n` bytes; false: the data end before. */
bool bytes_discard(struct trace *t, uint64_t n);
/** Offset of t->at in the uncompressed data. */
static inline uint64_t bytes_here(const struct trace *t)
{
    return t->bytes.offset - (uint64_t)(t->end - t->at);
}
/** What is wrong at t->at. */
enum line_result bytes_bad(struct trace *t, const char *expected);
/** The data end within a record: the rest is gone. */
enum line_result bytes_cut(struct trace *t);

#endif
