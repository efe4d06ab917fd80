/* SPDX-License-Identifier: Apache-2.0 */
/* System registers and operations by their encodings: who may access them, what traps. */
#include "pe.h"

/* What EL0 may read and write in the CPU `max` with every control of EL1 open. */
static const char *const el0_reads[] = {
    "3_3_0_0_1",  "3_3_0_0_7",  "3_3_4_2_0",  "3_3_4_2_1",  "3_3_4_2_5",
    "3_3_4_2_6",  "3_3_4_2_7",  "3_3_4_4_0",  "3_3_4_4_1",  "3_3_13_0_2",
    "3_3_13_0_3", "3_3_14_0_0", "3_3_14_0_1", "3_3_14_0_2", "3_3_14_0_5",
    "3_3_14_0_6", "3_3_14_2_0", "3_3_14_2_1", "3_3_14_2_2", "3_3_14_3_0",
    "3_3_14_3_1", "3_3_14_3_2", "2_3_0_1_0",  "2_3_0_4_0",  "2_3_0_5_0",
};
static const char *const el0_writes[] = {
    "3_3_4_2_0",  "3_3_4_2_1",  "3_3_4_2_5",  "3_3_4_2_6",  "3_3_4_2_7",  "3_3_4_4_0",
    "3_3_4_4_1",  "3_3_13_0_2", "3_3_14_2_0", "3_3_14_2_1", "3_3_14_2_2", "3_3_14_3_0",
    "3_3_14_3_1", "3_3_14_3_2", "2_3_0_4_0",  "2_3_0_5_0",
};

static bool listed(const char *const *list, size_t count, uint32_t insn)
{
    for (size_t k = 0; k < count; k++)
        if (pe_word(list[k], insn >> 21 & 1, insn & 31) == insn)
            return true;
    return false;
}

static void undefined_or_not(void **state)
{
    (void)state;
    struct pe *pe = pe_new();
    pe_set(pe, "SCTLR_EL1", 1 << 9 | 1 << 15);
    pe_set(pe, "CNTKCTL_EL1", 0x303);
    pe_set(pe, "CPACR_EL1", 3 << 20);
    for (uint32_t k = 0; k < 1U << 15; k++) {
        const uint32_t read = UINT32_C(0xD5300007) | k << 5, write = UINT32_C(0xD5100007) | k << 5;
        pe_at(pe, 0, 0, 0);
        const bool readable = a64_exec_mrs(pe->c, read) == A64_NEXT;
        assert_int_equal(readable, listed(el0_reads, ARRAY_LEN(el0_reads), read));
        pe_at(pe, 0, 0, 0);
        pe->c->x[7] = 0;
        a64_exec_msr_reg(pe->c, write);
        const bool writable = pe->c->el == 0;
        assert_int_equal(writable, listed(el0_writes, ARRAY_LEN(el0_writes), write));
        if (!writable)
            assert_int_equal(pe_ec(pe, 1), 0);
    }
    pe_free(pe);
}

/* Registers of EL2 are UNDEFINED at EL1, and _EL12 without a host; op1 4 and 5 are theirs. */
static void el2_registers_at_el1(void **state)
{
    (void)state;
    struct pe *pe = pe_new();
    for (unsigned slot = 0; slot < A64_SYSREG_COUNT; slot++) {
        const unsigned encoding = a64_sysregs[slot].encoding, op1 = encoding >> 11 & 7;
        pe_at(pe, 1, 1, 0);
        const bool done = a64_exec_mrs(pe->c, 0xD5200000 | encoding << 5) == A64_NEXT;
        const bool traps = pe->c->el == 2;          /* tags, keys: HCR_EL2.ATA, APK are 0 */
        const bool write_only = encoding == 0x8084; /* OSLAR_EL1 */
        const bool fp = encoding == 0xDA20 || encoding == 0xDA21;
        assert_int_equal(done || traps || fp, op1 != 4 && op1 != 5 && !write_only);
        pe_at(pe, 2, 1, 0);
        pe_set(pe, "HCR_EL2", 0);
        const bool at_el2 = a64_exec_mrs(pe->c, 0xD5200000 | encoding << 5) == A64_NEXT;
        assert_int_equal(at_el2, op1 != 5 && !write_only);
    }
    pe_free(pe);
}

/* ---- traps to EL2 ---------------------------------------------------------------------------- */

