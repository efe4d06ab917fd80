/* SPDX-License-Identifier: Apache-2.0 */
/**
 * From mmap() to the attribute of the access: what drivers make, Linux guests by version, and what
 * holds for every walk. Expectations are written out, or follow the rules of DDI 0487 D8.6 as put
 * down here, not those of the combining code.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/base.h"
#include "host/host.h"

static struct kvm_walk_in question(const char *policy, unsigned region, unsigned mapping)
{
    struct kvm_walk_in in;
    kvm_walk_defaults(&in);
    in.stage2.policy = policy;
    in.region = region;
    in.mapping = mapping;
    return in;
}

static struct kvm_walk_out ask(struct kvm_walk_in in)
{
    struct kvm_walk_out out;
    struct error e = { 0 };
    bool done = kvm_walk(&in, &out, &e);
    if (!done)
        fail_msg("%s", e.text);
    assert_in_range(out.line_count, 1, KVM_WALK_LINES);
    return out;
}

static void test_defaults(void **state)
{
    (void)state;
    struct kvm_walk_in in;
    kvm_walk_defaults(&in);
    assert_int_equal(in.region, KVM_REGION_VFIO);
    assert_int_equal(in.guest, KVM_GUEST_V5_14);
    assert_int_equal(in.mapping, KVM_IOREMAP_WC);
    assert_string_equal(in.stage2.policy, "v6.9");
    struct error e = { 0 };
    assert_true(param_table_check(&kvm_walk_params, &e));
    assert_true(param_table_check(&kvm_place_params, &e));
    struct kvm_walk_keys keys = kvm_walk_keys(&in);
    assert_int_equal(keys.count, 4);
    assert_true(param_assign(keys.tables, keys.objects, keys.count, "region=nvgrace-resmem", &e));
    assert_true(param_assign(keys.tables, keys.objects, keys.count, "guest=v5.10", &e));
    assert_true(param_assign(keys.tables, keys.objects, keys.count, "mapping=ioremap_np", &e));
    assert_true(param_assign(keys.tables, keys.objects, keys.count, "fwb=0", &e));
    assert_int_equal(in.region, KVM_REGION_RESMEM);
    assert_int_equal(in.guest, KVM_GUEST_V5_10);
    assert_int_equal(in.mapping, KVM_IOREMAP_NP);
    assert_false(in.stage2.fwb);
}

/* ---- the VMAs -------------------------------------------------------------------------------- */

/* vm_flags of remap_pfn_range() and vfio-pci, and bit 39. */
#define PFN_FLAGS UINT64_C(0x4044400)
#define FLAG      UINT64_C(0x8000000000)

static void test_regions(void **state)
{
    (void)state;
    static const struct {
        const char *policy;
        uint64_t vfio, usemem, resmem;
    } expected[] = {
        { "v6.8", PFN_FLAGS, PFN_FLAGS, PFN_FLAGS },
        { "2023-04-v3p1", PFN_FLAGS, PFN_FLAGS, PFN_FLAGS },
        { "2023-09-v1p2", PFN_FLAGS, PFN_FLAGS, PFN_FLAGS },
        { "2023-12-v2", PFN_FLAGS, PFN_FLAGS, PFN_FLAGS },
        { "2023-12-v3", PFN_FLAGS | FLAG, PFN_FLAGS, PFN_FLAGS },
        { "2023-12-v4", PFN_FLAGS | FLAG, PFN_FLAGS, PFN_FLAGS },
        { "2023-12-v5", PFN_FLAGS | FLAG, PFN_FLAGS, PFN_FLAGS },
        { "v6.9", PFN_FLAGS | FLAG, PFN_FLAGS, PFN_FLAGS | FLAG },
        { "v6.17", PFN_FLAGS | FLAG, PFN_FLAGS, PFN_FLAGS | FLAG },
        { "v7.0", PFN_FLAGS | FLAG, PFN_FLAGS, PFN_FLAGS | FLAG },
    };
    size_t count;
    kvm_policies(&count);
    assert_int_equal(count, ARRAY_LEN(expected));
    for (size_t i = 0; i < count; i++) {
        const char *policy = expected[i].policy;
        struct kvm_walk_out out = ask(question(policy, KVM_REGION_VFIO, KVM_IOREMAP));
        assert_int_equal(out.vm_flags, expected[i].vfio);
        assert_int_equal(out.vma.type, KVM_VMA_nGnRnE);
        assert_int_equal(out.vma.allow_any_uncached, expected[i].vfio >> 39);
        out = ask(question(policy, KVM_REGION_USEMEM, KVM_IOREMAP));
        assert_int_equal(out.vm_flags, expected[i].usemem);
        assert_int_equal(out.vma.type, KVM_VMA_NORMAL);
        out = ask(question(policy, KVM_REGION_RESMEM, KVM_IOREMAP));
        assert_int_equal(out.vm_flags, expected[i].resmem);
        assert_int_equal(out.vma.type, KVM_VMA_NC);
        assert_true(out.vma.pfnmap && !out.vma.mixedmap && !out.pfn_is_map_memory);
        out = ask(question(policy, KVM_REGION_RAM, KVM_LINEAR));
        assert_int_equal(out.vm_flags, 0);
        assert_int_equal(out.vma.type, KVM_VMA_NORMAL);
        assert_true(!out.vma.pfnmap && out.pfn_is_map_memory);
        assert_false(out.aliased);
    }
}

