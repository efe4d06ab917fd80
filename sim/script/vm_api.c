/* SPDX-License-Identifier: Apache-2.0 */
/* Methods of VMs and vCPUs. */
#include "script/lives_api.h"
#include "script/machine.h"
#include "script/mmu_view.h"

#include <string.h>

/* ---- a VM ------------------------------------------------------------------------------------ */

static const char *const granule_names[] = { "4k", "16k", "64k", NULL };
static const uint64_t granules[] = { 4096, 16384, 65536 };

struct vm_keys {
    unsigned s1;
    bool ls64;
    uint64_t el;
};
static const struct param vm_params[] = {
    { "s1", PARAM_CHOICE, offsetof(struct vm_keys, s1), "4k", NULL, NULL, "",
      "the guest's granule: pages of 4, 16 or 64 KiB", "DDI 0487 D8.2", granule_names },
    { "ls64", PARAM_BOOL, offsetof(struct vm_keys, ls64), "false", NULL, NULL, "",
      "the guest may use LS64 whatever the policy's kernel does", "a what-if", NULL },
    { "el", PARAM_U64, offsetof(struct vm_keys, el), "1", "0", "1", "",
      "where its accesses come from: 0 a process, 1 the kernel", "a choice", NULL },
};
static const struct param_table vm_table = { "", vm_params, ARRAY_LEN(vm_params) };
const struct param_table *const machine_vm_tables[] = { &vm_table, NULL };

int machine_vm(lua_State *L)
{
    struct machine *m = machine_check(L, 1);
    machine_idle(L, m, "p:vm");
    struct kvm_stage2_in defaults;
    struct vm_keys keys;
    kvm_stage2_defaults(&defaults);
    const char *policy = defaults.policy;
    const struct option_extra extra = { "policy", option_string, (void *)&policy };
    param_defaults(&vm_table, &keys);
    options_read(L, 2,
                 &(struct option_set){ .function = "p:vm",
                                       .tables = machine_vm_tables,
                                       .objects = (void *[]){ &keys },
                                       .table_count = 1,
                                       .extras = &extra,
                                       .extra_count = 1 });
    struct vm_request request = {
        .policy = policy, .ls64 = keys.ls64, .el = (unsigned)keys.el, .page = granules[keys.s1]
    };
    struct error e = { 0 };
    struct vm *vm = platform_vm(m->platform, &request, &e);
    if (!vm) {
        return script_fail(L, "p:vm: %s", e.text);
    }
    machine_push_part(L, VM_TYPE, vm, 1);
    return 1;
}

/* ---- vm:map ---------------------------------------------------------------------------------- */

static const struct param map_params[] = {
    { "offset", PARAM_SIZE, offsetof(struct map_request, offset), "0", NULL, NULL, "B",
      "where in the BAR the mapping begins", "a choice", NULL },
    { "size", PARAM_SIZE, offsetof(struct map_request, size), "0", NULL, NULL, "B",
      "how much of it; 0: to its end", "a choice", NULL },
    { "lazy", PARAM_BOOL, offsetof(struct map_request, lazy), "false", NULL, NULL, "",
      "stage 2 is made by the faults of the first accesses, each of which costs host.fault_time",
      "Linux, user_mem_abort(), vfio_pci_mmap_fault()", NULL },
};
static const struct param_table map_table = { "", map_params, ARRAY_LEN(map_params) };

void machine_read_s1(lua_State *L, int index, const char *name, void *to)
{
    const char *text = NULL;
    struct error e = { 0 };
    option_string(L, index, name, (void *)&text);
    if (!s1_type_parse(text, to, &e)) {
        script_fail(L, "%s: %s", name, e.text);
    }
}

void machine_read_va(lua_State *L, int index, const char *name, void *to)
{
    struct map_request *r = to;
    option_address(L, index, name, &r->at.va);
    r->at_fixed = true;
}

