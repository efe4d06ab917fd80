/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The TLB by its hits: what fills one entry, what survives, what the caches of walks keep. The hard
 * build has a single entry, and no caches of walks.
 */
#include "tlb_unit.h"

/* Is the page served by the TLB, now and (or not) before. */
static bool hits(uint64_t va)
{
    const uint64_t before = mmu_stats(mmu)->tlb_hits;
    good(va, MMU_READ, 1);
    return mmu_stats(mmu)->tlb_hits != before;
}

static uint64_t misses(void)
{
    return mmu_stats(mmu)->tlb_misses;
}

/* ---- sizes ----------------------------------------------------------------------------------- */

#define GIGA UINT64_C(0x40000000)

static void one_entry(void **state)
{
    (void)state;
    static const struct {
        const char *what;
        uint64_t va, output, size, leaf;
        uint64_t first, inside, outside; /* the same entry, and another one */
        unsigned size_bits;
    } cases[] = {
        { "a page", 0x201000, 0x9000, 0x2000, S1_LEAF, 0x201000, 0x201FF8, 0x202000, 12 },
        { "16 pages", 0x210000, 0x90000, 0x20000, S1_LEAF | CONTIGUOUS, 0x213000, 0x21F000,
          0x220000, 16 },
        { "a block", 0x200000, 0x800000, 0x400000, S1_LEAF, 0x200000, 0x3FF000, 0x400000, 21 },
        { "16 blocks", 0x2000000, 0x2000000, 0x4000000, S1_LEAF | CONTIGUOUS, 0x2000000, 0x3FFF000,
          0x4000000, 25 },
        { "1 GiB", GIGA, 2 * GIGA, 2 * GIGA, S1_LEAF, GIGA, 2 * GIGA - 0x1000, 2 * GIGA, 30 },
    };
    for (size_t k = 0; k < ARRAY_LEN(cases); k++) {
        renew(2, false);
        map1(cases[k].va, cases[k].output, cases[k].size, cases[k].leaf);
        assert_false(hits(cases[k].first));
        assert_int_equal(good(cases[k].first, MMU_READ, 1)->size_bits, cases[k].size_bits);
        assert_true(hits(cases[k].inside));
        const uint64_t to = cases[k].inside - cases[k].va + cases[k].output;
        assert_int_equal(where(cases[k].inside, 1), to & ~UINT64_C(0xFFF));
        assert_false(hits(cases[k].outside));
        assert_true(hits(cases[k].first));
    }
}

/* A run whose outputs do not follow one another counts as pages (D8.7.1.1). */
static void no_run(void **state)
{
    (void)state;
    renew(2, false);
    map1(0x210000, 0x91000, 0x10000, S1_LEAF | CONTIGUOUS);
    assert_false(hits(0x210000));
    assert_false(hits(0x211000));
    assert_int_equal(good(0x211000, MMU_READ, 1)->size_bits, 12);
}

/* Data and instructions have entries of their own, as have EL0 and EL1 not. */
static void kinds_of_access(void **state)
{
    (void)state;
    renew(2, false);
    map1(PAGE, 0x9000, PAGE, S1_LEAF | S1_RO | S1_EL0);
    good(PAGE, MMU_READ, 1);
    good(PAGE, MMU_READ, 0);
    assert_int_equal(misses(), 1);
    good(PAGE, MMU_FETCH, 1);
    assert_int_equal(misses(), 2);
    good(PAGE, MMU_FETCH, 0);
    assert_int_equal(misses(), 2);
}

/* Pages of stage 2 under a block of stage 1: smaller entries, and VAE1 drops all of them (D8.17).
 */
