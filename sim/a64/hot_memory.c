/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Loads and stores of one and two registers, and of up to four vector registers by LD1 and ST1. RAM
 * that the soft TLB knows is reached here; all else by memory.c.
 */
#include "a64/bits.h"
#include "a64/engine.h"
#include "a64/soft_tlb.h"

#define X(field) c->x[u->field]
#define V(field) c->vreg[u->field]

enum { SP_MASK = 15 };

#define CHECK_FP                                                                                   \
    if (__builtin_expect(!c->fp_ok, 0) && !a64_hot_fp(c, u)) {                                     \
        return NULL;                                                                               \
    }
#define NO_CHECK
/* For SP as the base s is SP_MASK, else 0. */
#define CHECK_SP                                                                                   \
    if (__builtin_expect((X(n) & u->s) != 0, 0) && !a64_hot_sp(c, u)) {                            \
        return NULL;                                                                               \
    }
#define CHECK_SP_REG                                                                               \
    if (u->n == X_SP && (X(n) & SP_MASK) && !a64_hot_sp(c, u)) {                                   \
        return NULL;                                                                               \
    }

#define LOAD(span, size, timed)                                                                    \
    const uint8_t *p = a64_tlb_find(c->tlb->read, va, span, size, timed);                          \
    if (!p) {                                                                                      \
        if (!a64_hot_load(c, u, va, (span) + (size))) {                                            \
            return NULL;                                                                           \
        }                                                                                          \
        p = c->data.b;                                                                             \
    }
#define STORE(span, size, timed, put)                                                              \
    uint8_t *p = a64_tlb_find(c->tlb->write, va, span, size, timed);                               \
    const bool slow = !p;                                                                          \
    if (slow) {                                                                                    \
        p = c->data.b;                                                                             \
    }                                                                                              \
    (put);                                                                                         \
    if (slow && !a64_hot_store(c, u, va, (span) + (size))) {                                       \
        return NULL;                                                                               \
    }

static inline uint64_t get(const uint8_t *p, unsigned size)
{
    uint64_t v = 0;
    memcpy(&v, p, size);
    return v;
}
static inline uint64_t signed_get(const uint8_t *p, unsigned size)
{
    const unsigned above = 64 - 8 * size;
    return (uint64_t)((int64_t)(get(p, size) << above) >> above);
}
static inline void set_v(union a64_v *v, uint64_t low, uint64_t high)
{
    v->d[0] = low;
    v->d[1] = high;
}

/* ---- one register ---------------------------------------------------------------------------- */

/* name, bytes, check, what is done with p. The register is in d (a store may read 31 as zero). */
#define KINDS(EACH)                                                                                \
    EACH(ldrb, 1, LOAD, NO_CHECK, X(d) = *p)                                                       \
    EACH(ldrh, 2, LOAD, NO_CHECK, X(d) = get(p, 2))                                                \
    EACH(ldr_w, 4, LOAD, NO_CHECK, X(d) = get(p, 4))                                               \
    EACH(ldr_x, 8, LOAD, NO_CHECK, X(d) = get(p, 8))                                               \
    EACH(ldrsb_w, 1, LOAD, NO_CHECK, X(d) = signed_get(p, 1) & UINT32_MAX)                         \
    EACH(ldrsh_w, 2, LOAD, NO_CHECK, X(d) = signed_get(p, 2) & UINT32_MAX)                         \
    EACH(ldrsb_x, 1, LOAD, NO_CHECK, X(d) = signed_get(p, 1))                                      \
    EACH(ldrsh_x, 2, LOAD, NO_CHECK, X(d) = signed_get(p, 2))                                      \
    EACH(ldrsw, 4, LOAD, NO_CHECK, X(d) = signed_get(p, 4))                                        \
    EACH(ldr_vb, 1, LOAD, CHECK_FP, set_v(&V(d), *p, 0))                                           \
    EACH(ldr_vh, 2, LOAD, CHECK_FP, set_v(&V(d), get(p, 2), 0))                                    \
    EACH(ldr_vs, 4, LOAD, CHECK_FP, set_v(&V(d), get(p, 4), 0))                                    \
    EACH(ldr_vd, 8, LOAD, CHECK_FP, set_v(&V(d), get(p, 8), 0))                                    \
    EACH(ldr_vq, 16, LOAD, CHECK_FP, memcpy(&V(d), p, 16))                                         \
    EACH(strb, 1, STORE, NO_CHECK, memcpy(p, &X(d), 1))                                            \
    EACH(strh, 2, STORE, NO_CHECK, memcpy(p, &X(d), 2))                                            \
    EACH(str_w, 4, STORE, NO_CHECK, memcpy(p, &X(d), 4))                                           \
    EACH(str_x, 8, STORE, NO_CHECK, memcpy(p, &X(d), 8))                                           \
    EACH(str_vb, 1, STORE, CHECK_FP, memcpy(p, &V(d), 1))                                          \
    EACH(str_vh, 2, STORE, CHECK_FP, memcpy(p, &V(d), 2))                                          \
    EACH(str_vs, 4, STORE, CHECK_FP, memcpy(p, &V(d), 4))                                          \
    EACH(str_vd, 8, STORE, CHECK_FP, memcpy(p, &V(d), 8))                                          \
    EACH(str_vq, 16, STORE, CHECK_FP, memcpy(p, &V(d), 16))

