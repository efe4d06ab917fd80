/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Read requests by MRRS, and their completions by RCB and MPS. Expectations are counted from the
 * rules: a page's DWs by MRRS, and every possible choice of cuts at RCB.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "../seed.h"

#include "pcie/pcie.h"

enum { MANY = 1000 };

static const uint32_t sizes[] = { 128, 256, 512, 1024, 2048, 4096 };

static struct rng rng;

static int seed(void **state)
{
    (void)state;
    seed_from_env(&rng, 20261120, "test_split_read");
    return 0;
}

/* ---- reads --------------------------------------------------------------------------------------
 */

static void check_read(uint64_t address, uint32_t length, uint32_t mrrs)
{
    static struct pcie_request r[MANY];
    size_t count = pcie_split_read(address, length, mrrs, r, MANY), want = 0;
    uint64_t at = address;

    assert_true(count <= MANY);
    for (size_t i = 0; i < count; i++) {
        uint64_t first = r[i].address.ba, dw = r[i].length_dw;
        assert_int_equal(first % 4, 0);
        assert_in_range(dw, 1, mrrs / 4);
        assert_int_equal(first / 4096, (first + dw * 4 - 1) / 4096);
        if (dw == 1)
            assert_int_equal(r[i].last_be, 0);
        for (uint64_t b = 0; b < dw * 4; b++) {
            unsigned be = b < 4 ? r[i].first_be : b / 4 == dw - 1 ? r[i].last_be : 0xf;
            bool outside = at == address + length || first + b < address;
            assert_int_equal(be >> b % 4 & 1, !outside);
            if (!outside)
                assert_int_equal(first + b, at++);
        }
    }
    assert_int_equal(at, address + length);
    /* No request serves two pages, and none more than MRRS of a page's DWs. */
    for (uint64_t page = address / 4096; page <= (address + length - 1) / 4096; page++) {
        uint64_t from = page * 4096 > address ? page * 1024 : address / 4;
        uint64_t last = (address + length - 1) / 4;
        if (last > page * 1024 + 1023)
            last = page * 1024 + 1023;
        want += (last - from + mrrs / 4) / (mrrs / 4);
    }
    assert_int_equal(count, want);
}

static void test_read(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
        for (uint32_t offset = 0; offset < 12; offset++)
            for (uint32_t length = 1; length < 600; length++) {
                check_read(0x1000 + offset, length, sizes[i]);
                check_read(0x2000 - 256 + offset, length, sizes[i]);
            }
        for (int n = 0; n < 3 * MANY; n++)
            check_read(rng_next(&rng) >> 4, 1 + (uint32_t)rng_below(&rng, 20000), sizes[i]);
    }
}

static void test_read_facts(void **state)
{
    struct pcie_request r[8];

    (void)state;
    /* Not cut at addresses aligned to MRRS: 512 bytes from 0x10 are one request. */
    assert_int_equal(pcie_split_read(0x10, 512, 512, r, 8), 1);
    assert_int_equal(r[0].length_dw, 128);
    /* One byte off a DW they touch 129 DWs. */
    assert_int_equal(pcie_split_read(0x11, 512, 512, r, 8), 2);
    assert_int_equal(r[0].address.ba, 0x10);
    assert_int_equal(r[0].length_dw, 128);
    assert_int_equal(r[0].first_be, 0xe);
    assert_int_equal(r[0].last_be, 0xf);
    assert_int_equal(r[1].address.ba, 0x210);
    assert_int_equal(r[1].length_dw, 1);
    assert_int_equal(r[1].first_be, 0x1);
    assert_int_equal(r[1].last_be, 0);
    /* Two bytes inside one DW; a whole page. */
    assert_int_equal(pcie_split_read(0x1001, 2, 512, r, 8), 1);
    assert_int_equal(r[0].first_be, 6);
    assert_int_equal(pcie_split_read(0x1000, 4096, 4096, r, 8), 1);
    assert_int_equal(r[0].length_dw, 1024);
    assert_int_equal(pcie_split_read(0x1000, 4096, 512, r, 8), 8);
    /* The zero-length read. */
    assert_int_equal(pcie_split_read(0x1007, 0, 512, r, 8), 1);
    assert_int_equal(r[0].address.ba, 0x1004);
    assert_int_equal(r[0].length_dw, 1);
    assert_int_equal(r[0].first_be, 0);
    assert_int_equal(r[0].last_be, 0);
}

static void test_read_room(void **state)
{
    struct pcie_request r[4] = { [2] = { .length_dw = 77 } };

    (void)state;
    assert_int_equal(pcie_split_read(0, 4096, 512, r, 2), 8);
    assert_int_equal(r[1].address.ba, 512);
    assert_int_equal(r[2].length_dw, 77);
    assert_int_equal(pcie_split_read(0, 4096, 512, NULL, 0), 8);
    assert_int_equal(pcie_split_read(0, 0, 512, NULL, 0), 1);
}

/* ---- completions ----------------------------------------------------------------------------- */

