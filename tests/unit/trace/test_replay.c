/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Windows, orders and what-ifs of a replay: counts, bytes at the device, mistakes. The counts of
 * captures were made by grep, awk and python of their text.
 */
#include "replay_support.h"

#include "trace/lint.h"

#define CAPTURE(name) SOURCE_DIR "/traces/" name

static const char bar2[] = "0x8000000000";

/* ---- windows --------------------------------------------------------------------------------- */

static struct replay_result window_of(const char *path, const struct replay_window *w)
{
    struct replay_result r;
    struct error e = { 0 };
    struct replay_options o = { .trace.path = path, .s1 = s1_of("device-ngnre"), .window = *w };
    if (!run_replay(NULL, &o, NULL, &r, &e)) {
        fail_msg("%s", e.text);
    }
    return r;
}

/* Of 25509 accesses of the guest in the log of memory_region_ops_*. */
static void test_windows(void **state)
{
    (void)state;
    static const char *const e1000e[] = { "e1000e*" }, *const nvme[] = { "nvme" },
                             *const three[] = { "gicv3_redist_region[0]", "pl0?1", "nvme" };
    static const struct replay_moment two_s = { .given = true, .relative = true, .at = 2000000 },
                                      ten_s = { .given = true,
                                                .relative = true,
                                                .millionths = true,
                                                .at = 10000000 };
    const struct {
        struct replay_window window;
        uint64_t inside;
    } cases[] = {
        { { .from = two_s, .to = ten_s }, 6311 },
        { { .from = { .given = true, .at = 1795194740500000, .unit = TRACE_TIME_US } }, 17222 },
        { { .to = { .given = true, .at = 1795194740500000 } }, 25509 - 17222 },
        /* No microsecond is between these and the one above. */
        { { .from = { .given = true, .at = 1795194740500000000, .unit = TRACE_TIME_NS } }, 17222 },
        { { .from = { .given = true, .at = 1795194740499999001, .unit = TRACE_TIME_NS } }, 17222 },
        { { .to = { .given = true, .at = 1795194740499999999, .unit = TRACE_TIME_NS } },
          25509 - 17222 },
        { { .regions = e1000e, .region_count = 1 }, 12142 },
        { { .regions = three, .region_count = 3 }, 90 + 17 + 16 + 3996 + 4235 },
        { { .cpus = 2 }, 9603 },
        { { .cpus = 3 }, 25509 },
        { { .from = two_s, .to = ten_s, .regions = nvme, .region_count = 1, .cpus = 2 }, 446 },
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        const struct replay_result r =
            window_of(CAPTURE("qemu-mr_nvme-e1000e.log.gz"), &cases[i].window);
        assert_int_equal(25509 - r.outside_window, cases[i].inside);
        assert_int_equal(r.totals.reads, 4699); /* of the trace, whatever the window */
        assert_int_equal(r.totals.writes, 20810);
    }
}

static void test_windows_of_instructions(void **state)
{
    (void)state;
    const struct replay_window by_count = {
        .to = { .given = true, .relative = true, .at = 100000000, .unit = TRACE_TIME_INSTRUCTIONS }
    };
    const struct replay_window natural = {
        .to = { .given = true, .relative = true, .at = 100000000000000, .millionths = true }
    };
    assert_int_equal(window_of(CAPTURE("wclog_nvme-e1000e-mmio.txt.gz"), &by_count).outside_window,
                     15219 - 1369);
    assert_int_equal(window_of(CAPTURE("wclog_nvme-e1000e-mmio.txt.gz"), &natural).outside_window,
                     15219 - 1369);
}

/* The absolute moment is one of ftrace's own, [12.918988, 14): 499 lines of kvm_mmio. */
static void test_window_of_ftrace(void **state)
{
    (void)state;
    const struct replay_window w = { .from = { .given = true, .at = 12918988 },
                                     .to = { .given = true, .at = 14000000 } };
    const struct replay_result r = window_of(CAPTURE("ftrace-kvm_nvme-e1000e_nommap.txt.gz"), &w);
    assert_int_equal(10143 - r.outside_window, 499);

    const struct replay_window late = { .from = { .given = true, .at = 90000000 } };
    const struct replay_result none =
        window_of(CAPTURE("ftrace-kvm_nvme-e1000e_nommap.txt.gz"), &late);
    assert_int_equal(none.outside_window, 10143);
    assert_non_null(strstr(none.notes[none.note_count - 1],
                           "no access is inside the window; the trace's times are 12919438 to"));
}

