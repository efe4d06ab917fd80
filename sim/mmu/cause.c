/* SPDX-License-Identifier: Apache-2.0 */
/* Why a walk faulted: the field or register that did it, for people. */
#include "mmu/mmu.h"

#include <inttypes.h>

#include "mmu/permissions.h"
#include "mmu/print.h"
#include "mmu/regbits.h"

/* What the texts are made of. */
struct cause {
    struct text to;
    const struct mmu_walk *walk;
    const struct mmu_fault *fault;
    struct walk_context c;
    const struct ttw *t;         /* the tree of the fault's stage */
    const struct mmu_step *last; /* descriptor read of that stage; NULL: none */
    bool upper;
};

static const char *tcr_name(const struct cause *w)
{
    if (w->fault->stage2)
        return "VTCR_EL2";
    return w->c.regime == MMU_EL10 ? "TCR_EL1" : "TCR_EL2";
}

static unsigned el_of(const struct cause *w)
{
    return w->c.regime == MMU_EL10 ? 1 : 2;
}

/* The last descriptor of the fault's stage, if that is where the walk ended. */
static const struct mmu_step *last_step(const struct cause *w)
{
    const struct mmu_walk *walk = w->walk;
    if (walk->steps == 0)
        return NULL;
    const struct mmu_step *s = &walk->step[walk->steps - 1];
    const uint64_t input = w->fault->stage2 ? w->fault->ipa.ipa : w->fault->va.va;
    return s->stage == (w->fault->stage2 ? 2 : 1) && s->input == input &&
                   s->for_table == w->fault->s1ptw
               ? s
               : NULL;
}

/* ---- translation and address size ------------------------------------------------------------ */

static void no_stage2_walk(struct cause *w)
{
    if (w->t->out_of_range)
        text_word(&w->to, "VTCR_EL2.{T0SZ,TG0,SL0} give no start level (DDI 0487 D8.2.2)");
    else
        text_word(&w->to, "the IPA has more than %u bits, see VTCR_EL2.T0SZ (DDI 0487 D8.1.10)",
                  w->t->input_bits);
}

static void no_stage1_walk(struct cause *w)
{
    const char *tcr = tcr_name(w);
    const unsigned n = w->upper;
    if (w->t->out_of_range)
        text_word(&w->to, "%s.T%uSZ is outside its range (DDI 0487 D8.1.9)", tcr, n);
    else if (w->t->not_el0 && (w->walk->mode & MMU_MODE_EL) == 0)
        text_word(&w->to, "%s.E0PD%u=1: the range is not for EL0 (DDI 0487 D8.2.4)", tcr, n);
    else if (!walk_range(&w->c, w->fault->va, (enum mmu_access)w->fault->access, w->walk->mode))
        text_word(&w->to,
                  "the VA is in no range: its bits above bit %u are not all %u, see %s.T%uSZ "
                  "(DDI 0487 D8.2.4)",
                  w->t->input_bits - 1U, n, tcr, n);
    else
        text_word(&w->to, "%s.EPD%u=1: no walks of this range (DDI 0487 D8.2.4)", tcr, n);
}

static void translation(struct cause *w)
{
    const struct mmu_step *s = w->last;
    if (!s) {
        if (w->fault->stage2)
            no_stage2_walk(w);
        else
            no_stage1_walk(w);
    } else if (!bit(s->raw, 0)) {
        text_word(&w->to, "bit 0 of the descriptor is 0 (DDI 0487 D8.3)");
    } else if (s->type != MMU_INVALID) {
        text_word(&w->to, "nT=1 (DDI 0487 D8.7.3)");
    } else if (s->level == FINAL_LEVEL) {
        text_word(&w->to, "bits 1:0 of a descriptor of level 3 are 0b01, not 0b11 (DDI 0487 D8.3)");
    } else {
        text_word(&w->to, "no Block of level %d with this granule (DDI 0487 D8.3)", s->level);
    }
}

