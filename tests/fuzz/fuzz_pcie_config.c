/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Any writes of software, errors, messages, link changes and resets in any order, on any function
 * that can be built: read-only bits stay, views are what the registers say, the first error
 * pointer points to an error, the lists of capabilities stay whole.
 *
 * Input: the parameters of struct header, then operations of 8 bytes.
 */
#include <stdlib.h>
#include <string.h>

#include "pcie/dpc.h"

static void expect(bool condition)
{
    if (!condition)
        abort();
}

struct header {
    uint8_t type, flags[4], sizes[6], forms, mps, gen, width, vectors, headers, log, acs, ranges;
};

struct operation {
    uint8_t kind, a;
    uint16_t where;
    uint32_t data;
};

static struct pcie_config c;
static unsigned told;

static void hear(void *self, enum pcie_config_event what)
{
    (void)self;
    expect((unsigned)what < PCIE_EVENTS);
    told++;
}

static bool flag(const struct header *h, unsigned n)
{
    return h->flags[n / 8] >> n % 8 & 1;
}

/** Most parameters at random are refused; this takes back what surely is. */
static void make_legal(struct pcie_config_params *p)
{
    static const uint8_t ranges[] = { 0, 1, 2, 3, 6, 7, 14, 15 };
    bool down = p->type == PCIE_ROOT_PORT || p->type == PCIE_SWITCH_DOWN;
    p->acs &= down ? 0x5f : p->type == PCIE_ENDPOINT ? 0x4c : 0;
    p->cto_ranges = ranges[p->cto_ranges % 8];
    p->width = p->width == 3 ? 4 : p->width;
    p->msix_vectors = 0;
    p->flr = p->flr && p->type == PCIE_ENDPOINT;
    p->dpc = p->dpc && down;
    p->aer = p->aer || p->dpc;
    p->dpc_rp_pio = p->dpc_rp_pio && p->dpc && p->type == PCIE_ROOT_PORT;
    p->hotplug = p->hotplug && p->slot;
    p->ten_bit_tag = p->ten_bit_tag && p->ext_tag;
    p->fourteen_bit_tag = p->fourteen_bit_tag && p->ten_bit_tag && p->gen >= 6;
    for (unsigned n = 0; n < PCIE_BARS; n++) {
        struct pcie_bar_params *b = &p->bars[n];
        b->is64 = n % 2 == 0 && n < (pcie_is_bridge(p->type) ? 1 : 5);
        if (b->size < 128 || (!b->is64 && b->size > 1u << 31) ||
            (n >= 2 && pcie_is_bridge(p->type)) || (n % 2 != 0 && p->bars[n - 1].is64))
            b->size = 0;
    }
}

static void choose(struct pcie_config_params *p, const struct header *h)
{
    static const enum pcie_function_type types[] = { PCIE_ENDPOINT, PCIE_ROOT_PORT, PCIE_SWITCH_UP,
                                                     PCIE_SWITCH_DOWN };
    static const uint8_t widths[] = { 1, 2, 4, 8, 12, 16, 32, 3 };
    pcie_config_defaults(p, types[h->type % 4]);
    bool *const flags[] = {
        &p->multi_function,
        &p->ext_tag,
        &p->ten_bit_tag,
        &p->ltr,
        &p->ido,
        &p->atomic,
        &p->slot,
        &p->hotplug,
        &p->ari,
        &p->rrs_visible,
        &p->pm_d1,
        &p->pm_d2,
        &p->pm_pme,
        &p->msi_64,
        &p->msi_mask,
        &p->aer,
        &p->aer_ecrc,
        &p->aer_cto_log,
        &p->dpc,
        &p->dpc_rp_pio,
        &p->ats,
        &p->flr,
        &p->pm_no_soft_reset,
        &p->fourteen_bit_tag,
    };
    for (unsigned i = 0; i < ARRAY_LEN(flags); i++)
        *flags[i] = flag(h, i);
    for (unsigned n = 0; n < PCIE_BARS; n++) {
        p->bars[n].size = h->sizes[n] ? 1ull << h->sizes[n] % 64 : 0;
        p->bars[n].is64 = h->forms >> n & 1;
        p->bars[n].prefetchable = h->forms >> (n + 2) & 1;
    }
    p->mps = 128u << h->mps % 6;
    p->gen = 1 + h->gen % 7u;
    p->width = widths[h->width % 8];
    p->msi_vectors = h->vectors & 0xf ? 1u << (h->vectors & 0xf) % 6 : 0;
    p->msix_vectors = h->vectors >> 4;
    p->msix_pba_offset = 0x100;
    p->aer_headers = 1 + h->headers % 8u;
    p->prefixes = h->headers / 8 % 5u;
    p->dpc_log_dw = 4 + h->log % 6u;
    p->acs = h->acs;
    p->cto_ranges = h->ranges;
    if (flag(h, 30))
        make_legal(p);
}

