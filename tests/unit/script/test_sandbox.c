/* SPDX-License-Identifier: Apache-2.0 */
/* What a scenario cannot do, and how its mistakes are told. */
#include "scenario.h"

#include <signal.h>
#include <sys/time.h>

/* ---- the three limits --------------------------------------------------------------------------
 */

static void expect_budget_stop(const char *text)
{
    struct scenario s;
    scenario_open(&s);
    s.options.budget = 300000;
    scenario_run(&s, text);
    assert_false(s.ran);
    if (!strstr(s.error.text, "the budget of 300000 Lua instructions is used up (line ")) {
        fail_msg("%s: %s", text, s.error.text);
    }
    assert_non_null(strstr(s.error.text, "--budget raises it"));
    assert_string_equal(s.error.file, s.path);
    assert_int_equal(s.result.status, GATHER_USER_ERROR);
    assert_false(s.result.interrupted);
    assert_true(s.result.instructions >= 300000 && s.result.instructions < 302000);
    scenario_close(&s);
}

static void budget_cannot_be_caught(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "while true do end",
        "while true do pcall(function() while true do end end) end",
        "while true do xpcall(function() while true do end end, function() end) end",
        "while true do xpcall(function() while true do end end, function() while true do end end) "
        "end",
        "pcall(function() while true do end end)", /* and then the scenario ends */
        "while true do coroutine.wrap(function() while true do end end)() end",
        "while true do coroutine.resume(coroutine.create(function() while true do end end)) end",
        "while true do local c = coroutine.create(function() pcall(function() while true do "
        "coroutine.yield() end end) end) for i = 1, 1e9 do coroutine.resume(c) end end",
        "local c = coroutine.create(function() local x <close> = setmetatable({}, {__close = "
        "function() while true do end end}) coroutine.yield() end) coroutine.resume(c) "
        "coroutine.close(c) while true do end",
        "local x <close> = setmetatable({}, {__close = function() while true do end end}) "
        "while true do end",
        "local t = setmetatable({}, {__index = function() while true do end end}) return t.x",
        "table.sort({1, 2, 3, 4}, function(a, b) while true do end end)",
        "string.gsub('x', 'x', function() while true do end end)",
        "load(function() while true do end end)",
        "local function f() return f() end f()",
        "local function f() pcall(f) pcall(f) end f()",
        "for k in pairs(setmetatable({}, {__pairs = function() return function() return 1 end "
        "end})) "
        "do end",
        "require('gather').expect(true, setmetatable({}, {__tostring = function() while true do "
        "end "
        "end}))",
        "error(setmetatable({}, {__tostring = function() while true do end end}))",
    };
    for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
        expect_budget_stop(texts[i]);
    }
}

static void budget_names_the_line(void **state)
{
    (void)state;
    struct scenario s;
    scenario_open(&s);
    s.options.budget = 5000;
    scenario_run(&s, "local n = 0\n\nwhile true do n = n + 1 end\n");
    assert_non_null(strstr(s.error.text, "(line 3)"));
    s.options.budget = 7; /* less than one look at the limits */
    scenario_run(&s, "local n = 0\nfor i = 1, 20 do n = n + 1 end\n");
    assert_false(s.ran);
    assert_non_null(strstr(s.error.text, "(line 2)"));
    s.options.budget = 1000000;
    scenario_run(&s, "local n = 0\nfor i = 1, 1000 do n = n + 1 end\n");
    assert_true(s.ran);
    scenario_close(&s);
}

static void expect_memory_stop(const char *text, int line)
{
    struct scenario s;
    scenario_open(&s);
    s.options.memory = UINT64_C(16) << 20;
    scenario_run(&s, text);
    assert_false(s.ran);
    if (s.error.line != line || strcmp(s.error.text, "memory limit of 16 MiB reached") != 0) {
        fail_msg("%s -> %s:%d: %s", text, s.error.file, s.error.line, s.error.text);
    }
    assert_string_equal(s.error.file, s.path);
    assert_int_equal(s.result.status, GATHER_USER_ERROR);
    assert_true(s.result.memory_peak <= s.options.memory);
    scenario_close(&s);
}

