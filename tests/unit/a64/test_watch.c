/* SPDX-License-Identifier: Apache-2.0 */
/* A debugger's watchpoints: which instructions of random programs they stop, and nothing else. */
#include "machine.h"

#include <string.h>

#include "a64/exception.h"
#include "base/base.h"

enum { READ = A64_WATCH_READ, WRITE = A64_WATCH_WRITE, BOTH = READ | WRITE };
enum { LENGTH = 8, FIRST_BASE = 10, AREA = 256 };

/* Base register in bits 9 to 5, but for DC ZVA. */
static const struct kind {
    uint32_t word;
    uint8_t size;
    uint8_t kinds;
    bool ram_only;
    bool in_low_bits;
} kinds[] = {
    { 0x39000002, 1, WRITE, false, false }, /* STRB */
    { 0x39400002, 1, READ, false, false },
    { 0x79000002, 2, WRITE, false, false },
    { 0x79400002, 2, READ, false, false },
    { 0xb9000002, 4, WRITE, false, false },
    { 0xb9400002, 4, READ, false, false },
    { 0xf9000002, 8, WRITE, false, false },
    { 0xf9400002, 8, READ, false, false },
    { 0xa9000c02, 16, WRITE, false, false }, /* STP, LDP */
    { 0xa9400c02, 16, READ, false, false },
    { 0x3d800000, 16, WRITE, false, false }, /* STR Q, LDR Q */
    { 0x3dc00000, 16, READ, false, false },
    { 0x4c002000, 64, WRITE, false, false }, /* ST1, LD1 of four */
    { 0x4c402000, 64, READ, false, false },
    { 0xf8210002, 8, BOTH, true, false },  /* LDADD */
    { 0xd50b7420, 64, WRITE, true, true }, /* DC ZVA */
};

struct instruction {
    const struct kind *kind;
    uint64_t va;
};

static void make_program(struct rng *r, struct instruction *program)
{
    static const uint64_t bases[] = { RAM, NC, DEVICE, BAR_NC };
    for (unsigned i = 0; i < LENGTH; i++) {
        const struct kind *k = &kinds[rng_below(r, ARRAY_LEN(kinds))];
        const uint64_t base = k->ram_only ? RAM : bases[rng_below(r, ARRAY_LEN(bases))];
        program[i] =
            (struct instruction){ k, base + 0x1000 +
                                         rng_below(r, (uint64_t)(AREA / k->size)) * k->size };
    }
}

static void load_program(struct machine *m, const struct instruction *program)
{
    for (unsigned i = 0; i < LENGTH; i++) {
        const unsigned base = FIRST_BASE + i;
        put(m, CODE + 4 * i,
            program[i].kind->word | (program[i].kind->in_low_bits ? base : base << 5), 4);
        a64_set(m->c, base, program[i].va);
    }
    put(m, CODE + 4 * LENGTH, 0xd45e0000, 4);
    a64_code_changed(m->c, (pa_t){ 0 }, true);
    a64_set_sysreg(m->c, "CPACR_EL1", 3 << 20); /* FPEN */
    for (uint64_t i = 0; i < 4; i++) {
        a64_set(m->c, (unsigned)i, 0x1111111111111111 * (i + 1));
        a64_set_v(m->c, (unsigned)i, (const uint64_t[]){ 0x123456789abcdef0 * (i + 1), ~i });
    }
    a64_set(m->c, A64_REG_PC, RAM + CODE);
    m->count = 0;
}

static bool stops(const struct instruction *i, const struct a64_watch *w)
{
    if (!(w->kinds & i->kind->kinds))
        return false;
    for (uint64_t n = 0; n < i->kind->size; n++)
        if (i->va + n >= w->va && i->va + n < w->va + w->size)
            return true;
    return false;
}

static bool any_stops(const struct instruction *i, const struct a64_watch *w, unsigned count)
{
    bool any = false;
    for (unsigned n = 0; n < count; n++)
        any = any || stops(i, &w[n]);
    return any;
}

static void set_all(struct machine *m, const struct a64_watch *w, unsigned count, bool on)
{
    for (unsigned n = 0; n < count; n++)
        assert_true(a64_watchpoint(m->c, &w[n], on));
}

