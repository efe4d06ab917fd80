/* SPDX-License-Identifier: Apache-2.0 */
/** The GICv2 virtual CPU interface: registers (IHI 0048B, 5.5), banks, mappings. */
#include "gicv_guest.h"

/* ---- registers ------------------------------------------------------------------------------- */

static void test_reset(void **state)
{
    (void)state;
    struct rig *r = rig_of_gicv();
    assert_int_equal(stat_of(r, "gicv.strays"), -1); /* nobody has it yet */
    const struct guest g = guest_new(r, "v6.9", "device-ngnre");
    assert_int_equal(g.map.pa.pa, 0x08040000);
    assert_int_equal(g.map.ipa.ipa, 0x08010000);
    assert_int_equal(g.map.size, 4096);
    for (unsigned reg = 0; reg < 0x1000; reg += reg < 0x100 ? 4 : 0x7c) {
        const uint32_t expected = reg == BPR                   ? 2
                                  : reg == IAR || reg == HPPIR ? NONE
                                  : reg == RPR                 ? 0xff
                                                               : 0;
        assert_int_equal(get(&g, reg), expected);
    }
    rig_free(r);
}

static void test_writable_bits(void **state)
{
    static const struct {
        unsigned reg;
        uint32_t written, read;
    } rows[] = {
        { CTLR, 1, 1 },      { CTLR, 0xffffffff, 1 }, { CTLR, 0x200, 0 }, { PMR, 0xf8, 0xf8 },
        { PMR, 0xff, 0xf8 }, { PMR, 0x107, 0 },       { BPR, 0, 2 },      { BPR, 1, 2 },
        { BPR, 3, 3 },       { BPR, 0xffffffff, 7 },  { BPR, 8, 2 },      { IAR, 5, NONE },
        { RPR, 0, 0xff },    { HPPIR, 5, NONE },      { 0x1c, 7, 0 },     { 0xd0, 1, 0 },
        { 0xfc, 1, 0 },      { EOIR, NONE, 0 },
    };

    (void)state;
    struct rig *r = rig_of_gicv();
    const struct guest g = guest_new(r, "v6.9", "device-ngnre");
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        put(&g, rows[i].reg, rows[i].written);
        assert_int_equal(get(&g, rows[i].reg), rows[i].read);
    }
    rig_free(r);
}

static void test_acknowledge(void **state)
{
    (void)state;
    struct rig *r = rig_of_gicv();
    const struct guest g = guest_new(r, "v6.9", "device-ngnre");
    raise(&g, 50, 0xa0);
    raise(&g, 40, 0xa7); /* the lower three bits do not count: a tie */
    raise(&g, 60, 0x20);
    put(&g, PMR, 0xf8);
    assert_int_equal(get(&g, IAR), NONE); /* not enabled */
    assert_int_equal(get(&g, HPPIR), NONE);
    put(&g, CTLR, 1);
    put(&g, PMR, 0x20);
    assert_int_equal(get(&g, IAR), NONE); /* equal is masked */
    assert_int_equal(get(&g, HPPIR), 60); /* which is not asked here */
    put(&g, PMR, 0x28);
    assert_string_equal(list_on(&g, 0), "40p 50p 60p");
    assert_int_equal(get(&g, IAR), 60);
    assert_int_equal(get(&g, RPR), 0x20);
    assert_int_equal(get(&g, HPPIR), 40);
    assert_string_equal(list_on(&g, 0), "40p 50p 60a");
    put(&g, EOIR, 60);
    assert_int_equal(get(&g, RPR), 0xff);
    assert_int_equal(get(&g, IAR), NONE); /* the others are masked */
    put(&g, PMR, 0xf8);
    assert_int_equal(get(&g, IAR), 40);
    assert_string_equal(list_on(&g, 0), "40a 50p");
    assert_int_equal(stat_of(r, "gicv.acknowledged"), 2);
    assert_int_equal(stat_of(r, "gicv.ended"), 1);
    rig_free(r);
}

