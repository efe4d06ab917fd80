/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Lints: what a trace shows of a driver that memory types punish. An engine that sees the accesses
 * of a trace in its order, each with where it goes and as what, and keeps what it finds with the
 * trace's lines. Rules of thumb, not errors of the architecture: each finding says what may happen.
 */
#ifndef GATHER_TRACE_LINT_H
#define GATHER_TRACE_LINT_H

#include "trace/reader.h"

/** ORDER LINT */
enum lint_kind {
    LINT_OVERLAP,    /* stores overlap in a write-combining region without a flush between */
    LINT_REUSE,      /* a write-combining buffer is written again without a flush between */
    LINT_DOORBELL,   /* a Device store may overtake data in write-combining buffers */
    LINT_UNALIGNED,  /* an unaligned access to Device memory: an Alignment fault */
    LINT_ECAM_ORDER, /* ECAM and MMIO: two regions, no order between them */
    LINT_HOT_READ,   /* reads on a path that writes often: each waits for a round trip */
    LINT_COUNT
};
struct lint_row {
    const char *name;   /* "overlap", "reuse", "doorbell", "unaligned", "ecam-order", "hot-read" */
    const char *help;   /* one line */
    const char *source; /* where the rule is from: document and section */
};
extern const struct lint_row lint_rows[LINT_COUNT];

/** What the memory of an access is, both stages together. */
enum lint_memory {
    LINT_DEVICE,    /* Device-nGnRnE, nGnRE, nGRE: not gathered */
    LINT_COMBINING, /* Normal Non-cacheable, Device-GRE */
    LINT_CACHED     /* Normal Write-Through, Write-Back: not looked at */
};
/** Where an access goes. */
struct lint_place {
    uint64_t address;   /* guest physical */
    const char *region; /* "" none; valid as long as the lints */
    uint32_t number;    /* of the region, from 0 on */
    enum lint_memory memory;
    bool normal; /* Normal memory: unaligned accesses are legal */
    bool ecam;   /* configuration space */
};

struct lint_finding {
    uint64_t line;    /* of the access; 0: the format has none */
    uint64_t earlier; /* line of what it collides with; 0: none */
    uint64_t time;    /* the trace's */
    uint64_t address;
    enum lint_kind kind;
    uint32_t size;
    int32_t cpu;
    char region[64];
    char text[192]; /* what was seen, and what may come of it */
};

struct lint_params {
    uint64_t keep;       /* findings kept of each kind, the first ones; all are counted */
    uint64_t hot_reads;  /* reads of one register in `hot_window` accesses make it hot */
    uint64_t hot_window; /* accesses of one CPU */
};
extern const struct param_table lint_param_table; /* struct lint_params */

struct lints;
struct lints *lints_new(const struct lint_params *params);
void lints_free(struct lints *l);
/** An access or barrier, in the trace's order; `place` is not looked at for a barrier. */
void lints_see(struct lints *l, const struct trace_insn *insn, const struct lint_place *place);
/** The end of the trace: what only then is known. */
void lints_finish(struct lints *l);
uint64_t lints_total(const struct lints *l, enum lint_kind kind);
/** Those kept, in the order of their lines. */
size_t lints_count(const struct lints *l);
const struct lint_finding *lints_finding(const struct lints *l, size_t index);

#endif
