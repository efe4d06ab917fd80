/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Splitting against the byte-enable rules. The checker of legality and the searches for the fewest
 * TLPs below are written from the rules alone: they enumerate what a TLP may cover and know nothing
 * of the order in which the splitter takes bytes.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../seed.h"

#include "pcie/pcie.h"

enum { WORDS_MAX = 160, BYTES_MAX = WORDS_MAX * 64, TLPS_MAX = 8192, MANY = 1000 };

static const uint32_t sizes[] = { 128, 256, 512, 1024, 2048, 4096 };

static struct rng rng;

static int seed(void **state)
{
    (void)state;
    seed_from_env(&rng, 20261120, "test_split");
    return 0;
}

/* ---- what a request covers, and whether it may exist ----------------------------------------- */

/** The bytes of a request, one flag each, from its first DW. Returns the DWs' bytes. */
static uint32_t flags_of(const struct pcie_request *r, bool *flags)
{
    for (uint32_t i = 0; i < r->length_dw * 4; i++) {
        uint32_t dw = i / 4;
        unsigned be = 0xf;
        if (dw == 0)
            be = r->first_be;
        else if (dw == r->length_dw - 1)
            be = r->last_be;
        flags[i] = (be >> i % 4 & 1) != 0;
    }
    return r->length_dw * 4;
}

/** NULL, or the rule that a memory write of at least one byte breaks. */
static const char *illegal(const struct pcie_request *r, uint32_t mps)
{
    bool flags[PCIE_PAGE];

    if (r->address.ba % 4 != 0)
        return "address not on a DW";
    if (r->length_dw < 1 || r->length_dw > 1024)
        return "length not 1..1024 DW";
    if (r->length_dw * 4 > mps)
        return "longer than MPS";
    if (r->address.ba / 4096 != (r->address.ba + r->length_dw * 4 - 1) / 4096)
        return "crosses 4 KiB";
    if (r->first_be > 0xf || r->last_be > 0xf)
        return "more than four byte enables";
    if (r->first_be == 0)
        return "First BE 0: writes nothing there";
    if (r->length_dw == 1)
        return r->last_be == 0 ? NULL : "Last BE not 0 in one DW";
    if (r->last_be == 0)
        return "Last BE 0 in more than one DW";
    if (r->length_dw == 2 && r->address.ba % 8 == 0)
        return NULL;
    uint32_t n = flags_of(r, flags), steps = 0;
    for (uint32_t i = 1; i < n; i++)
        steps += flags[i] != flags[i - 1];
    /* One run of ones: at most one rise and one fall, and not a hole inside (fall, then rise). */
    if (steps > 2 || (steps == 2 && flags[0]))
        return "byte enables not contiguous";
    return NULL;
}

static void test_checker(void **state)
{
    static const struct {
        struct pcie_request r;
        bool good;
    } rows[] = {
        { { { 0 }, 1, 0x5, 0 }, true },      { { { 4 }, 1, 0x5, 1 }, false },
        { { { 0 }, 2, 0x5, 0xa }, true },    { { { 4 }, 2, 0x5, 0xa }, false },
        { { { 4 }, 2, 0x8, 0x1 }, true },    { { { 8 }, 2, 0x0, 0x1 }, false },
        { { { 8 }, 2, 0x1, 0x0 }, false },   { { { 0 }, 3, 0xe, 0x7 }, true },
        { { { 0 }, 3, 0x7, 0xf }, false },   { { { 0 }, 3, 0xf, 0xe }, false },
        { { { 0 }, 3, 0x7, 0xe }, false },   { { { 0 }, 32, 0xf, 0xf }, true },
        { { { 0 }, 33, 0xf, 0xf }, false },  { { { 4092 }, 2, 0xf, 0xf }, false },
        { { { 4092 }, 1, 0xf, 0x0 }, true }, { { { 2 }, 1, 0xf, 0x0 }, false },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++)
        assert_int_equal(illegal(&rows[i].r, 128) == NULL, rows[i].good);
}

/* ---- running the splitter -------------------------------------------------------------------- */

struct result {
    size_t count;
    struct pcie_request r[TLPS_MAX];
};

