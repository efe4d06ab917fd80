/* SPDX-License-Identifier: Apache-2.0 */
/** Model "nic": whole and torn blocks, order, halves reused too early, the test of Linux's mlx5. */
#include "model_rig.h"

enum { BF = 0x800, HALF = 256, RESULTS = 0x100 };
enum {
    WHOLE,
    TORN,
    INCOMPLETE,
    DISORDERED,
    DOORBELLS,
    OUT_OF_ORDER,
    LOST,
    OPEN,
    SIGNALLED,
    FIRST,
    CQ
};

static uint32_t result(struct model_rig *rig, unsigned which)
{
    const uint32_t value = rig_read32(rig, RESULTS + 4 * which);
    assert_int_equal(value, rig_peek32(rig, RESULTS + 4 * which));
    return value;
}

/** A control segment as the driver writes it, big-endian: NOP, one unit of 16 bytes. */
static void wqe(uint8_t out[64], unsigned index, bool signalled)
{
    memset(out, 0, 64);
    out[1] = (uint8_t)(index >> 8);
    out[2] = (uint8_t)index;
    out[6] = 0x12;
    out[7] = 1;
    out[11] = signalled ? 8 : 0;
}

/** 255 NOPs in alternating halves, in pieces of this size. */
static void post_all(struct model_rig *rig, uint32_t piece)
{
    for (unsigned i = 0; i < 255; i++) {
        uint8_t bytes[64];
        wqe(bytes, i, true);
        for (uint32_t at = 0; at < 64; at += piece)
            rig_write(rig, 0, BF + i % 2 * HALF + at, bytes + at, piece);
    }
}

static void test_wc_test(void **state)
{
    struct model_rig rig;
    (void)state;
    for (uint32_t piece = 4; piece <= 64; piece *= 2) {
        rig_make(&rig, "nic", NULL);
        assert_int_equal(rig_read32(&rig, 0), 0x0043494e);
        post_all(&rig, piece);
        assert_int_equal(result(&rig, WHOLE), piece == 64 ? 255 : 0);
        assert_int_equal(result(&rig, TORN), piece == 64 ? 0 : 255);
        assert_int_equal(result(&rig, SIGNALLED), piece == 64 ? 255 : 0);
        assert_int_equal(result(&rig, FIRST), piece == 64 ? 0 : 0xffffffff);
        static const unsigned none[] = { INCOMPLETE, DISORDERED, DOORBELLS, OUT_OF_ORDER,
                                         LOST,       OPEN,       CQ };
        for (unsigned i = 0; i < ARRAY_LEN(none); i++)
            assert_int_equal(result(&rig, none[i]), 0);
        rig_free(&rig);
    }
}

