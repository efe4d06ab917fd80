/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Stores behind each other in code and in memory, which predecoded code does at once where it can:
 * all must be as if each were done by itself. What they do is worked out here byte by byte.
 */
#include "machine.h"

/* ---- stores (DDI 0487 C6.2.421, C6.2.423, C6.2.427, C7.2) ------------------------------------ */

enum kind { STR_W, STR_X, STR_Q, STUR_X, STP_W, STP_X, STP_Q, KINDS };
static const struct {
    uint32_t word;
    unsigned size, registers, shift; /* of one register; where the immediate is */
    bool vector, scaled;
} kinds[KINDS] = {
    [STR_W] = { 0xb9000000, 4, 1, 10, false, true },
    [STR_X] = { 0xf9000000, 8, 1, 10, false, true },
    [STR_Q] = { 0x3d800000, 16, 1, 10, true, true },
    [STUR_X] = { 0xf8000000, 8, 1, 12, false, false },
    [STP_W] = { 0x29000000, 4, 2, 15, false, true },
    [STP_X] = { 0xa9000000, 8, 2, 15, false, true },
    [STP_Q] = { 0xad000000, 16, 2, 15, true, true },
};
struct store {
    enum kind kind;
    unsigned t, t2, n; /* n: 1, or 31, which is SP */
    int offset;
};

static unsigned bytes_of(enum kind k)
{
    return kinds[k].size * kinds[k].registers;
}
static uint32_t word_of(const struct store *s)
{
    const int imm = s->offset / (kinds[s->kind].scaled ? (int)kinds[s->kind].size : 1);
    const unsigned bits = s->kind == STUR_X ? 9 : kinds[s->kind].registers == 2 ? 7 : 12;
    return kinds[s->kind].word | ((uint32_t)imm & ((1U << bits) - 1)) << kinds[s->kind].shift |
           (kinds[s->kind].registers == 2 ? s->t2 << 10 : 0) | s->n << 5 | s->t;
}

static uint64_t seed;
static uint64_t next_random(void)
{
    uint64_t z = seed += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return z ^ z >> 31;
}
static unsigned below(unsigned n)
{
    return (unsigned)(next_random() % n);
}

/* ---- a window of four pages ------------------------------------------------------------------ */

#define WINDOW UINT64_C(0x180000000)
enum { L2 = 0xE000, L3 = 0xD000, PAGES = 4, PAGE = 4096, WINDOW_BYTES = PAGES * PAGE };
enum page { P_RAM, P_NONE, P_READ_ONLY, P_DEVICE, P_KINDS };
static const uint64_t at_ram[PAGES] = { 0x4000, 0x1000, 0x6000, 0x2000 };

static void map_window(struct machine *m, const enum page pages[PAGES])
{
    enum { READ_ONLY = 1 << 7, AF = 1 << 10, ISH = 3 << 8, DEVICE_NGNRE = 3 << 2 };
    put(m, TABLE + (WINDOW >> 30) * 8, RAM + L2 + 3, 8);
    put(m, L2, RAM + L3 + 3, 8);
    for (unsigned i = 0; i < PAGES; i++) {
        const uint64_t ram = RAM + at_ram[i];
        const uint64_t d = pages[i] == P_NONE     ? 0
                           : pages[i] == P_DEVICE ? (uint64_t)i * PAGE | AF | DEVICE_NGNRE | 3
                                                  : ram | AF | ISH | 3;
        put(m, L3 + i * 8, d | (pages[i] == P_READ_ONLY ? READ_ONLY : 0), 8);
    }
    RUN(m, 0xd508871f); /* TLBI VMALLE1 */
}

static uint8_t *host_of(struct machine *m, enum page kind, uint64_t offset)
{
    return kind == P_DEVICE ? m->device + offset : m->ram + at_ram[offset / PAGE] + offset % PAGE;
}

/* ---- any runs -------------------------------------------------------------------------------- */

enum { MOST = 40 };
struct program {
    struct store store[MOST];
    unsigned count, enter; /* which is executed first */
};

