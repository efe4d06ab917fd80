/* SPDX-License-Identifier: Apache-2.0 */
/** wclog, wclog-delta and gtr out of records, plain or compressed. */
#include "trace/gtr.h"

#include <stdlib.h>
#include <zlib.h>

enum {
    TEXT = 64 * 1024,
    LINE_MAX_BYTES = 2 * REGION_NAME_MAX + SOURCE_KEEP_MAX + 256 /* names, a note, numbers */
};

struct trace_writer {
    struct outfile file;
    bool gzip, delta;
    struct gtr_writer *gtr; /* NULL: text */
    unsigned lost;          /* 1 << enum loss */
    z_stream z;
    uint64_t time;    /* of the record before */
    uint64_t records; /* for traces that do not count instructions */
    size_t length;
    char text[TEXT + LINE_MAX_BYTES];
    unsigned char packed[TEXT];
};

/* What a format may have no place for. */
enum loss {
    LOSS_MAP,
    LOSS_MICROSECONDS,
    LOSS_NANOSECONDS,
    LOSS_NO_TIME,
    LOSS_WINDOW,
    LOSS_NAME,
    LOSS_MORE,
    LOSS_COUNT
};

/* ---- output ---------------------------------------------------------------------------------- */

static bool cannot_write(const struct trace_writer *w, struct error *e)
{
    return error_at(e, w->file.path, 0, "cannot be written");
}

/** Write bytes out; `flush` is Z_NO_FLUSH or Z_FINISH. */
static bool write_out(struct trace_writer *w, const void *bytes, size_t length, int flush,
                      struct error *e)
{
    if (!w->gzip) {
        return fwrite(bytes, 1, length, w->file.stream) == length || cannot_write(w, e);
    }
    w->z.next_in = (Bytef *)bytes;
    w->z.avail_in = (uInt)length;
    do {
        w->z.next_out = w->packed;
        w->z.avail_out = sizeof w->packed;
        deflate(&w->z, flush);
        size_t n = sizeof w->packed - w->z.avail_out;
        if (fwrite(w->packed, 1, n, w->file.stream) != n) {
            return cannot_write(w, e);
        }
    } while (w->z.avail_out == 0);
    return true;
}

static bool drain(struct trace_writer *w, int flush, struct error *e)
{
    size_t length = w->length;
    w->length = 0;
    return write_out(w, w->text, length, flush, e);
}

static bool sink(void *arg, const void *bytes, size_t size, struct error *e)
{
    return write_out(arg, bytes, size, Z_NO_FLUSH, e);
}

static char *put_text(char *p, const char *text, size_t length)
{
    memcpy(p, text, length);
    return p + length;
}

static char *put_decimal(char *p, uint64_t v)
{
    char digits[20];
    size_t n = 0;
    do {
        digits[n++] = (char)('0' + v % 10);
        v /= 10;
    } while (v != 0);
    while (n != 0) {
        *p++ = digits[--n];
    }
    return p;
}

/** `digits` of the number at least. */
static char *put_hex(char *p, uint64_t v, int digits)
{
    static const char hex[] = "0123456789abcdef";
    while (digits < 16 && v >> (4 * digits) != 0) {
        digits++;
    }
    while (digits-- > 0) {
        *p++ = hex[v >> (4 * digits) & 15];
    }
    return p;
}

static char *put_0x(char *p, uint64_t v, int digits)
{
    return put_hex(put_text(p, "0x", 2), v, digits);
}

/* ---- lines ----------------------------------------------------------------------------------- */

/** A region's name without what would end its column. */
static char *put_name(char *p, const char *name)
{
    for (; *name != '\0'; name++) {
        *p++ = *name;
        if ((unsigned char)*name <= ' ') {
            p[-1] = '_';
        }
    }
    return p;
}

/** `WINDOW+0xOFFSET 0xADDRESS `; without a window in the trace, `mem` and the address. */
static char *put_place(char *p, const struct trace *from, const struct trace_record *r)
{
    const char *name = trace_region(from, r->region)->name;
    if (r->address_is_offset) {
        p = put_0x(put_text(put_name(p, name), "+", 1), r->address, 1);
        return put_text(p, " -", 2);
    }
    if (r->has_window) {
        p = put_0x(put_text(put_name(p, name), "+", 1), r->region_offset, 1);
    } else {
        p = put_0x(put_text(p, "mem+", 4), r->address, 1);
    }
    return put_0x(put_text(p, " ", 1), r->address, 1);
}

