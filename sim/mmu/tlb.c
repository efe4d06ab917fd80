/* SPDX-License-Identifier: Apache-2.0 */
/* The TLB and the caches of walks: look up, fill, invalidate (DDI 0487 D8.16, J1.1.3 TLBIMatch). */
#include "mmu/tlb.h"

#include <assert.h>
#include <string.h>

#include "mmu/regbits.h"

static_assert((TLB_SETS & (TLB_SETS - 1)) == 0, "the index is masked");

/* ---- tags ------------------------------------------------------------------------------------ */

enum { CONTEXT_S1_ON = 4, CONTEXT_S2_ON = 8 };
enum { CONTEXT_C = 32, CONTEXT_I = 64, CONTEXT_CD = 128, CONTEXT_ID = 256 };
enum { CONTEXT_VMID = 16, CONTEXT_ASID = 32 };
#define CONTEXT_ASID_MASK (UINT64_C(0xFFFF) << CONTEXT_ASID)
enum { KEY_SIZE = 52, KEY_VALID = 63 };

tlb_context_t tlb_context(const struct walk_context *c)
{
    /* SCTLR_ELx.{M, C, I} and HCR_EL2.{TGE, CD, ID} must not be cached (D24.2.62, D24.2.175). */
    const unsigned controls = (c->s1_on ? CONTEXT_S1_ON : 0U) | (c->s2_on ? CONTEXT_S2_ON : 0U) |
                              (c->in.c ? CONTEXT_C : 0U) | (c->in.i ? CONTEXT_I : 0U) |
                              (c->in.cd ? CONTEXT_CD : 0U) | (c->in.id ? CONTEXT_ID : 0U);
    return (uint64_t)c->regime | controls | (uint64_t)c->vmid << CONTEXT_VMID |
           (uint64_t)c->asid << CONTEXT_ASID;
}

uint64_t tlb_input(const struct walk_context *c, va_t va)
{
    const uint64_t low = va.va & low_bits(VA_RANGE_BIT + 1);
    return c->unprivileged && c->s1_on && bit(va.va, VA_RANGE_BIT)
               ? low | ~low_bits(VA_RANGE_BIT + 1)
               : low;
}

static uint64_t make_key(uint64_t input, unsigned bits)
{
    const uint64_t low = input & low_bits(VA_RANGE_BIT + 1);
    return low >> bits | (uint64_t)bits << KEY_SIZE | UINT64_C(1) << KEY_VALID;
}

static unsigned set_of(uint64_t input, unsigned bits)
{
    const uint64_t number = input >> bits;
    return (unsigned)(number ^ number >> 9) & (TLB_SETS - 1);
}

unsigned tlb_slot(const struct tlb *t, const struct tlb_entry *entry)
{
    return (unsigned)(entry - &t->entry[0][0]);
}

/* ---- the TLB --------------------------------------------------------------------------------- */

static uint64_t *key_of(struct tlb *t, unsigned slot)
{
    return &t->key[0][0] + slot;
}

static struct tlb_entry *entry_of(struct tlb *t, unsigned slot)
{
    return &t->entry[0][0] + slot;
}

static void empty(struct tlb *t, unsigned slot)
{
    if (!*key_of(t, slot))
        return;
    const unsigned bits = entry_of(t, slot)->bits;
    *key_of(t, slot) = 0;
    t->serial[slot]++;
    t->count--;
    if (--t->of_size[bits] == 0)
        t->sizes &= ~(UINT64_C(1) << bits);
}

static bool agree(const struct tlb_entry *a, const struct tlb_entry *b, uint64_t input)
{
    const uint64_t pa = a->pa + (input & low_bits(a->bits));
    return pa == b->pa + (input & low_bits(b->bits)) && a->s1 == b->s1 && a->s2 == b->s2 &&
           a->page.par_attr == b->page.par_attr && a->page.par_sh == b->page.par_sh;
}

