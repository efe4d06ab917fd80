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
        assert_int_equal(out.answer, given_back ? KVM_INJECTS : KVM_ENDS);
        assert_int_equal(out.injected, given_back ? 0x35 : 0);
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
    size_t count;
    const char *const *names = kvm_policies(&count);
    for (size_t i = 0; i < count; i++) {
        out = ask(names[i], fault);
        assert_int_equal(out.answer, kvm_policy_ls64(names[i]) ? KVM_UNSEEN : KVM_UNDEFINES);
        assert_int_equal(out.injected, 0);
    }
}

/* Which codes have an outcome, at either stage. */
static void test_every_code(void **state)
{
    (void)state;
    static const uint8_t known[] = { 0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06,
                                     0x07, 0x08, 0x09, 0x0a, 0x0b, 0x0c, 0x0d,
                                     0x0e, 0x0f, 0x21, 0x29, 0x2b, 0x31, 0x35 };
    for (unsigned dfsc = 0; dfsc <= 64; dfsc++) {
        const bool expected = memchr(known, (int)dfsc, sizeof(known)) != NULL;
        for (unsigned stage = 1; stage <= 2; stage++) {
            const struct kvm_guest_fault fault = { .stage2 = stage == 2, .dfsc = dfsc };
            struct host_outcome out;
            struct error e;
            if (kvm_guest_fault_outcome("v7.0", &fault, &out, &e) != expected)
                fail_msg("stage %u, 0x%02x", stage, dfsc);
        }
    }
}

/* An address that stage 2 does not map is in no memslot: kvm_handle_guest_abort(). */
static void test_no_memslot(void **state)
{
    (void)state;
    static const unsigned codes[] = { 0x04, 0x05, 0x06, 0x07, 0x2b };
    for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++) {
        for (unsigned el = 0; el < 2; el++) {
            const struct kvm_guest_fault base = { .stage2 = true,
                                                  .dfsc = codes[i],
                                                  .guest_el = el };
            struct kvm_guest_fault fault = base;
            struct host_outcome out = ask("v6.9", fault);
            assert_string_equal(out.victim, "guest");
            assert_int_equal(out.answer, KVM_ENDS);
            assert_true(out.vm_ends && says(&out, "-ENOSYS") && says(&out, "KVM_EXIT_ARM_NISV"));
            fault.memslot = true; /* stage 2 is made when it is used */
            out = ask("v6.9", fault);
            assert_string_equal(out.victim, "nobody");
            assert_false(out.vm_ends);
            fault.memslot = false;
            fault.syndrome = true;
            out = ask("v6.9", fault);
            assert_string_equal(out.victim, "vmm-decides");
            assert_int_equal(out.answer, KVM_MMIO);
            assert_true(!out.vm_ends && says(&out, "KVM_EXIT_MMIO"));
            fault.maintenance = true;
            out = ask("v6.9", fault);
            assert_string_equal(out.victim, "nobody");
            assert_int_equal(out.answer, KVM_SKIPS);
            for (unsigned own = 0; own < 2; own++) {
                fault = base;
                fault.fetch = own;
                fault.s1ptw = !own;
                out = ask("v6.9", fault);
                assert_string_equal(out.victim, el ? "guest" : "guest-process");
                assert_int_equal(out.answer, KVM_INJECTS);
                assert_int_equal(out.injected, 0x10);
                assert_false(out.vm_ends);
            }
        }
    }
}

/* A BAR is never executed; HCR_EL2.PTW takes no walk of Device memory. */
static void test_no_permission(void **state)
{
    (void)state;
    struct kvm_guest_fault fault = { .stage2 = true, .dfsc = 0x0f, .fetch = true };
    struct host_outcome out = ask("v6.9", fault);
    assert_string_equal(out.victim, "guest-process");
    assert_int_equal(out.injected, 0x10);
    assert_true(says(&out, "-ENOEXEC"));
    fault = (struct kvm_guest_fault){ .stage2 = true, .dfsc = 0x0f, .s1ptw = true };
    out = ask("v6.8", fault);
    assert_string_equal(out.victim, "guest");
    assert_int_equal(out.answer, KVM_REPEATS);
    assert_true(says(&out, "PTW"));
}

/* Those of stage 1 are the guest's own. */
static void test_stage1_faults(void **state)
{
    (void)state;
    static const struct {
        unsigned dfsc;
        const char *signal;
    } rows[] = { { 0x07, "SEGV_MAPERR" }, { 0x0b, "SEGV_ACCERR" }, { 0x0d, "SEGV_ACCERR" },
                 { 0x00, "SIGKILL" },     { 0x29, "SIGKILL" },     { 0x2b, "SEGV_MAPERR" } };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const struct host_outcome out =
            ask("v6.9", (struct kvm_guest_fault){ .dfsc = rows[i].dfsc });
        assert_string_equal(out.victim, "guest-process");
        assert_true(says(&out, rows[i].signal));
        assert_int_equal(out.answer, KVM_UNSEEN);
    }
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
        cmocka_unit_test(test_every_code),
        cmocka_unit_test(test_no_memslot),
        cmocka_unit_test(test_no_permission),
        cmocka_unit_test(test_stage1_faults),
        cmocka_unit_test(test_mistakes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
