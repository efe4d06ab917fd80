/* SPDX-License-Identifier: Apache-2.0 */
/**
 * QEMU's log backend of trace events: memory_region_ops_* and vfio_region_* are accesses, the other
 * events are counted. Three prefixes: none, `TID@SECONDS.MICROSECONDS:`, and the ISO-8601 time of
 * newer versions. The ftrace and syslog backends print the same text behind prefixes of their own.
 *
 * With x-no-mmap=on and both events enabled, one access gives two lines: memory_region_ops_*
 * (absolute address, cpu) and vfio_region_* (offset in the BAR). A write prints the ops line first,
 * a read last. The ops line is the one that counts, since it alone has the address. That both are
 * enabled is seen from one pair: an ops line with the name `DEVICE BAR N` and a vfio line of
 * `DEVICE:regionN` with the same value, size and low address bits, with no access between. From
 * then on every vfio line of that direction repeats another. Until then a vfio read is kept back
 * until the next access tells.
 *
 * memory_region_ram_device_* lines, of BARs that the host has mapped, are as vfio_region_* lines,
 * but for the memory region's address, which both lines of a pair have.
 */
#include "trace/formats.h"
#include "trace/text.h"

#include <string.h>

enum {
    /* The smallest memory BAR (PCIe 7.5.1.2.1): base addresses are aligned to it. */
    BAR_ALIGN = 16,
    /* The largest ECAM: 256 buses of 1 MiB. Below it an address of pcie-mmcfg-mmio is an offset. */
    ECAM_MAX = 1 << 28
};

/* ---- prefixes -------------------------------------------------------------------------------- */

/** `TID@SECONDS.MICROSECONDS:` */
static const char *parse_thread_time(const char *p, uint64_t *us)
{
    uint64_t tid;
    if ((p = text_decimal(p, &tid)) == NULL || (p = text_char(p, '@')) == NULL ||
        (p = text_seconds(p, us)) == NULL) {
        return NULL;
    }
    return text_char(p, ':');
}

/** Exactly `count` digits. */
static const char *parse_digits(const char *p, int count, uint64_t *value)
{
    uint64_t v = 0;
    for (int i = 0; i < count; i++, p++) {
        if (*p < '0' || *p > '9') {
            return NULL;
        }
        v = v * 10 + (uint64_t)(*p - '0');
    }
    *value = v;
    return p;
}

/** Days from 1970-01-01 to a date of the Gregorian calendar, years from 1970 on. */
static uint64_t days_since_1970(uint64_t year, uint64_t month, uint64_t day)
{
    static const uint16_t before[12] = { 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334 };
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    uint64_t last = year - 1;
    uint64_t leap_days = last / 4 - last / 100 + last / 400 - (1969 / 4 - 1969 / 100 + 1969 / 400);
    return (year - 1970) * 365 + leap_days + before[month - 1] + (leap && month > 2 ? 1 : 0) + day -
           1;
}

/** `YYYY-MM-DDTHH:MM:SS[.FRACTION]Z ` */
static const char *parse_iso_time(const char *p, uint64_t *us)
{
    static const struct {
        int digits;
        char after;
        uint64_t min, max;
    } fields[6] = { { 4, '-', 1970, 9999 }, { 2, '-', 1, 12 }, { 2, 'T', 1, 31 },
                    { 2, ':', 0, 23 },      { 2, ':', 0, 59 }, { 2, 0, 0, 60 } };
    uint64_t v[6];
    for (size_t i = 0; i < ARRAY_LEN(fields); i++) {
        p = parse_digits(p, fields[i].digits, &v[i]);
        if (p == NULL || v[i] < fields[i].min || v[i] > fields[i].max) {
            return NULL;
        }
        if (fields[i].after != 0 && (p = text_char(p, fields[i].after)) == NULL) {
            return NULL;
        }
    }
    uint64_t fraction = 0;
    if (*p == '.' && (p = text_fraction(p + 1, &fraction)) == NULL) {
        return NULL;
    }
    uint64_t seconds = ((days_since_1970(v[0], v[1], v[2]) * 24 + v[3]) * 60 + v[4]) * 60 + v[5];
    *us = seconds * 1000000 + fraction;
    return text_word(p, "Z ");
}

