/* SPDX-License-Identifier: Apache-2.0 */
/** A folder for each test, and a run that is written to it. */
#ifndef GATHER_TEST_FOLDER_UNIT_H
#define GATHER_TEST_FOLDER_UNIT_H

#include <dirent.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "report/report.h"

/* Each test runs in an empty folder of its own, as the working folder. */
static inline int enter(void **state)
{
    char *folder = strdup("/tmp/gather-report-XXXXXX");
    *state = folder;
    return folder != NULL && mkdtemp(folder) != NULL && chdir(folder) == 0 ? 0 : -1;
}

static inline int leave(void **state)
{
    char command[128];
    (void)snprintf(command, sizeof(command), "rm -rf '%s'", (char *)*state);
    bool removed = chdir("/") == 0 && system(command) == 0;
    free(*state);
    return removed ? 0 : -1;
}

static inline bool exists(const char *path)
{
    struct stat at;
    return lstat(path, &at) == 0;
}

static inline void write_text(const char *path, const char *text)
{
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    (void)fputs(text, f);
    assert_int_equal(fclose(f), 0);
}

/** The first `size - 1` bytes of a file; fails the test if there is none. */
static inline const char *text_of(const char *path)
{
    static char text[1 << 16];
    FILE *f = fopen(path, "r");
    if (f == NULL)
        fail_msg("%s is missing", path);
    size_t length = fread(text, 1, sizeof(text) - 1, f);
    (void)fclose(f);
    text[length] = '\0';
    return text;
}

/** Names in a folder, sorted, with spaces between: what a run has left. */
static inline const char *listing(const char *folder)
{
    static char text[1024];
    struct dirent **found = NULL;
    int count = scandir(folder, &found, NULL, alphasort);
    text[0] = '\0';
    for (int i = 0; i < count; i++) {
        if (strcmp(found[i]->d_name, ".") != 0 && strcmp(found[i]->d_name, "..") != 0) {
            size_t at = strlen(text);
            (void)snprintf(text + at, sizeof(text) - at, "%s%s", at == 0 ? "" : " ",
                           found[i]->d_name);
        }
        free(found[i]);
    }
    free(found);
    return text;
}

struct knobs {
    bool fwb;
    uint64_t lines, limit;
    simtime_t timeout;
    double chance;
    unsigned policy;
};
static const char *const policies[] = { "v6.8", "v6.9", NULL };
static const struct param rows[] = {
    { "fwb", PARAM_BOOL, offsetof(struct knobs, fwb), "true", NULL, NULL, "", "h", "s", NULL },
    { "lines", PARAM_U64, offsetof(struct knobs, lines), "8", NULL, NULL, "", "h", "s", NULL },
    { "limit", PARAM_SIZE, offsetof(struct knobs, limit), "64", NULL, NULL, "B", "h", "s", NULL },
    { "timeout", PARAM_TIME, offsetof(struct knobs, timeout), "1us", NULL, NULL, "", "h", "s",
      NULL },
    { "chance", PARAM_REAL, offsetof(struct knobs, chance), "0", NULL, NULL, "", "h", "s", NULL },
    { "policy", PARAM_CHOICE, offsetof(struct knobs, policy), "v6.9", NULL, NULL, "", "h", "s",
      policies },
};
static const struct param_table table = { "wbuf", rows, ARRAY_LEN(rows) };

static const struct report_value stats[] = {
    { "wbuf.drain.full", 12, "1", "help" }, { "link.down.bytes", 9007199254740992.0, "B", NULL },
    { "time", 1234.567, "ns", NULL },       { "ratio", 0.1 + 0.2, NULL, NULL },
    { "none", (double)NAN, "ns", NULL },    { "odd \"name\" \xff", -3, "1", NULL },
};

static struct hist sizes;

static inline void fill_run(struct report_folder *folder, const char *name)
{
    static struct knobs knobs;
    knobs = (struct knobs){
        .fwb = true, .lines = UINT64_MAX, .limit = 256, .timeout = 1500, .chance = 0.1, .policy = 1
    };
    const struct param_table *tables[] = { &table };
    const void *objects[] = { &knobs };
    const struct report_setting settings[] = { { "input", "scripts/x.lua" } };
    const struct report_value host[] = { { "host.mips", 12.5, "MIPS", NULL } };
    struct report_run_info info = { .name = name,
                                    .command = "run",
                                    .version = "0.1.0",
                                    .seed = UINT64_MAX,
                                    .exit_reason = "done",
                                    .simulated = 123456789,
                                    .host_seconds = 0.25,
                                    .wire_bytes = 4242,
                                    .tables = tables,
                                    .objects = objects,
                                    .table_count = 1,
                                    .settings = settings,
                                    .setting_count = 1,
                                    .host = host,
                                    .host_count = 1 };
    memset(&sizes, 0, sizeof(sizes));
    hist_add_many(&sizes, 64, 10);
    hist_add_many(&sizes, 8, 3);
    hist_add_many(&sizes, 0, 1);
    struct error e = { 0 };
    assert_true(report_folder_run(folder, &info, &e));
    assert_true(report_folder_stats(folder, stats, ARRAY_LEN(stats), &e));
    assert_true(report_folder_hist(folder, &sizes, &e));
}

static inline void make_run(const char *path)
{
    struct error e = { 0 };
    struct report_folder *folder = report_folder_open(path, &e);
    assert_non_null(folder);
    fill_run(folder, "one");
    assert_true(report_folder_commit(folder, &e));
}

#define IN_A_FOLDER(test) cmocka_unit_test_setup_teardown(test, enter, leave)

#endif
