/* SPDX-License-Identifier: Apache-2.0 */
/* Walks, dumps and single descriptors of a space or a VM, as Lua sees them. */
#include "script/mmu_view.h"

#include <stdlib.h>

void mmu_view_free(struct mmu_view *v)
{
    mmu_free(v->mmu);
    free(v->text);
    v->mmu = NULL;
    v->text = NULL;
}

/* ---- records --------------------------------------------------------------------------------- */

/* The value on top becomes the field, or the next element, of the table below it. */
static void set_field(lua_State *L, const char *name)
{
    if (name) {
        lua_setfield(L, -2, name);
    } else {
        lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
    }
}

static void sink_number(void *arg, const char *name, int64_t value)
{
    lua_pushinteger(arg, value);
    set_field(arg, name);
}

static void sink_bits(void *arg, const char *name, uint64_t value)
{
    lua_pushinteger(arg, (lua_Integer)value);
    set_field(arg, name);
}

static void sink_flag(void *arg, const char *name, bool value)
{
    lua_pushboolean(arg, value);
    set_field(arg, name);
}

static void sink_text(void *arg, const char *name, const char *value)
{
    lua_pushstring(arg, value);
    set_field(arg, name);
}

static void sink_begin(void *arg, const char *name, bool list)
{
    (void)name;
    (void)list;
    luaL_checkstack(arg, LUA_MINSTACK, NULL);
    lua_newtable(arg);
}

static void sink_end(void *arg, const char *name)
{
    set_field(arg, name);
}

struct record_sink mmu_view_sink(lua_State *L)
{
    return (struct record_sink){ .arg = L,
                                 .number = sink_number,
                                 .bits = sink_bits,
                                 .flag = sink_flag,
                                 .text = sink_text,
                                 .begin = sink_begin,
                                 .end = sink_end };
}

void mmu_view_push_fault(lua_State *L, const struct mmu_view *v, const struct mmu_fault *fault,
                         unsigned el)
{
    const struct record_sink sink = mmu_view_sink(L);
    lua_newtable(L);
    record_fault(&sink, v->mmu, fault, el);
}

/* ---- an access ------------------------------------------------------------------------------- */

static const struct param access_rows[] = {
    { "access", PARAM_CHOICE, offsetof(struct mmu_view_access, access), "read", NULL, NULL, "",
      "what is done there", "DDI 0487 D8.15", record_access_names },
    { "el", PARAM_U64, offsetof(struct mmu_view_access, el), "1", "0", "2", "",
      "where from; a VM's own by default, 0 for an unprivileged load or store", "DDI 0487 D8.1.2",
      NULL },
    { "pan", PARAM_BOOL, offsetof(struct mmu_view_access, pan), "false", NULL, NULL, "",
      "PSTATE.PAN is 1", "DDI 0487 D8.4.5", NULL },
    { "unaligned", PARAM_BOOL, offsetof(struct mmu_view_access, unaligned), "false", NULL, NULL, "",
      "not aligned to its size, or DC ZVA", "DDI 0487 B2.8", NULL },
};
const struct param_table mmu_view_access_params = { "", access_rows, ARRAY_LEN(access_rows) };
const struct param_table *const mmu_view_access_tables[] = { &mmu_view_access_params, NULL };

uint64_t mmu_view_check_va(lua_State *L, int index, const char *name)
{
    uint64_t va = 0;
    if (lua_type(L, index) == LUA_TTABLE) {
        lua_getfield(L, index, "va");
        option_address(L, lua_gettop(L), name, &va);
        lua_pop(L, 1);
    } else {
        option_address(L, index, name, &va);
    }
    return va;
}

void mmu_view_read_access(lua_State *L, const struct mmu_view *v, int index, const char *function,
                          struct mmu_view_access *a)
{
    param_defaults(&mmu_view_access_params, a);
    a->el = v->el;
    options_read(L, index,
                 &(struct option_set){ .function = function,
                                       .tables = mmu_view_access_tables,
                                       .objects = (void *[]){ a },
                                       .table_count = 1 });
}

unsigned mmu_view_mode(const struct mmu_view_access *a)
{
    return (unsigned)a->el | (a->pan ? MMU_PAN : 0U) | (a->unaligned ? MMU_UNALIGNED : 0U);
}

