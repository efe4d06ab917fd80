/* SPDX-License-Identifier: Apache-2.0 */
/**
 * trace, reading: capture formats in, one record per access out, and instructions put together
 * again from the records. Streams in constant memory; a second thread reads and inflates.
 */
#ifndef GATHER_TRACE_READER_H
#define GATHER_TRACE_READER_H

#include "base/base.h"

enum trace_kind {
    TRACE_READ,
    TRACE_WRITE,
    TRACE_BARRIER, /* no address, no size: `opcode` says which */
    TRACE_ZVA      /* a DC ZVA was executed here; its address is not known */
};

enum trace_time_unit {
    TRACE_TIME_NONE,         /* the record has no time: `time` is 0 */
    TRACE_TIME_US,           /* microseconds, since 1970 or since any start */
    TRACE_TIME_INSTRUCTIONS, /* instructions executed before this one */
    TRACE_TIME_NS            /* nanoseconds, as microseconds */
};
/** Picoseconds of one; 0: it is no time. */
static inline uint64_t trace_time_ps(enum trace_time_unit u)
{
    return u == TRACE_TIME_US ? 1000000 : u == TRACE_TIME_NS ? 1000 : 0;
}

/** "us", "ns", "instructions"; "" none. */
const char *trace_time_name(enum trace_time_unit u);

/** What one line of a capture says. */
struct trace_record {
    uint64_t address; /* guest physical; with `address_is_offset` the offset in the region */
    uint64_t value;   /* little-endian, masked to `size`; 0 without `has_value` */
    uint64_t time;
    uint64_t pc;            /* 0 where the format has none */
    uint64_t region_offset; /* with `has_window`: offset in the region (wclog window) */
    uint64_t line;          /* 1 is the first */
    const char *note;       /* disassembly; not terminated; valid until the next call */
    uint32_t note_length;
    uint32_t opcode; /* A64 word; 0 where the format has none */
    uint32_t region; /* for trace_region() */
    int32_t cpu;     /* 0 where the format has none */
    uint8_t kind;    /* enum trace_kind */
    uint8_t size; /* bytes of the whole record: 1, 2, 4, 8 (16, 32, 64 without value); 0: barrier */
    uint8_t time_unit; /* enum trace_time_unit */
    bool has_value;
    bool has_window;
    bool address_is_offset; /* a BAR's or ECAM's: the map has to say where the region is */
    bool more; /* the next record is of the same access, adjacent: TLPs, whose records hold 8 bytes
                */
};

/* ---- instructions ---------------------------------------------------------------------------- */

enum trace_class {
    TRACE_CLASS_UNKNOWN,   /* no opcode, or none that loads or stores */
    TRACE_CLASS_PLAIN,     /* one general register */
    TRACE_CLASS_PAIR,      /* LDP, STP, LDNP, STNP of general registers */
    TRACE_CLASS_SIMD,      /* one or two SIMD&FP registers */
    TRACE_CLASS_STRUCTURE, /* LD1..LD4, ST1..ST4 */
    TRACE_CLASS_SVE,
    TRACE_CLASS_EXCLUSIVE, /* LDXR, STXR and pairs; `acquire`, `release` for LDAXR, STLXR */
    TRACE_CLASS_ORDERED,   /* LDAR, STLR, LDAPR, STLUR ...: see `acquire`, `release` */
    TRACE_CLASS_ATOMIC,    /* LSE: CAS, SWP, LDADD ... */
    TRACE_CLASS_64B,       /* LD64B, ST64B, ST64BV, ST64BV0 */
    TRACE_CLASS_TAG,       /* STG, STZG ...: allocation tags, perhaps with zeroes */
    TRACE_CLASS_COPY,      /* FEAT_MOPS */
    TRACE_CLASS_ZVA,       /* DC ZVA */
    TRACE_CLASS_BARRIER,
    TRACE_CLASS_COUNT
};
const char *trace_class_name(enum trace_class c);

