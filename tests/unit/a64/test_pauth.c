/* SPDX-License-Identifier: Apache-2.0 */
/* Pointer authentication. Which code a pointer gets is IMPLEMENTATION DEFINED: what is held against
 * D8.10 is where it lies, and what becomes of it. */
#include "exec_rig.h"

#include "base/base.h"

enum { PACIA = 0xdac10020, PACIB = 0xdac10420, PACDA = 0xdac10820, PACDB = 0xdac10c20 };
enum { AUTIA = 0xdac11020, AUTIB = 0xdac11420, AUTDA = 0xdac11820, AUTDB = 0xdac11c20 };
enum { PACDZB = 0xdac12fe0, AUTDZB = 0xdac13fe0, XPACI = 0xdac143e0, XPACD = 0xdac147e0 };
enum { PACGA = 0x9ac13002, BRAA = 0xd71f0801, BRAAZ_17 = 0xd61f0a3f, BLRAB_SP = 0xd73f0c1f };
enum { BLRAAZ = 0xd63f081f, RETAA = 0xd65f0bff, RETAB = 0xd65f0fff, XPACLRI = 0xd50320ff };

#define TBI0   (UINT64_C(1) << 37)
#define TBI1   (UINT64_C(1) << 38)
#define TBID0  (UINT64_C(1) << 51)
#define ALL_ON (SCTLR_ELX_ENIA | SCTLR_ELX_ENIB | SCTLR_ELX_ENDA | SCTLR_ELX_ENDB)

/* EL1 with 48-bit addresses in both halves. */
static struct rig *new_rig(uint64_t tcr)
{
    struct rig *r = rig_new();
    r->regs.tcr_el1 = 16 | 16 << 16 | tcr;
    r->mmu_impl.tbid = true;
    r->c.sys[SYS_SCTLR_EL1] |= ALL_ON;
    static const unsigned keys[] = { SYS_APIAKeyLo_EL1, SYS_APIAKeyHi_EL1, SYS_APIBKeyLo_EL1,
                                     SYS_APIBKeyHi_EL1, SYS_APDAKeyLo_EL1, SYS_APDAKeyHi_EL1,
                                     SYS_APDBKeyLo_EL1, SYS_APDBKeyHi_EL1, SYS_APGAKeyLo_EL1,
                                     SYS_APGAKeyHi_EL1 };
    struct rng random;
    rng_seed(&random, 1, "keys");
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
        r->c.sys[keys[i]] = rng_next(&random);
    return r;
}

static uint64_t pac(struct rig *r, uint32_t insn, uint64_t pointer, uint64_t modifier)
{
    r->c.x[0] = pointer;
    r->c.x[1] = modifier;
    rig_do(r, a64_exec_pac, insn);
    return r->c.x[0];
}
static uint64_t aut(struct rig *r, uint32_t insn, uint64_t pointer, uint64_t modifier)
{
    r->c.x[0] = pointer;
    r->c.x[1] = modifier;
    rig_do(r, a64_exec_aut, insn);
    return r->c.x[0];
}

static const struct {
    uint32_t pac, aut;
    bool data;
    unsigned error; /* of a failure */
} pairs[] = {
    { PACIA, AUTIA, false, 1 },
    { PACIB, AUTIB, false, 2 },
    { PACDA, AUTDA, true, 1 },
    { PACDB, AUTDB, true, 2 },
};
enum { PAIRS = 4 };

static void what_is_signed_authenticates(void **state)
{
    (void)state;
    static const uint64_t tcrs[] = { 0, TBI0 | TBI1, TBI0 | TBID0 };
    struct rng random;
    rng_seed(&random, 1, "pauth");
    for (unsigned i = 0; i < 3000; i++) {
        struct rig *r = new_rig(tcrs[i % 3]);
        const unsigned k = i / 3 % PAIRS;
        const bool upper = i % 2;
        const bool tbi = i % 3 == 1 || (i % 3 == 2 && !upper && pairs[k].data);
        const uint64_t modifier = rng_next(&random);
        uint64_t pointer = rng_next(&random) & UINT64_C(0x0000FFFFFFFFFFFF);
        if (upper)
            pointer |= UINT64_C(0xFFFF) << 48;
        if (tbi) /* a tag, which stays */
            pointer = (pointer & ~(UINT64_C(0xFF) << 56)) | rng_next(&random) << 56;
        const uint64_t signed_pointer = pac(r, pairs[k].pac, pointer, modifier);
        const uint64_t code = tbi ? UINT64_C(0x007F000000000000) : UINT64_C(0xFF7F000000000000);
        assert_int_equal(signed_pointer & ~code, pointer & ~code);
        assert_int_equal(aut(r, pairs[k].aut, signed_pointer, modifier), pointer);
        rig_free(r);
    }
}

