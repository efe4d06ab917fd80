/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A root complex, one link and one endpoint, driven by a script of bus transactions with times;
 * whatever goes over the link and whatever comes back is logged.
 */
#ifndef GATHER_TESTS_PCIE_RIG_H
#define GATHER_TESTS_PCIE_RIG_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../seed.h"

#include "pcie/port.h"

enum { TLPS_MAX = 1 << 16, ACTIONS_MAX = 1 << 15, TAGS = 1 << 15, RIG_MASTERS = 4 };
static const uint64_t LOW_BAR = 0x10000000, HIGH_BAR = 0x8000000000;

enum action_kind { DO_WRITE, DO_READ, DO_BARRIER };

struct action {
    simtime_t time;
    enum action_kind kind;
    uint64_t offset, mask; /* of a line; a read: of its first byte */
    uint32_t size;
    enum bus_attr attr;
    uint16_t master, domain;
    uint8_t data[BUS_LINE];
};

struct seen_tlp {
    struct pcie_tlp t;
    size_t data_at; /* in rig.bytes */
};

struct seen_answer {
    unsigned count;
    simtime_t time, told; /* when it is done; kernel time when that was said */
    enum bus_status status;
    uint8_t data[BUS_LINE];
};

struct rig {
    struct kernel *kernel;
    struct bus *bus;
    struct pcie_root *root;
    struct pcie_port *port;
    struct pcie_root_params params;
    struct pcie_link_params link;
    uint64_t base, bar_size;
    bool tells_corrected; /* ERR_COR of what the link repairs, which takes time on it */
    struct process *driver;

    struct action actions[ACTIONS_MAX]; /* by time */
    size_t action_count, action_next;
    struct seen_answer answers[TAGS]; /* by the number of the action */

    struct seen_tlp tlps[TLPS_MAX];
    size_t tlp_count;
    uint8_t *bytes;
    size_t byte_count, byte_room;
    struct {
        simtime_t time;
        char kind[24];
        uint64_t at;
        uint16_t domain;
    } errors[1024];
    size_t error_count;
    struct {
        simtime_t time;
        uint64_t at;
        uint16_t domain, master;
    } reports[1024];
    size_t report_count;
    struct rig_master {
        struct rig *rig;
        uint16_t number;
    } masters[RIG_MASTERS];
};

static struct rng rig_rng;

static inline int rig_seed(void **state)
{
    (void)state;
    seed_from_env(&rig_rng, 31415, "pcie");
    return 0;
}

static inline uint64_t below(uint64_t n)
{
    return rng_below(&rig_rng, n);
}

/* ---- what is heard --------------------------------------------------------------------------- */

static inline void see_tlp(void *self, const struct pcie_tlp *t)
{
    struct rig *r = self;
    size_t size = t->data != NULL ? (size_t)t->length_dw * 4 : 0;
    if (r->tlp_count == TLPS_MAX)
        return;
    while (r->byte_count + size > r->byte_room) {
        r->byte_room = r->byte_room != 0 ? 2 * r->byte_room : 65536;
        r->bytes = realloc(r->bytes, r->byte_room);
    }
    r->tlps[r->tlp_count].t = *t;
    r->tlps[r->tlp_count].t.data = NULL;
    r->tlps[r->tlp_count++].data_at = r->byte_count;
    if (size != 0)
        memcpy(r->bytes + r->byte_count, t->data, size);
    r->byte_count += size;
}

static inline void see_error(void *self, const struct pcie_record *e)
{
    struct rig *r = self;
    if (r->error_count == ARRAY_LEN(r->errors))
        return;
    r->errors[r->error_count].time = e->time;
    (void)snprintf(r->errors[r->error_count].kind, sizeof r->errors[0].kind, "%s", e->kind);
    r->errors[r->error_count].at = e->at.ba;
    r->errors[r->error_count++].domain = e->of.domain;
}

static inline void told_write(void *self, uint32_t tag, simtime_t time, enum bus_status status)
{
    const struct rig_master *m = self;
    struct seen_answer *a = &m->rig->answers[tag];
    a->count++;
    a->time = time;
    a->told = kernel_now(m->rig->kernel);
    a->status = status;
}

