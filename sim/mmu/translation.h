/* SPDX-License-Identifier: Apache-2.0 */
/** Translation: registers, the walk, the TLB, its maintenance, AT, faults; a part of mmu/mmu.h. */
#ifndef GATHER_MMU_TRANSLATION_H
#define GATHER_MMU_TRANSLATION_H

#include "mmu/attributes.h"

/* ---- what is implemented --------------------------------------------------------------------- */

/**
 * What the ID registers would say. A bit of a register or descriptor that belongs to a feature that
 * is not here is RES0 and has no effect.
 */
struct mmu_impl {
    struct mmu_features features; /* what changes attributes */
    uint64_t pa_bits;             /* ID_AA64MMFR0_EL1.PARange: 32, 36, 40, 42, 44, 48 or 52 */
    bool lpa2;                    /* FEAT_LPA2: TCR_ELx.DS and VTCR_EL2.DS, 4 and 16 KiB */
    bool lva;                     /* FEAT_LVA: 52-bit VAs, 64 KiB */
    bool ttst;                    /* FEAT_TTST: TnSZ up to 48 (47 with 64 KiB) */
    uint64_t hafdbs;              /* FEAT_HAFDBS: 0 none, 1 Access flag, 2 and dirty state */
    bool pan, pan3;               /* FEAT_PAN, FEAT_PAN3 (SCTLR_ELx.EPAN) */
    bool hpds;                    /* FEAT_HPDS: TCR_ELx.HPDn */
    bool e0pd;                    /* FEAT_E0PD */
    bool tbid;                    /* TCR_ELx.TBIDn (FEAT_PAuth) */
    bool xnx;                     /* FEAT_XNX */
    bool vmid16;                  /* FEAT_VMID16 */
    bool ttl;                     /* FEAT_TTL: the level hint of TLBI */
    bool nv;                      /* FEAT_NV: HCR_EL2.NV1 */
    uint64_t bbm;                 /* FEAT_BBM level, 0 to 2 */
};
/** One row a member of struct mmu_impl but `features`. The defaults have everything, 52 bits. */
extern const struct param_table mmu_impl_params;
/** The defaults of mmu_impl_params with the defaults of mmu_feature_params. */
void mmu_impl_defaults(struct mmu_impl *impl);
/** Is there such an implementation: pa_bits that ID_AA64MMFR0_EL1.PARange can say. */
bool mmu_impl_check(const struct mmu_impl *impl, struct error *e);

/** The registers that translation depends on, each with its layout of DDI 0487 D24.2. */
struct mmu_regs {
    uint64_t sctlr_el1, tcr_el1, ttbr0_el1, ttbr1_el1, mair_el1;
    uint64_t hcr_el2, vtcr_el2, vttbr_el2;
    uint64_t sctlr_el2, tcr_el2, ttbr0_el2, ttbr1_el2, mair_el2;
};
/** The offset in struct mmu_regs of "TCR_EL1" (any case), or -1. */
int mmu_reg_find(const char *name);
/** The name of the n-th register, in the order of struct mmu_regs; NULL after the last. */
const char *mmu_reg_name(unsigned n);

/** Translation regimes (D8.1.2). The Secure, Realm and EL3 ones are not modelled. */
enum mmu_regime { MMU_EL10, MMU_EL2, MMU_EL20 };
/** "EL1&0", "EL2", "EL2&0". */
const char *mmu_regime_name(enum mmu_regime regime);
/** The regime of accesses from `el` (0 to 2), by HCR_EL2.{E2H,TGE}. */
enum mmu_regime mmu_regime(const struct mmu_regs *regs, unsigned el);
/** VTTBR_EL2.VMID, in the size of VTCR_EL2.VS. */
uint16_t mmu_vmid(const struct mmu_regs *regs, const struct mmu_impl *impl);
/** The current ASID of a regime, by TCR_ELx.{A1,AS}; 0 in the EL2 regime, which has none. */
uint16_t mmu_asid(const struct mmu_regs *regs, enum mmu_regime regime);

/* ---- accesses and their results -------------------------------------------------------------- */

enum mmu_access {
    MMU_READ,
    MMU_WRITE,
    MMU_FETCH,
    MMU_ATOMIC,        /* reads and writes */
    MMU_DC,            /* DC by VA, but for DC IVAC and DC ZVA (a write that is MMU_UNALIGNED) */
    MMU_DC_INVALIDATE, /* DC IVAC */
    MMU_IC,            /* IC IVAU */
    MMU_AT_READ,       /* as AT asks: like MMU_READ, but never makes a descriptor dirty */
    MMU_AT_WRITE,
    MMU_ACCESS_COUNT
};
/** Added to the EL of an access: its `mode`. An unprivileged access (LDTR ...) has EL 0. */
enum {
    MMU_MODE_EL = 3,
    MMU_PAN = 4,      /* PSTATE.PAN is 1 and the access heeds it (loads, stores, AT S1E1RP) */
    MMU_UNALIGNED = 8 /* not aligned to its size, or DC ZVA: faults on Device memory */
};

