/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Memory tagging (FEAT_MTE, FEAT_MTE2): tags of addresses, and allocation tags in memory, which are
 * stored and loaded but never checked. A PE that checks would differ only where a program has
 * turned the check on (SCTLR_ELx.{TCF, TCF0}) and made a mistake.
 */
#include "a64/exec_int.h"
#include "a64/tags.h"

enum { GRANULE = 16, PAGE = 4096, TAG_SHIFT = 56 };
/* RGSR_EL1 and GCR_EL1 (D24.2.157, D24.2.53). */
enum { RGSR_SEED = 8, GCR_RRND = 16 };

/* ---- tags of addresses ----------------------------------------------------------------------- */

bool a64_tags_enabled(const struct a64 *c)
{
    if (a64_guest(c) && !a64_hcr(c, HCR_EL2_ATA))
        return false;
    return (a64_sctlr(c) & (c->el == 0 ? SCTLR_ELX_ATA0 : SCTLR_ELX_ATA)) != 0;
}

static unsigned tag_of(uint64_t address)
{
    return address >> TAG_SHIFT & 15;
}

/* AArch64.AddressWithAllocationTag(): without access to tags it is 0. */
static uint64_t with_tag(const struct a64 *c, uint64_t address, unsigned tag)
{
    const uint64_t field = UINT64_C(15) << TAG_SHIFT;
    return (address & ~field) | (uint64_t)(a64_tags_enabled(c) ? tag & 15 : 0) << TAG_SHIFT;
}

/* AArch64.ChooseNonExcludedTag(): `offset` steps on among the tags that `exclude` leaves; with no
 * step, from an excluded tag to the next one that is not. */
static unsigned choose_tag(unsigned tag, unsigned offset, unsigned exclude)
{
    if (exclude == 0xFFFF)
        return 0;
    while (offset == 0 && (exclude >> tag & 1) != 0)
        tag = (tag + 1) & 15;
    for (; offset != 0; offset--)
        do {
            tag = (tag + 1) & 15;
        } while ((exclude >> tag & 1) != 0);
    return tag;
}

/* AArch64.RandomTag(): four steps of the shift register that is RGSR_EL1.SEED. */
static unsigned random_tag(uint64_t *rgsr)
{
    unsigned seed = (uint16_t)(*rgsr >> RGSR_SEED);
    unsigned tag = 0;
    for (unsigned i = 0; i < 4; i++) {
        const unsigned top = (seed >> 5 ^ seed >> 3 ^ seed >> 2 ^ seed) & 1;
        seed = top << 15 | seed >> 1;
        tag |= top << i;
    }
    *rgsr = (*rgsr & ~(UINT64_C(0xFFFF) << RGSR_SEED)) | (uint64_t)seed << RGSR_SEED;
    return tag;
}

/*
 * AArch64.ChooseTagOrZero(). With GCR_EL1.RRND the choice is IMPLEMENTATION DEFINED, and may be a
 * function of RGSR_EL1: here it is the same as without.
 */
static unsigned next_tag(struct a64 *c, unsigned exclude)
{
    if (!a64_tags_enabled(c))
        return 0;
    uint64_t *rgsr = &c->sys[SYS_RGSR_EL1];
    const unsigned offset = random_tag(rgsr);
    const unsigned tag = choose_tag((unsigned)*rgsr & 15, offset, exclude);
    *rgsr = (*rgsr & ~UINT64_C(15)) | tag;
    return tag;
}

static unsigned excluded(const struct a64 *c)
{
    return (uint16_t)c->sys[SYS_GCR_EL1];
}

enum a64_result a64_exec_irg(struct a64 *c, uint32_t insn)
{
    const uint64_t address = a64_xsp(c, a64_irg_rn(insn));
    const unsigned exclude = (uint16_t)a64_x(c, a64_irg_rm(insn)) | excluded(c);
    a64_set_xsp(c, a64_irg_rd(insn), with_tag(c, address, next_tag(c, exclude)));
    return A64_NEXT;
}

/* ADDG, SUBG. */
enum a64_result a64_exec_addg(struct a64 *c, uint32_t insn)
{
    const uint64_t address = a64_xsp(c, a64_addg_rn(insn));
    const uint64_t offset = (uint64_t)a64_addg_uimm6(insn) * GRANULE;
    const unsigned tag = choose_tag(tag_of(address), a64_addg_uimm4(insn), excluded(c));
    const uint64_t result = a64_addg_op(insn) ? address - offset : address + offset;
    a64_set_xsp(c, a64_addg_rd(insn), with_tag(c, result, tag));
    return A64_NEXT;
}

