/* SPDX-License-Identifier: Apache-2.0 */
/**
 * lspci -v and more (pciutils, ls-header.c):
 *
 *     [DOMAIN:]BUS:DEVICE.FUNCTION CLASS: NAME
 *             Region N: Memory at ADDRESS (64-bit, prefetchable) [virtual] [disabled] [size=2M]
 *             Region N: I/O ports at PORT [disabled] [size=32]
 *             Expansion ROM at ADDRESS [disabled] [size=128K]
 *             Kernel driver in use: NAME
 *
 * -v has no `Region N: `. Lines that are further in belong to a capability: those of SR-IOV have
 * BARs of the functions to come, without sizes.
 */
#include "trace/map_text.h"
#include "trace/text.h"

#include <stdio.h>

enum { LEGACY_PORTS = 0x10000 };

struct reading {
    struct map_source *map;
    struct map_text *text;
    struct error *error;
    char bdf[MAP_BDF];
    bool in_device;
    unsigned indent; /* of the device's own lines; 0: none yet */
    size_t first;    /* of its parts */
    bool assigned;   /* to a guest */
    unsigned devices, ports, unassigned, roms, sriov, unsized, disabled, unnumbered;
};

static bool is_device(const struct map_text *t, char bdf[MAP_BDF])
{
    const char *p = t->line;
    return t->indent == 0 && map_bdf(&p, bdf) && *p == ' ';
}

static bool recognise(const struct map_text *t)
{
    char bdf[MAP_BDF];
    return is_device(t, bdf);
}

/* `[size=16K]`, the unit one of K, M, G, T. */
static bool take_size(const char **at, uint64_t *size)
{
    static const char units[] = "KMGT";
    uint64_t n;
    const char *p = text_decimal(*at, &n);
    if (!p || n == 0) {
        return false;
    }
    unsigned shift = 0;
    const char *unit = *p ? strchr(units, *p) : NULL;
    if (unit) {
        shift = 10 * (unsigned)(unit - units + 1);
        p++;
    }
    if (n >> (63 - shift)) {
        return false;
    }
    *size = n << shift;
    *at = p;
    return *p == ']';
}

struct flags {
    bool disabled, virtual, prefetchable;
    uint64_t size; /* 0: not given */
};

/* The words in brackets after an address, to the end of the line. */
static bool parse_brackets(const char *p, struct flags *f)
{
    for (; *p; p++) {
        p = text_blanks(p);
        if (map_word(&p, "[size=")) {
            if (!take_size(&p, &f->size)) {
                return false;
            }
        } else if (map_word(&p, "[disabled")) {
            f->disabled = true;
        } else if (map_word(&p, "[virtual")) {
            f->virtual = true;
        } else if (map_word(&p, "[enhanced")) {
        } else {
            return false;
        }
        if (*p != ']') {
            return false;
        }
    }
    return true;
}

/* `(64-bit, non-prefetchable)` */
static bool parse_type(const char **at, struct flags *f)
{
    const char *p = *at, *close = strchr(p, ')'), *comma = strchr(p, ',');
    if (!map_word(&p, " (") || !close || !comma || comma > close) {
        return false;
    }
    p = comma + 1;
    f->prefetchable = !map_word(&p, " non-prefetchable)");
    if (f->prefetchable && !map_word(&p, " prefetchable)")) {
        return false;
    }
    *at = p;
    return true;
}

static bool add(struct reading *r, int number, uint64_t address, const struct flags *f)
{
    if (address + f->size - 1 < address) {
        return map_bad(r->text, r->error, "a region that ends before the last address");
    }
    struct map_part *p = map_add(r->map, r->text, r->error);
    if (!p || !map_set_range(p, r->text, address, address + f->size - 1, r->error)) {
        return false;
    }
    p->prefetchable = f->prefetchable;
    p->disabled = f->disabled && !f->virtual;
    r->disabled += p->disabled;
    r->unnumbered += number < 0;
    map_name_bar(p, r->bdf, number, "");
    return true;
}

/* What follows `Memory at ` or `Expansion ROM at `. */
static bool parse_memory(struct reading *r, const char *p, int number, bool rom)
{
    struct flags f = { 0 };
    uint64_t address = 0;
    const bool none = *p == '<';
    if (none) {
        p = strchr(p, '>');
        p = p ? p + 1 : "x";
    } else if (!map_hex(&p, &address)) {
        return map_bad(r->text, r->error, "a hexadecimal address");
    }
    if ((!rom && !parse_type(&p, &f)) || !parse_brackets(p, &f)) {
        return map_bad(r->text, r->error,
                       rom ? "an address and [size=...]"
                           : "an address, (32-bit or 64-bit, prefetchable or not) and [size=...]");
    }
    if (none || address == 0) {
        r->unassigned++;
        return true;
    }
    if (address < LEGACY_PORTS) { /* a disk controller's, which older versions take for memory */
        r->ports++;
        return true;
    }
    if (rom && f.disabled) {
        r->roms++;
        return true;
    }
    if (f.size == 0) {
        r->unsized++;
        return true;
    }
    return add(r, rom ? 6 : number, address, &f);
}

