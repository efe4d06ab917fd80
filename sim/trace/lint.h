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
    bool normal;    /* Normal memory: unaligned accesses are legal */
    bool ecam;      /* configuration space */
    bool platform;  /* of the SoC itself (a UART, an interrupt controller): not behind PCIe */
    bool as_traced; /* no map says where this is: findings give the trace's own address, not
                       `address`, which keeps regions apart and nothing else */
    bool outside;   /* of the window: rules look at it, and nothing is told of it */
};

struct lint_finding {
    uint64_t line;    /* of the access; 0: the format has none */
    uint64_t earlier; /* line of what it collides with; 0: none */
    uint64_t time;    /* the trace's */
    uint64_t address; /* with `is_offset` the offset in `region`, whose base nobody has said */
    uint64_t pc;      /* 0: the format has none */
    uint64_t count; /* times it was found: same kind, region, and instruction (without: address) */
    enum lint_kind kind;
    uint32_t size;
    int32_t cpu;
    bool is_offset;
    char region[64];
    char text[192]; /* what was seen, and what may come of it */
};

struct lint_params {
    uint64_t keep;      /* places kept of each kind, the first ones; all findings are counted */
    uint64_t lines;     /* of 64 bytes: how many back a CPU's stores may still be in its buffers */
    uint64_t settle_us; /* what is older has left, in traces with times; 0: never */
    uint64_t settle_instructions; /* the same, in traces that count instructions */
    bool dmb_flushes;             /* a DMB for stores is enough before a buffer is used again */
    bool after_doorbell;          /* data that may overtake the doorbell before it, too */
    bool every_barrier;           /* the trace has them all, not the first after each access only */
    uint64_t ecam_window;         /* accesses of one CPU from a configuration access to MMIO */
    uint64_t hot_reads;           /* reads of one register in `hot_window` accesses make it hot */
    uint64_t hot_window;          /* accesses of one CPU */
};
extern const struct param_table lint_param_table; /* struct lint_params */
/** Does a parameter of that table say anything to the rule? */
bool lint_param_is_of(const struct param *p, enum lint_kind kind);

struct lints;
/** NULL: no memory. */
struct lints *lints_new(const struct lint_params *p);
void lints_free(struct lints *l);
/**
 * An access or barrier, in the trace's order; `place` is not looked at for a barrier, and NULL for
 * an access outside the map. Of the first 512 CPUs that come.
 */
void lints_see(struct lints *l, const struct trace_insn *insn, const struct lint_place *place);
/** The same, for whoever calls back with a `void *`. */
void lints_see_any(void *l, const struct trace_insn *insn, const struct lint_place *place);
/** The end of the trace: what only then is known, and the order of lines. */
void lints_finish(struct lints *l);
/** How often in all. */
uint64_t lints_total(const struct lints *l, enum lint_kind kind);
/** How many places are kept: the first `keep`. Their counts and lints_beyond() make the total. */
uint64_t lints_places(const struct lints *l, enum lint_kind kind);
/** How often at other places, which came when `keep` were there; how many they are is not known. */
uint64_t lints_beyond(const struct lints *l, enum lint_kind kind);
/**
 * What might be one, but the trace does not say enough: after a barrier that flushes nothing others
 * may have followed that it does not hold (`every_barrier`).
 */
uint64_t lints_undecided(const struct lints *l, enum lint_kind kind);
/**
 * Accesses that this kind could not judge, because the trace has neither barriers nor opcodes; 0
 * for the kinds that need none.
 */
uint64_t lints_unjudged(const struct lints *l, enum lint_kind kind);
enum { LINT_UNJUDGED_BYTES = 192 };
/** "; not looked for, as the trace has no barriers: overlap, reuse": a bit a kind; "" of none. */
void lint_unjudged_text(unsigned kinds, char text[LINT_UNJUDGED_BYTES]);
enum { LINT_OUTSIDE_BYTES = 80 };
/** "3 accesses outside the map were not judged" */
void lint_outside_text(uint64_t count, char text[LINT_OUTSIDE_BYTES]);
/** The places kept, each as what was found there first, in the order of their lines; after
 * lints_finish(). */
size_t lints_count(const struct lints *l);
const struct lint_finding *lints_finding(const struct lints *l, size_t index);

/* ---- places ---------------------------------------------------------------------------------- */

enum { LINT_S1_TYPES = 8 };
/** What each stage-1 type becomes with the stage 2 of a kernel policy; and what names say. */
struct lint_types {
    struct {
        enum lint_memory memory;
        bool normal;
    } of[LINT_S1_TYPES];     /* by s1_type_parse() */
    struct lint_place named; /* what the last name said */
};
/** As a replay maps a BAR: a write fault on vfio-pci's mapping. False: KVM refuses it. */
bool lint_types_init(struct lint_types *types, const char *policy, bool fwb, struct error *e);

struct replay_region;
struct replay_window;
/** What a name says of a region: of `region` of a map, or with NULL of one that the trace names. */
void lint_read_name(struct lint_place *place, const char *name, const struct replay_region *region);
/**
 * The place of `i` at `address` in a region of the map, which is number `number` of it; with
 * `region` NULL in none, but of the type `s1`, by the trace's own name. Names do not change.
 */
struct lint_place lint_place_of(struct lint_types *types, const struct trace_insn *i,
                                uint64_t address, const struct replay_region *region,
                                uint32_t number, unsigned s1);

/* ---- a trace on its own ---------------------------------------------------------------------- */

struct lint_options {
    const char *policy;                  /* for lint_types_init() */
    bool no_fwb;                         /* the host has no FEAT_S2FWB */
    unsigned s1;                         /* of everything, without a map */
    const struct replay_region *regions; /* the map; NULL: the trace's, else none */
    size_t region_count;
    const struct replay_window *window; /* what is told; rules look at all. NULL: all of it */
    const char *path;                   /* of the trace, for messages */
    bool strict;                        /* an access outside the map is an error */
    const volatile int *interrupt;      /* stops it: a user's error */
};
/** Accesses that nothing was told of. */
struct lint_left_out {
    uint64_t map, window; /* outside of that */
    char note[256];       /* nothing is inside the window: that, and what the trace has; or "" */
};
/** All of `t` to `l`, without a machine, to lints_finish(). */
bool lints_run(struct lints *l, struct trace *t, const struct lint_options *o,
               struct lint_left_out *left, struct error *e);

#endif
