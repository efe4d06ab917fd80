/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The TLB by what it makes of accesses: whose entries they may use, what a change without TLBI
 * shows, and what each TLBI reaches. All of it holds with a single entry; hits are for
 * test_tlb_timing.c.
 */
#include "tlb_unit.h"

/* ---- whose entry it is ----------------------------------------------------------------------- */

/* Roots with one page at 0x1000 each, to 0x101000 ... */
static pa_t tree(uint64_t output, uint64_t leaf)
{
    const pa_t was = root1;
    const pa_t root = machine_table(&machine);
    root1 = root;
    map1(PAGE, output, PAGE, leaf);
    root1 = was;
    return root;
}

static void asids(void **state)
{
    (void)state;
    renew(2, false);
    const pa_t one = tree(0x101000, S1_LEAF | NG);
    const pa_t two = tree(0x102000, S1_LEAF | NG);
    static const struct {
        uint64_t tcr;
        unsigned first, second;
        bool same; /* the second finds the first's entry */
    } cases[] = {
        { 0, 1, 2, false },
        { 0, 1, 1, true },
        { 0, 0x101, 0x001, true }, /* TCR_EL1.AS = 0: 8 bits count */
        { BIT(36), 0x101, 0x001, false },
        { BIT(36), 0x101, 0x101, true },
        { BIT(36), 0xFF00, 0x00FF, false },
    };
    for (size_t k = 0; k < ARRAY_LEN(cases); k++) {
        regs.tcr_el1 = TCR_48 | cases[k].tcr;
        regs.ttbr0_el1 = one.pa | ASID(cases[k].first);
        load_regs();
        assert_int_equal(where(PAGE, 1), 0x101000);
        regs.ttbr0_el1 = two.pa | ASID(cases[k].second);
        mmu_set_regs(mmu, &regs);
        assert_int_equal(where(PAGE, 1), cases[k].same ? 0x101000 : 0x102000);
    }
}

/* TCR_EL1.A1: the ASID is that of TTBR1_EL1. */
static void asid_of_ttbr1(void **state)
{
    (void)state;
    renew(2, false);
    const pa_t one = tree(0x101000, S1_LEAF | NG);
    const pa_t two = tree(0x102000, S1_LEAF | NG);
    regs.tcr_el1 |= BIT(22);
    regs.ttbr0_el1 = one.pa | ASID(1);
    regs.ttbr1_el1 = one.pa | ASID(9);
    load_regs();
    assert_int_equal(where(PAGE, 1), 0x101000);
    regs.ttbr0_el1 = two.pa | ASID(2);
    mmu_set_regs(mmu, &regs);
    assert_int_equal(where(PAGE, 1), 0x101000);
    tlbi("aside1", ASID(1));
    assert_int_equal(where(PAGE, 1), 0x101000);
    regs.ttbr1_el1 = one.pa | ASID(8);
    mmu_set_regs(mmu, &regs);
    assert_int_equal(where(PAGE, 1), 0x102000);
}

static void global_is_for_every_asid(void **state)
{
    (void)state;
    renew(2, false);
    const pa_t one = tree(0x101000, S1_LEAF);
    const pa_t two = tree(0x102000, S1_LEAF | NG);
    regs.ttbr0_el1 = one.pa | ASID(1);
    load_regs();
    assert_true(good(PAGE, MMU_READ, 1)->global);
    regs.ttbr0_el1 = two.pa | ASID(2);
    mmu_set_regs(mmu, &regs);
    assert_int_equal(where(PAGE, 1), 0x101000);
    tlbi("aside1", ASID(1));
    tlbi("aside1", ASID(2));
    assert_int_equal(where(PAGE, 1), 0x101000);
    tlbi("vae1", XT(PAGE) | ASID(3));
    assert_int_equal(where(PAGE, 1), 0x102000);
}

