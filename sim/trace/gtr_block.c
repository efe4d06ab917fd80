/* SPDX-License-Identifier: Apache-2.0 */
/** Chunks of a gtr file: their heads, and blocks unpacked. Whatever the bytes are, it is safe. */
#include "trace/gtr.h"

#include <stdlib.h>
#include <zlib.h>

const char *const gtr_types[] = { "normal-nc",     "normal-wt",     "normal-wb",
                                  "device-ngnrne", "device-ngnre",  "device-ngre",
                                  "device-gre",    "normal-tagged", NULL };

enum { TABLE_MAX = GTR_RECORDS_MAX * GTR_INSN, UNPACKED_MAX = GTR_TEXT_MAX };
_Static_assert(UNPACKED_MAX >= TABLE_MAX, "one buffer unpacks every section");

void gtr_chunk_put(uint8_t *to, const struct gtr_chunk *c)
{
    memset(to, 0, GTR_CHUNK);
    memcpy(to + GTR_CHUNK_SYNC, gtr_sync, sizeof gtr_sync);
    to[GTR_CHUNK_TYPE] = c->type;
    to[GTR_CHUNK_UNITS] = c->units;
    gtr_put16(to + GTR_CHUNK_SECTIONS, c->sections);
    gtr_put32(to + GTR_CHUNK_NUMBER, c->number);
    gtr_put32(to + GTR_CHUNK_PAYLOAD, c->payload);
    gtr_put32(to + GTR_CHUNK_RECORDS, c->records);
    gtr_put32(to + GTR_CHUNK_SUM, c->sum);
    gtr_put64(to + GTR_CHUNK_FIRST, c->first);
    gtr_put64(to + GTR_CHUNK_TIME_MIN, c->time_min);
    gtr_put64(to + GTR_CHUNK_TIME_MAX, c->time_max);
    gtr_put64(to + GTR_CHUNK_OFFSET, c->offset);
    gtr_put32(to + GTR_CHUNK_CRC, (uint32_t)crc32(0, to, GTR_CHUNK_CRC));
}

bool gtr_chunk_get(const uint8_t *from, struct gtr_chunk *c)
{
    if (memcmp(from, gtr_sync, sizeof gtr_sync) != 0 ||
        gtr_get32(from + GTR_CHUNK_CRC) != (uint32_t)crc32(0, from, GTR_CHUNK_CRC)) {
        return false;
    }
    *c = (struct gtr_chunk){ .type = from[GTR_CHUNK_TYPE],
                             .units = from[GTR_CHUNK_UNITS],
                             .sections = gtr_get16(from + GTR_CHUNK_SECTIONS),
                             .number = gtr_get32(from + GTR_CHUNK_NUMBER),
                             .payload = gtr_get32(from + GTR_CHUNK_PAYLOAD),
                             .records = gtr_get32(from + GTR_CHUNK_RECORDS),
                             .sum = gtr_get32(from + GTR_CHUNK_SUM),
                             .first = gtr_get64(from + GTR_CHUNK_FIRST),
                             .time_min = gtr_get64(from + GTR_CHUNK_TIME_MIN),
                             .time_max = gtr_get64(from + GTR_CHUNK_TIME_MAX),
                             .offset = gtr_get64(from + GTR_CHUNK_OFFSET) };
    /* What no writer makes is no head: the counts that follow from it stay within bounds. */
    return c->payload <= GTR_PAYLOAD_MAX && c->records <= GTR_RECORDS_MAX &&
           c->first <= (uint64_t)c->number * GTR_RECORDS_MAX;
}

bool gtr_block_make(struct gtr_block *b)
{
    *b = (struct gtr_block){ 0 };
    b->offset = calloc(GTR_RECORDS_MAX, sizeof *b->offset);
    b->value = calloc(GTR_RECORDS_MAX, sizeof *b->value);
    b->time = calloc(GTR_RECORDS_MAX, sizeof *b->time);
    b->line = calloc(GTR_RECORDS_MAX, sizeof *b->line);
    b->cpu = calloc(GTR_RECORDS_MAX, sizeof *b->cpu);
    b->place = calloc(GTR_RECORDS_MAX, sizeof *b->place);
    b->insn = calloc(GTR_RECORDS_MAX, sizeof *b->insn);
    b->shape = calloc(GTR_RECORDS_MAX, sizeof *b->shape);
    return b->offset != NULL && b->value != NULL && b->time != NULL && b->line != NULL &&
           b->cpu != NULL && b->place != NULL && b->insn != NULL && b->shape != NULL;
}

