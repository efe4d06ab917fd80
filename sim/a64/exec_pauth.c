/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Pointer authentication as of Armv8.3 (FEAT_PAuth without FEAT_EPAC, FEAT_PAuth2 and FEAT_FPAC):
 * an authentication that fails leaves an address that faults when it is used. The algorithm is
 * IMPLEMENTATION DEFINED (ID_AA64ISAR1_EL1.{API, GPI}): compute_pac(), a mixing function of no
 * cryptographic strength.
 */
#include "a64/exception.h"
#include "a64/exec_int.h"

/* ---- the code -------------------------------------------------------------------------------- */

/* The finalizer of splitmix64 (Steele, Lea, Flood 2014): each bit of the result depends on each. */
static uint64_t mix(uint64_t v)
{
    v = (v ^ v >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    v = (v ^ v >> 27) * UINT64_C(0x94D049BB133111EB);
    return v ^ v >> 31;
}

/* ComputePACIMPDEF(): one round with the pointer, one with the modifier, each under half a key. */
static uint64_t compute_pac(uint64_t pointer, uint64_t modifier, uint64_t high, uint64_t low)
{
    return mix(mix(mix(pointer ^ high) + (modifier ^ low)) ^ high);
}

/* ---- where it is in a pointer ---------------------------------------------------------------- */

/* TCR_ELx of a regime with one range, and of one with two (D24.2.201, D24.2.202). */
enum { EL2_TG0 = 14, EL2_TBI = 20, EL2_TBID = 29, EL2_DS = 32 };
enum {
    T0SZ = 0,
    T1SZ = 16,
    TG0 = 14,
    TG1 = 30,
    TBI0 = 37,
    TBI1 = 38,
    TBID0 = 51,
    TBID1 = 52,
    DS = 59
};

struct ranges {
    uint64_t tcr;
    bool two;
};
static struct ranges ranges_of(const struct a64 *c)
{
    const struct mmu_regs *regs = mmu_regs(c->mmu);
    const enum mmu_regime regime = mmu_regime(regs, c->el);
    return (struct ranges){ .tcr = regime == MMU_EL10 ? regs->tcr_el1 : regs->tcr_el2,
                            .two = regime != MMU_EL2 };
}

/* Is the top byte of addresses of this half a tag: TBI, for instructions without TBID. */
static bool top_byte_ignored(const struct a64 *c, const struct ranges *r, bool upper, bool data)
{
    const unsigned tbi = !r->two ? EL2_TBI : upper ? TBI1 : TBI0;
    const unsigned tbid = !r->two ? EL2_TBID : upper ? TBID1 : TBID0;
    const bool data_only = mmu_impl(c->mmu)->tbid && (r->tcr >> tbid & 1) != 0;
    return (r->tcr >> tbi & 1) != 0 && (data || !data_only);
}

/* The granule of a half is 64 KiB: the encodings of TG0 and TG1 differ. */
static bool granule_64k(const struct ranges *r, bool upper)
{
    return upper && r->two ? (r->tcr >> TG1 & 3) == 3 : (r->tcr >> TG0 & 3) == 1;
}

/* CalculateBottomPACBit(): 64 less TnSZ in its limits (AArch64.PACEffectiveTxSZ()). */
static unsigned bottom_bit(const struct a64 *c, const struct ranges *r, bool upper)
{
    const struct mmu_impl *impl = mmu_impl(c->mmu);
    const bool big_granule = granule_64k(r, upper);
    const bool ds = !big_granule && impl->lpa2 && (r->tcr >> (r->two ? DS : EL2_DS) & 1) != 0;
    const unsigned least = ds || (big_granule && impl->lva) ? 12 : 16;
    const unsigned most = !impl->ttst ? 39 : big_granule ? 47 : 48;
    const unsigned txsz = r->tcr >> (upper && r->two ? T1SZ : T0SZ) & 63;
    return 64 - (txsz < least ? least : txsz > most ? most : txsz);
}

/* Bits high to low as ones. */
static uint64_t span(unsigned high, unsigned low)
{
    return (UINT64_MAX >> (63 - high)) & (UINT64_MAX << low);
}

enum { SELECT_BIT = 55 };

/* The bits that hold the code, bit 55 aside: those between the address and the tag, or the top. */
static uint64_t code_bits(unsigned bottom, bool tbi)
{
    return span(SELECT_BIT - 1, bottom) | (tbi ? 0 : span(63, SELECT_BIT + 1));
}

/* The pointer with its code replaced by copies of `select`. */
static uint64_t canonical(uint64_t pointer, unsigned bottom, bool tbi, bool select)
{
    const uint64_t extension = span(tbi ? SELECT_BIT : 63, bottom);
    return (pointer & ~extension) | (select ? extension : 0);
}

/* Which bit of an unsigned pointer says upper or lower half (InsertPAC() in J1.1.3.172). */
static bool upper_half(const struct a64 *c, const struct ranges *r, uint64_t pointer, bool data)
{
    const bool tagged =
        r->two ? top_byte_ignored(c, r, false, data) || top_byte_ignored(c, r, true, data)
               : top_byte_ignored(c, r, false, data);
    return (pointer >> (tagged ? SELECT_BIT : 63) & 1) != 0;
}

static uint64_t insert(const struct a64 *c, uint64_t pointer, uint64_t modifier,
                       const uint64_t key[2], bool data)
{
    const struct ranges r = ranges_of(c);
    const bool tbi = top_byte_ignored(c, &r, (pointer >> SELECT_BIT & 1) != 0, data);
    const bool select = upper_half(c, &r, pointer, data);
    const unsigned bottom = bottom_bit(c, &r, select);
    const unsigned top = tbi ? SELECT_BIT : 63;
    uint64_t pac = compute_pac(canonical(pointer, bottom, tbi, select), modifier, key[1], key[0]);
    const uint64_t extension = pointer & span(top, bottom);
    if (extension != 0 && extension != span(top, bottom))
        pac ^= UINT64_C(1) << (top - 1); /* no address: must not authenticate */
    const uint64_t code = code_bits(bottom, tbi);
    const uint64_t bit = UINT64_C(1) << SELECT_BIT;
    return (pointer & ~code & ~bit) | (pac & code) | (select ? bit : 0);
}

/* Auth() (J1.1.3): of a failure, two bits below the top say which key it was. */
static uint64_t authenticate(const struct a64 *c, uint64_t pointer, uint64_t modifier,
                             const uint64_t key[2], bool data, bool key_b)
{
    const struct ranges r = ranges_of(c);
    const bool select = (pointer >> SELECT_BIT & 1) != 0;
    const bool tbi = top_byte_ignored(c, &r, select, data);
    const unsigned bottom = bottom_bit(c, &r, select);
    const uint64_t original = canonical(pointer, bottom, tbi, select);
    const uint64_t pac = compute_pac(original, modifier, key[1], key[0]);
    if (((pac ^ pointer) & code_bits(bottom, tbi)) == 0)
        return original;
    const unsigned error = tbi ? 53 : 61;
    return (original & ~(UINT64_C(3) << error)) | (uint64_t)(key_b ? 2 : 1) << error;
}

/* ---- keys, enables and traps ----------------------------------------------------------------- */

static const struct {
    unsigned low, high; /* slots of the key's halves */
    uint64_t enable;    /* in SCTLR_ELx */
    bool data, b;
} keys[] = {
    [A64_KEY_IA] = { SYS_APIAKeyLo_EL1, SYS_APIAKeyHi_EL1, SCTLR_ELX_ENIA, false, false },
    [A64_KEY_IB] = { SYS_APIBKeyLo_EL1, SYS_APIBKeyHi_EL1, SCTLR_ELX_ENIB, false, true },
    [A64_KEY_DA] = { SYS_APDAKeyLo_EL1, SYS_APDAKeyHi_EL1, SCTLR_ELX_ENDA, true, false },
    [A64_KEY_DB] = { SYS_APDBKeyLo_EL1, SYS_APDBKeyHi_EL1, SCTLR_ELX_ENDB, true, true },
};

static enum a64_result check_trap(struct a64 *c)
{
    if (a64_guest(c) && !a64_hcr(c, HCR_EL2_API))
        return a64_trap(c, 2, EC_PAC, 0);
    return A64_NEXT;
}

static enum a64_result use_key(struct a64 *c, uint64_t pointer, uint64_t modifier, enum a64_key key,
                               bool check, uint64_t *result)
{
    *result = pointer;
    if ((a64_sctlr(c) & keys[key].enable) == 0)
        return A64_NEXT;
    A64_TRY(check_trap(c));
    const uint64_t value[2] = { c->sys[keys[key].low], c->sys[keys[key].high] };
    *result = check ? authenticate(c, pointer, modifier, value, keys[key].data, keys[key].b)
                    : insert(c, pointer, modifier, value, keys[key].data);
    return A64_NEXT;
}

enum a64_result a64_pac_add(struct a64 *c, uint64_t pointer, uint64_t modifier, enum a64_key key,
                            uint64_t *result)
{
    return use_key(c, pointer, modifier, key, false, result);
}

enum a64_result a64_pac_check(struct a64 *c, uint64_t pointer, uint64_t modifier, enum a64_key key,
                              uint64_t *result)
{
    return use_key(c, pointer, modifier, key, true, result);
}

/* ---- instructions ---------------------------------------------------------------------------- */

typedef enum a64_result pac_fn(struct a64 *c, uint64_t pointer, uint64_t modifier, enum a64_key key,
                               uint64_t *result);

/* Change Xd by `what` with a modifier. */
static enum a64_result change(struct a64 *c, pac_fn *what, unsigned rd, uint64_t modifier,
                              enum a64_key key)
{
    uint64_t result;
    A64_TRY(what(c, a64_x(c, rd), modifier, key, &result));
    a64_set_x(c, rd, result);
    return A64_NEXT;
}

/* PACIA ... PACDZB, AUTIA ... AUTDZB: z forms have 0 for the modifier. */
static enum a64_result change_by(struct a64 *c, uint32_t insn, pac_fn *what)
{
    const enum a64_key key = a64_pacia_d(insn) << 1 | a64_pacia_b(insn);
    const uint64_t modifier = a64_pacia_z(insn) ? 0 : a64_xsp(c, a64_pacia_rn(insn));
    return change(c, what, a64_pacia_rd(insn), modifier, key);
}
enum a64_result a64_exec_pac(struct a64 *c, uint32_t insn)
{
    return change_by(c, insn, a64_pac_add);
}
enum a64_result a64_exec_aut(struct a64 *c, uint32_t insn)
{
    return change_by(c, insn, a64_pac_check);
}

enum a64_result a64_exec_pac1716(struct a64 *c, uint32_t insn)
{
    const enum a64_key key = a64_pacia1716_b(insn) ? A64_KEY_IB : A64_KEY_IA;
    return change(c, a64_pac_add, 17, c->x[16], key);
}
enum a64_result a64_exec_aut1716(struct a64 *c, uint32_t insn)
{
    const enum a64_key key = a64_autia1716_b(insn) ? A64_KEY_IB : A64_KEY_IA;
    return change(c, a64_pac_check, 17, c->x[16], key);
}

enum { LR = 30 };

enum a64_result a64_exec_pac_lr(struct a64 *c, uint32_t insn)
{
    const enum a64_key key = a64_paciaz_b(insn) ? A64_KEY_IB : A64_KEY_IA;
    return change(c, a64_pac_add, LR, a64_paciaz_sp(insn) ? c->x[X_SP] : 0, key);
}
enum a64_result a64_exec_aut_lr(struct a64 *c, uint32_t insn)
{
    const enum a64_key key = a64_autiaz_b(insn) ? A64_KEY_IB : A64_KEY_IA;
    return change(c, a64_pac_check, LR, a64_autiaz_sp(insn) ? c->x[X_SP] : 0, key);
}

/* Strip() (J1.1.3). */
static void strip(struct a64 *c, unsigned rd, bool data)
{
    const struct ranges r = ranges_of(c);
    const uint64_t pointer = a64_x(c, rd);
    const bool select = (pointer >> SELECT_BIT & 1) != 0;
    const bool tbi = top_byte_ignored(c, &r, select, data);
    a64_set_x(c, rd, canonical(pointer, bottom_bit(c, &r, select), tbi, select));
}
enum a64_result a64_exec_xpac(struct a64 *c, uint32_t insn)
{
    strip(c, a64_xpaci_rd(insn), a64_xpaci_d(insn));
    return A64_NEXT;
}
enum a64_result a64_exec_xpaclri(struct a64 *c, uint32_t insn)
{
    (void)insn;
    strip(c, LR, false);
    return A64_NEXT;
}

enum a64_result a64_exec_pacga(struct a64 *c, uint32_t insn)
{
    A64_TRY(check_trap(c));
    const uint64_t pac = compute_pac(a64_x(c, a64_pacga_rn(insn)), a64_xsp(c, a64_pacga_rm(insn)),
                                     c->sys[SYS_APGAKeyHi_EL1], c->sys[SYS_APGAKeyLo_EL1]);
    a64_set_x(c, a64_pacga_rd(insn), pac & ~UINT64_C(0xFFFFFFFF));
    return A64_NEXT;
}

/* ---- branches -------------------------------------------------------------------------------- */

/* PSTATE.BTYPE after a branch (C6.2.47, C6.2.45, C6.2.338). */
enum { BTYPE_RETURN = 0, BTYPE_JUMP = 1, BTYPE_CALL = 2, BTYPE_JUMP_GUARDED = 3 };
enum { X16 = 16, X17 = 17 };

static enum a64_result branch(struct a64 *c, unsigned rn, uint64_t modifier, bool key_b, bool call,
                              unsigned btype)
{
    uint64_t target;
    A64_TRY(a64_pac_check(c, a64_x(c, rn), modifier, key_b ? A64_KEY_IB : A64_KEY_IA, &target));
    if (call)
        c->x[LR] = c->pc + 4;
    c->btype = (uint8_t)btype;
    c->pc = a64_branch_address(c, target, c->el);
    return A64_JUMP;
}

static unsigned jump_type(const struct a64 *c, unsigned rn)
{
    return rn == X16 || rn == X17 || !c->guarded ? BTYPE_JUMP : BTYPE_JUMP_GUARDED;
}

enum a64_result a64_exec_braa(struct a64 *c, uint32_t insn)
{
    const unsigned rn = a64_braa_rn(insn);
    return branch(c, rn, a64_xsp(c, a64_braa_rm(insn)), a64_braa_m(insn), false, jump_type(c, rn));
}
enum a64_result a64_exec_braaz(struct a64 *c, uint32_t insn)
{
    const unsigned rn = a64_braaz_rn(insn);
    return branch(c, rn, 0, a64_braaz_m(insn), false, jump_type(c, rn));
}
enum a64_result a64_exec_blraa(struct a64 *c, uint32_t insn)
{
    return branch(c, a64_blraa_rn(insn), a64_xsp(c, a64_blraa_rm(insn)), a64_blraa_m(insn), true,
                  BTYPE_CALL);
}
enum a64_result a64_exec_blraaz(struct a64 *c, uint32_t insn)
{
    return branch(c, a64_blraaz_rn(insn), 0, a64_blraaz_m(insn), true, BTYPE_CALL);
}
enum a64_result a64_exec_retaa(struct a64 *c, uint32_t insn)
{
    return branch(c, LR, c->x[X_SP], a64_retaa_m(insn), false, BTYPE_RETURN);
}