/* The same accesses, found by a gtr trace's index. */
static void test_seek(void **state)
{
    (void)state;
    char path[] = "/tmp/gather-replay-XXXXXX.gtr";
    const int fd = mkstemps(path, 4);
    assert_true(fd >= 0);
    close(fd);
    struct error e = { 0 };
    const struct trace_options from = { .path = CAPTURE("wclog-delta_fbcon-bochs.txt.gz") };
    struct trace *t = trace_open(&from, &e);
    struct trace_writer *w = trace_writer_open(path, NULL, &e);
    struct trace_record record;
    assert_true(t && w);
    while (trace_next(t, &record, &e) == TRACE_OK) {
        assert_true(trace_writer_put(w, t, &record, &e));
    }
    assert_true(trace_writer_commit(w, &e));
    trace_close(t);

    struct replay_window window = { .from = { .given = true, .relative = true, .at = 70000000 } };
    const struct replay_result all = window_of(path, &window);
    window.seek = true;
    const struct replay_result sought = window_of(path, &window);
    const uint64_t inside = all.totals.writes - all.outside_window;
    assert_int_equal(all.totals.writes, 1049838);
    assert_true(inside > 0);
    assert_int_equal(sought.totals.writes - sought.outside_window, inside);
    assert_true(sought.outside_window < 65536 && sought.end == all.end);
    assert_non_null(strstr(sought.notes[sought.note_count - 1], "left unread"));
    unlink(path);
}

/* ---- what if --------------------------------------------------------------------------------- */

/* The same bytes reach the device, 19642 of its writes by an ST64B. */
static void test_st64b(void **state)
{
    (void)state;
    const uint64_t base = strtoull(bar2, NULL, 16);
    struct tlp_log *as_is = new_log(base), *joined = new_log(base);
    struct replay_result r;
    struct error e = { 0 };
    struct replay_options o = { .trace.path = CAPTURE("wclog_ivshmem-micro.txt.gz"),
                                .s1 = s1_of("normal-nc") };
    assert_true(run_replay(NULL, &o, as_is, &r, &e));
    assert_int_equal(r.made_st64b, 0);
    o.what_if = REPLAY_ST64B;
    for (unsigned order = REPLAY_ORDER_TRACE; order <= REPLAY_ORDER_CPU; order++) {
        memset(joined, 0, sizeof(*joined));
        joined->image_base = base;
        o.order = (enum replay_order)order;
        assert_true(run_replay(NULL, &o, joined, &r, &e));
        assert_int_equal(r.made_st64b, 19642);
        assert_int_equal(r.faulted, 0);
        assert_memory_equal(as_is->image, joined->image, IMAGE_BYTES);
    }
    /* Without barriers 38 blocks more: what the same count by hand gives. */
    o.ignore_barriers = true;
    assert_true(run_replay(NULL, &o, NULL, &r, &e));
    assert_int_equal(r.made_st64b, 20179);
    free(as_is);
    free(joined);
}

/* What breaks a run, and what does not. */
static void test_st64b_runs(void **state)
{
    (void)state;
#define STR(n, cpu, offset)                                                                        \
#n " " #cpu " W mem+0x" offset " 0x80000000" offset " 8 0x11 0x400004 f9000001\n"
#define LDR(n, cpu, offset)                                                                        \
#n " " #cpu " R mem+0x" offset " 0x80000000" offset " 8 0x11 0x400004 f9400001\n"
#define BARRIER(n, cpu, opcode) #n " " #cpu " B - - 0 - 0x400008 " opcode "\n"
#define SEVEN(cpu)                                                                                 \
    STR(1, cpu, "00")                                                                              \
    STR(2, cpu, "08")                                                                              \
    STR(3, cpu, "10") STR(4, cpu, "18") STR(5, cpu, "20") STR(6, cpu, "28") STR(7, cpu, "30")
    static const struct {
        const char *text;
        uint64_t made;
    } cases[] = {
        { SEVEN(0) STR(8, 0, "38"), 1 },
        { SEVEN(0) BARRIER(8, 0, "d5033f9f") STR(9, 0, "38"), 0 },
        { SEVEN(0) BARRIER(8, 0, "d5033fdf") STR(9, 0, "38"), 1 }, /* ISB */
        { SEVEN(0) BARRIER(8, 1, "d5033f9f") STR(9, 0, "38"), 1 }, /* another CPU's */
        { SEVEN(0) LDR(8, 0, "80") STR(9, 0, "38"), 0 },
        { SEVEN(0) LDR(8, 1, "80") STR(9, 0, "38"), 1 },
        { SEVEN(0) STR(8, 0, "78"), 0 },
        { SEVEN(0) STR(8, 1, "38"), 0 },
        { STR(0, 0, "08") SEVEN(0) STR(8, 0, "38"), 1 },
        { SEVEN(0) SEVEN(0) STR(8, 0, "38"), 1 },
        { SEVEN(0) SEVEN(1) STR(8, 0, "38") STR(9, 1, "38"), 2 },
        { SEVEN(0), 0 },
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct replay_result r;
        struct error e = { 0 };
        struct replay_options o = { .s1 = s1_of("normal-nc"), .what_if = REPLAY_ST64B };
        if (!replay_text(cases[i].text, &o, NULL, &r, &e)) {
            fail_msg("%zu: %s", i, e.text);
        }
        print_message("case %zu\n", i);
        assert_int_equal(r.made_st64b, cases[i].made);
    }
}