/* ---- text ------------------------------------------------------------------------------------ */

/* Push what `print` writes. */
static void push_text(lua_State *L, struct mmu_view *v,
                      void (*print)(FILE *to, struct mmu *m, const void *arg), const void *arg)
{
    size_t size = 0;
    free(v->text);
    v->text = NULL;
    FILE *to = open_memstream(&v->text, &size);
    if (!to) {
        script_fail(L, "out of memory for a text");
    }
    print(to, v->mmu, arg);
    fclose(to);
    lua_pushlstring(L, v->text ? v->text : "", v->text ? size : 0);
}

static void print_walk(FILE *to, struct mmu *m, const void *walk)
{
    mmu_walk_print(to, m, walk);
}

static void print_dump(FILE *to, struct mmu *m, const void *regime)
{
    mmu_dump_print(to, m, (enum mmu_regime) * (const unsigned *)regime);
}

int mmu_view_walk(lua_State *L, struct mmu_view *v, const char *name)
{
    struct mmu_view_access a;
    struct mmu_walk walk;
    const struct record_sink sink = mmu_view_sink(L);
    const va_t va = { mmu_view_check_va(L, 2, name) };
    mmu_view_read_access(L, v, 3, name, &a);
    mmu_walk(v->mmu, va, (enum mmu_access)a.access, mmu_view_mode(&a), &walk);
    lua_newtable(L);
    record_walk(&sink, v->mmu, &walk);
    push_text(L, v, print_walk, &walk);
    lua_setfield(L, -2, "text");
    return 1;
}

/* ---- whole trees ----------------------------------------------------------------------------- */

const char *const mmu_view_regimes[] = { "el10", "el2", "el20", NULL };
static const char *const ranges[] = { "lower", "upper", NULL };

struct tree_keys {
    unsigned regime, range;
    uint64_t stage, limit;
};
static const struct param regime_rows[] = {
    { "regime", PARAM_CHOICE, offsetof(struct tree_keys, regime), "el10", NULL, NULL, "",
      "EL1&0, EL2 or EL2&0", "DDI 0487 D8.1.2", mmu_view_regimes },
};
static const struct param tree_rows[] = {
    { "stage", PARAM_U64, offsetof(struct tree_keys, stage), "1", "1", "2", "", "which stage",
      "DDI 0487 D8.1", NULL },
    { "range", PARAM_CHOICE, offsetof(struct tree_keys, range), "lower", NULL, NULL, "",
      "of stage 1: the tables of TTBR0 or of TTBR1", "DDI 0487 D8.2.4", ranges },
    { "limit", PARAM_U64, offsetof(struct tree_keys, limit), "1000000", "1", NULL, "",
      "the most leaves", "a choice", NULL },
};
static const struct param_table regime_table = { "", regime_rows, ARRAY_LEN(regime_rows) };
static const struct param_table tree_table = { "", tree_rows, ARRAY_LEN(tree_rows) };
const struct param_table *const mmu_view_dump_tables[] = { &regime_table, NULL };
const struct param_table *const mmu_view_runs_tables[] = { &regime_table, &tree_table, NULL };

int mmu_view_dump(lua_State *L, struct mmu_view *v, const char *name)
{
    struct tree_keys keys = { 0 };
    param_defaults(&regime_table, &keys);
    options_read(L, 2,
                 &(struct option_set){ .function = name,
                                       .tables = mmu_view_dump_tables,
                                       .objects = (void *[]){ &keys },
                                       .table_count = 1 });
    push_text(L, v, print_dump, &keys.regime);
    return 1;
}

/* Runs on their way to Lua: the dump calls back, and nothing may raise through it. */
struct runs {
    struct mmu_run *run;
    size_t count, room;
};

static bool keep_run(void *arg, const struct mmu_run *run)
{
    struct runs *runs = arg;
    if (runs->count == runs->room) {
        size_t room = runs->room ? 2 * runs->room : 64;
        struct mmu_run *grown = realloc(runs->run, room * sizeof(*grown));
        if (!grown) {
            return false;
        }
        runs->run = grown;
        runs->room = room;
    }
    runs->run[runs->count++] = *run;
    return true;
}

