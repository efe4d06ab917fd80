/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Judge of sim/a64/fp*: each scalar floating-point instruction on Unicorn's AArch64 CPU (QEMU's
 * TCG) with special and random operands under every FPCR that we model; result and FPSR compared.
 *
 *   GATHER_RANDOM_SEED, GATHER_RANDOM_CASES   another seed, another number of cases
 */
#include "judge_fp.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <unicorn/unicorn.h>

enum {
    BATCH = 192,
    SLOT_WORDS = 16, /* the loop of one operation */
    CODE = 0x10000,
    INPUT = 0x100000,
    OUTPUT = 0x200000,
    AREA = 0x10000,
};

static const uint32_t CPACR_FPEN = 3U << 20;

struct judge {
    uc_engine *uc;
    struct operation_list list;
    uint64_t random;
    uint64_t cases;
    uint64_t known;
    unsigned mismatches;
};

/* ---- operands -------------------------------------------------------------------------------- */

/** xorshift64* */
static uint64_t next_random(struct judge *judge)
{
    judge->random ^= judge->random >> 12;
    judge->random ^= judge->random << 25;
    judge->random ^= judge->random >> 27;
    return judge->random * UINT64_C(0x2545f4914f6cdd1d);
}

static const unsigned FRACTION_BITS[] = { [FP_HALF] = 10, [FP_SINGLE] = 23, [FP_DOUBLE] = 52 };

static uint64_t random_fp(struct judge *judge, enum fp_size size)
{
    unsigned width = 8U << size;
    unsigned fraction_bits = FRACTION_BITS[size];
    unsigned exponent_max = (1U << (width - 1 - fraction_bits)) - 1;
    uint64_t random = next_random(judge);
    uint64_t fraction = next_random(judge) & ((UINT64_C(1) << fraction_bits) - 1);
    uint64_t exponent;
    switch (random & 7) {
    case 0: { /* the ends of the exponent's range */
        static const int ENDS[] = { 0, 0, 1, 2, -1, -1, -2, -3 };
        int end = ENDS[(random >> 8) & 7];
        exponent = end >= 0 ? (unsigned)end : exponent_max + 1 - (unsigned)-end;
        break;
    }
    case 1: exponent = 0; break;
    case 2:
    case 3:
    case 4: /* near one, where operands meet */
        exponent = exponent_max / 2 - 12 + (random >> 8) % 25;
        break;
    case 5: /* around integers of 32 and 64 bits */
        exponent = (exponent_max / 2 + 20 + (random >> 8) % 50) % (exponent_max + 1);
        break;
    default: exponent = (random >> 8) % (exponent_max + 1); break;
    }
    switch ((random >> 32) & 7) {
    case 0: fraction = 0; break;
    case 1: fraction = (UINT64_C(1) << fraction_bits) - 1; break;
    case 2: fraction = UINT64_C(1) << (fraction % fraction_bits); break;
    case 3: fraction = ~fraction >> 60; break;
    case 4: fraction &= UINT64_MAX << (fraction_bits / 2); break;
    default: break;
    }
    fraction &= (UINT64_C(1) << fraction_bits) - 1;
    return (random >> 63) << (width - 1) | exponent << fraction_bits | fraction;
}

static uint64_t random_integer(struct judge *judge)
{
    uint64_t random = next_random(judge);
    uint64_t value = next_random(judge) >> (random & 63);
    value = random & 64 ? UINT64_MAX << (random >> 8 & 63) ^ (random >> 20 & 1) : value;
    return random & 128 ? -value : value;
}

static void make_operands(struct judge *judge, const struct operation *op, uint64_t v[3])
{
    for (unsigned i = 0; i < 3; i++) {
        v[i] = op->operands == OPERAND_INTEGER ? random_integer(judge)
               : op->operands == OPERAND_FMLAL ? random_fp(judge, i == 2 ? FP_SINGLE : FP_HALF)
                                               : random_fp(judge, op->size);
    }
    /* Exact products, sums and ties are rare by chance. */
    uint64_t random = next_random(judge);
    if (op->operands == OPERAND_FP && (random & 15) == 0) {
        v[1] = v[0] ^ (random >> 8 & 1);
    } else if (op->operands == OPERAND_FP && (random & 15) == 1) {
        struct fp_env env = { 0 };
        v[2] = fp_neg(op->size, fp_mul(op->size, v[0], v[1], &env)) ^ (random >> 8 & 1);
    }
}

/* ---- the other side -------------------------------------------------------------------------- */

static void expect(uc_err result, const char *what)
{
    if (result != UC_ERR_OK) {
        fprintf(stderr, "judge_fp: %s: %s\n", what, uc_strerror(result));
        exit(3);
    }
}

static uint64_t slot_address(unsigned operation)
{
    return CODE + (uint64_t)operation * SLOT_WORDS * 4;
}

static void write_code(struct judge *judge)
{
    for (unsigned i = 0; i < judge->list.count; i++) {
        const struct operation *op = &judge->list.operations[i];
        const uint32_t loop[] = {
            0xd51b4405,                          /* msr fpcr, x5 */
            0x6cc10400,                          /* ldp d0, d1, [x0], #16 */
            0xfc408402,                          /* ldr d2, [x0], #8 */
            0x9e660008,                          /* fmov x8, d0 */
            0x1e604043,                          /* fmov d3, d2 */
            0xd51b443f,                          /* msr fpsr, xzr */
            op->code,   op->collect, 0xd53b4427, /* mrs x7, fpsr */
            0xa8811c23,                          /* stp x3, x7, [x1], #16 */
            0xf1000442,                          /* subs x2, x2, #1 */
            0x54fffec1,                          /* b.ne to ldp */
            INSN_NOP,
        };
        expect(uc_mem_write(judge->uc, slot_address(i), loop, sizeof(loop)), "code");
    }
}

