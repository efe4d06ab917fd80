/* SPDX-License-Identifier: Apache-2.0 */
/* Methods of vCPUs, and of what runs of the host. */
#include "script/lives_api.h"
#include "script/machine.h"
#include "script/mmu_view.h"

#include <string.h>

/* ---- calls and their faults ------------------------------------------------------------------ */

#define FAULT_TYPE "gather.fault"

static int fault_text(lua_State *L)
{
    lua_getfield(L, 1, "kind");
    lua_getfield(L, 1, "text");
    lua_pushfstring(L, "%s: %s", lua_tostring(L, -2), lua_tostring(L, -1));
    return 1;
}

/* A VA: an integer, or a mapping's. */
static uint64_t check_va(lua_State *L, int index, const char *name)
{
    uint64_t va = 0;
    if (lua_type(L, index) == LUA_TTABLE) {
        lua_getfield(L, index, "va");
        option_address(L, -1, name, &va);
        lua_pop(L, 1);
    } else {
        option_address(L, index, name, &va);
    }
    return va;
}

/* A call into the platform by a vCPU, from its check to its results. */
struct cpu_call {
    struct machine *machine;
    struct cpu *cpu;
    uint64_t errors_before;
    struct cpu_result result;
    struct error error;
};

static void begin_call(lua_State *L, struct cpu_call *c, const char *method)
{
    size_t kept;
    c->cpu = machine_check_part(L, 1, CPU_TYPE);
    c->machine = machine_of_part(L, 1);
    c->error = (struct error){ 0 };
    platform_errors(c->machine->platform, &kept, &c->errors_before);
    machine_enter(L, c->machine, -1, method);
}

/* A request that waited for its answer: what an External abort comes of. */
static bool is_request(const struct platform_error *e)
{
    static const char *const spaces[] = { "read-", "config-", "io-" };
    for (size_t i = 0; i < ARRAY_LEN(spaces); i++) {
        if (strncmp(e->kind, spaces[i], strlen(spaces[i])) == 0) {
            return true;
        }
    }
    return false;
}

/* The first fault of the call, as the platform recorded it among what else came in the meantime. */
static bool find_fault(const struct cpu_call *c, struct platform_error *out)
{
    size_t kept;
    uint64_t total;
    const struct platform_error *errors = platform_errors(c->machine->platform, &kept, &total);
    const struct platform_error *request = NULL;
    for (uint64_t i = c->errors_before; i < kept; i++) {
        const struct platform_error *e = &errors[i];
        if (!request && is_request(e)) {
            request = e;
        }
        if (e->running < 0 && strcmp(e->text, c->result.text) == 0) {
            *out = *e;
            if (c->result.outcome.fault == CORE_FAULT_EXTERNAL && request) {
                *out = *request;
                out->exception = e->exception;
                out->dfsc = e->dfsc;
                memcpy(out->victim, e->victim, sizeof(out->victim));
            }
            return true;
        }
    }
    return false;
}

static void push_fault(lua_State *L, const struct cpu_call *c)
{
    struct platform_error fault;
    if (c->result.outcome.fault != CORE_NO_FAULT && find_fault(c, &fault)) {
        machine_push_error(L, &fault);
    } else {
        lua_createtable(L, 0, 4);
        option_field_string(L, "kind",
                            c->result.outcome.fault != CORE_NO_FAULT ? "fault" : "stopped");
        option_field_string(L, "victim", c->result.victim);
        option_field_string(L, "text", c->result.text);
    }
    option_field_flag(L, "stopped", c->result.stopped);
    if (luaL_newmetatable(L, FAULT_TYPE)) {
        lua_pushcfunction(L, fault_text);
        lua_setfield(L, -2, "__tostring");
    }
    lua_setmetatable(L, -2);
}

/* True; or nil and the fault. */
static int end_call(lua_State *L, struct cpu_call *c, bool ok)
{
    machine_leave(L, c->machine, ok, &c->error);
    if (c->result.outcome.fault != CORE_NO_FAULT || c->result.text[0] != '\0') {
        lua_pushnil(L);
        push_fault(L, c);
        return 2;
    }
    lua_pushboolean(L, 1);
    return 1;
}

