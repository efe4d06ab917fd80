/* SPDX-License-Identifier: Apache-2.0 */
/* Which field a fault is put down to: the descriptors of one good page are spoilt one at a time. */
#define MACHINE_PAGES 128
#include "machine.h"

#include <setjmp.h>

#include <cmocka.h>

#define BIT(n) (UINT64_C(1) << (n))

static struct machine machine;
static struct mmu_impl impl;
static struct mmu_regs regs;
static pa_t root1, root2;

/* VA 0x1000 and, in the upper range and for EL0, -0x1000; IPA 0x9000 under stage 2. */
enum { VA = 0x1000, IPA = 0x9000 };

static void start(void)
{
    struct error e;
    machine_init(&machine);
    root1 = machine_table(&machine);
    root2 = machine_table(&machine);
    const uint64_t leaf2 = S2_LEAF | S2_RW | S2_MEMATTR(0xF);
    assert_true(mmu_map(&machine.stage1, root1, VA, IPA, 0x1000, S1_LEAF | S1_EL0, &e));
    for (uint64_t page = RAM_BASE; page < RAM_BASE + 4096 * (uint64_t)24; page += 4096)
        assert_true(mmu_map(&machine.stage2, root2, page + IPA_OFFSET, page, 4096, leaf2, &e));
    assert_true(mmu_map(&machine.stage2, root2, IPA, IPA, 0x1000, leaf2, &e));
    regs = (struct mmu_regs){ .sctlr_el1 = SCTLR_ON,
                              .sctlr_el2 = SCTLR_ON,
                              .tcr_el1 = TCR_48,
                              .tcr_el2 = 16 | 5 << 16,
                              .ttbr0_el1 = root1.pa + IPA_OFFSET,
                              .ttbr1_el1 = root1.pa + IPA_OFFSET,
                              .mair_el1 = MAIR,
                              .mair_el2 = MAIR,
                              .hcr_el2 = HCR_VM,
                              .vtcr_el2 = VTCR_48,
                              .vttbr_el2 = root2.pa };
}

/* The descriptor of an input address at a level, in memory. */
static uint64_t *descriptor(unsigned stage, uint64_t input, int level)
{
    struct mmu_geometry g;
    struct error e;
    pa_t at;
    uint64_t d;
    assert_true(mmu_geometry(&impl, &regs, MMU_EL10, stage, false, &g, &e));
    g.root_pa = stage == 1 ? root1 : root2;
    assert_true(mmu_descriptor_at(stage == 1 ? &machine.stage1 : &machine.stage2, &g, input, level,
                                  &at, &d, &e));
    return &machine.words[(at.pa - RAM_BASE) / 8];
}

static void expect_cause(const char *what, uint64_t va, enum mmu_access access, unsigned mode,
                         const char *expected)
{
    struct mmu *m = mmu_new(&impl, &machine.walk);
    struct mmu_walk walk;
    char text[200];
    assert_non_null(m);
    mmu_set_regs(m, &regs);
    mmu_walk(m, (va_t){ va }, access, mode, &walk);
    mmu_fault_cause(m, &walk, text, sizeof text);
    if (strcmp(text, expected) != 0)
        fail_msg("%s: expected \"%s\", got \"%s\" (%s)", what, expected, text,
                 mmu_fault_name(&walk.fault));
    /* A small buffer holds the beginning. */
    for (size_t size = 1; size < 30; size++) {
        char small[30];
        mmu_fault_cause(m, &walk, small, size);
        assert_true(strlen(small) < size);
        assert_int_equal(strncmp(small, expected, strlen(small)), 0);
    }
    mmu_free(m);
}

/* ---- descriptors ----------------------------------------------------------------------------- */

#define DIRECT   " (DDI 0487 D8.4.1.2.1)"
#define EXECUTE  " (DDI 0487 D8.4.1.2.3)"
#define STAGE2   " (DDI 0487 D8.4.2)"
#define EL1      1, 1, 3
#define TABLE(l) 1, 1, l