static void start_unicorn(struct judge *judge)
{
    expect(uc_open(UC_ARCH_ARM64, UC_MODE_ARM, &judge->uc), "uc_open");
    expect(uc_ctl_set_cpu_model(judge->uc, UC_CPU_ARM64_MAX), "CPU max");
    expect(uc_mem_map(judge->uc, CODE, AREA, UC_PROT_ALL), "memory");
    expect(uc_mem_map(judge->uc, INPUT, AREA, UC_PROT_ALL), "memory");
    expect(uc_mem_map(judge->uc, OUTPUT, AREA, UC_PROT_ALL), "memory");
    uint64_t cpacr = CPACR_FPEN;
    expect(uc_reg_write(judge->uc, UC_ARM64_REG_CPACR_EL1, &cpacr), "CPACR_EL1");
    write_code(judge);
}

static void run_unicorn(struct judge *judge, unsigned operation, uint32_t fpcr)
{
    uint64_t x5 = fpcr;
    expect(uc_reg_write(judge->uc, UC_ARM64_REG_X5, &x5), "X5");
    uint64_t x0 = INPUT;
    uint64_t x1 = OUTPUT;
    uint64_t x2 = BATCH;
    expect(uc_reg_write(judge->uc, UC_ARM64_REG_X0, &x0), "X0");
    expect(uc_reg_write(judge->uc, UC_ARM64_REG_X1, &x1), "X1");
    expect(uc_reg_write(judge->uc, UC_ARM64_REG_X2, &x2), "X2");
    uint64_t start = slot_address(operation);
    expect(uc_emu_start(judge->uc, start, start + 12 * 4, 0, 0),
           judge->list.operations[operation].name);
}

/* ---- comparison ------------------------------------------------------------------------------ */

struct outcome {
    uint64_t result;
    uint64_t fpsr;
};

static void compare(struct judge *judge, const struct operation *op, uint32_t fpcr,
                    const uint64_t v[3], struct outcome theirs)
{
    struct fp_env env = { .fpcr = fpcr };
    struct outcome ours;
    ours.result = op->model(op, v, &env);
    ours.fpsr = env.fpsr;
    judge->cases++;
    if (ours.result == theirs.result && ours.fpsr == theirs.fpsr) {
        return;
    }
    if (ours.fpsr == theirs.fpsr && is_known_difference(op, v, fpcr)) {
        judge->known++;
        return;
    }
    if (judge->mismatches++ < 40) {
        printf("%s fpcr=%08" PRIx32 " a=%" PRIx64 " b=%" PRIx64 " c=%" PRIx64 ": %" PRIx64
               " fpsr=%02" PRIx64 ", unicorn %" PRIx64 " fpsr=%02" PRIx64 "\n",
               op->name, fpcr, v[0], v[1], v[2], ours.result, ours.fpsr, theirs.result,
               theirs.fpsr);
    }
}

static uint32_t random_fpcr(struct judge *judge)
{
    static const uint32_t BITS[] = { FPCR_FZ, FPCR_DN, FPCR_FZ16, FPCR_AHP };
    uint64_t random = next_random(judge);
    uint32_t fpcr = (uint32_t)(random & 3) << FPCR_RMODE_SHIFT;
    for (unsigned i = 0; i < ARRAY_LEN(BITS); i++) {
        fpcr |= random >> (8 + i) & 1 ? BITS[i] : 0;
    }
    return fpcr;
}

static void judge_batch(struct judge *judge, unsigned operation)
{
    uint64_t input[BATCH][3];
    struct outcome output[BATCH];
    const struct operation *op = &judge->list.operations[operation];
    uint32_t fpcr = random_fpcr(judge);
    for (unsigned i = 0; i < BATCH; i++) {
        make_operands(judge, op, input[i]);
    }
    expect(uc_mem_write(judge->uc, INPUT, input, sizeof(input)), "input");
    run_unicorn(judge, operation, fpcr);
    expect(uc_mem_read(judge->uc, OUTPUT, output, sizeof(output)), "output");
    for (unsigned i = 0; i < BATCH; i++) {
        compare(judge, op, fpcr, input[i], output[i]);
    }
}

static uint64_t from_environment(const char *name, uint64_t otherwise)
{
    const char *text = getenv(name);
    return text ? strtoull(text, NULL, 0) : otherwise;
}

int main(void)
{
    static struct judge judge;
    uint64_t seed = from_environment("GATHER_RANDOM_SEED", 20240501);
    uint64_t wanted = from_environment("GATHER_RANDOM_CASES", 500000);
    judge.random = seed * UINT64_C(0x9e3779b97f4a7c15) | 1;
    list_operations(&judge.list);
    start_unicorn(&judge);
    printf("judge_fp: seed %" PRIu64 ", %u operations\n", seed, judge.list.count);
    while (judge.cases < wanted) {
        for (unsigned i = 0; i < judge.list.count; i++) {
            judge_batch(&judge, i);
        }
    }
    printf("judge_fp: %" PRIu64 " cases, %" PRIu64 " known differences, %u mismatches\n",
           judge.cases, judge.known, judge.mismatches);
    uc_close(judge.uc);
    return judge.mismatches != 0;
}