static void operate(const struct operation *o)
{
    const uint32_t header[4] = { o->data, 1, 2, 3 };
    switch (o->kind % 12) {
    case 0:
    case 1:
    case 2: pcie_config_write_dw(&c, o->where & 0xffc, o->data, o->a & 0xf); break;
    case 3: (void)pcie_config_write(&c, o->where, o->a, o->data); break;
    case 4: /* where registers are */
        pcie_config_write_dw(&c, o->where & 0x1fc, o->data, 0xf);
        break;
    case 5:
    case 6: {
        struct pcie_detected d = pcie_aer_detect(
            &c,
            &(struct pcie_detection){ .error = (enum pcie_error)(o->a % PCIE_ERRORS),
                                      .role = (enum pcie_error_role)(o->where % PCIE_ROLES),
                                      .secondary = pcie_is_bridge(c.params.type) && o->where & 8,
                                      .header = o->where & 16 ? header : NULL,
                                      .prefix = header,
                                      .prefixes = o->where >> 5 & 3 });
        expect(d.message <= PCIE_ERR_FATAL);
        (void)pcie_dpc_detected(&c, &d);
        break;
    }
    case 7: (void)pcie_port_error_message(&c, (enum pcie_error_message)(o->a % 4), o->where); break;
    case 8:
        (void)pcie_rp_pio_error(
            &c, &(struct pcie_rp_pio){ .request = (enum pcie_rp_pio_request)(o->a % 3),
                                       .failure = (enum pcie_rp_pio_failure)(o->where % 3),
                                       .header = header });
        break;
    case 9: pcie_config_reset(&c, (enum pcie_reset)(o->a % 4)); break;
    case 10:
        pcie_config_set_link(&c, 1 + o->a % 7u, o->where % 33, o->data & 1, o->data & 2);
        pcie_config_set_present(&c, o->data & 4);
        pcie_dpc_set_busy(&c, o->data & 8);
        break;
    default: {
        uint64_t address;
        uint32_t data;
        (void)pcie_config_pme(&c);
        (void)pcie_root_pme(&c, o->where);
        (void)pcie_config_msi(&c, o->a % 40, &address, &data);
        (void)pcie_config_msi_due(&c);
        break;
    }
    }
}

static void check_lists(void)
{
    unsigned steps = 0;
    for (unsigned at = c.value[0x34 / 4] & 0xff; at; at = c.value[at / 4] >> 8 & 0xff)
        expect(at >= 0x40 && at % 4 == 0 && ++steps < PCIE_CAPS);
    for (unsigned at = 0x100; c.value[at / 4] != 0; at = c.value[at / 4] >> 20) {
        expect(at >= 0x100 && at % 4 == 0 && ++steps < PCIE_CAPS);
        if (c.value[at / 4] >> 20 == 0)
            break;
    }
    for (unsigned cap = 1, found = 0; cap < PCIE_CAPS; cap++) {
        found += c.at[cap] != 0;
        expect(cap + 1 < PCIE_CAPS || found == steps);
    }
}

