/* SPDX-License-Identifier: Apache-2.0 */
/* Stores that are done at once take the cycles that they take one by one. */
#include "timed_pe.h"

enum { WORDS = 24, TURNS = 400, LINE = 64, CODE_LINES = 2 };
static const uint32_t UDIV_2_2_3 = 0x9ac30842, HALT = 0xd45e0000;

static uint64_t seed = 20250302;
static unsigned below(unsigned n)
{
    uint64_t z = seed += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return (unsigned)((z ^ z >> 31) % n);
}

/* Runs of STR Xt, [X1, #], of STP and of STR Qt. */
static void make(uint32_t *words)
{
    static const uint32_t first[3] = { 0xf9000020, 0xa9000820, 0x3d800020 };
    static const unsigned step[3] = { 1 << 10, 2 << 15, 1 << 10 };
    unsigned kind = 0, at = 0;
    for (unsigned i = 0; i < WORDS; i++) {
        if (i == 0 || below(6) == 0) {
            kind = below(3);
            at = below(12);
        }
        words[i] = first[kind] + at++ * step[kind] + below(32);
    }
}

struct spent {
    uint64_t cycles, instructions;
};

static struct spent spend(struct timed *t, const uint32_t *words, unsigned lines, unsigned enter,
                          uint64_t data, bool exact)
{
    const struct a64_stats before = *a64_stats(t->c);
    memcpy(t->memory, words, WORDS * sizeof(*words));
    memcpy(t->memory + WORDS * sizeof(*words), &HALT, sizeof(HALT));
    for (unsigned i = 0; i < CODE_LINES; i++) {
        if (lines >> i & 1) {
            a64_code_changed(t->c, (pa_t){ TIMED_BASE + i * LINE }, false);
        }
    }
    a64_set(t->c, 1, data);
    a64_set(t->c, 2, 1000);
    a64_set(t->c, 3, 7);
    a64_set(t->c, A64_REG_PC, TIMED_BASE + enter * 4);
    assert_int_equal(a64_run(t->c, 1000, exact), A64_STOP_SEMIHOSTING);
    return (struct spent){ a64_stats(t->c)->cycles - before.cycles,
                           a64_stats(t->c)->instructions - before.instructions };
}

/*
 * Runs with a division here and there, others whenever lines of the code are written: one, both or
 * none. They are entered at the beginning or behind it.
 */
static void test_cycles(void **state)
{
    (void)state;
    print_message("seed %llu\n", (unsigned long long)seed);
    struct timed *hot = timed_new(NULL), *exact = timed_new(NULL);
    uint32_t runs[WORDS], words[WORDS];
    for (unsigned turn = 0; turn < TURNS; turn++) {
        unsigned lines = turn % 8 == 0 ? 3 : below(4);
        if (turn % 8 == 0) {
            make(runs);
        }
        for (unsigned i = 0; i < WORDS; i++) {
            if (lines >> i * 4 / LINE & 1) {
                words[i] = below(8) ? runs[i] : UDIV_2_2_3;
            }
        }
        const unsigned enter = below(3) ? 0 : below(WORDS);
        /* Mostly lines that are known. */
        const uint64_t data = TIMED_DATA + (below(4) ? LINE * below(4) : 16 * below(768));
        for (unsigned again = 0; again < 2; again++) {
            const struct spent a = spend(hot, words, lines, enter, data, false);
            const struct spent b = spend(exact, words, lines, enter, data, true);
            assert_int_equal(a.instructions, WORDS - enter + 1);
            assert_int_equal(b.instructions, WORDS - enter + 1);
            if (a.cycles != b.cycles) {
                fail_msg("turn %u: %llu cycles, %llu one by one", turn,
                         (unsigned long long)a.cycles, (unsigned long long)b.cycles);
            }
            lines = 0;
        }
    }
    assert_int_equal(hot->touches, exact->touches);
    assert_memory_equal(hot->memory + (TIMED_DATA - TIMED_BASE),
                        exact->memory + (TIMED_DATA - TIMED_BASE), 6 * 4096);
    timed_free(hot);
    timed_free(exact);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_cycles) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
