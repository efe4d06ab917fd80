/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Judge of sim/a64: blocks of random instructions, of all rows of base.tbl and simd.tbl that
 * Unicorn's AArch64 CPU (QEMU 5.0's TCG) has, executed by it and by PEs of ours: `hot` as
 * programs are (predecoded, fused, from page to page, and left and entered again after random
 * numbers of instructions), `timing` with cycles counted, all at once and in pieces, `handed out`
 * with pages of data that are no RAM to it, `exact` instruction by instruction. X, SP, PC, V, NZCV,
 * FPCR, FPSR and memory are compared after each block, and how many instructions and cycles ours
 * have counted. Of a block that differs the first instruction that does is found.
 *
 *   judge_lockstep [-v]   -v: each row, with how often it was executed
 *   GATHER_RANDOM_SEED    another seed
 *   GATHER_RANDOM_CASES   another number of instructions (300 thousand)
 */
#include "lockstep.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    HOT,
    TIMING,
    TIMING_PIECES,
    HANDED,
    EXACT,
    OURS,
    SHOWN = 5,
    STEPS = 100000,
    CODE = LOCK_DATA_BYTES + LOCK_MARGIN
};

static const struct lock_kind_of_ours KINDS[OURS] = {
    [HOT] = { .name = "hot" },
    [TIMING] = { .name = "timing", .timing = true },
    [TIMING_PIECES] = { .name = "timing in pieces", .timing = true },
    [HANDED] = { .name = "handed out", .holes = true },
    [EXACT] = { .name = "exact", .traced = true },
};

struct judge {
    struct lock_maker *maker;
    struct lock_theirs theirs;
    struct lock_ours ours[OURS];
    struct lock_block block, first;
    struct lock_state begin, first_begin;
    uint64_t va, blocks;
    unsigned mismatches;
    uint8_t before[LOCK_DATA_BYTES]; /* data at the beginning of the block */
};

static uint64_t end_of(const struct lock_block *b)
{
    return b->va + 4 * (uint64_t)(b->words - 1);
}

/* ---- what differs ---------------------------------------------------------------------------- */

static bool same_state(const struct lock_state *a, const struct lock_state *b)
{
    return memcmp(a, b, sizeof(*a)) == 0;
}

static void show_one(const char *what, unsigned n, uint64_t ours, uint64_t theirs)
{
    if (ours != theirs) {
        printf("    %s%u ours %016" PRIx64 " theirs %016" PRIx64 "\n", what, n, ours, theirs);
    }
}

static void show_difference(const struct lock_state *ours, const struct lock_state *theirs)
{
    for (unsigned i = 0; i < 31; i++) {
        show_one("x", i, ours->x[i], theirs->x[i]);
    }
    for (unsigned i = 0; i < 32; i++) {
        show_one("v.low ", i, ours->v[i][0], theirs->v[i][0]);
        show_one("v.high ", i, ours->v[i][1], theirs->v[i][1]);
    }
    show_one("sp ", 0, ours->sp, theirs->sp);
    show_one("pc ", 0, ours->pc, theirs->pc);
    show_one("nzcv ", 0, ours->nzcv, theirs->nzcv);
    show_one("fpcr ", 0, ours->fpcr, theirs->fpcr);
    show_one("fpsr ", 0, ours->fpsr, theirs->fpsr);
}

static void show_instruction(const struct lock_ours *o, uint64_t pc, const struct lock_state *s)
{
    uint32_t word;
    char text[128];
    lock_ours_read(o, pc, &word, sizeof(word));
    a64_disassemble(word, pc, text, sizeof(text));
    printf("  %" PRIx64 ": %08" PRIx32 " %s (%s)\n", pc, word, text,
           a64_decode(word) == A64_NONE ? "none" : a64_patterns[a64_decode(word)].name);
    if (!s) {
        return;
    }
    const unsigned fields[] = { word & 31, word >> 5 & 31, word >> 10 & 31, word >> 16 & 31 };
    for (unsigned i = 0; i < ARRAY_LEN(fields); i++) {
        const unsigned n = fields[i];
        printf("    x%u %016" PRIx64 " v%u %016" PRIx64 " %016" PRIx64 "\n", n,
               n < 31 ? s->x[n] : s->sp, n, s->v[n][1], s->v[n][0]);
    }
    printf("    nzcv %08" PRIx64 " fpcr %08" PRIx64 " fpsr %08" PRIx64 "\n", s->nzcv, s->fpcr,
           s->fpsr);
}

