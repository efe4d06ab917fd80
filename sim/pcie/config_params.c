/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a function may be told to be, and which combinations there cannot be.
 */
#include "pcie/config_fields.h"

#include <string.h>

#define AT(x) PARAM(x)

static const struct param rows[] = {
    { "vendor", PARAM_U64, AT(vendor), "0x1234", "0", "0xfffe", "", "Vendor ID",
      "0x1234: QEMU's, assumed", NULL },
    { "device", PARAM_U64, AT(device), "0x0001", "0", "0xffff", "", "Device ID", "assumed", NULL },
    { "subsystem_vendor", PARAM_U64, AT(subsystem_vendor), "0x1234", "0", "0xffff", "",
      "Subsystem Vendor ID, of endpoints", "assumed", NULL },
    { "subsystem", PARAM_U64, AT(subsystem), "0x0001", "0", "0xffff", "",
      "Subsystem ID, of endpoints", "assumed", NULL },
    { "class_code", PARAM_U64, AT(class_code), "0x058000", "0", "0xffffff", "",
      "class, subclass and interface; bridges are 0x060400", "0x058000: other memory controller",
      NULL },
    { "revision", PARAM_U64, AT(revision), "1", "0", "0xff", "", "Revision ID", "assumed", NULL },
    { "intx_pin", PARAM_U64, AT(intx_pin), "0", "0", "4", "", "1 to 4: INTA to INTD; 0: none",
      "assumed", NULL },
    { "multi_function", PARAM_BOOL, AT(multi_function), "off", NULL, NULL, "",
      "Multi-Function Device", "assumed", NULL },
    { "mps", PARAM_SIZE, AT(mps), "256", "128", "4096", "B", "Max_Payload_Size Supported",
      "256: commonest", NULL },
    { "gen", PARAM_U64, AT(gen), "4", "1", "7", "", "Max Link Speed", "assumed", NULL },
    { "width", PARAM_U64, AT(width), "16", "1", "32", "", "Maximum Link Width", "assumed", NULL },
    { "port", PARAM_U64, AT(port), "0", "0", "255", "", "Port Number", "assumed", NULL },
    { "slot_number", PARAM_U64, AT(slot_number), "0", "0", "8191", "", "Physical Slot Number",
      "assumed", NULL },
    { "rcb", PARAM_SIZE, AT(rcb), "64", "64", "128", "B", "Read Completion Boundary of a root port",
      "64: commonest", NULL },
    { "ext_tag", PARAM_BOOL, AT(ext_tag), "on", NULL, NULL, "", "tags of 8 bits", "assumed", NULL },
    { "ten_bit_tag", PARAM_BOOL, AT(ten_bit_tag), "off", NULL, NULL, "", "tags of 10 bits",
      "assumed", NULL },
    { "fourteen_bit_tag", PARAM_BOOL, AT(fourteen_bit_tag), "off", NULL, NULL, "",
      "tags of 14 bits, in flit mode", "assumed", NULL },
    { "flr", PARAM_BOOL, AT(flr), "on", NULL, NULL, "", "function level reset, of endpoints",
      "assumed", NULL },
    { "ltr", PARAM_BOOL, AT(ltr), "off", NULL, NULL, "", "latency tolerance reporting", "assumed",
      NULL },
    { "ido", PARAM_BOOL, AT(ido), "on", NULL, NULL, "", "ID-based ordering", "assumed", NULL },
    { "atomic", PARAM_BOOL, AT(atomic), "off", NULL, NULL, "", "AtomicOps", "assumed", NULL },
    { "slot", PARAM_BOOL, AT(slot), "off", NULL, NULL, "", "the port has a slot", "assumed", NULL },
    { "hotplug", PARAM_BOOL, AT(hotplug), "off", NULL, NULL, "", "with surprise removal", "assumed",
      NULL },
    { "ari", PARAM_BOOL, AT(ari), "off", NULL, NULL, "",
      "ARI: the capability of an endpoint, forwarding of a port", "assumed", NULL },
    { "rrs_visible", PARAM_BOOL, AT(rrs_visible), "on", NULL, NULL, "",
      "a root port can show retry status to software", "assumed", NULL },
    { "aspm", PARAM_U64, AT(aspm), "0", "0", "3", "", "1: L0s, 2: L1, 3: both", "assumed", NULL },
    { "cto_ranges", PARAM_U64, AT(cto_ranges), "15", "0", "15", "",
      "Completion Timeout Ranges: 1, 2, 4, 8 for A to D; 0: default range only", "assumed", NULL },
    { "prefixes", PARAM_U64, AT(prefixes), "0", "0", "4", "", "end-end TLP prefixes supported",
      "assumed", NULL },
    { "pm_d1", PARAM_BOOL, AT(pm_d1), "off", NULL, NULL, "", "power state D1", "assumed", NULL },
    { "pm_d2", PARAM_BOOL, AT(pm_d2), "off", NULL, NULL, "", "power state D2", "assumed", NULL },
    { "pm_pme", PARAM_BOOL, AT(pm_pme), "off", NULL, NULL, "", "PME from D0 and D3hot", "assumed",
      NULL },
    { "pm_no_soft_reset", PARAM_BOOL, AT(pm_no_soft_reset), "on", NULL, NULL, "",
      "D3hot to D0 keeps the registers", "assumed", NULL },
    { "msi_vectors", PARAM_U64, AT(msi_vectors), "1", "0", "32", "", "MSI messages; 0: no MSI",
      "assumed", NULL },
    { "msi_64", PARAM_BOOL, AT(msi_64), "on", NULL, NULL, "", "64-bit message addresses", "assumed",
      NULL },
    { "msi_mask", PARAM_BOOL, AT(msi_mask), "off", NULL, NULL, "", "a mask bit for each message",
      "assumed", NULL },
    { "msix_vectors", PARAM_U64, AT(msix_vectors), "0", "0", "2048", "",
      "MSI-X vectors; 0: no MSI-X", "assumed", NULL },
    { "msix_table_bar", PARAM_U64, AT(msix_table_bar), "0", "0", "5", "", "BAR of the MSI-X table",
      "assumed", NULL },
    { "msix_table_offset", PARAM_SIZE, AT(msix_table_offset), "0", "0", "0xfffffff8", "B",
      "offset of the MSI-X table in its BAR", "assumed", NULL },
    { "msix_pba_bar", PARAM_U64, AT(msix_pba_bar), "0", "0", "5", "",
      "BAR of the MSI-X pending bits", "assumed", NULL },
    { "msix_pba_offset", PARAM_SIZE, AT(msix_pba_offset), "0x8000", "0", "0xfffffff8", "B",
      "offset of the MSI-X pending bits in their BAR", "assumed", NULL },
    { "aer", PARAM_BOOL, AT(aer), "on", NULL, NULL, "", "Advanced Error Reporting", "assumed",
      NULL },
    { "aer_ecrc", PARAM_BOOL, AT(aer_ecrc), "on", NULL, NULL, "", "ECRC generation and checking",
      "assumed", NULL },
    { "aer_cto_log", PARAM_BOOL, AT(aer_cto_log), "off", NULL, NULL, "",
      "the header log holds requests that timed out", "assumed", NULL },
    { "aer_headers", PARAM_U64, AT(aer_headers), "1", "1", "8", "",
      "headers recorded; above 1: Multiple Header Recording", "assumed", NULL },
    { "dpc", PARAM_BOOL, AT(dpc), "off", NULL, NULL, "", "Downstream Port Containment, of ports",
      "assumed", NULL },
    { "dpc_rp_pio", PARAM_BOOL, AT(dpc_rp_pio), "off", NULL, NULL, "",
      "RP extensions for DPC, of root ports", "assumed", NULL },
    { "dpc_log_dw", PARAM_U64, AT(dpc_log_dw), "4", "4", "9", "DW", "RP PIO Log Size", "assumed",
      NULL },
    { "acs", PARAM_U64, AT(acs), "0", "0", "0x5f", "",
      "ACS: 1 SV, 2 TB, 4 RR, 8 CR, 0x10 UF, 0x40 DT; 0: no ACS", "assumed", NULL },
    { "serial", PARAM_U64, AT(serial), "0", NULL, NULL, "", "Device Serial Number; 0: none",
      "assumed", NULL },
    { "ari_next", PARAM_U64, AT(ari_next), "0", "0", "255", "", "ARI's Next Function Number",
      "assumed", NULL },
    { "ats", PARAM_BOOL, AT(ats), "off", NULL, NULL, "", "Address Translation Services", "assumed",
      NULL },
    { "ats_queue", PARAM_U64, AT(ats_queue), "32", "1", "32", "", "ATS Invalidate Queue Depth",
      "assumed", NULL },
    { "pasid_width", PARAM_U64, AT(pasid_width), "0", "0", "20", "", "PASID bits; 0: no PASID",
      "assumed", NULL },
};
const struct param_table pcie_config_table = { "config", rows, ARRAY_LEN(rows) };

