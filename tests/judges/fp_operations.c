/* SPDX-License-Identifier: Apache-2.0 */
#include "judge_fp.h"

#include <stdio.h>
#include <stdlib.h>

static const uint32_t FMOV_X3_D3 = 0x9e660063;
static const uint32_t FMOV_W3_S3 = 0x1e260063;
static const uint32_t MRS_X3_NZCV = 0xd53b4203;

/* ---- models ---------------------------------------------------------------------------------- */

static enum fp_rounding rounding_of(const struct operation *op, const struct fp_env *env)
{
    return op->dynamic_rounding ? fp_rounding_mode(env) : op->rounding;
}

static uint64_t model_two(const struct operation *op, const uint64_t v[3], struct fp_env *env)
{
    return op->two(op->size, v[0], v[1], env);
}

static uint64_t model_one(const struct operation *op, const uint64_t v[3], struct fp_env *env)
{
    return op->one(op->size, v[0], env);
}

static uint64_t fnmul(enum fp_size size, uint64_t a, uint64_t b, struct fp_env *env)
{
    return fp_neg(size, fp_mul(size, a, b, env));
}

static uint64_t fabd(enum fp_size size, uint64_t a, uint64_t b, struct fp_env *env)
{
    return fp_abs(size, fp_sub(size, a, b, env));
}

static uint64_t mask_of(enum fp_size size, bool yes)
{
    return yes ? fp_sign_bit(size) | (fp_sign_bit(size) - 1) : 0;
}

static uint64_t fcmeq(enum fp_size size, uint64_t a, uint64_t b, struct fp_env *env)
{
    return mask_of(size, fp_compare_eq(size, a, b, env));
}

static uint64_t fcmge(enum fp_size size, uint64_t a, uint64_t b, struct fp_env *env)
{
    return mask_of(size, fp_compare_ge(size, a, b, env));
}

static uint64_t fcmgt(enum fp_size size, uint64_t a, uint64_t b, struct fp_env *env)
{
    return mask_of(size, fp_compare_gt(size, a, b, env));
}

static uint64_t facge(enum fp_size size, uint64_t a, uint64_t b, struct fp_env *env)
{
    return fcmge(size, fp_abs(size, a), fp_abs(size, b), env);
}

static uint64_t facgt(enum fp_size size, uint64_t a, uint64_t b, struct fp_env *env)
{
    return fcmgt(size, fp_abs(size, a), fp_abs(size, b), env);
}

static uint64_t model_fmadd(const struct operation *op, const uint64_t v[3], struct fp_env *env)
{
    bool negate_product = op->bits & 1;
    bool negate_addend = op->bits & 2;
    return fp_mul_add(op->size, negate_addend ? fp_neg(op->size, v[2]) : v[2],
                      negate_product ? fp_neg(op->size, v[0]) : v[0], v[1], env);
}

static uint64_t model_fmlal(const struct operation *op, const uint64_t v[3], struct fp_env *env)
{
    return fp_mul_add_half(v[2], op->flag ? fp_neg(FP_HALF, v[0]) : v[0], v[1], env);
}

static uint64_t model_fcmp(const struct operation *op, const uint64_t v[3], struct fp_env *env)
{
    return (uint64_t)fp_compare(op->size, v[0], v[1], op->flag, env) << 28;
}

static uint64_t model_fcvt(const struct operation *op, const uint64_t v[3], struct fp_env *env)
{
    return fp_convert(op->size, op->to, v[0], rounding_of(op, env), env);
}

static uint64_t model_frint(const struct operation *op, const uint64_t v[3], struct fp_env *env)
{
    return fp_round_int(op->size, v[0], rounding_of(op, env), op->flag, env);
}

static uint64_t model_frint_n(const struct operation *op, const uint64_t v[3], struct fp_env *env)
{
    return fp_round_int_n(op->size, v[0], rounding_of(op, env), op->bits, env);
}

static uint64_t model_to_fixed(const struct operation *op, const uint64_t v[3], struct fp_env *env)
{
    return fp_to_fixed(op->size, v[0], op->fraction_bits, op->flag, op->rounding, op->bits, env);
}

static uint64_t model_from_fixed(const struct operation *op, const uint64_t v[3],
                                 struct fp_env *env)
{
    return fp_from_fixed(op->size, v[0], op->bits, op->fraction_bits, op->flag,
                         fp_rounding_mode(env), env);
}

static uint64_t model_fjcvtzs(const struct operation *op, const uint64_t v[3], struct fp_env *env)
{
    bool exact;
    uint32_t result = fp_to_fixed_js(v[0], &exact, env);
    return op->flag ? (uint64_t)exact << 30 : result;
}

