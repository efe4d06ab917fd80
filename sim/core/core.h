/* SPDX-License-Identifier: Apache-2.0 */
/**
 * core: the load/store unit that every front end drives. It takes accesses one after another,
 * translates them, applies the alignment rule, and by memory type sends them on as they are
 * (Device), lets them merge in the write buffer (Normal-NC, Device-GRE), or keeps them in the cache
 * (Normal cacheable).
 *
 * A core is one process of the kernel. It runs ahead of the kernel's time as far as nobody else is
 * due before it (process_horizon()), so that the order among cores, links and endpoints is exact.
 */
#ifndef GATHER_CORE_CORE_H
#define GATHER_CORE_CORE_H

#include "base/base.h"
#include "bus/bus.h"
#include "kernel/kernel.h"
#include "mmu/mmu.h"

/* ---- accesses -------------------------------------------------------------------------------- */

enum { ACCESS_MAX = 64 };

enum access_kind {
    ACCESS_STORE,
    ACCESS_LOAD,
    ACCESS_ZVA,       /* DC ZVA: 64 bytes of zeros at an aligned address */
    ACCESS_SINGLE,    /* ST64B: 64 bytes, single-copy atomic */
    ACCESS_EXCLUSIVE, /* a store-exclusive or an atomic */
    ACCESS_CLEAN,     /* DC CVAC: write a dirty line back */
    ACCESS_BARRIER,   /* this and what follows has no address */
    ACCESS_END,       /* drain everything: the end of a run */
    ACCESS_PASS       /* nothing: others whose time has come are let in */
};

enum barrier_kind { BARRIER_DMB, BARRIER_DSB, BARRIER_ISB, BARRIER_DGH };
/** CRm<3:2> and CRm<1:0> of DMB and DSB (DDI 0487 C6.2). */
enum barrier_domain { BARRIER_OSH, BARRIER_NSH, BARRIER_ISH, BARRIER_SY };
enum barrier_type { BARRIER_ALL = 3, BARRIER_ST = 2, BARRIER_LD = 1 };

/** One instruction's access. Nothing behind it knows who made it. */
struct access {
    va_t va;
    uint32_t size;    /* bytes, 1 .. 64 */
    uint32_t element; /* bytes of one single-copy access on Device: 8 for an STP of X registers */
    uint32_t align;   /* what an unaligned access is measured by; usually = element */
    enum access_kind kind;
    /** EL, and MMU_PAN: of a source with `own_mode`; else the context's EL is put here. */
    uint8_t mode;
    bool release; /* store-release */
    /** With ACCESS_EXCLUSIVE and ACCESS_SINGLE: a load of that kind, of memory that has none. */
    bool reads;
    /** One general-purpose register, no writeback: a stage-2 fault's syndrome says which (ISV). */
    bool gpr;
    uint8_t barrier, domain, type; /* for ACCESS_BARRIER */
    uint64_t place;                /* the front end's own: a line of a trace */
    uint8_t data[ACCESS_MAX];
};

/** "dmb", "oshst" from text such as "dmb oshst", "dsb sy", "dgh"; false with what is known. */
bool access_parse_barrier(const char *text, struct access *a, struct error *e);

enum core_fault_kind {
    CORE_NO_FAULT,
    CORE_FAULT_MMU,         /* `mmu` says which */
    CORE_FAULT_UNDEFINED,   /* LS64 is not enabled */
    CORE_FAULT_UNSUPPORTED, /* DFSC 0x35: exclusive, atomic or LS64 on memory that has no such thing
                             */
    CORE_FAULT_EXTERNAL     /* synchronous external abort: the bus answered with an error */
};

/** How an access ended, if not simply done. */
struct core_outcome {
    enum core_fault_kind fault;
    struct mmu_fault mmu;
    struct mmu_exception exception; /* who takes it, what it leaves; EC 0: no FAR; esr 0: unknown */
    unsigned dfsc;
    simtime_t issued, time;
    uint16_t domain, core;
    const uint8_t *data; /* of a load */
};

/** Where a core's accesses come from. */
struct core_source {
    void *self;
    bool own_mode; /* its accesses say their mode, and have been issued: no time for that here */
    /** The next access; false: no more for now. */
    bool (*next)(void *self, struct access *out);
    /** For loads, and for whatever faulted. */
    void (*finished)(void *self, const struct access *a, const struct core_outcome *o);
    /** After next() was false: the core is idle until core_start(). Called with `idle_self`. */
    void (*idle)(void *idle_self, simtime_t now);
    void *idle_self;
};

/* ---- parameters ------------------------------------------------------------------------------ */

