/* SPDX-License-Identifier: Apache-2.0 */
/* CPY*, SET* and SETG*: what they leave in memory is held against memmove() and memset(), what they
 * leave in registers against C6.2.119 and C6.2.362 (option A). */
#include "mops_unit.h"

static void copies_like_memmove(void **state)
{
    (void)state;
    struct rng random;
    rng_seed(&random, seed(), "mops copy");
    print_message("seed %llu\n", (unsigned long long)seed());
    for (unsigned i = 0; i < cases(300); i++) {
        struct rig *r = new_memory(&random);
        uint8_t *expected = snapshot(r);
        const uint64_t size = amount(&random);
        const uint64_t from = place(&random);
        const uint64_t to = rng_below(&random, 2)
                                ? place(&random)
                                : from + 2 * RIG_PAGE - rng_below(&random, 4 * RIG_PAGE);
        const bool good = to < 8 * RIG_PAGE + 20; /* not below BASE */
        if (good) {
            const uint64_t tag = rng_below(&random, 2) ? UINT64_C(5) << 56 : 0;
            memmove(expected + to, expected + from, size);
            set_registers(r, BASE + to, (BASE + from) | tag, size);
            rig_do(r, a64_exec_cpy, CPYP);
            const bool backward = from < to && to < from + size;
            if (backward)
                registers_are(r, BASE + to, (BASE + from) | tag, size);
            else
                registers_are(r, BASE + to + size, ((BASE + from) | tag) + size, -size);
            assert_int_equal(a64_nzcv(&r->c), 0);
            assert_int_equal(r->logged, 0);
            const uint64_t x0 = r->c.x[0];
            const uint64_t x1 = r->c.x[1];
            rig_do(r, a64_exec_cpy, CPYM);
            rig_do(r, a64_exec_cpy, CPYE);
            registers_are(r, x0, x1, 0);
            same_memory(r, expected);
        }
        free(expected);
        rig_free(r);
    }
}

static void copies_forward(void **state)
{
    (void)state;
    struct rng random;
    rng_seed(&random, seed(), "mops forward");
    for (unsigned i = 0; i < cases(200); i++) {
        struct rig *r = new_memory(&random);
        uint8_t *expected = snapshot(r);
        const uint64_t size = amount(&random);
        const uint64_t to = place(&random);
        const uint64_t from = to + (rng_below(&random, 2) ? rng_below(&random, 100) : size);
        memmove(expected + to, expected + from, size);
        set_registers(r, BASE + to, BASE + from, size);
        rig_do(r, a64_exec_cpy, CPYFP);
        registers_are(r, BASE + to + size, BASE + from + size, -size);
        rig_do(r, a64_exec_cpy, CPYFM);
        rig_do(r, a64_exec_cpy, CPYFE);
        registers_are(r, BASE + to + size, BASE + from + size, 0);
        same_memory(r, expected);
        free(expected);
        rig_free(r);
    }
}

static void sets_like_memset(void **state)
{
    (void)state;
    struct rng random;
    rng_seed(&random, seed(), "mops set");
    for (unsigned i = 0; i < cases(200); i++) {
        struct rig *r = new_memory(&random);
        uint8_t *expected = snapshot(r);
        const uint64_t size = amount(&random);
        const uint64_t to = place(&random);
        const bool zero = i % 4 == 0;
        memset(expected + to, zero ? 0 : 0xA5, size);
        set_registers(r, BASE + to, UINT64_C(0xFEDCBA98765432A5), size);
        rig_do(r, a64_exec_set, zero ? SETP_XZR : SETP);
        registers_are(r, BASE + to + size, UINT64_C(0xFEDCBA98765432A5), -size);
        rig_do(r, a64_exec_set, zero ? SETM_XZR : SETM);
        rig_do(r, a64_exec_set, zero ? SETE_XZR : SETE);
        registers_are(r, BASE + to + size, UINT64_C(0xFEDCBA98765432A5), 0);
        same_memory(r, expected);
        free(expected);
        rig_free(r);
    }
}

static void sizes_saturate(void **state)
{
    (void)state;
    static const struct {
        uint32_t insn;
        uint64_t size, saturated;
    } rows[] = {
        { CPYP, UINT64_C(0x007FFFFFFFFFFFFF), UINT64_C(0x007FFFFFFFFFFFFF) },
        { CPYP, UINT64_C(0x0080000000000000), UINT64_C(0x007FFFFFFFFFFFFF) },
        { CPYP, UINT64_MAX, UINT64_C(0x007FFFFFFFFFFFFF) },
        { CPYFP, INT64_MAX, INT64_MAX },
        { CPYFP, UINT64_C(0x8000000000000000), INT64_MAX },
        { CPYFP, UINT64_MAX, INT64_MAX },
        { SETP, UINT64_MAX, INT64_MAX },
        { SETGP, UINT64_MAX, UINT64_C(0x7FFFFFFFFFFFFFF0) },
        { SETGP, UINT64_C(0x7FFFFFFFFFFFFFF0), UINT64_C(0x7FFFFFFFFFFFFFF0) },
    };
    struct rig *r = rig_new();
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const bool set = rows[i].insn == SETP || rows[i].insn == SETGP;
        set_registers(r, BASE, BASE, rows[i].size);
        rig_do(r,
               !set                    ? a64_exec_cpy
               : rows[i].insn == SETGP ? a64_exec_setg
                                       : a64_exec_set,
               rows[i].insn);
        registers_are(r, BASE + rows[i].saturated, set ? BASE : BASE + rows[i].saturated,
                      -rows[i].saturated);
    }
    rig_free(r);
}