/* Runs of 1 to 12, some with one that does not fit in. */
static void make(struct program *p)
{
    p->count = 0;
    const unsigned wanted = 4 + below(MOST - 4);
    while (p->count < wanted) {
        const enum kind kind = (enum kind)below(KINDS);
        const int bytes = (int)bytes_of(kind), length = 1 + (int)below(12);
        const unsigned base = below(3) ? 1 : 31;
        const int first = kind == STUR_X || kinds[kind].registers == 2
                              ? bytes * ((int)below(24) - 12)
                              : bytes * (int)below(16);
        for (int i = 0; i < length && p->count < wanted; i++) {
            const int least = -64 * (int)kinds[kind].size, most = 63 * (int)kinds[kind].size;
            int offset = first + i * bytes;
            if (below(16) == 0) {
                offset = first;
            }
            if ((kinds[kind].registers == 2 && (offset < least || offset > most)) ||
                (kind == STUR_X && (offset < -256 || offset > 255))) {
                break;
            }
            p->store[p->count++] = (struct store){
                .kind = below(20) || kind != STR_X ? kind : STR_W,
                .t = below(32),
                .t2 = below(32),
                .n = below(24) ? base : 1,
                .offset = offset,
            };
        }
    }
    p->enter = below(2) ? 0 : below(p->count);
}

static void put_program(struct machine *m, const struct program *p)
{
    uint32_t words[MOST + 1];
    words[0] = 0x14000001 + p->enter; /* B */
    for (unsigned i = 0; i < p->count; i++) {
        words[i + 1] = word_of(&p->store[i]);
    }
    run(m, words, p->count + 1);
}

static void register_bytes(const struct machine *m, const struct store *s, unsigned t, uint8_t *out)
{
    memset(out, 0, 16);
    if (kinds[s->kind].vector) {
        memcpy(out, &m->c->vreg[t], 16);
    } else if (t != 31) {
        memcpy(out, &m->c->x[t], 8);
    }
}

/* What is in memory afterwards; how many stores are done, and where the next one fails. */
static unsigned expected(struct machine *m, const struct program *p, const enum page pages[PAGES],
                         uint8_t *window, uint64_t *far)
{
    for (unsigned i = p->enter; i < p->count; i++) {
        const struct store *s = &p->store[i];
        const uint64_t va = (s->n == 1 ? m->c->x[1] : m->c->x[X_SP]) + (uint64_t)(int64_t)s->offset;
        const enum page kind = pages[(va - WINDOW) / PAGE];
        *far = va;
        if (kind == P_NONE || kind == P_READ_ONLY) {
            return i;
        }
        for (unsigned r = 0; r < kinds[s->kind].registers; r++) {
            uint8_t value[16];
            register_bytes(m, s, r ? s->t2 : s->t, value);
            memcpy(window + (va - WINDOW) + (size_t)r * kinds[s->kind].size, value,
                   kinds[s->kind].size);
        }
    }
    return p->count;
}

static void check_program(struct machine *m, const struct program *p, const enum page pages[PAGES])
{
    uint8_t window[WINDOW_BYTES];
    uint64_t far = 0, value;
    for (unsigned i = 0; i < PAGES; i++) {
        memset(window + (size_t)i * PAGE, 0xA5, PAGE);
        memset(host_of(m, pages[i], (uint64_t)i * PAGE), 0xA5, PAGE);
    }
    for (unsigned i = 0; i < 31; i++) {
        a64_set(m->c, i, next_random());
    }
    for (unsigned i = 0; i < 32; i++) {
        m->c->vreg[i] = (union a64_v){ .d = { next_random(), next_random() } };
    }
    /* Near the borders of pages and lines, mostly; aligned to the widest pair. */
    m->c->x[1] = WINDOW + PAGE * (1 + below(2)) + 32 * (uint64_t)below(48) - 32 * 24;
    m->c->x[X_SP] = WINDOW + PAGE * (1 + below(2)) + 32 * (uint64_t)below(48) - 32 * 24;
    const unsigned done = expected(m, p, pages, window, &far);
    m->c->sys[SYS_ESR_EL1] = 0;
    put_program(m, p);
    uint64_t esr = m->c->sys[SYS_ESR_EL1];
    if (done < p->count) {
        assert_int_equal(esr >> 26, EC_DABORT);
        assert_true(a64_get_sysreg(m->c, "ELR_EL1", &value));
        assert_int_equal(value, RAM + CODE + 4 + 4 * done);
        assert_true(a64_get_sysreg(m->c, "FAR_EL1", &value));
        assert_int_equal(value, far);
    } else {
        assert_int_equal(esr, 0);
    }
    for (unsigned i = 0; i < PAGES; i++) {
        assert_memory_equal(window + (size_t)i * PAGE, host_of(m, pages[i], (uint64_t)i * PAGE),
                            PAGE);
    }
}

