/* SPDX-License-Identifier: Apache-2.0 */
#include "core/lsu.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum {
    ORDER_CORE = 128, /* after what arrives at the same time: credits, completions */
    QUANTUM =
        GATHER_HARD ? 1 : 0 /* accesses before the kernel has its turn; 0: as the horizon allows */
};

static const uint64_t ps_per_second = 1000000000000u;

/* ---- barriers as text ------------------------------------------------------------------------ */

static const char *const barrier_names[] = {
    "dmb sy",    "dmb st",    "dmb ld",    "dmb ish",   "dmb ishst", "dmb ishld", "dmb nsh",
    "dmb nshst", "dmb nshld", "dmb osh",   "dmb oshst", "dmb oshld", "dsb sy",    "dsb st",
    "dsb ld",    "dsb ish",   "dsb ishst", "dsb ishld", "dsb nsh",   "dsb nshst", "dsb nshld",
    "dsb osh",   "dsb oshst", "dsb oshld", "isb",       "dgh"
};

static void read_option(const char *option, struct access *a)
{
    static const struct {
        const char *name;
        uint8_t domain;
    } domains[] = { { "osh", BARRIER_OSH }, { "nsh", BARRIER_NSH }, { "ish", BARRIER_ISH } };
    a->domain = BARRIER_SY;
    for (size_t i = 0; i < ARRAY_LEN(domains); i++) {
        if (strncmp(option, domains[i].name, 3) == 0) {
            a->domain = domains[i].domain;
            option += 3;
            break;
        }
    }
    a->type = strcmp(option, "st") == 0   ? BARRIER_ST
              : strcmp(option, "ld") == 0 ? BARRIER_LD
                                          : BARRIER_ALL;
}

bool access_parse_barrier(const char *text, struct access *a, struct error *e)
{
    for (size_t i = 0; i < ARRAY_LEN(barrier_names); i++) {
        if (strcmp(text, barrier_names[i]) != 0) {
            continue;
        }
        *a = (struct access){ .kind = ACCESS_BARRIER };
        if (strcmp(text, "isb") == 0) {
            a->barrier = BARRIER_ISB;
        } else if (strcmp(text, "dgh") == 0) {
            a->barrier = BARRIER_DGH;
        } else {
            a->barrier = text[1] == 'm' ? BARRIER_DMB : BARRIER_DSB;
            read_option(text + 4, a);
        }
        return true;
    }
    error_set(e, "unknown barrier \"%s\"", text);
    error_suggest(e, text, barrier_names, ARRAY_LEN(barrier_names));
    return false;
}

/* ---- the process ----------------------------------------------------------------------------- */

/* The access in hand is a new one. */
static inline void begin(struct core *c)
{
    c->translated = false;
    c->sorted = false;
    c->told_bus = false;
    c->progress = 0;
    if (c->access->kind != ACCESS_END || c->wbuf.count || c->devq.count) {
        c->now = simtime_max(c->now, c->begin);
    }
    c->issued = c->now;
    switch (c->access->kind) {
    case ACCESS_LOAD: c->stats.loads++; break;
    case ACCESS_BARRIER: c->stats.barriers++; break;
    case ACCESS_END:
    case ACCESS_PASS: return;
    case ACCESS_CLEAN: break;
    default: c->stats.stores++; break;
    }
    if (!c->source.own_mode) {
        c->taken.mode = c->context.el;
        c->now += c->issue_time;
    }
}

static bool fetch(struct core *c)
{
    if (!c->source.next(c->source.self, &c->taken)) {
        return false;
    }
    c->access = &c->taken;
    c->busy = true;
    if (!c->begun) {
        begin(c);
    }
    c->begun = false;
    return true;
}

static void count_bytes(struct core *c)
{
    if (c->access->kind == ACCESS_LOAD) {
        c->stats.load_bytes += c->progress;
    } else {
        c->stats.store_bytes += c->progress;
    }
}

/* Go on at the core's own time, but not past the next time-out of a buffer. */
static void wake(struct core *c)
{
    process_wake(c->process, simtime_min(c->now, lsu_next_timeout(c)));
}

