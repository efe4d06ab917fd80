/* SPDX-License-Identifier: Apache-2.0 */
/* Atomics and exclusives: each operation by examples at each size, and what the monitor allows. */
#include "exec_rig.h"

#define AT UINT64_C(0x2000)

static struct rig *with_word(uint64_t value)
{
    struct rig *r = rig_new();
    rig_map(r, AT, RIG_RAM);
    rig_set_word(r, AT, value);
    r->c.x[0] = AT;
    return r;
}

/* ldadd{al}{b,h} w1/x1, w2/x2, [x0]; opc at bit 12 counts through the operations. */
static const uint32_t ldadd[4] = { 0x38210002, 0x78210002, 0xb8210002, 0xf8210002 };

static void operations_by_example(void **state)
{
    (void)state;
    static const struct {
        unsigned opc, size;
        uint64_t memory, operand, after;
    } rows[] = {
        { 0, 0, 0xAAAAAAAAAAAAAAFF, 0x1111111111111102, 0xAAAAAAAAAAAAAA01 },
        { 0, 1, 0xAAAAAAAAAAAAFFFF, 2, 0xAAAAAAAAAAAA0001 },
        { 0, 2, 0xAAAAAAAAFFFFFFFF, 0x7700000002, 0xAAAAAAAA00000001 },
        { 0, 3, 0xFFFFFFFFFFFFFFFF, 2, 1 },
        { 1, 0, 0xFFFFFFFFFFFFFFFF, 0xFF0F, 0xFFFFFFFFFFFFFFF0 },
        { 1, 3, 0xFFFFFFFFFFFFFFFF, 0xFF0F, 0xFFFFFFFFFFFF00F0 },
        { 2, 1, 0x1234123412341234, 0xFFFFF0F0, 0x123412341234E2C4 },
        { 2, 3, 0x1234123412341234, 0x8000000000000001, 0x9234123412341235 },
        { 3, 2, 0x0000000100000010, 0xFF00000000F, 0x000000010000001F },
        { 3, 3, 0x0000000100000010, 0xFF00000000F, 0xFF10000001F },
        { 4, 0, 0x11111111111111FF, 1, 0x1111111111111101 },
        { 4, 0, 0x111111111111117F, 0x80, 0x111111111111117F },
        { 4, 1, 0x1111111111118000, 0xFFFF, 0x111111111111FFFF },
        { 4, 2, 0x1111111180000000, 0x7FFFFFFF, 0x111111117FFFFFFF },
        { 4, 3, 0xFFFFFFFFFFFFFFFF, 0, 0 },
        { 5, 0, 0x11111111111111FF, 1, 0x11111111111111FF },
        { 5, 0, 0x111111111111117F, 0x80, 0x1111111111111180 },
        { 5, 2, 0x11111111FFFFFFFF, 0xFFFFFFFF80000000, 0x1111111180000000 },
        { 5, 3, 1, 0x8000000000000000, 0x8000000000000000 },
        { 6, 0, 0x11111111111111FF, 1, 0x11111111111111FF },
        { 6, 1, 0x1111111111117FFF, 0x8000, 0x1111111111118000 },
        { 6, 3, 1, 0x8000000000000000, 0x8000000000000000 },
        { 7, 0, 0x11111111111111FF, 0x2201, 0x1111111111111101 },
        { 7, 2, 0x1111111180000000, 0x7FFFFFFF, 0x111111117FFFFFFF },
        { 7, 3, 0x8000000000000000, 1, 1 },
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct rig *r = with_word(rows[i].memory);
        r->c.x[1] = rows[i].operand;
        r->c.x[2] = UINT64_MAX;
        rig_do(r, a64_exec_ldop, ldadd[rows[i].size] | rows[i].opc << 12);
        assert_int_equal(rig_word(r, AT), rows[i].after);
        const uint64_t bits = UINT64_MAX >> (64 - (8U << rows[i].size));
        assert_int_equal(r->c.x[2], rows[i].memory & bits);
        assert_int_equal(r->c.x[1], rows[i].operand);
        rig_free(r);
    }
}