enum mmu_fault_kind {
    MMU_FAULT_NONE,
    MMU_FAULT_ADDRESS_SIZE,
    MMU_FAULT_TRANSLATION,
    MMU_FAULT_ACCESS_FLAG,
    MMU_FAULT_PERMISSION,
    MMU_FAULT_ALIGNMENT,
    MMU_FAULT_WALK_ABORT,   /* synchronous external abort on a table walk */
    MMU_FAULT_TLB_CONFLICT, /* several TLB entries for one address */
    /* Those that no translation returns: the load/store unit finds them. */
    MMU_FAULT_EXTERNAL,    /* synchronous external abort of the access itself */
    MMU_FAULT_UNSUPPORTED, /* exclusive, atomic or LS64 where the memory type has no such thing */
    MMU_FAULT_UPDATE,      /* of a descriptor by hardware, where nothing does that atomically */
    MMU_FAULT_COUNT
};

/** A fault as a value; travels up to whoever takes it. */
struct mmu_fault {
    enum mmu_fault_kind kind;
    bool stage2; /* of stage 2; else of stage 1 */
    bool s1ptw;  /* the stage-2 fault of a stage-1 walk */
    bool update; /* ... of the hardware's update of a stage-1 descriptor, which is a write */
    bool write;  /* WnR, but for cache maintenance and AT */
    int8_t level;
    uint8_t access; /* enum mmu_access */
    uint8_t regime; /* enum mmu_regime */
    va_t va;
    ipa_t ipa; /* for a stage-2 fault; with s1ptw that of the descriptor */
};
/**
 * DFSC or IFSC of the fault (D24.2.45, D24.2.46): e.g. 0x21 for alignment, 0x04 | level for
 * translation, 0x2B for translation at level -1. ~0u: MMU_FAULT_NONE, or no code has such a level.
 */
unsigned mmu_fault_dfsc(const struct mmu_fault *f);

enum { MMU_NO_LEVEL = -3 };
/** A fault status code taken apart. */
struct mmu_fault_status {
    enum mmu_fault_kind kind; /* MMU_FAULT_NONE: none of those, or a reserved code */
    int8_t level;             /* -2 to 3, or MMU_NO_LEVEL */
    const char *name;         /* "translation fault" ..., without its level; NULL: reserved */
};
/** The inverse of mmu_fault_dfsc(), for all codes of DFSC; those of IFSC are among them. */
struct mmu_fault_status mmu_fault_status(unsigned code);
/** Does its exception leave the IPA in HPFAR_EL2 (D24.2.76)? */
bool mmu_fault_has_ipa(const struct mmu_fault *f);
/** "stage-2 Alignment fault" ... */
const char *mmu_fault_name(const struct mmu_fault *f);

/** Which instruction of FEAT_LS64, as ISS.LST has it. */
enum mmu_lst { MMU_LST_NONE, MMU_LST_ST64BV, MMU_LST_64B /* LD64B, ST64B */, MMU_LST_ST64BV0 };
/** The load or store as ESR_ELx shows it, where `valid` (D24.2.46, ISV). */
struct mmu_syndrome_access {
    /** One general-purpose register, no writeback, not exclusive, the access's lowest address. */
    bool valid;
    uint8_t sas; /* 0 byte, 1 halfword, 2 word, 3 doubleword */
    bool sse, sf, ar;
    uint8_t srt;
    uint8_t lst; /* enum mmu_lst; else than MMU_LST_NONE `srt` and `xs` alone count */
    uint8_t xs;  /* the status register of ST64BV and ST64BV0 (ISS2) */
};
/** What the exception leaves in registers. */
struct mmu_exception {
    unsigned target_el; /* 1 or 2 */
    unsigned ec;        /* ESR_ELx.EC: 0x20, 0x21, 0x24 or 0x25 */
    uint64_t esr;       /* ESR_ELx of the target EL, IL set */
    uint64_t far;       /* FAR_ELx */
    bool hpfar_valid;   /* HPFAR_EL2 is written */
    uint64_t hpfar;     /* with NS 0 */
};
/**
 * AArch64.DataAbort, AArch64.InstructionAbort, AArch64.AbortSyndrome and AArch64.FaultSyndrome
 * (DDI 0487 J1.1.2). `el` is PSTATE.EL when the access was made, `access` NULL if ISV is 0. False,
 * with nothing filled, for MMU_FAULT_NONE.
 */