static void splintered(void **state)
{
    (void)state;
    renew(2, true);
    map1(BLOCK, 0x600000, BLOCK, S1_LEAF);
    for (uint64_t n = 0; n < 16; n++)
        map2(0x600000 + n * PAGE, 0x900000 - n * PAGE, PAGE, S2_PAGE);
    for (uint64_t n = 0; n < 16; n++)
        assert_false(hits(BLOCK + n * PAGE));
    for (uint64_t n = 0; n < 16; n++)
        assert_true(hits(BLOCK + n * PAGE));
    assert_int_equal(good(BLOCK, MMU_READ, 1)->size_bits, 12);
    tlbi("vae1", XT(BLOCK + 0x1FF000));
    for (uint64_t n = 0; n < 16; n++)
        assert_false(hits(BLOCK + n * PAGE));
    /* A page of stage 2 is itself alone. */
    tlbi("ipas2e1", XT(0x603000));
    for (uint64_t n = 0; n < 16; n++)
        assert_int_equal(hits(BLOCK + n * PAGE), n != 3);
}

/* And a block of stage 2 under pages of stage 1: IPAS2E1 of any address in it. */
static void splintered_at_stage1(void **state)
{
    (void)state;
    renew(2, true);
    map1(0x10000, 0x600000, 16 * PAGE, S1_LEAF);
    map2(0x600000, 0x800000, BLOCK, S2_PAGE);
    for (uint64_t n = 0; n < 16; n++)
        assert_false(hits(0x10000 + n * PAGE));
    tlbi("vae1", XT(0x13000));
    for (uint64_t n = 0; n < 16; n++)
        assert_int_equal(hits(0x10000 + n * PAGE), n != 3);
    tlbi("ipas2e1", XT(0x7FF000));
    for (uint64_t n = 0; n < 16; n++)
        assert_false(hits(0x10000 + n * PAGE));
}

/* ---- what survives --------------------------------------------------------------------------- */

static void survive_a_switch(void **state)
{
    (void)state;
    renew(2, false);
    map1(PAGE, 0x9000, PAGE, S1_LEAF | NG);
    map1(2 * PAGE, 0xA000, PAGE, S1_LEAF);
    for (unsigned asid = 1; asid <= 4; asid++) {
        regs.ttbr0_el1 = root1.pa | ASID(asid);
        mmu_set_regs(mmu, &regs);
        assert_false(hits(PAGE));
        assert_int_equal(hits(2 * PAGE), asid > 1);
    }
    for (unsigned asid = 1; asid <= 4; asid++) {
        regs.ttbr0_el1 = root1.pa | ASID(asid);
        mmu_set_regs(mmu, &regs);
        assert_true(hits(PAGE));
        assert_true(hits(2 * PAGE));
    }
    tlbi("aside1", ASID(2));
    for (unsigned asid = 1; asid <= 4; asid++) {
        regs.ttbr0_el1 = root1.pa | ASID(asid);
        mmu_set_regs(mmu, &regs);
        assert_int_equal(hits(PAGE), asid != 2);
        assert_true(hits(2 * PAGE));
    }
    tlbi("vaae1", XT(PAGE));
    for (unsigned asid = 1; asid <= 4; asid++) {
        regs.ttbr0_el1 = root1.pa | ASID(asid);
        mmu_set_regs(mmu, &regs);
        assert_false(hits(PAGE));
    }
}

static void vmids_survive(void **state)
{
    (void)state;
    renew(2, true);
    map1(PAGE, 0x9000, PAGE, S1_LEAF);
    map2(0x9000, 0x101000, PAGE, S2_PAGE);
    for (unsigned round = 0; round < 3; round++)
        for (unsigned vmid = 1; vmid <= 3; vmid++) {
            regs.vttbr_el2 = root2.pa | VMID(vmid);
            mmu_set_regs(mmu, &regs);
            /* VMALLE1 before the third round was of VMID 3. */
            assert_int_equal(hits(PAGE), round == 1 || (round == 2 && vmid != 3));
            if (round == 1 && vmid == 3)
                tlbi("vmalle1", 0);
        }
}

