/* SPDX-License-Identifier: Apache-2.0 */
/* Whole machines that leave the ESRs which logs of real ones show, and who paid for them there. */
#include "lives_rig.h"

#include "platform/lives.h"

struct logged {
    uint32_t esr;
    unsigned target; /* the Exception level whose log it is */
    const char *policy, *s1;
    unsigned el, offset, size;
    bool store, ras, fails;
    const char *victim;
};

static const struct logged rows[] = {
    /* A memcpy's STR Q to write-combining memory of a GPU, at EL0, over stage 2 Device. */
    { 0x92000061, 2, "v6.8", "normal-nc", 0, 0x104, 16, true, true, false, "guest" },
    /* The same with ioremap() in a host's log, here the guest's own, raspberrypi-pcie-devices 6. */
    { 0x96000061, 1, "v6.9", "device-ngnre", 1, 0x104, 8, true, true, false, "guest" },
    { 0x92000061, 1, "v6.9", "device-ngnre", 0, 0x104, 8, true, true, false, "guest-process" },
    { 0x96000021, 1, "v6.9", "device-ngnre", 1, 0x104, 8, false, true, false, "guest" },
    /* apq8016, coresight: without FEAT_RAS the guest has it itself. */
    { 0x96000010, 1, "v6.9", "device-ngnre", 1, 0x100, 4, false, false, true, "guest" },
    { 0x92000010, 1, "v6.9", "device-ngnre", 0, 0x100, 4, false, false, true, "guest-process" },
    { 0x92000010, 1, "v6.9", "normal-nc", 0, 0x100, 4, false, false, true, "guest-process" },
    /* With it HCR_EL2.TEA is 1: KVM has it, from a lower Exception level whoever it was. */
    { 0x92000010, 2, "v6.9", "device-ngnre", 1, 0x100, 4, false, true, true, "guest" },
    { 0x92000010, 2, "v6.9", "normal-nc", 0, 0x100, 4, false, true, true, "guest" },
};

static void test_faults(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        const struct logged *w = &rows[i];
        const struct vm_request request = { .policy = w->policy, .el = w->el, .page = 4096 };
        struct map_request map;
        struct rig *r = rig_new();
        r->params.abort.ras = w->ras;
        r->params.root.read_error = PCIE_READ_SLVERR;
        rig_build(r);
        map_request_defaults(&map);
        rig_vm_as(r, &request, &map, w->s1);
        if (w->fails)
            rig_inject(r, PCIE_INJECT_UR, w->offset, 1);
        const va_t va = rig_va(r, 0, w->offset);
        const struct access a = w->store ? rig_store(va, w->size) : rig_load(va, w->size);
        const struct cpu_result result = rig_access(rig_cpu(r, 0, 0), &a);
        assert_int_equal(result.outcome.exception.esr, w->esr);
        assert_int_equal(result.outcome.exception.target_el, w->target);
        assert_int_equal(result.outcome.exception.far, va.va);
        assert_string_equal(result.victim, w->victim);
        rig_finish(r);
        assert_int_equal(lives_total(r), 1);
        struct verdict v;
        struct error e = { 0 };
        assert_true(host_verdict(&platform_life(r->platform, 1)->life, &v, &e));
        /* A process of the guest ends its whole VM: that is not contained in the process. */
        const bool grows = w->el == 0 && strcmp(w->victim, "guest") == 0;
        assert_int_equal(v.verdict, grows ? VERDICT_VM : VERDICT_SYNC);
        assert_int_equal(rig_writes(r), 0);
        rig_free(r);
    }
}

/* What a core's SError says, from the key `abort.report` and the truth, as it stands in logs. */
static void test_serrors(void **state)
{
    (void)state;
    static const struct {
        uint64_t esr;
        unsigned truth, report;
        uint64_t impdef;
    } serrors[] = {
        { 0xbe000411, EXT_UER, EXT_REPORT_UEU, 0 },           /* RK3588 */
        { 0xbe000011, EXT_UER, EXT_REPORT_UC, 0 },            /* R-Car */
        { 0xbe000000, EXT_UER, EXT_REPORT_UNCATEGORIZED, 0 }, /* sc8280xp */
        { 0xbf000002, EXT_UER, EXT_REPORT_IMPDEF, 2 },        /* Cortex-A53 and A72: SLVERR */
        { 0xbf000000, EXT_UER, EXT_REPORT_IMPDEF, 0 },
        { 0xbe000c11, EXT_UER, EXT_REPORT_STATE, 0 },
        { 0xbe000811, EXT_UEO, EXT_REPORT_STATE, 0 },
        { 0xbe001811, EXT_CE, EXT_REPORT_STATE, 0 },
        { 0xbe000411, EXT_UEU, EXT_REPORT_STATE, 0 },
        { 0xbe000011, EXT_UC, EXT_REPORT_STATE, 0 },
    };
    for (size_t i = 0; i < ARRAY_LEN(serrors); i++) {
        struct platform_params params;
        platform_defaults(&params);
        params.abort.report = serrors[i].report;
        params.abort.impdef = serrors[i].impdef;
        const struct ext_error truth = life_truth((enum ext_state)serrors[i].truth);
        const uint32_t iss = PhysicalSErrorSyndrome(&params.abort, &truth, false);
        assert_int_equal(ext_serror_esr(iss), serrors[i].esr);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_faults),
        cmocka_unit_test(test_serrors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
