/* SPDX-License-Identifier: Apache-2.0 */
/**
 * VMSAv8-64 descriptors and tables of the 4 KiB granule with 48-bit addresses (DDI 0487 D8.2.8,
 * D8.3.1). Another granule or descriptor format changes this file and the sizes it names, not the
 * walk.
 */
#ifndef GATHER_MMU_DESCRIPTOR_H
#define GATHER_MMU_DESCRIPTOR_H

#include <stdbool.h>
#include <stdint.h>

enum {
    PAGE_BITS = 12,
    STRIDE = 9, /* bits of the input address that one level resolves */
    FINAL_LEVEL = 3,
    DESCRIPTOR_BYTES = 8,
    TABLE_ENTRIES = 1 << STRIDE,
    /* Addresses of the implementation; ID_AA64MMFR0_EL1.PARange = 0b0101 (assumed). */
    PA_BITS = 48
};

static inline uint64_t low_bits(unsigned count)
{
    return count >= 64 ? UINT64_MAX : (UINT64_C(1) << count) - 1;
}

static inline uint64_t field(uint64_t value, unsigned low, unsigned width)
{
    return value >> low & low_bits(width);
}

static inline bool bit(uint64_t value, unsigned at)
{
    return value >> at & 1;
}

/** The lowest bit of the input address that a level resolves: what a leaf there maps. */
static inline unsigned level_shift(int level)
{
    return PAGE_BITS + STRIDE * (unsigned)(FINAL_LEVEL - level);
}

enum descriptor_type { DESCRIPTOR_INVALID, DESCRIPTOR_TABLE, DESCRIPTOR_LEAF };

/** AArch64.DecodeDescriptorType: blocks are at levels 1 and 2 only. */
static inline enum descriptor_type descriptor_type(uint64_t d, int level)
{
    if (!bit(d, 0))
        return DESCRIPTOR_INVALID;
    if (bit(d, 1))
        return level == FINAL_LEVEL ? DESCRIPTOR_LEAF : DESCRIPTOR_TABLE;
    return level == 1 || level == 2 ? DESCRIPTOR_LEAF : DESCRIPTOR_INVALID;
}

static inline uint64_t table_address(uint64_t d)
{
    return d & low_bits(PA_BITS) & ~low_bits(PAGE_BITS);
}

static inline uint64_t leaf_address(uint64_t d, int level)
{
    return d & low_bits(PA_BITS) & ~low_bits(level_shift(level));
}

/** APTable, UXNTable, PXNTable of a stage-1 Table descriptor (D8.3.1.1). */
static inline unsigned table_permissions(uint64_t d)
{
    return (unsigned)field(d, 59, 4);
}

/* Both stages */
static inline bool leaf_access_flag(uint64_t d)
{
    return bit(d, 10);
}
static inline uint8_t leaf_sh(uint64_t d)
{
    return (uint8_t)field(d, 8, 2);
}

/* Stage 1 */
static inline unsigned leaf_attr_index(uint64_t d)
{
    return (unsigned)field(d, 2, 3);
}
static inline bool leaf_el0(uint64_t d) /* AP[1] */
{
    return bit(d, 6);
}
static inline bool leaf_read_only(uint64_t d) /* AP[2] */
{
    return bit(d, 7);
}
static inline bool leaf_pxn(uint64_t d)
{
    return bit(d, 53);
}
static inline bool leaf_uxn(uint64_t d)
{
    return bit(d, 54);
}

/* Stage 2 */
static inline uint8_t leaf_memattr(uint64_t d)
{
    return (uint8_t)field(d, 2, 4);
}
static inline bool leaf_s2_readable(uint64_t d) /* S2AP[0] */
{
    return bit(d, 6);
}
static inline bool leaf_s2_writable(uint64_t d) /* S2AP[1] */
{
    return bit(d, 7);
}
static inline bool leaf_fnxs(uint64_t d)
{
    return bit(d, 11);
}
static inline unsigned leaf_s2_xn(uint64_t d) /* XN[1:0], FEAT_XNX */
{
    return (unsigned)field(d, 53, 2);
}

#endif
