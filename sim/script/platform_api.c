/* SPDX-License-Identifier: Apache-2.0 */
/* gather.platform, and the methods of platforms and endpoints. */
#include "script/device_api.h"
#include "script/lives_api.h"
#include "script/machine.h"
#include "script/preset.h"
#include "script/topology_api.h"

#include <stdlib.h>
#include <string.h>

/* ---- life ------------------------------------------------------------------------------------ */

/* A fault that was asked for and that nothing met is a scenario's mistake, more often than not. */
static void tell_unmet(const struct machine *m)
{
    char text[128];
    for (unsigned n = 0; m->platform && platform_unmet(m->platform, n, text, sizeof(text)); n++) {
        fprintf(script_speak(m->script, m->script->messages),
                "gather: %s: no request has met the injected fault %s\n", m->name, text);
    }
}

static void free_machine(struct machine *m)
{
    tell_unmet(m);
    platform_free(m->platform);
    spool_free(&m->tlps);
    report_capture_free(m->capture);
    free(m->sizes);
    dists_free(m->dists);
    free(m);
}

void machine_free_dead(struct script *s)
{
    while (s->dead && s->running_machines == 0) {
        struct machine *m = s->dead;
        s->dead = m->next;
        free_machine(m);
    }
}

/* __gc: may come while another platform runs, when none can be taken down. */
static int end_machine(lua_State *L)
{
    struct script *s = script_of(L);
    struct machine *m = machine_check(L, 1);
    for (struct machine **at = &s->machines; m && *at; at = &(*at)->next) {
        if (*at == m) {
            *at = m->next;
            m->next = s->dead;
            s->dead = m;
            break;
        }
    }
    machine_free_dead(s);
    return 0;
}

/* ---- making one ------------------------------------------------------------------------------ */

/* Does the table at 1 set "link.gen"? */
static bool own_key(void *arg, const char *key)
{
    lua_State *L = arg;
    const char *dot = strchr(key, '.');
    const int top = lua_gettop(L);
    lua_pushvalue(L, 1);
    if (dot) {
        lua_pushlstring(L, key, (size_t)(dot - key));
        lua_rawget(L, -2);
        key = dot + 1;
    }
    bool found = false;
    if (lua_type(L, -1) == LUA_TTABLE) {
        lua_pushstring(L, key);
        found = lua_rawget(L, -2) != LUA_TNIL;
    }
    lua_settop(L, top);
    return found;
}

/* The parameters to begin with: the preset's, and profiles. The keys "preset" and "profile" have to
 * be read before all others. */
static void start_from_preset(lua_State *L, struct platform_params *params)
{
    const struct script *s = script_of(L);
    const char *name = NULL, *dir = s->options->preset_dir ? s->options->preset_dir : ".";
    struct script_profiles profiles = { .own = own_key, .arg = L };
    struct error e = { 0 };
    if (lua_type(L, 1) == LUA_TTABLE && lua_getfield(L, 1, "preset") != LUA_TNIL) {
        option_string(L, -1, "gather.platform: preset", (void *)&name);
    }
    if (lua_type(L, 1) == LUA_TTABLE && lua_getfield(L, 1, "profile") != LUA_TNIL) {
        script_read_profiles(L, -1, "gather.platform: profile", &profiles);
    }
    if (!name && !s->options->preset_dir) {
        platform_defaults(params);
    } else if (!script_load_preset(dir, name ? name : SCRIPT_PRESET_DEFAULT, params, &e)) {
        script_raise(L, &e);
    }
    if (!script_lay_profiles(dir, &profiles, params, &e)) {
        script_raise(L, &e);
    }
    if (s->options->seed_given) {
        params->machine.seed = s->options->seed;
    }
    lua_settop(L, 1);
}

static const struct machine *find_machine(const struct script *s, const char *name)
{
    const struct machine *m = s->machines;
    while (m && strcmp(m->name, name) != 0) {
        m = m->next;
    }
    return m;
}

/* The name: a folder's, when output is written. */
static void choose_name(lua_State *L, const char *given, const char *preset, char *name,
                        size_t size)
{
    const struct script *s = script_of(L);
    if (given) {
        size_t length = strspn(given, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                      "0123456789._-+");
        if (given[0] == '\0' || given[0] == '.' || given[length] != '\0' || length >= size) {
            script_fail(L,
                        "gather.platform: name: \"%s\" is no name for a folder; expected up to %d "
                        "letters, digits, '.', '_', '-', '+'",
                        given, (int)size - 1);
        }
        if (find_machine(s, given)) {
            script_fail(L, "gather.platform: name: another platform is called \"%s\"", given);
        }
        snprintf(name, size, "%s", given);
        return;
    }
    const char *base = preset[0] != '\0' ? preset : "platform";
    snprintf(name, size, "%s", base);
    for (int i = 2; find_machine(s, name); i++) {
        snprintf(name, size, "%.*s-%d", (int)size - 12, base, i);
    }
}