static void test_preemption(void **state)
{
    static const struct {
        unsigned bpr, runs, pending;
        bool preempts;
    } rows[] = {
        { 2, 0xa0, 0x98, true },  { 2, 0xa0, 0xa0, false }, { 2, 0xa0, 0xa8, false },
        { 3, 0xa8, 0xa0, false }, { 3, 0xa8, 0x98, true },  { 5, 0xa0, 0x80, false },
        { 5, 0xa0, 0x78, true },  { 6, 0xf0, 0x80, false }, { 6, 0xf0, 0x78, true },
        { 7, 0xf0, 0x00, false },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct rig *r = rig_of_gicv();
        const struct guest g = guest_new(r, "v6.9", "device-ngnre");
        enable(&g, 0);
        put(&g, BPR, rows[i].bpr);
        raise(&g, 40, rows[i].runs);
        assert_int_equal(get(&g, IAR), 40);
        raise(&g, 41, rows[i].pending);
        assert_int_equal(get(&g, IAR), rows[i].preempts ? 41 : NONE);
        put(&g, EOIR, 40);
        if (!rows[i].preempts) {
            assert_int_equal(get(&g, IAR), 41);
        } else {
            assert_int_equal(get(&g, RPR), rows[i].pending);
        }
        rig_free(r);
    }
}

static void test_end(void **state)
{
    (void)state;
    struct rig *r = rig_of_gicv();
    const struct guest g = guest_new(r, "v6.9", "device-ngnre");
    enable(&g, 0);
    raise(&g, 40, GICV_PRIORITY);
    put(&g, EOIR, 40); /* pending is not active */
    assert_string_equal(list_on(&g, 0), "40p");
    assert_int_equal(get(&g, IAR), 40);
    raise(&g, 40, 0); /* again, while it is active: at its old priority */
    assert_string_equal(list_on(&g, 0), "40pa");
    assert_int_equal(get(&g, RPR), GICV_PRIORITY);
    assert_int_equal(get(&g, IAR), NONE);
    put(&g, EOIR, 41);
    put(&g, EOIR, NONE);
    put(&g, EOIR, 1020);
    assert_string_equal(list_on(&g, 0), "40pa");
    put(&g, EOIR, 40 | 3 << 10); /* the CPUID field of an SGI is not looked at */
    assert_string_equal(list_on(&g, 0), "40p");
    assert_int_equal(get(&g, IAR), 40);
    put(&g, EOIR, 40);
    assert_string_equal(list_on(&g, 0), "");
    assert_int_equal(stat_of(r, "gicv.eoi_not_active"), 2);
    assert_int_equal(stat_of(r, "gicv.strays"), 0);
    rig_free(r);
}

/** Registers are words; a part of one is not written. */
static void test_sizes(void **state)
{
    (void)state;
    struct rig *r = rig_of_gicv();
    const struct guest g = guest_new(r, "2023-12-v2", "normal-nc");
    enable(&g, 0);
    barrier(&g, "dsb sy");
    raise(&g, 40, GICV_PRIORITY);
    struct access two = rig_load((va_t){ g.map.va.va + IAR }, 2);
    const struct cpu_result got = rig_access(cpu_of(&g, 0), &two);
    assert_int_equal(got.data[0] | got.data[1] << 8, 40);
    assert_string_equal(list_on(&g, 0), "40a");
    struct access byte = rig_store((va_t){ g.map.va.va + EOIR }, 1);
    byte.data[0] = 40;
    rig_access(cpu_of(&g, 0), &byte);
    barrier(&g, "dsb sy");
    assert_string_equal(list_on(&g, 0), "40a");
    /* Two registers at once, as an STP of W registers: PMR and BPR. */
    struct access pair = rig_store((va_t){ g.map.va.va + PMR }, 8);
    memcpy(pair.data, (uint32_t[]){ 0x50, 4 }, 8);
    rig_access(cpu_of(&g, 0), &pair);
    assert_int_equal(get(&g, PMR), 0x50);
    assert_int_equal(get(&g, BPR), 4);
    rig_free(r);
}

/** Every core has its own. */
static void test_banks(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    r->params.machine.cores = 2;
    rig_build(r);
    const struct guest g = guest_new(r, "v6.9", "device-ngnre");
    enable(&g, 1);
    raise_on(&g, 0, 40, GICV_PRIORITY);
    raise_on(&g, 1, 41, GICV_PRIORITY);
    assert_int_equal(get_on(&g, 0, IAR), NONE);
    assert_int_equal(get_on(&g, 1, IAR), 41);
    put_on(&g, 0, EOIR, 41);
    assert_string_equal(list_on(&g, 0), "40p");
    assert_string_equal(list_on(&g, 1), "41a");
    assert_int_equal(get_on(&g, 0, PMR), 0);
    rig_free(r);
}

