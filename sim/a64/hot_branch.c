/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Branches, and compares that a branch follows at once. A target in the same page is a distance in
 * uops; any other one goes through a64_far(). With timing a branch is predicted by a counter of two
 * bits in its own uop.
 */
#include "a64/bits.h"
#include "a64/engine.h"
#include "a64/flags.h"

#define X(field) c->x[u->field]

#define CONDITIONS(EACH, arg)                                                                      \
    EACH(eq, c->z == 0, arg)                                                                       \
    EACH(ne, c->z != 0, arg)                                                                       \
    EACH(cs, c->c != 0, arg)                                                                       \
    EACH(cc, c->c == 0, arg)                                                                       \
    EACH(mi, (int64_t)c->n < 0, arg)                                                               \
    EACH(pl, (int64_t)c->n >= 0, arg)                                                              \
    EACH(vs, c->v != 0, arg)                                                                       \
    EACH(vc, c->v == 0, arg)                                                                       \
    EACH(hi, c->c && c->z, arg)                                                                    \
    EACH(ls, !(c->c && c->z), arg)                                                                 \
    EACH(ge, c->n >> 63 == c->v, arg)                                                              \
    EACH(lt, c->n >> 63 != c->v, arg)                                                              \
    EACH(gt, c->z && c->n >> 63 == c->v, arg)                                                      \
    EACH(le, !(c->z && c->n >> 63 == c->v), arg)

enum { CONDITIONS_TESTED = 14 }; /* 14 and 15 always hold */

/* ---- taking them ----------------------------------------------------------------------------- */

/* The uop's counter: 2 and 3 predict that it is taken. */
enum { PREDICT_TAKEN = 2, PREDICT_MOST = 3 };

static inline void predict(struct a64 *c, struct a64_uop *u, bool taken)
{
    c->stats.branches++;
    if ((u->s >= PREDICT_TAKEN) != taken) {
        c->stats.mispredicted++;
        c->cycle += c->mispredict;
    }
    if (taken) {
        u->s = (uint8_t)(u->s + (u->s < PREDICT_MOST));
    } else {
        u->s = (uint8_t)(u->s - (u->s > 0));
    }
}

/* After `u`, or `u` and the one fused to it, to the uop `distance` from it; false: time is up. */
static inline bool jump(struct a64 *c, const struct a64_uop *u, int32_t distance, int done,
                        bool timed)
{
    c->left += distance - done;
    if (timed) {
        c->cycle += (uint64_t)a64_cycles_at(c, u + done) - a64_cycles_at(c, u + distance);
    }
    return c->left >= 0;
}

#define JUMP(distance, done, timed)                                                                \
    do {                                                                                           \
        const int32_t by_ = (distance);                                                            \
        if (__builtin_expect(!jump(c, u, by_, done, timed), 0)) {                                  \
            return a64_leave_at(c, u + by_, LEAVE_JUMP);                                           \
        }                                                                                          \
        A64_GO(u + by_);                                                                           \
    } while (0)

#define FAR(pc)                                                                                    \
    do {                                                                                           \
        struct a64_uop *far_ = a64_far(c, u, pc);                                                  \
        if (!far_) {                                                                               \
            return NULL;                                                                           \
        }                                                                                          \
        A64_GO(far_);                                                                              \
    } while (0)

#define FAR_IMM() FAR(a64_pc(c, u) + (uint64_t)((int64_t)u->imm * 4))

