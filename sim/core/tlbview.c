/* SPDX-License-Identifier: Apache-2.0 */
#include "core/tlbview.h"

#include "core/walkbuf.h"

#include <stdlib.h>
#include <string.h>

/* ---- tags ------------------------------------------------------------------------------------ */

enum { SCTLR_M = 0, VA_RANGE = 55, PAGE_BITS = 12 };
enum { HCR_VM = 0, HCR_DC = 12, HCR_TGE = 27, HCR_E2H = 34 };
/* A tag: never 0; regime, what switches stages on and off, what the entry is, VMID, ASID. */
enum {
    TAG_VALID = 1,
    TAG_REGIME = 1,
    TAG_SWITCHES = 3,
    TAG_KIND = 8,
    TAG_VMID = 16,
    TAG_ASID = 32
};
/* Kinds of the walk cache's entries; a table's level, -1 at the least, is added to KIND_TABLE. */
enum { KIND_TABLE = 2, KIND_STAGE2 = 15 };
#define TAG_ASID_BITS (UINT64_C(0xffff) << TAG_ASID)

/* VA[63:56] may hold a tag (TBI) and are those of VA[55] otherwise. */
static const uint64_t ADDRESS_BITS = ((uint64_t)1 << 56) - 1;

static uint64_t bit(uint64_t value, unsigned n)
{
    return value >> n & 1;
}

static uint64_t tag_of(const struct mmu_regs *r, const struct mmu_impl *impl,
                       enum mmu_regime regime)
{
    const bool el10 = regime == MMU_EL10;
    const uint64_t hcr = r->hcr_el2;
    const uint64_t switches = bit(el10 ? r->sctlr_el1 : r->sctlr_el2, SCTLR_M) |
                              bit(hcr, HCR_VM) << 1 | bit(hcr, HCR_DC) << 2 |
                              bit(hcr, HCR_TGE) << 3 | bit(hcr, HCR_E2H) << 4;
    uint64_t tag = TAG_VALID | (uint64_t)regime << TAG_REGIME | switches << TAG_SWITCHES |
                   (uint64_t)mmu_asid(r, regime) << TAG_ASID;
    if (el10) {
        tag |= (uint64_t)mmu_vmid(r, impl) << TAG_VMID;
    }
    return tag;
}

void tlbview_set_regs(struct tlbview *v)
{
    if (!v->on) {
        return;
    }
    const struct mmu_regs *regs = mmu_regs(v->mmu);
    for (unsigned el = 0; el < ARRAY_LEN(v->context); el++) {
        v->context[el] = tag_of(regs, mmu_impl(v->mmu), mmu_regime(regs, el));
    }
    memset(v->granule, 0, sizeof(v->granule));
}

/* ---- arrays ---------------------------------------------------------------------------------- */

static bool array_init(struct view_array *a, uint64_t sets, uint64_t ways)
{
    *a = (struct view_array){ .sets = sets, .ways = ways };
    if (sets == 0) {
        return true;
    }
    a->entries = calloc(sets * ways, sizeof(*a->entries));
    return a->entries != NULL;
}

static void array_clear(struct view_array *a)
{
    if (a->sizes) {
        memset(a->entries, 0, a->sets * a->ways * sizeof(*a->entries));
    }
    a->sizes = 0;
}

/* TAG_VALID always counts: an empty entry, all 0, lacks it. */
static bool matches(const struct view_entry *e, uint64_t context, uint64_t address)
{
    return ((address ^ e->address) & e->mask) == 0 &&
           ((context ^ e->context) & (e->context_mask | TAG_VALID)) == 0;
}

static struct view_entry *set_of(const struct view_array *a, uint64_t address, unsigned bits)
{
    return &a->entries[(address >> bits) % a->sets * a->ways];
}

/* The entry for `address`, or NULL: a set for each size that there may be. */
static struct view_entry *find(const struct view_array *a, uint64_t context, uint64_t address)
{
    for (uint64_t sizes = a->sizes; sizes; sizes &= sizes - 1) {
        struct view_entry *set = set_of(a, address, (unsigned)__builtin_ctzll(sizes));
        for (uint64_t i = 0; i < a->ways; i++) {
            if (matches(&set[i], context, address)) {
                return &set[i];
            }
        }
        if (a->sets == 1) {
            break;
        }
    }
    return NULL;
}

/* Put the entry in the place of its set's least recently used one. */
static struct view_entry *put(struct view_array *a, const struct view_entry *entry)
{
    if (a->sets == 0) {
        return NULL;
    }
    const unsigned bits = (unsigned)__builtin_ctzll(entry->mask);
    struct view_entry *set = set_of(a, entry->address, bits), *victim = set;
    for (uint64_t i = 1; i < a->ways; i++) {
        if (set[i].used < victim->used) {
            victim = &set[i];
        }
    }
    *victim = *entry;
    a->sizes |= (uint64_t)1 << bits;
    return victim;
}

