/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Links that are lost and come back: by surprise, by software, by downstream port containment. What
 * is to happen at times to come is done by one process of the root complex, after all else that
 * happens at that time.
 */
#include "pcie/errors.h"
#include "pcie/route.h"

#include <stdlib.h>
#include <string.h>

struct link_plans {
    struct process *process;
    struct link_plan *at; /* in the order in which they were made */
    size_t count, room;
};

/* ---- plans -------------------------------------------------------------------------------------
 */

static void run(void *root, simtime_t now);

static struct link_plans *plans_of(struct pcie_root *r)
{
    if (!r->plans) {
        struct error e = { 0 };
        r->plans = calloc(1, sizeof(*r->plans));
        if (r->plans) {
            r->plans->process = kernel_spawn(r->kernel, "links", ORDER_ROOT + 1, run, r, &e);
        }
        if (!r->plans || !r->plans->process) {
            abort();
        }
    }
    return r->plans;
}

void links_do(const struct link_plan *what)
{
    struct link_plans *all = plans_of(what->port->root);
    if (all->count == all->room) {
        all->room = all->room ? 2 * all->room : PORTS_MAX;
        all->at = realloc(all->at, all->room * sizeof(*all->at));
        if (!all->at) {
            abort();
        }
    }
    all->at[all->count++] = *what;
    process_wake_by(all->process, what->time);
}

void links_plan(struct pcie_port *p, simtime_t time, enum link_plan_kind kind, simtime_t delay)
{
    links_do(&(struct link_plan){ .port = p, .time = time, .kind = kind, .delay = delay });
}

void links_answer(struct pcie_port *p, const struct pcie_tlp *t, simtime_t time, uint32_t serial)
{
    struct link_plan what = {
        .port = p, .time = time, .kind = LINK_PLAN_ANSWER, .tlp = *t, .serial = serial
    };
    if (time <= kernel_now(p->root->kernel)) {
        port_send(p, LINK_UP, t, time, NULL, serial);
        return;
    }
    if (t->data) {
        memcpy(what.data, t->data, sizeof(what.data));
    }
    links_do(&what);
}

void links_free(struct pcie_root *r)
{
    if (r->plans) {
        free(r->plans->at);
        free(r->plans);
        r->plans = NULL;
    }
}

bool links_can_fail(struct pcie_port *p, struct error *e)
{
    for (; p; p = p->parent ? p->parent->port : NULL) {
        if (!port_exact(p, e)) {
            return false;
        }
    }
    return true;
}

void endpoint_link_down(struct pcie_endpoint *ep, const struct pcie_inject *fault,
                        const struct pcie_tlp *t, simtime_t time)
{
    links_do(&(struct link_plan){
        .port = ep->port, .time = time, .kind = LINK_PLAN_LOSE, .delay = fault->delay, .tlp = *t });
}

/* ---- down --------------------------------------------------------------------------------------
 */

static void set_link(struct pcie_port *p, bool up)
{
    p->link_down = !up;
    pcie_config_set_link(&p->function.config, (unsigned)p->link.gen, (unsigned)p->link.width, false,
                         up);
}

/* Base 2.9.1: posted requests and completions are discarded, others are answered. */
static void dropped(struct pcie_port *p, const struct packet *k, simtime_t now)
{
    if (!k->tlp.up) {
        port_refuse(p, &k->tlp, k->serial, now);
    }
}

static void dropped_quietly(struct pcie_port *p, const struct packet *k, simtime_t now)
{
    if (!k->tlp.up && k->tlp.type == PCIE_MWR) {
        root_write_failed(p->root, &k->tlp, now);
    }
}

static void empty_port(struct pcie_port *p, simtime_t now,
                       void (*tell)(struct pcie_port *p, const struct packet *k, simtime_t now))
{
    link_protocol_clear(p, now, dropped_quietly); /* what is on the link nobody hears of */
    for (unsigned way = LINK_DOWN; way <= LINK_UP; way++) {
        channel_clear(&p->ways[way], now, way == LINK_DOWN ? tell : dropped_quietly);
    }
    while (!fifo_empty(&p->rising)) {
        fifo_pop(&p->rising);
    }
    if (p->endpoint) {
        endpoint_forget(p->endpoint);
    }
    for (unsigned i = 0; p->below && i < p->below->count; i++) {
        empty_port(p->below->below[i], now, dropped_quietly);
    }
}

/* Those of the root complex that have gone through root port `p` have no answer to wait for. */
static bool end_requests(struct pcie_port *p, enum pcie_failure cause, simtime_t now)
{
    struct pcie_root *r = p->root;
    bool any = false;
    for (unsigned tag = 0; tag < REQUESTS_MAX; tag++) {
        struct pending *q = &r->pending[tag];
        if (q->used && q->port == p) {
            any = true;
            request_fails(r, q, cause, now);
        }
    }
    return any;
}

