/* SPDX-License-Identifier: Apache-2.0 */
#include "pcie/dpc.h"

enum { NO_POINTER = 0x1f, REASON_EXTENDED = 3 };

static uint32_t get(const struct pcie_config *c, unsigned reg, uint32_t mask)
{
    return pcie_config_get(c, PCIE_CAP_DPC, reg, mask);
}

static void put(struct pcie_config *c, unsigned reg, uint32_t mask, uint32_t value)
{
    pcie_config_put(c, PCIE_CAP_DPC, reg, mask, value);
}

/** DPC's own ERR_COR: its enable, and that of all correctable errors. */
static bool tell_err_cor(struct pcie_config *c, uint32_t enable)
{
    if (!get(c, PCI_EXP_DPC_CTL, enable) ||
        !pcie_config_get(c, PCIE_CAP_EXPRESS, PCI_EXP_DEVCTL, PCI_EXP_DEVCTL_CERE))
        return false;
    /* That this sets Correctable Error Detected is from memory (doubtful). */
    pcie_config_put(c, PCIE_CAP_EXPRESS, PCI_EXP_DEVSTA, PCI_EXP_DEVSTA_CED, 1);
    return true;
}

struct pcie_dpc_outcome pcie_dpc_told(struct pcie_config *c)
{
    return (struct pcie_dpc_outcome){
        .triggered = get(c, PCI_EXP_DPC_STATUS, PCI_EXP_DPC_STATUS_TRIGGER) != 0,
        .interrupt = get(c, PCI_EXP_DPC_STATUS, PCI_EXP_DPC_STATUS_INTERRUPT) &&
                     get(c, PCI_EXP_DPC_CTL, PCI_EXP_DPC_CTL_INT_EN),
        .err_cor = tell_err_cor(c, PCIE_DPC_CTL_ERR_COR),
    };
}

/** Begin containment, if DPC is enabled and not there already. */
static bool trigger(struct pcie_config *c, enum pcie_dpc_cause cause, uint16_t source)
{
    if (!get(c, PCI_EXP_DPC_CTL, 0x3) || get(c, PCI_EXP_DPC_STATUS, PCI_EXP_DPC_STATUS_TRIGGER))
        return false;
    bool extended = cause >= PCIE_DPC_RP_PIO;
    put(c, PCI_EXP_DPC_STATUS, PCI_EXP_DPC_STATUS_TRIGGER, 1);
    put(c, PCI_EXP_DPC_STATUS, PCI_EXP_DPC_STATUS_TRIGGER_RSN, extended ? REASON_EXTENDED : cause);
    put(c, PCI_EXP_DPC_STATUS, PCI_EXP_DPC_STATUS_TRIGGER_RSN_EXT,
        extended ? cause - PCIE_DPC_RP_PIO : 0);
    put(c, PCI_EXP_DPC_SOURCE_ID, 0xffff, source);
    if (get(c, PCI_EXP_DPC_CTL, PCI_EXP_DPC_CTL_INT_EN))
        put(c, PCI_EXP_DPC_STATUS, PCI_EXP_DPC_STATUS_INTERRUPT, 1);
    pcie_config_look(c);
    return true;
}

struct pcie_dpc_outcome pcie_dpc_detected(struct pcie_config *c, const struct pcie_detected *d)
{
    struct pcie_dpc_outcome out = { .triggered = false };
    if (d->uncorrectable && trigger(c, PCIE_DPC_UNCORRECTABLE, 0)) {
        out = pcie_dpc_told(c);
        out.contained = true;
    }
    return out;
}

struct pcie_dpc_outcome pcie_dpc_message(struct pcie_config *c, enum pcie_error_message message,
                                         uint16_t requester)
{
    enum { ON_NONFATAL = 2 };
    struct pcie_dpc_outcome out = { .triggered = false };
    if (message != PCIE_ERR_NONFATAL && message != PCIE_ERR_FATAL)
        return out;
    /* What still arrives at a port that is down is dropped with the rest. */
    if (c->view.dpc_triggered) {
        out.contained = true;
        return out;
    }
    bool fatal = message == PCIE_ERR_FATAL;
    if (!fatal && get(c, PCI_EXP_DPC_CTL, 0x3) != ON_NONFATAL)
        return out;
    if (trigger(c, fatal ? PCIE_DPC_FATAL : PCIE_DPC_NONFATAL, requester)) {
        out = pcie_dpc_told(c);
        out.contained = true;
    }
    return out;
}

