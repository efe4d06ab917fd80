/* SPDX-License-Identifier: Apache-2.0 */
/* gather.mmu.space: making one, its registers and memory, TLB maintenance, AT, the lint. */
#include "script/mmu_space.h"

#include "script/machine.h"

#include <stdlib.h>
#include <string.h>

struct space *space_check(lua_State *L, int index)
{
    return luaL_checkudata(L, index, SPACE_TYPE);
}

/* ---- memory ---------------------------------------------------------------------------------- */

static bool has_word(const struct space *s, pa_t at)
{
    uint64_t size = ram_size(s->ram);
    return at.pa >= s->ram_base && at.pa - s->ram_base < size &&
           size - (at.pa - s->ram_base) >= sizeof(uint64_t);
}

static bool read_word(void *arg, pa_t at, uint64_t *word)
{
    const struct space *s = arg;
    if (!has_word(s, at)) {
        return false;
    }
    ram_read(s->ram, at.pa - s->ram_base, word, sizeof(*word));
    return true;
}

static bool write_word(void *arg, pa_t at, uint64_t word)
{
    struct space *s = arg;
    if (!has_word(s, at)) {
        return false;
    }
    ram_write(s->ram, at.pa - s->ram_base, &word, sizeof(word));
    mmu_lint_write(s->view.mmu, at, word);
    return true;
}

/* The hardware's own update of a descriptor. */
static bool swap_word(void *arg, pa_t at, uint64_t from, uint64_t to, uint64_t *seen)
{
    struct space *s = arg;
    if (!read_word(s, at, seen)) {
        return false;
    }
    if (*seen == from) {
        ram_write(s->ram, at.pa - s->ram_base, &to, sizeof(to));
    }
    return true;
}

bool space_alloc(struct space *s, enum space_arena arena, uint64_t bytes, pa_t *table)
{
    uint64_t end = s->tables + (arena + 1) * SPACE_ARENA_BYTES;
    uint64_t at = (s->next[arena] + bytes - 1) & ~(bytes - 1);
    if (at + bytes > end || !has_word(s, (pa_t){ at }) ||
        !has_word(s, (pa_t){ at + bytes - sizeof(uint64_t) })) {
        return false;
    }
    table->pa = at;
    s->next[arena] = at + bytes;
    return true;
}

/* ---- making one ------------------------------------------------------------------------------ */

struct space_keys {
    uint64_t ram_base, ram_size, tables;
};
static const struct param space_params[] = {
    { "tables", PARAM_U64, offsetof(struct space_keys, tables), "0xf0000000", "0", "0x7fffffff0000",
      "", "where tables are taken from: 128 MiB for those of EL1&0's stage 1, then for all others",
      "a choice", NULL },
    { "ram_base", PARAM_U64, offsetof(struct space_keys, ram_base), "0", NULL, NULL, "",
      "the first physical address that is memory", "a choice", NULL },
    { "ram_size", PARAM_SIZE, offsetof(struct space_keys, ram_size), "0", NULL, NULL, "B",
      "how much is memory; elsewhere a walk gets an External abort; 0: all of pa_bits", "a choice",
      NULL },
};
static const struct param_table space_table = { "", space_params, ARRAY_LEN(space_params) };
const struct param_table *const space_new_tables[] = { &space_table, &mmu_feature_params, NULL };

static int end_space(lua_State *L)
{
    struct space *s = space_check(L, 1);
    mmu_view_free(&s->view);
    ram_free(s->ram);
    s->ram = NULL;
    free(s->lint);
    s->lint = NULL;
    if (s->script) {
        s->script->spaces--;
        s->script = NULL;
    }
    return 0;
}

static uint64_t *find_register(lua_State *L, struct mmu_regs *regs, const char *function,
                               const char *name)
{
    enum { REGISTERS_MAX = 32 };
    const char *names[REGISTERS_MAX];
    unsigned count = 0;
    struct error e = { 0 };
    int offset = mmu_reg_find(name);
    if (offset >= 0) {
        return (uint64_t *)(void *)((char *)regs + offset);
    }
    while (count < REGISTERS_MAX && mmu_reg_name(count)) {
        names[count] = mmu_reg_name(count);
        count++;
    }
    error_set(&e, "%s: no register \"%s\"", function, name);
    error_suggest(&e, name, names, count);
    script_raise(L, &e);
}

