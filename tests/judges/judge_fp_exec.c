/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Judge of sim/a64/exec_fp_*.c: random encodings of each floating-point row of simd.tbl (registers,
 * lengths, elements, immediates) on Unicorn's AArch64 CPU with random registers and FPCR; the
 * destination, NZCV and FPSR compared, and that no other register of ours has changed.
 *
 *   GATHER_RANDOM_SEED, GATHER_RANDOM_CASES   another seed, another number of cases
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <unicorn/unicorn.h>

#include "a64/gen_exec.h"
#include "a64/state.h"

enum {
    CASES = 24, /* of one encoding */
    SLOT = 256, /* bytes of the loop of one encoding */
    CODE = 0x10000000,
    CODE_BYTES = 0x400000,
    INPUT = 0x20000000,
    OUTPUT = 0x30000000,
    AREA = 0x10000,
    GENERAL = 16, /* X0 to X15 are the instruction's, the others the loop's */
    MAX_ROWS = 512,
    SHOWN = 40
};

struct input {
    uint64_t x[GENERAL];
    union a64_v v[32];
    uint64_t nzcv, filler;
};
struct output {
    uint64_t nzcv, fpsr;
    union a64_v v; /* of Vd */
    uint64_t x[2]; /* of Xd */
};

struct judge {
    uc_engine *uc;
    struct a64 c;
    struct a64_impl impl;
    enum a64_op rows[MAX_ROWS];
    unsigned count;
    uint64_t random;
    unsigned slots;
    uint64_t cases, known;
    unsigned mismatches;
    struct input input[CASES];
    struct output output[CASES];
};

/* ---- rows ------------------------------------------------------------------------------------ */

/** The names of the rows that compute with floating point begin so. */
static bool floating_point(const struct a64_pattern *p)
{
    static const char *const STARTS[] = { "fa", "fs", "fm", "fn",    "fd",
                                          "fr", "fc", "fj", "scvtf", "ucvtf" };
    if (strncmp(p->name, "fmov_imm_v", 10) == 0) {
        return false; /* one of the modified immediates */
    }
    for (size_t i = 0; i < ARRAY_LEN(STARTS); i++) {
        if (strncmp(p->name, STARTS[i], strlen(STARTS[i])) == 0) {
            return true;
        }
    }
    return false;
}

/** Not BFloat16's: Unicorn 2.0 has no FEAT_BF16. */
static void collect_rows(struct judge *j)
{
    for (unsigned op = 1; op < A64_OP_COUNT; op++) {
        const struct a64_pattern *p = &a64_patterns[op];
        if (!p->hot && floating_point(p) && j->count < MAX_ROWS) {
            j->rows[j->count++] = (enum a64_op)op;
        }
    }
}

static bool general_destination(const char *name)
{
    return strstr(name, "_gen") && (name[0] == 'f' && strncmp(name, "fmov", 4) != 0);
}
static bool to_general(const char *name)
{
    return general_destination(name) || strstr(name, "to_gen") || strcmp(name, "fjcvtzs") == 0;
}
static bool from_general(const char *name)
{
    return strstr(name, "from_gen") || (strstr(name, "_gen") && strstr(name, "cvtf_"));
}
static bool usable(unsigned n)
{
    return n < GENERAL || n == 31;
}

/* ---- random words and registers -------------------------------------------------------------- */

/** xorshift64* */
static uint64_t next_random(struct judge *j)
{
    j->random ^= j->random >> 12;
    j->random ^= j->random << 25;
    j->random ^= j->random >> 27;
    return j->random * UINT64_C(0x2545f4914f6cdd1d);
}

static uint32_t random_word(struct judge *j, enum a64_op op)
{
    const struct a64_pattern *p = &a64_patterns[op];
    for (;;) {
        uint32_t insn = p->match | ((uint32_t)(next_random(j) >> 32) & ~p->mask);
        if (a64_decode(insn) != op || (to_general(p->name) && !usable(insn & 31)) ||
            (from_general(p->name) && !usable(insn >> 5 & 31))) {
            continue;
        }
        return insn;
    }
}

