/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/map_text.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

enum {
    TEXT_MAX = 16 << 20,   /* lspci -vvv of a large server has less than 1 MiB */
    LINES_LOOKED_AT = 4096 /* for what the text is */
};

static const struct map_format *const formats[] = { &map_mtree_flat,    &map_mtree,    &map_lspci,
                                                    &map_lspci_machine, &map_resource, &map_iomem };

/* ---- the text -------------------------------------------------------------------------------- */

struct file {
    char *bytes;
    size_t size;
    bool more; /* the file is larger than `most` */
    bool cut;  /* its gzip data end early */
};

static bool read_file(struct file *f, const char *path, size_t most, struct error *e)
{
    const bool standard = strcmp(path, "-") == 0;
    errno = 0;
    const int fd = standard ? dup(STDIN_FILENO) : -1;
    gzFile gz = standard ? gzdopen(fd, "rb") : gzopen(path, "rb");
    *f = (struct file){ 0 };
    if (!gz) {
        return error_at(e, path, 0, "cannot be opened: %s", errno ? strerror(errno) : "no memory");
    }
    size_t room = 65536;
    int got = 1;
    bool full = false;
    f->bytes = malloc(room);
    while (f->bytes && got > 0 && f->size <= most) {
        if (f->size == room) {
            room *= 2;
            char *grown = realloc(f->bytes, room);
            if (!grown) {
                full = true;
                break;
            }
            f->bytes = grown;
        }
        got = gzread(gz, f->bytes + f->size, (unsigned)(room - f->size));
        f->size += got > 0 ? (size_t)got : 0;
    }
    int status;
    const char *why = gzerror(gz, &status);
    char text[128];
    const bool folder = got < 0 && status == Z_ERRNO && errno == EISDIR;
    snprintf(text, sizeof(text), "%s", status == Z_ERRNO ? strerror(errno) : why);
    f->cut = gzclose(gz) == Z_BUF_ERROR;
    if (!f->bytes || full) {
        return error_fault(e, "no memory for a map");
    }
    if (got < 0 && folder) {
        return error_at(e, path, 0,
                        "this is a folder; expected a map, of a device in sysfs its `resource`");
    }
    if (got < 0) {
        return error_at(e, path, 0, "cannot be read: %s", text);
    }
    f->more = f->size > most;
    f->size = f->more ? most : f->size;
    return true;
}

static struct map_text text_of(const struct file *f, const char *path)
{
    return (struct map_text){ .path = strcmp(path, "-") == 0 ? "(standard input)" : path,
                              .at = f->bytes,
                              .end = f->bytes + f->size };
}

static bool is_binary(const struct file *f)
{
    return f->bytes && memchr(f->bytes, 0, f->size);
}

static const struct map_format *recognise(const struct file *f, const char *path)
{
    struct map_text t = text_of(f, path);
    while (t.number < LINES_LOOKED_AT && map_next_line(&t)) {
        for (size_t i = 0; t.line[0] && i < ARRAY_LEN(formats); i++) {
            if (formats[i]->recognise(&t)) {
                return formats[i];
            }
        }
    }
    return NULL;
}

/* What is read twice must be one: "-" and pipes are not. */
static bool is_regular(const char *path)
{
    struct stat s;
    return strcmp(path, "-") != 0 && stat(path, &s) == 0 && S_ISREG(s.st_mode);
}

const char *map_source_title(const char *path)
{
    enum { HEAD = 256 << 10 };
    struct file f = { 0 };
    struct error ignored;
    const char *title = NULL;
    if (is_regular(path) && read_file(&f, path, HEAD, &ignored) && !is_binary(&f)) {
        const struct map_format *format = recognise(&f, path);
        const struct map_lua_text lua = { path, f.bytes, f.size };
        title = format ? format->title : map_is_lua(&lua) ? MAP_LUA_TITLE : NULL;
    }
    free(f.bytes);
    return title;
}

/* ---- regions --------------------------------------------------------------------------------- */

static int by_base(const void *a, const void *b)
{
    const struct map_part *x = a, *y = b;
    if (x->base != y->base) {
        return x->base < y->base ? -1 : 1;
    }
    return x->line != y->line ? (x->line < y->line ? -1 : 1) : 0;
}