/* ---- the first instruction that differs ------------------------------------------------------ */

/* Everything as at the beginning of the block, but for system registers that blocks have written.
 */
static void rewind_ours(struct judge *j, struct lock_ours *o, const struct lock_block *b)
{
    lock_ours_write(o, LOCK_VA, j->before, sizeof(j->before));
    lock_ours_write(o, b->va, b->word, b->words * sizeof(b->word[0]));
    lock_ours_set(o, &j->begin);
}

static void first_block_ours(struct judge *j, struct lock_ours *o)
{
    lock_ours_write(o, j->first.va, j->first.word, j->first.words * sizeof(j->first.word[0]));
    lock_ours_set(o, &j->first_begin);
    lock_ours_run(o, 0);
}

static bool step_both(struct lock_ours *o, struct lock_theirs *t, uint64_t end)
{
    struct lock_state was, ours, theirs;
    uint64_t last[4] = { 0 };
    lock_ours_get(o, &was);
    for (unsigned i = 0; i < STEPS && was.pc != end; i++) {
        const uc_err error = lock_theirs_run(t, was.pc, 0);
        lock_ours_step(o);
        lock_ours_get(o, &ours);
        lock_theirs_get(t, &theirs);
        const uint64_t at = lock_memory_differs(o, t->ram, LOCK_VA, LOCK_DATA_BYTES);
        if (error != UC_ERR_OK || !same_state(&ours, &theirs) || at != UINT64_MAX) {
            printf("  instruction %u, after:\n", i);
            for (unsigned k = i < ARRAY_LEN(last) ? 0 : i; k < i + ARRAY_LEN(last) && k >= i; k++) {
                show_instruction(o, last[k % ARRAY_LEN(last)], NULL);
            }
            printf("  it:\n");
            show_instruction(o, was.pc, &was);
            show_difference(&ours, &theirs);
            if (error != UC_ERR_OK) {
                printf("    Unicorn: %s\n", uc_strerror(error));
            }
            if (at != UINT64_MAX) {
                printf("    memory at %" PRIx64 "\n", at);
            }
            return true;
        }
        last[i % ARRAY_LEN(last)] = was.pc;
        was = ours;
    }
    return false;
}

static bool step_explains(struct judge *j)
{
    struct lock_theirs t = { 0 };
    struct lock_ours *o = calloc(1, sizeof(*o));
    if (!o) {
        exit(3);
    }
    lock_ours_open(o, &(struct lock_kind_of_ours){ .name = "stepped" });
    lock_theirs_open(&t);
    first_block_ours(j, o);
    memcpy(t.ram + (j->first.va - LOCK_VA), j->first.word,
           j->first.words * sizeof(j->first.word[0]));
    lock_theirs_set(&t, &j->first_begin);
    lock_theirs_run(&t, j->first.va, end_of(&j->first));
    memcpy(t.ram, j->before, sizeof(j->before));
    memcpy(t.ram + (j->block.va - LOCK_VA), j->block.word,
           j->block.words * sizeof(j->block.word[0]));
    lock_theirs_set(&t, &j->begin);
    rewind_ours(j, o, &j->block);
    const bool found = step_both(o, &t, end_of(&j->block));
    lock_theirs_close(&t);
    free(t.ram);
    lock_ours_close(o);
    free(o);
    return found;
}

