/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Who is hurt by a synchronous External abort, over all inputs and kernels, against Linux's
 * functions written down from its source (arch/arm64: mm/fault.c, kvm/mmu.c before and after
 * ad9c62bd8946) and Trusted Firmware's (bl31/aarch64/ea_delegate.S, plat_common.c).
 */
#include "reaction_unit.h"

#include "mmu/mmu.h"

/* ---- Linux ----------------------------------------------------------------------------------- */

/* kvm_handle_guest_sea() and host_owns_sea(); `v619`: the version that can ask the VMM. */
static const char *kvm_handle_guest_sea(const struct host_sea_in *in, bool v619)
{
    const bool fsc_is_ttw = in->walk, s1ptw = in->walk;
    if (in->apei_claims) /* apei_claim_sea(NULL) == 0 */
        return "memory-failure";
    const bool host_owns = !in->feat_ras || (fsc_is_ttw && s1ptw);
    if (!v619 || host_owns || !in->sea_to_user)
        return "guest"; /* kvm_inject_serror() */
    return "vmm-decides";
}

/* do_sea(), where it runs. */
static const char *do_sea(bool user_mode, bool claimed, const char *process, const char *kernel)
{
    if (user_mode && claimed)
        return "memory-failure";
    return user_mode ? process : kernel; /* arm64_notify_die(): a signal, or die() */
}

static const char *linux_says(const struct host_sea_in *in, bool v619)
{
    if (in->context != SEA_GUEST)
        return do_sea(in->context == SEA_HOST_PROCESS, in->apei_claims, "host-process", "host");
    const bool tea = in->feat_ras; /* vcpu_reset_hcr() */
    if (tea || in->walk)
        return kvm_handle_guest_sea(in, v619);
    return do_sea(in->guest_el == 0, false, "guest-process", "guest");
}

static bool is_v619(const char *name)
{
    return !strcmp(name, "v6.19") || name[1] > '6';
}

/* ---- tests ----------------------------------------------------------------------------------- */

static struct host_reaction ask(const struct host_sea_in *in)
{
    struct host_reaction out;
    struct error e;
    assert_true(host_sea(in, &out, &e));
    check_reaction(&out, 3);
    return out;
}

static struct host_sea_in input_of(unsigned n)
{
    struct host_sea_in in;
    host_sea_defaults(&in);
    in.context = n % 3;
    n /= 3;
    in.set = n % EXT_STATES;
    n /= EXT_STATES;
    in.guest_el = n & 1;
    in.feat_ras = n >> 1 & 1;
    in.apei_claims = n >> 2 & 1;
    in.sea_to_user = n >> 3 & 1;
    in.walk = n >> 4 & 1;
    in.scr_el3_ea = n >> 5 & 1;
    in.el3_handler_claims = n >> 6 & 1;
    return in;
}

enum { INPUTS = 3 * EXT_STATES << 7 };

static bool can_be(const struct host_sea_in *in)
{
    if (in->set == EXT_CE || in->set == EXT_UEU)
        return false;
    return !in->walk || (in->context == SEA_GUEST && in->set == EXT_UER);
}

static void test_product(void **state)
{
    (void)state;
    size_t count;
    const char *const *names = host_kernels(&count);
    for (unsigned n = 0; n < INPUTS; n++) {
        struct host_sea_in in = input_of(n);
        struct host_reaction out;
        struct error e = { 0 };
        if (!can_be(&in)) {
            assert_false(host_sea(&in, &out, &e));
            assert_int_not_equal(e.text[0], 0);
            continue;
        }
        for (size_t k = 0; k < count; k++) {
            in.kernel = names[k];
            out = ask(&in);
            const char *expected = linux_says(&in, is_v619(names[k]));
            if (in.scr_el3_ea)
                expected = in.el3_handler_claims ? "firmware" : "platform";
            if (strcmp(out.victim, expected) != 0)
                fail_msg("input %u, %s: %s, expected %s", n, names[k], out.victim, expected);
        }
    }
}

