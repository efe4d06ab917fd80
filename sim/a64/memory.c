/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Accesses of instructions: RAM is reached at once, everything else is handed out. An instruction
 * that has handed out an access is executed again when the answer is there, and then takes it from
 * c->answered.
 */
#include "a64/bits.h"
#include "a64/engine.h"
#include "a64/exception.h"
#include "a64/l1.h"
#include "a64/soft_tlb.h"
#include "a64/sysreg_state.h"

#include <assert.h>
#include <stdlib.h>

enum { QUANTITY = 16, LINE_BYTES = 1 << A64_LINE_SHIFT };

/* ---- modes ----------------------------------------------------------------------------------- */

unsigned a64_mode(const struct a64 *c, bool unprivileged)
{
    /* LDTR and its like at EL1, and at EL2 under a host (C6.2.244), unless PSTATE.UAO is 1. */
    if (unprivileged && !c->uao && (c->el == 1 || (a64_host_el2(c) && a64_tge(c)))) {
        return 0;
    }
    return c->el | (c->pan && c->el ? MMU_PAN : 0U);
}

/* ---- what an access meets -------------------------------------------------------------------- */

struct piece {
    uint64_t va, pa;
    uint32_t size;
    uint8_t *host; /* of RAM that may be reached at once; NULL: hand the access out */
};
struct place {
    struct piece piece[2];
    unsigned pieces;
    bool direct;     /* all of it */
    bool write_back; /* all of it is inner Write-Back */
    bool cacheable;  /* some of it */
};

static uint32_t element_of(const struct a64_how *how, uint32_t size)
{
    return how->element ? how->element : size;
}

static struct mmu_syndrome_access syndrome_of(const struct a64_how *how, uint32_t size)
{
    return (struct mmu_syndrome_access){
        .valid = how->gpr,
        .sas = (uint8_t)__builtin_ctz(size),
        .sse = how->sse,
        .sf = how->sf,
        .ar = how->acquire || how->release,
        .srt = how->rt,
        .lst = how->lst,
        .xs = how->xs,
    };
}

static enum a64_result fault(struct a64 *c, const struct mmu_fault *f, uint64_t va, uint32_t size,
                             const struct a64_how *how)
{
    struct mmu_syndrome_access s = syndrome_of(how, size);
    s.valid = s.valid && f->va.va == va; /* not for its second page */
    return a64_fault(c, f, &s);
}

static enum a64_result unaligned_fault(struct a64 *c, uint64_t va, uint32_t size, bool write,
                                       const struct a64_how *how)
{
    const struct mmu_syndrome_access s = syndrome_of(how, size);
    return a64_alignment_fault(c, va, write, &s);
}

/*
 * What must be aligned whatever the memory is (DDI 0487 B2.9.2, AArch64.UnalignedAccessFaults):
 * with FEAT_LSE2 within 16 bytes nothing, if it is Write-Back; SCTLR_ELx.nAA is for ordered ones
 * that cross them.
 */
static bool must_fault(const struct a64 *c, uint64_t va, uint32_t size, const struct a64_how *how,
                       bool *needs_write_back)
{
    *needs_write_back = false;
    if (a64_sctlr(c) & SCTLR_ELX_A) {
        return true;
    }
    if (!how->must_align) {
        return false;
    }
    if (!c->impl->lse2 || how->lst) {
        return true;
    }
    *needs_write_back = true;
    const bool ordered = (how->acquire || how->release) && !how->atomic && !how->exclusive;
    return va % QUANTITY + size > QUANTITY && !(ordered && (a64_sctlr(c) & SCTLR_ELX_NAA));
}

