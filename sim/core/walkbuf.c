/* SPDX-License-Identifier: Apache-2.0 */
/* Descriptors from behind the bus: walkbuf.h says why and how. */
#include "core/walkbuf.h"

#include <string.h>

#include "core/lsu.h"

enum { DESCRIPTOR_BYTES = sizeof(uint64_t) };

/* ---- the words ------------------------------------------------------------------------------- */

static const struct walkbuf_word *find(const struct walkbuf *b, uint64_t at)
{
    for (unsigned i = 0; i < b->count; i++) {
        if (b->words[i].at == at) {
            return &b->words[i];
        }
    }
    return NULL;
}

bool walkbuf_fresh(const struct walkbuf *b, uint64_t at)
{
    const struct walkbuf_word *w = find(b, at);
    return w && w->access == b->access;
}

bool walkbuf_old(const struct walkbuf *b, uint64_t at)
{
    const struct walkbuf_word *w = find(b, at);
    return w && w->access != b->access;
}

void walkbuf_expire(struct walkbuf *b)
{
    b->access++;
    b->fresh = 0;
}

/* The place of `at`: its own, a free one, or that of another access's. */
static struct walkbuf_word *place(struct walkbuf *b, uint64_t at)
{
    unsigned i = 0;
    while (i < b->count && b->words[i].at != at) {
        i++;
    }
    if (i < b->count) {
        return &b->words[i];
    }
    if (b->count < WALKBUF_WORDS) {
        return &b->words[b->count++];
    }
    i = 0;
    while (b->words[i].access == b->access) { /* not all are: see read_descriptor() */
        i++;
    }
    return &b->words[i];
}

/* ---- as translation sees them ---------------------------------------------------------------- */

static bool read_descriptor(void *core, pa_t at, uint64_t *word)
{
    struct core *c = core;
    struct walkbuf *b = &c->walk;
    if (b->tables.read(b->tables.arg, at, word)) {
        return true;
    }
    if (c->source.own_mode) {
        return false; /* it translates on its own, and cannot wait */
    }
    /* An AT of the core's own, after translation, is a look as well. */
    const bool look = b->looking || c->translated;
    const struct walkbuf_word *w = find(b, at.pa);
    if (w && (look || w->access == b->access)) {
        *word = w->word;
        return w->ok;
    }
    if (b->fresh < WALKBUF_WORDS) {
        b->wants = true;
        b->wanted = at.pa;
    }
    return false;
}

/* No AtomicOps: a descriptor that is not in RAM has no atomic update (DDI 0487 D8.5, R_VSXXT). */
static bool swap_descriptor(void *core, pa_t at, uint64_t from, uint64_t to, uint64_t *seen)
{
    struct core *c = core;
    const struct mmu_walk_memory *ram = &c->walk.tables;
    if (ram->read(ram->arg, at, seen)) {
        return ram->swap && ram->swap(ram->arg, at, from, to, seen);
    }
    c->walk.refused = true;
    return false;
}

struct mmu_walk_memory walk_tables(struct core *c, const struct mmu_walk_memory *ram)
{
    c->walk.tables = *ram;
    return (struct mmu_walk_memory){ .arg = c, .read = read_descriptor, .swap = swap_descriptor };
}

void walk_attach(struct core *c)
{
    mmu_set_waits(c->mmu, &c->walk.wants);
}

/* ---- reading --------------------------------------------------------------------------------- */

/*
 * Normal Non-cacheable, 8 bytes, whatever the walk's attributes: a table in the device's memory is
 * not looked for in the cache (assumed).
 */
enum step walk_fetch(struct core *c)
{
    struct walkbuf *b = &c->walk;
    if (!b->fetching) {
        b->fetching = true;
        b->coming = b->wanted;
    }
    const enum step step = issue_read(c, b->coming, DESCRIPTOR_BYTES, BUS_GATHER);
    if (step != STEP_DONE) {
        return step;
    }
    struct walkbuf_word w = { .at = b->coming,
                              .access = b->access,
                              .ok = c->read_status == BUS_OK };
    memcpy(&w.word, c->read_data, sizeof(w.word));
    *place(b, w.at) = w;
    b->fresh++;
    b->fetching = false;
    return STEP_DONE;
}

/* ---- faults ---------------------------------------------------------------------------------- */

enum { TCR_IRGN0 = 8, TCR_RANGE1 = 16, VA_RANGE = 55, HCR_VM = 0, SCTLR_C = 2 };

/* Are stage 1's walks of memory in which updates are atomic by themselves (D8.5, R_WLTNL)? */
static bool stage1_is_atomic(const struct mmu_regs *r, va_t va)
{
    const unsigned shift = va.va >> VA_RANGE & 1 ? TCR_RANGE1 : 0;
    const unsigned attr = (unsigned)(r->tcr_el1 >> (TCR_IRGN0 + shift)) & 0x3f;
    const bool inner_wb = attr & 1, outer_wb = attr >> 2 & 1, shareable = attr >> 5 & 1;
    return inner_wb && outer_wb && shareable && (r->sctlr_el1 >> SCTLR_C & 1);
}

/* R_VSXXT: of the first stage whose memory type has no such update. */
void walk_refused(struct core *c, struct mmu_fault *f)
{
    const struct mmu_regs *r = &c->context.regs;
    if (!c->walk.refused) {
        return;
    }
    f->kind = MMU_FAULT_UPDATE;
    if (!f->stage2 && f->regime == MMU_EL10 && (r->hcr_el2 >> HCR_VM & 1)) {
        f->stage2 = f->s1ptw = f->update = stage1_is_atomic(r, f->va);
    }
}
