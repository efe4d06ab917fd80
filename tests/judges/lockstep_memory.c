/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Loads and stores of judge_lockstep: each finds its base register where all that its offset can
 * reach is in the window of data. Choices that DDI 0487 makes CONSTRAINED UNPREDICTABLE (K1.2) are
 * left out: a base that is loaded, pairs that load one register twice, statuses of exclusives that
 * overlap.
 */
#include "lockstep.h"

enum { DRIFT_MOST = 8192, INDEX_BITS = 12, INDEX_MOST = 2048, SP = 31 };

static uint32_t with(uint32_t word, unsigned at, unsigned value)
{
    return (word & ~(31U << at)) | value << at;
}

/* ---- bases ----------------------------------------------------------------------------------- */

/* `to` becomes the anchor plus or minus some pages, and a bit more: near their edges above all. */
static void set_base(struct lock_maker *m, unsigned to, unsigned align)
{
    const uint32_t pages = (uint32_t)lock_random(m, align > 1 ? LOCK_RAM_PAGES : LOCK_NEAR_PAGES);
    const uint32_t subtract = (uint32_t)lock_random(m, 2) << 30;
    lock_put(m, 0x91400000 | subtract | pages << 10 | m->anchor << 5 | to); /* ADD, LSL #12 */
    if (lock_random(m, 3) == 0) {
        const uint32_t more = (uint32_t)lock_random(m, 4096) & ~(align - 1);
        lock_put(m, 0x91000000 | (uint32_t)lock_random(m, 2) << 30 | more << 10 | to << 5 | to);
    }
}

void lock_rebase_all(struct lock_maker *m)
{
    for (unsigned i = 0; i < LOCK_BASES; i++) {
        set_base(m, m->base[i], 1);
        m->drift[i] = 0;
    }
}

unsigned lock_aligned_base(struct lock_maker *m)
{
    const unsigned i = (unsigned)lock_random(m, LOCK_BASES);
    set_base(m, m->base[i], 16);
    m->drift[i] = 0;
    return m->base[i];
}

/* SP is checked for its alignment (SCTLR_EL1.SA). */
static void set_sp(struct lock_maker *m)
{
    set_base(m, m->base[0], 1);
    m->drift[0] = 0;
    lock_put(m, 0x927cec00 | m->base[0] << 5 | SP); /* AND SP, Xn, #-16 */
}

/* A base for an access that changes it by at most `change`. */
static unsigned pick_base(struct lock_maker *m, int32_t change)
{
    if (lock_random(m, 8) == 0) {
        set_sp(m);
        return SP;
    }
    const unsigned i = (unsigned)lock_random(m, LOCK_BASES);
    if (m->drift[i] + change > DRIFT_MOST || lock_random(m, 6) == 0) {
        set_base(m, m->base[i], 1);
        m->drift[i] = 0;
    }
    m->drift[i] += change;
    return m->base[i];
}

/* `width` random bits in a register, extended with a sign or zeros. */
static unsigned set_index(struct lock_maker *m, uint32_t width, bool sign)
{
    unsigned to;
    do {
        to = lock_free_register(m);
    } while (to == 31);
    const uint32_t from = (uint32_t)lock_random(m, 31);
    const uint32_t low = (uint32_t)lock_random(m, 65 - width);
    lock_put(m, (sign ? 0x93400000 : 0xd3400000) | low << 16 | (low + width - 1) << 10 | from << 5 |
                    to); /* SBFX, UBFX */
    return to;
}

static unsigned other_register(struct lock_maker *m, unsigned than)
{
    unsigned n;
    do {
        n = lock_free_register(m);
    } while (n == than);
    return n;
}

/* ---- classes of C4.1.94 ---------------------------------------------------------------------- */

/* LDXR and its like, LDAR and STLR, CAS: 001000. */
static void exclusive_or_ordered(struct lock_maker *m, enum a64_op op, uint32_t word)
{
    const bool ordered = word >> 23 & 1, load = word >> 22 & 1, pair = word >> 21 & 1;
    const unsigned base = lock_aligned_base(m);
    const unsigned t = lock_free_register(m), t2 = other_register(m, t);
    unsigned s;
    do {
        s = lock_free_register(m);
    } while (s == t || s == t2);
    word = with(with(word, 5, base), 0, t);
    if (op == A64_casp) {
        word = with(with(word, 0, t & 30), 16, 0);
        do {
            s = lock_free_register(m) & 30;
        } while (s == m->anchor || s == m->counter || s == m->base[0] || s == m->base[1] ||
                 s + 1 == m->anchor || s + 1 == m->counter || s + 1 == m->base[0] ||
                 s + 1 == m->base[1]);
        lock_put(m, with(word, 16, s));
        return;
    }
    if (ordered) { /* and CAS, whose Rs is written */
        lock_put(m, op == A64_cas ? with(word, 16, s) : word);
        return;
    }
    if (pair) {
        word = with(word, 10, t2);
    }
    if (load) {
        lock_put(m, word);
        return;
    }
    if (lock_random(m, 6) == 0) {
        lock_put(m, 0xd5033f5f); /* CLREX: it will fail */
    } else {                     /* the load of the same size, with or without acquire */
        const unsigned u = lock_free_register(m);
        uint32_t first = with(with(word | 1U << 22, 16, 31), 0, u);
        first = pair ? with(first, 10, other_register(m, u)) : first;
        lock_put(m, (first & ~(1U << 15)) | (uint32_t)lock_random(m, 2) << 15);
    }
    lock_put(m, with(word, 16, s));
}

