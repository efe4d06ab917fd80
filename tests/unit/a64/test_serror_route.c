/* SPDX-License-Identifier: Apache-2.0 */
/* The core takes and defers SErrors as PhysicalSErrorTarget and ESBOperation have it; no EL3. */
#include "pe.h"

enum { HCR_AMO_BIT = 5 };

static void as_the_pseudocode(void **state)
{
    (void)state;
    static const struct ext_profile profile = { .ras = true, .synchronizable = true };
    static const struct ext_error uer = { .contained = true,
                                          .recoverable = true,
                                          .action_required = true };
    struct pe *pe = pe_new();
    for (unsigned n = 0; n < 3 << 5; n++) {
        const struct ext_pe at = { .el = n / 32,
                                   .el2_enabled = true,
                                   .ras = true,
                                   .vhe = true,
                                   .a = n & 1,
                                   .amo = n >> 1 & 1,
                                   .tge = n >> 2 & 1,
                                   .e2h = n >> 3 & 1 };
        const bool esb = n >> 4 & 1;
        struct error e;
        if (!ext_pe_valid(&at, &e))
            continue;
        pe_set(pe, "HCR_EL2", 0); /* with AMO, EL1 sees VDISR_EL2 */
        pe_set(pe, "DISR_EL1", 0);
        pe_set(pe, "HCR_EL2",
               (at.tge ? PE_TGE : 0) | (at.e2h ? PE_E2H : 0) |
                   (at.amo ? UINT64_C(1) << HCR_AMO_BIT : 0));
        pe_at(pe, (unsigned)at.el, at.el > 0, at.a ? 4 : 0);
        const uint32_t iss = PhysicalSErrorSyndrome(&profile, &uer, false);
        a64_interrupt(pe->c, A64_SERROR, true, iss);
        const struct ext_target target = PhysicalSErrorTarget(&at);
        if (esb) {
            const struct ext_esb deferred = ESBOperation(&profile, &at, true, &uer);
            a64_error_barrier(pe->c);
            assert_int_equal(pe->c->serror, !deferred.deferred);
            pe_set(pe, "HCR_EL2", 0);
            assert_int_equal(pe_get(pe, "DISR_EL1"), deferred.disr);
        } else {
            assert_int_equal(a64_take_pending(pe->c), !target.masked);
            assert_int_equal(pe->c->el, target.masked ? at.el : target.el);
            if (!target.masked)
                assert_int_equal(pe_get(pe, target.el == 2 ? "ESR_EL2" : "ESR_EL1"),
                                 ext_serror_esr(iss));
        }
        a64_interrupt(pe->c, A64_SERROR, false, 0);
    }
    pe_free(pe);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(as_the_pseudocode) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
