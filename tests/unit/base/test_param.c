/* SPDX-License-Identifier: Apache-2.0 */
#include "base/base.h"

#include <inttypes.h>
#include <math.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct object {
    bool fwb;
    uint64_t wc_lines;
    uint64_t join_limit;
    simtime_t timeout;
    uint64_t clock;
    double luck;
    unsigned split;
    uint64_t any;
    simtime_t any_time;
    double any_real;
};

static const char *const splits[] = { "min", "aligned", "per-line", NULL };

#define AT(field) offsetof(struct object, field)
static const struct param rows[] = {
    { "fwb", PARAM_BOOL, AT(fwb), "on", NULL, NULL, "", "has S2FWB", "here", NULL },
    { "wc_lines", PARAM_U64, AT(wc_lines), "8", "1", "1024", "", "write buffers", "assumed", NULL },
    { "join_limit", PARAM_SIZE, AT(join_limit), "64", "64", "4KiB", "B", "join", "assumed", NULL },
    { "timeout", PARAM_TIME, AT(timeout), "100", "1ns", "10us", "ns", "drain", "assumed", NULL },
    { "clock", PARAM_FREQ, AT(clock), "2.6GHz", "100MHz", "5GHz", "Hz", "core", "assumed", NULL },
    { "luck", PARAM_REAL, AT(luck), "0.5", "0", "1", "", "a|b", "assumed", NULL },
    { "split", PARAM_CHOICE, AT(split), "aligned", NULL, NULL, "", "cut", "assumed", splits },
    { "any", PARAM_U64, AT(any), "0", NULL, NULL, "pages", "no limits", "assumed", NULL },
    { "any_time", PARAM_TIME, AT(any_time), "0", NULL, NULL, "ns", "no limits", "assumed", NULL },
    { "any_real", PARAM_REAL, AT(any_real), "-1e-3", NULL, NULL, "", "no limits", "assumed", NULL },
};
static const struct param_table table = { "", rows, ARRAY_LEN(rows) };

struct link {
    uint64_t gen, width;
};
static const struct param link_rows[] = {
    { "gen", PARAM_U64, offsetof(struct link, gen), "4", "1", "6", "", "speed", "here", NULL },
    { "width", PARAM_U64, offsetof(struct link, width), "16", "1", "16", "lanes", "width", "here",
      NULL },
};
static const struct param_table link_table = { "link", link_rows, ARRAY_LEN(link_rows) };

static const struct param *row(const char *name)
{
    const struct param *p = param_find(&table, name);
    assert_non_null(p);
    return p;
}

static void defaults(void **state)
{
    (void)state;
    struct object o;
    memset(&o, 0xa5, sizeof o);
    param_defaults(&table, &o);
    assert_true(o.fwb);
    assert_true(o.wc_lines == 8);
    assert_true(o.join_limit == 64);
    assert_true(o.timeout == 100000);
    assert_true(o.clock == 2600000000);
    assert_true(o.luck == 0.5);
    assert_int_equal(o.split, 1);
    assert_true(o.any == 0);
    assert_true(o.any_time == 0);
    assert_true(o.any_real == -0.001);
    assert_null(param_find(&table, "WC_LINES"));
    assert_null(param_find(&table, "wc_line"));
}

/* ---- single values --------------------------------------------------------------------------- */

struct good {
    const char *text;
    uint64_t value;
};