/* LD1 to LD4, ST1 to ST4: bit 23 is the post-indexed form. */
static void structures(struct lock_maker *m, uint32_t word)
{
    if (!(word >> 23 & 1)) {
        lock_put(m, with(word, 5, pick_base(m, 0)));
        return;
    }
    const bool by_register = lock_random(m, 2);
    word = with(word, 16, by_register ? set_index(m, INDEX_BITS, true) : 31);
    unsigned base = pick_base(m, INDEX_MOST);
    lock_put(m, with(word, 5, base));
}

static void literal(struct lock_maker *m, uint32_t word)
{
    const int32_t words = (int32_t)lock_random(m, 2 * LOCK_WORDS) - LOCK_WORDS;
    word = (word & ~(0x7ffffU << 5)) | ((uint32_t)words & 0x7ffff) << 5;
    const bool general = !(word >> 26 & 1) && word >> 30 != 3;
    lock_put(m, general ? with(word, 0, lock_free_register(m)) : word);
}

/* LDAPUR, STLUR: ordered, so aligned. */
static void ordered_unscaled(struct lock_maker *m, uint32_t word)
{
    word = with(word & ~(7U << 12), 5, lock_aligned_base(m));
    lock_put(m, with(word, 0, lock_free_register(m)));
}

static void pair(struct lock_maker *m, uint32_t word)
{
    const bool writeback = word >> 23 & 1;
    word = with(word, 5, pick_base(m, writeback ? 1024 : 0));
    if (word >> 26 & 1) {
        if ((word >> 10 & 31) == (word & 31)) {
            word ^= 1U << 10;
        }
        lock_put(m, word);
        return;
    }
    const unsigned t = lock_free_register(m);
    lock_put(m, with(with(word, 0, t), 10, other_register(m, t)));
}

/*
 * LDADD and its like, SWP, LDAPR (its Rs is SBO): aligned. QEMU 5.0 does not extend the operand of
 * LDUMAX and LDUMIN.
 */
static void atomic(struct lock_maker *m, enum a64_op op, uint32_t word)
{
    word = with(word, 5, lock_aligned_base(m));
    if (op == A64_ldumax || op == A64_ldumin) {
        word = with(word, 16, set_index(m, 8U << (word >> 30), false));
    } else {
        word = with(word, 16, op == A64_ldapr ? 31 : (unsigned)lock_random(m, 32));
    }
    lock_put(m, with(word, 0, lock_free_register(m)));
}

static void one_register(struct lock_maker *m, enum a64_op op, uint32_t word)
{
    const bool scaled = word >> 24 & 1, big = word >> 21 & 1;
    const unsigned form = word >> 10 & 3;
    if (!scaled && big && form == 0) {
        atomic(m, op, word);
        return;
    }
    int32_t change = 0;
    if (!scaled && big && form == 2) {
        const bool uxtw = (word >> 13 & 7) == 2;
        word = with(word, 16, set_index(m, INDEX_BITS - 1, !uxtw));
    } else if (!scaled && big) {
        change = word >> 11 & 1 ? 4096 : 0; /* LDRAA */
    } else if (!scaled && (form & 1)) {
        change = 256;
    }
    word = with(word, 5, pick_base(m, change));
    const bool prefetch = !(word >> 26 & 1) && word >> 30 == 3 && (word >> 22 & 3) == 2;
    const bool general = !(word >> 26 & 1) && !prefetch;
    lock_put(m, general ? with(word, 0, lock_free_register(m)) : word);
}

void lock_memory(struct lock_maker *m, enum a64_op op)
{
    const uint32_t word = lock_word(m, op);
    switch (word >> 28 & 3) {
    case 0:
        if (word >> 26 & 1) {
            structures(m, word);
        } else {
            exclusive_or_ordered(m, op, word);
        }
        break;
    case 1:
        if (word >> 24 & 1) {
            ordered_unscaled(m, word);
        } else {
            literal(m, word);
        }
        break;
    case 2: pair(m, word); break;
    default: one_register(m, op, word); break;
    }
}
