/* SPDX-License-Identifier: Apache-2.0 */
/* What instructions cost when nothing delays them. */
#include "a64/pages.h"

/*
 * In 1/CYCLE_ONE, of a core that issues four instructions in a cycle and finds enough others to do
 * while one takes long: a class that has fewer units than that costs more (assumed; the units are
 * those of Neoverse N1's Software Optimization Guide, section 2.1 and 3).
 */
static const uint16_t cost[A64_TIMING_COUNT] = {
    [0 ... A64_TIMING_COUNT - 1] = CYCLE_ONE / 2,
};

uint32_t a64_cost(uint32_t insn)
{
    return cost[a64_patterns[a64_decode(insn)].timing];
}

uint32_t a64_mispredict_cost(void)
{
    enum { CYCLES = 11 }; /* assumed; Neoverse N1's pipeline has 11 stages */
    return CYCLES << CYCLE_SHIFT;
}

void a64_time_page(const struct a64 *c, struct a64_page *p)
{
    (void)c;
    p->cycles[0] = 0;
    for (unsigned i = 0; i < PAGE_UOPS; i++) {
        p->cycles[i + 1] = p->cycles[i] + a64_cost(a64_page_word(p, (uint64_t)i * 4));
    }
}

void a64_retime_page(struct a64 *c, struct a64_page *p, unsigned first, unsigned last)
{
    const bool here = c->page == p;
    const unsigned at = c->pc % PAGE_BYTES / 4;
    (void)first;
    (void)last;
    c->cycle += here ? p->cycles[at] : 0;
    a64_time_page(c, p);
    c->cycle -= here ? p->cycles[at] : 0;
}

void a64_count_cycles(struct a64 *c)
{
    if (c->timing) {
        c->stats.cycles += c->cycle >> CYCLE_SHIFT;
        c->cycle &= CYCLE_ONE - 1;
    } else {
        c->stats.cycles = c->stats.instructions;
    }
}