static void sizes(void **state)
{
    (void)state;
    static const struct good good[] = {
        { "0", 0 },
        { "64", 64 },
        { "64B", 64 },
        { "64 B", 64 },
        { "0x400", 1024 },
        { "0XfF", 255 },
        { "0x10B", 267 }, /* B is a digit */
        { "1_000", 1000 },
        { "0x1_0000", 65536 },
        { "16KiB", 16384 },
        { "64MiB", 67108864 },
        { "1GiB", 1073741824 },
        { "1TiB", 1099511627776 },
        { "1kB", 1000 },
        { "1MB", 1000000 },
        { "1GB", 1000000000 },
        { "1.5KiB", 1536 },
        { "0.0009765625KiB", 1 },
        { "1.50 KiB", 1536 },
        { "010", 10 },
        { "-0", 0 },
        { "0.0000000000009094947017729282379150390625TiB", 1 }, /* 2^-40, exactly */
        { "18446744073709551615", UINT64_MAX },
        { "0xffffffffffffffff", UINT64_MAX },
    };
    for (size_t i = 0; i < ARRAY_LEN(good); i++) {
        uint64_t value = 77;
        struct error e = { 0 };
        if (!parse_size(good[i].text, "ram", &value, &e) || value != good[i].value) {
            fail_msg("%s gave %" PRIu64 " %s", good[i].text, value, e.text);
        }
    }
    static const char *const bad[][2] = {
        { "", "ram: \"\" is not a size; expected e.g. 64, 4KiB, 1MiB" },
        { "12q", "ram: \"12q\" is not a size; expected e.g. 64, 4KiB, 1MiB" },
        { "KiB", "ram: \"KiB\" is not a size; expected e.g. 64, 4KiB, 1MiB" },
        { "12kb", "ram: \"12kb\" is not a size; expected e.g. 64, 4KiB, 1MiB" },
        { "12 ", "ram: \"12 \" is not a size; expected e.g. 64, 4KiB, 1MiB" },
        { " 12", "ram: \" 12\" is not a size; expected e.g. 64, 4KiB, 1MiB" },
        { "+12", "ram: \"+12\" is not a size; expected e.g. 64, 4KiB, 1MiB" },
        { "--1", "ram: \"--1\" is not a size; expected e.g. 64, 4KiB, 1MiB" },
        { "1__0", "ram: \"1__0\" is not a size; expected e.g. 64, 4KiB, 1MiB" },
        { "_1", "ram: \"_1\" is not a size; expected e.g. 64, 4KiB, 1MiB" },
        { "1_", "ram: \"1_\" is not a size; expected e.g. 64, 4KiB, 1MiB" },
        { "1.", "ram: \"1.\" is not a size; expected e.g. 64, 4KiB, 1MiB" },
        { ".5KiB", "ram: \".5KiB\" is not a size; expected e.g. 64, 4KiB, 1MiB" },
        { "1e3", "ram: \"1e3\" is not a size; expected e.g. 64, 4KiB, 1MiB" },
        { "0x", "ram: \"0x\" is not a size; expected e.g. 64, 4KiB, 1MiB" },
        { "0x10KiB", "ram: \"0x10KiB\" is not a size; expected e.g. 64, 4KiB, 1MiB" },
        { "1ns", "ram: \"1ns\" is not a size; expected e.g. 64, 4KiB, 1MiB" },
        { "-1q", "ram: \"-1q\" is not a size; expected e.g. 64, 4KiB, 1MiB" },
        { "1.5", "ram: 1.5 is not a whole number of bytes; expected 0 to 2^64-1 bytes" },
        { "0.1KiB", "ram: 0.1KiB is not a whole number of bytes; expected 0 to 2^64-1 bytes" },
        { "0.5", "ram: 0.5 is not a whole number of bytes; expected 0 to 2^64-1 bytes" },
        { "-1", "ram: -1 is out of range; expected 0 to 2^64-1 bytes" },
        { "-1.5KiB", "ram: -1.5KiB is out of range; expected 0 to 2^64-1 bytes" },
        { "18446744073709551616",
          "ram: 18446744073709551616 is out of range; expected 0 to 2^64-1 bytes" },
        { "16777216TiB", "ram: 16777216TiB is out of range; expected 0 to 2^64-1 bytes" },
        { "16777215.9999TiB",
          "ram: 16777215.9999TiB is not a whole number of bytes; expected 0 to 2^64-1 bytes" },
    };
    for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
        uint64_t value = 77;
        struct error e = { 0 };
        assert_false(parse_size(bad[i][0], "ram", &value, &e));
        assert_string_equal(e.text, bad[i][1]);
        assert_int_equal(e.status, GATHER_USER_ERROR);
        assert_true(value == 77);
        assert_false(parse_size(bad[i][0], "ram", &value, NULL));
    }
}

