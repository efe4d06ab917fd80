/* SPDX-License-Identifier: Apache-2.0 */
/* Building a root complex, its ports and BARs; what others ask of them. */
#include "pcie/port.h"

#include <stdlib.h>
#include <string.h>

static bool power_of_two(uint64_t v)
{
    return v != 0 && (v & (v - 1)) == 0;
}

struct pcie_root *pcie_root_new(struct kernel *k, struct bus *b,
                                const struct pcie_root_params *params, struct error *e)
{
    if (!combiner_check(params, e)) {
        return NULL;
    }
    struct pcie_root *r = calloc(1, sizeof(*r));
    if (!r || !fifo_init(&r->reports, sizeof(struct error_to_come))) {
        free(r);
        error_fault(e, "out of memory for a root complex");
        return NULL;
    }
    r->kernel = k;
    r->bus = b;
    r->params = *params;
    r->seed = 1;
    r->process = kernel_spawn(k, "root", ORDER_ROOT, root_run, r, e);
    if (!r->process) {
        pcie_root_free(r);
        return NULL;
    }
    return r;
}

static void free_port(struct pcie_port *p)
{
    struct fifo *fifos[] = { &p->writes,   &p->reads,    &p->updates, &p->read_updates,
                             &p->arriving, &p->consumed, &p->rising };
    for (size_t i = 0; i < ARRAY_LEN(fifos); i++) {
        fifo_free(fifos[i]);
    }
    for (unsigned i = 0; i < BARS_MAX; i++) {
        ram_free(p->bars[i].memory);
    }
    free(p->events);
    link_protocol_free(p->protocol);
    free(p);
}

void pcie_root_free(struct pcie_root *r)
{
    if (!r) {
        return;
    }
    for (unsigned i = 0; i < r->port_count; i++) {
        free_port(r->ports[i]);
    }
    for (unsigned i = 0; i < MASTERS; i++) {
        free(r->held[i]);
    }
    fifo_free(&r->reports);
    free(r);
}

/* ---- what a link may be -----------------------------------------------------------------------
 */

enum { FLIT_GENERATION = 6, CREDIT_BYTES = 16, X12 = 12, SCALE_MAX = 16 };

#define LINK(field) offsetof(struct pcie_link_params, field)

/**
 * One row a kind of credits: how many may be outstanding for each unit of the scale, and the least
 * that a receiver must give: Base Specification, 2.6.1.
 */
static const struct credit_rule {
    const char *name;
    size_t offset;
    uint16_t most;
    bool payload; /* at least one TLP of MPS; else one unit */
} credit_rules[] = {
    { "ph", LINK(ph), 127, false },     { "pd", LINK(pd), 2047, true },
    { "nph", LINK(nph), 127, false },   { "npd", LINK(npd), 2047, false },
    { "cplh", LINK(cplh), 127, false }, { "cpld", LINK(cpld), 2047, true },
};

/* Scaled, a receiver gives one unit more: what is less than a unit does not come back at once. */
static uint64_t least_credits(const struct credit_rule *rule, const struct pcie_link_params *l)
{
    if (!rule->payload) {
        return l->fc_scale;
    }
    const uint64_t unit = CREDIT_BYTES * l->fc_scale;
    const uint64_t units = (l->mps + unit - 1) / unit + (l->fc_scale > 1);
    return units * l->fc_scale;
}

static bool check_credits(const struct credit_rule *rule, const struct pcie_link_params *l,
                          struct error *e)
{
    const unsigned long long scale = l->fc_scale, least = least_credits(rule, l);
    const unsigned long long most = scale * rule->most;
    uint64_t have;
    memcpy(&have, (const char *)l + rule->offset, sizeof(have));
    if (have == 0) {
        return true;
    }
    if (have % scale) {
        return error_set(e,
                         "link.%s: %llu is not a multiple of link.fc_scale = %llu, the unit that "
                         "UpdateFCs count in",
                         rule->name, (unsigned long long)have, scale);
    }
    if (have < least) {
        return error_set(e,
                         "link.%s: %llu credits are less than one %s needs; expected at least "
                         "%llu, or 0 for infinite",
                         rule->name, (unsigned long long)have,
                         rule->payload ? "TLP of link.mps bytes" : "TLP", least);
    }
    if (have > most) {
        return error_set(e,
                         "link.%s: %llu credits are more than link.fc_scale = %llu allows; "
                         "expected at most %llu, or 0 for infinite",
                         rule->name, (unsigned long long)have, scale, most);
    }
    return true;
}

static bool check_powers(const struct pcie_link_params *l, struct error *e)
{
    static const char payload[] = "a power of two, 128 to 4096";
    const bool flits = l->gen >= FLIT_GENERATION;
    const struct {
        const char *name;
        uint64_t value;
        const char *expected;
    } powers[] = { { "width", l->width == X12 ? 1 : l->width,
                     flits ? "1, 2, 4, 8 or 16" : "1, 2, 4, 8, 12 or 16" },
                   { "mps", l->mps, payload },
                   { "mrrs", l->mrrs, payload },
                   { "rcb", l->rcb, "64 or 128" } };
    for (size_t i = 0; i < ARRAY_LEN(powers); i++) {
        if (!power_of_two(powers[i].value)) {
            return error_set(e, "link.%s: expected %s, not %llu", powers[i].name,
                             powers[i].expected, (unsigned long long)powers[i].value);
        }
    }
    return true;
}