/* Four uops from one test. */
#define BRANCH(name, test, unused)                                                                 \
    A64_HOT(name)                                                                                  \
    {                                                                                              \
        if (test) {                                                                                \
            JUMP(u->imm, 1, false);                                                                \
        }                                                                                          \
        A64_GO(u + 1);                                                                             \
    }                                                                                              \
    A64_HOT(name##_timed)                                                                          \
    {                                                                                              \
        const bool taken = (test);                                                                 \
        predict(c, u, taken);                                                                      \
        if (taken) {                                                                               \
            JUMP(u->imm, 1, true);                                                                 \
        }                                                                                          \
        A64_GO(u + 1);                                                                             \
    }                                                                                              \
    A64_HOT(name##_far)                                                                            \
    {                                                                                              \
        if (test) {                                                                                \
            FAR_IMM();                                                                             \
        }                                                                                          \
        A64_GO(u + 1);                                                                             \
    }                                                                                              \
    A64_HOT(name##_far_timed)                                                                      \
    {                                                                                              \
        const bool taken = (test);                                                                 \
        predict(c, u, taken);                                                                      \
        if (taken) {                                                                               \
            FAR_IMM();                                                                             \
        }                                                                                          \
        A64_GO(u + 1);                                                                             \
    }

/** The four uops of a branch: [far][timed]. */
typedef a64_hot_fn *branch_fns[2][2];
#define FOUR(name)                                                                                 \
    {                                                                                              \
        { name, name##_timed },                                                                    \
        {                                                                                          \
            name##_far, name##_far_timed                                                           \
        }                                                                                          \
    }

/* ---- immediate branches ---------------------------------------------------------------------- */

CONDITIONS(BRANCH, 0)
BRANCH(cbz_w, (uint32_t)X(n) == 0, 0)
BRANCH(cbz_x, X(n) == 0, 0)
BRANCH(cbnz_w, (uint32_t)X(n) != 0, 0)
BRANCH(cbnz_x, X(n) != 0, 0)
BRANCH(tbz, !(X(n) >> u->m & 1), 0)
BRANCH(tbnz, X(n) >> u->m & 1, 0)

#define ALWAYS(name, before)                                                                       \
    A64_HOT(name)                                                                                  \
    {                                                                                              \
        before;                                                                                    \
        JUMP(u->imm, 1, false);                                                                    \
    }                                                                                              \
    A64_HOT(name##_timed)                                                                          \
    {                                                                                              \
        before;                                                                                    \
        JUMP(u->imm, 1, true);                                                                     \
    }                                                                                              \
    A64_HOT(name##_far)                                                                            \
    {                                                                                              \
        before;                                                                                    \
        FAR_IMM();                                                                                 \
    }                                                                                              \
    A64_HOT(name##_far_timed)                                                                      \
    {                                                                                              \
        before;                                                                                    \
        FAR_IMM();                                                                                 \
    }
ALWAYS(b, (void)0)
ALWAYS(bl, c->x[30] = a64_pc(c, u) + 4)

/* ---- register branches ----------------------------------------------------------------------- */

/* PSTATE.BTYPE after BR (C6.2.46) and BLR. */
enum { BTYPE_NONE = 0, BTYPE_JUMP = 1, BTYPE_CALL = 2, BTYPE_JUMP_GUARDED = 3, X16 = 16, X17 = 17 };

/* The last target is taken to be the next one. */
static inline void predict_target(struct a64 *c, struct a64_uop *u, uint64_t target)
{
    if (c->timing) {
        c->stats.branches++;
        if (u->imm != (int32_t)(uint32_t)target) {
            c->stats.mispredicted++;
            c->cycle += c->mispredict;
            u->imm = (int32_t)(uint32_t)target;
        }
    }
}

A64_HOT(br)
{
    const uint64_t target = X(n);
    predict_target(c, u, target);
    c->btype = u->n == X16 || u->n == X17 || !c->guarded ? BTYPE_JUMP : BTYPE_JUMP_GUARDED;
    FAR(target);
}
A64_HOT(blr)
{
    const uint64_t target = X(n);
    predict_target(c, u, target);
    c->x[30] = a64_pc(c, u) + 4;
    c->btype = BTYPE_CALL;
    FAR(target);
}
/* Returns are predicted by a stack that is always right (assumed). */
A64_HOT(ret)
{
    FAR(X(n));
}

/* ---- compare and branch ---------------------------------------------------------------------- */

/* In imm of a fused uop: the distance from it, and above that the immediate operand. */
enum { FUSED_DISTANCE_BITS = 12 };
static inline int32_t fused_distance(const struct a64_uop *u)
{
    return bits_signed((uint32_t)u->imm, FUSED_DISTANCE_BITS - 1, 0);
}
static inline uint32_t fused_operand(const struct a64_uop *u)
{
    return (uint32_t)u->imm >> FUSED_DISTANCE_BITS;
}

#define FUSED_ONE(name, test, operand, sf, suffix, timed)                                          \
    A64_HOT(name##suffix)                                                                          \
    {                                                                                              \
        const uint64_t result_ = flags_sub(c, X(n), operand, sf);                                  \
        X(d) = result_;                                                                            \
        const bool taken = (test);                                                                 \
        if (timed) {                                                                               \
            predict(c, u, taken);                                                                  \
        }                                                                                          \
        if (taken) {                                                                               \
            JUMP(fused_distance(u), 2, timed);                                                     \
        }                                                                                          \
        A64_GO(u + 2);                                                                             \
    }
#define FUSED(name, test, unused)                                                                  \
    FUSED_ONE(subs_imm_, test, fused_operand(u), false, name##_w, false)                           \
    FUSED_ONE(subs_imm_, test, fused_operand(u), true, name##_x, false)                            \
    FUSED_ONE(subs_reg_, test, X(m), false, name##_w, false)                                       \
    FUSED_ONE(subs_reg_, test, X(m), true, name##_x, false)                                        \
    FUSED_ONE(subs_imm_, test, fused_operand(u), false, name##_w_timed, true)                      \
    FUSED_ONE(subs_imm_, test, fused_operand(u), true, name##_x_timed, true)                       \
    FUSED_ONE(subs_reg_, test, X(m), false, name##_w_timed, true)                                  \
    FUSED_ONE(subs_reg_, test, X(m), true, name##_x_timed, true)
CONDITIONS(FUSED, 0)

/* [register operand][64 bits][timed] */
typedef a64_hot_fn *fused_fns[2][2][2];
#define FUSED_FNS(name, test, unused)                                                              \
    { { { subs_imm_##name##_w, subs_imm_##name##_w_timed },                                        \
        { subs_imm_##name##_x, subs_imm_##name##_x_timed } },                                      \
      { { subs_reg_##name##_w, subs_reg_##name##_w_timed },                                        \
        { subs_reg_##name##_x, subs_reg_##name##_x_timed } } },
static const fused_fns fused[CONDITIONS_TESTED] = { CONDITIONS(FUSED_FNS, 0) };

#define BRANCH_FNS(name, test, unused) FOUR(name),
static const branch_fns conditional[CONDITIONS_TESTED] = { CONDITIONS(BRANCH_FNS, 0) };

/* ---- predecoding ----------------------------------------------------------------------------- */

static const branch_fns fns_b = FOUR(b), fns_bl = FOUR(bl), fns_cbz_w = FOUR(cbz_w),
                        fns_cbz_x = FOUR(cbz_x), fns_cbnz_w = FOUR(cbnz_w),
                        fns_cbnz_x = FOUR(cbnz_x), fns_tbz = FOUR(tbz), fns_tbnz = FOUR(tbnz);

static bool within_page(int at, int32_t distance)
{
    return at >= 0 && at + distance >= 0 && at + distance < PAGE_UOPS;
}

static void place(const struct a64 *c, struct a64_uop *u, const branch_fns *fns, int32_t distance,
                  int at)
{
    u->imm = distance;
    u->s = distance < 0 ? PREDICT_TAKEN : PREDICT_TAKEN - 1;
    u->run = (*fns)[!within_page(at, distance)][c->timing];
}

bool a64_predecode_branch(struct a64 *c, struct a64_uop *u, enum a64_op op, uint32_t insn, int at)
{
    const bool sf = insn >> 31;
    u->n = a64_slot_from(bits(insn, 4, 0));
    u->m = (uint8_t)((unsigned)sf << 5 | bits(insn, 23, 19));
    switch (op) {
    case A64_b: place(c, u, &fns_b, bits_signed(insn, 25, 0), at); break;
    case A64_bl: place(c, u, &fns_bl, bits_signed(insn, 25, 0), at); break;
    case A64_b_cond: {
        const unsigned cond = bits(insn, 3, 0);
        place(c, u, cond < CONDITIONS_TESTED ? &conditional[cond] : &fns_b,
              bits_signed(insn, 23, 5), at);
        break;
    }
    case A64_cbz: place(c, u, sf ? &fns_cbz_x : &fns_cbz_w, bits_signed(insn, 23, 5), at); break;
    case A64_cbnz: place(c, u, sf ? &fns_cbnz_x : &fns_cbnz_w, bits_signed(insn, 23, 5), at); break;
    case A64_tbz: place(c, u, &fns_tbz, bits_signed(insn, 18, 5), at); break;
    case A64_tbnz: place(c, u, &fns_tbnz, bits_signed(insn, 18, 5), at); break;
    case A64_br: u->run = br; goto indirect;
    case A64_blr: u->run = blr; goto indirect;
    case A64_ret:
        u->run = ret;
    indirect:
        u->n = a64_slot_from(bits(insn, 9, 5));
        u->imm = 0;
        break;
    default: return false;
    }
    return true;
}

void a64_fuse(struct a64 *c, struct a64_uop *u, enum a64_op op, uint32_t insn, uint32_t next,
              int at)
{
    const bool reg = op == A64_subs_shift;
    if (!(reg || op == A64_subs_imm) || a64_decode(next) != A64_b_cond) {
        return;
    }
    const unsigned cond = bits(next, 3, 0);
    const int32_t distance = bits_signed(next, 23, 5) + 1;
    if (cond >= CONDITIONS_TESTED || !within_page(at, distance) || at + 2 > PAGE_UOPS) {
        return;
    }
    if (reg ? bits(insn, 15, 10) != 0 : bits(insn, 22, 22) != 0) {
        return; /* shifted operands stay two */
    }
    const uint32_t operand = reg ? 0 : bits(insn, 21, 10);
    u->imm = (int32_t)(operand << FUSED_DISTANCE_BITS |
                       ((uint32_t)distance & ((1U << FUSED_DISTANCE_BITS) - 1)));
    u->s = distance < 0 ? PREDICT_TAKEN : PREDICT_TAKEN - 1;
    u->run = fused[cond][reg][insn >> 31][c->timing];
}
