/* SPDX-License-Identifier: Apache-2.0 */
/* TLB maintenance over the cores of a machine, by guests and for them; the check of a machine. */
#include "rig.h"

/** The stage-1 leaf of an address of a VM. */
static pa_t leaf_of(struct vm *vm, va_t va, unsigned stage, uint64_t *leaf)
{
    struct mmu *m = vm_mmu(vm);
    struct mmu_walk walk;
    unsigned last = 0;
    assert_non_null(m);
    assert_true(mmu_walk(m, va, MMU_READ, vm_el(vm), &walk));
    mmu_free(m);
    for (unsigned i = 0; i < walk.steps; i++)
        if (walk.step[i].stage == stage && !walk.step[i].for_table)
            last = i;
    *leaf = walk.step[last].raw;
    return walk.step[last].pa;
}

/** Let the page of `va` lead `distance` further, without a word to anybody. */
static void move(struct vm *vm, va_t va, uint64_t distance)
{
    uint64_t leaf;
    const pa_t at = leaf_of(vm, va, 1, &leaf);
    assert_true(vm_write_word(vm, at, leaf + distance));
}

/** Where in the BAR the next store of `cpu` to `va` arrives. */
static uint64_t arrives(struct rig *r, struct cpu *cpu, va_t va)
{
    const struct access a = rig_store(va, 8);
    r->tlp_count = 0;
    assert_int_equal(rig_access(cpu, &a).outcome.fault, CORE_NO_FAULT);
    rig_finish(r);
    assert_int_equal(rig_writes(r), 1);
    for (size_t i = 0; i < r->tlp_count; i++)
        if (r->tlps[i].type == PCIE_MWR)
            return r->tlps[i].address.ba - r->bar.pa;
    return ~UINT64_C(0);
}

static void guest_tlbi(struct cpu *cpu, const char *name, uint64_t xt)
{
    struct cpu_result result;
    struct error e = { 0 };
    const struct mmu_tlbi_op *op = mmu_tlbi_find(name, &e);
    assert_non_null(op);
    if (!cpu_tlbi(cpu, op, xt, &result, &e))
        fail_msg("%s", e.text);
    assert_int_equal(result.text[0], '\0');
}

static void host_tlbi(struct vm *vm, unsigned core, const char *name, uint64_t xt)
{
    struct error e = { 0 };
    const struct mmu_tlbi_op *op = mmu_tlbi_find(name, &e);
    assert_non_null(op);
    if (!platform_tlbi(vm, core, op, xt, &e))
        fail_msg("%s", e.text);
}

static struct rig *two_cores(void)
{
    struct rig *r = rig_new();
    r->params.machine.cores = 3;
    rig_build(r);
    rig_vm(r, "v6.9", "device-ngnre");
    return r;
}

/** By the guest, with broadcast and without: which of two cores still has the old translation. */
static void test_guest(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        bool by_address, other_too;
    } rows[] = {
        { "vae1", true, false },      { "vae1is", true, true },     { "vae1os", true, true },
        { "vale1", true, false },     { "vale1is", true, true },    { "vaae1isnxs", true, false },
        { "vmalle1", false, false },  { "vmalle1is", false, true }, { "vaale1os", true, true },
        { "vmalle1os", false, true }, { "vaae1is", true, true },
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        const bool nxs = strstr(rows[i].name, "nxs") != NULL; /* Device memory has XS = 1 */
        struct rig *r = two_cores();
        const va_t va = rig_va(r, 0, 0x1000);
        struct cpu *cpu[] = { rig_cpu(r, 0, 0), rig_cpu(r, 0, 1) };
        for (unsigned n = 0; n < 2; n++)
            assert_int_equal(arrives(r, cpu[n], va), 0x1000);
        move(r->vms[0].vm, va, 0x3000);
        for (unsigned n = 0; n < 2; n++)
            assert_int_equal(arrives(r, cpu[n], va), 0x1000);
        guest_tlbi(cpu[1], rows[i].name, rows[i].by_address ? va.va >> 12 : 0);
        if (arrives(r, cpu[1], va) != (nxs ? 0x1000 : 0x4000) ||
            arrives(r, cpu[0], va) != (rows[i].other_too ? 0x4000 : 0x1000))
            fail_msg("%s", rows[i].name);
        rig_free(r);
    }
}

