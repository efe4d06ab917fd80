/* SPDX-License-Identifier: Apache-2.0 */
/* Methods of VMs that are about the GICv2 virtual CPU interface. */
#include "script/machine.h"

int machine_vm_map_gicv(lua_State *L)
{
    static const char method[] = "vm:map_gicv";
    struct vm *vm = machine_check_part(L, 1, VM_TYPE);
    lua_settop(L, 2);
    struct machine *m = machine_of_part(L, 1);
    const int platform = lua_gettop(L);
    machine_idle(L, m, method);
    struct map_request request;
    struct mapping mapping;
    struct error e = { 0 };
    map_request_defaults(&request);
    s1_type_parse("device-ngnre", &request.s1, &e); /* what ioremap() makes */
    const struct option_extra extras[] = { { "s1", machine_read_s1, &request.s1 },
                                           { "va", machine_read_va, &request } };
    options_read(L, 2,
                 &(struct option_set){
                     .function = method, .extras = extras, .extra_count = ARRAY_LEN(extras) });
    if (!vm_map_gicv(vm, &request, &mapping, &e)) {
        return script_fail(L, "%s: %s", method, e.text);
    }
    machine_push_mapping(L, &mapping);
    machine_deliver(L, m, platform, method);
    return 1;
}

/* What does not fit is refused as what is too large. */
static unsigned check_unsigned(lua_State *L, int index)
{
    const lua_Integer n = luaL_checkinteger(L, index);
    return n >= 0 && n < INT_MAX ? (unsigned)n : INT_MAX;
}

int machine_vm_interrupt(lua_State *L)
{
    static const char method[] = "vm:interrupt";
    struct vm *vm = machine_check_part(L, 1, VM_TYPE);
    const unsigned core = check_unsigned(L, 2), id = check_unsigned(L, 3);
    const unsigned priority = lua_isnoneornil(L, 4) ? GICV_PRIORITY : check_unsigned(L, 4);
    struct error e = { 0 };
    machine_idle(L, machine_of_part(L, 1), method);
    if (!vm_interrupt(vm, core, id, priority, &e)) {
        return script_fail(L, "%s: %s", method, e.text);
    }
    return 0;
}

int machine_vm_interrupts(lua_State *L)
{
    const struct vm *vm = machine_check_part(L, 1, VM_TYPE);
    struct gicv_interrupt list[GICV_INTERRUPTS];
    const size_t count = vm_interrupts(vm, check_unsigned(L, 2), list);
    lua_createtable(L, 0, 2);
    for (unsigned active = 0; active < 2; active++) {
        lua_newtable(L);
        lua_Integer n = 0;
        for (size_t i = 0; i < count; i++) {
            if (active ? list[i].active : list[i].pending) {
                lua_pushinteger(L, list[i].id);
                lua_rawseti(L, -2, ++n);
            }
        }
        lua_setfield(L, -2, active ? "active" : "pending");
    }
    return 1;
}
