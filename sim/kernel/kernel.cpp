/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The baton: of all the processes of a kernel, only the one that is due first (by time, then by
 * order) has its SystemC event notified. When its callback returns, it notifies the next one.
 * Therefore
 *  - the order at equal times is ours, SystemC never has two of our processes to choose from;
 *  - within a run no notification is ever replaced or cancelled, whatever deadlines do;
 *  - a run ends by not handing on: SystemC starves and sc_start() returns, nothing is left pending,
 *    and the next run may be another kernel's.
 *
 * Modules of a user's change that: their processes are SystemC's to run, between ours. Where there
 * are any, a run goes from one step of SystemC's time to the next, nobody looks past the next of
 * them (process_horizon()), and what they do may take the baton from its holder (kernel_leave()).
 */
#include "kernel/kernel_own.hpp"

#include <algorithm>
#include <cassert>
#include <cstdio>
#include <cstring>
#include <exception>
#include <new>

using namespace kernel_own;

/* libsystemc has a main() of its own that asks for this; our programs have theirs. */
extern "C" int sc_main(int /*argc*/, char * /*argv*/[])
{
    return 0;
}

namespace
{

/** Errors travel as exceptions to converted(); standard output is for results. */
void on_report(const sc_core::sc_report &report, const sc_core::sc_actions & /*actions*/)
{
    switch (report.get_severity()) {
    case sc_core::SC_ERROR:
    case sc_core::SC_FATAL: throw report;
    case sc_core::SC_WARNING:
        (void)std::fprintf(stderr, "gather: SystemC warns: %s: %s\n", report.get_msg_type(),
                           report.get_msg());
        break;
    default: break;
    }
}

} // namespace

simulator::simulator()
{
    sc_core::sc_report_handler::set_handler(on_report);
    sc_core::sc_set_time_resolution(1, sc_core::SC_PS);
}

/** Never destroyed: SystemC's statics may be gone before ours at exit. */
simulator &kernel_own::the_simulator()
{
    static auto *const only = new simulator;
    return *only;
}

worker *simulator::take(struct process *p)
{
    if (idle.empty()) {
        auto fresh = std::make_unique<worker>();
        worker *const body = fresh.get();
        idle.reserve(workers + 1); /* so that give_back() cannot fail */
        sc_core::sc_spawn_options options;
        options.spawn_method();
        options.dont_initialize();
        options.set_sensitivity(&body->event);
        sc_core::sc_spawn([body] { body->run(); }, sc_core::sc_gen_unique_name("gather"), &options);
        idle.push_back(fresh.release());
        workers++;
    }
    worker *const body = idle.back();
    idle.pop_back();
    body->occupant = p;
    return body;
}

void simulator::give_back(worker *w)
{
    w->occupant = nullptr;
    idle.push_back(w);
}

namespace
{

/** SystemC's own complaint: the user's mistake where there are modules of the user's. */
void reported(struct error *e, const char *doing, const sc_core::sc_report &report)
{
    if (!the_simulator().modules) {
        error_fault(e, "%s: SystemC: %s: %s", doing, report.get_msg_type(), report.get_msg());
        return;
    }
    const char *const process = report.get_process_name();
    if (e == nullptr)
        return;
    error_set(e, "a SystemC model failed%s%s: %s: %s", process != nullptr ? " in " : "",
              process != nullptr ? process : "", report.get_msg_type(), report.get_msg());
    std::replace(e->text, e->text + std::strlen(e->text), '\n', ' ');
}

} // namespace

/* The one place where exceptions end. */
void kernel_own::converted(struct error *e, const char *doing) noexcept
{
    try {
        throw;
    } catch (const sc_core::sc_report &report) {
        reported(e, doing, report);
    } catch (const std::bad_alloc &) {
        error_fault(e, "%s: out of memory", doing);
    } catch (const std::exception &x) {
        error_fault(e, "%s: %s", doing, x.what());
    } catch (...) {
        error_fault(e, "%s: an exception of unknown type", doing);
    }
}

bool kernel_own::usable(const simulator &s, const char *doing, struct error *e)
{
    if (s.broken)
        return error_fault(e, "%s: SystemC failed before in this program and cannot go on", doing);
    return true;
}

