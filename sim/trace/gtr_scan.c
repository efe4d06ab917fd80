/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A gtr file from its first byte to its last: the good chunks, and what is missing between them. A
 * chunk's number and its count of earlier records say how much a hole has swallowed.
 */
#include "trace/gtr.h"

#include <inttypes.h>
#include <stdlib.h>
#include <zlib.h>

enum { WINDOW_FIRST = 1 << 20, HEADER_MAX = 4096 };

struct gtr_scan {
    struct source *source;
    enum source_state state; /* SOURCE_DATA: there may be more */
    uint8_t *data;           /* [at, end) is not read yet */
    size_t at, end, size;
    uint64_t offset; /* of data[at] in the file */

    struct gtr_unpacker *unpacker;
    uint32_t number;  /* the next chunk's */
    uint64_t records; /* before it */
    bool started, finished, no_memory;
    bool searching; /* for a head, since `hole` */
    bool told;      /* what the search is for has been said */
    uint64_t hole;

    bool has_from;
    uint64_t from;
    struct source *jump_source; /* NULL: no jump */
    struct gtr_chunk jump;
};

static bool append(struct gtr_scan *s, const char *bytes, size_t length)
{
    if (s->at != 0 && s->size - s->end < length) {
        memmove(s->data, s->data + s->at, s->end - s->at);
        s->end -= s->at;
        s->at = 0;
    }
    if (s->data == NULL || s->size - s->end < length) {
        size_t size = s->size == 0 ? WINDOW_FIRST : s->size;
        while (size - s->end < length) {
            size *= 2;
        }
        uint8_t *data = realloc(s->data, size);
        if (data == NULL) {
            return false;
        }
        s->data = data;
        s->size = size;
    }
    memcpy(s->data + s->end, bytes, length);
    s->end += length;
    return true;
}

struct gtr_scan *gtr_scan_new(struct source *source, const char *begin, const char *end)
{
    struct gtr_scan *s = calloc(1, sizeof *s);
    if (s == NULL) {
        return NULL;
    }
    s->source = source;
    s->unpacker = gtr_unpacker_new();
    if (s->unpacker == NULL || !append(s, begin, (size_t)(end - begin))) {
        gtr_scan_free(s);
        return NULL;
    }
    return s;
}

void gtr_scan_free(struct gtr_scan *s)
{
    if (s != NULL) {
        gtr_unpacker_free(s->unpacker);
        free(s->data);
        free(s);
    }
}

void gtr_scan_from(struct gtr_scan *s, uint64_t time)
{
    s->has_from = true;
    s->from = time;
}

void gtr_scan_jump(struct gtr_scan *s, struct source *source, const struct gtr_chunk *c)
{
    s->jump_source = source;
    s->jump = *c;
}

/** Have `length` unread bytes. False: the file has fewer. */
static bool have(struct gtr_scan *s, size_t length)
{
    while (s->end - s->at < length && s->state == SOURCE_DATA && !s->no_memory) {
        char *begin;
        char *end;
        s->state = source_advance(s->source, 0, &begin, &end);
        if (s->state == SOURCE_DATA) {
            s->no_memory = !append(s, begin, (size_t)(end - begin));
        }
    }
    return s->end - s->at >= length;
}

static void skip(struct gtr_scan *s, size_t length)
{
    s->at += length;
    s->offset += length;
}

static const char *plural(uint64_t n)
{
    return n == 1 ? "" : "s";
}

static const char *name_of(uint8_t type)
{
    switch (type) {
    case GTR_BLOCK: return "block";
    case GTR_MAP: return "the map, block";
    case GTR_NOTES: return "the notes, block";
    case GTR_INDEX: return "the index, block";
    case GTR_END: return "the end record, block";
    default: return "a chunk of another kind, block";
    }
}

/* ---- events ---------------------------------------------------------------------------------- */

