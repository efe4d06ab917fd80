/* SPDX-License-Identifier: Apache-2.0 */
/** What the readers of maps share: lines of a text, and regions as they find them. */
#ifndef GATHER_TRACE_MAP_TEXT_H
#define GATHER_TRACE_MAP_TEXT_H

#include "trace/trace.h"

#include <string.h>

enum {
    MAP_LINE_MAX = 1023, /* bytes of a line; longer ones hold nothing for a map */
    MAP_PARTS_MAX = 8192,
    MAP_ADDRESS_BITS = 48 /* of a virtual address, which a region's own is here */
};

/** A text, line by line. */
struct map_text {
    const char *path; /* for messages */
    const char *at, *end;
    int number;
    bool cut; /* the line is longer than `line` holds */
    unsigned indent;
    char line[MAP_LINE_MAX + 1]; /* without its end and the blanks before that, and in front */
};
/** The next line; false at the end. */
bool map_next_line(struct map_text *t);
/** Back to the first. */
void map_rewind(struct map_text *t, const char *begin);

/** A further part, all zero but for the line; NULL and a mistake: too many. */
struct map_part *map_add(struct map_source *m, const struct map_text *t, struct error *e);
void map_note(struct map_source *m, const char *format, ...) GATHER_PRINTF(2, 3);
bool map_bad(const struct map_text *t, struct error *e, const char *expected);
/** Set base and size; false with a mistake if the range is none. */
bool map_set_range(struct map_part *p, const struct map_text *t, uint64_t first, uint64_t last,
                   struct error *e);
/** Hexadecimal digits as many as there are; false: none, or of more than 64 bits. */
bool map_hex(const char **at, uint64_t *value);
/** Whether a word begins at `at`: then go past it. */
bool map_word(const char **at, const char *word);
/** [DOMAIN:]BUS:DEVICE.FUNCTION as `0000:00:01.0`. */
enum { MAP_BDF = 24 };
bool map_bdf(const char **at, char bdf[MAP_BDF]);
/** The region's name: `BDF BARn DRIVER`, `BDF ROM`; number -1: `BDF mem 0xBASE DRIVER`. */
void map_name_bar(struct map_part *p, const char *bdf, int number, const char *driver);

/** A kind of source: how its text is known, and read. */
struct map_format {
    const char *title; /* "lspci -v" */
    /** A line that only it has. */
    bool (*recognise)(const struct map_text *t);
    bool (*read)(struct map_source *m, struct map_text *t, struct error *e);
    bool nested; /* a part may be inside another: one region then */
};
extern const struct map_format map_lspci, map_lspci_machine, map_iomem, map_resource, map_mtree,
    map_mtree_flat;

/** A text that is Lua by how it begins, or by its name. */
bool map_is_lua(const struct map_lua_text *t);
/** The map that it returns. */
bool map_load_lua(const struct map_query *q, const struct map_lua_text *t, struct map_source *m,
                  struct error *e);

/** Its own map or BARs; none is no mistake with q->ranges. */
bool map_trace_own(const struct map_query *q, struct map_source *m, struct error *e);
/** The ranges that it touches: of the regions it names, or of clusters of 2 MiB. */
bool map_trace_ranges(const struct map_query *q, struct map_source *m, struct error *e);
/** Fill m->uses: what the trace touches. */
bool map_count_uses(const struct map_query *q, struct map_source *m, struct error *e);
/** A trace that can be read twice. */
bool map_trace_is_file(const struct map_query *q, const char *why, struct error *e);
/** Make regions of the parts: whole pages, those that share one together. */
bool map_make_regions(struct map_source *m, const char *path, bool nested, struct error *e);

#endif