bool pcie_dpc_software(struct pcie_config *c)
{
    return trigger(c, PCIE_DPC_SOFTWARE, 0);
}

void pcie_dpc_set_busy(struct pcie_config *c, bool busy)
{
    if (c->params.type == PCIE_ROOT_PORT && c->params.dpc_rp_pio)
        put(c, PCI_EXP_DPC_STATUS, PCI_EXP_DPC_RP_BUSY, busy);
}

bool pcie_dpc_link_active(struct pcie_config *c)
{
    return tell_err_cor(c, PCIE_DPC_CTL_DL_ACTIVE_COR);
}

/* ---- RP PIO ------------------------------------------------------------------------------------
 */

static bool has_rp_pio(const struct pcie_config *c)
{
    return get(c, PCI_EXP_DPC_CAP, PCI_EXP_DPC_CAP_RP_EXT) != 0;
}

static bool pointer_valid(const struct pcie_config *c)
{
    uint32_t pointer = get(c, PCI_EXP_DPC_STATUS, PCI_EXP_DPC_RP_PIO_FEP);
    return pointer != NO_POINTER && get(c, PCI_EXP_DPC_RP_PIO_STATUS, 1u << pointer);
}

/** The log as `f` fills it, NULL empties it; what the log is too small for goes nowhere. */
static void write_log(struct pcie_config *c, const struct pcie_rp_pio *f)
{
    for (unsigned i = 0; i < 4; i++) {
        put(c, PCI_EXP_DPC_RP_PIO_HEADER_LOG + 4 * i, UINT32_MAX,
            f && f->header ? f->header[i] : 0);
        put(c, PCI_EXP_DPC_RP_PIO_TLPPREFIX_LOG + 4 * i, UINT32_MAX,
            f && f->prefix && i < f->prefixes ? f->prefix[i] : 0);
    }
    put(c, PCI_EXP_DPC_RP_PIO_IMPSPEC_LOG, UINT32_MAX, f ? f->impspec : 0);
}

void pcie_dpc_written(struct pcie_config *c)
{
    if (has_rp_pio(c) && !pointer_valid(c)) {
        put(c, PCI_EXP_DPC_STATUS, PCI_EXP_DPC_RP_PIO_FEP, NO_POINTER);
        write_log(c, NULL);
    }
}

struct pcie_rp_pio_outcome pcie_rp_pio_error(struct pcie_config *c, const struct pcie_rp_pio *f)
{
    struct pcie_rp_pio_outcome out = { .exception = false };
    unsigned number = 8 * (unsigned)f->request + (unsigned)f->failure;
    uint32_t bit = 1u << number;
    if (!has_rp_pio(c))
        return out;
    put(c, PCI_EXP_DPC_RP_PIO_STATUS, bit, 1);
    /* Masked or not: from memory (doubtful). */
    out.exception = get(c, PCI_EXP_DPC_RP_PIO_EXCEPTION, bit) != 0;
    if (get(c, PCI_EXP_DPC_RP_PIO_MASK, bit))
        return out;
    if (!pointer_valid(c)) {
        put(c, PCI_EXP_DPC_STATUS, PCI_EXP_DPC_RP_PIO_FEP, number);
        write_log(c, f);
    }
    out.system_error = get(c, PCI_EXP_DPC_RP_PIO_SYSERROR, bit) != 0;
    if (!get(c, PCI_EXP_DPC_RP_PIO_SEVERITY, bit))
        out.dpc.err_cor = tell_err_cor(c, PCIE_DPC_CTL_ERR_COR); /* advisory */
    else if (trigger(c, PCIE_DPC_RP_PIO, 0))
        out.dpc = pcie_dpc_told(c);
    return out;
}

/* ---- the way of a message ----------------------------------------------------------------------
 */

struct pcie_port_outcome
pcie_port_error_message(struct pcie_config *c, enum pcie_error_message message, uint16_t requester)
{
    struct pcie_port_outcome out = { .forwarded = false };
    out.dpc = pcie_dpc_message(c, message, requester);
    if (out.dpc.contained || !pcie_aer_forward(c, message))
        return out;
    if (c->params.type == PCIE_ROOT_PORT)
        out.root = pcie_root_error_message(c, message, requester);
    else
        out.forwarded = true;
    return out;
}
