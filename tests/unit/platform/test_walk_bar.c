/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Stage-1 tables in a BAR: whether stage 2 lets a walk go there, the reads that it makes, and what
 * their errors become. Syndromes are worked out by hand from DDI 0487 D24.2.46 and D24.2.76.
 */
#include "platform/machine.h"
#include "rig.h"

enum { TABLES_BAR = 0, LEVELS = 4, PAGE = 4096 };
enum { HCR_PTW = 2, TCR_IRGN0 = 8, TCR_SH0 = 12, TCR_HA = 39, LEAF_AF = 10 };

/* The first VA that a VM gives away is 1 << 44: entry 32 at level 0, and 0 below. */
static const uint64_t ROOT_ENTRY = 32 * 8;

static pa_t tables_base(const struct rig *r)
{
    pa_t base = { 0 };
    uint64_t size;
    assert_true(endpoint_bar(r->ep, TABLES_BAR, &base, &size));
    return base;
}

/** Where the descriptor of level `k` of the first mapping's page `n` is in the BAR of tables. */
static uint64_t place(unsigned k, unsigned n)
{
    /* Tables follow one another as they are made, from the root. */
    return (uint64_t)k * PAGE + (k == 0 ? ROOT_ENTRY : k == 3 ? 8 * (uint64_t)n : 0);
}

/** The VM, with its tables in BAR 0 and all of BAR 2 mapped. */
static struct vm *build(struct rig *r, const char *policy)
{
    struct error e = { 0 };
    const struct vm_request request = { .policy = policy, .el = 1, .page = PAGE };
    const struct bar_request bar = { .number = TABLES_BAR, .size = 1 << 16, .prefetchable = true };
    struct map_request map;
    struct mapping tables;
    rig_build(r);
    assert_true(endpoint_add_bar(r->ep, &bar, &e));
    struct vm *vm = platform_vm(r->platform, &request, &e);
    assert_non_null(vm);
    r->vms[r->vm_count].vm = vm;
    map_request_defaults(&map);
    map.bar = TABLES_BAR;
    if (!vm_tables_in(vm, r->ep, &map, &tables, &e))
        fail_msg("%s", e.text);
    assert_int_equal(tables.pa.pa, tables_base(r).pa);
    map.bar = 2;
    assert_true(s1_type_parse("normal-nc", &map.s1, &e));
    if (!vm_map(vm, r->ep, &map, &r->vms[r->vm_count++].map, &e))
        fail_msg("%s", e.text);
    assert_int_equal(r->vms[0].map.va.va, UINT64_C(1) << 44);
    return vm;
}

static struct rig *rig_with(const char *policy, enum pcie_read_error answer)
{
    struct rig *r = rig_new();
    r->params.root.read_error = answer;
    build(r, policy);
    return r;
}

static struct cpu_result load(struct rig *r, uint64_t offset, uint32_t size)
{
    const struct access a = rig_load(rig_va(r, 0, offset), size);
    r->tlp_count = 0;
    return rig_access(rig_cpu(r, 0, 0), &a);
}

static void guest_tlbi_all(struct rig *r)
{
    struct error e = { 0 };
    const struct mmu_tlbi_op *op = mmu_tlbi_find("vmalls12e1is", &e);
    assert_non_null(op);
    assert_true(platform_tlbi(r->vms[0].vm, 0, op, 0, &e));
}

/** "0:100 3:8 data:4": the reads on the link, by level with the place in the table, and data. */
static const char *reads(const struct rig *r)
{
    static char text[1024];
    size_t used = 0;
    text[0] = '\0';
    for (size_t i = 0; i < r->tlp_count && used < sizeof text - 32; i++) {
        const struct pcie_tlp *t = &r->tlps[i];
        const uint64_t at = t->address.ba - tables_base(r).pa;
        if (t->type != PCIE_MRD)
            continue;
        if (at >= 1 << 16) {
            used += (size_t)snprintf(text + used, sizeof text - used, "data:%u ", t->bytes);
            continue;
        }
        assert_int_equal(t->bytes, 8);
        assert_int_equal(t->domain, 1);
        used += (size_t)snprintf(text + used, sizeof text - used, "%u:%x ", (unsigned)(at / PAGE),
                                 (unsigned)(at % PAGE));
    }
    return text;
}