/* A Grace Hopper GPU: what stage 2 makes of its two regions, kernel by kernel. */
static void test_gpu_memory(void **state)
{
    (void)state;
    static const struct {
        const char *policy;
        bool both; /* FWB and DIC */
        const char *usemem, *resmem;
    } expected[] = {
        { "v6.8", true, "Device-nGnRE", "Device-nGnRE" },
        { "2023-04-v3p1", true, "Normal", "Normal" },
        { "v6.9", true, "Device-nGnRE", "Normal-NC" },
        { "v6.9", false, "Device-nGnRE", "Normal-NC" },
        { "v6.17", true, "Normal", "Normal-NC" },
        { "v6.17", false, NULL, "Normal-NC" },
        { "v7.0", true, "Normal", "Normal-NC" },
        { "v7.0", false, NULL, "Normal-NC" },
    };
    for (size_t i = 0; i < ARRAY_LEN(expected); i++) {
        struct kvm_walk_in in = question(expected[i].policy, KVM_REGION_USEMEM, KVM_MEMREMAP_WB);
        in.stage2.fwb = in.stage2.dic = expected[i].both;
        struct kvm_walk_out out = ask(in);
        if (expected[i].usemem) {
            assert_string_equal(out.stage2.type, expected[i].usemem);
        } else {
            assert_string_equal(out.stage2.memslot_error, "-EINVAL");
            assert_string_equal(out.stage2.fault_error, "-EFAULT");
        }
        in.region = KVM_REGION_RESMEM;
        assert_string_equal(ask(in).stage2.type, expected[i].resmem);
    }
}

/* ---- the guest ------------------------------------------------------------------------------- */

static void test_mair(void **state)
{
    (void)state;
    static const struct {
        unsigned guest;
        uint64_t plain, mte;
    } expected[] = {
        { KVM_GUEST_V5_9, 0x0000bbff440c0400, 0x0000bbff440c0400 },
        { KVM_GUEST_V5_10, 0x000c0400bb44ffff, 0x000c0400bb44f0ff },
        { KVM_GUEST_V5_13, 0x000c0400bb44ffff, 0x000c0400bb44f0ff },
        { KVM_GUEST_V5_14, 0x000000040044ffff, 0x000000040044f0ff },
    };
    assert_int_equal(ARRAY_LEN(expected), KVM_GUEST_COUNT);
    for (size_t i = 0; i < ARRAY_LEN(expected); i++) {
        assert_int_equal(kvm_guest_mair(expected[i].guest, false), expected[i].plain);
        assert_int_equal(kvm_guest_mair(expected[i].guest, true), expected[i].mte);
    }
}

