/* SPDX-License-Identifier: Apache-2.0 */
/** The address map against a search through a list, and RAM against an array. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../seed.h"

#include "bus/bus.h"

static struct rng rng;

static int seed(void **state)
{
    (void)state;
    seed_from_env(&rng, 4711, "test_bus");
    return 0;
}

/* ---- the address map ------------------------------------------------------------------------- */

/** A target that remembers what it heard. */
struct ear {
    uint64_t offset;
    simtime_t time;
    unsigned writes, reads, barriers;
    uint16_t master;
};

static struct bus_answer hear_write(void *self, uint64_t offset, const struct bus_write *w)
{
    struct ear *e = self;
    e->writes++;
    e->offset = offset;
    e->time = w->time;
    return (struct bus_answer){ w->time + 7, BUS_SLVERR };
}

static struct bus_answer hear_read(void *self, uint64_t offset, const struct bus_read *r,
                                   uint8_t *data)
{
    struct ear *e = self;
    e->reads++;
    e->offset = offset;
    memset(data, 0x5a, r->size);
    return (struct bus_answer){ r->time + 11, BUS_OK };
}

static void hear_barrier(void *self, uint16_t master, simtime_t time)
{
    struct ear *e = self;
    e->barriers++;
    e->master = master;
    e->time = time;
}

static struct bus_target target_of(struct ear *e, struct ear *barriers)
{
    return (struct bus_target){ .self = e,
                                .write = hear_write,
                                .read = hear_read,
                                .barrier = barriers != NULL ? hear_barrier : NULL,
                                .barrier_self = barriers };
}

static bool map(struct bus *b, uint64_t base, uint64_t size, const char *name, struct ear *e,
                struct error *error)
{
    struct bus_target t = target_of(e, NULL);
    return bus_map(b, (pa_t){ base }, size, name, &t, error);
}

static struct bus_answer write_at(struct bus *b, uint64_t at)
{
    static const uint8_t data[BUS_LINE];
    struct bus_write w = { .line = { at }, .mask = 1, .data = data, .time = 100 };
    return bus_issue_write(b, &w);
}

static struct bus_answer read_at(struct bus *b, uint64_t at, uint8_t *data)
{
    struct bus_read r = { .at = { at }, .size = 4, .time = 100 };
    return bus_issue_read(b, &r, data);
}

static void test_routes(void **state)
{
    struct bus *b = bus_new();
    struct ear low = { 0 }, high = { 0 }, top = { 0 };
    uint8_t data[64];

    (void)state;
    assert_true(map(b, 0x10000, 0x1000, "high", &high, NULL));
    assert_true(map(b, 0, 0x40, "low", &low, NULL));
    assert_true(map(b, UINT64_MAX - 0xfff, 0x1000, "top", &top, NULL));

    struct bus_answer a = write_at(b, 0x10fc0);
    assert_int_equal(high.offset, 0xfc0);
    assert_int_equal(high.time, 100);
    assert_int_equal(a.time, 107);
    assert_int_equal(a.status, BUS_SLVERR);
    a = read_at(b, 0x3f, data);
    assert_int_equal(low.offset, 0x3f);
    assert_int_equal(a.time, 111);
    assert_int_equal(a.status, BUS_OK);
    assert_int_equal(data[3], 0x5a);
    assert_int_equal(write_at(b, UINT64_MAX & ~UINT64_C(63)).status, BUS_SLVERR);
    assert_int_equal(top.offset, 0xfc0);

    static const uint64_t gaps[] = { 0x40,      0x41,       0xffff,
                                     0x11000,   0x12345678, UINT64_MAX - 0x1000,
                                     1ull << 63 };
    for (size_t i = 0; i < ARRAY_LEN(gaps); i++) {
        a = read_at(b, gaps[i], data);
        assert_int_equal(a.status, BUS_DECERR);
        assert_int_equal(a.time, 100);
        assert_int_equal(write_at(b, gaps[i]).status, BUS_DECERR);
    }
    assert_int_equal(high.writes + low.writes + top.writes, 2);
    assert_int_equal(high.reads + low.reads + top.reads, 1);
    bus_free(b);
}

