/* SPDX-License-Identifier: Apache-2.0 */
#include "a64/soft_tlb.h"

#include "a64/engine.h"

#include <stdlib.h>

static unsigned mode_index(const struct a64 *c)
{
    return c->el == 0 ? 0 : 2U * c->el - 1 + c->pan;
}

static struct a64_soft_tlb *new_tlb(void)
{
    struct a64_soft_tlb *t = malloc(sizeof(*t));
    if (!t) {
        abort(); /* half a megabyte */
    }
    memset(t, 0xff, sizeof(*t));
    return t;
}

void a64_mode_changed(struct a64 *c)
{
    struct a64_soft_tlb **t = &c->tlbs[mode_index(c)];
    if (!*t) {
        *t = new_tlb();
    }
    c->tlb = *t;
    c->fp_ok = false;
    c->posted = 0;
}

void a64_flush(struct a64 *c)
{
    for (unsigned i = 0; c->fills > A64_FILLED && i < A64_MODES; i++) {
        if (c->tlbs[i]) {
            memset(c->tlbs[i], 0xff, sizeof(*c->tlbs[i]));
        }
    }
    for (unsigned i = 0; c->fills <= A64_FILLED && i < c->fills; i++) {
        c->filled[i]->tag = UINT64_MAX;
    }
    c->fills = 0;
    c->fp_ok = false;
    c->posted = 0;
    c->reenter = true;
    a64_forget_lookups(c);
}

void a64_forget_writes(struct a64 *c)
{
    for (unsigned i = 0; i < A64_MODES; i++) {
        if (c->tlbs[i]) {
            memset(c->tlbs[i]->write, 0xff, sizeof(c->tlbs[i]->write));
        }
    }
}

void a64_tlb_learn(struct a64 *c, uint64_t va, uint8_t *host, bool write)
{
    struct a64_tlbe *table = write ? c->tlb->write : c->tlb->read;
    struct a64_tlbe *entry = &table[a64_tlb_slot(va, c->timing)];
    *entry = (struct a64_tlbe){
        .tag = va & ~(a64_tlb_bytes(c->timing) - 1),
        .add = (uint64_t)(uintptr_t)host - va,
    };
    if (c->fills < A64_FILLED) {
        c->filled[c->fills] = entry;
    }
    c->fills += c->fills <= A64_FILLED;
}

static void drop(struct a64_tlbe *table, uint64_t va)
{
    struct a64_tlbe *t = &table[a64_tlb_slot(va, true)];
    if (t->tag == va) {
        t->tag = UINT64_MAX;
    }
}

void a64_tlb_drop_line(struct a64_soft_tlb *t, uint64_t va)
{
    drop(t->read, va);
    drop(t->write, va);
}