static char *put_access(char *p, bool delta, const struct trace *from, const struct trace_record *r)
{
    p = put_text(p, r->kind == TRACE_WRITE ? "W " : "R ", 2);
    p = delta ? put_0x(p, r->address, 1) : put_place(p, from, r);
    p = put_decimal(put_text(p, " ", 1), r->size);
    p = put_text(p, " ", 1);
    return r->has_value ? put_0x(p, r->value, 2 * r->size) : put_text(p, "-", 1);
}

static char *put_mark(char *p, bool delta, const struct trace_record *r)
{
    const char *mark = r->kind == TRACE_ZVA ? (delta ? "Z ? 64 -" : "Z ? ? 64 -")
                                            : (delta ? "B - 0 -" : "B - - 0 -");
    return put_text(p, mark, strlen(mark));
}

/** What of the record has no place in the text. */
static unsigned losses_of(const struct trace_writer *w, const struct trace *from,
                          const struct trace_record *r)
{
    static const unsigned of_unit[] = { [TRACE_TIME_NONE] = 1u << LOSS_NO_TIME,
                                        [TRACE_TIME_US] = 1u << LOSS_MICROSECONDS,
                                        [TRACE_TIME_NS] = 1u << LOSS_NANOSECONDS };
    unsigned lost = of_unit[r->time_unit] | (r->more ? 1u << LOSS_MORE : 0);
    if (r->kind > TRACE_WRITE || r->address_is_offset) {
        return lost;
    }
    if (w->delta && r->has_window) {
        lost |= 1u << LOSS_WINDOW;
    } else if (!r->has_window && strcmp(trace_region(from, r->region)->name, "mem") != 0) {
        lost |= 1u << LOSS_NAME;
    }
    return lost;
}

bool trace_writer_map(struct trace_writer *w, const struct trace_map_entry *map, size_t count,
                      struct error *e)
{
    if (w->gtr != NULL) {
        return gtr_writer_map(w->gtr, map, count, e);
    }
    w->lost |= count != 0 ? 1u << LOSS_MAP : 0;
    return true;
}

bool trace_writer_lacks(struct trace_writer *w, const struct trace *from)
{
    if (w->gtr != NULL) {
        gtr_writer_lacks(w->gtr, from);
        return true;
    }
    return from->totals.bad == 0 && !from->totals.damaged;
}

const char *trace_writer_loss(const struct trace_writer *w, size_t index)
{
    static const char *const texts[LOSS_COUNT] = {
        [LOSS_MAP] = "the map with its stage-1 types",
        [LOSS_MICROSECONDS] = "times in microseconds; the records' numbers stand for them",
        [LOSS_NANOSECONDS] = "times in nanoseconds; the records' numbers stand for them",
        [LOSS_NO_TIME] = "that records have no time; their numbers stand for it",
        [LOSS_WINDOW] = "the names of windows and the offsets in them",
        [LOSS_NAME] = "the names of regions whose addresses are known",
        [LOSS_MORE] = "which records are one access: a TLP above 8 bytes becomes several",
    };
    for (unsigned i = 0; i < LOSS_COUNT; i++) {
        if ((w->lost >> i & 1) != 0 && index-- == 0) {
            return texts[i];
        }
    }
    return NULL;
}

bool trace_writer_put(struct trace_writer *w, const struct trace *from,
                      const struct trace_record *r, struct error *e)
{
    if (w->gtr != NULL) {
        return gtr_writer_put(w->gtr, from, r, e);
    }
    w->lost |= losses_of(w, from, r);
    /* A count of instructions, or of records where the trace has another time or none. */
    uint64_t count = r->time_unit == TRACE_TIME_INSTRUCTIONS ? r->time : ++w->records;
    if (w->delta && r->address_is_offset) {
        return error_at(e, w->file.path, 0,
                        "line %llu of the trace has an offset in \"%s\" and no address, which "
                        "wclog-delta cannot say; expected format wclog",
                        (unsigned long long)r->line, trace_region(from, r->region)->name);
    }
    if (w->delta && count < w->time) {
        return error_at(e, w->file.path, 0,
                        "line %llu of the trace goes back in time, which wclog-delta cannot say; "
                        "expected format wclog",
                        (unsigned long long)r->line);
    }
    char *p = w->text + w->length;
    p = w->delta ? put_decimal(put_text(p, "+", 1), count - w->time) : put_decimal(p, count);
    w->time = count;
    p = put_decimal(put_text(p, " ", 1), (uint64_t)(int64_t)r->cpu);
    p = put_text(p, " ", 1);
    p = r->kind <= TRACE_WRITE ? put_access(p, w->delta, from, r) : put_mark(p, w->delta, r);
    p = put_0x(put_text(p, " ", 1), r->pc, 1);
    p = put_hex(put_text(p, " ", 1), r->opcode, 8);
    if (r->note_length != 0) {
        p = put_text(put_text(p, " ", 1), r->note, r->note_length);
    }
    p = put_text(p, "\n", 1);
    w->length = (size_t)(p - w->text);
    return w->length < TEXT || drain(w, Z_NO_FLUSH, e);
}

