/* SPDX-License-Identifier: Apache-2.0 */
/**
 * QEMU's monitor, `info mtree` and `info mtree -f` (softmmu/memory.c, mtree_print_mr() and
 * mtree_print_flatview()):
 *
 *     address-space: memory
 *       FIRST-LAST (prio N, TYPE): NAME [disabled]
 *       FIRST-LAST (prio N, TYPE): alias NAME @TARGET FIRST-LAST [disabled]
 *     memory-region: TARGET
 *       FIRST-LAST ...
 *
 *     FlatView #N
 *      AS "memory", root: system
 *      Root memory region: system
 *       FIRST-LAST (prio N, TYPE): NAME @OFFSET
 *
 * The tree tells what is behind the windows of a PCI host bridge and what is the machine's own; the
 * flat view does not.
 */
#include "trace/map_text.h"
#include "trace/text.h"

#include <stdio.h>
#include <stdlib.h>

struct node {
    uint64_t first, last;
    char type[24];
    char name[128];
    bool disabled;
    /* of an alias: what it shows of which region; of a flat range the offset in `from` */
    char target[128];
    uint64_t from, to;
    bool has_offset;
};

static bool range(const char **at, uint64_t *first, uint64_t *last)
{
    return map_hex(at, first) && *(*at)++ == '-' && map_hex(at, last) && *first <= *last;
}

static void cut_at(char *text, const char *mark)
{
    char *found = strstr(text, mark);
    if (found) {
        *found = '\0';
    }
}

static bool cut_end(char *text, const char *end)
{
    const size_t length = strlen(text), n = strlen(end);
    if (length < n || strcmp(text + length - n, end) != 0) {
        return false;
    }
    text[length - n] = '\0';
    return true;
}

/* `@TARGET FIRST-LAST` at the end of an alias. */
static bool parse_alias(struct node *n)
{
    char *at = strstr(n->name, " @");
    if (!at) {
        return false;
    }
    *at = '\0';
    snprintf(n->target, sizeof(n->target), "%s", at + 2);
    char *blank = strrchr(n->target, ' ');
    if (!blank) {
        return false;
    }
    *blank = '\0';
    const char *p = blank + 1;
    return range(&p, &n->from, &n->to) && *p == '\0';
}

/* Whether a line is a range at all; `*good` then says whether it is a whole one. */
static bool parse_node(const struct map_text *t, struct node *n, bool *good)
{
    enum { DIGITS = 16 };
    char text[MAP_LINE_MAX + 1], *rest = text;
    const char *p = t->line;
    uint64_t first;
    *n = (struct node){ 0 };
    *good = false;
    if (!map_hex(&p, &first) || p - t->line != DIGITS) {
        /* a cut number counts, a word that begins with a to f does not */
        return t->indent > 0 && p != t->line && *p == '\0';
    }
    p = t->line;
    if (t->cut || !range(&p, &n->first, &n->last) || !map_word(&p, " (prio ")) {
        return true;
    }
    const char *comma = strchr(p, ','), *close = strchr(p, ')');
    if (!comma || !close || comma > close || comma[1] != ' ' || close[1] != ':' ||
        close[2] != ' ' || close - comma - 2 >= (ptrdiff_t)sizeof(n->type)) {
        return true;
    }
    memcpy(n->type, comma + 2, (size_t)(close - comma) - 2);
    snprintf(text, sizeof(text), "%s", close + 3);
    cut_at(text, " owner:{");
    cut_at(text, " parent:{");
    n->disabled = cut_end(text, " [disabled]");
    (void)cut_end(text, " KVM");
    const char *name = rest;
    const bool alias = map_word(&name, "alias ");
    if (!*name || strlen(name) >= sizeof(n->name)) {
        return true;
    }
    memcpy(n->name, name, strlen(name) + 1);
    *good = !alias || parse_alias(n);
    return true;
}

