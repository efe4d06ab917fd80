/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the terminal shows, against tests/golden/report-WIDTH-CHARSET.txt, literally. After a change
 * that is meant, run with BLESS=1 and read the difference.
 */
#include "report/report.h"

#include "golden_text.h"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

static struct hist device, buffered, ideal, many, empty;
static struct loghist latency;

static const char *const notes[] = {
    "every number is for one writer; a second one shares the link and the credits of the port",
    "caf\u00e9 \033[31mred\033[0m",
};

static const struct report_run runs[] = {
    { "v6.8", &device, 3149088, 123456789, notes, 2, false },
    { "v6.9", &buffered, 1130764, 23456789, NULL, 0, false },
    { "v6.9, ideal \u00fcber", &ideal, 860720, 3456789, NULL, 0, false },
    { "many", &many, 900000, 23456789, NULL, 0, false },
    { "empty", &empty, 0, 0, NULL, 0, false },
};

static const struct report_value drains[] = {
    { "full", 12000, "1", "every byte of the line was written" },
    { "barrier", 300, "1", "a DSB or DMB waited for it" },
    { "timeout", 0, "1", "nothing came for too long" },
    { "evict", 2, "1", "another line was needed and this was the oldest of those that were open" },
};
static const struct report_value errors[] = {
    { "ur", 0, "1", "Unsupported Request" },
    { "timeout", 3, "1", "completion time-out" },
};
static const struct report_value no_errors[] = { { "ur", 0, "1", NULL } };
static const struct report_value values[] = {
    { "link.down.busy", 1234.5, "ns", NULL },
    { "mmu.tlb.misses", 0, "1", "walks made" },
    { "a.name.that.is.much.longer.than.forty.columns", 1048576, "B", "cut on a narrow terminal" },
};

static int fill(void **state)
{
    (void)state;
    hist_add_many(&device, 4, 120);
    hist_add_many(&device, 8, 98304);
    hist_add_many(&buffered, 8, 2304);
    hist_add_many(&buffered, 32, 17);
    hist_add_many(&buffered, 60, 1);
    hist_add_many(&buffered, 64, 12000);
    hist_add_many(&ideal, 4, 20);
    hist_add_many(&ideal, 256, 3072);
    for (uint32_t size = 1; size <= HIST_MAX_BYTES; size++)
        hist_add_many(&many, size, 1 + size % 7);
    hist_add_many(&many, 64, 5000);
    for (uint64_t i = 1; i <= 1000; i++)
        loghist_add(&latency, i * 1000);
    return 0;
}

static void draw_all(FILE *to, const struct report_style *style)
{
    static const char *const name[] = { "device", "many", "empty" };
    static const size_t index[] = { 0, 3, 4 };
    for (size_t i = 0; i < ARRAY_LEN(index); i++) {
        (void)fprintf(to, "== %s ==\n", name[i]);
        report_hist(to, &runs[index[i]], style);
    }
    (void)fputs("== two ==\n", to);
    report_compare(to, runs, 2, style);
    (void)fputs("== three ==\n", to);
    report_compare(to, runs, 3, style);
    (void)fputs("== five ==\n", to);
    report_compare(to, runs, 5, style);
    (void)fputs("== both empty ==\n", to);
    struct report_run nothing[] = { runs[4], runs[4] };
    report_compare(to, nothing, 2, style);
    (void)fputs("== summary ==\n", to);
    struct report_summary summary = { drains, ARRAY_LEN(drains), errors, ARRAY_LEN(errors),
                                      values, ARRAY_LEN(values), notes,  ARRAY_LEN(notes) };
    report_print_summary(to, &summary, style);
    (void)fputs("== quiet summary ==\n", to);
    struct report_summary quiet = {
        .drains = &drains[2], .drain_count = 1, .errors = no_errors, .error_count = 1
    };
    report_print_summary(to, &quiet, style);
    (void)fputs("== latency ==\n", to);
    report_print_latency(to, "store to TLP", &latency, style);
    static const struct loghist none;
    report_print_latency(to, "TLP to completion", &none, style);
}

static char *drawn(const struct report_style *style)
{
    char *text = NULL;
    size_t size = 0;
    FILE *to = open_memstream(&text, &size);
    assert_non_null(to);
    draw_all(to, style);
    assert_int_equal(fclose(to), 0);
    return text;
}

static const unsigned widths[] = { 40, 80, 120 };

static void as_in_the_golden_files(void **state)
{
    (void)state;
    for (unsigned i = 0; i < 2 * ARRAY_LEN(widths); i++) {
        struct report_style style = { .width = widths[i / 2], .utf8 = i % 2 != 0 };
        char path[512];
        (void)snprintf(path, sizeof(path), SOURCE_DIR "/tests/golden/report-%u-%s.txt", style.width,
                       style.utf8 ? "utf8" : "ascii");
        char *text = drawn(&style);
        golden_compare(path, text);
        free(text);
    }
}

