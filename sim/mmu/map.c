/* SPDX-License-Identifier: Apache-2.0 */
/* Building translation tables of either stage, of any granule and address size. */
#include "mmu/mmu.h"

#include <inttypes.h>

#include "mmu/geometry.h"

enum { DESCRIPTOR_VALID_TABLE = 3, DESCRIPTOR_NOT_BLOCK = 2 };

/* What the steps of one mapping share. */
struct builder {
    const struct mmu_memory *memory;
    const struct mmu_geometry *g;
    const struct mmu_mapping *mapping;
    struct ttw_form form;
    struct error *e;
};

/* A table and the level of its descriptors. */
struct place {
    pa_t table;
    int level;
};

/* ---- geometry -------------------------------------------------------------------------------- */

static void geometry_form(const struct mmu_geometry *g, struct ttw_form *form)
{
    enum ttw_high high = TTW_HIGH_NONE;
    if (g->granule_bits == 16 && g->lpa)
        high = TTW_HIGH_LPA;
    else if (g->granule_bits != 16 && g->ds)
        high = TTW_HIGH_DS;
    ttw_form(form, g->granule_bits, high);
}

unsigned geometry_index_bits(const struct mmu_geometry *g, const struct ttw_form *f, int level)
{
    return level == g->start_level ? g->input_bits - level_shift(f, level) : f->stride;
}

static bool check_geometry(const struct mmu_geometry *g, struct error *e)
{
    enum { CONCATENATED_BITS = 4 }; /* up to 16 tables (D8.2.2) */
    if (g->granule_bits != 12 && g->granule_bits != 14 && g->granule_bits != 16)
        return error_set(e, "translation tables: granule of %u bits, expected 12, 14 or 16",
                         g->granule_bits);
    struct ttw_form f;
    geometry_form(g, &f);
    const int first = f.high == TTW_HIGH_DS && f.granule_bits == 12 ? FIRST_LEVEL : 0;
    const unsigned most = f.granule_bits == 16 || f.high == TTW_HIGH_DS ? 52 : 48;
    if (g->input_bits < 16 || g->input_bits > most)
        return error_set(e, "translation tables: %u bits of input address, expected 16 to %u",
                         g->input_bits, most);
    if (g->start_level < first || g->start_level > FINAL_LEVEL)
        return error_set(e, "translation tables: start level %d, expected %d to 3", g->start_level,
                         first);
    const unsigned low = level_shift(&f, g->start_level);
    const unsigned high = low + f.stride + (g->stage2 ? CONCATENATED_BITS : 0U);
    if (g->input_bits <= low || g->input_bits > high)
        return error_set(e,
                         "translation tables: start level %d for %u bits of input address, "
                         "expected a level for %u to %u bits",
                         g->start_level, g->input_bits, low + 1, high);
    const uint64_t bytes = (uint64_t)DESCRIPTOR_BYTES << (g->input_bits - low);
    if ((g->root_pa.pa & (bytes - 1)) != 0)
        return error_set(e,
                         "translation tables: start table at 0x%" PRIx64
                         ", expected a multiple of its %" PRIu64 " bytes",
                         g->root_pa.pa, bytes);
    return true;
}

uint64_t mmu_start_table_bytes(const struct mmu_geometry *g)
{
    struct ttw_form f;
    geometry_form(g, &f);
    const uint64_t granule = UINT64_C(1) << f.granule_bits;
    const uint64_t bytes = (uint64_t)DESCRIPTOR_BYTES << geometry_index_bits(g, &f, g->start_level);
    return bytes > granule ? bytes : granule;
}

/* The input address without the ones on top, which only the upper range has. */
static bool strip_input(const struct mmu_geometry *g, uint64_t *input, struct error *e)
{
    const uint64_t ones = ~low_bits(g->input_bits);
    const uint64_t top = *input & ones;
    if (top != 0 && !(g->upper && top == ones))
        return error_set(e, "0x%" PRIx64 ": expected an input address of %u bits%s", *input,
                         g->input_bits, g->upper ? ", or one with ones above" : "");
    *input &= ~ones;
    return true;
}

/* ---- descriptors ----------------------------------------------------------------------------- */

static bool read_entry(const struct builder *b, pa_t at, uint64_t *d)
{
    if (!b->memory->read(b->memory->arg, at, d))
        return error_set(b->e, "cannot read a translation table at 0x%" PRIx64, at.pa);
    if (b->g->big_endian)
        *d = __builtin_bswap64(*d);
    return true;
}

static bool write_entry(const struct builder *b, pa_t at, uint64_t d)
{
    return b->memory->write(b->memory->arg, at, b->g->big_endian ? __builtin_bswap64(d) : d) ||
           error_set(b->e, "cannot write a translation table at 0x%" PRIx64, at.pa);
}

static pa_t entry_of(const struct builder *b, const struct place *p, uint64_t input)
{
    const uint64_t index = field(input, level_shift(&b->form, p->level),
                                 geometry_index_bits(b->g, &b->form, p->level));
    return (pa_t){ p->table.pa + index * DESCRIPTOR_BYTES };
}

