/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Text of Linux trace events: ftrace's trace and trace_pipe, trace-cmd report, perf script.
 *
 *     COMM-TID     [CPU] FLAGS   TIME: EVENT: ARGUMENTS       ftrace; trace-cmd without FLAGS
 *     COMM   TID [CPU]   TIME: SYSTEM:EVENT: ARGUMENTS        perf
 *
 * COMM may hold blanks, dashes and brackets. TIME is SECONDS.FRACTION, or a number where the
 * trace's clock counts something else. Of KVM's events kvm_mmio is the access: a write is one line,
 * a read two, and only the second has the value. [CPU] is the host's; the vCPU is the thread. The
 * kvm_guest_fault before a kvm_mmio of the thread has the program counter.
 */
#include "trace/formats.h"
#include "trace/text.h"

#include <stdio.h>
#include <string.h>

enum {
    FLAGS_MAX = 16,
    /* ESR_ELx of kvm_guest_fault (DDI 0487 D24.2): a data abort from a lower EL; ISV of its ISS. */
    ESR_EC_SHIFT = 26,
    ESR_EC_DABT_LOW = 0x24,
    ESR_ISV = 1 << 24,
    PAGE_MASK = 4095 /* kvm_guest_fault's ipa is that of a page, hxfar has the bits below */
};

/* ---- the part that all lines have ------------------------------------------------------------ */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static const char *back_over_blanks(const char *begin, const char *p)
{
    while (p != begin && is_blank(p[-1])) {
        p--;
    }
    return p;
}

/** The thread's number before `[CPU]`: after `-`, ` ` or perf's `PID/`, perhaps with ` (TGID)`. */
static bool thread_before(const char *begin, const char *bracket, uint64_t *tid)
{
    const char *p = back_over_blanks(begin, bracket);
    if (p == bracket) {
        return false;
    }
    if (p != begin && p[-1] == ')') {
        while (p != begin && *p != '(') {
            p--;
        }
        p = back_over_blanks(begin, p);
    }
    const char *end = p;
    while (p != begin && is_digit(p[-1])) {
        p--;
    }
    return p != begin && (p[-1] == '-' || p[-1] == '/' || is_blank(p[-1])) &&
           text_decimal(p, tid) == end;
}

/** The place after `TID [CPU]` and blanks. */
static const char *parse_who(const struct line *line, struct ftrace_line *f)
{
    const char *p = line->begin;
    while ((p = memchr(p, '[', (size_t)(line->end - p))) != NULL) {
        const char *after = text_decimal(p + 1, &f->cpu);
        if (after != NULL && after[0] == ']' && is_blank(after[1]) &&
            thread_before(line->begin, p, &f->tid)) {
            return text_blanks(after + 1);
        }
        p++;
    }
    return NULL;
}

/** `FLAGS TIME: `; the time of another clock counts as none. */
static const char *parse_when(const char *p, uint64_t *us, uint8_t *unit)
{
    if (!is_digit(*p)) {
        const char *flags = p;
        while ((unsigned char)*p > ' ') {
            p++;
        }
        if (p == flags || p - flags > FLAGS_MAX) {
            return NULL;
        }
        p = text_blanks(p);
    }
    const char *after = text_seconds(p, us);
    *unit = TRACE_TIME_US;
    if (after == NULL) {
        after = text_decimal(p, us);
        *us = 0;
        *unit = TRACE_TIME_NONE;
    }
    return after == NULL || *after != ':' || !is_blank(after[1]) ? NULL : text_blanks(after + 1);
}

