/* SPDX-License-Identifier: Apache-2.0 */
/** Lines out of blocks, records out of lines. */
#include "trace/formats.h"
#include "trace/map_source.h"
#include "trace/text.h"

#include <stdlib.h>

const uint8_t text_hex_digit[256] = {
    ['0'] = 1,  ['1'] = 2,  ['2'] = 3,  ['3'] = 4,  ['4'] = 5,  ['5'] = 6,  ['6'] = 7,  ['7'] = 8,
    ['8'] = 9,  ['9'] = 10, ['a'] = 11, ['b'] = 12, ['c'] = 13, ['d'] = 14, ['e'] = 15, ['f'] = 16,
    ['A'] = 11, ['B'] = 12, ['C'] = 13, ['D'] = 14, ['E'] = 15, ['F'] = 16,
};

enum { EXCERPT = 100 /* bytes of a line that a message shows */ };

void trace_say(struct trace *t, uint64_t line, const char *text)
{
    if (t->message_count < MESSAGES_MAX) {
        error_at(&t->messages[t->message_count++], t->path, error_line(line), "%s", text);
    }
}

/* ---- bad lines ------------------------------------------------------------------------------- */

static void excerpt(const struct line *line, char out[EXCERPT + 4])
{
    size_t n = (size_t)(line->end - line->begin);
    size_t shown = n < EXCERPT ? n : EXCERPT;
    memcpy(out, line->begin, shown);
    memcpy(out + shown, shown < n ? "..." : "\0\0\0", sizeof "...");
    for (size_t i = 0; i < shown; i++) {
        if (out[i] < ' ' || out[i] > '~') {
            out[i] = '?';
        }
    }
}

/** Count what is bad; with `strict` it is an error. */
static enum trace_result count_bad(struct trace *t, enum trace_skip_reason reason, uint64_t line,
                                   const char *text, struct error *e)
{
    if (t->strict) {
        t->ended = true;
        error_at(e, t->path, error_line(line), "%s", text);
        return TRACE_ERROR;
    }
    trace_count_skip(t, reason, "", 0);
    t->totals.bad++;
    if (t->bad_messages < MESSAGES_BAD_MAX) {
        t->bad_messages++;
        trace_say(t, line, text);
    }
    return TRACE_OK;
}

static enum trace_result bad_line(struct trace *t, enum trace_skip_reason reason,
                                  const struct line *line, struct error *e)
{
    char found[EXCERPT + 4];
    char text[512];
    excerpt(line, found);
    if (reason == TRACE_SKIP_LONG) {
        snprintf(text, sizeof text, "expected a line of at most %d bytes", SOURCE_KEEP_MAX);
    } else if (reason == TRACE_SKIP_CUT) {
        snprintf(text, sizeof text, "the last line is cut off: expected %s; found \"%s\"",
                 t->expected, found);
    } else {
        snprintf(text, sizeof text, "expected %s (format %s); found \"%s\"", t->expected,
                 t->format->name, found);
    }
    return count_bad(t, reason, line->number, text, e);
}

/* ---- lines ----------------------------------------------------------------------------------- */

enum next { NEXT_LINE, NEXT_CUT_LINE, NEXT_LONG_LINE, NEXT_NONE };

/** The rest of the last block, which no '\n' ends. */
static enum next last_line(struct trace *t, struct line *line)
{
    bool too_long = t->too_long;
    t->lines_ended = true;
    if (!too_long && t->at == t->end) {
        return NEXT_NONE;
    }
    line->begin = t->at;
    line->end = too_long ? t->at : t->end;
    line->number = ++t->totals.lines;
    t->at = t->end;
    *t->end = '\n'; /* in the block's pad */
    if (!too_long && line->end[-1] == '\r') {
        line->end--;
    }
    return too_long ? NEXT_LONG_LINE : NEXT_CUT_LINE;
}

