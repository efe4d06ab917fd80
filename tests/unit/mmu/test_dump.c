/* SPDX-License-Identifier: Apache-2.0 */
/* The dump of translation tables, against what was mapped. */
#define MACHINE_PAGES 1024
#include "machine.h"

#include <setjmp.h>
#include <stdlib.h>

#include <cmocka.h>

#define KIB(n) (UINT64_C(n) << 10)
#define MIB(n) (UINT64_C(n) << 20)
#define GIB(n) (UINT64_C(n) << 30)
#define TIB(n) (UINT64_C(n) << 40)

static struct machine machine;
static struct mmu *mmu;
static struct mmu_regs regs;

enum { RUNS_MAX = 4096 };
static struct mmu_run runs[RUNS_MAX];
static unsigned run_count;

static bool keep(void *arg, const struct mmu_run *run)
{
    const unsigned *most = arg;
    if (run_count == (most ? *most : RUNS_MAX))
        return false;
    runs[run_count++] = *run;
    return true;
}

static void dump(enum mmu_regime regime, unsigned stage, bool upper)
{
    struct error e = { .text = "" };
    run_count = 0;
    if (!mmu_dump(mmu, regime, stage, upper, 0, keep, NULL, &e))
        fail_msg("%s", e.text);
}

static void expect_run(unsigned k, uint64_t input, uint64_t output, uint64_t size, uint64_t leaf,
                       int level, uint64_t leaves)
{
    assert_true(k < run_count);
    assert_int_equal(runs[k].input, input);
    assert_int_equal(runs[k].output, output);
    assert_int_equal(runs[k].size, size);
    assert_int_equal(runs[k].leaf, leaf);
    assert_int_equal(runs[k].level, level);
    assert_int_equal(runs[k].leaves, leaves);
}

static void map(const struct mmu_memory *memory, const struct mmu_geometry *g, uint64_t input,
                uint64_t output, uint64_t size, uint64_t leaf)
{
    struct mmu_mapping m;
    struct error e = { .text = "" };
    mmu_mapping_defaults(&m);
    m.input = input;
    m.output = output;
    m.size = size;
    m.leaf = leaf;
    if (!mmu_map_range(memory, g, &m, &e))
        fail_msg("%s", e.text);
}

static struct mmu_geometry geometry_4k(bool stage2)
{
    struct mmu_geometry g = { .stage2 = stage2, .granule_bits = 12, .input_bits = 48 };
    g.root_pa = machine_table(&machine);
    return g;
}

/* Stage 1 of EL1&0 over `g1` in both ranges, stage 2 over `g2`. */
static struct mmu_geometry g1, g2;

static void both_stages(void)
{
    machine_init(&machine);
    g1 = geometry_4k(false);
    g1.upper = true;
    g2 = geometry_4k(true);
    map(&machine.stage2, &g2, IPA_OFFSET + RAM_BASE, RAM_BASE, RAM_BYTES,
        S2_LEAF | S2_RW | S2_MEMATTR(0xF));
    regs = (struct mmu_regs){ .sctlr_el1 = SCTLR_ON,
                              .tcr_el1 = TCR_48,
                              .ttbr0_el1 = (g1.root_pa.pa + IPA_OFFSET) | UINT64_C(5) << 48,
                              .ttbr1_el1 = g1.root_pa.pa + IPA_OFFSET,
                              .mair_el1 = MAIR,
                              .hcr_el2 = HCR_VM,
                              .vtcr_el2 = VTCR_48,
                              .vttbr_el2 = g2.root_pa.pa | UINT64_C(3) << 48 };
    mmu_set_regs(mmu, &regs);
}

/* ---- runs ------------------------------------------------------------------------------------ */

