/* SPDX-License-Identifier: Apache-2.0 */
/** Model "nvme": registers, doorbells at every stride, values that cannot be. */
#include "model_rig.h"

enum { CAP = 0x00, VS = 0x08, INTMS = 0x0c, INTMC = 0x10, CC = 0x14, CSTS = 0x1c, AQA = 0x24 };

static void enable(struct model_rig *rig)
{
    rig_write32(rig, AQA, 0x00070003); /* 4 admin commands, 8 completions */
    rig_write32(rig, CC, 1);
}

static uint64_t sq(unsigned queue, unsigned dstrd)
{
    return 0x1000 + (uint64_t)queue * (8U << dstrd);
}

static uint64_t cq(unsigned queue, unsigned dstrd)
{
    return sq(queue, dstrd) + (4U << dstrd);
}

static void test_registers(void **state)
{
    static const char *const some[] = { "entries=512", "dstrd=2", "ready_time=700ms", NULL };
    struct model_rig rig;
    uint32_t words[2];
    (void)state;
    rig_make(&rig, "nvme", some);
    /* MQES 511, CQR, TO of two 500 ms, DSTRD 2, NVM command set. */
    rig_read_dws(&rig, 0, CAP, 2, 0xf, 0xf, words);
    assert_int_equal(words[0], 0x020101ff);
    assert_int_equal(words[1], 0x00000022);
    assert_int_equal(rig_read32(&rig, VS), 0x00010400);
    enable(&rig);
    assert_int_equal(rig_read32(&rig, AQA), 0x00070003);
    assert_int_equal(rig_read32(&rig, CSTS), 0);
    rig.time = (simtime_t)700 * 1000 * 1000 * PS_PER_NS - 1;
    assert_int_equal(rig_read32(&rig, CSTS), 0);
    rig_write32(&rig, sq(0, 2), 1);
    assert_int_equal(rig_stat(&rig, "nvme.not_ready"), 1);
    rig.time++;
    assert_int_equal(rig_read32(&rig, CSTS), 1);
    rig_write32(&rig, CC, 1 | 1 << 14);
    assert_int_equal(rig_read32(&rig, CSTS), 1 | 2 << 2);
    rig_write32(&rig, CC, 0);
    assert_int_equal(rig_read32(&rig, CSTS), 0);
    rig_write32(&rig, INTMS, 0xf0);
    rig_write32(&rig, INTMC, 0x30);
    assert_int_equal(rig_read32(&rig, INTMS), 0xc0);
    /* Byte lanes of CC, and the low bits of a queue's address. */
    static const uint8_t ones[8] = { 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff };
    rig_write(&rig, 0, CC + 2, ones, 1);
    assert_int_equal(rig_read32(&rig, CC), 0x00ff0000);
    rig_write(&rig, 0, 0x28, ones, 8);
    assert_int_equal(rig_read32(&rig, 0x28), 0xfffff000);
    assert_int_equal(rig_read32(&rig, 0x2c), 0xffffffff);
    rig.d.reset(rig.d.self, 0);
    assert_int_equal(rig_read32(&rig, CC), 0);
    assert_int_equal(rig_read32(&rig, AQA), 0);
    rig_free(&rig);
}

/** The admin queues have the sizes that AQA had when the controller was enabled. */
static void test_admin_sizes(void **state)
{
    struct model_rig rig;
    (void)state;
    rig_make(&rig, "nvme", NULL);
    enable(&rig);
    rig_write32(&rig, sq(0, 0), 3);
    rig_write32(&rig, AQA, 0);
    rig_write32(&rig, sq(0, 0), 1);
    assert_int_equal(rig_stat(&rig, "nvme.commands"), 5);
    assert_int_equal(rig_stat(&rig, "nvme.invalid_value"), 0);
    rig_write32(&rig, CC, 0);
    rig_write32(&rig, CC, 1);
    rig_write32(&rig, sq(0, 0), 1); /* of one entry, which holds nothing */
    assert_int_equal(rig_stat(&rig, "nvme.invalid_value"), 1);
    rig_free(&rig);
}