/* The policy decides, and the result says so. */
static void test_nc(void **state)
{
    (void)state;
    static const struct {
        const char *policy, *memory;
    } cases[] = { { "v6.8", "Device-nGnRE" }, { "v6.9", "Normal-NC" } };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct replay_result r;
        struct error e = { 0 };
        struct replay_region map[] = {
            { .name = "a", .base = 0x8000000000, .size = 4096, .s1 = s1_of("device-ngnre") },
            { .name = "b", .base = 0x8000001000, .size = 4096, .s1 = s1_of("normal-wb") },
        };
        struct replay_options o = {
            .regions = map, .region_count = 2, .policy = cases[i].policy, .what_if = REPLAY_NC
        };
        assert_true(replay_text(STR(1, 0, "00"), &o, NULL, &r, &e));
        assert_string_equal(r.memory, cases[i].memory);
        o.what_if = REPLAY_AS_IS;
        o.policy = "v6.9";
        assert_true(replay_text(STR(1, 0, "00"), &o, NULL, &r, &e));
        assert_string_equal(r.memory, "Device-nGnRE, Normal-NC");
    }
}

/* ---- CPUs ------------------------------------------------------------------------------------ */

enum { PER_CPU = 9000, PHASES = 2 };

/* CPU 0 stores 9000 times, then CPU 1, and so once more: more than what is looked ahead. */
static char *long_trace(void)
{
    char *text = malloc((size_t)PER_CPU * PHASES * 2 * 96), *to = text;
    assert_non_null(text);
    unsigned count = 0;
    for (unsigned phase = 0; phase < PHASES; phase++) {
        for (unsigned cpu = 0; cpu < 2; cpu++) {
            for (unsigned n = 0; n < PER_CPU; n++, count++) {
                to += sprintf(to, "%u %u W mem+0x%x 0x80%08x 4 0x%x 0x400000 b9000001\n", count,
                              cpu, cpu << 20 | (phase * PER_CPU + n) * 8,
                              cpu << 20 | (phase * PER_CPU + n) * 8, count);
            }
        }
    }
    return text;
}

static void test_each_cpu_keeps_its_order(void **state)
{
    (void)state;
    char *text = long_trace();
    struct tlp_log *in_order = new_log(0x8000000000), *side_by_side = new_log(0x8000000000),
                   *again = new_log(0x8000000000);
    struct replay_result r, second;
    struct error e = { 0 };
    struct replay_options o = { .s1 = s1_of("device-ngnre") };
    assert_true(replay_text(text, &o, in_order, &r, &e));
    o.order = REPLAY_ORDER_CPU;
    assert_true(replay_text(text, &o, side_by_side, &r, &e));
    assert_true(replay_text(text, &o, again, &second, &e));
    assert_memory_equal(side_by_side, again, sizeof(*again));
    assert_int_equal(r.end, second.end);
    assert_int_equal(side_by_side->count, PER_CPU * PHASES * 2);
    assert_memory_equal(in_order->image, side_by_side->image, IMAGE_BYTES);
    uint64_t last[2] = { 0, 0 };
    unsigned switches = 0;
    for (size_t i = 0; i < side_by_side->count; i++) {
        const uint64_t at = side_by_side->tlps[i].address - 0x8000000000;
        const unsigned cpu = at >> 20 & 1;
        assert_true(i == 0 || at == (uint64_t)cpu << 20 || at == last[cpu] + 8);
        switches += i > 0 && ((side_by_side->tlps[i - 1].address >> 20 & 1) != cpu);
        last[cpu] = at;
    }
    assert_true(switches > 2 * PHASES - 1); /* they overlap */
    free(text);
    free(in_order);
    free(side_by_side);
    free(again);
}