/* ---- stores ---------------------------------------------------------------------------------- */

struct store_keys {
    uint64_t bytes, offset, every;
    bool descending;
};
static const struct param store_params[] = {
    { "bytes", PARAM_SIZE, offsetof(struct store_keys, bytes), "0", "0", "1TiB", "B",
      "how much is stored; by default as much as `data`", "a choice", NULL },
    { "offset", PARAM_SIZE, offsetof(struct store_keys, offset), "0", NULL, NULL, "B",
      "from the address given", "a choice", NULL },
    { "descending", PARAM_BOOL, offsetof(struct store_keys, descending), "false", NULL, NULL, "",
      "from the last address to the first", "a choice", NULL },
    { "every", PARAM_SIZE, offsetof(struct store_keys, every), "64", "1", NULL, "B",
      "a `barrier` after so many bytes", "a choice", NULL },
};
static const struct param_table store_table = { "", store_params, ARRAY_LEN(store_params) };
static const struct param_table *const store_tables[] = { &store_table, NULL };

struct bytes {
    const char *at;
    size_t length;
};

static void read_bytes(lua_State *L, int index, const char *name, void *to)
{
    struct bytes *b = to;
    if (lua_type(L, index) != LUA_TSTRING) {
        script_fail(L, "%s: expected bytes as text, found a %s", name, luaL_typename(L, index));
    }
    b->at = lua_tolstring(L, index, &b->length);
}

static int store(lua_State *L)
{
    static const char method[] = "cpu:store";
    uint64_t va = check_va(L, 2, "cpu:store: where");
    struct store_keys keys;
    struct bytes data = { 0 };
    const char *pattern = "stp", *barrier = NULL;
    const struct option_extra extras[] = { { "pattern", option_string, (void *)&pattern },
                                           { "data", read_bytes, &data },
                                           { "barrier", option_string, (void *)&barrier } };
    lua_settop(L, 3);
    param_defaults(&store_table, &keys);
    options_read(L, 3,
                 &(struct option_set){ .function = method,
                                       .tables = store_tables,
                                       .objects = (void *[]){ &keys },
                                       .table_count = 1,
                                       .extras = extras,
                                       .extra_count = ARRAY_LEN(extras) });
    if (data.at && keys.bytes != 0 && keys.bytes != data.length) {
        return script_fail(L, "cpu:store: data has %d bytes, and bytes= says otherwise",
                           (int)data.length);
    }
    struct store_job job = {
        .va = { va + keys.offset },
        .bytes = data.at ? data.length : keys.bytes,
        .data = (const uint8_t *)data.at,
        .descending = keys.descending,
        .barrier_after = barrier,
        .every = keys.every,
    };
    struct cpu_call c = { 0 };
    struct access checked;
    job.pattern = pattern_find(pattern, &c.error);
    if (!job.pattern || (barrier && !access_parse_barrier(barrier, &checked, &c.error))) {
        return script_fail(L, "cpu:store: %s", c.error.text);
    }
    begin_call(L, &c, method);
    return end_call(L, &c, cpu_store(c.cpu, &job, &c.result, &c.error));
}

/* ---- single accesses ------------------------------------------------------------------------- */

/* One register's worth, or the 64 bytes of FEAT_LS64. */
static void check_size(lua_State *L, lua_Integer size, const char *method)
{
    if (size != 1 && size != 2 && size != 4 && size != 8 && size != 16 && size != ACCESS_MAX) {
        script_fail(L, "%s: %d bytes; one instruction has 1, 2, 4, 8, 16 or 64", method,
                    size > INT_MAX ? INT_MAX : (int)size);
    }
}

