/* SPDX-License-Identifier: Apache-2.0 */
/** gtr out of records: blocks of columns, then the index and the end record. */
#include "trace/gtr.h"

#include <assert.h>
#include <stdlib.h>
#include <zlib.h>

enum {
    /* A block ends when its names and notes are as long as this: memory stays bounded. */
    TEXT_FULL = 1 << 20,
    TEXT_ROOM = TEXT_FULL + REGION_NAME_MAX + SOURCE_KEEP_MAX,
    SLOTS = 2 * GTR_RECORDS_MAX,
    /* Of zlib's 1 to 9: 6 takes twice the time and saves 4 %. */
    LEVEL = 1,
    UNPACKED_MAX = GTR_RECORDS_MAX * GTR_INSN + TEXT_ROOM
};

/** An open-addressed table of row numbers + 1; 0 is free. */
struct slots {
    uint32_t rows[SLOTS];
};

struct place_row {
    uint64_t base, low;
    uint32_t region, name;
    uint16_t length;
    uint8_t flags;
};
struct insn_row {
    uint64_t pc;
    uint32_t opcode, note, length;
};

struct gtr_writer {
    gtr_sink *sink;
    void *arg;
    z_stream z;
    bool started;
    const struct trace *from;

    uint64_t offset; /* bytes written */
    uint32_t number; /* of the next chunk */
    struct trace_map_entry *map;
    size_t map_length;

    /* the block that grows */
    uint32_t records, full;
    uint64_t column[GTR_COLUMNS][GTR_RECORDS_MAX]; /* GTR_COLUMN_OFFSET: whole addresses */
    struct place_row places[GTR_RECORDS_MAX];
    struct insn_row insns[GTR_RECORDS_MAX];
    uint32_t place_count, insn_count, last_place, last_insn;
    struct slots place_slots, insn_slots;
    char text[TEXT_ROOM];
    size_t text_length;
    uint64_t time_min, time_max;
    uint8_t units;

    /* of the whole file */
    uint64_t total, reads, writes, barriers, zva, all_time_min, all_time_max;
    bool has_time;
    uint8_t (*index)[GTR_INDEX_ENTRY];
    size_t blocks, index_size;

    uint8_t notes[GTR_NOTES_TEXT + GTR_NOTES_MAX];
    size_t notes_length; /* 0: nothing to say */

    uint8_t unpacked[UNPACKED_MAX];
    uint8_t *payload; /* of a block; grows */
    size_t payload_length, payload_size;
};

struct gtr_writer *gtr_writer_new(gtr_sink *sink, void *arg, uint32_t records)
{
    struct gtr_writer *w = calloc(1, sizeof *w);
    if (w == NULL) {
        return NULL;
    }
    w->sink = sink;
    w->arg = arg;
    w->full = records;
    if (deflateInit(&w->z, LEVEL) != Z_OK) {
        free(w);
        return NULL;
    }
    return w;
}

void gtr_writer_free(struct gtr_writer *w)
{
    if (w == NULL) {
        return;
    }
    deflateEnd(&w->z);
    free(w->map);
    free(w->index);
    free(w->payload);
    free(w);
}

bool gtr_writer_map(struct gtr_writer *w, const struct trace_map_entry *map, size_t count,
                    struct error *e)
{
    if (count > GTR_MAP_MAX) {
        return error_set(e, "a map of %zu entries is too long for gtr; expected at most %d", count,
                         GTR_MAP_MAX);
    }
    free(w->map);
    w->map_length = 0;
    w->map = count != 0 ? calloc(count, sizeof *map) : NULL;
    if (w->map == NULL) {
        return count == 0 || error_fault(e, "no memory for a map");
    }
    memcpy(w->map, map, count * sizeof *map);
    w->map_length = count;
    return true;
}

/* ---- chunks ---------------------------------------------------------------------------------- */

static bool emit(struct gtr_writer *w, const void *bytes, size_t size, struct error *e)
{
    w->offset += size;
    return w->sink(w->arg, bytes, size, e);
}