static void read_registers(lua_State *L, int index, const char *name, void *to)
{
    if (lua_type(L, index) != LUA_TTABLE) {
        script_fail(L, "%s: expected a table of registers, found a %s", name,
                    luaL_typename(L, index));
    }
    for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1)) {
        if (lua_type(L, -2) != LUA_TSTRING) {
            script_fail(L, "%s: expected the names of registers as keys", name);
        }
        const char *key = lua_tostring(L, -2);
        option_address(L, lua_gettop(L), key, find_register(L, to, name, key));
    }
}

enum { MANY_SPACES = 16 };

static struct space *push_space(lua_State *L)
{
    struct script *script = script_of(L);
    if (script->spaces >= MANY_SPACES) {
        lua_gc(L, LUA_GCCOLLECT, 0); /* Lua does not see how large they are */
    }
    machine_new_type(L, SPACE_TYPE, &space_methods, end_space);
    struct space *s = lua_newuserdatauv(L, sizeof(*s), 1);
    memset(s, 0, sizeof(*s));
    luaL_setmetatable(L, SPACE_TYPE);
    s->script = script;
    script->spaces++;
    s->view.el = 1;
    s->view.arg = s;
    s->view.read = read_word;
    s->view.write = write_word;
    return s;
}

static void start_memory(lua_State *L, struct space *s, const struct space_keys *keys,
                         uint64_t pa_bits)
{
    const uint64_t all = UINT64_C(1) << pa_bits, granule = UINT64_C(64) << 10;
    if (keys->tables % granule != 0) {
        script_fail(L, "gather.mmu.space: tables: expected a multiple of 64 KiB");
    }
    if (keys->ram_base % sizeof(uint64_t) != 0 || keys->ram_base >= all ||
        keys->ram_size > all - keys->ram_base) {
        script_fail(L, "gather.mmu.space: ram_base: expected memory within %d bits", (int)pa_bits);
    }
    s->ram_base = keys->ram_base;
    s->ram = ram_new(keys->ram_size ? keys->ram_size : all - keys->ram_base);
    s->tables = s->mapped = keys->tables;
    for (unsigned i = 0; i < ARENAS; i++) {
        s->next[i] = s->tables + i * SPACE_ARENA_BYTES;
    }
}

int space_new(lua_State *L)
{
    /* AArch64 at EL1 (HCR_EL2.RW); all else 0: no stage is on. */
    struct mmu_regs regs = { .hcr_el2 = UINT64_C(1) << 31 };
    const struct param_table impl_table = { "impl", mmu_impl_params.params, mmu_impl_params.count };
    const struct param_table *const tables[] = { &space_table, &mmu_feature_params, &impl_table };
    const struct option_extra extra = { "regs", read_registers, &regs };
    struct space_keys keys;
    struct mmu_impl impl;
    lua_settop(L, 1);
    mmu_impl_defaults(&impl);
    param_defaults(&space_table, &keys);
    options_read(L, 1,
                 &(struct option_set){ .function = "gather.mmu.space",
                                       .tables = tables,
                                       .objects = (void *[]){ &keys, &impl.features, &impl },
                                       .table_count = ARRAY_LEN(tables),
                                       .extras = &extra,
                                       .extra_count = 1 });
    struct error e = { 0 };
    if (!mmu_impl_check(&impl, &e)) {
        return script_fail(L, "gather.mmu.space: impl: %s", e.text);
    }
    struct space *s = push_space(L);
    start_memory(L, s, &keys, impl.pa_bits);
    const struct mmu_walk_memory memory = { .arg = s, .read = read_word, .swap = swap_word };
    s->view.mmu = s->ram ? mmu_new(&impl, &memory) : NULL;
    if (!s->view.mmu) {
        return script_fail(L, "gather.mmu.space: out of memory");
    }
    mmu_set_regs(s->view.mmu, &regs);
    return 1;
}

/* ---- registers and memory -------------------------------------------------------------------- */

static int reg(lua_State *L)
{
    struct space *s = space_check(L, 1);
    struct mmu_regs regs = *mmu_regs(s->view.mmu);
    const char *name = NULL;
    option_string(L, 2, "s:reg: name", (void *)&name);
    uint64_t *value = find_register(L, &regs, "s:reg", name);
    if (!lua_isnoneornil(L, 3)) {
        option_address(L, 3, "s:reg: value", value);
        mmu_set_regs(s->view.mmu, &regs);
    }
    lua_pushinteger(L, (lua_Integer)*value);
    return 1;
}

static pa_t check_word(lua_State *L, const struct space *s, const char *name)
{
    pa_t at;
    option_address(L, 2, name, &at.pa);
    if (at.pa % sizeof(uint64_t) != 0) {
        script_fail(L, "%s: expected an address that is a multiple of 8", name);
    }
    if (!has_word(s, at)) {
        script_fail(L, "%s: no memory at 0x%llx", name, (unsigned long long)at.pa);
    }
    return at;
}

