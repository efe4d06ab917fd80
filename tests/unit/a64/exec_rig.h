/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A PE by itself for tests of single instructions: what they reach outside of their own file is
 * made here, on a memory of a few pages. A test calls the function of an instruction by rig_step().
 */
#ifndef GATHER_TEST_A64_EXEC_RIG_H
#define GATHER_TEST_A64_EXEC_RIG_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "a64/exception.h"
#include "a64/exec_int.h"
#include "a64/tags.h"

enum rig_kind { RIG_NOTHING, RIG_RAM, RIG_READ_ONLY, RIG_DEVICE };
enum { RIG_PAGES = 32, RIG_PAGE = 4096, RIG_LOG = 4096 };

struct rig_page {
    uint64_t va;
    enum rig_kind kind;
    uint8_t data[RIG_PAGE];
};
/* An access to a device, or any that tests want to see. */
struct rig_access {
    uint64_t va;
    uint32_t size;
    bool write;
    struct a64_how how;
};

struct rig {
    struct a64 c; /* first: the functions below get it alone */
    struct a64_impl impl;
    struct mmu_impl mmu_impl;
    struct mmu_regs regs;
    struct mmu_page page;
    struct rig_page pages[RIG_PAGES];
    unsigned used;
    bool untagged; /* memory has no tags */
    struct rig_access log[RIG_LOG];
    unsigned logged;
    struct rig_access asked; /* after A64_ACCESS */
    /* What was taken. */
    bool undefined, trapped, faulted;
    unsigned target, ec;
    uint32_t iss;
    struct mmu_fault fault;
    /* The mode of the last access. */
    bool unprivileged;
};

static inline struct rig *rig_of(struct a64 *c)
{
    return (struct rig *)(void *)c;
}

static inline struct rig *rig_new(void)
{
    struct rig *r = calloc(1, sizeof(*r));
    assert_non_null(r);
    r->c.impl = &r->impl;
    r->impl.lse2 = r->impl.hcx = r->impl.mte = r->impl.mte2 = true;
    r->impl.dczva_bytes = 64;
    r->c.el = 1;
    r->c.sys[SYS_HCRX_EL2] = r->c.sys[SYS_HCR_EL2] = 0;
    r->c.sys[SYS_HCRX_EL2] = HCRX_EL2_MSCEN;
    r->c.sys[SYS_HCR_EL2] = HCR_EL2_API | HCR_EL2_ATA;
    r->c.sys[SYS_SCTLR_EL1] = SCTLR_ELX_ATA;
    r->c.z = 1;
    return r;
}
static inline void rig_free(struct rig *r)
{
    a64_tags_free(r->c.tags);
    free(r);
}

static inline uint64_t rig_address(uint64_t va)
{
    return va & ((UINT64_C(1) << 56) - 1);
}
static inline struct rig_page *rig_find(struct rig *r, uint64_t va)
{
    for (unsigned i = 0; i < r->used; i++) {
        if (r->pages[i].va == (rig_address(va) & ~UINT64_C(0xFFF)))
            return &r->pages[i];
    }
    return NULL;
}
static inline struct rig_page *rig_map(struct rig *r, uint64_t va, enum rig_kind kind)
{
    struct rig_page *p = rig_find(r, va);
    if (p == NULL) {
        assert_true(r->used < RIG_PAGES);
        p = &r->pages[r->used++];
        p->va = rig_address(va) & ~UINT64_C(0xFFF);
    }
    p->kind = kind;
    return p;
}
static inline uint8_t *rig_byte(struct rig *r, uint64_t va)
{
    struct rig_page *p = rig_find(r, va);
    assert_non_null(p);
    return &p->data[va & 0xFFF];
}
static inline uint64_t rig_word(struct rig *r, uint64_t va)
{
    uint64_t value = 0;
    for (unsigned i = 0; i < 8; i++)
        value |= (uint64_t)*rig_byte(r, va + i) << 8 * i;
    return value;
}
static inline void rig_set_word(struct rig *r, uint64_t va, uint64_t value)
{
    for (unsigned i = 0; i < 8; i++)
        *rig_byte(r, va + i) = (uint8_t)(value >> 8 * i);
}

/* ---- what instructions call ------------------------------------------------------------------ */

