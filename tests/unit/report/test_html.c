/* SPDX-License-Identifier: Apache-2.0 */
/* What the HTML report reads, and how it writes texts. */
#include "folder_unit.h"

#include "report/html.h"

static const char header[] =
    "time_ns,dir,type,address,bytes,length_dw,first_be,last_be,wire_bytes,reason\n";

static void write_file(const char *path, const char *first, const char *second)
{
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    (void)fprintf(f, "%s%s", first, second);
    assert_int_equal(fclose(f), 0);
}

static void rows_become_bins(void **state)
{
    (void)state;
    struct error e = { 0 };
    struct html_flow *f = NULL;
    write_file("tlps.csv", header,
               "0.000,down,MWr,0x10,8,2,f,f,28,device\n"
               "0.239,up,CplD,0x10,4,1,0,0,24,\n"
               "0.250,down,MRd,0x10,4,1,f,0,24,\r\n"
               "1000.000,down,MWr,0x40,64,16,f,f,84,full\n"
               "1000.500,down,MWr,0x80,64,16,f,f,84,full");
    assert_true(html_flow_read(&f, "tlps.csv", &e));
    assert_int_equal(f->rows, 5);
    assert_int_equal(f->last, 1000500);
    /* The least power of two of which 240 hold 1000500 ps: 4096 * 240 = 983040 does not. */
    assert_int_equal(f->width, 8192);
    assert_int_equal(f->bins[0].wire[0], 28 + 24);
    assert_int_equal(f->bins[0].payload[0], 8);
    assert_int_equal(f->bins[0].wire[1], 24);
    assert_int_equal(f->bins[0].payload[1], 4);
    assert_int_equal(f->bins[122].wire[0], 168);
    assert_int_equal(f->bins[122].payload[0], 128);
    assert_int_equal(f->writes, 3);
    assert_int_equal(f->reason_tlps[BUS_REASON_DEVICE], 1);
    assert_int_equal(f->reason_tlps[BUS_REASON_FULL], 2);
    assert_int_equal(f->reason_bytes[BUS_REASON_FULL], 128);
    free(f);
}

static void long_times_keep_all_bytes(void **state)
{
    (void)state;
    struct error e = { 0 };
    struct html_flow *f = NULL;
    FILE *to = fopen("tlps.csv", "w");
    assert_non_null(to);
    (void)fputs(header, to);
    for (unsigned i = 0; i < 50000; i++)
        (void)fprintf(to, "%llu.%03u,down,MWr,0x10,8,2,f,f,28,device\n",
                      (unsigned long long)i * i * 1000, i % 1000);
    assert_int_equal(fclose(to), 0);
    assert_true(html_flow_read(&f, "tlps.csv", &e));
    uint64_t wire = 0;
    size_t last = 0;
    for (size_t i = 0; i < HTML_BINS; i++) {
        wire += f->bins[i].wire[0];
        last = f->bins[i].wire[0] != 0 ? i : last;
    }
    assert_int_equal(wire, 50000 * 28);
    assert_true(last >= HTML_BINS / 2);
    free(f);
}

static void broken_rows_are_named(void **state)
{
    (void)state;
    static const char *const broken[] = {
        "0,down,MWr,0x10,8,2,f,f,28,device\n",
        "0.00,down,MWr,0x10,8,2,f,f,28,device\n",
        "-1.000,down,MWr,0x10,8,2,f,f,28,device\n",
        "0.000,left,MWr,0x10,8,2,f,f,28,device\n",
        "0.000,down,MWr,0x10,x,2,f,f,28,device\n",
        "0.000,down,MWr,0x10,8,2,f,f,28,sideways\n",
        "0.000,down,MWr,0x10,8,2,f,f,28,device,more\n",
        "0.000,down\n",
        "99999999999999999.000,down,MWr,0,8,2,f,f,28,\n",
        "\n",
    };
    for (size_t i = 0; i < ARRAY_LEN(broken); i++) {
        struct error e = { 0 };
        struct html_flow *f = NULL;
        write_file("tlps.csv", header, broken[i]);
        assert_false(html_flow_read(&f, "tlps.csv", &e));
        assert_string_equal(e.file, "tlps.csv");
        assert_int_equal(e.line, 2);
        assert_int_equal(e.status, GATHER_USER_ERROR);
        free(f);
    }
}

static void tables_have_quotes(void **state)
{
    (void)state;
    static const char *const needed[] = { "b", NULL };
    struct error e = { 0 };
    struct html_table t;
    write_file("t.csv", "a,b\r\n1,\"x, \"\"y\"\"\nz\"\r\n", "2,\n");
    assert_true(html_table_read(&t, "t.csv", needed, &e));
    assert_int_equal(t.row_count, 2);
    assert_string_equal(html_cell(&t, 0, "a"), "1");
    assert_string_equal(html_cell(&t, 0, "b"), "x, \"y\"\nz");
    assert_string_equal(html_cell(&t, 1, "b"), "");
    assert_string_equal(html_cell(&t, 1, "c"), "");
    html_table_free(&t);
    assert_true(html_table_read(&t, "nowhere.csv", needed, &e));
    assert_int_equal(t.column_count, 0);
    html_table_free(&t);
    write_file("t.csv", "a,b\n1,2\n", "3\n");
    assert_false(html_table_read(&t, "t.csv", needed, &e));
    assert_int_equal(e.line, 3);
    html_table_free(&t);
}

static void texts_are_harmless(void **state)
{
    (void)state;
    char *text = NULL;
    size_t size = 0;
    FILE *to = open_memstream(&text, &size);
    assert_non_null(to);
    html_text(to, "<a href='x'>&amp;\"\x01\xff é\xef\xbf\xbf");
    html_format(to, " %s", "<b>");
    (void)fclose(to);
    assert_string_equal(text, "&lt;a href=&#39;x&#39;&gt;&amp;amp;&quot;?? é??? &lt;b&gt;");
    free(text);
}

static void axes_have_round_times(void **state)
{
    (void)state;
    struct html_tick ticks[9];
    /* 1.385 ms: every 200 us. */
    assert_int_equal(html_time_ticks(ticks, 9, 1385000000), 7);
    assert_string_equal(ticks[1].text, "200 µs");
    assert_true(fabs(ticks[1].at - 0.2 / 1.385) < 1e-9);
    assert_true(html_time_ticks(ticks, 9, 1) >= 1);
    assert_true(html_time_ticks(ticks, 9, UINT64_MAX / 2) >= 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(rows_become_bins, enter, leave),
        cmocka_unit_test_setup_teardown(long_times_keep_all_bytes, enter, leave),
        cmocka_unit_test_setup_teardown(broken_rows_are_named, enter, leave),
        cmocka_unit_test_setup_teardown(tables_have_quotes, enter, leave),
        cmocka_unit_test(texts_are_harmless),
        cmocka_unit_test(axes_have_round_times),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
