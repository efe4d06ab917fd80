/* SPDX-License-Identifier: Apache-2.0 */
/* Loads and stores of ordered, unprivileged and non-temporal kinds; LS64. */
#include "exec_rig.h"

#define AT     UINT64_C(0x2000)
#define MEMORY UINT64_C(0xF1E2D3C4B5A69788)

static struct rig *with_word(uint64_t at)
{
    struct rig *r = rig_new();
    rig_map(r, AT, RIG_RAM);
    rig_set_word(r, at, MEMORY);
    r->c.x[0] = AT + 0x400;
    return r;
}

enum { PLAIN, ACQUIRE, USER };

static void loads(void **state)
{
    (void)state;
    static const struct {
        a64_exec_fn *run;
        uint32_t insn;
        int offset;
        uint64_t result;
        int kind;
    } rows[] = {
        { a64_exec_ldar, 0x08dffc02, 0, 0x88, ACQUIRE },
        { a64_exec_ldar, 0xc8dffc02, 0, MEMORY, ACQUIRE },
        { a64_exec_ldar, 0xc8df7c02, 0, MEMORY, ACQUIRE }, /* ldlar */
        { a64_exec_ldapr, 0xb8bfc002, 0, 0xB5A69788, ACQUIRE },
        { a64_exec_ldapurb, 0x195fd002, -3, 0x88, ACQUIRE },
        { a64_exec_ldapursb, 0x19c05002, 5, 0xFFFFFF88, ACQUIRE },
        { a64_exec_ldapursb, 0x19805002, 5, 0xFFFFFFFFFFFFFF88, ACQUIRE },
        { a64_exec_ldapurh, 0x59400002, 0, 0x9788, ACQUIRE },
        { a64_exec_ldapursh, 0x59c00002, 0, 0xFFFF9788, ACQUIRE },
        { a64_exec_ldapursh, 0x59800002, 0, 0xFFFFFFFFFFFF9788, ACQUIRE },
        { a64_exec_ldapursw, 0x99800002, 0, 0xFFFFFFFFB5A69788, ACQUIRE },
        { a64_exec_ldapur, 0x99400002, 0, 0xB5A69788, ACQUIRE },
        { a64_exec_ldapur, 0xd9500002, -256, MEMORY, ACQUIRE },
        { a64_exec_ldtrb, 0x38400802, 0, 0x88, USER },
        { a64_exec_ldtrsb, 0x38c00802, 0, 0xFFFFFF88, USER },
        { a64_exec_ldtrsb, 0x38800802, 0, 0xFFFFFFFFFFFFFF88, USER },
        { a64_exec_ldtrh, 0x78400802, 0, 0x9788, USER },
        { a64_exec_ldtrsh, 0x78c00802, 0, 0xFFFF9788, USER },
        { a64_exec_ldtrsh, 0x78800802, 0, 0xFFFFFFFFFFFF9788, USER },
        { a64_exec_ldtr, 0xb8400802, 0, 0xB5A69788, USER },
        { a64_exec_ldtr, 0xf8400802, 0, MEMORY, USER },
        { a64_exec_ldtrsw, 0xb8800802, 0, 0xFFFFFFFFB5A69788, USER },
        { a64_exec_ldraa, 0xf8200402, 0, MEMORY, PLAIN }, /* keys are not enabled */
        { a64_exec_ldraa, 0xf87ffc02, -8, MEMORY, PLAIN },
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct rig *r = with_word(AT + 0x400 + (uint64_t)(int64_t)rows[i].offset);
        r->c.x[2] = 1;
        rig_do(r, rows[i].run, rows[i].insn);
        assert_int_equal(r->c.x[2], rows[i].result);
        const struct a64_how *how = &r->log[0].how;
        assert_int_equal(how->acquire, rows[i].kind == ACQUIRE);
        assert_int_equal(how->must_align, rows[i].kind == ACQUIRE);
        assert_int_equal(how->unprivileged, rows[i].kind == USER);
        assert_false(how->release);
        rig_free(r);
    }
}

static void stores(void **state)
{
    (void)state;
    static const struct {
        a64_exec_fn *run;
        uint32_t insn;
        int offset;
        unsigned size;
        int kind;
    } rows[] = {
        { a64_exec_stlr, 0x489ffc01, 0, 2, ACQUIRE },
        { a64_exec_stlr, 0xc89f7c01, 0, 8, ACQUIRE }, /* stllr */
        { a64_exec_stlurb, 0x190ff001, 255, 1, ACQUIRE },
        { a64_exec_stlurh, 0x59000001, 0, 2, ACQUIRE },
        { a64_exec_stlur, 0x99000001, 0, 4, ACQUIRE },
        { a64_exec_stlur, 0xd9008001, 8, 8, ACQUIRE },
        { a64_exec_sttrb, 0x38000801, 0, 1, USER },
        { a64_exec_sttrh, 0x78000801, 0, 2, USER },
        { a64_exec_sttr, 0xb8000801, 0, 4, USER },
        { a64_exec_sttr, 0xf81f8801, -8, 8, USER },
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const uint64_t at = AT + 0x400 + (uint64_t)(int64_t)rows[i].offset;
        struct rig *r = with_word(at);
        r->c.x[1] = 0x1020304050607080;
        rig_do(r, rows[i].run, rows[i].insn);
        const uint64_t bits = UINT64_MAX >> (64 - 8 * rows[i].size);
        assert_int_equal(rig_word(r, at), (MEMORY & ~bits) | (0x1020304050607080 & bits));
        const struct a64_how *how = &r->log[0].how;
        assert_int_equal(how->release, rows[i].kind == ACQUIRE);
        assert_int_equal(how->unprivileged, rows[i].kind == USER);
        rig_free(r);
    }
}

