/* SPDX-License-Identifier: Apache-2.0 */
/** Atomic read-modify-write instructions (FEAT_LSE) and exclusives. */
#include "a64/exec_int.h"

/* ---- atomics --------------------------------------------------------------------------------- */

static struct a64_how atomic_how(bool acquire, bool release)
{
    return (struct a64_how){
        .must_align = true, .atomic = true, .acquire = acquire, .release = release
    };
}

/* opc of the atomic memory operations (C4.1.94.30), then SWP. */
enum { OP_ADD, OP_CLR, OP_EOR, OP_SET, OP_SMAX, OP_SMIN, OP_UMAX, OP_UMIN, OP_SWAP };

struct operation {
    unsigned op;
    uint32_t size;
    uint64_t operand;
};

static uint64_t combine(unsigned op, unsigned bits, uint64_t old, uint64_t operand)
{
    const int64_t left = (int64_t)a64_sext(old, bits);
    const int64_t right = (int64_t)a64_sext(operand, bits);
    switch (op) {
    case OP_ADD: return old + operand;
    case OP_CLR: return old & ~operand;
    case OP_EOR: return old ^ operand;
    case OP_SET: return old | operand;
    case OP_SMAX: return left > right ? old : operand;
    case OP_SMIN: return left < right ? old : operand;
    case OP_UMAX: return old > operand ? old : operand;
    case OP_UMIN: return old < operand ? old : operand;
    default: return operand;
    }
}

static bool operate(void *arg, const void *old, void *now)
{
    const struct operation *o = arg;
    const uint64_t result = combine(o->op, o->size * 8, a64_bytes_get(old, o->size), o->operand);
    memcpy(now, &result, o->size);
    return true;
}

/* The ST forms are the LD forms with Rt = 31; a load into nowhere acquires nothing (C6.2.179). */
static enum a64_result load_operation(struct a64 *c, uint32_t insn, unsigned op)
{
    const uint32_t size = 1U << a64_swp_size(insn);
    const unsigned rt = a64_swp_rt(insn);
    A64_TRY(a64_check_sp(c, a64_swp_rn(insn)));
    const uint64_t va = a64_xsp(c, a64_swp_rn(insn));
    struct operation o = { .op = op, .size = size };
    const uint64_t operand = a64_x(c, a64_swp_rs(insn));
    memcpy(&o.operand, &operand, size);
    const struct a64_how how = atomic_how(a64_swp_a(insn) && rt != X_ZERO, a64_swp_r(insn));
    uint64_t old = 0;
    A64_TRY(a64_atomic(c, va, size, &how, operate, &o, &old));
    a64_set_x(c, rt, old);
    return A64_NEXT;
}
enum a64_result a64_exec_ldop(struct a64 *c, uint32_t insn)
{
    return load_operation(c, insn, a64_ldadd_opc(insn));
}
enum a64_result a64_exec_swp(struct a64 *c, uint32_t insn)
{
    return load_operation(c, insn, OP_SWAP);
}

/* ---- compare and swap ------------------------------------------------------------------------ */

struct exchange {
    uint32_t size;
    uint8_t expected[16], desired[16];
};

static bool exchange_if_equal(void *arg, const void *old, void *now)
{
    const struct exchange *x = arg;
    if (memcmp(old, x->expected, x->size) != 0)
        return false;
    memcpy(now, x->desired, x->size);
    return true;
}

enum a64_result a64_exec_cas(struct a64 *c, uint32_t insn)
{
    const uint32_t size = 1U << a64_cas_size(insn);
    const unsigned rs = a64_cas_rs(insn);
    A64_TRY(a64_check_sp(c, a64_cas_rn(insn)));
    const uint64_t va = a64_xsp(c, a64_cas_rn(insn));
    struct exchange x = { .size = size };
    const uint64_t expected = a64_x(c, rs);
    const uint64_t desired = a64_x(c, a64_cas_rt(insn));
    memcpy(x.expected, &expected, size);
    memcpy(x.desired, &desired, size);
    const struct a64_how how = atomic_how(a64_cas_a(insn), a64_cas_r(insn));
    uint64_t old = 0;
    A64_TRY(a64_atomic(c, va, size, &how, exchange_if_equal, &x, &old));
    a64_set_x(c, rs, old);
    return A64_NEXT;
}

/* Two registers as they lie in memory, each of `size` bytes. */
static void pair_put(const struct a64 *c, unsigned first, unsigned second, uint32_t size,
                     uint8_t *to)
{
    const uint64_t low = a64_x(c, first);
    const uint64_t high = a64_x(c, second);
    memcpy(to, &low, size);
    memcpy(to + size, &high, size);
}
static void pair_get(struct a64 *c, unsigned first, unsigned second, uint32_t size,
                     const uint8_t *from)
{
    a64_set_x(c, first, a64_bytes_get(from, size));
    a64_set_x(c, second, a64_bytes_get(from + size, size));
}

enum a64_result a64_exec_casp(struct a64 *c, uint32_t insn)
{
    const uint32_t size = a64_casp_sf(insn) ? 8 : 4;
    const unsigned rs = a64_casp_rs(insn);
    const unsigned rt = a64_casp_rt(insn);
    A64_TRY(a64_check_sp(c, a64_casp_rn(insn)));
    const uint64_t va = a64_xsp(c, a64_casp_rn(insn));
    struct exchange x = { .size = 2 * size };
    pair_put(c, rs, rs + 1, size, x.expected);
    pair_put(c, rt, rt + 1, size, x.desired);
    const struct a64_how how = atomic_how(a64_casp_a(insn), a64_casp_r(insn));
    uint8_t old[16] = { 0 };
    A64_TRY(a64_atomic(c, va, 2 * size, &how, exchange_if_equal, &x, old));
    pair_get(c, rs, rs + 1, size, old);
    return A64_NEXT;
}

