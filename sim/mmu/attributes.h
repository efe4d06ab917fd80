/* SPDX-License-Identifier: Apache-2.0 */
/** Memory attributes and their combining over two stages; a part of mmu/mmu.h. */
#ifndef GATHER_MMU_ATTRIBUTES_H
#define GATHER_MMU_ATTRIBUTES_H

#include "base/base.h"

/* ---- attributes ------------------------------------------------------------------------------ */

enum mem_type { MEM_NORMAL, MEM_DEVICE };
/** In the MAIR and MemAttr encoding's order: a smaller number is the stronger type. */
enum device_type { DEVICE_nGnRnE, DEVICE_nGnRE, DEVICE_nGRE, DEVICE_GRE };
/** In the order of combining: the smaller number wins (D8.6.6). */
enum cacheability { CACHE_NC, CACHE_WT, CACHE_WB };
/** The SH field's own encoding. */
enum shareability { SH_NON = 0, SH_RESERVED = 1, SH_OUTER = 2, SH_INNER = 3 };

/** Cacheability and hints of one level (inner or outer). Hints are 0 for NC. */
struct mem_cache {
    uint8_t attr; /* enum cacheability */
    bool read_alloc, write_alloc, transient;
};

/** As MemoryAttributes in the Arm pseudocode. inner and outer have no meaning for Device. */
struct memattr {
    uint8_t type;   /* enum mem_type */
    uint8_t device; /* enum device_type */
    uint8_t sh;     /* enum shareability */
    bool xs;        /* the XS attribute (FEAT_XS) */
    bool tagged;    /* Tagged (FEAT_MTE2) */
    bool notagaccess;
    struct mem_cache inner, outer;
};

/** "Normal", "Device-nGnRE" ... */
const char *memattr_type_name(const struct memattr *m);
/** "NC", "WBRWt", "WT--" as in the combining table; "" for Device. Returns `buffer` (at least 8
 * bytes). */
const char *memattr_cache_name(const struct memattr *m, bool outer, char *buffer);
/** "NSH" "ISH" "OSH". */
const char *shareability_name(unsigned sh);
/** May stores to it be merged into larger ones: Normal Non-cacheable (inner and outer) and
 * Device-GRE. */
bool memattr_gathers(const struct memattr *m);
/** Normal with inner or outer cacheable. */
bool memattr_cacheable(const struct memattr *m);

/* ---- combining ------------------------------------------------------------------------------- */

/** Features that change a result. Others are taken as implemented. */
struct mmu_features {
    bool s2fwb;   /* FEAT_S2FWB; without it HCR_EL2.FWB is RES0 and has no effect */
    bool xs;      /* FEAT_XS */
    bool mte2;    /* FEAT_MTE2 */
    bool mteperm; /* FEAT_MTE_PERM */
};

/** One row a feature: bool fields of struct mmu_features. The defaults are those of a base table.
 */
extern const struct param_table mmu_feature_params;
/** "s2fwb,xs,mte2": what is named is there, all else is not; "" and "none" name nothing. */
bool mmu_features_parse(const char *text, struct mmu_features *features, struct error *e);

enum mmu_kind {
    MMU_DATA,
    MMU_IFETCH,
    MMU_WALK /* a stage-1 table walk through stage 2: sh, irgn, orgn stand for stage 1 */
};

struct mmu_combine_in {
    uint8_t s1_attr; /* the MAIR_EL1 byte */
    uint8_t s1_sh;   /* SH[1:0] of the stage-1 descriptor */
    uint8_t s2_attr; /* MemAttr[3:0] */
    uint8_t s2_sh;
    bool fwb, cd, id, dc, dct, ptw; /* HCR_EL2.{FWB, CD, ID, DC, DCT, PTW} */
    bool fnxs;                      /* stage-2 descriptor bit 11 */
    bool vm;                        /* HCR_EL2.VM: stage 2 is on */
    bool s1;                        /* SCTLR_EL1.M: stage 1 is on */
    bool c, i;                      /* SCTLR_EL1.{C, I} */
    enum mmu_kind kind;
    uint8_t sh, irgn, orgn; /* TCR_EL1 fields, for MMU_WALK */
    struct mmu_features features;
};

/**
 * Bits of `status`. A reserved SH value (0b01) counts where it can change the result: the result is
 * cacheable and the other stage is not Outer Shareable already.
 */
enum {
    MMU_S1RES = 1, /* the MAIR byte is reserved, or stage 1's SH */
    MMU_S2RES = 2, /* the MemAttr value is reserved, or stage 2's SH */
    MMU_S2RES0 = 4 /* MemAttr[3] is set where it is RES0; the result ignores it */
};

enum mmu_align_fault { MMU_ALIGN_NONE, MMU_ALIGN_STAGE1, MMU_ALIGN_STAGE2 };

