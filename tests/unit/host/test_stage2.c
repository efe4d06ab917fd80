/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The decision table of KVM's stage-2 policy, row by row, and its side conditions. Expectations are
 * written out here as types, errors and whole descriptor words, not computed as the code does.
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
#include "host/policy.h"
#include "stage2_inputs.h"

/* Words of a readable and writable 4 KiB page. */
#define WORD_nGnRE        UINT64_C(0x00400000000007c7)
#define WORD_NC           UINT64_C(0x00400000000007d7)
#define WORD_nGnRnE       UINT64_C(0x00400000000007c3)
#define WORD_NORMAL_X     UINT64_C(0x00000000000007ff)
#define WORD_NORMAL_XN    UINT64_C(0x00400000000007ff)
#define WORD_NORMAL_FWB_X UINT64_C(0x00000000000007db)
#define WORD_NORMAL_FWB   UINT64_C(0x00400000000007db)
#define BIT_W             UINT64_C(0x80)
#define BITS_SH           UINT64_C(0x300)
#define BIT_XN            UINT64_C(0x0040000000000000)

/* A vfio-pci BAR: PFNMAP, outside the memory map, VM without MTE, read fault. */
static struct kvm_stage2_in bar(const char *policy, unsigned type, bool flag, bool fwb, bool dic)
{
    return (struct kvm_stage2_in){
        .policy = policy,
        .vma = { .type = type, .pfnmap = true, .allow_any_uncached = flag },
        .fwb = fwb,
        .dic = dic,
        .writable = true,
    };
}

/* Ordinary guest memory. */
static struct kvm_stage2_in ram(const char *policy, unsigned type, bool fwb, bool dic)
{
    return (struct kvm_stage2_in){
        .policy = policy,
        .pfn_is_map_memory = true,
        .vma = { .type = type },
        .fwb = fwb,
        .dic = dic,
        .writable = true,
    };
}

static struct kvm_stage2_out ask(struct kvm_stage2_in in)
{
    struct kvm_stage2_out out;
    struct error e;
    assert_true(kvm_stage2(&in, &out, &e));
    assert_in_range(out.why_count, 1, KVM_WHY_LINES);
    return out;
}

static void expect_error(struct kvm_stage2_in in, const char *name)
{
    struct kvm_stage2_out out = ask(in);
    assert_null(out.type);
    assert_int_equal(out.pte, 0);
    assert_non_null(out.fault_error);
    assert_string_equal(out.fault_error, name);
}

static void expect_memslot(struct kvm_stage2_in in, const char *name)
{
    struct kvm_stage2_out out = ask(in);
    if (!name) {
        assert_null(out.memslot_error);
        return;
    }
    assert_non_null(out.memslot_error);
    assert_string_equal(out.memslot_error, name);
}

static void expect_word(struct kvm_stage2_in in, const char *type, uint8_t memattr, uint64_t word)
{
    struct kvm_stage2_out out = ask(in);
    assert_null(out.fault_error);
    assert_string_equal(out.type, type);
    assert_int_equal(out.memattr, memattr);
    assert_int_equal(out.pte, word);
}

/* Does any reason hold `text`? */
static bool says(const struct kvm_stage2_out *out, const char *text)
{
    for (unsigned i = 0; i < out->why_count; i++) {
        if (strstr(out->why[i], text))
            return true;
    }
    return false;
}

/* ---- the decision table ---------------------------------------------------------------------- */

enum cell { RE, RnE, NC, NORMAL, REFUSED };
enum column { TO_6_8, APRIL, ALWAYS_NC, BY_FLAG, FROM_6_17_BARE, FROM_6_17_FWB_DIC, COLUMNS };

static const struct {
    const char *policy;
    enum column bare, fwb_dic;
} columns[] = {
    { "v6.8", TO_6_8, TO_6_8 },
    { "2023-04-v3p1", APRIL, APRIL },
    { "2023-09-v1p2", ALWAYS_NC, ALWAYS_NC },
    { "2023-12-v2", ALWAYS_NC, ALWAYS_NC },
    { "2023-12-v3", BY_FLAG, BY_FLAG },
    { "2023-12-v4", BY_FLAG, BY_FLAG },
    { "2023-12-v5", BY_FLAG, BY_FLAG },
    { "v6.9", BY_FLAG, BY_FLAG },
    { "v6.17", FROM_6_17_BARE, FROM_6_17_FWB_DIC },
    { "v7.0", FROM_6_17_BARE, FROM_6_17_FWB_DIC },
};

