/* SPDX-License-Identifier: Apache-2.0 */
/* s:setup: registers for an empty tree of tables; and stage 2 of the tables themselves. */
#include "script/mmu_space.h"

#include <string.h>

static uint64_t mask(unsigned width)
{
    return width >= 64 ? UINT64_MAX : (UINT64_C(1) << width) - 1;
}

static uint64_t get_field(uint64_t reg, unsigned low, unsigned width)
{
    return reg >> low & mask(width);
}

static void set_field(uint64_t *reg, unsigned low, unsigned width, uint64_t value)
{
    *reg = (*reg & ~(mask(width) << low)) | (value & mask(width)) << low;
}

/* ---- keys ------------------------------------------------------------------------------------ */

/* ORDER GRANULE */
enum granule { GRANULE_4K, GRANULE_16K, GRANULE_64K };
static const char *const granules[] = { "4k", "16k", "64k", NULL };
static const char *const ranges[] = { "lower", "upper", NULL };
enum { LEVEL_ANY = 4 };

struct setup_keys {
    uint64_t stage, bits, output_bits, id;
    unsigned granule, range, regime;
    bool ds, ha, hd, tables, tge;
    int level;
};
static const struct param setup_params[] = {
    { "stage", PARAM_U64, offsetof(struct setup_keys, stage), "1", "1", "2", "", "which stage",
      "DDI 0487 D8.1", NULL },
    { "regime", PARAM_CHOICE, offsetof(struct setup_keys, regime), "el10", NULL, NULL, "",
      "of stage 1: EL1&0, EL2 (E2H = 0) or EL2&0 (E2H = 1)", "DDI 0487 D8.1.2", mmu_view_regimes },
    { "range", PARAM_CHOICE, offsetof(struct setup_keys, range), "lower", NULL, NULL, "",
      "of stage 1: addresses from 0 up (TTBR0) or those with ones on top (TTBR1)",
      "DDI 0487 D8.2.4", ranges },
    { "granule", PARAM_CHOICE, offsetof(struct setup_keys, granule), "4k", NULL, NULL, "",
      "of the tables", "DDI 0487 D8.1.1", granules },
    { "bits", PARAM_U64, offsetof(struct setup_keys, bits), "0", "0", "52", "",
      "of an input address, 64 - TnSZ; 0: 48, at stage 2 as many as a PA has if fewer",
      "DDI 0487 D8.1.9", NULL },
    { "output_bits", PARAM_U64, offsetof(struct setup_keys, output_bits), "0", "0", "52", "",
      "of an output address (IPS, PS): 32, 36, 40, 42, 44, 48 or 52; 0: all there are",
      "DDI 0487 D8.1.7", NULL },
    { "ds", PARAM_BOOL, offsetof(struct setup_keys, ds), "false", NULL, NULL, "",
      "52-bit descriptors with 4 and 16 KiB granules", "DDI 0487 D8.3.1 FEAT_LPA2", NULL },
    { "ha", PARAM_BOOL, offsetof(struct setup_keys, ha), "false", NULL, NULL, "",
      "hardware sets the Access flag", "DDI 0487 D8.5.1.2", NULL },
    { "hd", PARAM_BOOL, offsetof(struct setup_keys, hd), "false", NULL, NULL, "",
      "and makes descriptors with DBM dirty", "DDI 0487 D8.5.2.1", NULL },
    { "id", PARAM_U64, offsetof(struct setup_keys, id), "0", "0", "65535", "",
      "the ASID: of both ranges, whichever was given one last; at stage 2 the VMID",
      "DDI 0487 D8.16.3", NULL },
    { "tables", PARAM_BOOL, offsetof(struct setup_keys, tables), "true", NULL, NULL, "",
      "of stage 2: the space maps stage-1 tables there by itself, IPA = PA, Normal write-back",
      "a choice", NULL },
    { "tge", PARAM_BOOL, offsetof(struct setup_keys, tge), "false", NULL, NULL, "",
      "of regime el20: HCR_EL2.TGE, so that EL0 is the host's", "DDI 0487 D8.1.2", NULL },
};
static const struct param_table setup_table = { "", setup_params, ARRAY_LEN(setup_params) };
const struct param_table *const space_setup_tables[] = { &setup_table, NULL };