static void direction_looks_at_56_bits(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    /* The same addresses with other tags: the source lies below and overlaps. */
    set_registers(r, UINT64_C(0x0100000000001010), UINT64_C(0xFF00000000001000), 32);
    rig_do(r, a64_exec_cpy, CPYP);
    registers_are(r, UINT64_C(0x0100000000001010), UINT64_C(0xFF00000000001000), 32);
    /* They only touch. */
    set_registers(r, UINT64_C(0x1020), UINT64_C(0x1000), 32);
    rig_do(r, a64_exec_cpy, CPYP);
    registers_are(r, UINT64_C(0x1040), UINT64_C(0x1020), -UINT64_C(32));
    /* One and the same place. */
    set_registers(r, UINT64_C(0x1000), UINT64_C(0x1000), 32);
    rig_do(r, a64_exec_cpy, CPYP);
    registers_are(r, UINT64_C(0x1020), UINT64_C(0x1020), -UINT64_C(32));
    rig_free(r);
}

static void nothing_to_do_accesses_nothing(void **state)
{
    (void)state;
    struct rig *r = rig_new(); /* nothing is mapped */
    set_registers(r, 0, UINT64_MAX, 0);
    rig_do(r, a64_exec_cpy, CPYP);
    rig_do(r, a64_exec_cpy, CPYM);
    rig_do(r, a64_exec_cpy, CPYE);
    registers_are(r, 0, UINT64_MAX, 0);
    set_registers(r, 3, 9, 0);
    rig_do(r, a64_exec_setg, SETGP); /* unaligned, but of no size */
    rig_do(r, a64_exec_setg, SETGM);
    rig_do(r, a64_exec_setg, SETGE);
    registers_are(r, 3, 9, 0);
    /* Nor is the option looked at. */
    a64_set_nzcv(&r->c, 2);
    rig_do(r, a64_exec_cpy, CPYM);
    rig_do(r, a64_exec_set, SETE);
    rig_free(r);
}

static void a_set_wraps_at_the_top(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    rig_map(r, UINT64_C(0xFFFFFFFFFFFFF000), RIG_RAM);
    rig_map(r, 0, RIG_RAM);
    set_registers(r, UINT64_C(0xFFFFFFFFFFFFFFD0), 0x11, 100);
    rig_do(r, a64_exec_set, SETP);
    registers_are(r, 100 - 0x30, 0x11, -UINT64_C(100));
    rig_do(r, a64_exec_set, SETM);
    rig_do(r, a64_exec_set, SETE);
    for (unsigned i = 0; i < 4096; i++) {
        assert_int_equal(r->pages[0].data[i], i >= 0xFD0 ? 0x11 : 0);
        assert_int_equal(r->pages[1].data[i], i < 100 - 0x30 ? 0x11 : 0);
    }
    rig_free(r);
}

/* ---- faults ---------------------------------------------------------------------------------- */

/* A page of the source or destination is away: registers hold what remains, and going on after it
 * is there again completes the copy. */
static void go_on_after_a_fault(struct rng *random, bool write)
{
    struct rig *r = new_memory(random);
    uint8_t *expected = snapshot(r);
    const uint64_t size = 100 + rng_below(random, 5 * RIG_PAGE);
    const uint64_t distance = rng_below(random, RIG_PAGE); /* they overlap, or nearly */
    const bool backward = rng_below(random, 2) && distance != 0 && distance < size;
    const uint64_t low = place(random);
    const uint64_t to = backward ? low + distance : low;
    const uint64_t from = backward ? low : low + distance;
    memmove(expected + to, expected + from, size);
    set_registers(r, BASE + to, BASE + from, size);
    rig_do(r, a64_exec_cpy, CPYP);
    const uint64_t broken = (write ? to : from) + rng_below(random, size);
    rig_map(r, BASE + broken, write ? RIG_READ_ONLY : RIG_NOTHING);
    unsigned faults = 0;
    for (unsigned stage = 0; stage < 2;) {
        r->c.pc = 0x1000;
        const uint32_t insn = stage == 0 ? CPYM : CPYE;
        if (rig_step(r, a64_exec_cpy, insn) == A64_NEXT) {
            stage++;
            continue;
        }
        assert_true(r->faulted && !r->trapped);
        assert_int_equal(r->fault.va.va >> 12, (BASE + broken) >> 12);
        if (write)
            assert_true(r->fault.write);
        /* The element that is not copied is that of the fault, or before it. */
        const int64_t left = (int64_t)r->c.x[2];
        const uint64_t at = (write ? r->c.x[0] : r->c.x[1]) + (uint64_t)left;
        assert_true(backward ? left > 0 : left < 0);
        if (backward)
            assert_true(at > r->fault.va.va && at - r->fault.va.va <= 4096 + 64);
        else
            assert_true(at <= r->fault.va.va && r->fault.va.va - at < 64);
        rig_map(r, BASE + broken, RIG_RAM);
        assert_true(++faults == 1);
    }
    assert_int_equal(faults, 1);
    assert_int_equal(r->c.x[2], 0);
    same_memory(r, expected);
    free(expected);
    rig_free(r);
}
static void copies_go_on_after_faults(void **state)
{
    (void)state;
    struct rng random;
    rng_seed(&random, seed(), "mops faults");
    for (unsigned i = 0; i < cases(200); i++)
        go_on_after_a_fault(&random, i % 2);
}

