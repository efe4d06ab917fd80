/* SPDX-License-Identifier: Apache-2.0 */
/** Who is hurt by a guest's own fault, for each policy. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/base.h"
#include "host/host.h"

static struct host_outcome ask(const char *policy, struct kvm_guest_fault fault)
{
    struct host_outcome out;
    struct error e;
    assert_true(kvm_guest_fault_outcome(policy, &fault, &out, &e));
    assert_in_range(out.step_count, 1, HOST_STEPS);
    assert_int_not_equal(out.outcome[0], 0);
    return out;
}

static bool says(const struct host_outcome *out, const char *text)
{
    for (unsigned i = 0; i < out->step_count; i++) {
        if (strstr(out->steps[i], text))
            return true;
    }
    return strstr(out->outcome, text) != NULL;
}

/* Write-combining in the guest over a Device stage 2: one process ends the VM, under every kernel.
 */
static void test_stage2_alignment(void **state)
{
    (void)state;
    size_t count;
    const char *const *names = kvm_policies(&count);
    for (size_t i = 0; i < count; i++) {
        for (unsigned el = 0; el < 2; el++) {
            struct host_outcome out = ask(
                names[i], (struct kvm_guest_fault){ .stage2 = true, .dfsc = 0x21, .guest_el = el });
            assert_string_equal(out.victim, "guest");
            assert_true(says(&out, "Unsupported FSC"));
            assert_true(says(&out, "-EFAULT"));
            assert_true(out.vm_ends);
            assert_false(says(&out, "SIGBUS"));
        }
    }
}

static void test_stage1_alignment_is_not_kvms(void **state)
{
    (void)state;
    size_t count;
    const char *const *names = kvm_policies(&count);
    for (size_t i = 0; i < count; i++) {
        struct kvm_guest_fault fault = { .dfsc = 0x21 };
        struct host_outcome out = ask(names[i], fault);
        assert_string_equal(out.victim, "guest-process");
        assert_true(says(&out, "SIGBUS (BUS_ADRALN)"));
        assert_false(says(&out, "-EFAULT"));
        fault.guest_el = 1;
        out = ask(names[i], fault);
        assert_string_equal(out.victim, "guest");
        assert_true(says(&out, "oops"));
        assert_false(out.vm_ends);
    }
}

static void test_unsupported_atomic(void **state)
{
    (void)state;
    struct kvm_guest_fault fault = { .stage2 = true, .dfsc = 0x35 };
    size_t count;
    const char *const *names = kvm_policies(&count);
    for (size_t i = 0; i < count; i++) {
        struct host_outcome out = ask(names[i], fault);
        bool given_back = !strcmp(names[i], "v7.0");
        assert_string_equal(out.victim, given_back ? "guest-process" : "guest");
        assert_int_equal(says(&out, "-EFAULT"), !given_back);
        assert_int_equal(out.vm_ends, !given_back);
        assert_int_equal(says(&out, "SIGBUS (BUS_OBJERR)"), given_back);
    }
    fault.stage2 = false;
    assert_string_equal(ask("v6.9", fault).victim, "guest-process");
    fault.stage2 = true;
    fault.guest_el = 1;
    assert_string_equal(ask("v7.0", fault).victim, "guest");
    assert_false(ask("v7.0", fault).vm_ends); /* its kernel oopses, if it does */
}

static void test_undefined_store(void **state)
{
    (void)state;
    struct kvm_guest_fault fault = { .undefined = true };
    struct host_outcome out = ask("v6.9", fault);
    assert_string_equal(out.victim, "guest-process");
    assert_true(says(&out, "SIGILL"));
    assert_true(says(&out, "EnALS"));
    fault.guest_el = 1;
    assert_string_equal(ask("v6.9", fault).victim, "guest");
}

static void test_mistakes(void **state)
{
    (void)state;
    struct host_outcome out;
    struct error e = { 0 };
    struct kvm_guest_fault fault = { .stage2 = true, .dfsc = 0x10 };
    assert_false(kvm_guest_fault_outcome("v6.9", &fault, &out, &e));
    assert_non_null(strstr(e.text, "0x10"));
    assert_non_null(strstr(e.text, "0x21"));
    assert_non_null(strstr(e.text, "0x35"));
    fault = (struct kvm_guest_fault){ .dfsc = 0x21, .guest_el = 2 };
    assert_false(kvm_guest_fault_outcome("v6.9", &fault, &out, &e));
    fault.guest_el = 0;
    assert_false(kvm_guest_fault_outcome("v6.10", &fault, &out, &e));
    assert_non_null(strstr(e.text, "\"v6.10\""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_stage2_alignment),
        cmocka_unit_test(test_stage1_alignment_is_not_kvms),
        cmocka_unit_test(test_unsupported_atomic),
        cmocka_unit_test(test_undefined_store),
        cmocka_unit_test(test_mistakes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
