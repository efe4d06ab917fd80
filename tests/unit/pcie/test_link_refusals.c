/* SPDX-License-Identifier: Apache-2.0 */
/** Links and BARs that cannot be are refused with the rule; the last value that can be is not. */
#include "rig.h"

static void test_refusals(void **state)
{
#define FIELD(field) offsetof(struct pcie_link_params, field)
    static const struct {
        const char *what, *expected;
        size_t offset;
        uint64_t value, gen, mps, scale;
    } rows[] = {
        { "link.width", "expected 1, 2, 4, 8, 12 or 16", FIELD(width), 3, 4, 256, 1 },
        { "link.width", "no x12", FIELD(width), 12, 6, 256, 1 },
        { "link.mps", "expected a power of two, 128 to 4096", FIELD(mps), 200, 4, 256, 1 },
        { "link.mrrs", "expected a power of two, 128 to 4096", FIELD(mrrs), 384, 4, 256, 1 },
        { "link.rcb", "expected 64 or 128", FIELD(rcb), 96, 4, 256, 1 },
        { "link.fc_scale", "1, 4 or 16", FIELD(fc_scale), 2, 4, 256, 1 },
        { "link.pd", "at least 16", FIELD(pd), 15, 4, 256, 1 },
        { "link.pd", "at least 256", FIELD(pd), 255, 4, 4096, 1 },
        { "link.pd", "at most 2047", FIELD(pd), 2048, 4, 256, 1 },
        /* 256 / 64 and one more; 256 / 256 and one more */
        { "link.pd", "at least 20", FIELD(pd), 16, 4, 256, 4 },
        { "link.pd", "at least 32", FIELD(pd), 16, 4, 256, 16 },
        { "link.pd", "at most 8188", FIELD(pd), 8192, 4, 256, 4 },
        { "link.ph", "at most 127", FIELD(ph), 128, 4, 256, 1 },
        { "link.ph", "multiple of link.fc_scale = 4", FIELD(ph), 126, 4, 256, 4 },
        { "link.ph", "at most 508", FIELD(ph), 512, 4, 256, 4 },
        { "link.ph", "multiple of link.fc_scale = 16", FIELD(ph), 8, 4, 256, 16 },
        { "link.nph", "at most 127", FIELD(nph), 128, 4, 256, 1 },
        { "link.npd", "at most 2047", FIELD(npd), 2048, 4, 256, 1 },
        { "link.cplh", "at most 127", FIELD(cplh), 128, 4, 256, 1 },
        { "link.cpld", "at least 16", FIELD(cpld), 15, 4, 256, 1 },
        { "link.aspm", "flit mode", FIELD(aspm), PCIE_ASPM_L0S, 6, 256, 1 },
        { "link.aspm", "flit mode", FIELD(aspm), PCIE_ASPM_L0S_L1, 7, 256, 1 },
        { "link.replay_buffer", "at least 284", FIELD(replay_buffer), 283, 4, 256, 1 },
        /* And the last value that is right. */
        { NULL, NULL, FIELD(width), 12, 5, 256, 1 },
        { NULL, NULL, FIELD(pd), 16, 4, 256, 1 },
        { NULL, NULL, FIELD(pd), 2047, 4, 4096, 1 },
        { NULL, NULL, FIELD(pd), 20, 4, 256, 4 },
        { NULL, NULL, FIELD(pd), 32, 4, 256, 16 },
        { NULL, NULL, FIELD(pd), 32752, 4, 256, 16 },
        { NULL, NULL, FIELD(ph), 2032, 4, 256, 16 },
        { NULL, NULL, FIELD(ph), 127, 4, 256, 1 },
        { NULL, NULL, FIELD(cplh), 1, 4, 256, 1 },
        { NULL, NULL, FIELD(npd), 1, 4, 256, 1 },
        { NULL, NULL, FIELD(replay_buffer), 284, 4, 256, 1 },
        { NULL, NULL, FIELD(aspm), PCIE_ASPM_L1, 6, 256, 1 },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct rig *r = rig_new();
        struct error e = { 0 };
        rig_build(r);
        struct pcie_link_params wrong = r->link;
        wrong.gen = rows[i].gen;
        wrong.mps = rows[i].mps;
        wrong.fc_scale = rows[i].scale;
        wrong.npd = 0;
        /* A choice is narrower, and the first bytes of a number are its lowest. */
        memcpy((char *)&wrong + rows[i].offset, &rows[i].value,
               rows[i].offset == FIELD(aspm) ? sizeof wrong.aspm : sizeof rows[i].value);
        const struct pcie_port *port = pcie_port_new(r->root, &wrong, &e);
        if (rows[i].what == NULL) {
            if (port == NULL)
                fail_msg("row %zu: %s", i, e.text);
        } else {
            assert_null(port);
            if (!strstr(e.text, rows[i].what) || !strstr(e.text, rows[i].expected))
                fail_msg("row %zu: %s", i, e.text);
            assert_int_equal(e.status, GATHER_USER_ERROR);
        }
        rig_free(r);
    }
}

static void test_bars(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    struct error e = { 0 };
    rig_build(r);
    assert_false(pcie_add_bar(r->port, 0, (pa_t){ 0x20000000 }, 4096, &e)); /* there already */
    assert_false(pcie_add_bar(r->port, 64, (pa_t){ 0x20000000 }, 4096, &e));
    assert_false(pcie_add_bar(r->port, 1, (pa_t){ 0x20000020 }, 4096, &e));
    assert_false(pcie_add_bar(r->port, 1, (pa_t){ r->base + 4096 }, 4096, &e));
    assert_non_null(strstr(e.text, "overlaps endpoint 0 BAR 0"));
    r->params.join_limit = 192;
    assert_null(pcie_root_new(r->kernel, r->bus, &r->params, &e));
    assert_non_null(strstr(e.text, "join_limit"));
    assert_true(param_table_check(&pcie_link_table, &e));
    assert_true(param_table_check(&pcie_root_table, &e));
    rig_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_refusals),
        cmocka_unit_test(test_bars),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
