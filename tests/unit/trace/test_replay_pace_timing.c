/* SPDX-License-Identifier: Apache-2.0 */
/* When accesses of a replay are on the link: by the trace's times, by its counts of instructions,
 * CPUs one after another or side by side. On an unloaded link every access takes the same way. */
#include "replay_support.h"

#define LINE(time, gpa)                                                                            \
    " qemu-1 [000] ..... " time ": kvm_mmio: mmio write len 4 gpa " gpa " val 0x1\n"

static struct tlp_log *run(const char *text, struct replay_options *o, struct replay_result *r)
{
    struct tlp_log *log = new_log(0);
    struct error e = { 0 };
    o->s1 = s1_of("device-ngnre");
    if (!replay_text(text, o, log, r, &e)) {
        fail_msg("%s", e.text);
    }
    return log;
}

/* Times since the first TLP. */
static void check_times(const struct tlp_log *log, const simtime_t *since, size_t count)
{
    assert_int_equal(log->count, count);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(log->tlps[i].time - log->tlps[0].time, since[i]);
    }
}

enum { US = 1000000 };

static void test_by_time(void **state)
{
    (void)state;
    static const char text[] = LINE("12.000010", "0x8000000000") LINE("12.000012", "0x8000000008")
        LINE("12.000500", "0x8000000010") LINE("12.000100", "0x8000000018")
            LINE("13.000010", "0x8000000020");
    struct replay_result r;
    struct replay_options o = { .pace = REPLAY_BY_TIME };
    struct tlp_log *log = run(text, &o, &r);
    /* The fourth goes back in time: at once behind the third. */
    const simtime_t behind = log->tlps[3].time - log->tlps[2].time;
    assert_in_range(behind, 1, US / 10);
    const simtime_t times[] = { 0, 2 * US, 490 * US, 490 * US + behind, (simtime_t)1000000 * US };
    check_times(log, times, ARRAY_LEN(times));
    assert_int_equal(r.late, 0);
    free(log);

    /* From the window's first access on. */
    o.window.from = (struct replay_moment){ .given = true, .at = 12000400 };
    log = run(text, &o, &r);
    const simtime_t last_two[] = { 0, (simtime_t)999510 * US };
    check_times(log, last_two, ARRAY_LEN(last_two));
    assert_int_equal(r.outside_window, 3);
    free(log);
}

/* Reads that come every 10 ns take longer than that: each is later than the one before. */
static void test_late(void **state)
{
    (void)state;
    char text[64 * 100], *to = text;
    for (unsigned i = 0; i < 64; i++) {
        to += sprintf(to, "%u 0 R mem+0x0 0x8000000000 4 0x1 0x400000 b9400001\n", i * 20);
    }
    struct replay_result r;
    struct replay_options o = { .pace = REPLAY_INSTRUCTIONS, .ipc = 1 };
    struct tlp_log *log = run(text, &o, &r);
    const simtime_t each = log->tlps[1].time - log->tlps[0].time;
    struct platform_params params;
    platform_defaults(&params);
    const simtime_t due = 20 * 1000000000000 / params.core.freq;
    assert_true(each > due);
    /* Access n is late by n times the difference, rounded to a picosecond or two. */
    const uint64_t lag = each - due;
    assert_in_range(r.latest, 63 * lag - 200, 63 * lag + 200);
    uint64_t late = 0;
    for (uint64_t n = 0; n < 64; n++) {
        late += n * lag > US;
    }
    assert_in_range(r.late, late - 1, late + 1);
    free(log);
}

static void test_by_instructions(void **state)
{
    (void)state;
    static const char text[] = "1000 0 W mem+0x0 0x8000000000 4 0x1 0x400000 b9000001\n"
                               "9000 0 W mem+0x8 0x8000000008 4 0x1 0x400000 b9000001\n"
                               "1009000 0 W mem+0x10 0x8000000010 4 0x1 0x400000 b9000001\n";
    static const struct {
        double ipc;
        const char *freq;
        simtime_t per_thousand;
    } cases[] = { { 2, "freq=2GHz", 250000 }, { 0.5, "freq=1GHz", 2000000 } };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        const char *const params[] = { cases[i].freq, "tlb_model=false", NULL };
        struct replay_result r;
        struct error e = { 0 };
        struct tlp_log *log = new_log(0);
        char path[64];
        write_file(path, text, strlen(text));
        struct replay_options o = { .trace.path = path,
                                    .s1 = s1_of("device-ngnre"),
                                    .pace = REPLAY_INSTRUCTIONS,
                                    .ipc = cases[i].ipc };
        assert_true(run_replay(params, &o, log, &r, &e));
        unlink(path);
        const simtime_t times[] = { 0, 8 * cases[i].per_thousand, 1008 * cases[i].per_thousand };
        check_times(log, times, ARRAY_LEN(times));
        free(log);
    }
}

/* Two CPUs that read, 100 times each: a read keeps its CPU waiting. */
static char *two_readers(void)
{
    char *text = malloc(200 * 96), *to = text;
    assert_non_null(text);
    for (unsigned i = 0; i < 200; i++) {
        to += sprintf(to, "%u %u R mem+0x%x 0x80%08x 4 0x1 0x400000 b9400001\n", i, i / 100,
                      (i / 100) << 12 | i % 100 * 8, (i / 100) << 12 | i % 100 * 8);
    }
    return text;
}

