/* SPDX-License-Identifier: Apache-2.0 */
/* Fetches from what is not RAM: the External abort, and where there is no handler for it. */
#include "machine.h"

enum { BR_X0 = 0xd61f0000, HLT = 0xd45e0000, EXTERNAL = 0x10 };
#define NOWHERE  (RAM + 0x20000) /* Normal memory, behind the RAM */
#define BLR_X0   UINT32_C(0xd63f0000)
#define MOV_X1_7 UINT32_C(0xd28000e1)
#define RET      UINT32_C(0xd65f03c0)
/* ESR_ELx of an Instruction Abort from a lower EL, from the same one; IL 1, EA 0, FnV 0. */
#define LOWER UINT64_C(0x82000010)
#define SAME  UINT64_C(0x86000010)

static uint64_t sysreg(struct machine *m, const char *name)
{
    uint64_t value;
    assert_true(a64_get_sysreg(m->c, name, &value));
    return value;
}

/* Branch to `to` at `el`; what a64_run() stops for. */
static enum a64_stop go(struct machine *m, unsigned el, uint64_t to)
{
    put(m, CODE, BR_X0, 4);
    a64_code_changed(m->c, (pa_t){ 0 }, true);
    a64_set(m->c, A64_REG_PSTATE, 0x3C0 | el << 2 | (el ? 1 : 0));
    a64_set(m->c, A64_REG_PC, RAM + CODE);
    a64_set(m->c, 0, to);
    enum a64_stop stop = A64_STOP_BUDGET;
    for (unsigned i = 0; i < 100 && stop == A64_STOP_BUDGET; i++)
        stop = a64_run(m->c, 10, i & 1);
    return stop;
}

static void check_taken(struct machine *m, unsigned from, unsigned to_el, unsigned vector,
                        uint64_t at)
{
    const bool el2 = to_el == 2;
    assert_int_equal(go(m, from, at), A64_STOP_SEMIHOSTING);
    assert_int_equal(m->c->el, to_el);
    assert_int_equal(a64_get(m->c, A64_REG_PC), RAM + VECTORS + vector + 4);
    assert_int_equal(sysreg(m, el2 ? "ESR_EL2" : "ESR_EL1"), from == to_el ? SAME : LOWER);
    assert_int_equal(sysreg(m, el2 ? "FAR_EL2" : "FAR_EL1"), at);
    assert_int_equal(sysreg(m, el2 ? "ELR_EL2" : "ELR_EL1"), at);
    assert_int_equal(sysreg(m, el2 ? "SPSR_EL2" : "SPSR_EL1") >> 2 & 3, from);
}

static void the_abort_and_where_it_goes(void **state)
{
    (void)state;
    static const uint64_t places[] = { NOWHERE, NOWHERE + 0xFFC, DEVICE + 8, BAR_NC + 0x1000 };
    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
        struct machine *m = new_machine();
        a64_set_sysreg(m->c, "VBAR_EL2", RAM + VECTORS);
        check_taken(m, 1, 1, 0x200, places[i]);
        check_taken(m, 0, 1, 0x400, places[i]);
        const uint64_t hcr = sysreg(m, "HCR_EL2");
        a64_set_sysreg(m->c, "HCR_EL2", hcr | HCR_EL2_TEA);
        check_taken(m, 1, 2, 0x400, places[i]);
        check_taken(m, 0, 2, 0x400, places[i]);
        a64_set_sysreg(m->c, "HCR_EL2", hcr);
        check_taken(m, 2, 2, 0x200, NOWHERE); /* EL2's MMU is off */
        free_machine(m);
    }
}

static void without_translation(void **state)
{
    (void)state;
    struct machine *m = new_machine();
    a64_set_sysreg(m->c, "SCTLR_EL1", 0);
    check_taken(m, 1, 1, 0x200, NOWHERE);
    check_taken(m, 1, 1, 0x200, 0);
    free_machine(m);
}

/* The handler comes back, and the code goes on. */
static void it_is_survived(void **state)
{
    (void)state;
    enum { ERET = 0xd69f03e0, MSR_ELR_X30 = 0xd518403e };
    struct machine *m = new_machine();
    put(m, VECTORS + 0x200, MSR_ELR_X30, 4);
    put(m, VECTORS + 0x204, (uint32_t)ERET, 4);
    a64_set(m->c, 0, NOWHERE);
    assert_int_equal(RUN(m, BLR_X0, MOV_X1_7), SAME);
    assert_int_equal(a64_get(m->c, 1), 7);
    assert_int_equal(a64_get(m->c, A64_REG_PC), RAM + CODE + 12);
    free_machine(m);
}

static void check_stops(struct machine *m, uint64_t vbar, uint64_t to, uint64_t pa)
{
    const uint64_t exceptions = a64_stats(m->c)->exceptions;
    a64_set_sysreg(m->c, "VBAR_EL1", vbar);
    assert_int_equal(go(m, 1, to), A64_STOP_FETCH);
    assert_int_equal(a64_stop_address(m->c).pa, pa);
    assert_int_equal(a64_get(m->c, A64_REG_PC), to);
    assert_int_equal(a64_stats(m->c)->exceptions, exceptions);
}

static void without_a_handler_the_run_stops(void **state)
{
    (void)state;
    struct machine *m = new_machine();
    check_stops(m, 0, DEVICE + 0x40, 0x40);                    /* the vector is not mapped */
    check_stops(m, DEVICE, NOWHERE, NOWHERE);                  /* nor RAM */
    check_stops(m, RAM + RAM_BYTES, NOWHERE + 4, NOWHERE + 4); /* nor behind it */
    free_machine(m);
}

/* EL2 is the outside's: it has the abort if that goes there, wherever its vector is. */
static void to_el2_of_the_outside(void **state)
{
    (void)state;
    struct machine *m = new_machine();
    m->c->el2_stops = true;
    a64_set_sysreg(m->c, "VBAR_EL2", 0);
    a64_set_sysreg(m->c, "HCR_EL2", sysreg(m, "HCR_EL2") | HCR_EL2_TEA);
    assert_int_equal(go(m, 1, NOWHERE), A64_STOP_EL2);
    assert_int_equal(sysreg(m, "ESR_EL2"), LOWER);
    assert_int_equal(sysreg(m, "ELR_EL2"), NOWHERE);
    free_machine(m);
}

/* K1.1.22: as if it were Normal Non-cacheable, or a Permission fault; here the first. */
static void device_memory_that_is_ram_is_executed(void **state)
{
    (void)state;
    enum { DEVICE_INDEX = 3 };
    const uint64_t alias = UINT64_C(0x180000000);
    struct machine *m = new_machine();
    map_block(m, alias, RAM, DEVICE_INDEX);
    put(m, CODE + 0x100, MOV_X1_7, 4);
    put(m, CODE + 0x104, RET, 4);
    a64_set(m->c, 0, alias + CODE + 0x100);
    assert_int_equal(RUN(m, BLR_X0), 0);
    assert_int_equal(a64_get(m->c, 1), 7);
    free_machine(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_abort_and_where_it_goes),
        cmocka_unit_test(without_translation),
        cmocka_unit_test(it_is_survived),
        cmocka_unit_test(without_a_handler_the_run_stops),
        cmocka_unit_test(to_el2_of_the_outside),
        cmocka_unit_test(device_memory_that_is_ram_is_executed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