int mmu_view_runs(lua_State *L, struct mmu_view *v, const char *name)
{
    struct tree_keys keys = { 0 };
    struct runs runs = { 0 };
    struct error e = { 0 };
    const struct record_sink sink = mmu_view_sink(L);
    param_defaults(&regime_table, &keys);
    param_defaults(&tree_table, &keys);
    options_read(L, 2,
                 &(struct option_set){ .function = name,
                                       .tables = mmu_view_runs_tables,
                                       .objects = (void *[]){ &keys, &keys },
                                       .table_count = 2 });
    bool whole = mmu_dump(v->mmu, (enum mmu_regime)keys.regime, (unsigned)keys.stage,
                          keys.range == 1, keys.limit, keep_run, &runs, &e);
    free(v->text);
    v->text = (char *)runs.run; /* owned by `v` from here on */
    if (!whole) {
        return script_fail(L, "%s: %s", name, e.text);
    }
    lua_createtable(L, (int)(runs.count < INT_MAX ? runs.count : INT_MAX), 0);
    for (size_t i = 0; i < runs.count; i++) {
        lua_newtable(L);
        record_run(&sink, &runs.run[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

/* ---- single descriptors ---------------------------------------------------------------------- */

bool mmu_view_tree(struct mmu_view *v, enum mmu_regime regime, unsigned stage, bool upper,
                   struct mmu_geometry *g, struct error *e)
{
    if (!mmu_geometry(mmu_impl(v->mmu), mmu_regs(v->mmu), regime, stage, upper, g, e)) {
        return false;
    }
    return stage == 2 || regime != MMU_EL10 ||
           mmu_stage2(v->mmu, (ipa_t){ g->root }, &g->root_pa) ||
           error_set(e, "stage 2 leads the start table's IPA 0x%llx nowhere",
                     (unsigned long long)g->root);
}

static bool read_word(void *arg, pa_t at, uint64_t *word)
{
    const struct mmu_view *v = arg;
    return v->read(v->arg, at, word);
}

/* Where the IPA of a stage-1 table is; where nothing can be read if stage 2 says nowhere. */
static pa_t table_at(void *arg, uint64_t address)
{
    const struct mmu_view *v = arg;
    pa_t pa;
    return mmu_stage2(v->mmu, (ipa_t){ address }, &pa) ? pa : (pa_t){ ~UINT64_C(7) };
}

enum { LEVEL_LAST = 4 }; /* whichever comes last */

struct place_keys {
    unsigned regime;
    int level;
    uint64_t stage;
};
static const struct param place_rows[] = {
    { "regime", PARAM_CHOICE, offsetof(struct place_keys, regime), "el10", NULL, NULL, "",
      "EL1&0, EL2 or EL2&0", "DDI 0487 D8.1.2", mmu_view_regimes },
    { "stage", PARAM_U64, offsetof(struct place_keys, stage), "1", "1", "2", "",
      "which stage; its address is `va` for 1, `ipa` for 2", "DDI 0487 D8.1", NULL },
};
static const struct param_table place_table = { "", place_rows, ARRAY_LEN(place_rows) };
const struct param_table *const mmu_view_descriptor_tables[] = { &place_table, NULL };

struct address {
    bool given;
    uint64_t value;
};

static void read_address(lua_State *L, int index, const char *name, void *to)
{
    struct address *a = to;
    option_address(L, index, name, &a->value);
    a->given = true;
}

static void read_level(lua_State *L, int index, const char *name, void *to)
{
    int isnum = 0;
    lua_Integer level = lua_tointegerx(L, index, &isnum);
    if (!isnum || level < -1 || level > 3) {
        script_fail(L, "%s: expected a level, -1 to 3", name);
    }
    *(int *)to = (int)level;
}

/* A descriptor that was asked for: its place, and what it holds. */
struct place {
    struct mmu_geometry g;
    int level;
    pa_t at;
    uint64_t value;
};

/* The last descriptor on the way to `input` if no level is asked for. */
static bool find_descriptor(struct mmu_view *v, const struct place_keys *keys, uint64_t input,
                            struct place *p, struct error *e)
{
    const struct mmu_memory memory = { .arg = v,
                                       .read = read_word,
                                       .table_at = keys->stage == 1 && keys->regime == MMU_EL10
                                                       ? table_at
                                                       : NULL };
    if (keys->level != LEVEL_LAST) {
        p->level = keys->level;
        return mmu_descriptor_at(&memory, &p->g, input, p->level, &p->at, &p->value, e);
    }
    for (p->level = 3; p->level > p->g.start_level; p->level--) {
        if (mmu_descriptor_at(&memory, &p->g, input, p->level, &p->at, &p->value, e)) {
            return true;
        }
    }
    return mmu_descriptor_at(&memory, &p->g, input, p->level, &p->at, &p->value, e);
}

/* Read the options of a descriptor, with `extras` after the first three, and find its tree. */
static void read_place(lua_State *L, struct mmu_view *v, const char *name,
                       struct option_extra *extras, size_t count, struct place_keys *keys,
                       uint64_t *input, struct place *p)
{
    struct address va = { 0 }, ipa = { 0 };
    struct error e = { 0 };
    param_defaults(&place_table, keys);
    keys->level = LEVEL_LAST;
    extras[0] = (struct option_extra){ "va", read_address, &va };
    extras[1] = (struct option_extra){ "ipa", read_address, &ipa };
    extras[2] = (struct option_extra){ "level", read_level, &keys->level };
    options_read(L, 2,
                 &(struct option_set){ .function = name,
                                       .tables = mmu_view_descriptor_tables,
                                       .objects = (void *[]){ keys },
                                       .table_count = 1,
                                       .extras = extras,
                                       .extra_count = count });
    const struct address *here = keys->stage == 2 ? &ipa : &va;
    if (!here->given || (keys->stage == 2 ? va.given : ipa.given)) {
        script_fail(L, "%s: stage %d is asked by %s", name, (int)keys->stage,
                    keys->stage == 2 ? "ipa=, not va=" : "va=, not ipa=");
    }
    *input = here->value;
    bool upper = keys->stage == 1 && keys->regime != MMU_EL2 && here->value >> 55 & 1;
    if (!mmu_view_tree(v, (enum mmu_regime)keys->regime, (unsigned)keys->stage, upper, &p->g, &e)) {
        script_fail(L, "%s: %s", name, e.text);
    }
}

int mmu_view_descriptor(lua_State *L, struct mmu_view *v, const char *name)
{
    struct option_extra extras[3];
    struct place_keys keys;
    struct place p;
    uint64_t input;
    struct error e = { 0 };
    read_place(L, v, name, extras, ARRAY_LEN(extras), &keys, &input, &p);
    if (!find_descriptor(v, &keys, input, &p, &e)) {
        lua_pushnil(L);
        lua_pushstring(L, e.text);
        return 2;
    }
    lua_createtable(L, 0, 3);
    option_field_integer(L, "address", p.at.pa);
    option_field_integer(L, "value", p.value);
    lua_pushinteger(L, p.level);
    lua_setfield(L, -2, "level");
    return 1;
}

int mmu_view_corrupt(lua_State *L, struct mmu_view *v, const char *name)
{
    struct address bit = { 0 }, flip = { 0 }, value = { 0 };
    struct option_extra extras[6];
    struct place_keys keys;
    struct place p;
    uint64_t input;
    struct error e = { 0 };
    extras[3] = (struct option_extra){ "bit", read_address, &bit };
    extras[4] = (struct option_extra){ "xor", read_address, &flip };
    extras[5] = (struct option_extra){ "value", read_address, &value };
    read_place(L, v, name, extras, ARRAY_LEN(extras), &keys, &input, &p);
    if (bit.given + flip.given + value.given != 1) {
        return script_fail(L, "%s: expected one of bit=, xor= and value=", name);
    }
    if (bit.given && bit.value > 63) {
        return script_fail(L, "%s: bit: expected 0 to 63", name);
    }
    if (!find_descriptor(v, &keys, input, &p, &e)) {
        return script_fail(L, "%s: %s", name, e.text);
    }
    uint64_t now =
        value.given ? value.value : p.value ^ (bit.given ? UINT64_C(1) << bit.value : flip.value);
    if (!v->write(v->arg, p.at, p.g.big_endian ? __builtin_bswap64(now) : now)) {
        return script_fail(L, "%s: no memory at 0x%llx", name, (unsigned long long)p.at.pa);
    }
    lua_pushinteger(L, (lua_Integer)p.value);
    lua_pushinteger(L, (lua_Integer)now);
    return 2;
}
