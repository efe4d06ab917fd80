/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Walks of tables that are not in RAM. Translation knows no time: a walk that needs a descriptor
 * from behind the bus fails at once, the core reads the descriptor as it reads for a load, and
 * translates again with what has come back. So there is one way for data, errors and times; no
 * access finds a descriptor that it has not waited for itself.
 */
#ifndef GATHER_CORE_WALKBUF_H
#define GATHER_CORE_WALKBUF_H

#include "core/core.h"

/** More than both pages of an access can need: five levels, each below five of stage 2. */
enum { WALKBUF_WORDS = 128 };

struct walkbuf_word {
    uint64_t at, word;
    uint64_t access; /* the one that it was read for */
    bool ok;         /* false: the read ended with an error */
};

struct walkbuf {
    struct mmu_walk_memory tables; /* those in RAM */
    unsigned count, fresh;         /* fresh: of the access in hand */
    uint64_t access;               /* counts accesses that have read descriptors */
    uint64_t wanted;               /* the descriptor that the last walk lacked ... */
    uint64_t coming;               /* ... and the one that is being read */
    bool wants, fetching;
    bool looking; /* a look, which is content with what earlier accesses have read */
    bool refused; /* the last walk was to update a descriptor that is not in RAM */
    struct walkbuf_word words[WALKBUF_WORDS];
};

/** Is the descriptor at `at` one that this access has read, or only an earlier one? */
bool walkbuf_fresh(const struct walkbuf *b, uint64_t at);
bool walkbuf_old(const struct walkbuf *b, uint64_t at);
/** The access in hand has its translation: the next one's walk reads for itself. */
void walkbuf_expire(struct walkbuf *b);

#endif
