/* SPDX-License-Identifier: Apache-2.0 */
/* A walk for people: its descriptors field by field, and what came of it. */
#include "mmu/print.h"

#include <inttypes.h>
#include <stdarg.h>
#include <string.h>

#include "mmu/regbits.h"
#include "mmu/walk.h"

enum { COLUMNS = 110, FIELDS_MAX = 320, LINE_MAX_CHARS = 512 };

/* ---- texts ----------------------------------------------------------------------------------- */

struct text text_in(char *buffer, size_t size)
{
    buffer[0] = '\0';
    return (struct text){ .buffer = buffer, .size = size };
}

void text_word(struct text *t, const char *format, ...)
{
    const size_t blank = t->used > 0;
    if (t->size - t->used <= blank + 1)
        return;
    if (blank)
        t->buffer[t->used] = ' ';
    va_list args;
    va_start(args, format);
    const int length =
        vsnprintf(t->buffer + t->used + blank, t->size - t->used - blank, format, args);
    va_end(args);
    const size_t room = t->size - t->used - blank - 1;
    if (length <= 0)
        t->buffer[t->used] = '\0';
    else
        t->used += blank + ((size_t)length < room ? (size_t)length : room);
}

void text_word_if(struct text *t, bool condition, const char *word)
{
    if (condition)
        text_word(t, "%s", word);
}

void print_words(FILE *to, size_t column, size_t indent, size_t width, const char *text)
{
    size_t blanks = 0;
    while (*text) {
        const size_t length = strcspn(text, " ");
        /* The blank between the line so far and the word, and what aligns columns. */
        const size_t gap = column > 0 ? 1 + blanks : 0;
        if (column > indent && column + gap + length > width) {
            fprintf(to, "\n%*s", (int)indent, "");
            column = indent;
        } else {
            fprintf(to, "%*s", (int)gap, "");
            column += gap;
        }
        fprintf(to, "%.*s", (int)length, text);
        column += length;
        text += length;
        const size_t between = strspn(text, " ");
        blanks = between > 0 ? between - 1 : 0;
        text += between;
    }
    fputc('\n', to);
}

const char *size_text(uint64_t bytes, char *buffer)
{
    static const char *const units[] = { "bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB" };
    enum { TOO_LONG = 100000, LAST = ARRAY_LEN(units) - 1 };
    uint64_t exact = bytes;
    unsigned unit = 0;
    for (; unit < LAST && exact >= 1024 && exact % 1024 == 0; unit++)
        exact /= 1024;
    if (exact < TOO_LONG) {
        snprintf(buffer, 32, "%" PRIu64 " %s", exact, units[unit]);
        return buffer;
    }
    for (unit = 1; unit < LAST && bytes >> 10 * unit >= 1024; unit++)
        ;
    uint64_t tenths = ((bytes >> 10 * (unit - 1)) * 10 + 512) / 1024;
    if (unit < LAST && tenths >= 10240) {
        tenths = 10;
        unit++;
    }
    const unsigned whole = (unsigned)(tenths / 10);
    const unsigned rest = (unsigned)(tenths % 10);
    if (rest == 0)
        snprintf(buffer, 32, "about %u %s", whole, units[unit]);
    else
        snprintf(buffer, 32, "about %u.%u %s", whole, rest, units[unit]);
    return buffer;
}

int address_digits(unsigned bits)
{
    return (int)(bits + 3) / 4;
}

/* ---- descriptors ----------------------------------------------------------------------------- */

const struct ttw *tree_of(const struct walk_context *c, unsigned stage, bool upper)
{
    return stage == 2 ? &c->stage2 : &c->range[upper];
}

static const struct ttw *tree_of_step(const struct walk_context *c, const struct mmu_step *s)
{
    return tree_of(c, s->stage, c->unprivileged && bit(s->input, VA_RANGE_BIT));
}

uint8_t leaf_sh_of(const struct ttw *t, uint64_t d)
{
    return t->ds ? t->sh : leaf_sh(d);
}

void add_software_bits(struct text *t, bool stage2, uint64_t d)
{
    if (field(d, 55, 4))
        text_word(t, "SW=0x%" PRIx64, field(d, 55, 4));
    if (field(d, 59, 4))
        text_word(t, "PBHA=0x%" PRIx64, field(d, 59, 4));
    if (!stage2)
        text_word_if(t, bit(d, 63), "SW[63]");
}

static void add_bits(struct text *t, const char *name, uint64_t bits)
{
    if (bits)
        text_word(t, "%s=0x%" PRIx64, name, bits);
}