static const struct trap {
    const char *place, *control;
    uint64_t bits;
    bool write;
    bool when_clear; /* it traps with the bits 0 */
    uint8_t el;
} traps[] = {
    { "3_0_1_0_0", "HCR_EL2", 1 << 26, true, false, 1 }, /* SCTLR_EL1: TVM */
    { "3_0_2_0_0", "HCR_EL2", 1 << 26, true, false, 1 },
    { "3_0_2_0_1", "HCR_EL2", 1 << 26, true, false, 1 },
    { "3_0_2_0_2", "HCR_EL2", 1 << 26, true, false, 1 },
    { "3_0_5_1_0", "HCR_EL2", 1 << 26, true, false, 1 },
    { "3_0_5_2_0", "HCR_EL2", 1 << 26, true, false, 1 },
    { "3_0_6_0_0", "HCR_EL2", 1 << 26, true, false, 1 },
    { "3_0_10_2_0", "HCR_EL2", 1 << 26, true, false, 1 },
    { "3_0_10_3_0", "HCR_EL2", 1 << 26, true, false, 1 },
    { "3_0_13_0_1", "HCR_EL2", 1 << 26, true, false, 1 },
    { "3_0_1_0_0", "HCR_EL2", 1 << 30, false, false, 1 }, /* TRVM */
    { "3_0_13_0_1", "HCR_EL2", 1 << 30, false, false, 1 },
    { "3_0_0_0_6", "HCR_EL2", 1 << 16, false, false, 1 }, /* REVIDR_EL1: TID1 */
    { "3_1_0_0_7", "HCR_EL2", 1 << 16, false, false, 1 },
    { "3_3_0_0_1", "HCR_EL2", 1 << 17, false, false, 1 }, /* CTR_EL0: TID2 */
    { "3_3_0_0_1", "HCR_EL2", 1 << 17, false, false, 0 },
    { "3_1_0_0_0", "HCR_EL2", 1 << 17, false, false, 1 },
    { "3_2_0_0_0", "HCR_EL2", 1 << 17, true, false, 1 },
    { "3_0_0_4_0", "HCR_EL2", 1 << 18, false, false, 1 },           /* ID_AA64PFR0_EL1: TID3 */
    { "3_0_0_7_7", "HCR_EL2", 1 << 18, false, false, 1 },           /* reserved */
    { "3_1_0_0_1", "HCR_EL2", UINT64_C(1) << 49, false, false, 1 }, /* CLIDR_EL1: TID4 */
    { "3_1_0_0_4", "HCR_EL2", UINT64_C(1) << 58, false, false, 1 }, /* GMID_EL1: TID5 */
    { "3_0_1_0_1", "HCR_EL2", 1 << 21, false, false, 1 },           /* ACTLR_EL1: TACR */
    { "3_0_15_0_0", "HCR_EL2", 1 << 20, false, false, 1 },          /* TIDCP */
    { "3_0_5_3_0", "HCR_EL2", UINT64_C(1) << 36, false, false, 1 }, /* ERRIDR_EL1: TERR */
    { "3_0_2_1_0", "HCR_EL2", UINT64_C(1) << 40, true, true, 1 },   /* APIAKeyLo_EL1: APK */
    { "3_0_1_0_6", "HCR_EL2", UINT64_C(1) << 56, true, true, 1 },   /* GCR_EL1: ATA */
    { "3_0_1_0_2", "CPTR_EL2", UINT64_C(1) << 31, true, false, 1 }, /* CPACR_EL1: TCPAC */
    { "2_0_0_2_2", "MDCR_EL2", 1 << 9, true, false, 1 },            /* MDSCR_EL1: TDA */
    { "2_0_0_0_4", "MDCR_EL2", 1 << 9, false, false, 1 },
    { "2_3_0_1_0", "MDCR_EL2", 1 << 9, false, false, 0 },
    { "2_0_1_0_0", "MDCR_EL2", 1 << 11, false, false, 1 },    /* MDRAR_EL1: TDRA */
    { "2_0_1_1_4", "MDCR_EL2", 1 << 10, false, false, 1 },    /* OSLSR_EL1: TDOSA */
    { "2_0_1_1_4", "MDCR_EL2", 1 << 8, false, false, 1 },     /* TDE is all of them */
    { "3_3_14_0_1", "CNTHCTL_EL2", 1, false, true, 1 },       /* CNTPCT_EL0: EL1PCTEN */
    { "3_3_14_2_1", "CNTHCTL_EL2", 2, true, true, 1 },        /* CNTP_CTL_EL0: EL1PCEN */
    { "3_3_14_3_1", "CNTHCTL_EL2", 1 << 13, true, false, 1 }, /* CNTV_CTL_EL0: EL1TVT */
    { "3_3_14_0_2", "CNTHCTL_EL2", 1 << 14, false, false, 1 },
};

