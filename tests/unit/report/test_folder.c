/* SPDX-License-Identifier: Apache-2.0 */
/* The folder of a run: when it is there, and what is in it. */
#include "folder_unit.h"

#include <fcntl.h>

/* ---- writing --------------------------------------------------------------------------------- */

static void nothing_is_there_before_the_commit(void **state)
{
    (void)state;
    struct error e = { 0 };
    struct report_folder *folder = report_folder_open("a/b/out/", &e);
    assert_non_null(folder);
    assert_string_equal(report_folder_path(folder), "a/b/out");
    fill_run(folder, "one");
    assert_non_null(report_folder_tlps(folder, &e));
    assert_false(exists("a/b/out/run.json") || exists("a/b/out/stats.json") ||
                 exists("a/b/out/hist.csv") || exists("a/b/out/tlps.csv"));
    assert_true(report_folder_commit(folder, &e));
    assert_string_equal(listing("a/b/out"), "hist.csv run.json stats.json tlps.csv");
}

static void an_abandoned_run_leaves_nothing(void **state)
{
    (void)state;
    struct error e = { 0 };
    struct report_folder *folder = report_folder_open("a/b/out", &e);
    struct report_folder *sub = report_folder_sub(folder, "v6.8", &e);
    assert_non_null(sub);
    fill_run(sub, "v6.8");
    assert_non_null(report_folder_file(folder, "tlps.pcap", &e));
    write_text("a/b/out/wave.tmp", "half");
    assert_true(report_folder_adopt(folder, "a/b/out/wave.tmp", "wave.vcd", &e));
    report_folder_abandon(folder);
    assert_string_equal(listing("."), "");
    report_folder_abandon(NULL);
}

static void a_failed_run_keeps_what_was_there(void **state)
{
    (void)state;
    struct error e = { 0 };
    make_run("out");
    write_text("out/mine.txt", "mine");
    struct report_folder *folder = report_folder_open("out", &e);
    assert_non_null(report_folder_tlps(folder, &e));
    report_folder_abandon(folder);
    assert_string_equal(listing("out"), "hist.csv mine.txt run.json stats.json");
}

static void an_earlier_run_is_replaced(void **state)
{
    (void)state;
    struct error e = { 0 };
    struct report_folder *folder = report_folder_open("out", &e);
    fill_run(folder, "one");
    assert_non_null(report_folder_tlps(folder, &e));
    struct report_folder *sub = report_folder_sub(folder, "old policy/1", &e);
    fill_run(sub, "old");
    assert_true(report_folder_pictures(sub, NULL, 0, false, &e));
    struct report_folder *kept = report_folder_sub(folder, "kept", &e);
    fill_run(kept, "kept");
    assert_true(report_folder_commit(folder, &e));
    assert_string_equal(listing("out"), "hist.csv kept old_policy_1 run.json stats.json tlps.csv");
    assert_string_equal(listing("out/old_policy_1"), "hist.csv hist.svg run.json stats.json");
    write_text("out/mine.txt", "mine");
    write_text("out/kept/mine.txt", "mine");

    make_run("out");
    assert_string_equal(listing("out"), "hist.csv kept mine.txt run.json stats.json");
    assert_string_equal(listing("out/kept"), "mine.txt");
}

static void what_is_not_ours_stays(void **state)
{
    (void)state;
    assert_int_equal(mkdir("out", 0777), 0);
    assert_int_equal(mkdir("elsewhere", 0777), 0);
    write_text("precious", "p");
    write_text("elsewhere/precious", "p");
    write_text("elsewhere/run.json", "{\"files\": [\"precious\"]}");
    assert_int_equal(symlink("../elsewhere", "out/link"), 0);
    write_text("out/run.json",
               "{\"files\": [\"../precious\", \"..\", \"\", 3], \"subfolders\": [\"../elsewhere\", "
               "\"link\"]}");
    make_run("out");
    assert_true(exists("precious") && exists("elsewhere/precious"));
}