/* The user value: a list of callbacks for each thing to watch. */
static void push_callbacks(lua_State *L)
{
    lua_newtable(L);
    for (lua_Integer i = 1; watch_names[i - 1]; i++) {
        lua_newtable(L);
        lua_rawseti(L, -2, i);
    }
}

enum { MANY_PLATFORMS = 16 };

static void collect_old_ones(lua_State *L)
{
    struct script *s = script_of(L);
    size_t count = 0;
    for (const struct machine *m = s->machines; m; m = m->next) {
        count++;
    }
    if (count >= MANY_PLATFORMS && !machine_keeps_all(s)) {
        lua_gc(L, LUA_GCCOLLECT, 0); /* Lua does not see how large they are */
    }
    machine_free_dead(s);
}

/* A flag, as everywhere true or false, 1 or 0. */
static void read_flag(lua_State *L, int index, const char *name, void *to)
{
    if (lua_isboolean(L, index)) {
        *(bool *)to = lua_toboolean(L, index) != 0;
        return;
    }
    const lua_Integer number = lua_isinteger(L, index) ? lua_tointeger(L, index) : -1;
    if (number != 0 && number != 1) {
        script_fail(L, "%s: expected true or false", name);
    }
    *(bool *)to = number == 1;
}

static int new_platform(lua_State *L)
{
    struct script *s = script_of(L);
    struct platform_params params;
    const char *preset = NULL, *name = NULL;
    bool dists = false;
    struct script_profiles profiles; /* these two are read before: start_from_preset() */
    const struct option_extra extras[] = { { "preset", option_string, (void *)&preset },
                                           { "profile", script_read_profiles, &profiles },
                                           { "name", option_string, (void *)&name },
                                           { "distributions", read_flag, &dists } };
    machine_nothing_runs(L, "gather.platform");
    lua_settop(L, 1);
    start_from_preset(L, &params);
    struct platform_keys keys = platform_keys(&params);
    options_read(L, 1,
                 &(struct option_set){ .function = "gather.platform",
                                       .tables = keys.tables,
                                       .objects = keys.objects,
                                       .table_count = PLATFORM_TABLES,
                                       .extras = extras,
                                       .extra_count = ARRAY_LEN(extras) });
    char own_name[sizeof(((struct machine *)0)->name)];
    choose_name(L, name, params.preset, own_name, sizeof(own_name));
    collect_old_ones(L);

    machine_new_type(L, PLATFORM_TYPE, &platform_methods, end_machine);
    machine_new_type(L, ENDPOINT_TYPE, &endpoint_methods, NULL);
    machine_new_type(L, SWITCH_TYPE, &switch_methods, NULL);
    machine_new_type(L, VM_TYPE, &vm_methods, NULL);
    machine_new_type(L, CPU_TYPE, &cpu_methods, NULL);
    machine_new_type(L, HOST_TYPE, &host_methods, NULL);
    push_callbacks(L);
    machine_push_part(L, PLATFORM_TYPE, NULL, -1);
    void **handle = lua_touserdata(L, -1);
    struct error e = { 0 };
    struct machine *m = calloc(1, sizeof(*m));
    if (!m) {
        return script_fail(L, "gather.platform: out of memory");
    }
    m->script = s;
    snprintf(m->name, sizeof(m->name), "%s", own_name);
    m->next = s->machines;
    s->machines = m;
    *handle = m;
    m->sizes = calloc(1, sizeof(*m->sizes));
    m->platform = m->sizes ? platform_new(&params, &e) : NULL;
    if (!m->platform) {
        return m->sizes ? script_fail(L, "gather.platform: %s", e.text)
                        : script_fail(L, "gather.platform: out of memory");
    }
    if (!machine_capture(m, &e)) {
        return script_fail(L, "gather.platform: %s", e.text);
    }
    machine_collect(m, dists);
    struct platform_observer observer = machine_observer(m);
    platform_observe(m->platform, &observer);
    platform_set_interrupt(m->platform, s->options->interrupted);
    const bool all = machine_keeps_all(s);
    if (all || s->options->inspect) {
        luaL_getsubtable(L, LUA_REGISTRYINDEX, MACHINES_KEPT);
        lua_pushvalue(L, -2);
        lua_rawseti(L, -2, all ? luaL_len(L, -2) + 1 : 1); /* or the last */
        lua_pop(L, 1);
    }
    return 1;
}

