/* SPDX-License-Identifier: Apache-2.0 */
/* SystemC modules of a user's, whose processes run between ours. */
#include "kernel/kernel_own.hpp"

#if defined(__SANITIZE_ADDRESS__)
#include <pthread.h>
#include <sanitizer/common_interface_defs.h>

#include <utility>
#endif

#include <algorithm>
#include <cassert>

using namespace kernel_own;

#if defined(__SANITIZE_ADDRESS__)
void kernel_own::on_own_stack()
{
    static const auto own = [] {
        std::pair<void *, size_t> bounds{ nullptr, 0 };
        pthread_attr_t attributes;
        if (pthread_getattr_np(pthread_self(), &attributes) == 0) {
            (void)pthread_attr_getstack(&attributes, &bounds.first, &bounds.second);
            (void)pthread_attr_destroy(&attributes);
        }
        return bounds;
    }();
    void *fake = nullptr;
    __sanitizer_start_switch_fiber(&fake, own.first, own.second);
    __sanitizer_finish_switch_fiber(fake, nullptr, nullptr);
}
#endif

/* ---- a run with modules -----------------------------------------------------------------------
 */

namespace
{

/** Is there more to do before the run's limit? */
bool goes_on(struct kernel &k, simtime_t until)
{
    if (k.stopping || sc_core::sc_get_status() == sc_core::SC_STOPPED)
        return false;
    if (k.holder != nobody || until != SIMTIME_NEVER)
        return true;
    return k.expected != 0 && k.patience-- != 0;
}

} // namespace

void kernel_own::run_with_modules(struct kernel &k, simtime_t until)
{
    while (goes_on(k, until)) {
        if (sc_core::sc_pending_activity_at_current_time()) {
            sc_core::sc_start(sc_core::SC_ZERO_TIME);
            on_own_stack();
            continue;
        }
        if (!sc_core::sc_pending_activity_at_future_time())
            break;
        const sc_core::sc_time distance = sc_core::sc_time_to_pending_activity();
        const simtime_t passed = systemc_now() - k.epoch;
        if (distance.value() > systemc_time_left() ||
            (until != SIMTIME_NEVER && distance.value() > until - passed))
            break;
        sc_core::sc_start(distance); /* what is due then is not run yet */
    }
    k.now = std::max(k.now, systemc_now() - k.epoch);
    if (k.stopping && k.holder != nobody) { /* stopped by a module */
        k.processes[k.holder]->body->event.cancel();
        k.holder = nobody;
    }
}

/** Deadlines were set while the baton was out: it goes to whom it is due now. */
void kernel::hand_over()
{
    const size_t first = next();
    if (stopping || (first == holder && (first == nobody || due[first] == held)))
        return;
    if (holder != nobody)
        processes[holder]->body->event.cancel();
    holder = nobody;
    hand_on();
}

/** A process of a module may act when SystemC next has something to do, not before. */
simtime_t kernel::before_modules(simtime_t horizon) const
{
    if (!sc_core::sc_pending_activity())
        return horizon;
    const simtime_t distance = sc_core::sc_time_to_pending_activity().value();
    const simtime_t then = now + distance;
    return std::min(horizon, then > 0 ? then - 1 : then);
}

/* ---- what modules do ---------------------------------------------------------------------------
 */

const void *kernel_open_modules(struct error *e) noexcept
{
    try {
        simulator &s = the_simulator();
        if (!usable(s, "modules", e))
            return nullptr;
        if (s.started) {
            error_fault(e, "SystemC modules can be made only before the first simulation");
            return nullptr;
        }
        s.modules = true;
        return sc_core::sc_get_curr_simcontext();
    } catch (...) {
        converted(e, "modules");
        return nullptr;
    }
}

bool kernel_elaborate(struct error *e) noexcept
{
    simulator &s = the_simulator();
    try {
        s.started = true;
        sc_core::sc_start(sc_core::SC_ZERO_TIME);
        on_own_stack();
        return true;
    } catch (...) {
        on_own_stack();
        s.broken = true;
        converted(e, "elaboration");
        return false;
    }
}

void kernel_enter(struct kernel *k) noexcept
{
    struct kernel *const running = the_simulator().active;
    if (running == nullptr || running != k)
        return;
    if (!running->inside)
        running->now = systemc_now() - running->epoch;
    running->patience = KERNEL_PATIENCE;
}

void kernel_leave(struct kernel *k) noexcept
{
    struct kernel *const running = the_simulator().active;
    if (running != nullptr && running == k && !running->inside)
        running->hand_over();
}

void kernel_expect(struct kernel *k, bool more) noexcept
{
    assert(more || k->expected > 0);
    k->expected += more ? 1U : -1U;
}

void kernel_fail(struct kernel *k, const struct error *why) noexcept
{
    if (k->failed)
        return;
    k->failed = true;
    k->failure = *why;
    kernel_stop(k);
}
