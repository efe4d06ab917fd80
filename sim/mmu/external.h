/* SPDX-License-Identifier: Apache-2.0 */
/**
 * External aborts and SErrors: taken synchronously or not, the PE error state that is reported,
 * the Exception level that takes them, and the syndromes; a part of mmu/mmu.h. Functions that DDI
 * 0487 has carry its names. Those which it leaves without a body (J1.3.3) are the choices of an
 * implementation: they read struct ext_profile. AArch64 at every Exception level, not Halted.
 */
#ifndef GATHER_MMU_EXTERNAL_H
#define GATHER_MMU_EXTERNAL_H

#include "base/base.h"

/* ---- what an implementation chooses ---------------------------------------------------------- */

/** EXT_EXCLUSIVE: exclusives and atomics; EXT_WALK: of a data access or of a fetch. */
enum ext_kind { EXT_LOAD, EXT_STORE, EXT_EXCLUSIVE, EXT_WALK, EXT_FETCH, EXT_KINDS };
enum ext_memory { EXT_DEVICE, EXT_NC, EXT_WB, EXT_MEMORIES };

/** ID_AA64MMFR3_EL1.{SDERR, ADERR} of Device loads and {SNERR, ANERR} of Normal loads. */
enum ext_loads {
    EXT_LOADS_UNDESCRIBED, /* both 0: the table of struct ext_profile */
    EXT_LOADS_SYNC,        /* 0b0001, 0b0000 */
    EXT_LOADS_ASYNC,       /* 0b0000, 0b0001 */
    EXT_LOADS_ENABLE,      /* 0b0010: FEAT_ADERR, FEAT_ANERR, both set alike */
    EXT_LOADS_ENABLE_ALONE /* 0b0011: the same, each for itself */
};

/** What a PE elects to report (D20.4.2): as its state is, or as something no better. */
enum ext_report {
    EXT_REPORT_STATE,
    EXT_REPORT_UC,
    EXT_REPORT_UEU,
    EXT_REPORT_UER,
    EXT_REPORT_UNCATEGORIZED,
    EXT_REPORT_IMPDEF
};

/** The choices. The rows sync[][] are keys "load_device", "store_nc", "walk_wb" ... */
struct ext_profile {
    bool sync[EXT_KINDS][EXT_MEMORIES];
    unsigned device_loads, normal_loads; /* enum ext_loads */
    unsigned report;                     /* enum ext_report */
    uint64_t impdef;                     /* ISS[23:0] with EXT_REPORT_IMPDEF */
    bool synchronizable;                 /* ESB finds it pending; else ESB does nothing */
    bool ras, rasv2, doublefault;        /* FEAT_RAS, FEAT_RASv2, FEAT_DoubleFault */
};
/** Group "abort". The defaults: loads, exclusives, walks and fetches synchronous, stores not. */
extern const struct param_table ext_profile_params;
/** False with what contradicts what: FEAT_RASv2 without FEAT_RAS ... */
bool ext_profile_valid(const struct ext_profile *p, struct error *e);

/** The access that met the error. */
struct ext_access {
    unsigned kind;    /* enum ext_kind */
    unsigned memory;  /* enum ext_memory */
    bool speculative; /* no instruction of the program's flow made it */
    bool for_fetch;   /* EXT_WALK: for an instruction fetch */
};

/** The registers that let software choose for loads, as they are; unimplemented ones 0. */
struct ext_enables {
    bool el10;         /* the access is of the EL1&0 regime: SCTLR2_EL1, HCRX_EL2 count */
    bool sctlr2;       /* SCTLR2_ELx of the regime is enabled (SCR_EL3, HCRX_EL2.SCTLR2En) */
    bool aderr, anerr; /* its EnADERR, EnANERR */
    bool hcrx;         /* EL2 is enabled, SCR_EL3.HXEn, and not HCR_EL2.{E2H, TGE} = {1, 1} */
    bool sderr, snerr; /* HCRX_EL2.EnSDERR, EnSNERR */
};

/** Groups "" and "enables": the keys are the fields. */
extern const struct param_table ext_access_params, ext_enables_params;

bool IsExternalAbortTakenSynchronously(const struct ext_profile *p, const struct ext_enables *r,
                                       const struct ext_access *a);

/* ---- PE error states (D20.4.2) --------------------------------------------------------------- */

enum ext_state { EXT_UC, EXT_UEU, EXT_UEO, EXT_UER, EXT_CE, EXT_STATES };
/** "UC" ..., NULL-terminated. */
extern const char *const ext_state_names[];

/** What is true of an error, whoever reports it. */
struct ext_error {
    bool corrected;
    bool contained;       /* not silently propagated */
    bool synchronized;    /* by a synchronization event */
    bool recoverable;     /* software can go on at the preferred return address ... */
    bool action_required; /* ... once it has repaired what is broken */
    bool ea;              /* the bit EA, IMPLEMENTATION DEFINED */
};

/** Group "": the keys are the fields. */
extern const struct param_table ext_error_params;

