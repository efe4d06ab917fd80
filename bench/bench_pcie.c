/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How fast TLPs become bytes and back, beside a memcpy() of as many bytes: writes of 64 bytes with
 * headers of 4 DW, in a ring of buffers that stays in the cache. Medians of ROUNDS rounds taken in
 * turn. No test depends on these figures.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "measure.h"
#include "pcie/pcie.h"

enum { ROUNDS = 5, CALLS = 4000000, RING = 64, SLOT = 128, PAYLOAD = 64, HEADER = 16 };

static struct {
    uint8_t bytes[RING][SLOT];
    uint8_t data[RING][PAYLOAD];
    size_t size[RING];
    struct pcie_header header;
    uint64_t sum; /* keeps the results */
} ring;

static void next(unsigned i)
{
    ring.header.address = UINT64_C(0x8000000000) + (uint64_t)(i % 4096) * PAYLOAD;
    ring.header.tag = i & 0xFF;
}

static void encode(unsigned i, const void *data)
{
    const unsigned slot = i % RING;
    next(i);
    ring.size[slot] = pcie_encode(&ring.header, data, ring.bytes[slot], SLOT, NULL);
    if (ring.size[slot] == 0) {
        exit(GATHER_PROGRAM_FAULT);
    }
}

static void copy(unsigned i)
{
    const unsigned slot = i % RING;
    next(i);
    memcpy(ring.bytes[slot], &ring.header, HEADER);
    memcpy(ring.bytes[slot] + HEADER, ring.data[slot], PAYLOAD);
    __asm__ volatile("" : : "r"(ring.bytes) : "memory");
}

static void encode_header(unsigned i)
{
    encode(i, NULL);
}

static void encode_whole(unsigned i)
{
    encode(i, ring.data[i % RING]);
}

static void decode(unsigned i)
{
    const unsigned slot = i % RING;
    struct pcie_header h;
    if (!pcie_decode(ring.bytes[slot], ring.size[slot], ring.header.flit, &h, NULL)) {
        exit(GATHER_PROGRAM_FAULT);
    }
    ring.sum += h.address;
}

static void lcrc(unsigned i)
{
    const unsigned slot = i % RING;
    ring.sum += pcie_lcrc(i & 0xFFF, ring.bytes[slot], ring.size[slot]);
}

static void dllp(unsigned i)
{
    const uint8_t ack[4] = { 0, 0, (uint8_t)(i >> 8 & 0xF), (uint8_t)i };
    ring.sum += pcie_dllp_crc(ack);
}

static const struct {
    const char *name, *unit;
    void (*run)(unsigned i);
    bool flit, td;
} rows[] = {
    { "memcpy() of header and payload", "TLPs", copy, false, false },
    { "encode, header alone", "TLPs", encode_header, false, false },
    { "encode, 64 bytes", "TLPs", encode_whole, false, false },
    { "decode, 64 bytes", "TLPs", decode, false, false },
    { "LCRC, 64 bytes", "TLPs", lcrc, false, false },
    { "encode with ECRC, 64 bytes", "TLPs", encode_whole, false, true },
    { "decode with ECRC, 64 bytes", "TLPs", decode, false, true },
    { "encode, flit mode, 64 bytes", "TLPs", encode_whole, true, false },
    { "decode, flit mode, 64 bytes", "TLPs", decode, true, false },
    { "CRC of a DLLP", "DLLPs", dllp, false, false },
};

static double measure(size_t row)
{
    ring.header = (struct pcie_header){ .kind = PCIE_KIND_MWR,
                                        .flit = rows[row].flit,
                                        .td = rows[row].td,
                                        .addr64 = true,
                                        .length_dw = PAYLOAD / 4,
                                        .first_be = 0xF,
                                        .last_be = 0xF,
                                        .requester_id = 0x100 };
    for (unsigned i = 0; i < RING; i++) {
        encode_whole(i);
    }
    const double begin = cpu_time();
    for (unsigned i = 0; i < CALLS; i++) {
        rows[row].run(i);
    }
    return CALLS / (cpu_time() - begin);
}

int main(void)
{
    double rates[ARRAY_LEN(rows)][ROUNDS];
    for (unsigned i = 0; i < RING * PAYLOAD; i++) {
        ring.data[i / PAYLOAD][i % PAYLOAD] = (uint8_t)(i * 167);
    }
    for (unsigned round = 0; round < ROUNDS; round++) {
        for (size_t row = 0; row < ARRAY_LEN(rows); row++) {
            rates[row][round] = measure(row);
        }
    }
    for (size_t row = 0; row < ARRAY_LEN(rows); row++) {
        qsort(rates[row], ROUNDS, sizeof(double), by_value);
        const double rate = rates[row][ROUNDS / 2];
        printf("%-38s %8.2f M %s/s %6.1f ns", rows[row].name, rate / 1e6, rows[row].unit,
               1e9 / rate);
        if (row != 0 && rows[row].run != dllp) {
            printf("  %.2f of memcpy() alone", rate / rates[0][ROUNDS / 2]);
        }
        putchar('\n');
    }
    return ring.sum == 0; /* never */
}
