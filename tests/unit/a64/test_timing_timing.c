/* SPDX-License-Identifier: Apache-2.0 */
/* Cycles of small loops, against what their dependences and units make of them by hand. The numbers
 * are those of the parameters' defaults unless a test sets its own. */
#include "timed_pe.h"

enum { LOOPS = 1000 };

/* ---- instructions (DDI 0487 C6.2) ------------------------------------------------------------ */

static uint32_t add(unsigned d, unsigned n, unsigned m)
{
    return 0x8b000000 | m << 16 | n << 5 | d;
}
static uint32_t add_imm(unsigned d, unsigned n, unsigned imm)
{
    return 0x91000000 | imm << 10 | n << 5 | d;
}
static uint32_t subs_imm(unsigned d, unsigned n, unsigned imm)
{
    return 0xf1000000 | imm << 10 | n << 5 | d;
}
static uint32_t mul_w(unsigned d, unsigned n, unsigned m)
{
    return 0x1b007c00 | m << 16 | n << 5 | d;
}
static uint32_t udiv_x(unsigned d, unsigned n, unsigned m)
{
    return 0x9ac00800 | m << 16 | n << 5 | d;
}
static uint32_t ldr(unsigned t, unsigned n, unsigned offset)
{
    return 0xf9400000 | offset / 8 << 10 | n << 5 | t;
}
static uint32_t ldr_post(unsigned t, unsigned n, unsigned offset)
{
    return 0xf8400400 | offset << 12 | n << 5 | t;
}
static uint32_t str(unsigned t, unsigned n, unsigned offset)
{
    return 0xf9000000 | offset / 8 << 10 | n << 5 | t;
}
static uint32_t b_ne(int words)
{
    return 0x54000001 | ((uint32_t)words & 0x7ffff) << 5;
}
static uint32_t tbz(unsigned t, unsigned bit, int words)
{
    return 0x36000000 | bit << 19 | ((uint32_t)words & 0x3fff) << 5 | t;
}
static uint32_t fmul_d(unsigned d, unsigned n, unsigned m)
{
    return 0x1e600800 | m << 16 | n << 5 | d;
}
static const uint32_t NOP = 0xd503201f, ISB = 0xd5033fdf;

/* ---- loops ----------------------------------------------------------------------------------- */

/* Cycles of LOOPS turns of `count` words and SUBS X0, B.NE, less those of 0 turns. */
static double turn_of(struct timed *t, const uint32_t *words, size_t count)
{
    uint32_t code[128];
    assert_true(count + 2 <= 128);
    memcpy(code, words, count * sizeof(*words));
    code[count] = subs_imm(0, 0, 1);
    code[count + 1] = b_ne(-(int)(count + 1));
    timed_code_at(t, TIMED_BASE, code, count + 2);
    for (unsigned i = 0; i < 2; i++) { /* the first time fills caches */
        a64_set(t->c, 0, LOOPS);
        const uint64_t cycles = timed_run(t, TIMED_BASE);
        if (i == 1) {
            return (double)cycles / LOOPS;
        }
    }
    return 0;
}

/* Within a mispredicted end and what a sum of sixty-fourths loses. */
static void expect(double turn, double cycles)
{
    if (turn < cycles * 0.99 || turn > cycles * 1.01 + 0.05) {
        fail_msg("%.3f cycles a turn, not %.3f", turn, cycles);
    }
}

static double turn_with(const struct a64_pipe *pipe, const uint32_t *words, size_t count)
{
    struct timed *t = timed_new(pipe);
    a64_set(t->c, 1, TIMED_DATA);
    const double turn = turn_of(t, words, count);
    timed_free(t);
    return turn;
}

/* Each needs the one before: a cycle each, whatever the width. */
static void test_a_chain_of_additions(void **state)
{
    (void)state;
    uint32_t words[10];
    for (unsigned i = 0; i < 10; i++) {
        words[i] = add(2, 2, 3);
    }
    expect(turn_with(NULL, words, 10), 10);
}

/* 10 additions and SUBS on three units, B.NE on its own: 11/3 cycles; 13 words by 4: less. */
static void test_independent_additions(void **state)
{
    (void)state;
    uint32_t words[10];
    for (unsigned i = 0; i < 10; i++) {
        words[i] = add(2 + i, 3, 4);
        if (2 + i == 3 || 2 + i == 4) {
            words[i] = add(20 + i, 3, 4);
        }
    }
    expect(turn_with(NULL, words, 10), 11.0 / 3);
    struct a64_pipe pipe;
    a64_pipe_defaults(&pipe);
    pipe.alu_units = 4;
    expect(turn_with(&pipe, words, 10), 12.0 / 4); /* four a cycle */
    pipe.width = 2;
    expect(turn_with(&pipe, words, 10), 12.0 / 2);
    pipe.alu_units = 1;
    expect(turn_with(&pipe, words, 10), 11);
}

