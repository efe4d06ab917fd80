/* SPDX-License-Identifier: Apache-2.0 */
/* Showing translation tables: the runs of a tree, and a dump for people. */
#include "mmu/mmu.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "mmu/geometry.h"
#include "mmu/print.h"
#include "mmu/walk.h"

/* ---- tables without leaves ------------------------------------------------------------------- */

/*
 * Tables below which nothing is mapped, so that one that is reached often is read once: a tree of
 * tables that point at each other has up to 512^4 ways through it.
 */
struct empty_set {
    uint64_t *keys; /* 0: free */
    size_t count, slots;
};

/* Tables are aligned to 64 bytes at least, and levels are -1 to 3. */
static uint64_t empty_key(uint64_t table, int level)
{
    return table | (uint64_t)(level + 2);
}

static size_t empty_slot(const struct empty_set *s, uint64_t key)
{
    size_t at = (size_t)(key * UINT64_C(0x9E3779B97F4A7C15) >> 32) & (s->slots - 1);
    while (s->keys[at] != 0 && s->keys[at] != key)
        at = (at + 1) & (s->slots - 1);
    return at;
}

static bool is_known_empty(const struct empty_set *s, uint64_t key)
{
    return s->slots > 0 && s->keys[empty_slot(s, key)] == key;
}

/* Without memory it stays as it is: the dump is only slower. */
static void add_empty(struct empty_set *s, uint64_t key)
{
    if (2 * (s->count + 1) > s->slots) {
        struct empty_set larger = { .slots = s->slots ? 2 * s->slots : 64 };
        larger.keys = calloc(larger.slots, sizeof *larger.keys);
        if (!larger.keys)
            return;
        for (size_t k = 0; k < s->slots; k++)
            if (s->keys[k] != 0)
                larger.keys[empty_slot(&larger, s->keys[k])] = s->keys[k];
        larger.count = s->count;
        free(s->keys);
        *s = larger;
    }
    const size_t at = empty_slot(s, key);
    s->count += s->keys[at] == 0;
    s->keys[at] = key;
}

/* ---- the runs -------------------------------------------------------------------------------- */

/* A part of a table that no walk can read. */
struct unreadable {
    uint64_t input, size; /* the addresses that it would translate */
    uint64_t address;     /* of its first descriptor: an IPA for stage 1 */
    int level;
    const char *why;
};

struct dumper {
    struct walk walk; /* for the IPAs of tables, and memory */
    struct mmu_stats stats;
    struct mmu_fault fault;
    const struct ttw *t;
    struct mmu_geometry g;
    struct empty_set empty;
    struct mmu_run run; /* grows while `leaves` of it is not 0 */
    uint64_t leaves, limit;
    bool (*visit)(void *arg, const struct mmu_run *run);
    bool (*unreadable)(void *arg, const struct unreadable *u); /* may be NULL */
    void *arg;
    struct error *e;
};

static bool stopped(const struct dumper *d, bool go_on)
{
    if (!go_on)
        error_set(d->e, "the dump was ended by its reader");
    return !go_on;
}

static bool flush(struct dumper *d)
{
    if (d->run.leaves == 0)
        return true;
    const struct mmu_run run = d->run;
    d->run.leaves = 0;
    return !stopped(d, d->visit(d->arg, &run));
}

static bool follows(const struct mmu_run *run, const struct mmu_run *next)
{
    return run->leaves > 0 && run->leaf == next->leaf && run->table_bits == next->table_bits &&
           run->level == next->level && run->input + run->size == next->input &&
           run->output + run->size == next->output;
}

static bool add_leaf(struct dumper *d, const struct mmu_run *leaf)
{
    if (d->limit > 0 && d->leaves == d->limit)
        return flush(d) && error_set(d->e, "more than %" PRIu64 " leaves", d->limit);
    d->leaves++;
    if (follows(&d->run, leaf)) {
        d->run.size += leaf->size;
        d->run.leaves++;
        return true;
    }
    if (!flush(d))
        return false;
    d->run = *leaf;
    return true;
}

/* A table and where it lies in the tree. */
struct table {
    uint64_t address; /* as its descriptor gives it */
    uint64_t input;   /* the first address that it translates */
    uint64_t table_bits;
    int level;
};

