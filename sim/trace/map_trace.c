/* SPDX-License-Identifier: Apache-2.0 */
/* What a trace tells of its map: its own, its BARs, or only where its accesses are. */
#include "trace/map_text.h"
#include "trace/replay_map.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

enum { CLUSTER_BITS = 21, INTERRUPT_EVERY = 4096 };

bool map_trace_is_file(const struct map_query *q, const char *why, struct error *e)
{
    struct stat s;
    if (strcmp(q->trace->path, "-") != 0 &&
        (stat(q->trace->path, &s) != 0 || S_ISREG(s.st_mode) || S_ISDIR(s.st_mode))) {
        return true; /* what is no file is told when it is opened */
    }
    return error_at(e, strcmp(q->trace->path, "-") == 0 ? "(standard input)" : q->trace->path, 0,
                    "a trace from a pipe cannot be read twice, %s; expected a file", why);
}

static bool open_trace(const struct map_query *q, struct trace **t, struct error *e)
{
    struct trace_options o = *q->trace;
    o.strict = false; /* the replay will say what is wrong with it */
    o.from_time = NULL;
    *t = trace_open(&o, e);
    return *t != NULL;
}

/* The next instruction; false at the end or with `*good` false. */
static bool next(const struct map_query *q, struct trace *t, struct trace_insn *i, uint64_t *n,
                 bool *good, struct error *e)
{
    if (q->interrupt && ++*n % INTERRUPT_EVERY == 0 && *q->interrupt) {
        *good = error_set(e, "interrupted");
        return false;
    }
    const enum trace_result result = trace_next_instruction_apart(t, i, e);
    *good = result != TRACE_ERROR;
    return result == TRACE_OK;
}

/* ---- its own map, its BARs ------------------------------------------------------------------- */

static bool take_own_map(struct trace *t, const char *path, struct map_source *m, struct error *e)
{
    struct replay_map own;
    if (!replay_map_init(&own, NULL, 0, t, path, e)) {
        replay_map_free(&own);
        return false;
    }
    m->regions = own.own; /* ours now */
    m->count = own.count;
    for (size_t i = 0; i < m->count; i++) {
        m->regions[i].s1_given = true;
    }
    snprintf(m->kind, sizeof(m->kind), "the trace's own map");
    return true;
}

static bool take_bar(const struct trace_bar *b, struct map_source *m, const struct map_text *t,
                     struct error *e)
{
    enum { ROM = 6 };
    char bdf[MAP_BDF];
    struct map_part *p = map_add(m, NULL, e);
    if (!p || !map_set_range(p, t, b->base, b->base + b->size - 1, e)) {
        return false;
    }
    snprintf(bdf, sizeof(bdf), "0000:%02x:%02x.%x", b->bdf >> 8, b->bdf >> 3 & 31, b->bdf & 7);
    p->prefetchable = b->prefetchable;
    p->disabled = b->number == ROM;
    if (strchr(b->name, ':')) { /* an assigned device is named by its address in the host */
        map_name_bar(p, b->name, b->number, "");
    } else {
        map_name_bar(p, bdf, b->number, b->name);
        p->region[0] = '\0'; /* its trace has addresses */
    }
    return true;
}

static bool take_bars(const struct trace *t, const char *path, struct map_source *m,
                      struct error *e)
{
    const struct map_text place = { .path = path };
    unsigned ports = 0, unassigned = 0;
    for (size_t i = 0; i < trace_bar_count(t); i++) {
        const struct trace_bar *b = trace_bar(t, i);
        if (b->io) {
            ports++;
        } else if (b->base == 0 || b->size == 0) {
            unassigned++;
        } else if (!take_bar(b, m, &place, e)) {
            return false;
        }
    }
    if (ports) {
        map_note(m, "%u BARs of I/O ports: left out", ports);
    }
    if (unassigned) {
        map_note(m, "%u BARs without an address: left out", unassigned);
    }
    snprintf(m->kind, sizeof(m->kind), "BARs that the trace tells of");
    return true;
}