/** Split, and hold every TLP to the rules: legal, in order, each byte once and none besides. */
static void split(struct result *to, uint64_t base, const uint64_t *mask, uint32_t words,
                  uint32_t mps, enum pcie_split_policy policy)
{
    static uint8_t covered[BYTES_MAX];
    struct pcie_write_split s = {
        .base = base, .mask = mask, .words = words, .mps = mps, .policy = policy
    };
    uint64_t before = 0;

    assert_true(words <= WORDS_MAX);
    memset(covered, 0, words * 64UL);
    to->count = 0;
    for (struct pcie_request r; pcie_split_next(&s, &r);) {
        bool flags[PCIE_PAGE];
        const char *rule = illegal(&r, mps);
        if (rule != NULL)
            fail_msg("%s: %#llx, %u DW, BE %x %x", rule, (unsigned long long)r.address.ba,
                     r.length_dw, r.first_be, r.last_be);
        uint32_t n = flags_of(&r, flags), bytes = 0;
        uint64_t first = UINT64_MAX;
        for (uint32_t i = 0; i < n; i++) {
            if (!flags[i])
                continue;
            uint64_t offset = r.address.ba - base + i;
            assert_true(offset < (uint64_t)words * 64);
            covered[offset]++;
            bytes++;
            if (first == UINT64_MAX)
                first = offset;
        }
        assert_int_equal(pcie_request_bytes(&r), bytes);
        assert_true(to->count == 0 || first > before);
        before = first;
        assert_true(to->count < TLPS_MAX);
        to->r[to->count++] = r;
    }
    for (uint32_t i = 0; i < words * 64; i++)
        if (covered[i] != (mask[i / 64] >> i % 64 & 1))
            fail_msg("byte %u of the mask is written %u times", i, covered[i]);
    struct pcie_request again;
    assert_false(pcie_split_next(&s, &again));
}

static size_t split_count(uint64_t base, const uint64_t *mask, uint32_t words, uint32_t mps,
                          enum pcie_split_policy policy)
{
    static struct result result;

    split(&result, base, mask, words, mps, policy);
    return result.count;
}

static void set_range(uint64_t *mask, uint32_t from, uint32_t size)
{
    for (uint32_t i = from; i < from + size; i++)
        mask[i / 64] |= UINT64_C(1) << i % 64;
}

/* ---- the fewest TLPs, by search -------------------------------------------------------------- */

/**
 * For each of the 2^16 sets of 16 bytes the least number of legal TLPs that it can be divided into:
 * all TLPs within the 16 bytes are enumerated by address, length and byte enables and tried.
 */
static const uint8_t *fewest_of_16(void)
{
    static uint8_t fewest[1 << 16];
    static uint16_t sets[1 << 16];
    size_t count = 0;

    for (unsigned at = 0; at < 4; at++)
        for (unsigned length = 1; at + length <= 4; length++)
            for (unsigned be = 0; be < 256; be++) {
                bool flags[PCIE_PAGE];
                struct pcie_request r = { .address = { at * 4UL },
                                          .length_dw = length,
                                          .first_be = (uint8_t)(be & 0xf),
                                          .last_be = (uint8_t)(be >> 4) };
                if (illegal(&r, 128) != NULL)
                    continue;
                uint32_t n = flags_of(&r, flags), bytes = 0;
                for (uint32_t i = 0; i < n; i++)
                    bytes |= (uint32_t)flags[i] << (at * 4 + i);
                sets[count++] = (uint16_t)bytes;
            }
    /* 4 x 15 of one DW, 2 x 225 on a quadword, 16 of two DWs off one, 2 x 16 and 16 beyond. */
    assert_int_equal(count, 60 + 450 + 16 + 32 + 16);

    for (uint32_t mask = 1; mask < 1 << 16; mask++) {
        unsigned best = 255;
        uint32_t lowest = mask & -mask;
        for (size_t i = 0; i < count; i++)
            if ((sets[i] & lowest) != 0 && (sets[i] & ~mask) == 0) {
                unsigned n = fewest[mask & ~(uint32_t)sets[i]] + 1U;
                best = n < best ? n : best;
            }
        fewest[mask] = (uint8_t)best;
    }
    return fewest;
}

