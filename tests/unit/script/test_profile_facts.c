/* SPDX-License-Identifier: Apache-2.0 */
/* What the profiles stand for: each against the document that it is made after. */
#include "../pcie/errors_rig.h"

#include "platform/platform.h"
#include "script/script.h"

static const simtime_t START = 1000000, FOREVER = 100000000000000;

/* Over presets that say the opposite of most of it. */
static const char *const bases[] = { "generic-n1", "imx6", "bcm2711" };

static void load(const char *preset, const char *profile, struct platform_params *params)
{
    struct error e = { 0 };
    const struct script_profiles which = { .names = { profile }, .count = 1 };
    if (!script_load_preset(SOURCE_DIR "/scripts/platforms", preset, params, &e) ||
        !script_lay_profiles(SOURCE_DIR "/scripts/platforms", &which, params, &e))
        fail_msg("%s:%d: %s", e.file, e.line, e.text);
}

static struct rig *root_complex(const char *preset, const char *profile)
{
    struct platform_params params;
    load(preset, profile, &params);
    return errors_rig_of(&params.root, &params.link);
}

/* ---- root complexes ---------------------------------------------------------------------------
 */

struct expected {
    enum pcie_inject_kind kind;
    enum pcie_inject_space space;
    enum bus_status status;
    uint8_t data;
    bool serror; /* the loss of the link is told by one of its own, too */
};

static void check_reads(const char *profile, const struct expected *rows, size_t count)
{
    for (size_t i = 0; i < count * ARRAY_LEN(bases); i++) {
        const struct expected *x = &rows[i % count];
        struct rig *r = root_complex(bases[i / count], profile);
        const struct pcie_inject fault = fault_of(x->kind, x->space);
        inject(r->port, &fault);
        const uint64_t at = x->space == PCIE_INJECT_CFG ? ECAM + BUS_1 + 0x40 : LOW_BAR;
        const uint32_t tag = rig_add(r, read_at(r, START, at, 4));
        rig_until(r, FOREVER);
        const struct seen_answer *a = &r->answers[tag];
        if (a->count != 1 || a->status != x->status || a->data[0] != x->data ||
            (r->report_count > 0) != x->serror)
            fail_msg("%s over %s, row %zu: status %d, data %02x, %zu SErrors", profile,
                     bases[i / count], i % count, a->status, a->data[0], r->report_count);
        rig_free(r);
    }
}

/* A refused write: SErrors, and interrupts of the root port. */
static void check_write(const char *profile, size_t serrors, bool recorded)
{
    for (size_t i = 0; i < ARRAY_LEN(bases); i++) {
        struct rig *r = root_complex(bases[i], profile);
        const struct pcie_inject fault = fault_of(PCIE_INJECT_UR, PCIE_INJECT_MEM);
        inject(r->port, &fault);
        rig_add(r, write_at(r, START, LOW_BAR, 4, 1));
        rig_run(r);
        assert_int_equal(r->report_count, serrors);
        assert_int_equal(r->error_count > 0, recorded);
        rig_free(r);
    }
}

#define MEM PCIE_INJECT_MEM
#define CFG PCIE_INJECT_CFG

/* Slave Bridge Response to Abnormal Conditions: UR DECERR, timeout SLVERR, poison SLVERR, CA
 * SLVERR. Abnormal Configuration Terminations: timeout OKAY and zeros. */
static void pg194(void **state)
{
    static const struct expected rows[] = {
        { PCIE_INJECT_UR, MEM, BUS_DECERR, 0xff, false },
        { PCIE_INJECT_TIMEOUT, MEM, BUS_SLVERR, 0xff, false },
        { PCIE_INJECT_POISON, MEM, BUS_SLVERR, 0xff, false },
        { PCIE_INJECT_CA, MEM, BUS_SLVERR, 0xff, false },
        { PCIE_INJECT_TIMEOUT, CFG, BUS_OK, 0, false },
    };
    (void)state;
    check_reads("xilinx_axi_bridge", rows, ARRAY_LEN(rows));
}

/* All ones whatever it is; a refused write is a record; containment is off. */
static void server(void **state)
{
    static const struct expected rows[] = {
        { PCIE_INJECT_UR, MEM, BUS_OK, 0xff, false },
        { PCIE_INJECT_CA, MEM, BUS_OK, 0xff, false },
        { PCIE_INJECT_TIMEOUT, MEM, BUS_OK, 0xff, false },
        { PCIE_INJECT_LINKDOWN, MEM, BUS_OK, 0xff, false },
        { PCIE_INJECT_UR, CFG, BUS_OK, 0xff, false },
        { PCIE_INJECT_LINKDOWN, CFG, BUS_OK, 0xff, false },
    };
    (void)state;
    check_reads("vfio_server", rows, ARRAY_LEN(rows));
    check_write("vfio_server", 0, true);
    struct platform_params params;
    load("imx6", "vfio_server", &params);
    assert_int_equal(params.root.dpc, 0);
    assert_int_equal(params.host.aer, HOST_AER_NATIVE);
    assert_true(params.host.vmm_listens && params.host.zap);
}

/* An SError for reads of BARs (MT7988), of configuration space (BCM2711), and for writes. */
static void soc(void **state)
{
    static const struct expected rows[] = {
        { PCIE_INJECT_UR, CFG, BUS_OK, 0xff, true },
        { PCIE_INJECT_UR, MEM, BUS_OK, 0xff, true },
        { PCIE_INJECT_TIMEOUT, MEM, BUS_OK, 0xff, true },
        { PCIE_INJECT_LINKDOWN, MEM, BUS_OK, 0xff, true },
    };
    (void)state;
    check_reads("no_ras_soc", rows, ARRAY_LEN(rows));
    check_write("no_ras_soc", 1, true);
}