static bool add_unreadable(struct dumper *d, const struct unreadable *u)
{
    return flush(d) && (!d->unreadable || !stopped(d, d->unreadable(d->arg, u)));
}

/* Where a descriptor is, and why not. */
static const char *find_descriptor(struct dumper *d, uint64_t address, pa_t *at)
{
    at->pa = address;
    if ((address & ~low_bits(d->t->output_bits)) != 0)
        return "Address size fault";
    if (d->t->stage2 || walk_ipa(&d->walk, address, &at->pa))
        return NULL;
    return mmu_fault_name(&d->fault);
}

static const char *read_descriptor(struct dumper *d, pa_t at, uint64_t *value)
{
    if (!d->walk.read(d->walk.arg, at, value))
        return "no memory there";
    if (d->t->big_endian)
        *value = __builtin_bswap64(*value);
    return NULL;
}

static bool dump_table(struct dumper *d, const struct table *table, bool *empty);

static bool dump_entry(struct dumper *d, const struct table *table, uint64_t input, uint64_t value,
                       bool *empty)
{
    const struct ttw_form *f = &d->t->form;
    const int level = table->level;
    switch (descriptor_type(f, value, level)) {
    case DESCRIPTOR_TABLE: {
        const struct table next = {
            .address = table_address(f, value),
            .input = input,
            .table_bits = table->table_bits | (uint64_t)table_permissions(value)
                                                  << TABLE_PERMISSIONS_LOW,
            .level = level + 1,
        };
        bool nothing = true;
        if (!dump_table(d, &next, &nothing))
            return false;
        *empty = *empty && nothing;
        return true;
    }
    case DESCRIPTOR_LEAF: {
        const uint64_t address = leaf_address(f, value, level);
        const uint64_t mask =
            descriptor_of_address(f, ~low_bits(level_shift(f, level)) & low_bits(52));
        const struct mmu_run leaf = {
            .input = input,
            .output = address,
            .size = UINT64_C(1) << level_shift(f, level),
            .leaf = value & ~mask,
            .table_bits = table->table_bits,
            .level = (int8_t)level,
            .leaves = 1,
        };
        *empty = false;
        return add_leaf(d, &leaf);
    }
    case DESCRIPTOR_INVALID: break;
    }
    return true;
}

/* The descriptors of a table from the k-th to the end of the page of 4 KiB that holds it. */
static bool dump_part(struct dumper *d, const struct table *table, uint64_t *k, uint64_t count,
                      bool *empty)
{
    const unsigned shift = level_shift(&d->t->form, table->level);
    const uint64_t first = *k;
    const uint64_t address = table->address + first * DESCRIPTOR_BYTES;
    const uint64_t left =
        ((UINT64_C(1) << PAGE_BITS) - (address & low_bits(PAGE_BITS))) / DESCRIPTOR_BYTES;
    const uint64_t end = count - first < left ? count : first + left;
    pa_t at = { 0 };
    const char *why = find_descriptor(d, address, &at);
    for (; !why && *k < end; ++*k, at.pa += DESCRIPTOR_BYTES) {
        uint64_t value;
        why = read_descriptor(d, at, &value);
        if (why)
            break;
        if (!dump_entry(d, table, table->input + (*k << shift), value, empty))
            return false;
    }
    if (!why)
        return true;
    const struct unreadable u = { .input = table->input + (*k << shift),
                                  .size = (end - *k) << shift,
                                  .address = table->address + *k * DESCRIPTOR_BYTES,
                                  .level = table->level,
                                  .why = why };
    *k = end;
    *empty = *empty && !d->unreadable; /* who is told of it is told each time */
    return add_unreadable(d, &u);
}

static bool dump_table(struct dumper *d, const struct table *table, bool *empty)
{
    const uint64_t key = empty_key(table->address, table->level);
    if (is_known_empty(&d->empty, key))
        return true;
    const uint64_t count = UINT64_C(1) << geometry_index_bits(&d->g, &d->t->form, table->level);
    for (uint64_t k = 0; k < count;) {
        if (!dump_part(d, table, &k, count, empty))
            return false;
    }
    if (*empty)
        add_empty(&d->empty, key);
    return true;
}