static void times(void **state)
{
    (void)state;
    static const struct good good[] = {
        { "10us", 10000000 },
        { "1.5ns", 1500 },
        { "300ps", 300 },
        { "2ms", 2000000000 },
        { "1s", 1000000000000 },
        { "7", 7000 },
        { "0.001", 1 },
        { "0.1ns", 100 },
        { "1.001ns", 1001 },
        { "0.29us", 290000 },
        { "4.35ns", 4350 }, /* 4.35 * 1000 in binary is 4349.999... */
        { "1.000ps", 1 },
        { "0.000000000001s", 1 },
        { "18446744.073709551614s", UINT64_MAX - 1 },
        { "9007199.254740993s", UINT64_C(9007199254740993000) }, /* beyond 53 bits */
        { "0.0000", 0 },
    };
    for (size_t i = 0; i < ARRAY_LEN(good); i++) {
        simtime_t value = 77;
        struct error e = { 0 };
        if (!parse_time(good[i].text, "t", &value, &e) || value != good[i].value) {
            fail_msg("%s gave %" PRIu64 " %s", good[i].text, value, e.text);
        }
    }
    static const char *const bad[][2] = {
        { "0.0001ns", "t: 0.0001ns is below 1 ps; expected 0 to 2^64-1 ps" },
        { "0.5ps", "t: 0.5ps is below 1 ps; expected 0 to 2^64-1 ps" },
        { "1.0001ns", "t: 1.0001ns is not a whole number of ps; expected 0 to 2^64-1 ps" },
        { "-1ns", "t: -1ns is out of range; expected 0 to 2^64-1 ps" },
        { "18446744.073709551616s",
          "t: 18446744.073709551616s is out of range; expected 0 to 2^64-1 ps" },
        { "18446745s", "t: 18446745s is out of range; expected 0 to 2^64-1 ps" },
        { "99999999999999999999s",
          "t: 99999999999999999999s is out of range; expected 0 to 2^64-1 ps" },
        { "0x10ns", "t: \"0x10ns\" is not a time; expected e.g. 300ps, 1.5ns, 10us" },
        { "1 hour", "t: \"1 hour\" is not a time; expected e.g. 300ps, 1.5ns, 10us" },
        { "1nS", "t: \"1nS\" is not a time; expected e.g. 300ps, 1.5ns, 10us" },
    };
    for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
        simtime_t value = 77;
        struct error e = { 0 };
        assert_false(parse_time(bad[i][0], "t", &value, &e));
        assert_string_equal(e.text, bad[i][1]);
        assert_true(value == 77);
    }
}

static void counts_and_flags(void **state)
{
    (void)state;
    uint64_t n = 0;
    struct error e;
    assert_true(parse_u64("1_000", "n", &n, &e) && n == 1000);
    assert_true(parse_u64("2.0", "n", &n, &e) && n == 2);
    assert_false(parse_u64("64B", "n", &n, &e));
    assert_string_equal(e.text, "n: \"64B\" is not a whole number; expected e.g. 8, 0x400, 1_000");
    assert_false(parse_u64("2.5", "n", &n, &e));
    assert_string_equal(e.text, "n: 2.5 is not a whole number; expected 0 to 2^64-1");
    assert_false(parse_u64("0.5", "n", &n, &e));
    assert_string_equal(e.text, "n: 0.5 is not a whole number; expected 0 to 2^64-1");
    assert_false(parse_u64("0x10000000000000000", "n", &n, &e));
    assert_string_equal(e.text, "n: 0x10000000000000000 is out of range; expected 0 to 2^64-1");
    assert_true(n == 2);

    static const char *const words[2][4] = { { "false", "off", "no", "0" },
                                             { "true", "on", "yes", "1" } };
    for (int want = 0; want < 2; want++) {
        for (int i = 0; i < 4; i++) {
            bool flag = want == 0;
            assert_true(parse_bool(words[want][i], "b", &flag, &e));
            assert_true(flag == (want == 1));
        }
    }
    bool flag = true;
    assert_false(parse_bool("maybe", "b", &flag, &e));
    assert_true(flag);
    assert_string_equal(e.text, "b: \"maybe\" is not true or false; expected true, false, on, off, "
                                "yes, no, 1 or 0");
}

static void long_texts_leave_room_for_the_rest(void **state)
{
    (void)state;
    char text[3000];
    memset(text, '9', sizeof text);
    text[sizeof text - 1] = '\0';
    uint64_t n = 0;
    struct error e;
    assert_false(parse_u64(text, "n", &n, &e));
    assert_non_null(strstr(e.text, "999... is out of range; expected 0 to 2^64-1"));
    text[1] = '.'; /* a fraction of 3000 digits is read to its end */
    assert_false(parse_time(text, "t", &n, &e));
    assert_non_null(strstr(e.text, "is not a whole number of ps"));
    memset(text + 2, '0', sizeof text - 3);
    assert_true(parse_time(text, "t", &n, &e));
    assert_true(n == 9000);
}

/* ---- rows ------------------------------------------------------------------------------------ */

