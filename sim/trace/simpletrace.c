/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The binary traces of QEMU's simple backend (trace/simple.c, scripts/simpletrace.py), in the byte
 * order of the host that wrote them:
 *
 *     header   u64 ~0, u64 magic, u64 version (4)
 *     mapping  u64 0, u64 event, u32 length, name
 *     event    u64 1, u64 event, u64 ns, u32 length from `event` on, u32 pid, arguments
 *
 * An argument is a u64, or a string: u32 length and bytes. Event ~1 says how many were dropped.
 * What is not a record is gone over until something looks like one.
 */
#include "trace/bytes.h"

#include <stdlib.h>
#include <string.h>

enum {
    HEADER = 24,
    VERSION = 4,
    TYPE = 8,
    MAPPING_FIXED = 12, /* event, length */
    EVENT_FIXED = 24,   /* event, ns, length, pid */
    ID_MAX = 65535,     /* QEMU 9 has 6000 events */
    NAME_MAX_BYTES = sizeof(((struct simple_event *)NULL)->name) - 1,
    RECORD_MAX = 256 * 1024, /* QEMU's buffer */
    TYPE_MAPPING = 0,
    TYPE_EVENT = 1,
    NS_PER_US = 1000
};
static const uint64_t MAGIC = UINT64_C(0xf2b177cb0aa429b4);
static const uint64_t DROPPED = UINT64_MAX - 1;

/* ---- bytes ----------------------------------------------------------------------------------- */

static uint64_t get_u64(const struct trace *t, const char *p)
{
    uint64_t v;
    memcpy(&v, p, sizeof v);
    return t->simple.swapped ? __builtin_bswap64(v) : v;
}

static uint32_t get_u32(const struct trace *t, const char *p)
{
    uint32_t v;
    memcpy(&v, p, sizeof v);
    return t->simple.swapped ? __builtin_bswap32(v) : v;
}

/* ---- arguments ------------------------------------------------------------------------------- */

struct args {
    const struct trace *trace;
    const char *p, *end;
    bool short_of;
};

static uint64_t take_u64(struct args *a)
{
    if (a->end - a->p < 8) {
        a->short_of = true;
        return 0;
    }
    a->p += 8;
    return get_u64(a->trace, a->p - 8);
}

static const char *take_string(struct args *a, size_t *length)
{
    *length = 0;
    if (a->end - a->p < 4 || get_u32(a->trace, a->p) > (size_t)(a->end - a->p) - 4) {
        a->short_of = true;
        return a->p;
    }
    *length = get_u32(a->trace, a->p);
    const char *s = a->p + 4;
    a->p = s + *length;
    return s;
}

/** cpu_index, mr, addr, value, size; false if they are not there. */
static bool take_access(struct args *a, struct trace_record *r, int64_t *cpu, uint64_t *mr)
{
    *cpu = (int64_t)take_u64(a);
    *mr = take_u64(a);
    r->address = take_u64(a);
    r->value = take_u64(a);
    return trace_take_size(r, take_u64(a)) && !a->short_of && *cpu <= INT32_MAX;
}

/** An access's arguments and name; early versions have no name. */
static enum line_result take_ops(struct trace *t, struct args *a, struct trace_record *r)
{
    int64_t cpu;
    uint64_t mr;
    const char *name = "mem";
    size_t length = strlen(name);
    bool good = take_access(a, r, &cpu, &mr);
    if (good && a->p != a->end) {
        name = take_string(a, &length);
    }
    if (!good || a->short_of || a->p != a->end || length > REGION_NAME_MAX) {
        return bytes_bad(t, "cpu_index, mr, addr, value, size (1, 2, 4 or 8) and name");
    }
    return qemu_take_ops(t, r, cpu, mr, name, length);
}

static enum line_result take_ram_device(struct trace *t, struct args *a, struct trace_record *r)
{
    int64_t cpu;
    uint64_t mr;
    if (!take_access(a, r, &cpu, &mr) || a->p != a->end) {
        return bytes_bad(t, "cpu_index, mr, addr, value and size (1, 2, 4 or 8)");
    }
    return qemu_take_ram_device(t, r, cpu, mr);
}