static void a_folder_that_cannot_be_made_is_the_users_error(void **state)
{
    (void)state;
    struct error e = { 0 };
    write_text("file", "x");
    assert_null(report_folder_open("file/out", &e));
    assert_int_equal(e.status, GATHER_USER_ERROR);
    assert_non_null(strstr(e.text, "file"));
    assert_string_equal(text_of("file"), "x");
    /* Not even the parents that could be made stay. */
    assert_null(report_folder_open("new/\x01/../../file/out", &e));
    assert_string_equal(listing("."), "file");
}

static void an_unwritable_folder_is_the_users_error(void **state)
{
    (void)state;
    struct error e = { 0 };
    assert_int_equal(mkdir("out", 0555), 0);
    if (geteuid() == 0) {
        print_message("root may write everywhere: the read-only folder is /proc/self\n");
        assert_null(report_folder_open("/proc/self", &e));
    } else {
        assert_null(report_folder_open("out", &e));
    }
    assert_int_equal(e.status, GATHER_USER_ERROR);
}

static void a_full_disk_leaves_nothing(void **state)
{
    (void)state;
    struct error e = { 0 };
    struct report_folder *folder = report_folder_open("out", &e);
    fill_run(folder, "one");
    struct outfile *f = report_folder_file(folder, "zz.bin", &e);
    assert_non_null(f);
    /* Writes into the file's stream fail from here on, as they do on a full disk. */
    int full = open("/dev/full", O_WRONLY);
    if (full < 0) {
        print_message("no /dev/full here: skipped\n");
        report_folder_abandon(folder);
        skip();
    }
    assert_true(dup2(full, fileno(f->stream)) >= 0);
    (void)close(full);
    (void)fputs("anything", f->stream);
    assert_false(report_folder_commit(folder, &e));
    assert_int_equal(e.status, GATHER_USER_ERROR);
    assert_non_null(strstr(e.text, "zz.bin"));
    assert_string_equal(listing("."), "");
}

static void a_file_given_up_is_left_out(void **state)
{
    (void)state;
    struct error e = { 0 };
    struct report_folder *folder = report_folder_open("out", &e);
    fill_run(folder, "one");
    outfile_abandon(report_folder_file(folder, "tlps.pcap", &e));
    write_text("out/wave.tmp", "whole");
    assert_true(report_folder_adopt(folder, "out/wave.tmp", "wave.vcd", &e));
    assert_null(report_folder_file(folder, "wave.vcd", &e));
    assert_int_equal(e.status, GATHER_PROGRAM_FAULT);
    assert_true(report_folder_commit(folder, &e));
    assert_string_equal(listing("out"), "hist.csv run.json stats.json wave.vcd");
    assert_null(strstr(text_of("out/run.json"), "pcap"));
}

/* ---- contents -------------------------------------------------------------------------------- */