static void messages_name_the_range(void **state)
{
    (void)state;
    static const char *const bad[][3] = {
        { "wc_lines", "0", "wc_lines: 0 is out of range; expected 1 to 1024" },
        { "wc_lines", "1025", "wc_lines: 1025 is out of range; expected 1 to 1024" },
        { "wc_lines", "-3", "wc_lines: -3 is out of range; expected 1 to 1024" },
        { "wc_lines", "1.5", "wc_lines: 1.5 is not a whole number; expected 1 to 1024" },
        { "join_limit", "12q", "join_limit: \"12q\" is not a size; expected e.g. 64, 4KiB, 1MiB" },
        { "join_limit", "63", "join_limit: 63 is out of range; expected 64B to 4KiB" },
        { "join_limit", "4097", "join_limit: 4097 is out of range; expected 64B to 4KiB" },
        { "timeout", "0.9ns", "timeout: 0.9ns is out of range; expected 1ns to 10us" },
        { "timeout", "10.001us", "timeout: 10.001us is out of range; expected 1ns to 10us" },
        { "timeout", "0.0001", "timeout: 0.0001 is below 1 ps; expected 1ns to 10us" },
        { "timeout", "99999999s", "timeout: 99999999s is out of range; expected 1ns to 10us" },
        { "clock", "6GHz", "clock: 6GHz is out of range; expected 100MHz to 5GHz" },
        { "clock", "3Gz", "clock: \"3Gz\" is not a frequency; expected e.g. 100MHz, 2.6GHz" },
        { "luck", "1.01", "luck: 1.01 is out of range; expected 0 to 1" },
        { "luck", "-0.1", "luck: -0.1 is out of range; expected 0 to 1" },
        { "luck", "inf", "luck: \"inf\" is not a number; expected e.g. 0.5, 2, 1e-3" },
        { "luck", "nan", "luck: \"nan\" is not a number; expected e.g. 0.5, 2, 1e-3" },
        { "luck", "0x1", "luck: \"0x1\" is not a number; expected e.g. 0.5, 2, 1e-3" },
        { "luck", "1e", "luck: \"1e\" is not a number; expected e.g. 0.5, 2, 1e-3" },
        { "luck", " 1", "luck: \" 1\" is not a number; expected e.g. 0.5, 2, 1e-3" },
        { "luck", ".", "luck: \".\" is not a number; expected e.g. 0.5, 2, 1e-3" },
        { "any_real", "1e999", "any_real: 1e999 is out of range; expected a finite number" },
        { "split", "algined", "split: unknown choice \"algined\"; did you mean \"aligned\"?" },
        { "split", "whatever",
          "split: unknown choice \"whatever\"; known: min, aligned, per-line" },
        { "fwb", "2",
          "fwb: \"2\" is not true or false; expected true, false, on, off, yes, no, 1 or 0" },
        { "any", "-1", "any: -1 is out of range; expected 0 to 2^64-1 pages" },
    };
    for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
        struct object o, before;
        memset(&o, 0x5a, sizeof o);
        before = o;
        struct error e = { 0 };
        assert_false(param_set_text(row(bad[i][0]), &o, bad[i][1], &e));
        assert_string_equal(e.text, bad[i][2]);
        assert_int_equal(e.status, GATHER_USER_ERROR);
        assert_memory_equal(&o, &before, sizeof o);
        assert_false(param_set_text(row(bad[i][0]), &o, bad[i][1], NULL));
    }
}

static void both_limits_are_inside(void **state)
{
    (void)state;
    struct object o;
    struct error e;
    assert_true(param_set_text(row("wc_lines"), &o, "1", &e) && o.wc_lines == 1);
    assert_true(param_set_text(row("wc_lines"), &o, "0x400", &e) && o.wc_lines == 1024);
    assert_true(param_set_text(row("timeout"), &o, "1000ps", &e) && o.timeout == 1000);
    assert_true(param_set_text(row("timeout"), &o, "0.01ms", &e) && o.timeout == 10000000);
    assert_true(param_set_text(row("clock"), &o, "0.1GHz", &e) && o.clock == 100000000);
    assert_true(param_set_text(row("luck"), &o, "0", &e) && o.luck == 0);
    assert_true(param_set_text(row("luck"), &o, "1e0", &e) && o.luck == 1);
    assert_true(param_set_text(row("split"), &o, "per-line", &e) && o.split == 2);
}

static void writes_only_its_field(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        size_t size = rows[i].type == PARAM_BOOL     ? sizeof(bool)
                      : rows[i].type == PARAM_CHOICE ? sizeof(unsigned)
                                                     : 8;
        struct object o;
        memset(&o, 0x5a, sizeof o);
        assert_true(param_set_text(&rows[i], &o, rows[i].default_text, NULL));
        const unsigned char *bytes = (const unsigned char *)&o;
        for (size_t b = 0; b < sizeof o; b++) {
            if (b < rows[i].offset || b >= rows[i].offset + size) {
                assert_int_equal(bytes[b], 0x5a);
            }
        }
    }
}