static bool next_node(struct map_text *t, struct node *n, bool *found, struct error *e)
{
    bool good;
    *found = parse_node(t, n, &good);
    return !*found || good ||
           map_bad(t, e, "FIRST-LAST (prio N, TYPE): NAME, as in QEMU's info mtree");
}

/* ---- what is PCI ----------------------------------------------------------------------------- */

/* The regions of PCI host bridges and bridges, by the names that QEMU gives them. */
static bool is_window(const char *name)
{
    static const char *const names[] = { "pci", "gpex_mmio_window", "gpex_mmio", "pci_bridge_pci",
                                         "pci-bridge-mem" };
    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        if (strcmp(name, names[i]) == 0) {
            return true;
        }
    }
    return strncmp(name, "pci", 3) == 0 && strstr(name, "mmio") && !strstr(name, "mmcfg");
}

static bool is_config(const char *name)
{
    return strstr(name, "mmcfg") || strstr(name, "ecam");
}

/* `DEVICE BAR N` of an assigned device is `DEVICE:regionN` in its trace. */
static void name_part(struct map_part *p, const char *name)
{
    const char *bar = strstr(name, " BAR ");
    snprintf(p->name, sizeof(p->name), "%.63s", name);
    if (bar && bar[5] >= '0' && bar[5] <= '5' && bar[6] == '\0' && bar - name < 40) {
        snprintf(p->region, sizeof(p->region), "%.*s:region%c", (int)(bar - name), name, bar[5]);
    }
}

/* ---- the tree -------------------------------------------------------------------------------- */

enum { WINDOWS_MAX = 256, DEPTH_MAX = 64 };

struct window {
    char target[128];
    uint64_t from, to, base; /* [from, to] of the target is at `base` */
};

struct level {
    unsigned indent;
    bool pci, disabled;
};

struct tree {
    struct map_source *map;
    struct map_text *text;
    struct error *error;
    struct window *windows;
    size_t window_count;
    /* the section */
    bool memory;      /* it is the memory address space */
    char target[128]; /* it is a memory region's; "" not */
    struct level levels[DEPTH_MAX];
    unsigned depth;
    /* the node before this line */
    struct node last;
    int last_line;
    bool has_last;
    unsigned own, disabled, configuration;
};

static void begin_section(struct tree *r)
{
    const char *p = r->text->line;
    r->depth = 0;
    r->memory = false;
    r->target[0] = '\0';
    if (map_word(&p, "address-space: ")) {
        r->memory = strcmp(p, "memory") == 0;
    } else if (map_word(&p, "memory-region: ")) {
        snprintf(r->target, sizeof(r->target), "%.127s", p);
    }
}

static bool is_section(const struct map_text *t)
{
    return t->indent == 0 && (strncmp(t->line, "address-space: ", 15) == 0 ||
                              strncmp(t->line, "memory-region: ", 15) == 0);
}

static void collect_window(struct tree *r, const struct node *n)
{
    if (!n->target[0] || n->disabled || !is_window(n->target) || is_config(n->name) ||
        r->window_count == WINDOWS_MAX) {
        return;
    }
    struct window *w = &r->windows[r->window_count++];
    memcpy(w->target, n->target, sizeof(w->target));
    w->from = n->from;
    w->to = n->to;
    w->base = n->first;
}

static bool collect_windows(struct tree *r)
{
    while (map_next_line(r->text)) {
        struct node n;
        bool found;
        if (is_section(r->text)) {
            begin_section(r);
            continue;
        }
        if (!next_node(r->text, &n, &found, r->error)) {
            return false;
        }
        if (found && (r->memory || is_window(r->target))) {
            collect_window(r, &n);
        }
    }
    return true;
}

static bool add_at(struct tree *r, const struct node *n, uint64_t first, uint64_t last)
{
    struct map_part *p = map_add(r->map, r->text, r->error);
    if (!p) {
        return false;
    }
    p->line = r->last_line;
    name_part(p, n->name);
    return map_set_range(p, r->text, first, last, r->error);
}

