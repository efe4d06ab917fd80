/* SPDX-License-Identifier: Apache-2.0 */
/** The lints of write-combining memory, where they must find something and where not. */
#include "lint_support.h"
#include "trace/lint_rules.h"

/* ---- overlap --------------------------------------------------------------------------------- */

static void test_overlap(void **state)
{
    (void)state;
    /* memcpy() of 7 bytes, by glibc: bytes 0 to 3, then 3 to 6. */
    struct lints *l = lint("W d+0x100 4 strw\nW d+0x103 4 strw\n");
    const struct lint_finding *f = lints_finding(l, 0);
    assert_non_null(strstr(f->text, "1 of 4 bytes"));
    assert_string_equal(f->region, "nic BAR2, data");
    assert_int_equal(f->address, 0x8000000103);
    assert_int_equal(f->pc, 8);
    expect_lines(l, LINT_OVERLAP, 2, 1);
    /* The earlier line is that of the byte's store, not of the line's latest. */
    expect_lines(lint("W d+0x0 8 strx\nW d+0x10 8 strx\nW d+0x4 8 strx\n"), LINT_OVERLAP, 3, 1);
    /* Device-GRE gathers, too. */
    expect_lines(lint("W g+0x0 8 strx\nW g+0x4 4 strw\n"), LINT_OVERLAP, 2, 1);
    /* The same store again: memcpy() of 4, or a register written twice. */
    expect_lines(lint("W d+0x0 4 strw\nW d+0x0 4 strw\n"), LINT_OVERLAP, 2, 1);
    /* One store, two lines of 64 bytes: one finding. */
    expect_only(lint("W d+0x38 16 stp\nW d+0x3c 8 strx\n"), LINT_OVERLAP, 1);
}

static void test_overlap_not(void **state)
{
    (void)state;
    static const char *const none[] = {
        "W d+0x0 8 strx\nW d+0x8 8 strx\n",                  /* side by side */
        "W d+0x0 8 strx\nB dmb oshst\nW d+0x4 4 strw\n",     /* nothing merges across it */
        "W d+0x0 8 strx\nB dsb st\nW d+0x4 4 strw\n",        /* it has left */
        "W d+0x0 8 strx\nB dsb sy\nW d+0x0 8 strx\n",        /* it has left */
        "W d+0x0 8 strx\nR d+0x8 8 ldrx\nW d+0x4 4 strw\n",  /* a load of the line */
        "W d+0x0 8 strx\nW d+0x40 8 stlr\nW d+0x4 4 strw\n", /* a store-release */
        "W d+0x0 8 strx\nB dgh\nW d+0x4 4 strw\n",           /* the hint */
        "W d+0x0 8 strx 0\nW d+0x4 4 strw 1\n",              /* of two CPUs */
        "W d+0x0 8 strx\nW d+0x4 4 strw 0 200000\n",         /* long after */

        "W d+0x0 64 st64b\nW d+0x8 8 strx\n",                  /* never merged */
        "W d+0x0 8 strx\nW d+0x0 8 swp\nW d+0x0 8 strx\n",     /* an atomic goes to the device */
        "W d+0x0 32 stpq\nW d+0x20 32 stpq\nW d+0x8 8 strx\n", /* a full line has left */
    };
    for (size_t i = 0; i < ARRAY_LEN(none); i++) {
        expect_none(lint(none[i]));
    }
    /* 16 lines on: there are not so many buffers. */
    struct lint_params p = usual();
    p.lines = 2;
    expect_none(
        lint_with("W d+0x0 8 strx\nW d+0x40 8 strx\nW d+0x80 8 strx\nW d+0x4 4 strw\n", &p));
    p.lines = 3;
    expect_only(lint_with("W d+0x0 8 strx\nW d+0x40 8 strx\nW d+0x80 8 strx\nW d+0x4 4 strw\n", &p),
                LINT_OVERLAP, 1);
}