/* Index by guest version: up to v5.9, v5.10 to v5.13, from v5.14. -1: refused. */
static const struct {
    unsigned mapping;
    int device[3], ram[3];
    uint8_t byte;
} mappings[] = {
    { KVM_IOREMAP, { 1, 5, 4 }, { -1, -1, -1 }, 0x04 },
    { KVM_IOREMAP_WC, { 3, 2, 2 }, { -1, -1, -1 }, 0x44 },
    { KVM_IOREMAP_NP, { -1, 4, 3 }, { -1, -1, -1 }, 0x00 },
    { KVM_IOREMAP_CACHE, { 4, 0, 0 }, { 4, 0, 0 }, 0xff },
    { KVM_MEMREMAP_WB, { 4, 0, 0 }, { 4, 0, 0 }, 0xff },
    { KVM_MEMREMAP_WT, { 1, 5, 4 }, { -1, -1, -1 }, 0x04 },
    { KVM_MEMREMAP_WC, { 3, 2, 2 }, { -1, -1, -1 }, 0x44 },
    { KVM_CFGSPACE, { 0, 4, 3 }, { -1, -1, -1 }, 0x00 },
    { KVM_PGPROT_NONCACHED, { 0, 4, 3 }, { 0, 4, 3 }, 0x00 },
    { KVM_PGPROT_DEVICE, { 1, 5, 4 }, { 1, 5, 4 }, 0x04 },
    { KVM_PGPROT_WRITECOMBINE, { 3, 2, 2 }, { 3, 2, 2 }, 0x44 },
    { KVM_LINEAR, { -1, -1, -1 }, { 4, 0, 0 }, 0xff },
};

static void expect_mapping(unsigned guest, unsigned mapping, bool ram, int wanted, uint8_t byte)
{
    unsigned index = 99;
    struct error e = { 0 };
    bool has = kvm_guest_mapping(guest, mapping, ram, false, &index, &e);
    assert_int_equal(has, wanted >= 0);
    if (!has) {
        assert_int_equal(e.status, GATHER_USER_ERROR);
        return;
    }
    assert_int_equal(index, wanted);
    assert_int_equal(kvm_guest_mair(guest, false) >> (8 * index) & 0xff, byte);
}

static void test_mappings(void **state)
{
    (void)state;
    assert_int_equal(ARRAY_LEN(mappings), KVM_MAPPING_COUNT);
    for (size_t i = 0; i < ARRAY_LEN(mappings); i++) {
        for (unsigned guest = 0; guest < KVM_GUEST_COUNT; guest++) {
            unsigned layout = guest == KVM_GUEST_V5_14 ? 2 : guest != KVM_GUEST_V5_9;
            int device = mappings[i].device[layout];
            if (mappings[i].mapping == KVM_IOREMAP_NP && guest == KVM_GUEST_V5_10)
                device = -1; /* it came with v5.13 */
            expect_mapping(guest, mappings[i].mapping, false, device, mappings[i].byte);
            expect_mapping(guest, mappings[i].mapping, true, mappings[i].ram[layout],
                           mappings[i].byte);
        }
    }
    unsigned index;
    assert_true(kvm_guest_mapping(KVM_GUEST_V5_14, KVM_LINEAR, true, true, &index, NULL));
    assert_int_equal(index, 1); /* tagged */
}

/* ---- both ------------------------------------------------------------------------------------ */

/* A memory type as a number: 0 to 3 the Device types, the strongest first, 4 NC, 5 WT, 6 WB. */
enum { RANK_NC = 4, RANK_WT, RANK_WB };

static int rank_of_byte(uint8_t mair)
{
    switch (mair) {
    case 0x00: return 0;
    case 0x04: return 1;
    case 0x0c: return 3;
    case 0x44: return RANK_NC;
    case 0xbb: return RANK_WT;
    default: return RANK_WB;
    }
}

static int stronger(int a, int b)
{
    return a < b ? a : b;
}

/* The stronger of the two without FWB; with it by MemAttr (D8.6.6, table of FWB 1). */
static int rank_of_both(int s1, unsigned memattr, bool fwb)
{
    if (fwb && memattr == 6)
        return RANK_WB;
    int s2 = memattr < 4 ? (int)memattr : memattr == 5 ? RANK_NC : RANK_WB;
    return stronger(s1, s2);
}

static int rank_of_result(const struct memattr *attr)
{
    if (attr->type == MEM_DEVICE)
        return attr->device;
    assert_int_equal(attr->inner.attr, attr->outer.attr);
    return RANK_NC + attr->outer.attr;
}

