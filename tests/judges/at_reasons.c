/* SPDX-License-Identifier: Apache-2.0 */
/* What QEMU 7.2 is known to do otherwise than the architecture, or than gather where it may choose.
 */
#include "judge_at.h"

#include "mmu/regbits.h"

#define PAR_ATTRIBUTES (UINT64_C(0xFF) << PAR_ATTR | UINT64_C(3) << PAR_SH)

/* ---- the case -------------------------------------------------------------------------------- */

void at_difference_walk(struct at_difference *d, struct mmu *m)
{
    d->regs = at_regs(d->c);
    d->host = at_in_host(&d->regs);
    at_walk(m, d->c, &d->walk);
    walk_decode(&d->context, &d->regs, mmu_regime(&d->regs, at_el(d->c)), &d->cpu->impl);
    d->range = &d->context.range[d->context.regime != MMU_EL2 && bit(d->c->va, 55)];
    d->both = at_op(d->c)->both && !d->host && d->context.s2_on;
}

static bool judge_faults(const struct at_difference *d)
{
    return d->judge->esr == 0 && d->judge->par & PAR_F;
}

static bool ours_faults(const struct at_difference *d)
{
    return d->ours.exception || d->ours.par & PAR_F;
}

static unsigned judge_fst(const struct at_difference *d)
{
    return (unsigned)field(d->judge->par, PAR_FST, 6);
}

/* PAR_EL1.{S,PTW} of the judge: 3 for a stage-2 fault on a stage-1 walk. */
static unsigned judge_stage(const struct at_difference *d)
{
    return (unsigned)field(d->judge->par, PAR_PTW, 2);
}

/* The last leaf of the stage, for the address itself; NULL if the walk did not get there. */
static const struct mmu_step *leaf_of(const struct mmu_walk *walk, unsigned stage)
{
    const struct mmu_step *leaf = NULL;
    for (unsigned k = 0; k < walk->steps; k++) {
        const struct mmu_step *step = &walk->step[k];
        if (step->stage == stage && !step->for_table &&
            (step->type == MMU_BLOCK || step->type == MMU_PAGE))
            leaf = step;
    }
    return leaf;
}

/* The level of the stage-1 descriptor whose read or update failed at stage 2. */
static int8_t stage1_level(const struct at_difference *d)
{
    int level = d->range->start_level;
    for (unsigned k = 0; k < d->walk.steps; k++)
        if (d->walk.step[k].stage == 1 && d->walk.step[k].read)
            level = d->walk.step[k].level + !d->ours.fault.update;
    return (int8_t)level;
}

/* ---- what QEMU does not look at -------------------------------------------------------------- */

static bool ignores_tge(const struct at_difference *d)
{
    return bit(d->regs.hcr_el2, HCR_TGE) && !bit(d->regs.hcr_el2, HCR_E2H) && at_op(d->c)->el < 2 &&
           bit(d->regs.sctlr_el1, SCTLR_M);
}

static bool asks_guest(const struct at_difference *d)
{
    return d->host && at_op(d->c)->both;
}

static bool ptw_without_stage2(const struct at_difference *d)
{
    enum { FST_PERMISSION = 0x0C };
    return bit(d->regs.hcr_el2, HCR_PTW) && !d->context.s2_on && d->context.regime == MMU_EL10 &&
           judge_faults(d) && judge_stage(d) == 3 && (judge_fst(d) & ~3U) == FST_PERMISSION;
}

/* A Translation fault of stage 2, whether for the address or for a stage-1 table. */
static bool stage2_translation(const struct at_difference *d)
{
    enum { FST_TRANSLATION = 0x04, FST_TRANSLATION_MINUS_1 = 0x2B };
    return judge_faults(d) && judge_stage(d) >= 2 &&
           ((judge_fst(d) & ~3U) == FST_TRANSLATION || judge_fst(d) == FST_TRANSLATION_MINUS_1);
}