static void leaves_fold(void **state)
{
    (void)state;
    both_stages();
    map(&machine.stage1, &g1, 0x10000, 0x9000, 0x3000, S1_LEAF);
    map(&machine.stage1, &g1, 0x13000, 0xC000, 0x1000, S1_LEAF | S1_RO); /* other attributes */
    map(&machine.stage1, &g1, 0x14000, 0xD000, 0x1000, S1_LEAF | S1_RO);
    map(&machine.stage1, &g1, 0x15000, 0xF000, 0x1000, S1_LEAF | S1_RO);  /* not the next output */
    map(&machine.stage1, &g1, 0x17000, 0x11000, 0x1000, S1_LEAF | S1_RO); /* after a gap */
    map(&machine.stage1, &g1, 0x1FF000, 0x1FF000, 0x1000, S1_LEAF);
    map(&machine.stage1, &g1, 0x200000, 0x200000, 0x400000, S1_LEAF);     /* another level */
    map(&machine.stage1, &g1, 0x3FE00000, 0x3FE00000, 0x400000, S1_LEAF); /* over two tables */
    const uint64_t block = S1_LEAF - 2;
    for (unsigned upper = 0; upper <= 1; upper++) {
        const uint64_t base = upper ? UINT64_C(0xFFFF000000000000) : 0;
        dump(MMU_EL10, 1, upper);
        assert_int_equal(run_count, 7);
        expect_run(0, base + 0x10000, 0x9000, 0x3000, S1_LEAF, 3, 3);
        expect_run(1, base + 0x13000, 0xC000, 0x2000, S1_LEAF | S1_RO, 3, 2);
        expect_run(2, base + 0x15000, 0xF000, 0x1000, S1_LEAF | S1_RO, 3, 1);
        expect_run(3, base + 0x17000, 0x11000, 0x1000, S1_LEAF | S1_RO, 3, 1);
        expect_run(4, base + 0x1FF000, 0x1FF000, 0x1000, S1_LEAF, 3, 1);
        expect_run(5, base + 0x200000, 0x200000, 0x400000, block, 2, 2);
        expect_run(6, base + 0x3FE00000, 0x3FE00000, 0x400000, block, 2, 2);
    }
    dump(MMU_EL10, 2, false);
    assert_int_equal(run_count, 3);
    /* 4 MiB from 0x40080000: pages, one Block, pages. */
    expect_run(0, 0x40080000, 0x80000, 0x180000, S2_LEAF | S2_RW | S2_MEMATTR(0xF), 3, 384);
    expect_run(1, 0x40200000, 0x200000, 0x200000, (S2_LEAF | S2_RW | S2_MEMATTR(0xF)) - 2, 2, 1);
    expect_run(2, 0x40400000, 0x400000, 0x80000, S2_LEAF | S2_RW | S2_MEMATTR(0xF), 3, 128);
}

static void bits_of_tables(void **state)
{
    (void)state;
    both_stages();
    struct mmu_mapping m;
    struct error e;
    mmu_mapping_defaults(&m);
    m.leaf = S1_LEAF;
    m.size = 0x200000;
    m.first_level = 3;
    m.table_bits = UINT64_C(1) << 62 | UINT64_C(1) << 59;
    assert_true(mmu_map_range(&machine.stage1, &g1, &m, &e));
    /* Its last Table descriptor alone says UXNTable; the neighbour has the same outputs in a row.
     */
    m.input = m.output = 0x200000;
    m.table_bits = UINT64_C(1) << 60;
    assert_true(mmu_map_range(&machine.stage1, &g1, &m, &e));
    dump(MMU_EL10, 1, false);
    assert_int_equal(run_count, 2);
    expect_run(0, 0, 0, 0x200000, S1_LEAF, 3, 512);
    assert_int_equal(runs[0].table_bits, UINT64_C(1) << 62 | UINT64_C(1) << 59);
    expect_run(1, 0x200000, 0x200000, 0x200000, S1_LEAF, 3, 512);
    assert_int_equal(runs[1].table_bits, UINT64_C(0xB) << 59);
}