/* Every word of the walk's lines is there for a reason of this walk; here only their order. */
static void check_lines(const struct kvm_walk_out *out)
{
    unsigned stage = KVM_STAGE_MMAP, seen = 0;
    for (unsigned i = 0; i < out->line_count; i++) {
        assert_true(out->lines[i].stage >= stage);
        stage = out->lines[i].stage;
        seen |= 1u << stage;
        assert_true(out->lines[i].text[0] != '\0');
    }
    unsigned all = (1u << (KVM_STAGE_ALIAS + 1)) - 1;
    unsigned refused = all & ~(1u << KVM_STAGE_COMBINED | 1u << KVM_STAGE_ALIAS);
    assert_int_equal(seen, out->stage2.type ? all : refused);
}

static void check_walk(const struct kvm_walk_in *in)
{
    struct kvm_walk_out out;
    struct error e = { 0 };
    if (!kvm_walk(in, &out, &e)) {
        assert_int_equal(e.status, GATHER_USER_ERROR);
        return;
    }
    check_lines(&out);
    if (!out.stage2.type)
        return;
    int s1 = rank_of_byte(out.s1_attr), both = rank_of_result(&out.attr);
    bool forced = in->stage2.fwb && out.stage2.memattr == 6;
    assert_int_equal(both, rank_of_both(s1, out.stage2.memattr, in->stage2.fwb));
    if (s1 < RANK_NC && !forced) /* a Device stage 1 is never weakened */
        assert_true(both <= s1);
    static const int of_vma[] = { 0, 1, RANK_NC, RANK_WB };
    assert_int_equal(out.aliased, both != of_vma[out.vma.type]);
    assert_int_equal(out.attr.sh, both == RANK_WB || both == RANK_WT ? SH_INNER : SH_OUTER);
}

/* Every walk of every policy. */
static void test_every_walk(void **state)
{
    (void)state;
    size_t count;
    const char *const *names = kvm_policies(&count);
    for (size_t p = 0; p < count; p++) {
        for (unsigned n = 0; n < KVM_REGION_COUNT * KVM_GUEST_COUNT * KVM_MAPPING_COUNT; n++) {
            for (unsigned bits = 0; bits < 1u << 8; bits++) {
                struct kvm_walk_in in = question(names[p], n % KVM_REGION_COUNT,
                                                 n / KVM_REGION_COUNT / KVM_GUEST_COUNT);
                in.guest = n / KVM_REGION_COUNT % KVM_GUEST_COUNT;
                in.stage2.fwb = bits & 1;
                in.stage2.dic = bits & 2;
                in.stage2.lpa2 = bits & 4;
                in.stage2.fault = bits & 8 ? KVM_FAULT_X : KVM_FAULT_R;
                if (in.region == KVM_REGION_VMA) {
                    in.stage2.vma.type = bits >> 4 & 3;
                    in.stage2.vma.allow_any_uncached = bits & 64;
                    in.stage2.pfn_is_map_memory = bits & 128;
                } else if (bits >> 4) {
                    continue;
                }
                check_walk(&in);
            }
        }
    }
}

/* The April 2023 proposal, FWB and a write-combining VMA: write-back over the guest's Device. */
static void test_forced_write_back(void **state)
{
    (void)state;
    struct kvm_walk_in in = question("2023-04-v3p1", KVM_REGION_RESMEM, KVM_IOREMAP_NP);
    struct kvm_walk_out out = ask(in);
    assert_int_equal(out.stage2.memattr, 6);
    assert_int_equal(rank_of_result(&out.attr), RANK_WB);
    assert_true(out.aliased);
    assert_int_equal(out.stage2.pte >> 54 & 1, 0); /* and executable, as DIC is there */
    in.stage2.fwb = false;
    out = ask(in);
    assert_int_equal(rank_of_result(&out.attr), 0);
}

/* ---- mistakes -------------------------------------------------------------------------------- */

static void expect_mistake(struct kvm_walk_in in, const char *text)
{
    struct kvm_walk_out out;
    struct error e = { 0 };
    assert_false(kvm_walk(&in, &out, &e));
    assert_int_equal(e.status, GATHER_USER_ERROR);
    assert_null(strchr(e.text, '\n'));
    if (!strstr(e.text, text))
        fail_msg("no \"%s\" in: %s", text, e.text);
}

