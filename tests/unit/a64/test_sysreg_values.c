/* SPDX-License-Identifier: Apache-2.0 */
/* What system registers hold: identification, PSTATE, timers, reserved bits, names. */
#include "pe.h"

/* ---- identification -------------------------------------------------------------------------- */

/* What the CPU `max` says, field by field (D24.2); a field that is not listed is 0. */
static const struct {
    const char *name;
    uint64_t value;
} max_ids[] = {
    { "ID_AA64PFR0_EL1", UINT64_C(0x1101000010110111) },
    { "ID_AA64PFR1_EL1", UINT64_C(0x221) },
    { "ID_AA64ISAR0_EL1", UINT64_C(0x0221111110212120) | UINT64_C(1) << 36 },
    { "ID_AA64ISAR1_EL1", UINT64_C(0x3111111110211102) },
    { "ID_AA64ISAR2_EL1", UINT64_C(0x1000000000010002) },
    { "ID_AA64MMFR0_EL1", UINT64_C(0x2000032310200026) },
    { "ID_AA64MMFR1_EL1", UINT64_C(0x0000010010301122) },
    { "ID_AA64MMFR2_EL1", UINT64_C(0x1221010110010011) },
    { "ID_AA64MMFR3_EL1", 0 },
    { "ID_AA64MMFR4_EL1", 0 },
    { "ID_AA64DFR0_EL1", UINT64_C(0x000000F000305008) },
    { "ID_AA64ZFR0_EL1", 0 },
    { "ID_PFR0_EL1", 0 },
    { "CTR_EL0", UINT64_C(0x48444C004) },
    { "DCZID_EL0", 4 },
    { "GMID_EL1", 6 },
};

static void identification_of_max(void **state)
{
    (void)state;
    struct pe *pe = pe_new();
    for (size_t k = 0; k < ARRAY_LEN(max_ids); k++) {
        const uint64_t value = pe_get(pe, max_ids[k].name);
        if (value != max_ids[k].value)
            fail_msg("%s is %#jx, not %#jx", max_ids[k].name, (uintmax_t)value,
                     (uintmax_t)max_ids[k].value);
    }
    pe_free(pe);
}

/* One flag off changes one field, and registers that the feature has are UNDEFINED. */
static void identification_follows_features(void **state)
{
    (void)state;
    struct pe *pe = pe_new();
    uint64_t value;
    pe->impl.sha512 = pe->impl.pauth = pe->impl.mte2 = pe->impl.vhe = pe->impl.ras = false;
    pe->impl.ls64_accdata = pe->impl.hcx = pe->impl.ssbs = false;
    assert_int_equal(pe_get(pe, "ID_AA64ISAR0_EL1") >> 12 & 15, 1);
    assert_int_equal(pe_get(pe, "ID_AA64ISAR1_EL1") & UINT64_C(0xF0000F00), 0);
    assert_int_equal(pe_get(pe, "ID_AA64ISAR1_EL1") >> 60, 2);
    assert_int_equal(pe_get(pe, "ID_AA64PFR1_EL1"), 0x101);
    assert_int_equal(pe_get(pe, "ID_AA64MMFR1_EL1") >> 8 & 15, 0);
    static const char *const gone[] = { "3_0_2_1_0", "3_0_1_0_6",  "3_4_13_0_1", "3_0_12_1_1",
                                        "3_4_1_2_2", "3_0_13_0_5", "3_3_4_2_6",  "3_4_2_0_1" };
    for (size_t k = 0; k < ARRAY_LEN(gone); k++) {
        pe_at(pe, 2, 1, 0);
        assert_int_equal(pe_mrs(pe, gone[k], &value), A64_JUMP);
        assert_int_equal(pe_ec(pe, 2), 0);
    }
    pe_set(pe, "HCR_EL2", UINT64_MAX);
    assert_int_equal(pe_get(pe, "HCR_EL2") >> 34 & 1, 0);
    assert_int_equal(pe_get(pe, "HCR_EL2") >> 40 & 3, 0);
    pe_free(pe);
}

