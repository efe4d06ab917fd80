/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The system registers (DDI 0487 D24.2, C5.2). No include guard: whoever includes it says what
 *     SYSREG(name, op0, op1, CRn, CRm, op2, least EL to read, to write, writable bits, more)
 * is. `more` are members of struct a64_sysreg.
 */

/* clang-format off */
#define ALL     UINT64_MAX
#define LOW(n)  ((UINT64_C(1) << (n)) - 1)
#define NEVER   A64_SYS_NEVER
#define CONTEXT .effect = SYS_EFFECT_CONTEXT
#define PENDING .effect = SYS_EFFECT_PENDING
#define TRAP(x) .traps = SYS_TRAP_##x
#define HOST(x) .host = SYS_##x
#define NEED(x) .there = has_##x
#define ID      .get = a64_id_get, TRAP(TID3)
#define TIMER   .get = a64_timer_get, .set = a64_timer_set
#define STATE   .get = a64_pstate_get, .set = a64_pstate_put
#define DEBUG   .get = a64_debug_get, .set = a64_debug_set
#define MISC    .get = a64_misc_get, .set = a64_misc_set
#define VHE     NEED(vhe)

/* ---- identification -------------------------------------------------------------------------- */

SYSREG(MIDR_EL1,   3, 0, 0, 0, 0, 1, NEVER, 0, MISC)
SYSREG(MPIDR_EL1,  3, 0, 0, 0, 5, 1, NEVER, 0, MISC)
SYSREG(REVIDR_EL1, 3, 0, 0, 0, 6, 1, NEVER, 0, TRAP(TID1))
SYSREG(AIDR_EL1,   3, 1, 0, 0, 7, 1, NEVER, 0, TRAP(TID1))
SYSREG(VPIDR_EL2,  3, 4, 0, 0, 0, 2, 2, LOW(32))
SYSREG(VMPIDR_EL2, 3, 4, 0, 0, 5, 2, 2, UINT64_C(0xFFC1FFFFFF), .ones = SYS_BIT(31))
#define ID_REGISTER(name, crm, op2) SYSREG(name, 3, 0, 0, crm, op2, 1, NEVER, 0, ID)
ID_REGISTER(ID_PFR0_EL1, 1, 0)
ID_REGISTER(ID_PFR1_EL1, 1, 1)
ID_REGISTER(ID_DFR0_EL1, 1, 2)
ID_REGISTER(ID_AFR0_EL1, 1, 3)
ID_REGISTER(ID_MMFR0_EL1, 1, 4)
ID_REGISTER(ID_MMFR1_EL1, 1, 5)
ID_REGISTER(ID_MMFR2_EL1, 1, 6)
ID_REGISTER(ID_MMFR3_EL1, 1, 7)
ID_REGISTER(ID_ISAR0_EL1, 2, 0)
ID_REGISTER(ID_ISAR1_EL1, 2, 1)
ID_REGISTER(ID_ISAR2_EL1, 2, 2)
ID_REGISTER(ID_ISAR3_EL1, 2, 3)
ID_REGISTER(ID_ISAR4_EL1, 2, 4)
ID_REGISTER(ID_ISAR5_EL1, 2, 5)
ID_REGISTER(ID_MMFR4_EL1, 2, 6)
ID_REGISTER(ID_ISAR6_EL1, 2, 7)
ID_REGISTER(MVFR0_EL1, 3, 0)
ID_REGISTER(MVFR1_EL1, 3, 1)
ID_REGISTER(MVFR2_EL1, 3, 2)
ID_REGISTER(ID_PFR2_EL1, 3, 4)
ID_REGISTER(ID_DFR1_EL1, 3, 5)
ID_REGISTER(ID_MMFR5_EL1, 3, 6)
ID_REGISTER(ID_AA64PFR0_EL1, 4, 0)
ID_REGISTER(ID_AA64PFR1_EL1, 4, 1)
ID_REGISTER(ID_AA64PFR2_EL1, 4, 2)
ID_REGISTER(ID_AA64ZFR0_EL1, 4, 4)
ID_REGISTER(ID_AA64SMFR0_EL1, 4, 5)
ID_REGISTER(ID_AA64FPFR0_EL1, 4, 7)
ID_REGISTER(ID_AA64DFR0_EL1, 5, 0)
ID_REGISTER(ID_AA64DFR1_EL1, 5, 1)
ID_REGISTER(ID_AA64DFR2_EL1, 5, 2)
ID_REGISTER(ID_AA64AFR0_EL1, 5, 4)
ID_REGISTER(ID_AA64AFR1_EL1, 5, 5)
ID_REGISTER(ID_AA64ISAR0_EL1, 6, 0)
ID_REGISTER(ID_AA64ISAR1_EL1, 6, 1)
ID_REGISTER(ID_AA64ISAR2_EL1, 6, 2)
ID_REGISTER(ID_AA64ISAR3_EL1, 6, 3)
ID_REGISTER(ID_AA64MMFR0_EL1, 7, 0)
ID_REGISTER(ID_AA64MMFR1_EL1, 7, 1)
ID_REGISTER(ID_AA64MMFR2_EL1, 7, 2)
ID_REGISTER(ID_AA64MMFR3_EL1, 7, 3)
ID_REGISTER(ID_AA64MMFR4_EL1, 7, 4)
#undef ID_REGISTER
SYSREG(CTR_EL0,     3, 3, 0, 0, 1, 0, NEVER, 0, .get = a64_id_get, TRAP(TID2) | SYS_TRAP_UCT)
SYSREG(DCZID_EL0,   3, 3, 0, 0, 7, 0, NEVER, 0, .get = a64_misc_get)
SYSREG(CCSIDR_EL1,  3, 1, 0, 0, 0, 1, NEVER, 0, .get = a64_misc_get, TRAP(TID2) | SYS_TRAP_TID4)
SYSREG(CLIDR_EL1,   3, 1, 0, 0, 1, 1, NEVER, 0, .get = a64_id_get, TRAP(TID2) | SYS_TRAP_TID4)
SYSREG(CSSELR_EL1,  3, 2, 0, 0, 0, 1, 1, 0xF, TRAP(TID2) | SYS_TRAP_TID4)
SYSREG(GMID_EL1,    3, 1, 0, 0, 4, 1, NEVER, 0, .get = a64_id_get, TRAP(TID5), NEED(mte2))