/* ---- exclusives ------------------------------------------------------------------------------ */

/*
 * The local monitor holds the physical address, the size and the bytes that a load-exclusive gave
 * (B2.12.1). A store-exclusive succeeds if all are still the same, in one step with its write: a
 * write by anybody that leaves other bytes is seen, and one that leaves the same bytes harms no
 * code that asks for no more than that.
 */
static enum a64_result load_exclusive(struct a64 *c, uint64_t va, uint32_t size, bool acquire,
                                      void *data)
{
    const struct a64_how how = { .must_align = true, .acquire = acquire, .exclusive = true };
    A64_TRY(a64_load(c, va, size, &how, data));
    const struct mmu_page *page;
    A64_TRY(a64_translate(c, va, MMU_READ, &page));
    c->monitor = true;
    c->monitor_pa = page->pa_page | (va & 0xFFF);
    c->monitor_size = size;
    memcpy(c->monitor_data, data, size);
    return A64_NEXT;
}

/* D1.7.1: the monitor of a PE that goes from exclusive to open access sets its event register. */
bool a64_monitor_cleared(struct a64 *c)
{
    enum { OFFSET = 0xFFF };
    if (!c->monitor)
        return false;
    const uint64_t offset = c->monitor_pa & OFFSET;
    const uint8_t *ram = c->outside.ram(c->outside.arg, (pa_t){ c->monitor_pa - offset });
    if (!ram || memcmp(ram + offset, c->monitor_data, c->monitor_size) == 0)
        return false;
    c->monitor = false;
    c->event = true;
    return true;
}

/* Of an exclusive, whatever the memory is (AArch64.UnalignedAccessFaults() in J1.1.3). */
static bool unaligned_faults(const struct a64 *c, uint64_t va, uint32_t size)
{
    return !c->impl->lse2 || va % 16 + size > 16 || (a64_sctlr(c) & SCTLR_ELX_A) != 0;
}

/* `*failed` is the status register's value. */
static enum a64_result store_exclusive(struct a64 *c, uint64_t va, uint32_t size, bool release,
                                       const void *data, uint64_t *failed)
{
    const struct a64_how how = { .must_align = true, .release = release, .exclusive = true };
    *failed = 1;
    if ((va & (size - 1)) != 0 && unaligned_faults(c, va, size))
        return a64_alignment_fault(c, va, true, NULL);
    if (!c->monitor)
        return A64_NEXT;
    const struct mmu_page *page;
    A64_TRY(a64_translate(c, va, MMU_WRITE, &page));
    if (c->monitor_pa == (page->pa_page | (va & 0xFFF)) && c->monitor_size == size) {
        struct exchange x = { .size = size };
        memcpy(x.expected, c->monitor_data, size);
        memcpy(x.desired, data, size);
        uint8_t old[16];
        A64_TRY(a64_atomic(c, va, size, &how, exchange_if_equal, &x, old));
        *failed = memcmp(old, x.expected, size) != 0;
    }
    c->monitor = false;
    return A64_NEXT;
}

enum a64_result a64_exec_ldxr(struct a64 *c, uint32_t insn)
{
    const uint32_t size = 1U << a64_ldxr_size(insn);
    A64_TRY(a64_check_sp(c, a64_ldxr_rn(insn)));
    uint64_t data = 0;
    A64_TRY(load_exclusive(c, a64_xsp(c, a64_ldxr_rn(insn)), size, a64_ldxr_o0(insn), &data));
    a64_set_x(c, a64_ldxr_rt(insn), data);
    return A64_NEXT;
}
enum a64_result a64_exec_stxr(struct a64 *c, uint32_t insn)
{
    const uint32_t size = 1U << a64_stxr_size(insn);
    A64_TRY(a64_check_sp(c, a64_stxr_rn(insn)));
    const uint64_t data = a64_x(c, a64_stxr_rt(insn));
    uint64_t failed;
    A64_TRY(
        store_exclusive(c, a64_xsp(c, a64_stxr_rn(insn)), size, a64_stxr_o0(insn), &data, &failed));
    a64_set_x(c, a64_stxr_rs(insn), failed);
    return A64_NEXT;
}
enum a64_result a64_exec_ldxp(struct a64 *c, uint32_t insn)
{
    const uint32_t size = a64_ldxp_sf(insn) ? 8 : 4;
    A64_TRY(a64_check_sp(c, a64_ldxp_rn(insn)));
    uint8_t data[16];
    A64_TRY(load_exclusive(c, a64_xsp(c, a64_ldxp_rn(insn)), 2 * size, a64_ldxp_o0(insn), data));
    pair_get(c, a64_ldxp_rt(insn), a64_ldxp_rt2(insn), size, data);
    return A64_NEXT;
}
enum a64_result a64_exec_stxp(struct a64 *c, uint32_t insn)
{
    const uint32_t size = a64_stxp_sf(insn) ? 8 : 4;
    A64_TRY(a64_check_sp(c, a64_stxp_rn(insn)));
    uint8_t data[16];
    pair_put(c, a64_stxp_rt(insn), a64_stxp_rt2(insn), size, data);
    uint64_t failed;
    A64_TRY(store_exclusive(c, a64_xsp(c, a64_stxp_rn(insn)), 2 * size, a64_stxp_o0(insn), data,
                            &failed));
    a64_set_x(c, a64_stxp_rs(insn), failed);
    return A64_NEXT;
}