enum a64_result a64_exec_gmi(struct a64 *c, uint32_t insn)
{
    const unsigned tag = tag_of(a64_xsp(c, a64_gmi_rn(insn)));
    a64_set_x(c, a64_gmi_rd(insn), a64_x(c, a64_gmi_rm(insn)) | UINT64_C(1) << tag);
    return A64_NEXT;
}

enum a64_result a64_exec_subp(struct a64 *c, uint32_t insn)
{
    const uint64_t left = a64_sext(a64_xsp(c, a64_subp_rn(insn)), 56);
    const uint64_t right = a64_sext(a64_xsp(c, a64_subp_rm(insn)), 56);
    a64_set_x(c, a64_subp_rd(insn), left - right);
    return A64_NEXT;
}
enum a64_result a64_exec_subps(struct a64 *c, uint32_t insn)
{
    const uint64_t left = a64_sext(a64_xsp(c, a64_subps_rn(insn)), 56);
    const uint64_t right = a64_sext(a64_xsp(c, a64_subps_rm(insn)), 56);
    const uint64_t result = left - right;
    a64_set_x(c, a64_subps_rd(insn), result);
    c->n = result;
    c->z = result;
    c->c = left >= right;
    c->v = 0; /* 56-bit operands cannot overflow */
    return A64_NEXT;
}

/* ---- allocation tags in memory --------------------------------------------------------------- */

/* Where the tags of `va` are; `*tagged`: has it any that may be accessed. */
static enum a64_result locate(struct a64 *c, uint64_t va, enum mmu_access access, bool unprivileged,
                              bool *tagged, uint64_t *pa)
{
    struct mmu_fault fault;
    *tagged = false;
    *pa = 0;
    const struct mmu_page *page =
        mmu_translate(c->mmu, (va_t){ va }, access, a64_mode(c, unprivileged), &fault);
    if (page == NULL)
        return a64_fault(c, &fault, NULL);
    *tagged = page->attr.tagged && c->impl->mte2 && a64_tags_enabled(c);
    *pa = page->pa_page | (va & (PAGE - 1));
    if (*tagged && c->tags == NULL)
        c->tags = a64_tags_new();
    return A64_NEXT;
}

enum a64_result a64_tags_store(struct a64 *c, uint64_t va, uint32_t size, unsigned tag,
                               bool unprivileged)
{
    bool tagged;
    uint64_t pa;
    A64_TRY(locate(c, va, MMU_WRITE, unprivileged, &tagged, &pa));
    for (uint32_t i = 0; tagged && i < size; i += GRANULE)
        a64_tags_set(c->tags, pa + i, tag);
    return A64_NEXT;
}

static enum a64_result load_tag(struct a64 *c, uint64_t va, unsigned *tag)
{
    bool tagged;
    uint64_t pa;
    A64_TRY(locate(c, va, MMU_READ, false, &tagged, &pa));
    *tag = tagged ? a64_tags_get(c->tags, pa) : 0;
    return A64_NEXT;
}

enum a64_result a64_exec_ldg(struct a64 *c, uint32_t insn)
{
    const unsigned rn = a64_ldg_rn(insn);
    const unsigned rt = a64_ldg_rt(insn);
    A64_TRY(a64_check_sp(c, rn));
    const uint64_t va = a64_xsp(c, rn) + (uint64_t)((int64_t)a64_ldg_imm9(insn) * GRANULE);
    unsigned tag;
    A64_TRY(load_tag(c, va & ~(uint64_t)(GRANULE - 1), &tag));
    a64_set_x(c, rt, with_tag(c, a64_x(c, rt), tag));
    return A64_NEXT;
}

/* Where an access of the class with `mode` (1 post-index, 2 offset, 3 pre-index) is, and what the
 * base becomes. */
struct place {
    unsigned rn;
    bool writeback;
    uint64_t va, after;
};
static enum a64_result find_place(struct a64 *c, unsigned rn, int32_t scaled, unsigned mode,
                                  struct place *p)
{
    A64_TRY(a64_check_sp(c, rn));
    const uint64_t base = a64_xsp(c, rn);
    const uint64_t moved = base + (uint64_t)((int64_t)scaled * GRANULE);
    *p = (struct place){
        .rn = rn, .writeback = mode != 2, .va = mode == 1 ? base : moved, .after = moved
    };
    if (p->va % GRANULE != 0)
        return a64_alignment_fault(c, p->va, true, NULL);
    return A64_NEXT;
}