static void test_any_runs(void **state)
{
    (void)state;
    seed = 20250301;
    print_message("seed %llu\n", (unsigned long long)seed);
    struct machine *m = new_machine();
    a64_set_sysreg(m->c, "CPACR_EL1", 3 << 20);
    for (unsigned i = 0; i < 3000; i++) {
        struct program p;
        enum page pages[PAGES];
        make(&p);
        for (unsigned j = 0; j < PAGES; j++) {
            pages[j] = below(3) ? P_RAM : (enum page)below(P_KINDS);
        }
        map_window(m, pages);
        for (unsigned turn = 0; turn < 3; turn++) {
            check_program(m, &p, pages);
        }
    }
    free_machine(m);
}

/* A pair half in a page that is not known, half in one that is: their memory is not one piece. */
static void test_pairs_across_pages(void **state)
{
    static const enum page pages[PAGES] = { P_RAM, P_RAM, P_RAM, P_RAM };
    enum {
        STR_2_1 = (int)0xf9000022,
        STP_3_4_1_MINUS_8 = (int)0xa93f9023,
        LDP_5_6_1_MINUS_8 = (int)0xa97f9825
    };
    (void)state;
    struct machine *m = new_machine();
    map_window(m, pages);
    a64_set(m->c, 1, WINDOW + PAGE);
    a64_set(m->c, 2, 22);
    a64_set(m->c, 3, 33);
    a64_set(m->c, 4, 44);
    assert_int_equal(RUN(m, (uint32_t)STR_2_1, (uint32_t)STP_3_4_1_MINUS_8), 0);
    assert_int_equal(word(m, at_ram[0] + PAGE - 8), 33);
    assert_int_equal(word(m, at_ram[1]), 44);
    assert_int_equal(word(m, at_ram[1] - 8), 0);
    a64_set(m->c, 1, WINDOW + PAGE);
    assert_int_equal(RUN(m, 0xf9400027 /* LDR X7, [X1] */, (uint32_t)LDP_5_6_1_MINUS_8), 0);
    assert_int_equal(a64_get(m->c, 5), 33);
    assert_int_equal(a64_get(m->c, 6), 44);
    assert_int_equal(a64_get(m->c, 7), 44);
    free_machine(m);
}

/* ---- what comes in the middle ---------------------------------------------------------------- */

/* The first store is the 10th word of a line: the 8th one is in the next line. */
enum { LENGTH = 16, BEFORE = 9, FIRST = CODE + BEFORE * 4, NOP = (int)0xd503201f };
#define DATA (RAM + 0x2000)

static uint32_t str_x(unsigned t, unsigned offset)
{
    return word_of(&(struct store){ .kind = STR_X, .t = t, .n = 1, .offset = (int)offset });
}

