/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Judge of sim/a64/exec_simd_*.c, and of the predecoded loads and stores of SIMD registers: random
 * encodings of each row of simd.tbl on Unicorn's AArch64 CPU (QEMU's TCG) with random registers.
 * All of V0 to V31, the general-purpose registers, NZCV, FPSR, and the memory about the address of
 * a load or store are compared.
 *
 *   judge_simd [PREFIX...]   rows whose names begin so; none: those that are not floating point
 *   GATHER_RANDOM_SEED, GATHER_RANDOM_CASES   another seed, another number of cases
 */
#include "base/base.h"

#include <inttypes.h>
#include <stdlib.h>
#include <unicorn/unicorn.h>

#include "a64/state.h"

#include "a64/gen_exec.h"

enum {
    CASES = 16, /* of one encoding */
    SLOT = 512, /* bytes of code of one encoding */
    CODE = 0x10000000,
    CODE_BYTES = 0x400000,
    INPUT = 0x20000000,
    OUTPUT = 0x30000000,
    DATA = 0x40000000, /* a page for each case */
    AREA = 0x10000,
    PAGE = 0x1000,
    OUR_CODE = DATA + AREA, /* of predecoded instructions */
    GENERAL = 16,           /* X0 to X15 are the instruction's, the others the loop's */
    MAX_ROWS = 1024,
    SHOWN_OF_ROW = 2
};

struct registers {
    uint64_t x[GENERAL];
    union a64_v v[32];
    uint64_t nzcv, fpsr;
};
static_assert(sizeof(struct registers) == 656, "make_loop() counts on it");

struct row {
    enum a64_op op;
    uint64_t cases, wrong;
    bool absent; /* from Unicorn */
};

struct judge {
    uc_engine *uc;
    struct a64 *c;
    struct a64_impl impl;
    struct row rows[MAX_ROWS];
    unsigned count;
    struct rng rng;
    unsigned slots;
    uint64_t cases;
    struct registers before[CASES], after[CASES];
    struct mmu *mmu;
    struct mmu_impl mmu_impl;
    _Alignas(PAGE) uint8_t ram[AREA], code[PAGE], theirs[AREA];
};
static_assert(CASES * PAGE == AREA, "each case has its page");

/* ---- rows -------------------------------------------------------------------------------------
 */

static bool starts_with(const char *name, const char *prefix)
{
    return strncmp(name, prefix, strlen(prefix)) == 0;
}

static bool touches_memory(const struct a64_pattern *p)
{
    const char *timing = a64_timing_names[p->timing];
    return starts_with(timing, "load") || starts_with(timing, "store");
}

/** Those have a judge of their own. */
static bool floating_point(const struct a64_pattern *p)
{
    bool is_integer = starts_with(p->name, "fmov_imm_v");
    return !is_integer && (p->name[0] == 'f' || starts_with(p->name, "scvtf") ||
                           starts_with(p->name, "ucvtf") || starts_with(p->name, "bf"));
}

static bool wanted(const struct a64_pattern *p, int count, char **prefixes)
{
    for (int i = 0; i < count; i++)
        if (starts_with(p->name, prefixes[i]))
            return true;
    return count == 0 && !floating_point(p);
}

static void collect_rows(struct judge *j, int count, char **prefixes)
{
    for (unsigned op = 1; op < A64_OP_COUNT && j->count < MAX_ROWS; op++) {
        const struct a64_pattern *p = &a64_patterns[op];
        bool at_pc = strcmp(p->name, "ldr_simd_lit") == 0;
        if (starts_with(p->section, "C7.2.") && !at_pc && wanted(p, count, prefixes))
            j->rows[j->count++] = (struct row){ .op = (enum a64_op)op };
    }
}

/* ---- random words and registers -----------------------------------------------------------------
 */

/** General-purpose registers of the loop must not be named, as source or destination. */
static bool usable(uint32_t insn)
{
    unsigned d = insn & 31;
    unsigned n = insn >> 5 & 31;
    return (d < GENERAL || d == 31) && (n < GENERAL || n == 31);
}