struct write_keys {
    bool release, exclusive;
};
static const struct param write_params[] = {
    { "release", PARAM_BOOL, offsetof(struct write_keys, release), "false", NULL, NULL, "",
      "a store-release, of at most 8 bytes", "DDI 0487 C3.2.12", NULL },
    { "exclusive", PARAM_BOOL, offsetof(struct write_keys, exclusive), "false", NULL, NULL, "",
      "a store-exclusive or an atomic, of at most 16 bytes", "DDI 0487 C3.2.13, C3.2.14", NULL },
};
static const struct param_table write_table = { "", write_params, ARRAY_LEN(write_params) };
static const struct param_table *const write_tables[] = { &write_table, NULL };

static int cpu_write(lua_State *L)
{
    static const char method[] = "cpu:write";
    uint64_t va = check_va(L, 2, "cpu:write: where");
    struct bytes data;
    struct write_keys keys;
    read_bytes(L, 3, "cpu:write: bytes", &data);
    lua_settop(L, 4);
    param_defaults(&write_table, &keys);
    options_read(L, 4,
                 &(struct option_set){ .function = method,
                                       .tables = write_tables,
                                       .objects = (void *[]){ &keys },
                                       .table_count = 1 });
    check_size(L, (lua_Integer)data.length, method);
    if (keys.release && data.length > 8) {
        return script_fail(L, "cpu:write: a store-release has at most 8 bytes");
    }
    if (keys.exclusive && data.length > 16) {
        return script_fail(L, "cpu:write: a store-exclusive has at most 16 bytes");
    }
    uint32_t size = (uint32_t)data.length;
    struct access a = { .va = { va },
                        .size = size,
                        .element = size,
                        .align = size,
                        .kind = keys.exclusive       ? ACCESS_EXCLUSIVE
                                : size == ACCESS_MAX ? ACCESS_SINGLE
                                                     : ACCESS_STORE,
                        .release = keys.release,
                        .gpr = !keys.exclusive && size <= sizeof(uint64_t) };
    memcpy(a.data, data.at, size);
    struct cpu_call c = { 0 };
    begin_call(L, &c, method);
    return end_call(L, &c, cpu_access(c.cpu, &a, &c.result, &c.error));
}

static int cpu_read(lua_State *L)
{
    static const char method[] = "cpu:read";
    uint64_t va = check_va(L, 2, "cpu:read: where");
    lua_Integer size = luaL_checkinteger(L, 3);
    check_size(L, size, method);
    struct access a = { .va = { va },
                        .size = (uint32_t)size,
                        .element = (uint32_t)size,
                        .align = (uint32_t)size,
                        .kind = ACCESS_LOAD,
                        .gpr = size <= (lua_Integer)sizeof(uint64_t) };
    struct cpu_call c = { 0 };
    begin_call(L, &c, method);
    int count = end_call(L, &c, cpu_access(c.cpu, &a, &c.result, &c.error));
    if (count == 1 && c.machine->queuing) {
        lua_pushnil(L); /* its bytes come when nobody asks any more */
    } else if (count == 1) {
        lua_pushlstring(L, (const char *)c.result.data, (size_t)size);
    }
    return count;
}

/* ---- others ---------------------------------------------------------------------------------- */

static int barrier(lua_State *L)
{
    static const char method[] = "cpu:barrier";
    const char *text = NULL;
    struct access a = { 0 };
    struct cpu_call c = { 0 };
    option_string(L, 2, "cpu:barrier: which", (void *)&text);
    if (!access_parse_barrier(text, &a, &c.error)) {
        return script_fail(L, "cpu:barrier: %s", c.error.text);
    }
    begin_call(L, &c, method);
    return end_call(L, &c, cpu_access(c.cpu, &a, &c.result, &c.error));
}

static int clean(lua_State *L)
{
    static const char method[] = "cpu:clean";
    struct access a = { .va = { check_va(L, 2, "cpu:clean: where") },
                        .size = 1,
                        .element = 1,
                        .align = 1,
                        .kind = ACCESS_CLEAN };
    struct cpu_call c = { 0 };
    begin_call(L, &c, method);
    return end_call(L, &c, cpu_access(c.cpu, &a, &c.result, &c.error));
}

