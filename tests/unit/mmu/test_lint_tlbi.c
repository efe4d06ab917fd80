/* SPDX-License-Identifier: Apache-2.0 */
/* The break-before-make check: which TLBI ends the wait, and what is told of a change (DDI 0487
 * D8.17). */
#include "lint_unit.h"

/* ---- break, TLBI, make ----------------------------------------------------------------------- */

static const uint64_t page_xt = XT(PAGE) | UINT64_C(5) << 48;

/*
 * Is the break of a stage-1 descriptor over after the operation: C5.5, J1.1.3 TLBIMatch. By
 * C5.5.35, TTL, a hint lets the tables above its level go, which TLBIMatch does not have.
 */
static void which_tlbi(void **state)
{
    (void)state;
    enum { PAGE_OVER = 1, TABLE_OVER = 2, GLOBAL_OVER = 4 };
    static const struct {
        const char *name;
        uint64_t xt;
        unsigned over;
    } cases[] = {
        { "vae1", page_xt, 7 },
        { "vae1is", page_xt, 7 },
        { "vale1", page_xt, PAGE_OVER | GLOBAL_OVER },
        { "vae1", XT(PAGE), GLOBAL_OVER }, /* ASID 0 */
        { "vae1", page_xt + 1, TABLE_OVER },
        { "vae1", page_xt + 0x200, 0 },
        { "vae1", page_xt | TTL(0x7), 7 }, /* 4 KiB, level 3 */
        { "vale1", page_xt | TTL(0x7), PAGE_OVER | GLOBAL_OVER },
        { "vae1", page_xt | TTL(0x6), 0 },
        { "vae1", page_xt | TTL(0xB), 0 }, /* 16 KiB */
        { "vaae1", XT(PAGE), 7 },
        { "vaale1", XT(PAGE), PAGE_OVER | GLOBAL_OVER },
        { "aside1", UINT64_C(5) << 48, PAGE_OVER | TABLE_OVER },
        { "aside1", UINT64_C(6) << 48, 0 },
        { "vmalle1", 0, 7 },
        { "alle1", 0, 7 },
        { "vmalls12e1", 0, 7 },
        { "alle2", 0, 0 },
        { "vae2", page_xt, 0 },
        { "ipas2e1", XT(0x9000), 0 },
        /* Two pages from BaseADDR on; TG 4 KiB. */
        { "rvae1", XT(PAGE) | UINT64_C(1) << 46 | UINT64_C(5) << 48, 7 },
        { "rvae1", UINT64_C(2) | UINT64_C(1) << 46 | UINT64_C(5) << 48, TABLE_OVER },
        { "rvale1", UINT64_C(0) | UINT64_C(1) << 46 | UINT64_C(5) << 48, PAGE_OVER | GLOBAL_OVER },
        { "rvae1", XT(PAGE) | UINT64_C(2) << 46 | UINT64_C(5) << 48, 0 },
        { "rvae1", XT(PAGE) | UINT64_C(1) << 46 | UINT64_C(3) << 37 | UINT64_C(5) << 48, 7 },
        { "rvae1", UINT64_C(1) << 46 | UINT64_C(2) << 37 | UINT64_C(5) << 48, 0 },
    };
    for (size_t k = 0; k < ARRAY_LEN(cases); k++)
        for (unsigned what = 0; what < 3; what++) {
            begin(2, false);
            map1(PAGE, 0x9000, PAGE, S1_LEAF | (what == 2 ? 0 : NG));
            map1(2 * PAGE, 0xA000, PAGE, S1_LEAF | NG);
            regs.ttbr0_el1 |= UINT64_C(5) << 48;
            load_regs();
            good(PAGE, MMU_READ, 1);
            const pa_t at = entry(PAGE, 1, what == 1 ? 2 : 3);
            const uint64_t now = what == 1 ? split(0x80008000, S1_LEAF) : S1_LEAF | NG | 0xB000;
            store(at, 0);
            tlbi(cases[k].name, cases[k].xt);
            expect_silence(cases[k].name);
            store(at, now);
            char text[64];
            snprintf(text, sizeof text, "case %zu %s of kind %u", k, cases[k].name, what);
            if (cases[k].over >> what & 1)
                expect_silence(text);
            else
                expect_report(text, MMU_LINT_NO_TLBI, "output address");
        }
}

