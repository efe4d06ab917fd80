/* SPDX-License-Identifier: Apache-2.0 */
/* What the root complexes of the presets tell a core of requests that fail. */
#include "../pcie/errors_rig.h"

#include "platform/platform.h"
#include "script/script.h"

static const simtime_t START = 1000000, FOREVER = 100000000000000;

static struct rig *preset(const char *name)
{
    struct platform_params params;
    struct error e = { 0 };
    if (!script_load_preset(SOURCE_DIR "/scripts/platforms", name, &params, &e))
        fail_msg("%s:%d: %s", e.file, e.line, e.text);
    return errors_rig_of(&params.root, &params.link);
}

struct expected {
    enum pcie_inject_kind kind;
    enum pcie_inject_space space;
    enum bus_status status;
    uint8_t data;
    bool serror;
};

static void check(const char *name, const struct expected *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct rig *r = preset(name);
        const struct expected *x = &rows[i];
        const struct pcie_inject fault = fault_of(x->kind, x->space);
        inject(r->port, &fault);
        const uint64_t at = x->space == PCIE_INJECT_CFG ? ECAM + BUS_1 + 0x40 : LOW_BAR;
        const uint32_t tag = rig_add(r, read_at(r, START, at, 4));
        rig_until(r, FOREVER);
        const struct seen_answer *a = &r->answers[tag];
        if (a->count != 1 || a->status != x->status || a->data[0] != x->data ||
            (r->report_count == 1) != x->serror)
            fail_msg("%s, row %zu: status %d, data %02x, %zu SErrors", name, i, a->status,
                     a->data[0], r->report_count);
        rig_free(r);
    }
}

#define CHECK(name, ...)                                                                           \
    do {                                                                                           \
        static const struct expected rows[] = { __VA_ARGS__ };                                     \
        check(name, rows, ARRAY_LEN(rows));                                                        \
    } while (0)

/* The tables of PG194 3.0. */
static void xilinx(void **state)
{
    (void)state;
    CHECK("xilinx-pg194", { PCIE_INJECT_UR, PCIE_INJECT_MEM, BUS_DECERR, 0xff, false },
          { PCIE_INJECT_CA, PCIE_INJECT_MEM, BUS_SLVERR, 0xff, false },
          { PCIE_INJECT_TIMEOUT, PCIE_INJECT_MEM, BUS_SLVERR, 0xff, false },
          { PCIE_INJECT_POISON, PCIE_INJECT_MEM, BUS_SLVERR, 0xff, false },
          { PCIE_INJECT_TIMEOUT, PCIE_INJECT_CFG, BUS_OK, 0, false });
}

static void layerscape(void **state)
{
    (void)state;
    CHECK("layerscape", { PCIE_INJECT_UR, PCIE_INJECT_MEM, BUS_SLVERR, 0xff, false },
          { PCIE_INJECT_UR, PCIE_INJECT_CFG, BUS_SLVERR, 0xff, false },
          { PCIE_INJECT_TIMEOUT, PCIE_INJECT_MEM, BUS_SLVERR, 0xff, false });
    CHECK("layerscape-ones", { PCIE_INJECT_UR, PCIE_INJECT_MEM, BUS_OK, 0xff, false },
          { PCIE_INJECT_UR, PCIE_INJECT_CFG, BUS_OK, 0xff, false },
          { PCIE_INJECT_TIMEOUT, PCIE_INJECT_MEM, BUS_OK, 0xff, false });
}

/* All ones, 7 ms after the request has gone into the root complex. */
static void tegra194(void **state)
{
    (void)state;
    struct rig *r = preset("tegra194");
    const struct pcie_inject fault = fault_of(PCIE_INJECT_TIMEOUT, PCIE_INJECT_MEM);
    inject(r->port, &fault);
    const uint32_t tag = rig_add(r, read_at(r, START, LOW_BAR, 4));
    rig_until(r, FOREVER);
    const simtime_t way = r->params.bus_latency + r->params.root_latency;
    assert_int_equal(r->answers[tag].time - START - 2 * way, 7000000000);
    assert_int_equal(r->answers[tag].data[0], 0xff);
    rig_free(r);
}

