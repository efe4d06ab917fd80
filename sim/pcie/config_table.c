/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Fields of the headers and of all capabilities but PCI Express, AER and DPC (config_express.c).
 * A bit that has no row is reserved: reads 0, takes nothing.
 */
#include "pcie/config_fields.h"

/* Base 7.5.1. Without I/O BARs and windows the I/O enables and the I/O base are hardwired to 0. */
static const struct pcie_field header_fields[] = {
    ROW("Vendor ID", PCI_VENDOR_ID, 0xffff, RO, PCIE_ALL, 0, FROM(vendor, IS)),
    ROW("Device ID", PCI_DEVICE_ID, 0xffff, RO, PCIE_ALL, 0, FROM(device, IS)),
    ROW("Memory Space Enable", PCI_COMMAND, PCI_COMMAND_MEMORY, RW, PCIE_ALL, 0),
    ROW("Bus Master Enable", PCI_COMMAND, PCI_COMMAND_MASTER, RW, PCIE_ALL, 0),
    ROW("Parity Error Response", PCI_COMMAND, PCI_COMMAND_PARITY, RW, PCIE_ALL, 0),
    ROW("SERR# Enable", PCI_COMMAND, PCI_COMMAND_SERR, RW, PCIE_ALL, 0),
    ROW("Interrupt Disable", PCI_COMMAND, PCI_COMMAND_INTX_DISABLE, RW, PCIE_ALL, 0),
    ROW("Interrupt Status", PCI_STATUS, PCI_STATUS_INTERRUPT, RO, PCIE_ALL, 0),
    ROW("Capabilities List", PCI_STATUS, PCI_STATUS_CAP_LIST, RO, PCIE_ALL, 1),
    ROW("Master Data Parity Error", PCI_STATUS, PCI_STATUS_PARITY, RW1C, PCIE_ALL, 0),
    ROW("Signaled Target Abort", PCI_STATUS, PCI_STATUS_SIG_TARGET_ABORT, RW1C, PCIE_ALL, 0),
    ROW("Received Target Abort", PCI_STATUS, PCI_STATUS_REC_TARGET_ABORT, RW1C, PCIE_ALL, 0),
    ROW("Received Master Abort", PCI_STATUS, PCI_STATUS_REC_MASTER_ABORT, RW1C, PCIE_ALL, 0),
    ROW("Signaled System Error", PCI_STATUS, PCI_STATUS_SIG_SYSTEM_ERROR, RW1C, PCIE_ALL, 0),
    ROW("Detected Parity Error", PCI_STATUS, PCI_STATUS_DETECTED_PARITY, RW1C, PCIE_ALL, 0),
    ROW("Revision ID", PCI_REVISION_ID, 0xff, RO, PCIE_ALL, 0, FROM(revision, IS)),
    ROW("Class Code", PCI_CLASS_REVISION, 0xffffff00, RO, PCIE_ALL, 0, FROM(class_code, IS)),
    ROW("Cache Line Size", PCI_CACHE_LINE_SIZE, 0xff, RW, PCIE_ALL, 0),
    ROW("Header Layout", PCI_HEADER_TYPE, 0x7f, RO, PCIE_BRIDGE, PCI_HEADER_TYPE_BRIDGE),
    ROW("Multi-Function Device", PCI_HEADER_TYPE, 0x80, RO, PCIE_ALL, 1, NEED(multi_function)),
    ROW("Interrupt Line", PCI_INTERRUPT_LINE, 0xff, RW, PCIE_ALL, 0),
    ROW("Interrupt Pin", PCI_INTERRUPT_PIN, 0xff, RO, PCIE_ALL, 0, FROM(intx_pin, IS)),

    /* Type 0, Base 7.5.1.2; the BARs are laid out by config_build.c */
    ROW("Subsystem Vendor ID", PCI_SUBSYSTEM_VENDOR_ID, 0xffff, RO, PCIE_E, 0,
        FROM(subsystem_vendor, IS)),
    ROW("Subsystem ID", PCI_SUBSYSTEM_ID, 0xffff, RO, PCIE_E, 0, FROM(subsystem, IS)),

    /* Type 1, Base 7.5.1.3 */
    ROW("Primary Bus Number", PCI_PRIMARY_BUS, 0xff, RW, PCIE_BRIDGE, 0),
    ROW("Secondary Bus Number", PCI_SECONDARY_BUS, 0xff, RW, PCIE_BRIDGE, 0),
    ROW("Subordinate Bus Number", PCI_SUBORDINATE_BUS, 0xff, RW, PCIE_BRIDGE, 0),
    ROW("Secondary Master Data Parity Error", PCI_SEC_STATUS, PCI_STATUS_PARITY, RW1C, PCIE_BRIDGE,
        0),
    ROW("Secondary Signaled Target Abort", PCI_SEC_STATUS, PCI_STATUS_SIG_TARGET_ABORT, RW1C,
        PCIE_BRIDGE, 0),
    ROW("Secondary Received Target Abort", PCI_SEC_STATUS, PCI_STATUS_REC_TARGET_ABORT, RW1C,
        PCIE_BRIDGE, 0),
    ROW("Secondary Received Master Abort", PCI_SEC_STATUS, PCI_STATUS_REC_MASTER_ABORT, RW1C,
        PCIE_BRIDGE, 0),
    ROW("Received System Error", PCI_SEC_STATUS, PCI_STATUS_SIG_SYSTEM_ERROR, RW1C, PCIE_BRIDGE, 0),
    ROW("Secondary Detected Parity Error", PCI_SEC_STATUS, PCI_STATUS_DETECTED_PARITY, RW1C,
        PCIE_BRIDGE, 0),
    ROW("Memory Base", PCI_MEMORY_BASE, 0xfff0, RW, PCIE_BRIDGE, 0),
    ROW("Memory Limit", PCI_MEMORY_LIMIT, 0xfff0, RW, PCIE_BRIDGE, 0),
    ROW("Prefetchable Memory Base 64-bit", PCI_PREF_MEMORY_BASE, 0xf, RO, PCIE_BRIDGE,
        PCI_PREF_RANGE_TYPE_64),
    ROW("Prefetchable Memory Base", PCI_PREF_MEMORY_BASE, 0xfff0, RW, PCIE_BRIDGE, 0),
    ROW("Prefetchable Memory Limit 64-bit", PCI_PREF_MEMORY_LIMIT, 0xf, RO, PCIE_BRIDGE,
        PCI_PREF_RANGE_TYPE_64),
    ROW("Prefetchable Memory Limit", PCI_PREF_MEMORY_LIMIT, 0xfff0, RW, PCIE_BRIDGE, 0),
    ROW("Prefetchable Base Upper 32 Bits", PCI_PREF_BASE_UPPER32, 0xffffffff, RW, PCIE_BRIDGE, 0),
    ROW("Prefetchable Limit Upper 32 Bits", PCI_PREF_LIMIT_UPPER32, 0xffffffff, RW, PCIE_BRIDGE, 0),
    ROW("Parity Error Response Enable", PCI_BRIDGE_CONTROL, PCI_BRIDGE_CTL_PARITY, RW, PCIE_BRIDGE,
        0),
    ROW("Bridge SERR# Enable", PCI_BRIDGE_CONTROL, PCI_BRIDGE_CTL_SERR, RW, PCIE_BRIDGE, 0),
    ROW("Secondary Bus Reset", PCI_BRIDGE_CONTROL, PCI_BRIDGE_CTL_BUS_RESET, RW, PCIE_BRIDGE, 0),
};

