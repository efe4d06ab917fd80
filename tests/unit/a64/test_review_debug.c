/* SPDX-License-Identifier: Apache-2.0 */
/* Watchpoints over whole accesses (DDI 0487 D2.9), and what else faults of an access tell. */
#include "machine.h"

enum {
    LDR_2_0 = 0xf9400002,
    STR_2_0 = 0xf9000002,
    LDP_2_3_0 = 0xa9400c02,
    LDADD_1_2_0 = 0xf8210002,
    STG_0_0 = 0xd9200800,
    LDG_6_7 = 0xd96000e6,
    DC_ZVA_0 = 0xd50b7420,
    LDTR_2_0 = 0xf8400802
};
enum { EC_WATCHPOINT = EC_WATCHPOINT_LOWER + 1, LOADS = 1 << 3, STORES = 2 << 3, WNR = 1 << 6 };

static uint64_t far(const struct machine *m)
{
    uint64_t value;
    assert_true(a64_get_sysreg(m->c, "FAR_EL1", &value));
    return value;
}
static void set(const struct machine *m, const char *name, uint64_t value)
{
    assert_true(a64_set_sysreg(m->c, name, value));
}

/* Watch the doubleword at `va` from EL1 for `which`. */
static void watch(struct machine *m, uint64_t va, unsigned which)
{
    set(m, "OSLAR_EL1", 0);
    set(m, "DBGWVR0_EL1", va);
    set(m, "DBGWCR0_EL1", 0xFF << 5 | which | 1 << 1 | 1); /* BAS, LSC, PAC: EL1 */
    set(m, "MDSCR_EL1", MDSCR_EL1_MDE | MDSCR_EL1_KDE);
    m->c->daif_d = false;
}
static uint64_t watchpoint(bool wnr)
{
    return (uint64_t)EC_WATCHPOINT << 26 | 1 << 25 | (wnr ? WNR : 0) | 0x22;
}

static void accesses_that_were_fast_before_are_watched(void **state)
{
    (void)state;
    struct machine *m = new_machine();
    a64_set(m->c, 0, RAM + 0x100);
    assert_int_equal(RUN(m, LDR_2_0, STR_2_0, LDR_2_0, STR_2_0), 0);
    watch(m, RAM + 0x100, STORES);
    assert_int_equal(RUN(m, LDR_2_0, STR_2_0), watchpoint(true));
    assert_int_equal(far(m), RAM + 0x100);
    m->c->daif_d = false;
    set(m, "DBGWCR0_EL1", 0xFF << 5 | LOADS | 1 << 1 | 1);
    assert_int_equal(RUN(m, STR_2_0, LDR_2_0), watchpoint(false));
    /* The second of a pair. */
    a64_set(m->c, 0, RAM + 0xF8);
    m->c->daif_d = false;
    assert_int_equal(RUN(m, LDP_2_3_0), watchpoint(false));
    assert_int_equal(far(m), RAM + 0x100);
    a64_set(m->c, 0, RAM + 0xF0);
    m->c->daif_d = false;
    assert_int_equal(RUN(m, LDP_2_3_0), 0);
    /* Masked, and off again. */
    a64_set(m->c, 0, RAM + 0x100);
    m->c->daif_d = true;
    assert_int_equal(RUN(m, LDR_2_0), 0);
    m->c->daif_d = false;
    set(m, "MDSCR_EL1", 0);
    assert_int_equal(RUN(m, LDR_2_0), 0);
    free_machine(m);
}

