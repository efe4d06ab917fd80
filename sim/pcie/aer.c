/* SPDX-License-Identifier: Apache-2.0 */
#include "pcie/aer.h"

#include <string.h>

#define PARAM(x) offsetof(struct pcie_config_params, x)
#define IN(role) (1u << PCIE_ROLE_##role)
enum { ANY_ROLE = (1u << PCIE_ROLES) - 1 };

/*
 * Base 6.2.7, tables of physical, data link and transaction layer errors; default severities
 * 00462030h and masks 00400000h, 0000e000h (Base 7.8.4, lspci output of many devices), the mask of
 * Poisoned TLP Egress Blocked from memory (doubtful). That requests which are answered with UR or
 * CA for ACS, AtomicOp and prefix blocking are advisory too is a note of 6.2.3.2.4.1.
 */
const struct pcie_error_row pcie_errors[PCIE_ERRORS] = {
    [PCIE_ERROR_DLP] = { .name = "data link protocol",
                         .status = PCI_ERR_UNC_DLP,
                         .fatal = true,
                         .types = PCIE_ALL },
    [PCIE_ERROR_SURPRISE_DOWN] = { .name = "surprise down",
                                   .status = PCI_ERR_UNC_SURPDN,
                                   .fatal = true,
                                   .types = PCIE_DOWN },
    [PCIE_ERROR_POISON] = { .name = "poisoned TLP",
                            .status = PCI_ERR_UNC_POISON_TLP,
                            .logs_header = true,
                            .advisory = IN(INTERMEDIATE) | IN(TOLERANT),
                            .types = PCIE_ALL,
                            .pci_status = PCI_STATUS_DETECTED_PARITY },
    [PCIE_ERROR_FCP] = { .name = "flow control protocol",
                         .status = PCI_ERR_UNC_FCP,
                         .fatal = true,
                         .types = PCIE_ALL },
    [PCIE_ERROR_TIMEOUT] = { .name = "completion timeout",
                             .status = PCI_ERR_UNC_COMP_TIME,
                             .detector = PCIE_BY_REQUESTER,
                             .advisory = IN(TOLERANT),
                             .types = PCIE_E | PCIE_R },
    [PCIE_ERROR_ABORT] = { .name = "completer abort",
                           .status = PCI_ERR_UNC_COMP_ABORT,
                           .logs_header = true,
                           .detector = PCIE_BY_COMPLETER,
                           .advisory = IN(COMPLETER),
                           .types = PCIE_ALL,
                           .pci_status = PCI_STATUS_SIG_TARGET_ABORT },
    [PCIE_ERROR_UNEXPECTED] = { .name = "unexpected completion",
                                .status = PCI_ERR_UNC_UNX_COMP,
                                .logs_header = true,
                                .advisory = ANY_ROLE,
                                .types = PCIE_ALL },
    [PCIE_ERROR_OVERFLOW] = { .name = "receiver overflow",
                              .status = PCI_ERR_UNC_RX_OVER,
                              .fatal = true,
                              .types = PCIE_ALL },
    [PCIE_ERROR_MALFORMED] = { .name = "malformed TLP",
                               .status = PCI_ERR_UNC_MALF_TLP,
                               .fatal = true,
                               .logs_header = true,
                               .types = PCIE_ALL },
    [PCIE_ERROR_ECRC] = { .name = "ECRC",
                          .status = PCI_ERR_UNC_ECRC,
                          .logs_header = true,
                          .advisory = IN(INTERMEDIATE),
                          .types = PCIE_ALL,
                          .need = PARAM(aer_ecrc) },
    [PCIE_ERROR_UNSUPPORTED] = { .name = "unsupported request",
                                 .status = PCI_ERR_UNC_UNSUP,
                                 .logs_header = true,
                                 .detector = PCIE_BY_COMPLETER,
                                 .advisory = IN(COMPLETER),
                                 .types = PCIE_ALL },
    [PCIE_ERROR_ACS] = { .name = "ACS violation",
                         .status = PCI_ERR_UNC_ACSV,
                         .logs_header = true,
                         .advisory = IN(COMPLETER),
                         .types = PCIE_ALL,
                         .need_number = PARAM(acs) },
    [PCIE_ERROR_INTERNAL] = { .name = "uncorrectable internal",
                              .status = PCI_ERR_UNC_INTN,
                              .fatal = true,
                              .masked = true,
                              .types = PCIE_ALL },
    [PCIE_ERROR_ATOMIC_BLOCKED] = { .name = "AtomicOp egress blocked",
                                    .status = PCI_ERR_UNC_ATOMEG,
                                    .logs_header = true,
                                    .detector = PCIE_BY_SENDER,
                                    .advisory = IN(COMPLETER),
                                    .types = PCIE_BRIDGE,
                                    .need = PARAM(atomic) },
    [PCIE_ERROR_PREFIX_BLOCKED] = { .name = "TLP prefix blocked",
                                    .status = PCI_ERR_UNC_TLPPRE,
                                    .logs_header = true,
                                    .detector = PCIE_BY_SENDER,
                                    .advisory = IN(COMPLETER),
                                    .types = PCIE_BRIDGE,
                                    .need_number = PARAM(prefixes) },
    [PCIE_ERROR_POISON_BLOCKED] = { .name = "poisoned TLP egress blocked",
                                    .status = 0x04000000, /* PCI_ERR_UNC_POISON_BLK */
                                    .masked = true,
                                    .logs_header = true,
                                    .detector = PCIE_BY_SENDER,
                                    .advisory = IN(COMPLETER),
                                    .types = PCIE_DOWN,
                                    .need = PARAM(dpc) },

    [PCIE_ERROR_RECEIVER] = { .name = "receiver error",
                              .status = PCI_ERR_COR_RCVR,
                              .correctable = true,
                              .types = PCIE_ALL },
    [PCIE_ERROR_BAD_TLP] = { .name = "bad TLP",
                             .status = PCI_ERR_COR_BAD_TLP,
                             .correctable = true,
                             .types = PCIE_ALL },
    [PCIE_ERROR_BAD_DLLP] = { .name = "bad DLLP",
                              .status = PCI_ERR_COR_BAD_DLLP,
                              .correctable = true,
                              .types = PCIE_ALL },
    [PCIE_ERROR_REPLAY_ROLLOVER] = { .name = "replay number rollover",
                                     .status = PCI_ERR_COR_REP_ROLL,
                                     .correctable = true,
                                     .detector = PCIE_BY_SENDER,
                                     .types = PCIE_ALL },
    [PCIE_ERROR_REPLAY_TIMEOUT] = { .name = "replay timer timeout",
                                    .status = PCI_ERR_COR_REP_TIMER,
                                    .correctable = true,
                                    .detector = PCIE_BY_SENDER,
                                    .types = PCIE_ALL },
    [PCIE_ERROR_ADVISORY] = { .name = "advisory non-fatal",
                              .status = PCI_ERR_COR_ADV_NFAT,
                              .correctable = true,
                              .masked = true,
                              .types = PCIE_ALL },
    [PCIE_ERROR_CORRECTED_INTERNAL] = { .name = "corrected internal",
                                        .status = PCI_ERR_COR_INTERNAL,
                                        .correctable = true,
                                        .masked = true,
                                        .types = PCIE_ALL },
    [PCIE_ERROR_HEADER_OVERFLOW] = { .name = "header log overflow",
                                     .status = PCI_ERR_COR_LOG_OVER,
                                     .correctable = true,
                                     .masked = true,
                                     .types = PCIE_ALL },
};

