/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The registers as those see them who move TLPs, and what the link and the slot tell them.
 */
#include "pcie/aer.h"

static uint32_t header(const struct pcie_config *c, unsigned reg, uint32_t mask)
{
    return pcie_config_get(c, PCIE_CAP_HEADER, reg, mask);
}

static uint32_t express(const struct pcie_config *c, unsigned reg, uint32_t mask)
{
    return pcie_config_get(c, PCIE_CAP_EXPRESS, reg, mask);
}

/* ---- the view ----------------------------------------------------------------------------------
 */

static void look_at_bars(struct pcie_config *c)
{
    for (unsigned n = 0; n < PCIE_BARS; n++) {
        const struct pcie_bar_params *b = &c->params.bars[n];
        struct pcie_bar_view *v = &c->view.bars[n];
        unsigned dw = PCI_BASE_ADDRESS_0 / 4 + n;
        v->size = b->size;
        v->is64 = b->is64;
        v->prefetchable = b->prefetchable;
        v->base = b->size ? c->value[dw] & c->writable[dw] : 0;
        if (b->size && b->is64)
            v->base |= (uint64_t)c->value[dw + 1] << 32;
    }
}

/** Windows begin and end on 1 MiB (Base 7.5.1.3). */
static void look_at_bridge(struct pcie_config *c)
{
    enum { UNIT = 20, UNIT_LAST = (1 << UNIT) - 1 };
    struct pcie_function_view *v = &c->view;
    v->primary = (uint8_t)header(c, PCI_PRIMARY_BUS, 0xff);
    v->secondary = (uint8_t)header(c, PCI_SECONDARY_BUS, 0xff);
    v->subordinate = (uint8_t)header(c, PCI_SUBORDINATE_BUS, 0xff);
    v->memory.base = (uint64_t)header(c, PCI_MEMORY_BASE, 0xfff0) << UNIT;
    v->memory.limit = (uint64_t)header(c, PCI_MEMORY_LIMIT, 0xfff0) << UNIT | UNIT_LAST;
    v->prefetch.base = (uint64_t)header(c, PCI_PREF_BASE_UPPER32, UINT32_MAX) << 32 |
                       (uint64_t)header(c, PCI_PREF_MEMORY_BASE, 0xfff0) << UNIT;
    v->prefetch.limit = (uint64_t)header(c, PCI_PREF_LIMIT_UPPER32, UINT32_MAX) << 32 |
                        (uint64_t)header(c, PCI_PREF_MEMORY_LIMIT, 0xfff0) << UNIT | UNIT_LAST;
    v->bridge_serr = header(c, PCI_BRIDGE_CONTROL, PCI_BRIDGE_CTL_SERR) != 0;
    v->secondary_reset = header(c, PCI_BRIDGE_CONTROL, PCI_BRIDGE_CTL_BUS_RESET) != 0;
}

#define US 1000000ull
#define MS (1000 * US)
#define S  (1000 * MS)

/** Completion Timeout Value (Base 7.5.3.16), in ps, and the range that must be supported. */
static const struct {
    uint8_t value, range;
    simtime_t min, max;
} timeouts[] = {
    { 0x0, 0, 50 * US, 50 * MS }, { 0x1, 1, 50 * US, 100 * US }, { 0x2, 1, 1 * MS, 10 * MS },
    { 0x5, 2, 16 * MS, 55 * MS }, { 0x6, 2, 65 * MS, 210 * MS }, { 0x9, 4, 260 * MS, 900 * MS },
    { 0xa, 4, 1 * S, 3500 * MS }, { 0xd, 8, 4 * S, 13 * S },     { 0xe, 8, 17 * S, 64 * S },
};

/** Values that are reserved, or of a range that is not there, are taken as the default. */
static void look_at_timeout(struct pcie_config *c)
{
    uint32_t value = express(c, PCI_EXP_DEVCTL2, PCI_EXP_DEVCTL2_COMP_TIMEOUT);
    size_t found = 0;
    for (size_t i = 1; i < ARRAY_LEN(timeouts); i++) {
        if (timeouts[i].value == value && (timeouts[i].range & c->params.cto_ranges))
            found = i;
    }
    c->view.cto_min = timeouts[found].min;
    c->view.cto_max = timeouts[found].max;
    c->view.cto_disabled = express(c, PCI_EXP_DEVCTL2, PCI_EXP_DEVCTL2_COMP_TMOUT_DIS) != 0;
}