/* A leaf in a region that windows show: once for each that shows it. */
static bool add_shown(struct tree *r, const struct node *n)
{
    for (size_t i = 0; i < r->window_count; i++) {
        const struct window *w = &r->windows[i];
        if (strcmp(w->target, r->target) != 0 || n->last < w->from || n->first > w->to) {
            continue;
        }
        const uint64_t first = n->first > w->from ? n->first : w->from;
        const uint64_t last = n->last < w->to ? n->last : w->to;
        if (!add_at(r, n, w->base + (first - w->from), w->base + (last - w->from))) {
            return false;
        }
    }
    return true;
}

/* The node before the current line, which is further in if `inner`. */
static bool end_node(struct tree *r, bool inner)
{
    const struct node *n = &r->last;
    if (!r->has_last || inner) {
        return true;
    }
    const struct level *at = &r->levels[r->depth - 1];
    r->has_last = false;
    if (is_config(n->name)) {
        r->configuration += r->memory;
        return true;
    }
    if (is_window(n->name) || (n->target[0] && is_window(n->target)) ||
        !(r->memory || is_window(r->target))) {
        return true;
    }
    if (at->disabled) {
        r->disabled++;
        return true;
    }
    if (r->memory && !at->pci) {
        r->own++;
        return true;
    }
    return r->memory ? add_at(r, n, n->first, n->last) : add_shown(r, n);
}

static bool take_node(struct tree *r, const struct node *n)
{
    const unsigned indent = r->text->indent;
    if (!end_node(r, r->depth && indent > r->levels[r->depth - 1].indent)) {
        return false;
    }
    while (r->depth && r->levels[r->depth - 1].indent >= indent) {
        r->depth--;
    }
    if (r->depth == DEPTH_MAX) {
        return error_at(r->error, r->text->path, r->text->number, "more than %d levels", DEPTH_MAX);
    }
    const struct level *outer = r->depth ? &r->levels[r->depth - 1] : NULL;
    r->levels[r->depth++] = (struct level){
        .indent = indent,
        .pci = (outer && outer->pci) || is_window(n->name),
        .disabled = (outer && outer->disabled) || n->disabled,
    };
    r->last = *n;
    r->last_line = r->text->number;
    r->has_last = true;
    return true;
}

static bool collect_leaves(struct tree *r)
{
    while (map_next_line(r->text)) {
        struct node n;
        bool found;
        if (is_section(r->text)) {
            if (!end_node(r, false)) {
                return false;
            }
            begin_section(r);
            continue;
        }
        if (!next_node(r->text, &n, &found, r->error) || (found && !take_node(r, &n))) {
            return false;
        }
    }
    return end_node(r, false);
}

static bool read_tree(struct map_source *m, struct map_text *t, struct error *e)
{
    const char *begin = t->at;
    struct tree r = { .map = m, .text = t, .error = e };
    r.windows = calloc(WINDOWS_MAX, sizeof(*r.windows));
    if (!r.windows) {
        return error_fault(e, "no memory for a map");
    }
    bool ok = collect_windows(&r);
    map_rewind(t, begin);
    begin_section(&r);
    ok = ok && collect_leaves(&r);
    free(r.windows);
    if (!ok) {
        return false;
    }
    if (m->part_count == 0) {
        return error_at(
            e, t->path, 0,
            "no region of a device behind a PCI window in the address space \"memory\"; "
            "expected the whole of QEMU's info mtree, from a guest that has booted");
    }
    map_note(m, "%u regions are the machine's own, not PCI: left out", r.own);
    if (r.configuration) {
        map_note(m, "configuration space: left out (its requests are no memory TLPs)");
    }
    if (r.disabled) {
        map_note(m, "%u disabled regions: left out", r.disabled);
    }
    map_note(m, "info mtree does not say which BARs are prefetchable");
    snprintf(m->kind, sizeof(m->kind), "info mtree");
    return true;
}