/* ---- faults ---------------------------------------------------------------------------------- */

static bool level_of_stage1(const struct at_difference *d)
{
    const uint64_t fst = UINT64_C(0x3F) << PAR_FST;
    struct mmu_fault f = d->ours.fault;
    f.level = stage1_level(d);
    const unsigned judge = d->judge->esr ? (unsigned)field(d->judge->esr, 0, 6) : judge_fst(d);
    return ours_faults(d) && f.s1ptw && (d->par & ~fst) == 0 &&
           d->ours.exception == (d->judge->esr != 0) && judge == mmu_fault_dfsc(&f);
}

/* QEMU holds T0SZ and SL0 against the output size of PS, the architecture against PARange. */
static bool ps_limits_input(const struct at_difference *d)
{
    const struct ttw *t = &d->context.stage2;
    const bool first = t->form.granule_bits == 12 ? t->start_level == 0 : t->start_level == 1;
    const unsigned least = t->form.granule_bits == 14 ? 40 : 42;
    return d->context.s2_on && stage2_translation(d) &&
           (t->input_bits > t->output_bits || (first && t->output_bits <= least));
}

/* With DS = 1 QEMU knows stage 2 from level -1 for 52 bits only, and not from level 0 for 16 KiB.
 */
static bool start_level_unknown(const struct at_difference *d)
{
    const struct ttw *t = &d->context.stage2;
    return d->context.s2_on && stage2_translation(d) && t->ds &&
           ((t->start_level < 0 && t->input_bits < 52) ||
            (t->start_level == 0 && t->form.granule_bits == 14));
}

static uint64_t stage1_ttbr(const struct at_difference *d)
{
    const struct mmu_regs *r = &d->regs;
    const bool upper = d->range == &d->context.range[1];
    if (d->context.regime == MMU_EL10)
        return upper ? r->ttbr1_el1 : r->ttbr0_el1;
    return upper ? r->ttbr1_el2 : r->ttbr0_el2;
}

enum { TTBR_HIGH = 2 }; /* where bits [51:48] of a 52-bit base begin */

static bool base_keeps_bits(const struct ttw *t, uint64_t ttbr)
{
    const unsigned entry_bits = t->input_bits - level_shift(&t->form, t->start_level);
    const unsigned table_bits = entry_bits + DESCRIPTOR_SHIFT;
    return !t->out_of_range && t->form.high != TTW_HIGH_NONE && table_bits < 6 &&
           ttbr & low_bits(6) & ~low_bits(table_bits);
}

/* A start table of fewer than 8 entries: TTBR bits [5:3] are address in QEMU even as [51:48]. */
static bool small_table(const struct at_difference *d)
{
    return base_keeps_bits(d->range, stage1_ttbr(d)) ||
           (d->context.s2_on && base_keeps_bits(&d->context.stage2, d->regs.vttbr_el2));
}

/* QEMU holds all of a Block's address field against the output size, its RES0 bits too. */
static bool block_res0_bits(const struct at_difference *d)
{
    const unsigned stage = judge_stage(d) >= 2 ? 2 : 1;
    const struct ttw *t = stage == 2 ? &d->context.stage2 : d->range;
    if (!judge_faults(d) || judge_fst(d) > FINAL_LEVEL || t->output_bits >= 48)
        return false;
    for (unsigned k = 0; k < d->walk.steps; k++) {
        const struct mmu_step *step = &d->walk.step[k];
        if (step->stage == stage && step->type == MMU_BLOCK &&
            step->raw & low_bits(level_shift(&t->form, step->level)) & ~low_bits(t->output_bits))
            return true;
    }
    return false;
}

/* The last descriptor that the walk read, NULL if none. */
static const struct mmu_step *last_step(const struct at_difference *d)
{
    return d->walk.steps > 0 ? &d->walk.step[d->walk.steps - 1] : NULL;
}