/** For the VM, by the host: also what is EL2's, on any core, and for that VM alone. */
static void test_host(void **state)
{
    (void)state;
    struct rig *r = two_cores();
    rig_vm(r, "v6.9", "device-ngnre");
    struct vm *vm = r->vms[0].vm;
    const va_t va = rig_va(r, 0, 0x2000), others = rig_va(r, 1, 0x2000);
    struct cpu *cpu[] = { rig_cpu(r, 0, 0), rig_cpu(r, 0, 1) };
    struct cpu *other = rig_cpu(r, 1, 2);
    for (unsigned n = 0; n < 2; n++)
        assert_int_equal(arrives(r, cpu[n], va), 0x2000);
    assert_int_equal(arrives(r, other, others), 0x2000);
    move(vm, va, 0x1000);
    move(r->vms[1].vm, others, 0x5000);

    host_tlbi(vm, 2, "vmalls12e1", 0); /* that core has none of them */
    for (unsigned n = 0; n < 2; n++)
        assert_int_equal(arrives(r, cpu[n], va), 0x2000);
    host_tlbi(vm, 1, "vmalls12e1", 0);
    assert_int_equal(arrives(r, cpu[0], va), 0x2000);
    assert_int_equal(arrives(r, cpu[1], va), 0x3000);
    host_tlbi(vm, 1, "vmalls12e1is", 0);
    assert_int_equal(arrives(r, cpu[0], va), 0x3000);
    assert_int_equal(arrives(r, other, others), 0x2000); /* another VMID */
    host_tlbi(vm, 0, "alle1is", 0);                      /* of all VMIDs */
    assert_int_equal(arrives(r, other, others), 0x7000);

    struct error e = { 0 };
    assert_false(platform_tlbi(vm, 3, mmu_tlbi_find("alle1", &e), 0, &e));
    assert_non_null(strstr(e.text, "no core 3"));
    rig_free(r);
}

/** What KVM does to unmap a page: break at stage 2, then by IPA, then what combines the stages. */
static void test_stage2(void **state)
{
    (void)state;
    struct rig *r = two_cores();
    struct vm *vm = r->vms[0].vm;
    struct cpu *cpu = rig_cpu(r, 0, 0);
    const va_t va = rig_va(r, 0, 0);
    const struct access a = rig_store(va, 8);
    uint64_t leaf;
    assert_int_equal(arrives(r, cpu, va), 0);
    const pa_t at = leaf_of(vm, va, 2, &leaf);
    assert_true(vm_write_word(vm, at, 0));
    assert_int_equal(arrives(r, cpu, va), 0);
    host_tlbi(vm, 1, "ipas2e1is", r->vms[0].map.ipa.ipa >> 12);
    host_tlbi(vm, 1, "vmalle1is", 0);
    struct cpu_result result = rig_access(cpu, &a);
    assert_int_equal(result.outcome.mmu.kind, MMU_FAULT_TRANSLATION);
    assert_true(result.outcome.mmu.stage2);
    assert_int_equal(result.outcome.exception.target_el, 2);
    rig_free(r);
}

static void test_undefined(void **state)
{
    (void)state;
    struct rig *r = two_cores();
    struct cpu *cpu = rig_cpu(r, 0, 0);
    struct cpu_result result;
    struct error e = { 0 };
    for (unsigned n = 0; mmu_tlbi_op(n) != NULL; n++) {
        const struct mmu_tlbi_op *op = mmu_tlbi_op(n);
        const bool el2 = op->sys.op1 == 4;
        if (cpu_tlbi(cpu, op, 0, &result, &e) == el2)
            fail_msg("%s", op->sys.name);
        if (el2)
            assert_non_null(strstr(e.text, "UNDEFINED at EL1"));
    }
    rig_free(r);
}

static void test_stopped(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    rig_build(r);
    rig_vm(r, "v6.8", "normal-nc");
    struct cpu *cpu = rig_cpu(r, 0, 0);
    const struct access a = rig_store(rig_va(r, 0, 1), 8); /* unaligned to KVM's Device: it ends */
    struct error e = { 0 };
    assert_true(rig_access(cpu, &a).stopped);
    struct cpu_result result;
    assert_true(cpu_tlbi(cpu, mmu_tlbi_find("vmalle1", &e), 0, &result, &e));
    assert_true(result.stopped);
    assert_non_null(strstr(result.text, "stopped by an earlier fault"));
    rig_free(r);
}

/* ---- break-before-make ----------------------------------------------------------------------- */

static void watch(struct rig *r)
{
    struct error e = { 0 };
    if (!platform_lint(r->platform, &e))
        fail_msg("%s", e.text);
}

static void assert_lint(const struct rig *r, size_t n, enum mmu_lint_kind kind, unsigned core)
{
    assert_true(n < r->lint_count);
    if (r->lints[n].what.kind != kind || r->lints[n].core != core) {
        char text[256];
        fail_msg("core %u: %s", r->lints[n].core,
                 mmu_lint_text(&r->lints[n].what, text, sizeof text));
    }
}

/** A write to a descriptor that two cores may hold: each says so, also one made after
 * platform_lint.
 */
