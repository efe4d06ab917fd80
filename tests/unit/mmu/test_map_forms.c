/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The builder of translation tables in all granules and address sizes, and what a mapping may ask
 * for, read back by a reader of its own.
 */
#define MACHINE_PAGES 1024
#include "machine.h"

#include <setjmp.h>
#include <stdlib.h>

#include <cmocka.h>

static struct machine machine;

/* ---- other geometries ------------------------------------------------------------------------ */

/* Where the levels of each granule begin (D8.2): shifts of levels -1 to 3, and levels with Blocks.
 */
static const struct level_facts {
    unsigned shift[5];
    unsigned blocks, wide_blocks; /* bit n: level n */
} level_facts[] = {
    { { 48, 39, 30, 21, 12 }, 2 | 4, 1 | 2 | 4 },
    { { 0, 47, 36, 25, 14 }, 4, 2 | 4 },
    { { 0, 0, 42, 29, 16 }, 4, 2 | 4 },
};

static const struct level_facts *facts_of(const struct mmu_geometry *g)
{
    return &level_facts[g->granule_bits / 2 - 6];
}

/* Address bits of a descriptor above a page of 4 KiB, by the figures of D8.3.1. */
static uint64_t address_in(const struct mmu_geometry *g, uint64_t d)
{
    uint64_t a = 0;
    for (unsigned k = 12; k < 48; k++)
        a |= d & UINT64_C(1) << k;
    if (g->granule_bits == 16) {
        if (g->lpa) /* OA[51:48] in [15:12] */
            a = (a & ~UINT64_C(0xF000)) | (d & UINT64_C(0xF000)) * (UINT64_C(1) << 36);
    } else if (g->ds) { /* OA[51:50] in [9:8], OA[49:48] in place */
        a |= (d & UINT64_C(0x300)) * (UINT64_C(1) << 42) | (d & UINT64_C(3) << 48);
    }
    return a;
}

struct found {
    uint64_t size, output, d, tables; /* tables: bits 62:59 of the Table descriptors, OR-ed */
    int level;
};

static uint64_t swapped(uint64_t value)
{
    uint64_t out = 0;
    for (unsigned k = 0; k < 64; k += 8)
        out |= (value >> k & 0xFF) << (56 - k);
    return out;
}

static struct found find(const struct mmu_memory *memory, const struct mmu_geometry *g,
                         uint64_t input)
{
    const struct level_facts *facts = facts_of(g);
    const bool wide = g->granule_bits == 16 ? g->lpa : g->ds;
    uint64_t table = g->root_pa.pa;
    uint64_t left = input % (UINT64_C(1) << g->input_bits);
    struct found f = { .level = g->start_level };
    for (;; f.level++) {
        const unsigned shift = facts->shift[f.level + 1];
        assert_true(memory->read(memory->arg, (pa_t){ table + (left >> shift) * 8 }, &f.d));
        if (g->big_endian)
            f.d = swapped(f.d);
        left %= UINT64_C(1) << shift;
        if (f.d % 2 == 0)
            return (struct found){ .size = 0 };
        const uint64_t address = address_in(g, f.d);
        if (f.level == 3 || f.d / 2 % 2 == 0) {
            assert_true(f.level == 3 ? f.d / 2 % 2 == 1
                                     : (wide ? facts->wide_blocks : facts->blocks) >> f.level & 1);
            f.size = UINT64_C(1) << shift;
            assert_int_equal(address % f.size, 0);
            f.output = address + left;
            return f;
        }
        f.tables |= f.d & UINT64_C(0xF) << 59;
        table = memory->table_at ? memory->table_at(memory->arg, address).pa : address;
    }
}

static struct mmu_geometry geometry(unsigned granule_bits, unsigned input_bits, int start_level,
                                    bool stage2, bool wide)
{
    struct mmu_geometry g = { .stage2 = stage2,
                              .granule_bits = (uint8_t)granule_bits,
                              .input_bits = (uint8_t)input_bits,
                              .start_level = (int8_t)start_level,
                              .ds = wide && granule_bits != 16,
                              .lpa = wide && granule_bits == 16 };
    machine_init(&machine);
    g.root_pa = machine_tables(&machine, mmu_start_table_bytes(&g));
    g.root = g.root_pa.pa + (stage2 ? 0 : IPA_OFFSET);
    return g;
}