static void numbers(void **state)
{
    (void)state;
    struct object o;
    struct error e;
    assert_true(param_set_number(row("fwb"), &o, 0, &e) && !o.fwb);
    assert_true(param_set_number(row("fwb"), &o, 1, &e) && o.fwb);
    assert_true(param_set_number(row("wc_lines"), &o, 4, &e) && o.wc_lines == 4);
    assert_true(param_set_number(row("join_limit"), &o, 256, &e) && o.join_limit == 256);
    assert_true(param_set_number(row("timeout"), &o, 1.5, &e) && o.timeout == 1500);
    assert_true(param_set_number(row("timeout"), &o, 4.35, &e) && o.timeout == 4350);
    assert_true(param_set_number(row("timeout"), &o, 1.001, &e) && o.timeout == 1001);
    assert_true(param_set_number(row("timeout"), &o, 10000.0 / 3, &e) && o.timeout == 3333333);
    assert_true(param_set_number(row("any_time"), &o, 0.001, &e) && o.any_time == 1);
    assert_true(param_set_number(row("any_time"), &o, 0, &e) && o.any_time == 0);
    assert_true(param_set_number(row("clock"), &o, 2.6e9, &e) && o.clock == 2600000000);
    assert_true(param_set_number(row("luck"), &o, 0.25, &e) && o.luck == 0.25);
    assert_true(param_set_number(row("any"), &o, 0x1p63, &e) && o.any == UINT64_C(1) << 63);

    static const struct {
        const char *name;
        double value;
        const char *message;
    } bad[] = {
        { "wc_lines", 0, "wc_lines: 0 is out of range; expected 1 to 1024" },
        { "wc_lines", 2.5, "wc_lines: 2.5 is not a whole number; expected 1 to 1024" },
        { "wc_lines", -2.5, "wc_lines: -2.5 is out of range; expected 1 to 1024" },
        { "wc_lines", NAN, NULL },
        { "wc_lines", INFINITY, "wc_lines: inf is out of range; expected 1 to 1024" },
        { "wc_lines", -INFINITY, "wc_lines: -inf is out of range; expected 1 to 1024" },
        { "join_limit", 64.5,
          "join_limit: 64.5 is not a whole number of bytes; expected 64B to 4KiB" },
        { "timeout", 0.5, "timeout: 0.5ns is out of range; expected 1ns to 10us" },
        { "timeout", 0.0001, "timeout: 0.0001ns is below 1 ps; expected 1ns to 10us" },
        { "timeout", NAN, NULL },
        { "clock", 3, "clock: 3Hz is out of range; expected 100MHz to 5GHz" },
        { "any", 0x1p64,
          "any: 1.8446744073709552e+19 is out of range; expected 0 to 2^64-1 pages" },
        { "any_time", 0x1p64,
          "any_time: 1.8446744073709552e+19ns is out of range; expected 0 to 2^64-1 ps" },
        { "luck", 2, "luck: 2 is out of range; expected 0 to 1" },
        { "luck", NAN, NULL },
        { "any_real", INFINITY, "any_real: inf is out of range; expected a finite number" },
        { "any_real", NAN, NULL },
        { "fwb", 2, NULL },
        { "fwb", 0.5, NULL },
        { "fwb", NAN, NULL },
        { "split", 1, "split: unknown choice \"1\"; known: min, aligned, per-line" },
    };
    for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
        struct object before;
        memset(&o, 0x5a, sizeof o);
        before = o;
        assert_false(param_set_number(row(bad[i].name), &o, bad[i].value, &e));
        if (bad[i].message != NULL) {
            assert_string_equal(e.text, bad[i].message);
        }
        assert_memory_equal(&o, &before, sizeof o);
    }
}

static void integers(void **state)
{
    (void)state;
    struct object o;
    struct error e;
    assert_true(param_set_integer(row("any"), &o, INT64_MAX, &e) && o.any == INT64_MAX);
    assert_true(param_set_integer(row("any"), &o, 9007199254740993, &e));
    assert_true(o.any == 9007199254740993);
    assert_true(param_set_integer(row("timeout"), &o, 250, &e) && o.timeout == 250000);
    assert_true(param_set_integer(row("join_limit"), &o, 4096, &e) && o.join_limit == 4096);
    assert_true(param_set_integer(row("clock"), &o, 3000000000, &e) && o.clock == 3000000000);
    assert_true(param_set_integer(row("fwb"), &o, 0, &e) && !o.fwb);
    assert_true(param_set_integer(row("luck"), &o, 1, &e) && o.luck == 1);
    assert_true(param_set_integer(row("any_time"), &o, 18446744073709551, &e));
    assert_true(o.any_time == UINT64_C(18446744073709551000));

    assert_false(param_set_integer(row("any_time"), &o, 18446744073709552, &e));
    assert_string_equal(e.text,
                        "any_time: 18446744073709552ns is out of range; expected 0 to 2^64-1 ps");
    assert_false(param_set_integer(row("any"), &o, INT64_MIN, &e));
    assert_string_equal(e.text,
                        "any: -9223372036854775808 is out of range; expected 0 to 2^64-1 pages");
    assert_false(param_set_integer(row("wc_lines"), &o, 0, &e));
    assert_string_equal(e.text, "wc_lines: 0 is out of range; expected 1 to 1024");
    assert_false(param_set_integer(row("fwb"), &o, -1, &e));
    assert_false(param_set_integer(row("luck"), &o, 2, &e));

    static const char *const digits[] = { "1", "2", "4", NULL };
    const struct param ways = { "ways", PARAM_CHOICE, AT(split), "1", NULL,
                                NULL,   "",           "h",       "s", digits };
    assert_true(param_set_integer(&ways, &o, 4, &e) && o.split == 2);
    assert_true(param_set_number(&ways, &o, 2, &e) && o.split == 1);
}