/* Sleep, but not past the next time-out of a buffer. */
static void rest(struct core *c)
{
    simtime_t due = lsu_next_timeout(c);
    if (due != SIMTIME_NEVER) {
        process_wake_by(c->process, due);
    }
}

static void core_run(void *core, simtime_t now)
{
    struct core *c = core;
    unsigned taken = 0;
    if (c->waiting && now > c->now) { /* whatever ended the wait did so now, not before */
        if (c->stall) {
            *c->stall += now - c->now;
        }
        c->now = now;
    }
    c->waiting = false;
    lsu_timeouts(c, now);
    if (!c->running) {
        rest(c);
        return;
    }
    for (;;) {
        /* The core's time has moved: nobody else may be due before it. */
        if (c->now > process_horizon(c->process)) {
            wake(c);
            return;
        }
        if (lsu_may_time_out(c, simtime_max(now, c->now))) {
            lsu_timeouts(c, simtime_max(now, c->now));
        }
        if (c->busy) {
            enum step step = lsu_step(c);
            if (step == STEP_AGAIN) {
                continue;
            }
            if (step == STEP_WAIT) {
                c->waiting = true;
                rest(c);
                return;
            }
            c->busy = false;
            count_bytes(c);
            if (c->lint_count) {
                core_lint_deliver(c);
            }
        }
        if (QUANTUM && taken++ == QUANTUM) {
            wake(c);
            return;
        }
        if (!fetch(c)) {
            c->running = false;
            rest(c);
            if (c->source.idle) {
                c->source.idle(c->source.idle_self, c->now);
            }
            return;
        }
    }
}

bool core_store(struct core *c, const struct access *a)
{
    const simtime_t now = kernel_now(c->kernel);
    assert(a->kind == ACCESS_STORE && c->source.own_mode);
    if (QUANTUM || c->now > process_horizon(c->process)) {
        return false;
    }
    c->access = a;
    begin(c);
    c->begun = true;
    do {
        if (lsu_may_time_out(c, simtime_max(now, c->now))) {
            lsu_timeouts(c, simtime_max(now, c->now));
        }
        const enum step step = lsu_step(c);
        if (step == STEP_DONE) {
            c->begun = false;
            c->stats.store_bytes += c->progress;
            return true;
        }
        if (step == STEP_WAIT) {
            return false;
        }
    } while (c->now <= process_horizon(c->process));
    return false;
}

static void error_report(void *core, simtime_t time, pa_t at, const struct bus_origin *of)
{
    struct core *c = core;
    fault_serror(
        c,
        &(struct core_serror){
            .time = time, .at = at, .of = *of, .core = c->number, .running = c->context.domain });
}

/* ---- the outside ----------------------------------------------------------------------------- */

static bool inflight_init(struct inflight *f, uint8_t number, uint64_t limit)
{
    uint64_t size = 1;
    while (size < limit) {
        size *= 2;
    }
    *f = (struct inflight){ .limit = limit, .mask = size - 1, .number = number };
    f->done = calloc(size, sizeof(*f->done));
    return f->done != NULL;
}

static bool limit_blocks(struct core *c, struct error *e)
{
    const uint64_t block = c->params.inflight_block;
    struct inflight *f = &c->inflight[INFLIGHT_GATHER];
    if ((block & (block - 1)) != 0) {
        return error_set(e, "inflight_block: %llu is not a power of two",
                         (unsigned long long)block);
    }
    if (c->params.inflight_per_block) {
        f->line = calloc(f->mask + 1, sizeof(*f->line));
    }
    return f->line || !c->params.inflight_per_block;
}