/* ---- caches of walks ------------------------------------------------------------------------- */

static void tables_are_cached(void **state)
{
    (void)state;
    renew(2, false);
    map1(PAGE, 0x9000, 3 * PAGE, S1_LEAF | NG);
    regs.ttbr0_el1 |= ASID(5);
    load_regs();
    hits(PAGE);
    assert_int_equal(mmu_stats(mmu)->table_hits, 0);
    assert_int_equal(mmu_stats(mmu)->descriptors_read, 4);
    hits(2 * PAGE);
    assert_int_equal(mmu_stats(mmu)->table_hits, 1);
    assert_int_equal(mmu_stats(mmu)->descriptors_read, 5);
    /* Last-level operations leave them, whatever took their place. */
    static const struct {
        const char *name;
        uint64_t xt;
        bool drops;
    } cases[] = {
        { "vale1", XT(PAGE) | ASID(5), false },
        { "vaale1", XT(PAGE), false },
        { "vae1", XT(PAGE) | ASID(6), false },
        { "vae1", XT(PAGE) | ASID(5), true },
        { "vae1", XT(0x1FF000) | ASID(5), true }, /* by the same table */
        { "vae1", XT(BLOCK) | ASID(5), false },
        { "vaae1", XT(PAGE), true },
        { "aside1", ASID(5), true },
        { "aside1", ASID(6), false },
        { "vmalle1", 0, true },
        { "vmalls12e1", 0, true },
        { "alle1", 0, true },
        { "alle2", 0, false },
    };
    for (size_t k = 0; k < ARRAY_LEN(cases); k++) {
        renew(2, false);
        map1(PAGE, 0x9000, 3 * PAGE, S1_LEAF | NG);
        regs.ttbr0_el1 |= ASID(5);
        load_regs();
        hits(PAGE);
        poke(entry(PAGE, 1, 2), split(0x80000, S1_LEAF | NG));
        tlbi(cases[k].name, cases[k].xt);
        /* A page that was not in the TLB. */
        if ((where(3 * PAGE, 1) == 0x83000) != cases[k].drops)
            fail_msg("TLBI %s, 0x%llx", cases[k].name, (unsigned long long)cases[k].xt);
    }
}

/* Stage-2 leaves: VMALLE1 leaves them, IPAS2E1 and VMALLS12E1 do not. */
static void stage2_is_cached(void **state)
{
    (void)state;
    static const struct {
        const char *first, *second;
        uint64_t xt;
        bool drops;
    } cases[] = {
        { "vmalle1", NULL, 0, false },
        { "vae1", NULL, XT(PAGE), false },
        { "ipas2e1", "vmalle1", XT(0x9000), true },
        { "ipas2e1", "vmalle1", XT(0xA000), false },
        { "ipas2le1", "vmalle1", XT(0x9000), true },
        { "ipas2e1", "vmalle1", XT(0x9000) | TTL(6), false },
        { "vmalls12e1", NULL, 0, true },
        { "alle1", NULL, 0, true },
    };
    for (size_t k = 0; k < ARRAY_LEN(cases); k++) {
        renew(2, true);
        map1(PAGE, 0x9000, PAGE, S1_LEAF);
        map2(0x9000, 0x101000, PAGE, S2_PAGE);
        assert_int_equal(where(PAGE, 1), 0x101000);
        poke(entry(PAGE, 2, 3), S2_PAGE | 0x102000);
        tlbi(cases[k].first, cases[k].xt);
        if (cases[k].second)
            tlbi(cases[k].second, 0);
        if ((where(PAGE, 1) == 0x102000) != cases[k].drops)
            fail_msg("TLBI %s, 0x%llx", cases[k].first, (unsigned long long)cases[k].xt);
    }
}

