/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A scenario's platform: the machine itself, what is recorded of it, and the way into it and back.
 * Inside this folder only.
 *
 * A platform runs only inside one of its methods, between machine_enter() and machine_leave(). What
 * it calls back must not raise: every callback into Lua is a protected call whose error
 * machine_leave() raises.
 */
#ifndef GATHER_SCRIPT_MACHINE_H
#define GATHER_SCRIPT_MACHINE_H

#include "platform/platform.h"
#include "report/report.h"
#include "script/options.h"

/* ---- TLPs seen ---------------------------------------------------------------------------------
 */

/** A TLP as it is kept: struct pcie_tlp without its data. */
struct seen_tlp {
    simtime_t time;
    uint64_t address;
    uint32_t length_dw, bytes, wire_bytes;
    uint8_t type, reason, first_be, last_be;
    bool up, speculative;
};

enum { SPOOL_MEMORY = 16384 /* TLPs; the rest is in a temporary file */ };

/** A list that grows on disk. All zero is empty. */
struct spool {
    struct seen_tlp *memory;
    FILE *file;
    uint64_t count;
    bool failed; /* no space: what `count` says is not all there */
    bool read;   /* the last thing done with the file; `next` is what comes next */
    uint64_t next;
};
void spool_add(struct spool *s, const struct seen_tlp *t);
/** The TLP number `index`, below count. False if the file cannot be read. */
bool spool_get(struct spool *s, uint64_t index, struct seen_tlp *out);
void spool_free(struct spool *s);

/* ---- the machine ----------------------------------------------------------------------------- */

enum { MACHINE_VALUES = 64 };

/** What a method's caller has on the stack while the platform runs: see machine_enter(). */
struct machine_call {
    lua_State *L;
    int callbacks, failure; /* stack indices */
};

struct machine {
    struct machine *next; /* of the scenario, newest first; or to be freed */
    struct script *script;
    struct platform *platform;
    char name[48];
    struct hist *sizes;  /* memory writes towards devices */
    uint64_t wire_bytes; /* of the same */
    struct spool tlps;
    struct dists *dists;            /* NULL: not collected */
    struct report_capture *capture; /* NULL: nothing is captured */
    bool watched[4];                /* enum watch: has callbacks */
    bool running;                   /* inside a method */
    bool queuing;                   /* inside p:parallel() */
    bool finished;                  /* nothing has run since all was drained */
    bool failed;                    /* a callback raised, at this time */
    simtime_t failed_at;
    struct machine_call call; /* while running */
    size_t value_count;       /* replay.*, summed over replays */
    struct {
        char name[40], unit[8], help[64];
        double value;
    } values[MACHINE_VALUES];
};

/** What p:on() can watch. ORDER WATCH */
enum watch { WATCH_TLP, WATCH_DRAIN, WATCH_ERROR, WATCH_LINT };
extern const char *const watch_names[]; /* "tlp" "drain" "error" "lint" NULL */

/** In the registry: the platforms whose output is written at the end, which keeps them alive. */
#define MACHINES_KEPT "gather.platforms"

#define PLATFORM_TYPE "gather.platform"
#define ENDPOINT_TYPE "gather.endpoint"
#define VM_TYPE       "gather.vm"
#define CPU_TYPE      "gather.cpu"
#define HOST_TYPE     "gather.host_process" /* the host's kernel, or a VMM: a struct vm */

/** Make the methods of a type of handle; its values get the metatable `type`. */
void machine_new_type(lua_State *L, const char *type, const struct script_module *methods,
                      lua_CFunction end);
/** A handle on the stack's top for `pointer`, of a part of the platform at `platform`. */
void machine_push_part(lua_State *L, const char *type, void *pointer, int platform);
/** The pointer of the handle at `index`; raises if it is no handle of that type. */
void *machine_check_part(lua_State *L, int index, const char *type);
/** Push the platform's handle that the part at `index` belongs to, and give its machine. */
struct machine *machine_of_part(lua_State *L, int index);
struct machine *machine_check(lua_State *L, int index);

/**
 * Before a call that lets simulated time pass. `method` is for the message that it is called from a
 * callback; the platform's handle is at `index`.
 */
void machine_enter(lua_State *L, struct machine *m, int index, const char *method);
/** After it; raises what a callback raised, the run's stop, or `e` if not `ok`. */
void machine_leave(lua_State *L, struct machine *m, bool ok, const struct error *e);
/** The same; an error's text begins with the method. */
void machine_leave_method(lua_State *L, struct machine *m, bool ok, const struct error *e,
                          const char *method);
/**
 * Call back with what p:on("lint") has found while nothing ran; the platform's handle is at
 * `index`. Raises what a callback raised.
 */