/** 128 bytes and up; encodings 6 and 7 are reserved and taken as the largest. */
static uint32_t payload(uint32_t encoding)
{
    return 128u << (encoding < 5 ? encoding : 5);
}

static void look_at_express(struct pcie_config *c)
{
    struct pcie_function_view *v = &c->view;
    v->mps = payload(express(c, PCI_EXP_DEVCTL, PCI_EXP_DEVCTL_PAYLOAD));
    v->mrrs = payload(express(c, PCI_EXP_DEVCTL, PCI_EXP_DEVCTL_READRQ));
    v->rcb = express(c, PCI_EXP_LNKCTL, PCI_EXP_LNKCTL_RCB) ? 128 : 64;
    v->relaxed_ordering = express(c, PCI_EXP_DEVCTL, PCI_EXP_DEVCTL_RELAX_EN) != 0;
    v->no_snoop = express(c, PCI_EXP_DEVCTL, PCI_EXP_DEVCTL_NOSNOOP_EN) != 0;
    v->ext_tag = express(c, PCI_EXP_DEVCTL, PCI_EXP_DEVCTL_EXT_TAG) != 0;
    v->ten_bit_tag = express(c, PCI_EXP_DEVCTL2, PCIE_DEVCTL2_10BIT_TAG_REQ_EN) != 0;
    v->fourteen_bit_tag = pcie_config_get(c, PCIE_CAP_DEV3, PCIE_DEV3_DEVCTL3,
                                          PCIE_DEV3_DEVCTL3_14BIT_TAG_REQ_EN) != 0;
    v->ido_request = express(c, PCI_EXP_DEVCTL2, PCI_EXP_DEVCTL2_IDO_REQ_EN) != 0;
    v->ido_completion = express(c, PCI_EXP_DEVCTL2, PCI_EXP_DEVCTL2_IDO_CMP_EN) != 0;
    v->atomic_request = express(c, PCI_EXP_DEVCTL2, PCI_EXP_DEVCTL2_ATOMIC_REQ) != 0;
    v->atomic_block = express(c, PCI_EXP_DEVCTL2, PCI_EXP_DEVCTL2_ATOMIC_EGRESS_BLOCK) != 0;
    v->prefix_block = express(c, PCI_EXP_DEVCTL2, PCIE_DEVCTL2_PREFIX_BLOCK) != 0;
    v->ltr = express(c, PCI_EXP_DEVCTL2, PCI_EXP_DEVCTL2_LTR_EN) != 0;
    v->ari_forwarding = express(c, PCI_EXP_DEVCTL2, PCI_EXP_DEVCTL2_ARI) != 0;
    v->rrs_visible = express(c, PCI_EXP_RTCTL, PCI_EXP_RTCTL_CRSSVE) != 0;
    v->link_disabled = express(c, PCI_EXP_LNKCTL, PCI_EXP_LNKCTL_LD) != 0;
    v->aspm = express(c, PCI_EXP_LNKCTL, PCI_EXP_LNKCTL_ASPMC);
    v->target_gen = express(c, PCI_EXP_LNKCTL2, PCI_EXP_LNKCTL2_TLS);
    look_at_timeout(c);
}