/* D8.17: what is for stage 2 alone need not reach entries that combine both stages. */
static void which_tlbi_of_stage2(void **state)
{
    (void)state;
    static const struct {
        const char *first;
        uint64_t xt;
        const char *second;
        const char *rule;
    } cases[] = {
        { "ipas2e1", XT(0x9000), "vmalle1", NULL },
        { "ipas2le1is", XT(0x9000), "vmalle1is", NULL },
        { "ipas2e1", XT(0x9000), NULL, "IPAS2E1 alone" },
        { "ipas2e1", XT(0xA000), "vmalle1", "output address" },
        { "vmalle1", 0, NULL, "output address" },
        { "vmalls12e1", 0, NULL, NULL },
        { "alle1", 0, NULL, NULL },
        { "alle2", 0, NULL, "output address" },
        { "vaae1", XT(PAGE), NULL, "output address" },
    };
    for (size_t k = 0; k < ARRAY_LEN(cases); k++)
        for (unsigned vmid = 0; vmid < 2; vmid++) {
            begin(2, true);
            map1(PAGE, 0x9000, PAGE, S1_LEAF);
            map2(0x9000, ONE, PAGE, S2_LEAF | S2_RW | S2_MEMATTR(0xF));
            regs.vttbr_el2 |= UINT64_C(7) << 48;
            load_regs();
            good(PAGE, MMU_READ, 1);
            const pa_t at = entry(PAGE, 2, 3);
            store(at, 0);
            regs.vttbr_el2 ^= (uint64_t)vmid << 48;
            mmu_set_regs(mmu, &regs);
            tlbi(cases[k].first, cases[k].xt);
            if (cases[k].second)
                tlbi(cases[k].second, 0);
            expect_silence(cases[k].first);
            store(at, S2_LEAF | S2_RW | S2_MEMATTR(0xF) | OTHER);
            const bool all = strcmp(cases[k].first, "alle1") == 0;
            const char *rule = vmid && !all ? "output address" : cases[k].rule;
            char text[64];
            snprintf(text, sizeof text, "case %zu %s, VMID %u", k, cases[k].first, 7U ^ vmid);
            if (rule)
                expect_report(text, MMU_LINT_NO_TLBI, rule);
            else
                expect_silence(text);
        }
}

/* nXS need not reach what has the XS attribute: stage-1 Device here, but not Write-Back (D8.7.4).
 */
static void nxs(void **state)
{
    (void)state;
    for (unsigned device = 0; device < 2; device++) {
        begin(2, false);
        map1(PAGE, 0x9000, PAGE, S1_LEAF | S1_ATTR(device ? 3 : 0));
        good(PAGE, MMU_READ, 1);
        const pa_t at = entry(PAGE, 1, 3);
        store(at, 0);
        tlbi("vae1nxs", XT(PAGE));
        store(at, S1_LEAF | 0xA000);
        if (device)
            expect_report("Device", MMU_LINT_NO_TLBI, "output address");
        else
            expect_silence("Write-Back");
    }
}

static void made_as_it_was(void **state)
{
    (void)state;
    begin(2, false);
    map1(PAGE, ONE, PAGE, S1_LEAF);
    good(PAGE, MMU_READ, 1);
    const pa_t at = entry(PAGE, 1, 3);
    store(at, 0);
    store(at, S1_LEAF | ONE);
    expect_silence("the same again");
    store(at, 0);
    store(at, S1_LEAF | S1_RO | ONE);
    expect_silence("read-only");
    /* The TLB may still permit writes there. */
    store(at, S1_LEAF | S1_RO | OTHER);
    expect_report("moved once read-only", MMU_LINT_CHANGED, "writes are permitted");
}

/* ---- seen late ------------------------------------------------------------------------------- */