static enum next next_line(struct trace *t, struct line *line)
{
    for (;;) {
        char *newline = memchr(t->at, '\n', (size_t)(t->end - t->at));
        if (__builtin_expect(newline != NULL, 1)) {
            line->begin = t->at;
            line->end = newline;
            line->number = ++t->totals.lines;
            t->at = newline + 1;
            if (__builtin_expect(t->too_long || newline - line->begin > SOURCE_KEEP_MAX, 0)) {
                t->too_long = false;
                line->end = line->begin;
                return NEXT_LONG_LINE;
            }
            if (newline != line->begin && newline[-1] == '\r') {
                line->end--;
            }
            return NEXT_LINE;
        }
        if (t->end - t->at > SOURCE_KEEP_MAX) {
            t->too_long = true;
        }
        size_t keep = t->too_long ? 0 : (size_t)(t->end - t->at);
        t->state = source_advance(t->source, keep, &t->at, &t->end);
        if (t->state != SOURCE_DATA) {
            return last_line(t, line);
        }
    }
}

static bool is_blank_or_comment(const struct line *line)
{
    const char *p = line->begin;
    while (*p == ' ' || *p == '\t') {
        p++;
    }
    return p >= line->end || *p == '#';
}

/* ---- records --------------------------------------------------------------------------------- */

/** After the last line: what a format kept back, then what is wrong with the file. */
static enum trace_result at_end(struct trace *t, struct trace_record *r, struct error *e)
{
    if (t->format->flush != NULL && t->format->flush(t, r)) {
        return TRACE_OK;
    }
    t->ended = true;
    trace_make_notes(t);
    if (t->state == SOURCE_FAILED) {
        error_at(e, t->path, 0, "%s", source_text(t->source));
        return TRACE_ERROR;
    }
    if (t->state == SOURCE_DAMAGED) {
        t->totals.damaged = true;
        char text[400];
        snprintf(text, sizeof text, "%s; the lines before that, %llu, were read",
                 source_text(t->source), (unsigned long long)t->totals.lines);
        if (t->strict) {
            error_at(e, t->path, 0, "%s", text);
            return TRACE_ERROR;
        }
        trace_say(t, 0, text);
    }
    return TRACE_END;
}

/** Count bytes of a binary trace that are no record; with `strict` they are an error. */
static enum trace_result bad_bytes(struct trace *t, struct error *e)
{
    char text[512];
    const struct bytes_state *b = &t->bytes;
    snprintf(text, sizeof text, "record %llu, at byte %llu of the data: expected %s (format %s)",
             (unsigned long long)(b->number != 0 ? b->number : t->totals.lines),
             (unsigned long long)b->bad_at, t->expected, t->format->name);
    return count_bad(t, b->cut ? TRACE_SKIP_CUT : TRACE_SKIP_UNPARSED, 0, text, e);
}

static enum trace_result next_binary(struct trace *t, struct trace_record *r, struct error *e)
{
    for (;;) {
        switch (t->format->take(t, r)) {
        case LINE_RECORD: return TRACE_OK;
        case LINE_NOTHING: break;
        case LINE_BAD:
            if (t->strict && t->bytes.cut && t->state != SOURCE_END) {
                return at_end(t, r, e); /* says what is wrong with the file */
            }
            if (bad_bytes(t, e) == TRACE_ERROR) {
                return TRACE_ERROR;
            }
            break;
        case LINE_END: return at_end(t, r, e);
        }
    }
}

