/* SPDX-License-Identifier: Apache-2.0 */
/* CPY*, SET* and SETG*: privilege, enables, exceptions, and what tags are left. */
#include "mops_unit.h"

/* ---- options, enables, exceptions ------------------------------------------------------------ */

static void options_choose_privilege(void **state)
{
    (void)state;
    static const struct {
        uint32_t insn;
        bool read, write;
    } rows[] = {
        { CPYM, false, false },
        { CPYMRTWN, true, false },
        { CPYEWT, false, true },
        { 0x1d413440, true, true },  /* CPYMT */
        { 0x1d41c440, false, false } /* CPYMN */
    };
    struct rig *r = rig_new();
    rig_map(r, BASE, RIG_RAM);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        /* 16 bytes that end at a line belong to the main instruction, others to the epilogue. */
        const bool epilogue = rows[i].insn == CPYEWT;
        r->logged = 0;
        set_registers(r, BASE + (epilogue ? 528 : 512), BASE + 64, -UINT64_C(16));
        rig_do(r, a64_exec_cpy, rows[i].insn);
        assert_int_equal(r->logged, 2);
        assert_false(r->log[0].write);
        assert_int_equal(r->log[0].how.unprivileged, rows[i].read);
        assert_true(r->log[1].write);
        assert_int_equal(r->log[1].how.unprivileged, rows[i].write);
    }
    r->logged = 0;
    set_registers(r, BASE + 512, 0, -UINT64_C(16));
    rig_do(r, a64_exec_set, SETMTN);
    assert_int_equal(r->logged, 1);
    assert_true(r->log[0].how.unprivileged);
    rig_free(r);
}

/* ISS of D24.2.45 by hand: MemInst, isSETG, Options, FromEpilogue, FormatOption, registers. */
static void wrong_states_are_exceptions(void **state)
{
    (void)state;
    static const struct {
        a64_exec_fn *run;
        uint32_t insn;
        unsigned nzcv;
        uint64_t x2;
        uint32_t iss;
    } rows[] = {
        /* Option B's state. */
        { a64_exec_cpy, CPYM, 2, 1, 0x30022 },
        { a64_exec_cpy, CPYFM, 2, 100, 0x30022 },
        { a64_exec_cpy, CPYE, 2, 5, 0x70022 },
        { a64_exec_cpy, CPYMRTWN, 10, 5, 6 << 19 | 0x30022 },
        { a64_exec_set, SETM, 2, 5, 0x1030022 },
        { a64_exec_set, SETE, 2, 5, 0x1070022 },
        { a64_exec_setg, SETGM, 2, 16, 0x1830022 },
        { a64_exec_setg, SETGET, 2, 16, 0x1870022 | 1 << 19 },
        { a64_exec_set, SETMTN, 2, 16, 0x1030022 | 3 << 19 },
        /* More than the epilogue's part: x0 is at the start of a line, all is the main one's. */
        { a64_exec_cpy, CPYE, 0, -UINT64_C(1), 0x50022 },
        { a64_exec_cpy, CPYE, 0, 1, 0x50022 },
        { a64_exec_set, SETE, 0, -UINT64_C(64), 0x1050022 },
        /* Sizes that no prologue leaves. */
        { a64_exec_cpy, CPYFM, 0, 1, 0x10022 },
        { a64_exec_set, SETM, 0, 1, 0x1010022 },
        { a64_exec_cpy, CPYM, 0, UINT64_C(1) << 55, 0x10022 },
        { a64_exec_cpy, CPYM, 0, UINT64_C(1) << 63, 0x10022 },
    };
    struct rig *r = rig_new();
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        set_registers(r, BASE, BASE, rows[i].x2);
        a64_set_nzcv(&r->c, rows[i].nzcv);
        rig_fail(r, rows[i].run, rows[i].insn);
        assert_true(r->trapped);
        assert_int_equal(r->ec, 0x27);
        assert_int_equal(r->target, 1);
        assert_int_equal(r->iss, rows[i].iss);
        registers_are(r, BASE, BASE, rows[i].x2);
    }
    rig_free(r);
}

static void exceptions_go_to_their_el(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    static const struct {
        unsigned el;
        uint64_t hcr, hcrx;
        unsigned target;
    } rows[] = {
        { 0, 0, HCRX_EL2_MSCEN, 1 },
        { 0, 0, HCRX_EL2_MSCEN | HCRX_EL2_MCE2, 1 },
        { 1, 0, HCRX_EL2_MSCEN | HCRX_EL2_MCE2, 2 },
        { 1, 0, HCRX_EL2_MSCEN, 1 },
        { 2, 0, 0, 2 },
        { 0, HCR_EL2_TGE, HCRX_EL2_MSCEN, 2 },
        { 0, HCR_EL2_TGE | HCR_EL2_E2H, 0, 2 },
    };
    r->c.sys[SYS_SCTLR_EL1] = r->c.sys[SYS_SCTLR_EL2] = SCTLR_ELX_MSCEN;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        r->c.el = (uint8_t)rows[i].el;
        r->c.sys[SYS_HCR_EL2] = rows[i].hcr;
        r->c.sys[SYS_HCRX_EL2] = rows[i].hcrx;
        a64_set_nzcv(&r->c, 2);
        set_registers(r, BASE, BASE, 5);
        rig_fail(r, a64_exec_cpy, CPYM);
        assert_true(r->trapped);
        assert_int_equal(r->target, rows[i].target);
    }
    rig_free(r);
}

