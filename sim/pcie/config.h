/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The configuration space of one function: 4096 bytes made of one table a capability, what writes
 * do to it, what the resets leave of it, and what of it matters to who moves TLPs. It knows
 * neither time nor links: whoever carries it is told by `changed` what software asked for, and
 * tells it by pcie_config_put() and its kin what has happened.
 *
 * Register and field names, offsets and masks are those of linux/pci_regs.h; "Base" is the PCI
 * Express Base Specification (sections as in revision 5.0). Not here: I/O BARs, expansion ROM,
 * SR-IOV, VPD, VC, PTM, L1 substates, physical-layer capabilities (Secondary PCIe, 16 GT/s ...),
 * L0p, INTx state.
 */
#ifndef GATHER_PCIE_CONFIG_H
#define GATHER_PCIE_CONFIG_H

#include <linux/pci.h>
#include <linux/pci_regs.h>

#include "pcie/pcie.h"

enum { PCIE_CONFIG_BYTES = 4096, PCIE_CONFIG_DWS = PCIE_CONFIG_BYTES / 4, PCIE_BARS = 6 };

/* What older linux/pci_regs.h lack; the names are those of newer ones. */
enum {
    PCIE_LNKCAP_ASPM_COMPLIANCE = 0x00400000,
    PCIE_DEVCAP2_10BIT_TAG_COMP = 0x00010000,
    PCIE_DEVCAP2_10BIT_TAG_REQ = 0x00020000,
    PCIE_DEVCAP2_EXT_FMT = 0x00100000,
    PCIE_DEVCAP2_MAX_PREFIXES = 0x00c00000,
    PCIE_DEVCTL2_10BIT_TAG_REQ_EN = 0x1000,
    PCIE_DEVCTL2_PREFIX_BLOCK = 0x8000,
    PCIE_LNKCAP2_SPEEDS = 0x000000fe,
    PCIE_ERR_CAP_FEP = 0x0000001f,
    PCIE_ERR_CAP_MHRC = 0x00000200,
    PCIE_ERR_CAP_MHRE = 0x00000400,
    PCIE_ERR_CAP_PREFIX_LOG_PRESENT = 0x00000800,
    PCIE_ERR_CAP_COMP_TIME_LOG = 0x00001000,
    PCIE_ERR_PREFIX_LOG = 0x38,
    PCIE_ERR_ROOT_STATUS_BITS = 0x7f,
    PCIE_DPC_CTL_COMPLETION = 0x0004,
    PCIE_DPC_CTL_ERR_COR = 0x0010,
    PCIE_DPC_CTL_POISON_BLOCK = 0x0020,
    PCIE_DPC_CTL_SW_TRIGGER = 0x0040,
    PCIE_DPC_CTL_DL_ACTIVE_COR = 0x0080,
    PCIE_RP_PIO_BITS = 0x00070707,
    PCIE_EXT_CAP_ID_DEV3 = 0x2f, /* Device 3: names of pciutils */
    PCIE_DEV3_DEVCAP3 = 0x04,
    PCIE_DEV3_DEVCAP3_14BIT_TAG_COMP = 0x2,
    PCIE_DEV3_DEVCAP3_14BIT_TAG_REQ = 0x4,
    PCIE_DEV3_DEVCTL3 = 0x08,
    PCIE_DEV3_DEVCTL3_14BIT_TAG_REQ_EN = 0x4
};

/* ---- what a function is ------------------------------------------------------------------------
 */

/** Device/Port Type of the PCI Express capability. */
enum pcie_function_type {
    PCIE_ENDPOINT = PCI_EXP_TYPE_ENDPOINT,
    PCIE_ROOT_PORT = PCI_EXP_TYPE_ROOT_PORT,
    PCIE_SWITCH_UP = PCI_EXP_TYPE_UPSTREAM,
    PCIE_SWITCH_DOWN = PCI_EXP_TYPE_DOWNSTREAM
};

