/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Reads, writes, resets, and who is told.
 */
#include <assert.h>
#include <string.h>

#include "pcie/dpc.h"

const char *const pcie_config_event_names[] = {
    "reset",
    "flr",
    "power",
    "memory decode",
    "bus master",
    "bar",
    "window",
    "bus numbers",
    "secondary reset",
    "mps",
    "mrrs",
    "device control",
    "link disable",
    "link retrain",
    "link control",
    "msi",
    "msix",
    "error control",
    "aer cleared",
    "dpc triggered",
    "dpc released",
    "dpc control",
    "acs",
    "pme cleared",
    NULL,
};
static_assert(ARRAY_LEN(pcie_config_event_names) == PCIE_EVENTS + 1, "a name for each event");

/* ---- what a write asks for ---------------------------------------------------------------------
 */

enum when { ON_CHANGE, ON_FALL, ON_ONE };

struct watch {
    uint8_t cap, when, event, types;
    uint16_t offset;
    uint32_t mask;
};

#define WATCH(cap_, offset_, mask_, when_, event_)                                                 \
    {                                                                                              \
        .cap = PCIE_CAP_##cap_, .when = (when_), .event = PCIE_EVENT_##event_, .types = PCIE_ALL,  \
        .offset = (offset_), .mask = (mask_)                                                       \
    }
#define WATCH_AT(types_, cap_, offset_, mask_, when_, event_)                                      \
    {                                                                                              \
        .cap = PCIE_CAP_##cap_, .when = (when_), .event = PCIE_EVENT_##event_, .types = (types_),  \
        .offset = (offset_), .mask = (mask_)                                                       \
    }

static const uint32_t WHOLE = 0xffffffff;
enum {
    ERROR_ENABLES =
        PCI_EXP_DEVCTL_CERE | PCI_EXP_DEVCTL_NFERE | PCI_EXP_DEVCTL_FERE | PCI_EXP_DEVCTL_URRE,
    OTHER_DEVCTL = PCI_EXP_DEVCTL_RELAX_EN | PCI_EXP_DEVCTL_EXT_TAG | PCI_EXP_DEVCTL_NOSNOOP_EN,
    OTHER_LNKCTL = 0xffff & ~(PCI_EXP_LNKCTL_LD | PCI_EXP_LNKCTL_RL)
};