/* The block cut off after more and more words, by `which` and exactly. */
static void cut_explains(struct judge *j, unsigned which)
{
    struct lock_ours *o = calloc(2, sizeof(*o));
    struct lock_block *cut = malloc(sizeof(*cut));
    struct lock_state states[2];
    if (!o || !cut) {
        exit(3);
    }
    lock_ours_open(&o[0], &KINDS[which]);
    lock_ours_open(&o[1], &(struct lock_kind_of_ours){ .name = "cut exactly" });
    first_block_ours(j, &o[0]);
    first_block_ours(j, &o[1]);
    for (unsigned words = 1; words < j->block.words; words++) {
        *cut = j->block;
        cut->word[words] = LOCK_HLT;
        const char *ends[2];
        for (unsigned i = 0; i < 2; i++) {
            rewind_ours(j, &o[i], cut);
            ends[i] = lock_ours_run(&o[i], i == 0 ? LOCK_RUNAWAY : 0);
            lock_ours_get(&o[i], &states[i]);
        }
        if (ends[0] != ends[1] || !same_state(&states[0], &states[1])) {
            printf("  cut off after %u words; `theirs` is ours, exactly:\n", words);
            for (unsigned i = words < 4 ? words : 4; i > 0; i--) {
                show_instruction(&o[0], cut->va + 4 * (uint64_t)(words - i), NULL);
            }
            show_difference(&states[0], &states[1]);
            break;
        }
    }
    lock_ours_close(&o[0]);
    lock_ours_close(&o[1]);
    free(o);
    free(cut);
}

static void explain(struct judge *j, unsigned which, const char *what,
                    const struct lock_state *ours, const struct lock_state *theirs)
{
    if (++j->mismatches > SHOWN) {
        return;
    }
    printf("block %" PRIu64 " at %" PRIx64 ", %u words, %s: %s\n", j->blocks, j->block.va,
           j->block.words, j->ours[which].name, what);
    if (!step_explains(j)) {
        show_difference(ours, theirs);
        printf("  stepped, there is no difference\n");
        cut_explains(j, which);
    }
}

/* ---- blocks ---------------------------------------------------------------------------------- */

static void write_all(struct judge *j, uint64_t va, const void *from, size_t size)
{
    memcpy(j->theirs.ram + (va - LOCK_VA), from, size);
    for (unsigned i = 0; i < OURS; i++) {
        lock_ours_write(&j->ours[i], va, from, size);
    }
}

/* Ours become as theirs, so that the next block is judged alone. */
static void agree(struct judge *j, struct lock_ours *o)
{
    lock_ours_write(o, LOCK_VA, j->theirs.ram, LOCK_DATA_BYTES);
    lock_ours_write(o, j->block.va, j->theirs.ram + (j->block.va - LOCK_VA),
                    j->block.words * sizeof(j->block.word[0]));
}

static void judge_ours(struct judge *j, unsigned which, uc_err error,
                       const struct lock_state *theirs)
{
    struct lock_ours *o = &j->ours[which];
    struct lock_state ours;
    const uint64_t piece = which == EXACT ? 0
                           : which == TIMING || lock_random(j->maker, 2) == 0
                               ? LOCK_RUNAWAY
                               : 1 + lock_random(j->maker, 300);
    lock_ours_set(o, &j->begin);
    const char *what = lock_ours_run(o, piece);
    lock_ours_get(o, &ours);
    const size_t code = j->block.words * sizeof(j->block.word[0]);
    if (error != UC_ERR_OK) {
        what = uc_strerror(error);
    } else if (!what && !same_state(&ours, theirs)) {
        what = "registers";
    } else if (!what && (lock_memory_differs(o, j->theirs.ram, LOCK_VA, LOCK_DATA_BYTES) &
                         lock_memory_differs(o, j->theirs.ram, j->block.generated, 64) &
                         lock_memory_differs(o, j->theirs.ram, j->block.va, code)) != UINT64_MAX) {
        what = "memory";
    } else if (!what && o->last != j->ours[EXACT].last) {
        what = "number of instructions";
    } else if (!what && which == TIMING && o->last_cycles != j->ours[TIMING_PIECES].last_cycles) {
        what = "number of cycles";
    }
    if (what) {
        explain(j, which, what, &ours, theirs);
        agree(j, o);
    }
}