static void address_size(struct cause *w)
{
    const struct mmu_step *s = w->last;
    if (!w->fault->stage2 && !w->c.s1_on) {
        text_word(&w->to, "stage 1 is off and the VA has more than %u bits (DDI 0487 D8.2.12.1)",
                  w->c.pa_bits);
        return;
    }
    const char *field = w->fault->stage2 || w->c.regime == MMU_EL2 ? "PS" : "IPS";
    if (s)
        text_word(&w->to, "the descriptor's address 0x%" PRIx64, s->output);
    else if (w->fault->stage2)
        text_word(&w->to, "VTTBR_EL2");
    else
        text_word(&w->to, "TTBR%u_EL%u", (unsigned)w->upper, el_of(w));
    text_word(&w->to, "has more than the %u bits of %s.%s (DDI 0487 D8.1.7)", w->t->output_bits,
              tcr_name(w), field);
}

/* ---- permissions ----------------------------------------------------------------------------- */

static unsigned tables_above(const struct cause *w)
{
    unsigned tables = 0;
    for (unsigned k = 0; k < w->walk->steps && w->t->hierarchical; k++) {
        const struct mmu_step *s = &w->walk->step[k];
        if (s->stage == 1 && s->read && s->type == MMU_TABLE)
            tables |= table_permissions(s->raw);
    }
    return tables;
}

static const char *no_execution(const struct cause *w, uint64_t d, unsigned tables, bool el0)
{
    if (!w->c.unprivileged) {
        if (leaf_uxn(d))
            return "XN=1";
        return tables & TABLE_UXN ? "XNTable=1 in a Table descriptor" : NULL;
    }
    if (el0) {
        if (leaf_uxn(d))
            return "UXN=1";
        return tables & TABLE_UXN ? "UXNTable=1 in a Table descriptor" : NULL;
    }
    if (w->c.nv1 ? leaf_uxn(d) : leaf_pxn(d))
        return "PXN=1";
    if (tables & (w->c.nv1 ? TABLE_UXN : TABLE_PXN))
        return "PXNTable=1 in a Table descriptor";
    return NULL;
}

static const char *no_write(const struct cause *w, uint64_t d, unsigned tables)
{
    if (leaf_read_only(d) && !(w->t->ha && w->t->hd && leaf_dbm(d)))
        return "AP[2]=1: read-only";
    return tables & TABLE_READ_ONLY ? "APTable[1]=1 in a Table descriptor: read-only" : NULL;
}

static const char *not_for_el0(const struct cause *w, uint64_t d, unsigned tables)
{
    if (w->c.nv1)
        return "HCR_EL2.NV1=1: AP[1] counts as 0";
    if (!leaf_el0(d))
        return "AP[1]=0: not for EL0";
    return tables & TABLE_NO_EL0 ? "APTable[0]=1 in a Table descriptor: not for EL0" : NULL;
}

static void stage1_permission(struct cause *w)
{
    const uint64_t d = w->last->raw;
    const unsigned tables = tables_above(w);
    const enum mmu_access access = (enum mmu_access)w->fault->access;
    const bool el0 = (w->walk->mode & MMU_MODE_EL) == 0;
    const permissions_t p = stage1_permissions(&w->c, d, tables, w->t->ha && w->t->hd);
    const char *why = NULL;
    if (denied(p, access, w->walk->mode) & NEED_EXECUTE) {
        why = no_execution(w, d, tables, el0);
        if (!why && !el0 && (p & PERM_USER_WRITE))
            why = "EL0 may write there, so nobody else executes it";
        if (!why) {
            text_word(&w->to,
                      "SCTLR_EL%u.WXN=1: what may be written is not executed (DDI 0487 "
                      "D8.4.1.2.3)",
                      el_of(w));
            return;
        }
        text_word(&w->to, "%s (DDI 0487 D8.4.1.2.3)", why);
        return;
    }
    if (el0)
        why = not_for_el0(w, d, tables);
    if (!why)
        why = no_write(w, d, tables);
    /* PAN comes last here: it is the answer only where the descriptors permit the access. */
    if (!el0 && !denied(p, access, w->walk->mode & ~(unsigned)MMU_PAN)) {
        text_word(&w->to, "PSTATE.PAN=1 and EL0 may %s it (DDI 0487 D8.4.5)",
                  p & PERM_USER_READ ? "access" : "execute");
        return;
    }
    text_word(&w->to, "%s (DDI 0487 D8.4.1.2.1)", why ? why : "not permitted");
}