static unsigned base_of(uint32_t insn)
{
    return insn >> 5 & 31;
}

static unsigned offset_of(uint32_t insn)
{
    return insn >> 16 & 31;
}

/** An address that random_memory() can make: registers of ours, and an immediate of a few bytes. */
static bool reachable(const struct a64_pattern *p, uint32_t insn)
{
    unsigned m = offset_of(insn);
    if (base_of(insn) >= GENERAL)
        return false;
    if (strstr(p->name, "_reg"))
        return m < GENERAL && m != base_of(insn);
    bool structures =
        insn >> 24 == 0x0C || insn >> 24 == 0x4C || insn >> 24 == 0x0D || insn >> 24 == 0x4D;
    return !structures || m < GENERAL || m == 31;
}

static uint32_t random_word(struct judge *j, enum a64_op op)
{
    const struct a64_pattern *p = &a64_patterns[op];
    bool accesses = touches_memory(p);
    bool copies = starts_with(p->name, "dup") || starts_with(p->name, "ins") ||
                  strstr(p->name, "mov") || strstr(p->name, "gen") ||
                  starts_with(p->name, "fjcvtzs");
    for (;;) {
        uint32_t insn = p->match | ((uint32_t)rng_next(&j->rng) & ~p->mask);
        if (strstr(p->name, "r_simd_off"))
            insn &= ~(UINT32_C(0xFC0) << 10);
        if (a64_decode(insn) == op && (!copies || usable(insn)) &&
            (!accesses || reachable(p, insn)))
            return insn;
    }
}

/** A lane of `bits` bits: anything, or one of those at the borders. */
static uint64_t random_lane(struct judge *j, unsigned bits)
{
    uint64_t random = rng_next(&j->rng);
    uint64_t sign = UINT64_C(1) << (bits - 1);
    switch (rng_below(&j->rng, 12)) {
    case 0: return 0;
    case 1: return UINT64_MAX;
    case 2: return sign;
    case 3: return sign - 1;
    case 4: return sign + (random & 1);
    case 5: return random & 7;
    case 6: return 0 - (random & 15);
    case 7: return random >> (64 - bits) >> (random & (bits - 1));
    case 8: return bits >= 16 ? 0x3C00 + (random & 0x83FF) : random; /* halves about 1 */
    case 9: return bits >= 32 ? 0x3F800000 + (random & 0x807FFFFF) : random;
    default: return random;
    }
}

static union a64_v random_vector(struct judge *j)
{
    union a64_v v = { { 0 } };
    unsigned bits = 8U << rng_below(&j->rng, 4);
    uint64_t same = random_lane(j, bits);
    bool repeats = rng_below(&j->rng, 8) == 0;
    for (unsigned bit = 0; bit < 128; bit += bits) {
        uint64_t lane = repeats ? same : random_lane(j, bits);
        v.d[bit / 64] |= (lane & UINT64_MAX >> (64 - bits)) << bit % 64;
    }
    return v;
}

static void random_registers(struct judge *j, struct registers *r)
{
    static const uint64_t fpsr_bits = UINT64_C(1) << 27 | 0x9F;
    for (unsigned i = 0; i < GENERAL; i++)
        r->x[i] = random_lane(j, 64);
    for (unsigned i = 0; i < 32; i++)
        r->v[i] = i > 0 && rng_below(&j->rng, 6) == 0 ? r->v[i - 1] : random_vector(j);
    r->nzcv = rng_next(&j->rng) & UINT64_C(0xF0000000);
    r->fpsr = rng_below(&j->rng, 4) == 0 ? rng_next(&j->rng) & fpsr_bits : 0;
}