bool map_trace_own(const struct map_query *q, struct map_source *m, struct error *e)
{
    struct trace *t;
    if (!q->trace) {
        return error_set(e, "a map of \"trace\" needs a trace");
    }
    if (!map_trace_is_file(q, "for the map that it tells of", e) || !open_trace(q, &t, e)) {
        return false;
    }
    size_t count;
    bool good = true;
    if (trace_map(t, &count)) {
        good = take_own_map(t, q->trace->path, m, e);
    } else {
        struct trace_insn i;
        uint64_t n = 0;
        while (next(q, t, &i, &n, &good, e)) {
        }
        good = good && take_bars(t, q->trace->path, m, e) &&
               map_make_regions(m, q->trace->path, false, e);
        if (good && m->count == 0 && !q->ranges) {
            good = error_at(e, q->trace->path, 0,
                            "this %s trace tells of no BAR: it has no PCIDEV, pci_cfg_* or "
                            "vfio_pci_*_config lines of memory BARs that got an address; `gather "
                            "map` shows the ranges that it touches",
                            trace_format_name(t));
        }
    }
    trace_close(t);
    return good;
}

/* ---- what it touches ------------------------------------------------------------------------- */

/* The region that holds an access by its address; they are sorted unless a user wrote them. */
static const struct replay_region *find(const struct map_source *m, uint64_t address, uint32_t size)
{
    size_t low = 0, high = m->count;
    while (low < high) {
        const size_t middle = (low + high) / 2;
        const struct replay_region *r = &m->regions[middle];
        if (address < r->base) {
            high = middle;
        } else if (address - r->base >= r->size) {
            low = middle + 1;
        } else {
            return size <= r->size - (address - r->base) ? r : NULL;
        }
    }
    return NULL;
}

static void count_insn(struct map_source *m, struct replay_map *map, const struct trace *t,
                       const struct trace_insn *i, uint64_t *outside)
{
    const struct replay_region *r = NULL;
    uint64_t address;
    if (i->first.kind != TRACE_READ && i->first.kind != TRACE_WRITE) {
        return;
    }
    if (m->part_count == 0 || trace_is_virtual(t) || i->first.address_is_offset) {
        r = replay_map_locate(map, t, i, &address, &r) ? r : NULL;
    } else {
        r = find(m, i->address, i->size);
    }
    if (r) {
        struct map_use *use = &m->uses[r - m->regions];
        *(i->first.kind == TRACE_READ ? &use->reads : &use->writes) += i->records;
    } else {
        *outside += i->records;
    }
}

bool map_count_uses(const struct map_query *q, struct map_source *m, struct error *e)
{
    struct trace *t;
    struct replay_map map;
    struct trace_insn i;
    uint64_t n = 0, outside = 0;
    bool good = true;
    m->uses = calloc(m->count + 1, sizeof(*m->uses));
    if (!m->uses) {
        return error_fault(e, "no memory for a map");
    }
    if (!map_trace_is_file(q, "to count its accesses", e) || !open_trace(q, &t, e)) {
        return false;
    }
    good = replay_map_init(&map, m->regions, m->count, t, q->trace->path, e);
    while (good && next(q, t, &i, &n, &good, e)) {
        count_insn(m, &map, t, &i, &outside);
    }
    if (good && outside) {
        map_note(m, "%llu accesses of the trace are in none of these regions",
                 (unsigned long long)outside);
    }
    trace_close(t);
    return good;
}

/* ---- ranges ---------------------------------------------------------------------------------- */

enum { SLOTS_BITS = 16, SLOTS = 1 << SLOTS_BITS, CLUSTERS_MAX = SLOTS / 2 };

struct cluster {
    uint64_t number, lo, hi, reads, writes;
    uint32_t region; /* + 1; 0: this slot is free */
    bool is_offset;
};

struct touched {
    struct cluster *slots;
    size_t count;
    uint64_t lost;
};

