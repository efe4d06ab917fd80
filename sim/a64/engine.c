/* SPDX-License-Identifier: Apache-2.0 */
/* Finding predecoded code, entering and leaving it. */
#include "a64/exception.h"
#include "a64/pages.h"

/* The hard build executes every instruction alone, decoded anew. */
enum { ALWAYS_EXACT = GATHER_HARD };

/* ---- leaving hot code ------------------------------------------------------------------------ */

/* From here on c->left and c->cycle are as at the index 0 of no page. */
static void settle(struct a64 *c, const struct a64_uop *next)
{
    c->left -= a64_index(c, next);
    c->cycle += c->timing ? a64_cycles_at(c, next) : 0;
    c->page = NULL;
}

struct a64_uop *a64_leave_at(struct a64 *c, struct a64_uop *u, enum a64_leave why)
{
    c->pc = a64_pc(c, u);
    settle(c, u);
    c->leave = (uint8_t)why;
    return NULL;
}

static struct a64_uop *leave_to(struct a64 *c, struct a64_uop *u, uint64_t pc)
{
    settle(c, u + 1);
    c->pc = pc;
    c->leave = LEAVE_JUMP;
    return NULL;
}

struct a64_uop *a64_leave_by(struct a64 *c, struct a64_uop *u, enum a64_result result)
{
    switch (result) {
    case A64_ACCESS: return a64_leave_at(c, u, LEAVE_ACCESS);
    case A64_STOPPED:
        settle(c, u + 1);
        c->leave = LEAVE_STOP;
        return NULL;
    case A64_NEXT: return leave_to(c, u, a64_pc(c, u) + 4);
    default: return leave_to(c, u, c->pc);
    }
}

uint64_t a64_cycles(const struct a64 *c)
{
    const unsigned at = c->page && c->page != c->engine->alone ? c->pc % PAGE_BYTES / 4 : 0;
    if (!c->timing) {
        return (uint64_t)(c->engine->budget - (c->left - at));
    }
    return (c->cycle + (c->page ? c->page->cycles[at] : 0)) >> CYCLE_SHIFT;
}

/* ---- from page to page ----------------------------------------------------------------------- */

static struct a64_look *look_at(struct a64 *c, uint64_t pc)
{
    return &c->engine->look[pc / PAGE_BYTES & (LOOKS - 1)];
}
static uint64_t look_tag(const struct a64 *c, uint64_t pc)
{
    return (pc & ~(uint64_t)(PAGE_BYTES - 1)) | c->el;
}

/* Code at `pc` in page `p`: the uop there. c->left and c->cycle are settled, and are so no more. */
static struct a64_uop *settle_in(struct a64 *c, struct a64_page *p, uint64_t pc)
{
    struct a64_uop *u = &p->uop[pc % PAGE_BYTES / 4];
    c->page = p;
    c->pc0 = (pc & ~(uint64_t)(PAGE_BYTES - 1)) - ((uintptr_t)p->uop >> 2);
    c->cycles0 = (uintptr_t)p->cycles - ((uintptr_t)p->uop >> 2);
    c->left += a64_index(c, u);
    c->cycle -= c->timing ? a64_cycles_at(c, u) : 0;
    return u;
}

/* A landing in a guarded page must fit PSTATE.BTYPE (D8.4.6): the slow way sees to it. */
static bool lands_unchecked(const struct a64 *c, const struct a64_look *l)
{
    return c->btype == 0 || !l->guarded;
}

struct a64_uop *a64_far(struct a64 *c, struct a64_uop *u, uint64_t pc)
{
    const struct a64_look *l = look_at(c, pc);
    if (l->tag != look_tag(c, pc) || pc % 4 || !lands_unchecked(c, l) ||
        c->page == c->engine->alone) {
        return leave_to(c, u, pc);
    }
    settle(c, u + 1);
    if (c->left <= 0) {
        c->pc = pc;
        c->leave = LEAVE_JUMP;
        return NULL;
    }
    c->btype = 0;
    c->guarded = l->guarded;
    return settle_in(c, l->page, pc);
}

void a64_forget_lookups(struct a64 *c)
{
    for (unsigned i = 0; i < LOOKS; i++) {
        c->engine->look[i].tag = UINT64_MAX;
    }
}

/* The fetch at c->pc, of `pa`, is answered by nothing. */
static enum a64_result no_ram(struct a64 *c, pa_t pa)
{
    if (a64_fetch_abort(c)) {
        return A64_JUMP;
    }
    c->stop = A64_STOP_FETCH;
    c->stop_at = pa;
    return A64_STOPPED;
}