static void without_walk_caches(void **state)
{
    (void)state;
    renew(2, true);
    map1(PAGE, 0x9000, 2 * PAGE, S1_LEAF);
    map2(0x9000, 0x101000, 2 * PAGE, S2_PAGE);
    mmu_set_walk_caches(mmu, false);
    hits(PAGE);
    const uint64_t reads = mmu_stats(mmu)->descriptors_read;
    assert_int_equal(reads, 4 * 5 + 4); /* each stage-1 descriptor after a walk of stage 2 */
    hits(2 * PAGE);
    assert_int_equal(mmu_stats(mmu)->descriptors_read, 2 * reads);
    assert_int_equal(mmu_stats(mmu)->table_hits, 0);
    assert_int_equal(mmu_stats(mmu)->stage2_hits, 0);
}

/* ---- conflicts ------------------------------------------------------------------------------- */

static unsigned reports;
static struct mmu_lint last;

static void note(void *arg, const struct mmu_lint *lint)
{
    (void)arg;
    reports += lint->kind == MMU_LINT_CONFLICT;
    last = *lint;
}

/*
 * A block in place of a table of pages, one of which is in the TLB; only its neighbour was
 * invalidated. `moved`: the block leads elsewhere.
 */
static void page_then_block(bool moved)
{
    map1(BLOCK, 0x8000000, BLOCK, S1_LEAF);
    const pa_t at = entry(BLOCK, 1, 2);
    const uint64_t block = peek(at);
    poke(at, split(0x8000000, S1_LEAF));
    tlbi("vmalle1", 0);
    hits(BLOCK + PAGE);
    poke(at, moved ? BLOCK_LEAF | 0xA000000 : block);
    tlbi("vae1", XT(BLOCK + 2 * PAGE));
    hits(BLOCK + 2 * PAGE);
}

static void conflict(void **state)
{
    (void)state;
    renew(2, false);
    page_then_block(true);
    const struct mmu_fault f = bad(BLOCK + PAGE, MMU_WRITE, 1);
    assert_int_equal(f.kind, MMU_FAULT_TLB_CONFLICT);
    assert_int_equal(mmu_fault_dfsc(&f), 0x30);
    assert_true(f.write);
    assert_int_equal(mmu_stats(mmu)->tlb_conflicts, 1);
    /* The rest of the block is used without conflict, also after it. */
    assert_int_equal(where(BLOCK + 3 * PAGE, 1), 0xA003000);
    assert_int_equal(bad(BLOCK + PAGE, MMU_READ, 1).kind, MMU_FAULT_TLB_CONFLICT);
    /* D8.17.3: VMALLE1 is what ends it. */
    tlbi("vmalle1", 0);
    assert_int_equal(where(BLOCK + PAGE, 1), 0xA001000);
    assert_int_equal(mmu_stats(mmu)->tlb_conflicts, 2);
}

/*
 * D8.15.1.6, R_QWTKL, R_ZMVZT: never of a stage that is off; with both on and FEAT_BBM it goes to
 * EL2. Without FEAT_BBM stage 1 is chosen.
 */
