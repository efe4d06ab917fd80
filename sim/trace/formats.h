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
    LINE_BAD      /* trace->expected says what was expected */
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
    /** NULL: known, not read. */
    enum line_result (*parse)(struct trace *t, const struct line *line, struct trace_record *r);
    /** At the end of the trace: a record that was kept. NULL: none is ever. */
    bool (*flush)(struct trace *t, struct trace_record *r);
    bool written;
};
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
    OPCODES = 256
};

struct skip_row {
    char label[128];
    char name[64]; /* the event's; "" where the reason says all */
    size_t name_length;
    uint64_t count;
    enum trace_skip_reason reason;
};

/** QEMU logs: what tells that vfio_region_* lines repeat memory_region_ops_* lines. */
struct qemu_state {
    struct trace_record last_write; /* of the latest memory_region_ops_write; line 0: none */
    struct trace_record
        held_read;   /* of a vfio_region_read that waits for the next access; 0: none */
    bool repeats[2]; /* by enum trace_kind: one pair has been seen */
};

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

    /* the unread part of the current block */
    char *at, *end;
    bool too_long;           /* the beginning of this line is gone */
    enum source_state state; /* of the last advance */
    bool lines_ended, ended;
    const char *expected; /* of a LINE_BAD */

    struct trace_record queued, ahead;
    bool has_queued, has_ahead;
    bool failed; /* looking ahead ended with `failure`, which the next call gives */
    struct error *failure;

    uint64_t time; /* wclog-delta: the running count */
    struct qemu_state qemu;

    struct trace_totals totals;
    struct last_insn last_store[TRACE_CPUS], last_piece[TRACE_CPUS];

    uint64_t time_before;

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

    uint32_t op_words[OPCODES];
    struct trace_op ops[OPCODES];
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
/** Keep a message; `line` 0: none. */
void trace_say(struct trace *t, uint64_t line, const char *text);
/** The decoded opcode, from a small cache. */
const struct trace_op *trace_op_of(struct trace *t, uint32_t opcode);
/** trace_next() but for the record that was looked at ahead of its time. */
enum trace_result trace_next_counted(struct trace *t, struct trace_record *r, struct error *e);

static inline uint64_t trace_value_mask(unsigned size)
{
    return size >= 8 ? UINT64_MAX : (UINT64_C(1) << (8 * size)) - 1;
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

#endif
