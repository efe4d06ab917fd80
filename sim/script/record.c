/* SPDX-License-Identifier: Apache-2.0 */
/* The fields of walks, pages, faults and runs, once for Lua and JSON. */
#include "mmu/mmu.h"
#include "script/script.h"

#include <assert.h>

const char *const record_access_names[] = { "read",    "write", "fetch",   "atomic",   "dc",
                                            "dc-ivac", "ic",    "at-read", "at-write", NULL };
static_assert(ARRAY_LEN(record_access_names) == MMU_ACCESS_COUNT + 1, "a name for every access");

/* As platform errors call them. */
static const char *const kind_names[] = {
    [MMU_FAULT_NONE] = "none",
    [MMU_FAULT_ADDRESS_SIZE] = "address-size",
    [MMU_FAULT_TRANSLATION] = "translation",
    [MMU_FAULT_ACCESS_FLAG] = "access-flag",
    [MMU_FAULT_PERMISSION] = "permission",
    [MMU_FAULT_ALIGNMENT] = "alignment",
    [MMU_FAULT_WALK_ABORT] = "walk-abort",
    [MMU_FAULT_TLB_CONFLICT] = "tlb-conflict",
    [MMU_FAULT_EXTERNAL] = "external",
    [MMU_FAULT_UNSUPPORTED] = "unsupported",
    [MMU_FAULT_UPDATE] = "unsupported-update",
};
static_assert(ARRAY_LEN(kind_names) == MMU_FAULT_COUNT, "a name for every kind");

static void flag_if(const struct record_sink *to, const char *name, bool value)
{
    if (value) {
        to->flag(to->arg, name, true);
    }
}

static void level(const struct record_sink *to, const char *name, int value)
{
    if (value != MMU_STAGE_OFF) {
        to->number(to->arg, name, value);
    }
}

static void attributes(const struct record_sink *to, const struct memattr *m)
{
    char text[8];
    to->text(to->arg, "type", memattr_type_name(m));
    to->text(to->arg, "inner", memattr_cache_name(m, false, text));
    to->text(to->arg, "outer", memattr_cache_name(m, true, text));
    to->text(to->arg, "sh", shareability_name(m->sh));
    to->number(to->arg, "xs", m->xs);
    to->number(to->arg, "tagged", m->tagged);
    to->number(to->arg, "nota", m->notagaccess);
}

/* ---- a step ---------------------------------------------------------------------------------- */

static void record_step(const struct record_sink *to, const struct mmu *m,
                        const struct mmu_walk *walk, unsigned number)
{
    static const char *const types[] = {
        [MMU_INVALID] = "invalid", [MMU_TABLE] = "table", [MMU_BLOCK] = "block", [MMU_PAGE] = "page"
    };
    const struct mmu_step *s = &walk->step[number];
    char fields[256] = "";
    to->begin(to->arg, NULL, false);
    to->number(to->arg, "stage", s->stage);
    to->number(to->arg, "level", s->level);
    flag_if(to, "for_table", s->for_table);
    to->bits(to->arg, "input", s->input);
    to->bits(to->arg, "address", s->address);
    to->bits(to->arg, "pa", s->pa.pa);
    to->flag(to->arg, "read", s->read);
    if (s->read) {
        to->bits(to->arg, "value", s->raw);
        to->text(to->arg, "type", types[s->type]);
        to->text(to->arg, "fields", mmu_step_fields(m, walk, number, fields, sizeof(fields)));
    }
    if (s->read && s->type != MMU_INVALID) {
        to->bits(to->arg, "output", s->output);
    }
    flag_if(to, "contiguous", s->contiguous);
    to->begin(to->arg, "attr", false);
    attributes(to, &s->attr);
    to->end(to->arg, "attr");
    to->end(to->arg, NULL);
}

/* ---- results --------------------------------------------------------------------------------- */

static const char *unaligned_name(unsigned fault)
{
    switch ((enum mmu_align_fault)fault) {
    case MMU_ALIGN_NONE: break;
    case MMU_ALIGN_STAGE1: return "s1-alignment";
    case MMU_ALIGN_STAGE2: return "s2-alignment";
    }
    return NULL;
}

void record_page(const struct record_sink *to, const struct mmu_page *page)
{
    char text[8];
    attributes(to, &page->attr);
    snprintf(text, sizeof(text), "%02x", page->par_attr);
    to->text(to->arg, "par_attr", text);
    to->number(to->arg, "par_sh", page->par_sh);
    to->bits(to->arg, "size", UINT64_C(1) << page->size_bits);
    level(to, "s1_level", page->s1_level);
    level(to, "s2_level", page->s2_level);
    to->flag(to->arg, "global", page->global);
    flag_if(to, "guarded", page->guarded);
    if (page->unaligned != MMU_ALIGN_NONE) {
        to->text(to->arg, "unaligned", unaligned_name(page->unaligned));
    }
    to->begin(to->arg, "allowed", false);
    for (unsigned i = MMU_READ; i <= MMU_FETCH; i++) {
        to->flag(to->arg, record_access_names[i], page->allowed >> i & 1);
    }
    to->end(to->arg, "allowed");
}