static uint64_t model_unsigned_estimate(const struct operation *op, const uint64_t v[3],
                                        struct fp_env *env)
{
    (void)env;
    uint32_t low = (uint32_t)v[0];
    uint32_t high = (uint32_t)(v[0] >> 32);
    return op->flag
               ? (uint64_t)fp_unsigned_rsqrt_estimate(high) << 32 | fp_unsigned_rsqrt_estimate(low)
               : (uint64_t)fp_unsigned_recip_estimate(high) << 32 | fp_unsigned_recip_estimate(low);
}

/* ---- instructions ---------------------------------------------------------------------------- */

/* Registers: V0, V1 (or X8) are read, V2 is the addend, V3 or X3 is written. */
enum { RD = 3, RM = 1 << 16, RA = 2 << 10, RN_X8 = 8 << 5 };

static const char SIZE_LETTER[] = { [FP_HALF] = 'h', [FP_SINGLE] = 's', [FP_DOUBLE] = 'd' };
static const enum fp_size SIZES[] = { FP_SINGLE, FP_DOUBLE, FP_HALF };

static uint32_t ftype(enum fp_size size)
{
    return (size == FP_SINGLE ? 0U : size == FP_DOUBLE ? 1U : 3U) << 22;
}

static struct operation *append(struct operation_list *list, const char *name, struct operation op)
{
    if (list->count == MAX_OPERATIONS) {
        abort();
    }
    struct operation *slot = &list->operations[list->count++];
    *slot = op;
    if (slot->collect == 0) {
        slot->collect = FMOV_X3_D3;
    }
    snprintf(slot->name, sizeof(slot->name), "%s.%c", name, SIZE_LETTER[op.size]);
    return slot;
}

struct two_row {
    const char *name;
    uint32_t code; /* single precision; double has bit 22 */
    uint32_t code_half;
    uint64_t (*model)(enum fp_size, uint64_t, uint64_t, struct fp_env *);
};

static const struct two_row TWO[] = {
    { "fmul", 0x1e200800, 0x1ee00800, fp_mul },
    { "fdiv", 0x1e201800, 0x1ee01800, fp_div },
    { "fadd", 0x1e202800, 0x1ee02800, fp_add },
    { "fsub", 0x1e203800, 0x1ee03800, fp_sub },
    { "fmax", 0x1e204800, 0x1ee04800, fp_max },
    { "fmin", 0x1e205800, 0x1ee05800, fp_min },
    { "fmaxnm", 0x1e206800, 0x1ee06800, fp_maxnum },
    { "fminnm", 0x1e207800, 0x1ee07800, fp_minnum },
    { "fnmul", 0x1e208800, 0x1ee08800, fnmul },
    { "fmulx", 0x5e20dc00, 0x5e401c00, fp_mulx },
    { "frecps", 0x5e20fc00, 0x5e403c00, fp_recip_step },
    { "frsqrts", 0x5ea0fc00, 0x5ec03c00, fp_rsqrt_step },
    { "fabd", 0x7ea0d400, 0x7ec01400, fabd },
    { "fcmeq", 0x5e20e400, 0x5e402400, fcmeq },
    { "fcmge", 0x7e20e400, 0x7e402400, fcmge },
    { "fcmgt", 0x7ea0e400, 0x7ec02400, fcmgt },
    { "facge", 0x7e20ec00, 0x7e402c00, facge },
    { "facgt", 0x7ea0ec00, 0x7ec02c00, facgt },
};

struct one_row {
    const char *name;
    uint32_t code;
    uint32_t code_half;
    uint64_t (*model)(enum fp_size, uint64_t, struct fp_env *);
};

static const struct one_row ONE[] = {
    { "fsqrt", 0x1e21c000, 0x1ee1c000, fp_sqrt },
    { "frecpe", 0x5ea1d800, 0x5ef9d800, fp_recip_estimate },
    { "frsqrte", 0x7ea1d800, 0x7ef9d800, fp_rsqrt_estimate },
    { "frecpx", 0x5ea1f800, 0x5ef9f800, fp_recpx },
};

static uint32_t sized(enum fp_size size, uint32_t code, uint32_t code_half)
{
    return size == FP_HALF ? code_half : size == FP_DOUBLE ? code | 1U << 22 : code;
}

