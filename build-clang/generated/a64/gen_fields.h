/* SPDX-License-Identifier: Apache-2.0 */
/* Made by sim/a64/gen/decode.lua from the tables of sim/a64. */
#ifndef GATHER_A64_GEN_FIELDS_H
#define GATHER_A64_GEN_FIELDS_H
#include <stdint.h>
static inline uint32_t a64_udf_imm16(uint32_t insn)
{
    return insn >> 0 & 0xffffU;
}
static inline uint32_t a64_adr_immlo(uint32_t insn)
{
    return insn >> 29 & 0x3U;
}
static inline uint32_t a64_adr_immhi(uint32_t insn)
{
    return insn >> 5 & 0x7ffffU;
}
static inline uint32_t a64_adr_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_adrp_immlo(uint32_t insn)
{
    return insn >> 29 & 0x3U;
}
static inline uint32_t a64_adrp_immhi(uint32_t insn)
{
    return insn >> 5 & 0x7ffffU;
}
static inline uint32_t a64_adrp_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_add_imm_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_add_imm_sh(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_add_imm_imm12(uint32_t insn)
{
    return insn >> 10 & 0xfffU;
}
static inline uint32_t a64_add_imm_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_add_imm_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_adds_imm_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_adds_imm_sh(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_adds_imm_imm12(uint32_t insn)
{
    return insn >> 10 & 0xfffU;
}
static inline uint32_t a64_adds_imm_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_adds_imm_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sub_imm_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_sub_imm_sh(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_sub_imm_imm12(uint32_t insn)
{
    return insn >> 10 & 0xfffU;
}
static inline uint32_t a64_sub_imm_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sub_imm_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_subs_imm_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_subs_imm_sh(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_subs_imm_imm12(uint32_t insn)
{
    return insn >> 10 & 0xfffU;
}
static inline uint32_t a64_subs_imm_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_subs_imm_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_addg_op(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_addg_uimm6(uint32_t insn)
{
    return insn >> 16 & 0x3fU;
}
static inline uint32_t a64_addg_uimm4(uint32_t insn)
{
    return insn >> 10 & 0xfU;
}
static inline uint32_t a64_addg_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_addg_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_subg_op(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_subg_uimm6(uint32_t insn)
{
    return insn >> 16 & 0x3fU;
}
static inline uint32_t a64_subg_uimm4(uint32_t insn)
{
    return insn >> 10 & 0xfU;
}
static inline uint32_t a64_subg_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_subg_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_and_imm_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_and_imm_n(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_and_imm_immr(uint32_t insn)
{
    return insn >> 16 & 0x3fU;
}
static inline uint32_t a64_and_imm_imms(uint32_t insn)
{
    return insn >> 10 & 0x3fU;
}
static inline uint32_t a64_and_imm_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_and_imm_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_orr_imm_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_orr_imm_n(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_orr_imm_immr(uint32_t insn)
{
    return insn >> 16 & 0x3fU;
}
static inline uint32_t a64_orr_imm_imms(uint32_t insn)
{
    return insn >> 10 & 0x3fU;
}
static inline uint32_t a64_orr_imm_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_orr_imm_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_eor_imm_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_eor_imm_n(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_eor_imm_immr(uint32_t insn)
{
    return insn >> 16 & 0x3fU;
}
static inline uint32_t a64_eor_imm_imms(uint32_t insn)
{
    return insn >> 10 & 0x3fU;
}
static inline uint32_t a64_eor_imm_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_eor_imm_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ands_imm_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_ands_imm_n(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_ands_imm_immr(uint32_t insn)
{
    return insn >> 16 & 0x3fU;
}
static inline uint32_t a64_ands_imm_imms(uint32_t insn)
{
    return insn >> 10 & 0x3fU;
}
static inline uint32_t a64_ands_imm_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ands_imm_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_movn_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_movn_hw(uint32_t insn)
{
    return insn >> 21 & 0x3U;
}
static inline uint32_t a64_movn_imm16(uint32_t insn)
{
    return insn >> 5 & 0xffffU;
}
static inline uint32_t a64_movn_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_movz_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_movz_hw(uint32_t insn)
{
    return insn >> 21 & 0x3U;
}
static inline uint32_t a64_movz_imm16(uint32_t insn)
{
    return insn >> 5 & 0xffffU;
}
static inline uint32_t a64_movz_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_movk_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_movk_hw(uint32_t insn)
{
    return insn >> 21 & 0x3U;
}
static inline uint32_t a64_movk_imm16(uint32_t insn)
{
    return insn >> 5 & 0xffffU;
}
static inline uint32_t a64_movk_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sbfm_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_sbfm_n(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_sbfm_immr(uint32_t insn)
{
    return insn >> 16 & 0x3fU;
}
static inline uint32_t a64_sbfm_imms(uint32_t insn)
{
    return insn >> 10 & 0x3fU;
}
static inline uint32_t a64_sbfm_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sbfm_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_bfm_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_bfm_n(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_bfm_immr(uint32_t insn)
{
    return insn >> 16 & 0x3fU;
}
static inline uint32_t a64_bfm_imms(uint32_t insn)
{
    return insn >> 10 & 0x3fU;
}
static inline uint32_t a64_bfm_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_bfm_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ubfm_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_ubfm_n(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_ubfm_immr(uint32_t insn)
{
    return insn >> 16 & 0x3fU;
}
static inline uint32_t a64_ubfm_imms(uint32_t insn)
{
    return insn >> 10 & 0x3fU;
}
static inline uint32_t a64_ubfm_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ubfm_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_extr_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_extr_n(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_extr_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_extr_imms(uint32_t insn)
{
    return insn >> 10 & 0x3fU;
}
static inline uint32_t a64_extr_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_extr_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline int32_t a64_b_imm26(uint32_t insn)
{
    return (int32_t)(insn << 6) >> 6;
}
static inline int32_t a64_bl_imm26(uint32_t insn)
{
    return (int32_t)(insn << 6) >> 6;
}
static inline int32_t a64_b_cond_imm19(uint32_t insn)
{
    return (int32_t)(insn << 8) >> 13;
}
static inline uint32_t a64_b_cond_cond(uint32_t insn)
{
    return insn >> 0 & 0xfU;
}
static inline uint32_t a64_cbz_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline int32_t a64_cbz_imm19(uint32_t insn)
{
    return (int32_t)(insn << 8) >> 13;
}
static inline uint32_t a64_cbz_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_cbnz_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline int32_t a64_cbnz_imm19(uint32_t insn)
{
    return (int32_t)(insn << 8) >> 13;
}
static inline uint32_t a64_cbnz_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_tbz_b5(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_tbz_b40(uint32_t insn)
{
    return insn >> 19 & 0x1fU;
}
static inline int32_t a64_tbz_imm14(uint32_t insn)
{
    return (int32_t)(insn << 13) >> 18;
}
static inline uint32_t a64_tbz_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_tbnz_b5(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_tbnz_b40(uint32_t insn)
{
    return insn >> 19 & 0x1fU;
}
static inline int32_t a64_tbnz_imm14(uint32_t insn)
{
    return (int32_t)(insn << 13) >> 18;
}
static inline uint32_t a64_tbnz_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_br_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_blr_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ret_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_braaz_op(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_braaz_m(uint32_t insn)
{
    return insn >> 10 & 0x1U;
}
static inline uint32_t a64_braaz_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_blraaz_op(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_blraaz_m(uint32_t insn)
{
    return insn >> 10 & 0x1U;
}
static inline uint32_t a64_blraaz_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_braa_op(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_braa_m(uint32_t insn)
{
    return insn >> 10 & 0x1U;
}
static inline uint32_t a64_braa_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_braa_rm(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_blraa_op(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_blraa_m(uint32_t insn)
{
    return insn >> 10 & 0x1U;
}
static inline uint32_t a64_blraa_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_blraa_rm(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_retaa_m(uint32_t insn)
{
    return insn >> 10 & 0x1U;
}
static inline uint32_t a64_eretaa_m(uint32_t insn)
{
    return insn >> 10 & 0x1U;
}
static inline uint32_t a64_svc_imm16(uint32_t insn)
{
    return insn >> 5 & 0xffffU;
}
static inline uint32_t a64_hvc_imm16(uint32_t insn)
{
    return insn >> 5 & 0xffffU;
}
static inline uint32_t a64_smc_imm16(uint32_t insn)
{
    return insn >> 5 & 0xffffU;
}
static inline uint32_t a64_brk_imm16(uint32_t insn)
{
    return insn >> 5 & 0xffffU;
}
static inline uint32_t a64_hlt_imm16(uint32_t insn)
{
    return insn >> 5 & 0xffffU;
}
static inline uint32_t a64_dcps1_imm16(uint32_t insn)
{
    return insn >> 5 & 0xffffU;
}
static inline uint32_t a64_dcps1_ll(uint32_t insn)
{
    return insn >> 0 & 0x3U;
}
static inline uint32_t a64_dcps_imm16(uint32_t insn)
{
    return insn >> 5 & 0xffffU;
}
static inline uint32_t a64_dcps_ll(uint32_t insn)
{
    return insn >> 0 & 0x3U;
}
static inline uint32_t a64_dcps2_imm16(uint32_t insn)
{
    return insn >> 5 & 0xffffU;
}
static inline uint32_t a64_dcps2_ll(uint32_t insn)
{
    return insn >> 0 & 0x3U;
}
static inline uint32_t a64_dcps3_imm16(uint32_t insn)
{
    return insn >> 5 & 0xffffU;
}
static inline uint32_t a64_dcps3_ll(uint32_t insn)
{
    return insn >> 0 & 0x3U;
}
static inline uint32_t a64_wfet_op2(uint32_t insn)
{
    return insn >> 5 & 0x1U;
}
static inline uint32_t a64_wfet_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_wfit_op2(uint32_t insn)
{
    return insn >> 5 & 0x1U;
}
static inline uint32_t a64_wfit_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_pacia1716_b(uint32_t insn)
{
    return insn >> 6 & 0x1U;
}
static inline uint32_t a64_pac1716_b(uint32_t insn)
{
    return insn >> 6 & 0x1U;
}
static inline uint32_t a64_pacib1716_b(uint32_t insn)
{
    return insn >> 6 & 0x1U;
}
static inline uint32_t a64_autia1716_b(uint32_t insn)
{
    return insn >> 6 & 0x1U;
}
static inline uint32_t a64_aut1716_b(uint32_t insn)
{
    return insn >> 6 & 0x1U;
}
static inline uint32_t a64_autib1716_b(uint32_t insn)
{
    return insn >> 6 & 0x1U;
}
static inline uint32_t a64_paciaz_b(uint32_t insn)
{
    return insn >> 6 & 0x1U;
}
static inline uint32_t a64_paciaz_sp(uint32_t insn)
{
    return insn >> 5 & 0x1U;
}
static inline uint32_t a64_pac_lr_b(uint32_t insn)
{
    return insn >> 6 & 0x1U;
}
static inline uint32_t a64_pac_lr_sp(uint32_t insn)
{
    return insn >> 5 & 0x1U;
}
static inline uint32_t a64_paciasp_b(uint32_t insn)
{
    return insn >> 6 & 0x1U;
}
static inline uint32_t a64_paciasp_sp(uint32_t insn)
{
    return insn >> 5 & 0x1U;
}
static inline uint32_t a64_pacibz_b(uint32_t insn)
{
    return insn >> 6 & 0x1U;
}
static inline uint32_t a64_pacibz_sp(uint32_t insn)
{
    return insn >> 5 & 0x1U;
}
static inline uint32_t a64_pacibsp_b(uint32_t insn)
{
    return insn >> 6 & 0x1U;
}
static inline uint32_t a64_pacibsp_sp(uint32_t insn)
{
    return insn >> 5 & 0x1U;
}
static inline uint32_t a64_autiaz_b(uint32_t insn)
{
    return insn >> 6 & 0x1U;
}
static inline uint32_t a64_autiaz_sp(uint32_t insn)
{
    return insn >> 5 & 0x1U;
}
static inline uint32_t a64_aut_lr_b(uint32_t insn)
{
    return insn >> 6 & 0x1U;
}
static inline uint32_t a64_aut_lr_sp(uint32_t insn)
{
    return insn >> 5 & 0x1U;
}
static inline uint32_t a64_autiasp_b(uint32_t insn)
{
    return insn >> 6 & 0x1U;
}
static inline uint32_t a64_autiasp_sp(uint32_t insn)
{
    return insn >> 5 & 0x1U;
}
static inline uint32_t a64_autibz_b(uint32_t insn)
{
    return insn >> 6 & 0x1U;
}
static inline uint32_t a64_autibz_sp(uint32_t insn)
{
    return insn >> 5 & 0x1U;
}
static inline uint32_t a64_autibsp_b(uint32_t insn)
{
    return insn >> 6 & 0x1U;
}
static inline uint32_t a64_autibsp_sp(uint32_t insn)
{
    return insn >> 5 & 0x1U;
}
static inline uint32_t a64_bti_j(uint32_t insn)
{
    return insn >> 7 & 0x1U;
}
static inline uint32_t a64_bti_c(uint32_t insn)
{
    return insn >> 6 & 0x1U;
}
static inline uint32_t a64_nothing_j(uint32_t insn)
{
    return insn >> 7 & 0x1U;
}
static inline uint32_t a64_nothing_c(uint32_t insn)
{
    return insn >> 6 & 0x1U;
}
static inline uint32_t a64_hint_crm(uint32_t insn)
{
    return insn >> 8 & 0xfU;
}
static inline uint32_t a64_hint_op2(uint32_t insn)
{
    return insn >> 5 & 0x7U;
}
static inline uint32_t a64_clrex_crm(uint32_t insn)
{
    return insn >> 8 & 0xfU;
}
static inline uint32_t a64_dsb_crm(uint32_t insn)
{
    return insn >> 8 & 0xfU;
}
static inline uint32_t a64_dsb_nxs_crm(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_dmb_crm(uint32_t insn)
{
    return insn >> 8 & 0xfU;
}
static inline uint32_t a64_isb_crm(uint32_t insn)
{
    return insn >> 8 & 0xfU;
}
static inline uint32_t a64_msr_imm_uao_crm(uint32_t insn)
{
    return insn >> 8 & 0xfU;
}
static inline uint32_t a64_msr_imm_pan_crm(uint32_t insn)
{
    return insn >> 8 & 0xfU;
}
static inline uint32_t a64_msr_imm_spsel_crm(uint32_t insn)
{
    return insn >> 8 & 0xfU;
}
static inline uint32_t a64_msr_imm_ssbs_crm(uint32_t insn)
{
    return insn >> 8 & 0xfU;
}
static inline uint32_t a64_msr_imm_dit_crm(uint32_t insn)
{
    return insn >> 8 & 0xfU;
}
static inline uint32_t a64_msr_imm_tco_crm(uint32_t insn)
{
    return insn >> 8 & 0xfU;
}
static inline uint32_t a64_msr_imm_daifset_crm(uint32_t insn)
{
    return insn >> 8 & 0xfU;
}
static inline uint32_t a64_msr_imm_daifclr_crm(uint32_t insn)
{
    return insn >> 8 & 0xfU;
}
static inline uint32_t a64_sys_op1(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_sys_crn(uint32_t insn)
{
    return insn >> 12 & 0xfU;
}
static inline uint32_t a64_sys_crm(uint32_t insn)
{
    return insn >> 8 & 0xfU;
}
static inline uint32_t a64_sys_op2(uint32_t insn)
{
    return insn >> 5 & 0x7U;
}
static inline uint32_t a64_sys_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sysl_op1(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_sysl_crn(uint32_t insn)
{
    return insn >> 12 & 0xfU;
}
static inline uint32_t a64_sysl_crm(uint32_t insn)
{
    return insn >> 8 & 0xfU;
}
static inline uint32_t a64_sysl_op2(uint32_t insn)
{
    return insn >> 5 & 0x7U;
}
static inline uint32_t a64_sysl_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_msr_reg_op0(uint32_t insn)
{
    return insn >> 19 & 0x3U;
}
static inline uint32_t a64_msr_reg_op1(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_msr_reg_crn(uint32_t insn)
{
    return insn >> 12 & 0xfU;
}
static inline uint32_t a64_msr_reg_crm(uint32_t insn)
{
    return insn >> 8 & 0xfU;
}
static inline uint32_t a64_msr_reg_op2(uint32_t insn)
{
    return insn >> 5 & 0x7U;
}
static inline uint32_t a64_msr_reg_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_mrs_op0(uint32_t insn)
{
    return insn >> 19 & 0x3U;
}
static inline uint32_t a64_mrs_op1(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_mrs_crn(uint32_t insn)
{
    return insn >> 12 & 0xfU;
}
static inline uint32_t a64_mrs_crm(uint32_t insn)
{
    return insn >> 8 & 0xfU;
}
static inline uint32_t a64_mrs_op2(uint32_t insn)
{
    return insn >> 5 & 0x7U;
}
static inline uint32_t a64_mrs_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_udiv_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_udiv_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_udiv_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_udiv_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sdiv_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_sdiv_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sdiv_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sdiv_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_lslv_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_lslv_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_lslv_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_lslv_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_lsrv_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_lsrv_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_lsrv_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_lsrv_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_asrv_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_asrv_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_asrv_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_asrv_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_rorv_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_rorv_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_rorv_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_rorv_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_crc32_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_crc32_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_crc32_c(uint32_t insn)
{
    return insn >> 12 & 0x1U;
}
static inline uint32_t a64_crc32_sz(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_crc32_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_crc32_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_crc32c_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_crc32c_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_crc32c_c(uint32_t insn)
{
    return insn >> 12 & 0x1U;
}
static inline uint32_t a64_crc32c_sz(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_crc32c_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_crc32c_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_subp_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_subp_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_subp_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_subps_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_subps_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_subps_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_irg_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_irg_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_irg_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_gmi_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_gmi_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_gmi_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_pacga_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_pacga_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_pacga_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_rbit_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_rbit_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_rbit_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_rev16_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_rev16_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_rev16_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_rev_w_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_rev_w_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_rev32_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_rev32_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_rev_x_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_rev_x_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_clz_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_clz_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_clz_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_cls_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_cls_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_cls_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_pacia_z(uint32_t insn)
{
    return insn >> 13 & 0x1U;
}
static inline uint32_t a64_pacia_d(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_pacia_b(uint32_t insn)
{
    return insn >> 10 & 0x1U;
}
static inline uint32_t a64_pacia_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_pacia_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_pac_z(uint32_t insn)
{
    return insn >> 13 & 0x1U;
}
static inline uint32_t a64_pac_d(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_pac_b(uint32_t insn)
{
    return insn >> 10 & 0x1U;
}
static inline uint32_t a64_pac_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_pac_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_pacib_z(uint32_t insn)
{
    return insn >> 13 & 0x1U;
}
static inline uint32_t a64_pacib_d(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_pacib_b(uint32_t insn)
{
    return insn >> 10 & 0x1U;
}
static inline uint32_t a64_pacib_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_pacib_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_pacda_z(uint32_t insn)
{
    return insn >> 13 & 0x1U;
}
static inline uint32_t a64_pacda_d(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_pacda_b(uint32_t insn)
{
    return insn >> 10 & 0x1U;
}
static inline uint32_t a64_pacda_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_pacda_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_pacdb_z(uint32_t insn)
{
    return insn >> 13 & 0x1U;
}
static inline uint32_t a64_pacdb_d(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_pacdb_b(uint32_t insn)
{
    return insn >> 10 & 0x1U;
}
static inline uint32_t a64_pacdb_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_pacdb_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_autia_z(uint32_t insn)
{
    return insn >> 13 & 0x1U;
}
static inline uint32_t a64_autia_d(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_autia_b(uint32_t insn)
{
    return insn >> 10 & 0x1U;
}
static inline uint32_t a64_autia_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_autia_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_aut_z(uint32_t insn)
{
    return insn >> 13 & 0x1U;
}
static inline uint32_t a64_aut_d(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_aut_b(uint32_t insn)
{
    return insn >> 10 & 0x1U;
}
static inline uint32_t a64_aut_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_aut_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_autib_z(uint32_t insn)
{
    return insn >> 13 & 0x1U;
}
static inline uint32_t a64_autib_d(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_autib_b(uint32_t insn)
{
    return insn >> 10 & 0x1U;
}
static inline uint32_t a64_autib_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_autib_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_autda_z(uint32_t insn)
{
    return insn >> 13 & 0x1U;
}
static inline uint32_t a64_autda_d(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_autda_b(uint32_t insn)
{
    return insn >> 10 & 0x1U;
}
static inline uint32_t a64_autda_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_autda_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_autdb_z(uint32_t insn)
{
    return insn >> 13 & 0x1U;
}
static inline uint32_t a64_autdb_d(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_autdb_b(uint32_t insn)
{
    return insn >> 10 & 0x1U;
}
static inline uint32_t a64_autdb_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_autdb_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_xpaci_d(uint32_t insn)
{
    return insn >> 10 & 0x1U;
}
static inline uint32_t a64_xpaci_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_xpac_d(uint32_t insn)
{
    return insn >> 10 & 0x1U;
}
static inline uint32_t a64_xpac_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_xpacd_d(uint32_t insn)
{
    return insn >> 10 & 0x1U;
}
static inline uint32_t a64_xpacd_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_and_shift_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_and_shift_shift(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_and_shift_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_and_shift_imm6(uint32_t insn)
{
    return insn >> 10 & 0x3fU;
}
static inline uint32_t a64_and_shift_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_and_shift_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_bic_shift_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_bic_shift_shift(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_bic_shift_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_bic_shift_imm6(uint32_t insn)
{
    return insn >> 10 & 0x3fU;
}
static inline uint32_t a64_bic_shift_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_bic_shift_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_orr_shift_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_orr_shift_shift(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_orr_shift_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_orr_shift_imm6(uint32_t insn)
{
    return insn >> 10 & 0x3fU;
}
static inline uint32_t a64_orr_shift_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_orr_shift_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_orn_shift_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_orn_shift_shift(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_orn_shift_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_orn_shift_imm6(uint32_t insn)
{
    return insn >> 10 & 0x3fU;
}
static inline uint32_t a64_orn_shift_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_orn_shift_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_eor_shift_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_eor_shift_shift(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_eor_shift_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_eor_shift_imm6(uint32_t insn)
{
    return insn >> 10 & 0x3fU;
}
static inline uint32_t a64_eor_shift_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_eor_shift_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_eon_shift_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_eon_shift_shift(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_eon_shift_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_eon_shift_imm6(uint32_t insn)
{
    return insn >> 10 & 0x3fU;
}
static inline uint32_t a64_eon_shift_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_eon_shift_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ands_shift_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_ands_shift_shift(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_ands_shift_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_ands_shift_imm6(uint32_t insn)
{
    return insn >> 10 & 0x3fU;
}
static inline uint32_t a64_ands_shift_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ands_shift_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_bics_shift_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_bics_shift_shift(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_bics_shift_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_bics_shift_imm6(uint32_t insn)
{
    return insn >> 10 & 0x3fU;
}
static inline uint32_t a64_bics_shift_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_bics_shift_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_add_shift_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_add_shift_shift(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_add_shift_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_add_shift_imm6(uint32_t insn)
{
    return insn >> 10 & 0x3fU;
}
static inline uint32_t a64_add_shift_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_add_shift_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_adds_shift_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_adds_shift_shift(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_adds_shift_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_adds_shift_imm6(uint32_t insn)
{
    return insn >> 10 & 0x3fU;
}
static inline uint32_t a64_adds_shift_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_adds_shift_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sub_shift_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_sub_shift_shift(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sub_shift_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sub_shift_imm6(uint32_t insn)
{
    return insn >> 10 & 0x3fU;
}
static inline uint32_t a64_sub_shift_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sub_shift_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_subs_shift_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_subs_shift_shift(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_subs_shift_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_subs_shift_imm6(uint32_t insn)
{
    return insn >> 10 & 0x3fU;
}
static inline uint32_t a64_subs_shift_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_subs_shift_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_add_ext_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_add_ext_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_add_ext_option(uint32_t insn)
{
    return insn >> 13 & 0x7U;
}
static inline uint32_t a64_add_ext_imm3(uint32_t insn)
{
    return insn >> 10 & 0x7U;
}
static inline uint32_t a64_add_ext_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_add_ext_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_adds_ext_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_adds_ext_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_adds_ext_option(uint32_t insn)
{
    return insn >> 13 & 0x7U;
}
static inline uint32_t a64_adds_ext_imm3(uint32_t insn)
{
    return insn >> 10 & 0x7U;
}
static inline uint32_t a64_adds_ext_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_adds_ext_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sub_ext_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_sub_ext_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sub_ext_option(uint32_t insn)
{
    return insn >> 13 & 0x7U;
}
static inline uint32_t a64_sub_ext_imm3(uint32_t insn)
{
    return insn >> 10 & 0x7U;
}
static inline uint32_t a64_sub_ext_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sub_ext_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_subs_ext_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_subs_ext_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_subs_ext_option(uint32_t insn)
{
    return insn >> 13 & 0x7U;
}
static inline uint32_t a64_subs_ext_imm3(uint32_t insn)
{
    return insn >> 10 & 0x7U;
}
static inline uint32_t a64_subs_ext_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_subs_ext_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_adc_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_adc_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_adc_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_adc_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_adcs_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_adcs_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_adcs_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_adcs_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sbc_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_sbc_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sbc_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sbc_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sbcs_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_sbcs_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sbcs_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sbcs_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_rmif_imm6(uint32_t insn)
{
    return insn >> 15 & 0x3fU;
}
static inline uint32_t a64_rmif_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_rmif_mask(uint32_t insn)
{
    return insn >> 0 & 0xfU;
}
static inline uint32_t a64_setf8_sz(uint32_t insn)
{
    return insn >> 14 & 0x1U;
}
static inline uint32_t a64_setf8_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_setf_sz(uint32_t insn)
{
    return insn >> 14 & 0x1U;
}
static inline uint32_t a64_setf_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_setf16_sz(uint32_t insn)
{
    return insn >> 14 & 0x1U;
}
static inline uint32_t a64_setf16_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ccmn_reg_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_ccmn_reg_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_ccmn_reg_cond(uint32_t insn)
{
    return insn >> 12 & 0xfU;
}
static inline uint32_t a64_ccmn_reg_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ccmn_reg_nzcv(uint32_t insn)
{
    return insn >> 0 & 0xfU;
}
static inline uint32_t a64_ccmp_reg_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_ccmp_reg_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_ccmp_reg_cond(uint32_t insn)
{
    return insn >> 12 & 0xfU;
}
static inline uint32_t a64_ccmp_reg_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ccmp_reg_nzcv(uint32_t insn)
{
    return insn >> 0 & 0xfU;
}
static inline uint32_t a64_ccmn_imm_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_ccmn_imm_imm5(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_ccmn_imm_cond(uint32_t insn)
{
    return insn >> 12 & 0xfU;
}
static inline uint32_t a64_ccmn_imm_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ccmn_imm_nzcv(uint32_t insn)
{
    return insn >> 0 & 0xfU;
}
static inline uint32_t a64_ccmp_imm_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_ccmp_imm_imm5(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_ccmp_imm_cond(uint32_t insn)
{
    return insn >> 12 & 0xfU;
}
static inline uint32_t a64_ccmp_imm_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ccmp_imm_nzcv(uint32_t insn)
{
    return insn >> 0 & 0xfU;
}
static inline uint32_t a64_csel_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_csel_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_csel_cond(uint32_t insn)
{
    return insn >> 12 & 0xfU;
}
static inline uint32_t a64_csel_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_csel_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_csinc_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_csinc_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_csinc_cond(uint32_t insn)
{
    return insn >> 12 & 0xfU;
}
static inline uint32_t a64_csinc_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_csinc_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_csinv_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_csinv_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_csinv_cond(uint32_t insn)
{
    return insn >> 12 & 0xfU;
}
static inline uint32_t a64_csinv_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_csinv_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_csneg_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_csneg_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_csneg_cond(uint32_t insn)
{
    return insn >> 12 & 0xfU;
}
static inline uint32_t a64_csneg_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_csneg_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_madd_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_madd_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_madd_ra(uint32_t insn)
{
    return insn >> 10 & 0x1fU;
}
static inline uint32_t a64_madd_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_madd_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_msub_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_msub_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_msub_ra(uint32_t insn)
{
    return insn >> 10 & 0x1fU;
}
static inline uint32_t a64_msub_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_msub_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_smaddl_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_smaddl_ra(uint32_t insn)
{
    return insn >> 10 & 0x1fU;
}
static inline uint32_t a64_smaddl_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_smaddl_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_smsubl_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_smsubl_ra(uint32_t insn)
{
    return insn >> 10 & 0x1fU;
}
static inline uint32_t a64_smsubl_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_smsubl_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_smulh_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_smulh_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_smulh_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_umaddl_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_umaddl_ra(uint32_t insn)
{
    return insn >> 10 & 0x1fU;
}
static inline uint32_t a64_umaddl_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_umaddl_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_umsubl_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_umsubl_ra(uint32_t insn)
{
    return insn >> 10 & 0x1fU;
}
static inline uint32_t a64_umsubl_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_umsubl_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_umulh_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_umulh_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_umulh_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_stnp_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline int32_t a64_stnp_imm7(uint32_t insn)
{
    return (int32_t)(insn << 10) >> 25;
}
static inline uint32_t a64_stnp_rt2(uint32_t insn)
{
    return insn >> 10 & 0x1fU;
}
static inline uint32_t a64_stnp_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_stnp_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldnp_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline int32_t a64_ldnp_imm7(uint32_t insn)
{
    return (int32_t)(insn << 10) >> 25;
}
static inline uint32_t a64_ldnp_rt2(uint32_t insn)
{
    return insn >> 10 & 0x1fU;
}
static inline uint32_t a64_ldnp_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldnp_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_stp_off_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline int32_t a64_stp_off_imm7(uint32_t insn)
{
    return (int32_t)(insn << 10) >> 25;
}
static inline uint32_t a64_stp_off_rt2(uint32_t insn)
{
    return insn >> 10 & 0x1fU;
}
static inline uint32_t a64_stp_off_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_stp_off_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_stp_post_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline int32_t a64_stp_post_imm7(uint32_t insn)
{
    return (int32_t)(insn << 10) >> 25;
}
static inline uint32_t a64_stp_post_rt2(uint32_t insn)
{
    return insn >> 10 & 0x1fU;
}
static inline uint32_t a64_stp_post_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_stp_post_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_stp_pre_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline int32_t a64_stp_pre_imm7(uint32_t insn)
{
    return (int32_t)(insn << 10) >> 25;
}
static inline uint32_t a64_stp_pre_rt2(uint32_t insn)
{
    return insn >> 10 & 0x1fU;
}
static inline uint32_t a64_stp_pre_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_stp_pre_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldp_off_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline int32_t a64_ldp_off_imm7(uint32_t insn)
{
    return (int32_t)(insn << 10) >> 25;
}
static inline uint32_t a64_ldp_off_rt2(uint32_t insn)
{
    return insn >> 10 & 0x1fU;
}
static inline uint32_t a64_ldp_off_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldp_off_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldp_post_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline int32_t a64_ldp_post_imm7(uint32_t insn)
{
    return (int32_t)(insn << 10) >> 25;
}
static inline uint32_t a64_ldp_post_rt2(uint32_t insn)
{
    return insn >> 10 & 0x1fU;
}
static inline uint32_t a64_ldp_post_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldp_post_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldp_pre_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline int32_t a64_ldp_pre_imm7(uint32_t insn)
{
    return (int32_t)(insn << 10) >> 25;
}
static inline uint32_t a64_ldp_pre_rt2(uint32_t insn)
{
    return insn >> 10 & 0x1fU;
}
static inline uint32_t a64_ldp_pre_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldp_pre_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline int32_t a64_ldpsw_off_imm7(uint32_t insn)
{
    return (int32_t)(insn << 10) >> 25;
}
static inline uint32_t a64_ldpsw_off_rt2(uint32_t insn)
{
    return insn >> 10 & 0x1fU;
}
static inline uint32_t a64_ldpsw_off_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldpsw_off_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline int32_t a64_ldpsw_post_imm7(uint32_t insn)
{
    return (int32_t)(insn << 10) >> 25;
}
static inline uint32_t a64_ldpsw_post_rt2(uint32_t insn)
{
    return insn >> 10 & 0x1fU;
}
static inline uint32_t a64_ldpsw_post_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldpsw_post_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline int32_t a64_ldpsw_pre_imm7(uint32_t insn)
{
    return (int32_t)(insn << 10) >> 25;
}
static inline uint32_t a64_ldpsw_pre_rt2(uint32_t insn)
{
    return insn >> 10 & 0x1fU;
}
static inline uint32_t a64_ldpsw_pre_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldpsw_pre_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_stgp_off_mode(uint32_t insn)
{
    return insn >> 23 & 0x3U;
}
static inline int32_t a64_stgp_off_imm7(uint32_t insn)
{
    return (int32_t)(insn << 10) >> 25;
}
static inline uint32_t a64_stgp_off_rt2(uint32_t insn)
{
    return insn >> 10 & 0x1fU;
}
static inline uint32_t a64_stgp_off_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_stgp_off_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_stgp_mode(uint32_t insn)
{
    return insn >> 23 & 0x3U;
}
static inline int32_t a64_stgp_imm7(uint32_t insn)
{
    return (int32_t)(insn << 10) >> 25;
}
static inline uint32_t a64_stgp_rt2(uint32_t insn)
{
    return insn >> 10 & 0x1fU;
}
static inline uint32_t a64_stgp_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_stgp_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_stgp_post_mode(uint32_t insn)
{
    return insn >> 23 & 0x3U;
}
static inline int32_t a64_stgp_post_imm7(uint32_t insn)
{
    return (int32_t)(insn << 10) >> 25;
}
static inline uint32_t a64_stgp_post_rt2(uint32_t insn)
{
    return insn >> 10 & 0x1fU;
}
static inline uint32_t a64_stgp_post_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_stgp_post_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_stgp_pre_mode(uint32_t insn)
{
    return insn >> 23 & 0x3U;
}
static inline int32_t a64_stgp_pre_imm7(uint32_t insn)
{
    return (int32_t)(insn << 10) >> 25;
}
static inline uint32_t a64_stgp_pre_rt2(uint32_t insn)
{
    return insn >> 10 & 0x1fU;
}
static inline uint32_t a64_stgp_pre_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_stgp_pre_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldr_lit_sf(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline int32_t a64_ldr_lit_imm19(uint32_t insn)
{
    return (int32_t)(insn << 8) >> 13;
}
static inline uint32_t a64_ldr_lit_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline int32_t a64_ldrsw_lit_imm19(uint32_t insn)
{
    return (int32_t)(insn << 8) >> 13;
}
static inline uint32_t a64_ldrsw_lit_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline int32_t a64_prfm_lit_imm19(uint32_t insn)
{
    return (int32_t)(insn << 8) >> 13;
}
static inline uint32_t a64_prfm_lit_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline int32_t a64_nothing_imm19(uint32_t insn)
{
    return (int32_t)(insn << 8) >> 13;
}
static inline uint32_t a64_nothing_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_strb_uimm_imm12(uint32_t insn)
{
    return insn >> 10 & 0xfffU;
}
static inline uint32_t a64_strb_uimm_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_strb_uimm_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline int32_t a64_strb_post_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_strb_post_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_strb_post_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline int32_t a64_strb_pre_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_strb_pre_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_strb_pre_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_strb_reg_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_strb_reg_option(uint32_t insn)
{
    return insn >> 13 & 0x7U;
}
static inline uint32_t a64_strb_reg_s(uint32_t insn)
{
    return insn >> 12 & 0x1U;
}
static inline uint32_t a64_strb_reg_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_strb_reg_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline int32_t a64_sturb_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_sturb_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sturb_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline int32_t a64_sttrb_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_sttrb_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sttrb_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldrb_uimm_imm12(uint32_t insn)
{
    return insn >> 10 & 0xfffU;
}
static inline uint32_t a64_ldrb_uimm_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldrb_uimm_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline int32_t a64_ldrb_post_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_ldrb_post_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldrb_post_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline int32_t a64_ldrb_pre_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_ldrb_pre_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldrb_pre_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldrb_reg_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_ldrb_reg_option(uint32_t insn)
{
    return insn >> 13 & 0x7U;
}
static inline uint32_t a64_ldrb_reg_s(uint32_t insn)
{
    return insn >> 12 & 0x1U;
}
static inline uint32_t a64_ldrb_reg_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldrb_reg_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline int32_t a64_ldurb_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_ldurb_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldurb_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline int32_t a64_ldtrb_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_ldtrb_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldtrb_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldrsb_uimm_w(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_ldrsb_uimm_imm12(uint32_t insn)
{
    return insn >> 10 & 0xfffU;
}
static inline uint32_t a64_ldrsb_uimm_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldrsb_uimm_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldrsb_post_w(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline int32_t a64_ldrsb_post_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_ldrsb_post_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldrsb_post_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldrsb_pre_w(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline int32_t a64_ldrsb_pre_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_ldrsb_pre_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldrsb_pre_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldrsb_reg_w(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_ldrsb_reg_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_ldrsb_reg_option(uint32_t insn)
{
    return insn >> 13 & 0x7U;
}
static inline uint32_t a64_ldrsb_reg_s(uint32_t insn)
{
    return insn >> 12 & 0x1U;
}
static inline uint32_t a64_ldrsb_reg_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldrsb_reg_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldursb_w(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline int32_t a64_ldursb_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_ldursb_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldursb_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldtrsb_w(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline int32_t a64_ldtrsb_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_ldtrsb_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldtrsb_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_strh_uimm_imm12(uint32_t insn)
{
    return insn >> 10 & 0xfffU;
}
static inline uint32_t a64_strh_uimm_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_strh_uimm_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline int32_t a64_strh_post_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_strh_post_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_strh_post_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline int32_t a64_strh_pre_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_strh_pre_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_strh_pre_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_strh_reg_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_strh_reg_option(uint32_t insn)
{
    return insn >> 13 & 0x7U;
}
static inline uint32_t a64_strh_reg_s(uint32_t insn)
{
    return insn >> 12 & 0x1U;
}
static inline uint32_t a64_strh_reg_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_strh_reg_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline int32_t a64_sturh_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_sturh_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sturh_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline int32_t a64_sttrh_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_sttrh_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sttrh_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldrh_uimm_imm12(uint32_t insn)
{
    return insn >> 10 & 0xfffU;
}
static inline uint32_t a64_ldrh_uimm_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldrh_uimm_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline int32_t a64_ldrh_post_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_ldrh_post_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldrh_post_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline int32_t a64_ldrh_pre_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_ldrh_pre_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldrh_pre_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldrh_reg_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_ldrh_reg_option(uint32_t insn)
{
    return insn >> 13 & 0x7U;
}
static inline uint32_t a64_ldrh_reg_s(uint32_t insn)
{
    return insn >> 12 & 0x1U;
}
static inline uint32_t a64_ldrh_reg_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldrh_reg_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline int32_t a64_ldurh_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_ldurh_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldurh_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline int32_t a64_ldtrh_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_ldtrh_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldtrh_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldrsh_uimm_w(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_ldrsh_uimm_imm12(uint32_t insn)
{
    return insn >> 10 & 0xfffU;
}
static inline uint32_t a64_ldrsh_uimm_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldrsh_uimm_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldrsh_post_w(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline int32_t a64_ldrsh_post_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_ldrsh_post_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldrsh_post_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldrsh_pre_w(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline int32_t a64_ldrsh_pre_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_ldrsh_pre_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldrsh_pre_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldrsh_reg_w(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_ldrsh_reg_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_ldrsh_reg_option(uint32_t insn)
{
    return insn >> 13 & 0x7U;
}
static inline uint32_t a64_ldrsh_reg_s(uint32_t insn)
{
    return insn >> 12 & 0x1U;
}
static inline uint32_t a64_ldrsh_reg_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldrsh_reg_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldursh_w(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline int32_t a64_ldursh_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_ldursh_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldursh_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldtrsh_w(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline int32_t a64_ldtrsh_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_ldtrsh_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldtrsh_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_str_uimm_sf(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_str_uimm_imm12(uint32_t insn)
{
    return insn >> 10 & 0xfffU;
}
static inline uint32_t a64_str_uimm_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_str_uimm_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_str_post_sf(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline int32_t a64_str_post_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_str_post_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_str_post_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_str_pre_sf(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline int32_t a64_str_pre_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_str_pre_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_str_pre_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_str_reg_sf(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_str_reg_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_str_reg_option(uint32_t insn)
{
    return insn >> 13 & 0x7U;
}
static inline uint32_t a64_str_reg_s(uint32_t insn)
{
    return insn >> 12 & 0x1U;
}
static inline uint32_t a64_str_reg_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_str_reg_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_stur_sf(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline int32_t a64_stur_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_stur_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_stur_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sttr_sf(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline int32_t a64_sttr_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_sttr_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sttr_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldr_uimm_sf(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_ldr_uimm_imm12(uint32_t insn)
{
    return insn >> 10 & 0xfffU;
}
static inline uint32_t a64_ldr_uimm_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldr_uimm_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldr_post_sf(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline int32_t a64_ldr_post_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_ldr_post_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldr_post_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldr_pre_sf(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline int32_t a64_ldr_pre_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_ldr_pre_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldr_pre_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldr_reg_sf(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_ldr_reg_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_ldr_reg_option(uint32_t insn)
{
    return insn >> 13 & 0x7U;
}
static inline uint32_t a64_ldr_reg_s(uint32_t insn)
{
    return insn >> 12 & 0x1U;
}
static inline uint32_t a64_ldr_reg_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldr_reg_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldur_sf(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline int32_t a64_ldur_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_ldur_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldur_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldtr_sf(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline int32_t a64_ldtr_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_ldtr_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldtr_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldrsw_uimm_imm12(uint32_t insn)
{
    return insn >> 10 & 0xfffU;
}
static inline uint32_t a64_ldrsw_uimm_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldrsw_uimm_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline int32_t a64_ldrsw_post_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_ldrsw_post_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldrsw_post_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline int32_t a64_ldrsw_pre_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_ldrsw_pre_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldrsw_pre_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldrsw_reg_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_ldrsw_reg_option(uint32_t insn)
{
    return insn >> 13 & 0x7U;
}
static inline uint32_t a64_ldrsw_reg_s(uint32_t insn)
{
    return insn >> 12 & 0x1U;
}
static inline uint32_t a64_ldrsw_reg_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldrsw_reg_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline int32_t a64_ldursw_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_ldursw_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldursw_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline int32_t a64_ldtrsw_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_ldtrsw_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldtrsw_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_prfm_uimm_imm12(uint32_t insn)
{
    return insn >> 10 & 0xfffU;
}
static inline uint32_t a64_prfm_uimm_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_prfm_uimm_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_nothing_imm12(uint32_t insn)
{
    return insn >> 10 & 0xfffU;
}
static inline uint32_t a64_nothing_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_prfm_reg_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_prfm_reg_option(uint32_t insn)
{
    return insn >> 13 & 0x7U;
}
static inline uint32_t a64_prfm_reg_s(uint32_t insn)
{
    return insn >> 12 & 0x1U;
}
static inline uint32_t a64_prfm_reg_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_prfm_reg_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_nothing_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_nothing_option(uint32_t insn)
{
    return insn >> 13 & 0x7U;
}
static inline uint32_t a64_nothing_s(uint32_t insn)
{
    return insn >> 12 & 0x1U;
}
static inline int32_t a64_prfum_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_prfum_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_prfum_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline int32_t a64_nothing_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_stxr_size(uint32_t insn)
{
    return insn >> 30;
}
static inline uint32_t a64_stxr_rs(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_stxr_o0(uint32_t insn)
{
    return insn >> 15 & 0x1U;
}
static inline uint32_t a64_stxr_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_stxr_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_stlxr_size(uint32_t insn)
{
    return insn >> 30;
}
static inline uint32_t a64_stlxr_rs(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_stlxr_o0(uint32_t insn)
{
    return insn >> 15 & 0x1U;
}
static inline uint32_t a64_stlxr_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_stlxr_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldxr_size(uint32_t insn)
{
    return insn >> 30;
}
static inline uint32_t a64_ldxr_o0(uint32_t insn)
{
    return insn >> 15 & 0x1U;
}
static inline uint32_t a64_ldxr_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldxr_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldaxr_size(uint32_t insn)
{
    return insn >> 30;
}
static inline uint32_t a64_ldaxr_o0(uint32_t insn)
{
    return insn >> 15 & 0x1U;
}
static inline uint32_t a64_ldaxr_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldaxr_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_stxp_sf(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_stxp_rs(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_stxp_o0(uint32_t insn)
{
    return insn >> 15 & 0x1U;
}
static inline uint32_t a64_stxp_rt2(uint32_t insn)
{
    return insn >> 10 & 0x1fU;
}
static inline uint32_t a64_stxp_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_stxp_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_stlxp_sf(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_stlxp_rs(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_stlxp_o0(uint32_t insn)
{
    return insn >> 15 & 0x1U;
}
static inline uint32_t a64_stlxp_rt2(uint32_t insn)
{
    return insn >> 10 & 0x1fU;
}
static inline uint32_t a64_stlxp_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_stlxp_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldxp_sf(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_ldxp_o0(uint32_t insn)
{
    return insn >> 15 & 0x1U;
}
static inline uint32_t a64_ldxp_rt2(uint32_t insn)
{
    return insn >> 10 & 0x1fU;
}
static inline uint32_t a64_ldxp_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldxp_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldaxp_sf(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_ldaxp_o0(uint32_t insn)
{
    return insn >> 15 & 0x1U;
}
static inline uint32_t a64_ldaxp_rt2(uint32_t insn)
{
    return insn >> 10 & 0x1fU;
}
static inline uint32_t a64_ldaxp_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldaxp_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_stllr_size(uint32_t insn)
{
    return insn >> 30;
}
static inline uint32_t a64_stllr_o0(uint32_t insn)
{
    return insn >> 15 & 0x1U;
}
static inline uint32_t a64_stllr_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_stllr_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_stlr_size(uint32_t insn)
{
    return insn >> 30;
}
static inline uint32_t a64_stlr_o0(uint32_t insn)
{
    return insn >> 15 & 0x1U;
}
static inline uint32_t a64_stlr_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_stlr_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldlar_size(uint32_t insn)
{
    return insn >> 30;
}
static inline uint32_t a64_ldlar_o0(uint32_t insn)
{
    return insn >> 15 & 0x1U;
}
static inline uint32_t a64_ldlar_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldlar_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldar_size(uint32_t insn)
{
    return insn >> 30;
}
static inline uint32_t a64_ldar_o0(uint32_t insn)
{
    return insn >> 15 & 0x1U;
}
static inline uint32_t a64_ldar_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldar_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldapr_size(uint32_t insn)
{
    return insn >> 30;
}
static inline uint32_t a64_ldapr_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldapr_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline int32_t a64_stlurb_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_stlurb_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_stlurb_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline int32_t a64_ldapurb_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_ldapurb_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldapurb_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldapursb_w(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline int32_t a64_ldapursb_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_ldapursb_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldapursb_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline int32_t a64_stlurh_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_stlurh_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_stlurh_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline int32_t a64_ldapurh_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_ldapurh_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldapurh_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldapursh_w(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline int32_t a64_ldapursh_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_ldapursh_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldapursh_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_stlur_sf(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline int32_t a64_stlur_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_stlur_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_stlur_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldapur_sf(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline int32_t a64_ldapur_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_ldapur_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldapur_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline int32_t a64_ldapursw_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_ldapursw_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldapursw_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_cas_size(uint32_t insn)
{
    return insn >> 30;
}
static inline uint32_t a64_cas_a(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_cas_rs(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_cas_r(uint32_t insn)
{
    return insn >> 15 & 0x1U;
}
static inline uint32_t a64_cas_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_cas_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_casp_sf(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_casp_a(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_casp_rs(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_casp_r(uint32_t insn)
{
    return insn >> 15 & 0x1U;
}
static inline uint32_t a64_casp_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_casp_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldadd_size(uint32_t insn)
{
    return insn >> 30;
}
static inline uint32_t a64_ldadd_a(uint32_t insn)
{
    return insn >> 23 & 0x1U;
}
static inline uint32_t a64_ldadd_r(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_ldadd_rs(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_ldadd_opc(uint32_t insn)
{
    return insn >> 12 & 0x7U;
}
static inline uint32_t a64_ldadd_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldadd_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldop_size(uint32_t insn)
{
    return insn >> 30;
}
static inline uint32_t a64_ldop_a(uint32_t insn)
{
    return insn >> 23 & 0x1U;
}
static inline uint32_t a64_ldop_r(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_ldop_rs(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_ldop_opc(uint32_t insn)
{
    return insn >> 12 & 0x7U;
}
static inline uint32_t a64_ldop_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldop_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldclr_size(uint32_t insn)
{
    return insn >> 30;
}
static inline uint32_t a64_ldclr_a(uint32_t insn)
{
    return insn >> 23 & 0x1U;
}
static inline uint32_t a64_ldclr_r(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_ldclr_rs(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_ldclr_opc(uint32_t insn)
{
    return insn >> 12 & 0x7U;
}
static inline uint32_t a64_ldclr_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldclr_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldeor_size(uint32_t insn)
{
    return insn >> 30;
}
static inline uint32_t a64_ldeor_a(uint32_t insn)
{
    return insn >> 23 & 0x1U;
}
static inline uint32_t a64_ldeor_r(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_ldeor_rs(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_ldeor_opc(uint32_t insn)
{
    return insn >> 12 & 0x7U;
}
static inline uint32_t a64_ldeor_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldeor_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldset_size(uint32_t insn)
{
    return insn >> 30;
}
static inline uint32_t a64_ldset_a(uint32_t insn)
{
    return insn >> 23 & 0x1U;
}
static inline uint32_t a64_ldset_r(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_ldset_rs(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_ldset_opc(uint32_t insn)
{
    return insn >> 12 & 0x7U;
}
static inline uint32_t a64_ldset_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldset_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldsmax_size(uint32_t insn)
{
    return insn >> 30;
}
static inline uint32_t a64_ldsmax_a(uint32_t insn)
{
    return insn >> 23 & 0x1U;
}
static inline uint32_t a64_ldsmax_r(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_ldsmax_rs(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_ldsmax_opc(uint32_t insn)
{
    return insn >> 12 & 0x7U;
}
static inline uint32_t a64_ldsmax_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldsmax_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldsmin_size(uint32_t insn)
{
    return insn >> 30;
}
static inline uint32_t a64_ldsmin_a(uint32_t insn)
{
    return insn >> 23 & 0x1U;
}
static inline uint32_t a64_ldsmin_r(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_ldsmin_rs(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_ldsmin_opc(uint32_t insn)
{
    return insn >> 12 & 0x7U;
}
static inline uint32_t a64_ldsmin_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldsmin_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldumax_size(uint32_t insn)
{
    return insn >> 30;
}
static inline uint32_t a64_ldumax_a(uint32_t insn)
{
    return insn >> 23 & 0x1U;
}
static inline uint32_t a64_ldumax_r(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_ldumax_rs(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_ldumax_opc(uint32_t insn)
{
    return insn >> 12 & 0x7U;
}
static inline uint32_t a64_ldumax_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldumax_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldumin_size(uint32_t insn)
{
    return insn >> 30;
}
static inline uint32_t a64_ldumin_a(uint32_t insn)
{
    return insn >> 23 & 0x1U;
}
static inline uint32_t a64_ldumin_r(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_ldumin_rs(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_ldumin_opc(uint32_t insn)
{
    return insn >> 12 & 0x7U;
}
static inline uint32_t a64_ldumin_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldumin_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_swp_size(uint32_t insn)
{
    return insn >> 30;
}
static inline uint32_t a64_swp_a(uint32_t insn)
{
    return insn >> 23 & 0x1U;
}
static inline uint32_t a64_swp_r(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_swp_rs(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_swp_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_swp_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldraa_m(uint32_t insn)
{
    return insn >> 23 & 0x1U;
}
static inline uint32_t a64_ldraa_s(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_ldraa_imm9(uint32_t insn)
{
    return insn >> 12 & 0x1ffU;
}
static inline uint32_t a64_ldraa_w(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_ldraa_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldraa_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ld64b_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ld64b_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_st64b_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_st64b_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_st64bv_rs(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_st64bv_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_st64bv_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_st64bv0_rs(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_st64bv0_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_st64bv0_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_stg_off_opc(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline int32_t a64_stg_off_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_stg_off_mode(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_stg_off_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_stg_off_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_stg_opc(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline int32_t a64_stg_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_stg_mode(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_stg_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_stg_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_stg_post_opc(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline int32_t a64_stg_post_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_stg_post_mode(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_stg_post_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_stg_post_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_stg_pre_opc(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline int32_t a64_stg_pre_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_stg_pre_mode(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_stg_pre_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_stg_pre_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_stzg_off_opc(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline int32_t a64_stzg_off_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_stzg_off_mode(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_stzg_off_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_stzg_off_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_stzg_post_opc(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline int32_t a64_stzg_post_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_stzg_post_mode(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_stzg_post_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_stzg_post_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_stzg_pre_opc(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline int32_t a64_stzg_pre_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_stzg_pre_mode(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_stzg_pre_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_stzg_pre_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_st2g_off_opc(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline int32_t a64_st2g_off_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_st2g_off_mode(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_st2g_off_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_st2g_off_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_st2g_post_opc(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline int32_t a64_st2g_post_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_st2g_post_mode(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_st2g_post_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_st2g_post_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_st2g_pre_opc(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline int32_t a64_st2g_pre_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_st2g_pre_mode(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_st2g_pre_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_st2g_pre_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_stz2g_off_opc(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline int32_t a64_stz2g_off_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_stz2g_off_mode(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_stz2g_off_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_stz2g_off_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_stz2g_post_opc(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline int32_t a64_stz2g_post_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_stz2g_post_mode(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_stz2g_post_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_stz2g_post_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_stz2g_pre_opc(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline int32_t a64_stz2g_pre_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_stz2g_pre_mode(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_stz2g_pre_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_stz2g_pre_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline int32_t a64_ldg_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_ldg_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldg_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_stzgm_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_stzgm_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_stgm_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_stgm_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldgm_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldgm_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_cpyfp_o0(uint32_t insn)
{
    return insn >> 26 & 0x1U;
}
static inline uint32_t a64_cpyfp_stage(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_cpyfp_rs(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_cpyfp_options(uint32_t insn)
{
    return insn >> 12 & 0xfU;
}
static inline uint32_t a64_cpyfp_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_cpyfp_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_cpy_o0(uint32_t insn)
{
    return insn >> 26 & 0x1U;
}
static inline uint32_t a64_cpy_stage(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_cpy_rs(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_cpy_options(uint32_t insn)
{
    return insn >> 12 & 0xfU;
}
static inline uint32_t a64_cpy_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_cpy_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_cpyfm_o0(uint32_t insn)
{
    return insn >> 26 & 0x1U;
}
static inline uint32_t a64_cpyfm_stage(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_cpyfm_rs(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_cpyfm_options(uint32_t insn)
{
    return insn >> 12 & 0xfU;
}
static inline uint32_t a64_cpyfm_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_cpyfm_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_cpyfe_o0(uint32_t insn)
{
    return insn >> 26 & 0x1U;
}
static inline uint32_t a64_cpyfe_stage(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_cpyfe_rs(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_cpyfe_options(uint32_t insn)
{
    return insn >> 12 & 0xfU;
}
static inline uint32_t a64_cpyfe_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_cpyfe_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_cpyp_o0(uint32_t insn)
{
    return insn >> 26 & 0x1U;
}
static inline uint32_t a64_cpyp_stage(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_cpyp_rs(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_cpyp_options(uint32_t insn)
{
    return insn >> 12 & 0xfU;
}
static inline uint32_t a64_cpyp_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_cpyp_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_cpym_o0(uint32_t insn)
{
    return insn >> 26 & 0x1U;
}
static inline uint32_t a64_cpym_stage(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_cpym_rs(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_cpym_options(uint32_t insn)
{
    return insn >> 12 & 0xfU;
}
static inline uint32_t a64_cpym_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_cpym_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_cpye_o0(uint32_t insn)
{
    return insn >> 26 & 0x1U;
}
static inline uint32_t a64_cpye_stage(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_cpye_rs(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_cpye_options(uint32_t insn)
{
    return insn >> 12 & 0xfU;
}
static inline uint32_t a64_cpye_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_cpye_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_setp_o0(uint32_t insn)
{
    return insn >> 26 & 0x1U;
}
static inline uint32_t a64_setp_rs(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_setp_stage(uint32_t insn)
{
    return insn >> 14 & 0x3U;
}
static inline uint32_t a64_setp_options(uint32_t insn)
{
    return insn >> 12 & 0x3U;
}
static inline uint32_t a64_setp_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_setp_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_set_o0(uint32_t insn)
{
    return insn >> 26 & 0x1U;
}
static inline uint32_t a64_set_rs(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_set_stage(uint32_t insn)
{
    return insn >> 14 & 0x3U;
}
static inline uint32_t a64_set_options(uint32_t insn)
{
    return insn >> 12 & 0x3U;
}
static inline uint32_t a64_set_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_set_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_setm_o0(uint32_t insn)
{
    return insn >> 26 & 0x1U;
}
static inline uint32_t a64_setm_rs(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_setm_stage(uint32_t insn)
{
    return insn >> 14 & 0x3U;
}
static inline uint32_t a64_setm_options(uint32_t insn)
{
    return insn >> 12 & 0x3U;
}
static inline uint32_t a64_setm_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_setm_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sete_o0(uint32_t insn)
{
    return insn >> 26 & 0x1U;
}
static inline uint32_t a64_sete_rs(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sete_stage(uint32_t insn)
{
    return insn >> 14 & 0x3U;
}
static inline uint32_t a64_sete_options(uint32_t insn)
{
    return insn >> 12 & 0x3U;
}
static inline uint32_t a64_sete_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sete_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_setgp_o0(uint32_t insn)
{
    return insn >> 26 & 0x1U;
}
static inline uint32_t a64_setgp_rs(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_setgp_stage(uint32_t insn)
{
    return insn >> 14 & 0x3U;
}
static inline uint32_t a64_setgp_options(uint32_t insn)
{
    return insn >> 12 & 0x3U;
}
static inline uint32_t a64_setgp_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_setgp_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_setg_o0(uint32_t insn)
{
    return insn >> 26 & 0x1U;
}
static inline uint32_t a64_setg_rs(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_setg_stage(uint32_t insn)
{
    return insn >> 14 & 0x3U;
}
static inline uint32_t a64_setg_options(uint32_t insn)
{
    return insn >> 12 & 0x3U;
}
static inline uint32_t a64_setg_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_setg_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_setgm_o0(uint32_t insn)
{
    return insn >> 26 & 0x1U;
}
static inline uint32_t a64_setgm_rs(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_setgm_stage(uint32_t insn)
{
    return insn >> 14 & 0x3U;
}
static inline uint32_t a64_setgm_options(uint32_t insn)
{
    return insn >> 12 & 0x3U;
}
static inline uint32_t a64_setgm_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_setgm_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_setge_o0(uint32_t insn)
{
    return insn >> 26 & 0x1U;
}
static inline uint32_t a64_setge_rs(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_setge_stage(uint32_t insn)
{
    return insn >> 14 & 0x3U;
}
static inline uint32_t a64_setge_options(uint32_t insn)
{
    return insn >> 12 & 0x3U;
}
static inline uint32_t a64_setge_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_setge_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmul_s_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fmul_s_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fmul_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmul_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmul_s_h_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fmul_s_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fmul_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmul_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fdiv_s_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fdiv_s_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fdiv_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fdiv_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fdiv_s_h_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fdiv_s_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fdiv_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fdiv_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fadd_s_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fadd_s_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fadd_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fadd_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fadd_s_h_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fadd_s_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fadd_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fadd_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fsub_s_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fsub_s_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fsub_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fsub_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fsub_s_h_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fsub_s_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fsub_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fsub_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmax_s_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fmax_s_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fmax_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmax_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmax_s_h_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fmax_s_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fmax_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmax_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmin_s_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fmin_s_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fmin_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmin_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmin_s_h_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fmin_s_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fmin_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmin_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmaxnm_s_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fmaxnm_s_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fmaxnm_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmaxnm_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmaxnm_s_h_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fmaxnm_s_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fmaxnm_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmaxnm_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fminnm_s_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fminnm_s_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fminnm_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fminnm_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fminnm_s_h_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fminnm_s_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fminnm_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fminnm_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fnmul_s_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fnmul_s_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fnmul_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fnmul_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fnmul_s_h_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fnmul_s_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fnmul_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fnmul_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmadd_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fmadd_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fmadd_ra(uint32_t insn)
{
    return insn >> 10 & 0x1fU;
}
static inline uint32_t a64_fmadd_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmadd_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmadd_h_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fmadd_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fmadd_h_ra(uint32_t insn)
{
    return insn >> 10 & 0x1fU;
}
static inline uint32_t a64_fmadd_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmadd_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmsub_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fmsub_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fmsub_ra(uint32_t insn)
{
    return insn >> 10 & 0x1fU;
}
static inline uint32_t a64_fmsub_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmsub_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmsub_h_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fmsub_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fmsub_h_ra(uint32_t insn)
{
    return insn >> 10 & 0x1fU;
}
static inline uint32_t a64_fmsub_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmsub_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fnmadd_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fnmadd_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fnmadd_ra(uint32_t insn)
{
    return insn >> 10 & 0x1fU;
}
static inline uint32_t a64_fnmadd_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fnmadd_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fnmadd_h_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fnmadd_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fnmadd_h_ra(uint32_t insn)
{
    return insn >> 10 & 0x1fU;
}
static inline uint32_t a64_fnmadd_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fnmadd_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fnmsub_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fnmsub_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fnmsub_ra(uint32_t insn)
{
    return insn >> 10 & 0x1fU;
}
static inline uint32_t a64_fnmsub_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fnmsub_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fnmsub_h_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fnmsub_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fnmsub_h_ra(uint32_t insn)
{
    return insn >> 10 & 0x1fU;
}
static inline uint32_t a64_fnmsub_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fnmsub_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmov_reg_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fmov_reg_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmov_reg_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmov_reg_h_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fmov_reg_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmov_reg_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fabs_s_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fabs_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fabs_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fabs_s_h_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fabs_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fabs_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fneg_s_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fneg_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fneg_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fneg_s_h_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fneg_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fneg_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fsqrt_s_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fsqrt_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fsqrt_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fsqrt_s_h_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fsqrt_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fsqrt_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frintn_s_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_frintn_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frintn_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frintn_s_h_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_frintn_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frintn_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frintp_s_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_frintp_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frintp_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frintp_s_h_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_frintp_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frintp_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frintm_s_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_frintm_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frintm_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frintm_s_h_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_frintm_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frintm_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frintz_s_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_frintz_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frintz_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frintz_s_h_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_frintz_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frintz_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frinta_s_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_frinta_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frinta_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frinta_s_h_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_frinta_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frinta_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frintx_s_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_frintx_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frintx_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frintx_s_h_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_frintx_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frintx_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frinti_s_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_frinti_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frinti_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frinti_s_h_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_frinti_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frinti_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frint32z_s_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_frint32z_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frint32z_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frint32x_s_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_frint32x_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frint32x_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frint64z_s_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_frint64z_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frint64z_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frint64x_s_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_frint64x_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frint64x_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvt_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fcvt_opc(uint32_t insn)
{
    return insn >> 15 & 0x3U;
}
static inline uint32_t a64_fcvt_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvt_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_bfcvt_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_bfcvt_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcmp_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fcmp_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fcmp_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcmp_h_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fcmp_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fcmp_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcmp_zero_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fcmp_zero_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcmp_zero_h_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fcmp_zero_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcmpe_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fcmpe_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fcmpe_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcmpe_h_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fcmpe_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fcmpe_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcmpe_zero_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fcmpe_zero_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcmpe_zero_h_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fcmpe_zero_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fccmp_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fccmp_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fccmp_cond(uint32_t insn)
{
    return insn >> 12 & 0xfU;
}
static inline uint32_t a64_fccmp_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fccmp_nzcv(uint32_t insn)
{
    return insn >> 0 & 0xfU;
}
static inline uint32_t a64_fccmp_h_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fccmp_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fccmp_h_cond(uint32_t insn)
{
    return insn >> 12 & 0xfU;
}
static inline uint32_t a64_fccmp_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fccmp_h_nzcv(uint32_t insn)
{
    return insn >> 0 & 0xfU;
}
static inline uint32_t a64_fccmpe_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fccmpe_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fccmpe_cond(uint32_t insn)
{
    return insn >> 12 & 0xfU;
}
static inline uint32_t a64_fccmpe_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fccmpe_nzcv(uint32_t insn)
{
    return insn >> 0 & 0xfU;
}
static inline uint32_t a64_fccmpe_h_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fccmpe_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fccmpe_h_cond(uint32_t insn)
{
    return insn >> 12 & 0xfU;
}
static inline uint32_t a64_fccmpe_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fccmpe_h_nzcv(uint32_t insn)
{
    return insn >> 0 & 0xfU;
}
static inline uint32_t a64_fcsel_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fcsel_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fcsel_cond(uint32_t insn)
{
    return insn >> 12 & 0xfU;
}
static inline uint32_t a64_fcsel_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcsel_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcsel_h_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fcsel_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fcsel_h_cond(uint32_t insn)
{
    return insn >> 12 & 0xfU;
}
static inline uint32_t a64_fcsel_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcsel_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmov_imm_s_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fmov_imm_s_imm8(uint32_t insn)
{
    return insn >> 13 & 0xffU;
}
static inline uint32_t a64_fmov_imm_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmov_imm_s_h_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fmov_imm_s_h_imm8(uint32_t insn)
{
    return insn >> 13 & 0xffU;
}
static inline uint32_t a64_fmov_imm_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtns_gen_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_fcvtns_gen_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fcvtns_gen_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtns_gen_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtns_gen_h_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_fcvtns_gen_h_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fcvtns_gen_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtns_gen_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtnu_gen_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_fcvtnu_gen_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fcvtnu_gen_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtnu_gen_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtnu_gen_h_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_fcvtnu_gen_h_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fcvtnu_gen_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtnu_gen_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtps_gen_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_fcvtps_gen_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fcvtps_gen_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtps_gen_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtps_gen_h_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_fcvtps_gen_h_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fcvtps_gen_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtps_gen_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtpu_gen_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_fcvtpu_gen_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fcvtpu_gen_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtpu_gen_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtpu_gen_h_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_fcvtpu_gen_h_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fcvtpu_gen_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtpu_gen_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtms_gen_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_fcvtms_gen_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fcvtms_gen_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtms_gen_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtms_gen_h_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_fcvtms_gen_h_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fcvtms_gen_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtms_gen_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtmu_gen_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_fcvtmu_gen_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fcvtmu_gen_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtmu_gen_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtmu_gen_h_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_fcvtmu_gen_h_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fcvtmu_gen_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtmu_gen_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtzs_gen_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_fcvtzs_gen_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fcvtzs_gen_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtzs_gen_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtzs_gen_h_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_fcvtzs_gen_h_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fcvtzs_gen_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtzs_gen_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtzu_gen_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_fcvtzu_gen_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fcvtzu_gen_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtzu_gen_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtzu_gen_h_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_fcvtzu_gen_h_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fcvtzu_gen_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtzu_gen_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtas_gen_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_fcvtas_gen_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fcvtas_gen_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtas_gen_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtas_gen_h_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_fcvtas_gen_h_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fcvtas_gen_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtas_gen_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtau_gen_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_fcvtau_gen_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fcvtau_gen_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtau_gen_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtau_gen_h_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_fcvtau_gen_h_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fcvtau_gen_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtau_gen_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_scvtf_gen_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_scvtf_gen_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_scvtf_gen_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_scvtf_gen_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_scvtf_gen_h_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_scvtf_gen_h_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_scvtf_gen_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_scvtf_gen_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ucvtf_gen_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_ucvtf_gen_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_ucvtf_gen_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ucvtf_gen_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ucvtf_gen_h_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_ucvtf_gen_h_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_ucvtf_gen_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ucvtf_gen_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmov_to_gen_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_fmov_to_gen_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fmov_to_gen_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmov_to_gen_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmov_to_gen_h_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_fmov_to_gen_h_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fmov_to_gen_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmov_to_gen_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmov_from_gen_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_fmov_from_gen_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fmov_from_gen_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmov_from_gen_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmov_from_gen_h_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_fmov_from_gen_h_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fmov_from_gen_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmov_from_gen_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmov_top_to_gen_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmov_top_to_gen_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmov_top_from_gen_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmov_top_from_gen_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fjcvtzs_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fjcvtzs_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_scvtf_fix_gen_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_scvtf_fix_gen_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_scvtf_fix_gen_scale(uint32_t insn)
{
    return insn >> 10 & 0x3fU;
}
static inline uint32_t a64_scvtf_fix_gen_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_scvtf_fix_gen_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_scvtf_fix_gen_h_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_scvtf_fix_gen_h_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_scvtf_fix_gen_h_scale(uint32_t insn)
{
    return insn >> 10 & 0x3fU;
}
static inline uint32_t a64_scvtf_fix_gen_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_scvtf_fix_gen_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ucvtf_fix_gen_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_ucvtf_fix_gen_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_ucvtf_fix_gen_scale(uint32_t insn)
{
    return insn >> 10 & 0x3fU;
}
static inline uint32_t a64_ucvtf_fix_gen_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ucvtf_fix_gen_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ucvtf_fix_gen_h_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_ucvtf_fix_gen_h_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_ucvtf_fix_gen_h_scale(uint32_t insn)
{
    return insn >> 10 & 0x3fU;
}
static inline uint32_t a64_ucvtf_fix_gen_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ucvtf_fix_gen_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtzs_fix_gen_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_fcvtzs_fix_gen_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fcvtzs_fix_gen_scale(uint32_t insn)
{
    return insn >> 10 & 0x3fU;
}
static inline uint32_t a64_fcvtzs_fix_gen_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtzs_fix_gen_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtzs_fix_gen_h_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_fcvtzs_fix_gen_h_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fcvtzs_fix_gen_h_scale(uint32_t insn)
{
    return insn >> 10 & 0x3fU;
}
static inline uint32_t a64_fcvtzs_fix_gen_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtzs_fix_gen_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtzu_fix_gen_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_fcvtzu_fix_gen_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fcvtzu_fix_gen_scale(uint32_t insn)
{
    return insn >> 10 & 0x3fU;
}
static inline uint32_t a64_fcvtzu_fix_gen_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtzu_fix_gen_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtzu_fix_gen_h_sf(uint32_t insn)
{
    return insn >> 31;
}
static inline uint32_t a64_fcvtzu_fix_gen_h_ftype(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fcvtzu_fix_gen_h_scale(uint32_t insn)
{
    return insn >> 10 & 0x3fU;
}
static inline uint32_t a64_fcvtzu_fix_gen_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtzu_fix_gen_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_shadd_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_shadd_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_shadd_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_shadd_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_shadd_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_simd_three_same_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_simd_three_same_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_simd_three_same_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_simd_three_same_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_simd_three_same_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqadd_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_sqadd_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sqadd_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sqadd_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqadd_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_srhadd_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_srhadd_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_srhadd_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_srhadd_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_srhadd_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_shsub_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_shsub_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_shsub_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_shsub_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_shsub_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqsub_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_sqsub_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sqsub_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sqsub_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqsub_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sshl_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_sshl_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sshl_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sshl_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sshl_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqshl_reg_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_sqshl_reg_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sqshl_reg_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sqshl_reg_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqshl_reg_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_srshl_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_srshl_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_srshl_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_srshl_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_srshl_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqrshl_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_sqrshl_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sqrshl_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sqrshl_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqrshl_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_smax_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_smax_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_smax_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_smax_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_smax_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_smin_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_smin_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_smin_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_smin_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_smin_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sabd_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_sabd_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sabd_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sabd_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sabd_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_saba_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_saba_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_saba_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_saba_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_saba_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_smaxp_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_smaxp_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_smaxp_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_smaxp_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_smaxp_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sminp_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_sminp_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sminp_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sminp_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sminp_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_uhadd_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_uhadd_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_uhadd_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_uhadd_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_uhadd_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_uqadd_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_uqadd_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_uqadd_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_uqadd_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_uqadd_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_urhadd_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_urhadd_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_urhadd_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_urhadd_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_urhadd_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_uhsub_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_uhsub_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_uhsub_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_uhsub_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_uhsub_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_uqsub_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_uqsub_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_uqsub_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_uqsub_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_uqsub_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ushl_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_ushl_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_ushl_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_ushl_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ushl_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_uqshl_reg_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_uqshl_reg_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_uqshl_reg_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_uqshl_reg_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_uqshl_reg_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_urshl_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_urshl_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_urshl_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_urshl_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_urshl_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_uqrshl_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_uqrshl_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_uqrshl_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_uqrshl_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_uqrshl_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_umax_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_umax_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_umax_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_umax_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_umax_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_umin_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_umin_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_umin_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_umin_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_umin_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_uabd_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_uabd_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_uabd_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_uabd_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_uabd_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_uaba_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_uaba_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_uaba_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_uaba_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_uaba_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_umaxp_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_umaxp_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_umaxp_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_umaxp_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_umaxp_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_uminp_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_uminp_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_uminp_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_uminp_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_uminp_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_cmgt_reg_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_cmgt_reg_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_cmgt_reg_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_cmgt_reg_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_cmgt_reg_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_cmge_reg_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_cmge_reg_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_cmge_reg_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_cmge_reg_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_cmge_reg_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_cmhi_reg_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_cmhi_reg_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_cmhi_reg_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_cmhi_reg_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_cmhi_reg_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_cmhs_reg_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_cmhs_reg_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_cmhs_reg_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_cmhs_reg_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_cmhs_reg_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_cmtst_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_cmtst_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_cmtst_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_cmtst_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_cmtst_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_cmeq_reg_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_cmeq_reg_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_cmeq_reg_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_cmeq_reg_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_cmeq_reg_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_add_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_add_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_add_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_add_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_add_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sub_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_sub_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sub_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sub_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sub_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_addp_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_addp_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_addp_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_addp_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_addp_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_mla_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_mla_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_mla_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_mla_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_mla_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_mls_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_mls_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_mls_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_mls_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_mls_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_mul_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_mul_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_mul_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_mul_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_mul_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_pmul_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_pmul_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_pmul_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_pmul_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_pmul_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqdmulh_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_sqdmulh_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sqdmulh_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sqdmulh_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqdmulh_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqrdmulh_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_sqrdmulh_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sqrdmulh_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sqrdmulh_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqrdmulh_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_and_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_and_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_and_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_and_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_bic_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_bic_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_bic_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_bic_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_orr_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_orr_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_orr_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_orr_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_orn_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_orn_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_orn_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_orn_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_eor_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_eor_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_eor_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_eor_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_bsl_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_bsl_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_bsl_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_bsl_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_bit_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_bit_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_bit_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_bit_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_bif_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_bif_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_bif_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_bif_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqrdmlah_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_sqrdmlah_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sqrdmlah_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sqrdmlah_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqrdmlah_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_simd_three_extra_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_simd_three_extra_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_simd_three_extra_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_simd_three_extra_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_simd_three_extra_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqrdmlah_s_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sqrdmlah_s_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sqrdmlah_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqrdmlah_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqrdmlsh_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_sqrdmlsh_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sqrdmlsh_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sqrdmlsh_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqrdmlsh_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqrdmlsh_s_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sqrdmlsh_s_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sqrdmlsh_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqrdmlsh_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqadd_s_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sqadd_s_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sqadd_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqadd_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqsub_s_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sqsub_s_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sqsub_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqsub_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sshl_s_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sshl_s_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sshl_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sshl_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqshl_reg_s_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sqshl_reg_s_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sqshl_reg_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqshl_reg_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_srshl_s_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_srshl_s_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_srshl_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_srshl_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqrshl_s_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sqrshl_s_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sqrshl_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqrshl_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_uqadd_s_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_uqadd_s_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_uqadd_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_uqadd_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_uqsub_s_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_uqsub_s_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_uqsub_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_uqsub_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ushl_s_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_ushl_s_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_ushl_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ushl_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_uqshl_reg_s_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_uqshl_reg_s_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_uqshl_reg_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_uqshl_reg_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_urshl_s_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_urshl_s_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_urshl_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_urshl_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_uqrshl_s_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_uqrshl_s_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_uqrshl_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_uqrshl_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_cmgt_reg_s_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_cmgt_reg_s_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_cmgt_reg_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_cmgt_reg_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_cmge_reg_s_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_cmge_reg_s_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_cmge_reg_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_cmge_reg_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_cmhi_reg_s_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_cmhi_reg_s_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_cmhi_reg_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_cmhi_reg_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_cmhs_reg_s_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_cmhs_reg_s_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_cmhs_reg_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_cmhs_reg_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_cmtst_s_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_cmtst_s_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_cmtst_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_cmtst_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_cmeq_reg_s_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_cmeq_reg_s_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_cmeq_reg_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_cmeq_reg_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_add_s_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_add_s_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_add_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_add_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sub_s_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sub_s_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sub_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sub_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqdmulh_s_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sqdmulh_s_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sqdmulh_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqdmulh_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqrdmulh_s_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sqrdmulh_s_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sqrdmulh_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqrdmulh_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmaxnm_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fmaxnm_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fmaxnm_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fmaxnm_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmaxnm_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmla_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fmla_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fmla_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fmla_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmla_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fadd_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fadd_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fadd_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fadd_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fadd_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmulx_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fmulx_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fmulx_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fmulx_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmulx_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcmeq_reg_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fcmeq_reg_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fcmeq_reg_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fcmeq_reg_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcmeq_reg_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmax_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fmax_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fmax_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fmax_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmax_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frecps_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_frecps_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_frecps_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_frecps_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frecps_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fminnm_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fminnm_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fminnm_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fminnm_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fminnm_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmls_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fmls_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fmls_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fmls_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmls_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fsub_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fsub_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fsub_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fsub_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fsub_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmin_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fmin_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fmin_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fmin_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmin_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frsqrts_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_frsqrts_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_frsqrts_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_frsqrts_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frsqrts_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmaxnmp_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fmaxnmp_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fmaxnmp_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fmaxnmp_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmaxnmp_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_faddp_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_faddp_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_faddp_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_faddp_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_faddp_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmul_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fmul_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fmul_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fmul_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmul_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcmge_reg_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fcmge_reg_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fcmge_reg_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fcmge_reg_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcmge_reg_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_facge_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_facge_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_facge_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_facge_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_facge_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmaxp_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fmaxp_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fmaxp_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fmaxp_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmaxp_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fdiv_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fdiv_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fdiv_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fdiv_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fdiv_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fminnmp_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fminnmp_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fminnmp_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fminnmp_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fminnmp_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fabd_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fabd_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fabd_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fabd_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fabd_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcmgt_reg_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fcmgt_reg_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fcmgt_reg_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fcmgt_reg_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcmgt_reg_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_facgt_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_facgt_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_facgt_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_facgt_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_facgt_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fminp_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fminp_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fminp_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fminp_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fminp_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmaxnm_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fmaxnm_v_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fmaxnm_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmaxnm_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmla_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fmla_v_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fmla_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmla_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fadd_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fadd_v_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fadd_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fadd_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmulx_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fmulx_v_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fmulx_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmulx_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcmeq_reg_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fcmeq_reg_v_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fcmeq_reg_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcmeq_reg_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmax_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fmax_v_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fmax_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmax_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frecps_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_frecps_v_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_frecps_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frecps_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fminnm_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fminnm_v_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fminnm_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fminnm_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmls_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fmls_v_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fmls_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmls_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fsub_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fsub_v_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fsub_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fsub_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmin_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fmin_v_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fmin_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmin_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frsqrts_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_frsqrts_v_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_frsqrts_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frsqrts_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmaxnmp_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fmaxnmp_v_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fmaxnmp_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmaxnmp_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_faddp_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_faddp_v_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_faddp_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_faddp_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmul_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fmul_v_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fmul_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmul_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcmge_reg_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fcmge_reg_v_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fcmge_reg_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcmge_reg_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_facge_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_facge_v_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_facge_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_facge_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmaxp_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fmaxp_v_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fmaxp_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmaxp_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fdiv_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fdiv_v_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fdiv_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fdiv_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fminnmp_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fminnmp_v_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fminnmp_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fminnmp_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fabd_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fabd_v_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fabd_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fabd_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcmgt_reg_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fcmgt_reg_v_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fcmgt_reg_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcmgt_reg_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_facgt_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_facgt_v_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_facgt_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_facgt_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fminp_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fminp_v_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fminp_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fminp_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmulx_s_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fmulx_s_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fmulx_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmulx_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmulx_s_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fmulx_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmulx_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcmeq_reg_s_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fcmeq_reg_s_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fcmeq_reg_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcmeq_reg_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcmeq_reg_s_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fcmeq_reg_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcmeq_reg_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frecps_s_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_frecps_s_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_frecps_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frecps_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frecps_s_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_frecps_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frecps_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frsqrts_s_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_frsqrts_s_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_frsqrts_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frsqrts_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frsqrts_s_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_frsqrts_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frsqrts_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcmge_reg_s_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fcmge_reg_s_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fcmge_reg_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcmge_reg_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcmge_reg_s_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fcmge_reg_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcmge_reg_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_facge_s_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_facge_s_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_facge_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_facge_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_facge_s_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_facge_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_facge_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fabd_s_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fabd_s_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fabd_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fabd_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fabd_s_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fabd_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fabd_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcmgt_reg_s_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fcmgt_reg_s_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fcmgt_reg_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcmgt_reg_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcmgt_reg_s_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fcmgt_reg_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcmgt_reg_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_facgt_s_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_facgt_s_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_facgt_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_facgt_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_facgt_s_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_facgt_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_facgt_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmlal_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fmlal_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fmlal_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmlal_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmlsl_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fmlsl_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fmlsl_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmlsl_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmlal2_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fmlal2_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fmlal2_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmlal2_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmlsl2_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fmlsl2_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fmlsl2_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmlsl2_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sdot_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_sdot_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sdot_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sdot_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_udot_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_udot_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_udot_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_udot_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_usdot_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_usdot_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_usdot_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_usdot_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_smmla_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_smmla_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_smmla_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_usmmla_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_usmmla_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_usmmla_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ummla_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_ummla_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ummla_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_bfdot_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_bfdot_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_bfdot_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_bfdot_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_bfmlal_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_bfmlal_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_bfmlal_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_bfmlal_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_bfmmla_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_bfmmla_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_bfmmla_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcmla_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fcmla_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fcmla_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fcmla_v_rot(uint32_t insn)
{
    return insn >> 11 & 0x3U;
}
static inline uint32_t a64_fcmla_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcmla_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcmla_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fcmla_v_h_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fcmla_v_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fcmla_v_h_rot(uint32_t insn)
{
    return insn >> 11 & 0x3U;
}
static inline uint32_t a64_fcmla_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcmla_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcadd_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fcadd_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fcadd_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fcadd_v_rot(uint32_t insn)
{
    return insn >> 12 & 0x1U;
}
static inline uint32_t a64_fcadd_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcadd_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcadd_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fcadd_v_h_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_fcadd_v_h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_fcadd_v_h_rot(uint32_t insn)
{
    return insn >> 12 & 0x1U;
}
static inline uint32_t a64_fcadd_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcadd_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_rev64_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_rev64_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_rev64_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_rev64_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_simd_two_misc_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_simd_two_misc_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_simd_two_misc_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_simd_two_misc_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_rev32_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_rev32_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_rev32_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_rev32_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_rev16_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_rev16_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_rev16_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_rev16_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_suqadd_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_suqadd_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_suqadd_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_suqadd_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_usqadd_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_usqadd_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_usqadd_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_usqadd_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_cls_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_cls_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_cls_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_cls_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_clz_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_clz_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_clz_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_clz_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_cnt_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_cnt_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_cnt_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_cnt_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_not_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_not_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_not_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_not_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_rbit_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_rbit_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_rbit_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqabs_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_sqabs_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sqabs_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqabs_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqneg_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_sqneg_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sqneg_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqneg_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_cmgt_zero_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_cmgt_zero_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_cmgt_zero_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_cmgt_zero_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_cmeq_zero_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_cmeq_zero_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_cmeq_zero_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_cmeq_zero_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_cmlt_zero_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_cmlt_zero_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_cmlt_zero_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_cmlt_zero_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_cmge_zero_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_cmge_zero_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_cmge_zero_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_cmge_zero_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_cmle_zero_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_cmle_zero_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_cmle_zero_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_cmle_zero_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_abs_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_abs_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_abs_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_abs_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_neg_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_neg_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_neg_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_neg_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_saddlp_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_saddlp_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_saddlp_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_saddlp_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_uaddlp_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_uaddlp_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_uaddlp_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_uaddlp_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sadalp_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_sadalp_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sadalp_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sadalp_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_uadalp_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_uadalp_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_uadalp_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_uadalp_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_xtn_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_xtn_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_xtn_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_xtn_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqxtun_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_sqxtun_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sqxtun_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqxtun_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqxtn_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_sqxtn_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sqxtn_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqxtn_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_uqxtn_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_uqxtn_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_uqxtn_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_uqxtn_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_shll_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_shll_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_shll_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_shll_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_suqadd_s_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_suqadd_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_suqadd_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_usqadd_s_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_usqadd_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_usqadd_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqabs_s_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sqabs_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqabs_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqneg_s_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sqneg_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqneg_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_cmgt_zero_s_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_cmgt_zero_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_cmgt_zero_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_cmeq_zero_s_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_cmeq_zero_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_cmeq_zero_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_cmlt_zero_s_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_cmlt_zero_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_cmlt_zero_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_cmge_zero_s_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_cmge_zero_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_cmge_zero_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_cmle_zero_s_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_cmle_zero_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_cmle_zero_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_abs_s_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_abs_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_abs_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_neg_s_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_neg_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_neg_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqxtun_s_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sqxtun_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqxtun_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqxtn_s_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sqxtn_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqxtn_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_uqxtn_s_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_uqxtn_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_uqxtn_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fabs_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fabs_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fabs_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fabs_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fneg_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fneg_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fneg_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fneg_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fsqrt_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fsqrt_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fsqrt_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fsqrt_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frintn_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_frintn_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_frintn_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frintn_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frintm_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_frintm_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_frintm_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frintm_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frintp_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_frintp_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_frintp_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frintp_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frintz_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_frintz_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_frintz_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frintz_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frinta_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_frinta_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_frinta_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frinta_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frintx_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_frintx_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_frintx_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frintx_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frinti_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_frinti_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_frinti_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frinti_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frint32z_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_frint32z_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_frint32z_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frint32z_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frint64z_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_frint64z_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_frint64z_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frint64z_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frint32x_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_frint32x_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_frint32x_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frint32x_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frint64x_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_frint64x_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_frint64x_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frint64x_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcmgt_zero_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fcmgt_zero_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fcmgt_zero_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcmgt_zero_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcmeq_zero_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fcmeq_zero_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fcmeq_zero_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcmeq_zero_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcmlt_zero_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fcmlt_zero_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fcmlt_zero_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcmlt_zero_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcmge_zero_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fcmge_zero_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fcmge_zero_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcmge_zero_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcmle_zero_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fcmle_zero_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fcmle_zero_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcmle_zero_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtns_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fcvtns_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fcvtns_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtns_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtnu_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fcvtnu_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fcvtnu_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtnu_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtms_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fcvtms_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fcvtms_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtms_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtmu_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fcvtmu_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fcvtmu_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtmu_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtas_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fcvtas_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fcvtas_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtas_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtau_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fcvtau_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fcvtau_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtau_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtps_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fcvtps_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fcvtps_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtps_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtpu_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fcvtpu_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fcvtpu_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtpu_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtzs_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fcvtzs_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fcvtzs_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtzs_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtzu_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fcvtzu_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fcvtzu_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtzu_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_scvtf_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_scvtf_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_scvtf_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_scvtf_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ucvtf_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_ucvtf_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_ucvtf_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ucvtf_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frecpe_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_frecpe_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_frecpe_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frecpe_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frsqrte_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_frsqrte_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_frsqrte_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frsqrte_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_urecpe_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_urecpe_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_urecpe_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ursqrte_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_ursqrte_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ursqrte_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtn_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fcvtn_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fcvtn_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtn_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtl_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fcvtl_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fcvtl_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtl_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtxn_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fcvtxn_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtxn_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_bfcvtn_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_bfcvtn_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_bfcvtn_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fabs_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fabs_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fabs_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fneg_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fneg_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fneg_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fsqrt_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fsqrt_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fsqrt_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frintn_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_frintn_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frintn_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frintm_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_frintm_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frintm_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frintp_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_frintp_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frintp_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frintz_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_frintz_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frintz_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frinta_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_frinta_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frinta_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frintx_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_frintx_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frintx_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frinti_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_frinti_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frinti_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcmgt_zero_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fcmgt_zero_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcmgt_zero_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcmeq_zero_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fcmeq_zero_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcmeq_zero_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcmlt_zero_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fcmlt_zero_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcmlt_zero_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcmge_zero_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fcmge_zero_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcmge_zero_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcmle_zero_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fcmle_zero_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcmle_zero_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtns_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fcvtns_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtns_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtnu_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fcvtnu_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtnu_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtms_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fcvtms_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtms_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtmu_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fcvtmu_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtmu_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtas_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fcvtas_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtas_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtau_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fcvtau_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtau_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtps_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fcvtps_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtps_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtpu_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fcvtpu_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtpu_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtzs_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fcvtzs_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtzs_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtzu_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fcvtzu_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtzu_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_scvtf_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_scvtf_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_scvtf_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ucvtf_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_ucvtf_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ucvtf_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frecpe_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_frecpe_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frecpe_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frsqrte_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_frsqrte_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frsqrte_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcmgt_zero_s_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fcmgt_zero_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcmgt_zero_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcmgt_zero_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcmgt_zero_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcmeq_zero_s_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fcmeq_zero_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcmeq_zero_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcmeq_zero_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcmeq_zero_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcmlt_zero_s_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fcmlt_zero_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcmlt_zero_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcmlt_zero_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcmlt_zero_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcmge_zero_s_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fcmge_zero_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcmge_zero_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcmge_zero_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcmge_zero_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcmle_zero_s_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fcmle_zero_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcmle_zero_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcmle_zero_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcmle_zero_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtns_s_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fcvtns_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtns_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtns_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtns_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtnu_s_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fcvtnu_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtnu_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtnu_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtnu_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtms_s_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fcvtms_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtms_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtms_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtms_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtmu_s_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fcvtmu_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtmu_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtmu_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtmu_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtas_s_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fcvtas_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtas_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtas_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtas_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtau_s_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fcvtau_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtau_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtau_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtau_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtps_s_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fcvtps_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtps_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtps_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtps_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtpu_s_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fcvtpu_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtpu_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtpu_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtpu_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtzs_s_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fcvtzs_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtzs_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtzs_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtzs_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtzu_s_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fcvtzu_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtzu_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtzu_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtzu_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_scvtf_s_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_scvtf_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_scvtf_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_scvtf_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_scvtf_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ucvtf_s_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_ucvtf_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ucvtf_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ucvtf_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ucvtf_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frecpe_s_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_frecpe_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frecpe_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frecpe_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frecpe_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frsqrte_s_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_frsqrte_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frsqrte_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frsqrte_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frsqrte_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frecpx_s_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_frecpx_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frecpx_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_frecpx_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_frecpx_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtxn_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtxn_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_saddlv_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_saddlv_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_saddlv_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_saddlv_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_simd_across_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_simd_across_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_simd_across_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_simd_across_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_uaddlv_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_uaddlv_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_uaddlv_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_uaddlv_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_smaxv_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_smaxv_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_smaxv_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_smaxv_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_umaxv_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_umaxv_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_umaxv_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_umaxv_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sminv_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_sminv_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sminv_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sminv_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_uminv_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_uminv_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_uminv_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_uminv_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_addv_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_addv_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_addv_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_addv_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmaxnmv_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmaxnmv_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmaxnmv_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fmaxnmv_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmaxnmv_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmaxnmv_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fmaxv_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmaxv_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmaxv_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fmaxv_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmaxv_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmaxv_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fminnmv_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fminnmv_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fminnmv_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fminnmv_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fminnmv_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fminnmv_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fminv_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fminv_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fminv_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fminv_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fminv_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fminv_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_addp_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_addp_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_simd_pairwise_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_simd_pairwise_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmaxnmp_s_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fmaxnmp_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmaxnmp_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmaxnmp_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmaxnmp_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_faddp_s_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_faddp_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_faddp_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_faddp_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_faddp_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmaxp_s_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fmaxp_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmaxp_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmaxp_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmaxp_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fminnmp_s_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fminnmp_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fminnmp_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fminnmp_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fminnmp_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fminp_s_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fminp_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fminp_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fminp_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fminp_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_saddl_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_saddl_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_saddl_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_saddl_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_saddl_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_simd_three_diff_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_simd_three_diff_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_simd_three_diff_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_simd_three_diff_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_simd_three_diff_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_saddw_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_saddw_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_saddw_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_saddw_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_saddw_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ssubl_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_ssubl_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_ssubl_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_ssubl_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ssubl_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ssubw_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_ssubw_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_ssubw_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_ssubw_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ssubw_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sabal_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_sabal_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sabal_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sabal_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sabal_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sabdl_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_sabdl_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sabdl_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sabdl_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sabdl_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_smlal_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_smlal_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_smlal_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_smlal_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_smlal_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_smlsl_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_smlsl_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_smlsl_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_smlsl_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_smlsl_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_smull_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_smull_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_smull_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_smull_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_smull_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_uaddl_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_uaddl_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_uaddl_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_uaddl_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_uaddl_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_uaddw_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_uaddw_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_uaddw_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_uaddw_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_uaddw_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_usubl_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_usubl_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_usubl_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_usubl_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_usubl_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_usubw_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_usubw_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_usubw_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_usubw_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_usubw_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_uabal_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_uabal_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_uabal_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_uabal_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_uabal_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_uabdl_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_uabdl_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_uabdl_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_uabdl_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_uabdl_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_umlal_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_umlal_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_umlal_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_umlal_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_umlal_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_umlsl_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_umlsl_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_umlsl_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_umlsl_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_umlsl_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_umull_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_umull_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_umull_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_umull_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_umull_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_addhn_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_addhn_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_addhn_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_addhn_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_addhn_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_raddhn_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_raddhn_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_raddhn_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_raddhn_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_raddhn_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_subhn_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_subhn_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_subhn_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_subhn_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_subhn_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_rsubhn_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_rsubhn_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_rsubhn_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_rsubhn_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_rsubhn_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqdmlal_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_sqdmlal_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sqdmlal_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sqdmlal_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqdmlal_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqdmlsl_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_sqdmlsl_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sqdmlsl_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sqdmlsl_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqdmlsl_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqdmull_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_sqdmull_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sqdmull_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sqdmull_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqdmull_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_pmull_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_pmull_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_pmull_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_pmull_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_pmull_1q_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_pmull_1q_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_pmull_1q_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_pmull_1q_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqdmlal_s_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sqdmlal_s_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sqdmlal_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqdmlal_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqdmlsl_s_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sqdmlsl_s_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sqdmlsl_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqdmlsl_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqdmull_s_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sqdmull_s_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sqdmull_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqdmull_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_mla_elem_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_mla_elem_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_mla_elem_v_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_mla_elem_v_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_mla_elem_v_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_mla_elem_v_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_mla_elem_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_mla_elem_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_simd_by_element_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_simd_by_element_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_simd_by_element_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_simd_by_element_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_simd_by_element_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_simd_by_element_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_simd_by_element_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_simd_by_element_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_mls_elem_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_mls_elem_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_mls_elem_v_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_mls_elem_v_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_mls_elem_v_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_mls_elem_v_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_mls_elem_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_mls_elem_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_mul_elem_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_mul_elem_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_mul_elem_v_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_mul_elem_v_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_mul_elem_v_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_mul_elem_v_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_mul_elem_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_mul_elem_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_smlal_elem_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_smlal_elem_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_smlal_elem_v_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_smlal_elem_v_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_smlal_elem_v_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_smlal_elem_v_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_smlal_elem_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_smlal_elem_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_smlsl_elem_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_smlsl_elem_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_smlsl_elem_v_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_smlsl_elem_v_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_smlsl_elem_v_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_smlsl_elem_v_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_smlsl_elem_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_smlsl_elem_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_smull_elem_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_smull_elem_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_smull_elem_v_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_smull_elem_v_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_smull_elem_v_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_smull_elem_v_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_smull_elem_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_smull_elem_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_umlal_elem_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_umlal_elem_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_umlal_elem_v_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_umlal_elem_v_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_umlal_elem_v_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_umlal_elem_v_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_umlal_elem_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_umlal_elem_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_umlsl_elem_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_umlsl_elem_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_umlsl_elem_v_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_umlsl_elem_v_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_umlsl_elem_v_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_umlsl_elem_v_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_umlsl_elem_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_umlsl_elem_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_umull_elem_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_umull_elem_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_umull_elem_v_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_umull_elem_v_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_umull_elem_v_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_umull_elem_v_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_umull_elem_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_umull_elem_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqdmlal_elem_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_sqdmlal_elem_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sqdmlal_elem_v_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_sqdmlal_elem_v_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_sqdmlal_elem_v_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_sqdmlal_elem_v_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_sqdmlal_elem_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqdmlal_elem_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqdmlsl_elem_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_sqdmlsl_elem_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sqdmlsl_elem_v_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_sqdmlsl_elem_v_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_sqdmlsl_elem_v_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_sqdmlsl_elem_v_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_sqdmlsl_elem_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqdmlsl_elem_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqdmull_elem_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_sqdmull_elem_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sqdmull_elem_v_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_sqdmull_elem_v_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_sqdmull_elem_v_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_sqdmull_elem_v_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_sqdmull_elem_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqdmull_elem_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqdmulh_elem_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_sqdmulh_elem_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sqdmulh_elem_v_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_sqdmulh_elem_v_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_sqdmulh_elem_v_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_sqdmulh_elem_v_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_sqdmulh_elem_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqdmulh_elem_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqrdmulh_elem_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_sqrdmulh_elem_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sqrdmulh_elem_v_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_sqrdmulh_elem_v_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_sqrdmulh_elem_v_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_sqrdmulh_elem_v_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_sqrdmulh_elem_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqrdmulh_elem_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqrdmlah_elem_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_sqrdmlah_elem_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sqrdmlah_elem_v_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_sqrdmlah_elem_v_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_sqrdmlah_elem_v_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_sqrdmlah_elem_v_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_sqrdmlah_elem_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqrdmlah_elem_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqrdmlsh_elem_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_sqrdmlsh_elem_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sqrdmlsh_elem_v_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_sqrdmlsh_elem_v_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_sqrdmlsh_elem_v_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_sqrdmlsh_elem_v_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_sqrdmlsh_elem_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqrdmlsh_elem_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sdot_elem_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_sdot_elem_v_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_sdot_elem_v_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_sdot_elem_v_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_sdot_elem_v_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_sdot_elem_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sdot_elem_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_udot_elem_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_udot_elem_v_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_udot_elem_v_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_udot_elem_v_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_udot_elem_v_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_udot_elem_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_udot_elem_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sudot_elem_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_sudot_elem_v_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_sudot_elem_v_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_sudot_elem_v_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_sudot_elem_v_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_sudot_elem_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sudot_elem_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_usdot_elem_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_usdot_elem_v_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_usdot_elem_v_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_usdot_elem_v_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_usdot_elem_v_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_usdot_elem_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_usdot_elem_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_bfdot_elem_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_bfdot_elem_v_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_bfdot_elem_v_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_bfdot_elem_v_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_bfdot_elem_v_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_bfdot_elem_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_bfdot_elem_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_bfmlal_elem_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_bfmlal_elem_v_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_bfmlal_elem_v_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_bfmlal_elem_v_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_bfmlal_elem_v_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_bfmlal_elem_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_bfmlal_elem_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmla_elem_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fmla_elem_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fmla_elem_v_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_fmla_elem_v_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_fmla_elem_v_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_fmla_elem_v_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_fmla_elem_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmla_elem_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmla_elem_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fmla_elem_v_h_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_fmla_elem_v_h_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_fmla_elem_v_h_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_fmla_elem_v_h_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_fmla_elem_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmla_elem_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmls_elem_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fmls_elem_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fmls_elem_v_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_fmls_elem_v_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_fmls_elem_v_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_fmls_elem_v_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_fmls_elem_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmls_elem_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmls_elem_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fmls_elem_v_h_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_fmls_elem_v_h_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_fmls_elem_v_h_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_fmls_elem_v_h_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_fmls_elem_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmls_elem_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmul_elem_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fmul_elem_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fmul_elem_v_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_fmul_elem_v_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_fmul_elem_v_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_fmul_elem_v_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_fmul_elem_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmul_elem_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmul_elem_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fmul_elem_v_h_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_fmul_elem_v_h_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_fmul_elem_v_h_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_fmul_elem_v_h_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_fmul_elem_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmul_elem_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmulx_elem_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fmulx_elem_v_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fmulx_elem_v_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_fmulx_elem_v_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_fmulx_elem_v_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_fmulx_elem_v_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_fmulx_elem_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmulx_elem_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmulx_elem_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fmulx_elem_v_h_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_fmulx_elem_v_h_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_fmulx_elem_v_h_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_fmulx_elem_v_h_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_fmulx_elem_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmulx_elem_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmlal_elem_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fmlal_elem_v_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_fmlal_elem_v_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_fmlal_elem_v_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_fmlal_elem_v_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_fmlal_elem_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmlal_elem_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmlsl_elem_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fmlsl_elem_v_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_fmlsl_elem_v_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_fmlsl_elem_v_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_fmlsl_elem_v_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_fmlsl_elem_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmlsl_elem_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmlal2_elem_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fmlal2_elem_v_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_fmlal2_elem_v_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_fmlal2_elem_v_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_fmlal2_elem_v_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_fmlal2_elem_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmlal2_elem_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmlsl2_elem_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fmlsl2_elem_v_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_fmlsl2_elem_v_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_fmlsl2_elem_v_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_fmlsl2_elem_v_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_fmlsl2_elem_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmlsl2_elem_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcmla_elem_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fcmla_elem_v_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_fcmla_elem_v_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_fcmla_elem_v_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_fcmla_elem_v_rot(uint32_t insn)
{
    return insn >> 13 & 0x3U;
}
static inline uint32_t a64_fcmla_elem_v_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_fcmla_elem_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcmla_elem_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcmla_elem_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fcmla_elem_v_h_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_fcmla_elem_v_h_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_fcmla_elem_v_h_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_fcmla_elem_v_h_rot(uint32_t insn)
{
    return insn >> 13 & 0x3U;
}
static inline uint32_t a64_fcmla_elem_v_h_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_fcmla_elem_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcmla_elem_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqdmlal_elem_s_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sqdmlal_elem_s_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_sqdmlal_elem_s_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_sqdmlal_elem_s_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_sqdmlal_elem_s_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_sqdmlal_elem_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqdmlal_elem_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqdmlsl_elem_s_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sqdmlsl_elem_s_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_sqdmlsl_elem_s_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_sqdmlsl_elem_s_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_sqdmlsl_elem_s_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_sqdmlsl_elem_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqdmlsl_elem_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqdmull_elem_s_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sqdmull_elem_s_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_sqdmull_elem_s_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_sqdmull_elem_s_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_sqdmull_elem_s_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_sqdmull_elem_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqdmull_elem_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqdmulh_elem_s_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sqdmulh_elem_s_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_sqdmulh_elem_s_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_sqdmulh_elem_s_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_sqdmulh_elem_s_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_sqdmulh_elem_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqdmulh_elem_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqrdmulh_elem_s_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sqrdmulh_elem_s_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_sqrdmulh_elem_s_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_sqrdmulh_elem_s_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_sqrdmulh_elem_s_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_sqrdmulh_elem_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqrdmulh_elem_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqrdmlah_elem_s_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sqrdmlah_elem_s_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_sqrdmlah_elem_s_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_sqrdmlah_elem_s_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_sqrdmlah_elem_s_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_sqrdmlah_elem_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqrdmlah_elem_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqrdmlsh_elem_s_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_sqrdmlsh_elem_s_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_sqrdmlsh_elem_s_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_sqrdmlsh_elem_s_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_sqrdmlsh_elem_s_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_sqrdmlsh_elem_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqrdmlsh_elem_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmla_elem_s_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fmla_elem_s_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_fmla_elem_s_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_fmla_elem_s_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_fmla_elem_s_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_fmla_elem_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmla_elem_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmla_elem_s_h_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_fmla_elem_s_h_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_fmla_elem_s_h_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_fmla_elem_s_h_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_fmla_elem_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmla_elem_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmls_elem_s_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fmls_elem_s_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_fmls_elem_s_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_fmls_elem_s_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_fmls_elem_s_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_fmls_elem_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmls_elem_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmls_elem_s_h_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_fmls_elem_s_h_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_fmls_elem_s_h_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_fmls_elem_s_h_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_fmls_elem_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmls_elem_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmul_elem_s_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fmul_elem_s_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_fmul_elem_s_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_fmul_elem_s_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_fmul_elem_s_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_fmul_elem_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmul_elem_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmul_elem_s_h_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_fmul_elem_s_h_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_fmul_elem_s_h_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_fmul_elem_s_h_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_fmul_elem_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmul_elem_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmulx_elem_s_sz(uint32_t insn)
{
    return insn >> 22 & 0x1U;
}
static inline uint32_t a64_fmulx_elem_s_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_fmulx_elem_s_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_fmulx_elem_s_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_fmulx_elem_s_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_fmulx_elem_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmulx_elem_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmulx_elem_s_h_l(uint32_t insn)
{
    return insn >> 21 & 0x1U;
}
static inline uint32_t a64_fmulx_elem_s_h_m(uint32_t insn)
{
    return insn >> 20 & 0x1U;
}
static inline uint32_t a64_fmulx_elem_s_h_rm(uint32_t insn)
{
    return insn >> 16 & 0xfU;
}
static inline uint32_t a64_fmulx_elem_s_h_h(uint32_t insn)
{
    return insn >> 11 & 0x1U;
}
static inline uint32_t a64_fmulx_elem_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmulx_elem_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sshr_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_sshr_v_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_sshr_v_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_sshr_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sshr_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_simd_shift_imm_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_simd_shift_imm_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_simd_shift_imm_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_simd_shift_imm_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_simd_shift_imm_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ssra_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_ssra_v_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_ssra_v_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_ssra_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ssra_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_srshr_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_srshr_v_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_srshr_v_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_srshr_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_srshr_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_srsra_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_srsra_v_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_srsra_v_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_srsra_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_srsra_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqshl_imm_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_sqshl_imm_v_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_sqshl_imm_v_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_sqshl_imm_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqshl_imm_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ushr_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_ushr_v_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_ushr_v_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_ushr_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ushr_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_usra_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_usra_v_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_usra_v_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_usra_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_usra_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_urshr_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_urshr_v_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_urshr_v_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_urshr_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_urshr_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ursra_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_ursra_v_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_ursra_v_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_ursra_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ursra_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_uqshl_imm_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_uqshl_imm_v_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_uqshl_imm_v_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_uqshl_imm_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_uqshl_imm_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_shl_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_shl_v_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_shl_v_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_shl_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_shl_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sli_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_sli_v_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_sli_v_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_sli_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sli_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sri_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_sri_v_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_sri_v_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_sri_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sri_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqshlu_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_sqshlu_v_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_sqshlu_v_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_sqshlu_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqshlu_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_shrn_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_shrn_v_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_shrn_v_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_shrn_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_shrn_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_rshrn_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_rshrn_v_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_rshrn_v_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_rshrn_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_rshrn_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqshrn_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_sqshrn_v_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_sqshrn_v_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_sqshrn_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqshrn_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqrshrn_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_sqrshrn_v_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_sqrshrn_v_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_sqrshrn_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqrshrn_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqshrun_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_sqshrun_v_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_sqshrun_v_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_sqshrun_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqshrun_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqrshrun_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_sqrshrun_v_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_sqrshrun_v_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_sqrshrun_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqrshrun_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_uqshrn_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_uqshrn_v_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_uqshrn_v_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_uqshrn_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_uqshrn_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_uqrshrn_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_uqrshrn_v_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_uqrshrn_v_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_uqrshrn_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_uqrshrn_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sshll_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_sshll_v_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_sshll_v_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_sshll_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sshll_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ushll_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_ushll_v_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_ushll_v_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_ushll_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ushll_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_scvtf_fix_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_scvtf_fix_v_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_scvtf_fix_v_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_scvtf_fix_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_scvtf_fix_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_scvtf_fix_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_scvtf_fix_v_h_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_scvtf_fix_v_h_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_scvtf_fix_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_scvtf_fix_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ucvtf_fix_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_ucvtf_fix_v_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_ucvtf_fix_v_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_ucvtf_fix_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ucvtf_fix_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ucvtf_fix_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_ucvtf_fix_v_h_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_ucvtf_fix_v_h_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_ucvtf_fix_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ucvtf_fix_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtzs_fix_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fcvtzs_fix_v_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_fcvtzs_fix_v_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_fcvtzs_fix_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtzs_fix_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtzs_fix_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fcvtzs_fix_v_h_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_fcvtzs_fix_v_h_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_fcvtzs_fix_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtzs_fix_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtzu_fix_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fcvtzu_fix_v_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_fcvtzu_fix_v_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_fcvtzu_fix_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtzu_fix_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtzu_fix_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fcvtzu_fix_v_h_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_fcvtzu_fix_v_h_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_fcvtzu_fix_v_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtzu_fix_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sshr_s_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_sshr_s_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_sshr_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sshr_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ssra_s_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_ssra_s_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_ssra_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ssra_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_srshr_s_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_srshr_s_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_srshr_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_srshr_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_srsra_s_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_srsra_s_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_srsra_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_srsra_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqshl_imm_s_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_sqshl_imm_s_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_sqshl_imm_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqshl_imm_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ushr_s_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_ushr_s_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_ushr_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ushr_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_usra_s_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_usra_s_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_usra_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_usra_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_urshr_s_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_urshr_s_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_urshr_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_urshr_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ursra_s_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_ursra_s_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_ursra_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ursra_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_uqshl_imm_s_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_uqshl_imm_s_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_uqshl_imm_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_uqshl_imm_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_shl_s_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_shl_s_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_shl_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_shl_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sli_s_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_sli_s_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_sli_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sli_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sri_s_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_sri_s_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_sri_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sri_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqshlu_s_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_sqshlu_s_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_sqshlu_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqshlu_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqshrn_s_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_sqshrn_s_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_sqshrn_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqshrn_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqrshrn_s_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_sqrshrn_s_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_sqrshrn_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqrshrn_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqshrun_s_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_sqshrun_s_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_sqshrun_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqshrun_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sqrshrun_s_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_sqrshrun_s_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_sqrshrun_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sqrshrun_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_uqshrn_s_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_uqshrn_s_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_uqshrn_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_uqshrn_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_uqrshrn_s_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_uqrshrn_s_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_uqrshrn_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_uqrshrn_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_scvtf_fix_s_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_scvtf_fix_s_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_scvtf_fix_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_scvtf_fix_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_scvtf_fix_s_h_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_scvtf_fix_s_h_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_scvtf_fix_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_scvtf_fix_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ucvtf_fix_s_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_ucvtf_fix_s_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_ucvtf_fix_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ucvtf_fix_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ucvtf_fix_s_h_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_ucvtf_fix_s_h_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_ucvtf_fix_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ucvtf_fix_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtzs_fix_s_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_fcvtzs_fix_s_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_fcvtzs_fix_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtzs_fix_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtzs_fix_s_h_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_fcvtzs_fix_s_h_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_fcvtzs_fix_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtzs_fix_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtzu_fix_s_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_fcvtzu_fix_s_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_fcvtzu_fix_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtzu_fix_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fcvtzu_fix_s_h_immh(uint32_t insn)
{
    return insn >> 19 & 0xfU;
}
static inline uint32_t a64_fcvtzu_fix_s_h_immb(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_fcvtzu_fix_s_h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fcvtzu_fix_s_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_movi_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_movi_v_abc(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_movi_v_cmode(uint32_t insn)
{
    return insn >> 12 & 0xfU;
}
static inline uint32_t a64_movi_v_defgh(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_movi_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_simd_mod_imm_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_simd_mod_imm_abc(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_simd_mod_imm_cmode(uint32_t insn)
{
    return insn >> 12 & 0xfU;
}
static inline uint32_t a64_simd_mod_imm_defgh(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_simd_mod_imm_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_movi_64_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_movi_64_abc(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_movi_64_cmode(uint32_t insn)
{
    return insn >> 12 & 0xfU;
}
static inline uint32_t a64_movi_64_defgh(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_movi_64_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_mvni_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_mvni_v_abc(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_mvni_v_cmode(uint32_t insn)
{
    return insn >> 12 & 0xfU;
}
static inline uint32_t a64_mvni_v_defgh(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_mvni_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_fmov_imm_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fmov_imm_v_op(uint32_t insn)
{
    return insn >> 29 & 0x1U;
}
static inline uint32_t a64_fmov_imm_v_abc(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_fmov_imm_v_defgh(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmov_imm_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_simd_mod_imm_op(uint32_t insn)
{
    return insn >> 29 & 0x1U;
}
static inline uint32_t a64_fmov_imm_v_h_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_fmov_imm_v_h_abc(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_fmov_imm_v_h_defgh(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_fmov_imm_v_h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_orr_imm_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_orr_imm_v_abc(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_orr_imm_v_cmode(uint32_t insn)
{
    return insn >> 12 & 0xfU;
}
static inline uint32_t a64_orr_imm_v_defgh(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_orr_imm_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_bic_imm_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_bic_imm_v_abc(uint32_t insn)
{
    return insn >> 16 & 0x7U;
}
static inline uint32_t a64_bic_imm_v_cmode(uint32_t insn)
{
    return insn >> 12 & 0xfU;
}
static inline uint32_t a64_bic_imm_v_defgh(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_bic_imm_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_dup_elem_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_dup_elem_v_imm5(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_dup_elem_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_dup_elem_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_simd_copy_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_simd_copy_imm5(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_simd_copy_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_simd_copy_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_dup_elem_s_imm5(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_dup_elem_s_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_dup_elem_s_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_dup_gen_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_dup_gen_imm5(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_dup_gen_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_dup_gen_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ins_gen_imm5(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_ins_gen_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ins_gen_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ins_elem_imm5(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_ins_elem_imm4(uint32_t insn)
{
    return insn >> 11 & 0xfU;
}
static inline uint32_t a64_ins_elem_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ins_elem_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_simd_copy_imm4(uint32_t insn)
{
    return insn >> 11 & 0xfU;
}
static inline uint32_t a64_smov_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_smov_imm5(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_smov_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_smov_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_umov_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_umov_imm5(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_umov_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_umov_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_uzp1_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_uzp1_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_uzp1_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_uzp1_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_uzp1_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_simd_permute_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_simd_permute_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_simd_permute_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_simd_permute_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_simd_permute_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_trn1_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_trn1_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_trn1_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_trn1_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_trn1_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_zip1_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_zip1_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_zip1_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_zip1_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_zip1_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_uzp2_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_uzp2_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_uzp2_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_uzp2_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_uzp2_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_trn2_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_trn2_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_trn2_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_trn2_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_trn2_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_zip2_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_zip2_v_size(uint32_t insn)
{
    return insn >> 22 & 0x3U;
}
static inline uint32_t a64_zip2_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_zip2_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_zip2_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ext_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_ext_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_ext_v_imm4(uint32_t insn)
{
    return insn >> 11 & 0xfU;
}
static inline uint32_t a64_ext_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ext_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_simd_ext_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_simd_ext_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_simd_ext_imm4(uint32_t insn)
{
    return insn >> 11 & 0xfU;
}
static inline uint32_t a64_simd_ext_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_simd_ext_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_tbl_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_tbl_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_tbl_v_len(uint32_t insn)
{
    return insn >> 13 & 0x3U;
}
static inline uint32_t a64_tbl_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_tbl_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_simd_table_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_simd_table_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_simd_table_len(uint32_t insn)
{
    return insn >> 13 & 0x3U;
}
static inline uint32_t a64_simd_table_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_simd_table_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_tbx_v_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_tbx_v_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_tbx_v_len(uint32_t insn)
{
    return insn >> 13 & 0x3U;
}
static inline uint32_t a64_tbx_v_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_tbx_v_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_aese_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_aese_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_simd_aes_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_simd_aes_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_aesd_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_aesd_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_aesmc_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_aesmc_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_aesimc_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_aesimc_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sha1c_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sha1c_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sha1c_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_simd_sha_three_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_simd_sha_three_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_simd_sha_three_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sha1p_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sha1p_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sha1p_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sha1m_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sha1m_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sha1m_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sha1su0_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sha1su0_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sha1su0_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sha256h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sha256h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sha256h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sha256h2_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sha256h2_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sha256h2_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sha256su1_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sha256su1_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sha256su1_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sha1h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sha1h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_simd_sha_two_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_simd_sha_two_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sha1su1_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sha1su1_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sha256su0_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sha256su0_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sha512h_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sha512h_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sha512h_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_simd_sha512_three_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_simd_sha512_three_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_simd_sha512_three_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sha512h2_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sha512h2_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sha512h2_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sha512su1_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sha512su1_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sha512su1_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sha512su0_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sha512su0_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_simd_sha512_two_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_simd_sha512_two_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_rax1_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_rax1_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_rax1_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_eor3_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_eor3_ra(uint32_t insn)
{
    return insn >> 10 & 0x1fU;
}
static inline uint32_t a64_eor3_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_eor3_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_simd_crypto_four_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_simd_crypto_four_ra(uint32_t insn)
{
    return insn >> 10 & 0x1fU;
}
static inline uint32_t a64_simd_crypto_four_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_simd_crypto_four_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_bcax_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_bcax_ra(uint32_t insn)
{
    return insn >> 10 & 0x1fU;
}
static inline uint32_t a64_bcax_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_bcax_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_xar_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_xar_imm6(uint32_t insn)
{
    return insn >> 10 & 0x3fU;
}
static inline uint32_t a64_xar_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_xar_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_simd_xar_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_simd_xar_imm6(uint32_t insn)
{
    return insn >> 10 & 0x3fU;
}
static inline uint32_t a64_simd_xar_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_simd_xar_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sm3ss1_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sm3ss1_ra(uint32_t insn)
{
    return insn >> 10 & 0x1fU;
}
static inline uint32_t a64_sm3ss1_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sm3ss1_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sm3tt1a_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sm3tt1a_imm2(uint32_t insn)
{
    return insn >> 12 & 0x3U;
}
static inline uint32_t a64_sm3tt1a_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sm3tt1a_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_simd_sm3tt_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_simd_sm3tt_imm2(uint32_t insn)
{
    return insn >> 12 & 0x3U;
}
static inline uint32_t a64_simd_sm3tt_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_simd_sm3tt_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sm3tt1b_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sm3tt1b_imm2(uint32_t insn)
{
    return insn >> 12 & 0x3U;
}
static inline uint32_t a64_sm3tt1b_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sm3tt1b_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sm3tt2a_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sm3tt2a_imm2(uint32_t insn)
{
    return insn >> 12 & 0x3U;
}
static inline uint32_t a64_sm3tt2a_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sm3tt2a_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sm3tt2b_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sm3tt2b_imm2(uint32_t insn)
{
    return insn >> 12 & 0x3U;
}
static inline uint32_t a64_sm3tt2b_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sm3tt2b_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sm3partw1_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sm3partw1_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sm3partw1_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sm3partw2_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sm3partw2_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sm3partw2_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sm4e_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sm4e_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_sm4ekey_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_sm4ekey_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_sm4ekey_rd(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_str_simd_off_size(uint32_t insn)
{
    return insn >> 30;
}
static inline uint32_t a64_str_simd_off_opc1(uint32_t insn)
{
    return insn >> 23 & 0x1U;
}
static inline uint32_t a64_str_simd_off_imm12(uint32_t insn)
{
    return insn >> 10 & 0xfffU;
}
static inline uint32_t a64_str_simd_off_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_str_simd_off_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_str_simd_post_size(uint32_t insn)
{
    return insn >> 30;
}
static inline uint32_t a64_str_simd_post_opc1(uint32_t insn)
{
    return insn >> 23 & 0x1U;
}
static inline int32_t a64_str_simd_post_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_str_simd_post_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_str_simd_post_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_str_simd_pre_size(uint32_t insn)
{
    return insn >> 30;
}
static inline uint32_t a64_str_simd_pre_opc1(uint32_t insn)
{
    return insn >> 23 & 0x1U;
}
static inline int32_t a64_str_simd_pre_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_str_simd_pre_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_str_simd_pre_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_stur_simd_size(uint32_t insn)
{
    return insn >> 30;
}
static inline uint32_t a64_stur_simd_opc1(uint32_t insn)
{
    return insn >> 23 & 0x1U;
}
static inline int32_t a64_stur_simd_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_stur_simd_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_stur_simd_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_str_simd_reg_size(uint32_t insn)
{
    return insn >> 30;
}
static inline uint32_t a64_str_simd_reg_opc1(uint32_t insn)
{
    return insn >> 23 & 0x1U;
}
static inline uint32_t a64_str_simd_reg_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_str_simd_reg_option(uint32_t insn)
{
    return insn >> 13 & 0x7U;
}
static inline uint32_t a64_str_simd_reg_s(uint32_t insn)
{
    return insn >> 12 & 0x1U;
}
static inline uint32_t a64_str_simd_reg_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_str_simd_reg_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldr_simd_off_size(uint32_t insn)
{
    return insn >> 30;
}
static inline uint32_t a64_ldr_simd_off_opc1(uint32_t insn)
{
    return insn >> 23 & 0x1U;
}
static inline uint32_t a64_ldr_simd_off_imm12(uint32_t insn)
{
    return insn >> 10 & 0xfffU;
}
static inline uint32_t a64_ldr_simd_off_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldr_simd_off_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldr_simd_post_size(uint32_t insn)
{
    return insn >> 30;
}
static inline uint32_t a64_ldr_simd_post_opc1(uint32_t insn)
{
    return insn >> 23 & 0x1U;
}
static inline int32_t a64_ldr_simd_post_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_ldr_simd_post_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldr_simd_post_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldr_simd_pre_size(uint32_t insn)
{
    return insn >> 30;
}
static inline uint32_t a64_ldr_simd_pre_opc1(uint32_t insn)
{
    return insn >> 23 & 0x1U;
}
static inline int32_t a64_ldr_simd_pre_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_ldr_simd_pre_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldr_simd_pre_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldur_simd_size(uint32_t insn)
{
    return insn >> 30;
}
static inline uint32_t a64_ldur_simd_opc1(uint32_t insn)
{
    return insn >> 23 & 0x1U;
}
static inline int32_t a64_ldur_simd_imm9(uint32_t insn)
{
    return (int32_t)(insn << 11) >> 23;
}
static inline uint32_t a64_ldur_simd_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldur_simd_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldr_simd_reg_size(uint32_t insn)
{
    return insn >> 30;
}
static inline uint32_t a64_ldr_simd_reg_opc1(uint32_t insn)
{
    return insn >> 23 & 0x1U;
}
static inline uint32_t a64_ldr_simd_reg_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_ldr_simd_reg_option(uint32_t insn)
{
    return insn >> 13 & 0x7U;
}
static inline uint32_t a64_ldr_simd_reg_s(uint32_t insn)
{
    return insn >> 12 & 0x1U;
}
static inline uint32_t a64_ldr_simd_reg_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldr_simd_reg_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldr_simd_lit_opc(uint32_t insn)
{
    return insn >> 30;
}
static inline int32_t a64_ldr_simd_lit_imm19(uint32_t insn)
{
    return (int32_t)(insn << 8) >> 13;
}
static inline uint32_t a64_ldr_simd_lit_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_stp_simd_off_opc(uint32_t insn)
{
    return insn >> 30;
}
static inline int32_t a64_stp_simd_off_imm7(uint32_t insn)
{
    return (int32_t)(insn << 10) >> 25;
}
static inline uint32_t a64_stp_simd_off_rt2(uint32_t insn)
{
    return insn >> 10 & 0x1fU;
}
static inline uint32_t a64_stp_simd_off_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_stp_simd_off_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_stp_simd_post_opc(uint32_t insn)
{
    return insn >> 30;
}
static inline int32_t a64_stp_simd_post_imm7(uint32_t insn)
{
    return (int32_t)(insn << 10) >> 25;
}
static inline uint32_t a64_stp_simd_post_rt2(uint32_t insn)
{
    return insn >> 10 & 0x1fU;
}
static inline uint32_t a64_stp_simd_post_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_stp_simd_post_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_stp_simd_pre_opc(uint32_t insn)
{
    return insn >> 30;
}
static inline int32_t a64_stp_simd_pre_imm7(uint32_t insn)
{
    return (int32_t)(insn << 10) >> 25;
}
static inline uint32_t a64_stp_simd_pre_rt2(uint32_t insn)
{
    return insn >> 10 & 0x1fU;
}
static inline uint32_t a64_stp_simd_pre_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_stp_simd_pre_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_stnp_simd_opc(uint32_t insn)
{
    return insn >> 30;
}
static inline int32_t a64_stnp_simd_imm7(uint32_t insn)
{
    return (int32_t)(insn << 10) >> 25;
}
static inline uint32_t a64_stnp_simd_rt2(uint32_t insn)
{
    return insn >> 10 & 0x1fU;
}
static inline uint32_t a64_stnp_simd_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_stnp_simd_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_simd_ldst_nontemporal_opc(uint32_t insn)
{
    return insn >> 30;
}
static inline int32_t a64_simd_ldst_nontemporal_imm7(uint32_t insn)
{
    return (int32_t)(insn << 10) >> 25;
}
static inline uint32_t a64_simd_ldst_nontemporal_rt2(uint32_t insn)
{
    return insn >> 10 & 0x1fU;
}
static inline uint32_t a64_simd_ldst_nontemporal_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_simd_ldst_nontemporal_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldp_simd_off_opc(uint32_t insn)
{
    return insn >> 30;
}
static inline int32_t a64_ldp_simd_off_imm7(uint32_t insn)
{
    return (int32_t)(insn << 10) >> 25;
}
static inline uint32_t a64_ldp_simd_off_rt2(uint32_t insn)
{
    return insn >> 10 & 0x1fU;
}
static inline uint32_t a64_ldp_simd_off_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldp_simd_off_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldp_simd_post_opc(uint32_t insn)
{
    return insn >> 30;
}
static inline int32_t a64_ldp_simd_post_imm7(uint32_t insn)
{
    return (int32_t)(insn << 10) >> 25;
}
static inline uint32_t a64_ldp_simd_post_rt2(uint32_t insn)
{
    return insn >> 10 & 0x1fU;
}
static inline uint32_t a64_ldp_simd_post_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldp_simd_post_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldp_simd_pre_opc(uint32_t insn)
{
    return insn >> 30;
}
static inline int32_t a64_ldp_simd_pre_imm7(uint32_t insn)
{
    return (int32_t)(insn << 10) >> 25;
}
static inline uint32_t a64_ldp_simd_pre_rt2(uint32_t insn)
{
    return insn >> 10 & 0x1fU;
}
static inline uint32_t a64_ldp_simd_pre_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldp_simd_pre_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ldnp_simd_opc(uint32_t insn)
{
    return insn >> 30;
}
static inline int32_t a64_ldnp_simd_imm7(uint32_t insn)
{
    return (int32_t)(insn << 10) >> 25;
}
static inline uint32_t a64_ldnp_simd_rt2(uint32_t insn)
{
    return insn >> 10 & 0x1fU;
}
static inline uint32_t a64_ldnp_simd_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ldnp_simd_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_st1_multi_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_st1_multi_opcode(uint32_t insn)
{
    return insn >> 12 & 0xfU;
}
static inline uint32_t a64_st1_multi_size(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_st1_multi_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_st1_multi_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_st1_multi_post_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_st1_multi_post_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_st1_multi_post_opcode(uint32_t insn)
{
    return insn >> 12 & 0xfU;
}
static inline uint32_t a64_st1_multi_post_size(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_st1_multi_post_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_st1_multi_post_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_st2_multi_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_st2_multi_size(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_st2_multi_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_st2_multi_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_simd_ldst_multi_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_simd_ldst_multi_size(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_simd_ldst_multi_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_simd_ldst_multi_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_st2_multi_post_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_st2_multi_post_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_st2_multi_post_size(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_st2_multi_post_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_st2_multi_post_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_simd_ldst_multi_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_st3_multi_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_st3_multi_size(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_st3_multi_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_st3_multi_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_st3_multi_post_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_st3_multi_post_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_st3_multi_post_size(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_st3_multi_post_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_st3_multi_post_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_st4_multi_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_st4_multi_size(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_st4_multi_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_st4_multi_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_st4_multi_post_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_st4_multi_post_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_st4_multi_post_size(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_st4_multi_post_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_st4_multi_post_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ld1_multi_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_ld1_multi_opcode(uint32_t insn)
{
    return insn >> 12 & 0xfU;
}
static inline uint32_t a64_ld1_multi_size(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_ld1_multi_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ld1_multi_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ld1_multi_post_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_ld1_multi_post_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_ld1_multi_post_opcode(uint32_t insn)
{
    return insn >> 12 & 0xfU;
}
static inline uint32_t a64_ld1_multi_post_size(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_ld1_multi_post_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ld1_multi_post_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ld2_multi_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_ld2_multi_size(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_ld2_multi_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ld2_multi_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ld2_multi_post_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_ld2_multi_post_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_ld2_multi_post_size(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_ld2_multi_post_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ld2_multi_post_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ld3_multi_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_ld3_multi_size(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_ld3_multi_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ld3_multi_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ld3_multi_post_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_ld3_multi_post_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_ld3_multi_post_size(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_ld3_multi_post_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ld3_multi_post_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ld4_multi_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_ld4_multi_size(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_ld4_multi_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ld4_multi_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ld4_multi_post_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_ld4_multi_post_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_ld4_multi_post_size(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_ld4_multi_post_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ld4_multi_post_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_st1_single_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_st1_single_opcode(uint32_t insn)
{
    return insn >> 14 & 0x3U;
}
static inline uint32_t a64_st1_single_s(uint32_t insn)
{
    return insn >> 12 & 0x1U;
}
static inline uint32_t a64_st1_single_size(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_st1_single_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_st1_single_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_simd_ldst_single_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_simd_ldst_single_opcode(uint32_t insn)
{
    return insn >> 14 & 0x3U;
}
static inline uint32_t a64_simd_ldst_single_s(uint32_t insn)
{
    return insn >> 12 & 0x1U;
}
static inline uint32_t a64_simd_ldst_single_size(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_simd_ldst_single_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_simd_ldst_single_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_st1_single_post_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_st1_single_post_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_st1_single_post_opcode(uint32_t insn)
{
    return insn >> 14 & 0x3U;
}
static inline uint32_t a64_st1_single_post_s(uint32_t insn)
{
    return insn >> 12 & 0x1U;
}
static inline uint32_t a64_st1_single_post_size(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_st1_single_post_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_st1_single_post_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_simd_ldst_single_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_st2_single_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_st2_single_opcode(uint32_t insn)
{
    return insn >> 14 & 0x3U;
}
static inline uint32_t a64_st2_single_s(uint32_t insn)
{
    return insn >> 12 & 0x1U;
}
static inline uint32_t a64_st2_single_size(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_st2_single_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_st2_single_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_st2_single_post_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_st2_single_post_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_st2_single_post_opcode(uint32_t insn)
{
    return insn >> 14 & 0x3U;
}
static inline uint32_t a64_st2_single_post_s(uint32_t insn)
{
    return insn >> 12 & 0x1U;
}
static inline uint32_t a64_st2_single_post_size(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_st2_single_post_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_st2_single_post_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_st3_single_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_st3_single_opcode(uint32_t insn)
{
    return insn >> 14 & 0x3U;
}
static inline uint32_t a64_st3_single_s(uint32_t insn)
{
    return insn >> 12 & 0x1U;
}
static inline uint32_t a64_st3_single_size(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_st3_single_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_st3_single_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_st3_single_post_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_st3_single_post_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_st3_single_post_opcode(uint32_t insn)
{
    return insn >> 14 & 0x3U;
}
static inline uint32_t a64_st3_single_post_s(uint32_t insn)
{
    return insn >> 12 & 0x1U;
}
static inline uint32_t a64_st3_single_post_size(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_st3_single_post_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_st3_single_post_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_st4_single_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_st4_single_opcode(uint32_t insn)
{
    return insn >> 14 & 0x3U;
}
static inline uint32_t a64_st4_single_s(uint32_t insn)
{
    return insn >> 12 & 0x1U;
}
static inline uint32_t a64_st4_single_size(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_st4_single_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_st4_single_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_st4_single_post_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_st4_single_post_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_st4_single_post_opcode(uint32_t insn)
{
    return insn >> 14 & 0x3U;
}
static inline uint32_t a64_st4_single_post_s(uint32_t insn)
{
    return insn >> 12 & 0x1U;
}
static inline uint32_t a64_st4_single_post_size(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_st4_single_post_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_st4_single_post_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ld1_single_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_ld1_single_opcode(uint32_t insn)
{
    return insn >> 14 & 0x3U;
}
static inline uint32_t a64_ld1_single_s(uint32_t insn)
{
    return insn >> 12 & 0x1U;
}
static inline uint32_t a64_ld1_single_size(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_ld1_single_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ld1_single_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ld1_single_post_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_ld1_single_post_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_ld1_single_post_opcode(uint32_t insn)
{
    return insn >> 14 & 0x3U;
}
static inline uint32_t a64_ld1_single_post_s(uint32_t insn)
{
    return insn >> 12 & 0x1U;
}
static inline uint32_t a64_ld1_single_post_size(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_ld1_single_post_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ld1_single_post_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ld2_single_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_ld2_single_opcode(uint32_t insn)
{
    return insn >> 14 & 0x3U;
}
static inline uint32_t a64_ld2_single_s(uint32_t insn)
{
    return insn >> 12 & 0x1U;
}
static inline uint32_t a64_ld2_single_size(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_ld2_single_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ld2_single_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ld2_single_post_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_ld2_single_post_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_ld2_single_post_opcode(uint32_t insn)
{
    return insn >> 14 & 0x3U;
}
static inline uint32_t a64_ld2_single_post_s(uint32_t insn)
{
    return insn >> 12 & 0x1U;
}
static inline uint32_t a64_ld2_single_post_size(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_ld2_single_post_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ld2_single_post_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ld3_single_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_ld3_single_opcode(uint32_t insn)
{
    return insn >> 14 & 0x3U;
}
static inline uint32_t a64_ld3_single_s(uint32_t insn)
{
    return insn >> 12 & 0x1U;
}
static inline uint32_t a64_ld3_single_size(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_ld3_single_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ld3_single_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ld3_single_post_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_ld3_single_post_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_ld3_single_post_opcode(uint32_t insn)
{
    return insn >> 14 & 0x3U;
}
static inline uint32_t a64_ld3_single_post_s(uint32_t insn)
{
    return insn >> 12 & 0x1U;
}
static inline uint32_t a64_ld3_single_post_size(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_ld3_single_post_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ld3_single_post_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ld4_single_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_ld4_single_opcode(uint32_t insn)
{
    return insn >> 14 & 0x3U;
}
static inline uint32_t a64_ld4_single_s(uint32_t insn)
{
    return insn >> 12 & 0x1U;
}
static inline uint32_t a64_ld4_single_size(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_ld4_single_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ld4_single_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ld4_single_post_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_ld4_single_post_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_ld4_single_post_opcode(uint32_t insn)
{
    return insn >> 14 & 0x3U;
}
static inline uint32_t a64_ld4_single_post_s(uint32_t insn)
{
    return insn >> 12 & 0x1U;
}
static inline uint32_t a64_ld4_single_post_size(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_ld4_single_post_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ld4_single_post_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ld1r_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_ld1r_size(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_ld1r_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ld1r_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ld1r_post_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_ld1r_post_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_ld1r_post_size(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_ld1r_post_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ld1r_post_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ld2r_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_ld2r_size(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_ld2r_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ld2r_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ld2r_post_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_ld2r_post_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_ld2r_post_size(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_ld2r_post_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ld2r_post_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ld3r_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_ld3r_size(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_ld3r_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ld3r_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ld3r_post_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_ld3r_post_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_ld3r_post_size(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_ld3r_post_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ld3r_post_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ld4r_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_ld4r_size(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_ld4r_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ld4r_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
static inline uint32_t a64_ld4r_post_q(uint32_t insn)
{
    return insn >> 30 & 0x1U;
}
static inline uint32_t a64_ld4r_post_rm(uint32_t insn)
{
    return insn >> 16 & 0x1fU;
}
static inline uint32_t a64_ld4r_post_size(uint32_t insn)
{
    return insn >> 10 & 0x3U;
}
static inline uint32_t a64_ld4r_post_rn(uint32_t insn)
{
    return insn >> 5 & 0x1fU;
}
static inline uint32_t a64_ld4r_post_rt(uint32_t insn)
{
    return insn >> 0 & 0x1fU;
}
#endif
