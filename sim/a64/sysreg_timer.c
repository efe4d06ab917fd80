/* SPDX-License-Identifier: Apache-2.0 */
/* The generic timer (DDI 0487 D12): counters, timers, who may read them. */
#include "a64/sysreg.h"
#include "a64/sysreg_state.h"

enum { CTL_ENABLE = 1, CTL_IMASK = 2, CTL_ISTATUS = 4 };
/* CNTKCTL_EL1, and CNTHCTL_EL2 with E2H = 1, of EL0; CNTHCTL_EL2 of EL1 and EL0. */
enum { EL0PCTEN = 0, EL0VCTEN = 1, EL0VTEN = 8, EL0PTEN = 9 };
enum { EL1PCTEN = 0, EL1PTEN = 1, HOST_EL1PCTEN = 10, HOST_EL1PTEN = 11 };
enum { CNTHCTL_ECV = 12, CNTHCTL_EL1TVT = 13, CNTHCTL_EL1TVCT = 14 };

static const struct {
    uint16_t ctl, cval, tval;
} timers[] = {
    [A64_TIMER_P] = { SYS_CNTP_CTL_EL0, SYS_CNTP_CVAL_EL0, SYS_CNTP_TVAL_EL0 },
    [A64_TIMER_V] = { SYS_CNTV_CTL_EL0, SYS_CNTV_CVAL_EL0, SYS_CNTV_TVAL_EL0 },
    [A64_TIMER_HP] = { SYS_CNTHP_CTL_EL2, SYS_CNTHP_CVAL_EL2, SYS_CNTHP_TVAL_EL2 },
    [A64_TIMER_HV] = { SYS_CNTHV_CTL_EL2, SYS_CNTHV_CVAL_EL2, SYS_CNTHV_TVAL_EL2 },
};

static uint64_t bit(uint64_t value, unsigned n)
{
    return value >> n & 1;
}

uint64_t a64_counter(const struct a64 *c)
{
    return c->outside.counter ? c->outside.counter(c->outside.arg, a64_cycles(c)) : 0;
}

/* CNTPOFF_EL2, where FEAT_ECV's control has it count. */
static uint64_t physical_offset(const struct a64 *c)
{
    return c->impl->ecv && bit(c->sys[SYS_CNTHCTL_EL2], CNTHCTL_ECV) ? c->sys[SYS_CNTPOFF_EL2] : 0;
}

/* What the timer's own counter lacks to the physical one. */
static uint64_t timer_offset(const struct a64 *c, unsigned timer)
{
    switch (timer) {
    case A64_TIMER_P: return physical_offset(c);
    case A64_TIMER_V: return c->sys[SYS_CNTVOFF_EL2];
    default: return 0;
    }
}

static uint64_t timer_count(const struct a64 *c, unsigned timer)
{
    return a64_counter(c) - timer_offset(c, timer);
}

/* What TVAL is relative to: EL2 sees the physical timer without CNTPOFF_EL2 (CNTP_TVAL_EL0). */
static uint64_t tval_count(const struct a64 *c, unsigned timer)
{
    return timer == A64_TIMER_P && c->el == 2 ? a64_counter(c) : timer_count(c, timer);
}

static bool expired(const struct a64 *c, unsigned timer)
{
    return timer_count(c, timer) >= c->sys[timers[timer].cval];
}

unsigned a64_timers(const struct a64 *c)
{
    unsigned asserted = 0;
    for (unsigned k = 0; k < A64_TIMERS; k++)
        if ((c->sys[timers[k].ctl] & (CTL_ENABLE | CTL_IMASK)) == CTL_ENABLE && expired(c, k))
            asserted |= 1U << k;
    return asserted;
}

uint64_t a64_timer_next(const struct a64 *c)
{
    uint64_t next = UINT64_MAX;
    for (unsigned k = 0; k < A64_TIMERS; k++) {
        if ((c->sys[timers[k].ctl] & (CTL_ENABLE | CTL_IMASK)) != CTL_ENABLE || expired(c, k))
            continue;
        const uint64_t at = c->sys[timers[k].cval] + timer_offset(c, k);
        if (at > a64_counter(c) && at < next)
            next = at;
    }
    return next;
}

static uint64_t get_timer(const struct a64 *c, unsigned timer, unsigned slot)
{
    if (slot == timers[timer].tval)
        return (uint32_t)(c->sys[timers[timer].cval] - tval_count(c, timer));
    const uint64_t value = c->sys[slot];
    if (slot == timers[timer].ctl && value & CTL_ENABLE && expired(c, timer))
        return value | CTL_ISTATUS;
    return value;
}

uint64_t a64_timer_get(struct a64 *c, unsigned slot)
{
    for (unsigned k = 0; k < A64_TIMERS; k++)
        if (slot == timers[k].ctl || slot == timers[k].cval || slot == timers[k].tval)
            return get_timer(c, k, slot);
    switch (slot) {
    case SYS_CNTPCT_EL0:
    case SYS_CNTPCTSS_EL0: return a64_counter(c) - (a64_guest(c) ? physical_offset(c) : 0);
    case SYS_CNTVCT_EL0:
    case SYS_CNTVCTSS_EL0: return a64_virtual_counter(c);
    default: return c->sys[slot];
    }
}