static void the_files_of_a_run(void **state)
{
    (void)state;
    make_run("out");
    assert_string_equal(text_of("out/hist.csv"), "bytes,count\n0,1\n8,3\n64,10\n");
    assert_string_equal(text_of("out/stats.json"),
                        "[\n"
                        "{\"name\": \"wbuf.drain.full\", \"value\": 12, \"unit\": \"1\"},\n"
                        "{\"name\": \"link.down.bytes\", \"value\": 9007199254740992, "
                        "\"unit\": \"B\"},\n"
                        "{\"name\": \"time\", \"value\": 1234.567, \"unit\": \"ns\"},\n"
                        "{\"name\": \"ratio\", \"value\": 0.30000000000000004, \"unit\": \"1\"},\n"
                        "{\"name\": \"none\", \"value\": null, \"unit\": \"ns\"},\n"
                        "{\"name\": \"odd \\\"name\\\" \ufffd\", \"value\": -3, \"unit\": \"1\"}\n"
                        "]\n");
    assert_string_equal(text_of("out/run.json"), "{\n"
                                                 "  \"command\": \"run\",\n"
                                                 "  \"exit\": {\n"
                                                 "    \"reason\": \"done\",\n"
                                                 "    \"status\": 0\n"
                                                 "  },\n"
                                                 "  \"files\": [\n"
                                                 "    \"hist.csv\",\n"
                                                 "    \"stats.json\"\n"
                                                 "  ],\n"
                                                 "  \"host\": {\n"
                                                 "    \"host.mips\": 12.5\n"
                                                 "  },\n"
                                                 "  \"name\": \"one\",\n"
                                                 "  \"parameters\": {\n"
                                                 "    \"wbuf.chance\": 0.1,\n"
                                                 "    \"wbuf.fwb\": true,\n"
                                                 "    \"wbuf.limit\": \"256B\",\n"
                                                 "    \"wbuf.lines\": \"18446744073709551615\",\n"
                                                 "    \"wbuf.policy\": \"v6.9\",\n"
                                                 "    \"wbuf.timeout\": \"1.5ns\"\n"
                                                 "  },\n"
                                                 "  \"seed\": \"18446744073709551615\",\n"
                                                 "  \"settings\": {\n"
                                                 "    \"input\": \"scripts/x.lua\"\n"
                                                 "  },\n"
                                                 "  \"subfolders\": [],\n"
                                                 "  \"time\": {\n"
                                                 "    \"host_s\": 0.25,\n"
                                                 "    \"simulated_ns\": 123456.789\n"
                                                 "  },\n"
                                                 "  \"version\": \"0.1.0\",\n"
                                                 "  \"wire_bytes\": 4242\n"
                                                 "}\n");
}

static void another_program_reads_the_json(void **state)
{
    (void)state;
    if (system("python3 -c pass 2>/dev/null") != 0) {
        print_message("python3 is not installed: skipped\n");
        skip();
    }
    make_run("out");
    struct report_run run = { "a \"quoted\" \xff", &sizes, 4242, 123456789, NULL, 0, false };
    struct report_run both[] = { run, run };
    assert_true(report_write_json("hist.json", both, 2, NULL));
    assert_int_equal(system("for f in out/run.json out/stats.json hist.json; do "
                            "python3 -m json.tool $f >/dev/null || exit 1; done"),
                     0);
}

static void rows_of_tlps(void **state)
{
    (void)state;
    struct error e = { 0 };
    struct report_folder *folder = report_folder_open("out", &e);
    struct report_tlps *tlps = report_folder_tlps(folder, &e);
    const struct report_tlp given[] = {
        { 0, 0, "MWr", NULL, 0, 1, 24, 0, 0, false },
        { 1, 0x10, "CplD", "", 4, 1, 28, 15, 0, true },
        { 999, 0xf, "MWr", "full", 64, 16, 88, 15, 15, false },
        { 1000, UINT64_MAX, "MRd", "a,\"b\"", 100, 1024, 4294967295, 10, 3, false },
        { UINT64_MAX, 0x8000000000, "MWr", "x", 4294967295, 99, 10, 1, 8, false },
    };
    for (size_t i = 0; i < ARRAY_LEN(given); i++)
        report_tlps_row(tlps, &given[i]);
    assert_true(report_folder_commit(folder, &e));
    assert_string_equal(
        text_of("out/tlps.csv"),
        "time_ns,dir,type,address,bytes,length_dw,first_be,last_be,wire_bytes,reason\n"
        "0.000,down,MWr,0x0,0,1,0,0,24,\n"
        "0.001,up,CplD,0x10,4,1,f,0,28,\n"
        "0.999,down,MWr,0xf,64,16,f,f,88,full\n"
        "1.000,down,MRd,0xffffffffffffffff,100,1024,a,3,4294967295,\"a,\"\"b\"\"\"\n"
        "18446744073709551.615,down,MWr,0x8000000000,4294967295,99,1,8,10,x\n");
}