/* VTCR_EL2.VS: 8 or 16 bits of VMID. */
static void vmids(void **state)
{
    (void)state;
    static const struct {
        uint64_t vtcr;
        unsigned first, second;
        bool same;
    } cases[] = {
        { 0, 1, 2, false },
        { 0, 1, 1, true },
        { 0, 0x101, 0x001, true },
        { BIT(19), 0x101, 0x001, false },
        { BIT(19), 0x101, 0x101, true },
    };
    for (size_t k = 0; k < ARRAY_LEN(cases); k++) {
        renew(2, true);
        map1(PAGE, 0x9000, PAGE, S1_LEAF);
        map2(0x9000, 0x101000, PAGE, S2_PAGE);
        regs.vtcr_el2 |= cases[k].vtcr;
        regs.vttbr_el2 = root2.pa | VMID(cases[k].first);
        load_regs();
        assert_int_equal(where(PAGE, 1), 0x101000);
        poke(entry(PAGE, 2, 3), S2_PAGE | 0x102000);
        regs.vttbr_el2 = root2.pa | VMID(cases[k].second);
        mmu_set_regs(mmu, &regs);
        assert_int_equal(where(PAGE, 1), cases[k].same ? 0x101000 : 0x102000);
    }
}

#define E2H BIT(34)
#define TGE BIT(27)

/* The same address in three regimes; the EL2 ones have their own tables. */
static void regimes(void **state)
{
    (void)state;
    renew(2, false);
    const pa_t el1 = tree(0x101000, S1_LEAF | S1_EL0);
    const pa_t el2 = tree(0x102000, S1_LEAF | S1_EL0);
    regs.ttbr0_el1 = el1.pa;
    regs.sctlr_el2 = SCTLR_ON;
    regs.ttbr0_el2 = el2.pa;
    regs.mair_el2 = MAIR;
    for (unsigned e2h = 0; e2h < 2; e2h++) {
        regs.hcr_el2 = e2h ? E2H : 0;
        regs.tcr_el2 = e2h ? TCR_48 : UINT64_C(16) | UINT64_C(5) << 16;
        load_regs();
        assert_int_equal(where(PAGE, 1), 0x101000);
        assert_int_equal(where(PAGE, 2), 0x102000);
        assert_int_equal(where(PAGE, 0), 0x101000);
        /* A host's programs. */
        regs.hcr_el2 |= e2h ? TGE : 0;
        mmu_set_regs(mmu, &regs);
        assert_int_equal(where(PAGE, 0), e2h ? 0x102000 : 0x101000);
        assert_int_equal(where(PAGE, 2), 0x102000);
    }
    /* The same tables by E2H: entries of the EL2 and the EL2&0 regime are told apart. */
    regs.hcr_el2 = 0;
    regs.tcr_el2 = UINT64_C(16) | UINT64_C(5) << 16;
    load_regs();
    assert_int_equal(where(PAGE, 2), 0x102000);
    poke(entry_of(PAGE, 2, 1, 3), S1_LEAF | 0x103000);
    assert_int_equal(where(PAGE, 2), 0x102000);
    regs.hcr_el2 = E2H;
    regs.tcr_el2 = TCR_48;
    mmu_set_regs(mmu, &regs);
    assert_int_equal(where(PAGE, 2), 0x103000);
}

/* ---- changes without TLBI -------------------------------------------------------------------- */