/** The chunk whose head is here is of no use; the search goes on behind it. */
static void lose_chunk(struct gtr_scan *s, struct gtr_item *item, const struct gtr_chunk *c,
                       const char *why)
{
    item->event = GTR_EVENT_LOSS;
    item->lost = c->records;
    snprintf(item->text, sizeof item->text,
             "%s %" PRIu32 " at byte %" PRIu64 " is damaged (%s): %" PRIu32 " record%s lost",
             name_of(c->type), c->number, s->offset, why, c->records, plural(c->records));
    s->number = c->number + 1;
    s->records = c->first + c->records;
}

/** Between the last good chunk and this head something is missing, or foreign. */
static void lose_gap(struct gtr_scan *s, struct gtr_item *item, const struct gtr_chunk *c)
{
    uint64_t from = s->searching ? s->hole : s->offset;
    uint32_t chunks = c->number - s->number;
    char blocks[64] = "no block";
    if (chunks == 1) {
        snprintf(blocks, sizeof blocks, "block %" PRIu32, s->number);
    } else if (chunks != 0) {
        snprintf(blocks, sizeof blocks, "blocks %" PRIu32 " to %" PRIu32, s->number, c->number - 1);
    }
    item->event = GTR_EVENT_LOSS;
    item->lost = c->first > s->records ? c->first - s->records : 0;
    snprintf(item->text, sizeof item->text,
             "bytes %" PRIu64 " to %" PRIu64 " hold nothing that can be read: %s lost, %" PRIu64
             " record%s",
             from, s->offset, blocks, item->lost, plural(item->lost));
    s->number = c->number;
    s->records = c->first;
}

static void at_end(struct gtr_scan *s, struct gtr_item *item)
{
    uint64_t length = s->offset + (s->end - s->at);
    s->finished = true;
    if (s->no_memory || s->state == SOURCE_FAILED) {
        item->event = GTR_EVENT_FAILED;
        snprintf(item->text, sizeof item->text, "%s",
                 s->no_memory ? "no memory to read it" : source_text(s->source));
        return;
    }
    item->event = GTR_EVENT_LOSS;
    snprintf(item->text, sizeof item->text,
             "%s%sit ends at byte %" PRIu64 " without an end record: what came after block %" PRId64
             " and record %" PRIu64 " is not known",
             s->state == SOURCE_DAMAGED ? source_text(s->source) : "",
             s->state == SOURCE_DAMAGED ? "; " : "", length, (int64_t)s->number - 1, s->records);
}

/** After the end record nothing may follow. */
static void after_end(struct gtr_scan *s, struct gtr_item *item)
{
    s->finished = true;
    item->event = GTR_EVENT_END;
    if (have(s, 1)) {
        item->event = GTR_EVENT_LOSS;
        snprintf(item->text, sizeof item->text,
                 "other bytes follow the end record, from byte %" PRIu64 " on", s->offset);
    } else if (s->state == SOURCE_DAMAGED) {
        item->event = GTR_EVENT_LOSS;
        snprintf(item->text, sizeof item->text, "%s; every record was read",
                 source_text(s->source));
    } else if (s->state == SOURCE_FAILED || s->no_memory) {
        at_end(s, item);
    }
}

/* ---- the map --------------------------------------------------------------------------------- */

static bool take_map(const struct gtr_chunk *c, const uint8_t *p, struct gtr_item *item)
{
    size_t count = c->payload / GTR_MAP_ENTRY;
    size_t types = 0;
    while (gtr_types[types] != NULL) {
        types++;
    }
    if (c->payload % GTR_MAP_ENTRY != 0 || count > GTR_MAP_MAX) {
        return false;
    }
    free(item->map);
    item->map = calloc(count + 1, sizeof *item->map);
    if (item->map == NULL) {
        return false;
    }
    item->map_length = count;
    for (size_t i = 0; i < count; i++, p += GTR_MAP_ENTRY) {
        struct trace_map_entry *m = &item->map[i];
        memcpy(m->name, p + GTR_MAP_NAME, sizeof m->name - 1);
        memcpy(m->region, p + GTR_MAP_REGION, sizeof m->region - 1);
        m->base = gtr_get64(p + GTR_MAP_BASE);
        m->size = gtr_get64(p + GTR_MAP_SIZE);
        if (p[GTR_MAP_TYPE] == 0 || p[GTR_MAP_TYPE] > types) {
            return false;
        }
        m->s1 = gtr_types[p[GTR_MAP_TYPE] - 1];
    }
    return true;
}