static struct view_entry entry_of(struct tlbview *v, uint64_t context, uint64_t address,
                                  unsigned bits)
{
    return (struct view_entry){
        .address = address,
        .mask = ADDRESS_BITS >> bits << bits,
        .context = context,
        .context_mask = UINT64_MAX,
        .used = ++v->clock,
    };
}

/* ---- walks ----------------------------------------------------------------------------------- */

/* The granule of the tables that the step belongs to, as log2. */
static unsigned granule_of(struct tlbview *v, const struct mmu_walk *w, const struct mmu_step *s)
{
    const bool upper = s->stage == 1 && w->regime != MMU_EL2 && bit(s->input, VA_RANGE);
    uint8_t *granule = &v->granule[w->regime][s->stage == 2 ? VIEW_STAGE2 : upper];
    struct mmu_geometry g = { .granule_bits = PAGE_BITS };
    if (*granule == 0) {
        mmu_geometry(mmu_impl(v->mmu), mmu_regs(v->mmu), w->regime, s->stage, upper, &g, NULL);
        *granule = g.granule_bits;
    }
    return *granule;
}

/* Log2 of what the step's descriptor maps; the tables of each level have granule / 8 entries. */
static unsigned bits_of(struct tlbview *v, const struct mmu_walk *w, const struct mmu_step *s)
{
    const unsigned granule = granule_of(v, w, s);
    return granule + (granule - 3) * (unsigned)(3 - s->level);
}

static uint64_t table_tag(uint64_t context, int level)
{
    return context | (uint64_t)(KIND_TABLE + level) << TAG_KIND;
}

/* A table is the same for every ASID that shares the VMID as far as stage 2 is concerned. */
static uint64_t stage2_tag(uint64_t context)
{
    return (context & ~TAG_ASID_BITS) | (uint64_t)KIND_STAGE2 << TAG_KIND;
}

static bool is_table(const struct mmu_step *s)
{
    return s->stage == 1 && s->type == MMU_TABLE;
}

static bool held(struct tlbview *v, uint64_t context, uint64_t address)
{
    struct view_entry *e = find(&v->walk, context, address);
    if (e) {
        e->used = ++v->clock;
    }
    return e != NULL;
}

static void hold(struct tlbview *v, const struct mmu_walk *w, const struct mmu_step *s,
                 uint64_t context)
{
    const struct view_entry e = entry_of(v, context, s->input & ADDRESS_BITS, bits_of(v, w, s));
    put(&v->walk, &e);
}

/* How many steps of the walk the deepest stage-1 table that is held spares. */
static unsigned steps_to_table(struct tlbview *v, const struct mmu_walk *w, uint64_t context)
{
    for (unsigned i = w->steps; i > 0; i--) {
        const struct mmu_step *s = &w->step[i - 1];
        if (is_table(s) && held(v, table_tag(context, s->level), s->input & ADDRESS_BITS)) {
            return i;
        }
    }
    return 0;
}

/* The end of the stage-2 walk for a table's address that begins at step `from`. */
static unsigned end_of_table_address(const struct mmu_walk *w, unsigned from)
{
    while (from < w->steps && w->step[from].for_table) {
        from++;
    }
    return from;
}

static simtime_t read_step(struct tlbview *v, const struct mmu_step *s)
{
    v->stats->walk_steps++;
    if (v->walkbuf && walkbuf_fresh(v->walkbuf, s->pa.pa)) {
        return 0; /* the core has waited for it */
    }
    return memattr_cacheable(&s->attr) ? v->params->walk_time : v->params->walk_memory_time;
}

/* What the walk costs with the walk cache as it is, which then holds what the walk read. */
static simtime_t charge_walk(struct tlbview *v, const struct mmu_walk *w, uint64_t context)
{
    simtime_t time = 0;
    unsigned i = steps_to_table(v, w, context);
    v->stats->walk_steps_cached += i;
    while (i < w->steps) {
        const struct mmu_step *s = &w->step[i];
        if (!s->for_table) {
            time += read_step(v, s);
            if (is_table(s)) {
                hold(v, w, s, table_tag(context, s->level));
            }
            i++;
            continue;
        }
        const unsigned end = end_of_table_address(w, i);
        if (held(v, stage2_tag(context), s->input)) {
            v->stats->walk_steps_cached += end - i;
            i = end;
            continue;
        }
        for (; i < end; i++) {
            time += read_step(v, &w->step[i]);
        }
        s = &w->step[end - 1];
        if (s->type == MMU_BLOCK || s->type == MMU_PAGE) {
            hold(v, w, s, stage2_tag(context));
        }
    }
    return time;
}