/* ---- format ---------------------------------------------------------------------------------- */

static void formats_for_people(void **state)
{
    (void)state;
    static const char *const cases[][3] = {
        { "join_limit", "64", "64B" },
        { "join_limit", "0x800", "2KiB" },
        { "join_limit", "1000", "1000B" },
        { "timeout", "1.5", "1.5ns" },
        { "timeout", "1500ns", "1.5us" },
        { "timeout", "10us", "10us" },
        { "timeout", "1001ps", "1.001ns" },
        { "timeout", "1010ps", "1.01ns" },
        { "any_time", "300ps", "300ps" },
        { "any_time", "0", "0ps" },
        { "any_time", "2000000us", "2s" },
        { "clock", "2600MHz", "2.6GHz" },
        { "clock", "100000001", "100.000001MHz" },
        { "wc_lines", "0x10", "16" },
        { "luck", "0.1", "0.1" },
        { "any_real", "-1e300", "-1e+300" },
        { "fwb", "yes", "true" },
        { "fwb", "0", "false" },
        { "split", "min", "min" },
        { "any_time", "18446744.073709551615s", "18446744.073709551615s" },
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct object o;
        char text[64];
        assert_true(param_set_text(row(cases[i][0]), &o, cases[i][1], NULL));
        assert_string_equal(param_format(row(cases[i][0]), &o, text, sizeof text), cases[i][2]);
    }
    char small[4];
    struct object o;
    assert_true(param_set_text(row("clock"), &o, "123456789", NULL));
    param_format(row("clock"), &o, small, sizeof small);
    assert_int_equal(small[3], '\0');
}

static uint64_t random_state;

/* A generator of the test's own: the 64-bit LCG of Knuth's MMIX, high bits folded down. */
static uint64_t random_u64(void)
{
    random_state = random_state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return random_state ^ random_state >> 32;
}

static void formats_round_trip(void **state)
{
    (void)state;
    const char *given = getenv("GATHER_TEST_SEED");
    random_state = given == NULL ? 20240229 : strtoull(given, NULL, 0);
    print_message("seed %" PRIu64 " (GATHER_TEST_SEED)\n", random_state);
    static const enum param_type types[] = { PARAM_U64, PARAM_SIZE, PARAM_TIME, PARAM_FREQ,
                                             PARAM_REAL };
    for (int n = 0; n < 200000; n++) {
        /* All magnitudes, and round numbers of either radix. */
        uint64_t value = random_u64() >> (random_u64() % 64);
        uint64_t round = random_u64() % 4;
        for (uint64_t i = random_u64() % 12; round == 1 && i > 0 && value < UINT64_MAX / 10; i--) {
            value *= 10;
        }
        if (round == 2) {
            value &= UINT64_MAX << (random_u64() % 64);
        }
        for (size_t t = 0; t < ARRAY_LEN(types); t++) {
            const struct param p = { "p", types[t], 0, "0", NULL, NULL, "", "h", "s", NULL };
            double real = 0;
            memcpy(&real, &value, sizeof real);
            if (types[t] == PARAM_REAL && !isfinite(real)) {
                continue;
            }
            uint64_t back = ~value;
            char text[64];
            struct error e = { 0 };
            param_format(&p, &value, text, sizeof text);
            if (!param_set_text(&p, &back, text, &e) || back != value) {
                fail_msg("%#" PRIx64 " became %s: %s", value, text, e.text);
            }
        }
    }
    for (unsigned flag = 0; flag < 2; flag++) {
        struct object o = { .fwb = flag == 1 }, back = { .fwb = flag == 0 };
        char text[64];
        param_format(row("fwb"), &o, text, sizeof text);
        assert_true(param_set_text(row("fwb"), &back, text, NULL) && back.fwb == o.fwb);
    }
    for (unsigned choice = 0; choice < 3; choice++) {
        struct object o = { .split = choice }, back = { .split = 99 };
        char text[64];
        param_format(row("split"), &o, text, sizeof text);
        assert_true(param_set_text(row("split"), &back, text, NULL) && back.split == choice);
    }
}