static void test_overlap_barriers(void **state)
{
    (void)state;
    /* Not for a device's stores; a DSB may have come after it, unseen. */
    expect_undecided(lint("W d+0x0 8 strx\nB isb\nW d+0x4 4 strw\n"), LINT_OVERLAP);
    expect_undecided(lint("W d+0x0 8 strx\nB dmb oshld\nW d+0x4 4 strw\n"), LINT_OVERLAP);
    expect_undecided(lint("W d+0x0 8 strx\nB dmb ish\nW d+0x4 4 strw\n"), LINT_OVERLAP);
    expect_undecided(lint("W d+0x0 8 strx\nB dsb ish\nW d+0x4 4 strw\n"), LINT_OVERLAP);
    struct lint_params p = usual();
    p.every_barrier = true;
    expect_only(lint_with("W d+0x0 8 strx\nB dmb oshld\nW d+0x4 4 strw\n", &p), LINT_OVERLAP, 1);
    expect_only(lint_with("W d+0x0 8 strx\nB dmb ish\nW d+0x4 4 strw\n", &p), LINT_OVERLAP, 1);
    expect_none(lint_with("W d+0x0 8 strx\nB dmb oshst\nW d+0x4 4 strw\n", &p));
    /* Another CPU's barrier is not this one's. */
    expect_only(lint("W d+0x0 8 strx 0\nB dsb sy 1\nW d+0x4 4 strw 0\n"), LINT_OVERLAP, 1);
}

/* A barrier that flushes nothing makes doubtful what is before it, not what is after it. */
static void test_doubt(void **state)
{
    (void)state;
    expect_lines(lint("W d+0x0 4 strw\nB isb\nW d+0x4 4 strw\nW d+0x4 4 strw\n"), LINT_OVERLAP, 4,
                 3);
    expect_lines(lint("W d+0x0 8 strx\nB isb\nW d+0x8 8 strx\nW r+0x0 4 strw\n"), LINT_DOORBELL, 4,
                 3);
    /* A buffer that began after it. */
    expect_lines(lint("W d+0x0 8 strx\nB isb\nW d+0x10 8 strx\nW d+0x18 8 strx\n"
                      "W d+0x10 8 strx\n"),
                 LINT_REUSE, 5, 4);
    /* Of the bytes that are stored again one is sure. */
    struct lints *l = lint("W d+0x0 8 strx\nB isb\nW d+0x8 1 strb\nW d+0x4 8 strx\n");
    assert_non_null(strstr(lints_finding(l, 0)->text, "1 of 8 bytes"));
    expect_lines(l, LINT_OVERLAP, 4, 3);
    /* In the second of two lines. */
    expect_only(lint("W d+0x38 8 strx\nB isb\nW d+0x40 8 strx\nW d+0x3c 8 strx\n"), LINT_OVERLAP,
                1);
    /* If the DSB was there, the buffer began at 8 and grew downwards. */
    expect_undecided(lint("W d+0x0 8 strx\nB isb\nW d+0x8 8 strx\nW d+0x0 8 strx\n"), LINT_REUSE);
    /* What is stored after the barrier is doubtful once there is another. */
    expect_undecided(lint("B isb\nW d+0x4 4 strw\nB isb\nW d+0x4 4 strw\n"), LINT_OVERLAP);
    expect_undecided(lint("W d+0x0 8 strx\nB isb\nW d+0x8 8 strx\nB dmb ish\nW r+0x0 4 strw\n"),
                     LINT_DOORBELL);
    /* One store is one, be it of two lines. */
    expect_undecided(lint("W d+0x38 16 stp\nB isb\nW d+0x3c 8 strx\n"), LINT_OVERLAP);
    /* The line goes on: what was counted once is not counted again with what is beside it. */
    expect_undecided(lint("W d+0x0 8 strx\nB isb\nW d+0x4 4 strw\nB dsb st\nW d+0x0 8 strx\n"),
                     LINT_OVERLAP);
}

static void test_overlap_device(void **state)
{
    (void)state;
    /* memcpy() of 24 bytes by two STP, all aligned: the middle goes twice. */
    struct lints *l = lint("W r+0x100 16 stp\nW r+0x108 16 stp\n");
    assert_non_null(strstr(lints_finding(l, 0)->text, "Device"));
    expect_lines(l, LINT_OVERLAP, 3, 1); /* each STP is two lines */
    static const char *const none[] = {
        "W r+0x10 4 strw\nW r+0x10 4 strw\n",                   /* a doorbell, twice */
        "W r+0x100 8 strx\nW r+0x104 4 strw\n",                 /* half of a register */
        "W r+0x100 4 strw\nW r+0x104 4 strw\n",                 /* side by side */
        "W r+0x100 16 stp\nR r+0x0 4 ldrw\nW r+0x108 16 stp\n", /* not back to back */
        "W r+0x100 16 stp\nB dmb oshst\nW r+0x108 16 stp\n",    /* meant to be two */
        "W r+0x100 16 stp 0\nW r+0x108 16 stp 1\n",             /* of two CPUs */
    };
    for (size_t i = 0; i < ARRAY_LEN(none); i++) {
        expect_none(lint(none[i]));
    }
}

