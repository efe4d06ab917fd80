/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The order of MMU faults of DDI 0487 D8.15.5 and D8.15.5.1: each defect by itself gives its fault,
 * and of any two the one that stands first in the list.
 */
#include "scene.h"

/* Registers as places of a change, after the slots. */
enum { REG_VA = SLOTS, REG_TCR, REG_TTBR, REG_HCR, REG_VTCR, REG_VTTBR, NOWHERE };
enum { ABORT = 1, SEALED = 2 };

struct change {
    uint8_t at;
    uint8_t how; /* ABORT, SEALED, or 0: clear, then set */
    uint64_t clear, set;
};

struct defect {
    const char *rule; /* the item of the list in D8.15.5, or a rule's name */
    struct change change, and;
    enum mmu_fault_kind kind;
    bool stage2, s1ptw;
    int8_t level;
    bool update;
};

/* DS: bits 49:48 of a descriptor are OA[49:48], beyond the 48 bits of IPS and PS. */
#define FAR UINT64_C(0x0001000000000000)

/* A fault of stage 1, of stage 2 for a stage-1 descriptor, of stage 2 for the last page. */
#define S1(rule, at, how, clear, set, kind, level)                                                 \
    {                                                                                              \
        rule, { at, how, clear, set }, NOT_SECOND, MMU_FAULT_##kind, false, false, level, false    \
    }
#define WALK(rule, at, how, clear, set, kind, level)                                               \
    {                                                                                              \
        rule, { at, how, clear, set }, NOT_SECOND, MMU_FAULT_##kind, true, true, level, false      \
    }
#define LAST(rule, at, how, clear, set, kind, level)                                               \
    {                                                                                              \
        rule, { at, how, clear, set }, NOT_SECOND, MMU_FAULT_##kind, true, false, level, false     \
    }
#define NOT_SECOND                                                                                 \
    {                                                                                              \
        NOWHERE, 0, 0, 0                                                                           \
    }

/*
 * A read at EL0, unaligned; highest priority first. "10" is the item of the list, "10.34" item 34
 * of the stage 2 that item 10 tells of.
 */
