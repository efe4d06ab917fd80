/* SPDX-License-Identifier: Apache-2.0 */
/** The other lints, what places are, and real captures. */
#include "lint_support.h"

/* ---- unaligned ------------------------------------------------------------------------------- */

static void test_unaligned(void **state)
{
    (void)state;
    expect_lines(lint("W r+0x2 4 strw\n"), LINT_UNALIGNED, 1, 0);
    expect_only(lint("R r+0x4 8 ldrx\n"), LINT_UNALIGNED, 1);
    expect_only(lint("W r+0x8 16 strq\n"), LINT_UNALIGNED, 1);
    expect_only(lint("W g+0x1 8 strx\n"), LINT_UNALIGNED, 1); /* Device-GRE is Device */
    expect_none(lint("W d+0x1 8 strx\n"));                    /* Normal memory */
    expect_none(lint("W r+0x8 16 stp\n"));                    /* two of 8 bytes each */
    /* Neither half of an atomic is sent: no doorbell, no MMIO store. */
    expect_lines(lint("W d+0x0 8 strx\nA r+0x4 8 swp\n"), LINT_UNALIGNED, 2, 0);
    expect_lines(lint("A r+0x4 8 swp\nR e+0x8000 4 ldrw\n"), LINT_UNALIGNED, 1, 0);
    expect_lines(lint("W d+0x0 8 strx\nA r+0x8 8 swp\n"), LINT_DOORBELL, 2, 1);
    expect_none(lint("W r+0x4 4 strw\nW r+0x6 2 strh\nW r+0x7 1 strb\n"));
    /* The same instruction again is counted with the first. */
    struct lint_params p = usual();
    struct lints *l = lints_new(&p);
    struct trace_insn i = {
        .first = { .kind = TRACE_WRITE, .line = 7, .pc = 0x1000, .opcode = 0xb9000000 },
        .op = { .op_class = TRACE_CLASS_PLAIN, .element = 4, .store = true },
        .region_name = "bar",
        .size = 4,
    };
    for (uint64_t at = 1; at < 41; at += 4) {
        const struct lint_place place = { .address = at, .region = "bar", .memory = LINT_DEVICE };
        i.first.line = 7 + at;
        lints_see_any(l, &i, &place);
    }
    lints_finish(l);
    assert_int_equal(lints_count(l), 1);
    assert_int_equal(lints_finding(l, 0)->count, 10);
    assert_int_equal(lints_finding(l, 0)->line, 8);
    assert_int_equal(lints_places(l, LINT_UNALIGNED), 1);
    expect_only(l, LINT_UNALIGNED, 10);
}

/* ---- ecam-order ------------------------------------------------------------------------------ */

static void test_ecam(void **state)
{
    (void)state;
    expect_lines(lint("W e+0x8004 2 strh\nR r+0x0 4 ldrw\n"), LINT_ECAM_ORDER, 2, 1);
    expect_lines(lint("W e+0x8004 2 strh\nW r+0x0 4 strw\n"), LINT_ECAM_ORDER, 2, 1);
    expect_lines(lint("W r+0x0 4 strw\nR e+0x8004 4 ldrw\n"), LINT_ECAM_ORDER, 2, 1);
    /* The first access alone. */
    expect_only(lint("W e+0x8004 2 strh\nR r+0x0 4 ldrw\nR r+0x4 4 ldrw\n"), LINT_ECAM_ORDER, 1);
    struct lint_params p = usual();
    p.every_barrier = true;
    /* A DMB of stores orders no load. */
    expect_only(lint_with("W e+0x8004 2 strh\nB dmb oshst\nR r+0x0 4 ldrw\n", &p), LINT_ECAM_ORDER,
                1);
}