const char *const pcie_error_message_names[] = { "none", "ERR_COR", "ERR_NONFATAL", "ERR_FATAL",
                                                 NULL };

/* ---- which errors a function has --------------------------------------------------------------
 */

static bool has_error(const struct pcie_config_params *p, const struct pcie_error_row *e)
{
    return (e->types & pcie_type_mark(p->type)) && (!e->need || pcie_config_flag(p, e->need)) &&
           (!e->need_number || pcie_config_number(p, e->need_number) != 0);
}

bool pcie_error_exists(const struct pcie_config *c, enum pcie_error error)
{
    return has_error(&c->params, &pcie_errors[error]);
}

void pcie_aer_bits(const struct pcie_config_params *p, bool correctable, uint32_t *have,
                   uint32_t *masked, uint32_t *fatal)
{
    *have = 0;
    *masked = 0;
    *fatal = 0;
    for (const struct pcie_error_row *e = pcie_errors; e < pcie_errors + PCIE_ERRORS; e++) {
        if (e->correctable == correctable && has_error(p, e)) {
            *have |= e->status;
            *masked |= e->masked ? e->status : 0;
            *fatal |= e->fatal ? e->status : 0;
        }
    }
}

/* ---- the first error and the header log -------------------------------------------------------
 */

static uint32_t aer_get(const struct pcie_config *c, unsigned reg, uint32_t mask)
{
    return pcie_config_get(c, PCIE_CAP_AER, reg, mask);
}

static void aer_set(struct pcie_config *c, unsigned reg, uint32_t bits)
{
    pcie_config_put(c, PCIE_CAP_AER, reg, bits, UINT32_MAX);
}