static const struct {
    unsigned el, stage;
    int level;
    uint64_t flip;
    enum mmu_access access;
    unsigned flags;
    const char *cause;
} spoilt[] = {
    { EL1, 0, MMU_READ, 0, "" },
    { EL1, 1, MMU_READ, 0, "bit 0 of the descriptor is 0 (DDI 0487 D8.3)" },
    { EL1, 2, MMU_READ, 0,
      "bits 1:0 of a descriptor of level 3 are 0b01, not 0b11 (DDI 0487 D8.3)" },
    { TABLE(0), 2, MMU_READ, 0, "no Block of level 0 with this granule (DDI 0487 D8.3)" },
    { TABLE(2), 2 | BIT(16), MMU_READ, 0, "nT=1 (DDI 0487 D8.7.3)" },
    { EL1, BIT(10), MMU_READ, 0,
      "AF=0, and hardware does not set it: TCR_EL1.HA (DDI 0487 D8.5.1.1)" },
    { EL1, BIT(7), MMU_WRITE, 0, "AP[2]=1: read-only" DIRECT },
    { EL1, BIT(7), MMU_ATOMIC, 0, "AP[2]=1: read-only" DIRECT },
    { EL1, BIT(7), MMU_WRITE, MMU_PAN, "AP[2]=1: read-only" DIRECT },
    { EL1, 0, MMU_READ, MMU_PAN, "PSTATE.PAN=1 and EL0 may access it (DDI 0487 D8.4.5)" },
    { EL1, 0, MMU_FETCH, 0, "EL0 may write there, so nobody else executes it" EXECUTE },
    { EL1, BIT(53), MMU_FETCH, 0, "PXN=1" EXECUTE },
    { TABLE(1), BIT(62), MMU_WRITE, 0, "APTable[1]=1 in a Table descriptor: read-only" DIRECT },
    { TABLE(0), BIT(59), MMU_FETCH, 0, "PXNTable=1 in a Table descriptor" EXECUTE },
    { 0, 1, 3, BIT(6), MMU_READ, 0, "AP[1]=0: not for EL0" DIRECT },
    { 0, 1, 3, BIT(7), MMU_WRITE, 0, "AP[2]=1: read-only" DIRECT },
    { 0, 1, 3, BIT(54), MMU_FETCH, 0, "UXN=1" EXECUTE },
    { 0, 1, 2, BIT(61), MMU_READ, 0, "APTable[0]=1 in a Table descriptor: not for EL0" DIRECT },
    { 0, 1, 2, BIT(60), MMU_FETCH, 0, "UXNTable=1 in a Table descriptor" EXECUTE },
    { 1, 2, 3, 1, MMU_READ, 0, "bit 0 of the descriptor is 0 (DDI 0487 D8.3)" },
    { 1, 2, 3, BIT(10), MMU_READ, 0,
      "AF=0, and hardware does not set it: VTCR_EL2.HA (DDI 0487 D8.5.1.1)" },
    { 1, 2, 3, BIT(7), MMU_WRITE, 0, "S2AP[1]=0: not writable" STAGE2 },
    { 1, 2, 3, BIT(6), MMU_READ, 0, "S2AP[0]=0: not readable" STAGE2 },
    { 1, 2, 3, BIT(6) | BIT(7), MMU_WRITE, 0, "S2AP[1]=0: not writable" STAGE2 },
    { 0, 2, 3, BIT(54), MMU_FETCH, 0, "XN[1:0]=0b10" STAGE2 },
    { 1, 1, 3, BIT(47), MMU_READ, 0,
      "the IPA has more than 44 bits, see VTCR_EL2.T0SZ (DDI 0487 D8.1.10)" },
    { 1, 1, 3, 3 << 2, MMU_READ, MMU_UNALIGNED,
      "stage 1 makes it Device memory (DDI 0487 D8.15.5)" },
    { 1, 2, 3, 0xE << 2, MMU_READ, MMU_UNALIGNED,
      "stage 2 makes it Device memory (DDI 0487 D8.15.5)" },
};

static void spoilt_descriptors(void **state)
{
    (void)state;
    for (size_t k = 0; k < ARRAY_LEN(spoilt); k++) {
        char row[32];
        snprintf(row, sizeof row, "row %zu", k);
        start();
        *descriptor(spoilt[k].stage, spoilt[k].stage == 1 ? VA : IPA, spoilt[k].level) ^=
            spoilt[k].flip;
        if (spoilt[k].flip == BIT(47))
            regs.vtcr_el2 += 4; /* T0SZ 20 */
        expect_cause(row, VA, spoilt[k].access, spoilt[k].el | spoilt[k].flags, spoilt[k].cause);
    }
}

/* The stage-2 leaf of a stage-1 table. */
static void spoilt_tables(void **state)
{
    (void)state;
    start();
    uint64_t *leaf = descriptor(2, root1.pa + IPA_OFFSET, 3);
    *leaf ^= S2_R;
    expect_cause("unreadable table", VA, MMU_WRITE, 1, "S2AP[0]=0: not readable" STAGE2);
    start();
    *leaf ^= S2_MEMATTR(0xF);
    expect_cause("Device table", VA, MMU_READ, 1, "");
    regs.hcr_el2 |= BIT(2);
    expect_cause("Device table, PTW", VA, MMU_READ, 1,
                 "HCR_EL2.PTW=1 and the table is in Device memory (DDI 0487 D8.6.3)");
    /* Hardware sets AF in a table that stage 2 lets nobody write. */
    start();
    *descriptor(1, VA, 3) ^= BIT(10);
    *descriptor(2, (*descriptor(1, VA, 2) & UINT64_C(0xFFFFFFFFF000)), 3) ^= S2_W;
    regs.tcr_el1 |= BIT(39);
    expect_cause("update", VA, MMU_READ, 1, "S2AP[1]=0: not writable" STAGE2);
    start();
    machine.broken = root1.pa;
    expect_cause("no memory", VA, MMU_READ, 1, "the descriptor at PA 0x80000 cannot be read");
}

/* ---- registers ------------------------------------------------------------------------------- */