/* Base 7.5.2. PME from D3cold is not modelled, so PME_En and PME_Status are not sticky. */
static const struct pcie_field pm_fields[] = {
    ROW("Version", PCI_PM_PMC, PCI_PM_CAP_VER_MASK, RO, PCIE_ALL, 3),
    ROW("D1_Support", PCI_PM_PMC, PCI_PM_CAP_D1, RO, PCIE_ALL, 1, NEED(pm_d1)),
    ROW("D2_Support", PCI_PM_PMC, PCI_PM_CAP_D2, RO, PCIE_ALL, 1, NEED(pm_d2)),
    ROW("PME_Support D0", PCI_PM_PMC, PCI_PM_CAP_PME_D0, RO, PCIE_ALL, 1, NEED(pm_pme)),
    ROW("PME_Support D3hot", PCI_PM_PMC, PCI_PM_CAP_PME_D3hot, RO, PCIE_ALL, 1, NEED(pm_pme)),
    ROW("PowerState", PCI_PM_CTRL, PCI_PM_CTRL_STATE_MASK, RW, PCIE_ALL, 0),
    ROW("No_Soft_Reset", PCI_PM_CTRL, PCI_PM_CTRL_NO_SOFT_RESET, RO, PCIE_ALL, 1,
        NEED(pm_no_soft_reset)),
    ROW("PME_En", PCI_PM_CTRL, PCI_PM_CTRL_PME_ENABLE, RW, PCIE_ALL, 0, NEED(pm_pme)),
    ROW("PME_Status", PCI_PM_CTRL, PCI_PM_CTRL_PME_STATUS, RW1C, PCIE_ALL, 0, NEED(pm_pme)),
};