/** Group "". */
struct core_params {
    uint64_t freq;         /* Hz */
    uint64_t issue_cycles; /* of one store instruction */
    uint64_t issue_width;  /* so many of them at a time */
    uint64_t wc_lines;     /* write buffers of 64 bytes; 0: any number */
    simtime_t wc_timeout;  /* 0: none */
    bool wc_full_drains;   /* a full buffer leaves at once */
    bool gather_nc, gather_gre;
    simtime_t wc_overwrite_time;  /* between two stores to the same bytes of an open buffer */
    unsigned wc_drain_order;      /* of a barrier: by age, by address */
    uint64_t nc_outstanding;      /* bursts on their way */
    uint64_t inflight_per_block;  /* bursts on their way to one aligned block; 0: no limit */
    uint64_t inflight_block;      /* its size */
    simtime_t inflight_retry;     /* from a place in the block to the burst that waited for it */
    uint64_t device_outstanding;  /* Device writes with early acknowledgement */
    simtime_t device_store_delay; /* a Device load may go before a store so young; 0: never */
    bool device_drains_wc;        /* a Device access first drains the write buffers */
    unsigned barrier_scope;       /* which DMB and DSB drain: any, device */
    simtime_t barrier_time;       /* on top of waiting for the answers */
    bool dgh_drains;
    uint64_t device_element; /* the widest single access on Device, bytes */
    bool tlb_model;          /* translation takes time */
    uint64_t tlb_l1_entries; /* 0: no such level; so for the others */
    uint64_t tlb_l2_entries; /* a multiple of tlb_l2_ways */
    uint64_t tlb_l2_ways;
    simtime_t tlb_l2_time;      /* a hit there */
    uint64_t tlb_walk_entries;  /* of the cache of walks */
    simtime_t walk_time;        /* for one descriptor of cacheable memory */
    simtime_t walk_memory_time; /* for one of other memory */
    simtime_t switch_time;      /* to run another vCPU */
    double speculate;           /* reads that it tries on its own for each access */
    uint64_t speculate_most;    /* in a run */
    uint64_t speculate_outstanding;
    unsigned speculate_reach; /* mapped, near */
    unsigned speculate_error; /* squash, serror */
};
extern const struct param_table core_table;

/** Group "cache". */
struct cache_params {
    uint64_t size;   /* bytes */
    bool write_fill; /* a store that misses reads its line first */
    simtime_t hit_time;
};
extern const struct param_table cache_table;

/* ---- a second cache -------------------------------------------------------------------------- */

/** Group "l2". Times come on top of a hit in L1. */
struct l2_params {
    uint64_t size, ways;
    simtime_t time;               /* a hit */
    uint64_t streams;             /* that are followed at a time; 0: nothing is fetched ahead */
    simtime_t stream_time;        /* a line of a stream that L2 has */
    simtime_t memory_stream_time; /* one that comes from memory, or goes there */
    uint64_t load_exposed, store_exposed; /* how much of its time a core waits for, percent */
};
extern const struct param_table l2_table;

/**
 * What a line of RAM costs that the L1 cache of a core lacks: an L2 cache of tags alone, runs of
 * lines that are fetched ahead, and memory behind. For sources that access RAM on their own.
 */
struct ramtime;
struct ramtime *ramtime_new(const struct l2_params *params, simtime_t ram_latency, struct error *e);
void ramtime_free(struct ramtime *r);

enum ramtime_kind {
    RAMTIME_LOAD,
    RAMTIME_STORE,
    RAMTIME_WHOLE, /* a store of all bytes of the line, which need not be read */
    RAMTIME_FETCH
};
/** How long the core stalls for the line at `pa`, which L2 has from then on. */
simtime_t ramtime_line(struct ramtime *r, pa_t pa, enum ramtime_kind kind);

struct ramtime_stats {
    uint64_t l2_hits, l2_misses, streamed;
};
const struct ramtime_stats *ramtime_stats(const struct ramtime *r);

/* ---- statistics and observers ---------------------------------------------------------------- */

/** What translations cost; nothing is counted without tlb_model. */
struct core_tlb_stats {
    uint64_t l1_hits, l2_hits, misses;
    uint64_t walk_steps, walk_steps_cached; /* descriptors read, and not read */
    simtime_t walk_time;
};

struct core_stats {
    uint64_t stores, loads, barriers, store_bytes, load_bytes;
    uint64_t merged; /* stores that found a buffer of their line open */
    uint64_t bursts; /* writes sent to the bus */
    uint64_t drains[BUS_REASON_COUNT];
    uint64_t device_writes;
    uint64_t overtaken; /* Device loads that went before an older Device store */
    uint64_t cache_hits, cache_misses;
    uint64_t faults;
    uint64_t speculative_reads, speculative_errors;
    simtime_t stall_outstanding, stall_barrier, stall_load;
    struct core_tlb_stats tlb;
};
extern const struct stat_table core_stat_table;