static const struct {
    unsigned vma;
    bool flag;
    enum cell cells[COLUMNS];
} rows[] = {
    /*                           <=6.8  April 23 v1, v2  v3..6.16  6.17    6.17 FWB+DIC */
    { KVM_VMA_nGnRnE, false, { RE, RnE, NC, RE, RE, RE } },
    { KVM_VMA_nGnRnE, true, { RE, RnE, NC, NC, NC, NC } },
    { KVM_VMA_nGnRE, false, { RE, RE, NC, RE, RE, RE } },
    { KVM_VMA_nGnRE, true, { RE, RE, NC, NC, NC, NC } },
    { KVM_VMA_NC, false, { RE, NORMAL, NC, RE, RE, RE } },
    { KVM_VMA_NC, true, { RE, NORMAL, NC, NC, NC, NC } },
    { KVM_VMA_NORMAL, false, { RE, NORMAL, NC, RE, REFUSED, NORMAL } },
    { KVM_VMA_NORMAL, true, { RE, NORMAL, NC, NC, REFUSED, NORMAL } },
};

static void expect_normal(struct kvm_stage2_in in)
{
    uint64_t words[2][2] = { { WORD_NORMAL_XN, WORD_NORMAL_X },
                             { WORD_NORMAL_FWB, WORD_NORMAL_FWB_X } };
    expect_word(in, "Normal", in.fwb ? 6 : 0xf, words[in.fwb][in.dic]);
}

static void expect_cell(struct kvm_stage2_in in, enum cell cell)
{
    expect_memslot(in, cell == REFUSED ? "-EINVAL" : NULL);
    switch (cell) {
    case RE: expect_word(in, "Device-nGnRE", 1, WORD_nGnRE); break;
    case RnE: expect_word(in, "Device-nGnRnE", 0, WORD_nGnRnE); break;
    case NC: expect_word(in, "Normal-NC", 5, WORD_NC); break;
    case NORMAL: expect_normal(in); break;
    case REFUSED: expect_error(in, "-EFAULT"); break;
    }
}

static void test_decision_table(void **state)
{
    (void)state;
    for (size_t c = 0; c < ARRAY_LEN(columns); c++) {
        for (size_t r = 0; r < ARRAY_LEN(rows); r++) {
            for (unsigned host = 0; host < 4; host++) {
                for (unsigned fault = KVM_FAULT_R; fault <= KVM_FAULT_W; fault++) {
                    struct kvm_stage2_in in =
                        bar(columns[c].policy, rows[r].vma, rows[r].flag, host & 1, host & 2);
                    in.fault = fault;
                    enum column column = host == 3 ? columns[c].fwb_dic : columns[c].bare;
                    expect_cell(in, rows[r].cells[column]);
                }
            }
        }
    }
}

static void test_table_covers_every_policy(void **state)
{
    (void)state;
    size_t count;
    const char *const *names = kvm_policies(&count);
    assert_int_equal(count, ARRAY_LEN(columns));
    for (size_t i = 0; i < count; i++)
        assert_string_equal(names[i], columns[i].policy);
}

static void test_ram(void **state)
{
    (void)state;
    for (size_t c = 0; c < ARRAY_LEN(columns); c++) {
        for (unsigned host = 0; host < 4; host++) {
            struct kvm_stage2_in in = ram(columns[c].policy, KVM_VMA_NORMAL, host & 1, host & 2);
            expect_memslot(in, NULL);
            expect_normal(in);
            in.fault = KVM_FAULT_X;
            expect_word(in, "Normal", host & 1 ? 6 : 0xf,
                        host & 1 ? WORD_NORMAL_FWB_X : WORD_NORMAL_X);
        }
    }
}