void gtr_block_free(struct gtr_block *b)
{
    free(b->offset);
    free(b->value);
    free(b->time);
    free(b->line);
    free(b->cpu);
    free(b->place);
    free(b->insn);
    free(b->shape);
    free(b->places);
    free(b->insns);
    free(b->text);
    *b = (struct gtr_block){ 0 };
}

/* ---- unpacking ------------------------------------------------------------------------------- */

struct section {
    unsigned method, delta, width;
    size_t packed, unpacked;
    uint64_t base, start;
    const uint8_t *bytes;
};

/** What a record of a shape may be. */
struct shape_rule {
    uint64_t value; /* the bits that a value may have */
    uint8_t last;   /* bytes after the first */
    uint8_t place;  /* GTR_PLACE_MARK of its place */
    bool wrong;
};

struct gtr_unpacker {
    z_stream z;
    struct shape_rule rules[256];
    uint64_t wide[GTR_RECORDS_MAX]; /* a column before it is narrowed */
    uint8_t buffer[UNPACKED_MAX];
};

static struct shape_rule rule_of(unsigned shape)
{
    const unsigned kind = shape & GTR_SHAPE_KIND;
    const unsigned size = shape >> GTR_SHAPE_SIZE_SHIFT & GTR_SHAPE_SIZE;
    const bool mark = kind > TRACE_WRITE;
    const bool value = (shape & GTR_SHAPE_VALUE) != 0;
    const unsigned bytes = (1u << size) >> 1;
    return (struct shape_rule){
        .value = value ? trace_value_mask(bytes) : 0,
        .last = mark ? 0 : (uint8_t)(bytes - 1),
        .place = mark ? GTR_PLACE_MARK : 0,
        .wrong = mark != (size == 0) || (value && (mark || bytes > 8)) ||
                 shape >> GTR_SHAPE_UNIT_SHIFT > TRACE_TIME_NS,
    };
}

struct gtr_unpacker *gtr_unpacker_new(void)
{
    struct gtr_unpacker *u = calloc(1, sizeof *u);
    if (u == NULL || inflateInit(&u->z) != Z_OK) {
        free(u);
        return NULL;
    }
    inflateValidate(&u->z, 0); /* the payload's crc has been compared: no second sum */
    for (unsigned shape = 0; shape < ARRAY_LEN(u->rules); shape++) {
        u->rules[shape] = rule_of(shape);
    }
    return u;
}

void gtr_unpacker_free(struct gtr_unpacker *u)
{
    if (u != NULL) {
        inflateEnd(&u->z);
        free(u);
    }
}

/** The section's bytes: in the payload, or inflated into the buffer. NULL: not valid. */
static const uint8_t *section_bytes(struct gtr_unpacker *u, const struct section *s)
{
    if (s->unpacked > UNPACKED_MAX) {
        return NULL;
    }
    if (s->method == 0) {
        return s->packed == s->unpacked ? s->bytes : NULL;
    }
    if (s->method != 1 || inflateReset(&u->z) != Z_OK) {
        return NULL;
    }
    u->z.next_in = (Bytef *)s->bytes;
    u->z.avail_in = (uInt)s->packed;
    u->z.next_out = u->buffer;
    u->z.avail_out = (uInt)s->unpacked;
    bool whole =
        inflate(&u->z, Z_FINISH) == Z_STREAM_END && u->z.avail_out == 0 && u->z.avail_in == 0;
    return whole ? u->buffer : NULL;
}

/** Elements of `width` bytes, 1 to 8, at `from`. */
static inline __attribute__((always_inline)) void spread(uint64_t *to, const uint8_t *from,
                                                         size_t n, unsigned width, bool delta,
                                                         uint64_t base, uint64_t start)
{
    uint64_t sum = start - base;
    if (delta && n != 0) {
        uint64_t first = 0;
        memcpy(&first, from, width);
        sum -= le64toh(first); /* it does not count */
    }
    for (size_t i = 0; i < n; i++) {
        uint64_t element = 0;
        memcpy(&element, from + i * width, width);
        element = le64toh(element) + base;
        sum += element;
        to[i] = delta ? sum : element;
    }
}

static void spread_nothing(uint64_t *to, size_t n, bool delta, uint64_t base, uint64_t start)
{
    for (size_t i = 0; i < n; i++) {
        to[i] = delta ? start + i * base : base;
    }
}