/* ---- opening and closing --------------------------------------------------------------------- */

static bool ends_with(const char *path, size_t length, const char *suffix)
{
    size_t n = strlen(suffix);
    return length >= n && memcmp(path + length - n, suffix, n) == 0;
}

/** A format that is written; NULL: the user's error. */
static const struct trace_format *find_written(const char *path, const char *name, struct error *e)
{
    const char *written[8];
    size_t count = 0;
    for (size_t i = 0; i < trace_formats_length && count < ARRAY_LEN(written); i++) {
        const struct trace_format *f = &trace_formats[i];
        if (f->written && strcmp(f->name, name) == 0) {
            return f;
        }
        if (f->written) {
            written[count++] = f->name;
        }
    }
    error_at(e, path, 0, "the format \"%s\" is not written", name);
    error_suggest(e, name, written, count);
    return NULL;
}

/** The format by `to`, else by the name, and whether to compress. */
static const struct trace_format *choose(const char *path, const char *to, bool *gzip,
                                         struct error *e)
{
    size_t length = strlen(path);
    *gzip = ends_with(path, length, ".gz");
    length -= *gzip ? 3 : 0;
    const char *named = ends_with(path, length, ".wclog")         ? "wclog"
                        : ends_with(path, length, ".wclog-delta") ? "wclog-delta"
                        : ends_with(path, length, ".gtr")         ? "gtr"
                                                                  : NULL;
    if (to == NULL && named == NULL) {
        error_at(e, path, 0,
                 "the name does not say the format; expected .gtr, .wclog or .wclog-delta, each "
                 "also with .gz, or --to with a format");
        return NULL;
    }
    const struct trace_format *f = find_written(path, to != NULL ? to : named, e);
    if (f != NULL && named != NULL && strcmp(f->name, named) != 0) {
        error_at(e, path, 0, "the name says %s, and the format asked for is %s", named, to);
        return NULL;
    }
    return f;
}

struct trace_writer *trace_writer_open(const char *path, const char *to, struct error *e)
{
    bool gzip;
    const struct trace_format *f = choose(path, to, &gzip, e);
    if (f == NULL) {
        return NULL;
    }
    struct trace_writer *w = calloc(1, sizeof *w);
    if (w == NULL) {
        error_fault(e, "no memory to write %s", path);
        return NULL;
    }
    w->gzip = gzip;
    w->delta = f->parse == wclog_delta_parse;
    /* 16: a gzip header, which zlib leaves without name and time: the same file every time. */
    if (gzip && deflateInit2(&w->z, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 16 + MAX_WBITS, 8,
                             Z_DEFAULT_STRATEGY) != Z_OK) {
        error_fault(e, "no memory to write %s", path);
        free(w);
        return NULL;
    }
    if (f->next == gtr_next && (w->gtr = gtr_writer_new(sink, w, GTR_RECORDS_MAX)) == NULL) {
        error_fault(e, "no memory to write %s", path);
        trace_writer_abandon(w);
        return NULL;
    }
    if (!outfile_open(&w->file, path, e)) {
        trace_writer_abandon(w);
        return NULL;
    }
    return w;
}

bool trace_writer_commit(struct trace_writer *w, struct error *e)
{
    bool good = (w->gtr == NULL || gtr_writer_finish(w->gtr, e)) && drain(w, Z_FINISH, e) &&
                outfile_commit(&w->file, e);
    trace_writer_abandon(w);
    return good;
}

void trace_writer_abandon(struct trace_writer *w)
{
    if (w == NULL) {
        return;
    }
    if (w->gzip) {
        deflateEnd(&w->z);
    }
    gtr_writer_free(w->gtr);
    outfile_abandon(&w->file);
    free(w);
}