/* The slots that translate `input`, one after the other; `*sizes` and `*way` say where to go on. */
static struct tlb_entry *next_match(struct tlb *t, tlb_context_t context, uint64_t input,
                                    uint64_t *sizes, unsigned *way)
{
    for (; *sizes; *sizes &= *sizes - 1, *way = 0) {
        const unsigned bits = (unsigned)__builtin_ctzll(*sizes);
        const uint64_t key = make_key(input, bits);
        const unsigned set = set_of(input, bits);
        while (*way < TLB_WAYS) {
            struct tlb_entry *e = &t->entry[set][*way];
            if (t->key[set][(*way)++] == key && ((e->tag.context ^ context) & e->context_mask) == 0)
                return e;
        }
    }
    return NULL;
}

struct tlb_entry *tlb_find(struct tlb *t, tlb_context_t context, uint64_t input, bool *conflict)
{
    uint64_t sizes = t->sizes;
    unsigned way = 0;
    struct tlb_entry *found = next_match(t, context, input, &sizes, &way);
    struct tlb_entry *other;
    *conflict = false;
    while (found && (other = next_match(t, context, input, &sizes, &way)))
        *conflict |= !agree(found, other, input);
    return found;
}

void tlb_drop(struct tlb *t, tlb_context_t context, uint64_t input)
{
    uint64_t sizes = t->sizes;
    unsigned way = 0;
    struct tlb_entry *e;
    while ((e = next_match(t, context, input, &sizes, &way)))
        empty(t, tlb_slot(t, e));
}

/* A free slot of the set, or its oldest. */
static unsigned place(struct tlb *t, unsigned set)
{
    for (unsigned way = 0; way < TLB_WAYS; way++)
        if (!t->key[set][way])
            return set * TLB_WAYS + way;
    const unsigned slot = set * TLB_WAYS + t->next[set];
    t->next[set] = (uint8_t)((t->next[set] + 1U) % TLB_WAYS);
    empty(t, slot);
    return slot;
}

struct tlb_entry *tlb_add(struct tlb *t, const struct walk_context *c, tlb_context_t context,
                          uint64_t input, const struct walk_result *r)
{
    const unsigned bits = walk_entry_bits(r);
    const uint64_t within = low_bits(bits);
    const unsigned slot = place(t, set_of(input, bits));
    struct tlb_entry *e = entry_of(t, slot);
    const bool upper = c->unprivileged && bit(input, VA_RANGE_BIT);
    e->context_mask = r->global ? ~CONTEXT_ASID_MASK : UINT64_MAX;
    e->tag = (struct tlb_tag){
        .context = context,
        .input = input & ~within,
        .ipa = r->ipa & ~within,
        .asid = c->asid,
        .vmid = c->vmid,
        .regime = (uint8_t)c->regime,
        .s1_bits = r->s1_bits,
        .s2_bits = r->s2_bits,
        .s1_tg = c->s1_on ? c->range[upper].tg : 0,
        .s2_tg = c->s2_on ? c->stage2.tg : 0,
        .s1_level = r->s1_level,
        .s2_level = r->s2_level,
        .global = r->global,
        .xs = r->out.attr.xs,
    };
    e->bits = (uint8_t)bits;
    e->pending = r->s1_pending || r->s2_pending;
    e->s1 = r->s1;
    e->s2 = r->s2;
    e->pa = r->pa & ~within;
    walk_page(&e->page, r);
    *key_of(t, slot) = make_key(input, bits);
    t->serial[slot]++;
    t->count++;
    t->of_size[bits]++;
    t->sizes |= UINT64_C(1) << bits;
    return e;
}

void tlb_clear(struct tlb *t)
{
    for (unsigned k = 0; t->count && k < TLB_ENTRIES; k++)
        empty(t, k);
}

/* ---- TLBI ------------------------------------------------------------------------------------ */

static bool level_agrees(const struct mmu_tlbi *tlbi, unsigned tg, int level)
{
    return tlbi->level == MMU_TLBI_ANY_LEVEL || tg == 0 || (tlbi->tg == tg && tlbi->level == level);
}

