/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Every input, held against what each kernel's source does, written down again from there:
 * kvm_arch_prepare_memory_region(), user_mem_abort(), get_vma_page_shift(),
 * fault_supports_stage2_huge_mapping(), stage2_set_prot_attr() and kvm_phys_addr_ioremap() of v6.8,
 * of the patches v1 to v7 (20230907181459.18145-3, 5 Dec 2023, 20231208164709.23101-2 and -3,
 * 20231218090719.22250-2 and -3, 20240207204652.22954-2, 20240211174705.31992-2), of the April 2023
 * patch, and of v7.0. Functions have the kernel's names and order of decisions, and nothing of
 * ours.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/base.h"
#include "host/host.h"
#include "stage2_inputs.h"

enum { X = 1 << 0, W = 1 << 1, R = 1 << 2, DEVICE = 1 << 3, NC = 1 << 4, STRONGLY = 1 << 5 };
enum { EFAULT_ = 14, EINVAL_ = 22, ENOEXEC_ = 8, UNDETERMINED = 1000 };

/* The arguments and the state that the functions look at. */
struct k {
    bool pfn_is_map_memory, vm_pfnmap, vm_mixedmap, vm_flag; /* the driver's flag, any name */
    unsigned mt;                                             /* of vma->vm_page_prot */
    bool has_fwb, has_dic, lpa2;
    bool write_fault, exec_fault, logging_active, writable, has_mte, mte_allowed;
    uint64_t vm_start, vm_end, pa_start, gpa_start, hva, ipa_limit;
    bool slot_known;
};

/* ---- stage2_set_prot_attr() ------------------------------------------------------------------ */

static uint64_t common_bits(const struct k *k, unsigned prot, unsigned memattr)
{
    uint64_t pte = 1 | 2; /* valid, page */
    pte |= (uint64_t)memattr << 2;
    if (!(prot & X))
        pte |= 1ull << 54;
    if (prot & R)
        pte |= 1ull << 6;
    if (prot & W)
        pte |= 1ull << 7;
    if (!k->lpa2)
        pte |= 3ull << 8;
    return pte | 1ull << 10;
}

static int attr_v6_8(const struct k *k, unsigned prot, uint64_t *pte)
{
    bool device = prot & DEVICE;
    unsigned attr = device ? 1 : k->has_fwb ? 6 : 0xf;
    if ((prot & X) && device)
        return -EINVAL_;
    *pte = common_bits(k, prot, attr);
    return 0;
}

static int attr_april(const struct k *k, unsigned prot, uint64_t *pte)
{
    unsigned attr;
    if (prot & DEVICE)
        attr = 1;
    else if (prot & STRONGLY)
        attr = 0;
    else
        attr = k->has_fwb ? 6 : 0xf;
    if ((prot & X) && (prot & (DEVICE | STRONGLY)))
        return -EINVAL_;
    *pte = common_bits(k, prot, attr);
    return 0;
}

static int attr_v1(const struct k *k, unsigned prot, uint64_t *pte)
{
    bool device = prot & DEVICE;
    unsigned attr = device ? 5 : k->has_fwb ? 6 : 0xf;
    if ((prot & X) && device)
        return -EINVAL_;
    *pte = common_bits(k, prot, attr);
    return 0;
}

/* v2, v3; v4 with a WARN_ON_ONCE() more. */
static int attr_v2(const struct k *k, unsigned prot, uint64_t *pte)
{
    bool device = prot & DEVICE;
    unsigned attr;
    if (device)
        attr = 1;
    else if (prot & NC)
        attr = 5;
    else
        attr = k->has_fwb ? 6 : 0xf;
    if ((prot & X) && device)
        return -EINVAL_;
    *pte = common_bits(k, prot, attr);
    return 0;
}

static int attr_v5(const struct k *k, unsigned prot, uint64_t *pte)
{
    unsigned attr;
    switch (prot & (DEVICE | NC)) {
    case 0: attr = k->has_fwb ? 6 : 0xf; break;
    case DEVICE:
        if (prot & X)
            return -EINVAL_;
        attr = 1;
        break;
    case NC: attr = 5; break;
    default: return -UNDETERMINED; /* attr stays as it came */
    }
    *pte = common_bits(k, prot, attr);
    return 0;
}

static int attr_v7(const struct k *k, unsigned prot, uint64_t *pte)
{
    unsigned attr;
    switch (prot & (DEVICE | NC)) {
    case DEVICE | NC: return -EINVAL_;
    case DEVICE:
        if (prot & X)
            return -EINVAL_;
        attr = 1;
        break;
    case NC:
        if (prot & X)
            return -EINVAL_;
        attr = 5;
        break;
    default: attr = k->has_fwb ? 6 : 0xf; break;
    }
    *pte = common_bits(k, prot, attr);
    return 0;
}