static void test_ecam_not(void **state)
{
    (void)state;
    static const char *const none[] = {
        "W e+0x8004 2 strh\nR e+0x8004 2 ldrw\nR r+0x0 4 ldrw\n", /* read back: mu_basecore 599 */
        "W e+0x8004 2 strh\nB dmb sy\nR r+0x0 4 ldrw\n",          /* MemoryFence(): edk2 6031 */
        "W e+0x8004 2 strh\nB dsb sy\nR r+0x0 4 ldrw\n",          /* bsa-acs 442 */
        "W e+0x8004 2 strh\nB dsb st\nR r+0x0 4 ldrw\n",
        "W e+0x8004 2 strh\nB dmb oshst\nW r+0x0 4 strw\n",    /* writel() */
        "R e+0x0 4 ldrw\nR r+0x0 4 ldrw\n",                    /* nothing is written */
        "R r+0x0 4 ldrw\nW e+0x8004 2 strh\n",                 /* a read has come back */
        "W r+0x0 4 strw\nR r+0x4 4 ldrw\nW e+0x8004 2 strh\n", /* read back */
        "W e+0x8004 2 strh\nW u+0x0 4 strw\n",                 /* the console */
        "W u+0x0 4 strw\nR e+0x8004 4 ldrw\n",
        "W e+0x8004 2 strh 0\nR r+0x0 4 ldrw 1\n",      /* another CPU */
        "W e+0x8004 2 strh\nR r+0x0 4 ldrw 0 200000\n", /* long after */
    };
    for (size_t i = 0; i < ARRAY_LEN(none); i++) {
        expect_none(lint(none[i]));
    }
    expect_undecided(lint("W e+0x8004 2 strh\nB isb\nR r+0x0 4 ldrw\n"), LINT_ECAM_ORDER);
    expect_undecided(lint("W e+0x8004 2 strh\nB dmb oshst\nR r+0x0 4 ldrw\n"), LINT_ECAM_ORDER);
    /* A device is in the outer domain. */
    expect_undecided(lint("W e+0x8004 2 strh\nB dsb ish\nR r+0x0 4 ldrw\n"), LINT_ECAM_ORDER);
    struct lint_params p = usual();
    p.every_barrier = true;
    expect_only(lint_with("W e+0x8004 2 strh\nB dsb ish\nR r+0x0 4 ldrw\n", &p), LINT_ECAM_ORDER,
                1);
}

/* Of each region the last store waits: what is read of another one says nothing of it. */
static void test_ecam_regions(void **state)
{
    (void)state;
    expect_lines(lint("W r+0x0 4 strw\nW o+0x0 4 strw\nR o+0x0 4 ldrw\nR e+0x8004 4 ldrw\n"),
                 LINT_ECAM_ORDER, 4, 1);
    expect_lines(lint("W r+0x0 4 strw\nW o+0x0 4 strw\nR r+0x0 4 ldrw\nR e+0x8004 4 ldrw\n"),
                 LINT_ECAM_ORDER, 4, 2);
    /* Two, and one finding: with the later one. */
    expect_lines(lint("W r+0x0 4 strw\nW o+0x0 4 strw\nR e+0x8004 4 ldrw\nR e+0x0 4 ldrw\n"),
                 LINT_ECAM_ORDER, 3, 2);
    expect_lines(lint("W r+0x0 4 strw\nB isb\nW o+0x0 4 strw\nR e+0x8004 4 ldrw\n"),
                 LINT_ECAM_ORDER, 4, 3);
    expect_none(lint("W r+0x0 4 strw\nW o+0x0 4 strw\nR o+0x0 4 ldrw\nR r+0x0 4 ldrw\n"
                     "R e+0x8004 4 ldrw\n"));
    expect_none(lint("W r+0x0 4 strw\nW o+0x0 4 strw\nB dsb sy\nR e+0x8004 4 ldrw\n"));
    expect_none(lint("W r+0x0 4 strw\nW o+0x0 8 stlr\nR o+0x0 4 ldrw\nR e+0x8004 4 ldrw\n"));
    expect_none(lint("W r+0x0 4 strw\nW u+0x0 8 stlr\nR e+0x8004 4 ldrw\n"));
}

