/* SPDX-License-Identifier: Apache-2.0 */
/* p:replay(), and maps of what a guest has mapped. */
#include "report/report.h"
#include "script/machine.h"
#include "trace/trace.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- maps ------------------------------------------------------------------------------------ */

enum { PAGE_BYTES = 4096 };

struct region_keys {
    uint64_t size;
    bool ecam;
    bool prefetchable;
};
static const struct param region_params[] = {
    { "size", PARAM_SIZE, offsetof(struct region_keys, size), "4KiB", "4KiB", NULL, "B",
      "a multiple of 4 KiB", "a choice", NULL },
    { "ecam", PARAM_BOOL, offsetof(struct region_keys, ecam), "false", NULL, NULL, "",
      "configuration space, also without a name that says so", "a choice", NULL },
    { "prefetchable", PARAM_BOOL, offsetof(struct region_keys, prefetchable), "false", NULL, NULL,
      "", "the BAR is, for --s1 prefetchable=TYPE", "a choice", NULL },
};
const struct param_table machine_region_table = { "", region_params, ARRAY_LEN(region_params) };

static void copy_name(lua_State *L, const char *what, const char *text, char *to, size_t size)
{
    if (text && strlen(text) >= size) {
        script_fail(L, "%s: \"%s\" is longer than %d bytes", what, text, (int)size - 1);
    }
    snprintf(to, size, "%s", text ? text : "");
}

static void read_region(lua_State *L, int index, const char *what, struct replay_region *region)
{
    static const struct param_table *const tables[] = { &machine_region_table };
    static const char *const required[] = { "base", "size", NULL };
    struct region_keys keys;
    const char *name = NULL, *trace_name = NULL;
    struct error e = { 0 };
    const struct option_extra extras[] = { { "name", option_string, (void *)&name },
                                           { "region", option_string, (void *)&trace_name },
                                           { "base", option_address, &region->base },
                                           { "va", option_address, &region->va },
                                           { "s1", machine_read_s1, &region->s1 } };
    *region = (struct replay_region){ .s1 = UINT_MAX };
    param_defaults(&machine_region_table, &keys);
    options_read(L, index,
                 &(struct option_set){ .function = what,
                                       .tables = tables,
                                       .objects = (void *[]){ &keys },
                                       .table_count = 1,
                                       .extras = extras,
                                       .extra_count = ARRAY_LEN(extras),
                                       .required = required });
    region->size = keys.size;
    region->ecam = keys.ecam;
    region->prefetchable = keys.prefetchable;
    region->s1_given = region->s1 != UINT_MAX;
    if (!region->s1_given) {
        s1_type_parse("device-ngnre", &region->s1, &e); /* what ioremap() makes */
    }
    copy_name(L, what, name, region->name, sizeof(region->name));
    copy_name(L, what, trace_name, region->region, sizeof(region->region));
    const struct {
        const char *name;
        uint64_t value;
    } whole[] = { { "base", region->base }, { "size", region->size }, { "va", region->va } };
    for (size_t i = 0; i < ARRAY_LEN(whole); i++) {
        if (whole[i].value % PAGE_BYTES) {
            script_fail(L, "%s: %s: %llu (0x%llx) is no multiple of 4 KiB", what, whole[i].name,
                        (unsigned long long)whole[i].value, (unsigned long long)whole[i].value);
        }
    }
    if (region->base + region->size < region->base || region->va + region->size < region->va) {
        script_fail(L, "%s: its end is beyond the last address", what);
    }
}

