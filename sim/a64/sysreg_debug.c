/* SPDX-License-Identifier: Apache-2.0 */
/* Self-hosted debug (DDI 0487 D2): software step, breakpoints, watchpoints, their registers. */
#include "a64/exception.h"
#include "a64/pages.h"
#include "a64/sysreg.h"
#include "a64/sysreg_state.h"

enum { OSLSR_OSLK = 1 };

static bool os_locked(const struct a64 *c)
{
    return c->sys[SYS_OSLSR_EL1] >> OSLSR_OSLK & 1;
}

/* ---- registers ------------------------------------------------------------------------------- */

uint64_t a64_debug_get(struct a64 *c, unsigned slot)
{
    switch (slot) {
    case SYS_DBGCLAIMSET_EL1: return 0xFF; /* tags that are implemented */
    default: return c->sys[slot];
    }
}

static void set_mdscr(struct a64 *c, uint64_t value)
{
    /* The others are those of an external debugger, writable under the OS Lock alone. */
    const uint64_t always = MDSCR_EL1_SS | MDSCR_EL1_TDCC | MDSCR_EL1_KDE | MDSCR_EL1_MDE;
    const uint64_t mask = os_locked(c) ? UINT64_MAX : always;
    c->sys[SYS_MDSCR_EL1] = (value & mask) | (c->sys[SYS_MDSCR_EL1] & ~mask);
}

enum { BCR_E = 0, BCR_PMC = 1, BCR_HMC = 13, BCR_SSC = 14, BCR_LBN = 16, BCR_BT = 20 };
#define BCR_BAS (UINT64_C(0xF) << 5) /* RES1 without AArch32 */

/* The breakpoints' registers are in pairs: value, control. */
static bool is_bcr(unsigned slot)
{
    return slot >= SYS_DBGBVR0_EL1 && slot < SYS_DBGBVR0_EL1 + 2 * A64_BREAKPOINTS;
}

static uint64_t wcr(const struct a64 *c, unsigned n)
{
    return c->sys[SYS_DBGWCR0_EL1 + 2 * n];
}

/* From now on, or no more, accesses that the soft TLB knows must be seen too. */
void a64_look_for_watchpoints(struct a64 *c)
{
    bool any = false;
    for (unsigned n = 0; n < A64_WATCHPOINTS; n++)
        any = any || wcr(c, n) & SYS_BIT(BCR_E);
    any = any && c->sys[SYS_MDSCR_EL1] & MDSCR_EL1_MDE && !os_locked(c);
    any = any || c->engine->watches;
    if (any != c->watched)
        a64_flush(c);
    c->watched = any;
}

void a64_debug_set(struct a64 *c, unsigned slot, uint64_t value)
{
    switch (slot) {
    case SYS_MDSCR_EL1: set_mdscr(c, value); break;
    case SYS_OSLAR_EL1:
        c->sys[SYS_OSLSR_EL1] = (c->sys[SYS_OSLSR_EL1] & ~SYS_BIT(OSLSR_OSLK)) | (value & 1)
                                                                                     << OSLSR_OSLK;
        break;
    case SYS_DBGCLAIMSET_EL1: c->sys[SYS_DBGCLAIMCLR_EL1] |= value; break;
    case SYS_DBGCLAIMCLR_EL1: c->sys[slot] &= ~value; break;
    default: c->sys[slot] = is_bcr(slot) ? value | BCR_BAS : value; break;
    }
    a64_look_for_watchpoints(c);
    a64_look(c);
}

/* ---- routing (D2.3) -------------------------------------------------------------------------- */

unsigned a64_debug_target(const struct a64 *c)
{
    return a64_tge(c) || c->sys[SYS_MDCR_EL2] & MDCR_EL2_TDE ? 2 : 1;
}

bool a64_debug_enabled(const struct a64 *c, unsigned el, bool masked)
{
    const unsigned target = a64_debug_target(c);
    if (os_locked(c))
        return false;
    if (el == target)
        return c->sys[SYS_MDSCR_EL1] & MDSCR_EL1_KDE && !masked;
    return target > el;
}

static enum a64_result debug_exception(struct a64 *c, unsigned ec_lower, uint32_t iss)
{
    const unsigned target = a64_debug_target(c);
    return a64_trap(c, target, target == c->el ? ec_lower + 1 : ec_lower, iss);
}

/* ---- software step (D2.11) ------------------------------------------------------------------- */

static bool step_enabled(const struct a64 *c)
{
    return c->sys[SYS_MDSCR_EL1] & MDSCR_EL1_SS && a64_debug_enabled(c, c->el, c->daif_d);
}

void a64_step_advance(struct a64 *c)
{
    if (c->sys[SYS_MDSCR_EL1] & MDSCR_EL1_SS)
        c->ss = false;
}

bool a64_step_returned(const struct a64 *c, uint64_t spsr, unsigned el)
{
    return c->sys[SYS_MDSCR_EL1] & MDSCR_EL1_SS && !a64_debug_enabled(c, c->el, c->daif_d) &&
           a64_debug_enabled(c, el, spsr & SPSR_D) && spsr & SPSR_SS;
}

