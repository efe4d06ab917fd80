/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From the tables to the arrays: reset values and what each bit does when it is written.
 */
#include "pcie/aer.h"
#include "pcie/config_fields.h"

#include <assert.h>
#include <string.h>

enum { LEGACY_START = 0x40, EXTENDED_START = 0x100 };

/** The field's reset value. Sets the bits of the field that are implemented. */
static uint32_t reset_value(const struct pcie_config_params *p, const struct pcie_field *f,
                            uint32_t *implemented)
{
    if (f->from == 0)
        return f->reset;
    uint64_t v = pcie_config_number(p, f->from);
    switch ((enum pcie_from)f->as) {
    case PCIE_AS_PAYLOAD: return (uint32_t)__builtin_ctzll(v) - 7;
    case PCIE_AS_LOG2: return (uint32_t)__builtin_ctzll(v);
    case PCIE_AS_LESS1: return (uint32_t)v - 1;
    case PCIE_AS_SPEEDS: return (1u << v) - 1;
    case PCIE_AS_DW1: return (uint32_t)(v >> 32);
    case PCIE_AS_RCB: return v == 128;
    case PCIE_AS_EIGHTH: return (uint32_t)(v / 8);
    case PCIE_AS_NONZERO: return v != 0;
    case PCIE_AS_SEVERAL: return v > 1;
    case PCIE_AS_IMPLEMENTED: *implemented = (uint32_t)v; return f->reset;
    case PCIE_AS_COUNT: *implemented = (uint32_t)((1ull << v) - 1); return f->reset;
    case PCIE_AS_IF: *implemented = v != 0 ? UINT32_MAX : 0; return f->reset;
    case PCIE_AS_IF_SEVERAL: *implemented = v > 1 ? UINT32_MAX : 0; return f->reset;
    case PCIE_AS_IS:
    case PCIE_AS_DW0: break;
    }
    return (uint32_t)v;
}

/** Bits of DW `dw` may be written so. */
static void allow(struct pcie_config *c, unsigned dw, uint32_t bits, enum pcie_access access)
{
    switch (access) {
    case PCIE_RW:
    case PCIE_RW_KEPT:
    case PCIE_RWS: c->writable[dw] |= bits; break;
    case PCIE_RW1C:
    case PCIE_RW1CS: c->clears[dw] |= bits; break;
    case PCIE_PULSE: c->pulses[dw] |= bits; break;
    case PCIE_RO:
    case PCIE_ROS: break;
    }
    if (access == PCIE_ROS || access == PCIE_RWS || access == PCIE_RW1CS)
        c->sticky[dw] |= bits;
    else if (access == PCIE_RW_KEPT)
        c->kept[dw] |= bits;
}

static void add_field(struct pcie_config *c, enum pcie_capability cap, const struct pcie_field *f)
{
    const struct pcie_config_params *p = &c->params;
    if (!(f->types & pcie_type_mark(p->type)) || (f->need && !pcie_config_flag(p, f->need)) ||
        (f->also && !pcie_config_flag(p, f->also)) ||
        (f->unless && pcie_config_flag(p, f->unless)) ||
        !pcie_config_has_register(c, cap, f->offset))
        return;
    uint32_t implemented = UINT32_MAX;
    uint32_t value = reset_value(p, f, &implemented);
    uint32_t mask = pcie_config_mask(f->offset, f->mask);
    unsigned shift = (unsigned)__builtin_ctz(mask);
    unsigned dw = pcie_config_dw(c, cap, f->offset);
    c->reset[dw] |= value << shift & mask;
    allow(c, dw, implemented << shift & mask, f->access);
}

/** AER's status, mask and severity registers, from the table of errors. */
static void add_errors(struct pcie_config *c, bool correctable)
{
    uint32_t have, masked, fatal;
    pcie_aer_bits(&c->params, correctable, &have, &masked, &fatal);
    unsigned status = correctable ? PCI_ERR_COR_STATUS : PCI_ERR_UNCOR_STATUS;
    unsigned mask = correctable ? PCI_ERR_COR_MASK : PCI_ERR_UNCOR_MASK;
    allow(c, pcie_config_dw(c, PCIE_CAP_AER, status), have, PCIE_RW1CS);
    allow(c, pcie_config_dw(c, PCIE_CAP_AER, mask), have, PCIE_RWS);
    c->reset[pcie_config_dw(c, PCIE_CAP_AER, mask)] = masked;
    if (!correctable) {
        unsigned severity = pcie_config_dw(c, PCIE_CAP_AER, PCI_ERR_UNCOR_SEVER);
        allow(c, severity, have, PCIE_RWS);
        c->reset[severity] = fatal;
    }
}

