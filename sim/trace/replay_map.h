/* SPDX-License-Identifier: Apache-2.0 */
/** Which region of a map an access of a trace is in, and at which guest physical address. */
#ifndef GATHER_TRACE_REPLAY_MAP_H
#define GATHER_TRACE_REPLAY_MAP_H

#include "trace/trace.h"

/**
 * Without a map, one BAR holds every address a guest can have here; regions given by offset get
 * places in it.
 */
enum { REPLAY_WHOLE_BITS = 46, REPLAY_OFFSET_BITS = 40 /* a region given by offset */ };

/** No region is where another is; else the user's error in the map's file `path`, which may be
 * NULL. */
bool replay_map_check(const struct replay_region *regions, size_t count, const char *path,
                      struct error *e);

struct replay_map {
    const struct replay_region *regions; /* NULL: none, every address is its own */
    size_t count;
    const struct replay_region *recent; /* where the last physical address was */
    struct replay_region *own;          /* the trace's, if it is that: ours to free */
};

/** The regions given, else the trace's own. False: it is none that a replay can use. */
bool replay_map_init(struct replay_map *m, const struct replay_region *regions, size_t count,
                     const struct trace *t, const char *path, struct error *e);
void replay_map_free(struct replay_map *m);
/** replay_map_locate() by a search of the whole map. */
bool replay_map_search(struct replay_map *m, const struct trace *t, const struct trace_insn *i,
                       uint64_t *address, const struct replay_region **region);

/**
 * Where the access of `i` goes. False: outside the map, or without one beyond the last address.
 * `*region` is NULL without a map. Most accesses are in the region of the one before.
 */
static inline bool replay_map_locate(struct replay_map *m, const struct trace *t,
                                     const struct trace_insn *i, uint64_t *address,
                                     const struct replay_region **region)
{
    const struct replay_region *at = m->recent;
    if (at && !i->first.address_is_offset && i->address - at->base < at->size &&
        i->size <= at->size - (i->address - at->base)) {
        *address = i->address;
        *region = at;
        return true;
    }
    return replay_map_search(m, t, i, address, region);
}
/** The error of an access outside the map; false. */
bool replay_map_outside(const struct trace_insn *i, const char *path, struct error *e);

#endif
