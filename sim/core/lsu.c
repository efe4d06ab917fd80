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

static uint32_t least(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

/* ---- translation ----------------------------------------------------------------------------- */

enum step lsu_finish(struct core *c, struct core_outcome *o)
{
    o->issued = c->issued;
    o->time = c->now;
    o->core = c->number;
    o->domain = c->context.domain;
    if (o->fault != CORE_NO_FAULT) {
        c->stats.faults++;
    }
    if (c->source.finished) {
        c->source.finished(c->source.self, c->access, o);
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

static enum ext_memory external_of(const struct memattr *m)
{
    return m->type == MEM_DEVICE ? EXT_DEVICE : m->inner.attr == CACHE_WB ? EXT_WB : EXT_NC;
}

/* What does not merge waits as Device writes do, Normal memory of a core that merges none too. */
static uint8_t queue_of(unsigned memory, const struct memattr *m)
{
    if (memory != CLASS_DEVICE && memory != CLASS_SINGLES) {
        return INFLIGHT_GATHER;
    }
    return m->type == MEM_DEVICE && m->device == DEVICE_nGnRnE ? INFLIGHT_DEVICE_NE
                                                               : INFLIGHT_DEVICE;
}

/*
 * Does an aligned store within one page translate as the last such one did: the same page, and
 * nothing has changed since? Then c->targets[0] is of that page, and only the place in it differs.
 */
static bool as_before(struct core *c)
{
    const struct access *a = c->access;
    const uint64_t inside = a->va.va & (PAGE - 1);
    if (a->kind != ACCESS_STORE || (a->va.va & (a->align - 1)) ||
        c->recent.page != a->va.va - inside || c->recent.mode != a->mode ||
        inside + a->size > PAGE || !mmu_again(c->mmu, c->recent.version)) {
        return false;
    }
    const simtime_t time = tlbview_access(&c->tlbview, a->va, MMU_WRITE, a->mode);
    if (time == SIMTIME_NEVER) {
        return false;
    }
    c->now += time;
    c->targets[0].pa = (c->targets[0].pa & ~(uint64_t)(PAGE - 1)) | inside;
    c->targets[0].size = a->size;
    return true;
}

/*
 * Translate what the access touches; true when c->targets is filled. False with `*step`: it faulted
 * (STEP_DONE), or a descriptor is still to come from the bus.
 */
static bool translate(struct core *c, enum step *step)
{
    const struct access *a = c->access;
    const enum mmu_access kind = a->kind == ACCESS_LOAD || a->reads ? MMU_READ
                                 : a->kind == ACCESS_CLEAN          ? MMU_DC
                                                                    : MMU_WRITE;
    const bool unaligned = (a->va.va & (a->align - 1)) != 0;
    /* Device memory takes no unaligned access and no DC ZVA (DDI 0487 B2.9, D8.6.1). */
    const unsigned mode = a->mode | (unaligned || a->kind == ACCESS_ZVA ? MMU_UNALIGNED : 0U);
    if (unaligned && a->kind == ACCESS_SINGLE) {
        /* Whatever the memory is (DDI 0487 B2.9, C6.2 ST64B). */
        *step = fault_alignment(c);
        return false;
    }
    if (c->walk.fetching && (*step = walk_fetch(c)) != STEP_DONE) {
        return false;
    }
    if (c->speculation.on && !c->walk.fresh) {
        speculate_try(c);
    }
    c->walk.wants = c->walk.refused = false;
    uint64_t va = a->va.va;
    uint32_t left = a->size;
    const uint64_t version = mmu_version(c->mmu);
    c->recent.page = NO_PAGE;
    for (struct target *t = c->targets;; t++) {
        const uint32_t inside = PAGE - (uint32_t)(va & (PAGE - 1));
        struct mmu_fault f;
        const struct mmu_page *page = mmu_translate(c->mmu, (va_t){ va }, kind, mode, &f);
        simtime_t time = SIMTIME_NEVER;
        if (page || !c->walk.wants) {
            time = tlbview_access(&c->tlbview, (va_t){ va }, kind, mode);
        }
        if (time == SIMTIME_NEVER) {
            *step = walk_fetch(c);
            return false;
        }
        c->now += time;
        if (!page) {
            walkbuf_expire(&c->walk);
            walk_refused(c, &f);
            *step = fault_mmu(c, &f);
            return false;
        }
        t->pa = page->pa_page | (va & (PAGE - 1));
        t->size = least(left, inside);
        t->memory = (uint8_t)class_of(c, &page->attr);
        t->queue = queue_of(t->memory, &page->attr);
        t->external = (uint8_t)external_of(&page->attr);
        t->cacheable = a->kind == ACCESS_SINGLE && memattr_cacheable(&page->attr);
        if (left <= inside) {
            break;
        }
        va += inside;
        left -= inside;
    }
    if (c->walk.fresh) {
        walkbuf_expire(&c->walk);
    }
    /* A core that speculates comes here for each access, to try. */
    if (a->kind == ACCESS_STORE && !unaligned && left == a->size && !c->speculation.on) {
        c->recent.page = va & ~(uint64_t)(PAGE - 1);
        c->recent.mode = a->mode;
        c->recent.version = version;
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

/* ---- stores ---------------------------------------------------------------------------------- */

/* One write that never merges, within a line: at most `most` bytes of the access. */
static enum step single_write(struct core *c, const struct target *t, uint64_t pa, uint32_t most)
{
    const bool device = t->memory == CLASS_DEVICE, whole = c->access->kind == ACCESS_SINGLE;
    if (device && c->params.device_drains_wc && c->wbuf.count) {
        const enum step step = lsu_drain_all(c, BUS_REASON_ORDER);
        if (step != STEP_DONE) {
            return step;
        }
    }
    struct inflight *f = &c->inflight[t->queue];
    const bool later = device && c->params.device_store_delay && !whole && !c->access->release;
    enum step step = device && !later ? devq_flush(c) : STEP_DONE;
    if (step == STEP_DONE && !later) {
        step = issue_claim(c, f);
    }
    if (step != STEP_DONE) {
        return step;
    }
    uint32_t size = most;
    if (device && !whole) {
        size = least(size, least(c->access->element, (uint32_t)c->params.device_element));
    }
    uint8_t line[BUS_LINE];
    const unsigned at = (unsigned)(pa % BUS_LINE);
    copy_few(line + at, c->access->data + c->progress, size);
    struct bus_write w = {
        .line = { pa - at },
        .mask = UINT64_MAX >> (BUS_LINE - size) << at,
        .data = line,
        .attr = t->queue == INFLIGHT_DEVICE_NE ? BUS_DEVICE_nE : BUS_DEVICE_E,
        .reason = device && !whole ? BUS_REASON_DEVICE : BUS_REASON_SINGLE,
        .domain = c->context.domain,
        .stores = c->progress == 0,
        .time = c->now,
    };
    if (!later) {
        issue_write(c, f, &w);
    } else if ((step = devq_put(c, t->queue, &w)) != STEP_DONE) {
        return step;
    }
    c->stats.device_writes++;
    c->progress += size;
    return STEP_DONE;
}

static uint32_t bytes_in_line(const struct target *t, uint32_t offset)
{
    return least(t->size - offset, BUS_LINE - (uint32_t)((t->pa + offset) % BUS_LINE));
}

/* A buffer that is full leaves; after the store, so that the store itself never waits twice. */
static enum step drain_if_full(struct core *c, int i)
{
    if (!c->params.wc_full_drains || i == WBUF_NONE || c->wbuf.lines[i].mask != UINT64_MAX) {
        return STEP_DONE;
    }
    return issue_drain(c, i, BUS_REASON_FULL);
}

/* Bytes that were stored less than wc_overwrite_time ago: the core waits until then. */
static bool overwrites_early(struct core *c, int i, unsigned at, uint32_t size)
{
    const simtime_t gap = c->params.wc_overwrite_time;
    const simtime_t free = gap ? wbuf_overwrite_at(&c->wbuf, i, at, size, gap) : 0;
    if (free <= c->now) {
        return false;
    }
    c->now = free;
    return true;
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
        if (overwrites_early(c, i, (unsigned)(pa - line), size)) {
            return STEP_AGAIN;
        }
        c->stats.merged++;
    }
    if (c->params.wc_overwrite_time) {
        wbuf_pass(&c->wbuf, i, (unsigned)(pa - line), size, c->now);
    }
    wbuf_merge(&c->wbuf, i, (unsigned)(pa - line), c->access->data + c->progress, size);
    c->wbuf.lines[i].stores += c->progress == 0;
    c->progress += size;
    return drain_if_full(c, i);
}

static enum step store_portion(struct core *c)
{
    uint32_t offset;
    const struct target *t = target_at(c, &offset);
    uint64_t pa = t->pa + offset;
    uint32_t size = bytes_in_line(t, offset);
    if (t->memory == CLASS_DEVICE || t->memory == CLASS_SINGLES ||
        c->access->kind == ACCESS_SINGLE) {
        return single_write(c, t, pa, size);
    }
    if (t->memory == CLASS_WB) {
        return cached_store(c, pa, size);
    }
    if (t->memory == CLASS_WT) {
        cached_update(c, pa, size);
    }
    return store_gather(c, pa, size);
}

static void tell_bus(struct core *c)
{
    bus_issue_barrier(c->bus, c->number, c->now);
    c->untold = false;
}

/* What a barrier, and a store-release before it stores, waits for. */
static enum step drain_and_wait(struct core *c)
{
    enum step step = devq_flush(c);
    if (step == STEP_DONE) {
        step = lsu_drain_all(c, BUS_REASON_BARRIER);
    }
    if (step != STEP_DONE) {
        return step;
    }
    if (!c->told_bus) {
        tell_bus(c);
        c->told_bus = true;
    }
    return issue_wait_all(c);
}

static enum step store(struct core *c)
{
    const bool release = c->access->release && c->access->kind != ACCESS_SINGLE; /* ST64B is none */
    if (release && c->progress == 0) {
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
            const uint64_t line = (t->pa + offset) & ~(uint64_t)(BUS_LINE - 1);
            enum step step = drain_if_full(c, wbuf_find(&c->wbuf, line));
            if (step != STEP_DONE) {
                return step;
            }
        }
    }
    enum step step = STEP_DONE;
    while (step == STEP_DONE && c->progress < c->access->size) {
        step = store_portion(c);
    }
    return step;
}

/* ST64B: may it store now? Else `step` says how far it got. */
static bool single_may_store(struct core *c, enum step *step)
{
    const struct target *t = &c->targets[0];
    *step = t->cacheable ? fault_unsupported(c) : lsu_drain_line(c, t->pa, BUS_REASON_ORDER);
    return !t->cacheable && *step == STEP_DONE;
}

/* The same of an exclusive or atomic. */
static bool exclusive_may_store(struct core *c, enum step *step)
{
    const struct target *t = &c->targets[0];
    if (t->memory == CLASS_WB) {
        return true;
    }
    *step = lsu_drain_line(c, t->pa & ~(uint64_t)(BUS_LINE - 1), BUS_REASON_EXCLUSIVE);
    if (*step == STEP_DONE) {
        /* PCIe AtomicOps are not modelled: no such access to memory that is not write-back. */
        *step = fault_unsupported(c);
    }
    return false;
}

/* ---- loads ----------------------------------------------------------------------------------- */

static enum step load_uncached(struct core *c, const struct target *t, uint64_t pa, uint32_t size)
{
    uint64_t line = pa & ~(uint64_t)(BUS_LINE - 1);
    enum step step = lsu_drain_line(c, line, BUS_REASON_LOAD);
    if (step == STEP_DONE && t->memory == CLASS_DEVICE && c->params.device_drains_wc) {
        step = lsu_drain_all(c, BUS_REASON_ORDER);
    }
    if (step == STEP_DONE && t->memory == CLASS_DEVICE) {
        step = devq_load(c, pa, least(size, c->access->element));
    }
    if (step == STEP_DONE && wbuf_full(&c->wbuf) && !c->reading && !c->read_back) {
        /* A load needs a buffer of the pool for its line while it is on its way (assumed). */
        step = issue_drain(c, c->wbuf.oldest, BUS_REASON_EVICTED);
    }
    if (step != STEP_DONE) {
        return step;
    }
    if (t->memory == CLASS_DEVICE) {
        size = least(size, least(c->access->element, (uint32_t)c->params.device_element));
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
    while (c->progress < c->access->size) {
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
        if (c->read_status != BUS_OK && fault_external(c, at)) {
            return STEP_DONE;
        }
    }
    struct core_outcome o = { .data = c->loaded };
    return lsu_finish(c, &o);
}

/* ---- barriers -------------------------------------------------------------------------------- */

/*
 * DMB and DSB are for the observers in their domain (DDI 0487 B2.6.10). A device is one of the
 * Outer Shareable domain: what goes there need not leave for a barrier of a smaller domain, or for
 * loads only. SCOPE_ANY is the core that drains at every one.
 */
static bool barrier_drains(const struct core *c)
{
    const struct access *a = c->access;
    if (c->params.barrier_scope == SCOPE_ANY) {
        return true;
    }
    bool wide = a->domain == BARRIER_OSH || a->domain == BARRIER_SY;
    return wide && (a->type & BARRIER_ST);
}

/*
 * RAM is read by every core of the inner domain, by its table walks, its fetches and through other
 * aliases: what goes there leaves at any barrier for stores (B2.4, B2.6.9). It is there at once, so
 * that a DMB need not wait.
 */
static enum step drain_memory(struct core *c)
{
    for (int i = c->wbuf.oldest; i != WBUF_NONE;) {
        const struct wbuf_line *l = &c->wbuf.lines[i];
        const int next = l->younger;
        if (bus_is_memory(c->bus, (pa_t){ l->line })) {
            const enum step step = issue_drain(c, i, BUS_REASON_BARRIER);
            if (step != STEP_DONE) {
                return step;
            }
        }
        i = next;
    }
    return STEP_DONE;
}

static enum step barrier(struct core *c)
{
    enum step step = STEP_DONE;
    switch (c->access->barrier) {
    case BARRIER_ISB: return STEP_DONE;
    case BARRIER_DGH: return c->params.dgh_drains ? lsu_drain_all(c, BUS_REASON_HINT) : STEP_DONE;
    default: break;
    }
    if (barrier_drains(c)) {
        step = drain_and_wait(c);
    } else if ((step = devq_flush(c)) != STEP_DONE) {
        return step;
    } else {
        step = c->access->type & BARRIER_ST ? drain_memory(c) : STEP_DONE;
        if (step != STEP_DONE || c->access->barrier == BARRIER_DMB) {
            return step;
        }
        step = issue_wait_all(c);
    }
    if (step == STEP_DONE) {
        c->now += c->params.barrier_time;
    }
    return step;
}

static enum step end(struct core *c)
{
    enum step step = devq_flush(c);
    if (step == STEP_DONE) {
        step = lsu_drain_all(c, BUS_REASON_END);
    }
    if (step == STEP_DONE) {
        tell_bus(c);
    }
    return step;
}

static enum step without_address(struct core *c)
{
    switch (c->access->kind) {
    case ACCESS_BARRIER: return barrier(c);
    case ACCESS_END: return end(c);
    default: return STEP_DONE;
    }
}

enum step lsu_step(struct core *c)
{
    const enum access_kind kind = c->access->kind;
    if (kind >= ACCESS_BARRIER) {
        return without_address(c);
    }
    if (!c->translated) {
        if (kind == ACCESS_SINGLE && !c->context.ls64) {
            return fault_undefined(c);
        }
        const simtime_t before = c->now;
        enum step step;
        if (!as_before(c) && !translate(c, &step)) {
            return step;
        }
        c->translated = true;
        if (c->now > before) { /* a walk: others, and time-outs, come first */
            return STEP_AGAIN;
        }
    }
    if (kind == ACCESS_LOAD) {
        return load(c);
    }
    if (kind == ACCESS_CLEAN) {
        return cached_clean(c);
    }
    enum step step;
    if (kind == ACCESS_SINGLE && !single_may_store(c, &step)) {
        return step;
    }
    if (kind == ACCESS_EXCLUSIVE && !exclusive_may_store(c, &step)) {
        return step;
    }
    return store(c);
}