/* A dumper of one tree; false if no walk begins there. */
static bool begin(struct dumper *d, struct mmu *m, enum mmu_regime regime, unsigned stage,
                  bool upper, struct error *e)
{
    if (!mmu_geometry(mmu_impl(m), mmu_regs(m), regime, stage, upper, &d->g, e))
        return false;
    /* Looking leaves no trace: neither in caches nor in counts, and nothing is updated. */
    mmu_begin_walk(m, &d->walk, (va_t){ 0 }, MMU_READ, 1, &d->fault);
    d->walk.c = mmu_context_of(m, regime);
    d->walk.cache = NULL;
    d->walk.lint = NULL;
    d->walk.stats = &d->stats;
    d->walk.update = false;
    d->t = tree_of(d->walk.c, stage, upper);
    d->e = e;
    return true;
}

static bool run_dumper(struct dumper *d)
{
    const struct table start = { .address = d->g.root,
                                 .input = d->g.upper ? ~low_bits(d->g.input_bits) : 0,
                                 .level = d->g.start_level };
    bool empty = true;
    const bool whole = dump_table(d, &start, &empty) && flush(d);
    free(d->empty.keys);
    return whole;
}

bool mmu_dump(struct mmu *m, enum mmu_regime regime, unsigned stage, bool upper, uint64_t limit,
              bool (*visit)(void *arg, const struct mmu_run *run), void *arg, struct error *e)
{
    struct dumper d = { .limit = limit, .visit = visit, .arg = arg };
    return begin(&d, m, regime, stage, upper, e) && run_dumper(&d);
}

/* ---- for people ------------------------------------------------------------------------------ */

enum { COLUMNS = 100, LINES_MAX = 20000 };

struct printer {
    FILE *to;
    const struct walk_context *c;
    const struct ttw *t;
    uint64_t next; /* the first address that is not shown yet */
    unsigned lines;
    int input_digits, output_digits;
};

/* "4K", "512G". */
static const char *short_size(uint64_t bytes, char *buffer, size_t size)
{
    unsigned unit = 0;
    for (; bytes >= 1024 && bytes % 1024 == 0; unit++)
        bytes /= 1024;
    snprintf(buffer, size, "%" PRIu64 "%c", bytes, "BKMGTPE"[unit]);
    return buffer;
}

/* Without "Device-" and "Normal": the rest says it. */
static void add_type(struct text *t, const struct mmu_combine_out *out)
{
    char inner[8];
    char outer[8];
    const struct memattr *a = &out->attr;
    memattr_cache_name(a, false, inner);
    memattr_cache_name(a, true, outer);
    if (a->type == MEM_DEVICE)
        text_word(t, "%-6s", memattr_type_name(a) + strlen("Device-"));
    else if (strcmp(inner, outer) == 0)
        text_word(t, "%-6s", inner);
    else
        text_word(t, "i%s,o%s", inner, outer);
    text_word(t, "%s", shareability_name(a->sh));
    text_word_if(t, out->status & MMU_S1RES, "reserved");
}

static void add_stage1(struct text *t, const struct printer *p, const struct mmu_run *run)
{
    const uint64_t d = run->leaf;
    struct mmu_combine_in in = p->c->in;
    in.vm = in.dc = false;
    in.kind = MMU_DATA;
    in.s1_attr = (uint8_t)field(p->c->mair, 8 * leaf_attr_index(d), 8);
    in.s1_sh = leaf_sh_of(p->t, d);
    struct mmu_combine_out out;
    mmu_combine(&in, &out, NULL);
    add_type(t, &out);
    const char *ap = leaf_read_only(d) ? "RO" : "RW";
    if (p->c->unprivileged)
        text_word(t, "%s/%s", ap, leaf_el0(d) ? ap : "--");
    else
        text_word(t, "%s", ap);
    text_word_if(t, leaf_access_flag(d), "AF");
    if (p->c->unprivileged) {
        text_word_if(t, leaf_uxn(d), p->c->nv1 ? "PXN" : "UXN");
        text_word_if(t, leaf_pxn(d) && !p->c->nv1, "PXN");
        text_word_if(t, leaf_not_global(d), "nG");
    } else {
        text_word_if(t, leaf_uxn(d), "XN");
    }
    text_word_if(t, leaf_guarded(d), "GP");
}

