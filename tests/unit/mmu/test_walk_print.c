/* SPDX-License-Identifier: Apache-2.0 */
/* A walk as people see it: the fields of descriptors, the lines of a walk. */
#define MACHINE_PAGES 512
#include "machine.h"

#include <setjmp.h>
#include <stdlib.h>

#include <cmocka.h>

static struct machine machine;
static struct mmu *mmu;
static struct mmu_impl impl;
static struct mmu_regs regs;

#define BIT(n) (UINT64_C(1) << (n))

/* ---- fields ---------------------------------------------------------------------------------- */

enum form { FORM_4K, FORM_4K_DS, FORM_64K_52 };

static void set_form(enum form form, uint64_t tcr, uint64_t hcr)
{
    static const uint64_t granules[] = { UINT64_C(2) << 30 | 16 << 16 | 16,
                                         UINT64_C(2) << 30 | BIT(59) | 16 << 16 | 16,
                                         UINT64_C(3) << 30 | BIT(14) | 16 << 16 | 16 };
    static const uint64_t stage2[] = { 16 | 2 << 6 | 5 << 16, 16 | 2 << 6 | 5 << 16 | BIT(32),
                                       16 | 2 << 6 | 6 << 16 | BIT(14) };
    regs = (struct mmu_regs){ .sctlr_el1 = SCTLR_ON,
                              .tcr_el1 = granules[form] | UINT64_C(5) << 32 | tcr,
                              .mair_el1 = MAIR,
                              .hcr_el2 = hcr,
                              .vtcr_el2 = stage2[form],
                              .sctlr_el2 = SCTLR_ON,
                              .tcr_el2 = 16 | 5 << 16 };
    mmu_set_regs(mmu, &regs);
}