static enum a64_result locate(struct a64 *c, uint64_t va, uint32_t size, enum mmu_access kind,
                              const struct a64_how *how, struct place *out)
{
    const uint32_t align = how->align ? how->align : element_of(how, size);
    /* WnR is 0 where reading alone faults too (D24.2.45), as an atomic does by its alignment. */
    const bool unaligned = (va & (align - 1)) != 0, write = kind == MMU_WRITE;
    *out = (struct place){ .direct = true, .write_back = true };
    bool needs_write_back = false;
    if (unaligned && must_fault(c, va, size, how, &needs_write_back)) {
        return unaligned_fault(c, va, size, write, how);
    }
    const unsigned mode = a64_mode(c, how->unprivileged) |
                          (unaligned || how->kind == ACCESS_ZVA ? MMU_UNALIGNED : 0U);
    for (uint32_t done = 0; done < size;) {
        struct piece *p = &out->piece[out->pieces++];
        const uint64_t at = va + done;
        const uint32_t room = PAGE_BYTES - (uint32_t)(at % PAGE_BYTES);
        struct mmu_fault f;
        const struct mmu_page *page = mmu_translate(c->mmu, (va_t){ at }, kind, mode, &f);
        if (!page) {
            return fault(c, &f, va, size, how);
        }
        const bool cached = page->attr.type == MEM_NORMAL && page->attr.inner.attr != CACHE_NC;
        out->write_back &= cached && page->attr.inner.attr == CACHE_WB;
        out->cacheable |= memattr_cacheable(&page->attr);
        *p = (struct piece){
            .va = at,
            .pa = page->pa_page + at % PAGE_BYTES,
            .size = size - done < room ? size - done : room,
        };
        /*
         * With timing the write buffer and the order of Device accesses are the outside's. RAM that
         * is cached, whether Write-Back or Write-Through, has one content for all its aliases.
         */
        if ((cached || !c->timing) && how->kind != ACCESS_SINGLE && how->lst == MMU_LST_NONE) {
            uint8_t *host = c->outside.ram(c->outside.arg, (pa_t){ page->pa_page });
            p->host = host ? host + at % PAGE_BYTES : NULL;
        }
        out->direct &= p->host != NULL;
        done += p->size;
    }
    if (needs_write_back && !out->write_back) {
        return unaligned_fault(c, va, size, write, how);
    }
    if (c->watched) {
        return a64_watch(c, va, size, kind != MMU_WRITE, kind != MMU_READ, mode & MMU_MODE_EL);
    }
    return A64_NEXT;
}

/* ---- RAM ------------------------------------------------------------------------------------- */

static void learn(struct a64 *c, const struct place *p, bool write, const struct a64_how *how)
{
    const struct piece *q = &p->piece[0];
    if (p->pieces != 1 || how->unprivileged || c->watched || (write && a64_page_known(c, q->pa))) {
        return;
    }
    if (c->timing && q->va % LINE_BYTES + q->size > LINE_BYTES) {
        return;
    }
    a64_tlb_learn(c, q->va, q->host, write);
    if (c->timing) {
        a64_l1_map(c, q->pa, q->va);
    }
}

/* The lines that it is in are now in the L1 cache, at the cost that this has. */
static void touch(struct a64 *c, const struct place *p, bool write, const struct a64_how *how)
{
    if (!c->timing) {
        return;
    }
    for (unsigned i = 0; i < p->pieces; i++) {
        const struct piece *q = &p->piece[i];
        for (uint64_t at = q->va & ~(uint64_t)(LINE_BYTES - 1); at < q->va + q->size;
             at += LINE_BYTES) {
            const struct a64_touch t = {
                .va = { at },
                .pa = { q->pa + (at - q->va) },
                .mode = (uint8_t)a64_mode(c, how->unprivileged),
                .write = write,
                .whole = write && at >= q->va && at + LINE_BYTES <= q->va + q->size,
            };
            a64_charge(c, a64_l1_touch(c, &t));
        }
    }
}

static void read_ram(struct a64 *c, const struct place *p, const struct a64_how *how, uint8_t *data)
{
    for (unsigned i = 0; i < p->pieces; i++) {
        const struct piece *q = &p->piece[i];
        assert(q->host); /* the place is direct */
        memcpy(data, q->host, q->size);
        data += q->size;
    }
    touch(c, p, false, how);
    learn(c, p, false, how);
}

static void write_ram(struct a64 *c, const struct place *p, const struct a64_how *how,
                      const uint8_t *data)
{
    for (unsigned i = 0; i < p->pieces; i++) {
        const struct piece *q = &p->piece[i];
        assert(q->host); /* the place is direct */
        memcpy(q->host, data, q->size);
        data += q->size;
        if (a64_page_known(c, q->pa)) {
            a64_code_written(c, q->pa, q->size);
            c->outside.code(c->outside.arg, (pa_t){ q->pa }, false);
        }
    }
    touch(c, p, true, how);
    learn(c, p, true, how);
}

/* ---- everything else ------------------------------------------------------------------------- */

/* Are there answers, and of this very execution of an instruction? Others are forgotten. */
static bool answered(struct a64 *c)
{
    if (c->answers == 0 && !c->faulted) {
        return false;
    }
    if (c->pc == c->answers_pc && c->left == c->answers_left) {
        return true;
    }
    c->answers = c->asked = 0;
    c->faulted = false;
    return false;
}

