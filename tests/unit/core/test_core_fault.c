/* SPDX-License-Identifier: Apache-2.0 */
/* The exception that a faulting access takes: syndromes worked out by hand from DDI 0487 D24.2.46.
 */
#include "rig.h"

enum { HCR_DC = 12, HCR_TGE = 27, HCR_TEA = 37, HCR_FWB = 46 };

static const uint64_t NO_HPFAR = ~UINT64_C(0);

/** Switch stage 2 on: the tables lie there, and `bytes` of the device with that MemAttr. */
static void stage2(struct rig *r, uint64_t hcr, unsigned memattr, uint64_t bytes)
{
    struct error e = { 0 };
    const struct mmu_memory memory = { r, rig_read_word, rig_write_word, rig_alloc, NULL, NULL };
    const bool fwb = hcr >> HCR_FWB & 1;
    const uint64_t leaf = 3 | 3u << 6 | 3u << 8 | 1u << 10, wb = fwb ? 6u << 2 : 0xfu << 2;
    pa_t root = { 0 };
    assert_true(rig_alloc(r, 4096, &root));
    assert_true(
        mmu_map(&memory, root, TABLES_BASE, TABLES_BASE, 4096 * TABLE_PAGES, leaf | wb, &e));
    if (bytes > 0)
        assert_true(mmu_map(&memory, root, DEVICE_BASE, DEVICE_BASE, bytes,
                            leaf | (uint64_t)memattr << 2, &e));
    r->context.regs.hcr_el2 |= hcr | 1;
    r->context.regs.vtcr_el2 = 5u << 16 | 2u << 6 | 16;
    r->context.regs.vttbr_el2 = root.pa;
    core_set_context(r->core, &r->context);
}

static void expect(const struct rig *r, const char *what, unsigned el, uint64_t esr, va_t far,
                   uint64_t hpfar)
{
    const struct mmu_exception *x = &rig_last(r)->exception;
    if (x->target_el != el || x->esr != esr || x->ec != esr >> 26 || x->far != far.va ||
        x->hpfar_valid != (hpfar != NO_HPFAR) || (x->hpfar_valid && x->hpfar != hpfar))
        fail_msg("%s: EL%u, ESR 0x%llx, FAR 0x%llx, HPFAR %d 0x%llx", what, x->target_el,
                 (unsigned long long)x->esr, (unsigned long long)x->far, x->hpfar_valid,
                 (unsigned long long)x->hpfar);
    if (x->ec != 0)
        assert_int_equal(rig_last(r)->dfsc, esr & 0x3f);
}

static void test_stage1(void **state)
{
    (void)state;
    static const va_t nowhere = { 0x7000000000 }; /* level 0 is there, level 1 is not */
    struct rig *r = rig_new();
    r->context.ls64 = true;
    rig_build(r);
    struct access a = store_of(nowhere, 4);
    a.gpr = true;
    rig_one(r, a);
    expect(r, "str", 1, 0x96000045, nowhere, NO_HPFAR);
    rig_one(r, access_of(ACCESS_SINGLE, nowhere, 64, 64));
    expect(r, "st64b", 1, 0x97c09045, nowhere, NO_HPFAR);
    rig_one(r, access_of(ACCESS_CLEAN, nowhere, 1, 1));
    expect(r, "dc cvac", 1, 0x96000145, nowhere, NO_HPFAR);
    rig_one(r, access_of(ACCESS_SINGLE, at(W_NC, 32), 64, 64));
    expect(r, "st64b, unaligned", 1, 0x96000061, at(W_NC, 32), NO_HPFAR);
    rig_one(r, load_of(at(W_nGnRE, 2), 4));
    expect(r, "ldr, unaligned", 1, 0x96000021, at(W_nGnRE, 2), NO_HPFAR);
    rig_one(r, access_of(ACCESS_ZVA, at(W_GRE, 64), 64, 16));
    expect(r, "dc zva", 1, 0x96000061, at(W_GRE, 64), NO_HPFAR);
    r->context.el = 0;
    core_set_context(r->core, &r->context);
    rig_one(r, load_of(nowhere, 8));
    expect(r, "a process's ldr", 1, 0x92000005, nowhere, NO_HPFAR);
    r->context.regs.hcr_el2 |= UINT64_C(1) << HCR_TGE;
    core_set_context(r->core, &r->context);
    rig_one(r, load_of((va_t){ UINT64_C(1) << 60 }, 8)); /* stage 1 is off: no such address */
    expect(r, "under TGE", 2, 0x92000000, (va_t){ UINT64_C(1) << 60 }, NO_HPFAR);
    rig_free(r);
}

