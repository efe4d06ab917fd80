/* SPDX-License-Identifier: Apache-2.0 */
/* The break-before-make check: which changes need it (DDI 0487 D8.17.1). */
#include "lint_unit.h"

/* ---- leaves, bit by bit ---------------------------------------------------------------------- */

/*
 * Every bit of a page turned over, in both directions. D8.3.1.2, D8.17.1: 4:2 AttrIndx (all types
 * of the MAIR but 2 and 6, 0 and 7 differ), 9:8 SH, 47:12 the address (writes are permitted), nG
 * from 1 to 0. The AF is left alone: see access_flag().
 */
static void every_bit_of_stage1(void **state)
{
    (void)state;
    begin(2, false);
    map1(PAGE, 0x90000, PAGE, S1_LEAF);
    const pa_t at = entry(PAGE, 1, 3);
    for (unsigned low = 0; low < 2; low++)
        for (unsigned n = 2; n < 64; n++) {
            char what[32];
            snprintf(what, sizeof what, "stage-1 bit %u, %u first", n, low);
            if (n == 10)
                continue;
            const uint64_t d = S1_LEAF | 0x90000;
            const uint64_t old = low ? d | BIT(n) : d & ~BIT(n);
            poke(at, old);
            mmu_tlbi_all(mmu);
            good(PAGE, MMU_READ, 1);
            store(at, old ^ BIT(n));
            if (n >= 2 && n <= 4)
                expect_report(what, MMU_LINT_CHANGED, "memory type");
            else if (n == 8 || n == 9)
                expect_report(what, MMU_LINT_CHANGED, "Shareability");
            else if (n >= 12 && n < 48)
                expect_report(what, MMU_LINT_CHANGED, "output address");
            else if (n == 11 && low == 1)
                expect_report(what, MMU_LINT_CHANGED, "became global");
            else
                expect_silence(what);
        }
}

/* D8.3.2, D8.6.5: 5:2 MemAttr, 9:8 SH, 47:12 the address. */
static void every_bit_of_stage2(void **state)
{
    (void)state;
    begin(2, true);
    map1(PAGE, 0x9000, PAGE, S1_LEAF);
    map2(0x9000, 0x90000, PAGE, S2_LEAF | S2_RW | S2_MEMATTR(0xF));
    const pa_t at = entry(PAGE, 2, 3);
    for (unsigned low = 0; low < 2; low++)
        for (unsigned n = 2; n < 64; n++) {
            char what[32];
            snprintf(what, sizeof what, "stage-2 bit %u, %u first", n, low);
            if (n == 10 || n == 6) /* AF, and the read that makes it live */
                continue;
            const uint64_t d = S2_LEAF | S2_RW | S2_MEMATTR(0xF) | 0x90000;
            const uint64_t old = low ? d | BIT(n) : d & ~BIT(n);
            poke(at, old);
            mmu_tlbi_all(mmu);
            good(PAGE, MMU_READ, 1);
            store(at, old ^ BIT(n));
            if (n >= 2 && n <= 5)
                expect_report(what, MMU_LINT_CHANGED, "memory type");
            else if (n == 8 || n == 9)
                expect_report(what, MMU_LINT_CHANGED, "Shareability");
            else if (n >= 12 && n < 48)
                expect_report(what, MMU_LINT_CHANGED, "output address");
            else
                expect_silence(what);
        }
}

/* ---- leaves that need a look at more than a bit ---------------------------------------------- */