/* ---- translation, memory --------------------------------------------------------------------- */

SYSREG(SCTLR_EL1, 3, 0, 1, 0, 0, 1, 1, ALL, CONTEXT, TRAP(VM), HOST(SCTLR_EL2), MISC)
SYSREG(SCTLR_EL2, 3, 4, 1, 0, 0, 2, 2, ALL, CONTEXT, MISC)
SYSREG(ACTLR_EL1, 3, 0, 1, 0, 1, 1, 1, 0, TRAP(TACR))
SYSREG(ACTLR_EL2, 3, 4, 1, 0, 1, 2, 2, 0)
SYSREG(CPACR_EL1, 3, 0, 1, 0, 2, 1, 1, UINT64_C(0x300000), TRAP(TCPAC), HOST(CPTR_EL2))
SYSREG(TTBR0_EL1, 3, 0, 2, 0, 0, 1, 1, ALL, CONTEXT, TRAP(VM), HOST(TTBR0_EL2))
SYSREG(TTBR1_EL1, 3, 0, 2, 0, 1, 1, 1, ALL, CONTEXT, TRAP(VM), HOST(TTBR1_EL2))
SYSREG(TTBR0_EL2, 3, 4, 2, 0, 0, 2, 2, ALL, CONTEXT)
SYSREG(TTBR1_EL2, 3, 4, 2, 0, 1, 2, 2, ALL, CONTEXT, VHE)
SYSREG(TCR_EL1, 3, 0, 2, 0, 2, 1, 1, UINT64_C(0x0F9807F7FFFFFFBF), CONTEXT, TRAP(VM), HOST(TCR_EL2))
SYSREG(TCR_EL2, 3, 4, 2, 0, 2, 2, 2, UINT64_C(0x0F9807F7FFFFFFBF), CONTEXT)
SYSREG(VTTBR_EL2, 3, 4, 2, 1, 0, 2, 2, ALL, CONTEXT)
SYSREG(VTCR_EL2,  3, 4, 2, 1, 2, 2, 2, UINT64_C(0x000000037FEFFFFF), CONTEXT, .ones = SYS_BIT(31))
SYSREG(MAIR_EL1,  3, 0, 10, 2, 0, 1, 1, ALL, CONTEXT, TRAP(VM), HOST(MAIR_EL2))
SYSREG(MAIR_EL2,  3, 4, 10, 2, 0, 2, 2, ALL, CONTEXT)
SYSREG(AMAIR_EL1, 3, 0, 10, 3, 0, 1, 1, 0, TRAP(VM), HOST(AMAIR_EL2))
SYSREG(AMAIR_EL2, 3, 4, 10, 3, 0, 2, 2, 0)
SYSREG(CONTEXTIDR_EL1, 3, 0, 13, 0, 1, 1, 1, LOW(32), TRAP(VM), HOST(CONTEXTIDR_EL2))
SYSREG(CONTEXTIDR_EL2, 3, 4, 13, 0, 1, 2, 2, LOW(32), VHE)
SYSREG(PAR_EL1, 3, 0, 7, 4, 0, 1, 1, ALL)
SYSREG(HCR_EL2, 3, 4, 1, 1, 0, 2, 2, ALL, CONTEXT, MISC)
SYSREG(HCRX_EL2, 3, 4, 1, 2, 2, 2, 2, UINT64_C(0xC1F), NEED(hcx))
SYSREG(HSTR_EL2, 3, 4, 1, 1, 3, 2, 2, 0)
SYSREG(HACR_EL2, 3, 4, 1, 1, 7, 2, 2, 0)
SYSREG(CPTR_EL2, 3, 4, 1, 1, 2, 2, 2, UINT64_C(0x80300400), MISC)
SYSREG(MDCR_EL2, 3, 4, 1, 1, 1, 2, 2, UINT64_C(0xF00))