/* ---- the size -------------------------------------------------------------------------------- */

static unsigned get_vma_page_shift(const struct k *k)
{
    if (!k->vm_pfnmap)
        return 12;
    uint64_t pa = k->pa_start + (k->hva - k->vm_start);
    for (unsigned shift = 30; shift >= 21; shift -= 9) {
        uint64_t size = 1ull << shift, down = k->hva & ~(size - 1), up = down;
        if (k->hva != down)
            up += size;
        if ((k->hva & (size - 1)) == (pa & (size - 1)) && down >= k->vm_start && up <= k->vm_end)
            return shift;
    }
    return 12;
}

static bool fault_supports_stage2_huge_mapping(const struct k *k, uint64_t map_size)
{
    uint64_t uaddr_start = k->vm_start, uaddr_end = k->vm_end; /* the slot is the VMA */
    if ((k->gpa_start & (map_size - 1)) != (uaddr_start & (map_size - 1)))
        return false;
    uint64_t block = k->hva & ~(map_size - 1);
    return block >= uaddr_start && block + map_size <= uaddr_end;
}

static uint64_t vma_pagesize(const struct k *k)
{
    if (!k->slot_known)
        return 1 << 12;
    unsigned shift = k->logging_active ? 12 : get_vma_page_shift(k);
    if (shift == 30 && !fault_supports_stage2_huge_mapping(k, 1 << 30))
        shift = 21;
    if (shift == 21 && !fault_supports_stage2_huge_mapping(k, 1 << 21))
        shift = 12;
    return 1ull << shift;
}

/* ---- user_mem_abort() ------------------------------------------------------------------------ */

static unsigned rights(const struct k *k, bool writable)
{
    return R | (writable ? W : 0) | (k->exec_fault ? X : 0);
}

/* Up to the rights, as it was before v6.17. */
static int abort_head(const struct k *k, bool *device, unsigned *prot)
{
    bool writable = k->writable;
    *device = false;
    if (!k->pfn_is_map_memory)
        *device = true;
    else if (k->logging_active && !k->write_fault)
        writable = false;
    if (k->exec_fault && *device)
        return -ENOEXEC_;
    if (!*device && k->has_mte && !k->mte_allowed)
        return -EFAULT_;
    *prot = rights(k, writable);
    return 0;
}

static int abort_with(const struct k *k, unsigned of_device, unsigned *prot)
{
    bool device;
    int ret = abort_head(k, &device, prot);
    if (ret)
        return ret;
    if (device)
        *prot |= of_device;
    else if (k->has_dic)
        *prot |= X;
    return 0;
}

static int abort_v6_8(const struct k *k, unsigned *prot)
{
    return abort_with(k, DEVICE, prot);
}

static int abort_april(const struct k *k, unsigned *prot)
{
    bool device;
    int ret = abort_head(k, &device, prot);
    if (ret)
        return ret;
    switch (k->mt) {
    case KVM_VMA_nGnRE: *prot |= DEVICE; break;
    case KVM_VMA_nGnRnE: *prot |= STRONGLY; break;
    default:
        if (k->has_dic)
            *prot |= X;
    }
    return 0;
}

static int abort_v2(const struct k *k, unsigned *prot)
{
    return abort_with(k, NC, prot);
}

/* v3 to v9, v6.9 to v6.16. */
static int abort_v6_9(const struct k *k, unsigned *prot)
{
    return abort_with(k, k->vm_flag ? NC : DEVICE, prot);
}

static bool kvm_vma_is_cacheable(const struct k *k)
{
    return k->mt != KVM_VMA_NC && k->mt != KVM_VMA_nGnRnE && k->mt != KVM_VMA_nGnRE;
}

static bool kvm_supports_cacheable_pfnmap(const struct k *k)
{
    return k->has_fwb && k->has_dic;
}

static int abort_v6_17(const struct k *k, unsigned *prot)
{
    bool s2_force_noncacheable = false, writable = k->writable;
    int ret = 0;
    if ((k->vm_pfnmap || k->vm_mixedmap) && !k->pfn_is_map_memory) {
        if (kvm_vma_is_cacheable(k)) {
            if (!kvm_supports_cacheable_pfnmap(k))
                ret = -EFAULT_;
        } else {
            s2_force_noncacheable = true;
        }
    } else if (k->logging_active && !k->write_fault) {
        writable = false;
    }
    if (k->exec_fault && s2_force_noncacheable)
        ret = -ENOEXEC_;
    if (ret)
        return ret;
    if (!s2_force_noncacheable && k->has_mte && !k->mte_allowed)
        return -EFAULT_;
    *prot = rights(k, writable);
    if (s2_force_noncacheable)
        *prot |= k->vm_flag ? NC : DEVICE;
    else if (k->has_dic)
        *prot |= X;
    return 0;
}

