/* SPDX-License-Identifier: Apache-2.0 */
/* gather.mmu: combining of memory attributes; translation is in the files beside. */
#include "script/mmu_space.h"

static const struct param_table *const combine_tables[] = { &mmu_combine_params,
                                                            &mmu_feature_params, NULL };

/* The columns of the combining table that hold a result, all "" where the table's are empty. */
static void push_columns(lua_State *L, const struct mmu_combine_in *in,
                         const struct mmu_combine_out *out)
{
    static const char *const columns[] = { "inner",  "outer", "sh",       "xs",
                                           "tagged", "nota",  "par_attr", "par_sh" };
    for (size_t i = 0; i < ARRAY_LEN(columns); i++) {
        option_field_string(L, columns[i], "");
    }
    if (out->unpredictable) {
        option_field_string(L, "type", "CU");
        return;
    }
    char text[8];
    const struct memattr *m = &out->attr;
    option_field_string(L, "type", memattr_type_name(m));
    option_field_string(L, "inner", memattr_cache_name(m, false, text));
    option_field_string(L, "outer", memattr_cache_name(m, true, text));
    option_field_string(L, "sh", shareability_name(m->sh));
    if (out->sh_alt != m->sh) {
        option_field_string(L, "sh_alt", shareability_name(out->sh_alt));
    }
    if (in->features.xs) {
        option_field_integer(L, "xs", m->xs);
    }
    option_field_integer(L, "tagged", m->tagged);
    option_field_integer(L, "nota", m->notagaccess);
    snprintf(text, sizeof(text), "%02x", out->par_attr);
    option_field_string(L, "par_attr", text);
    option_field_integer(L, "par_sh", out->par_sh);
}

static const char *unaligned_name(enum mmu_align_fault fault)
{
    switch (fault) {
    case MMU_ALIGN_NONE: break;
    case MMU_ALIGN_STAGE1: return "s1-alignment";
    case MMU_ALIGN_STAGE2: return "s2-alignment";
    }
    return NULL;
}

static void push_why(lua_State *L, const struct mmu_why *why)
{
    char line[256];
    lua_createtable(L, (int)why->count, 0);
    for (unsigned i = 0; i < why->count; i++) {
        lua_pushstring(L, mmu_why_line(why, i, line, sizeof(line)));
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_setfield(L, -2, "why");
}

static int combine(lua_State *L)
{
    struct mmu_combine_keys keys = { 0 };
    struct mmu_features features = { 0 };
    void *const objects[] = { &keys, &features };
    for (size_t i = 0; i < ARRAY_LEN(objects); i++) {
        param_defaults(combine_tables[i], objects[i]);
    }
    options_read(L, 1,
                 &(struct option_set){ .function = "gather.mmu.combine",
                                       .tables = combine_tables,
                                       .objects = objects,
                                       .table_count = ARRAY_LEN(objects) });
    struct mmu_combine_in in;
    struct error e = { 0 };
    if (!mmu_combine_from_keys(&keys, &features, &in, &e)) {
        return script_fail(L, "gather.mmu.combine: %s", e.text);
    }
    struct mmu_combine_out out;
    struct mmu_why why = { 0 };
    mmu_combine(&in, &out, &why);

    lua_createtable(L, 0, 16);
    push_columns(L, &in, &out);
    option_field_string(L, "status", mmu_status_text(out.status));
    option_field_string(L, "fault", out.s2_permission ? "s2-permission" : NULL);
    option_field_string(L, "unaligned", unaligned_name(out.unaligned));
    push_why(L, &why);
    return 1;
}

static const struct script_function functions[] = {
    { "combine", combine, "{...}",
      "The memory attributes of an access after both stages. The result has `type`, `inner`, "
      "`outer`, `sh`, "
      "`xs`, `tagged`, `nota`, `par_attr`, `par_sh` and `status` as the columns of the combining "
      "table; "
      "`sh_alt` if another shareability is as legal; `fault`, nil or \"s2-permission\"; "
      "`unaligned`, what an "
      "unaligned data access gets: nil, \"s1-alignment\" or \"s2-alignment\"; `why`, the steps as "
      "a list of lines.",
      combine_tables },
    { "space", space_new, "{ regs={...}, impl={...}, features={...} }",
      "A translation unit with its registers, its TLB and its own memory, in which `s:setup` and "
      "`s:map` build tables. `regs` are registers by name, all others 0; `impl` has the keys of "
      "`gather.platform`'s `mmu`: what the CPU implements, by default everything.",
      space_new_tables },
};
const struct script_module script_module_mmu = { "mmu", functions, ARRAY_LEN(functions) };
