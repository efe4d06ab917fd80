/* SPDX-License-Identifier: Apache-2.0 */
/* Platforms built, used and reported by scenarios; their mistakes; the output folder. */
#include "scenario.h"

#include "platform/platform.h"
#include "trace/trace.h"

static void scenario_of_everything(void **state)
{
    (void)state;
    expect_file("platform.lua");
}

/* ---- mistakes -------------------------------------------------------------------------------- */

static const char prelude[] = "local gather = require 'gather' local p = gather.platform{} "
                              "local ep = p:endpoint{ bars = { [0] = { size = '64KiB' } } } "
                              "local vm = p:vm{} local bar = vm:map(ep, 0, { s1 = 'normal-nc' }) "
                              "local cpu = vm:cpu(0)\n\n";

static void mistakes_are_named(void **state)
{
    (void)state;
    static const struct {
        const char *call, *part;
    } mistakes[] = {
        { "gather.platform{ preset = 'generic-n2' }", "did you mean \"generic-n1\"?" },
        { "gather.platform{ preset = '../x' }", "unknown platform" },
        { "gather.platform{ preset = 5 }", "preset: expected text" },
        { "gather.platform{ wc_line = 4 }", "unknown key \"wc_line\"; did you mean \"wc_lines\"?" },
        { "gather.platform{ mps = 128 }", "it belongs in link={...}" },
        { "gather.platform{ link = { mpss = 128 } }",
          "link: unknown key \"mpss\"; did you mean \"mps\"?" },
        { "gather.platform{ link = { gen = 9 } }", "link.gen: " },
        { "gather.platform{ wc_timeout = '5 parsecs' }", "wc_timeout: " },
        { "gather.platform{ name = '../up' }", "is no name for a folder" },
        { "gather.platform{ name = 'a' } gather.platform{ name = 'b' } local x = "
          "gather.platform{ name = 'generic-n1' }",
          "another platform is called" },
        { "p:endpiont{}", "p has no \"endpiont\"; did you mean \"endpoint\"?" },
        { "p.endpoint(5)", "gather.platform expected, got number" },
        { "p:endpoint{ bars = { [6] = { size = 4096 } } }", "expected the numbers 0 to 5 of BARs" },
        { "p:endpoint{ bars = { x = { size = 4096 } } }", "expected the numbers 0 to 5 of BARs" },
        { "p:endpoint{ bars = 5 }", "bars: expected { [0]={ size= }, ... }" },
        { "p:endpoint{ bars = { [1] = {} } }", "bars[1]: the key \"size\" is missing" },
        { "p:endpoint{ bars = { [1] = { sise = 1 } } }", "bars[1]: unknown key \"sise\"" },
        { "p:endpoint{ bars = { [1] = { size = 5000 } } }", "p:endpoint: BAR 1" },
        { "p:endpoint{ bar = {} }", "unknown key \"bar\"; did you mean \"bars\"?" },
        { "p:vm{ policy = 'v6.10' }", "p:vm: " },
        { "p:vm{ s1 = '5k' }", "s1: " },
        { "vm:map(ep, 3)", "vm:map: this endpoint has no BAR 3" },
        { "vm:map(ep, 0, { s1 = 'normal-cn' })", "did you mean \"normal-nc\"?" },
        { "vm:map(ep, 0, { vma = { typ = 1 } })", "vma: unknown key \"typ\"" },
        { "vm:map(ep, 0, { offset = 1 })", "pages of 4096 bytes" },
        { "vm:map(gather.platform{}:endpoint{ bars = { [0] = { size = 4096 } } }, 0)",
          "of another platform" },
        { "vm:map(p, 0)", "gather.endpoint expected" },
        { "vm:cpu(99)", "vm:cpu: no core 99" },
        { "vm:cpu(-1)", "vm:cpu: no core" },
        { "cpu:store(bar, { pattern = 'spt' })", "unknown pattern \"spt\"; did you mean" },
        { "cpu:store(bar, { data = 'abc', bytes = 5 })", "data has 3 bytes" },
        { "cpu:store(bar, { bytes = 64, barrier = 'dbm' })", "cpu:store: " },
        { "cpu:store(bar, { byte = 64 })", "unknown key \"byte\"; did you mean \"bytes\"?" },
        { "cpu:store('x', { bytes = 64 })", "cpu:store: where: " },
        { "cpu:store({}, { bytes = 64 })", "cpu:store: where: expected an address, found a nil" },
        { "cpu:write(bar, 'abc')", "3 bytes; one instruction has 1, 2, 4, 8, 16 or 64" },
        { "cpu:write(bar, 5)", "expected bytes as text" },
        { "cpu:write(bar, ('x'):rep(16), { release = 1 })", "at most 8 bytes" },
        { "cpu:read(bar, 3)", "3 bytes; one instruction" },
        { "cpu:barrier('dmb osst')", "cpu:barrier: " },
        { "ep:memory(0, 65535, 2)", "not inside BAR 0" },
        { "ep:memory(0, 0, 1 << 50)", "not inside BAR 0" },
        { "ep:memory(0, -1, 4)", "not inside BAR 0" },
        { "ep:memory(1, 0, 4)", "no BAR 1" },
        { "ep:memory(7, 0, 4)", "expected the number of a BAR" },
        { "ep:inject{ kind = 'poison', space = 'io' }", "this endpoint has no I/O BAR 0" },
        { "ep:inject{ kind = 'ur', bar = 4 }", "this endpoint has no BAR 4" },
        { "ep:inject{ kind = 'ur', space = 'cfg', offset = 4096 }", "beyond the 4096 bytes" },
        { "ep:inject{ kind = 'ur', probability = 1.5 }", "probability: " },
        { "ep:inject{ kind = 'ur', probability = 0 }", "probability: expected above 0, to 1" },
        { "ep:inject{ kind = 'lcrc', skip = 1 }", "lcrc takes count alone" },
        { "ep:inject{ kind = 'urr' }", "kind: " },
        { "ep:inject{ count = 1 }", "the key \"kind\" is missing" },
        { "p:on('tpl', print)", "did you mean \"tlp\"?" },
        { "p:on('tlp', 5)", "expected a function, found a number" },
        { "p:replay{}", "the key \"file\" is missing" },
        { "p:replay{ file = '/etc/passwd' }", "no such file below the scenario's folder" },
        { "p:replay{ file = 'traces/../CMakeLists.txt' }", "no such file below" },
        { "p:replay{ file = 'traces/README.md', map = {} }", "expected a list of 1 to 64 regions" },
        { "p:replay{ file = 'traces/README.md', map = { { base = 0 } } }",
          "region 1: the key \"size\" is missing" },
        { "p:replay{ file = 'traces/README.md', map = { { base = 1, size = 4096 } } }",
          "base: 1 (0x1) is no multiple of 4 KiB" },
        { "p:replay{ file = 'traces/README.md', policy = 'v1' }", "p:replay: " },
        { "p:replay{ file = 'scenario.lua' }", "scenario.lua" },
        { "p:on('tlp', function() p:report() end) cpu:store(bar, { bytes = 64 }) p:report()",
          "p:report: not from a callback, while a platform runs (at " },
        { "p:on('tlp', function() gather.platform{} end) cpu:store(bar, { bytes = 64 }) p:report()",
          "gather.platform: not from a callback" },
        { "p:on('drain', function() error('mine') end) cpu:store(bar, { bytes = 64 }) p:report()",
          "mine (at " },
        { "p:on('tlp', function() coroutine.yield() end) cpu:store(bar, { bytes = 64 }) p:report()",
          "yield" },
        { "p:parallel(function() p:report() end)", "p:report: not inside p:parallel()" },
        { "p:parallel(function() error('inner') end)", "inner" },
        { "p:wait('soon')", "p:wait: " },
        { "p:wait()", "p:wait: expected a value, found a nil" },
    };
    for (size_t i = 0; i < ARRAY_LEN(mistakes); i++) {
        char text[1024];
        snprintf(text, sizeof(text), "%slocal x = %s", prelude, mistakes[i].call);
        if (strstr(mistakes[i].call, ") p:report()") || strstr(mistakes[i].call, "} gather.")) {
            snprintf(text, sizeof(text), "%s%s", prelude, mistakes[i].call);
        }
        expect_mistake(text, 3, mistakes[i].part);
    }
}

