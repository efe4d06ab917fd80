/* SPDX-License-Identifier: Apache-2.0 */
/** Single-copy atomic 64-byte loads and stores (FEAT_LS64, FEAT_LS64_V, FEAT_LS64_ACCDATA). */
#include "a64/exec_int.h"

enum { LS64_BYTES = 64, LS64_REGISTERS = 8 };

/* What lets an instruction through, and ISS of the trap else (D24.2.45, EC 0x0A). */
struct gate {
    uint64_t sctlr, hcrx;
    uint32_t iss;
};
static const struct gate gate_st64bv = { SCTLR_ELX_ENASR, HCRX_EL2_ENASR, 0 };
static const struct gate gate_st64bv0 = { SCTLR_ELX_ENAS0, HCRX_EL2_ENAS0, 1 };
static const struct gate gate_64b = { SCTLR_ELX_ENALS, HCRX_EL2_ENALS, 2 };

/* CheckLDST64BEnabled(), CheckST64BVEnabled(), CheckST64BV0Enabled() (J1.1.3). */
static enum a64_result check(struct a64 *c, const struct gate *gate)
{
    if (c->el == 0 && (a64_sctlr(c) & gate->sctlr) == 0)
        return a64_trap(c, a64_host_el0(c) ? 2 : 1, EC_LS64, gate->iss);
    if (a64_guest(c) && (a64_hcrx(c) & gate->hcrx) == 0)
        return a64_trap(c, 2, EC_LS64, gate->iss);
    return A64_NEXT;
}

static enum a64_result store(struct a64 *c, unsigned rn, unsigned rt, const struct a64_how *how,
                             const uint64_t data[LS64_REGISTERS])
{
    struct a64_how all = *how;
    all.element = LS64_BYTES;
    all.must_align = true;
    all.rt = (uint8_t)rt;
    all.kind = ACCESS_SINGLE;
    A64_TRY(a64_check_sp(c, rn));
    return a64_store(c, a64_xsp(c, rn), LS64_BYTES, &all, data);
}

enum a64_result a64_exec_ld64b(struct a64 *c, uint32_t insn)
{
    const unsigned rn = a64_ld64b_rn(insn);
    const unsigned rt = a64_ld64b_rt(insn);
    A64_TRY(check(c, &gate_64b));
    A64_TRY(a64_check_sp(c, rn));
    const struct a64_how how = {
        .element = LS64_BYTES, .must_align = true, .rt = (uint8_t)rt, .lst = MMU_LST_64B
    };
    uint64_t data[LS64_REGISTERS];
    A64_TRY(a64_load(c, a64_xsp(c, rn), LS64_BYTES, &how, data));
    memcpy(&c->x[rt], data, sizeof(data)); /* Rt is at most 22 */
    return A64_NEXT;
}

enum a64_result a64_exec_st64b(struct a64 *c, uint32_t insn)
{
    const unsigned rt = a64_st64b_rt(insn);
    A64_TRY(check(c, &gate_64b));
    const struct a64_how how = { .lst = MMU_LST_64B };
    return store(c, a64_st64b_rn(insn), rt, &how, &c->x[rt]);
}

/*
 * The status register. A store with status becomes a posted memory write on PCIe, from which no
 * status comes back (a Deferrable Memory Write is not modelled): that is a location which does not
 * support the instruction, so the status is all ones (C6.2.383), and what the location then holds
 * is UNKNOWN: here it is what was stored.
 */
static enum a64_result store_status(struct a64 *c, unsigned rn, unsigned rt, unsigned rs,
                                    enum mmu_lst lst, const uint64_t data[LS64_REGISTERS])
{
    const struct a64_how how = { .lst = (uint8_t)lst, .xs = (uint8_t)rs };
    A64_TRY(store(c, rn, rt, &how, data));
    a64_set_x(c, rs, UINT64_MAX);
    return A64_NEXT;
}

enum a64_result a64_exec_st64bv(struct a64 *c, uint32_t insn)
{
    const unsigned rt = a64_st64bv_rt(insn);
    A64_TRY(check(c, &gate_st64bv));
    return store_status(c, a64_st64bv_rn(insn), rt, a64_st64bv_rs(insn), MMU_LST_ST64BV, &c->x[rt]);
}

enum a64_result a64_exec_st64bv0(struct a64 *c, uint32_t insn)
{
    const unsigned rt = a64_st64bv0_rt(insn);
    A64_TRY(check(c, &gate_st64bv0));
    uint64_t data[LS64_REGISTERS];
    memcpy(data, &c->x[rt], sizeof(data));
    data[0] = (data[0] & ~UINT64_C(0xFFFFFFFF)) | (uint32_t)c->sys[SYS_ACCDATA_EL1];
    return store_status(c, a64_st64bv0_rn(insn), rt, a64_st64bv0_rs(insn), MMU_LST_ST64BV0, data);
}