static bool records_many(const struct pcie_config *c)
{
    return aer_get(c, PCI_ERR_CAP, PCIE_ERR_CAP_MHRE) != 0;
}

/** Put the oldest record into the registers; without one they read 0. */
static void show_record(struct pcie_config *c)
{
    static const struct pcie_aer_record nothing;
    const struct pcie_aer_record *r = c->record_count ? &c->records[0] : &nothing;
    pcie_config_put(c, PCIE_CAP_AER, PCI_ERR_CAP, PCIE_ERR_CAP_FEP, r->bit);
    pcie_config_put(c, PCIE_CAP_AER, PCI_ERR_CAP, PCIE_ERR_CAP_PREFIX_LOG_PRESENT, r->prefixes > 0);
    for (unsigned i = 0; i < 4; i++) {
        pcie_config_put(c, PCIE_CAP_AER, PCI_ERR_HEADER_LOG + 4 * i, UINT32_MAX, r->header[i]);
        pcie_config_put(c, PCIE_CAP_AER, PCIE_ERR_PREFIX_LOG + 4 * i, UINT32_MAX, r->prefix[i]);
    }
}

/** The error's bit in the status register; 0 if the function has none, or no AER. */
static uint32_t bit_of(const struct pcie_config *c, enum pcie_error error)
{
    bool there = pcie_config_has(c, PCIE_CAP_AER) && pcie_error_exists(c, error);
    return there ? pcie_errors[error].status : 0;
}

/** The header of an unmasked error goes into the log. False: there is no room for it. */
static bool record(struct pcie_config *c, const struct pcie_error_row *e,
                   const struct pcie_detection *d)
{
    if (bit_of(c, d->error) == 0)
        return true;
    unsigned room = records_many(c) ? (unsigned)c->params.aer_headers : 1;
    bool logs = e->logs_header || (d->error == PCIE_ERROR_TIMEOUT && c->params.aer_cto_log);
    if (c->record_count > 0 && (!logs || c->record_count >= room))
        return !logs;

    struct pcie_aer_record *r = &c->records[c->record_count++];
    *r = (struct pcie_aer_record){ .bit = (uint8_t)__builtin_ctz(e->status) };
    if (logs && d->header)
        memcpy(r->header, d->header, sizeof(r->header));
    if (logs && d->prefix && c->params.prefixes > 0) {
        r->prefixes = (uint8_t)(d->prefixes < 4 ? d->prefixes : 4);
        memcpy(r->prefix, d->prefix, r->prefixes * sizeof(r->prefix[0]));
    }
    show_record(c);
    return true;
}

void pcie_aer_forget(struct pcie_config *c)
{
    c->record_count = 0;
}

void pcie_aer_written(struct pcie_config *c)
{
    bool many = records_many(c);
    if (c->record_count > 1 && !many)
        c->record_count = 1;
    if (c->record_count == 0 || aer_get(c, PCI_ERR_UNCOR_STATUS, 1u << c->records[0].bit) != 0) {
        /* A recorded error's bit cannot be cleared before it is the first. */
    } else {
        c->record_count--;
        memmove(&c->records[0], &c->records[1], c->record_count * sizeof(c->records[0]));
    }
    for (unsigned i = 0; i < c->record_count; i++)
        aer_set(c, PCI_ERR_UNCOR_STATUS, 1u << c->records[i].bit);
    show_record(c);
}

/* ---- detection ---------------------------------------------------------------------------------
 */

static uint32_t control(const struct pcie_config *c, uint32_t mask)
{
    return pcie_config_get(c, PCIE_CAP_EXPRESS, PCI_EXP_DEVCTL, mask);
}

static void device_status(struct pcie_config *c, uint32_t bits)
{
    pcie_config_put(c, PCIE_CAP_EXPRESS, PCI_EXP_DEVSTA, bits, UINT32_MAX);
}

static void pci_status(struct pcie_config *c, bool secondary, uint32_t bits)
{
    if (bits != 0) {
        pcie_config_put(c, PCIE_CAP_HEADER, secondary ? PCI_SEC_STATUS : PCI_STATUS, bits,
                        UINT32_MAX);
    }
}

/** A correctable error of its own. */
static enum pcie_error_message detect_correctable(struct pcie_config *c, enum pcie_error error)
{
    uint32_t bit = bit_of(c, error);
    device_status(c, PCI_EXP_DEVSTA_CED);
    aer_set(c, PCI_ERR_COR_STATUS, bit);
    if (aer_get(c, PCI_ERR_COR_MASK, bit) || !control(c, PCI_EXP_DEVCTL_CERE))
        return PCIE_NO_MESSAGE;
    return PCIE_ERR_COR;
}

