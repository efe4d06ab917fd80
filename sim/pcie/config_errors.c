/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Fields of AER (Base 7.8.4) and DPC (Base 7.9.15). The bits of AER's status, mask and severity
 * registers come from pcie_errors[] in aer.c.
 */
#include "pcie/config_fields.h"

static const struct pcie_field aer_fields[] = {
    ROW("First Error Pointer", PCI_ERR_CAP, PCIE_ERR_CAP_FEP, ROS, PCIE_ALL, 0),
    ROW("ECRC Generation Capable", PCI_ERR_CAP, PCI_ERR_CAP_ECRC_GENC, RO, PCIE_ALL, 1,
        NEED(aer_ecrc)),
    ROW("ECRC Generation Enable", PCI_ERR_CAP, PCI_ERR_CAP_ECRC_GENE, RWS, PCIE_ALL, 0,
        NEED(aer_ecrc)),
    ROW("ECRC Check Capable", PCI_ERR_CAP, PCI_ERR_CAP_ECRC_CHKC, RO, PCIE_ALL, 1, NEED(aer_ecrc)),
    ROW("ECRC Check Enable", PCI_ERR_CAP, PCI_ERR_CAP_ECRC_CHKE, RWS, PCIE_ALL, 0, NEED(aer_ecrc)),
    ROW("Multiple Header Recording Capable", PCI_ERR_CAP, PCIE_ERR_CAP_MHRC, RO, PCIE_ALL, 0,
        FROM(aer_headers, SEVERAL)),
    ROW("Multiple Header Recording Enable", PCI_ERR_CAP, PCIE_ERR_CAP_MHRE, RWS, PCIE_ALL, 0,
        FROM(aer_headers, IF_SEVERAL)),
    ROW("TLP Prefix Log Present", PCI_ERR_CAP, PCIE_ERR_CAP_PREFIX_LOG_PRESENT, ROS, PCIE_ALL, 0),
    ROW("Completion Timeout Prefix/Header Log Capable", PCI_ERR_CAP, PCIE_ERR_CAP_COMP_TIME_LOG, RO,
        PCIE_ALL, 1, NEED(aer_cto_log)),
    ROW("Header Log 1", PCI_ERR_HEADER_LOG, 0xffffffff, ROS, PCIE_ALL, 0),
    ROW("Header Log 2", PCI_ERR_HEADER_LOG + 4, 0xffffffff, ROS, PCIE_ALL, 0),
    ROW("Header Log 3", PCI_ERR_HEADER_LOG + 8, 0xffffffff, ROS, PCIE_ALL, 0),
    ROW("Header Log 4", PCI_ERR_HEADER_LOG + 12, 0xffffffff, ROS, PCIE_ALL, 0),
    ROW("Root Error Command", PCI_ERR_ROOT_COMMAND, 0x7, RW, PCIE_R, 0),
    ROW("Root Error Status", PCI_ERR_ROOT_STATUS, PCIE_ERR_ROOT_STATUS_BITS, RW1CS, PCIE_R, 0),
    ROW("Advanced Error Interrupt Message Number", PCI_ERR_ROOT_STATUS, PCI_ERR_ROOT_AER_IRQ, RO,
        PCIE_R, 0),
    ROW("Error Source Identification", PCI_ERR_ROOT_ERR_SRC, 0xffffffff, ROS, PCIE_R, 0),
    ROW("TLP Prefix Log 1", PCIE_ERR_PREFIX_LOG, 0xffffffff, ROS, PCIE_ALL, 0),
    ROW("TLP Prefix Log 2", PCIE_ERR_PREFIX_LOG + 4, 0xffffffff, ROS, PCIE_ALL, 0),
    ROW("TLP Prefix Log 3", PCIE_ERR_PREFIX_LOG + 8, 0xffffffff, ROS, PCIE_ALL, 0),
    ROW("TLP Prefix Log 4", PCIE_ERR_PREFIX_LOG + 12, 0xffffffff, ROS, PCIE_ALL, 0),
};