static const struct watch watches[] = {
    WATCH(HEADER, PCI_COMMAND, PCI_COMMAND_MEMORY, ON_CHANGE, MEMORY_DECODE),
    WATCH(HEADER, PCI_COMMAND, PCI_COMMAND_MASTER, ON_CHANGE, BUS_MASTER),
    WATCH(HEADER, PCI_COMMAND, PCI_COMMAND_SERR | PCI_COMMAND_PARITY, ON_CHANGE, ERROR_CONTROL),
    WATCH(HEADER, PCI_BASE_ADDRESS_0, WHOLE, ON_CHANGE, BAR),
    WATCH(HEADER, PCI_BASE_ADDRESS_1, WHOLE, ON_CHANGE, BAR),
    WATCH_AT(PCIE_E, HEADER, PCI_BASE_ADDRESS_2, WHOLE, ON_CHANGE, BAR),
    WATCH_AT(PCIE_E, HEADER, PCI_BASE_ADDRESS_3, WHOLE, ON_CHANGE, BAR),
    WATCH_AT(PCIE_E, HEADER, PCI_BASE_ADDRESS_4, WHOLE, ON_CHANGE, BAR),
    WATCH_AT(PCIE_E, HEADER, PCI_BASE_ADDRESS_5, WHOLE, ON_CHANGE, BAR),
    WATCH_AT(PCIE_BRIDGE, HEADER, PCI_PRIMARY_BUS, 0xffffff, ON_CHANGE, BUS_NUMBERS),
    WATCH_AT(PCIE_BRIDGE, HEADER, PCI_MEMORY_BASE, WHOLE, ON_CHANGE, WINDOW),
    WATCH_AT(PCIE_BRIDGE, HEADER, PCI_PREF_MEMORY_BASE, WHOLE, ON_CHANGE, WINDOW),
    WATCH_AT(PCIE_BRIDGE, HEADER, PCI_PREF_BASE_UPPER32, WHOLE, ON_CHANGE, WINDOW),
    WATCH_AT(PCIE_BRIDGE, HEADER, PCI_PREF_LIMIT_UPPER32, WHOLE, ON_CHANGE, WINDOW),
    WATCH_AT(PCIE_BRIDGE, HEADER, PCI_BRIDGE_CONTROL, PCI_BRIDGE_CTL_BUS_RESET, ON_CHANGE,
             SECONDARY_RESET),
    WATCH_AT(PCIE_BRIDGE, HEADER, PCI_BRIDGE_CONTROL, PCI_BRIDGE_CTL_SERR | PCI_BRIDGE_CTL_PARITY,
             ON_CHANGE, ERROR_CONTROL),
    WATCH(PM, PCI_PM_CTRL, PCI_PM_CTRL_STATE_MASK, ON_CHANGE, POWER),
    WATCH(MSI, PCI_MSI_FLAGS, PCI_MSI_FLAGS_ENABLE | PCI_MSI_FLAGS_QSIZE, ON_CHANGE, MSI),
    WATCH(MSI, PCI_MSI_ADDRESS_LO, WHOLE, ON_CHANGE, MSI),
    WATCH(MSI, PCI_MSI_ADDRESS_HI, WHOLE, ON_CHANGE, MSI),
    WATCH(MSI, PCI_MSI_DATA_64, WHOLE, ON_CHANGE, MSI),
    WATCH(MSI, PCI_MSI_MASK_64, WHOLE, ON_CHANGE, MSI),
    WATCH(MSIX, PCI_MSIX_FLAGS, PCI_MSIX_FLAGS_ENABLE | PCI_MSIX_FLAGS_MASKALL, ON_CHANGE, MSIX),
    WATCH(EXPRESS, PCI_EXP_DEVCTL, PCI_EXP_DEVCTL_BCR_FLR, ON_ONE, FLR),
    WATCH(EXPRESS, PCI_EXP_DEVCTL, PCI_EXP_DEVCTL_PAYLOAD, ON_CHANGE, MPS),
    WATCH(EXPRESS, PCI_EXP_DEVCTL, PCI_EXP_DEVCTL_READRQ, ON_CHANGE, MRRS),
    WATCH(EXPRESS, PCI_EXP_DEVCTL, OTHER_DEVCTL, ON_CHANGE, DEVICE_CONTROL),
    WATCH(EXPRESS, PCI_EXP_DEVCTL, ERROR_ENABLES, ON_CHANGE, ERROR_CONTROL),
    WATCH(EXPRESS, PCI_EXP_DEVCTL2, 0xffff, ON_CHANGE, DEVICE_CONTROL),
    WATCH(DEV3, PCIE_DEV3_DEVCTL3, 0xffff, ON_CHANGE, DEVICE_CONTROL),
    WATCH(EXPRESS, PCI_EXP_LNKCTL, PCI_EXP_LNKCTL_LD, ON_CHANGE, LINK_DISABLE),
    WATCH(EXPRESS, PCI_EXP_LNKCTL, PCI_EXP_LNKCTL_RL, ON_ONE, LINK_RETRAIN),
    WATCH(EXPRESS, PCI_EXP_LNKCTL, OTHER_LNKCTL, ON_CHANGE, LINK_CONTROL),
    WATCH(EXPRESS, PCI_EXP_LNKCTL2, 0xffff, ON_CHANGE, LINK_CONTROL),
    WATCH(EXPRESS, PCI_EXP_RTCTL, 0xffff, ON_CHANGE, ERROR_CONTROL),
    WATCH(EXPRESS, PCI_EXP_RTSTA, PCI_EXP_RTSTA_PME, ON_FALL, PME_CLEARED),
    WATCH(AER, PCI_ERR_UNCOR_STATUS, WHOLE, ON_FALL, AER_CLEARED),
    WATCH(AER, PCI_ERR_COR_STATUS, WHOLE, ON_FALL, AER_CLEARED),
    WATCH(AER, PCI_ERR_ROOT_STATUS, WHOLE, ON_FALL, AER_CLEARED),
    WATCH(AER, PCI_ERR_UNCOR_MASK, WHOLE, ON_CHANGE, ERROR_CONTROL),
    WATCH(AER, PCI_ERR_UNCOR_SEVER, WHOLE, ON_CHANGE, ERROR_CONTROL),
    WATCH(AER, PCI_ERR_COR_MASK, WHOLE, ON_CHANGE, ERROR_CONTROL),
    WATCH(AER, PCI_ERR_CAP, WHOLE, ON_CHANGE, ERROR_CONTROL),
    WATCH(AER, PCI_ERR_ROOT_COMMAND, WHOLE, ON_CHANGE, ERROR_CONTROL),
    WATCH(ACS, PCI_ACS_CTRL, 0xffff, ON_CHANGE, ACS),
    WATCH(DPC, PCI_EXP_DPC_CTL, PCIE_DPC_CTL_SW_TRIGGER, ON_ONE, DPC_TRIGGERED),
    WATCH(DPC, PCI_EXP_DPC_CTL, 0xffff, ON_CHANGE, DPC_CONTROL),
    WATCH(DPC, PCI_EXP_DPC_STATUS, PCI_EXP_DPC_STATUS_TRIGGER, ON_FALL, DPC_RELEASED),
    WATCH(DPC, PCI_EXP_DPC_RP_PIO_MASK, WHOLE, ON_CHANGE, DPC_CONTROL),
    WATCH(DPC, PCI_EXP_DPC_RP_PIO_SEVERITY, WHOLE, ON_CHANGE, DPC_CONTROL),
    WATCH(DPC, PCI_EXP_DPC_RP_PIO_SYSERROR, WHOLE, ON_CHANGE, DPC_CONTROL),
    WATCH(DPC, PCI_EXP_DPC_RP_PIO_EXCEPTION, WHOLE, ON_CHANGE, DPC_CONTROL),
};