/** The least number of completions: all cuts at multiples of RCB are tried. */
static unsigned fewest_completions(uint32_t address, uint32_t length, uint32_t mps, uint32_t rcb)
{
    /* best[i]: for what is left from the i-th possible begin; 0 is the address itself. */
    unsigned best[4096 / 64 + 2] = { 0 };
    uint32_t cuts = 0, begin[4096 / 64 + 2], end = address + length;

    begin[cuts++] = address;
    for (uint32_t at = (address / rcb + 1) * rcb; at < end; at += rcb)
        begin[cuts++] = at;
    for (uint32_t i = cuts; i-- > 0;) {
        best[i] = 1000;
        for (uint32_t j = i + 1; j <= cuts; j++) {
            uint32_t to = j == cuts ? end : begin[j];
            uint32_t payload = (to + 3) / 4 * 4 - begin[i] / 4 * 4;
            unsigned n = 1 + (j == cuts ? 0 : best[j]);
            if (payload <= mps && n < best[i])
                best[i] = n;
        }
    }
    return best[0];
}

static void check_completion(uint32_t address, uint32_t length, uint32_t mps, uint32_t rcb)
{
    struct pcie_completion_piece c[80];
    size_t count = pcie_split_completion(address, length, mps, rcb, c, 80);
    uint32_t at = address;

    assert_true(count <= 80);
    assert_int_equal(count, fewest_completions(address, length, mps, rcb));
    for (size_t i = 0; i < count; i++) {
        uint32_t left = address + length - at;
        assert_int_equal(c[i].byte_count, left);
        assert_int_equal(c[i].lower_address, at & 127);
        assert_in_range(c[i].length_dw, 1, mps / 4);
        uint32_t end = (at / 4 + c[i].length_dw) * 4; /* after its last DW */
        if (i + 1 < count) {
            assert_int_equal(end % rcb, 0);
            assert_true(end < address + length);
        } else {
            assert_int_equal(end, (address + length + 3) / 4 * 4);
        }
        at = end;
    }
}

static void test_completion(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(sizes); i++)
        for (uint32_t rcb = 64; rcb <= 128; rcb += 64) {
            for (uint32_t address = 0; address < 128; address++)
                for (uint32_t length = 1; length <= 700; length++)
                    check_completion(address, length, sizes[i], rcb);
            for (uint32_t address = 0; address < 4096; address += 61)
                for (uint32_t length = 1; address + length <= 4096; length += 53)
                    check_completion(address, length, sizes[i], rcb);
            check_completion(0, 4096, sizes[i], rcb);
        }
}

static void test_completion_facts(void **state)
{
    struct pcie_completion_piece c[8];

    (void)state;
    /* MPS 256, MRRS 512, RCB 64, as in the NetTLP captures: up to the RCB below MPS, then MPS. */
    assert_int_equal(pcie_split_completion(0x1000, 512, 256, 64, c, 8), 2);
    assert_int_equal(c[0].length_dw, 64);
    assert_int_equal(c[0].byte_count, 512);
    assert_int_equal(c[1].length_dw, 64);
    assert_int_equal(c[1].byte_count, 256);
    assert_int_equal(pcie_split_completion(0x1050, 512, 256, 64, c, 8), 3);
    assert_int_equal(c[0].length_dw, 240 / 4);
    assert_int_equal(c[0].lower_address, 0x50);
    assert_int_equal(c[1].length_dw, 64);
    assert_int_equal(c[1].byte_count, 272);
    assert_int_equal(c[1].lower_address, 0x40);
    assert_int_equal(c[2].length_dw, 4);
    assert_int_equal(c[2].byte_count, 16);
    /* With RCB 128 the first ends 64 bytes earlier. */
    assert_int_equal(pcie_split_completion(0x1050, 512, 256, 128, c, 8), 3);
    assert_int_equal(c[0].length_dw, (0x100 - 0x50) / 4);
    assert_int_equal(c[1].lower_address, 0);
    /* 256 bytes one byte off a DW need a 65th DW: two. */
    assert_int_equal(pcie_split_completion(0x1001, 256, 256, 64, c, 8), 2);
    assert_int_equal(c[0].length_dw, 64);
    assert_int_equal(c[1].byte_count, 1);
    assert_int_equal(c[1].lower_address, 0);
    /* A single byte; all of a page. */
    assert_int_equal(pcie_split_completion(0x10ff, 1, 256, 64, c, 8), 1);
    assert_int_equal(c[0].lower_address, 0x7f);
    assert_int_equal(c[0].length_dw, 1);
    assert_int_equal(pcie_split_completion(0x1000, 4096, 4096, 64, c, 8), 1);
    assert_int_equal(c[0].byte_count, 4096);
    assert_int_equal(c[0].length_dw, 1024);
    /* No byte enabled: byte count 1, the low two bits of the address 0. */
    assert_int_equal(pcie_split_completion(0x10ff, 0, 256, 64, c, 8), 1);
    assert_int_equal(c[0].lower_address, 0x7c);
    assert_int_equal(c[0].byte_count, 1);
    assert_int_equal(c[0].length_dw, 1);
}

static void test_completion_room(void **state)
{
    struct pcie_completion_piece c[2] = { [1] = { .length_dw = 77 } };

    (void)state;
    assert_int_equal(pcie_split_completion(0, 512, 128, 64, c, 1), 4);
    assert_int_equal(c[0].length_dw, 32);
    assert_int_equal(c[1].length_dw, 77);
    assert_int_equal(pcie_split_completion(0, 0, 128, 64, NULL, 0), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_read),
        cmocka_unit_test(test_read_facts),
        cmocka_unit_test(test_read_room),
        cmocka_unit_test(test_completion),
        cmocka_unit_test(test_completion_facts),
        cmocka_unit_test(test_completion_room),
    };

    return cmocka_run_group_tests(tests, seed, NULL);
}