static void test_doorbells_and_pieces(void **state)
{
    struct model_rig rig;
    uint8_t bytes[64];
    (void)state;
    rig_make(&rig, "nic", NULL);
    wqe(bytes, 0, true);
    rig_write(&rig, 0, BF, bytes, 8);
    assert_int_equal(result(&rig, DOORBELLS), 1);
    assert_int_equal(result(&rig, OPEN), 0);
    wqe(bytes, 1, true);
    rig_write(&rig, 0, BF, bytes, 8); /* the same half */
    assert_int_equal(result(&rig, DOORBELLS), 2);
    /* What was a doorbell becomes the first piece of more. */
    rig_write(&rig, 0, BF + 8, bytes + 8, 8);
    assert_int_equal(result(&rig, DOORBELLS), 1);
    assert_int_equal(result(&rig, OPEN), 1);
    rig_write(&rig, 0, BF + 16, bytes + 16, 48);
    assert_int_equal(result(&rig, TORN), 1);
    assert_int_equal(result(&rig, OPEN), 0);
    /* Begun anew before it was all there. */
    wqe(bytes, 2, false);
    rig_write(&rig, 0, BF + HALF, bytes, 32);
    wqe(bytes, 3, true);
    rig_write(&rig, 0, BF + HALF, bytes, 64);
    assert_int_equal(result(&rig, INCOMPLETE), 1);
    assert_int_equal(result(&rig, WHOLE), 1);
    assert_int_equal(result(&rig, FIRST), 3);
    /* The second half of a block first. */
    wqe(bytes, 4, true);
    rig_write(&rig, 0, BF + 32, bytes + 32, 32);
    rig_write(&rig, 0, BF, bytes, 32);
    assert_int_equal(result(&rig, TORN), 2);
    assert_int_equal(result(&rig, DISORDERED), 1);
    assert_int_equal(result(&rig, OUT_OF_ORDER), 0);
    /* 8 bytes that are not the first of a half are no doorbell. */
    rig_write(&rig, 0, BF + 64, bytes, 8);
    assert_int_equal(result(&rig, OPEN), 1);
    assert_int_equal(result(&rig, DOORBELLS), 1);
    /* Past the registers. */
    rig_write(&rig, 0, BF + 2 * 512, bytes, 64);
    rig_write(&rig, 0, BF - 64, bytes, 64);
    assert_int_equal(result(&rig, WHOLE), 1);
    rig_write(&rig, 0, 0x20, bytes, 8);
    assert_int_equal(result(&rig, CQ), 1);
    /* The registers begin anew; what is open stays, statistics do too. */
    rig_write32(&rig, 0xfc, 0);
    assert_int_equal(result(&rig, WHOLE), 0);
    assert_int_equal(result(&rig, TORN), 0);
    assert_int_equal(result(&rig, OPEN), 1);
    assert_int_equal(result(&rig, FIRST), 0xffffffff);
    assert_int_equal(rig_stat(&rig, "nic.torn"), 2);
    uint8_t seen[64];
    assert_true(rig.d.peek(rig.d.self, 0, BF, seen, 64));
    assert_memory_equal(seen, bytes, 64);
    rig.d.reset(rig.d.self, 0);
    assert_int_equal(result(&rig, OPEN), 0);
    rig_free(&rig);
}

/** A root complex that joins: several blocks, and both halves, in one TLP. */
static void test_large_tlps(void **state)
{
    struct model_rig rig;
    static uint8_t bytes[2048];
    (void)state;
    for (unsigned i = 0; i < 16; i++)
        wqe(bytes + (size_t)64 * i, i / 4, true);
    rig_make(&rig, "nic", NULL);
    for (unsigned i = 0; i < 4; i++)
        bytes[256 * i + 7] = 16; /* WQEs of four blocks: indices go by 4 */
    for (unsigned i = 0; i < 4; i++)
        bytes[256 * i + 2] = (uint8_t)(4 * i);
    rig_write(&rig, 0, BF, bytes, 256);
    assert_int_equal(result(&rig, WHOLE), 4);
    assert_int_equal(result(&rig, SIGNALLED), 1);
    rig_write(&rig, 0, BF + 256, bytes + 256, 768); /* three halves of two registers */
    assert_int_equal(result(&rig, WHOLE), 16);
    assert_int_equal(result(&rig, SIGNALLED), 4);
    assert_int_equal(result(&rig, OUT_OF_ORDER), 0);
    rig_free(&rig);
    /* 2 KiB from the middle of the page on: only 1 KiB of it is registers. */
    rig_make(&rig, "nic", NULL);
    memset(bytes, 0, sizeof(bytes));
    rig_write(&rig, 0, BF, bytes, 2048);
    assert_int_equal(result(&rig, WHOLE), 16);
    rig_free(&rig);
    /* Holes: not all of the block came. */
    rig_make(&rig, "nic", NULL);
    rig_write_dws(&rig, 0, BF, 2, 0x3, 0xc, bytes);
    assert_int_equal(result(&rig, OPEN), 1);
    rig_write_dws(&rig, 0, BF, 2, 0xc, 0x3, bytes);
    rig_write_dws(&rig, 0, BF + 8, 14, 0xf, 0xf, bytes);
    assert_int_equal(result(&rig, TORN), 1);
    rig_free(&rig);
}

