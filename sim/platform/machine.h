/* SPDX-License-Identifier: Apache-2.0 */
/** The folder's own view of a machine. */
#ifndef GATHER_PLATFORM_MACHINE_H
#define GATHER_PLATFORM_MACHINE_H

#include "platform/platform.h"

enum {
    CORES_MAX = 16,
    ENDPOINTS_MAX = 32,
    SWITCHES_MAX = 32,
    VMS_MAX = 16,
    ENDPOINT_BARS = 64, /* a replayed trace may need more than a function's six */
    OBSERVERS = 8
};

/* Where things are in the host's physical address space, which is also the PCIe bus's and, for
 * BARs, the guest's. */
static const uint64_t RAM_BASE = (uint64_t)1 << 46, RAM_BYTES = (uint64_t)1 << 40;
static const uint64_t TABLE_BYTES = (uint64_t)1 << 30; /* the part of RAM that tables come from */
static const uint64_t GUEST_RAM_BASE = 0x40000000;     /* of a program: between the windows */
static const uint64_t RAM_UNIT = 2 << 20;              /* its size is a multiple of that */
/* Behind RAM: that of each VM's program, by the VM's number. */
static const uint64_t VM_RAM_BASE = ((uint64_t)1 << 46) + ((uint64_t)1 << 40),
                      VM_RAM_SLOT = (uint64_t)1 << 36;
static const uint64_t UART_BASE = 0x09000000; /* of a program */
/* GICV, and where a guest finds its GICC: as QEMU's `virt` has them. */
static const uint64_t GICV_BASE = 0x08040000, GICC_IPA = 0x08010000;
static const uint64_t WINDOW32_BASE = 0x10000000, WINDOW32_END = 0x3eff0000;
static const uint64_t IO_BASE = 0x3eff0000, IO_END = 0x3f000000; /* as QEMU's `virt` has it */
static const uint64_t WINDOW64_BASE = 0x8000000000, WINDOW64_END = (uint64_t)1 << 45;
/* Configuration space: where QEMU's `virt` has it, too. */
static const uint64_t ECAM_BASE = 0x4010000000;
enum { ECAM_BUSES = 256 };
static const uint64_t MACHINE_FIRST_VA = (uint64_t)1 << 44; /* of what is mapped without `va` */

/** Addresses that BARs of one kind get: the root complex's, or those of a switch. */
struct arena {
    struct arena *above; /* that it is a piece of; NULL: of none */
    uint64_t piece;      /* what it takes of that at first */
    uint64_t next, end;  /* 0 0: nothing yet */
    const void *owner;   /* who took last */
};
enum { ARENA_32, ARENA_64, ARENAS };

struct switch_node {
    struct platform *platform;
    struct pcie_switch *self;
    uint64_t mps; /* of the link that leads here */
    struct arena arenas[ARENAS];
};

/** A device has changed hands. */
struct hand_over {
    uint16_t from, to; /* VMs, or 0, the host */
    simtime_t time;
    bool accessed; /* by its next owner, at first_access */
    simtime_t first_access;
    uint32_t number; /* of all hand-overs, from 1 on */
};

struct endpoint {
    struct platform *platform;
    struct switch_node *above; /* NULL: it has a root port of its own */
    struct pcie_port *port;
    uint16_t owner;           /* a VM; 0: the host */
    struct hand_over *handed; /* in their order */
    unsigned handed_count;
};

/** Who runs on a core. */
enum turn_state { TURN_NOBODY, TURN_GUEST, TURN_EXIT, TURN_HOST };
struct turn {
    enum turn_state state;
    struct vm *vm;         /* that runs, or exits */
    const struct vm *last; /* whose thread the host ran last */
};

/** struct platform_life, in the order of their beginning; found by their transactions. */
enum { LIFE_ADVISED = 256, LIFE_BUCKETS = 1024 };
struct life_log {
    struct platform_life *lives;
    size_t count;
    uint64_t total;
    /* Requests of which somebody knows before their requester does that they failed. */
    struct advice {
        uint32_t transaction;
        uint8_t cls; /* enum life_class */
        uint16_t owner;
    } advised[LIFE_ADVISED];
    unsigned next_advised;
    uint32_t missed; /* the transaction of the last that is not kept */
    /* Numbers of lives: the last of a bucket, and of each life the one before it there. 0: none. */
    uint16_t last[LIFE_BUCKETS], before[PLATFORM_LIVES_KEPT];
};

/** Work for a vCPU: a block of stores, or one access. */
struct job {
    struct job *next;
    bool is_store;
    struct store_job store;
    uint8_t *data; /* owned copy */
    char barrier[16];
    uint64_t done; /* bytes of the block that are stored */
    uint64_t since_barrier;
    struct access access;
};

struct cpu {
    struct vm *vm;
    unsigned number;
    struct job *first, *last;
    struct cpu_result *result; /* of the call that runs now */
    bool repeats;              /* vfio.c: its last access, which faulted, is done again */
    struct access again;
};