static void test_instruction_syndrome(void **state)
{
    (void)state;
    static const struct {
        const char *what;
        enum access_kind kind;
        uint32_t size, element;
        bool gpr, release;
        uint64_t esr;
    } rows[] = {
        { "strb", ACCESS_STORE, 1, 1, true, false, 0x93000044 },
        { "ldrh", ACCESS_LOAD, 2, 2, true, false, 0x93400004 },
        { "str w", ACCESS_STORE, 4, 4, true, false, 0x93800044 },
        { "ldr x", ACCESS_LOAD, 8, 8, true, false, 0x93c08004 },
        { "stlr x", ACCESS_STORE, 8, 8, true, true, 0x93c0c044 },
        { "str d", ACCESS_STORE, 8, 8, false, false, 0x92000044 },
        { "str q", ACCESS_STORE, 16, 16, false, false, 0x92000044 },
        { "stp w", ACCESS_STORE, 8, 4, false, false, 0x92000044 },
        { "stxr", ACCESS_EXCLUSIVE, 8, 8, false, false, 0x92000044 },
        { "dc zva", ACCESS_ZVA, 64, 16, false, false, 0x92000044 },
        { "dc cvac", ACCESS_CLEAN, 1, 1, false, false, 0x92000144 },
        { "st64b", ACCESS_SINGLE, 64, 64, false, false, 0x93c09044 },
    };
    struct rig *r = rig_new();
    r->context.ls64 = true;
    rig_build(r);
    stage2(r, 0, 0, 0);
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct access a = access_of(rows[i].kind, at(W_NC, 0x340), rows[i].size, rows[i].element);
        a.gpr = rows[i].gpr;
        a.release = rows[i].release;
        rig_one(r, a);
        /* IPA 0x8000000340: no entry at level 0. */
        expect(r, rows[i].what, 2, rows[i].esr, at(W_NC, 0x340), 0x80000000);
    }
    rig_free(r);
}

/** ISV is for faults at the lowest address of an access alone; FAR and HPFAR are of the page. */
static void test_second_page(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    rig_build(r);
    stage2(r, 0, 0x5, 4096);
    struct access a = store_of(at(W_NC, 0xffc), 8);
    a.gpr = true;
    rig_one(r, a);
    expect(r, "into the next page", 2, 0x92000047, at(W_NC, 0x1000), 0x80000010);
    a.va = at(W_NC, 0x1000);
    rig_one(r, a);
    expect(r, "in the next page", 2, 0x93c08047, at(W_NC, 0x1000), 0x80000010);
    size_t outcomes = r->outcome_count;
    a.va = at(W_NC, 0xff8);
    rig_one(r, a);
    assert_int_equal(r->outcome_count, outcomes);
    rig_free(r);
}

/** Whose memory type has no exclusives, or no 64-byte stores. */
static void test_unsupported(void **state)
{
    (void)state;
    enum { NONE, EL1, EL2 };
    static const struct {
        enum access_kind kind;
        enum window w;
        bool fwb;
        unsigned memattr, el;
    } rows[] = {
        { ACCESS_EXCLUSIVE, W_WB, false, 0xf, NONE },
        { ACCESS_EXCLUSIVE, W_WB, false, 0x5, EL2 },
        { ACCESS_EXCLUSIVE, W_WB, false, 0xa, EL2 },
        { ACCESS_EXCLUSIVE, W_WB, false, 0x1, EL2 },
        { ACCESS_EXCLUSIVE, W_WT, false, 0xf, EL1 },
        { ACCESS_EXCLUSIVE, W_NC, false, 0xf, EL1 },
        { ACCESS_EXCLUSIVE, W_NC, false, 0x1, EL1 },
        { ACCESS_EXCLUSIVE, W_GRE, false, 0xf, EL1 },
        { ACCESS_EXCLUSIVE, W_nGnRE, false, 0x1, EL1 },
        { ACCESS_EXCLUSIVE, W_WB, true, 0x6, NONE },
        { ACCESS_EXCLUSIVE, W_WB, true, 0x7, NONE },
        { ACCESS_EXCLUSIVE, W_WB, true, 0x5, EL2 },
        { ACCESS_EXCLUSIVE, W_NC, true, 0x6, NONE },
        { ACCESS_EXCLUSIVE, W_NC, true, 0x7, EL1 },
        { ACCESS_SINGLE, W_NC, false, 0xf, NONE },
        { ACCESS_SINGLE, W_nGnRE, false, 0xf, NONE },
        { ACCESS_SINGLE, W_WB, false, 0xf, EL1 },
        { ACCESS_SINGLE, W_WT, false, 0xf, EL1 },
        { ACCESS_SINGLE, W_WB, false, 0x5, NONE },
        { ACCESS_SINGLE, W_WB, false, 0x1, NONE },
        { ACCESS_SINGLE, W_WB, false, 0x7, EL1 }, /* outer Non-cacheable alone is not enough */
        { ACCESS_SINGLE, W_WB, false, 0xd, EL1 },
        { ACCESS_SINGLE, W_NC, true, 0x7, NONE },
        { ACCESS_SINGLE, W_NC, true, 0x6, EL2 },
        { ACCESS_SINGLE, W_GRE, true, 0x6, EL2 },
        { ACCESS_SINGLE, W_WB, true, 0x7, EL1 },
        { ACCESS_SINGLE, W_WB, true, 0x6, EL1 },
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        for (uint8_t guest_el = 0; guest_el < 2; guest_el++) {
            struct rig *r = rig_new();
            r->context.ls64 = true;
            rig_build(r);
            r->context.el = guest_el;
            stage2(r, (uint64_t)rows[i].fwb << HCR_FWB, rows[i].memattr, DEVICE_BYTES);
            uint32_t size = rows[i].kind == ACCESS_SINGLE ? 64 : 8;
            rig_one(r, access_of(rows[i].kind, at(rows[i].w, 0x40), size, size));
            char what[64];
            snprintf(what, sizeof what, "row %zu", i);
            if (rows[i].el == NONE) {
                if (r->outcome_count != 0)
                    fail_msg("%s: DFSC 0x%x", what, rig_last(r)->dfsc);
            } else {
                assert_int_equal(rig_last(r)->fault, CORE_FAULT_UNSUPPORTED);
                assert_int_equal(rig_last(r)->mmu.stage2, rows[i].el == EL2);
                expect(r, what, rows[i].el,
                       rows[i].el == EL1 && guest_el == 1 ? 0x96000075 : 0x92000075,
                       at(rows[i].w, 0x40), NO_HPFAR);
                assert_int_equal(r->write_count, 0);
            }
            rig_free(r);
        }
    }
}