static void order_follows_the_word(void **state)
{
    (void)state;
    static const struct {
        a64_exec_fn *run;
        uint32_t insn;
        bool acquire, release;
    } rows[] = {
        { a64_exec_ldop, 0xf8e10002, true, true },   /* ldaddal x1, x2, [x0] */
        { a64_exec_ldop, 0xf821001f, false, false }, /* stadd x1, [x0] */
        { a64_exec_ldop, 0xf8a1001f, false, false }, /* ldadda x1, xzr, [x0]: nothing to acquire */
        { a64_exec_swp, 0xf8e18002, true, true },    /* swpal x1, x2, [x0] */
        { a64_exec_swp, 0x78218002, false, false },  /* swph w1, w2, [x0] */
        { a64_exec_cas, 0xc8e1fc02, true, true },    /* casal x1, x2, [x0] */
        { a64_exec_cas, 0x08a17c02, false, false },  /* casb w1, w2, [x0] */
        { a64_exec_casp, 0x4862fc04, true, true },   /* caspal x2, x3, x4, x5, [x0] */
        { a64_exec_ldxr, 0xc85ffc02, true, false },  /* ldaxr x2, [x0] */
        { a64_exec_ldxr, 0x085f7c02, false, false }, /* ldxrb w2, [x0] */
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct rig *r = with_word(0);
        rig_do(r, rows[i].run, rows[i].insn);
        assert_int_equal(r->logged, 1);
        assert_int_equal(r->log[0].how.acquire, rows[i].acquire);
        assert_int_equal(r->log[0].how.release, rows[i].release);
        assert_true(r->log[0].how.must_align);
        rig_free(r);
    }
}

static void swap_and_compare(void **state)
{
    (void)state;
    struct rig *r = with_word(0x1122334455667788);
    r->c.x[1] = 0xABCD1234;
    rig_do(r, a64_exec_swp, 0x78218002);
    assert_int_equal(rig_word(r, AT), 0x1122334455661234);
    assert_int_equal(r->c.x[2], 0x7788);

    r->c.x[1] = 0xFFFFFF34; /* its low byte is that in memory */
    r->c.x[2] = 0x99;
    rig_do(r, a64_exec_cas, 0x08a17c02);
    assert_int_equal(rig_word(r, AT), 0x1122334455661299);
    assert_int_equal(r->c.x[1], 0x34);
    r->c.x[1] = 0x35;
    rig_do(r, a64_exec_cas, 0x08a17c02);
    assert_int_equal(rig_word(r, AT), 0x1122334455661299);
    assert_int_equal(r->c.x[1], 0x99);
    rig_free(r);
}

static void pairs_compare_both(void **state)
{
    (void)state;
    struct rig *r = with_word(0x2222222211111111);
    r->c.x[2] = 0xFF11111111;
    r->c.x[3] = 0x22222222;
    r->c.x[4] = 0x44444444;
    r->c.x[5] = 0x55555555;
    rig_do(r, a64_exec_casp, 0x08227c04); /* casp w2, w3, w4, w5, [x0] */
    assert_int_equal(rig_word(r, AT), 0x5555555544444444);
    assert_int_equal(r->c.x[2], 0x11111111);
    assert_int_equal(r->c.x[3], 0x22222222);

    rig_set_word(r, AT, 1);
    rig_set_word(r, AT + 8, 2);
    r->c.x[2] = 1;
    r->c.x[3] = 3; /* the second differs */
    rig_do(r, a64_exec_casp, 0x4862fc04);
    assert_int_equal(rig_word(r, AT), 1);
    assert_int_equal(rig_word(r, AT + 8), 2);
    assert_int_equal(r->c.x[2], 1);
    assert_int_equal(r->c.x[3], 2);
    rig_do(r, a64_exec_casp, 0x4862fc04);
    assert_int_equal(rig_word(r, AT), 0x44444444);
    assert_int_equal(rig_word(r, AT + 8), 0x55555555);
    rig_free(r);
}

/* ---- exclusives ------------------------------------------------------------------------------ */

enum { LDXRB = 0x085f7c02, LDAXR = 0xc85ffc02, STXRB = 0x08037c01, STLXR = 0xc803fc01 };
enum { LDXP_W = 0x887f1404, LDAXP = 0xc87f9404, STXP_W = 0x88231c06, STLXP = 0xc8239c06 };

static uint64_t store_exclusive(struct rig *r, uint64_t value)
{
    r->c.x[1] = value;
    r->c.x[3] = 99;
    rig_do(r, a64_exec_stxr, STLXR);
    return r->c.x[3];
}

static void the_monitor_decides(void **state)
{
    (void)state;
    struct rig *r = with_word(5);
    rig_set_word(r, AT + 8, 5);
    assert_int_equal(store_exclusive(r, 6), 1); /* nothing was reserved */
    assert_int_equal(rig_word(r, AT), 5);

    rig_do(r, a64_exec_ldxr, LDAXR);
    assert_int_equal(r->c.x[2], 5);
    assert_int_equal(store_exclusive(r, 6), 0);
    assert_int_equal(rig_word(r, AT), 6);
    assert_int_equal(store_exclusive(r, 7), 1); /* a reservation is good once */
    assert_int_equal(rig_word(r, AT), 6);

    rig_do(r, a64_exec_ldxr, LDAXR);
    rig_set_word(r, AT, 60); /* somebody else */
    assert_int_equal(store_exclusive(r, 7), 1);
    assert_int_equal(rig_word(r, AT), 60);

    rig_do(r, a64_exec_ldxr, LDAXR);
    r->c.x[0] = AT + 8; /* another place, whatever is there */
    rig_set_word(r, AT + 8, 60);
    assert_int_equal(store_exclusive(r, 7), 1);
    assert_int_equal(rig_word(r, AT + 8), 60);
    r->c.x[0] = AT;
    assert_int_equal(store_exclusive(r, 7), 1); /* which ended the reservation */

    rig_do(r, a64_exec_ldxr, LDXRB);
    assert_int_equal(store_exclusive(r, 7), 1); /* another size */
    rig_do(r, a64_exec_ldxr, LDAXR);
    r->c.monitor = false; /* CLREX, ERET */
    assert_int_equal(store_exclusive(r, 7), 1);
    assert_int_equal(rig_word(r, AT), 60);
    rig_free(r);
}