static void check_errors(void)
{
    uint32_t first = pcie_config_get(&c, PCIE_CAP_AER, PCI_ERR_CAP, 0x1f);
    uint32_t status = pcie_config_get(&c, PCIE_CAP_AER, PCI_ERR_UNCOR_STATUS, UINT32_MAX);
    uint32_t have, masked, fatal;
    pcie_aer_bits(&c.params, false, &have, &masked, &fatal);
    expect(c.record_count <= c.params.aer_headers && (status & ~have) == 0);
    expect(c.record_count == 0 ? first == 0 : (status >> first & 1) && c.records[0].bit == first);
    uint32_t pio = pcie_config_get(&c, PCIE_CAP_DPC, PCI_EXP_DPC_RP_PIO_STATUS, UINT32_MAX);
    uint32_t pointer = pcie_config_get(&c, PCIE_CAP_DPC, PCI_EXP_DPC_STATUS, 0x1f00);
    expect((pio & ~0x00070707u) == 0);
    if (c.params.dpc_rp_pio)
        expect(pointer == 0x1f || (pio >> pointer & 1));
}

/** The view is what the registers say, whoever wrote them last. */
static void check_view(void)
{
    static struct pcie_config again;
    const struct pcie_function_view *v = &c.view, *w = &again.view;
    again = c;
    pcie_config_look(&again);
    expect(v->memory_enabled == w->memory_enabled && v->bus_master == w->bus_master);
    expect(v->serr == w->serr && v->power_state == w->power_state);
    expect(v->mps == w->mps && v->mrrs == w->mrrs && v->rcb == w->rcb);
    expect(v->secondary == w->secondary && v->subordinate == w->subordinate);
    expect(v->memory.base == w->memory.base && v->prefetch.limit == w->prefetch.limit);
    expect(v->secondary_reset == w->secondary_reset && v->link_disabled == w->link_disabled);
    expect(v->dpc_triggered == w->dpc_triggered && v->dpc_enabled == w->dpc_enabled);
    expect(v->msi == w->msi && v->msix == w->msix && v->acs == w->acs);
    for (unsigned n = 0; n < PCIE_BARS; n++)
        expect(v->bars[n].base == w->bars[n].base && v->bars[n].size == w->bars[n].size);
}

static void check(const struct pcie_config *start)
{
    const struct pcie_function_view *v = &c.view;
    check_view();
    expect(v->mps >= 128 && v->mps <= 4096 && (v->mps & (v->mps - 1)) == 0);
    expect(v->mrrs >= 128 && v->mrrs <= 4096 && (v->mrrs & (v->mrrs - 1)) == 0);
    expect(v->rcb == 64 || v->rcb == 128);
    expect(v->power_state <= 3 && (v->power_state != 1 || c.params.pm_d1) &&
           (v->power_state != 2 || c.params.pm_d2));
    expect(v->power_state == 0 || (!v->memory_enabled && !v->bus_master));
    expect(v->cto_min < v->cto_max && (!v->ten_bit_tag || c.params.ten_bit_tag));
    expect(!v->dpc_triggered || c.params.dpc);
    for (unsigned n = 0; n < PCIE_BARS; n++) {
        expect(v->bars[n].size == 0 || v->bars[n].base % v->bars[n].size == 0);
        expect(v->bars[n].is64 || v->bars[n].base <= UINT32_MAX);
    }
    check_lists();
    check_errors();
    /* identity */
    expect(c.value[0] == start->value[0] && c.value[2] == start->value[2]);
    for (unsigned cap = PCIE_CAP_PM; cap < PCIE_CAPS; cap++) {
        if (c.at[cap])
            expect(((c.value[c.at[cap] / 4] ^ start->value[c.at[cap] / 4]) & 0xffff) == 0);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct pcie_config start;
    struct header h;
    struct operation o;
    struct pcie_config_params p;
    struct error e;
    if (size < sizeof(h))
        return 0;
    memcpy(&h, data, sizeof(h));
    choose(&p, &h);
    if (!pcie_config_init(&c, &p, &e)) {
        expect(e.status == GATHER_USER_ERROR && e.text[0]);
        return 0;
    }
    start = c;
    c.changed = hear;
    told = 0;
    for (size_t at = sizeof(h); at + sizeof(o) <= size; at += sizeof(o)) {
        memcpy(&o, data + at, sizeof(o));
        operate(&o);
        check(&start);
    }
    return 0;
}