/** Go over a prefix, if there is one. */
static const char *parse_prefix(const char *p, uint64_t *us, uint8_t *unit)
{
    *us = 0;
    *unit = TRACE_TIME_NONE;
    if (*p < '0' || *p > '9') {
        return p;
    }
    const char *after = parse_thread_time(p, us);
    if (after == NULL) {
        after = parse_iso_time(p, us);
    }
    if (after == NULL) {
        *us = 0;
        return p;
    }
    *unit = TRACE_TIME_US;
    return after;
}

/* ---- two lines of one access ----------------------------------------------------------------- */

/** Whether `ops` is named `DEVICE BAR N` and `vfio` is of `DEVICE:regionN`. */
static bool same_bar(const struct trace *t, const struct trace_record *ops,
                     const struct trace_record *vfio)
{
    static const char bar[] = " BAR ";
    static const char region[] = ":region";
    const char *a = t->regions[ops->region].name;
    const char *b = t->regions[vfio->region].name;
    const char *a_bar = strstr(a, bar);
    const char *b_region = strstr(b, region);
    return a_bar != NULL && b_region != NULL && a_bar - a == b_region - b &&
           memcmp(a, b, (size_t)(a_bar - a)) == 0 &&
           strcmp(a_bar + sizeof bar - 1, b_region + sizeof region - 1) == 0;
}

/** Whether both are lines of one access; `mr` is the other line's memory region, 0 of vfio. */
static bool is_pair(const struct trace *t, const struct trace_record *ops, uint64_t ops_mr,
                    const struct trace_record *other, uint64_t mr)
{
    return (mr != 0 ? ops_mr == mr : same_bar(t, ops, other)) && ops->kind == other->kind &&
           ops->size == other->size && ops->value == other->value &&
           (ops->address - other->address) % BAR_ALIGN == 0;
}

static void drop_repeat(struct trace *t, enum trace_kind kind, bool ram_device)
{
    static const char *const event[2][2] = {
        [TRACE_READ] = { "vfio_region_read", "memory_region_ram_device_read" },
        [TRACE_WRITE] = { "vfio_region_write", "memory_region_ram_device_write" },
    };
    const char *name = event[kind][ram_device];
    t->qemu.repeats[kind][ram_device] = true;
    trace_count_skip(t, ram_device ? TRACE_SKIP_RAM_DEVICE : TRACE_SKIP_DUPLICATE, name,
                     strlen(name));
}

/** `r` comes after the record that is kept back, if any: give that one first. */
static enum line_result after_held(struct trace *t, struct trace_record *r)
{
    if (t->qemu.held_read.line != 0) {
        t->queued = *r;
        t->has_queued = true;
        *r = t->qemu.held_read;
        t->qemu.held_read.line = 0;
    }
    return LINE_RECORD;
}

bool qemu_flush(struct trace *t, struct trace_record *r)
{
    if (t->qemu.held_read.line == 0) {
        return false;
    }
    *r = t->qemu.held_read;
    t->qemu.held_read.line = 0;
    return true;
}

/* ---- events ---------------------------------------------------------------------------------- */

struct access {
    int64_t cpu; /* -1: a device's */
    uint64_t mr;
};

enum line_result qemu_take_ops(struct trace *t, struct trace_record *r, int64_t cpu, uint64_t mr,
                               const char *name, size_t length)
{
    if (cpu < 0) {
        trace_count_skip(t, TRACE_SKIP_DEVICE_MASTER, "", 0);
        return LINE_NOTHING;
    }
    r->cpu = (int32_t)cpu;
    r->region = trace_intern(t, name, length);
    r->address_is_offset =
        r->address < ECAM_MAX && strcmp(t->regions[r->region].name, "pcie-mmcfg-mmio") == 0;
    if (r->kind == TRACE_WRITE) {
        t->qemu.last_write = *r;
        t->qemu.last_mr = mr;
    } else if (t->qemu.held_read.line != 0 &&
               is_pair(t, r, mr, &t->qemu.held_read, t->qemu.held_mr)) {
        t->qemu.held_read.line = 0;
        drop_repeat(t, TRACE_READ, t->qemu.held_mr != 0);
    }
    return after_held(t, r);
}

