/* SPDX-License-Identifier: Apache-2.0 */
/* TLBI as scenarios write it, and the reports of the break-before-make check as they get them. */
#include "script/mmu_view.h"

/* ---- TLB maintenance ------------------------------------------------------------------------- */

enum { XT_ASID = 48, XT_TTL = 44, XT_PAGE = 12 };

struct tlbi_keys {
    uint64_t asid, ttl;
};
static const struct param tlbi_params[] = {
    { "asid", PARAM_U64, offsetof(struct tlbi_keys, asid), "0", "0", "65535", "", "of the operand",
      "DDI 0487 C5.5", NULL },
    { "ttl", PARAM_U64, offsetof(struct tlbi_keys, ttl), "0", "0", "15", "",
      "the operand's hint of granule and level", "DDI 0487 D8.17.5", NULL },
};
static const struct param_table tlbi_table = { "", tlbi_params, ARRAY_LEN(tlbi_params) };
const struct param_table *const mmu_view_tlbi_tables[] = { &tlbi_table, NULL };

/* The operand { va= or ipa=, asid=, ttl= }. */
static uint64_t read_operand(lua_State *L, const char *name, const struct mmu_tlbi_op *op)
{
    struct tlbi_keys keys;
    uint64_t address = 0;
    if (op->range) {
        script_fail(L, "%s: the operand of %s, a range, is given as a number", name, op->sys.name);
    }
    const struct option_extra extra = { op->kind == MMU_TLBI_IPAS2 ? "ipa" : "va", option_address,
                                        &address };
    param_defaults(&tlbi_table, &keys);
    options_read(L, 3,
                 &(struct option_set){ .function = name,
                                       .tables = mmu_view_tlbi_tables,
                                       .objects = (void *[]){ &keys },
                                       .table_count = 1,
                                       .extras = &extra,
                                       .extra_count = 1 });
    const uint64_t page = address >> XT_PAGE & ((UINT64_C(1) << XT_TTL) - 1);
    return page | keys.ttl << XT_TTL | keys.asid << XT_ASID;
}

const struct mmu_tlbi_op *mmu_view_read_tlbi(lua_State *L, const char *name, uint64_t *xt)
{
    const char *text = NULL;
    char what[40];
    struct error e = { 0 };
    snprintf(what, sizeof(what), "%s: operation", name);
    option_string(L, 2, what, (void *)&text);
    const struct mmu_tlbi_op *op = mmu_tlbi_find(text, &e);
    if (!op) {
        script_fail(L, "%s: %s", name, e.text);
    }
    *xt = 0;
    if (lua_type(L, 3) == LUA_TTABLE) {
        *xt = read_operand(L, name, op);
    } else if (!lua_isnoneornil(L, 3)) {
        snprintf(what, sizeof(what), "%s: operand", name);
        option_address(L, 3, what, xt);
    }
    return op;
}

/* ---- break-before-make ----------------------------------------------------------------------- */

void mmu_view_push_lint(lua_State *L, const struct mmu_lint *lint)
{
    static const char *const kinds[] = { [MMU_LINT_CHANGED] = "changed",
                                         [MMU_LINT_NO_TLBI] = "no-tlbi",
                                         [MMU_LINT_CONFLICT] = "conflict",
                                         [MMU_LINT_STALE] = "stale",
                                         [MMU_LINT_BLIND] = "blind" };
    char text[256];
    lua_createtable(L, 0, 11);
    option_field_string(L, "kind", kinds[lint->kind]);
    option_field_integer(L, "stage", lint->stage);
    lua_pushinteger(L, lint->level);
    lua_setfield(L, -2, "level");
    option_field_integer(L, "descriptor", lint->descriptor.pa);
    option_field_integer(L, "old", lint->old);
    option_field_integer(L, "now", lint->now);
    option_field_integer(L, "input", lint->input);
    option_field_string(L, "rule", lint->rule);
    option_field_string(L, "text", mmu_lint_text(lint, text, sizeof(text)));
}
