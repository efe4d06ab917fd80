/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Who dies of an SError, over all that it can say and all places to take it, against the functions
 * of Linux written down from its source (arch/arm64: include/asm/traps.h, kernel/traps.c,
 * kvm/handle_exit.c, kvm/hyp/entry.S, kvm/inject_fault.c) on the words of the syndrome.
 */
#include "reaction_unit.h"

#include <stdio.h>

#include "mmu/mmu.h"

/* ---- Linux ----------------------------------------------------------------------------------- */

#define ESR_IDS        (UINT64_C(1) << 24)
#define ESR_AET        (UINT64_C(7) << 10)
#define ESR_AET_UC     (UINT64_C(0) << 10)
#define ESR_AET_UEU    (UINT64_C(1) << 10)
#define ESR_AET_UEO    (UINT64_C(2) << 10)
#define ESR_AET_UER    (UINT64_C(3) << 10)
#define ESR_AET_CE     (UINT64_C(6) << 10)
#define ESR_FSC        0x3fU
#define ESR_FSC_SERROR 0x11U

struct machine {
    bool ras;
    bool panicked;           /* the host */
    const char *charged;     /* the guest whose vCPU is loaded */
    const char *has_vserror; /* that guest, once KVM has injected one */
};

static bool is_ras_serror(const struct machine *m, uint64_t esr)
{
    if (esr & ESR_IDS)
        return false;
    return m->ras;
}

static bool is_fatal_ras_serror(struct machine *m, uint64_t esr)
{
    uint64_t aet = esr & ESR_AET;
    if (!is_ras_serror(m, esr) || (esr & ESR_FSC) != ESR_FSC_SERROR)
        aet = ESR_AET_UC;
    switch (aet) {
    case ESR_AET_CE:
    case ESR_AET_UEO: return false;
    case ESR_AET_UEU:
    case ESR_AET_UER: return true;
    case ESR_AET_UC:
    default: m->panicked = true; return true;
    }
}

static void do_serror(struct machine *m, uint64_t esr)
{
    if (!is_ras_serror(m, esr) || is_fatal_ras_serror(m, esr))
        m->panicked = true;
}

static void kvm_handle_guest_serror(struct machine *m, uint64_t esr)
{
    if (!is_ras_serror(m, esr) || is_fatal_ras_serror(m, esr)) {
        if (!m->panicked)
            m->has_vserror = m->charged;
    }
}

/* handle_exit_early() with ARM_SERROR_PENDING. */
static void exit_with_serror(struct machine *m, uint64_t esr)
{
    if (m->ras)
        kvm_handle_guest_serror(m, esr);
    else
        m->has_vserror = m->charged;
}

static const char *linux_says(const struct host_serror_in *in)
{
    const uint64_t aets[EXT_STATES] = { [EXT_UC] = ESR_AET_UC,
                                        [EXT_UEU] = ESR_AET_UEU,
                                        [EXT_UEO] = ESR_AET_UEO,
                                        [EXT_UER] = ESR_AET_UER,
                                        [EXT_CE] = ESR_AET_CE };
    const uint64_t esr = UINT64_C(0xbe000000) | (in->ids ? ESR_IDS : 0) | aets[in->aet] | in->dfsc;
    struct machine m = { .ras = in->feat_ras,
                         .charged = in->context == SERROR_OTHER_GUEST ? "other-guest" : "guest" };
    switch (in->context) {
    case SERROR_GUEST:
    case SERROR_OTHER_GUEST: kvm_handle_guest_serror(&m, esr); break;
    case SERROR_EXIT_WINDOW:
        if (in->synchronizable)
            exit_with_serror(&m, esr);
        else
            do_serror(&m, esr);
        break;
    default: do_serror(&m, esr);
    }
    if (m.panicked)
        return "host";
    return m.has_vserror ? m.has_vserror : "nobody";
}

/* ---- tests ----------------------------------------------------------------------------------- */

static struct host_reaction ask(const struct host_serror_in *in)
{
    struct host_reaction out;
    struct error e;
    assert_true(host_serror(in, &out, &e));
    check_reaction(&out, 2);
    return out;
}

static struct host_serror_in input_of(unsigned n, uint64_t dfsc)
{
    struct host_serror_in in;
    host_serror_defaults(&in);
    in.dfsc = dfsc;
    in.aet = n % EXT_STATES;
    n /= EXT_STATES;
    in.context = n & 3;
    in.feat_ras = n >> 2 & 1;
    in.ids = n >> 3 & 1;
    in.synchronizable = n >> 4 & 1;
    in.scr_el3_ea = n >> 5 & 1;
    in.el3_handler_claims = n >> 6 & 1;
    return in;
}

