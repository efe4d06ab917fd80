/* SPDX-License-Identifier: Apache-2.0 */
/**
 * One core in front of a device that only remembers: stage-1 tables with a window of each memory
 * type onto the same bytes, a bus target that answers after a set time (in the call, or later by
 * a process), and a log of all that leaves the core.
 */
#ifndef GATHER_TESTS_CORE_RIG_H
#define GATHER_TESTS_CORE_RIG_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../seed.h"

#include "core/core.h"

/** ORDER RIG_MAIR: the index is the MAIR_EL1 index and the number of the window. */
enum window { W_nGnRnE, W_nGnRE, W_nGRE, W_GRE, W_NC, W_WT, W_WB, WINDOWS };
static const uint8_t rig_mair[] = { 0x00, 0x04, 0x08, 0x0c, 0x44, 0xbb, 0xff };

enum { DEVICE_BYTES = 1 << 20, LOG_WRITES = 1 << 16, TABLE_PAGES = 64, PENDING_MAX = 4096 };
static const uint64_t DEVICE_BASE = 0x8000000000, TABLES_BASE = 0x400000;

/** A write as the bus saw it. */
struct seen_write {
    uint64_t line, mask;
    simtime_t time, age;
    enum bus_attr attr;
    enum bus_reason reason;
    uint32_t stores;
    uint16_t domain;
    uint8_t data[BUS_LINE];
};

struct seen_read {
    uint64_t at;
    uint32_t size;
    simtime_t time;
    enum bus_attr attr;
    size_t writes_before;
};

struct rig {
    struct kernel *kernel;
    struct bus *bus;
    struct core *core;
    struct process *device;
    struct core_params params;
    struct cache_params cache;
    uint8_t memory[DEVICE_BYTES];
    uint64_t tables[TABLE_PAGES][512];
    unsigned table_count;
    struct core_context context;

    bool is_memory; /* the device is RAM */

    /* how the device answers */
    bool late; /* by write_done() and read_done(), in a process, instead of in the call */
    simtime_t write_time, read_time;
    enum bus_status read_status, write_status;

    struct {
        simtime_t time;
        bool write;
        uint32_t tag, size;
        uint64_t at;
        uint8_t data[BUS_LINE];
    } pending[PENDING_MAX];
    size_t pending_count;

    struct seen_write writes[LOG_WRITES];
    size_t write_count;
    struct core_drain drains[LOG_WRITES];
    size_t drain_count;
    struct seen_read reads[1024];
    size_t read_count;
    unsigned barriers;
    simtime_t barrier_time;
    unsigned serrors;
    struct {
        pa_t at;
        uint16_t caused, running;
    } serror; /* the last one */
    uint64_t seed;
    struct core_lint lints[16];
    size_t lint_count;
    size_t lint_after[16]; /* outcomes that came before */

    /* what the core runs */
    const struct access *next;
    size_t left;
    struct core_outcome outcomes[64];
    size_t outcome_count;
    uint8_t loaded[64][ACCESS_MAX];
    simtime_t idle_at;
    bool idle;
};

static struct rng rig_rng;

static inline int rig_seed(void **state)
{
    (void)state;
    seed_from_env(&rig_rng, 271828, "core");
    return 0;
}

static inline uint64_t below(uint64_t n)
{
    return rng_below(&rig_rng, n);
}

/* ---- the device ------------------------------------------------------------------------------ */

