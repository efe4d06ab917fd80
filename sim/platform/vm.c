/* SPDX-License-Identifier: Apache-2.0 */
/* A VM: its translation tables in simulated memory, its vCPUs, and what is mapped for it. */
#include "platform/machine.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* ---- stage-1 types --------------------------------------------------------------------------- */

/*
 * MAIR_EL1 as Linux lays it out since 5.14 (arch/arm64/include/asm/memory.h: NORMAL, TAGGED, NC,
 * nGnRnE, nGnRE); the others, which Linux does not use, follow. ORDER S1_TYPE
 */
const char *const s1_type_names[] = { "normal-wb",     "normal-tagged", "normal-nc",
                                      "device-ngnrne", "device-ngnre",  "device-ngre",
                                      "device-gre",    "normal-wt",     NULL };
static const uint8_t mair_bytes[] = { 0xff, 0xf0, 0x44, 0x00, 0x04, 0x08, 0x0c, 0xbb };

bool s1_type_parse(const char *name, unsigned *mair_index, struct error *e)
{
    size_t count = ARRAY_LEN(mair_bytes);
    char lower[32];
    size_t n = 0;
    while (name[n] && n + 1 < sizeof(lower)) {
        lower[n] = (char)tolower((unsigned char)name[n]);
        n++;
    }
    lower[n] = '\0';
    for (size_t i = 0; i < count; i++) {
        if (strcmp(lower, s1_type_names[i]) == 0) {
            *mair_index = (unsigned)i;
            return true;
        }
    }
    error_set(e, "unknown stage-1 type \"%s\"", name);
    error_suggest(e, name, s1_type_names, count);
    return false;
}

uint8_t s1_type_mair(unsigned mair_index)
{
    return mair_bytes[mair_index];
}

/* ---- tables in memory --------------------------------------------------------------------------
 */

enum { TABLE_PAGE = 4096 };

/* The RAM of a program that holds `at`, the machine's own or a VM's; NULL: none. */
static struct ram *program_ram(const struct platform *p, pa_t at, uint64_t *offset)
{
    const uint64_t slot = (at.pa - VM_RAM_BASE) / VM_RAM_SLOT;
    struct ram *ram = p->guest_ram;
    *offset = at.pa - GUEST_RAM_BASE;
    if (!ram && slot < p->vm_count) {
        ram = p->vms[slot]->ram;
        *offset = at.pa - vm_ram_base(p->vms[slot]).pa;
    }
    return ram && *offset < ram_size(ram) ? ram : NULL;
}

bool machine_read_word(void *platform, pa_t at, uint64_t *word)
{
    const struct platform *p = platform;
    uint64_t offset;
    const struct ram *ram = program_ram(p, at, &offset);
    if (ram) {
        ram_read(ram, offset, word, sizeof(*word));
        return true;
    }
    if (at.pa < RAM_BASE || at.pa - RAM_BASE > RAM_BYTES - sizeof(*word)) {
        return false; /* nothing there that answers a walk */
    }
    ram_read(p->ram, at.pa - RAM_BASE, word, sizeof(*word));
    return true;
}

static void put_word(struct platform *p, pa_t at, uint64_t word)
{
    uint64_t offset;
    struct ram *ram = program_ram(p, at, &offset);
    if (ram) {
        ram_write(ram, offset, &word, sizeof(word));
        return;
    }
    ram_write(p->ram, at.pa - RAM_BASE, &word, sizeof(word));
}

/* Software's, which the break-before-make check sees. */
static bool write_word(void *platform, pa_t at, uint64_t word)
{
    put_word(platform, at, word);
    machine_lint_write(platform, at, word);
    return true;
}

bool machine_swap_word(void *platform, pa_t at, uint64_t from, uint64_t to, uint64_t *seen)
{
    if (!machine_read_word(platform, at, seen)) {
        return false;
    }
    if (*seen == from) {
        put_word(platform, at, to);
    }
    return true;
}

bool machine_alloc_table(struct platform *p, uint64_t bytes, pa_t *table)
{
    uint64_t offset = (p->next_table + bytes - 1) & ~(bytes - 1);
    if (offset + bytes > TABLE_BYTES) {
        return false;
    }
    table->pa = RAM_BASE + offset;
    p->next_table = offset + bytes;
    return true;
}

static bool alloc_table(void *platform, uint64_t bytes, pa_t *table)
{
    return machine_alloc_table(platform, bytes, table);
}

