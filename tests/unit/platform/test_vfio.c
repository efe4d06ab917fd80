/* SPDX-License-Identifier: Apache-2.0 */
/* What vfio-pci and KVM do with a running VM's mapping of a BAR, and the host's own accesses. */
#include <linux/pci_regs.h>

#include "rig.h"

enum { PAGE = 4096, MEMORY = PCI_COMMAND_MEMORY };

static double find_value;
static const char *find_name;

static void find_one(void *arg, const char *name, double value, const char *unit, const char *help)
{
    (void)arg;
    (void)unit;
    (void)help;
    if (strcmp(name, find_name) == 0)
        find_value = value;
}

static double stat(const struct rig *r, const char *name)
{
    find_name = name;
    find_value = -1;
    platform_stats(r->platform, find_one, NULL);
    return find_value;
}

static struct rig *new_rig(void)
{
    struct rig *r = rig_new();
    r->params.host.fault_time = 5000000; /* 5 us */
    return r;
}

/* Returns the VM's number. */
static unsigned lazy_vm(struct rig *r, const char *s1)
{
    struct vm_request request = { .policy = "v6.9", .el = 1, .page = PAGE };
    struct map_request map;
    map_request_defaults(&map);
    map.lazy = true;
    return rig_vm_as(r, &request, &map, s1);
}

static struct cpu_result store(struct rig *r, unsigned vm, uint64_t offset, uint8_t value)
{
    struct access a = rig_store(rig_va(r, vm, offset), 1);
    a.data[0] = value;
    return rig_access(rig_cpu(r, vm, 0), &a);
}

static struct cpu_result load(struct rig *r, unsigned vm, unsigned core, uint64_t offset)
{
    const struct access a = rig_load(rig_va(r, vm, offset), 1);
    return rig_access(rig_cpu(r, vm, core), &a);
}

/* A load that works. */
static uint8_t value_of(struct rig *r, unsigned vm, uint64_t offset)
{
    const struct cpu_result result = load(r, vm, 0, offset);
    if (result.outcome.fault != CORE_NO_FAULT)
        fail_msg("%s", result.text);
    return result.data[0];
}

static uint32_t command_of(struct rig *r, unsigned vm)
{
    struct error e = { 0 };
    uint32_t value;
    assert_true(vm_config_read(r->vms[vm].vm, r->ep, PCI_COMMAND, 2, &value, &e));
    return value;
}

static void write_config(struct rig *r, unsigned vm, unsigned offset, unsigned size, uint32_t value)
{
    struct error e = { 0 };
    if (!vm_config_write(r->vms[vm].vm, r->ep, offset, size, value, &e))
        fail_msg("%s", e.text);
}

static void decode(struct rig *r, unsigned vm, bool on)
{
    const uint32_t other = command_of(r, vm) & ~(uint32_t)MEMORY;
    write_config(r, vm, PCI_COMMAND, 2, other | (on ? MEMORY : 0));
}

static unsigned capability(struct rig *r, unsigned which)
{
    struct error e = { 0 };
    uint32_t at, id;
    assert_true(
        platform_config_read(r->platform, endpoint_id(r->ep), PCI_CAPABILITY_LIST, 1, &at, &e));
    for (;;) {
        assert_true(at != 0);
        assert_true(platform_config_read(r->platform, endpoint_id(r->ep), at, 1, &id, &e));
        if (id == which)
            return at;
        assert_true(platform_config_read(r->platform, endpoint_id(r->ep), at + 1, 1, &at, &e));
    }
}

static void assert_stopped(const struct rig *r, unsigned vm, const struct cpu_result *result)
{
    assert_int_equal(result->outcome.fault, CORE_FAULT_MMU);
    assert_string_equal(result->victim, "guest");
    assert_non_null(strstr(result->text, "-EFAULT"));
    assert_true(vm_stopped(r->vms[vm].vm));
}

static size_t down(const struct rig *r)
{
    size_t count = 0;
    for (size_t i = 0; i < r->tlp_count; i++)
        count += !r->tlps[i].up;
    return count;
}

/* ---- faults that map ------------------------------------------------------------------------- */

