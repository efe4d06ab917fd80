/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The rules of combining: one row a rule, pushed by mmu_combine() as it takes the step. The section
 * is that of DDI 0487 M.a.a. BARE rows show one stage-2 descriptor alone, which has no allocation
 * hints.
 */
#ifndef GATHER_MMU_RULES_H
#define GATHER_MMU_RULES_H

#include "mmu/mmu.h"

enum { RULE_FULL, RULE_BARE };

/* X(identifier, FULL or BARE, section, text) */
#define MMU_RULES(X)                                                                               \
    X(S1_DC, FULL, "D8.2.12.1", "HCR_EL2.DC=1: stage 1 is off and gives Write-Back Non-shareable") \
    X(S1_DCT, FULL, "D8.2.12.1", "HCR_EL2.DCT=1: with the Tagged attribute")                       \
    X(S1_OFF_DATA, FULL, "D8.2.12.1", "stage 1 is off: data accesses are to Device-nGnRnE")        \
    X(S1_OFF_FETCH, FULL, "D8.2.12.1", "stage 1 is off: fetches take SCTLR_EL1.I")                 \
    X(S1_WALK, FULL, "D24.2.194", "TCR_EL1.{SH,IRGN,ORGN} stand for stage 1 of a table walk")      \
    X(S1_RESERVED, FULL, "K1.2.19", "the MAIR byte is reserved; taken here as this one")           \
    X(S1_MAIR, FULL, "D24.2.127", "stage 1's MAIR byte and SH")                                    \
    X(S1_SH_RESERVED, FULL, "K1.2.19", "stage 1's SH=0b01 is reserved; taken here as Outer")       \
    X(S1_C, FULL, "D7.5.5", "SCTLR_EL1.C=0: Normal memory is Non-cacheable at stage 1")            \
    X(S1_C_TAGGED, FULL, "D10.3", "SCTLR_EL1.C=0: Non-cacheable, and taken here as Untagged")      \
    X(S1_I, FULL, "D7.5.5", "SCTLR_EL1.I=0: fetches are Non-cacheable at stage 1")                 \
    X(S1_FETCH_DEVICE, FULL, "K1.2.11", "a fetch from Device memory: taken here as Non-cacheable") \
    X(S1_SH_INPUT, FULL, "D8.6.2", "Device or Non-cacheable: stage 2 is given SH as programmed")   \
    X(S2_OFF, FULL, "D8.2.12.2", "stage 2 is off: the attributes are stage 1's")                   \
    X(S2_RES0, FULL, "D8.6.6", "MemAttr[3] is RES0 with FWB=1: ignored")                           \
    X(S2_RESERVED, FULL, "K1.2.19",                                                                \
      "the MemAttr value is reserved; taken here as an allocated one")                             \
    X(S2_SH_RESERVED, FULL, "K1.2.19", "stage 2's SH=0b01 is reserved; taken here as Outer")       \
    X(S2_MEMATTR, BARE, "D8.6.5", "FWB=0: stage 2's MemAttr[3:0] and SH by themselves")            \
    X(S2_WALK_NC, FULL, "D8.6.3", "HCR_EL2.PTW=0: a table walk to Device goes as Non-cacheable")   \
    X(S2_WALK_FAULT, FULL, "D8.6.3",                                                               \
      "HCR_EL2.PTW=1: a table walk to Device is a stage-2 "                                        \
      "Permission fault")                                                                          \
    X(S2_FETCH_DEVICE, FULL, "K1.2.11", "a fetch from Device memory: taken here as Non-cacheable") \
    X(S2_ID, FULL, "D7.5.5", "HCR_EL2.ID=1: fetches are Non-cacheable at stage 2")                 \
    X(S2_CD, FULL, "D7.5.5", "HCR_EL2.CD=1: Normal memory is Non-cacheable at stage 2")            \
    X(BOTH_DEVICE, FULL, "D8.6.5.1", "both stages are Device: the stronger type wins")             \
    X(S1_DEVICE, FULL, "D8.6.5.1", "stage 1 alone is Device: its type stands")                     \
    X(S2_DEVICE, FULL, "D8.6.5.1", "stage 2 alone is Device: its type stands")                     \
    X(BOTH_NORMAL, FULL, "D8.6.5.2, D8.6.3",                                                       \
      "both are Normal: NC over WT over WB; hints of stage 1")                                     \
    X(FWB_BOTH_DEVICE, FULL, "D8.6.6", "FWB=1, 0b0dd over Device: the stronger type wins")         \
    X(FWB_DEVICE, FULL, "D8.6.6", "FWB=1, 0b0dd over Normal: stage 2's Device type")               \
    X(FWB_KEEP, FULL, "D8.6.6", "FWB=1, 0b111: stage 1's type and cacheability stand")             \
    X(FWB_WB, FULL, "D8.6.6", "FWB=1, 0b110: Write-Back; hints of stage 1, RWA where none")        \
    X(FWB_NC_DEVICE, FULL, "D8.6.6", "FWB=1, 0b101 over Device: stage 1's Device type stands")     \
    X(FWB_NC, FULL, "D8.6.6", "FWB=1, 0b101 over Normal: Non-cacheable")                           \
    X(UNTAGGED, FULL, "D10.3", "not Write-Back RWA at both levels: no longer Tagged")              \
    X(NOTAGACCESS, FULL, "D8.6.4", "Tagged, and stage 2 says NoTagAccess")                         \
    X(SH_JOIN, FULL, "D8.6.7.1", "shareability: Outer over Inner over Non-shareable")              \
    X(SH_OUTER, FULL, "D8.6.7.1", "Device and Non-cacheable memory are Outer Shareable")           \
    X(SH_OUTER_S1, FULL, "D8.6.2", "Device and Non-cacheable memory are Outer Shareable")          \
    X(XS_WB, FULL, "D8.7.4", "Write-Back at both levels: XS=0")                                    \
    X(XS_FNXS, FULL, "D8.7.4", "FnXS=1: XS=0")                                                     \
    X(RESULT, FULL, "D24.2.142", "result")

#define MMU_RULE_ID(id, shown, section, text) RULE_##id,
enum mmu_rule { MMU_RULES(MMU_RULE_ID) MMU_RULE_COUNT };
#undef MMU_RULE_ID

struct mmu_rule_row {
    const char *text, *section;
    bool bare;
};
extern const struct mmu_rule_row mmu_rules[MMU_RULE_COUNT];

#endif