bool mmu_fault_exception(const struct mmu_fault *f, const struct mmu_regs *regs, unsigned el,
                         const struct mmu_syndrome_access *access, struct mmu_exception *out);

enum { MMU_STAGE_OFF = -2 }; /* as the level of a stage */

/** A translation, valid for the 4 KiB page that holds the address. */
struct mmu_page {
    uint64_t va_page; /* VA[63:12] << 12 */
    uint64_t pa_page;
    ipa_t ipa_page;
    struct memattr attr;
    uint8_t unaligned; /* enum mmu_align_fault */
    /**
     * Bit n: enum mmu_access n is permitted in the mode that was asked for, and would change no
     * descriptor.
     */
    uint16_t allowed;
    uint8_t size_bits; /* log2 of the bytes that one TLB entry maps around the address */
    int8_t s1_level;   /* of the leaf, or MMU_STAGE_OFF */
    int8_t s2_level;   /* ditto */
    bool global;       /* for every ASID */
    bool guarded;      /* GP (FEAT_BTI) */
    uint8_t par_attr;  /* as PAR_EL1 would show them */
    uint8_t par_sh;
};

/* ---- the translation unit -------------------------------------------------------------------- */

/** Physical memory as walks see it. Addresses are multiples of 8. */
struct mmu_walk_memory {
    void *arg;
    /** Read a descriptor; false is an external abort. */
    bool (*read)(void *arg, pa_t at, uint64_t *descriptor);
    /**
     * Write `to` if the memory still holds `from`, in one atomic step; `*seen` is what was there.
     * False is an external abort. NULL: hardware updates of descriptors abort.
     */
    bool (*swap)(void *arg, pa_t at, uint64_t from, uint64_t to, uint64_t *seen);
};

struct mmu;
/** A translation unit with its own TLB. NULL without memory. */
struct mmu *mmu_new(const struct mmu_impl *impl, const struct mmu_walk_memory *memory);
void mmu_free(struct mmu *m);
const struct mmu_impl *mmu_impl(const struct mmu *m);
/**
 * Load the registers of a context. The TLB keeps its entries: they are tagged with the regime, the
 * VMID and the ASID, and what an entry was made of (MAIR, HCR_EL2.FWB, TCR ...) stays in it until
 * TLBI (D8.16, I_LBGNR, lets them be cached); but SCTLR_ELx.{M, C, I} and HCR_EL2.{TGE, CD, ID},
 * which no TLB may hold, count at once.
 */
void mmu_set_regs(struct mmu *m, const struct mmu_regs *regs);
const struct mmu_regs *mmu_regs(const struct mmu *m);
/**
 * Translate. NULL with `fault` filled, or the page, valid until the next call. Descriptors are
 * read, and where TCR_ELx.HA or VTCR_EL2.HA asks for it updated, on a TLB miss. A denied access
 * walks again before it faults. `mode` is the EL and flags.
 */
const struct mmu_page *mmu_translate(struct mmu *m, va_t va, enum mmu_access access, unsigned mode,
                                     struct mmu_fault *fault);
/**
 * `*waits` (kept) is true after a read of struct mmu_walk_memory that failed only for now: such a
 * walk is not counted, its MMU_FAULT_WALK_ABORT none. The caller translates again later.
 */
void mmu_set_waits(struct mmu *m, const bool *waits);
/**
 * Changes with the registers, with any TLBI, and with each translation that was not simply at hand:
 * one that left it as it was would be the same again as long as it stays.
 */
uint64_t mmu_version(const struct mmu *m);
/** Is that still the version? Then this is such a translation once more, and counted as one. */
bool mmu_again(struct mmu *m, uint64_t version);

struct mmu_stats {
    uint64_t tlb_hits, tlb_misses;
    uint64_t stage2_hits, stage2_misses; /* of the cache of stage-2 translations, during walks */
    uint64_t table_hits;                 /* walks that began at a cached last table */
    uint64_t descriptors_read;
    uint64_t access_flags_set, dirty_set; /* hardware updates */
    uint64_t tlb_conflicts;
};
const struct mmu_stats *mmu_stats(const struct mmu *m);
/** Without the caches of stage-2 translations and tables every TLB miss walks in full. */
void mmu_set_walk_caches(struct mmu *m, bool on);

/* ---- the walk, to look at -------------------------------------------------------------------- */