/* The bodies that DDI 0487 J1.3.3 does not have. */
bool FaultIsCorrected(const struct ext_error *x);
bool ErrorIsContained(const struct ext_error *x);
bool ErrorIsSynchronized(const struct ext_error *x);
/** As PEErrorState uses it: the manual's comment says the opposite. */
bool StateIsRecoverable(const struct ext_error *x);
bool ActionRequired(const struct ext_error *x);
bool ReportErrorAsUC(const struct ext_profile *p);
bool ReportErrorAsUEU(const struct ext_profile *p);
bool ReportErrorAsUER(const struct ext_profile *p);
bool ReportErrorAsUncategorized(const struct ext_profile *p);
bool ReportErrorAsIMPDEF(const struct ext_profile *p);
bool IsSynchronizablePhysicalSErrorPending(const struct ext_profile *p, bool pending);

/** J1.3.3, and EXT_CE of a corrected error. */
enum ext_state PEErrorState(const struct ext_profile *p, const struct ext_error *x);
/**
 * ExternalFault, HandleExternalTTWAbort: does an in-band error become a synchronous abort? With
 * FEAT_RASv2 what is UC or UEU is always an SError.
 */
bool ext_taken_synchronously(const struct ext_profile *p, const struct ext_enables *r,
                             const struct ext_access *a, const struct ext_error *x);

/* ---- where it is taken (J1.3.2) -------------------------------------------------------------- */

/** What routing looks at. Bits of registers that are not there are 0. */
struct ext_pe {
    uint64_t el; /* PSTATE.EL */
    bool a;      /* PSTATE.A */
    bool have_el3, el2_enabled;
    bool ras, vhe, doublefault, doublefault2;
    bool ea, scr_nmea, scr_ease, scr_tmea; /* SCR_EL3 */
    bool amo, tge, tea, e2h;               /* HCR_EL2 */
    bool hcrx_tmea;                        /* HCRX_EL2.TMEA, if HCRX_EL2 is enabled */
    bool el1_nmea, el1_ease;               /* SCTLR2_EL1, if it is enabled */
    bool el2_nmea, el2_ease;               /* SCTLR2_EL2, if it is enabled */
};
/** Group "": the keys are the fields. */
extern const struct param_table ext_pe_params;
/** False for a PE that cannot be, with the reason. */
bool ext_pe_valid(const struct ext_pe *pe, struct error *e);

struct ext_target {
    bool masked; /* it stays pending; el is 0 */
    uint8_t el;
};
struct ext_target PhysicalSErrorTarget(const struct ext_pe *pe);
/** Of a synchronous External abort: `second_stage` IsSecondStage(), `nv2` AccessType_NV2. */
unsigned SyncExternalAbortTarget(const struct ext_pe *pe, bool second_stage, bool nv2);
/** AArch64.RouteToSErrorOffset: is a synchronous one taken to vector offset 0x180? */
bool RouteToSErrorOffset(const struct ext_pe *pe, unsigned target_el);
/** TakeVirtualSErrorException, vESBOperation: can HCR_EL2.VSE be taken or deferred at all? */
bool ext_virtual_enabled(const struct ext_pe *pe);

/* ---- syndromes (D24.2.45 to .47, D24.9) ------------------------------------------------------ */

/** The SET field: UEU is reported as UC, and a corrected error as UEO (R_MBVCF). */
unsigned EncodeSyncErrorSyndrome(enum ext_state state);
/** The AET field. */
unsigned EncodeAsyncErrorSyndrome(enum ext_state state);

/** A Data or Instruction Abort that is an External abort. ISS[24:14] is 0. */
struct ext_abort {
    bool fetch, same_el;            /* EC 0x20, 0x21, 0x24, 0x25 */
    bool write, maintenance, s1ptw; /* WnR, CM, S1PTW */
    bool fnv, ea;
    uint8_t set;  /* the field SET */
    uint8_t dfsc; /* or IFSC */
};
/** False with the reason for what no PE reports: a SET of a walk, FnV of a walk, a reserved SET. */
bool ext_abort_encode(const struct ext_abort *a, uint64_t *esr, struct error *e);
/** False if ESR_ELx is not of an External abort, or has bits that are none of the above. */
bool ext_abort_decode(uint64_t esr, struct ext_abort *a, struct error *e);

/** An SError's ISS. */
struct ext_serror {
    bool ids;        /* IMPLEMENTATION DEFINED: the rest is in `impdef` */
    uint32_t impdef; /* ISS[23:0] */
    bool iesb, ea;
    uint8_t aet;  /* the field AET */
    uint8_t dfsc; /* 0x11; or 0, uncategorized, and then all is 0 */
};
/** ISS, 25 bits. */
bool ext_serror_encode(const struct ext_serror *s, uint32_t *iss, struct error *e);
bool ext_serror_decode(uint32_t iss, struct ext_serror *s, struct error *e);
/** AArch64.PhysicalSErrorSyndrome; `implicit` if by an implicit synchronization event. */
uint32_t PhysicalSErrorSyndrome(const struct ext_profile *p, const struct ext_error *x,
                                bool implicit);
/** ESR_ELx: EC 0x2F, IL and the ISS. */
uint64_t ext_serror_esr(uint32_t iss);
/** DISR_EL1 or VDISR_EL2 after ESB: A and the ISS. */
uint64_t ext_disr(uint32_t iss);
/** VSESR_EL2: IDS and ISS[23:0]. */
uint64_t ext_vsesr(uint32_t iss);

struct ext_esb {
    bool deferred; /* the error is no longer pending; `disr` is written */
    uint64_t disr;
};
/** AArch64.ESBOperation, of a physical SError. */
struct ext_esb ESBOperation(const struct ext_profile *p, const struct ext_pe *pe, bool pending,
                            const struct ext_error *x);

#endif
