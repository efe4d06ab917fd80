/* SPDX-License-Identifier: Apache-2.0 */
/* What a program did, in all and by the regions that it marks. */
#include "platform/exec_own.h"
#include <assert.h>

#include <stdlib.h>

#define ROW(field, help)                                                                           \
    {                                                                                              \
        "a64." #field, STAT_COUNT, offsetof(struct a64_stats, field), "1", help                    \
    }
static const struct stat_row rows[] = {
    ROW(instructions, "instructions executed"),
    ROW(cycles, "cycles that they took; without timing as many as instructions"),
    ROW(exceptions, "exceptions taken"),
    ROW(branches, "conditional and indirect branches; 0 without timing"),
    ROW(mispredicted, "branches that went where they were not expected to"),
    ROW(pages_decoded, "pages of code"),
    ROW(l1_misses, "lines that the L1 data cache had not; 0 without timing"),
};
static const struct stat_table table = { rows, ARRAY_LEN(rows) };

#define L2_ROW(name, field, help)                                                                  \
    {                                                                                              \
        "l2." name, STAT_COUNT, offsetof(struct ramtime_stats, field), "1", help                   \
    }
static const struct stat_row l2_rows[] = {
    L2_ROW("hits", l2_hits, "lines that L1 had not and L2 had"),
    L2_ROW("misses", l2_misses, "lines that neither had"),
    L2_ROW("streamed", streamed, "lines of both kinds that were fetched ahead"),
};
static const struct stat_table l2_stat_table = { l2_rows, ARRAY_LEN(l2_rows) };

static_assert(sizeof(struct a64_stats) % sizeof(uint64_t) == 0, "summed as counters");
static_assert(sizeof(struct ramtime_stats) % sizeof(uint64_t) == 0, "summed as counters");

void exec_stats(struct exec *x, stat_fn *each, void *arg)
{
    struct a64_stats all = { 0 };
    struct ramtime_stats l2 = { 0 };
    for (unsigned i = 0; i < x->setup.cores; i++) {
        const struct exec_pe *pe = &x->pes[i];
        machine_add_counters(&all, a64_stats(pe->a64), sizeof(all));
        if (pe->ramtime) {
            machine_add_counters(&l2, ramtime_stats(pe->ramtime), sizeof(l2));
        }
    }
    stat_each(&table, &all, each, arg);
    stat_each(&l2_stat_table, &l2, each, arg);
}

uint64_t exec_instructions(struct exec *x)
{
    uint64_t all = 0;
    for (unsigned i = 0; i < x->setup.cores; i++) {
        all += a64_stats(x->pes[i].a64)->instructions;
    }
    return all;
}

/* ---- regions --------------------------------------------------------------------------------- */

struct exec_region *exec_region_of(struct exec *x, unsigned n)
{
    if (!x->regions[n]) {
        x->regions[n] = calloc(1, sizeof(*x->regions[n]));
        if (!x->regions[n]) {
            abort(); /* 32 KiB */
        }
    }
    return x->regions[n];
}

const struct exec_region *exec_region(struct exec *x, unsigned n)
{
    return n < EXEC_REGIONS ? x->regions[n] : NULL;
}

void exec_count_region(struct exec_pe *pe)
{
    const struct a64_stats *s = a64_stats(pe->a64);
    struct exec_region *old = exec_region_of(pe->exec, pe->mark.region);
    old->instructions += s->instructions - pe->mark.instructions;
    old->cycles += s->cycles - pe->mark.cycles;
    old->time += core_now(pe->core) - pe->mark.time;
    pe->mark =
        (struct exec_mark){ pe->mark.region, s->instructions, s->cycles, core_now(pe->core) };
}

void exec_enter_region(struct exec_pe *pe, unsigned region)
{
    exec_count_region(pe);
    pe->mark.region = region;
    exec_region_of(pe->exec, region)->entries++;
    core_set_domain(pe->core, exec_domain(pe, region));
}

void exec_see_tlp(void *exec, const struct pcie_tlp *t)
{
    struct exec *x = exec;
    if (t->type != PCIE_MWR || t->up) {
        return;
    }
    struct exec_region *r = exec_region_of(x, exec_domain_region(t->domain) % EXEC_REGIONS);
    r->tlps++;
    r->bytes += t->bytes;
    r->sizes[t->bytes < EXEC_TLP_MAX ? t->bytes : EXEC_TLP_MAX]++;
}
