/* SPDX-License-Identifier: Apache-2.0 */
/* AER and DPC: whom a record names, and what the host does because of it. */
#include "platform/lives.h"

#include <linux/pci_regs.h>

#include <string.h>

static struct endpoint *endpoint_with(const struct platform *p, uint16_t id)
{
    for (unsigned i = 0; i < p->endpoint_count; i++) {
        if (endpoint_id(p->endpoints[i]) == id) {
            return p->endpoints[i];
        }
    }
    return NULL;
}

/* Is the endpoint below the bridge of that identity: by the buses that its configuration names. */
static bool is_below(uint16_t bridge, const struct endpoint *ep)
{
    struct platform *machine = ep->platform;
    uint32_t type = 0, first = 0, last = 0;
    const unsigned bus = endpoint_id(ep) >> 8U;
    return platform_config_read(machine, bridge, PCI_HEADER_TYPE, 1, &type, NULL) &&
           (type & PCI_HEADER_TYPE_MASK) == PCI_HEADER_TYPE_BRIDGE &&
           platform_config_read(machine, bridge, PCI_SECONDARY_BUS, 1, &first, NULL) &&
           platform_config_read(machine, bridge, PCI_SUBORDINATE_BUS, 1, &last, NULL) &&
           first != 0 && bus >= first && bus <= last;
}

/* Whose device sends the message, or was to be reached. */
static uint16_t owner_of(const struct platform *p, const struct pcie_record *r)
{
    const struct endpoint *ep = endpoint_with(p, r->source);
    return ep && !r->dpc ? ep->owner : domain_owner(r->of.domain);
}

static enum life_class record_class(const struct platform *p, const struct pcie_record *r)
{
    const struct host_params *h = &p->params.host;
    const bool cper_fatal = h->aer == HOST_AER_FIRMWARE && h->cper_fatal;
    if (r->message <= PCIE_ERR_COR && !r->dpc) {
        return r->message == PCIE_NO_MESSAGE ? LIFE_NO_CLASS : LIFE_CORRECTED;
    }
    return cper_fatal                                  ? LIFE_FATAL
           : r->dpc || r->message == PCIE_ERR_NONFATAL ? LIFE_RECOVERABLE
                                                       : LIFE_FATAL;
}

/* What Linux's drivers do about the device of `vm`, some time later. */
static void recover(struct platform *p, const struct pcie_record *r, struct vm *vm,
                    struct platform_error *e)
{
    const struct host_params *h = &p->params.host;
    const bool firmware = h->aer == HOST_AER_FIRMWARE;
    const struct host_aer_in in = {
        .severity = r->message == PCIE_ERR_COR     ? AER_CORRECTABLE
                    : r->message == PCIE_ERR_FATAL ? AER_FATAL
                                                   : AER_NONFATAL,
        .dpc = r->dpc,
        .firmware_first = firmware,
        .cper_fatal = firmware && h->cper_fatal,
        .driver = vm ? AER_VFIO : AER_AWARE,
        .vmm_listens = h->vmm_listens,
    };
    struct host_reaction reaction;
    struct error ignored = { 0 };
    if (!host_aer(&in, &reaction, &ignored)) {
        return;
    }
    react_tell(e, &reaction);
    const bool guest = strcmp(reaction.victim, "guest") == 0;
    if (!guest && strcmp(reaction.victim, "host") != 0) {
        return;
    }
    react_plan(p, r->time + (guest ? h->recovery_time : 0), reaction.victim, vm, r->of.number);
}

static unsigned gravity(const char *victim)
{
    return strcmp(victim, "host") == 0 ? 2 : strcmp(victim, "guest") == 0;
}

/* pcie_do_recovery() walks what is below the bridge that has found the error: all lose a device. */
static void recover_below(struct platform *p, const struct pcie_record *r, struct platform_error *e)
{
    bool told[VMS_MAX + 1] = { false };
    for (unsigned i = 0; i < p->endpoint_count; i++) {
        const struct endpoint *ep = p->endpoints[i];
        struct platform_error its = *e;
        if ((endpoint_id(ep) != r->source && !is_below(r->source, ep)) || told[ep->owner]) {
            continue;
        }
        told[ep->owner] = true;
        recover(p, r, react_vm_of(p, ep->owner), &its);
        if (gravity(its.victim) >= gravity(e->victim)) {
            memcpy(e->victim, its.victim, sizeof(e->victim));
            memcpy(e->text, its.text, sizeof(e->text));
        }
    }
}

/* A link that is down, or reset, takes the devices of others with it. */
static void affect_below(struct platform *p, const struct pcie_record *r, struct platform_life *l,
                         uint16_t owner)
{
    bool known[VMS_MAX + 1] = { false };
    known[owner] = true;
    for (unsigned i = 0; l && i < p->endpoint_count; i++) {
        const struct endpoint *ep = p->endpoints[i];
        if (!known[ep->owner] && is_below(r->source, ep)) {
            known[ep->owner] = true;
            life_add(l, &(struct life_event){ .time = r->time,
                                              .what = LIFE_STATE,
                                              .domain = life_owner(p, ep->owner) });
        }
    }
}

static void heard(struct platform *p, const struct pcie_record *r, struct platform_error *e)
{
    const uint16_t owner = owner_of(p, r);
    const bool off = p->params.host.aer == HOST_AER_OFF; /* registers have it, and nobody looks */
    const bool acts = !off && (r->message != PCIE_NO_MESSAGE || r->dpc);
    struct platform_life *l = life_find(p, r->of.number);
    e->life = l ? l->number : 0;
    life_reported(p, r->time, r->of.number, owner, off ? LIFE_NO_CLASS : record_class(p, r));
    if (r->dpc || (acts && r->message == PCIE_ERR_FATAL)) {
        affect_below(p, r, l, owner);
    }
    if (acts) {
        recover_below(p, r, e);
    }
}

void react_record(struct platform *p, const struct pcie_record *r, struct platform_error *e)
{
    if (r->message == PCIE_NO_MESSAGE && !r->dpc) {
        return; /* the root complex's own: nobody is told by it */
    }
    heard(p, r, e);
}

void react_told(void *platform, const struct pcie_record *r)
{
    struct platform_error nobody_sees = { .victim = "" };
    heard(platform, r, &nobody_sees);
}
