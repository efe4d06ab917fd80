/* SPDX-License-Identifier: Apache-2.0 */
/* The pure functions of the module, by the Lua files beside this one; and the mistakes in their
 * keys. */
#include "scenario.h"

static void mmu(void **state)
{
    (void)state;
    expect_file("mmu.lua");
}

static void pcie(void **state)
{
    (void)state;
    expect_file("pcie.lua");
}

static void host(void **state)
{
    (void)state;
    expect_file("host.lua");
    expect_file("host_errors.lua");
    expect_file("verdict.lua");
}

/* ---- expect ------------------------------------------------------------------------------------
 */

static void expectations_are_counted(void **state)
{
    (void)state;
    struct scenario s;
    scenario_open(&s);
    scenario_run(&s, "local g = require 'gather'\n"
                     "print(g.expect(1 + 1 == 2, 'sum'), g.expect(true))\n"
                     "print(g.expect(nil, 'nothing'))\n"
                     "g.expect(false)\nprint(g.version)");
    assert_true(s.ran);
    assert_int_equal(s.result.status, GATHER_CHECK_FAILED);
    assert_int_equal(s.result.passed, 2);
    assert_int_equal(s.result.failed, 2);
    assert_string_equal(s.out, "true\ttrue\nfalse\n1.2.3\n");
    char expected[400];
    snprintf(expected, sizeof(expected), "FAILED %s:3: nothing\nFAILED %s:4: expectation\n", s.path,
             s.path);
    assert_string_equal(s.messages, expected);
    scenario_run(&s, "require('gather').expect(1, 'one')");
    assert_int_equal(s.result.status, GATHER_DONE);
    scenario_close(&s);
    expect_mistake("\nrequire('gather').expect()", 2, "expected a condition");
}

/* ---- param -------------------------------------------------------------------------------------
 */

static void run_with_params(struct scenario *s, const char *const *params, size_t count,
                            const char *text)
{
    s->options.params = params;
    s->options.param_count = count;
    scenario_run(s, text);
}

static void params_have_the_type_of_their_default(void **state)
{
    (void)state;
    struct scenario s;
    scenario_open(&s);
    static const char *const params[] = { "n=12",       "x=2.5", "on=yes", "name=a=b", "hex=0x10",
                                          "size=64KiB", "n=13",  "free=7", "whole=3",  "empty=" };
    run_with_params(
        &s, params, ARRAY_LEN(params),
        "local p = require('gather').param\n"
        "print(p('n', 1), p('x', 1.0), p('on', false), p('name', ''), p('hex', 0))\n"
        "print(p('size', 0), p('free'), math.type(p('free')), p('absent', 5), p('none'))\n"
        "print(math.type(p('n', 1)), p('whole', 1.5), p('empty', 'x') == '')");
    assert_string_equal(s.out, "13\t2.5\ttrue\ta=b\t16\n65536\t7\tnil\t5\tnil\ninteger\t3\ttrue\n");
    assert_true(s.ran);

    static const struct {
        const char *param, *text, *part;
    } mistakes[] = {
        { "n=x", "p('n', 1)", "-p n=x: expected a number" },
        { "n=1.5", "p('n', 1)", "-p n=1.5: expected a whole number" },
        { "n=maybe", "p('n', true)", "-p n=maybe: expected true or false" },
        { "n=1", "p('n', {})", "the default is a table" },
        { "n=1", "p(5)", "expected text" },
    };
    for (size_t i = 0; i < ARRAY_LEN(mistakes); i++) {
        char text[128];
        snprintf(text, sizeof(text), "local p = require('gather').param\n%s", mistakes[i].text);
        run_with_params(&s, &mistakes[i].param, 1, text);
        assert_false(s.ran);
        assert_int_equal(s.error.line, 2);
        assert_non_null(strstr(s.error.text, mistakes[i].part));
    }
    scenario_close(&s);
}

