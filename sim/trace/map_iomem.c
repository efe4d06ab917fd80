/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What Linux tells of addresses. /proc/iomem, nested by two blanks a level:
 *
 *     8000000000-ffffffffff : PCI Bus 0000:00
 *       8000000000-80001fffff : 0000:00:01.0
 *         8000000000-80001fffff : nvme
 *
 * and a device's `resource` in sysfs, a line for each of its BARs, 0 to 5 and the ROM:
 *
 *     0x0000008000000000 0x00000080001fffff 0x000000000014220c
 *
 * also with the path in front, as grep prints it of several.
 */
#include "trace/map_text.h"

#include <stdio.h>

/* ---- /proc/iomem ----------------------------------------------------------------------------- */

static const char UNKNOWN[] = "device"; /* without its path */

/* `FIRST-LAST : NAME` */
static bool parse_range(const struct map_text *t, uint64_t *first, uint64_t *last,
                        const char **name)
{
    const char *p = t->line;
    if (!map_hex(&p, first) || *p++ != '-' || !map_hex(&p, last) || !map_word(&p, " : ") || !*p) {
        return false;
    }
    *name = p;
    return true;
}

static bool recognise_iomem(const struct map_text *t)
{
    uint64_t first, last;
    const char *name;
    return parse_range(t, &first, &last, &name);
}

static bool is_function(const char *name, char bdf[MAP_BDF])
{
    return map_bdf(&name, bdf) && *name == '\0';
}

struct iomem {
    struct map_part *part; /* the function that the lines further in belong to; NULL: none */
    unsigned indent;
    bool has_driver, shown; /* shown: some address is not 0 */
    unsigned others, lines;
};

/* A line further in: the driver, or of a physical function's BAR the virtual functions. */
static bool take_inner(struct iomem *r, struct map_source *m, const char *name)
{
    char bdf[MAP_BDF];
    if (is_function(name, bdf)) {
        if (r->part == &m->parts[m->part_count - 1]) {
            m->part_count--; /* they are what is mapped */
        }
        return false;
    }
    if (!r->has_driver) {
        const size_t length = strlen(r->part->name);
        snprintf(r->part->name + length, sizeof(r->part->name) - length, " %.24s", name);
        r->has_driver = true;
    }
    return true;
}

static bool take_iomem(struct iomem *r, struct map_source *m, const struct map_text *t,
                       struct error *e)
{
    uint64_t first, last;
    const char *name;
    char bdf[MAP_BDF];
    if (t->cut || !parse_range(t, &first, &last, &name)) {
        return map_bad(t, e, "FIRST-LAST : NAME, as in /proc/iomem");
    }
    r->lines++;
    r->shown = r->shown || last != 0;
    if (r->part && t->indent > r->indent && take_inner(r, m, name)) {
        return true;
    }
    r->part = NULL;
    r->has_driver = false;
    r->indent = t->indent;
    if (!is_function(name, bdf)) {
        r->others++;
        return true;
    }
    if (last == 0) {
        return true; /* what is not shown */
    }
    r->part = map_add(m, t, e);
    if (!r->part || !map_set_range(r->part, t, first, last, e)) {
        return false;
    }
    map_name_bar(r->part, bdf, -1, "");
    return true;
}

static bool read_iomem(struct map_source *m, struct map_text *t, struct error *e)
{
    struct iomem r = { 0 };
    while (map_next_line(t)) {
        if (t->line[0] && !take_iomem(&r, m, t, e)) {
            return false;
        }
    }
    const unsigned others = r.others, lines = r.lines;
    const bool some = r.shown;
    if (!some) {
        return error_at(e, t->path, 0,
                        "all addresses are zero: /proc/iomem shows them to root alone; read it as "
                        "root");
    }
    if (m->part_count == 0) {
        return error_at(e, t->path, 0,
                        "no PCI function in %u lines; expected one named as 0000:00:01.0", lines);
    }
    map_note(m, "%u lines are no PCI function's: left out", others);
    map_note(m, "/proc/iomem has no numbers of BARs, and does not say which are prefetchable");
    snprintf(m->kind, sizeof(m->kind), "/proc/iomem");
    return true;
}

const struct map_format map_iomem = { "/proc/iomem", recognise_iomem, read_iomem, false };

/* ---- resource -------------------------------------------------------------------------------- */

enum { /* include/linux/ioport.h */
       FLAG_IO = 0x100,
       FLAG_MEM = 0x200,
       FLAG_PREFETCH = 0x2000,
       FLAG_DISABLED = 0x10000000,
       FLAG_UNSET = 0x20000000,
       ROM = 6
};