/** Up to 31 elements, to which UXTW and SXTW have other bits above; negative for SXTW and LSL. */
static uint64_t random_offset(struct judge *j, uint32_t insn)
{
    enum { UXTW = 2, SXTW = 6 };
    unsigned option = insn >> 13 & 7;
    uint64_t offset = rng_below(&j->rng, 32);
    if (option != UXTW && rng_next(&j->rng) & 1)
        offset = 0 - offset;
    return option == UXTW || option == SXTW ? (uint32_t)offset | rng_next(&j->rng) << 32 : offset;
}

static void random_memory(struct judge *j, const struct a64_pattern *p, uint32_t insn)
{
    for (unsigned i = 0; i < AREA; i += 8) {
        uint64_t random = rng_next(&j->rng);
        memcpy(j->ram + i, &random, sizeof random);
    }
    for (unsigned i = 0; i < CASES; i++) {
        if (strstr(p->name, "_reg"))
            j->before[i].x[offset_of(insn)] = random_offset(j, insn);
        j->before[i].x[base_of(insn)] = DATA + i * PAGE + PAGE / 2 + rng_below(&j->rng, 64);
    }
}

static uint32_t random_fpcr(struct judge *j)
{
    static const uint32_t bits = FPCR_FZ | FPCR_DN | FPCR_FZ16 | FPCR_AHP | FPCR_RMODE;
    return (uint32_t)rng_next(&j->rng) & bits;
}

/* ---- the other side
 * ------------------------------------------------------------------------------- */

static void expect(uc_err result, const char *what)
{
    if (result != UC_ERR_OK) {
        fprintf(stderr, "judge_simd: %s: %s\n", what, uc_strerror(result));
        exit(GATHER_PROGRAM_FAULT);
    }
}

/** LDP or STP of Xi, Xi+1 or Qi, Qi+1 at `offset` from X`base`. */
static uint32_t pair(uint32_t opcode, unsigned i, unsigned base, unsigned offset, unsigned scale)
{
    return opcode | (offset / scale) << 15 | (i + 1) << 10 | base << 5 | i;
}

/* X20 is at the input, X21 at the output, X22 counts, X23 is FPCR; X16 and X17 come and go. */
static unsigned make_loop(uint32_t *code, uint32_t insn)
{
    enum { V_AT = GENERAL * 8, NZCV_AT = V_AT + 512, FROM = 20, TO = 21 };
    const uint32_t ldp_x = 0xA9400000;
    const uint32_t stp_x = 0xA9000000;
    const uint32_t ldp_q = 0xAD400000;
    const uint32_t stp_q = 0xAD000000;
    unsigned n = 0;
    code[n++] = 0xD51B4417; /* msr fpcr, x23 */
    unsigned loop = n;
    code[n++] = 0x91000000 | NZCV_AT << 10 | FROM << 5 | 16; /* add x16, x20, #NZCV_AT */
    code[n++] = pair(ldp_x, 16, 16, 0, 8);
    code[n++] = 0xD51B4210; /* msr nzcv, x16 */
    code[n++] = 0xD51B4431; /* msr fpsr, x17 */
    for (unsigned i = 0; i < GENERAL; i += 2)
        code[n++] = pair(ldp_x, i, FROM, 8 * i, 8);
    for (unsigned i = 0; i < 32; i += 2)
        code[n++] = pair(ldp_q, i, FROM, V_AT + 16 * i, 16);
    code[n++] = insn;
    for (unsigned i = 0; i < GENERAL; i += 2)
        code[n++] = pair(stp_x, i, TO, 8 * i, 8);
    for (unsigned i = 0; i < 32; i += 2)
        code[n++] = pair(stp_q, i, TO, V_AT + 16 * i, 16);
    code[n++] = 0xD53B4210; /* mrs x16, nzcv */
    code[n++] = 0xD53B4431; /* mrs x17, fpsr */
    code[n++] = 0x91000000 | NZCV_AT << 10 | TO << 5 | TO;
    code[n++] = pair(stp_x, 16, TO, 0, 8);
    code[n++] = 0x91000000 | 16 << 10 | TO << 5 | TO;
    code[n++] = 0x91000000 | (NZCV_AT + 16) << 10 | FROM << 5 | FROM;
    code[n++] = 0xF10006D6;                             /* subs x22, x22, #1 */
    code[n] = 0x54000001 | ((loop - n) & 0x7FFFF) << 5; /* b.ne */
    return n + 1;
}