static const struct mmu_memory *memory_of(const struct mmu_geometry *g)
{
    return g->stage2 ? &machine.stage2 : &machine.stage1;
}

static struct mmu_mapping mapping(uint64_t input, uint64_t output, uint64_t size)
{
    struct mmu_mapping m;
    mmu_mapping_defaults(&m);
    m.input = input;
    m.output = output;
    m.size = size;
    m.leaf = UINT64_C(0x0040000000000403);
    return m;
}

static void must_map(const struct mmu_geometry *g, const struct mmu_mapping *m)
{
    struct error e = { .text = "" };
    if (!mmu_map_range(memory_of(g), g, m, &e))
        fail_msg("%s", e.text);
}

static void must_fail(const struct mmu_geometry *g, const struct mmu_mapping *m, const char *words)
{
    struct error e = { .text = "" };
    assert_false(mmu_map_range(memory_of(g), g, m, &e));
    assert_int_equal(e.status, GATHER_USER_ERROR);
    if (!strstr(e.text, words))
        fail_msg("expected \"%s\": %s", words, e.text);
}

#define KIB(n) (UINT64_C(n) << 10)
#define MIB(n) (UINT64_C(n) << 20)
#define GIB(n) (UINT64_C(n) << 30)
#define TIB(n) (UINT64_C(n) << 40)

/* Granule, range and start level; one mapping, and the leaf that an address of it must have. */
static void geometries(void **state)
{
    (void)state;
    static const struct {
        unsigned granule_bits, input_bits;
        int start;
        bool stage2, wide;
        uint64_t input, output, size;
        uint64_t at, leaf;
        uint64_t d; /* the whole descriptor */
    } rows[] = {
        { 12, 39, 1, false, false, GIB(3), GIB(7), GIB(2), GIB(4) + 5, GIB(1), 0x40000200000401 },
        { 12, 16, 3, false, false, KIB(60), KIB(4), KIB(4), KIB(60), KIB(4), 0x40000000001403 },
        { 12, 25, 2, false, false, MIB(30), MIB(2), MIB(2), MIB(31), MIB(2), 0x40000000200401 },
        /* 40 bits from level 1: two concatenated tables; 48 bits of 16 KiB from level 1: 8 tables.
         */
        { 12, 40, 1, true, false, GIB(1023), GIB(1), GIB(1), GIB(1023), GIB(1), 0x40000040000401 },
        { 12, 34, 2, true, false, GIB(15), MIB(2), MIB(4), GIB(15) + MIB(3), MIB(2),
          0x40000000400401 },
        { 14, 48, 0, false, false, TIB(128), MIB(32), MIB(64), TIB(128) + MIB(33), MIB(32),
          0x40000004000401 },
        { 14, 47, 1, false, false, KIB(16), KIB(32), KIB(16), KIB(17), KIB(16), 0x40000000008403 },
        { 14, 40, 1, true, false, TIB(1) - MIB(32), MIB(32), MIB(32), TIB(1) - 1, MIB(32),
          0x40000002000401 },
        { 14, 40, 2, true, false, TIB(1) - MIB(32), MIB(32), MIB(32), TIB(1) - 1, MIB(32),
          0x40000002000401 },
        { 16, 48, 1, false, false, TIB(255), GIB(1), GIB(1), TIB(255) + MIB(513), MIB(512),
          0x40000060000401 },
        { 16, 42, 2, false, false, KIB(64), KIB(128), KIB(64), KIB(65), KIB(64), 0x40000000020403 },
        { 16, 46, 2, true, false, TIB(63), MIB(512), MIB(512), TIB(63), MIB(512),
          0x40000020000401 },
        /* 52 bits: OA[51:48] = 0xB = 0b1011 in [9:8]:[49:48], or in [15:12]. */
        { 12, 52, -1, false, true, UINT64_C(0xF) << 48, UINT64_C(0xB) << 48, KIB(4),
          UINT64_C(0xF) << 48, KIB(4), 0x43000000000603 },
        { 12, 52, -1, false, true, UINT64_C(0xE) << 48, UINT64_C(0xD) << 48 | GIB(512), GIB(512),
          (UINT64_C(0xE) << 48) + GIB(500), GIB(512), 0x41008000000701 },
        { 12, 52, 0, true, true, UINT64_C(0xF) << 48, GIB(512), GIB(512), UINT64_C(0xF) << 48,
          GIB(512), 0x40008000000401 },
        { 14, 52, 0, false, true, UINT64_C(0xF) << 48, UINT64_C(0xB) << 48 | GIB(64), GIB(64),
          (UINT64_C(0xF) << 48) + GIB(63), GIB(64), 0x43001000000601 },
        { 16, 52, 1, false, true, UINT64_C(0xF) << 48, UINT64_C(0xB) << 48 | KIB(64), KIB(64),
          UINT64_C(0xF) << 48, KIB(64), 0x4000000001B403 },
        { 16, 52, 1, true, true, UINT64_C(0xF) << 48, UINT64_C(0xB) << 48, TIB(4),
          UINT64_C(0xF) << 48, TIB(4), 0x4000000000B401 },
    };
    for (size_t k = 0; k < ARRAY_LEN(rows); k++) {
        struct mmu_geometry g = geometry(rows[k].granule_bits, rows[k].input_bits, rows[k].start,
                                         rows[k].stage2, rows[k].wide);
        for (unsigned big = 0; big <= 1; big++) {
            memset(machine.words, 0, sizeof machine.words);
            g.big_endian = big;
            const struct mmu_mapping m = mapping(rows[k].input, rows[k].output, rows[k].size);
            must_map(&g, &m);
            const struct found f = find(memory_of(&g), &g, rows[k].at);
            if (f.size != rows[k].leaf || f.d != rows[k].d)
                fail_msg("row %zu: leaf of 0x%llx bytes: 0x%llx", k, (unsigned long long)f.size,
                         (unsigned long long)f.d);
            assert_int_equal(f.output, rows[k].output + rows[k].at - rows[k].input);
            assert_int_equal(find(memory_of(&g), &g, rows[k].input - 1).size, 0);
            pa_t at;
            uint64_t d;
            struct error e = { .text = "" };
            assert_true(mmu_descriptor_at(memory_of(&g), &g, rows[k].at, f.level, &at, &d, &e));
            assert_int_equal(d, rows[k].d);
            uint64_t word = 0;
            assert_true(machine_read(&machine, at, &word));
            assert_int_equal(big ? swapped(word) : word, d);
        }
    }
}

