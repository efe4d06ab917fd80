/* SPDX-License-Identifier: Apache-2.0 */
/**
 * platform: a machine made of the parts above, from one parameter table: cores, root complex,
 * endpoints, and VMs whose stage-1 and stage-2 tables lie in simulated memory, stage 2 as a KVM
 * policy makes it.
 */
#ifndef GATHER_PLATFORM_PLATFORM_H
#define GATHER_PLATFORM_PLATFORM_H

#include "a64/a64.h"
#include "base/base.h"
#include "bus/bus.h"
#include "core/core.h"
#include "host/host.h"
#include "kernel/kernel.h"
#include "mmu/mmu.h"
#include "pcie/pcie.h"
#include "platform/containment.h"
#include "platform/exec.h"
#include "platform/gicv.h"
#include "platform/plugin.h"
#include "platform/vfio.h"

/* ---- parameters ------------------------------------------------------------------------------ */

/** What is the platform's own. Group "". */
struct machine_params {
    uint64_t cores;
    bool fwb;               /* FEAT_S2FWB, and KVM uses it */
    bool dic;               /* CTR_EL0.DIC */
    bool xs, mte2, mteperm; /* FEAT_XS, FEAT_MTE2, FEAT_MTE_PERM */
    uint64_t seed;
    simtime_t ram_latency;
};

struct platform_params {
    char preset[32];    /* the name, for reports; "" if none */
    char profiles[280]; /* the names of those laid over it: "a, b" */
    struct machine_params machine;
    struct core_params core;
    struct cache_params cache;
    struct pcie_root_params root;
    struct pcie_link_params link; /* what an endpoint gets that asks for nothing else */
    struct mmu_impl mmu;          /* but for its `features`, which are the machine's */
    struct a64_impl cpu;          /* what a program finds in its ID registers */
    struct a64_pipe pipe;         /* what its instructions cost */
    struct l2_params l2;          /* what its misses in L1 cost */
    struct ext_profile abort;     /* what its cores make of failed accesses */
    struct ext_enables enables;   /* what software has chosen of that, where it may */
    struct serror_params serror;
    struct host_params host;
};

enum { PLATFORM_TABLES = 14 };
/**
 * The tables with the objects in `params` that they describe: "", "", "", "error", "link", "cache",
 * "mmu", "cpu", "pipe", "l2", "abort", "enables", "serror", "host".
 */
struct platform_keys {
    const struct param_table *tables[PLATFORM_TABLES];
    void *objects[PLATFORM_TABLES];
};
struct platform_keys platform_keys(struct platform_params *params);
/** Every parameter at its table's default. */
void platform_defaults(struct platform_params *params);

/* ---- the machine ----------------------------------------------------------------------------- */

struct platform;
struct endpoint;
struct switch_node;
struct vm;
struct cpu;

struct platform *platform_new(const struct platform_params *params, struct error *e);
void platform_free(struct platform *p);
const struct platform_params *platform_get_params(const struct platform *p);

/** An endpoint behind a root port of its own; `link` NULL: the platform's. */
struct endpoint *platform_endpoint(struct platform *p, const struct pcie_link_params *link,
                                   struct error *e);
/** A switch behind a downstream port of `above`, or, if that is NULL, a root port of its own. */
struct switch_node *platform_switch(struct platform *p, struct switch_node *above,
                                    const struct pcie_switch_params *params,
                                    const struct pcie_link_params *link, struct error *e);
/** An endpoint behind a downstream port of its own. */
struct endpoint *switch_endpoint(struct switch_node *s, const struct pcie_link_params *link,
                                 struct error *e);
/** What its function looks like, but for BARs: see pcie_function_defaults(). */
bool endpoint_function(struct endpoint *ep, const struct pcie_config_params *params,
                       struct error *e);
/** link.mps of the link that leads to the switch: no link below it may have more. */
uint64_t switch_mps(const struct switch_node *s);
/** Bus 15:8, device 7:3, function 2:0; a switch's is that of its upstream port. */
uint16_t endpoint_id(const struct endpoint *ep);
uint16_t switch_id(const struct switch_node *s);
/** Where the 4 KiB of a function's configuration space are in ECAM. */
pa_t platform_ecam(uint16_t id);
/** What software reads and writes there, without a TLP and at once: 1, 2 or 4 bytes. */
bool platform_config_read(struct platform *p, uint16_t id, unsigned offset, unsigned size,
                          uint32_t *data, struct error *e);