/* What gdb does at a stop: without its watchpoints over the instruction. */
static void step_over(struct machine *m, const struct a64_watch *w, unsigned count)
{
    set_all(m, w, count, false);
    enum a64_stop stop;
    while ((stop = a64_run(m->c, 1, true)) == A64_STOP_ACCESS)
        serve(m);
    assert_int_equal(stop, A64_STOP_BUDGET);
    set_all(m, w, count, true);
}

/* Of the lowest byte that both have. */
static void check_hit(const struct machine *m, const struct instruction *i,
                      const struct a64_watch *w, unsigned count)
{
    const struct a64_watch *hit = a64_watch_hit(m->c);
    uint64_t lowest = UINT64_MAX;
    bool known = false;
    for (unsigned n = 0; n < count; n++)
        for (uint64_t byte = 0; byte < i->kind->size; byte++)
            if (w[n].kinds & i->kind->kinds && i->va + byte >= w[n].va &&
                i->va + byte < w[n].va + w[n].size && i->va + byte < lowest)
                lowest = i->va + byte;
    assert_int_equal(hit->va, lowest);
    for (unsigned n = 0; n < count; n++)
        known = known ||
                (w[n].kinds == hit->kinds && lowest >= w[n].va && lowest < w[n].va + w[n].size);
    assert_true(known);
}

static void run_watched(struct machine *m, const struct instruction *program,
                        const struct a64_watch *w, unsigned count)
{
    unsigned at = 0;
    for (;;) {
        const enum a64_stop stop = a64_run(m->c, 100000, false);
        if (stop == A64_STOP_ACCESS) {
            serve(m);
            continue;
        }
        const uint64_t pc = a64_get(m->c, A64_REG_PC);
        while (at < LENGTH && !any_stops(&program[at], w, count))
            at++;
        if (at == LENGTH) {
            assert_int_equal(stop, A64_STOP_SEMIHOSTING);
            assert_int_equal(pc, RAM + CODE + 4 * LENGTH + 4);
            return;
        }
        assert_int_equal(stop, A64_STOP_WATCHPOINT);
        assert_int_equal(pc, RAM + CODE + 4 * at);
        check_hit(m, &program[at++], w, count);
        step_over(m, w, count);
    }
}

static void same_end(struct machine *a, struct machine *b)
{
    assert_memory_equal(a->ram, b->ram, RAM_BYTES);
    assert_memory_equal(a->device, b->device, DEVICE_BYTES);
    for (unsigned r = 0; r <= A64_REG_PSTATE; r++)
        assert_int_equal(a64_get(a->c, r), a64_get(b->c, r));
    assert_int_equal(a->count, b->count);
    assert_int_equal(a64_stats(a->c)->instructions, a64_stats(b->c)->instructions);
    assert_int_equal(a64_stats(a->c)->exceptions, b->c->stats.exceptions);
}

static void random_programs(void **state)
{
    (void)state;
    struct rng r;
    const uint64_t seed = 20261121;
    print_message("seed %llu\n", (unsigned long long)seed);
    rng_seed(&r, seed, "watch");
    for (unsigned turn = 0; turn < 3000; turn++) {
        struct machine *watched = new_machine(), *plain = new_machine();
        struct instruction program[LENGTH];
        struct a64_watch w[4];
        const unsigned count = 1 + (unsigned)rng_below(&r, ARRAY_LEN(w));
        make_program(&r, program);
        for (unsigned n = 0; n < count; n++) {
            const struct instruction *near = &program[rng_below(&r, LENGTH)];
            w[n] = (struct a64_watch){ near->va + rng_below(&r, 96) - 32, 1 + rng_below(&r, 16),
                                       1 + (unsigned)rng_below(&r, 3) };
        }
        load_program(watched, program);
        load_program(plain, program);
        if (turn % 2) /* what the soft TLB knows already is seen too */
            RUN(watched, 0xd503201f), RUN(plain, 0xd503201f), load_program(watched, program),
                load_program(plain, program);
        set_all(watched, w, count, true);
        run_watched(watched, program, w, count);
        run_watched(plain, program, NULL, 0);
        same_end(watched, plain);
        free_machine(watched);
        free_machine(plain);
    }
}