/* ---- exceptions, software -------------------------------------------------------------------- */

SYSREG(VBAR_EL1,  3, 0, 12, 0, 0, 1, 1, ~UINT64_C(0x7FF), HOST(VBAR_EL2))
SYSREG(VBAR_EL2,  3, 4, 12, 0, 0, 2, 2, ~UINT64_C(0x7FF))
SYSREG(RVBAR_EL2, 3, 4, 12, 0, 1, 2, NEVER, 0)
SYSREG(RMR_EL2,   3, 4, 12, 0, 2, 2, 2, 0, .ones = SYS_BIT(0))
SYSREG(ISR_EL1,   3, 0, 12, 1, 0, 1, NEVER, 0, MISC)
SYSREG(ESR_EL1,   3, 0, 5, 2, 0, 1, 1, LOW(56), TRAP(VM), HOST(ESR_EL2))
SYSREG(ESR_EL2,   3, 4, 5, 2, 0, 2, 2, LOW(56))
SYSREG(FAR_EL1,   3, 0, 6, 0, 0, 1, 1, ALL, TRAP(VM), HOST(FAR_EL2))
SYSREG(FAR_EL2,   3, 4, 6, 0, 0, 2, 2, ALL)
SYSREG(HPFAR_EL2, 3, 4, 6, 0, 4, 2, 2, UINT64_C(0x80000FFFFFFFFFF0))
SYSREG(AFSR0_EL1, 3, 0, 5, 1, 0, 1, 1, 0, TRAP(VM), HOST(AFSR0_EL2))
SYSREG(AFSR1_EL1, 3, 0, 5, 1, 1, 1, 1, 0, TRAP(VM), HOST(AFSR1_EL2))
SYSREG(AFSR0_EL2, 3, 4, 5, 1, 0, 2, 2, 0)
SYSREG(AFSR1_EL2, 3, 4, 5, 1, 1, 2, 2, 0)
SYSREG(SPSR_EL1,  3, 0, 4, 0, 0, 1, 1, UINT64_C(0xF3F01FDF), MISC, HOST(SPSR_EL2))
SYSREG(SPSR_EL2,  3, 4, 4, 0, 0, 2, 2, UINT64_C(0xF3F01FDF), MISC)
SYSREG(ELR_EL1,   3, 0, 4, 0, 1, 1, 1, ALL, HOST(ELR_EL2))
SYSREG(ELR_EL2,   3, 4, 4, 0, 1, 2, 2, ALL)
SYSREG(SP_EL0,    3, 0, 4, 1, 0, 1, 1, ALL, STATE)
SYSREG(SP_EL1,    3, 4, 4, 1, 0, 2, 2, ALL, STATE)
SYSREG(SPSR_abt,  3, 4, 4, 3, 1, 2, 2, 0)
SYSREG(SPSR_fiq,  3, 4, 4, 3, 3, 2, 2, 0)
SYSREG(SPSR_irq,  3, 4, 4, 3, 0, 2, 2, 0)
SYSREG(SPSR_und,  3, 4, 4, 3, 2, 2, 2, 0)
SYSREG(TPIDR_EL0,   3, 3, 13, 0, 2, 0, 0, ALL)
SYSREG(TPIDRRO_EL0, 3, 3, 13, 0, 3, 0, 1, ALL)
SYSREG(TPIDR_EL1,   3, 0, 13, 0, 4, 1, 1, ALL)
SYSREG(TPIDR_EL2,   3, 4, 13, 0, 2, 2, 2, ALL)

