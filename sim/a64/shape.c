/* SPDX-License-Identifier: Apache-2.0 */
/* What an instruction reads, writes, needs and takes: of its row, its fields and its class. */
#include "a64/shape.h"

#include "a64/bits.h"
#include "a64/uses.h"

/* ---- registers ------------------------------------------------------------------------------- */

static unsigned field(uint32_t insn, enum a64_use use, const struct a64_uses *u)
{
    switch (use) {
    case USE_RD:
    case USE_RT: return bits(insn, 4, 0);
    case USE_RN: return bits(insn, 9, 5);
    case USE_RM: return bits(insn, 20, 16) & u->rm_mask;
    case USE_RS: return bits(insn, 20, 16);
    default: return bits(insn, 14, 10);
    }
}

/* The register that a field names; SHAPE_NONE for the zero register. */
static uint8_t register_of(uint32_t insn, enum a64_use use, const struct a64_uses *u)
{
    if (use == USE_FLAGS) {
        return SHAPE_FLAGS;
    }
    const unsigned n = field(insn, use, u);
    if (u->vector >> use & 1) {
        return (uint8_t)(SHAPE_VECTOR + n);
    }
    return n == X_ZERO && !(u->pointer >> use & 1) ? SHAPE_NONE : (uint8_t)n;
}

static void reads(struct shape *s, uint8_t r)
{
    if (r != SHAPE_NONE && s->reads < SHAPE_READS) {
        s->read[s->reads++] = r;
    }
}
static void writes(struct shape *s, uint8_t r)
{
    if (r != SHAPE_NONE && s->writes < SHAPE_WRITES) {
        s->written[s->writes++] = r;
    }
}

/* LD1 to LD4 and ST1 to ST4 of whole registers: how many, from Vt on (C4.1.94, opcode). */
static unsigned listed(uint32_t insn)
{
    static const uint8_t count[16] = {
        [0] = 4, [2] = 4, [4] = 3, [6] = 3, [7] = 1, [8] = 2, [10] = 2
    };
    const bool multiple = (insn & 0xbf000000) == 0x0c000000;
    return multiple ? count[bits(insn, 15, 12)] : 1;
}

static void registers(struct shape *s, enum a64_op op, uint32_t insn)
{
    const struct a64_uses *u = &a64_uses[op];
    const bool memory = s->unit == UNIT_ADDRESS;
    for (unsigned use = 0; use <= USE_FLAGS; use++) {
        const uint8_t r = register_of(insn, (enum a64_use)use, u);
        if (u->reads >> use & 1) {
            reads(s, r);
        }
        if (!(u->writes >> use & 1)) {
            continue;
        }
        if (memory && use == USE_RN) {
            s->base = r;
        } else {
            writes(s, r);
        }
    }
    for (unsigned i = 1; i < listed(insn); i++) {
        const uint8_t r = (uint8_t)(SHAPE_VECTOR + (bits(insn, 4, 0) + i) % 32);
        if (u->writes >> USE_RT & 1) {
            writes(s, r);
        } else {
            reads(s, r);
        }
    }
    if (op == A64_bl || op == A64_blr) {
        writes(s, 30);
    }
}

/* ---- classes --------------------------------------------------------------------------------- */

#define TAKES(field) offsetof(struct a64_pipe, field)