enum { INPUTS = EXT_STATES << 7 };

static void test_product(void **state)
{
    (void)state;
    for (uint64_t dfsc = 0; dfsc < 64; dfsc++) {
        for (unsigned n = 0; n < INPUTS; n++) {
            const struct host_serror_in in = input_of(n, dfsc);
            const struct host_reaction out = ask(&in);
            const char *expected = linux_says(&in);
            if (in.scr_el3_ea)
                expected = in.el3_handler_claims ? "firmware" : "platform";
            if (strcmp(out.victim, expected) != 0)
                fail_msg("input %u dfsc 0x%x: %s, expected %s", n, (unsigned)dfsc, out.victim,
                         expected);
        }
    }
}

/* True of every input, whatever the code of any version. */
static void test_invariants(void **state)
{
    (void)state;
    for (unsigned n = 0; n < INPUTS; n++) {
        for (uint64_t dfsc = 0; dfsc <= 0x11; dfsc += 0x11) {
            struct host_serror_in in = input_of(n, dfsc);
            const struct host_reaction out = ask(&in);
            const bool in_a_guest = in.context == SERROR_GUEST || in.context == SERROR_OTHER_GUEST;
            if (!strcmp(out.victim, "other-guest"))
                assert_int_equal(in.context, SERROR_OTHER_GUEST);
            if (!strcmp(out.victim, "guest"))
                assert_true(in.context == SERROR_GUEST || in.context == SERROR_EXIT_WINDOW);
            if (!strcmp(out.victim, "platform") || !strcmp(out.victim, "firmware"))
                assert_true(in.scr_el3_ea);
            if (!in.feat_ras && !in.scr_el3_ea && in_a_guest) /* FEAT_RAS widens the radius */
                assert_string_not_equal(out.victim, "host");
            if (!strcmp(out.victim, "nobody"))
                assert_true(in.feat_ras && !in.ids && dfsc == 0x11 &&
                            (in.aet == EXT_CE || in.aet == EXT_UEO));
            assert_int_equal(says(&out, "SCR_EL3.EA"), in.scr_el3_ea);
            assert_int_equal(says(&out, "nmi_panic"), !strcmp(out.victim, "host"));
            /* No version has changed who it is. */
            size_t count;
            const char *const *names = host_kernels(&count);
            for (size_t k = 0; k < count; k++) {
                in.kernel = names[k];
                assert_string_equal(ask(&in).victim, out.victim);
            }
        }
    }
}

/* Same syndrome, same device, another moment: section by section of what the list argued about. */
static void test_arrival_alone(void **state)
{
    (void)state;
    static const struct {
        bool ras;
        unsigned aet;
        const char *guest, *window, *host, *other;
    } rows[] = {
        { true, EXT_UC, "host", "host", "host", "host" },
        { true, EXT_UEU, "guest", "guest", "host", "other-guest" },
        { true, EXT_UER, "guest", "guest", "host", "other-guest" },
        { true, EXT_UEO, "nobody", "nobody", "nobody", "nobody" },
        { true, EXT_CE, "nobody", "nobody", "nobody", "nobody" },
        { false, EXT_UC, "guest", "guest", "host", "other-guest" },
        { false, EXT_CE, "guest", "guest", "host", "other-guest" },
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        const char *const victims[] = { [SERROR_GUEST] = rows[i].guest,
                                        [SERROR_EXIT_WINDOW] = rows[i].window,
                                        [SERROR_HOST] = rows[i].host,
                                        [SERROR_OTHER_GUEST] = rows[i].other };
        for (unsigned context = 0; context < ARRAY_LEN(victims); context++) {
            struct host_serror_in in;
            host_serror_defaults(&in);
            in.feat_ras = rows[i].ras;
            in.aet = rows[i].aet;
            in.context = context;
            assert_string_equal(ask(&in).victim, victims[context]);
        }
    }
}