static void look_at_others(struct pcie_config *c)
{
    struct pcie_function_view *v = &c->view;
    v->ecrc_generate = pcie_config_get(c, PCIE_CAP_AER, PCI_ERR_CAP, PCI_ERR_CAP_ECRC_GENE) != 0;
    v->ecrc_check = pcie_config_get(c, PCIE_CAP_AER, PCI_ERR_CAP, PCI_ERR_CAP_ECRC_CHKE) != 0;
    v->acs = (uint16_t)pcie_config_get(c, PCIE_CAP_ACS, PCI_ACS_CTRL, 0xffff);
    v->msi = pcie_config_get(c, PCIE_CAP_MSI, PCI_MSI_FLAGS, PCI_MSI_FLAGS_ENABLE) != 0;
    v->msix = pcie_config_get(c, PCIE_CAP_MSIX, PCI_MSIX_FLAGS, PCI_MSIX_FLAGS_ENABLE) != 0;
    v->msix_masked = pcie_config_get(c, PCIE_CAP_MSIX, PCI_MSIX_FLAGS, PCI_MSIX_FLAGS_MASKALL) != 0;
    uint32_t dpc = pcie_config_get(c, PCIE_CAP_DPC, PCI_EXP_DPC_CTL, 0xffff);
    v->dpc_enabled = (dpc & 0x3) != 0;
    v->dpc_answers_ur = (dpc & PCIE_DPC_CTL_COMPLETION) != 0;
    v->poison_block = (dpc & PCIE_DPC_CTL_POISON_BLOCK) != 0;
    v->dpc_triggered =
        pcie_config_get(c, PCIE_CAP_DPC, PCI_EXP_DPC_STATUS, PCI_EXP_DPC_STATUS_TRIGGER) != 0;
}

void pcie_config_look(struct pcie_config *c)
{
    struct pcie_function_view *v = &c->view;
    v->power_state = pcie_config_get(c, PCIE_CAP_PM, PCI_PM_CTRL, PCI_PM_CTRL_STATE_MASK);
    /* Below D0 a function takes only configuration requests and messages (Base 5.3.1). */
    bool awake = v->power_state == 0;
    v->memory_enabled = awake && header(c, PCI_COMMAND, PCI_COMMAND_MEMORY);
    v->bus_master = awake && header(c, PCI_COMMAND, PCI_COMMAND_MASTER);
    v->serr = header(c, PCI_COMMAND, PCI_COMMAND_SERR) != 0;
    v->parity_response = header(c, PCI_COMMAND, PCI_COMMAND_PARITY) != 0;
    v->intx_disabled = header(c, PCI_COMMAND, PCI_COMMAND_INTX_DISABLE) != 0;
    look_at_bars(c);
    if (pcie_is_bridge(c->params.type))
        look_at_bridge(c);
    look_at_express(c);
    look_at_others(c);
}

int pcie_config_bar_at(const struct pcie_config *c, uint64_t address, uint64_t *offset)
{
    for (unsigned n = 0; n < PCIE_BARS && c->view.memory_enabled; n++) {
        const struct pcie_bar_view *b = &c->view.bars[n];
        if (b->size != 0 && (address & ~(b->size - 1)) == b->base) {
            *offset = address - b->base;
            return (int)n;
        }
    }
    return -1;
}

static bool inside(const struct pcie_window *w, uint64_t address)
{
    return address >= w->base && address <= w->limit;
}

bool pcie_config_passes_down(const struct pcie_config *c, uint64_t address)
{
    return pcie_is_bridge(c->params.type) && c->view.memory_enabled &&
           (inside(&c->view.memory, address) || inside(&c->view.prefetch, address));
}

/* ---- what the link, the slot and the device tell ----------------------------------------------
 */

static void put(struct pcie_config *c, unsigned reg, uint32_t mask, uint32_t value)
{
    pcie_config_put(c, PCIE_CAP_EXPRESS, reg, mask, value);
}

static bool faces_down(const struct pcie_config *c)
{
    return (pcie_type_mark(c->params.type) & PCIE_DOWN) != 0;
}

void pcie_config_set_link(struct pcie_config *c, unsigned gen, unsigned width, bool training,
                          bool active)
{
    put(c, PCI_EXP_LNKSTA, PCI_EXP_LNKSTA_CLS, gen);
    put(c, PCI_EXP_LNKSTA, PCI_EXP_LNKSTA_NLW, width);
    if (!faces_down(c))
        return;
    bool was = express(c, PCI_EXP_LNKSTA, PCI_EXP_LNKSTA_DLLLA) != 0;
    put(c, PCI_EXP_LNKSTA, PCI_EXP_LNKSTA_LT, training);
    put(c, PCI_EXP_LNKSTA, PCI_EXP_LNKSTA_DLLLA, active);
    if (was != active && c->params.slot)
        put(c, PCI_EXP_SLTSTA, PCI_EXP_SLTSTA_DLLSC, 1);
}