struct replay_region *machine_read_map(lua_State *L, int index, const char *what, size_t *count)
{
    index = lua_absindex(L, index);
    lua_Integer length = lua_type(L, index) == LUA_TTABLE ? (lua_Integer)lua_rawlen(L, index) : 0;
    if (length < 1 || length > MAP_REGIONS_MAX) {
        script_fail(L, "%s: expected a list of 1 to %d regions, { { base=, size=, s1= }, ... }",
                    what, MAP_REGIONS_MAX);
    }
    struct replay_region *regions = lua_newuserdatauv(L, (size_t)length * sizeof(*regions), 0);
    for (lua_Integer i = 1; i <= length; i++) {
        char name[96];
        snprintf(name, sizeof(name), "%s: region %d", what, (int)i);
        lua_rawgeti(L, index, i);
        if (lua_type(L, -1) != LUA_TTABLE) {
            script_fail(L, "%s: expected { base=, size=, s1= }, found a %s", name,
                        luaL_typename(L, -1));
        }
        read_region(L, lua_gettop(L), name, &regions[i - 1]);
        lua_pop(L, 1);
    }
    *count = (size_t)length;
    return regions;
}

struct loaded_map {
    struct replay_region *regions;
    size_t count;
};

static int take_map(lua_State *L)
{
    struct loaded_map *map = lua_touserdata(L, 2);
    size_t count;
    const struct replay_region *regions = machine_read_map(L, 1, "map", &count);
    map->regions = calloc(count, sizeof(*regions));
    if (!map->regions) {
        return script_fail(L, "out of memory for a map");
    }
    memcpy(map->regions, regions, count * sizeof(*regions));
    map->count = count;
    return 0;
}

bool script_load_map(const struct map_lua_text *t, struct replay_region **regions, size_t *count,
                     struct error *e)
{
    struct loaded_map map = { 0 };
    bool ok = script_evaluate_text(t->path, t->text, t->size, take_map, &map, e);
    *regions = map.regions;
    *count = map.count;
    return ok;
}

/* ---- p:replay() ------------------------------------------------------------------------------ */

struct replay_keys {
    bool strict, barriers, ls64, seek;
    unsigned pace, order, what_if;
    double ipc;
};
/* ORDER REPLAY_PACE, REPLAY_ORDER, REPLAY_WHAT_IF */
static const struct param replay_params[] = {
    { "strict", PARAM_BOOL, offsetof(struct replay_keys, strict), "false", NULL, NULL, "",
      "stop at the first bad line, or address outside the map", "a choice", NULL },
    { "barriers", PARAM_BOOL, offsetof(struct replay_keys, barriers), "true", NULL, NULL, "",
      "the barriers of the trace count", "a choice", NULL },
    { "ls64", PARAM_BOOL, offsetof(struct replay_keys, ls64), "false", NULL, NULL, "",
      "the guest may use LS64 whatever the policy's kernel does", "a what-if", NULL },
    { "seek", PARAM_BOOL, offsetof(struct replay_keys, seek), "false", NULL, NULL, "",
      "leave blocks of a gtr trace before `from` unread, and uncounted", "a choice", NULL },
    { "pace", PARAM_CHOICE, offsetof(struct replay_keys, pace), "fast", NULL, NULL, "",
      "when an access may begin: at once, at its time, or when its count of instructions is done",
      "a choice", replay_pace_names },
    { "ipc", PARAM_REAL, offsetof(struct replay_keys, ipc), "1", "0.001", "1000", "",
      "instructions a cycle of the platform's cores, for pace \"instructions\"", "assumed", NULL },
    { "order", PARAM_CHOICE, offsetof(struct replay_keys, order), "trace", NULL, NULL, "",
      "one access after another as in the trace, or each CPU by itself, side by side", "a choice",
      replay_order_names },
    { "what_if", PARAM_CHOICE, offsetof(struct replay_keys, what_if), "as-is", NULL, NULL, "",
      "nc: stage 1 maps everything Normal-NC; st64b: stores that fill a block of 64 bytes are one; "
      "none: as-is",
      "a what-if", replay_what_if_names },
};
static const struct param_table replay_table = { "", replay_params, ARRAY_LEN(replay_params) };
const struct param_table *const machine_replay_tables[] = { &replay_table, NULL };

/* ---- the window ------------------------------------------------------------------------------ */

enum { MILLION = 1000000, PATTERNS_MAX = 64, CPUS_MAX = 64 };
static const char moment_expected[] =
    "expected seconds (or instructions, of a trace that counts them) after the first access, "
    "\"10ms\", or \"@12.918988\", as the trace has it";