bool platform_config_write(struct platform *p, uint16_t id, unsigned offset, unsigned size,
                           uint32_t data, struct error *e);
/** The identity of function number `n` of the tree, in their order; false: there are no more. */
bool platform_function(const struct platform *p, unsigned n, uint16_t *id);
/** Firmware sets the tree up again: numbers, windows, BARs, enables. */
bool platform_enumerate(struct platform *p, struct error *e);
struct bar_request {
    unsigned number;         /* 0..5 */
    uint64_t size;           /* a power of two, at least 4 KiB; of I/O space 4 bytes to 4 KiB */
    bool io;                 /* of I/O space: fixed, and no part of configuration space */
    bool prefetchable, is64; /* is64 or prefetchable: in the 64-bit window, else below 4 GiB */
    bool
        at_fixed; /* at host physical `at` (a replayed trace); size is then any multiple of 4 KiB */
    pa_t at;
};
/** Put a device behind the BARs, before the first of them, and give it away: it is freed with the
 * platform, or at once if this fails. Without one they are memory. */
bool endpoint_attach(struct endpoint *ep, const struct pcie_device *device, struct error *e);
/** NULL: memory. */
const struct pcie_device *endpoint_device(const struct endpoint *ep);
bool endpoint_add_bar(struct endpoint *ep, const struct bar_request *bar, struct error *e);
bool endpoint_bar(const struct endpoint *ep, unsigned number, pa_t *base, uint64_t *size);
/** The memory BAR that has a bus address now: which of the platform's endpoints, in the order in
 * which they were made, and which of its BARs. */
struct platform_bar {
    unsigned endpoint, bar;
    uint64_t base, size;
};
bool platform_bar_at(const struct platform *p, uint64_t address, struct platform_bar *out);
/** The error of asking for a BAR that is not there, with those that are. Returns false. */
bool endpoint_lacks_bar(const struct endpoint *ep, unsigned number, struct error *e);
bool endpoint_memory(const struct endpoint *ep, unsigned bar, uint64_t offset, void *to,
                     size_t size, struct error *e);
/** What the device itself does to its memory or registers: no time, no TLP. */
bool endpoint_poke(struct endpoint *ep, unsigned bar, uint64_t offset, const void *from,
                   size_t size, struct error *e);
bool endpoint_inject(struct endpoint *ep, const struct pcie_inject *what, struct error *e);

/**
 * The `n`th of the injected faults that no request has met, such as "01:00.0: ur at BAR 0, offset
 * 0x40"; false: there are no more.
 */
bool platform_unmet(const struct platform *p, unsigned n, char *text, size_t size);

struct vm_request {
    const char *policy; /* of kvm_policies() */
    bool ls64;          /* LS64 usable in the guest whatever the policy's kernel does (a what-if) */
    unsigned el;        /* where the guest's accesses come from, 0 or 1; default 1 */
    uint64_t page;      /* the guest's granule: 4096, 16384 or 65536 */
};
struct vm *platform_vm(struct platform *p, const struct vm_request *r, struct error *e);
uint16_t vm_domain(const struct vm *vm);
const char *vm_policy(const struct vm *vm);
/** Has a fault ended the VM (KVM_RUN returned an error)? */
bool vm_stopped(const struct vm *vm);

/** The VM of that number, in the order in which they were made; NULL after the last. */
struct vm *platform_vm_number(const struct platform *p, unsigned number);
/**
 * To look at a VM's translation: a unit of its own over the VM's registers and tables (NULL without
 * memory; the caller's to mmu_free()), the EL of its accesses, and the memory that holds the
 * tables. What is written there reaches a vCPU at its next walk; TLBs keep what they hold.
 */
struct mmu *vm_mmu(struct vm *vm);
unsigned vm_el(const struct vm *vm);
bool vm_read_word(struct vm *vm, pa_t at, uint64_t *word);
bool vm_write_word(struct vm *vm, pa_t at, uint64_t word);

