/* SPDX-License-Identifier: Apache-2.0 */
/* s:map: descriptors from the words that a person uses for them. */
#include "platform/platform.h"
#include "script/mmu_space.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* ---- keys ------------------------------------------------------------------------------------ */

struct map_keys {
    /* both stages */
    uint64_t stage, size, block, software, raw;
    bool contiguous, replace, af, dbm;
    /* stage 1 */
    unsigned regime, ap;
    uint64_t aptable;
    bool el0, uxn, pxn, ng, gp, uxntable, pxntable;
    /* stage 2 */
    unsigned s2ap;
    uint64_t xn;
    bool fnxs;
};
#define FLAG(key, value, help, source)                                                             \
    {                                                                                              \
#key, PARAM_BOOL, offsetof(struct map_keys, key), value, NULL, NULL, "", help, source,     \
            NULL                                                                                   \
    }
static const struct param both_rows[] = {
    { "stage", PARAM_U64, offsetof(struct map_keys, stage), "1", "1", "2", "", "which stage",
      "DDI 0487 D8.1", NULL },
    { "size", PARAM_SIZE, offsetof(struct map_keys, size), "0", "0", NULL, "B",
      "how much; by default one granule, or one block", "a choice", NULL },
    { "block", PARAM_SIZE, offsetof(struct map_keys, block), "0", "0", "4TiB", "B",
      "what one leaf maps; by default the largest that fits", "DDI 0487 D8.3.1", NULL },
    FLAG(contiguous, "false",
         "set the Contiguous bit where a whole run of leaves lies in the range", "DDI 0487 D8.7.1"),
    FLAG(replace, "false", "leaves that are there already are overwritten", "a choice"),
    FLAG(af, "true", "the Access flag", "DDI 0487 D8.5.1"),
    FLAG(dbm, "false", "the hardware may make it writable (bit 51)", "DDI 0487 D8.5.2"),
    { "software", PARAM_U64, offsetof(struct map_keys, software), "0", "0", "15", "",
      "bits 58:55, which the MMU ignores", "DDI 0487 D8.3.1.2", NULL },
    { "raw", PARAM_U64, offsetof(struct map_keys, raw), "0", NULL, NULL, "",
      "any further bits of the leaves", "a choice", NULL },
};
static const char *const ap_names[] = { "rw", "ro", NULL };
static const struct param stage1_rows[] = {
    { "regime", PARAM_CHOICE, offsetof(struct map_keys, regime), "el10", NULL, NULL, "",
      "EL1&0, EL2 or EL2&0; the range follows from the address", "DDI 0487 D8.1.2",
      mmu_view_regimes },
    { "ap", PARAM_CHOICE, offsetof(struct map_keys, ap), "rw", NULL, NULL, "",
      "AP[2]: what may be done", "DDI 0487 D8.4.1", ap_names },
    FLAG(el0, "false", "AP[1]: EL0 may too", "DDI 0487 D8.4.1"),
    FLAG(uxn, "false", "EL0 may not execute; XN of regime el2", "DDI 0487 D8.4.1"),
    FLAG(pxn, "false", "EL1, or EL2 of el20, may not execute", "DDI 0487 D8.4.1"),
    FLAG(ng, "false", "not global: of the ASID", "DDI 0487 D8.16.3"),
    FLAG(gp, "false", "guarded (FEAT_BTI)", "DDI 0487 D8.4.5.3"),
    { "aptable", PARAM_U64, offsetof(struct map_keys, aptable), "0", "0", "3", "",
      "of the Table descriptors that are made: 1 not for EL0, 2 read-only", "DDI 0487 D8.4.1.2",
      NULL },
    FLAG(uxntable, "false", "of the Table descriptors that are made", "DDI 0487 D8.4.1.2"),
    FLAG(pxntable, "false", "of the Table descriptors that are made", "DDI 0487 D8.4.1.2"),
};
/* ORDER S2AP */
static const char *const s2ap_names[] = { "none", "r", "w", "rw", NULL };
static const struct param stage2_rows[] = {
    { "s2ap", PARAM_CHOICE, offsetof(struct map_keys, s2ap), "rw", NULL, NULL, "",
      "what may be done", "DDI 0487 D8.4.2", s2ap_names },
    { "xn", PARAM_U64, offsetof(struct map_keys, xn), "0", "0", "3", "",
      "XN[1:0]: 0 all may execute, 1 EL0, 2 nobody, 3 EL1", "DDI 0487 D8.4.2", NULL },
    FLAG(fnxs, "false", "the XS attribute is 0 (FEAT_XS)", "DDI 0487 D8.7.4"),
};
static const struct param_table both_table = { "", both_rows, ARRAY_LEN(both_rows) };
static const struct param_table stage1_table = { "", stage1_rows, ARRAY_LEN(stage1_rows) };
static const struct param_table stage2_table = { "", stage2_rows, ARRAY_LEN(stage2_rows) };
const struct param_table *const space_map_tables[] = { &both_table, &stage1_table, &stage2_table,
                                                       NULL };

