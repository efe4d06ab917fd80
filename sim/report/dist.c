/* SPDX-License-Identifier: Apache-2.0 */
/* Distributions of a run, as its TLPs come by. */
#include "platform/platform.h"
#include "report/dist_own.h"
#include "report/must.h"
#include "trace/trace.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

const struct dist_row dist_rows[DIST_WHAT_COUNT] = {
    [DIST_STORES] = { "stores", "1", "store instructions in a memory write" },
    [DIST_GAP] = { "gap", "ps",
                   "from the end of a memory write to the start of the next on its link" },
    [DIST_WRITE_LATENCY] = { "write_latency", "ps",
                             "from the oldest store instruction to the end of the memory write" },
    [DIST_READ_LATENCY] = { "read_latency", "ps",
                            "from the load to the end of the last completion" },
};

enum { PENDING_MOST = 4096, NO_REGION = -1, CELLS = 8 };

/** A read of which the last completion has not been seen. */
struct pending {
    uint32_t number;
    int region;
};

/** All, the core and the region that a TLP counts in. */
enum { GROUPS_OF_TLP = 3 };

/** Where a region is now, as far as is known. */
struct range {
    struct dist_region at;
    int region; /* its number */
};

/**
 * What one core did to one region since somebody last looked: a TLP is counted here once instead of
 * in each of its groups.
 */
struct cell {
    uint16_t core;
    int region;
    struct dist_group counted;
    struct dist_group *into[GROUPS_OF_TLP];
    size_t into_count;
};

/** The first CELLS pairs of core and region have a cell. */
struct cells {
    struct cell *at[CELLS];
    size_t count, recent;
    bool changed; /* cells or groups since settle() */
};

struct dists {
    struct cells *cells;
    struct dist_group *all, *cores[DIST_CORES];
    struct dist_group *regions[DIST_REGIONS];
    struct dist_region *names; /* of the regions; the base is the first that was known */
    size_t name_count;
    struct range *ranges, *recent;
    size_t range_count;
    dists_find_fn *find;
    void *find_self;
    bool fixed;          /* ranges stay */
    simtime_t *last_end; /* by port, of its last memory write; SIMTIME_NEVER: none yet */
    size_t port_count;
    struct pending *pending;
    size_t pending_count;
};

struct dists *dists_new(void)
{
    struct dists *d = must(calloc(1, sizeof(*d)));
    d->cells = must(calloc(1, sizeof(*d->cells)));
    d->names = must(calloc(DIST_REGIONS, sizeof(*d->names)));
    d->ranges = must(calloc(DIST_REGIONS, sizeof(*d->ranges)));
    d->pending = must(calloc(PENDING_MOST, sizeof(*d->pending)));
    return d;
}

static void free_group(struct dist_group *g)
{
    if (g != NULL)
        free((char *)(uintptr_t)g->name);
    free(g);
}

void dists_free(struct dists *d)
{
    if (d == NULL)
        return;
    free_group(d->all);
    for (size_t i = 0; i < DIST_CORES; i++)
        free_group(d->cores[i]);
    for (size_t i = 0; i < DIST_REGIONS; i++)
        free_group(d->regions[i]);
    for (size_t i = 0; i < d->cells->count; i++)
        free(d->cells->at[i]);
    free(d->cells);
    free(d->names);
    free(d->ranges);
    free(d->last_end);
    free(d->pending);
    free(d);
}

/* ---- groups ---------------------------------------------------------------------------------- */

static struct dist_group *new_group(const char *by, const char *name)
{
    struct dist_group *g = must(calloc(1, sizeof(*g)));
    g->by = by;
    g->name = must(strdup(name));
    return g;
}

struct dist_group *dists_all(struct dists *d)
{
    if (d->all == NULL)
        d->all = new_group("all", "");
    return d->all;
}

struct dist_group *dists_core(struct dists *d, unsigned core)
{
    core = core < DIST_CORES ? core : DIST_CORES - 1;
    if (d->cores[core] == NULL) {
        char name[16];
        (void)snprintf(name, sizeof(name), "%u", core);
        d->cores[core] = new_group("cpu", name);
    }
    return d->cores[core];
}

