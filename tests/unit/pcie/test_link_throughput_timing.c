/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A saturated stream of writes of one size, over all generations and widths, MPS and sizes,
 * against arithmetic from transfer rate, line code and the bytes of a TLP, all written out here.
 */
#include "rig.h"

#include <math.h>
#include <unistd.h>

struct stream {
    unsigned gen, width;
    uint32_t mps, size, first; /* the first byte of each write, within its line */
    bool high, ecrc, skp;
};

/** Bytes that TLPs take of the link, of those that all lanes carry in a second. */
static double rate_for_tlps(const struct stream *s)
{
    static const double gigatransfers[] = { 0, 2.5, 5, 8, 16, 32, 64, 128 };
    static const double code[] = { 0, 0.8, 0.8, 128 / 130.0, 128 / 130.0, 128 / 130.0, 1, 1 };
    double rate = gigatransfers[s->gen] * 1e9 * s->width / 8 * code[s->gen];
    if (s->gen >= 6)
        return rate * 236 / 256;
    if (s->skp)
        rate *= s->gen <= 2 ? 1 - 4.0 / 1538 : 1 - 1.0 / 375;
    return rate;
}

/** Bytes of all the TLPs of one write, which is aligned if it is longer than a line. */
static double bytes_of_write(const struct stream *s)
{
    double bytes = 0;
    for (uint32_t done = 0; done < s->size;) {
        uint32_t n = s->size - done < s->mps ? s->size - done : s->mps;
        uint32_t begin = (s->first + done) / 4, end = (s->first + done + n + 3) / 4;
        bytes += (end - begin) * 4.0 + (s->high ? 16 : 12) + (s->ecrc ? 4 : 0);
        if (s->gen < 6)
            bytes += 8;
        else if ((end - begin) * 4 != n)
            bytes += 4; /* byte enables go in a DW of their own */
        done += n;
    }
    return bytes;
}

/** Payload bytes in a second, as the model has it. */
static double measure(const struct stream *s)
{
    enum { SPAN = 1 << 17, LEAST = 12, MOST = 200 };
    struct rig *r = rig_new();
    r->link.gen = s->gen;
    r->link.width = s->width;
    r->link.mps = s->mps;
    r->link.ecrc = s->ecrc;
    r->link.skp = s->skp;
    r->base = s->high ? HIGH_BAR : LOW_BAR;
    uint32_t stride = 64;
    while (stride < s->size)
        stride *= 2;
    r->params.join_limit = stride;
    rig_build(r);
    uint64_t many = SPAN / stride;
    many = many < LEAST ? LEAST : many > MOST ? MOST : many;
    for (uint64_t n = 0; n <= many; n++) {
        uint64_t at = n % (r->bar_size / stride) * stride;
        for (uint32_t done = 0; done < s->size; done += 64)
            rig_add(r, write_of(0, at + s->first + done, s->size - done < 64 ? s->size - done : 64,
                                BUS_GATHER));
    }
    rig_add(r, barrier_of(0));
    rig_run(r);
    size_t each = (s->size + s->mps - 1) / s->mps;
    assert_int_equal(tlps_of(r, PCIE_MWR), (many + 1) * each);
    simtime_t span = r->tlps[many * each].t.time - r->tlps[0].t.time;
    rig_free(r);
    return (double)s->size * (double)many / (double)span * 1e12;
}

static void check(const struct stream *s)
{
    double want = rate_for_tlps(s) * s->size / bytes_of_write(s);
    double got = measure(s);
    double allowed = s->gen >= 6 ? 0.02 : 0.005;
    if (!(fabs(got / want - 1) <= allowed))
        fail_msg("gen %u x%u mps %u, %u bytes from %u%s%s: %g, not %g", s->gen, s->width, s->mps,
                 s->size, s->first, s->high ? ", 64 bits" : "", s->ecrc ? ", ECRC" : "", got, want);
}

static void test_all(void **state)
{
    static const unsigned widths[] = { 1, 2, 4, 8, 12, 16 };
    static const uint32_t sizes[] = { 4, 8, 16, 32, 64, 128, 192, 256, 512, 1024, 1600, 4096 };

    (void)state;
    for (unsigned gen = 1; gen <= 7; gen++)
        for (size_t w = 0; w < ARRAY_LEN(widths); w++)
            for (uint32_t mps = 128; mps <= 4096; mps *= 2)
                for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
                    struct stream s = { .gen = gen,
                                        .width = widths[w],
                                        .mps = mps,
                                        .size = sizes[i],
                                        .high = i % 2,
                                        .skp = true };
                    if (gen < 6 || s.width != 12)
                        check(&s);
                }
}

/** Digests, no SKP, both headers, bytes that do not fill their DWs. */
static void test_forms(void **state)
{
    static const struct {
        uint32_t first, size;
    } pieces[] = { { 0, 1 },  { 3, 2 },  { 1, 6 },  { 0, 6 },
                   { 2, 62 }, { 5, 40 }, { 0, 63 }, { 0, 64 } };

    (void)state;
    for (unsigned gen = 1; gen <= 7; gen++)
        for (size_t i = 0; i < ARRAY_LEN(pieces); i++)
            for (unsigned bits = 0; bits < 8; bits++) {
                struct stream s = { .gen = gen,
                                    .width = 4,
                                    .mps = 256,
                                    .first = pieces[i].first,
                                    .size = pieces[i].size,
                                    .high = bits & 1,
                                    .ecrc = bits & 2,
                                    .skp = bits & 4 };
                check(&s);
            }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_all),
        cmocka_unit_test(test_forms),
    };
    alarm(300);
    return cmocka_run_group_tests(tests, rig_seed, NULL);
}