static void touch(struct touched *s, const struct trace_insn *i)
{
    const uint64_t number = i->address >> CLUSTER_BITS;
    const uint32_t region = i->first.address_is_offset ? i->first.region + 1 : UINT32_MAX;
    uint64_t at = (number * UINT64_C(0x9e3779b97f4a7c15) + region * UINT64_C(0xff51afd7ed558ccd)) >>
                  (64 - SLOTS_BITS);
    while (s->slots[at].region &&
           (s->slots[at].number != number || s->slots[at].region != region)) {
        at = (at + 1) % SLOTS;
    }
    struct cluster *c = &s->slots[at];
    if (!c->region) {
        if (s->count == CLUSTERS_MAX) {
            s->lost++;
            return;
        }
        s->count++;
        *c = (struct cluster){ .number = number,
                               .region = region,
                               .lo = UINT64_MAX,
                               .is_offset = i->first.address_is_offset };
    }
    const uint64_t last = i->address + i->size - 1;
    c->lo = i->address < c->lo ? i->address : c->lo;
    c->hi = last > c->hi ? last : c->hi;
    *(i->first.kind == TRACE_READ ? &c->reads : &c->writes) += i->records;
}

static int by_place(const void *a, const void *b)
{
    const struct cluster *x = a, *y = b;
    if (x->region != y->region) {
        return x->region < y->region ? -1 : 1;
    }
    return x->number < y->number ? -1 : x->number > y->number;
}

/* Clusters side by side are one range. */
static void join(struct touched *s)
{
    size_t n = 0, joined = 0;
    for (size_t i = 0; i < SLOTS; i++) {
        if (s->slots[i].region) {
            s->slots[n++] = s->slots[i];
        }
    }
    qsort(s->slots, n, sizeof(*s->slots), by_place);
    for (size_t i = 0; i < n; i++) {
        struct cluster *before = joined ? &s->slots[joined - 1] : NULL;
        const struct cluster c = s->slots[i];
        if (before && before->region == c.region && before->number + 1 == c.number) {
            before->number = c.number;
            before->hi = c.hi > before->hi ? c.hi : before->hi;
            before->reads += c.reads;
            before->writes += c.writes;
        } else {
            s->slots[joined++] = c;
        }
    }
    s->count = joined;
}

static int by_use(const void *a, const void *b)
{
    const struct cluster *x = a, *y = b;
    const uint64_t p = x->reads + x->writes, q = y->reads + y->writes;
    return p != q ? (p < q ? 1 : -1) : by_place(a, b);
}

/* The names of the trace's regions, where each of them is a range of its own. */
static bool use_names(const struct trace *t, struct touched *s)
{
    static const char *const none[] = { "mem", "gpa", "va", "-" };
    const size_t count = trace_region_count(t);
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        const struct trace_region *r = trace_region(t, (uint32_t)i);
        for (size_t k = 0; k < ARRAY_LEN(none); k++) {
            if (strcmp(r->name, none[k]) == 0) {
                return false;
            }
        }
        for (size_t k = 0; k < i; k++) {
            const struct trace_region *o = trace_region(t, (uint32_t)k);
            if (!r->is_offset && !o->is_offset && r->lo <= (o->hi | (MAP_PAGE - 1)) &&
                o->lo <= (r->hi | (MAP_PAGE - 1))) {
                return false;
            }
        }
    }
    if (count == 0 || count > CLUSTERS_MAX) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        const struct trace_region *r = trace_region(t, (uint32_t)i);
        if (r->reads || r->writes) {
            s->slots[n++] = (struct cluster){ .lo = r->lo,
                                              .hi = r->hi,
                                              .reads = r->reads,
                                              .writes = r->writes,
                                              .region = (uint32_t)i + 1,
                                              .is_offset = r->is_offset };
        }
    }
    s->count = n;
    return true;
}

static void name_range(const struct trace *t, const struct cluster *c, bool named,
                       struct replay_region *r)
{
    const char *name = c->is_offset || named ? trace_region(t, c->region - 1)->name : NULL;
    if (name) {
        snprintf(r->name, sizeof(r->name), "%.63s", name);
    } else {
        snprintf(r->name, sizeof(r->name), "0x%llx", (unsigned long long)c->lo);
    }
    if (c->is_offset) {
        snprintf(r->region, sizeof(r->region), "%.63s", name);
    }
}