/** Write head and payload; fills the fields of `c` that follow from the file and the payload. */
static bool emit_chunk(struct gtr_writer *w, struct gtr_chunk *c, const uint8_t *payload,
                       size_t size, struct error *e)
{
    uint8_t head[GTR_CHUNK];
    c->number = w->number++;
    c->payload = (uint32_t)size;
    c->sum = (uint32_t)crc32(0, payload, (uInt)size);
    c->offset = w->offset;
    gtr_chunk_put(head, c);
    return emit(w, head, sizeof head, e) && emit(w, payload, size, e);
}

static bool reserve(struct gtr_writer *w, size_t size, struct error *e)
{
    if (size <= w->payload_size) {
        return true;
    }
    size_t larger = size > 2 * w->payload_size ? size : 2 * w->payload_size;
    uint8_t *payload = realloc(w->payload, larger);
    if (payload == NULL) {
        return error_fault(e, "no memory to write a gtr block");
    }
    w->payload = payload;
    w->payload_size = larger;
    return true;
}

/** Append `size` bytes of w->unpacked to the payload, and fill in its row of the directory. */
static bool add_section(struct gtr_writer *w, unsigned id, size_t size, uint8_t row[GTR_SECTION],
                        struct error *e)
{
    size_t bound = deflateBound(&w->z, (uLong)size);
    bound = bound > size ? bound : size;
    if (!reserve(w, w->payload_length + bound, e)) {
        return false;
    }
    uint8_t *to = w->payload + w->payload_length;
    size_t packed = 0;
    if (size != 0) {
        deflateReset(&w->z);
        w->z.next_in = w->unpacked;
        w->z.avail_in = (uInt)size;
        w->z.next_out = to;
        w->z.avail_out = (uInt)bound;
        deflate(&w->z, Z_FINISH);
        packed = bound - w->z.avail_out;
    }
    /* What packs badly is read faster as it is. */
    bool stored = packed >= size - size / 8;
    if (stored) {
        memcpy(to, w->unpacked, size);
        packed = size;
    }
    w->payload_length += packed;
    row[GTR_SECTION_ID] = (uint8_t)id;
    row[GTR_SECTION_METHOD] = stored ? 0 : 1;
    gtr_put32(row + GTR_SECTION_PACKED, (uint32_t)packed);
    gtr_put32(row + GTR_SECTION_UNPACKED, (uint32_t)size);
    return true;
}

/* ---- columns --------------------------------------------------------------------------------- */

static bool add_column(struct gtr_writer *w, unsigned id, uint8_t row[GTR_SECTION], struct error *e)
{
    const bool running = id == GTR_COLUMN_TIME || id == GTR_COLUMN_LINE || id == GTR_COLUMN_OFFSET;
    const size_t size = gtr_pack_column(w->unpacked, row, w->column[id], w->records, running);
    return add_section(w, id, size, row, e);
}

static bool add_places(struct gtr_writer *w, uint8_t row[GTR_SECTION], struct error *e)
{
    for (size_t i = 0; i < w->place_count; i++) {
        const struct place_row *p = &w->places[i];
        uint8_t *to = w->unpacked + i * GTR_PLACE;
        memset(to, 0, GTR_PLACE);
        gtr_put64(to + GTR_PLACE_BASE, p->base);
        gtr_put32(to + GTR_PLACE_NAME, p->name);
        gtr_put16(to + GTR_PLACE_LENGTH, p->length);
        to[GTR_PLACE_FLAGS] = p->flags;
    }
    row[GTR_SECTION_WIDTH] = GTR_PLACE;
    return add_section(w, GTR_TABLE_PLACES, (size_t)w->place_count * GTR_PLACE, row, e);
}