static inline void told_read(void *self, uint32_t tag, simtime_t time, enum bus_status status,
                             const uint8_t *data, uint32_t size)
{
    const struct rig_master *m = self;
    told_write(self, tag, time, status);
    memcpy(m->rig->answers[tag].data, data, size);
}

static inline void told_error(void *self, simtime_t time, pa_t at, const struct bus_origin *of)
{
    const struct rig_master *m = self;
    struct rig *r = m->rig;
    if (r->report_count == ARRAY_LEN(r->reports))
        return;
    r->reports[r->report_count].time = time;
    r->reports[r->report_count].at = at.pa;
    r->reports[r->report_count].master = m->number;
    r->reports[r->report_count++].domain = of->domain;
}

/* ---- the script ------------------------------------------------------------------------------ */

static inline void rig_act(struct rig *r, uint32_t number)
{
    const struct action *a = &r->actions[number];
    struct bus_answer answer = { SIMTIME_NEVER, BUS_OK };
    uint8_t data[BUS_LINE];
    switch (a->kind) {
    case DO_WRITE: {
        struct bus_write w = { .line = { r->base + a->offset },
                               .mask = a->mask,
                               .data = a->data,
                               .attr = a->attr,
                               .master = a->master,
                               .domain = a->domain,
                               .stores = 1,
                               .tag = number,
                               .time = a->time };
        answer = bus_issue_write(r->bus, &w);
        break;
    }
    case DO_READ: {
        struct bus_read read = { .at = { r->base + a->offset },
                                 .size = a->size,
                                 .attr = a->attr,
                                 .master = a->master,
                                 .domain = a->domain,
                                 .tag = number,
                                 .time = a->time };
        answer = bus_issue_read(r->bus, &read, data);
        break;
    }
    case DO_BARRIER: bus_issue_barrier(r->bus, a->master, a->time); break;
    }
    if (answer.time != SIMTIME_NEVER) {
        r->answers[number].count++;
        r->answers[number].time = answer.time;
        r->answers[number].told = a->time;
        r->answers[number].status = answer.status;
    }
}

static inline void rig_drive(void *self, simtime_t now)
{
    struct rig *r = self;
    while (r->action_next < r->action_count && r->actions[r->action_next].time <= now)
        rig_act(r, (uint32_t)r->action_next++);
    if (r->action_next < r->action_count)
        process_wake(r->driver, r->actions[r->action_next].time);
}

/** The next action of the script; times must not go back. Returns its number. */
static inline uint32_t rig_add(struct rig *r, struct action a)
{
    if (a.domain == 0)
        a.domain = (uint16_t)(a.master + 1);
    r->actions[r->action_count] = a;
    return (uint32_t)r->action_count++;
}

static inline uint64_t bytes_mask(uint32_t first, uint32_t size)
{
    return (size == BUS_LINE ? UINT64_MAX : (UINT64_C(1) << size) - 1) << first;
}

/** A write of `size` bytes at `offset`, within a line. Byte n of the BAR is n + `salt`. */
static inline struct action write_of(simtime_t time, uint64_t offset, uint32_t size,
                                     enum bus_attr attr)
{
    uint32_t first = (uint32_t)(offset % BUS_LINE);
    struct action a = { .time = time,
                        .kind = DO_WRITE,
                        .offset = offset - first,
                        .mask = bytes_mask(first, size),
                        .attr = attr };
    for (unsigned i = 0; i < BUS_LINE; i++)
        a.data[i] = (uint8_t)(a.offset + i);
    return a;
}

static inline struct action read_of(simtime_t time, uint64_t offset, uint32_t size)
{
    return (struct action){
        .time = time, .kind = DO_READ, .offset = offset, .size = size, .attr = BUS_DEVICE_E
    };
}

static inline struct action barrier_of(simtime_t time)
{
    return (struct action){ .time = time, .kind = DO_BARRIER };
}

/* ---- building and running -------------------------------------------------------------------- */