/** A memory BAR. Size 0: none. */
struct pcie_bar_params {
    uint64_t size;
    bool is64, prefetchable;
};

/** Group "config": pcie_config_table; the BARs are set apart. */
struct pcie_config_params {
    enum pcie_function_type type;
    struct pcie_bar_params bars[PCIE_BARS];
    uint64_t vendor, device, subsystem_vendor, subsystem, class_code, revision;
    uint64_t intx_pin; /* 0: none, 1 to 4: INTA to INTD */
    bool multi_function;
    uint64_t mps;        /* largest that it supports */
    uint64_t gen, width; /* largest that the link supports */
    uint64_t port, slot_number;
    uint64_t rcb; /* a root port's own read completion boundary */
    bool ext_tag, ten_bit_tag, fourteen_bit_tag, flr, ltr, ido, atomic, slot, hotplug, ari,
        rrs_visible;
    uint64_t aspm;       /* bit 0: L0s, bit 1: L1 */
    uint64_t cto_ranges; /* DEVCAP2 bits 3:0, bit 0 is range A */
    uint64_t prefixes;   /* end-end TLP prefixes taken, 0 to 4 */
    bool pm_d1, pm_d2, pm_pme, pm_no_soft_reset;
    uint64_t msi_vectors; /* 0: no MSI */
    bool msi_64, msi_mask;
    uint64_t msix_vectors; /* 0: no MSI-X */
    uint64_t msix_table_bar, msix_table_offset, msix_pba_bar, msix_pba_offset;
    bool aer, aer_ecrc, aer_cto_log;
    uint64_t aer_headers; /* errors whose headers are kept; 1: no multiple header recording */
    bool dpc, dpc_rp_pio;
    uint64_t dpc_log_dw; /* RP PIO log: 4 header, 5 with ImpSpec, 6 to 9 with prefixes */
    uint64_t acs;        /* ACS capability bits; 0: no ACS */
    uint64_t serial;     /* device serial number; 0: none */
    uint64_t ari_next;   /* next function */
    bool ats;
    uint64_t ats_queue;   /* invalidations it can hold, 1 to 32 */
    uint64_t pasid_width; /* 0: no PASID */
};
/** Defaults of the table, and what the type implies (an error-reporting port, a slot). */
void pcie_config_defaults(struct pcie_config_params *p, enum pcie_function_type type);

/* ---- what the datapath needs -------------------------------------------------------------------
 */

struct pcie_bar_view {
    uint64_t base, size; /* size 0: no such BAR */
    bool prefetchable, is64;
};

/** Addresses that a bridge passes downwards; empty if base > limit. */
struct pcie_window {
    uint64_t base, limit; /* inclusive */
};

struct pcie_function_view {
    bool memory_enabled; /* decodes BARs (and windows): Memory Space Enable, and in D0 */
    bool bus_master;     /* may send requests (a bridge: pass them upwards); in D0 */
    bool serr, parity_response, intx_disabled;
    unsigned power_state; /* 0 to 3 */
    struct pcie_bar_view bars[PCIE_BARS];
    uint32_t mps, mrrs, rcb;
    bool relaxed_ordering, no_snoop, ido_request, ido_completion;
    bool ext_tag, ten_bit_tag, fourteen_bit_tag; /* of requests: the widest that is enabled */
    bool atomic_request, atomic_block, prefix_block, ltr, ari_forwarding, rrs_visible;
    bool cto_disabled;
    simtime_t cto_min, cto_max; /* the range that Device Control 2 selects */
    uint8_t primary, secondary, subordinate;
    struct pcie_window memory, prefetch;
    bool bridge_serr, secondary_reset, link_disabled;
    unsigned aspm, target_gen;
    bool ecrc_generate, ecrc_check;
    uint16_t acs;
    bool msi, msix, msix_masked;
    bool dpc_enabled, dpc_triggered, dpc_answers_ur, poison_block;
};