static enum trace_result next_record(struct trace *t, struct trace_record *r, struct error *e)
{
    if (__builtin_expect(t->has_queued, 0)) {
        t->has_queued = false;
        *r = t->queued;
        return TRACE_OK;
    }
    if (__builtin_expect(t->format->take != NULL, 0)) {
        return next_binary(t, r, e);
    }
    while (!t->lines_ended) {
        struct line line;
        enum next next = next_line(t, &line);
        if (next == NEXT_NONE) {
            break;
        }
        enum trace_skip_reason reason = TRACE_SKIP_LONG;
        if (next == NEXT_CUT_LINE && t->state != SOURCE_END) {
            /* What the data's end left of a line may look whole and be wrong. */
            if (t->strict) {
                break;
            }
            t->expected = "the rest of it";
            reason = TRACE_SKIP_CUT;
        } else if (next != NEXT_LONG_LINE) {
            enum line_result result = t->format->parse(t, &line, r);
            if (__builtin_expect(result == LINE_RECORD, 1)) {
                t->open_end = t->lines_ended;
                return TRACE_OK;
            }
            if (result == LINE_NOTHING) {
                continue;
            }
            if (is_blank_or_comment(&line)) {
                trace_count_skip(t, TRACE_SKIP_BLANK, "", 0);
                continue;
            }
            reason = next == NEXT_CUT_LINE ? TRACE_SKIP_CUT : TRACE_SKIP_UNPARSED;
        }
        if (bad_line(t, reason, &line, e) == TRACE_ERROR) {
            return TRACE_ERROR;
        }
    }
    return at_end(t, r, e);
}

static inline bool same_insn(const struct last_insn *a, const struct trace_record *r)
{
    return a->time == r->time && a->pc == r->pc && a->opcode == r->opcode && a->cpu == r->cpu;
}

/** The totals of a read or a write. False: an error. */
static inline bool count_access(struct trace *t, const struct trace_record *r, struct error *e)
{
    struct trace_totals *n = &t->totals;
    unsigned width = (unsigned)__builtin_ctz(r->size);
    bool host = __builtin_expect(t->ftrace.has_host_cpu, 0);
    unsigned number = host ? t->ftrace.host_cpu : (unsigned)r->cpu;
    unsigned cpu = number < TRACE_CPUS - 1 ? number : TRACE_CPUS - 1;
    struct trace_region *region = &t->regions[r->region];
    uint64_t last = r->address + r->size - 1;
    if (r->kind == TRACE_WRITE) {
        n->writes++;
        n->write_bytes += r->size;
        n->writes_by_width[width]++;
        region->writes++;
        struct last_insn *store = &t->last_store[cpu];
        if (r->opcode == 0 ? !t->more_before : !same_insn(store, r)) {
            n->store_instructions++;
            *store = (struct last_insn){ r->time, r->pc, r->opcode, r->cpu };
        }
    } else {
        n->reads++;
        n->read_bytes += r->size;
        n->reads_by_width[width]++;
        region->reads++;
    }
    t->more_before = r->more;
    region->is_offset = region->is_offset || r->address_is_offset;
    region->lo = r->address < region->lo ? r->address : region->lo;
    region->hi = last > region->hi ? last : region->hi;
    n->cpus[cpu]++;
    if (r->time_unit == TRACE_TIME_NONE) {
        t->untimed++;
        return true;
    }
    if (__builtin_expect(n->time_unit == TRACE_TIME_NONE, 0)) {
        n->time_unit = r->time_unit;
        n->time_first = n->time_min = n->time_max = t->time_before = r->time;
    }
    uint64_t *own = &t->clocks[number < CLOCKS_MAX - 1 ? number : CLOCKS_MAX - 1];
    bool good = __builtin_expect(r->time >= t->time_before && r->time >= *own, 1) ||
                trace_time_back(t, r, number, *own, e);
    *own = r->time;
    t->time_before = r->time;
    n->time_min = r->time < n->time_min ? r->time : n->time_min;
    n->time_max = r->time > n->time_max ? r->time : n->time_max;
    return good;
}

static void count_mark(struct trace *t, const struct trace_record *r)
{
    struct trace_totals *n = &t->totals;
    if (r->kind == TRACE_ZVA) {
        n->zva_marks++;
        return;
    }
    switch (trace_op_of(t, r->opcode)->barrier) {
    case TRACE_BARRIER_DMB: n->dmb++; break;
    case TRACE_BARRIER_DSB:
    case TRACE_BARRIER_DSB_NXS: n->dsb++; break;
    case TRACE_BARRIER_ISB: n->isb++; break;
    default: n->other_barriers++; break;
    }
}