/* What is of the address, of the type, or named: the rest of a leaf is RES0. */
static uint64_t leaf_res0(const struct walk_context *c, const struct ttw *t, int level, uint64_t d)
{
    const struct ttw_form *f = &t->form;
    /* Bits 1:0, AttrIndx or MemAttr, AP, AF; SH where it is not of the address; DBM; SW and PBHA.
     */
    uint64_t known = UINT64_C(0x4DF) | UINT64_C(1) << LEAF_DBM | low_bits(8) << 55;
    known |= descriptor_of_address(f, low_bits(52) & ~low_bits(level_shift(f, level)));
    if (!t->ds)
        known |= UINT64_C(3) << 8;
    if (f->contiguous[level])
        known |= UINT64_C(1) << LEAF_CONTIGUOUS;
    if (c->nt_faults && level < FINAL_LEVEL)
        known |= UINT64_C(1) << LEAF_NT;
    known |= UINT64_C(1) << 54;
    if (t->stage2) {
        known |= UINT64_C(1) << 5;
        known |= (uint64_t)c->xnx << 53 | (uint64_t)c->in.features.xs << 11;
    } else {
        known |= UINT64_C(1) << 63 | UINT64_C(1) << 50;
        if (c->unprivileged)
            known |= UINT64_C(1) << 11 | (uint64_t)!c->nv1 << 53;
    }
    return d & ~known;
}

static void add_stage1_leaf(struct text *t, const struct walk_context *c, const struct ttw *tree,
                            uint64_t d)
{
    text_word(t, "AttrIndx=%u AP=0b%u%u", leaf_attr_index(d), leaf_read_only(d), leaf_el0(d));
    if (!tree->ds)
        text_word(t, "SH=%u", leaf_sh(d));
    text_word_if(t, leaf_access_flag(d), "AF");
    if (c->unprivileged) {
        text_word_if(t, leaf_not_global(d), "nG");
        text_word_if(t, leaf_pxn(d) && !c->nv1, "PXN");
        text_word_if(t, leaf_uxn(d), c->nv1 ? "PXN" : "UXN");
    } else {
        text_word_if(t, leaf_uxn(d), "XN");
    }
    text_word_if(t, leaf_guarded(d), "GP");
}

static void add_stage2_leaf(struct text *t, const struct walk_context *c, const struct ttw *tree,
                            uint64_t d)
{
    text_word(t, "MemAttr=0x%x S2AP=0b%u%u", leaf_memattr(d), leaf_s2_writable(d),
              leaf_s2_readable(d));
    if (!tree->ds)
        text_word(t, "SH=%u", leaf_sh(d));
    text_word_if(t, leaf_access_flag(d), "AF");
    if (c->xnx && leaf_s2_xn(d))
        text_word(t, "XN=0b%u%u", leaf_s2_xn(d) >> 1, leaf_s2_xn(d) & 1);
    text_word_if(t, !c->xnx && leaf_s2_xn(d) & 2, "XN");
    text_word_if(t, leaf_fnxs(d) && c->in.features.xs, "FnXS");
}

static void add_leaf(struct text *t, const struct walk_context *c, const struct mmu_step *s)
{
    const struct ttw *tree = tree_of_step(c, s);
    const uint64_t d = s->raw;
    if (s->stage == 2)
        add_stage2_leaf(t, c, tree, d);
    else
        add_stage1_leaf(t, c, tree, d);
    text_word_if(t, leaf_dbm(d), "DBM");
    if (tree->form.contiguous[s->level])
        text_word_if(t, bit(d, LEAF_CONTIGUOUS),
                     s->contiguous ? "Contiguous" : "Contiguous(ignored)");
    text_word_if(t, c->nt_faults && s->level < FINAL_LEVEL && bit(d, LEAF_NT), "nT");
    add_software_bits(t, s->stage == 2, d);
    add_bits(t, "RES0", leaf_res0(c, tree, s->level, d));
}