struct given {
    bool given;
    uint64_t value;
};

static void read_given(lua_State *L, int index, const char *name, void *to)
{
    struct given *g = to;
    option_address(L, index, name, &g->value);
    g->given = true;
}

/* A name, or a number. */
struct named {
    const char *text; /* NULL: a number, or nothing */
    struct given number;
};

static void read_named(lua_State *L, int index, const char *name, void *to)
{
    struct named *n = to;
    if (lua_type(L, index) == LUA_TSTRING) {
        option_string(L, index, name, (void *)&n->text);
    } else {
        read_given(L, index, name, &n->number);
    }
}

/* All that s:map was asked for. */
struct request {
    struct space *s;
    struct map_keys k;
    struct given va, ipa, pa, level, memattr;
    struct named attr, sh;
    struct mmu_geometry g;
    uint64_t input;
};

/* ---- fields ---------------------------------------------------------------------------------- */

static uint64_t shareability(lua_State *L, const struct request *r)
{
    static const char *const names[] = { "nsh", "osh", "ish" };
    static const uint8_t values[] = { SH_NON, SH_OUTER, SH_INNER };
    bool given = r->sh.text || r->sh.number.given;
    struct error e = { 0 };
    if (r->g.ds) {
        if (given) {
            script_fail(L, "s:map: sh: with ds the walk's shareability counts (SHn of TCR_ELx)");
        }
        return 0;
    }
    if (!r->sh.text) {
        uint64_t value = given ? r->sh.number.value : SH_INNER;
        if (value > 3) {
            script_fail(L, "s:map: sh: expected 0 to 3");
        }
        return value << 8;
    }
    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        if (strcasecmp(names[i], r->sh.text) == 0) {
            return (uint64_t)values[i] << 8;
        }
    }
    error_set(&e, "s:map: sh: unknown shareability \"%s\"", r->sh.text);
    error_suggest(&e, r->sh.text, names, ARRAY_LEN(names));
    script_raise(L, &e);
}

/* The bytes of MAIR_ELx by ORDER S1_TYPE, as VMs of a platform have them. */
static const uint8_t mair_bytes[] = { 0xff, 0xf0, 0x44, 0x00, 0x04, 0x08, 0x0c, 0xbb };

static unsigned parse_type(lua_State *L, const char *name)
{
    unsigned type = 0;
    struct error e = { 0 };
    if (!s1_type_parse(name, &type, &e) || type >= ARRAY_LEN(mair_bytes)) {
        script_fail(L, "s:map: attr: %s", e.text);
    }
    return type;
}

/* AttrIndx: the first byte of MAIR_ELx that is this type. */
static uint64_t attr_index(lua_State *L, const struct request *r)
{
    const struct mmu_regs *regs = mmu_regs(r->s->view.mmu);
    const bool el1 = r->k.regime == MMU_EL10;
    const uint64_t mair = el1 ? regs->mair_el1 : regs->mair_el2;
    const char *name = r->attr.text ? r->attr.text : "normal-wb";
    if (r->attr.number.given) {
        if (r->attr.number.value > 7) {
            script_fail(L, "s:map: attr: expected an index of MAIR_EL%d, 0 to 7, or a type",
                        el1 ? 1 : 2);
        }
        return r->attr.number.value << 2;
    }
    const uint8_t byte = mair_bytes[parse_type(L, name)];
    for (uint64_t i = 0; i < 8; i++) {
        if ((mair >> (8 * i) & 0xff) == byte) {
            return i << 2;
        }
    }
    script_fail(L, "s:map: attr: no byte of MAIR_EL%d 0x%llx is %s (0x%02x)", el1 ? 1 : 2,
                (unsigned long long)mair, name, byte);
}

