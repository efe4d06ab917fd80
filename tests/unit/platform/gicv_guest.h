/* SPDX-License-Identifier: Apache-2.0 */
/** Guests that use GICV, on the machine of rig.h. */
#ifndef GATHER_TESTS_PLATFORM_GICV_GUEST_H
#define GATHER_TESTS_PLATFORM_GICV_GUEST_H

#include "rig.h"

enum { CTLR = 0x0, PMR = 0x4, BPR = 0x8, IAR = 0xc, EOIR = 0x10, RPR = 0x14, HPPIR = 0x18 };
enum { NONE = 1023 };

struct guest {
    struct rig *rig;
    struct vm *vm;
    struct mapping map;
};

static inline struct mapping map_as(struct vm *vm, const char *s1)
{
    struct map_request how;
    struct mapping map;
    struct error e = { 0 };
    map_request_defaults(&how);
    assert_true(s1_type_parse(s1, &how.s1, &e));
    if (!vm_map_gicv(vm, &how, &map, &e))
        fail_msg("%s", e.text);
    return map;
}

static inline struct guest guest_new(struct rig *r, const char *policy, const char *s1)
{
    struct vm *vm = r->vms[rig_vm(r, policy, "device-ngnre")].vm;
    return (struct guest){ r, vm, map_as(vm, s1) };
}

static inline struct cpu *cpu_of(const struct guest *g, unsigned core)
{
    struct cpu *cpu = vm_cpu(g->vm, core, NULL);
    assert_non_null(cpu);
    return cpu;
}

static inline void put_on(const struct guest *g, unsigned core, unsigned reg, uint32_t value)
{
    struct access a = rig_store((va_t){ g->map.va.va + reg }, 4);
    memcpy(a.data, &value, sizeof value);
    const struct cpu_result result = rig_access(cpu_of(g, core), &a);
    assert_int_equal(result.outcome.fault, CORE_NO_FAULT);
}

static inline uint32_t get_on(const struct guest *g, unsigned core, unsigned reg)
{
    struct access a = rig_load((va_t){ g->map.va.va + reg }, 4);
    const struct cpu_result result = rig_access(cpu_of(g, core), &a);
    uint32_t value;
    assert_int_equal(result.outcome.fault, CORE_NO_FAULT);
    memcpy(&value, result.data, sizeof value);
    return value;
}

static inline void put(const struct guest *g, unsigned reg, uint32_t value)
{
    put_on(g, 0, reg, value);
}

static inline uint32_t get(const struct guest *g, unsigned reg)
{
    return get_on(g, 0, reg);
}

static inline void barrier(const struct guest *g, const char *text)
{
    struct access a = rig_barrier(text);
    rig_access(cpu_of(g, 0), &a);
}

static inline void enable(const struct guest *g, unsigned core)
{
    put_on(g, core, PMR, 0xf8);
    put_on(g, core, CTLR, 1);
}

static inline void raise_on(const struct guest *g, unsigned core, unsigned id, unsigned priority)
{
    struct error e = { 0 };
    if (!vm_interrupt(g->vm, core, id, priority, &e))
        fail_msg("%s", e.text);
}

static inline void raise(const struct guest *g, unsigned id, unsigned priority)
{
    raise_on(g, 0, id, priority);
}

/** "40a 41p 42pa": what the list registers have. */
static const char *list_on(const struct guest *g, unsigned core)
{
    static char text[GICV_INTERRUPTS * 8];
    struct gicv_interrupt list[GICV_INTERRUPTS];
    const size_t count = vm_interrupts(g->vm, core, list);
    size_t used = 0;
    text[0] = '\0';
    for (size_t i = 0; i < count; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, "%s%u%s%s", i ? " " : "",
                                 list[i].id, list[i].pending ? "p" : "", list[i].active ? "a" : "");
    return text;
}

static inline void find_stat(void *arg, const char *name, double value, const char *unit,
                             const char *help)
{
    struct {
        const char *name;
        double value;
    } *wanted = arg;
    (void)unit;
    (void)help;
    if (strcmp(name, wanted->name) == 0)
        wanted->value = value;
}

static inline int stat_of(const struct rig *r, const char *name)
{
    struct {
        const char *name;
        double value;
    } wanted = { name, -1 };
    platform_stats(r->platform, find_stat, &wanted);
    return (int)wanted.value;
}

/** Buffers never leave by time, and a Device access drains none. */
static inline struct rig *rig_of_gicv(void)
{
    struct rig *r = rig_new();
    r->params.core.device_drains_wc = false;
    rig_build(r);
    return r;
}

#endif