static void test_map_refuses(void **state)
{
    static const struct {
        uint64_t base, size;
        const char *text; /* in the message; NULL: accepted */
    } rows[] = {
        { 0x2000, 0x1000, "new at 0x2000..0x2fff overlaps old at 0x2000..0x2fff" },
        { 0x2fff, 1, "new at 0x2fff..0x2fff overlaps old at 0x2000..0x2fff" },
        { 0x1fff, 2, "new at 0x1fff..0x2000 overlaps old at 0x2000..0x2fff" },
        { 0x0, 0x10000, "new at 0x0..0xffff overlaps old at 0x2000..0x2fff" },
        { 0x2800, 0x10, "new at 0x2800..0x280f overlaps old at 0x2000..0x2fff" },
        { 0x1, UINT64_MAX, "overlaps old" },
        { 0x2, UINT64_MAX, "new: 0xffffffffffffffff bytes at 0x2 do not fit the address space" },
        { UINT64_MAX, 2, "new: 0x2 bytes at 0xffffffffffffffff do not fit the address space" },
        { 0x5000, 0, "new: 0x0 bytes at 0x5000 do not fit the address space" },
        { 0, 0, "do not fit" },
        { 0x1fff, 1, NULL },
        { 0x3000, 1, NULL },
        { 0x3001, UINT64_MAX - 0x3000, NULL },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct bus *b = bus_new();
        struct ear old = { 0 }, new = { 0 };
        struct error e = { 0 };
        assert_true(map(b, 0x2000, 0x1000, "old", &old, &e));
        assert_int_equal(map(b, rows[i].base, rows[i].size, "new", &new, &e), rows[i].text == NULL);
        if (rows[i].text != NULL) {
            assert_int_equal(e.status, GATHER_USER_ERROR);
            if (strstr(e.text, rows[i].text) == NULL)
                fail_msg("\"%s\" is not in \"%s\"", rows[i].text, e.text);
        }
        /* A refusal leaves the map as it was. */
        write_at(b, 0x2000);
        write_at(b, 0x2fc0);
        assert_int_equal(old.writes, 2);
        assert_int_equal(old.offset, 0xfc0);
        bus_free(b);
    }
}

/** Any number of regions in any order, against a search through all of them. */
static void test_map_random(void **state)
{
    enum { REGIONS = 60, LOOKUPS = 2000 };

    (void)state;
    for (unsigned round = 0; round < 50; round++) {
        struct bus *b = bus_new();
        static struct ear ears[REGIONS];
        uint64_t base[REGIONS], size[REGIONS];
        unsigned count = 0;
        memset(ears, 0, sizeof ears);
        for (unsigned i = 0; i < REGIONS; i++) {
            uint64_t at = rng_below(&rng, 4096), n = 1 + rng_below(&rng, 100);
            bool overlaps = false;
            for (unsigned k = 0; k < count; k++)
                overlaps = overlaps || (at < base[k] + size[k] && base[k] < at + n);
            assert_int_equal(map(b, at, n, "r", &ears[count], NULL), !overlaps);
            if (!overlaps) {
                base[count] = at;
                size[count++] = n;
            }
        }
        for (unsigned i = 0; i < LOOKUPS; i++) {
            uint64_t at = rng_below(&rng, 4300);
            uint8_t data[64];
            struct ear *want = NULL;
            uint64_t offset = 0;
            for (unsigned k = 0; k < count; k++) {
                if (at >= base[k] && at - base[k] < size[k]) {
                    want = &ears[k];
                    offset = at - base[k];
                }
            }
            unsigned before = want != NULL ? want->reads : 0;
            assert_int_equal(read_at(b, at, data).status, want != NULL ? BUS_OK : BUS_DECERR);
            if (want != NULL) {
                assert_int_equal(want->reads, before + 1);
                assert_int_equal(want->offset, offset);
            }
        }
        bus_free(b);
    }
}

static void test_barrier(void **state)
{
    struct bus *b = bus_new();
    struct ear a = { 0 }, c = { 0 }, regions[4] = { 0 };

    (void)state;
    bus_issue_barrier(b, 1, 5); /* nobody hears it */
    for (unsigned i = 0; i < 4; i++) {
        struct bus_target t = target_of(&regions[i], i < 3 ? &a : &c);
        assert_true(bus_map(b, (pa_t){ 0x1000 * (i + 1) }, 0x1000, "r", &t, NULL));
    }
    assert_true(map(b, 0x100000, 64, "deaf", &regions[0], NULL));
    bus_issue_barrier(b, 3, 42);
    assert_int_equal(a.barriers, 1);
    assert_int_equal(a.master, 3);
    assert_int_equal(a.time, 42);
    assert_int_equal(c.barriers, 1);
    bus_free(b);
}

static void test_masters(void **state)
{
    struct bus *b = bus_new();
    struct bus_master m = { .self = &rng };
    struct error e = { 0 };

    (void)state;
    assert_true(bus_add_master(b, 0, &m, &e));
    assert_true(bus_add_master(b, 63, &m, &e));
    assert_ptr_equal(bus_get_master(b, 63)->self, &rng);
    assert_null(bus_get_master(b, 1)->self);
    assert_false(bus_add_master(b, 64, &m, &e));
    assert_non_null(strstr(e.text, "64"));
    assert_non_null(strstr(e.text, "63"));
    bus_free(b);
}

static void test_reasons(void **state)
{
    (void)state;
    for (unsigned i = 0; i < BUS_REASON_COUNT; i++) {
        assert_true(bus_reason_name((enum bus_reason)i)[0] != '\0');
        assert_true(strlen(bus_reason_help((enum bus_reason)i)) >= 3);
        for (unsigned k = 0; k < i; k++)
            assert_string_not_equal(bus_reason_name((enum bus_reason)i),
                                    bus_reason_name((enum bus_reason)k));
    }
    assert_string_equal(bus_reason_name(BUS_REASON_DEVICE), "device");
    assert_string_equal(bus_reason_name(BUS_REASON_FULL), "full");
    assert_string_equal(bus_reason_name(BUS_REASON_TIMEOUT), "timeout");
    assert_string_equal(bus_reason_name(BUS_REASON_END), "end");
}