/* RAM under a VMA of another type: only the April 2023 proposal looks at the VMA. */
static void test_ram_under_device_vma(void **state)
{
    (void)state;
    for (size_t c = 0; c < ARRAY_LEN(columns); c++) {
        struct kvm_stage2_in in = ram(columns[c].policy, KVM_VMA_nGnRnE, true, false);
        bool april = columns[c].bare == APRIL;
        if (april)
            expect_word(in, "Device-nGnRnE", 0, WORD_nGnRnE);
        else
            expect_word(in, "Normal", 6, WORD_NORMAL_FWB);
        in.vma.type = KVM_VMA_nGnRE;
        if (april)
            expect_word(in, "Device-nGnRE", 1, WORD_nGnRE);
        else
            expect_word(in, "Normal", 6, WORD_NORMAL_FWB);
        in.fault = KVM_FAULT_X; /* Device and executable: the page-table code refuses */
        if (april)
            expect_error(in, "-EINVAL");
        else
            expect_word(in, "Normal", 6, WORD_NORMAL_FWB_X);
    }
}

/* ---- side conditions ------------------------------------------------------------------------- */

static void test_execute_fault_on_io(void **state)
{
    (void)state;
    for (size_t c = 0; c < ARRAY_LEN(columns); c++) {
        for (unsigned type = KVM_VMA_nGnRnE; type <= KVM_VMA_NC; type++) {
            struct kvm_stage2_in in = bar(columns[c].policy, type, true, true, true);
            in.fault = KVM_FAULT_X;
            expect_error(in, "-ENOEXEC");
        }
        /* A cacheable VMA: whether it is a device comes from the PFN up to 6.16. */
        struct kvm_stage2_in in = bar(columns[c].policy, KVM_VMA_NORMAL, true, true, true);
        in.fault = KVM_FAULT_X;
        if (columns[c].fwb_dic == FROM_6_17_FWB_DIC)
            expect_word(in, "Normal", 6, WORD_NORMAL_FWB_X);
        else
            expect_error(in, "-ENOEXEC");
    }
}

static void test_cacheable_pfnmap_needs_both_features(void **state)
{
    (void)state;
    for (unsigned host = 0; host < 3; host++) {
        struct kvm_stage2_in in = bar("v6.17", KVM_VMA_NORMAL, true, host & 1, host & 2);
        expect_memslot(in, "-EINVAL");
        expect_error(in, "-EFAULT");
        in.fault = KVM_FAULT_X; /* looked at before execute permission */
        expect_error(in, "-EFAULT");

        in.pfn_is_map_memory = true; /* the memslot's check does not ask; the fault does */
        in.fault = KVM_FAULT_R;
        expect_memslot(in, "-EINVAL");
        expect_normal(in);

        in.pfn_is_map_memory = false; /* VM_MIXEDMAP: only the fault looks */
        in.vma.pfnmap = false;
        in.vma.mixedmap = true;
        expect_memslot(in, NULL);
        expect_error(in, "-EFAULT");
    }
    struct kvm_stage2_in in = bar("v6.9", KVM_VMA_NORMAL, true, false, false);
    expect_memslot(in, NULL);
    struct kvm_stage2_out out = ask(in);
    assert_true(says(&out, "mismatched"));
}

static void test_only_pfnmap_and_mixedmap_are_forced(void **state)
{
    (void)state;
    struct kvm_stage2_in in = bar("v6.17", KVM_VMA_nGnRnE, true, true, true);
    in.vma.pfnmap = false;
    expect_word(in, "Normal", 6, WORD_NORMAL_FWB_X);
    in.vma.mixedmap = true;
    expect_word(in, "Normal-NC", 5, WORD_NC);
    in.vma.mixedmap = false;
    in.policy = "v6.9"; /* the PFN alone decides */
    expect_word(in, "Normal-NC", 5, WORD_NC);
}

