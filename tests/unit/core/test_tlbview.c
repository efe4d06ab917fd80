/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The timing view of translation: what is a hit, what a walk costs, whose entry it is; against
 * costs added up by hand.
 */
#include "tlbview_rig.h"

static void assert_counts(uint64_t l1, uint64_t l2, uint64_t misses)
{
    assert_int_equal(stats.l1_hits, l1);
    assert_int_equal(stats.l2_hits, l2);
    assert_int_equal(stats.misses, misses);
}

/* ---- levels ---------------------------------------------------------------------------------- */

/** A miss walks, then it is in L1; what L1 forgot is in L2; the least recent of each goes. */
static void test_levels(void **state)
{
    (void)state;
    map((pa_t){ regs.ttbr0_el1 }, 0, 64 * KB4, S1_GLOBAL);
    params.tlb_l1_entries = 2;
    params.tlb_l2_entries = params.tlb_l2_ways = 3;
    params.tlb_walk_entries = 0;
    view_new();
    const uint64_t a = 0, b = KB4, c = 2 * KB4, d = 3 * KB4;
    assert_int_equal(load(a), 4 * T_CACHE);
    assert_int_equal(load(b + 8), 4 * T_CACHE);
    assert_int_equal(load(a + 4095), 0);
    assert_int_equal(load(c), 4 * T_CACHE); /* L1: c a. L2: c b a */
    assert_int_equal(load(a), 0);
    assert_counts(2, 0, 3);
    assert_int_equal(load(b), T_L2); /* L1: b a. L2: b c a, for L1's hits do not reach it */
    assert_int_equal(load(a), 0);
    assert_int_equal(load(c), T_L2);        /* L1: c a. L2: c b a */
    assert_int_equal(load(d), 4 * T_CACHE); /* L1: d c. L2: d c b */
    assert_int_equal(load(c), 0);
    assert_int_equal(load(b), T_L2);
    assert_int_equal(load(a), 4 * T_CACHE);
    assert_counts(4, 3, 5);
    assert_int_equal(stats.walk_steps, 5 * 4);
    assert_int_equal(stats.walk_steps_cached, 0);
    assert_int_equal(stats.walk_time, 5 * 4 * T_CACHE);
    tlbview_clear(&view);
    assert_int_equal(load(a), 4 * T_CACHE);
    assert_int_equal(load(a), 0);
    assert_counts(5, 3, 6);
}

static void test_sets(void **state)
{
    (void)state;
    map((pa_t){ regs.ttbr0_el1 }, 0, 64 * KB4, S1_GLOBAL);
    params.tlb_l1_entries = 0;
    params.tlb_l2_entries = 8; /* four sets */
    params.tlb_l2_ways = 2;
    view_new();
    for (uint64_t page = 0; page < 8; page++)
        assert_true(load(page * KB4) >= T_CACHE);
    for (uint64_t page = 0; page < 8; page++)
        assert_int_equal(load(page * KB4), T_L2);
    assert_true(load(8 * KB4) >= T_CACHE); /* takes the place of page 0 */
    for (uint64_t page = 1; page < 9; page++)
        assert_int_equal(load(page * KB4), T_L2);
    assert_true(load(0) >= T_CACHE);
}

static void test_absent(void **state)
{
    (void)state;
    map((pa_t){ regs.ttbr0_el1 }, 0, KB4, S1_GLOBAL);
    for (unsigned levels = 0; levels < 8; levels++) {
        params.tlb_l1_entries = levels & 1 ? 4 : 0;
        params.tlb_l2_entries = levels & 2 ? 5 : 0;
        params.tlb_walk_entries = levels & 4 ? 4 : 0;
        view_new();
        simtime_t again = levels & 1 ? 0 : levels & 2 ? T_L2 : levels & 4 ? T_CACHE : 4 * T_CACHE;
        assert_int_equal(load(0), 4 * T_CACHE);
        assert_int_equal(load(0), again);
        assert_int_equal(load(8), again);
    }
}

