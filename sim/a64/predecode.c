/* SPDX-License-Identifier: Apache-2.0 */
/* Words to uops. */
#include "a64/engine.h"
#include "a64/exception.h"
#include "a64/gen_exec.h"

#include <stdlib.h>

/* ---- uops of no file of their own ------------------------------------------------------------ */

/* An instruction that is a plain function: its operation is in m and s. */
static struct a64_uop *cold(struct a64 *c, struct a64_uop *u)
{
    c->pc = a64_pc(c, u);
    const enum a64_result r = a64_exec[u->m | (unsigned)u->s << 8](c, u->insn);
    if (__builtin_expect(r != A64_NEXT || c->reenter || c->pending, 0)) {
        return a64_leave_by(c, u, r);
    }
    A64_GO(u + 1);
}

A64_HOT(undefined)
{
    c->pc = a64_pc(c, u);
    return a64_leave_by(c, u, a64_undefined(c));
}

A64_HOT(no_operation)
{
    A64_GO(u + 1);
}

/* How many instructions from the one at `at` on may become one: none whose time is not known. */
static unsigned fusible(const struct a64 *c, unsigned at)
{
    unsigned n = 1;
    while (n < A64_FUSED_MOST && at + n < PAGE_UOPS &&
           !(c->timing && a64_time_is_stale(c->page, at + n))) {
        n++;
    }
    return n;
}

struct a64_uop *a64_hot_decode(struct a64 *c, struct a64_uop *u)
{
    const int at = (int)a64_index(c, u);
    const uint32_t insn = a64_word(c, u);
    if (c->timing) {
        a64_time_decoded(c, c->page, (unsigned)at);
    }
    const enum a64_op op = a64_predecode(c, u, insn, at);
    const unsigned most = fusible(c, (unsigned)at);
    if (most > 1) {
        a64_fuse(c, u, op, insn, a64_word(c, u + 1), at);
        a64_fuse_stores(c, u, most);
    }
    A64_GO(u);
}

struct a64_uop *a64_hot_page_end(struct a64 *c, struct a64_uop *u)
{
    struct a64_uop *next = a64_far(c, u - 1, a64_pc(c, u));
    if (!next) {
        return NULL;
    }
    A64_GO(next);
}

/* ---- predecoding ----------------------------------------------------------------------------- */

enum a64_op a64_predecode(struct a64 *c, struct a64_uop *u, uint32_t insn, int at)
{
    const enum a64_op op = a64_decode(insn);
    const struct a64_pattern *p = &a64_patterns[op];
    u->insn = insn;
    if (op == A64_NONE) {
        u->run = undefined;
    } else if (!c->features[p->feature]) {
        u->run = p->nop_without ? no_operation : undefined;
    } else if (!p->hot) {
        u->run = cold;
        u->m = (uint8_t)op;
        u->s = (uint8_t)(op >> 8);
    } else if (!a64_predecode_branch(c, u, op, insn, at) && !a64_predecode_memory(c, u, op, insn) &&
               !a64_predecode_alu(c, u, op, insn)) {
        abort(); /* a hot row that no file takes */
    }
    return op;
}