/*
 * The code at c->pc, translated; NULL with *r: an exception was taken, or there is none. Device
 * memory that may be executed is fetched from as if it were Normal Non-cacheable (DDI 0487 B2.10.2,
 * K1.1.22: that, or a Permission fault); what is not RAM answers no fetch.
 */
static struct a64_page *fetch_page(struct a64 *c, enum a64_result *r)
{
    struct a64_look *l = look_at(c, c->pc);
    *r = A64_JUMP;
    if (l->tag == look_tag(c, c->pc)) {
        c->guarded = l->guarded;
        return l->page;
    }
    struct mmu_fault f;
    const struct mmu_page *page =
        mmu_translate(c->mmu, (va_t){ c->pc }, MMU_FETCH, a64_mode(c, false), &f);
    if (!page) {
        a64_fault(c, &f, NULL);
        return NULL;
    }
    struct a64_page *p = a64_page_find(c, page->pa_page);
    if (!p) {
        *r = no_ram(c, (pa_t){ page->pa_page + c->pc % PAGE_BYTES });
        return NULL;
    }
    if (c->timing && c->outside.line) {
        const struct a64_touch t = {
            .va = { c->pc },
            .pa = { page->pa_page + c->pc % PAGE_BYTES },
            .mode = (uint8_t)a64_mode(c, false),
            .fetch = true,
        };
        a64_charge(c, c->outside.line(c->outside.arg, &t));
    }
    *l = (struct a64_look){ look_tag(c, c->pc), p, page->guarded };
    c->guarded = page->guarded;
    return p;
}

/* What stands before any instruction: alignment of PC, PSTATE.IL, the landing of a branch. */
static struct a64_page *fetch(struct a64 *c, bool debugged, enum a64_result *r)
{
    *r = A64_JUMP;
    c->pc = a64_branch_address(c, c->pc, c->el);
    if (c->pc % 4) {
        a64_pc_alignment(c);
        return NULL;
    }
    struct a64_page *p = fetch_page(c, r);
    if (!p || (debugged && a64_break(c) != A64_NEXT)) {
        return NULL;
    }
    if (c->il) {
        a64_illegal_state(c);
        return NULL;
    }
    if (c->btype && c->guarded && c->impl->bti && !a64_lands(c, a64_page_word(p, c->pc))) {
        a64_branch_target(c);
        return NULL;
    }
    c->btype = 0;
    return p;
}

/* Answers belong to the instruction at c->pc, which is executed again now. */
static void keep_answers(struct a64 *c)
{
    c->answers_left = c->left;
}

/* ---- one instruction alone ------------------------------------------------------------------- */

static bool is_breakpoint(const struct a64 *c, uint64_t va)
{
    const struct a64_engine *g = c->engine;
    for (unsigned i = 0; i < g->breakpoints; i++) {
        if (g->breakpoint[i] == va) {
            return true;
        }
    }
    return false;
}

static void commit(struct a64 *c, uint64_t pc, uint32_t insn, unsigned el, uint64_t exceptions)
{
    const struct a64_commit i = {
        .pc = pc,
        .insn = insn,
        .el = (uint8_t)el,
        .exception = c->stats.exceptions != exceptions,
    };
    c->engine->commit(c->engine->commit_arg, c, &i);
}

/* Execute the instruction at c->pc in a place of its own. */
static enum a64_result step(struct a64 *c, struct a64_page *p)
{
    struct a64_engine *g = c->engine;
    struct a64_uop *u = g->alone->uop;
    const uint32_t insn = a64_page_word(p, c->pc);
    const uint64_t pc = c->pc, exceptions = c->stats.exceptions;
    const unsigned el = c->el;
    g->alone->host = p->host + (pc % PAGE_BYTES & ~3U);
    a64_predecode(c, u, insn, -1);
    u[1].run = a64_hot_page_end; /* leaves: the uop before it was the only one */
    c->page = g->alone;
    c->pc0 = pc - ((uintptr_t)u >> 2);
    c->cycles0 = (uintptr_t)g->alone->cycles - ((uintptr_t)u >> 2);
    if (c->timing) {
        const unsigned at = pc % PAGE_BYTES / 4;
        a64_time_decoded(c, p, at);
        g->alone->cycles[1] = p->cycles[at + 1] - p->cycles[at];
    }
    c->reenter = false;
    keep_answers(c);
    for (struct a64_uop *next = u->run(c, u); next;) {
        next = next->run(c, next);
    }
    if (c->leave == LEAVE_ACCESS) {
        return A64_ACCESS;
    }
    if (g->commit) {
        commit(c, pc, insn, el, exceptions);
    }
    return c->leave == LEAVE_STOP ? A64_STOPPED : A64_JUMP;
}