static bool add_insns(struct gtr_writer *w, uint8_t row[GTR_SECTION], struct error *e)
{
    for (size_t i = 0; i < w->insn_count; i++) {
        const struct insn_row *n = &w->insns[i];
        uint8_t *to = w->unpacked + i * GTR_INSN;
        memset(to, 0, GTR_INSN);
        gtr_put64(to + GTR_INSN_PC, n->pc);
        gtr_put32(to + GTR_INSN_OPCODE, n->opcode);
        gtr_put32(to + GTR_INSN_NOTE, n->note);
        gtr_put32(to + GTR_INSN_LENGTH, n->length);
    }
    row[GTR_SECTION_WIDTH] = GTR_INSN;
    return add_section(w, GTR_TABLE_INSNS, (size_t)w->insn_count * GTR_INSN, row, e);
}

/* ---- blocks ---------------------------------------------------------------------------------- */

static bool index_block(struct gtr_writer *w, const struct gtr_chunk *c, struct error *e)
{
    if (w->blocks == w->index_size) {
        size_t larger = w->index_size == 0 ? 64 : 2 * w->index_size;
        void *index = realloc(w->index, larger * GTR_INDEX_ENTRY);
        if (index == NULL) {
            return error_fault(e, "no memory for the index of a gtr trace");
        }
        w->index = index;
        w->index_size = larger;
    }
    uint8_t *to = w->index[w->blocks++];
    memset(to, 0, GTR_INDEX_ENTRY);
    gtr_put64(to + GTR_INDEX_OFFSET, c->offset);
    gtr_put64(to + GTR_INDEX_FIRST, c->first);
    gtr_put64(to + GTR_INDEX_TIME_MIN, c->time_min);
    gtr_put64(to + GTR_INDEX_TIME_MAX, c->time_max);
    gtr_put32(to + GTR_INDEX_RECORDS, c->records);
    to[GTR_INDEX_UNITS] = c->units;
    return true;
}

/** Addresses become offsets from their places. */
static void settle_places(struct gtr_writer *w)
{
    for (size_t i = 0; i < w->place_count; i++) {
        struct place_row *p = &w->places[i];
        if ((p->flags & (GTR_PLACE_WINDOW | GTR_PLACE_MARK)) == 0) {
            p->base = p->low;
        }
    }
    for (size_t i = 0; i < w->records; i++) {
        w->column[GTR_COLUMN_OFFSET][i] -= w->places[w->column[GTR_COLUMN_PLACE][i]].base;
    }
}

static bool flush_block(struct gtr_writer *w, struct error *e)
{
    if (w->records == 0) {
        return true;
    }
    uint8_t directory[GTR_SECTIONS][GTR_SECTION];
    memset(directory, 0, sizeof directory);
    settle_places(w);
    w->payload_length = sizeof directory;
    bool good = reserve(w, sizeof directory, e);
    for (unsigned id = 0; good && id < GTR_COLUMNS; id++) {
        good = add_column(w, id, directory[id], e);
    }
    good = good && add_places(w, directory[GTR_TABLE_PLACES], e) &&
           add_insns(w, directory[GTR_TABLE_INSNS], e);
    if (!good) {
        return false;
    }
    memcpy(w->unpacked, w->text, w->text_length);
    directory[GTR_TABLE_TEXT][GTR_SECTION_WIDTH] = 1;
    if (!add_section(w, GTR_TABLE_TEXT, w->text_length, directory[GTR_TABLE_TEXT], e)) {
        return false;
    }
    memcpy(w->payload, directory, sizeof directory);
    struct gtr_chunk c = { .type = GTR_BLOCK,
                           .units = w->units,
                           .sections = GTR_SECTIONS,
                           .records = w->records,
                           .first = w->total - w->records,
                           .time_min = w->time_min,
                           .time_max = w->time_max };
    if (!emit_chunk(w, &c, w->payload, w->payload_length, e) || !index_block(w, &c, e)) {
        return false;
    }
    w->records = w->place_count = w->insn_count = 0;
    w->text_length = 0;
    w->time_min = w->time_max = 0;
    w->units = 0;
    memset(&w->place_slots, 0, sizeof w->place_slots);
    memset(&w->insn_slots, 0, sizeof w->insn_slots);
    return true;
}