void pcie_config_defaults(struct pcie_config_params *p, enum pcie_function_type type)
{
    *p = (struct pcie_config_params){ .type = type };
    param_defaults(&pcie_config_table, p);
    if (pcie_is_bridge(type)) {
        p->class_code = 0x060400;
        p->flr = false;
    }
}

bool pcie_is_bridge(enum pcie_function_type type)
{
    return type != PCIE_ENDPOINT;
}

unsigned pcie_type_mark(enum pcie_function_type type)
{
    switch (type) {
    case PCIE_ENDPOINT: return PCIE_E;
    case PCIE_ROOT_PORT: return PCIE_R;
    case PCIE_SWITCH_UP: return PCIE_U;
    case PCIE_SWITCH_DOWN: break;
    }
    return PCIE_D;
}

bool pcie_config_flag(const struct pcie_config_params *p, uint16_t offset)
{
    bool value;
    memcpy(&value, (const char *)p + offset, sizeof(value));
    return value;
}

uint64_t pcie_config_number(const struct pcie_config_params *p, uint16_t offset)
{
    uint64_t value;
    memcpy(&value, (const char *)p + offset, sizeof(value));
    return value;
}

bool pcie_config_wants(const struct pcie_config_params *p, enum pcie_capability cap)
{
    if (!(pcie_capabilities[cap]->types & pcie_type_mark(p->type)))
        return false;
    switch (cap) {
    case PCIE_CAP_MSI: return p->msi_vectors != 0;
    case PCIE_CAP_MSIX: return p->msix_vectors != 0;
    case PCIE_CAP_AER: return p->aer;
    case PCIE_CAP_DSN: return p->serial != 0;
    case PCIE_CAP_ACS: return p->acs != 0;
    case PCIE_CAP_ARI: return p->ari;
    case PCIE_CAP_ATS: return p->ats;
    case PCIE_CAP_PASID: return p->pasid_width != 0;
    case PCIE_CAP_LTR: return p->ltr;
    case PCIE_CAP_DPC: return p->dpc;
    case PCIE_CAP_DEV3: return p->fourteen_bit_tag;
    case PCIE_CAP_HEADER:
    case PCIE_CAP_PM:
    case PCIE_CAP_EXPRESS:
    case PCIE_CAPS: break;
    }
    return true;
}