static void errors_in_callbacks_can_be_caught(void **state)
{
    (void)state;
    char text[1024];
    snprintf(text, sizeof(text),
             "%sp:on('tlp', function() error({ code = 7 }) end)\n"
             "local function run() cpu:store(bar, { bytes = 64 }) p:report() end\n"
             "local ok, e = pcall(run)\nprint(ok, e.code)\nprint((pcall(run)))",
             prelude);
    expect_output(text, "false\t7\nfalse\n");
}

static void limits_hold_in_callbacks(void **state)
{
    (void)state;
    struct scenario s;
    char text[1024];
    scenario_open(&s);
    s.options.budget = 1000000;
    snprintf(text, sizeof(text),
             "%sp:on('tlp', function() while true do end end)\n"
             "while true do pcall(function() cpu:store(bar, { bytes = 64 }) p:report() end) end",
             prelude);
    scenario_run(&s, text);
    assert_false(s.ran);
    assert_non_null(strstr(s.error.text, "the budget of 1000000 Lua instructions is used up"));
    s.options.budget = 0;
    s.options.memory = UINT64_C(16) << 20;
    snprintf(text, sizeof(text),
             "%sp:on('tlp', function() local s = ('x'):rep(1 << 30) end)\n"
             "pcall(function() cpu:store(bar, { bytes = 64 }) p:report() end)",
             prelude);
    scenario_run(&s, text);
    assert_false(s.ran);
    assert_string_equal(s.error.text, "memory limit of 16 MiB reached");
    assert_int_equal(s.error.line, 3);
    s.options.memory = UINT64_C(2) << 20;
    snprintf(text, sizeof(text),
             "%scpu:store(bar, { bytes = '60KiB', pattern = 'str1' })\nlocal n = #p:report().tlps\n"
             "cpu:store(bar, { bytes = '1MiB', pattern = 'str1' })",
             prelude);
    scenario_run(&s, text);
    scenario_close(&s);
}