static void one_trap(struct pe *pe, const struct trap *t, bool on)
{
    const uint64_t open = UINT64_C(1) << 40 | UINT64_C(1) << 56; /* APK, ATA */
    pe_at(pe, 2, 1, 0);
    pe_set(pe, "HCR_EL2", open);
    pe_set(pe, "CPTR_EL2", 0);
    pe_set(pe, "MDCR_EL2", 0);
    pe_set(pe, "CNTHCTL_EL2", 3);
    pe_set(pe, "SCTLR_EL1", 1 << 15);
    pe_set(pe, "CNTKCTL_EL1", 0x303);
    const uint64_t before = pe_get(pe, t->control);
    pe_set(pe, t->control, on != t->when_clear ? before | t->bits : before & ~t->bits);
    pe_at(pe, t->el, t->el, 0);
    const uint32_t insn = pe_word(t->place, !t->write, 11);
    const enum a64_result r = t->write ? a64_exec_msr_reg(pe->c, insn) : a64_exec_mrs(pe->c, insn);
    if (!on) {
        assert_int_not_equal(pe->c->el, 2);
        return;
    }
    assert_int_equal(r, A64_JUMP);
    assert_int_equal(pe->c->el, 2);
    unsigned op0, op1, crn, crm, op2;
    sscanf(t->place, "%u_%u_%u_%u_%u", &op0, &op1, &crn, &crm, &op2);
    assert_int_equal(pe_get(pe, "ESR_EL2"), 0x62000000U | op0 << 20 | op2 << 17 | op1 << 14 |
                                                crn << 10 | 11 << 5 | crm << 1 | !t->write);
}

static void traps_to_el2(void **state)
{
    (void)state;
    struct pe *pe = pe_new();
    for (size_t k = 0; k < ARRAY_LEN(traps); k++) {
        one_trap(pe, &traps[k], true);
        one_trap(pe, &traps[k], false);
    }
    pe_free(pe);
}

/* EL0 by its own EL1, and, routed by TGE, by EL2. */
static void traps_of_el0(void **state)
{
    static const struct {
        const char *place, *control;
        uint64_t permits;
        bool write;
    } rows[] = {
        { "3_3_0_0_1", "SCTLR_EL1", 1 << 15, false }, { "3_3_4_2_1", "SCTLR_EL1", 1 << 9, true },
        { "3_3_14_0_1", "CNTKCTL_EL1", 1, false },    { "3_3_14_0_2", "CNTKCTL_EL1", 2, false },
        { "3_3_14_0_0", "CNTKCTL_EL1", 3, false },    { "3_3_14_2_1", "CNTKCTL_EL1", 512, true },
        { "3_3_14_3_2", "CNTKCTL_EL1", 256, true },
    };
    (void)state;
    struct pe *pe = pe_new();
    for (size_t k = 0; k < ARRAY_LEN(rows) * 4; k++) {
        const bool permitted = k & 1, tge = k & 2;
        const size_t n = k / 4;
        pe_set(pe, "HCR_EL2", tge ? PE_TGE : 0);
        pe_set(pe, rows[n].control, permitted ? rows[n].permits : 0);
        pe_at(pe, 0, 0, 0);
        const uint32_t insn = pe_word(rows[n].place, !rows[n].write, 3);
        pe->c->x[3] = 0;
        if (rows[n].write)
            a64_exec_msr_reg(pe->c, insn);
        else
            a64_exec_mrs(pe->c, insn);
        assert_int_equal(pe->c->el, permitted ? 0 : tge ? 2 : 1);
        if (!permitted)
            assert_int_equal(pe_ec(pe, tge ? 2 : 1), 0x18);
    }
    pe_free(pe);
}

/* ---- a host at EL2 --------------------------------------------------------------------------- */