/* ---- reuse ----------------------------------------------------------------------------------- */

#define HALF(at, word) "W d+0x" at "00 32 stpq\nW d+0x" at "20 32 stpq\n" word

static void test_reuse(void **state)
{
    (void)state;
    /* BlueFlame: two buffers in turn, and nothing that flushes them. */
    struct lints *l = lint(HALF("0", "") HALF("1", "") HALF("0", "") HALF("1", ""));
    assert_int_equal(lints_total(l, LINT_REUSE), 2);
    assert_int_equal(lints_count(l), 2);
    assert_int_equal(lints_finding(l, 0)->line, 17); /* 4 lines each STP */
    assert_int_equal(lints_finding(l, 0)->earlier, 5);
    assert_non_null(strstr(lints_finding(l, 0)->text, "64 bytes"));
    expect_only(l, LINT_REUSE, 2);
    /* Not all of the line: 16 bytes, from the start again. Told once, not for each store. */
    expect_only(lint("W d+0x0 8 strx\nW d+0x8 8 strx\nW d+0x0 8 strx\nW d+0x8 8 strx\n"),
                LINT_REUSE, 1);
    /* Downwards. */
    expect_only(lint("W d+0x8 8 strx\nW d+0x0 8 strx\nW d+0x8 8 strx\nW d+0x0 8 strx\n"),
                LINT_REUSE, 1);
}

static void test_reuse_not(void **state)
{
    (void)state;
    expect_none(lint(HALF("0", "B dmb oshst\n") HALF("1", "B dmb oshst\n") HALF("0", "")));
    expect_none(lint(HALF("0", "B dsb st\n") HALF("0", "")));
    expect_none(lint(HALF("0", "R d+0x0 8 ldrx\n") HALF("0", "")));
    expect_none(lint(HALF("0", "B dgh\n") HALF("0", "")));
    expect_none(lint(HALF("0", "") HALF("1", "") HALF("2", ""))); /* three buffers */
    expect_undecided(lint(HALF("0", "B isb\n") HALF("0", "")), LINT_REUSE);
    /* A ring of more lines than there are buffers. */
    char ring[8192] = "";
    for (unsigned round = 0; round < 2; round++) {
        for (unsigned i = 0; i < 20; i++) {
            sprintf(ring + strlen(ring), "W d+0x%x 32 stpq\nW d+0x%x 32 stpq\n", i * 64,
                    i * 64 + 32);
        }
    }
    expect_none(lint(ring));
    /* Who does not trust a DMB with it. */
    struct lint_params p = usual();
    p.dmb_flushes = false;
    struct lints *l = lint_with(HALF("0", "B dmb oshst\n") HALF("0", ""), &p);
    assert_non_null(strstr(lints_finding(l, 0)->text, "after a DMB alone"));
    expect_only(l, LINT_REUSE, 1);
    expect_none(lint_with(HALF("0", "B dsb st\n") HALF("0", ""), &p));
    /* daqiri's doorbell: 8 bytes to one half and the other. */
    expect_only(lint_with("W d+0x0 8 strx\nB dmb oshst\nW d+0x100 8 strx\nB dmb oshst\n"
                          "W d+0x0 8 strx\n",
                          &p),
                LINT_REUSE, 1);
    /* It still keeps two stores apart. */
    expect_none(lint_with("W d+0x0 8 strx\nB dmb oshst\nW d+0x4 4 strw\n", &p));
}