static void stage_of_conflict(void **state)
{
    (void)state;
    static const struct {
        bool stage1, stage2;
        uint64_t bbm;
        unsigned target_el;
    } cases[] = {
        { true, false, 2, 1 }, { true, true, 2, 2 },  { true, true, 1, 2 },
        { true, true, 0, 1 },  { false, true, 2, 2 }, { false, true, 0, 2 },
    };
    for (size_t k = 0; k < ARRAY_LEN(cases); k++) {
        renew(cases[k].bbm, cases[k].stage2);
        if (cases[k].stage2) {
            /* The conflict is in the stage that is on, or in both. */
            map1(BLOCK, BLOCK, BLOCK, S1_LEAF);
            map2(BLOCK, 0x8000000, BLOCK, S2_PAGE);
            regs.sctlr_el1 = cases[k].stage1 ? SCTLR_ON : 0;
            load_regs();
            const pa_t at = entry(BLOCK, 2, 2);
            poke(at, split(0x8000000, S2_PAGE));
            tlbi("vmalls12e1", 0);
            hits(BLOCK + PAGE);
            poke(at, 0xA000000 | (S2_PAGE & ~UINT64_C(2)));
            tlbi("ipas2e1", XT(BLOCK + 2 * PAGE));
            hits(BLOCK + 2 * PAGE);
        } else {
            page_then_block(true);
        }
        const struct mmu_fault f = bad(BLOCK + PAGE, MMU_READ, 1);
        struct mmu_exception x;
        assert_int_equal(f.kind, MMU_FAULT_TLB_CONFLICT);
        assert_true(mmu_fault_exception(&f, &regs, 1, NULL, &x));
        if (x.target_el != cases[k].target_el || f.stage2 != (cases[k].target_el == 2))
            fail_msg("case %zu: stage %d, taken to EL%u", k, f.stage2 + 1, x.target_el);
        assert_int_equal(x.esr & 0x3F, 0x30);
        assert_false(x.hpfar_valid);
    }
}

/* FEAT_BBM level 2: entries of two sizes that agree are no conflict. */
static void no_conflict(void **state)
{
    (void)state;
    renew(2, false);
    page_then_block(false);
    assert_int_equal(where(BLOCK + PAGE, 1), 0x8001000);
    assert_int_equal(mmu_stats(mmu)->tlb_conflicts, 0);
}

static void conflict_is_reported(void **state)
{
    (void)state;
    renew(2, false);
    assert_true(mmu_lint(mmu, note, NULL));
    reports = 0;
    page_then_block(true);
    for (unsigned n = 0; n < 3; n++)
        assert_int_equal(bad(BLOCK + PAGE, MMU_READ, 1).kind, MMU_FAULT_TLB_CONFLICT);
    assert_int_equal(reports, 1);
    assert_int_equal(last.input, BLOCK + PAGE);
    assert_int_equal(last.descriptor.pa, 0); /* the changed one went with the neighbour's TLBI */
    char text[256];
    assert_string_equal(mmu_lint_text(&last, text, sizeof text),
                        "TLB conflict: 0x201000: several TLB entries translate the address unlike "
                        "(DDI 0487 D8.17.1)");
    tlbi("vmalle1", 0);
    assert_int_equal(where(BLOCK + PAGE, 1), 0xA001000);
    assert_int_equal(reports, 1);
}

/* A global entry over a non-global one of another tree. */
static void global_conflict(void **state)
{
    (void)state;
    renew(2, false);
    const pa_t one = root1;
    map1(PAGE, 0x9000, PAGE, S1_LEAF | NG);
    root1 = machine_table(&machine);
    map1(PAGE, 0xA000, PAGE, S1_LEAF);
    regs.ttbr0_el1 = one.pa | ASID(1);
    load_regs();
    assert_int_equal(where(PAGE, 1), 0x9000);
    regs.ttbr0_el1 = root1.pa | ASID(2);
    mmu_set_regs(mmu, &regs);
    assert_int_equal(where(PAGE, 1), 0xA000);
    regs.ttbr0_el1 = one.pa | ASID(1);
    mmu_set_regs(mmu, &regs);
    assert_int_equal(bad(PAGE, MMU_READ, 1).kind, MMU_FAULT_TLB_CONFLICT);
}

/* ---- what must not show ---------------------------------------------------------------------- */

enum { STEPS = 20000, PAGES = 48 };

static uint64_t random_state;

static uint64_t random_below(uint64_t n)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return (random_state >> 11) % n;
}

struct seen {
    uint64_t pa;
    unsigned kind;
};

/*
 * Accesses, changes and TLBI from one seed. `disturb`: other registers are loaded and these again
 * before each access, so that no shortcut in front of the TLB is left.
 */