/* ISV: what a hypervisor is told of the access (D24.2.45). */
static void syndromes(void **state)
{
    (void)state;
    struct rig *r = with_word(AT + 0x400);
    rig_do(r, a64_exec_ldtrsb, 0x38800802);
    const struct a64_how *how = &r->log[0].how;
    assert_true(how->gpr && how->sse && how->sf && how->rt == 2);
    rig_do(r, a64_exec_ldtrsb, 0x38c00802);
    how = &r->log[1].how;
    assert_true(how->gpr && how->sse && !how->sf);
    rig_do(r, a64_exec_ldraa, 0xf8200402);
    assert_true(r->log[2].how.gpr);
    r->c.x[0] = AT + 0x408;
    rig_do(r, a64_exec_ldraa, 0xf87ffc02); /* writeback */
    assert_false(r->log[3].how.gpr);
    assert_int_equal(r->c.x[0], AT + 0x400);
    rig_free(r);
}

static void pairs(void **state)
{
    (void)state;
    struct rig *r = with_word(AT + 0x410);
    rig_set_word(r, AT + 0x418, 7);
    rig_do(r, a64_exec_ldnp, 0xa8410c02); /* ldnp x2, x3, [x0, #16] */
    assert_int_equal(r->c.x[2], MEMORY);
    assert_int_equal(r->c.x[3], 7);
    assert_int_equal(r->log[0].how.element, 8);
    r->c.x[0] = AT + 0x414;
    rig_do(r, a64_exec_ldnp, 0x287f8c02); /* ldnp w2, w3, [x0, #-4] */
    assert_int_equal(r->c.x[2], (uint32_t)MEMORY);
    assert_int_equal(r->c.x[3], MEMORY >> 32);
    r->c.x[0] = AT + 512;
    r->c.x[1] = 0x1111111122222222;
    r->c.x[4] = 0x3333333344444444;
    rig_do(r, a64_exec_stnp, 0xa8201001); /* stnp x1, x4, [x0, #-512] */
    assert_int_equal(rig_word(r, AT), 0x1111111122222222);
    assert_int_equal(rig_word(r, AT + 8), 0x3333333344444444);
    rig_do(r, a64_exec_stnp, 0x28001001); /* stnp w1, w4, [x0] */
    assert_int_equal(rig_word(r, AT + 512), 0x4444444422222222);
    r->c.x[0] = UINT64_C(0x7777000000000000);
    rig_do(r, a64_exec_nothing, 0xf9800000); /* where nothing is */
    rig_free(r);
}

/* ---- LS64 ------------------------------------------------------------------------------------ */

enum { LD64B = 0xf83fd002, ST64B = 0xf83f9002, ST64BV = 0xf821b002, ST64BV0 = 0xf821a002 };

static void blocks_of_64(void **state)
{
    (void)state;
    struct rig *r = with_word(AT);
    r->c.sys[SYS_HCRX_EL2] = HCRX_EL2_ENALS | HCRX_EL2_ENASR | HCRX_EL2_ENAS0;
    r->c.sys[SYS_ACCDATA_EL1] = 0xACCDA7A0;
    for (unsigned i = 0; i < 8; i++)
        r->c.x[2 + i] = UINT64_C(0x1111111111111111) * (i + 1);
    rig_do(r, a64_exec_st64b, ST64B);
    const struct rig_access *a = &r->log[0];
    assert_int_equal(a->size, 64);
    assert_int_equal(a->how.element, 64);
    assert_int_equal(a->how.kind, ACCESS_SINGLE);
    assert_int_equal(a->how.lst, MMU_LST_64B);
    assert_int_equal(a->how.rt, 2);
    for (unsigned i = 0; i < 8; i++)
        assert_int_equal(rig_word(r, AT + 0x400 + i * 8), UINT64_C(0x1111111111111111) * (i + 1));

    rig_set_word(r, AT + 0x408, 99);
    rig_do(r, a64_exec_ld64b, LD64B);
    assert_int_equal(r->c.x[2], 0x1111111111111111);
    assert_int_equal(r->c.x[3], 99);
    assert_int_equal(r->c.x[9], 0x8888888888888888);

    r->c.x[1] = 0;
    rig_do(r, a64_exec_st64bv, ST64BV);
    assert_int_equal(r->c.x[1], UINT64_MAX);
    assert_int_equal(r->log[2].how.lst, MMU_LST_ST64BV);
    assert_int_equal(r->log[2].how.xs, 1);
    rig_do(r, a64_exec_st64bv0, ST64BV0);
    assert_int_equal(rig_word(r, AT + 0x400), 0x11111111ACCDA7A0);
    assert_int_equal(rig_word(r, AT + 0x408), 99);
    assert_int_equal(r->log[3].how.lst, MMU_LST_ST64BV0);

    r->c.x[0] = AT + 32;
    rig_fail(r, a64_exec_ld64b, LD64B);
    assert_int_equal(r->fault.kind, MMU_FAULT_ALIGNMENT);
    rig_free(r);
}