static void start_table_bytes(void **state)
{
    (void)state;
    static const struct {
        struct mmu_geometry g;
        uint64_t bytes;
    } rows[] = {
        { { .granule_bits = 12, .input_bits = 48, .start_level = 0 }, KIB(4) },
        { { .granule_bits = 12, .input_bits = 30, .start_level = 2 }, KIB(4) },
        { { .granule_bits = 12, .input_bits = 26, .start_level = 2 }, KIB(4) },
        { { .granule_bits = 12, .input_bits = 40, .start_level = 1, .stage2 = true }, KIB(8) },
        { { .granule_bits = 12, .input_bits = 43, .start_level = 1, .stage2 = true }, KIB(64) },
        { { .granule_bits = 12, .input_bits = 52, .start_level = -1, .ds = true }, KIB(4) },
        { { .granule_bits = 14, .input_bits = 48, .start_level = 1, .stage2 = true }, KIB(32) },
        { { .granule_bits = 14, .input_bits = 52, .start_level = 0, .ds = true }, KIB(16) },
        { { .granule_bits = 16, .input_bits = 46, .start_level = 2, .stage2 = true }, MIB(1) },
        { { .granule_bits = 16, .input_bits = 52, .start_level = 1, .lpa = true }, KIB(64) },
    };
    for (size_t k = 0; k < ARRAY_LEN(rows); k++)
        assert_int_equal(mmu_start_table_bytes(&rows[k].g), rows[k].bytes);
}

/* ---- what a mapping may ask for -------------------------------------------------------------- */

