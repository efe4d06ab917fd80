/* SPDX-License-Identifier: Apache-2.0 */
/* TLB maintenance, and the break-before-make check. */
#include "core/lsu.h"

#include <stdlib.h>

/* ---- TLBI ------------------------------------------------------------------------------------ */

void core_tlbi_make(struct core *c, const struct mmu_regs *regs, const struct mmu_tlbi_op *op,
                    uint64_t xt, struct mmu_tlbi *tlbi)
{
    mmu_set_regs(c->mmu, regs);
    mmu_tlbi_make(c->mmu, op, xt, tlbi);
    mmu_set_regs(c->mmu, &c->context.regs);
}

void core_tlbi(struct core *c, const struct mmu_tlbi *tlbi)
{
    mmu_tlbi_apply(c->mmu, tlbi);
    tlbview_clear(&c->tlbview);
}

void core_tlbi_all(struct core *c)
{
    mmu_tlbi_all(c->mmu);
    tlbview_clear(&c->tlbview);
}

/* ---- break-before-make ----------------------------------------------------------------------- */

/* Called from inside a translation: kept until the access is done. */
static void keep(void *core, const struct mmu_lint *what)
{
    struct core *c = core;
    if (c->lint_count == c->lint_room) {
        size_t room = c->lint_room ? 2 * c->lint_room : 16;
        struct core_lint *grown = realloc(c->lints, room * sizeof(*grown));
        if (!grown) {
            return;
        }
        c->lints = grown;
        c->lint_room = room;
    }
    c->lints[c->lint_count++] =
        (struct core_lint){ .time = c->now, .core = c->number, .what = *what };
}

bool core_lint(struct core *c)
{
    c->linting = c->linting || mmu_lint(c->mmu, keep, c);
    return c->linting;
}

void core_lint_write(struct core *c, pa_t at, uint64_t value)
{
    mmu_lint_write(c->mmu, at, value);
}

bool core_lint_waits(const struct core *c)
{
    return c->lint_count > 0;
}

void core_lint_deliver(struct core *c)
{
    for (size_t i = 0; i < c->lint_count; i++) {
        const struct core_lint l = c->lints[i]; /* there may be more of them meanwhile */
        if (c->observer.lint) {
            c->observer.lint(c->observer.self, &l);
        }
    }
    c->lint_count = 0;
}
