/* SPDX-License-Identifier: Apache-2.0 */
/** Captures that lack bytes: all that is whole is read, and what is lost is said. */
#include "support.h"

enum {
    PACKETS = 40,
    KEPT_MIN = 35,
    TLP = 40, /* our header, three DWs, one of data */
    ROOM = 8192,
    SECONDS = 1700000000,
    DAY = 24 * 60 * 60,
    MUTANTS = 400
};

struct capture {
    uint8_t bytes[ROOM];
    size_t size, at[PACKETS + 1]; /* of the packets' records or blocks; the end */
    bool big, ng;
};

static void put(struct capture *c, uint64_t value, unsigned bytes, bool big)
{
    assert_true(c->size + bytes <= ROOM);
    for (unsigned i = 0; i < bytes; i++) {
        unsigned shift = 8 * (big ? bytes - 1 - i : i);
        c->bytes[c->size++] = (uint8_t)(value >> shift);
    }
}

static void put32(struct capture *c, uint64_t value)
{
    put(c, value, 4, c->big);
}

/** MWr of `n` to 0x10000000 + 4 n, at n us, behind our header. */
static void put_tlp(struct capture *c, unsigned n)
{
    put(c, 0x0118000000000000, 8, true);
    put(c, (1000ull + n) * 1000000, 8, true); /* ps */
    put(c, 0, 8, true);
    put(c, 0x400000010000000f, 8, true);
    put(c, 0x10000000 + 4 * n, 4, true);
    put(c, n, 4, false);
}

static void put_section(struct capture *c)
{
    enum { SECTION = 28, INTERFACE = 20 };
    put32(c, 0x0a0d0d0a);
    put32(c, SECTION);
    put32(c, 0x1a2b3c4d);
    put(c, 1, 2, c->big);
    put(c, 0, 2, c->big);
    put32(c, 0xffffffff);
    put32(c, 0xffffffff);
    put32(c, SECTION);
    put32(c, 1);
    put32(c, INTERFACE);
    put(c, 147, 2, c->big);
    put(c, 0, 2, c->big);
    put32(c, 0);
    put32(c, INTERFACE);
}

static void put_packet(struct capture *c, unsigned n, uint32_t seconds)
{
    enum { BLOCK = 32 + TLP };
    c->at[n] = c->size;
    if (c->ng) {
        put32(c, 6);
        put32(c, BLOCK);
        put32(c, 0);
        put32(c, 0);
    } else {
        put32(c, seconds);
    }
    put32(c, n); /* us */
    put32(c, TLP);
    put32(c, TLP);
    put_tlp(c, n);
    if (c->ng) {
        put32(c, BLOCK);
    }
    c->at[n + 1] = c->size;
}

/** Packets a second apart; from number `gap` on, days later. */
static struct capture make(bool ng, bool big, uint32_t seconds, unsigned gap)
{
    struct capture c = { .ng = ng, .big = big };
    if (ng) {
        put_section(&c);
    } else {
        put32(&c, 0xa1b2c3d4);
        put(&c, 2, 2, big);
        put(&c, 4, 2, big);
        put32(&c, 0);
        put32(&c, 0);
        put32(&c, 65535);
        put32(&c, 147);
    }
    for (unsigned n = 0; n < PACKETS; n++) {
        put_packet(&c, n, seconds + n + (n >= gap ? 3 * DAY : 0));
    }
    return c;
}

static void take_out(struct capture *c, size_t at, size_t bytes)
{
    memmove(c->bytes + at, c->bytes + at + bytes, c->size - at - bytes);
    c->size -= bytes;
}

struct found {
    uint64_t packets; /* that are as they were made */
    uint64_t others, bad;
    bool damaged;
};

static struct found read_all(const struct capture *c)
{
    struct error e = { 0 };
    struct trace *t = open_bytes(c->bytes, c->size, "pcap", false, &e);
    struct trace_record r;
    struct found found = { 0 };
    assert_non_null(t);
    enum trace_result result;
    while ((result = trace_next(t, &r, &e)) == TRACE_OK) {
        bool right = r.address == 0x10000000 + 4 * r.value && r.value < PACKETS;
        found.packets += right ? 1 : 0;
        found.others += right ? 0 : 1;
    }
    assert_int_equal(result, TRACE_END);
    assert_int_equal(found.packets + found.others + trace_totals(t)->skipped,
                     trace_totals(t)->lines);
    found.bad = trace_totals(t)->bad;
    found.damaged = trace_totals(t)->damaged;
    trace_close(t);
    return found;
}

static void expect(const struct capture *c, uint64_t packets, uint64_t bad, bool damaged)
{
    struct found found = read_all(c);
    assert_int_equal(found.packets, packets);
    assert_int_equal(found.bad, bad);
    assert_int_equal(found.damaged, damaged);
}

static const struct {
    bool ng, big;
    uint32_t seconds;
} kinds[] = { { false, false, SECONDS }, { false, true, SECONDS }, { false, false, 0 },
              { false, true, 0 },        { true, false, 0 },       { true, true, 0 } };

