/* SPDX-License-Identifier: Apache-2.0 */
/* a64_deadline(): no instruction begins at it or later, whatever those before cost. */
#include "timed_pe.h"

enum { WORDS = 200, MOST = 4 * WORDS };

/* A deadline is of one run. */
static void the_next_run_has_none(void **state)
{
    (void)state;
    static const uint32_t loop = 0x14000000; /* b . */
    struct timed *t = timed_new(NULL);
    timed_code_at(t, TIMED_BASE, &loop, 1);
    a64_set(t->c, A64_REG_PC, TIMED_BASE);
    a64_deadline(t->c, 5);
    assert_int_equal(a64_run(t->c, 1000, true), A64_STOP_BUDGET);
    assert_in_range(a64_stats(t->c)->instructions, 1, 20);
    const uint64_t before = a64_stats(t->c)->instructions;
    assert_int_equal(a64_run(t->c, 1000, true), A64_STOP_BUDGET);
    assert_int_equal(a64_stats(t->c)->instructions - before, 1000);
    timed_free(t);
}

/* Straight code of cheap and of dear instructions; X8 is the data, X9 a step of lines. */
static void make_program(struct timed *t, struct rng *r)
{
    static const uint32_t kinds[] = {
        0xd503201f,             /* nop */
        0x8b010000,             /* add x0, x0, x1 */
        0x9ac10800,             /* udiv x0, x0, x1 */
        0xd53bd041,             /* mrs x1, tpidr_el0 */
        0xd5033fdf,             /* isb */
        0xf9400102,             /* ldr x2, [x8] */
        0xf9000102,             /* str x2, [x8] */
        0x8b090108,             /* add x8, x8, x9 */
        0x8b090108, 0x4c402100, /* ld1 {v0.16b-v3.16b}, [x8] */
        0xd50b7428,             /* dc zva, x8 */
        0xb5000020,             /* cbnz x0, .+4 */
        0x54000020,             /* b.eq .+4 */
    };
    uint32_t words[WORDS];
    for (unsigned i = 0; i < WORDS; i++) {
        words[i] = kinds[rng_below(r, ARRAY_LEN(kinds))];
    }
    timed_code_at(t, TIMED_BASE, words, WORDS);
    a64_set(t->c, 0, 0);
    a64_set(t->c, 1, 3);
    a64_set(t->c, 8, TIMED_DATA);
    a64_set(t->c, 9, 64 * (1 + rng_below(r, 40)));
    a64_set(t->c, A64_REG_PC, TIMED_BASE);
}

static struct timed *timed_for(uint64_t seed)
{
    struct rng r;
    struct a64_pipe pipe;
    rng_seed(&r, seed, "deadline");
    a64_pipe_defaults(&pipe);
    pipe.isb = rng_below(&r, 1000);
    pipe.mispredict = rng_below(&r, 100);
    struct timed *t = timed_new(&pipe);
    make_program(t, &r);
    return t;
}

/* When each instruction begins, one a run. */
static unsigned find_begins(uint64_t seed, uint64_t *begins)
{
    struct timed *t = timed_for(seed);
    unsigned n = 0;
    do {
        assert_true(n < MOST);
        begins[n++] = a64_stats(t->c)->cycles;
    } while (a64_run(t->c, 1, true) == A64_STOP_BUDGET);
    timed_free(t);
    return n;
}

/* How many begin before `cycles`, if runs of any length have it as their deadline. */
static uint64_t begun_before(uint64_t seed, uint64_t cycles, struct rng *r)
{
    struct timed *t = timed_for(seed);
    while (a64_stats(t->c)->cycles < cycles) {
        a64_deadline(t->c, cycles - a64_stats(t->c)->cycles);
        if (a64_run(t->c, 1 + rng_below(r, 2 * WORDS), true) != A64_STOP_BUDGET) {
            break;
        }
    }
    const uint64_t instructions = a64_stats(t->c)->instructions;
    timed_free(t);
    return instructions;
}

static void none_begins_later(void **state)
{
    (void)state;
    const uint64_t first = 20261121;
    struct rng r;
    rng_seed(&r, first, "deadlines");
    print_message("seed %llu\n", (unsigned long long)first);
    for (uint64_t seed = first; seed < first + 20; seed++) {
        uint64_t begins[MOST];
        const unsigned n = find_begins(seed, begins);
        assert_true(n > 1 && begins[n - 1] > n);
        for (unsigned i = 0; i < 20; i++) {
            const uint64_t limit = 1 + rng_below(&r, begins[n - 1]);
            uint64_t before = 0;
            while (before < n && begins[before] < limit) {
                before++;
            }
            assert_int_equal(begun_before(seed, limit, &r), before);
        }
    }
}

/* Not exact: a loop of copies comes back after each piece, however many were asked for. */
static void hot_code_comes_back(void **state)
{
    (void)state;
    enum { PIECE_MOST = 30000 /* cycles of 4 KiB: 128 lines, each at most 105 ns */ };
    static const uint32_t words[] = {
        0x19010440, /* cpyfp [x0]!, [x1]!, x2! */
        0x19410440, /* cpyfm [x0]!, [x1]!, x2! */
        0x14000000, /* b . */
    };
    for (uint64_t limit = 100; limit < 1000000; limit *= 3) {
        struct timed *t = timed_new(NULL);
        timed_code_at(t, TIMED_BASE, words, ARRAY_LEN(words));
        a64_set(t->c, 0, TIMED_DATA);
        a64_set(t->c, 1, TIMED_DATA + (16 << 20));
        a64_set(t->c, 2, 16 << 20);
        a64_set(t->c, A64_REG_PC, TIMED_BASE);
        a64_deadline(t->c, limit);
        assert_int_equal(a64_run(t->c, 4000, false), A64_STOP_BUDGET);
        assert_in_range(a64_stats(t->c)->cycles, limit, limit + PIECE_MOST);
        timed_free(t);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(none_begins_later),
        cmocka_unit_test(hot_code_comes_back),
        cmocka_unit_test(the_next_run_has_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