void pcie_config_set_present(struct pcie_config *c, bool present)
{
    if (!faces_down(c) || !c->params.slot)
        return;
    if ((express(c, PCI_EXP_SLTSTA, PCI_EXP_SLTSTA_PDS) != 0) != present)
        put(c, PCI_EXP_SLTSTA, PCI_EXP_SLTSTA_PDC, 1);
    put(c, PCI_EXP_SLTSTA, PCI_EXP_SLTSTA_PDS, present);
}

void pcie_config_set_pending(struct pcie_config *c, bool transactions_pending)
{
    put(c, PCI_EXP_DEVSTA, PCI_EXP_DEVSTA_TRPND, transactions_pending);
}

bool pcie_config_pme(struct pcie_config *c)
{
    if (!c->params.pm_pme)
        return false;
    pcie_config_put(c, PCIE_CAP_PM, PCI_PM_CTRL, PCI_PM_CTRL_PME_STATUS, 1);
    return pcie_config_get(c, PCIE_CAP_PM, PCI_PM_CTRL, PCI_PM_CTRL_PME_ENABLE) != 0;
}

/** One requester is kept; a second waits as PME Pending until the first is cleared (Base 6.1.6). */
bool pcie_root_pme(struct pcie_config *c, uint16_t requester)
{
    if (c->params.type != PCIE_ROOT_PORT)
        return false;
    if (express(c, PCI_EXP_RTSTA, PCI_EXP_RTSTA_PME)) {
        put(c, PCI_EXP_RTSTA, PCI_EXP_RTSTA_PENDING, 1);
        return false;
    }
    put(c, PCI_EXP_RTSTA, 0xffff, requester);
    put(c, PCI_EXP_RTSTA, PCI_EXP_RTSTA_PME, 1);
    return express(c, PCI_EXP_RTCTL, PCI_EXP_RTCTL_PMEIE) != 0;
}

bool pcie_config_msi(struct pcie_config *c, unsigned vector, uint64_t *address, uint32_t *data)
{
    uint32_t flags = pcie_config_get(c, PCIE_CAP_MSI, PCI_MSI_FLAGS, 0xffff);
    bool wide = c->params.msi_64;
    if (!(flags & PCI_MSI_FLAGS_ENABLE) || !c->view.bus_master || vector >= c->params.msi_vectors)
        return false;
    /* With fewer messages than vectors several share one. */
    uint32_t granted = 1u << ((flags & PCI_MSI_FLAGS_QSIZE) >> 4);
    uint32_t number = vector & (granted - 1);
    unsigned mask = wide ? PCI_MSI_MASK_64 : PCI_MSI_MASK_32;
    if (c->params.msi_mask && pcie_config_get(c, PCIE_CAP_MSI, mask, 1u << number)) {
        pcie_config_put(c, PCIE_CAP_MSI, mask + 4, 1u << number, 1);
        return false;
    }
    *address = pcie_config_get(c, PCIE_CAP_MSI, PCI_MSI_ADDRESS_LO, 0xfffffffc);
    *address <<= 2;
    if (wide)
        *address |= (uint64_t)pcie_config_get(c, PCIE_CAP_MSI, PCI_MSI_ADDRESS_HI, UINT32_MAX)
                    << 32;
    *data = pcie_config_get(c, PCIE_CAP_MSI, wide ? PCI_MSI_DATA_64 : PCI_MSI_DATA_32, 0xffff);
    *data = (*data & ~(granted - 1)) | number;
    return true;
}

int pcie_config_msi_due(struct pcie_config *c)
{
    unsigned mask = c->params.msi_64 ? PCI_MSI_MASK_64 : PCI_MSI_MASK_32;
    uint32_t due = pcie_config_get(c, PCIE_CAP_MSI, mask + 4, UINT32_MAX) &
                   ~pcie_config_get(c, PCIE_CAP_MSI, mask, UINT32_MAX);
    if (!c->params.msi_mask || !c->view.msi || due == 0)
        return -1;
    int number = __builtin_ctz(due);
    pcie_config_put(c, PCIE_CAP_MSI, mask + 4, 1u << number, 0);
    return number;
}
