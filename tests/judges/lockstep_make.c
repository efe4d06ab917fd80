/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Random blocks for judge_lockstep. A block is a row of groups; branches go from group to group, so
 * that what a group sets up for its own instruction is there. A branch backward counts a reserved
 * register down; a branch forward that has no target yet never passes the beginning of a loop.
 */
#include "lockstep.h"

#include <stdlib.h>
#include <string.h>

#define BL    UINT32_C(0x94000000)
#define CLREX UINT32_C(0xd5033f5f)

/* ---- numbers and words ----------------------------------------------------------------------- */

uint64_t lock_random(struct lock_maker *m, uint64_t n)
{
    return rng_below(&m->rng, n);
}

void lock_put(struct lock_maker *m, uint32_t word)
{
    m->b->word[m->b->words++] = word;
}

static bool reserved(const struct lock_maker *m, unsigned n)
{
    return n == m->anchor || n == m->counter || n == m->base[0] || n == m->base[1] ||
           (m->called && n == LOCK_LINK);
}

unsigned lock_free_register(struct lock_maker *m)
{
    unsigned n;
    do {
        n = (unsigned)lock_random(m, 32);
    } while (reserved(m, n));
    return n;
}

uint32_t lock_word(struct lock_maker *m, enum a64_op op)
{
    const struct a64_pattern *p = &a64_patterns[op];
    for (;;) {
        const uint32_t word = p->match | ((uint32_t)rng_next(&m->rng) & ~p->mask);
        if (a64_decode(word) == op && !lock_word_known(op, word)) {
            return word;
        }
    }
}

uint64_t lock_random_value(struct lock_maker *m)
{
    const uint64_t value = rng_next(&m->rng);
    switch (lock_random(m, 6)) {
    case 0: return value >> lock_random(m, 64);
    case 1: return 0 - (value >> lock_random(m, 64));
    case 2: return UINT64_C(1) << (value & 63);
    case 3: return (UINT64_C(1) << (value & 63)) - 1;
    case 4: return value & 1 ? 0 : UINT64_MAX;
    default: return value;
    }
}

/* Elements that are numbers, of moderate and extreme exponents, and any bits. */
static uint64_t random_floats(struct lock_maker *m)
{
    uint64_t value = rng_next(&m->rng);
    switch (lock_random(m, 5)) {
    case 0: {
        const double d = (double)(int64_t)value / (double)(UINT64_C(1) << lock_random(m, 63));
        memcpy(&value, &d, sizeof(value));
        return value;
    }
    case 1: {
        const float f = (float)(int32_t)value / (float)(1U << lock_random(m, 31));
        uint32_t word;
        memcpy(&word, &f, sizeof(word));
        return (uint64_t)word << 32 | word;
    }
    case 2: return (value & UINT64_C(0x8fff8fff8fff8fff)) | UINT64_C(0x3000300030003000);
    case 3: return lock_random_value(m);
    default: return value;
    }
}

/* MOVZ and MOVK. */
void lock_put_constant(struct lock_maker *m, unsigned to, uint64_t value)
{
    lock_put(m, 0xd2800000 | (uint32_t)(value & 0xffff) << 5 | to);
    for (uint32_t part = 1; part < 4; part++) {
        const uint32_t bits = (uint32_t)(value >> 16 * part & 0xffff);
        if (bits) {
            lock_put(m, 0xf2800000 | part << 21 | bits << 5 | to);
        }
    }
}

unsigned lock_scratch(struct lock_maker *m)
{
    unsigned n;
    do {
        n = lock_free_register(m);
    } while (n == 31);
    return n;
}

/* ---- plain ones ------------------------------------------------------------------------------ */

static void plain(struct lock_maker *m, enum a64_op op)
{
    uint32_t word = lock_word(m, op);
    if ((a64_patterns[op].mask & 31) == 0) {
        const uint32_t to = (word & ~31U) | lock_free_register(m);
        if (a64_decode(to) == op) {
            word = to;
        } else if (reserved(m, word & 31)) {
            return;
        }
    }
    if (op == A64_fjcvtzs) {
        /* Of a positive subnormal that FPCR.FZ flushes QEMU 5.0 sets Z: FPToFixedJS (J1.3.3.250)
         * clears it for any zero whose operand is not +0. */
        lock_put(m, 0xd51b441f); /* MSR FPCR, XZR */
    }
    lock_put(m, word);
}

void lock_any_plain(struct lock_maker *m)
{
    enum a64_op op;
    do {
        op = m->hot[lock_random(m, m->hot_count)];
    } while (lock_kind(op) != LOCK_PLAIN);
    plain(m, op);
}

/* ---- branches -------------------------------------------------------------------------------- */

void lock_aim(struct lock_block *b, unsigned at, unsigned target, unsigned shift, unsigned bits)
{
    const uint32_t mask = (1U << bits) - 1;
    b->word[at] = (b->word[at] & ~(mask << shift)) | ((target - at) & mask) << shift;
}