static uint64_t random_element(struct judge *j, enum fp_size size)
{
    static const unsigned FRACTION_BITS[] = { [FP_HALF] = 10, [FP_SINGLE] = 23, [FP_DOUBLE] = 52 };
    unsigned width = 8U << size, fraction_bits = FRACTION_BITS[size];
    unsigned exponent_max = (1U << (width - 1 - fraction_bits)) - 1;
    uint64_t random = next_random(j), fraction = next_random(j);
    uint64_t fraction_mask = (UINT64_C(1) << fraction_bits) - 1;
    uint64_t exponent = (random >> 8) % (exponent_max + 1);
    switch (random & 7) {
    case 0: exponent = 0; break;
    case 1: exponent = exponent_max; break;
    case 2:
    case 3:
    case 4: exponent = exponent_max / 2 - 12 + (random >> 8) % 25; break;
    case 5: exponent = (exponent_max / 2 + 20 + (random >> 8) % 50) % (exponent_max + 1); break;
    default: break;
    }
    switch (random >> 32 & 7) {
    case 0: fraction = 0; break;
    case 1: fraction = UINT64_MAX; break;
    case 2: fraction = UINT64_C(1) << fraction % fraction_bits; break;
    case 3: fraction >>= 60; break;
    default: break;
    }
    return (random >> 63) << (width - 1) | exponent << fraction_bits | (fraction & fraction_mask);
}

static uint64_t random_integer(struct judge *j)
{
    uint64_t random = next_random(j), value = next_random(j) >> (random & 63);
    return random & 64 ? 0 - value : value;
}

static void random_vector(struct judge *j, union a64_v *v, const union a64_v *before)
{
    static const enum fp_size SIZES[] = { FP_HALF, FP_SINGLE, FP_DOUBLE };
    uint64_t random = next_random(j);
    if ((random & 15) == 0) { /* equal elements, and such that differ in one bit */
        *v = *before;
        v->d[0] ^= (random >> 8 & 1) << (random >> 16 & 63);
        return;
    }
    enum fp_size size = SIZES[(random >> 8) % 3];
    *v = (union a64_v){ .d = { 0, 0 } };
    for (unsigned bit = 0; bit < 128; bit += 8U << size) {
        uint64_t element = (random & 15) == 1 ? random_integer(j) : random_element(j, size);
        element &= UINT64_MAX >> (64 - (8U << size));
        v->d[bit / 64] |= element << bit % 64;
    }
}

static void random_input(struct judge *j, struct input *in)
{
    for (unsigned i = 0; i < GENERAL; i++) {
        in->x[i] = random_integer(j);
    }
    for (unsigned i = 0; i < 32; i++) {
        random_vector(j, &in->v[i], &in->v[(i + 31) % 32]);
    }
    in->nzcv = next_random(j) & UINT64_C(0xf0000000);
}

static uint32_t random_fpcr(struct judge *j)
{
    static const uint32_t BITS[] = { FPCR_FZ, FPCR_DN, FPCR_FZ16, FPCR_AHP };
    uint64_t random = next_random(j);
    uint32_t fpcr = (uint32_t)(random & 3) << FPCR_RMODE_SHIFT;
    for (unsigned i = 0; i < ARRAY_LEN(BITS); i++) {
        fpcr |= random >> (8 + i) & 1 ? BITS[i] : 0;
    }
    return fpcr;
}

/* ---- the other side -------------------------------------------------------------------------- */

static void expect(uc_err result, const char *what)
{
    if (result != UC_ERR_OK) {
        fprintf(stderr, "judge_fp_exec: %s: %s\n", what, uc_strerror(result));
        exit(3);
    }
}

/* X20 input, X21 output, X22 count, X23 FPCR; X16 and X17 come and go. */
static unsigned make_loop(uint32_t *code, uint32_t insn, const char *name)
{
    unsigned n = 0;
    code[n++] = 0xd51b4417; /* msr fpcr, x23 */
    unsigned loop = n;
    for (unsigned i = 0; i < GENERAL; i += 2) { /* ldp xI, xI+1, [x20, #8 * I] */
        code[n++] = 0xa9400000 | i << 15 | (i + 1) << 10 | 20 << 5 | i;
    }
    for (unsigned i = 0; i < 32; i += 2) { /* ldp qI, qI+1, [x20, #128 + 16 * I] */
        code[n++] = 0xad400000 | (GENERAL / 2 + i) << 15 | (i + 1) << 10 | 20 << 5 | i;
    }
    code[n++] = 0xf9400000 | (GENERAL + 64) << 10 | 20 << 5 | 16; /* ldr x16, [x20, #640] */
    code[n++] = 0xd51b4210;                                       /* msr nzcv, x16 */
    code[n++] = 0xd51b443f;                                       /* msr fpsr, xzr */
    code[n++] = insn;
    code[n++] = 0xd53b4210;                                   /* mrs x16, nzcv */
    code[n++] = 0xd53b4431;                                   /* mrs x17, fpsr */
    code[n++] = 0xa9000000 | 17 << 10 | 21 << 5 | 16;         /* stp x16, x17, [x21] */
    code[n++] = 0x3d800000 | 1 << 10 | 21 << 5 | (insn & 31); /* str qD, [x21, #16] */
    code[n++] = 0xf9000000 | 4 << 10 | 21 << 5 |              /* str xD, [x21, #32] */
                (to_general(name) ? insn & 31 : 31);
    code[n++] = 0x91000000 | (unsigned)sizeof(struct input) << 10 | 20 << 5 | 20;
    code[n++] = 0x91000000 | (unsigned)sizeof(struct output) << 10 | 21 << 5 | 21;
    code[n++] = 0xf10006d6;                             /* subs x22, x22, #1 */
    code[n] = 0x54000001 | ((loop - n) & 0x7ffff) << 5; /* b.ne */
    return n + 1;
}