static void each_page_of_a_lazy_mapping_faults_once(void **state)
{
    (void)state;
    struct rig *r = new_rig();
    rig_build(r);
    const unsigned vm = lazy_vm(r, "device-ngnre");
    struct cpu *cpu = rig_cpu(r, vm, 0);
    const simtime_t begin = cpu_now(cpu);
    assert_int_equal(store(r, vm, 8, 0x11).outcome.fault, CORE_NO_FAULT);
    const simtime_t first = cpu_now(cpu) - begin;
    assert_true(first >= 5000000);
    const simtime_t middle = cpu_now(cpu);
    store(r, vm, 16, 0x22);
    assert_true(cpu_now(cpu) - middle < 5000000);
    assert_int_equal(value_of(r, vm, PAGE), 0);
    assert_int_equal(value_of(r, vm, 8), 0x11);
    assert_int_equal(value_of(r, vm, 16), 0x22);
    assert_int_equal((int)stat(r, "kvm.faults"), 2);
    assert_int_equal((int)stat(r, "kvm.fault_time"), 10000);
    assert_int_equal(r->error_count, 0);
    rig_free(r);
}

/* In the middle of a block every byte is stored once, in its place. */
static void a_block_of_stores_goes_on_where_it_faulted(void **state)
{
    (void)state;
    struct rig *r = new_rig();
    rig_build(r);
    const unsigned vm = lazy_vm(r, "normal-nc");
    enum { BYTES = 3 * PAGE };
    uint8_t bytes[BYTES], seen[BYTES];
    for (size_t i = 0; i < BYTES; i++)
        bytes[i] = (uint8_t)below(256);
    const struct cpu_result result =
        rig_block(rig_cpu(r, vm, 0), rig_va(r, vm, PAGE / 2), BYTES, "stp", bytes);
    assert_int_equal(result.outcome.fault, CORE_NO_FAULT);
    rig_finish(r);
    rig_memory(r, PAGE / 2, seen, sizeof seen);
    assert_memory_equal(seen, bytes, sizeof seen);
    assert_int_equal((int)stat(r, "kvm.faults"), 4);
    rig_free(r);
}

/* An access over the end of a page takes a fault for each. */
static void an_access_over_two_pages_faults_twice(void **state)
{
    (void)state;
    struct rig *r = new_rig();
    rig_build(r);
    const unsigned vm = lazy_vm(r, "normal-nc");
    const struct access a = rig_store(rig_va(r, vm, PAGE - 4), 8);
    uint8_t seen[8];
    assert_int_equal(rig_access(rig_cpu(r, vm, 0), &a).outcome.fault, CORE_NO_FAULT);
    rig_finish(r);
    rig_memory(r, PAGE - 4, seen, sizeof seen);
    assert_memory_equal(seen, a.data, sizeof seen);
    assert_int_equal((int)stat(r, "kvm.faults"), 2);
    rig_free(r);
}

/* Of a large BAR a block of 2 MiB comes at once. */
static void a_fault_maps_the_largest_block(void **state)
{
    (void)state;
    struct rig *r = new_rig();
    r->bar_size = 4 << 20;
    rig_build(r);
    const unsigned vm = lazy_vm(r, "normal-nc");
    for (uint64_t at = 0; at < r->bar_size; at += 512 * 1024)
        store(r, vm, at, (uint8_t)at);
    assert_int_equal((int)stat(r, "kvm.faults"), 2);
    rig_free(r);
}

static void lazy_and_eager_do_not_mix(void **state)
{
    (void)state;
    struct rig *r = new_rig();
    struct error e = { 0 };
    struct mapping map;
    struct map_request request;
    rig_build(r);
    const unsigned vm = rig_vm(r, "v6.9", "normal-nc");
    assert_int_equal(store(r, vm, 0, 1).outcome.fault, CORE_NO_FAULT);
    assert_int_equal((int)stat(r, "kvm.faults"), 0);
    map_request_defaults(&request);
    request.bar = 2;
    request.lazy = true;
    assert_false(vm_map(r->vms[vm].vm, r->ep, &request, &map, &e));
    assert_non_null(strstr(e.text, "not lazily"));
    rig_free(r);
}

/* ---- zaps ------------------------------------------------------------------------------------ */