/** The blanks and the `(DEVICE:regionN+0xOFFSET, ` with which both vfio_region_* events begin. */
static const char *parse_vfio_place(struct trace *t, const char *p, const char *end,
                                    struct trace_record *r)
{
    while (*p == ' ') {
        p++;
    }
    if ((p = text_char(p, '(')) == NULL) {
        return NULL;
    }
    for (const char *plus = memchr(p, '+', (size_t)(end - p)); plus != NULL;
         plus = memchr(plus + 1, '+', (size_t)(end - plus - 1))) {
        const char *after = text_0x(plus + 1, &r->address);
        if (after != NULL && (after = text_word(after, ", ")) != NULL && plus != p &&
            plus - p <= REGION_NAME_MAX) {
            r->region = trace_intern(t, p, (size_t)(plus - p));
            r->address_is_offset = true;
            return after;
        }
    }
    return NULL;
}

enum line_result qemu_take_other(struct trace *t, struct trace_record *r, uint64_t mr)
{
    struct qemu_state *q = &t->qemu;
    if (q->repeats[r->kind][mr != 0]) {
        drop_repeat(t, r->kind, mr != 0);
        return LINE_NOTHING;
    }
    if (r->kind == TRACE_READ) {
        struct trace_record before = q->held_read;
        q->held_read = *r;
        q->held_mr = mr;
        *r = before;
        return before.line != 0 ? LINE_RECORD : LINE_NOTHING;
    }
    if (q->last_write.line != 0 && is_pair(t, &q->last_write, q->last_mr, r, mr)) {
        q->last_write.line = 0;
        drop_repeat(t, TRACE_WRITE, mr != 0);
        return LINE_NOTHING;
    }
    q->last_write.line = 0;
    return after_held(t, r);
}

enum line_result qemu_take_ram_device(struct trace *t, struct trace_record *r, int64_t cpu,
                                      uint64_t mr)
{
    char name[32];
    if (cpu < 0) {
        trace_count_skip(t, TRACE_SKIP_DEVICE_MASTER, "", 0);
        return LINE_NOTHING;
    }
    int n = snprintf(name, sizeof name, "mr 0x%llx", (unsigned long long)mr);
    r->cpu = (int32_t)cpu;
    r->region = trace_intern(t, name, (size_t)n);
    r->address_is_offset = true;
    return qemu_take_other(t, r, mr);
}

/** `cpu %d mr %p addr 0x%x value 0x%x size %u`, the beginning of two events' arguments. */
static const char *parse_access(struct trace *t, const char *p, struct access *a,
                                struct trace_record *r)
{
    uint64_t size;
    uint64_t cpu;
    t->expected = "'cpu' and its number";
    if ((p = text_word(p, "cpu ")) == NULL) {
        return NULL;
    }
    bool master = *p == '-';
    if ((p = text_decimal(p + (master ? 1 : 0), &cpu)) == NULL || cpu > INT32_MAX) {
        return NULL;
    }
    a->cpu = master ? -1 : (int64_t)cpu;
    t->expected = "'mr' and a hexadecimal number";
    if ((p = text_word(p, " mr ")) == NULL || (p = text_0x(p, &a->mr)) == NULL) {
        return NULL;
    }
    t->expected = "'addr' and a hexadecimal number";
    if ((p = text_word(p, " addr ")) == NULL || (p = text_0x(p, &r->address)) == NULL) {
        return NULL;
    }
    t->expected = "'value' and a hexadecimal number";
    if ((p = text_word(p, " value ")) == NULL || (p = text_0x(p, &r->value)) == NULL) {
        return NULL;
    }
    t->expected = "'size' and 1, 2, 4 or 8";
    if ((p = text_word(p, " size ")) == NULL || (p = text_decimal(p, &size)) == NULL ||
        !trace_take_size(r, size)) {
        return NULL;
    }
    return p;
}

/** An access's arguments, and ` name '%s'`. */
static enum line_result parse_ops(struct trace *t, const char *p, const struct line *line,
                                  enum trace_kind kind, struct trace_record *r)
{
    struct access a;
    trace_start_record(r, kind, line->number);
    if ((p = parse_access(t, p, &a, r)) == NULL) {
        return LINE_BAD;
    }
    /* A name may hold blanks and quotes: it goes to the quote that ends the line. */
    const char *last = line->end - 1;
    if ((p = text_word(p, " name '")) == NULL || last < p || *last != '\'' ||
        last - p > REGION_NAME_MAX) {
        return trace_bad(t, "'name' and a quoted name at the end of the line");
    }
    static const char again[] = ":memory_region_";
    if (memmem(p, (size_t)(last - p), again, sizeof again - 1) != NULL) {
        return trace_bad(t, "one event: two are on this line");
    }
    return qemu_take_ops(t, r, a.cpu, a.mr, p, (size_t)(last - p));
}