/* ---- kvm_arch_prepare_memory_region() -------------------------------------------------------- */

static int prepare_v6_8(const struct k *k)
{
    if (k->slot_known && (k->gpa_start + (k->vm_end - k->vm_start)) >> 12 > k->ipa_limit >> 12)
        return -EFAULT_;
    if (k->has_mte && !k->mte_allowed)
        return -EINVAL_;
    if (k->vm_pfnmap && k->logging_active)
        return -EINVAL_;
    return 0;
}

static int prepare_v6_17(const struct k *k)
{
    int ret = prepare_v6_8(k);
    if (ret)
        return ret;
    if (k->vm_pfnmap && kvm_vma_is_cacheable(k) && !kvm_supports_cacheable_pfnmap(k))
        return -EINVAL_;
    return 0;
}

/* ---- the trees ------------------------------------------------------------------------------- */

static const struct tree {
    const char *name;
    int (*prepare)(const struct k *k);
    int (*abort)(const struct k *k, unsigned *prot);
    int (*attr)(const struct k *k, unsigned prot, uint64_t *pte);
    unsigned ioremap; /* kvm_phys_addr_ioremap() */
} trees[] = {
    { "v6.8", prepare_v6_8, abort_v6_8, attr_v6_8, DEVICE },
    { "2023-04-v3p1", prepare_v6_8, abort_april, attr_april, DEVICE },
    { "2023-09-v1p2", prepare_v6_8, abort_v6_8, attr_v1, DEVICE },
    { "2023-12-v2", prepare_v6_8, abort_v2, attr_v2, NC },
    { "2023-12-v3", prepare_v6_8, abort_v6_9, attr_v2, DEVICE },
    { "2023-12-v4", prepare_v6_8, abort_v6_9, attr_v2, DEVICE },
    { "2023-12-v5", prepare_v6_8, abort_v6_9, attr_v5, DEVICE },
    { "v6.9", prepare_v6_8, abort_v6_9, attr_v7, DEVICE },
    { "v6.17", prepare_v6_17, abort_v6_17, attr_v7, DEVICE },
    { "v7.0", prepare_v6_17, abort_v6_17, attr_v7, DEVICE },
};

static const char *errno_name(int ret)
{
    switch (-ret) {
    case 0: return NULL;
    case EFAULT_: return "-EFAULT";
    case EINVAL_: return "-EINVAL";
    case ENOEXEC_: return "-ENOEXEC";
    default: return "?";
    }
}

static void same_text(const char *got, const char *wanted)
{
    if (!wanted)
        assert_null(got);
    else
        assert_string_equal(got ? got : "(nil)", wanted);
}

static const char *type_of(uint64_t pte)
{
    switch (pte >> 2 & 0xf) {
    case 0: return "Device-nGnRnE";
    case 1: return "Device-nGnRE";
    case 5: return "Normal-NC";
    default: return "Normal";
    }
}

static struct k state_of(const struct kvm_stage2_in *in)
{
    return (struct k){
        .pfn_is_map_memory = in->pfn_is_map_memory,
        .vm_pfnmap = in->vma.pfnmap,
        .vm_mixedmap = in->vma.mixedmap,
        .vm_flag = in->vma.allow_any_uncached,
        .mt = in->vma.type,
        .has_fwb = in->fwb,
        .has_dic = in->dic,
        .lpa2 = in->lpa2,
        .write_fault = in->fault == KVM_FAULT_W,
        .exec_fault = in->fault == KVM_FAULT_X,
        .logging_active = in->dirty_log,
        .writable = in->writable,
        .has_mte = in->mte != KVM_MTE_OFF,
        .mte_allowed = in->mte == KVM_MTE_OK,
        .slot_known = in->place.size != 0,
        .vm_start = in->place.hva,
        .vm_end = in->place.hva + in->place.size,
        .pa_start = in->place.pa,
        .gpa_start = in->place.ipa,
        .hva = in->place.hva + in->place.offset,
        .ipa_limit = 1ull << in->place.ipa_bits,
    };
}

