/* SPDX-License-Identifier: Apache-2.0 */
/** The rig with an I/O BAR and ECAM besides, faults on demand, and registers to look at. */
#ifndef GATHER_TESTS_PCIE_ERRORS_RIG_H
#define GATHER_TESTS_PCIE_ERRORS_RIG_H

#include "rig.h"

static const uint64_t IO_BAR = 0x20000000, ECAM = 0x40000000;
enum { BUSES = 16, BUS_1 = 1 << 20, PORT_1 = 1 << 15 };

/** Below the 1 ms in which nothing waits any more. */
static const simtime_t LATER = 1000000000;

static inline void errors_build(struct rig *r)
{
    struct error e = { 0 };
    rig_build(r);
    if (!pcie_add_io_bar(r->port, 1, (pa_t){ IO_BAR }, 4096, &e) ||
        !pcie_add_ecam(r->root, (pa_t){ ECAM }, BUSES, &e))
        fail_msg("%s", e.text);
}

static inline struct rig *errors_rig(void)
{
    struct rig *r = rig_new();
    r->link.latency = 100000;
    r->link.read_latency = 200000;
    r->params.root_latency = 50000;
    r->params.bus_latency = 20000;
    r->params.completion_timeout = 20000000;
    r->tells_corrected = true;
    return r;
}

/** With the root complex and the link of a preset. */
static inline struct rig *errors_rig_of(const struct pcie_root_params *root,
                                        const struct pcie_link_params *link)
{
    struct rig *r = errors_rig();
    r->params = *root;
    r->link = *link;
    errors_build(r);
    return r;
}

static inline struct pcie_inject fault_of(enum pcie_inject_kind kind, enum pcie_inject_space space)
{
    return (struct pcie_inject){ .kind = kind,
                                 .space = space,
                                 .bar = space == PCIE_INJECT_IO ? 1 : 0,
                                 .offset = UINT64_MAX,
                                 .count = 1,
                                 .probability = 1 };
}

static inline void inject(struct pcie_port *p, const struct pcie_inject *what)
{
    struct error e = { 0 };
    if (!pcie_inject(p, what, &e))
        fail_msg("%s", e.text);
}

/** Actions at any bus address. */
static inline struct action read_at(const struct rig *r, simtime_t time, uint64_t at, uint32_t size)
{
    return read_of(time, at - r->base, size);
}

static inline struct action write_at(const struct rig *r, simtime_t time, uint64_t at,
                                     uint32_t size, uint64_t value)
{
    struct action a = write_of(time, at - r->base, size, BUS_DEVICE_E);
    memcpy(a.data + at % BUS_LINE, &value, size);
    return a;
}

static inline uint32_t reg(const struct pcie_function *f, enum pcie_capability cap, unsigned offset)
{
    return pcie_config_get(&f->config, cap, offset, UINT32_MAX);
}

static inline uint32_t reg16(const struct pcie_function *f, enum pcie_capability cap,
                             unsigned offset)
{
    return pcie_config_get(&f->config, cap, offset, 0xffff);
}

static inline void set_reg(struct pcie_function *f, enum pcie_capability cap, unsigned offset,
                           unsigned size, uint32_t value)
{
    assert_true(pcie_config_write(&f->config, f->config.at[cap] + offset, size, value));
}

/** "read-ur aer ...": the records, by their order. */
static inline const char *kinds_of(const struct rig *r)
{
    static char text[4096];
    size_t used = 0;
    text[0] = '\0';
    for (size_t i = 0; i < r->error_count && used < sizeof text - 40; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, "%s%s", i ? " " : "",
                                 r->errors[i].kind);
    return text;
}

#endif