/* Base 7.7.1 */
static const struct pcie_field msi_fields[] = {
    ROW("MSI Enable", PCI_MSI_FLAGS, PCI_MSI_FLAGS_ENABLE, RW, PCIE_ALL, 0),
    ROW("Multiple Message Capable", PCI_MSI_FLAGS, PCI_MSI_FLAGS_QMASK, RO, PCIE_ALL, 0,
        FROM(msi_vectors, LOG2)),
    ROW("Multiple Message Enable", PCI_MSI_FLAGS, PCI_MSI_FLAGS_QSIZE, RW, PCIE_ALL, 0),
    ROW("64-bit Address Capable", PCI_MSI_FLAGS, PCI_MSI_FLAGS_64BIT, RO, PCIE_ALL, 1,
        NEED(msi_64)),
    ROW("Per-Vector Masking Capable", PCI_MSI_FLAGS, PCI_MSI_FLAGS_MASKBIT, RO, PCIE_ALL, 1,
        NEED(msi_mask)),
    ROW("Message Address", PCI_MSI_ADDRESS_LO, 0xfffffffc, RW, PCIE_ALL, 0),
    ROW("Message Upper Address", PCI_MSI_ADDRESS_HI, 0xffffffff, RW, PCIE_ALL, 0, NEED(msi_64)),
    ROW("Message Data", PCI_MSI_DATA_64, 0xffff, RW, PCIE_ALL, 0, NEED(msi_64)),
    ROW("Message Data", PCI_MSI_DATA_32, 0xffff, RW, PCIE_ALL, 0, UNLESS(msi_64)),
    ROW("Mask Bits", PCI_MSI_MASK_64, 0xffffffff, RW, PCIE_ALL, 0, NEED(msi_mask), ALSO(msi_64),
        FROM(msi_vectors, COUNT)),
    ROW("Mask Bits", PCI_MSI_MASK_32, 0xffffffff, RW, PCIE_ALL, 0, NEED(msi_mask), UNLESS(msi_64),
        FROM(msi_vectors, COUNT)),
    ROW("Pending Bits", PCI_MSI_PENDING_64, 0xffffffff, RO, PCIE_ALL, 0, NEED(msi_mask),
        ALSO(msi_64)),
    ROW("Pending Bits", PCI_MSI_PENDING_32, 0xffffffff, RO, PCIE_ALL, 0, NEED(msi_mask),
        UNLESS(msi_64)),
};

