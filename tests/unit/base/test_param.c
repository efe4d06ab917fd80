/* SPDX-License-Identifier: Apache-2.0 */
/* What parameters take: values, rows, assignments. */
#include "param_unit.h"

#include <inttypes.h>
#include <math.h>

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
        cmocka_unit_test(assigns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