static void set_x(struct judge *j, int reg, uint64_t value)
{
    expect(uc_reg_write(j->uc, reg, &value), "register");
}

static void run_unicorn(struct judge *j, uint32_t insn, uint32_t fpcr, const char *name)
{
    uint32_t code[SLOT / 4];
    uint64_t start = CODE + (uint64_t)j->slots++ * SLOT;
    unsigned words = make_loop(code, insn, name);
    expect(uc_mem_write(j->uc, start, code, words * sizeof(code[0])), "code");
    expect(uc_mem_write(j->uc, INPUT, j->input, sizeof(j->input)), "input");
    set_x(j, UC_ARM64_REG_X20, INPUT);
    set_x(j, UC_ARM64_REG_X21, OUTPUT);
    set_x(j, UC_ARM64_REG_X22, CASES);
    set_x(j, UC_ARM64_REG_X23, fpcr);
    expect(uc_emu_start(j->uc, start, start + words * 4, 0, 0), name);
    expect(uc_mem_read(j->uc, OUTPUT, j->output, sizeof(j->output)), "output");
}

static void start_unicorn(struct judge *j)
{
    expect(uc_open(UC_ARCH_ARM64, UC_MODE_ARM, &j->uc), "uc_open");
    expect(uc_ctl_set_cpu_model(j->uc, UC_CPU_ARM64_MAX), "CPU max");
    expect(uc_mem_map(j->uc, CODE, CODE_BYTES, UC_PROT_ALL), "memory");
    expect(uc_mem_map(j->uc, INPUT, AREA, UC_PROT_ALL), "memory");
    expect(uc_mem_map(j->uc, OUTPUT, AREA, UC_PROT_ALL), "memory");
    set_x(j, UC_ARM64_REG_CPACR_EL1, UINT64_C(3) << 20);
}

/* ---- comparison ------------------------------------------------------------------------------ */

/**
 * Where Unicorn 2.0 (QEMU 5.0) is wrong:
 * - FJCVTZS of a positive subnormal that FPCR.FZ flushes: FPToFixedJS (J1.3.3.250) clears Z for any
 *   zero value whose operand is not +0; Unicorn sets it.
 * - FCVTZS (scalar, half precision, fixed point) extends its sign to 32 bits of Vd.
 * - FCMLA (by element, 4H) computes 8H and so signals what the upper half would.
 */
static bool known_difference(const struct a64 *c, uint32_t insn, const struct input *in,
                             const struct output *theirs, const char *name)
{
    const union a64_v *n = &in->v[insn >> 5 & 31], *d = &c->vreg[insn & 31];
    if (strcmp(name, "fjcvtzs") == 0) {
        return (c->fp.fpcr & FPCR_FZ) && n->d[0] != 0 && n->d[0] >> 52 == 0;
    }
    if (strcmp(name, "fcvtzs_fix_s_h") == 0) {
        return theirs->v.d[0] == (uint32_t)((d->d[0] ^ 0x8000) - 0x8000) &&
               theirs->v.d[1] == d->d[1] && theirs->fpsr == c->fp.fpsr;
    }
    return strcmp(name, "fcmla_elem_v_h") == 0 && !(insn >> 30 & 1) &&
           memcmp(&theirs->v, d, sizeof(*d)) == 0 && (c->fp.fpsr & ~theirs->fpsr) == 0;
}