static void limits_and_ends(void **state)
{
    (void)state;
    both_stages();
    map(&machine.stage1, &g1, 0x10000, 0x10000, 0x8000, S1_LEAF);
    map(&machine.stage1, &g1, 0x40000, 0x10000, 0x8000, S1_LEAF);
    struct error e = { .text = "" };
    for (uint64_t limit = 1; limit <= 17; limit++) {
        run_count = 0;
        e.text[0] = '\0';
        assert_int_equal(mmu_dump(mmu, MMU_EL10, 1, false, limit, keep, NULL, &e), limit >= 16);
        uint64_t leaves = 0;
        for (unsigned k = 0; k < run_count; k++)
            leaves += runs[k].leaves;
        assert_int_equal(leaves, limit < 16 ? limit : 16);
        assert_int_equal(strstr(e.text, "leaves") != NULL, limit < 16);
    }
    unsigned most = 1;
    run_count = 0;
    assert_false(mmu_dump(mmu, MMU_EL10, 1, false, 0, keep, &most, &e));
    assert_int_equal(run_count, 1);
    assert_non_null(strstr(e.text, "ended by its reader"));
    assert_false(mmu_dump(mmu, MMU_EL2, 1, false, 0, keep, NULL, &e));
    assert_non_null(strstr(e.text, "off"));
    assert_false(mmu_dump(mmu, MMU_EL2, 2, false, 0, keep, NULL, &e));
    assert_false(mmu_dump(mmu, MMU_EL20, 1, true, 0, keep, NULL, &e));
    regs.tcr_el1 |= UINT64_C(1) << 7; /* EPD0 */
    mmu_set_regs(mmu, &regs);
    assert_false(mmu_dump(mmu, MMU_EL10, 1, false, 0, keep, NULL, &e));
    assert_non_null(strstr(e.text, "EPD"));
    assert_true(mmu_dump(mmu, MMU_EL10, 1, true, 0, keep, NULL, &e));
}

/* Each entry of each level points at the next table, the last table is all invalid: 512^3 ways. */
static void shared_tables(void **state)
{
    (void)state;
    both_stages();
    pa_t tables[4] = { g2.root_pa };
    memset(&machine.words[(g2.root_pa.pa - RAM_BASE) / 8], 0, 4096);
    for (unsigned level = 1; level < 4; level++)
        tables[level] = machine_table(&machine);
    for (unsigned level = 0; level < 3; level++)
        for (unsigned k = 0; k < 512; k++)
            machine_write(&machine, (pa_t){ tables[level].pa + 8 * k }, tables[level + 1].pa | 3);
    dump(MMU_EL10, 2, false);
    assert_int_equal(run_count, 0);
    /* One page in it is reached 512^3 times. */
    machine_write(&machine, (pa_t){ tables[3].pa + 8 }, 0x5000 | S2_LEAF);
    struct error e;
    assert_false(mmu_dump(mmu, MMU_EL10, 2, false, 1000, keep, NULL, &e));
    assert_int_equal(run_count, 1000);
    expect_run(999, 0x1000 + 999 * MIB(2), 0x5000, 0x1000, S2_LEAF, 3, 1);
    FILE *to = tmpfile();
    mmu_dump_print(to, mmu, MMU_EL10);
    assert_true(ftell(to) > 1000000);
    fclose(to);
    /* A table that points at itself: as many levels as there are. */
    machine_write(&machine, tables[0], tables[0].pa | 3);
    for (unsigned k = 1; k < 512; k++)
        machine_write(&machine, (pa_t){ tables[0].pa + 8 * k }, 0);
    dump(MMU_EL10, 2, false);
    assert_int_equal(run_count, 1);
    expect_run(0, 0, tables[0].pa, 0x1000, 3, 3, 1);
}

static void leaves_no_trace(void **state)
{
    (void)state;
    both_stages();
    map(&machine.stage1, &g1, 0x10000, 0x9000, 0x3000, S1_LEAF & ~UINT64_C(0x400)); /* AF = 0 */
    regs.tcr_el1 |= UINT64_C(3) << 39;                                              /* HA, HD */
    regs.vtcr_el2 |= UINT64_C(3) << 21;                                             /* ditto */
    mmu_set_regs(mmu, &regs);
    static uint64_t before[ARRAY_LEN(machine.words)];
    memcpy(before, machine.words, sizeof before);
    const struct mmu_stats stats = *mmu_stats(mmu);
    dump(MMU_EL10, 1, true);
    assert_int_equal(run_count, 1);
    FILE *to = tmpfile();
    mmu_dump_print(to, mmu, MMU_EL10);
    fclose(to);
    assert_memory_equal(before, machine.words, sizeof before);
    assert_memory_equal(&stats, mmu_stats(mmu), sizeof stats);
}

/* ---- other geometries ------------------------------------------------------------------------ */

