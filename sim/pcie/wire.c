/* SPDX-License-Identifier: Apache-2.0 */
/** Bytes and rates of the link by generation. Pure functions. */
#include "pcie/pcie.h"

enum {
    DW = 4,
    MWR_OHC_BYTES = 4 /* flit mode: OHC-A1, only where byte enables are not all ones */
};

static const struct pcie_generation generations[] = {
    { 1, 2.5, 8, 10, 8, 0, 0, 19 },     { 2, 5, 8, 10, 8, 0, 0, 70 },
    { 3, 8, 128, 130, 8, 0, 0, 115 },   { 4, 16, 128, 130, 8, 0, 0, 115 },
    { 5, 32, 128, 130, 8, 0, 0, 115 },  { 6, 64, 1, 1, 0, 236, 256, 115 },
    { 7, 128, 1, 1, 0, 236, 256, 115 },
};

/**
 * Skip ordered sets at their longest allowed interval, by line code: 4 symbols in 1538, one block
 * in 375 (Base Specification, "Clock Tolerance Compensation"). In flit mode they are not counted.
 */
static const struct skip_share {
    unsigned raw_bits, taken, of;
} skip_shares[] = { { 10, 4, 1538 }, { 130, 1, 375 } };

const struct pcie_generation *pcie_generation(unsigned gen)
{
    return gen >= 1 && gen <= ARRAY_LEN(generations) ? &generations[gen - 1] : NULL;
}

unsigned pcie_header_dw(busaddr_t address)
{
    return address.ba >> 32 == 0 ? 3 : 4;
}

uint32_t pcie_wire_bytes(unsigned gen, unsigned header_dw, uint32_t payload_dw, bool ecrc)
{
    const struct pcie_generation *g = pcie_generation(gen);

    if (g == NULL)
        return 0;
    return g->framing_bytes + (header_dw + payload_dw + (ecrc ? 1 : 0)) * DW;
}

double pcie_raw_bandwidth(unsigned gen, unsigned width)
{
    const struct pcie_generation *g = pcie_generation(gen);

    if (g == NULL)
        return 0;
    return g->gigatransfers * 1e9 / 8 * width * g->code_bits / g->raw_bits;
}

double pcie_skp_share(unsigned gen)
{
    const struct pcie_generation *g = pcie_generation(gen);

    for (size_t i = 0; g != NULL && i < ARRAY_LEN(skip_shares); i++)
        if (skip_shares[i].raw_bits == g->raw_bits)
            return (double)skip_shares[i].taken / skip_shares[i].of;
    return 0;
}

/** The share of the raw rate that TLPs may have: less skip ordered sets, or flits' own bytes. */
static double tlp_share(const struct pcie_generation *g)
{
    if (g->flit_bytes != 0)
        return (double)g->flit_payload / g->flit_bytes;
    return 1 - pcie_skp_share(g->gen);
}

double pcie_bandwidth(unsigned gen, unsigned width, uint32_t mps, uint32_t size, bool addr64)
{
    const struct pcie_generation *g = pcie_generation(gen);

    if (g == NULL || mps == 0 || size == 0)
        return 0;
    uint64_t tlps = ((uint64_t)size + mps - 1) / mps;
    uint64_t header = addr64 ? 4 * DW : 3 * DW;
    uint64_t payload = ((uint64_t)size + DW - 1) / DW * DW;
    uint64_t wire = payload + tlps * (g->framing_bytes + header);
    if (g->flit_bytes != 0 && payload != size)
        wire += MWR_OHC_BYTES;
    return pcie_raw_bandwidth(gen, width) * tlp_share(g) * size / (double)wire;
}

uint32_t pcie_ack_limit(unsigned gen, unsigned width, uint32_t mps)
{
    /* "Ack Factor" in tenths, up to a width. TLP overhead: 28 symbols. */
    static const struct {
        unsigned width, to_256, above;
    } factors[] = { { 4, 14, 10 }, { 8, 25, 10 }, { UINT32_MAX, 30, 20 } };
    enum { OVERHEAD = 28 };
    const struct pcie_generation *g = pcie_generation(gen);

    if (g == NULL || width == 0)
        return 0;
    size_t row = 0;
    while (width > factors[row].width)
        row++;
    uint64_t tenths = mps <= 256 ? factors[row].to_256 : factors[row].above;
    uint64_t symbols = ((uint64_t)mps + OVERHEAD) * tenths / (UINT64_C(10) * width);
    return (uint32_t)symbols + g->internal_delay;
}

uint32_t pcie_replay_limit(unsigned gen, unsigned width, uint32_t mps)
{
    enum { WITH_ACK_LIMITS = 3, ACK_LIMITS = 3, SIMPLIFIED = 24000, FLITS = 1500 };
    const struct pcie_generation *g = pcie_generation(gen);

    if (g == NULL || width == 0)
        return 0;
    if (g->flit_bytes != 0)
        return FLITS * g->flit_bytes / width;
    return gen > WITH_ACK_LIMITS ? SIMPLIFIED : ACK_LIMITS * pcie_ack_limit(gen, width, mps);
}

double pcie_symbol_ps(unsigned gen)
{
    const struct pcie_generation *g = pcie_generation(gen);

    if (g == NULL)
        return 0;
    /* 8b/10b: a symbol is ten bits. 128b/130b: eight; the block's sync header is not in it. */
    unsigned bits = g->raw_bits == 10 ? 10 : 8;
    return bits * 1000 / g->gigatransfers;
}
