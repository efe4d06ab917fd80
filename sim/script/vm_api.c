/* SPDX-License-Identifier: Apache-2.0 */
/* Methods of VMs. */
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
    option_push_rows(L, map->stage2.why[0], sizeof(map->stage2.why[0]), map->stage2.why_count);
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
    option_field_flag(L, "gathers", memattr_gathers(&map->attr));
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

/* ---- the table of functions ------------------------------------------------------------------ */

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