static uint32_t events_of(const struct pcie_config *c, unsigned dw, uint32_t old, uint32_t pulses)
{
    uint32_t events = 0, now = c->value[dw];
    for (const struct watch *w = watches; w < watches + ARRAY_LEN(watches); w++) {
        enum pcie_capability cap = (enum pcie_capability)w->cap;
        if (!pcie_config_has_register(c, cap, w->offset) ||
            pcie_config_dw(c, cap, w->offset) != dw || !(w->types & pcie_type_mark(c->params.type)))
            continue;
        uint32_t bits = w->when == ON_CHANGE ? old ^ now : w->when == ON_FALL ? old & ~now : pulses;
        if (bits & pcie_config_mask(w->offset, w->mask))
            events |= 1u << w->event;
    }
    return events;
}

void pcie_config_tell(struct pcie_config *c, uint32_t events)
{
    pcie_config_look(c);
    for (unsigned i = 0; i < PCIE_EVENTS && c->changed; i++) {
        if (events & 1u << i)
            c->changed(c->self, (enum pcie_config_event)i);
    }
}

/* ---- resets ------------------------------------------------------------------------------------
 */

static void reset_registers(struct pcie_config *c, enum pcie_reset kind)
{
    for (unsigned i = 0; i < PCIE_CONFIG_DWS; i++) {
        uint32_t stays = kind == PCIE_RESET_FUNDAMENTAL ? 0
                         : kind == PCIE_RESET_HOT       ? c->sticky[i]
                                                        : c->sticky[i] | c->kept[i];
        c->value[i] = (c->value[i] & stays) | (c->reset[i] & ~stays);
    }
    if (kind == PCIE_RESET_FUNDAMENTAL)
        pcie_aer_forget(c);
}

/** A function's own resets leave the link as it is, and so what its status says. */
static void reset_function(struct pcie_config *c, enum pcie_reset kind)
{
    enum {
        LINK = PCI_EXP_LNKSTA_CLS | PCI_EXP_LNKSTA_NLW | PCI_EXP_LNKSTA_LT | PCI_EXP_LNKSTA_DLLLA
    };
    uint32_t link = pcie_config_get(c, PCIE_CAP_EXPRESS, PCI_EXP_LNKSTA, LINK);
    uint32_t present = pcie_config_get(c, PCIE_CAP_EXPRESS, PCI_EXP_SLTSTA, PCI_EXP_SLTSTA_PDS);
    reset_registers(c, kind);
    pcie_config_put(c, PCIE_CAP_EXPRESS, PCI_EXP_LNKSTA, LINK, link);
    pcie_config_put(c, PCIE_CAP_EXPRESS, PCI_EXP_SLTSTA, PCI_EXP_SLTSTA_PDS, present);
}

void pcie_config_reset(struct pcie_config *c, enum pcie_reset kind)
{
    if (kind == PCIE_RESET_FUNDAMENTAL)
        reset_registers(c, kind);
    else
        reset_function(c, kind);
    pcie_config_tell(c, 1u << PCIE_EVENT_RESET);
}

/* ---- writes ------------------------------------------------------------------------------------
 */

/**
 * Power states that software may choose: down one by one or more, up to D0 only (Base 5.3). A
 * write of another leaves the state as it was; for absent states that is the rule (Base 7.5.2.2),
 * for others assumed. Returns further events.
 */
static uint32_t change_power(struct pcie_config *c, unsigned old)
{
    unsigned now = pcie_config_get(c, PCIE_CAP_PM, PCI_PM_CTRL, PCI_PM_CTRL_STATE_MASK);
    bool there = (now != 1 || c->params.pm_d1) && (now != 2 || c->params.pm_d2);
    if (!there || (now < old && now != 0)) {
        pcie_config_put(c, PCIE_CAP_PM, PCI_PM_CTRL, PCI_PM_CTRL_STATE_MASK, old);
        return 0;
    }
    if (old == 3 && now == 0 && !c->params.pm_no_soft_reset) {
        reset_function(c, PCIE_RESET_D3HOT);
        return 1u << PCIE_EVENT_POWER | 1u << PCIE_EVENT_RESET;
    }
    return 1u << PCIE_EVENT_POWER;
}