/* clang-format off */
static const struct defect defects[] = {
    S1("2 TnSZ", REG_TCR, 0, 63, 11, TRANSLATION, 0),
    S1("2 range", REG_VA, 0, 0, BIT(52), TRANSLATION, 0),
    S1("2 E0PD", REG_TCR, 0, 0, BIT(55), TRANSLATION, 0),
    S1("2 EPD", REG_TCR, 0, 0, BIT(7), TRANSLATION, 0),
    S1("3", REG_TTBR, 0, 0, 4, ADDRESS_SIZE, 0),
    WALK("4.2 T0SZ", REG_VTCR, 0, 63, 11, TRANSLATION, 0),
    WALK("4.2 SL0", REG_VTCR, 0, 0, 64, TRANSLATION, 0),
    WALK("4.2 SL2", REG_VTCR, 0, BIT(33), 64, TRANSLATION, 0),
    { "4.2 IPA", { REG_TTBR, 0, 0, BIT(40) }, { REG_VTCR, 0, BIT(33) | 63, 24 | 128 },
      MMU_FAULT_TRANSLATION, true, true, 0, false },
    WALK("4.3", REG_VTTBR, 0, 0, 4, ADDRESS_SIZE, 0),
    WALK("4.7", S2_M1, ABORT, 0, 0, WALK_ABORT, -1),
    WALK("4.8", S2_M1, 0, 1, 0, TRANSLATION, -1),
    WALK("4.9", S2_M1, 0, 0, FAR, ADDRESS_SIZE, -1),
    WALK("4.13", S2_0, ABORT, 0, 0, WALK_ABORT, 0),
    WALK("4.14", S2_0, 0, 1, 0, TRANSLATION, 0),
    WALK("4.15", S2_0, 0, 0, FAR, ADDRESS_SIZE, 0),
    WALK("4.19", S2_TABLES_1, ABORT, 0, 0, WALK_ABORT, 1),
    WALK("4.20", S2_TABLES_1, 0, 1, 0, TRANSLATION, 1),
    WALK("4.21", S2_TABLES_1, 0, 0, FAR, ADDRESS_SIZE, 1),
    WALK("4.25", S2_TABLES_2, ABORT, 0, 0, WALK_ABORT, 2),
    WALK("4.26", S2_TABLES_2, 0, 1, 0, TRANSLATION, 2),
    WALK("4.27", S2_TABLES_2, 0, 0, FAR, ADDRESS_SIZE, 2),
    WALK("4.31", S2_OF_M1, ABORT, 0, 0, WALK_ABORT, 3),
    WALK("4.32", S2_OF_M1, 0, 1, 0, TRANSLATION, 3),
    WALK("4.33", S2_OF_M1, 0, 0, FAR, ADDRESS_SIZE, 3),
    WALK("4.34", S2_OF_M1, 0, SCENE_FLAG, 0, ACCESS_FLAG, 3),
    WALK("4.36", S2_OF_M1, 0, 0x40, 0, PERMISSION, 3),
    { "4.36 PTW", { S2_OF_M1, 0, 0x3C, 0 }, { REG_HCR, 0, 0, 4 }, MMU_FAULT_PERMISSION, true, true,
      3, false },
    S1("7", S1_M1, ABORT, 0, 0, WALK_ABORT, -1),
    S1("8", S1_M1, 0, 1, 0, TRANSLATION, -1),
    S1("9", S1_M1, 0, 0, FAR, ADDRESS_SIZE, -1),
    WALK("10.31", S2_OF_0, ABORT, 0, 0, WALK_ABORT, 3),
    WALK("10.32", S2_OF_0, 0, 1, 0, TRANSLATION, 3),
    WALK("10.33", S2_OF_0, 0, 0, FAR, ADDRESS_SIZE, 3),
    WALK("10.34", S2_OF_0, 0, SCENE_FLAG, 0, ACCESS_FLAG, 3),
    WALK("10.36", S2_OF_0, 0, 0x40, 0, PERMISSION, 3),
    { "10.36 PTW", { S2_OF_0, 0, 0x3C, 0 }, { REG_HCR, 0, 0, 4 }, MMU_FAULT_PERMISSION, true, true,
      3, false },
    S1("13", S1_0, ABORT, 0, 0, WALK_ABORT, 0),
    S1("14", S1_0, 0, 1, 0, TRANSLATION, 0),
    S1("15", S1_0, 0, 0, FAR, ADDRESS_SIZE, 0),
    WALK("16.31", S2_OF_1, ABORT, 0, 0, WALK_ABORT, 3),
    WALK("16.32", S2_OF_1, 0, 1, 0, TRANSLATION, 3),
    WALK("16.33", S2_OF_1, 0, 0, FAR, ADDRESS_SIZE, 3),
    WALK("16.34", S2_OF_1, 0, SCENE_FLAG, 0, ACCESS_FLAG, 3),
    WALK("16.36", S2_OF_1, 0, 0x40, 0, PERMISSION, 3),
    { "16.36 PTW", { S2_OF_1, 0, 0x3C, 0 }, { REG_HCR, 0, 0, 4 }, MMU_FAULT_PERMISSION, true, true,
      3, false },
    S1("19", S1_1, ABORT, 0, 0, WALK_ABORT, 1),
    S1("20", S1_1, 0, 1, 0, TRANSLATION, 1),
    S1("21", S1_1, 0, 0, FAR, ADDRESS_SIZE, 1),
    WALK("22.31", S2_OF_2, ABORT, 0, 0, WALK_ABORT, 3),
    WALK("22.32", S2_OF_2, 0, 1, 0, TRANSLATION, 3),
    WALK("22.33", S2_OF_2, 0, 0, FAR, ADDRESS_SIZE, 3),
    WALK("22.34", S2_OF_2, 0, SCENE_FLAG, 0, ACCESS_FLAG, 3),
    WALK("22.36", S2_OF_2, 0, 0x40, 0, PERMISSION, 3),
    { "22.36 PTW", { S2_OF_2, 0, 0x3C, 0 }, { REG_HCR, 0, 0, 4 }, MMU_FAULT_PERMISSION, true, true,
      3, false },
    S1("25", S1_2, ABORT, 0, 0, WALK_ABORT, 2),
    S1("26", S1_2, 0, 1, 0, TRANSLATION, 2),
    S1("27", S1_2, 0, 0, FAR, ADDRESS_SIZE, 2),
    WALK("28.31", S2_OF_3, ABORT, 0, 0, WALK_ABORT, 3),
    WALK("28.32", S2_OF_3, 0, 1, 0, TRANSLATION, 3),
    WALK("28.33", S2_OF_3, 0, 0, FAR, ADDRESS_SIZE, 3),
    WALK("28.34", S2_OF_3, 0, SCENE_FLAG, 0, ACCESS_FLAG, 3),
    WALK("28.36", S2_OF_3, 0, 0x40, 0, PERMISSION, 3),
    { "28.36 PTW", { S2_OF_3, 0, 0x3C, 0 }, { REG_HCR, 0, 0, 4 }, MMU_FAULT_PERMISSION, true, true,
      3, false },
    S1("31", S1_3, ABORT, 0, 0, WALK_ABORT, 3),
    S1("32", S1_3, 0, 1, 0, TRANSLATION, 3),
    S1("33", S1_3, 0, 0, FAR, ADDRESS_SIZE, 3),
    S1("34", S1_3, 0, SCENE_FLAG, 0, ACCESS_FLAG, 3),
    S1("35", S1_3, 0, 0, 4, ALIGNMENT, 3),
    S1("36", S1_3, 0, 0x40, 0, PERMISSION, 3),
    LAST("37.19", S2_LAST_1, ABORT, 0, 0, WALK_ABORT, 1),
    LAST("37.20", S2_LAST_1, 0, 1, 0, TRANSLATION, 1),
    LAST("37.21", S2_LAST_1, 0, 0, FAR, ADDRESS_SIZE, 1),
    LAST("37.25", S2_LAST_2, ABORT, 0, 0, WALK_ABORT, 2),
    LAST("37.26", S2_LAST_2, 0, 1, 0, TRANSLATION, 2),
    LAST("37.27", S2_LAST_2, 0, 0, FAR, ADDRESS_SIZE, 2),
    LAST("37.31", S2_LAST_3, ABORT, 0, 0, WALK_ABORT, 3),
    LAST("37.32", S2_LAST_3, 0, 1, 0, TRANSLATION, 3),
    LAST("37.33", S2_LAST_3, 0, 0, FAR, ADDRESS_SIZE, 3),
    LAST("37.34", S2_LAST_3, 0, SCENE_FLAG, 0, ACCESS_FLAG, 3),
    LAST("37.35", S2_LAST_3, 0, 0x3C, 0, ALIGNMENT, 3),
    LAST("37.36", S2_LAST_3, 0, 0x40, 0, PERMISSION, 3),
};