/* ---- RAM ------------------------------------------------------------------------------------- */

enum { SPAN = 5 * 65536 }; /* several pieces of the sparse memory */

static void ram_rounds(uint64_t origin)
{
    static uint8_t model[SPAN], got[SPAN], bytes[70000];
    uint64_t size = origin + SPAN;
    struct ram *r = ram_new(size);

    assert_non_null(r);
    assert_true(ram_size(r) == size);
    memset(model, 0, sizeof model);
    for (unsigned i = 0; i < 3000; i++) {
        size_t n = (size_t)rng_below(&rng, rng_below(&rng, 20) == 0 ? sizeof bytes : 200);
        size_t at = (size_t)rng_below(&rng, SPAN - n + 1);
        switch (rng_below(&rng, 3)) {
        case 0:
            for (size_t k = 0; k < n; k++)
                bytes[k] = (uint8_t)rng_next(&rng);
            ram_write(r, origin + at, bytes, n);
            memcpy(model + at, bytes, n);
            break;
        case 1: {
            size_t line = at / 64 * 64;
            uint64_t mask = rng_next(&rng);
            switch (rng_below(&rng, 4)) {
            case 0: mask = UINT64_MAX; break;
            case 1: mask = 0; break;
            case 2:
                mask &= rng_next(&rng);
                mask &= rng_next(&rng);
                break;
            default: break;
            }
            if (line + 64 > SPAN)
                break;
            for (size_t k = 0; k < 64; k++)
                bytes[k] = (uint8_t)rng_next(&rng);
            ram_write_line(r, origin + line, bytes, mask);
            for (size_t k = 0; k < 64; k++)
                if (mask >> k & 1)
                    model[line + k] = bytes[k];
            break;
        }
        default:
            memset(got, 0xee, n);
            ram_read(r, origin + at, got, n);
            assert_memory_equal(got, model + at, n);
            break;
        }
    }
    ram_read(r, origin, got, SPAN);
    assert_memory_equal(got, model, SPAN);
    ram_free(r);
}

static void test_ram_random(void **state)
{
    static const uint64_t origins[] = { 0, (1ull << 40) - 65536 * 3, (1ull << 46) + 64,
                                        UINT64_MAX - SPAN - 62 };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(origins); i++)
        ram_rounds(origins[i] / 64 * 64);
}

/** Thousands of pieces far apart: the table grows and nothing is lost. */
static void test_ram_sparse(void **state)
{
    enum { PIECES = 2000 };
    struct ram *r = ram_new(1ull << 47);
    uint64_t at[PIECES], got;

    (void)state;
    for (unsigned i = 0; i < PIECES; i++) {
        at[i] = (rng_below(&rng, 1ull << 47) & ~UINT64_C(0x3ffff)) + 8 * (uint64_t)i;
        ram_write(r, at[i], &at[i], sizeof at[i]);
        ram_read(r, at[i] + 8, &got, sizeof got);
        assert_true(got == 0);
    }
    for (unsigned i = 0; i < PIECES; i++) {
        ram_read(r, at[i], &got, sizeof got);
        assert_true(got == at[i]);
        ram_read(r, at[i] ^ 1ull << 46, &got, sizeof got);
        bool written = false;
        for (unsigned k = 0; k < PIECES && !written; k++)
            written = at[k] == (at[i] ^ 1ull << 46);
        assert_true(written || got == 0);
    }
    ram_free(r);
}

static void test_ram_target(void **state)
{
    struct ram *r = ram_new(4096);
    simtime_t latency = 80000;
    struct bus_target t = ram_target(r, &latency);
    struct bus *b = bus_new();
    uint8_t line[64], data[64] = { 0 };

    (void)state;
    for (unsigned i = 0; i < 64; i++)
        line[i] = (uint8_t)(0x80 + i);
    assert_true(bus_map(b, (pa_t){ 1ull << 46 }, 4096, "RAM", &t, NULL));
    struct bus_write w = {
        .line = { (1ull << 46) + 4032 }, .mask = 0xff00, .data = line, .time = 1000
    };
    struct bus_answer a = bus_issue_write(b, &w);
    assert_int_equal(a.time, 81000);
    assert_int_equal(a.status, BUS_OK);
    struct bus_read read = { .at = { (1ull << 46) + 4038 }, .size = 6, .time = 5 };
    a = bus_issue_read(b, &read, data);
    assert_int_equal(a.time, 80005);
    assert_memory_equal(data, "\0\0\x88\x89\x8a\x8b", 6);
    bus_free(b);
    ram_free(r);
    ram_free(NULL);
    bus_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_routes),     cmocka_unit_test(test_map_refuses),
        cmocka_unit_test(test_map_random), cmocka_unit_test(test_barrier),
        cmocka_unit_test(test_masters),    cmocka_unit_test(test_reasons),
        cmocka_unit_test(test_ram_random), cmocka_unit_test(test_ram_sparse),
        cmocka_unit_test(test_ram_target),
    };
    return cmocka_run_group_tests(tests, seed, NULL);
}