/** Whatever their order. */
static unsigned table_reads(const struct rig *r)
{
    unsigned count = 0;
    for (const char *c = reads(r); *c; c++)
        count += *c == ':';
    return count - (strstr(reads(r), "data") != NULL);
}

/** ISV is 0: the accesses here name no register. */
static void expect_fault(const struct cpu_result *result, unsigned el, uint64_t esr, uint64_t hpfar)
{
    const struct mmu_exception *x = &result->outcome.exception;
    if (x->target_el != el || x->esr != esr || x->hpfar_valid != (hpfar != 0) ||
        (x->hpfar_valid && x->hpfar != hpfar))
        fail_msg("EL%u, ESR 0x%llx, HPFAR %d 0x%llx", x->target_el, (unsigned long long)x->esr,
                 x->hpfar_valid, (unsigned long long)x->hpfar);
}

/* ---- stage 2 --------------------------------------------------------------------------------- */

static void device_is_not_walked(void **state)
{
    (void)state;
    struct rig *r = rig_with("v6.8", PCIE_READ_SLVERR);
    const struct cpu_result result = load(r, 0, 8);
    const uint64_t root = tables_base(r).pa + ROOT_ENTRY;
    /* EC 0x24, IL, S1PTW, Permission fault of the leaf, a page; HPFAR.FIPA = IPA[47:12]. */
    expect_fault(&result, 2, 0x9200008f, root >> 12 << 4);
    assert_int_equal(result.outcome.mmu.kind, MMU_FAULT_PERMISSION);
    assert_string_equal(reads(r), "");
    assert_string_equal(result.victim, "guest");
    rig_finish(r);
    assert_int_equal(r->tlp_count, 0);
    rig_free(r);
}

/** HCR_EL2.PTW = 0: as of Normal Non-cacheable memory (D8.15.2, D8.6.3). */
static void device_is_walked_without_ptw(void **state)
{
    (void)state;
    struct rig *r = rig_with("v6.8", PCIE_READ_SLVERR);
    r->vms[0].vm->context.regs.hcr_el2 &= ~(UINT64_C(1) << HCR_PTW);
    assert_int_equal(load(r, 0, 8).outcome.fault, CORE_NO_FAULT);
    assert_string_equal(reads(r), "0:100 1:0 2:0 3:0 data:8 ");
    rig_free(r);
}

/* ---- reads ----------------------------------------------------------------------------------- */

static void one_read_a_descriptor(void **state)
{
    (void)state;
    struct rig *r = rig_with("v6.9", PCIE_READ_SLVERR);
    const uint8_t bytes[] = { 1, 2, 3, 4, 5, 6, 7, 8 };
    struct error e = { 0 };
    assert_true(endpoint_poke(r->ep, 2, 0x1008, bytes, sizeof bytes, &e));
    assert_int_equal(load(r, 0, 8).outcome.fault, CORE_NO_FAULT);
    assert_string_equal(reads(r), "0:100 1:0 2:0 3:0 data:8 ");
    /* The next page: its leaf, with the tables above it still held. */
    const struct cpu_result next = load(r, 0x1008, 8);
    assert_int_equal(next.outcome.fault, CORE_NO_FAULT);
    assert_memory_equal(next.data, bytes, sizeof bytes);
    assert_string_equal(reads(r), GATHER_HARD ? "0:100 1:0 2:0 3:8 data:8 " : "3:8 data:8 ");
    /* Again: the TLB has it. */
    load(r, 0x1010, 8);
    assert_string_equal(reads(r), "data:8 ");
    /* Two pages in one access: their leaves one after the other, then the data of each. */
    guest_tlbi_all(r);
    load(r, 0x3ffc, 8);
    assert_string_equal(reads(r), "0:100 1:0 2:0 3:18 3:20 data:4 data:4 ");
    rig_free(r);
}