/**
 * TLBI `op` with operand `xt`, executed at EL2 with the VM's registers by core `number`, as KVM
 * does for it: in that core's TLB, or if it is broadcast in those of all. It takes no time.
 */
bool platform_tlbi(struct vm *vm, unsigned number, const struct mmu_tlbi_op *op, uint64_t xt,
                   struct error *e);
/**
 * Watch break-before-make (D8.17.1) in every core from now on, for observers: slow. What the cores
 * find while nothing runs waits for platform_lint_deliver(), or for the next run.
 */
bool platform_lint(struct platform *p, struct error *e);
bool platform_lint_waits(const struct platform *p);
void platform_lint_deliver(struct platform *p);

/** Stage-1 types: normal-nc, normal-wt, normal-wb, device-ngnrne .. device-gre; case does not
 * matter. */
bool s1_type_parse(const char *name, unsigned *mair_index, struct error *e);
/** Its MAIR byte. */
uint8_t s1_type_mair(unsigned mair_index);
extern const char *const s1_type_names[]; /* NULL-terminated, in the order of their MAIR index */

struct map_request {
    unsigned bar;
    bool config;           /* the function's configuration space instead, in ECAM */
    unsigned s1;           /* from s1_type_parse() */
    uint64_t offset, size; /* of the BAR; size 0: to its end */
    struct kvm_vma vma; /* the VMM's mapping; vfio-pci's by default, see map_request_defaults() */
    bool lazy;          /* stage 2 is made by faults, and not before */
    bool at_fixed;      /* at this VA; else the VM chooses */
    va_t at;
};
void map_request_defaults(struct map_request *r);
/** What the guest's ioremap does, and the VMM's and KVM's part of it. */
struct mapping {
    va_t va;
    ipa_t ipa;
    pa_t pa;
    uint64_t size;
    unsigned s1;
    struct kvm_stage2_out stage2;
    struct memattr attr; /* combined */
};
bool vm_map(struct vm *vm, struct endpoint *ep, const struct map_request *r, struct mapping *out,
            struct error *e);
/** The VMM's and KVM's part alone, for a guest that makes its own stage 1: no `va`, `s1`, `attr`.
 */
bool vm_assign(struct vm *vm, struct endpoint *ep, const struct map_request *r, struct mapping *out,
               struct error *e);

/**
 * The guest keeps its stage-1 tables in [offset, offset + size) of the BAR, which is assigned to it
 * as vm_assign() does: its walks go there from now on. Before the first vm_map().
 */
bool vm_tables_in(struct vm *vm, struct endpoint *ep, const struct map_request *r,
                  struct mapping *out, struct error *e);

/** vCPU `number` of the VM, pinned to the core of that number. Owned by the VM. */
struct cpu *vm_cpu(struct vm *vm, unsigned number, struct error *e);
struct vm *cpu_vm(const struct cpu *cpu);
/** The vCPU's core leaves its guest, if it is in it: the exit, then the host runs there. */
bool cpu_exit(struct cpu *cpu, struct error *e);

/* ---- running -----------------------------------------------------------------------------------
 */

/** A block of stores made by one idiom. */
struct pattern {
    const char *name;
    enum access_kind kind;
    uint32_t size, element, align;
    const char *help;
    bool overlaps; /* not one store after another: memcpy */
};
/** str1 str2 str4 str8 strq stp stpw stpq st1x4 st64b dczva memcpy; NULL name ends. */
extern const struct pattern pattern_table[];
const struct pattern *pattern_find(const char *name, struct error *e);

struct store_job {
    va_t va;
    uint64_t bytes;
    const struct pattern *pattern;
    const uint8_t *data; /* bytes of them, or NULL: byte n is n & 0xff */
    bool descending;
    const char *barrier_after; /* NULL: none; after each `every` bytes */
    uint64_t every;
};
enum { PLATFORM_TEXT_SIZE = 352 };
/** How a call ended. */
struct cpu_result {
    struct core_outcome outcome; /* the first fault, if any; the data of a load */
    uint8_t data[ACCESS_MAX];
    bool stopped; /* the VM does not run (any more) */
    char victim[24];
    char text[PLATFORM_TEXT_SIZE];
};
/**
 * Run until the instructions have retired. With platform_parallel() on they are only queued, and
 * start together at platform_run(). False with an error only for the caller's mistakes; faults are
 * in `r`.
 */