/*
 * Where stage 1 sets the Access flag: the update has the place that R_MJLPH and R_LXCKP leave open,
 * after stage 1's own faults and before stage 2 of the last page.
 */
static const struct defect update_defects[] = {
    S1("32", S1_3, 0, 1, 0, TRANSLATION, 3),
    S1("33", S1_3, 0, 0, FAR, ADDRESS_SIZE, 3),
    S1("35", S1_3, 0, 0, 4, ALIGNMENT, 3),
    S1("36", S1_3, 0, 0x40, 0, PERMISSION, 3),
    { "R_MJLPH", { S2_OF_3, 0, 0x80, 0 }, NOT_SECOND, MMU_FAULT_PERMISSION, true, true, 3, true },
    S1("R_LXCKP", S1_3, SEALED, 0, 0, WALK_ABORT, 3),
    LAST("37.31", S2_LAST_3, ABORT, 0, 0, WALK_ABORT, 3),
    LAST("37.32", S2_LAST_3, 0, 1, 0, TRANSLATION, 3),
    LAST("37.33", S2_LAST_3, 0, 0, FAR, ADDRESS_SIZE, 3),
    LAST("37.34", S2_LAST_3, 0, SCENE_FLAG, 0, ACCESS_FLAG, 3),
    LAST("37.36", S2_LAST_3, 0, 0x40, 0, PERMISSION, 3),
};
/* clang-format on */

static uint64_t *place(unsigned at)
{
    switch (at) {
    case REG_VA: return &scene.va;
    case REG_TCR: return &scene.regs.tcr_el1;
    case REG_TTBR: return &scene.regs.ttbr0_el1;
    case REG_HCR: return &scene.regs.hcr_el2;
    case REG_VTCR: return &scene.regs.vtcr_el2;
    case REG_VTTBR: return &scene.regs.vttbr_el2;
    default: return &scene.word[at];
    }
}

static void apply(const struct change *c)
{
    if (c->at == NOWHERE)
        return;
    if (c->how == ABORT)
        scene.broken[c->at] = true;
    else if (c->how == SEALED)
        scene.sealed[c->at] = true;
    else
        *place(c->at) = (*place(c->at) & ~c->clear) | c->set;
}

static void apply_defect(const struct defect *d)
{
    apply(&d->change);
    apply(&d->and);
}

static bool is(const struct mmu_fault *f, const struct defect *d)
{
    return f->kind == d->kind && f->stage2 == d->stage2 && f->s1ptw == d->s1ptw &&
           (f->level == d->level || f->kind == MMU_FAULT_ALIGNMENT) && f->update == d->update;
}

static void expect(const struct defect *d, const struct defect *other)
{
    struct mmu_fault f = { .kind = MMU_FAULT_NONE };
    scene_load(&scene);
    const struct mmu_page *page =
        mmu_translate(scene.mmu, (va_t){ scene.va }, MMU_READ, MMU_UNALIGNED, &f);
    if (page || !is(&f, d))
        fail_msg("%s with %s: got %s, stage2=%d s1ptw=%d update=%d level=%d", d->rule, other->rule,
                 page ? "a page" : mmu_fault_name(&f), f.stage2, f.s1ptw, f.update, f.level);
    if (d->change.how == SEALED) /* a look cannot know that a swap aborts */
        return;
    struct mmu_walk walk;
    if (mmu_walk(scene.mmu, (va_t){ scene.va }, MMU_READ, MMU_UNALIGNED, &walk) ||
        !is(&walk.fault, d))
        fail_msg("%s with %s: the walk says %s", d->rule, other->rule, mmu_fault_name(&walk.fault));
}

