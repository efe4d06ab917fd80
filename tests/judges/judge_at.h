/* SPDX-License-Identifier: Apache-2.0 */
/** judge_at: the cases, the memory with translation tables, and mmu_at() on both. */
#ifndef GATHER_JUDGES_JUDGE_AT_H
#define GATHER_JUDGES_JUDGE_AT_H

#include "mmu/mmu.h"
#include "mmu/walk.h"
#include "qemu/at_case.h"

/** The most doublewords that one case may need: five stage-1 levels, each after four of stage 2. */
enum { AT_WORDS_MAX = 64 };

/** A file of cases in memory. */
struct at_image {
    struct at_header header;
    struct at_case *first; /* header.cases of them */
    struct at_header *file;
};
bool at_image_read(struct at_image *image, const char *path, struct error *e);
void at_image_free(struct at_image *image);
static inline size_t at_case_bytes(const struct at_case *c)
{
    return sizeof *c + c->words * sizeof c->word[0];
}
static inline struct at_case *at_case_next(struct at_case *c)
{
    return (struct at_case *)((char *)c + at_case_bytes(c));
}

/** What the ID registers of the judge's CPU say, in the terms of gather. */
struct at_cpu {
    struct mmu_impl impl;
    bool vhe, pan2, granule_16k;
};
/** False if `id` is of no CPU, so that the judge has never run. */
bool at_cpu_read(struct at_cpu *cpu, const uint64_t *id);

/** The first 1 GiB of the judge's RAM. Beyond it nothing answers, or it is unknown what. */
struct at_memory {
    uint64_t *ram;
    /** Called for a descriptor that is read; may change it. */
    void (*on_read)(void *arg, uint64_t address, uint64_t *descriptor);
    void *arg;
    bool strayed;     /* an access to what may be anything in the judge's machine */
    unsigned updates; /* descriptors that were changed */
};
bool at_memory_new(struct at_memory *memory, struct error *e);
void at_memory_free(struct at_memory *memory);
uint64_t *at_memory_word(struct at_memory *memory, uint64_t address);
/** The callbacks of struct mmu_walk_memory, with `memory` as their argument. */
struct mmu_walk_memory at_memory_walk(struct at_memory *memory);

/** What mmu_at() makes of a case. */
struct at_answer {
    bool exception; /* of a kind that `fault` says */
    uint64_t par;
    struct mmu_fault fault;
};
/** The registers are loaded and the TLB is empty; the words of `c` are in memory already. */
void at_execute(struct mmu *m, const struct at_case *c, struct at_answer *answer);
/** The operation's name, and gather's row of it. */
const char *at_op_name(const struct at_case *c);
const struct mmu_at_op *at_op(const struct at_case *c);
struct mmu_regs at_regs(const struct at_case *c);
/** HCR_EL2.{E2H,TGE} = {1,1}: AT of EL1 and EL0 asks EL2&0. */
bool at_in_host(const struct mmu_regs *regs);
/** The EL whose access the operation asks about. */
unsigned at_el(const struct at_case *c);
/** The walk of the case, through stage 2 whatever the operation asks for. */
void at_walk(struct mmu *m, const struct at_case *c, struct mmu_walk *walk);

/* ---- differences ----------------------------------------------------------------------------- */

enum { PAR_F = 1, PAR_FST = 1, PAR_SH = 7, PAR_PTW = 8, PAR_S = 9, PAR_ATTR = 56 };

/** A case on which the judge and gather are not of one mind. */
struct at_difference {
    const struct at_case *c;     /* with the words before */
    const struct at_case *judge; /* with the words after, as the judge left them */
    const struct at_case *after; /* the words after, here */
    const struct at_cpu *cpu;
    struct at_answer ours;
    uint64_t par;   /* bits of PAR_EL1 that differ; 0 if either took an exception */
    bool exception; /* one took an exception that the other did not, or another one */
    bool memory;    /* hardware updates differ */
    struct mmu_regs regs;
    struct mmu_walk walk;        /* stage 2 too, whatever the operation asks for */
    struct walk_context context; /* of the regime */
    const struct ttw *range;     /* stage 1's tree for the address */
    bool host;                   /* HCR_EL2.{E2H,TGE} = {1,1}: the regime is EL2&0 */
    bool both;                   /* stage 2 takes part in the result */
};
/** Fill the last six; the words of the case must be in memory. */
void at_difference_walk(struct at_difference *d, struct mmu *m);

/** What of an answer may differ. */
enum {
    AT_OUTCOME = 1,    /* translated or not, which fault, the address */
    AT_ATTRIBUTES = 2, /* PAR_EL1.{ATTR, SH} and nothing else of it */
    AT_MEMORY = 4      /* hardware updates */
};
/** Why the judge and gather may differ. */
struct at_reason {
    const char *text;
    const char *section; /* of DDI 0487: by which it is not gather that is wrong */
    unsigned parts;      /* what it explains */
    bool (*explains)(const struct at_difference *d);
};
enum { AT_REASONS_MAX = 40 };
/** The n-th; NULL after the last. */
const struct at_reason *at_reason(unsigned n);
/** Is every part that differs explained? Counts the reasons in `hits`. */
bool at_explain(const struct at_difference *d, uint64_t *hits);

/* ---- the two modes --------------------------------------------------------------------------- */

/** Write `count` random cases for the CPU whose ID registers are `id`. */
bool at_make(const char *path, const uint64_t *id, uint64_t count, uint64_t seed, struct error *e);
/**
 * Hold the judge's answers against gather's; what differs without a known reason goes to standard
 * output, and a summary. False with `e` set if the files cannot be read; `*unexplained` counts.
 */
bool at_compare(const char *cases, const char *results, uint64_t *unexplained, struct error *e);

#endif