static bool high_bits_ignored(const struct at_difference *d)
{
    const bool stage2 = d->ours.fault.stage2;
    const struct ttw *t = stage2 ? &d->context.stage2 : d->range;
    const uint64_t ttbr = stage2 ? d->regs.vttbr_el2 : stage1_ttbr(d);
    const struct mmu_step *last = last_step(d);
    const bool there = field(ttbr, TTBR_HIGH, 4) || (last != NULL && last->output >> 48 != 0);
    return d->ours.fault.kind == MMU_FAULT_ADDRESS_SIZE && t->form.high != TTW_HIGH_NONE &&
           t->output_bits <= 48 && there;
}

/* By R_CVSBH the descriptor's bits count; by the pseudocode the output address, bits of the VA too.
 */
static bool block_beyond_output(const struct at_difference *d)
{
    const struct mmu_step *last = last_step(d);
    if (d->ours.fault.kind != MMU_FAULT_ADDRESS_SIZE || last == NULL || last->type != MMU_BLOCK)
        return false;
    const struct ttw *t = last->stage == 2 ? &d->context.stage2 : d->range;
    return level_shift(&t->form, last->level) > t->output_bits;
}

/* D8.3.1: the levels of Blocks are 1 and 2 with 4 KiB, else 2, and with 52-bit addresses one more.
 */
static bool block_anywhere(const struct at_difference *d)
{
    const struct mmu_step *last = last_step(d);
    if (d->ours.fault.kind != MMU_FAULT_TRANSLATION || last == NULL || last->type != MMU_INVALID)
        return false;
    const struct ttw *t = last->stage == 2 ? &d->context.stage2 : d->range;
    const int first = (t->form.granule_bits == 12 ? 1 : 2) - (t->form.high != TTW_HIGH_NONE);
    return (last->raw & 3) == 1 && last->level < first;
}

static bool hpd_without_feature(const struct at_difference *d)
{
    enum { TCR_HPD0 = 41, TCR_EL2_HPD = 24 };
    const bool upper = d->range == &d->context.range[1];
    const bool hpd = d->context.regime == MMU_EL2
                         ? bit(d->regs.tcr_el2, TCR_EL2_HPD)
                         : bit(d->context.regime == MMU_EL10 ? d->regs.tcr_el1 : d->regs.tcr_el2,
                               TCR_HPD0 + upper);
    return hpd && !d->cpu->impl.hpds && d->ours.fault.kind == MMU_FAULT_PERMISSION &&
           !d->ours.fault.stage2;
}

/* ---- updates --------------------------------------------------------------------------------- */

static bool makes_dirty(const struct at_difference *d)
{
    const uint64_t dirty = UINT64_C(1) << LEAF_READ_ONLY; /* S2AP[1] is the same bit */
    if (!at_op(d->c)->write)
        return false;
    for (uint64_t k = 0; k < d->after->words; k++) {
        const uint64_t changed = d->judge->word[k].value ^ d->after->word[k].value;
        const uint64_t ours = d->after->word[k].value;
        const bool big = changed == __builtin_bswap64(dirty);
        if (changed != 0 && !(changed == dirty || big))
            return false;
        if (changed != 0 && !leaf_dbm(big ? __builtin_bswap64(ours) : ours))
            return false;
    }
    return true;
}

/*
 * The same where stage 2 does not let the hardware write stage 1's descriptor, or where that is
 * stage 2's as well and so stops being writable: AP[2] and S2AP[1] are one bit of opposite sense.
 */
static bool cannot_make_dirty(const struct at_difference *d)
{
    const struct mmu_step *leaf = leaf_of(&d->walk, 1), *s2 = leaf_of(&d->walk, 2);
    const bool shared = leaf != NULL && s2 != NULL && leaf->pa.pa == s2->pa.pa;
    return at_op(d->c)->write && leaf != NULL && d->range->hd && leaf_dbm(leaf->raw) &&
           leaf_read_only(leaf->raw) && judge_faults(d) &&
           (judge_stage(d) == 3 || (shared && judge_stage(d) == 2));
}