static void test_off(void **state)
{
    (void)state;
    params.tlb_model = false;
    view_new();
    for (unsigned el = 0; el < 3; el++)
        assert_int_equal(access_as(0x123456789, MMU_WRITE, el), 0);
    tlbview_clear(&view);
    static const struct core_tlb_stats none;
    assert_memory_equal(&stats, &none, sizeof none);
}

static void test_mistakes(void **state)
{
    (void)state;
    struct error e = { 0 };
    struct tlbview v;
    params.tlb_l2_entries = 1281;
    assert_false(tlbview_init(&v, &params, mmu, &stats, &e));
    tlbview_free(&v);
    assert_int_equal(e.status, GATHER_USER_ERROR);
    assert_string_equal(e.text, "tlb_l2_entries 1281 is not a multiple of tlb_l2_ways 5");
}

/* ---- sizes ----------------------------------------------------------------------------------- */

/** One entry for a block, or for a run of 16 pages with the Contiguous bit. */
static void test_sizes(void **state)
{
    (void)state;
    const pa_t root = { regs.ttbr0_el1 };
    map(root, 0, KB64, S1_GLOBAL | UINT64_C(1) << 52);
    map(root, KB64, KB64, S1_GLOBAL);
    map(root, MB2, 2 * MB2, S1_GLOBAL);
    map(root, GB1, GB1, S1_GLOBAL);
    params.tlb_walk_entries = 0;
    for (unsigned l1 = 0; l1 < 2; l1++) {
        params.tlb_l1_entries = l1 ? 48 : 0;
        view_new();
        const simtime_t hit = l1 ? 0 : T_L2;
        assert_int_equal(load(5 * KB4), 4 * T_CACHE);
        assert_int_equal(load(0), hit);
        assert_int_equal(load(KB64 - 1), hit);
        assert_int_equal(load(KB64), 4 * T_CACHE);
        assert_int_equal(load(KB64 + KB4), 4 * T_CACHE);
        assert_int_equal(load(KB64 + KB4 - 1), hit);
        assert_int_equal(load(2 * MB2 - 1), 3 * T_CACHE);
        assert_int_equal(load(MB2), hit);
        assert_int_equal(load(2 * MB2), 3 * T_CACHE);
        assert_int_equal(load(GB1 + 77), 2 * T_CACHE);
        assert_int_equal(load(2ull * GB1 - 1), hit);
        assert_int_equal(load(KB64 - 1), hit);
    }
}

/* ---- walks ----------------------------------------------------------------------------------- */

/** What two addresses share of their tables need not be read again. */
static void test_tables(void **state)
{
    (void)state;
    static const uint64_t apart[] = { KB4, MB2, GB1, UINT64_C(1) << 39 };
    for (unsigned i = 0; i < ARRAY_LEN(apart); i++)
        map((pa_t){ regs.ttbr0_el1 }, apart[i], KB4, S1_GLOBAL);
    map((pa_t){ regs.ttbr0_el1 }, 0, KB4, S1_GLOBAL);
    for (unsigned i = 0; i < ARRAY_LEN(apart); i++) {
        stats = (struct core_tlb_stats){ 0 };
        view_new();
        assert_int_equal(load(0), 4 * T_CACHE);
        assert_int_equal(load(apart[i]), (i + 1) * T_CACHE);
        assert_int_equal(stats.walk_steps, 4 + i + 1);
        assert_int_equal(stats.walk_steps_cached, 3 - i);
        assert_int_equal(stats.walk_time, (5 + i) * T_CACHE);
    }
    /* One entry: it holds the last table of the last walk. */
    params.tlb_walk_entries = 1;
    params.tlb_l1_entries = params.tlb_l2_entries = 0;
    view_new();
    assert_int_equal(load(0), 4 * T_CACHE);
    assert_int_equal(load(KB4), T_CACHE);
    assert_int_equal(load(MB2), 4 * T_CACHE);
    assert_int_equal(load(0), 4 * T_CACHE);
}

