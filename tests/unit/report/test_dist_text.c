/* SPDX-License-Identifier: Apache-2.0 */
/**
 * How distributions of a real capture look on terminals of several widths, against golden files.
 * BLESS=1 in the environment writes the golden files instead: read them before they are kept.
 */
#include "report/dist_axis.h"
#include "report/files.h"

#include "golden_text.h"

enum { RUNS = 2 };
static const char *const names[RUNS] = { "v6.8", "v6.9" };

static void load(struct dists *runs[RUNS])
{
    for (size_t i = 0; i < RUNS; i++) {
        struct error e = { 0 };
        char path[512];
        (void)snprintf(path, sizeof(path), SOURCE_DIR "/tests/golden/dists/%s.json", names[i]);
        if (!dists_load(path, &runs[i], &e) || runs[i] == NULL)
            fail_msg("%s: %s", path, e.text);
    }
}

/** `gather hist` of one run and of both, with all of --of, and the difference. */
static char *drawn(struct dists *const runs[RUNS], const struct report_style *style)
{
    enum dist_of all[DIST_OF_COUNT];
    struct dist_series series[RUNS];
    struct report_run views[RUNS];
    char *text = NULL;
    size_t size = 0;
    FILE *to = open_memstream(&text, &size);
    assert_non_null(to);
    for (unsigned of = 0; of < DIST_OF_COUNT; of++)
        all[of] = (enum dist_of)of;
    for (size_t i = 0; i < RUNS; i++) {
        series[i] = (struct dist_series){ .run = names[i], .group = dists_group(runs[i], 0) };
        (void)snprintf(series[i].name, sizeof(series[i].name), "%s", names[i]);
        views[i] = (struct report_run){ .name = names[i], .sizes = &series[i].group->sizes };
    }
    const struct dist_show one = { all, DIST_OF_COUNT, &series[1], 1 },
                           both = { all, DIST_OF_COUNT, series, RUNS };
    report_compare(to, &views[1], 1, style);
    (void)fputc('\n', to);
    report_compare(to, views, RUNS, style);
    (void)fputc('\n', to);
    dist_show_text(to, &one, style);
    (void)fputc('\n', to);
    dist_show_text(to, &both, style);
    (void)fputc('\n', to);
    dist_diff_text(to, &both, style);
    (void)fputc('\n', to);
    /* Names that are longer than their columns, as those of regions are. */
    static const enum dist_of of = DIST_OF_READ_LATENCY;
    (void)snprintf(series[0].name, sizeof(series[0].name),
                   "v6.8 nvme BAR2, controller memory buffer");
    (void)snprintf(series[1].name, sizeof(series[1].name),
                   "v6.9-Schl\u00fcsselaustauschbeschleuniger-am-Nebensteckplatz BAR0");
    const struct dist_show named = { &of, 1, series, RUNS };
    dist_show_text(to, &named, style);
    (void)fputc('\n', to);
    dist_diff_text(to, &named, style);
    assert_int_equal(fclose(to), 0);
    return text;
}

static void as_in_the_golden_files(void **state)
{
    (void)state;
    static const struct report_style styles[] = {
        { .width = 40, .utf8 = true },
        { .width = 80, .utf8 = false },
        { .width = 120, .utf8 = true },
    };
    struct dists *runs[RUNS];
    load(runs);
    for (size_t i = 0; i < ARRAY_LEN(styles); i++) {
        char path[512];
        (void)snprintf(path, sizeof(path), SOURCE_DIR "/tests/golden/dists/%u-%s.txt",
                       styles[i].width, styles[i].utf8 ? "utf8" : "ascii");
        char *text = drawn(runs, &styles[i]);
        golden_compare(path, text);
        free(text);
    }
    for (size_t i = 0; i < RUNS; i++)
        dists_free(runs[i]);
}

static void lines_fit_and_end_clean(void **state)
{
    (void)state;
    struct dists *runs[RUNS];
    load(runs);
    for (unsigned width = 40; width <= 200; width++) {
        for (unsigned utf8 = 0; utf8 < 2; utf8++) {
            struct report_style style = { .width = width, .utf8 = utf8 != 0 };
            char *text = drawn(runs, &style);
            lines_fit(text, width);
            free(text);
        }
    }
    for (size_t i = 0; i < RUNS; i++)
        dists_free(runs[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_in_the_golden_files),
        cmocka_unit_test(lines_fit_and_end_clean),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