static void registers(void **state)
{
    (void)state;
    const uint64_t top = UINT64_C(0xFFFF000000001000);
    start();
    expect_cause(
        "hole", BIT(48), MMU_READ, 1,
        "the VA is in no range: its bits above bit 47 are not all 0, see TCR_EL1.T0SZ (DDI "
        "0487 D8.2.4)");
    expect_cause(
        "upper hole", top ^ BIT(50), MMU_READ, 1,
        "the VA is in no range: its bits above bit 47 are not all 1, see TCR_EL1.T1SZ (DDI "
        "0487 D8.2.4)");
    regs.tcr_el1 |= BIT(7) | BIT(56);
    expect_cause("EPD0", VA, MMU_READ, 1,
                 "TCR_EL1.EPD0=1: no walks of this range (DDI 0487 D8.2.4)");
    expect_cause("E0PD1", top, MMU_READ, 0,
                 "TCR_EL1.E0PD1=1: the range is not for EL0 (DDI 0487 D8.2.4)");
    expect_cause("not of EL1", top, MMU_READ, 1, "");
    regs.tcr_el1 &= ~(uint64_t)0x3F;
    expect_cause("T0SZ 0", VA, MMU_READ, 1, "TCR_EL1.T0SZ is outside its range (DDI 0487 D8.1.9)");
    start();
    regs.vtcr_el2 = 0;
    expect_cause("VTCR_EL2 0", VA, MMU_READ, 1,
                 "VTCR_EL2.{T0SZ,TG0,SL0} give no start level (DDI 0487 D8.2.2)");
    start();
    regs.tcr_el1 &= ~(UINT64_C(7) << 32); /* IPS 32 bits */
    *descriptor(1, VA, 3) |= BIT(32);
    expect_cause(
        "leaf above IPS", VA, MMU_READ, 1,
        "the descriptor's address 0x100009000 has more than the 32 bits of TCR_EL1.IPS (DDI "
        "0487 D8.1.7)");
    regs.ttbr0_el1 |= BIT(33);
    expect_cause("TTBR above IPS", VA, MMU_READ, 1,
                 "TTBR0_EL1 has more than the 32 bits of TCR_EL1.IPS (DDI 0487 D8.1.7)");
    start();
    regs.vtcr_el2 &= ~(UINT64_C(7) << 16);
    *descriptor(2, IPA, 3) |= BIT(33);
    expect_cause(
        "leaf above PS", VA, MMU_READ, 1,
        "the descriptor's address 0x200009000 has more than the 32 bits of VTCR_EL2.PS (DDI "
        "0487 D8.1.7)");
    start();
    regs.sctlr_el1 &= ~UINT64_C(1);
    expect_cause("stage 1 off", BIT(53), MMU_READ, 1,
                 "stage 1 is off and the VA has more than 52 bits (DDI 0487 D8.2.12.1)");
    start();
    regs.sctlr_el1 |= BIT(19);
    *descriptor(1, VA, 3) &= ~S1_EL0;
    expect_cause("WXN", VA, MMU_FETCH, 1,
                 "SCTLR_EL1.WXN=1: what may be written is not executed" EXECUTE);
    start();
    regs.sctlr_el1 |= BIT(57);
    *descriptor(1, VA, 3) &= ~S1_EL0;
    expect_cause("EPAN", VA, MMU_READ, 1 | MMU_PAN,
                 "PSTATE.PAN=1 and EL0 may execute it (DDI 0487 D8.4.5)");
    start();
    regs.hcr_el2 |= BIT(42) | BIT(43);
    expect_cause("NV1", VA, MMU_READ, 0, "HCR_EL2.NV1=1: AP[1] counts as 0" DIRECT);
}

static void el2(void **state)
{
    (void)state;
    struct error e;
    start();
    machine_init(&machine);
    root1 = machine_table(&machine);
    const uint64_t leaf = S1_LEAF | S1_EL0 | S1_RO | S1_UXN;
    assert_true(mmu_map(&machine.stage2, root1, VA, IPA, 0x1000, leaf, &e));
    regs.ttbr0_el2 = root1.pa;
    expect_cause("write", VA, MMU_WRITE, 2, "AP[2]=1: read-only" DIRECT);
    expect_cause("fetch", VA, MMU_FETCH, 2, "XN=1" EXECUTE);
    expect_cause("PAN", VA, MMU_READ, 2 | MMU_PAN, "");
    regs.tcr_el2 &= ~(UINT64_C(7) << 16);
    regs.ttbr0_el2 |= BIT(40);
    expect_cause("PS", VA, MMU_READ, 2,
                 "TTBR0_EL2 has more than the 32 bits of TCR_EL2.PS (DDI 0487 D8.1.7)");
}

static int defaults(void **state)
{
    (void)state;
    mmu_impl_defaults(&impl);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spoilt_descriptors),
        cmocka_unit_test(spoilt_tables),
        cmocka_unit_test(registers),
        cmocka_unit_test(el2),
    };
    return cmocka_run_group_tests(tests, defaults, NULL);
}