/** The address is an offset in the memory region, which has no name here. */
static enum line_result parse_ram_device(struct trace *t, const char *p, const struct line *line,
                                         enum trace_kind kind, struct trace_record *r)
{
    struct access a;
    trace_start_record(r, kind, line->number);
    if ((p = parse_access(t, p, &a, r)) == NULL) {
        return LINE_BAD;
    }
    return p == line->end ? qemu_take_ram_device(t, r, a.cpu, a.mr)
                          : trace_bad(t, "the end of the line");
}

/** ` (%s:region%d+0x%x, 0x%x, %d)` and ` (%s:region%d+0x%x, %d) = 0x%x`; FMT begins with a blank.
 */
static enum line_result parse_vfio(struct trace *t, const char *p, const struct line *line,
                                   enum trace_kind kind, struct trace_record *r)
{
    uint64_t size;
    trace_start_record(r, kind, line->number);
    if ((p = parse_vfio_place(t, p, line->end, r)) == NULL) {
        return trace_bad(t, "'(DEVICE:regionN+0xOFFSET, '");
    }
    r->value = 0;
    if (kind == TRACE_WRITE &&
        ((p = text_0x(p, &r->value)) == NULL || (p = text_word(p, ", ")) == NULL)) {
        return trace_bad(t, "the value, 0x and hexadecimal digits");
    }
    if ((p = text_decimal(p, &size)) == NULL || !trace_take_size(r, size) ||
        (p = text_char(p, ')')) == NULL) {
        return trace_bad(t, "the size, 1, 2, 4 or 8, and ')'");
    }
    if (kind == TRACE_READ &&
        ((p = text_word(p, " = ")) == NULL || (p = text_0x(p, &r->value)) == NULL)) {
        return trace_bad(t, "' = ' and the value, 0x and hexadecimal digits");
    }
    if (p != line->end) {
        return trace_bad(t, "the end of the line");
    }
    r->value &= trace_value_mask(r->size);
    return qemu_take_other(t, r, 0);
}

/** The events that are not just counted, and those that have a reason of their own. Longest first.
 */
static const struct event {
    const char *name;
    enum line_result (*parse)(struct trace *t, const char *p, const struct line *line,
                              enum trace_kind kind, struct trace_record *r);
    enum trace_kind kind;
    enum trace_skip_reason skip;
    bool prefix; /* the name only begins so */
} events[] = {
    { "memory_region_ops_write", parse_ops, TRACE_WRITE, 0, false },
    { "memory_region_ops_read", parse_ops, TRACE_READ, 0, false },
    { "vfio_region_write", parse_vfio, TRACE_WRITE, 0, false },
    { "vfio_region_read", parse_vfio, TRACE_READ, 0, false },
    { "memory_region_ram_device_write", parse_ram_device, TRACE_WRITE, 0, false },
    { "memory_region_ram_device_read", parse_ram_device, TRACE_READ, 0, false },
    { "memory_region_subpage_", NULL, 0, TRACE_SKIP_SUBPAGE, true },
    { "pci_cfg_write", config_parse_pci, TRACE_WRITE, TRACE_SKIP_PCI_CFG, false },
    { "pci_cfg_read", config_parse_pci, TRACE_READ, TRACE_SKIP_PCI_CFG, false },
    { "vfio_pci_write_config", config_parse_vfio, TRACE_WRITE, TRACE_SKIP_PCI_CFG, false },
    { "vfio_pci_read_config", config_parse_vfio, TRACE_READ, TRACE_SKIP_PCI_CFG, false },
};

static bool name_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/** The length of an event's name and the blank after it, or 0: a name holds '_'. */
static size_t event_length(const char *p, const char *end)
{
    const char *start = p;
    bool underscore = false;
    while (p != end && name_char(*p)) {
        underscore = underscore || *p == '_';
        p++;
    }
    bool digit = p != start && *start >= '0' && *start <= '9';
    return p != end && *p == ' ' && underscore && !digit ? (size_t)(p - start) : 0;
}

static const struct event *find_event(const char *name, size_t length)
{
    for (size_t i = 0; i < ARRAY_LEN(events); i++) {
        size_t n = strlen(events[i].name);
        if ((events[i].prefix ? length > n : length == n) && memcmp(name, events[i].name, n) == 0) {
            return &events[i];
        }
    }
    return NULL;
}