static void test_dirty_logging(void **state)
{
    (void)state;
    for (size_t c = 0; c < ARRAY_LEN(columns); c++) {
        struct kvm_stage2_in in = bar(columns[c].policy, KVM_VMA_nGnRnE, false, true, false);
        uint64_t io = ask(in).pte;
        in.dirty_log = true;
        expect_memslot(in, "-EINVAL");
        assert_int_equal(ask(in).pte, io); /* the W bit of an IO mapping stays */

        in = ram(columns[c].policy, KVM_VMA_NORMAL, true, false);
        in.dirty_log = true;
        expect_memslot(in, NULL);
        expect_word(in, "Normal", 6, WORD_NORMAL_FWB & ~BIT_W);
        in.fault = KVM_FAULT_X;
        expect_word(in, "Normal", 6, WORD_NORMAL_FWB_X & ~BIT_W);
        in.fault = KVM_FAULT_W;
        expect_word(in, "Normal", 6, WORD_NORMAL_FWB);
        in.fault = KVM_FAULT_R;
        in.vma.mixedmap = true; /* RAM stays RAM */
        expect_word(in, "Normal", 6, WORD_NORMAL_FWB & ~BIT_W);
    }
}

static void test_read_only_memslot(void **state)
{
    (void)state;
    for (size_t c = 0; c < ARRAY_LEN(columns); c++) {
        struct kvm_stage2_in in = ram(columns[c].policy, KVM_VMA_NORMAL, false, false);
        in.writable = false;
        expect_word(in, "Normal", 0xf, WORD_NORMAL_XN & ~BIT_W);
        in.fault = KVM_FAULT_W;
        expect_error(in, "KVM_EXIT_MMIO");
    }
}

static void test_mte(void **state)
{
    (void)state;
    for (size_t c = 0; c < ARRAY_LEN(columns); c++) {
        struct kvm_stage2_in in = ram(columns[c].policy, KVM_VMA_NORMAL, true, false);
        in.mte = KVM_MTE_OK;
        expect_memslot(in, NULL);
        expect_word(in, "Normal", 6, WORD_NORMAL_FWB);
        in.mte = KVM_MTE_BAD;
        expect_memslot(in, "-EINVAL");
        expect_error(in, "-EFAULT");

        in = bar(columns[c].policy, KVM_VMA_nGnRnE, true, true, true);
        uint64_t word = ask(in).pte;
        in.mte = KVM_MTE_BAD; /* tags are out of reach: the fault is served */
        expect_memslot(in, "-EINVAL");
        assert_int_equal(ask(in).pte, word);
    }
    struct kvm_stage2_in in = bar("v6.17", KVM_VMA_NORMAL, true, true, true);
    in.mte = KVM_MTE_BAD; /* would be cacheable */
    expect_error(in, "-EFAULT");
}

static void test_lpa2_has_no_shareability(void **state)
{
    (void)state;
    for (size_t c = 0; c < ARRAY_LEN(columns); c++) {
        for (unsigned io = 0; io < 2; io++) {
            struct kvm_stage2_in in = io ? bar(columns[c].policy, KVM_VMA_nGnRnE, true, true, true)
                                         : ram(columns[c].policy, KVM_VMA_NORMAL, true, true);
            uint64_t word = ask(in).pte;
            in.lpa2 = true;
            assert_int_equal(word & BITS_SH, BITS_SH);
            assert_int_equal(ask(in).pte, word & ~BITS_SH);
        }
    }
}

/* Every input: a result is a mapping or an error, never both, and only Normal may be executable. */
static void test_every_input(void **state)
{
    (void)state;
    for (size_t c = 0; c < ARRAY_LEN(columns); c++) {
        for (unsigned bits = 0; bits < STAGE2_BITS; bits++) {
            for (unsigned n = 0; n < STAGE2_OTHERS; n++) {
                struct kvm_stage2_in in = stage2_input(bits, n);
                in.policy = columns[c].policy;
                const struct kvm_stage2_out out = ask(in);
                assert_int_equal(!out.type, !!out.fault_error);
                if (!out.type) {
                    assert_int_equal(out.pte, 0);
                    continue;
                }
                assert_int_equal(out.pte & 3, 3);
                assert_int_equal(out.pte >> 2 & 0xf, out.memattr);
                if (strcmp(out.type, "Normal") != 0)
                    assert_true(out.pte & BIT_XN);
            }
        }
    }
}

/* ---- the page-table code --------------------------------------------------------------------- */

static const char *encode(const char *policy, unsigned prot, struct kvm_leaf *leaf)
{
    const struct kvm_policy *p = kvm_policy_find(policy, NULL);
    assert_non_null(p);
    return kvm_leaf_encode(p, prot, true, false, leaf);
}

