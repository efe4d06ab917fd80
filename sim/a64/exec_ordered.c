/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Loads and stores of general-purpose registers that are not predecoded: acquire and release,
 * unprivileged, non-temporal, authenticated; and prefetches.
 */
#include "a64/exec_int.h"

/* ---- one register ---------------------------------------------------------------------------- */

/* A register access but for its address: log2 of its bytes, and what becomes of them. */
struct form {
    uint32_t size;
    bool sign, wide; /* sign-extends; a 64-bit register */
    bool acquire, release, unprivileged;
};

static struct a64_how form_how(const struct form *f, unsigned rt)
{
    return (struct a64_how){ .must_align = f->acquire || f->release,
                             .acquire = f->acquire,
                             .release = f->release,
                             .unprivileged = f->unprivileged,
                             .gpr = true,
                             .rt = (uint8_t)rt,
                             .sse = f->sign,
                             .sf = f->wide };
}

static enum a64_result load(struct a64 *c, const struct form *f, unsigned rn, int64_t offset,
                            unsigned rt)
{
    A64_TRY(a64_check_sp(c, rn));
    const uint64_t va = a64_xsp(c, rn) + (uint64_t)offset;
    const struct a64_how how = form_how(f, rt);
    uint64_t value = 0;
    A64_TRY(a64_load(c, va, 1U << f->size, &how, &value));
    if (f->sign)
        value = a64_sext(value, 8U << f->size);
    a64_set_x(c, rt, f->wide ? value : (uint32_t)value);
    return A64_NEXT;
}

static enum a64_result store(struct a64 *c, const struct form *f, unsigned rn, int64_t offset,
                             unsigned rt)
{
    A64_TRY(a64_check_sp(c, rn));
    const uint64_t va = a64_xsp(c, rn) + (uint64_t)offset;
    const struct a64_how how = form_how(f, rt);
    const uint64_t value = a64_x(c, rt);
    return a64_store(c, va, 1U << f->size, &how, &value);
}

/* ---- acquire and release --------------------------------------------------------------------- */

/* LDLAR and STLLR order within a LORegion alone, but there are none (LORID_EL1 is 0). */
enum a64_result a64_exec_ldar(struct a64 *c, uint32_t insn)
{
    const uint32_t size = a64_ldar_size(insn);
    const struct form f = { .size = size, .wide = size == 3, .acquire = true };
    return load(c, &f, a64_ldar_rn(insn), 0, a64_ldar_rt(insn));
}
enum a64_result a64_exec_stlr(struct a64 *c, uint32_t insn)
{
    const uint32_t size = a64_stlr_size(insn);
    const struct form f = { .size = size, .wide = size == 3, .release = true };
    return store(c, &f, a64_stlr_rn(insn), 0, a64_stlr_rt(insn));
}
/* LDAPR is weaker than LDAR only in what may pass it (B2.3.10), which nothing here lets pass. */
enum a64_result a64_exec_ldapr(struct a64 *c, uint32_t insn)
{
    const uint32_t size = a64_ldapr_size(insn);
    const struct form f = { .size = size, .wide = size == 3, .acquire = true };
    return load(c, &f, a64_ldapr_rn(insn), 0, a64_ldapr_rt(insn));
}

/* The rows of one encoding class differ in the form alone: all have imm9, rn and rt in its places.
 */