static int read_memory(lua_State *L)
{
    struct space *s = space_check(L, 1);
    uint64_t word = 0;
    read_word(s, check_word(L, s, "s:read"), &word);
    lua_pushinteger(L, (lua_Integer)word);
    return 1;
}

static int write_memory(lua_State *L)
{
    struct space *s = space_check(L, 1);
    uint64_t word;
    pa_t at = check_word(L, s, "s:write");
    option_address(L, 3, "s:write: value", &word);
    write_word(s, at, word);
    space_report(L, s, 1);
    return 0;
}

/* ---- translating ----------------------------------------------------------------------------- */

static int translate(lua_State *L)
{
    struct space *s = space_check(L, 1);
    struct mmu *m = s->view.mmu;
    struct mmu_view_access a;
    struct mmu_fault fault;
    const va_t va = { mmu_view_check_va(L, 2, "s:translate") };
    const struct record_sink sink = mmu_view_sink(L);
    mmu_view_read_access(L, &s->view, 3, "s:translate", &a);
    space_ready(L, s);
    const uint64_t hits = mmu_stats(m)->tlb_hits;
    const struct mmu_page *page =
        mmu_translate(m, va, (enum mmu_access)a.access, mmu_view_mode(&a), &fault);
    const uint64_t offset = va.va & 0xfff;
    lua_newtable(L);
    sink.flag(L, "ok", page != NULL);
    sink.flag(L, "hit", mmu_stats(m)->tlb_hits > hits);
    if (page) {
        sink.bits(L, "pa", page->pa_page | offset);
        sink.bits(L, "ipa", page->ipa_page.ipa | offset);
        record_page(&sink, page);
    } else {
        mmu_view_push_fault(L, &s->view, &fault, (unsigned)a.el);
        lua_setfield(L, -2, "fault");
    }
    space_report(L, s, 1);
    return 1;
}

struct at_keys {
    uint64_t el;
    bool pan;
};
static const struct param at_params[] = {
    { "el", PARAM_U64, offsetof(struct at_keys, el), "2", "1", "2", "",
      "where the instruction is executed", "DDI 0487 C5.4", NULL },
    { "pan", PARAM_BOOL, offsetof(struct at_keys, pan), "false", NULL, NULL, "",
      "PSTATE.PAN is 1: what S1E1RP and S1E1WP heed", "DDI 0487 C5.4", NULL },
};
static const struct param_table at_table = { "", at_params, ARRAY_LEN(at_params) };
static const struct param_table *const at_tables[] = { &at_table, NULL };

static int at(lua_State *L)
{
    struct space *s = space_check(L, 1);
    const char *name = NULL;
    struct error e = { 0 };
    struct at_keys keys;
    option_string(L, 2, "s:at: operation", (void *)&name);
    const struct mmu_at_op *op = mmu_at_find(name, &e);
    if (!op) {
        return script_fail(L, "s:at: %s", e.text);
    }
    const va_t va = { mmu_view_check_va(L, 3, "s:at: va") };
    param_defaults(&at_table, &keys);
    options_read(L, 4,
                 &(struct option_set){ .function = "s:at",
                                       .tables = at_tables,
                                       .objects = (void *[]){ &keys },
                                       .table_count = 1 });
    if (keys.el < op->min_el) {
        return script_fail(L, "s:at: AT %s is UNDEFINED below EL%d", op->sys.name, op->min_el);
    }
    space_ready(L, s);
    uint64_t par = 0;
    struct mmu_fault fault;
    if (mmu_at(s->view.mmu, op, va, (unsigned)keys.el | (keys.pan ? MMU_PAN : 0U), &par, &fault)) {
        lua_pushinteger(L, (lua_Integer)par);
        return 1;
    }
    lua_pushnil(L);
    mmu_view_push_fault(L, &s->view, &fault, (unsigned)keys.el);
    return 2;
}

/* ---- TLB maintenance ------------------------------------------------------------------------- */

static int tlbi(lua_State *L)
{
    struct space *s = space_check(L, 1);
    uint64_t xt;
    const struct mmu_tlbi_op *op = mmu_view_read_tlbi(L, "s:tlbi", &xt);
    mmu_tlbi(s->view.mmu, op, xt);
    space_report(L, s, 1);
    return 0;
}