/* A load ends with what it does with p; a store has done it. */
#define LOAD_ONE(size, timed, action, writeback)                                                   \
    LOAD(0, size, timed)                                                                           \
    (writeback);                                                                                   \
    action;
#define STORE_ONE(size, timed, action, writeback)                                                  \
    STORE(0, size, timed, action)                                                                  \
    (writeback);

#define ONE(name, size, way, check, checksp, address, writeback, action, timed)                    \
    A64_HOT(name)                                                                                  \
    {                                                                                              \
        check checksp const uint64_t va = address;                                                 \
        way##_ONE(size, timed, action, writeback) A64_GO(u + 1);                                   \
    }
#define OFFSET ((uint64_t)(int64_t)u->imm)
#define ADDRESSINGS(name, size, way, check, action, suffix, timed)                                 \
    ONE(name##_imm##suffix, size, way, check, CHECK_SP, X(n) + OFFSET, (void)0, action, timed)     \
    ONE(name##_post##suffix, size, way, check, CHECK_SP, X(n), X(n) += OFFSET, action, timed)      \
    ONE(name##_pre##suffix, size, way, check, CHECK_SP, X(n) + OFFSET, X(n) = va, action, timed)   \
    ONE(name##_lsl##suffix, size, way, check, CHECK_SP_REG, X(n) + (X(m) << u->s), (void)0,        \
        action, timed)                                                                             \
    ONE(name##_uxtw##suffix, size, way, check, CHECK_SP_REG,                                       \
        X(n) + ((uint64_t)(uint32_t)X(m) << u->s), (void)0, action, timed)                         \
    ONE(name##_sxtw##suffix, size, way, check, CHECK_SP_REG,                                       \
        X(n) + ((uint64_t)(int32_t)(uint32_t)X(m) << u->s), (void)0, action, timed)                \
    ONE(name##_lit##suffix, size, way, check, NO_CHECK, a64_pc(c, u) + OFFSET, (void)0, action,    \
        timed)
#define ADDRESSED(name, size, way, check, action)                                                  \
    ADDRESSINGS(name, size, way, check, action, , false)                                           \
    ADDRESSINGS(name, size, way, check, action, _timed, true)
KINDS(ADDRESSED)

enum addressing { AT_IMM, AT_POST, AT_PRE, AT_LSL, AT_UXTW, AT_SXTW, AT_LIT, ADDRESSINGS_COUNT };
#define ROWS(name, suffix)                                                                         \
    {                                                                                              \
        name##_imm##suffix, name##_post##suffix, name##_pre##suffix, name##_lsl##suffix,           \
            name##_uxtw##suffix, name##_sxtw##suffix, name##_lit##suffix                           \
    }
#define KIND_ROW(name, size, way, check, action)                                                   \
    [KIND_##name] = { ROWS(name, ), ROWS(name, _timed) },
#define KIND_NAME(name, size, way, check, action) KIND_##name,
enum kind { KINDS(KIND_NAME) KIND_COUNT };
static a64_hot_fn *const one[KIND_COUNT][2][ADDRESSINGS_COUNT] = { KINDS(KIND_ROW) };

/* ---- pairs: registers in d and m ------------------------------------------------------------- */

#define PAIRS(EACH)                                                                                \
    EACH(ldp_w, 4, LOAD, NO_CHECK, (X(d) = get(p, 4), X(m) = get(p + 4, 4)))                       \
    EACH(ldp_x, 8, LOAD, NO_CHECK, (X(d) = get(p, 8), X(m) = get(p + 8, 8)))                       \
    EACH(ldpsw, 4, LOAD, NO_CHECK, (X(d) = signed_get(p, 4), X(m) = signed_get(p + 4, 4)))         \
    EACH(ldp_vs, 4, LOAD, CHECK_FP, (set_v(&V(d), get(p, 4), 0), set_v(&V(m), get(p + 4, 4), 0)))  \
    EACH(ldp_vd, 8, LOAD, CHECK_FP, (set_v(&V(d), get(p, 8), 0), set_v(&V(m), get(p + 8, 8), 0)))  \
    EACH(ldp_vq, 16, LOAD, CHECK_FP, (memcpy(&V(d), p, 16), memcpy(&V(m), p + 16, 16)))            \
    EACH(stp_w, 4, STORE, NO_CHECK, (memcpy(p, &X(d), 4), memcpy(p + 4, &X(m), 4)))                \
    EACH(stp_x, 8, STORE, NO_CHECK, (memcpy(p, &X(d), 8), memcpy(p + 8, &X(m), 8)))                \
    EACH(stp_vs, 4, STORE, CHECK_FP, (memcpy(p, &V(d), 4), memcpy(p + 4, &V(m), 4)))               \
    EACH(stp_vd, 8, STORE, CHECK_FP, (memcpy(p, &V(d), 8), memcpy(p + 8, &V(m), 8)))               \
    EACH(stp_vq, 16, STORE, CHECK_FP, (memcpy(p, &V(d), 16), memcpy(p + 16, &V(m), 16)))

#define LOAD_TWO(size, timed, action, writeback)                                                   \
    LOAD(size, size, timed)                                                                        \
    (writeback);                                                                                   \
    action;
#define STORE_TWO(size, timed, action, writeback)                                                  \
    STORE(size, size, timed, action)                                                               \
    (writeback);
#define TWO(name, size, way, check, address, writeback, action, timed)                             \
    A64_HOT(name)                                                                                  \
    {                                                                                              \
        check CHECK_SP const uint64_t va = address;                                                \
        way##_TWO(size, timed, action, writeback) A64_GO(u + 1);                                   \
    }
#define PAIR_ADDRESSINGS(name, size, way, check, action, suffix, timed)                            \
    TWO(name##_imm##suffix, size, way, check, X(n) + OFFSET, (void)0, action, timed)               \
    TWO(name##_post##suffix, size, way, check, X(n), X(n) += OFFSET, action, timed)                \
    TWO(name##_pre##suffix, size, way, check, X(n) + OFFSET, X(n) = va, action, timed)
#define PAIR_ADDRESSED(name, size, way, check, action)                                             \
    PAIR_ADDRESSINGS(name, size, way, check, action, , false)                                      \
    PAIR_ADDRESSINGS(name, size, way, check, action, _timed, true)
PAIRS(PAIR_ADDRESSED)

#define PAIR_ROWS(name, suffix)                                                                    \
    {                                                                                              \
        name##_imm##suffix, name##_post##suffix, name##_pre##suffix                                \
    }
#define PAIR_ROW(name, size, way, check, action)                                                   \
    [PAIR_##name] = { PAIR_ROWS(name, ), PAIR_ROWS(name, _timed) },
#define PAIR_NAME(name, size, way, check, action) PAIR_##name,
enum pair { PAIRS(PAIR_NAME) PAIR_COUNT };
static a64_hot_fn *const two[PAIR_COUNT][2][3] = { PAIRS(PAIR_ROW) };

/* ---- LD1 and ST1 of 1 to 4 whole registers --------------------------------------------------- */

/*
 * The registers follow each other from d, after 31 comes 0; m is their number. imm is the
 * increment, or below 0 says which register holds it.
 */
static inline void gather_v(struct a64 *c, const struct a64_uop *u, uint8_t *p, unsigned bytes)
{
    for (unsigned i = 0; i < u->m; i++) {
        memcpy(p + (size_t)i * bytes, &c->vreg[(u->d + i) % 32], bytes);
    }
}
static inline void scatter_v(struct a64 *c, const struct a64_uop *u, const uint8_t *p,
                             unsigned bytes)
{
    for (unsigned i = 0; i < u->m; i++) {
        union a64_v *v = &c->vreg[(u->d + i) % 32];
        v->d[1] = 0;
        memcpy(v, p + (size_t)i * bytes, bytes);
    }
}
static inline uint64_t increment(const struct a64 *c, const struct a64_uop *u)
{
    return u->imm < 0 ? c->x[-u->imm - 1] : (uint64_t)u->imm;
}

#define STRUCTURE(name, bytes, count, timed)                                                       \
    A64_HOT(st1_##name)                                                                            \
    {                                                                                              \
        CHECK_FP CHECK_SP const uint64_t va = X(n);                                                \
        STORE((uint32_t)((count) * (bytes)-8), 8, timed, gather_v(c, u, p, bytes))                 \
        X(n) += increment(c, u);                                                                   \
        A64_GO(u + 1);                                                                             \
    }                                                                                              \
    A64_HOT(ld1_##name)                                                                            \
    {                                                                                              \
        CHECK_FP CHECK_SP const uint64_t va = X(n);                                                \
        LOAD((uint32_t)((count) * (bytes)-8), 8, timed)                                            \
        X(n) += increment(c, u);                                                                   \
        scatter_v(c, u, p, bytes);                                                                 \
        A64_GO(u + 1);                                                                             \
    }
#define STRUCTURES(EACH)                                                                           \
    EACH(d, 8, u->m, false)                                                                        \
    EACH(q, 16, u->m, false)                                                                       \
    EACH(d_timed, 8, u->m, true)                                                                   \
    EACH(q_timed, 16, u->m, true)
STRUCTURES(STRUCTURE)
/* Four registers in a row, the commonest. */
A64_HOT(st1_four)
{
    CHECK_FP CHECK_SP const uint64_t va = X(n);
    STORE(56, 8, false, memcpy(p, &V(d), 64))
    X(n) += increment(c, u);
    A64_GO(u + 1);
}
A64_HOT(st1_four_timed)
{
    CHECK_FP CHECK_SP const uint64_t va = X(n);
    STORE(56, 8, true, memcpy(p, &V(d), 64))
    X(n) += increment(c, u);
    A64_GO(u + 1);
}

/* ---- runs of stores -------------------------------------------------------------------------- */

/*
 * Stores behind each other in code and in memory, of the same kind: the first one's uop does them
 * all if the soft TLB knows the place of all. Else it does its own alone, and the next ones follow:
 * from then on always, if they are posted to where no RAM is. Each keeps its own uop, from which
 * the run has its registers.
 */
/* name, stores, bytes of an element, of a store, check, what is done with p; the longest first. */
#define RUNS(EACH)                                                                                 \
    EACH(str_w, 8, 4, 4, NO_CHECK, memcpy(p, &X(d), 4))                                            \
    EACH(str_x, 8, 8, 8, NO_CHECK, memcpy(p, &X(d), 8))                                            \
    EACH(str_w, 4, 4, 4, NO_CHECK, memcpy(p, &X(d), 4))                                            \
    EACH(str_x, 4, 8, 8, NO_CHECK, memcpy(p, &X(d), 8))                                            \
    EACH(str_vq, 4, 16, 16, CHECK_FP, memcpy(p, &V(d), 16))                                        \
    EACH(stp_x, 4, 8, 16, NO_CHECK, (memcpy(p, &X(d), 8), memcpy(p + 8, &X(m), 8)))                \
    EACH(str_w, 2, 4, 4, NO_CHECK, memcpy(p, &X(d), 4))                                            \
    EACH(str_x, 2, 8, 8, NO_CHECK, memcpy(p, &X(d), 8))                                            \
    EACH(str_vq, 2, 16, 16, CHECK_FP, memcpy(p, &V(d), 16))                                        \
    EACH(stp_x, 2, 8, 16, NO_CHECK, (memcpy(p, &X(d), 8), memcpy(p + 8, &X(m), 8)))                \
    EACH(stp_vq, 2, 16, 32, CHECK_FP, (memcpy(p, &V(d), 16), memcpy(p + 16, &V(m), 16)))

#define RUN_ONE(name, count, size, bytes, check, put, suffix, timed)                               \
    A64_HOT(name##_run##count##suffix)                                                             \
    {                                                                                              \
        check CHECK_SP const uint64_t va = X(n) + OFFSET;                                          \
        uint8_t *p = a64_tlb_find(c->tlb->write, va, (count) * (bytes) - (size), size, timed);     \
        if (!p) {                                                                                  \
            if (c->posted == a64_posted_at(va)) {                                                  \
                u->run = name##_imm##suffix;                                                       \
            }                                                                                      \
            A64_TAIL return name##_imm##suffix(c, u);                                              \
        }                                                                                          \
        for (unsigned i = 0; i < (count); i++) {                                                   \
            (put);                                                                                 \
            p += (bytes);                                                                          \
            u++;                                                                                   \
        }                                                                                          \
        A64_GO(u);                                                                                 \
    }
#define RUN(name, count, size, bytes, check, put)                                                  \
    RUN_ONE(name, count, size, bytes, check, put, , false)                                         \
    RUN_ONE(name, count, size, bytes, check, put, _timed, true)
RUNS(RUN)

#define RUN_ROW(name, count, size, bytes, check, put)                                              \
    { { name##_imm, name##_imm_timed },                                                            \
      { name##_run##count, name##_run##count##_timed },                                            \
      count,                                                                                       \
      bytes },
static const struct run {
    a64_hot_fn *one[2], *all[2]; /* [timed] */
    unsigned count;
    int32_t bytes;
} runs[] = { RUNS(RUN_ROW) };

/* How many stores from `u` on, at most `most`, make a run; those behind it get their registers. */
static unsigned length_of(struct a64 *c, struct a64_uop *u, unsigned most, int32_t bytes)
{
    unsigned n = 1;
    for (; n < most; n++) {
        struct a64_uop next = { 0 };
        a64_predecode(c, &next, a64_word(c, &u[n]), -1);
        if (next.run != u->run || next.n != u->n || next.imm != u->imm + (int32_t)n * bytes) {
            break;
        }
        next.run = u[n].run;
        u[n] = next;
    }
    return n;
}

void a64_fuse_stores(struct a64 *c, struct a64_uop *u, unsigned most)
{
    unsigned length = 0;
    for (size_t i = 0; i < sizeof(runs) / sizeof(runs[0]); i++) {
        const struct run *r = &runs[i];
        if (u->run != r->one[c->timing]) {
            continue;
        }
        if (!length) {
            length = length_of(c, u, most, r->bytes);
        }
        if (length >= r->count) {
            u->run = r->all[c->timing];
            return;
        }
    }
}

/* ---- predecoding ----------------------------------------------------------------------------- */

/* What `size`, `V` and `opc` of a load or store of one register mean (C4.1, Loads and Stores). */
static enum kind kind_of(uint32_t insn, unsigned *scale)
{
    static const uint8_t integer[4][4] = {
        { KIND_strb, KIND_ldrb, KIND_ldrsb_x, KIND_ldrsb_w },
        { KIND_strh, KIND_ldrh, KIND_ldrsh_x, KIND_ldrsh_w },
        { KIND_str_w, KIND_ldr_w, KIND_ldrsw, KIND_COUNT },
        { KIND_str_x, KIND_ldr_x, KIND_COUNT, KIND_COUNT },
    };
    static const uint8_t vector[5][2] = {
        { KIND_str_vb, KIND_ldr_vb }, { KIND_str_vh, KIND_ldr_vh }, { KIND_str_vs, KIND_ldr_vs },
        { KIND_str_vd, KIND_ldr_vd }, { KIND_str_vq, KIND_ldr_vq },
    };
    const unsigned size = bits(insn, 31, 30), opc = bits(insn, 23, 22);
    if (bits(insn, 26, 26)) {
        *scale = opc & 2 ? 4 : size;
        return (enum kind)vector[*scale][opc & 1];
    }
    *scale = size;
    return (enum kind)integer[size][opc];
}

static void base_register(struct a64_uop *u, uint32_t insn)
{
    u->n = a64_slot_sp(bits(insn, 9, 5));
    u->s = u->n == X_SP ? SP_MASK : 0;
}

/* The register of data: stores read X_ZERO, loads write X_SINK. */
static uint8_t data_register(uint32_t insn, unsigned n, bool load)
{
    return bits(insn, 26, 26) || !load ? (uint8_t)n : a64_slot_to(n);
}

/* Loads and stores of one register but literals: C4.1, all with bits 29:27 111. */
static bool predecode_one(struct a64 *c, struct a64_uop *u, uint32_t insn)
{
    unsigned scale;
    const enum kind kind = kind_of(insn, &scale);
    enum addressing at = AT_IMM;
    u->d = data_register(insn, bits(insn, 4, 0), bits(insn, 23, 22) != 0);
    base_register(u, insn);
    u->imm = bits_signed(insn, 20, 12);
    if (bits(insn, 24, 24)) {
        u->imm = (int32_t)(bits(insn, 21, 10) << scale);
    } else if (bits(insn, 21, 21)) {
        const unsigned option = bits(insn, 15, 13);
        at = option == 2 ? AT_UXTW : option == 6 ? AT_SXTW : AT_LSL;
        u->m = a64_slot_from(bits(insn, 20, 16));
        u->s = (uint8_t)(bits(insn, 12, 12) ? scale : 0);
    } else {
        static const uint8_t ways[4] = { AT_IMM, AT_POST, AT_IMM, AT_PRE };
        at = (enum addressing)ways[bits(insn, 11, 10)];
    }
    u->run = one[kind][c->timing][at];
    return true;
}

static bool predecode_literal(struct a64 *c, struct a64_uop *u, uint32_t insn)
{
    static const uint8_t kinds[2][3] = { { KIND_ldr_w, KIND_ldr_x, KIND_ldrsw },
                                         { KIND_ldr_vs, KIND_ldr_vd, KIND_ldr_vq } };
    u->d = data_register(insn, bits(insn, 4, 0), true);
    u->imm = bits_signed(insn, 23, 5) * 4;
    u->run = one[kinds[bits(insn, 26, 26)][bits(insn, 31, 30)]][c->timing][AT_LIT];
    return true;
}

static bool predecode_pair(struct a64 *c, struct a64_uop *u, uint32_t insn)
{
    static const uint8_t stores[2][3] = { { PAIR_stp_w, PAIR_COUNT, PAIR_stp_x },
                                          { PAIR_stp_vs, PAIR_stp_vd, PAIR_stp_vq } };
    static const uint8_t loads[2][3] = { { PAIR_ldp_w, PAIR_ldpsw, PAIR_ldp_x },
                                         { PAIR_ldp_vs, PAIR_ldp_vd, PAIR_ldp_vq } };
    static const uint8_t ways[4] = { AT_IMM, AT_POST, AT_IMM, AT_PRE };
    const unsigned opc = bits(insn, 31, 30), vector = bits(insn, 26, 26);
    const bool load = bits(insn, 22, 22);
    const unsigned scale = vector ? 2 + opc : opc == 2 ? 3 : 2;
    u->d = data_register(insn, bits(insn, 4, 0), load);
    u->m = data_register(insn, bits(insn, 14, 10), load);
    base_register(u, insn);
    u->imm = bits_signed(insn, 21, 15) * (1 << scale);
    u->run = two[(load ? loads : stores)[vector][opc]][c->timing][ways[bits(insn, 24, 23)]];
    return true;
}

static bool predecode_structure(struct a64 *c, struct a64_uop *u, uint32_t insn)
{
    const bool q = bits(insn, 30, 30), load = bits(insn, 22, 22), post = bits(insn, 23, 23);
    const unsigned opcode = bits(insn, 15, 12), rm = bits(insn, 20, 16);
    u->m = opcode == 7 ? 1 : opcode == 10 ? 2 : opcode == 6 ? 3 : 4;
    u->d = (uint8_t)bits(insn, 4, 0);
    base_register(u, insn);
    u->imm = !post ? 0 : rm == X_ZERO ? u->m * (q ? 16 : 8) : -(int32_t)rm - 1;
    if (load) {
        u->run = q ? (c->timing ? ld1_q_timed : ld1_q) : (c->timing ? ld1_d_timed : ld1_d);
    } else if (q && u->m == 4 && u->d <= 28) {
        u->run = c->timing ? st1_four_timed : st1_four;
    } else {
        u->run = q ? (c->timing ? st1_q_timed : st1_q) : (c->timing ? st1_d_timed : st1_d);
    }
    return true;
}

bool a64_predecode_memory(struct a64 *c, struct a64_uop *u, enum a64_op op, uint32_t insn)
{
    const struct a64_pattern *p = &a64_patterns[op];
    if (!p->hot || bits(insn, 27, 27) != 1 || bits(insn, 25, 25) != 0) {
        return false; /* not of Loads and Stores: op0 is x1x0 */
    }
    switch (bits(insn, 29, 28)) {
    case 0: return predecode_structure(c, u, insn);
    case 1: return predecode_literal(c, u, insn);
    case 2: return predecode_pair(c, u, insn);
    default: return predecode_one(c, u, insn);
    }
}
