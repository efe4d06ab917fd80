/* SPDX-License-Identifier: Apache-2.0 */
/* The parts of the host in a run: its kernel, VMMs, and what vfio-pci does for a VM. */
#include "script/machine.h"

/* ---- the host's kernel and VMMs -------------------------------------------------------------- */

int machine_host(lua_State *L)
{
    struct machine *m = machine_check(L, 1);
    struct error e = { 0 };
    machine_nothing_runs(L, "p:host");
    struct vm *host = platform_host(m->platform, &e);
    if (!host) {
        return script_fail(L, "p:host: %s", e.text);
    }
    machine_push_part(L, HOST_TYPE, host, 1);
    return 1;
}

int machine_vm_vmm(lua_State *L)
{
    struct vm *vm = machine_check_part(L, 1, VM_TYPE);
    struct error e = { 0 };
    machine_nothing_runs(L, "vm:vmm");
    machine_of_part(L, 1);
    struct vm *vmm = vm_vmm(vm, &e);
    if (!vmm) {
        return script_fail(L, "vm:vmm: %s", e.text);
    }
    machine_push_part(L, HOST_TYPE, vmm, -1);
    return 1;
}

static int is_stopped(lua_State *L)
{
    lua_pushboolean(L, vm_stopped(machine_check_part(L, 1, HOST_TYPE)));
    return 1;
}

static const struct script_function of_hosts[] = {
    { "map", machine_host_map, "endpoint, bar, { s1=, va=, ... }",
      "Of `p:host()` and `vm:vmm()`: map a BAR by its number, or \"config\". The kernel's type is "
      "ioremap()'s, device-ngnre (\"config\": device-ngnrne), a VMM's that of vfio-pci's VMA, "
      "device-ngnrne; `s1` is a what-if. The mapping has `va`, `pa`, `size`, `s1`, `type`, "
      "`inner`, `outer`, `gathers`. `lazy` is for VMMs.",
      machine_host_map_tables },
    { "cpu", machine_host_cpu, "number",
      "What runs of it on the core of that number; its methods are those of vCPUs, but for `exec`. "
      "A fault names the `victim` host, or for a VMM guest: its VM ends with it.",
      NULL },
    { "stopped", is_stopped, "", "Has a fault ended it?", NULL },
};
const struct script_module host_methods = { "host:", of_hosts, ARRAY_LEN(of_hosts) };

/* ---- vfio-pci -------------------------------------------------------------------------------- */

struct unmap_keys {
    bool tlbi;
};
static const struct param unmap_params[] = {
    { "tlbi", PARAM_BOOL, offsetof(struct unmap_keys, tlbi), "true", NULL, NULL, "",
      "invalidate TLBs; without, they keep what they have", "a what-if: KVM always does", NULL },
};
static const struct param_table unmap_table = { "", unmap_params, ARRAY_LEN(unmap_params) };
const struct param_table *const machine_unmap_tables[] = { &unmap_table, NULL };

static uint64_t mapping_field(lua_State *L, const char *name)
{
    uint64_t value = 0;
    if (lua_type(L, 2) != LUA_TTABLE || lua_getfield(L, 2, name) == LUA_TNIL) {
        script_fail(L, "vm:unmap: map: expected what vm:map or vm:assign returned");
    }
    option_address(L, -1, "vm:unmap: map", &value);
    lua_pop(L, 1);
    return value;
}

int machine_vm_unmap(lua_State *L)
{
    static const char method[] = "vm:unmap";
    struct vm *vm = machine_check_part(L, 1, VM_TYPE);
    struct unmap_keys keys;
    struct error e = { 0 };
    lua_settop(L, 3);
    struct mapping map = { .size = mapping_field(L, "size") };
    map.ipa.ipa = mapping_field(L, "ipa");
    param_defaults(&unmap_table, &keys);
    options_read(L, 3,
                 &(struct option_set){ .function = method,
                                       .tables = machine_unmap_tables,
                                       .objects = (void *[]){ &keys },
                                       .table_count = 1 });
    struct machine *m = machine_of_part(L, 1);
    machine_idle(L, m, method);
    machine_enter(L, m, 4, method); /* stores may leave, and a device be reset */
    machine_leave_method(L, m, vm_unmap(vm, &map, keys.tlbi, &e), &e, method);
    machine_deliver(L, m, 4, method);
    return 0;
}

/* A call about an endpoint of the same platform. The platform's handle is then on the top. */
static struct endpoint *check_function(lua_State *L, const char *method, struct machine **m)
{
    struct endpoint *ep = machine_check_part(L, 2, ENDPOINT_TYPE);
    *m = machine_of_part(L, 1);
    const int platform = lua_gettop(L);
    if (machine_of_part(L, 2) != *m) {
        script_fail(L, "%s: the endpoint is of another platform", method);
    }
    lua_settop(L, platform);
    machine_idle(L, *m, method);
    return ep;
}

static unsigned small(lua_State *L, int index, const char *method, const char *name)
{
    int is_integer;
    const lua_Integer value = lua_tointegerx(L, index, &is_integer);
    if (!is_integer || value < 0 || value > UINT16_MAX) {
        script_fail(L, "%s: %s: expected a small integer", method, name);
    }
    return (unsigned)value;
}

int machine_vm_config_read(lua_State *L)
{
    static const char method[] = "vm:config_read";
    struct vm *vm = machine_check_part(L, 1, VM_TYPE);
    struct machine *m;
    struct error e = { 0 };
    uint32_t data;
    lua_settop(L, 4);
    struct endpoint *ep = check_function(L, method, &m);
    if (!vm_config_read(vm, ep, small(L, 3, method, "offset"), small(L, 4, method, "size"), &data,
                        &e)) {
        return script_fail(L, "%s: %s", method, e.text);
    }
    lua_pushinteger(L, data);
    return 1;
}

int machine_vm_config_write(lua_State *L)
{
    static const char method[] = "vm:config_write";
    struct vm *vm = machine_check_part(L, 1, VM_TYPE);
    struct machine *m;
    struct error e = { 0 };
    lua_settop(L, 5);
    struct endpoint *ep = check_function(L, method, &m);
    const unsigned offset = small(L, 3, method, "offset"), size = small(L, 4, method, "size");
    const unsigned bits = 8 * (size <= 4 ? size : 4);
    int is_integer;
    const lua_Integer value = lua_tointegerx(L, 5, &is_integer);
    if (!is_integer || value < 0 || value >> bits != 0) {
        return script_fail(L, "%s: value: expected an integer of %u bits, the size's", method,
                           (int)bits);
    }
    machine_enter(L, m, 6, method); /* stores may leave, and a device be reset */
    machine_leave_method(L, m, vm_config_write(vm, ep, offset, size, (uint32_t)value, &e), &e,
                         method);
    machine_deliver(L, m, 6, method);
    return 0;
}

int machine_vm_reset(lua_State *L)
{
    static const char method[] = "vm:reset";
    struct vm *vm = machine_check_part(L, 1, VM_TYPE);
    struct machine *m;
    struct error e = { 0 };
    lua_settop(L, 2);
    struct endpoint *ep = check_function(L, method, &m);
    machine_enter(L, m, 3, method); /* stores may leave, and a device be reset */
    machine_leave_method(L, m, vm_reset(vm, ep, &e), &e, method);
    machine_deliver(L, m, 3, method);
    return 0;
}
