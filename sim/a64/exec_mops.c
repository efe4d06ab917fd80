/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Memory copy and set (FEAT_MOPS), by option A of the two algorithms (C6.2.119): after the prologue
 * PSTATE.C is 0, and Xn holds minus the bytes that remain for a forward copy, the bytes that remain
 * for a backward one; Xd and Xs no longer change. IMPLEMENTATION DEFINED choices:
 *  - the prologue only brings the registers into that form, and accesses no memory;
 *  - the main instruction moves all but the part of the destination's last line of 64 bytes, which
 *    the epilogue moves;
 *  - a copy without overlap runs forward;
 *  - a block is at most 64 bytes, and crosses no line of the destination and no page of the source;
 *    its single accesses are of up to 8 bytes, naturally aligned: nothing is unaligned;
 *  - nothing is checked when no bytes remain.
 * Registers are brought up to date after each block: whatever stops the instruction, it is executed
 * again from there. It stops of itself after 4 KiB, so that interrupts are taken.
 */
#include "a64/exec_int.h"

enum { STAGE_PROLOGUE, STAGE_MAIN, STAGE_EPILOGUE };
enum { LINE = 64, PAGE = 4096, STOP_AFTER = 4096, TAG_GRANULE = 16 };

static const uint64_t cpy_max = UINT64_C(0x007FFFFFFFFFFFFF);
static const uint64_t block_max = UINT64_C(0x7FFFFFFFFFFFFFFF);
static const uint64_t setg_max = UINT64_C(0x7FFFFFFFFFFFFFF0);

/* ---- enables and exceptions ------------------------------------------------------------------ */

/* CheckMOPSEnabled() (J1.1.3.136). */
static bool enabled(const struct a64 *c)
{
    if (a64_guest(c) && (a64_hcrx(c) & HCRX_EL2_MSCEN) == 0)
        return false;
    return c->el != 0 || (a64_sctlr(c) & SCTLR_ELX_MSCEN) != 0;
}

/* What the exceptions say of the instruction: ISS, all but its FormatOption (D24.2.45, EC 0x27). */
struct mops {
    unsigned rd, rs, rn, stage;
    bool set, tags; /* SET, SETG */
    bool forward_only;
    unsigned options; /* of CPY: 4 bits; of SET: 2 bits */
};

enum { ILL_FORMED = 0, WRONG_OPTION = 2, OPTION_A = 1 };

/* MismatchedMemCpyException(), MismatchedMemSetException() (J1.1.3.158, J1.1.3.159). */
static enum a64_result mismatch(struct a64 *c, const struct mops *m, unsigned format)
{
    const bool to_el2 = c->el == 2 || (c->el == 0 && a64_tge(c)) ||
                        (c->el == 1 && (a64_hcrx(c) & HCRX_EL2_MCE2) != 0);
    const uint32_t iss = (uint32_t)m->set << 24 | (uint32_t)m->tags << 23 | m->options << 19 |
                         (uint32_t)(m->stage == STAGE_EPILOGUE) << 18 | (format | OPTION_A) << 16 |
                         m->rd << 10 | m->rs << 5 | m->rn;
    return a64_trap(c, to_el2 ? 2 : 1, EC_MOPS, iss);
}

/*
 * Bytes of the epilogue, with the sign of `n`: those in the last line of the destination, which a
 * forward copy ends in at Xd, a backward one at Xd too, coming from above.
 */
static int64_t epilogue_size(uint64_t xd, int64_t n)
{
    const int64_t after = (int64_t)(xd % LINE);
    const int64_t before = (int64_t)(-xd % LINE);
    if (n < 0)
        return n > -after ? n : -after;
    return n < before ? n : before;
}

/* CheckMemCpyParams(), CheckMemSetParams() (J1.1.3.137, J1.1.3.138). */
static enum a64_result check(struct a64 *c, const struct mops *m, int64_t n)
{
    if (n == 0)
        return A64_NEXT;
    if (c->c != 0)
        return mismatch(c, m, WRONG_OPTION);
    const bool two_way = !m->set && !m->forward_only;
    const bool good = two_way ? n >= -(int64_t)cpy_max && n <= (int64_t)cpy_max : n < 0;
    if (!good || (m->stage == STAGE_EPILOGUE && n != epilogue_size(c->x[m->rd], n)))
        return mismatch(c, m, ILL_FORMED);
    return A64_NEXT;
}

