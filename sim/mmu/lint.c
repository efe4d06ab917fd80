/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The break-before-make check (DDI 0487 D8.17.1): which descriptors a TLB may hold, and what
 * becomes of them. A descriptor is live from the walk that reads it to the TLBI that reaches it;
 * what is not live may change in any way.
 */
#include "mmu/lint.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "mmu/bbm.h"
#include "mmu/tlb.h"

enum { STAGE_NONE, STAGE_1, STAGE_2 };

/*
 * A live descriptor in one context: one descriptor may be live for several ASIDs or VMIDs. Of stage
 * STAGE_NONE: a page that was reported, to be silent about it until TLBI.
 */
struct use {
    struct use *next;
    uint64_t at; /* where the descriptor is; the page's address and the kind of the report */
    struct tlb_tag tag;
    struct bbm_tree tree;
    uint64_t input; /* the address that was translated */
    uint64_t first; /* what the first walk saw: a TLB may hold it until TLBI */
    uint64_t held;  /* what was seen last that a TLB may hold */
    uint8_t stage;
    int8_t level;
    bool table;
    bool broken;    /* made invalid; `held` is what it was */
    bool half_gone; /* of stage 2: TLBI dropped it, but not what combines it with stage 1 */
    bool reported;
};

struct lint {
    void (*report)(void *arg, const struct mmu_lint *lint);
    void *arg;
    struct bbm bbm;
    struct use **bucket;
    size_t buckets; /* a power of two */
    size_t count;
    bool blind; /* without memory for another descriptor, and said so */
};

/* ---- the live descriptors -------------------------------------------------------------------- */

enum { BUCKETS_FIRST = 64 };

static size_t bucket_of(const struct lint *l, uint64_t at)
{
    const uint64_t number = at >> DESCRIPTOR_SHIFT;
    return (size_t)(number ^ number >> 9 ^ number >> 18) & (l->buckets - 1);
}

struct lint *lint_new(struct mmu *m, const struct mmu_walk_memory *memory,
                      void (*report)(void *arg, const struct mmu_lint *lint), void *arg)
{
    struct lint *l = calloc(1, sizeof *l);
    if (!l)
        return NULL;
    *l = (struct lint){
        .report = report, .arg = arg, .bbm = { m, memory, 0 }, .buckets = BUCKETS_FIRST
    };
    l->bucket = calloc(l->buckets, sizeof(struct use *));
    if (!l->bucket) {
        free(l);
        return NULL;
    }
    return l;
}

void lint_free(struct lint *l)
{
    if (!l)
        return;
    lint_tlbi_all(l);
    free(l->bucket);
    free(l);
}

/* Without memory the chains just become longer. */
static void grow(struct lint *l)
{
    struct use **old = l->bucket;
    const size_t buckets = l->buckets;
    struct use **new = calloc(2 * buckets, sizeof(struct use *));
    if (!new)
        return;
    l->bucket = new;
    l->buckets = 2 * buckets;
    for (size_t k = 0; k < buckets; k++)
        while (old[k]) {
            struct use *u = old[k];
            old[k] = u->next;
            struct use **into = &new[bucket_of(l, u->at)];
            u->next = *into;
            *into = u;
        }
    free(old);
}

static void add(struct lint *l, const struct use *use)
{
    struct use *u = malloc(sizeof *u);
    if (!u) {
        const struct mmu_lint blind = { .kind = MMU_LINT_BLIND };
        if (!l->blind)
            l->report(l->arg, &blind);
        l->blind = true;
        return;
    }
    if (l->count == l->buckets)
        grow(l);
    struct use **into = &l->bucket[bucket_of(l, use->at)];
    *u = *use;
    u->next = *into;
    *into = u;
    l->count++;
}

static void drop(struct lint *l, struct use **link)
{
    struct use *u = *link;
    *link = u->next;
    free(u);
    l->count--;
}