static int stats(lua_State *L)
{
    const struct mmu_stats *t = mmu_stats(space_check(L, 1)->view.mmu);
    lua_createtable(L, 0, 9);
    option_field_integer(L, "tlb_hits", t->tlb_hits);
    option_field_integer(L, "tlb_misses", t->tlb_misses);
    option_field_integer(L, "stage2_hits", t->stage2_hits);
    option_field_integer(L, "stage2_misses", t->stage2_misses);
    option_field_integer(L, "table_hits", t->table_hits);
    option_field_integer(L, "descriptors_read", t->descriptors_read);
    option_field_integer(L, "access_flags_set", t->access_flags_set);
    option_field_integer(L, "dirty_set", t->dirty_set);
    option_field_integer(L, "tlb_conflicts", t->tlb_conflicts);
    return 1;
}

/* ---- break-before-make ----------------------------------------------------------------------- */

/* Called from inside the translation unit, where nothing may raise: kept for space_report(). */
static void keep_report(void *arg, const struct mmu_lint *lint)
{
    struct space *s = arg;
    if (s->lint_count == s->lint_room) {
        size_t room = s->lint_room ? 2 * s->lint_room : 16;
        struct mmu_lint *grown = realloc(s->lint, room * sizeof(*grown));
        if (!grown) {
            return;
        }
        s->lint = grown;
        s->lint_room = room;
    }
    s->lint[s->lint_count++] = *lint;
}

void space_report(lua_State *L, struct space *s, int index)
{
    if (s->lint_count == 0) {
        return;
    }
    index = lua_absindex(L, index);
    while (s->lint_count > 0) {
        const struct mmu_lint first = s->lint[0];
        s->lint_count--;
        memmove(s->lint, s->lint + 1, s->lint_count * sizeof(first));
        lua_getiuservalue(L, index, 1);
        if (lua_type(L, -1) == LUA_TFUNCTION) {
            mmu_view_push_lint(L, &first);
            lua_call(L, 1, 0);
        } else {
            lua_pop(L, 1);
        }
    }
}

static int lint(lua_State *L)
{
    struct space *s = space_check(L, 1);
    lua_settop(L, 2);
    if (!lua_isnil(L, 2) && lua_type(L, 2) != LUA_TFUNCTION) {
        return script_fail(L, "s:lint: expected a function or nil, found a %s",
                           luaL_typename(L, 2));
    }
    if (!mmu_lint(s->view.mmu, lua_isnil(L, 2) ? NULL : keep_report, s)) {
        return script_fail(L, "s:lint: out of memory");
    }
    s->lint_count = 0;
    lua_setiuservalue(L, 1, 1);
    return 0;
}

/* ---- what VMs can too ------------------------------------------------------------------------ */

static int walk(lua_State *L)
{
    struct space *s = space_check(L, 1);
    space_ready(L, s);
    return mmu_view_walk(L, &s->view, "s:walk");
}

static int dump(lua_State *L)
{
    struct space *s = space_check(L, 1);
    space_ready(L, s);
    return mmu_view_dump(L, &s->view, "s:dump");
}

static int runs(lua_State *L)
{
    struct space *s = space_check(L, 1);
    space_ready(L, s);
    return mmu_view_runs(L, &s->view, "s:runs");
}

static int descriptor(lua_State *L)
{
    struct space *s = space_check(L, 1);
    space_ready(L, s);
    return mmu_view_descriptor(L, &s->view, "s:descriptor");
}

static int corrupt(lua_State *L)
{
    struct space *s = space_check(L, 1);
    space_ready(L, s);
    int count = mmu_view_corrupt(L, &s->view, "s:corrupt");
    space_report(L, s, 1);
    return count;
}

/* ---- the table of functions ------------------------------------------------------------------ */