static const char *over_name(const char *p)
{
    while ((*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z') || is_digit(*p) || *p == '_' ||
           *p == '-') {
        p++;
    }
    return p;
}

/** `EVENT:` or `SYSTEM:EVENT:`, and blanks. */
static bool parse_event(const char *p, struct ftrace_line *f)
{
    const char *after = over_name(p);
    if (*after == ':' && over_name(after + 1) != after + 1) {
        p = after + 1;
        after = over_name(p);
    }
    if (after == p || *after != ':') {
        return false;
    }
    f->event = p;
    f->event_length = (size_t)(after - p);
    f->args = text_blanks(after + 1);
    return f->args <= f->end;
}

bool ftrace_parse_line(const struct line *line, struct ftrace_line *f, struct trace_record *r)
{
    f->end = line->end;
    const char *p = parse_who(line, f);
    return p != NULL && (p = parse_when(p, &r->time, &r->time_unit)) != NULL && parse_event(p, f);
}

static bool is_event(const struct ftrace_line *f, const char *name)
{
    return f->event_length == strlen(name) && memcmp(f->event, name, f->event_length) == 0;
}

/* ---- lines that are no events ---------------------------------------------------------------- */

/** `CPU:N [LOST N EVENTS]` of ftrace, `CPU:N [N EVENTS DROPPED]` of trace-cmd. */
static bool parse_lost(struct trace *t, const char *p)
{
    uint64_t n;
    if ((p = text_word(p, "CPU:")) == NULL || (p = text_decimal(p, &n)) == NULL ||
        (p = text_word(p, " [")) == NULL) {
        return false;
    }
    const char *lost = text_word(p, "LOST ");
    p = text_decimal(lost != NULL ? lost : p, &n);
    if (p == NULL || text_word(p, lost != NULL ? " EVENTS]" : " EVENTS DROPPED]") == NULL) {
        return false;
    }
    t->lost += n;
    trace_count_skip(t, TRACE_SKIP_LOST, "", 0);
    return true;
}

/** trace-cmd's `cpus=N`, `version = N`, `CPU N is empty`. */
static bool parse_header(struct trace *t, const struct line *line)
{
    static const char empty[] = " is empty";
    uint64_t n;
    const char *p = text_word(line->begin, "cpus=");
    const char *cpu = text_word(line->begin, "CPU ");
    const char *end = line->end;
    bool good = p != NULL && text_decimal(p, &n) == end;
    good = good || text_word(line->begin, "version = ") != NULL;
    good = good ||
           (cpu != NULL && (cpu = text_decimal(cpu, &n)) != NULL && text_word(cpu, empty) == end);
    if (good) {
        trace_count_skip(t, TRACE_SKIP_HEADER, "", 0);
    }
    return good;
}

static enum line_result other_line(struct trace *t, const struct line *line)
{
    if (parse_lost(t, text_blanks(line->begin)) || parse_header(t, line)) {
        return LINE_NOTHING;
    }
    return trace_bad(t, "COMM-TID [CPU] FLAGS TIME: EVENT: and its arguments");
}

/** An event of the trace that is no access of its family. */
static enum line_result other_event(struct trace *t, const struct ftrace_line *f)
{
    trace_count_skip(t, TRACE_SKIP_EVENT, f->event, f->event_length);
    return LINE_NOTHING;
}

/* ---- KVM ------------------------------------------------------------------------------------- */

static struct kvm_thread *thread_of(struct trace *t, uint64_t tid)
{
    struct ftrace_state *s = &t->ftrace;
    if (s->thread_count != 0 && s->threads[s->thread_last].tid == tid) {
        return &s->threads[s->thread_last];
    }
    size_t i = 0;
    while (i < s->thread_count && s->threads[i].tid != tid) {
        i++;
    }
    if (i == KVM_THREADS_MAX) {
        s->shared_threads++;
        i--;
    } else if (i == s->thread_count) {
        s->thread_count++;
        s->threads[i].tid = tid;
    }
    s->thread_last = i;
    return &s->threads[i];
}

/** `ipa %#llx, hsr %#08lx, hxfar %#08lx, pc %#016lx`; a later kernel may say esr for hsr. */
static enum line_result parse_fault(struct trace *t, const struct ftrace_line *f,
                                    struct trace_record *r)
{
    uint64_t ipa, esr, far, pc;
    (void)r;
    const char *p = text_word(f->args, "ipa ");
    if (p == NULL || (p = text_0x(p, &ipa)) == NULL) {
        return trace_bad(t, "'ipa' and a hexadecimal number");
    }
    const char *after = text_word(p, ", hsr ");
    p = after != NULL ? after : text_word(p, ", esr ");
    if (p == NULL || (p = text_0x(p, &esr)) == NULL) {
        return trace_bad(t, "', hsr' and a hexadecimal number");
    }
    if ((p = text_word(p, ", hxfar ")) == NULL || (p = text_0x(p, &far)) == NULL) {
        return trace_bad(t, "', hxfar' and a hexadecimal number");
    }
    if ((p = text_word(p, ", pc ")) == NULL || (p = text_0x(p, &pc)) == NULL || p != f->end) {
        return trace_bad(t, "', pc' and a hexadecimal number at the end of the line");
    }
    struct kvm_thread *thread = thread_of(t, f->tid);
    thread->has_fault = (uint32_t)esr >> ESR_EC_SHIFT == ESR_EC_DABT_LOW && (esr & ESR_ISV) != 0;
    thread->fault_address = (ipa & ~(uint64_t)PAGE_MASK) | (far & PAGE_MASK);
    thread->fault_pc = pc;
    return other_event(t, f);
}

/** `reason %s (%d)`: KVM_EXIT_ARM_NISV is an access whose syndrome does not say what it is. */
static enum line_result parse_exit(struct trace *t, const struct ftrace_line *f,
                                   struct trace_record *r)
{
    (void)r;
    const char *p = text_word(f->args, "reason ");
    if (p == NULL || f->end[-1] != ')') {
        return trace_bad(t, "'reason' and a name and a number in brackets");
    }
    t->ftrace.nisv_exits += text_word(p, "KVM_EXIT_ARM_NISV ") != NULL ? 1 : 0;
    return other_event(t, f);
}

/** `mmio %s len %u gpa 0x%llx val 0x%llx` */
static enum line_result parse_mmio(struct trace *t, const struct ftrace_line *f,
                                   struct trace_record *r)
{
    static const struct {
        const char *word;
        enum trace_kind kind;
        bool begun;
    } directions[] = { { "write len ", TRACE_WRITE, false },
                       { "unsatisfied-read len ", TRACE_READ, true },
                       { "read len ", TRACE_READ, false } };
    uint64_t size;
    const char *p = text_word(f->args, "mmio ");
    const char *after = NULL;
    size_t i = 0;
    while (p != NULL && i < ARRAY_LEN(directions) &&
           (after = text_word(p, directions[i].word)) == NULL) {
        i++;
    }
    if (after == NULL) {
        return trace_bad(t, "'mmio' and write, read or unsatisfied-read, and 'len'");
    }
    trace_start_record(r, directions[i].kind, r->line);
    if ((p = text_decimal(after, &size)) == NULL) {
        return trace_bad(t, "a length in bytes");
    }
    if ((p = text_word(p, " gpa ")) == NULL || (p = text_0x(p, &r->address)) == NULL) {
        return trace_bad(t, "'gpa' and a hexadecimal number");
    }
    if ((p = text_word(p, " val ")) == NULL || (p = text_0x(p, &r->value)) == NULL || p != f->end) {
        return trace_bad(t, "'val' and a hexadecimal number at the end of the line");
    }
    if (!trace_take_size(r, size)) {
        return trace_bad(t, "a length of 1, 2, 4 or 8 bytes");
    }
    struct ftrace_state *s = &t->ftrace;
    const struct kvm_thread *thread = thread_of(t, f->tid);
    if (directions[i].begun) {
        s->reads_begun++;
        trace_count_skip(t, TRACE_SKIP_READ_BEGUN, "", 0);
        return LINE_NOTHING;
    }
    s->reads_done += r->kind == TRACE_READ ? 1 : 0;
    r->cpu = (int32_t)s->thread_last;
    r->region = trace_intern(t, "gpa", 3);
    r->pc = thread->has_fault && thread->fault_address == r->address ? thread->fault_pc : 0;
    s->has_host_cpu = true;
    s->host_cpu = f->cpu < UINT32_MAX ? (uint32_t)f->cpu : UINT32_MAX;
    return LINE_RECORD;
}

/** An event of later kernels; the exit follows it, if user space asked for that. */
static enum line_result parse_nisv(struct trace *t, const struct ftrace_line *f,
                                   struct trace_record *r)
{
    (void)r;
    t->ftrace.nisv_events++;
    return other_event(t, f);
}

static const struct {
    const char *name;
    enum line_result (*parse)(struct trace *t, const struct ftrace_line *f, struct trace_record *r);
} kvm_events[] = {
    { "kvm_mmio", parse_mmio },
    { "kvm_guest_fault", parse_fault },
    { "kvm_userspace_exit", parse_exit },
    { "kvm_mmio_nisv", parse_nisv },
};

static void count_clock(struct trace *t, const struct trace_record *r)
{
    t->ftrace.other_clock += r->time_unit == TRACE_TIME_NONE ? 1 : 0;
}

enum line_result ftrace_kvm_parse(struct trace *t, const struct line *line, struct trace_record *r)
{
    struct ftrace_line f;
    if (!ftrace_parse_line(line, &f, r)) {
        return other_line(t, line);
    }
    r->line = line->number;
    for (size_t i = 0; i < ARRAY_LEN(kvm_events); i++) {
        if (is_event(&f, kvm_events[i].name)) {
            enum line_result result = kvm_events[i].parse(t, &f, r);
            if (result == LINE_RECORD) {
                count_clock(t, r);
            }
            return result;
        }
    }
    return other_event(t, &f);
}

enum line_result ftrace_rwmmio_parse(struct trace *t, const struct line *line,
                                     struct trace_record *r)
{
    struct ftrace_line f;
    if (!ftrace_parse_line(line, &f, r)) {
        return other_line(t, line);
    }
    r->line = line->number;
    if (!rwmmio_event(&f)) {
        return other_event(t, &f);
    }
    enum line_result result = rwmmio_parse(t, &f, r);
    if (result == LINE_RECORD) {
        count_clock(t, r);
    } else if (result == LINE_NOTHING) {
        return other_event(t, &f);
    }
    return result;
}

/* ---- notes ----------------------------------------------------------------------------------- */

static void common_notes(struct trace *t)
{
    const struct ftrace_state *s = &t->ftrace;
    if (s->other_clock != 0) {
        snprintf(trace_new_note(t), NOTE_BYTES,
                 "its clock (trace_clock) does not count seconds: %llu records without "
                 "time",
                 (unsigned long long)s->other_clock);
    }
    if (s->reads_begun > s->reads_done) {
        snprintf(trace_new_note(t), NOTE_BYTES,
                 "reads without a line that has the value, left out: %llu",
                 (unsigned long long)(s->reads_begun - s->reads_done));
    }
}

void ftrace_rwmmio_notes(struct trace *t)
{
    common_notes(t);
}

void ftrace_kvm_notes(struct trace *t)
{
    const struct ftrace_state *s = &t->ftrace;
    common_notes(t);
    uint64_t no_syndrome = s->nisv_exits > s->nisv_events ? s->nisv_exits : s->nisv_events;
    if (no_syndrome != 0) {
        snprintf(trace_new_note(t), NOTE_BYTES,
                 "missing: %llu accesses of which KVM had no syndrome (NISV), as of STP, SIMD, "
                 "write-back",
                 (unsigned long long)no_syndrome);
    }
    if (t->totals.reads != 0 && t->totals.writes == 0) {
        snprintf(trace_new_note(t), NOTE_BYTES,
                 "reads but no write: perf script leaves out events of a loaded vCPU "
                 "unless it is given --guestkallsyms=FILE (an empty file will do)");
    }
    if (s->shared_threads != 0) {
        snprintf(trace_new_note(t), NOTE_BYTES,
                 "more than %d threads: the further ones are taken as one vCPU", KVM_THREADS_MAX);
    }
}