/* Whether the fields of DPC Control are sticky is in doubt; software restores them after a reset,
 * which says they are not. Mask 00070707h is what software finds; severity, SysError and exception
 * 0 after reset are assumed. */
static const struct pcie_field dpc_fields[] = {
    ROW("RP Extensions for DPC", PCI_EXP_DPC_CAP, PCI_EXP_DPC_CAP_RP_EXT, RO, PCIE_R, 1,
        NEED(dpc_rp_pio)),
    ROW("Poisoned TLP Egress Blocking Supported", PCI_EXP_DPC_CAP, PCI_EXP_DPC_CAP_POISONED_TLP, RO,
        PCIE_DOWN, 1),
    ROW("DPC Software Triggering Supported", PCI_EXP_DPC_CAP, PCI_EXP_DPC_CAP_SW_TRIGGER, RO,
        PCIE_DOWN, 1),
    ROW("RP PIO Log Size", PCI_EXP_DPC_CAP, PCI_EXP_DPC_RP_PIO_LOG_SIZE, RO, PCIE_R, 0,
        NEED(dpc_rp_pio), FROM(dpc_log_dw, IS)),
    ROW("DL_Active ERR_COR Signaling Supported", PCI_EXP_DPC_CAP, PCI_EXP_DPC_CAP_DL_ACTIVE, RO,
        PCIE_DOWN, 1),

    ROW("DPC Trigger Enable", PCI_EXP_DPC_CTL, 0x3, RW, PCIE_DOWN, 0),
    ROW("DPC Completion Control", PCI_EXP_DPC_CTL, PCIE_DPC_CTL_COMPLETION, RW, PCIE_DOWN, 0),
    ROW("DPC Interrupt Enable", PCI_EXP_DPC_CTL, PCI_EXP_DPC_CTL_INT_EN, RW, PCIE_DOWN, 0),
    ROW("DPC ERR_COR Enable", PCI_EXP_DPC_CTL, PCIE_DPC_CTL_ERR_COR, RW, PCIE_DOWN, 0),
    ROW("Poisoned TLP Egress Blocking Enable", PCI_EXP_DPC_CTL, PCIE_DPC_CTL_POISON_BLOCK, RW,
        PCIE_DOWN, 0),
    ROW("DPC Software Trigger", PCI_EXP_DPC_CTL, PCIE_DPC_CTL_SW_TRIGGER, PULSE, PCIE_DOWN, 0),
    ROW("DL_Active ERR_COR Enable", PCI_EXP_DPC_CTL, PCIE_DPC_CTL_DL_ACTIVE_COR, RW, PCIE_DOWN, 0),

    ROW("DPC Trigger Status", PCI_EXP_DPC_STATUS, PCI_EXP_DPC_STATUS_TRIGGER, RW1CS, PCIE_DOWN, 0),
    ROW("DPC Trigger Reason", PCI_EXP_DPC_STATUS, PCI_EXP_DPC_STATUS_TRIGGER_RSN, ROS, PCIE_DOWN,
        0),
    ROW("DPC Interrupt Status", PCI_EXP_DPC_STATUS, PCI_EXP_DPC_STATUS_INTERRUPT, RW1CS, PCIE_DOWN,
        0),
    ROW("DPC RP Busy", PCI_EXP_DPC_STATUS, PCI_EXP_DPC_RP_BUSY, RO, PCIE_R, 0, NEED(dpc_rp_pio)),
    ROW("DPC Trigger Reason Extension", PCI_EXP_DPC_STATUS, PCI_EXP_DPC_STATUS_TRIGGER_RSN_EXT, ROS,
        PCIE_DOWN, 0),
    /* 1fh, no error: what lspci shows of idle root ports */
    ROW("RP PIO First Error Pointer", PCI_EXP_DPC_STATUS, PCI_EXP_DPC_RP_PIO_FEP, ROS, PCIE_R, 0x1f,
        NEED(dpc_rp_pio)),
    ROW("DPC Error Source ID", PCI_EXP_DPC_SOURCE_ID, 0xffff, ROS, PCIE_DOWN, 0),

    ROW("RP PIO Status", PCI_EXP_DPC_RP_PIO_STATUS, PCIE_RP_PIO_BITS, RW1CS, PCIE_R, 0,
        NEED(dpc_rp_pio)),
    ROW("RP PIO Mask", PCI_EXP_DPC_RP_PIO_MASK, PCIE_RP_PIO_BITS, RWS, PCIE_R, PCIE_RP_PIO_BITS,
        NEED(dpc_rp_pio)),
    ROW("RP PIO Severity", PCI_EXP_DPC_RP_PIO_SEVERITY, PCIE_RP_PIO_BITS, RWS, PCIE_R, 0,
        NEED(dpc_rp_pio)),
    ROW("RP PIO SysError", PCI_EXP_DPC_RP_PIO_SYSERROR, PCIE_RP_PIO_BITS, RWS, PCIE_R, 0,
        NEED(dpc_rp_pio)),
    ROW("RP PIO Exception", PCI_EXP_DPC_RP_PIO_EXCEPTION, PCIE_RP_PIO_BITS, RWS, PCIE_R, 0,
        NEED(dpc_rp_pio)),
    ROW("RP PIO Header Log 1", PCI_EXP_DPC_RP_PIO_HEADER_LOG, 0xffffffff, ROS, PCIE_R, 0,
        NEED(dpc_rp_pio)),
    ROW("RP PIO Header Log 2", PCI_EXP_DPC_RP_PIO_HEADER_LOG + 4, 0xffffffff, ROS, PCIE_R, 0,
        NEED(dpc_rp_pio)),
    ROW("RP PIO Header Log 3", PCI_EXP_DPC_RP_PIO_HEADER_LOG + 8, 0xffffffff, ROS, PCIE_R, 0,
        NEED(dpc_rp_pio)),
    ROW("RP PIO Header Log 4", PCI_EXP_DPC_RP_PIO_HEADER_LOG + 12, 0xffffffff, ROS, PCIE_R, 0,
        NEED(dpc_rp_pio)),
    ROW("RP PIO ImpSpec Log", PCI_EXP_DPC_RP_PIO_IMPSPEC_LOG, 0xffffffff, ROS, PCIE_R, 0,
        NEED(dpc_rp_pio)),
    ROW("RP PIO TLP Prefix Log 1", PCI_EXP_DPC_RP_PIO_TLPPREFIX_LOG, 0xffffffff, ROS, PCIE_R, 0,
        NEED(dpc_rp_pio)),
    ROW("RP PIO TLP Prefix Log 2", PCI_EXP_DPC_RP_PIO_TLPPREFIX_LOG + 4, 0xffffffff, ROS, PCIE_R, 0,
        NEED(dpc_rp_pio)),
    ROW("RP PIO TLP Prefix Log 3", PCI_EXP_DPC_RP_PIO_TLPPREFIX_LOG + 8, 0xffffffff, ROS, PCIE_R, 0,
        NEED(dpc_rp_pio)),
    ROW("RP PIO TLP Prefix Log 4", PCI_EXP_DPC_RP_PIO_TLPPREFIX_LOG + 12, 0xffffffff, ROS, PCIE_R,
        0, NEED(dpc_rp_pio)),
};

const struct pcie_capability_layout pcie_aer_layout =
    EXTENDED("Advanced Error Reporting", PCI_EXT_CAP_ID_ERR, 2, PCIE_ALL, 0x48, aer_fields);
const struct pcie_capability_layout pcie_dpc_layout =
    EXTENDED("Downstream Port Containment", PCI_EXT_CAP_ID_DPC, 1, PCIE_DOWN, 0x44, dpc_fields);