/** In each of its two callers by itself: it is run for every record. */
static inline __attribute__((always_inline)) enum trace_result
next_counted(struct trace *t, struct trace_record *r, struct error *e)
{
    if (__builtin_expect(t->ended, 0)) {
        return TRACE_END;
    }
    enum trace_result result =
        t->format->next != NULL ? t->format->next(t, r, e) : next_record(t, r, e);
    if (__builtin_expect(result != TRACE_OK, 0)) {
        return result;
    }
    if (__builtin_expect(r->kind > TRACE_WRITE, 0)) {
        count_mark(t, r);
        return TRACE_OK;
    }
    return __builtin_expect(count_access(t, r, e), 1) ? TRACE_OK : TRACE_ERROR;
}

enum trace_result trace_next_counted(struct trace *t, struct trace_record *r, struct error *e)
{
    return next_counted(t, r, e);
}

enum trace_result trace_next(struct trace *t, struct trace_record *r, struct error *e)
{
    if (t->has_ahead) {
        t->has_ahead = false;
        *r = t->ahead;
        return TRACE_OK;
    }
    if (__builtin_expect(t->failed, 0)) {
        t->failed = false;
        if (e != NULL) {
            *e = *t->failure;
        }
        return TRACE_ERROR;
    }
    return next_counted(t, r, e);
}

/* ---- opening and closing --------------------------------------------------------------------- */

static bool not_read(const struct trace *t, const struct trace_format *f, struct error *e)
{
    char known[256] = "";
    size_t used = 0;
    for (size_t i = 0; i < trace_formats_length; i++) {
        if (trace_format_is_read(&trace_formats[i])) {
            int n = snprintf(known + used, sizeof known - used, "%s%s", used == 0 ? "" : ", ",
                             trace_formats[i].name);
            used += (size_t)n < sizeof known - used ? (size_t)n : 0;
        }
    }
    if (f != NULL) {
        return error_at(e, t->path, 0, "this is %s; that format is not read yet; known: %s",
                        f->title, known);
    }
    const char *map = map_source_title(t->options->path);
    if (map != NULL) {
        const bool lua = strcmp(map, MAP_LUA_TITLE) == 0;
        return error_at(e, t->path, 0,
                        lua ? "this is %s: a scenario, for `gather run`, or a map, for --map; "
                              "expected a trace"
                            : "this is a map (%s), for --map; expected a trace",
                        map);
    }
    struct line line = { t->at, t->end, 1 };
    const char *newline = memchr(t->at, '\n', (size_t)(t->end - t->at));
    line.end = newline != NULL ? newline : t->end;
    char found[EXCERPT + 4];
    excerpt(&line, found);
    return error_at(e, t->path, 0, "not a known trace format: the first line is \"%s\"; known: %s",
                    found, known);
}

/** What a file is that is no text: by its first bytes. */
static const char *other_file(const char *begin, const char *end)
{
    static const struct {
        const char *magic;
        const char *title;
    } files[] = {
        { "\x1f\x8b", "data compressed by gzip twice" },
        { "\x28\xb5\x2f\xfd", "data compressed by zstd" },
        { "\xfd"
          "7zXZ",
          "data compressed by xz" },
        { "BZh", "data compressed by bzip2" },
        { "\x04\x22\x4d\x18", "data compressed by lz4" },
        { "PK\x03\x04", "a zip archive" },
        { "PERFILE2", "perf.data; \"perf script\" makes text of it" },
        { "\x17\x08\x44tracing", "trace.dat; \"trace-cmd report\" makes text of it" },
        { "\x7f"
          "ELF",
          "an ELF file" },
    };
    for (size_t i = 0; i < ARRAY_LEN(files); i++) {
        size_t n = strlen(files[i].magic);
        if ((size_t)(end - begin) >= n && memcmp(begin, files[i].magic, n) == 0) {
            return files[i].title;
        }
    }
    return NULL;
}