/* ---- the notes ------------------------------------------------------------------------------- */

static bool take_notes(const struct gtr_chunk *c, const uint8_t *p, struct gtr_item *item)
{
    if (c->payload < GTR_NOTES_TEXT) {
        return false;
    }
    size_t length = c->payload - GTR_NOTES_TEXT;
    length = length < GTR_NOTES_MAX ? length : GTR_NOTES_MAX;
    item->lost = gtr_get64(p + GTR_NOTES_BAD);
    item->damaged = (gtr_get64(p + GTR_NOTES_FLAGS) & GTR_NOTES_DAMAGED) != 0;
    memcpy(item->notes, p + GTR_NOTES_TEXT, length);
    item->notes[length] = '\0';
    for (size_t i = 0; i < length; i++) {
        const unsigned char byte = (unsigned char)item->notes[i];
        if ((byte < ' ' && byte != '\n') || byte == 0x7F) {
            item->notes[i] = '?'; /* notes are printed */
        }
    }
    return true;
}

/* ---- chunks ---------------------------------------------------------------------------------- */

/** A head here, of a chunk that may come now. */
static bool head_at(const struct gtr_scan *s, size_t at, uint32_t number, struct gtr_chunk *c)
{
    return s->end - at >= GTR_CHUNK && gtr_chunk_get(s->data + at, c) && c->number >= number;
}

/** Go to the next byte that may begin a head. */
static void search(struct gtr_scan *s)
{
    if (!s->searching) {
        s->searching = true;
        s->told = false;
        s->hole = s->offset;
    }
    const uint8_t *from = s->data + s->at + 1;
    const uint8_t *found = memchr(from, gtr_sync[0], s->end - s->at - 1);
    skip(s, found != NULL ? (size_t)(found - from) + 1 : s->end - s->at);
}

/** Behind a bad payload: the head that its length leads to, else whichever comes first. */
static void leave_payload(struct gtr_scan *s, const struct gtr_chunk *c)
{
    struct gtr_chunk next;
    size_t length = GTR_CHUNK + (size_t)c->payload;
    bool follows = have(s, length + GTR_CHUNK) && head_at(s, s->at + length, s->number, &next);
    skip(s, follows ? length : sizeof gtr_sync);
    if (!follows) {
        s->searching = true;
        s->told = true;
        s->hole = s->offset;
    }
}

/** Whether no record of the block is wanted: all have times, and all are too early. */
static bool too_early(const struct gtr_scan *s, const struct gtr_chunk *c)
{
    return s->has_from && c->type == GTR_BLOCK && (c->units & 1u << TRACE_TIME_NONE) == 0 &&
           c->time_max < s->from;
}

static void jump(struct gtr_scan *s)
{
    s->source = s->jump_source;
    s->jump_source = NULL;
    s->searching = false;
    s->state = SOURCE_DATA;
    s->at = s->end = 0;
    s->offset = s->jump.offset;
    s->number = s->jump.number;
    s->records = s->jump.first;
}