#define OFFSET_ROW(row, what, ...)                                                                 \
    enum a64_result a64_exec_##row(struct a64 *c, uint32_t insn)                                   \
    {                                                                                              \
        const struct form f = { __VA_ARGS__ };                                                     \
        return what(c, &f, a64_##row##_rn(insn), a64_##row##_imm9(insn), a64_##row##_rt(insn));    \
    }

OFFSET_ROW(ldapurb, load, .size = 0, .acquire = true)
OFFSET_ROW(ldapurh, load, .size = 1, .acquire = true)
OFFSET_ROW(ldapursb, load, .size = 0, .acquire = true, .sign = true, .wide = !a64_ldapursb_w(insn))
OFFSET_ROW(ldapursh, load, .size = 1, .acquire = true, .sign = true, .wide = !a64_ldapursh_w(insn))
OFFSET_ROW(ldapursw, load, .size = 2, .acquire = true, .sign = true, .wide = true)
OFFSET_ROW(ldapur, load, .size = 2 + a64_ldapur_sf(insn), .acquire = true,
           .wide = a64_ldapur_sf(insn))
OFFSET_ROW(stlurb, store, .size = 0, .release = true)
OFFSET_ROW(stlurh, store, .size = 1, .release = true)
OFFSET_ROW(stlur, store, .size = 2 + a64_stlur_sf(insn), .release = true,
           .wide = a64_stlur_sf(insn))

/* ---- unprivileged ---------------------------------------------------------------------------- */

OFFSET_ROW(ldtrb, load, .size = 0, .unprivileged = true)
OFFSET_ROW(ldtrh, load, .size = 1, .unprivileged = true)
OFFSET_ROW(ldtrsb, load, .size = 0, .unprivileged = true, .sign = true, .wide = !a64_ldtrsb_w(insn))
OFFSET_ROW(ldtrsh, load, .size = 1, .unprivileged = true, .sign = true, .wide = !a64_ldtrsh_w(insn))
OFFSET_ROW(ldtrsw, load, .size = 2, .unprivileged = true, .sign = true, .wide = true)
OFFSET_ROW(ldtr, load, .size = 2 + a64_ldtr_sf(insn), .unprivileged = true,
           .wide = a64_ldtr_sf(insn))
OFFSET_ROW(sttrb, store, .size = 0, .unprivileged = true)
OFFSET_ROW(sttrh, store, .size = 1, .unprivileged = true)
OFFSET_ROW(sttr, store, .size = 2 + a64_sttr_sf(insn), .unprivileged = true,
           .wide = a64_sttr_sf(insn))

/* ---- pairs ----------------------------------------------------------------------------------- */

/* That a pair will not be used again soon is a hint that nothing here takes (C3.2.4). */
enum a64_result a64_exec_ldnp(struct a64 *c, uint32_t insn)
{
    const uint32_t size = a64_ldnp_sf(insn) ? 8 : 4;
    const unsigned rn = a64_ldnp_rn(insn);
    A64_TRY(a64_check_sp(c, rn));
    const uint64_t va = a64_xsp(c, rn) + (uint64_t)((int64_t)a64_ldnp_imm7(insn) * size);
    const struct a64_how how = { .element = size };
    uint8_t data[16];
    A64_TRY(a64_load(c, va, 2 * size, &how, data));
    a64_set_x(c, a64_ldnp_rt(insn), a64_bytes_get(data, size));
    a64_set_x(c, a64_ldnp_rt2(insn), a64_bytes_get(data + size, size));
    return A64_NEXT;
}
enum a64_result a64_exec_stnp(struct a64 *c, uint32_t insn)
{
    const uint32_t size = a64_stnp_sf(insn) ? 8 : 4;
    const unsigned rn = a64_stnp_rn(insn);
    A64_TRY(a64_check_sp(c, rn));
    const uint64_t va = a64_xsp(c, rn) + (uint64_t)((int64_t)a64_stnp_imm7(insn) * size);
    const struct a64_how how = { .element = size };
    const uint64_t first = a64_x(c, a64_stnp_rt(insn));
    const uint64_t second = a64_x(c, a64_stnp_rt2(insn));
    uint8_t data[16];
    memcpy(data, &first, size);
    memcpy(data + size, &second, size);
    return a64_store(c, va, 2 * size, &how, data);
}

/* ---- the others ------------------------------------------------------------------------------ */

/*
 * PRFM, which may do nothing (C6.2.314), and of the other hints YIELD; CSDB and SB, as nothing is
 * speculated; BTI, which as a target of branches is the engine's to check.
 */
enum a64_result a64_exec_nothing(struct a64 *c, uint32_t insn)
{
    (void)c;
    (void)insn;
    return A64_NEXT;
}

/* LDRAA, LDRAB (C6.2.218). With writeback the base gets the authenticated address. */
enum a64_result a64_exec_ldraa(struct a64 *c, uint32_t insn)
{
    const unsigned rn = a64_ldraa_rn(insn);
    const unsigned rt = a64_ldraa_rt(insn);
    const bool writeback = a64_ldraa_w(insn);
    const uint64_t offset =
        a64_sext((uint64_t)a64_ldraa_s(insn) << 9 | a64_ldraa_imm9(insn), 10) * 8;
    uint64_t base;
    A64_TRY(
        a64_pac_check(c, a64_xsp(c, rn), 0, a64_ldraa_m(insn) ? A64_KEY_DB : A64_KEY_DA, &base));
    A64_TRY(a64_check_sp(c, rn));
    const struct a64_how how = { .gpr = !writeback, .rt = (uint8_t)rt, .sf = true };
    uint64_t value;
    A64_TRY(a64_load(c, base + offset, 8, &how, &value));
    if (writeback)
        a64_set_xsp(c, rn, base + offset);
    a64_set_x(c, rt, value);
    return A64_NEXT;
}