static void test_whole(void **state)
{
    (void)state;
    for (size_t k = 0; k < ARRAY_LEN(kinds); k++) {
        struct capture c = make(kinds[k].ng, kinds[k].big, kinds[k].seconds, 20);
        expect(&c, PACKETS, 0, false);
    }
}

/** Heads that are read some bytes too late fit together: the lengths are a fraction and a length.
 */
static void test_bytes_missing(void **state)
{
    (void)state;
    for (unsigned n = 1; n <= 8; n++) {
        for (size_t k = 0; k < ARRAY_LEN(kinds); k++) {
            struct capture c = make(kinds[k].ng, kinds[k].big, kinds[k].seconds, PACKETS);
            take_out(&c, c.at[3] + 16 + 14, n);
            struct found found = read_all(&c);
            assert_in_range(found.packets, PACKETS - 2, PACKETS - 1);
            assert_in_range(found.bad, 1, 2);
            assert_false(found.damaged);
        }
    }
}

/** A packet with a broken TLP, in turn around a pause of three days: no other is lost. */
static void test_bad_tlp_at_pause(void **state)
{
    (void)state;
    for (unsigned big = 0; big < 2; big++) {
        for (unsigned bad = 0; bad < PACKETS; bad++) {
            struct capture c = make(false, big != 0, SECONDS, 20);
            c.bytes[c.at[bad] + 16 + 24] = 0xff;
            expect(&c, PACKETS - 1, 1, false);
        }
    }
}

/** Bytes are missing around a pause. */
static void test_bytes_missing_at_pause(void **state)
{
    (void)state;
    for (unsigned bytes = 1; bytes <= 8; bytes++) {
        for (unsigned n = 17; n < 23; n++) {
            struct capture c = make(false, bytes % 2 != 0, SECONDS, 20);
            take_out(&c, c.at[n] + 30, bytes);
            struct found found = read_all(&c);
            assert_in_range(found.packets, PACKETS - 3, PACKETS - 1);
            assert_in_range(found.bad, 1, 2);
        }
    }
}

/** Bytes like the type of a section header, in a block that is damaged. */
static void test_no_section(void **state)
{
    (void)state;
    for (unsigned big = 0; big < 2; big++) {
        struct capture c = make(true, big != 0, 0, PACKETS);
        memcpy(c.bytes + c.at[5] + 40, "\x0a\x0d\x0d\x0a\x1c\0\0\0", 8);
        c.bytes[c.at[5] + 4] ^= 0x55;
        expect(&c, PACKETS - 1, 1, false);
    }
}

/** Packets behind a broken section header are not taken for those of an interface before it. */
static void test_broken_section(void **state)
{
    (void)state;
    struct capture c = make(true, false, 0, PACKETS);
    enum { HEADERS = 48 };
    memmove(c.bytes + c.at[20] + HEADERS, c.bytes + c.at[20], c.size - c.at[20]);
    memcpy(c.bytes + c.at[20], c.bytes, HEADERS);
    c.size += HEADERS;
    expect(&c, PACKETS, 0, false);
    struct capture broken = c;
    broken.bytes[c.at[20] + 8] ^= 1;
    expect(&broken, PACKETS, 1, false);
    broken.bytes[c.at[20] + 28 + 4] ^= 1; /* nor is its interface there */
    expect(&broken, 20, 1, true);
}

static bool crosses_end(const struct capture *c, size_t at, size_t bytes)
{
    for (unsigned n = 1; n <= PACKETS; n++) {
        if (c->at[n] > at && c->at[n] < at + bytes) {
            return true;
        }
    }
    return false;
}

/**
 * Bytes are missing anywhere in the packets. A packet that lacks its end, before another that lacks
 * its begin, cannot be told from a good one.
 */
static void test_mutants(void **state)
{
    (void)state;
    uint64_t random = 1;
    for (unsigned m = 0; m < MUTANTS; m++) {
        for (size_t k = 0; k < ARRAY_LEN(kinds); k++) {
            struct capture c = make(kinds[k].ng, kinds[k].big, kinds[k].seconds, PACKETS);
            random = random * 6364136223846793005 + 1442695040888963407;
            size_t bytes = 1 + (random >> 60) % 8;
            size_t at = c.at[0] + (random >> 33) % (c.size - bytes - c.at[0]);
            take_out(&c, at, bytes);
            struct found found = read_all(&c);
            if (found.packets < KEPT_MIN || (found.bad == 0 && !found.damaged) ||
                found.others > (crosses_end(&c, at, bytes) ? 1 : 0)) {
                fail_msg("kind %zu, %zu bytes at %zu: %d packets, %d others, %d bad", k, bytes, at,
                         (int)found.packets, (int)found.others, (int)found.bad);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_whole),
        cmocka_unit_test(test_bytes_missing),
        cmocka_unit_test(test_bad_tlp_at_pause),
        cmocka_unit_test(test_bytes_missing_at_pause),
        cmocka_unit_test(test_no_section),
        cmocka_unit_test(test_broken_section),
        cmocka_unit_test(test_mutants),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