/* STR X2 to [X1], [X1, #8] and so on, then the HLT. */
static void put_run(struct machine *m)
{
    uint32_t words[BEFORE + LENGTH];
    for (unsigned i = 0; i < BEFORE; i++) {
        words[i] = (uint32_t)NOP;
    }
    for (unsigned i = 0; i < LENGTH; i++) {
        words[BEFORE + i] = str_x(2, i * 8);
    }
    memset(m->ram + 0x2000, 0, LENGTH * 8);
    set3(m, 0, DATA, UINT64_MAX);
    assert_int_equal(run(m, words, BEFORE + LENGTH), 0);
    set3(m, 0, DATA, UINT64_MAX);
    assert_int_equal(run(m, words, BEFORE + LENGTH), 0); /* now without a miss */
    memset(m->ram + 0x2000, 0, LENGTH * 8);
    a64_set(m->c, A64_REG_PC, RAM + FIRST);
    assert_int_equal(a64_run(m->c, 1000, false), A64_STOP_SEMIHOSTING); /* nor decoding */
    memset(m->ram + 0x2000, 0, LENGTH * 8);
    a64_set(m->c, A64_REG_PC, RAM + FIRST);
}
static unsigned stored(const struct machine *m)
{
    unsigned n = 0;
    while (n < LENGTH && word(m, 0x2000 + n * 8) == UINT64_MAX) {
        n++;
    }
    for (unsigned i = n; i < LENGTH; i++) {
        assert_int_equal(word(m, 0x2000 + i * 8), 0);
    }
    return n;
}

static void test_budget_ends_in_the_middle(void **state)
{
    (void)state;
    struct machine *m = new_machine();
    for (unsigned n = 1; n < LENGTH; n++) {
        put_run(m);
        const uint64_t before = a64_stats(m->c)->instructions;
        assert_int_equal(a64_run(m->c, n, true), A64_STOP_BUDGET);
        assert_int_equal(stored(m), n);
        assert_int_equal(a64_get(m->c, A64_REG_PC), RAM + FIRST + n * 4);
        assert_int_equal(a64_stats(m->c)->instructions - before, n);
        assert_int_equal(a64_run(m->c, 1000, false), A64_STOP_SEMIHOSTING); /* entered there */
        assert_int_equal(stored(m), LENGTH);
        assert_int_equal(a64_stats(m->c)->instructions - before, LENGTH + 1);
    }
    free_machine(m);
}

static void test_breakpoint_in_the_middle(void **state)
{
    (void)state;
    struct machine *m = new_machine();
    for (unsigned n = 1; n < LENGTH; n++) {
        put_run(m);
        assert_true(a64_breakpoint(m->c, RAM + FIRST + n * 4, true));
        assert_int_equal(a64_run(m->c, 1000, false), A64_STOP_BREAKPOINT);
        assert_int_equal(stored(m), n);
        assert_int_equal(a64_get(m->c, A64_REG_PC), RAM + FIRST + n * 4);
        assert_true(a64_breakpoint(m->c, RAM + FIRST + n * 4, false));
        assert_int_equal(a64_run(m->c, 1000, false), A64_STOP_SEMIHOSTING);
        assert_int_equal(stored(m), LENGTH);
    }
    free_machine(m);
}

static void test_watchpoint_in_the_middle(void **state)
{
    enum { STORES = 2 << 3, BAS = 0xFF << 5, EL1 = 1 << 1 };
    (void)state;
    struct machine *m = new_machine();
    for (unsigned n = 0; n < LENGTH; n++) {
        put_run(m);
        a64_set_sysreg(m->c, "OSLAR_EL1", 0);
        a64_set_sysreg(m->c, "DBGWVR0_EL1", DATA + n * 8);
        a64_set_sysreg(m->c, "DBGWCR0_EL1", BAS | STORES | EL1 | 1);
        a64_set_sysreg(m->c, "MDSCR_EL1", MDSCR_EL1_MDE | MDSCR_EL1_KDE);
        m->c->daif_d = false;
        uint64_t value;
        assert_int_equal(a64_run(m->c, 1000, false), A64_STOP_SEMIHOSTING);
        assert_true(a64_get_sysreg(m->c, "ELR_EL1", &value));
        assert_int_equal(value, RAM + FIRST + n * 4);
        assert_int_equal(stored(m), n);
        a64_set_sysreg(m->c, "MDSCR_EL1", 0);
    }
    free_machine(m);
}