static void pairs_of_pages(void **state)
{
    (void)state;
    enum { FWB = 1, HD = 2, TELL = 4 /* the contents differ */ };
    static const struct {
        const char *what;
        unsigned stage;
        uint64_t bbm, old, now;
        unsigned with;
        const char *rule; /* NULL: none */
    } cases[] = {
        { "same type by another index", 1, 0, S1_ATTR(2), S1_ATTR(6), 0, NULL },
        { "allocation hints", 1, 0, S1_ATTR(0), S1_ATTR(7), 0, NULL },
        { "Write-Back to Non-cacheable", 1, 0, S1_ATTR(0), S1_ATTR(1), 0, "memory type" },
        { "Write-Back to Write-Through", 1, 0, S1_ATTR(0), S1_ATTR(5), 0, "memory type" },
        { "nGnRnE to nGnRE", 1, 0, S1_ATTR(2), S1_ATTR(3), 0, "memory type" },
        { "SH of Device", 1, 0, S1_ATTR(3), S1_ATTR(3) | BIT(8) | BIT(9), 0, NULL },
        { "SH of Non-cacheable", 1, 0, S1_ATTR(1), S1_ATTR(1) | BIT(8) | BIT(9), 0, NULL },
        { "SH of Write-Back", 1, 0, S1_ATTR(0), BIT(8) | BIT(9), 0, "memory type" },
        { "read-only, same contents", 1, 0, S1_RO | ONE, S1_RO | OTHER, 0, NULL },
        { "read-only, other contents", 1, 0, S1_RO | ONE, S1_RO | OTHER, TELL, "contents" },
        { "writable before", 1, 0, ONE, S1_RO | OTHER, 0, "writes are permitted" },
        { "writable after", 1, 0, S1_RO | ONE, OTHER, 0, "writes are permitted" },
        { "DBM without HD", 1, 0, S1_RO | BIT(51) | ONE, S1_RO | OTHER, 0, NULL },
        { "DBM with HD", 1, 0, S1_RO | BIT(51) | ONE, S1_RO | OTHER, HD, "writes are permitted" },
        { "to outside memory", 1, 0, S1_RO | ONE, S1_RO | 0x40000000, 0, "contents" },
        { "Contiguous at level 0", 1, 0, 0, BIT(52), 0, "Contiguous" },
        { "Contiguous at level 1", 1, 1, 0, BIT(52), 0, NULL },
        { "Contiguous at level 2", 1, 2, BIT(52), 0, 0, NULL },
        { "global to non-global", 1, 0, 0, NG, 0, NULL },
        { "all permissions", 1, 0, S1_RO | S1_PXN | S1_UXN, S1_EL0, 0, NULL },
        { "stage 2 all permissions", 2, 0, S2_R | BIT(54), S2_RW | BIT(53), 0, NULL },
        { "stage 2 Contiguous", 2, 0, S2_R, S2_R | BIT(52), 0, "Contiguous" },
        { "stage 2 SH of Device", 2, 0, S2_R, S2_R | BIT(9), 0, NULL },
        { "stage 2 SH of Non-cacheable", 2, 0, S2_R | S2_MEMATTR(5), S2_R | S2_MEMATTR(5) | BIT(9),
          0, NULL },
        { "stage 2 NC to nGnRE", 2, 2, S2_R | S2_MEMATTR(5), S2_R | S2_MEMATTR(1), 0,
          "memory type" },
        { "stage 2 WT to WB", 2, 2, S2_R | S2_MEMATTR(10), S2_R | S2_MEMATTR(15), 0,
          "memory type" },
        { "FWB 0b110 to 0b111", 2, 0, S2_R | S2_MEMATTR(6), S2_R | S2_MEMATTR(7), FWB,
          "memory type" },
        { "FWB 0b101 to 0b001", 2, 0, S2_R | S2_MEMATTR(5), S2_R | S2_MEMATTR(1), FWB,
          "memory type" },
        { "MemAttr[3] under FWB", 2, 0, S2_R | S2_MEMATTR(6), S2_R | S2_MEMATTR(14), FWB, NULL },
        { "stage 2 read-only, same contents", 2, 0, S2_R | ONE, S2_R | OTHER, 0, NULL },
        { "stage 2 read-only, other contents", 2, 0, S2_R | ONE, S2_R | OTHER, TELL, "contents" },
        { "stage 2 writable before", 2, 0, S2_RW | ONE, S2_R | OTHER, 0, "writes are permitted" },
        { "stage 2 DBM with HD", 2, 0, S2_R | ONE, S2_R | BIT(51) | OTHER, HD,
          "writes are permitted" },
    };
    for (size_t k = 0; k < ARRAY_LEN(cases); k++) {
        const bool stage2 = cases[k].stage == 2;
        begin(cases[k].bbm, stage2);
        const uint64_t old = cases[k].old | 3 | BIT(10);
        if (stage2) {
            map1(PAGE, 0x9000, PAGE, S1_LEAF);
            map2(0x9000, 0, PAGE, old & ~UINT64_C(0xFF000));
        } else {
            map1(PAGE, 0, PAGE, old & ~UINT64_C(0xFF000));
        }
        if (cases[k].with & FWB)
            regs.hcr_el2 |= BIT(46);
        if (cases[k].with & HD) {
            regs.tcr_el1 |= BIT(39) | BIT(40);
            regs.vtcr_el2 |= BIT(21) | BIT(22);
        }
        if (cases[k].with & TELL)
            store((pa_t){ OTHER + 0x128 }, 1);
        const pa_t at = entry(PAGE, cases[k].stage, 3);
        poke(at, old);
        load_regs();
        good(PAGE, MMU_READ, 1);
        store(at, cases[k].now | 3 | BIT(10));
        if (cases[k].rule)
            expect_report(cases[k].what, MMU_LINT_CHANGED, cases[k].rule);
        else
            expect_silence(cases[k].what);
    }
}