static uint64_t page_of(uint64_t address)
{
    return address & ~(uint64_t)(MAP_PAGE - 1);
}

static uint64_t pages_end(const struct map_part *p)
{
    return page_of(p->base + p->size + MAP_PAGE - 1);
}

struct making {
    struct map_source *map;
    const char *path;
    bool nested;
    struct error *error;
    size_t kept;                    /* parts */
    uint64_t end, raw_end;          /* of the region in hand, in pages and as told */
    const struct map_part *reaches; /* the part that ends there */
    unsigned twice, disabled, rounded;
};

static bool same(const struct map_part *a, const struct map_part *b)
{
    return a->base == b->base && a->size == b->size && strcmp(a->name, b->name) == 0;
}

static bool overlap(const struct making *k, const struct map_part *p)
{
    const struct map_part *q = k->reaches;
    char line[32] = "";
    if (q->line) {
        snprintf(line, sizeof(line), " of line %d", q->line);
    }
    return error_at(k->error, k->path, p->line,
                    "\"%s\" at 0x%llx, 0x%llx bytes, overlaps \"%s\"%s at 0x%llx, 0x%llx bytes",
                    p->name, (unsigned long long)p->base, (unsigned long long)p->size, q->name,
                    line, (unsigned long long)q->base, (unsigned long long)q->size);
}

/* Whether a part stays; false in `*good`: it cannot be here. */
static bool keep_part(struct making *k, const struct map_part *p, bool *good)
{
    struct map_part *parts = k->map->parts;
    *good = true;
    if (k->kept == 0 || p->base >= k->raw_end) {
        return true;
    }
    if (same(p, &parts[k->kept - 1])) {
        k->twice++;
        return false;
    }
    if (k->nested && p->base + p->size <= k->raw_end) {
        return true;
    }
    if (p->disabled) {
        k->disabled++;
        return false;
    }
    *good = overlap(k, p);
    return false;
}

static struct replay_region *add_region(struct making *k, const struct map_part *p)
{
    struct replay_region *r = &k->map->regions[k->map->count++];
    *r = (struct replay_region){ .base = page_of(p->base), .prefetchable = true };
    return r;
}

static void name_region(struct map_source *m, struct replay_region *r, size_t first, size_t count)
{
    const struct map_part *p = &m->parts[first];
    if (count == 1) {
        memcpy(r->name, p->name, sizeof(r->name));
    } else if (count == 2 && strlen(p[0].name) + strlen(p[1].name) + 3 < sizeof(r->name)) {
        const size_t length = strlen(p[0].name);
        memcpy(r->name, p[0].name, length);
        memcpy(r->name + length, " + ", 3);
        memcpy(r->name + length + 3, p[1].name, strlen(p[1].name) + 1);
    } else {
        snprintf(r->name, sizeof(r->name), "%.44s + %u more", p->name, (unsigned)count - 1);
    }
    if (count > 1) {
        map_note(m, "%zu share pages and are one region: \"%.63s\", \"%.63s\"%s", count, p[0].name,
                 p[1].name, count > 2 ? " ..." : "");
    }
    /* Offsets, and virtual addresses, begin where the part does. */
    if (p->base == r->base) {
        memcpy(r->region, p->region, sizeof(r->region));
        r->va = p->va;
    }
}

/* A disabled part under an enabled one is not there. */
static void drop_disabled(struct making *k)
{
    struct map_source *m = k->map;
    size_t kept = 0;
    for (size_t i = 0; i < m->part_count; i++) {
        const struct map_part *p = &m->parts[i];
        bool drop = false;
        for (size_t j = i + 1; p->disabled && j < m->part_count && !drop; j++) {
            const struct map_part *q = &m->parts[j];
            if (q->base >= p->base + p->size) {
                break;
            }
            drop = !q->disabled;
        }
        k->disabled += drop;
        if (!drop) {
            m->parts[kept++] = *p;
        }
    }
    m->part_count = kept;
}