static void stage2_permission(struct cause *w)
{
    const uint64_t d = w->last->raw;
    const struct mmu_fault *f = w->fault;
    if (f->s1ptw && bit(w->c.ptw_faults, leaf_memattr(d))) {
        text_word(&w->to, "HCR_EL2.PTW=1 and the table is in Device memory (DDI 0487 D8.6.3)");
        return;
    }
    if (!f->s1ptw && f->access == MMU_FETCH) {
        text_word(&w->to, "XN[1:0]=0b%u%u (DDI 0487 D8.4.2)", leaf_s2_xn(d) >> 1,
                  leaf_s2_xn(d) & 1U);
        return;
    }
    const permissions_t p = stage2_permissions(&w->c, d, w->t->ha && w->t->hd);
    const bool unreadable = f->s1ptw
                                ? !leaf_s2_readable(d)
                                : denied(p, (enum mmu_access)f->access, w->walk->mode) & NEED_READ;
    text_word(&w->to, "S2AP[%u]=0: not %s (DDI 0487 D8.4.2)", unreadable ? 0U : 1U,
              unreadable ? "readable" : "writable");
}

/* ---- all of them ----------------------------------------------------------------------------- */

static void add_cause(struct cause *w)
{
    const struct mmu_fault *f = w->fault;
    switch (f->kind) {
    case MMU_FAULT_TRANSLATION: translation(w); break;
    case MMU_FAULT_ADDRESS_SIZE: address_size(w); break;
    case MMU_FAULT_ACCESS_FLAG:
        text_word(&w->to, "AF=0, and hardware does not set it: %s.HA (DDI 0487 D8.5.1.1)",
                  tcr_name(w));
        break;
    case MMU_FAULT_PERMISSION:
        if (!w->last)
            break;
        if (f->stage2)
            stage2_permission(w);
        else
            stage1_permission(w);
        break;
    case MMU_FAULT_ALIGNMENT:
        text_word(&w->to, "stage %u makes it Device memory (DDI 0487 D8.15.5)",
                  f->stage2 ? 2U : 1U);
        break;
    case MMU_FAULT_WALK_ABORT:
        if (w->last)
            text_word(&w->to, "the descriptor at PA 0x%" PRIx64 " cannot be %s", w->last->pa.pa,
                      w->last->read ? "updated" : "read");
        break;
    case MMU_FAULT_NONE:
    case MMU_FAULT_TLB_CONFLICT:
    case MMU_FAULT_EXTERNAL:
    case MMU_FAULT_UNSUPPORTED:
    case MMU_FAULT_UPDATE:
    case MMU_FAULT_COUNT: break;
    }
}

const char *mmu_fault_cause(const struct mmu *m, const struct mmu_walk *walk, char *buffer,
                            size_t size)
{
    if (size == 0)
        return buffer;
    struct cause w = { .to = text_in(buffer, size), .walk = walk, .fault = &walk->fault };
    walk_decode(&w.c, mmu_regs(m), walk->regime, mmu_impl(m));
    w.upper = w.c.unprivileged && bit(walk->fault.va.va, VA_RANGE_BIT);
    w.t = tree_of(&w.c, walk->fault.stage2 ? 2 : 1, w.upper);
    w.last = last_step(&w);
    add_cause(&w);
    return buffer;
}
