/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Lints of a part of a trace: what is found is what the whole trace has there, no more and no less.
 */
#include "lint_support.h"

/* A line's count is ten times its number: from <= count < to; 0: no end. */
static struct replay_window counts(uint64_t from, uint64_t to)
{
    return (struct replay_window){
        .from = { .given = from != 0, .at = from, .unit = TRACE_TIME_INSTRUCTIONS },
        .to = { .given = to != 0, .at = to, .unit = TRACE_TIME_INSTRUCTIONS },
    };
}

static struct lints *part(const char *test, struct replay_window w, uint64_t left_out)
{
    const struct lint_params p = usual();
    struct lint_left_out left;
    struct lints *l = lint_in(test, &p, &w, &left);
    assert_int_equal(left.window, left_out);
    return l;
}

static struct lints *of_region(const char *test, const char *pattern, uint64_t left_out)
{
    const char *const patterns[] = { pattern };
    return part(test, (struct replay_window){ .regions = patterns, .region_count = 1 }, left_out);
}

/* The two accesses of a finding on both sides of the window's begin: the later one decides. */
static void test_edges(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum lint_kind kind;
        uint64_t last;          /* count of the last line */
        uint64_t line, earlier; /* of the trace: a stp is two */
    } rows[] = {
        { "W d+0x0 8 strx\nW d+0x4 8 strx\n", LINT_OVERLAP, 20, 2, 1 },
        { "W r+0x10 16 stp\nW r+0x18 16 stp\n", LINT_OVERLAP, 20, 3, 1 },
        { "W d+0x0 8 strx\nW d+0x8 8 strx\nW d+0x0 8 strx\n", LINT_REUSE, 30, 3, 2 },
        { "W d+0x0 8 strx\nW r+0x10 4 strw\n", LINT_DOORBELL, 20, 2, 1 },
        { "W r+0x10 4 strw\nW r+0x12 4 strw\n", LINT_UNALIGNED, 20, 2, 0 },
        { "W e+0x8004 2 strh\nR r+0x0 4 ldrw\n", LINT_ECAM_ORDER, 20, 2, 1 },
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        expect_lines(part(rows[i].text, counts(rows[i].last, 0), rows[i].last / 10 - 1),
                     rows[i].kind, rows[i].line, rows[i].earlier);
        expect_none(part(rows[i].text, counts(0, rows[i].last), 1));
    }
}

/* What flushed before the window, or in a region outside of it, has flushed. */
static void test_state(void **state)
{
    (void)state;
    expect_none(
        part("W d+0x0 8 strx\nW d+0x8 8 strx\nB dmb oshst\nW d+0x0 8 strx\n", counts(40, 0), 2));
    /* A store-release to another region. */
    static const char release[] =
        "W d+0x0 8 strx\nW d+0x8 8 strx\nW o+0x0 8 stlr\nW d+0x0 8 strx\n";
    expect_none(lint(release));
    expect_none(of_region(release, "nic*", 1));
    /* Another region's store between two that overlap in Device memory: not back to back. */
    static const char between[] = "W r+0x10 16 stp\nW o+0x0 4 strw\nW r+0x18 16 stp\n";
    expect_none(lint(between));
    expect_none(of_region(between, "nic*", 1));
    expect_only(lint("W r+0x10 16 stp\nW r+0x18 16 stp\n"), LINT_OVERLAP, 1);
    /* 17 lines of another region push the first one out. */
    char many[2048] = "W d+0x0 8 strx\nW d+0x8 8 strx\n";
    for (unsigned k = 0; k < 17; k++) {
        snprintf(many + strlen(many), sizeof(many) - strlen(many), "W g+0x%x 8 strx\n", 64 * k);
    }
    strcat(many, "W d+0x0 8 strx\n");
    expect_none(lint(many));
    expect_none(of_region(many, "nic*", 17));
}

static void test_regions(void **state)
{
    (void)state;
    static const char bell[] =
        "W d+0x0 8 strx\nW r+0x10 4 strw\nW d+0x40 8 strx\nW d+0x44 8 strx\n";
    /* The doorbell is of the region that it rings in. */
    expect_only(of_region(bell, "nic BAR0*", 3), LINT_DOORBELL, 1);
    expect_only(of_region(bell, "nic BAR2*", 1), LINT_OVERLAP, 1);
    expect_none(of_region(bell, "disk*", 4));
}

