/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Hardware management of the Access flag and of the dirty state, DDI 0487 D8.5: which words of
 * memory change, to what, and which stay.
 */
#include "scene.h"

static uint64_t before[SLOTS];

#define FLAG BIT(10)
#define AP2  BIT(7) /* stage 1: read-only, or clean */
#define AP1  BIT(6)
#define DBM  BIT(51)
#define S2W  BIT(7) /* S2AP[1]: writable, or dirty */
#define S2R  BIT(6)

/* TCR_EL1.HA, HD; VTCR_EL2.HA, HD. */
#define HA1 BIT(39)
#define HD1 BIT(40)
#define HA2 BIT(21)
#define HD2 BIT(22)

struct edit {
    bool there;
    uint8_t slot;
    uint64_t clear, set;
};

struct row {
    const char *what;
    uint64_t tcr, vtcr;
    struct edit edit[3];
    enum mmu_access access;
    unsigned mode;
    /* the answer */
    enum mmu_fault_kind fault;
    bool stage2, s1ptw, update, write;
    /* the bits that changed in memory; in no other word */
    struct {
        uint8_t slot;
        uint64_t bits;
    } changed[6];
};

#define PAGE .fault = MMU_FAULT_NONE /* the answer is a page */
#define OFF(slot, bits)                                                                            \
    {                                                                                              \
        true, slot, bits, 0                                                                        \
    }
#define ON(slot, bits)                                                                             \
    {                                                                                              \
        true, slot, 0, bits                                                                        \
    }
#define EDIT(slot, clear, set)                                                                     \
    {                                                                                              \
        true, slot, clear, set                                                                     \
    }
#define CLEAN(slot)                                                                                \
    {                                                                                              \
        true, slot, 0, AP2 | DBM                                                                   \
    } /* stage 1, writable-clean */
#define CLEAN2(slot)                                                                               \
    {                                                                                              \
        true, slot, S2W, DBM                                                                       \
    }