static struct mmu_stats play(uint64_t seed, bool disturb, struct seen *seen)
{
    renew(2, false);
    map1(BLOCK, 0x8000000, BLOCK, S1_LEAF | NG);
    map1(2 * BLOCK, 0x10000000, PAGES * (uint64_t)PAGE, S1_LEAF | NG);
    map1(3 * (uint64_t)BLOCK, 0x20000000, PAGES * (uint64_t)PAGE, S1_LEAF);
    const pa_t at = entry(BLOCK, 1, 2);
    const uint64_t values[] = { peek(at), split(0x8000000, S1_LEAF | NG),
                                (BLOCK_LEAF | NG) + 0xC000000 };
    random_state = seed;
    for (unsigned n = 0; n < STEPS; n++) {
        const uint64_t what = random_below(100);
        const uint64_t va = (1 + random_below(3)) * BLOCK + random_below(PAGES) * PAGE;
        const unsigned asid = 1 + (unsigned)random_below(2);
        const uint64_t value = values[random_below(3)];
        struct mmu_fault f;
        seen[n] = (struct seen){ 0, 0 };
        if (what < 2)
            poke(at, value);
        else if (what < 6)
            tlbi("vae1", XT(va) | ASID(asid));
        else if (what < 7)
            tlbi("vmalle1", 0);
        else if (what < 10)
            regs.ttbr0_el1 = root1.pa | ASID(asid);
        mmu_set_regs(mmu, &regs);
        if (disturb) {
            struct mmu_regs others = regs;
            others.ttbr0_el1 ^= ASID(0x10);
            mmu_set_regs(mmu, &others);
            mmu_set_regs(mmu, &regs);
        }
        const enum mmu_access access = random_below(2) ? MMU_READ : MMU_FETCH;
        const struct mmu_page *p =
            mmu_translate(mmu, (va_t){ va }, access, random_below(2) ? 1 : 1 | MMU_PAN, &f);
        seen[n].pa = p ? p->pa_page : 0;
        seen[n].kind = p ? 0 : f.kind;
    }
    return *mmu_stats(mmu);
}

static void nothing_in_front_shows(void **state)
{
    (void)state;
    static struct seen plain[STEPS];
    static struct seen disturbed[STEPS];
    uint64_t conflicts = 0;
    for (uint64_t seed = 1; seed <= 4; seed++) {
        const struct mmu_stats a = play(seed * UINT64_C(0x9E3779B97F4A7C15), false, plain);
        const struct mmu_stats b = play(seed * UINT64_C(0x9E3779B97F4A7C15), true, disturbed);
        for (unsigned n = 0; n < STEPS; n++)
            if (plain[n].pa != disturbed[n].pa || plain[n].kind != disturbed[n].kind)
                fail_msg("seed %llu, step %u: 0x%llx (fault %u), and 0x%llx (fault %u) disturbed",
                         (unsigned long long)seed, n, (unsigned long long)plain[n].pa,
                         plain[n].kind, (unsigned long long)disturbed[n].pa, disturbed[n].kind);
        assert_memory_equal(&a, &b, sizeof a);
        conflicts += a.tlb_conflicts;
    }
    assert_true(conflicts > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_entry),
        cmocka_unit_test(no_run),
        cmocka_unit_test(kinds_of_access),
        cmocka_unit_test(splintered),
        cmocka_unit_test(splintered_at_stage1),
        cmocka_unit_test(survive_a_switch),
        cmocka_unit_test(vmids_survive),
        cmocka_unit_test(tables_are_cached),
        cmocka_unit_test(stage2_is_cached),
        cmocka_unit_test(without_walk_caches),
        cmocka_unit_test(conflict),
        cmocka_unit_test(stage_of_conflict),
        cmocka_unit_test(no_conflict),
        cmocka_unit_test(conflict_is_reported),
        cmocka_unit_test(global_conflict),
        cmocka_unit_test(nothing_in_front_shows),
    };
    return cmocka_run_group_tests(tests, setup, free_mmu);
}