/* The contents that count are those behind stage 2. */
static void contents_behind_stage2(void **state)
{
    (void)state;
    begin(0, true);
    map1(PAGE, 0x9000, PAGE, S1_LEAF | S1_RO);
    map2(0x9000, ONE, PAGE, S2_LEAF | S2_RW | S2_MEMATTR(0xF));
    map2(0xA000, OTHER, PAGE, S2_LEAF | S2_RW | S2_MEMATTR(0xF));
    const pa_t at = entry(PAGE, 1, 3);
    good(PAGE, MMU_READ, 1);
    store(at, S1_LEAF | S1_RO | 0xA000);
    expect_silence("same contents");
    store((pa_t){ ONE }, 7);
    store(at, S1_LEAF | S1_RO | 0x9000);
    expect_report("other contents", MMU_LINT_CHANGED, "contents");
}

/* What faults is never in a TLB (D8.17, I_WZCBG). */
static void access_flag(void **state)
{
    (void)state;
    begin(2, false);
    map1(PAGE, ONE, PAGE, S1_LEAF);
    const pa_t at = entry(PAGE, 1, 3);
    poke(at, (S1_LEAF & ~BIT(10)) | ONE);
    bad(PAGE, MMU_READ, 1);
    store(at, S1_LEAF | OTHER | S1_ATTR(2));
    expect_silence("AF was 0");
    good(PAGE, MMU_READ, 1);
    /* Made old, and young at another place: the TLB may have held it all the time. */
    store(at, ((S1_LEAF & ~BIT(10)) | OTHER | S1_ATTR(2)));
    expect_silence("made old");
    store(at, S1_LEAF | OTHER | S1_ATTR(2));
    expect_silence("made young");
    store(at, ((S1_LEAF & ~BIT(10)) | OTHER | S1_ATTR(2)));
    store(at, S1_LEAF | ONE | S1_ATTR(2));
    expect_report("made old, and moved", MMU_LINT_NO_TLBI, "output address");
    /* With HA it is in use with AF = 0. */
    regs.tcr_el1 |= BIT(39);
    poke(at, (S1_LEAF & ~BIT(10)) | ONE);
    load_regs();
    good(PAGE, MMU_READ, 1);
    assert_true(peek(at) & BIT(10));
    expect_silence("hardware's own update");
    store(at, S1_LEAF | OTHER);
    expect_report("moved", MMU_LINT_CHANGED, "output address");
    /* An output address beyond TCR_EL1.IPS = 32 bits. */
    regs.tcr_el1 &= ~(UINT64_C(7) << 32);
    poke(at, S1_LEAF | BIT(40));
    load_regs();
    bad(PAGE, MMU_READ, 1);
    store(at, S1_LEAF | OTHER);
    expect_silence("Address size fault");
}

/* ---- tables and blocks ----------------------------------------------------------------------- */

static void sizes(void **state)
{
    (void)state;
    static const struct {
        const char *what;
        uint64_t bbm, block_bits;
        const char *rule;
    } cases[] = {
        { "level 0", 0, 0, "took the place" },
        { "level 0 with nT", 0, BIT(16), "took the place" },
        { "level 1", 1, 0, "without nT" },
        { "level 1 with nT", 1, BIT(16), NULL },
        { "level 2", 2, 0, NULL },
    };
    for (size_t k = 0; k < ARRAY_LEN(cases); k++)
        for (unsigned to_block = 0; to_block < 2; to_block++) {
            begin(cases[k].bbm, false);
            map1(0, BASE, BLOCK, S1_LEAF);
            const pa_t at = entry(PAGE, 1, 2);
            const uint64_t block = BASE | BLOCK_LEAF | cases[k].block_bits;
            const uint64_t table = split(BASE, S1_LEAF);
            struct mmu_fault f;
            poke(at, to_block ? table : block);
            mmu_translate(mmu, (va_t){ PAGE }, MMU_READ, 1, &f);
            store(at, to_block ? block : table);
            if (cases[k].rule)
                expect_report(cases[k].what, MMU_LINT_CHANGED, cases[k].rule);
            else
                expect_silence(cases[k].what);
        }
}

/* With FEAT_BBM level 2 the pages must give what the block gave. */
static void pages_of_a_block(void **state)
{
    (void)state;
    static const struct {
        const char *what;
        uint64_t page;
        const char *rule;
    } cases[] = {
        { "same", S1_LEAF | (BASE + 0x123000), NULL },
        { "another address", S1_LEAF | (BASE + 0x124000), "output address" },
        { "another type", S1_LEAF | S1_ATTR(1) | (BASE + 0x123000), "memory type" },
        { "read-only", S1_LEAF | S1_RO | (BASE + 0x123000), NULL },
        { "invalid", 0, NULL },
    };
    for (size_t k = 0; k < ARRAY_LEN(cases); k++)
        for (unsigned to_block = 0; to_block < 2; to_block++) {
            begin(2, false);
            map1(0, BASE, BLOCK, S1_LEAF);
            const pa_t at = entry(PAGE, 1, 2);
            const uint64_t table = split(BASE, S1_LEAF);
            machine_write(&machine, (pa_t){ (table & ~UINT64_C(3)) + 8 * 0x123 }, cases[k].page);
            poke(at, to_block ? table : BASE | BLOCK_LEAF);
            good(PAGE, MMU_READ, 1);
            store(at, to_block ? BASE | BLOCK_LEAF : table);
            if (cases[k].rule)
                expect_report(cases[k].what, MMU_LINT_CHANGED, cases[k].rule);
            else
                expect_silence(cases[k].what);
        }
}