/* Nobody tells of stores: walks and TLBI find them. */
static void without_being_told(void **state)
{
    (void)state;
    begin(2, false);
    map1(PAGE, 0x9000, 2 * PAGE, S1_LEAF);
    good(PAGE, MMU_READ, 1);
    const pa_t at = entry(PAGE, 1, 3);
    poke(at, S1_LEAF | 0xC000);
    tlbi("vae1", XT(PAGE));
    expect_report("changed, then TLBI", MMU_LINT_CHANGED, "output address");
    assert_int_equal(last.descriptor.pa, at.pa);
    assert_int_equal(last.old, S1_LEAF | 0x9000);
    assert_int_equal(last.now, S1_LEAF | 0xC000);
    assert_int_equal(last.input, PAGE);
    assert_int_equal(last.stage, 1);
    assert_int_equal(last.level, 3);
    /* A table, by the walk of a neighbour's page. */
    good(PAGE, MMU_READ, 1);
    const pa_t table = entry(PAGE, 1, 2);
    poke(table, split(0xC0000, S1_LEAF));
    good(BLOCK - PAGE, MMU_READ, 1);
    expect_report("another table, then a walk", MMU_LINT_CHANGED, "output address");
    assert_int_equal(last.descriptor.pa, table.pa);
    /* Broken, made invalid by TLBI, made: as it should be. */
    tlbi("vmalle1", 0);
    good(PAGE, MMU_READ, 1);
    poke(table, 0);
    tlbi("vae1", XT(PAGE));
    poke(table, split(0xD0000, S1_LEAF));
    good(PAGE, MMU_READ, 1);
    expect_silence("break-before-make");
}

static void once(void **state)
{
    (void)state;
    begin(2, false);
    map1(PAGE, 0x9000, PAGE, S1_LEAF | NG);
    const pa_t at = entry(PAGE, 1, 3);
    /* One descriptor for three ASIDs. */
    for (uint64_t asid = 1; asid <= 3; asid++) {
        regs.ttbr0_el1 = root1.pa | asid << 48;
        mmu_set_regs(mmu, &regs);
        good(PAGE, MMU_READ, 1);
    }
    store(at, S1_LEAF | NG | 0xA000);
    expect_report("three ASIDs", MMU_LINT_CHANGED, "output address");
    store(at, S1_LEAF | NG | 0xA000);
    tlbi("vmalle1", 0);
    good(PAGE, MMU_READ, 1);
    expect_silence("said already");
    /* It waits for every ASID. */
    for (uint64_t asid = 1; asid <= 3; asid++) {
        regs.ttbr0_el1 = root1.pa | asid << 48;
        mmu_set_regs(mmu, &regs);
        good(PAGE, MMU_READ, 1);
    }
    store(at, 0);
    tlbi("aside1", UINT64_C(1) << 48);
    tlbi("aside1", UINT64_C(3) << 48);
    store(at, S1_LEAF | NG | 0xB000);
    expect_report("ASID 2 is left", MMU_LINT_NO_TLBI, "output address");
}

/* A tree that is not in use any more may become anything. */
static void memory_used_again(void **state)
{
    (void)state;
    begin(2, false);
    map1(PAGE, 0x9000, PAGE, S1_LEAF | NG);
    regs.ttbr0_el1 = root1.pa | UINT64_C(1) << 48;
    mmu_set_regs(mmu, &regs);
    good(PAGE, MMU_READ, 1);
    const pa_t table = entry(PAGE, 1, 2);
    const pa_t page = entry(PAGE, 1, 3);
    regs.ttbr0_el1 = machine_table(&machine).pa | UINT64_C(2) << 48;
    mmu_set_regs(mmu, &regs);
    tlbi("aside1", UINT64_C(1) << 48);
    store(page, S1_LEAF | 0xF000);
    store(table, BASE | BLOCK_LEAF);
    expect_silence("used again");
    /* After a reset too. */
    regs.ttbr0_el1 = root1.pa | UINT64_C(1) << 48;
    mmu_set_regs(mmu, &regs);
    good(PAGE, MMU_READ, 1);
    poke(table, split(0xF0000, S1_LEAF));
    mmu_tlbi_all(mmu);
    good(PAGE, MMU_READ, 1);
    expect_silence("reset");
}