static void memory_is_bounded(void **state)
{
    (void)state;
    expect_memory_stop("\nlocal s = string.rep('x', 1 << 30)\n", 2);
    expect_memory_stop("local t = {}\nfor i = 1, 1e9 do\nt[i] = i\nend\n", 3);
    expect_memory_stop("local s = 'x'\nwhile true do\ns = s .. s\nend\n", 3);
    expect_memory_stop("while true do\npcall(string.rep, 'x', 1 << 30)\nend\n", 2);
    expect_memory_stop("\ncoroutine.wrap(function()\nlocal s = ('x'):rep(1 << 30)\nend)()", 3);
    expect_memory_stop("\ncoroutine.resume(coroutine.create(function()\n"
                       "local s = ('x'):rep(1 << 30)\nend))",
                       3);
    expect_memory_stop("local t = {}\nfor i = 1, 1e9 do\n"
                       "t[i] = coroutine.create(function() end)\nend\n",
                       3);
    expect_memory_stop("local g = require 'gather'\nlocal t = {}\nfor i = 1, 1e9 do\n"
                       "t[i] = g.pcie.split_write{ address = 0, length = 1 << 20 }\nend",
                       4);
}

static void garbage_is_no_memory(void **state)
{
    (void)state;
    struct scenario s;
    scenario_open(&s);
    s.options.memory = UINT64_C(4) << 20;
    scenario_run(&s, "for i = 1, 200 do local s = ('x'):rep(1 << 20) end print('fine')");
    assert_true(s.ran);
    assert_string_equal(s.out, "fine\n");
    s.options.memory = 100; /* not even the libraries */
    scenario_run(&s, "print('never')");
    assert_false(s.ran);
    assert_string_equal(s.error.text, "memory limit of 100 bytes reached");
    scenario_close(&s);
}

static volatile sig_atomic_t interrupted;

static void on_alarm(int number)
{
    (void)number;
    interrupted = 1;
}

static void interrupt_cannot_be_caught(void **state)
{
    (void)state;
    struct scenario s;
    scenario_open(&s);
    s.options.interrupted = &interrupted;
    assert_true(signal(SIGALRM, on_alarm) != SIG_ERR);
    const struct itimerval soon = { .it_value = { .tv_usec = 50000 } };
    interrupted = 0;
    assert_int_equal(setitimer(ITIMER_REAL, &soon, NULL), 0);
    scenario_run(&s, "while true do pcall(function() while true do end end) end");
    assert_false(s.ran);
    assert_true(s.result.interrupted);
    assert_string_equal(s.error.text, "interrupted");
    scenario_close(&s);
}

static void recursion_ends(void **state)
{
    (void)state;
    expect_mistake("local function f() return 1 + f() end\nf()", 1, "stack overflow");
    expect_mistake("local t = setmetatable({}, {})\n"
                   "getmetatable(t).__index = function(t, k) return t[k] end\nprint(t.x)",
                   2, "stack overflow");
    expect_output("local function f() return f and pcall(f) end f() print 'done'", "done\n");
    expect_output("print(pcall(string.find, ('a'):rep(300000), ('(a'):rep(300000)))",
                  "false\ttoo many captures\n");
    expect_mistake("xpcall(error, function(m) error(m) end)\nerror(setmetatable({}, {__tostring = "
                   "function() error('again') end}))",
                   2, "again");
    expect_mistake("local m = {}\nlocal t = setmetatable({}, m)\n"
                   "m.__tostring = function() error(t) end\nerror(t)",
                   3, "C stack overflow");
}

static void endless_c_functions_are_bounded(void **state)
{
    (void)state;
    expect_output("print(#string.rep('', 1 << 60), #string.rep('', 1 << 60, ''))", "0\t0\n");
    expect_output("print(('ab'):rep(2, '-'))", "ab-ab\n");
    expect_mistake("table.move({}, 1, 1 << 60, 2)", 1, "table.move: more than");
    expect_output("print(table.unpack(table.move({1, 2}, 1, 2, 2)))", "1\t1\t2\n");
    expect_output("print(#table.move({1, 2}, 1, 0, 5, {}))", "0\n");
    expect_mistake("setmetatable({}, {__gc = function() end})", 1, "no __gc");
    expect_output("print(getmetatable(setmetatable({}, {__metatable = 'mine'})))", "mine\n");
}

/* ---- what is there and what is not ------------------------------------------------------------
 */

static void dangerous_names_are_absent(void **state)
{
    (void)state;
    expect_output("print(io, os, debug, package, dofile, loadfile, string.dump)",
                  "nil\tnil\tnil\tnil\tnil\tnil\tnil\n");
    struct scenario s;
    scenario_open(&s);
    s.options.unsafe = true;
    scenario_run(&s, "print(type(io.open), type(os.time), type(debug.traceback), "
                     "type(package.loadlib), type(require('gather').expect))");
    assert_string_equal(s.out, "function\tfunction\tfunction\tfunction\tfunction\n");
    scenario_write(&s, "mine.lua", "return 7", 8);
    scenario_run(&s, "print(require 'mine')\nos.remove('/nowhere/at/all')");
    assert_true(s.ran);
    assert_memory_equal(s.out, "7\t", 2);
    scenario_close(&s);
}