static void old_until_tlbi(void **state)
{
    (void)state;
    renew(2, true);
    map1(PAGE, 0x9000, PAGE, S1_LEAF);
    map2(0x9000, 0x101000, PAGE, S2_PAGE);
    struct memattr attr = good(PAGE, MMU_READ, 1)->attr;
    assert_true(memattr_cacheable(&attr));
    /* MAIR_EL1. */
    regs.mair_el1 = 0x44;
    mmu_set_regs(mmu, &regs);
    assert_true(memattr_cacheable(&good(PAGE, MMU_READ, 1)->attr));
    tlbi("vae1", XT(PAGE));
    assert_false(memattr_cacheable(&good(PAGE, MMU_READ, 1)->attr));
    /* HCR_EL2.FWB: MemAttr 0b1111 is 0b111 with it, stage 1's own type; 0b110 is Write-Back. */
    poke(entry(PAGE, 2, 3), S2_LEAF | S2_RW | S2_MEMATTR(6) | 0x101000);
    tlbi("vmalls12e1", 0);
    assert_string_equal(memattr_type_name(&good(PAGE, MMU_READ, 1)->attr), "Normal");
    assert_false(memattr_cacheable(&good(PAGE, MMU_READ, 1)->attr));
    regs.hcr_el2 |= BIT(46);
    mmu_set_regs(mmu, &regs);
    assert_false(memattr_cacheable(&good(PAGE, MMU_READ, 1)->attr));
    tlbi("vmalls12e1", 0);
    assert_true(memattr_cacheable(&good(PAGE, MMU_READ, 1)->attr));
    /* Both stages' tables. */
    poke(entry(PAGE, 2, 3), S2_PAGE | 0x102000);
    assert_int_equal(where(PAGE, 1), 0x101000);
    tlbi("ipas2e1", XT(0x9000));
    tlbi("vmalle1", 0);
    assert_int_equal(where(PAGE, 1), 0x102000);
    map2(0xA000, 0x103000, PAGE, S2_PAGE);
    poke(entry(PAGE, 1, 3), S1_LEAF | 0xA000);
    assert_int_equal(where(PAGE, 1), 0x102000);
    tlbi("vmalle1", 0);
    assert_int_equal(where(PAGE, 1), 0x103000);
    poke(entry(PAGE, 1, 3), 0);
    assert_int_equal(where(PAGE, 1), 0x103000);
    tlbi("vmalle1", 0);
    expect_fault(PAGE, MMU_READ, 1, 0x07, false, false);
}

/* What faults is not cached, and what is denied is walked for again. */
static void permission_added(void **state)
{
    (void)state;
    renew(2, true);
    map1(PAGE, 0x9000, PAGE, S1_LEAF | S1_RO | S1_PXN);
    map2(0x9000, 0x101000, PAGE, S2_LEAF | S2_R | S2_MEMATTR(0xF) | BIT(54));
    good(PAGE, MMU_READ, 1);
    expect_fault(PAGE, MMU_WRITE, 1, 0x0F, false, false);
    poke(entry(PAGE, 1, 3), S1_LEAF | S1_PXN | 0x9000);
    expect_fault(PAGE, MMU_WRITE, 1, 0x0F, true, false);
    const pa_t at = entry(PAGE, 2, 3);
    poke(at, S2_PAGE | 0x101000);
    tlbi("ipas2e1", XT(0x9000)); /* the walk cache may have the old stage-2 leaf */
    good(PAGE, MMU_WRITE, 1);
    /* Permissions that went are still there. */
    poke(entry(PAGE, 1, 3), S1_LEAF | S1_RO | S1_PXN | 0x9000);
    good(PAGE, MMU_WRITE, 1);
    tlbi("vae1", XT(PAGE));
    expect_fault(PAGE, MMU_WRITE, 1, 0x0F, false, false);
    expect_fault(PAGE, MMU_FETCH, 1, 0x0F, false, false);
    poke(entry(PAGE, 1, 3), S1_LEAF | S1_RO | 0x9000);
    good(PAGE, MMU_FETCH, 1);
    /* Faults of kinds that are never cached. */
    expect_fault(2 * PAGE, MMU_READ, 1, 0x07, false, false);
    const pa_t next = { entry(PAGE, 1, 3).pa + 8 };
    poke(next, (S1_LEAF & ~BIT(10)) | 0x9000);
    expect_fault(2 * PAGE, MMU_READ, 1, 0x0B, false, false);
    poke(next, S1_LEAF | 0x9000);
    good(2 * PAGE, MMU_READ, 1);
}

/* Stage-2 write permission, granted without TLBI, is seen too (D8.17: software may rely on a walk).
 */
static void stage2_permission_added(void **state)
{
    (void)state;
    renew(2, true);
    map1(PAGE, 0x9000, PAGE, S1_LEAF);
    map2(0x9000, 0x101000, PAGE, S2_LEAF | S2_R | S2_MEMATTR(0xF));
    good(PAGE, MMU_READ, 1);
    expect_fault(PAGE, MMU_WRITE, 1, 0x0F, true, false);
    poke(entry(PAGE, 2, 3), S2_PAGE | 0x101000);
    good(PAGE, MMU_WRITE, 1);
}

/* ---- what a TLBI reaches --------------------------------------------------------------------- */