/* LDXR, LDAXR, LDXP, LDAXP (C4.1): o2 0, L 1; CASP is among them, with o1 1 and size below 2. */
static bool is_load_exclusive(uint32_t insn)
{
    const bool pair = insn >> 21 & 1, large = insn >> 31;
    return (insn & 0x3FC00000) == 0x08400000 && (!pair || large);
}

void a64_after(struct a64 *c, uint32_t insn)
{
    if (!c->ss || !(c->sys[SYS_MDSCR_EL1] & MDSCR_EL1_SS))
        return;
    c->ss = false;
    c->stepped = true;
    c->stepped_exclusive = is_load_exclusive(insn);
}

static enum a64_result step_exception(struct a64 *c)
{
    enum { ISS_ISV = 1 << 24, ISS_EX = 1 << 6, DEBUG_EVENT = 0x22 };
    const uint32_t stepped = ISS_ISV | (c->stepped_exclusive ? ISS_EX : 0);
    const uint32_t iss = DEBUG_EVENT | (c->stepped ? stepped : 0);
    c->stepped = false;
    return debug_exception(c, EC_STEP_LOWER, iss);
}

/* ---- breakpoints (D2.8) ---------------------------------------------------------------------- */

/*
 * AArch64.StateMatch() (J1.1.1) in the only Security state. SSC 0b10 is Secure state, 0b11 counts
 * with HMC alone. `control` is a DBGBCR or DBGWCR, which have the fields at the same places.
 */
static bool state_matches(uint64_t control, unsigned el)
{
    const bool hmc = control >> BCR_HMC & 1;
    const unsigned ssc = control >> BCR_SSC & 3;
    if (ssc == 2 || (ssc == 3 && !hmc))
        return false;
    return el == 2 ? hmc : control >> (el == 1 ? BCR_PMC : BCR_PMC + 1) & 1;
}

static uint64_t bcr(const struct a64 *c, unsigned n)
{
    return c->sys[SYS_DBGBCR0_EL1 + 2 * n];
}
static uint64_t bvr(const struct a64 *c, unsigned n)
{
    return c->sys[SYS_DBGBVR0_EL1 + 2 * n];
}

/*
 * DBGBCR.BT: bit 0 links. 0 is an address, the others are contexts, which the last breakpoint alone
 * matches (ID_AA64DFR0_EL1.CTX_CMPs).
 */
enum breakpoint_type {
    TYPE_ADDRESS = 0,
    TYPE_CONTEXT = 2, /* CONTEXTIDR of whoever runs EL0 */
    TYPE_CONTEXT1 = 6,
    TYPE_VMID = 8,
    TYPE_VMID_CONTEXT1 = 10,
    TYPE_CONTEXT2 = 12,
    TYPE_BOTH_CONTEXTS = 14
};
enum { TYPE_LINKED = 1, CONTEXT_BREAKPOINT = A64_BREAKPOINTS - 1 };

static unsigned type_of(uint64_t control)
{
    return control >> BCR_BT & 15;
}

static bool context1_is(const struct a64 *c, uint64_t value)
{
    return a64_guest(c) && (uint32_t)c->sys[SYS_CONTEXTIDR_EL1] == (uint32_t)value;
}
static bool context2_is(const struct a64 *c, uint64_t value)
{
    return c->impl->vhe && (uint32_t)c->sys[SYS_CONTEXTIDR_EL2] == (uint32_t)value;
}
static bool vmid_is(const struct a64 *c, uint64_t value)
{
    const uint16_t vmid = mmu_vmid(mmu_regs(c->mmu), mmu_impl(c->mmu));
    return a64_guest(c) && vmid == (uint16_t)value;
}

/* AArch64.BreakpointValueMatch() (J1.1.1) for contexts: VMID and CONTEXTIDR_EL2 are in the upper
 * half of the value. */
static bool value_matches(const struct a64 *c, uint64_t control, uint64_t value)
{
    switch ((enum breakpoint_type)(type_of(control) & ~1U)) {
    case TYPE_CONTEXT: return a64_in_host(c) ? context2_is(c, value) : context1_is(c, value);
    case TYPE_CONTEXT1: return context1_is(c, value);
    case TYPE_VMID: return vmid_is(c, value >> 32);
    case TYPE_VMID_CONTEXT1: return vmid_is(c, value >> 32) && context1_is(c, value);
    case TYPE_CONTEXT2: return context2_is(c, value >> 32);
    case TYPE_BOTH_CONTEXTS: return context2_is(c, value >> 32) && context1_is(c, value);
    case TYPE_ADDRESS: break;
    }
    return false;
}

/* What a linked breakpoint or watchpoint asks of the one that it names. */
static bool context_matches(const struct a64 *c, unsigned n)
{
    if (n != CONTEXT_BREAKPOINT)
        return false;
    const uint64_t control = bcr(c, n);
    return control & SYS_BIT(BCR_E) && type_of(control) & TYPE_LINKED &&
           value_matches(c, control, bvr(c, n));
}