static void test_cpus(void **state)
{
    (void)state;
    static const char text[] = "W d+0x0 8 strx 0\nW d+0x4 8 strx 0\nW d+0x40 8 strx 3\n"
                               "W d+0x44 8 strx 3\n";
    expect_only(lint(text), LINT_OVERLAP, 2);
    expect_lines(part(text, (struct replay_window){ .cpus = 1 }, 2), LINT_OVERLAP, 2, 1);
    expect_lines(part(text, (struct replay_window){ .cpus = 8 }, 2), LINT_OVERLAP, 4, 3);
}

/* A register that was hot before the window still is in it, and what is told makes sense. */
static void test_hot(void **state)
{
    (void)state;
    char text[4096] = "";
    for (unsigned k = 0; k < 40; k++) {
        strcat(text, "R r+0x10 4 ldrw\nW r+0x20 4 strw\n");
    }
    /* The read of line 65 is the one that makes it 32; 66 to 80 have seven more. */
    struct lints *l = part(text, counts(660, 0), 65);
    assert_int_equal(lints_count(l), 1);
    assert_int_equal(lints_finding(l, 0)->line, 67);
    assert_int_equal(lints_finding(l, 0)->count, 7);
    assert_non_null(strstr(lints_finding(l, 0)->text, "before the window"));
    expect_only(l, LINT_HOT_READ, 7);
    expect_only(part(text, counts(650, 0), 64), LINT_HOT_READ, 39);
    expect_none(part(text, counts(0, 650), 16));
}

static void test_undecided(void **state)
{
    (void)state;
    static const char text[] = "W d+0x0 8 strx\nB isb\nW d+0x4 8 strx\n";
    expect_undecided(lint(text), LINT_OVERLAP);
    struct lints *l = part(text, counts(0, 30), 1);
    assert_int_equal(lints_undecided(l, LINT_OVERLAP), 0);
    expect_none(l);
}

static void test_nothing(void **state)
{
    (void)state;
    const struct lint_params p = usual();
    const struct replay_window w = counts(50, 60);
    struct lint_left_out left;
    struct lints *l = lint_in("W d+0x0 8 strx\nW d+0x4 8 strx\n", &p, &w, &left);
    assert_non_null(strstr(left.note, "no access is inside the window"));
    assert_non_null(strstr(left.note, "10 to 20 instructions"));
    expect_none(l);
}

/* ---- without a map --------------------------------------------------------------------------- */

static struct lints *lint_text(const char *text, const char *format, const char *s1)
{
    struct error e = { 0 };
    const struct lint_params p = usual();
    struct lint_options o = { .policy = "v6.9", .path = "test" };
    struct lint_left_out left;
    struct trace *t = open_text(text, format);
    struct lints *l = lints_new(&p);
    assert_true(s1_type_parse(s1, &o.s1, &e));
    if (!lints_run(l, t, &o, &left, &e)) {
        fail_msg("%s", e.text);
    }
    trace_close(t);
    return l;
}

/* Nobody recorded an address: the region and the offset are what there is. */
static void test_offsets(void **state)
{
    (void)state;
    struct lints *l = lint_text("vfio_region_write  (0000:00:03.0:region0+0x12, 0x1, 4)\n"
                                "vfio_region_write  (0000:00:03.0:region2+0x12, 0x1, 4)\n",
                                "qemu-vfio", "device-ngnre");
    assert_int_equal(lints_count(l), 2);
    for (size_t k = 0; k < 2; k++) {
        const struct lint_finding *f = lints_finding(l, k);
        assert_true(f->is_offset);
        assert_int_equal(f->address, 0x12);
        assert_string_equal(f->region, k ? "0000:00:03.0:region2" : "0000:00:03.0:region0");
    }
    expect_only(l, LINT_UNALIGNED, 2);
}

/* A kernel's virtual address stays what it is. */
static void test_virtual(void **state)
{
    (void)state;
    struct lints *l = lint_text(
        "          <idle>-0       [000] d....     0.000000: rwmmio_write: f+0x2ec/0x5e4 -> "
        "g+0x30/0xc4 width=32 val=0x0 addr=0xffff800010000042\n",
        NULL, "device-ngnre");
    assert_int_equal(lints_count(l), 1);
    assert_false(lints_finding(l, 0)->is_offset);
    assert_int_equal(lints_finding(l, 0)->address, 0xffff800010000042);
    lints_free(l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_edges),   cmocka_unit_test(test_state),
        cmocka_unit_test(test_regions), cmocka_unit_test(test_cpus),
        cmocka_unit_test(test_hot),     cmocka_unit_test(test_undecided),
        cmocka_unit_test(test_nothing), cmocka_unit_test(test_offsets),
        cmocka_unit_test(test_virtual),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