/* Those that end here do; the others have one group less to go. */
static void land(struct lock_maker *m, bool all)
{
    unsigned kept = 0;
    for (unsigned i = 0; i < m->pendings; i++) {
        struct lock_pending *p = &m->pending[i];
        if (!all && --p->groups > 0) {
            m->pending[kept++] = *p;
            continue;
        }
        lock_aim(m->b, p->at, m->b->words, p->shift, p->bits);
        for (unsigned k = 0; k < LOCK_BASES; k++) {
            m->drift[k] = p->drift[k] > m->drift[k] ? p->drift[k] : m->drift[k];
        }
    }
    m->pendings = kept;
}

/* The last word is a branch forward. */
static void pend(struct lock_maker *m, unsigned at, unsigned shift, unsigned bits)
{
    if (m->pendings == LOCK_PENDING) {
        land(m, true);
    }
    struct lock_pending *p = &m->pending[m->pendings++];
    *p = (struct lock_pending){ at, 1 + (unsigned)lock_random(m, 6), shift, bits, { 0 } };
    memcpy(p->drift, m->drift, sizeof(p->drift));
}

static void indirect(struct lock_maker *m, enum a64_op op)
{
    const bool ra = op == A64_retaa;
    const unsigned to = ra ? LOCK_LINK : lock_scratch(m), at = m->b->words;
    lock_put(m, LOCK_ADR | to); /* its immediate is in two parts; the upper 19 bits are words */
    const uint32_t word = lock_word(m, op);
    lock_put(m, ra ? word : (word & ~(31U << 5)) | to << 5);
    pend(m, at, 5, 19);
}

static void branch(struct lock_maker *m, enum a64_op op)
{
    switch (op) {
    case A64_b:
    case A64_bl:
        lock_put(m, lock_word(m, op));
        pend(m, m->b->words - 1, 0, 26);
        break;
    case A64_b_cond:
    case A64_cbz:
    case A64_cbnz:
        lock_put(m, lock_word(m, op));
        pend(m, m->b->words - 1, 5, 19);
        break;
    case A64_tbz:
    case A64_tbnz:
        lock_put(m, lock_word(m, op));
        pend(m, m->b->words - 1, 5, 14);
        break;
    default: indirect(m, op); break;
    }
}

/* A compare, or what else sets flags, and a branch: those that are executed as one among them. */
static void compare_and_branch(struct lock_maker *m)
{
    static const enum a64_op COMPARES[] = { A64_subs_imm,   A64_subs_shift, A64_subs_imm,
                                            A64_subs_shift, A64_subs_ext,   A64_adds_imm,
                                            A64_ands_imm,   A64_ands_shift, A64_adds_shift,
                                            A64_ccmp_imm };
    const enum a64_op op = COMPARES[lock_random(m, ARRAY_LEN(COMPARES))];
    uint32_t word = lock_word(m, op);
    if (op == A64_subs_shift && lock_random(m, 2)) {
        word &= ~(63U << 10 | 3U << 22); /* not shifted */
    }
    if (op == A64_subs_imm && lock_random(m, 2)) {
        word &= ~(1U << 22);
    }
    if (lock_random(m, 8) == 0) { /* equal */
        word = op == A64_subs_shift ? (word & ~(31U << 16)) | (word >> 5 & 31) << 16 : word;
    }
    if (op != A64_ccmp_imm) {
        word = (word & ~31U) | (lock_random(m, 2) ? 31 : lock_free_register(m));
    }
    lock_put(m, word);
    branch(m, A64_b_cond);
}

static void group(struct lock_maker *m, bool in_loop);

/* To the word `target`, counting down by 1: six ways. */
static void count_down(struct lock_maker *m, unsigned target)
{
    const unsigned c = m->counter, spare = lock_scratch(m);
    const uint32_t sub = 0xd1000400 | c << 5 | c, subs = sub | 1U << 29;
    switch (lock_random(m, 6)) {
    case 0:
        lock_put(m, subs);
        lock_put(m, 0x54000001); /* B.NE */
        break;
    case 1:
        lock_put(m, sub);
        lock_put(m, 0xb5000000 | c); /* CBNZ */
        break;
    case 2:
        lock_put(m, sub);
        lock_put(m, 0xf100001f | c << 5); /* CMP Xc, #0 */
        lock_put(m, 0x5400000c);          /* B.GT */
        break;
    case 3:
        lock_put(m, sub);
        lock_put(m, 0xb7f80040 | c); /* TBNZ Xc, #63, +8 */
        lock_put(m, LOCK_B);
        lock_aim(m->b, m->b->words - 1, target, 0, 26);
        return;
    case 4:
        lock_put(m, 0xd2800020 | spare);                    /* MOVZ, #1 */
        lock_put(m, 0x6b000000 | spare << 16 | c << 5 | c); /* SUBS W */
        lock_put(m, 0x54000008);                            /* B.HI */
        break;
    default:
        lock_put(m, subs & ~(1U << 31)); /* SUBS W */
        lock_put(m, 0x54000001);
        break;
    }
    lock_aim(m->b, m->b->words - 1, target, 5, 19);
}