static void start_unicorn(struct judge *j)
{
    uint64_t fpen = UINT64_C(3) << 20;
    if (j->uc)
        uc_close(j->uc);
    j->slots = 0;
    expect(uc_open(UC_ARCH_ARM64, UC_MODE_ARM, &j->uc), "uc_open");
    expect(uc_ctl_set_cpu_model(j->uc, UC_CPU_ARM64_MAX), "CPU max");
    expect(uc_mem_map(j->uc, CODE, CODE_BYTES, UC_PROT_ALL), "memory");
    expect(uc_mem_map(j->uc, INPUT, AREA, UC_PROT_ALL), "memory");
    expect(uc_mem_map(j->uc, OUTPUT, AREA, UC_PROT_ALL), "memory");
    expect(uc_mem_map(j->uc, DATA, AREA, UC_PROT_ALL), "memory");
    expect(uc_reg_write(j->uc, UC_ARM64_REG_CPACR_EL1, &fpen), "CPACR_EL1");
}

static void set_x(struct judge *j, int reg, uint64_t value)
{
    expect(uc_reg_write(j->uc, reg, &value), "register");
}

/** False if the instruction is UNDEFINED there. */
static bool run_unicorn(struct judge *j, uint32_t insn, uint32_t fpcr, bool memory)
{
    uint32_t code[SLOT / 4];
    unsigned words = make_loop(code, insn);
    if ((j->slots + 1) * SLOT > CODE_BYTES) /* Unicorn keeps what it has translated */
        start_unicorn(j);
    uint64_t start = CODE + (uint64_t)j->slots++ * SLOT;
    expect(uc_mem_write(j->uc, start, code, words * sizeof code[0]), "code");
    expect(uc_mem_write(j->uc, INPUT, j->before, sizeof j->before), "input");
    if (memory)
        expect(uc_mem_write(j->uc, DATA, j->ram, sizeof j->ram), "data");
    set_x(j, UC_ARM64_REG_X20, INPUT);
    set_x(j, UC_ARM64_REG_X21, OUTPUT);
    set_x(j, UC_ARM64_REG_X22, CASES);
    set_x(j, UC_ARM64_REG_X23, fpcr);
    uc_err end = uc_emu_start(j->uc, start, start + (uint64_t)words * 4, 0, 0);
    if (end == UC_ERR_EXCEPTION) {
        start_unicorn(j);
        return false;
    }
    expect(end, "run");
    expect(uc_mem_read(j->uc, OUTPUT, j->after, sizeof j->after), "output");
    if (memory)
        expect(uc_mem_read(j->uc, DATA, j->theirs, sizeof j->theirs), "data");
    return true;
}

/* ---- comparison
 * ----------------------------------------------------------------------------------- */

/** One instruction by its function or, if it is predecoded, by the engine. */
static bool execute(struct judge *j, enum a64_op op, uint32_t insn)
{
    struct a64 *c = j->c;
    if (!a64_patterns[op].hot)
        return a64_exec[op](c, insn) == A64_NEXT;
    memcpy(j->code, &insn, sizeof insn);
    a64_code_changed(c, (pa_t){ OUR_CODE }, false);
    c->pc = OUR_CODE;
    return a64_run(c, 1, true) == A64_STOP_BUDGET && c->pc == OUR_CODE + 4;
}