static void test_contradicting_protections(void **state)
{
    (void)state;
    struct kvm_leaf leaf;
    for (size_t c = 0; c < ARRAY_LEN(columns); c++)
        assert_string_equal(encode(columns[c].policy, PROT_R | PROT_DEVICE | PROT_X, &leaf),
                            "-EINVAL");
    /* v2 to v4: Device wins, Normal-NC may be executable; from v7 both are refused. */
    static const char *const lenient[] = { "2023-12-v2", "2023-12-v3", "2023-12-v4" };
    for (size_t i = 0; i < ARRAY_LEN(lenient); i++) {
        assert_null(encode(lenient[i], PROT_R | PROT_DEVICE | PROT_NC, &leaf));
        assert_string_equal(leaf.type, "Device-nGnRE");
        assert_null(encode(lenient[i], PROT_R | PROT_W | PROT_NC | PROT_X, &leaf));
        assert_string_equal(leaf.type, "Normal-NC");
        assert_int_equal(leaf.pte, WORD_NC & ~BIT_XN);
    }
    assert_string_equal(encode("2023-12-v5", PROT_R | PROT_DEVICE | PROT_NC, &leaf),
                        "undetermined");
    assert_null(encode("2023-12-v5", PROT_R | PROT_W | PROT_NC | PROT_X, &leaf));
    assert_int_equal(leaf.pte, WORD_NC & ~BIT_XN);
    assert_string_equal(encode("v6.9", PROT_R | PROT_DEVICE | PROT_NC, &leaf), "-EINVAL");
    assert_string_equal(encode("v6.9", PROT_R | PROT_NC | PROT_X, &leaf), "-EINVAL");
}

/* ---- reasons and mistakes -------------------------------------------------------------------- */

static void test_reasons_name_their_source(void **state)
{
    (void)state;
    struct kvm_stage2_out out = ask(bar("v6.9", KVM_VMA_nGnRnE, true, true, true));
    assert_true(says(&out, "VM_ALLOW_ANY_UNCACHED"));
    assert_true(says(&out, "8c47ce3e1d2c"));
    assert_true(says(&out, "pfn_is_map_memory"));
    out = ask(bar("2023-12-v3", KVM_VMA_nGnRnE, false, true, true));
    assert_true(says(&out, "no VM_VFIO_ALLOW_WC"));
    out = ask(bar("v6.17", KVM_VMA_NORMAL, true, true, false));
    assert_true(says(&out, "2a8dfab26677"));
    assert_true(says(&out, "DIC off"));
}

static void test_unknown_policy(void **state)
{
    (void)state;
    struct kvm_stage2_in in = bar("v6.71", KVM_VMA_nGnRnE, true, true, true);
    struct kvm_stage2_out out;
    struct error e = { 0 };
    assert_false(kvm_stage2(&in, &out, &e));
    assert_int_equal(e.status, GATHER_USER_ERROR);
    assert_non_null(strstr(e.text, "\"v6.71\""));
    assert_non_null(strstr(e.text, "v6.17"));
    in.policy = NULL;
    assert_false(kvm_stage2(&in, &out, &e));
    assert_non_null(strstr(e.text, "no policy"));
    assert_false(kvm_policy_known("Linux", &e));
    assert_true(kvm_policy_known("v6.8", &e));
    assert_false(kvm_stage2(&in, &out, NULL)); /* nobody wants the message */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_decision_table),
        cmocka_unit_test(test_table_covers_every_policy),
        cmocka_unit_test(test_ram),
        cmocka_unit_test(test_ram_under_device_vma),
        cmocka_unit_test(test_execute_fault_on_io),
        cmocka_unit_test(test_cacheable_pfnmap_needs_both_features),
        cmocka_unit_test(test_only_pfnmap_and_mixedmap_are_forced),
        cmocka_unit_test(test_dirty_logging),
        cmocka_unit_test(test_read_only_memslot),
        cmocka_unit_test(test_mte),
        cmocka_unit_test(test_lpa2_has_no_shareability),
        cmocka_unit_test(test_every_input),
        cmocka_unit_test(test_contradicting_protections),
        cmocka_unit_test(test_reasons_name_their_source),
        cmocka_unit_test(test_unknown_policy),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
