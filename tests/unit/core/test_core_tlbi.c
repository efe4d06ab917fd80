/* SPDX-License-Identifier: Apache-2.0 */
/* TLBI records applied to a core, and its break-before-make check. */
#include "rig.h"

/** The leaf of a stage-1 address. */
static pa_t leaf_of(struct rig *r, va_t va, uint64_t *leaf)
{
    const struct mmu_memory memory = { r, rig_read_word, rig_write_word, rig_alloc, NULL, NULL };
    struct mmu_impl impl;
    struct mmu_geometry g;
    struct error e = { 0 };
    pa_t at;
    mmu_impl_defaults(&impl);
    assert_true(mmu_geometry(&impl, &r->context.regs, MMU_EL10, 1, false, &g, &e));
    assert_true(mmu_descriptor_at(&memory, &g, va.va, 3, &at, leaf, &e));
    return at;
}

/** Let the page of `va` lead `distance` further. */
static void move(struct rig *r, va_t va, uint64_t distance)
{
    uint64_t leaf;
    const pa_t at = leaf_of(r, va, &leaf);
    assert_true(rig_write_word(r, at, leaf + distance));
    core_lint_write(r->core, at, leaf + distance);
}

static void tlbi(struct rig *r, const char *name, uint64_t xt)
{
    struct mmu_tlbi record;
    core_tlbi_make(r->core, &r->context.regs, mmu_tlbi_find(name, NULL), xt, &record);
    core_tlbi(r->core, &record);
}

/** Where in the device the next store to `va` arrives. */
static uint64_t arrives(struct rig *r, va_t va)
{
    const size_t writes = r->write_count;
    rig_one(r, store_of(va, 8));
    assert_int_equal(r->write_count, writes + 1);
    return r->writes[writes].line;
}

static void test_by_address(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    rig_build(r);
    const va_t va = at(W_nGnRE, 0x3000);
    assert_int_equal(arrives(r, va), 0x3000);
    move(r, va, 0x2000);
    assert_int_equal(arrives(r, va), 0x3000);
    tlbi(r, "vae1", at(W_nGnRE, 0x4000).va >> 12);
    assert_int_equal(arrives(r, va), 0x3000);
    tlbi(r, "vae1", va.va >> 12 | UINT64_C(5) << 48); /* the page is global: of every ASID */
    assert_int_equal(arrives(r, va), 0x5000);
    move(r, va, 0x1000);
    tlbi(r, "aside1", 0);
    assert_int_equal(arrives(r, va), 0x5000);
    tlbi(r, "vmalle1", 0);
    assert_int_equal(arrives(r, va), 0x6000);
    rig_free(r);
}

/** The record is made with the registers given, which do not stay. */
static void test_other_registers(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    struct mmu_tlbi record;
    rig_build(r);
    struct mmu_regs other = r->context.regs;
    other.vttbr_el2 = UINT64_C(0x47) << 48;
    const va_t va = at(W_nGnRE, 0);
    assert_int_equal(arrives(r, va), 0);
    move(r, va, 0x1000);
    core_tlbi_make(r->core, &other, mmu_tlbi_find("vmalls12e1is", NULL), 0, &record);
    assert_int_equal(record.vmid, 0x47);
    core_tlbi(r->core, &record);
    assert_int_equal(arrives(r, va), 0); /* another VM's entries went */
    tlbi(r, "vmalls12e1is", 0);
    assert_int_equal(arrives(r, va), 0x1000);
    rig_free(r);
}

/** Whatever it names, the timing view is empty after it; translations are as they were. */
static void test_timing_view(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    r->params.tlb_model = true;
    rig_build(r);
    const va_t va = at(W_nGnRE, 0);
    const struct core_tlb_stats *stats = &core_stats(r->core)->tlb;
    arrives(r, va);
    arrives(r, va);
    assert_int_equal(stats->misses, 1);
    move(r, va, 0x1000);
    tlbi(r, "vae1", 0x12345);
    assert_int_equal(arrives(r, va), 0);
    assert_int_equal(stats->misses, 2);
    tlbi(r, "alle2", 0);
    arrives(r, va);
    assert_int_equal(stats->misses, 3);
    arrives(r, va);
    assert_int_equal(stats->misses, 3);
    rig_free(r);
}

static void test_lint(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    rig_build(r);
    const va_t va = at(W_nGnRE, 0);
    rig_one(r, load_of(va, 8));
    assert_true(core_lint(r->core));
    assert_true(core_lint(r->core));
    assert_false(core_lint_waits(r->core));
    tlbi(r, "vmalle1", 0);
    rig_one(r, load_of(va, 8));

    /* Found outside of accesses: it waits. */
    move(r, va, 0x1000);
    assert_true(core_lint_waits(r->core));
    assert_int_equal(r->lint_count, 0);
    core_lint_deliver(r->core);
    assert_false(core_lint_waits(r->core));
    assert_int_equal(r->lint_count, 1);
    assert_int_equal(r->lints[0].what.kind, MMU_LINT_CHANGED);
    assert_int_equal(r->lints[0].what.stage, 1);
    assert_int_equal(r->lints[0].what.level, 3);
    assert_int_equal(r->lints[0].what.now - r->lints[0].what.old, 0x1000);
    assert_int_equal(r->lints[0].core, 0);
    assert_int_equal(r->lints[0].time, core_now(r->core));

    /* Found by an access: told when it is done. */
    const struct access loads[] = { load_of(at(W_NC, 0x9000), 8), load_of(va, 8), load_of(va, 8) };
    const size_t before = r->outcome_count;
    rig_run(r, loads, GATHER_HARD ? 1 : 3);
    if (!GATHER_HARD) {
        assert_int_equal(r->lint_count, 2);
        assert_int_equal(r->lints[1].what.kind, MMU_LINT_STALE);
        assert_int_equal(r->lint_after[1], before + 2);
    }
    rig_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_by_address),
        cmocka_unit_test(test_other_registers),
        cmocka_unit_test(test_timing_view),
        cmocka_unit_test(test_lint),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