static void judge_block(struct judge *j)
{
    struct lock_state theirs;
    const size_t code = j->block.words * sizeof(j->block.word[0]);
    memcpy(j->before, j->theirs.ram, sizeof(j->before));
    write_all(j, j->block.va, j->block.word, code);
    lock_theirs_set(&j->theirs, &j->begin);
    const uc_err error = lock_theirs_run(&j->theirs, j->block.va, end_of(&j->block));
    lock_theirs_get(&j->theirs, &theirs);
    for (unsigned i = OURS; i-- > 0;) { /* EXACT first: it counts */
        judge_ours(j, i, error, &theirs);
    }
    j->blocks++;
    j->va += code + 4 * lock_random(j->maker, 64);
}

/* Unicorn keeps what it has translated, so code goes where none was until the window is full. */
static void start_over(struct judge *j)
{
    if (j->theirs.uc) {
        lock_theirs_close(&j->theirs);
    }
    lock_theirs_open(&j->theirs);
    j->va = LOCK_VA + CODE;
    lock_make_first(j->maker, j->va, &j->block, &j->begin);
    j->first = j->block;
    j->first_begin = j->begin;
    judge_block(j);
}

/* ---- results --------------------------------------------------------------------------------- */

static unsigned report(const struct judge *j, bool verbose)
{
    unsigned rows = 0, reached = 0, missing = 0;
    const uint64_t *counted = j->ours[EXACT].counted;
    for (unsigned op = 1; op < A64_OP_COUNT; op++) {
        const char *name = a64_patterns[op].name, *why = lock_why_not((enum a64_op)op);
        if (why) {
            printf("not executed: %-16s %s\n", name, why);
            continue;
        }
        rows++;
        reached += counted[op] != 0;
        missing += counted[op] == 0;
        if (verbose || counted[op] == 0) {
            printf("%-22s %" PRIu64 "\n", name, counted[op]);
        }
    }
    printf("judge_lockstep: %u of %d rows executed here, %u reached; %" PRIu64
           " accesses handed out\n",
           rows, A64_OP_COUNT - 1, reached, j->ours[HANDED].accesses);
    return missing;
}

static uint64_t from_environment(const char *name, uint64_t otherwise)
{
    const char *text = getenv(name);
    return text ? strtoull(text, NULL, 0) : otherwise;
}

int main(int argc, char **argv)
{
    const bool verbose = argc > 1 && strcmp(argv[1], "-v") == 0;
    const uint64_t seed = from_environment("GATHER_RANDOM_SEED", 20240501);
    const uint64_t wanted = from_environment("GATHER_RANDOM_CASES", 300000);
    struct judge *j = calloc(1, sizeof(*j));
    if (!j) {
        return 3;
    }
    printf("judge_lockstep: seed %" PRIu64 "\n", seed);
    j->maker = lock_maker_new(seed);
    for (unsigned i = 0; i < OURS; i++) {
        lock_ours_open(&j->ours[i], &KINDS[i]);
    }
    start_over(j);
    for (unsigned i = 0; i < LOCK_DATA_BYTES / 8; i++) {
        const uint64_t value = lock_random(j->maker, UINT64_MAX);
        write_all(j, LOCK_VA + 8 * (uint64_t)i, &value, sizeof(value));
    }
    while (j->ours[EXACT].instructions < wanted && j->mismatches < SHOWN) {
        if (j->va + LOCK_MARGIN + sizeof(j->block.word) >
            LOCK_VA + LOCK_BYTES - LOCK_GENERATED_PAGES * LOCK_PAGE) {
            start_over(j);
        }
        lock_make(j->maker, j->va, &j->block, &j->begin);
        judge_block(j);
    }
    const unsigned missing = report(j, verbose), mismatches = j->mismatches;
    printf("judge_lockstep: %" PRIu64 " instructions in %" PRIu64 " blocks, %u mismatches\n",
           j->ours[EXACT].instructions, j->blocks, mismatches);
    lock_theirs_close(&j->theirs);
    free(j->theirs.ram);
    for (unsigned i = 0; i < OURS; i++) {
        lock_ours_close(&j->ours[i]);
    }
    lock_maker_free(j->maker);
    free(j);
    return mismatches != 0 || missing != 0;
}