/** HCR_EL2.DC: Write-Back by default, which is no fault of stage 1's (C3.2.8). */
static void test_unsupported_without_stage1(void **state)
{
    (void)state;
    static const struct {
        enum access_kind kind;
        unsigned memattr;
    } rows[] = { { ACCESS_SINGLE, 0xf }, { ACCESS_EXCLUSIVE, 0x5 } };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct rig *r = rig_new();
        r->context.ls64 = true;
        rig_build(r);
        stage2(r, UINT64_C(1) << HCR_DC, rows[i].memattr, DEVICE_BYTES);
        uint32_t size = rows[i].kind == ACCESS_SINGLE ? 64 : 8;
        rig_one(r, access_of(rows[i].kind, (va_t){ DEVICE_BASE }, size, size));
        expect(r, "DC", 2, 0x92000075, (va_t){ DEVICE_BASE }, NO_HPFAR);
        rig_free(r);
    }
}

static void test_external(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    rig_build(r);
    r->read_status = BUS_SLVERR;
    struct access a = load_of(at(W_nGnRE, 0x20), 8);
    a.gpr = true;
    rig_one(r, a);
    expect(r, "ldr", 1, 0x96000010, at(W_nGnRE, 0x20), NO_HPFAR);
    assert_int_equal(rig_last(r)->fault, CORE_FAULT_EXTERNAL);
    stage2(r, UINT64_C(1) << HCR_TEA, 0x5, DEVICE_BYTES);
    rig_one(r, a);
    expect(r, "ldr, TEA", 2, 0x92000010, at(W_nGnRE, 0x20), NO_HPFAR);
    r->read_status = BUS_OK;
    rig_one(r, a);
    assert_int_equal(rig_last(r)->fault, CORE_NO_FAULT);
    assert_int_equal(rig_last(r)->exception.esr, 0);
    rig_free(r);
}

static void test_undefined(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    rig_build(r);
    const struct access st64b = access_of(ACCESS_SINGLE, at(W_NC, 0), 64, 64);
    rig_one(r, st64b);
    expect(r, "a kernel's", 1, 0x02000000, (va_t){ 0 }, NO_HPFAR);
    r->context.el = 0;
    core_set_context(r->core, &r->context);
    rig_one(r, st64b);
    expect(r, "a process's", 1, 0x02000000, (va_t){ 0 }, NO_HPFAR);
    r->context.regs.hcr_el2 |= UINT64_C(1) << HCR_TGE;
    core_set_context(r->core, &r->context);
    rig_one(r, st64b);
    expect(r, "a process's under TGE", 2, 0x02000000, (va_t){ 0 }, NO_HPFAR);
    rig_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_stage1),
        cmocka_unit_test(test_instruction_syndrome),
        cmocka_unit_test(test_second_page),
        cmocka_unit_test(test_unsupported),
        cmocka_unit_test(test_unsupported_without_stage1),
        cmocka_unit_test(test_external),
        cmocka_unit_test(test_undefined),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