/** name, index, addr, and data and size (write) or size and data (read). */
static enum line_result take_vfio(struct trace *t, struct args *a, struct trace_record *r)
{
    char region[REGION_NAME_MAX + 1];
    size_t length;
    const char *name = take_string(a, &length);
    uint64_t index = take_u64(a);
    r->address = take_u64(a);
    uint64_t first = take_u64(a);
    uint64_t second = take_u64(a);
    bool write = r->kind == TRACE_WRITE;
    r->value = write ? first : second;
    int n = length > REGION_NAME_MAX ? -1
                                     : snprintf(region, sizeof region, "%.*s:region%u", (int)length,
                                                name, (unsigned)index);
    if (a->short_of || n < 0 || (size_t)n >= sizeof region) {
        return bytes_bad(t, "the arguments name, index, addr, data, size");
    }
    if (!trace_take_size(r, write ? second : first)) {
        return bytes_bad(t, "a size of 1, 2, 4 or 8");
    }
    r->region = trace_intern(t, region, (size_t)n);
    r->address_is_offset = true;
    return qemu_take_other(t, r, 0);
}

/** A string for a device's name, terminated; false if it is none. */
static bool take_name(struct args *a, char name[REGION_NAME_MAX + 1], size_t *length)
{
    const char *s = take_string(a, length);
    if (a->short_of || *length > REGION_NAME_MAX) {
        return false;
    }
    memcpy(name, s, *length);
    name[*length] = '\0';
    return true;
}

/** dev, bus, slot, func, offs, val; older versions have no bus: of those nothing is known. */
static enum line_result take_pci_cfg(struct trace *t, struct args *a, struct trace_record *r)
{
    enum { BUS, SLOT, FUNCTION, OFFSET, VALUE, ARGUMENTS };
    char name[REGION_NAME_MAX + 1];
    size_t length;
    uint64_t v[ARGUMENTS];
    if (!take_name(a, name, &length)) {
        return bytes_bad(t, "the name of a device");
    }
    const bool early = a->end - a->p == 8 * (ARGUMENTS - 1);
    for (size_t i = 0; !early && i < ARGUMENTS; i++) {
        v[i] = take_u64(a);
    }
    if (!early &&
        (a->short_of || a->p != a->end || v[BUS] > 255 || v[SLOT] > 31 || v[FUNCTION] > 7)) {
        return bytes_bad(t, "the arguments dev, bus, slot, func, offs, val");
    }
    if (!early) {
        const uint16_t bdf = (uint16_t)(v[BUS] << 8 | v[SLOT] << 3 | v[FUNCTION]);
        config_take_pci(t, name, length, bdf, r->kind == TRACE_WRITE, v[OFFSET],
                        (uint32_t)v[VALUE]);
    }
    return LINE_NOTHING;
}

/** name, addr, and len and val (read) or val and len (write). */
static enum line_result take_vfio_cfg(struct trace *t, struct args *a, struct trace_record *r)
{
    char name[REGION_NAME_MAX + 1];
    size_t length;
    const bool write = r->kind == TRACE_WRITE;
    bool good = take_name(a, name, &length);
    const uint64_t offset = take_u64(a), second = take_u64(a), third = take_u64(a);
    if (!good || a->short_of || a->p != a->end) {
        return bytes_bad(t, "the arguments name, addr, len, val");
    }
    config_take_vfio(t, name, length, write, offset, write ? third : second,
                     (uint32_t)(write ? second : third));
    return LINE_NOTHING;
}

