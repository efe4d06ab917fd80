/* SPDX-License-Identifier: Apache-2.0 */
#include "report/report.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static struct hist one, few, many, empty;

static const char hostile[] =
    "a<b>&\"c\" 'd' \xff \033[1m $(x) `y` %s {/=20 z} \\n \u00fc \xef\xbf\xbf";

static const struct report_run runs[] = {
    { "v6.8", &few, 3149088, 123456789, NULL, 0, false },
    { "v6.9", &many, 1130764, 23456789, NULL, 0, false },
    { hostile, &one, 0, 0, NULL, 0, false },
    { "empty", &empty, 0, 0, NULL, 0, false },
};

static const struct {
    const char *name;
    size_t from, count;
} pictures[] = { { "few", 0, 1 }, { "many", 1, 1 }, { "one", 2, 1 },    { "empty", 3, 1 },
                 { "two", 0, 2 }, { "all", 0, 4 },  { "nothing", 0, 0 } };

static int enter(void **state)
{
    char *folder = strdup("/tmp/gather-picture-XXXXXX");
    *state = folder;
    hist_add_many(&one, 64, 64);
    hist_add_many(&few, 4, 120);
    hist_add_many(&few, 8, UINT64_C(1) << 40);
    for (uint32_t size = 0; size <= HIST_MAX_BYTES; size++)
        hist_add_many(&many, size, 1 + size % 7);
    return folder != NULL && mkdtemp(folder) != NULL && chdir(folder) == 0 ? 0 : -1;
}

static int leave(void **state)
{
    char command[128];
    (void)snprintf(command, sizeof(command), "rm -rf '%s'", (char *)*state);
    bool removed = chdir("/") == 0 && system(command) == 0;
    free(*state);
    return removed ? 0 : -1;
}

static void svg_is_well_formed(void **state)
{
    (void)state;
    bool python = system("python3 -c 'import xml.dom.minidom' 2>/dev/null") == 0;
    bool xmllint = !python && system("xmllint --version 2>/dev/null") == 0;
    for (size_t i = 0; i < ARRAY_LEN(pictures); i++) {
        char path[64], command[256];
        struct error e = { 0 };
        (void)snprintf(path, sizeof(path), "%s.svg", pictures[i].name);
        assert_true(report_write_svg(path, runs + pictures[i].from, pictures[i].count, &e));
        (void)snprintf(command, sizeof(command), "%s %s",
                       python
                           ? "python3 -c 'import sys, xml.dom.minidom as m; m.parse(sys.argv[1])'"
                           : "xmllint --noout",
                       path);
        if (python || xmllint)
            assert_int_equal(system(command), 0);
    }
    if (!python && !xmllint) {
        print_message("neither python3 nor xmllint is installed: skipped\n");
        skip();
    }
}

static const char *text_of(const char *path)
{
    static char text[1 << 18];
    FILE *f = fopen(path, "r");
    assert_non_null(f);
    size_t length = fread(text, 1, sizeof(text) - 1, f);
    (void)fclose(f);
    text[length] = '\0';
    return text;
}

static unsigned occurrences(const char *text, const char *what)
{
    unsigned count = 0;
    for (const char *at = strstr(text, what); at != NULL; at = strstr(at + 1, what))
        count++;
    return count;
}

static void svg_says_what_it_shows(void **state)
{
    (void)state;
    assert_true(report_write_svg("x.svg", runs, 2, NULL));
    const char *text = text_of("x.svg");
    assert_non_null(strstr(text, "role=\"img\""));
    assert_int_equal(occurrences(text, "<desc id=\"desc\">"), 1);
    assert_int_equal(occurrences(text, "<title id=\"title\">"), 1);
    assert_non_null(strstr(text, "prefers-color-scheme: dark"));
    assert_non_null(strstr(text, ">bytes</text>"));
    assert_non_null(strstr(text, ">TLPs</text>"));
    assert_non_null(strstr(text, "1,099,511,627,776 TLPs"));
    /* Bars: 4 and 8 of the first run; at most 24 sizes of the second. */
    assert_int_equal(occurrences(text, "<title>v6.8: "), 2);
    assert_in_range(occurrences(text, "<title>v6.9: "), 12, 24);
}