/** The number of the region of that name, which may be new; NO_REGION: there are too many. */
static int region_number(struct dists *d, const struct dist_region *region)
{
    size_t i = 0;
    while (i < d->name_count && strcmp(d->names[i].name, region->name) != 0)
        i++;
    if (i == DIST_REGIONS)
        return NO_REGION;
    if (i == d->name_count)
        d->names[d->name_count++] = *region;
    return (int)i;
}

static struct dist_group *region_group(struct dists *d, int region)
{
    struct dist_group **g = &d->regions[region];
    if (*g == NULL)
        *g = new_group("region", d->names[region].name);
    return *g;
}

struct dist_group *dists_region(struct dists *d, const struct dist_region *region)
{
    int number = region_number(d, region);
    return number == NO_REGION ? NULL : region_group(d, number);
}

/* ---- what is counted but in no group yet ----------------------------------------------------- */

static void merge(struct dist_group *into, const struct dist_group *from)
{
    hist_merge(&into->sizes, &from->sizes);
    hist_merge(&into->read_sizes, &from->read_sizes);
    for (size_t i = 0; i < BUS_REASON_COUNT; i++)
        into->reasons[i] += from->reasons[i];
    for (size_t i = 0; i < DIST_WHAT_COUNT; i++) {
        loghist_merge(&into->values[i], &from->values[i]);
        into->sums[i] += from->sums[i];
    }
}

/** For means, which take it as it comes. */
static void set_sums(struct dist_group *g)
{
    for (size_t i = 0; g != NULL && i < DIST_WHAT_COUNT; i++)
        g->values[i].sum = (double)g->sums[i];
}

/** Before anybody looks: cells to groups. */
static void settle(const struct dists *d)
{
    struct cells *cells = d->cells;
    if (!cells->changed)
        return;
    cells->changed = false;
    for (size_t i = 0; i < cells->count; i++) {
        struct cell *c = cells->at[i];
        for (size_t k = 0; k < c->into_count; k++)
            merge(c->into[k], &c->counted);
        memset(&c->counted, 0, sizeof(c->counted));
    }
    set_sums(d->all);
    for (size_t i = 0; i < DIST_CORES; i++)
        set_sums(d->cores[i]);
    for (size_t i = 0; i < DIST_REGIONS; i++)
        set_sums(d->regions[i]);
}

/* ---- groups that somebody looks at ----------------------------------------------------------- */

static bool group_used(const struct dist_group *g)
{
    return g != NULL && (g->sizes.tlps != 0 || g->read_sizes.tlps != 0);
}

size_t dists_count(const struct dists *d)
{
    size_t count = 0;
    while (dists_group(d, count) != NULL)
        count++;
    return count;
}

/** The region that comes after `before` (NULL: the first) by address, then by number. */
static const struct dist_region *next_region(const struct dists *d,
                                             const struct dist_region *before)
{
    const struct dist_region *best = NULL;
    for (size_t i = 0; i < d->name_count; i++) {
        const struct dist_region *r = &d->names[i];
        bool after =
            before == NULL || r->base > before->base || (r->base == before->base && r > before);
        if (after && group_used(d->regions[i]) && (best == NULL || r->base < best->base))
            best = r;
    }
    return best;
}

const struct dist_group *dists_group(const struct dists *d, size_t index)
{
    settle(d);
    if (group_used(d->all) && index-- == 0)
        return d->all;
    for (size_t i = 0; i < DIST_CORES; i++)
        if (group_used(d->cores[i]) && index-- == 0)
            return d->cores[i];
    const struct dist_region *r = next_region(d, NULL);
    while (r != NULL && index-- > 0)
        r = next_region(d, r);
    return r == NULL ? NULL : d->regions[r - d->names];
}

const struct dist_group *dists_find(const struct dists *d, const char *by, const char *name)
{
    const struct dist_group *g;
    for (size_t i = 0; (g = dists_group(d, i)) != NULL; i++)
        if (strcmp(g->by, by) == 0 && strcmp(g->name, name) == 0)
            return g;
    return NULL;
}

