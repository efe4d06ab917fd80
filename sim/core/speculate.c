/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Reads that no instruction of the program's flow asked for. Only Normal memory may be read so, and
 * Device memory never (DDI 0487 B2.10); of Normal memory only what is Non-cacheable goes out here.
 * Their data is dropped; an error of one is never a synchronous abort (R_CLFJM).
 */
#include "core/lsu.h"

enum { PAGE = 4096, NEAR_PAGES = 3 };
enum { SPECULATE_MAPPED, SPECULATE_NEAR };
enum { SPECULATE_SQUASH, SPECULATE_SERROR };

void speculate_init(struct core *c, uint64_t seed)
{
    char stream[32];
    snprintf(stream, sizeof(stream), "speculate.core%u", c->number);
    rng_seed(&c->speculation.random, seed, stream);
    c->speculation.on = c->params.speculate > 0;
}

/* A place that no read on its way has; SPECULATIONS_MAX: there is none. */
static unsigned free_place(const struct core *c)
{
    unsigned i = 0;
    while (i < c->params.speculate_outstanding && c->speculation.reads[i].done > c->now) {
        i++;
    }
    return i < c->params.speculate_outstanding ? i : SPECULATIONS_MAX;
}

static bool choose(struct core *c, va_t *va)
{
    struct rng *r = &c->speculation.random;
    if (c->params.speculate_reach == SPECULATE_NEAR) {
        const uint64_t first = (c->access->va.va & ~(uint64_t)(PAGE - 1)) - PAGE;
        va->va = first + rng_below(r, NEAR_PAGES * PAGE / BUS_LINE) * BUS_LINE;
        return true;
    }
    return c->context.wander && c->context.wander(c->context.wander_self, r, va);
}

/* May it be read so, and where is it: what cannot be translated is left alone. */
static bool may_read(struct core *c, va_t va, pa_t *at)
{
    struct mmu_fault f;
    const struct mmu_page *page = mmu_translate(c->mmu, va, MMU_READ, c->access->mode, &f);
    if (!page || page->attr.type != MEM_NORMAL || memattr_cacheable(&page->attr)) {
        return false;
    }
    at->pa = page->pa_page | (va.va & (PAGE - 1));
    return true;
}

static void send(struct core *c, unsigned place, pa_t at)
{
    const uint32_t tag = TAG_SPECULATIVE | place;
    const struct bus_read r = {
        .at = at,
        .size = BUS_LINE,
        .attr = BUS_GATHER,
        .master = c->number,
        .domain = c->context.domain,
        .tag = tag,
        .time = c->now,
        .speculative = true,
    };
    uint8_t dropped[BUS_LINE];
    c->speculation.reads[place] = (struct speculative_read){
        .issued = c->now, .done = SIMTIME_NEVER, .at = at, .domain = c->context.domain
    };
    c->stats.speculative_reads++;
    const struct bus_answer a = bus_issue_read(c->bus, &r, dropped);
    if (a.time != SIMTIME_NEVER) {
        speculate_done(c, tag, a.time, a.status);
    }
}

void speculate_try(struct core *c)
{
    va_t va;
    pa_t at;
    if (rng_real(&c->speculation.random) >= c->params.speculate ||
        c->stats.speculative_reads >= c->params.speculate_most) {
        return;
    }
    const unsigned place = free_place(c);
    if (place < SPECULATIONS_MAX && choose(c, &va) && may_read(c, va, &at)) {
        send(c, place, at);
    }
}

void speculate_done(struct core *c, uint32_t tag, simtime_t time, enum bus_status status)
{
    const unsigned place = tag & (TAG_SPECULATIVE - 1);
    c->speculation.reads[place].done = time;
    if (status == BUS_OK) {
        return;
    }
    c->stats.speculative_errors++;
    if (c->params.speculate_error == SPECULATE_SERROR) {
        const struct speculative_read *r = &c->speculation.reads[place];
        fault_serror(c, &(struct core_serror){
                            .time = time,
                            .at = r->at,
                            .of = { .issued = r->issued, .master = c->number, .domain = r->domain },
                            .core = c->number,
                            .running = c->context.domain,
                            .load = true,
                            .speculative = true });
    }
}