/**
 * The same for long masks. Within a quadword the bytes that no TLP shares with the neighbouring
 * quadwords need one TLP, if there are any; whatever comes in from the left is a prefix and what
 * goes out to the right is a suffix, both without holes, and together they are ranges of at most
 * `mps / 4` DWs that do not cross a multiple of `wall` bytes. Every way to choose prefixes and
 * suffixes is tried: cost[d] is the least number of TLPs begun so far if a range that began in DW
 * d is open at this quadword, cost[CLOSED] if none is.
 */
static unsigned fewest_of(uint64_t base, const uint64_t *mask, uint32_t words, uint32_t mps,
                          uint32_t wall)
{
    enum { CLOSED = 256, NEVER = 1 << 20 };
    static unsigned cost[CLOSED + 1], next[CLOSED + 1];
    uint32_t dws = words * 16;

    assert_true(dws <= CLOSED);

    for (uint32_t d = 0; d <= CLOSED; d++)
        cost[d] = NEVER;
    cost[CLOSED] = 0;
    for (uint32_t q = 0; q < words * 8; q++) {
        unsigned bytes = mask[q / 8] >> q % 8 * 8 & 0xff;
        for (uint32_t d = 0; d <= CLOSED; d++)
            next[d] = NEVER;
        for (uint32_t d = 0; d <= CLOSED; d = d + 1 == dws ? CLOSED : d + 1) {
            if (cost[d] == NEVER)
                continue;
            for (unsigned prefix = 0; prefix <= 8; prefix++) {
                unsigned in = (1U << prefix) - 1;
                if ((bytes & in) != in || (prefix != 0) != (d != CLOSED))
                    continue;
                uint32_t end = prefix == 0 ? 0 : q * 2 + (prefix - 1) / 4;
                if (prefix != 0 &&
                    (end - d + 1 > mps / 4 || (base + d * 4UL) / wall != (base + end * 4UL) / wall))
                    continue;
                if (prefix == 8 && cost[d] < next[d])
                    next[d] = cost[d];
                for (unsigned suffix = 0; prefix + suffix <= 8; suffix++) {
                    unsigned out = 0xff00U >> suffix & 0xff;
                    if ((bytes & out) != out)
                        continue;
                    unsigned total = cost[d] + ((bytes & ~in & ~out) != 0) + (suffix != 0);
                    uint32_t to = suffix == 0 ? CLOSED : q * 2 + (8 - suffix) / 4;
                    if (total < next[to])
                        next[to] = total;
                }
            }
        }
        memcpy(cost, next, sizeof(cost));
    }
    return cost[CLOSED];
}

static void test_min_exhaustive(void **state)
{
    const uint8_t *fewest = fewest_of_16();

    (void)state;
    for (uint32_t m = 0; m < 1 << 16; m++)
        for (unsigned shift = 0; shift <= 48; shift += 16) {
            uint64_t mask = (uint64_t)m << shift;
            assert_int_equal(split_count(0x1000, &mask, 1, 256, PCIE_SPLIT_MIN), fewest[m]);
            assert_int_equal(split_count(0x1000, &mask, 1, 256, PCIE_SPLIT_PER_LINE), fewest[m]);
        }
    for (uint32_t m = 0; m < 1 << 16; m++) {
        uint64_t mask = m;
        assert_int_equal(fewest_of(0, &mask, 1, 128, PCIE_PAGE), fewest[m]);
    }
}

/** A mask in which both the holes and the runs are of a size that matters. */
static void random_mask(uint64_t *mask, uint32_t words)
{
    static const unsigned scales[] = { 1, 2, 5, 12, 40, 150, 600 };
    unsigned run = scales[rng_below(&rng, ARRAY_LEN(scales))];
    unsigned hole = scales[rng_below(&rng, 4)];
    uint32_t at = (uint32_t)rng_below(&rng, 12);

    memset(mask, 0, words * sizeof(*mask));
    while (at < words * 64) {
        uint32_t size = 1 + (uint32_t)rng_below(&rng, 2UL * run);
        if (size > words * 64 - at)
            size = words * 64 - at;
        set_range(mask, at, size);
        at += size + 1 + (uint32_t)rng_below(&rng, 2UL * hole);
    }
}

