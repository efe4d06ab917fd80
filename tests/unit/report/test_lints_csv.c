/* SPDX-License-Identifier: Apache-2.0 */
/** lints.csv is written, and read back. */
#include "folder_unit.h"
#include "trace/trace.h"

/* Two findings: an unaligned store, told three times, and an overlap in Device memory. */
static struct lints *two_findings(void)
{
    struct lint_params p;
    param_defaults(&lint_param_table, &p);
    struct lints *l = lints_new(&p);
    struct lint_place place = { .region = "a \"BAR\", of\ntwo lines", .memory = LINT_DEVICE };
    struct trace_insn i = { .first = { .kind = TRACE_WRITE,
                                       .opcode = 0xb9000000,
                                       .pc = 0x400,
                                       .time = 77,
                                       .cpu = -1,
                                       .line = 5 },
                            .op = { .element = 4, .store = true },
                            .region_name = "bar",
                            .size = 4 };
    for (unsigned n = 0; n < 3; n++) {
        place.address = 0x8000000002 + 4 * n;
        lints_see(l, &i, &place);
        i.first.line++;
    }
    place.region = "plain";
    i.op.element = 8;
    i.size = 16;
    i.first.pc = 0x500;
    for (unsigned n = 0; n < 2; n++) {
        place.address = 0x100 + 8 * n;
        i.first.line = 20 + n;
        lints_see(l, &i, &place);
    }
    lints_finish(l);
    return l;
}

static void test_round_trip(void **state)
{
    (void)state;
    struct error e = { 0 };
    struct lints *l = two_findings();
    assert_true(report_write_lints("lints.csv", l, ~0U, &e));
    const char *text = text_of("lints.csv");
    assert_non_null(strstr(text, "line,earlier,lint,cpu,time,address,size,region,count,text\n"
                                 "5,0,unaligned,-1,77,0x8000000002,4,\"a \"\"BAR\"\", of\n"
                                 "two lines\",3,"));
    assert_non_null(strstr(text, "\n21,20,overlap,-1,77,0x108,16,plain,1,"));
    struct lint_finding *back;
    size_t count;
    if (!report_lints_load("lints.csv", &back, &count, &e)) {
        fail_msg("%s", e.text);
    }
    assert_int_equal(count, 2);
    for (size_t k = 0; k < count; k++) {
        const struct lint_finding *f = lints_finding(l, k);
        assert_int_equal(back[k].line, f->line);
        assert_int_equal(back[k].earlier, f->earlier);
        assert_int_equal(back[k].kind, f->kind);
        assert_int_equal(back[k].cpu, f->cpu);
        assert_int_equal(back[k].time, f->time);
        assert_int_equal(back[k].address, f->address);
        assert_int_equal(back[k].size, f->size);
        assert_int_equal(back[k].count, f->count);
        assert_string_equal(back[k].region, f->region);
        assert_string_equal(back[k].text, f->text);
    }
    free(back);
    /* One kind alone. */
    assert_true(report_write_lints("lints.csv", l, 1U << LINT_OVERLAP, &e));
    assert_true(report_lints_load("lints.csv", &back, &count, &e));
    assert_int_equal(count, 1);
    free(back);
    lints_free(l);
}

/* Without a map an address is the offset that the trace has, and says so. */
static void test_offset(void **state)
{
    (void)state;
    struct error e = { 0 };
    struct lint_params p;
    param_defaults(&lint_param_table, &p);
    struct lints *l = lints_new(&p);
    const struct lint_place place = { .address = (uint64_t)1 << 40 | 0x42,
                                      .region = "0000:00:01.0:region2",
                                      .as_traced = true };
    const struct trace_insn i = { .first = { .kind = TRACE_WRITE, .address_is_offset = true },
                                  .op = { .element = 4, .store = true },
                                  .address = 0x42,
                                  .size = 4 };
    lints_see(l, &i, &place);
    lints_finish(l);
    assert_true(report_write_lints("lints.csv", l, ~0U, &e));
    lints_free(l);
    assert_non_null(
        strstr(text_of("lints.csv"), "\n0,0,unaligned,0,0,+0x42,4,0000:00:01.0:region2,1,"));
    struct lint_finding *back;
    size_t count;
    assert_true(report_lints_load("lints.csv", &back, &count, &e));
    assert_int_equal(count, 1);
    assert_true(back[0].is_offset);
    assert_int_equal(back[0].address, 0x42);
    free(back);
}