/** By simple_event.known, from 1 on. */
static const struct {
    const char *name;
    enum line_result (*take)(struct trace *t, struct args *a, struct trace_record *r);
    enum trace_kind kind;
    enum trace_skip_reason skip;
} known[] = {
    { NULL, NULL, 0, TRACE_SKIP_EVENT },
    { "memory_region_ops_read", take_ops, TRACE_READ, 0 },
    { "memory_region_ops_write", take_ops, TRACE_WRITE, 0 },
    { "vfio_region_read", take_vfio, TRACE_READ, 0 },
    { "vfio_region_write", take_vfio, TRACE_WRITE, 0 },
    { "memory_region_subpage_read", NULL, 0, TRACE_SKIP_SUBPAGE },
    { "memory_region_subpage_write", NULL, 0, TRACE_SKIP_SUBPAGE },
    { "memory_region_ram_device_read", take_ram_device, TRACE_READ, 0 },
    { "memory_region_ram_device_write", take_ram_device, TRACE_WRITE, 0 },
    { "pci_cfg_read", take_pci_cfg, TRACE_READ, TRACE_SKIP_PCI_CFG },
    { "pci_cfg_write", take_pci_cfg, TRACE_WRITE, TRACE_SKIP_PCI_CFG },
    { "vfio_pci_read_config", take_vfio_cfg, TRACE_READ, TRACE_SKIP_PCI_CFG },
    { "vfio_pci_write_config", take_vfio_cfg, TRACE_WRITE, TRACE_SKIP_PCI_CFG },
};

/* ---- records --------------------------------------------------------------------------------- */

static bool is_named(const struct trace *t, uint64_t id)
{
    return id < t->simple.event_count && t->simple.events[id].name[0] != '\0';
}

static bool is_name(const char *p, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (p[i] <= ' ' || p[i] > '~') {
            return false;
        }
    }
    return true;
}

/** Whether what begins at t->at looks like a record; true too if the data end before that is told.
 */
static bool plausible(struct trace *t)
{
    if (!bytes_need(t, TYPE + MAPPING_FIXED)) {
        return true;
    }
    uint64_t type = get_u64(t, t->at);
    uint64_t id = get_u64(t, t->at + TYPE);
    if (type == TYPE_MAPPING) {
        uint32_t length = get_u32(t, t->at + TYPE + 8);
        return id <= ID_MAX && length != 0 && length <= REGION_NAME_MAX &&
               (!bytes_need(t, TYPE + MAPPING_FIXED + length) ||
                is_name(t->at + TYPE + MAPPING_FIXED, length));
    }
    if (type != TYPE_EVENT || (id != DROPPED && !is_named(t, id))) {
        return false;
    }
    if (!bytes_need(t, TYPE + EVENT_FIXED)) {
        return true;
    }
    uint32_t length = get_u32(t, t->at + TYPE + 16);
    return length >= EVENT_FIXED && length <= RECORD_MAX;
}

static bool grow(struct trace *t, uint64_t id)
{
    struct simple_state *s = &t->simple;
    if (id < s->event_count) {
        return true;
    }
    size_t count = id + 1 < 1024 ? 1024 : ID_MAX + 1;
    struct simple_event *events = realloc(s->events, count * sizeof *events);
    if (events == NULL) {
        return false;
    }
    memset(events + s->event_count, 0, (count - s->event_count) * sizeof *events);
    s->events = events;
    s->event_count = count;
    return true;
}

static enum line_result take_mapping(struct trace *t)
{
    static const char label[] = "names of events";
    if (!bytes_need(t, TYPE + MAPPING_FIXED)) {
        return bytes_cut(t);
    }
    uint64_t id = get_u64(t, t->at + TYPE);
    uint32_t length = get_u32(t, t->at + TYPE + 8);
    if (!bytes_need(t, TYPE + MAPPING_FIXED + length)) {
        return bytes_cut(t);
    }
    if (!grow(t, id)) {
        abort(); /* 4 MiB: without them there is no room for a message either */
    }
    struct simple_event *event = &t->simple.events[id];
    const char *name = t->at + TYPE + MAPPING_FIXED;
    *event = (struct simple_event){ 0 };
    memcpy(event->name, name, length < NAME_MAX_BYTES ? length : NAME_MAX_BYTES);
    for (size_t i = 1; i < ARRAY_LEN(known); i++) {
        if (strlen(known[i].name) == length && memcmp(known[i].name, name, length) == 0) {
            event->known = (uint8_t)i;
        }
    }
    t->at += TYPE + MAPPING_FIXED + length;
    trace_count_skip(t, TRACE_SKIP_MARK, label, sizeof label - 1);
    return LINE_NOTHING;
}