static void read_moment(lua_State *L, int index, const char *name, void *to)
{
    struct replay_moment *m = to;
    struct error e;
    if (lua_type(L, index) == LUA_TSTRING) {
        if (!replay_moment_parse(lua_tostring(L, index), name, m, &e)) {
            script_fail(L, "%s", e.text);
        }
        return;
    }
    if (lua_type(L, index) != LUA_TNUMBER) {
        script_fail(L, "%s: %s", name, moment_expected);
    }
    const lua_Number value = lua_tonumber(L, index);
    if (!(value >= 0 && value <= 1e12)) {
        script_fail(L, "%s: %s is out of range; %s", name, lua_tostring(L, index), moment_expected);
    }
    const lua_Number whole = round(value * MILLION);
    if (fabs(value * MILLION - whole) > 1e-9 * fmax(value * MILLION, 1)) {
        script_fail(L, "%s: %s is no whole number of millionths; expected a text, e.g. \"500ns\"",
                    name, lua_tostring(L, index));
    }
    *m = (struct replay_moment){ .given = true, .relative = true, .millionths = true };
    m->at = (uint64_t)whole;
}

struct given_patterns {
    const char *list[PATTERNS_MAX];
    size_t count;
};

/* One pattern, or a list of them; the strings stay in their table. */
static void read_patterns(lua_State *L, int index, const char *name, void *to)
{
    struct given_patterns *given = to;
    const bool one = lua_type(L, index) == LUA_TSTRING;
    const size_t count = lua_type(L, index) == LUA_TTABLE ? lua_rawlen(L, index) : one;
    if (count < 1 || count > PATTERNS_MAX) {
        script_fail(L, "%s: expected a list of names or patterns, { \"nvme*\", ... }", name);
    }
    given->count = count;
    for (size_t i = 0; i < count; i++) {
        if (one) {
            lua_pushvalue(L, index);
        } else {
            lua_rawgeti(L, index, (lua_Integer)i + 1);
        }
        if (lua_type(L, -1) != LUA_TSTRING) {
            script_fail(L, "%s: expected a name or pattern, found a %s", name,
                        luaL_typename(L, -1));
        }
        given->list[i] = lua_tostring(L, -1);
        lua_pop(L, 1);
    }
}

static void read_cpus(lua_State *L, int index, const char *name, void *to)
{
    uint64_t *cpus = to;
    const size_t count = lua_type(L, index) == LUA_TTABLE ? lua_rawlen(L, index) : 0;
    for (size_t i = 1; i <= count; i++) {
        lua_rawgeti(L, index, (lua_Integer)i);
        const lua_Integer cpu = lua_isinteger(L, -1) ? lua_tointeger(L, -1) : -1;
        if (cpu < 0 || cpu >= CPUS_MAX) {
            script_fail(L, "%s: expected CPUs of the trace, 0 to %d", name, CPUS_MAX - 1);
        }
        *cpus |= UINT64_C(1) << cpu;
        lua_pop(L, 1);
    }
    if (count == 0) {
        script_fail(L, "%s: expected a list of the trace's CPUs, { 0, ... }", name);
    }
}

/* One name; a list is what the command line has. */
static void read_policy(lua_State *L, int index, const char *name, void *to)
{
    if (lua_type(L, index) == LUA_TTABLE) {
        script_fail(L,
                    "%s: expected one policy; a replay under each of several is a call for each, "
                    "on a platform of its own",
                    name);
    }
    option_string(L, index, name, to);
}

