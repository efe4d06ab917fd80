/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The root complex as the bus sees it besides BARs: ECAM (Base 7.2.2) and windows of memory space.
 *
 * The address says who is asked: 1 MiB a bus, 4 KiB a function. Bus 0 is inside the root complex:
 * a host bridge of ours as device 0, and the root ports, which answer without a TLP. Nobody there
 * is an Unsupported Request, of the root complex itself.
 *
 * One configuration request is at most one DW. Arm's BSA asks for accesses of 1, 2 and 4 bytes and
 * leaves others open; root complexes end them with an error (AMD PG194: a burst is SLVERR): so do
 * we, assumed for all.
 */
#include "pcie/route.h"

#include <string.h>

enum { BUS_SHIFT = 20, FUNCTION_SHIFT = 12, BUSES_MAX = 256 };

static uint16_t id_at(uint64_t offset)
{
    return (uint16_t)(offset >> FUNCTION_SHIFT);
}

static unsigned register_at(uint64_t offset)
{
    return offset & (PCIE_CONFIG_BYTES - 1);
}

/* From the core into the root complex and back. */
static simtime_t answer_time(const struct pcie_root *r, simtime_t time)
{
    return time + 2 * (r->params.bus_latency + r->params.root_latency);
}

static struct bus_answer answer(const struct pcie_root *r, simtime_t time, enum bus_status status)
{
    return (struct bus_answer){ answer_time(r, time), status };
}

static bool one_dw(uint64_t offset, unsigned size)
{
    return (size == 1 || size == 2 || size == 4) && offset % DW + size <= DW;
}

/* ---- the host bridge ---------------------------------------------------------------------------
 */

/** Type 0, without BARs and capabilities; nothing in it can be written. */
static uint32_t host_bridge(unsigned offset)
{
    enum { VENDOR = 0x1234, DEVICE = 0x0008, CLASS = 0x060000 }; /* ids assumed */
    switch (offset / DW * DW) {
    case PCI_VENDOR_ID: return VENDOR | DEVICE << 16;
    case PCI_COMMAND: return PCI_COMMAND_MEMORY | PCI_COMMAND_MASTER;
    case PCI_CLASS_REVISION: return (uint32_t)CLASS << 8;
    case PCI_SUBSYSTEM_VENDOR_ID: return VENDOR | DEVICE << 16;
    default: return 0;
    }
}

static struct bus_answer read_own(struct pcie_root *r, uint64_t offset, const struct bus_read *read,
                                  uint8_t *data)
{
    const unsigned reg = register_at(offset);
    const struct pcie_function *f = root_function(r, id_at(offset));
    uint32_t value = host_bridge(reg) >> 8 * (reg % DW);
    if (f) {
        (void)pcie_config_read(&f->config, reg, read->size, &value);
    } else if (id_at(offset) != 0) {
        return root_config_read(r, NULL, id_at(offset), reg, read);
    }
    memcpy(data, &value, read->size); /* little-endian, as PCI is */
    return answer(r, read->time, BUS_OK);
}

static struct bus_answer write_own(struct pcie_root *r, uint64_t offset, unsigned size,
                                   uint32_t value, const struct bus_write *w)
{
    struct pcie_function *f = root_function(r, id_at(offset));
    if (f) {
        (void)pcie_config_write(&f->config, register_at(offset), size, value);
    } else if (id_at(offset) != 0) {
        return root_config_write(r, NULL, id_at(offset), register_at(offset), size,
                                 w->line.pa + offset % BUS_LINE, w);
    }
    return answer(r, w->time, BUS_OK);
}

/* ---- ECAM --------------------------------------------------------------------------------------
 */

struct bus_answer ecam_read(void *root, uint64_t offset, const struct bus_read *read, uint8_t *data)
{
    struct pcie_root *r = root;
    const unsigned bus = (unsigned)(offset >> BUS_SHIFT);
    if (r->configuring[read->master] && root_holds_config(r, read->master, read->attr)) {
        return root_hold_read(r, NULL, offset, read);
    }
    if (!one_dw(offset, read->size)) {
        memset(data, UINT8_MAX, read->size);
        return answer(r, read->time, BUS_SLVERR);
    }
    if (bus == 0) {
        return read_own(r, offset, read, data);
    }
    return root_config_read(r, root_route_bus(r, bus), id_at(offset), register_at(offset), read);
}

/* The run of bytes that a mask selects; false: there are several, or none. */
static bool one_run(uint64_t mask, unsigned *first, unsigned *size)
{
    if (mask == 0) {
        return false;
    }
    *first = (unsigned)__builtin_ctzll(mask);
    const uint64_t run = mask >> *first;
    *size = run == UINT64_MAX ? BUS_LINE : (unsigned)__builtin_ctzll(~run);
    return run >> (*size - 1) == 1;
}

struct bus_answer ecam_write(void *root, uint64_t offset, const struct bus_write *w)
{
    struct pcie_root *r = root;
    unsigned first, size;
    if (r->configuring[w->master] && root_holds_config(r, w->master, w->attr)) {
        return root_hold_write(r, NULL, offset, w);
    }
    if (!one_run(w->mask, &first, &size) || !one_dw(first, size)) {
        return answer(r, w->time, BUS_SLVERR);
    }
    uint32_t value = 0;
    memcpy(&value, w->data + first, size);
    offset += first;
    const unsigned bus = (unsigned)(offset >> BUS_SHIFT);
    if (bus == 0) {
        return write_own(r, offset, size, value, w);
    }
    return root_config_write(r, root_route_bus(r, bus), id_at(offset), register_at(offset), size,
                             w->line.pa + first, w);
}

bool pcie_add_ecam(struct pcie_root *r, pa_t base, unsigned buses, struct error *e)
{
    const uint64_t size = (uint64_t)buses << BUS_SHIFT;
    if (buses == 0 || buses > BUSES_MAX || (buses & (buses - 1)) || (base.pa & (size - 1))) {
        return error_set(e,
                         "ECAM of %u buses at 0x%llx: expected a power of two of buses, at most "
                         "%d, and a base that is a multiple of their size",
                         buses, (unsigned long long)base.pa, BUSES_MAX);
    }
    const struct bus_target target = { .self = r, .write = ecam_write, .read = ecam_read };
    return bus_map_rest(r->bus, base, size, "ECAM", &target, e);
}

/* ---- windows -----------------------------------------------------------------------------------
 */

bool pcie_add_window(struct pcie_root *r, pa_t base, uint64_t size, struct error *e)
{
    if (r->window_count == WINDOWS_MAX) {
        return error_set(e, "at most %d windows of one root complex", WINDOWS_MAX);
    }
    struct bar *window = &r->windows[r->window_count];
    *window = (struct bar){ .used = true, .root = r, .base = base, .mapped = base, .size = size };
    const struct bus_target target = {
        .self = window,
        .write = root_bar_write,
        .read = root_bar_read,
        .barrier = combiner_holds(&r->params) ? root_barrier : NULL,
        .barrier_self = r,
    };
    if (!bus_map_rest(r->bus, base, size, "PCIe memory space", &target, e)) {
        return false;
    }
    r->window_count++;
    return true;
}