static void test_invariants(void **state)
{
    (void)state;
    for (unsigned n = 0; n < INPUTS; n++) {
        struct host_sea_in in = input_of(n);
        if (!can_be(&in))
            continue;
        in.kernel = "v7.0";
        const struct host_reaction out = ask(&in);
        if (!strcmp(out.victim, "vmm-decides"))
            assert_true(in.feat_ras && in.sea_to_user && !in.walk && !in.apei_claims);
        if (!strcmp(out.victim, "guest-process")) /* only a core without FEAT_RAS is so kind */
            assert_true(!in.feat_ras && in.guest_el == 0);
        if (in.context == SEA_GUEST && !in.scr_el3_ea)
            assert_string_not_equal(out.victim, "host");    /* a guest's SEA never ends the host */
        assert_string_not_equal(out.victim, "other-guest"); /* it is synchronous */
        assert_string_not_equal(out.victim, "nobody");
        assert_int_equal(says(&out, "SCR_EL3.EA"), in.scr_el3_ea);
        assert_int_equal(says(&out, "KVM_EXIT_ARM_SEA"), !strcmp(out.victim, "vmm-decides"));
        in.kernel = "v6.9";
        const struct host_reaction old = ask(&in);
        if (strcmp(old.victim, out.victim) != 0) { /* all that v6.19 has changed */
            assert_string_equal(out.victim, "vmm-decides");
            assert_string_equal(old.victim, "guest");
            assert_true(says(&old, "ad9c62bd8946"));
        }
    }
}

static void test_steps(void **state)
{
    (void)state;
    struct host_sea_in in;
    host_sea_defaults(&in);
    assert_string_equal(in.kernel, "v6.9");
    struct host_reaction out = ask(&in);
    assert_true(says(&out, "HCR_EL2.TEA 1"));
    assert_true(says(&out, "kvm_handle_guest_sea()"));
    assert_true(says(&out, "apei_claim_sea()"));
    assert_true(says(&out, "kvm_inject_vabt()"));
    assert_true(says(&out, "0xbf000000"));
    in.apei_claims = true;
    out = ask(&in);
    assert_true(says(&out, "ghes_notify_sea()"));
    assert_true(says(&out, "memory_failure"));
    in.apei_claims = false;
    in.feat_ras = false;
    out = ask(&in);
    assert_true(says(&out, "TEA is RES0"));
    assert_true(says(&out, "do_sea()"));
    assert_true(says(&out, "SIGBUS (BUS_OBJERR)"));
    assert_false(says(&out, "kvm_"));
    in.walk = in.sea_to_user = true;
    in.kernel = "v7.0";
    out = ask(&in);
    assert_true(says(&out, "host_owns_sea()"));
    assert_false(says(&out, "VSESR_EL2 0x"));
    in.walk = false;
    in.context = SEA_HOST_KERNEL;
    in.apei_claims = true;
    out = ask(&in);
    assert_true(says(&out, "apei_claim_sea() is not called"));
    in.scr_el3_ea = in.feat_ras = true;
    in.set = EXT_UC;
    out = ask(&in);
    assert_true(says(&out, "delegate_sync_ea(): the syndrome says UC"));
    assert_true(says(&out, "panic()"));
}

static void test_mistakes(void **state)
{
    (void)state;
    struct host_sea_in in;
    struct host_reaction out;
    struct error e = { 0 };
    host_sea_defaults(&in);
    in.kernel = "v7.00";
    assert_false(host_sea(&in, &out, &e));
    assert_non_null(strstr(e.text, "did you mean \"v7.0\""));
    host_sea_defaults(&in);
    in.set = EXT_CE;
    assert_false(host_sea(&in, &out, &e));
    assert_non_null(strstr(e.text, "cannot say CE"));
    host_sea_defaults(&in);
    in.walk = true;
    in.set = EXT_UC;
    assert_false(host_sea(&in, &out, &e));
    assert_non_null(strstr(e.text, "no SET"));
    host_sea_defaults(&in);
    in.walk = true;
    in.context = SEA_HOST_PROCESS;
    assert_false(host_sea(&in, &out, &e));
    assert_non_null(strstr(e.text, "no stage 2"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_product),
        cmocka_unit_test(test_invariants),
        cmocka_unit_test(test_steps),
        cmocka_unit_test(test_mistakes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