/* ---- endpoints ------------------------------------------------------------------------------- */

/* ---- time ------------------------------------------------------------------------------------ */

/* p:parallel(f): what f asks of vCPUs is queued; then all start at the same time. */
static int parallel(lua_State *L)
{
    struct machine *m = machine_check(L, 1);
    machine_idle(L, m, "p:parallel");
    luaL_checktype(L, 2, LUA_TFUNCTION);
    lua_settop(L, 2);
    m->queuing = true;
    platform_parallel(m->platform, true);
    int status = lua_pcall(L, 0, 0, 0);
    platform_parallel(m->platform, false);
    m->queuing = false;
    sandbox_caught(L, status);
    sandbox_check(L);
    struct error e = { 0 };
    machine_enter(L, m, 1, "p:parallel");
    bool ok = platform_run(m->platform, &e);
    machine_leave(L, m, ok, &e);
    return status == LUA_OK ? 0 : lua_error(L); /* what was queued before the error has run */
}

static int wait_for(lua_State *L)
{
    static const struct param how_long = { "p:wait",   PARAM_TIME, 0,    "0",
                                           "0",        "1000s",    "ns", "simulated time to pass",
                                           "a choice", NULL };
    struct machine *m = machine_check(L, 1);
    simtime_t time = 0;
    struct error e = { 0 };
    lua_settop(L, 2);
    if (!option_set_param(L, &how_long, &time, &e)) {
        return script_raise(L, &e);
    }
    machine_idle(L, m, "p:wait");
    machine_enter(L, m, 1, "p:wait");
    bool ok = platform_wait(m->platform, time, &e);
    machine_leave(L, m, ok, &e);
    return 0;
}

static int time_now(lua_State *L)
{
    struct machine *m = machine_check(L, 1);
    lua_pushnumber(L, (double)platform_time(m->platform) / PS_PER_NS);
    return 1;
}

/* ---- the tables of functions ----------------------------------------------------------------- */

static const struct script_function functions[] = {
    { "platform", new_platform, "{ preset=, profile=, name=, distributions=, ... }",
      "A machine from a preset (default " SCRIPT_PRESET_DEFAULT
      ") and every platform parameter as a key, those "
      "of a group in a "
      "table: link={ gen=4 }, cache={ size= }. `profile` is a name or a list: see containment.md. "
      "`name` is its output folder's, if there are "
      "several. A "
      "`seed` here goes before `--seed`. `distributions=true` collects what `r.distributions` "
      "shows (p:report()).",
      NULL },
};
const struct script_module script_module_platform = { "", functions, ARRAY_LEN(functions) };