static void test_min_random(void **state)
{
    static const uint32_t mps_of[] = { 128, 128, 256 };
    unsigned cut = 0;

    (void)state;
    for (int i = 0; i < 12 * MANY; i++) {
        uint64_t mask[16];
        uint32_t words = 1 + (uint32_t)rng_below(&rng, i % 16 == 0 ? 16 : 4);
        uint32_t mps = mps_of[rng_below(&rng, ARRAY_LEN(mps_of))];
        uint64_t base = rng_below(&rng, 1 << 20) * 64;
        if (i % 3 == 0) /* 4 KiB within the mask */
            base = (rng_below(&rng, 1 << 20) + 1) * 4096 - 64 * rng_below(&rng, words + 1);
        random_mask(mask, words);
        unsigned want = fewest_of(base, mask, words, mps, PCIE_PAGE);
        assert_int_equal(split_count(base, mask, words, mps, PCIE_SPLIT_MIN), want);
        cut += want != fewest_of(base, mask, words, PCIE_MPS_MAX, 1U << 31);
        want = fewest_of(base, mask, words, mps, BUS_LINE);
        assert_int_equal(split_count(base, mask, words, mps, PCIE_SPLIT_PER_LINE), want);
    }
    assert_true(cut > 100); /* the limits were felt */
}

static void test_min_noise(void **state)
{
    (void)state;
    for (int i = 0; i < 5 * MANY; i++) {
        uint64_t mask[4];
        uint32_t words = 1 + (uint32_t)rng_below(&rng, 4);
        for (uint32_t w = 0; w < words; w++) {
            mask[w] = rng_next(&rng);
            if (i % 3 == 1)
                mask[w] |= rng_next(&rng);
            if (i % 3 == 2)
                mask[w] &= rng_next(&rng);
        }
        assert_int_equal(split_count(0, mask, words, 128, PCIE_SPLIT_MIN),
                         fewest_of(0, mask, words, 128, PCIE_PAGE));
    }
}

/* ---- policy "per-line" and "aligned" ----------------------------------------------------------
 */

static void test_per_line_stays_in_line(void **state)
{
    static struct result result;

    (void)state;
    for (int i = 0; i < MANY; i++) {
        uint64_t mask[8];
        random_mask(mask, 8);
        split(&result, 0x7e00, mask, 8, 4096, PCIE_SPLIT_PER_LINE);
        for (size_t t = 0; t < result.count; t++) {
            uint64_t at = result.r[t].address.ba;
            assert_int_equal(at / 64, (at + result.r[t].length_dw * 4 - 1) / 64);
        }
    }
}

static bool is_full(const uint64_t *mask, uint64_t from, uint64_t size, bool *empty)
{
    uint64_t n = 0;

    for (uint64_t i = from; i < from + size; i++)
        n += mask[i / 64] >> i % 64 & 1;
    *empty = n == 0;
    return n == size;
}

/** Top down: a full block is a piece, a block with holes is two halves. */
static void halve(struct result *to, uint64_t base, const uint64_t *mask, uint64_t from,
                  uint64_t size)
{
    bool empty;
    bool full = is_full(mask, from, size, &empty);

    if (empty)
        return;
    if (!full) {
        halve(to, base, mask, from, size / 2);
        halve(to, base, mask, from + size / 2, size / 2);
        return;
    }
    uint64_t at = base + from;
    struct pcie_request *r = &to->r[to->count++];
    *r = (struct pcie_request){ .address = { at / 4 * 4 }, .length_dw = 1 };
    switch (size) {
    case 1: r->first_be = (uint8_t[]){ 1, 2, 4, 8 }[at % 4]; break;
    case 2: r->first_be = at % 4 == 0 ? 3 : 12; break;
    case 4: r->first_be = 15; break;
    default:
        r->length_dw = (uint32_t)size / 4;
        r->first_be = 15;
        r->last_be = 15;
    }
}