static void svg_bars_are_in_proportion(void **state)
{
    (void)state;
    static struct hist h;
    hist_add_many(&h, 4, 1000);
    hist_add_many(&h, 8, 250);
    hist_add_many(&h, 16, 1);
    struct report_run run = { .name = "x", .sizes = &h };
    assert_true(report_write_svg("p.svg", &run, 1, NULL));
    double width[3] = { 0 };
    const char *at = strstr(text_of("p.svg"), "TLPs</text>"); /* the axis comes before the bars */
    for (size_t i = 0; i < 3; i++) {
        at = at == NULL ? NULL : strstr(at + 1, "<rect class=\"s0\"");
        at = at == NULL ? NULL : strstr(at, "width=");
        assert_true(at != NULL && sscanf(at, "width=\"%lf\"", &width[i]) == 1);
    }
    assert_true(width[0] > 200.0);
    assert_true(width[1] / width[0] > 0.249 && width[1] / width[0] < 0.251);
    assert_true(width[2] >= 1.0 && width[2] < 3.0);
}

static unsigned big_endian(const unsigned char *at)
{
    return (unsigned)at[0] << 24 | (unsigned)at[1] << 16 | (unsigned)at[2] << 8 | at[3];
}

static void png_is_one(void **state)
{
    (void)state;
    if (system("gnuplot --version >/dev/null 2>&1") != 0) {
        print_message("gnuplot is not installed: skipped\n");
        skip();
    }
    for (size_t i = 0; i < ARRAY_LEN(pictures); i++) {
        char path[64];
        struct error e = { 0 };
        unsigned char head[24];
        (void)snprintf(path, sizeof(path), "%s.png", pictures[i].name);
        if (!report_write_png(path, runs + pictures[i].from, pictures[i].count, &e))
            fail_msg("%s: %s", path, e.text);
        FILE *f = fopen(path, "r");
        assert_non_null(f);
        assert_int_equal(fread(head, 1, sizeof(head), f), sizeof(head));
        assert_memory_equal(head, "\x89PNG\r\n\x1a\n", 8);
        assert_int_equal(big_endian(head + 16), 1000);
        assert_int_equal(big_endian(head + 20), 600);
        assert_int_equal(fseek(f, 0, SEEK_END), 0);
        assert_true(ftell(f) > 2000);
        (void)fclose(f);
    }
}

static char *search_path(void)
{
    const char *path = getenv("PATH");
    char *copy = strdup(path == NULL ? "" : path);
    assert_non_null(copy);
    return copy;
}

static void without_gnuplot_the_message_says_so(void **state)
{
    (void)state;
    char *path = search_path();
    struct error e = { 0 };
    (void)setenv("PATH", "/nonexistent", 1);
    assert_false(report_write_png("none.png", runs, 1, &e));
    (void)setenv("PATH", path, 1);
    free(path);
    assert_int_equal(e.status, GATHER_USER_ERROR);
    assert_string_equal(e.text, "gnuplot is not installed; install gnuplot-nox or use --svg");
    assert_int_equal(access("none.png", F_OK), -1);
}

static void a_gnuplot_that_fails_is_quoted(void **state)
{
    (void)state;
    char *path = search_path(), own[4096];
    struct error e = { 0 };
    FILE *f = fopen("gnuplot", "w");
    assert_non_null(f);
    (void)fputs("#!/bin/sh\necho half a picture\necho 'line 0: no pngcairo' >&2\nexit 1\n", f);
    (void)fclose(f);
    assert_int_equal(system("chmod +x gnuplot"), 0);
    (void)snprintf(own, sizeof(own), ".:%s", path);
    (void)setenv("PATH", own, 1);
    assert_false(report_write_png("none.png", runs, 1, &e));
    (void)setenv("PATH", path, 1);
    free(path);
    assert_non_null(strstr(e.text, "line 0: no pngcairo"));
    assert_int_equal(access("none.png", F_OK), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(svg_is_well_formed),
        cmocka_unit_test(svg_says_what_it_shows),
        cmocka_unit_test(svg_bars_are_in_proportion),
        cmocka_unit_test(png_is_one),
        cmocka_unit_test(without_gnuplot_the_message_says_so),
        cmocka_unit_test(a_gnuplot_that_fails_is_quoted),
    };
    return cmocka_run_group_tests(tests, enter, leave);
}