/* ---- assignments ----------------------------------------------------------------------------- */

static void assigns(void **state)
{
    (void)state;
    static const struct param_table *const tables[] = { &table, &link_table };
    struct object o;
    struct link l;
    void *const objects[] = { &o, &l };
    param_defaults(&table, &o);
    param_defaults(&link_table, &l);
    struct error e;
    assert_true(param_assign(tables, objects, 2, "wc_lines=4", &e) && o.wc_lines == 4);
    assert_true(param_assign(tables, objects, 2, "link.gen=5", &e) && l.gen == 5);
    assert_true(param_assign(tables, objects, 2, "timeout=1.5 us", &e) && o.timeout == 1500000);

    static const char *const bad[][2] = {
        { "wc_line=4", "unknown parameter \"wc_line\"; did you mean \"wc_lines\"?" },
        { "WC_LINES=4", "unknown parameter \"WC_LINES\"; did you mean \"wc_lines\"?" },
        { "wc_lines =4", "unknown parameter \"wc_lines \"; did you mean \"wc_lines\"?" },
        { "gen=4", "unknown parameter \"gen\"; did you mean \"link.gen\"?" },
        { "GEN=4", "unknown parameter \"GEN\"; did you mean \"link.gen\"?" },
        { "widht=4", "unknown parameter \"widht\"; did you mean \"link.width\"?" },
        { "lnk.gen=4", "unknown parameter \"lnk.gen\"; did you mean \"link.gen\"?" },
        { "cache.gen=4", "unknown parameter \"cache.gen\"; did you mean \"link.gen\"?" },
        { "link.wc_lines=4", "unknown parameter \"link.wc_lines\"; did you mean \"wc_lines\"?" },
        { "zzzzzzz=1",
          "unknown parameter \"zzzzzzz\"; known: fwb, wc_lines, join_limit, timeout, clock, luck, "
          "split, any, any_time, any_real, link.gen, link.width" },
        { "link.gen=9", "link.gen: 9 is out of range; expected 1 to 6" },
        { "link.width=x",
          "link.width: \"x\" is not a whole number; expected e.g. 8, 0x400, 1_000" },
        { "link.width=32", "link.width: 32 is out of range; expected 1 to 16 lanes" },
        { "link.gen=", "link.gen: \"\" is not a whole number; expected e.g. 8, 0x400, 1_000" },
        { "wc_lines", "\"wc_lines\" is not an assignment; expected KEY=VALUE, e.g. wc_lines=4" },
        { "=4", "\"=4\" is not an assignment; expected KEY=VALUE, e.g. wc_lines=4" },
        { "", "\"\" is not an assignment; expected KEY=VALUE, e.g. wc_lines=4" },
    };
    for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
        struct object o_before = o;
        struct link l_before = l;
        assert_false(param_assign(tables, objects, 2, bad[i][0], &e));
        assert_string_equal(e.text, bad[i][1]);
        assert_memory_equal(&o, &o_before, sizeof o);
        assert_memory_equal(&l, &l_before, sizeof l);
    }
    assert_false(param_assign(tables, objects, 0, "wc_lines=4", &e));
    assert_string_equal(e.text, "unknown parameter \"wc_lines\"");
}

/* ---- help and tables ------------------------------------------------------------------------- */

static char *printed(void (*print)(const struct param_table *, FILE *), const struct param_table *t)
{
    char *text = NULL;
    size_t size = 0;
    FILE *to = open_memstream(&text, &size);
    assert_non_null(to);
    print(t, to);
    fclose(to);
    return text;
}

static void help_is_aligned(void **state)
{
    (void)state;
    char *text = printed(param_help, &link_table);
    assert_string_equal(text, "  NAME        DEFAULT  RANGE    UNIT   MEANING\n"
                              "  link.gen    4        1 to 6   -      speed\n"
                              "  link.width  16       1 to 16  lanes  width\n");
    free(text);

    static const char *const many[] = { "first-long-name", "second-long-name", "third", NULL };
    static const struct param wide[] = {
        { "a", PARAM_CHOICE, 0, "third", NULL, NULL, "", "long list", "s", many },
        { "b", PARAM_TIME, 0, "5", "1", NULL, "ns", "open end", "s", NULL },
    };
    static const struct param_table wide_table = { "", wide, ARRAY_LEN(wide) };
    text = printed(param_help, &wide_table);
    assert_string_equal(text, "  NAME  DEFAULT  RANGE             UNIT  MEANING\n"
                              "  a     third    first-long-name, second-long-name, third\n"
                              "                                   -     long list\n"
                              "  b     5        1ns to 2^64-1 ps  ns    open end\n");
    free(text);
}