/* The same with what software step and breakpoints of DDI 0487 D2 ask for. */
static enum a64_result step_debugged(struct a64 *c, struct a64_page *p)
{
    const uint32_t insn = a64_page_word(p, c->pc);
    const uint64_t exceptions = c->stats.exceptions;
    const enum a64_result r = step(c, p);
    if (r != A64_ACCESS && c->stats.exceptions == exceptions) {
        a64_after(c, insn);
    }
    return r;
}

/* ---- running --------------------------------------------------------------------------------- */

static enum a64_result run_hot(struct a64 *c, struct a64_page *p)
{
    c->reenter = false;
    struct a64_uop *u = settle_in(c, p, c->pc);
    keep_answers(c);
    while (u) {
        u = u->run(c, u);
    }
    return c->leave == LEAVE_ACCESS ? A64_ACCESS : c->leave == LEAVE_STOP ? A64_STOPPED : A64_JUMP;
}

static bool at_breakpoint(struct a64 *c)
{
    struct a64_engine *g = c->engine;
    if (g->breakpoints == 0 || !is_breakpoint(c, c->pc) || g->stopped_there) {
        g->stopped_there = false;
        return false;
    }
    g->stopped_there = true;
    c->stop = A64_STOP_BREAKPOINT;
    return true;
}

static enum a64_result turn(struct a64 *c, bool exact)
{
    enum a64_result r;
    const bool again = c->answers > 0 || c->faulted;
    if (c->pending && !again) {
        c->pending = false;
        c->pc = a64_branch_address(c, c->pc, c->el);
        a64_take_pending(c);
    }
    if (c->el2_stops && c->el == 2) {
        c->stop = A64_STOP_EL2;
        return A64_STOPPED;
    }
    if (!again && at_breakpoint(c)) {
        return A64_STOPPED;
    }
    const bool debugged = a64_stepping(c);
    if (debugged && !again && a64_before(c) != A64_NEXT) {
        c->left--; /* so that an exception without end comes to one */
        return A64_JUMP;
    }
    struct a64_page *p = fetch(c, debugged && !again, &r);
    if (!p) {
        c->left -= r == A64_JUMP;
        return r;
    }
    if (debugged) {
        return step_debugged(c, p);
    }
    const bool alone = ALWAYS_EXACT || exact || c->engine->commit || c->engine->breakpoints;
    return alone ? step(c, p) : run_hot(c, p);
}

enum a64_stop a64_run(struct a64 *c, uint64_t instructions, bool exact)
{
    const int64_t budget = instructions > INT64_MAX / 2 ? INT64_MAX / 2 : (int64_t)instructions;
    c->engine->budget = budget;
    c->left = budget;
    c->spare = c->engine->deadline;
    if (c->waits_event) {
        c->waits_event = c->event = false; /* the wait has had it (D1.7.1, RSLQVQ) */
    }
    enum a64_result r = A64_NEXT;
    while (c->left > 0 && r != A64_ACCESS && r != A64_STOPPED &&
           a64_cycles(c) < c->engine->deadline) {
        r = turn(c, exact);
        if (r != A64_ACCESS) {
            c->answers = c->asked = 0; /* the instruction that they were for is done */
            c->faulted = false;
        }
    }
    c->engine->deadline = UINT64_MAX;
    c->stats.instructions += (uint64_t)(budget - c->left);
    c->engine->budget = c->left;
    a64_count_cycles(c);
    if (r == A64_ACCESS) {
        return a64_watch_stops(c) ? A64_STOP_WATCHPOINT : A64_STOP_ACCESS;
    }
    return r == A64_STOPPED ? c->stop : A64_STOP_BUDGET;
}

void a64_deadline(struct a64 *c, uint64_t cycles)
{
    c->engine->deadline = cycles;
}

/* ---- for debuggers ------------------------------------------------------------------------- */

bool a64_breakpoint(struct a64 *c, uint64_t va, bool on)
{
    struct a64_engine *g = c->engine;
    for (unsigned i = 0; i < g->breakpoints; i++) {
        if (g->breakpoint[i] == va) {
            if (!on) {
                g->breakpoint[i] = g->breakpoint[--g->breakpoints];
            }
            return true;
        }
    }
    if (on && g->breakpoints == BREAKPOINTS_MOST) {
        return false;
    }
    if (on) {
        g->breakpoint[g->breakpoints++] = va;
    }
    return true;
}

void a64_trace(struct a64 *c, void (*commit_)(void *arg, struct a64 *c, const struct a64_commit *i),
               void *arg)
{
    c->engine->commit = commit_;
    c->engine->commit_arg = arg;
}
