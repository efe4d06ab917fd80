/* SPDX-License-Identifier: Apache-2.0 */
/*
 * AER, DPC and firmware first, over all inputs: the functions of Linux and QEMU written down from
 * their source (drivers/pci/pcie: aer.c, dpc.c, edr.c, err.c; drivers/acpi/apei/ghes.c;
 * drivers/vfio/pci/vfio_pci_core.c; QEMU hw/vfio/pci.c).
 */
#include "reaction_unit.h"

/* pcie_do_recovery() as far as somebody is told: who stops. */
static const char *do_recovery(const struct host_aer_in *in, bool frozen)
{
    if (in->driver != AER_VFIO)
        return "nobody"; /* recovered, or lost to its driver */
    if (in->vmm_listens)
        return "guest"; /* vm_stop() */
    return frozen ? "guest" : "nobody";
}

static const char *linux_says(const struct host_aer_in *in)
{
    if (in->cper_fatal)
        return "host"; /* __ghes_panic() */
    if (in->dpc)
        return do_recovery(in, true);
    if (in->severity == AER_CORRECTABLE)
        return "nobody";
    return do_recovery(in, in->severity == AER_FATAL);
}

static bool can_be(const struct host_aer_in *in)
{
    if (in->severity == AER_CORRECTABLE && (in->dpc || in->cper_fatal))
        return false;
    return (!in->cper_fatal || in->firmware_first) && (in->vmm_listens || in->driver == AER_VFIO);
}

static void test_product(void **state)
{
    (void)state;
    for (unsigned n = 0; n < 3 * 3 << 4; n++) {
        const struct host_aer_in in = { .severity = n % 3,
                                        .driver = n / 3 % 3,
                                        .dpc = n / 9 & 1,
                                        .firmware_first = n / 9 >> 1 & 1,
                                        .cper_fatal = n / 9 >> 2 & 1,
                                        .vmm_listens = n / 9 >> 3 & 1 };
        struct host_reaction out;
        struct error e = { 0 };
        const bool valid = host_aer(&in, &out, &e);
        assert_int_equal(valid, can_be(&in));
        if (!valid) {
            assert_int_not_equal(e.text[0], 0);
            continue;
        }
        check_reaction(&out, 1);
        if (strcmp(out.victim, linux_says(&in)) != 0)
            fail_msg("input %u: %s, expected %s", n, out.victim, linux_says(&in));
        const bool recovers = !in.cper_fatal && in.severity != AER_CORRECTABLE;
        const bool frozen = in.dpc || in.severity == AER_FATAL;
        assert_int_equal(says(&out, "pcie_do_recovery("), recovers);
        assert_int_equal(says(&out, "pci_channel_io_frozen"), recovers && frozen);
        assert_int_equal(says(&out, "dpc_reset_link()"), recovers && in.dpc);
        assert_int_equal(says(&out, "edr_handle_event()"), recovers && in.dpc && in.firmware_first);
        assert_int_equal(says(&out, "aer_irq()"), !in.firmware_first && !in.dpc);
        assert_int_equal(says(&out, "vm_stop"),
                         recovers && in.driver == AER_VFIO && in.vmm_listens);
        assert_int_equal(says(&out, "__ghes_panic()"), in.cper_fatal);
    }
}

static void test_mistakes(void **state)
{
    (void)state;
    static const struct {
        struct host_aer_in in;
        const char *says;
    } rows[] = {
        { { .dpc = true, .vmm_listens = true }, "dpc with severity=correctable" },
        { { .severity = AER_FATAL, .cper_fatal = true, .vmm_listens = true },
          "cper_fatal without firmware_first" },
        { { .firmware_first = true, .cper_fatal = true, .vmm_listens = true },
          "cper_fatal with severity=correctable" },
        { { .driver = AER_AWARE }, "no VMM has the device" },
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct host_reaction out;
        struct error e = { 0 };
        assert_false(host_aer(&rows[i].in, &out, &e));
        if (!strstr(e.text, rows[i].says))
            fail_msg("\"%s\" does not say \"%s\"", e.text, rows[i].says);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_product),
        cmocka_unit_test(test_mistakes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
