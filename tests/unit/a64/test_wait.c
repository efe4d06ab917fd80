/* SPDX-License-Identifier: Apache-2.0 */
/* WFE, and another PE's store to what a load-exclusive marked (DDI 0487 D1.7.1). */
#include "a64/pages.h"
#include "pe.h"

enum { WFE = 0xd503205f, AT = 0x804, SIZE = 4 };

static struct pe *waiting_code(void)
{
    struct pe *pe = pe_new();
    uint32_t *code = (uint32_t *)(void *)pe_ram(pe, (pa_t){ 0 });
    for (unsigned i = 0; i < 8; i++)
        code[i] = WFE;
    a64_reset(pe->c, 1, 0);
    return pe;
}

static void end(struct pe *pe)
{
    memset(pe_ram(pe, (pa_t){ 0 }), 0, AT + SIZE);
    pe_free(pe);
}

/* As LDXR does; a test with the MMU off cannot execute one. */
static void mark(struct pe *pe)
{
    pe->c->monitor = true;
    pe->c->monitor_pa = AT;
    pe->c->monitor_size = SIZE;
    memcpy(pe->c->monitor_data, pe_ram(pe, (pa_t){ 0 }) + AT, SIZE);
}

static void a_store_ends_the_wait(void **state)
{
    (void)state;
    struct pe *pe = waiting_code();
    uint8_t *word = pe_ram(pe, (pa_t){ 0 }) + AT;
    mark(pe);
    assert_int_equal(a64_run(pe->c, 100, false), A64_STOP_WAIT);
    assert_int_equal(a64_get(pe->c, A64_REG_PC), 4);
    assert_false(a64_monitor_cleared(pe->c));
    word[-1] = word[SIZE] = 1; /* neighbours are not marked */
    assert_false(a64_monitor_cleared(pe->c));
    word[SIZE - 1] = 1;
    assert_true(a64_monitor_cleared(pe->c));
    assert_false(a64_monitor_cleared(pe->c));
    assert_int_equal(a64_run(pe->c, 100, false), A64_STOP_WAIT); /* one event, one wait */
    assert_int_equal(a64_get(pe->c, A64_REG_PC), 8);
    word[-1] = word[SIZE] = 0;
    end(pe);
}

/* Between the load-exclusive and WFE: the event is there already. */
static void a_store_before_the_wait_is_not_missed(void **state)
{
    (void)state;
    struct pe *pe = waiting_code();
    mark(pe);
    pe_ram(pe, (pa_t){ 0 })[AT] = 1;
    assert_int_equal(a64_run(pe->c, 100, false), A64_STOP_WAIT);
    assert_int_equal(a64_get(pe->c, A64_REG_PC), 8);
    end(pe);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_store_ends_the_wait),
        cmocka_unit_test(a_store_before_the_wait_is_not_missed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