/** The tables of other granules cover more. */
static void test_granules(void **state)
{
    (void)state;
    static const struct {
        unsigned granule, tg0;
    } rows[] = { { 14, 2 }, { 16, 1 } };
    map((pa_t){ regs.ttbr0_el1 }, 0, KB4, S1_GLOBAL);
    view_new();
    assert_int_equal(load(0), 4 * T_CACHE);
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct error e = { 0 };
        struct mmu_geometry g;
        regs.tcr_el1 =
            5ull << 32 | 1u << 23 | rows[i].tg0 << 14 | 3u << 12 | 1u << 10 | 1u << 8 | 16;
        assert_true(mmu_geometry(mmu_impl(mmu), &regs, MMU_EL10, 1, false, &g, &e));
        assert_true(alloc_table(NULL, mmu_start_table_bytes(&g), &g.root_pa));
        g.root = regs.ttbr0_el1 = g.root_pa.pa;
        const uint64_t page = UINT64_C(1) << rows[i].granule;
        const uint64_t last = page * (page / 8); /* what a table of the last level covers */
        struct mmu_mapping m;
        mmu_mapping_defaults(&m);
        m.leaf = S1_GLOBAL;
        m.first_level = 3;
        m.size = page;
        const uint64_t places[] = { 0, last - page, last };
        for (size_t k = 0; k < ARRAY_LEN(places); k++) {
            m.input = m.output = places[k];
            if (!mmu_map_range(&memory, &g, &m, &e))
                fail_msg("%s", e.text);
        }
        use_regs();
        tlbview_clear(&view);
        const simtime_t levels = rows[i].granule == 14 ? 4 : 3;
        assert_int_equal(load(0), levels * T_CACHE);
        assert_int_equal(load(page - 1), 0);
        assert_int_equal(load(last - page), T_CACHE);
        assert_int_equal(load(last), 2 * T_CACHE);
    }
}

/**
 * Stage 2 leads to tables by a block (levels 0 and 1), to the device by a page: a full walk reads
 * 4 x (2 + 1) + 4 descriptors. All tables are in one block, so its two are read once.
 */
static void test_two_stages(void **state)
{
    (void)state;
    const uint64_t device = UINT64_C(4) << 30;
    map((pa_t){ regs.ttbr0_el1 }, device, 32 * KB4, S1_GLOBAL);
    stage2_on(S2_WB);
    view_new();
    assert_int_equal(load(device), (2 + 4 + 4) * T_CACHE);
    assert_int_equal(stats.walk_steps, 10);
    assert_int_equal(stats.walk_steps_cached, 6);
    /* The next page: from the last table of stage 1 on, which is in the known block. */
    assert_int_equal(load(device + KB4), (1 + 4) * T_CACHE);
    assert_int_equal(stats.walk_steps, 15);
    assert_int_equal(stats.walk_steps_cached, 6 + 9 + 2);
    assert_int_equal(load(device + KB4), 0);
    params.tlb_walk_entries = 0;
    view_new();
    assert_int_equal(load(device), 16 * T_CACHE);
    assert_int_equal(load(device + KB4), 16 * T_CACHE);
}

/** Cacheable after both stages, or not. */
static void test_memory(void **state)
{
    (void)state;
    const uint64_t device = UINT64_C(4) << 30, walks = 1u << 10 | 1u << 8;
    map((pa_t){ regs.ttbr0_el1 }, device, KB4, S1_GLOBAL);
    params.tlb_walk_entries = 0;
    view_new();
    assert_int_equal(load(device), 4 * T_CACHE);
    regs.tcr_el1 &= ~walks; /* Non-cacheable */
    view_new();
    assert_int_equal(load(device), 4 * T_MEMORY);
    regs.tcr_el1 |= walks;
    regs.sctlr_el1 &= ~(UINT64_C(1) << 2); /* C = 0 */
    view_new();
    assert_int_equal(load(device), 4 * T_MEMORY);
    regs.sctlr_el1 |= 1u << 2;

    stage2_on(S2_WB);
    regs.tcr_el1 &= ~walks;
    view_new();
    assert_int_equal(load(device), 4 * T_MEMORY + 12 * T_CACHE);
    regs.tcr_el1 |= walks;
    regs.vtcr_el2 &= ~walks;
    view_new();
    assert_int_equal(load(device), 12 * T_MEMORY + 4 * T_CACHE);
    regs.vtcr_el2 |= walks;
    stage2_on(S2_DEVICE); /* of tables: Non-cacheable then, with HCR_EL2.PTW 0 */
    view_new();
    assert_int_equal(load(device), 4 * T_MEMORY + 12 * T_CACHE);
}