static void failures_leave_no_address(void **state)
{
    (void)state;
    for (unsigned k = 0; k < PAIRS; k++) {
        struct rig *r = new_rig(0);
        const uint64_t pointer = UINT64_C(0x0000123456789ABC);
        const uint64_t good = pac(r, pairs[k].pac, pointer, 5);
        for (unsigned bit = 0; bit < 64; bit++) {
            const uint64_t bad = good ^ UINT64_C(1) << bit;
            const uint64_t result = aut(r, pairs[k].aut, bad, 5);
            /* Bits 62:61 say which key; the rest is the address with its extension. */
            uint64_t expected = bad & UINT64_C(0x0000FFFFFFFFFFFF);
            if (bit == 55)
                expected |= UINT64_C(0xFFFF) << 48;
            expected = (expected & ~(UINT64_C(3) << 61)) | (uint64_t)pairs[k].error << 61;
            assert_int_equal(result, expected);
        }
        assert_int_equal(aut(r, pairs[k].aut, good, 6), pointer | (uint64_t)pairs[k].error << 61);
        const uint64_t other = aut(r, pairs[(k + 1) % PAIRS].aut, good, 5);
        assert_int_equal(other, pointer | (uint64_t)pairs[(k + 1) % PAIRS].error << 61);
        rig_free(r);
    }
    struct rig *r = new_rig(TBI0);
    const uint64_t tagged = UINT64_C(0x5500123456789ABC);
    const uint64_t good = pac(r, PACDA, tagged, 5);
    assert_int_equal(good >> 56, 0x55);
    assert_int_equal(aut(r, AUTDA, good, 6), tagged | UINT64_C(1) << 53);
    rig_free(r);
}

/* A pointer that is no address gets a code that cannot be right. */
static void bad_pointers_do_not_pass(void **state)
{
    (void)state;
    struct rig *r = new_rig(0);
    for (unsigned bit = 48; bit < 63; bit++) {
        if (bit == 55)
            continue;
        const uint64_t signed_pointer = pac(r, PACIA, 0x1000 | UINT64_C(1) << bit, 5);
        assert_int_equal(aut(r, AUTIA, signed_pointer, 5), 0x1000 | UINT64_C(1) << 61);
    }
    rig_free(r);
}

static void the_size_of_addresses_counts(void **state)
{
    (void)state;
    /* T0SZ 25 is 39 bits; T1SZ 16 is 48 bits. */
    struct rig *r = new_rig(0);
    r->regs.tcr_el1 = 25 | 16 << 16;
    uint64_t seen = 0;
    for (uint64_t i = 0; i < 200; i++)
        seen |= pac(r, PACIA, 0, i);
    assert_int_equal(seen, UINT64_C(0xFF7FFF8000000000));
    seen = UINT64_MAX;
    for (uint64_t i = 0; i < 200; i++)
        seen &= pac(r, PACIA, UINT64_MAX, i);
    assert_int_equal(seen, UINT64_C(0x0080FFFFFFFFFFFF));
    /* EL2 with one half, 42 bits, and TBI. */
    r->c.el = 2;
    r->regs.tcr_el2 = 22 | 1 << 20;
    r->c.sys[SYS_SCTLR_EL2] = ALL_ON;
    seen = 0;
    for (uint64_t i = 0; i < 200; i++)
        seen |= pac(r, PACIA, 0, i);
    assert_int_equal(seen, UINT64_C(0x007FFC0000000000));
    rig_free(r);
}

