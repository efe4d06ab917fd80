/* SPDX-License-Identifier: Apache-2.0 */
/* gather.kvm: what the hypervisor decides. */
#include "host/host.h"
#include "script/options.h"

#include <string.h>

static void push_lines(lua_State *L, const char *name, const char (*lines)[KVM_WHY_SIZE],
                       size_t count)
{
    option_push_rows(L, lines[0], sizeof(lines[0]), count);
    lua_setfield(L, -2, name);
}

static int push_stage2(lua_State *L, const struct kvm_stage2_out *out)
{
    lua_createtable(L, 0, 7);
    option_field_string(L, "type", out->type);
    if (out->type) {
        option_field_integer(L, "memattr", out->memattr);
        option_field_integer(L, "pte", out->pte);
        option_field_integer(L, "size", out->size);
    }
    option_field_string(L, "memslot_error", out->memslot_error);
    option_field_string(L, "fault_error", out->fault_error);
    push_lines(L, "why", out->why, out->why_count);
    return 1;
}

static int stage2(lua_State *L)
{
    struct kvm_stage2_in in;
    kvm_stage2_defaults(&in);
    struct kvm_stage2_keys keys = kvm_stage2_keys(&in);
    const struct option_extra policy = { "policy", option_string, (void *)&in.policy };
    options_read(L, 1,
                 &(struct option_set){ .function = "gather.kvm.stage2",
                                       .tables = keys.tables,
                                       .objects = keys.objects,
                                       .table_count = keys.count,
                                       .extras = &policy,
                                       .extra_count = 1 });
    struct kvm_stage2_out out;
    struct error e = { 0 };
    if (!kvm_stage2(&in, &out, &e)) {
        return script_fail(L, "gather.kvm.stage2: %s", e.text);
    }
    return push_stage2(L, &out);
}

struct gicv_keys {
    bool fwb;
};
static const struct param gicv_params[] = {
    { "fwb", PARAM_BOOL, offsetof(struct gicv_keys, fwb), "true", NULL, NULL, "",
      "FEAT_S2FWB, which KVM then uses", "DDI 0487 A2", NULL },
};
static const struct param_table gicv_table = { "", gicv_params, ARRAY_LEN(gicv_params) };
static const struct param_table *const gicv_tables[] = { &gicv_table, NULL };

static int gicv(lua_State *L)
{
    struct kvm_stage2_in defaults;
    kvm_stage2_defaults(&defaults);
    const char *name = defaults.policy;
    struct gicv_keys keys;
    const struct option_extra policy = { "policy", option_string, (void *)&name };
    param_defaults(&gicv_table, &keys);
    options_read(L, 1,
                 &(struct option_set){ .function = "gather.kvm.gicv",
                                       .tables = gicv_tables,
                                       .objects = (void *[]){ &keys },
                                       .table_count = 1,
                                       .extras = &policy,
                                       .extra_count = 1 });
    struct kvm_stage2_out out;
    struct error e = { 0 };
    if (!kvm_gicv(name, keys.fwb, &out, &e)) {
        return script_fail(L, "gather.kvm.gicv: %s", e.text);
    }
    return push_stage2(L, &out);
}

static void push_walk_steps(lua_State *L, const struct kvm_walk_out *out)
{
    lua_createtable(L, (int)out->line_count, 0);
    for (unsigned i = 0; i < out->line_count; i++) {
        lua_createtable(L, 0, 2);
        option_field_string(L, "stage", kvm_stage_name(out->lines[i].stage));
        option_field_string(L, "text", out->lines[i].text);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_setfield(L, -2, "steps");
}

static int push_walk(lua_State *L, const struct kvm_walk_out *out)
{
    lua_createtable(L, 0, 11);
    option_field_integer(L, "vm_flags", out->vm_flags);
    option_field_integer(L, "mair", out->mair);
    option_field_integer(L, "index", out->index);
    option_field_integer(L, "s1_attr", out->s1_attr);
    push_stage2(L, &out->stage2);
    lua_setfield(L, -2, "stage2");
    if (out->stage2.type) {
        char cache[8];
        option_field_string(L, "type", memattr_type_name(&out->attr));
        option_field_string(L, "inner", memattr_cache_name(&out->attr, false, cache));
        option_field_string(L, "outer", memattr_cache_name(&out->attr, true, cache));
        option_field_string(L, "sh", shareability_name(out->attr.sh));
        option_field_flag(L, "aliased", out->aliased);
    }
    push_walk_steps(L, out);
    return 1;
}

static int walk(lua_State *L)
{
    struct kvm_walk_in in;
    kvm_walk_defaults(&in);
    struct kvm_walk_keys keys = kvm_walk_keys(&in);
    const struct option_extra policy = { "policy", option_string, (void *)&in.stage2.policy };
    options_read(L, 1,
                 &(struct option_set){ .function = "gather.kvm.walk",
                                       .tables = keys.tables,
                                       .objects = keys.objects,
                                       .table_count = keys.count,
                                       .extras = &policy,
                                       .extra_count = 1 });
    struct kvm_walk_out out;
    struct error e = { 0 };
    if (!kvm_walk(&in, &out, &e)) {
        return script_fail(L, "gather.kvm.walk: %s", e.text);
    }
    return push_walk(L, &out);
}

static int policies(lua_State *L)
{
    size_t count;
    const char *const *names = kvm_policies(&count);
    option_push_names(L, names, count);
    return 1;
}

static const struct param_table *const stage2_tables[] = { &kvm_stage2_params, &kvm_vma_params,
                                                           &kvm_place_params, NULL };
static const struct param_table *const walk_tables[] = { &kvm_walk_params, &kvm_stage2_params,
                                                         &kvm_vma_params, &kvm_place_params, NULL };

static const struct script_function kvm_functions[] = {
    { "stage2", stage2, "{ policy=, ... }",
      "What KVM of that policy does with a stage-2 fault on one page: `type`, `memattr`, `pte` "
      "(the leaf's attribute bits), `size` (what it maps), or `fault_error`; and "
      "`memslot_error`, each nil if there is none; `why`, the decisions as a list of lines.",
      stage2_tables },
    { "gicv", gicv, "{ policy=, ... }",
      "The same for the GICv2 virtual CPU interface page, which KVM maps on its own.",
      gicv_tables },
    { "walk", walk, "{ policy=, ... }",
      "From `mmap()` in the VMM to the attribute of the guest's access, as `gather policy "
      "--trace`: "
      "`vm_flags`; `stage2` as above; the guest's `mair`, `index` and `s1_attr`; `type`, `inner`, "
      "`outer`, `sh` after both stages and `aliased` (the VMM's own mapping has another type), "
      "nil if nothing is mapped; `steps`, a list of { stage=, text= }.",
      walk_tables },
    { "policies", policies, "", "The names of the policies, oldest first.", NULL },
};
const struct script_module script_module_kvm = { "kvm", kvm_functions, ARRAY_LEN(kvm_functions) };