static const struct field_row {
    enum form form;
    uint64_t tcr, hcr;
    enum mmu_regime regime;
    unsigned stage, type;
    int level;
    uint64_t raw;
    const char *expected;
} field_rows[] = {
    { FORM_4K, 0, 0, MMU_EL10, 1, MMU_INVALID, 3, UINT64_MAX - 1, "" },
    /* Table descriptors (Table D8-50, Table D8-51). */
    { FORM_4K, 0, 0, MMU_EL10, 1, MMU_TABLE, 0, 0x0000000012345003, "" },
    { FORM_4K, 0, 0, MMU_EL10, 1, MMU_TABLE, 1, BIT(62) | 3, "APTable=0b10" },
    { FORM_4K, 0, 0, MMU_EL10, 1, MMU_TABLE, 1, BIT(61) | BIT(60) | 3, "APTable=0b01 UXNTable" },
    { FORM_4K, 0, 0, MMU_EL10, 1, MMU_TABLE, 1, BIT(59) | 3, "PXNTable" },
    { FORM_4K, 0, 0, MMU_EL2, 1, MMU_TABLE, 1, BIT(60) | BIT(59) | 3,
      "XNTable RES0=0x800000000000000" },
    { FORM_4K, BIT(41), 0, MMU_EL10, 1, MMU_TABLE, 1, BIT(60) | 3, "UXNTable (ignored: HPD)" },
    { FORM_4K, 0, BIT(42) | BIT(43), MMU_EL10, 1, MMU_TABLE, 1, BIT(60) | 3, "PXNTable" },
    { FORM_4K, 0, 0, MMU_EL10, 1, MMU_TABLE, 1, BIT(63) | BIT(50) | BIT(48) | 3,
      "RES0=0x8005000000000000" },
    { FORM_4K_DS, 0, 0, MMU_EL10, 1, MMU_TABLE, 1, BIT(48) | BIT(9) | 3, "" },
    { FORM_64K_52, 0, 0, MMU_EL10, 1, MMU_TABLE, 2, 0xF000 | 3, "" },
    { FORM_4K, 0, 0, MMU_EL10, 1, MMU_TABLE, 1, BIT(58) | BIT(51) | BIT(11) | BIT(2) | 3,
      "SW=0x81 SW[11:2]=0x201" },
    { FORM_4K, 0, HCR_VM, MMU_EL10, 2, MMU_TABLE, 1, BIT(60) | 3, "RES0=0x1000000000000000" },
    /* Stage-1 leaves (Table D8-52). */
    { FORM_4K, 0, 0, MMU_EL10, 1, MMU_PAGE, 3, 3, "AttrIndx=0 AP=0b00 SH=0" },
    { FORM_4K, 0, 0, MMU_EL10, 1, MMU_PAGE, 3, 0x12345F03 | 2 << 2 | 1 << 6,
      "AttrIndx=2 AP=0b01 SH=3 AF nG" },
    { FORM_4K, 0, 0, MMU_EL10, 1, MMU_PAGE, 3,
      BIT(54) | BIT(53) | BIT(52) | BIT(51) | BIT(50) | BIT(11) | BIT(10) | 2 << 8 | 3 << 6 |
          7 << 2 | 3,
      "AttrIndx=7 AP=0b11 SH=2 AF nG PXN UXN GP DBM Contiguous" },
    { FORM_4K, 0, 0, MMU_EL10, 1, MMU_PAGE, 3, BIT(55) | BIT(56) | BIT(62) | BIT(63) | 3,
      "AttrIndx=0 AP=0b00 SH=0 SW=0x3 PBHA=0x8 SW[63]" },
    { FORM_4K, 0, 0, MMU_EL10, 1, MMU_PAGE, 3, BIT(49) | BIT(5) | BIT(16) | 3,
      "AttrIndx=0 AP=0b00 SH=0 RES0=0x2000000000020" },
    { FORM_4K, 0, 0, MMU_EL10, 1, MMU_BLOCK, 2, BIT(16) | BIT(12) | BIT(20) | 1,
      "AttrIndx=0 AP=0b00 SH=0 nT RES0=0x101000" },
    { FORM_4K, 0, 0, MMU_EL2, 1, MMU_PAGE, 3, BIT(54) | BIT(53) | BIT(11) | BIT(6) | 3,
      "AttrIndx=0 AP=0b01 SH=0 XN RES0=0x20000000000800" },
    { FORM_4K, 0, BIT(42) | BIT(43), MMU_EL10, 1, MMU_PAGE, 3, BIT(54) | BIT(53) | 3,
      "AttrIndx=0 AP=0b00 SH=0 PXN RES0=0x20000000000000" },
    /* SH is of the address. A Block of 512 GiB has no Contiguous bit. */
    { FORM_4K_DS, 0, 0, MMU_EL10, 1, MMU_PAGE, 3, BIT(49) | BIT(48) | 3 << 8 | BIT(10) | 3,
      "AttrIndx=0 AP=0b00 AF" },
    { FORM_4K_DS, 0, 0, MMU_EL10, 1, MMU_BLOCK, 0, BIT(52) | BIT(38) | 1,
      "AttrIndx=0 AP=0b00 RES0=0x10004000000000" },
    { FORM_64K_52, 0, 0, MMU_EL10, 1, MMU_PAGE, 3, 0xF000 | 3, "AttrIndx=0 AP=0b00 SH=0" },
    /* Stage-2 leaves (Table D8-53). */
    { FORM_4K, 0, HCR_VM, MMU_EL10, 2, MMU_PAGE, 3, 3, "MemAttr=0x0 S2AP=0b00 SH=0" },
    { FORM_4K, 0, HCR_VM, MMU_EL10, 2, MMU_BLOCK, 1,
      BIT(54) | BIT(53) | BIT(52) | BIT(51) | BIT(11) | BIT(10) | 3 << 8 | 2 << 6 | 0xD << 2 | 1,
      "MemAttr=0xd S2AP=0b10 SH=3 AF XN=0b11 FnXS DBM Contiguous" },
    { FORM_4K, 0, HCR_VM, MMU_EL10, 2, MMU_PAGE, 3,
      BIT(63) | BIT(62) | BIT(58) | BIT(55) | BIT(50) | 3,
      "MemAttr=0x0 S2AP=0b00 SH=0 SW=0x9 PBHA=0x8 RES0=0x8004000000000000" },
    { FORM_4K_DS, 0, HCR_VM, MMU_EL10, 2, MMU_PAGE, 3, BIT(48) | 1 << 8 | 3,
      "MemAttr=0x0 S2AP=0b00" },
};