static void test_folder(void **state)
{
    (void)state;
    struct error e = { 0 };
    struct lints *l = two_findings();
    struct report_folder *folder = report_folder_open("out", &e);
    assert_non_null(folder);
    assert_true(report_folder_lints(folder, l, &e));
    assert_true(report_folder_commit(folder, &e));
    struct lint_finding *back;
    size_t count;
    assert_true(report_lints_load("out/lints.csv", &back, &count, &e));
    assert_int_equal(count, 2);
    free(back);
    lints_free(l);
}

#define HEADER "line,earlier,lint,cpu,time,address,size,region,count,text\n"
#define GOOD   "1,0,overlap,0,0,0x0,4,r,1,t\n"

static void test_broken(void **state)
{
    (void)state;
    static const struct {
        const char *text, *says;
        int line;
    } files[] = {
        { "", "is empty", 1 },
        { "bytes,count\n", "'bytes' is not the header", 1 },
        { "line,earlier,lint,cpu,time,address,size,region,count,text,more\n", "not the header", 1 },
        { "line,earlier,lint,cpu,time,address,size,region,count\n", "not the header", 1 },
        { HEADER "1,0,overlap\n", "has 3 fields; expected 10", 2 },
        { HEADER "\n", "has 1 fields", 2 },
        { HEADER GOOD "1,0,overlop,0,0,0x0,4,r,1,t\n", "'overlop' is not", 3 },
        { HEADER "1,0,overlap,0,0,0x0,4,r,1,t,more\n", "has 11 fields", 2 },
        { HEADER "1,0,overlap,0,0,0x0,4,\"r,1,t\n", "never ends", 2 },
        { HEADER "1,0,overlap,0,0,0x0,4,\"r\"s,1,t\n", "after its quotes", 2 },
        { HEADER "1,0,overlap,0,0,0x0,4,r\"s\",1,t\n", "do not begin it", 2 },
        { HEADER "99999999999999999999,0,overlap,0,0,0x0,4,r,1,t\n", "expected line", 2 },
        { HEADER "0x1,0,overlap,0,0,0x0,4,r,1,t\n", "expected line", 2 },
        { HEADER " 1,0,overlap,0,0,0x0,4,r,1,t\n", "expected line", 2 },
        { HEADER "1,-1,overlap,0,0,0x0,4,r,1,t\n", "expected earlier", 2 },
        { HEADER "1,,overlap,0,0,0x0,4,r,1,t\n", "expected earlier", 2 },
        { HEADER "1,0,overlap,2147483648,0,0x0,4,r,1,t\n", "expected cpu", 2 },
        { HEADER "1,0,overlap,0,1.5,0x0,4,r,1,t\n", "expected time", 2 },
        { HEADER "1,0,overlap,0,0,1234,4,r,1,t\n", "expected address", 2 },
        { HEADER "1,0,overlap,0,0,0x,4,r,1,t\n", "expected address", 2 },
        { HEADER "1,0,overlap,0,0,0x10000000000000000,4,r,1,t\n", "expected address", 2 },
        { HEADER "1,0,overlap,0,0,0x0,65,r,1,t\n", "expected size", 2 },
        { HEADER "1,0,overlap,0,0,0x0,0,r,1,t\n", "expected size", 2 },
        { HEADER "1,0,overlap,0,0,0x0,4,r,0,t\n", "expected count", 2 },
        { HEADER "1,0,overlap,0,0,0x0,4,"
                 "0123456789012345678901234567890123456789012345678901234567890123,1,t\n",
          "expected region", 2 },
        /* Rows of several lines count them all. */
        { HEADER "1,0,overlap,0,0,0x0,4,\"r\n\ns\",1,t\n" GOOD "x\n", "has 1 fields", 6 },
    };
    for (size_t i = 0; i < ARRAY_LEN(files); i++) {
        struct error e = { 0 };
        struct lint_finding *back;
        size_t count;
        write_text("broken.csv", files[i].text);
        assert_false(report_lints_load("broken.csv", &back, &count, &e));
        if (!strstr(e.text, files[i].says)) {
            fail_msg("expected \"%s\", not \"%s\"", files[i].says, e.text);
        }
        assert_int_equal(e.line, files[i].line);
        assert_null(back);
    }
    struct error e = { 0 };
    struct lint_finding *back;
    size_t count;
    assert_false(report_lints_load("no-such.csv", &back, &count, &e));
    assert_int_equal(e.status, GATHER_USER_ERROR);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_round_trip, enter, leave),
        cmocka_unit_test_setup_teardown(test_offset, enter, leave),
        cmocka_unit_test_setup_teardown(test_folder, enter, leave),
        cmocka_unit_test_setup_teardown(test_broken, enter, leave),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
