/* SPDX-License-Identifier: Apache-2.0 */
/* What the attributes and the steps to them are called, and `gather explain`. */
#include "mmu/rules.h"

#include <inttypes.h>
#include <string.h>

#define MMU_RULE_ROW(id, shown, sect, txt)                                                         \
    [RULE_##id] = { .text = (txt), .section = (sect), .bare = RULE_##shown == RULE_BARE },
const struct mmu_rule_row mmu_rules[MMU_RULE_COUNT] = { MMU_RULES(MMU_RULE_ROW) };
#undef MMU_RULE_ROW

enum { ATTR_TEXT_MAX = 80, LINE_MAX_CHARS = 256 };

const char *memattr_type_name(const struct memattr *m)
{
    static const char *const devices[] = { "Device-nGnRnE", "Device-nGnRE", "Device-nGRE",
                                           "Device-GRE" };
    return m->type == MEM_NORMAL ? "Normal" : devices[m->device & 3];
}

static const char *const cache_names[] = {
    [CACHE_NC] = "NC", [CACHE_WT] = "WT", [CACHE_WB] = "WB"
};

const char *memattr_cache_name(const struct memattr *m, bool outer, char *buffer)
{
    const struct mem_cache *c = outer ? &m->outer : &m->inner;
    size_t n = 0;
    if (m->type == MEM_NORMAL) {
        const char *name = cache_names[c->attr];
        buffer[n++] = name[0];
        buffer[n++] = name[1];
        if (c->attr != CACHE_NC) {
            buffer[n++] = c->read_alloc ? 'R' : '-';
            buffer[n++] = c->write_alloc ? 'W' : '-';
            if (c->transient)
                buffer[n++] = 't';
        }
    }
    buffer[n] = '\0';
    return buffer;
}

const char *shareability_name(unsigned sh)
{
    static const char *const names[] = { "NSH", "reserved", "OSH", "ISH" };
    return names[sh & 3];
}

bool memattr_gathers(const struct memattr *m)
{
    if (m->type == MEM_DEVICE)
        return m->device == DEVICE_GRE;
    return m->inner.attr == CACHE_NC && m->outer.attr == CACHE_NC;
}

bool memattr_cacheable(const struct memattr *m)
{
    return m->type == MEM_NORMAL && (m->inner.attr != CACHE_NC || m->outer.attr != CACHE_NC);
}

const char *mmu_status_text(unsigned status)
{
    static const char *const texts[] = { "ok",           "S1RES",
                                         "S2RES",        "S1RES+S2RES",
                                         "S2RES0",       "S1RES+S2RES0",
                                         "S2RES+S2RES0", "S1RES+S2RES+S2RES0" };
    return texts[status & (MMU_S1RES | MMU_S2RES | MMU_S2RES0)];
}

static const char *attr_text(const struct memattr *m, bool bare, bool xs, char text[ATTR_TEXT_MAX])
{
    char inner[8];
    char outer[8];
    memattr_cache_name(m, false, inner);
    memattr_cache_name(m, true, outer);
    if (bare)
        inner[2] = outer[2] = '\0';
    const bool normal = m->type == MEM_NORMAL;
    snprintf(text, ATTR_TEXT_MAX, "%s%s%s%s%s %s%s%s%s", memattr_type_name(m), normal ? " i" : "",
             normal ? inner : "", normal ? " o" : "", normal ? outer : "", shareability_name(m->sh),
             !xs || bare ? "" : (m->xs ? " XS=1" : " XS=0"), m->tagged ? " Tagged" : "",
             m->notagaccess ? " NoTagAccess" : "");
    return text;
}

const char *mmu_why_line(const struct mmu_why *why, unsigned step, char *buffer, size_t size)
{
    if (step >= why->count) {
        snprintf(buffer, size, "%s", "");
        return buffer;
    }
    char attr[ATTR_TEXT_MAX];
    const struct mmu_rule_row *rule = &mmu_rules[why->step[step].rule];
    snprintf(buffer, size, "%s -> %s (DDI 0487 %s)", rule->text,
             attr_text(&why->step[step].attr, rule->bare, why->xs, attr), rule->section);
    return buffer;
}

/* ---- gather explain -------------------------------------------------------------------------- */

static void print_inputs(FILE *to, const struct mmu_combine_in *in)
{
    static const char *const kinds[] = { [MMU_DATA] = "data access",
                                         [MMU_IFETCH] = "instruction fetch",
                                         [MMU_WALK] = "stage-1 table walk" };
    fprintf(to, "access    %s\n", kinds[in->kind]);
    if (in->dc)
        fprintf(to, "stage 1   off, HCR_EL2.DC=1 DCT=%d\n", in->dct);
    else if (in->kind == MMU_WALK)
        fprintf(to, "stage 1   TCR_EL1 SH=%u IRGN=%u ORGN=%u, SCTLR_EL1.C=%d\n", in->sh & 3U,
                in->irgn & 3U, in->orgn & 3U, in->c);
    else if (!in->s1)
        fprintf(to, "stage 1   off, SCTLR_EL1.I=%d\n", in->i);
    else
        fprintf(to, "stage 1   MAIR byte 0x%02x, SH=%u (%s), SCTLR_EL1.C=%d I=%d\n", in->s1_attr,
                in->s1_sh & 3U, shareability_name(in->s1_sh), in->c, in->i);
    if (!in->vm && !in->dc) {
        fprintf(to, "stage 2   off\n");
        return;
    }
    fprintf(to, "stage 2   MemAttr 0x%x, SH=%u (%s), FnXS=%d, HCR_EL2.FWB=%d CD=%d ID=%d PTW=%d\n",
            in->s2_attr & 0xFU, in->s2_sh & 3U, shareability_name(in->s2_sh), in->fnxs, in->fwb,
            in->cd, in->id, in->ptw);
}

static const char *stores_text(const struct memattr *m)
{
    if (memattr_cacheable(m))
        return "cached: a store ends in the cache, and nothing reaches the link before the line is "
               "evicted or cleaned";
    if (!memattr_gathers(m))
        return "one access, one TLP: no gathering, each store keeps its size and is sent by itself";
    return m->type == MEM_NORMAL
               ? "gathers: adjacent stores may merge in the write buffer and leave as larger TLPs"
               : "gathers: adjacent stores may merge into larger TLPs, but every access must be "
                 "aligned";
}

static const char *unaligned_text(const struct mmu_combine_out *out)
{
    switch (out->unaligned) {
    case MMU_ALIGN_STAGE1:
        if (out->attr.type == MEM_NORMAL)
            return "stage-1 Alignment fault, taken to EL1; another PE may allow it (DDI 0487 "
                   "D8.6.6)";
        return "stage-1 Alignment fault, taken to EL1";
    case MMU_ALIGN_STAGE2: return "stage-2 Alignment fault, taken to EL2";
    case MMU_ALIGN_NONE: break;
    }
    return "allowed by the memory type";
}

void mmu_explain_print(FILE *to, const struct mmu_combine_in *in)
{
    struct mmu_combine_out out;
    struct mmu_why why;
    mmu_combine(in, &out, &why);

    print_inputs(to, in);
    char line[LINE_MAX_CHARS];
    for (unsigned k = 0; k < why.count; k++)
        fprintf(to, "%4u  %s\n", k + 1, mmu_why_line(&why, k, line, sizeof line));
    char attr[ATTR_TEXT_MAX];
    fprintf(to, "result    %s\n", attr_text(&out.attr, false, in->features.xs, attr));
    if (out.unpredictable)
        fprintf(to,
                "          CONSTRAINED UNPREDICTABLE (%s): another PE may take another "
                "allocated value\n",
                mmu_status_text(out.status));
    else if (out.status)
        fprintf(to, "status    %s\n", mmu_status_text(out.status));
    if (out.sh_alt != out.attr.sh)
        fprintf(to,
                "          %s is as legal: what SH stage 2 is given for Device and Non-cacheable "
                "is IMPLEMENTATION DEFINED (DDI 0487 D8.6.2)\n",
                shareability_name(out.sh_alt));
    if (out.s2_permission)
        fprintf(to, "fault     stage-2 Permission fault, taken to EL2\n");
    fprintf(to, "PAR_EL1   ATTR 0x%02x, SH %u\n", out.par_attr, out.par_sh);
    if (in->kind == MMU_DATA) {
        fprintf(to, "unaligned %s\n", unaligned_text(&out));
        fprintf(to, "stores    %s\n", stores_text(&out.attr));
    }
}
