/* SPDX-License-Identifier: Apache-2.0 */
/** Bytes and rates of the link against published figures, typed in as they are printed. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pcie/pcie.h"

/** `value` rounds to the `digits` decimals printed. */
static void assert_printed(double value, const char *printed, int digits)
{
    char text[40];

    (void)snprintf(text, sizeof(text), "%.*f", digits, value);
    assert_string_equal(text, printed);
}

/** Equal but for the last digits of a double. cmocka's own comparison is of floats. */
static void assert_near(double value, double want)
{
    if (!(fabs(value - want) <= 1e-12 * fabs(want)))
        fail_msg("%.15g instead of %.15g", value, want);
}

static void test_generations(void **state)
{
    (void)state;
    assert_null(pcie_generation(0));
    assert_null(pcie_generation(8));
    double rate = 2.5;
    for (unsigned gen = 1; gen <= 7; gen++) {
        const struct pcie_generation *g = pcie_generation(gen);
        assert_non_null(g);
        assert_int_equal(g->gen, gen);
        assert_near(g->gigatransfers, rate);
        rate = gen == 2 ? 8 : rate * 2; /* the change of line code made Gen3 8 GT/s, not 10 */
        assert_int_equal(g->framing_bytes, gen < 6 ? 8 : 0);
        assert_int_equal(g->flit_payload, gen < 6 ? 0 : 236);
        assert_int_equal(g->flit_bytes, gen < 6 ? 0 : 256);
    }
}

static void test_raw(void **state)
{
    static const char *const x16[] = {
        "4.00", "8.00", "15.75", "31.51", "63.02", "128.00", "256.00"
    };

    (void)state;
    for (unsigned gen = 1; gen <= 7; gen++) {
        assert_printed(pcie_raw_bandwidth(gen, 16) / 1e9, x16[gen - 1], 2);
        assert_near(pcie_raw_bandwidth(gen, 1) * 16, pcie_raw_bandwidth(gen, 16));
    }
    assert_near(pcie_raw_bandwidth(0, 16), 0);
    assert_near(pcie_raw_bandwidth(8, 16), 0);
}

static void test_header(void **state)
{
    (void)state;
    assert_int_equal(pcie_header_dw((busaddr_t){ 0 }), 3);
    assert_int_equal(pcie_header_dw((busaddr_t){ 0xffffffff }), 3);
    assert_int_equal(pcie_header_dw((busaddr_t){ 0x100000000 }), 4);
    assert_int_equal(pcie_header_dw((busaddr_t){ UINT64_MAX }), 4);
}

static void test_wire_bytes(void **state)
{
    (void)state;
    for (unsigned gen = 1; gen <= 5; gen++) {
        /* 64 bytes in stores of 4, 8, 16, 64, addresses of 64 bits. */
        assert_int_equal(16 * pcie_wire_bytes(gen, 4, 1, false), 448);
        assert_int_equal(8 * pcie_wire_bytes(gen, 4, 2, false), 256);
        assert_int_equal(4 * pcie_wire_bytes(gen, 4, 4, false), 160);
        assert_int_equal(pcie_wire_bytes(gen, 4, 16, false), 88);
        assert_int_equal(pcie_wire_bytes(gen, 3, 16, false), 84);
        /* A read request; the same with ECRC. */
        assert_int_equal(pcie_wire_bytes(gen, 3, 0, false), 20);
        assert_int_equal(pcie_wire_bytes(gen, 3, 0, true), 24);
        assert_int_equal(pcie_wire_bytes(gen, 4, 1024, true), 4124);
    }
    /* Flit mode: no framing. */
    for (unsigned gen = 6; gen <= 7; gen++) {
        assert_int_equal(pcie_wire_bytes(gen, 4, 16, false), 80);
        assert_int_equal(pcie_wire_bytes(gen, 3, 0, false), 12);
        assert_int_equal(pcie_wire_bytes(gen, 4, 1024, true), 4116);
    }
    assert_int_equal(pcie_wire_bytes(0, 4, 16, false), 0);
    assert_int_equal(pcie_wire_bytes(8, 4, 16, false), 0);
}

static void test_bandwidth_by_size(void **state)
{
    static const struct {
        uint32_t size;
        const char *gigabits;
    } rows[] = {
        { 4, "8.98" },    { 8, "15.71" },   { 16, "25.14" },   { 32, "35.91" },
        { 64, "45.71" },  { 128, "52.92" }, { 256, "57.46" },  { 257, "52.44" },
        { 512, "57.46" }, { 768, "57.46" }, { 4096, "57.46" },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++)
        assert_printed(pcie_bandwidth(3, 8, 256, rows[i].size, true) * 8 / 1e9, rows[i].gigabits,
                       2);
}

static void test_bandwidth_by_link(void **state)
{
    static const struct {
        unsigned gen, width;
        const char *by_store[6]; /* GB/s: 4, 8, 16, 32, 64, MPS */
    } links[] = {
        { 3, 8, { "1.12", "1.96", "3.14", "4.49", "5.71", "7.18" } },
        { 3, 16, { "2.24", "3.93", "6.28", "8.98", "11.43", "14.37" } },
        { 4, 16, { "4.49", "7.86", "12.57", "17.96", "22.85", "28.73" } },
        { 5, 16, { "8.98", "15.71", "25.14", "35.91", "45.71", "57.46" } },
        { 6, 16, { "23.60", "39.33", "59.00", "78.67", "94.40", "111.06" } },
    };
    static const uint32_t stores[] = { 4, 8, 16, 32, 64, 256 };

    (void)state;
    for (size_t l = 0; l < ARRAY_LEN(links); l++)
        for (size_t s = 0; s < ARRAY_LEN(stores); s++)
            assert_printed(pcie_bandwidth(links[l].gen, links[l].width, 256, stores[s], true) / 1e9,
                           links[l].by_store[s], 2);
}