/* ---- records --------------------------------------------------------------------------------- */

static uint64_t mix(uint64_t h, uint64_t v)
{
    h = (h ^ v) * 0x9e3779b97f4a7c15u; /* 2^64 divided by the golden ratio */
    return h ^ h >> 29;
}

static uint32_t add_text(struct gtr_writer *w, const char *text, size_t length)
{
    uint32_t at = (uint32_t)w->text_length;
    if (length != 0) {
        memcpy(w->text + at, text, length);
    }
    w->text_length += length;
    return at;
}

static uint32_t find_place(struct gtr_writer *w, const struct trace *from, uint32_t region,
                           uint64_t base, uint8_t flags)
{
    const struct place_row *last = &w->places[w->last_place];
    if (w->last_place < w->place_count && last->region == region && last->base == base &&
        last->flags == flags) {
        return w->last_place;
    }
    size_t slot = mix(mix(region, base), flags) % SLOTS;
    for (; w->place_slots.rows[slot] != 0; slot = (slot + 1) % SLOTS) {
        const struct place_row *p = &w->places[w->place_slots.rows[slot] - 1];
        if (p->region == region && p->base == base && p->flags == flags) {
            return w->last_place = w->place_slots.rows[slot] - 1;
        }
    }
    const char *name = trace_region(from, region)->name;
    size_t length = strlen(name);
    uint32_t row = w->place_count++;
    w->places[row] = (struct place_row){ .base = base,
                                         .low = UINT64_MAX,
                                         .region = region,
                                         .name = add_text(w, name, length),
                                         .length = (uint16_t)length,
                                         .flags = flags };
    w->place_slots.rows[slot] = row + 1;
    return w->last_place = row;
}

static bool is_insn(const struct gtr_writer *w, uint32_t row, const struct trace_record *r)
{
    const struct insn_row *n = &w->insns[row];
    return n->pc == r->pc && n->opcode == r->opcode && n->length == r->note_length &&
           (n->length == 0 || memcmp(w->text + n->note, r->note, n->length) == 0);
}

static uint32_t find_insn(struct gtr_writer *w, const struct trace_record *r)
{
    if (w->last_insn < w->insn_count && is_insn(w, w->last_insn, r)) {
        return w->last_insn;
    }
    uint64_t h = mix(mix(r->pc, r->opcode), r->note_length);
    for (uint32_t i = 0; i < r->note_length; i++) {
        h = (h ^ (unsigned char)r->note[i]) * 0x100000001b3u; /* FNV-1a's prime */
    }
    size_t slot = (h ^ h >> 32) % SLOTS;
    for (; w->insn_slots.rows[slot] != 0; slot = (slot + 1) % SLOTS) {
        if (is_insn(w, w->insn_slots.rows[slot] - 1, r)) {
            return w->last_insn = w->insn_slots.rows[slot] - 1;
        }
    }
    uint32_t row = w->insn_count++;
    w->insns[row] =
        (struct insn_row){ r->pc, r->opcode, add_text(w, r->note, r->note_length), r->note_length };
    w->insn_slots.rows[slot] = row + 1;
    return w->last_insn = row;
}

static uint8_t shape_of(const struct trace_record *r)
{
    unsigned size = r->size == 0 ? 0 : 1 + (unsigned)__builtin_ctz(r->size);
    return (uint8_t)(r->kind | size << GTR_SHAPE_SIZE_SHIFT | (r->has_value ? GTR_SHAPE_VALUE : 0) |
                     (unsigned)r->time_unit << GTR_SHAPE_UNIT_SHIFT);
}