static enum line_result take_dropped(struct trace *t, struct args *a)
{
    uint64_t n = take_u64(a);
    if (a->short_of) {
        return bytes_bad(t, "the number of dropped records");
    }
    t->lost += n;
    trace_count_skip(t, TRACE_SKIP_LOST, "", 0);
    return LINE_NOTHING;
}

static enum line_result take_event(struct trace *t, struct trace_record *r)
{
    if (!bytes_need(t, TYPE + EVENT_FIXED)) {
        return bytes_cut(t);
    }
    uint64_t id = get_u64(t, t->at + TYPE);
    uint64_t ns = get_u64(t, t->at + TYPE + 8);
    uint32_t length = get_u32(t, t->at + TYPE + 16);
    const struct simple_event *event = id == DROPPED ? NULL : &t->simple.events[id];
    if (event != NULL && known[event->known].take == NULL) {
        if (!bytes_discard(t, TYPE + (uint64_t)length)) {
            return bytes_cut(t);
        }
        trace_count_skip(t, known[event->known].skip, event->name, strlen(event->name));
        return LINE_NOTHING;
    }
    if (length > SOURCE_KEEP_MAX - TYPE) {
        enum line_result result = bytes_bad(t, "a shorter record of that event");
        t->at++; /* the next stretch begins where something looks like a record */
        return result;
    }
    if (!bytes_need(t, TYPE + length)) {
        return bytes_cut(t);
    }
    struct args args = { .trace = t,
                         .p = t->at + TYPE + EVENT_FIXED,
                         .end = t->at + TYPE + length };
    enum line_result result;
    if (event == NULL) {
        result = take_dropped(t, &args);
    } else {
        r->time = ns / NS_PER_US;
        r->time_unit = TRACE_TIME_US;
        trace_start_record(r, known[event->known].kind, t->totals.lines);
        result = known[event->known].take(t, &args, r);
        if (result == LINE_NOTHING && known[event->known].skip == TRACE_SKIP_PCI_CFG) {
            trace_count_skip(t, TRACE_SKIP_PCI_CFG, event->name, strlen(event->name));
        }
    }
    t->at += TYPE + length;
    return result;
}

/** Go to the next thing that looks like a record. */
static enum line_result resynchronize(struct trace *t)
{
    enum line_result result = bytes_bad(t, "a record: type 0 and an event's name, or type 1 and a "
                                           "known event");
    do {
        t->at++;
    } while (!plausible(t));
    return result;
}

static enum line_result take_header(struct trace *t)
{
    t->simple.begun = true;
    t->bytes.offset = (uint64_t)(t->end - t->at);
    if (!bytes_need(t, HEADER)) {
        return bytes_cut(t);
    }
    uint64_t magic = get_u64(t, t->at + 8);
    t->simple.swapped = magic == __builtin_bswap64(MAGIC);
    enum line_result result = LINE_NOTHING;
    if (magic != MAGIC && !t->simple.swapped) {
        result = bytes_bad(t, "the header's magic number, 0xf2b177cb0aa429b4");
    } else if (get_u64(t, t->at + 16) != VERSION) {
        result = bytes_bad(t, "version 4 of the format");
    } else {
        trace_count_skip(t, TRACE_SKIP_MARK, "header", strlen("header"));
    }
    t->at += HEADER;
    return result;
}

enum line_result simpletrace_take(struct trace *t, struct trace_record *r)
{
    if (t->simple.begun && !bytes_need(t, 1)) {
        return LINE_END;
    }
    t->totals.lines++;
    if (!t->simple.begun) {
        return take_header(t);
    }
    if (!plausible(t)) {
        return resynchronize(t);
    }
    if (!bytes_need(t, TYPE + MAPPING_FIXED)) {
        return bytes_cut(t);
    }
    return get_u64(t, t->at) == TYPE_MAPPING ? take_mapping(t) : take_event(t, r);
}

/** The header's first word; the byte order matters not for this one. */
bool simpletrace_recognise(const char *begin, const char *end)
{
    static const char word[] = "\xff\xff\xff\xff\xff\xff\xff\xff";
    return (size_t)(end - begin) >= sizeof word - 1 && memcmp(begin, word, sizeof word - 1) == 0;
}
