/* SPDX-License-Identifier: Apache-2.0 */
/* The judge's answers against gather's. A difference is an error unless at_reasons.c knows it. */
#include "judge_at.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* ---- PAR_EL1 (D24.2.142) --------------------------------------------------------------------- */

/* Bits that the architecture leaves open: not compared. */
static const struct par_field {
    const char *name;
    uint64_t bits;
    bool fault; /* of the form with F = 1 */
} par_open[] = {
    { "NS: UNKNOWN for a Non-secure regime", UINT64_C(1) << 9, false },
    { "IMPLEMENTATION DEFINED [10]", UINT64_C(1) << 10, false },
    { "IMPLEMENTATION DEFINED [63:48]", UINT64_C(0xFFFF) << 48, true },
};

static uint64_t par_compared(uint64_t par)
{
    uint64_t mask = UINT64_MAX;
    for (size_t k = 0; k < ARRAY_LEN(par_open); k++)
        if (par_open[k].fault == (par & PAR_F))
            mask &= ~par_open[k].bits;
    return mask;
}

/* ---- one case -------------------------------------------------------------------------------- */

static bool same_exception(const struct at_case *judge, const struct at_answer *ours)
{
    enum { ISS_S1PTW = 1 << 7, ISS_CM = 1 << 8, ISS_FSC = 0x3F };
    if (!ours->exception || judge->esr == 0)
        return !ours->exception && judge->esr == 0;
    return (judge->esr & ISS_FSC) == mmu_fault_dfsc(&ours->fault) &&
           !!(judge->esr & ISS_S1PTW) == ours->fault.s1ptw && judge->esr & ISS_CM;
}

static void find_difference(struct at_difference *d)
{
    d->exception = !same_exception(d->judge, &d->ours);
    d->par = 0;
    if (d->judge->esr == 0 && !d->ours.exception)
        d->par = (d->judge->par ^ d->ours.par) & par_compared(d->judge->par & d->ours.par);
    d->memory =
        memcmp(d->after->word, d->judge->word, d->after->words * sizeof d->after->word[0]) != 0;
}

/* The same for the words of memory: what was there is left in `before`. */
static void put_words(struct at_memory *memory, const struct at_case *c, uint64_t *before)
{
    for (uint64_t k = 0; k < c->words; k++) {
        uint64_t *word = at_memory_word(memory, c->word[k].address);
        before[k] = *word;
        *word = c->word[k].value;
    }
}

static void take_words(struct at_memory *memory, const struct at_case *c, const uint64_t *before,
                       struct at_case *after)
{
    for (uint64_t k = c->words; k-- > 0;) {
        uint64_t *word = at_memory_word(memory, c->word[k].address);
        if (after != NULL)
            after->word[k] = (struct at_word){ c->word[k].address, *word };
        *word = before[k];
    }
    if (after != NULL)
        after->words = c->words;
}

/* ---- for people ------------------------------------------------------------------------------ */

static void print_par(const char *whose, uint64_t par)
{
    if (par & PAR_F)
        printf("  %-8s PAR_EL1 0x%016" PRIx64 ": fault, FST 0x%02x%s%s\n", whose, par,
               (unsigned)(par >> PAR_FST & 0x3F), par >> 8 & 1 ? " PTW" : "",
               par >> 9 & 1 ? " stage 2" : "");
    else
        printf("  %-8s PAR_EL1 0x%016" PRIx64 ": ATTR 0x%02x SH %u\n", whose, par,
               (unsigned)(par >> PAR_ATTR), (unsigned)(par >> PAR_SH & 3));
}

static void print_difference(struct mmu *m, const struct at_difference *d, uint64_t number)
{
    const struct at_case *c = d->c;
    printf("case %" PRIu64 ": at %s, 0x%016" PRIx64 "%s\n", number, at_op_name(c), c->va,
           c->pan ? " with PSTATE.PAN" : "");
    for (unsigned k = 0; k < AT_REGS; k++)
        printf("  %-9s 0x%016" PRIx64 "%s", mmu_reg_name(k), c->regs[k],
               k % 3 == 2 || k == AT_REGS - 1 ? "\n" : "");
    if (d->judge->esr != 0)
        printf("  judge    ESR_EL3 0x%08" PRIx64 "\n", d->judge->esr);
    else
        print_par("judge", d->judge->par);
    if (d->ours.exception)
        printf("  gather   %s, DFSC 0x%02x%s\n", mmu_fault_name(&d->ours.fault),
               mmu_fault_dfsc(&d->ours.fault), d->ours.fault.s1ptw ? ", S1PTW" : "");
    else
        print_par("gather", d->ours.par);
    for (uint64_t k = 0; k < c->words; k++)
        if (d->judge->word[k].value != d->after->word[k].value)
            printf("  memory   0x%09" PRIx64 ": 0x%016" PRIx64 " became 0x%016" PRIx64
                   " at the judge, 0x%016" PRIx64 " here\n",
                   c->word[k].address, c->word[k].value, d->judge->word[k].value,
                   d->after->word[k].value);
    mmu_walk_print(stdout, m, &d->walk);
}