static void a_set_stops_at_a_fault(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    rig_map(r, BASE, RIG_RAM);
    set_registers(r, BASE + 4000, 0x77, 200);
    rig_do(r, a64_exec_set, SETP);
    rig_fail(r, a64_exec_set, SETM);
    assert_true(r->faulted && r->fault.write);
    assert_int_equal(r->fault.va.va, BASE + 4096);
    /* 96 bytes are done, 104 remain. */
    registers_are(r, BASE + 4200, 0x77, -UINT64_C(104));
    for (unsigned i = 0; i < 4096; i++)
        assert_int_equal(*rig_byte(r, BASE + i), i >= 4000 ? 0x77 : 0);
    rig_map(r, BASE + 4096, RIG_RAM);
    rig_do(r, a64_exec_set, SETM);
    rig_do(r, a64_exec_set, SETE);
    registers_are(r, BASE + 4200, 0x77, 0);
    for (unsigned i = 0; i < 4096; i++)
        assert_int_equal(*rig_byte(r, BASE + 4096 + i), i < 104 ? 0x77 : 0);
    rig_free(r);
}

/* ---- devices --------------------------------------------------------------------------------- */

/* Each byte goes over once, in single accesses that are aligned (exec_rig.h asserts that). */
static void a_device_sees_each_byte_once(void **state)
{
    (void)state;
    struct rng random;
    rng_seed(&random, seed(), "mops device");
    for (unsigned i = 0; i < 100; i++) {
        struct rig *r = new_memory(&random);
        uint8_t *expected = snapshot(r);
        const uint64_t size = rng_below(&random, 600);
        const uint64_t from = 3900 + rng_below(&random, 300);
        const uint64_t to = 5 * RIG_PAGE - 100 + rng_below(&random, 200);
        memcpy(expected + to, expected + from, size);
        rig_map(r, BASE + 4 * RIG_PAGE, RIG_DEVICE);
        rig_map(r, BASE + 5 * RIG_PAGE, RIG_DEVICE);
        if (i % 2) {
            rig_map(r, BASE, RIG_DEVICE);
            rig_map(r, BASE + RIG_PAGE, RIG_DEVICE);
        }
        set_registers(r, BASE + to, BASE + from, size);
        rig_do(r, a64_exec_cpy, CPYFP);
        rig_do(r, a64_exec_cpy, CPYFM);
        rig_do(r, a64_exec_cpy, CPYFE);
        same_memory(r, expected);
        uint64_t written = 0;
        for (unsigned j = 0; j < r->logged; j++) {
            if (r->log[j].write) {
                assert_int_equal(r->log[j].va, BASE + to + written);
                written += r->log[j].size;
            }
        }
        assert_int_equal(written, size);
        free(expected);
        rig_free(r);
    }
}

static void whole_lines_are_whole_accesses(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    rig_map(r, BASE, RIG_DEVICE);
    set_registers(r, BASE + 128, 0x5A, 256);
    rig_do(r, a64_exec_set, SETP);
    rig_do(r, a64_exec_set, SETM);
    rig_do(r, a64_exec_set, SETE);
    assert_int_equal(r->logged, 4);
    for (unsigned i = 0; i < 4; i++) {
        assert_int_equal(r->log[i].va, BASE + 128 + i * 64);
        assert_int_equal(r->log[i].size, 64);
        assert_int_equal(r->log[i].how.element, 8);
    }
    rig_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(copies_like_memmove),
        cmocka_unit_test(copies_forward),
        cmocka_unit_test(sets_like_memset),
        cmocka_unit_test(sizes_saturate),
        cmocka_unit_test(direction_looks_at_56_bits),
        cmocka_unit_test(nothing_to_do_accesses_nothing),
        cmocka_unit_test(a_set_wraps_at_the_top),
        cmocka_unit_test(copies_go_on_after_faults),
        cmocka_unit_test(a_set_stops_at_a_fault),
        cmocka_unit_test(a_device_sees_each_byte_once),
        cmocka_unit_test(whole_lines_are_whole_accesses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
