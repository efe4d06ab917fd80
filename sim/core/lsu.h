/* SPDX-License-Identifier: Apache-2.0 */
/** The folder's own view of a core. */
#ifndef GATHER_CORE_LSU_H
#define GATHER_CORE_LSU_H

#include "core/cache.h"
#include "core/tlbview.h"
#include "core/walkbuf.h"
#include "core/wbuf.h"

/** How far an access got. */
enum step {
    STEP_DONE,
    STEP_AGAIN, /* the core's time has moved: look at the horizon, then go on */
    STEP_WAIT   /* until write_done() or read_done() */
};

/** What a memory type means to the load/store unit. */
enum mem_class {
    CLASS_DEVICE,  /* count, size and order are kept */
    CLASS_SINGLES, /* Normal-NC of a core that does not merge it */
    CLASS_GATHER,  /* the write buffer */
    CLASS_WT, /* inner write-through: the cache is updated, the store goes to the write buffer */
    CLASS_WB  /* inner write-back: the cache */
};

/** No page has this address, and no line. */
#define NO_PAGE  UINT64_MAX
#define NO_BLOCK UINT64_MAX

/** One of the two pages that an access may touch. */
struct target {
    uint64_t pa;
    uint32_t size;    /* bytes of the access in this page */
    uint8_t memory;   /* enum mem_class */
    uint8_t external; /* enum ext_memory */
    uint8_t queue;    /* where its single writes are: INFLIGHT_DEVICE ... */
    bool cacheable;   /* for ST64B: Normal, cacheable at a level */
};

enum { INFLIGHT_BLOCKS = 64 };

/** Writes on their way, answered in any order, retired in order. */
struct inflight {
    uint64_t limit, head, tail;
    simtime_t *done;                  /* a ring of `mask` + 1; SIMTIME_NEVER: not known yet */
    uint64_t *line;                   /* where each goes; NULL: nobody asks */
    uint16_t blocks[INFLIGHT_BLOCKS]; /* how many, by a hash of their block; with `line` */
    uint64_t mask;
    uint8_t number; /* which one, in tags */
};
enum { INFLIGHT_GATHER, INFLIGHT_DEVICE, INFLIGHT_DEVICE_NE, INFLIGHTS };

/** Device stores that have not left yet. */
struct devq_store {
    struct bus_write write; /* `time` is when it was made */
    uint8_t queue;
    uint8_t data[BUS_LINE];
};
struct devq {
    struct devq_store stores[2]; /* the oldest first */
    unsigned count;
    bool overtaken; /* by a load: no further one may */
    simtime_t left; /* when the last one did */
};

enum { SPECULATIONS_MAX = 64, TAG_SPECULATIVE = 1 << 30 };

/** Reads that no instruction asked for. */
struct speculative_read {
    simtime_t issued, done; /* then its place is free; SIMTIME_NEVER: not known yet */
    pa_t at;
    uint16_t domain;
};
struct speculation {
    bool on;
    struct rng random;
    struct speculative_read reads[SPECULATIONS_MAX];
};

struct core {
    struct kernel *kernel;
    struct bus *bus;
    struct process *process;
    struct core_params params;
    struct cache_params cache_params;
    struct core_observer observer;
    struct core_abort abort;
    uint16_t number;
    simtime_t now, issue_time;
    simtime_t issued; /* the access in hand */
    simtime_t begin;  /* nothing of the present source is earlier */
    struct mmu *mmu;
    struct tlbview tlbview;
    struct core_context context;
    struct core_source source;
    bool running, waiting;
    simtime_t *stall; /* what counts the wait; NULL: a load, which counts when it is done */

    const struct access *access; /* the one in hand: `taken`, or core_store()'s */
    struct access taken;         /* from the source */
    bool busy;
    bool begun; /* by core_store(), and next() has not returned it yet */
    bool translated, sorted, told_bus;
    struct target targets[2];
    struct {
        uint64_t page, version; /* va; mmu_version() then. NO_PAGE: of no such store */
        uint8_t mode;
    } recent; /* the aligned store whose page targets[0] is of */
    uint32_t progress;

    struct wbuf wbuf;
    bool untold; /* bursts have left that the bus may hold until it hears of a barrier */
    struct devq devq;
    struct cache cache;
    struct inflight inflight[INFLIGHTS];

    simtime_t drained; /* when the last burst went */
    uint64_t refused;  /* the line whose burst waits for a place in its block, or NO_BLOCK */
    bool reading;      /* a bus read has not come back */
    bool read_back;    /* it has, and is not looked at yet */
    enum bus_status read_status;
    uint8_t read_data[BUS_LINE];
    uint8_t loaded[ACCESS_MAX];
    simtime_t load_since;

    bool linting;
    struct core_lint *lints; /* not delivered yet */
    size_t lint_count, lint_room;

    struct speculation speculation;

    struct core_stats stats;
    struct walkbuf walk;
};

