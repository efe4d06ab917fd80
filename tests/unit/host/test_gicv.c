/* SPDX-License-Identifier: Apache-2.0 */
/** The GICv2 virtual CPU interface page: Normal-NC in two rejected versions, else Device-nGnRE. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/base.h"
#include "host/host.h"

static void test_every_policy(void **state)
{
    (void)state;
    static const struct {
        const char *policy;
        bool nc;
    } expected[] = {
        { "v6.8", false },       { "2023-04-v3p1", false }, { "2023-09-v1p2", true },
        { "2023-12-v2", true },  { "2023-12-v3", false },   { "2023-12-v4", false },
        { "2023-12-v5", false }, { "v6.9", false },         { "v6.17", false },
        { "v7.0", false },
    };
    size_t count;
    const char *const *names = kvm_policies(&count);
    assert_int_equal(count, ARRAY_LEN(expected));
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(names[i], expected[i].policy);
        for (int fwb = 0; fwb < 2; fwb++) {
            struct kvm_stage2_out out;
            struct error e;
            assert_true(kvm_gicv(names[i], fwb, &out, &e));
            assert_null(out.memslot_error);
            assert_null(out.fault_error);
            assert_string_equal(out.type, expected[i].nc ? "Normal-NC" : "Device-nGnRE");
            assert_int_equal(out.memattr, expected[i].nc ? 5 : 1);
            assert_int_equal(out.pte, expected[i].nc ? UINT64_C(0x00400000000007d7)
                                                     : UINT64_C(0x00400000000007c7));
            assert_true(out.why_count >= 2);
        }
    }
}

/* The two ways to the same hole are told apart. */
static void test_reasons(void **state)
{
    (void)state;
    struct kvm_stage2_out out;
    assert_true(kvm_gicv("2023-09-v1p2", true, &out, NULL));
    assert_non_null(strstr(out.why[0], "KVM_PGTABLE_PROT_DEVICE"));
    assert_non_null(strstr(out.why[1], "stage2_set_prot_attr"));
    assert_true(kvm_gicv("2023-12-v2", true, &out, NULL));
    assert_non_null(strstr(out.why[0], "KVM_PGTABLE_PROT_NORMAL_NC"));
}

static void test_unknown_policy(void **state)
{
    (void)state;
    struct kvm_stage2_out out;
    struct error e = { 0 };
    assert_false(kvm_gicv("2023-12-v9", true, &out, &e));
    assert_int_equal(e.status, GATHER_USER_ERROR);
    assert_non_null(strstr(e.text, "2023-12-v"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_policy),
        cmocka_unit_test(test_reasons),
        cmocka_unit_test(test_unknown_policy),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
