/* SPDX-License-Identifier: Apache-2.0 */
/* The rules of break-before-make: two values of a descriptor, and what they lead to, compared. */
#include "mmu/bbm.h"

#include "mmu/permissions.h"

void bbm_tree(struct bbm_tree *tree, const struct walk_context *c, const struct ttw *t)
{
    *tree = (struct bbm_tree){
        .form = t->form,
        .in = c->in,
        .mair = c->mair,
        .output_bits = t->output_bits,
        .sh = t->sh,
        .stage2 = t->stage2,
        .ipa = !t->stage2 && c->s2_on,
        .big_endian = t->big_endian,
        .unprivileged = c->unprivileged,
        .hierarchical = t->hierarchical && !t->stage2,
        .ha = t->ha,
        .hd = t->ha && t->hd,
        .ds = t->ds,
    };
}

bool bbm_held(const struct bbm_tree *tree, int level, uint64_t d)
{
    uint64_t address = 0;
    switch (descriptor_type(&tree->form, d, level)) {
    case DESCRIPTOR_INVALID: return false;
    case DESCRIPTOR_TABLE: address = table_address(&tree->form, d); break;
    case DESCRIPTOR_LEAF:
        if (!leaf_access_flag(d) && !tree->ha)
            return false;
        address = leaf_address(&tree->form, d, level);
        break;
    }
    return (address & ~low_bits(tree->output_bits)) == 0;
}

/* ---- memory ---------------------------------------------------------------------------------- */

static bool physical(const struct bbm *bbm, const struct bbm_tree *tree, uint64_t address, pa_t *pa)
{
    pa->pa = address;
    return !tree->ipa || mmu_stage2(bbm->m, (ipa_t){ address }, pa);
}

/* Entry `n` of the table at `address`; invalid if it cannot be read. */
static uint64_t read_entry(const struct bbm *bbm, const struct bbm_tree *tree, uint64_t address,
                           unsigned n)
{
    pa_t pa;
    uint64_t d;
    if (!physical(bbm, tree, address + (uint64_t)n * DESCRIPTOR_BYTES, &pa) ||
        !bbm->memory->read(bbm->memory->arg, pa, &d))
        return 0;
    return tree->big_endian ? __builtin_bswap64(d) : d;
}

enum { COMPARED_WORDS = 1 << 25, ENTRY_WORDS = 16 }; /* an entry may take a walk of stage 2 */

/* False if it has gone on for too long. */
static bool spend(struct bbm *bbm, unsigned words)
{
    bbm->left -= words < bbm->left ? words : bbm->left;
    return bbm->left > 0;
}

static bool pages_differ(struct bbm *bbm, pa_t a, pa_t b)
{
    if (!spend(bbm, (1U << PAGE_BITS) / sizeof(uint64_t)))
        return true;
    for (uint64_t at = 0; at < UINT64_C(1) << PAGE_BITS; at += sizeof(uint64_t)) {
        uint64_t x;
        uint64_t y;
        if (!bbm->memory->read(bbm->memory->arg, (pa_t){ a.pa + at }, &x) ||
            !bbm->memory->read(bbm->memory->arg, (pa_t){ b.pa + at }, &y) || x != y)
            return true;
    }
    return false;
}

/* What cannot be read counts as different. */
static bool contents_differ(struct bbm *bbm, const struct bbm_tree *tree, unsigned bits, uint64_t a,
                            uint64_t b)
{
    for (uint64_t at = 0; at < UINT64_C(1) << bits; at += UINT64_C(1) << PAGE_BITS) {
        pa_t x;
        pa_t y;
        if (!physical(bbm, tree, a + at, &x) || !physical(bbm, tree, b + at, &y) ||
            pages_differ(bbm, x, y))
            return true;
    }
    return false;
}

/* ---- memory types ---------------------------------------------------------------------------- */

static struct memattr attributes(const struct bbm_tree *tree, uint64_t d, uint8_t s1_attr,
                                 uint8_t s1_sh)
{
    struct mmu_combine_in in = tree->in;
    struct mmu_combine_out out;
    const uint8_t sh = tree->ds ? tree->sh : leaf_sh(d);
    in.kind = MMU_DATA;
    in.s1 = in.c = in.i = true;
    in.dc = in.cd = in.id = false;
    in.vm = tree->stage2;
    in.s1_attr = s1_attr;
    in.s1_sh = s1_sh;
    if (tree->stage2) {
        in.s2_attr = leaf_memattr(d);
        in.s2_sh = sh;
    } else {
        in.s1_attr = (uint8_t)field(tree->mair, 8 * leaf_attr_index(d), 8);
        in.s1_sh = sh;
    }
    mmu_combine(&in, &out, NULL);
    return out.attr;
}

/* Hints and Tagged are no part of type, Shareability and Cacheability. */
static bool same_type(const struct memattr *a, const struct memattr *b)
{
    if (a->type != b->type)
        return false;
    if (a->type == MEM_DEVICE)
        return a->device == b->device;
    return a->inner.attr == b->inner.attr && a->outer.attr == b->outer.attr && a->sh == b->sh;
}

/* A stage-2 leaf's type is what it makes of the types that stage 1 may have. */
static bool type_differs(const struct bbm_tree *tree, uint64_t old, uint64_t now)
{
    static const uint8_t mair[] = { 0xFF, 0xBB, 0x44, 0x0C, 0x00 }; /* WB, WT, NC, GRE, nGnRnE */
    static const uint8_t shareabilities[] = { SH_NON, SH_OUTER, SH_INNER };
    for (unsigned k = 0; k < ARRAY_LEN(mair); k++)
        for (unsigned n = 0; n < ARRAY_LEN(shareabilities); n++) {
            const struct memattr a = attributes(tree, old, mair[k], shareabilities[n]);
            const struct memattr b = attributes(tree, now, mair[k], shareabilities[n]);
            if (!same_type(&a, &b))
                return true;
        }
    return false;
}