static void test_aligned(void **state)
{
    static struct result result, want;

    (void)state;
    for (int i = 0; i < 4 * MANY; i++) {
        uint64_t mask[WORDS_MAX] = { 0 };
        uint32_t mps = sizes[rng_below(&rng, ARRAY_LEN(sizes))];
        uint32_t words = mps / 64 * (1 + (uint32_t)rng_below(&rng, 2));
        uint64_t base = rng_below(&rng, 64) * mps;
        if (i % 2 == 0)
            random_mask(mask, words);
        else
            set_range(mask, (uint32_t)rng_below(&rng, 70), words * 64 - 70);
        split(&result, base, mask, words, mps, PCIE_SPLIT_ALIGNED);
        want.count = 0;
        for (uint32_t from = 0; from < words * 64; from += mps)
            halve(&want, base, mask, from, mps);
        assert_int_equal(result.count, want.count);
        for (size_t t = 0; t < want.count; t++) {
            assert_int_equal(result.r[t].address.ba, want.r[t].address.ba);
            assert_int_equal(result.r[t].length_dw, want.r[t].length_dw);
            assert_int_equal(result.r[t].first_be, want.r[t].first_be);
            assert_int_equal(result.r[t].last_be, want.r[t].last_be);
        }
    }
}

static void test_aligned_base(void **state)
{
    /* 256 bytes from 0x1040: 64, 128, 64; alignment is the address's, not the mask's. */
    static struct result result;
    uint64_t mask[4] = { UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX };

    (void)state;
    split(&result, 0x1040, mask, 4, 256, PCIE_SPLIT_ALIGNED);
    assert_int_equal(result.count, 3);
    assert_int_equal(result.r[0].length_dw, 16);
    assert_int_equal(result.r[1].address.ba, 0x1080);
    assert_int_equal(result.r[1].length_dw, 32);
    assert_int_equal(result.r[2].length_dw, 16);
    assert_int_equal(split_count(0, mask, 4, 256, PCIE_SPLIT_ALIGNED), 1);
}

/* ---- consequences ------------------------------------------------------------------------------
 */

static void test_full_line(void **state)
{
    static struct result result;
    uint64_t mask = UINT64_MAX;

    (void)state;
    for (int policy = PCIE_SPLIT_MIN; policy <= PCIE_SPLIT_PER_LINE; policy++) {
        split(&result, 0xfffffffc0, &mask, 1, 128, (enum pcie_split_policy)policy);
        assert_int_equal(result.count, 1);
        assert_int_equal(result.r[0].address.ba, 0xfffffffc0);
        assert_int_equal(result.r[0].length_dw, 16);
        assert_int_equal(result.r[0].first_be, 15);
        assert_int_equal(result.r[0].last_be, 15);
    }
}

static void test_one_byte_missing(void **state)
{
    (void)state;
    for (unsigned hole = 0; hole < 64; hole++) {
        uint64_t mask = ~(UINT64_C(1) << hole);
        size_t want = hole == 0 || hole == 63 ? 1 : 2; /* at an end the range is only shorter */
        assert_int_equal(split_count(0, &mask, 1, 256, PCIE_SPLIT_MIN), want);
    }
}

static void test_alternate_words(void **state)
{
    uint64_t even = UINT64_C(0x0f0f0f0f0f0f0f0f), odd = ~even;
    uint64_t bytes = UINT64_C(0x5555555555555555);

    (void)state;
    assert_int_equal(split_count(0, &even, 1, 256, PCIE_SPLIT_MIN), 8);
    assert_int_equal(split_count(0, &odd, 1, 256, PCIE_SPLIT_MIN), 8);
    assert_int_equal(split_count(0, &bytes, 1, 256, PCIE_SPLIT_MIN), 8);
    assert_int_equal(split_count(0, &even, 1, 256, PCIE_SPLIT_ALIGNED), 8);
    assert_int_equal(split_count(0, &bytes, 1, 256, PCIE_SPLIT_ALIGNED), 32);
}