static void the_rest_of_lua_works(void **state)
{
    (void)state;
    expect_output("print(pcall(function(...) return ... end, 1, nil, 3))", "true\t1\tnil\t3\n");
    expect_output("print(pcall(error, 'x', 0))", "false\tx\n");
    expect_output("print(select('#', pcall(error)))", "2\n");
    expect_output("print(xpcall(function(a, b) return a + b end, print, 1, 2))", "true\t3\n");
    expect_output("print(xpcall(error, function(m) return m .. '!' end, 'oh', 0))", "false\toh!\n");
    expect_output("print(pcall(xpcall, print))",
                  "false\tbad argument #2 to 'xpcall' (function expected, got no value)\n");
    expect_output(
        "local w = coroutine.wrap(function(a) local b = coroutine.yield(a + 1) return b * 2 "
        "end) print(w(1), w(10)) print((function(ok, m) return ok, "
        "m:match('cannot.*') end)(pcall(w)))",
        "2\t20\nfalse\tcannot resume dead coroutine\n");
    expect_output("local c = coroutine.wrap(function() print(pcall(function() coroutine.yield(1) "
                  "error('e', 0) end)) return 2 end) print(c(), c())",
                  "false\te\n1\t2\n");
    expect_output("local c = coroutine.create(function() error({code = 5}) end) "
                  "local ok, e = coroutine.resume(c) print(ok, e.code, coroutine.status(c))",
                  "false\t5\tdead\n");
    expect_output("local log = {} local w = coroutine.wrap(function() local x <close> = "
                  "setmetatable({}, {__close = function() print 'closed' end}) error('e', 0) end) "
                  "print(pcall(w))",
                  "closed\nfalse\te\n");
    expect_output("print(load('return 1 + 1')(), load('x = 5', 'n', 't', _ENV)(), x)",
                  "2\tnil\t5\n");
    expect_output("local e = {} load('y = 1', 'n', 't', e)() print(e.y, y)", "1\tnil\n");
    expect_output("local parts = {'return ', '7'} print(load(function() return "
                  "table.remove(parts, 1) end)())",
                  "7\n");
    expect_output("print(math.type(1), utf8.char(228), #table.pack(1, 2), (' x '):match('%S'))",
                  "integer\t\xc3\xa4\t2\tx\n");
    expect_output("warn('@on') print('-', nil, 1.5, true)", "-\tnil\t1.5\ttrue\n");
}

static void binary_chunks_are_refused(void **state)
{
    (void)state;
    expect_output("print(load('\\27Lua'))", "nil\tattempt to load a binary chunk (mode is 't')\n");
    expect_output("print(load('\\27Lua', 'x', 'b'))",
                  "nil\tattempt to load a binary chunk (mode is 't')\n");
    struct scenario s;
    scenario_open(&s);
    scenario_write(&s, "bin.lua", "\033LuaT\0\x19\x93", 8);
    scenario_run(&s, "\nrequire 'bin'");
    assert_false(s.ran);
    assert_non_null(strstr(s.error.text, "binary chunk"));
    assert_int_equal(s.error.line, 2);
    scenario_run(&s, "\033Lua");
    assert_false(s.ran);
    assert_non_null(strstr(s.error.text, "binary chunk"));
    scenario_close(&s);
}