/* STG, STZG, ST2G, STZ2G. Two granules may lie in two pages: nothing is written before both are
 * known to be writable. */
enum a64_result a64_exec_stg(struct a64 *c, uint32_t insn)
{
    const bool zero = (a64_stg_off_opc(insn) & 1) != 0;
    const uint32_t granules = (a64_stg_off_opc(insn) & 2) != 0 ? 2 : 1;
    const unsigned tag = tag_of(a64_xsp(c, a64_stg_off_rt(insn)));
    struct place p;
    A64_TRY(
        find_place(c, a64_stg_off_rn(insn), a64_stg_off_imm9(insn), a64_stg_off_mode(insn), &p));
    const struct mmu_page *page;
    for (uint32_t i = 0; i < granules; i++)
        A64_TRY(a64_translate(c, p.va + (uint64_t)i * GRANULE, MMU_WRITE, &page));
    if (zero) {
        const uint8_t zeros[2 * GRANULE] = { 0 };
        const struct a64_how how = { .element = GRANULE };
        A64_TRY(a64_store(c, p.va, granules * GRANULE, &how, zeros));
    }
    for (uint32_t i = 0; i < granules; i++)
        A64_TRY(a64_tags_store(c, p.va + (uint64_t)i * GRANULE, GRANULE, tag, false));
    if (p.writeback)
        a64_set_xsp(c, p.rn, p.after);
    return A64_NEXT;
}

enum a64_result a64_exec_stgp(struct a64 *c, uint32_t insn)
{
    struct place p;
    A64_TRY(
        find_place(c, a64_stgp_off_rn(insn), a64_stgp_off_imm7(insn), a64_stgp_off_mode(insn), &p));
    const uint64_t data[2] = { a64_x(c, a64_stgp_off_rt(insn)), a64_x(c, a64_stgp_off_rt2(insn)) };
    const struct a64_how how = { .element = 8 };
    A64_TRY(a64_store(c, p.va, GRANULE, &how, data));
    A64_TRY(a64_tags_store(c, p.va, GRANULE, tag_of(p.va), false));
    if (p.writeback)
        a64_set_xsp(c, p.rn, p.after);
    return A64_NEXT;
}

/* ---- many tags at once ----------------------------------------------------------------------- */

/* GMID_EL1.BS is 6: 256 bytes, the 16 tags that a register holds. */
enum { BULK = 256 };

enum a64_result a64_exec_ldgm(struct a64 *c, uint32_t insn)
{
    const unsigned rn = a64_ldgm_rn(insn);
    if (c->el == 0)
        return a64_undefined(c);
    A64_TRY(a64_check_sp(c, rn));
    const uint64_t va = a64_xsp(c, rn) & ~(uint64_t)(BULK - 1);
    uint64_t data = 0;
    for (unsigned i = 0; i < BULK / GRANULE; i++) {
        unsigned tag;
        A64_TRY(load_tag(c, va + (uint64_t)i * GRANULE, &tag));
        data |= (uint64_t)tag << i * 4;
    }
    a64_set_x(c, a64_ldgm_rt(insn), data);
    return A64_NEXT;
}

enum a64_result a64_exec_stgm(struct a64 *c, uint32_t insn)
{
    const unsigned rn = a64_stgm_rn(insn);
    if (c->el == 0)
        return a64_undefined(c);
    A64_TRY(a64_check_sp(c, rn));
    const uint64_t va = a64_xsp(c, rn) & ~(uint64_t)(BULK - 1);
    const uint64_t data = a64_x(c, a64_stgm_rt(insn));
    for (unsigned i = 0; i < BULK / GRANULE; i++)
        A64_TRY(a64_tags_store(c, va + (uint64_t)i * GRANULE, GRANULE, data >> i * 4 & 15, false));
    return A64_NEXT;
}

enum a64_result a64_exec_stzgm(struct a64 *c, uint32_t insn)
{
    const unsigned rn = a64_stzgm_rn(insn);
    if (c->el == 0)
        return a64_undefined(c);
    A64_TRY(a64_check_sp(c, rn));
    const uint64_t va = a64_xsp(c, rn);
    const unsigned tag = a64_x(c, a64_stzgm_rt(insn)) & 15;
    return a64_zero_block(c, va, tag);
}