/* MemAttr of a type (D8.6.5; with FWB D8.6.6). ORDER S1_TYPE; 0xff: stage 2 cannot say it. */
static uint64_t memattr(lua_State *L, const struct request *r)
{
    enum { HCR_FWB = 46 };
    static const uint8_t values[2][8] = {
        { 0xf, 0xff, 0x5, 0x0, 0x1, 0x2, 0x3, 0xa },
        { 0x6, 0xff, 0x5, 0x0, 0x1, 0x2, 0x3, 0xff },
    };
    const bool fwb = mmu_regs(r->s->view.mmu)->hcr_el2 >> HCR_FWB & 1 &&
                     mmu_impl(r->s->view.mmu)->features.s2fwb;
    if (r->attr.number.given || (r->memattr.given && r->attr.text)) {
        script_fail(L, "s:map: at stage 2 attr is a type's name; bits are memattr's");
    }
    if (r->memattr.given) {
        if (r->memattr.value > 15) {
            script_fail(L, "s:map: memattr: expected 0 to 15");
        }
        return r->memattr.value << 2;
    }
    const char *name = r->attr.text ? r->attr.text : "normal-wb";
    const uint8_t value = values[fwb][parse_type(L, name)];
    if (value == 0xff) {
        script_fail(L, "s:map: attr: stage 2 has no MemAttr for %s with HCR_EL2.FWB = %d", name,
                    fwb);
    }
    return (uint64_t)value << 2;
}

static uint64_t at_bit(bool value, unsigned bit)
{
    return (uint64_t)value << bit;
}

static uint64_t leaf_of(lua_State *L, const struct request *r)
{
    const struct map_keys *k = &r->k;
    uint64_t leaf = 3 | shareability(L, r) | at_bit(k->af, 10) | at_bit(k->dbm, 51) |
                    k->software << 55 | k->raw;
    if (k->stage == 2) {
        return leaf | memattr(L, r) | (uint64_t)k->s2ap << 6 | k->xn << 53 | at_bit(k->fnxs, 11);
    }
    leaf |= attr_index(L, r) | at_bit(k->ap == 1, 7) | at_bit(k->uxn, 54) | at_bit(k->gp, 50);
    if (k->regime == MMU_EL2) {
        if (k->el0 || k->pxn || k->ng) {
            script_fail(L, "s:map: regime el2 has no el0, pxn and ng");
        }
        return leaf | at_bit(true, 6); /* AP[1] is RES1 (D8.4.1) */
    }
    return leaf | at_bit(k->el0, 6) | at_bit(k->pxn, 53) | at_bit(k->ng, 11);
}

static uint64_t table_bits(const struct map_keys *k)
{
    return k->aptable << 61 | at_bit(k->uxntable, 60) | at_bit(k->pxntable, 59);
}

/* ---- the range ------------------------------------------------------------------------------- */

static unsigned leaf_bits(const struct mmu_geometry *g, int level)
{
    return g->granule_bits + (unsigned)(3 - level) * (g->granule_bits - 3U);
}

/* AArch64.BlockDescSupported. */
static bool has_leaf(const struct mmu_geometry *g, int level)
{
    const int first = (g->granule_bits == 12 ? 1 : 2) - (g->ds || g->lpa);
    return level >= first && level <= 3;
}

static const char *leaf_size(const struct mmu_geometry *g, int level, char text[16])
{
    static const char units[] = "KMGT";
    unsigned bits = leaf_bits(g, level), unit = bits / 10 - 1;
    snprintf(text, 16, "%llu%ciB", 1ULL << (bits % 10), units[unit]);
    return text;
}

static int block_level(lua_State *L, const struct request *r)
{
    char sizes[80] = "", one[16];
    for (int level = 3; has_leaf(&r->g, level); level--) {
        if (r->k.block == UINT64_C(1) << leaf_bits(&r->g, level)) {
            return level;
        }
        size_t used = strlen(sizes);
        snprintf(sizes + used, sizeof(sizes) - used, "%s%s", used ? ", " : "",
                 leaf_size(&r->g, level, one));
    }
    script_fail(L, "s:map: block: no leaf maps that much; with this granule expected one of %s",
                sizes);
}

/* With one level all are multiples of its leaf. */
static void check_leaf(lua_State *L, const struct request *r, const struct mmu_mapping *m,
                       int level)
{
    char one[16];
    if (!has_leaf(&r->g, level)) {
        script_fail(L, "s:map: level: no leaf at level %d with this granule", level);
    }
    if (((m->input | m->output | m->size) & ((UINT64_C(1) << leaf_bits(&r->g, level)) - 1)) != 0) {
        script_fail(L,
                    "s:map: a leaf of level %d maps %s: expected addresses and a size that are "
                    "multiples of it",
                    level, leaf_size(&r->g, level, one));
    }
}

static void choose_levels(lua_State *L, const struct request *r, struct mmu_mapping *m)
{
    const struct map_keys *k = &r->k;
    const bool one_level = k->block || r->level.given;
    if (k->block && r->level.given) {
        script_fail(L, "s:map: either block or level");
    }
    if (r->level.given && r->level.value > 3) {
        script_fail(L, "s:map: level: expected 0 to 3");
    }
    const int level = k->block ? block_level(L, r) : r->level.given ? (int)r->level.value : 3;
    m->size = k->size ? k->size : UINT64_C(1) << leaf_bits(&r->g, level);
    if (one_level) {
        m->first_level = m->last_level = (int8_t)level;
        check_leaf(L, r, m, level);
    }
}