/* A block of 1 GiB by two levels of tables, which lie behind stage 2. */
static void two_levels_down(void **state)
{
    (void)state;
    for (unsigned wrong = 0; wrong < 2; wrong++) {
        begin(2, true);
        map1(0, BASE, 1U << 30, S1_LEAF);
        map2(BASE, BASE, 1U << 21, S2_LEAF | S2_RW | S2_MEMATTR(0xF));
        const pa_t at = entry(PAGE, 1, 1);
        good(PAGE, MMU_READ, 1);
        const pa_t middle = machine_table(&machine);
        for (uint64_t n = 0; n < 512; n++)
            machine_write(&machine, (pa_t){ middle.pa + 8 * n }, (BASE + n * BLOCK) | BLOCK_LEAF);
        const uint64_t pages = split(BASE + (uint64_t)511 * BLOCK + (wrong ? PAGE : 0), S1_LEAF);
        machine_write(&machine, (pa_t){ middle.pa + 8 * 511 }, pages + IPA_OFFSET);
        store(at, (middle.pa + IPA_OFFSET) | 3);
        if (wrong)
            expect_report("one level lower", MMU_LINT_CHANGED, "output address");
        else
            expect_silence("the same pages");
    }
}

static void tables(void **state)
{
    (void)state;
    begin(2, false);
    map1(PAGE, 0x9000, PAGE, S1_LEAF);
    const pa_t at = entry(PAGE, 1, 2);
    const uint64_t d = peek(at);
    /* APTable, UXNTable, PXNTable: 62:59; what lies below is ignored or software's. */
    for (unsigned n = 2; n < 64; n++) {
        if (n >= 12 && n < 48)
            continue;
        mmu_tlbi_all(mmu);
        poke(at, d);
        good(PAGE, MMU_READ, 1);
        store(at, d ^ BIT(n));
        if (n >= 59 && n <= 62)
            expect_report("APTable", MMU_LINT_CHANGED, "APTable");
        else
            expect_silence("not of tables");
    }
    regs.tcr_el1 |= BIT(41); /* HPD0 */
    poke(at, d);
    load_regs();
    good(PAGE, MMU_READ, 1);
    store(at, d ^ BIT(61));
    expect_silence("HPD");
    /* A copy of the table, and another one. */
    const uint64_t copy = split(0x8000, S1_LEAF);
    store(at, copy);
    expect_silence("the same page in another table");
    machine_write(&machine, (pa_t){ (copy & ~UINT64_C(3)) + 8 }, S1_LEAF | 0xC000);
    poke(at, d);
    mmu_tlbi_all(mmu);
    good(PAGE, MMU_READ, 1);
    store(at, copy);
    expect_report("another page in another table", MMU_LINT_CHANGED, "output address");
}

/*
 * Trees in which every entry leads to one and the same table have 512^3 ways through them: the
 * check gives up, and says nothing of what it did not see. Memory that may only be read, too.
 */
static void too_much_to_compare(void **state)
{
    (void)state;
    begin(2, false);
    uint64_t roots[2];
    for (unsigned n = 0; n < 2; n++) {
        uint64_t below = S1_LEAF | S1_RO | ONE;
        for (unsigned level = 3; level > 0; level--) {
            const pa_t table = machine_table(&machine);
            for (uint64_t k = 0; k < 512; k++)
                poke((pa_t){ table.pa + 8 * k }, below);
            below = table.pa | 3;
        }
        roots[n] = below;
    }
    poke(root1, roots[0]);
    load_regs();
    good(PAGE, MMU_READ, 1);
    store(root1, roots[1]);
    expect_silence("as far as it was compared");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_bit_of_stage1),
        cmocka_unit_test(every_bit_of_stage2),
        cmocka_unit_test(pairs_of_pages),
        cmocka_unit_test(contents_behind_stage2),
        cmocka_unit_test(access_flag),
        cmocka_unit_test(sizes),
        cmocka_unit_test(pages_of_a_block),
        cmocka_unit_test(two_levels_down),
        cmocka_unit_test(tables),
        cmocka_unit_test(too_much_to_compare),
    };
    return cmocka_run_group_tests(tests, new_mmu, end);
}
