/* SPDX-License-Identifier: Apache-2.0 */
/**
 * System registers: one table (sysreg_rows.h), one row a register. Its row's number is its slot in
 * c->sys[]: SYS_HCR_EL2. Included by state.h.
 */
#ifndef GATHER_A64_SYSREG_H
#define GATHER_A64_SYSREG_H

#include "a64/a64.h"

/* Rows with n in their names: how many there are. */
enum { A64_BREAKPOINTS = 6, A64_WATCHPOINTS = 4 };

#define SYSREG(name, ...) SYS_##name,
enum {
#include "a64/sysreg_rows.h"
    A64_SYSREG_COUNT
};
#undef SYSREG

/** op0:op1:CRn:CRm:op2 in 16 bits, as in bits 20:5 of MRS, MSR, SYS. */
#define A64_SYS_ENCODING(op0, op1, crn, crm, op2)                                                  \
    ((unsigned)(op0) << 14 | (unsigned)(op1) << 11 | (unsigned)(crn) << 7 | (unsigned)(crm) << 3 | \
     (unsigned)(op2))

enum { A64_SYS_NEVER = 3 }; /* as the least EL of an access that is never permitted */

/** What is to be done after a write. */
enum a64_sysreg_effect {
    SYS_EFFECT_NONE,
    SYS_EFFECT_CONTEXT, /* of translation: a64_context_changed() */
    SYS_EFFECT_PENDING  /* of interrupts: a64_look() */
};

struct a64_sysreg {
    const char *name;
    uint16_t encoding;
    uint8_t read, write; /* the least EL */
    uint8_t effect;      /* enum a64_sysreg_effect */
    uint16_t host;       /* at EL2 with HCR_EL2.E2H = 1 the name means this slot; 0: itself */
    uint16_t alias;      /* _EL12 and _EL02: the slot that they mean, at EL2 with E2H = 1 alone */
    uint32_t traps;      /* SYS_TRAP_ bits: sysreg.c */
    uint64_t mask; /* of the bits that can be written; the others are RES0, or RES1 by `ones` */
    uint64_t ones, reset;
    bool (*there)(const struct a64 *c); /* NULL: always */
    /* NULL: memory. */
    uint64_t (*get)(struct a64 *c, unsigned slot);
    void (*set)(struct a64 *c, unsigned slot, uint64_t value);
};
extern const struct a64_sysreg a64_sysregs[A64_SYSREG_COUNT];

/** By encoding or name (any case), whatever is implemented; NULL: none. */
const struct a64_sysreg *a64_sysreg_decode(unsigned encoding);
const struct a64_sysreg *a64_sysreg_find(const char *name);
/** Read and write a slot: no checks, no redirection, but masks and effects. */
uint64_t a64_sysreg_get(struct a64 *c, unsigned slot);
void a64_sysreg_set(struct a64 *c, unsigned slot, uint64_t value);
/** Warm reset of all of them into `el`; c->impl and c->mmu are there. */
void a64_sysreg_reset(struct a64 *c, unsigned el);

/** Tables of registers by their purpose. */
uint64_t a64_sysreg_id(const struct a64_impl *impl, const struct mmu_impl *mmu, unsigned slot);
uint64_t a64_id_get(struct a64 *c, unsigned slot);
uint64_t a64_timer_get(struct a64 *c, unsigned slot);
void a64_timer_set(struct a64 *c, unsigned slot, uint64_t value);
uint64_t a64_pstate_get(struct a64 *c, unsigned slot);
void a64_pstate_put(struct a64 *c, unsigned slot, uint64_t value);
uint64_t a64_debug_get(struct a64 *c, unsigned slot);
void a64_debug_set(struct a64 *c, unsigned slot, uint64_t value);
uint64_t a64_misc_get(struct a64 *c, unsigned slot);
void a64_misc_set(struct a64 *c, unsigned slot, uint64_t value);
/** Traps by CNTKCTL_EL1 and CNTHCTL_EL2: the EL that takes an access, or 0. */
unsigned a64_timer_trap(const struct a64 *c, unsigned slot);

