/* SPDX-License-Identifier: Apache-2.0 */
/** What kernel.cpp, the baton and its processes, and modules.cpp, a user's modules, share. */
#ifndef GATHER_KERNEL_KERNEL_OWN_HPP
#define GATHER_KERNEL_KERNEL_OWN_HPP

#include "kernel/kernel.h"

#define SC_INCLUDE_DYNAMIC_PROCESSES
#include <systemc>

#include <memory>
#include <string>
#include <vector>

namespace kernel_own
{

constexpr size_t nobody = SIZE_MAX;

inline simtime_t systemc_now()
{
    return sc_core::sc_time_stamp().value();
}

/** How much time SystemC's clock has left; its last tick is kept free, for events due then are not
 * run. */
inline simtime_t systemc_time_left()
{
    return sc_core::sc_max_time().value() - 1 - systemc_now();
}

/**
 * SystemC tells AddressSanitizer of the stacks of threads, but when one hands back to the program's
 * own stack it gives bounds that are no stack. Exceptions would then leave frames marked that are
 * gone. Nothing switches here: only the bounds are set.
 */
#if defined(__SANITIZE_ADDRESS__)
void on_own_stack();
#else
inline void on_own_stack() {}
#endif

/** One SC_METHOD and its event, lent to one process after another. */
struct worker {
    sc_core::sc_event event;
    struct process *occupant = nullptr;

    void run() const;
};

} // namespace kernel_own

struct process {
    struct kernel *owner;
    kernel_own::worker *body;
    process_fn *fn;
    void *arg;
    std::string name;
    unsigned order;
    size_t rank; /* place in the kernel's arrays */
};

struct kernel {
    simtime_t now = 0;
    simtime_t epoch = 0;             /* SystemC's time at our 0, modulo 2^64 */
    simtime_t limit = SIMTIME_NEVER; /* of the present run; now, once it is to stop */
    bool stopping = false;
    bool exhausted = false;             /* the next deadline is past the end of SystemC's time */
    size_t holder = kernel_own::nobody; /* rank of the process that is notified */
    simtime_t held = 0;                 /* for when */
    bool inside = false;                /* a callback runs */
    bool modules = false;  /* there are modules in this program, as of the present run */
    unsigned expected = 0; /* kernel_expect() */
    unsigned patience = 0; /* steps of time left in which nothing need happen */
    bool failed = false;   /* kernel_fail() */
    struct error failure = {};
    std::vector<simtime_t> due; /* deadlines, by order; all together so that a scan is short */
    std::vector<std::unique_ptr<process>> processes;

    /* The first process due other than `rival_of`; kept up to date by set_deadline(). */
    mutable size_t rival_of = kernel_own::nobody;
    mutable size_t rival = kernel_own::nobody;

    size_t first_except(size_t rank) const;
    size_t rival_to(size_t rank) const;
    size_t next() const;
    void set_deadline(size_t rank, simtime_t at);
    void hand_on();

    /* modules.cpp */
    void hand_over();
    __attribute__((noinline, cold)) simtime_t before_modules(simtime_t horizon) const;
};

namespace kernel_own
{

/** What is SystemC's own and therefore once in the program. */
struct simulator {
    /**
     * Processes are lent, not killed: every spawned and killed SC_METHOD leaves about 90 bytes
     * behind in 2.3.4. The pool grows to the most processes that ever lived at once.
     *
     * Modules, ports and TLM sockets can be made only before the first sc_start().
     */
    std::vector<worker *> idle;
    size_t workers = 0;
    struct kernel *active = nullptr;
    bool broken = false;  /* SystemC does not run again after an error */
    bool modules = false; /* there may be modules */
    bool started = false; /* no more modules */

    simulator();
    worker *take(struct process *p);
    void give_back(worker *w);
};

simulator &the_simulator();
bool usable(const simulator &s, const char *doing, struct error *e);
/** The exception in flight as a message. */
void converted(struct error *e, const char *doing) noexcept;
/** As sc_start() until starvation, but for processes of modules, which may never starve. All that
 * is due at the limit is done. */
void run_with_modules(struct kernel &k, simtime_t until);

} // namespace kernel_own

#endif
