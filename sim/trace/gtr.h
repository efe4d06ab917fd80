/* SPDX-License-Identifier: Apache-2.0 */
/**
 * gtr, the native format: docs/gtr-format.md describes it byte by byte. A file is a header, then
 * chunks: the map (if there is one), blocks of records, the index, the end record. Every chunk can
 * be read without the others. All numbers are little-endian.
 */
#ifndef GATHER_TRACE_GTR_H
#define GATHER_TRACE_GTR_H

#include "trace/formats.h"

#include <endian.h>

/* ---- layout ---------------------------------------------------------------------------------- */

enum {
    GTR_MAJOR = 1,
    GTR_MINOR = 1,
    GTR_RECORDS_MAX = 65536,      /* of a block */
    GTR_PAYLOAD_MAX = 16 << 20,   /* bytes of a chunk behind its head */
    GTR_TEXT_MAX = 4 << 20,       /* bytes of a block's names and notes, unpacked */
    GTR_MAP_MAX = 4096,           /* entries of the map */
    GTR_NOTES_MAX = 4096,         /* bytes of the notes' text */
    GTR_INDEX_ENTRIES_MAX = 65536 /* of one index chunk */
};
static const uint8_t gtr_magic[8] = { 0x89, 'G', 'T', 'R', '\r', '\n', 0x1a, '\n' };
static const uint8_t gtr_sync[4] = { 0xf7, 'G', 'T', GTR_MAJOR };
static const uint8_t gtr_tail[8] = { 'G', 'T', 'R', '-', 'E', 'N', 'D', '\n' };

/* Offset of each field; the bytes it has. "crc" is zlib's crc32(). */
enum gtr_header_at {
    GTR_HEADER_MAGIC = 0,   /* 8 */
    GTR_HEADER_MAJOR = 8,   /* 2: readers refuse another one */
    GTR_HEADER_MINOR = 10,  /* 2: readers ignore what a higher one adds */
    GTR_HEADER_BYTES = 12,  /* 4: of this header */
    GTR_HEADER_ORIGIN = 16, /* 32: name of the format that it was converted from, then zeroes */
    GTR_HEADER_CRC = 60,    /* 4: of the 60 bytes before */
    GTR_HEADER = 64
};
enum { GTR_ORIGIN_MAX = 32 };

enum gtr_chunk_at {
    GTR_CHUNK_SYNC = 0,      /* 4 */
    GTR_CHUNK_TYPE = 4,      /* 1: enum gtr_type */
    GTR_CHUNK_UNITS = 5,     /* 1: bit u: records with time unit u (enum trace_time_unit) */
    GTR_CHUNK_SECTIONS = 6,  /* 2: of the payload */
    GTR_CHUNK_NUMBER = 8,    /* 4: 0 is the file's first */
    GTR_CHUNK_PAYLOAD = 12,  /* 4: bytes behind this head */
    GTR_CHUNK_RECORDS = 16,  /* 4 */
    GTR_CHUNK_SUM = 20,      /* 4: crc of the payload */
    GTR_CHUNK_FIRST = 24,    /* 8: records before this chunk */
    GTR_CHUNK_TIME_MIN = 32, /* 8: of the records that have a time; 0 without any */
    GTR_CHUNK_TIME_MAX = 40, /* 8 */
    GTR_CHUNK_OFFSET = 48,   /* 8: of this head in the file */
    GTR_CHUNK_CRC = 60,      /* 4: of the 60 bytes before */
    GTR_CHUNK = 64
};
enum gtr_type { GTR_MAP = 'M', GTR_BLOCK = 'B', GTR_NOTES = 'N', GTR_INDEX = 'I', GTR_END = 'E' };

