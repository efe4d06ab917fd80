/* SPDX-License-Identifier: Apache-2.0 */
/* The folder of a run, read back. */
#include "folder_unit.h"

static void a_run_reads_back(void **state)
{
    (void)state;
    struct error e = { 0 };
    struct report_loaded *runs = NULL;
    size_t count = 0;
    make_run("out");
    assert_true(report_is_folder("out"));
    assert_false(report_is_folder("out/run.json") || report_is_folder("nowhere"));
    assert_true(report_load("out", &runs, &count, &e));
    assert_int_equal(count, 1);
    assert_string_equal(runs[0].name, "one");
    assert_string_equal(runs[0].version, "0.1.0");
    assert_string_equal(runs[0].exit_reason, "done");
    assert_true(runs[0].seed == UINT64_MAX);
    assert_int_equal(runs[0].time, 123456789);
    assert_int_equal(runs[0].wire_bytes, 4242);
    assert_memory_equal(runs[0].sizes, &sizes, sizeof(sizes));
    assert_ptr_equal(runs[0].run.sizes, runs[0].sizes);
    assert_int_equal(runs[0].run.time, 123456789);
    assert_int_equal(runs[0].value_count, ARRAY_LEN(stats));
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(runs[0].values[i].name, stats[i].name);
        assert_true(runs[0].values[i].value == stats[i].value);
    }
    assert_true(isnan(runs[0].values[4].value));
    report_loaded_free(runs, count);
}

static void several_runs_read_back(void **state)
{
    (void)state;
    static const char *const names[] = { "v6.8", "a/b", "a/b", "", "..", "stats.json" };
    struct error e = { 0 };
    struct report_folder *folder = report_folder_open("out", &e);
    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        struct report_folder *sub = report_folder_sub(folder, names[i], &e);
        assert_non_null(sub);
        fill_run(sub, names[i]);
    }
    assert_true(report_folder_commit(folder, &e));
    assert_string_equal(listing("out"), "_. a_b a_b-2 run run.json stats.json v6.8");
    struct report_loaded *runs = NULL;
    size_t count = 0;
    assert_true(report_load("out", &runs, &count, &e));
    assert_int_equal(count, ARRAY_LEN(names));
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(runs[i].name, names[i]);
        assert_ptr_equal(runs[i].run.name, runs[i].name);
    }
    report_loaded_free(runs, count);
}

static void the_histogram_alone_is_enough(void **state)
{
    (void)state;
    struct report_loaded *runs = NULL;
    size_t count = 0;
    assert_int_equal(mkdir("bare", 0777), 0);
    write_text("bare/hist.csv", "bytes,count\r\n4096,7\r\n");
    assert_int_equal(chdir("bare"), 0);
    assert_true(report_load(".", &runs, &count, NULL));
    assert_int_equal(count, 1);
    assert_string_equal(runs[0].name, "bare");
    assert_int_equal(runs[0].sizes->count[4096], 7);
    assert_int_equal(runs[0].run.wire_bytes, 0);
    report_loaded_free(runs, count);
}

static void broken_files_are_named_with_their_line(void **state)
{
    (void)state;
    static const struct {
        const char *file, *text;
        int line;
        const char *says;
    } broken[] = {
        { "hist.csv", "", 1, "empty" },
        { "hist.csv", "size,count\n", 1, "bytes,count" },
        { "hist.csv", "bytes,count\n8,1\n8,2\n", 3, "already" },
        { "hist.csv", "bytes,count\n4097,1\n", 2, "4096" },
        { "hist.csv", "bytes,count\n4,1\n8\n", 3, "BYTES,COUNT" },
        { "hist.csv", "bytes,count\n4,1,2\n", 2, "BYTES,COUNT" },
        { "hist.csv", "bytes,count\n4,-1\n", 2, "BYTES,COUNT" },
        { "hist.csv", "bytes,count\n\n", 2, "BYTES,COUNT" },
        { "hist.csv", "bytes,count\n4,18446744073709551616\n", 2, "BYTES,COUNT" },
        { "hist.csv", "bytes,count\n4,18446744073709551615\n", 2, "too large" },
        { "hist.csv", "bytes,count\n0,18446744073709551615\n1,1\n", 3, "too large" },
        { "stats.json", "[\n{]\n", 2, "JSON" },
        { "stats.json", "{}\n", 1, "array" },
        { "stats.json", "[\n{\"name\": \"a,]\\\"\", \"value\": 1, \"unit\": \"1\"},\n7\n]\n", 3,
          "statistic" },
        { "stats.json", "[{\"name\": \"a\", \"value\": \"1\", \"unit\": \"1\"}]", 1, "statistic" },
        { "run.json", "{\n\"seed\": 1,\n\"seed\": 2}\n", 3, "JSON" },
        { "run.json", "[]", 1, "object" },
        { "run.json", "{\n\"seed\": -1}", 2, "seed" },
        { "run.json", "{\n\n\"seed\": \"12x\"}", 3, "seed" },
        { "run.json", "{\n\"time\": {\n\"simulated_ns\": -1}}", 3, "simulated_ns" },
        { "run.json", "{\n\"name\": 5}", 2, "name" },
        { "run.json", "{\n\"subfolders\": [\"../x\"]}", 2, "subfolders" },
        { "run.json", "{\n\"subfolders\": [7]}", 2, "subfolders" },
    };
    for (size_t i = 0; i < ARRAY_LEN(broken); i++) {
        struct error e = { 0 };
        struct report_loaded *runs = NULL;
        size_t count = 0;
        char path[64];
        make_run("out");
        (void)snprintf(path, sizeof(path), "out/%s", broken[i].file);
        write_text(path, broken[i].text);
        if (report_load("out", &runs, &count, &e))
            fail_msg("accepted: %s", broken[i].text);
        print_message("%s:%d: %s\n", e.file, e.line, e.text);
        assert_int_equal(e.status, GATHER_USER_ERROR);
        assert_string_equal(e.file, path);
        assert_int_equal(e.line, broken[i].line);
        assert_non_null(strstr(e.text, broken[i].says));
        assert_null(runs);
        assert_int_equal(system("rm -r out"), 0);
    }
}

static void a_folder_that_is_missing_or_bare(void **state)
{
    (void)state;
    struct error e = { 0 };
    struct report_loaded *runs = NULL;
    size_t count = 0;
    assert_false(report_load("nowhere", &runs, &count, &e));
    assert_non_null(strstr(e.text, "nowhere"));
    assert_int_equal(mkdir("bare", 0777), 0);
    assert_false(report_load("bare", &runs, &count, &e));
    assert_string_equal(e.file, "bare");
    assert_int_equal(mkdir("loop", 0777), 0);
    assert_int_equal(symlink(".", "loop/x"), 0);
    write_text("loop/run.json", "{\"subfolders\": [\"x\"]}");
    assert_false(report_load("loop", &runs, &count, &e));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_FOLDER(a_run_reads_back),
        IN_A_FOLDER(several_runs_read_back),
        IN_A_FOLDER(the_histogram_alone_is_enough),
        IN_A_FOLDER(broken_files_are_named_with_their_line),
        IN_A_FOLDER(a_folder_that_is_missing_or_bare),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