/** No latency, no credits, no SKP: what is left is the wire. */
static inline struct rig *rig_new(void)
{
    struct rig *r = calloc(1, sizeof *r);
    assert_non_null(r);
    param_defaults(&pcie_root_table, &r->params);
    param_defaults(&pcie_error_table, &r->params);
    param_defaults(&pcie_link_table, &r->link);
    r->params.bus_latency = r->params.root_latency = 0;
    r->link.latency = r->link.write_time = r->link.read_latency = 0;
    r->link.ph = r->link.pd = r->link.nph = 0;
    r->link.skp = false;
    r->base = LOW_BAR;
    r->bar_size = 1 << 20;
    return r;
}

static inline void rig_build(struct rig *r)
{
    struct error e = { 0 };
    r->kernel = kernel_new(&e);
    r->bus = bus_new();
    r->root = pcie_root_new(r->kernel, r->bus, &r->params, &e);
    if (r->root == NULL)
        fail_msg("%s", e.text);
    r->port = pcie_port_new(r->root, &r->link, &e);
    if (r->port == NULL) {
        fail_msg("%s", e.text);
        return;
    }
    assert_true(pcie_add_bar(r->port, 0, (pa_t){ r->base }, r->bar_size, &e));
    for (unsigned end = 0; end < 2 && !r->tells_corrected; end++) {
        struct pcie_config *c =
            end ? &r->port->function.config : &r->port->endpoint->function.config;
        assert_true(pcie_config_write(c, c->at[PCIE_CAP_AER] + PCI_ERR_COR_MASK, 4, UINT32_MAX));
    }
    struct pcie_observer observer = { .self = r, .tlp = see_tlp, .error = see_error };
    assert_true(pcie_observe(r->root, &observer));
    for (uint16_t i = 0; i < RIG_MASTERS; i++) {
        r->masters[i] = (struct rig_master){ r, i };
        struct bus_master m = { &r->masters[i], told_write, told_read, told_error };
        assert_true(bus_add_master(r->bus, i, &m, &e));
    }
    r->driver = kernel_spawn(r->kernel, "driver", 200, rig_drive, r, &e);
    assert_non_null(r->driver);
}

static inline void rig_until(struct rig *r, simtime_t until)
{
    struct error e = { 0 };
    if (r->action_next < r->action_count)
        process_wake(r->driver, r->actions[r->action_next].time);
    if (kernel_run(r->kernel, until, &e) == KERNEL_FAILED)
        fail_msg("%s", e.text);
}

/** Run the script and all that follows from it. */
static inline void rig_run(struct rig *r)
{
    rig_until(r, SIMTIME_NEVER);
}

static inline void rig_free(struct rig *r)
{
    kernel_free(r->kernel);
    pcie_root_free(r->root);
    bus_free(r->bus);
    free(r->bytes);
    free(r);
}

/** TLP number n of a type and direction. */
static inline const struct pcie_tlp *tlp_of(const struct rig *r, enum pcie_tlp_type type, size_t n)
{
    for (size_t i = 0; i < r->tlp_count; i++)
        if (r->tlps[i].t.type == type && n-- == 0)
            return &r->tlps[i].t;
    fail_msg("no such %s", pcie_tlp_names[type]);
    return NULL;
}

static inline size_t tlps_of(const struct rig *r, enum pcie_tlp_type type)
{
    size_t n = 0;
    for (size_t i = 0; i < r->tlp_count; i++)
        n += r->tlps[i].t.type == type;
    return n;
}

/** "0:64 40:8 ..." of the memory writes: offset of the first enabled byte, bytes. */
static inline const char *writes_text(const struct rig *r)
{
    static char text[8192];
    size_t used = 0;
    text[0] = '\0';
    for (size_t i = 0; i < r->tlp_count && used < sizeof text - 64; i++) {
        const struct pcie_tlp *t = &r->tlps[i].t;
        if (t->type != PCIE_MWR)
            continue;
        used += (size_t)snprintf(text + used, sizeof text - used, "%s%llx:%u", used ? " " : "",
                                 (unsigned long long)(t->address.ba - r->base) +
                                     (unsigned)__builtin_ctz(t->first_be | 16u),
                                 t->bytes);
    }
    return text;
}

#endif
