/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Judge of the rows that Unicorn's QEMU 5.0 has not, or wrong, on a newer QEMU's -cpu max: one
 * program executes random encodings of them, each several times with random registers, and keeps
 * what they leave. It is run by both.
 *
 *   lockstep_newer make IMAGE       the program, for address 0x40200000; it writes `results`
 *   lockstep_newer compare RESULTS  run by ours and compared
 *   GATHER_RANDOM_SEED              another seed, the same for both
 */
#include "lockstep.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define THEIR_BASE UINT64_C(0x40200000)
#define OUR_BASE   (LOCK_VA + LOCK_DATA_BYTES)
enum {
    CASES = 8,
    ENCODINGS = 40, /* of a row */
    GENERAL = 16,   /* X0 to X15 are the instruction's, the others the loop's */
    INPUTS = 0x100000,
    RESULTS = 0x800000,
    PARAMETERS = 0xff000,
    IMAGE = RESULTS,
    CODE_WORDS = PARAMETERS / 4,
    MEMORY = 19,
    SHOWN = 5
};

struct input {
    uint64_t x[GENERAL];
    uint64_t v[32][2];
    uint64_t nzcv, fpcr;
    uint64_t memory[2];
};
struct result {
    uint64_t nzcv, fpsr;
    uint64_t v[2];
    uint64_t x[GENERAL];
    uint64_t memory[2];
};
static_assert(sizeof(struct input) == 672 && sizeof(struct result) == 176, "the code counts on it");

struct judge {
    struct rng rng;
    uint32_t *code;
    unsigned words, encodings;
    uint32_t insn[2048];
    uint8_t *image;
};

/* ---- which ----------------------------------------------------------------------------------- */

static bool judged(const char *name, const char *feature)
{
    static const char *const NAMES[] = { "ldsmax", "ldsmin",  "ldumax",         "ldumin",
                                         "addg",   "subg",    "subp",           "subps",
                                         "gmi",    "fjcvtzs", "fcvtzs_fix_s_h", "fcmla_elem_v_h",
                                         "xpaci",  "xpacd" };
    if (strcmp(feature, "bf16") == 0 || strcmp(feature, "i8mm") == 0) {
        return true;
    }
    for (size_t i = 0; i < ARRAY_LEN(NAMES); i++) {
        if (strcmp(name, NAMES[i]) == 0) {
            return true;
        }
    }
    return false;
}

static bool loads(enum a64_op op)
{
    return lock_kind(op) == LOCK_MEMORY;
}

/* A word whose general registers are the instruction's own. */
static uint32_t random_word(struct judge *j, enum a64_op op)
{
    const struct a64_pattern *p = &a64_patterns[op];
    const bool vector = (p->match >> 25 & 7) == 7 && op != A64_fjcvtzs;
    for (;;) {
        uint32_t word = p->match | ((uint32_t)rng_next(&j->rng) & ~p->mask);
        if (!vector) {
            word &= ~(UINT32_C(16) & ~p->mask);
        }
        if (!vector && op != A64_fjcvtzs) {
            word &= ~((UINT32_C(1) << 9 | UINT32_C(1) << 20) & ~p->mask);
        }
        if (op == A64_addg || op == A64_subg) {
            word &= ~(UINT32_C(3) << 14); /* op3 is SBZ */
        }
        if (loads(op)) {
            word = (word & ~(UINT32_C(31) << 5)) | MEMORY << 5;
        }
        if (a64_decode(word) == op) {
            return word;
        }
    }
}

/* ---- the program ----------------------------------------------------------------------------- */

static void put(struct judge *j, uint32_t word)
{
    if (j->words == CODE_WORDS) {
        exit(3);
    }
    j->code[j->words++] = word;
}

static void put_page(struct judge *j, unsigned to, uint32_t offset)
{
    const uint32_t pages = offset / LOCK_PAGE - j->words * 4 / LOCK_PAGE;
    put(j, 0x90000000 | (pages & 3) << 29 | (pages >> 2 & 0x7ffff) << 5 | to); /* ADRP */
}

