/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Replay against counts made by an independent program: traces/expected-facts.json (ideal combining
 * in one 64-byte line) and the store-test table of traces/README.md. Their model is one open line,
 * which any other access but a store to it closes, and no joining further on.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "trace/trace.h"

static const char *const one_line[] = {
    "wc_lines=1",        "wc_timeout=0",           "join_limit=64", "wc_full_drains=false",
    "barrier_scope=any", "device_drains_wc=false", "cores=1"
};

struct seen {
    uint64_t tlps, tlp_bytes;
    uint64_t drains, full;
    uint64_t runs, runs_of[65]; /* of contiguous bytes in drained lines, by length */
    void (*drain)(void *self, const struct core_drain *d);
    void *self;
};

static void see_tlp(void *self, const struct pcie_tlp *t)
{
    struct seen *s = self;
    if (t->type == PCIE_MWR) {
        s->tlp_bytes += t->bytes;
        s->tlps++;
    }
}

static void see_drain(void *self, const struct core_drain *d)
{
    struct seen *s = self;
    s->drains++;
    s->full += d->mask == UINT64_MAX;
    unsigned length = 0;
    for (unsigned b = 0; b <= 64; b++) {
        if (b < 64 && (d->mask >> b & 1)) {
            length++;
        } else if (length) {
            s->runs++;
            s->runs_of[length]++;
            length = 0;
        }
    }
    if (s->drain) {
        s->drain(s->self, d);
    }
}

static void replay(const char *file, bool barriers, struct seen *seen, struct replay_result *r)
{
    struct error e = { 0 };
    struct platform_params params;
    platform_defaults(&params);
    struct platform_keys keys = platform_keys(&params);
    for (size_t i = 0; i < ARRAY_LEN(one_line); i++) {
        assert_true(param_assign(keys.tables, keys.objects, PLATFORM_TABLES, one_line[i], &e));
    }
    struct platform *p = platform_new(&params, &e);
    assert_non_null(p);
    struct platform_observer o = { .self = seen, .tlp = see_tlp, .drain = see_drain };
    assert_true(platform_observe(p, &o));
    char path[512];
    snprintf(path, sizeof(path), SOURCE_DIR "/traces/%s", file);
    struct replay_options options = { .trace = { .path = path },
                                      .policy = "v6.9",
                                      .ignore_barriers = !barriers };
    assert_true(s1_type_parse("normal-nc", &options.s1, &e));
    if (!replay_run(p, &options, r, &e)) {
        fail_msg("%s: %s", file, e.text);
    }
    platform_free(p);
}

/* "tlps" counts runs of bytes; one write may hold several that lie in one aligned 8-byte word. */
static void check_facts(const json_t *facts, const struct seen *seen)
{
    assert_int_equal(seen->drains, json_integer_value(json_object_get(facts, "flushes")));
    assert_int_equal(seen->full, json_integer_value(json_object_get(facts, "full_lines")));
    assert_int_equal(seen->runs, json_integer_value(json_object_get(facts, "tlps")));
    assert_true(seen->tlps <= seen->runs);
    const json_t *hist = json_object_get(facts, "tlp_bytes_hist");
    uint64_t bytes = 0;
    for (unsigned n = 1; n <= 64; n++) {
        char key[8];
        snprintf(key, sizeof(key), "%u", n);
        assert_int_equal(seen->runs_of[n], json_integer_value(json_object_get(hist, key)));
        bytes += n * seen->runs_of[n];
    }
    assert_int_equal(seen->tlp_bytes, bytes);
}

static void test_facts(void **state)
{
    (void)state;
    json_error_t error;
    json_t *all = json_load_file(SOURCE_DIR "/traces/expected-facts.json", 0, &error), *t;
    size_t i;
    unsigned replayed = 0;
    json_array_foreach(all, i, t)
    {
        const char *file = json_string_value(json_object_get(t, "trace"));
        if (strncmp(file, "wclog", 5) != 0 && strncmp(file, "qemu-mr", 7) != 0) {
            continue; /* vfio: offsets of different BARs share lines in that count */
        }
        struct seen seen = { 0 };
        struct replay_result r;
        print_message("%s\n", file);
        replay(file, false, &seen, &r);
        check_facts(json_object_get(t, "coalesce_64"), &seen);
        assert_int_equal(r.totals.writes, json_integer_value(json_object_get(t, "writes")));
        const json_t *barriers = json_object_get(t, "coalesce_64_barriers");
        if (barriers) {
            struct seen with = { 0 };
            replay(file, true, &with, &r);
            check_facts(barriers, &with);
        }
        replayed++;
    }
    json_decref(all);
    assert_int_equal(replayed, 6);
}