static void an_unprivileged_load_is_one_of_el0(void **state)
{
    (void)state;
    struct machine *m = new_machine();
    put(m, TABLE + (TAGGED >> 30) * 8, RAM | 1 << 10 | 3 << 8 | 1 << 6 | 1, 8); /* AP: EL0 too */
    a64_code_changed(m->c, (pa_t){ 0 }, true);
    watch(m, TAGGED + 0x100, LOADS); /* of EL1 alone */
    a64_set(m->c, 0, TAGGED + 0x100);
    assert_int_equal(RUN(m, LDTR_2_0), 0);
    set(m, "DBGWCR0_EL1", 0xFF << 5 | LOADS | 2 << 1 | 1); /* PAC: EL0 alone */
    m->c->daif_d = false;
    assert_int_equal(RUN(m, LDR_2_0), 0);
    assert_int_equal(RUN(m, LDTR_2_0), watchpoint(false));
    free_machine(m);
}

static void an_atomic_is_a_load_before_it_is_a_store(void **state)
{
    (void)state;
    struct machine *m = new_machine();
    a64_set(m->c, 0, RAM + 0x100);
    watch(m, RAM + 0x100, LOADS | STORES);
    assert_int_equal(RUN(m, LDADD_1_2_0), watchpoint(false));
    set(m, "DBGWCR0_EL1", 0xFF << 5 | STORES | 1 << 1 | 1);
    m->c->daif_d = false;
    assert_int_equal(RUN(m, LDADD_1_2_0), watchpoint(true));
    /* A block of zeros is a store. */
    a64_set(m->c, 0, RAM + 0x120);
    m->c->daif_d = false;
    assert_int_equal(RUN(m, DC_ZVA_0), watchpoint(true));
    free_machine(m);
}

/* DC IVAC, as a store of its line; no other maintenance, nor of another line, nor as a load. */
static void invalidation_is_watched(void **state)
{
    (void)state;
    enum { CM = 1 << 8 };
    static const uint32_t others[] = { 0xd50b7a20, 0xd50b7e20, 0xd50b7b20, 0xd50b7520, 0xd5087660 };
    const uint32_t dc_ivac_x0 = 0xd5087620;
    struct machine *m = new_machine();
    watch(m, RAM + 0x138, STORES);
    a64_set(m->c, 0, RAM + 0x105);
    assert_int_equal(RUN(m, dc_ivac_x0), watchpoint(true) | CM);
    assert_true(far(m) >= RAM + 0x100 && far(m) < RAM + 0x140);
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        m->c->daif_d = false;
        assert_int_equal(RUN(m, others[i]), 0);
    }
    a64_set(m->c, 0, RAM + 0x140);
    m->c->daif_d = false;
    assert_int_equal(RUN(m, dc_ivac_x0), 0);
    a64_set(m->c, 0, RAM + 0x100);
    m->c->daif_d = false;
    set(m, "DBGWCR0_EL1", 0xFF << 5 | LOADS | 1 << 1 | 1);
    assert_int_equal(RUN(m, dc_ivac_x0), 0);
    free_machine(m);
}

/* R_JYWZL: it needs write permission, as DC CIVAC does not; CM and WnR are 1. */
static void invalidation_writes(void **state)
{
    (void)state;
    enum { READ_ONLY = 1 << 7, PERMISSION = 0xD };
    struct machine *m = new_machine();
    put(m, TABLE + (TAGGED >> 30) * 8, RAM | 1 << 10 | 3 << 8 | READ_ONLY | 1, 8);
    a64_set(m->c, 0, TAGGED + 0x123);
    assert_int_equal(RUN(m, 0xd50b7e20), 0); /* dc civac, x0 */
    assert_int_equal(RUN(m, 0xd5087620), UINT64_C(0x96000000) | 1 << 8 | WNR | PERMISSION);
    assert_int_equal(far(m), TAGGED + 0x123);
    free_machine(m);
}

