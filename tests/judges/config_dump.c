/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Configuration spaces in several states, as hex dumps for lspci -F. Usage: config_dump FOLDER;
 * each state becomes FOLDER/NAME.hex. Registers are written as an operating system writes them.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "config_params.h"

static const char *folder;

_Noreturn static void die(const char *why)
{
    (void)fprintf(stderr, "config_dump: %s\n", why);
    exit(2);
}

static void dump(const struct pcie_config *c, const char *name)
{
    char path[512];
    int length = snprintf(path, sizeof(path), "%s/%s.hex", folder, name);
    FILE *f = length < (int)sizeof(path) ? fopen(path, "w") : NULL;
    if (!f)
        die(name);
    (void)fprintf(f, "01:00.0 %s\n", name);
    for (unsigned i = 0; i < PCIE_CONFIG_BYTES; i++) {
        uint32_t byte = 0;
        (void)pcie_config_read(c, i, 1, &byte);
        if (i % 16 == 0)
            (void)fprintf(f, "%02x:", i);
        (void)fprintf(f, " %02x%s", byte, i % 16 == 15 ? "\n" : "");
    }
    (void)fprintf(f, "\n");
    if (fclose(f) != 0)
        die(name);
}

static void make(struct pcie_config *c, const struct pcie_config_params *p)
{
    struct error e;
    if (!pcie_config_init(c, p, &e))
        die(e.text);
}

static void write16(struct pcie_config *c, enum pcie_capability cap, unsigned reg, uint32_t value)
{
    if (!pcie_config_write(c, c->at[cap] + reg, 2, value))
        die("a write of 2 bytes");
}

static void write32(struct pcie_config *c, enum pcie_capability cap, unsigned reg, uint32_t value)
{
    if (!pcie_config_write(c, c->at[cap] + reg, 4, value))
        die("a write of 4 bytes");
}

/** What is not common has values too. */
static void rich_endpoint(struct pcie_config_params *p)
{
    rig_endpoint(p);
    p->intx_pin = 1;
    p->multi_function = true;
    p->ari_next = 3;
    p->pm_d1 = true;
    p->pm_no_soft_reset = false;
    p->ats_queue = 16;
}

static void endpoints(void)
{
    static struct pcie_config c;
    struct pcie_config_params p;
    rich_endpoint(&p);
    make(&c, &p);
    pcie_config_set_link(&c, 5, 8, false, true);
    dump(&c, "endpoint-reset");

    write32(&c, PCIE_CAP_HEADER, PCI_BASE_ADDRESS_0, 0x90010000);
    write32(&c, PCIE_CAP_HEADER, PCI_BASE_ADDRESS_1, 0x90020080);
    write32(&c, PCIE_CAP_HEADER, PCI_BASE_ADDRESS_2, 0x40000000);
    write32(&c, PCIE_CAP_HEADER, PCI_BASE_ADDRESS_3, 0x12);
    write32(&c, PCIE_CAP_HEADER, PCI_BASE_ADDRESS_4, 0xa0100000);
    write16(&c, PCIE_CAP_HEADER, PCI_COMMAND,
            PCI_COMMAND_MEMORY | PCI_COMMAND_MASTER | PCI_COMMAND_SERR | PCI_COMMAND_INTX_DISABLE);
    write16(&c, PCIE_CAP_EXPRESS, PCI_EXP_DEVCTL,
            PCI_EXP_DEVCTL_CERE | PCI_EXP_DEVCTL_NFERE | PCI_EXP_DEVCTL_URRE |
                PCI_EXP_DEVCTL_EXT_TAG | PCI_EXP_DEVCTL_PAYLOAD_256B | PCI_EXP_DEVCTL_READRQ_4096B);
    write16(&c, PCIE_CAP_EXPRESS, PCI_EXP_DEVCTL2,
            0x6 | PCI_EXP_DEVCTL2_LTR_EN | PCIE_DEVCTL2_10BIT_TAG_REQ_EN |
                PCI_EXP_DEVCTL2_ATOMIC_REQ);
    write16(&c, PCIE_CAP_EXPRESS, PCI_EXP_LNKCTL, PCI_EXP_LNKCTL_ASPM_L1 | PCI_EXP_LNKCTL_RCB);
    write16(&c, PCIE_CAP_MSIX, PCI_MSIX_FLAGS, PCI_MSIX_FLAGS_ENABLE | PCI_MSIX_FLAGS_MASKALL);
    write32(&c, PCIE_CAP_MSI, PCI_MSI_ADDRESS_LO, 0xfee01000);
    write32(&c, PCIE_CAP_MSI, PCI_MSI_ADDRESS_HI, 0x1);
    write16(&c, PCIE_CAP_MSI, PCI_MSI_DATA_64, 0x4321);
    write32(&c, PCIE_CAP_MSI, PCI_MSI_MASK_64, 0xffffff0f);
    write16(&c, PCIE_CAP_MSI, PCI_MSI_FLAGS, 0x21);
    write32(&c, PCIE_CAP_AER, PCI_ERR_CAP, PCI_ERR_CAP_ECRC_GENE | PCIE_ERR_CAP_MHRE);
    write16(&c, PCIE_CAP_ACS, PCI_ACS_CTRL, PCI_ACS_CR);
    write16(&c, PCIE_CAP_ATS, PCI_ATS_CTRL, PCI_ATS_CTRL_ENABLE | 1);
    write16(&c, PCIE_CAP_LTR, PCI_LTR_MAX_SNOOP_LAT, 0x0c0f);
    dump(&c, "endpoint-running");

    write16(&c, PCIE_CAP_PM, PCI_PM_CTRL, 3 | PCI_PM_CTRL_PME_ENABLE);
    (void)pcie_config_pme(&c);
    dump(&c, "endpoint-d3hot");
    write16(&c, PCIE_CAP_PM, PCI_PM_CTRL, 0);
    dump(&c, "endpoint-after-d3hot");
}