/* X20 input, X21 result, X22 count; X16 and X17 come and go. */
static void put_loop(struct judge *j, uint32_t insn)
{
    put(j, 0xd2800000 | CASES << 5 | 22);
    const unsigned loop = j->words;
    for (unsigned i = 0; i < 32; i += 2) { /* LDP Q */
        put(j, 0xad400000 | (GENERAL / 2 + i) << 15 | (i + 1) << 10 | 20 << 5 | i);
    }
    put(j, 0xf9400000 | (GENERAL + 65) << 10 | 20 << 5 | 16);
    put(j, 0xd51b4410); /* MSR FPCR, X16 */
    put(j, 0xf9400000 | (GENERAL + 64) << 10 | 20 << 5 | 16);
    put(j, 0xd51b4210);                                /* MSR NZCV, X16 */
    put(j, 0xd51b443f);                                /* MSR FPSR, XZR */
    put(j, 0x91000000 | 656 << 10 | 20 << 5 | MEMORY); /* of the input's memory */
    for (unsigned i = 0; i < GENERAL; i += 2) {        /* LDP X */
        put(j, 0xa9400000 | i << 15 | (i + 1) << 10 | 20 << 5 | i);
    }
    put(j, insn);
    for (unsigned i = 0; i < GENERAL; i += 2) { /* STP X */
        put(j, 0xa9000000 | (4 + i) << 15 | (i + 1) << 10 | 21 << 5 | i);
    }
    put(j, 0xd53b4210);                                   /* MRS X16, NZCV */
    put(j, 0xd53b4431);                                   /* MRS X17, FPSR */
    put(j, 0xa9000000 | 17 << 10 | 21 << 5 | 16);         /* STP */
    put(j, 0x3d800000 | 1 << 10 | 21 << 5 | (insn & 31)); /* STR Q */
    put(j, 0xa9400000 | 17 << 10 | MEMORY << 5 | 16);
    put(j, 0xa9000000 | 20 << 15 | 17 << 10 | 21 << 5 | 16);
    put(j, 0x91000000 | 672 << 10 | 20 << 5 | 20);
    put(j, 0x91000000 | 176 << 10 | 21 << 5 | 21);
    put(j, 0xf10006d6); /* SUBS X22, X22, #1 */
    put(j, 0x54000001 | ((loop - j->words) & 0x7ffff) << 5);
}

/* Semihosting: SYS_OPEN, SYS_WRITE, SYS_EXIT with their blocks of parameters. Ours ends at the
 * first. */
static void put_end(struct judge *j)
{
    uint64_t parameters[9] = { THEIR_BASE + PARAMETERS + 128,
                               5,
                               7,
                               0,
                               THEIR_BASE + RESULTS,
                               (uint64_t)j->encodings * CASES * sizeof(struct result),
                               0x20026,
                               0 };
    memcpy(j->image + PARAMETERS, parameters, sizeof(parameters));
    memcpy(j->image + PARAMETERS + 128, "results", 8);
    put_page(j, 1, PARAMETERS);
    put(j, 0xd2800020); /* MOV X0, #1 */
    put(j, LOCK_HLT);
    put(j, 0xf9000c20); /* STR X0, [X1, #24] */
    put(j, 0x91006021); /* ADD X1, X1, #24 */
    put(j, 0xd28000a0); /* MOV X0, #5 */
    put(j, LOCK_HLT);
    put(j, 0x91006021);
    put(j, 0xd2800300); /* MOV X0, #0x18 */
    put(j, LOCK_HLT);
}

/* FP and allocation tags are enabled. */
static void put_begin(struct judge *j)
{
    put(j, 0xd2a00600); /* MOV X0, #0x300000 */
    put(j, 0xd5181040); /* MSR CPACR_EL1, X0 */
    put(j, 0xd5381000); /* MRS X0, SCTLR_EL1 */
    put(j, 0xb2550000); /* ORR X0, X0, #1 << 43: ATA */
    put(j, 0xb2730000); /* ORR X0, X0, #1 << 13: EnDB, without which QEMU takes XPAC for a NOP */
    put(j, 0xd5181000); /* MSR SCTLR_EL1, X0 */
    put(j, 0xd286a320); /* MOVZ X0, #0x3519 */
    put(j, 0xf2b01320); /* MOVK X0, #0x8099, LSL #16 */
    put(j, 0xf2c004a0); /* MOVK X0, #0x25, LSL #32 */
    put(j, 0xd5182040); /* MSR TCR_EL1, X0: as ours has it */
    put(j, 0xd5033fdf); /* ISB */
    put_page(j, 20, INPUTS);
    put_page(j, 21, RESULTS);
}