uint64_t dists_base(const struct dists *d, const struct dist_group *g)
{
    for (size_t i = 0; i < d->name_count; i++)
        if (d->regions[i] == g)
            return d->names[i].base;
    return 0;
}

/* ---- regions --------------------------------------------------------------------------------- */

static struct range *add_range(struct dists *d, const struct dist_region *region)
{
    int number = region_number(d, region);
    if (number == NO_REGION || d->range_count == DIST_REGIONS)
        return NULL;
    struct range *r = &d->ranges[d->range_count++];
    *r = (struct range){ *region, number };
    return r;
}

void dists_map(struct dists *d, const struct dist_region *regions, size_t count)
{
    for (size_t i = 0; i < count; i++)
        (void)add_range(d, &regions[i]);
    d->fixed = d->find == NULL;
    d->recent = NULL;
}

/* Of one name as often as it is there. */
void dists_map_replay(void *dists, const struct replay_region *regions, size_t count)
{
    for (size_t i = 0; dists != NULL && i < count; i++) {
        struct dist_region r = { .base = regions[i].base, .size = regions[i].size };
        if (regions[i].name[0] != '\0')
            (void)snprintf(r.name, sizeof(r.name), "%s", regions[i].name);
        else
            (void)snprintf(r.name, sizeof(r.name), "0x%llx", (unsigned long long)r.base);
        dists_map(dists, &r, 1);
    }
}

void dists_ask(struct dists *d, dists_find_fn *find, void *self)
{
    d->find = find;
    d->find_self = self;
}

static bool find_bar(void *self, uint64_t address, struct dist_region *out)
{
    struct platform_bar bar;
    if (!platform_bar_at(self, address, &bar))
        return false;
    *out = (struct dist_region){ .base = bar.base, .size = bar.size };
    (void)snprintf(out->name, sizeof(out->name), "ep%u BAR%u", bar.endpoint, bar.bar);
    return true;
}

void dists_ask_platform(struct dists *d, const struct platform *p)
{
    dists_ask(d, find_bar, (void *)(uintptr_t)p);
}

void dists_moved(struct dists *d)
{
    if (d == NULL || d->fixed)
        return;
    d->range_count = 0;
    d->recent = NULL;
}

static bool inside(const struct range *r, uint64_t address)
{
    return address - r->at.base < r->at.size;
}

static int search_region(struct dists *d, uint64_t address)
{
    for (size_t i = 0; i < d->range_count; i++) {
        if (inside(&d->ranges[i], address)) {
            d->recent = &d->ranges[i];
            return d->recent->region;
        }
    }
    struct dist_region found;
    if (d->find == NULL || !d->find(d->find_self, address, &found))
        return NO_REGION;
    d->recent = add_range(d, &found);
    return d->recent == NULL ? NO_REGION : d->recent->region;
}

static inline int find_region(struct dists *d, uint64_t address)
{
    const struct range *r = d->recent;
    return r != NULL && inside(r, address) ? r->region : search_region(d, address);
}

/* ---- TLPs ------------------------------------------------------------------------------------ */

/** What a TLP is counted in: a cell, or if that is not to be had each of its groups. */
struct groups {
    struct dist_group *at[GROUPS_OF_TLP];
    size_t count;
};

static struct groups groups_of(struct dists *d, uint16_t core, int region)
{
    struct groups g = { { dists_all(d), dists_core(d, core) }, 2 };
    if (region != NO_REGION)
        g.at[g.count++] = region_group(d, region);
    return g;
}

static struct groups find_cell(struct dists *d, uint16_t core, int region)
{
    struct cells *cells = d->cells;
    size_t i = 0;
    while (i < cells->count && (cells->at[i]->core != core || cells->at[i]->region != region))
        i++;
    const struct groups g = groups_of(d, core, region);
    if (i == CELLS)
        return g;
    if (i == cells->count) {
        struct cell *c = must(calloc(1, sizeof(*c)));
        c->core = core;
        c->region = region;
        c->into_count = g.count;
        memcpy(c->into, g.at, sizeof(g.at));
        cells->at[cells->count++] = c;
    }
    cells->recent = i;
    return (struct groups){ { &cells->at[i]->counted }, 1 };
}