/* What the tables of a random tree hold is what was mapped, in as few runs as there can be. */
static void random_trees(void **state)
{
    (void)state;
    enum { ROUNDS = 150, MAPS = 12 };
    static const struct {
        struct mmu_geometry g;
        uint64_t tcr, vtcr;
    } trees[] = {
        { { .granule_bits = 12, .input_bits = 48 }, TCR_48, 0 },
        { { .granule_bits = 12, .input_bits = 52, .start_level = -1, .ds = true },
          UINT64_C(12) | UINT64_C(12) << 16 | UINT64_C(2) << 30 | UINT64_C(6) << 32 |
              UINT64_C(1) << 59,
          0 },
        { { .granule_bits = 14, .input_bits = 47, .start_level = 1 },
          UINT64_C(17) | UINT64_C(17) << 16 | UINT64_C(2) << 14 | UINT64_C(1) << 30 |
              UINT64_C(5) << 32,
          0 },
        { { .granule_bits = 16, .input_bits = 52, .start_level = 1, .lpa = true },
          UINT64_C(12) | UINT64_C(12) << 16 | UINT64_C(1) << 14 | UINT64_C(3) << 30 |
              UINT64_C(6) << 32,
          0 },
        /* 40 bits from level 1, 16 KiB 38 bits from level 2: concatenated. */
        { { .granule_bits = 12, .input_bits = 40, .start_level = 1, .stage2 = true },
          0,
          UINT64_C(24) | UINT64_C(1) << 6 | UINT64_C(5) << 16 },
        { { .granule_bits = 14, .input_bits = 38, .start_level = 2, .stage2 = true },
          0,
          UINT64_C(26) | UINT64_C(1) << 6 | UINT64_C(2) << 14 | UINT64_C(5) << 16 },
    };
    static const unsigned shifts[3][5] = { { 48, 39, 30, 21, 12 },
                                           { 0, 47, 36, 25, 14 },
                                           { 0, 0, 42, 29, 16 } };
    const uint64_t seed = 20240811;
    print_message("seed %llu\n", (unsigned long long)seed);
    struct rng r;
    rng_seed(&r, seed, "dump");
    for (unsigned round = 0; round < ROUNDS; round++) {
        const size_t n = rng_below(&r, ARRAY_LEN(trees));
        struct mmu_geometry g = trees[n].g;
        machine_init(&machine);
        g.root_pa = machine_tables(&machine, mmu_start_table_bytes(&g));
        g.big_endian = rng_below(&r, 2);
        g.upper = !g.stage2 && rng_below(&r, 2);
        const uint64_t ee = g.big_endian ? UINT64_C(1) << 25 : 0;
        regs = (struct mmu_regs){ .sctlr_el1 = g.stage2 ? 0 : SCTLR_ON | ee,
                                  .sctlr_el2 = ee,
                                  .tcr_el1 = trees[n].tcr,
                                  .ttbr0_el1 = g.upper ? 0 : g.root_pa.pa,
                                  .ttbr1_el1 = g.upper ? g.root_pa.pa : 0,
                                  .hcr_el2 = g.stage2 ? HCR_VM : 0,
                                  .vtcr_el2 = trees[n].vtcr,
                                  .vttbr_el2 = g.root_pa.pa };
        mmu_set_regs(mmu, &regs);
        const uint64_t grain = UINT64_C(1) << (rng_below(&r, 2) ? 25 : g.granule_bits);
        struct mmu_mapping maps[MAPS];
        unsigned count = 0;
        uint64_t input = 0;
        uint64_t total = 0;
        for (unsigned k = 0; k < MAPS; k++) {
            struct mmu_mapping *m = &maps[count];
            struct error e = { .text = "" };
            mmu_mapping_defaults(m);
            m->input = input + rng_below(&r, 3) * grain;
            m->size = (1 + rng_below(&r, 20)) * grain;
            m->output = rng_below(&r, 1000) * grain;
            m->leaf = S1_LEAF & ~UINT64_C(0x300);
            m->leaf |= rng_below(&r, 4) << 6 | rng_below(&r, 8) << 2 | rng_below(&r, 4) << 53;
            input = m->input + m->size;
            if (!mmu_map_range(&machine.stage2, &g, m, &e))
                break; /* no memory: the rest of it is not looked at */
            total += m->size;
            count++;
        }
        if (count < MAPS)
            continue;
        dump(MMU_EL10, g.stage2 ? 2 : 1, g.upper);
        for (unsigned k = 0; k < run_count; k++) {
            const struct mmu_run *run = &runs[k];
            const uint64_t low = g.upper ? run->input + (UINT64_C(1) << g.input_bits) : run->input;
            total -= run->size;
            assert_int_equal(run->size / run->leaves,
                             UINT64_C(1) << shifts[g.granule_bits / 2 - 6][run->level + 1]);
            for (uint64_t at = low; at < low + run->size; at += grain) {
                unsigned hit = 0;
                while (hit < count &&
                       (at < maps[hit].input || at - maps[hit].input >= maps[hit].size))
                    hit++;
                assert_true(hit < count);
                assert_int_equal(run->output + at - low, maps[hit].output + at - maps[hit].input);
                assert_int_equal(run->leaf | 2, maps[hit].leaf);
            }
            assert_int_equal(run->leaf & 3, run->level == 3 ? 3 : 1);
            if (k > 0) {
                const struct mmu_run *last = &runs[k - 1];
                assert_true(last->input + last->size <= run->input);
                assert_false(last->input + last->size == run->input &&
                             last->output + last->size == run->output && last->leaf == run->leaf &&
                             last->level == run->level);
            }
        }
        assert_int_equal(total, 0);
    }
}

