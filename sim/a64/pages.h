/* SPDX-License-Identifier: Apache-2.0 */
/** What the engine keeps: pages of predecoded code, where code was found, breakpoints. */
#ifndef GATHER_A64_PAGES_H
#define GATHER_A64_PAGES_H

#include "a64/engine.h"

enum {
    LOOKS = 256,
    PAGE_HASHES = 512,
    PAGES_MOST = 2048, /* 40 MiB; more are made by dropping all */
    BREAKPOINTS_MOST = 64,
    WATCHES_MOST = 16
};

/** Where the code of a page of VAs is, in one EL. */
struct a64_look {
    uint64_t tag; /* VA of the page, and the EL */
    struct a64_page *page;
    bool guarded;
};

struct a64_engine {
    struct a64_look look[LOOKS];
    struct a64_page *hash[PAGE_HASHES];
    unsigned pages;
    struct a64_page *alone; /* its first uop is the one that is executed alone */
    int64_t budget;         /* what a64_run() was asked for */
    uint64_t deadline;      /* a64_deadline() of this run, or of the next one */
    uint64_t breakpoint[BREAKPOINTS_MOST];
    unsigned breakpoints;
    bool stopped_there; /* the last run ended at the breakpoint at PC: go on past it */
    struct a64_watch watch[WATCHES_MOST], hit; /* a debugger's */
    unsigned watches;
    bool is_hit; /* the run ends because of `hit` */
    void (*commit)(void *arg, struct a64 *c, const struct a64_commit *i);
    void *commit_arg;
};

struct a64_engine *a64_engine_new(void);
void a64_engine_free(struct a64_engine *g);
/** The instruction at a VA in its page. */
uint32_t a64_page_word(const struct a64_page *p, uint64_t va);
/** Does the word match PSTATE.BTYPE: BTI, PACIxSP, BRK, HLT (D8.4.6)? */
bool a64_lands(const struct a64 *c, uint32_t insn);
/** Which words of the decoder's column `feature` are implemented: impl.c. */
void a64_features(const struct a64_impl *impl, const struct mmu_impl *mmu,
                  bool features[A64_FEATURE_COUNT]);

#endif
