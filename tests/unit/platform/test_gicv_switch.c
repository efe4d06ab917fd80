/* SPDX-License-Identifier: Apache-2.0 */
/** Several VMs on one virtual CPU interface: whose state an access finds, and strays. */
#include "gicv_guest.h"

#include "platform/machine.h"

/* ---- world switches -------------------------------------------------------------------------- */

/** Two guests on core 0 of the same policy, 40 active in both; the first by its type `s1`. */
static struct rig *two_guests(const char *policy, const char *s1, struct guest *a, struct guest *b)
{
    struct rig *r = rig_of_gicv();
    *a = guest_new(r, policy, s1);
    *b = guest_new(r, policy, "device-ngnre");
    const struct guest *both[] = { b, a };
    for (size_t i = 0; i < ARRAY_LEN(both); i++) {
        enable(both[i], 0);
        barrier(both[i], "dsb sy");
        raise(both[i], 40, GICV_PRIORITY);
        assert_int_equal(get(both[i], IAR), 40);
    }
    assert_int_equal(r->error_count, 0);
    return r;
}

/** Each VM finds its own state again. */
static void test_state_is_the_vms(void **state)
{
    (void)state;
    struct guest a, b;
    struct rig *r = two_guests("v6.9", "device-ngnre", &a, &b);
    put(&a, PMR, 0x50);
    put(&a, BPR, 5);
    assert_int_equal(get(&b, PMR), 0xf8);
    assert_int_equal(get(&b, BPR), 2);
    put(&b, EOIR, 40);
    assert_int_equal(get(&b, RPR), 0xff);
    assert_int_equal(get(&a, RPR), GICV_PRIORITY);
    assert_int_equal(get(&a, PMR), 0x50);
    assert_string_equal(list_on(&a, 0), "40a");
    assert_string_equal(list_on(&b, 0), "");
    assert_int_equal(stat_of(r, "gicv.strays"), 0);
    rig_free(r);
}

static void test_late_end(void **state)
{
    static const struct {
        const char *policy, *s1;
        bool harm;
    } rows[] = {
        { "2023-12-v2", "normal-nc", true },     { "2023-09-v1p2", "normal-nc", true },
        { "2023-12-v2", "device-ngnre", false }, { "2023-12-v3", "normal-nc", false },
        { "v6.8", "normal-nc", false },          { "v6.9", "normal-nc", false },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct guest a, b;
        struct rig *r = two_guests(rows[i].policy, rows[i].s1, &a, &b);
        put(&a, EOIR, 40);
        assert_string_equal(list_on(&a, 0), rows[i].harm ? "40a" : "");
        barrier(&b, "isb");
        assert_string_equal(list_on(&b, 0), "40a"); /* the switch itself does nothing */
        const simtime_t before = cpu_now(cpu_of(&b, 0));
        barrier(&b, "dsb sy");
        assert_string_equal(list_on(&a, 0), rows[i].harm ? "40a" : "");
        assert_string_equal(list_on(&b, 0), rows[i].harm ? "" : "40a");
        assert_int_equal(stat_of(r, "gicv.strays"), rows[i].harm);
        assert_int_equal(r->error_count, rows[i].harm);
        if (rows[i].harm) {
            const struct platform_error *e = &r->errors[0];
            assert_string_equal(e->kind, "gicv-stray");
            assert_string_equal(e->victim, "other-guest");
            assert_string_equal(e->text, "VM 1's GICV_EOIR write drains while VM 2 runs: interrupt "
                                         "40 of VM 2 is ended");
            assert_int_equal(e->domain, vm_domain(a.vm));
            assert_int_equal(e->running, vm_domain(b.vm));
            assert_int_equal(e->address, 0x08040010);
            assert_true(e->time >= before && e->time <= cpu_now(cpu_of(&b, 0)));
        }
        put(&b, EOIR, 40);
        assert_int_equal(stat_of(r, "gicv.eoi_not_active"), rows[i].harm);
        rig_free(r);
    }
}

/** What the writing VM drains itself is its own. */
static void test_in_time(void **state)
{
    static const char *const barriers[] = { "dsb sy", "dmb osh", "dsb oshst" };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(barriers); i++) {
        struct guest a, b;
        struct rig *r = two_guests("2023-12-v2", "normal-nc", &a, &b);
        put(&a, EOIR, 40);
        barrier(&a, barriers[i]);
        barrier(&b, "dsb sy");
        assert_string_equal(list_on(&a, 0), "");
        assert_string_equal(list_on(&b, 0), "40a");
        assert_int_equal(r->error_count, 0);
        rig_free(r);
    }
}