/* ---- the store tests, one by one ------------------------------------------------------------- */

/* traces/README.md: lines closed, of them full, without and with the trace's DSB and DMB. */
static const struct {
    const char *name;
    uint64_t offset, closed, full, runs, closed_barriers, full_barriers;
} tests[] = {
    { "str32", 0x0, 1024, 1024, 1024, 1024, 1024 },
    { "str64", 0x10000, 1024, 1024, 1024, 1024, 1024 },
    { "strh", 0x20000, 64, 64, 64, 64, 64 },
    { "strb", 0x21000, 64, 64, 64, 64, 64 },
    { "stp", 0x30000, 1024, 1024, 1024, 1024, 1024 },
    { "stpw", 0x40000, 256, 256, 256, 256, 256 },
    { "stnp", 0x48000, 256, 256, 256, 256, 256 },
    { "stpq", 0x50000, 1024, 1024, 1024, 1024, 1024 },
    { "st1", 0x60000, 1024, 1024, 1024, 1024, 1024 },
    { "desc", 0x70000, 256, 256, 256, 256, 256 },
    { "memcpy", 0x80000, 190, 153, 190, 198, 152 },
    { "memset", 0x90000, 150, 113, 150, 156, 113 },
    { "bf", 0xa0000, 2000, 2000, 2000, 2000, 2000 },
    { "bfdb", 0xa1000, 4000, 2000, 4000, 4000, 2000 },
    { "ring", 0xb0000, 4870, 4869, 4870, 5416, 4332 },
    { "rand", 0xc0000, 3998, 0, 3999, 3998, 0 },
    { "two", 0xd0000, 2048, 0, 2048, 2048, 0 },
    { "rb", 0xe0000, 1375, 0, 1375, 1375, 0 },
    { "unal", 0xe8000, 190, 0, 440, 190, 0 },
    { "zva", 0xec000, 64, 0, 64, 64, 0 },
    { "stride", 0xf0000, 544, 0, 768, 544, 0 },
    { "img", 0x100000, 1950, 1800, 1950, 1950, 1800 },
    { "blit", 0x200000, 4200, 3600, 4200, 4200, 3600 },
};
static const uint64_t bar2 = 0x8000000000;

struct per_test {
    uint64_t closed[ARRAY_LEN(tests)], full[ARRAY_LEN(tests)], runs[ARRAY_LEN(tests)];
};

static void count_for_test(void *self, const struct core_drain *d)
{
    struct per_test *c = self;
    size_t i = ARRAY_LEN(tests) - 1;
    while (d->line.pa - bar2 < tests[i].offset) {
        i--;
    }
    c->closed[i]++;
    c->full[i] += d->mask == UINT64_MAX;
    for (unsigned b = 0; b < 64; b++) {
        c->runs[i] += (d->mask >> b & 1) && (b == 0 || !(d->mask >> (b - 1) & 1));
    }
}

static void test_store_tests(void **state)
{
    (void)state;
    struct per_test plain = { 0 }, barriers = { 0 };
    struct seen a = { .drain = count_for_test, .self = &plain };
    struct seen b = { .drain = count_for_test, .self = &barriers };
    struct replay_result r;
    replay("wclog_ivshmem-micro.txt.gz", false, &a, &r);
    replay("wclog_ivshmem-micro.txt.gz", true, &b, &r);
    for (size_t i = 0; i < ARRAY_LEN(tests); i++) {
        print_message("%s\n", tests[i].name);
        assert_int_equal(plain.closed[i], tests[i].closed);
        assert_int_equal(plain.full[i], tests[i].full);
        assert_int_equal(plain.runs[i], tests[i].runs);
        assert_int_equal(barriers.closed[i], tests[i].closed_barriers);
        assert_int_equal(barriers.full[i], tests[i].full_barriers);
    }
}

int main(void)
{
    const struct CMUnitTest all[] = {
        cmocka_unit_test(test_facts),
        cmocka_unit_test(test_store_tests),
    };
    return cmocka_run_group_tests(all, NULL, NULL);
}