static void params_that_nobody_asks_for(void **state)
{
    (void)state;
    struct scenario s;
    scenario_open(&s);
    const char *typo = "sise=4";
    static const char text[] = "local p = require('gather').param p('size', 1) p('count', 2) "
                               "print('ran')";
    run_with_params(&s, &typo, 1, text);
    assert_false(s.ran);
    assert_string_equal(s.out, "ran\n");
    assert_string_equal(s.error.text,
                        "-p sise=4: the scenario has no parameter \"sise\"; did you mean "
                        "\"size\"?");
    assert_int_equal(s.error.status, GATHER_USER_ERROR);
    const char *far = "zzzzzz=4";
    run_with_params(&s, &far, 1, text);
    assert_non_null(strstr(s.error.text, "known: count, size"));
    run_with_params(&s, &far, 1, "");
    assert_non_null(strstr(s.error.text, "has no parameter \"zzzzzz\""));
    run_with_params(&s, &far, 1, "error('first')");
    assert_string_equal(s.error.text, "first");
    const char *no_value = "size";
    run_with_params(&s, &no_value, 1, "print('never')");
    assert_string_equal(s.out, "");
    assert_string_equal(s.error.text, "-p size: expected KEY=VALUE");
    scenario_close(&s);
}

/* ---- keys --------------------------------------------------------------------------------------
 */

