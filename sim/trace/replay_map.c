/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/replay_map.h"

#include <stdlib.h>
#include <string.h>

static const uint64_t WHOLE_BYTES = (uint64_t)1 << REPLAY_WHOLE_BITS,
                      OFFSET_REGION_BYTES = (uint64_t)1 << REPLAY_OFFSET_BITS;

static bool inside(const struct replay_region *m, uint64_t address, uint32_t size)
{
    return address >= m->base && address - m->base < m->size &&
           size <= m->size - (address - m->base);
}

static bool in_whole(uint64_t address, uint32_t size)
{
    return address < WHOLE_BYTES && size <= WHOLE_BYTES - address;
}

/* Without a map a virtual address's low bits stand for themselves, an offset is in a place of its
 * region's own. */
static bool locate_anywhere(const struct trace *t, const struct trace_insn *i, uint64_t *address)
{
    if (trace_is_virtual(t)) {
        *address &= WHOLE_BYTES - 1;
    } else if (i->first.address_is_offset) {
        if (*address >= OFFSET_REGION_BYTES) {
            return false; /* in the place of another */
        }
        *address += (i->first.region + 1) * OFFSET_REGION_BYTES;
    }
    return in_whole(*address, i->size);
}

static const struct replay_region *find_virtual(const struct replay_map *m, uint64_t *address)
{
    for (size_t k = 0; k < m->count; k++) {
        const struct replay_region *at = &m->regions[k];
        if (at->va && *address - at->va < at->size) {
            *address = at->base + (*address - at->va);
            return at;
        }
    }
    return NULL;
}

static const struct replay_region *find_offset(const struct replay_map *m,
                                               const struct trace_insn *i, uint64_t *address)
{
    for (size_t k = 0; k < m->count; k++) {
        const struct replay_region *at = &m->regions[k];
        if (strcmp(at->region, i->region_name) == 0 && i->address < at->size) {
            *address += at->base;
            return at;
        }
    }
    return NULL;
}

bool replay_map_search(struct replay_map *m, const struct trace *t, const struct trace_insn *i,
                       uint64_t *address, const struct replay_region **region)
{
    *address = i->address;
    *region = NULL;
    if (!m->regions) {
        return locate_anywhere(t, i, address);
    }
    if (trace_is_virtual(t) || i->first.address_is_offset) {
        *region = trace_is_virtual(t) ? find_virtual(m, address) : find_offset(m, i, address);
        return *region && inside(*region, *address, i->size);
    }
    for (size_t k = 0; k < m->count; k++) {
        if (inside(&m->regions[k], *address, i->size)) {
            *region = m->recent = &m->regions[k];
            return true;
        }
    }
    return false;
}

bool replay_map_outside(const struct trace_insn *i, const char *path, struct error *e)
{
    return error_at(e, path, error_line(i->first.line), "0x%llx is outside every region of the map",
                    (unsigned long long)i->address);
}

/* ---- which map ------------------------------------------------------------------------------- */

static bool meet(uint64_t a, uint64_t a_size, uint64_t b, uint64_t b_size)
{
    return a < b + b_size && b < a + a_size;
}

/* Regions number `j` and, after it, `k`, of which `what` is at the same addresses. */
static bool overlap(const struct replay_region *regions, size_t j, size_t k, bool virtual,
                    const char *path, struct error *e)
{
    const struct replay_region *a = &regions[j], *b = &regions[k];
    const char *what = virtual ? "va " : "";
    char line[32] = "";
    if (a->line) {
        snprintf(line, sizeof(line), " of line %d", a->line);
    }
    return error_at(
        e, path, path ? b->line : 0,
        "%sregion %zu \"%s\" at %s0x%llx, 0x%llx bytes, overlaps region %zu \"%s\"%s at "
        "%s0x%llx, 0x%llx bytes",
        path ? "" : "map: ", k + 1, b->name, what, (unsigned long long)(virtual ? b->va : b->base),
        (unsigned long long)b->size, j + 1, a->name, line, what,
        (unsigned long long)(virtual ? a->va : a->base), (unsigned long long)a->size);
}

bool replay_map_check(const struct replay_region *regions, size_t count, const char *path,
                      struct error *e)
{
    for (size_t k = 0; k < count; k++) {
        for (size_t j = 0; j < k; j++) {
            const struct replay_region *a = &regions[j], *b = &regions[k];
            const bool virtual = a->va && b->va && meet(a->va, a->size, b->va, b->size);
            if (meet(a->base, a->size, b->base, b->size) || virtual) {
                return overlap(regions, j, k, !meet(a->base, a->size, b->base, b->size), path, e);
            }
        }
    }
    return true;
}

/* A map for virtual addresses has to say where they are. */
static bool check_virtual(const struct replay_map *m, const struct trace *t, const char *path,
                          struct error *e)
{
    size_t k = 0;
    while (k < m->count && m->regions[k].va == 0) {
        k++;
    }
    return !m->regions || k < m->count || !trace_is_virtual(t) ||
           error_at(e, path, 0,
                    "its addresses are the kernel's virtual ones; expected `va` in regions of the "
                    "map: where /proc/vmallocinfo says that they are");
}

static bool take_entry(struct replay_region *to, const struct trace_map_entry *from, size_t number,
                       const char *path, struct error *e)
{
    enum { PAGE = 4096 };
    memcpy(to->name, from->name, sizeof(to->name));
    memcpy(to->region, from->region, sizeof(to->region));
    to->base = from->base;
    to->size = from->size;
    if (to->base % PAGE || to->size % PAGE || !to->size || to->base + to->size < to->base) {
        return error_at(e, path, 0,
                        "the trace's map: region %zu \"%s\": expected multiples of 4 KiB", number,
                        to->name);
    }
    return s1_type_parse(from->s1, &to->s1, e);
}

/* The map that the trace carries. */
static bool take_own(struct replay_map *m, const struct trace *t, const char *path, struct error *e)
{
    size_t count;
    const struct trace_map_entry *map = trace_map(t, &count);
    if (!map) {
        return true;
    }
    if (count > MAP_REGIONS_MAX) {
        return error_at(e, path, 0, "the trace's map has %zu regions; expected at most %d", count,
                        MAP_REGIONS_MAX);
    }
    m->own = calloc(count, sizeof(*m->own));
    if (!m->own) {
        return error_fault(e, "no memory for a map");
    }
    m->regions = m->own;
    m->count = count;
    for (size_t k = 0; k < count; k++) {
        if (!take_entry(&m->own[k], &map[k], k + 1, path, e)) {
            return false;
        }
    }
    return true;
}

bool replay_map_init(struct replay_map *m, const struct replay_region *regions, size_t count,
                     const struct trace *t, const char *path, struct error *e)
{
    *m = (struct replay_map){ .regions = regions, .count = regions ? count : 0 };
    return (regions || take_own(m, t, path, e)) &&
           replay_map_check(m->regions, m->count, m->own ? path : NULL, e) &&
           check_virtual(m, t, path, e);
}

void replay_map_free(struct replay_map *m)
{
    free(m->own);
    *m = (struct replay_map){ 0 };
}