/* Ranges and hints against one stage of an entry: what is translated there, and how. */
static bool reaches_leaf(const struct mmu_tlbi *tlbi, uint64_t input, unsigned bits, unsigned tg,
                         int level)
{
    const uint64_t space = low_bits(VA_RANGE_BIT + 1);
    if (!tlbi->range)
        return ((tlbi->address ^ input) & space) >> bits == 0 && level_agrees(tlbi, tg, level);
    const uint64_t first = input & space & ~low_bits(bits);
    const uint64_t last = first | low_bits(bits);
    return (tg == 0 || tlbi->tg == tg) && level_agrees(tlbi, tg, level) &&
           (tlbi->address & space) <= last && ((tlbi->end - 1) & space) >= first;
}

static bool same_regime(const struct mmu_tlbi *tlbi, const struct tlb_tag *tag)
{
    if (tlbi->regime == tag->regime)
        return true;
    /* TLBI ALLE2 is for the EL2 and the EL2&0 regime. */
    return tlbi->kind == MMU_TLBI_ALL && tlbi->regime != MMU_EL10 && tag->regime != MMU_EL10;
}

bool tlb_matches(const struct mmu_tlbi *tlbi, const struct tlb_tag *tag)
{
    if (tlbi->nothing || !same_regime(tlbi, tag) || (tlbi->nxs && tag->xs))
        return false;
    const bool vmid = tag->regime != MMU_EL10 || tlbi->vmid == tag->vmid;
    const bool asid = tag->global || tlbi->asid == tag->asid;
    const bool here = reaches_leaf(tlbi, tag->input, tag->s1_bits, tag->s1_tg, tag->s1_level);
    switch (tlbi->kind) {
    case MMU_TLBI_ALL: return true;
    case MMU_TLBI_VMALLS12: return vmid;
    case MMU_TLBI_VMALL: return vmid && !tag->stage2;
    case MMU_TLBI_ASID: return vmid && !tag->stage2 && !tag->global && tlbi->asid == tag->asid;
    case MMU_TLBI_VA: return vmid && !tag->stage2 && asid && here;
    case MMU_TLBI_VAA: return vmid && !tag->stage2 && here;
    case MMU_TLBI_IPAS2:
        /* Also what combines both stages: more than is required (D8.17.6.1), and allowed. */
        return vmid && tag->s2_level != MMU_STAGE_OFF &&
               reaches_leaf(tlbi, tag->ipa, tag->s2_bits, tag->s2_tg, tag->s2_level);
    default: return false;
    }
}

void tlb_invalidate(struct tlb *t, const struct mmu_tlbi *tlbi)
{
    for (unsigned k = 0; t->count && k < TLB_ENTRIES; k++)
        if (*key_of(t, k) && tlb_matches(tlbi, &entry_of(t, k)->tag))
            empty(t, k);
}

/* ---- stage-2 translations -------------------------------------------------------------------- */

static uint64_t stage2_key(const struct walk_context *c, uint64_t ipa)
{
    return ipa >> PAGE_BITS | (uint64_t)c->vmid << 44 | UINT64_C(1) << KEY_VALID;
}

static unsigned stage2_index(uint64_t ipa)
{
    const uint64_t page = ipa >> PAGE_BITS;
    return (unsigned)(page ^ page >> 9) % STAGE2_ENTRIES;
}

bool walk_cache_find_stage2(const struct walk_cache *cache, const struct walk_context *c,
                            uint64_t ipa, struct stage2_leaf *leaf)
{
    const struct stage2_entry *e = &cache->stage2[stage2_index(ipa)];
    if (e->key != stage2_key(c, ipa))
        return false;
    *leaf = e->leaf;
    return true;
}

void walk_cache_add_stage2(struct walk_cache *cache, const struct walk_context *c, uint64_t ipa,
                           const struct stage2_leaf *leaf)
{
    cache->used = true;
    cache->stage2[stage2_index(ipa)] = (struct stage2_entry){
        .key = stage2_key(c, ipa),
        .leaf = *leaf,
        .vmid = c->vmid,
        .tg = c->stage2.tg,
    };
}