namespace
{

/** Marks the running kernel, also when an exception ends the run. */
class active_run
{
  public:
    active_run(simulator &s, struct kernel &k, simtime_t until) : owner(s), running(k)
    {
        owner.active = &running;
        owner.started = true;
        running.modules = owner.modules;
        running.patience = KERNEL_PATIENCE;
        running.epoch = systemc_now() - running.now;
        running.limit = until;
        running.stopping = false;
        running.exhausted = false;
        running.holder = nobody;
    }
    ~active_run()
    {
        on_own_stack(); /* an exception of a thread may have come here */
        owner.active = nullptr;
        running.limit = SIMTIME_NEVER;
    }
    active_run(const active_run &) = delete;
    active_run &operator=(const active_run &) = delete;

  private:
    simulator &owner;
    struct kernel &running;
};

enum kernel_end out_of_time(const struct kernel &k, simtime_t wanted, struct error *e)
{
    error_fault(e,
                "cannot reach %llu ps from %llu ps: %llu ps are left of SystemC's clock, which "
                "all time lines of one program share",
                static_cast<unsigned long long>(wanted), static_cast<unsigned long long>(k.now),
                static_cast<unsigned long long>(systemc_time_left()));
    return KERNEL_FAILED;
}

enum kernel_end has_failed(const struct kernel &k, struct error *e)
{
    if (e != nullptr)
        *e = k.failure;
    return KERNEL_FAILED;
}

enum kernel_end run(simulator &s, struct kernel &k, simtime_t until, struct error *e)
{
    const active_run mark(s, k, until);

    k.hand_on();
    if (k.modules && until >= k.now)
        run_with_modules(k, until);
    else if (k.holder != nobody)
        sc_core::sc_start();
    if (k.failed)
        return has_failed(k, e);
    if (k.modules && sc_core::sc_get_status() == sc_core::SC_STOPPED) {
        s.broken = true;
        error_set(e, "a SystemC model stopped the simulation (sc_stop) at %llu ps",
                  static_cast<unsigned long long>(k.now));
        return KERNEL_FAILED;
    }
    if (k.holder != nobody) {
        s.broken = true;
        error_fault(e, "SystemC was stopped before '%s' at %llu ps",
                    k.processes[k.holder]->name.c_str(),
                    static_cast<unsigned long long>(k.due[k.holder]));
        return KERNEL_FAILED;
    }
    if (k.stopping)
        return KERNEL_STOPPED;
    const size_t next = k.next();
    if (next == nobody)
        return KERNEL_IDLE;
    if (k.exhausted)
        return out_of_time(k, k.due[next], e);
    if (until > k.now) {
        if (until - k.now > systemc_time_left())
            return out_of_time(k, until, e);
        sc_core::sc_start(sc_core::sc_time::from_value(until - k.now), sc_core::SC_RUN_TO_TIME);
        k.now = until;
    }
    return KERNEL_UNTIL;
}

} // namespace

void worker::run() const
{
    struct process &p = *occupant;
    struct kernel &k = *p.owner;

    k.now = systemc_now() - k.epoch;
    assert(k.now == k.due[p.rank]);
    k.holder = nobody;
    k.patience = KERNEL_PATIENCE;
    k.set_deadline(p.rank, SIMTIME_NEVER);
    k.inside = true;
    on_own_stack();
    p.fn(p.arg, k.now);
    k.inside = false;
    k.hand_on();
}

/** The first process due, leaving out `rank`; at equal times the lower order stands first. */
size_t kernel::first_except(size_t rank) const
{
    size_t first = nobody;
    simtime_t earliest = SIMTIME_NEVER;
    for (size_t i = 0; i < due.size(); i++) {
        if (due[i] < earliest && i != rank) {
            earliest = due[i];
            first = i;
        }
    }
    return first;
}

size_t kernel::rival_to(size_t rank) const
{
    if (rival_of != rank) {
        rival = first_except(rank);
        rival_of = rank;
    }
    return rival;
}

size_t kernel::next() const
{
    if (rival_of == nobody)
        return first_except(nobody);
    if (due[rival_of] == SIMTIME_NEVER)
        return rival;
    if (rival == nobody)
        return rival_of;
    if (due[rival_of] == due[rival])
        return std::min(rival_of, rival);
    return due[rival_of] < due[rival] ? rival_of : rival;
}

void kernel::set_deadline(size_t rank, simtime_t at)
{
    const simtime_t before = due[rank];
    due[rank] = at;
    if (rival_of == nobody || rank == rival_of)
        return;
    if (rank == rival) {
        if (at > before)
            rival_of = nobody;
    } else if (rival == nobody ? at != SIMTIME_NEVER
                               : at < due[rival] || (at == due[rival] && rank < rival)) {
        rival = rank;
    }
}

