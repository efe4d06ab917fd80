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
    for (unsigned i = 0; i < g->watches; i++) {
        const struct a64_watch *w = &g->watch[i];
        /* Differences, so that a range may end at the end of the address space. */
        if ((w->kinds & kinds) && (w->va - va < size || va - w->va < w->size)) {
            g->hit = (struct a64_watch){ va > w->va ? va : w->va, 1, w->kinds };
            g->is_hit = true;
            return true;
        }
    }
    return false;
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