/* An atomic has waited for its own answer, and may itself overtake what is before it. */
static void test_ecam_atomic(void **state)
{
    (void)state;
    expect_none(lint("A r+0x0 8 swp\nR e+0x8000 4 ldrw\n"));
    expect_none(lint("A e+0x8000 8 swp\nR r+0x0 4 ldrw\n"));
    expect_none(lint("W r+0x0 4 strw\nA r+0x8 8 swp\nR e+0x8000 4 ldrw\n"));
    expect_lines(lint("W r+0x0 4 strw\nA o+0x0 8 swp\nR e+0x8000 4 ldrw\n"), LINT_ECAM_ORDER, 4, 1);
    expect_only(lint("W e+0x8000 4 strw\nA r+0x0 8 swp\n"), LINT_ECAM_ORDER, 1);
    expect_only(lint("W r+0x0 4 strw\nA e+0x8000 8 swp\n"), LINT_ECAM_ORDER, 1);
}

/* ---- hot-read -------------------------------------------------------------------------------- */

static struct lints *rounds(const char *round, unsigned count)
{
    char *text = calloc(count * strlen(round) + 1, 1), *at = text;
    for (unsigned i = 0; i < count; i++) {
        at = stpcpy(at, round);
    }
    struct lints *l = lint(text);
    free(text);
    return l;
}

static void test_hot(void **state)
{
    (void)state;
    /* The status is read before each command. */
    static const char round[] = "R r+0x10 4 ldrw\nW r+0x20 4 strw\n";
    struct lints *l = rounds(round, 40);
    assert_int_equal(lints_places(l, LINT_HOT_READ), 1);
    assert_int_equal(lints_finding(l, 0)->count, 39); /* there is no write before the first */
    assert_int_equal(lints_finding(l, 0)->address, 0x8000200010);
    assert_int_equal(lints_finding(l, 0)->earlier, 3);
    expect_only(l, LINT_HOT_READ, 39);
    expect_only(rounds("R r+0x10 4 ldrw\nR r+0x14 4 ldrw\nW r+0x20 4 strw\n", 33), LINT_HOT_READ,
                64);                                               /* two registers */
    expect_none(rounds(round, 32));                                /* 31 of them */
    expect_none(rounds("R r+0x10 4 ldrw\n", 500));                 /* polling */
    expect_none(rounds("W r+0x20 4 strw\n", 500));                 /* no read */
    expect_none(rounds("R u+0x18 4 ldrw\nW u+0x0 4 strw\n", 100)); /* the console */
    /* Seldom: 31 in each 512 accesses. */
    char seldom[512] = "R r+0x10 4 ldrw\n";
    for (unsigned i = 0; i < 16; i++) {
        strcat(seldom, "W r+0x20 4 strw\n");
    }
    expect_none(rounds(seldom, 100));
}

/* The window slides: the read that falls out of it takes none of the others with it. */
static void test_hot_slides(void **state)
{
    (void)state;
    struct lint_params p = usual();
    p.hot_reads = 3;
    p.hot_window = 10;
    /* Reads at 1, 3, 9, 14, 16, of which the first one does not count. */
    static const char text[] =
        "R r+0x0 4 ldrw\nW r+0x4 4 strw\nR r+0x0 4 ldrw\nW r+0x4 4 strw\nW r+0x4 4 strw\n"
        "W r+0x4 4 strw\nW r+0x4 4 strw\nW r+0x4 4 strw\nR r+0x0 4 ldrw\nW r+0x4 4 strw\n"
        "W r+0x4 4 strw\nW r+0x4 4 strw\nW r+0x4 4 strw\nR r+0x0 4 ldrw\nW r+0x4 4 strw\n"
        "R r+0x0 4 ldrw\n";
    struct lints *l = lint_with(text, &p);
    assert_non_null(strstr(lints_finding(l, 0)->text, "read 3 times"));
    assert_non_null(strstr(lints_finding(l, 0)->text, "in 8 accesses"));
    assert_int_equal(lints_finding(l, 0)->count, 3);
    expect_lines(l, LINT_HOT_READ, 16, 9);
    p.hot_window = 6;
    expect_none(lint_with(text, &p));
    p.hot_window = 7; /* the first and the last are so far apart */
    expect_only(lint_with(text, &p), LINT_HOT_READ, 3);
    p.hot_window = 10;
    p.hot_reads = 4;
    expect_none(lint_with(text, &p));
    /* For long two of three, then one that is too many. */
    char *many = calloc(20000, 1), *at = many;
    for (unsigned i = 0; i < 100; i++) {
        at = stpcpy(at, "R r+0x0 4 ldrw\nW r+0x4 4 strw\nW r+0x4 4 strw\nW r+0x4 4 strw\n");
    }
    p.hot_window = 11;
    expect_none(lint_with(many, &p)); /* 9 or 13 from the first to the last */
    stpcpy(at, "R r+0x0 4 ldrw\nW r+0x4 4 strw\nR r+0x0 4 ldrw\n");
    expect_lines(lint_with(many, &p), LINT_HOT_READ, 403, 393);
    free(many);
}