/* How many leaves of [from, from + size) have the Contiguous bit. */
static unsigned contiguous_leaves(const struct mmu_geometry *g, uint64_t from, uint64_t size)
{
    unsigned count = 0;
    for (uint64_t at = from; at < from + size;) {
        const struct found f = find(memory_of(g), g, at);
        assert_true(f.size > 0);
        count += f.d >> 52 & 1;
        at += f.size;
    }
    return count;
}

static void contiguous_runs(void **state)
{
    (void)state;
    /* Entries and bytes of a run: D8.7.1. */
    static const struct {
        unsigned granule_bits, input_bits;
        int start, level;
        uint64_t leaf;
        unsigned entries;
    } rows[] = {
        { 12, 48, 0, 1, GIB(1), 16 },   { 12, 48, 0, 2, MIB(2), 16 },
        { 12, 48, 0, 3, KIB(4), 16 },   { 14, 48, 0, 2, MIB(32), 32 },
        { 14, 48, 0, 3, KIB(16), 128 }, { 16, 48, 1, 2, MIB(512), 32 },
        { 16, 48, 1, 3, KIB(64), 32 },
    };
    for (size_t k = 0; k < ARRAY_LEN(rows); k++) {
        const struct mmu_geometry g =
            geometry(rows[k].granule_bits, rows[k].input_bits, rows[k].start, false, false);
        const uint64_t leaf = rows[k].leaf;
        const uint64_t run = rows[k].entries * leaf;
        /* One leaf before a run, two runs, and all but one leaf of a third. */
        struct mmu_mapping m = mapping(3 * run - leaf, 7 * run - leaf, 3 * run);
        m.contiguous = true;
        m.first_level = m.last_level = (int8_t)rows[k].level;
        must_map(&g, &m);
        assert_int_equal(contiguous_leaves(&g, 3 * run - leaf, leaf), 0);
        assert_int_equal(contiguous_leaves(&g, 3 * run, 2 * run), 2 * rows[k].entries);
        assert_int_equal(contiguous_leaves(&g, 5 * run, run - leaf), 0);
        /* Outputs that are not aligned as the inputs are. */
        m = mapping(9 * run, 7 * run - leaf, run);
        m.contiguous = true;
        m.first_level = m.last_level = (int8_t)rows[k].level;
        must_map(&g, &m);
        assert_int_equal(contiguous_leaves(&g, 9 * run, run), 0);
    }
    /* Blocks of 512 GiB and 64 GiB have none (D8.7.1). */
    struct mmu_geometry g = geometry(12, 52, -1, false, true);
    struct mmu_mapping m = mapping(0, 0, TIB(16));
    m.contiguous = true;
    must_map(&g, &m);
    assert_int_equal(contiguous_leaves(&g, 0, TIB(16)), 0);
    g = geometry(14, 52, 0, false, true);
    m.size = GIB(64) * 32;
    must_map(&g, &m);
    assert_int_equal(contiguous_leaves(&g, 0, m.size), 0);
    /* A table in the midst of a run of Blocks: none has the bit. */
    g = geometry(12, 48, 0, true, false);
    struct mmu_mapping page = mapping(MIB(2 * 5), 0, KIB(4));
    must_map(&g, &page);
    page = mapping(MIB(2 * 5) + KIB(4), MIB(2 * 5) + KIB(4), MIB(2) - KIB(4));
    m = mapping(0, 0, MIB(10));
    m.contiguous = true;
    must_map(&g, &m);
    must_map(&g, &page);
    assert_int_equal(contiguous_leaves(&g, 0, MIB(12)), 0);
}