static void known_pages_are_watched_and_then_free_again(void **state)
{
    (void)state;
    enum { STR_2_0 = 0xf9000002, LDR_2_0 = 0xf9400002 };
    struct machine *m = new_machine();
    a64_set(m->c, 0, RAM + 0x100);
    RUN(m, STR_2_0, LDR_2_0, STR_2_0);
    const struct a64_watch w = { RAM + 0x107, 1, READ };
    set_all(m, &w, 1, true);
    a64_set(m->c, A64_REG_PC, RAM + CODE);
    assert_int_equal(a64_run(m->c, 1000, false), A64_STOP_WATCHPOINT);
    assert_int_equal(a64_get(m->c, A64_REG_PC), RAM + CODE + 4);
    /* It is there again until it is removed. */
    assert_int_equal(a64_run(m->c, 1000, false), A64_STOP_WATCHPOINT);
    assert_int_equal(a64_run(m->c, 1, true), A64_STOP_WATCHPOINT);
    set_all(m, &w, 1, false);
    assert_int_equal(a64_run(m->c, 1000, false), A64_STOP_SEMIHOSTING);
    free_machine(m);
}

/* TCR_EL1.TBI0: whichever of the two has a tag; the address is told as the debugger knows it. */
static void tags_are_no_part_of_addresses(void **state)
{
    (void)state;
    enum { STR_2_0 = 0xf9000002, TBI0 = 37 };
    static const uint64_t tags[] = { 0, UINT64_C(0x55) << 56, UINT64_C(0xff) << 56 };
    for (unsigned i = 0; i < ARRAY_LEN(tags) * ARRAY_LEN(tags); i++) {
        const uint64_t tag = tags[i / ARRAY_LEN(tags)], watch_tag = tags[i % ARRAY_LEN(tags)];
        struct machine *m = new_machine();
        uint64_t tcr = 0;
        assert_true(a64_get_sysreg(m->c, "TCR_EL1", &tcr));
        a64_set_sysreg(m->c, "TCR_EL1", tcr | UINT64_C(1) << TBI0);
        put(m, CODE, STR_2_0, 4);
        put(m, CODE + 4, 0xd45e0000, 4);
        for (int at = -9; at <= 9; at++) {
            const struct a64_watch w = { watch_tag | (RAM + 0x108), 2, WRITE };
            const uint64_t va = RAM + 0x108 + (uint64_t)at;
            const bool hits = va + 8 > RAM + 0x108 && va < RAM + 0x10a;
            a64_set(m->c, 0, tag | va);
            a64_set(m->c, A64_REG_PC, RAM + CODE);
            set_all(m, &w, 1, true);
            assert_int_equal(a64_run(m->c, 100, false),
                             hits ? A64_STOP_WATCHPOINT : A64_STOP_SEMIHOSTING);
            if (hits)
                assert_int_equal(a64_watch_hit(m->c)->va, w.va + (at == 1));
            set_all(m, &w, 1, false);
        }
        free_machine(m);
    }
}

/* At the ends of the address space, where a range or an access may go round. */
static void the_last_bytes(void **state)
{
    (void)state;
    static const struct {
        uint64_t watch, size, va;
        bool hits;
    } cases[] = {
        { UINT64_MAX - 7, 8, UINT64_MAX - 7, true },
        { UINT64_MAX - 7, 8, UINT64_MAX - 15, false },
        { UINT64_MAX - 7, 8, UINT64_MAX - 14, true },
        { UINT64_MAX, 1, UINT64_MAX - 7, true },
        { UINT64_MAX, 1, UINT64_MAX - 8, false },
        { UINT64_MAX - 7, 8, 0, false },
        { 0, 8, UINT64_MAX - 7, false },
        { 0, 8, UINT64_MAX - 6, true },
        { UINT64_MAX - 7, 16, 0, true },
        { UINT64_MAX - 7, 16, 8, false },
    };
    struct machine *m = new_machine();
    for (unsigned i = 0; i < ARRAY_LEN(cases); i++) {
        const struct a64_watch w = { cases[i].watch, cases[i].size, BOTH };
        set_all(m, &w, 1, true);
        if (a64_debugger_watches(m->c, cases[i].va, 8, WRITE) != cases[i].hits)
            fail_msg("case %u", i);
        set_all(m, &w, 1, false);
    }
    free_machine(m);
}