static void check_fields(const struct field_row *row, size_t k)
{
    set_form(row->form, row->tcr, row->hcr);
    struct mmu_walk walk = { .steps = 1, .regime = row->regime };
    walk.step[0] = (struct mmu_step){ .stage = (uint8_t)row->stage,
                                      .read = true,
                                      .level = (int8_t)row->level,
                                      .type = (uint8_t)row->type,
                                      .raw = row->raw,
                                      .contiguous = true };
    char text[256];
    mmu_step_fields(mmu, &walk, 0, text, sizeof text);
    if (strcmp(text, row->expected) != 0)
        fail_msg("row %zu: expected \"%s\", got \"%s\"", k, row->expected, text);
    /* A small buffer holds the beginning. */
    for (size_t size = 1; size < 40; size++) {
        char small[40];
        memset(small, 'x', sizeof small);
        mmu_step_fields(mmu, &walk, 0, small, size);
        assert_true(strlen(small) < size);
        assert_int_equal(strncmp(small, row->expected, strlen(small)), 0);
    }
}

static void fields(void **state)
{
    (void)state;
    for (size_t k = 0; k < ARRAY_LEN(field_rows); k++)
        check_fields(&field_rows[k], k);
    struct mmu_walk walk = { .steps = 0 };
    char text[8] = "before";
    assert_string_equal(mmu_step_fields(mmu, &walk, 0, text, sizeof text), "");
}

/* What a feature gives is RES0 without it. */
static void fields_of_features(void **state)
{
    (void)state;
    struct mmu *const whole = mmu;
    struct mmu_impl less = impl;
    less.xnx = less.features.xs = less.hpds = false;
    mmu = mmu_new(&less, &machine.walk);
    static const struct field_row rows[] = {
        { FORM_4K, 0, HCR_VM, MMU_EL10, 2, MMU_PAGE, 3, BIT(54) | BIT(53) | BIT(11) | 3,
          "MemAttr=0x0 S2AP=0b00 SH=0 XN RES0=0x20000000000800" },
        { FORM_4K, BIT(41), 0, MMU_EL10, 1, MMU_TABLE, 1, BIT(60) | 3, "UXNTable" },
    };
    for (size_t k = 0; k < ARRAY_LEN(rows); k++)
        check_fields(&rows[k], k);
    mmu_free(mmu);
    mmu = whole;
}

static void ignored_contiguous(void **state)
{
    (void)state;
    set_form(FORM_4K, 0, 0);
    struct mmu_walk walk = { .steps = 1 };
    walk.step[0] = (struct mmu_step){
        .stage = 1, .read = true, .level = 3, .type = MMU_PAGE, .raw = BIT(52) | 3
    };
    char text[256];
    assert_string_equal(mmu_step_fields(mmu, &walk, 0, text, sizeof text),
                        "AttrIndx=0 AP=0b00 SH=0 Contiguous(ignored)");
}

/* ---- walks ----------------------------------------------------------------------------------- */

static pa_t root1, root2;

static void both_stages(void)
{
    struct error e;
    machine_init(&machine);
    root1 = machine_table(&machine);
    root2 = machine_table(&machine);
    assert_true(mmu_map(&machine.stage2, root2, IPA_OFFSET, 0, 0x40000000,
                        S2_LEAF | S2_RW | S2_MEMATTR(0xF), &e));
    regs = (struct mmu_regs){ .sctlr_el1 = SCTLR_ON,
                              .tcr_el1 = TCR_48,
                              .ttbr0_el1 = (root1.pa + IPA_OFFSET) | UINT64_C(5) << 48,
                              .ttbr1_el1 = root1.pa + IPA_OFFSET,
                              .mair_el1 = MAIR,
                              .hcr_el2 = HCR_VM,
                              .vtcr_el2 = VTCR_48,
                              .vttbr_el2 = root2.pa | UINT64_C(3) << 48 };
    mmu_set_regs(mmu, &regs);
}