/** The log's text behind another prefix: of syslog, which has no time here, or of trace_marker in
 * ftrace. */
static const char *over_container(const struct line *line, struct trace_record *r,
                                  struct ftrace_line *f)
{
    static const char syslog[] = "]: ", marker[] = "tracing_mark_write";
    if (ftrace_parse_line(line, f, r)) {
        bool marked = f->event_length == sizeof marker - 1 &&
                      memcmp(f->event, marker, sizeof marker - 1) == 0;
        return marked ? f->args : f->event;
    }
    r->time = 0;
    r->time_unit = TRACE_TIME_NONE;
    const char *p =
        memmem(line->begin, (size_t)(line->end - line->begin), syslog, sizeof syslog - 1);
    return p != NULL ? p + sizeof syslog - 1 : line->end;
}

enum line_result qemu_parse(struct trace *t, const struct line *line, struct trace_record *r)
{
    const char *p = parse_prefix(line->begin, &r->time, &r->time_unit);
    size_t length = event_length(p, line->end);
    if (__builtin_expect(length == 0, 0)) {
        struct ftrace_line f = { 0 };
        p = over_container(line, r, &f);
        if (p != line->end && p == f.event) {
            trace_count_skip(t, TRACE_SKIP_EVENT, f.event, f.event_length);
            return LINE_NOTHING;
        }
        length = event_length(p, line->end);
    }
    if (length == 0) {
        return trace_bad(
            t, "a trace event's name and its arguments, after no prefix, TID@SECONDS.MICROSECONDS: "
               "or an ISO-8601 time");
    }
    const struct event *event = find_event(p, length);
    if (event != NULL && event->parse != NULL) {
        enum line_result result = event->parse(t, p + length + 1, line, event->kind, r);
        if (result != LINE_NOTHING || event->skip != TRACE_SKIP_PCI_CFG) {
            return result;
        }
    }
    trace_count_skip(t, event != NULL ? event->skip : TRACE_SKIP_EVENT, p, length);
    return LINE_NOTHING;
}

/* ---- recognition ----------------------------------------------------------------------------- */

enum { COPY_MAX = 160 /* a prefix and the longest event's name fit */ };

/** The event's name in a line, after the prefix, as a string in `copy`. */
static bool copy_event(const char *begin, const char *end, char copy[COPY_MAX + SOURCE_PAD],
                       const char **name, size_t *length, bool *prefixed)
{
    size_t n = (size_t)(end - begin) < COPY_MAX ? (size_t)(end - begin) : COPY_MAX;
    memset(copy, '\n', COPY_MAX + SOURCE_PAD);
    memcpy(copy, begin, n);
    uint64_t us;
    uint8_t unit;
    *name = parse_prefix(copy, &us, &unit);
    *length = event_length(*name, copy + n);
    if (*length == 0) {
        struct line line = { copy, copy + n, 1 };
        struct ftrace_line f = { 0 };
        struct trace_record r;
        *name = over_container(&line, &r, &f);
        *length = *name == f.event ? 0 : event_length(*name, copy + n);
    }
    *prefixed = unit == TRACE_TIME_US;
    return *length != 0;
}

static bool begins(const char *name, size_t length, const char *with)
{
    size_t n = strlen(with);
    return length > n && memcmp(name, with, n) == 0;
}

bool qemu_mr_recognise(const char *begin, const char *end)
{
    char copy[COPY_MAX + SOURCE_PAD];
    const char *name;
    size_t length;
    bool prefixed;
    return copy_event(begin, end, copy, &name, &length, &prefixed) &&
           (begins(name, length, "memory_region_") || begins(name, length, "pci_cfg_"));
}

bool qemu_vfio_recognise(const char *begin, const char *end)
{
    char copy[COPY_MAX + SOURCE_PAD];
    const char *name;
    size_t length;
    bool prefixed;
    return copy_event(begin, end, copy, &name, &length, &prefixed) && begins(name, length, "vfio_");
}

bool qemu_accept(const char *begin, const char *end)
{
    char copy[COPY_MAX + SOURCE_PAD];
    const char *name;
    size_t length;
    bool prefixed;
    return copy_event(begin, end, copy, &name, &length, &prefixed) && prefixed;
}