static void descend(const struct builder *b, struct place *p, uint64_t d)
{
    const uint64_t address = table_address(&b->form, d);
    p->table =
        b->memory->table_at ? b->memory->table_at(b->memory->arg, address) : (pa_t){ address };
    p->level++;
}

/* A table below the invalid entry at `at`. */
static bool add_table(const struct builder *b, pa_t at, struct place *p)
{
    pa_t table;
    if (!b->memory->alloc(b->memory->arg, UINT64_C(1) << b->form.granule_bits, &table))
        return error_set(b->e, "no memory for a translation table");
    const uint64_t address =
        b->memory->table_address ? b->memory->table_address(b->memory->arg, table) : table.pa;
    const uint64_t d = descriptor_of_address(&b->form, address);
    if (table_address(&b->form, d) != address)
        return error_set(b->e,
                         "a translation table at 0x%" PRIx64
                         " is not on a page of %u KiB within the address size",
                         address, 1U << (b->form.granule_bits - 10));
    p->table = table;
    p->level++;
    return write_entry(b, at, d | b->mapping->table_bits | DESCRIPTOR_VALID_TABLE);
}

/* ---- mapping --------------------------------------------------------------------------------- */

/* What is left of the range. */
struct rest {
    uint64_t input, output, size;
};

static bool aligned_for(const struct rest *r, unsigned bits)
{
    return ((r->input | r->output) & low_bits(bits)) == 0 && r->size > low_bits(bits);
}

static bool leaf_fits(const struct builder *b, const struct rest *r, int level)
{
    const struct mmu_mapping *m = b->mapping;
    const bool leaves =
        level == FINAL_LEVEL || (level >= 0 && bit(b->form.block_levels, (unsigned)level));
    return leaves && level >= m->first_level && level <= m->last_level &&
           aligned_for(r, level_shift(&b->form, level));
}

/* May a leaf be written where `d` is. */
static bool is_free(const struct builder *b, uint64_t d, int level)
{
    const enum descriptor_type type = descriptor_type(&b->form, d, level);
    return type == DESCRIPTOR_INVALID || (type == DESCRIPTOR_LEAF && b->mapping->replace);
}

/* Whether a contiguous run begins at `at`, all of it within the range and free. */
static bool run_fits(const struct builder *b, const struct rest *r, int level, pa_t at, bool *fits)
{
    const unsigned entries_bits = b->form.contiguous[level];
    *fits = b->mapping->contiguous && entries_bits > 0 &&
            aligned_for(r, level_shift(&b->form, level) + entries_bits);
    for (uint64_t k = 1; *fits && k < UINT64_C(1) << entries_bits; k++) {
        uint64_t d;
        if (!read_entry(b, (pa_t){ at.pa + k * DESCRIPTOR_BYTES }, &d))
            return false;
        *fits = is_free(b, d, level);
    }
    return true;
}

static void advance(struct rest *r, uint64_t bytes)
{
    r->input += bytes;
    r->output += bytes;
    r->size -= bytes;
}

/* A leaf at `at`, or a contiguous run of them. */
static bool write_leaves(const struct builder *b, struct rest *r, int level, pa_t at)
{
    bool run;
    if (!run_fits(b, r, level, at, &run))
        return false;
    const uint64_t count = UINT64_C(1) << (run ? b->form.contiguous[level] : 0);
    uint64_t leaf = b->mapping->leaf | (run ? UINT64_C(1) << LEAF_CONTIGUOUS : 0);
    if (level < FINAL_LEVEL)
        leaf &= ~(uint64_t)DESCRIPTOR_NOT_BLOCK;
    for (uint64_t k = 0; k < count; k++) {
        const uint64_t d = descriptor_of_address(&b->form, r->output) | leaf;
        if (!write_entry(b, (pa_t){ at.pa + k * DESCRIPTOR_BYTES }, d))
            return false;
        advance(r, UINT64_C(1) << level_shift(&b->form, level));
    }
    return true;
}

static bool no_level_fits(const struct builder *b, const struct rest *r)
{
    return error_set(b->e,
                     "mapping 0x%" PRIx64 " to 0x%" PRIx64 ", 0x%" PRIx64
                     " bytes left: no leaf of levels %d to %d fits",
                     r->input, r->output, r->size, b->mapping->first_level, b->mapping->last_level);
}

/* The largest leaf, or run of leaves, at the beginning of what is left. */
static bool map_next(const struct builder *b, struct rest *r)
{
    struct place p = { b->g->root_pa, b->g->start_level };
    for (;;) {
        const pa_t at = entry_of(b, &p, r->input);
        uint64_t d;
        if (!read_entry(b, at, &d))
            return false;
        const enum descriptor_type type = descriptor_type(&b->form, d, p.level);
        if (type == DESCRIPTOR_TABLE) {
            descend(b, &p, d);
            continue;
        }
        const bool fits = leaf_fits(b, r, p.level);
        if (type == DESCRIPTOR_LEAF && !(fits && b->mapping->replace))
            return error_set(b->e, "0x%" PRIx64 " is mapped already, by a leaf of level %d",
                             r->input, p.level);
        if (fits)
            return write_leaves(b, r, p.level, at);
        if (p.level >= b->mapping->last_level || p.level == FINAL_LEVEL)
            return no_level_fits(b, r);
        if (!add_table(b, at, &p))
            return false;
    }
}