static void virtual_identification(void **state)
{
    (void)state;
    struct pe *pe = pe_new();
    uint64_t value;
    pe_set(pe, "VPIDR_EL2", 0x410FD0C0);
    pe_set(pe, "VMPIDR_EL2", 0x102);
    pe_at(pe, 1, 1, 0);
    pe_mrs(pe, "3_0_0_0_0", &value);
    assert_int_equal(value, 0x410FD0C0);
    pe_mrs(pe, "3_0_0_0_5", &value);
    assert_int_equal(value, 0x80000102);
    pe_at(pe, 2, 1, 0);
    pe_mrs(pe, "3_0_0_0_0", &value);
    assert_int_equal(value, pe->impl.midr);
    pe_mrs(pe, "3_0_0_0_5", &value);
    assert_int_equal(value, 0x80000003);
    pe_mrs(pe, "3_0_0_7_7", &value); /* reserved */
    assert_int_equal(value, 0);
    pe_free(pe);
}

/* ---- PSTATE ---------------------------------------------------------------------------------- */

static void fields_of_pstate(void **state)
{
    static const struct {
        const char *place;
        unsigned bit;
        uint32_t set, clear; /* MSR (immediate) */
    } rows[] = {
        { "3_0_4_2_3", 22, 0xD500419F, 0xD500409F }, /* PAN */
        { "3_0_4_2_4", 23, 0xD500417F, 0xD500407F }, /* UAO */
        { "3_3_4_2_5", 24, 0xD503415F, 0xD503405F }, /* DIT */
        { "3_3_4_2_6", 12, 0xD503413F, 0xD503403F }, /* SSBS */
        { "3_3_4_2_7", 25, 0xD503419F, 0xD503409F }, /* TCO */
    };
    static a64_exec_fn *const immediate[] = { a64_exec_msr_imm_pan, a64_exec_msr_imm_uao,
                                              a64_exec_msr_imm_dit, a64_exec_msr_imm_ssbs,
                                              a64_exec_msr_imm_tco };
    (void)state;
    struct pe *pe = pe_new();
    uint64_t value;
    for (unsigned k = 0; k < ARRAY_LEN(rows); k++) {
        pe_at(pe, 1, 1, 0);
        assert_true(pe_msr(pe, rows[k].place, UINT64_MAX));
        assert_int_equal(a64_pstate(pe->c), UINT64_C(1) << rows[k].bit | 5);
        pe_mrs(pe, rows[k].place, &value);
        assert_int_equal(value, UINT64_C(1) << rows[k].bit);
        assert_int_equal(immediate[k](pe->c, rows[k].clear), A64_NEXT);
        assert_int_equal(a64_pstate(pe->c), 5);
        assert_int_equal(immediate[k](pe->c, rows[k].set), A64_NEXT);
        assert_int_equal(a64_pstate(pe->c), UINT64_C(1) << rows[k].bit | 5);
        pe_at(pe, 0, 0, 0);
        const bool el0 = k >= 2;
        assert_int_equal(immediate[k](pe->c, rows[k].set), el0 ? A64_NEXT : A64_JUMP);
    }
    pe_free(pe);
}

static void masks_and_stacks(void **state)
{
    (void)state;
    struct pe *pe = pe_new();
    uint64_t value;
    pe_at(pe, 1, 1, 0);
    a64_exec_msr_imm_daifset(pe->c, 0xD5034ADF); /* D and I */
    pe_mrs(pe, "3_3_4_2_1", &value);
    assert_int_equal(value, 0x280);
    a64_exec_msr_imm_daifclr(pe->c, 0xD50348FF); /* D */
    pe_mrs(pe, "3_3_4_2_1", &value);
    assert_int_equal(value, 0x80);
    pe_at(pe, 0, 0, 0);
    a64_exec_msr_imm_daifset(pe->c, 0xD5034ADF);
    assert_int_equal(pe_get(pe, "ESR_EL1"), 0x620CD3F4); /* op1 3, CRn 4, CRm 10, op2 6, Rt 31 */

    pe_at(pe, 1, 1, 0);
    pe->c->x[X_SP] = 0x111;
    assert_true(pe_msr(pe, "3_0_4_1_0", 0x222)); /* SP_EL0 */
    assert_int_equal(pe->c->x[X_SP], 0x111);
    assert_true(pe_msr(pe, "3_0_4_2_0", 0)); /* SPSel */
    assert_int_equal(pe->c->x[X_SP], 0x222);
    pe_mrs(pe, "3_0_4_2_2", &value); /* CurrentEL */
    assert_int_equal(value, 4);
    pe_at(pe, 2, 1, 0);
    pe_mrs(pe, "3_4_4_1_0", &value); /* SP_EL1 */
    assert_int_equal(value, 0x111);
    pe_set(pe, "FPCR", UINT64_MAX);
    assert_int_equal(pe->c->fp.fpcr, 0x07C80000);
    pe_set(pe, "FPSR", UINT64_MAX);
    assert_int_equal(pe->c->fp.fpsr, 0x0800009F);
    pe_free(pe);
}