enum world {
    NON_GLOBAL = 1, /* EL1, ASID 5, VMID 7; stage 1 alone */
    GLOBAL = 2,
    COMBINED = 4, /* stage 1 as NON_GLOBAL, stage 2 by pages: IPA 0x9000 */
    EL2 = 8,
    HOST = 16,     /* EL2&0, ASID 5; the operation is executed with TGE = 1 */
    IN_BLOCK = 32, /* as NON_GLOBAL, the last page of a block */
    DEVICE = 64,   /* as NON_GLOBAL, with XS = 1 */
    UPPER = 128,   /* as NON_GLOBAL, by TTBR1_EL1 */
    EL1 = NON_GLOBAL | GLOBAL | COMBINED | IN_BLOCK | DEVICE | UPPER,
    NG_PAGES = NON_GLOBAL | COMBINED | HOST | DEVICE,
    LOW = NG_PAGES | GLOBAL | IN_BLOCK,
    WORLDS = 8
};

enum { VA = 0x201000, BLOCK_END = 0x3FF000 };
#define VA_UPPER UINT64_C(0xFFFF000000201000)

static uint64_t leave(enum world world)
{
    switch (world) {
    case IN_BLOCK: return BLOCK_END;
    case UPPER: return VA_UPPER;
    default: return VA;
    }
}

/* Registers and tables of a world, and its entry in the TLB. The leaf that was there changes. */
static void fill(enum world world)
{
    const unsigned el = world == EL2 || world == HOST ? 2 : 1;
    renew(2, world == COMBINED);
    uint64_t leaf = S1_LEAF | NG;
    if (world == GLOBAL || world == EL2)
        leaf = S1_LEAF;
    if (world == DEVICE)
        leaf |= S1_ATTR(3);
    if (world == IN_BLOCK)
        map1(BLOCK, 0x8000000, BLOCK, leaf);
    else
        map1(VA, 0x9000, PAGE, leaf);
    if (world == COMBINED) {
        map2(0x9000, 0x9000, PAGE, S2_PAGE);
        map2(0x8000, 0x8000, PAGE, S2_PAGE);
    }
    regs.vttbr_el2 |= VMID(7);
    regs.ttbr0_el1 |= ASID(5);
    regs.sctlr_el2 = SCTLR_ON;
    regs.mair_el2 = MAIR;
    regs.ttbr0_el2 = root1.pa;
    regs.tcr_el2 = UINT64_C(16) | UINT64_C(5) << 16;
    if (world == HOST) {
        regs.hcr_el2 = E2H | TGE;
        regs.tcr_el2 = TCR_48;
        regs.ttbr0_el2 |= ASID(5);
    }
    load_regs();
    const uint64_t va = leave(world);
    const uint64_t was = world == IN_BLOCK ? 0x81FF000 : 0x9000;
    assert_int_equal(where(va, el), was);
    const pa_t at = entry_of(va, el, 1, world == IN_BLOCK ? 2 : 3);
    poke(at, world == IN_BLOCK ? (leaf & ~UINT64_C(2)) | 0x8200000 : leaf | 0x8000);
    assert_int_equal(where(va, el), was);
}

/* Is it gone. */
static bool dropped(enum world world)
{
    const unsigned el = world == EL2 || world == HOST ? 2 : 1;
    const uint64_t now = where(leave(world), el);
    const uint64_t was = world == IN_BLOCK ? 0x81FF000 : 0x9000;
    const uint64_t new = world == IN_BLOCK ? 0x83FF000 : 0x8000;
    if (now != was && now != new)
        fail_msg("it leads to 0x%llx", (unsigned long long)now);
    return now == new;
}

#define R(tg, scale, num, ttl, base)                                                               \
    ((uint64_t)(tg) << 46 | (uint64_t)(scale) << 44 | (uint64_t)(num) << 39 |                      \
     (uint64_t)(ttl) << 37 | (uint64_t)(base))
#define PAGE_16K_AT(va) ((uint64_t)(va) >> 14)
#define PAGE_64K_AT(va) ((uint64_t)(va) >> 16)