/* ---- the whole ------------------------------------------------------------------------------- */

static void test_no_barriers(void **state)
{
    (void)state;
    /* A capture without barriers and opcodes says nothing of order. */
    struct lint_params p = usual();
    struct lints *l = lints_new(&p);
    struct trace_insn i = { .first = { .kind = TRACE_WRITE }, .op = { .element = 4 }, .size = 4 };
    struct lint_place place = { .region = "bar", .memory = LINT_COMBINING, .normal = true };
    for (unsigned n = 0; n < 10; n++) {
        i.first.line = n + 1;
        lints_see(l, &i, &place);
    }
    lints_finish(l);
    assert_int_equal(lints_unjudged(l, LINT_OVERLAP), 10);
    assert_int_equal(lints_unjudged(l, LINT_UNALIGNED), 0);
    expect_none(l);
}

static void test_cached(void **state)
{
    (void)state;
    struct lint_params p = usual();
    struct lints *l = lints_new(&p);
    struct trace_insn i = { .first = { .kind = TRACE_WRITE, .opcode = 0xb9000000 },
                            .op = { .element = 4 },
                            .size = 4 };
    const struct lint_place place = { .region = "ram", .memory = LINT_CACHED, .normal = true };
    for (unsigned n = 0; n < 200; n++) {
        i.first.kind = n % 2 ? TRACE_READ : TRACE_WRITE;
        lints_see(l, &i, &place);
    }
    lints_finish(l);
    expect_none(l);
}

/* An unaligned store at each of the addresses, without program counters. */
static struct lints *unaligned_at(const uint64_t *addresses, size_t count,
                                  const struct lint_params *p)
{
    struct lints *l = lints_new(p);
    struct trace_insn i = {
        .first = { .kind = TRACE_WRITE },
        .op = { .op_class = TRACE_CLASS_PLAIN, .element = 4, .store = true },
        .region_name = "bar",
        .size = 4,
    };
    for (size_t k = 0; k < count; k++) {
        const struct lint_place place = { .address = addresses[k],
                                          .region = "bar",
                                          .memory = LINT_DEVICE };
        i.first.line = k + 1;
        lints_see(l, &i, &place);
    }
    lints_finish(l);
    return l;
}