/** Base 7.5.1.2.1: address bits from the size upwards can be written. */
static void add_bar(struct pcie_config *c, unsigned n)
{
    const struct pcie_bar_params *b = &c->params.bars[n];
    unsigned dw = PCI_BASE_ADDRESS_0 / 4 + n;
    if (b->size == 0)
        return;
    uint64_t writable = ~(b->size - 1);
    c->reset[dw] = (b->is64 ? PCI_BASE_ADDRESS_MEM_TYPE_64 : 0) |
                   (b->prefetchable ? PCI_BASE_ADDRESS_MEM_PREFETCH : 0);
    c->writable[dw] = (uint32_t)writable;
    if (b->is64)
        c->writable[dw + 1] = (uint32_t)(writable >> 32);
}

/** Its size in this function's form. */
static unsigned capability_size(const struct pcie_config_params *p, enum pcie_capability cap)
{
    if (cap == PCIE_CAP_MSI && !p->msi_mask)
        return p->msi_64 ? 0x10 : 0x0c;
    if (cap == PCIE_CAP_MSI && !p->msi_64)
        return 0x14;
    if (cap == PCIE_CAP_DPC)
        return p->dpc_rp_pio ? 0x20 + 4 * (unsigned)p->dpc_log_dw : 0x0c;
    return (pcie_capabilities[cap]->size + 3u) & ~3u;
}

/** Place the capabilities, and chain them in both lists. */
static void place(struct pcie_config *c)
{
    unsigned next_legacy = LEGACY_START, next_extended = EXTENDED_START;
    uint32_t *link = &c->reset[PCI_CAPABILITY_LIST / 4];
    unsigned link_shift = 0;
    c->size[PCIE_CAP_HEADER] = pcie_capabilities[PCIE_CAP_HEADER]->size;
    uint32_t *extended_link = NULL;
    for (unsigned i = PCIE_CAP_HEADER + 1; i < PCIE_CAPS; i++) {
        const struct pcie_capability_layout *l = pcie_capabilities[i];
        if (!pcie_config_wants(&c->params, (enum pcie_capability)i))
            continue;
        unsigned *next = l->extended ? &next_extended : &next_legacy;
        unsigned at = *next;
        c->size[i] = (uint16_t)capability_size(&c->params, (enum pcie_capability)i);
        c->at[i] = (uint16_t)at;
        *next += c->size[i];
        if (l->extended) {
            c->reset[at / 4] = l->id | (uint32_t)l->version << 16;
            if (extended_link)
                *extended_link |= (uint32_t)at << 20;
            extended_link = &c->reset[at / 4];
        } else {
            c->reset[at / 4] |= l->id;
            *link |= (uint32_t)at << link_shift;
            link = &c->reset[at / 4];
            link_shift = 8;
        }
    }
    assert(next_legacy <= EXTENDED_START && next_extended <= PCIE_CONFIG_BYTES);
}

bool pcie_config_init(struct pcie_config *c, const struct pcie_config_params *p, struct error *e)
{
    if (!pcie_config_check(p, e))
        return false;
    memset(c, 0, sizeof(*c));
    c->params = *p;
    place(c);
    for (unsigned i = 0; i < PCIE_CAPS; i++) {
        const struct pcie_capability_layout *l = pcie_capabilities[i];
        if (!pcie_config_has(c, (enum pcie_capability)i))
            continue;
        for (const struct pcie_field *f = l->fields; f < l->fields + l->count; f++)
            add_field(c, (enum pcie_capability)i, f);
    }
    for (unsigned n = 0; n < PCIE_BARS; n++)
        add_bar(c, n);
    if (pcie_config_has(c, PCIE_CAP_AER)) {
        add_errors(c, false);
        add_errors(c, true);
    }
    pcie_config_reset(c, PCIE_RESET_FUNDAMENTAL);
    return true;
}