static void big_endian(void **state)
{
    (void)state;
    begin(2, false);
    const pa_t table[4] = { root1, machine_table(&machine), machine_table(&machine),
                            machine_table(&machine) };
    for (unsigned n = 0; n < 3; n++)
        poke(table[n], __builtin_bswap64(table[n + 1].pa | 3));
    poke(table[3], __builtin_bswap64(S1_LEAF | 0x9000));
    regs.sctlr_el1 |= BIT(25);
    load_regs();
    good(0, MMU_READ, 1);
    store(table[3], __builtin_bswap64(S1_LEAF | S1_RO | 0x9000));
    expect_silence("read-only");
    store(table[3], __builtin_bswap64(S1_LEAF | 0xA000));
    expect_report("moved", MMU_LINT_CHANGED, "output address");
    assert_int_equal(last.now, S1_LEAF | 0xA000);
}

enum { MANY = 8 * 512 };

static void many(void **state)
{
    (void)state;
    begin(2, false);
    map1(0, 0x10000000, MANY * (uint64_t)PAGE, S1_LEAF);
    for (unsigned n = 0; n < 8; n++) {
        /* The builder took blocks: make tables of them. */
        poke(entry(n * (uint64_t)BLOCK, 1, 2), split(0x10000000 + n * (uint64_t)BLOCK, S1_LEAF));
    }
    mmu_tlbi_all(mmu);
    for (uint64_t n = 0; n < MANY; n++)
        good(n * PAGE, MMU_READ, 1);
    for (uint64_t n = 0; n < MANY; n += 2)
        store(entry(n * PAGE, 1, 3), S1_LEAF | S1_ATTR(1) | (0x10000000 + n * PAGE));
    assert_int_equal(reports, MANY / 2);
    reports = 0;
    tlbi("vmalle1", 0);
    for (uint64_t n = 0; n < MANY; n++)
        store(entry(n * PAGE, 1, 3), S1_LEAF | 0x1000);
    expect_silence("after TLBI");
}

/* ---- stale entries --------------------------------------------------------------------------- */

static void stale(void **state)
{
    (void)state;
    static const struct {
        const char *what;
        uint64_t now;
        const char *rule;
    } cases[] = {
        { "unmapped", 0, "fault" },
        { "elsewhere", S1_LEAF | 0xA000, "another address" },
        { "another type", S1_LEAF | S1_ATTR(1) | 0x9000, "other attributes" },
        { "read-only", S1_LEAF | S1_RO | 0x9000, "permit less" },
        { "for EL0 too", S1_LEAF | S1_EL0 | 0x9000, NULL },
        { "software's bit", S1_LEAF | BIT(55) | 0x9000, NULL },
    };
    for (size_t k = 0; k < ARRAY_LEN(cases); k++) {
        begin(2, false);
        map1(PAGE, 0x9000, PAGE, S1_LEAF | S1_PXN);
        good(PAGE, MMU_READ, 1);
        const pa_t at = entry(PAGE, 1, 3);
        poke(at, cases[k].now ? cases[k].now | S1_PXN : 0);
        good(PAGE, MMU_READ, 1);
        if (!cases[k].rule) {
            expect_silence(cases[k].what);
            continue;
        }
        expect_report(cases[k].what, MMU_LINT_STALE, cases[k].rule);
        assert_int_equal(last.descriptor.pa, at.pa);
        assert_int_equal(last.old, S1_LEAF | S1_PXN | 0x9000);
        assert_int_equal(last.now, peek(at));
        good(PAGE + 8, MMU_READ, 1);
        expect_silence("once");
        /* Again after TLBI, when it is stale again. */
        poke(at, S1_LEAF | S1_PXN | 0x9000);
        tlbi("vae1", XT(PAGE));
        good(PAGE, MMU_READ, 1);
        expect_silence("as it was");
        poke(at, cases[k].now ? cases[k].now | S1_PXN : 0);
        good(PAGE, MMU_READ, 1);
        expect_report("again", MMU_LINT_STALE, cases[k].rule);
        tlbi("vae1", XT(PAGE));
        reports = 0;
    }
}