static void test_multiplications(void **state)
{
    (void)state;
    const uint32_t chain[] = { mul_w(2, 2, 3), mul_w(2, 2, 3), mul_w(2, 2, 3) };
    expect(turn_with(NULL, chain, 3), 3 * 2);
    const uint32_t several[] = { mul_w(2, 8, 9), mul_w(3, 8, 9), mul_w(4, 8, 9), mul_w(5, 8, 9) };
    expect(turn_with(NULL, several, 4), 4);             /* one unit */
    const uint32_t mulh[] = { 0x9bc37c42, 0x9bc37c42 }; /* UMULH X2, X2, X3 */
    expect(turn_with(NULL, mulh, 2), 2 * 5);
}

/* The unit is taken up: divisions that need nothing of each other take as long as a chain. */
static void test_divisions(void **state)
{
    (void)state;
    const uint32_t chain[] = { udiv_x(2, 2, 3), udiv_x(2, 2, 3) };
    expect(turn_with(NULL, chain, 2), 2 * 12);
    const uint32_t several[] = { udiv_x(4, 2, 3), udiv_x(5, 2, 3) };
    expect(turn_with(NULL, several, 2), 2 * 12);
}

static void test_load_to_use(void **state)
{
    (void)state;
    const uint32_t chain[] = { ldr(1, 1, 0) }; /* a pointer to itself */
    struct timed *t = timed_new(NULL);
    const uint64_t self = TIMED_DATA;
    memcpy(t->memory + (TIMED_DATA - TIMED_BASE), &self, sizeof(self));
    a64_set(t->c, 1, TIMED_DATA);
    expect(turn_of(t, chain, 1), 4);
    timed_free(t);
    const uint32_t several[] = { ldr(2, 1, 0),  ldr(3, 1, 8),  ldr(4, 1, 16),
                                 ldr(5, 1, 24), ldr(6, 1, 32), ldr(7, 1, 40) };
    expect(turn_with(NULL, several, 6), 3); /* two a cycle */
    const uint32_t sum[] = { ldr(2, 1, 0), add(3, 3, 2), NOP, NOP };
    expect(turn_with(NULL, sum, 4), 6.0 / 4); /* loads run ahead: only the width limits */
    /* A table look-up as CRC-32 makes it: AND, LDR, EOR in a chain: 1 + 4 + 1. */
    const uint32_t crc[] = { 0x92400842 /* AND X2, X2, #7 */,
                             0xf8627823 /* LDR X3, [X1, X2, LSL #3] */,
                             0xca020062 /* EOR X2, X3, X2 */ };
    struct timed *u = timed_new(NULL);
    a64_set(u->c, 1, TIMED_DATA);
    memset(u->memory + (TIMED_DATA - TIMED_BASE), 0, 64);
    expect(turn_of(u, crc, 3), 6);
    timed_free(u);
}

static void test_base_registers_are_early(void **state)
{
    (void)state;
    /* The address of the next needs the addition alone, not the load. */
    const uint32_t words[] = { ldr_post(2, 1, 0), add_imm(5, 1, 8), NOP, NOP };
    expect(turn_with(NULL, words, 4), 6.0 / 4);
}

static void test_stores(void **state)
{
    (void)state;
    const uint32_t words[] = { str(2, 1, 0), str(3, 1, 8), str(4, 1, 16), str(5, 1, 24) };
    expect(turn_with(NULL, words, 4), 4);  /* one a cycle */
    const uint32_t st1[] = { 0x4c002c20 }; /* ST1 {V0.2D-V3.2D}, [X1]: four times 16 bytes */
    expect(turn_with(NULL, st1, 1), 4);
}

static void test_floating_point(void **state)
{
    (void)state;
    const uint32_t chain[] = { fmul_d(0, 0, 1), fmul_d(0, 0, 1) };
    expect(turn_with(NULL, chain, 2), 2 * 3);
    const uint32_t several[] = { fmul_d(2, 0, 1), fmul_d(3, 0, 1), fmul_d(4, 0, 1),
                                 fmul_d(5, 0, 1), fmul_d(6, 0, 1), fmul_d(7, 0, 1) };
    expect(turn_with(NULL, several, 6), 3);       /* two pipes */
    const uint32_t accumulate[] = { 0x4e61cc02 }; /* FMLA V2.2D, V0.2D, V1.2D */
    expect(turn_with(NULL, accumulate, 1), 4);
}