static const struct script_function methods[] = {
    { "reg", reg, "name, value",
      "The value of a register that translation depends on, after setting it if `value` is given: "
      "SCTLR_EL1, TCR_EL1, TTBR0_EL1, TTBR1_EL1, MAIR_EL1, HCR_EL2, VTCR_EL2, VTTBR_EL2 and those "
      "of EL2 (any case). The TLB keeps what it holds.",
      NULL },
    { "setup", space_setup, "{ stage=, granule=, bits=, ... }",
      "Switch a stage on with an empty start table: programs TCR_ELx or VTCR_EL2, TTBRn_ELx or "
      "VTTBR_EL2, SCTLR_ELx.{M,C,I} or HCR_EL2.VM, and MAIR_ELx if it is 0. Stage 2 begins at the "
      "last level that up to 16 concatenated tables allow, or at `level`. Returns `root`, `level`, "
      "`bits`, "
      "`bytes` of the start table.",
      space_setup_tables },
    { "map", space_map, "{ stage=, va=, ipa=, pa=, size=, attr=, ... }",
      "Map `size` bytes: at stage 1 `va` to `ipa` or `pa` (one is meant), at stage 2 `ipa` to "
      "`pa`; in the largest blocks that fit, or only in those of `block` (\"2MiB\") or `level`. "
      "`attr` is a stage-1 type (\"normal-wb\", the default, \"normal-nc\", \"device-ngnre\" ...) "
      "or an index of MAIR_ELx; at stage 2 a type, for which `memattr` (0 to 15) says it in bits. "
      "`sh` is \"nsh\", \"osh\", \"ish\" (the default) or a number. The keys of the first table "
      "are of both stages, then those of stage 1, then those of stage 2.",
      space_map_tables },
    { "descriptor", descriptor, "{ stage=, va=, ipa=, level= }",
      "Where a descriptor is and what it holds: `address` (physical), `value`, `level`; the last "
      "one on the way if `level` is left out. nil and a text if no table leads there.",
      mmu_view_descriptor_tables },
    { "corrupt", corrupt, "{ stage=, va=, ipa=, level=, bit= | xor= | value= }",
      "Change a descriptor in memory: flip one bit, flip several, or replace it. Returns what it "
      "held and what it holds. The TLB keeps what it holds.",
      mmu_view_descriptor_tables },
    { "read", read_memory, "pa", "The 8 bytes at a physical address, as a number.", NULL },
    { "write", write_memory, "pa, value", "Write 8 bytes.", NULL },
    { "walk", walk, "va, { access=, el=, pan=, unaligned= }",
      "The walk without TLB, which changes nothing. The result has `ok`, `va`, `access`, `el`, "
      "`regime`, `s1_on`, `s2_on`, `steps`, `why`, `choices`, `text` (all of it for people), "
      "`sets_access_flag`, `sets_dirty`; if it succeeded `pa`, `ipa`, `type`, `inner`, `outer`, "
      "`sh`, `xs`, `tagged`, `nota`, `par_attr`, `par_sh`, `size` (of one TLB entry), `s1_level`, "
      "`s2_level`, `global`, `guarded`, `unaligned`, `allowed`; else `fault` with `kind`, `text`, "
      "`stage`, `level`, `s1ptw`, `write`, `update`, `ipa`, `dfsc`, `target_el`, `ec`, `esr`, "
      "`far`, `hpfar`, and `cause`, the field or register behind it. A step has `stage`, `level`, "
      "`for_table`, `input`, `address`, `pa`, `read`, `value`, `type`, `fields`, `output`, "
      "`contiguous`, `attr`.",
      mmu_view_access_tables },
    { "translate", translate, "va, { access=, el=, pan=, unaligned= }",
      "The same through the TLB, which may update descriptors, without steps and reasons; `hit` "
      "says whether the TLB had it.",
      mmu_view_access_tables },
    { "tlbi", tlbi, "operation, xt",
      "TLBI by name (\"vae1is\", \"ipas2e1is\" ...); `xt` is the operand, or a table of `va` or "
      "`ipa`, `asid`, `ttl`.",
      mmu_view_tlbi_tables },
    { "at", at, "operation, va, { el=, pan= }",
      "AT by name (\"s12e1r\" ...). Returns PAR_EL1, or nil and the fault that is taken as an "
      "exception.",
      at_tables },
    { "stats", stats, "",
      "`tlb_hits`, `tlb_misses`, `stage2_hits`, `stage2_misses`, `table_hits`, "
      "`descriptors_read`, `access_flags_set`, `dirty_set`, `tlb_conflicts`.",
      NULL },
    { "lint", lint, "function",
      "Call the function for each violation of break-before-make (DDI 0487 D8.17.1), with `kind` "
      "(\"changed\", \"no-tlbi\", \"conflict\", \"stale\"; \"blind\": no memory to watch further "
      "descriptors), `stage`, `level`, `descriptor`, `old`, "
      "`now`, `input`, `rule`, `text`. nil ends it.",
      NULL },
    { "dump", dump, "{ regime= }",
      "The maps of a regime as text: runs of leaves, a line each, and the gaps.",
      mmu_view_dump_tables },
    { "runs", runs, "{ regime=, stage=, range=, limit= }",
      "The runs of one tree as a list of `input`, `output`, `size`, `level`, `leaves`, `leaf`, "
      "`table_bits`.",
      mmu_view_runs_tables },
};
const struct script_module space_methods = { "s:", methods, ARRAY_LEN(methods) };