/* Only the Access flag, and on the way to a fault. */
static bool sets_access_flag(const struct at_difference *d)
{
    const uint64_t flag = UINT64_C(1) << LEAF_AF;
    for (uint64_t k = 0; k < d->after->words; k++) {
        const uint64_t changed = d->judge->word[k].value ^ d->after->word[k].value;
        if ((changed != 0 && changed != flag && changed != __builtin_bswap64(flag)) ||
            (d->judge->word[k].value & changed) != changed)
            return false;
    }
    return ours_faults(d);
}

/* ---- attributes ------------------------------------------------------------------------------ */

/* Ways of QEMU with attributes, each with a row below. */
enum {
    QUIRK_C = 1 << 0,
    QUIRK_CD = 1 << 1,
    QUIRK_FWB_DEVICES = 1 << 2,
    QUIRK_NIBBLE = 1 << 3,
    QUIRK_TRANSIENT = 1 << 4,
    QUIRK_PAR_SH = 1 << 5,
    QUIRK_OFF_SH = 1 << 6,
    QUIRKS = (1 << 7) - 1
};

struct shown {
    unsigned attr, sh;
};

static void fill_attributes(const struct at_difference *d, struct mmu_combine_in *in)
{
    const struct mmu_step *s1 = leaf_of(&d->walk, 1), *s2 = leaf_of(&d->walk, 2);
    *in = d->context.in;
    if (d->walk.s1_on && s1 != NULL) {
        in->s1_attr = (uint8_t)(d->context.mair >> 8 * leaf_attr_index(s1->raw));
        in->s1_sh = d->range->ds ? d->range->sh : leaf_sh(s1->raw);
    }
    if (d->both && s2 != NULL) {
        in->s2_attr = leaf_memattr(s2->raw);
        in->s2_sh = d->context.stage2.ds ? d->context.stage2.sh : leaf_sh(s2->raw);
    }
    if (!d->both && in->dc) { /* stage 1 alone, as HCR_EL2.DC makes it */
        in->s1_attr = in->dct && in->features.mte2 ? 0xF0 : 0xFF;
        in->s1_sh = SH_NON;
        in->s1 = in->c = true;
    }
    in->vm = d->both;
    in->dc &= d->both;
}

static bool is_device(unsigned mair_byte)
{
    return mair_byte >> 4 == 0;
}

/* The inner nibble as QEMU looks at it: 0, 4, 8, 12 for the four types of Device. */
static unsigned inner_nibble(const struct mmu_combine_in *in)
{
    static const uint8_t of_normal[] = { 3, 4, 0xB, 0xF };
    const unsigned outer = in->s2_attr >> 2 & 3, inner = in->s2_attr & 3;
    if (outer == 0)
        return inner << 2;
    return in->cd ? 4 : of_normal[inner];
}

static unsigned nibble_device(const struct mmu_combine_in *in)
{
    const unsigned s1 = in->s1_attr & 0xF, s2 = inner_nibble(in);
    for (unsigned type = 0; type < 0xC; type += 4)
        if (s1 == type || s2 == type)
            return type;
    return 0xC;
}

/* Write-Back transient (01RW) over stage 2's Write-Through: as if it were not transient. */
static unsigned not_transient(unsigned nibble, unsigned s2)
{
    return nibble >> 2 == 1 && nibble != 4 && s2 == 2 ? nibble | 8 : nibble;
}