enum trace_barrier {
    TRACE_BARRIER_NONE, /* not a barrier, or one that is not known */
    TRACE_BARRIER_DMB,
    TRACE_BARRIER_DSB,
    TRACE_BARRIER_DSB_NXS,
    TRACE_BARRIER_ISB,
    TRACE_BARRIER_SB,
    TRACE_BARRIER_SSBB,
    TRACE_BARRIER_PSSBB,
    TRACE_BARRIER_DGH /* the hint */
};
enum trace_barrier_domain { TRACE_DOMAIN_OSH, TRACE_DOMAIN_NSH, TRACE_DOMAIN_ISH, TRACE_DOMAIN_SY };
enum trace_barrier_type {
    TRACE_BARRIER_ALL,   /* reads and writes */
    TRACE_BARRIER_LOADS, /* LD */
    TRACE_BARRIER_STORES /* ST */
};

/** What an A64 word says about its memory accesses. */
struct trace_op {
    uint8_t op_class; /* enum trace_class */
    uint8_t
        element; /* bytes of one single-copy atomic access: W 4, X 8, Q 16; ST1's lane; 0 unknown */
    uint8_t reg_bytes; /* bytes of each register; 0 unknown */
    uint8_t total;     /* bytes of the whole instruction; 0 unknown */
    bool store, load;  /* both: atomics */
    bool acquire, release;
    bool non_temporal;    /* LDNP, STNP */
    uint8_t barrier;      /* enum trace_barrier */
    uint8_t domain;       /* enum trace_barrier_domain */
    uint8_t barrier_type; /* enum trace_barrier_type */
};
/** Decode an A64 word. Anything that is neither memory access nor barrier gives class UNKNOWN. */
struct trace_op trace_decode(uint32_t opcode);
/** "dmb oshst", "dsb sy", "isb"; "" if it is none. */
const char *trace_barrier_text(const struct trace_op *op, char *buffer, size_t size);

enum { TRACE_INSN_MAX = 64 };

/** One instruction, or as much of it as is in one piece. */
struct trace_insn {
    struct trace_record first; /* its first line, without the note: cpu, time, pc, region ... */
    struct trace_op op; /* element: filled in from the record's size where there is no opcode */
    const char *region_name; /* of first.region; as long as the trace is open */
    uint64_t address;        /* the lowest */
    uint32_t size;           /* bytes, at most 64; 0 for barriers and ZVA */
    uint32_t records;        /* lines merged */
    bool has_value;          /* `data` is filled */
    bool piece; /* not the whole: the other lines are elsewhere in memory, or not in the trace */
    bool continues; /* a further piece of an instruction of which one was given before */
    uint8_t data[TRACE_INSN_MAX];
};

/* ---- a trace --------------------------------------------------------------------------------- */

struct trace_options {
    const char *path;   /* "-" is standard input */
    const char *format; /* NULL or "auto": by content */
    bool strict;        /* the first bad line, and damaged data, are errors */
    /**
     * Begin near this time: a gtr trace leaves out, unread, whole blocks before it. Records before
     * it may still come, and other formats give all of theirs. NULL: from the beginning.
     */
    const uint64_t *from_time;
};

enum trace_result { TRACE_OK, TRACE_END, TRACE_ERROR };

struct trace;

/** NULL and a user's error: no such file, a folder, not a known format, a format not read yet. */
struct trace *trace_open(const struct trace_options *options, struct error *e);
/** Stops the thread; harmless on NULL. */
void trace_close(struct trace *t);
/** The next record. TRACE_ERROR only with `strict`, and for a read error of the host. */
enum trace_result trace_next(struct trace *t, struct trace_record *r, struct error *e);
/** The next instruction: lines of the same count, cpu and pc that are adjacent in memory are one.
 */
enum trace_result trace_next_instruction(struct trace *t, struct trace_insn *i, struct error *e);
/** The same, for all but the replay: the other becomes a part of its loop as long as that is the
 * only caller. */
enum trace_result trace_next_instruction_apart(struct trace *t, struct trace_insn *i,
                                               struct error *e);

/** Name of the format that was found or forced: "wclog". */
const char *trace_format_name(const struct trace *t);
/** Of the format that a gtr trace was converted from, "" if that is lost; else the same. */
const char *trace_origin(const struct trace *t);