/* ---- for people ------------------------------------------------------------------------------ */

static char *printed(enum mmu_regime regime)
{
    char *text = NULL;
    size_t size = 0;
    FILE *to = open_memstream(&text, &size);
    assert_non_null(to);
    mmu_dump_print(to, mmu, regime);
    fclose(to);
    for (const char *line = text; *line; line = strchr(line, '\n') + 1) {
        const size_t length = strcspn(line, "\n");
        if (length > 100 || length == 0 || line[length - 1] == ' ')
            fail_msg("a line of %zu: \"%.*s\"", length, (int)length, line);
    }
    return text;
}

static void expect_print(enum mmu_regime regime, const char *expected)
{
    char *text = printed(regime);
    const char *at = text;
    while (*at && *expected) {
        const size_t length = strcspn(at, "\n");
        const size_t wanted = strcspn(expected, "\n");
        if (length != wanted || memcmp(at, expected, length) != 0)
            fail_msg("expected \"%.*s\"\n     got \"%.*s\"", (int)wanted, expected, (int)length,
                     at);
        at += length + 1;
        expected += wanted + 1;
    }
    assert_string_equal(at, expected);
    free(text);
}

static void print_both_stages(void **state)
{
    (void)state;
    both_stages();
    regs.ttbr1_el1 = IPA_OFFSET + machine_table(&machine).pa;
    mmu_set_regs(mmu, &regs);
    map(&machine.stage1, &g1, 0x10000, 0x9000, 0x3000,
        S1_LEAF | S1_EL0 | S1_ATTR(1) | S1_PXN | S1_UXN | UINT64_C(1) << 11);
    map(&machine.stage1, &g1, GIB(2), GIB(2), GIB(2), S1_LEAF | S1_RO | S1_UXN);
    map(&machine.stage1, &g1, GIB(4), GIB(6), MIB(4),
        (S1_LEAF & ~UINT64_C(0x400)) | S1_ATTR(3) | UINT64_C(7) << 50 | UINT64_C(9) << 55);
    struct mmu_geometry g = g1;
    g.root_pa.pa = regs.ttbr1_el1 - IPA_OFFSET;
    struct mmu_mapping m;
    struct error e;
    mmu_mapping_defaults(&m);
    m.input = TIB(255) + GIB(1023);
    m.output = UINT64_C(0x123456789000);
    m.size = GIB(1);
    m.leaf = S1_LEAF | S1_UXN | S1_PXN | S1_ATTR(5);
    m.output = TIB(9);
    m.table_bits = UINT64_C(0xF) << 59;
    assert_true(mmu_map_range(&machine.stage1, &g, &m, &e));
    map(&machine.stage2, &g2, 0x9000, TIB(4), 0x2000,
        S2_LEAF | S2_R | S2_MEMATTR(1) | UINT64_C(3) << 53);
    map(&machine.stage2, &g2, MIB(16), MIB(16), MIB(2),
        (S2_LEAF & ~UINT64_C(0x700)) | S2_W | S2_MEMATTR(6) | UINT64_C(1) << 51 |
            UINT64_C(1) << 11 | UINT64_C(1) << 53);
    expect_print(
        MMU_EL10,
        "EL1&0 stage 1, TTBR0_EL1: ASID 5, 0x0..0xffffffffffff (48 bits), granule 4 KiB, from "
        "level 0"
        " at IPA\n    0x40080000\n"
        "  ... 64 KiB unmapped\n"
        "0x000000010000..0x000000012fff -> 0x000000009000 4K x3    L3 NC     OSH RW/RW AF UXN PXN "
        "nG\n"
        "  ... about 2 GiB unmapped\n"
        "0x000080000000..0x0000ffffffff -> 0x000080000000 1G x2    L1 WBRW   ISH RO/-- AF UXN\n"
        "0x000100000000..0x0001003fffff -> 0x000180000000 2M x2    L2 nGnRE  OSH RW/-- GP DBM "
        "Cont SW=0x9\n"
        "  ... about 256 TiB unmapped\n"
        "EL1&0 stage 1, TTBR1_EL1: ASID 5, 0xffff000000000000..0xffffffffffffffff (48 bits), "
        "granule"
        " 4 KiB,\n    from level 0 at IPA 0x40086000\n"
        "  ... about 256 TiB unmapped\n"
        "0xffffffffc0000000..0xffffffffffffffff -> 0x090000000000 1G       L1 WTRW   ISH RW/-- AF "
        "UXN"
        " PXN\n    APTable=11 UXNTable PXNTable\n"
        "EL1&0 stage 2, VTTBR_EL2: VMID 3, 0x0..0xffffffffffff (48 bits), granule 4 KiB, from "
        "level 0"
        " at PA\n    0x81000\n"
        "  ... 36 KiB unmapped\n"
        "0x000000009000..0x00000000afff -> 0x040000000000 4K x2    L3 nGnRE  ISH R- AF XN=EL0\n"
        "  ... 16340 KiB unmapped\n"
        "0x000001000000..0x0000011fffff -> 0x000001000000 2M       L2 iWT,oNC NSH -W XN=EL1 FnXS "
        "DBM\n"
        "  ... about 1006.5 MiB unmapped\n"
        "0x000040080000..0x0000401fffff -> 0x000000080000 4K x384  L3 WB     ISH RW AF\n"
        "0x000040200000..0x0000403fffff -> 0x000000200000 2M       L2 WB     ISH RW AF\n"
        "0x000040400000..0x00004047ffff -> 0x000000400000 4K x128  L3 WB     ISH RW AF\n"
        "  ... about 256 TiB unmapped\n");
}