static volatile sig_atomic_t interrupted = 1;

static void interrupt_ends_a_run_of_the_machine(void **state)
{
    (void)state;
    struct scenario s;
    char text[1024];
    scenario_open(&s);
    s.options.interrupted = &interrupted;
    snprintf(text, sizeof(text), "%spcall(cpu.store, cpu, bar, { bytes = '1TiB' })", prelude);
    scenario_run(&s, text);
    assert_false(s.ran);
    assert_true(s.result.interrupted);
    assert_string_equal(s.error.text, "interrupted");
    scenario_close(&s);
}

static void many_platforms_come_and_go(void **state)
{
    (void)state;
    expect_output(
        "local gather = require 'gather'\nfor i = 1, 200 do\n"
        "local p = gather.platform{}\nlocal ep = p:endpoint{ bars = { [0] = { size = 4096 "
        "} } }\nlocal vm = p:vm{}\nvm:cpu(0):store(vm:map(ep, 0, { s1 = 'normal-nc' }), "
        "{ bytes = 64 })\np:on('tlp', function() return p end)\np:report()\nend\n"
        "print(tostring(gather.platform{}))",
        "gather.platform\n");
}

static void seed_order(void **state)
{
    (void)state;
    struct scenario s;
    scenario_open(&s);
    char folder[128];
    snprintf(folder, sizeof(folder), "%s/out", s.folder);
    s.options.out_dir = folder;
    s.options.seed = 77;
    s.options.seed_given = true;
    scenario_run(&s, "local g = require 'gather' g.platform{ name = 'a' } "
                     "g.platform{ name = 'b', seed = 5 }");
    assert_true(s.ran);
    static const struct {
        const char *name, *seed;
    } runs[] = { { "a", "\"seed\": 77" }, { "b", "\"seed\": 5" } };
    for (size_t i = 0; i < ARRAY_LEN(runs); i++) {
        char path[256], text[8192];
        snprintf(path, sizeof(path), "%s/%s/run.json", folder, runs[i].name);
        FILE *file = fopen(path, "rb");
        assert_non_null(file);
        text[fread(text, 1, sizeof(text) - 1, file)] = '\0';
        fclose(file);
        assert_non_null(strstr(text, runs[i].seed));
    }
    scenario_close(&s);
}