/* lint.dmb_flushes=false: a DMB ends a buffer, and it waits on. */
static void test_reuse_dmb(void **state)
{
    (void)state;
    struct lint_params p = usual();
    p.dmb_flushes = false;
#define QUARTER(at) "W d+0x" at "0 8 strx\nW d+0x" at "8 8 strx\nB dmb oshst\n"
    struct lints *l = lint_with(QUARTER("0") QUARTER("2") QUARTER("0") QUARTER("2"), &p);
    assert_int_equal(lints_count(l), 2);
    assert_int_equal(lints_finding(l, 0)->line, 7);
    assert_int_equal(lints_finding(l, 0)->earlier, 2);
    assert_int_equal(lints_finding(l, 1)->line, 10);
    assert_int_equal(lints_finding(l, 1)->earlier, 5);
    expect_only(l, LINT_REUSE, 2);
    expect_none(lint_with(QUARTER("0") QUARTER("1") QUARTER("2") QUARTER("3"), &p));
    expect_none(lint_with(QUARTER("0") QUARTER("2") "B dsb st\n" QUARTER("0") QUARTER("2"), &p));
    expect_none(lint_with(QUARTER("0") "R d+0x20 8 ldrx\n" QUARTER("0"), &p));
    expect_none(lint_with(QUARTER("0") "B dgh\n" QUARTER("0"), &p));
    expect_undecided(lint_with(QUARTER("0") "B isb\n" QUARTER("2") "W d+0x0 8 strx\n", &p),
                     LINT_REUSE);
    expect_only(lint_with(QUARTER("0") "B isb\n" QUARTER("2") "W d+0x20 8 strx\n", &p), LINT_REUSE,
                1);
    /* After it bytes are looked at as if it had flushed. */
    expect_lines(lint_with("W d+0x8 4 strw\nB dmb oshst\nW d+0x20 8 strx\nW d+0x24 8 strx\n", &p),
                 LINT_OVERLAP, 4, 3);
    expect_none(lint_with(QUARTER("0") "W d+0x8 8 strx\n", &p));
    /* Of nine buffers of a line the first one is forgotten. */
    char nine[1024] = "";
    for (unsigned i = 0; i < 9; i++) {
        sprintf(nine + strlen(nine), "W d+0x%x 4 strw\nB dmb oshst\n", 4 * i);
    }
    const size_t length = strlen(nine);
    expect_none(lint_with(strcat(nine, "W d+0x0 4 strw\n"), &p));
    strcpy(nine + length, "W d+0x4 4 strw\n");
    expect_lines(lint_with(nine, &p), LINT_REUSE, 19, 3);
    /* As many newer lines as there are: it has left, though its line is written on. */
    p.lines = 3;
    static const char on[] = QUARTER("0") "W d+0x40 8 strx\nW d+0x20 8 strx\n%sW d+0x0 8 strx\n";
    char text[512];
    snprintf(text, sizeof(text), on, "");
    expect_only(lint_with(text, &p), LINT_REUSE, 1);
    snprintf(text, sizeof(text), on, "W d+0x80 8 strx\n");
    expect_none(lint_with(text, &p));
}

/* ---- doorbell -------------------------------------------------------------------------------- */

static void test_doorbell(void **state)
{
    (void)state;
    struct lints *l = lint(HALF("0", "W r+0x10 4 strw\n"));
    assert_non_null(strstr(lints_finding(l, 0)->text, "1 line of \"nic BAR2, data\""));
    expect_lines(l, LINT_DOORBELL, 9, 5);
    /* Once for the data, not for each register after it. */
    expect_only(lint(HALF("0", "W r+0x10 4 strw\nW r+0x14 4 strw\n")), LINT_DOORBELL, 1);
    /* The hint sends, but orders nothing. */
    expect_only(lint(HALF("0", "B dgh\nW r+0x10 4 strw\n")), LINT_DOORBELL, 1);
    /* Device-GRE holds data as well as Normal-NC, but here is of another device. */
    expect_none(lint("W g+0x0 8 strx\nW r+0x10 4 strw\n"));
}

static void test_doorbell_not(void **state)
{
    (void)state;
    static const char *const none[] = {
        HALF("0", "B dmb oshst\nW r+0x10 4 strw\n"),
        HALF("0", "B dmb sy\nW r+0x10 4 strw\n"),
        HALF("0", "B dsb st\nW r+0x10 4 strw\n"),
        HALF("0", "W r+0x10 8 stlr\n"),                 /* a store-release rings it */
        HALF("0", "R d+0x0 8 ldrx\nW r+0x10 4 strw\n"), /* read back */
        HALF("0", "R r+0x10 4 ldrw\n"),                 /* no store */
        HALF("0", "W o+0x10 4 strw\n"),                 /* another device's */
        HALF("0", "W u+0x0 4 strw\n"),                  /* the console */
        HALF("0", "W d+0x1000 8 strx\n"),               /* more data */
        "W d+0x0 8 strx 0\nW r+0x10 4 strw 1\n",        /* another CPU's */
        "W d+0x0 8 strx\nW r+0x10 4 strw 0 200000\n",   /* long after */
        "W r+0x10 4 strw\nW d+0x0 8 strx\n",            /* the other way round */
    };
    for (size_t i = 0; i < ARRAY_LEN(none); i++) {
        expect_none(lint(none[i]));
    }
    expect_undecided(lint(HALF("0", "B dmb oshld\nW r+0x10 4 strw\n")), LINT_DOORBELL);
}