/** How guest physical addresses are mapped: what a gtr trace may carry. */
struct trace_map_entry {
    char name[64], region[64];
    uint64_t base, size;
    const char *s1; /* stage-1 type by its name, "normal-nc" */
};
/** The map of a gtr trace, from trace_open() on. NULL: none. */
const struct trace_map_entry *trace_map(const struct trace *t, size_t *count);
/** What a trace has a name for: a memory region of QEMU's, a BAR, a window. */
struct trace_region {
    const char
        *name; /* 'nvme-cmb', 'iv', '0000:00:02.0:region0'; "mem" where the format has none */
    uint64_t reads, writes;
    uint64_t lo, hi; /* first and last byte accessed, as addresses of records */
    bool is_offset;  /* lo and hi are offsets */
};
size_t trace_region_count(const struct trace *t);
/** Never NULL, nor its name; "-" for a number that is no region's. */
const struct trace_region *trace_region(const struct trace *t, uint32_t region);
/** Number of the region with that name, or -1. */
int64_t trace_region_find(const struct trace *t, const char *name);

/* ---- counts ---------------------------------------------------------------------------------- */

enum { TRACE_WIDTHS = 7 /* 1, 2, 4 ... 64 bytes: index is log2 */, TRACE_CPUS = 64 };

/** Of all records given so far: what `replay.*` of a run's statistics is made of. */
struct trace_totals {
    uint64_t reads, writes, read_bytes, write_bytes;
    uint64_t reads_by_width[TRACE_WIDTHS], writes_by_width[TRACE_WIDTHS];
    uint64_t store_instructions; /* an STP is one; without opcodes each write is one */
    uint64_t dmb, dsb, isb, other_barriers;
    uint64_t zva_marks;
    uint64_t unknown; /* records without width or direction */
    uint64_t skipped; /* lines left out, all reasons: the sum of trace_skip() */
    uint64_t bad;     /* those of `skipped` that were not understood */
    uint64_t lines;
    uint64_t cpus[TRACE_CPUS]; /* reads and writes; the last holds all CPUs from there on */
    enum trace_time_unit time_unit;
    /* Of reads and writes that have a time. */
    uint64_t time_first, time_min, time_max, time_goes_back;
    /* Part of the file could not be read, in blocks or from a place on: gzip data that end early or
     * are corrupt, packets among which no further record was found, blocks of a gtr trace. Or it
     * was so with the capture that a gtr trace was made of. A bad line is no damage. */
    bool damaged;
};
const struct trace_totals *trace_totals(const struct trace *t);

/**
 * Bytes of the file, as stored, that have been read, a little ahead of the records given, and its
 * size; 0: not known (a pipe).
 */
void trace_progress(const struct trace *t, uint64_t *bytes, uint64_t *of);

/** Why a line gave no record. */
enum trace_skip_reason {
    TRACE_SKIP_BLANK,         /* comment or blank */
    TRACE_SKIP_DEVICE_MASTER, /* QEMU's cpu -1: a device's access, not the guest's */
    TRACE_SKIP_SUBPAGE,       /* repeats a memory_region_ops_* line */
    TRACE_SKIP_RAM_DEVICE,    /* repeats a memory_region_ops_* line */
    TRACE_SKIP_PCI_CFG,
    TRACE_SKIP_DUPLICATE,  /* vfio_region_* line of an access that has a memory_region_ops_* line */
    TRACE_SKIP_EVENT,      /* another event of a QEMU log or of ftrace */
    TRACE_SKIP_READ_BEGUN, /* kvm_mmio unsatisfied-read: a line with the value follows */
    TRACE_SKIP_HEADER,     /* trace-cmd's */
    TRACE_SKIP_LOST,       /* the trace says that events were lost */
    TRACE_SKIP_MARK,       /* lines of mmiotrace and simpletrace that are no accesses */
    TRACE_SKIP_UNKNOWN,    /* mmiotrace's UNKNOWN, counted in trace_totals.unknown too */
    TRACE_SKIP_UNPARSED,   /* bad */
    TRACE_SKIP_LONG,       /* bad: longer than any line of a known format */
    TRACE_SKIP_CUT,        /* bad: the last line, incomplete */
    TRACE_SKIP_BLOCK,      /* bad: records of a gtr trace's damaged blocks */
    TRACE_SKIP_MADE,       /* bad: what the capture lacked that a gtr trace was made from */
    TRACE_SKIP_COUNT
};
struct trace_skip {
    enum trace_skip_reason reason;
    const char *label; /* "event pci_cfg_read", "comment or blank" ... */
    uint64_t count;    /* at least 1 */
};
/** Rows in the order of their first line. */
size_t trace_skip_count(const struct trace *t);
struct trace_skip trace_skip(const struct trace *t, size_t index);

