/* SPDX-License-Identifier: Apache-2.0 */
/** The bytes of a trace: a thread of its own reads and inflates them into a ring of blocks. */
#ifndef GATHER_TRACE_SOURCE_H
#define GATHER_TRACE_SOURCE_H

#include "base/base.h"

#ifdef GATHER_SMALL_BLOCKS /* the fuzz build */
enum { SOURCE_BLOCK = 1024, SOURCE_KEEP_MAX = 2048 };
#else
enum {
    SOURCE_BLOCK = 256 * 1024,
    SOURCE_KEEP_MAX = 16 * 1024 /* the longest beginning of a line that moves into the next block */
};
#endif
enum { SOURCE_PAD = 64 /* readable and writable bytes after each block's last */ };

enum source_state {
    SOURCE_DATA,
    SOURCE_END,
    SOURCE_DAMAGED, /* the compressed data are corrupt or end early: source_text() */
    SOURCE_FAILED   /* the host could not read: source_text() */
};

struct source;

/** NULL and a user's error for what cannot be opened. "-" is standard input. */
struct source *source_open(const char *path, struct error *e);
/** A regular file, from byte `offset` on, as it is. */
struct source *source_open_at(const char *path, uint64_t offset, struct error *e);
/** Wake a thread that waits in source_advance(), which then gives SOURCE_END. */
void source_stop(struct source *s);
/** Stops the thread; harmless on NULL. */
void source_close(struct source *s);

/**
 * Go to the next block. The last `keep` bytes (at most SOURCE_KEEP_MAX) of the current one stay,
 * just before the new ones: [*begin, *end) is the kept and the new bytes. If the answer is not
 * SOURCE_DATA, nothing moved and the current block is still there.
 */
enum source_state source_advance(struct source *s, size_t keep, char **begin, char **end);
/** How far the thread has read the file, as stored, and its size; 0: a pipe. */
void source_progress(const struct source *s, uint64_t *bytes, uint64_t *of);
/** What is wrong, after SOURCE_DAMAGED or SOURCE_FAILED. */
const char *source_text(const struct source *s);

#endif