static bool reaches_stage2(const struct mmu_tlbi *tlbi, const struct stage2_entry *e)
{
    if (tlbi->regime != MMU_EL10)
        return false;
    switch (tlbi->kind) {
    case MMU_TLBI_ALL: return true;
    case MMU_TLBI_VMALLS12: return tlbi->vmid == e->vmid;
    case MMU_TLBI_IPAS2:
        return tlbi->vmid == e->vmid && reaches_leaf(tlbi, (e->key & low_bits(40)) << PAGE_BITS,
                                                     e->leaf.bits, e->tg, e->leaf.level);
    default: return false;
    }
}

/* ---- tables ---------------------------------------------------------------------------------- */

static uint64_t table_key(uint64_t input, unsigned bits)
{
    return input >> bits | UINT64_C(1) << KEY_VALID;
}

bool walk_cache_find_table(const struct walk_cache *cache, const struct walk_context *c,
                           const struct ttw *t, uint64_t input, int *level, uint64_t *base,
                           unsigned *tables)
{
    input = tlb_input(c, (va_t){ input });
    for (int at = FINAL_LEVEL; at > t->start_level && at >= 0; at--) {
        const unsigned bits = level_shift(&t->form, at - 1);
        const uint64_t key = table_key(input, bits);
        const struct table_entry *e = &cache->table[at][key % TABLE_ENTRIES];
        if (e->key != key || e->context != c->tlb_context || e->bits != bits)
            continue;
        *level = at;
        *base = e->base;
        *tables = e->tables;
        return true;
    }
    return false;
}

void walk_cache_add_table(struct walk_cache *cache, const struct walk_context *c,
                          const struct ttw *t, uint64_t input, int level, uint64_t base,
                          unsigned tables)
{
    if (level < 0)
        return;
    cache->used = true;
    const unsigned bits = level_shift(&t->form, level - 1);
    const uint64_t key = table_key(tlb_input(c, (va_t){ input }), bits);
    cache->table[level][key % TABLE_ENTRIES] = (struct table_entry){
        .key = key,
        .context = c->tlb_context,
        .base = base,
        .asid = c->asid,
        .vmid = c->vmid,
        .regime = (uint8_t)c->regime,
        .tables = (uint8_t)tables,
        .bits = (uint8_t)bits,
    };
}

static bool reaches_table(const struct mmu_tlbi *tlbi, const struct table_entry *e)
{
    if (tlbi->last_level && (tlbi->kind == MMU_TLBI_VA || tlbi->kind == MMU_TLBI_VAA))
        return false;
    /* No hint and no XS: a table may lead to leaves of any level. */
    struct mmu_tlbi any = *tlbi;
    any.nxs = false;
    any.level = MMU_TLBI_ANY_LEVEL;
    const struct tlb_tag tag = {
        .input = e->key << e->bits,
        .asid = e->asid,
        .vmid = e->vmid,
        .regime = e->regime,
        .s1_bits = e->bits,
        .s2_level = MMU_STAGE_OFF,
    };
    return tlb_matches(&any, &tag);
}

void walk_cache_invalidate(struct walk_cache *cache, const struct mmu_tlbi *tlbi)
{
    if (!cache->used || tlbi->nothing)
        return;
    for (unsigned k = 0; k < STAGE2_ENTRIES; k++)
        if (cache->stage2[k].key && reaches_stage2(tlbi, &cache->stage2[k]))
            cache->stage2[k].key = 0;
    for (unsigned k = 0; k < TABLE_LEVELS * TABLE_ENTRIES; k++) {
        struct table_entry *e = &cache->table[0][0] + k;
        if (e->key && reaches_table(tlbi, e))
            e->key = 0;
    }
}

void walk_cache_clear(struct walk_cache *cache)
{
    if (cache->used)
        memset(cache, 0, sizeof *cache);
}