/* `PATH/BDF/resource:` in front of a line. */
static const char *skip_path(const char *line, char bdf[MAP_BDF])
{
    static const char file[] = "/resource:";
    const char *end = strstr(line, file), *begin = end;
    if (!end) {
        return line;
    }
    while (begin > line && begin[-1] != '/') {
        begin--;
    }
    return map_bdf(&begin, bdf) && begin == end ? end + sizeof(file) - 1 : line;
}

static bool parse_resource(const char *p, uint64_t v[3])
{
    for (int i = 0; i < 3; i++) {
        const char *digits;
        if ((i && *p++ != ' ') || !map_word(&p, "0x")) {
            return false;
        }
        digits = p;
        if (!map_hex(&p, &v[i]) || p - digits != 16) {
            return false;
        }
    }
    return *p == '\0';
}

static bool recognise_resource(const struct map_text *t)
{
    uint64_t v[3];
    char bdf[MAP_BDF];
    return parse_resource(skip_path(t->line, bdf), v);
}

/* The folder of a path: .../0000:00:01.0/resource. */
static void bdf_of_path(const char *path, char bdf[MAP_BDF])
{
    const char *slash = strrchr(path, '/'), *begin = slash;
    while (begin && begin > path && begin[-1] != '/') {
        begin--;
    }
    if (!begin || !map_bdf(&begin, bdf) || begin != slash) {
        snprintf(bdf, MAP_BDF, "%s", UNKNOWN);
    }
}

/* Of one file: of several without their paths it would not be known which BAR is which. */
static bool check_lines(const struct map_text *t, const char *bdf, int lines, struct error *e)
{
    static const int counts[] = { 7, 11, 13, 17 }; /* with or without SR-IOV, a bridge's */
    for (size_t i = 0; i < ARRAY_LEN(counts); i++) {
        if (lines == counts[i]) {
            return true;
        }
    }
    return lines < counts[0] || strcmp(bdf, UNKNOWN) != 0 ||
           error_at(e, t->path, 0,
                    "%d lines are no single device's; expected `grep . "
                    "/sys/bus/pci/devices/*/resource`, which has the paths",
                    lines);
}

static bool read_resource(struct map_source *m, struct map_text *t, struct error *e)
{
    char bdf[MAP_BDF], before[MAP_BDF];
    unsigned ports = 0, others = 0, roms = 0;
    int number = 0;
    bdf_of_path(t->path, bdf);
    for (memcpy(before, bdf, sizeof(before)); map_next_line(t); number++) {
        uint64_t v[3];
        if (!t->line[0]) {
            number--;
            continue;
        }
        if (t->cut || !parse_resource(skip_path(t->line, bdf), v)) {
            return map_bad(t, e, "0xFIRST 0xLAST 0xFLAGS, 16 digits each, as in `resource`");
        }
        number = strcmp(before, bdf) == 0 ? number : 0;
        memcpy(before, bdf, sizeof(before));
        const bool memory = v[2] & FLAG_MEM && v[0] && !(v[2] & (FLAG_DISABLED | FLAG_UNSET));
        if (!memory || number >= ROM) {
            ports += (v[2] & FLAG_IO) != 0 && number < ROM;
            roms += number == ROM && memory;
            others += number > ROM && v[1] != 0;
            continue;
        }
        struct map_part *p = map_add(m, t, e);
        if (!p || !map_set_range(p, t, v[0], v[1], e)) {
            return false;
        }
        p->prefetchable = (v[2] & FLAG_PREFETCH) != 0;
        map_name_bar(p, bdf, number, "");
        p->region[0] = '\0'; /* whether it is assigned to a guest is not known */
    }
    if (!check_lines(t, bdf, number, e)) {
        return false;
    }
    if (m->part_count == 0) {
        return error_at(e, t->path, 0, "no memory BAR has an address here");
    }
    const struct {
        unsigned count;
        const char *what;
    } rows[] = { { ports, "of I/O ports: left out" },
                 { roms, "expansion ROMs: left out" },
                 { others, "of SR-IOV functions or a bridge's windows: left out" } };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        if (rows[i].count) {
            map_note(m, "%u %s", rows[i].count, rows[i].what);
        }
    }
    snprintf(m->kind, sizeof(m->kind), "resource of sysfs");
    return true;
}

const struct map_format map_resource = { "a `resource` of sysfs", recognise_resource, read_resource,
                                         false };