/** Other registers, and an end that finds nothing: no harm, no record. */
static void test_other_strays(void **state)
{
    static const struct {
        unsigned reg;
        uint32_t value;
        const char *says; /* NULL: nothing has changed */
    } rows[] = {
        { PMR, 0x10,
          "VM 1's GICV_PMR write drains while VM 2 runs: GICV_PMR of VM 2 becomes 0x10" },
        { CTLR, 0, "VM 1's GICV_CTLR write drains while VM 2 runs: GICV_CTLR of VM 2 becomes 0x0" },
        { BPR, 7, "VM 1's GICV_BPR write drains while VM 2 runs: GICV_BPR of VM 2 becomes 0x7" },
        { PMR, 0xf8, NULL },
        { EOIR, 41, NULL },
        { EOIR, NONE, NULL },
        { RPR, 0, NULL },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct guest a, b;
        struct rig *r = two_guests("2023-12-v2", "normal-nc", &a, &b);
        put(&a, rows[i].reg, rows[i].value);
        barrier(&b, "dsb sy");
        assert_int_equal(r->error_count, rows[i].says != NULL);
        if (rows[i].says != NULL)
            assert_string_equal(r->errors[0].text, rows[i].says);
        assert_string_equal(list_on(&b, 0), "40a");
        rig_free(r);
    }
}

/** Two ends in one buffer: the first is lost, also for the VM itself. */
static void test_merged_ends(void **state)
{
    (void)state;
    struct guest a, b;
    struct rig *r = two_guests("2023-12-v2", "normal-nc", &a, &b);
    raise(&a, 41, 0x20);
    assert_int_equal(get(&a, IAR), 41);
    put(&a, EOIR, 41);
    put(&a, EOIR, 40);
    barrier(&a, "dsb sy");
    assert_string_equal(list_on(&a, 0), "41a");
    rig_free(r);
}

/** A read that comes for the VM that ran before, as a core's speculation might make it. */
static void test_late_acknowledge(void **state)
{
    (void)state;
    struct guest a, b;
    struct rig *r = two_guests("2023-12-v2", "normal-nc", &a, &b);
    put(&b, EOIR, 40);
    raise(&b, 50, GICV_PRIORITY);
    uint8_t line[BUS_LINE];
    const struct bus_read read = {
        .at = { 0x08040000 }, .size = BUS_LINE, .attr = BUS_GATHER, .domain = vm_domain(a.vm)
    };
    const struct bus_answer answer = bus_issue_read(r->platform->bus, &read, line);
    assert_int_equal(answer.status, BUS_OK);
    assert_int_equal(line[IAR], 50);
    assert_string_equal(list_on(&b, 0), "50a");
    assert_int_equal(r->error_count, 1);
    assert_string_equal(r->errors[0].text, "VM 1's GICV_IAR read comes while VM 2 runs: interrupt "
                                           "50 of VM 2 is acknowledged");
    assert_int_equal(get(&b, IAR), NONE); /* the guest never hears of it */
    /* Of its own VM it is no stray; of no core it is refused. */
    put(&b, EOIR, 50);
    raise(&b, 51, GICV_PRIORITY);
    struct bus_read own = read;
    own.domain = vm_domain(b.vm);
    bus_issue_read(r->platform->bus, &own, line);
    assert_string_equal(list_on(&b, 0), "51a");
    own.master = CORES_MAX;
    assert_int_equal(bus_issue_read(r->platform->bus, &own, line).status, BUS_DECERR);
    assert_int_equal(r->error_count, 1);
    rig_free(r);
}

/* Guests on Device mappings, in any order: nothing strays, and what is taken is ended or active.
 */
static void check_device_order(simtime_t store_delay)
{
    struct rig *r = rig_new();
    r->params.machine.cores = 2;
    r->params.core.device_store_delay = store_delay;
    rig_build(r);
    struct guest guests[3];
    for (size_t i = 0; i < ARRAY_LEN(guests); i++) {
        guests[i] = guest_new(r, i == 1 ? "2023-12-v2" : "v6.9", "device-ngnre");
        enable(&guests[i], 0);
        enable(&guests[i], 1);
    }
    int taken = 0;
    for (unsigned n = 0; n < 3000; n++) {
        const struct guest *g = &guests[below(3)];
        const unsigned core = (unsigned)below(2);
        switch (below(3)) {
        case 0: raise_on(g, core, (unsigned)below(4), (unsigned)below(256)); break;
        case 1: taken += get_on(g, core, IAR) != NONE; break;
        default: put_on(g, core, EOIR, (uint32_t)below(4)); break;
        }
    }
    rig_finish(r);
    int active = 0;
    for (unsigned i = 0; i < 6; i++) {
        struct gicv_interrupt list[GICV_INTERRUPTS];
        const size_t count = vm_interrupts(guests[i / 2].vm, i % 2, list);
        for (size_t k = 0; k < count; k++)
            active += list[k].active;
    }
    assert_true(taken > 100);
    assert_int_equal(stat_of(r, "gicv.acknowledged"), taken);
    assert_int_equal(stat_of(r, "gicv.ended") + active, taken);
    assert_int_equal(stat_of(r, "gicv.strays"), 0);
    assert_int_equal(r->error_count, 0);
    rig_free(r);
}

static void test_device_never_strays(void **state)
{
    (void)state;
    check_device_order(0);
    check_device_order(10 * PS_PER_NS); /* stores wait in the core, also while the VMs change */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_state_is_the_vms),
        cmocka_unit_test(test_late_end),
        cmocka_unit_test(test_in_time),
        cmocka_unit_test(test_other_strays),
        cmocka_unit_test(test_merged_ends),
        cmocka_unit_test(test_late_acknowledge),
        cmocka_unit_test(test_device_never_strays),
    };
    return cmocka_run_group_tests(tests, rig_seed, NULL);
}
