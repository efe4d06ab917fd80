/* SPDX-License-Identifier: Apache-2.0 */
/** A whole PE without memory behind it, for tests of system registers and exceptions. */
#ifndef GATHER_TEST_A64_PE_H
#define GATHER_TEST_A64_PE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "a64/exception.h"
#include "a64/exec_int.h"
#include "a64/sysreg_state.h"

struct pe {
    struct a64 *c;
    struct a64_impl impl;
    struct mmu_impl mmu_impl;
    uint64_t now;        /* of the physical counter */
    unsigned mark;       /* the last */
    unsigned broadcasts; /* TLBI and IC that reach others */
    unsigned told;       /* of any TLBI */
    struct mmu_tlbi tlbi;
    struct mmu_regs regs; /* as told to the outside */
    unsigned el;
};

static inline bool pe_read(void *arg, pa_t at, uint64_t *descriptor)
{
    (void)arg;
    (void)at;
    *descriptor = 0;
    return true;
}
static inline uint64_t pe_counter(void *arg, uint64_t cycles)
{
    (void)cycles;
    return ((struct pe *)arg)->now;
}
static inline void pe_mark(void *arg, unsigned n)
{
    ((struct pe *)arg)->mark = n;
}
static inline void pe_tlbi(void *arg, const struct mmu_tlbi *tlbi, bool others)
{
    struct pe *pe = arg;
    pe->broadcasts += others;
    pe->told++;
    pe->tlbi = *tlbi;
}
static inline void pe_code(void *arg, pa_t pa, bool all)
{
    (void)pa;
    (void)all;
    ((struct pe *)arg)->broadcasts++;
}
static inline void pe_event(void *arg)
{
    ((struct pe *)arg)->broadcasts++;
}
static inline void pe_context(void *arg, const struct mmu_regs *regs, unsigned el)
{
    struct pe *pe = arg;
    pe->regs = *regs;
    pe->el = el;
}
static inline uint8_t *pe_ram(void *arg, pa_t page)
{
    static uint8_t memory[4096];
    (void)arg;
    (void)page;
    return memory;
}

/** With the features of pe->impl and pe->mmu_impl. */
static inline void pe_build(struct pe *pe)
{
    static const struct mmu_walk_memory memory = { .read = pe_read };
    struct error e = { 0 };
    const struct a64_setup setup = {
        .impl = &pe->impl,
        .number = 3,
        .mmu = mmu_new(&pe->mmu_impl, &memory),
        .outside = { .arg = pe,
                     .ram = pe_ram,
                     .context = pe_context,
                     .tlbi = pe_tlbi,
                     .code = pe_code,
                     .event = pe_event,
                     .counter = pe_counter,
                     .mark = pe_mark },
    };
    assert_non_null(setup.mmu);
    pe->c = a64_new(&setup, &e);
    assert_non_null(pe->c);
    a64_reset(pe->c, 2, 0x1000);
}
/** The CPU `max`, at EL2 after reset. */
static inline struct pe *pe_new(void)
{
    struct pe *pe = calloc(1, sizeof(*pe));
    assert_non_null(pe);
    a64_impl_defaults(&pe->impl);
    mmu_impl_defaults(&pe->mmu_impl);
    pe->mmu_impl.features = (struct mmu_features){ .s2fwb = true, .xs = true, .mte2 = true };
    pe_build(pe);
    return pe;
}
static inline void pe_free(struct pe *pe)
{
    struct mmu *mmu = pe->c->mmu;
    a64_free(pe->c);
    mmu_free(mmu);
    free(pe);
}

/** A register whatever its rules, by its name. */
static inline uint64_t pe_get(struct pe *pe, const char *name)
{
    uint64_t value;
    if (!a64_get_sysreg(pe->c, name, &value))
        fail_msg("no register %s", name);
    return value;
}
static inline void pe_set(struct pe *pe, const char *name, uint64_t value)
{
    if (!a64_set_sysreg(pe->c, name, value))
        fail_msg("no register %s", name);
}
/** To an EL and SP, with interrupts masked as `daif` (D is bit 3) says; PC is 0x1000. */
static inline void pe_at(struct pe *pe, unsigned el, unsigned sp, unsigned daif)
{
    a64_set_pstate(pe->c, (uint64_t)daif << 6 | (uint64_t)el << 2 | sp);
    pe->c->pc = 0x1000;
    pe->c->pending = false;
}

/** HCR_EL2.TGE and E2H. */
#define PE_TGE (UINT64_C(1) << 27)
#define PE_E2H (UINT64_C(1) << 34)

/** What was taken to `el`: ESR_ELx.EC there. */
static inline unsigned pe_ec(struct pe *pe, unsigned el)
{
    return pe->c->sys[el == 2 ? SYS_ESR_EL2 : SYS_ESR_EL1] >> 26 & 0x3F;
}

/* ---- instructions ---------------------------------------------------------------------------- */

/** "S3_0_C1_C0_0" of DDI 0487 C5.1 as a word: MRS or MSR of X`rt`. */
static inline uint32_t pe_word(const char *place, bool read, unsigned rt)
{
    unsigned op0, op1, crn, crm, op2;
    assert_int_equal(sscanf(place, "%u_%u_%u_%u_%u", &op0, &op1, &crn, &crm, &op2), 5);
    return 0xD5000000 | (read ? 1U << 21 : 0) | op0 << 19 | op1 << 16 | crn << 12 | crm << 8 |
           op2 << 5 | rt;
}

static inline enum a64_result pe_mrs(struct pe *pe, const char *place, uint64_t *value)
{
    const enum a64_result r = a64_exec_mrs(pe->c, pe_word(place, true, 7));
    *value = pe->c->x[7];
    return r;
}

/** Done, whether or not the engine must look again. */
static inline bool pe_msr(struct pe *pe, const char *place, uint64_t value)
{
    const unsigned el = pe->c->el;
    pe->c->x[9] = value;
    const enum a64_result r = a64_exec_msr_reg(pe->c, pe_word(place, false, 9));
    return r == A64_NEXT || (pe->c->pc == 0x1004 && pe->c->el == el);
}

#endif