static void add_arithmetic(struct operation_list *list, enum fp_size size)
{
    for (size_t i = 0; i < ARRAY_LEN(TWO); i++) {
        append(list, TWO[i].name,
               (struct operation){ .code = sized(size, TWO[i].code, TWO[i].code_half) | RM | RD,
                                   .size = size,
                                   .model = model_two,
                                   .two = TWO[i].model });
    }
    for (size_t i = 0; i < ARRAY_LEN(ONE); i++) {
        append(list, ONE[i].name,
               (struct operation){ .code = sized(size, ONE[i].code, ONE[i].code_half) | RD,
                                   .size = size,
                                   .model = model_one,
                                   .one = ONE[i].model });
    }
    static const char *const FUSED[4] = { "fmadd", "fmsub", "fnmsub", "fnmadd" };
    for (unsigned negate = 0; negate < 4; negate++) {
        /* o1 negates the addend; o0 differs from it where the product is negated alone. */
        uint32_t o1 = negate >> 1;
        uint32_t o0 = (negate & 1) ^ o1;
        append(list, FUSED[negate],
               (struct operation){ .code = 0x1f000000 | ftype(size) | o1 << 21 | o0 << 15 | RM |
                                           RA | RD,
                                   .size = size,
                                   .model = model_fmadd,
                                   .bits = negate });
    }
    for (unsigned signalling = 0; signalling < 2; signalling++) {
        append(list, signalling ? "fcmpe" : "fcmp",
               (struct operation){ .code = 0x1e202000 | ftype(size) | signalling << 4 | RM,
                                   .collect = MRS_X3_NZCV,
                                   .size = size,
                                   .model = model_fcmp,
                                   .flag = signalling });
    }
}

static void add_roundings(struct operation_list *list, enum fp_size size)
{
    static const struct {
        const char *name;
        unsigned opcode;
        enum fp_rounding rounding;
        bool dynamic, exact;
        unsigned bits;
    } ROWS[] = {
        { "frintn", 8, FP_ROUND_TIE_EVEN, false, false, 0 },
        { "frintp", 9, FP_ROUND_POSINF, false, false, 0 },
        { "frintm", 10, FP_ROUND_NEGINF, false, false, 0 },
        { "frintz", 11, FP_ROUND_ZERO, false, false, 0 },
        { "frinta", 12, FP_ROUND_TIE_AWAY, false, false, 0 },
        { "frintx", 14, FP_ROUND_TIE_EVEN, true, true, 0 },
        { "frinti", 15, FP_ROUND_TIE_EVEN, true, false, 0 },
        { "frint32z", 16, FP_ROUND_ZERO, false, false, 32 },
        { "frint32x", 17, FP_ROUND_TIE_EVEN, true, false, 32 },
        { "frint64z", 18, FP_ROUND_ZERO, false, false, 64 },
        { "frint64x", 19, FP_ROUND_TIE_EVEN, true, false, 64 },
    };
    for (size_t i = 0; i < ARRAY_LEN(ROWS); i++) {
        if (ROWS[i].bits != 0 && size == FP_HALF) {
            continue;
        }
        append(list, ROWS[i].name,
               (struct operation){ .code = 0x1e204000 | ftype(size) | ROWS[i].opcode << 15 | RD,
                                   .size = size,
                                   .model = ROWS[i].bits ? model_frint_n : model_frint,
                                   .rounding = ROWS[i].rounding,
                                   .dynamic_rounding = ROWS[i].dynamic,
                                   .flag = ROWS[i].exact,
                                   .bits = ROWS[i].bits });
    }
}