/* Do two defects leave each other as they are? */
static bool apart(const struct defect *a, const struct defect *b)
{
    return a->change.at != REG_VTCR || b->change.at != REG_VTCR;
}

static void every_pair(const struct defect *list, size_t count, void (*begin)(void))
{
    for (size_t n = 0; n < count; n++) {
        begin();
        apply_defect(&list[n]);
        expect(&list[n], &list[n]);
        for (size_t k = n + 1; k < count; k++) {
            if (!apart(&list[n], &list[k]))
                continue;
            begin();
            apply_defect(&list[n]);
            apply_defect(&list[k]);
            expect(&list[n], &list[k]);
        }
    }
}

static void plain(void)
{
    scene_reset(&scene);
}

static void flag_to_set(void)
{
    scene_reset(&scene);
    scene.regs.tcr_el1 |= BIT(39); /* HA */
    scene.word[S1_3] &= ~(uint64_t)SCENE_FLAG;
}

/* Without a defect the read succeeds. */
static void nothing_wrong(void **state)
{
    (void)state;
    for (unsigned n = 0; n < 2; n++) {
        struct mmu_fault f;
        n == 0 ? plain() : flag_to_set();
        scene_load(&scene);
        const struct mmu_page *page =
            mmu_translate(scene.mmu, (va_t){ scene.va }, MMU_READ, MMU_UNALIGNED, &f);
        assert_non_null(page);
        assert_int_equal(page->pa_page, SCENE_PA & ~UINT64_C(0xFFF));
        assert_int_equal(page->ipa_page.ipa, SCENE_IPA & ~UINT64_C(0xFFF));
    }
}

static void d8_15_5(void **state)
{
    (void)state;
    every_pair(defects, ARRAY_LEN(defects), plain);
}

static void updates(void **state)
{
    (void)state;
    every_pair(update_defects, ARRAY_LEN(update_defects), flag_to_set);
}

/* D8.15.5.1: what reads and writes is asked for both at once; WnR says which was missing first. */
static void both_permissions(void **state)
{
    static const struct {
        uint64_t clear_s1, set_s1, clear_s2;
        bool stage2, write;
    } rows[] = {
        { 0x40, 0, 0, false, false },   /* AP 0b00: EL0 may do nothing */
        { 0, 0x80, 0, false, true },    /* AP 0b11: EL0 may read */
        { 0, 0x80, 0xC0, false, true }, /* stage 1's comes first */
        { 0, 0, 0x80, true, true },     /* S2AP 0b01 */
        { 0, 0, 0x40, true, false },    /* S2AP 0b10 */
        { 0, 0, 0xC0, true, false },    /* S2AP 0b00 */
    };
    (void)state;
    for (size_t n = 0; n < ARRAY_LEN(rows); n++) {
        struct mmu_fault f;
        scene_reset(&scene);
        scene.word[S1_3] = (scene.word[S1_3] & ~rows[n].clear_s1) | rows[n].set_s1;
        scene.word[S2_LAST_3] &= ~rows[n].clear_s2;
        scene_load(&scene);
        assert_null(mmu_translate(scene.mmu, (va_t){ scene.va }, MMU_ATOMIC, 0, &f));
        assert_int_equal(f.kind, MMU_FAULT_PERMISSION);
        assert_int_equal(f.stage2, rows[n].stage2);
        assert_int_equal(f.write, rows[n].write);
        assert_int_equal(f.level, 3);
    }
}

/* I_QZTRG: cache maintenance has no alignment; a fetch has none that memory types can spoil. */
static void no_alignment(void **state)
{
    static const enum mmu_access accesses[] = { MMU_DC, MMU_DC_INVALIDATE, MMU_IC, MMU_FETCH };
    (void)state;
    for (size_t n = 0; n < ARRAY_LEN(accesses); n++) {
        struct mmu_fault f;
        scene_reset(&scene);
        scene.word[S1_3] |= 4;
        scene_load(&scene);
        assert_non_null(
            mmu_translate(scene.mmu, (va_t){ scene.va }, accesses[n], MMU_UNALIGNED, &f));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_wrong), cmocka_unit_test(d8_15_5),
        cmocka_unit_test(updates),       cmocka_unit_test(both_permissions),
        cmocka_unit_test(no_alignment),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