/* The driver is told last. */
static void name_driver(struct reading *r, const char *driver)
{
    for (size_t i = r->first; i < r->map->part_count; i++) {
        struct map_part *p = &r->map->parts[i];
        const size_t length = strlen(p->name);
        snprintf(p->name + length, sizeof(p->name) - length, " %.24s", driver);
    }
    r->assigned = strcmp(driver, "vfio-pci") == 0;
}

/* Traces have offsets, in regions of such names, of a device that this host has assigned alone: in
 * a guest another device may have its address. */
static void end_device(struct reading *r)
{
    for (size_t i = r->first; !r->assigned && i < r->map->part_count; i++) {
        r->map->parts[i].region[0] = '\0';
    }
    r->first = r->map->part_count;
    r->assigned = false;
    r->indent = 0;
}

/* A line of a capability. */
static void take_inner(struct reading *r)
{
    if (strncmp(r->text->line, "Region ", 7) == 0 && strstr(r->text->line, ": Memory at ")) {
        r->sriov++;
    }
}

static bool parse_line(struct reading *r)
{
    const char *p = r->text->line;
    int number = -1;
    if (r->text->indent > r->indent) {
        take_inner(r);
        return true;
    }
    if (map_word(&p, "Kernel driver in use: ")) {
        name_driver(r, p);
        return true;
    }
    (void)map_word(&p, "[virtual] "); /* older ones have it in front */
    if (map_word(&p, "Region ")) {
        if (*p < '0' || *p > '9' || p[1] != ':' || p[2] != ' ') {
            return map_bad(r->text, r->error, "Region, its number and a colon");
        }
        number = *p - '0';
        p += 3;
    }
    (void)map_word(&p, "[enhanced] ");
    (void)map_word(&p, "[virtual] ");
    const bool rom = number < 0 && map_word(&p, "Expansion ROM at ");
    if (rom || map_word(&p, "Memory at ")) {
        return parse_memory(r, p, number, rom);
    }
    if (map_word(&p, "I/O ports at ")) {
        r->ports++;
        return true;
    }
    return number < 0 || map_bad(r->text, r->error, "\"Memory at\" or \"I/O ports at\"");
}

static void tell(struct reading *r)
{
    struct map_source *m = r->map;
    const struct {
        unsigned count;
        const char *what;
    } rows[] = {
        { r->ports, "of I/O ports: left out" },
        { r->unassigned, "without an address: left out" },
        { r->roms, "disabled expansion ROMs: left out" },
        { r->sriov, "of SR-IOV functions to come, without sizes: left out" },
        { r->unsized, "without a size: left out (lspci -F and -H do not know sizes)" },
        { r->disabled, "disabled when lspci ran: taken at the address that they had" },
        { r->unnumbered, "without the number of the BAR, which lspci -vv has" },
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        if (rows[i].count) {
            map_note(m, "%u %s", rows[i].count, rows[i].what);
        }
    }
}

static bool read_text(struct map_source *m, struct map_text *t, struct error *e)
{
    struct reading r = { .map = m, .text = t, .error = e };
    while (map_next_line(t)) {
        if (is_device(t, r.bdf)) {
            end_device(&r);
            r.in_device = true;
            r.devices++;
            continue;
        }
        if (!t->line[0] || !r.in_device) {
            r.in_device = r.in_device && t->line[0];
            continue;
        }
        r.indent = r.indent ? r.indent : t->indent;
        if (!parse_line(&r)) {
            return false;
        }
    }
    end_device(&r);
    if (m->part_count == 0) {
        return error_at(e, t->path, 0,
                        r.unsized ? "no BAR has its size here: expected \"[size=...]\", as lspci "
                                    "-vv prints on the machine itself, not with -F or -H"
                                  : "no address of a BAR in the text of %u devices; expected "
                                    "lspci -v or -vv",
                        r.devices);
    }
    tell(&r);
    /* What has numbers of BARs is -vv, or more. */
    snprintf(m->kind, sizeof(m->kind), "lspci %s, %u devices", r.unnumbered ? "-v" : "-vv",
             r.devices);
    return true;
}

const struct map_format map_lspci = { "lspci -v", recognise, read_text, false };

/* lspci -vmm: no addresses at all. */
static bool recognise_machine(const struct map_text *t)
{
    const char *p = t->line;
    char bdf[MAP_BDF];
    if (!map_word(&p, "Slot:") && !map_word(&p, "Device:")) {
        return false;
    }
    p = text_blanks(p);
    (void)map_word(&p, "?"); /* a tab */
    return map_bdf(&p, bdf) && *p == '\0';
}

static bool refuse_machine(struct map_source *m, struct map_text *t, struct error *e)
{
    (void)m;
    return error_at(e, t->path, 1,
                    "this is lspci -vmm, which has no addresses; expected lspci -vv");
}

const struct map_format map_lspci_machine = { "lspci -vmm", recognise_machine, refuse_machine,
                                              false };