static void endpoint_errors(void)
{
    static struct pcie_config c;
    static const uint32_t write_header[4] = { 0x40000001, 0x0000000f, 0x90020000, 0 };
    static const uint32_t read_header[4] = { 0x20000001, 0x0100210f, 0x00000012, 0x40000040 };
    static const uint32_t prefix[1] = { 0x91000007 };
    struct pcie_config_params p;
    rich_endpoint(&p);
    make(&c, &p);
    write16(&c, PCIE_CAP_EXPRESS, PCI_EXP_DEVCTL, 0x293f);
    write32(&c, PCIE_CAP_AER, PCI_ERR_COR_MASK, 0);
    write32(&c, PCIE_CAP_AER, PCI_ERR_CAP, PCIE_ERR_CAP_MHRE);
    (void)pcie_aer_detect(&c, &(struct pcie_detection){ .error = PCIE_ERROR_UNSUPPORTED,
                                                        .role = PCIE_ROLE_COMPLETER,
                                                        .header = read_header,
                                                        .prefix = prefix,
                                                        .prefixes = 1 });
    (void)pcie_aer_detect(
        &c, &(struct pcie_detection){ .error = PCIE_ERROR_POISON, .header = write_header });
    dump(&c, "endpoint-advisory");

    write32(&c, PCIE_CAP_AER, PCI_ERR_UNCOR_STATUS, PCI_ERR_UNC_UNSUP);
    write32(&c, PCIE_CAP_AER, PCI_ERR_UNCOR_MASK, PCI_ERR_UNC_COMP_TIME);
    write32(&c, PCIE_CAP_AER, PCI_ERR_UNCOR_SEVER, PCI_ERR_UNC_UNSUP | PCI_ERR_UNC_MALF_TLP);
    (void)pcie_aer_detect(&c, &(struct pcie_detection){ .error = PCIE_ERROR_TIMEOUT });
    (void)pcie_aer_detect(&c, &(struct pcie_detection){ .error = PCIE_ERROR_BAD_DLLP });
    dump(&c, "endpoint-second");
}

static void root_params(struct pcie_config_params *p)
{
    rig_root(p);
    p->device = 0x000c;
    p->slot_number = 5;
    p->port = 7;
    p->cto_ranges = 3;
}

static void root_setup(struct pcie_config *c)
{
    write32(c, PCIE_CAP_HEADER, PCI_PRIMARY_BUS, 0x00030100);
    write32(c, PCIE_CAP_HEADER, PCI_MEMORY_BASE, 0x9ff09000);
    write32(c, PCIE_CAP_HEADER, PCI_PREF_MEMORY_BASE, 0x7ff14001);
    write32(c, PCIE_CAP_HEADER, PCI_PREF_BASE_UPPER32, 0x12);
    write32(c, PCIE_CAP_HEADER, PCI_PREF_LIMIT_UPPER32, 0x12);
    write16(c, PCIE_CAP_HEADER, PCI_COMMAND, PCI_COMMAND_MEMORY | PCI_COMMAND_MASTER);
    write16(c, PCIE_CAP_HEADER, PCI_BRIDGE_CONTROL, PCI_BRIDGE_CTL_SERR);
    write16(c, PCIE_CAP_EXPRESS, PCI_EXP_DEVCTL,
            PCI_EXP_DEVCTL_CERE | PCI_EXP_DEVCTL_NFERE | PCI_EXP_DEVCTL_FERE |
                PCI_EXP_DEVCTL_PAYLOAD_256B | PCI_EXP_DEVCTL_RELAX_EN);
    write16(c, PCIE_CAP_EXPRESS, PCI_EXP_RTCTL, PCI_EXP_RTCTL_SEFEE | PCI_EXP_RTCTL_CRSSVE);
    write16(c, PCIE_CAP_EXPRESS, PCI_EXP_SLTCTL, PCI_EXP_SLTCTL_HPIE | PCI_EXP_SLTCTL_DLLSCE);
    write32(c, PCIE_CAP_AER, PCI_ERR_ROOT_COMMAND, 0x7);
    pcie_config_set_present(c, true);
    pcie_config_set_link(c, 4, 16, false, true);
}

