/* SPDX-License-Identifier: Apache-2.0 */
/* A debugger's watchpoints: beside those of DDI 0487 D2.9, and nothing that the program sees. */
#include "a64/exception.h"
#include "a64/pages.h"

static bool same(const struct a64_watch *a, const struct a64_watch *b)
{
    return a->va == b->va && a->size == b->size && a->kinds == b->kinds;
}

bool a64_watchpoint(struct a64 *c, const struct a64_watch *w, bool on)
{
    struct a64_engine *g = c->engine;
    unsigned i = 0;
    while (i < g->watches && !same(&g->watch[i], w)) {
        i++;
    }
    if (on && i == WATCHES_MOST) {
        return false;
    }
    if (on && i == g->watches) {
        g->watch[g->watches++] = *w;
    } else if (!on && i < g->watches) {
        g->watch[i] = g->watch[--g->watches];
    }
    a64_look_for_watchpoints(c);
    return true;
}

bool a64_debugger_watches(struct a64 *c, uint64_t va, uint32_t size, unsigned kinds)
{
    struct a64_engine *g = c->engine;
    uint64_t lowest = size;
    for (unsigned i = 0; i < g->watches; i++) {
        const struct a64_watch *w = &g->watch[i];
        /* Differences, so that a range may end at the end of the address space. */
        const uint64_t inside = a64_debug_address(c, va - w->va);
        const uint64_t at = inside < w->size ? 0 : a64_debug_address(c, w->va - va);
        if ((w->kinds & kinds) && at < lowest) {
            g->hit = (struct a64_watch){ w->va + (at ? 0 : inside), 1, w->kinds };
            g->is_hit = true;
            lowest = at;
        }
    }
    return lowest < size;
}

bool a64_watch_stops(struct a64 *c)
{
    const bool stops = c->engine->is_hit;
    c->engine->is_hit = false;
    return stops;
}

const struct a64_watch *a64_watch_hit(const struct a64 *c)
{
    return &c->engine->hit;
}

void a64_stop_nowhere(struct a64 *c)
{
    c->engine->breakpoints = c->engine->watches = 0;
    a64_look_for_watchpoints(c);
}