/* On one core both orders are one. */
static void test_one_core(void **state)
{
    (void)state;
    static const char *const one[] = { "cores=1", NULL };
    struct tlp_log *logs[2];
    struct replay_result r[2];
    for (unsigned order = REPLAY_ORDER_TRACE; order <= REPLAY_ORDER_CPU; order++) {
        struct error e = { 0 };
        struct replay_options o = { .trace.path = CAPTURE("qemu-mr_nvme-e1000e.log.gz"),
                                    .s1 = s1_of("device-ngnre"),
                                    .order = (enum replay_order)order };
        logs[order] = new_log(0x8000000000);
        assert_true(run_replay(one, &o, logs[order], &r[order], &e));
    }
    assert_int_equal(logs[0]->count, 25509);
    assert_memory_equal(logs[0], logs[1], sizeof(*logs[0]));
    assert_int_equal(r[0].end, r[1].end);
    free(logs[0]);
    free(logs[1]);
}

/* ---- who looks on ---------------------------------------------------------------------------- */

struct looker {
    unsigned accesses, unplaced, barriers, ecam, combining;
    uint64_t last_address;
    char region[64];
    uint32_t number;
    struct replay_progress progress;
    unsigned calls;
};

static void look(void *self, const struct trace_insn *insn, const struct lint_place *place)
{
    struct looker *l = self;
    if (insn->first.kind == TRACE_BARRIER) {
        l->barriers++;
        return;
    }
    if (!place) {
        l->unplaced++;
        return;
    }
    l->accesses++;
    l->ecam += place->ecam;
    l->combining += place->memory == LINT_COMBINING && place->normal;
    l->last_address = place->address;
    l->number = place->number;
    snprintf(l->region, sizeof(l->region), "%s", place->region);
}

static void count_progress(void *self, const struct replay_progress *p)
{
    struct looker *l = self;
    assert_true(p->records >= l->progress.records && p->bytes >= l->progress.bytes);
    assert_true(p->bytes <= p->of);
    l->progress = *p;
    l->calls++;
}

static void test_see(void **state)
{
    (void)state;
    struct looker l = { 0 };
    struct replay_region map[] = {
        { .name = "ecam", .base = 0x4010000000, .size = 4096, .s1 = s1_of("device-ngnrne") },
        { .name = "wc", .base = 0x8000000000, .size = 4096, .s1 = s1_of("normal-nc") },
    };
    struct replay_options o = { .regions = map, .region_count = 2, .see = look, .see_self = &l };
    struct replay_result r;
    struct error e = { 0 };
    static const char text[] =
        "1 0 W mem+0x0 0x4010000000 4 0x1 0x400000 b9000001\n" BARRIER(2, 0, "d5033f9f")
            STR(3, 0, "00") STR(4, 0, "18") "5 0 W mem+0x0 0x5000000000 4 0x1 0x400000 b9000001\n";
    assert_true(replay_text(text, &o, NULL, &r, &e));
    assert_int_equal(l.accesses, 3);
    assert_int_equal(l.unplaced, 1);
    assert_int_equal(l.barriers, 1);
    assert_int_equal(l.ecam, 1);
    assert_int_equal(l.combining, 2);
    assert_int_equal(l.last_address, 0x8000000018);
    assert_int_equal(l.number, 1);
    assert_string_equal(l.region, "wc");
    assert_int_equal(r.outside_map, 1);

    /* Without a map by the trace's names; QEMU's for ECAM is known. */
    l = (struct looker){ 0 };
    o = (struct replay_options){ .trace.path = CAPTURE("qemu-mr_nvme-e1000e.log.gz"),
                                 .s1 = s1_of("device-ngnre"),
                                 .see = look,
                                 .see_self = &l };
    assert_true(run_replay(NULL, &o, NULL, &r, &e));
    assert_int_equal(l.accesses, 25509);
    assert_int_equal(l.ecam, 507);
    assert_int_equal(l.combining, 0);
}