/* EFA: more data than the device takes between two doorbells. */
static void test_after_doorbell(void **state)
{
    (void)state;
    struct lint_params p = usual();
    expect_none(lint(HALF("0", "B dmb oshst\nW r+0x10 4 strw\nW d+0x100 8 strx\n")));
    p.after_doorbell = true;
    expect_lines(lint_with(HALF("0", "B dmb oshst\nW r+0x10 4 strw\nW d+0x100 8 strx\n"), &p),
                 LINT_DOORBELL, 11, 10);
    expect_none(
        lint_with(HALF("0", "B dmb oshst\nW r+0x10 4 strw\nB dmb oshst\nW d+0x100 8 strx\n"), &p));
    expect_none(lint_with(HALF("0", "B dmb oshst\nW o+0x10 4 strw\nW d+0x100 8 strx\n"), &p));
    expect_none(lint_with("W r+0x10 4 strw\nW d+0x100 8 strx\n", &p)); /* no data before it */
    expect_undecided(
        lint_with(HALF("0", "B dmb oshst\nW r+0x10 4 strw\nB isb\nW d+0x100 8 strx\n"), &p),
        LINT_DOORBELL);
}

static void test_doorbell_dmb(void **state)
{
    (void)state;
    struct lint_params p = usual();
    p.dmb_flushes = false; /* it orders all the same */
    expect_none(lint_with(HALF("0", "B dmb oshst\nW r+0x10 4 strw\n"), &p));
}

/* The SoC's own regions hold no device's data, whatever their type. */
static void test_platform(void **state)
{
    (void)state;
    static const char stores[] = "W v+0x0 8 strx\nW v+0x8 8 strx\n";
    char text[512];
    snprintf(text, sizeof(text), "%sW r+0x0 4 strw\n", stores);
    expect_none(lint(text));
    snprintf(text, sizeof(text), "%sW v+0x0 8 strx\n", stores);
    expect_lines(lint(text), LINT_OVERLAP, 3, 1);
    struct lint_params p = usual();
    p.after_doorbell = true;
    expect_none(lint_with("W d+0x0 8 strx\nB dsb st\nW r+0x0 4 strw\nW v+0x0 8 strx\n", &p));
    p.dmb_flushes = false;
    expect_none(lint_with("W v+0x0 8 strx\nB dmb oshst\nW v+0x0 8 strx\n", &p));
}

/* By names, as `gather map` makes them, too. */
static void test_devices(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        bool same;
    } rows[] = {
        { "nic BAR2", "nic BAR0", true },
        { "nic BAR2", "gpu BAR0", false },
        { "0000:00:01.0 mem 0x8000000000 nvme", "0000:00:01.0 mem 0x8000200000 nvme", true },
        { "0000:00:01.0 mem 0x8000000000 nvme", "0000:00:02.0 mem 0x8000200000 nic", false },
        { "0000:00:01.0 mem 0x8000000000 x BAR", "0000:00:01.0:region2", true },
        { "0000:00:01.0:region2", "0000:00:02.0:region0", false },
        { "gpu BAR1 + nic BAR2", "nic BAR0", true },
        { "nic BAR0", "gpu BAR1 + nic BAR2", true },
        { "gpu BAR1 + nic BAR2", "nvme BAR0 + nic BAR4", true },
        { "gpu BAR1 + nic BAR2", "disk BAR0", false },
        { "gpu BAR1 + nic BAR2", "disk BAR0 + nvme BAR0", false },
        { "nvme-cmb", "e1000e-mmio", true }, /* they do not say */
        { "", "nic BAR0", true },
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        if (lint_same_device(rows[i].a, rows[i].b) != rows[i].same) {
            fail_msg("\"%s\", \"%s\"", rows[i].a, rows[i].b);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_overlap),          cmocka_unit_test(test_overlap_not),
        cmocka_unit_test(test_overlap_barriers), cmocka_unit_test(test_doubt),
        cmocka_unit_test(test_overlap_device),   cmocka_unit_test(test_reuse),
        cmocka_unit_test(test_reuse_not),        cmocka_unit_test(test_reuse_dmb),
        cmocka_unit_test(test_doorbell),         cmocka_unit_test(test_doorbell_not),
        cmocka_unit_test(test_after_doorbell),   cmocka_unit_test(test_doorbell_dmb),
        cmocka_unit_test(test_platform),         cmocka_unit_test(test_devices),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