/* ---- PSTATE, floating point ------------------------------------------------------------------ */

SYSREG(NZCV,      3, 3, 4, 2, 0, 0, 0, UINT64_C(0xF0000000), STATE)
SYSREG(DAIF,      3, 3, 4, 2, 1, 0, 0, UINT64_C(0x3C0), STATE, TRAP(UMA), PENDING)
SYSREG(SPSel,     3, 0, 4, 2, 0, 1, 1, 1, STATE)
SYSREG(CurrentEL, 3, 0, 4, 2, 2, 1, NEVER, 0, STATE)
SYSREG(PAN,       3, 0, 4, 2, 3, 1, 1, SPSR_PAN, STATE, NEED(pan))
SYSREG(UAO,       3, 0, 4, 2, 4, 1, 1, SPSR_UAO, STATE, NEED(uao))
SYSREG(DIT,       3, 3, 4, 2, 5, 0, 0, SPSR_DIT, STATE, NEED(dit))
SYSREG(SSBS,      3, 3, 4, 2, 6, 0, 0, SPSR_SSBS, STATE, NEED(ssbs))
SYSREG(TCO,       3, 3, 4, 2, 7, 0, 0, SPSR_TCO, STATE, NEED(mte))
SYSREG(FPCR,      3, 3, 4, 4, 0, 0, 0, UINT64_C(0x07C80000), STATE, TRAP(FP))
SYSREG(FPSR,      3, 3, 4, 4, 1, 0, 0, UINT64_C(0x0800009F), STATE, TRAP(FP))

/* ---- the generic timer ----------------------------------------------------------------------- */

SYSREG(CNTFRQ_EL0,    3, 3, 14, 0, 0, 0, 2, LOW(32), .get = a64_timer_get, .set = a64_timer_set,
       TRAP(TIMER))