struct mmu_memory machine_tables(struct platform *p)
{
    return (struct mmu_memory){
        .arg = p,
        .read = machine_read_word,
        .write = write_word,
        .alloc = alloc_table,
    };
}

/* ---- registers ------------------------------------------------------------------------------- */

enum { INPUT_BITS = 48, PS_48_BITS = 5 };

/* TCR_EL1.TG0 of the granules that a guest may have, and where their walks of 48 bits begin. */
static const struct granule {
    uint64_t bytes;
    uint8_t bits, tg0;
    int8_t start_level;
} granules[] = { { 4096, 12, 0, 0 }, { 16384, 14, 2, 0 }, { 65536, 16, 1, 1 } };

const struct granule *machine_granule(uint64_t bytes)
{
    for (size_t i = 0; i < ARRAY_LEN(granules); i++) {
        if (granules[i].bytes == bytes) {
            return &granules[i];
        }
    }
    return NULL;
}

uint64_t machine_mair(void)
{
    uint64_t mair = 0;
    for (size_t i = 0; i < ARRAY_LEN(mair_bytes); i++) {
        mair |= (uint64_t)mair_bytes[i] << (8 * i);
    }
    return mair;
}

static struct mmu_regs guest_regs(const struct vm *vm)
{
    const uint64_t t0sz = 64 - INPUT_BITS;
    /* Inner Shareable, write-back write-allocate walks: SH 3, ORGN 1, IRGN 1. */
    const uint64_t walks = 3u << 12 | 1u << 10 | 1u << 8;
    struct mmu_regs r = {
        .sctlr_el1 = 1u << 0 | 1u << 2 | 1u << 12,                        /* M, C, I */
        .tcr_el1 = (uint64_t)PS_48_BITS << 32 | 1u << 23 | walks | t0sz | /* EPD1 */
                   (uint64_t)vm->granule->tg0 << 14,
        .ttbr0_el1 = vm->s1_root.pa,
        .hcr_el2 = 1u << 0 | 1u << 2 | 1u << 31, /* VM, PTW, RW: as KVM runs a guest */
        .vtcr_el2 = PS_48_BITS << 16 | walks | 2u << 6 | t0sz,    /* SL0 2: from level 0 */
        .vttbr_el2 = vm->s2_root.pa | (uint64_t)vm->domain << 48, /* VMID */
        .mair_el1 = machine_mair(),
    };
    if (vm->platform->params.machine.fwb) {
        r.hcr_el2 |= (uint64_t)1 << 46;
    }
    if (vm->platform->params.abort.ras) {
        r.hcr_el2 |= (uint64_t)1 << 37; /* TEA: KVM sets it where there is FEAT_RAS */
    }
    return r;
}

/* ---- building -------------------------------------------------------------------------------- */

static const uint64_t LEAF_AF = 1u << 10, LEAF_PXN = (uint64_t)1 << 53,
                      LEAF_UXN = (uint64_t)1 << 54;

uint64_t machine_s1_leaf(unsigned mair_index)
{
    /* Page; AP[1]: EL0 may read and write too; Inner Shareable, as Linux's PROT_DEFAULT; no
     * fetches. */
    return 3 | (uint64_t)mair_index << 2 | 1u << 6 | 3u << 8 | LEAF_AF | LEAF_PXN | LEAF_UXN;
}

/* Stage 2 of the memory that the tables lie in: Normal, as KVM maps RAM. */
static uint64_t ram_leaf(const struct platform *p)
{
    uint64_t memattr = p->params.machine.fwb ? 6 : 0xf;
    return 3 | memattr << 2 | 3u << 6 | 3u << 8 | LEAF_AF | LEAF_UXN;
}

