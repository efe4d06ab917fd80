/* SPDX-License-Identifier: Apache-2.0 */
/* The translation unit: registers, the way from an access to its page, and what looks on. */
#include "mmu/mmu.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "mmu/lint.h"
#include "mmu/permissions.h"
#include "mmu/tlb.h"

/*
 * The front: pages as mmu_translate() returned them, by address and mode. An entry stands for one
 * of the TLB and goes with it, so that neither results nor statistics depend on the front.
 */
enum { FRONT_ENTRIES = GATHER_HARD ? 1 : 256 };
static_assert((FRONT_ENTRIES & (FRONT_ENTRIES - 1)) == 0, "the index is masked");

/* A key is VA[63:12] with these below it; 0 is no key. */
enum { KEY_MODE = MMU_MODE_EL | MMU_PAN, KEY_FETCH = 8, KEY_VALID = 16, KEY_GENERATION = 32 };
enum { GENERATIONS = (1 << PAGE_BITS) / KEY_GENERATION };

struct front {
    uint64_t key;
    uint32_t serial;
    uint16_t slot;
    struct mmu_page page;
};

struct mmu {
    struct front front[FRONT_ENTRIES];
    uint64_t generation; /* of the registers, times KEY_GENERATION */
    uint64_t version;    /* mmu_version() */
    struct mmu_stats stats;
    struct tlb tlb;
    struct walk_cache cache;
    bool walk_caches;
    struct mmu_walk_memory memory;
    struct mmu_impl impl;
    struct mmu_regs regs;
    struct walk_context context[3]; /* by enum mmu_regime */
    bool decoded[3];
    uint8_t regime[MMU_MODE_EL + 1]; /* enum mmu_regime, by EL */
    struct combine_memo memo[3];
    struct lint *lint;
    const bool *waits; /* NULL: never */
};

static void find_regimes(struct mmu *m)
{
    for (unsigned el = 0; el <= MMU_MODE_EL; el++)
        m->regime[el] = (uint8_t)mmu_regime(&m->regs, el);
}

struct mmu *mmu_new(const struct mmu_impl *impl, const struct mmu_walk_memory *memory)
{
    struct mmu *m = calloc(1, sizeof *m);
    if (!m)
        return NULL;
    m->impl = *impl;
    m->memory = *memory;
    m->walk_caches = !GATHER_HARD;
    find_regimes(m);
    return m;
}

void mmu_free(struct mmu *m)
{
    if (!m)
        return;
    lint_free(m->lint);
    free(m);
}

const struct mmu_impl *mmu_impl(const struct mmu *m)
{
    return &m->impl;
}

const struct mmu_regs *mmu_regs(const struct mmu *m)
{
    return &m->regs;
}

const struct mmu_stats *mmu_stats(const struct mmu *m)
{
    return &m->stats;
}

/* Nothing in the front is of the registers that are loaded now. */
static void leave_front(struct mmu *m)
{
    m->version++;
    m->generation = (m->generation + KEY_GENERATION) % (GENERATIONS * KEY_GENERATION);
    if (m->generation == 0)
        for (size_t k = 0; k < FRONT_ENTRIES; k++)
            m->front[k].key = 0;
}

void mmu_set_regs(struct mmu *m, const struct mmu_regs *regs)
{
    if (memcmp(&m->regs, regs, sizeof *regs) == 0)
        return;
    m->regs = *regs;
    memset(m->decoded, 0, sizeof m->decoded);
    find_regimes(m);
    leave_front(m);
}

const struct walk_context *mmu_context_of(struct mmu *m, enum mmu_regime regime)
{
    struct walk_context *c = &m->context[regime];
    if (!m->decoded[regime]) {
        walk_decode(c, &m->regs, regime, &m->impl);
        m->memo[regime].key = 0;
        m->decoded[regime] = true;
    }
    return c;
}

static const struct walk_context *mmu_context(struct mmu *m, unsigned el)
{
    return mmu_context_of(m, (enum mmu_regime)m->regime[el]);
}

void mmu_set_walk_caches(struct mmu *m, bool on)
{
    m->walk_caches = on;
    walk_cache_clear(&m->cache);
}

void mmu_set_waits(struct mmu *m, const bool *waits)
{
    m->waits = waits;
}

/* ---- translation ----------------------------------------------------------------------------- */

void mmu_begin_walk(struct mmu *m, struct walk *w, va_t va, enum mmu_access access, unsigned mode,
                    struct mmu_fault *fault)
{
    const struct walk_context *c = mmu_context(m, mode & MMU_MODE_EL);
    *w = (struct walk){
        .c = c,
        .range = walk_range(c, va, access, mode),
        .read = m->memory.read,
        .swap = m->memory.swap,
        .arg = m->memory.arg,
        .cache = m->walk_caches && !m->lint ? &m->cache : NULL,
        .memo = &m->memo[c->regime],
        .stats = &m->stats,
        .lint = m->lint,
        .fault = fault,
        .va = va,
        .access = access,
        .mode = access_can_be_unaligned(access) ? mode : mode & ~(unsigned)MMU_UNALIGNED,
        .update = true,
    };
}