/* D8.3.1.1. */
static void add_table(struct text *t, const struct walk_context *c, const struct mmu_step *s)
{
    const struct ttw *tree = tree_of_step(c, s);
    const uint64_t d = s->raw;
    const bool two = c->unprivileged;
    if (s->stage == 1) {
        const unsigned bits = table_permissions(d);
        if (bits >> 2)
            text_word(t, "APTable=0b%u%u", bits >> 3, bits >> 2 & 1);
        text_word_if(t, bits & 2, !two ? "XNTable" : (c->nv1 ? "PXNTable" : "UXNTable"));
        text_word_if(t, (bits & 1) && two && !c->nv1, "PXNTable");
        text_word_if(t, bits && !tree->hierarchical, "(ignored: HPD)");
    }
    add_bits(t, "SW", field(d, 51, 8)); /* IGNORED, so is what follows */
    add_bits(t, "SW[11:2]", field(d & ~(tree->ds ? UINT64_C(0x300) : 0), 2, 10));
    /* Bit 63, bit 50 and, at stage 2, bits 62:59; addresses too small or too large. */
    uint64_t known = low_bits(8) << 51 | low_bits(12);
    known |= descriptor_of_address(&tree->form, low_bits(52) & ~low_bits(tree->form.granule_bits));
    if (s->stage == 1)
        known |= (two && !c->nv1) || !tree->hierarchical ? low_bits(4) << 59 : low_bits(3) << 60;
    add_bits(t, "RES0", d & ~known);
}

static void add_fields(struct text *t, const struct walk_context *c, const struct mmu_step *s)
{
    switch ((enum mmu_descriptor_type)s->type) {
    case MMU_TABLE: add_table(t, c, s); break;
    case MMU_BLOCK:
    case MMU_PAGE: add_leaf(t, c, s); break;
    case MMU_INVALID: break;
    }
}

const char *mmu_step_fields(const struct mmu *m, const struct mmu_walk *walk, unsigned step,
                            char *buffer, size_t size)
{
    if (size == 0)
        return buffer;
    struct text t = text_in(buffer, size);
    if (step >= walk->steps)
        return buffer;
    struct walk_context c;
    walk_decode(&c, mmu_regs(m), walk->regime, mmu_impl(m));
    add_fields(&t, &c, &walk->step[step]);
    return buffer;
}

/* ---- the steps ------------------------------------------------------------------------------- */

struct printer {
    FILE *to;
    const struct mmu_walk *walk;
    struct walk_context c;
    int digits; /* of addresses that a stage gives */
};

static void add_attributes(struct text *t, const struct printer *p, const struct memattr *a)
{
    char inner[8];
    char outer[8];
    memattr_cache_name(a, false, inner);
    memattr_cache_name(a, true, outer);
    text_word(t, "%s", memattr_type_name(a));
    if (a->type == MEM_NORMAL)
        text_word(t, "i%s o%s", inner, outer);
    text_word(t, "%s", shareability_name(a->sh));
    if (p->c.in.features.xs)
        text_word(t, "XS=%u", a->xs);
    text_word_if(t, a->tagged, "Tagged");
    text_word_if(t, a->notagaccess, "NoTagAccess");
}

/* Where an address of stage 1's output or of its tables is. */
static const char *output_space(const struct printer *p, const struct mmu_step *s)
{
    return s->stage == 1 && p->walk->s2_on ? "IPA" : "PA";
}

static void print_step(const struct printer *p, const struct mmu_step *s, size_t indent)
{
    static const char *const types[] = {
        [MMU_INVALID] = "Invalid", [MMU_TABLE] = "Table", [MMU_BLOCK] = "Block", [MMU_PAGE] = "Page"
    };
    char buffer[LINE_MAX_CHARS];
    struct text t = text_in(buffer, sizeof buffer);
    text_word(&t, "stage %u level %d ", s->stage, s->level);
    if (s->stage == 1 && p->walk->s2_on)
        text_word(&t, "IPA 0x%0*" PRIx64 " ", p->digits, s->address);
    text_word(&t, "PA 0x%0*" PRIx64 " ", p->digits, s->pa.pa);
    if (!s->read)
        text_word(&t, "External abort");
    else
        text_word(&t, "0x%016" PRIx64 " %s", s->raw, types[s->type]);
    if (s->read && s->type != MMU_INVALID)
        text_word(&t, "-> %s 0x%0*" PRIx64, output_space(p, s), p->digits, s->output);
    fprintf(p->to, "%*s%s\n", (int)indent, "", buffer);

    char fields[FIELDS_MAX];
    struct text f = text_in(fields, sizeof fields);
    if (s->read)
        add_fields(&f, &p->c, s);
    t = text_in(buffer, sizeof buffer);
    if (f.used > 0)
        text_word(&t, "%s;", fields);
    text_word(&t, "read as");
    add_attributes(&t, p, &s->attr);
    fprintf(p->to, "%*s", (int)indent + 3, "");
    print_words(p->to, indent + 3, indent + 5, COLUMNS, buffer);
}

/* The stage-2 walk for a stage-1 descriptor that is not read after it. */
static void print_unread(const struct printer *p, const struct mmu_step *s, bool update)
{
    fprintf(p->to, "stage 1 %s descriptor, IPA 0x%0*" PRIx64 ": %s\n", update ? "same" : "next",
            p->digits, s->input, update ? "updated, which is a write" : "not read");
}