static void read_level(lua_State *L, int index, const char *name, void *to)
{
    int is_number = 0;
    lua_Integer level = lua_tointegerx(L, index, &is_number);
    if (!is_number || level < -1 || level > 3) {
        script_fail(L, "%s: expected a level, -1 to 3", name);
    }
    *(int *)to = (int)level;
}

/* ---- values ---------------------------------------------------------------------------------- */

/* Linux's MAIR_EL1 and what it leaves out: the order of s1_type_names. */
static const uint64_t DEFAULT_MAIR = UINT64_C(0xbb0c08040044f0ff);
/* Walks are Inner Shareable, write-back write-allocate: SHn 3, ORGNn 1, IRGNn 1. */
enum { WALK_SH = 3, WALK_WB = 1 };
enum { TTBR_ID = 48, TCR_A1 = 22, HCR_VM = 0, HCR_TGE = 27, HCR_E2H = 34 };
static const uint64_t SCTLR_MCI = 1U << 0 | 1U << 2 | 1U << 12;

static const uint8_t output_sizes[] = { 32, 36, 40, 42, 44, 48, 52 };

/* The value of IPS or PS; raises if there is none. */
static uint64_t output_size(lua_State *L, const struct mmu_impl *impl, struct setup_keys *k)
{
    bool wide = k->granule == GRANULE_64K || k->ds;
    uint64_t most = !wide && impl->pa_bits > 48 ? 48 : impl->pa_bits;
    if (k->output_bits == 0) {
        k->output_bits = most;
    }
    for (uint64_t i = 0; i < ARRAY_LEN(output_sizes); i++) {
        if (output_sizes[i] == k->output_bits && k->output_bits <= most) {
            return i;
        }
    }
    script_fail(L, "s:setup: output_bits: expected 32, 36, 40, 42, 44, 48 or 52, at most %d here",
                (int)most);
}

/* ---- stage 1 (TCR_EL1, D24.2.194; TCR_EL2, D24.2.195) ---------------------------------------- */

enum { ABSENT = 64 };
struct layout {
    uint8_t tsz, epd, irgn, orgn, sh, tg, ps, ha, hd, ds, as;
    uint8_t tg_of[3]; /* ORDER GRANULE */
    uint64_t res1;
};
static const struct layout layouts[] = {
    { 0, 7, 8, 10, 12, 14, 32, 39, 40, 59, 36, { 0, 2, 1 }, 0 },
    { 16, 23, 24, 26, 28, 30, 32, 39, 40, 59, 36, { 2, 1, 3 }, 0 },
    { 0, ABSENT, 8, 10, 12, 14, 16, 21, 22, 32, ABSENT, { 0, 2, 1 }, 1U << 31 | 1U << 23 },
};
enum { LAYOUT_LOWER, LAYOUT_UPPER, LAYOUT_EL2 };

static void set_tcr(uint64_t *tcr, const struct layout *f, const struct setup_keys *k, uint64_t ps)
{
    set_field(tcr, f->tsz, 6, 64 - k->bits);
    set_field(tcr, f->irgn, 2, WALK_WB);
    set_field(tcr, f->orgn, 2, WALK_WB);
    set_field(tcr, f->sh, 2, WALK_SH);
    set_field(tcr, f->tg, 2, f->tg_of[k->granule]);
    set_field(tcr, f->ps, 3, ps);
    set_field(tcr, f->ha, 1, k->ha);
    set_field(tcr, f->hd, 1, k->hd);
    set_field(tcr, f->ds, 1, k->ds);
    if (f->epd != ABSENT) {
        set_field(tcr, f->epd, 1, 0);
        set_field(tcr, f->as, 1, 1);
    }
    *tcr |= f->res1;
}

/* A range that nobody has set up is not walked: TnSZ = 0 is not a size. */
static void disable_unused(uint64_t *tcr, const struct layout *f)
{
    if (get_field(*tcr, f->tsz, 6) == 0) {
        set_field(tcr, f->epd, 1, 1);
    }
}