static bool column(struct gtr_unpacker *u, const struct section *s, size_t n, uint64_t *to)
{
    if (s->delta > 1 || s->unpacked != n * s->width) {
        return false;
    }
    const uint8_t *from = section_bytes(u, s);
    if (from == NULL) {
        return false;
    }
    switch (s->width << 1 | s->delta) {
    case 0 << 1: spread_nothing(to, n, false, s->base, 0); return true;
    case 0 << 1 | 1: spread_nothing(to, n, true, s->base, s->start); return true;
    case 1 << 1: spread(to, from, n, 1, false, s->base, 0); return true;
    case 1 << 1 | 1: spread(to, from, n, 1, true, s->base, s->start); return true;
    case 2 << 1: spread(to, from, n, 2, false, s->base, 0); return true;
    case 2 << 1 | 1: spread(to, from, n, 2, true, s->base, s->start); return true;
    case 4 << 1: spread(to, from, n, 4, false, s->base, 0); return true;
    case 4 << 1 | 1: spread(to, from, n, 4, true, s->base, s->start); return true;
    case 8 << 1: spread(to, from, n, 8, false, s->base, 0); return true;
    case 8 << 1 | 1: spread(to, from, n, 8, true, s->base, s->start); return true;
    default: return false;
    }
}

/** A column whose elements are below `limit`. */
static bool narrow(struct gtr_unpacker *u, const struct section *s, size_t n, uint64_t limit)
{
    if (!column(u, s, n, u->wide)) {
        return false;
    }
    uint64_t largest = 0;
    for (size_t i = 0; i < n; i++) {
        largest = u->wide[i] > largest ? u->wide[i] : largest;
    }
    return n == 0 || largest < limit;
}

static bool column16(struct gtr_unpacker *u, const struct section *s, size_t n, uint64_t limit,
                     uint16_t *to)
{
    bool good = narrow(u, s, n, limit);
    for (size_t i = 0; good && i < n; i++) {
        to[i] = (uint16_t)u->wide[i];
    }
    return good;
}

/** The bytes of a table with rows of `row` bytes, at most GTR_RECORDS_MAX; `*rows` of them. */
static const uint8_t *table(struct gtr_unpacker *u, const struct section *s, size_t row,
                            size_t *rows)
{
    if (s->width != row || s->unpacked % row != 0 || s->unpacked / row > GTR_RECORDS_MAX) {
        return NULL;
    }
    *rows = s->unpacked / row;
    return section_bytes(u, s);
}

/** Room for `count` rows; what was there may go. */
static bool room(void **rows, size_t *size, size_t count, size_t row)
{
    if (count <= *size && *rows != NULL) {
        return true;
    }
    free(*rows);
    *size = count < 256 ? 256 : count;
    *rows = calloc(*size, row);
    *size = *rows != NULL ? *size : 0;
    return *rows != NULL;
}

static const char *take_text(struct gtr_unpacker *u, const struct section *s, struct gtr_block *b)
{
    const uint8_t *from = s->unpacked <= GTR_TEXT_MAX ? section_bytes(u, s) : NULL;
    if (from == NULL) {
        return "the table of texts";
    }
    void *text = b->text;
    bool good = room(&text, &b->text_size, s->unpacked + 1, 1);
    b->text = text;
    if (!good) {
        return "memory for its texts";
    }
    memcpy(b->text, from, s->unpacked);
    b->text_length = s->unpacked;
    return NULL;
}

static bool in_text(const struct gtr_block *b, size_t at, size_t length)
{
    return at <= b->text_length && length <= b->text_length - at;
}

static const char *take_places(struct gtr_unpacker *u, const struct section *s, struct gtr_block *b)
{
    const uint8_t *from = table(u, s, GTR_PLACE, &b->places_length);
    if (from == NULL) {
        return "the table of places";
    }
    void *rows = b->places;
    bool good = room(&rows, &b->places_size, b->places_length, sizeof *b->places);
    b->places = rows;
    if (!good) {
        return "memory for its places";
    }
    for (size_t i = 0; i < b->places_length; i++, from += GTR_PLACE) {
        struct gtr_place *p = &b->places[i];
        *p = (struct gtr_place){ .base = gtr_get64(from + GTR_PLACE_BASE),
                                 .name = gtr_get32(from + GTR_PLACE_NAME),
                                 .length = gtr_get16(from + GTR_PLACE_LENGTH),
                                 .flags = from[GTR_PLACE_FLAGS] };
        if (p->length > REGION_NAME_MAX || !in_text(b, p->name, p->length) ||
            memchr(b->text + p->name, 0, p->length) != NULL) {
            return "a name of a region";
        }
    }
    return NULL;
}