/* ---- rules -------------------------------------------------------------------------------------
 */

static bool power_of_two(uint64_t n)
{
    return n != 0 && (n & (n - 1)) == 0;
}

static bool check_bar(const struct pcie_config_params *p, unsigned n, struct error *e)
{
    const struct pcie_bar_params *b = &p->bars[n];
    unsigned slots = pcie_is_bridge(p->type) ? 2 : PCIE_BARS;
    if (b->size == 0)
        return true;
    if (n >= slots)
        return error_set(e, "BAR %u: a bridge has BARs 0 and 1 only", n);
    if (n > 0 && p->bars[n - 1].size != 0 && p->bars[n - 1].is64)
        return error_set(e, "BAR %u: taken by the upper half of BAR %u, which is 64 bits wide", n,
                         n - 1);
    if (!power_of_two(b->size) || b->size < 128)
        return error_set(e, "BAR %u: its size is 0x%llx; a power of two from 128 bytes is expected",
                         n, (unsigned long long)b->size);
    if (b->is64 && n + 1 >= slots)
        return error_set(e, "BAR %u: 64 bits take two slots, and it is the last of %u", n, slots);
    /* A BAR is sized by its lowest writable bit, so a 32-bit one ends at 2 GiB. */
    if (!b->is64 && b->size > 1ull << 31)
        return error_set(e, "BAR %u: 0x%llx bytes need a 64-bit BAR; 32 bits reach 2 GiB", n,
                         (unsigned long long)b->size);
    return true;
}

static bool check_msix_part(const struct pcie_config_params *p, const char *what, uint64_t bar,
                            uint64_t offset, uint64_t bytes, struct error *e)
{
    if (bar >= PCIE_BARS || p->bars[bar].size == 0)
        return error_set(e, "the MSI-X %s is in BAR %llu, which there is not", what,
                         (unsigned long long)bar);
    if (offset % 8 != 0)
        return error_set(e, "the MSI-X %s begins at 0x%llx; a multiple of 8 is expected", what,
                         (unsigned long long)offset);
    if (offset > p->bars[bar].size || bytes > p->bars[bar].size - offset)
        return error_set(e, "the MSI-X %s, 0x%llx bytes at 0x%llx, does not fit BAR %llu", what,
                         (unsigned long long)bytes, (unsigned long long)offset,
                         (unsigned long long)bar);
    return true;
}

static bool check_msix(const struct pcie_config_params *p, struct error *e)
{
    uint64_t table = p->msix_vectors * PCI_MSIX_ENTRY_SIZE;
    uint64_t pba = (p->msix_vectors + 63) / 64 * 8;
    if (p->msix_vectors == 0)
        return true;
    if (!check_msix_part(p, "table", p->msix_table_bar, p->msix_table_offset, table, e) ||
        !check_msix_part(p, "PBA", p->msix_pba_bar, p->msix_pba_offset, pba, e))
        return false;
    if (p->msix_table_bar == p->msix_pba_bar && p->msix_table_offset < p->msix_pba_offset + pba &&
        p->msix_pba_offset < p->msix_table_offset + table)
        return error_set(e, "the MSI-X table and PBA overlap in BAR %llu",
                         (unsigned long long)p->msix_table_bar);
    return true;
}