static void levels_asked_for(void **state)
{
    (void)state;
    struct mmu_geometry g = geometry(12, 48, 0, true, false);
    struct mmu_mapping m = mapping(GIB(1), GIB(2), GIB(1));
    m.first_level = 2;
    must_map(&g, &m);
    assert_int_equal(find(memory_of(&g), &g, GIB(1)).size, MIB(2));
    m = mapping(GIB(4), GIB(2), MIB(2));
    m.first_level = 3;
    must_map(&g, &m);
    assert_int_equal(find(memory_of(&g), &g, GIB(4)).size, KIB(4));
    m = mapping(GIB(8), GIB(2), GIB(1) + MIB(2));
    m.last_level = 2;
    must_map(&g, &m);
    assert_int_equal(find(memory_of(&g), &g, GIB(8)).size, GIB(1));
    assert_int_equal(find(memory_of(&g), &g, GIB(9)).size, MIB(2));
    m = mapping(GIB(16), GIB(2), MIB(2) + KIB(4));
    m.last_level = 2;
    must_fail(&g, &m, "no leaf of levels -1 to 2 fits");
    m = mapping(GIB(20), GIB(2) + KIB(4), MIB(2));
    m.last_level = 2;
    must_fail(&g, &m, "no leaf of levels -1 to 2 fits");
    /* 4 KiB granule, 48 bits: no Block at level 0. */
    m = mapping(GIB(512), 0, GIB(512));
    m.last_level = 0;
    must_fail(&g, &m, "no leaf of levels -1 to 0 fits");
    m.first_level = 3;
    must_fail(&g, &m, "expected the smaller one first");
}

static void bits_of_tables(void **state)
{
    (void)state;
    const struct mmu_geometry g = geometry(12, 48, 0, false, false);
    struct mmu_mapping m = mapping(GIB(1), 0, KIB(4));
    m.table_bits = UINT64_C(1) << 61; /* APTable[0] */
    must_map(&g, &m);
    assert_int_equal(find(memory_of(&g), &g, GIB(1)).tables, UINT64_C(1) << 61);
    /* A second mapping in the same tables leaves theirs as they are. */
    m = mapping(GIB(1) + KIB(4), 0, KIB(4));
    m.table_bits = UINT64_C(3) << 59;
    must_map(&g, &m);
    assert_int_equal(find(memory_of(&g), &g, GIB(1) + KIB(4)).tables, UINT64_C(1) << 61);
    m = mapping(TIB(1), 0, KIB(4));
    m.table_bits = UINT64_C(3) << 59;
    must_map(&g, &m);
    assert_int_equal(find(memory_of(&g), &g, TIB(1)).tables, UINT64_C(3) << 59);
    m.table_bits = 2;
    must_fail(&g, &m, "bits 0x2 of Table descriptors");
    m.table_bits = 0x1000;
    must_fail(&g, &m, "bits 0x1000 of Table descriptors");
}

static void replacing(void **state)
{
    (void)state;
    const struct mmu_geometry g = geometry(12, 48, 0, true, false);
    struct mmu_mapping m = mapping(MIB(2), MIB(4), MIB(4));
    must_map(&g, &m);
    m = mapping(MIB(4), MIB(32), MIB(2));
    must_fail(&g, &m, "0x400000 is mapped already, by a leaf of level 2");
    m.replace = true;
    must_map(&g, &m);
    assert_int_equal(find(memory_of(&g), &g, MIB(4)).output, MIB(32));
    assert_int_equal(find(memory_of(&g), &g, MIB(2)).output, MIB(4));
    /* A page cannot replace a part of a Block. */
    m = mapping(MIB(4), MIB(32), KIB(4));
    m.replace = true;
    must_fail(&g, &m, "0x400000 is mapped already, by a leaf of level 2");
    /* A Block does not replace a table: its pages are. */
    m = mapping(MIB(8), MIB(32), KIB(4));
    must_map(&g, &m);
    m = mapping(MIB(8), MIB(64), MIB(2));
    m.replace = true;
    must_map(&g, &m);
    assert_int_equal(find(memory_of(&g), &g, MIB(8)).output, MIB(64));
    assert_int_equal(find(memory_of(&g), &g, MIB(8)).size, KIB(4));
    /* A run over leaves that are there. */
    m = mapping(MIB(8), MIB(64), MIB(2));
    m.replace = m.contiguous = true;
    must_map(&g, &m);
    assert_int_equal(contiguous_leaves(&g, MIB(8), MIB(2)), 512);
}