static const struct {
    const char *el1, *el12, *name1, *name2;
    uint64_t value;
} redirected[] = {
    { "3_0_1_0_0", "3_5_1_0_0", "SCTLR_EL1", "SCTLR_EL2", 0x30D01805 },
    { "3_0_1_0_2", "3_5_1_0_2", "CPACR_EL1", "CPTR_EL2", 0x300000 },
    { "3_0_2_0_0", "3_5_2_0_0", "TTBR0_EL1", "TTBR0_EL2", 0x1234000 },
    { "3_0_2_0_1", "3_5_2_0_1", "TTBR1_EL1", "TTBR1_EL2", 0x2345000 },
    { "3_0_2_0_2", "3_5_2_0_2", "TCR_EL1", "TCR_EL2", 0x3519 },
    { "3_0_4_0_0", "3_5_4_0_0", "SPSR_EL1", "SPSR_EL2", 0x60000005 },
    { "3_0_4_0_1", "3_5_4_0_1", "ELR_EL1", "ELR_EL2", 0x123456789 },
    { "3_0_5_2_0", "3_5_5_2_0", "ESR_EL1", "ESR_EL2", 0x56000012 },
    { "3_0_5_6_0", "3_5_5_6_0", "TFSR_EL1", "TFSR_EL2", 3 },
    { "3_0_6_0_0", "3_5_6_0_0", "FAR_EL1", "FAR_EL2", 0xABCDEF },
    { "3_0_10_2_0", "3_5_10_2_0", "MAIR_EL1", "MAIR_EL2", 0xFF44BB00 },
    { "3_0_12_0_0", "3_5_12_0_0", "VBAR_EL1", "VBAR_EL2", 0x80800 },
    { "3_0_13_0_1", "3_5_13_0_1", "CONTEXTIDR_EL1", "CONTEXTIDR_EL2", 0x99 },
    { "3_0_14_1_0", "3_5_14_1_0", "CNTKCTL_EL1", "CNTHCTL_EL2", 0x303 },
    { "3_3_14_2_2", "3_5_14_2_2", "CNTP_CVAL_EL0", "CNTHP_CVAL_EL2", 0x777 },
    { "3_3_14_3_2", "3_5_14_3_2", "CNTV_CVAL_EL0", "CNTHV_CVAL_EL2", 0x888 },
};

static void redirection(void **state)
{
    (void)state;
    struct pe *pe = pe_new();
    for (size_t k = 0; k < ARRAY_LEN(redirected) * 2; k++) {
        const bool e2h = k & 1;
        const size_t n = k / 2;
        const uint64_t value = redirected[n].value;
        uint64_t seen;
        pe_at(pe, 2, 1, 0);
        pe_set(pe, "HCR_EL2", e2h ? PE_E2H : 0);
        pe_set(pe, redirected[n].name1, 0);
        pe_set(pe, redirected[n].name2, 0);
        const uint64_t zero1 = pe_get(pe, redirected[n].name1);
        const uint64_t zero2 = pe_get(pe, redirected[n].name2);
        assert_true(pe_msr(pe, redirected[n].el1, value));
        assert_int_equal(pe_get(pe, redirected[n].name1), e2h ? zero1 : value | zero1);
        assert_int_equal(pe_get(pe, redirected[n].name2), e2h ? value | zero2 : zero2);
        assert_int_equal(pe_mrs(pe, redirected[n].el1, &seen), A64_NEXT);
        assert_int_equal(seen, value | (e2h ? zero2 : zero1));
        pe_at(pe, 2, 1, 0);
        if (!e2h) {
            assert_int_equal(pe_mrs(pe, redirected[n].el12, &seen), A64_JUMP);
            assert_int_equal(pe_ec(pe, 2), 0);
            continue;
        }
        assert_true(pe_msr(pe, redirected[n].el12, value));
        assert_int_equal(pe_get(pe, redirected[n].name1), value | zero1);
        assert_int_equal(pe_mrs(pe, redirected[n].el12, &seen), A64_NEXT);
        assert_int_equal(seen, value | zero1);
        pe_at(pe, 1, 1, 0);
        assert_int_equal(pe_mrs(pe, redirected[n].el12, &seen), A64_JUMP);
        assert_int_equal(pe->c->el, 1);
    }
    pe_free(pe);
}

static void translation_registers_go_out(void **state)
{
    (void)state;
    struct pe *pe = pe_new();
    pe_at(pe, 1, 1, 0);
    assert_true(pe_msr(pe, "3_0_2_0_0", 0x1234000));
    assert_int_equal(mmu_regs(pe->c->mmu)->ttbr0_el1, 0x1234000);
    assert_int_equal(pe->regs.ttbr0_el1, 0x1234000);
    pe_set(pe, "VTTBR_EL2", UINT64_C(5) << 48 | 0x8000);
    assert_int_equal(pe->regs.vttbr_el2, UINT64_C(5) << 48 | 0x8000);
    pe_free(pe);
}