/* By enum a64_timing. What differs within a class is in refine(). */
static const struct {
    uint8_t unit;
    uint16_t latency; /* where struct a64_pipe has it */
} classes[A64_TIMING_COUNT] = {
    [A64_TIMING_alu] = { UNIT_ALU, TAKES(alu) },
    [A64_TIMING_alu_shift] = { UNIT_ALU, TAKES(alu) },
    [A64_TIMING_mul] = { UNIT_MULTI, TAKES(mul) },
    [A64_TIMING_mulh] = { UNIT_MULTI, TAKES(mulh) },
    [A64_TIMING_div] = { UNIT_MULTI, TAKES(div) },
    [A64_TIMING_branch] = { UNIT_BRANCH, TAKES(alu) },
    [A64_TIMING_branch_ind] = { UNIT_BRANCH, TAKES(alu) },
    [A64_TIMING_load] = { UNIT_ADDRESS, TAKES(load) },
    [A64_TIMING_load_pair] = { UNIT_ADDRESS, TAKES(load) },
    [A64_TIMING_store] = { UNIT_ADDRESS, TAKES(store) },
    [A64_TIMING_store_pair] = { UNIT_ADDRESS, TAKES(store) },
    [A64_TIMING_load_simd] = { UNIT_ADDRESS, TAKES(load_simd) },
    [A64_TIMING_store_simd] = { UNIT_ADDRESS, TAKES(store) },
    [A64_TIMING_atomic] = { UNIT_ADDRESS, TAKES(atomic) },
    [A64_TIMING_exclusive] = { UNIT_ADDRESS, TAKES(exclusive) },
    [A64_TIMING_barrier] = { UNIT_BRANCH, TAKES(alu) },
    [A64_TIMING_sys] = { UNIT_BRANCH, TAKES(alu) },
    [A64_TIMING_fp_add] = { UNIT_FP, TAKES(fp_add) },
    [A64_TIMING_fp_mul] = { UNIT_FP, TAKES(fp_mul) },
    [A64_TIMING_fp_fma] = { UNIT_FP, TAKES(fp_fma) },
    [A64_TIMING_fp_div] = { UNIT_FP, TAKES(fp_div) },
    [A64_TIMING_fp_sqrt] = { UNIT_FP, TAKES(fp_sqrt) },
    [A64_TIMING_fp_cvt] = { UNIT_FP, TAKES(fp_cvt) },
    [A64_TIMING_fp_move] = { UNIT_FP, TAKES(fp_move) },
    [A64_TIMING_simd_alu] = { UNIT_FP, TAKES(simd_alu) },
    [A64_TIMING_simd_mul] = { UNIT_FP, TAKES(simd_mul) },
    [A64_TIMING_simd_permute] = { UNIT_FP, TAKES(simd_permute) },
    [A64_TIMING_crypto] = { UNIT_FP, TAKES(crypto) },
    [A64_TIMING_crc] = { UNIT_MULTI, TAKES(crc) },
};

static uint16_t cycles_of(const struct a64_pipe *pipe, enum a64_timing class)
{
    uint64_t cycles;
    memcpy(&cycles, (const char *)pipe + classes[class].latency, sizeof(cycles));
    return (uint16_t)cycles;
}

/* Is the second operand changed on its way: anything but LSL #0 to #4 (arithmetic), LSL (logic)? */
static bool shifts_slowly(enum a64_op op, uint32_t insn)
{
    switch (op) {
    case A64_bfm: return true;
    case A64_extr: return bits(insn, 20, 16) != bits(insn, 9, 5); /* else it is ROR */
    case A64_sbfm:
    case A64_ubfm:
    case A64_lslv:
    case A64_lsrv:
    case A64_asrv:
    case A64_rorv:
    case A64_and_shift:
    case A64_bic_shift:
    case A64_orr_shift:
    case A64_orn_shift:
    case A64_eor_shift:
    case A64_eon_shift: return false;
    case A64_add_ext:
    case A64_adds_ext:
    case A64_sub_ext:
    case A64_subs_ext: return true;
    case A64_ands_shift:
    case A64_bics_shift: return bits(insn, 15, 10) != 0;
    default: return bits(insn, 15, 10) != 0 && (bits(insn, 23, 22) != 0 || bits(insn, 15, 10) > 4);
    }
}

/* Bytes that a load or store of SIMD&FP registers moves; `pair` by opc, one by size and opc. */
static unsigned simd_bytes(uint32_t insn)
{
    if (bits(insn, 29, 28) == 2) { /* a pair: S, D, Q */
        return 8U << bits(insn, 31, 30);
    }
    if (bits(insn, 29, 28) == 0) { /* structures */
        return (bits(insn, 30, 30) ? 16 : 8) * listed(insn);
    }
    return 16;
}

static uint16_t sixteens(unsigned bytes)
{
    return (uint16_t)((bytes + 15) / 16);
}

/* TLBI, DC and the like; DC ZVA is a store of 64 bytes. */
static void refine_maintenance(const struct a64_pipe *pipe, uint32_t insn, struct shape *s)
{
    enum { CRN_TLBI = 8, ZVA = 3 << 11 | 7 << 7 | 4 << 3 | 1 }; /* op1:CRn:CRm:op2 */
    if (bits(insn, 18, 5) == ZVA) {
        s->drains = false;
        s->unit = UNIT_ADDRESS;
        s->unit2 = UNIT_STORE;
        s->latency = (uint16_t)pipe->store;
        s->busy = sixteens(64);
    } else {
        s->latency = (uint16_t)(bits(insn, 15, 12) == CRN_TLBI ? pipe->tlbi : pipe->sys);
    }
}

