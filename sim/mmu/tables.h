/* SPDX-License-Identifier: Apache-2.0 */
/** Building and showing translation tables; a part of mmu/mmu.h. */
#ifndef GATHER_MMU_TABLES_H
#define GATHER_MMU_TABLES_H

#include "mmu/attributes.h"
#include "mmu/translation.h"

/** The form of a tree of tables. */
struct mmu_geometry {
    bool stage2;
    uint8_t granule_bits; /* 12, 14 or 16 */
    uint8_t input_bits;   /* 64 - TnSZ: 16 to 52 */
    int8_t start_level;   /* -1 to 3 */
    bool ds;              /* 52-bit descriptors of FEAT_LPA2 (4 and 16 KiB) */
    bool lpa;             /* 52-bit descriptors of FEAT_LPA (64 KiB) */
    bool upper;           /* the range of TTBR1_ELx: addresses have ones above input_bits */
    bool big_endian;      /* SCTLR_ELx.EE */
    uint64_t root;        /* of the start table: as TTBR_ELx gives it, an IPA for stage 1 */
    pa_t root_pa;         /* where that is; the same without stage 2 */
};
/**
 * The geometry that the registers give: `stage` 1 (of the regime, and the range of `upper`) or 2.
 * `root_pa` is `root`. False if no walk begins there (the stage is off, EPD, TnSZ, SL0), with why.
 */
bool mmu_geometry(const struct mmu_impl *impl, const struct mmu_regs *regs, enum mmu_regime regime,
                  unsigned stage, bool upper, struct mmu_geometry *g, struct error *e);

/** Where the builder writes: tables come from `alloc`, words through read and write. */
struct mmu_memory {
    void *arg;
    bool (*read)(void *arg, pa_t at, uint64_t *descriptor);
    bool (*write)(void *arg, pa_t at, uint64_t descriptor);
    /** `bytes`, zeroed, aligned to themselves: a granule, or more for concatenated start tables. */
    bool (*alloc)(void *arg, uint64_t bytes, pa_t *table);
    /** For stage-1 tables: the IPA that the table's descriptor must hold; both NULL: IPA == PA. */
    uint64_t (*table_address)(void *arg, pa_t table);
    /** The inverse. */
    pa_t (*table_at)(void *arg, uint64_t address);
};
/** Bytes of the start table, with concatenated ones; at least a granule. */
uint64_t mmu_start_table_bytes(const struct mmu_geometry *g);

/** A range to map. */
struct mmu_mapping {
    uint64_t input;  /* VA or IPA; of the upper range with or without the ones on top */
    uint64_t output; /* IPA or PA */
    uint64_t size;   /* bytes */
    /**
     * The descriptor's attribute bits as for a page (bits 1:0 = 3), with output address 0; the
     * builder makes bit 1 0 for blocks.
     */
    uint64_t leaf;
    uint64_t table_bits; /* OR-ed into Table descriptors that are made: APTable, UXNTable ... */
    int8_t first_level;  /* leaves are of no level before it ... */
    int8_t last_level;   /* ... nor after: -1 and 3 let the builder take the largest that fits */
    bool contiguous;     /* set the Contiguous bit where a whole run of entries lies in the range */
    bool
        replace; /* a leaf that the new one covers is overwritten; a larger one is an error still */
};
/** All of it allowed: largest blocks, no Contiguous bit. */
void mmu_mapping_defaults(struct mmu_mapping *mapping);
/**
 * Map, with the largest blocks that alignment and the levels allow; a table that is there already
 * is filled, never replaced by a block. Everything a multiple of the granule. A range that is
 * mapped already is an error; what lies before the collision stays mapped.
 */
bool mmu_map_range(const struct mmu_memory *memory, const struct mmu_geometry *g,
                   const struct mmu_mapping *mapping, struct error *e);
/** mmu_map_range() with 4 KiB granules, 48-bit addresses, from level 0. */
bool mmu_map(const struct mmu_memory *memory, pa_t root, uint64_t input, uint64_t output,
             uint64_t size, uint64_t leaf, struct error *e);
/** Where the descriptor of `input` at `level` is and what it holds; false if no table leads there.
 */
bool mmu_descriptor_at(const struct mmu_memory *memory, const struct mmu_geometry *g,
                       uint64_t input, int level, pa_t *at, uint64_t *descriptor, struct error *e);

/** A run of leaves that differ in nothing but their addresses, which follow one another. */
struct mmu_run {
    uint64_t input, output, size;
    uint64_t leaf;       /* attribute bits, output address 0 */
    uint64_t table_bits; /* APTable, XNTable, PXNTable of the tables above */
    int8_t level;
    uint64_t leaves;
};
/**
 * Call `visit` for every run of one tree of `m`'s registers, in the order of addresses: stage 1 (of
 * the regime; the range of `upper`) or 2. Stage-1 tables are found through stage 2; what cannot be
 * read is passed over like invalid entries (mmu_dump_print() says so). It changes nothing. Tables
 * that are reached twice are visited twice; `limit` leaves at most (0: no limit). False if `visit`
 * was, the limit was reached or no walk begins there; then `e` says which.
 */
bool mmu_dump(struct mmu *m, enum mmu_regime regime, unsigned stage, bool upper, uint64_t limit,
              bool (*visit)(void *arg, const struct mmu_run *run), void *arg, struct error *e);
/** For people: the runs of all trees of a regime, a line each with attributes, and the gaps. */
void mmu_dump_print(FILE *to, struct mmu *m, enum mmu_regime regime);

#endif