static bool same_tag(const struct tlb_tag *a, const struct tlb_tag *b)
{
    return a->stage2 == b->stage2 && a->regime == b->regime && a->vmid == b->vmid &&
           a->global == b->global && (a->global || a->stage2 || a->asid == b->asid) &&
           a->input == b->input && a->ipa == b->ipa && a->s1_bits == b->s1_bits &&
           a->s2_bits == b->s2_bits;
}

static struct use *find(const struct lint *l, uint64_t at, unsigned stage,
                        const struct tlb_tag *tag)
{
    for (struct use *u = l->bucket[bucket_of(l, at)]; u; u = u->next)
        if (u->at == at && u->stage == stage && same_tag(&u->tag, tag))
            return u;
    return NULL;
}

/* ---- what becomes of them -------------------------------------------------------------------- */

static void report_use(struct lint *l, const struct use *u, enum mmu_lint_kind kind, uint64_t old,
                       uint64_t now, const char *rule)
{
    const struct mmu_lint lint = {
        .kind = kind,
        .stage = u->stage,
        .level = u->level,
        .descriptor = { u->at },
        .old = old,
        .now = now,
        .input = u->input,
        .rule = rule,
    };
    l->report(l->arg, &lint);
}

static bool is_global(const struct bbm_tree *tree, bool table, uint64_t d)
{
    return !table && (!tree->unprivileged || !leaf_not_global(d));
}

/* The descriptor of `u` is `d` now. `*told`: the change was reported for another context. */
static void see(struct lint *l, struct use *u, uint64_t d, bool *told)
{
    if (!bbm_held(&u->tree, u->level, d)) {
        u->broken = true;
        return;
    }
    if (d == u->held) {
        u->broken = false;
        return;
    }
    const char *rule = bbm_rule(&l->bbm, &u->tree, u->level, u->held, d);
    if (!rule && !u->reported)
        rule = bbm_rule(&l->bbm, &u->tree, u->level, u->first, d);
    if (rule) {
        if (u->broken && u->half_gone)
            rule = "after TLBI IPAS2E1 alone, which need not reach entries that combine both "
                   "stages: VMALLE1 does (DDI 0487 D8.17)";
        if (!*told)
            report_use(l, u, u->broken ? MMU_LINT_NO_TLBI : MMU_LINT_CHANGED, u->held, d, rule);
        *told = true;
        u->reported = true;
    }
    u->held = d;
    u->broken = false;
    u->half_gone = false;
    u->table = descriptor_type(&u->tree.form, d, u->level) == DESCRIPTOR_TABLE;
    if (!u->tag.stage2)
        u->tag.global = is_global(&u->tree, u->table, d);
}

/* Memory at `at` holds `value`, in memory's byte order. */
static void observe(struct lint *l, uint64_t at, uint64_t value)
{
    bool told = false;
    for (struct use *u = l->bucket[bucket_of(l, at)]; u; u = u->next)
        if (u->at == at && u->stage != STAGE_NONE)
            see(l, u, u->tree.big_endian ? __builtin_bswap64(value) : value, &told);
}

void lint_write(struct lint *l, uint64_t pa, uint64_t value)
{
    observe(l, pa, value);
}

void lint_updated(struct lint *l, uint64_t pa, uint64_t d)
{
    for (struct use *u = l->bucket[bucket_of(l, pa)]; u; u = u->next)
        if (u->at == pa && u->stage != STAGE_NONE) {
            if (u->first == u->held)
                u->first = d;
            u->held = d;
        }
}

/* Does the access that `d` was read for go through the XS attribute, at worst (D8.7.4). */
static bool leaf_xs(const struct walk_context *c, const struct ttw *t, uint64_t d)
{
    struct mmu_combine_in in = c->in;
    struct mmu_combine_out out;
    in.kind = MMU_DATA;
    in.vm = t->stage2;
    if (t->stage2) {
        in.s1_attr = 0; /* Device-nGnRnE */
        in.s2_attr = leaf_memattr(d);
        in.fnxs = leaf_fnxs(d);
    } else {
        in.s1_attr = (uint8_t)field(c->mair, 8 * leaf_attr_index(d), 8);
    }
    mmu_combine(&in, &out, NULL);
    return out.attr.xs;
}

