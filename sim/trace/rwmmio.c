/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The kernel's own MMIO events (CONFIG_TRACE_MMIO_ACCESS), in lines of ftrace:
 *
 *     rwmmio_write, rwmmio_post_write, rwmmio_post_read:  CALLERS width=BITS val=0x... addr=0x...
 *     rwmmio_read:                                        CALLERS width=BITS addr=0x...
 *
 * CALLERS is `SYMBOL -> SYMBOL`, one of them in early versions; a module's symbol holds a blank.
 * An access is two lines: of a write the one before counts, of a read the one after, which has the
 * value. Addresses are kernel virtual.
 */
#include "trace/formats.h"
#include "trace/text.h"

#include <string.h>

static const struct event {
    const char *name;
    enum trace_kind kind;
    bool value, counts;
} events[] = {
    { "rwmmio_write", TRACE_WRITE, true, true },
    { "rwmmio_post_write", TRACE_WRITE, true, false },
    { "rwmmio_read", TRACE_READ, false, false },
    { "rwmmio_post_read", TRACE_READ, true, true },
};

static const struct event *find_event(const struct ftrace_line *f)
{
    for (size_t i = 0; i < ARRAY_LEN(events); i++) {
        if (strlen(events[i].name) == f->event_length &&
            memcmp(events[i].name, f->event, f->event_length) == 0) {
            return &events[i];
        }
    }
    return NULL;
}

bool rwmmio_event(const struct ftrace_line *f)
{
    return find_event(f) != NULL;
}

enum line_result rwmmio_parse(struct trace *t, const struct ftrace_line *f, struct trace_record *r)
{
    static const char width[] = " width=";
    const struct event *event = find_event(f);
    uint64_t bits;
    if (event == NULL) {
        return trace_bad(t, "an event of rwmmio");
    }
    trace_start_record(r, event->kind, r->line);
    const char *callers = f->args;
    const char *p = memmem(callers, (size_t)(f->end - callers), width, sizeof width - 1);
    if (p == NULL || p == callers) {
        return trace_bad(t, "the callers and 'width='");
    }
    r->note = callers;
    r->note_length = (uint32_t)(p - callers);
    if ((p = text_decimal(p + sizeof width - 1, &bits)) == NULL || bits % 8 != 0) {
        return trace_bad(t, "a width of 8, 16, 32 or 64 bits");
    }
    if (event->value &&
        ((p = text_word(p, " val=")) == NULL || (p = text_0x(p, &r->value)) == NULL)) {
        return trace_bad(t, "'val=' and a hexadecimal number");
    }
    if ((p = text_word(p, " addr=")) == NULL || (p = text_0x(p, &r->address)) == NULL ||
        p != f->end) {
        return trace_bad(t, "'addr=' and a hexadecimal number at the end of the line");
    }
    if (!trace_take_size(r, bits / 8)) {
        return trace_bad(t, "a width of 8, 16, 32 or 64 bits");
    }
    if (event->kind == TRACE_READ) {
        *(event->counts ? &t->ftrace.reads_done : &t->ftrace.reads_begun) += 1;
    }
    if (!event->counts) {
        return LINE_NOTHING;
    }
    r->cpu = f->cpu <= INT32_MAX ? (int32_t)f->cpu : INT32_MAX;
    r->region = trace_intern(t, "va", 2);
    return LINE_RECORD;
}
