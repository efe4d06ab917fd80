/* SPDX-License-Identifier: Apache-2.0 */
/* cpu:exec(): a program as a VM's guest. */
#include "script/machine.h"

#include <stdlib.h>
#include <string.h>

struct exec_keys {
    uint64_t ram, max_instructions;
    simtime_t max_time;
};
static const struct param exec_params[] = {
    { "ram", PARAM_SIZE, offsetof(struct exec_keys, ram), "128MiB", "2MiB", "64GiB", "B",
      "the guest's RAM, a multiple of 2 MiB; the VM keeps it, with what is in it", "a choice",
      NULL },
    { "max_instructions", PARAM_U64, offsetof(struct exec_keys, max_instructions), "1000000000",
      NULL, NULL, "", "the run ends after so many; 0: no end", "a choice", NULL },
    { "max_time", PARAM_TIME, offsetof(struct exec_keys, max_time), "0", NULL, NULL, "ns",
      "the run ends after so much simulated time; 0: no end", "a choice", NULL },
};
static const struct param_table exec_table = { "", exec_params, ARRAY_LEN(exec_params) };
const struct param_table *const machine_exec_tables[] = { &exec_table, NULL };

/* ---- arguments ------------------------------------------------------------------------------- */

enum { ARGS_MAX = 64 };
struct arguments {
    const char *words[ARGS_MAX];
    size_t count;
};

/* A list of words; they stay on the stack in their table. */
static void read_args(lua_State *L, int index, const char *name, void *to)
{
    struct arguments *args = to;
    const lua_Integer count = lua_type(L, index) == LUA_TTABLE ? luaL_len(L, index) : -1;
    if (count < 0 || count > ARGS_MAX) {
        script_fail(L, "%s: expected a list of at most %d words", name, ARGS_MAX);
    }
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(L, index, i);
        option_string(L, -1, name, (void *)&args->words[i - 1]);
        lua_pop(L, 1);
    }
    args->count = (size_t)count;
}

/* ---- the result ------------------------------------------------------------------------------ */

static void push_region(lua_State *L, const struct exec_region *r)
{
    lua_createtable(L, 0, 7);
    option_field_integer(L, "entries", r->entries);
    option_field_integer(L, "instructions", r->instructions);
    option_field_integer(L, "cycles", r->cycles);
    option_field_time(L, "time_ns", r->time);
    option_field_integer(L, "tlps", r->tlps);
    option_field_integer(L, "bytes", r->bytes);
    lua_newtable(L);
    for (unsigned size = 0; size <= EXEC_TLP_MAX; size++) {
        if (r->sizes[size]) {
            lua_pushinteger(L, (lua_Integer)r->sizes[size]);
            lua_rawseti(L, -2, size);
        }
    }
    lua_setfield(L, -2, "sizes");
}

/* The table on top gets `time_ns` and `regions`. */
static void push_regions(lua_State *L, struct exec *x)
{
    simtime_t time = 0;
    lua_newtable(L);
    for (unsigned n = 0; n < EXEC_REGIONS; n++) {
        const struct exec_region *r = exec_region(x, n);
        if (r) {
            push_region(L, r);
            lua_rawseti(L, -2, n);
            time += r->time;
        }
    }
    lua_setfield(L, -2, "regions");
    option_field_time(L, "time_ns", time);
}

static void push_regs(lua_State *L, struct a64 *a)
{
    static const struct {
        const char *name;
        unsigned reg;
    } others[] = { { "sp", A64_REG_SP },
                   { "pc", A64_REG_PC },
                   { "pstate", A64_REG_PSTATE },
                   { "fpcr", A64_REG_FPCR },
                   { "fpsr", A64_REG_FPSR } };
    static const char *const system[] = { "esr_el1",   "far_el1",   "elr_el1",  "spsr_el1",
                                          "vbar_el1",  "sctlr_el1", "tcr_el1",  "ttbr0_el1",
                                          "ttbr1_el1", "mair_el1",  "cpacr_el1" };
    enum { X_REGISTERS = 31 };
    lua_createtable(L, 0, X_REGISTERS + ARRAY_LEN(others) + ARRAY_LEN(system));
    for (unsigned r = 0; r < X_REGISTERS; r++) {
        char name[8];
        snprintf(name, sizeof(name), "x%u", r);
        option_field_integer(L, name, a64_get(a, r));
    }
    for (size_t i = 0; i < ARRAY_LEN(others); i++) {
        option_field_integer(L, others[i].name, a64_get(a, others[i].reg));
    }
    for (size_t i = 0; i < ARRAY_LEN(system); i++) {
        uint64_t value = 0;
        a64_get_sysreg(a, system[i], &value);
        option_field_integer(L, system[i], value);
    }
}

/* ---- the run --------------------------------------------------------------------------------- */

/* What must not be lost when Lua raises: it is closed with the call. */
struct running {
    struct exec *exec;
    FILE *console;
    char *output, *state;
    size_t output_size, state_size;
};

static void end_running(struct running *r)
{
    exec_free(r->exec);
    if (r->console) {
        fclose(r->console);
    }
    free(r->output);
    free(r->state);
    *r = (struct running){ 0 };
}

static int close_running(lua_State *L)
{
    end_running(lua_touserdata(L, 1));
    return 0;
}