/** A walk that ends early costs what it read, and nothing of it stays but its tables. */
static void test_faults(void **state)
{
    (void)state;
    const pa_t root = { regs.ttbr0_el1 };
    map(root, 0, KB4, S1_GLOBAL);
    map(root, KB4, KB4, S1_GLOBAL | READ_ONLY);
    view_new();
    assert_int_equal(load(UINT64_C(1) << 39), T_CACHE); /* level 0 has nothing there */
    assert_int_equal(load(UINT64_C(1) << 39), T_CACHE);
    assert_int_equal(load(UINT64_C(1) << 50), 0); /* out of range: no walk */
    assert_int_equal(load(3 * KB4), 4 * T_CACHE);
    assert_int_equal(load(3 * KB4), T_CACHE);
    assert_counts(0, 0, 5);
    assert_int_equal(access_as(KB4, MMU_WRITE, 1), T_CACHE);
    assert_int_equal(access_as(KB4, MMU_WRITE, 1), T_CACHE);
    assert_int_equal(load(KB4), T_CACHE);
    assert_int_equal(access_as(KB4, MMU_WRITE, 1), 0); /* the entry says that it is denied */
    assert_int_equal(load(0), T_CACHE);
    assert_counts(1, 0, 9);
    /* The tables are not in memory. */
    regs.ttbr0_el1 = 0x1000;
    view_new();
    assert_int_equal(load(0), T_CACHE);
    assert_int_equal(load(0), T_CACHE);
}

/* ---- tags ------------------------------------------------------------------------------------ */

static void use_vmid(uint64_t vmid)
{
    regs.vttbr_el2 = root_of(regs.vttbr_el2) | vmid << 48;
    use_regs();
}

static void test_asid(void **state)
{
    (void)state;
    const uint64_t own = 0, shared = KB4;
    map((pa_t){ regs.ttbr0_el1 }, own, KB4, S1_ASID);
    map((pa_t){ regs.ttbr0_el1 }, shared, KB4, S1_GLOBAL);
    view_new();
    use_asid(1);
    assert_int_equal(load(own), 4 * T_CACHE);
    assert_int_equal(load(shared), T_CACHE);
    use_asid(2);
    assert_int_equal(load(shared), 0);
    assert_int_equal(load(own), 4 * T_CACHE); /* tables are tagged too */
    use_asid(1);
    assert_int_equal(load(own), 0);
    use_asid(0x101); /* TCR_EL1.AS is 0: eight bits */
    assert_int_equal(load(own), 0);
    regs.tcr_el1 |= UINT64_C(1) << 36;
    use_asid(0x101);
    assert_int_equal(load(own), 4 * T_CACHE);
    assert_int_equal(load(shared), 0);
    /* TCR_EL1.A1: the ASID is that of TTBR1_EL1. */
    regs.tcr_el1 |= 1u << 22;
    regs.ttbr1_el1 = UINT64_C(2) << 48;
    use_regs();
    assert_int_equal(load(own), 0);
}

static void test_vmid(void **state)
{
    (void)state;
    const uint64_t device = UINT64_C(4) << 30;
    map((pa_t){ regs.ttbr0_el1 }, device, KB4, S1_GLOBAL);
    stage2_on(S2_WB);
    view_new();
    assert_int_equal(load(device), 10 * T_CACHE);
    use_vmid(8);
    assert_int_equal(load(device), 10 * T_CACHE);
    use_vmid(7);
    assert_int_equal(load(device), 0);
    use_vmid(0x107); /* VTCR_EL2.VS is 0 */
    assert_int_equal(load(device), 0);
    regs.vtcr_el2 |= 1u << 19;
    use_vmid(0x107);
    assert_int_equal(load(device), 10 * T_CACHE);
    /* A new ASID has tables of its own; their addresses stage 2 has translated already. */
    use_vmid(7);
    use_asid(1);
    map((pa_t){ root_of(regs.ttbr0_el1) }, device + KB4, KB4, S1_ASID);
    assert_int_equal(load(device), 0);
    assert_int_equal(load(device + KB4), (4 + 4) * T_CACHE);
}

