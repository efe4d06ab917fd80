/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The load/store unit. An access may have to wait in its middle; lsu_step() is then called again
 * and goes on where it was: what is done is in c->progress, in the emptied buffers, and in the
 * flags of the access in hand.
 */
#include "core/lsu.h"

#include <string.h>

enum { PAGE = 4096 };
enum { SCOPE_ANY, SCOPE_DEVICE };
enum { DRAIN_BY_AGE, DRAIN_BY_ADDRESS };

/* ---- translation ----------------------------------------------------------------------------- */

enum step lsu_finish(struct core *c, struct core_outcome *o)
{
    o->time = c->now;
    o->domain = c->context.domain;
    if (o->fault != CORE_NO_FAULT) {
        c->stats.faults++;
    }
    if (c->source.finished) {
        c->source.finished(c->source.self, &c->access, o);
    }
    return STEP_DONE;
}

static enum mem_class class_of(const struct core *c, const struct memattr *m)
{
    if (m->type == MEM_DEVICE) {
        return m->device == DEVICE_GRE && c->params.gather_gre ? CLASS_GATHER : CLASS_DEVICE;
    }
    switch (m->inner.attr) {
    case CACHE_WB: return CLASS_WB;
    case CACHE_WT: return CLASS_WT;
    default: return c->params.gather_nc ? CLASS_GATHER : CLASS_SINGLES;
    }
}

/* Translate what the access touches; true when c->targets is filled, false if it faulted. */
static bool translate(struct core *c)
{
    const struct access *a = &c->access;
    enum mmu_access kind = a->kind == ACCESS_LOAD || a->reads ? MMU_READ
                           : a->kind == ACCESS_CLEAN          ? MMU_DC
                                                              : MMU_WRITE;
    uint64_t va = a->va.va;
    uint32_t left = a->size;
    bool unaligned = (va & (a->align - 1)) != 0;
    /* Device memory takes no unaligned access and no DC ZVA (DDI 0487 B2.9, D8.6.1). */
    unsigned mode = c->access.mode | (unaligned || a->kind == ACCESS_ZVA ? MMU_UNALIGNED : 0U);
    c->target_count = 0;
    if (a->kind == ACCESS_SINGLE && unaligned) {
        /* Whatever the memory is (DDI 0487 B2.9, C6.2 ST64B). */
        fault_alignment(c);
        return false;
    }
    while (left) {
        uint32_t inside = PAGE - (uint32_t)(va & (PAGE - 1)), n = left < inside ? left : inside;
        struct mmu_fault f;
        const struct mmu_page *page = mmu_translate(c->mmu, (va_t){ va }, kind, mode, &f);
        c->now += tlbview_access(&c->tlbview, (va_t){ va }, kind, mode);
        if (!page) {
            fault_mmu(c, &f);
            return false;
        }
        c->targets[c->target_count++] = (struct target){
            .pa = page->pa_page | (va & (PAGE - 1)),
            .size = n,
            .memory = (uint8_t)class_of(c, &page->attr),
            .device = page->attr.device,
            .cacheable = a->kind == ACCESS_SINGLE && memattr_cacheable(&page->attr),
        };
        va += n;
        left -= n;
    }
    return true;
}

/* The target that holds byte `progress` of the access, and where in it. */
static const struct target *target_at(const struct core *c, uint32_t *offset)
{
    uint32_t first = c->targets[0].size;
    if (c->progress < first) {
        *offset = c->progress;
        return &c->targets[0];
    }
    *offset = c->progress - first;
    return &c->targets[1];
}

/* ---- draining -------------------------------------------------------------------------------- */

static enum step drain_all(struct core *c, enum bus_reason reason)
{
    if (!c->sorted && c->params.wc_drain_order == DRAIN_BY_ADDRESS) {
        wbuf_sort(&c->wbuf);
        c->sorted = true;
    }
    while (c->wbuf.count) {
        enum step step = issue_drain(c, c->wbuf.oldest, reason);
        if (step != STEP_DONE) {
            return step;
        }
    }
    return STEP_DONE;
}

enum step lsu_drain_line(struct core *c, uint64_t line, enum bus_reason reason)
{
    int i = wbuf_find(&c->wbuf, line);
    return i == WBUF_NONE ? STEP_DONE : issue_drain(c, i, reason);
}