/* A descriptor is a TLB entry of its own, also in a contiguous run (D8.7.1). */
static struct tlb_tag tag_of(const struct walk_context *c, const struct ttw *t, int level,
                             uint64_t input, bool table, uint64_t d)
{
    const uint8_t bits = (uint8_t)level_shift(&t->form, level);
    struct tlb_tag tag = {
        .vmid = c->vmid,
        .regime = (uint8_t)c->regime,
        .xs = !table && leaf_xs(c, t, d),
        .stage2 = t->stage2,
        .s1_level = MMU_STAGE_OFF,
        .s2_level = MMU_STAGE_OFF,
    };
    if (t->stage2) {
        tag.ipa = input & ~low_bits(bits);
        tag.s2_bits = bits;
        tag.s2_tg = t->tg;
        tag.s2_level = (int8_t)level;
    } else {
        tag.input = tlb_input(c, (va_t){ input }) & ~low_bits(bits);
        tag.asid = c->asid;
        tag.s1_bits = bits;
        tag.s1_tg = t->tg;
        tag.s1_level = (int8_t)level;
    }
    return tag;
}

void lint_read(struct lint *l, const struct walk_context *c, const struct ttw *t, int level,
               uint64_t input, uint64_t pa, uint64_t d)
{
    struct use u = {
        .at = pa,
        .input = input,
        .first = d,
        .held = d,
        .stage = t->stage2 ? STAGE_2 : STAGE_1,
        .level = (int8_t)level,
        .table = descriptor_type(&t->form, d, level) == DESCRIPTOR_TABLE,
    };
    bbm_tree(&u.tree, c, t);
    observe(l, pa, t->big_endian ? __builtin_bswap64(d) : d);
    if (!bbm_held(&u.tree, level, d))
        return;
    u.tag = tag_of(c, t, level, input, u.table, d);
    u.tag.global = !t->stage2 && is_global(&u.tree, u.table, d);
    struct use *live = find(l, pa, u.stage, &u.tag);
    if (!live) {
        add(l, &u);
        return;
    }
    live->tree = u.tree;
    live->tag = u.tag;
    live->input = input;
    live->half_gone = false;
}

/* ---- TLBI ------------------------------------------------------------------------------------ */

enum reach { REACH_NONE, REACH_HALF, REACH_ALL };

/* A hint says where the leaves are: the tables above them go too (C5.5.35, TTL). */
static bool reaches_table(const struct mmu_tlbi *tlbi, const struct use *u)
{
    switch (tlbi->kind) {
    case MMU_TLBI_VA:
    case MMU_TLBI_VAA:
    case MMU_TLBI_IPAS2: {
        const unsigned tg = u->tag.stage2 ? u->tag.s2_tg : u->tag.s1_tg;
        const bool above = tlbi->tg == tg && u->level < tlbi->level;
        return !tlbi->last_level && (tlbi->level == MMU_TLBI_ANY_LEVEL || above);
    }
    default: return true;
    }
}

static enum reach reaches(const struct mmu_tlbi *tlbi, const struct use *u)
{
    struct mmu_tlbi t = *tlbi;
    if (u->table) {
        if (!reaches_table(tlbi, u))
            return REACH_NONE;
        t.level = MMU_TLBI_ANY_LEVEL;
        t.nxs = false;
    }
    if (u->tag.stage2 && t.kind == MMU_TLBI_VMALL) {
        const bool here = !t.nothing && t.regime == u->tag.regime && t.vmid == u->tag.vmid;
        return u->half_gone && here && !(t.nxs && u->tag.xs) ? REACH_ALL : REACH_NONE;
    }
    if (!tlb_matches(&t, &u->tag))
        return REACH_NONE;
    return u->tag.stage2 && t.kind == MMU_TLBI_IPAS2 ? REACH_HALF : REACH_ALL;
}

