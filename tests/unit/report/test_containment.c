/* SPDX-License-Identifier: Apache-2.0 */
/* containment.csv: its columns never change without this test. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "host/host.h"
#include "report/report.h"

static void test_rows(void **state)
{
    (void)state;
    struct life_event events[] = {
        { .time = 1500, .what = LIFE_ISSUED, .domain = { LIFE_VM, 1, 0 } },
        { .time = 2000, .what = LIFE_FAILED, .cls = LIFE_UER },
        { .time = 9001,
          .what = LIFE_EXCEPTION,
          .domain = { LIFE_VM, 2, 0 },
          .how = LIFE_SERROR,
          .cls = LIFE_UC },
    };
    const struct error_life life = { .owner = { LIFE_VM, 1, 0 },
                                     .events = events,
                                     .count = ARRAY_LEN(events),
                                     .room = ARRAY_LEN(events) };
    const struct error_life quiet = { .owner = { LIFE_VM, 1, 0 }, .events = events, .count = 2 };
    struct verdict v;
    struct error e;
    char *text;
    size_t size;
    FILE *to = open_memstream(&text, &size);
    report_containment_header(to);
    assert_true(host_verdict(&life, &v, &e));
    report_containment_row(to, &(struct report_life){ "a,b", "write-ur", 7, 0x10000040, &v });
    assert_true(host_verdict(&quiet, &v, &e));
    report_containment_row(to, &(struct report_life){ "quiet", "", 8, 0, &v });
    fclose(to);
    assert_string_equal(
        text,
        "run,error,kind,address,owner,issued_ns,verdict,radius,reach,c1,c2,c3,c4,c5,arrival,"
        "charged,claimed,"
        "truth,false_panic,silent_escape,first_report_ns,why\n"
        "\"a,b\",7,write-ur,0x10000040,vm1,1.500,MISATTRIBUTED,host,none,0,1,1,0,1,neighbour,vm2,"
        "UC,UER,1,0,7.501,"
        "\"C1 is broken: outside: \"\"exception\"\" vm2 (serror) at 9.001 ns; C4 is broken: the "
        "owner is not named before: \"\"exception\"\" vm2 (serror) at 9.001 ns\"\n"
        "quiet,8,,0x0,vm1,1.500,CONTAINED-SILENT,none,none,1,1,1,1,1,never,nobody,none,UER,0,0,,"
        "\n");
    free(text);
}

static void test_matrix(void **state)
{
    (void)state;
    const struct verdict guest = { .verdict = VERDICT_ASYNC, .arrival = ARRIVAL_GUEST };
    const struct verdict host = { .verdict = VERDICT_HOST,
                                  .arrival = ARRIVAL_HOST,
                                  .false_panic = true };
    struct verdict_stats s = { 0 };
    verdict_stats_add(&s, &guest);
    verdict_stats_add(&s, &guest);
    verdict_stats_add(&s, &host);
    char *text;
    size_t size;
    FILE *to = open_memstream(&text, &size);
    report_containment_matrix(to, &s);
    report_containment_matrix(to, &(struct verdict_stats){ 0 });
    fclose(to);
    assert_string_equal(text, "                          guest         host          all\n"
                              "CONTAINED-ASYNC               2            0            2\n"
                              "UNCONTAINED-HOST              0            1            1\n"
                              "false panics 1 of 3 (33.3 %), silent escapes 0 (0.0 %)\n"
                              "                            all\n"
                              "false panics 0 of 0 (0.0 %), silent escapes 0 (0.0 %)\n");
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_rows),
                                        cmocka_unit_test(test_matrix) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