struct mmu_combine_out {
    struct memattr attr; /* with a reserved encoding: the allocated value that this model takes */
    bool unpredictable;  /* a reserved encoding made the result CONSTRAINED UNPREDICTABLE */
    unsigned status;     /* MMU_S1RES | MMU_S2RES | MMU_S2RES0 */
    uint8_t sh_alt;      /* the other shareability that R_NSCNC allows; else equal to attr.sh */
    bool s2_permission;  /* a walk that HCR_EL2.PTW stops: stage-2 Permission fault */
    enum mmu_align_fault unaligned; /* what an unaligned data access gets */
    uint8_t par_attr, par_sh;       /* as PAR_EL1 would show them */
};

/** "ok", or "S1RES", "S2RES", "S2RES0" joined by "+", as in the combining table. */
const char *mmu_status_text(unsigned status);

/** The steps taken, in order, the result last; filled only where a caller asks. */
struct mmu_why {
    unsigned count;
    bool xs; /* FEAT_XS: the XS attribute is worth showing */
    struct {
        uint8_t rule; /* an index into the table of rules (text and section) */
        struct memattr attr;
    } step[24];
};

/** What the architecture's defaults are: s1, c, i, vm on, everything else 0, features
 * s2fwb+xs+mte2. */
void mmu_combine_defaults(struct mmu_combine_in *in);
/**
 * The memory attributes of an access after both stages, by the steps of AArch64.S1Translate,
 * S1DecodeMemAttrs, AArch64.S2Translate, AArch64.S2ApplyFWBMemAttrs and S2CombineS1MemAttrs
 * (DDI 0487 J1.1.4, J1.3.5; D7.5.5, D8.6). `why` may be NULL. Total: every input has a result;
 * bits of a field beyond its width are ignored.
 *
 * Where the architecture leaves a choice, this model takes (assumed): a reserved nibble of a MAIR
 * byte or of MemAttr as its other half, low bits of a reserved Device byte as 0, SH 0b01 as Outer
 * Shareable, a fetch from Device memory as Non-cacheable, a Tagged region as Untagged while
 * SCTLR_EL1.C is 0 and as Tagged though Non-shareable (D10.3), and the programmed shareability as
 * what stage 2 is given (see `sh_alt`).
 */
void mmu_combine(const struct mmu_combine_in *in, struct mmu_combine_out *out, struct mmu_why *why);
/** One step as a line: what happened, the attributes after it, "(DDI 0487 D8.6.x)". */
const char *mmu_why_line(const struct mmu_why *why, unsigned step, char *buffer, size_t size);

/* ---- combining by name (gather explain, gather.mmu.combine) ---------------------------------- */

/** The inputs of mmu_combine() under the names and types that scripts and options use. */
struct mmu_combine_keys {
    uint64_t s1_attr, s1_sh, s2_attr, s2_sh;
    bool fwb, cd, fnxs, id, dc, dct, ptw;
    uint64_t sh, irgn, orgn;
    bool vm, s1, c, i;
    unsigned kind; /* enum mmu_kind */
};
/** The rows of struct mmu_combine_keys; param_defaults() gives the same as mmu_combine_defaults().
 */
extern const struct param_table mmu_combine_params;
/** False if HCR_EL2.FWB is asked for without FEAT_S2FWB. */
bool mmu_combine_from_keys(const struct mmu_combine_keys *keys, const struct mmu_features *features,
                           struct mmu_combine_in *in, struct error *e);
/** A key of `gather explain`: with a number it is `number` of mmu_combine_params, else `word`. */
struct mmu_short_key {
    const char *key, *number, *word;
    const char *word_help; /* beyond the number's; NULL: none */
};
/** The last has no key. */
extern const struct mmu_short_key mmu_short_keys[];
/** `KEY=VALUE` of `gather explain`: the keys of mmu_combine_params, and the short ones. */
bool mmu_explain_assign(struct mmu_combine_keys *keys, const char *assignment, struct error *e);
/** All steps, the result, the PAR_EL1 fields, and what the result means for stores. */
void mmu_explain_print(FILE *to, const struct mmu_combine_in *in);

/* ---- the table as CSV (api: gather table, gather table check) -------------------------------- */

/**
 * Every combination as CSV rows (MAIR x SH x MemAttr x SH x FWB x CD x FnXS). `fwb` -1: both. FWB
 * is 0 only without FEAT_S2FWB (fwb 1 is then an error), FnXS is 0 only without FEAT_XS.
 */
bool mmu_table_write(FILE *to, const struct mmu_features *features, int fwb, struct error *e);
/** The short table for people, at most 100 columns wide: types only. */
bool mmu_table_print(FILE *to, const struct mmu_features *features, int fwb, struct error *e);
struct mmu_table_check {
    uint64_t rows, differing_rows, differing_columns;
};
/**
 * Hold the file (plain or gzip CSV) against mmu_combine(); each difference is one line
 * `FILE:LINE: COLUMN: ...` to `to`. False only if the file cannot be read as a table.
 * Key columns that the file lacks are 0, but s1_attr and s2_attr must be there; columns of other
 * names are ignored. In a `CU` row only `status` is compared.
 */
bool mmu_table_check(const char *path, const struct mmu_features *features, FILE *to,
                     struct mmu_table_check *result, struct error *e);

#endif
