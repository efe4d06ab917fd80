/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Check sums. ECRC and LCRC are the CRC-32 of Ethernet and zlib: polynomial 04C11DB7h, seed all
 * ones, each byte from bit 0 on, complemented (sections 2.7.1, 3.6.2.1). Both tables that map the
 * result's bits turn each byte around, so that the value is written from its lowest byte on. Own
 * code since TLPs are short: of 80 bytes zlib 1.2 does most one by one.
 */
#include <endian.h>
#include <string.h>

#include "pcie/pcie.h"

enum { DW = 4, SLICES = 8 };

/* ---- CRC-32, eight bytes a step ----------------------------------------------------------------
 */

/*
 * table[k][n] is what byte n does k bytes before the end. It is linear: the xor of what its bits
 * do, which are the arguments, from bit 0 on.
 */
#define ENTRY(n, a, b, c, d, e, f, g, h)                                                           \
    (((n)&1 ? (a) : 0U) ^ ((n)&2 ? (b) : 0U) ^ ((n)&4 ? (c) : 0U) ^ ((n)&8 ? (d) : 0U) ^           \
     ((n)&16 ? (e) : 0U) ^ ((n)&32 ? (f) : 0U) ^ ((n)&64 ? (g) : 0U) ^ ((n)&128 ? (h) : 0U))
#define FOUR(n, ...)                                                                               \
    ENTRY(n, __VA_ARGS__), ENTRY((n) + 1, __VA_ARGS__), ENTRY((n) + 2, __VA_ARGS__),               \
        ENTRY((n) + 3, __VA_ARGS__)
#define SIXTEEN(n, ...)                                                                            \
    FOUR(n, __VA_ARGS__), FOUR((n) + 4, __VA_ARGS__), FOUR((n) + 8, __VA_ARGS__),                  \
        FOUR((n) + 12, __VA_ARGS__)
#define SIXTY_FOUR(n, ...)                                                                         \
    SIXTEEN(n, __VA_ARGS__), SIXTEEN((n) + 16, __VA_ARGS__), SIXTEEN((n) + 32, __VA_ARGS__),       \
        SIXTEEN((n) + 48, __VA_ARGS__)
#define TABLE(...)                                                                                 \
    {                                                                                              \
        SIXTY_FOUR(0, __VA_ARGS__), SIXTY_FOUR(64, __VA_ARGS__), SIXTY_FOUR(128, __VA_ARGS__),     \
            SIXTY_FOUR(192, __VA_ARGS__)                                                           \
    }

static const uint32_t table[SLICES][256] = {
    TABLE(0x77073096, 0xEE0E612C, 0x076DC419, 0x0EDB8832, 0x1DB71064, 0x3B6E20C8, 0x76DC4190,
          0xEDB88320),
    TABLE(0x191B3141, 0x32366282, 0x646CC504, 0xC8D98A08, 0x4AC21251, 0x958424A2, 0xF0794F05,
          0x3B83984B),
    TABLE(0x01C26A37, 0x0384D46E, 0x0709A8DC, 0x0E1351B8, 0x1C26A370, 0x384D46E0, 0x709A8DC0,
          0xE1351B80),
    TABLE(0xB8BC6765, 0xAA09C88B, 0x8F629757, 0xC5B428EF, 0x5019579F, 0xA032AF3E, 0x9B14583D,
          0xED59B63B),
    TABLE(0x3D6029B0, 0x7AC05360, 0xF580A6C0, 0x30704BC1, 0x60E09782, 0xC1C12F04, 0x58F35849,
          0xB1E6B092),
    TABLE(0xCB5CD3A5, 0x4DC8A10B, 0x9B914216, 0xEC53826D, 0x03D6029B, 0x07AC0536, 0x0F580A6C,
          0x1EB014D8),
    TABLE(0xA6770BB4, 0x979F1129, 0xF44F2413, 0x33EF4E67, 0x67DE9CCE, 0xCFBD399C, 0x440B7579,
          0x8816EAF2),
    TABLE(0xCCAA009E, 0x4225077D, 0x844A0EFA, 0xD3E51BB5, 0x7CBB312B, 0xF9766256, 0x299DC2ED,
          0x533B85DA),
};

static uint32_t crc_byte(uint32_t crc, uint8_t byte)
{
    return crc >> 8 ^ table[0][(crc ^ byte) & 0xFF];
}

static uint32_t get(const uint8_t *from)
{
    uint32_t word;

    memcpy(&word, from, sizeof(word));
    return le32toh(word);
}

static uint32_t crc_word(unsigned slice, uint32_t word)
{
    return table[slice + 3][word & 0xFF] ^ table[slice + 2][word >> 8 & 0xFF] ^
           table[slice + 1][word >> 16 & 0xFF] ^ table[slice][word >> 24];
}

/* The register after these bytes; a TLP is whole DWs. */
static uint32_t crc(uint32_t so_far, const uint8_t *bytes, size_t size)
{
    for (; size >= SLICES; bytes += SLICES, size -= SLICES) {
        so_far = crc_word(DW, so_far ^ get(bytes)) ^ crc_word(0, get(bytes + DW));
    }
    for (; size >= DW; bytes += DW, size -= DW) {
        so_far = crc_word(0, so_far ^ get(bytes));
    }
    for (; size > 0; bytes++, size--) {
        so_far = crc_byte(so_far, *bytes);
    }
    return so_far;
}

/* ---- what they cover ---------------------------------------------------------------------------
 */

uint32_t pcie_ecrc(const uint8_t *bytes, size_t size, unsigned prefix_dw, bool flit)
{
    /* The variant bits: both are in the first 8 bytes of the header. */
    uint8_t start[(PCIE_PREFIX_MAX + 2) * DW];
    const size_t header = (size_t)prefix_dw * DW;
    size_t copied = header + 2 * DW;

    copied = copied < sizeof(start) ? copied : sizeof(start);
    copied = copied < size ? copied : size;
    memcpy(start, bytes, copied);
    if (header < copied) {
        start[header] |= 1;
    }
    const size_t poisoned = header + (flit ? 6 : 2);
    if (poisoned < copied) {
        start[poisoned] |= flit ? 0x80 : 0x40;
    }
    return ~crc(crc(UINT32_MAX, start, copied), bytes + copied, size - copied);
}

uint32_t pcie_lcrc(uint16_t sequence, const uint8_t *tlp, size_t size)
{
    const uint32_t start = crc_byte(UINT32_MAX, (uint8_t)(sequence >> 8 & 0xF));

    return ~crc(crc_byte(start, (uint8_t)sequence), tlp, size);
}

uint16_t pcie_dllp_crc(const uint8_t bytes[4])
{
    enum { POLYNOMIAL = 0xD008 }; /* 100Bh with its bits turned around (section 3.5.2) */
    unsigned value = 0xFFFF;

    for (unsigned i = 0; i < DW; i++) {
        value ^= bytes[i];
        for (unsigned bit = 0; bit < 8; bit++) {
            value = value >> 1 ^ (value & 1 ? POLYNOMIAL : 0U);
        }
    }
    return (uint16_t)~value;
}