simtime_t lsu_next_timeout(const struct core *c)
{
    if (!c->params.wc_timeout || c->wbuf.count == 0) {
        return SIMTIME_NEVER;
    }
    return simtime_max(c->wbuf.lines[c->wbuf.oldest].since + c->params.wc_timeout,
                       issue_place_at(&c->inflight[INFLIGHT_GATHER]));
}

void lsu_timeouts(struct core *c, simtime_t now)
{
    simtime_t here = c->now, due;
    while ((due = lsu_next_timeout(c)) <= now) {
        /* The buffer drains by itself: the core's own time does not wait for it. */
        c->now = due;
        if (issue_drain(c, c->wbuf.oldest, BUS_REASON_TIMEOUT) != STEP_DONE) {
            break; /* never: it is due when there is a place */
        }
    }
    c->now = here;
}

/* ---- stores ---------------------------------------------------------------------------------- */

static struct inflight *device_inflight(struct core *c, unsigned device)
{
    return &c->inflight[device == DEVICE_nGnRnE ? INFLIGHT_DEVICE_NE : INFLIGHT_DEVICE];
}

/* One write of `size` bytes within a line, as it is. */
static enum step single_write(struct core *c, uint64_t pa, uint32_t size, struct inflight *f,
                              enum bus_attr attr, enum bus_reason reason)
{
    enum step step = issue_claim(c, f);
    if (step != STEP_DONE) {
        return step;
    }
    uint8_t line[BUS_LINE];
    unsigned at = (unsigned)(pa % BUS_LINE);
    copy_few(line + at, c->access.data + c->progress, size);
    struct bus_write w = {
        .line = { pa - at },
        .mask = (size == BUS_LINE ? UINT64_MAX : ((uint64_t)1 << size) - 1) << at,
        .data = line,
        .attr = attr,
        .reason = reason,
        .domain = c->context.domain,
        .stores = c->progress == 0,
        .time = c->now,
    };
    issue_write(c, f, &w);
    c->stats.device_writes++;
    c->progress += size;
    return STEP_DONE;
}

static enum step store_device(struct core *c, const struct target *t, uint64_t pa, uint32_t most)
{
    if (c->params.device_drains_wc && c->wbuf.count) {
        enum step step = drain_all(c, BUS_REASON_ORDER);
        if (step != STEP_DONE) {
            return step;
        }
    }
    uint32_t size = c->access.element;
    if (c->access.kind != ACCESS_SINGLE && size > c->params.device_element) {
        size = (uint32_t)c->params.device_element;
    }
    size = size < most ? size : most;
    enum bus_attr attr = t->device == DEVICE_nGnRnE ? BUS_DEVICE_nE : BUS_DEVICE_E;
    return single_write(c, pa, size, device_inflight(c, t->device), attr,
                        c->access.kind == ACCESS_SINGLE ? BUS_REASON_SINGLE : BUS_REASON_DEVICE);
}

static uint32_t bytes_in_line(const struct target *t, uint32_t offset)
{
    uint32_t left = t->size - offset, inside = BUS_LINE - (uint32_t)((t->pa + offset) % BUS_LINE);
    return left < inside ? left : inside;
}

static enum step store_gather(struct core *c, uint64_t pa, uint32_t size)
{
    uint64_t line = pa & ~(uint64_t)(BUS_LINE - 1);
    enum step step;
    int i = wbuf_find(&c->wbuf, line);
    if (i != WBUF_NONE && c->wbuf.lines[i].domain != c->context.domain) {
        step = issue_drain(c, i, BUS_REASON_EVICTED);
        if (step != STEP_DONE) {
            return step;
        }
        i = WBUF_NONE;
    }
    if (i == WBUF_NONE) {
        if (wbuf_full(&c->wbuf)) {
            step = issue_drain(c, c->wbuf.oldest, BUS_REASON_EVICTED);
            if (step != STEP_DONE) {
                return step;
            }
        }
        i = wbuf_open(&c->wbuf, line, c->context.domain, c->now);
    } else {
        c->stats.merged++;
    }
    wbuf_merge(&c->wbuf, i, (unsigned)(pa - line), c->access.data + c->progress, size);
    c->wbuf.lines[i].stores += c->progress == 0;
    c->progress += size;
    return STEP_DONE;
}