/* What PAR_EL1 shows if these quirks of QEMU were the architecture. */
static struct shown with_quirks(const struct at_difference *d, unsigned quirks)
{
    struct mmu_combine_in in;
    struct mmu_combine_out out;
    fill_attributes(d, &in);
    const bool fwb = in.fwb && in.features.s2fwb && d->both;
    const bool off = !in.s1 && !in.dc;
    const unsigned programmed = in.s1 ? in.s1_sh : SH_NON;
    if (in.s1_sh == SH_RESERVED)
        in.s1_sh = SH_NON;
    if (in.s2_sh == SH_RESERVED)
        in.s2_sh = SH_NON;
    if (quirks & QUIRK_C)
        in.c = true;
    if (quirks & QUIRK_CD && fwb)
        in.cd = false;
    if (quirks & QUIRK_OFF_SH && off) {
        in.s1 = true;
        in.s1_attr = in.s1_sh = 0;
    }
    if (quirks & QUIRK_FWB_DEVICES && fwb && !(in.s2_attr & 4))
        in.s1_attr = 0xFF;
    if (quirks & QUIRK_TRANSIENT && d->both && !fwb && !in.dc && !is_device(in.s1_attr))
        in.s1_attr = (uint8_t)(not_transient(in.s1_attr >> 4, in.s2_attr >> 2 & 3) << 4 |
                               not_transient(in.s1_attr & 0xF, in.s2_attr & 3));
    mmu_combine(&in, &out, NULL);
    struct shown shown = { out.par_attr, out.par_sh };
    if (quirks & QUIRK_NIBBLE && d->both && !fwb && is_device(out.par_attr)) {
        if (in.dc)
            in.s1_attr = 0xFF;
        else if (!in.s1)
            in.s1_attr = 0;
        shown.attr = nibble_device(&in);
    }
    if (quirks & QUIRK_PAR_SH && !d->both)
        shown.sh = programmed;
    return shown;
}

static bool shows(const struct at_difference *d, struct shown shown)
{
    return field(d->judge->par, PAR_ATTR, 8) == shown.attr &&
           field(d->judge->par, PAR_SH, 2) == shown.sh;
}

/* All quirks together give just what QEMU says, and without this one they do not. */
static bool decides(const struct at_difference *d, unsigned quirk)
{
    return shows(d, with_quirks(d, QUIRKS)) && !shows(d, with_quirks(d, QUIRKS & ~quirk));
}

static bool c_ignored(const struct at_difference *d)
{
    return decides(d, QUIRK_C);
}
static bool cd_ignored(const struct at_difference *d)
{
    return decides(d, QUIRK_CD);
}
static bool weaker_device(const struct at_difference *d)
{
    return decides(d, QUIRK_FWB_DEVICES);
}
static bool nibble_as_device(const struct at_difference *d)
{
    return decides(d, QUIRK_NIBBLE);
}
static bool transient_lost(const struct at_difference *d)
{
    return decides(d, QUIRK_TRANSIENT);
}
static bool sh_as_programmed(const struct at_difference *d)
{
    return decides(d, QUIRK_PAR_SH);
}
static bool sh_of_stage1_off(const struct at_difference *d)
{
    return decides(d, QUIRK_OFF_SH);
}

static bool reserved_attributes(const struct at_difference *d)
{
    struct mmu_combine_in in;
    struct mmu_combine_out out;
    fill_attributes(d, &in);
    mmu_combine(&in, &out, NULL);
    return out.unpredictable;
}

static bool res0_memattr(const struct at_difference *d)
{
    struct mmu_combine_in in;
    fill_attributes(d, &in);
    return d->both && in.fwb && in.features.s2fwb && in.s2_attr & 8 &&
           field(d->judge->par, PAR_ATTR, 8) == 0;
}

/* ---- the table ------------------------------------------------------------------------------- */

