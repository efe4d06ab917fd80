/* SPDX-License-Identifier: Apache-2.0 */
/** Recording lives of errors, and what is done because of errors. The folder's own. */
#ifndef GATHER_PLATFORM_LIVES_H
#define GATHER_PLATFORM_LIVES_H

#include "platform/machine.h"

/* ---- lives.c ---- */

struct life_domain life_of_vm(const struct vm *vm);
/** Whose access it is: the host's, a VM's, or that of a VM's process. */
struct life_domain life_owner(const struct platform *p, uint16_t domain);
enum life_class life_class_of(enum ext_state state);
/** What is true of an error after which a core is in that state. */
struct ext_error life_truth(enum ext_state state);
/** A new life of an access; NULL: one too many, which is counted. */
struct platform_life *life_begin(struct platform *p, const struct bus_origin *of, uint64_t address);
/** That of a TLP or request; NULL: none. */
struct platform_life *life_find(struct platform *p, uint32_t transaction);
/** That, or a new one. */
struct platform_life *life_get(struct platform *p, const struct bus_origin *of, uint64_t address);
/** That of an access that an abort or SError is of: what has a number life_failed() has counted. */
struct platform_life *life_of_abort(struct platform *p, const struct bus_origin *of,
                                    uint64_t address);
/** `l` may be NULL. What it cannot have any more is left out. */
void life_add(struct platform_life *l, const struct life_event *x);
/** LIFE_FAILED, with what is true of it; `l` may be NULL. */
void life_fails(const struct platform *p, struct platform_life *l, simtime_t time);
/** Has it stopped `d`. */
bool life_ended(const struct platform_life *l, struct life_domain d);
bool life_has(const struct platform_life *l, enum life_what what);
void life_log_free(struct platform *p);
/** Somebody is told of it at `time`, or has it in a register: a device of `owner` is named. It may
 * not have failed yet for who waits for it. */
void life_reported(struct platform *p, simtime_t time, uint32_t transaction, uint16_t owner,
                   enum life_class cls);
/** What struct pcie_observer calls. */
void life_failed(void *platform, const struct pcie_failed *f);

/* ---- react.c ---- */

/** The victim of a reaction dies: `guest` is the VM that runs, or whose access it was. */
void react_dies(struct platform *p, struct platform_life *l, simtime_t time, const char *victim,
                struct vm *guest);
/** The same at `time`; where that was a guest, its VMM has stopped it. */
void react_plan(struct platform *p, simtime_t time, const char *victim, struct vm *vm,
                uint32_t transaction);
/** The VM's vCPUs run no more: where they ran, the host does. */
void react_leave(struct platform *p, const struct vm *vm);
/** Victim and text of `e`. */
void react_tell(struct platform_error *e, const struct host_reaction *r);
/** A domain's VM; NULL: the host's. */
struct vm *react_vm_of(const struct platform *p, uint16_t domain);

bool react_init(struct platform *p, struct error *e);
void react_free(struct platform *p);
/** A core's asynchronous abort: an SError, when its latency is over. */
void react_serror(void *platform, const struct core_serror *s);
/** The exit of that core's guest is over: what is pending is found by its ESB, or by the host. */
void react_exit(struct platform *p, unsigned core, simtime_t time);
/** A synchronous External abort of a guest at `guest_el`; fills in victim and text of `e`. */
void react_sea(struct platform *p, struct vm *vm, unsigned guest_el, const struct core_outcome *o,
               struct platform_error *e);
/** A fault of the host's kernel, or of a VMM, whose victim `e` says. */
void react_host_fault(struct platform *p, struct vm *vm, const struct core_outcome *o,
                      struct platform_error *e);
/** Another fault of a guest's access whose consequence is `outcome`. */
void react_fault(struct platform *p, struct vm *vm, const struct core_outcome *o,
                 const struct host_outcome *outcome, struct platform_error *e);

/* ---- react_aer.c ---- */

/** What the root complex has recorded: AER, DPC. */
void react_record(struct platform *p, const struct pcie_record *r, struct platform_error *e);
/** What struct pcie_observer calls: known without a record of it. */
void react_told(void *platform, const struct pcie_record *r);

#endif