/* A buffer that is full leaves; after the store, so that the store itself never waits twice. */
static enum step drain_if_full(struct core *c, uint64_t pa)
{
    int i = wbuf_find(&c->wbuf, pa & ~(uint64_t)(BUS_LINE - 1));
    if (!c->params.wc_full_drains || i == WBUF_NONE || c->wbuf.lines[i].mask != UINT64_MAX) {
        return STEP_DONE;
    }
    return issue_drain(c, i, BUS_REASON_FULL);
}

static enum step store_portion(struct core *c)
{
    uint32_t offset;
    const struct target *t = target_at(c, &offset);
    uint64_t pa = t->pa + offset;
    uint32_t size = bytes_in_line(t, offset);
    switch (t->memory) {
    case CLASS_DEVICE: return store_device(c, t, pa, size);
    case CLASS_SINGLES:
        return single_write(c, pa, size, &c->inflight[INFLIGHT_GATHER], BUS_DEVICE_E,
                            BUS_REASON_SINGLE);
    case CLASS_WB: return cached_store(c, pa, size);
    case CLASS_WT: cached_update(c, pa, size); break;
    default: break;
    }
    enum step step = store_gather(c, pa, size);
    return step == STEP_DONE ? drain_if_full(c, pa) : step;
}

/* What a barrier, and a store-release before it stores, waits for. */
static enum step drain_and_wait(struct core *c)
{
    enum step step = drain_all(c, BUS_REASON_BARRIER);
    if (step != STEP_DONE) {
        return step;
    }
    if (!c->told_bus) {
        bus_issue_barrier(c->bus, c->number, c->now);
        c->told_bus = true;
    }
    return issue_wait_all(c);
}

static enum step store(struct core *c)
{
    if (c->access.release && c->progress == 0) {
        enum step step = drain_and_wait(c);
        if (step != STEP_DONE) {
            return step;
        }
        c->sorted = false;
    }
    if (c->progress > 0) { /* a store that filled its buffer may have stopped right after it */
        uint32_t offset;
        c->progress--;
        const struct target *t = target_at(c, &offset);
        c->progress++;
        if (t->memory == CLASS_GATHER || t->memory == CLASS_WT) {
            enum step step = drain_if_full(c, t->pa + offset);
            if (step != STEP_DONE) {
                return step;
            }
        }
    }
    while (c->progress < c->access.size) {
        enum step step = store_portion(c);
        if (step != STEP_DONE) {
            return step;
        }
    }
    return STEP_DONE;
}

static enum step store_single(struct core *c)
{
    const struct target *t = &c->targets[0];
    if (t->cacheable) {
        return fault_unsupported(c);
    }
    enum step step = lsu_drain_line(c, t->pa, BUS_REASON_ORDER);
    if (step != STEP_DONE) {
        return step;
    }
    if (t->memory == CLASS_DEVICE) {
        return store_device(c, t, t->pa, BUS_LINE);
    }
    return single_write(c, t->pa, BUS_LINE, &c->inflight[INFLIGHT_GATHER], BUS_DEVICE_E,
                        BUS_REASON_SINGLE);
}

static enum step exclusive(struct core *c)
{
    const struct target *t = &c->targets[0];
    if (t->memory == CLASS_WB) {
        return store(c);
    }
    enum step step = lsu_drain_line(c, t->pa & ~(uint64_t)(BUS_LINE - 1), BUS_REASON_EXCLUSIVE);
    if (step != STEP_DONE) {
        return step;
    }
    /* PCIe AtomicOps are not modelled: no such access to memory that is not write-back. */
    return fault_unsupported(c);
}

/* ---- loads ----------------------------------------------------------------------------------- */