static void test_lint_write(void **state)
{
    (void)state;
    struct rig *r = two_cores();
    const va_t va = rig_va(r, 0, 0x1000);
    struct cpu *first = rig_cpu(r, 0, 0);
    watch(r);
    struct cpu *second = rig_cpu(r, 0, 1);
    arrives(r, first, va);
    arrives(r, second, va);
    assert_int_equal(r->lint_count, 0);
    move(r->vms[0].vm, va, 0x1000);
    assert_int_equal(r->lint_count, 0);
    assert_true(platform_lint_waits(r->platform));
    platform_lint_deliver(r->platform);
    assert_false(platform_lint_waits(r->platform));
    assert_int_equal(r->lint_count, 2);
    assert_lint(r, 0, MMU_LINT_CHANGED, 0);
    assert_lint(r, 1, MMU_LINT_CHANGED, 1);
    /* Stale where no TLBI has been. */
    guest_tlbi(first, "vae1", va.va >> 12);
    assert_int_equal(arrives(r, first, va), 0x2000);
    assert_int_equal(r->lint_count, 2);
    assert_int_equal(arrives(r, second, va), 0x1000);
    assert_int_equal(r->lint_count, 3);
    assert_lint(r, 2, MMU_LINT_STALE, 1);
    rig_free(r);
}

/** Break, TLBI, make: nothing to say; without the TLBI between, or without its broadcast: told. */
static void test_lint_break(void **state)
{
    (void)state;
    static const struct {
        const char *tlbi;
        size_t told;
    } rows[] = { { "vale1is", 0 }, { "vale1", 1 }, { NULL, 2 } };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct rig *r = two_cores();
        const va_t va = rig_va(r, 0, 0x1000);
        struct cpu *cpu[] = { rig_cpu(r, 0, 0), rig_cpu(r, 0, 1) };
        uint64_t leaf;
        const pa_t at = leaf_of(r->vms[0].vm, va, 1, &leaf);
        watch(r);
        for (unsigned n = 0; n < 2; n++)
            arrives(r, cpu[n], va);
        assert_true(vm_write_word(r->vms[0].vm, at, 0));
        if (rows[i].tlbi)
            guest_tlbi(cpu[0], rows[i].tlbi, va.va >> 12);
        assert_true(vm_write_word(r->vms[0].vm, at, leaf + 0x1000));
        platform_lint_deliver(r->platform);
        assert_int_equal(r->lint_count, rows[i].told);
        for (size_t n = 0; n < rows[i].told; n++)
            assert_lint(r, n, MMU_LINT_NO_TLBI, (unsigned)(n + 2 - rows[i].told));
        rig_free(r);
    }
}

/** A guest that has its own tables mapped and stores to them. */
static void test_lint_store(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    r->params.machine.fwb = false; /* else the cache would keep the store */
    rig_build(r);
    rig_vm(r, "v6.9", "device-ngnre");
    struct vm *vm = r->vms[0].vm;
    const va_t va = rig_va(r, 0, 0x1000), window = rig_va(r, 0, 0x8000);
    struct cpu *cpu = rig_cpu(r, 0, 0);
    uint64_t leaf, other;
    const pa_t at = leaf_of(vm, va, 1, &leaf), window_at = leaf_of(vm, window, 1, &other);
    const uint64_t attributes = other & ~UINT64_C(0xfffffffff000);
    assert_true(vm_write_word(vm, window_at, (at.pa & ~UINT64_C(0xfff)) | attributes));
    watch(r);
    arrives(r, cpu, va);
    struct access a = rig_store((va_t){ window.va | (at.pa & 0xfff) }, 8);
    leaf += 0x1000;
    memcpy(a.data, &leaf, sizeof leaf);
    const struct cpu_result result = rig_access(cpu, &a);
    assert_int_equal(result.outcome.fault, CORE_NO_FAULT);
    assert_int_equal(r->lint_count, 1);
    assert_lint(r, 0, MMU_LINT_CHANGED, 0);
    assert_int_equal(r->lints[0].what.descriptor.pa, at.pa);
    assert_int_equal(r->lints[0].what.now, leaf);
    rig_free(r);
}

/** The check changes no time and no result. */
static void test_lint_is_silent(void **state)
{
    (void)state;
    uint64_t digests[2];
    simtime_t times[2];
    for (unsigned on = 0; on < 2; on++) {
        struct rig *r = rig_new();
        r->params.core.tlb_model = true;
        rig_build(r);
        rig_vm(r, "v6.9", "normal-nc");
        if (on)
            watch(r);
        rig_block(rig_cpu(r, 0, 0), rig_va(r, 0, 0), 4096 * 3, "stp", NULL);
        rig_block(rig_cpu(r, 0, 1), rig_va(r, 0, 0), 4096, "str8", NULL);
        rig_finish(r);
        assert_int_equal(r->lint_count, 0);
        digests[on] = r->digest;
        times[on] = platform_time(r->platform);
        rig_free(r);
    }
    assert_int_equal(digests[0], digests[1]);
    assert_int_equal(times[0], times[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_guest),          cmocka_unit_test(test_host),
        cmocka_unit_test(test_stage2),         cmocka_unit_test(test_undefined),
        cmocka_unit_test(test_stopped),        cmocka_unit_test(test_lint_write),
        cmocka_unit_test(test_lint_break),     cmocka_unit_test(test_lint_store),
        cmocka_unit_test(test_lint_is_silent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