/* ---- SYS ------------------------------------------------------------------------------------- */

static enum a64_result sys(struct pe *pe, const char *place, unsigned el)
{
    pe_at(pe, el, el, 0);
    return a64_exec_sys(pe->c, pe_word(place, false, 2));
}

static void maintenance(void **state)
{
    static const struct {
        const char *place, *control;
        uint64_t bits;
        uint8_t el, target; /* who takes it with the bits set; without, nobody */
        bool permits;       /* the bits permit instead */
    } rows[] = {
        { "1_0_8_7_0", "HCR_EL2", 1 << 25, 1, 2, false },           /* TLBI VMALLE1: TTLB */
        { "1_0_8_3_0", "HCR_EL2", UINT64_C(1) << 54, 1, 2, false }, /* IS: TTLBIS */
        { "1_0_8_1_0", "HCR_EL2", UINT64_C(1) << 55, 1, 2, false }, /* OS: TTLBOS */
        { "1_0_7_6_2", "HCR_EL2", 1 << 22, 1, 2, false },           /* DC ISW: TSW */
        { "1_0_7_5_0", "HCR_EL2", 1 << 24, 1, 2, false },           /* IC IALLU: TPU */
        { "1_0_7_5_0", "HCR_EL2", UINT64_C(1) << 52, 1, 2, false }, /* TOCU */
        { "1_0_7_1_0", "HCR_EL2", UINT64_C(1) << 50, 1, 2, false }, /* IALLUIS: TICAB */
        { "1_3_7_10_1", "HCR_EL2", 1 << 23, 1, 2, false },          /* DC CVAC: TPCP */
        { "1_3_7_11_1", "HCR_EL2", 1 << 24, 1, 2, false },          /* DC CVAU: TPU */
        { "1_3_7_10_1", "SCTLR_EL1", 1 << 26, 0, 1, true },         /* UCI */
        { "1_3_7_5_1", "SCTLR_EL1", 1 << 26, 0, 1, true },          /* IC IVAU */
        { "1_3_7_3_4", "SCTLR_EL1", 1 << 10, 0, 1, true },          /* CFP: EnRCTX */
        { "1_3_11_0_0", "HCR_EL2", 1 << 20, 1, 2, false },          /* TIDCP */
    };
    (void)state;
    struct pe *pe = pe_new();
    for (size_t k = 0; k < ARRAY_LEN(rows) * 2; k++) {
        const bool on = k & 1;
        const size_t n = k / 2;
        pe_at(pe, 2, 1, 0);
        pe_set(pe, "HCR_EL2", 0);
        pe_set(pe, "SCTLR_EL1", 0);
        pe_set(pe, rows[n].control, on ? rows[n].bits : 0);
        sys(pe, rows[n].place, rows[n].el);
        if (on == rows[n].permits) {
            assert_int_not_equal(pe->c->el, 2);
            continue;
        }
        assert_int_equal(pe->c->el, rows[n].target);
        assert_int_equal(pe_ec(pe, rows[n].target), 0x18);
    }
    pe_set(pe, "HCR_EL2", 0);
    sys(pe, "1_4_8_7_0", 1); /* TLBI ALLE2 at EL1 */
    assert_int_equal(pe_ec(pe, 1), 0);
    pe->broadcasts = 0;
    sys(pe, "1_0_8_7_0", 1);
    assert_int_equal(pe->broadcasts, 0);
    sys(pe, "1_0_8_3_0", 1);
    assert_int_equal(pe->broadcasts, 1);
    assert_int_equal(pe->tlbi.kind, MMU_TLBI_VMALL);
    pe_set(pe, "HCR_EL2", 1 << 9); /* FB */
    sys(pe, "1_0_8_7_0", 1);
    assert_int_equal(pe->broadcasts, 2);
    /* Without the feature. */
    pe->impl.tlbios = pe->impl.dpb = pe->impl.mte = false;
    static const char *const gone[] = { "1_0_8_1_0", "1_3_7_12_1", "1_3_7_10_3" };
    for (size_t k = 0; k < ARRAY_LEN(gone); k++) {
        pe_set(pe, "ESR_EL2", 0xFF000000);
        assert_int_equal(sys(pe, gone[k], 2), A64_JUMP);
        assert_int_equal(pe_get(pe, "ESR_EL2"), 0x02000000);
    }
    pe_free(pe);
}