enum gtr_section_at {
    GTR_SECTION_ID = 0,       /* 1: enum gtr_section */
    GTR_SECTION_METHOD = 1,   /* 1: 0 as it is, 1 a zlib stream */
    GTR_SECTION_DELTA = 2,    /* 1: 0 elements, 1 differences of elements */
    GTR_SECTION_WIDTH = 3,    /* 1: bytes of an element: 0, 1, 2, 4, 8; of a table's row */
    GTR_SECTION_PACKED = 4,   /* 4: bytes in the file */
    GTR_SECTION_UNPACKED = 8, /* 4 */
    GTR_SECTION_BASE = 16,    /* 8: is added to every element, or to every difference */
    GTR_SECTION_START = 24,   /* 8: of differences: the first element */
    GTR_SECTION = 32
};
/* The sections of a block, in this order. Columns have an element for each record. */
enum gtr_section {
    GTR_COLUMN_SHAPE,  /* enum gtr_shape */
    GTR_COLUMN_PLACE,  /* row of the table of places */
    GTR_COLUMN_OFFSET, /* address minus the place's base */
    GTR_COLUMN_VALUE,
    GTR_COLUMN_TIME,
    GTR_COLUMN_INSN, /* row of the table of instructions */
    GTR_COLUMN_CPU,
    GTR_COLUMN_LINE, /* of the trace that it was converted from */
    GTR_COLUMNS,
    GTR_TABLE_PLACES = GTR_COLUMNS,
    GTR_TABLE_INSNS,
    GTR_TABLE_TEXT,
    GTR_SECTIONS
};

/* A record's shape, one byte. */
enum gtr_shape {
    GTR_SHAPE_KIND = 3,       /* bits 1:0: enum trace_kind */
    GTR_SHAPE_SIZE_SHIFT = 2, /* bits 4:2: 0 none, else log2 of the bytes, plus 1 */
    GTR_SHAPE_SIZE = 7,
    GTR_SHAPE_VALUE = 1 << 5,
    GTR_SHAPE_UNIT_SHIFT = 6 /* bits 7:6: enum trace_time_unit */
};

enum gtr_place_at {
    GTR_PLACE_BASE = 0,    /* 8 */
    GTR_PLACE_NAME = 8,    /* 4: offset of the region's name in the text */
    GTR_PLACE_LENGTH = 12, /* 2: of the name; at most REGION_NAME_MAX */
    GTR_PLACE_FLAGS = 14,  /* 1 */
    GTR_PLACE = 16
};
enum gtr_place_flag {
    GTR_PLACE_WINDOW = 1,    /* base is where the window begins */
    GTR_PLACE_IS_OFFSET = 2, /* addresses are offsets in a BAR or in ECAM */
    GTR_PLACE_MARK = 4,      /* no addresses: barriers and DC ZVA */
    GTR_PLACE_MORE = 8       /* the next record is of the same access */
};

enum gtr_insn_at {
    GTR_INSN_PC = 0,      /* 8 */
    GTR_INSN_OPCODE = 8,  /* 4: 0 not known */
    GTR_INSN_NOTE = 12,   /* 4: offset of the note in the text */
    GTR_INSN_LENGTH = 16, /* 4: of the note */
    GTR_INSN = 24
};

enum gtr_map_at {
    GTR_MAP_NAME = 0,    /* 64: zero-padded, as the next */
    GTR_MAP_REGION = 64, /* 64 */
    GTR_MAP_BASE = 128,  /* 8 */
    GTR_MAP_SIZE = 136,  /* 8 */
    GTR_MAP_TYPE = 144,  /* 1: 1 + place in gtr_types[] */
    GTR_MAP_ENTRY = 152
};

enum gtr_index_at {
    GTR_INDEX_OFFSET = 0, /* 8: of the block in the file */
    GTR_INDEX_FIRST = 8,  /* 8: records before it */
    GTR_INDEX_TIME_MIN = 16,
    GTR_INDEX_TIME_MAX = 24,
    GTR_INDEX_RECORDS = 32, /* 4 */
    GTR_INDEX_UNITS = 36,   /* 1 */
    GTR_INDEX_ENTRY = 40
};