/* A long window hides a division behind independent work; a short one does not. */
static void test_window(void **state)
{
    (void)state;
    uint32_t words[44] = { udiv_x(2, 3, 4) };
    for (unsigned i = 1; i < 44; i++) {
        words[i] = NOP;
    }
    struct a64_pipe pipe;
    a64_pipe_defaults(&pipe);
    pipe.alu_units = 4;
    expect(turn_with(&pipe, words, 44), 12); /* not 12 + 44 / 4 */
    pipe.window = 4;
    assert_true(turn_with(&pipe, words, 44) > 12 + 10); /* 40 instructions, 4 a cycle */
}

static void test_isb_drains(void **state)
{
    (void)state;
    const uint32_t words[] = { ISB };
    expect(turn_with(NULL, words, 1), 13 + 1 + 1); /* ISB, SUBS, and B.NE which needs it */
}

/* ---- branches -------------------------------------------------------------------------------- */

/*
 * TBZ of the counter's bit 0: taken every other turn. A counter of two bits that starts at 1 sees
 * them alternate: it is wrong every time, or every other time.
 */
static void test_alternating_branch(void **state)
{
    (void)state;
    const uint32_t words[] = { tbz(0, 0, 2), NOP, NOP };
    struct timed *t = timed_new(NULL);
    const double turn = turn_of(t, words, 3);
    const struct a64_stats *s = a64_stats(t->c);
    assert_int_equal(s->branches, 4 * LOOPS); /* two runs */
    assert_in_range(s->mispredicted, LOOPS - 10, 2 * LOOPS + 10);
    const double wrong = (double)s->mispredicted / (2 * LOOPS);
    expect(turn, 2 + wrong * 11 - 0.25 * 0.5); /* two branches on one unit; one NOP less if taken */
    timed_free(t);
}

static void test_predicted_branch(void **state)
{
    (void)state;
    struct timed *t = timed_new(NULL);
    const uint32_t words[] = { NOP, NOP };
    expect(turn_of(t, words, 2), 1);
    assert_in_range(a64_stats(t->c)->mispredicted, 1, 4);
    timed_free(t);
}

/* ---- memory ---------------------------------------------------------------------------------- */

enum { LINE = 64 };

/* Turns through `bytes` of data by one load a line, twice; cycles a line of the second time. */
static double lines(struct timed *t, uint64_t bytes, uint32_t instruction)
{
    const uint32_t code[] = { instruction, subs_imm(0, 0, 1), b_ne(-2) };
    const uint64_t count = bytes / LINE;
    timed_code_at(t, TIMED_BASE, code, 3);
    uint64_t cycles = 0;
    for (unsigned i = 0; i < 2; i++) {
        a64_set(t->c, 0, count);
        a64_set(t->c, 1, TIMED_DATA);
        cycles = timed_run(t, TIMED_BASE);
    }
    return (double)cycles / (double)count;
}

/* 32 KiB: hits. 512 KiB: L2, in a stream 1 ns = 2 cycles each. 64 MiB: memory, 4 ns = 8 cycles. */
static void test_streams_of_loads(void **state)
{
    (void)state;
    struct timed *t = timed_new(NULL);
    const uint32_t load = ldr_post(2, 1, LINE);
    expect(lines(t, 32 << 10, load), 1);
    timed_free(t);
    t = timed_new(NULL);
    expect(lines(t, 512 << 10, load), 1 + 2);
    timed_free(t);
    t = timed_new(NULL);
    expect(lines(t, 64 << 20, load), 1 + 8);
    assert_int_equal(a64_stats(t->c)->l1_misses, 2 * (64 << 20) / LINE);
    timed_free(t);
}

/* A store a line, in a stream: 32 KiB and 512 KiB cost nothing more, 64 MiB the memory's rate. */
static void test_streams_of_stores(void **state)
{
    (void)state;
    const uint32_t store = 0xf8000400 | LINE << 12 | 1 << 5 | 2; /* STR X2, [X1], #64 */
    struct timed *t = timed_new(NULL);
    expect(lines(t, 512 << 10, store), 1);
    timed_free(t);
    t = timed_new(NULL);
    expect(lines(t, 64 << 20, store), 1 + 8);
    timed_free(t);
}