static void enables_gate(void **state)
{
    (void)state;
    static const struct {
        unsigned el;
        uint64_t hcr, hcrx, sctlr1, sctlr2;
        bool good;
    } rows[] = {
        { 2, 0, 0, 0, 0, true },
        { 1, 0, HCRX_EL2_MSCEN, 0, 0, true },
        { 1, 0, 0, SCTLR_ELX_MSCEN, SCTLR_ELX_MSCEN, false },
        { 0, 0, HCRX_EL2_MSCEN, SCTLR_ELX_MSCEN, 0, true },
        { 0, 0, HCRX_EL2_MSCEN, 0, SCTLR_ELX_MSCEN, false },
        { 0, 0, 0, SCTLR_ELX_MSCEN, 0, false },
        { 0, HCR_EL2_E2H | HCR_EL2_TGE, 0, 0, SCTLR_ELX_MSCEN, true },
        { 0, HCR_EL2_E2H | HCR_EL2_TGE, 0, SCTLR_ELX_MSCEN, 0, false },
        { 0, HCR_EL2_TGE, HCRX_EL2_MSCEN, SCTLR_ELX_MSCEN, 0, true },
    };
    struct rig *r = rig_new();
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        r->c.el = (uint8_t)rows[i].el;
        r->c.sys[SYS_HCR_EL2] = rows[i].hcr;
        r->c.sys[SYS_HCRX_EL2] = rows[i].hcrx;
        r->c.sys[SYS_SCTLR_EL1] = rows[i].sctlr1;
        r->c.sys[SYS_SCTLR_EL2] = rows[i].sctlr2;
        set_registers(r, BASE, BASE, 0);
        if (rows[i].good) {
            rig_do(r, a64_exec_cpy, CPYFPWTRN);
        } else {
            rig_fail(r, a64_exec_cpy, CPYFPWTRN);
            assert_true(r->undefined);
            rig_fail(r, a64_exec_set, SETP);
            assert_true(r->undefined);
        }
    }
    rig_free(r);
}

/* ---- tags ------------------------------------------------------------------------------------ */

static void setg_sets_tags(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    rig_map(r, BASE, RIG_RAM);
    set_registers(r, (BASE + 0x30) | UINT64_C(0xB) << 56, 0x99, 0x90);
    rig_do(r, a64_exec_setg, SETGP);
    rig_do(r, a64_exec_setg, SETGM);
    rig_do(r, a64_exec_setg, SETGE);
    assert_int_equal(r->c.x[2], 0);
    for (uint64_t i = 0; i < 0x100; i++) {
        const bool in = i >= 0x30 && i < 0xC0;
        assert_int_equal(*rig_byte(r, BASE + i), in ? 0x99 : 0);
        assert_int_equal(a64_tags_get(r->c.tags, BASE + i), in ? 0xB : 0);
    }
    rig_free(r);
}

static void setg_needs_granules(void **state)
{
    (void)state;
    static const struct {
        uint32_t insn;
        uint64_t x0, x2, far;
    } rows[] = {
        { SETGP, BASE + 8, 16, BASE + 8 },
        { SETGP, BASE, 24, BASE },
        { SETGM, BASE + 8, -UINT64_C(32), BASE + 8 - 32 },
        { SETGM, BASE, -UINT64_C(24), BASE - 24 },
    };
    struct rig *r = rig_new();
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        set_registers(r, rows[i].x0, 0, rows[i].x2);
        a64_set_nzcv(&r->c, 0);
        rig_fail(r, a64_exec_setg, rows[i].insn);
        assert_true(r->faulted && r->fault.write);
        assert_int_equal(r->fault.kind, MMU_FAULT_ALIGNMENT);
        assert_int_equal(r->fault.va.va, rows[i].far);
        registers_are(r, rows[i].x0, 0, rows[i].x2);
    }
    rig_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(options_choose_privilege),
        cmocka_unit_test(wrong_states_are_exceptions),
        cmocka_unit_test(exceptions_go_to_their_el),
        cmocka_unit_test(enables_gate),
        cmocka_unit_test(setg_sets_tags),
        cmocka_unit_test(setg_needs_granules),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