struct vm *platform_vm(struct platform *p, const struct vm_request *r, struct error *e)
{
    if (!kvm_policy_known(r->policy, e)) {
        return NULL;
    }
    const struct granule *granule = machine_granule(r->page);
    if (!granule) {
        error_set(e, "s1: no granule of %llu bytes; expected 4096, 16384 or 65536",
                  (unsigned long long)r->page);
        return NULL;
    }
    if (p->vm_count == VMS_MAX) {
        error_set(e, "at most %d VMs on one platform", VMS_MAX);
        return NULL;
    }
    struct vm *vm = calloc(1, sizeof(*vm));
    if (!vm) {
        error_fault(e, "out of memory for a VM");
        return NULL;
    }
    vm->platform = p;
    vm->request = *r;
    vm->granule = granule;
    snprintf(vm->policy, sizeof(vm->policy), "%s", r->policy);
    vm->request.policy = vm->policy;
    vm->domain = (uint16_t)(p->vm_count + 1); /* 0 is the host */
    vm->next_va = MACHINE_FIRST_VA;
    struct mmu_memory memory = machine_tables(p);
    if (!alloc_table(p, r->page, &vm->s1_root) || !alloc_table(p, TABLE_PAGE, &vm->s2_root)) {
        error_fault(e, "the memory for translation tables is used up");
        free(vm);
        return NULL;
    }
    if (!mmu_map(&memory, vm->s2_root, RAM_BASE, RAM_BASE, TABLE_BYTES, ram_leaf(p), e)) {
        free(vm);
        return NULL;
    }
    vm->context = (struct core_context){
        .regs = guest_regs(vm),
        .domain = vm->domain,
        .el = (uint8_t)r->el,
        .ls64 = r->ls64 || kvm_policy_ls64(vm->policy),
        .wander = vm_wander,
        .wander_self = vm,
    };
    p->vms[p->vm_count++] = vm;
    return vm;
}

void vm_free(struct vm *vm)
{
    for (unsigned i = 0; i < CORES_MAX; i++) {
        cpu_free(vm->cpus[i]);
    }
    if (vm->vmm) {
        vm_free(vm->vmm);
    }
    ram_free(vm->ram);
    free(vm->ranges);
    free(vm->windows);
    free(vm->mappings);
    free(vm);
}

uint16_t vm_domain(const struct vm *vm)
{
    return vm->domain;
}

const char *vm_policy(const struct vm *vm)
{
    return vm->policy;
}

bool vm_stopped(const struct vm *vm)
{
    const struct platform *p = vm->platform;
    return vm->stopped || p->hung || (p->host_died && p->params.host.deaths);
}

struct vm *platform_vm_number(const struct platform *p, unsigned number)
{
    return number < p->vm_count ? p->vms[number] : NULL;
}

struct mmu *vm_mmu(struct vm *vm)
{
    const struct mmu_impl impl = platform_impl(vm->platform);
    const struct mmu_memory memory = vm_stage1_tables(vm);
    const struct mmu_walk_memory tables = { .arg = memory.arg, .read = memory.read };
    struct mmu *m = mmu_new(&impl, &tables);
    if (m) {
        mmu_set_regs(m, &vm->context.regs);
    }
    return m;
}

unsigned vm_el(const struct vm *vm)
{
    return vm->context.el;
}

bool vm_read_word(struct vm *vm, pa_t at, uint64_t *word)
{
    const struct mmu_memory memory = vm_stage1_tables(vm);
    return memory.read(memory.arg, at, word);
}

bool vm_write_word(struct vm *vm, pa_t at, uint64_t word)
{
    const struct mmu_memory memory = vm_stage1_tables(vm);
    uint64_t old;
    return memory.read(memory.arg, at, &old) && memory.write(memory.arg, at, word);
}

void map_request_defaults(struct map_request *r)
{
    struct kvm_stage2_in vfio;
    kvm_stage2_defaults(&vfio);
    *r = (struct map_request){ .vma = vfio.vma };
}

static bool same_vma(const struct kvm_vma *a, const struct kvm_vma *b)
{
    return a->type == b->type && a->pfnmap == b->pfnmap && a->mixedmap == b->mixedmap &&
           a->allow_any_uncached == b->allow_any_uncached;
}

static struct stage2_range *find_range(struct vm *vm, uint64_t base)
{
    for (unsigned i = 0; i < vm->range_count; i++) {
        if (vm->ranges[i].base.pa == base) {
            return &vm->ranges[i];
        }
    }
    return NULL;
}

bool vm_has_memslot(const struct vm *vm, ipa_t ipa)
{
    const uint64_t at = ipa.ipa;
    if (vm->ram && at >= GUEST_RAM_BASE && at - GUEST_RAM_BASE < ram_size(vm->ram)) {
        return true;
    }
    for (unsigned i = 0; i < vm->range_count; i++) {
        const struct stage2_range *r = &vm->ranges[i];
        if (at >= r->base.pa && at - r->base.pa < r->size) {
            return !vfio_slot_is_out(vm, r);
        }
    }
    return at >= RAM_BASE && at - RAM_BASE < TABLE_BYTES;
}

static struct stage2_range *new_range(struct vm *vm, struct error *e)
{
    struct stage2_range *grown = realloc(vm->ranges, (vm->range_count + 1) * sizeof(*vm->ranges));
    if (!grown) {
        error_fault(e, "out of memory for a stage-2 mapping");
        return NULL;
    }
    vm->ranges = grown;
    return &grown[vm->range_count];
}