/* `mode` 0 is EL0. */
/* clang-format off */
static const struct row rows[] = {
    { "R_HDTRB: a read sets the flag", HA1, 0, { OFF(S1_3, FLAG) }, MMU_READ, 0, PAGE,
      .changed = { { S1_3, FLAG } } },
    { "a fetch sets it too", HA1, 0, { OFF(S1_3, FLAG) }, MMU_FETCH, 0, PAGE,
      .changed = { { S1_3, FLAG } } },
    { "and cache maintenance", HA1, 0, { OFF(S1_3, FLAG) }, MMU_DC, 0, PAGE,
      .changed = { { S1_3, FLAG } } },
    { "and AT", HA1, 0, { OFF(S1_3, FLAG) }, MMU_AT_READ, 0, PAGE,
      .changed = { { S1_3, FLAG } } },
    { "R_SWTYY: without HA it is a fault", 0, 0, { OFF(S1_3, FLAG) }, MMU_READ, 0,
      .fault = MMU_FAULT_ACCESS_FLAG },
    { "HD needs HA", HD1, 0, { OFF(S1_3, FLAG) }, MMU_READ, 0,
      .fault = MMU_FAULT_ACCESS_FLAG },
    { "HD needs HA", HD1, 0, { CLEAN(S1_3) }, MMU_WRITE, 0, MMU_FAULT_PERMISSION, .write = true },
    { "HA alone makes nothing dirty", HA1, 0, { CLEAN(S1_3) }, MMU_WRITE, 0,
      MMU_FAULT_PERMISSION, .write = true },
    { "R_NSXRD: a write makes it dirty", HA1 | HD1, 0, { CLEAN(S1_3) }, MMU_WRITE, 0, PAGE,
      .changed = { { S1_3, AP2 } } },
    { "an atomic does", HA1 | HD1, 0, { CLEAN(S1_3) }, MMU_ATOMIC, 0, PAGE,
      .changed = { { S1_3, AP2 } } },
    { "R_PRHKD: flag and dirty state in one", HA1 | HD1, 0, { EDIT(S1_3, FLAG, AP2 | DBM) },
      MMU_WRITE, 0, PAGE, .changed = { { S1_3, AP2 | FLAG } } },
    { "a read does not make it dirty", HA1 | HD1, 0, { EDIT(S1_3, FLAG, AP2 | DBM) },
      MMU_READ, 0, PAGE, .changed = { { S1_3, FLAG } } },
    { "R_PZFQC: DBM 0", HA1 | HD1, 0, { ON(S1_3, AP2) }, MMU_WRITE, 0, MMU_FAULT_PERMISSION,
      .write = true },
    { "R_XZFQH: APTable denies it besides", HA1 | HD1, 0, { CLEAN(S1_3), ON(S1_1, BIT(62)) },
      MMU_WRITE, 0, MMU_FAULT_PERMISSION, .write = true },
    { "EL0 may not write it besides", HA1 | HD1, 0, { EDIT(S1_3, AP1, AP2 | DBM) }, MMU_WRITE, 0,
      MMU_FAULT_PERMISSION, .write = true },
    { "EL1 may", HA1 | HD1, 0, { EDIT(S1_3, AP1, AP2 | DBM) }, MMU_WRITE, 1, PAGE,
      .changed = { { S1_3, AP2 } } },
    { "R_QSPMS: no flag with a Permission fault", HA1, 0, { OFF(S1_3, FLAG | AP1) }, MMU_READ, 0,
      .fault = MMU_FAULT_PERMISSION },
    { "... nor with an Alignment fault", HA1 | HD1, 0, { EDIT(S1_3, FLAG, AP2 | DBM | 4) },
      MMU_WRITE, MMU_UNALIGNED, MMU_FAULT_ALIGNMENT, .write = true },
    { "R_MBXNP: AT makes nothing dirty", HA1 | HD1, 0, { CLEAN(S1_3) }, MMU_AT_WRITE, 0, PAGE },
    { "... but sets the flag", HA1 | HD1, 0, { EDIT(S1_3, FLAG, AP2 | DBM) }, MMU_AT_WRITE, 0,
      PAGE, .changed = { { S1_3, FLAG } } },
    { "R_RKMHW: DC IVAC", HA1 | HD1, 0, { CLEAN(S1_3) }, MMU_DC_INVALIDATE, 1, PAGE },
    { "R_NKLQN: clean for EL0 is not executable at EL1", HA1 | HD1, 0, { CLEAN(S1_3) }, MMU_FETCH,
      1, .fault = MMU_FAULT_PERMISSION },
    { "... and without HD it is", HA1, 0, { CLEAN(S1_3) }, MMU_FETCH, 1, PAGE },

    { "stage 2: a read sets its flag", 0, HA2, { OFF(S2_LAST_3, FLAG) }, MMU_READ, 0, PAGE,
      .changed = { { S2_LAST_3, FLAG } } },
    { "stage 2: the flags of the tables' pages", 0, HA2,
      { OFF(S2_OF_M1, FLAG), OFF(S2_OF_1, FLAG), OFF(S2_OF_3, FLAG) }, MMU_READ, 0, PAGE,
      .changed = { { S2_OF_M1, FLAG }, { S2_OF_1, FLAG }, { S2_OF_3, FLAG } } },
    { "stage 2 without HA", HA1 | HD1, 0, { OFF(S2_LAST_3, FLAG) }, MMU_READ, 0,
      MMU_FAULT_ACCESS_FLAG, .stage2 = true },
    { "stage 2: a write makes it dirty", 0, HA2 | HD2, { CLEAN2(S2_LAST_3) }, MMU_WRITE, 0, PAGE,
      .changed = { { S2_LAST_3, S2W } } },
    { "stage 2: HD needs HA", 0, HD2, { CLEAN2(S2_LAST_3) }, MMU_WRITE, 0, MMU_FAULT_PERMISSION,
      .stage2 = true, .write = true },
    { "stage 2: DBM 0", 0, HA2 | HD2, { OFF(S2_LAST_3, S2W) }, MMU_WRITE, 0,
      MMU_FAULT_PERMISSION, .stage2 = true, .write = true },
    { "stage 2: a read does not", 0, HA2 | HD2, { CLEAN2(S2_LAST_3) }, MMU_READ, 0, PAGE },
    { "stage 2: an atomic that may not read", 0, HA2 | HD2, { EDIT(S2_LAST_3, S2W | S2R, DBM) },
      MMU_ATOMIC, 0, MMU_FAULT_PERMISSION, .stage2 = true },
    { "stage 2: R_ZYGHJ, AT", 0, HA2 | HD2, { CLEAN2(S2_LAST_3) }, MMU_AT_WRITE, 0, PAGE },
    { "stage 2: reading a table makes no page dirty", 0, HA2 | HD2,
      { CLEAN2(S2_OF_2), CLEAN2(S2_OF_3) }, MMU_WRITE, 0, PAGE },
    { "both at once", HA1 | HD1, HA2 | HD2,
      { EDIT(S1_3, FLAG, AP2 | DBM), EDIT(S2_LAST_3, FLAG | S2W, DBM) }, MMU_WRITE, 0, PAGE,
      .changed = { { S1_3, AP2 | FLAG }, { S2_LAST_3, FLAG | S2W } } },

    { "R_BDJJL: stage 1's update makes its page dirty", HA1, HA2 | HD2,
      { OFF(S1_3, FLAG), CLEAN2(S2_OF_3) }, MMU_READ, 0, PAGE,
      .changed = { { S1_3, FLAG }, { S2_OF_3, S2W } } },
    { "... which must be writable", HA1, 0, { OFF(S1_3, FLAG), OFF(S2_OF_3, S2W) }, MMU_READ, 0,
      MMU_FAULT_PERMISSION, .stage2 = true, .s1ptw = true, .update = true },
    { "... for a write", HA1, 0, { OFF(S1_3, FLAG), OFF(S2_OF_3, S2W) }, MMU_WRITE, 0,
      MMU_FAULT_PERMISSION, .stage2 = true, .s1ptw = true, .update = true, .write = true },
    { "... for the dirty state", HA1 | HD1, 0, { CLEAN(S1_3), OFF(S2_OF_3, S2W) }, MMU_WRITE, 0,
      MMU_FAULT_PERMISSION, .stage2 = true, .s1ptw = true, .update = true, .write = true },
    { "... but not where there is nothing to update", HA1 | HD1, 0, { OFF(S2_OF_3, S2W) },
      MMU_WRITE, 0, PAGE },
    { "... while stage 2's flag is set", HA1, HA2,
      { OFF(S1_3, FLAG), OFF(S2_OF_3, S2W | FLAG) }, MMU_READ, 0, MMU_FAULT_PERMISSION,
      .stage2 = true, .s1ptw = true, .update = true, .changed = { { S2_OF_3, FLAG } } },
    { "I_CVNQR: stage 1's flag though stage 2 denies", HA1, 0,
      { OFF(S1_3, FLAG), OFF(S2_LAST_3, S2R) }, MMU_READ, 0, MMU_FAULT_PERMISSION,
      .stage2 = true, .changed = { { S1_3, FLAG } } },
    { "no stage-2 flag where stage 1 denies", HA1, HA2,
      { OFF(S1_3, AP1), OFF(S2_LAST_3, FLAG) }, MMU_READ, 0,
      .fault = MMU_FAULT_PERMISSION },
};
/* clang-format on */

