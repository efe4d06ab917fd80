/* SPDX-License-Identifier: Apache-2.0 */
/** What the parts of the reader share: the state of a trace, and the table of formats. */
#ifndef GATHER_TRACE_FORMATS_H
#define GATHER_TRACE_FORMATS_H

#include "trace/reader.h"
#include "trace/source.h"

#include <string.h>

/** What a parser made of a line. */
enum line_result {
    LINE_RECORD,  /* `r` is filled */
    LINE_NOTHING, /* no record now; counted by trace_count_skip() unless it is kept for later */
    LINE_BAD,     /* trace->expected says what was expected */
    LINE_END      /* of a binary trace: no more bytes */
};

/** A line: [begin, end), with '\n' or '\r' at *end. */
struct line {
    const char *begin, *end;
    uint64_t number;
};

struct trace_format {
    const char *name;
    const char *title; /* "an ftrace kvm_mmio trace" */
    const char *help;
    /** Whether the line can only be of this format. Length first: no pad is promised here. */
    bool (*recognise)(const char *begin, const char *end);
    /** Whether it may be, if no line is recognised. NULL: never. */
    bool (*accept)(const char *begin, const char *end);
    /** Without it, `take` and `next`: known, not read. */
    enum line_result (*parse)(struct trace *t, const struct line *line, struct trace_record *r);
    /** At the end of the trace: a record that was kept. NULL: none is ever. */
    bool (*flush)(struct trace *t, struct trace_record *r);
    /** A binary format, instead of parse(): one unit of its bytes, or a stretch of bad ones. */
    enum line_result (*take)(struct trace *t, struct trace_record *r);
    /** At the end: notes of what this trace lacks. NULL: nothing. */
    void (*notes)(struct trace *t);
    const char *loses; /* what every trace of it lacks */
    bool no_cpus;      /* among that, which cpu it was: one that was later may come first */
    /* Binary formats that read their file themselves: by its first bytes, and a reader of their
     * own. */
    bool (*recognise_file)(const char *begin, const char *end);
    bool (*open)(struct trace *t, struct error *e);
    enum trace_result (*next)(struct trace *t, struct trace_record *r, struct error *e);
    void (*close)(struct trace *t); /* before the source is closed */
    bool written;
    bool virtual_addresses; /* the kernel's: a map has to translate them */
};
static inline bool trace_format_is_read(const struct trace_format *f)
{
    return f->parse != NULL || f->take != NULL || f->next != NULL;
}
extern const struct trace_format trace_formats[];
extern const size_t trace_formats_length;

/** Find the format of the first bytes of a trace. */
const struct trace_format *trace_recognise(const char *begin, const char *end);
const struct trace_format *trace_format_by_name(const char *path, const char *name,
                                                struct error *e);

enum {
    REGIONS_MAX = 4096, /* further names share one region */
    REGION_NAME_MAX = 255,
    SKIPS_MAX = 256,      /* rows of skipped lines; further events share one row */
    MESSAGES_BAD_MAX = 5, /* bad lines that are shown */
    MESSAGES_MAX = MESSAGES_BAD_MAX + 3,
    OPCODES = 256,
    NOTES_MAX = 8,
    NOTE_BYTES = 256,
    BARS_MAX = 256, /* that the trace tells of; further ones are not kept */
    CONFIG_DEVICES_MAX = 64,
    CONFIG_BARS = 6,      /* of a function that is no bridge */
    KVM_THREADS_MAX = 64, /* of vCPUs; further ones share the last */
    CLOCKS_MAX = 1024     /* of cpus; further ones share the last */
};

struct skip_row {
    char label[128];
    char name[64]; /* the event's; "" where the reason says all */
    size_t name_length;
    uint64_t count;
    enum trace_skip_reason reason;
};