/* ---- cores ------------------------------------------------------------------------------------
 */

static const struct ext_enables nothing = { .el10 = true };

static void check_table(const char *profile, const char *const table[EXT_KINDS])
{
    for (size_t b = 0; b < ARRAY_LEN(bases); b++) {
        struct platform_params params;
        load(bases[b], profile, &params);
        for (unsigned kind = 0; kind < EXT_KINDS; kind++) {
            for (unsigned memory = 0; memory < EXT_MEMORIES; memory++) {
                const struct ext_access a = { .kind = kind, .memory = memory };
                const bool sync = IsExternalAbortTakenSynchronously(&params.abort, &nothing, &a);
                if (sync != (table[kind][memory] == 's'))
                    fail_msg("%s: kind %u, memory %u", profile, kind, memory);
            }
        }
    }
}

/* ESR_ELx of the SError of an error, for each of what may be true of it. */
static void check_esr(const char *profile, uint64_t contained, uint64_t uncontained)
{
    for (size_t b = 0; b < ARRAY_LEN(bases); b++) {
        struct platform_params params;
        load(bases[b], profile, &params);
        for (unsigned bits = 0; bits < 8; bits++) {
            struct ext_error x = { .contained = true,
                                   .synchronized = true,
                                   .recoverable = bits & 1,
                                   .action_required = bits & 2,
                                   .corrected = bits & 4 };
            assert_int_equal(ext_serror_esr(PhysicalSErrorSyndrome(&params.abort, &x, false)),
                             contained);
            x.contained = false;
            assert_int_equal(ext_serror_esr(PhysicalSErrorSyndrome(&params.abort, &x, false)),
                             uncontained);
        }
    }
}

/* Cortex-A35 TRM A7.5: synchronous are all loads and Store-Exclusives; stores are not. B2.42:
 * SLVERR is ISS[1:0] = 2, as in the logs of Cortex-A53: bf000002h. */
static void a35(void **state)
{
    static const char *const table[] = { [EXT_LOAD] = "sss",
                                         [EXT_STORE] = "aaa",
                                         [EXT_EXCLUSIVE] = "sss",
                                         [EXT_WALK] = "sss",
                                         [EXT_FETCH] = "sss" };
    struct platform_params params;
    (void)state;
    check_table("a35_like", table);
    check_esr("a35_like", 0xbf000002, 0xbf000002);
    load("generic-n1", "a35_like", &params);
    assert_false(params.abort.ras || params.cpu.ras);
}

/* Cortex-A76 TRM B2.47: IDS = 0, and AET UC (0) or UEU (1); EA is RES0. */
static void n1(void **state)
{
    static const char *const table[] = { [EXT_LOAD] = "sss",
                                         [EXT_STORE] = "aaa",
                                         [EXT_EXCLUSIVE] = "sss",
                                         [EXT_WALK] = "sss",
                                         [EXT_FETCH] = "sss" };
    struct platform_params params;
    (void)state;
    check_table("n1_like", table);
    check_esr("n1_like", 0xbe000411, 0xbe000011);
    load("bcm2711", "n1_like", &params);
    assert_true(params.abort.ras && params.cpu.ras);
    assert_false(params.abort.rasv2 || params.abort.doublefault);
}

/* ---- who dies ---------------------------------------------------------------------------------
 */

static const char *victim(const char *profile, unsigned where)
{
    struct platform_params params;
    struct host_serror_in in;
    struct host_reaction out;
    struct error e = { 0 };
    load("generic-n1", profile, &params);
    host_serror_defaults(&in);
    const struct ext_error x = { .contained = true, .synchronized = true };
    const uint64_t esr = ext_serror_esr(PhysicalSErrorSyndrome(&params.abort, &x, false));
    assert_true(host_serror_from_esr(esr, &in, &e));
    in.feat_ras = params.abort.ras;
    in.context = where;
    in.scr_el3_ea = params.host.scr_el3_ea;
    in.el3_handler_claims = params.host.el3_handler_claims;
    assert_true(host_serror(&in, &out, &e));
    return out.victim;
}

/* An SoC without FEAT_RAS that gets one while the host runs loses the host; EL3 first is all of the
 * machine, unless somebody claims it. */
static void victims(void **state)
{
    (void)state;
    assert_string_equal(victim("no_ras_soc", SERROR_HOST), "host");
    assert_string_equal(victim("no_ras_soc", SERROR_GUEST), "guest");
    assert_string_equal(victim("n1_like", SERROR_HOST), "host");
    assert_string_equal(victim("tfa_ea_first", SERROR_GUEST), "platform");
    assert_string_equal(victim("tfa_ea_handled", SERROR_GUEST), "firmware");
    assert_string_equal(victim("firmware_first", SERROR_GUEST), "firmware");
}

/* Firmware first: AER, too, and APEI has the record. */
static void firmware(void **state)
{
    struct platform_params params;
    (void)state;
    load("generic-n1", "firmware_first", &params);
    assert_int_equal(params.host.aer, HOST_AER_FIRMWARE);
    assert_true(params.host.apei_claims && !params.host.cper_fatal);
    load("generic-n1", "tfa_ea_handled", &params);
    assert_int_equal(params.host.aer, HOST_AER_OFF);
    assert_false(params.host.apei_claims);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pg194),    cmocka_unit_test(server), cmocka_unit_test(soc),
        cmocka_unit_test(a35),      cmocka_unit_test(n1),     cmocka_unit_test(victims),
        cmocka_unit_test(firmware),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