static void tell_made(const struct making *k)
{
    if (k->twice) {
        map_note(k->map, "%u told twice: taken once", k->twice);
    }
    if (k->disabled) {
        map_note(k->map, "%u disabled ones where others are: left out", k->disabled);
    }
    if (k->rounded) {
        map_note(k->map, "%u are no whole pages of 4 KiB: their regions are", k->rounded);
    }
}

bool map_make_regions(struct map_source *m, const char *path, bool nested, struct error *e)
{
    struct making k = { .map = m, .path = path, .nested = nested, .error = e };
    if (m->part_count == 0) {
        return true;
    }
    qsort(m->parts, m->part_count, sizeof(*m->parts), by_base);
    drop_disabled(&k);
    m->regions = calloc(m->part_count + 1, sizeof(*m->regions));
    if (!m->regions) {
        return error_fault(e, "no memory for a map");
    }
    size_t first = 0;
    struct replay_region *r = NULL;
    for (size_t i = 0; i < m->part_count; i++) {
        const struct map_part p = m->parts[i];
        bool good;
        if (!keep_part(&k, &p, &good)) {
            if (!good) {
                return false;
            }
            continue;
        }
        if (!r || page_of(p.base) >= k.end) {
            if (r) {
                name_region(m, r, first, k.kept - first);
            }
            first = k.kept;
            r = add_region(&k, &p);
            k.end = k.raw_end = 0;
        }
        k.rounded += p.base % MAP_PAGE || p.size % MAP_PAGE;
        m->parts[k.kept] = p;
        m->parts[k.kept].into = m->count - 1;
        if (p.base + p.size > k.raw_end) {
            k.raw_end = p.base + p.size;
            k.reaches = &m->parts[k.kept];
        }
        k.kept++;
        k.end = pages_end(&p) > k.end ? pages_end(&p) : k.end;
        r->size = k.end - r->base;
        r->prefetchable = r->prefetchable && p.prefetchable;
    }
    if (r) {
        name_region(m, r, first, k.kept - first);
    }
    m->part_count = k.kept;
    tell_made(&k);
    return true;
}

/* ---- too many -------------------------------------------------------------------------------- */

/* Leave out what the trace does not touch. */
static void keep_used(struct map_source *m)
{
    size_t kept = 0;
    for (size_t i = 0; i < m->count; i++) {
        const bool used = m->uses[i].reads || m->uses[i].writes;
        for (size_t j = 0; j < m->part_count; j++) {
            if (m->parts[j].into == i) {
                m->parts[j].into = used ? kept : SIZE_MAX;
            }
        }
        if (used) {
            m->regions[kept] = m->regions[i];
            m->uses[kept++] = m->uses[i];
        }
    }
    size_t parts = 0;
    for (size_t j = 0; j < m->part_count; j++) {
        if (m->parts[j].into != SIZE_MAX) {
            m->parts[parts++] = m->parts[j];
        }
    }
    map_note(m, "%zu regions that no access of the trace touches: left out", m->count - kept);
    m->part_count = parts;
    m->count = kept;
}

static bool limit(const struct map_query *q, struct map_source *m, struct error *e)
{
    const bool many = m->count > MAP_REGIONS_MAX;
    if (!q->trace || (!many && !q->count)) {
        if (many) {
            map_note(m,
                     "%zu regions; a map holds at most %d: --trace TRACE leaves out those that a "
                     "trace does not touch",
                     m->count, MAP_REGIONS_MAX);
        }
        return !many || q->all ||
               error_at(e, q->path, 0,
                        "%zu regions; a map holds at most %d: `gather map` with --trace leaves out "
                        "those that a trace does not touch",
                        m->count, MAP_REGIONS_MAX);
    }
    if (many && !map_trace_is_file(q, "to leave out regions that it does not touch", e)) {
        return false;
    }
    if (!map_count_uses(q, m, e)) {
        return false;
    }
    if (many) {
        keep_used(m);
    }
    if (m->count == 0) {
        return error_at(e, q->path, 0, "no access of the trace touches any of its regions");
    }
    return m->count <= MAP_REGIONS_MAX ||
           error_at(e, q->path, 0, "the trace touches %zu of its regions; a map holds at most %d",
                    m->count, MAP_REGIONS_MAX);
}

