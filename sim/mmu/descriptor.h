/* SPDX-License-Identifier: Apache-2.0 */
/**
 * VMSAv8-64 descriptors (DDI 0487 D8.3): where their fields are. The form of the tables (granule,
 * 52-bit addresses) is in struct ttw_form, so that nothing here asks which one it is.
 */
#ifndef GATHER_MMU_DESCRIPTOR_H
#define GATHER_MMU_DESCRIPTOR_H

#include <stdbool.h>
#include <stdint.h>

enum {
    FINAL_LEVEL = 3,
    FIRST_LEVEL = -1, /* FEAT_LPA2 */
    DESCRIPTOR_BYTES = 8,
    DESCRIPTOR_SHIFT = 3,
    PAGE_BITS = 12 /* the smallest page, and what mmu_translate() answers for */
};

static inline uint64_t low_bits(unsigned count)
{
    return count >= 64 ? UINT64_MAX : (UINT64_C(1) << count) - 1;
}

/** The same for a count that is known to be below 64. */
static inline uint64_t few_bits(unsigned count)
{
    return (UINT64_C(1) << count) - 1;
}

static inline uint64_t field(uint64_t value, unsigned low, unsigned width)
{
    return value >> low & low_bits(width);
}

static inline bool bit(uint64_t value, unsigned at)
{
    return value >> at & 1;
}

/** Bits [51:48] of an address in a descriptor or in TTBR_ELx. */
enum ttw_high {
    TTW_HIGH_NONE, /* 48-bit addresses */
    TTW_HIGH_LPA,  /* 64 KiB granule: descriptor bits [15:12] */
    TTW_HIGH_DS    /* 4 and 16 KiB with DS=1: descriptor bits [9:8] and [49:48] */
};

/** The form of a tree of tables. */
struct ttw_form {
    uint8_t granule_bits;  /* 12, 14, 16 */
    uint8_t stride;        /* bits of the input address that one level resolves */
    uint8_t high;          /* enum ttw_high */
    uint8_t block_levels;  /* bit n: Block descriptors are valid at level n */
    uint8_t contiguous[4]; /* log2 of the entries of a contiguous run at levels 0 to 3; 0: none */
    uint32_t index_mask;   /* the offsets of a table's descriptors */
    uint64_t table_mask;   /* address bits [47:granule] */
};

/** The lowest bit of the input address that a level resolves: log2 of what a leaf there maps. */
static inline unsigned level_shift(const struct ttw_form *f, int level)
{
    return f->granule_bits + f->stride * (unsigned)(FINAL_LEVEL - level);
}

enum descriptor_type { DESCRIPTOR_INVALID, DESCRIPTOR_TABLE, DESCRIPTOR_LEAF };

static inline bool descriptor_is_table(uint64_t d, int level)
{
    return (d & 3) == 3 && level != FINAL_LEVEL;
}

/** AArch64.DecodeDescriptorType, AArch64.BlockDescSupported. */
static inline enum descriptor_type descriptor_type(const struct ttw_form *f, uint64_t d, int level)
{
    if (descriptor_is_table(d, level))
        return DESCRIPTOR_TABLE;
    if (!bit(d, 0))
        return DESCRIPTOR_INVALID;
    if (bit(d, 1))
        return DESCRIPTOR_LEAF;
    return level >= 0 && bit(f->block_levels, (unsigned)level) ? DESCRIPTOR_LEAF
                                                               : DESCRIPTOR_INVALID;
}

/** Address bits [51:48] of a descriptor. */
static inline uint64_t descriptor_high(const struct ttw_form *f, uint64_t d)
{
    if (f->high == TTW_HIGH_NONE)
        return 0;
    return f->high == TTW_HIGH_LPA ? field(d, 12, 4) << 48
                                   : field(d, 8, 2) << 50 | field(d, 48, 2) << 48;
}

/** The inverse: the bits of a descriptor that hold `address`. */
static inline uint64_t descriptor_of_address(const struct ttw_form *f, uint64_t address)
{
    const uint64_t low = address & low_bits(48);
    switch (f->high) {
    case TTW_HIGH_LPA: return low | field(address, 48, 4) << 12;
    case TTW_HIGH_DS: return low | field(address, 50, 2) << 8 | field(address, 48, 2) << 48;
    default: return low;
    }
}

/** AArch64.NextTableBase. */
static inline uint64_t table_address(const struct ttw_form *f, uint64_t d)
{
    return (d & f->table_mask) | descriptor_high(f, d);
}

/** AArch64.LeafBase. */
static inline uint64_t leaf_address(const struct ttw_form *f, uint64_t d, int level)
{
    return (d & f->table_mask & ~few_bits(level_shift(f, level))) | descriptor_high(f, d);
}

/** Where in a table the descriptor of `input` is; `shift` is the level's. */
static inline uint64_t descriptor_offset(const struct ttw_form *f, uint64_t input, unsigned shift)
{
    return input >> (shift - DESCRIPTOR_SHIFT) & f->index_mask;
}

/** log2 of the bytes of a contiguous run that this leaf is part of; of the leaf if of none. */
static inline unsigned leaf_size_bits(const struct ttw_form *f, uint64_t d, int level)
{
    const unsigned shift = level_shift(f, level);
    return bit(d, 52) ? shift + f->contiguous[level] : shift;
}

/* ---- stage 1 Table descriptors (D8.3.1.1) ---------------------------------------------------- */

enum { TABLE_PERMISSIONS_LOW = 59, TABLE_PERMISSIONS_WIDTH = 4 };

/** Bit 0 PXNTable, 1 UXNTable or XNTable, 2 APTable[0], 3 APTable[1]. */
static inline unsigned table_permissions(uint64_t d)
{
    return (unsigned)field(d, TABLE_PERMISSIONS_LOW, TABLE_PERMISSIONS_WIDTH);
}

/* ---- leaves of both stages ------------------------------------------------------------------- */

enum { LEAF_AF = 10, LEAF_DBM = 51, LEAF_CONTIGUOUS = 52, LEAF_NT = 16 };

static inline bool leaf_access_flag(uint64_t d)
{
    return bit(d, LEAF_AF);
}
static inline uint8_t leaf_sh(uint64_t d)
{
    return (uint8_t)field(d, 8, 2);
}
static inline bool leaf_dbm(uint64_t d)
{
    return bit(d, LEAF_DBM);
}

/* ---- leaves of stage 1 ----------------------------------------------------------------------- */

enum { LEAF_READ_ONLY = 7 };

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
    return bit(d, LEAF_READ_ONLY);
}
static inline bool leaf_not_global(uint64_t d)
{
    return bit(d, 11);
}
static inline bool leaf_guarded(uint64_t d)
{
    return bit(d, 50);
}
static inline bool leaf_pxn(uint64_t d)
{
    return bit(d, 53);
}
static inline bool leaf_uxn(uint64_t d) /* XN of a regime of one EL */
{
    return bit(d, 54);
}

/* ---- leaves of stage 2 ----------------------------------------------------------------------- */

enum { LEAF_S2_WRITABLE = 7 };

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
    return bit(d, LEAF_S2_WRITABLE);
}
static inline bool leaf_fnxs(uint64_t d)
{
    return bit(d, 11);
}
static inline unsigned leaf_s2_xn(uint64_t d) /* XN[1:0]; bit 0 with FEAT_XNX */
{
    return (unsigned)field(d, 53, 2);
}

#endif