/** A piece of a BAR that stage 2 maps. */
struct stage2_range {
    pa_t base;
    uint64_t size;
    struct kvm_vma vma;
    struct kvm_stage2_out stage2;
    struct endpoint *ep;
    bool config; /* not a BAR: configuration space */
    bool lazy;   /* asked for without leaves */
    bool faults; /* its leaves come and go: it is lazy, or has been zapped */
};

/** What vm_map() has mapped, at stage 1. */
struct vm_window {
    va_t va;
    uint64_t size;
};

/** What stage 1 alone maps: an ioremap() of the host's kernel, or a VMA of a VMM. */
struct host_mapping {
    va_t va;
    pa_t pa;
    uint64_t size, leaf;
    struct endpoint *ep;
    bool config;
    bool faults; /* as above */
};

/** What a struct vm stands for. Those that are no guests have no stage 2: host_process.c. */
enum vm_role { VM_GUEST, VM_HOST, VM_VMM };

struct vm {
    struct platform *platform;
    enum vm_role role;
    struct vm *vmm;   /* of a guest; NULL: nobody has asked for it */
    struct vm *owner; /* of a VMM: its VM */
    struct vm_request request;
    char policy[32];
    uint16_t domain;
    struct core_context context;
    const struct granule *granule; /* of stage 1: vm.c */
    pa_t s1_root, s2_root;
    bool s1_used; /* something is mapped at stage 1 */
    struct {
        struct endpoint *ep; /* stage 1's tables are in its BAR; NULL: in RAM */
        pa_t next, end;
    } tables;
    uint64_t next_va;
    bool stopped;
    struct cpu *cpus[CORES_MAX];
    struct stage2_range *ranges;
    unsigned range_count;
    struct vm_window *windows;
    unsigned window_count;
    struct host_mapping *mappings; /* of who is no guest */
    unsigned mapping_count;
    struct ram *ram; /* vm_ram.c; NULL: it has none */
    struct bus_target ram_target;
    struct exec *exec; /* the program that runs on it; NULL: none */
};

struct platform {
    struct platform_params params;
    struct kernel *kernel;
    struct bus *bus;
    struct ram *ram;
    struct ram *guest_ram; /* of `gather exec`; else NULL */
    uint64_t next_table;
    struct pcie_root *root;
    struct core *cores[CORES_MAX];
    struct cpu *running[CORES_MAX]; /* whose source the core takes from */
    struct turn turns[CORES_MAX];
    /* By master, and whether it was speculative: the transaction of its load that was refused. */
    uint32_t failed_read[64][2];
    struct life_log lives;
    struct reactions *reactions; /* react.c */
    uint32_t hand_overs;
    bool sees_arrivals, host_died;
    unsigned busy; /* cores that run */
    struct endpoint *endpoints[ENDPOINTS_MAX];
    unsigned endpoint_count;
    struct switch_node *switches[SWITCHES_MAX];
    unsigned switch_count;
    struct arena arenas[ARENAS];
    uint64_t io_used; /* bytes of I/O space that BARs have */
    struct vm *vms[VMS_MAX];
    unsigned vm_count;
    struct vm *host; /* NULL: nobody has asked for it */
    struct kvm_counters counters;
    bool parallel;
    simtime_t not_before;  /* what platform_wait() asked for */
    struct process *clock; /* moves the kernel's time there */
    struct platform_error *errors;
    size_t error_count;
    uint64_t error_total;
    struct platform_error last_error;
    struct platform_observer observers[OBSERVERS];
    unsigned observer_count;
    const volatile int *interrupt;
    bool hung; /* no VM runs any more: `hang` says why */
    struct platform_error hang;
    struct bus_target ram_target;
    bool linting;
    struct gicv *gicv; /* NULL: no VM has it */
};

/* topology.c */
bool topology_init(struct platform *p, struct error *e);
void topology_free(struct platform *p);
/** The place of a BAR of `size` bytes, a power of two. False: there is no room. */
bool topology_place(struct endpoint *ep, uint64_t size, bool wide, pa_t *base);
/** That of a BAR of I/O space. */
bool topology_place_io(struct platform *p, unsigned number, pa_t *base, struct error *e);
/* platform.c */
/** Add a struct of `size` bytes, all of it uint64_t, field by field. */
void machine_add_counters(void *sum, const void *part, size_t size);
/* run.c */
struct core *platform_core(struct platform *p, unsigned number, struct error *e);
/** What its cores' translation units implement. */
struct mmu_impl platform_impl(const struct platform *p);
bool platform_interrupted(const struct platform *p);
void cpu_free(struct cpu *cpu);
/** Let a core take from `source` (its `idle` is the platform's) at the next platform_go(). */
void platform_start(struct platform *p, unsigned number, const struct core_source *source);
/** The DSB after a TLBI of the hypervisor: what cores have stored by old translations has arrived
 * (DDI 0487 D8.17.8). It takes the time of those cores. */
