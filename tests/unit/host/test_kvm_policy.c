/* SPDX-License-Identifier: Apache-2.0 */
/** The list of policies, the keys of a question, and the printed comparison. */
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

static void test_policies(void **state)
{
    (void)state;
    static const char *const order[] = { "v6.8",       "2023-04-v3p1", "2023-09-v1p2", "2023-12-v2",
                                         "2023-12-v3", "2023-12-v4",   "2023-12-v5",   "v6.9",
                                         "v6.17",      "v7.0" };
    size_t count;
    const char *const *names = kvm_policies(&count);
    assert_int_equal(count, ARRAY_LEN(order));
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(names[i], order[i]);
        assert_non_null(kvm_policy_about(names[i]));
        assert_int_equal(kvm_policy_ls64(names[i]), !strcmp(names[i], "v7.0"));
    }
    assert_null(kvm_policy_about("v5.0"));
    assert_false(kvm_policy_ls64("v5.0"));
}

/* The defaults are the manual's call. */
static void test_defaults(void **state)
{
    (void)state;
    struct kvm_stage2_in in;
    kvm_stage2_defaults(&in);
    assert_string_equal(in.policy, "v6.9");
    assert_false(in.pfn_is_map_memory);
    assert_int_equal(in.vma.type, KVM_VMA_nGnRnE);
    assert_true(in.vma.pfnmap);
    assert_false(in.vma.mixedmap);
    assert_true(in.vma.allow_any_uncached);
    assert_true(in.fwb && in.dic && !in.lpa2);
    assert_int_equal(in.fault, KVM_FAULT_R);
    assert_int_equal(in.mte, KVM_MTE_OFF);
    assert_true(!in.dirty_log && in.writable);
}

static bool assign(struct kvm_stage2_in *in, const char *text, struct error *e)
{
    struct kvm_stage2_keys keys = kvm_stage2_keys(in);
    return param_assign(keys.tables, keys.objects, keys.count, text, e);
}

static void test_keys(void **state)
{
    (void)state;
    static const char *const assignments[] = { "pfn_is_map_memory=1",
                                               "fwb=0",
                                               "dic=false",
                                               "lpa2=1",
                                               "fault=x",
                                               "mte=bad",
                                               "dirty_log=true",
                                               "writable=0",
                                               "vma.type=NC",
                                               "vma.pfnmap=0",
                                               "vma.mixedmap=1",
                                               "vma.allow_any_uncached=0",
                                               "place.size=2MiB",
                                               "place.pa=0x200000",
                                               "place.hva=0x7f0000000000",
                                               "place.ipa=0x8000000000",
                                               "place.offset=4096",
                                               "place.ipa_bits=48" };
    struct kvm_stage2_in in;
    struct error e = { 0 };
    kvm_stage2_defaults(&in);
    for (size_t i = 0; i < ARRAY_LEN(assignments); i++)
        assert_true(assign(&in, assignments[i], &e));
    assert_true(in.pfn_is_map_memory && !in.fwb && !in.dic && in.lpa2);
    assert_int_equal(in.fault, KVM_FAULT_X);
    assert_int_equal(in.mte, KVM_MTE_BAD);
    assert_true(in.dirty_log && !in.writable);
    assert_int_equal(in.vma.type, KVM_VMA_NC);
    assert_true(!in.vma.pfnmap && in.vma.mixedmap && !in.vma.allow_any_uncached);
    assert_int_equal(kvm_stage2_params.count + kvm_vma_params.count + kvm_place_params.count,
                     ARRAY_LEN(assignments));
    assert_int_equal(in.place.size, 2 << 20);
    assert_int_equal(in.place.pa, 0x200000);
    assert_int_equal(in.place.hva, 0x7f0000000000);
    assert_int_equal(in.place.ipa, 0x8000000000);
    assert_int_equal(in.place.offset, 4096);
    assert_int_equal(in.place.ipa_bits, 48);

    static const struct {
        const char *text;
        unsigned value;
    } types[] = { { "nGnRnE", KVM_VMA_nGnRnE },
                  { "nGnRE", KVM_VMA_nGnRE },
                  { "NC", KVM_VMA_NC },
                  { "NORMAL", KVM_VMA_NORMAL } };
    const struct param *type = param_find(&kvm_vma_params, "type");
    assert_non_null(type);
    for (size_t i = 0; i < ARRAY_LEN(types); i++) {
        assert_true(param_set_text(type, &in.vma, types[i].text, &e));
        assert_int_equal(in.vma.type, types[i].value);
    }
    assert_false(assign(&in, "vma.typ=NC", &e));
    assert_non_null(strstr(e.text, "type"));
    assert_false(assign(&in, "fault=z", &e));
}