static bool overflow(struct pcie_config *c)
{
    return detect_correctable(c, PCIE_ERROR_HEADER_OVERFLOW) != PCIE_NO_MESSAGE;
}

/** Base 6.2.4.3: advisory errors are told as correctable ones. */
static struct pcie_detected detect_advisory(struct pcie_config *c, const struct pcie_error_row *e,
                                            const struct pcie_detection *d)
{
    struct pcie_detected out = { .message = PCIE_NO_MESSAGE };
    device_status(c, PCI_EXP_DEVSTA_CED);
    /* Without AER such an error is told to nobody. */
    if (!pcie_config_has(c, PCIE_CAP_AER))
        return out;
    aer_set(c, PCI_ERR_COR_STATUS, PCI_ERR_COR_ADV_NFAT);
    if (aer_get(c, PCI_ERR_COR_MASK, PCI_ERR_COR_ADV_NFAT))
        return out;
    aer_set(c, PCI_ERR_UNCOR_STATUS, bit_of(c, d->error));
    if (!aer_get(c, PCI_ERR_UNCOR_MASK, bit_of(c, d->error)) && !record(c, e, d))
        out.overflow_message = overflow(c);
    /* That the request's own enable counts here too is what QEMU makes of the flow chart. */
    bool reported = d->error != PCIE_ERROR_UNSUPPORTED || control(c, PCI_EXP_DEVCTL_URRE);
    if (reported && control(c, PCI_EXP_DEVCTL_CERE))
        out.message = PCIE_ERR_COR;
    return out;
}

/** SERR# Enable, or the enables of Device Control. */
static bool reports(const struct pcie_config *c, enum pcie_error error, uint32_t enable)
{
    if (pcie_config_get(c, PCIE_CAP_HEADER, PCI_COMMAND, PCI_COMMAND_SERR))
        return true;
    if (error == PCIE_ERROR_UNSUPPORTED && !control(c, PCI_EXP_DEVCTL_URRE))
        return false;
    return control(c, enable) != 0;
}

static void signal_system_error(struct pcie_config *c)
{
    if (pcie_config_get(c, PCIE_CAP_HEADER, PCI_COMMAND, PCI_COMMAND_SERR))
        pci_status(c, false, PCI_STATUS_SIG_SYSTEM_ERROR);
}

struct pcie_detected pcie_aer_detect(struct pcie_config *c, const struct pcie_detection *d)
{
    const struct pcie_error_row *e = &pcie_errors[d->error];
    struct pcie_detected out = { .message = PCIE_NO_MESSAGE };
    pci_status(c, d->secondary, e->pci_status);
    if (e->correctable) {
        out.message = detect_correctable(c, d->error);
        return out;
    }
    if (d->error == PCIE_ERROR_UNSUPPORTED)
        device_status(c, PCI_EXP_DEVSTA_URD);

    uint32_t bit = bit_of(c, d->error);
    bool fatal = bit ? aer_get(c, PCI_ERR_UNCOR_SEVER, bit) != 0 : e->fatal;
    if (!fatal && (e->advisory & 1u << d->role))
        return detect_advisory(c, e, d);

    device_status(c, fatal ? PCI_EXP_DEVSTA_FED : PCI_EXP_DEVSTA_NFED);
    aer_set(c, PCI_ERR_UNCOR_STATUS, bit);
    if (aer_get(c, PCI_ERR_UNCOR_MASK, bit))
        return out;
    out.uncorrectable = true;
    if (!record(c, e, d))
        out.overflow_message = overflow(c);
    /* The error that triggers DPC is told by DPC alone (Base 6.2.10). */
    if (c->view.dpc_enabled && !c->view.dpc_triggered)
        return out;
    if (reports(c, d->error, fatal ? PCI_EXP_DEVCTL_FERE : PCI_EXP_DEVCTL_NFERE)) {
        out.message = fatal ? PCIE_ERR_FATAL : PCIE_ERR_NONFATAL;
        signal_system_error(c);
    }
    return out;
}

void pcie_config_completion(struct pcie_config *c, unsigned status, bool secondary)
{
    enum { UR = 1, CA = 4 };
    if (status == UR)
        pci_status(c, secondary, PCI_STATUS_REC_MASTER_ABORT);
    else if (status == CA)
        pci_status(c, secondary, PCI_STATUS_REC_TARGET_ABORT);
}

