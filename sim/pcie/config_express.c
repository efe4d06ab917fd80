/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Fields of the PCI Express capability, version 2 (Base 7.5.3).
 */
#include "pcie/config_fields.h"

enum { E = PCIE_E, R = PCIE_R, D = PCIE_D, DOWN = PCIE_DOWN, BRIDGE = PCIE_BRIDGE, ALL = PCIE_ALL };

static const struct pcie_field fields[] = {
    ROW("Capability Version", PCI_EXP_FLAGS, PCI_EXP_FLAGS_VERS, RO, ALL, 2),
    ROW("Device/Port Type", PCI_EXP_FLAGS, PCI_EXP_FLAGS_TYPE, RO, R, PCI_EXP_TYPE_ROOT_PORT),
    ROW("Device/Port Type", PCI_EXP_FLAGS, PCI_EXP_FLAGS_TYPE, RO, PCIE_U, PCI_EXP_TYPE_UPSTREAM),
    ROW("Device/Port Type", PCI_EXP_FLAGS, PCI_EXP_FLAGS_TYPE, RO, D, PCI_EXP_TYPE_DOWNSTREAM),
    ROW("Slot Implemented", PCI_EXP_FLAGS, PCI_EXP_FLAGS_SLOT, RO, DOWN, 1, NEED(slot)),

    /* 7.5.3.3; acceptable latencies of L0s and L1 are 0: least. Role-based error reporting is
     * obligatory since 1.1. */
    ROW("Max_Payload_Size Supported", PCI_EXP_DEVCAP, PCI_EXP_DEVCAP_PAYLOAD, RO, ALL, 0,
        FROM(mps, PAYLOAD)),
    ROW("Extended Tag Field Supported", PCI_EXP_DEVCAP, PCI_EXP_DEVCAP_EXT_TAG, RO, ALL, 1,
        NEED(ext_tag)),
    ROW("Role-Based Error Reporting", PCI_EXP_DEVCAP, PCI_EXP_DEVCAP_RBER, RO, ALL, 1),
    ROW("Function Level Reset Capability", PCI_EXP_DEVCAP, PCI_EXP_DEVCAP_FLR, RO, E, 1, NEED(flr)),

    /* 7.5.3.4. Extended Tag Field Enable may be 1 after reset in newer revisions: 0 assumed. */
    ROW("Correctable Error Reporting Enable", PCI_EXP_DEVCTL, PCI_EXP_DEVCTL_CERE, RW, ALL, 0),
    ROW("Non-Fatal Error Reporting Enable", PCI_EXP_DEVCTL, PCI_EXP_DEVCTL_NFERE, RW, ALL, 0),
    ROW("Fatal Error Reporting Enable", PCI_EXP_DEVCTL, PCI_EXP_DEVCTL_FERE, RW, ALL, 0),
    ROW("Unsupported Request Reporting Enable", PCI_EXP_DEVCTL, PCI_EXP_DEVCTL_URRE, RW, ALL, 0),
    ROW("Enable Relaxed Ordering", PCI_EXP_DEVCTL, PCI_EXP_DEVCTL_RELAX_EN, RW, ALL, 1),
    ROW("Max_Payload_Size", PCI_EXP_DEVCTL, PCI_EXP_DEVCTL_PAYLOAD, RW_KEPT, ALL, 0),
    ROW("Extended Tag Field Enable", PCI_EXP_DEVCTL, PCI_EXP_DEVCTL_EXT_TAG, RW, ALL, 0,
        NEED(ext_tag)),
    ROW("Enable No Snoop", PCI_EXP_DEVCTL, PCI_EXP_DEVCTL_NOSNOOP_EN, RW, ALL, 1),
    ROW("Max_Read_Request_Size", PCI_EXP_DEVCTL, PCI_EXP_DEVCTL_READRQ, RW, ALL, 2),
    ROW("Initiate Function Level Reset", PCI_EXP_DEVCTL, PCI_EXP_DEVCTL_BCR_FLR, PULSE, E, 0,
        NEED(flr)),

    /* 7.5.3.5 */
    ROW("Correctable Error Detected", PCI_EXP_DEVSTA, PCI_EXP_DEVSTA_CED, RW1C, ALL, 0),
    ROW("Non-Fatal Error Detected", PCI_EXP_DEVSTA, PCI_EXP_DEVSTA_NFED, RW1C, ALL, 0),
    ROW("Fatal Error Detected", PCI_EXP_DEVSTA, PCI_EXP_DEVSTA_FED, RW1C, ALL, 0),
    ROW("Unsupported Request Detected", PCI_EXP_DEVSTA, PCI_EXP_DEVSTA_URD, RW1C, ALL, 0),
    ROW("Transactions Pending", PCI_EXP_DEVSTA, PCI_EXP_DEVSTA_TRPND, RO, ALL, 0),

    /* 7.5.3.6. Exit latencies read 0: least. Data link layer active reporting is obligatory for
     * ports faster than 5 GT/s or with hot-plug; bandwidth notification for ports wider than x1 or
     * faster than 2.5 GT/s: all our ports have them. */
    ROW("Max Link Speed", PCI_EXP_LNKCAP, PCI_EXP_LNKCAP_SLS, RO, ALL, 0, FROM(gen, IS)),
    ROW("Maximum Link Width", PCI_EXP_LNKCAP, PCI_EXP_LNKCAP_MLW, RO, ALL, 0, FROM(width, IS)),
    ROW("ASPM Support", PCI_EXP_LNKCAP, PCI_EXP_LNKCAP_ASPMS, RO, ALL, 0, FROM(aspm, IS)),
    ROW("Surprise Down Error Reporting Capable", PCI_EXP_LNKCAP, PCI_EXP_LNKCAP_SDERC, RO, DOWN, 1),
    ROW("Data Link Layer Link Active Reporting", PCI_EXP_LNKCAP, PCI_EXP_LNKCAP_DLLLARC, RO, DOWN,
        1),
    ROW("Link Bandwidth Notification", PCI_EXP_LNKCAP, PCI_EXP_LNKCAP_LBNC, RO, DOWN, 1),
    ROW("ASPM Optionality Compliance", PCI_EXP_LNKCAP, PCIE_LNKCAP_ASPM_COMPLIANCE, RO, ALL, 1),
    ROW("Port Number", PCI_EXP_LNKCAP, PCI_EXP_LNKCAP_PN, RO, ALL, 0, FROM(port, IS)),

    /* 7.5.3.7. A root port's RCB says what it does; switch ports have none. */
    ROW("ASPM Control", PCI_EXP_LNKCTL, PCI_EXP_LNKCTL_ASPMC, RW_KEPT, ALL, 0),
    ROW("Read Completion Boundary", PCI_EXP_LNKCTL, PCI_EXP_LNKCTL_RCB, RO, R, 0, FROM(rcb, RCB)),
    ROW("Read Completion Boundary", PCI_EXP_LNKCTL, PCI_EXP_LNKCTL_RCB, RW_KEPT, E, 0),
    ROW("Link Disable", PCI_EXP_LNKCTL, PCI_EXP_LNKCTL_LD, RW, DOWN, 0),
    ROW("Retrain Link", PCI_EXP_LNKCTL, PCI_EXP_LNKCTL_RL, PULSE, DOWN, 0),
    ROW("Common Clock Configuration", PCI_EXP_LNKCTL, PCI_EXP_LNKCTL_CCC, RW_KEPT, ALL, 0),
    ROW("Extended Synch", PCI_EXP_LNKCTL, PCI_EXP_LNKCTL_ES, RW_KEPT, ALL, 0),
    ROW("Hardware Autonomous Width Disable", PCI_EXP_LNKCTL, PCI_EXP_LNKCTL_HAWD, RW_KEPT, ALL, 0),
    ROW("Link Bandwidth Management Interrupt Enable", PCI_EXP_LNKCTL, PCI_EXP_LNKCTL_LBMIE, RW,
        DOWN, 0),
    ROW("Link Autonomous Bandwidth Interrupt Enable", PCI_EXP_LNKCTL, PCI_EXP_LNKCTL_LABIE, RW,
        DOWN, 0),

    /* 7.5.3.8; set by pcie_config_set_link() */
    ROW("Current Link Speed", PCI_EXP_LNKSTA, PCI_EXP_LNKSTA_CLS, RO, ALL, 1),
    ROW("Negotiated Link Width", PCI_EXP_LNKSTA, PCI_EXP_LNKSTA_NLW, RO, ALL, 0),
    ROW("Link Training", PCI_EXP_LNKSTA, PCI_EXP_LNKSTA_LT, RO, DOWN, 0),
    ROW("Slot Clock Configuration", PCI_EXP_LNKSTA, PCI_EXP_LNKSTA_SLC, RO, ALL, 1),
    ROW("Data Link Layer Link Active", PCI_EXP_LNKSTA, PCI_EXP_LNKSTA_DLLLA, RO, DOWN, 0),
    ROW("Link Bandwidth Management Status", PCI_EXP_LNKSTA, PCI_EXP_LNKSTA_LBMS, RW1C, DOWN, 0),
    ROW("Link Autonomous Bandwidth Status", PCI_EXP_LNKSTA, PCI_EXP_LNKSTA_LABS, RW1C, DOWN, 0),

    /* 7.5.3.9 to 7.5.3.11: a slot without indicators, power controller, MRL sensor, interlock */
    ROW("Hot-Plug Surprise", PCI_EXP_SLTCAP, PCI_EXP_SLTCAP_HPS, RO, DOWN, 1, NEED(hotplug),
        ALSO(slot)),
    ROW("Hot-Plug Capable", PCI_EXP_SLTCAP, PCI_EXP_SLTCAP_HPC, RO, DOWN, 1, NEED(hotplug),
        ALSO(slot)),
    ROW("No Command Completed Support", PCI_EXP_SLTCAP, PCI_EXP_SLTCAP_NCCS, RO, DOWN, 1,
        NEED(slot)),
    ROW("Physical Slot Number", PCI_EXP_SLTCAP, PCI_EXP_SLTCAP_PSN, RO, DOWN, 0, NEED(slot),
        FROM(slot_number, IS)),
    ROW("Presence Detect Changed Enable", PCI_EXP_SLTCTL, PCI_EXP_SLTCTL_PDCE, RW, DOWN, 0,
        NEED(hotplug), ALSO(slot)),
    ROW("Hot-Plug Interrupt Enable", PCI_EXP_SLTCTL, PCI_EXP_SLTCTL_HPIE, RW, DOWN, 0,
        NEED(hotplug), ALSO(slot)),
    ROW("Data Link Layer State Changed Enable", PCI_EXP_SLTCTL, PCI_EXP_SLTCTL_DLLSCE, RW, DOWN, 0,
        NEED(slot)),
    ROW("Presence Detect Changed", PCI_EXP_SLTSTA, PCI_EXP_SLTSTA_PDC, RW1C, DOWN, 0, NEED(slot)),
    ROW("Presence Detect State", PCI_EXP_SLTSTA, PCI_EXP_SLTSTA_PDS, RO, DOWN, 0, NEED(slot)),
    ROW("Presence Detect State", PCI_EXP_SLTSTA, PCI_EXP_SLTSTA_PDS, RO, DOWN, 1, UNLESS(slot)),
    ROW("Data Link Layer State Changed", PCI_EXP_SLTSTA, PCI_EXP_SLTSTA_DLLSC, RW1C, DOWN, 0,
        NEED(slot)),

    /* 7.5.3.12 to 7.5.3.14 */
    ROW("System Error on Correctable Error Enable", PCI_EXP_RTCTL, PCI_EXP_RTCTL_SECEE, RW, R, 0),
    ROW("System Error on Non-Fatal Error Enable", PCI_EXP_RTCTL, PCI_EXP_RTCTL_SENFEE, RW, R, 0),
    ROW("System Error on Fatal Error Enable", PCI_EXP_RTCTL, PCI_EXP_RTCTL_SEFEE, RW, R, 0),
    ROW("PME Interrupt Enable", PCI_EXP_RTCTL, PCI_EXP_RTCTL_PMEIE, RW, R, 0),
    ROW("RRS Software Visibility Enable", PCI_EXP_RTCTL, PCI_EXP_RTCTL_CRSSVE, RW, R, 0,
        NEED(rrs_visible)),
    ROW("RRS Software Visibility", PCI_EXP_RTCAP, PCI_EXP_RTCAP_CRSVIS, RO, R, 1,
        NEED(rrs_visible)),
    ROW("PME Requester ID", PCI_EXP_RTSTA, 0xffff, RO, R, 0),
    ROW("PME Status", PCI_EXP_RTSTA, PCI_EXP_RTSTA_PME, RW1C, R, 0),
    ROW("PME Pending", PCI_EXP_RTSTA, PCI_EXP_RTSTA_PENDING, RO, R, 0),

    /* 7.5.3.15 */
    ROW("Completion Timeout Ranges Supported", PCI_EXP_DEVCAP2, 0xf, RO, E | R, 0,
        FROM(cto_ranges, IS)),
    ROW("Completion Timeout Disable Supported", PCI_EXP_DEVCAP2, PCI_EXP_DEVCAP2_COMP_TMOUT_DIS, RO,
        E | R, 1),
    ROW("ARI Forwarding Supported", PCI_EXP_DEVCAP2, PCI_EXP_DEVCAP2_ARI, RO, DOWN, 1, NEED(ari)),
    ROW("AtomicOp Routing Supported", PCI_EXP_DEVCAP2, PCI_EXP_DEVCAP2_ATOMIC_ROUTE, RO, BRIDGE, 1,
        NEED(atomic)),
    ROW("32-bit AtomicOp Completer", PCI_EXP_DEVCAP2, PCI_EXP_DEVCAP2_ATOMIC_COMP32, RO, E | R, 1,
        NEED(atomic)),
    ROW("64-bit AtomicOp Completer", PCI_EXP_DEVCAP2, PCI_EXP_DEVCAP2_ATOMIC_COMP64, RO, E | R, 1,
        NEED(atomic)),
    ROW("128-bit CAS Completer", PCI_EXP_DEVCAP2, PCI_EXP_DEVCAP2_ATOMIC_COMP128, RO, E | R, 1,
        NEED(atomic)),
    ROW("LTR Mechanism Supported", PCI_EXP_DEVCAP2, PCI_EXP_DEVCAP2_LTR, RO, ALL, 1, NEED(ltr)),
    ROW("10-Bit Tag Completer Supported", PCI_EXP_DEVCAP2, PCIE_DEVCAP2_10BIT_TAG_COMP, RO, ALL, 1,
        NEED(ten_bit_tag)),
    ROW("10-Bit Tag Requester Supported", PCI_EXP_DEVCAP2, PCIE_DEVCAP2_10BIT_TAG_REQ, RO, E | R, 1,
        NEED(ten_bit_tag)),
    ROW("Extended Fmt Field Supported", PCI_EXP_DEVCAP2, PCIE_DEVCAP2_EXT_FMT, RO, ALL, 0,
        FROM(prefixes, NONZERO)),
    ROW("End-End TLP Prefix Supported", PCI_EXP_DEVCAP2, PCI_EXP_DEVCAP2_EE_PREFIX, RO, ALL, 0,
        FROM(prefixes, NONZERO)),
    /* 4 prefixes read 0 */
    ROW("Max End-End TLP Prefixes", PCI_EXP_DEVCAP2, PCIE_DEVCAP2_MAX_PREFIXES, RO, ALL, 0,
        FROM(prefixes, IS)),

    /* 7.5.3.16; a function without ranges has the default one alone */
    ROW("Completion Timeout Value", PCI_EXP_DEVCTL2, PCI_EXP_DEVCTL2_COMP_TIMEOUT, RW, E | R, 0,
        FROM(cto_ranges, IF)),
    ROW("Completion Timeout Disable", PCI_EXP_DEVCTL2, PCI_EXP_DEVCTL2_COMP_TMOUT_DIS, RW, E | R,
        0),
    ROW("ARI Forwarding Enable", PCI_EXP_DEVCTL2, PCI_EXP_DEVCTL2_ARI, RW, DOWN, 0, NEED(ari)),
    ROW("AtomicOp Requester Enable", PCI_EXP_DEVCTL2, PCI_EXP_DEVCTL2_ATOMIC_REQ, RW, E | R, 0,
        NEED(atomic)),
    ROW("AtomicOp Egress Blocking", PCI_EXP_DEVCTL2, PCI_EXP_DEVCTL2_ATOMIC_EGRESS_BLOCK, RW,
        BRIDGE, 0, NEED(atomic)),
    ROW("IDO Request Enable", PCI_EXP_DEVCTL2, PCI_EXP_DEVCTL2_IDO_REQ_EN, RW, E | R, 0, NEED(ido)),
    ROW("IDO Completion Enable", PCI_EXP_DEVCTL2, PCI_EXP_DEVCTL2_IDO_CMP_EN, RW, E | R, 0,
        NEED(ido)),
    ROW("LTR Mechanism Enable", PCI_EXP_DEVCTL2, PCI_EXP_DEVCTL2_LTR_EN, RW, ALL, 0, NEED(ltr)),
    ROW("10-Bit Tag Requester Enable", PCI_EXP_DEVCTL2, PCIE_DEVCTL2_10BIT_TAG_REQ_EN, RW, E | R, 0,
        NEED(ten_bit_tag)),
    ROW("End-End TLP Prefix Blocking", PCI_EXP_DEVCTL2, PCIE_DEVCTL2_PREFIX_BLOCK, RW, BRIDGE, 0,
        FROM(prefixes, IF)),

    /* 7.5.3.18 to 7.5.3.20 */
    ROW("Supported Link Speeds Vector", PCI_EXP_LNKCAP2, PCIE_LNKCAP2_SPEEDS, RO, ALL, 0,
        FROM(gen, SPEEDS)),
    ROW("Target Link Speed", PCI_EXP_LNKCTL2, PCI_EXP_LNKCTL2_TLS, RWS, ALL, 0, FROM(gen, IS)),
    ROW("Enter Compliance", PCI_EXP_LNKCTL2, PCI_EXP_LNKCTL2_ENTER_COMP, RWS, ALL, 0),
    ROW("Hardware Autonomous Speed Disable", PCI_EXP_LNKCTL2, PCI_EXP_LNKCTL2_HASD, RWS, ALL, 0),
    ROW("Transmit Margin and Compliance", PCI_EXP_LNKCTL2, 0xff80, RWS, ALL, 0),
    ROW("Equalization Status", PCI_EXP_LNKSTA2, 0x001e, ROS, ALL, 0),
    ROW("Link Equalization Request", PCI_EXP_LNKSTA2, 0x0020, RW1CS, ALL, 0),
};

const struct pcie_capability_layout pcie_express_layout =
    LEGACY("PCI Express", PCI_CAP_ID_EXP, 0x3c, fields);