enum a64_result a64_take(struct a64 *c, const struct a64_exception *x)
{
    (void)c;
    (void)x;
    abort();
}
enum a64_result a64_undefined(struct a64 *c)
{
    rig_of(c)->undefined = true;
    return A64_JUMP;
}
enum a64_result a64_trap(struct a64 *c, unsigned target_el, unsigned ec, uint32_t iss)
{
    struct rig *r = rig_of(c);
    r->trapped = true;
    r->target = target_el;
    r->ec = ec;
    r->iss = iss;
    return A64_JUMP;
}
enum a64_result a64_fault(struct a64 *c, const struct mmu_fault *f,
                          const struct mmu_syndrome_access *s)
{
    struct rig *r = rig_of(c);
    (void)s;
    r->faulted = true;
    r->fault = *f;
    return A64_JUMP;
}
enum a64_result a64_check_sp(struct a64 *c, unsigned n)
{
    (void)c;
    (void)n;
    return A64_NEXT;
}
uint64_t a64_branch_address(const struct a64 *c, uint64_t va, unsigned el)
{
    (void)c;
    (void)el;
    return va;
}
unsigned a64_mode(const struct a64 *c, bool unprivileged)
{
    return unprivileged ? 0 : c->el;
}

/* The page at `va`, or a fault of the first byte there that may not be accessed. */
static inline bool rig_reach(struct rig *r, uint64_t va, uint64_t size, bool write)
{
    for (uint64_t i = 0; i < size; i++) {
        const struct rig_page *p = rig_find(r, va + i);
        const enum rig_kind kind = p == NULL ? RIG_NOTHING : p->kind;
        if (kind == RIG_NOTHING || (kind == RIG_READ_ONLY && write)) {
            r->fault = (struct mmu_fault){ .kind = kind == RIG_NOTHING ? MMU_FAULT_TRANSLATION
                                                                       : MMU_FAULT_PERMISSION,
                                           .write = write,
                                           .va = { va + i } };
            return false;
        }
    }
    return true;
}

static struct rig *rig_translating; /* mmu_translate() is given no PE */
const struct mmu_page *mmu_translate(struct mmu *m, va_t va, enum mmu_access access, unsigned mode,
                                     struct mmu_fault *fault)
{
    struct rig *r = rig_translating;
    (void)m;
    if (!rig_reach(r, va.va, 1, access == MMU_WRITE)) {
        *fault = r->fault;
        return NULL;
    }
    const bool device = rig_find(r, va.va)->kind == RIG_DEVICE;
    if (device && (mode & MMU_UNALIGNED) != 0) {
        *fault = (struct mmu_fault){ .kind = MMU_FAULT_ALIGNMENT, .write = true, .va = va };
        return NULL;
    }
    r->page = (struct mmu_page){ .pa_page = rig_address(va.va) & ~UINT64_C(0xFFF) };
    r->page.attr.tagged = !r->untagged && !device;
    return &r->page;
}
const struct mmu_regs *mmu_regs(const struct mmu *m)
{
    (void)m;
    return &rig_translating->regs;
}
const struct mmu_impl *mmu_impl(const struct mmu *m)
{
    (void)m;
    return &rig_translating->mmu_impl;
}
enum mmu_regime mmu_regime(const struct mmu_regs *regs, unsigned el)
{
    (void)regs;
    return el == 2 ? MMU_EL2 : MMU_EL10;
}

enum a64_result a64_translate(struct a64 *c, uint64_t va, enum mmu_access kind,
                              const struct mmu_page **page)
{
    struct mmu_fault fault;
    *page = mmu_translate(NULL, (va_t){ va }, kind, c->el, &fault);
    return *page == NULL ? a64_fault(c, &fault, NULL) : A64_NEXT;
}