/* ---- all cases ------------------------------------------------------------------------------- */

struct comparison {
    struct at_cpu cpu;
    struct at_memory memory;
    struct mmu *m;
    struct at_case *after;
    uint64_t hits[AT_REASONS_MAX];
    uint64_t outcomes[MMU_FAULT_COUNT + 1]; /* by the kind of fault that gather found */
    uint64_t updates, differing, unexplained;
};

static void compare_case(struct comparison *all, const struct at_case *c,
                         const struct at_case *judge, uint64_t number)
{
    enum { SHOWN = 5 };
    static struct at_difference d;
    uint64_t before[AT_WORDS_MAX];
    d = (struct at_difference){ .c = c, .judge = judge, .cpu = &all->cpu, .after = all->after };
    put_words(&all->memory, c, before);
    at_execute(all->m, c, &d.ours);
    take_words(&all->memory, c, before, all->after);
    all->outcomes[d.ours.fault.kind]++;
    find_difference(&d);
    if (!d.par && !d.exception && !d.memory)
        return;
    all->differing++;
    put_words(&all->memory, c, before);
    at_difference_walk(&d, all->m);
    if (!at_explain(&d, all->hits) && all->unexplained++ < SHOWN)
        print_difference(all->m, &d, number);
    take_words(&all->memory, c, before, NULL);
}

static void print_summary(const struct comparison *all, const struct at_header *header)
{
    static const char *const kinds[] = { "translated", "address size", "translation", "access flag",
                                         "permission", "alignment",    "walk abort" };
    printf("%" PRIu64 " cases, seed %" PRIu64 ":", header->cases, header->seed);
    for (size_t k = 0; k < ARRAY_LEN(kinds); k++)
        if (all->outcomes[k] > 0)
            printf(" %s %" PRIu64, kinds[k], all->outcomes[k]);
    printf("; descriptors updated %u\n", all->memory.updates);
    printf("%" PRIu64 " differ, %" PRIu64 " of them without a known reason\n", all->differing,
           all->unexplained);
    const struct at_reason *reason;
    for (unsigned k = 0; (reason = at_reason(k)) != NULL; k++)
        printf("%8" PRIu64 " %s (DDI 0487 %s)\n", all->hits[k], reason->text, reason->section);
}

static bool fits(const struct at_image *cases, const struct at_image *results)
{
    return cases->header.bytes == results->header.bytes &&
           cases->header.cases == results->header.cases &&
           cases->header.seed == results->header.seed;
}

static bool compare_all(struct comparison *all, struct at_image *cases, struct at_image *results)
{
    const struct mmu_walk_memory memory = at_memory_walk(&all->memory);
    all->m = mmu_new(&all->cpu.impl, &memory);
    all->after = calloc(1, sizeof *all->after + AT_WORDS_MAX * sizeof all->after->word[0]);
    if (all->m == NULL || all->after == NULL)
        return false;
    struct at_case *c = cases->first, *judge = results->first;
    for (uint64_t k = 0; k < cases->header.cases; k++) {
        compare_case(all, c, judge, k);
        c = at_case_next(c);
        judge = at_case_next(judge);
    }
    print_summary(all, &cases->header);
    return true;
}

bool at_compare(const char *cases_path, const char *results_path, uint64_t *unexplained,
                struct error *e)
{
    static struct comparison all;
    struct at_image cases = { 0 }, results = { 0 };
    bool done = at_image_read(&cases, cases_path, e) && at_image_read(&results, results_path, e);
    if (done && !(fits(&cases, &results) && at_cpu_read(&all.cpu, results.header.id)))
        done = error_set(e, "%s: expected the answers to %s", results_path, cases_path);
    if (done && at_memory_new(&all.memory, e)) {
        done = compare_all(&all, &cases, &results) || error_set(e, "out of memory");
        at_memory_free(&all.memory);
    }
    free(all.after);
    mmu_free(all.m);
    *unexplained = all.unexplained;
    at_image_free(&cases);
    at_image_free(&results);
    return done;
}