static void test_bandwidth_shape(void **state)
{
    (void)state;
    /* A 64-byte line against 8-byte stores: 2.9 times, 2.4 times in flit mode. */
    assert_printed(pcie_bandwidth(4, 16, 256, 64, true) / pcie_bandwidth(4, 16, 256, 8, true),
                   "2.9", 1);
    assert_printed(pcie_bandwidth(6, 16, 256, 64, true) / pcie_bandwidth(6, 16, 256, 8, true),
                   "2.4", 1);
    /* A header of three DWs: 28 bytes instead of 32 for 8 bytes. */
    assert_near(pcie_bandwidth(4, 4, 256, 8, false) / pcie_bandwidth(4, 4, 256, 8, true),
                32.0 / 28);
    /* Flit mode: bytes disabled cost a DW of OHC-A1. 6 bytes: 16 + 8 + 4 on the wire. */
    assert_near(pcie_bandwidth(6, 16, 256, 6, true) / 118e9, 6.0 / 28);
    assert_near(pcie_bandwidth(7, 16, 256, 8, true), 236e9 * 8 / 24);
    assert_near(pcie_bandwidth(3, 8, 256, 0, true), 0);
    assert_near(pcie_bandwidth(8, 8, 256, 64, true), 0);
    /* Gen1, 8b/10b: at most 4 GB/s less one skip ordered set of 4 symbols in 1180 to 1538. */
    double full = 4e9 * 256 / 280, gen1 = pcie_bandwidth(1, 16, 256, 256, true);
    assert_true(gen1 < full * (1 - 4.0 / 1539) && gen1 > full * (1 - 4.0 / 1180));
}

static void test_ack_limit(void **state)
{
    /* Base Specification, Ack latency limits for 2.5 and 5 GT/s, by width and MPS. */
    static const unsigned widths[] = { 1, 2, 4, 8, 16 };
    static const struct {
        uint32_t mps;
        uint32_t gen1[5], gen2[5];
    } rows[] = {
        { 128, { 237, 128, 73, 67, 48 }, { 288, 179, 124, 118, 99 } },
        { 256, { 416, 217, 118, 107, 72 }, { 467, 268, 169, 158, 123 } },
        { 512, { 559, 289, 154, 86, 86 }, { 610, 340, 205, 137, 137 } },
        { 1024, { 1071, 545, 282, 150, 150 }, { 1122, 596, 333, 201, 201 } },
        { 2048, { 2095, 1057, 538, 278, 278 }, { 2146, 1108, 589, 329, 329 } },
        { 4096, { 4143, 2081, 1050, 534, 534 }, { 4194, 2132, 1101, 585, 585 } },
    };

    (void)state;
    for (size_t r = 0; r < ARRAY_LEN(rows); r++)
        for (size_t w = 0; w < ARRAY_LEN(widths); w++) {
            uint32_t gen1 = rows[r].gen1[w];
            assert_int_equal(pcie_ack_limit(1, widths[w], rows[r].mps), gen1);
            assert_int_equal(pcie_ack_limit(2, widths[w], rows[r].mps), rows[r].gen2[w]);
            for (unsigned gen = 3; gen <= 7; gen++)
                assert_int_equal(pcie_ack_limit(gen, widths[w], rows[r].mps), gen1 - 19 + 115);
        }
    assert_int_equal(pcie_ack_limit(0, 4, 256), 0);
    assert_int_equal(pcie_ack_limit(3, 0, 256), 0);
}

static void test_replay_limit(void **state)
{
    (void)state;
    /* Three of the limits above; the least of 24,000 to 31,000 symbol times; 1500 flits. */
    assert_int_equal(pcie_replay_limit(1, 1, 128), 3 * 237);
    assert_int_equal(pcie_replay_limit(2, 16, 4096), 3 * 585);
    assert_int_equal(pcie_replay_limit(3, 4, 256), 3 * (118 - 19 + 115));
    assert_int_equal(pcie_replay_limit(4, 16, 256), 24000);
    assert_int_equal(pcie_replay_limit(5, 1, 4096), 24000);
    assert_int_equal(pcie_replay_limit(6, 16, 256), 24000);
    assert_int_equal(pcie_replay_limit(7, 1, 256), 1500 * 256);
    assert_int_equal(pcie_replay_limit(0, 1, 256), 0);
    assert_int_equal(pcie_replay_limit(6, 0, 256), 0);
}

static void test_symbol(void **state)
{
    static const double ps[] = { 4000, 2000, 1000, 500, 250, 125, 62.5 };

    (void)state;
    for (unsigned gen = 1; gen <= 7; gen++)
        assert_near(pcie_symbol_ps(gen), ps[gen - 1]);
    assert_near(pcie_symbol_ps(0), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_generations),
        cmocka_unit_test(test_raw),
        cmocka_unit_test(test_header),
        cmocka_unit_test(test_wire_bytes),
        cmocka_unit_test(test_bandwidth_by_size),
        cmocka_unit_test(test_bandwidth_by_link),
        cmocka_unit_test(test_bandwidth_shape),
        cmocka_unit_test(test_ack_limit),
        cmocka_unit_test(test_replay_limit),
        cmocka_unit_test(test_symbol),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