enum mmu_descriptor_type { MMU_INVALID, MMU_TABLE, MMU_BLOCK, MMU_PAGE };

/** One descriptor that a walk read. */
struct mmu_step {
    uint8_t stage;       /* 1 or 2 */
    bool for_table;      /* of stage 2, for the address of a stage-1 descriptor */
    bool read;           /* false: the read ended in an external abort */
    int8_t level;        /* -1 to 3 */
    uint8_t type;        /* enum mmu_descriptor_type */
    uint64_t address;    /* IPA of a stage-1 descriptor under stage 2, else PA */
    pa_t pa;             /* where it was read */
    uint64_t raw;        /* in the tables' endianness as a number */
    uint64_t output;     /* the next table, or where the leaf leads the input address */
    uint64_t input;      /* the address that this stage translates */
    bool contiguous;     /* the Contiguous bit counts */
    struct memattr attr; /* of the read itself, after both stages */
};
enum {
    /* 5 stage-1 levels, each after 5 of stage 2; 5 for the leaf's update, 5 for the result. */
    MMU_STEPS_MAX = 40,
    MMU_CHOICES_MAX = 8
};
struct mmu_walk {
    struct mmu_step step[MMU_STEPS_MAX];
    unsigned steps;
    /** "CONSTRAINED UNPREDICTABLE: chose ..." or IMPLEMENTATION DEFINED, in words. */
    const char *choice[MMU_CHOICES_MAX];
    unsigned choices;
    enum mmu_regime regime;
    unsigned mode; /* as asked; the address and the access are in `fault`, which is always filled */
    bool s1_on, s2_on;
    ipa_t ipa;
    pa_t pa;
    struct mmu_page page;              /* as mmu_translate() would give it */
    struct mmu_why why;                /* of the final attributes */
    struct mmu_fault fault;            /* kind MMU_FAULT_NONE: it succeeded */
    bool sets_access_flag, sets_dirty; /* hardware would update a descriptor */
};
/**
 * The walk that mmu_translate() would do without TLB, recorded; it changes neither memory nor
 * anything in `m`. True if it succeeded.
 */
bool mmu_walk(struct mmu *m, va_t va, enum mmu_access access, unsigned mode, struct mmu_walk *walk);
/** Where stage 2 leads a table's IPA, without permissions; false if nowhere. Changes nothing. */
bool mmu_stage2(struct mmu *m, ipa_t ipa, pa_t *pa);
/** For people: each step with its decoded fields, the result or fault, and why. */
void mmu_walk_print(FILE *to, const struct mmu *m, const struct mmu_walk *walk);
/** "AP=0b01 SH=3 AttrIndx=2 AF nG UXN": the fields of the step's descriptor. Returns `buffer`. */
const char *mmu_step_fields(const struct mmu *m, const struct mmu_walk *walk, unsigned step,
                            char *buffer, size_t size);
/**
 * Which field or register is behind the walk's fault: "PXN=1 (DDI 0487 D8.4.1.2.3)"; "" if there is
 * nothing to add. Returns `buffer`.
 */
const char *mmu_fault_cause(const struct mmu *m, const struct mmu_walk *walk, char *buffer,
                            size_t size);

/* ---- TLB maintenance ------------------------------------------------------------------------- */

enum mmu_tlbi_kind {
    MMU_TLBI_VA,
    MMU_TLBI_VAA,
    MMU_TLBI_ASID,
    MMU_TLBI_IPAS2,
    MMU_TLBI_VMALL,    /* stage 1 of the VMID, and what combines it with stage 2 */
    MMU_TLBI_VMALLS12, /* both stages of the VMID */
    MMU_TLBI_ALL,
};
/** The name and encoding of a system instruction; op0 is 1. */
struct mmu_sysop {
    const char *name; /* lower case, without the instruction: "vale1isnxs", "s12e1r" */
    uint8_t op1, crn, crm, op2;
};

/** One TLBI operation; DDI 0487 C5.5. */
struct mmu_tlbi_op {
    struct mmu_sysop sys;
    uint8_t kind;         /* enum mmu_tlbi_kind */
    bool el2;             /* of the EL2 or EL2&0 regime; else of EL1&0 */
    bool range;           /* FEAT_TLBIRANGE */
    bool last_level;      /* entries of the last level only */
    bool nxs;             /* need not reach entries with XS = 1 (FEAT_XS) */
    uint8_t shareability; /* enum shareability: SH_NON is the PE itself */
    uint8_t min_el;       /* below it UNDEFINED */
};
/** By name, any case, with or without "tlbi "; NULL with the nearest name in `e`. */
const struct mmu_tlbi_op *mmu_tlbi_find(const char *name, struct error *e);
/** By encoding (op0 is 1); NULL if there is no such operation. */
const struct mmu_tlbi_op *mmu_tlbi_decode(unsigned op1, unsigned crn, unsigned crm, unsigned op2);
/** The n-th of all operations; NULL after the last. */
const struct mmu_tlbi_op *mmu_tlbi_op(unsigned n);