static void upper_addresses(void **state)
{
    (void)state;
    struct mmu_geometry g = geometry(12, 39, 1, false, false);
    struct mmu_mapping m = mapping(UINT64_C(0xFFFFFF8000200000), MIB(2), MIB(2));
    must_fail(&g, &m, "expected an input address of 39 bits");
    g.upper = true;
    must_map(&g, &m);
    assert_int_equal(find(memory_of(&g), &g, MIB(2)).output, MIB(2));
    m.input = MIB(4);
    must_map(&g, &m);
    assert_int_equal(find(memory_of(&g), &g, UINT64_C(0xFFFFFF8000400000)).output, MIB(2));
    m.input = UINT64_C(0xFFFF008000600000);
    must_fail(&g, &m, "with ones above");
    pa_t at;
    uint64_t d;
    struct error e = { .text = "" };
    assert_true(
        mmu_descriptor_at(&machine.stage1, &g, UINT64_C(0xFFFFFF8000200000), 2, &at, &d, &e));
    assert_int_equal(d, 0x40000000200401);
    assert_false(mmu_descriptor_at(&machine.stage1, &g, MIB(2), 3, &at, &d, &e));
    assert_non_null(strstr(e.text, "no table leads to level 3, the descriptor of level 2 is"));
    assert_false(mmu_descriptor_at(&machine.stage1, &g, MIB(2), 0, &at, &d, &e));
    assert_non_null(strstr(e.text, "expected 1 to 3"));
    assert_false(mmu_descriptor_at(&machine.stage1, &g, MIB(2), 4, &at, &d, &e));
}

static void mistakes_of_geometry(void **state)
{
    (void)state;
    static const struct {
        struct mmu_geometry g;
        const char *words;
    } rows[] = {
        { { .granule_bits = 13, .input_bits = 48 }, "granule of 13 bits" },
        { { .granule_bits = 12, .input_bits = 52, .start_level = -1 }, "expected 16 to 48" },
        { { .granule_bits = 12, .input_bits = 15, .start_level = 3 }, "expected 16 to 48" },
        { { .granule_bits = 16, .input_bits = 53, .start_level = 1 }, "expected 16 to 52" },
        { { .granule_bits = 12, .input_bits = 48, .start_level = -1 }, "expected 0 to 3" },
        { { .granule_bits = 14, .input_bits = 48, .start_level = -1, .ds = true },
          "expected 0 to 3" },
        { { .granule_bits = 12, .input_bits = 16, .start_level = 4 }, "expected 0 to 3" },
        { { .granule_bits = 12, .input_bits = 40, .start_level = 1 },
          "expected a level for 31 to 39 bits" },
        { { .granule_bits = 12, .input_bits = 39, .start_level = 0 },
          "expected a level for 40 to 48 bits" },
        { { .granule_bits = 12, .input_bits = 44, .start_level = 1, .stage2 = true },
          "expected a level for 31 to 43 bits" },
        { { .granule_bits = 12,
            .input_bits = 40,
            .start_level = 1,
            .stage2 = true,
            .root_pa = { 0x1000 } },
          "expected a multiple of its 8192 bytes" },
    };
    machine_init(&machine);
    for (size_t k = 0; k < ARRAY_LEN(rows); k++) {
        const struct mmu_mapping m = mapping(0, 0, KIB(64));
        must_fail(&rows[k].g, &m, rows[k].words);
        pa_t at;
        uint64_t d;
        struct error e = { .text = "" };
        assert_false(mmu_descriptor_at(&machine.stage1, &rows[k].g, 0, 3, &at, &d, &e));
        assert_non_null(strstr(e.text, rows[k].words));
    }
    struct mmu_geometry g = geometry(16, 48, 1, false, false);
    struct mmu_mapping m = mapping(KIB(64), KIB(4), KIB(64));
    must_fail(&g, &m, "multiples of 64 KiB");
    m = mapping(KIB(64), UINT64_C(1) << 48, KIB(64));
    must_fail(&g, &m, "addresses of 48 bits");
    g = geometry(16, 48, 1, false, true);
    must_map(&g, &m);
    m.input = KIB(128);
    m.output = UINT64_C(1) << 52;
    must_fail(&g, &m, "addresses of 52 bits");
    m.output = 0;
    m.leaf |= 0x1000; /* OA[48] */
    must_fail(&g, &m, "output address 0");
    g = geometry(12, 48, 0, false, true);
    m = mapping(0, 0, KIB(4));
    m.leaf |= 0x300;
    must_fail(&g, &m, "bits 9:8 are of the address");
    /* A table beyond what a Table descriptor can hold. */
    g = geometry(12, 48, 0, false, false);
    machine.broken = g.root_pa.pa;
    m = mapping(0, 0, KIB(4));
    must_fail(&g, &m, "cannot read a translation table");
}