/* What KVM made of it, and where it is. */
static void push_assigned(lua_State *L, const struct mapping *map)
{
    lua_createtable(L, 0, 12);
    option_field_integer(L, "ipa", map->ipa.ipa);
    option_field_integer(L, "pa", map->pa.pa);
    option_field_integer(L, "size", map->size);
    option_field_string(L, "s2", map->stage2.type);
    option_field_integer(L, "s2_memattr", map->stage2.memattr);
    lua_createtable(L, (int)map->stage2.why_count, 0);
    for (unsigned i = 0; i < map->stage2.why_count; i++) {
        lua_pushstring(L, map->stage2.why[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_setfield(L, -2, "why");
}

/* And of the guest's own stage 1 above it. */
static void push_stage1(lua_State *L, const struct mapping *map)
{
    char text[8];
    option_field_integer(L, "va", map->va.va);
    option_field_string(L, "s1", s1_type_names[map->s1]);
    option_field_string(L, "type", memattr_type_name(&map->attr));
    option_field_string(L, "inner", memattr_cache_name(&map->attr, false, text));
    option_field_string(L, "outer", memattr_cache_name(&map->attr, true, text));
    lua_pushboolean(L, memattr_gathers(&map->attr));
    lua_setfield(L, -2, "gathers");
}

void machine_push_mapping(lua_State *L, const struct mapping *map)
{
    push_assigned(L, map);
    push_stage1(L, map);
}

/* Where there is no stage 2. */
static void push_host_mapping(lua_State *L, const struct mapping *map)
{
    lua_createtable(L, 0, 8);
    option_field_integer(L, "pa", map->pa.pa);
    option_field_integer(L, "size", map->size);
    push_stage1(L, map);
}

static lua_Integer check_bar_number(lua_State *L, int index, const char *method)
{
    int is_integer;
    const lua_Integer bar = lua_tointegerx(L, index, &is_integer);
    if (!is_integer) {
        script_fail(L, "%s: bar: expected the number of a BAR, or \"config\"", method);
    }
    return bar;
}

/* Who maps what, and how: by the last argument of map_bar(). */
enum mapper { MAP, ASSIGN, TABLES_IN, HOST_MAP, VMM_MAP };
static const struct {
    const char *type; /* default: ioremap() of a guest and the host, vfio-pci's VMA */
    bool (*map)(struct vm *vm, struct endpoint *ep, const struct map_request *r,
                struct mapping *out, struct error *e);
} mappers[] = {
    [MAP] = { "device-ngnre", vm_map },
    [ASSIGN] = { "device-ngnre", vm_assign },
    [TABLES_IN] = { "device-ngnre", vm_tables_in },
    [HOST_MAP] = { "device-ngnre", vm_map },
    [VMM_MAP] = { "device-ngnrne", vm_map },
};

static int map_bar(lua_State *L, const char *method, enum mapper mapper)
{
    const bool host = mapper == HOST_MAP || mapper == VMM_MAP;
    const bool stage1 = mapper != ASSIGN && mapper != TABLES_IN;
    struct vm *vm = machine_check_part(L, 1, host ? HOST_TYPE : VM_TYPE);
    struct endpoint *ep = machine_check_part(L, 2, ENDPOINT_TYPE);
    const bool config = lua_type(L, 3) == LUA_TSTRING && strcmp(lua_tostring(L, 3), "config") == 0;
    lua_Integer bar = config ? 0 : check_bar_number(L, 3, method);
    lua_settop(L, 4);
    struct machine *m = machine_of_part(L, 1);
    const int platform = lua_gettop(L);
    if (machine_of_part(L, 2) != m) {
        return script_fail(L, "%s: the endpoint is of another platform", method);
    }
    machine_idle(L, m, method);
    struct map_request request;
    map_request_defaults(&request);
    request.bar = bar >= 0 && bar < INT_MAX ? (unsigned)bar : INT_MAX;
    request.config = config;
    struct error e = { 0 };
    s1_type_parse(config ? "device-ngnrne" : mappers[mapper].type, &request.s1, &e);
    static const struct param_table *const tables[] = { &map_table, &kvm_vma_params };
    const struct option_extra extras[] = { { "s1", machine_read_s1, &request.s1 },
                                           { "va", machine_read_va, &request } };
    options_read(L, 4,
                 &(struct option_set){ .function = method,
                                       .tables = tables,
                                       .objects = (void *[]){ &request, &request.vma },
                                       .table_count = host ? 1 : ARRAY_LEN(tables),
                                       .extras = extras,
                                       .extra_count = stage1 ? ARRAY_LEN(extras) : 0 });
    struct mapping mapping;
    if (!mappers[mapper].map(vm, ep, &request, &mapping, &e)) {
        return script_fail(L, "%s: %s", method, e.text);
    }
    (host ? push_host_mapping : stage1 ? machine_push_mapping : push_assigned)(L, &mapping);
    machine_deliver(L, m, platform, method);
    return 1;
}

static int map(lua_State *L)
{
    return map_bar(L, "vm:map", MAP);
}

static int assign(lua_State *L)
{
    return map_bar(L, "vm:assign", ASSIGN);
}

static int tables_in(lua_State *L)
{
    return map_bar(L, "vm:tables_in", TABLES_IN);
}

int machine_host_map(lua_State *L)
{
    return map_bar(L, "host:map",
                   vm_is_vmm(machine_check_part(L, 1, HOST_TYPE)) ? VMM_MAP : HOST_MAP);
}

static int push_cpu(lua_State *L, struct vm *vm)
{
    lua_Integer number = luaL_checkinteger(L, 2);
    struct error e = { 0 };
    struct cpu *cpu = vm_cpu(vm, number >= 0 && number < INT_MAX ? (unsigned)number : INT_MAX, &e);
    if (!cpu) {
        return script_fail(L, "vm:cpu: %s", e.text);
    }
    machine_of_part(L, 1);
    machine_push_part(L, CPU_TYPE, cpu, -1);
    return 1;
}

static int get_cpu(lua_State *L)
{
    return push_cpu(L, machine_check_part(L, 1, VM_TYPE));
}

int machine_host_cpu(lua_State *L)
{
    return push_cpu(L, machine_check_part(L, 1, HOST_TYPE));
}

static int is_stopped(lua_State *L)
{
    lua_pushboolean(L, vm_stopped(machine_check_part(L, 1, VM_TYPE)));
    return 1;
}

static int get_policy(lua_State *L)
{
    lua_pushstring(L, vm_policy(machine_check_part(L, 1, VM_TYPE)));
    return 1;
}

/* ---- a vCPU ---------------------------------------------------------------------------------- */

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
    lua_pushboolean(L, c->result.stopped);
    lua_setfield(L, -2, "stopped");
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

/* ---- the tables of functions ----------------------------------------------------------------- */

static const struct param_table *const map_tables[] = { &map_table, &kvm_vma_params, NULL };
const struct param_table *const machine_host_map_tables[] = { &map_table, NULL };

static const struct script_function of_vms[] = {
    { "map", map, "endpoint, bar, { s1=, va=, ... }",
      "Map a BAR, by its number, as the guest's ioremap does, by the stage-1 type `s1` (default "
      "device-ngnre), or \"config\", the 4 KiB of its configuration space (default "
      "device-ngnrne), in "
      "a VMA of the VMM that "
      "is vfio-pci's by default. The mapping has `va`, `ipa`, `pa`, `size`, `s1`, `s2` and "
      "`s2_memattr` (what KVM "
      "chose), `type`, `inner`, `outer` (of both stages), `gathers`, `why`.",
      map_tables },
    { "assign", assign, "endpoint, bar, { ... }",
      "Give a BAR to a guest that makes its own stage 1 (`cpu:exec`): as `vm:map`, but only the "
      "VMM's and KVM's part. The result has `ipa`, `pa`, `size`, `s2`, `s2_memattr`, `why`.",
      map_tables },
    { "map_gicv", machine_vm_map_gicv, "{ s1=, va= }",
      "Map the GICv2 virtual CPU interface (GICV), at the IPA of the guest's GICC, by the stage-1 "
      "type `s1` (default device-ngnre); KVM's part is that of `gather.kvm.gicv`. The mapping is "
      "as `vm:map`'s. What it does: docs/containment.md.",
      NULL },
    { "interrupt", machine_vm_interrupt, "core, intid, priority",
      "Make a virtual interrupt (0 to 1019) pending in the list registers of the VM on that core; "
      "`priority` is 0 (highest) to 255, of which GICV has the upper five bits (default 160). At "
      "most 64 are pending or active.",
      NULL },
    { "interrupts", machine_vm_interrupts, "core",
      "The VM's virtual interrupts on that core, by number: `pending` and `active`, two lists.",
      NULL },
    { "unmap", machine_vm_unmap, "map, { tlbi= }",
      "The VMM takes the memslots behind a mapping of `vm:map` away (the whole BAR, in pieces of "
      "1 GiB); KVM makes the leaves of stage 2 invalid, and TLBI IPAS2E1IS and VMALLE1IS follow. "
      "A guest's access then finds no memslot. It takes no simulated time.",
      machine_unmap_tables },
    { "vmm", machine_vm_vmm, "",
      "Its VMM: a process of the host at EL0, with stage 1 alone, charged to the VM's domain. See "
      "`host:map`.",
      NULL },
    { "config_read", machine_vm_config_read, "endpoint, offset, size",
      "What a guest's read of its function's configuration space gives (trapped, by vfio-pci).",
      NULL },
    { "config_write", machine_vm_config_write, "endpoint, offset, size, value",
      "A guest's write there: of Command, Device Control (the reset alone gets to the device) or "
      "PMCSR; others are refused. Where host.zap is on, a write that leaves Memory Space Enable "
      "0, a function level reset or D3hot first takes the BARs out of all VMs and VMMs: stage 2 "
      "invalid, TLBI. An access then faults to KVM, which maps it again if the function decodes, "
      "and else ends the VM (-EFAULT). It takes no simulated time.",
      NULL },
    { "reset", machine_vm_reset, "endpoint",
      "VFIO_DEVICE_RESET: as there, then D0, a function level reset, and the registers as they "
      "were. It takes no simulated time.",
      NULL },
    { "tables_in", tables_in, "endpoint, bar, { ... }",
      "The guest keeps its stage-1 tables in a BAR, or `size` bytes of it from `offset` on: "
      "TTBR0_EL1 "
      "points there, and vm:map makes descriptors in the device's memory. The BAR is assigned as "
      "by "
      "`vm:assign`, and the result is the same. Before the VM's first `vm:map`. A walk of a vCPU "
      "then reads "
      "8 bytes a descriptor from the device, or faults at stage 2 if that makes the BAR Device "
      "memory "
      "(HCR_EL2.PTW).",
      map_tables },
    { "cpu", get_cpu, "number", "A vCPU, pinned to the core of that number.", NULL },
    { "policy", get_policy, "", "The name of its policy.", NULL },
    { "stopped", is_stopped, "", "Has a fault ended the VM?", NULL },
    { "walk", machine_vm_walk, "va, { access=, el=, pan=, unaligned= }",
      "The walk of an address, or of a mapping's first byte, over the VM's own tables; the result "
      "is that of `s:walk`.",
      mmu_view_access_tables },
    { "dump", machine_vm_dump, "{ regime= }", "As `s:dump`.", mmu_view_dump_tables },
    { "runs", machine_vm_runs, "{ regime=, stage=, range=, limit= }", "As `s:runs`.",
      mmu_view_runs_tables },
    { "descriptor", machine_vm_descriptor, "{ stage=, va=, ipa=, level= }", "As `s:descriptor`.",
      mmu_view_descriptor_tables },
    { "corrupt", machine_vm_corrupt, "{ stage=, va=, ipa=, level=, bit= | xor= | value= }",
      "As `s:corrupt`. A vCPU sees it at its next walk; its TLB keeps what it holds until "
      "`cpu:tlbi` or `vm:tlbi`.",
      mmu_view_descriptor_tables },
    { "tlbi", machine_vm_tlbi, "operation, xt, core",
      "TLBI as the hypervisor executes it for the VM, at EL2 with the VM's registers (its VMID), "
      "on that core (default 0); `operation` and `xt` as for `s:tlbi`. Without \"is\" or \"os\" "
      "(\"vae1\") it reaches the TLB of that core alone. It takes no simulated time; but, as any "
      "TLBI, it empties all TLBs of the timing model that it reaches.",
      mmu_view_tlbi_tables },
};
const struct script_module vm_methods = { "vm:", of_vms, ARRAY_LEN(of_vms) };

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