/* Keys that are options of `gather replay`, and something else here. */
static void refuse_misplaced(lua_State *L)
{
    static const struct {
        const char *key, *text;
    } elsewhere[] = {
        { "platform", "the platform is what replays: gather.platform{ preset= }" },
        { "preset", "the platform is what replays: gather.platform{ preset= }" },
        { "profile", "the platform is what replays: gather.platform{ profile= }" },
        { "seed", "the platform is what replays: gather.platform{ seed= }" },
        { "lint", "lints are `gather lint`'s and `gather replay --lint`'s" },
        { "output", "`gather run -o` writes what a scenario does" },
    };
    for (size_t i = 0; lua_istable(L, 2) && i < ARRAY_LEN(elsewhere); i++) {
        if (lua_getfield(L, 2, elsewhere[i].key) != LUA_TNIL) {
            script_fail(L, "p:replay: unknown key \"%s\"; %s", elsewhere[i].key, elsewhere[i].text);
        }
        lua_pop(L, 1);
    }
}

/* ---- the call -------------------------------------------------------------------------------- */

/* Its value is read once all other keys are known: lay_map(). */
static void read_later(lua_State *L, int index, const char *name, void *to)
{
    (void)L;
    (void)index;
    (void)name;
    (void)to;
}

/* Regions out of a file, or out of the trace. They are Lua's. */
static const struct replay_region *load_regions(lua_State *L, const char *name, size_t *count,
                                                const struct replay_options *o)
{
    struct error e = { 0 };
    struct map_source source;
    char path[PATH_MAX] = "trace";
    if (strcmp(name, path) != 0 && !script_find_input(script_of(L), name, path, &e)) {
        script_raise(L, &e);
    }
    const struct map_query q = {
        .path = path, .trace = &o->trace, .lua = script_load_map, .interrupt = o->interrupt
    };
    struct replay_region *regions = lua_newuserdatauv(L, MAP_REGIONS_MAX * sizeof(*regions), 0);
    if (!map_source_load(&q, &source, &e)) {
        script_raise(L, &e);
    }
    *count = source.count;
    memcpy(regions, source.regions, source.count * sizeof(*regions));
    struct script *s = script_of(L);
    for (size_t i = 0; i < source.note_count; i++) {
        fprintf(script_speak(s, s->messages), "gather: %s: map: %s\n", path, source.notes[i]);
    }
    map_source_free(&source);
    return regions;
}

/* The key "map" of the options at 2; regions without a type of their own get `o->s1`. */
static void lay_map(lua_State *L, struct replay_options *o)
{
    size_t count = 0;
    if (lua_getfield(L, 2, "map") == LUA_TNIL) {
        return;
    }
    const bool file = lua_type(L, -1) == LUA_TSTRING;
    const struct replay_region *given =
        file ? load_regions(L, lua_tostring(L, -1), &count, o)
             : machine_read_map(L, lua_gettop(L), "p:replay: map", &count);
    struct replay_region *regions = lua_newuserdatauv(L, count * sizeof(*regions) + 1, 0);
    memcpy(regions, given, count * sizeof(*regions));
    for (size_t i = 0; i < count; i++) {
        regions[i].s1 = regions[i].s1_given ? regions[i].s1 : o->s1;
    }
    o->regions = regions;
    o->region_count = count;
}

static void add_value(void *self, const char *name, double value, const char *unit,
                      const char *help)
{
    struct machine *m = self;
    size_t i = 0;
    while (i < m->value_count && strcmp(m->values[i].name, name) != 0) {
        i++;
    }
    if (i == MACHINE_VALUES) {
        return;
    }
    if (i == m->value_count) {
        m->value_count++;
        m->values[i].value = 0;
        snprintf(m->values[i].name, sizeof(m->values[i].name), "%s", name);
        snprintf(m->values[i].unit, sizeof(m->values[i].unit), "%s", unit);
        snprintf(m->values[i].help, sizeof(m->values[i].help), "%s", help);
    }
    m->values[i].value += value;
}

static void push_count(void *arg, const char *name, double value, const char *unit,
                       const char *help)
{
    static const char prefix[] = "replay.";
    (void)unit;
    (void)help;
    option_field_integer(
        arg, name + (strncmp(name, prefix, sizeof(prefix) - 1) == 0 ? sizeof(prefix) - 1 : 0),
        (uint64_t)value);
}