/** EL1&0, EL2 and EL2&0 translate one address each in its way; EL0 and EL1 share. */
static void test_regimes(void **state)
{
    (void)state;
    map((pa_t){ regs.ttbr0_el1 }, 0, KB4, S1_ASID | 1u << 6);
    regs.sctlr_el2 = regs.sctlr_el1;
    regs.mair_el2 = 0xff;
    regs.tcr_el2 = 5u << 16 | 3u << 12 | 1u << 10 | 1u << 8 | 16;
    regs.ttbr0_el2 = new_root().pa;
    map((pa_t){ regs.ttbr0_el2 }, 0, KB4, S1_GLOBAL | 1u << 6);
    view_new();
    assert_int_equal(access_as(0, MMU_READ, 1), 4 * T_CACHE);
    assert_int_equal(access_as(0, MMU_READ, 0), 0);
    assert_int_equal(access_as(0, MMU_READ, 2), 4 * T_CACHE);
    assert_int_equal(access_as(0, MMU_READ, 1), 0);
    assert_int_equal(access_as(0, MMU_READ, 2), 0);
    regs.hcr_el2 |= UINT64_C(1) << 34 | UINT64_C(1) << 27; /* E2H, TGE */
    regs.tcr_el2 = regs.tcr_el1;
    use_regs();
    assert_int_equal(access_as(0, MMU_READ, 2), 4 * T_CACHE);
    assert_int_equal(access_as(0, MMU_READ, 0), 0);
    /* With stage 1 off nothing is walked; what was known of it before does not count. */
    regs.hcr_el2 = 1u << 31;
    regs.sctlr_el1 = 0;
    use_regs();
    assert_int_equal(load(0), 0);
    assert_int_equal(stats.misses, 4);
    regs.sctlr_el1 = 1u << 0 | 1u << 2;
    use_regs();
    assert_int_equal(load(0), 0);
    assert_int_equal(stats.misses, 4);
    /* TBI0: the top byte is no part of the address. */
    regs.tcr_el1 |= UINT64_C(1) << 37;
    use_regs();
    assert_int_equal(load(UINT64_C(0xab) << 56), 0);
    assert_int_equal(stats.misses, 4);
}

/* ---- the functional unit --------------------------------------------------------------------- */

/** Costs and counts are the same whatever the functional TLB holds, and it counts nothing of them.
 */
static void test_independent(void **state)
{
    (void)state;
    struct mmu_fault f;
    simtime_t times[2][64];
    map((pa_t){ regs.ttbr0_el1 }, 0, 256 * KB4, S1_GLOBAL);
    params.tlb_l1_entries = 4;
    params.tlb_l2_entries = 10;
    for (unsigned warm = 0; warm < 2; warm++) {
        view_new();
        for (unsigned i = 0; i < ARRAY_LEN(times[0]); i++) {
            const uint64_t va = (uint64_t)(i * i % 23) * KB4;
            if (warm)
                assert_non_null(mmu_translate(mmu, (va_t){ va }, MMU_READ, 1, &f));
            else
                mmu_tlbi_all(mmu);
            const struct mmu_stats before = *mmu_stats(mmu);
            times[warm][i] = load(va);
            assert_memory_equal(&before, mmu_stats(mmu), sizeof before);
        }
    }
    assert_memory_equal(times[0], times[1], sizeof times[0]);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_levels),  TEST(test_sets),        TEST(test_absent),   TEST(test_off),
        TEST(test_sizes),   TEST(test_tables),      TEST(test_granules), TEST(test_two_stages),
        TEST(test_memory),  TEST(test_faults),      TEST(test_asid),     TEST(test_vmid),
        TEST(test_regimes), TEST(test_independent), TEST(test_mistakes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