static void run_ours(struct judge *j, enum a64_op op, uint32_t insn, uint32_t fpcr, unsigned i,
                     struct registers *out)
{
    struct a64 *c = j->c;
    memcpy(c->x, j->before[i].x, sizeof j->before[i].x);
    memcpy(c->vreg, j->before[i].v, sizeof c->vreg);
    c->x[X_ZERO] = 0;
    a64_set_nzcv(c, (unsigned)(j->before[i].nzcv >> 28));
    c->fp = (struct fp_env){ .fpcr = fpcr, .fpsr = (uint32_t)j->before[i].fpsr };
    if (!execute(j, op, insn) || c->x[X_ZERO] != 0)
        memset(c->vreg, 0xEE, sizeof c->vreg);
    memcpy(out->x, c->x, sizeof out->x);
    memcpy(out->v, c->vreg, sizeof out->v);
    out->nzcv = (uint64_t)a64_nzcv(c) << 28;
    out->fpsr = c->fp.fpsr;
}

static void show_v(const char *what, unsigned number, const union a64_v *v)
{
    printf("    %-8s v%-2u %016" PRIx64 " %016" PRIx64 "\n", what, number, v->d[1], v->d[0]);
}

static void show(const struct a64_pattern *p, uint32_t insn, const struct registers *before,
                 const struct registers *theirs, const struct registers *ours)
{
    static const unsigned operand_at[] = { 5, 16, 10, 0 };
    char text[96];
    a64_disassemble(insn, 0, text, sizeof text);
    printf("%s (%s) %08" PRIx32 " %s\n", p->name, p->section, insn, text);
    for (size_t k = 0; k < ARRAY_LEN(operand_at); k++) {
        unsigned r = insn >> operand_at[k] & 31;
        show_v("before", r, &before->v[r]);
    }
    for (unsigned i = 0; i < 32; i++) {
        if (memcmp(&theirs->v[i], &ours->v[i], sizeof ours->v[i]) != 0) {
            show_v("judge", i, &theirs->v[i]);
            show_v("gather", i, &ours->v[i]);
        }
    }
    for (unsigned i = 0; i < GENERAL; i++)
        if (theirs->x[i] != ours->x[i])
            printf("    x%u judge %" PRIx64 " gather %" PRIx64 "\n", i, theirs->x[i], ours->x[i]);
    printf("    fpsr %" PRIx64 " -> judge %" PRIx64 " gather %" PRIx64 "\n", before->fpsr,
           theirs->fpsr, ours->fpsr);
}

static void judge_encoding(struct judge *j, struct row *row)
{
    const struct a64_pattern *p = &a64_patterns[row->op];
    uint32_t insn = random_word(j, row->op);
    uint32_t fpcr = random_fpcr(j);
    for (unsigned i = 0; i < CASES; i++)
        random_registers(j, &j->before[i]);
    bool memory = touches_memory(p);
    if (memory)
        random_memory(j, p, insn);
    if (!run_unicorn(j, insn, fpcr, memory)) {
        row->absent = true;
        return;
    }
    for (unsigned i = 0; i < CASES; i++) {
        struct registers ours;
        run_ours(j, row->op, insn, fpcr, i, &ours);
        j->cases++;
        row->cases++;
        bool same = memcmp(&ours, &j->after[i], sizeof ours) == 0;
        bool same_memory = !memory || memcmp(j->ram + i * PAGE, j->theirs + i * PAGE, PAGE) == 0;
        if ((!same || !same_memory) && row->wrong++ < SHOWN_OF_ROW)
            show(p, insn, &j->before[i], &j->after[i], &ours);
        if (!same_memory && row->wrong <= SHOWN_OF_ROW)
            printf("    memory differs\n");
    }
}