/* Stage 2 of [base, base + size), mapped once, as the policy decides for a write fault on its first
 * page. */
static const struct stage2_range *map_piece(struct vm *vm, uint64_t base, uint64_t size,
                                            struct endpoint *ep, const struct map_request *r,
                                            struct error *e)
{
    struct stage2_range *range = find_range(vm, base);
    if (range) {
        if (!same_vma(&range->vma, &r->vma)) {
            error_set(e, "this BAR is mapped in the VM already, with another VMA");
            return NULL;
        }
        if (range->lazy != r->lazy) {
            error_set(e, "this BAR is mapped in the VM already, and %slazily",
                      range->lazy ? "" : "not ");
            return NULL;
        }
        return range;
    }
    range = new_range(vm, e);
    if (!range) {
        return NULL;
    }
    struct kvm_stage2_in in;
    kvm_stage2_defaults(&in);
    in.policy = vm->policy;
    in.vma = r->vma;
    in.fwb = vm->platform->params.machine.fwb;
    in.dic = vm->platform->params.machine.dic;
    in.fault = KVM_FAULT_W;
    if (!kvm_stage2(&in, &range->stage2, e)) {
        return NULL;
    }
    const char *refused =
        range->stage2.memslot_error ? range->stage2.memslot_error : range->stage2.fault_error;
    if (refused) {
        error_set(e, "KVM of policy %s refuses this mapping with %s", vm->policy, refused);
        return NULL;
    }
    struct mmu_memory memory = machine_tables(vm->platform);
    if (!r->lazy && !mmu_map(&memory, vm->s2_root, base, base, size, range->stage2.pte, e)) {
        return NULL;
    }
    range->base.pa = base;
    range->size = size;
    range->vma = r->vma;
    range->lazy = range->faults = r->lazy;
    range->ep = ep;
    range->config = r->config;
    vm->range_count++;
    return range;
}

/*
 * Stage 2 behind [pa, pa + length) of a BAR: in pieces of 1 GiB (the largest block), whole BARs
 * where they are smaller, so that several mappings of one BAR share it and a huge BAR costs only
 * what is used of it.
 */
static const struct stage2_range *map_stage2(struct vm *vm, pa_t bar, uint64_t bar_size,
                                             struct endpoint *ep, const struct map_request *r,
                                             const struct mapping *what, struct error *e)
{
    const uint64_t piece = (uint64_t)1 << 30, pa = what->pa.pa, length = what->size;
    const struct stage2_range *range = NULL;
    for (uint64_t at = pa & ~(piece - 1); at < pa + length; at += piece) {
        uint64_t from = at > bar.pa ? at : bar.pa;
        uint64_t bar_end = bar.pa + bar_size, to = at + piece < bar_end ? at + piece : bar_end;
        range = map_piece(vm, from, to - from, ep, r, e);
        if (!range) {
            return NULL;
        }
    }
    return range;
}

/* The attributes that the two stages make together, for the report. */
static struct memattr combined(const struct vm *vm, unsigned s1, const struct kvm_stage2_out *s2)
{
    const struct machine_params *m = &vm->platform->params.machine;
    struct mmu_combine_in in;
    struct mmu_combine_out out;
    mmu_combine_defaults(&in);
    in.s1_attr = mair_bytes[s1];
    in.s1_sh = 3;
    in.s2_attr = s2 ? s2->memattr : 0;
    in.s2_sh = 3;
    in.fwb = m->fwb;
    in.vm = vm->role == VM_GUEST;
    in.ptw = in.vm;
    in.features = (struct mmu_features){ true, m->xs, m->mte2, m->mteperm };
    mmu_combine(&in, &out, NULL);
    return out.attr;
}

/* The next free range of virtual addresses, aligned so that large blocks fit. */
static uint64_t choose_va(struct vm *vm, uint64_t pa, uint64_t size)
{
    const uint64_t page = vm->request.page;
    const uint64_t block = page / 8 * page; /* of the last level but one */
    uint64_t align = size >= (1u << 30) && page == TABLE_PAGE ? 1u << 30 : block;
    uint64_t va = (vm->next_va + align - 1) & ~(align - 1);
    va += pa & (align - 1);
    vm->next_va = va + size;
    return va;
}