/** Each doorbell belongs to its queue, whatever the stride; what is between them is nobody's. */
static void test_strides(void **state)
{
    (void)state;
    for (unsigned dstrd = 0; dstrd <= 7; dstrd++) {
        const uint64_t sizes[6] = { 65536 };
        char stride[16];
        snprintf(stride, sizeof(stride), "dstrd=%u", dstrd);
        const char *const settings[] = { stride, "queues=3", NULL };
        struct model_rig rig;
        assert_true(rig_try(&rig, "nvme", sizes, settings));
        enable(&rig);
        for (unsigned q = 0; q < 4; q++) {
            rig_write32(&rig, sq(q, dstrd), 2);
            rig_write32(&rig, cq(q, dstrd), 2);
        }
        assert_int_equal(rig_stat(&rig, "nvme.sq_doorbells"), 4);
        assert_int_equal(rig_stat(&rig, "nvme.cq_doorbells"), 4);
        assert_int_equal(rig_stat(&rig, "nvme.commands"), 8);
        rig_write32(&rig, sq(4, dstrd), 1);
        rig_write32(&rig, cq(4, dstrd), 1);
        assert_int_equal(rig_stat(&rig, "nvme.invalid_register"), 2);
        if (dstrd > 0) {
            rig_write32(&rig, sq(1, dstrd) + 4, 5);
            assert_int_equal(rig_stat(&rig, "nvme.reserved"), 1);
        }
        assert_int_equal(rig_stat(&rig, "nvme.sq1.writes"), 1);
        assert_int_equal(rig_stat(&rig, "nvme.cq3.writes"), 1);
        assert_int_equal(rig_stat(&rig, "nvme.invalid_value"), 0);
        rig_free(&rig);
    }
}

static void test_values(void **state)
{
    static const char *const slow[] = { "entries=8", "command_time=100ns", NULL };
    struct model_rig rig;
    const simtime_t step = 100 * PS_PER_NS;
    (void)state;
    rig_make(&rig, "nvme", slow);
    enable(&rig);
    rig_write32(&rig, sq(1, 0), 8); /* past the end */
    assert_int_equal(rig_stat(&rig, "nvme.invalid_value"), 1);
    rig_write32(&rig, sq(1, 0), 0); /* as it was */
    assert_int_equal(rig_stat(&rig, "nvme.same_value"), 1);
    rig_write32(&rig, sq(1, 0), 7); /* all there is room for */
    rig_write32(&rig, sq(1, 0), 0); /* full */
    assert_int_equal(rig_stat(&rig, "nvme.invalid_value"), 3);
    assert_int_equal(rig_stat(&rig, "nvme.commands"), 7);
    rig_write32(&rig, cq(1, 0), 1); /* nothing is done yet */
    assert_int_equal(rig_stat(&rig, "nvme.invalid_value"), 4);
    rig.time = step; /* one */
    rig_write32(&rig, sq(1, 0), 1);
    assert_int_equal(rig_stat(&rig, "nvme.invalid_value"), 5);
    rig_write32(&rig, sq(1, 0), 0);
    assert_int_equal(rig_stat(&rig, "nvme.commands"), 8);
    rig_write32(&rig, cq(1, 0), 2);
    assert_int_equal(rig_stat(&rig, "nvme.invalid_value"), 6);
    rig_write32(&rig, cq(1, 0), 1);
    assert_int_equal(rig_stat(&rig, "nvme.cq_doorbells"), 1);
    /* 7 more are done in 700 ns; the completion queue holds 7. */
    rig.time = 8 * step;
    rig_write32(&rig, sq(1, 0), 3);
    rig.time = 100 * step; /* 3 wait for room */
    rig_write32(&rig, sq(1, 0), 7);
    assert_int_equal(rig_stat(&rig, "nvme.commands"), 15);
    rig_write32(&rig, cq(1, 0), 1); /* the same */
    assert_int_equal(rig_stat(&rig, "nvme.same_value"), 2);
    rig_write32(&rig, cq(1, 0), 0); /* all seven; then work goes on at once with one */
    assert_int_equal(rig_stat(&rig, "nvme.cq_doorbells"), 2);
    rig_write32(&rig, cq(1, 0), 1);
    assert_int_equal(rig_stat(&rig, "nvme.cq_doorbells"), 3);
    rig_write32(&rig, cq(1, 0), 2);
    assert_int_equal(rig_stat(&rig, "nvme.cq_doorbells"), 3);
    /* The admin queue has the size of AQA. */
    rig_write32(&rig, sq(0, 0), 4);
    rig_write32(&rig, sq(0, 0), 3);
    assert_int_equal(rig_stat(&rig, "nvme.commands"), 18);
    /* The upper half is reserved. */
    rig_write32(&rig, sq(2, 0), 0xabcd0005);
    assert_int_equal(rig_stat(&rig, "nvme.commands"), 23);
    rig_free(&rig);
}