static enum pcie_failure dpc_failure(const struct pcie_port *p)
{
    return p->function.config.view.dpc_answers_ur ? PCIE_FAIL_UR : PCIE_FAIL_CA;
}

/* Link Disable, or Secondary Bus Reset of the bridge that leads to the link. */
static bool down_by_software(const struct pcie_port *p)
{
    const struct pcie_function_view *view = &p->function.config.view;
    return view->link_disabled || view->secondary_reset ||
           (p->parent && p->parent->upstream.config.view.secondary_reset);
}

/* True if requests of the root complex are cut off. `about`: which TLP it is for; NULL: none. */
static bool take_down(struct pcie_port *p, simtime_t now, enum pcie_failure cause,
                      const struct pcie_tlp *about)
{
    const struct pcie_function_view *view = &p->function.config.view;
    if (p->link_down) {
        return false;
    }
    set_link(p, false);
    if (cause == PCIE_FAIL_LINKDOWN && !down_by_software(p)) {
        port_surprise_down(p, about, now);
    }
    if (view->dpc_triggered) {
        cause = dpc_failure(p);
    }
    empty_port(p, now, dropped);
    return !p->parent && end_requests(p, cause, now);
}

void port_link_down(struct pcie_port *p, simtime_t time, enum pcie_failure cause)
{
    const simtime_t now = kernel_now(p->root->kernel);
    if (time > now) {
        links_plan(p, time, LINK_PLAN_LOSE, 0);
    } else {
        take_down(p, now, cause, NULL);
    }
}

/* Its trigger is there. */
static void contained(struct pcie_port *p, bool any, simtime_t now)
{
    const struct pcie_root_params *params = &p->root->params;
    pcie_dpc_set_busy(&p->function.config, any);
    if (params->dpc_recovery) {
        links_plan(p, now + params->dpc_recovery, LINK_PLAN_RELEASE, 0);
    }
    if (any) {
        links_plan(p, now + params->root_latency, LINK_PLAN_IDLE, 0);
    }
}

/* ---- and up again ------------------------------------------------------------------------------
 */

/* Its credits are those that both ends advertise. */
static void restart(struct channel *c)
{
    for (unsigned flow = 0; flow < PCIE_FLOWS; flow++) {
        struct credits *cr = &c->credits[flow];
        link_advertised(&c->port->link, c->way, flow, &cr->h, &cr->d);
        cr->h_rest = cr->d_rest = 0;
        cr->updates.head = cr->updates.tail;
        cr->consumed.head = cr->consumed.tail;
    }
    if (c->way == LINK_UP && c->port->parent) {
        channel_disown(&c->port->parent->port->ways[LINK_UP], c);
    }
}

static bool held_down(const struct pcie_port *p)
{
    return p->function.config.view.dpc_triggered || down_by_software(p);
}

/* Links below come with it. A hot reset ends what held them, but not DPC, whose status is sticky.
 */
static void raise_below(struct pcie_port *p)
{
    for (unsigned i = 0; p->below && i < p->below->count; i++) {
        struct pcie_port *below = p->below->below[i];
        restart(&below->ways[LINK_DOWN]);
        restart(&below->ways[LINK_UP]);
        set_link(below, !held_down(below));
        raise_below(below);
    }
}

void port_link_up(struct pcie_port *p, simtime_t time)
{
    if (!p->link_down || held_down(p)) {
        return; /* there, or not until software lets go of it */
    }
    reset_below(&p->function);
    restart(&p->ways[LINK_DOWN]);
    restart(&p->ways[LINK_UP]);
    set_link(p, true);
    raise_below(p);
    errors_link_active(p, time);
}

/* ---- what software does ------------------------------------------------------------------------
 */

void errors_changed(struct pcie_function *f, enum pcie_config_event what)
{
    struct pcie_port *p = f->port;
    const simtime_t now = kernel_now(f->root->kernel);
    struct error ignored = { 0 };
    if (!f->downstream) {
        return;
    }
    switch (what) {
    case PCIE_EVENT_DPC_TRIGGERED: errors_dpc_told(p, now); break;
    case PCIE_EVENT_DPC_RELEASED:
        links_plan(p, now + p->link.retrain_time, LINK_PLAN_RAISE, 0);
        break;
    case PCIE_EVENT_DPC_CONTROL:
        if (f->config.view.dpc_enabled) {
            (void)links_can_fail(p, &ignored);
        }
        break;
    default: break;
    }
}