static bool map_stage1(struct vm *vm, uint64_t va, uint64_t pa, uint64_t length, uint64_t leaf,
                       struct error *e)
{
    const struct granule *granule = vm->granule;
    const struct mmu_memory memory = vm_stage1_tables(vm);
    const struct mmu_geometry g = {
        .granule_bits = granule->bits,
        .input_bits = INPUT_BITS,
        .start_level = granule->start_level,
        .lpa = granule->bits == 16 && vm->platform->params.mmu.pa_bits == 52,
        .root = vm->s1_root.pa,
        .root_pa = vm->s1_root,
    };
    struct mmu_mapping m;
    vm->s1_used = true;
    mmu_mapping_defaults(&m);
    m.input = va;
    m.output = pa;
    m.size = length;
    m.leaf = leaf;
    return mmu_map_range(&memory, &g, &m, e);
}

enum { CONFIG_BYTES = 4096 };

/* The first VM that gets a device owns it, until it is handed over. */
void machine_claim(struct endpoint *ep, const struct vm *vm)
{
    if (ep->owner == 0 && ep->handed_count == 0) {
        ep->owner = vm->domain;
    }
}

bool machine_place(const struct vm *vm, const struct endpoint *ep, const struct map_request *r,
                   struct mapping *out, pa_t *base, uint64_t *whole, struct error *e)
{
    *base = platform_ecam(endpoint_id(ep));
    *whole = CONFIG_BYTES;
    if (!r->config && !pcie_bar_range(ep->port, r->bar, base, whole)) {
        return endpoint_lacks_bar(ep, r->bar, e);
    }
    if (*whole < PCIE_IO_WINDOW) {
        *whole = PCIE_IO_WINDOW; /* what an I/O BAR has to itself */
    }
    const uint64_t size = *whole, length = r->size ? r->size : size - r->offset;
    if (r->offset > size || length > size - r->offset || length == 0) {
        return error_set(e, "0x%llx bytes at offset 0x%llx are not inside %s %u of 0x%llx bytes",
                         (unsigned long long)length, (unsigned long long)r->offset,
                         r->config ? "the configuration space of function" : "BAR",
                         r->config ? 0 : r->bar, (unsigned long long)size);
    }
    if (r->offset % vm->request.page || length % vm->request.page) {
        return error_set(e, "a mapping begins and ends on pages of %llu bytes",
                         (unsigned long long)vm->request.page);
    }
    const uint64_t pa = base->pa + r->offset;
    *out = (struct mapping){ .ipa = { pa }, .pa = { pa }, .size = length };
    return true;
}

/* Stage 2 of what is asked for of a BAR, and where that is; NULL with `e`. */
static const struct stage2_range *assign(struct vm *vm, struct endpoint *ep,
                                         const struct map_request *r, struct mapping *out,
                                         struct error *e)
{
    pa_t base;
    uint64_t size;
    if (!machine_place(vm, ep, r, out, &base, &size, e)) {
        return NULL;
    }
    const struct stage2_range *range = map_stage2(vm, base, size, ep, r, out, e);
    if (range) {
        machine_claim(ep, vm);
        out->stage2 = range->stage2;
    }
    return range;
}

bool vm_assign(struct vm *vm, struct endpoint *ep, const struct map_request *r, struct mapping *out,
               struct error *e)
{
    return assign(vm, ep, r, out, e) != NULL;
}

/* Whole pages of the guest, whatever `out` has of the last. */
bool machine_map_stage1(struct vm *vm, const struct map_request *r, struct mapping *out,
                        uint64_t more_bits, bool with_leaves, struct error *e)
{
    const uint64_t page = vm->request.page;
    const uint64_t length = out->size < page ? page : out->size;
    const uint64_t from = vm->role == VM_GUEST ? out->ipa.ipa : out->pa.pa;
    const uint64_t va = r->at_fixed ? r->at.va : choose_va(vm, from, length);
    const uint64_t leaf = machine_s1_leaf(r->s1) | more_bits;
    if ((with_leaves && !map_stage1(vm, va, from, length, leaf, e)) ||
        !vm_add_window(vm, (va_t){ va }, length, e)) {
        return false;
    }
    out->va.va = va;
    out->s1 = r->s1;
    out->attr = combined(vm, r->s1, vm->role == VM_GUEST ? &out->stage2 : NULL);
    return true;
}

bool vm_map(struct vm *vm, struct endpoint *ep, const struct map_request *r, struct mapping *out,
            struct error *e)
{
    if (vm->role != VM_GUEST) {
        return host_process_map(vm, ep, r, out, e);
    }
    return assign(vm, ep, r, out, e) && machine_map_stage1(vm, r, out, 0, true, e);
}