static void a_zap_takes_the_bar_out_of_all_vms(void **state)
{
    (void)state;
    struct rig *r = new_rig();
    rig_build(r);
    const unsigned vm = rig_vm(r, "v6.9", "normal-nc"), other = rig_vm(r, "v6.8", "device-ngnre");
    store(r, vm, 0, 0x55);
    assert_int_equal(value_of(r, vm, 0), 0x55); /* in the TLBs of two cores */
    load(r, other, 1, 0);
    rig_finish(r);
    decode(r, vm, false);
    assert_int_equal((int)stat(r, "vfio.zaps"), 1);
    assert_int_equal((int)stat(r, "vfio.zapped"), 2 * 16); /* 64 KiB in pages */
    const size_t before = down(r);
    const struct cpu_result own = load(r, vm, 0, 0), theirs = load(r, other, 1, 0);
    assert_stopped(r, vm, &own);
    assert_stopped(r, other, &theirs);
    assert_int_equal(down(r), before);
    rig_free(r);
}

static void after_a_zap_pages_come_back_when_it_decodes(void **state)
{
    (void)state;
    struct rig *r = new_rig();
    rig_build(r);
    const unsigned vm = rig_vm(r, "v6.9", "device-ngnre");
    store(r, vm, 0, 0x66);
    decode(r, vm, false);
    decode(r, vm, false); /* again: nothing is there to unmap */
    decode(r, vm, true);
    assert_int_equal((int)stat(r, "vfio.zapped"), 16);
    assert_int_equal(value_of(r, vm, 0), 0x66);
    assert_int_equal(value_of(r, vm, 0), 0x66);
    assert_int_equal((int)stat(r, "kvm.faults"), 1);
    assert_false(vm_stopped(r->vms[vm].vm));
    rig_free(r);
}

static void without_zap_the_device_answers(void **state)
{
    (void)state;
    struct rig *r = new_rig();
    r->params.host.zap = false;
    rig_build(r);
    const unsigned vm = rig_vm(r, "v6.9", "device-ngnre");
    store(r, vm, 0, 0x77);
    rig_finish(r);
    decode(r, vm, false);
    const size_t before = down(r);
    assert_int_equal(value_of(r, vm, 0), 0xff); /* Unsupported Request: all ones */
    assert_int_equal(down(r), before + 1);
    assert_int_equal((int)stat(r, "vfio.zaps"), 0);
    decode(r, vm, true);
    assert_int_equal(value_of(r, vm, 0), 0x77);
    assert_int_equal((int)stat(r, "kvm.faults"), 0);
    rig_free(r);
}

/* As QEMU: there is no memslot while the guest has Memory Space Enable clear, zap or not. */
static void a_vmm_that_follows_takes_the_slot_away(void **state)
{
    (void)state;
    for (unsigned zap = 0; zap < 2; zap++) {
        struct rig *r = new_rig();
        r->params.host.zap = zap;
        r->params.host.vmm_follows = true;
        rig_build(r);
        const unsigned vm = rig_vm(r, "v6.9", "device-ngnre");
        store(r, vm, 0, 0x21);
        rig_finish(r);
        decode(r, vm, false);
        const size_t before = down(r);
        struct access a = rig_load(rig_va(r, vm, 0), 1);
        a.gpr = true;
        assert_string_equal(rig_access(rig_cpu(r, vm, 0), &a).victim, "vmm-decides");
        assert_int_equal(down(r), before);
        decode(r, vm, true);
        assert_int_equal(value_of(r, vm, 0), 0x21);
        assert_int_equal((int)stat(r, "kvm.faults"), 1);
        rig_free(r);
    }
}

static void a_lazy_mapping_faults_in_vain_while_it_does_not_decode(void **state)
{
    (void)state;
    struct rig *r = new_rig();
    rig_build(r);
    const unsigned vm = rig_vm(r, "v6.9", "device-ngnre");
    decode(r, vm, false);
    const unsigned late = lazy_vm(r, "device-ngnre");
    const struct cpu_result result = load(r, late, 0, 0);
    assert_stopped(r, late, &result);
    rig_free(r);
}

static void d3hot_zaps_and_d0_restores(void **state)
{
    (void)state;
    struct rig *r = new_rig();
    rig_build(r);
    const unsigned vm = rig_vm(r, "v6.9", "device-ngnre");
    const unsigned control = capability(r, PCI_CAP_ID_PM) + PCI_PM_CTRL;
    store(r, vm, 0, 0x12);
    write_config(r, vm, control, 2, 3);
    assert_int_equal((int)stat(r, "vfio.zaps"), 1);
    write_config(r, vm, control, 2, 0);
    assert_int_equal((int)stat(r, "vfio.zaps"), 1);
    assert_true(command_of(r, vm) & MEMORY);
    assert_int_equal(load(r, vm, 0, 0).outcome.fault, CORE_NO_FAULT);
    write_config(r, vm, control, 2, 3);
    const struct cpu_result result = load(r, vm, 0, 0);
    assert_stopped(r, vm, &result);
    rig_free(r);
}