/* A word that others have written, in the line of the first one or the next. */
static void test_a_new_word_in_the_middle(void **state)
{
    (void)state;
    struct machine *m = new_machine();
    for (unsigned n = 0; n < LENGTH; n++) {
        put_run(m);
        put(m, FIRST + n * 4, str_x(31, n * 8), 4); /* XZR */
        a64_code_changed(m->c, (pa_t){ RAM + FIRST + n * 4 }, false);
        assert_int_equal(a64_run(m->c, 1000, false), A64_STOP_SEMIHOSTING);
        for (unsigned i = 0; i < LENGTH; i++) {
            assert_int_equal(word(m, 0x2000 + i * 8), i == n ? 0 : UINT64_MAX);
        }
    }
    free_machine(m);
}

/* The first store changes a word of the run, which has been executed before. */
static void test_a_run_writes_code(void **state)
{
    enum { MOV_3_42 = (int)0xd2800543, STR_4_3 = (int)0xf9000064 };
    (void)state;
    for (unsigned to = 2; to < LENGTH; to += 2) {
        struct machine *m = new_machine();
        put_run(m);
        put(m, FIRST, (uint32_t)STR_4_3, 4);
        a64_code_changed(m->c, (pa_t){ 0 }, true);
        for (unsigned turn = 0; turn < 3; turn++) {
            const uint64_t word_and_move = str_x(2, to * 8) | (uint64_t)(uint32_t)MOV_3_42 << 32;
            memset(m->ram + 0x2000, 0, LENGTH * 8);
            a64_set(m->c, A64_REG_PC, RAM + FIRST);
            a64_set(m->c, 3, turn == 0 ? DATA : RAM + FIRST + to * 4);
            a64_set(m->c, 4, turn == 0 ? 0 : word_and_move);
            assert_int_equal(a64_run(m->c, 1000, false), A64_STOP_SEMIHOSTING);
            for (unsigned i = 1; i < LENGTH; i++) {
                const bool changed = turn > 0 && i == to + 1;
                assert_int_equal(word(m, 0x2000 + i * 8), changed ? 0 : UINT64_MAX);
            }
            assert_int_equal(a64_get(m->c, 3) == 42, turn > 0);
        }
        free_machine(m);
    }
}

/* ---- what every store checks ----------------------------------------------------------------- */

static void test_checks(void **state)
{
    (void)state;
    struct machine *m = new_machine();
    uint32_t words[8];
    for (unsigned i = 0; i < 8; i++) {
        words[i] = word_of(&(struct store){ .kind = i < 4 ? STR_X : STR_Q,
                                            .n = 31,
                                            .offset = i < 4 ? (int)i * 8 : (int)i * 16 - 32 });
    }
    a64_set_sysreg(m->c, "CPACR_EL1", 3 << 20);
    a64_set(m->c, A64_REG_SP, DATA);
    assert_int_equal(run(m, words, 8), 0);
    a64_set_sysreg(m->c, "CPACR_EL1", 0);
    uint64_t value;
    assert_int_equal(a64_ec_of(run(m, words, 8)), EC_FP);
    assert_true(a64_get_sysreg(m->c, "ELR_EL1", &value));
    assert_int_equal(value, RAM + CODE + 16);
    a64_get_sysreg(m->c, "SCTLR_EL1", &value);
    a64_set_sysreg(m->c, "SCTLR_EL1", value | SCTLR_ELX_SA);
    a64_set_sysreg(m->c, "CPACR_EL1", 3 << 20);
    assert_int_equal(run(m, words, 8), 0);
    a64_set(m->c, A64_REG_SP, DATA + 8);
    assert_int_equal(a64_ec_of(run(m, words, 8)), EC_SP_ALIGNMENT);
    assert_true(a64_get_sysreg(m->c, "ELR_EL1", &value));
    assert_int_equal(value, RAM + CODE);
    free_machine(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_any_runs),
        cmocka_unit_test(test_pairs_across_pages),
        cmocka_unit_test(test_budget_ends_in_the_middle),
        cmocka_unit_test(test_breakpoint_in_the_middle),
        cmocka_unit_test(test_watchpoint_in_the_middle),
        cmocka_unit_test(test_a_new_word_in_the_middle),
        cmocka_unit_test(test_a_run_writes_code),
        cmocka_unit_test(test_checks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