static void begin(const struct row *row)
{
    scene_reset(&scene);
    scene.regs.tcr_el1 |= row->tcr;
    scene.regs.vtcr_el2 |= row->vtcr;
    for (unsigned n = 0; n < ARRAY_LEN(row->edit) && row->edit[n].there; n++) {
        uint64_t *word = &scene.word[row->edit[n].slot];
        *word = (*word & ~row->edit[n].clear) | row->edit[n].set;
    }
    memcpy(before, scene.word, sizeof before);
    scene_load(&scene);
}

static void check_answer(const struct row *row, const char *how, bool good,
                         const struct mmu_fault *f)
{
    if (good != (row->fault == MMU_FAULT_NONE))
        fail_msg("%s (%s): got %s", row->what, how, good ? "a page" : mmu_fault_name(f));
    if (good)
        return;
    if (f->kind != row->fault || f->stage2 != row->stage2 || f->s1ptw != row->s1ptw ||
        f->update != row->update || (row->access < MMU_DC && f->write != row->write) ||
        (f->kind != MMU_FAULT_ALIGNMENT && f->level != 3))
        fail_msg("%s (%s): got %s, stage2=%d s1ptw=%d update=%d write=%d level=%d", row->what, how,
                 mmu_fault_name(f), f->stage2, f->s1ptw, f->update, f->write, f->level);
    if (f->s1ptw) /* the descriptor's own IPA: level 3, index 1 */
        assert_int_equal(f->ipa.ipa, UINT64_C(0x40014008));
}