static void require_stays_inside(void **state)
{
    (void)state;
    struct scenario s, lib;
    scenario_open(&s);
    scenario_open(&lib);
    s.options.lib_dir = lib.folder;
    scenario_write(&s, "mine.lua", "return {n = 1}", 14);
    scenario_write(&s, "both.lua", "return 'scenario'", 17);
    scenario_write(&lib, "both.lua", "return 'library'", 16);
    scenario_write(&lib, "theirs.lua", "local n, p = ... return n", 25);
    char part[128];
    snprintf(part, sizeof(part), "%s/part", s.folder);
    assert_int_equal(mkdir(part, 0700), 0);
    scenario_write(&s, "part/deep.lua", "x = (x or 0) + 1", 16);
    scenario_run(&s, "print(require('mine').n, (require 'both'), (require 'theirs'))\n"
                     "print((require 'part.deep'), (require 'part.deep'), x)\n"
                     "print(require 'gather' == require 'gather', require('string') == string)");
    assert_string_equal(s.out, "1\tscenario\ttheirs\ntrue\ttrue\t1\ntrue\ttrue\n");

    static const char *const outside[] = { "../x", "/etc/passwd", "..x",   "a..b",   ".",
                                           "",     "a/b",         "mine.", "m\\0ine" };
    for (size_t i = 0; i < ARRAY_LEN(outside); i++) {
        char text[80];
        snprintf(text, sizeof(text), "\nrequire('%s')", outside[i]);
        scenario_run(&s, text);
        assert_false(s.ran);
        assert_int_equal(s.error.line, 2);
        assert_non_null(strstr(s.error.text, "require: "));
    }
    char link[128];
    snprintf(link, sizeof(link), "%s/out.lua", s.folder);
    assert_int_equal(symlink("/etc/hostname", link), 0);
    scenario_run(&s, "require 'out'");
    assert_false(s.ran);
    assert_non_null(strstr(s.error.text, "no out.lua in the scenario's folder"));
    scenario_run(&s, "require 'absent'");
    assert_non_null(strstr(s.error.text, "no absent.lua in the scenario's folder"));
    scenario_close(&s);
    scenario_close(&lib);
}

static void the_library_prints_columns(void **state)
{
    (void)state;
    expect_output(
        "require('columns').print({ 'policy', 'TLPs', 'ns' }, { { 'v6.8', 512, 1830.25 }, "
        "{ 'v6.17', 64, 952 }, { 'none' } })",
        "policy  TLPs       ns\nv6.8     512  1830.25\nv6.17     64      952\nnone\n");
    expect_output("require('columns').print({ 'a', 'b' }, {})", "a  b\n");
}

/* ---- errors ------------------------------------------------------------------------------------
 */

static void errors_have_a_place(void **state)
{
    (void)state;
    expect_mistake("\n\nlocal x = nil + 1", 3, "attempt to perform arithmetic on a nil value");
    expect_mistake("\nlocal x = = 1", 2, "unexpected symbol near '='");
    expect_mistake("error('mine')", 1, "mine");
    expect_mistake("\nerror('bare', 0)", 2, "bare");
    expect_mistake("\nerror()", 2, "(the error is a nil value)");
    expect_mistake("\nerror({})", 2, "(the error is a table value)");
    expect_mistake("error(setmetatable({}, {__tostring = function() return 'object' end}))", 1,
                   "object");
    expect_mistake("error('two\\nlines')", 1, "two lines");
    expect_mistake("\ncoroutine.wrap(function()\nerror('inner')\nend)()", 3, "inner");
    expect_mistake("local ok, e = pcall(error, 'caught')\nerror(e, 0)", 2, "caught");
    expect_mistake("\n#", 2, "unexpected symbol");
    expect_mistake("#!/usr/bin/env gather\nerror('here')", 2, "here");
}

static void long_paths_are_whole(void **state)
{
    (void)state;
    struct scenario s;
    scenario_open(&s);
    static const char name[] = "a_name_longer_than_the_sixty_characters_that_lua_shows_of_it.lua";
    static const char text[] = "\nlocal x = nil + 1\n";
    char path[160];
    snprintf(path, sizeof(path), "%s/%s", s.folder, name);
    scenario_write(&s, name, text, strlen(text));
    s.options.path = path;
    s.ran = script_run(&s.options, &s.result, &s.error);
    assert_false(s.ran);
    assert_string_equal(s.error.file, path);
    assert_int_equal(s.error.line, 2);
    assert_non_null(strstr(s.error.text, "attempt to perform arithmetic"));
    scenario_close(&s);
}

static void files_that_are_none(void **state)
{
    (void)state;
    struct script_result result;
    struct error e;
    struct script_options options = { .path = "/tmp/no such folder/x.lua" };
    assert_false(script_run(&options, &result, &e));
    assert_int_equal(e.status, GATHER_USER_ERROR);
    assert_non_null(strstr(e.text, "No such file"));
    options.path = "/tmp/no such scenario.lua";
    assert_false(script_run(&options, &result, &e));
    assert_non_null(strstr(e.text, "cannot read \"/tmp/no such scenario.lua\": No such file"));
    options.path = "/tmp";
    assert_false(script_run(&options, &result, &e));
    assert_non_null(strstr(e.text, "not a file"));
    assert_false(script_run(&options, &result, NULL));
}