/** What the registers do by themselves after a write of DW `dw`. Returns the events there are. */
static uint32_t settle(struct pcie_config *c, unsigned dw, uint32_t old, uint32_t events)
{
    uint32_t power = 1u << PCIE_EVENT_POWER, triggered = 1u << PCIE_EVENT_DPC_TRIGGERED;
    if (events & power)
        events = (events & ~power) | change_power(c, old & PCI_PM_CTRL_STATE_MASK);
    if (events & 1u << PCIE_EVENT_FLR) {
        reset_function(c, PCIE_RESET_FLR);
        events = 1u << PCIE_EVENT_FLR | 1u << PCIE_EVENT_RESET;
    }
    if ((events & triggered) && !pcie_dpc_software(c))
        events &= ~triggered;
    if (events & 1u << PCIE_EVENT_PME_CLEARED)
        pcie_config_put(c, PCIE_CAP_EXPRESS, PCI_EXP_RTSTA, PCI_EXP_RTSTA_PENDING, 0);
    if (pcie_config_has(c, PCIE_CAP_AER) &&
        (dw == pcie_config_dw(c, PCIE_CAP_AER, PCI_ERR_UNCOR_STATUS) ||
         dw == pcie_config_dw(c, PCIE_CAP_AER, PCI_ERR_CAP)))
        pcie_aer_written(c);
    if (pcie_config_has_register(c, PCIE_CAP_DPC, PCI_EXP_DPC_RP_PIO_STATUS) &&
        dw == pcie_config_dw(c, PCIE_CAP_DPC, PCI_EXP_DPC_RP_PIO_STATUS))
        pcie_dpc_written(c);
    return events;
}

void pcie_config_write_dw(struct pcie_config *c, unsigned offset, uint32_t data, uint8_t be)
{
    unsigned dw = offset / 4 % PCIE_CONFIG_DWS;
    uint32_t bytes = 0;
    for (unsigned i = 0; i < 4; i++)
        bytes |= be & 1u << i ? 0xffu << 8 * i : 0;
    uint32_t old = c->value[dw], writable = c->writable[dw] & bytes;
    c->value[dw] = ((old & ~writable) | (data & writable)) & ~(data & bytes & c->clears[dw]);
    uint32_t pulses = data & bytes & c->pulses[dw];
    if (c->value[dw] == old && pulses == 0)
        return;
    pcie_config_tell(c, settle(c, dw, old, events_of(c, dw, old, pulses)));
}

bool pcie_config_write(struct pcie_config *c, unsigned offset, unsigned size, uint32_t data)
{
    unsigned lane = offset % 4;
    if (offset >= PCIE_CONFIG_BYTES || (size != 1 && size != 2 && size != 4) || lane + size > 4)
        return false;
    pcie_config_write_dw(c, offset & ~3u, data << 8 * lane, (uint8_t)(((1u << size) - 1) << lane));
    return true;
}

uint32_t pcie_config_read_dw(const struct pcie_config *c, unsigned offset)
{
    return c->value[offset / 4 % PCIE_CONFIG_DWS];
}

bool pcie_config_read(const struct pcie_config *c, unsigned offset, unsigned size, uint32_t *data)
{
    unsigned lane = offset % 4;
    if (offset >= PCIE_CONFIG_BYTES || (size != 1 && size != 2 && size != 4) || lane + size > 4)
        return false;
    uint64_t kept = (1ull << 8 * size) - 1;
    *data = (uint32_t)(c->value[offset / 4] >> 8 * lane & kept);
    return true;
}

/* ---- hardware's side ---------------------------------------------------------------------------
 */

uint32_t pcie_config_get(const struct pcie_config *c, enum pcie_capability cap, unsigned reg,
                         uint32_t mask)
{
    if (!pcie_config_has_register(c, cap, reg) || mask == 0)
        return 0;
    uint32_t placed = pcie_config_mask(reg, mask);
    return (c->value[pcie_config_dw(c, cap, reg)] & placed) >> __builtin_ctz(placed);
}

void pcie_config_put(struct pcie_config *c, enum pcie_capability cap, unsigned reg, uint32_t mask,
                     uint32_t value)
{
    if (!pcie_config_has_register(c, cap, reg) || mask == 0)
        return;
    uint32_t placed = pcie_config_mask(reg, mask);
    uint32_t *dw = &c->value[pcie_config_dw(c, cap, reg)];
    *dw = (*dw & ~placed) | (value << __builtin_ctz(placed) & placed);
}