static unsigned dpc_register(const struct pcie_port *p, unsigned reg)
{
    return p->function.config.at[PCIE_CAP_DPC] + reg;
}

bool port_set_dpc(struct pcie_port *p, struct error *e)
{
    const struct pcie_root_params *params = &p->root->params;
    struct pcie_config *c = &p->function.config;
    const uint32_t control = params->dpc | (params->dpc_answer ? PCIE_DPC_CTL_COMPLETION : 0U) |
                             (params->poison_block ? PCIE_DPC_CTL_POISON_BLOCK : 0U);
    if (control == 0 || !pcie_config_has(c, PCIE_CAP_DPC)) {
        return true;
    }
    (void)pcie_config_write(c, dpc_register(p, PCI_EXP_DPC_CTL), 2,
                            control | PCI_EXP_DPC_CTL_INT_EN);
    return !params->dpc || links_can_fail(p, e);
}

/* ---- the process -------------------------------------------------------------------------------
 */

static void set_dpc_below(const struct pcie_port *p)
{
    struct error ignored = { 0 };
    for (unsigned i = 0; p->below && i < p->below->count; i++) {
        (void)port_set_dpc(p->below->below[i], &ignored);
        set_dpc_below(p->below->below[i]);
    }
}

/* As when the tree was made; it fitted then. */
static void restore_below(struct pcie_port *p)
{
    struct error ignored = { 0 };
    (void)pcie_restore(p, &ignored);
    set_dpc_below(p);
}

static void raise_port(const struct link_plan *l, simtime_t now)
{
    port_link_up(l->port, now);
    if (l->kind == LINK_PLAN_RESTORE && !l->port->link_down) {
        restore_below(l->port);
    }
}

static void lose(const struct link_plan *l, simtime_t now)
{
    const bool was_up = !l->port->link_down;
    take_down(l->port, now, PCIE_FAIL_LINKDOWN, l->tlp.number ? &l->tlp : NULL);
    if (was_up && l->delay) {
        links_plan(l->port, now + l->delay, LINK_PLAN_RESTORE, 0);
    }
}

static void release(const struct link_plan *l, simtime_t now)
{
    struct pcie_port *p = l->port;
    (void)pcie_config_write(&p->function.config, dpc_register(p, PCI_EXP_DPC_STATUS), 2,
                            PCI_EXP_DPC_STATUS_TRIGGER | PCI_EXP_DPC_STATUS_INTERRUPT);
    links_plan(p, now + p->link.retrain_time, LINK_PLAN_RESTORE, 0);
}

static void record(const struct link_plan *l, const char *kind, simtime_t now)
{
    root_record(l->port->root, &(struct pcie_record){ .time = now,
                                                      .kind = kind,
                                                      .at = l->tlp.address,
                                                      .of = tlp_origin(&l->tlp),
                                                      .source = l->port->function.id,
                                                      .dpc = l->kind == LINK_PLAN_CONTAIN });
}

static void carry_out(const struct link_plan *l, simtime_t now)
{
    struct pcie_tlp message = l->tlp;
    switch (l->kind) {
    case LINK_PLAN_LOSE: lose(l, now); break;
    case LINK_PLAN_CONTAIN:
        record(l, "dpc", now);
        contained(l->port, take_down(l->port, now, dpc_failure(l->port), NULL), now);
        break;
    case LINK_PLAN_RAISE:
    case LINK_PLAN_RESTORE: raise_port(l, now); break;
    case LINK_PLAN_RELEASE: release(l, now); break;
    case LINK_PLAN_SEND: errors_send(l->function, l->message, &message, now); break;
    case LINK_PLAN_ANSWER:
        message.data = message.data ? l->data : NULL;
        port_send(l->port, LINK_UP, &message, now, NULL, l->serial);
        break;
    case LINK_PLAN_RECORD: record(l, l->name, now); break;
    case LINK_PLAN_IDLE: pcie_dpc_set_busy(&l->port->function.config, false); break;
    }
}

static void run(void *root, simtime_t now)
{
    struct pcie_root *r = root;
    struct link_plans *all = r->plans;
    simtime_t next = SIMTIME_NEVER;
    for (size_t i = 0; i < all->count;) {
        const struct link_plan l = all->at[i];
        if (l.time > now) {
            i++;
            continue;
        }
        memmove(&all->at[i], &all->at[i + 1], (--all->count - i) * sizeof(l));
        carry_out(&l, now);
    }
    for (size_t i = 0; i < all->count; i++) {
        next = simtime_min(next, all->at[i].time);
    }
    if (next != SIMTIME_NEVER) {
        process_wake_by(all->process, next);
    }
}