/* The answer to this access, if it has been made before. */
static const struct a64_answered *answer_to(struct a64 *c, uint64_t va, bool load)
{
    if (!answered(c) || c->asked == c->answers) {
        return NULL;
    }
    const struct a64_answered *a = &c->answered[c->asked];
    if (a->va != va || a->load != load) {
        return NULL;
    }
    c->asked++;
    return a;
}

static enum a64_result answer_is_fault(struct a64 *c, uint64_t va, uint32_t size,
                                       const struct a64_how *how)
{
    c->faulted = false;
    c->answers = c->asked = 0;
    return fault(c, &c->outcome.mmu, va, size, how);
}

static struct a64_answered *new_answer(struct a64 *c)
{
    if (c->answers == A64_ACCESSES) {
        abort(); /* no instruction makes so many */
    }
    struct a64_answered *a = &c->answered[c->answers++];
    a->va = c->access.va.va;
    a->load = c->access.kind == ACCESS_LOAD;
    return a;
}

/* A store was done at once, but its instruction may be executed again for another access. */
static void remember_stored(struct a64 *c)
{
    new_answer(c);
    c->asked = c->answers;
    c->answers_pc = c->pc;
    c->answers_left = c->left;
}

/* A64_NEXT: a store that the outside has done at once; or c->faulted. */
static inline enum a64_result ask(struct a64 *c, uint64_t va, uint32_t size,
                                  const struct a64_how *how, enum access_kind kind,
                                  const void *data)
{
    struct access *a = &c->access; /* not as a whole: its data need not be cleared */
    a->va = (va_t){ va };
    a->size = size;
    a->element = element_of(how, size);
    a->align = how->align ? how->align : a->element;
    a->kind = kind;
    a->release = how->release;
    a->reads = !data && kind != ACCESS_LOAD && !how->atomic;
    a->mode = (uint8_t)a64_mode(c, how->unprivileged);
    a->gpr = false;
    a->barrier = a->domain = a->type = 0;
    a->place = c->pc;
    if (data) {
        copy_few(a->data, data, size);
    }
    c->outstanding |= kind != ACCESS_LOAD;
    if (kind != ACCESS_STORE || !c->outside.store ||
        !c->outside.store(c->outside.arg, a, a64_cycles(c))) {
        return A64_ACCESS;
    }
    return A64_NEXT;
}

static enum a64_result hand_out(struct a64 *c, uint64_t va, uint32_t size,
                                const struct a64_how *how, enum access_kind kind, const void *data)
{
    if (answered(c) && c->faulted && c->asked == c->answers) {
        return answer_is_fault(c, va, size, how);
    }
    c->answers = c->asked; /* what is left is of another word that was here */
    const enum a64_result r = ask(c, va, size, how, kind, data);
    if (r != A64_NEXT) {
        return r;
    }
    if (c->faulted) {
        return answer_is_fault(c, va, size, how);
    }
    remember_stored(c);
    c->posted = how->unprivileged || c->watched ? 0 : a64_posted_at(va);
    return A64_NEXT;
}

void a64_answer(struct a64 *c, const struct core_outcome *o)
{
    c->answers_pc = c->pc;
    c->asked = 0;
    if (o->fault != CORE_NO_FAULT) {
        c->outcome = *o;
        c->faulted = true;
        return;
    }
    struct a64_answered *a = new_answer(c);
    if (a->load && o->data) {
        memcpy(a->data, o->data, c->access.size);
    }
}

void a64_settled(struct a64 *c)
{
    c->outstanding = false;
}

/* ---- for instructions ------------------------------------------------------------------------ */

/* The soft TLB for functions: an aligned access within a page (with timing a line) that it knows.
 */
static uint8_t *known(const struct a64 *c, const struct a64_tlbe *table, uint64_t va, uint32_t size,
                      const struct a64_how *how)
{
    const uint32_t align = how->align ? how->align : element_of(how, size);
    if (how->unprivileged || how->kind != 0 || how->exclusive || how->atomic || how->lst) {
        return NULL;
    }
    return a64_tlb_find(table, va, size - align, align, c->timing);
}

enum a64_result a64_load(struct a64 *c, uint64_t va, uint32_t size, const struct a64_how *how,
                         void *data)
{
    const uint8_t *host = known(c, c->tlb->read, va, size, how);
    if (host) {
        memcpy(data, host, size);
        return A64_NEXT;
    }
    const struct a64_answered *a = answer_to(c, va, true);
    if (a) {
        memcpy(data, a->data, size);
        return A64_NEXT;
    }
    struct place p;
    A64_TRY(locate(c, va, size, MMU_READ, how, &p));
    if (how->lst && p.cacheable) {
        return hand_out(c, va, size, how, ACCESS_SINGLE, NULL); /* a fault (C3.2.8) */
    }
    if (!p.direct || (how->exclusive && !p.write_back)) {
        return hand_out(c, va, size, how,
                        how->exclusive && !p.write_back ? ACCESS_EXCLUSIVE : ACCESS_LOAD, NULL);
    }
    read_ram(c, &p, how, data);
    return A64_NEXT;
}