/* ---- rules ----------------------------------------------------------------------------------- */

static bool writable(const struct bbm_tree *tree, uint64_t d)
{
    const bool direct = tree->stage2 ? leaf_s2_writable(d) : !leaf_read_only(d);
    return direct || (tree->hd && leaf_dbm(d));
}

/* The bits of a leaf that say which type it has. */
static uint64_t type_bits(const struct bbm_tree *tree)
{
    const uint64_t attr = tree->stage2 ? UINT64_C(0xF) << 2 : UINT64_C(0x7) << 2;
    return tree->ds ? attr : attr | UINT64_C(3) << 8;
}

static const char *leaf_rule(struct bbm *bbm, const struct bbm_tree *tree, int level, uint64_t old,
                             uint64_t now)
{
    const struct ttw_form *f = &tree->form;
    const uint64_t from = leaf_address(f, old, level);
    const uint64_t to = leaf_address(f, now, level);
    const uint64_t changed = old ^ now;
    if (from != to && (writable(tree, old) || writable(tree, now)))
        return "the output address changed where writes are permitted (DDI 0487 D8.17.1)";
    if (from != to && contents_differ(bbm, tree, level_shift(f, level), from, to))
        return "the output address changed to memory of other contents (DDI 0487 D8.17.1)";
    if ((changed & type_bits(tree)) && type_differs(tree, old, now))
        return "the memory type, Shareability or Cacheability changed (DDI 0487 D8.17.1)";
    if (!tree->stage2 && tree->unprivileged && leaf_not_global(old) && !leaf_not_global(now))
        return "a non-global entry became global (DDI 0487 D8.17.1)";
    if (mmu_impl(bbm->m)->bbm == 0 && level >= 0 && f->contiguous[level] &&
        bit(changed, LEAF_CONTIGUOUS))
        return "the Contiguous bit changed (DDI 0487 D8.17.1, D8.17.2)";
    return NULL;
}

/* Of a leaf and a table; FEAT_BBM level 1 asks for nT in the Block. */
static const char *size_rule(const struct bbm *bbm, uint64_t leaf)
{
    switch (mmu_impl(bbm->m)->bbm) {
    case 0:
        return "a table took the place of a block or a block that of a table (DDI 0487 D8.17.1)";
    case 1:
        return bit(leaf, LEAF_NT) ? NULL
                                  : "a table and a block changed places without nT in the Block "
                                    "(DDI 0487 D8.17.2)";
    default: return NULL;
    }
}

static const char *table_rule(const struct bbm_tree *tree, uint64_t old, uint64_t now)
{
    /* A regime of one EL has XNTable and APTable[1] alone. */
    const unsigned counts = tree->unprivileged
                                ? TABLE_PXN | TABLE_UXN | TABLE_NO_EL0 | TABLE_READ_ONLY
                                : TABLE_UXN | TABLE_READ_ONLY;
    if (tree->hierarchical && (table_permissions(old ^ now) & counts))
        return "APTable, UXNTable, XNTable or PXNTable changed (DDI 0487 D8.4.1.2)";
    return NULL;
}

/* What `d` at `level` gives at entry `n` of the next level. */
static uint64_t part(const struct bbm *bbm, const struct bbm_tree *tree, int level, uint64_t d,
                     unsigned n)
{
    const struct ttw_form *f = &tree->form;
    if (descriptor_type(f, d, level) == DESCRIPTOR_TABLE)
        return read_entry(bbm, tree, table_address(f, d), n);
    const bool last = level + 1 == FINAL_LEVEL;
    const uint64_t address = leaf_address(f, d, level) + ((uint64_t)n << level_shift(f, level + 1));
    /* nT is where a page has its address. */
    const uint64_t type = last ? 3 : 1 | (d & UINT64_C(1) << LEAF_NT);
    const uint64_t others = descriptor_of_address(f, low_bits(52) & ~low_bits(PAGE_BITS)) | 3;
    return (d & ~others) | descriptor_of_address(f, address) | type;
}

/* At most five levels deep. */
static const char *rule_of(struct bbm *bbm, const struct bbm_tree *tree, int level, uint64_t old,
                           uint64_t now)
{
    const struct ttw_form *f = &tree->form;
    if (old == now || !bbm_held(tree, level, old) || !bbm_held(tree, level, now))
        return NULL;
    const enum descriptor_type from = descriptor_type(f, old, level);
    const enum descriptor_type to = descriptor_type(f, now, level);
    if (from == DESCRIPTOR_LEAF && to == DESCRIPTOR_LEAF)
        return leaf_rule(bbm, tree, level, old, now);
    const char *rule = from == to ? table_rule(tree, old, now)
                                  : size_rule(bbm, from == DESCRIPTOR_LEAF ? old : now);
    if (rule || (from == to && table_address(f, old) == table_address(f, now)))
        return rule;
    for (unsigned n = 0; n < 1U << f->stride && !rule && spend(bbm, ENTRY_WORDS); n++)
        rule = rule_of(bbm, tree, level + 1, part(bbm, tree, level, old, n),
                       part(bbm, tree, level, now, n));
    return rule;
}

const char *bbm_rule(struct bbm *bbm, const struct bbm_tree *tree, int level, uint64_t old,
                     uint64_t now)
{
    bbm->left = COMPARED_WORDS;
    return rule_of(bbm, tree, level, old, now);
}