static enum step load_uncached(struct core *c, const struct target *t, uint64_t pa, uint32_t size)
{
    uint64_t line = pa & ~(uint64_t)(BUS_LINE - 1);
    enum step step = lsu_drain_line(c, line, BUS_REASON_LOAD);
    if (step == STEP_DONE && t->memory == CLASS_DEVICE && c->params.device_drains_wc) {
        step = drain_all(c, BUS_REASON_ORDER);
    }
    if (step == STEP_DONE && wbuf_full(&c->wbuf) && !c->reading && !c->read_back) {
        /* A load needs a buffer of the pool for its line while it is on its way (assumed). */
        step = issue_drain(c, c->wbuf.oldest, BUS_REASON_EVICTED);
    }
    if (step != STEP_DONE) {
        return step;
    }
    if (t->memory == CLASS_DEVICE) {
        uint32_t widest = (uint32_t)simtime_min(c->access.element, c->params.device_element);
        size = size < widest ? size : widest;
    }
    step = issue_read(c, pa, size, t->memory == CLASS_DEVICE ? BUS_DEVICE_E : BUS_GATHER);
    if (step != STEP_DONE) {
        return step;
    }
    memcpy(c->loaded + c->progress, c->read_data, size);
    c->progress += size;
    return STEP_DONE;
}

static enum step load(struct core *c)
{
    while (c->progress < c->access.size) {
        const uint32_t at = c->progress;
        uint32_t offset;
        const struct target *t = target_at(c, &offset);
        uint64_t pa = t->pa + offset;
        uint32_t size = bytes_in_line(t, offset);
        bool cached = t->memory == CLASS_WB || t->memory == CLASS_WT;
        enum step step = cached ? cached_load(c, pa, size) : load_uncached(c, t, pa, size);
        if (step != STEP_DONE) {
            return step;
        }
        if (c->read_status != BUS_OK) {
            return fault_external(c, at);
        }
    }
    struct core_outcome o = { .data = c->loaded };
    return lsu_finish(c, &o);
}

/* ---- barriers -------------------------------------------------------------------------------- */

/*
 * DMB and DSB order accesses for observers in their domain. Device and Normal Non-cacheable memory
 * is Outer Shareable (DDI 0487 B2.10), so a barrier for a smaller domain, or for loads only, need
 * not drain stores to it. SCOPE_ANY is the core that drains at every one.
 */
static bool barrier_drains(const struct core *c)
{
    const struct access *a = &c->access;
    if (c->params.barrier_scope == SCOPE_ANY) {
        return true;
    }
    bool wide = a->domain == BARRIER_OSH || a->domain == BARRIER_SY;
    return wide && (a->type & BARRIER_ST);
}

static enum step barrier(struct core *c)
{
    enum step step = STEP_DONE;
    switch (c->access.barrier) {
    case BARRIER_ISB: return STEP_DONE;
    case BARRIER_DGH: return c->params.dgh_drains ? drain_all(c, BUS_REASON_HINT) : STEP_DONE;
    default: break;
    }
    if (barrier_drains(c)) {
        step = drain_and_wait(c);
    } else if (c->access.barrier == BARRIER_DSB) {
        step = issue_wait_all(c);
    } else {
        return STEP_DONE;
    }
    if (step == STEP_DONE) {
        c->now += c->params.barrier_time;
    }
    return step;
}

static enum step end(struct core *c)
{
    enum step step = drain_all(c, BUS_REASON_END);
    if (step == STEP_DONE) {
        bus_issue_barrier(c->bus, c->number, c->now);
    }
    return step;
}

enum step lsu_step(struct core *c)
{
    switch (c->access.kind) {
    case ACCESS_BARRIER: return barrier(c);
    case ACCESS_END: return end(c);
    case ACCESS_PASS: return STEP_DONE;
    default: break;
    }
    if (!c->translated) {
        if (c->access.kind == ACCESS_SINGLE && !c->context.ls64) {
            return fault_undefined(c);
        }
        const simtime_t before = c->now;
        if (!translate(c)) {
            return STEP_DONE;
        }
        c->translated = true;
        if (c->now > before) { /* a walk: others, and time-outs, come first */
            return STEP_AGAIN;
        }
    }
    switch (c->access.kind) {
    case ACCESS_LOAD: return load(c);
    case ACCESS_SINGLE: return store_single(c);
    case ACCESS_EXCLUSIVE: return exclusive(c);
    case ACCESS_CLEAN: return cached_clean(c);
    default: return store(c);
    }
}