/** Random rows against printf, over several buffers. */
static void rows_are_what_printf_would_write(void **state)
{
    (void)state;
    enum { ROWS = 60000 };
    struct error e = { 0 };
    struct report_folder *folder = report_folder_open("out", &e);
    struct report_tlps *tlps = report_folder_tlps(folder, &e);
    struct rng r;
    for (unsigned pass = 0; pass < 2; pass++) {
        rng_seed(&r, 5, "rows");
        FILE *f = pass == 0 ? NULL : fopen("out/tlps.csv", "r");
        char line[256], wanted[256];
        if (pass != 0)
            assert_non_null(fgets(line, sizeof(line), f));
        for (unsigned i = 0; i < ROWS; i++) {
            struct report_tlp row = { .time = rng_next(&r) >> rng_below(&r, 64),
                                      .up = rng_below(&r, 2) != 0,
                                      .type = "MWr",
                                      .address = rng_next(&r) >> rng_below(&r, 64),
                                      .bytes = (uint32_t)(rng_next(&r) >> 32 >> rng_below(&r, 32)),
                                      .length_dw = (uint32_t)rng_below(&r, 1025),
                                      .first_be = (uint8_t)rng_below(&r, 16),
                                      .last_be = (uint8_t)rng_below(&r, 16),
                                      .wire_bytes = (uint32_t)rng_below(&r, 5000),
                                      .reason = "barrier" };
            if (pass == 0) {
                report_tlps_row(tlps, &row);
                continue;
            }
            assert_non_null(fgets(line, sizeof(line), f));
            (void)snprintf(
                wanted, sizeof(wanted), "%llu.%03llu,%s,MWr,0x%llx,%u,%u,%x,%x,%u,barrier\n",
                (unsigned long long)(row.time / 1000), (unsigned long long)(row.time % 1000),
                row.up ? "up" : "down", (unsigned long long)row.address, row.bytes, row.length_dw,
                row.first_be, row.last_be, row.wire_bytes);
            assert_string_equal(line, wanted);
        }
        if (pass == 0)
            assert_true(report_folder_commit(folder, &e));
        else
            assert_int_equal(fclose(f), 0);
    }
}

static void the_same_run_gives_the_same_bytes(void **state)
{
    (void)state;
    make_run("one");
    make_run("two");
    assert_int_equal(system("diff -r one two"), 0);
}

static void several_runs_in_one_csv(void **state)
{
    (void)state;
    static struct hist h;
    memset(&h, 0, sizeof(h));
    hist_add(&h, 8);
    struct report_run runs[] = { { .name = "v6.8", .sizes = &h }, { .name = "a,b", .sizes = &h } };
    assert_true(report_write_csv("one.csv", runs, 1, NULL));
    assert_true(report_write_csv("two.csv", runs, 2, NULL));
    assert_string_equal(text_of("one.csv"), "bytes,count\n8,1\n");
    assert_string_equal(text_of("two.csv"), "run,bytes,count\nv6.8,8,1\n\"a,b\",8,1\n");
    struct error e = { 0 };
    assert_false(report_write_csv("no/such/folder.csv", runs, 1, &e));
    assert_int_equal(e.status, GATHER_USER_ERROR);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_FOLDER(nothing_is_there_before_the_commit),
        IN_A_FOLDER(an_abandoned_run_leaves_nothing),
        IN_A_FOLDER(a_failed_run_keeps_what_was_there),
        IN_A_FOLDER(an_earlier_run_is_replaced),
        IN_A_FOLDER(what_is_not_ours_stays),
        IN_A_FOLDER(a_folder_that_cannot_be_made_is_the_users_error),
        IN_A_FOLDER(an_unwritable_folder_is_the_users_error),
        IN_A_FOLDER(a_full_disk_leaves_nothing),
        IN_A_FOLDER(a_file_given_up_is_left_out),
        IN_A_FOLDER(the_files_of_a_run),
        IN_A_FOLDER(another_program_reads_the_json),
        IN_A_FOLDER(rows_of_tlps),
        IN_A_FOLDER(rows_are_what_printf_would_write),
        IN_A_FOLDER(the_same_run_gives_the_same_bytes),
        IN_A_FOLDER(several_runs_in_one_csv),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