static void set_stage1(struct mmu_regs *r, const struct setup_keys *k, uint64_t ps)
{
    bool el1 = k->regime == MMU_EL10;
    uint64_t *tcr = el1 ? &r->tcr_el1 : &r->tcr_el2;
    uint64_t *mair = el1 ? &r->mair_el1 : &r->mair_el2;
    bool e2h = get_field(r->hcr_el2, HCR_E2H, 1);
    if (!el1 && e2h != (k->regime == MMU_EL20)) {
        *tcr = 0; /* of the other layout */
        set_field(&r->hcr_el2, HCR_E2H, 1, k->regime == MMU_EL20);
    }
    if (k->regime == MMU_EL20) {
        set_field(&r->hcr_el2, HCR_TGE, 1, k->tge);
    }
    if (k->regime == MMU_EL2) {
        set_tcr(tcr, &layouts[LAYOUT_EL2], k, ps);
    } else {
        set_tcr(tcr, &layouts[k->range], k, ps);
        if (k->id) {
            set_field(tcr, TCR_A1, 1, k->range);
        }
        disable_unused(tcr, &layouts[!k->range]);
    }
    *(el1 ? &r->sctlr_el1 : &r->sctlr_el2) |= SCTLR_MCI;
    *mair = *mair ? *mair : DEFAULT_MAIR;
}

static uint64_t *table_register(struct mmu_regs *r, const struct setup_keys *k)
{
    if (k->stage == 2) {
        return &r->vttbr_el2;
    }
    if (k->regime == MMU_EL10) {
        return k->range ? &r->ttbr1_el1 : &r->ttbr0_el1;
    }
    return k->range ? &r->ttbr1_el2 : &r->ttbr0_el2;
}

/* ---- stage 2 (VTCR_EL2, D24.2.224) ----------------------------------------------------------- */

/* {SL2, SL0} of a start level, from -1 on; 0xff: there is none. ORDER GRANULE */
static const uint8_t start_levels[3][5] = {
    { 4, 2, 1, 0, 3 },
    { 0xff, 3, 2, 1, 0 },
    { 0xff, 0xff, 2, 1, 0 },
};

static bool set_stage2(struct mmu_regs *r, const struct setup_keys *k, const struct mmu_impl *impl,
                       uint64_t ps, int level)
{
    static const uint8_t tg[] = { 0, 2, 1 };
    uint8_t sl = start_levels[k->granule][level + 1];
    uint64_t v = UINT64_C(1) << 31; /* RES1 */
    if (sl == 0xff) {
        return false;
    }
    set_field(&v, 0, 6, 64 - k->bits);
    set_field(&v, 6, 2, sl & 3);
    set_field(&v, 33, 1, sl >> 2);
    set_field(&v, 8, 2, WALK_WB);
    set_field(&v, 10, 2, WALK_WB);
    set_field(&v, 12, 2, WALK_SH);
    set_field(&v, 14, 2, tg[k->granule]);
    set_field(&v, 16, 3, ps);
    set_field(&v, 19, 1, impl->vmid16);
    set_field(&v, 21, 1, k->ha);
    set_field(&v, 22, 1, k->hd);
    set_field(&v, 32, 1, k->ds);
    r->vtcr_el2 = v;
    set_field(&r->hcr_el2, HCR_VM, 1, 1);
    return true;
}

static bool can_begin(struct mmu_regs *r, const struct setup_keys *k, const struct mmu_impl *impl,
                      uint64_t ps, int level, struct mmu_geometry *g)
{
    struct error e = { 0 };
    return set_stage2(r, k, impl, ps, level) && mmu_geometry(impl, r, MMU_EL10, 2, false, g, &e);
}