static const struct script_function methods[] = {
    { "endpoint", machine_endpoint,
      "{ bars={ [0]={ size= }, ... }, model=, link={...}, config={...} }",
      "An endpoint behind a root port of its own. A link key that is left out is the platform's; "
      "`config` is what its function can do. "
      "`model` "
      "is what is behind the BARs: memory (the default), registers, nic, nvme, framebuffer, error, "
      "with its keys in a table of that name; without `bars` it gets those it needs. Or Lua: "
      "on_read=, on_write=, on_reset= functions. See endpoints.md.",
      machine_endpoint_tables },
    { "switch", machine_switch, "{ latency=, cut_through=, link={...}, under= }",
      "A switch behind a root port of its own, or behind a downstream port of the switch `under`. "
      "`link` is the one that leads to it.",
      machine_switch_tables },
    { "config_read", machine_config_read, "id, offset, size",
      "Configuration space of the function `id`, as \"00:01.0\", without a TLP: 1, 2 or 4 bytes.",
      NULL },
    { "config_write", machine_config_write, "id, offset, size, value",
      "What software's write does there, without a TLP.", NULL },
    { "functions", machine_functions, "",
      "The identities of all ports and endpoints, in their order.", NULL },
    { "enumerate", machine_enumerate, "",
      "Firmware sets the tree up again: bus numbers, windows, BARs, enables. See topology.md.",
      NULL },
    { "vm", machine_vm, "{ policy=, ... }",
      "A VM whose stage-2 mappings a KVM policy chooses (default " KVM_POLICY_DEFAULT ").",
      machine_vm_tables },
    { "host", machine_host, "",
      "The host's kernel, which accesses devices by mappings of its own: domain 0, stage 1 alone. "
      "The same at each call.",
      NULL },
    { "replay", machine_replay, "{ file=, ... }",
      "Replay a captured trace on an endpoint and in a VM of its own; the file is below the "
      "scenario's folder, or traces/... Further keys: `format`, `policy`, `s1`, `map` (a list of "
      "{ base=, size=, s1=, name=, region=, va= }, or what --map takes: a file, \"trace\"); of the "
      "part that is replayed `from` and `to` (seconds, or "
      "instructions, after the first access, \"10ms\", or \"@12.918988\", as the trace has it), "
      "`regions` "
      "(names or patterns), `cpus`. Returns a table of its counts (the statistics replay.*; "
      "`latest` in ns), `file` (the path that was read), `format`, `memory` (what both stages make "
      "of the mappings), `begin_ns`, "
      "`end_ns`, `damaged` (its data end early or are corrupt), and `hung`, why, if the machine "
      "hung. See "
      "replay.md.",
      machine_replay_tables },
    { "parallel", parallel, "function",
      "Run the function, in which calls of vCPUs are only queued; then all vCPUs start at the same "
      "time.",
      NULL },
    { "wait", wait_for, "time", "Let simulated time pass: \"10us\", or a number of ns.", NULL },
    { "time", time_now, "", "The end of the last thing that happened, in ns.", NULL },
    { "on", machine_on, "what, function",
      "Call the function with a table for each \"tlp\" that goes on a link, each \"drain\" of a "
      "write "
      "buffer, each \"error\", each \"lint\". It must not run the platform. An error in it stops "
      "the run. "
      "\"lint\" switches the break-before-make check of every core on, which is slow: the table is "
      "that of "
      "`s:lint`, with `core`, whose TLB is meant, and `time_ns`.",
      NULL },
    { "report", machine_report, "",
      "Drain everything and let what is on its way come, SErrors too, to who has the core now; "
      "then: `tlps` (a list, made when first read), `histogram` (memory writes "
      "towards "
      "devices: bytes = count), `stats` (name = value), `errors` (the first 1000; `life` is the "
      "number of the one it is of, with its verdict), "
      "`error_count`, `lives` (the first 1000 accesses that failed: `number`, `kind`, `owner`, "
      "`address`, `issued_ns`, `events`, and the fields of `gather.host.verdict`), `life_count`, "
      "`time_ns`, "
      "`wire_bytes`, `distributions` (collected with gather.platform{ distributions=true } and "
      "by `gather run -o`): see histograms.md.",
      NULL },
    { "print", machine_print, "", "Drain everything, and print the histogram and a summary.",
      NULL },
};
const struct script_module platform_methods = { "p:", methods, ARRAY_LEN(methods) };

static const struct script_function of_endpoints[] = {
    { "memory", machine_endpoint_memory, "bar, offset, length",
      "The bytes that arrived at the device, or what its registers hold. It has no side effect.",
      NULL },
    { "poke", machine_endpoint_poke, "bar, offset, bytes",
      "What the device itself does to its memory or registers, at once and without a TLP.", NULL },
    { "stats", machine_endpoint_stats, "", "The statistics of the endpoint's model: name = value.",
      NULL },
    { "model", machine_endpoint_model, "",
      "The name of its model; \"lua\" if it is one of functions.", NULL },
    { "bar", machine_endpoint_bar, "number", "The bus address and the size of a BAR.", NULL },
    { "id", machine_endpoint_id, "", "Its bus, device and function, as \"01:00.0\".", NULL },
    { "config_read", machine_endpoint_config_read, "offset, size",
      "Its configuration space, without a TLP: 1, 2 or 4 bytes (default 4).", NULL },
    { "config_write", machine_endpoint_config_write, "offset, size, value",
      "What software's write does there, without a TLP.", NULL },
    { "hand_over", lives_hand_over, "vm",
      "The device is the VM's from now on, or without one the host's: what its last owner still "
      "writes there is stale. Before, it is the VM's that mapped it first. It takes no time and "
      "resets nothing.",
      NULL },
    { "inject", machine_inject, "{ kind=, ... }",
      "Make requests fail: the next, or by offset, number, time or probability (docs/errors.md).",
      inject_tables },
};
const struct script_module endpoint_methods = { "ep:", of_endpoints, ARRAY_LEN(of_endpoints) };