/** A store waits for the walk as a load does, and is one write then. */
static void stores_walk(void **state)
{
    (void)state;
    struct rig *r = rig_with("v6.9", PCIE_READ_SLVERR);
    const struct access a = rig_store(rig_va(r, 0, 0x40), 8);
    assert_int_equal(rig_access(rig_cpu(r, 0, 0), &a).outcome.fault, CORE_NO_FAULT);
    assert_string_equal(reads(r), "0:100 1:0 2:0 3:0 ");
    rig_finish(r);
    assert_string_equal(rig_text(r), "40:8");
    rig_free(r);
}

/** What a walk finds is what the device's memory holds then. */
static void the_device_moves_a_page(void **state)
{
    (void)state;
    struct rig *r = rig_with("v6.9", PCIE_READ_SLVERR);
    struct error e = { 0 };
    uint64_t leaf;
    const uint64_t there = 0x1122334455667788;
    assert_true(endpoint_poke(r->ep, 2, 0x5000, &there, 8, &e));
    assert_true(endpoint_memory(r->ep, TABLES_BAR, place(3, 0), &leaf, 8, &e));
    assert_int_equal(load(r, 0, 8).outcome.fault, CORE_NO_FAULT);
    leaf += 5 * PAGE;
    assert_true(endpoint_poke(r->ep, TABLES_BAR, place(3, 0), &leaf, 8, &e));
    guest_tlbi_all(r);
    const struct cpu_result result = load(r, 0, 8);
    assert_memory_equal(result.data, &there, 8);
    rig_free(r);
}

/** Each descriptor is waited for: four more round trips of the same 8 bytes. */
static void each_read_takes_its_time(void **state)
{
    (void)state;
    if (GATHER_HARD)
        return; /* times are not those of the parameters */
    struct rig *r = rig_with("v6.9", PCIE_READ_SLVERR);
    struct cpu *cpu = rig_cpu(r, 0, 0);
    const simtime_t issue = 1000, begin = cpu_now(cpu);
    load(r, 0, 8);
    const simtime_t first = cpu_now(cpu) - begin;
    load(r, 8, 8);
    const simtime_t second = cpu_now(cpu) - begin - first;
    assert_int_equal(first - issue, (LEVELS + 1) * (second - issue));
    rig_free(r);
}

/* A TLB of one entry and no other: every change of page is a walk, though translation's own TLB,
 * which serves the host, has both. */
static void the_timing_tlb_walks_as_well(void **state)
{
    (void)state;
    for (unsigned cached = 0; cached < 2; cached++) {
        struct rig *r = rig_new();
        r->params.core.tlb_model = true;
        r->params.core.tlb_l1_entries = 1;
        r->params.core.tlb_l2_entries = 0;
        r->params.core.tlb_walk_entries = cached ? 64 : 0;
        build(r, "v6.9");
        load(r, 0, 8);
        assert_string_equal(reads(r), "0:100 1:0 2:0 3:0 data:8 ");
        load(r, 0x1000, 8);
        for (unsigned i = 0; i < 6; i++) {
            load(r, (i & 1) * PAGE, 8);
            assert_int_equal(table_reads(r), cached && !GATHER_HARD ? 1 : LEVELS);
        }
        rig_free(r);
    }
}

/** A store to the page of the last one, which the timing model's TLB has lost to a load since. */
static void a_store_finds_its_page_gone(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    r->params.core.tlb_model = true;
    r->params.core.tlb_l1_entries = 1;
    r->params.core.tlb_l2_entries = r->params.core.tlb_walk_entries = 0;
    build(r, "v6.9");
    load(r, 0, 8);
    load(r, 0x1000, 8);
    for (unsigned i = 0; i < 4; i++) {
        const struct access a = rig_store(rig_va(r, 0, 8 * i), 8);
        r->tlp_count = 0;
        assert_int_equal(rig_access(rig_cpu(r, 0, 0), &a).outcome.fault, CORE_NO_FAULT);
        assert_int_equal(table_reads(r), i % 2 == 0 ? LEVELS : 0);
        if (i % 2)
            load(r, 0x1000, 8);
    }
    rig_finish(r);
    rig_free(r);
}

/* ---- errors ---------------------------------------------------------------------------------- */

static void fail_at(struct rig *r, enum pcie_inject_kind kind, unsigned level)
{
    struct error e = { 0 };
    const struct pcie_inject what = {
        .kind = kind, .bar = TABLES_BAR, .offset = place(level, 0), .count = 100
    };
    assert_true(endpoint_inject(r->ep, &what, &e));
}