/** ACS services that a kind of function may have (Base 6.12.1). */
static bool check_acs(const struct pcie_config_params *p, struct error *e)
{
    enum { PEER = PCI_ACS_RR | PCI_ACS_CR | PCI_ACS_DT };
    uint64_t may = p->type == PCIE_ENDPOINT    ? PEER
                   : p->type == PCIE_SWITCH_UP ? 0
                                               : PEER | PCI_ACS_SV | PCI_ACS_TB | PCI_ACS_UF;
    if (p->acs & ~may)
        return error_set(e, "acs: 0x%llx; this kind of function may have those of 0x%llx",
                         (unsigned long long)p->acs, (unsigned long long)may);
    return true;
}

static bool legal_width(uint64_t w)
{
    return w == 12 || (power_of_two(w) && w <= 32);
}

/** Base 7.5.3.15: the sets of ranges that have an encoding. */
static bool legal_ranges(uint64_t r)
{
    return r < 16 && (1u << r & (1u << 0 | 1u << 1 | 1u << 2 | 1u << 3 | 1u << 6 | 1u << 7 |
                                 1u << 14 | 1u << 15)) != 0;
}

/** Every number within its row's limits: whoever fills the struct by hand meets them, too. */
static bool check_limits(const struct pcie_config_params *p, struct error *e)
{
    for (const struct param *row = rows; row < rows + ARRAY_LEN(rows); row++) {
        uint64_t low = 0, high = UINT64_MAX, value;
        if (row->type == PARAM_BOOL)
            continue;
        if ((row->min_text && !parse_size(row->min_text, row->name, &low, e)) ||
            (row->max_text && !parse_size(row->max_text, row->name, &high, e)))
            return false;
        value = pcie_config_number(p, (uint16_t)row->offset);
        if (value < low || value > high)
            return error_set(e, "%s: %llu; from %s to %s is expected", row->name,
                             (unsigned long long)value, row->min_text, row->max_text);
    }
    return true;
}

bool pcie_config_check(const struct pcie_config_params *p, struct error *e)
{
    if (!check_limits(p, e))
        return false;
    for (unsigned n = 0; n < PCIE_BARS; n++) {
        if (!check_bar(p, n, e))
            return false;
    }
    if (!power_of_two(p->mps))
        return error_set(e, "mps: %llu; 128, 256 and so on to 4096 are expected",
                         (unsigned long long)p->mps);
    if (!legal_width(p->width))
        return error_set(e, "width: %llu; 1, 2, 4, 8, 12, 16 or 32 is expected",
                         (unsigned long long)p->width);
    if (p->rcb != 64 && p->rcb != 128)
        return error_set(e, "rcb: %llu; 64 or 128 is expected", (unsigned long long)p->rcb);
    if (!legal_ranges(p->cto_ranges))
        return error_set(e, "cto_ranges: %llu; 0, 1 (A), 2 (B), 3, 6, 7, 14 or 15 is expected",
                         (unsigned long long)p->cto_ranges);
    if (p->msi_vectors != 0 && !power_of_two(p->msi_vectors))
        return error_set(e, "msi_vectors: %llu; a power of two to 32 is expected",
                         (unsigned long long)p->msi_vectors);
    if (p->hotplug && !p->slot)
        return error_set(e, "hotplug: a port without a slot has none");
    if (p->dpc && !(pcie_type_mark(p->type) & PCIE_DOWN))
        return error_set(e, "dpc: only root ports and downstream ports of switches have it");
    if (p->dpc && !p->aer)
        return error_set(e, "dpc: a port with DPC has AER, too");
    if (p->dpc_rp_pio && (!p->dpc || p->type != PCIE_ROOT_PORT))
        return error_set(e, "dpc_rp_pio: it is an extension of DPC at root ports");
    if (p->flr && p->type != PCIE_ENDPOINT)
        return error_set(e, "flr: only endpoints have it");
    if (p->ten_bit_tag && !p->ext_tag)
        return error_set(e, "ten_bit_tag: tags of 10 bits need those of 8 (ext_tag)");
    if (p->fourteen_bit_tag && (!p->ten_bit_tag || p->gen < 6))
        return error_set(e, "fourteen_bit_tag: tags of 14 bits need those of 10 (ten_bit_tag), and "
                            "generation 6");
    if (p->pasid_width != 0 && p->prefixes == 0)
        return error_set(e, "pasid_width: PASID is a TLP prefix, and prefixes is 0");
    return check_acs(p, e) && check_msix(p, e);
}