/* ---- the generic timer ----------------------------------------------------------------------- */

static void timers(void **state)
{
    (void)state;
    struct pe *pe = pe_new();
    uint64_t value;
    pe->now = 1000;
    pe_set(pe, "CNTVOFF_EL2", 300);
    pe_at(pe, 1, 1, 0);
    pe_mrs(pe, "3_3_14_0_2", &value);
    assert_int_equal(value, 700);
    pe_mrs(pe, "3_3_14_0_1", &value);
    assert_int_equal(value, 1000);
    assert_true(pe_msr(pe, "3_3_14_3_0", 50)); /* CNTV_TVAL_EL0 */
    pe->c->pc = 0x1000;
    assert_int_equal(pe_get(pe, "CNTV_CVAL_EL0"), 750);
    assert_true(pe_msr(pe, "3_3_14_3_1", 7));
    pe_mrs(pe, "3_3_14_3_1", &value);
    assert_int_equal(value, 3);
    pe->c->pc = 0x1000;
    assert_true(pe_msr(pe, "3_3_14_3_1", 1));
    assert_int_equal(a64_timers(pe->c), 0);
    assert_int_equal(a64_timer_next(pe->c), 1050);
    pe->now = 1049;
    pe_mrs(pe, "3_3_14_3_1", &value);
    assert_int_equal(value, 1);
    pe->now = 1051;
    pe_mrs(pe, "3_3_14_3_1", &value);
    assert_int_equal(value, 5);
    pe_mrs(pe, "3_3_14_3_0", &value);
    assert_int_equal(value, 0xFFFFFFFF); /* -1 */
    assert_int_equal(a64_timers(pe->c), 1 << A64_TIMER_V);
    assert_int_equal(a64_timer_next(pe->c), UINT64_MAX);
    /* The host's virtual counter has no offset. */
    pe_at(pe, 2, 1, 0);
    pe_mrs(pe, "3_3_14_0_2", &value);
    assert_int_equal(value, 751);
    pe_set(pe, "HCR_EL2", PE_E2H);
    pe_mrs(pe, "3_3_14_0_2", &value);
    assert_int_equal(value, 1051);
    /* CNTPOFF_EL2, with CNTHCTL_EL2.ECV, below EL2. */
    pe_set(pe, "CNTPOFF_EL2", 51);
    pe_set(pe, "CNTHCTL_EL2", 1 << 12 | 3 << 10);
    pe_at(pe, 1, 1, 0);
    pe_mrs(pe, "3_3_14_0_1", &value);
    assert_int_equal(value, 1000);
    /* The event stream: bit 4 of the virtual counter rising: 760 has it not, 768 + 16 has. */
    pe_set(pe, "CNTKCTL_EL1", 1 << 2 | 4 << 4);
    pe->now = 300 + 760;
    assert_int_equal(a64_event_next(pe->c), 300 + 784);
    pe_free(pe);
}

/* ---- reserved bits --------------------------------------------------------------------------- */