static void print_steps(const struct printer *p)
{
    const struct mmu_walk *w = p->walk;
    unsigned k = 0;
    while (k < w->steps) {
        const unsigned nested = k;
        while (k < w->steps && w->step[k].for_table)
            k++;
        const bool of_read = k < w->steps && w->step[k].stage == 1;
        if (of_read)
            print_step(p, &w->step[k], 0);
        else if (nested < k)
            print_unread(p, &w->step[nested], k < w->steps || w->fault.update);
        for (unsigned n = nested; n < k; n++)
            print_step(p, &w->step[n], 4);
        if (of_read)
            k++;
        for (; k < w->steps && w->step[k].stage == 2 && !w->step[k].for_table; k++)
            print_step(p, &w->step[k], 0);
    }
}

/* ---- the result ------------------------------------------------------------------------------ */

static void print_line(const struct printer *p, const char *name, const char *text)
{
    enum { NAME_WIDTH = 10 };
    fprintf(p->to, "%-*s", NAME_WIDTH - 1, name);
    print_words(p->to, NAME_WIDTH - 1, NAME_WIDTH, COLUMNS, text);
}

static const char *const access_names[MMU_ACCESS_COUNT] = {
    [MMU_READ] = "read",     [MMU_WRITE] = "write",     [MMU_FETCH] = "fetch",
    [MMU_ATOMIC] = "atomic", [MMU_DC] = "DC by VA",     [MMU_DC_INVALIDATE] = "DC IVAC",
    [MMU_IC] = "IC IVAU",    [MMU_AT_READ] = "AT read", [MMU_AT_WRITE] = "AT write",
};

static void print_request(const struct printer *p)
{
    const struct mmu_walk *w = p->walk;
    char buffer[LINE_MAX_CHARS];
    struct text t = text_in(buffer, sizeof buffer);
    text_word(&t, "0x%016" PRIx64 ", %s at EL%u%s%s;", w->fault.va.va,
              access_names[w->fault.access % MMU_ACCESS_COUNT], w->mode & MMU_MODE_EL,
              w->mode & MMU_PAN ? ", PAN" : "", w->mode & MMU_UNALIGNED ? ", unaligned" : "");
    text_word(&t, "regime %s: stage 1 %s", mmu_regime_name(w->regime), w->s1_on ? "on" : "off");
    if (w->s1_on && p->c.unprivileged)
        text_word(&t, "(ASID %u)", p->c.asid);
    if (w->regime == MMU_EL10)
        text_word(&t, "and stage 2 %s", w->s2_on ? "on" : "off");
    if (w->s2_on)
        text_word(&t, "(VMID %u)", p->c.vmid);
    print_line(p, "VA", buffer);
}

static const char *level_text(int level, char buffer[16])
{
    if (level == MMU_STAGE_OFF)
        return "off";
    snprintf(buffer, 16, "level %d", level);
    return buffer;
}

static void print_permissions(const struct printer *p)
{
    static const struct {
        enum mmu_access access;
        const char *may;
    } rows[] = { { MMU_READ, "read" }, { MMU_WRITE, "write" }, { MMU_FETCH, "execute" } };
    const struct mmu_walk *w = p->walk;
    char buffer[LINE_MAX_CHARS];
    struct text t = text_in(buffer, sizeof buffer);
    const char *may[ARRAY_LEN(rows)];
    unsigned count = 0;
    for (size_t k = 0; k < ARRAY_LEN(rows); k++)
        if (w->page.allowed >> rows[k].access & 1)
            may[count++] = rows[k].may;
    text_word(&t, "EL%u%s may", w->mode & MMU_MODE_EL, w->mode & MMU_PAN ? " with PAN" : "");
    for (unsigned k = 0; k < count; k++) {
        text_word_if(&t, k > 0 && k + 1 == count, "and");
        text_word(&t, "%s%s", may[k], k + 2 < count ? "," : "");
    }
    text_word_if(&t, count == 0, "not read, write or execute");
    if (w->page.allowed >> MMU_AT_WRITE & 1 && !(w->page.allowed >> MMU_WRITE & 1))
        text_word(&t, "(and write, which makes the descriptor dirty)");
    print_line(p, "allowed", buffer);
}

static void print_alignment(const struct printer *p)
{
    static const char *const texts[] = {
        [MMU_ALIGN_NONE] = "allowed by the memory type",
        [MMU_ALIGN_STAGE1] = "stage-1 Alignment fault",
        [MMU_ALIGN_STAGE2] = "stage-2 Alignment fault, taken to EL2",
    };
    print_line(p, "unaligned", texts[p->walk->page.unaligned]);
}