static void strips(void **state)
{
    (void)state;
    struct rig *r = new_rig(TBI0 | TBID0);
    r->c.x[0] = UINT64_C(0x1234567890ABCDEF);
    rig_do(r, a64_exec_xpac, XPACD);
    assert_int_equal(r->c.x[0], UINT64_C(0x1200567890ABCDEF));
    r->c.x[0] = UINT64_C(0x1234567890ABCDEF);
    rig_do(r, a64_exec_xpac, XPACI);
    assert_int_equal(r->c.x[0], UINT64_C(0x0000567890ABCDEF));
    r->c.x[30] = UINT64_C(0x1280567890ABCDEF);
    rig_do(r, a64_exec_xpaclri, XPACLRI);
    assert_int_equal(r->c.x[30], UINT64_C(0xFFFF567890ABCDEF));
    rig_free(r);
}

static void hints_use_fixed_registers(void **state)
{
    (void)state;
    struct rig *r = new_rig(0);
    const uint64_t pointer = 0x400000;
    r->c.x[X_SP] = 0x7000;
    r->c.x[16] = 0x7000;
    r->c.x[17] = r->c.x[30] = pointer;
    rig_do(r, a64_exec_pac1716, 0xd503211f); /* pacia1716 */
    rig_do(r, a64_exec_pac_lr, 0xd503233f);  /* paciasp */
    assert_int_equal(r->c.x[17], pac(r, PACIA, pointer, 0x7000));
    assert_int_equal(r->c.x[30], r->c.x[17]);
    rig_do(r, a64_exec_aut1716, 0xd503219f); /* autia1716 */
    rig_do(r, a64_exec_aut_lr, 0xd50323bf);  /* autiasp */
    assert_int_equal(r->c.x[17], pointer);
    assert_int_equal(r->c.x[30], pointer);
    rig_do(r, a64_exec_pac1716, 0xd503215f); /* pacib1716 */
    assert_int_equal(r->c.x[17], pac(r, PACIB, pointer, 0x7000));
    rig_do(r, a64_exec_aut1716, 0xd50321df); /* autib1716 */
    assert_int_equal(r->c.x[17], pointer);
    rig_do(r, a64_exec_pac_lr, 0xd503235f); /* pacibz */
    assert_int_equal(r->c.x[30], pac(r, PACIB, pointer, 0));
    rig_do(r, a64_exec_aut_lr, 0xd50323df); /* autibz */
    assert_int_equal(r->c.x[30], pointer);
    assert_int_equal(pac(r, PACDZB, pointer, 77), pac(r, PACDB, pointer, 0));
    assert_int_equal(aut(r, AUTDZB, pac(r, PACDB, pointer, 0), 77), pointer);
    rig_free(r);
}

static void generic_codes_fill_the_upper_half(void **state)
{
    (void)state;
    struct rig *r = new_rig(0);
    uint64_t seen = 0;
    for (uint64_t i = 0; i < 100; i++) {
        r->c.x[0] = i;
        r->c.x[1] = 3;
        rig_do(r, a64_exec_pacga, PACGA);
        seen |= r->c.x[2];
    }
    assert_int_equal(seen, UINT64_C(0xFFFFFFFF00000000));
    rig_free(r);
}

static void enables_and_traps(void **state)
{
    (void)state;
    static const uint64_t enables[] = { SCTLR_ELX_ENIA, SCTLR_ELX_ENIB, SCTLR_ELX_ENDA,
                                        SCTLR_ELX_ENDB };
    struct rig *r = new_rig(0);
    for (unsigned k = 0; k < PAIRS; k++) {
        r->c.sys[SYS_SCTLR_EL1] = ALL_ON & ~enables[k];
        r->c.sys[SYS_HCR_EL2] = 0; /* which would trap, but comes after */
        assert_int_equal(pac(r, pairs[k].pac, 0x1000, 1), 0x1000);
        assert_int_equal(aut(r, pairs[k].aut, UINT64_C(0x123) << 48, 1), UINT64_C(0x123) << 48);
        r->c.sys[SYS_SCTLR_EL1] = enables[k];
        for (unsigned el = 0; el < 2; el++) {
            r->c.el = (uint8_t)el;
            r->c.x[0] = 0x1000;
            rig_fail(r, a64_exec_pac, pairs[k].pac);
            assert_true(r->trapped);
            assert_int_equal(r->target, 2);
            assert_int_equal(r->ec, 9);
            assert_int_equal(r->iss, 0);
            assert_int_equal(r->c.x[0], 0x1000);
            rig_fail(r, a64_exec_aut, pairs[k].aut);
            assert_true(r->trapped);
        }
    }
    rig_fail(r, a64_exec_pacga, PACGA);
    assert_true(r->trapped);
    r->c.x[0] = UINT64_C(0x1234567890ABCDEF);
    rig_do(r, a64_exec_xpac, XPACI); /* never traps */
    r->c.el = 0;                     /* of a host: SCTLR_EL2 counts, and nothing traps */
    r->c.sys[SYS_HCR_EL2] = HCR_EL2_E2H | HCR_EL2_TGE;
    r->c.sys[SYS_SCTLR_EL2] = 0;
    assert_int_equal(pac(r, PACDB, 0x1000, 1), 0x1000);
    r->c.sys[SYS_SCTLR_EL2] = ALL_ON;
    assert_true(pac(r, PACDB, 0x1000, 1) != 0x1000);
    rig_free(r);
}