/** Notify the process that is due next, unless the run ends here. */
void kernel::hand_on()
{
    if (stopping)
        return;
    const size_t first = next();
    if (first == nobody || due[first] > limit)
        return;
    assert(due[first] >= now);
    const simtime_t distance = due[first] - now;
    if (distance > systemc_time_left()) {
        exhausted = true;
        return;
    }
    holder = first;
    held = due[first];
    processes[first]->body->event.notify(sc_core::sc_time::from_value(distance));
}

struct kernel *kernel_new(struct error *e) noexcept
{
    try {
        if (!usable(the_simulator(), "kernel_new", e))
            return nullptr;
        return std::make_unique<struct kernel>().release();
    } catch (...) {
        converted(e, "kernel_new");
        return nullptr;
    }
}

void kernel_free(struct kernel *k) noexcept
{
    if (k == nullptr)
        return;
    simulator &s = the_simulator();
    assert(s.active == nullptr);
    for (const auto &p : k->processes)
        s.give_back(p->body);
    std::unique_ptr<struct kernel>(k).reset();
}

struct process *kernel_spawn(struct kernel *k, const char *name, unsigned order, process_fn *fn,
                             void *arg, struct error *e) noexcept
{
    try {
        simulator &s = the_simulator();
        if (!usable(s, "kernel_spawn", e))
            return nullptr;
        auto &all = k->processes;
        const auto place =
            std::lower_bound(all.begin(), all.end(), order,
                             [](const auto &p, unsigned wanted) { return p->order < wanted; });
        if (place != all.end() && (*place)->order == order) {
            error_fault(e, "process '%s' has order %u, which '%s' has", name, order,
                        (*place)->name.c_str());
            return nullptr;
        }
        const auto rank = static_cast<size_t>(place - all.begin());
        auto p = std::make_unique<struct process>();
        p->owner = k;
        p->fn = fn;
        p->arg = arg;
        p->name = name;
        p->order = order;
        all.reserve(all.size() + 1);
        k->due.reserve(all.size() + 1);
        p->body = s.take(p.get());

        /* From here on nothing throws. */
        struct process *const made = p.get();
        all.insert(all.begin() + static_cast<std::ptrdiff_t>(rank), std::move(p));
        k->due.insert(k->due.begin() + static_cast<std::ptrdiff_t>(rank), SIMTIME_NEVER);
        for (size_t i = rank; i < all.size(); i++)
            all[i]->rank = i;
        k->rival_of = nobody;
        return made;
    } catch (...) {
        converted(e, "kernel_spawn");
        return nullptr;
    }
}

void process_wake(struct process *p, simtime_t at) noexcept
{
    struct kernel &k = *p->owner;
    k.set_deadline(p->rank, std::max(at, k.now));
}

void process_wake_by(struct process *p, simtime_t at) noexcept
{
    if (at < p->owner->due[p->rank])
        process_wake(p, at);
}

void process_sleep(struct process *p) noexcept
{
    p->owner->set_deadline(p->rank, SIMTIME_NEVER);
}

simtime_t process_deadline(const struct process *p) noexcept
{
    return p->owner->due[p->rank];
}

simtime_t process_horizon(const struct process *p) noexcept
{
    const struct kernel &k = *p->owner;
    const size_t rival = k.rival_to(p->rank);
    simtime_t horizon = k.limit;
    if (rival != nobody) {
        const simtime_t due = k.due[rival];
        horizon = std::min(horizon, rival < p->rank && due > 0 ? due - 1 : due);
    }
    return __builtin_expect(k.modules, 0) ? k.before_modules(horizon) : horizon;
}

simtime_t kernel_now(const struct kernel *k) noexcept
{
    return k->now;
}

enum kernel_end kernel_run(struct kernel *k, simtime_t until, struct error *e) noexcept
{
    simulator &s = the_simulator();
    if (s.active != nullptr) {
        error_fault(e, "kernel_run() was called from inside a callback");
        return KERNEL_FAILED;
    }
    if (!usable(s, "kernel_run", e))
        return KERNEL_FAILED;
    if (k->failed)
        return has_failed(*k, e);
    try {
        return run(s, *k, until, e);
    } catch (...) {
        s.broken = true;
        converted(e, "kernel_run");
        return KERNEL_FAILED;
    }
}

void kernel_stop(struct kernel *k) noexcept
{
    struct kernel *const running = the_simulator().active;
    if (running == nullptr || running != k)
        return;
    running->stopping = true;
    running->limit = running->now;
}