/* By C5.5; what the descriptions leave open is as the model chooses. */
static const struct reach {
    const char *name; /* and with "is" and "os" */
    uint64_t xt;
    unsigned drops; /* enum world */
} reach[] = {
    { "vae1", XT(VA) | ASID(5), LOW },
    { "vae1", XT(VA) | ASID(6), GLOBAL },
    { "vae1", XT(VA) | ASID(0), GLOBAL },
    { "vae1", XT(VA + PAGE) | ASID(5), IN_BLOCK },
    { "vae1", XT(BLOCK_END) | ASID(5), IN_BLOCK },
    { "vae1", XT(VA + BLOCK) | ASID(5), 0 },
    /* Bits 43:0 are VA[55:12], bits 47:44 the TTL. */
    { "vae1", (XT(VA_UPPER) & (BIT(44) - 1)) | ASID(5), UPPER },
    { "vae1", (XT(VA_UPPER) & (BIT(44) - 1)) | ASID(6), 0 },
    { "vale1", XT(VA) | ASID(5), LOW },
    { "vale1", XT(VA) | ASID(6), GLOBAL },
    { "vaae1", XT(VA), LOW },
    { "vaae1", XT(VA) | ASID(6), LOW },
    { "vaae1", XT(VA + PAGE), IN_BLOCK },
    { "vaale1", XT(VA), LOW },
    { "vaale1", XT(VA + BLOCK), 0 },
    { "aside1", ASID(5), NG_PAGES | IN_BLOCK | UPPER },
    { "aside1", ASID(5) | XT(VA), NG_PAGES | IN_BLOCK | UPPER },
    { "aside1", ASID(6), 0 },
    { "vmalle1", 0, EL1 | HOST },
    { "vmalls12e1", 0, EL1 },
    { "alle1", 0, EL1 },
    { "alle2", 0, EL2 | HOST },
    { "vae2", XT(VA), EL2 },
    { "vae2", XT(VA) | ASID(5), EL2 | HOST },
    { "vae2", XT(VA) | ASID(6), EL2 },
    { "vae2", XT(VA + PAGE) | ASID(5), 0 },
    { "vale2", XT(VA) | ASID(5), EL2 | HOST },
    /* Entries that combine both stages: dropped, which is more than is asked for. */
    { "ipas2e1", XT(0x9000), COMBINED },
    { "ipas2e1", XT(0xA000), 0 },
    { "ipas2e1", XT(VA), 0 },
    { "ipas2le1", XT(0x9000), COMBINED },
    /* TTL: 0b01 4 KiB, 0b10 16 KiB, 0b11 64 KiB; then the level. */
    { "vae1", XT(VA) | ASID(5) | TTL(0x7), NG_PAGES | GLOBAL },
    { "vae1", XT(VA) | ASID(5) | TTL(0x6), IN_BLOCK },
    { "vae1", XT(VA) | ASID(5) | TTL(0x5), 0 },
    { "vae1", XT(VA) | ASID(5) | TTL(0xB), 0 },
    { "vae1", XT(VA) | ASID(5) | TTL(0xF), 0 },
    { "vae1", XT(VA) | ASID(5) | TTL(0x3), LOW }, /* no granule: no hint */
    { "vae1", XT(VA) | ASID(5) | TTL(0x8), LOW }, /* reserved */
    { "vae1", XT(VA) | ASID(5) | TTL(0xC), LOW }, /* reserved */
    { "vaae1", XT(VA) | TTL(0x7), NG_PAGES | GLOBAL },
    { "vae2", XT(VA) | TTL(0x7), EL2 },
    { "vae2", XT(VA) | TTL(0x6), 0 },
    { "ipas2e1", XT(0x9000) | TTL(0x7), COMBINED },
    { "ipas2e1", XT(0x9000) | TTL(0x6), 0 },
    /* Ranges: (NUM + 1) << (5 * SCALE + 1) granules from BaseADDR on. */
    { "rvae1", R(1, 0, 0, 0, XT(VA)) | ASID(5), LOW },
    { "rvae1", R(1, 0, 0, 0, XT(VA)) | ASID(6), GLOBAL },
    { "rvae1", R(1, 0, 0, 0, XT(VA - PAGE)) | ASID(5), LOW },
    { "rvae1", R(1, 0, 0, 0, XT(VA - 2 * PAGE)) | ASID(5), IN_BLOCK },
    { "rvae1", R(1, 0, 0, 0, XT(VA - 3 * PAGE)) | ASID(5), 0 },
    { "rvae1", R(1, 0, 0, 0, XT(VA + PAGE)) | ASID(5), IN_BLOCK },
    { "rvae1", R(1, 0, 1, 0, XT(VA - 3 * PAGE)) | ASID(5), LOW },
    { "rvae1", R(1, 1, 0, 0, XT(VA - 63 * PAGE)) | ASID(5), LOW },
    { "rvae1", R(1, 1, 0, 0, XT(VA - 65 * PAGE)) | ASID(5), 0 },
    { "rvae1", R(1, 3, 31, 0, 0) | ASID(5), LOW },
    { "rvae1", R(0, 3, 31, 0, 0) | ASID(5), 0 }, /* TG reserved */
    { "rvae1", R(2, 0, 0, 0, PAGE_16K_AT(VA)) | ASID(5), 0 },
    { "rvae1", R(3, 0, 0, 0, PAGE_64K_AT(VA)) | ASID(5), 0 },
    { "rvae1", R(1, 0, 0, 3, XT(VA)) | ASID(5), NG_PAGES | GLOBAL },
    { "rvae1", R(1, 0, 0, 2, XT(BLOCK)) | ASID(5), IN_BLOCK },
    { "rvale1", R(1, 0, 0, 0, XT(VA)) | ASID(5), LOW },
    { "rvaae1", R(1, 0, 0, 0, XT(VA)), LOW },
    { "rvaale1", R(1, 0, 0, 0, XT(VA)), LOW },
    { "rvae1", R(1, 0, 0, 0, XT(VA_UPPER) & (BIT(37) - 1)) | ASID(5), UPPER },
    { "rvae2", R(1, 0, 0, 0, XT(VA)) | ASID(5), EL2 | HOST },
    { "rvale2", R(1, 0, 0, 0, XT(VA)), EL2 },
    { "ripas2e1", R(1, 0, 0, 0, XT(0x8000)), COMBINED },
    { "ripas2e1", R(1, 0, 0, 0, XT(0xA000)), 0 },
    { "ripas2le1", R(1, 0, 0, 3, XT(0x9000)), COMBINED },
    { "ripas2le1", R(1, 0, 0, 2, XT(0x9000)), 0 },
};