static void take_keys(struct replay_options *o, const struct replay_keys *keys)
{
    o->ignore_barriers = !keys->barriers;
    o->ls64 = keys->ls64;
    o->pace = (enum replay_pace)keys->pace;
    o->ipc = keys->ipc;
    o->order = (enum replay_order)keys->order;
    o->what_if = replay_what_if(keys->what_if);
    o->window.seek = keys->seek;
}

static void push_result(lua_State *L, const struct machine *m, const char *path,
                        const struct replay_result *result)
{
    lua_createtable(L, 0, 32);
    replay_stats(result, push_count, L);
    option_field_string(L, "file", path);
    option_field_string(L, "format", result->format);
    option_field_string(L, "memory", result->memory);
    option_field_flag(L, "damaged", result->totals.damaged);
    option_field_time(L, "begin_ns", result->begin);
    option_field_time(L, "end_ns", result->end);
    if (result->hung) {
        option_field_string(L, "hung", platform_hung(m->platform)->text);
    }
}

int machine_replay(lua_State *L)
{
    static const char *const required[] = { "file", NULL };
    static const char method[] = "p:replay";
    struct machine *m = machine_check(L, 1);
    machine_idle(L, m, method);
    machine_check_link(L, m, &platform_get_params(m->platform)->link, method);
    struct kvm_stage2_in defaults;
    kvm_stage2_defaults(&defaults);
    const char *file = NULL, *format = NULL, *policy = defaults.policy;
    struct replay_keys keys;
    struct given_patterns patterns = { .count = 0 };
    struct replay_options options = { 0 };
    struct error e = { 0 };
    s1_type_parse("device-ngnre", &options.s1, &e);
    const struct option_extra extras[] = { { "file", option_string, (void *)&file },
                                           { "format", option_string, (void *)&format },
                                           { "policy", read_policy, (void *)&policy },
                                           { "s1", machine_read_s1, &options.s1 },
                                           { "map", read_later, NULL },
                                           { "from", read_moment, &options.window.from },
                                           { "to", read_moment, &options.window.to },
                                           { "regions", read_patterns, &patterns },
                                           { "cpus", read_cpus, &options.window.cpus } };
    lua_settop(L, 2);
    refuse_misplaced(L);
    param_defaults(&replay_table, &keys);
    options_read(L, 2,
                 &(struct option_set){ .function = method,
                                       .tables = machine_replay_tables,
                                       .objects = (void *[]){ &keys },
                                       .table_count = 1,
                                       .extras = extras,
                                       .extra_count = ARRAY_LEN(extras),
                                       .required = required });
    char path[PATH_MAX];
    if (!script_find_input(m->script, file, path, &e) || !kvm_policy_known(policy, &e)) {
        return script_fail(L, "p:replay: %s", e.text);
    }
    options.trace = (struct trace_options){ .path = path, .format = format, .strict = keys.strict };
    options.policy = policy;
    take_keys(&options, &keys);
    options.ipc_given = lua_getfield(L, 2, "ipc") != LUA_TNIL;
    lua_pop(L, 1);
    options.window.regions = patterns.list;
    options.window.region_count = patterns.count;
    options.interrupt = m->script->options->interrupted;
    if (!replay_options_check(&options, "", &e)) {
        return script_fail(L, "p:replay: %s", e.text);
    }
    lay_map(L, &options);
    options.mapped = dists_map_replay;
    options.mapped_self = m->dists;
    struct replay_result result;
    machine_enter(L, m, 1, method);
    bool ok = replay_run(m->platform, &options, &result, &e);
    if (!ok && m->value_count > 0 && result.not_built) {
        const struct error first = e;
        error_set(&e, "p:replay: %s; this platform has replayed a trace: expected one for each",
                  first.text);
    }
    machine_leave(L, m, ok && !result.interrupted, &e);
    for (size_t i = 0; i < result.message_count; i++) {
        error_print(&result.messages[i], script_speak(m->script, m->script->messages));
    }
    replay_stats(&result, add_value, m);
    push_result(L, m, path, &result);
    return 1;
}
