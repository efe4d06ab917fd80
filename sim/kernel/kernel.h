/* SPDX-License-Identifier: Apache-2.0 */
/**
 * kernel: the SystemC simulation kernel (2.3.4) behind a handful of C functions.
 *
 * A `struct kernel` is the time line of one platform: it starts at 0 whatever ran before in this
 * process, and several may exist at once (each is run in turn; a kernel that is not running stands
 * still). A `struct process` is a spawned SC_METHOD with an event of its own. Its next deadline is
 * kept here, in C; only the event of the process that is due next is ever notified, since
 * sc_event::cancel() leaves dead entries behind in SystemC's queue.
 *
 * Order is ours: by time, then by the process's `order` number, lower first. Two processes with one
 * order number on one kernel are a program fault.
 *
 * No exception crosses this border; callbacks must not throw or longjmp. All of it belongs to one
 * thread, as SystemC does.
 */
#ifndef GATHER_KERNEL_KERNEL_H
#define GATHER_KERNEL_KERNEL_H

#ifdef __cplusplus
#define KERNEL_NOEXCEPT noexcept
extern "C" {
#else
#define KERNEL_NOEXCEPT
#endif

#include "base/base.h"

struct kernel;
struct process;

/** Called when the process's deadline has come; `now` is the kernel's time, the deadline itself. */
typedef void process_fn(void *arg, simtime_t now);

/** A new time line at 0; NULL with an error if SystemC refuses. */
struct kernel *kernel_new(struct error *e) KERNEL_NOEXCEPT;
/** Ends all its processes. Not from inside a callback. NULL is nothing to free. */
void kernel_free(struct kernel *k) KERNEL_NOEXCEPT;

/**
 * Spawn a process that sleeps until process_wake(). `name` is for messages. Lives until
 * kernel_free(). May be called from inside a callback. NULL with an error if `order` is taken.
 */
struct process *kernel_spawn(struct kernel *k, const char *name, unsigned order, process_fn *fn,
                             void *arg, struct error *e) KERNEL_NOEXCEPT;
/**
 * Set the deadline (replacing an earlier or later one). A time before now means now: from inside a
 * callback, in this same time after the callback returns. SIMTIME_NEVER is process_sleep().
 */
void process_wake(struct process *p, simtime_t at) KERNEL_NOEXCEPT;
/** Wake no later than `at`: keeps an earlier deadline. */
void process_wake_by(struct process *p, simtime_t at) KERNEL_NOEXCEPT;
/** No deadline. */
void process_sleep(struct process *p) KERNEL_NOEXCEPT;
/** The deadline, or SIMTIME_NEVER; a running process has none until it is woken again. */
simtime_t process_deadline(const struct process *p) KERNEL_NOEXCEPT;

/**
 * How far the running process `p` may act ahead of kernel_now() without overtaking anybody: at any
 * time t <= the result no other process is due before p (a process of lower order is due first at
 * the same time). Changes whenever a deadline is set: below kernel_now() if p woke one of lower
 * order for now (at time 0 it stays 0). SIMTIME_NEVER if nobody else waits. The horizon also stops
 * at the `until` of kernel_run(), and at kernel_now() after kernel_stop().
 */
simtime_t process_horizon(const struct process *p) KERNEL_NOEXCEPT;

simtime_t kernel_now(const struct kernel *k) KERNEL_NOEXCEPT;

enum kernel_end {
    KERNEL_IDLE,  /* no process has a deadline; the time stays at the last event, before `until` */
    KERNEL_UNTIL, /* the time limit: deadlines <= until are done, now == until */
    KERNEL_STOPPED, /* kernel_stop() */
    KERNEL_FAILED   /* SystemC reported an error, or its time is used up; see `e` */
};
/**
 * Run until `until` (SIMTIME_NEVER: no limit; a time before now: nothing runs and now stays). Not
 * from inside a callback. SystemC's own clock never goes back, so all kernels of one program
 * together can simulate 2^64 ps, 213 days. After SystemC itself has reported an error, no kernel of
 * this program runs again.
 */
enum kernel_end kernel_run(struct kernel *k, simtime_t until, struct error *e) KERNEL_NOEXCEPT;
/** From a callback: end kernel_run() after it returns; the time stays where it is. */
void kernel_stop(struct kernel *k) KERNEL_NOEXCEPT;

/* ---- SystemC modules of a user's ----------------------------------------------------------------
 *
 * Modules and their sockets are made before the first simulation of the program, and live as long
 * as it does. Their processes run between ours, by SystemC's own clock: it goes on whenever any
 * kernel runs. What a module's process does to a kernel stands between kernel_enter() and
 * kernel_leave().
 */

/**
 * Before an object that makes modules is loaded. The simulation context that it must find itself
 * linked with; NULL with an error if a simulation has run already, when no module can be made.
 */
const void *kernel_open_modules(struct error *e) KERNEL_NOEXCEPT;
/** All modules are made: elaborates them and runs their processes at time 0. */
bool kernel_elaborate(struct error *e) KERNEL_NOEXCEPT;
/**
 * Act on `k` from the process of a module: kernel_now() is brought up to date, and deadlines may be
 * set as in a callback. Changes nothing inside of a callback, or if `k` is not the kernel that
 * runs: that one stands still, and what is set becomes due when it runs next.
 */
void kernel_enter(struct kernel *k) KERNEL_NOEXCEPT;
void kernel_leave(struct kernel *k) KERNEL_NOEXCEPT;
/**
 * A module will still act on `k` (or will not any more; calls are counted): a run goes on although
 * no process has a deadline, until SystemC has nothing left to do either or has gone on for
 * KERNEL_PATIENCE steps of time in which no module entered the kernel.
 */
void kernel_expect(struct kernel *k, bool more) KERNEL_NOEXCEPT;
enum { KERNEL_PATIENCE = 1 << 20 };
/** A model failed: the run, and every later one, ends with `why`. The first counts. */
void kernel_fail(struct kernel *k, const struct error *why) KERNEL_NOEXCEPT;

#ifdef __cplusplus
}
#endif
#endif