static inline struct bus_answer rig_write(void *self, uint64_t offset, const struct bus_write *w)
{
    struct rig *r = self;
    if (r->write_count < LOG_WRITES) {
        struct seen_write *s = &r->writes[r->write_count++];
        *s = (struct seen_write){ .line = offset,
                                  .mask = w->mask,
                                  .time = w->time,
                                  .age = w->age,
                                  .attr = w->attr,
                                  .reason = w->reason,
                                  .stores = w->stores,
                                  .domain = w->domain };
        for (unsigned i = 0; i < BUS_LINE; i++)
            if (w->mask >> i & 1)
                s->data[i] = w->data[i];
    }
    for (unsigned i = 0; i < BUS_LINE; i++)
        if (w->mask >> i & 1)
            r->memory[offset + i] = w->data[i];
    if (!r->late)
        return (struct bus_answer){ w->time + r->write_time, r->write_status };
    r->pending[r->pending_count].time = w->time + r->write_time;
    r->pending[r->pending_count].write = true;
    r->pending[r->pending_count++].tag = w->tag;
    process_wake_by(r->device, w->time + r->write_time);
    return (struct bus_answer){ SIMTIME_NEVER, BUS_OK };
}

static inline struct bus_answer rig_read(void *self, uint64_t offset, const struct bus_read *read,
                                         uint8_t *data)
{
    struct rig *r = self;
    if (r->read_count < ARRAY_LEN(r->reads))
        r->reads[r->read_count++] =
            (struct seen_read){ offset, read->size, read->time, read->attr, r->write_count };
    if (!r->late) {
        memcpy(data, r->memory + offset, read->size);
        return (struct bus_answer){ read->time + r->read_time, r->read_status };
    }
    r->pending[r->pending_count].time = read->time + r->read_time;
    r->pending[r->pending_count].write = false;
    r->pending[r->pending_count].tag = read->tag;
    r->pending[r->pending_count].size = read->size;
    memcpy(r->pending[r->pending_count++].data, r->memory + offset, read->size);
    process_wake_by(r->device, read->time + r->read_time);
    return (struct bus_answer){ SIMTIME_NEVER, BUS_OK };
}

static inline void rig_device(void *self, simtime_t now)
{
    struct rig *r = self;
    const struct bus_master *m = bus_get_master(r->bus, 0);
    simtime_t next = SIMTIME_NEVER;
    for (size_t i = 0; i < r->pending_count;) {
        if (r->pending[i].time > now) {
            next = simtime_min(next, r->pending[i].time);
            i++;
            continue;
        }
        if (r->pending[i].write)
            m->write_done(m->self, r->pending[i].tag, now, BUS_OK);
        else
            m->read_done(m->self, r->pending[i].tag, now, r->read_status, r->pending[i].data,
                         r->pending[i].size);
        memmove(&r->pending[i], &r->pending[i + 1],
                (--r->pending_count - i) * sizeof(r->pending[0]));
    }
    if (next != SIMTIME_NEVER)
        process_wake(r->device, next);
}

static inline void rig_barrier(void *self, uint16_t master, simtime_t time)
{
    struct rig *r = self;
    (void)master;
    r->barriers++;
    r->barrier_time = time;
}

static inline void rig_drain(void *self, const struct core_drain *d)
{
    struct rig *r = self;
    if (r->drain_count < LOG_WRITES) {
        r->drains[r->drain_count] = *d;
        r->drains[r->drain_count++].line.pa -= DEVICE_BASE;
    }
}

static inline void rig_serror(void *self, const struct core_serror *s)
{
    struct rig *r = self;
    r->serror.at = s->at;
    r->serror.caused = s->of.domain;
    r->serror.running = s->running;
    r->serrors++;
}

static inline void rig_lint(void *self, const struct core_lint *l)
{
    struct rig *r = self;
    if (r->lint_count < ARRAY_LEN(r->lints)) {
        r->lints[r->lint_count] = *l;
        r->lint_after[r->lint_count] = r->outcome_count;
    }
    r->lint_count++;
}

/* ---- tables ---------------------------------------------------------------------------------- */

static inline bool rig_read_word(void *self, pa_t at, uint64_t *word)
{
    struct rig *r = self;
    uint64_t index = (at.pa - TABLES_BASE) / 8;
    if (at.pa < TABLES_BASE || index >= TABLE_PAGES * 512)
        return false;
    *word = r->tables[index / 512][index % 512];
    return true;
}