static void test_mistakes(void **state)
{
    (void)state;
    expect_mistake(question("v6.10", KVM_REGION_VFIO, KVM_IOREMAP), "\"v6.10\"");
    expect_mistake(question("v6.9", KVM_REGION_RAM, KVM_IOREMAP), "refuses RAM");
    expect_mistake(question("v6.9", KVM_REGION_VFIO, KVM_LINEAR), "mapping=linear");
    struct kvm_walk_in in = question("v6.9", KVM_REGION_VFIO, KVM_IOREMAP_NP);
    in.guest = KVM_GUEST_V5_10;
    expect_mistake(in, "v5.13");
    in = question("v6.9", KVM_REGION_VFIO, KVM_IOREMAP);
    in.stage2.vma.type = KVM_VMA_NC;
    expect_mistake(in, "region=vma");
    in = question("v6.9", KVM_REGION_RAM, KVM_LINEAR);
    in.stage2.pfn_is_map_memory = true;
    expect_mistake(in, "region=vma");

    static const struct {
        struct kvm_place place;
        const char *text;
    } places[] = {
        { { .pa = 0x1000 }, "no size" },
        { { .size = 0x1800 }, "4 KiB" },
        { { .size = 0x2000, .hva = 8 }, "4 KiB" },
        { { .size = 0x2000, .offset = 0x2000 }, "0x2000" },
        { { .size = 0x2000, .ipa = UINT64_C(1) << 57 }, "2^56" },
    };
    for (size_t i = 0; i < ARRAY_LEN(places); i++) {
        in = question("v6.9", KVM_REGION_VFIO, KVM_IOREMAP);
        in.stage2.place = places[i].place;
        in.stage2.place.ipa_bits = 40;
        expect_mistake(in, places[i].text);
    }
}

/* ---- print ----------------------------------------------------------------------------------- */

static char *print(const struct kvm_walk_in *in, const char *const *policies, size_t count,
                   struct error *e)
{
    char *text = NULL;
    size_t size;
    FILE *to = open_memstream(&text, &size);
    assert_non_null(to);
    bool done = kvm_walk_print(to, in, policies, count, e);
    assert_int_equal(fclose(to), 0);
    if (done)
        return text;
    assert_int_equal(size, 0); /* nothing half-printed */
    free(text);
    return NULL;
}

static void check_width(const char *text)
{
    for (const char *line = text; *line;) {
        size_t length = strcspn(line, "\n");
        assert_in_range(length, 0, 100);
        assert_true(length == 0 || line[length - 1] != ' ');
        line += length + 1;
    }
}

static void test_print(void **state)
{
    (void)state;
    size_t count;
    const char *const *names = kvm_policies(&count);
    struct error e = { 0 };
    for (unsigned region = 0; region < KVM_REGION_COUNT; region++) {
        struct kvm_walk_in in =
            question(NULL, region, region == KVM_REGION_RAM ? KVM_LINEAR : KVM_PGPROT_WRITECOMBINE);
        char *text = print(&in, names, count, &e);
        assert_non_null(text);
        check_width(text);
        static const char *const words[] = { "\n  mmap    ", "\n  memslot ",
                                             "\n  fault   ", "\n  guest   ",
                                             "\n  both    ", "\n  so      ",
                                             "\n  alias   ", "MAIR_EL1 0x000000040044ffff" };
        for (size_t i = 0; i < ARRAY_LEN(words); i++)
            assert_non_null(strstr(text, words[i]));
        free(text);
    }
    static const char *const wrong[] = { "v6.9", "v6.99" };
    struct kvm_walk_in in = question(NULL, KVM_REGION_VFIO, KVM_IOREMAP);
    assert_null(print(&in, wrong, ARRAY_LEN(wrong), &e));
    assert_non_null(strstr(e.text, "\"v6.99\""));
    assert_null(print(&in, wrong, 0, &e));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_defaults),
        cmocka_unit_test(test_regions),
        cmocka_unit_test(test_gpu_memory),
        cmocka_unit_test(test_mair),
        cmocka_unit_test(test_mappings),
        cmocka_unit_test(test_every_walk),
        cmocka_unit_test(test_forced_write_back),
        cmocka_unit_test(test_mistakes),
        cmocka_unit_test(test_print),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
