/* SPDX-License-Identifier: Apache-2.0 */
/* A unit that is watched for break-before-make, and what a test expects to hear. */
#ifndef TESTS_UNIT_MMU_LINT_UNIT_H
#define TESTS_UNIT_MMU_LINT_UNIT_H

#include "tlb_unit.h"

enum { ONE = 0x90000, OTHER = 0x91000 }; /* two pages of memory */
#define BASE UINT64_C(0x80000000)

static struct mmu_lint last;
static char last_text[256];
static unsigned reports;

static inline void note(void *arg, const struct mmu_lint *lint)
{
    (void)arg;
    last = *lint;
    reports++;
    mmu_lint_text(lint, last_text, sizeof last_text);
}

static inline void expect_silence(const char *what)
{
    if (reports)
        fail_msg("%s: not expected: %s", what, last_text);
}

static inline void expect_report(const char *what, enum mmu_lint_kind kind, const char *rule)
{
    if (reports != 1)
        fail_msg("%s: %u reports, not one", what, reports);
    if (last.kind != kind || !strstr(last.rule, rule))
        fail_msg("%s: not as expected: %s", what, last_text);
    reports = 0;
}

static inline void begin(uint64_t bbm, bool two_stages)
{
    renew(bbm, two_stages);
    /* 6 as 2 but in its number, and 7 as 0 but for the hints. */
    regs.mair_el1 = UINT64_C(0xCC00BB0C040044FF);
    load_regs();
    assert_true(mmu_lint(mmu, note, NULL));
    reports = 0;
}

static inline int end(void **state)
{
    mmu_lint(mmu, NULL, NULL);
    return free_mmu(state);
}

/* As a store of the guest. */
static inline void store(pa_t at, uint64_t d)
{
    poke(at, d);
    mmu_lint_write(mmu, at, d);
}

#endif