static void map1(uint64_t va, uint64_t ipa, uint64_t size, uint64_t leaf)
{
    struct error e;
    assert_true(mmu_map(&machine.stage1, root1, va, ipa, size, leaf, &e));
}

static void map2(uint64_t ipa, uint64_t pa, uint64_t size, uint64_t leaf)
{
    struct error e;
    assert_true(mmu_map(&machine.stage2, root2, ipa, pa, size, leaf, &e));
}

/* The walk as text; no line is wider than 110, and none ends in a blank. */
static char *printed(uint64_t va, enum mmu_access access, unsigned mode)
{
    struct mmu_walk walk;
    char *text = NULL;
    size_t size = 0;
    FILE *to = open_memstream(&text, &size);
    assert_non_null(to);
    mmu_walk(mmu, (va_t){ va }, access, mode, &walk);
    mmu_walk_print(to, mmu, &walk);
    fclose(to);
    for (const char *line = text; *line; line = strchr(line, '\n') + 1) {
        const size_t length = strcspn(line, "\n");
        if (length > 110 || length == 0 || line[length - 1] == ' ')
            fail_msg("a line of %zu: \"%.*s\"", length, (int)length, line);
    }
    return text;
}

/* The lines of `expected` follow one another in the text. */
static void expect_lines(uint64_t va, enum mmu_access access, unsigned mode, const char *expected)
{
    char *text = printed(va, access, mode);
    if (!strstr(text, expected))
        fail_msg("expected:\n%s\nin:\n%s", expected, text);
    free(text);
}

static void one_stage(void **state)
{
    (void)state;
    both_stages();
    machine.stage1 = machine.stage2;
    regs.hcr_el2 = 0;
    regs.ttbr0_el1 = root1.pa;
    regs.tcr_el1 |= UINT64_C(0x35) << 8; /* IRGN0 WB, ORGN0 WB, SH0 inner */
    mmu_set_regs(mmu, &regs);
    map1(0x200000, 0x12400000, 0x200000, S1_LEAF | S1_EL0 | S1_PXN | S1_UXN);
    char *text = printed(0x234567, MMU_READ, 0);
    assert_string_equal(
        text,
        "VA        0x0000000000234567, read at EL0; regime EL1&0: stage 1 on (ASID 0) and stage 2 "
        "off\n"
        "stage 1 level 0  PA 0x000000080000  0x0000000000083003 Table -> PA 0x000000083000\n"
        "    read as Normal iWBRW oWBRW ISH XS=0\n"
        "stage 1 level 1  PA 0x000000083000  0x0000000000084003 Table -> PA 0x000000084000\n"
        "    read as Normal iWBRW oWBRW ISH XS=0\n"
        "stage 1 level 2  PA 0x000000084008  0x0060000012400741 Block -> PA 0x000012434567\n"
        "    AttrIndx=0 AP=0b01 SH=3 AF PXN UXN; read as Normal iWBRW oWBRW ISH XS=0\n"
        "result    PA 0x000012434567, entry of 2 MiB (stage 1 level 2, stage 2 off)\n"
        "allowed   EL0 may read and write\n"
        "memory    Normal iWBRW oWBRW ISH XS=0 (as PAR_EL1: ATTR 0xff SH 3)\n"
        "unaligned allowed by the memory type\n"
        "why       stage 1's MAIR byte and SH -> Normal iWBRW oWBRW ISH XS=0 (DDI 0487 D24.2.127)\n"
        "          stage 2 is off: the attributes are stage 1's -> Normal iWBRW oWBRW ISH XS=0 "
        "(DDI "
        "0487 D8.2.12.2)\n"
        "          result -> Normal iWBRW oWBRW ISH XS=0 (DDI 0487 D24.2.142)\n");
    free(text);
    expect_lines(0x234567, MMU_READ, 1, "allowed   EL1 may read and write\n");
    expect_lines(0x234567, MMU_READ, 1 | MMU_PAN, ", read at EL1, PAN; regime");
    expect_lines(
        0x234567, MMU_READ, 1 | MMU_PAN,
        "fault     stage-1 Permission fault at level 2: DFSC 0x0e is taken to EL1, EC 0x25: "
        "ESR_EL1=0x");
    expect_lines(0x234567, MMU_FETCH, 0, "fault     stage-1 Permission fault at level 2");
    expect_lines(0x234567, MMU_FETCH, 0, "\ncause     UXN=1 (DDI 0487 D8.4.1.2.3)\n");
    expect_lines(0x400000, MMU_WRITE, 1,
                 "stage 1 level 2  PA 0x000000084010  0x0000000000000000 Invalid\n"
                 "    read as Normal iWBRW oWBRW ISH XS=0\n"
                 "fault     stage-1 Translation fault at level 2: DFSC 0x06");
    machine.broken = 0x84008;
    expect_lines(
        0x234567, MMU_READ, 0,
        "stage 1 level 2  PA 0x000000084008  External abort\n"
        "    read as Normal iWBRW oWBRW ISH XS=0\n"
        "fault     synchronous External abort on a stage-1 table walk at level 2: DFSC 0x16");
}