/* RAM is written at once, but a store-release after all that was handed out before it (B2.3). */
static enum a64_result release(struct a64 *c)
{
    static const struct access all = {
        .kind = ACCESS_BARRIER, .barrier = BARRIER_DMB, .domain = BARRIER_SY, .type = BARRIER_ALL
    };
    return a64_ask(c, &all);
}

enum a64_result a64_store(struct a64 *c, uint64_t va, uint32_t size, const struct a64_how *how,
                          const void *data)
{
    const bool waits = how->release && c->outstanding;
    uint8_t *host = waits ? NULL : known(c, c->tlb->write, va, size, how);
    if (host) {
        memcpy(host, data, size);
        return A64_NEXT;
    }
    if (answer_to(c, va, false)) {
        return A64_NEXT;
    }
    struct place p;
    A64_TRY(locate(c, va, size, MMU_WRITE, how, &p));
    if (!p.direct || (how->exclusive && !p.write_back)) {
        return hand_out(c, va, size, how,
                        how->exclusive ? ACCESS_EXCLUSIVE
                        : how->kind    ? how->kind
                                       : ACCESS_STORE,
                        data);
    }
    if (waits) {
        A64_TRY(release(c));
    }
    write_ram(c, &p, how, data);
    return A64_NEXT;
}

enum a64_result a64_atomic(struct a64 *c, uint64_t va, uint32_t size, const struct a64_how *how,
                           bool (*change)(void *arg, const void *old, void *now), void *arg,
                           void *old)
{
    struct a64_how as = *how;
    uint8_t now[ACCESS_MAX] = { 0 };
    as.atomic = !how->exclusive;
    const struct a64_answered *a = answer_to(c, va, true);
    struct place p = { 0 };
    if (a) {
        memcpy(old, a->data, size);
    } else {
        A64_TRY(locate(c, va, size, how->exclusive ? MMU_WRITE : MMU_ATOMIC, &as, &p));
        if (!p.write_back) {
            return hand_out(c, va, size, &as, ACCESS_EXCLUSIVE, NULL);
        }
        if (!p.direct) { /* a device mapped Write-Back: through the cache, in two steps */
            return hand_out(c, va, size, &as, ACCESS_LOAD, NULL);
        }
        if (as.release && c->outstanding) {
            A64_TRY(release(c));
        }
        read_ram(c, &p, &as, old);
    }
    if (!change(arg, old, now)) {
        return A64_NEXT;
    }
    if (!a) {
        write_ram(c, &p, &as, now);
        return A64_NEXT;
    }
    return answer_to(c, va, false) ? A64_NEXT : hand_out(c, va, size, &as, ACCESS_EXCLUSIVE, now);
}

/* Does the barrier leave no store before it undone, whatever that goes to. */
static bool reaches_all(const struct access *a)
{
    return (a->barrier == BARRIER_DMB || a->barrier == BARRIER_DSB) &&
           (a->domain == BARRIER_OSH || a->domain == BARRIER_SY) && (a->type & BARRIER_ST);
}

enum a64_result a64_ask(struct a64 *c, const struct access *access)
{
    static const struct a64_how plain;
    if (answer_to(c, access->va.va, false)) {
        return A64_NEXT;
    }
    if (access->kind == ACCESS_BARRIER) {
        if (!c->outstanding) {
            return A64_NEXT; /* nothing to drain or to wait for */
        }
        c->outstanding = !reaches_all(access);
    } else {
        const struct mmu_page *page;
        A64_TRY(a64_translate(c, access->va.va, MMU_DC, &page));
        if (c->outside.ram(c->outside.arg, (pa_t){ page->pa_page })) {
            return A64_NEXT; /* caches do not hold what RAM does not */
        }
    }
    if (answered(c) && c->faulted) {
        return hand_out(c, access->va.va, access->size ? access->size : 1, &plain, access->kind,
                        NULL);
    }
    c->access = *access;
    c->access.mode = (uint8_t)a64_mode(c, false);
    c->access.place = c->pc;
    return A64_ACCESS;
}

enum a64_result a64_translate(struct a64 *c, uint64_t va, enum mmu_access kind,
                              const struct mmu_page **page)
{
    struct mmu_fault f;
    *page = mmu_translate(c->mmu, (va_t){ va }, kind, a64_mode(c, false), &f);
    if (*page) {
        return A64_NEXT;
    }
    return a64_fault(c, &f, NULL);
}