/* AT S1E1R with the MMU off: the address is the PA; PAR_EL1. */
static void address_translation(void **state)
{
    (void)state;
    struct pe *pe = pe_new();
    pe->c->x[2] = 0x12345678;
    assert_int_equal(sys(pe, "1_0_7_8_0", 1), A64_NEXT);
    assert_int_equal(pe_get(pe, "PAR_EL1") & UINT64_C(0xFFFFFFFFFF001), 0x12345000);
    assert_int_equal(sys(pe, "1_0_7_8_0", 0), A64_JUMP);
    assert_int_equal(pe_ec(pe, 1), 0);
    pe_set(pe, "SCTLR_EL1", 1);
    pe_set(pe, "TCR_EL1", 25 | 25 << 16);
    assert_int_equal(sys(pe, "1_0_7_8_0", 1), A64_NEXT);
    assert_int_equal(pe_get(pe, "PAR_EL1") & 0x7F, 0x05 << 1 | 1); /* level 1 */
    pe_free(pe);
}

/* ---- anything at all ------------------------------------------------------------------------- */

static uint64_t from_environment(const char *name, uint64_t otherwise)
{
    const char *text = getenv(name);
    return text ? strtoull(text, NULL, 0) : otherwise;
}

/* Any word of MSR, MRS, SYS and SYSL at any EL with any registers: it is done, or an exception. */
static void one_word(struct pe *pe, struct rng *rng)
{
    struct a64 *c = pe->c;
    static const unsigned sps[] = { 0, 1, 1 };
    const unsigned el = (unsigned)rng_below(rng, 3);
    const unsigned slot = (unsigned)rng_below(rng, A64_SYSREG_COUNT);
    const uint64_t bits = rng_next(rng), some = rng_next(rng);
    a64_sysreg_set(c, slot, bits & some);
    pe_at(pe, el, sps[el], (unsigned)rng_below(rng, 16));
    const unsigned known = a64_sysregs[rng_below(rng, A64_SYSREG_COUNT)].encoding;
    const unsigned encoding = (unsigned)rng_below(rng, 4) ? known : (unsigned)rng_below(rng, 65536);
    const bool read = rng_below(rng, 2);
    const unsigned rt = (unsigned)rng_below(rng, 32), op0 = encoding >> 14;
    const uint32_t insn = 0xD5000000 | (read ? 1U << 21 : 0) | encoding << 5 | rt;
    const uint64_t exceptions = c->stats.exceptions;
    enum a64_result r;
    c->x[rt == 31 ? 0 : rt] = rng_next(rng);
    if (op0 == 1)
        r = read ? a64_exec_sysl(c, insn) : a64_exec_sys(c, insn);
    else if (op0 >= 2)
        r = read ? a64_exec_mrs(c, insn) : a64_exec_msr_reg(c, insn);
    else
        return;
    if (c->stats.exceptions != exceptions) {
        assert_int_equal(r, A64_JUMP);
        assert_true(c->el >= 1 && c->el >= el && c->sp_sel);
        assert_int_equal(c->sys[c->el == 2 ? SYS_ELR_EL2 : SYS_ELR_EL1], 0x1000);
    } else {
        assert_int_equal(c->pc, r == A64_JUMP ? 0x1004 : 0x1000);
        assert_int_equal(c->el, el);
    }
    assert_int_equal(c->x[X_ZERO], 0);
    c->answers = c->asked = 0;
}

static void random_words(void **state)
{
    (void)state;
    const uint64_t seed = from_environment("GATHER_RANDOM_SEED", 20240601);
    const uint64_t cases = from_environment("GATHER_RANDOM_CASES", 20000);
    print_message("GATHER_RANDOM_SEED=%ju\n", (uintmax_t)seed);
    struct pe *pe = pe_new();
    struct rng rng;
    rng_seed(&rng, seed, "sysreg");
    for (uint64_t k = 0; k < cases; k++)
        one_word(pe, &rng);
    pe_free(pe);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(undefined_or_not), cmocka_unit_test(el2_registers_at_el1),
        cmocka_unit_test(traps_to_el2),     cmocka_unit_test(traps_of_el0),
        cmocka_unit_test(redirection),      cmocka_unit_test(translation_registers_go_out),
        cmocka_unit_test(maintenance),      cmocka_unit_test(address_translation),
        cmocka_unit_test(random_words),
    };
    return cmocka_run_group_tests_name("access to system registers", tests, NULL, NULL);
}