static void branches(void **state)
{
    (void)state;
    struct rig *r = new_rig(0);
    const uint64_t target = 0x400000;
    r->c.x[X_SP] = 0x7000;
    r->c.x[0] = pac(r, PACIA, target, 9);
    r->c.x[1] = 9;
    r->c.x[30] = 0;
    rig_fail(r, a64_exec_braa, BRAA);
    assert_int_equal(r->c.pc, target);
    assert_int_equal(r->c.btype, 1);
    assert_int_equal(r->c.x[30], 0);
    r->c.guarded = true;
    r->c.x[1] = 10; /* the wrong modifier */
    rig_fail(r, a64_exec_braa, BRAA);
    assert_int_equal(r->c.pc, target | UINT64_C(1) << 61);
    assert_int_equal(r->c.btype, 3);

    r->c.x[17] = pac(r, PACIA, target, 0);
    rig_fail(r, a64_exec_braaz, BRAAZ_17);
    assert_int_equal(r->c.pc, target);
    assert_int_equal(r->c.btype, 1);

    r->c.x[0] = pac(r, PACIB, target, 0x7000);
    rig_fail(r, a64_exec_blraa, BLRAB_SP);
    assert_int_equal(r->c.pc, target);
    assert_int_equal(r->c.btype, 2);
    assert_int_equal(r->c.x[30], 0x1004);
    r->c.x[0] = pac(r, PACIA, target, 0);
    rig_fail(r, a64_exec_blraaz, BLRAAZ);
    assert_int_equal(r->c.pc, target);

    r->c.x[30] = pac(r, PACIA, target, 0x7000);
    rig_fail(r, a64_exec_retaa, RETAA);
    assert_int_equal(r->c.pc, target);
    assert_int_equal(r->c.btype, 0);
    rig_fail(r, a64_exec_retaa, RETAB);
    assert_int_equal(r->c.pc, target | UINT64_C(2) << 61);
    rig_free(r);
}

static void loads_authenticate(void **state)
{
    (void)state;
    struct rig *r = new_rig(0);
    rig_map(r, 0x2000, RIG_RAM);
    rig_set_word(r, 0x2FF8, 42);
    r->c.x[0] = pac(r, PACDA, 0x3000, 0);
    rig_do(r, a64_exec_ldraa, 0xf87ffc02); /* ldraa x2, [x0, #-8]! */
    assert_int_equal(r->c.x[2], 42);
    assert_int_equal(r->c.x[0], 0x2FF8);
    r->c.x[0] = pac(r, PACDB, 0x2000, 0);
    rig_do(r, a64_exec_ldraa, 0xf8bff402); /* ldrab x2, [x0, #4088] */
    assert_int_equal(r->c.x[2], 42);
    r->c.x[0] = pac(r, PACDA, 0x2000, 0);
    rig_do(r, a64_exec_ldraa, 0xf8bff402); /* the rig ignores top bytes */
    assert_int_equal(r->log[r->logged - 1].va, (0x2000 | UINT64_C(2) << 61) + 4088);
    rig_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_signed_authenticates),
        cmocka_unit_test(failures_leave_no_address),
        cmocka_unit_test(bad_pointers_do_not_pass),
        cmocka_unit_test(the_size_of_addresses_counts),
        cmocka_unit_test(strips),
        cmocka_unit_test(hints_use_fixed_registers),
        cmocka_unit_test(generic_codes_fill_the_upper_half),
        cmocka_unit_test(enables_and_traps),
        cmocka_unit_test(branches),
        cmocka_unit_test(loads_authenticate),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