/* Alignment, faults and devices of a load or store: A64_NEXT if memory is to be accessed. */
static inline enum a64_result rig_access(struct rig *r, uint64_t va, uint32_t size,
                                         const struct a64_how *how, bool write)
{
    const uint32_t element = how->element != 0 ? how->element : size;
    r->unprivileged = how->unprivileged;
    const bool within = r->impl.lse2 && va % 16 + size <= 16;
    if (va % element != 0 && how->must_align && !within) {
        r->fault = (struct mmu_fault){ .kind = MMU_FAULT_ALIGNMENT, .write = write, .va = { va } };
        return a64_fault(&r->c, &r->fault, NULL);
    }
    if (!rig_reach(r, va, size, write))
        return a64_fault(&r->c, &r->fault, NULL);
    assert_true(size >= 1 && size <= ACCESS_MAX && size % element == 0);
    const struct rig_access access = { .va = va, .size = size, .write = write, .how = *how };
    if (rig_find(r, va)->kind == RIG_DEVICE) {
        assert_int_equal(va % element, 0);
        if (r->c.asked == r->c.answers) {
            r->asked = access;
            return A64_ACCESS;
        }
        const struct a64_answered *a = &r->c.answered[r->c.asked++];
        assert_true(a->va == va);
        return A64_NEXT;
    }
    if (r->logged < RIG_LOG)
        r->log[r->logged++] = access;
    return A64_NEXT;
}

enum a64_result a64_load(struct a64 *c, uint64_t va, uint32_t size, const struct a64_how *how,
                         void *data)
{
    struct rig *r = rig_of(c);
    A64_TRY(rig_access(r, va, size, how, false));
    if (rig_find(r, va)->kind == RIG_DEVICE) {
        memcpy(data, c->answered[c->asked - 1].data, size);
        return A64_NEXT;
    }
    for (uint32_t i = 0; i < size; i++)
        ((uint8_t *)data)[i] = *rig_byte(r, va + i);
    return A64_NEXT;
}
enum a64_result a64_store(struct a64 *c, uint64_t va, uint32_t size, const struct a64_how *how,
                          const void *data)
{
    struct rig *r = rig_of(c);
    A64_TRY(rig_access(r, va, size, how, true));
    for (uint32_t i = 0; i < size; i++)
        *rig_byte(r, va + i) = ((const uint8_t *)data)[i];
    return A64_NEXT;
}
enum a64_result a64_atomic(struct a64 *c, uint64_t va, uint32_t size, const struct a64_how *how,
                           bool (*change)(void *arg, const void *old, void *now), void *arg,
                           void *old)
{
    struct rig *r = rig_of(c);
    uint8_t now[16];
    A64_TRY(rig_access(r, va, size, how, true));
    assert_true(how->must_align && (how->atomic || how->exclusive));
    for (uint32_t i = 0; i < size; i++)
        ((uint8_t *)old)[i] = *rig_byte(r, va + i);
    if (change(arg, old, now)) {
        for (uint32_t i = 0; i < size; i++)
            *rig_byte(r, va + i) = now[i];
    }
    return A64_NEXT;
}

/* ---- running --------------------------------------------------------------------------------- */

/* A device has done what it was asked. */
static inline void rig_answer(struct rig *r)
{
    struct a64_answered *a = &r->c.answered[r->c.answers++];
    assert_true(r->c.answers <= A64_ACCESSES);
    a->va = r->asked.va;
    if (!r->asked.write)
        memcpy(a->data, rig_byte(r, a->va), r->asked.size);
    assert_true(r->logged < RIG_LOG);
    r->log[r->logged++] = r->asked;
    r->c.asked = 0;
}

/* Until the instruction is done or has taken an exception, which is then in `r`. */
static inline enum a64_result rig_step(struct rig *r, a64_exec_fn *run, uint32_t insn)
{
    rig_translating = r;
    r->undefined = r->trapped = r->faulted = false;
    r->c.answers = r->c.asked = 0;
    for (;;) {
        const enum a64_result result = run(&r->c, insn);
        if (result == A64_ACCESS)
            rig_answer(r);
        else if (result != A64_JUMP || r->undefined || r->trapped || r->faulted ||
                 r->c.pc != 0x1000)
            return result;
    }
}
/* ... without an exception. */
static inline void rig_do(struct rig *r, a64_exec_fn *run, uint32_t insn)
{
    r->c.pc = 0x1000;
    assert_int_equal(rig_step(r, run, insn), A64_NEXT);
}
/* ... with one. */
static inline void rig_fail(struct rig *r, a64_exec_fn *run, uint32_t insn)
{
    r->c.pc = 0x1000;
    assert_int_equal(rig_step(r, run, insn), A64_JUMP);
}

#endif
