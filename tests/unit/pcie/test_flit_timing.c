/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Flit mode by hand: generation 6 on one lane makes a byte 125 ps and a flit of 256 bytes 32 ns.
 * TLPs have the first 236 bytes of each; the flits begin at time 0.
 */
#include "rig.h"

static const simtime_t NS = PS_PER_NS;
enum { BYTE = 125, FLIT = 32000, SPACE = 236 }; /* ps, ps, bytes */

static struct rig *flit_rig(void)
{
    struct rig *r = rig_new();
    r->link.gen = 6;
    r->link.width = 1;
    r->link.fec_latency = 0;
    return r;
}

/** When byte n of those for TLPs goes on the link. */
static simtime_t byte_time(uint64_t n)
{
    return n / SPACE * FLIT + n % SPACE * BYTE;
}

/** Bytes on the link: no framing; one DW more where bytes are disabled. */
static void test_bytes(void **state)
{
    static const struct {
        uint64_t offset;
        uint32_t size, dw;
    } rows[] = {
        { 0, 64, 16 },   { 0, 4, 1 },     { 0, 8, 2 },       { 0, 3, 1 + 1 },
        { 1, 4, 2 + 1 }, { 2, 2, 1 + 1 }, { 0, 63, 16 + 1 }, { 4, 60, 15 },
    };

    (void)state;
    for (unsigned gen = 6; gen <= 7; gen++)
        for (unsigned bits = 0; bits < 4; bits++) {
            struct rig *r = flit_rig();
            uint64_t sum = 0, up = 0;
            r->link.gen = gen;
            r->link.ecrc = bits & 1;
            r->base = bits & 2 ? HIGH_BAR : LOW_BAR;
            rig_build(r);
            for (size_t i = 0; i < ARRAY_LEN(rows); i++)
                rig_add(r, write_of(0, rows[i].offset + 64 * i, rows[i].size, BUS_GATHER));
            rig_add(r, read_of(0, 0, 8));
            rig_add(r, read_of(2000 * NS, 2, 4)); /* parts of two DWs */
            rig_run(r);
            unsigned header = (bits & 2 ? 16 : 12), digest = bits & 1 ? 4 : 0;
            for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
                const struct pcie_tlp *t = tlp_of(r, PCIE_MWR, i);
                assert_int_equal(t->wire_bytes, header + 4 * rows[i].dw + digest);
                assert_true(t->flit);
                sum += t->wire_bytes;
            }
            assert_int_equal(tlp_of(r, PCIE_MRD, 0)->wire_bytes, header + digest);
            assert_int_equal(tlp_of(r, PCIE_MRD, 1)->wire_bytes, header + 4 + digest);
            assert_int_equal(tlp_of(r, PCIE_CPLD, 0)->wire_bytes, 12 + 8 + digest);
            /* Its lower address is not a multiple of 4, which takes OHC-A5. */
            assert_int_equal(tlp_of(r, PCIE_CPLD, 1)->wire_bytes, 12 + 4 + 8 + digest);
            sum += 2 * header + 4 + 2 * digest;
            up = 12 + 8 + 12 + 4 + 8 + 2 * digest;
            const struct pcie_stats *s = pcie_stats(r->root);
            assert_int_equal(s->wire_down, sum);
            assert_int_equal(s->wire_up, up);
            assert_int_equal(s->dllp_up, 0);
            assert_int_equal(s->dllp_down, 0);
            assert_int_equal(s->flits_up, 2);
            rig_free(r);
        }
}

/** One TLP alone: it starts at once, and is there with its flit. */
static void test_alone(void **state)
{
    static const struct {
        simtime_t ready, start, flit; /* ps, ps, number of the flit that it ends in */
    } rows[] = {
        { 0, 0, 0 },
        { 1, 4 * BYTE, 0 },                              /* the next DW */
        { 8 * BYTE, 8 * BYTE, 0 },                       /* in the middle of a flit */
        { (SPACE - 76) * BYTE, (SPACE - 76) * BYTE, 0 }, /* just fits */
        { (SPACE - 72) * BYTE, (SPACE - 72) * BYTE, 1 }, /* a DW in the next flit */
        { (SPACE - 4) * BYTE, (SPACE - 4) * BYTE, 1 },   /* one DW in this one */
        { (SPACE - 4) * BYTE + 1, FLIT, 1 },             /* none: what is left is not its */
        { FLIT - 1, FLIT, 1 },
        { 100 * FLIT + 12 * BYTE, 100 * FLIT + 12 * BYTE, 100 },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++)
        for (unsigned fec = 0; fec < 2; fec++) {
            struct rig *r = flit_rig();
            r->link.fec_latency = fec * 3 * NS;
            r->link.latency = 100 * NS;
            r->link.retimers = fec;
            rig_build(r);
            rig_add(r, write_of(rows[i].ready, 0, 64, BUS_GATHER)); /* 76 bytes */
            rig_run(r);
            const struct pcie_tlp *t = tlp_of(r, PCIE_MWR, 0);
            assert_int_equal(t->time, rows[i].start);
            uint64_t first = rows[i].start / FLIT * SPACE + rows[i].start % FLIT / BYTE;
            assert_int_equal(t->end, byte_time(first + 75) + BYTE);
            assert_int_equal(pcie_quiet_at(r->root),
                             (rows[i].flit + 1) * FLIT + 100 * NS + fec * (3 + 64) * NS);
            assert_int_equal(pcie_stats(r->root)->flits_down,
                             1 + (rows[i].flit != rows[i].start / FLIT));
            rig_free(r);
        }
}