static uint64_t far_ipa(void *arg, pa_t table)
{
    (void)arg;
    return table.pa | UINT64_C(1) << 48;
}

static void far_tables(void **state)
{
    (void)state;
    for (unsigned wide = 0; wide <= 1; wide++) {
        const struct mmu_geometry g = geometry(12, 48, 0, false, wide);
        struct mmu_memory memory = machine.stage1;
        memory.table_address = far_ipa;
        const struct mmu_mapping m = mapping(0, 0, GIB(1));
        struct error e = { .text = "" };
        assert_int_equal(mmu_map_range(&memory, &g, &m, &e), wide);
        assert_int_equal(!strstr(e.text, "within the address size"), wide);
    }
}

/* One mapping in a random geometry, with random wishes: each address of it leads where it should.
 */
static void random_geometries(void **state)
{
    (void)state;
    enum { ROUNDS = 400, PROBES = 200 };
    static const struct {
        unsigned granule_bits, input_bits;
        int start;
        bool stage2, wide;
    } trees[] = {
        { 12, 48, 0, false, false }, { 12, 48, 0, false, true }, { 12, 52, -1, false, true },
        { 12, 36, 1, false, false }, { 12, 43, 1, true, false }, { 14, 47, 1, false, false },
        { 14, 38, 2, true, true },   { 14, 52, 0, false, true }, { 16, 48, 1, false, false },
        { 16, 52, 1, false, true },  { 16, 46, 2, true, true },  { 16, 40, 2, false, true },
    };
    const uint64_t seed = 20240607;
    print_message("seed %llu\n", (unsigned long long)seed);
    struct rng r;
    rng_seed(&r, seed, "geometries");
    for (unsigned round = 0; round < ROUNDS; round++) {
        const size_t t = rng_below(&r, ARRAY_LEN(trees));
        struct mmu_geometry g = geometry(trees[t].granule_bits, trees[t].input_bits, trees[t].start,
                                         trees[t].stage2, trees[t].wide);
        g.big_endian = rng_below(&r, 2);
        const struct level_facts *facts = facts_of(&g);
        const uint64_t granule = UINT64_C(1) << g.granule_bits;
        const uint64_t grain = UINT64_C(1) << facts->shift[2 + rng_below(&r, 3)];
        const uint64_t range = UINT64_C(1) << g.input_bits;
        const uint64_t outputs = UINT64_C(1) << (trees[t].wide ? 52 : 48);
        const uint64_t size = grain * (1 + rng_below(&r, 40)) + granule * rng_below(&r, 3);
        if (size > range / 2)
            continue;
        const uint64_t input = rng_below(&r, (range - size) / grain) * grain;
        const uint64_t output = rng_below(&r, (outputs - size) / grain) * grain;
        struct mmu_mapping m = mapping(input, output, size);
        m.contiguous = rng_below(&r, 2);
        must_map(&g, &m);
        for (unsigned k = 0; k < PROBES; k++) {
            const uint64_t at = (input + rng_below(&r, 2 * size)) % range;
            const struct found f = find(memory_of(&g), &g, at);
            assert_int_equal(f.size > 0, at >= input && at - input < size);
            if (f.size > 0) {
                assert_int_equal(f.output, output + at - input);
                /* The leaf is the largest: the next larger one would not be aligned, or not fit. */
                assert_true(at / f.size * f.size >= input);
            }
            if (f.d >> 52 & 1)
                assert_true(m.contiguous);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(geometries),      cmocka_unit_test(start_table_bytes),
        cmocka_unit_test(contiguous_runs), cmocka_unit_test(levels_asked_for),
        cmocka_unit_test(bits_of_tables),  cmocka_unit_test(replacing),
        cmocka_unit_test(upper_addresses), cmocka_unit_test(mistakes_of_geometry),
        cmocka_unit_test(far_tables),      cmocka_unit_test(random_geometries),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