/* Base 7.7.2 */
static const struct pcie_field msix_fields[] = {
    ROW("Table Size", PCI_MSIX_FLAGS, PCI_MSIX_FLAGS_QSIZE, RO, PCIE_ALL, 0,
        FROM(msix_vectors, LESS1)),
    ROW("Function Mask", PCI_MSIX_FLAGS, PCI_MSIX_FLAGS_MASKALL, RW, PCIE_ALL, 0),
    ROW("MSI-X Enable", PCI_MSIX_FLAGS, PCI_MSIX_FLAGS_ENABLE, RW, PCIE_ALL, 0),
    ROW("Table BIR", PCI_MSIX_TABLE, PCI_MSIX_TABLE_BIR, RO, PCIE_ALL, 0, FROM(msix_table_bar, IS)),
    ROW("Table Offset", PCI_MSIX_TABLE, PCI_MSIX_TABLE_OFFSET, RO, PCIE_ALL, 0,
        FROM(msix_table_offset, EIGHTH)),
    ROW("PBA BIR", PCI_MSIX_PBA, PCI_MSIX_PBA_BIR, RO, PCIE_ALL, 0, FROM(msix_pba_bar, IS)),
    ROW("PBA Offset", PCI_MSIX_PBA, PCI_MSIX_PBA_OFFSET, RO, PCIE_ALL, 0,
        FROM(msix_pba_offset, EIGHTH)),
};

/* Base 7.9.3 */
static const struct pcie_field dsn_fields[] = {
    ROW("Serial Number (Lower)", 0x04, 0xffffffff, RO, PCIE_ALL, 0, FROM(serial, DW0)),
    ROW("Serial Number (Upper)", 0x08, 0xffffffff, RO, PCIE_ALL, 0, FROM(serial, DW1)),
};

/* Base 7.7.8 */
static const struct pcie_field acs_fields[] = {
    ROW("ACS Capability", PCI_ACS_CAP, 0x7f, RO, PCIE_ALL, 0, FROM(acs, IS)),
    ROW("ACS Control", PCI_ACS_CTRL, 0x7f, RW, PCIE_ALL, 0, FROM(acs, IMPLEMENTED)),
};

/* Base 7.8.7 */
static const struct pcie_field ari_fields[] = {
    ROW("Next Function Number", PCI_ARI_CAP, 0xff00, RO, PCIE_E, 0, FROM(ari_next, IS)),
};

/* Base 10.5.1; a queue of 32 reads 0 */
static const struct pcie_field ats_fields[] = {
    ROW("Invalidate Queue Depth", PCI_ATS_CAP, 0x1f, RO, PCIE_E, 0, FROM(ats_queue, IS)),
    ROW("Page Aligned Request", PCI_ATS_CAP, PCI_ATS_CAP_PAGE_ALIGNED, RO, PCIE_E, 1),
    ROW("Smallest Translation Unit", PCI_ATS_CTRL, 0x1f, RW, PCIE_E, 0),
    ROW("Enable", PCI_ATS_CTRL, PCI_ATS_CTRL_ENABLE, RW, PCIE_E, 0),
};

/* Base 7.8.8 */
static const struct pcie_field pasid_fields[] = {
    ROW("Max PASID Width", PCI_PASID_CAP, 0x1f00, RO, PCIE_E, 0, FROM(pasid_width, IS)),
    ROW("PASID Enable", PCI_PASID_CTRL, PCI_PASID_CTRL_ENABLE, RW, PCIE_E, 0),
};

/* Base 7.8.2 */
static const struct pcie_field ltr_fields[] = {
    ROW("Max Snoop Latency", PCI_LTR_MAX_SNOOP_LAT, 0x1fff, RW, PCIE_E | PCIE_U, 0),
    ROW("Max No-Snoop Latency", PCI_LTR_MAX_NOSNOOP_LAT, 0x1fff, RW, PCIE_E | PCIE_U, 0),
};