static inline struct groups counted_in(struct dists *d, const struct pcie_tlp *t, int region)
{
    struct cells *cells = d->cells;
    struct cell *c = cells->at[cells->recent];
    cells->changed = true;
    if (__builtin_expect(c != NULL && c->core == t->master && c->region == region, 1))
        return (struct groups){ { &c->counted }, 1 };
    return find_cell(d, t->master, region);
}

static inline void add_value(struct dist_group *g, enum dist_what what, uint64_t value)
{
    loghist_add(&g->values[what], value);
    g->sums[what] += value;
}

static inline uint64_t since(simtime_t later, simtime_t earlier)
{
    return later > earlier ? later - earlier : 0;
}

/** When the last memory write on the TLP's link ended. */
static simtime_t *last_end(struct dists *d, uint16_t port)
{
    if (port >= d->port_count) {
        d->last_end = must(realloc(d->last_end, (port + 1U) * sizeof(*d->last_end)));
        while (d->port_count <= port)
            d->last_end[d->port_count++] = SIMTIME_NEVER;
    }
    return &d->last_end[port];
}

static void see_write(struct dists *d, const struct pcie_tlp *t)
{
    const struct groups g = counted_in(d, t, find_region(d, t->address.ba));
    simtime_t *before = last_end(d, t->port);
    const bool first = *before == SIMTIME_NEVER;
    const uint64_t latency = since(t->end, t->issued), gap = since(t->time, *before);
    for (size_t i = 0; i < g.count; i++) {
        hist_add(&g.at[i]->sizes, t->bytes);
        g.at[i]->reasons[t->reason]++;
        add_value(g.at[i], DIST_STORES, t->stores);
        add_value(g.at[i], DIST_WRITE_LATENCY, latency);
        if (!first)
            add_value(g.at[i], DIST_GAP, gap);
    }
    *before = t->end;
}

static void see_read(struct dists *d, const struct pcie_tlp *t)
{
    if (t->speculative)
        return;
    int region = find_region(d, t->address.ba);
    const struct groups g = counted_in(d, t, region);
    for (size_t i = 0; i < g.count; i++)
        hist_add(&g.at[i]->read_sizes, t->bytes);
    if (d->pending_count == PENDING_MOST) { /* the oldest will not be answered any more */
        d->pending_count--;
        memmove(d->pending, d->pending + 1, d->pending_count * sizeof(*d->pending));
    }
    d->pending[d->pending_count++] = (struct pending){ t->number, region };
}

/** Completions of reads: those that end one take it from the list. */
static void see_completion(struct dists *d, const struct pcie_tlp *t)
{
    size_t i = d->pending_count;
    while (i > 0 && d->pending[i - 1].number != t->number)
        i--;
    if (i == 0)
        return; /* of a configuration request, or of a read that nobody asked for */
    bool good = t->type == PCIE_CPLD && t->status == PCIE_SC;
    if (good && t->byte_count != t->bytes)
        return;
    if (good) {
        const struct groups g = counted_in(d, t, d->pending[i - 1].region);
        for (size_t k = 0; k < g.count; k++)
            add_value(g.at[k], DIST_READ_LATENCY, since(t->end, t->issued));
    }
    d->pending_count--;
    memmove(d->pending + i - 1, d->pending + i, (d->pending_count - i + 1) * sizeof(*d->pending));
}

void dists_see(struct dists *d, const struct pcie_tlp *t)
{
    if (d == NULL || t->hop != 0)
        return;
    switch (t->type) {
    case PCIE_MWR:
        if (!t->up)
            see_write(d, t);
        break;
    case PCIE_MRD:
        if (!t->up)
            see_read(d, t);
        break;
    case PCIE_CPL:
    case PCIE_CPLD:
        if (t->up)
            see_completion(d, t);
        break;
    case PCIE_MSG: return;
    default: dists_moved(d); /* software is at the configuration space */
    }
}
