/* SPDX-License-Identifier: Apache-2.0 */
/* What a walk leaves in struct mmu_walk. */
#include "mmu/walklog.h"

void walk_log_choice(struct mmu_walk *log, const char *choice)
{
    for (unsigned k = 0; k < log->choices; k++)
        if (log->choice[k] == choice)
            return;
    if (log->choices < MMU_CHOICES_MAX)
        log->choice[log->choices++] = choice;
}

/* The attributes of a descriptor's read: WalkMemAttrs, through stage 2. */
static struct memattr walk_attributes(const struct walk *w, const struct ttw *t)
{
    struct mmu_combine_in in = w->c->in;
    in.kind = MMU_WALK;
    in.sh = t->sh;
    in.irgn = t->irgn;
    in.orgn = t->orgn;
    if (t->stage2) {
        /* VTCR_EL2 alone; HCR_EL2.CD makes it Non-cacheable as SCTLR_EL1.C does at stage 1. */
        in.c = !in.cd;
        in.vm = in.dc = false;
    } else {
        in.s2_attr = w->table.attr;
        in.s2_sh = w->table.sh;
        in.fnxs = w->table.fnxs;
    }
    struct mmu_combine_out out;
    mmu_combine(&in, &out, NULL);
    return out.attr;
}

void walk_log_read(struct walk *w, const struct ttw *t, int level, uint64_t address, uint64_t pa,
                   bool read, uint64_t input, uint64_t d)
{
    struct mmu_walk *log = w->log;
    if (log->steps == MMU_STEPS_MAX)
        return;
    static const uint8_t types[] = { [DESCRIPTOR_INVALID] = MMU_INVALID,
                                     [DESCRIPTOR_TABLE] = MMU_TABLE,
                                     [DESCRIPTOR_LEAF] = MMU_BLOCK };
    const enum descriptor_type type =
        read ? descriptor_type(&t->form, d, level) : DESCRIPTOR_INVALID;
    struct mmu_step *s = &log->step[log->steps++];
    *s = (struct mmu_step){
        .stage = t->stage2 ? 2 : 1,
        .for_table = w->for_table,
        .read = read,
        .level = (int8_t)level,
        .type = type == DESCRIPTOR_LEAF && level == FINAL_LEVEL ? MMU_PAGE : types[type],
        .address = address,
        .pa = { pa },
        .raw = d,
        .input = input,
        .attr = walk_attributes(w, t),
    };
    if (type == DESCRIPTOR_TABLE)
        s->output = table_address(&t->form, d);
    if (type == DESCRIPTOR_LEAF) {
        s->output =
            leaf_address(&t->form, d, level) | (input & low_bits(level_shift(&t->form, level)));
        s->contiguous = bit(d, LEAF_CONTIGUOUS) && t->form.contiguous[level] != 0;
    }
}

void walk_log_update(struct mmu_walk *log, uint64_t from, uint64_t to)
{
    if (!log)
        return;
    log->sets_access_flag |= leaf_access_flag(from ^ to);
    log->sets_dirty |= bit(from ^ to, LEAF_READ_ONLY);
}