static void test_mps(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(sizes); i++)
        for (uint32_t offset = 0; offset < 64; offset++)
            for (uint32_t extra = 0; extra < 10; extra++) {
                uint64_t mask[WORDS_MAX] = { 0 };
                uint32_t mps = sizes[i], size = mps - 4 + extra;
                /* DWs that the range touches, in each page. */
                uint32_t first = offset / 4, end = (offset + size + 3) / 4;
                uint32_t page = end < 1024 ? end : 1024;
                size_t want = (page - first + mps / 4 - 1) / (mps / 4) +
                              (end - page + mps / 4 - 1) / (mps / 4);
                set_range(mask, offset, size);
                assert_int_equal(split_count(0x10000, mask, mps / 64 + 2, mps, PCIE_SPLIT_MIN),
                                 want);
            }

    static struct result result;
    uint64_t mask[5] = { 0 };
    set_range(mask, 1, 256);
    split(&result, 0, mask, 5, 256, PCIE_SPLIT_MIN);
    assert_int_equal(result.count, 2);
    assert_int_equal(pcie_request_bytes(&result.r[0]) + pcie_request_bytes(&result.r[1]), 256);
}

static void test_page(void **state)
{
    static struct result result;
    uint64_t mask[2] = { 0 };

    (void)state;
    set_range(mask, 60, 8); /* 4 bytes on each side of 4 KiB */
    split(&result, 0x1fc0, mask, 2, 256, PCIE_SPLIT_MIN);
    assert_int_equal(result.count, 2);
    assert_int_equal(result.r[1].address.ba, 0x2000);
    /* The same bytes at another line are one request, and cross it if it is only a line. */
    assert_int_equal(split_count(0x1f80, mask, 2, 256, PCIE_SPLIT_MIN), 1);
    assert_int_equal(split_count(0x1f80, mask, 2, 256, PCIE_SPLIT_PER_LINE), 2);
}

static void test_nothing(void **state)
{
    uint64_t mask[3] = { 0 };
    struct pcie_write_split none = { .mps = 256 };
    struct pcie_request r;

    (void)state;
    for (int policy = PCIE_SPLIT_MIN; policy <= PCIE_SPLIT_PER_LINE; policy++)
        assert_int_equal(split_count(0, mask, 3, 256, (enum pcie_split_policy)policy), 0);
    assert_false(pcie_split_next(&none, &r));
}

static void test_names(void **state)
{
    (void)state;
    assert_string_equal(pcie_split_names[PCIE_SPLIT_MIN], "min");
    assert_string_equal(pcie_split_names[PCIE_SPLIT_ALIGNED], "aligned");
    assert_string_equal(pcie_split_names[PCIE_SPLIT_PER_LINE], "per-line");
    assert_null(pcie_split_names[3]);
}

static void test_request_bytes(void **state)
{
    (void)state;
    assert_int_equal(pcie_request_bytes(&(struct pcie_request){ { 0 }, 1, 0, 0 }), 0);
    assert_int_equal(pcie_request_bytes(&(struct pcie_request){ { 0 }, 1, 6, 0 }), 2);
    assert_int_equal(pcie_request_bytes(&(struct pcie_request){ { 0 }, 2, 9, 5 }), 4);
    assert_int_equal(pcie_request_bytes(&(struct pcie_request){ { 0 }, 3, 8, 1 }), 6);
    assert_int_equal(pcie_request_bytes(&(struct pcie_request){ { 0 }, 1024, 15, 15 }), 4096);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_checker),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_min_exhaustive),
        cmocka_unit_test(test_min_random),
        cmocka_unit_test(test_min_noise),
        cmocka_unit_test(test_per_line_stays_in_line),
        cmocka_unit_test(test_aligned),
        cmocka_unit_test(test_aligned_base),
        cmocka_unit_test(test_full_line),
        cmocka_unit_test(test_one_byte_missing),
        cmocka_unit_test(test_alternate_words),
        cmocka_unit_test(test_mps),
        cmocka_unit_test(test_page),
        cmocka_unit_test(test_nothing),
        cmocka_unit_test(test_request_bytes),
    };

    return cmocka_run_group_tests(tests, seed, NULL);
}