void machine_sync(struct platform *p);
/** Run until every source has ended. */
bool platform_go(struct platform *p, struct error *e);
/** Begin a result; true, with the reason in it, if the VM does not run any more. */
bool cpu_stopped(const struct cpu *cpu, struct cpu_result *r);
/* pattern.c: the next access of a block; false at its end. */
bool job_next(struct job *j, struct access *out);
/* vm.c */
/** The first VM that maps a device owns it, until it is handed over. */
void machine_claim(struct endpoint *ep, const struct vm *vm);
void vm_free(struct vm *vm);
/** MAIR_ELx as Linux has it, with the types of s1_type_names. */
uint64_t machine_mair(void);
/** Of stage 1; NULL: there is none of that size. */
const struct granule *machine_granule(uint64_t bytes);
/** Zeroed, aligned to itself. */
bool machine_alloc_table(struct platform *p, uint64_t bytes, pa_t *table);
/** What of a function is asked for: `pa` and `size` of `out`; and all of it, from `base` on. */
bool machine_place(const struct vm *vm, const struct endpoint *ep, const struct map_request *r,
                   struct mapping *out, pa_t *base, uint64_t *whole, struct error *e);
/** Stage 1 of it: `va`, `s1` and `attr` of `out`. */
bool machine_map_stage1(struct vm *vm, const struct map_request *r, struct mapping *out,
                        uint64_t more_bits, bool with_leaves, struct error *e);
/** The leaf that vm_map() makes. */
uint64_t machine_s1_leaf(unsigned mair_index);
bool machine_read_word(void *platform, pa_t at, uint64_t *word);
struct mmu_memory machine_tables(struct platform *p);
/* vm_tables.c */
/** Those of the VM's stage 1. */
struct mmu_memory vm_stage1_tables(struct vm *vm);
/** Write `to` if it holds `from`. */
bool machine_swap_word(void *platform, pa_t at, uint64_t from, uint64_t to, uint64_t *seen);
/* vm_wander.c */
bool vm_add_window(struct vm *vm, va_t va, uint64_t size, struct error *e);
/** A line of one of the windows: `wander` of struct core_context. */
bool vm_wander(void *vm, struct rng *random, va_t *va);
/* vm_ram.c: */
/** Is there memory or a BAR of the VM, whatever stage 2 has just now. */
bool vm_has_memslot(const struct vm *vm, ipa_t ipa);
/** Guest RAM of `size` bytes at GUEST_RAM_BASE, as KVM maps memory; once and for all. */
bool vm_make_ram(struct vm *vm, uint64_t size, struct error *e);
/** Where it is for the host. */
pa_t vm_ram_base(const struct vm *vm);
/* platform.c */
void platform_unobserve(struct platform *p, const void *self);
/* tlbi.c */
/** Software has written memory. */
void machine_lint_write(struct platform *p, pa_t at, uint64_t word);
/** What core_observer calls. */
void machine_lint(void *platform, const struct core_lint *l);
/** RAM as a bus target whose writes the check sees. */
struct bus_target machine_ram(struct platform *p);
/* gicv.c */
void gicv_stats(const struct gicv *g, stat_fn *each, void *arg);
void gicv_free(struct gicv *g);
/* host_process.c */
/** vm_map() of who is no guest. */
bool host_process_map(struct vm *vm, struct endpoint *ep, const struct map_request *r,
                      struct mapping *out, struct error *e);
/** Who is hurt by a fault of one: `victim` and `text` of `out`. */
void host_process_fault(struct vm *vm, const struct core_outcome *o, struct platform_error *out);
/** "VM 1", "the VMM of VM 1", "the host's kernel". Returns `buffer`. */
const char *vm_title(const struct vm *vm, char *buffer, size_t size);
/* vfio.c */
/** Has the VMM taken the range's memslot away for now. */
bool vfio_slot_is_out(const struct vm *vm, const struct stage2_range *r);
/** Would the fault of an access there end in a SIGBUS of vfio-pci's VMA. */
bool vfio_gives_sigbus(const struct vm *vm, ipa_t ipa);
bool vfio_vma_gives_sigbus(const struct vm *vmm, va_t va);
/** A fault that is for vfio-pci to resolve, and is resolved: the access is to be done again. */
bool vfio_fault_in(struct vm *vm, const struct core_outcome *o);
/** The same for an access of a queue. */
bool vfio_repeats(struct cpu *cpu, const struct access *a, const struct core_outcome *o);
/** What that makes of it: true if `out` is the access to be done again. */
bool vfio_next(struct cpu *cpu, struct access *out);
/* fault.c */
/** The VM or core that a domain names; a program's has its region above. */
static inline uint16_t domain_owner(uint16_t domain)
{
    return domain & 0xff;
}
/** Is it a synchronous External abort, of an access or of a walk. */
bool fault_is_external(const struct core_outcome *o);
/** The fault as KVM sees it, of a guest at `guest_el`. */
struct kvm_guest_fault platform_guest_fault(const struct vm *vm, const struct core_outcome *o,
                                            unsigned guest_el);
/** platform_record_fault() of a guest that was at `guest_el`. */
const struct platform_error *platform_record_fault_at(struct platform *p, struct vm *vm,
                                                      unsigned guest_el,
                                                      const struct core_outcome *o);
/** An error for platform_errors() and the observers. */
void machine_record(struct platform *p, const struct platform_error *e);
void platform_pcie_error(void *platform, const struct pcie_record *r);

#endif