uint64_t a64_virtual_offset(const struct a64 *c)
{
    return a64_in_host(c) ? 0 : c->sys[SYS_CNTVOFF_EL2];
}

uint64_t a64_virtual_counter(const struct a64 *c)
{
    return a64_counter(c) - a64_virtual_offset(c);
}

void a64_timer_set(struct a64 *c, unsigned slot, uint64_t value)
{
    for (unsigned k = 0; k < A64_TIMERS; k++) {
        if (slot == timers[k].tval) {
            const int64_t delta = (int32_t)(uint32_t)value;
            c->sys[timers[k].cval] = tval_count(c, k) + (uint64_t)delta;
            return;
        }
    }
    c->sys[slot] = value;
}

/* ---- traps (D12.2.4, CNTKCTL_EL1 and CNTHCTL_EL2) ---------------------------------------------
 */

enum what { WHAT_P_COUNTER, WHAT_V_COUNTER, WHAT_P_TIMER, WHAT_V_TIMER, WHAT_FREQUENCY };

static enum what what_is(unsigned slot)
{
    switch (slot) {
    case SYS_CNTPCT_EL0:
    case SYS_CNTPCTSS_EL0: return WHAT_P_COUNTER;
    case SYS_CNTVCT_EL0:
    case SYS_CNTVCTSS_EL0: return WHAT_V_COUNTER;
    case SYS_CNTFRQ_EL0: return WHAT_FREQUENCY;
    case SYS_CNTP_CTL_EL0:
    case SYS_CNTP_CVAL_EL0:
    case SYS_CNTP_TVAL_EL0: return WHAT_P_TIMER;
    default: return WHAT_V_TIMER;
    }
}

static bool el0_permitted(uint64_t control, enum what what)
{
    switch (what) {
    case WHAT_P_COUNTER: return bit(control, EL0PCTEN);
    case WHAT_V_COUNTER: return bit(control, EL0VCTEN);
    case WHAT_P_TIMER: return bit(control, EL0PTEN);
    case WHAT_V_TIMER: return bit(control, EL0VTEN);
    default: return bit(control, EL0PCTEN) || bit(control, EL0VCTEN);
    }
}

static bool guest_permitted(const struct a64 *c, enum what what)
{
    const uint64_t control = c->sys[SYS_CNTHCTL_EL2];
    const bool e2h = a64_hcr(c, HCR_EL2_E2H);
    switch (what) {
    case WHAT_P_COUNTER: return bit(control, e2h ? HOST_EL1PCTEN : EL1PCTEN);
    case WHAT_P_TIMER: return bit(control, e2h ? HOST_EL1PTEN : EL1PTEN);
    case WHAT_V_COUNTER: return !c->impl->ecv || !bit(control, CNTHCTL_EL1TVCT);
    case WHAT_V_TIMER: return !c->impl->ecv || !bit(control, CNTHCTL_EL1TVT);
    default: return true;
    }
}

unsigned a64_timer_trap(const struct a64 *c, unsigned slot)
{
    const enum what what = what_is(slot);
    if (c->el == 0) {
        const bool host = a64_host_el0(c);
        if (!el0_permitted(c->sys[host ? SYS_CNTHCTL_EL2 : SYS_CNTKCTL_EL1], what))
            return 1;
    }
    return a64_guest(c) && !guest_permitted(c, what) ? 2 : 0;
}

/* ---- the event stream (D12.2.3) -------------------------------------------------------------- */

enum { EVNTEN = 2, EVNTDIR = 3, EVNTI = 4, EVNTIS = 17 };

/* When the chosen bit of a counter changes next in the chosen direction. */
static uint64_t next_event(const struct a64 *c, uint64_t control, uint64_t count)
{
    if (!bit(control, EVNTEN))
        return UINT64_MAX;
    const unsigned scale = c->impl->ecv && bit(control, EVNTIS) ? 8 : 0;
    const unsigned n = (unsigned)(control >> EVNTI & 15) + scale;
    const uint64_t half = UINT64_C(1) << n, period = half << 1;
    const uint64_t phase = bit(control, EVNTDIR) ? 0 : half;
    return count + (period - ((count - phase) & (period - 1)));
}

uint64_t a64_event_next(const struct a64 *c)
{
    const uint64_t now = a64_counter(c), off = a64_virtual_offset(c);
    const uint64_t el1 = next_event(c, c->sys[SYS_CNTKCTL_EL1], now - off);
    const uint64_t el2 = next_event(c, c->sys[SYS_CNTHCTL_EL2], now);
    const uint64_t physical = el1 == UINT64_MAX ? el1 : el1 + off;
    return physical < el2 ? physical : el2;
}