void machine_deliver(lua_State *L, struct machine *m, int index, const char *method);
/** See that no platform runs: SystemC has one kernel for all. */
void machine_nothing_runs(lua_State *L, const char *method);
/** And that nothing is queued on this one: for calls that change the machine. */
void machine_idle(lua_State *L, const struct machine *m, const char *method);

/** The observer of every platform: records, then calls back. */
struct platform_observer machine_observer(struct machine *m);
/** Begin to capture what the run's options ask for, if anything. */
bool machine_capture(struct machine *m, struct error *e);
/** Raise if the captures cannot hold what goes over such a link. */
void machine_check_link(lua_State *L, const struct machine *m, const struct pcie_link_params *link,
                        const char *method);
/** p:on(). */
int machine_on(lua_State *L);
/** As pcie_tlp_reason(). */
static inline const char *machine_tlp_reason(const struct seen_tlp *t)
{
    return pcie_tlp_reason((enum pcie_tlp_type)t->type, (enum bus_reason)t->reason, t->speculative);
}
/** Push tables for what callbacks and reports show. `data` may be NULL. */
void machine_push_tlp(lua_State *L, const struct seen_tlp *t, const uint8_t *data);
void machine_push_error(lua_State *L, const struct platform_error *e);

/** Take down what is to be freed; not while any platform runs. */
void machine_free_dead(struct script *s);

/** Begin to collect distributions if a folder is written or `wanted`. */
void machine_collect(struct machine *m, bool wanted);
/** Push the list that is r.distributions. */
void machine_push_dists(lua_State *L, const struct machine *m);

/** p:report(), p:print(). */
int machine_report(lua_State *L);
int machine_print(lua_State *L);
/** p:replay(), and its keys that are in a table. */
int machine_replay(lua_State *L);
extern const struct param_table *const machine_replay_tables[];
extern const struct param_table machine_region_table; /* of a region of its map */
/** vm:... and cpu:... */
extern const struct script_module vm_methods, cpu_methods, endpoint_methods, platform_methods,
    host_methods;
int machine_vm(lua_State *L);
/** vm:walk() ..., vm:tlbi(). */
int machine_vm_walk(lua_State *L);
int machine_vm_dump(lua_State *L);
int machine_vm_runs(lua_State *L);
int machine_vm_descriptor(lua_State *L);
int machine_vm_corrupt(lua_State *L);
int machine_vm_tlbi(lua_State *L);
/** vm:map_gicv() ... */
int machine_vm_map_gicv(lua_State *L);
int machine_vm_interrupt(lua_State *L);
int machine_vm_interrupts(lua_State *L);
/** p:host(), vm:vmm(), and their methods; what vfio-pci does for a VM: vfio_api.c. */
int machine_host(lua_State *L);
int machine_vm_vmm(lua_State *L);
extern const struct param_table *const machine_vm_tables[];
int machine_host_map(lua_State *L);
int machine_host_cpu(lua_State *L);
extern const struct param_table *const machine_host_map_tables[];
int machine_vm_unmap(lua_State *L);
extern const struct param_table *const machine_unmap_tables[];
int machine_vm_config_read(lua_State *L);
int machine_vm_config_write(lua_State *L);
int machine_vm_reset(lua_State *L);
int machine_endpoint(lua_State *L);
extern const struct param_table machine_bar_table; /* of one of its BARs */
/** ep:inject, and its keys. */
int machine_inject(lua_State *L);
extern const struct param_table *const inject_tables[];
/** cpu:exec(). */
int machine_cpu_exec(lua_State *L);
extern const struct param_table *const machine_exec_tables[];

/** An option_extra of a stage-1 type's name; `to` is an unsigned, its MAIR index. */
void machine_read_s1(lua_State *L, int index, const char *name, void *to);
/** Of a VA; `to` is a struct map_request. */
void machine_read_va(lua_State *L, int index, const char *name, void *to);
/** Push the table that vm:map() returns. */
void machine_push_mapping(lua_State *L, const struct mapping *map);

/** Statistics of the platform and its replays, one call each. */
void machine_stats(const struct machine *m, stat_fn *each, void *arg);
/** Finish every platform and write the output folder. */
bool machine_write_output(struct script *s, double host_seconds, struct error *e);
/** Show every platform to who has asked for results. */
bool machine_show_results(struct script *s, struct error *e);
/** Are all platforms kept until the end? */
bool machine_keeps_all(const struct script *s);
/** lua_CFunction: machine_finish all platforms before the output is written. */
int machine_finish_all(lua_State *L);

/**
 * Read the list of regions at `index` into an array that is pushed; gives its length. Raises with
 * `what` in the message.
 */
struct replay_region *machine_read_map(lua_State *L, int index, const char *what, size_t *count);

#endif