/* Base 6.0, 7.7.9 */
static const struct pcie_field dev3_fields[] = {
    ROW("14-Bit Tag Completer Supported", PCIE_DEV3_DEVCAP3, PCIE_DEV3_DEVCAP3_14BIT_TAG_COMP, RO,
        PCIE_ALL, 1),
    ROW("14-Bit Tag Requester Supported", PCIE_DEV3_DEVCAP3, PCIE_DEV3_DEVCAP3_14BIT_TAG_REQ, RO,
        PCIE_E | PCIE_R, 1),
    ROW("14-Bit Tag Requester Enable", PCIE_DEV3_DEVCTL3, PCIE_DEV3_DEVCTL3_14BIT_TAG_REQ_EN, RW,
        PCIE_E | PCIE_R, 0),
};

static const struct pcie_capability_layout header =
    LEGACY("header", 0, PCI_STD_HEADER_SIZEOF, header_fields);
static const struct pcie_capability_layout pm =
    LEGACY("Power Management", PCI_CAP_ID_PM, PCI_PM_SIZEOF, pm_fields);
static const struct pcie_capability_layout msi = LEGACY("MSI", PCI_CAP_ID_MSI, 0x18, msi_fields);
static const struct pcie_capability_layout msix =
    LEGACY("MSI-X", PCI_CAP_ID_MSIX, PCI_CAP_MSIX_SIZEOF, msix_fields);
static const struct pcie_capability_layout dsn = EXTENDED(
    "Device Serial Number", PCI_EXT_CAP_ID_DSN, 1, PCIE_ALL, PCI_EXT_CAP_DSN_SIZEOF, dsn_fields);
static const struct pcie_capability_layout acs =
    EXTENDED("Access Control Services", PCI_EXT_CAP_ID_ACS, 1, PCIE_ALL, 8, acs_fields);
static const struct pcie_capability_layout ari = EXTENDED(
    "Alternative Routing-ID", PCI_EXT_CAP_ID_ARI, 1, PCIE_E, PCI_EXT_CAP_ARI_SIZEOF, ari_fields);
static const struct pcie_capability_layout ats =
    EXTENDED("Address Translation Services", PCI_EXT_CAP_ID_ATS, 1, PCIE_E, PCI_EXT_CAP_ATS_SIZEOF,
             ats_fields);
static const struct pcie_capability_layout pasid =
    EXTENDED("Process Address Space ID", PCI_EXT_CAP_ID_PASID, 1, PCIE_E, PCI_EXT_CAP_PASID_SIZEOF,
             pasid_fields);
static const struct pcie_capability_layout ltr =
    EXTENDED("Latency Tolerance Reporting", PCI_EXT_CAP_ID_LTR, 1, PCIE_E | PCIE_U,
             PCI_EXT_CAP_LTR_SIZEOF, ltr_fields);

static const struct pcie_capability_layout dev3 =
    EXTENDED("Device 3", PCIE_EXT_CAP_ID_DEV3, 1, PCIE_ALL, 0x10, dev3_fields);

/* ORDER PCIE_CAPABILITY; this is the order in which they are chained, too */
const struct pcie_capability_layout *const pcie_capabilities[PCIE_CAPS] = {
    [PCIE_CAP_HEADER] = &header,
    [PCIE_CAP_PM] = &pm,
    [PCIE_CAP_MSI] = &msi,
    [PCIE_CAP_EXPRESS] = &pcie_express_layout,
    [PCIE_CAP_MSIX] = &msix,
    [PCIE_CAP_AER] = &pcie_aer_layout,
    [PCIE_CAP_DSN] = &dsn,
    [PCIE_CAP_ACS] = &acs,
    [PCIE_CAP_ARI] = &ari,
    [PCIE_CAP_ATS] = &ats,
    [PCIE_CAP_PASID] = &pasid,
    [PCIE_CAP_LTR] = &ltr,
    [PCIE_CAP_DPC] = &pcie_dpc_layout,
    [PCIE_CAP_DEV3] = &dev3,
};