/* ---- the configuration space -------------------------------------------------------------------
 */

/** ORDER PCIE_CAPABILITY: pcie_capabilities[] */
enum pcie_capability {
    PCIE_CAP_HEADER,
    PCIE_CAP_PM,
    PCIE_CAP_MSI,
    PCIE_CAP_EXPRESS,
    PCIE_CAP_MSIX,
    PCIE_CAP_AER,
    PCIE_CAP_DSN,
    PCIE_CAP_ACS,
    PCIE_CAP_ARI,
    PCIE_CAP_ATS,
    PCIE_CAP_PASID,
    PCIE_CAP_LTR,
    PCIE_CAP_DPC,
    PCIE_CAP_DEV3,
    PCIE_CAPS
};

/** What a write, or a reset, asked for. Several are told one after another, in this order. */
enum pcie_config_event {
    PCIE_EVENT_RESET, /* the registers have been reset; everything may have changed */
    PCIE_EVENT_FLR,   /* by a function level reset that software began */
    PCIE_EVENT_POWER,
    PCIE_EVENT_MEMORY_DECODE,
    PCIE_EVENT_BUS_MASTER,
    PCIE_EVENT_BAR,
    PCIE_EVENT_WINDOW,
    PCIE_EVENT_BUS_NUMBERS,
    PCIE_EVENT_SECONDARY_RESET, /* asserted or released: view.secondary_reset */
    PCIE_EVENT_MPS,
    PCIE_EVENT_MRRS,
    PCIE_EVENT_DEVICE_CONTROL, /* the other bits of Device Control and Device Control 2 */
    PCIE_EVENT_LINK_DISABLE,   /* or enabled again: view.link_disabled */
    PCIE_EVENT_LINK_RETRAIN,
    PCIE_EVENT_LINK_CONTROL, /* ASPM, RCB, target speed ... */
    PCIE_EVENT_MSI,
    PCIE_EVENT_MSIX,
    PCIE_EVENT_ERROR_CONTROL, /* SERR, masks, severities, root commands, ECRC */
    PCIE_EVENT_AER_CLEARED,   /* status of errors, of the function or the root */
    PCIE_EVENT_DPC_TRIGGERED, /* by software */
    PCIE_EVENT_DPC_RELEASED,
    PCIE_EVENT_DPC_CONTROL,
    PCIE_EVENT_ACS,
    PCIE_EVENT_PME_CLEARED, /* Root Status takes the next requester */
    PCIE_EVENTS
};
extern const char *const pcie_config_event_names[]; /* NULL-terminated */

enum pcie_reset {
    PCIE_RESET_FUNDAMENTAL, /* everything */
    PCIE_RESET_HOT,         /* all but sticky fields (Base 7.4) */
    PCIE_RESET_FLR,         /* ... and but those of Base 6.6.2, such as MPS and ASPM control */
    PCIE_RESET_D3HOT        /* back to D0 without No_Soft_Reset: taken as FLR, assumed */
};

enum { PCIE_AER_HEADERS_MAX = 8 };
struct pcie_aer_record {
    uint8_t bit;
    uint8_t prefixes;
    uint32_t header[4], prefix[4];
};

struct pcie_config {
    struct pcie_config_params params;
    struct pcie_function_view view;
    void (*changed)(void *self, enum pcie_config_event what); /* may be NULL */
    void *self;
    uint16_t at[PCIE_CAPS];   /* offsets; 0: absent, or the header */
    uint16_t size[PCIE_CAPS]; /* bytes; 0: absent */
    uint32_t value[PCIE_CONFIG_DWS];
    uint32_t reset[PCIE_CONFIG_DWS];    /* values after fundamental reset */
    uint32_t writable[PCIE_CONFIG_DWS]; /* by software */
    uint32_t clears[PCIE_CONFIG_DWS];   /* bits that a written 1 clears */
    uint32_t pulses[PCIE_CONFIG_DWS];   /* bits that act when 1 is written, and read 0 */
    uint32_t sticky[PCIE_CONFIG_DWS];   /* survives hot reset */
    uint32_t kept[PCIE_CONFIG_DWS];     /* survives FLR besides */
    struct pcie_aer_record records[PCIE_AER_HEADERS_MAX]; /* oldest first; [0] is in the log */
    unsigned record_count;
};

