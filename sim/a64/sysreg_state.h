/* SPDX-License-Identifier: Apache-2.0 */
/** What system registers say of the present state, in a word. */
#ifndef GATHER_A64_SYSREG_STATE_H
#define GATHER_A64_SYSREG_STATE_H

#include "a64/state.h"

static inline bool a64_hcr(const struct a64 *c, uint64_t bits)
{
    return c->sys[SYS_HCR_EL2] & bits;
}
static inline bool a64_tge(const struct a64 *c)
{
    return a64_hcr(c, HCR_EL2_TGE);
}
/** HCR_EL2.E2H at EL2: names of EL1's registers mean those of EL2. */
static inline bool a64_host_el2(const struct a64 *c)
{
    return c->el == 2 && a64_hcr(c, HCR_EL2_E2H);
}
/** EL0 under a host at EL2: HCR_EL2.{E2H, TGE} = {1, 1}. */
static inline bool a64_host_el0(const struct a64 *c)
{
    return c->el == 0 && a64_hcr(c, HCR_EL2_E2H) && a64_tge(c);
}
/** IsInHost() (J1.1.3). */
static inline bool a64_in_host(const struct a64 *c)
{
    return a64_host_el2(c) || a64_host_el0(c);
}
/** A guest's EL0 or EL1, or EL0 of a bare EL2: what HCR_EL2 traps. */
static inline bool a64_guest(const struct a64 *c)
{
    return c->el < 2 && !a64_host_el0(c);
}
/** SCTLR_ELx of the present translation regime. */
static inline uint64_t a64_sctlr(const struct a64 *c)
{
    return c->sys[c->el == 2 || a64_host_el0(c) ? SYS_SCTLR_EL2 : SYS_SCTLR_EL1];
}
/** The HCRX_EL2 of the present context: all 0 without FEAT_HCX. */
static inline uint64_t a64_hcrx(const struct a64 *c)
{
    return c->impl->hcx ? c->sys[SYS_HCRX_EL2] : 0;
}

#endif