/* MemAttr by HCR_EL2.FWB (D8.6.5, D8.6.6); S1 is stage 1's type as it is. */
static const char *memattr_field_text(const struct mmu_combine_in *in, unsigned attr)
{
    static const char *const plain[] = { "nGnRnE",   "nGnRE",   "nGRE",    "GRE",
                                         "reserved", "NC",      "iWT,oNC", "iWB,oNC",
                                         "reserved", "iNC,oWT", "WT",      "iWB,oWT",
                                         "reserved", "iNC,oWB", "iWT,oWB", "WB" };
    static const char *const forced[] = { "nGnRnE",   "nGnRE", "nGRE", "GRE",
                                          "reserved", "NC",    "WB",   "S1" };
    static const char *const forced_untagged[] = { "reserved", "reserved", "reserved", "reserved",
                                                   "reserved", "reserved", "WB-noTag", "S1-noTag" };
    if (!in->fwb || !in->features.s2fwb)
        return in->features.mteperm && attr == 4 ? "WB-noTag" : plain[attr];
    return in->features.mteperm && attr >= 8 ? forced_untagged[attr & 7] : forced[attr & 7];
}

static void add_stage2(struct text *t, const struct printer *p, const struct mmu_run *run)
{
    static const char *const execute_never[] = { "", "XN=EL1", "XN", "XN=EL0" };
    const uint64_t d = run->leaf;
    text_word(t, "%-6s", memattr_field_text(&p->c->in, leaf_memattr(d)));
    text_word(t, "%s", shareability_name(leaf_sh_of(p->t, d)));
    text_word(t, "%c%c", leaf_s2_readable(d) ? 'R' : '-', leaf_s2_writable(d) ? 'W' : '-');
    text_word_if(t, leaf_access_flag(d), "AF");
    const unsigned xn = leaf_s2_xn(d) & (p->c->xnx ? 3U : 2U);
    text_word_if(t, xn != 0, execute_never[xn]);
    text_word_if(t, leaf_fnxs(d) && p->c->in.features.xs, "FnXS");
}

static void add_table_bits(struct text *t, const struct printer *p, uint64_t table_bits)
{
    const unsigned bits = table_permissions(table_bits);
    if (p->t->stage2 || bits == 0)
        return;
    if (bits >> 2)
        text_word(t, "APTable=%u%u", bits >> 3, bits >> 2 & 1);
    text_word_if(t, bits & 2, p->c->unprivileged ? "UXNTable" : "XNTable");
    text_word_if(t, bits & 1, "PXNTable");
}

/* The line is counted here: false ends the dump. */
static bool print_range(struct printer *p, uint64_t input, uint64_t size, int *used)
{
    const uint64_t gap = input - p->next;
    char buffer[32];
    if (gap > 0)
        fprintf(p->to, "  ... %s unmapped\n", size_text(gap, buffer));
    p->next = input + size;
    if (p->lines++ == LINES_MAX)
        return false;
    *used = fprintf(p->to, "0x%0*" PRIx64 "..0x%0*" PRIx64, p->input_digits, input, p->input_digits,
                    input + size - 1);
    return true;
}

static bool print_run(void *arg, const struct mmu_run *run)
{
    struct printer *p = arg;
    int used;
    if (!print_range(p, run->input, run->size, &used))
        return false;
    char one[8];
    char size[32]; /* 8, " x", 20 digits */
    short_size(run->size / run->leaves, one, sizeof one);
    if (run->leaves > 1)
        snprintf(size, sizeof size, "%s x%" PRIu64, one, run->leaves);
    else
        snprintf(size, sizeof size, "%s", one);
    used += fprintf(p->to, " -> 0x%0*" PRIx64 " %-8s L%d", p->output_digits, run->output, size,
                    run->level);
    char buffer[160];
    struct text t = text_in(buffer, sizeof buffer);
    if (p->t->stage2)
        add_stage2(&t, p, run);
    else
        add_stage1(&t, p, run);
    text_word_if(&t, leaf_dbm(run->leaf), "DBM");
    text_word_if(&t, bit(run->leaf, LEAF_CONTIGUOUS), "Cont");
    text_word_if(&t, p->c->nt_faults && run->level < FINAL_LEVEL && bit(run->leaf, LEAF_NT), "nT");
    add_table_bits(&t, p, run->table_bits);
    add_software_bits(&t, p->t->stage2, run->leaf);
    print_words(p->to, (size_t)used, 4, COLUMNS, buffer);
    return true;
}