/* The printed text; the caller frees it. */
static char *print(const char *const *policies, size_t count, struct error *e)
{
    struct kvm_stage2_in in;
    kvm_stage2_defaults(&in);
    char *text = NULL;
    size_t size;
    FILE *to = open_memstream(&text, &size);
    assert_non_null(to);
    bool done = kvm_policy_print(to, &in, policies, count, e);
    assert_int_equal(fclose(to), 0);
    if (done)
        return text;
    assert_int_equal(size, 0); /* nothing half-printed */
    free(text);
    return NULL;
}

static void test_print(void **state)
{
    (void)state;
    size_t count;
    const char *const *names = kvm_policies(&count);
    struct error e = { 0 };
    char *text = print(names, count, &e);
    assert_non_null(text);
    for (size_t i = 0; i < count; i++)
        assert_non_null(strstr(text, names[i]));
    assert_non_null(strstr(text, "0x00400000000007c7")); /* v6.8 */
    assert_non_null(strstr(text, "0x00400000000007d7")); /* v6.9 */
    assert_non_null(strstr(text, "8c47ce3e1d2c"));
    for (const char *line = text; *line;) {
        size_t length = strcspn(line, "\n");
        assert_in_range(length, 0, 100);
        if (length)
            assert_int_not_equal(line[length - 1], ' ');
        line += length + 1;
    }
    free(text);
}

/* What the code would do with what nobody asks for, version by version. */
static void test_contradictions(void **state)
{
    (void)state;
    static const struct {
        const char *policy, *nc_x, *device_nc;
    } expected[] = {
        { "v6.8", "no such flag", "no such flag" },
        { "2023-04-v3p1", "no such flag", "no such flag" },
        { "2023-09-v1p2", "no such flag", "no such flag" },
        { "2023-12-v2", "Normal-NC", "Device-nGnRE" },
        { "2023-12-v3", "Normal-NC", "Device-nGnRE" },
        { "2023-12-v4", "Normal-NC", "Device-nGnRE, WARN" },
        { "2023-12-v5", "Normal-NC", "undetermined" },
        { "v6.9", "-EINVAL", "-EINVAL" },
        { "v6.17", "-EINVAL", "-EINVAL" },
        { "v7.0", "-EINVAL", "-EINVAL" },
    };
    for (size_t i = 0; i < ARRAY_LEN(expected); i++) {
        const char *policy = expected[i].policy;
        assert_string_equal(kvm_policy_contradiction(policy, KVM_DEVICE_X), "-EINVAL");
        assert_string_equal(kvm_policy_contradiction(policy, KVM_NC_X), expected[i].nc_x);
        assert_string_equal(kvm_policy_contradiction(policy, KVM_DEVICE_NC), expected[i].device_nc);
        assert_int_equal(kvm_policy_pkvm_host(policy, false), 0xf);
        assert_int_equal(kvm_policy_pkvm_host(policy, true), strcmp(policy, "v7.0") ? 0xf : 7);
    }
    assert_null(kvm_policy_contradiction("v5.0", KVM_NC_X));
}

static void test_print_mistakes(void **state)
{
    (void)state;
    static const char *const wrong[] = { "v6.9", "v6.99" };
    struct error e = { 0 };
    assert_null(print(wrong, ARRAY_LEN(wrong), &e));
    assert_non_null(strstr(e.text, "\"v6.99\""));
    assert_null(print(wrong, 0, &e));
    assert_int_equal(e.status, GATHER_USER_ERROR);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_policies),       cmocka_unit_test(test_defaults),
        cmocka_unit_test(test_keys),           cmocka_unit_test(test_print),
        cmocka_unit_test(test_print_mistakes), cmocka_unit_test(test_contradictions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