static void test_mistakes(void **state)
{
    (void)state;
    struct rig *r = rig_of_gicv();
    struct error e = { 0 };
    struct vm *without = r->vms[rig_vm(r, "v6.9", "device-ngnre")].vm;
    assert_false(vm_interrupt(without, 0, 40, 0, &e));
    assert_non_null(strstr(e.text, "map_gicv"));
    const struct guest g = guest_new(r, "v6.9", "device-ngnre");
    assert_false(vm_interrupt(without, 0, 40, 0, &e));
    assert_false(vm_interrupt(g.vm, (unsigned)r->params.machine.cores, 40, 0, &e));
    assert_non_null(strstr(e.text, "no core"));
    assert_false(vm_interrupt(g.vm, 0, 1020, 0, &e));
    assert_false(vm_interrupt(g.vm, 0, 40, 256, &e));
    for (unsigned id = GICV_INTERRUPTS; id-- > 0;)
        raise(&g, id * 3, 0);
    assert_false(vm_interrupt(g.vm, 0, 1, 0, &e));
    assert_non_null(strstr(e.text, "64"));
    assert_true(vm_interrupt(g.vm, 0, 3, 0, &e)); /* one that is there */
    struct gicv_interrupt list[GICV_INTERRUPTS];
    assert_int_equal(vm_interrupts(g.vm, 0, list), GICV_INTERRUPTS);
    for (unsigned i = 0; i < GICV_INTERRUPTS; i++)
        assert_int_equal(list[i].id, i * 3);
    rig_free(r);
}

/* ---- stage 2 ----------------------------------------------------------------------------------
 */

/** No policy but two lets the page be anything but Device, and none lets it be cacheable. */
static void test_every_policy(void **state)
{
    (void)state;
    size_t count;
    const char *const *names = kvm_policies(&count);
    for (unsigned fwb = 0; fwb < 2; fwb++) {
        struct rig *r = rig_new();
        r->params.machine.fwb = fwb;
        rig_build(r);
        for (size_t i = 0; i < count; i++) {
            const bool hole =
                strcmp(names[i], "2023-09-v1p2") == 0 || strcmp(names[i], "2023-12-v2") == 0;
            const struct vm_request request = { .policy = names[i], .el = 1, .page = 4096 };
            struct vm *vm = platform_vm(r->platform, &request, NULL);
            assert_non_null(vm);
            for (unsigned s1 = 0; s1_type_names[s1] != NULL; s1++) {
                const struct mapping map = map_as(vm, s1_type_names[s1]);
                const bool normal = strncmp(s1_type_names[s1], "normal", 6) == 0;
                assert_string_equal(map.stage2.type, hole ? "Normal-NC" : "Device-nGnRE");
                assert_int_equal(map.attr.type, hole && normal ? MEM_NORMAL : MEM_DEVICE);
                assert_false(memattr_cacheable(&map.attr));
                /* And what a walk of the tables finds. */
                struct mmu *mmu = vm_mmu(vm);
                struct mmu_fault f;
                const struct mmu_page *page = mmu_translate(mmu, map.va, MMU_WRITE, 1, &f);
                assert_non_null(page);
                assert_int_equal(page->pa_page, 0x08040000);
                assert_int_equal(page->attr.type, map.attr.type);
                mmu_free(mmu);
            }
        }
        rig_free(r);
    }
}

static void test_granules(void **state)
{
    static const uint64_t pages[] = { 4096, 16384, 65536 };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(pages); i++) {
        struct rig *r = rig_of_gicv();
        const struct vm_request request = { .policy = "v6.9", .el = 1, .page = pages[i] };
        struct guest g = { .rig = r, .vm = platform_vm(r->platform, &request, NULL) };
        assert_non_null(g.vm);
        g.map = map_as(g.vm, "device-ngnre");
        assert_int_equal(get(&g, BPR), 2);
        rig_free(r);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reset),        cmocka_unit_test(test_writable_bits),
        cmocka_unit_test(test_acknowledge),  cmocka_unit_test(test_preemption),
        cmocka_unit_test(test_end),          cmocka_unit_test(test_sizes),
        cmocka_unit_test(test_banks),        cmocka_unit_test(test_mistakes),
        cmocka_unit_test(test_every_policy), cmocka_unit_test(test_granules),
    };
    return cmocka_run_group_tests(tests, rig_seed, NULL);
}