/* A change that no walk has seen yet shows in memory. */
static void look(struct lint *l, uint64_t at)
{
    uint64_t value;
    if (l->bbm.memory->read(l->bbm.memory->arg, (pa_t){ at }, &value))
        observe(l, at, value);
}

void lint_tlbi(struct lint *l, const struct mmu_tlbi *tlbi)
{
    for (size_t k = 0; k < l->buckets; k++)
        for (struct use **link = &l->bucket[k]; *link;) {
            struct use *u = *link;
            const enum reach reach = reaches(tlbi, u);
            if (reach != REACH_NONE && u->stage != STAGE_NONE)
                look(l, u->at);
            if (reach == REACH_ALL) {
                drop(l, link);
                continue;
            }
            u->half_gone |= reach == REACH_HALF;
            link = &u->next;
        }
}

void lint_tlbi_all(struct lint *l)
{
    for (size_t k = 0; k < l->buckets; k++)
        while (l->bucket[k])
            drop(l, &l->bucket[k]);
}

/* ---- what the TLB gave ----------------------------------------------------------------------- */

/* True the first time since TLBI. */
static bool first_time(struct lint *l, const struct walk_context *c, va_t va,
                       const struct mmu_page *used, enum mmu_lint_kind kind)
{
    const uint8_t bits = used ? used->size_bits : PAGE_BITS;
    const uint64_t page = tlb_input(c, va) & ~low_bits(bits);
    const struct use u = {
        .at = page | (uint64_t)kind << DESCRIPTOR_SHIFT,
        .stage = STAGE_NONE,
        .tag = {
            .input = page,
            .ipa = used ? used->ipa_page.ipa & ~low_bits(bits) : 0,
            .asid = c->asid,
            .vmid = c->vmid,
            .regime = (uint8_t)c->regime,
            .s1_bits = bits,
            .s2_bits = bits,
            .s1_level = MMU_STAGE_OFF,
            .s2_level = (int8_t)(used ? used->s2_level : MMU_STAGE_OFF),
            .global = used && used->global,
        },
    };
    if (find(l, u.at, u.stage, &u.tag))
        return false;
    add(l, &u);
    return true;
}

/* Is the descriptor on the way from `va`, by `ipa`. */
static bool on_the_way(const struct use *u, const struct walk_context *c, va_t va, uint64_t ipa)
{
    const struct tlb_tag *tag = &u->tag;
    if (u->stage == STAGE_NONE || tag->regime != c->regime || tag->vmid != c->vmid)
        return false;
    if (tag->stage2)
        return c->s2_on && (ipa ^ tag->ipa) >> tag->s2_bits == 0;
    return (tag->global || u->tag.asid == c->asid) &&
           (tlb_input(c, va) ^ tag->input) >> tag->s1_bits == 0;
}

/* The descriptor that is not in memory any more as the TLB may hold it; `*now` is what is there. */
static const struct use *changed_use(const struct lint *l, const struct walk_context *c, va_t va,
                                     uint64_t ipa, uint64_t *now)
{
    for (size_t k = 0; k < l->buckets; k++)
        for (const struct use *u = l->bucket[k]; u; u = u->next)
            if (on_the_way(u, c, va, ipa) &&
                l->bbm.memory->read(l->bbm.memory->arg, (pa_t){ u->at }, now)) {
                if (u->tree.big_endian)
                    *now = __builtin_bswap64(*now);
                if (*now != u->first)
                    return u;
            }
    return NULL;
}

static void report_page(struct lint *l, const struct walk_context *c, va_t va, uint64_t ipa,
                        enum mmu_lint_kind kind, const char *rule)
{
    uint64_t now;
    const struct use *u = changed_use(l, c, va, ipa, &now);
    struct use found = { .stage = STAGE_NONE };
    if (u)
        found = *u;
    found.input = va.va;
    report_use(l, &found, kind, found.first, u ? now : 0, rule);
}

static bool same_cache(const struct mem_cache *a, const struct mem_cache *b)
{
    return a->attr == b->attr && a->read_alloc == b->read_alloc &&
           a->write_alloc == b->write_alloc && a->transient == b->transient;
}