static void traceback_on_request(void **state)
{
    (void)state;
    struct scenario s;
    scenario_open(&s);
    scenario_run(&s, "local function f() error('x') end\nf()");
    assert_string_equal(s.messages, "");
    s.options.traceback = true;
    scenario_run(&s, "local function f() error('x') end\nf()");
    assert_non_null(strstr(s.messages, "stack traceback:"));
    assert_non_null(strstr(s.messages, "scenario.lua:2: in main chunk"));
    scenario_close(&s);
}

/* ---- determinism -------------------------------------------------------------------------------
 */

static void same_seed_same_output(void **state)
{
    (void)state;
    static const char text[] =
        "for i = 1, 5 do io_ = math.random(1, 1000000) print(io_, math.random(), math.random(0)) "
        "end\n"
        "local t = {} for i = 1, 40 do t['key' .. i] = i end for k in pairs(t) do print(k) end";
    struct scenario a, b;
    scenario_open(&a);
    scenario_open(&b);
    a.options.seed = b.options.seed = 7;
    scenario_run(&a, text);
    scenario_run(&b, text);
    assert_true(a.ran && b.ran);
    assert_string_equal(a.out, b.out);
    b.options.seed = 8;
    scenario_run(&b, text);
    assert_string_not_equal(a.out, b.out);
    scenario_close(&a);
    scenario_close(&b);
}

static void random_numbers_are_in_range(void **state)
{
    (void)state;
    expect_output(
        "local seen = {} for i = 1, 2000 do local v = math.random(3) assert(v >= 1 and v <= "
        "3) seen[v] = true local w = math.random(-2, 2) assert(w >= -2 and w <= 2) local r = "
        "math.random() assert(r >= 0 and r < 1) assert(math.type(math.random(0)) == "
        "'integer') end print(#seen, math.random(5, 5))\n"
        "math.random(math.mininteger, math.maxinteger)",
        "3\t5\n");
    expect_output(
        "math.randomseed(42) local a = math.random(1 << 40) math.randomseed(42) print(a == "
        "math.random(1 << 40)) math.randomseed() local b = math.random(1 << 40) "
        "math.randomseed() print(b == math.random(1 << 40), a == b)",
        "true\ntrue\tfalse\n");
    expect_mistake("\nmath.random(2, 1)", 2, "interval is empty");
    expect_mistake("\nmath.random(1, 2, 3)", 2, "at most 2 arguments");
}

static void pairs_have_an_order(void **state)
{
    (void)state;
    expect_output(
        "local t = {b = 1, a = 2, [10] = 3, [2] = 4, [1.5] = 5, [-1] = 6, ab = 7, [''] = 8} "
        "for k in pairs(t) do io = (io or '') .. '|' .. k end print(io)",
        "|-1|1.5|2|10||a|ab|b\n");
    expect_output("for k, v in pairs({10, 20, 30}) do print(k, v) end", "1\t10\n2\t20\n3\t30\n");
    expect_output("local t = {a = 1, b = 2, c = 3} for k in pairs(t) do t[k] = nil t.c = nil "
                  "print(k) end print(next(t))",
                  "a\nb\nnil\n");
    expect_output(
        "for k, v in pairs(setmetatable({}, {__pairs = function(t) return function(_, k) if "
        "not k then return 1, 'one' end end, t, nil end})) do print(k, v) end",
        "1\tone\n");
    expect_output(
        "local n = 0 for k in pairs({[true] = 1, [print] = 2, x = 3}) do n = n + 1 if n == 1 "
        "then print(k) end end print(n)",
        "x\n3\n");
    expect_mistake("for k in pairs(nil) do end", 1, "table expected, got nil");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(budget_cannot_be_caught),
        cmocka_unit_test(budget_names_the_line),
        cmocka_unit_test(memory_is_bounded),
        cmocka_unit_test(garbage_is_no_memory),
        cmocka_unit_test(interrupt_cannot_be_caught),
        cmocka_unit_test(recursion_ends),
        cmocka_unit_test(endless_c_functions_are_bounded),
        cmocka_unit_test(dangerous_names_are_absent),
        cmocka_unit_test(the_rest_of_lua_works),
        cmocka_unit_test(binary_chunks_are_refused),
        cmocka_unit_test(require_stays_inside),
        cmocka_unit_test(the_library_prints_columns),
        cmocka_unit_test(errors_have_a_place),
        cmocka_unit_test(long_paths_are_whole),
        cmocka_unit_test(files_that_are_none),
        cmocka_unit_test(traceback_on_request),
        cmocka_unit_test(same_seed_same_output),
        cmocka_unit_test(random_numbers_are_in_range),
        cmocka_unit_test(pairs_have_an_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