/* Begin at the last level that the registers allow: the fewest levels, tables concatenated. */
static bool find_stage2(struct mmu_regs *r, const struct setup_keys *k, const struct mmu_impl *impl,
                        uint64_t ps, struct mmu_geometry *g, struct error *e)
{
    enum { FIRST = -1, LAST = 3 };
    char others[32] = "";
    for (int level = LAST; level >= FIRST; level--) {
        if ((k->level == LEVEL_ANY || k->level == level) && can_begin(r, k, impl, ps, level, g)) {
            return true;
        }
    }
    for (int level = LAST; level >= FIRST; level--) {
        if (can_begin(r, k, impl, ps, level, g)) {
            size_t used = strlen(others);
            snprintf(others + used, sizeof(others) - used, "%s%d", used ? " or " : "", level);
        }
    }
    if (k->level == LEVEL_ANY || !others[0]) {
        return error_set(e,
                         "bits: stage 2 cannot begin at any level for %d bits; impl.pa_bits and "
                         "ds limit them",
                         (int)k->bits);
    }
    return error_set(e, "level: stage 2 cannot begin at level %d for %d bits; expected %s",
                     k->level, (int)k->bits, others);
}

/* TnSZ of stage 1 (AArch64.S1MinTxSZ, AArch64.MaxTxSZ). */
static void check_bits(lua_State *L, const struct setup_keys *k, const struct mmu_impl *impl)
{
    const bool wide = k->ds || (impl->lva && k->granule == GRANULE_64K);
    const unsigned most = wide ? 52 : 48;
    const unsigned least = !impl->ttst ? 25 : k->granule == GRANULE_64K ? 17 : 16;
    if (k->bits < least || k->bits > most) {
        script_fail(L, "s:setup: bits: %d is out of range; expected %d to %d%s", (int)k->bits,
                    (int)least, (int)most,
                    wide || k->granule == GRANULE_64K || !impl->lpa2 ? ""
                                                                     : ", or up to 52 with ds");
    }
}

/* ---- s:setup --------------------------------------------------------------------------------- */

static void check_keys(lua_State *L, struct setup_keys *k, const struct mmu_impl *impl)
{
    if (k->stage == 2 && (k->range || k->regime != MMU_EL10)) {
        script_fail(L, "s:setup: stage 2 has one range, and is of regime el10");
    }
    if (k->regime == MMU_EL2 && k->range) {
        script_fail(L, "s:setup: regime el2 has one range, the lower");
    }
    if (k->ds && (!impl->lpa2 || k->granule == GRANULE_64K)) {
        script_fail(L, "s:setup: ds needs impl.lpa2 and a granule of 4k or 16k");
    }
    if (k->level != LEVEL_ANY && k->stage == 1) {
        script_fail(L, "s:setup: level: bits say where stage 1 begins; level is of stage 2");
    }
    if (k->bits == 0) {
        k->bits = 48;
        if (k->stage == 2 && impl->pa_bits < k->bits) {
            k->bits = impl->pa_bits;
        }
    }
}

static int push_tree(lua_State *L, const struct mmu_geometry *g)
{
    lua_createtable(L, 0, 4);
    option_field_integer(L, "root", g->root);
    option_field_integer(L, "bits", g->input_bits);
    option_field_integer(L, "bytes", mmu_start_table_bytes(g));
    lua_pushinteger(L, g->start_level);
    lua_setfield(L, -2, "level");
    return 1;
}