/** Lay out what `p` says. False with the rule that it breaks. */
bool pcie_config_init(struct pcie_config *c, const struct pcie_config_params *p, struct error *e);
void pcie_config_reset(struct pcie_config *c, enum pcie_reset kind);

/** Software's side. A configuration request is one DW with byte enables; offset is aligned. */
uint32_t pcie_config_read_dw(const struct pcie_config *c, unsigned offset);
void pcie_config_write_dw(struct pcie_config *c, unsigned offset, uint32_t data, uint8_t be);
/**
 * ECAM: 1, 2 or 4 bytes, not across a DW. False, and nothing done, for anything else, which the
 * caller answers with UR.
 */
bool pcie_config_read(const struct pcie_config *c, unsigned offset, unsigned size, uint32_t *data);
bool pcie_config_write(struct pcie_config *c, unsigned offset, unsigned size, uint32_t data);

/** Is the capability there? */
static inline bool pcie_config_has(const struct pcie_config *c, enum pcie_capability cap)
{
    return c->size[cap] != 0;
}
/** Is the register there? */
static inline bool pcie_config_has_register(const struct pcie_config *c, enum pcie_capability cap,
                                            unsigned reg)
{
    return reg < c->size[cap];
}
/**
 * Hardware's side: the field `mask` of the register at `reg` of a capability, right-justified.
 * An absent register reads 0 and takes nothing.
 */
uint32_t pcie_config_get(const struct pcie_config *c, enum pcie_capability cap, unsigned reg,
                         uint32_t mask);
void pcie_config_put(struct pcie_config *c, enum pcie_capability cap, unsigned reg, uint32_t mask,
                     uint32_t value);

/** The BAR that claims `address` now, with the offset in it; -1: none. */
int pcie_config_bar_at(const struct pcie_config *c, uint64_t address, uint64_t *offset);
/** Does a bridge pass a memory request for `address` to its secondary side? */
bool pcie_config_passes_down(const struct pcie_config *c, uint64_t address);

/** What the link is now: Link Status, and the status of data-link changes at a downstream port. */
void pcie_config_set_link(struct pcie_config *c, unsigned gen, unsigned width, bool training,
                          bool active);
/** A card in the slot, or none. */
void pcie_config_set_present(struct pcie_config *c, bool present);
void pcie_config_set_pending(struct pcie_config *c, bool transactions_pending);
/** The function asks for attention: true if a PM_PME message is to be sent. */
bool pcie_config_pme(struct pcie_config *c);
/**
 * A PM_PME message at the root port: true if an interrupt is to be raised. While another is there
 * it is only marked as pending; the caller comes again after PCIE_EVENT_PME_CLEARED.
 */
bool pcie_root_pme(struct pcie_config *c, uint16_t requester);
/**
 * The memory write that MSI `vector` is. False if MSI or bus mastering is off, or the vector is
 * masked, which is then pending.
 */
bool pcie_config_msi(struct pcie_config *c, unsigned vector, uint64_t *address, uint32_t *data);
/** After PCIE_EVENT_MSI: a vector that was pending and is masked no more; -1: none. */
int pcie_config_msi_due(struct pcie_config *c);

/* ---- the tables --------------------------------------------------------------------------------
 */

/** How a field may be written (Base 7.4). */
enum pcie_access {
    PCIE_RO,      /* by hardware alone; HwInit too */
    PCIE_RW,      /* reset with everything else */
    PCIE_RW1C,    /* a written 1 clears */
    PCIE_ROS,     /* S: sticky */
    PCIE_RWS,     /**/
    PCIE_RW1CS,   /**/
    PCIE_RW_KEPT, /* RW that FLR leaves alone (Base 6.6.2) */
    PCIE_PULSE    /* a written 1 acts; reads 0 */
};

