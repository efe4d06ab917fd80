/* SPDX-License-Identifier: Apache-2.0 */
/** What the lints' rules share: the state of each CPU, and how a finding is told. */
#ifndef GATHER_TRACE_LINT_RULES_H
#define GATHER_TRACE_LINT_RULES_H

#include "trace/lint.h"

enum {
    LINT_LINE = 64,
    LINT_SEALED = 8, /* buffers of one line, each ended by a DMB */
    LINT_MMIO = 8,   /* regions whose last store is known */
    LINT_HOT_SETS = 128,
    LINT_HOT_WAYS = 4
};

/** A buffer of a line that a DMB has ended: nothing merges with it, but it may still wait. */
struct lint_sealed {
    uint64_t begin; /* address of its first store */
    uint64_t last;  /* trace line of its latest store */
    uint64_t time;  /* of the latest store */
    uint64_t age;   /* of its line, then */
    int bytes;
};

/** What waits of a line: what the next store may merge with, and what is sealed. */
struct lint_stores {
    uint64_t mask;  /* bytes stored */
    uint64_t begin; /* address of the first store */
    uint64_t first; /* its bytes */
    unsigned sealed_count;
    struct lint_sealed sealed[LINT_SEALED];
};

/** Stores of one CPU to 64 bytes of write-combining memory that may not have left yet. */
struct lint_line {
    uint64_t line; /* its address */
    uint64_t last; /* trace line of the latest store */
    uint64_t time; /* of the latest store */
    uint64_t age;  /* how many the CPU had begun before it */
    bool waits;    /* else nothing is here but what a Device store may overtake */
    const char *region;
    bool used;
    bool weak;         /* a barrier came that flushes nothing, and may hide one that does */
    bool data;         /* of a device: a doorbell may follow */
    bool awaited;      /* no barrier yet that orders a Device store after it */
    bool sure_awaited; /* the same of a store since the weak barrier */
    struct lint_stores all;
    struct lint_stores sure;     /* the stores since the weak barrier alone */
    uint64_t writers[LINT_LINE]; /* trace line of each byte's store */
};

/** An access that later ones may overtake. */
struct lint_pending {
    bool valid;
    bool weak;           /* as above */
    bool stores_ordered; /* a barrier orders later stores, not loads */
    bool is_offset;      /* what lint_shown() says of `shown` */
    uint64_t line, address, time, at;
    uint64_t shown; /* of `address`, as findings have it */
    const char *region;
    uint32_t number;
};

/** A read that counts. */
struct lint_read {
    uint64_t at, line;
};
/** A register that is read. */
struct lint_register {
    uint64_t address, seen;
    uint64_t line;   /* hot: of the first read that made it so */
    uint64_t writes; /* of the CPU, at the last read */
    uint32_t number; /* of its region */
    uint32_t first, count, room;
    struct lint_read *reads; /* a ring: those within params.hot_window; fewer than hot_reads */
    bool used, hot;
};

struct lint_cpu {
    int32_t cpu;
    uint64_t accesses, writes;
    struct lint_pending device; /* the access before, if it was a Device store; address, `size` */
    uint32_t device_size;
    bool faulted; /* the last instruction, if its pieces go on */
    struct lint_pending config, mmio[LINT_MMIO];
    unsigned recent_mmio;
    struct lint_pending bell; /* the Device store after write-combining data */
    const char *data;         /* region of that since the last one; NULL: none */
    struct lint_line *lines;  /* params.lines of them */
    uint64_t recent;          /* the last one found */
    uint64_t begun;           /* lines */
    struct lint_register registers[LINT_HOT_SETS][LINT_HOT_WAYS];
};

/** What happens now. */
struct lint_event {
    struct lints *lints;
    struct lint_cpu *cpu;
    const struct trace_insn *insn;
    const struct lint_place *place; /* NULL: a barrier, or outside the map */
    const struct lint_params *params;
    bool store, load; /* an atomic is both */
};

/** What a barrier does for stores to a device. */
enum lint_strength {
    LINT_NO_BARRIER,
    LINT_HINT,      /* DGH */
    LINT_WEAK,      /* none of the following, but one of them may follow unseen */
    LINT_ORDER_ST,  /* stores before, stores after */
    LINT_ORDER_ALL, /* also loads after */
    LINT_COMPLETE   /* all before is done */
};

/** Is something at `time` so old that it has left in any case? */
bool lint_settled(const struct lint_event *x, uint64_t time);
/** The record's, for lint_settled(); of one without a time one that never is. */
static inline uint64_t lint_time(const struct trace_record *r)
{
    return r->time_unit == TRACE_TIME_NONE ? UINT64_MAX : r->time;
}
/** May two regions be one device's, by their names ("nvme BAR0", "0000:00:01.0:region2")? Of
 * "A + B" either. */
bool lint_same_device(const char *a, const char *b);
/** The address of an access as findings have it: the trace's own where no map says more. */
uint64_t lint_shown(const struct lint_event *x, bool *is_offset);
enum { LINT_WHERE = 96 };
/** "0x8000200010", "0000:00:01.0:region2+0x10" */
const char *lint_where(const struct lint_pending *p, char text[LINT_WHERE]);
void lint_report(const struct lint_event *x, enum lint_kind kind, uint64_t earlier, uint64_t count,
                 const char *format, ...) GATHER_PRINTF(5, 6);
void lint_undecided(const struct lint_event *x, enum lint_kind kind);

/** The access faults, and is told. */
bool lint_unaligned(const struct lint_event *x);
/* Each sees every other access and barrier of the CPU. */
void lint_combining_access(const struct lint_event *x);
void lint_combining_barrier(const struct lint_event *x, enum lint_strength strength);
void lint_combining_release(const struct lint_event *x);
void lint_device_access(const struct lint_event *x);
void lint_ecam_access(const struct lint_event *x);
void lint_ecam_barrier(const struct lint_event *x, enum lint_strength strength);
void lint_ecam_release(struct lint_cpu *cpu);
void lint_hot_access(const struct lint_event *x);
void lint_hot_free(struct lint_cpu *cpu);

#endif