/* A walk to look at. */
static bool look(struct tlbview *v, va_t va, enum mmu_access access, unsigned mode,
                 struct mmu_walk *w)
{
    if (!v->walkbuf) {
        return mmu_walk(v->mmu, va, access, mode, w);
    }
    v->walkbuf->wants = false;
    v->walkbuf->looking = true;
    const bool translated = mmu_walk(v->mmu, va, access, mode, w);
    v->walkbuf->looking = false;
    return translated;
}

/*
 * Must a descriptor come from the bus, which this walk reads and mmu_translate(), with its own TLB,
 * did not?
 */
static bool lacks(struct tlbview *v, const struct mmu_walk *w, uint64_t context)
{
    struct walkbuf *b = v->walkbuf;
    if (!b || b->wants || b->count == 0) {
        return b && b->wants;
    }
    for (unsigned i = steps_to_table(v, w, context); i < w->steps; i++) {
        const struct mmu_step *s = &w->step[i];
        if (!s->for_table && walkbuf_old(b, s->pa.pa)) {
            b->wants = true;
            b->wanted = s->pa.pa;
            return true;
        }
    }
    return false;
}

/* ---- accesses -------------------------------------------------------------------------------- */

static uint16_t *hint_of(struct tlbview *v, uint64_t address)
{
    return &v->hints[address >> PAGE_BITS & (VIEW_HINTS - 1)];
}

/* It was hit: no other entry of L1 is more recent, so further hits need not say so. */
static void remember(struct tlbview *v, const struct view_entry *e, uint64_t context,
                     uint64_t address)
{
    v->last_address = e->address;
    v->last_mask = e->mask;
    v->last_context = context;
    *hint_of(v, address) = (uint16_t)(e - v->l1.entries);
}

static struct view_entry *find_l1(struct tlbview *v, uint64_t context, uint64_t address)
{
    if (v->l1.sizes == 0) {
        return NULL;
    }
    struct view_entry *e = &v->l1.entries[*hint_of(v, address)];
    return matches(e, context, address) ? e : find(&v->l1, context, address);
}

static void put_l1(struct tlbview *v, const struct view_entry *entry, uint64_t context,
                   uint64_t address)
{
    const struct view_entry *e = put(&v->l1, entry);
    if (e) {
        remember(v, e, context, address);
    }
}

simtime_t tlbview_search(struct tlbview *v, va_t va, enum mmu_access access, unsigned mode)
{
    const uint64_t context = v->context[mode & MMU_MODE_EL], address = va.va & ADDRESS_BITS;
    struct view_entry *e = find_l1(v, context, address);
    if (e) {
        v->stats->l1_hits++;
        e->used = ++v->clock;
        remember(v, e, context, address);
        return 0;
    }
    e = find(&v->l2, context, address);
    if (e) {
        v->stats->l2_hits++;
        e->used = ++v->clock;
        put_l1(v, e, context, address);
        return v->params->tlb_l2_time;
    }
    struct mmu_walk w;
    const bool translated = look(v, va, access, mode, &w);
    if (lacks(v, &w, context)) {
        return SIMTIME_NEVER;
    }
    const simtime_t time = charge_walk(v, &w, context);
    v->stats->misses++;
    v->stats->walk_time += time;
    if (translated) {
        struct view_entry new = entry_of(v, context, address, w.page.size_bits);
        if (w.page.global) {
            new.context_mask = ~TAG_ASID_BITS;
        }
        put(&v->l2, &new);
        put_l1(v, &new, context, address);
    }
    return time;
}

/* ---- building -------------------------------------------------------------------------------- */

void tlbview_clear(struct tlbview *v)
{
    array_clear(&v->l1);
    array_clear(&v->l2);
    array_clear(&v->walk);
    v->last_context = 0;
}

bool tlbview_init(struct tlbview *v, const struct core_params *params, struct mmu *mmu,
                  struct core_tlb_stats *stats, struct error *e)
{
    *v = (struct tlbview){ .mmu = mmu, .params = params, .stats = stats };
    if (!params->tlb_model) {
        return true;
    }
    const uint64_t l1 = params->tlb_l1_entries, l2 = params->tlb_l2_entries,
                   ways = params->tlb_l2_ways, walk = params->tlb_walk_entries;
    if (l2 % ways) {
        return error_set(e, "tlb_l2_entries %llu is not a multiple of tlb_l2_ways %llu",
                         (unsigned long long)l2, (unsigned long long)ways);
    }
    if (!array_init(&v->l1, l1 != 0, l1) || !array_init(&v->l2, l2 / ways, ways) ||
        !array_init(&v->walk, walk != 0, walk)) {
        return error_fault(e, "out of memory for a TLB");
    }
    v->on = true;
    tlbview_set_regs(v);
    return true;
}

void tlbview_free(struct tlbview *v)
{
    free(v->l1.entries);
    free(v->l2.entries);
    free(v->walk.entries);
}