/** QEMU logs: what tells that other lines repeat memory_region_ops_* lines. */
struct qemu_state {
    struct trace_record last_write; /* of the latest memory_region_ops_write; line 0: none */
    struct trace_record held_read;  /* of another event, waiting for the next access; 0: none */
    uint64_t last_mr, held_mr;      /* their memory regions; 0: vfio_region_read has none */
    bool repeats[2][2]; /* by enum trace_kind, of vfio_region and ram_device: one pair was seen */
};

/** What a guest's configuration requests say of a function's base address registers. */
struct config_bar {
    uint32_t written, mask; /* the latest base; what was read after all ones were written */
    bool sizing;            /* the latest write was all ones */
};
struct config_device {
    char name[32]; /* the trace's */
    size_t length;
    struct config_bar bars[CONFIG_BARS];
    uint32_t id; /* device << 16 | vendor */
    uint16_t bdf;
    bool is_endpoint; /* its header type has been read, and has six of them */
};
struct config_state {
    struct config_device devices[CONFIG_DEVICES_MAX];
    size_t count;
};

/** A thread of a KVM trace: a vCPU, in the order of their first accesses. */
struct kvm_thread {
    uint64_t tid;
    uint64_t fault_address, fault_pc; /* of its latest kvm_guest_fault with a syndrome */
    bool has_fault;
};

/** ftrace text and its like. */
struct ftrace_state {
    struct kvm_thread threads[KVM_THREADS_MAX];
    size_t thread_count, thread_last;
    uint64_t reads_begun, reads_done; /* lines before and after a read */
    uint64_t nisv_exits, nisv_events; /* accesses that KVM could not emulate */
    uint64_t other_clock;             /* records whose time is not in seconds */
    uint64_t shared_threads;          /* records of threads beyond the table */
    uint32_t host_cpu;                /* that ran the vCPU of the latest record */
    bool has_host_cpu;
};

/** QEMU's binary traces. */
struct simple_event {
    char name[63]; /* "" none */
    uint8_t known; /* which of those that are read; 0 none */
};
struct simple_state {
    struct simple_event *events; /* by number */
    size_t event_count;
    bool begun, swapped;
};

/** Where a binary trace is read. */
struct bytes_state {
    uint64_t offset; /* in the uncompressed data, of the block's end */
    uint64_t bad_at; /* of a LINE_BAD */
    uint64_t number; /* of the record there; 0: totals.lines */
    bool cut;        /* the LINE_BAD is the end of the data */
};

struct gem5;
struct packets;

/** Which instruction a CPU's latest record was of. */
struct last_insn {
    uint64_t time, pc;
    uint32_t opcode;
    int32_t cpu;
};

struct trace {
    const struct trace_format *format;
    struct source *source;
    char path[256]; /* for messages */
    bool strict;
    const struct trace_options *options; /* while it is opened */

    /* the unread part of the current block */
    char *at, *end;
    bool too_long;           /* the beginning of this line is gone */
    enum source_state state; /* of the last advance */
    bool lines_ended, ended;
    bool open_end;        /* the last line has no '\n' and gave a record all the same */
    const char *expected; /* of a LINE_BAD */

    struct trace_record queued, ahead;
    bool has_queued, has_ahead;
    bool failed; /* looking ahead ended with `failure`, which the next call gives */
    struct error *failure;

    struct gtr *gtr; /* of that format */
    uint64_t time;   /* wclog-delta: the running count */
    struct qemu_state qemu;
    struct config_state config;
    struct ftrace_state ftrace;
    struct bytes_state bytes;
    struct simple_state simple;
    struct gem5 *gem5;
    struct packets *packets;
    uint64_t lost; /* events of which the trace says that they were lost */

    struct trace_totals totals;
    struct last_insn last_store[TRACE_CPUS], last_piece[TRACE_CPUS];

    uint64_t time_before;        /* of the access before */
    uint64_t back_at, own_backs; /* line of the first that goes back; how many on a cpu */
    uint64_t untimed;            /* accesses without a time */
    bool more_before;            /* the record before said that this one is of the same access */

    struct trace_region *regions;
    uint8_t region_lengths[REGIONS_MAX];
    size_t region_count;
    uint32_t region_last;
    size_t region_last_length;
    const char *region_last_name;
    uint32_t region_slots[2 * REGIONS_MAX]; /* number + 1, by hash of the name; 0 free */