static void lines_fit_and_end_clean(void **state)
{
    (void)state;
    for (unsigned width = 40; width <= 200; width++) {
        for (unsigned utf8 = 0; utf8 < 2; utf8++) {
            struct report_style style = { .width = width, .utf8 = utf8 != 0 };
            char *text = drawn(&style);
            lines_fit(text, width);
            for (const char *c = text; *c != '\0'; c++)
                assert_true((utf8 != 0 || (unsigned char)*c < 0x80) &&
                            ((unsigned char)*c >= 0x20 || *c == '\n'));
            free(text);
        }
    }
}

static void colours_change_nothing_else(void **state)
{
    (void)state;
    struct report_style style = { .width = 80, .utf8 = true };
    char *plain = drawn(&style);
    style.colour = true;
    char *colour = drawn(&style), *to = colour;
    assert_non_null(strstr(colour, "\033[36m"));
    for (const char *from = colour; *from != '\0';) {
        if (*from == '\033')
            from += strcspn(from, "m") + 1;
        else
            *to++ = *from++;
    }
    *to = '\0';
    assert_string_equal(colour, plain);
    free(colour);
    free(plain);
}

/** The bars of a run with counts 8, 4, 1 and 0.01 eighths of the longest, in columns of `#`. */
static void bars_are_in_proportion(void **state)
{
    (void)state;
    static struct hist h;
    hist_add_many(&h, 1, 1000);
    hist_add_many(&h, 2, 500);
    hist_add_many(&h, 3, 250);
    hist_add_many(&h, 4, 1);
    struct report_run run = { .name = "x", .sizes = &h };
    struct report_style style = { .width = 80 };
    char *text = NULL;
    size_t size = 0;
    FILE *to = open_memstream(&text, &size);
    report_hist(to, &run, &style);
    (void)fclose(to);
    unsigned length[4] = { 0 };
    unsigned row = 0;
    for (const char *line = strstr(text, "\n\n") + 2; line != NULL && row <= 4; row++) {
        line = strchr(line, '\n');
        line = line == NULL ? NULL : line + 1;
        for (const char *c = line; row < 4 && c != NULL && *c != '\n' && *c != '\0'; c++)
            length[row] += *c == '#' ? 2 : *c == '.' && c[1] == ' ';
    }
    assert_true(length[0] > 60);
    assert_in_range(2 * length[1], length[0] - 1, length[0] + 1);
    assert_in_range(4 * length[2], length[0] - 2, length[0] + 2);
    assert_int_equal(length[3], 1);
    free(text);
}

static void a_file_is_eighty_columns_without_colour(void **state)
{
    (void)state;
    (void)setenv("COLUMNS", "50", 1);
    FILE *f = tmpfile();
    struct report_style style = report_style_for(f);
    assert_int_equal(style.width, 80);
    assert_false(style.colour);
    (void)fclose(f);
    (void)unsetenv("COLUMNS");
}

static void a_terminal_is_asked(void **state)
{
    (void)state;
    int leader = posix_openpt(O_RDWR | O_NOCTTY);
    if (leader < 0 || grantpt(leader) != 0 || unlockpt(leader) != 0) {
        print_message("no pseudo-terminal here: skipped\n");
        skip();
    }
    FILE *tty = fopen(ptsname(leader), "r+");
    assert_non_null(tty);
    struct winsize window = { .ws_col = 133, .ws_row = 40 };
    assert_int_equal(ioctl(leader, TIOCSWINSZ, &window), 0);
    (void)unsetenv("COLUMNS");
    (void)unsetenv("NO_COLOR");
    (void)setenv("TERM", "xterm", 1);
    (void)setenv("LC_ALL", "C.UTF-8", 1);
    struct report_style style = report_style_for(tty);
    assert_int_equal(style.width, 133);
    assert_true(style.colour);
    assert_true(style.utf8);
    (void)setenv("COLUMNS", "61", 1);
    (void)setenv("NO_COLOR", "1", 1);
    (void)setenv("LC_ALL", "C", 1);
    style = report_style_for(tty);
    assert_int_equal(style.width, 61);
    assert_false(style.colour);
    assert_false(style.utf8);
    (void)fclose(tty);
    (void)close(leader);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_in_the_golden_files),
        cmocka_unit_test(lines_fit_and_end_clean),
        cmocka_unit_test(colours_change_nothing_else),
        cmocka_unit_test(bars_are_in_proportion),
        cmocka_unit_test(a_file_is_eighty_columns_without_colour),
        cmocka_unit_test(a_terminal_is_asked),
    };
    return cmocka_run_group_tests(tests, fill, NULL);
}