static void ls64_is_gated(void **state)
{
    (void)state;
    static const struct {
        a64_exec_fn *run;
        uint32_t insn;
        uint64_t sctlr, hcrx;
        uint32_t iss;
    } rows[] = {
        { a64_exec_ld64b, LD64B, SCTLR_ELX_ENALS, HCRX_EL2_ENALS, 2 },
        { a64_exec_st64b, ST64B, SCTLR_ELX_ENALS, HCRX_EL2_ENALS, 2 },
        { a64_exec_st64bv, ST64BV, SCTLR_ELX_ENASR, HCRX_EL2_ENASR, 0 },
        { a64_exec_st64bv0, ST64BV0, SCTLR_ELX_ENAS0, HCRX_EL2_ENAS0, 1 },
    };
    /* Who traps it, from EL0 and EL1, with neither, one or both enables. */
    static const struct {
        unsigned el;
        uint64_t hcr;
        bool sctlr1, sctlr2, hcrx;
        unsigned target; /* 0: goes through */
    } settings[] = {
        { 0, 0, false, true, true, 1 },
        { 0, 0, true, false, false, 2 },
        { 0, 0, true, false, true, 0 },
        { 1, 0, false, false, true, 0 },
        { 1, 0, true, true, false, 2 },
        { 2, 0, false, false, false, 0 },
        { 0, HCR_EL2_TGE | HCR_EL2_E2H, true, false, true, 2 },
        { 0, HCR_EL2_TGE | HCR_EL2_E2H, false, true, false, 0 },
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        for (size_t j = 0; j < sizeof(settings) / sizeof(settings[0]); j++) {
            struct rig *r = with_word(AT);
            r->c.el = (uint8_t)settings[j].el;
            r->c.sys[SYS_HCR_EL2] = settings[j].hcr;
            r->c.sys[SYS_HCRX_EL2] = settings[j].hcrx ? rows[i].hcrx : ~rows[i].hcrx;
            r->c.sys[SYS_SCTLR_EL1] = settings[j].sctlr1 ? rows[i].sctlr : ~rows[i].sctlr;
            r->c.sys[SYS_SCTLR_EL2] = settings[j].sctlr2 ? rows[i].sctlr : ~rows[i].sctlr;
            if (settings[j].target == 0) {
                rig_do(r, rows[i].run, rows[i].insn);
            } else {
                rig_fail(r, rows[i].run, rows[i].insn);
                assert_true(r->trapped);
                assert_int_equal(r->target, settings[j].target);
                assert_int_equal(r->ec, 0x0A);
                assert_int_equal(r->iss, rows[i].iss);
            }
            rig_free(r);
        }
    }
}

/* ---- DC ZVA ---------------------------------------------------------------------------------- */

static void zero_blocks(void **state)
{
    (void)state;
    static const unsigned sizes[] = { 16, 64, 256 };
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        struct rig *r = rig_new();
        memset(rig_map(r, AT, RIG_RAM)->data, 0xEE, RIG_PAGE);
        r->impl.dczva_bytes = sizes[i];
        rig_translating = r;
        assert_int_equal(a64_dc_zva(&r->c, AT + 0x400 + sizes[i] - 1), A64_NEXT);
        for (uint64_t at = 0; at < RIG_PAGE; at++)
            assert_int_equal(*rig_byte(r, AT + at),
                             at >= 0x400 && at < 0x400 + sizes[i] ? 0 : 0xEE);
        assert_int_equal(r->logged, sizes[i] <= 64 ? 1 : sizes[i] / 64);
        assert_int_equal(r->log[0].how.kind, ACCESS_ZVA);
        rig_map(r, AT, RIG_DEVICE);
        assert_int_equal(a64_dc_zva(&r->c, AT + 5), A64_JUMP);
        assert_true(r->faulted);
        assert_int_equal(r->fault.kind, MMU_FAULT_ALIGNMENT);
        assert_int_equal(r->fault.va.va, AT + 5); /* as it was given */
        rig_free(r);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(loads),        cmocka_unit_test(stores),
        cmocka_unit_test(syndromes),    cmocka_unit_test(pairs),
        cmocka_unit_test(blocks_of_64), cmocka_unit_test(ls64_is_gated),
        cmocka_unit_test(zero_blocks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