static void armada37xx(void **state)
{
    (void)state;
    CHECK("armada37xx", { PCIE_INJECT_UR, PCIE_INJECT_CFG, BUS_OK, 0xff, false },
          { PCIE_INJECT_LINKDOWN, PCIE_INJECT_CFG, BUS_OK, 0xff, true },
          { PCIE_INJECT_TIMEOUT, PCIE_INJECT_CFG, BUS_OK, 0xff, true });
    struct rig *r = preset("armada37xx");
    const struct pcie_inject fault = fault_of(PCIE_INJECT_TIMEOUT, PCIE_INJECT_CFG);
    inject(r->port, &fault);
    const uint32_t tag = rig_add(r, read_at(r, START, ECAM + BUS_1 + 0x40, 4));
    rig_until(r, FOREVER);
    assert_true(r->answers[tag].time > UINT64_C(1440000000000));
    assert_true(r->answers[tag].time < UINT64_C(1440010000000));
    rig_free(r);
}

/* A request that the link is lost under has no answer, ever. */
static void hangs(const char *name, enum pcie_inject_space space, uint64_t at)
{
    struct rig *r = preset(name);
    const struct pcie_inject fault = fault_of(PCIE_INJECT_LINKDOWN, space);
    inject(r->port, &fault);
    const uint32_t tag = rig_add(r, read_at(r, START, at, 4));
    rig_until(r, FOREVER);
    assert_int_equal(r->answers[tag].count, 0);
    assert_non_null(strstr(kinds_of(r), "host-hang"));
    rig_free(r);
}

static void imx6(void **state)
{
    (void)state;
    CHECK("imx6", { PCIE_INJECT_UR, PCIE_INJECT_MEM, BUS_SLVERR, 0xff, false },
          { PCIE_INJECT_TIMEOUT, PCIE_INJECT_MEM, BUS_SLVERR, 0xff, false });
    struct rig *r = preset("imx6");
    const struct pcie_inject fault = fault_of(PCIE_INJECT_UR, PCIE_INJECT_MEM);
    inject(r->port, &fault);
    rig_add(r, write_at(r, START, LOW_BAR, 4, 1));
    rig_run(r);
    assert_int_equal(r->error_count + r->report_count, 0);
    rig_free(r);
    hangs("imx6", PCIE_INJECT_MEM, LOW_BAR);
    hangs("imx6", PCIE_INJECT_CFG, ECAM + BUS_1 + 0x40);
}

static void zynqmp(void **state)
{
    (void)state;
    CHECK("zynqmp", { PCIE_INJECT_UR, PCIE_INJECT_MEM, BUS_SLVERR, 0xff, false },
          { PCIE_INJECT_CA, PCIE_INJECT_MEM, BUS_SLVERR, 0xff, false },
          { PCIE_INJECT_TIMEOUT, PCIE_INJECT_MEM, BUS_SLVERR, 0xff, false },
          { PCIE_INJECT_UR, PCIE_INJECT_CFG, BUS_SLVERR, 0xff, false });
}

static void rk3399(void **state)
{
    (void)state;
    CHECK("rk3399", { PCIE_INJECT_UR, PCIE_INJECT_CFG, BUS_OK, 0xff, true },
          { PCIE_INJECT_UR, PCIE_INJECT_MEM, BUS_OK, 0xff, false });
}

static void bcm2711(void **state)
{
    (void)state;
    CHECK("bcm2711", { PCIE_INJECT_UR, PCIE_INJECT_CFG, BUS_OK, 0xff, true },
          { PCIE_INJECT_UR, PCIE_INJECT_MEM, BUS_SLVERR, 0xff, false });
    /* Where nothing is. */
    struct rig *r = preset("bcm2711");
    rig_add(r, read_at(r, START, ECAM + 7 * BUS_1, 4));
    rig_run(r);
    assert_int_equal(r->report_count, 1);
    rig_free(r);
}

static void servers(void **state)
{
    static const char *const names[] = { "generic-n1", "grace", "olympus", "thunderx2", "x86-wc" };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        CHECK(names[i], { PCIE_INJECT_UR, PCIE_INJECT_MEM, BUS_OK, 0xff, false },
              { PCIE_INJECT_UR, PCIE_INJECT_CFG, BUS_OK, 0xff, false },
              { PCIE_INJECT_CA, PCIE_INJECT_MEM, BUS_OK, 0xff, false });
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(xilinx),     cmocka_unit_test(layerscape), cmocka_unit_test(tegra194),
        cmocka_unit_test(armada37xx), cmocka_unit_test(imx6),       cmocka_unit_test(rk3399),
        cmocka_unit_test(bcm2711),    cmocka_unit_test(servers),    cmocka_unit_test(zynqmp),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