static int tlbi(lua_State *L)
{
    static const char method[] = "cpu:tlbi";
    struct cpu_call c = { 0 };
    uint64_t xt;
    lua_settop(L, 3);
    struct cpu *cpu = machine_check_part(L, 1, CPU_TYPE);
    machine_idle(L, machine_of_part(L, 1), method);
    const struct mmu_tlbi_op *op = mmu_view_read_tlbi(L, method, &xt);
    if (!cpu_tlbi(cpu, op, xt, &c.result, &c.error)) {
        return script_fail(L, "cpu:tlbi: %s", c.error.text);
    }
    lua_settop(L, 1);
    begin_call(L, &c, method);
    platform_lint_deliver(c.machine->platform);
    return end_call(L, &c, true);
}

static int cpu_time(lua_State *L)
{
    const struct cpu *cpu = machine_check_part(L, 1, CPU_TYPE);
    lua_pushnumber(L, (double)cpu_now(cpu) / PS_PER_NS);
    return 1;
}

/* ---- the table of functions ------------------------------------------------------------------ */

static const struct script_function of_cpus[] = {
    { "store", store, "where, { pattern=, data=, barrier=, ... }",
      "Store a block by an idiom (default stp); `where` is a mapping or an address. Bytes are 0, "
      "1, 2 ... or `data`; "
      "`barrier` (\"dgh\", \"dmb oshst\" ...) comes after each `every` bytes. Returns true, or nil "
      "and the "
      "first fault: `kind`, `address`, `el`, `dfsc`, `esr`, `far` and `hpfar` as the exception "
      "leaves ESR_ELx, FAR_ELx and HPFAR_EL2 (no key where it does not), `victim`, `text`, "
      "`stopped`. A syndrome names register 0 (assumed).",
      store_tables },
    { "write", cpu_write, "where, bytes, { release=, exclusive= }",
      "One store instruction of 1, 2, 4, 8, 16 (a Q register) or 64 bytes (ST64B). Returns as "
      "store.",
      write_tables },
    { "read", cpu_read, "where, size",
      "One load instruction. Returns the bytes, or nil and the fault.", NULL },
    { "barrier", barrier, "which", "\"dmb oshst\", \"dsb sy\", \"isb\", \"dgh\" ...", NULL },
    { "clean", clean, "where", "DC CVAC: write the line back if the cache holds it dirty.", NULL },
    { "tlbi", tlbi, "operation, xt",
      "TLBI as the guest's kernel executes it, at EL1; as `vm:tlbi` otherwise. Those of the "
      "hypervisor (\"ipas2e1\", \"vmalls12e1\" ...) are UNDEFINED there, a mistake. Returns as "
      "store.",
      mmu_view_tlbi_tables },
    { "exit", lives_exit, "",
      "The core leaves the guest, if it is in it: what KVM's exit finds, `host.exit_time` long, "
      "and then the host runs there, until a vCPU's next call. Without it the guest goes on while "
      "time passes.",
      NULL },
    { "time", cpu_time, "", "When its core's last instruction was done, in ns.", NULL },
    { "exec", machine_cpu_exec, "program, { args=, ... }",
      "Run a bare-metal A64 program (an ELF file) as the VM's guest: at EL1 with its MMU off, RAM "
      "at 0x40000000, a PL011 at 0x09000000, the BARs of `vm:map` and `vm:assign` at their IPA, "
      "all of it below the VM's stage 2. `args` is a list of words for its command line. Not "
      "inside `p:parallel`. Returns nil and a fault if the "
      "VM was stopped before, else a table: `reason` and `status` as in docs/exec.md, `text` (what "
      "happened, if it did not end by itself), `output` (the console), `instructions`, `cycles`, "
      "`exceptions`, `time_ns`, `regions` by number with `entries`, `instructions`, `cycles`, "
      "`time_ns`, `tlps`, `bytes`, `sizes` (TLPs by enabled bytes), `regs` (`x0` to `x30`, `sp`, "
      "`pc`, `pstate` and registers of EL1), `state` (the same as text), and `fault` if that ended "
      "the VM. What the program wrote has then arrived.",
      machine_exec_tables },
};
const struct script_module cpu_methods = { "cpu:", of_cpus, ARRAY_LEN(of_cpus) };