static void root_ports(void)
{
    static struct pcie_config c;
    struct pcie_config_params p;
    root_params(&p);
    make(&c, &p);
    dump(&c, "root-reset");
    root_setup(&c);
    (void)pcie_port_error_message(&c, PCIE_ERR_COR, 0x0108);
    (void)pcie_port_error_message(&c, PCIE_ERR_FATAL, 0x0100);
    (void)pcie_port_error_message(&c, PCIE_ERR_NONFATAL, 0x0210);
    dump(&c, "root-messages");

    write32(&c, PCIE_CAP_AER, PCI_ERR_ROOT_STATUS, 0x7f);
    write16(&c, PCIE_CAP_DPC, PCI_EXP_DPC_CTL,
            PCI_EXP_DPC_CTL_EN_FATAL | PCIE_DPC_CTL_COMPLETION | PCI_EXP_DPC_CTL_INT_EN);
    (void)pcie_port_error_message(&c, PCIE_ERR_FATAL, 0x0100);
    pcie_dpc_set_busy(&c, true);
    pcie_config_set_link(&c, 4, 16, false, false);
    dump(&c, "root-dpc-fatal");

    write16(&c, PCIE_CAP_DPC, PCI_EXP_DPC_STATUS, 0x9);
    pcie_dpc_set_busy(&c, false);
    write32(&c, PCIE_CAP_DPC, PCI_EXP_DPC_RP_PIO_MASK, 0);
    write32(&c, PCIE_CAP_DPC, PCI_EXP_DPC_RP_PIO_SEVERITY, 0x00070707);
    (void)pcie_rp_pio_error(
        &c, &(struct pcie_rp_pio){ .request = PCIE_PIO_MEM, .failure = PCIE_PIO_CTO });
    dump(&c, "root-dpc-pio");

    write16(&c, PCIE_CAP_DPC, PCI_EXP_DPC_STATUS, 0x9);
    write16(&c, PCIE_CAP_DPC, PCI_EXP_DPC_CTL,
            PCI_EXP_DPC_CTL_EN_NONFATAL | PCIE_DPC_CTL_ERR_COR | PCIE_DPC_CTL_SW_TRIGGER |
                PCIE_DPC_CTL_POISON_BLOCK);
    dump(&c, "root-dpc-software");
}

/** Each error on its own: error-N, in the order of enum pcie_error. */
static void errors(void)
{
    static struct pcie_config c;
    struct pcie_config_params p;
    root_params(&p);
    p.atomic = true;
    make(&c, &p);
    for (unsigned i = 0; i < PCIE_ERRORS; i++) {
        char name[32];
        pcie_config_reset(&c, PCIE_RESET_FUNDAMENTAL);
        write32(&c, PCIE_CAP_AER, PCI_ERR_COR_MASK, 0);
        write32(&c, PCIE_CAP_AER, PCI_ERR_UNCOR_MASK, 0);
        (void)pcie_aer_detect(&c, &(struct pcie_detection){ .error = (enum pcie_error)i });
        (void)snprintf(name, sizeof(name), "error-%u", i);
        dump(&c, name);
    }
}

static void switch_ports(void)
{
    static struct pcie_config c;
    struct pcie_config_params p;
    pcie_config_defaults(&p, PCIE_SWITCH_UP);
    p.bars[0] = (struct pcie_bar_params){ .size = 0x4000, .is64 = true };
    p.ltr = true;
    make(&c, &p);
    dump(&c, "switch-up");
    pcie_config_defaults(&p, PCIE_SWITCH_DOWN);
    p.dpc = true;
    p.atomic = true;
    p.acs = 0x5f;
    p.gen = 6;
    p.width = 4;
    make(&c, &p);
    write16(&c, PCIE_CAP_EXPRESS, PCI_EXP_LNKCTL, PCI_EXP_LNKCTL_LD);
    write16(&c, PCIE_CAP_HEADER, PCI_BRIDGE_CONTROL, PCI_BRIDGE_CTL_BUS_RESET);
    dump(&c, "switch-down");
}

int main(int argc, char **argv)
{
    if (argc != 2)
        die("usage: config_dump FOLDER");
    folder = argv[1];
    endpoints();
    endpoint_errors();
    root_ports();
    errors();
    switch_ports();
    return 0;
}
