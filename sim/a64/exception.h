/* SPDX-License-Identifier: Apache-2.0 */
/** More of exceptions: those that the engine finds before an instruction, and debug. */
#ifndef GATHER_A64_EXCEPTION_H
#define GATHER_A64_EXCEPTION_H

#include "a64/state.h"

/* Synchronous exceptions of c->pc, in the order of their priority (D1.4.3). Each is A64_JUMP. */
enum a64_result a64_pc_alignment(struct a64 *c);  /* c->pc is no multiple of 4 */
enum a64_result a64_illegal_state(struct a64 *c); /* PSTATE.IL is 1 */
enum a64_result a64_branch_target(struct a64 *c); /* PSTATE.BTYPE does not fit the instruction */

/**
 * c->pc is where no RAM is: the External abort of its fetch (IFSC 0x10, EA 0) is taken. False:
 * there is no code at its vector either.
 */
bool a64_fetch_abort(struct a64 *c);

/** EL and SP of PSTATE, with the stack pointers and whatever depends on them. */
void a64_set_el(struct a64 *c, unsigned el, unsigned sp_sel);
/** The EL that takes debug exceptions (DebugTarget()). */
unsigned a64_debug_target(const struct a64 *c);
/** The address of a branch or exception return to `el`: AArch64.BranchAddr() (J1.1.3). */
uint64_t a64_branch_address(const struct a64 *c, uint64_t va, unsigned el);
/** InterruptPending() (J1.1.1): what ends WFI. Masks do not count. */
bool a64_interrupt_pending(const struct a64 *c);
/** ESB: physical and virtual errors that are pending and masked go to DISR_EL1, VDISR_EL2. */
void a64_error_barrier(struct a64 *c);

/* ---- debug: sysreg_debug.c ------------------------------------------------------------------- */

/** Do debug exceptions come from the present EL, or would they from `el` with PSTATE.D `masked`. */
bool a64_debug_enabled(const struct a64 *c, unsigned el, bool masked);
/** SSAdvance(): an instruction that is an exception has been stepped before it is taken. */
void a64_step_advance(struct a64 *c);
/** PSTATE.SS after an exception return with `spsr`, to `el` (DebugExceptionReturnSS()). */
bool a64_step_returned(const struct a64 *c, uint64_t spsr, unsigned el);
/**
 * Software step is active, or a breakpoint is enabled: a64_before() must be called before every
 * instruction, and a64_after() after it (not if it took an exception). What this depends on changes
 * by exceptions, their return, and writes of PSTATE and of debug registers.
 */
bool a64_stepping(const struct a64 *c);
/** A64_NEXT, or a Software Step exception has been taken. */
enum a64_result a64_before(struct a64 *c);
/** A64_NEXT, or a Breakpoint exception: after the aborts of the fetch (D1.4.5.6). */
enum a64_result a64_break(struct a64 *c);
void a64_after(struct a64 *c, uint32_t insn);
/** Is a watchpoint enabled: a64_watch() must be called before every load and store. */
bool a64_watching(const struct a64 *c);
/** What of an address breakpoints and watchpoints compare (DebugAddrTop()): no tag, no sign. */
uint64_t a64_debug_address(const struct a64 *c, uint64_t va);
/** Watchpoints of the debugger or of the program have changed: is any on? */
void a64_look_for_watchpoints(struct a64 *c);
/** watch.c: does the debugger stop the PE before this access; and did it stop the run? */
bool a64_debugger_watches(struct a64 *c, uint64_t va, uint32_t size, unsigned kinds);
bool a64_watch_stops(struct a64 *c);
/** A64_NEXT, or a Watchpoint exception, or A64_ACCESS for the debugger. `el` is 0 for LDTR and its
 * like. */
enum a64_result a64_watch(struct a64 *c, uint64_t va, uint32_t size, bool read, bool write,
                          unsigned el);

#endif