#define WHOLE (AT_OUTCOME | AT_ATTRIBUTES | AT_MEMORY)
static const struct at_reason reasons[] = {
    { "HCR_EL2.TGE=1 does not switch stage 1 of EL1&0 off", "D24.2.62", WHOLE, ignores_tge },
    { "AT S12E* with HCR_EL2.{E2H,TGE}={1,1} asks EL1&0", "C5.4.3", WHOLE, asks_guest },
    { "HCR_EL2.PTW=1 with stage 2 off: walks fault", "D24.2.62", WHOLE, ptw_without_stage2 },
    { "a stage-2 fault on a stage-1 walk has stage 1's level", "D24.2.142", AT_OUTCOME,
      level_of_stage1 },
    { "VTCR_EL2.PS, not PARange, limits VTCR_EL2.T0SZ and SL0", "D8.2", WHOLE, ps_limits_input },
    { "VTCR_EL2.DS=1: start level -1, or 0 of 16 KiB, not taken", "D8.2.8", WHOLE,
      start_level_unknown },
    { "a start table of fewer than 8 entries at a 52-bit base: TTBR bits [5:3] kept", "D24.2.209",
      WHOLE, small_table },
    { "Address size fault for RES0 bits of a Block", "D8.3.1", WHOLE, block_res0_bits },
    { "AT S1E*W makes dirty what it may not: fault", "D8.5.2.2 R_ZYGHJ", WHOLE, cannot_make_dirty },
    { "address bits [51:48] not looked at with an output size of 48", "D8.1", WHOLE,
      high_bits_ignored },
    { "a Block larger than the output size: only the descriptor's bits count",
      "D8.15.1.2 R_CVSBH, against J1.1.4", WHOLE, block_beyond_output },
    { "a Block descriptor at any level", "D8.3.1", WHOLE, block_anywhere },
    { "TCR_ELx.HPDn counts without FEAT_HPDS", "D24.2.194", WHOLE, hpd_without_feature },
    { "AT S1E*W makes descriptors dirty", "D8.5.2.2 R_ZYGHJ", AT_MEMORY, makes_dirty },
    { "the Access flag set before a fault", "D8.5.1.2 I_LLCCB", AT_MEMORY, sets_access_flag },
    { "reserved attributes: another allocated or reserved value", "K1.2.19", AT_ATTRIBUTES,
      reserved_attributes },
    { "FWB=1: MemAttr[3], RES0, not ignored", "D8.6.6", AT_ATTRIBUTES, res0_memattr },
    { "SCTLR_ELx.C=0 not looked at", "D7.5.5", AT_ATTRIBUTES, c_ignored },
    { "FWB=1: HCR_EL2.CD not looked at", "D7.5.5", AT_ATTRIBUTES, cd_ignored },
    { "FWB=1: stage 2's Device type, not the stronger", "D8.6.6 R_GSDKZ", AT_ATTRIBUTES,
      weaker_device },
    { "FWB=0: the inner nibble of Normal memory taken for a Device type", "D8.6.5.1", AT_ATTRIBUTES,
      nibble_as_device },
    { "FWB=0: Write-Through by stage 2 is not transient", "D8.6.5.2", AT_ATTRIBUTES,
      transient_lost },
    { "stage 1 alone: SH as programmed for Device and Non-cacheable", "D24.2.142", AT_ATTRIBUTES,
      sh_as_programmed },
    { "stage 1 off: Non-shareable before stage 2", "D8.6.7", AT_ATTRIBUTES, sh_of_stage1_off },
};
_Static_assert(ARRAY_LEN(reasons) <= AT_REASONS_MAX, "struct comparison counts every reason");

const struct at_reason *at_reason(unsigned n)
{
    return n < ARRAY_LEN(reasons) ? &reasons[n] : NULL;
}

static unsigned parts_of(const struct at_difference *d)
{
    unsigned parts = d->memory ? AT_MEMORY : 0;
    if (d->exception || d->par & ~PAR_ATTRIBUTES || (judge_faults(d) && d->par))
        parts |= AT_OUTCOME;
    else if (d->par)
        parts |= AT_ATTRIBUTES;
    return parts;
}

bool at_explain(const struct at_difference *d, uint64_t *hits)
{
    unsigned parts = parts_of(d);
    for (size_t k = 0; k < ARRAY_LEN(reasons) && parts; k++)
        if (parts & reasons[k].parts && reasons[k].explains(d)) {
            parts &= ~reasons[k].parts;
            hits[k]++;
        }
    return parts == 0;
}