static inline bool rig_write_word(void *self, pa_t at, uint64_t word)
{
    struct rig *r = self;
    uint64_t index = (at.pa - TABLES_BASE) / 8;
    r->tables[index / 512][index % 512] = word;
    return true;
}

static inline bool rig_alloc(void *self, uint64_t bytes, pa_t *table)
{
    struct rig *r = self;
    assert_int_equal(bytes, 4096);
    if (r->table_count == TABLE_PAGES)
        return false;
    table->pa = TABLES_BASE + 4096 * (uint64_t)r->table_count++;
    return true;
}

/** Where byte 0 of the device is in the window of that type. */
static inline va_t at(enum window w, uint64_t offset)
{
    return (va_t){ ((uint64_t)w + 1) << 32 | offset };
}

/* ---- building and running -------------------------------------------------------------------- */

static inline void rig_params(struct rig *r)
{
    param_defaults(&core_table, &r->params);
    param_defaults(&cache_table, &r->cache);
    r->params.freq = 1000000000;
    r->params.issue_cycles = 1; /* 1 ns an instruction */
    r->params.tlb_model = false;
    r->params.wc_timeout = 0;
    r->params.barrier_time = 0;
    r->params.nc_outstanding = 64;
    r->write_time = 100000;
    r->read_time = 500000;
}

/** A rig with the table's parameters but for times that are easy to add up; then change and build.
 */
static inline struct rig *rig_new(void)
{
    struct rig *r = calloc(1, sizeof *r);
    assert_non_null(r);
    rig_params(r);
    return r;
}

static inline void rig_build(struct rig *r)
{
    struct error e = { 0 };
    r->kernel = kernel_new(&e);
    r->bus = bus_new();
    r->device = kernel_spawn(r->kernel, "device", 50, rig_device, r, &e);
    assert_non_null(r->device);
    struct bus_target target = { .self = r,
                                 .write = rig_write,
                                 .read = rig_read,
                                 .barrier = rig_barrier,
                                 .barrier_self = r,
                                 .memory = r->is_memory };
    assert_true(bus_map(r->bus, (pa_t){ DEVICE_BASE }, DEVICE_BYTES, "device", &target, &e));
    struct mmu_impl impl;
    mmu_impl_defaults(&impl);
    struct core_setup setup = {
        .kernel = r->kernel,
        .bus = r->bus,
        .params = &r->params,
        .cache = &r->cache,
        .impl = &impl,
        .tables = { r, rig_read_word, NULL },
        .seed = r->seed,
        .observer = { .self = r, .drain = rig_drain, .serror = rig_serror, .lint = rig_lint }
    };
    r->core = core_new(&setup, &e);
    if (r->core == NULL)
        fail_msg("%s", e.text);
    pa_t root = { 0 };
    assert_true(rig_alloc(r, 4096, &root));
    struct mmu_memory memory = { r, rig_read_word, rig_write_word, rig_alloc, NULL, NULL };
    for (unsigned w = 0; w < WINDOWS; w++) {
        uint64_t leaf = 3 | w << 2 | 1 << 6 | 3 << 8 | 1 << 10;
        assert_true(mmu_map(&memory, root, at(w, 0).va, DEVICE_BASE, DEVICE_BYTES, leaf, &e));
    }
    /* 48-bit addresses by TTBR0_EL1 alone, stage 2 off. */
    r->context.regs = (struct mmu_regs){
        .sctlr_el1 = 1u << 0 | 1u << 2 | 1u << 12,
        .tcr_el1 = 5ull << 32 | 1u << 23 | 3u << 12 | 1u << 10 | 1u << 8 | 16,
        .ttbr0_el1 = root.pa,
        .hcr_el2 = 1u << 31,
    };
    for (unsigned w = 0; w < WINDOWS; w++)
        r->context.regs.mair_el1 |= (uint64_t)rig_mair[w] << 8 * w;
    r->context.el = 1;
    r->context.domain = 1;
    core_set_context(r->core, &r->context);
}