static void test_keep(void **state)
{
    (void)state;
    /* Five places, two are kept: what comes there later counts there, the rest beside them. */
    static const uint64_t at[] = { 1, 5, 9, 1, 13, 17, 9, 5, 1 };
    struct lint_params p = usual();
    p.keep = 2;
    struct lints *l = unaligned_at(at, ARRAY_LEN(at), &p);
    assert_int_equal(lints_count(l), 2);
    assert_int_equal(lints_places(l, LINT_UNALIGNED), 2);
    assert_int_equal(lints_finding(l, 0)->address, 1);
    assert_int_equal(lints_finding(l, 0)->count, 3);
    assert_int_equal(lints_finding(l, 1)->line, 2);
    assert_int_equal(lints_finding(l, 1)->count, 2);
    assert_int_equal(lints_beyond(l, LINT_UNALIGNED), 4);
    expect_only(l, LINT_UNALIGNED, 9);
    /* As many as there are. */
    p.keep = 5;
    l = unaligned_at(at, ARRAY_LEN(at), &p);
    assert_int_equal(lints_places(l, LINT_UNALIGNED), 5);
    assert_int_equal(lints_beyond(l, LINT_UNALIGNED), 0);
    lints_free(l);
    /* A hot register is told with all of its reads at once: 3 to 40, and the same of the other. */
    p.keep = 1;
    char text[4096] = "";
    for (unsigned k = 0; k < 40; k++) {
        strcat(text, "R r+0x10 4 ldrw\nR r+0x14 4 ldrw\nW r+0x20 4 strw\n");
    }
    l = lint_with(text, &p);
    assert_int_equal(lints_places(l, LINT_HOT_READ), 1);
    assert_int_equal(lints_finding(l, 0)->count, 39);
    assert_int_equal(lints_beyond(l, LINT_HOT_READ), 39);
    expect_only(l, LINT_HOT_READ, 78);
}

static void test_types(void **state)
{
    (void)state;
    struct error e = { 0 };
    struct lint_types types;
    unsigned nc = 0, gre = 0, wb = 0, ngnre = 0;
    assert_true(s1_type_parse("normal-nc", &nc, &e) && s1_type_parse("device-gre", &gre, &e) &&
                s1_type_parse("normal-wb", &wb, &e) && s1_type_parse("device-ngnre", &ngnre, &e));
    /* Before 6.9 stage 2 makes it Device-nGnRE whatever the guest says. */
    assert_true(lint_types_init(&types, "v6.8", true, &e));
    assert_int_equal(types.of[nc].memory, LINT_DEVICE);
    assert_false(types.of[nc].normal);
    assert_int_equal(types.of[wb].memory, LINT_DEVICE);
    /* From 6.9 on Normal-NC, but Device stays what it is. */
    assert_true(lint_types_init(&types, "v6.9", true, &e));
    assert_int_equal(types.of[nc].memory, LINT_COMBINING);
    assert_true(types.of[nc].normal);
    assert_int_equal(types.of[wb].memory, LINT_COMBINING);
    assert_int_equal(types.of[gre].memory, LINT_COMBINING);
    assert_false(types.of[gre].normal);
    assert_int_equal(types.of[ngnre].memory, LINT_DEVICE);
    assert_false(lint_types_init(&types, "v6.99", true, &e));
}

static struct lint_place named(const char *map_name, const char *trace_name)
{
    struct error e = { 0 };
    struct lint_types types;
    assert_true(lint_types_init(&types, "v6.9", true, &e));
    struct replay_region region = { .s1 = 4 };
    snprintf(region.name, sizeof(region.name), "%s", map_name ? map_name : "");
    const struct trace_insn i = { .region_name = trace_name };
    return lint_place_of(&types, &i, 0x1000, map_name ? &region : NULL, 3, 4);
}

static void test_names(void **state)
{
    (void)state;
    static const char *const platform[] = { "GICD", "gicv3_redist_region[0]", "UART", "pl011",
                                            "ITS" };
    for (size_t i = 0; i < ARRAY_LEN(platform); i++) {
        assert_true(named(platform[i], "w").platform);
        assert_true(named(NULL, platform[i]).platform);
    }
    static const char *const pcie[] = { "logic analyzer", "nvme", "GIC card BAR0", "magic",
                                        "0000:00:03.0 mem 0x10000000 serial" };
    for (size_t i = 0; i < ARRAY_LEN(pcie); i++) {
        assert_false(named(pcie[i], "w").platform);
        assert_false(named(pcie[i], "w").ecam);
    }
    assert_true(named(NULL, "translation").platform); /* QEMU's ITS */
    assert_false(named("translation", "w").platform);
    assert_true(named("ECAM", "w").ecam);
    assert_true(named(NULL, "pcie-mmcfg-mmio").ecam);
    assert_int_equal(named("x", "w").number, 3);
    assert_int_equal(named(NULL, "w").number, 0);
}