/* The tables of stage 1, or of stage 2 and all others. */
struct maker {
    struct space *s;
    enum space_arena arena;
};

static bool make_read(void *arg, pa_t at, uint64_t *word)
{
    const struct maker *m = arg;
    return m->s->view.read(m->s->view.arg, at, word);
}

static bool make_write(void *arg, pa_t at, uint64_t word)
{
    const struct maker *m = arg;
    return m->s->view.write(m->s->view.arg, at, word);
}

static bool make_alloc(void *arg, uint64_t bytes, pa_t *table)
{
    const struct maker *m = arg;
    return space_alloc(m->s, m->arena, bytes, table);
}

static bool make(const struct request *r, const struct mmu_mapping *mapping, struct error *e)
{
    const bool ipas = r->k.stage == 1 && r->k.regime == MMU_EL10;
    struct maker maker = { r->s, ipas ? ARENA_STAGE1 : ARENA_PA };
    const struct mmu_memory memory = {
        .arg = &maker, .read = make_read, .write = make_write, .alloc = make_alloc
    };
    return mmu_map_range(&memory, &r->g, mapping, e);
}

/* ---- s:map ----------------------------------------------------------------------------------- */

static void read_keys(lua_State *L, struct request *r)
{
    const struct option_extra extras[] = {
        { "va", read_given, &r->va },          { "ipa", read_given, &r->ipa },
        { "pa", read_given, &r->pa },          { "level", read_given, &r->level },
        { "attr", read_named, &r->attr },      { "sh", read_named, &r->sh },
        { "memattr", read_given, &r->memattr }
    };
    const struct param_table *tables[] = { &both_table, &stage1_table };
    for (size_t i = 0; space_map_tables[i]; i++) {
        param_defaults(space_map_tables[i], &r->k);
    }
    lua_settop(L, 2);
    if (lua_type(L, 2) == LUA_TTABLE) { /* which other keys there are hangs on it */
        lua_getfield(L, 2, "stage");
        tables[1] = lua_tointeger(L, -1) == 2 ? &stage2_table : &stage1_table;
        lua_pop(L, 1);
    }
    options_read(L, 2,
                 &(struct option_set){ .function = tables[1] == &stage2_table ? "s:map (stage 2)"
                                                                              : "s:map (stage 1)",
                                       .tables = tables,
                                       .objects = (void *[]){ &r->k, &r->k },
                                       .table_count = ARRAY_LEN(tables),
                                       .extras = extras,
                                       .extra_count = ARRAY_LEN(extras) });
    if (r->memattr.given && r->k.stage == 1) {
        script_fail(L, "s:map: memattr is of stage 2; attr is of stage 1");
    }
}

/* Where from and where to. */
static uint64_t read_output(lua_State *L, struct request *r)
{
    const bool stage2 = r->k.stage == 2;
    const struct given *from = stage2 ? &r->ipa : &r->va;
    const struct given *to = stage2 || r->pa.given ? &r->pa : &r->ipa;
    if (!from->given || !to->given || (stage2 && r->va.given) ||
        (!stage2 && r->ipa.given && r->pa.given)) {
        script_fail(L, "s:map: expected %s",
                    stage2 ? "ipa= and pa= for stage 2" : "va= and either ipa= or pa= for stage 1");
    }
    r->input = from->value;
    return to->value;
}

int space_map(lua_State *L)
{
    struct request r = { .s = space_check(L, 1) };
    struct error e = { 0 };
    struct mmu_mapping m;
    read_keys(L, &r);
    mmu_mapping_defaults(&m);
    m.output = read_output(L, &r);
    m.input = r.input;
    const bool upper = r.k.stage == 1 && r.k.regime != MMU_EL2 && r.input >> 55 & 1;
    if (!mmu_geometry(mmu_impl(r.s->view.mmu), mmu_regs(r.s->view.mmu), (enum mmu_regime)r.k.regime,
                      (unsigned)r.k.stage, upper, &r.g, &e)) {
        return script_fail(L, "s:map: %s; s:setup switches it on", e.text);
    }
    choose_levels(L, &r, &m);
    m.leaf = leaf_of(L, &r);
    m.table_bits = r.k.stage == 1 ? table_bits(&r.k) : 0;
    m.contiguous = r.k.contiguous;
    m.replace = r.k.replace;
    if (!make(&r, &m, &e)) {
        return script_fail(L, "s:map: %s", e.text);
    }
    space_report(L, r.s, 1);
    return 0;
}