/* The stage-2 steps of a stage-1 descriptor are under it. */
static void nested(void **state)
{
    (void)state;
    both_stages();
    map1(0x1000, 0x9000, 0x3000, S1_LEAF | S1_ATTR(1) | UINT64_C(1) << 11);
    map2(0x9000, UINT64_C(0x4000000000), 0x1000, S2_LEAF | S2_R | S2_MEMATTR(1));
    expect_lines(
        0x1010, MMU_READ, 1,
        "stage 1 level 3  IPA 0x000040085008  PA 0x000000085008  0x0000000000009f07 Page -> "
        "IPA 0x000000009010\n"
        "    AttrIndx=1 AP=0b00 SH=3 AF nG; read as Normal iNC oNC OSH XS=1\n"
        "    stage 2 level 0  PA 0x000000081000  0x0000000000082003 Table -> PA "
        "0x000000082000\n"
        "        read as Normal iNC oNC OSH XS=1\n"
        "    stage 2 level 1  PA 0x000000082008  0x00000000000007fd Block -> PA "
        "0x000000085008\n"
        "        MemAttr=0xf S2AP=0b11 SH=3 AF; read as Normal iNC oNC OSH XS=1\n"
        "stage 2 level 0  PA 0x000000081000  0x0000000000082003 Table -> PA 0x000000082000\n"
        "    read as Normal iNC oNC OSH XS=1\n");
    expect_lines(
        0x1010, MMU_READ, 1,
        "    MemAttr=0x1 S2AP=0b01 SH=3 AF; read as Normal iNC oNC OSH XS=1\n"
        "result    IPA 0x000000009010, PA 0x004000000010, entry of 4 KiB (stage 1 level 3, "
        "stage 2 level 3)\n"
        "allowed   EL1 may read and execute\n"
        "memory    Device-nGnRE OSH XS=1 (as PAR_EL1: ATTR 0x04 SH 2) not global\n"
        "unaligned stage-2 Alignment fault, taken to EL2\n");
    expect_lines(
        0x1010, MMU_WRITE, 1,
        "fault     stage-2 Permission fault at level 3: DFSC 0x0f for IPA 0x000000009010 is "
        "taken to EL2, EC 0x24:\n          ESR_EL2=0x");
    expect_lines(0x1011, MMU_READ, 1 | MMU_UNALIGNED, "read at EL1, unaligned; regime");
    expect_lines(0x1011, MMU_READ, 1 | MMU_UNALIGNED, "stage-2 Alignment fault: DFSC 0x21");
    expect_lines(
        0x2000, MMU_READ, 1,
        "fault     stage-2 Translation fault at level 3: DFSC 0x07 for IPA 0x00000000a000");
    expect_lines(0x2000, MMU_READ, 1, " HPFAR_EL2=0x00000000a0\n");
    /* A table that stage 2 does not map. */
    machine_write(&machine, (pa_t){ root1.pa + 8 }, UINT64_C(0x123456003));
    expect_lines(
        UINT64_C(0x8000000000), MMU_READ, 1,
        "stage 1 next descriptor, IPA 0x000123456000: not read\n"
        "    stage 2 level 0  PA 0x000000081000  0x0000000000082003 Table -> PA "
        "0x000000082000\n"
        "        read as Normal iNC oNC OSH XS=1\n"
        "    stage 2 level 1  PA 0x000000082020  0x0000000000000000 Invalid\n"
        "        read as Normal iNC oNC OSH XS=1\n"
        "fault     stage-2 Translation fault on a stage-1 table walk at level 1: DFSC 0x05 "
        "for IPA 0x000123456000 is\n          taken to EL2");
}