SYSREG(CNTPCT_EL0,    3, 3, 14, 0, 1, 0, NEVER, 0, TIMER, TRAP(TIMER))
SYSREG(CNTVCT_EL0,    3, 3, 14, 0, 2, 0, NEVER, 0, TIMER, TRAP(TIMER))
SYSREG(CNTPCTSS_EL0,  3, 3, 14, 0, 5, 0, NEVER, 0, TIMER, TRAP(TIMER), NEED(ecv))
SYSREG(CNTVCTSS_EL0,  3, 3, 14, 0, 6, 0, NEVER, 0, TIMER, TRAP(TIMER), NEED(ecv))
SYSREG(CNTP_TVAL_EL0, 3, 3, 14, 2, 0, 0, 0, ALL, TIMER, TRAP(TIMER), HOST(CNTHP_TVAL_EL2), PENDING)
SYSREG(CNTP_CTL_EL0,  3, 3, 14, 2, 1, 0, 0, 3, TIMER, TRAP(TIMER), HOST(CNTHP_CTL_EL2), PENDING)
SYSREG(CNTP_CVAL_EL0, 3, 3, 14, 2, 2, 0, 0, ALL, TIMER, TRAP(TIMER), HOST(CNTHP_CVAL_EL2), PENDING)
SYSREG(CNTV_TVAL_EL0, 3, 3, 14, 3, 0, 0, 0, ALL, TIMER, TRAP(TIMER), HOST(CNTHV_TVAL_EL2), PENDING)
SYSREG(CNTV_CTL_EL0,  3, 3, 14, 3, 1, 0, 0, 3, TIMER, TRAP(TIMER), HOST(CNTHV_CTL_EL2), PENDING)
SYSREG(CNTV_CVAL_EL0, 3, 3, 14, 3, 2, 0, 0, ALL, TIMER, TRAP(TIMER), HOST(CNTHV_CVAL_EL2), PENDING)
SYSREG(CNTKCTL_EL1,   3, 0, 14, 1, 0, 1, 1, UINT64_C(0x203FF), HOST(CNTHCTL_EL2))
SYSREG(CNTHCTL_EL2,   3, 4, 14, 1, 0, 2, 2, UINT64_C(0x27FFF), MISC, .reset = 3)
SYSREG(CNTVOFF_EL2,   3, 4, 14, 0, 3, 2, 2, ALL, PENDING)
SYSREG(CNTPOFF_EL2,   3, 4, 14, 0, 6, 2, 2, ALL, PENDING, NEED(ecv))
SYSREG(CNTHP_TVAL_EL2, 3, 4, 14, 2, 0, 2, 2, ALL, TIMER, PENDING)
SYSREG(CNTHP_CTL_EL2,  3, 4, 14, 2, 1, 2, 2, 3, TIMER, PENDING)
SYSREG(CNTHP_CVAL_EL2, 3, 4, 14, 2, 2, 2, 2, ALL, TIMER, PENDING)
SYSREG(CNTHV_TVAL_EL2, 3, 4, 14, 3, 0, 2, 2, ALL, TIMER, PENDING, VHE)
SYSREG(CNTHV_CTL_EL2,  3, 4, 14, 3, 1, 2, 2, 3, TIMER, PENDING, VHE)
SYSREG(CNTHV_CVAL_EL2, 3, 4, 14, 3, 2, 2, 2, ALL, TIMER, PENDING, VHE)

/* ---- RAS ------------------------------------------------------------------------------------- */

SYSREG(ERRIDR_EL1,  3, 0, 5, 3, 0, 1, NEVER, 0, TRAP(TERR), NEED(ras))
SYSREG(ERRSELR_EL1, 3, 0, 5, 3, 1, 1, 1, 0, TRAP(TERR), NEED(ras))
SYSREG(DISR_EL1,    3, 0, 12, 1, 1, 1, 1, UINT64_C(0x81FFFFFF), MISC, NEED(ras))
SYSREG(VDISR_EL2,   3, 4, 12, 1, 1, 2, 2, UINT64_C(0x81FFFFFF), NEED(ras))
SYSREG(VSESR_EL2,   3, 4, 5, 2, 3, 2, 2, UINT64_C(0x01FFFFFF), NEED(ras))