/* Bit n: enum mmu_access n is permitted and changes nothing. */
static uint16_t allowed(permissions_t s1, permissions_t s2, unsigned mode, bool pending)
{
    const unsigned both = s1 & s2;
    const bool privileged = (mode & MMU_MODE_EL) != 0;
    const unsigned granted = privileged ? both >> 3 : both;
    const bool pan = privileged && (mode & MMU_PAN) && (s1 & PERM_PAN_DENIES);
    const unsigned r = (granted & NEED_READ) != 0;
    const unsigned w = (granted & NEED_WRITE) != 0;
    const unsigned x = (granted & NEED_EXECUTE) != 0;
    const unsigned data_r = r && !pan;
    const unsigned data_w = w && !pan;
    const unsigned clean_w = data_w && !pending;
    const unsigned maintain = privileged || r;
    return (uint16_t)(data_r << MMU_READ | clean_w << MMU_WRITE | x << MMU_FETCH |
                      (data_r & clean_w) << MMU_ATOMIC | maintain << MMU_DC |
                      w << MMU_DC_INVALIDATE | maintain << MMU_IC | data_r << MMU_AT_READ |
                      data_w << MMU_AT_WRITE);
}

/* allowed() for the address of a walk: a tag may be ignored for data accesses alone (TBID). */
static uint16_t allowed_at(const struct walk *w, permissions_t s1, permissions_t s2, bool pending)
{
    const uint16_t fetch = 1U << MMU_FETCH;
    const uint16_t all = allowed(s1, s2, w->mode, pending);
    const bool tagged = w->range->tbi && w->range->tbid;
    return tagged && !walk_range(w->c, w->va, MMU_FETCH, w->mode) ? all & (uint16_t)~fetch : all;
}

/* The page of `e` that holds the walk's address. */
static void fill_page(struct mmu_page *page, const struct tlb_entry *e, const struct walk *w,
                      uint64_t input)
{
    const uint64_t offset = (input - e->tag.input) & ~low_bits(PAGE_BITS);
    *page = e->page;
    page->va_page = w->va.va & ~low_bits(PAGE_BITS);
    page->pa_page = e->pa + offset;
    page->ipa_page.ipa = e->tag.ipa + offset;
    page->allowed = allowed_at(w, e->s1, e->s2, e->pending);
}

/* May the access use the page, without a walk and without a fault. */
static bool serves(const struct mmu_page *page, enum mmu_access access, unsigned mode)
{
    return (page->allowed >> access & 1) && !((mode & MMU_UNALIGNED) && page->unaligned);
}

/* Hold a hit against the tables as they are now. */
static void check_hit(struct mmu *m, va_t va, enum mmu_access access, unsigned mode,
                      const struct mmu_page *page)
{
    struct mmu_walk walk;
    mmu_walk(m, va, access, mode, &walk);
    lint_hit(m->lint, mmu_context(m, mode & MMU_MODE_EL), va, page, &walk);
}

/*
 * D8.15.1.6: a stage that is off has no conflicts; of both, EL2 is told where FEAT_BBM lets the
 * sizes of entries change, and EL1 (IMPLEMENTATION DEFINED) otherwise.
 */
static void set_conflict(struct mmu *m, const struct walk *w)
{
    const struct walk_context *c = w->c;
    m->stats.tlb_conflicts++;
    if (m->lint)
        lint_conflict(m->lint, c, w->va);
    *w->fault = walk_fault(w);
    w->fault->kind = MMU_FAULT_TLB_CONFLICT;
    w->fault->stage2 = c->s2_on && (!c->s1_on || m->impl.bbm > 0);
}

/* Kept out of the way of a hit in the front, which then needs no stack frame. */
__attribute__((noinline)) static const struct mmu_page *
translate_slow(struct mmu *m, struct front *front, uint64_t key, va_t va, enum mmu_access access,
               unsigned mode, struct mmu_fault *fault)
{
    struct walk w;
    m->version++;
    mmu_begin_walk(m, &w, va, access, mode, fault);
    const struct walk_context *c = w.c;
    const bool fetch = access == MMU_FETCH;
    const uint64_t input = tlb_input(c, va);
    const tlb_context_t context = c->tlb_context | (fetch ? TLB_FETCH : 0);
    struct tlb_entry *e = NULL;
    bool conflict = false;
    bool denied_by_tlb = false;
    if (w.range)
        e = tlb_find(&m->tlb, context, input, &conflict);
    if (conflict) {
        set_conflict(m, &w);
        return NULL;
    }
    if (e) {
        fill_page(&front->page, e, &w, input);
        if (serves(&front->page, access, w.mode)) {
            m->stats.tlb_hits++;
            if (m->lint)
                check_hit(m, va, access, mode, &front->page);
        } else {
            denied_by_tlb = true;
            e = NULL;
        }
    }
    if (!e) {
        struct walk_result r;
        front->key = 0;
        m->stats.tlb_misses++;
        const bool walked = walk_translate(&w, false, &r);
        if (!walked && m->waits && *m->waits) {
            m->stats.tlb_misses--;
            return NULL;
        }
        m->stats.descriptors_read += w.reads;
        if (!walked)
            return NULL;
        if (denied_by_tlb)
            tlb_drop(&m->tlb, context, input);
        e = tlb_add(&m->tlb, c, context, input, &r);
        if (m->tlb.sizes & low_bits(e->bits)) {
            /* It may lie over smaller entries, and then a conflict must show. */
            leave_front(m);
            key = 0;
        }
        fill_page(&front->page, e, &w, input);
    }
    front->slot = (uint16_t)tlb_slot(&m->tlb, e);
    front->serial = m->tlb.serial[front->slot];
    front->key = m->lint ? 0 : key;
    return &front->page;
}