void record_fault(const struct record_sink *to, const struct mmu *m, const struct mmu_fault *fault,
                  unsigned el)
{
    struct mmu_exception x;
    to->text(to->arg, "kind", kind_names[fault->kind]);
    to->text(to->arg, "text", mmu_fault_name(fault));
    to->number(to->arg, "stage", fault->stage2 ? 2 : 1);
    to->number(to->arg, "level", fault->level);
    to->flag(to->arg, "s1ptw", fault->s1ptw);
    to->flag(to->arg, "write", fault->write);
    flag_if(to, "update", fault->update);
    if (fault->stage2) {
        to->bits(to->arg, "ipa", fault->ipa.ipa);
    }
    if (mmu_fault_exception(fault, mmu_regs(m), el, NULL, &x)) {
        to->number(to->arg, "dfsc", (int)mmu_fault_dfsc(fault));
        to->number(to->arg, "target_el", (int)x.target_el);
        to->number(to->arg, "ec", (int)x.ec);
        to->bits(to->arg, "esr", x.esr);
        to->bits(to->arg, "far", x.far);
        if (x.hpfar_valid) {
            to->bits(to->arg, "hpfar", x.hpfar);
        }
    }
}

static void record_cause(const struct record_sink *to, const struct mmu *m,
                         const struct mmu_walk *walk)
{
    char text[256] = "";
    if (*mmu_fault_cause(m, walk, text, sizeof(text))) {
        to->text(to->arg, "cause", text);
    }
}

static void record_request(const struct record_sink *to, const struct mmu_walk *walk)
{
    const struct mmu_fault *asked = &walk->fault;
    to->bits(to->arg, "va", asked->va.va);
    to->text(to->arg, "access", record_access_names[asked->access]);
    to->number(to->arg, "el", (int)(walk->mode & MMU_MODE_EL));
    flag_if(to, "pan", walk->mode & MMU_PAN);
    to->text(to->arg, "regime", mmu_regime_name(walk->regime));
    to->flag(to->arg, "s1_on", walk->s1_on);
    to->flag(to->arg, "s2_on", walk->s2_on);
}

static void record_why(const struct record_sink *to, const struct mmu_walk *walk)
{
    char line[256];
    to->begin(to->arg, "why", true);
    for (unsigned i = 0; i < walk->why.count; i++) {
        to->text(to->arg, NULL, mmu_why_line(&walk->why, i, line, sizeof(line)));
    }
    to->end(to->arg, "why");
    to->begin(to->arg, "choices", true);
    for (unsigned i = 0; i < walk->choices; i++) {
        to->text(to->arg, NULL, walk->choice[i]);
    }
    to->end(to->arg, "choices");
}

void record_walk(const struct record_sink *to, const struct mmu *m, const struct mmu_walk *walk)
{
    bool ok = walk->fault.kind == MMU_FAULT_NONE;
    to->flag(to->arg, "ok", ok);
    record_request(to, walk);
    if (ok) {
        to->bits(to->arg, "pa", walk->pa.pa);
        to->bits(to->arg, "ipa", walk->ipa.ipa);
        record_page(to, &walk->page);
    } else {
        to->begin(to->arg, "fault", false);
        record_fault(to, m, &walk->fault, walk->mode & MMU_MODE_EL);
        to->end(to->arg, "fault");
        record_cause(to, m, walk);
    }
    flag_if(to, "sets_access_flag", walk->sets_access_flag);
    flag_if(to, "sets_dirty", walk->sets_dirty);
    to->begin(to->arg, "steps", true);
    for (unsigned i = 0; i < walk->steps; i++) {
        record_step(to, m, walk, i);
    }
    to->end(to->arg, "steps");
    record_why(to, walk);
}

void record_run(const struct record_sink *to, const struct mmu_run *run)
{
    to->bits(to->arg, "input", run->input);
    to->bits(to->arg, "output", run->output);
    to->bits(to->arg, "size", run->size);
    to->bits(to->arg, "leaf", run->leaf);
    to->bits(to->arg, "table_bits", run->table_bits);
    to->number(to->arg, "level", run->level);
    to->number(to->arg, "leaves", (int64_t)run->leaves);
}