static void updates_and_choices(void **state)
{
    (void)state;
    both_stages();
    map1(0x1000, 0x9000, 0x1000, (S1_LEAF & ~UINT64_C(0x400)) | S1_RO | BIT(51));
    map2(0x9000, 0x9000, 0x1000, S2_LEAF | S2_RW | S2_MEMATTR(0xF));
    expect_lines(0x1000, MMU_WRITE, 1, "fault     stage-1 Access flag fault at level 3: DFSC 0x0b");
    regs.tcr_el1 |= UINT64_C(3) << 39; /* HA, HD */
    mmu_set_regs(mmu, &regs);
    expect_lines(0x1000, MMU_WRITE, 1,
                 "update    hardware sets the Access flag (HA)\n"
                 "update    hardware makes a descriptor with DBM writable: dirty (HD)\n");
    expect_lines(0x1000, MMU_WRITE, 1,
                 "stage 1 same descriptor, IPA 0x000040085008: updated, which is a write\n"
                 "    stage 2 level 0  PA 0x000000081000 ");
    expect_lines(0x1000, MMU_AT_WRITE, 1, "VA        0x0000000000001000, AT write at EL1;");
    expect_lines(
        0x1000, MMU_READ, 1,
        "allowed   EL1 may read and execute (and write, which makes the descriptor dirty)\n");
    regs.tcr_el1 |= 3 << 14; /* TG0 reserved */
    mmu_set_regs(mmu, &regs);
    expect_lines(0x1000, MMU_READ, 1, "\nchoice    IMPLEMENTATION DEFINED: chose 4 KiB for the ");
}

static void off_and_el2(void **state)
{
    (void)state;
    both_stages();
    regs.hcr_el2 = 0;
    regs.sctlr_el1 = 0;
    mmu_set_regs(mmu, &regs);
    expect_lines(0x1234, MMU_WRITE, 1,
                 "stage 1 off and stage 2 off\n"
                 "result    PA 0x000000001234, entry of 1 GiB (stage 1 off, stage 2 off)\n"
                 "allowed   EL1 may read, write and execute\n"
                 "memory    Device-nGnRnE OSH XS=1 (as PAR_EL1: ATTR 0x00 SH 2)\n"
                 "unaligned stage-1 Alignment fault\n");
    regs.sctlr_el2 = SCTLR_ON;
    regs.tcr_el2 = 16 | 5 << 16;
    regs.ttbr0_el2 = root2.pa;
    regs.mair_el2 = MAIR;
    mmu_set_regs(mmu, &regs);
    expect_lines(
        IPA_OFFSET, MMU_READ, 2,
        "read at EL2; regime EL2: stage 1 on\n"
        "stage 1 level 0  PA 0x000000081000  0x0000000000082003 Table -> PA 0x000000082000\n");
    expect_lines(IPA_OFFSET, MMU_READ, 2, "    AttrIndx=7 AP=0b11 SH=3 AF RES0=0x20; read as");
    expect_lines(0, MMU_READ, 2, "is taken to EL2, EC 0x25: ESR_EL2=0x");
}

/* Addresses of 52 bits are shown whole. */
static void wide_addresses(void **state)
{
    (void)state;
    machine_init(&machine);
    struct mmu_geometry g = { .granule_bits = 16, .input_bits = 48, .start_level = 1, .lpa = true };
    g.root_pa = machine_tables(&machine, mmu_start_table_bytes(&g));
    struct mmu_mapping m;
    struct error e;
    mmu_mapping_defaults(&m);
    m.output = UINT64_C(0xB) << 48;
    m.size = 0x10000;
    m.leaf = S1_LEAF;
    assert_true(mmu_map_range(&machine.stage2, &g, &m, &e));
    set_form(FORM_64K_52, UINT64_C(2) << 32, 0); /* IPS = 0b111, as 52 bits */
    regs.ttbr0_el1 = g.root_pa.pa;
    mmu_set_regs(mmu, &regs);
    expect_lines(0x1234, MMU_READ, 1, "Page -> PA 0xb000000001234\n");
    expect_lines(0x1234, MMU_READ, 1,
                 "result    PA 0xb000000001234, entry of 64 KiB (stage 1 level 3,");
}