/** Cycles since a64_run() was called, where c->pc is: engine.c. */
uint64_t a64_cycles(const struct a64 *c);
/** The physical counter, and CNTVCT_EL0 as the present EL reads it. */
uint64_t a64_counter(const struct a64 *c);
uint64_t a64_virtual_counter(const struct a64 *c);
/** What the latter lacks to the former. */
uint64_t a64_virtual_offset(const struct a64 *c);
enum { A64_TIMER_P, A64_TIMER_V, A64_TIMER_HP, A64_TIMER_HV, A64_TIMERS };
/** The timers that assert their interrupts: bit A64_TIMER_. */
unsigned a64_timers(const struct a64 *c);
/** CNTPCT_EL0 at which a timer's interrupt will be asserted next; UINT64_MAX: never. */
uint64_t a64_timer_next(const struct a64 *c);
/** ... at which the event stream sends its next event. */
uint64_t a64_event_next(const struct a64 *c);

/* ---- fields (DDI 0487 D24.2) ----------------------------------------------------------------- */

#define SYS_BIT(n) (UINT64_C(1) << (n))

#define HCR_EL2_VM     SYS_BIT(0)
#define HCR_EL2_FMO    SYS_BIT(3)
#define HCR_EL2_IMO    SYS_BIT(4)
#define HCR_EL2_AMO    SYS_BIT(5)
#define HCR_EL2_VF     SYS_BIT(6)
#define HCR_EL2_VI     SYS_BIT(7)
#define HCR_EL2_VSE    SYS_BIT(8)
#define HCR_EL2_DC     SYS_BIT(12)
#define HCR_EL2_TWI    SYS_BIT(13)
#define HCR_EL2_TWE    SYS_BIT(14)
#define HCR_EL2_TID1   SYS_BIT(16)
#define HCR_EL2_TID2   SYS_BIT(17)
#define HCR_EL2_TID3   SYS_BIT(18)
#define HCR_EL2_TSC    SYS_BIT(19)
#define HCR_EL2_TIDCP  SYS_BIT(20)
#define HCR_EL2_TACR   SYS_BIT(21)
#define HCR_EL2_TSW    SYS_BIT(22)
#define HCR_EL2_TPCP   SYS_BIT(23)
#define HCR_EL2_TPU    SYS_BIT(24)
#define HCR_EL2_TTLB   SYS_BIT(25)
#define HCR_EL2_TVM    SYS_BIT(26)
#define HCR_EL2_TGE    SYS_BIT(27)
#define HCR_EL2_TDZ    SYS_BIT(28)
#define HCR_EL2_HCD    SYS_BIT(29)
#define HCR_EL2_TRVM   SYS_BIT(30)
#define HCR_EL2_RW     SYS_BIT(31)
#define HCR_EL2_E2H    SYS_BIT(34)
#define HCR_EL2_TERR   SYS_BIT(36)
#define HCR_EL2_TEA    SYS_BIT(37)
#define HCR_EL2_APK    SYS_BIT(40)
#define HCR_EL2_API    SYS_BIT(41)
#define HCR_EL2_FWB    SYS_BIT(46)
#define HCR_EL2_TID4   SYS_BIT(49)
#define HCR_EL2_TICAB  SYS_BIT(50)
#define HCR_EL2_TOCU   SYS_BIT(52)
#define HCR_EL2_TTLBIS SYS_BIT(54)
#define HCR_EL2_TTLBOS SYS_BIT(55)
#define HCR_EL2_ATA    SYS_BIT(56)
#define HCR_EL2_DCT    SYS_BIT(57)
#define HCR_EL2_TID5   SYS_BIT(58)

#define HCRX_EL2_ENAS0  SYS_BIT(0)
#define HCRX_EL2_ENALS  SYS_BIT(1)
#define HCRX_EL2_ENASR  SYS_BIT(2)
#define HCRX_EL2_FNXS   SYS_BIT(3)
#define HCRX_EL2_FGTNXS SYS_BIT(4)
#define HCRX_EL2_MCE2   SYS_BIT(10)
#define HCRX_EL2_MSCEN  SYS_BIT(11)