static void show(const struct judge *j, uint32_t insn, uint32_t fpcr, const struct input *in,
                 const struct output *theirs, const char *name)
{
    const struct a64 *c = &j->c;
    const union a64_v *d = &c->vreg[insn & 31];
    printf("%s %08" PRIx32 " fpcr=%08" PRIx32 "\n", name, insn, fpcr);
    const unsigned regs[] = { insn >> 5 & 31, insn >> 16 & 31, insn >> 10 & 31, insn & 31 };
    for (unsigned i = 0; i < ARRAY_LEN(regs); i++) {
        const union a64_v *v = &in->v[regs[i]];
        printf("  %c v%u %016" PRIx64 " %016" PRIx64 "\n", "nmad"[i], regs[i], v -> d[1],
               v -> d[0]);
    }
    printf("  ours    %016" PRIx64 " %016" PRIx64 " x %" PRIx64 " nzcv %x fpsr %02" PRIx32 "\n",
           d->d[1], d->d[0], a64_x(c, insn & 31), a64_nzcv(c), c->fp.fpsr);
    printf("  unicorn %016" PRIx64 " %016" PRIx64 " x %" PRIx64 " nzcv %x fpsr %02" PRIx64 "\n",
           theirs->v.d[1], theirs->v.d[0], theirs->x[0], (unsigned)(theirs->nzcv >> 28),
           theirs->fpsr);
}

/** `d`: the register that may have changed, or 32. */
static bool others_unchanged(const struct a64 *c, const struct input *in, unsigned d, unsigned x)
{
    for (unsigned i = 0; i < 32; i++) {
        if (i != d && memcmp(&c->vreg[i], &in->v[i], sizeof(in->v[i])) != 0) {
            return false;
        }
        if (i < GENERAL && i != x && c->x[i] != in->x[i]) {
            return false;
        }
    }
    return c->x[31] == 0;
}

static void judge_case(struct judge *j, enum a64_op op, uint32_t insn, uint32_t fpcr, unsigned i)
{
    const struct input *in = &j->input[i];
    const struct output *theirs = &j->output[i];
    const char *name = a64_patterns[op].name;
    struct a64 *c = &j->c;
    memcpy(c->x, in->x, sizeof(in->x));
    memcpy(c->vreg, in->v, sizeof(in->v));
    a64_set_nzcv(c, (unsigned)(in->nzcv >> 28));
    c->fp = (struct fp_env){ .fpcr = fpcr };
    unsigned d = insn & 31;
    bool general = to_general(name);
    bool same = a64_exec[op](c, insn) == A64_NEXT &&
                memcmp(&c->vreg[d], &theirs->v, sizeof(theirs->v)) == 0 &&
                c->fp.fpsr == theirs->fpsr && a64_nzcv(c) == theirs->nzcv >> 28 &&
                (!general || c->x[d] == theirs->x[0]) &&
                others_unchanged(c, in, general ? 32 : d, general ? d : 32);
    j->cases++;
    if (same) {
        return;
    }
    if (known_difference(c, insn, in, theirs, name)) {
        j->known++;
    } else if (j->mismatches++ < SHOWN) {
        show(j, insn, fpcr, in, theirs, name);
    }
}

static void judge_encoding(struct judge *j, enum a64_op op)
{
    uint32_t insn = random_word(j, op), fpcr = random_fpcr(j);
    for (unsigned i = 0; i < CASES; i++) {
        random_input(j, &j->input[i]);
    }
    run_unicorn(j, insn, fpcr, a64_patterns[op].name);
    for (unsigned i = 0; i < CASES; i++) {
        judge_case(j, op, insn, fpcr, i);
    }
}

static uint64_t from_environment(const char *name, uint64_t otherwise)
{
    const char *text = getenv(name);
    return text ? strtoull(text, NULL, 0) : otherwise;
}

int main(void)
{
    struct judge *j = calloc(1, sizeof(*j));
    if (!j) {
        return 3;
    }
    uint64_t seed = from_environment("GATHER_RANDOM_SEED", 20240501);
    uint64_t wanted = from_environment("GATHER_RANDOM_CASES", 50000);
    j->random = seed * UINT64_C(0x9e3779b97f4a7c15) | 1;
    j->impl.fp16 = true;
    j->c.impl = &j->impl;
    j->c.el = 1;
    j->c.fp_ok = true;
    collect_rows(j);
    start_unicorn(j);
    printf("judge_fp_exec: seed %" PRIu64 ", %u rows\n", seed, j->count);
    while (j->cases < wanted) {
        for (unsigned i = 0; i < j->count; i++) {
            if ((j->slots + 1) * SLOT > CODE_BYTES) { /* Unicorn keeps what it has translated */
                uc_close(j->uc);
                j->slots = 0;
                start_unicorn(j);
            }
            judge_encoding(j, j->rows[i]);
        }
    }
    printf("judge_fp_exec: %" PRIu64 " cases, %" PRIu64 " known differences, %u mismatches\n",
           j->cases, j->known, j->mismatches);
    unsigned mismatches = j->mismatches;
    uc_close(j->uc);
    free(j);
    return mismatches != 0;
}