/* By the guest and by the VMM: registers are restored, and decoding is as it was. */
static void resets_zap_and_restore(void **state)
{
    (void)state;
    for (unsigned by_vmm = 0; by_vmm < 2; by_vmm++) {
        for (unsigned on = 0; on < 2; on++) {
            struct rig *r = new_rig();
            struct error e = { 0 };
            pa_t base;
            uint64_t size;
            rig_build(r);
            const unsigned vm = rig_vm(r, "v6.9", "device-ngnre");
            decode(r, vm, on);
            const uint32_t command = command_of(r, vm);
            if (by_vmm)
                assert_true(vm_reset(r->vms[vm].vm, r->ep, &e));
            else
                write_config(r, vm, capability(r, PCI_CAP_ID_EXP) + PCI_EXP_DEVCTL, 2,
                             PCI_EXP_DEVCTL_BCR_FLR);
            assert_int_equal((int)stat(r, "vfio.zapped"), 16);
            assert_int_equal(command_of(r, vm), command);
            assert_true(endpoint_bar(r->ep, 2, &base, &size));
            assert_int_equal(base.pa, r->bar.pa);
            const struct cpu_result result = load(r, vm, 0, 0);
            if (on) {
                assert_int_equal(result.outcome.fault, CORE_NO_FAULT);
                assert_int_equal((int)stat(r, "kvm.faults"), 1);
            } else {
                assert_stopped(r, vm, &result);
            }
            rig_free(r);
        }
    }
}

static void what_is_not_modelled_is_refused(void **state)
{
    (void)state;
    struct rig *r = new_rig();
    struct error e = { 0 };
    struct vm_request request = { .policy = "v6.9", .el = 1, .page = PAGE };
    rig_build(r);
    const unsigned vm = rig_vm(r, "v6.9", "device-ngnre");
    assert_false(vm_config_write(r->vms[vm].vm, r->ep, PCI_BASE_ADDRESS_0, 4, 0x10000000, &e));
    assert_non_null(strstr(e.text, "0x10"));
    assert_false(vm_config_write(r->vms[vm].vm, r->ep, PCI_COMMAND, 3, 0, &e));
    struct vm *stranger = platform_vm(r->platform, &request, &e);
    assert_non_null(stranger);
    assert_false(vm_config_write(stranger, r->ep, PCI_COMMAND, 2, 0, &e));
    assert_non_null(strstr(e.text, "not assigned"));
    assert_false(vm_reset(stranger, r->ep, &e));
    assert_false(vm_unmap(stranger, &r->vms[vm].map, true, &e));
    rig_free(r);
}

/* ---- unmapping ------------------------------------------------------------------------------- */

static void unmapping_takes_the_memslot_away(void **state)
{
    (void)state;
    struct rig *r = new_rig();
    struct error e = { 0 };
    rig_build(r);
    const unsigned vm = rig_vm(r, "v6.9", "device-ngnre");
    store(r, vm, 0, 0x31);
    assert_true(vm_unmap(r->vms[vm].vm, &r->vms[vm].map, true, &e));
    const struct cpu_result result = load(r, vm, 0, 0);
    assert_int_equal(result.outcome.fault, CORE_FAULT_MMU);
    assert_int_equal(result.outcome.dfsc, 0x07); /* Translation fault, level 3 */
    assert_true(result.outcome.mmu.stage2);
    assert_non_null(strstr(result.text, "-ENOSYS")); /* rig_load() has no valid syndrome */
    rig_free(r);

    r = new_rig();
    rig_build(r);
    const unsigned again = rig_vm(r, "v6.9", "device-ngnre");
    store(r, again, 0, 0x32);
    assert_true(vm_unmap(r->vms[again].vm, &r->vms[again].map, true, &e));
    struct access a = rig_load(rig_va(r, again, 0), 1);
    a.gpr = true;
    const struct cpu_result mmio = rig_access(rig_cpu(r, again, 0), &a);
    assert_string_equal(mmio.victim, "vmm-decides");
    assert_false(vm_stopped(r->vms[again].vm));
    struct map_request request;
    struct mapping map;
    map_request_defaults(&request);
    request.bar = 2;
    assert_true(vm_map(r->vms[again].vm, r->ep, &request, &map, &e));
    assert_int_equal(value_of(r, again, 0), 0x32); /* by the first mapping of stage 1, too */
    rig_free(r);
}