/* SCTLR_EL1, and SCTLR_EL2 where it has the field. */
#define SCTLR_ELX_M      SYS_BIT(0)
#define SCTLR_ELX_A      SYS_BIT(1)
#define SCTLR_ELX_C      SYS_BIT(2)
#define SCTLR_ELX_SA     SYS_BIT(3)
#define SCTLR_ELX_SA0    SYS_BIT(4)
#define SCTLR_ELX_NAA    SYS_BIT(6)
#define SCTLR_ELX_UMA    SYS_BIT(9)
#define SCTLR_ELX_ENRCTX SYS_BIT(10)
#define SCTLR_ELX_I      SYS_BIT(12)
#define SCTLR_ELX_ENDB   SYS_BIT(13)
#define SCTLR_ELX_DZE    SYS_BIT(14)
#define SCTLR_ELX_UCT    SYS_BIT(15)
#define SCTLR_ELX_NTWI   SYS_BIT(16)
#define SCTLR_ELX_NTWE   SYS_BIT(18)
#define SCTLR_ELX_WXN    SYS_BIT(19)
#define SCTLR_ELX_IESB   SYS_BIT(21)
#define SCTLR_ELX_SPAN   SYS_BIT(23)
#define SCTLR_ELX_UCI    SYS_BIT(26)
#define SCTLR_ELX_ENDA   SYS_BIT(27)
#define SCTLR_ELX_ENIB   SYS_BIT(30)
#define SCTLR_ELX_ENIA   SYS_BIT(31)
#define SCTLR_ELX_MSCEN  SYS_BIT(33)
#define SCTLR_ELX_BT0    SYS_BIT(35)
#define SCTLR_ELX_BT1    SYS_BIT(36) /* BT in SCTLR_EL2 with E2H = 0 */
#define SCTLR_ELX_ATA0   SYS_BIT(42)
#define SCTLR_ELX_ATA    SYS_BIT(43)
#define SCTLR_ELX_DSSBS  SYS_BIT(44)
#define SCTLR_ELX_ENASR  SYS_BIT(54)
#define SCTLR_ELX_ENAS0  SYS_BIT(55)
#define SCTLR_ELX_ENALS  SYS_BIT(56)
#define SCTLR_ELX_EPAN   SYS_BIT(57)

#define MDCR_EL2_TDE   SYS_BIT(8)
#define MDCR_EL2_TDA   SYS_BIT(9)
#define MDCR_EL2_TDOSA SYS_BIT(10)
#define MDCR_EL2_TDRA  SYS_BIT(11)

#define MDSCR_EL1_SS   SYS_BIT(0)
#define MDSCR_EL1_TDCC SYS_BIT(12)
#define MDSCR_EL1_KDE  SYS_BIT(13)
#define MDSCR_EL1_MDE  SYS_BIT(15)

#define CPTR_EL2_TFP   SYS_BIT(10)
#define CPTR_EL2_TCPAC SYS_BIT(31)

/* SPSR_ELx, and PSTATE as it shows it. */
#define SPSR_SP          SYS_BIT(0)
#define SPSR_EL_SHIFT    2
#define SPSR_M4          SYS_BIT(4) /* AArch32 */
#define SPSR_F           SYS_BIT(6)
#define SPSR_I           SYS_BIT(7)
#define SPSR_A           SYS_BIT(8)
#define SPSR_D           SYS_BIT(9)
#define SPSR_BTYPE_SHIFT 10
#define SPSR_SSBS        SYS_BIT(12)
#define SPSR_IL          SYS_BIT(20)
#define SPSR_SS          SYS_BIT(21)
#define SPSR_PAN         SYS_BIT(22)
#define SPSR_UAO         SYS_BIT(23)
#define SPSR_DIT         SYS_BIT(24)
#define SPSR_TCO         SYS_BIT(25)
#define SPSR_NZCV_SHIFT  28

#endif