/** The whole chunk whose head is here. False: nothing to tell. */
static bool take_chunk(struct gtr_scan *s, struct gtr_item *item, const struct gtr_chunk *c)
{
    const uint8_t *payload = s->data + s->at + GTR_CHUNK;
    const char *wrong = NULL;
    bool tell = true;
    bool early = too_early(s, c);
    if (!early && (uint32_t)crc32(0, payload, c->payload) != c->sum) {
        lose_chunk(s, item, c, "its checksum is wrong");
        leave_payload(s, c);
        return true;
    }
    size_t length = GTR_CHUNK + (size_t)c->payload;
    s->number = c->number + 1;
    s->records = c->first + c->records;
    if (c->type == GTR_END) {
        skip(s, length);
        after_end(s, item);
        return true;
    }
    switch (early ? 0 : c->type) {
    case GTR_BLOCK:
        item->event = GTR_EVENT_BLOCK;
        wrong = gtr_unpack(s->unpacker, c, payload, &item->block);
        break;
    case GTR_MAP:
        item->event = GTR_EVENT_MAP;
        wrong = take_map(c, payload, item) ? NULL : "an entry";
        break;
    case GTR_NOTES:
        item->event = GTR_EVENT_NOTES;
        wrong = take_notes(c, payload, item) ? NULL : "its length";
        break;
    default: tell = false; break;
    }
    if (wrong != NULL) {
        char why[128];
        snprintf(why, sizeof why, "%s is not valid", wrong);
        lose_chunk(s, item, c, why);
    }
    skip(s, length);
    return tell;
}

static bool next_chunk(struct gtr_scan *s, struct gtr_item *item)
{
    struct gtr_chunk c;
    if (!have(s, GTR_CHUNK)) {
        at_end(s, item);
        return true;
    }
    if (!head_at(s, s->at, s->number, &c)) {
        search(s);
        return false;
    }
    if (s->jump_source != NULL && c.type == GTR_BLOCK && c.number < s->jump.number) {
        jump(s);
        return false;
    }
    bool foreign = s->searching && !s->told;
    if (foreign || c.number != s->number || c.first != s->records) {
        lose_gap(s, item, &c);
        s->searching = false;
        return true;
    }
    s->searching = false;
    if (!have(s, GTR_CHUNK + (size_t)c.payload)) {
        lose_chunk(s, item, &c, "it is cut off");
        skip(s, sizeof gtr_sync);
        s->searching = true;
        s->told = true;
        return true;
    }
    return take_chunk(s, item, &c);
}

/* ---- the header ------------------------------------------------------------------------------ */

static bool take_header(struct gtr_scan *s, struct gtr_item *item)
{
    s->started = true;
    bool good = have(s, GTR_HEADER);
    const uint8_t *h = s->data + s->at;
    good = good && memcmp(h, gtr_magic, sizeof gtr_magic) == 0 &&
           gtr_get32(h + GTR_HEADER_CRC) == (uint32_t)crc32(0, h, GTR_HEADER_CRC);
    uint32_t bytes = good ? gtr_get32(h + GTR_HEADER_BYTES) : 0;
    if (good && gtr_get16(h + GTR_HEADER_MAJOR) != GTR_MAJOR) {
        item->event = GTR_EVENT_REFUSED;
        snprintf(item->text, sizeof item->text,
                 "this is a gtr trace of version %u.%u; expected version %d",
                 (unsigned)gtr_get16(h + GTR_HEADER_MAJOR),
                 (unsigned)gtr_get16(h + GTR_HEADER_MINOR), GTR_MAJOR);
        s->finished = true;
        return true;
    }
    if (good && bytes >= GTR_HEADER && bytes <= HEADER_MAX) {
        memcpy(item->origin, h + GTR_HEADER_ORIGIN, GTR_ORIGIN_MAX);
        bool whole = have(s, bytes);
        skip(s, whole ? bytes : GTR_HEADER);
        return false;
    }
    item->event = GTR_EVENT_LOSS;
    snprintf(item->text, sizeof item->text,
             "the header is damaged: read as version %d.%d, its origin is not known", GTR_MAJOR,
             GTR_MINOR);
    s->searching = true;
    s->told = true;
    return true;
}

void gtr_scan_next(struct gtr_scan *s, struct gtr_item *item)
{
    item->lost = 0;
    item->text[0] = '\0';
    if (!s->started && take_header(s, item)) {
        return;
    }
    if (s->finished) {
        item->event = GTR_EVENT_END;
        return;
    }
    while (!next_chunk(s, item)) {
    }
}