static void test_progress(void **state)
{
    (void)state;
    struct looker l = { 0 };
    struct replay_options o = { .trace.path = CAPTURE("wclog_ivshmem-micro.txt.gz"),
                                .s1 = s1_of("normal-nc"),
                                .progress = count_progress,
                                .progress_self = &l };
    struct replay_result r;
    struct error e = { 0 };
    assert_true(run_replay(NULL, &o, NULL, &r, &e));
    assert_true(l.calls >= 210592 / 65536);
    assert_true(l.progress.of > 100000 && l.progress.records > 200000);
}

/* ---- mistakes -------------------------------------------------------------------------------- */

static const char us_text[] =
    " qemu-1 [000] ..... 1.000000: kvm_mmio: mmio write len 4 gpa 0x8000000000 val 0x1\n"
    " qemu-1 [000] ..... 1.000100: kvm_mmio: mmio write len 4 gpa 0x8000000000 val 0x1\n";
static const char no_time[] =
    "memory_region_ops_write cpu 0 mr 0x55 addr 0x8000000000 value 0x1 size 4 name 'nvme'\n";

/* Times in part: an access of CPU 1 has none. */
static const char part_text[] =
    "1@1.000000:memory_region_ops_write cpu 0 mr 0x55 addr 0x8000000000 value 0x1 size 4 name "
    "'nv'\n"
    "memory_region_ops_write cpu 1 mr 0x55 addr 0x8000000004 value 0x1 size 4 name 'nv'\n"
    "1@1.000100:memory_region_ops_write cpu 0 mr 0x55 addr 0x8000000008 value 0x1 size 4 name "
    "'nv'\n";

/* On six CPUs. */
static const char six_cpus[] = "1 0 W mem+0x0 0x8000000000 4 0x1 0x400000 b9000001\n"
                               "2 10 W mem+0x0 0x8000000000 4 0x1 0x400000 b9000001\n"
                               "3 2 W mem+0x0 0x8000000000 4 0x1 0x400000 b9000001\n"
                               "4 9 W mem+0x0 0x8000000000 4 0x1 0x400000 b9000001\n"
                               "5 1 W mem+0x0 0x8000000000 4 0x1 0x400000 b9000001\n"
                               "6 5 W mem+0x0 0x8000000000 4 0x1 0x400000 b9000001\n";

static void test_mistakes(void **state)
{
    (void)state;
    static const char *const wrong[] = { "nvm" }, *const right[] = { "nv*" };
    static const struct replay_region map[] = {
        { .name = "nvme", .base = 0x8000000000, .size = 4096 }
    };
    const struct {
        const char *text;
        struct replay_options options;
        const char *said; /* NULL: it is none */
    } cases[] = {
        { no_time, { .pace = REPLAY_BY_TIME }, "this access has no time; expected times" },
        { no_time, { .pace = REPLAY_INSTRUCTIONS, .ipc = 1 }, "expected counts of instructions" },
        { part_text, { .pace = REPLAY_BY_TIME }, "this access has no time; expected times" },
        { part_text,
          { .window.to = { .given = true, .relative = true, .at = 500, .unit = TRACE_TIME_US } },
          "this access has no time; expected a trace with times" },
        { part_text,
          { .window = { .cpus = 1,
                        .from = { .given = true, .at = 1000050, .unit = TRACE_TIME_US } } },
          NULL },
        { us_text, { .pace = REPLAY_INSTRUCTIONS, .ipc = 1 }, "pace \"time\" takes them" },
        { STR(1, 0, "00"), { .pace = REPLAY_BY_TIME }, "pace \"instructions\" takes them" },
        { STR(1, 0, "00"), { .pace = REPLAY_INSTRUCTIONS }, "ipc: 0 instructions a cycle" },
        { us_text,
          { .window.from = { .given = true, .at = 1, .unit = TRACE_TIME_INSTRUCTIONS } },
          "its times are in microseconds, and @1 is a number of instructions; expected e.g. @1s" },
        { STR(1, 0, "00"),
          { .window.to = { .given = true, .at = 1500000, .millionths = true } },
          "expected a window of whole numbers" },
        { no_time, { .window.to = { .given = true, .at = 1 } }, "expected a trace with times" },
        { us_text,
          { .window = { .from = { .given = true, .at = 2 }, .to = { .given = true, .at = 2 } } },
          "nothing is in the window" },
        { no_time,
          { .window = { .regions = wrong, .region_count = 1 } },
          "no region of the trace is \"nvm\"; did you mean \"nvme\"?" },
        { no_time,
          { .window = { .regions = wrong, .region_count = 1 }, .regions = map, .region_count = 1 },
          "no region of the map is \"nvm\"; did you mean \"nvme\"?" },
        { no_time, { .window = { .regions = right, .region_count = 1 } }, NULL },
        { us_text,
          { .window.cpus = 9 },
          "CPU 3 of the window has no access in the trace; expected CPUs that it has: 0" },
        { six_cpus,
          { .window.cpus = 1 << 4 },
          "CPU 4 of the window has no access in the trace; expected CPUs that it has: 0-2,5,9-10" },
        { STR(1, 0, "00"),
          { .window = { .from = { .given = true, .at = 1 }, .seek = true } },
          "wclog has no index to seek a time by; expected a gtr trace" },
        { us_text, { .window.cpus = 1 }, NULL },
        { "1 0 W mem+0x0 0x8000000000 4 0x1 0x400000 b9000001\n"
          "18446744073709551615 0 W mem+0x0 0x8000000000 4 0x1 0x400000 b9000001\n",
          { .pace = REPLAY_INSTRUCTIONS, .ipc = 1 },
          "days after that of the first access; simulated time holds 53" },
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct replay_options o = cases[i].options;
        struct replay_result r;
        struct error e = { 0 };
        o.s1 = s1_of("device-ngnre");
        const bool ok = replay_text(cases[i].text, &o, NULL, &r, &e);
        if (ok != (cases[i].said == NULL) || (!ok && !strstr(e.text, cases[i].said))) {
            fail_msg("case %zu: \"%s\"", i, e.text);
        }
        assert_int_equal(e.status, ok ? GATHER_DONE : GATHER_USER_ERROR);
    }
}