static const char *take_insns(struct gtr_unpacker *u, const struct section *s, struct gtr_block *b)
{
    const uint8_t *from = table(u, s, GTR_INSN, &b->insns_length);
    if (from == NULL) {
        return "the table of instructions";
    }
    void *rows = b->insns;
    bool good = room(&rows, &b->insns_size, b->insns_length, sizeof *b->insns);
    b->insns = rows;
    if (!good) {
        return "memory for its instructions";
    }
    for (size_t i = 0; i < b->insns_length; i++, from += GTR_INSN) {
        struct gtr_insn *n = &b->insns[i];
        *n = (struct gtr_insn){ .pc = gtr_get64(from + GTR_INSN_PC),
                                .opcode = gtr_get32(from + GTR_INSN_OPCODE),
                                .note = gtr_get32(from + GTR_INSN_NOTE),
                                .length = gtr_get32(from + GTR_INSN_LENGTH) };
        if (n->length > SOURCE_KEEP_MAX || !in_text(b, n->note, n->length)) {
            return "a note";
        }
    }
    return NULL;
}

/** What every record must be for those who take it: the same as from a line of text. */
static const char *check_records(const struct gtr_unpacker *u, const struct gtr_block *b)
{
    bool wrong = false;
    bool address_wrong = false;
    uint64_t value_wrong = 0;
    uint32_t cpus = 0;
    for (size_t i = 0; i < b->chunk.records; i++) {
        const struct shape_rule *rule = &u->rules[b->shape[i]];
        const struct gtr_place *p = &b->places[b->place[i]];
        const uint64_t address = p->base + b->offset[i];
        const bool mark = rule->place != 0;
        wrong |= rule->wrong | ((p->flags & GTR_PLACE_MARK) != rule->place);
        address_wrong |= (address + rule->last < address) | (mark & (address != 0));
        value_wrong |= b->value[i] & ~rule->value;
        cpus |= b->cpu[i];
    }
    return wrong              ? "a record's shape"
           : address_wrong    ? "an address"
           : value_wrong != 0 ? "a value"
           : cpus > INT32_MAX ? "a cpu"
                              : NULL;
}

static const char *take_columns(struct gtr_unpacker *u, const struct section *s,
                                struct gtr_block *b)
{
    const size_t n = b->chunk.records;
    if (!narrow(u, &s[GTR_COLUMN_SHAPE], n, 256)) {
        return "the column of shapes";
    }
    for (size_t i = 0; i < n; i++) {
        b->shape[i] = (uint8_t)u->wide[i];
    }
    if (!narrow(u, &s[GTR_COLUMN_CPU], n, UINT64_C(1) << 32)) {
        return "the column of cpus";
    }
    for (size_t i = 0; i < n; i++) {
        b->cpu[i] = (uint32_t)u->wide[i];
    }
    if (!column16(u, &s[GTR_COLUMN_PLACE], n, b->places_length, b->place)) {
        return "the column of places";
    }
    if (!column16(u, &s[GTR_COLUMN_INSN], n, b->insns_length, b->insn)) {
        return "the column of instructions";
    }
    if (!column(u, &s[GTR_COLUMN_OFFSET], n, b->offset) ||
        !column(u, &s[GTR_COLUMN_VALUE], n, b->value) ||
        !column(u, &s[GTR_COLUMN_TIME], n, b->time) ||
        !column(u, &s[GTR_COLUMN_LINE], n, b->line)) {
        return "a column";
    }
    return NULL;
}

const char *gtr_unpack(struct gtr_unpacker *u, const struct gtr_chunk *c, const uint8_t *payload,
                       struct gtr_block *b)
{
    struct section s[GTR_SECTIONS];
    const size_t directory = (size_t)c->sections * GTR_SECTION;
    if (c->sections < GTR_SECTIONS || directory > c->payload) {
        return "the directory of sections";
    }
    b->chunk = *c;
    size_t at = directory;
    for (unsigned i = 0; i < GTR_SECTIONS; i++) {
        const uint8_t *row = payload + (size_t)i * GTR_SECTION;
        s[i] = (struct section){ .method = row[GTR_SECTION_METHOD],
                                 .delta = row[GTR_SECTION_DELTA],
                                 .width = row[GTR_SECTION_WIDTH],
                                 .packed = gtr_get32(row + GTR_SECTION_PACKED),
                                 .unpacked = gtr_get32(row + GTR_SECTION_UNPACKED),
                                 .base = gtr_get64(row + GTR_SECTION_BASE),
                                 .start = gtr_get64(row + GTR_SECTION_START),
                                 .bytes = payload + at };
        if (row[GTR_SECTION_ID] != i || s[i].packed > c->payload - at) {
            return "the directory of sections";
        }
        at += s[i].packed;
    }
    const char *wrong = take_text(u, &s[GTR_TABLE_TEXT], b);
    wrong = wrong != NULL ? wrong : take_places(u, &s[GTR_TABLE_PLACES], b);
    wrong = wrong != NULL ? wrong : take_insns(u, &s[GTR_TABLE_INSNS], b);
    wrong = wrong != NULL ? wrong : take_columns(u, s, b);
    return wrong != NULL ? wrong : check_records(u, b);
}