static uint64_t random_value(struct judge *j)
{
    const uint64_t r = rng_next(&j->rng), value = rng_next(&j->rng);
    switch (r & 7) {
    case 0: return value >> (r >> 8 & 63);
    case 1: return 0 - (value >> (r >> 8 & 63));
    case 2: return (value & UINT64_C(0x83ff83ff83ff83ff)) | UINT64_C(0x3c003c003c003c00);
    case 3: return (value & UINT64_C(0x81ff81ff81ff81ff)) | UINT64_C(0x3f003f003f003f00);
    case 4: return (value & UINT64_C(0x80ffffff80ffffff)) | UINT64_C(0x7f0000007f000000);
    case 5: return value & UINT64_C(0x807fffff807fffff);
    default: return value;
    }
}

static void random_input(struct judge *j, struct input *in)
{
    for (unsigned i = 0; i < GENERAL; i++) {
        in->x[i] = random_value(j);
    }
    for (unsigned i = 0; i < 64; i++) {
        in->v[i / 2][i & 1] = random_value(j);
    }
    in->nzcv = rng_next(&j->rng) & 0xf0000000;
    in->fpcr = rng_next(&j->rng) & 0x07c80000;
    in->memory[0] = random_value(j);
    in->memory[1] = random_value(j);
}

static void make(struct judge *j)
{
    j->image = calloc(1, IMAGE);
    j->code = calloc(CODE_WORDS, sizeof(*j->code));
    if (!j->image || !j->code) {
        exit(3);
    }
    put_begin(j);
    for (unsigned op = 1; op < A64_OP_COUNT; op++) {
        const struct a64_pattern *p = &a64_patterns[op];
        if (!judged(p->name, a64_feature_names[p->feature])) {
            continue;
        }
        for (unsigned i = 0; i < ENCODINGS; i++) {
            const uint32_t insn = random_word(j, (enum a64_op)op);
            j->insn[j->encodings] = insn;
            put_loop(j, insn);
            for (unsigned k = 0; k < CASES; k++) {
                struct input in;
                random_input(j, &in);
                memcpy(j->image + INPUTS + (j->encodings * CASES + k) * sizeof(in), &in,
                       sizeof(in));
            }
            j->encodings++;
        }
    }
    put_end(j);
    memcpy(j->image, j->code, j->words * sizeof(*j->code));
}

/* ---- comparison ------------------------------------------------------------------------------ */

static void show(const struct judge *j, unsigned i, const struct result *ours,
                 const struct result *theirs)
{
    char text[128];
    const uint32_t insn = j->insn[i / CASES], d = insn & 31;
    struct input in;
    memcpy(&in, j->image + INPUTS + i * sizeof(in), sizeof(in));
    a64_disassemble(insn, 0, text, sizeof(text));
    printf("%08" PRIx32 " %s (%s) fpcr %08" PRIx64 "\n", insn, text,
           a64_patterns[a64_decode(insn)].name, in.fpcr);
    const unsigned fields[] = { d, insn >> 5 & 31, insn >> 16 & 31 };
    for (unsigned k = 0; k < ARRAY_LEN(fields); k++) {
        const unsigned n = fields[k];
        printf("  x%u %016" PRIx64 " v%u %016" PRIx64 " %016" PRIx64 "\n", n, in.x[n % GENERAL], n,
               in.v[n][1], in.v[n][0]);
    }
    const struct result *const both[] = { ours, theirs };
    for (unsigned k = 0; k < 2; k++) {
        printf("  %s v %016" PRIx64 " %016" PRIx64 " x%u %016" PRIx64 " memory %016" PRIx64
               " nzcv %08" PRIx64 " fpsr %02" PRIx64 "\n",
               k ? "theirs" : "ours  ", both[k]->v[1], both[k]->v[0], d, both[k]->x[d % GENERAL],
               both[k]->memory[0], both[k]->nzcv, both[k]->fpsr);
    }
}