static void count(struct gtr_writer *w, const struct trace_record *r)
{
    switch (r->kind) {
    case TRACE_READ: w->reads++; break;
    case TRACE_WRITE: w->writes++; break;
    case TRACE_BARRIER: w->barriers++; break;
    default: w->zva++; break;
    }
    bool first = (w->units & ~(1u << TRACE_TIME_NONE)) == 0;
    w->units |= (uint8_t)(1u << r->time_unit);
    w->total++;
    if (r->time_unit == TRACE_TIME_NONE) {
        return;
    }
    w->time_min = first || r->time < w->time_min ? r->time : w->time_min;
    w->time_max = first || r->time > w->time_max ? r->time : w->time_max;
    w->all_time_min = !w->has_time || r->time < w->all_time_min ? r->time : w->all_time_min;
    w->all_time_max = !w->has_time || r->time > w->all_time_max ? r->time : w->all_time_max;
    w->has_time = true;
}

static bool emit_map(struct gtr_writer *w, struct error *e)
{
    size_t size = w->map_length * GTR_MAP_ENTRY;
    if (size == 0) {
        return true;
    }
    uint8_t *to = calloc(w->map_length, GTR_MAP_ENTRY);
    if (to == NULL) {
        return error_fault(e, "no memory for a map");
    }
    for (size_t i = 0; i < w->map_length; i++) {
        const struct trace_map_entry *m = &w->map[i];
        uint8_t *row = to + i * GTR_MAP_ENTRY;
        memcpy(row + GTR_MAP_NAME, m->name, strnlen(m->name, sizeof m->name));
        memcpy(row + GTR_MAP_REGION, m->region, strnlen(m->region, sizeof m->region));
        gtr_put64(row + GTR_MAP_BASE, m->base);
        gtr_put64(row + GTR_MAP_SIZE, m->size);
        for (uint8_t type = 0; gtr_types[type] != NULL; type++) {
            if (strcmp(gtr_types[type], m->s1) == 0) {
                row[GTR_MAP_TYPE] = (uint8_t)(type + 1);
            }
        }
    }
    struct gtr_chunk c = { .type = GTR_MAP };
    bool good = emit_chunk(w, &c, to, size, e);
    free(to);
    return good;
}

static bool start(struct gtr_writer *w, const char *origin, struct error *e)
{
    uint8_t head[GTR_HEADER] = { 0 };
    memcpy(head + GTR_HEADER_MAGIC, gtr_magic, sizeof gtr_magic);
    gtr_put16(head + GTR_HEADER_MAJOR, GTR_MAJOR);
    gtr_put16(head + GTR_HEADER_MINOR, GTR_MINOR);
    gtr_put32(head + GTR_HEADER_BYTES, GTR_HEADER);
    memcpy(head + GTR_HEADER_ORIGIN, origin, strnlen(origin, GTR_ORIGIN_MAX));
    gtr_put32(head + GTR_HEADER_CRC, (uint32_t)crc32(0, head, GTR_HEADER_CRC));
    w->started = true;
    return emit(w, head, sizeof head, e) && emit_map(w, e);
}

bool gtr_writer_put(struct gtr_writer *w, const struct trace *from, const struct trace_record *r,
                    struct error *e)
{
    if (!w->started && !start(w, trace_origin(from), e)) {
        return false;
    }
    /* The numbers of regions are the trace's. */
    bool full = w->records == w->full || w->text_length >= TEXT_FULL || w->from != from;
    if (full && !flush_block(w, e)) {
        return false;
    }
    w->from = from;
    bool mark = r->kind > TRACE_WRITE;
    uint8_t flags = (uint8_t)((r->has_window ? GTR_PLACE_WINDOW : 0) |
                              (r->address_is_offset ? GTR_PLACE_IS_OFFSET : 0) |
                              (mark ? GTR_PLACE_MARK : 0) | (r->more ? GTR_PLACE_MORE : 0));
    uint64_t base = r->has_window ? r->address - r->region_offset : 0;
    uint32_t place = find_place(w, from, r->region, base, flags);
    if (r->address < w->places[place].low) {
        w->places[place].low = r->address;
    }
    uint32_t i = w->records++;
    w->column[GTR_COLUMN_SHAPE][i] = shape_of(r);
    w->column[GTR_COLUMN_PLACE][i] = place;
    w->column[GTR_COLUMN_OFFSET][i] = r->address;
    w->column[GTR_COLUMN_VALUE][i] = r->has_value ? r->value : 0;
    w->column[GTR_COLUMN_TIME][i] = r->time;
    w->column[GTR_COLUMN_INSN][i] = find_insn(w, r);
    w->column[GTR_COLUMN_CPU][i] = (uint32_t)r->cpu;
    w->column[GTR_COLUMN_LINE][i] = r->line;
    count(w, r);
    return true;
}