static void errors_are_aborts_of_a_level(void **state)
{
    (void)state;
    static const enum pcie_inject_kind kinds[] = { PCIE_INJECT_UR, PCIE_INJECT_CA,
                                                   PCIE_INJECT_TIMEOUT };
    static const char *const seen[] = { "0:100 ", "0:100 1:0 ", "0:100 1:0 2:0 ",
                                        "0:100 1:0 2:0 3:0 " };
    for (unsigned decerr = 0; decerr < 2; decerr++)
        for (size_t k = 0; k < ARRAY_LEN(kinds); k++)
            for (unsigned level = 0; level < LEVELS; level++) {
                struct rig *r = rig_with("v6.9", decerr ? PCIE_READ_DECERR : PCIE_READ_SLVERR);
                fail_at(r, kinds[k], level);
                const struct cpu_result result = load(r, 0, 8);
                /* HCR_EL2.TEA: EC 0x24, IL, S1PTW 0, 0b0101 and the level. */
                expect_fault(&result, 2, 0x92000014 + level, 0);
                assert_int_equal(result.outcome.mmu.kind, MMU_FAULT_WALK_ABORT);
                assert_int_equal(result.outcome.exception.far, rig_va(r, 0, 0).va);
                assert_string_equal(reads(r), seen[level]);
                rig_free(r);
            }
}

/** The next access reads the descriptor anew. */
static void an_error_is_not_kept(void **state)
{
    (void)state;
    struct rig *r = rig_with("v6.9", PCIE_READ_SLVERR);
    struct error e = { 0 };
    const struct pcie_inject once = {
        .kind = PCIE_INJECT_UR, .bar = TABLES_BAR, .offset = place(1, 0), .count = 1
    };
    assert_true(endpoint_inject(r->ep, &once, &e));
    assert_int_equal(load(r, 0, 8).outcome.dfsc, 0x15);
    assert_int_equal(load(r, 0, 8).outcome.fault, CORE_NO_FAULT);
    rig_free(r);
}

/** Memory Space Enable is 0: the endpoint answers with UR. */
static void decoding_is_off(void **state)
{
    (void)state;
    enum { COMMAND = 4 };
    struct rig *r = rig_with("v6.9", PCIE_READ_SLVERR);
    struct error e = { 0 };
    assert_true(platform_config_write(r->platform, endpoint_id(r->ep), COMMAND, 2, 0, &e));
    const struct cpu_result result = load(r, 0, 8);
    expect_fault(&result, 2, 0x92000014, 0);
    assert_string_equal(reads(r), "0:100 ");
    rig_free(r);
}

static void zeros_are_invalid_descriptors(void **state)
{
    (void)state;
    for (unsigned level = 0; level < LEVELS; level++) {
        struct rig *r = rig_with("v6.9", PCIE_READ_ZEROS);
        fail_at(r, PCIE_INJECT_UR, level);
        const struct cpu_result result = load(r, 0, 8);
        expect_fault(&result, 1, 0x96000004 + level, 0);
        rig_free(r);
    }
}

/*
 * All ones: above level 3 a Table at IPA 0xfffffffff000, which is not the VM's, so that the walk
 * faults at stage 2, whose level 0 has no entry. At level 3 a page there, read-only.
 */
static void ones_are_descriptors(void **state)
{
    (void)state;
    const uint64_t hpfar = 0xfffffffff0;
    for (unsigned level = 0; level < LEVELS; level++) {
        struct rig *r = rig_with("v6.9", PCIE_READ_ONES);
        fail_at(r, PCIE_INJECT_UR, level);
        const struct access store = rig_store(rig_va(r, 0, 0), 8);
        struct cpu_result result = rig_access(rig_cpu(r, 0, 0), &store);
        if (level == 3)
            expect_fault(&result, 1, 0x9600004f, 0); /* AP[2] = 1 */
        else
            expect_fault(&result, 2, 0x920000c4, hpfar);
        result = load(r, 0, 8);
        expect_fault(&result, 2, level < 3 ? 0x92000084 : 0x92000004, hpfar);
        rig_free(r);
    }
}

