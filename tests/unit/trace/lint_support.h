/* SPDX-License-Identifier: Apache-2.0 */
/** Small traces for the tests of the lints, in words of their own. */
#ifndef TESTS_TRACE_LINT_SUPPORT_H
#define TESTS_TRACE_LINT_SUPPORT_H

#include "trace/trace.h"

#include "support.h"

/* Where the tests' accesses go: "d+0x40" is in the data window. */
static const struct {
    char letter;
    struct replay_region region;
    const char *s1;
} windows[] = {
    { 'd', { .name = "nic BAR2, data", .base = 0x8000000000, .size = 0x100000 }, "normal-nc" },
    { 'r',
      { .name = "nic BAR0, registers", .base = 0x8000200000, .size = 0x4000 },
      "device-ngnre" },
    { 'o', { .name = "disk BAR0", .base = 0x8000300000, .size = 0x4000 }, "device-ngnre" },
    { 'g', { .name = "gpu BAR1", .base = 0x8000400000, .size = 0x100000 }, "device-gre" },
    { 'e', { .name = "ECAM", .base = 0x4010000000, .size = 0x100000 }, "device-ngnrne" },
    { 'u', { .name = "UART", .base = 0x9000000, .size = 0x1000 }, "device-ngnre" },
    { 'v', { .name = "GPIO", .base = 0x9001000, .size = 0x1000 }, "normal-nc" },
};

static const struct {
    const char *name;
    uint32_t opcode;
} words[] = {
    { "strb", 0x39000000 },      { "strh", 0x79000000 },      { "strw", 0xb9000000 },
    { "strx", 0xf9000000 },      { "strq", 0x3d800000 },      { "stp", 0xa9000000 },
    { "stpq", 0xad000000 },      { "stlr", 0xc89ffc00 },      { "ldrw", 0xb9400000 },
    { "ldrx", 0xf9400000 },      { "st64b", 0xf83f9000 },     { "swp", 0xf8208000 },
    { "dmb oshst", 0xd50332bf }, { "dmb oshld", 0xd50331bf }, { "dmb ish", 0xd5033bbf },
    { "dmb sy", 0xd5033fbf },    { "dsb st", 0xd5033e9f },    { "dsb ish", 0xd5033b9f },
    { "dsb sy", 0xd5033f9f },    { "isb", 0xd5033fdf },       { "dgh", 0xd50320df },
};

static inline uint32_t word_of(const char *name)
{
    for (size_t i = 0; i < ARRAY_LEN(words); i++) {
        if (strcmp(words[i].name, name) == 0) {
            return words[i].opcode;
        }
    }
    fail_msg("no word for \"%s\"", name);
    return 0;
}

static inline uint64_t place_of(const char *text)
{
    const uint64_t outside = 0x9000000000; /* "x+0x40" is in none of them */
    if (text[0] == 'x') {
        return outside + strtoull(text + 2, NULL, 16);
    }
    for (size_t i = 0; i < ARRAY_LEN(windows); i++) {
        if (windows[i].letter == text[0]) {
            return windows[i].region.base + strtoull(text + 2, NULL, 16);
        }
    }
    fail_msg("no window for \"%s\"", text);
    return 0;
}

/*
 * One line of the test is one of the wclog:
 *     W d+0x40 8 strx [cpu] [count]    R ...    B dmb oshst [cpu]    A d+0x40 8 swp: both
 * The program counter is 4 times the line, the count 10 times the line.
 */
static inline void to_wclog(FILE *to, const char *line, unsigned number)
{
    char kind[2], where[32], word[32];
    unsigned size, cpu = 0, count = 10 * number;
    if (sscanf(line, "B %31[a-z ] %u", word, &cpu) >= 1) {
        for (size_t n = strlen(word); n > 0 && word[n - 1] == ' '; n--) {
            word[n - 1] = '\0';
        }
        fprintf(to, "%u %u B - - 0 - 0x%x %08x\n", count, cpu, 4 * number, word_of(word));
        return;
    }
    if (sscanf(line, "%1[RWA] %31s %u %31s %u %u", kind, where, &size, word, &cpu, &count) < 4) {
        fail_msg("line %u: \"%s\"", number, line);
    }
    const uint64_t address = place_of(where);
    const uint32_t opcode = word_of(word);
    for (const char *k = kind[0] == 'A' ? "RW" : kind; *k; k++) {
        for (unsigned at = 0; at < size; at += 8) {
            fprintf(to, "%u %u %c w+0x0 0x%llx %u - 0x%x %08x\n", count, cpu, *k,
                    (unsigned long long)(address + at), size - at > 8 ? 8 : size - at, 4 * number,
                    opcode);
        }
    }
}

static inline struct lint_params usual(void)
{
    struct lint_params p;
    param_defaults(&lint_param_table, &p);
    return p;
}

/* With a window, or NULL; `*left` is what it leaves out. */
static inline struct lints *lint_in(const char *test, const struct lint_params *params,
                                    const struct replay_window *window, struct lint_left_out *left)
{
    struct replay_region regions[ARRAY_LEN(windows)];
    struct error e = { 0 };
    for (size_t i = 0; i < ARRAY_LEN(windows); i++) {
        regions[i] = windows[i].region;
        assert_true(s1_type_parse(windows[i].s1, &regions[i].s1, &e));
    }
    char *text = NULL, *copy = strdup(test);
    size_t length = 0;
    FILE *to = open_memstream(&text, &length);
    unsigned number = 0;
    for (char *line = strtok(copy, "\n"); line; line = strtok(NULL, "\n")) {
        to_wclog(to, line, ++number);
    }
    assert_int_equal(fclose(to), 0);
    struct trace *t = open_text(text, "wclog");
    struct lints *l = lints_new(params);
    const struct lint_options o = {
        .policy = "v6.9",
        .regions = regions,
        .region_count = ARRAY_LEN(regions),
        .window = window,
        .path = "test",
    };
    if (!lints_run(l, t, &o, left, &e)) {
        fail_msg("%s", e.text);
    }
    trace_close(t);
    free(text);
    free(copy);
    return l;
}

static inline struct lints *lint_with(const char *test, const struct lint_params *params)
{
    struct lint_left_out left;
    struct lints *l = lint_in(test, params, NULL, &left);
    assert_int_equal(left.map, 0);
    return l;
}

static inline struct lints *lint(const char *test)
{
    const struct lint_params p = usual();
    return lint_with(test, &p);
}

/* So often that kind, and no other; frees `l`. */
static inline void expect_only(struct lints *l, enum lint_kind kind, uint64_t total)
{
    for (unsigned k = 0; k < LINT_COUNT; k++) {
        if (lints_total(l, k) != (k == kind ? total : 0)) {
            fail_msg("%s: %llu", lint_rows[k].name, (unsigned long long)lints_total(l, k));
        }
    }
    lints_free(l);
}

static inline void expect_none(struct lints *l)
{
    expect_only(l, LINT_OVERLAP, 0);
}

static inline void expect_undecided(struct lints *l, enum lint_kind kind)
{
    assert_int_equal(lints_undecided(l, kind), 1);
    expect_none(l);
}

/* The first finding has these lines; there is no other. */
static inline void expect_lines(struct lints *l, enum lint_kind kind, uint64_t line,
                                uint64_t earlier)
{
    assert_int_equal(lints_count(l), 1);
    const struct lint_finding *f = lints_finding(l, 0);
    assert_int_equal(f->kind, kind);
    assert_int_equal(f->line, line);
    assert_int_equal(f->earlier, earlier);
    lints_free(l);
}

#endif