static bool recognise_tree(const struct map_text *t)
{
    return is_section(t);
}

const struct map_format map_mtree = { "QEMU's info mtree", recognise_tree, read_tree, true };

/* ---- the flat view --------------------------------------------------------------------------- */

static bool recognise_flat(const struct map_text *t)
{
    return t->indent == 0 && strncmp(t->line, "FlatView #", 10) == 0;
}

/* ` @OFFSET` at the end of a range that is not the beginning of its region. */
static void take_offset(struct node *n)
{
    char *at = strrchr(n->name, '@');
    if (!at || at == n->name || at[-1] != ' ') {
        return;
    }
    const char *p = at + 1;
    if (map_hex(&p, &n->from) && *p == '\0' && n->from <= n->first) {
        at[-1] = '\0';
        n->has_offset = true;
    }
}

/* Pieces of one region, with others in between, are one part again. */
static struct map_part *find_piece(struct map_source *m, const struct node *n)
{
    for (size_t i = m->part_count; i > 0; i--) {
        struct map_part *p = &m->parts[i - 1];
        if (p->base == n->first - n->from && strcmp(p->name, n->name) == 0) {
            return p;
        }
    }
    return NULL;
}

struct flat_counts {
    unsigned memory, windows, configuration;
};

static bool take_range(struct map_source *m, const struct map_text *t, struct node *n,
                       struct flat_counts *c, struct error *e)
{
    take_offset(n);
    n->name[sizeof(((struct map_part *)NULL)->name) - 1] = '\0';
    if (is_config(n->name)) {
        c->configuration++;
        return true;
    }
    if (is_window(n->name) || strncmp(n->name, "gpex_", 5) == 0) {
        c->windows++;
        return true;
    }
    if (strcmp(n->type, "i/o") != 0 && strcmp(n->type, "ramd") != 0) {
        c->memory++;
        return true;
    }
    struct map_part *p = n->has_offset ? find_piece(m, n) : NULL;
    if (p) {
        return map_set_range(p, t, p->base, n->last, e);
    }
    p = map_add(m, t, e);
    if (!p) {
        return false;
    }
    name_part(p, n->name);
    if (n->has_offset) {
        p->region[0] = '\0';
    }
    return map_set_range(p, t, n->first, n->last, e);
}

static bool read_flat(struct map_source *m, struct map_text *t, struct error *e)
{
    struct flat_counts c = { 0 };
    bool memory = false, seen = false;
    while (map_next_line(t)) {
        struct node n;
        bool found;
        if (recognise_flat(t)) {
            memory = false;
        } else if (strncmp(t->line, "AS \"memory\",", 12) == 0) {
            memory = seen = true;
        } else if (!next_node(t, &n, &found, e) ||
                   (found && memory && !take_range(m, t, &n, &c, e))) {
            return false;
        }
    }
    if (m->part_count == 0) {
        return error_at(e, t->path, 0,
                        seen ? "the flat view of \"memory\" has no region of a device"
                             : "no flat view of the address space \"memory\"");
    }
    map_note(m, "a flat view does not tell PCI from the machine's own devices: all are here");
    if (c.memory) {
        map_note(m,
                 "%u ranges of memory: left out; whether one is a BAR's only info mtree without -f "
                 "tells",
                 c.memory);
    }
    if (c.configuration) {
        map_note(m, "configuration space: left out (its requests are no memory TLPs)");
    }
    if (c.windows) {
        map_note(m, "%u ranges of PCI windows without a device: left out", c.windows);
    }
    snprintf(m->kind, sizeof(m->kind), "info mtree -f");
    return true;
}

const struct map_format map_mtree_flat = { "QEMU's info mtree -f", recognise_flat, read_flat,
                                           true };