static bool check_link(const struct pcie_link_params *l, struct error *e)
{
    enum { MOST_WITHOUT_PAYLOAD = 28 };
    const bool flits = l->gen >= FLIT_GENERATION;
    if (!check_powers(l, e)) {
        return false;
    }
    if (flits && l->width == X12) {
        return error_set(e, "link.width: generation %llu has no x12; expected 1, 2, 4, 8 or 16",
                         (unsigned long long)l->gen);
    }
    if (l->fc_scale > SCALE_MAX || (l->fc_scale != 1 && l->fc_scale != 4 && l->fc_scale != 16)) {
        return error_set(e, "link.fc_scale: expected 1, 4 or 16, not %llu",
                         (unsigned long long)l->fc_scale);
    }
    if (flits && (l->aspm & PCIE_ASPM_L0S)) {
        return error_set(e, "link.aspm: there is no L0s in flit mode; expected off or l1 for "
                            "generations 6 and 7");
    }
    if (l->replay_buffer && l->replay_buffer < l->mps + MOST_WITHOUT_PAYLOAD) {
        return error_set(e,
                         "link.replay_buffer: %llu bytes do not hold one TLP of link.mps = %llu "
                         "bytes; expected at least %llu, or 0 for no limit",
                         (unsigned long long)l->replay_buffer, (unsigned long long)l->mps,
                         (unsigned long long)l->mps + MOST_WITHOUT_PAYLOAD);
    }
    for (size_t i = 0; i < ARRAY_LEN(credit_rules); i++) {
        if (!check_credits(&credit_rules[i], l, e)) {
            return false;
        }
    }
    return true;
}

/* The hard build gives the least that a receiver may: Base Specification, 2.6.1. */
enum { LEAST_CREDITS = GATHER_HARD };

enum { RULE_PH, RULE_PD, RULE_NPH };

static uint64_t credits(const struct pcie_link_params *l, unsigned rule, uint64_t advertised)
{
    if (LEAST_CREDITS) {
        return least_credits(&credit_rules[rule], l);
    }
    return advertised ? advertised : UINT64_MAX;
}

static void set_rates(struct pcie_port *p)
{
    struct pcie_link_params *l = &p->link;
    const unsigned gen = (unsigned)l->gen, width = (unsigned)l->width;
    const struct pcie_generation *g = pcie_generation(gen);
    const double bytes_per_second =
        pcie_raw_bandwidth(gen, width) * (1 - (l->skp ? pcie_skp_share(gen) : 0));
    p->empty_bytes = pcie_wire_bytes(gen, 0, 0, l->ecrc);
    p->ps_per_byte_q20 = (uint64_t)(1e12 / bytes_per_second * (1 << 20) + 0.5);
    p->fc_interval =
        l->fc_interval
            ? l->fc_interval
            : (simtime_t)(pcie_ack_limit(gen, width, (uint32_t)l->mps) * pcie_symbol_ps(gen));
    if (g->flit_bytes) {
        p->flit_ps = (simtime_t)(g->flit_bytes * 1e12 / bytes_per_second + 0.5);
        l->latency += l->fec_latency;
    }
    l->latency += l->retimers * l->retimer_latency;
    p->special = p->flit_ps || l->aspm != PCIE_ASPM_OFF;
}

/* A link on which nothing is lost, and nothing waits for an Ack, needs no replay. */
static bool needs_protocol(const struct pcie_link_params *l)
{
    return l->error_rate > 0 || l->replay_buffer || l->cplh || l->cpld;
}

struct pcie_port *pcie_port_new(struct pcie_root *r, const struct pcie_link_params *params,
                                struct error *e)
{
    if (!check_link(params, e)) {
        return NULL;
    }
    if (r->port_count == PORTS_MAX) {
        error_set(e, "at most %d endpoints on one root complex", PORTS_MAX);
        return NULL;
    }
    struct pcie_port *p = calloc(1, sizeof(*p));
    if (!p) {
        error_fault(e, "out of memory for a root port");
        return NULL;
    }
    p->root = r;
    p->number = r->port_count;
    p->link = *params;
    set_rates(p);
    p->ph = credits(params, RULE_PH, params->ph);
    p->pd = credits(params, RULE_PD, params->pd);
    p->nph = credits(params, RULE_NPH, params->nph);
    unsigned order = ORDER_PORT + 3 * p->number;
    bool ok = fifo_init(&p->writes, sizeof(struct tx_write) + params->mps) &&
              fifo_init(&p->reads, sizeof(struct tx_read)) &&
              fifo_init(&p->updates, sizeof(struct credit_return)) &&
              fifo_init(&p->read_updates, sizeof(struct credit_return)) &&
              fifo_init(&p->arriving, sizeof(struct tx_read)) &&
              fifo_init(&p->consumed, sizeof(struct credit_return)) &&
              fifo_init(&p->rising, sizeof(struct up_arrival)) &&
              (p->up = kernel_spawn(r->kernel, "link-up", order, port_run_up, p, e)) &&
              (p->down = kernel_spawn(r->kernel, "link-down", order + 1, port_run_down, p, e)) &&
              (p->endpoint = kernel_spawn(r->kernel, "endpoint", order + 2, endpoint_run, p, e)) &&
              (!needs_protocol(params) || link_protocol_new(p, e));
    if (!ok) {
        free_port(p);
        return NULL;
    }
    r->ports[r->port_count++] = p;
    return p;
}