static void add_integer_conversions(struct operation_list *list, enum fp_size size)
{
    static const struct {
        const char *name;
        unsigned rmode, opcode;
        enum fp_rounding rounding;
    } TO_INTEGER[] = {
        { "fcvtn", 0, 0, FP_ROUND_TIE_EVEN }, { "fcvtp", 1, 0, FP_ROUND_POSINF },
        { "fcvtm", 2, 0, FP_ROUND_NEGINF },   { "fcvtz", 3, 0, FP_ROUND_ZERO },
        { "fcvta", 0, 4, FP_ROUND_TIE_AWAY },
    };
    for (unsigned variant = 0; variant < 4; variant++) {
        uint32_t is_unsigned = variant & 1;
        uint32_t is_64 = variant >> 1;
        struct operation op = { .collect = INSN_NOP,
                                .size = size,
                                .flag = is_unsigned,
                                .bits = is_64 ? 64 : 32,
                                .model = model_to_fixed };
        char name[32];
        for (size_t i = 0; i < ARRAY_LEN(TO_INTEGER); i++) {
            op.code = 0x1e200000 | is_64 << 31 | ftype(size) | TO_INTEGER[i].rmode << 19 |
                      (TO_INTEGER[i].opcode | is_unsigned) << 16 | RD;
            op.rounding = TO_INTEGER[i].rounding;
            snprintf(name, sizeof(name), "%s%c.%u", TO_INTEGER[i].name, is_unsigned ? 'u' : 's',
                     op.bits);
            append(list, name, op);
        }
        static const unsigned FRACTIONS[] = { 0, 1, 5, 16, 31, 32, 47, 64 };
        for (size_t i = 0; i < ARRAY_LEN(FRACTIONS) && FRACTIONS[i] <= op.bits; i++) {
            bool fixed = FRACTIONS[i] != 0;
            uint32_t common = (fixed ? 0x1e000000U | (64 - FRACTIONS[i]) << 10 : 0x1e200000U) |
                              is_64 << 31 | ftype(size) | is_unsigned << 16 | RD;
            op.fraction_bits = FRACTIONS[i];
            op.rounding = FP_ROUND_ZERO;
            op.code = common | 3U << 19;
            snprintf(name, sizeof(name), "fcvtz%c.%u#%u", is_unsigned ? 'u' : 's', op.bits,
                     FRACTIONS[i]);
            append(list, name, op);
            struct operation from = op;
            from.collect = FMOV_X3_D3;
            from.operands = OPERAND_INTEGER;
            from.model = model_from_fixed;
            from.code = common | 2U << 16 | RN_X8;
            snprintf(name, sizeof(name), "%ccvtf.%u#%u", is_unsigned ? 'u' : 's', op.bits,
                     FRACTIONS[i]);
            append(list, name, from);
        }
    }
}

static void add_single_ones(struct operation_list *list)
{
    static const unsigned OPC[] = { [FP_HALF] = 3, [FP_SINGLE] = 0, [FP_DOUBLE] = 1 };
    for (size_t from = 0; from < ARRAY_LEN(SIZES); from++) {
        for (size_t to = 0; to < ARRAY_LEN(SIZES); to++) {
            if (from == to) {
                continue;
            }
            char name[16];
            snprintf(name, sizeof(name), "fcvt.%c", SIZE_LETTER[SIZES[to]]);
            append(list, name,
                   (struct operation){ .code = 0x1e224000 | ftype(SIZES[from]) |
                                               OPC[SIZES[to]] << 15 | RD,
                                       .size = SIZES[from],
                                       .to = SIZES[to],
                                       .model = model_fcvt,
                                       .dynamic_rounding = true });
        }
    }
    append(list, "fcvtxn",
           (struct operation){ .code = 0x7e616800 | RD,
                               .size = FP_DOUBLE,
                               .to = FP_SINGLE,
                               .model = model_fcvt,
                               .rounding = FP_ROUND_ODD });
    for (unsigned flags = 0; flags < 2; flags++) {
        append(list, flags ? "fjcvtzs-z" : "fjcvtzs",
               (struct operation){ .code = 0x1e7e0000 | RD,
                                   .collect = flags ? MRS_X3_NZCV : INSN_NOP,
                                   .size = FP_DOUBLE,
                                   .model = model_fjcvtzs,
                                   .flag = flags });
        append(list, flags ? "fmlsl" : "fmlal",
               (struct operation){ .code = (flags ? 0x0ea0ec00 : 0x0e20ec00) | RM | RD,
                                   .collect = FMOV_W3_S3,
                                   .size = FP_SINGLE,
                                   .operands = OPERAND_FMLAL,
                                   .model = model_fmlal,
                                   .flag = flags });
        append(list, flags ? "ursqrte" : "urecpe",
               (struct operation){ .code = (flags ? 0x2ea1c800 : 0x0ea1c800) | RD,
                                   .size = FP_SINGLE,
                                   .operands = OPERAND_INTEGER,
                                   .model = model_unsigned_estimate,
                                   .flag = flags });
    }
}

void list_operations(struct operation_list *list)
{
    for (size_t i = 0; i < ARRAY_LEN(SIZES); i++) {
        add_arithmetic(list, SIZES[i]);
        add_roundings(list, SIZES[i]);
        add_integer_conversions(list, SIZES[i]);
    }
    add_single_ones(list);
}

/*
 * FJCVTZS of a positive subnormal that FPCR.FZ flushes:
 * FPToFixedJS (J1.3.3.250) clears Z for any zero value whose operand is not +0; Unicorn sets it.
 */
bool is_known_difference(const struct operation *op, const uint64_t v[3], uint32_t fpcr)
{
    return op->model == model_fjcvtzs && op->flag && (fpcr & FPCR_FZ) && v[0] != 0 &&
           v[0] >> 52 == 0;
}