enum a64_result a64_check_sp(struct a64 *c, unsigned n)
{
    if (n != X_ZERO || c->x[X_SP] % 16 == 0 ||
        !(a64_sctlr(c) & (c->el == 0 ? SCTLR_ELX_SA0 : SCTLR_ELX_SA))) {
        return A64_NEXT;
    }
    return a64_trap(c, 1, EC_SP_ALIGNMENT, 0);
}

/* ---- for hot code ---------------------------------------------------------------------------- */

/* How the load or store of the word accesses memory; all of C4.1's hot rows. */
static void how_of(uint32_t insn, uint32_t size, struct a64_how *how)
{
    const bool vector = bits(insn, 26, 26);
    *how = (struct a64_how){ 0 };
    switch (bits(insn, 29, 28)) {
    case 0: /* LD1, ST1: each register one access (assumed), aligned by lane */
        how->element = bits(insn, 30, 30) ? 16 : 8;
        how->align = 1U << bits(insn, 11, 10);
        return;
    case 2: how->element = size / 2; return;
    default: break;
    }
    const bool literal = bits(insn, 29, 28) == 1;
    const bool writeback =
        !literal && !bits(insn, 24, 24) && !bits(insn, 21, 21) && (insn >> 10 & 1);
    how->gpr = !vector && !writeback;
    how->rt = (uint8_t)bits(insn, 4, 0);
    if (literal) {
        how->sse = bits(insn, 31, 30) == 2;
        how->sf = bits(insn, 31, 30) != 0;
    } else {
        const unsigned opc = bits(insn, 23, 22);
        how->sse = opc >= 2;
        how->sf = how->sse ? opc == 2 : size == 8;
    }
}

/* A64_NEXT: hot code goes on; else it has left. */
static bool done(struct a64 *c, struct a64_uop *u, enum a64_result r)
{
    if (r != A64_NEXT) {
        a64_leave_by(c, u, r);
        return false;
    }
    return true;
}

bool a64_hot_load(struct a64 *c, struct a64_uop *u, uint64_t va, uint32_t size)
{
    struct a64_how how;
    c->pc = a64_pc(c, u);
    how_of(a64_word(c, u), size, &how);
    return done(c, u, a64_load(c, va, size, &how, c->data.b));
}

/* Apart, as the next one: hot_post() then needs fewer registers. */
__attribute__((noinline)) static bool hot_store(struct a64 *c, struct a64_uop *u, uint64_t va,
                                                uint32_t size)
{
    struct a64_how how;
    how_of(a64_word(c, u), size, &how);
    return done(c, u, a64_store(c, va, size, &how, c->data.b));
}

/* The store of c->access was not done at once, or ended in a fault. */
__attribute__((noinline)) static bool hot_not_posted(struct a64 *c, struct a64_uop *u,
                                                     enum a64_result r)
{
    const uint64_t va = c->access.va.va;
    const uint32_t size = c->access.size;
    struct a64_how how;
    how_of(a64_word(c, u), size, &how);
    return done(c, u, r == A64_NEXT ? answer_is_fault(c, va, size, &how) : r);
}

/*
 * An aligned store of one register to the page of the last one that was done at once. What the page
 * is now, and whether it may be written, the outside looks at: there is nothing to see to here.
 */
static bool hot_post(struct a64 *c, struct a64_uop *u, uint64_t va, uint32_t size)
{
    static const struct a64_how plain;
    const enum a64_result r = ask(c, va, size, &plain, ACCESS_STORE, c->data.b);
    return (r == A64_NEXT && !c->faulted) || hot_not_posted(c, u, r);
}

bool a64_hot_store(struct a64 *c, struct a64_uop *u, uint64_t va, uint32_t size)
{
    enum { ONE_REGISTER = 3 };
    c->pc = a64_pc(c, u);
    if (c->posted == a64_posted_at(va) && (va & (size - 1)) == 0 &&
        bits(a64_word(c, u), 29, 28) == ONE_REGISTER && !answered(c)) {
        return hot_post(c, u, va, size);
    }
    return hot_store(c, u, va, size);
}

bool a64_hot_sp(struct a64 *c, struct a64_uop *u)
{
    c->pc = a64_pc(c, u);
    return done(c, u, a64_check_sp(c, X_ZERO));
}

bool a64_hot_fp(struct a64 *c, struct a64_uop *u)
{
    c->pc = a64_pc(c, u);
    return done(c, u, a64_check_fp(c));
}