bool pcie_add_bar(struct pcie_port *p, unsigned number, pa_t base, uint64_t size, struct error *e)
{
    if (number >= BARS_MAX || p->bars[number].used) {
        return error_set(e, "BAR %u: %s", number,
                         number >= BARS_MAX ? "no such number" : "is there already");
    }
    if (base.pa % BUS_LINE || size % BUS_LINE) {
        return error_set(e, "BAR %u: base and size must be multiples of %d bytes", number,
                         BUS_LINE);
    }
    struct bar *bar = &p->bars[number];
    char name[32];
    snprintf(name, sizeof(name), "endpoint %u BAR %u", p->number, number);
    struct bus_target target = {
        .self = bar,
        .write = root_bar_write,
        .read = root_bar_read,
        .barrier = combiner_holds(&p->root->params) ? root_barrier : NULL,
        .barrier_self = p->root,
    };
    if (!bus_map(p->root->bus, base, size, name, &target, e)) {
        return false;
    }
    bar->memory = ram_new(size);
    if (!bar->memory) {
        return error_fault(e, "out of memory for a BAR");
    }
    bar->used = true;
    bar->base = base;
    bar->size = size;
    bar->port = p;
    return true;
}

static const struct bar *bar_inside(const struct pcie_port *p, unsigned number, uint64_t offset,
                                    size_t size)
{
    if (number >= BARS_MAX || !p->bars[number].used) {
        return NULL;
    }
    const struct bar *b = &p->bars[number];
    return offset <= b->size && size <= b->size - offset ? b : NULL;
}

bool pcie_bar_read(const struct pcie_port *p, unsigned number, uint64_t offset, void *to,
                   size_t size)
{
    const struct bar *b = bar_inside(p, number, offset, size);
    if (b) {
        ram_read(b->memory, offset, to, size);
    }
    return b != NULL;
}

bool pcie_bar_write(struct pcie_port *p, unsigned number, uint64_t offset, const void *from,
                    size_t size)
{
    const struct bar *b = bar_inside(p, number, offset, size);
    if (b) {
        ram_write(b->memory, offset, from, size);
    }
    return b != NULL;
}

bool pcie_bar_range(const struct pcie_port *p, unsigned number, pa_t *base, uint64_t *size)
{
    const struct bar *b = bar_inside(p, number, 0, 0);
    if (b) {
        *base = b->base;
        *size = b->size;
    }
    return b != NULL;
}

simtime_t pcie_quiet_at(const struct pcie_root *r)
{
    simtime_t quiet = 0;
    for (unsigned i = 0; i < r->port_count; i++) {
        const struct pcie_port *p = r->ports[i];
        if (!fifo_empty(&p->writes) || !fifo_empty(&p->reads) ||
            (p->protocol && !link_protocol_quiet(p))) {
            return SIMTIME_NEVER;
        }
        quiet = simtime_max(quiet, p->last_arrival);
    }
    return quiet;
}

void pcie_root_seed(struct pcie_root *r, uint64_t seed)
{
    r->seed = seed;
}

void pcie_root_untimed(struct pcie_root *r)
{
    r->untimed = true;
}

bool pcie_observe(struct pcie_root *r, const struct pcie_observer *o)
{
    if ((o->tlp && r->of_tlps.count == OBSERVERS_MAX) ||
        (o->credits && r->of_credits.count == OBSERVERS_MAX) ||
        (o->error && r->of_errors.count == OBSERVERS_MAX)) {
        return false;
    }
    if (o->credits) {
        r->of_credits.at[r->of_credits.count++] = *o;
    }
    if (o->tlp) {
        r->of_tlps.at[r->of_tlps.count++] = *o;
    }
    if (o->error) {
        r->of_errors.at[r->of_errors.count++] = *o;
    }
    return true;
}

static void forget(struct observers *all, const void *self)
{
    unsigned kept = 0;
    for (unsigned i = 0; i < all->count; i++) {
        if (all->at[i].self != self) {
            all->at[kept++] = all->at[i];
        }
    }
    all->count = kept;
}

void pcie_unobserve(struct pcie_root *r, const void *self)
{
    forget(&r->of_tlps, self);
    forget(&r->of_credits, self);
    forget(&r->of_errors, self);
}

const struct pcie_stats *pcie_stats(const struct pcie_root *r)
{
    return &r->stats;
}