/* Dependent loads in an order without neighbours: every latency is there in full. */
static double chase(struct timed *t, unsigned count, uint64_t stride)
{
    uint8_t *data = t->memory + (TIMED_DATA - TIMED_BASE);
    for (unsigned i = 0; i < count; i++) {
        const uint64_t next = TIMED_DATA + (i + 1) % count * stride;
        memcpy(data + i * stride, &next, sizeof(next));
    }
    const uint32_t code[] = { ldr(1, 1, 0), subs_imm(0, 0, 1), b_ne(-2) };
    timed_code_at(t, TIMED_BASE, code, 3);
    uint64_t cycles = 0;
    for (unsigned i = 0; i < 2; i++) {
        a64_set(t->c, 0, count);
        a64_set(t->c, 1, TIMED_DATA);
        cycles = timed_run(t, TIMED_BASE);
    }
    return (double)cycles / count;
}

/* 4 cycles from load to use; L2 3.5 ns = 7 cycles more; memory 100 ns = 200 more. */
static void test_latencies(void **state)
{
    (void)state;
    struct timed *t = timed_new(NULL);
    expect(chase(t, 256, 3 * LINE), 4);
    timed_free(t);
    t = timed_new(NULL);
    expect(chase(t, 4096, 3 * LINE), 4 + 7);
    timed_free(t);
    t = timed_new(NULL);
    expect(chase(t, 100000, 3 * LINE), 4 + 7 + 200);
    timed_free(t);
}

/* Stores without a stream wait for a tenth: 207 cycles to the nearest, 20.7. */
static void test_scattered_stores(void **state)
{
    (void)state;
    struct timed *t = timed_new(NULL);
    const uint32_t code[] = { str(2, 1, 0), add_imm(1, 1, 3 * LINE), subs_imm(0, 0, 1), b_ne(-3) };
    timed_code_at(t, TIMED_BASE, code, 4);
    enum { COUNT = 100000 };
    a64_set(t->c, 0, COUNT);
    a64_set(t->c, 1, TIMED_DATA);
    expect((double)timed_run(t, TIMED_BASE) / COUNT, 1 + 21);
    timed_free(t);
}

/* What is in L1 and in the soft TLB is not asked for again; what leaves L1 is. */
static void test_lines_leave(void **state)
{
    (void)state;
    struct timed *t = timed_new(NULL);
    const uint32_t load = ldr_post(2, 1, LINE);
    lines(t, 64 << 10, load);
    const uint64_t misses = a64_stats(t->c)->l1_misses;
    assert_int_equal(misses, 1024); /* all of it fits */
    assert_int_equal(t->touches - t->held, misses);
    lines(t, 128 << 10, load); /* twice as much as L1: least recently used keeps nothing */
    assert_in_range(a64_stats(t->c)->l1_misses - misses, 2 * 2048 - 1024, 2 * 2048);
    timed_free(t);
}

/*
 * One load a page of 4 KiB, each line in a set of L1 and L2 that few others use: 32 pages hit
 * everything. 1024 miss the 48 entries of the L1 TLB (1 ns: 2 cycles) and L1 (7 cycles). 4096 miss
 * the 1280 of the L2 TLB too: a walk of one step, 5 ns, the tables above being held: 10 cycles.
 */
static double chase_pages(unsigned pages)
{
    struct timed *t = timed_new(NULL);
    uint8_t *data = t->memory + (TIMED_DATA - TIMED_BASE);
    timed_pages(t, pages);
    for (unsigned i = 0; i < pages; i++) {
        const unsigned next = (i + 1) % pages;
        const uint64_t to = TIMED_PAGES + next * 4096ULL + next % 64 * LINE;
        memcpy(data + i * 4096ULL + i % 64 * LINE, &to, sizeof(to));
    }
    const uint32_t code[] = { ldr(1, 1, 0), subs_imm(0, 0, 1), b_ne(-2) };
    timed_code_at(t, TIMED_BASE, code, 3);
    uint64_t cycles = 0;
    for (unsigned i = 0; i < 2; i++) {
        a64_set(t->c, 0, pages);
        a64_set(t->c, 1, TIMED_PAGES);
        cycles = timed_run(t, TIMED_BASE);
    }
    timed_free(t);
    return (double)cycles / pages;
}

static void test_reach_of_tlbs(void **state)
{
    (void)state;
    const double few = chase_pages(32);
    assert_true(few >= 4 && few < 4.5); /* a mispredicted end is a third of a cycle here */
    expect(chase_pages(1024), 4 + 7 + 2);
    expect(chase_pages(4096), 4 + 7 + 10);
}

/* ---- determinism ----------------------------------------------------------------------------- */