static void without_tlbi_a_tlb_still_leads_there(void **state)
{
    (void)state;
    struct rig *r = new_rig();
    struct error e = { 0 };
    rig_build(r);
    const unsigned vm = rig_vm(r, "v6.9", "device-ngnre");
    store(r, vm, 0, 0x41);
    assert_int_equal(value_of(r, vm, 0), 0x41);
    assert_true(vm_unmap(r->vms[vm].vm, &r->vms[vm].map, false, &e));
    assert_int_equal(value_of(r, vm, 0), 0x41);
    assert_int_equal(load(r, vm, 1, 0).outcome.fault, CORE_FAULT_MMU); /* a core that walks */
    rig_free(r);
}

/* ---- the host's kernel and VMMs -------------------------------------------------------------- */

static struct mapping map_own(struct rig *r, struct vm *vm, const char *s1)
{
    struct error e = { 0 };
    struct map_request request;
    struct mapping map;
    map_request_defaults(&request);
    request.bar = 2;
    assert_true(s1_type_parse(s1, &request.s1, &e));
    if (!vm_map(vm, r->ep, &request, &map, &e))
        fail_msg("%s", e.text);
    return map;
}

static struct cpu_result own_store(struct vm *vm, unsigned core, const struct mapping *map,
                                   uint64_t offset, uint32_t size)
{
    struct error e = { 0 };
    const struct access a = rig_store((va_t){ map->va.va + offset }, size);
    struct cpu *cpu = vm_cpu(vm, core, &e);
    assert_non_null(cpu);
    return rig_access(cpu, &a);
}

static void each_is_charged_to_its_own(void **state)
{
    (void)state;
    struct rig *r = new_rig();
    struct error e = { 0 };
    rig_build(r);
    struct vm *host = platform_host(r->platform, &e);
    assert_non_null(host);
    const unsigned vm = rig_vm(r, "v6.9", "normal-nc"), second = rig_vm(r, "v6.9", "normal-nc");
    struct vm *vmm = vm_vmm(r->vms[vm].vm, &e), *last = vm_vmm(r->vms[second].vm, &e);
    assert_ptr_equal(platform_host(r->platform, &e), host);
    assert_ptr_equal(vm_vmm(r->vms[vm].vm, &e), vmm);
    assert_ptr_not_equal(vmm, last);
    assert_null(vm_vmm(vmm, &e));
    assert_int_equal(vm_domain(host), 0);
    assert_int_equal(vm_domain(r->vms[vm].vm), 1);
    assert_int_equal(vm_domain(r->vms[second].vm), 2);
    assert_int_equal(vm_domain(vmm), 1);
    assert_int_equal(vm_domain(last), 2);
    assert_ptr_equal(platform_vm_number(r->platform, 1), r->vms[second].vm);
    assert_null(platform_vm_number(r->platform, 2));

    const struct mapping own = map_own(r, host, "device-ngnre"),
                         strong = map_own(r, last, "device-ngnrne");
    assert_string_equal(memattr_type_name(&own.attr), "Device-nGnRE");
    assert_string_equal(memattr_type_name(&strong.attr), "Device-nGnRnE");
    /* The same VA in three contexts on one core: no TLB entry of one serves another. */
    const struct mapping near = map_own(r, vmm, "normal-nc");
    assert_int_equal(own.va.va, strong.va.va);
    assert_int_equal(own.va.va, near.va.va);
    assert_int_equal(own_store(host, 0, &own, 0, 8).outcome.fault, CORE_NO_FAULT);
    assert_int_equal(own_store(last, 0, &strong, 64, 8).outcome.fault, CORE_NO_FAULT);
    assert_int_equal(own_store(vmm, 0, &near, 128, 8).outcome.fault, CORE_NO_FAULT);
    assert_int_equal(own_store(last, 0, &strong, 192, 8).outcome.fault, CORE_NO_FAULT);
    rig_finish(r);
    const uint16_t domains[] = { 0, 2, 1, 2 };
    const uint64_t offsets[] = { 0, 64, 128, 192 };
    size_t seen = 0;
    for (size_t i = 0; i < r->tlp_count; i++) {
        for (size_t j = 0; j < ARRAY_LEN(offsets); j++) {
            if (!r->tlps[i].up && r->tlps[i].address.ba == r->bar.pa + offsets[j]) {
                assert_int_equal(r->tlps[i].domain, domains[j]);
                seen++;
            }
        }
    }
    assert_int_equal(seen, 4);
    assert_int_equal(r->error_count, 0);
    rig_free(r);
}