/** A buffer that drained. */
struct core_drain {
    simtime_t time, age;
    pa_t line;
    uint64_t mask;
    uint32_t stores;
    enum bus_reason reason;
    uint16_t core, domain;
};
/** A violation of break-before-make as one core's translation shows it. */
struct core_lint {
    simtime_t time; /* the core's own */
    uint16_t core;
    struct mmu_lint what;
};
/** An asynchronous abort that has come to a core. */
struct core_serror {
    simtime_t time; /* it may lie ahead of the kernel's */
    pa_t at;
    struct bus_origin of;
    uint16_t core, running; /* `running` is charged for what the core does now */
    bool load;              /* of a load of `of`, which has retired with what the bus gave */
    bool speculative;       /* no instruction asked for that load */
};
struct core_observer {
    void *self;
    void (*drain)(void *self, const struct core_drain *d);
    void (*serror)(void *self, const struct core_serror *s);
    /** Of core_lint(); between accesses. */
    void (*lint)(void *self, const struct core_lint *l);
};

/* ---- the core -------------------------------------------------------------------------------- */

/** What runs on the core: translation registers of a VM, and who is charged. */
struct core_context {
    struct mmu_regs regs;
    uint16_t domain;
    uint8_t el;
    bool ls64; /* ST64B is not UNDEFINED */
    /**
     * An address that a path of its code might touch, for speculative reads: whether it may be read
     * so is the core's to find out. False: there is none. NULL: as if always false.
     */
    bool (*wander)(void *wander_self, struct rng *random, va_t *va);
    void *wander_self;
};

/** What a core makes of failed accesses. */
struct core_abort {
    struct ext_profile profile;
    struct ext_enables enables; /* but for `el10`, which is the access's */
    struct ext_error truth;     /* of each of them */
};

struct core;
struct core_setup {
    struct kernel *kernel;
    struct bus *bus;
    uint16_t number;
    const struct core_params *params;
    const struct cache_params *cache;
    const struct core_abort *abort; /* NULL: the defaults of its tables */
    const struct mmu_impl *impl;
    struct mmu_walk_memory tables; /* where descriptors are */
    struct core_observer observer;
    uint64_t seed; /* of its random numbers */
};
struct core *core_new(const struct core_setup *setup, struct error *e);
void core_free(struct core *c);
/** Begin to take accesses from `source` (copied), not before the kernel's time. */
void core_start(struct core *c, const struct core_source *source);
/**
 * A world switch: takes switch_time if another domain ran before. Only while the core is idle, or,
 * with the domain as it is, from its source's next().
 */
void core_set_context(struct core *c, const struct core_context *context);
/** What `op` with operand `xt` asks for as this core executes it with the registers of `regs`. */
void core_tlbi_make(struct core *c, const struct mmu_regs *regs, const struct mmu_tlbi_op *op,
                    uint64_t xt, struct mmu_tlbi *tlbi);
/**
 * Do it here. It takes no time of its own; but whatever it names, the next translations take that
 * of walks.
 */
void core_tlbi(struct core *c, const struct mmu_tlbi *tlbi);
/** Forget all translations, also those that only time depends on. */
void core_tlbi_all(struct core *c);

/**
 * Watch break-before-make from now on (mmu_lint(): slow). False without memory; on twice is on.
 */
bool core_lint(struct core *c);
/** Memory at `at`, a multiple of 8, becomes `value`: nothing to do unless core_lint() is on. */
void core_lint_write(struct core *c, pa_t at, uint64_t value);
/** Has it found something that the observer has not been given? Between accesses: from outside. */
bool core_lint_waits(const struct core *c);
/** Give it to the observer. */
void core_lint_deliver(struct core *c);
/**
 * From next() of a source with `own_mode`, to whom the core's time belongs: do `a`, an
 * ACCESS_STORE, now. False: it is not done, or not all of it, and must be what next() returns.
 */
bool core_store(struct core *c, const struct access *a);
/**
 * For a source that accesses memory on its own: how long the translation of the page takes, as
 * struct access has it.
 */
simtime_t core_translation_time(struct core *c, va_t va, enum mmu_access access, unsigned mode);
/** The core's own time: when its last instruction was done. */
simtime_t core_now(const struct core *c);
/** Is none of its stores in the core, on its way without an answer, or held by the bus? */
bool core_quiet(const struct core *c);
/** Let the core stand still until `time`. Only while it is idle, or from its source's next(). */
void core_advance(struct core *c, simtime_t time);
/** From now on `domain` is charged, without a world switch. From its source's next(). */
void core_set_domain(struct core *c, uint16_t domain);
/** Its translation unit, for a source that translates on its own. */
struct mmu *core_mmu(struct core *c);
const struct core_stats *core_stats(const struct core *c);
const struct mmu_stats *core_mmu_stats(const struct core *c);

#endif