/** How the reset value follows from a parameter. */
enum pcie_from {
    PCIE_AS_IS,
    PCIE_AS_PAYLOAD, /* 128 is 0, 256 is 1 ... */
    PCIE_AS_LOG2,    /* 1 is 0, 2 is 1, 4 is 2 ... */
    PCIE_AS_LESS1,
    PCIE_AS_SPEEDS, /* 3 is 111b */
    PCIE_AS_DW0,    /* low, high half */
    PCIE_AS_DW1,
    PCIE_AS_RCB,         /* 64 is 0, 128 is 1 */
    PCIE_AS_EIGHTH,      /* less the low three bits */
    PCIE_AS_NONZERO,     /* 1 unless it is 0 */
    PCIE_AS_SEVERAL,     /* 1 if it is above 1 */
    PCIE_AS_IMPLEMENTED, /* no value: the bits of the field that are implemented */
    PCIE_AS_COUNT,       /* no value: so many bits of the field are implemented */
    PCIE_AS_IF,          /* no value: the field is implemented unless the parameter is 0 */
    PCIE_AS_IF_SEVERAL   /* ... or is 1 */
};

/** Which functions have a field. */
enum {
    PCIE_E = 1, /* endpoints */
    PCIE_R = 2, /* root ports */
    PCIE_U = 4, /* switch ports, upstream and downstream */
    PCIE_D = 8,
    PCIE_DOWN = PCIE_R | PCIE_D,
    PCIE_BRIDGE = PCIE_R | PCIE_U | PCIE_D,
    PCIE_ALL = PCIE_E | PCIE_BRIDGE
};

struct pcie_field {
    const char *name;
    uint16_t offset; /* of the register, in its capability */
    uint32_t mask;   /* in the register */
    uint8_t access;  /* enum pcie_access */
    uint8_t types;
    uint32_t reset;              /* right-justified */
    uint16_t need, also, unless; /* offsets of bool parameters that must be set, set, clear */
    uint16_t from; /* offset of a uint64_t parameter that gives the reset value; 0: none */
    uint8_t as;    /* enum pcie_from */
};

struct pcie_capability_layout {
    const char *name;
    uint16_t id;
    uint8_t version; /* of an extended capability */
    bool extended;
    uint8_t types;
    uint16_t size; /* bytes; the largest form */
    const struct pcie_field *fields;
    size_t count;
};
extern const struct pcie_capability_layout *const pcie_capabilities[PCIE_CAPS];
/** Does the function have the capability? */
bool pcie_config_wants(const struct pcie_config_params *p, enum pcie_capability cap);
/** The mark (PCIE_E ...) of a type. */
unsigned pcie_type_mark(enum pcie_function_type type);
bool pcie_is_bridge(enum pcie_function_type type);

/* ---- between this folder's files ---------------------------------------------------------------
 */

/** Where a register's field lies: DW number and mask in it. */
static inline unsigned pcie_config_dw(const struct pcie_config *c, enum pcie_capability cap,
                                      unsigned reg)
{
    return (c->at[cap] + reg) / 4;
}
static inline uint32_t pcie_config_mask(unsigned reg, uint32_t mask)
{
    return mask << reg % 4 * 8;
}
bool pcie_config_flag(const struct pcie_config_params *p, uint16_t offset);
uint64_t pcie_config_number(const struct pcie_config_params *p, uint16_t offset);
bool pcie_config_check(const struct pcie_config_params *p, struct error *e);
void pcie_config_look(struct pcie_config *c);
/** Look again and tell: `events` is a set of 1 << enum pcie_config_event. */
void pcie_config_tell(struct pcie_config *c, uint32_t events);

#endif