    /* wclog: the instruction of the last line as text, since that of a loop comes again and again
     */
    char insn_text[32]; /* "0x... opcode", without an end */
    size_t insn_length; /* 0: none yet */
    uint64_t insn_pc;
    uint32_t insn_opcode;

    struct skip_row *skips;
    size_t skip_count, skip_last;

    struct error *messages;
    size_t message_count, bad_messages;

    char notes[NOTES_MAX][NOTE_BYTES];
    size_t note_count,
        first_own; /* notes from `first_own` on are of this capture, not its format */

    struct trace_bar bars[BARS_MAX];
    size_t bar_count;

    uint32_t op_words[OPCODES];
    struct trace_op ops[OPCODES];

    /* Times of the accesses before, by the cpu whose clock it is: the host's where the trace has
     * that, else the record's. Last, not to be between what every record needs. */
    uint64_t clocks[CLOCKS_MAX];
};

uint32_t trace_intern_slowly(struct trace *t, const char *name, size_t length);
/** The number of a region's name, a new one if need be. Names are at most REGION_NAME_MAX bytes. */
static inline uint32_t trace_intern(struct trace *t, const char *name, size_t length)
{
    if (length == t->region_last_length && memcmp(name, t->region_last_name, length) == 0) {
        return t->region_last;
    }
    return trace_intern_slowly(t, name, length);
}
/** Count a line that gives no record; `name` is the event's, for TRACE_SKIP_EVENT and its like. */
void trace_count_skip(struct trace *t, enum trace_skip_reason reason, const char *name,
                      size_t length);
/** Count `count` records that are missing. */
void trace_count_lost(struct trace *t, enum trace_skip_reason reason, uint64_t count);
/**
 * Count and name an access whose time is before that of the one before it, or before `own`, the
 * last one by the clock of cpu `clock`. False, with `strict`: it is an error.
 */
bool trace_time_back(struct trace *t, const struct trace_record *r, unsigned clock, uint64_t own,
                     struct error *e);
/** Keep a message; `line` 0: none. */
void trace_say(struct trace *t, uint64_t line, const char *text);
/** Room of NOTE_BYTES for a further note; the last one's if there is none. */
char *trace_new_note(struct trace *t);
/** At the end of the trace: what its format lacks, what the trace itself says is missing. */
void trace_make_notes(struct trace *t);
static inline enum line_result trace_bad(struct trace *t, const char *expected)
{
    t->expected = expected;
    return LINE_BAD;
}
/** What is true of every access in a format with values, without instructions and windows. */
static inline void trace_start_record(struct trace_record *r, enum trace_kind kind, uint64_t line)
{
    r->kind = (uint8_t)kind;
    r->line = line;
    r->pc = 0;
    r->opcode = 0;
    r->note = NULL;
    r->note_length = 0;
    r->value = 0;
    r->has_value = true;
    r->has_window = false;
    r->region_offset = 0;
    r->address_is_offset = false;
    r->more = false;
    r->cpu = 0;
}
/** The decoded opcode, from a small cache. */
const struct trace_op *trace_op_of(struct trace *t, uint32_t opcode);
/** trace_next() but for the record that was looked at ahead of its time. */
enum trace_result trace_next_counted(struct trace *t, struct trace_record *r, struct error *e);

static inline uint64_t trace_value_mask(unsigned size)
{
    return size >= 8 ? UINT64_MAX : (UINT64_C(1) << (8 * size)) - 1;
}

/** Set the size and cut the value to it; false if it is none of 1, 2, 4, 8, or ends beyond 2^64. */
static inline bool trace_take_size(struct trace_record *r, uint64_t size)
{
    if (size == 0 || size > 8 || (size & (size - 1)) != 0 || r->address > UINT64_MAX - (size - 1)) {
        return false;
    }
    r->size = (uint8_t)size;
    r->value &= trace_value_mask(r->size);
    return true;
}