/** Bytes that no text holds; a file that begins with many lines of text has none here. */
static bool is_binary(const char *begin, const char *end)
{
    enum { LOOK_AT = 512 };
    size_t n = (size_t)(end - begin) < LOOK_AT ? (size_t)(end - begin) : LOOK_AT;
    return memchr(begin, 0, n) != NULL;
}

static bool say_binary(const struct trace *t, struct error *e)
{
    enum { SHOWN = 8 };
    char hex[3 * SHOWN + 1] = "";
    for (size_t i = 0; i < SHOWN && t->at + i < t->end; i++) {
        snprintf(hex + 3 * i, 4, " %02x", (unsigned)(unsigned char)t->at[i]);
    }
    return error_at(e, t->path, 0,
                    "not a known trace format: binary data that begin with%s; expected text, plain "
                    "or compressed by gzip",
                    hex);
}

/** The first block, and by it the format. */
static bool begin(struct trace *t, struct error *e)
{
    t->state = source_advance(t->source, 0, &t->at, &t->end);
    if (t->state == SOURCE_END) {
        return error_at(e, t->path, 0, "the file is empty; expected a trace");
    }
    if (t->state != SOURCE_DATA) {
        return error_at(e, t->path, 0, "%s", source_text(t->source));
    }
    if (t->end - t->at >= 3 && memcmp(t->at, "\xef\xbb\xbf", 3) == 0) {
        t->at += 3; /* a byte order mark of UTF-8 */
    }
    if (t->format != NULL) {
        return t->format->open == NULL || t->format->open(t, e);
    }
    const char *other = other_file(t->at, t->end);
    if (other != NULL) {
        return error_at(e, t->path, 0,
                        "this is %s; expected a trace as text, plain or compressed by gzip", other);
    }
    t->format = trace_recognise(t->at, t->end);
    if (t->format == NULL && is_binary(t->at, t->end)) {
        return say_binary(t, e);
    }
    if (t->format == NULL || !trace_format_is_read(t->format)) {
        return not_read(t, t->format, e);
    }
    return t->format->open == NULL || t->format->open(t, e);
}

static bool make(struct trace *t)
{
    t->regions = calloc(REGIONS_MAX, sizeof *t->regions);
    t->skips = calloc(SKIPS_MAX, sizeof *t->skips);
    t->messages = calloc(MESSAGES_MAX, sizeof *t->messages);
    t->failure = calloc(1, sizeof *t->failure);
    return t->regions != NULL && t->skips != NULL && t->messages != NULL && t->failure != NULL;
}

struct trace *trace_open(const struct trace_options *options, struct error *e)
{
    struct trace *t = calloc(1, sizeof *t);
    if (t == NULL || !make(t)) {
        error_fault(e, "no memory to read %s", options->path);
        trace_close(t);
        return NULL;
    }
    bool standard = strcmp(options->path, "-") == 0;
    snprintf(t->path, sizeof t->path, "%s", standard ? "(standard input)" : options->path);
    t->strict = options->strict;
    t->options = options;
    t->region_last_length = SIZE_MAX; /* no name is as long */
    bool forced = options->format != NULL && strcmp(options->format, "auto") != 0;
    bool good = true;
    if (forced) {
        t->format = trace_format_by_name(t->path, options->format, e);
        good = t->format != NULL && (trace_format_is_read(t->format) || not_read(t, t->format, e));
    }
    good = good && (t->source = source_open(options->path, e)) != NULL && begin(t, e);
    if (!good) {
        trace_close(t);
        return NULL;
    }
    return t;
}

void trace_close(struct trace *t)
{
    if (t == NULL) {
        return;
    }
    if (t->format != NULL && t->format->close != NULL) {
        t->format->close(t);
    }
    source_close(t->source);
    for (size_t i = 0; i < t->region_count; i++) {
        free((char *)t->regions[i].name);
    }
    free(t->simple.events);
    free(t->regions);
    free(t->skips);
    free(t->messages);
    free(t->failure);
    free(t);
}