static void judge(const struct tree *tree, struct kvm_stage2_in in)
{
    in.policy = tree->name;
    struct kvm_stage2_out out;
    struct error e;
    assert_true(kvm_stage2(&in, &out, &e));
    const struct k k = state_of(&in);
    same_text(out.memslot_error, errno_name(tree->prepare(&k)));
    if (k.write_fault && !k.writable) { /* kvm_handle_guest_abort(): io_mem_abort() */
        same_text(out.fault_error, "KVM_EXIT_MMIO");
        return;
    }
    unsigned prot = 0;
    uint64_t pte = 0;
    int ret = tree->abort(&k, &prot);
    if (!ret)
        ret = tree->attr(&k, prot, &pte);
    same_text(out.fault_error, errno_name(ret));
    if (ret) {
        assert_null(out.type);
        assert_int_equal(out.pte, 0);
        assert_int_equal(out.memattr, 0);
        assert_int_equal(out.size, 0);
        return;
    }
    uint64_t size = vma_pagesize(&k);
    if (size > 1 << 12)
        pte &= ~2ull; /* a block */
    assert_int_equal(out.size, size);
    assert_int_equal(out.pte, pte);
    assert_int_equal(out.memattr, pte >> 2 & 0xf);
    same_text(out.type, type_of(pte));
}

static void test_every_input(void **state)
{
    (void)state;
    size_t count;
    kvm_policies(&count);
    assert_int_equal(count, ARRAY_LEN(trees));
    for (size_t t = 0; t < ARRAY_LEN(trees); t++) {
        for (unsigned bits = 0; bits < STAGE2_BITS; bits++) {
            for (unsigned n = 0; n < STAGE2_OTHERS; n++)
                judge(&trees[t], stage2_input(bits, n));
        }
    }
}

/* Addresses at and beside multiples of both block sizes; memslots of all sizes around them. */
static void test_every_place(void **state)
{
    (void)state;
    static const uint64_t at[] = { 0, 0x1000, 0x200000, 0x201000, 0x3fe00000, 0x40000000 };
    static const uint64_t sizes[] = { 0x1000,     0x1ff000,   0x200000,  0x400000,
                                      0x40000000, 0x40201000, 0x80000000 };
    static const uint64_t offsets[] = { 0,          0x1000,     0x1ff000,  0x200000,
                                        0x3ffff000, 0x40000000, 0x7ffff000 };
    enum { AT = ARRAY_LEN(at) };
    for (unsigned n = 0; n < AT * AT * AT * ARRAY_LEN(sizes) * ARRAY_LEN(offsets); n++) {
        unsigned rest = n;
        struct kvm_place p = { .ipa_bits = 36 };
        p.pa = (UINT64_C(1) << 34) + at[rest % AT];
        rest /= AT;
        p.hva = (UINT64_C(1) << 38) + at[rest % AT];
        rest /= AT;
        p.ipa = (UINT64_C(1) << 33) + at[rest % AT];
        rest /= AT;
        p.size = sizes[rest % ARRAY_LEN(sizes)];
        p.offset = offsets[rest / ARRAY_LEN(sizes)];
        if (p.offset >= p.size)
            continue;
        struct kvm_stage2_in in = stage2_input(2 | 8 | 16 | 32 | 256, 0);
        in.vma.pfnmap = n % 7 != 0;
        in.dirty_log = n % 11 == 0;
        in.place = p;
        judge(&trees[n % ARRAY_LEN(trees)], in);
    }
}

/* The VM's IPA size: the last page inside, and the first beyond. */
static void test_ipa_size(void **state)
{
    (void)state;
    for (uint64_t ipa_bits = 32; ipa_bits <= 52; ipa_bits++) {
        for (int beyond = 0; beyond < 2; beyond++) {
            struct kvm_stage2_in in = stage2_input(2 | 8 | 16 | 32 | 256, 0);
            in.place = (struct kvm_place){ .size = 0x2000,
                                           .ipa = (UINT64_C(1) << ipa_bits) - 0x2000,
                                           .ipa_bits = ipa_bits };
            in.place.ipa += beyond ? 0x1000 : 0;
            for (size_t t = 0; t < ARRAY_LEN(trees); t++)
                judge(&trees[t], in);
            in.policy = "v6.9";
            struct kvm_stage2_out out;
            assert_true(kvm_stage2(&in, &out, NULL));
            same_text(out.memslot_error, beyond ? "-EFAULT" : NULL);
        }
    }
}

static void test_gicv_page(void **state)
{
    (void)state;
    for (size_t t = 0; t < ARRAY_LEN(trees); t++) {
        for (int fwb = 0; fwb < 2; fwb++) {
            const struct k k = { .has_fwb = fwb };
            uint64_t pte = 0;
            struct kvm_stage2_out out;
            assert_int_equal(trees[t].attr(&k, trees[t].ioremap | R | W, &pte), 0);
            assert_true(kvm_gicv(trees[t].name, fwb, &out, NULL));
            assert_int_equal(out.pte, pte);
            assert_int_equal(out.size, 1 << 12);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_input),
        cmocka_unit_test(test_every_place),
        cmocka_unit_test(test_ipa_size),
        cmocka_unit_test(test_gicv_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