/* ---- loading --------------------------------------------------------------------------------- */

/* The name of its format, if the file is a trace. */
static bool is_trace(const char *path, char *format, size_t size)
{
    const struct trace_options o = { .path = path };
    struct error ignored;
    struct trace *t = is_regular(path) ? trace_open(&o, &ignored) : NULL;
    if (t) {
        snprintf(format, size, "%s", trace_format_name(t));
    }
    trace_close(t);
    return t != NULL;
}

static bool not_known(const struct file *f, const char *path, struct error *e)
{
    char format[32];
    static const char known[] =
        "expected lspci -v, /proc/iomem, a `resource` of sysfs, QEMU's info mtree, or a map in Lua";
    struct map_text t = text_of(f, path);
    /* Of standard input there is no name that ends in .lua. */
    const char *lua =
        strcmp(path, "-") == 0 ? " (which begins with return, local, function or --)" : "";
    if (f->size == 0) {
        return error_at(e, t.path, 0, "the file is empty; %s", known);
    }
    if (is_trace(path, format, sizeof(format))) {
        return error_at(e, t.path, 0,
                        "this is a trace (%s), not a map; `gather map` makes one of it, and the "
                        "map `trace` is what a trace itself tells",
                        format);
    }
    if (is_binary(f)) {
        return error_at(e, t.path, 0, "binary data; %s", known);
    }
    (void)map_next_line(&t);
    return error_at(e, t.path, 1, "no map that is known: \"%.80s\"; %s%s", t.line, known, lua);
}

static bool load_text(const struct map_query *q, const struct file *f, struct map_source *m,
                      struct error *e)
{
    const struct map_format *format = recognise(f, q->path);
    struct map_text t = text_of(f, q->path);
    if (!format || is_binary(f)) {
        return not_known(f, q->path, e);
    }
    if (f->more) {
        return error_at(e, t.path, 0, "more than %d MiB; expected the text of %s", TEXT_MAX >> 20,
                        format->title);
    }
    return format->read(m, &t, e) && map_make_regions(m, t.path, format->nested, e);
}

static bool load_file(const struct map_query *q, struct map_source *m, struct error *e)
{
    struct file f;
    bool ok = false;
    if (!read_file(&f, q->path, TEXT_MAX, e) ||
        (f.cut &&
         !error_at(e, q->path, 0, "its gzip data end early, and a part of a map would be wrong"))) {
        free(f.bytes);
        return false;
    }
    const struct map_lua_text lua = { text_of(&f, q->path).path, f.bytes, f.size };
    if (q->lua && !is_binary(&f) && !recognise(&f, q->path) && map_is_lua(&lua)) {
        ok = f.more ? error_at(e, lua.path, 0, "more than %d MiB; expected a map in Lua",
                               TEXT_MAX >> 20)
                    : map_load_lua(q, &lua, m, e);
    } else {
        ok = load_text(q, &f, m, e);
    }
    free(f.bytes);
    return ok;
}

/* Standard input is one of both. */
static bool check_inputs(const struct map_query *q, struct error *e)
{
    return !q->trace || strcmp(q->path, "-") != 0 || strcmp(q->trace->path, "-") != 0 ||
           error_set(e, "standard input cannot be both the trace and its map; expected a file for "
                        "one of them");
}

bool map_source_load(const struct map_query *q, struct map_source *m, struct error *e)
{
    struct map_rules none;
    map_rules_init(&none);
    *m = (struct map_source){ 0 };
    const bool own = strcmp(q->path, "trace") == 0;
    const char *path = own && q->trace ? q->trace->path : q->path;
    bool ok = check_inputs(q, e) && (own ? map_trace_own(q, m, e) : load_file(q, m, e));
    ok = ok && (m->count ? limit(q, m, e) : map_trace_ranges(q, m, e)) &&
         map_rules_apply(q->rules ? q->rules : &none, m, path, e);
    if (!ok) {
        map_source_free(m);
    }
    return ok;
}

void map_source_free(struct map_source *m)
{
    free(m->regions);
    free(m->parts);
    free(m->uses);
    *m = (struct map_source){ 0 };
}