static inline void rig_free(struct rig *r)
{
    core_free(r->core);
    kernel_free(r->kernel);
    bus_free(r->bus);
    free(r);
}

static inline bool rig_next(void *self, struct access *out)
{
    struct rig *r = self;
    if (r->left == 0)
        return false;
    *out = *r->next++;
    r->left--;
    return true;
}

static inline void rig_finished(void *self, const struct access *a, const struct core_outcome *o)
{
    struct rig *r = self;
    size_t n = r->outcome_count++ % ARRAY_LEN(r->outcomes);
    r->outcomes[n] = *o;
    if (o->data != NULL)
        memcpy(r->loaded[n], o->data, a->size);
}

static inline void rig_idle(void *self, simtime_t now)
{
    struct rig *r = self;
    r->idle = true;
    r->idle_at = now;
    kernel_stop(r->kernel);
}

/** Run `count` accesses until the core takes no more; the device's work may still go on. */
static inline void rig_run(struct rig *r, const struct access *a, size_t count)
{
    struct error e = { 0 };
    struct core_source source = {
        .self = r, .next = rig_next, .finished = rig_finished, .idle = rig_idle, .idle_self = r
    };
    r->next = a;
    r->left = count;
    r->idle = false;
    core_start(r->core, &source);
    enum kernel_end end = kernel_run(r->kernel, 1000000000000u, &e); /* a second: a hang ends */
    if (end == KERNEL_FAILED)
        fail_msg("%s", e.text);
    assert_true(r->idle);
}

static inline void rig_one(struct rig *r, struct access a)
{
    rig_run(r, &a, 1);
}

/** Let the kernel run until nothing is left to do, or until `until`. */
static inline void rig_pass(struct rig *r, simtime_t until)
{
    struct error e = { 0 };
    assert_int_not_equal(kernel_run(r->kernel, until, &e), KERNEL_FAILED);
}

static inline const struct core_outcome *rig_last(const struct rig *r)
{
    assert_true(r->outcome_count > 0);
    return &r->outcomes[(r->outcome_count - 1) % ARRAY_LEN(r->outcomes)];
}

static inline const uint8_t *rig_loaded(const struct rig *r)
{
    return r->loaded[(r->outcome_count - 1) % ARRAY_LEN(r->outcomes)];
}

/* ---- accesses -------------------------------------------------------------------------------- */

static inline struct access access_of(enum access_kind kind, va_t va, uint32_t size,
                                      uint32_t element)
{
    struct access a = {
        .va = va, .size = size, .element = element, .align = element, .kind = kind
    };
    for (unsigned i = 0; i < size; i++)
        a.data[i] = (uint8_t)(0x10 + i);
    return a;
}

static inline struct access store_of(va_t va, uint32_t size)
{
    return access_of(ACCESS_STORE, va, size, size);
}

static inline struct access load_of(va_t va, uint32_t size)
{
    return access_of(ACCESS_LOAD, va, size, size);
}

static inline struct access barrier_of(const char *text)
{
    struct access a;
    struct error e;
    if (!access_parse_barrier(text, &a, &e))
        fail_msg("%s", e.text);
    return a;
}

static inline struct access end_of_run(void)
{
    return (struct access){ .kind = ACCESS_END };
}

/** "full@0x40:64" ... of the writes since `from`: reason, offset of the first byte, bytes. */
static inline const char *rig_log(const struct rig *r, size_t from)
{
    static char text[4096];
    size_t used = 0;
    text[0] = '\0';
    for (size_t i = from; i < r->write_count && used < sizeof text - 64; i++) {
        const struct seen_write *w = &r->writes[i];
        used += (size_t)snprintf(text + used, sizeof text - used, "%s%s@%llx:%d",
                                 i > from ? " " : "", bus_reason_name(w->reason),
                                 (unsigned long long)(w->line + (unsigned)__builtin_ctzll(w->mask)),
                                 __builtin_popcountll(w->mask));
    }
    return text;
}

#endif