static void a_vmm_loses_its_mapping_too(void **state)
{
    (void)state;
    struct rig *r = new_rig();
    struct error e = { 0 };
    rig_build(r);
    const unsigned vm = rig_vm(r, "v6.9", "normal-nc");
    struct vm *vmm = vm_vmm(r->vms[vm].vm, &e), *host = platform_host(r->platform, &e);
    const struct mapping map = map_own(r, vmm, "device-ngnrne"),
                         own = map_own(r, host, "device-ngnre");
    assert_int_equal(own_store(vmm, 1, &map, 0, 4).outcome.fault, CORE_NO_FAULT);
    decode(r, vm, false);
    decode(r, vm, true);
    assert_int_equal((int)stat(r, "vfio.zapped"), 32);
    assert_int_equal(own_store(vmm, 1, &map, 0, 4).outcome.fault, CORE_NO_FAULT);
    assert_int_equal((int)stat(r, "vfio.vma_faults"), 1);
    decode(r, vm, false);
    assert_int_equal(own_store(host, 2, &own, 0, 4).outcome.fault, CORE_NO_FAULT); /* no zap */
    const struct cpu_result result = own_store(vmm, 1, &map, 0, 4);
    assert_string_equal(result.victim, "guest");
    assert_non_null(strstr(result.text, "SIGBUS"));
    assert_true(vm_stopped(vmm));
    assert_true(vm_stopped(r->vms[vm].vm));
    rig_free(r);
}

static void the_host_oopses(void **state)
{
    (void)state;
    struct rig *r = new_rig();
    struct error e = { 0 };
    rig_build(r);
    const unsigned vm = rig_vm(r, "v6.9", "normal-nc");
    struct vm *host = platform_host(r->platform, &e);
    const struct mapping own = map_own(r, host, "device-ngnre");
    const struct cpu_result result = own_store(host, 0, &own, 1, 8);
    assert_int_equal(result.outcome.dfsc, 0x21);
    assert_int_equal(result.outcome.exception.target_el, 2);
    assert_int_equal(result.outcome.exception.ec, 0x25); /* Data Abort of the same EL */
    assert_string_equal(result.victim, "host");
    assert_true(platform_host_died(r->platform) && vm_stopped(r->vms[vm].vm));
    rig_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_page_of_a_lazy_mapping_faults_once),
        cmocka_unit_test(a_block_of_stores_goes_on_where_it_faulted),
        cmocka_unit_test(an_access_over_two_pages_faults_twice),
        cmocka_unit_test(a_fault_maps_the_largest_block),
        cmocka_unit_test(lazy_and_eager_do_not_mix),
        cmocka_unit_test(a_zap_takes_the_bar_out_of_all_vms),
        cmocka_unit_test(after_a_zap_pages_come_back_when_it_decodes),
        cmocka_unit_test(without_zap_the_device_answers),
        cmocka_unit_test(a_vmm_that_follows_takes_the_slot_away),
        cmocka_unit_test(a_lazy_mapping_faults_in_vain_while_it_does_not_decode),
        cmocka_unit_test(d3hot_zaps_and_d0_restores),
        cmocka_unit_test(resets_zap_and_restore),
        cmocka_unit_test(what_is_not_modelled_is_refused),
        cmocka_unit_test(unmapping_takes_the_memslot_away),
        cmocka_unit_test(without_tlbi_a_tlb_still_leads_there),
        cmocka_unit_test(each_is_charged_to_its_own),
        cmocka_unit_test(a_vmm_loses_its_mapping_too),
        cmocka_unit_test(the_host_oopses),
    };
    return cmocka_run_group_tests(tests, rig_seed, NULL);
}