/** TLPs follow each other without gaps, across flits. */
static void test_stream(void **state)
{
    enum { MANY = 1000 };

    (void)state;
    for (unsigned gen = 6; gen <= 7; gen++)
        for (unsigned width = 1; width <= 16; width *= 2) {
            struct rig *r = flit_rig();
            uint64_t next = 0;
            uint32_t sizes[MANY];
            r->link.gen = gen;
            r->link.width = width;
            rig_build(r);
            for (unsigned i = 0; i < MANY; i++) {
                sizes[i] = 4 * (uint32_t)(1 + below(16));
                rig_add(r, write_of(0, 64 * (uint64_t)i, sizes[i], BUS_GATHER));
            }
            rig_run(r);
            /* A flit is 32 ns by lanes, and half of it in generation 7. */
            double flit = FLIT / (double)width / (gen - 5);
            for (unsigned i = 0; i < MANY; i++) {
                uint64_t flits = next / SPACE, inside = next % SPACE;
                double want = (double)flits * flit + (double)inside * flit / 256;
                double off = (double)tlp_of(r, PCIE_MWR, i)->time - want;
                assert_true(off <= 0 && off > -1); /* whole ps */
                next += sizes[i] + 12;
            }
            assert_int_equal(pcie_stats(r->root)->flits_down, (next + SPACE - 1) / SPACE);
            assert_int_equal(pcie_stats(r->root)->wire_down, next);
            rig_free(r);
        }
}

/** Credits ride in a flit that passes anyway: they take no bytes, and are there with its end. */
static void test_credits(void **state)
{
    (void)state;
    struct rig *r = flit_rig();
    r->link.ph = 1;
    r->link.fc_interval = 1 * NS;
    r->link.write_time = 10 * NS;
    r->link.latency = 100 * NS;
    rig_build(r);
    rig_add(r, write_of(0, 0, 64, BUS_GATHER));
    rig_add(r, write_of(0, 64, 64, BUS_GATHER));
    rig_run(r);
    /* There at 32 + 100, taken at 142: in flit 4, which begins at 128 and ends at 160. */
    assert_int_equal(tlp_of(r, PCIE_MWR, 1)->time, 260 * NS); /* 8.125 flits: byte 32 */
    assert_int_equal(tlp_of(r, PCIE_MWR, 1)->waited, 260 * NS - 76 * BYTE);
    assert_int_equal(pcie_stats(r->root)->dllp_up, 0);
    rig_free(r);

    /* Taken at 158: the bytes for credits of that flit are past at 128 + 29.5. */
    r = flit_rig();
    r->link.ph = 1;
    r->link.fc_interval = 1 * NS;
    r->link.write_time = 26 * NS;
    r->link.latency = 100 * NS;
    rig_build(r);
    rig_add(r, write_of(0, 0, 64, BUS_GATHER));
    rig_add(r, write_of(0, 64, 64, BUS_GATHER));
    rig_run(r);
    assert_int_equal(tlp_of(r, PCIE_MWR, 1)->time, 292 * NS);
    rig_free(r);
}

/** A read: both ways end with a flit. */
static void test_read(void **state)
{
    (void)state;
    struct rig *r = flit_rig();
    r->link.latency = 100 * NS;
    r->link.read_latency = 50 * NS;
    rig_build(r);
    rig_add(r, read_of(0, 0, 64));
    rig_run(r);
    /* There at 132; completed at 182, 22 ns into flit 5: byte 176, and 76 bytes need flit 6. */
    assert_int_equal(tlp_of(r, PCIE_CPLD, 0)->time, 182 * NS);
    assert_int_equal(r->answers[0].time, (7 * 32 + 100) * NS);
    rig_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bytes),   cmocka_unit_test(test_alone), cmocka_unit_test(test_stream),
        cmocka_unit_test(test_credits), cmocka_unit_test(test_read),
    };
    return cmocka_run_group_tests(tests, rig_seed, NULL);
}