int space_setup(lua_State *L)
{
    struct space *s = space_check(L, 1);
    const struct mmu_impl *impl = mmu_impl(s->view.mmu);
    struct mmu_regs r = *mmu_regs(s->view.mmu);
    struct mmu_geometry g;
    struct setup_keys k;
    struct error e = { 0 };
    const struct option_extra extra = { "level", read_level, &k.level };
    param_defaults(&setup_table, &k);
    k.level = LEVEL_ANY;
    options_read(L, 2,
                 &(struct option_set){ .function = "s:setup",
                                       .tables = space_setup_tables,
                                       .objects = (void *[]){ &k },
                                       .table_count = 1,
                                       .extras = &extra,
                                       .extra_count = 1 });
    check_keys(L, &k, impl);
    uint64_t ps = output_size(L, impl, &k);
    uint64_t *ttbr = table_register(&r, &k);
    *ttbr = 0;
    bool ok;
    if (k.stage == 2) {
        ok = find_stage2(&r, &k, impl, ps, &g, &e);
    } else {
        check_bits(L, &k, impl);
        set_stage1(&r, &k, ps);
        ok = mmu_geometry(impl, &r, (enum mmu_regime)k.regime, 1, k.range, &g, &e);
    }
    if (!ok) {
        return script_fail(L, "s:setup: %s", e.text);
    }
    enum space_arena arena = k.stage == 1 && k.regime == MMU_EL10 ? ARENA_STAGE1 : ARENA_PA;
    if (!space_alloc(s, arena, mmu_start_table_bytes(&g), &g.root_pa)) {
        return script_fail(L,
                           "s:setup: no memory for tables at 0x%llx and after; see tables= of "
                           "gather.mmu.space",
                           (unsigned long long)s->next[arena]);
    }
    g.root = g.root_pa.pa;
    *ttbr = g.root | k.id << TTBR_ID;
    mmu_set_regs(s->view.mmu, &r);
    if (k.stage == 2) {
        s->own_stage2 = !k.tables;
        s->mapped = s->tables; /* what is there is to be mapped in the new tree */
    }
    return push_tree(L, &g);
}

/* ---- stage 2 of stage-1 tables --------------------------------------------------------------- */

static bool read_table(void *arg, pa_t at, uint64_t *word)
{
    struct space *s = arg;
    return s->view.read(s->view.arg, at, word);
}

static bool write_table(void *arg, pa_t at, uint64_t word)
{
    struct space *s = arg;
    return s->view.write(s->view.arg, at, word);
}

static bool alloc_table(void *arg, uint64_t bytes, pa_t *table)
{
    return space_alloc(arg, ARENA_PA, bytes, table);
}

/* Normal write-back whatever HCR_EL2.FWB is now; with DS=1 shareability is the walk's. */
static uint64_t table_leaf(const struct space *s, const struct mmu_geometry *g)
{
    enum { HCR_FWB = 46, READ_WRITE = 3, SH_ISH = 3, FORCED_WB = 6, WB = 15 };
    bool fwb = get_field(mmu_regs(s->view.mmu)->hcr_el2, HCR_FWB, 1);
    uint64_t leaf = 3 | (uint64_t)(fwb ? FORCED_WB : WB) << 2 | READ_WRITE << 6 | 1U << 10;
    return g->ds ? leaf : leaf | SH_ISH << 8;
}

void space_ready(lua_State *L, struct space *s)
{
    struct mmu_geometry g;
    struct error e = { 0 };
    if (s->own_stage2 || s->mapped >= s->next[ARENA_STAGE1] ||
        !mmu_geometry(mmu_impl(s->view.mmu), mmu_regs(s->view.mmu), MMU_EL10, 2, false, &g, &e)) {
        return;
    }
    const struct mmu_memory memory = {
        .arg = s, .read = read_table, .write = write_table, .alloc = alloc_table
    };
    const uint64_t granule = UINT64_C(1) << g.granule_bits;
    for (uint64_t at = s->mapped & ~(granule - 1); at < s->next[ARENA_STAGE1]; at += granule) {
        struct mmu_mapping m;
        pa_t pa;
        if (mmu_stage2(s->view.mmu, (ipa_t){ at }, &pa)) {
            if (pa.pa == at) {
                continue;
            }
            script_fail(L,
                        "stage 2 maps 0x%llx, where a stage-1 table is, to 0x%llx; see tables= "
                        "of gather.mmu.space and of s:setup",
                        (unsigned long long)at, (unsigned long long)pa.pa);
        }
        mmu_mapping_defaults(&m);
        m.input = m.output = at;
        m.size = granule;
        m.leaf = table_leaf(s, &g);
        if (!mmu_map_range(&memory, &g, &m, &e)) {
            script_fail(L, "stage 2 of stage-1 tables: %s; see tables= of gather.mmu.space",
                        e.text);
        }
    }
    s->mapped = s->next[ARENA_STAGE1];
}