static bool report(const struct judge *j)
{
    unsigned absent = 0;
    uint64_t wrong = 0;
    for (unsigned i = 0; i < j->count; i++) {
        const struct row *row = &j->rows[i];
        const struct a64_pattern *p = &a64_patterns[row->op];
        wrong += row->wrong;
        if (row->wrong != 0)
            printf("%s (%s): %" PRIu64 " of %" PRIu64 " cases differ\n", p->name, p->section,
                   row->wrong, row->cases);
    }
    for (unsigned i = 0; i < j->count; i++)
        if (j->rows[i].absent)
            printf("%s %s", absent++ == 0 ? "not in this Unicorn:" : "",
                   a64_patterns[j->rows[i].op].name);
    printf("%sjudge_simd: %" PRIu64 " cases of %u rows, %" PRIu64 " differ\n", absent ? "\n" : "",
           j->cases, j->count - absent, wrong);
    return wrong == 0 && j->cases != 0;
}

static uint64_t from_environment(const char *name, uint64_t otherwise)
{
    const char *text = getenv(name);
    return text ? strtoull(text, NULL, 0) : otherwise;
}

/* ---- a PE with flat memory
 * ------------------------------------------------------------------------- */

static uint8_t *ram_page(void *arg, pa_t page)
{
    struct judge *j = arg;
    if (page.pa == OUR_CODE)
        return j->code;
    return page.pa >= DATA && page.pa < DATA + AREA ? j->ram + (page.pa - DATA) : NULL;
}
static void context(void *arg, const struct mmu_regs *regs, unsigned el)
{
    (void)arg, (void)regs, (void)el;
}
static void code_written(void *arg, pa_t pa, bool all)
{
    (void)arg, (void)pa, (void)all;
}
/** The table at 0 has a flat block of Normal Write-Back memory in every entry of level 1. */
static bool read_descriptor(void *arg, pa_t at, uint64_t *descriptor)
{
    (void)arg;
    const uint64_t af_inner_shareable_block = 0x701;
    *descriptor = at.pa / 8 << 30 | af_inner_shareable_block;
    return true;
}

static bool make_pe(struct judge *j)
{
    struct error e;
    const struct a64_setup setup = {
        .impl = &j->impl,
        .outside = { .arg = j, .ram = ram_page, .context = context, .code = code_written },
        .mmu = j->mmu = mmu_new(&j->mmu_impl, &(struct mmu_walk_memory){ .read = read_descriptor }),
    };
    j->c = j->mmu ? a64_new(&setup, &e) : NULL;
    if (!j->c)
        return false;
    j->c->sys[SYS_CPACR_EL1] = UINT64_C(3) << 20;
    j->c->sys[SYS_MAIR_EL1] = 0xFF;
    j->c->sys[SYS_TCR_EL1] = UINT64_C(1) << 23 | 0x3500 | 25;  /* 39 bits */
    j->c->sys[SYS_SCTLR_EL1] = UINT64_C(1) << 12 | 1 << 2 | 1; /* I, C, M */
    a64_context_changed(j->c);
    return true;
}

int main(int argc, char **argv)
{
    struct judge *j = aligned_alloc(PAGE, (sizeof *j + PAGE - 1) / PAGE * PAGE);
    if (!j)
        return GATHER_PROGRAM_FAULT;
    memset(j, 0, sizeof *j);
    uint64_t seed = from_environment("GATHER_RANDOM_SEED", 1);
    uint64_t cases = from_environment("GATHER_RANDOM_CASES", 20000);
    rng_seed(&j->rng, seed, "judge_simd");
    a64_impl_defaults(&j->impl);
    mmu_impl_defaults(&j->mmu_impl);
    if (!make_pe(j))
        return GATHER_PROGRAM_FAULT;
    collect_rows(j, argc - 1, argv + 1);
    start_unicorn(j);
    printf("judge_simd: seed %" PRIu64 ", %u rows\n", seed, j->count);
    for (bool any = true; any && j->cases < cases;) {
        any = false;
        for (unsigned i = 0; i < j->count; i++) {
            if (j->rows[i].absent)
                continue;
            judge_encoding(j, &j->rows[i]);
            any = true;
        }
    }
    bool same = report(j);
    uc_close(j->uc);
    a64_free(j->c);
    mmu_free(j->mmu);
    free(j);
    return same ? GATHER_DONE : GATHER_CHECK_FAILED;
}