static void test_widths(void **state)
{
    static const char *const kinds[] = { "wide=lost", "wide=first", "wide=each" };
    (void)state;
    for (unsigned kind = 0; kind < 3; kind++) {
        const char *const settings[] = { kinds[kind], NULL };
        struct model_rig rig;
        const uint32_t values[16] = { 3, 1 };
        rig_make(&rig, "nvme", settings);
        enable(&rig);
        rig_write(&rig, 0, sq(1, 0), values, 8);
        assert_int_equal(rig_stat(&rig, "nvme.wide"), 1);
        assert_int_equal(rig_stat(&rig, "nvme.sq_doorbells"), kind > 0);
        assert_int_equal(rig_stat(&rig, "nvme.cq_doorbells"), kind > 1);
        rig_write(&rig, 0, sq(2, 0), values, 2);
        rig_write(&rig, 0, sq(2, 0) + 1, values, 3);
        assert_int_equal(rig_stat(&rig, "nvme.narrow"), 2);
        /* A combined line over 8 queues, of which 5 are there. */
        rig_write(&rig, 0, 0x1000, values, 64);
        assert_int_equal(rig_stat(&rig, "nvme.invalid_register"), kind > 1 ? 6 : 0);
        assert_int_equal(rig_read32(&rig, sq(1, 0)), 0);
        assert_int_equal(rig_stat(&rig, "nvme.doorbell_reads"), 1);
        uint32_t seen = 0; /* what arrived */
        assert_true(rig.d.peek(rig.d.self, 0, 0x1000, &seen, 4));
        assert_int_equal(seen, 3);
        rig_free(&rig);
    }
}

static void test_refusals(void **state)
{
    static const char *const many[] = { "queues=1536", NULL };
    static const char *const enough[] = { "queues=1535", NULL };
    struct model_rig rig;
    (void)state;
    /* (1536 + 1) pairs of 8 bytes behind 4 KiB do not fit 16 KiB. */
    assert_false(rig_try(&rig, "nvme", NULL, many));
    assert_non_null(strstr(rig.e.text, "16392"));
    assert_true(rig_try(&rig, "nvme", NULL, enough));
    const uint32_t one = 1;
    struct pcie_device_request r = rig_request(&rig, 0, CC, 1, 0xf, 0);
    r.poisoned = true;
    struct pcie_device_answer a = { 0 };
    rig.d.write(rig.d.self, &r, (const uint8_t *)&one, &a);
    assert_int_equal(a.status, PCIE_UR);
    assert_int_equal(rig_read32(&rig, CC), 0);
    rig_free(&rig);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_registers), cmocka_unit_test(test_strides),
        cmocka_unit_test(test_values),    cmocka_unit_test(test_widths),
        cmocka_unit_test(test_refusals),  cmocka_unit_test(test_admin_sizes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