/* ---- debug ----------------------------------------------------------------------------------- */

SYSREG(MDSCR_EL1,   2, 0, 0, 2, 2, 1, 1, UINT64_C(0x2CC8F041), DEBUG, TRAP(TDA))
SYSREG(MDCCINT_EL1, 2, 0, 0, 2, 0, 1, 1, UINT64_C(0x60000000), TRAP(TDA))
SYSREG(MDCCSR_EL0,  2, 3, 0, 1, 0, 0, NEVER, 0, TRAP(TDA) | SYS_TRAP_TDCC)
SYSREG(DBGDTR_EL0,  2, 3, 0, 4, 0, 0, 0, 0, TRAP(TDA) | SYS_TRAP_TDCC)
SYSREG(DBGDTRRX_EL0, 2, 3, 0, 5, 0, 0, 0, 0, TRAP(TDA) | SYS_TRAP_TDCC)
SYSREG(OSDTRRX_EL1, 2, 0, 0, 0, 2, 1, 1, LOW(32), TRAP(TDA))
SYSREG(OSDTRTX_EL1, 2, 0, 0, 3, 2, 1, 1, LOW(32), TRAP(TDA))
SYSREG(OSECCR_EL1,  2, 0, 0, 6, 2, 1, 1, 0, TRAP(TDA))
SYSREG(MDRAR_EL1,   2, 0, 1, 0, 0, 1, NEVER, 0, TRAP(TDRA))
SYSREG(OSLAR_EL1,   2, 0, 1, 0, 4, NEVER, 1, 1, DEBUG, TRAP(TDOSA))
SYSREG(OSLSR_EL1,   2, 0, 1, 1, 4, 1, NEVER, 0, DEBUG, TRAP(TDOSA), .reset = 0xA)
SYSREG(OSDLR_EL1,   2, 0, 1, 3, 4, 1, 1, 0, TRAP(TDOSA))
SYSREG(DBGPRCR_EL1, 2, 0, 1, 4, 4, 1, 1, 0, TRAP(TDOSA))
SYSREG(DBGCLAIMSET_EL1, 2, 0, 7, 8, 6, 1, 1, 0xFF, DEBUG, TRAP(TDA))
SYSREG(DBGCLAIMCLR_EL1, 2, 0, 7, 9, 6, 1, 1, 0xFF, DEBUG, TRAP(TDA))
SYSREG(DBGAUTHSTATUS_EL1, 2, 0, 7, 14, 6, 1, NEVER, 0, TRAP(TDA))
#define BREAKPOINT(n)                                                                              \
    SYSREG(DBGBVR##n##_EL1, 2, 0, 0, n, 4, 1, 1, ALL, TRAP(TDA))                                   \
    SYSREG(DBGBCR##n##_EL1, 2, 0, 0, n, 5, 1, 1, UINT64_C(0xFFE1E7), DEBUG, TRAP(TDA))
BREAKPOINT(0)
BREAKPOINT(1)
BREAKPOINT(2)
BREAKPOINT(3)
BREAKPOINT(4)
BREAKPOINT(5)
#undef BREAKPOINT
#define WATCHPOINT(n)                                                                              \
    SYSREG(DBGWVR##n##_EL1, 2, 0, 0, n, 6, 1, 1, ~UINT64_C(3), TRAP(TDA))                          \
    SYSREG(DBGWCR##n##_EL1, 2, 0, 0, n, 7, 1, 1, UINT64_C(0x1F1FFFFF), DEBUG, TRAP(TDA))
WATCHPOINT(0)
WATCHPOINT(1)
WATCHPOINT(2)
WATCHPOINT(3)
#undef WATCHPOINT

/* ---- pointer authentication, tags, LS64 ------------------------------------------------------ */

#define KEY(name, crm, op2)                                                                        \
    SYSREG(name##KeyLo_EL1, 3, 0, 2, crm, op2, 1, 1, ALL, TRAP(APK), NEED(pauth))                  \
    SYSREG(name##KeyHi_EL1, 3, 0, 2, crm, (op2) + 1, 1, 1, ALL, TRAP(APK), NEED(pauth))
KEY(APIA, 1, 0)
KEY(APIB, 1, 2)
KEY(APDA, 2, 0)
KEY(APDB, 2, 2)
KEY(APGA, 3, 0)
#undef KEY
SYSREG(GCR_EL1,    3, 0, 1, 0, 6, 1, 1, LOW(17), TRAP(ATA), NEED(mte2))
SYSREG(RGSR_EL1,   3, 0, 1, 0, 5, 1, 1, UINT64_C(0xFFFF0F), TRAP(ATA), NEED(mte2))
SYSREG(TFSR_EL1,   3, 0, 5, 6, 0, 1, 1, 3, TRAP(ATA), HOST(TFSR_EL2), NEED(mte2))
SYSREG(TFSRE0_EL1, 3, 0, 5, 6, 1, 1, 1, 3, TRAP(ATA), NEED(mte2))
SYSREG(TFSR_EL2,   3, 4, 5, 6, 0, 2, 2, 3, NEED(mte2))
SYSREG(ACCDATA_EL1, 3, 0, 13, 0, 5, 1, 1, LOW(32), NEED(accdata))

/* ---- the names of EL1's registers at EL2 with HCR_EL2.E2H = 1 (D8.1, FEAT_VHE) --------------- */

#define EL12(name, crn, crm, op2)                                                                  \
    SYSREG(name##_EL12, 3, 5, crn, crm, op2, 2, 2, ALL, .alias = SYS_##name##_EL1, VHE)
EL12(SCTLR, 1, 0, 0)
EL12(CPACR, 1, 0, 2)
EL12(TTBR0, 2, 0, 0)
EL12(TTBR1, 2, 0, 1)
EL12(TCR, 2, 0, 2)
EL12(SPSR, 4, 0, 0)
EL12(ELR, 4, 0, 1)
EL12(AFSR0, 5, 1, 0)
EL12(AFSR1, 5, 1, 1)
EL12(ESR, 5, 2, 0)
EL12(FAR, 6, 0, 0)
EL12(MAIR, 10, 2, 0)
EL12(AMAIR, 10, 3, 0)
EL12(VBAR, 12, 0, 0)
EL12(CONTEXTIDR, 13, 0, 1)
EL12(CNTKCTL, 14, 1, 0)
#undef EL12
SYSREG(TFSR_EL12, 3, 5, 5, 6, 0, 2, 2, ALL, .alias = SYS_TFSR_EL1, NEED(vhe_mte2))
#define EL02(name, crm, op2)                                                                       \
    SYSREG(name##_EL02, 3, 5, 14, crm, op2, 2, 2, ALL, .alias = SYS_##name##_EL0, VHE)
EL02(CNTP_TVAL, 2, 0)
EL02(CNTP_CTL, 2, 1)
EL02(CNTP_CVAL, 2, 2)
EL02(CNTV_TVAL, 3, 0)
EL02(CNTV_CTL, 3, 1)
EL02(CNTV_CVAL, 3, 2)
#undef EL02

#undef ALL
#undef LOW
#undef NEVER
#undef CONTEXT
#undef PENDING
#undef TRAP
#undef HOST
#undef NEED
#undef ID
#undef TIMER
#undef STATE
#undef DEBUG
#undef MISC
#undef VHE
/* clang-format on */
