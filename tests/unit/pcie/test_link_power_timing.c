/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Power states of an idle link and latencies of what is on it, by hand: generation 1 on one lane
 * makes a byte 4 ns.
 */
#include "rig.h"

static const simtime_t NS = PS_PER_NS;
enum { BYTE = 4, MWR8 = 28 * BYTE, MRD = 20 * BYTE, DLLP = 8 * BYTE }; /* ns */
enum { L0S_ENTRY = 1000, L0S_EXIT = 300, L1_ENTRY = 4000, L1_EXIT = 2000 };

static struct rig *idle_rig(enum pcie_aspm aspm)
{
    struct rig *r = rig_new();
    r->link.gen = 1;
    r->link.width = 1;
    r->link.aspm = aspm;
    r->link.fc_interval = 1 * NS;
    r->link.l0s_entry = L0S_ENTRY * NS;
    r->link.l0s_exit = L0S_EXIT * NS;
    r->link.l1_entry = L1_ENTRY * NS;
    r->link.l1_exit = L1_EXIT * NS;
    return r;
}

/**
 * A write at 0, and one when the link down has been idle for `idle` ns. Upwards it is idle from
 * 112 + 32 (an Ack) on.
 */
static void check_wake(enum pcie_aspm aspm, simtime_t idle, simtime_t late, uint64_t wakes,
                       simtime_t time)
{
    struct rig *r = idle_rig(aspm);
    simtime_t second = MWR8 + idle;
    rig_build(r);
    rig_add(r, write_of(0, 0, 8, BUS_GATHER));
    rig_add(r, write_of(second * NS, 64, 8, BUS_GATHER));
    rig_run(r);
    assert_int_equal(tlp_of(r, PCIE_MWR, 1)->time, (second + late) * NS);
    assert_int_equal(tlp_of(r, PCIE_MWR, 1)->waited, 0);
    assert_int_equal(pcie_quiet_at(r->root), (second + late + MWR8) * NS);
    assert_int_equal(pcie_stats(r->root)->aspm_wakes, wakes);
    assert_int_equal(pcie_stats(r->root)->aspm_time, time * NS);
    assert_int_equal(pcie_stats(r->root)->link_busy_down, 2 * MWR8 * NS);
    rig_free(r);
}

static void test_wake(void **state)
{
    (void)state;
    check_wake(PCIE_ASPM_OFF, 100000, 0, 0, 0);
    /* L0s: just not; the write, and later its Ack; the Ack comes L0S_EXIT later than else. */
    check_wake(PCIE_ASPM_L0S, L0S_ENTRY - MWR8 - 1, 0, 0, 0);
    check_wake(PCIE_ASPM_L0S, L0S_ENTRY, L0S_EXIT, 2, 2 * L0S_EXIT);
    check_wake(PCIE_ASPM_L0S, 100000, L0S_EXIT, 2, 2 * L0S_EXIT);
    /* L1: both directions idle, and awake together. */
    check_wake(PCIE_ASPM_L1, L1_ENTRY + DLLP - 1, 0, 0, 0);
    check_wake(PCIE_ASPM_L1, L1_ENTRY + DLLP, L1_EXIT, 1, L1_EXIT);
    check_wake(PCIE_ASPM_L1, 100000, L1_EXIT, 1, L1_EXIT);
    /* Both: L0s first, then L1. */
    check_wake(PCIE_ASPM_L0S_L1, L0S_ENTRY, L0S_EXIT, 2, 2 * L0S_EXIT);
    check_wake(PCIE_ASPM_L0S_L1, L1_ENTRY + DLLP - 1, L0S_EXIT, 2, 2 * L0S_EXIT);
    check_wake(PCIE_ASPM_L0S_L1, L1_ENTRY + DLLP, L1_EXIT, 1, L1_EXIT);
}

/** A read wakes both directions one after the other, or both at once. */
static void test_read(void **state)
{
    static const struct {
        enum pcie_aspm aspm;
        simtime_t down, up;
    } rows[] = { { PCIE_ASPM_OFF, 0, 0 },
                 { PCIE_ASPM_L0S, L0S_EXIT, L0S_EXIT },
                 { PCIE_ASPM_L1, L1_EXIT, 0 },
                 { PCIE_ASPM_L0S_L1, L1_EXIT, 0 } };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct rig *r = idle_rig(rows[i].aspm);
        r->link.read_latency = 500 * NS;
        rig_build(r);
        rig_add(r, read_of(10000 * NS, 0, 8));
        rig_run(r);
        simtime_t sent = 10000 + rows[i].down;
        assert_int_equal(tlp_of(r, PCIE_MRD, 0)->time, sent * NS);
        /* An Ack wakes the way back as soon as the request is there. */
        assert_int_equal(tlp_of(r, PCIE_CPLD, 0)->time, (sent + MRD + 500) * NS);
        assert_int_equal(pcie_stats(r->root)->aspm_wakes, (rows[i].down != 0) + (rows[i].up != 0));
        rig_free(r);
    }
}

/** In flit mode as well, and on a link that replays. */
static void test_elsewhere(void **state)
{
    (void)state;
    for (unsigned replay = 0; replay < 2; replay++)
        for (unsigned gen = 5; gen <= 6; gen++) {
            struct rig *r = idle_rig(PCIE_ASPM_L1);
            r->link.gen = gen;
            r->link.replay_buffer = replay << 20;
            rig_build(r);
            rig_add(r, write_of(32000 * NS, 0, 8, BUS_GATHER));
            rig_run(r);
            assert_int_equal(tlp_of(r, PCIE_MWR, 0)->time, (32000 + L1_EXIT) * NS);
            assert_int_equal(pcie_stats(r->root)->aspm_wakes, 1);
            rig_free(r);
        }
}

/** Retimers are passed both ways. */
static void test_retimers(void **state)
{
    (void)state;
    for (unsigned retimers = 0; retimers <= 2; retimers++)
        for (unsigned replay = 0; replay < 2; replay++) {
            struct rig *r = idle_rig(PCIE_ASPM_OFF);
            r->link.latency = 100 * NS;
            r->link.retimers = retimers;
            r->link.retimer_latency = 40 * NS;
            r->link.read_latency = 1000 * NS;
            r->link.replay_buffer = replay << 20;
            rig_build(r);
            rig_add(r, read_of(0, 0, 8));
            rig_run(r);
            simtime_t way = 100 + 40 * retimers;
            assert_int_equal(r->answers[0].time, (MRD + way + 1000 + MWR8 + way) * NS);
            rig_free(r);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_wake),
        cmocka_unit_test(test_read),
        cmocka_unit_test(test_elsewhere),
        cmocka_unit_test(test_retimers),
    };
    return cmocka_run_group_tests(tests, rig_seed, NULL);
}