static void print_el2(void **state)
{
    (void)state;
    both_stages();
    struct mmu_geometry g = { .granule_bits = 12, .input_bits = 39, .start_level = 1 };
    g.root_pa = machine_table(&machine);
    map(&machine.stage2, &g, 0x1000, 0x1000, 0x1000, S1_LEAF | S1_EL0 | S1_UXN);
    map(&machine.stage2, &g, 0x2000, 0x2000, 0x1000, S1_LEAF | S1_EL0 | S1_RO | S1_ATTR(2));
    regs.sctlr_el2 = SCTLR_ON;
    regs.ttbr0_el2 = g.root_pa.pa;
    regs.tcr_el2 = 25 | UINT64_C(5) << 16 | UINT64_C(1) << 24; /* HPD */
    regs.mair_el2 = MAIR;
    mmu_set_regs(mmu, &regs);
    char expected[1024];
    snprintf(
        expected, sizeof expected,
        "EL2 stage 1, TTBR0_EL2: 0x0..0x7fffffffff (39 bits), granule 4 KiB, from level 1 at PA"
        " 0x%llx (HPD:\n    bits of Table descriptors do not count)\n"
        "  ... 4 KiB unmapped\n"
        "0x0000001000..0x0000001fff -> 0x000000001000 4K       L3 WBRW   ISH RW AF XN\n"
        "0x0000002000..0x0000002fff -> 0x000000002000 4K       L3 nGnRnE OSH RO AF\n"
        "  ... about 512 GiB unmapped\n",
        (unsigned long long)g.root_pa.pa);
    expect_print(MMU_EL2, expected);
    regs.hcr_el2 = UINT64_C(1) << 34; /* E2H: another layout of TCR_EL2 */
    regs.tcr_el2 = TCR_48 | UINT64_C(1) << 23;
    mmu_set_regs(mmu, &regs);
    char *text = printed(MMU_EL20);
    assert_non_null(
        strstr(text, "EL2&0 stage 1, TTBR0_EL2: ASID 0, 0x0..0xffffffffffff (48 bits)"));
    assert_non_null(strstr(text, "EL2&0 stage 1, TTBR1_EL2: "));
    assert_non_null(strstr(text, "(EPD)"));
    free(text);
}

