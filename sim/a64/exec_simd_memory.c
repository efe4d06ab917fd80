/* SPDX-License-Identifier: Apache-2.0 */
/* Loads and stores of structures and non-temporal pairs of SIMD&FP registers (DDI 0487 C4.1.94). */
#include "a64/simd.h"

enum { REGISTERS = 32 };

static bool is_load(uint32_t insn)
{
    return insn >> 22 & 1;
}

/** `size` bytes at [Xn|SP + offset], of which `element` bytes are accessed as one. */
static enum a64_result transfer(struct a64 *c, uint32_t insn, int64_t offset, uint32_t size,
                                uint32_t element, uint8_t *data)
{
    const struct a64_how how = { .element = element };
    uint64_t va = a64_xsp(c, simd_rn(insn)) + (uint64_t)offset;
    if (is_load(insn))
        return a64_load(c, va, size, &how, data);
    return a64_store(c, va, size, &how, data);
}

/** Post-index: by Xm or, if that is 31, by the bytes that were accessed. */
static void write_back(struct a64 *c, uint32_t insn, uint32_t bytes)
{
    if (!(insn >> 23 & 1))
        return;
    uint64_t by = simd_rm(insn) == X_ZERO ? bytes : a64_x(c, simd_rm(insn));
    a64_set_xsp(c, simd_rn(insn), a64_xsp(c, simd_rn(insn)) + by);
}

/* ---- structures
 * ------------------------------------------------------------------------------------ */

/** The registers' lanes to or from memory, where lane `e` of all of them is one structure. */
static void interleave(struct a64 *c, uint32_t insn, unsigned registers, uint8_t *data)
{
    unsigned size = insn >> 10 & 3;
    unsigned lanes = (simd_q(insn) ? 16U : 8U) >> size;
    for (unsigned r = 0; r < registers; r++) {
        union a64_v *v = &c->vreg[(simd_rd(insn) + r) % REGISTERS];
        if (is_load(insn))
            *v = (union a64_v){ { 0 } };
        for (unsigned e = 0; e < lanes; e++) {
            uint8_t *in_memory = data + ((e * registers + r) << size);
            uint8_t *in_register = v->b + (e << size);
            if (is_load(insn))
                memcpy(in_register, in_memory, (size_t)1 << size);
            else
                memcpy(in_memory, in_register, (size_t)1 << size);
        }
    }
}

/** LD2 to LD4, ST2 to ST4 (multiple structures). */
enum a64_result a64_exec_simd_ldst_multi(struct a64 *c, uint32_t insn)
{
    A64_TRY(a64_check_fp(c));
    A64_TRY(a64_check_sp(c, simd_rn(insn)));
    static const uint8_t registers_of[16] = { [0] = 4, [4] = 3, [8] = 2 };
    unsigned registers = registers_of[insn >> 12 & 15];
    uint32_t bytes = registers * (simd_q(insn) ? 16 : 8);
    uint8_t data[ACCESS_MAX];
    if (!is_load(insn))
        interleave(c, insn, registers, data);
    A64_TRY(transfer(c, insn, 0, bytes, 1U << (insn >> 10 & 3), data));
    if (is_load(insn))
        interleave(c, insn, registers, data);
    write_back(c, insn, bytes);
    return A64_NEXT;
}

/** One structure: of lanes of 1 << size bytes, at `lane`, or to all lanes of the registers. */
struct single {
    unsigned registers, size, lane;
    bool all;
};

static struct single single_of(uint32_t insn)
{
    enum { REPLICATE = 3 };
    unsigned q_s_size = (unsigned)simd_q(insn) << 3 | (insn >> 10 & 7);
    struct single s = {
        .registers = (insn >> 12 & 2) + (insn >> 21 & 1) + 1,
        .size = insn >> 14 & 3,
    };
    if (s.size == REPLICATE) {
        s.all = true;
        s.size = insn >> 10 & 3;
        return s;
    }
    if (s.size == 2 && insn >> 10 & 1)
        s.size = 3;
    s.lane = q_s_size >> s.size;
    return s;
}

/** LD1 to LD4, ST1 to ST4 (single structure), LD1R to LD4R. */
enum a64_result a64_exec_simd_ldst_single(struct a64 *c, uint32_t insn)
{
    A64_TRY(a64_check_fp(c));
    A64_TRY(a64_check_sp(c, simd_rn(insn)));
    struct single s = single_of(insn);
    uint32_t element = 1U << s.size;
    uint8_t data[ACCESS_MAX];
    for (unsigned r = 0; r < s.registers && !is_load(insn); r++) {
        const union a64_v *v = &c->vreg[(simd_rd(insn) + r) % REGISTERS];
        memcpy(data + r * element, v->b + s.lane * element, element);
    }
    A64_TRY(transfer(c, insn, 0, s.registers * element, element, data));
    for (unsigned r = 0; r < s.registers && is_load(insn); r++) {
        union a64_v *v = &c->vreg[(simd_rd(insn) + r) % REGISTERS];
        if (!s.all) {
            memcpy(v->b + s.lane * element, data + r * element, element);
            continue;
        }
        uint64_t value = 0;
        memcpy(&value, data + r * element, element);
        *v = simd_repeat(s.size, value);
        simd_cut(v, simd_q(insn) ? 16 : 8);
    }
    write_back(c, insn, s.registers * element);
    return A64_NEXT;
}

/* ---- non-temporal pairs
 * ----------------------------------------------------------------------------- */

/** LDNP, STNP (SIMD&FP). A pair of the same register loaded is CONSTRAINED UNPREDICTABLE: the
 * second one stays. */
enum a64_result a64_exec_simd_ldst_nontemporal(struct a64 *c, uint32_t insn)
{
    A64_TRY(a64_check_fp(c));
    A64_TRY(a64_check_sp(c, simd_rn(insn)));
    uint32_t bytes = 4U << (insn >> 30);
    int64_t offset = simd_sext(insn >> 15 & 0x7F, 7) * (int64_t)bytes;
    union a64_v *pair[2] = { &c->vreg[simd_rd(insn)], &c->vreg[simd_ra(insn)] };
    uint8_t data[ACCESS_MAX];
    for (unsigned r = 0; r < 2 && !is_load(insn); r++)
        memcpy(data + r * bytes, pair[r]->b, bytes);
    A64_TRY(transfer(c, insn, offset, 2 * bytes, bytes, data));
    for (unsigned r = 0; r < 2 && is_load(insn); r++) {
        *pair[r] = (union a64_v){ { 0 } };
        memcpy(pair[r]->b, data + r * bytes, bytes);
    }
    return A64_NEXT;
}