/* A gtr trace has a unit in each record: us, a DSB without, ns. */
static void test_units_in_part(void **state)
{
    (void)state;
    char path[] = "/tmp/gather-replay-XXXXXX.gtr";
    const int fd = mkstemps(path, 4);
    assert_true(fd >= 0);
    close(fd);
    struct error e = { 0 };
    struct trace *t = open_text(us_text, NULL);
    struct trace_writer *w = trace_writer_open(path, NULL, &e);
    struct trace_record first = next_record(t), last = next_record(t), dsb = first;
    dsb.kind = TRACE_BARRIER;
    dsb.opcode = 0xd5033f9f;
    dsb.time = dsb.value = dsb.address = 0;
    dsb.has_value = false;
    dsb.size = 0;
    dsb.time_unit = TRACE_TIME_NONE;
    last.time_unit = TRACE_TIME_NS;
    assert_true(trace_writer_put(w, t, &first, &e) && trace_writer_put(w, t, &dsb, &e));
    assert_true(trace_writer_put(w, t, &last, &e) && trace_writer_commit(w, &e));
    trace_close(t);
    const struct replay_moment late = { .given = true, .at = 2000000, .unit = TRACE_TIME_US };
    const struct {
        struct replay_options options;
        const char *said;
    } cases[] = {
        { { .pace = REPLAY_BY_TIME }, "the time of this access is in another unit" },
        { { .window.to = late },
          "the time of this access is in nanoseconds; expected microseconds" },
        { { .window.from = late }, "expected microseconds" },
        { { .pace = REPLAY_FAST }, NULL },
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct replay_options o = cases[i].options;
        struct replay_result r;
        o.trace.path = path;
        o.s1 = s1_of("device-ngnre");
        assert_int_equal(run_replay(NULL, &o, NULL, &r, &e), cases[i].said == NULL);
        if (cases[i].said != NULL) {
            assert_int_equal(e.line, 2); /* of the capture: the DSB stands at that of the first */
            assert_non_null(strstr(e.text, cases[i].said));
        }
    }
    unlink(path);
}

int main(void)
{
    const struct CMUnitTest all[] = {
        cmocka_unit_test(test_windows),
        cmocka_unit_test(test_windows_of_instructions),
        cmocka_unit_test(test_window_of_ftrace),
        cmocka_unit_test(test_seek),
        cmocka_unit_test(test_st64b),
        cmocka_unit_test(test_st64b_runs),
        cmocka_unit_test(test_nc),
        cmocka_unit_test(test_each_cpu_keeps_its_order),
        cmocka_unit_test(test_one_core),
        cmocka_unit_test(test_see),
        cmocka_unit_test(test_progress),
        cmocka_unit_test(test_mistakes),
        cmocka_unit_test(test_units_in_part),
    };
    return cmocka_run_group_tests(all, NULL, NULL);
}