static void reserved_bits(void **state)
{
    static const struct {
        const char *name;
        uint64_t zeros, ones; /* what all zeros and all ones read as */
    } rows[] = {
        { "VBAR_EL1", 0, ~UINT64_C(0x7FF) },
        { "CONTEXTIDR_EL1", 0, 0xFFFFFFFF },
        { "GCR_EL1", 0, 0x1FFFF },
        { "ACTLR_EL1", 0, 0 },
        { "CPACR_EL1", 0, 3 << 20 },
        { "CPTR_EL2", 0x33FF, UINT64_C(0x803037FF) },
        { "HPFAR_EL2", 0, UINT64_C(0x80000FFFFFFFFFF0) },
        { "CNTKCTL_EL1", 0, 0x203FF },
        { "CNTHCTL_EL2", 0, 0x27FFF }, /* with E2H = 0, too */
        { "CNTV_CTL_EL0", 0, 7 },      /* ISTATUS: the counter is at 0 */
        { "ACCDATA_EL1", 0, 0xFFFFFFFF },
        { "SPSR_EL1", 0, UINT64_C(0xF3F01FDF) },
        { "MDSCR_EL1", 0, UINT64_C(0x2CC8F041) },
        { "OSDLR_EL1", 0, 0 },
        /* RES1: 7 8 11 20 22 28 29; RES0: CP15BEN ITD SED EE E0E IESB and what no feature has. */
        { "SCTLR_EL1", UINT64_C(0x30500980), UINT64_C(0x03C01FFAFCDDFFDF) },
        { "HCR_EL2", UINT64_C(1) << 31, UINT64_C(0x07D64337FFFF7FFF) },
    };
    (void)state;
    struct pe *pe = pe_new();
    for (size_t k = 0; k < ARRAY_LEN(rows); k++) {
        pe_at(pe, 2, 1, 0);
        pe_set(pe, "HCR_EL2", 0);
        pe_set(pe, rows[k].name, 0);
        const uint64_t zeros = pe_get(pe, rows[k].name);
        pe_set(pe, rows[k].name, UINT64_MAX);
        const uint64_t ones = pe_get(pe, rows[k].name);
        if (zeros != rows[k].zeros || ones != rows[k].ones)
            fail_msg("%s reads %#jx and %#jx", rows[k].name, (uintmax_t)zeros, (uintmax_t)ones);
    }
    pe_free(pe);
}

/* ---- implementations ------------------------------------------------------------------------- */

static void parameters(void **state)
{
    (void)state;
    struct error e = { 0 };
    struct a64_impl impl;
    struct mmu_impl mmu;
    assert_true(param_table_check(&a64_impl_params, &e));
    a64_impl_defaults(&impl);
    mmu_impl_defaults(&mmu);
    mmu.features = (struct mmu_features){ .s2fwb = true, .xs = true, .mte2 = true };
    assert_true(a64_impl_check(&impl, &mmu, &e));
    impl.sha1 = false;
    assert_false(a64_impl_check(&impl, &mmu, &e));
    assert_string_equal(e.text, "cpu.sha2 needs cpu.sha1: both on, or cpu.sha2 off too");
    impl.sha1 = true;
    impl.dczva_bytes = 96;
    assert_false(a64_impl_check(&impl, &mmu, &e));
    impl.dczva_bytes = 64;
    mmu.features.xs = false;
    assert_false(a64_impl_check(&impl, &mmu, &e));
}

/* Every register that is modelled and that binutils 2.40 knows has its name there. */
static void names(void **state)
{
    (void)state;
    unsigned unknown = 0;
    for (unsigned slot = 0; slot < A64_SYSREG_COUNT; slot++) {
        const char *name = a64_sysreg_name(a64_sysregs[slot].encoding);
        const struct a64_sysreg *r = a64_sysreg_find(a64_sysregs[slot].name);
        assert_ptr_equal(r, &a64_sysregs[slot]);
        assert_ptr_equal(a64_sysreg_decode(r->encoding), r);
        if (!name) {
            unknown++;
            continue;
        }
        assert_ptr_equal(a64_sysreg_find(name), r);
    }
    assert_int_equal(unknown, 6); /* ID registers of later years */
    assert_string_equal(a64_sysreg_name(0x4388), "ic ialluis");
    assert_null(a64_sysreg_name(0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(identification_of_max),
        cmocka_unit_test(identification_follows_features),
        cmocka_unit_test(virtual_identification),
        cmocka_unit_test(fields_of_pstate),
        cmocka_unit_test(masks_and_stacks),
        cmocka_unit_test(timers),
        cmocka_unit_test(reserved_bits),
        cmocka_unit_test(parameters),
        cmocka_unit_test(names),
    };
    return cmocka_run_group_tests_name("values of system registers", tests, NULL, NULL);
}