/*
 * Where QEMU 7.2 is wrong:
 * - FJCVTZS of a positive subnormal that FPCR.FZ flushes sets Z; FPToFixedJS (J1.3.3.250) clears it
 *   for any zero whose operand is not +0.
 * - FCVTZS (scalar, half precision, fixed point) extends its sign to 32 bits of Vd, where all above
 *   the element is to be zero (C7.2).
 */
static bool known_difference(const struct judge *j, unsigned i, const struct result *ours,
                             const struct result *theirs)
{
    enum { FPCR_FZ = 1 << 24, Z = 1 << 30 };
    const uint32_t insn = j->insn[i / CASES];
    const enum a64_op op = a64_decode(insn);
    struct input in;
    memcpy(&in, j->image + INPUTS + i * sizeof(in), sizeof(in));
    const uint64_t operand = in.v[insn >> 5 & 31][0];
    struct result as = *ours;
    if (op == A64_fjcvtzs && (in.fpcr & FPCR_FZ) && operand != 0 && operand >> 52 == 0) {
        as.nzcv |= Z;
    } else if (op == A64_fcvtzs_fix_s_h && (as.v[0] & 0x8000)) {
        as.v[0] |= 0xffff0000;
    }
    return memcmp(&as, theirs, sizeof(as)) == 0;
}

static unsigned compare(struct judge *j, const char *path)
{
    const unsigned cases = j->encodings * CASES;
    unsigned mismatches = 0, known = 0;
    struct result *theirs = calloc(cases, sizeof(*theirs));
    struct lock_ours *o = calloc(1, sizeof(*o));
    FILE *f = fopen(path, "rb");
    if (!theirs || !o || !f || fread(theirs, sizeof(*theirs), cases, f) != cases) {
        fprintf(stderr, "lockstep_newer: %s: expected %u results\n", path, cases);
        exit(3);
    }
    fclose(f);
    lock_ours_open(o, &(struct lock_kind_of_ours){ .name = "newer" });
    lock_ours_write(o, OUR_BASE, j->image, IMAGE);
    a64_set(o->c, A64_REG_PC, OUR_BASE);
    const char *what = lock_ours_run(o, LOCK_RUNAWAY);
    if (what) {
        fprintf(stderr, "lockstep_newer: ours %s\n", what);
        exit(1);
    }
    for (unsigned i = 0; i < cases; i++) {
        struct result ours;
        lock_ours_read(o, OUR_BASE + RESULTS + i * sizeof(ours), &ours, sizeof(ours));
        if (memcmp(&ours, &theirs[i], sizeof(ours)) == 0) {
            continue;
        }
        if (known_difference(j, i, &ours, &theirs[i])) {
            known++;
        } else if (mismatches++ < SHOWN) {
            show(j, i, &ours, &theirs[i]);
        }
    }
    printf("lockstep_newer: %u encodings, %u cases, %u known differences, %u mismatches\n",
           j->encodings, cases, known, mismatches);
    lock_ours_close(o);
    free(o);
    free(theirs);
    return mismatches;
}

int main(int argc, char **argv)
{
    const char *seed = getenv("GATHER_RANDOM_SEED");
    const bool makes = argc == 3 && strcmp(argv[1], "make") == 0;
    if (!makes && !(argc == 3 && strcmp(argv[1], "compare") == 0)) {
        fprintf(stderr, "usage: lockstep_newer make IMAGE | compare RESULTS\n");
        return 2;
    }
    struct judge *j = calloc(1, sizeof(*j));
    if (!j) {
        return 3;
    }
    rng_seed(&j->rng, seed ? strtoull(seed, NULL, 0) : 20240501, "newer");
    make(j);
    bool good;
    if (makes) {
        FILE *f = fopen(argv[2], "wb");
        good = f && fwrite(j->image, 1, IMAGE, f) == IMAGE;
        good = f && fclose(f) == 0 && good;
    } else {
        good = compare(j, argv[2]) == 0;
    }
    free(j->code);
    free(j->image);
    free(j);
    return !good;
}