void pcie_config_poison_master(struct pcie_config *c, bool secondary)
{
    bool enabled = secondary ? pcie_config_get(c, PCIE_CAP_HEADER, PCI_BRIDGE_CONTROL,
                                               PCI_BRIDGE_CTL_PARITY) != 0
                             : c->view.parity_response;
    if (enabled)
        pci_status(c, secondary, PCI_STATUS_PARITY);
}

/* ---- messages ----------------------------------------------------------------------------------
 */

bool pcie_aer_forward(struct pcie_config *c, enum pcie_error_message message)
{
    bool uncorrectable = message == PCIE_ERR_NONFATAL || message == PCIE_ERR_FATAL;
    if (!pcie_is_bridge(c->params.type) || message == PCIE_NO_MESSAGE)
        return false;
    if (uncorrectable)
        pci_status(c, true, PCI_STATUS_SIG_SYSTEM_ERROR); /* Received System Error */
    if (!c->view.bridge_serr)
        return false;
    /* Base 6.2.6, the figure: what a bridge passes on meets the same enables as what it finds:
     * those of Device Control, or SERR# Enable for uncorrectable errors. */
    static const uint32_t enables[] = {
        [PCIE_ERR_COR] = PCI_EXP_DEVCTL_CERE,
        [PCIE_ERR_NONFATAL] = PCI_EXP_DEVCTL_NFERE,
        [PCIE_ERR_FATAL] = PCI_EXP_DEVCTL_FERE,
    };
    if (!control(c, enables[message]) && !(uncorrectable && c->view.serr))
        return false;
    if (uncorrectable)
        signal_system_error(c);
    return true;
}

/** The root's enables and status bits of a message. */
static uint32_t kind_bit(enum pcie_error_message message)
{
    return message == PCIE_NO_MESSAGE ? 0 : 1u << (message - PCIE_ERR_COR);
}

bool pcie_root_error_pending(const struct pcie_config *c)
{
    uint32_t status = aer_get(c, PCI_ERR_ROOT_STATUS, UINT32_MAX);
    uint32_t command = aer_get(c, PCI_ERR_ROOT_COMMAND, UINT32_MAX);
    return ((status & PCI_ERR_ROOT_COR_RCV) && (command & PCI_ERR_ROOT_CMD_COR_EN)) ||
           ((status & PCI_ERR_ROOT_NONFATAL_RCV) && (command & PCI_ERR_ROOT_CMD_NONFATAL_EN)) ||
           ((status & PCI_ERR_ROOT_FATAL_RCV) && (command & PCI_ERR_ROOT_CMD_FATAL_EN));
}

static void log_root(struct pcie_config *c, enum pcie_error_message message, uint16_t requester)
{
    bool correctable = message == PCIE_ERR_COR;
    uint32_t received = correctable ? PCI_ERR_ROOT_COR_RCV : PCI_ERR_ROOT_UNCOR_RCV;
    uint32_t bits = received;
    if (aer_get(c, PCI_ERR_ROOT_STATUS, received)) {
        bits |= correctable ? PCI_ERR_ROOT_MULTI_COR_RCV : PCI_ERR_ROOT_MULTI_UNCOR_RCV;
    } else {
        pcie_config_put(c, PCIE_CAP_AER, PCI_ERR_ROOT_ERR_SRC, correctable ? 0xffff : 0xffff0000u,
                        requester);
        if (message == PCIE_ERR_FATAL)
            bits |= PCI_ERR_ROOT_FIRST_FATAL;
    }
    if (message == PCIE_ERR_NONFATAL)
        bits |= PCI_ERR_ROOT_NONFATAL_RCV;
    if (message == PCIE_ERR_FATAL)
        bits |= PCI_ERR_ROOT_FATAL_RCV;
    aer_set(c, PCI_ERR_ROOT_STATUS, bits);
}

struct pcie_root_error pcie_root_error_message(struct pcie_config *c,
                                               enum pcie_error_message message, uint16_t requester)
{
    struct pcie_root_error out = { .interrupt = false };
    if (c->params.type != PCIE_ROOT_PORT || message == PCIE_NO_MESSAGE)
        return out;
    /* Root Control's bits lie as those of Root Error Command do (Base 7.5.3.12). */
    out.system_error = pcie_config_get(c, PCIE_CAP_EXPRESS, PCI_EXP_RTCTL, kind_bit(message)) != 0;
    if (!pcie_config_has(c, PCIE_CAP_AER))
        return out;
    bool before = pcie_root_error_pending(c);
    log_root(c, message, requester);
    /* Base 6.2.4.1.2: an interrupt when the condition becomes true, not for each message. */
    out.interrupt = !before && pcie_root_error_pending(c);
    return out;
}