static void hold_against(const char *name, const struct reach *r, unsigned drops)
{
    for (unsigned k = 0; k < WORLDS; k++) {
        const enum world world = (enum world)(1U << k);
        fill(world);
        tlbi(name, r->xt);
        if (dropped(world) != ((drops & world) != 0))
            fail_msg("TLBI %s, 0x%llx (row %zu): entry of kind %u is%s dropped", name,
                     (unsigned long long)r->xt, (size_t)(r - reach), world,
                     drops & world ? " not" : "");
    }
}

static void each_reach(void **state)
{
    (void)state;
    for (size_t k = 0; k < ARRAY_LEN(reach); k++)
        hold_against(reach[k].name, &reach[k], reach[k].drops);
}

/* The shareability domain and nXS: in the PE itself they reach the same, but for XS = 1. */
static void each_suffix(void **state)
{
    (void)state;
    static const char *const suffixes[] = { "is", "os", "nxs", "isnxs", "osnxs" };
    for (size_t k = 0; k < ARRAY_LEN(reach); k++) {
        const size_t n = k % ARRAY_LEN(suffixes);
        char name[24];
        snprintf(name, sizeof name, "%s%s", reach[k].name, suffixes[n]);
        const bool nxs = strstr(suffixes[n], "nxs") != NULL;
        hold_against(name, &reach[k], reach[k].drops & ~(unsigned)(nxs ? DEVICE : 0));
    }
}