/* Whatever memory and registers hold, the lines are well formed. */
static void random_walks(void **state)
{
    (void)state;
    enum { ROUNDS = 1500 };
    const uint64_t seed = 20240613;
    print_message("seed %llu\n", (unsigned long long)seed);
    struct rng r;
    rng_seed(&r, seed, "print");
    machine_init(&machine);
    for (unsigned round = 0; round < ROUNDS; round++) {
        if (round % 50 == 0) {
            for (size_t k = 0; k < ARRAY_LEN(machine.words); k++) {
                const uint64_t page = RAM_BASE + 4096 * rng_below(&r, RAM_PAGES);
                const uint64_t half = rng_next(&r);
                const uint64_t noise = half & rng_next(&r) & UINT64_C(0xFFF0000000000FFC);
                machine.words[k] =
                    rng_below(&r, 12) == 0 ? rng_next(&r) : page | noise | 3 | BIT(10) | 3 << 6;
            }
        }
        regs = (struct mmu_regs){
            .sctlr_el1 = SCTLR_ON ^ (rng_below(&r, 8) == 0),
            .sctlr_el2 = SCTLR_ON ^ (rng_below(&r, 8) == 0),
            .tcr_el1 =
                TCR_48 | (rng_next(&r) & UINT64_C(0x0FFFFFF04F00FF00) & ~(UINT64_C(3) << 23)),
            .tcr_el2 = 16 | 5 << 16 | (rng_next(&r) & UINT64_C(0x7F00FF00)),
            .ttbr0_el1 = RAM_BASE + 4096 * rng_below(&r, RAM_PAGES),
            .ttbr1_el1 = RAM_BASE + 4096 * rng_below(&r, RAM_PAGES),
            .ttbr0_el2 = RAM_BASE + 4096 * rng_below(&r, RAM_PAGES),
            .ttbr1_el2 = RAM_BASE + 4096 * rng_below(&r, RAM_PAGES),
            .mair_el1 = rng_next(&r),
            .mair_el2 = rng_next(&r),
            .hcr_el2 = rng_next(&r) & (HCR_VM | BIT(46) | BIT(34) | BIT(27) | BIT(2)),
            .vtcr_el2 = VTCR_48 | (rng_next(&r) & UINT64_C(0x60FF00)),
            .vttbr_el2 = RAM_BASE + 4096 * rng_below(&r, RAM_PAGES),
        };
        mmu_set_regs(mmu, &regs);
        const uint64_t va = (rng_next(&r) >> 16) | (rng_below(&r, 2) ? UINT64_C(0xFFFF) << 48 : 0);
        const unsigned mode =
            (unsigned)rng_below(&r, 3) | (rng_next(&r) & (MMU_PAN | MMU_UNALIGNED));
        free(printed(va, (enum mmu_access)rng_below(&r, MMU_ACCESS_COUNT), mode));
    }
}

static int new_mmu(void **state)
{
    (void)state;
    mmu_impl_defaults(&impl);
    machine_init(&machine);
    mmu = mmu_new(&impl, &machine.walk);
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
        cmocka_unit_test(fields),
        cmocka_unit_test(fields_of_features),
        cmocka_unit_test(ignored_contiguous),
        cmocka_unit_test(one_stage),
        cmocka_unit_test(nested),
        cmocka_unit_test(updates_and_choices),
        cmocka_unit_test(off_and_el2),
        cmocka_unit_test(wide_addresses),
        cmocka_unit_test(random_walks),
    };
    return cmocka_run_group_tests(tests, new_mmu, free_mmu);
}