struct core *core_new(const struct core_setup *setup, struct error *e)
{
    struct core *c = calloc(1, sizeof(*c));
    if (!c) {
        error_fault(e, "out of memory for a core");
        return NULL;
    }
    c->kernel = setup->kernel;
    c->bus = setup->bus;
    c->number = setup->number;
    c->params = *setup->params;
    c->cache_params = *setup->cache;
    c->observer = setup->observer;
    if (setup->abort) {
        c->abort = *setup->abort;
    } else {
        param_defaults(&ext_profile_params, &c->abort.profile);
        param_defaults(&ext_enables_params, &c->abort.enables);
        param_defaults(&ext_error_params, &c->abort.truth);
    }
    const uint64_t issues = c->params.freq * c->params.issue_width; /* in a second and cycle */
    c->issue_time = (c->params.issue_cycles * ps_per_second + issues / 2) / issues;
    c->recent.page = NO_PAGE;
    c->refused = NO_BLOCK;
    cache_init(&c->cache, c->cache_params.size);
    speculate_init(c, setup->seed);
    char name[16];
    snprintf(name, sizeof(name), "core%u", setup->number);
    struct bus_master master = {
        .self = c,
        .write_done = issue_write_done,
        .read_done = issue_read_done,
        .error_report = error_report,
    };
    const struct mmu_walk_memory tables = walk_tables(c, &setup->tables);
    bool ok =
        wbuf_init(&c->wbuf, c->params.wc_lines) &&
        inflight_init(&c->inflight[INFLIGHT_GATHER], INFLIGHT_GATHER, c->params.nc_outstanding) &&
        inflight_init(&c->inflight[INFLIGHT_DEVICE], INFLIGHT_DEVICE,
                      c->params.device_outstanding) &&
        inflight_init(&c->inflight[INFLIGHT_DEVICE_NE], INFLIGHT_DEVICE_NE, 1) &&
        limit_blocks(c, e) && (c->mmu = mmu_new(setup->impl, &tables)) &&
        tlbview_init(&c->tlbview, &c->params, c->mmu, &c->stats.tlb, e) &&
        bus_add_master(c->bus, c->number, &master, e) &&
        (c->process = kernel_spawn(c->kernel, name, ORDER_CORE + c->number, core_run, c, e));
    if (!ok) {
        if (e && e->text[0] == '\0') {
            error_fault(e, "out of memory for a core");
        }
        core_free(c);
        return NULL;
    }
    walk_attach(c);
    return c;
}

void core_free(struct core *c)
{
    if (!c) {
        return;
    }
    wbuf_free(&c->wbuf);
    cache_free(&c->cache);
    for (unsigned i = 0; i < INFLIGHTS; i++) {
        free(c->inflight[i].done);
        free(c->inflight[i].line);
    }
    tlbview_free(&c->tlbview);
    mmu_free(c->mmu);
    free(c->lints);
    free(c);
}

void core_start(struct core *c, const struct core_source *source)
{
    c->source = *source;
    c->tlbview.walkbuf = source->own_mode ? NULL : &c->walk;
    c->running = true;
    c->begin = kernel_now(c->kernel);
    wake(c);
}

void core_set_context(struct core *c, const struct core_context *context)
{
    if (c->context.domain != context->domain && c->stats.stores + c->stats.loads > 0) {
        c->now = simtime_max(c->now, kernel_now(c->kernel)) + c->params.switch_time;
    }
    c->context = *context;
    mmu_set_regs(c->mmu, &context->regs);
    tlbview_set_regs(&c->tlbview);
}

simtime_t core_translation_time(struct core *c, va_t va, enum mmu_access access, unsigned mode)
{
    return tlbview_access(&c->tlbview, va, access, mode);
}

bool core_quiet(const struct core *c)
{
    bool quiet = c->wbuf.count == 0 && c->devq.count == 0 && !c->untold;
    for (unsigned i = 0; i < INFLIGHTS && quiet; i++) {
        quiet = issue_all_answered(&c->inflight[i], c->now);
    }
    return quiet;
}

simtime_t core_now(const struct core *c)
{
    return c->now;
}

void core_advance(struct core *c, simtime_t time)
{
    c->now = simtime_max(c->now, time);
}

void core_set_domain(struct core *c, uint16_t domain)
{
    c->context.domain = domain;
}

struct mmu *core_mmu(struct core *c)
{
    return c->mmu;
}

const struct core_stats *core_stats(const struct core *c)
{
    return &c->stats;
}

const struct mmu_stats *core_mmu_stats(const struct core *c)
{
    return mmu_stats(c->mmu);
}