/* Where it is for a replay without a map: an offset has no address, a virtual one not its own. */
static void place_range(const struct trace *t, const struct cluster *c, struct replay_region *r)
{
    uint64_t lo = c->lo & ~(uint64_t)(MAP_PAGE - 1);
    const uint64_t last = c->hi | (MAP_PAGE - 1);
    if (c->is_offset) {
        lo = 0;
        r->base = (uint64_t)c->region << REPLAY_OFFSET_BITS;
    } else if (trace_is_virtual(t)) {
        r->va = lo;
        r->base = lo & ((UINT64_C(1) << REPLAY_WHOLE_BITS) - 1);
    } else {
        r->base = lo;
    }
    r->size = last - lo + 1;
}

/* Offsets of a region begin at its base, so that it is one range. */
static void join_offsets(struct touched *s)
{
    size_t n = 0;
    for (size_t i = 0; i < s->count; i++) {
        const struct cluster c = s->slots[i];
        struct cluster *before = n ? &s->slots[n - 1] : NULL;
        if (before && c.is_offset && before->region == c.region) {
            before->hi = c.hi > before->hi ? c.hi : before->hi;
            before->reads += c.reads;
            before->writes += c.writes;
        } else {
            s->slots[n++] = c;
        }
    }
    s->count = n;
}

static bool make_ranges(const struct trace *t, struct touched *s, bool named, struct map_source *m,
                        struct error *e)
{
    size_t count = s->count;
    if (count > MAP_REGIONS_MAX) {
        uint64_t left = 0;
        qsort(s->slots, count, sizeof(*s->slots), by_use);
        for (size_t i = MAP_REGIONS_MAX; i < count; i++) {
            left += s->slots[i].reads + s->slots[i].writes;
        }
        map_note(m, "%zu more ranges, the least used, with %llu accesses: left out",
                 count - MAP_REGIONS_MAX, (unsigned long long)left);
        count = MAP_REGIONS_MAX;
        qsort(s->slots, count, sizeof(*s->slots), by_place);
    }
    m->regions = calloc(count + 1, sizeof(*m->regions));
    m->uses = calloc(count + 1, sizeof(*m->uses));
    if (!m->regions || !m->uses) {
        return error_fault(e, "no memory for a map");
    }
    for (size_t i = 0; i < count; i++) {
        name_range(t, &s->slots[i], named, &m->regions[i]);
        place_range(t, &s->slots[i], &m->regions[i]);
        m->uses[i] = (struct map_use){ s->slots[i].reads, s->slots[i].writes };
        if (s->slots[i].is_offset || trace_is_virtual(t)) {
            m->assumed = true;
        }
    }
    m->count = count;
    if (m->assumed) {
        map_note(m, "the trace does not say where %s: these bases are assumed",
                 trace_is_virtual(t) ? "virtual addresses are mapped" : "its offsets begin");
    }
    if (s->lost) {
        map_note(m, "%llu accesses elsewhere: left out", (unsigned long long)s->lost);
    }
    snprintf(m->kind, sizeof(m->kind), "%s",
             named ? "the regions that the trace names" : "ranges that the trace touches");
    return true;
}

bool map_trace_ranges(const struct map_query *q, struct map_source *m, struct error *e)
{
    struct trace *t;
    struct touched s = { 0 };
    struct trace_insn i;
    uint64_t n = 0;
    bool good = true;
    if (!open_trace(q, &t, e)) {
        return false;
    }
    s.slots = calloc(SLOTS, sizeof(*s.slots));
    if (!s.slots) {
        trace_close(t);
        return error_fault(e, "no memory for a map");
    }
    while (good && next(q, t, &i, &n, &good, e)) {
        if (i.first.kind == TRACE_READ || i.first.kind == TRACE_WRITE) {
            touch(&s, &i);
        }
    }
    if (good) {
        const bool named = use_names(t, &s);
        if (!named) {
            join(&s);
            join_offsets(&s);
        }
        good = s.count != 0 || error_at(e, q->trace->path, 0, "the trace has no access");
        good = good && make_ranges(t, &s, named, m, e);
    }
    free(s.slots);
    trace_close(t);
    return good;
}
