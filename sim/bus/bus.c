/* SPDX-License-Identifier: Apache-2.0 */
#include "bus/bus.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { MASTERS_MAX = 64, REGION_NAME_MAX = 48, BARRIER_TARGETS_MAX = 8, RESTS_MAX = 8 };

/* ORDER BUS_REASON */
static const struct {
    const char *name, *help;
} reasons[] = {
    { "device", "a Device store, as it is" },
    { "full", "all 64 bytes of the buffer are written" },
    { "evicted", "another access needed the buffer" },
    { "barrier", "DMB, DSB or store-release" },
    { "load", "a load of the same line" },
    { "order", "a Device access that must not overtake it" },
    { "timeout", "the buffer waited as long as it may" },
    { "exclusive", "an exclusive or atomic access" },
    { "hint", "DGH" },
    { "single",
      "an access that never merges: ST64B, or Non-cacheable on a core that does not gather" },
    { "cache", "a dirty line left the cache" },
    { "end", "the end of the run" },
};
static_assert(ARRAY_LEN(reasons) == BUS_REASON_COUNT, "ORDER BUS_REASON");

const char *bus_reason_name(enum bus_reason reason)
{
    return reasons[reason].name;
}

const char *bus_reason_help(enum bus_reason reason)
{
    return reasons[reason].help;
}

struct region {
    uint64_t base, last; /* inclusive, so that a region may end at 2^64 */
    char name[REGION_NAME_MAX];
    struct bus_target target;
};

struct bus {
    struct region *regions; /* by base */
    size_t count;
    const struct region *recent;    /* that answered last; NULL: none yet */
    struct region rests[RESTS_MAX]; /* which get what no region has claimed */
    size_t rest_count;
    struct bus_target barriers[BARRIER_TARGETS_MAX]; /* once each, however many regions they have */
    size_t barrier_count;
    struct bus_master masters[MASTERS_MAX];
};

struct bus *bus_new(void)
{
    return calloc(1, sizeof(struct bus));
}

void bus_free(struct bus *b)
{
    if (b) {
        free(b->regions);
    }
    free(b);
}

bool bus_add_master(struct bus *b, uint16_t number, const struct bus_master *master,
                    struct error *e)
{
    if (number >= MASTERS_MAX) {
        return error_set(e, "bus master %u: expected 0 to %d", number, MASTERS_MAX - 1);
    }
    b->masters[number] = *master;
    return true;
}

const struct bus_master *bus_get_master(const struct bus *b, uint16_t number)
{
    assert(number < MASTERS_MAX);
    return &b->masters[number];
}

/* A target with several regions hears a barrier once: barrier_self says whom it is for. */
static bool add_barrier_target(struct bus *b, const struct bus_target *target, struct error *e)
{
    if (!target->barrier) {
        return true;
    }
    for (size_t i = 0; i < b->barrier_count; i++) {
        if (b->barriers[i].barrier_self == target->barrier_self) {
            return true;
        }
    }
    if (b->barrier_count == BARRIER_TARGETS_MAX) {
        return error_fault(e, "more than %d bus targets that hear barriers", BARRIER_TARGETS_MAX);
    }
    b->barriers[b->barrier_count++] = *target;
    return true;
}

/* Its last address, inclusive; false: it does not fit. */
static bool last_of(pa_t base, uint64_t size, const char *name, uint64_t *last, struct error *e)
{
    *last = base.pa + (size - 1);
    if (size == 0 || *last < base.pa) {
        return error_set(e, "%s: 0x%llx bytes at 0x%llx do not fit the address space", name,
                         (unsigned long long)size, (unsigned long long)base.pa);
    }
    return true;
}

static bool overlaps(const struct region *r, pa_t base, uint64_t last, const char *name,
                     struct error *e)
{
    if (r->base > last || r->last < base.pa) {
        return false;
    }
    error_set(e, "%s at 0x%llx..0x%llx overlaps %s at 0x%llx..0x%llx", name,
              (unsigned long long)base.pa, (unsigned long long)last, r->name,
              (unsigned long long)r->base, (unsigned long long)r->last);
    return true;
}

