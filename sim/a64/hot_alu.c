/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Data processing of general-purpose registers. Each operation is one inline function of its
 * operands; macros make it into uops of 32 and 64 bits.
 */
#include "a64/bits.h"
#include "a64/engine.h"
#include "a64/flags.h"

#define X(field) c->x[u->field]

/* Two uops from one body: `wide` is a constant in each. Results of 32 bits are zero-extended. */
#define BOTH(name, body)                                                                           \
    A64_HOT(name##_w)                                                                              \
    {                                                                                              \
        const bool wide = false;                                                                   \
        (void)wide;                                                                                \
        X(d) = (uint32_t)(body);                                                                   \
        A64_GO(u + 1);                                                                             \
    }                                                                                              \
    A64_HOT(name##_x)                                                                              \
    {                                                                                              \
        const bool wide = true;                                                                    \
        (void)wide;                                                                                \
        X(d) = (body);                                                                             \
        A64_GO(u + 1);                                                                             \
    }
#define PICK(name) (sf ? name##_x : name##_w)

/* ---- shifts, extensions, masks --------------------------------------------------------------- */

enum { LSL, LSR, ASR, ROR };

static inline uint64_t lsl(uint64_t v, unsigned by, bool wide)
{
    return wide ? v << by : (uint32_t)v << by;
}
static inline uint64_t lsr(uint64_t v, unsigned by, bool wide)
{
    return wide ? v >> by : (uint32_t)v >> by;
}
static inline uint64_t asr(uint64_t v, unsigned by, bool wide)
{
    return wide ? (uint64_t)((int64_t)v >> by) : (uint32_t)((int32_t)(uint32_t)v >> by);
}
static inline uint64_t ror(uint64_t v, unsigned by, bool wide)
{
    return wide ? rotate_right(v, by, 64) : rotate_right((uint32_t)v, by, 32);
}

/* ShiftReg(): the amount and type of a uop are in s: amount, and the type above it. */
enum { SHIFT_TYPE = 6, SHIFT_AMOUNT = (1 << SHIFT_TYPE) - 1 };
static inline uint64_t shifted(uint64_t v, unsigned s, bool wide)
{
    const unsigned by = s & SHIFT_AMOUNT;
    switch (s >> SHIFT_TYPE) {
    case LSL: return lsl(v, by, wide);
    case LSR: return lsr(v, by, wide);
    case ASR: return asr(v, by, wide);
    default: return ror(v, by, wide);
    }
}

/* ExtendReg(): the option is above the shift. */
enum { EXTEND_OPTION = 4, EXTEND_SHIFT = (1 << EXTEND_OPTION) - 1 };
static inline uint64_t extended(uint64_t v, unsigned s)
{
    switch (s >> EXTEND_OPTION) {
    case 0: v = (uint8_t)v; break;
    case 1: v = (uint16_t)v; break;
    case 2: v = (uint32_t)v; break;
    case 4: v = (uint64_t)(int8_t)v; break;
    case 5: v = (uint64_t)(int16_t)v; break;
    case 6: v = (uint64_t)(int32_t)v; break;
    default: break;
    }
    return v << (s & EXTEND_SHIFT);
}

static inline uint64_t signed_imm(const struct a64_uop *u)
{
    return (uint64_t)(int64_t)u->imm;
}

/* ---- additions ------------------------------------------------------------------------------- */

BOTH(add_imm, X(n) + signed_imm(u))
BOTH(adds_imm, flags_add(c, X(n), (uint32_t)u->imm, wide))
BOTH(subs_imm, flags_sub(c, X(n), (uint32_t)u->imm, wide))
BOTH(add_reg, X(n) + X(m))
BOTH(sub_reg, X(n) - X(m))
BOTH(adds_reg, flags_add(c, X(n), X(m), wide))
BOTH(subs_reg, flags_sub(c, X(n), X(m), wide))
BOTH(add_lsl, X(n) + lsl(X(m), u->s, wide))
BOTH(add_shift, X(n) + shifted(X(m), u->s, wide))
BOTH(sub_shift, X(n) - shifted(X(m), u->s, wide))
BOTH(adds_shift, flags_add(c, X(n), shifted(X(m), u->s, wide), wide))
BOTH(subs_shift, flags_sub(c, X(n), shifted(X(m), u->s, wide), wide))
BOTH(add_ext, X(n) + extended(X(m), u->s))
BOTH(sub_ext, X(n) - extended(X(m), u->s))
BOTH(adds_ext, flags_add(c, X(n), extended(X(m), u->s), wide))
BOTH(subs_ext, flags_sub(c, X(n), extended(X(m), u->s), wide))
BOTH(adc, X(n) + X(m) + c->c)
BOTH(sbc, X(n) + ~X(m) + c->c)
BOTH(adcs, flags_adc(c, X(n), X(m), wide))
BOTH(sbcs, flags_adc(c, X(n), ~X(m), wide))

A64_HOT(adr)
{
    X(d) = a64_pc(c, u) + signed_imm(u);
    A64_GO(u + 1);
}
A64_HOT(adrp)
{
    X(d) = (a64_pc(c, u) & ~(uint64_t)(PAGE_BYTES - 1)) + (signed_imm(u) << 12);
    A64_GO(u + 1);
}

/* ---- logic ----------------------------------------------------------------------------------- */

BOTH(and_reg, X(n) & X(m))
BOTH(orr_reg, X(n) | X(m))
BOTH(eor_reg, X(n) ^ X(m))
BOTH(mov_reg, X(m))
BOTH(and_shift, X(n) & shifted(X(m), u->s, wide))
BOTH(bic_shift, X(n) & ~shifted(X(m), u->s, wide))
BOTH(orr_shift, X(n) | shifted(X(m), u->s, wide))
BOTH(orn_shift, X(n) | ~shifted(X(m), u->s, wide))
BOTH(eor_shift, X(n) ^ shifted(X(m), u->s, wide))
BOTH(eon_shift, X(n) ^ ~shifted(X(m), u->s, wide))
BOTH(ands_shift, flags_logic(c, X(n) & shifted(X(m), u->s, wide), wide))
BOTH(bics_shift, flags_logic(c, X(n) & ~shifted(X(m), u->s, wide), wide))

/*
 * A bit mask of 64 bits as the uop holds it: 32 bits sign-extended, 32 bits twice, or a rotated run
 * of ones.
 */
static inline uint64_t twice(const struct a64_uop *u)
{
    return (uint64_t)(uint32_t)u->imm << 32 | (uint32_t)u->imm;
}
static inline uint64_t run_of_ones(const struct a64_uop *u)
{
    return rotate_right(UINT64_MAX >> (63 - u->m), u->s, 64);
}
#define MASKED(name, operator)                                                                     \
    A64_HOT(name##_w)                                                                              \
    {                                                                                              \
        X(d) = (uint32_t)(X(n) operator(uint32_t) u->imm);                                         \
        A64_GO(u + 1);                                                                             \
    }                                                                                              \
    A64_HOT(name##_signed)                                                                         \
    {                                                                                              \
        X(d) = X(n) operator signed_imm(u);                                                        \
        A64_GO(u + 1);                                                                             \
    }                                                                                              \
    A64_HOT(name##_twice)                                                                          \
    {                                                                                              \
        X(d) = X(n) operator twice(u);                                                             \
        A64_GO(u + 1);                                                                             \
    }                                                                                              \
    A64_HOT(name##_run)                                                                            \
    {                                                                                              \
        X(d) = X(n) operator run_of_ones(u);                                                       \
        A64_GO(u + 1);                                                                             \
    }
MASKED(and_imm, &)
MASKED(orr_imm, |)
MASKED(eor_imm, ^)
A64_HOT(ands_imm_w)
{
    X(d) = flags_logic(c, (uint32_t)X(n) & (uint32_t)u->imm, false);
    A64_GO(u + 1);
}
A64_HOT(ands_imm_signed)
{
    X(d) = flags_logic(c, X(n) & signed_imm(u), true);
    A64_GO(u + 1);
}
A64_HOT(ands_imm_twice)
{
    X(d) = flags_logic(c, X(n) & twice(u), true);
    A64_GO(u + 1);
}
A64_HOT(ands_imm_run)
{
    X(d) = flags_logic(c, X(n) & run_of_ones(u), true);
    A64_GO(u + 1);
}

/* ---- moves and bit fields -------------------------------------------------------------------- */

BOTH(movz, (uint64_t)(uint32_t)u->imm << u->s)
BOTH(movn, ~((uint64_t)(uint32_t)u->imm << u->s))
BOTH(movk, (X(d) & ~((uint64_t)UINT16_MAX << u->s)) | (uint64_t)(uint32_t)u->imm << u->s)

/* UBFM and SBFM are a shift to the left by n2 and one to the right by s. */
BOTH(ubfm, lsr(lsl(X(n), u->m, wide), u->s, wide))
BOTH(sbfm, asr(lsl(X(n), u->m, wide), u->s, wide))
BOTH(lsr_imm, lsr(X(n), u->s, wide))
BOTH(lsl_imm, lsl(X(n), u->m, wide))
BOTH(asr_imm, asr(X(n), u->s, wide))
A64_HOT(sxtw)
{
    X(d) = (uint64_t)(int32_t)(uint32_t)X(n);
    A64_GO(u + 1);
}
/* BFM: bits m (how many) from bit s, or for bfi to bit s. */
static inline uint64_t low_ones(unsigned count)
{
    return UINT64_MAX >> (64 - count);
}
BOTH(bfxil, (X(d) & ~low_ones(u->m)) | (lsr(X(n), u->s, wide) & low_ones(u->m)))
BOTH(bfi, (X(d) & ~(low_ones(u->m) << u->s)) | (X(n) & low_ones(u->m)) << u->s)

static inline uint64_t extract(uint64_t high, uint64_t low, unsigned from, bool wide)
{
    if (!wide) {
        return (uint32_t)(((high << 32) | (uint32_t)low) >> from);
    }
    return (uint64_t)(((unsigned __int128)high << 64 | low) >> from);
}
BOTH(extr, extract(X(n), X(m), u->s, wide))

BOTH(lslv, lsl(X(n), X(m) & (wide ? 63 : 31), wide))
BOTH(lsrv, lsr(X(n), X(m) & (wide ? 63 : 31), wide))
BOTH(asrv, asr(X(n), X(m) & (wide ? 63 : 31), wide))
BOTH(rorv, ror(X(n), X(m) & (wide ? 63 : 31), wide))

static inline uint64_t count_leading_zeros(uint64_t v, bool wide)
{
    if (wide) {
        return v ? (uint64_t)__builtin_clzll(v) : 64;
    }
    return (uint32_t)v ? (uint64_t)__builtin_clz((uint32_t)v) : 32;
}
static inline uint64_t count_leading_signs(uint64_t v, bool wide)
{
    const uint64_t s = wide ? v ^ (uint64_t)((int64_t)v >> 63)
                            : (uint32_t)v ^ (uint32_t)((int32_t)(uint32_t)v >> 31);
    return count_leading_zeros(s, wide) - 1;
}
static inline uint64_t reverse_halfwords(uint64_t v)
{
    return (v >> 8 & 0x00ff00ff00ff00ff) | (v & 0x00ff00ff00ff00ff) << 8;
}
BOTH(clz, count_leading_zeros(X(n), wide))
BOTH(cls, count_leading_signs(X(n), wide))
BOTH(rbit, wide ? reverse_bits(X(n)) : reverse_bits(X(n)) >> 32)
BOTH(rev16, reverse_halfwords(X(n)))
BOTH(rev, wide ? __builtin_bswap64(X(n)) : __builtin_bswap32((uint32_t)X(n)))
A64_HOT(rev32)
{
    const uint64_t v = __builtin_bswap64(X(n));
    X(d) = v >> 32 | v << 32;
    A64_GO(u + 1);
}

/* ---- multiplication and division ------------------------------------------------------------- */

BOTH(madd, X(s) + X(n) * X(m))
BOTH(msub, X(s) - X(n) * X(m))

static inline uint64_t product_signed(uint64_t a, uint64_t b)
{
    return (uint64_t)((int64_t)(int32_t)(uint32_t)a * (int32_t)(uint32_t)b);
}
static inline uint64_t product_unsigned(uint64_t a, uint64_t b)
{
    return (uint64_t)(uint32_t)a * (uint32_t)b;
}
#define LONG(name, body)                                                                           \
    A64_HOT(name)                                                                                  \
    {                                                                                              \
        X(d) = (body);                                                                             \
        A64_GO(u + 1);                                                                             \
    }
LONG(smaddl, X(s) + product_signed(X(n), X(m)))
LONG(smsubl, X(s) - product_signed(X(n), X(m)))
LONG(umaddl, X(s) + product_unsigned(X(n), X(m)))
LONG(umsubl, X(s) - product_unsigned(X(n), X(m)))
LONG(smulh, (uint64_t)(((__int128)(int64_t)X(n) * (int64_t)X(m)) >> 64))
LONG(umulh, (uint64_t)(((unsigned __int128)X(n) * X(m)) >> 64))

/* Division by 0 is 0; the least number divided by -1 is itself (C6.2.356). */
static inline uint64_t divide_signed(uint64_t a, uint64_t b, bool wide)
{
    if (wide) {
        const int64_t divisor = (int64_t)b;
        return divisor == 0 ? 0 : divisor == -1 ? 0 - a : (uint64_t)((int64_t)a / divisor);
    }
    const int32_t divisor = (int32_t)(uint32_t)b;
    return divisor == 0    ? 0
           : divisor == -1 ? 0 - (uint32_t)a
                           : (uint32_t)((int32_t)(uint32_t)a / divisor);
}
static inline uint64_t divide_unsigned(uint64_t a, uint64_t b, bool wide)
{
    if (wide) {
        return b ? a / b : 0;
    }
    return (uint32_t)b ? (uint32_t)a / (uint32_t)b : 0;
}
BOTH(sdiv, divide_signed(X(n), X(m), wide))
BOTH(udiv, divide_unsigned(X(n), X(m), wide))

/* ---- conditions: u->imm is the condition's mask ---------------------------------------------- */

static inline bool holds(const struct a64 *c, const struct a64_uop *u)
{
    return condition_holds(c, (uint32_t)u->imm);
}
BOTH(csel, holds(c, u) ? X(n) : X(m))
BOTH(csinc, holds(c, u) ? X(n) : X(m) + 1)
BOTH(csinv, holds(c, u) ? X(n) : ~X(m))
BOTH(csneg, holds(c, u) ? X(n) : 0 - X(m))

/* CCMP: the flags for a condition that fails are in d, an immediate operand in m. */
#define COMPARE(name, flags, operand)                                                              \
    A64_HOT(name##_w)                                                                              \
    {                                                                                              \
        if (holds(c, u)) {                                                                         \
            flags(c, X(n), operand, false);                                                        \
        } else {                                                                                   \
            a64_set_nzcv(c, u->d);                                                                 \
        }                                                                                          \
        A64_GO(u + 1);                                                                             \
    }                                                                                              \
    A64_HOT(name##_x)                                                                              \
    {                                                                                              \
        if (holds(c, u)) {                                                                         \
            flags(c, X(n), operand, true);                                                         \
        } else {                                                                                   \
            a64_set_nzcv(c, u->d);                                                                 \
        }                                                                                          \
        A64_GO(u + 1);                                                                             \
    }
COMPARE(ccmp_reg, flags_sub, X(m))
COMPARE(ccmn_reg, flags_add, X(m))
COMPARE(ccmp_imm, flags_sub, u->m)
COMPARE(ccmn_imm, flags_add, u->m)

A64_HOT(nop)
{
    A64_GO(u + 1);
}

/* ---- predecoding ----------------------------------------------------------------------------- */

/* The fields that most rows share: Rd, Rn, Rm, sf. */
static void registers(struct a64_uop *u, uint32_t insn)
{
    u->d = a64_slot_to(bits(insn, 4, 0));
    u->n = a64_slot_from(bits(insn, 9, 5));
    u->m = a64_slot_from(bits(insn, 20, 16));
    u->s = 0;
    u->imm = 0;
}

static void logical_imm(struct a64_uop *u, uint32_t insn, bool sf, a64_hot_fn *w, a64_hot_fn *sx,
                        a64_hot_fn *two, a64_hot_fn *run)
{
    const unsigned immr = bits(insn, 21, 16), imms = bits(insn, 15, 10);
    const uint64_t mask = a64_bit_mask(bits(insn, 22, 22), imms, immr);
    u->imm = (int32_t)(uint32_t)mask;
    if (!sf) {
        u->run = w;
    } else if (signed_imm(u) == mask) {
        u->run = sx;
    } else if (twice(u) == mask) {
        u->run = two;
    } else { /* an element of 64 bits */
        u->run = run;
        u->m = (uint8_t)imms;
        u->s = (uint8_t)immr;
    }
}

static void bitfield(struct a64_uop *u, uint32_t insn, enum a64_op op, bool sf)
{
    const unsigned top = sf ? 63 : 31;
    const unsigned r = bits(insn, 21, 16), s = bits(insn, 15, 10);
    u->m = (uint8_t)(top - s);
    u->s = (uint8_t)(s >= r ? top - s + r : r - s - 1);
    switch (op) {
    case A64_ubfm:
        u->run = s == top ? PICK(lsr_imm) : s < r && u->s == 0 ? PICK(lsl_imm) : PICK(ubfm);
        break;
    case A64_sbfm:
        u->run = s == top ? PICK(asr_imm) : sf && r == 0 && s == 31 ? sxtw : PICK(sbfm);
        break;
    default:
        u->m = (uint8_t)(s >= r ? s - r + 1 : s + 1);
        u->s = (uint8_t)(s >= r ? r : top + 1 - r);
        u->run = s >= r ? PICK(bfxil) : PICK(bfi);
    }
}

static bool predecode_imm(struct a64_uop *u, enum a64_op op, uint32_t insn, bool sf)
{
    const int32_t imm12 = (int32_t)(bits(insn, 21, 10) << (bits(insn, 22, 22) ? 12 : 0));
    const uint8_t d_sp = a64_slot_sp(bits(insn, 4, 0)), n_sp = a64_slot_sp(bits(insn, 9, 5));
    switch (op) {
    case A64_add_imm: u->run = PICK(add_imm), u->imm = imm12, u->d = d_sp, u->n = n_sp; break;
    case A64_sub_imm: u->run = PICK(add_imm), u->imm = -imm12, u->d = d_sp, u->n = n_sp; break;
    case A64_adds_imm: u->run = PICK(adds_imm), u->imm = imm12, u->n = n_sp; break;
    case A64_subs_imm: u->run = PICK(subs_imm), u->imm = imm12, u->n = n_sp; break;
    case A64_and_imm:
        logical_imm(u, insn, sf, and_imm_w, and_imm_signed, and_imm_twice, and_imm_run);
        u->d = d_sp;
        break;
    case A64_orr_imm:
        logical_imm(u, insn, sf, orr_imm_w, orr_imm_signed, orr_imm_twice, orr_imm_run);
        u->d = d_sp;
        break;
    case A64_eor_imm:
        logical_imm(u, insn, sf, eor_imm_w, eor_imm_signed, eor_imm_twice, eor_imm_run);
        u->d = d_sp;
        break;
    case A64_ands_imm:
        logical_imm(u, insn, sf, ands_imm_w, ands_imm_signed, ands_imm_twice, ands_imm_run);
        break;
    case A64_movz: u->run = PICK(movz); goto wide;
    case A64_movn: u->run = PICK(movn); goto wide;
    case A64_movk:
        u->run = PICK(movk);
    wide:
        u->imm = (int32_t)bits(insn, 20, 5);
        u->s = (uint8_t)(16 * bits(insn, 22, 21));
        break;
    case A64_adr: u->run = adr, u->imm = a64_adr_offset(insn); break;
    case A64_adrp: u->run = adrp, u->imm = a64_adr_offset(insn); break;
    case A64_ubfm:
    case A64_sbfm:
    case A64_bfm: bitfield(u, insn, op, sf); break;
    case A64_extr: u->run = PICK(extr), u->s = (uint8_t)bits(insn, 15, 10); break;
    default: return false;
    }
    return true;
}

static bool predecode_shifted(struct a64_uop *u, enum a64_op op, uint32_t insn, bool sf)
{
    const unsigned amount = bits(insn, 15, 10), type = bits(insn, 23, 22);
    const bool plain = amount == 0;
    u->s = (uint8_t)(type << SHIFT_TYPE | amount);
    switch (op) {
    case A64_add_shift:
        u->run = plain ? PICK(add_reg) : type == LSL ? PICK(add_lsl) : PICK(add_shift);
        break;
    case A64_sub_shift: u->run = plain ? PICK(sub_reg) : PICK(sub_shift); break;
    case A64_adds_shift: u->run = plain ? PICK(adds_reg) : PICK(adds_shift); break;
    case A64_subs_shift: u->run = plain ? PICK(subs_reg) : PICK(subs_shift); break;
    case A64_and_shift: u->run = plain ? PICK(and_reg) : PICK(and_shift); break;
    case A64_orr_shift:
        u->run = !plain ? PICK(orr_shift) : u->n == X_ZERO ? PICK(mov_reg) : PICK(orr_reg);
        break;
    case A64_eor_shift: u->run = plain ? PICK(eor_reg) : PICK(eor_shift); break;
    case A64_bic_shift: u->run = PICK(bic_shift); break;
    case A64_orn_shift: u->run = PICK(orn_shift); break;
    case A64_eon_shift: u->run = PICK(eon_shift); break;
    case A64_ands_shift: u->run = PICK(ands_shift); break;
    case A64_bics_shift: u->run = PICK(bics_shift); break;
    default: return false;
    }
    return true;
}

static bool predecode_extended(struct a64_uop *u, enum a64_op op, uint32_t insn, bool sf)
{
    switch (op) {
    case A64_add_ext: u->run = PICK(add_ext); break;
    case A64_sub_ext: u->run = PICK(sub_ext); break;
    case A64_adds_ext: u->run = PICK(adds_ext); break;
    case A64_subs_ext: u->run = PICK(subs_ext); break;
    default: return false;
    }
    if (op == A64_add_ext || op == A64_sub_ext) {
        u->d = a64_slot_sp(bits(insn, 4, 0));
    }
    u->n = a64_slot_sp(bits(insn, 9, 5));
    u->s = (uint8_t)(bits(insn, 15, 13) << EXTEND_OPTION | bits(insn, 12, 10));
    return true;
}

static bool predecode_conditional(struct a64_uop *u, enum a64_op op, uint32_t insn, bool sf)
{
    switch (op) {
    case A64_csel: u->run = PICK(csel); break;
    case A64_csinc: u->run = PICK(csinc); break;
    case A64_csinv: u->run = PICK(csinv); break;
    case A64_csneg: u->run = PICK(csneg); break;
    case A64_ccmp_reg: u->run = PICK(ccmp_reg); break;
    case A64_ccmn_reg: u->run = PICK(ccmn_reg); break;
    case A64_ccmp_imm: u->run = PICK(ccmp_imm); break;
    case A64_ccmn_imm: u->run = PICK(ccmn_imm); break;
    default: return false;
    }
    u->imm = condition_mask(bits(insn, 15, 12));
    if (op == A64_ccmp_reg || op == A64_ccmn_reg || op == A64_ccmp_imm || op == A64_ccmn_imm) {
        u->d = (uint8_t)bits(insn, 3, 0);
    }
    if (op == A64_ccmp_imm || op == A64_ccmn_imm) {
        u->m = (uint8_t)bits(insn, 20, 16);
    }
    return true;
}

bool a64_predecode_alu(struct a64 *c, struct a64_uop *u, enum a64_op op, uint32_t insn)
{
    (void)c;
    const bool sf = insn >> 31;
    registers(u, insn);
    if (predecode_imm(u, op, insn, sf) || predecode_shifted(u, op, insn, sf) ||
        predecode_extended(u, op, insn, sf) || predecode_conditional(u, op, insn, sf)) {
        return true;
    }
    u->s = a64_slot_from(bits(insn, 14, 10)); /* Ra */
    switch (op) {
    case A64_nop: u->run = nop; break;
    case A64_adc: u->run = PICK(adc); break;
    case A64_adcs: u->run = PICK(adcs); break;
    case A64_sbc: u->run = PICK(sbc); break;
    case A64_sbcs: u->run = PICK(sbcs); break;
    case A64_madd: u->run = PICK(madd); break;
    case A64_msub: u->run = PICK(msub); break;
    case A64_smaddl: u->run = smaddl; break;
    case A64_smsubl: u->run = smsubl; break;
    case A64_umaddl: u->run = umaddl; break;
    case A64_umsubl: u->run = umsubl; break;
    case A64_smulh: u->run = smulh; break;
    case A64_umulh: u->run = umulh; break;
    case A64_sdiv: u->run = PICK(sdiv); break;
    case A64_udiv: u->run = PICK(udiv); break;
    case A64_lslv: u->run = PICK(lslv); break;
    case A64_lsrv: u->run = PICK(lsrv); break;
    case A64_asrv: u->run = PICK(asrv); break;
    case A64_rorv: u->run = PICK(rorv); break;
    case A64_clz: u->run = PICK(clz); break;
    case A64_cls: u->run = PICK(cls); break;
    case A64_rbit: u->run = PICK(rbit); break;
    case A64_rev16: u->run = PICK(rev16); break;
    case A64_rev_w: u->run = rev_w; break;
    case A64_rev_x: u->run = rev_x; break;
    case A64_rev32: u->run = rev32; break;
    default: return false;
    }
    return true;
}