static void two_names_of_one_place(void **state)
{
    (void)state;
    struct rig *r = with_word(5);
    r->c.x[0] = AT | UINT64_C(3) << 56; /* the rig takes top bytes for tags */
    rig_do(r, a64_exec_ldxr, LDAXR);
    r->c.x[0] = AT;
    assert_int_equal(store_exclusive(r, 8), 0);
    assert_int_equal(rig_word(r, AT), 8);
    rig_free(r);
}

static void exclusive_pairs(void **state)
{
    (void)state;
    struct rig *r = with_word(0x0000000200000001);
    rig_set_word(r, AT + 8, 9);
    r->c.x[6] = 0xFF00000077;
    r->c.x[7] = 0x88;
    rig_do(r, a64_exec_ldxp, LDXP_W);
    assert_int_equal(r->c.x[4], 1);
    assert_int_equal(r->c.x[5], 2);
    rig_do(r, a64_exec_stxp, STXP_W);
    assert_int_equal(r->c.x[3], 0);
    assert_int_equal(rig_word(r, AT), 0x0000008800000077);

    rig_do(r, a64_exec_ldxp, LDAXP);
    assert_int_equal(r->c.x[5], 9);
    rig_set_word(r, AT + 8, 10);
    rig_do(r, a64_exec_stxp, STLXP);
    assert_int_equal(r->c.x[3], 1);
    rig_do(r, a64_exec_ldxp, LDAXP);
    rig_do(r, a64_exec_stxp, STLXP);
    assert_int_equal(r->c.x[3], 0);
    assert_int_equal(rig_word(r, AT), 0xFF00000077);
    assert_int_equal(rig_word(r, AT + 8), 0x88);
    assert_true(r->log[r->logged - 1].how.release && r->log[r->logged - 1].how.exclusive);
    assert_int_equal(r->log[r->logged - 1].size, 16);
    rig_free(r);
}

static void unaligned_exclusives(void **state)
{
    (void)state;
    struct rig *r = with_word(0);
    r->c.x[0] = AT + 12; /* crosses 16 bytes */
    rig_fail(r, a64_exec_ldxr, LDAXR);
    assert_int_equal(r->fault.kind, MMU_FAULT_ALIGNMENT);
    /* Without a reservation too. */
    rig_fail(r, a64_exec_stxr, STLXR);
    assert_int_equal(r->fault.kind, MMU_FAULT_ALIGNMENT);
    assert_true(r->fault.write);
    r->c.x[0] = AT + 4;
    rig_do(r, a64_exec_ldxr, LDAXR); /* FEAT_LSE2 */
    assert_int_equal(store_exclusive(r, 1), 0);
    r->impl.lse2 = false;
    rig_fail(r, a64_exec_stxr, STLXR);
    assert_int_equal(r->fault.kind, MMU_FAULT_ALIGNMENT);
    rig_free(r);
}

static void faults_change_nothing(void **state)
{
    (void)state;
    struct rig *r = with_word(5);
    rig_do(r, a64_exec_ldxr, LDAXR);
    rig_map(r, AT, RIG_READ_ONLY);
    r->c.x[3] = 99;
    rig_fail(r, a64_exec_stxr, STLXR);
    assert_true(r->faulted && r->fault.write);
    assert_int_equal(r->c.x[3], 99);
    r->c.x[2] = 77;
    rig_fail(r, a64_exec_ldop, ldadd[3]);
    assert_true(r->faulted);
    assert_int_equal(r->c.x[2], 77);
    rig_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(operations_by_example), cmocka_unit_test(order_follows_the_word),
        cmocka_unit_test(swap_and_compare),      cmocka_unit_test(pairs_compare_both),
        cmocka_unit_test(the_monitor_decides),   cmocka_unit_test(two_names_of_one_place),
        cmocka_unit_test(exclusive_pairs),       cmocka_unit_test(unaligned_exclusives),
        cmocka_unit_test(faults_change_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