/* What the capture lacked that the trace was made from. */
enum gtr_notes_at {
    GTR_NOTES_BAD = 0,   /* 8: lines or records of it that are not here */
    GTR_NOTES_FLAGS = 8, /* 8: enum gtr_notes_flag */
    GTR_NOTES_TEXT = 16  /* a line each */
};
enum gtr_notes_flag { GTR_NOTES_DAMAGED = 1 /* its data ended early or were corrupt */ };

/* The end record's payload, as it is in the file. */
enum gtr_end_at {
    GTR_END_RECORDS = 0,   /* 8 */
    GTR_END_READS = 8,     /* 8 */
    GTR_END_WRITES = 16,   /* 8 */
    GTR_END_BARRIERS = 24, /* 8 */
    GTR_END_ZVA = 32,      /* 8 */
    GTR_END_BLOCKS = 40,   /* 8 */
    GTR_END_INDEX = 48,    /* 8: file offset of the first index chunk; 0 none */
    GTR_END_TIME_MIN = 56, /* 8 */
    GTR_END_TIME_MAX = 64, /* 8 */
    GTR_END_OFFSET = 80,   /* 8: of the end record's head in the file */
    GTR_END_TAIL = 88,     /* 8: the last bytes of the file */
    GTR_END_BYTES = 96
};

/* ---- numbers --------------------------------------------------------------------------------- */

static inline uint16_t gtr_get16(const uint8_t *p)
{
    uint16_t v;
    memcpy(&v, p, sizeof v);
    return le16toh(v);
}
static inline uint32_t gtr_get32(const uint8_t *p)
{
    uint32_t v;
    memcpy(&v, p, sizeof v);
    return le32toh(v);
}
static inline uint64_t gtr_get64(const uint8_t *p)
{
    uint64_t v;
    memcpy(&v, p, sizeof v);
    return le64toh(v);
}
static inline void gtr_put16(uint8_t *p, uint16_t v)
{
    v = htole16(v);
    memcpy(p, &v, sizeof v);
}
static inline void gtr_put32(uint8_t *p, uint32_t v)
{
    v = htole32(v);
    memcpy(p, &v, sizeof v);
}
static inline void gtr_put64(uint8_t *p, uint64_t v)
{
    v = htole64(v);
    memcpy(p, &v, sizeof v);
}

/* ---- chunks ---------------------------------------------------------------------------------- */

struct gtr_chunk {
    uint8_t type, units;
    uint16_t sections;
    uint32_t number, payload, records, sum;
    uint64_t first, time_min, time_max, offset;
};
void gtr_chunk_put(uint8_t *to, const struct gtr_chunk *c);
/** False: these GTR_CHUNK bytes are no chunk's head. */
bool gtr_chunk_get(const uint8_t *from, struct gtr_chunk *c);

/** Stage-1 types by their number in a file, from 1 on; NULL ends it. */
extern const char *const gtr_types[];

struct gtr_place {
    uint64_t base;
    uint32_t name, region; /* `region`: the reader's number */
    uint16_t length;
    uint8_t flags;
};
struct gtr_insn {
    uint64_t pc;
    uint32_t opcode, note, length;
};

/** The records of a block, unpacked. */
struct gtr_block {
    struct gtr_chunk chunk;
    uint64_t *offset, *value, *time, *line; /* GTR_RECORDS_MAX each, as the columns below */
    uint32_t *cpu;
    uint16_t *place, *insn;
    uint8_t *shape;
    struct gtr_place *places;
    struct gtr_insn *insns;
    size_t places_length, insns_length, places_size, insns_size;
    char *text;
    size_t text_length, text_size;
};
/** False: no memory. */
bool gtr_block_make(struct gtr_block *b);
void gtr_block_free(struct gtr_block *b);

struct gtr_unpacker;
struct gtr_unpacker *gtr_unpacker_new(void);
void gtr_unpacker_free(struct gtr_unpacker *u);
/** The payload of chunk `c` into `b`. NULL, or what is not valid. */
const char *gtr_unpack(struct gtr_unpacker *u, const struct gtr_chunk *c, const uint8_t *payload,
                       struct gtr_block *b);

