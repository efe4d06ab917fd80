/* SPDX-License-Identifier: Apache-2.0 */
/* Methods of VMs that look at their translation, change their tables, and maintain TLBs. */
#include "script/machine.h"
#include "script/mmu_view.h"

/* ---- views ----------------------------------------------------------------------------------- */

#define VIEW_TYPE "gather.vm.view"

static int end_view(lua_State *L)
{
    mmu_view_free(luaL_checkudata(L, 1, VIEW_TYPE));
    return 0;
}

static bool view_read(void *vm, pa_t at, uint64_t *word)
{
    return vm_read_word(vm, at, word);
}

static bool view_write(void *vm, pa_t at, uint64_t word)
{
    return vm_write_word(vm, at, word);
}

/* Call `method` with a view of the VM at 1; the view goes whatever the method raises. */
static int with_view(lua_State *L,
                     int (*method)(lua_State *L, struct mmu_view *v, const char *name),
                     const char *name)
{
    struct vm *vm = machine_check_part(L, 1, VM_TYPE);
    machine_nothing_runs(L, name);
    struct mmu_view *v = lua_newuserdatauv(L, sizeof(*v), 0);
    *v = (struct mmu_view){ .el = vm_el(vm), .arg = vm, .read = view_read, .write = view_write };
    if (luaL_newmetatable(L, VIEW_TYPE)) {
        lua_pushcfunction(L, end_view);
        lua_setfield(L, -2, "__gc");
    }
    lua_setmetatable(L, -2);
    lua_replace(L, 1); /* the methods look for their arguments from 2 on */
    v->mmu = vm_mmu(vm);
    if (!v->mmu) {
        return script_fail(L, "%s: out of memory", name);
    }
    int count = method(L, v, name);
    mmu_view_free(v);
    return count;
}

int machine_vm_walk(lua_State *L)
{
    return with_view(L, mmu_view_walk, "vm:walk");
}

int machine_vm_dump(lua_State *L)
{
    return with_view(L, mmu_view_dump, "vm:dump");
}

int machine_vm_runs(lua_State *L)
{
    return with_view(L, mmu_view_runs, "vm:runs");
}

int machine_vm_descriptor(lua_State *L)
{
    return with_view(L, mmu_view_descriptor, "vm:descriptor");
}

int machine_vm_corrupt(lua_State *L)
{
    static const char method[] = "vm:corrupt";
    machine_check_part(L, 1, VM_TYPE);
    lua_settop(L, 2);
    struct machine *m = machine_of_part(L, 1);
    const int platform = lua_gettop(L);
    int count = with_view(L, mmu_view_corrupt, method);
    machine_deliver(L, m, platform, method);
    return count;
}

/* ---- TLB maintenance ------------------------------------------------------------------------- */

int machine_vm_tlbi(lua_State *L)
{
    static const char method[] = "vm:tlbi";
    struct vm *vm = machine_check_part(L, 1, VM_TYPE);
    uint64_t xt;
    struct error e = { 0 };
    lua_settop(L, 4);
    struct machine *m = machine_of_part(L, 1);
    const int platform = lua_gettop(L);
    machine_idle(L, m, method);
    const struct mmu_tlbi_op *op = mmu_view_read_tlbi(L, method, &xt);
    lua_Integer core = luaL_optinteger(L, 4, 0);
    if (!platform_tlbi(vm, core >= 0 && core < INT_MAX ? (unsigned)core : INT_MAX, op, xt, &e)) {
        return script_fail(L, "%s: %s", method, e.text);
    }
    machine_deliver(L, m, platform, method);
    return 0;
}