const struct mmu_page *mmu_translate(struct mmu *m, va_t va, enum mmu_access access, unsigned mode,
                                     struct mmu_fault *fault)
{
    const uint64_t key = (va.va & ~low_bits(PAGE_BITS)) | KEY_VALID |
                         (access == MMU_FETCH ? KEY_FETCH : 0) | (mode & KEY_MODE) | m->generation;
    /* A program's code and data lie side by side: keep the two kinds apart. */
    const uint64_t index = key >> PAGE_BITS ^ key << 4;
    struct front *front = &m->front[index & (FRONT_ENTRIES - 1)];
    if (front->key == key && m->tlb.serial[front->slot] == front->serial &&
        serves(&front->page, access, mode)) {
        m->stats.tlb_hits++;
        return &front->page;
    }
    return translate_slow(m, front, key, va, access, mode, fault);
}

uint64_t mmu_version(const struct mmu *m)
{
    return m->version;
}

bool mmu_again(struct mmu *m, uint64_t version)
{
    if (m->version != version)
        return false;
    m->stats.tlb_hits++;
    return true;
}

/* ---- walks to look at ------------------------------------------------------------------------ */

static void fill_walk(struct mmu_walk *walk, const struct walk *w, const struct walk_result *r)
{
    walk->ipa.ipa = r->ipa;
    walk->pa.pa = r->pa;
    walk_page(&walk->page, r);
    walk->page.va_page = w->va.va & ~low_bits(PAGE_BITS);
    walk->page.pa_page = r->pa & ~low_bits(PAGE_BITS);
    walk->page.ipa_page.ipa = r->ipa & ~low_bits(PAGE_BITS);
    walk->page.allowed = allowed_at(w, r->s1, r->s2, r->s1_pending || r->s2_pending);
}

/* A walk that leaves no trace in `m`. */
static void begin_look(struct mmu *m, struct walk *w, struct mmu_stats *stats, va_t va,
                       enum mmu_access access, unsigned mode, struct mmu_fault *fault)
{
    *stats = m->stats;
    mmu_begin_walk(m, w, va, access, mode, fault);
    w->cache = NULL;
    w->memo = NULL;
    w->lint = NULL;
    w->stats = stats;
    w->update = false;
}

bool mmu_walk(struct mmu *m, va_t va, enum mmu_access access, unsigned mode, struct mmu_walk *walk)
{
    struct walk w;
    struct walk_result r;
    struct mmu_stats stats;
    memset(walk, 0, sizeof *walk);
    begin_look(m, &w, &stats, va, access, mode, &walk->fault);
    w.log = walk;
    walk->regime = w.c->regime;
    walk->mode = mode;
    walk->s1_on = w.c->s1_on;
    walk->s2_on = w.c->s2_on;
    if (!walk_translate(&w, false, &r))
        return false;
    fill_walk(walk, &w, &r);
    return true;
}

bool mmu_stage2(struct mmu *m, ipa_t ipa, pa_t *pa)
{
    struct walk w;
    struct mmu_stats stats;
    struct mmu_fault fault;
    begin_look(m, &w, &stats, (va_t){ 0 }, MMU_READ, 0, &fault);
    w.c = mmu_context_of(m, MMU_EL10);
    return walk_ipa(&w, ipa.ipa, &pa->pa);
}

/* ---- maintenance and checks ------------------------------------------------------------------ */

void mmu_tlbi_apply(struct mmu *m, const struct mmu_tlbi *tlbi)
{
    m->version++;
    tlb_invalidate(&m->tlb, tlbi);
    walk_cache_invalidate(&m->cache, tlbi);
    if (m->lint)
        lint_tlbi(m->lint, tlbi);
}

void mmu_tlbi_all(struct mmu *m)
{
    m->version++;
    tlb_clear(&m->tlb);
    walk_cache_clear(&m->cache);
    if (m->lint)
        lint_tlbi_all(m->lint);
}

bool mmu_lint(struct mmu *m, void (*report)(void *arg, const struct mmu_lint *lint), void *arg)
{
    lint_free(m->lint);
    m->lint = NULL;
    leave_front(m);
    if (!report)
        return true;
    m->lint = lint_new(m, &m->memory, report, arg);
    return m->lint != NULL;
}

void mmu_lint_write(struct mmu *m, pa_t at, uint64_t value)
{
    if (m->lint)
        lint_write(m->lint, at.pa, value);
}