/* One file each. */
enum line_result wclog_parse(struct trace *t, const struct line *line, struct trace_record *r);
enum line_result wclog_delta_parse(struct trace *t, const struct line *line,
                                   struct trace_record *r);
bool wclog_recognise(const char *begin, const char *end);
bool wclog_delta_recognise(const char *begin, const char *end);
enum line_result qemu_parse(struct trace *t, const struct line *line, struct trace_record *r);
bool qemu_flush(struct trace *t, struct trace_record *r);
bool qemu_mr_recognise(const char *begin, const char *end);
bool qemu_vfio_recognise(const char *begin, const char *end);
bool qemu_accept(const char *begin, const char *end);
/** The halves of qemu_parse() that simpletrace needs: records with address, value and size. */
enum line_result qemu_take_ops(struct trace *t, struct trace_record *r, int64_t cpu, uint64_t mr,
                               const char *name, size_t length);
enum line_result qemu_take_ram_device(struct trace *t, struct trace_record *r, int64_t cpu,
                                      uint64_t mr);
/** A record that may repeat a memory_region_ops_* line: of vfio_region_* (mr 0) or ram_device. */
enum line_result qemu_take_other(struct trace *t, struct trace_record *r, uint64_t mr);

/** QEMU's lines of configuration requests: counted by who calls this, if they are good. */
enum line_result config_parse_pci(struct trace *t, const char *p, const struct line *line,
                                  enum trace_kind kind, struct trace_record *r);
enum line_result config_parse_vfio(struct trace *t, const char *p, const struct line *line,
                                   enum trace_kind kind, struct trace_record *r);
/** One request, of a read what it gave; `name` is followed by a byte that is no hexadecimal digit.
 */
void config_take_pci(struct trace *t, const char *name, size_t length, uint16_t bdf, bool write,
                     uint64_t offset, uint32_t value);
void config_take_vfio(struct trace *t, const char *name, size_t length, bool write, uint64_t offset,
                      uint64_t bytes, uint32_t value);
/** At the end: the registers that they tell of. */
void config_notes(struct trace *t);

/** A line of ftrace's text, or of trace-cmd report and perf script. */
struct ftrace_line {
    uint64_t tid, cpu;
    const char *event, *args;
    size_t event_length;
    const char *end; /* of args */
};
/** False: the line is none. The record gets its time. */
bool ftrace_parse_line(const struct line *line, struct ftrace_line *f, struct trace_record *r);
enum line_result ftrace_kvm_parse(struct trace *t, const struct line *line, struct trace_record *r);
enum line_result ftrace_rwmmio_parse(struct trace *t, const struct line *line,
                                     struct trace_record *r);
void ftrace_kvm_notes(struct trace *t);
void ftrace_rwmmio_notes(struct trace *t);
/** The events of rwmmio.c. */
enum line_result rwmmio_parse(struct trace *t, const struct ftrace_line *f, struct trace_record *r);
bool rwmmio_event(const struct ftrace_line *f);
enum line_result mmiotrace_parse(struct trace *t, const struct line *line, struct trace_record *r);
bool mmiotrace_recognise(const char *begin, const char *end);
void mmiotrace_notes(struct trace *t);
enum line_result simpletrace_take(struct trace *t, struct trace_record *r);
bool simpletrace_recognise(const char *begin, const char *end);
bool gem5_recognise(const char *begin, const char *end);
bool gem5_open(struct trace *t, struct error *e);
void gem5_close(struct trace *t);
enum line_result gem5_take(struct trace *t, struct trace_record *r);
bool gem5_flush(struct trace *t, struct trace_record *r);
void gem5_notes(struct trace *t);
bool packets_recognise(const char *begin, const char *end);
bool packets_open(struct trace *t, struct error *e);
void packets_close(struct trace *t);
enum line_result packets_take(struct trace *t, struct trace_record *r);
bool packets_flush(struct trace *t, struct trace_record *r);
void packets_notes(struct trace *t);

#endif