/* A table that cannot be read is named at each place that it is reached from. */
static void print_unreadable_twice(void **state)
{
    (void)state;
    both_stages();
    machine_write(&machine, (pa_t){ g1.root_pa.pa }, UINT64_C(0x7FFF000003));
    machine_write(&machine, (pa_t){ g1.root_pa.pa + 8 }, UINT64_C(0x7FFF000003));
    map(&machine.stage2, &g2, UINT64_C(0x7FFF000000), TIB(1), KIB(4), S2_LEAF | S2_RW);
    mmu_set_regs(mmu, &regs);
    char *text = printed(MMU_EL10);
    assert_non_null(strstr(text,
                           "0x000000000000..0x007fffffffff table of level 1 at IPA 0x7fff000000 "
                           "cannot be read: no memory there\n"
                           "0x008000000000..0x00ffffffffff table of level 1 at IPA 0x7fff000000 "
                           "cannot be read: no memory there\n"));
    free(text);
}

/* MemAttr under FWB, and what stage 2 cannot reach. */
static void print_forced_and_unreadable(void **state)
{
    (void)state;
    static const char *const texts[] = { "nGnRnE",   "nGnRE", "nGRE", "GRE",
                                         "reserved", "NC",    "WB",   "S1" };
    both_stages();
    regs.hcr_el2 |= UINT64_C(1) << 46;
    for (unsigned attr = 0; attr < 8; attr++)
        map(&machine.stage2, &g2, KIB(4) * attr, KIB(4) * attr, KIB(4),
            S2_LEAF | S2_RW | S2_MEMATTR(attr));
    machine_write(&machine, (pa_t){ g1.root_pa.pa + 8 }, UINT64_C(0x7000000003));
    machine_write(&machine, (pa_t){ g1.root_pa.pa + 24 }, UINT64_C(0x7FFF000003));
    map(&machine.stage2, &g2, UINT64_C(0x7FFF000000), TIB(1), KIB(4), S2_LEAF | S2_RW);
    mmu_set_regs(mmu, &regs);
    char *text = printed(MMU_EL10);
    for (unsigned attr = 0; attr < 8; attr++) {
        char line[128];
        snprintf(line, sizeof line,
                 "0x00000000%x000..0x00000000%xfff -> 0x00000000%x000 4K       L3 %-6s ISH RW AF\n",
                 attr, attr, attr, texts[attr]);
        if (!strstr(text, line))
            fail_msg("no %sin %s", line, text);
    }
    assert_non_null(strstr(text,
                           "  ... 512 GiB unmapped\n"
                           "0x008000000000..0x00ffffffffff table of level 1 at IPA 0x7000000000 "
                           "cannot be read: stage-2\n"
                           "    Translation fault on a stage-1 table walk\n"
                           "  ... 512 GiB unmapped\n"
                           "0x018000000000..0x01ffffffffff table of level 1 at IPA 0x7fff000000 "
                           "cannot be read: no memory there\n"));
    free(text);
    /* To the reader of runs they are as if invalid. */
    dump(MMU_EL10, 1, false);
    assert_int_equal(run_count, 0);
}

static int new_mmu(void **state)
{
    (void)state;
    struct mmu_impl impl;
    mmu_impl_defaults(&impl);
    mmu = mmu_new(&impl, &(struct mmu_walk_memory){
                             .arg = &machine, .read = machine_read, .swap = machine_swap });
    return mmu ? 0 : -1;
}

static int free_mmu(void **state)
{
    (void)state;
    mmu_free(mmu);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(leaves_fold),
        cmocka_unit_test(bits_of_tables),
        cmocka_unit_test(limits_and_ends),
        cmocka_unit_test(shared_tables),
        cmocka_unit_test(leaves_no_trace),
        cmocka_unit_test(random_trees),
        cmocka_unit_test(print_both_stages),
        cmocka_unit_test(print_el2),
        cmocka_unit_test(print_unreadable_twice),
        cmocka_unit_test(print_forced_and_unreadable),
    };
    return cmocka_run_group_tests(tests, new_mmu, free_mmu);
}