static bool print_unreadable(void *arg, const struct unreadable *u)
{
    struct printer *p = arg;
    int used;
    if (!print_range(p, u->input, u->size, &used))
        return false;
    char line[160];
    snprintf(line, sizeof line, "table of level %d at %s 0x%" PRIx64 " cannot be read: %s",
             u->level, !p->t->stage2 && p->c->s2_on ? "IPA" : "PA", u->address, u->why);
    print_words(p->to, (size_t)used, 4, COLUMNS, line);
    return true;
}

static void print_heading(const struct printer *p, const struct dumper *d, const char *title)
{
    const struct mmu_geometry *g = &d->g;
    char line[320];
    struct text t = text_in(line, sizeof line);
    const uint64_t base = g->upper ? ~low_bits(g->input_bits) : 0;
    if (g->stage2)
        text_word(&t, "VMID %u,", p->c->vmid);
    else if (p->c->unprivileged)
        text_word(&t, "ASID %u,", p->c->asid);
    text_word(&t, "0x%" PRIx64 "..0x%" PRIx64 " (%u bits), granule %u KiB%s%s,", base,
              base | low_bits(g->input_bits), g->input_bits, 1U << (g->granule_bits - 10),
              g->ds ? " DS" : "", g->big_endian ? " big-endian" : "");
    text_word(&t, "from level %d at", g->start_level);
    const bool ipa = !g->stage2 && p->c->s2_on;
    text_word(&t, "%s 0x%" PRIx64, ipa ? "IPA" : "PA", g->root);
    if (!g->stage2 && !p->t->hierarchical)
        text_word(&t, "(HPD: bits of Table descriptors do not count)");
    const int used = fprintf(p->to, "%s:", title);
    print_words(p->to, (size_t)used, 4, COLUMNS, line);
}

static void print_tree(FILE *to, struct mmu *m, enum mmu_regime regime, unsigned stage, bool upper,
                       const char *root)
{
    struct error e;
    char title[64];
    struct printer p = { .to = to };
    struct dumper d = { .visit = print_run, .unreadable = print_unreadable, .arg = &p };
    snprintf(title, sizeof title, "%s stage %u, %s", mmu_regime_name(regime), stage, root);
    if (!begin(&d, m, regime, stage, upper, &e)) {
        fprintf(to, "%s: %s\n", title, e.text);
        return;
    }
    p.c = d.walk.c;
    p.t = d.t;
    p.next = upper ? ~low_bits(d.g.input_bits) : 0;
    p.input_digits = upper ? 16 : address_digits(d.g.input_bits);
    p.output_digits = address_digits(d.t->form.high == TTW_HIGH_NONE ? 48 : 52);
    print_heading(&p, &d, title);
    const uint64_t end = upper ? 0 : UINT64_C(1) << d.g.input_bits;
    char size[32];
    if (!run_dumper(&d))
        fprintf(to, "  ... ended after %d lines\n", LINES_MAX);
    else if (p.next != end)
        fprintf(to, "  ... %s unmapped\n", size_text(end - p.next, size));
}

void mmu_dump_print(FILE *to, struct mmu *m, enum mmu_regime regime)
{
    const bool el1 = regime == MMU_EL10;
    print_tree(to, m, regime, 1, false, el1 ? "TTBR0_EL1" : "TTBR0_EL2");
    if (regime != MMU_EL2)
        print_tree(to, m, regime, 1, true, el1 ? "TTBR1_EL1" : "TTBR1_EL2");
    if (el1)
        print_tree(to, m, regime, 2, false, "VTTBR_EL2");
}