static void check_words(const struct row *row, const char *how, bool changed)
{
    for (unsigned slot = 0; slot < SLOTS; slot++) {
        uint64_t bits = 0;
        for (unsigned n = 0; n < ARRAY_LEN(row->changed); n++) {
            if (changed && row->changed[n].bits != 0 && row->changed[n].slot == slot)
                bits = row->changed[n].bits;
        }
        if ((scene.word[slot] ^ before[slot]) != bits)
            fail_msg("%s (%s): word %u changed by 0x%llx, not 0x%llx", row->what, how, slot,
                     (unsigned long long)(scene.word[slot] ^ before[slot]),
                     (unsigned long long)bits);
    }
}

static bool changes(const struct row *row, uint64_t bits)
{
    bool any = false;
    for (unsigned n = 0; n < ARRAY_LEN(row->changed); n++)
        any |= (row->changed[n].bits & bits) != 0;
    return any;
}

static void words(void **state)
{
    (void)state;
    for (size_t n = 0; n < ARRAY_LEN(rows); n++) {
        const struct row *row = &rows[n];
        struct mmu_fault f;
        begin(row);
        bool good =
            mmu_translate(scene.mmu, (va_t){ scene.va }, row->access, row->mode, &f) != NULL;
        check_answer(row, "translate", good, &f);
        check_words(row, "translate", true);
        /* Once more, over what is in memory now: the same, and nothing left to update. */
        const unsigned swaps = scene.swaps;
        good = mmu_translate(scene.mmu, (va_t){ scene.va }, row->access, row->mode, &f) != NULL;
        check_answer(row, "again", good, &f);
        check_words(row, "again", true);
        assert_int_equal(scene.swaps, swaps);
    }
}

/* mmu_walk() gives the same answer, tells of the update and does not do it. */
static void looking(void **state)
{
    (void)state;
    for (size_t n = 0; n < ARRAY_LEN(rows); n++) {
        const struct row *row = &rows[n];
        struct mmu_walk walk;
        begin(row);
        const bool good = mmu_walk(scene.mmu, (va_t){ scene.va }, row->access, row->mode, &walk);
        check_answer(row, "walk", good, &walk.fault);
        check_words(row, "walk", false);
        assert_int_equal(scene.swaps, 0);
        if (good &&
            (walk.sets_access_flag != changes(row, FLAG) || walk.sets_dirty != changes(row, AP2)))
            fail_msg("%s: sets_access_flag=%d sets_dirty=%d", row->what, walk.sets_access_flag,
                     walk.sets_dirty);
    }
}

/*
 * The longest walk: five levels of stage 2 for each of five of stage 1, for the write to the leaf,
 * and for the page itself.
 */
static void longest_walk(void **state)
{
    (void)state;
    struct mmu_walk walk;
    scene_reset(&scene);
    scene.regs.tcr_el1 |= BIT(39);
    scene.word[S1_3] &= ~(uint64_t)SCENE_FLAG;
    scene_load(&scene);
    assert_true(mmu_walk(scene.mmu, (va_t){ SCENE_VA }, MMU_READ, 1, &walk));
    assert_true(walk.sets_access_flag);
    assert_int_equal(walk.steps, 5 * (5 + 1) + 5 + 5);
    const struct mmu_step *last = &walk.step[walk.steps - 1];
    assert_int_equal(last->stage, 2);
    assert_int_equal(last->pa.pa, scene_words[S2_LAST_3].pa);
    assert_false(last->for_table);
}