static void markdown_has_six_cells(void **state)
{
    (void)state;
    char *text = printed(param_markdown, &link_table);
    assert_string_equal(text, "| Name | Default | Range | Unit | Meaning | Source |\n"
                              "|---|---|---|---|---|---|\n"
                              "| `link.gen` | 4 | 1 to 6 | - | speed | here |\n"
                              "| `link.width` | 16 | 1 to 16 | lanes | width | here |\n");
    free(text);
    text = printed(param_markdown, &table);
    assert_non_null(strstr(text, "| `luck` | 0.5 | 0 to 1 | - | a\\|b | assumed |\n"));
    assert_non_null(strstr(text, "| `split` | aligned | min, aligned, per-line | - | cut |"));
    assert_non_null(strstr(text, "| `fwb` | on | true, false | - |"));
    free(text);
}

static void wrong_tables_are_found(void **state)
{
    (void)state;
    struct error e = { 0 };
    assert_true(param_table_check(&table, &e));
    assert_true(param_table_check(&link_table, &e));
    static const struct param wrong[] = {
        { NULL, PARAM_U64, 0, "1", NULL, NULL, "", "h", "s", NULL },
        { "", PARAM_U64, 0, "1", NULL, NULL, "", "h", "s", NULL },
        { "a.b", PARAM_U64, 0, "1", NULL, NULL, "", "h", "s", NULL },
        { "a", PARAM_U64, 0, "1", NULL, NULL, NULL, "h", "s", NULL },
        { "a", PARAM_U64, 0, "1", NULL, NULL, "", "", "s", NULL },
        { "a", PARAM_U64, 0, "1", NULL, NULL, "", "h", NULL, NULL },
        { "a", PARAM_U64, 0, NULL, NULL, NULL, "", "h", "s", NULL },
        { "a", PARAM_U64, 0, "q", NULL, NULL, "", "h", "s", NULL },
        { "a", PARAM_U64, 0, "1", "q", NULL, "", "h", "s", NULL },
        { "a", PARAM_U64, 0, "1", NULL, "q", "", "h", "s", NULL },
        { "a", PARAM_U64, 0, "1", "2", NULL, "", "h", "s", NULL },
        { "a", PARAM_U64, 0, "3", NULL, "2", "", "h", "s", NULL },
        { "a", PARAM_REAL, 0, "1", "x", NULL, "", "h", "s", NULL },
        { "a", PARAM_BOOL, 0, "1", "0", NULL, "", "h", "s", NULL },
        { "a", PARAM_CHOICE, 0, "1", NULL, NULL, "", "h", "s", NULL },
        { "a", PARAM_CHOICE, 0, "mini", NULL, NULL, "", "h", "s", splits },
        { "a", PARAM_U64, 0, "1", NULL, NULL, "", "h", "s", splits },
    };
    for (size_t i = 0; i < ARRAY_LEN(wrong); i++) {
        struct param_table t = { "", &wrong[i], 1 };
        e.status = GATHER_DONE;
        if (param_table_check(&t, &e)) {
            fail_msg("row %zu passed", i);
        }
        assert_int_equal(e.status, GATHER_PROGRAM_FAULT);
    }
    const struct param twice[] = { rows[0], rows[0] };
    struct param_table t = { "", twice, 2 };
    assert_false(param_table_check(&t, &e));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(defaults),
        cmocka_unit_test(sizes),
        cmocka_unit_test(times),
        cmocka_unit_test(counts_and_flags),
        cmocka_unit_test(long_texts_leave_room_for_the_rest),
        cmocka_unit_test(messages_name_the_range),
        cmocka_unit_test(both_limits_are_inside),
        cmocka_unit_test(writes_only_its_field),
        cmocka_unit_test(numbers),
        cmocka_unit_test(integers),
        cmocka_unit_test(formats_for_people),
        cmocka_unit_test(formats_round_trip),
        cmocka_unit_test(assigns),
        cmocka_unit_test(help_is_aligned),
        cmocka_unit_test(markdown_has_six_cells),
        cmocka_unit_test(wrong_tables_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