static bool check_mapping(const struct builder *b, const struct rest *r)
{
    const struct mmu_mapping *m = b->mapping;
    const unsigned output_bits = b->form.high == TTW_HIGH_NONE ? 48 : 52;
    const uint64_t addresses =
        descriptor_of_address(&b->form, low_bits(output_bits) & ~low_bits(PAGE_BITS));
    if (((r->input | r->output | r->size) & low_bits(b->form.granule_bits)) != 0)
        return error_set(b->e,
                         "mapping 0x%" PRIx64 " to 0x%" PRIx64 ", size 0x%" PRIx64
                         ": expected multiples of %u KiB",
                         m->input, r->output, r->size, 1U << (b->form.granule_bits - 10));
    if (r->size == 0 || r->size > low_bits(b->g->input_bits) + 1 - r->input)
        return error_set(b->e,
                         "mapping 0x%" PRIx64 ", size 0x%" PRIx64
                         ": expected a size that is not 0 and lies within %u bits of addresses",
                         m->input, r->size, b->g->input_bits);
    if ((r->output & ~low_bits(output_bits)) != 0 ||
        r->size > low_bits(output_bits) + 1 - r->output)
        return error_set(b->e, "mapping to 0x%" PRIx64 ": expected addresses of %u bits", r->output,
                         output_bits);
    if ((m->leaf & DESCRIPTOR_VALID_TABLE) != DESCRIPTOR_VALID_TABLE || (m->leaf & addresses) != 0)
        return error_set(
            b->e, "descriptor 0x%" PRIx64 ": expected attributes of a page with output address 0%s",
            m->leaf, b->form.high == TTW_HIGH_DS ? " (bits 9:8 are of the address: DS=1)" : "");
    if ((m->table_bits & (addresses | DESCRIPTOR_VALID_TABLE)) != 0)
        return error_set(b->e,
                         "bits 0x%" PRIx64 " of Table descriptors: expected none of the address, "
                         "nor bits 1:0",
                         m->table_bits);
    if (m->first_level > m->last_level)
        return error_set(b->e, "leaves of levels %d to %d: expected the smaller one first",
                         m->first_level, m->last_level);
    return true;
}

void mmu_mapping_defaults(struct mmu_mapping *mapping)
{
    *mapping = (struct mmu_mapping){ .first_level = FIRST_LEVEL, .last_level = FINAL_LEVEL };
}

bool mmu_map_range(const struct mmu_memory *memory, const struct mmu_geometry *g,
                   const struct mmu_mapping *mapping, struct error *e)
{
    struct builder b = { .memory = memory, .g = g, .mapping = mapping, .e = e };
    struct rest rest = { mapping->input, mapping->output, mapping->size };
    if (!check_geometry(g, e))
        return false;
    geometry_form(g, &b.form);
    if (!strip_input(g, &rest.input, e) || !check_mapping(&b, &rest))
        return false;
    while (rest.size > 0) {
        if (!map_next(&b, &rest))
            return false;
    }
    return true;
}

bool mmu_map(const struct mmu_memory *memory, pa_t root, uint64_t input, uint64_t output,
             uint64_t size, uint64_t leaf, struct error *e)
{
    const struct mmu_geometry g = { .granule_bits = 12,
                                    .input_bits = 48,
                                    .start_level = 0,
                                    .upper = true,
                                    .root = root.pa,
                                    .root_pa = root };
    struct mmu_mapping mapping;
    mmu_mapping_defaults(&mapping);
    mapping.input = input;
    mapping.output = output;
    mapping.size = size;
    mapping.leaf = leaf;
    return mmu_map_range(memory, &g, &mapping, e);
}

bool mmu_descriptor_at(const struct mmu_memory *memory, const struct mmu_geometry *g,
                       uint64_t input, int level, pa_t *at, uint64_t *descriptor, struct error *e)
{
    struct builder b = { .memory = memory, .g = g, .e = e };
    if (!check_geometry(g, e) || !strip_input(g, &input, e))
        return false;
    if (level < g->start_level || level > FINAL_LEVEL)
        return error_set(e, "descriptor of level %d: expected %d to 3", level, g->start_level);
    geometry_form(g, &b.form);
    struct place p = { g->root_pa, g->start_level };
    for (;;) {
        *at = entry_of(&b, &p, input);
        if (!read_entry(&b, *at, descriptor))
            return false;
        if (p.level == level)
            return true;
        if (descriptor_type(&b.form, *descriptor, p.level) != DESCRIPTOR_TABLE)
            return error_set(e,
                             "0x%" PRIx64 ": no table leads to level %d, the descriptor of level "
                             "%d is 0x%" PRIx64,
                             input, level, p.level, *descriptor);
        descend(&b, &p, *descriptor);
    }
}