/* ---- a file as a sequence of good blocks ----------------------------------------------------- */

enum gtr_event {
    GTR_EVENT_BLOCK,
    GTR_EVENT_MAP,    /* `map` */
    GTR_EVENT_NOTES,  /* `lost`, `damaged`, `notes` */
    GTR_EVENT_LOSS,   /* `text`, `lost` */
    GTR_EVENT_END,    /* nothing more; what is missing has been said */
    GTR_EVENT_FAILED, /* the host: `text` */
    GTR_EVENT_REFUSED /* another version: `text` */
};

struct gtr_item {
    enum gtr_event event;
    struct gtr_block block;
    uint64_t lost; /* records, where it is known */
    char text[400];
    char origin[GTR_ORIGIN_MAX + 1];
    struct trace_map_entry *map; /* GTR_MAP_MAX; made when there is one */
    size_t map_length;
    bool damaged;                  /* the capture */
    char notes[GTR_NOTES_MAX + 1]; /* lines */
};

struct gtr_scan;
/** Take over [begin, end), the first bytes, and what `source` gives after them. */
struct gtr_scan *gtr_scan_new(struct source *source, const char *begin, const char *end);
void gtr_scan_free(struct gtr_scan *s);
/** Leave out, unread, whole blocks of times before `time`; before the first gtr_scan_next(). */
void gtr_scan_from(struct gtr_scan *s, uint64_t time);
/**
 * When the first block comes, go on with `source` instead, which begins at the head of block `c`.
 * What is between is not lost.
 */
void gtr_scan_jump(struct gtr_scan *s, struct source *source, const struct gtr_chunk *c);
/**
 * By the index at the end of the plain file `path`, the head of the first block that reaches
 * `time`. False: there is none, or no index that is whole.
 */
bool gtr_find(const char *path, uint64_t time, struct gtr_chunk *c);
/** What comes next in the file. */
void gtr_scan_next(struct gtr_scan *s, struct gtr_item *item);

/* ---- writing --------------------------------------------------------------------------------- */

/**
 * The `n` elements of a column as bytes, how many of them, and in `row` how they are packed: as
 * they are or as differences, whichever is smaller. A column that is `running` grows by steps: its
 * differences, if they take as much, are more alike.
 */
size_t gtr_pack_column(uint8_t *to, uint8_t row[GTR_SECTION], const uint64_t *v, size_t n,
                       bool running);

/** Where the bytes go. */
typedef bool gtr_sink(void *arg, const void *bytes, size_t size, struct error *e);

struct gtr_writer;
/** Blocks of `records`, at most GTR_RECORDS_MAX. NULL: no memory. */
struct gtr_writer *gtr_writer_new(gtr_sink *sink, void *arg, uint32_t records);
void gtr_writer_free(struct gtr_writer *w);
/** Before the first record; at most GTR_MAP_MAX entries. */
bool gtr_writer_map(struct gtr_writer *w, const struct trace_map_entry *map, size_t count,
                    struct error *e);
bool gtr_writer_put(struct gtr_writer *w, const struct trace *from, const struct trace_record *r,
                    struct error *e);
/** Before gtr_writer_finish(): what `from`, which has ended, lacks. */
void gtr_writer_lacks(struct gtr_writer *w, const struct trace *from);
/** The last block, the notes, the index and the end record. */
bool gtr_writer_finish(struct gtr_writer *w, struct error *e);

/* ---- the reader's side of struct trace_format ------------------------------------------------ */

bool gtr_recognise(const char *begin, const char *end);
bool gtr_open(struct trace *t, struct error *e);
enum trace_result gtr_next(struct trace *t, struct trace_record *r, struct error *e);
void gtr_notes(struct trace *t);
void gtr_close(struct trace *t);

#endif