/* The first write after reads finds the clean entry in the TLB and makes the descriptor dirty. */
static void dirty_after_reads(void **state)
{
    static const struct row row = {
        "both stages", HA1 | HD1, HA2 | HD2, { CLEAN(S1_3), CLEAN2(S2_LAST_3) },
        MMU_WRITE,     0,         PAGE,      .changed = { { S1_3, AP2 }, { S2_LAST_3, S2W } }
    };
    struct mmu_fault f;
    (void)state;
    begin(&row);
    for (unsigned n = 0; n < 3; n++) {
        const struct mmu_page *page = mmu_translate(scene.mmu, (va_t){ scene.va }, MMU_READ, 0, &f);
        assert_non_null(page);
        assert_int_equal(page->allowed & (1U << MMU_READ | 1U << MMU_WRITE), 1U << MMU_READ);
        assert_int_equal(scene.swaps, 0);
    }
    const struct mmu_page *page = mmu_translate(scene.mmu, (va_t){ scene.va }, MMU_WRITE, 0, &f);
    assert_non_null(page);
    assert_true(page->allowed & 1U << MMU_WRITE);
    check_words(&row, "write", true);
    assert_int_equal(scene.swaps, 2);
    assert_non_null(mmu_translate(scene.mmu, (va_t){ scene.va }, MMU_WRITE, 0, &f));
    assert_int_equal(scene.swaps, 2);
    assert_int_equal(mmu_stats(scene.mmu)->dirty_set % 2, 0);
}

/* I_YZSVV: where another observer changed the descriptor first, the new one is used. */
static void changed_under_it(void **state)
{
    static const struct row row = {
        "changed", HA1 | HD1, 0, { EDIT(S1_3, FLAG, AP2 | DBM) }, MMU_WRITE, 0, .write = true
    };
    static const struct {
        uint64_t meddle;
        enum mmu_fault_kind fault;
        uint64_t changed; /* bits of the word in the end */
    } cases[] = {
        { BIT(55), MMU_FAULT_NONE, BIT(55) | FLAG | AP2 }, /* ignored by hardware */
        { 1, MMU_FAULT_TRANSLATION, 1 },                   /* invalid now */
        { DBM, MMU_FAULT_PERMISSION, DBM },                /* read-only now */
        { AP1, MMU_FAULT_PERMISSION, AP1 },                /* not for EL0 now */
        { FLAG, MMU_FAULT_NONE, FLAG | AP2 },              /* someone else set the flag */
        { FLAG | AP2, MMU_FAULT_NONE, FLAG | AP2 },        /* someone else did it all */
        { BIT(48), MMU_FAULT_ADDRESS_SIZE, BIT(48) },      /* leads elsewhere */
    };
    (void)state;
    for (size_t n = 0; n < ARRAY_LEN(cases); n++) {
        struct mmu_fault f = { .kind = MMU_FAULT_NONE };
        begin(&row);
        scene.meddled = S1_3;
        scene.meddle = cases[n].meddle;
        const bool good = mmu_translate(scene.mmu, (va_t){ scene.va }, MMU_WRITE, 0, &f) != NULL;
        assert_int_equal(good, cases[n].fault == MMU_FAULT_NONE);
        assert_int_equal(f.kind, cases[n].fault);
        if (scene.word[S1_3] != (before[S1_3] ^ cases[n].changed))
            fail_msg("case %zu: 0x%llx, then 0x%llx", n, (unsigned long long)before[S1_3],
                     (unsigned long long)scene.word[S1_3]);
    }
}