static void tags_of_addresses_are_not_compared(void **state)
{
    (void)state;
    struct machine *m = new_machine();
    set(m, "TCR_EL1", 25 | 1 << 8 | 1 << 10 | 3 << 12 | UINT64_C(1) << 23 | UINT64_C(1) << 37);
    watch(m, RAM + 0x100, LOADS);
    a64_set(m->c, 0, RAM | 0x100 | UINT64_C(0x5A) << 56);
    assert_int_equal(RUN(m, LDR_2_0), watchpoint(false));
    /* Where the MASK is more than a doubleword, too. */
    set(m, "DBGWCR0_EL1", UINT64_C(8) << 24 | 0xFF << 5 | LOADS | 1 << 1 | 1);
    a64_set(m->c, 0, RAM | 0x1F8 | UINT64_C(0x5A) << 56);
    m->c->daif_d = false;
    assert_int_equal(RUN(m, LDR_2_0), watchpoint(false));
    a64_set(m->c, 0, RAM | 0x200 | UINT64_C(0x5A) << 56);
    m->c->daif_d = false;
    assert_int_equal(RUN(m, LDR_2_0), 0);
    free_machine(m);
}

/* ESR_EL1 of a data abort at EL1 with an alignment fault. */
static void what_a_read_would_do_too_is_no_write(void **state)
{
    (void)state;
    struct machine *m = new_machine();
    const uint64_t esr = UINT64_C(0x25) << 26 | 1 << 25 | 0x21;
    a64_set(m->c, 0, RAM + 0x10C);
    assert_int_equal(RUN(m, LDADD_1_2_0), esr);
    set(m, "SCTLR_EL1", SCTLR_ELX_M | SCTLR_ELX_C | SCTLR_ELX_I | SCTLR_ELX_A);
    a64_set(m->c, 0, RAM + 0x104);
    assert_int_equal(RUN(m, LDADD_1_2_0), esr);
    assert_int_equal(RUN(m, STR_2_0), esr | WNR);
    free_machine(m);
}

static void the_largest_block_of_zeros_to_a_device(void **state)
{
    (void)state;
    struct a64_impl impl;
    a64_impl_defaults(&impl);
    impl.dczva_bytes = 2048;
    struct machine *m = new_machine_of(&impl, NULL);
    memset(m->device, 0xEE, 0x2000);
    a64_set(m->c, 0, BAR_NC + 0xFFF);
    assert_int_equal(RUN(m, DC_ZVA_0), 0);
    for (unsigned i = 0; i < 0x2000; i++)
        assert_int_equal(m->device[i], i / 2048 == 1 ? 0 : 0xEE);
    free_machine(m);
}

static void tags_that_are_lent_are_those_of_all(void **state)
{
    (void)state;
    struct a64_tags *tags = a64_tags_new();
    struct machine *one = new_machine_of(NULL, tags), *other = new_machine_of(NULL, tags);
    const uint64_t tcr =
        25 | 1 << 8 | 1 << 10 | 3 << 12 | UINT64_C(1) << 23 | UINT64_C(1) << 37; /* TBI0 */
    set(one, "TCR_EL1", tcr);
    set(other, "TCR_EL1", tcr);
    a64_set(one->c, 0, TAGGED | 0x200 | UINT64_C(9) << 56);
    assert_int_equal(RUN(one, STG_0_0), 0);
    a64_set(other->c, 7, TAGGED | 0x200);
    assert_int_equal(RUN(other, LDG_6_7), 0);
    assert_int_equal(a64_get(other->c, 6) >> 56, 9);
    free_machine(one);
    free_machine(other);
    a64_tags_free(tags);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(accesses_that_were_fast_before_are_watched),
        cmocka_unit_test(an_unprivileged_load_is_one_of_el0),
        cmocka_unit_test(an_atomic_is_a_load_before_it_is_a_store),
        cmocka_unit_test(invalidation_is_watched),
        cmocka_unit_test(invalidation_writes),
        cmocka_unit_test(tags_of_addresses_are_not_compared),
        cmocka_unit_test(what_a_read_would_do_too_is_no_write),
        cmocka_unit_test(the_largest_block_of_zeros_to_a_device),
        cmocka_unit_test(tags_that_are_lent_are_those_of_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