/* VMIDs: what asks for the current one leaves the others'. */
static void other_vmid(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        uint64_t xt;
        bool drops;
    } cases[] = {
        { "vae1", XT(VA) | ASID(5), false },
        { "vaae1", XT(VA), false },
        { "aside1", ASID(5), false },
        { "vmalle1", 0, false },
        { "vmalls12e1", 0, false },
        { "ipas2e1", XT(0x9000), false },
        { "alle1", 0, true },
    };
    for (size_t k = 0; k < ARRAY_LEN(cases); k++) {
        fill(COMBINED);
        regs.vttbr_el2 ^= VMID(1);
        mmu_set_regs(mmu, &regs);
        tlbi(cases[k].name, cases[k].xt);
        regs.vttbr_el2 ^= VMID(1);
        mmu_set_regs(mmu, &regs);
        assert_true(dropped(COMBINED) == cases[k].drops);
    }
}

/* EL1's operations act on EL2&0 while E2H and TGE are 1, and else not; C5.5. */
static void regime_of_the_operation(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        uint64_t xt;
        uint64_t hcr; /* when it is executed */
        unsigned drops;
    } cases[] = {
        { "vae1", XT(VA) | ASID(5), E2H | TGE, HOST },
        { "vae1", XT(VA) | ASID(5), E2H, NON_GLOBAL },
        { "vae1", XT(VA) | ASID(5), TGE, NON_GLOBAL },
        { "vae1", XT(VA) | ASID(5), 0, NON_GLOBAL },
        { "aside1", ASID(5), E2H | TGE, HOST },
        { "vmalle1", 0, E2H | TGE, HOST },
        { "vmalle1", 0, E2H, NON_GLOBAL },
        { "vae2", XT(VA) | ASID(5), E2H, HOST },
        { "vae2", XT(VA) | ASID(5), 0, EL2 },
        { "alle2", 0, E2H, EL2 | HOST },
        { "alle2", 0, 0, EL2 | HOST },
        { "alle1", 0, E2H | TGE, NON_GLOBAL },
        { "vmalls12e1", 0, E2H | TGE, NON_GLOBAL },
    };
    static const enum world worlds[] = { NON_GLOBAL, EL2, HOST };
    for (size_t k = 0; k < ARRAY_LEN(cases); k++)
        for (size_t n = 0; n < ARRAY_LEN(worlds); n++) {
            fill(worlds[n]);
            const uint64_t was = regs.hcr_el2;
            regs.hcr_el2 = cases[k].hcr;
            mmu_set_regs(mmu, &regs);
            tlbi(cases[k].name, cases[k].xt);
            regs.hcr_el2 = was;
            mmu_set_regs(mmu, &regs);
            if (dropped(worlds[n]) != ((cases[k].drops & worlds[n]) != 0))
                fail_msg("row %zu, TLBI %s: world %u", k, cases[k].name, worlds[n]);
        }
}

/* A table that another one took the place of: not for last-level operations alone. */
static void tables(void **state)
{
    (void)state;
    static const char *const names[] = { "vae1", "vaae1", "aside1", "vmalle1", "alle1" };
    for (size_t k = 0; k < ARRAY_LEN(names); k++) {
        renew(2, false);
        map1(VA, 0x9000, PAGE, S1_LEAF | NG);
        regs.ttbr0_el1 |= ASID(5);
        load_regs();
        assert_int_equal(where(VA, 1), 0x9000);
        poke(entry(VA, 1, 2), split(0x10000, S1_LEAF | NG));
        assert_int_equal(where(VA, 1), 0x9000);
        tlbi(names[k], strcmp(names[k], "aside1") == 0 ? ASID(5) : XT(VA) | ASID(5));
        assert_int_equal(where(VA, 1), 0x11000);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(asids),
        cmocka_unit_test(asid_of_ttbr1),
        cmocka_unit_test(global_is_for_every_asid),
        cmocka_unit_test(vmids),
        cmocka_unit_test(regimes),
        cmocka_unit_test(old_until_tlbi),
        cmocka_unit_test(permission_added),
        cmocka_unit_test(stage2_permission_added),
        cmocka_unit_test(each_reach),
        cmocka_unit_test(each_suffix),
        cmocka_unit_test(other_vmid),
        cmocka_unit_test(regime_of_the_operation),
        cmocka_unit_test(tables),
    };
    return cmocka_run_group_tests(tests, setup, free_mmu);
}