/** The first few bad lines and all warnings, with file and line. For error_print(). */
size_t trace_message_count(const struct trace *t);
const struct error *trace_message(const struct trace *t, size_t index);

/**
 * What the trace lacks, for the summary: what its format cannot say, events that the trace says
 * were lost. All are there when the trace has ended.
 */
size_t trace_note_count(const struct trace *t);
const char *trace_note(const struct trace *t, size_t index);

/**
 * A base address register that the trace itself tells of: mmiotrace's PCIDEV lines, and QEMU's
 * pci_cfg_* and vfio_pci_*_config lines, of which those here are known when the trace has ended.
 */
struct trace_bar {
    char name[32]; /* the device's in the trace, for vfio_region_* "NAME:regionN"; its driver's of
                      mmiotrace; or "" */
    uint64_t base, size;
    uint16_t bdf; /* bus << 8 | device << 3 | function; of an assigned device the host's */
    uint16_t vendor, device;
    uint8_t number; /* 6: the expansion ROM */
    bool io, prefetchable, is_64bit;
};
size_t trace_bar_count(const struct trace *t);
const struct trace_bar *trace_bar(const struct trace *t, size_t index);

/** Whether addresses are virtual ones of the kernel (rwmmio), for a map to translate. */
bool trace_is_virtual(const struct trace *t);

/**
 * Of a capture of TLPs, what has been read of it so far: how many memory writes towards devices
 * had n enabled bytes, for n < *count. NULL: the trace is of another kind.
 */
const uint64_t *trace_tlp_sizes(const struct trace *t, size_t *count);

/* ---- formats --------------------------------------------------------------------------------- */

struct trace_format_help {
    const char *name;
    const char *help; /* one line */
    bool read, written;
};
/** May `format` of struct trace_options be this? Else the user's error, with the nearest name. */
bool trace_format_known(const char *name, struct error *e);
size_t trace_format_count(void);
struct trace_format_help trace_format_help(size_t index);

/* ---- writing --------------------------------------------------------------------------------- */

struct trace_writer;

/**
 * Open `path` for writing, in the format `to` or, with NULL, by the name: `.gtr`, `.wclog.gz`.
 * The file appears when trace_writer_commit() succeeds.
 */
struct trace_writer *trace_writer_open(const char *path, const char *to, struct error *e);
/** Write one record read from `from`. False: an error of the host, or not expressible in the
 * format. */
bool trace_writer_put(struct trace_writer *w, const struct trace *from,
                      const struct trace_record *r, struct error *e);
/** The map, for formats that hold one; before the first record. */
bool trace_writer_map(struct trace_writer *w, const struct trace_map_entry *map, size_t count,
                      struct error *e);
/**
 * `from` has ended: what it lacks goes with it, where the format can say so. False: it cannot, and
 * something is missing that could not be read.
 */
bool trace_writer_lacks(struct trace_writer *w, const struct trace *from);
/** What the format could not hold of the records so far: one line each; NULL after the last. */
const char *trace_writer_loss(const struct trace_writer *w, size_t index);
/** Finish, rename and free. */
bool trace_writer_commit(struct trace_writer *w, struct error *e);
/** Remove what was written and free; harmless on NULL. */
void trace_writer_abandon(struct trace_writer *w);

#endif