uint64_t a64_debug_address(const struct a64 *c, uint64_t va)
{
    const unsigned top = mmu_impl(c->mmu)->lva ? 52 : 48;
    return va & (SYS_BIT(top + 1) - 1);
}

static bool breakpoint_matches(const struct a64 *c, unsigned n)
{
    const uint64_t control = bcr(c, n);
    const unsigned type = type_of(control);
    const bool linked = type & TYPE_LINKED;
    if (!(control & SYS_BIT(BCR_E)) || !state_matches(control, c->el))
        return false;
    if ((type & ~1U) != TYPE_ADDRESS) /* a linked context matches by those that link to it */
        return !linked && n == CONTEXT_BREAKPOINT && value_matches(c, control, bvr(c, n));
    return a64_debug_address(c, (bvr(c, n) & ~UINT64_C(3)) ^ c->pc) == 0 &&
           (!linked || context_matches(c, control >> BCR_LBN & 15));
}

static bool breakpoints_on(const struct a64 *c)
{
    return c->sys[SYS_MDSCR_EL1] & MDSCR_EL1_MDE && a64_debug_enabled(c, c->el, c->daif_d);
}

static bool any_breakpoint(const struct a64 *c)
{
    for (unsigned n = 0; n < A64_BREAKPOINTS; n++)
        if (bcr(c, n) & SYS_BIT(BCR_E))
            return true;
    return false;
}

bool a64_stepping(const struct a64 *c)
{
    return step_enabled(c) || (breakpoints_on(c) && any_breakpoint(c));
}

enum a64_result a64_before(struct a64 *c)
{
    return step_enabled(c) && !c->ss ? step_exception(c) : A64_NEXT;
}

enum a64_result a64_break(struct a64 *c)
{
    enum { DEBUG_EVENT = 0x22 };
    for (unsigned n = 0; n < A64_BREAKPOINTS && breakpoints_on(c); n++)
        if (breakpoint_matches(c, n))
            return debug_exception(c, EC_BREAKPOINT_LOWER, DEBUG_EVENT);
    return A64_NEXT;
}

/* ---- watchpoints (D2.9) ---------------------------------------------------------------------- */

enum { WCR_LSC = 3, WCR_BAS = 5, WCR_WT = 20, WCR_MASK = 24 };

bool a64_watching(const struct a64 *c)
{
    return c->watched && breakpoints_on(c);
}

/* AArch64.WatchpointByteMatch(): MASK address bits ignored, else bytes of one or half a doubleword.
 */
static bool byte_matches(const struct a64 *c, uint64_t control, uint64_t value, uint64_t va)
{
    const unsigned mask = control >> WCR_MASK & 31;
    va = a64_debug_address(c, va);
    value = a64_debug_address(c, value);
    if (mask > 2)
        return va >> mask == value >> mask;
    const unsigned bottom = value & 4 ? 2 : 3;
    return va >> bottom == value >> bottom &&
           control >> (WCR_BAS + (va & ((1U << bottom) - 1))) & 1;
}

static bool watchpoint_matches(const struct a64 *c, unsigned n, uint64_t va, unsigned kind,
                               unsigned el)
{
    const uint64_t control = wcr(c, n);
    if (!(control & SYS_BIT(BCR_E)) || !(control >> WCR_LSC & kind) || !state_matches(control, el))
        return false;
    if (control >> WCR_WT & 1 && !context_matches(c, control >> BCR_LBN & 15))
        return false;
    return byte_matches(c, control, c->sys[SYS_DBGWVR0_EL1 + 2 * n], va);
}

enum a64_result a64_watch(struct a64 *c, uint64_t va, uint32_t size, bool read, bool write,
                          unsigned el)
{
    enum { DEBUG_EVENT = 0x22, ISS_WNR = 1 << 6 };
    const unsigned kind = (read ? 1U : 0U) | (write ? 2U : 0U);
    if (a64_debugger_watches(c, va, size, kind))
        return A64_ACCESS;
    if (!a64_watching(c))
        return A64_NEXT;
    for (uint32_t byte = 0; byte < size; byte++) {
        for (unsigned n = 0; n < A64_WATCHPOINTS; n++) {
            if (!watchpoint_matches(c, n, va + byte, kind, el))
                continue;
            const unsigned target = a64_debug_target(c);
            const unsigned ec = EC_WATCHPOINT_LOWER + (target == c->el ? 1 : 0);
            /* Of what both reads and writes the read counts first (AArch64.CheckWatchpoint()). */
            const bool by_read = read && wcr(c, n) >> WCR_LSC & 1;
            const uint64_t iss = DEBUG_EVENT | (by_read ? 0 : ISS_WNR);
            return a64_take(c,
                            &(struct a64_exception){ .target_el = target,
                                                     .esr = (uint64_t)ec << 26 | SYS_BIT(25) | iss,
                                                     .preferred = c->pc,
                                                     .far_valid = true,
                                                     .far = va + byte });
        }
    }
    return A64_NEXT;
}
