/* SPDX-License-Identifier: Apache-2.0 */
#include "a64/l1.h"
#include "a64/soft_tlb.h"

#include <stdlib.h>

static const uint64_t LINE_MASK = ((uint64_t)1 << A64_LINE_SHIFT) - 1;

struct l1_line {
    uint64_t pa;              /* of the line; UINT64_MAX: none */
    uint64_t used;            /* the clock when it was touched */
    uint64_t va;              /* where it is in a soft TLB */
    struct a64_soft_tlb *tlb; /* which; NULL: in none */
};
struct a64_l1 {
    uint64_t set_mask, ways, clock;
    struct l1_line line[];
};

struct a64_l1 *a64_l1_new(const struct a64_pipe *pipe)
{
    const uint64_t lines = pipe->l1_size >> A64_LINE_SHIFT;
    struct a64_l1 *l1 = malloc(sizeof(*l1) + lines * sizeof(l1->line[0]));
    if (l1) {
        l1->ways = pipe->l1_ways;
        l1->set_mask = lines / pipe->l1_ways - 1;
        l1->clock = 0;
        for (uint64_t i = 0; i < lines; i++) {
            l1->line[i] = (struct l1_line){ .pa = UINT64_MAX };
        }
    }
    return l1;
}

void a64_l1_free(struct a64_l1 *l1)
{
    free(l1);
}

static struct l1_line *set_of(struct a64_l1 *l1, uint64_t pa)
{
    return &l1->line[(pa >> A64_LINE_SHIFT & l1->set_mask) * l1->ways];
}

static struct l1_line *find(struct a64_l1 *l1, uint64_t pa)
{
    struct l1_line *set = set_of(l1, pa);
    for (uint64_t i = 0; i < l1->ways; i++) {
        if (set[i].pa == pa) {
            return &set[i];
        }
    }
    return NULL;
}

static struct l1_line *oldest(struct a64_l1 *l1, uint64_t pa)
{
    struct l1_line *set = set_of(l1, pa), *victim = set;
    for (uint64_t i = 1; i < l1->ways; i++) {
        if (set[i].used < victim->used) {
            victim = &set[i];
        }
    }
    return victim;
}

static void unmap(struct l1_line *l)
{
    if (l->tlb) {
        a64_tlb_drop_line(l->tlb, l->va);
        l->tlb = NULL;
    }
}

uint32_t a64_l1_touch(struct a64 *c, const struct a64_touch *touch)
{
    struct a64_touch t = *touch;
    t.pa.pa &= ~LINE_MASK;
    t.va.va &= ~LINE_MASK;
    struct l1_line *l = find(c->l1, t.pa.pa);
    t.held = l != NULL;
    if (!l) {
        l = oldest(c->l1, t.pa.pa);
        unmap(l);
        l->pa = t.pa.pa;
        c->stats.l1_misses++;
    }
    l->used = ++c->l1->clock;
    return c->outside.line ? c->outside.line(c->outside.arg, &t) : 0;
}

void a64_l1_map(struct a64 *c, uint64_t pa, uint64_t va)
{
    struct l1_line *l = find(c->l1, pa & ~LINE_MASK);
    va &= ~LINE_MASK;
    if (!l || (l->tlb == c->tlb && l->va == va)) {
        return;
    }
    unmap(l);
    l->tlb = c->tlb;
    l->va = va;
}
