/* SPDX-License-Identifier: Apache-2.0 */
/* What scenarios see of TLP sizes and times: the normal build's. */
#include "scenario.h"

static const char prelude[] = "local gather = require 'gather'\n"
                              "local function machine(preset, s1, policy, options)\n"
                              "    options = options or {}\n"
                              "    options.preset = preset\n"
                              "    local p = gather.platform(options)\n"
                              "    local ep = p:endpoint{ bars = { [0] = { size = '64KiB' } } }\n"
                              "    local vm = p:vm{ policy = policy or 'v6.9' }\n"
                              "    return p, vm:cpu(0), vm:map(ep, 0, { s1 = s1 })\n"
                              "end\n"
                              "local function show(p)\n"
                              "    local r = p:report()\n"
                              "    for size, n in pairs(r.histogram) do print(size, n) end\n"
                              "    return r\n"
                              "end\n";

static void expect_sizes(const char *text, const char *expected)
{
    char whole[2048];
    snprintf(whole, sizeof(whole), "%s%s", prelude, text);
    expect_output(whole, expected);
}

static void stage_two_decides(void **state)
{
    (void)state;
    /* 4 KiB by STP of X registers, write-combining in the guest. */
    expect_sizes("local p, cpu, bar = machine('generic-n1', 'normal-nc')\n"
                 "cpu:store(bar, { pattern = 'stp', bytes = 4096 }) show(p)",
                 "64\t64\n");
    expect_sizes("local p, cpu, bar = machine('generic-n1', 'normal-nc', 'v6.8')\n"
                 "cpu:store(bar, { pattern = 'stp', bytes = 4096 }) show(p)",
                 "8\t512\n");
    expect_sizes("local p, cpu, bar = machine('generic-n1', 'device-ngnre')\n"
                 "cpu:store(bar, { pattern = 'str4', bytes = 64 }) show(p)",
                 "4\t16\n");
    expect_sizes("local p, cpu, bar = machine('ideal', 'normal-nc')\n"
                 "cpu:store(bar, { pattern = 'str8', bytes = 4096 }) show(p)",
                 "256\t16\n");
    expect_sizes(
        "local p, cpu, bar = machine('ideal', 'normal-nc', nil, { link = { mps = '512B' } })\n"
        "cpu:store(bar, { pattern = 'str8', bytes = 4096 }) show(p)",
        "512\t8\n");
}

static void reasons_and_times(void **state)
{
    (void)state;
    expect_sizes("local p, cpu, bar = machine('generic-n1', 'normal-nc')\n"
                 "cpu:write(bar, '12345678')\np:wait('2us')\nlocal r = show(p)\n"
                 "print(r.tlps[1].reason, r.tlps[1].time_ns > 500, r.tlps[1].first_be, "
                 "r.tlps[1].last_be, r.tlps[1].length_dw)",
                 "8\t1\ntimeout\ttrue\t15\t15\t2\n");
    expect_sizes("local p, cpu, bar = machine('generic-n1', 'normal-nc')\n"
                 "cpu:write(bar, '12345678')\ncpu:barrier('dmb oshst')\nlocal r = show(p)\n"
                 "print(r.tlps[1].reason, r.stats['wbuf.drain.barrier'])",
                 "8\t1\nbarrier\t1\n");
    expect_sizes("local p, cpu, bar = machine('generic-n1', 'normal-nc')\n"
                 "cpu:write(bar, '12345678')\nlocal r = show(p)\nprint(r.tlps[1].reason)",
                 "8\t1\nend\n");
}

static void same_run_same_bits(void **state)
{
    (void)state;
    static const char text[] =
        "local p, cpu, bar = machine('generic-n1', 'normal-nc')\n"
        "for i = 1, 200 do cpu:store(bar, { bytes = math.random(1, 300), offset = 8 * "
        "math.random(0, 999), pattern = 'str8' }) end\n"
        "for _, t in ipairs(show(p).tlps) do print(t.time_ns, t.address, t.bytes, t.reason) end";
    char whole[2048];
    struct scenario a, b;
    snprintf(whole, sizeof(whole), "%s%s", prelude, text);
    scenario_open(&a);
    scenario_open(&b);
    scenario_run(&a, whole);
    scenario_run(&b, whole);
    assert_true(a.ran && b.ran);
    assert_string_equal(a.out, b.out);
    b.options.seed = 2;
    scenario_run(&b, whole);
    assert_string_not_equal(a.out, b.out);
    scenario_close(&a);
    scenario_close(&b);
}

static void a_picture(void **state)
{
    (void)state;
    char whole[2048];
    struct scenario s;
    snprintf(whole, sizeof(whole), "%s%s", prelude,
             "local p, cpu, bar = machine('generic-n1', 'normal-nc')\n"
             "cpu:store(bar, { bytes = 1024 })\ncpu:write(bar.va + 1, 'ab')\np:print()");
    scenario_open(&s);
    scenario_run(&s, whole);
    assert_true(s.ran);
    assert_non_null(strstr(s.out, "17 TLPs, 1,026 bytes"));
    assert_non_null(strstr(s.out, "full"));
    assert_non_null(strstr(s.out, "no errors"));
    scenario_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stage_two_decides),
        cmocka_unit_test(reasons_and_times),
        cmocka_unit_test(same_run_same_bits),
        cmocka_unit_test(a_picture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