/* The same at stage 2. */
static void changed_under_stage_2(void **state)
{
    static const struct row row = {
        "changed", 0, HA2 | HD2, { EDIT(S2_LAST_3, FLAG | S2W, DBM) }, MMU_WRITE, 0, .write = true
    };
    struct mmu_fault f = { .kind = MMU_FAULT_NONE };
    (void)state;
    begin(&row);
    scene.meddled = S2_LAST_3;
    scene.meddle = DBM;
    assert_null(mmu_translate(scene.mmu, (va_t){ scene.va }, MMU_WRITE, 0, &f));
    assert_int_equal(f.kind, MMU_FAULT_PERMISSION);
    assert_true(f.stage2 && !f.s1ptw && f.write);
    assert_int_equal(scene.word[S2_LAST_3], before[S2_LAST_3] ^ DBM);
    begin(&row);
    scene.meddled = S2_LAST_3;
    scene.meddle = UINT64_C(0x1000); /* another page */
    const struct mmu_page *page = mmu_translate(scene.mmu, (va_t){ scene.va }, MMU_WRITE, 0, &f);
    assert_non_null(page);
    assert_int_equal(page->pa_page, 0x91000);
    assert_int_equal(scene.word[S2_LAST_3], (before[S2_LAST_3] ^ 0x1000) | FLAG | S2W);
}

static uint64_t reversed(uint64_t word)
{
    return __builtin_bswap64(word);
}

/* SCTLR_EL1.EE: the word in memory is in the tables' endianness. */
static void big_endian(void **state)
{
    static const struct row row = { "EE",      HA1 | HD1, 0,   { EDIT(S1_3, FLAG, AP2 | DBM) },
                                    MMU_WRITE, 0,         PAGE };
    struct mmu_fault f;
    (void)state;
    begin(&row);
    for (unsigned slot = S1_M1; slot <= S1_3; slot++)
        scene.word[slot] = reversed(scene.word[slot]);
    scene.regs.sctlr_el1 |= BIT(25);
    scene_load(&scene);
    assert_non_null(mmu_translate(scene.mmu, (va_t){ scene.va }, MMU_WRITE, 0, &f));
    assert_int_equal(reversed(scene.word[S1_3]), before[S1_3] ^ (FLAG | AP2));
}

/* What is not implemented: HA of FEAT_HAFDBS level 0, HD of level 1, an update without memory. */
static void features(void **state)
{
    static const struct row row = {
        "features", HA1 | HD1, HA2 | HD2, { EDIT(S1_3, FLAG, AP2 | DBM) }, MMU_WRITE, 0, PAGE
    };
    static const struct {
        uint64_t hafdbs;
        bool can_swap;
        enum mmu_access access;
        enum mmu_fault_kind fault;
    } cases[] = {
        { 0, true, MMU_READ, MMU_FAULT_ACCESS_FLAG }, { 1, true, MMU_READ, MMU_FAULT_NONE },
        { 1, true, MMU_WRITE, MMU_FAULT_PERMISSION }, { 2, true, MMU_WRITE, MMU_FAULT_NONE },
        { 2, false, MMU_READ, MMU_FAULT_WALK_ABORT },
    };
    struct mmu *whole = scene.mmu;
    (void)state;
    for (size_t n = 0; n < ARRAY_LEN(cases); n++) {
        struct mmu_impl impl;
        struct mmu_fault f = { .kind = MMU_FAULT_NONE };
        mmu_impl_defaults(&impl);
        impl.hafdbs = cases[n].hafdbs;
        const struct mmu_walk_memory memory = { &scene, scene_read,
                                                cases[n].can_swap ? scene_swap : NULL };
        scene.mmu = mmu_new(&impl, &memory);
        assert_non_null(scene.mmu);
        begin(&row);
        mmu_translate(scene.mmu, (va_t){ scene.va }, cases[n].access, 0, &f);
        assert_int_equal(f.kind, cases[n].fault);
        mmu_free(scene.mmu);
    }
    scene.mmu = whole;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words),
        cmocka_unit_test(looking),
        cmocka_unit_test(longest_walk),
        cmocka_unit_test(dirty_after_reads),
        cmocka_unit_test(changed_under_it),
        cmocka_unit_test(changed_under_stage_2),
        cmocka_unit_test(big_endian),
        cmocka_unit_test(features),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