static void test_tables(void **state)
{
    (void)state;
    struct error e = { 0 };
    if (!param_table_check(&lint_param_table, &e)) {
        fail_msg("%s", e.text);
    }
    for (unsigned k = 0; k < LINT_COUNT; k++) {
        assert_true(lint_rows[k].name && lint_rows[k].help && lint_rows[k].source);
    }
}

/* ---- real captures --------------------------------------------------------------------------- */

static struct lints *lint_file(const char *name, const char *s1)
{
    char path[256];
    struct error e = { 0 };
    snprintf(path, sizeof(path), "%s/traces/%s", SOURCE_DIR, name);
    const struct trace_options to = { .path = path };
    struct lint_options o = { .policy = "v6.9", .path = path };
    const struct lint_params p = usual();
    struct lints *l = lints_new(&p);
    struct lint_left_out left;
    struct trace *t = trace_open(&to, &e);
    assert_non_null(t);
    assert_true(s1_type_parse(s1, &o.s1, &e) && lints_run(l, t, &o, &left, &e));
    trace_close(t);
    return l;
}

/* Findings of that kind in a range of addresses. */
static uint64_t in_range(const struct lints *l, enum lint_kind kind, uint64_t from, uint64_t to)
{
    uint64_t count = 0;
    for (size_t i = 0; i < lints_count(l); i++) {
        const struct lint_finding *f = lints_finding(l, i);
        count += f->kind == kind && f->address >= from && f->address < to ? f->count : 0;
    }
    return count;
}

static void test_micro_nc(void **state)
{
    (void)state;
    const uint64_t bar = 0x8000000000;
    struct lints *l = lint_file("wclog_ivshmem-micro.txt.gz", "normal-nc");
    /*
     * By a model of its own of each 64-byte line's bytes: memcpy 36 (tails, and sizes of which two
     * stores are the same), blit 200 (the tail of each row of 1200 bytes, by the same memcpy, so
     * counted there), memset 28, rand 4 (chance: 4000 stores to 8192 places, 16 lines back).
     */
    assert_int_equal(in_range(l, LINT_OVERLAP, bar + 0x80000, bar + 0x90000), 36 + 200);
    assert_int_equal(in_range(l, LINT_OVERLAP, bar + 0x90000, bar + 0xa0000), 28);
    assert_int_equal(in_range(l, LINT_OVERLAP, bar + 0xc0000, bar + 0xd0000), 4);
    /* bf writes two slots in turn with a DMB, bfdb one with a DSB: no reuse. An ISB hides 9. */
    assert_int_equal(lints_undecided(l, LINT_REUSE), 9);
    expect_only(l, LINT_OVERLAP, 268);
}

static void test_micro_device(void **state)
{
    (void)state;
    struct lints *l = lint_file("wclog_ivshmem-micro.txt.gz", "device-ngnre");
    /* As many as fault when it is replayed (replay.faulted); of unal 425 of 600: the rest is
     * aligned. */
    assert_int_equal(lints_total(l, LINT_UNALIGNED), 521);
    assert_int_equal(in_range(l, LINT_UNALIGNED, 0x80000e8000, 0x80000ec000), 425);
    /* The one memcpy and the one memset whose overlapping stores are all aligned. */
    assert_int_equal(lints_total(l, LINT_OVERLAP), 2);
    assert_int_equal(lints_total(l, LINT_REUSE), 0);
    lints_free(l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_unaligned),    cmocka_unit_test(test_ecam),
        cmocka_unit_test(test_ecam_not),     cmocka_unit_test(test_hot),
        cmocka_unit_test(test_ecam_regions), cmocka_unit_test(test_ecam_atomic),
        cmocka_unit_test(test_hot_slides),   cmocka_unit_test(test_no_barriers),
        cmocka_unit_test(test_cached),       cmocka_unit_test(test_keep),
        cmocka_unit_test(test_types),        cmocka_unit_test(test_names),
        cmocka_unit_test(test_tables),       cmocka_unit_test(test_micro_nc),
        cmocka_unit_test(test_micro_device),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