bool cpu_store(struct cpu *cpu, const struct store_job *job, struct cpu_result *r, struct error *e);
bool cpu_access(struct cpu *cpu, const struct access *a, struct cpu_result *r, struct error *e);
/** platform_tlbi() by the guest's kernel, at EL1, at once; an error if it is UNDEFINED there. */
bool cpu_tlbi(struct cpu *cpu, const struct mmu_tlbi_op *op, uint64_t xt, struct cpu_result *r,
              struct error *e);
/** Drive the vCPU from elsewhere (a trace) until the source ends. Faults go to its finished(). */
bool cpu_run_source(struct cpu *cpu, const struct core_source *source, struct error *e);

/**
 * Several sources side by side. cpu_take() makes the vCPU the one that its core runs (not during a
 * run); then cpu_start_source(), before platform_run_sources() or, on a core that is idle, from
 * another source's next(); the run ends when every source has.
 */
bool cpu_take(struct cpu *cpu, struct error *e);
void cpu_start_source(struct cpu *cpu, const struct core_source *source);
bool platform_run_sources(struct platform *p, struct error *e);
/** The end of all that cores have done and waited for: when what comes next begins. */
simtime_t platform_latest(const struct platform *p);

/** The vCPU's own time: when its core's last instruction was done. */
simtime_t cpu_now(const struct cpu *cpu);
/** The vCPU does nothing before `time`. */
void cpu_advance(struct cpu *cpu, simtime_t time);

/** From now on calls queue; platform_run() runs them all, beginning at the same time. */
void platform_parallel(struct platform *p, bool on);
bool platform_run(struct platform *p, struct error *e);
/** Let simulated time pass. */
bool platform_wait(struct platform *p, simtime_t how_long, struct error *e);
/** Drain write buffers and combiners, deliver everything. */
bool platform_finish(struct platform *p, struct error *e);
/** The end of the last thing that happened: instructions, and bytes that arrived. */
simtime_t platform_time(const struct platform *p);
/** Set by a signal handler or a budget: runs end at the next chance with an error. */
void platform_set_interrupt(struct platform *p, const volatile int *flag);

/* ---- what happened ------------------------------------------------------------------------------
 */

struct platform_error {
    simtime_t time;
    char
        kind[24]; /* "alignment", "translation", "undefined", "serror", "write-ur", "read-ca" ... */
    uint64_t address;               /* VA of a fault, bus address otherwise */
    uint16_t domain;                /* who caused it */
    int running;                    /* who ran at an SError or a stray access; -1: neither */
    struct mmu_exception exception; /* of a fault; as struct core_outcome has it */
    unsigned dfsc;
    uint32_t life; /* which platform_life() it is of; 0: of none */
    char victim[24];
    char text[PLATFORM_TEXT_SIZE];
};
enum { PLATFORM_ERRORS_KEPT = 1000 };
/** The first PLATFORM_ERRORS_KEPT; `*total` counts all. */
const struct platform_error *platform_errors(const struct platform *p, size_t *kept,
                                             uint64_t *total);
/** What the machine hung for, after which nothing runs any more; NULL: it has not. */
const struct platform_error *platform_hung(const struct platform *p);
/** Record a fault that a source's finished() got, with who is hurt under the VM's policy. */
const struct platform_error *platform_record_fault(struct platform *p, struct vm *vm,
                                                   const struct core_outcome *o);

struct platform_observer {
    void *self;
    void (*tlp)(void *self, const struct pcie_tlp *t);
    void (*credits)(void *self, const struct pcie_credits *r); /* only with `tlp` */
    void (*drain)(void *self, const struct core_drain *d);
    void (*error)(void *self, const struct platform_error *e);
    void (*lint)(void *self, const struct core_lint *l);
    bool every_link; /* `tlp` sees each link that a TLP goes over; else the root ports' alone */
};
bool platform_observe(struct platform *p, const struct platform_observer *o);

/** Every statistic of every part, summed over cores. Values are in the unit named. */
void platform_stats(const struct platform *p, stat_fn *each, void *arg);

#endif