enum { MMU_TLBI_ANY_LEVEL = -2 };
/** What an executed TLBI asks of every PE that it reaches. */
struct mmu_tlbi {
    uint8_t kind;   /* enum mmu_tlbi_kind */
    uint8_t regime; /* enum mmu_regime */
    bool last_level, nxs;
    bool range, nothing; /* a range; an operand that names nothing */
    uint8_t tg;          /* of a range, or of the hint: 1 4 KiB, 2 16 KiB, 3 64 KiB */
    int8_t level;        /* hint: entries of this level and tg only; or MMU_TLBI_ANY_LEVEL */
    uint16_t asid, vmid;
    uint64_t address, end; /* VA or IPA; `end` is exclusive, of a range */
};
/** The operation with operand `xt` as the PE of `m` executes it with its registers. */
void mmu_tlbi_make(const struct mmu *m, const struct mmu_tlbi_op *op, uint64_t xt,
                   struct mmu_tlbi *tlbi);
/** Do it in one PE's TLB. Broadcasts are the caller's: it calls this for each PE in the domain. */
void mmu_tlbi_apply(struct mmu *m, const struct mmu_tlbi *tlbi);
/** Both of the above, in this PE. */
void mmu_tlbi(struct mmu *m, const struct mmu_tlbi_op *op, uint64_t xt);
/** Everything of every regime. */
void mmu_tlbi_all(struct mmu *m);

/* ---- break-before-make ----------------------------------------------------------------------- */

enum mmu_lint_kind {
    MMU_LINT_CHANGED,  /* a valid descriptor in use became another one that needs BBM */
    MMU_LINT_NO_TLBI,  /* broken, then made without TLBI between */
    MMU_LINT_CONFLICT, /* two TLB entries translate one address unlike */
    MMU_LINT_STALE,    /* an access used a TLB entry that the tables no longer give */
    MMU_LINT_BLIND     /* out of memory, said once: further descriptors go unchecked */
};
struct mmu_lint {
    enum mmu_lint_kind kind;
    uint8_t stage;
    int8_t level;
    pa_t descriptor; /* where it is */
    uint64_t old, now;
    uint64_t input;   /* the VA or IPA whose walk used it */
    const char *rule; /* what about the change needs break-before-make, with its section */
};
/**
 * Begin to watch: `report` is called for each violation of D8.17.1 as the walks, TLBI and
 * mmu_lint_write() show it. NULL ends it. Slow: every translation is held against a full walk.
 */
bool mmu_lint(struct mmu *m, void (*report)(void *arg, const struct mmu_lint *lint), void *arg);
/** Memory at `at` (a multiple of 8) becomes `value`: tell the check at once, not at the next walk.
 */
void mmu_lint_write(struct mmu *m, pa_t at, uint64_t value);
/** One line. Returns `buffer`. */
const char *mmu_lint_text(const struct mmu_lint *lint, char *buffer, size_t size);

/* ---- AT -------------------------------------------------------------------------------------- */

/** One AT operation; DDI 0487 C5.4. */
struct mmu_at_op {
    struct mmu_sysop sys;
    uint8_t el;      /* the EL whose access is asked about */
    bool both;       /* stages 1 and 2 */
    bool write, pan; /* pan: S1E1RP and S1E1WP heed PSTATE.PAN */
    bool any;        /* whatever the permissions (FEAT_ATS1A) */
    uint8_t min_el;
};
const struct mmu_at_op *mmu_at_find(const char *name, struct error *e);
const struct mmu_at_op *mmu_at_decode(unsigned op1, unsigned crn, unsigned crm, unsigned op2);
/** The n-th of all operations; NULL after the last. */
const struct mmu_at_op *mmu_at_op(unsigned n);
/**
 * AArch64.AT (J1.1.3). `mode` is PSTATE.EL, and MMU_PAN if PSTATE.PAN is 1. False if it takes an
 * exception (External abort on a walk; from EL1 a stage-2 fault on the stage-1 walk): `fault`
 * says which. Else `*par` is PAR_EL1 in one of its forms.
 */
bool mmu_at(struct mmu *m, const struct mmu_at_op *op, va_t va, unsigned mode, uint64_t *par,
            struct mmu_fault *fault);

#endif