static void print_result(const struct printer *p)
{
    const struct mmu_walk *w = p->walk;
    const struct mmu_page *page = &w->page;
    char buffer[LINE_MAX_CHARS];
    char size[32];
    char level1[16];
    char level2[16];
    struct text t = text_in(buffer, sizeof buffer);
    if (w->s1_on && w->s2_on)
        text_word(&t, "IPA 0x%0*" PRIx64 ",", p->digits, w->ipa.ipa);
    text_word(&t, "PA 0x%0*" PRIx64 ",", p->digits, w->pa.pa);
    text_word(&t, "entry of %s (stage 1 %s, stage 2 %s)",
              size_text(UINT64_C(1) << page->size_bits, size), level_text(page->s1_level, level1),
              level_text(page->s2_level, level2));
    print_line(p, "result", buffer);
    print_permissions(p);
    t = text_in(buffer, sizeof buffer);
    add_attributes(&t, p, &page->attr);
    text_word(&t, "(as PAR_EL1: ATTR 0x%02x SH %u)", page->par_attr, page->par_sh);
    text_word_if(&t, !page->global, "not global");
    text_word_if(&t, page->guarded, "guarded");
    print_line(p, "memory", buffer);
    print_alignment(p);
}

static void print_fault(const struct printer *p, const struct mmu *m)
{
    const struct mmu_fault *f = &p->walk->fault;
    char buffer[LINE_MAX_CHARS];
    struct text t = text_in(buffer, sizeof buffer);
    const bool has_level = f->kind != MMU_FAULT_ALIGNMENT; /* its DFSC has none */
    text_word(&t, "%s%s", mmu_fault_name(f), has_level ? "" : ":");
    text_word_if(&t, f->s1ptw && f->update, "(hardware update of the descriptor)");
    if (has_level)
        text_word(&t, "at level %d:", f->level);
    text_word(&t, "DFSC 0x%02x", mmu_fault_dfsc(f));
    if (f->stage2)
        text_word(&t, "for IPA 0x%0*" PRIx64, p->digits, f->ipa.ipa);
    struct mmu_exception x;
    if (mmu_fault_exception(f, mmu_regs(m), p->walk->mode & MMU_MODE_EL, NULL, &x)) {
        text_word(&t, "is taken to EL%u, EC 0x%02x: ESR_EL%u=0x%08" PRIx64, x.target_el, x.ec,
                  x.target_el, x.esr);
        text_word(&t, "FAR_EL%u=0x%016" PRIx64, x.target_el, x.far);
        if (x.hpfar_valid)
            text_word(&t, "HPFAR_EL2=0x%010" PRIx64, x.hpfar);
    }
    print_line(p, "fault", buffer);
    if (*mmu_fault_cause(m, p->walk, buffer, sizeof buffer))
        print_line(p, "cause", buffer);
}

static void print_updates(const struct printer *p)
{
    const struct mmu_walk *w = p->walk;
    if (w->sets_access_flag)
        print_line(p, "update", "hardware sets the Access flag (HA)");
    if (w->sets_dirty)
        print_line(p, "update", "hardware makes a descriptor with DBM writable: dirty (HD)");
}

static void print_why(const struct printer *p)
{
    char line[LINE_MAX_CHARS];
    for (unsigned k = 0; k < p->walk->why.count; k++)
        print_line(p, k == 0 ? "why" : "", mmu_why_line(&p->walk->why, k, line, sizeof line));
}

/* 48, unless an address of the walk has more. */
static unsigned walk_address_bits(const struct mmu_walk *w)
{
    uint64_t all = w->ipa.ipa | w->pa.pa | w->fault.ipa.ipa;
    for (unsigned k = 0; k < w->steps; k++)
        all |= w->step[k].address | w->step[k].pa.pa | w->step[k].output;
    return all >> 48 ? 52 : 48;
}

void mmu_walk_print(FILE *to, const struct mmu *m, const struct mmu_walk *walk)
{
    struct printer p = { .to = to, .walk = walk };
    walk_decode(&p.c, mmu_regs(m), walk->regime, mmu_impl(m));
    p.digits = address_digits(walk_address_bits(walk));
    print_request(&p);
    print_steps(&p);
    if (walk->fault.kind == MMU_FAULT_NONE)
        print_result(&p);
    else
        print_fault(&p, m);
    print_updates(&p);
    for (unsigned k = 0; k < walk->choices; k++)
        print_line(&p, "choice", walk->choice[k]);
    print_why(&p);
}