/* ---- updates --------------------------------------------------------------------------------- */

/** Hardware sets no flag in a BAR (D8.5, R_VSXXT): by the stage whose memory type is to blame. */
static void updates_are_unsupported(void **state)
{
    (void)state;
    for (unsigned cacheable = 0; cacheable < 2; cacheable++) {
        struct rig *r = rig_new();
        struct vm *vm = build(r, "v6.9");
        struct error e = { 0 };
        uint64_t leaf, after;
        assert_true(endpoint_memory(r->ep, TABLES_BAR, place(3, 0), &leaf, 8, &e));
        leaf &= ~(UINT64_C(1) << LEAF_AF);
        assert_true(endpoint_poke(r->ep, TABLES_BAR, place(3, 0), &leaf, 8, &e));
        struct cpu_result result = load(r, 0, 8);
        expect_fault(&result, 1, 0x9600000b, 0); /* HA = 0: Access flag fault */
        vm->context.regs.tcr_el1 |= UINT64_C(1) << TCR_HA;
        if (!cacheable)
            vm->context.regs.tcr_el1 &= ~(UINT64_C(0x3f) << TCR_IRGN0);
        guest_tlbi_all(r);
        result = load(r, 0, 8);
        if (cacheable)
            expect_fault(&result, 2, 0x920000b1, 0);
        else
            expect_fault(&result, 1, 0x96000031, 0);
        rig_finish(r);
        assert_int_equal(rig_writes(r), 0);
        assert_true(endpoint_memory(r->ep, TABLES_BAR, place(3, 0), &after, 8, &e));
        assert_int_equal(after, leaf);
        rig_free(r);
    }
}

/* ---- mistakes -------------------------------------------------------------------------------- */

static void refuse(struct vm *vm, struct rig *r, const struct map_request *map, const char *why)
{
    struct error e = { 0 };
    struct mapping out;
    assert_false(vm_tables_in(vm, r->ep, map, &out, &e));
    if (strstr(e.text, why) == NULL)
        fail_msg("%s", e.text);
}

static void mistakes(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    struct vm *first = build(r, "v6.9");
    struct error e = { 0 };
    const struct vm_request request = { .policy = "v6.9", .el = 1, .page = PAGE };
    const struct bar_request io = { .number = 4, .size = 256, .io = true };
    struct map_request map;
    struct mapping out;
    assert_true(endpoint_add_bar(r->ep, &io, &e));
    map_request_defaults(&map);
    refuse(first, r, &map, "once");
    assert_false(platform_lint(r->platform, &e));
    struct vm *vm = platform_vm(r->platform, &request, &e);
    map.bar = 1;
    refuse(vm, r, &map, "no BAR 1");
    map.bar = 4;
    refuse(vm, r, &map, "I/O space");
    map.bar = TABLES_BAR;
    map.config = true;
    refuse(vm, r, &map, "onfiguration space");
    map.config = false;
    map.size = PAGE;
    assert_true(vm_tables_in(vm, r->ep, &map, &out, &e));
    map.bar = 2;
    map.size = 0;
    assert_false(vm_map(vm, r->ep, &map, &out, &e)); /* the root, and no room for a second table */
    assert_non_null(strstr(e.text, "no memory for a translation table"));
    rig_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(device_is_not_walked),
        cmocka_unit_test(device_is_walked_without_ptw),
        cmocka_unit_test(one_read_a_descriptor),
        cmocka_unit_test(stores_walk),
        cmocka_unit_test(the_device_moves_a_page),
        cmocka_unit_test(each_read_takes_its_time),
        cmocka_unit_test(the_timing_tlb_walks_as_well),
        cmocka_unit_test(a_store_finds_its_page_gone),
        cmocka_unit_test(errors_are_aborts_of_a_level),
        cmocka_unit_test(an_error_is_not_kept),
        cmocka_unit_test(decoding_is_off),
        cmocka_unit_test(zeros_are_invalid_descriptors),
        cmocka_unit_test(ones_are_descriptors),
        cmocka_unit_test(updates_are_unsupported),
        cmocka_unit_test(mistakes),
    };
    return cmocka_run_group_tests_name("walk_bar", tests, rig_seed, NULL);
}