/* ---- blocks ---------------------------------------------------------------------------------- */

static uint64_t least(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

/* Of the `left` bytes at (backward: that end at) `at`, those before the next multiple of `unit`. */
static uint64_t within(uint64_t at, uint64_t left, uint64_t unit, bool forward)
{
    return least(left, forward ? unit - at % unit : (at - 1) % unit + 1);
}

/* Of `left` bytes at (backward: that end at) `at`, those that aligned single accesses of one size,
 * the widest up to 8 bytes, make up: a device must not see single bytes for a block that is off. */
static uint64_t whole(uint64_t at, uint64_t left)
{
    uint64_t size = (at | 8) & -(at | 8);
    if (size == 8 && left >= 8)
        return left & ~UINT64_C(7);
    while (size > left)
        size /= 2;
    return size;
}

/* That size. */
static uint32_t element(uint64_t va, uint64_t size)
{
    const uint64_t both = va | size | 8;
    return (uint32_t)(both & -both);
}

static enum a64_result copy_block(struct a64 *c, const struct mops *m, uint64_t to, uint64_t from,
                                  uint32_t size)
{
    uint8_t data[LINE];
    const struct a64_how load = { .element = element(from, size),
                                  .unprivileged = (m->options & 2) != 0 };
    const struct a64_how store = { .element = element(to, size),
                                   .unprivileged = (m->options & 1) != 0 };
    A64_TRY(a64_load(c, from, size, &load, data));
    return a64_store(c, to, size, &store, data);
}

/* Copy until Xn is `end`. */
static enum a64_result copy(struct a64 *c, const struct mops *m, int64_t end)
{
    uint64_t done = 0;
    for (int64_t n = (int64_t)c->x[m->rn]; n != end;) {
        const bool forward = n < 0;
        uint64_t to = c->x[m->rd] + (uint64_t)n;
        uint64_t from = c->x[m->rs] + (uint64_t)n;
        uint64_t size = forward ? (uint64_t)end - (uint64_t)n : (uint64_t)n - (uint64_t)end;
        size = within(to, size, LINE, forward);
        size = whole(to, within(from, size, PAGE, forward));
        if (!forward) {
            to -= size;
            from -= size;
        }
        if (done >= STOP_AFTER)
            return A64_JUMP; /* to itself */
        A64_TRY(copy_block(c, m, to, from, (uint32_t)size));
        n += forward ? (int64_t)size : -(int64_t)size;
        c->x[m->rn] = (uint64_t)n;
        a64_accesses_done(c);
        a64_charge(c, c->pipe.copy_block);
        done += size;
    }
    return A64_NEXT;
}

static enum a64_result set_block(struct a64 *c, const struct mops *m, uint64_t to, uint32_t size)
{
    const bool unprivileged = (m->options & 1) != 0;
    uint8_t data[LINE];
    memset(data, (uint8_t)a64_x(c, m->rs), sizeof(data));
    const struct a64_how how = { .element = element(to, size), .unprivileged = unprivileged };
    A64_TRY(a64_store(c, to, size, &how, data));
    if (!m->tags)
        return A64_NEXT;
    return a64_tags_store(c, to, size, to >> 56 & 15, unprivileged);
}

/* Set until Xn is `end`. */
static enum a64_result set(struct a64 *c, const struct mops *m, int64_t end)
{
    uint64_t done = 0;
    for (int64_t n = (int64_t)c->x[m->rn]; n != end;) {
        const uint64_t to = c->x[m->rd] + (uint64_t)n;
        const uint64_t size = whole(to, within(to, (uint64_t)end - (uint64_t)n, LINE, true));
        if (done >= STOP_AFTER)
            return A64_JUMP; /* to itself */
        A64_TRY(set_block(c, m, to, (uint32_t)size));
        n += (int64_t)size;
        c->x[m->rn] = (uint64_t)n;
        a64_accesses_done(c);
        a64_charge(c, c->pipe.copy_block);
        done += size;
    }
    return A64_NEXT;
}

/* ---- prologues ------------------------------------------------------------------------------- */

/* IsMemCpyForward() (J1.1.3.140). */
static bool copies_forward(uint64_t to, uint64_t from, uint64_t size)
{
    const uint64_t address = (UINT64_C(1) << 56) - 1;
    return (from & address) >= (to & address) || (from & address) + size <= (to & address);
}

static enum a64_result cpy_prologue(struct a64 *c, const struct mops *m)
{
    const uint64_t size = least(c->x[m->rn], m->forward_only ? block_max : cpy_max);
    a64_set_nzcv(c, 0);
    if (m->forward_only || copies_forward(c->x[m->rd], c->x[m->rs], size)) {
        c->x[m->rd] += size;
        c->x[m->rs] += size;
        c->x[m->rn] = -size;
    } else {
        c->x[m->rn] = size;
    }
    return A64_NEXT;
}

static enum a64_result set_prologue(struct a64 *c, const struct mops *m)
{
    const uint64_t size = least(c->x[m->rn], m->tags ? setg_max : block_max);
    const uint64_t to = c->x[m->rd];
    if (m->tags && ((size != 0 && to % TAG_GRANULE != 0) || size % TAG_GRANULE != 0))
        return a64_alignment_fault(c, to, true, NULL);
    a64_set_nzcv(c, 0);
    c->x[m->rd] = to + size;
    c->x[m->rn] = -size;
    return A64_NEXT;
}

/* ---- rows ------------------------------------------------------------------------------------ */

enum a64_result a64_exec_cpy(struct a64 *c, uint32_t insn)
{
    const struct mops m = { .rd = a64_cpyp_rd(insn),
                            .rs = a64_cpyp_rs(insn),
                            .rn = a64_cpyp_rn(insn),
                            .stage = a64_cpyp_stage(insn),
                            .forward_only = !a64_cpyp_o0(insn),
                            .options = a64_cpyp_options(insn) };
    if (!enabled(c))
        return a64_undefined(c);
    if (m.stage == STAGE_PROLOGUE)
        return cpy_prologue(c, &m);
    const int64_t n = (int64_t)c->x[m.rn];
    A64_TRY(check(c, &m, n));
    return copy(c, &m, m.stage == STAGE_MAIN ? epilogue_size(c->x[m.rd], n) : 0);
}

/* The tags of SETG* must go to whole granules (C6.2.358). */
static enum a64_result check_granules(struct a64 *c, const struct mops *m, int64_t n)
{
    const uint64_t xd = c->x[m->rd];
    if (m->tags && n != 0 && (xd % TAG_GRANULE != 0 || (uint64_t)n % TAG_GRANULE != 0))
        return a64_alignment_fault(c, xd + (uint64_t)n, true, NULL);
    return A64_NEXT;
}

static enum a64_result exec_set(struct a64 *c, uint32_t insn, bool tags)
{
    const struct mops m = { .rd = a64_setp_rd(insn),
                            .rs = a64_setp_rs(insn),
                            .rn = a64_setp_rn(insn),
                            .stage = a64_setp_stage(insn),
                            .set = true,
                            .tags = tags,
                            .options = a64_setp_options(insn) };
    if (!enabled(c))
        return a64_undefined(c);
    if (m.stage == STAGE_PROLOGUE)
        return set_prologue(c, &m);
    const int64_t n = (int64_t)c->x[m.rn];
    A64_TRY(check(c, &m, n));
    A64_TRY(check_granules(c, &m, n));
    return set(c, &m, m.stage == STAGE_MAIN ? epilogue_size(c->x[m.rd], n) : 0);
}
enum a64_result a64_exec_set(struct a64 *c, uint32_t insn)
{
    return exec_set(c, insn, false);
}
enum a64_result a64_exec_setg(struct a64 *c, uint32_t insn)
{
    return exec_set(c, insn, true);
}