static void refine_sys(const struct a64_pipe *pipe, enum a64_op op, uint32_t insn, struct shape *s)
{
    s->drains = true;
    switch (op) {
    case A64_mrs:
        s->drains = false;
        s->latency = (uint16_t)pipe->mrs;
        break;
    case A64_sys: refine_maintenance(pipe, insn, s); break;
    case A64_eret:
    case A64_eretaa:
        s->latency = (uint16_t)pipe->eret;
        s->ends = true;
        break;
    case A64_svc:
    case A64_hvc:
    case A64_smc:
    case A64_brk:
    case A64_hlt:
    case A64_udf: break; /* taking the exception is what costs */
    case A64_msr_reg:
    case A64_msr_imm_spsel:
    case A64_msr_imm_uao:
    case A64_msr_imm_pan:
    case A64_msr_imm_ssbs:
    case A64_msr_imm_dit:
    case A64_msr_imm_tco:
    case A64_msr_imm_daifset:
    case A64_msr_imm_daifclr: s->latency = (uint16_t)pipe->msr; break;
    default: s->drains = false; break; /* WFI and other hints */
    }
}

static void refine_barrier(const struct a64_pipe *pipe, enum a64_op op, struct shape *s)
{
    switch (op) {
    case A64_isb:
    case A64_sb:
        s->drains = true;
        s->latency = (uint16_t)pipe->isb;
        break;
    case A64_dsb:
    case A64_dsb_nxs:
    case A64_esb:
        s->drains = true;
        s->latency = (uint16_t)pipe->dsb;
        break;
    case A64_dmb: s->latency = (uint16_t)pipe->dmb; break;
    default: break;
    }
}

/* What differs within a class. */
static void refine(const struct a64_pipe *pipe, enum a64_op op, uint32_t insn, struct shape *s)
{
    const bool sf = insn >> 31;
    switch (a64_patterns[op].timing) {
    case A64_TIMING_alu_shift:
        if (shifts_slowly(op, insn)) {
            s->unit = UNIT_MULTI;
            s->latency = (uint16_t)(pipe->shifted + (op == A64_extr ? pipe->alu : 0));
        }
        break;
    case A64_TIMING_mul:
        if (sf && (op == A64_madd || op == A64_msub)) {
            s->latency = (uint16_t)pipe->mul_x;
            s->busy = (uint16_t)pipe->mul_busy;
        }
        break;
    case A64_TIMING_mulh: s->busy = (uint16_t)pipe->mul_busy; break;
    case A64_TIMING_div:
        s->latency = (uint16_t)(sf ? pipe->div_x : pipe->div);
        s->busy = s->latency;
        break;
    case A64_TIMING_fp_div:
    case A64_TIMING_fp_sqrt: s->busy = (uint16_t)pipe->fp_div_busy; break;
    case A64_TIMING_load_pair: s->busy = sf ? 2 : 1; break;
    case A64_TIMING_load_simd: s->busy = sixteens(simd_bytes(insn)); break;
    case A64_TIMING_store_simd:
        s->busy = sixteens(simd_bytes(insn));
        s->unit2 = UNIT_STORE;
        break;
    case A64_TIMING_store:
    case A64_TIMING_store_pair:
    case A64_TIMING_atomic:
    case A64_TIMING_exclusive: s->unit2 = UNIT_STORE; break;
    case A64_TIMING_barrier: refine_barrier(pipe, op, s); break;
    case A64_TIMING_sys: refine_sys(pipe, op, insn, s); break;
    default: break;
    }
}

/* ---- branches -------------------------------------------------------------------------------- */

static void branches(enum a64_op op, uint32_t insn, struct shape *s)
{
    int32_t distance = 0;
    switch (op) {
    case A64_b:
        distance = bits_signed(insn, 25, 0);
        s->ends = true;
        break;
    case A64_b_cond:
    case A64_cbz:
    case A64_cbnz: distance = bits_signed(insn, 23, 5); break;
    case A64_tbz:
    case A64_tbnz: distance = bits_signed(insn, 18, 5); break;
    case A64_br:
    case A64_ret:
    case A64_retaa:
    case A64_braa:
    case A64_braaz: s->ends = true; break;
    default: break;
    }
    s->back = (int16_t)(distance < 0 && distance > INT16_MIN ? -distance : 0);
}

void a64_shape(const struct a64_pipe *pipe, uint32_t insn, struct shape *out)
{
    const enum a64_op op = a64_decode(insn);
    const enum a64_timing class = a64_patterns[op].timing;
    *out = (struct shape){
        .base = SHAPE_NONE,
        .unit = classes[class].unit,
        .unit2 = UNITS,
        .latency = cycles_of(pipe, class),
        .busy = 1,
    };
    if (op == A64_NONE) {
        out->ends = true;
        return;
    }
    refine(pipe, op, insn, out);
    registers(out, op, insn);
    branches(op, insn, out);
}