static uint64_t some_cycles(bool exact)
{
    struct timed *t = timed_new(NULL);
    void *elsewhere = malloc(12345); /* other host addresses the next time */
    const uint32_t code[] = { ldr(2, 1, 0),      tbz(2, 3, 2),      mul_w(3, 2, 2), str(3, 1, 8),
                              add_imm(1, 1, 40), subs_imm(0, 0, 1), b_ne(-6) };
    timed_code_at(t, TIMED_BASE, code, 7);
    memset(t->memory + (TIMED_DATA - TIMED_BASE), 9, 1 << 20);
    a64_set(t->c, 0, 20000);
    a64_set(t->c, 1, TIMED_DATA);
    uint64_t before = a64_stats(t->c)->cycles;
    a64_set(t->c, A64_REG_PC, TIMED_BASE);
    while (a64_run(t->c, 1000, exact) == A64_STOP_BUDGET) {
    }
    const uint64_t cycles = a64_stats(t->c)->cycles - before;
    timed_free(t);
    free(elsewhere);
    return cycles;
}

static void test_same_twice(void **state)
{
    (void)state;
    const uint64_t cycles = some_cycles(false);
    assert_int_equal(some_cycles(false), cycles);
}

/* One by one the instructions take as long but for the predictions, which have no memory then. */
static void test_one_by_one(void **state)
{
    (void)state;
    struct a64_pipe pipe;
    a64_pipe_defaults(&pipe);
    pipe.mispredict = 0;
    const uint32_t words[] = { add(2, 2, 3), ldr(4, 1, 0), mul_w(5, 4, 2), NOP };
    uint64_t cycles[2];
    for (unsigned exact = 0; exact < 2; exact++) {
        struct timed *t = timed_new(&pipe);
        uint32_t code[6];
        memcpy(code, words, sizeof(words));
        code[4] = subs_imm(0, 0, 1);
        code[5] = b_ne(-5);
        timed_code_at(t, TIMED_BASE, code, 6);
        a64_set(t->c, 0, LOOPS);
        a64_set(t->c, 1, TIMED_DATA);
        a64_set(t->c, A64_REG_PC, TIMED_BASE);
        assert_int_equal(a64_run(t->c, UINT64_C(1) << 40, exact), A64_STOP_SEMIHOSTING);
        cycles[exact] = a64_stats(t->c)->cycles;
        timed_free(t);
    }
    assert_in_range(cycles[1], cycles[0] - 2, cycles[0] + 2);
}

/* Code that is written over gets the times of the new code. */
static void test_new_code(void **state)
{
    (void)state;
    struct timed *t = timed_new(NULL);
    const uint32_t quick[] = { NOP, NOP }, slow[] = { udiv_x(2, 2, 3), NOP };
    expect(turn_of(t, quick, 2), 1);
    expect(turn_of(t, slow, 2), 12);
    expect(turn_of(t, quick, 2), 1);
    timed_free(t);
}

/* ---- parameters ------------------------------------------------------------------------------ */

static void test_tables(void **state)
{
    (void)state;
    struct error e;
    assert_true(param_table_check(&a64_pipe_params, &e));
    assert_true(param_table_check(&l2_table, &e));
    struct a64_pipe pipe;
    a64_pipe_defaults(&pipe);
    assert_true(a64_pipe_check(&pipe, &e));
    pipe.l1_ways = 3;
    assert_false(a64_pipe_check(&pipe, &e));
    pipe.l1_ways = 4;
    pipe.l1_size = 48 << 10; /* 192 sets */
    assert_false(a64_pipe_check(&pipe, &e));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_chain_of_additions),
        cmocka_unit_test(test_independent_additions),
        cmocka_unit_test(test_multiplications),
        cmocka_unit_test(test_divisions),
        cmocka_unit_test(test_load_to_use),
        cmocka_unit_test(test_base_registers_are_early),
        cmocka_unit_test(test_stores),
        cmocka_unit_test(test_floating_point),
        cmocka_unit_test(test_window),
        cmocka_unit_test(test_isb_drains),
        cmocka_unit_test(test_alternating_branch),
        cmocka_unit_test(test_predicted_branch),
        cmocka_unit_test(test_streams_of_loads),
        cmocka_unit_test(test_streams_of_stores),
        cmocka_unit_test(test_latencies),
        cmocka_unit_test(test_scattered_stores),
        cmocka_unit_test(test_lines_leave),
        cmocka_unit_test(test_reach_of_tlbs),
        cmocka_unit_test(test_same_twice),
        cmocka_unit_test(test_one_by_one),
        cmocka_unit_test(test_new_code),
        cmocka_unit_test(test_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