static void test_steps(void **state)
{
    (void)state;
    struct host_serror_in in;
    host_serror_defaults(&in);
    in.aet = EXT_UEU;
    struct host_reaction out = ask(&in);
    assert_true(says(&out, "HCR_EL2.AMO"));
    assert_true(says(&out, "kvm_handle_guest_serror()"));
    assert_true(says(&out, "arm64_is_fatal_ras_serror(): AET 1, UEU"));
    assert_true(says(&out, "kvm_inject_vabt()"));
    assert_true(says(&out, "VSESR_EL2 0x1000000"));
    assert_true(says(&out, "ESR_EL1 0xbf000000"));
    in.kernel = "v7.0";
    out = ask(&in);
    assert_true(says(&out, "kvm_inject_serror()"));
    assert_true(says(&out, "kvm_inject_serror_esr()"));
    assert_false(says(&out, "kvm_inject_vabt"));
    in.context = SERROR_EXIT_WINDOW;
    out = ask(&in);
    assert_true(says(&out, "DISR_EL1"));
    assert_true(says(&out, "disr_to_esr()"));
    in.feat_ras = false;
    out = ask(&in);
    assert_true(says(&out, "ISR_EL1.A"));
    assert_false(says(&out, "DISR_EL1"));
    assert_false(says(&out, "VSESR_EL2 0x"));
    in.context = SERROR_HOST;
    out = ask(&in);
    assert_true(says(&out, "do_serror()"));
    in.scr_el3_ea = true;
    out = ask(&in);
    assert_true(says(&out, "plat_default_ea_handler()"));
    assert_true(says(&out, "lower_el_panic()"));
    in.feat_ras = true;
    in.aet = EXT_UC;
    out = ask(&in);
    assert_true(says(&out, "plat_handle_uncontainable_ea()"));
}

/* ESRs from the logs of hosts that have died of them, but for the last. */
static void test_logs(void **state)
{
    (void)state;
    static const struct {
        uint64_t esr;
        bool ras;
        const char *host, *guest;
    } rows[] = {
        { 0xbe000411, true, "host", "guest" },  /* RK3588: UEU */
        { 0xbe000011, true, "host", "host" },   /* UC */
        { 0xbe000000, true, "host", "host" },   /* uncategorized */
        { 0xbf000002, false, "host", "guest" }, /* Cortex-A53 and A72: SLVERR */
        { 0xbf000000, true, "host", "guest" },  /* IDS */
        { 0xbe001811, true, "nobody", "nobody" },
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct host_serror_in in;
        struct error e;
        host_serror_defaults(&in);
        in.feat_ras = rows[i].ras;
        assert_true(host_serror_from_esr(rows[i].esr, &in, &e));
        in.context = SERROR_HOST;
        assert_string_equal(ask(&in).victim, rows[i].host);
        in.context = SERROR_GUEST;
        assert_string_equal(ask(&in).victim, rows[i].guest);
    }
    static const uint64_t wrong[] = { 0x96000210, 0xbc000011, 0xbe001011, 0x1be000011, 0 };
    for (size_t i = 0; i < ARRAY_LEN(wrong); i++) {
        struct host_serror_in in;
        struct error e = { 0 };
        host_serror_defaults(&in);
        assert_false(host_serror_from_esr(wrong[i], &in, &e));
        assert_int_not_equal(e.text[0], 0);
    }
}

static void test_kernels(void **state)
{
    (void)state;
    size_t count;
    const char *const *names = host_kernels(&count);
    assert_string_equal(names[0], "v6.8");
    int last = 0;
    for (size_t i = 0; i < count; i++) {
        int major, minor, end = 0;
        assert_int_equal(sscanf(names[i], "v%d.%d%n", &major, &minor, &end), 2);
        assert_int_equal(end, (int)strlen(names[i]));
        assert_true(major * 100 + minor > last);
        last = major * 100 + minor;
        struct host_serror_in in;
        host_serror_defaults(&in);
        in.kernel = names[i];
        in.aet = EXT_UEU;
        const struct host_reaction out = ask(&in);
        assert_int_equal(says(&out, "kvm_inject_vabt"), last < 617);
    }
    struct host_serror_in in;
    struct host_reaction out;
    struct error e = { 0 };
    host_serror_defaults(&in);
    in.kernel = "v6.9x";
    assert_false(host_serror(&in, &out, &e));
    assert_non_null(strstr(e.text, "did you mean \"v6.9\""));
    in.kernel = NULL;
    assert_false(host_serror(&in, &out, &e));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_product),       cmocka_unit_test(test_invariants),
        cmocka_unit_test(test_arrival_alone), cmocka_unit_test(test_steps),
        cmocka_unit_test(test_logs),          cmocka_unit_test(test_kernels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