static void nowhere_any_more(void **state)
{
    (void)state;
    enum { STR_2_0 = 0xf9000002, NOP = 0xd503201f };
    struct machine *m = new_machine();
    const struct a64_watch w = { RAM + 0x100, 8, BOTH };
    put(m, CODE, NOP, 4);
    put(m, CODE + 4, STR_2_0, 4);
    put(m, CODE + 8, 0xd45e0000, 4);
    a64_set(m->c, 0, RAM + 0x100);
    a64_set(m->c, A64_REG_PC, RAM + CODE);
    set_all(m, &w, 1, true);
    assert_true(a64_breakpoint(m->c, RAM + CODE, true));
    assert_int_equal(a64_run(m->c, 100, false), A64_STOP_BREAKPOINT);
    assert_int_equal(a64_run(m->c, 100, false), A64_STOP_WATCHPOINT);
    a64_stop_nowhere(m->c);
    assert_int_equal(a64_run(m->c, 100, false), A64_STOP_SEMIHOSTING);
    a64_set(m->c, A64_REG_PC, RAM + CODE);
    assert_int_equal(a64_run(m->c, 100, false), A64_STOP_SEMIHOSTING);
    free_machine(m);
}

static void sixteen_of_them(void **state)
{
    (void)state;
    struct machine *m = new_machine();
    struct a64_watch w = { RAM, 8, BOTH };
    for (unsigned i = 0; i < 16; i++, w.va += 8)
        assert_true(a64_watchpoint(m->c, &w, true));
    assert_false(a64_watchpoint(m->c, &w, true));
    w.va = RAM;
    assert_true(a64_watchpoint(m->c, &w, true)); /* it is there */
    assert_true(a64_watchpoint(m->c, &w, false));
    w.va = RAM + 0x1000;
    assert_true(a64_watchpoint(m->c, &w, true));
    free_machine(m);
}

/* An exception whose handler's first instruction ends in one: the first is remembered. */
static void the_first_exception_of_a_chain(void **state)
{
    (void)state;
    enum { STR_2_0 = 0xf9000002, UDF = 0 };
    struct machine *m = new_machine();
    put(m, VECTORS + 0x200, UDF, 4);
    put(m, CODE, STR_2_0, 4);
    a64_set(m->c, 0, DEVICE + 0x40000000 * UINT64_C(4) + 8); /* nothing is mapped there */
    a64_set(m->c, A64_REG_PC, RAM + CODE);
    a64_run(m->c, 50, true);
    const struct a64_taken *t = a64_taken(m->c);
    assert_int_equal(a64_ec_of(t->esr), EC_DABORT);
    assert_int_equal(t->far, DEVICE + 0x40000000 * UINT64_C(4) + 8);
    assert_true(t->far_valid);
    assert_int_equal(t->elr, RAM + CODE);
    assert_int_equal(t->vector, RAM + VECTORS + 0x200);
    /* With a handler the next one begins anew. */
    put(m, VECTORS + 0x200, 0xd503201f, 4);
    a64_code_changed(m->c, (pa_t){ 0 }, true);
    a64_set(m->c, A64_REG_PC, RAM + CODE);
    put(m, CODE, UDF, 4);
    a64_run(m->c, 2, true);
    assert_int_equal(a64_ec_of(a64_taken(m->c)->esr), EC_UNKNOWN);
    free_machine(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_programs),
        cmocka_unit_test(known_pages_are_watched_and_then_free_again),
        cmocka_unit_test(tags_are_no_part_of_addresses),
        cmocka_unit_test(the_last_bytes),
        cmocka_unit_test(nowhere_any_more),
        cmocka_unit_test(sixteen_of_them),
        cmocka_unit_test(the_first_exception_of_a_chain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