/* ---- the output folder ----------------------------------------------------------------------- */

static bool exists(const struct scenario *s, const char *name)
{
    char path[256];
    snprintf(path, sizeof(path), "%s/out/%s", s->folder, name);
    return access(path, R_OK) == 0;
}

static size_t count_lines(const struct scenario *s, const char *name)
{
    char path[256];
    snprintf(path, sizeof(path), "%s/out/%s", s->folder, name);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    size_t lines = 0;
    for (int c; (c = fgetc(file)) != EOF;) {
        lines += c == '\n';
    }
    fclose(file);
    return lines;
}

static void output_is_whole_or_not_there(void **state)
{
    (void)state;
    struct scenario s;
    char folder[128], text[1024];
    scenario_open(&s);
    snprintf(folder, sizeof(folder), "%s/out", s.folder);
    s.options.out_dir = folder;
    snprintf(text, sizeof(text), "%serror('x')", prelude);
    scenario_run(&s, text);
    assert_false(s.ran);
    assert_false(exists(&s, "run.json"));
    const char *unused = "nobody=1";
    s.options.params = &unused;
    s.options.param_count = 1;
    scenario_run(&s, prelude);
    assert_false(s.ran);
    assert_false(exists(&s, "run.json"));
    s.options.param_count = 0;

    /* 20,000 writes to Device are 20,000 TLPs, more than are kept in memory. */
    snprintf(text, sizeof(text),
             "%slocal d = vm:map(ep, 0)\nfor i = 1, 5 do cpu:store(d, { bytes = 32000, pattern = "
             "'str8' }) end\nlocal r = p:report()\nprint(#r.tlps, r.tlps[1].address == bar.pa, "
             "r.tlps[20000].address == bar.pa + 31992)\nprint(#p:report().tlps)\n"
             "cpu:store(d, { bytes = 8, pattern = 'str8' })\nprint(#p:report().tlps)",
             prelude);
    scenario_run(&s, text);
    if (!s.ran) {
        print_message("%s\n", s.error.text);
    }
    assert_true(s.ran);
    assert_string_equal(s.out, "20000\ttrue\ttrue\n20000\n20001\n");
    assert_true(exists(&s, "run.json") && exists(&s, "stats.json") && exists(&s, "hist.csv"));
    assert_int_equal(count_lines(&s, "tlps.csv"), 20002);
    assert_int_equal(count_lines(&s, "hist.csv"), 2);

    scenario_run(&s, "local g = require 'gather' local a, b = g.platform{}, g.platform{} "
                     "g.expect(false, 'no')");
    assert_true(s.ran);
    assert_int_equal(s.result.status, GATHER_CHECK_FAILED);
    assert_true(exists(&s, "run.json"));
    assert_true(exists(&s, "generic-n1/run.json") && exists(&s, "generic-n1-2/tlps.csv"));
    assert_false(exists(&s, "tlps.csv")); /* what an earlier run left */
    scenario_run(&s, "print 'no platform'");
    assert_true(s.ran);
    assert_true(exists(&s, "run.json"));
    scenario_close(&s);
}

/* ---- presets and maps as files --------------------------------------------------------------- */

static void count_presets(void *arg, const char *name, const char *help)
{
    assert_true(name[0] != '\0' && help[0] != '\0');
    ++*(int *)arg;
}

static void every_preset_loads(void **state)
{
    (void)state;
    struct error e = { 0 };
    int count = 0;
    if (!script_list_presets(SOURCE_DIR "/scripts/platforms", count_presets, &count, &e)) {
        fail_msg("%s:%d: %s", e.file, e.line, e.text);
    }
    assert_true(count >= 2);
    struct platform_params params;
    assert_true(script_load_preset(SOURCE_DIR "/scripts/platforms", "ideal", &params, &e));
    assert_string_equal(params.preset, "ideal");
    assert_int_equal(params.core.wc_lines, 0);
    assert_int_equal(params.link.ph, 0);
    assert_int_equal(params.root.join_limit, 4096);
    char *text;
    size_t size;
    FILE *to = open_memstream(&text, &size);
    assert_true(script_show_preset(SOURCE_DIR "/scripts/platforms", "ideal", to, &e));
    fclose(to);
    assert_non_null(strstr(text, "wc_lines               0            lines    by definition"));
    assert_non_null(strstr(text, "link.gen"));
    free(text);
}