/* On the stack as long as it is in use. */
static struct running *push_running(lua_State *L)
{
    struct running *r = lua_newuserdatauv(L, sizeof(*r), 0);
    *r = (struct running){ 0 };
    if (luaL_newmetatable(L, "gather.running")) {
        lua_pushcfunction(L, close_running);
        lua_setfield(L, -2, "__gc");
    }
    lua_setmetatable(L, -2);
    return r;
}

static void note_state(struct running *r, const struct exec_result *result)
{
    FILE *to = open_memstream(&r->state, &r->state_size);
    if (to) {
        exec_print_state(r->exec, result, to);
        fclose(to);
    }
}

static void take_stat(void *arg, const char *name, double value, const char *unit, const char *help)
{
    static const char prefix[] = "a64.";
    (void)unit;
    (void)help;
    option_field_integer(
        arg, name + (strncmp(name, prefix, sizeof(prefix) - 1) == 0 ? sizeof(prefix) - 1 : 0),
        (uint64_t)value);
}

static void push_result(lua_State *L, struct running *r, const struct exec_result *result)
{
    lua_createtable(L, 0, 20);
    exec_stats(r->exec, take_stat, L);
    option_field_string(L, "reason", result->reason);
    option_field_integer(L, "status", (uint64_t)result->status);
    option_field_string(L, "text", result->text[0] ? result->text : NULL);
    lua_pushlstring(L, r->output ? r->output : "", r->output_size);
    lua_setfield(L, -2, "output");
    option_field_string(L, "state", r->state);
    push_regions(L, r->exec);
    push_regs(L, exec_core(r->exec, 0));
    lua_setfield(L, -2, "regs");
}

static void push_last_error(lua_State *L, const struct machine *m)
{
    size_t kept;
    uint64_t total;
    const struct platform_error *errors = platform_errors(m->platform, &kept, &total);
    if (kept > 0 && kept == total) {
        machine_push_error(L, &errors[kept - 1]);
        lua_setfield(L, -2, "fault");
    }
}

/* As the other methods of a vCPU have it. */
static int refuse_stopped(lua_State *L, const struct vm *vm)
{
    lua_pushnil(L);
    lua_createtable(L, 0, 4);
    option_field_string(L, "kind", "stopped");
    option_field_string(L, "victim", "guest");
    lua_pushfstring(L, "VM %d was stopped by an earlier fault", (int)vm_domain(vm));
    lua_setfield(L, -2, "text");
    option_field_flag(L, "stopped", 1);
    return 2;
}

static struct exec_setup setup_of(const char *path, const char *program,
                                  const struct exec_keys *keys, const struct arguments *args,
                                  FILE *console)
{
    struct exec_setup setup;
    exec_defaults(&setup);
    setup.program = path;
    setup.name = program;
    setup.args = args->words;
    setup.arg_count = args->count;
    setup.ram = keys->ram;
    setup.max_instructions = keys->max_instructions;
    setup.max_time = keys->max_time;
    setup.out = setup.err = setup.uart = console;
    setup.in = setup.uart_in = -1;
    return setup;
}

static void run(lua_State *L, struct machine *m, int platform, struct running *r,
                struct exec_result *result)
{
    static const char method[] = "cpu:exec";
    struct error e = { 0 };
    machine_enter(L, m, platform, method);
    const bool ok = exec_run(r->exec, result, &e) && result->end != EXEC_INTERRUPTED;
    if (!ok || m->failed) {
        end_running(r); /* machine_leave() raises */
    }
    machine_leave(L, m, ok, &e);
    fflush(r->console);
    if (result->end != EXEC_EXIT && result->end != EXEC_OFF) {
        note_state(r, result);
    }
}

int machine_cpu_exec(lua_State *L)
{
    static const char method[] = "cpu:exec";
    struct cpu *cpu = machine_check_part(L, 1, CPU_TYPE);
    const char *program = NULL;
    struct exec_keys keys;
    struct arguments args = { .count = 0 };
    struct exec_result result = { .end = EXEC_RUNS };
    struct error e = { 0 };
    char path[PATH_MAX];
    const struct option_extra extra = { "args", read_args, &args };
    lua_settop(L, 3);
    struct machine *m = machine_of_part(L, 1);
    const int platform = lua_gettop(L);
    option_string(L, 2, "cpu:exec: program", (void *)&program);
    param_defaults(&exec_table, &keys);
    options_read(L, 3,
                 &(struct option_set){ .function = method,
                                       .tables = machine_exec_tables,
                                       .objects = (void *[]){ &keys },
                                       .table_count = 1,
                                       .extras = &extra,
                                       .extra_count = 1 });
    machine_idle(L, m, method);
    if (!script_find_input(m->script, program, path, &e)) {
        return script_fail(L, "cpu:exec: %s", e.text);
    }
    if (vm_stopped(cpu_vm(cpu))) {
        return refuse_stopped(L, cpu_vm(cpu));
    }
    struct running *r = push_running(L);
    r->console = open_memstream(&r->output, &r->output_size);
    if (!r->console) {
        return script_fail(L, "cpu:exec: no memory for its console");
    }
    const struct exec_setup setup = setup_of(path, program, &keys, &args, r->console);
    r->exec = exec_new_guest(cpu, &setup, &e);
    if (!r->exec) {
        return script_fail(L, "cpu:exec: %s%s%s", e.file[0] ? program : "", e.file[0] ? ": " : "",
                           e.text);
    }
    run(L, m, platform, r, &result);
    push_result(L, r, &result);
    if (result.end == EXEC_STAGE2) {
        push_last_error(L, m);
    }
    end_running(r);
    return 1;
}