static bool same_attributes(const struct mmu_page *a, const struct mmu_page *b)
{
    const struct memattr *x = &a->attr;
    const struct memattr *y = &b->attr;
    if (x->type != y->type || x->sh != y->sh || x->xs != y->xs || x->tagged != y->tagged ||
        x->notagaccess != y->notagaccess || a->guarded != b->guarded)
        return false;
    if (x->type == MEM_DEVICE)
        return x->device == y->device;
    return same_cache(&x->inner, &y->inner) && same_cache(&x->outer, &y->outer);
}

/*
 * What the tables permit without an update; in a contiguous run also what a descriptor must be made
 * dirty for, as the TLB may have it from another one of the run (D8.5.5).
 */
static unsigned permitted(const struct mmu_walk *walk)
{
    enum { WRITE = 1 << MMU_WRITE, ATOMIC = 1 << MMU_ATOMIC };
    const unsigned allowed = walk->page.allowed;
    for (unsigned k = 0; k < walk->steps; k++)
        if (walk->step[k].contiguous && !walk->step[k].for_table) {
            const bool write = allowed >> MMU_AT_WRITE & 1;
            return allowed | (write ? WRITE : 0U) |
                   (write && (allowed >> MMU_AT_READ & 1) ? ATOMIC : 0U);
        }
    return walk->sets_dirty ? allowed & ~(unsigned)(WRITE | ATOMIC) : allowed;
}

void lint_hit(struct lint *l, const struct walk_context *c, va_t va, const struct mmu_page *used,
              const struct mmu_walk *walk)
{
    const char *rule = NULL;
    if (walk->fault.kind != MMU_FAULT_NONE)
        rule = "the tables give a fault (DDI 0487 D8.17)";
    else if (used->pa_page != walk->page.pa_page)
        rule = "the tables give another address (DDI 0487 D8.17)";
    else if (!same_attributes(used, &walk->page))
        rule = "the tables give other attributes (DDI 0487 D8.17)";
    else if (used->allowed & ~permitted(walk))
        rule = "the tables permit less (DDI 0487 D8.17)";
    if (rule && first_time(l, c, va, used, MMU_LINT_STALE))
        report_page(l, c, va, used->ipa_page.ipa, MMU_LINT_STALE, rule);
}

void lint_conflict(struct lint *l, const struct walk_context *c, va_t va)
{
    if (first_time(l, c, va, NULL, MMU_LINT_CONFLICT))
        report_page(l, c, va, 0, MMU_LINT_CONFLICT,
                    "several TLB entries translate the address unlike (DDI 0487 D8.17.1)");
}

/* ---- text ------------------------------------------------------------------------------------ */

static const char *where(const struct mmu_lint *lint, char *buffer, size_t size)
{
    if (lint->stage == STAGE_NONE)
        snprintf(buffer, size, "0x%" PRIx64, lint->input);
    else
        snprintf(buffer, size,
                 "0x%" PRIx64 ", stage-%u level %d descriptor at 0x%" PRIx64 ", 0x%" PRIx64
                 " before, now 0x%" PRIx64,
                 lint->input, lint->stage, lint->level, lint->descriptor.pa, lint->old, lint->now);
    return buffer;
}

const char *mmu_lint_text(const struct mmu_lint *lint, char *buffer, size_t size)
{
    static const char *const texts[] = {
        [MMU_LINT_CHANGED] = "changed without break-before-make",
        [MMU_LINT_NO_TLBI] = "broken and made without TLBI between",
        [MMU_LINT_CONFLICT] = "TLB conflict",
        [MMU_LINT_STALE] = "stale TLB entry used",
    };
    char place[160];
    if (lint->kind == MMU_LINT_BLIND)
        snprintf(buffer, size, "out of memory: further descriptors go unchecked");
    else
        snprintf(buffer, size, "%s: %s: %s", texts[lint->kind], where(lint, place, sizeof place),
                 lint->rule);
    return buffer;
}