/* ---- the end --------------------------------------------------------------------------------- */

static bool emit_index(struct gtr_writer *w, struct error *e)
{
    for (size_t i = 0; i < w->blocks; i += GTR_INDEX_ENTRIES_MAX) {
        size_t left = w->blocks - i;
        size_t n = left < GTR_INDEX_ENTRIES_MAX ? left : GTR_INDEX_ENTRIES_MAX;
        struct gtr_chunk c = { .type = GTR_INDEX, .first = w->total };
        if (!emit_chunk(w, &c, w->index[i], n * GTR_INDEX_ENTRY, e)) {
            return false;
        }
    }
    return true;
}

void gtr_writer_lacks(struct gtr_writer *w, const struct trace *from)
{
    static_assert(NOTES_MAX * NOTE_BYTES <= GTR_NOTES_MAX, "notes fit");
    const struct trace_totals *n = &from->totals;
    size_t length = GTR_NOTES_TEXT;
    for (size_t i = from->first_own; i < from->note_count; i++) {
        size_t bytes = strnlen(from->notes[i], NOTE_BYTES - 1);
        memcpy(w->notes + length, from->notes[i], bytes);
        w->notes[length + bytes] = '\n';
        length += bytes + 1;
    }
    gtr_put64(w->notes + GTR_NOTES_BAD, n->bad);
    gtr_put64(w->notes + GTR_NOTES_FLAGS, n->damaged ? GTR_NOTES_DAMAGED : 0);
    w->notes_length = n->bad != 0 || n->damaged || length != GTR_NOTES_TEXT ? length : 0;
}

static bool emit_notes(struct gtr_writer *w, struct error *e)
{
    struct gtr_chunk c = { .type = GTR_NOTES, .first = w->total };
    return w->notes_length == 0 || emit_chunk(w, &c, w->notes, w->notes_length, e);
}

bool gtr_writer_finish(struct gtr_writer *w, struct error *e)
{
    if ((!w->started && !start(w, "", e)) || !flush_block(w, e) || !emit_notes(w, e)) {
        return false;
    }
    uint64_t index = w->blocks != 0 ? w->offset : 0;
    if (!emit_index(w, e)) {
        return false;
    }
    uint8_t end[GTR_END_BYTES] = { 0 };
    gtr_put64(end + GTR_END_RECORDS, w->total);
    gtr_put64(end + GTR_END_READS, w->reads);
    gtr_put64(end + GTR_END_WRITES, w->writes);
    gtr_put64(end + GTR_END_BARRIERS, w->barriers);
    gtr_put64(end + GTR_END_ZVA, w->zva);
    gtr_put64(end + GTR_END_BLOCKS, w->blocks);
    gtr_put64(end + GTR_END_INDEX, index);
    gtr_put64(end + GTR_END_TIME_MIN, w->all_time_min);
    gtr_put64(end + GTR_END_TIME_MAX, w->all_time_max);
    gtr_put64(end + GTR_END_OFFSET, w->offset);
    memcpy(end + GTR_END_TAIL, gtr_tail, sizeof gtr_tail);
    struct gtr_chunk c = {
        .type = GTR_END, .first = w->total, .time_min = w->all_time_min, .time_max = w->all_time_max
    };
    return emit_chunk(w, &c, end, sizeof end, e);
}