static void test_side_by_side(void **state)
{
    (void)state;
    char *text = two_readers();
    struct replay_result one_by_one, both;
    struct replay_options o = { .order = REPLAY_ORDER_TRACE };
    struct tlp_log *a = run(text, &o, &one_by_one);
    o.order = REPLAY_ORDER_CPU;
    struct tlp_log *b = run(text, &o, &both);
    assert_int_equal(a->count, 200);
    assert_int_equal(b->count, 200);
    for (size_t i = 0; i < 200; i++) { /* trace order: the second CPU begins behind the first */
        assert_int_equal(a->tlps[i].address >> 12 & 1, i / 100);
    }
    /* Half the time: each pair of reads overlaps, but for the serialisation of a header. */
    const simtime_t long_time = a->tlps[199].time - a->tlps[0].time,
                    short_time = b->tlps[199].time - b->tlps[0].time;
    assert_in_range(short_time, long_time * 48 / 100, long_time * 53 / 100);
    assert_true(both.end < one_by_one.end);
    free(a);
    free(b);
    free(text);
}

/* Side by side by the trace's times: what each CPU has at 20 us is on the link then. */
static void test_side_by_side_by_time(void **state)
{
    (void)state;
    static const char text[] =
        " vcpu-1 [000] ..... 1.000000: kvm_mmio: mmio write len 4 gpa 0x8000000000 val 0x1\n"
        " vcpu-2 [001] ..... 1.000010: kvm_mmio: mmio write len 4 gpa 0x8000001000 val 0x1\n"
        " vcpu-1 [000] ..... 1.000020: kvm_mmio: mmio write len 4 gpa 0x8000000008 val 0x1\n"
        " vcpu-2 [001] ..... 1.000050: kvm_mmio: mmio write len 4 gpa 0x8000001008 val 0x1\n";
    static const simtime_t times[] = { 0, 10 * US, 20 * US, 50 * US };
    for (unsigned order = REPLAY_ORDER_TRACE; order <= REPLAY_ORDER_CPU; order++) {
        struct replay_result r;
        struct replay_options o = { .pace = REPLAY_BY_TIME, .order = (enum replay_order)order };
        struct tlp_log *log = run(text, &o, &r);
        check_times(log, times, ARRAY_LEN(times));
        free(log);
    }
}

/* ---- ST64B, by the store tests of traces/README.md ------------------------------------------- */

/*
 * Blocks that stores fill upwards one after another. Where a test does nothing else that is the
 * table's number of full lines; descending, interleaved and unaligned stores make none, and libc's
 * copies few (counted by a program of its own).
 */
static const struct {
    const char *name;
    uint64_t offset, blocks;
} tests[] = {
    { "str32", 0x0, 1024 },    { "str64", 0x10000, 1024 }, { "strh", 0x20000, 64 },
    { "strb", 0x21000, 64 },   { "stp", 0x30000, 1024 },   { "stpw", 0x40000, 256 },
    { "stnp", 0x48000, 256 },  { "stpq", 0x50000, 1024 },  { "st1", 0x60000, 1024 },
    { "desc", 0x70000, 0 },    { "memcpy", 0x80000, 150 }, { "memset", 0x90000, 0 },
    { "bf", 0xa0000, 2000 },   { "bfdb", 0xa1000, 2000 },  { "ring", 0xb0000, 4332 },
    { "rand", 0xc0000, 0 },    { "two", 0xd0000, 0 },      { "rb", 0xe0000, 0 },
    { "unal", 0xe8000, 0 },    { "zva", 0xec000, 0 },      { "stride", 0xf0000, 0 },
    { "img", 0x100000, 1800 }, { "blit", 0x200000, 3600 },
};

static void test_st64b(void **state)
{
    (void)state;
    struct tlp_log *log = new_log(0x8000000000);
    struct replay_result r;
    struct error e = { 0 };
    struct replay_options o = { .trace.path = SOURCE_DIR "/traces/wclog_ivshmem-micro.txt.gz",
                                .s1 = s1_of("normal-nc"),
                                .what_if = REPLAY_ST64B };
    assert_true(run_replay(NULL, &o, log, &r, &e));
    assert_true(log->count <= TLPS_MAX);
    uint64_t blocks[ARRAY_LEN(tests)] = { 0 };
    for (size_t k = 0; k < log->count; k++) {
        if (log->tlps[k].write && log->tlps[k].reason == BUS_REASON_SINGLE) {
            size_t i = ARRAY_LEN(tests) - 1;
            while (log->tlps[k].address - 0x8000000000 < tests[i].offset) {
                i--;
            }
            assert_int_equal(log->tlps[k].bytes, 64);
            assert_int_equal(log->tlps[k].address % 64, 0);
            blocks[i]++;
        }
    }
    for (size_t i = 0; i < ARRAY_LEN(tests); i++) {
        print_message("%s\n", tests[i].name);
        assert_int_equal(blocks[i], tests[i].blocks);
    }
    free(log);
}

int main(void)
{
    const struct CMUnitTest all[] = {
        cmocka_unit_test(test_by_time),
        cmocka_unit_test(test_late),
        cmocka_unit_test(test_by_instructions),
        cmocka_unit_test(test_side_by_side),
        cmocka_unit_test(test_side_by_side_by_time),
        cmocka_unit_test(test_st64b),
    };
    return cmocka_run_group_tests(all, NULL, NULL);
}