static void broken_presets_are_named(void **state)
{
    (void)state;
    static const struct {
        const char *text, *part;
    } presets[] = {
        { "return 5", "a preset returns" },
        { "return { params = 5 }", "a preset returns" },
        { "return { params = { wc_line = { 1, source = 'x' } } }", "did you mean \"wc_lines\"?" },
        { "return { params = { ['link.genn'] = { 1, source = 'x' } } }", "\"link.gen\"" },
        { "return { params = { wc_lines = 5 } }", "expected { value, source=" },
        { "return { params = { wc_lines = { 5 } } }", "a number without a source" },
        { "return { params = { wc_lines = { 5, source = '' } } }", "a number without a source" },
        { "return { params = { wc_lines = { -5, source = 'x' } } }", "wc_lines: " },
        { "while true do end", "the budget of" },
        { "return {", "expected" },
    };
    struct scenario s;
    scenario_open(&s);
    for (size_t i = 0; i < ARRAY_LEN(presets); i++) {
        struct platform_params params;
        struct error e = { 0 };
        scenario_write(&s, "mine.lua", presets[i].text, strlen(presets[i].text));
        assert_false(script_load_preset(s.folder, "mine", &params, &e));
        if (!strstr(e.text, presets[i].part)) {
            fail_msg("%s -> %s", presets[i].text, e.text);
        }
        assert_non_null(strstr(e.file, "/mine.lua"));
        assert_int_equal(e.status, GATHER_USER_ERROR);
    }
    struct platform_params params;
    struct error e = { 0 };
    assert_false(script_load_preset("/tmp/no such folder", "mine", &params, &e));
    assert_non_null(strstr(e.text, "No such file"));
    scenario_close(&s);
}

static void maps_load(void **state)
{
    (void)state;
    struct scenario s;
    struct replay_region *regions;
    size_t count;
    struct error e = { 0 };
    char path[128];
    scenario_open(&s);
    snprintf(path, sizeof(path), "%s/map.lua", s.folder); /* which is not read */
    static const char text[] =
        "return { { name = 'a', base = 0x8000000000, size = '64KiB', s1 = 'Normal-NC' }, "
        "{ region = '0000:00:02.0:region0', base = 4096, size = 8192 } }";
    assert_true(
        script_load_map(&(struct map_lua_text){ path, text, strlen(text) }, &regions, &count, &e));
    assert_int_equal(count, 2);
    assert_int_equal(regions[0].base, UINT64_C(0x8000000000));
    assert_int_equal(regions[0].size, 65536);
    assert_string_equal(s1_type_names[regions[0].s1], "normal-nc");
    assert_string_equal(regions[1].region, "0000:00:02.0:region0");
    assert_string_equal(s1_type_names[regions[1].s1], "device-ngnre");
    free(regions);
    assert_false(
        script_load_map(&(struct map_lua_text){ path, "\nreturn 5", 9 }, &regions, &count, &e));
    assert_null(regions);
    assert_non_null(strstr(e.text, "map: expected a list of 1 to 64 regions"));
    assert_string_equal(e.file, path);
    scenario_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scenario_of_everything),
        cmocka_unit_test(mistakes_are_named),
        cmocka_unit_test(errors_in_callbacks_can_be_caught),
        cmocka_unit_test(limits_hold_in_callbacks),
        cmocka_unit_test(interrupt_ends_a_run_of_the_machine),
        cmocka_unit_test(many_platforms_come_and_go),
        cmocka_unit_test(seed_order),
        cmocka_unit_test(output_is_whole_or_not_there),
        cmocka_unit_test(every_preset_loads),
        cmocka_unit_test(broken_presets_are_named),
        cmocka_unit_test(maps_load),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