static void set_region(struct region *r, pa_t base, uint64_t last, const char *name,
                       const struct bus_target *target)
{
    *r = (struct region){ .base = base.pa, .last = last, .target = *target };
    snprintf(r->name, sizeof(r->name), "%s", name);
}

bool bus_map(struct bus *b, pa_t base, uint64_t size, const char *name,
             const struct bus_target *target, struct error *e)
{
    uint64_t last;
    size_t at = 0;
    if (!last_of(base, size, name, &last, e)) {
        return false;
    }
    while (at < b->count && b->regions[at].base <= last) {
        if (overlaps(&b->regions[at++], base, last, name, e)) {
            return false;
        }
    }
    if (!add_barrier_target(b, target, e)) {
        return false;
    }
    struct region *grown = realloc(b->regions, (b->count + 1) * sizeof(*grown));
    if (!grown) {
        return error_fault(e, "out of memory for the address map");
    }
    b->regions = grown;
    memmove(&grown[at + 1], &grown[at], (b->count - at) * sizeof(*grown));
    set_region(&grown[at], base, last, name, target);
    b->count++;
    b->recent = &grown[at];
    return true;
}

bool bus_map_rest(struct bus *b, pa_t base, uint64_t size, const char *name,
                  const struct bus_target *target, struct error *e)
{
    uint64_t last;
    if (!last_of(base, size, name, &last, e)) {
        return false;
    }
    for (size_t i = 0; i < b->rest_count; i++) {
        if (overlaps(&b->rests[i], base, last, name, e)) {
            return false;
        }
    }
    if (b->rest_count == RESTS_MAX) {
        return error_set(e, "%s: at most %d regions for what is not claimed", name, RESTS_MAX);
    }
    if (!add_barrier_target(b, target, e)) {
        return false;
    }
    set_region(&b->rests[b->rest_count++], base, last, name, target);
    return true;
}

/* Never `recent`: a region may lie in it. */
static const struct region *search_rests(const struct bus *b, uint64_t address)
{
    for (size_t i = 0; i < b->rest_count; i++) {
        if (address >= b->rests[i].base && address <= b->rests[i].last) {
            return &b->rests[i];
        }
    }
    return NULL;
}

static const struct region *search(struct bus *b, uint64_t address)
{
    size_t low = 0, high = b->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (b->regions[middle].last < address) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low < b->count && b->regions[low].base <= address) {
        b->recent = &b->regions[low];
        return b->recent;
    }
    return search_rests(b, address);
}

static const struct region *find_region(struct bus *b, uint64_t address)
{
    const struct region *r = b->recent;
    return r && address >= r->base && address <= r->last ? r : search(b, address);
}

struct bus_answer bus_issue_write(struct bus *b, const struct bus_write *w)
{
    const struct region *r = find_region(b, w->line.pa);
    if (!r) {
        return (struct bus_answer){ w->time, BUS_DECERR };
    }
    return r->target.write(r->target.self, w->line.pa - r->base, w);
}

struct bus_answer bus_issue_read(struct bus *b, const struct bus_read *read, uint8_t *data)
{
    const struct region *r = find_region(b, read->at.pa);
    if (!r) {
        return (struct bus_answer){ read->time, BUS_DECERR };
    }
    return r->target.read(r->target.self, read->at.pa - r->base, read, data);
}

bool bus_is_memory(struct bus *b, pa_t at)
{
    const struct region *r = find_region(b, at.pa);
    return r && r->target.memory;
}

bool bus_hears_barriers(const struct bus *b)
{
    return b->barrier_count != 0;
}

void bus_issue_barrier(struct bus *b, uint16_t master, simtime_t time)
{
    for (size_t i = 0; i < b->barrier_count; i++) {
        b->barriers[i].barrier(b->barriers[i].barrier_self, master, time);
    }
}