static void loop(struct lock_maker *m)
{
    land(m, true);
    lock_put(m, 0xd2800000 | (uint32_t)(1 + lock_random(m, 8)) << 5 | m->counter);
    const unsigned target = m->b->words;
    lock_rebase_all(m);
    for (uint64_t left = 1 + lock_random(m, 12); left > 0; left--) {
        group(m, true);
        land(m, false);
    }
    count_down(m, target);
}

/* B over; f: ...; RET; over: BL f. */
static void call(struct lock_maker *m)
{
    const unsigned over = m->b->words;
    lock_put(m, LOCK_B);
    const unsigned f = m->b->words;
    m->called = true;
    for (uint64_t left = lock_random(m, 5); left > 0; left--) {
        lock_any_plain(m);
    }
    m->called = false;
    lock_put(m, LOCK_RET | LOCK_LINK << 5);
    lock_aim(m->b, over, m->b->words, 0, 26);
    lock_put(m, BL);
    lock_aim(m->b, m->b->words - 1, f, 0, 26);
}

/* ---- blocks ---------------------------------------------------------------------------------- */

static enum a64_op next_row(struct lock_maker *m)
{
    if (lock_random(m, 2)) {
        return m->hot[lock_random(m, m->hot_count)];
    }
    if (m->next == m->row_count) {
        m->next = 0;
    }
    return m->rows[m->next++];
}

static void group(struct lock_maker *m, bool in_loop)
{
    switch (lock_random(m, in_loop ? 16 : 20)) {
    case 0: compare_and_branch(m); return;
    case 1:
        if (lock_random(m, 4) == 0) {
            call(m);
        }
        return;
    case 2:
        if (lock_random(m, 4) == 0) {
            lock_modify_code(m);
        }
        return;
    case 19: loop(m); return;
    default: break;
    }
    const enum a64_op op = next_row(m);
    switch (lock_kind(op)) {
    case LOCK_PLAIN: plain(m, op); break;
    case LOCK_BRANCH: branch(m, op); break;
    case LOCK_SYSTEM: lock_system(m, op); break;
    case LOCK_MEMORY: lock_memory(m, op); break;
    default: break;
    }
}

static void reserve(struct lock_maker *m)
{
    unsigned *const all[] = { &m->anchor, &m->counter, &m->base[0], &m->base[1] };
    m->anchor = m->counter = m->base[0] = m->base[1] = 32;
    for (unsigned i = 0; i < ARRAY_LEN(all); i++) {
        unsigned n;
        do { /* not those that instructions write without naming them */
            n = (unsigned)lock_random(m, LOCK_LINK);
        } while (n == 16 || n == 17 || reserved(m, n));
        *all[i] = n;
    }
}

static void random_state(struct lock_maker *m, uint64_t va, struct lock_state *s)
{
    memset(s, 0, sizeof(*s));
    for (unsigned i = 0; i < ARRAY_LEN(s->x); i++) {
        s->x[i] = lock_random_value(m);
    }
    for (unsigned i = 0; i < 32; i++) {
        s->v[i][0] = random_floats(m);
        s->v[i][1] = random_floats(m);
    }
    s->x[m->anchor] = LOCK_VA + LOCK_DATA_BYTES / 2;
    s->sp = lock_random_value(m);
    s->pc = va;
    s->nzcv = lock_random(m, 16) << 28;
}

static void begin(struct lock_maker *m, uint64_t va, struct lock_block *b)
{
    m->b = b;
    b->va = va;
    b->words = 0;
    b->generated = LOCK_VA + LOCK_BYTES - LOCK_PAGE * (1 + lock_random(m, LOCK_GENERATED_PAGES)) +
                   4 * lock_random(m, LOCK_PAGE / 4 - 16);
    m->pendings = 0;
    reserve(m);
}

static void end(struct lock_maker *m)
{
    land(m, true);
    lock_put(m, CLREX);
    lock_put(m, LOCK_HLT);
}

void lock_make(struct lock_maker *m, uint64_t va, struct lock_block *b, struct lock_state *s)
{
    begin(m, va, b);
    random_state(m, va, s);
    lock_rebase_all(m);
    const unsigned limit = 64 + (unsigned)lock_random(m, 937);
    while (b->words < limit) {
        group(m, false);
        land(m, false);
    }
    end(m);
}

void lock_make_first(struct lock_maker *m, uint64_t va, struct lock_block *b, struct lock_state *s)
{
    begin(m, va, b);
    random_state(m, va, s);
    lock_system_registers(m);
    end(m);
}

struct lock_maker *lock_maker_new(uint64_t seed)
{
    struct lock_maker *m = calloc(1, sizeof(*m));
    if (!m) {
        return NULL;
    }
    rng_seed(&m->rng, seed, "lockstep");
    for (unsigned op = 1; op < A64_OP_COUNT; op++) {
        if (lock_kind((enum a64_op)op) == LOCK_NOT) {
            continue;
        }
        m->rows[m->row_count++] = (enum a64_op)op;
        if (a64_patterns[op].hot) {
            m->hot[m->hot_count++] = (enum a64_op)op;
        }
    }
    return m;
}

void lock_maker_free(struct lock_maker *m)
{
    free(m);
}