/* lsu.c */
/** Go on with the access in hand. */
enum step lsu_step(struct core *c);
/** Tell the source how the access in hand ended. */
enum step lsu_finish(struct core *c, struct core_outcome *o);

/* drain.c */
/** Drain buffers whose time-out has come by `c->now`. */
void lsu_timeouts(struct core *c, simtime_t now);
/** False: none has come, as the age of the oldest buffer tells at once. */
static inline bool lsu_may_time_out(const struct core *c, simtime_t now)
{
    return c->devq.count || (c->params.wc_timeout && c->wbuf.count &&
                             c->wbuf.lines[c->wbuf.oldest].since + c->params.wc_timeout <= now);
}
/** When the next buffer drains by its time-out, as far as known; else SIMTIME_NEVER. */
simtime_t lsu_next_timeout(const struct core *c);

/** Drain the buffer of that line, if there is one open. */
enum step lsu_drain_line(struct core *c, uint64_t line, enum bus_reason reason);
/** Drain every buffer, in the order that the parameters say. */
enum step lsu_drain_all(struct core *c, enum bus_reason reason);

/* fault.c: the access in hand ends with a fault */
/** One that translation returned. */
enum step fault_mmu(struct core *c, const struct mmu_fault *f);
/** Unaligned, whatever the memory is. */
enum step fault_alignment(struct core *c);
/** The bus answered a load's read of byte `at` with an error. True: the access ends with an abort;
 * false: an SError comes, and it goes on with the bytes that the bus has given. */
bool fault_external(struct core *c, uint32_t at);
/** A failure that can only come as an asynchronous abort. */
void fault_serror(struct core *c, const struct core_serror *s);
/** That of the read that has just come back. */
void fault_read_serror(struct core *c, uint64_t pa);
/** The memory type has no such access. */
enum step fault_unsupported(struct core *c);
enum step fault_undefined(struct core *c);

/* cached.c: `size` bytes of the access in hand, from c->progress on, within the line of `pa` */
enum step cached_store(struct core *c, uint64_t pa, uint32_t size);
enum step cached_load(struct core *c, uint64_t pa, uint32_t size);
/** Write-through: a line that is there is kept up to date. */
void cached_update(struct core *c, uint64_t pa, uint32_t size);
/** DC CVAC of the access in hand. */
enum step cached_clean(struct core *c);

/* walkbuf.c */
/** Tables as the core's translation unit sees them, with those in RAM as they are given. */
struct mmu_walk_memory walk_tables(struct core *c, const struct mmu_walk_memory *ram);
/** Once c->mmu is there. */
void walk_attach(struct core *c);
/** Read the descriptor that the last walk lacked; STEP_DONE when it is there. */
enum step walk_fetch(struct core *c);
/** What the walk's fault is if it was an update that nothing there can do. */
void walk_refused(struct core *c, struct mmu_fault *f);

/* devq.c */
/** They all leave now, in order. */
enum step devq_flush(struct core *c);
/** One more; STEP_DONE when it is in. */
enum step devq_put(struct core *c, uint8_t queue, const struct bus_write *w);
/** A Device load: let go of what it may not overtake. */
enum step devq_load(struct core *c, uint64_t pa, uint32_t size);
/** When the oldest leaves by itself, as far as known; else SIMTIME_NEVER. */
simtime_t devq_due(const struct core *c);
enum step devq_time_out(struct core *c);

/* speculate.c */
void speculate_init(struct core *c, uint64_t seed);
/** The access in hand is about to be translated: read something beside it, perhaps. */
void speculate_try(struct core *c);
/** The answer of the read with that tag. */
void speculate_done(struct core *c, uint32_t tag, simtime_t time, enum bus_status status);

/* issue.c */
/** A place for one more write; STEP_DONE if there is one now. */
enum step issue_claim(struct core *c, struct inflight *f);
/** Has each of them its answer, by `now`? */
bool issue_all_answered(const struct inflight *f, simtime_t now);
/** From when there is a place for one more write; SIMTIME_NEVER: not known yet. */
simtime_t issue_place_at(const struct inflight *f);
/** From when a burst to `line` has a place in its block; SIMTIME_NEVER: not known yet. */
simtime_t issue_block_place_at(const struct core *c, uint64_t line);
/** Wait until every write is answered. */
enum step issue_wait_all(struct core *c);
/** Send a write that has its place. */
void issue_write(struct core *c, struct inflight *f, struct bus_write *w);
/** Drain buffer `index`, when there is a place. */
enum step issue_drain(struct core *c, int index, enum bus_reason reason);
/** A dirty line of the cache goes to memory, when there is a place. */
enum step issue_writeback(struct core *c, struct cache_line *l);
/** Read `size` bytes within a line into c->read_data; STEP_DONE when they are there. */
enum step issue_read(struct core *c, uint64_t pa, uint32_t size, enum bus_attr attr);
void issue_write_done(void *core, uint32_t tag, simtime_t time, enum bus_status status);
void issue_read_done(void *core, uint32_t tag, simtime_t time, enum bus_status status,
                     const uint8_t *data, uint32_t size);

#endif