static void wrong_keys_are_named(void **state)
{
    (void)state;
    static const struct {
        const char *call, *part;
    } mistakes[] = {
        { "mmu.combine{ s1_atr = 0x44 }",
          "gather.mmu.combine: unknown key \"s1_atr\"; did you mean \"s1_attr\"?" },
        { "mmu.combine{ 0x44 }", "found a value without a key" },
        { "mmu.combine{ [true] = 1 }", "whose key is not a name" },
        { "mmu.combine(5)", "gather.mmu.combine: expected a table of options, found a number" },
        { "mmu.combine{ s1_attr = 256 }", "s1_attr: " },
        { "mmu.combine{ s1_attr = -1 }", "s1_attr: " },
        { "mmu.combine{ s1_attr = true }", "s1_attr: expected a value, found true" },
        { "mmu.combine{ s1_attr = {} }", "s1_attr: expected a value, found a table" },
        { "mmu.combine{ s1_attr = 1.5 }", "s1_attr: " },
        { "mmu.combine{ s1_attr = 'x\\0y' }", "a text with a zero byte" },
        { "mmu.combine{ fwb = 2 }", "fwb: " },
        { "mmu.combine{ kind = 'wlak' }", "did you mean \"walk\"" },
        { "mmu.combine{ xs = true }",
          "unknown key \"xs\" in the options; it belongs in features={...}" },
        { "mmu.combine{ features = { fnxs = 1 } }", "it belongs outside of features" },
        { "mmu.combine{ features = { mte3 = 1 } }",
          "features: unknown key \"mte3\"; did you mean \"mte2\"?" },
        { "mmu.combine{ features = 1 }", "features: expected a table of keys, found a number" },
        { "mmu.combine{ features = { true } }", "features: expected KEY=VALUE" },
        { "mmu.combine{ features = { xs = 3 } }", "features.xs: " },
        { "mmu.combine{ fwb = 1, features = { s2fwb = false } }", "FEAT_S2FWB" },
        { "mmu.combine{ zzz = 1, aaa = 1, mmm = 1 }", "unknown key \"aaa\"" },
        { "pcie.split_write{ length = 4 }", "the key \"address\" is missing" },
        { "pcie.split_write{ address = 0 }", "expected either length or bytes" },
        { "pcie.split_write{ address = 0, length = 1, bytes = {} }", "either length or bytes" },
        { "pcie.split_write{ address = 0, bytes = 5 }", "bytes: expected a list of offsets" },
        { "pcie.split_write{ address = 0, bytes = { -1 } }", "bytes: expected a list of offsets" },
        { "pcie.split_write{ address = 0, bytes = { 'x' } }", "bytes: expected a list of offsets" },
        { "pcie.split_write{ address = 0, bytes = { 1 << 40 } }", "bytes: expected a list" },
        { "pcie.split_write{ address = 1.5, length = 4 }", "address: expected an address" },
        { "pcie.split_write{ address = {}, length = 4 }", "address: expected an address" },
        { "pcie.split_write{ address = 'x', length = 4 }", "address: " },
        { "pcie.split_write{ address = -1, length = 4 }", "beyond the last address" },
        { "pcie.split_write{ address = 0, length = 4, mps = 200 }", "200 is not a power of two" },
        { "pcie.split_write{ address = 0, length = 4, mps = 64 }", "mps: " },
        { "pcie.split_write{ address = 0, length = '32MiB' }", "length: " },
        { "pcie.split_write{ address = 0, length = 4, policy = 'mni' }", "did you mean \"min\"" },
        { "pcie.split_read{ address = 0 }", "the key \"length\" is missing" },
        { "pcie.split_completion{ address = 0xff0, length = 32 }", "crosses a 4 KiB boundary" },
        { "pcie.split_completion{ address = 0, length = 4, rcb = 96 }", "rcb: 96" },
        { "pcie.wire_bytes{ gen = 5, length_dw = 16, ohc_dw = 1 }", "generation 5 has no OHC" },
        { "pcie.wire_bytes{ gen = 8 }", "gen: " },
        { "pcie.bandwidth{ width = 3 }", "width: 3 is not a power of two" },
        { "pcie.encod{}", "gather.pcie has no \"encod\"; did you mean \"encode\"?" },
        { "mcu.combine{}", "gather has no \"mcu\"; did you mean \"mmu\"?" },
        { "kvm.stage2{ policy = 'v6.10x' }", "gather.kvm.stage2: " },
        { "kvm.stage2{ policy = 6.9 }", "policy: expected text, found number" },
        { "kvm.stage2{ vma = { typ = 'NC' } }",
          "vma: unknown key \"typ\"; did you mean \"type\"?" },
        { "kvm.gicv{ policy = 'v6.9', lpa2 = 1 }", "unknown key \"lpa2\"" },
        { "host.serror{ contxt = 'host' }", "unknown key \"contxt\"; did you mean \"context\"?" },
        { "host.serror{ context = 'hst' }",
          "context: unknown choice \"hst\"; did you mean \"host\"" },
        { "host.serror{ aet = 'UEUU' }", "aet: unknown choice \"UEUU\"; did you mean \"UEU\"" },
        { "host.serror{ dfsc = 64 }", "dfsc: 64 is out of range; expected 0 to 0x3f" },
        { "host.serror{ kernel = 'v6.99' }", "did you mean \"v6.9\"" },
        { "host.serror{ esr = 0x96000210 }", "esr: 0x96000210 is no SError's" },
        { "host.serror{ esr = 0xbe000011, aet = 'CE' }", "esr goes in place of ids, dfsc and aet" },
        { "host.sea{ guest_el = 2 }", "guest_el: 2 is out of range; expected 0 to 1" },
        { "host.sea{ set = 'CE' }", "set: a synchronous External abort cannot say CE" },
        { "host.sea{ walk = 1, context = 'host_kernel' }", "walk: the host has no stage 2" },
        { "host.sea{ kernel = 6.9 }", "kernel: expected text, found number" },
        { "host.aer{ dpc = 1, severity = 'correctable' }", "dpc with severity=correctable" },
        { "host.esr(0x92000061)", "DFSC 0x21 is no External abort" },
        { "host.esr(0xbe001011)", "AET 4 is reserved" },
        { "host.route{ el = 1, tge = 1 }", "an ERET to EL1 is illegal" },
        { "host.route{ el = 4 }", "el: 4 is out of range; expected 0 to 3" },
        { "host.report{ abort = { stor_nc = 1 } }",
          "abort: unknown key \"stor_nc\"; did you mean \"store_nc\"?" },
        { "host.report{ abort = { ras = 0, report = 'uc' } }", "report=uc without ras" },
        { "host.report{ kind = 'stor' }", "kind: unknown choice \"stor\"; did you mean \"store\"" },
        { "host.verdict{ owner = 'vm1' }", "the key \"events\" is missing" },
        { "host.verdict{ owner = 'vm', events = {} }",
          "owner: expected a domain, # a number up to 65535, found \"vm\"; did you mean \"vm#\"" },
        { "host.verdict{ owner = 'vm1', events = 5 }", "expected a list of events" },
        { "host.verdict{ owner = 'vm1', events = { time = 0, what = 'issued' } }",
          "events: expected a list of events, { { time=, what=, ... }, ... }" },
        { "host.verdict{ owner = 'vm1', events = {} }", "no event \"issued\"" },
        { "host.verdict{ owner = 'vm1', events = { 5 } }", "events[1]: expected a table" },
        { "host.verdict{ owner = 'vm1', events = { { time = 0 } } }",
          "events[1]: the key \"what\" is missing" },
        { "host.verdict{ owner = 'vm1', events = { { time = 0, what = 'isued' } } }",
          "did you mean \"issued\"" },
        { "host.verdict{ owner = 'vm1', events = { { time = 0, what = 'late', domain = 'hst' } } }",
          "domain: expected a domain" },
        { "host.verdict{ owner = 'vm1', events = { { time = 0, what = 'late', domian = 1 } } }",
          "events[1]: unknown key \"domian\"; did you mean \"domain\"?" },
        { "host.verdict{ owner = 'vm1', events = { { time = 0, what = 'left', mark = 'ones' } } }",
          "events[1]: \"left\" has no mark" },
        { "host.verdict{ owner = 'vm1', events = { { time = 0, what = 'left' } } }",
          "no event \"issued\"" },
        { "host.sera{}", "gather.host has no \"sera\"; did you mean \"sea\"?" },
    };
    for (size_t i = 0; i < ARRAY_LEN(mistakes); i++) {
        char text[256];
        snprintf(text, sizeof(text), "local gather = require 'gather'\n\nlocal r = gather.%s",
                 mistakes[i].call);
        expect_mistake(text, 3, mistakes[i].part);
        /* Called through pcall() it is still the scenario's line that is named. */
        snprintf(text, sizeof(text),
                 "local gather = require 'gather'\n\nlocal ok, e = pcall(function() "
                 "return gather.%s end)\nerror(e, 0)",
                 mistakes[i].call);
        expect_mistake(text, 3, mistakes[i].part);
    }
    expect_mistake("\nlocal ok, e = pcall(require('gather').mmu.combine, { x = 1 })\nerror(e, 0)",
                   2, "unknown key \"x\"");
}

static void the_manual_names_every_function(void **state)
{
    (void)state;
    char *text;
    size_t size;
    FILE *to = open_memstream(&text, &size);
    script_manual(to);
    fclose(to);
    static const char *const parts[] = { "`gather.expect(condition, text)`",
                                         "`gather.mmu.combine{...}`",
                                         "`gather.kvm.policies()`",
                                         "In `features={...}`",
                                         "In `vma={...}`",
                                         "s1_attr",
                                         "mrrs",
                                         "`gather.host.sea{ kernel=, ... }`" };
    for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
        if (!strstr(text, parts[i])) {
            fail_msg("no %s", parts[i]);
        }
    }
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mmu),
        cmocka_unit_test(pcie),
        cmocka_unit_test(host),
        cmocka_unit_test(expectations_are_counted),
        cmocka_unit_test(params_have_the_type_of_their_default),
        cmocka_unit_test(params_that_nobody_asks_for),
        cmocka_unit_test(wrong_keys_are_named),
        cmocka_unit_test(the_manual_names_every_function),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