static void test_order_and_loss(void **state)
{
    static const char *const slow[] = { "reuse_time=100ns", NULL };
    static const char *const blind[] = { "check_index=off", NULL };
    struct model_rig rig;
    uint8_t bytes[64];
    (void)state;
    rig_make(&rig, "nic", NULL);
    /* The half of WQE 1 is drained before that of WQE 0; then 65535 and its follower. */
    static const unsigned order[] = { 1, 0, 1, 65535, 0, 1, 1 };
    for (unsigned i = 0; i < ARRAY_LEN(order); i++) {
        wqe(bytes, order[i], false);
        rig_write(&rig, 0, BF + i % 2 * HALF, bytes, 64);
    }
    assert_int_equal(result(&rig, OUT_OF_ORDER), 3); /* 0 after 1, 65535 after 1, 1 after 1 */
    assert_int_equal(result(&rig, SIGNALLED), 0);
    rig_free(&rig);
    rig_make(&rig, "nic", blind);
    rig_write(&rig, 0, BF, bytes, 64);
    rig_write(&rig, 0, BF, bytes, 64);
    assert_int_equal(result(&rig, OUT_OF_ORDER), 0);
    rig_free(&rig);

    rig_make(&rig, "nic", slow);
    for (unsigned i = 0; i < 6; i++) { /* every 50 ns, in turn: each half each 100 ns */
        rig.time = (simtime_t)i * 50 * PS_PER_NS;
        wqe(bytes, i, true);
        rig_write(&rig, 0, BF + i % 2 * HALF, bytes, 64);
    }
    assert_int_equal(result(&rig, LOST), 0);
    rig.time += 99 * PS_PER_NS + 999; /* the same half, a picosecond too early */
    wqe(bytes, 6, true);
    rig_write(&rig, 0, BF + HALF, bytes, 64);
    assert_int_equal(result(&rig, LOST), 1);
    assert_int_equal(result(&rig, WHOLE), 6);
    rig.time += 1;
    rig_write(&rig, 0, BF + HALF, bytes, 64);
    assert_int_equal(result(&rig, LOST), 1);
    assert_int_equal(result(&rig, WHOLE), 7);
    /* A lost one in pieces is lost once, with all its blocks. */
    rig_write(&rig, 0, BF + HALF, bytes, 32);
    rig_write(&rig, 0, BF + HALF + 32, bytes + 32, 32);
    rig_write(&rig, 0, BF + HALF + 64, bytes, 64);
    assert_int_equal(result(&rig, LOST), 2);
    assert_int_equal(result(&rig, WHOLE), 7);
    assert_int_equal(result(&rig, TORN), 0);
    rig_free(&rig);
}

static void test_refusals(void **state)
{
    static const char *const odd[] = { "bf_size=384", NULL };
    static const char *const askew[] = { "bf_offset=2304", NULL };
    static const char *const many[] = { "bf_registers=5", NULL };
    struct model_rig rig;
    (void)state;
    assert_false(rig_try(&rig, "nic", NULL, odd));
    assert_non_null(strstr(rig.e.text, "power of two"));
    assert_false(rig_try(&rig, "nic", NULL, askew));
    assert_non_null(strstr(rig.e.text, "multiple"));
    assert_false(rig_try(&rig, "nic", NULL, many)); /* 4 fit behind 0x800 */
    assert_non_null(strstr(rig.e.text, "4608"));
    rig_make(&rig, "nic", NULL);
    uint8_t bytes[64] = { 0 };
    struct pcie_device_request r = rig_request(&rig, 0, BF, 16, 0xf, 0xf);
    r.poisoned = true;
    struct pcie_device_answer a = { 0 };
    rig.d.write(rig.d.self, &r, bytes, &a);
    assert_int_equal(a.status, PCIE_UR);
    assert_int_equal(result(&rig, WHOLE), 0);
    rig_read_dws(&rig, 0, 4096, 1, 0xf, 0, bytes);
    assert_int_equal(rig.a.status, PCIE_UR);
    rig_free(&rig);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_wc_test),    cmocka_unit_test(test_doorbells_and_pieces),
        cmocka_unit_test(test_large_tlps), cmocka_unit_test(test_order_and_loss),
        cmocka_unit_test(test_refusals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
