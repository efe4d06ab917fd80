/* SPDX-License-Identifier: Apache-2.0 */
/** wclog and wclog-delta out of records, plain or compressed. */
#include "trace/formats.h"

#include <stdlib.h>
#include <zlib.h>

enum {
    TEXT = 64 * 1024,
    LINE_MAX_BYTES = 2 * REGION_NAME_MAX + SOURCE_KEEP_MAX + 256 /* names, a note, numbers */
};

struct trace_writer {
    struct outfile file;
    bool gzip, delta;
    z_stream z;
    uint64_t time;    /* of the record before */
    uint64_t records; /* for traces that do not count instructions */
    size_t length;
    char text[TEXT + LINE_MAX_BYTES];
    unsigned char packed[TEXT];
};

/* ---- output ---------------------------------------------------------------------------------- */

static bool cannot_write(const struct trace_writer *w, struct error *e)
{
    return error_at(e, w->file.path, 0, "cannot be written");
}

/** Write the text so far out; `flush` is Z_NO_FLUSH or Z_FINISH. */
static bool drain(struct trace_writer *w, int flush, struct error *e)
{
    size_t length = w->length;
    w->length = 0;
    if (!w->gzip) {
        return fwrite(w->text, 1, length, w->file.stream) == length || cannot_write(w, e);
    }
    w->z.next_in = (Bytef *)w->text;
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

bool trace_writer_put(struct trace_writer *w, const struct trace *from,
                      const struct trace_record *r, struct error *e)
{
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

/** The format by `to`, else by the name, and whether to compress. */
static const struct trace_format *choose(const char *path, const char *to, bool *gzip,
                                         struct error *e)
{
    size_t length = strlen(path);
    *gzip = ends_with(path, length, ".gz");
    length -= *gzip ? 3 : 0;
    if (to == NULL && ends_with(path, length, ".wclog")) {
        to = "wclog";
    } else if (to == NULL && ends_with(path, length, ".wclog-delta")) {
        to = "wclog-delta";
    } else if (to == NULL && ends_with(path, length, ".gtr")) {
        to = "gtr";
    } else if (to == NULL) {
        error_at(e, path, 0,
                 "the name does not say the format; expected .wclog, .wclog.gz, .wclog-delta or "
                 ".wclog-delta.gz, or a format by name");
        return NULL;
    }
    const char *written[8];
    size_t count = 0;
    for (size_t i = 0; i < trace_formats_length && count < ARRAY_LEN(written); i++) {
        const struct trace_format *f = &trace_formats[i];
        if (f->written && strcmp(f->name, to) == 0) {
            return f;
        }
        if (f->written) {
            written[count++] = f->name;
        }
    }
    error_at(e, path, 0, "the format \"%s\" is not written", to);
    error_suggest(e, to, written, count);
    return NULL;
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
    if (!outfile_open(&w->file, path, e)) {
        trace_writer_abandon(w);
        return NULL;
    }
    return w;
}

bool trace_writer_commit(struct trace_writer *w, struct error *e)
{
    bool good = drain(w, Z_FINISH, e) && outfile_commit(&w->file, e);
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
    outfile_abandon(&w->file);
    free(w);
}