/*
 * D8.5.5: hardware updates one descriptor of a contiguous run, and a TLB may use it for all of
 * them. An entry that is dirty where the tables are clean is stale only outside of such a run.
 */
static void updates_of_a_run(void **state)
{
    (void)state;
    const uint64_t clean = S1_LEAF | S1_RO | S1_PXN | BIT(51);
    for (unsigned run = 0; run < 2; run++) {
        begin(2, false);
        regs.tcr_el1 |= BIT(39) | BIT(40);
        load_regs();
        map1(0x10000, 0x90000, 16 * PAGE, clean | (run ? CONTIGUOUS : 0));
        good(0x10000, MMU_WRITE, 1);
        good(0x12000, MMU_WRITE, 1);
        good(0x13000, MMU_READ, 1);
        good(0x10000, MMU_WRITE, 1);
        expect_silence("the hardware's own updates");
        const pa_t at = entry(0x10000, 1, 3);
        assert_int_equal(peek(at), (clean | 0x90000 | (run ? CONTIGUOUS : 0)) & ~S1_RO);
        poke(at, clean | 0x90000 | (run ? CONTIGUOUS : 0));
        good(0x10000, MMU_WRITE, 1);
        if (run)
            expect_silence("software cleaned one of a run");
        else
            expect_report("software cleaned it", MMU_LINT_STALE, "permit less");
    }
}

/* A register that a TLB may cache: no descriptor is to blame. */
static void stale_register(void **state)
{
    (void)state;
    begin(2, false);
    map1(PAGE, 0x9000, PAGE, S1_LEAF);
    good(PAGE, MMU_READ, 1);
    regs.mair_el1 = 0x44;
    mmu_set_regs(mmu, &regs);
    good(PAGE, MMU_READ, 1);
    expect_report("MAIR", MMU_LINT_STALE, "other attributes");
    assert_int_equal(last.stage, 0);
    assert_string_equal(last_text, "stale TLB entry used: 0x1000: the tables give other attributes "
                                   "(DDI 0487 D8.17)");
}

static void text_and_end(void **state)
{
    (void)state;
    begin(0, false);
    map1(PAGE, 0x9000, PAGE, S1_LEAF);
    good(PAGE, MMU_READ, 1);
    const pa_t at = entry(PAGE, 1, 3);
    store(at, S1_LEAF | 0xA000);
    char expected[256];
    snprintf(expected, sizeof expected,
             "changed without break-before-make: 0x1000, stage-1 level 3 descriptor at 0x%llx, "
             "0x9703 before, now 0xa703: the output address changed where writes are permitted "
             "(DDI 0487 D8.17.1)",
             (unsigned long long)at.pa);
    assert_string_equal(last_text, expected);
    const struct mmu_lint blind = { .kind = MMU_LINT_BLIND };
    char text[80];
    assert_string_equal(mmu_lint_text(&blind, text, sizeof text),
                        "out of memory: further descriptors go unchecked");
    reports = 0;
    assert_true(mmu_lint(mmu, NULL, NULL));
    store(at, S1_LEAF | 0xB000);
    good(PAGE, MMU_READ, 1);
    expect_silence("ended");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(which_tlbi),
        cmocka_unit_test(which_tlbi_of_stage2),
        cmocka_unit_test(nxs),
        cmocka_unit_test(made_as_it_was),
        cmocka_unit_test(without_being_told),
        cmocka_unit_test(once),
        cmocka_unit_test(memory_used_again),
        cmocka_unit_test(big_endian),
        cmocka_unit_test(many),
        cmocka_unit_test(stale),
        cmocka_unit_test(updates_of_a_run),
        cmocka_unit_test(stale_register),
        cmocka_unit_test(text_and_end),
    };
    return cmocka_run_group_tests(tests, new_mmu, end);
}
