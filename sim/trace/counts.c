/* SPDX-License-Identifier: Apache-2.0 */
/** Names of regions, counts of skipped lines, and what a caller may ask about them. */
#include "trace/formats.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- regions --------------------------------------------------------------------------------- */

static uint32_t hash(const char *name, size_t length)
{
    uint32_t h = 2166136261u; /* FNV-1a */
    for (size_t i = 0; i < length; i++) {
        h = (h ^ (unsigned char)name[i]) * 16777619u;
    }
    return h ^ h >> 16;
}

static uint32_t use(struct trace *t, uint32_t region)
{
    t->region_last = region;
    t->region_last_name = t->regions[region].name;
    t->region_last_length = t->region_lengths[region];
    return region;
}

static uint32_t add(struct trace *t, const char *name, size_t length)
{
    char *copy = calloc(1, length + 1);
    if (copy == NULL) {
        abort(); /* 256 bytes: without them there is no room for a message either */
    }
    memcpy(copy, name, length);
    uint32_t region = (uint32_t)t->region_count++;
    t->regions[region] = (struct trace_region){ .name = copy, .lo = UINT64_MAX };
    t->region_lengths[region] = (uint8_t)length;
    return region;
}

uint32_t trace_intern_slowly(struct trace *t, const char *name, size_t length)
{
    static const char others[] = "(further regions)";
    uint32_t slot = hash(name, length) % ARRAY_LEN(t->region_slots);
    for (; t->region_slots[slot] != 0; slot = (slot + 1) % ARRAY_LEN(t->region_slots)) {
        uint32_t region = t->region_slots[slot] - 1;
        if (t->region_lengths[region] == length &&
            memcmp(t->regions[region].name, name, length) == 0) {
            return use(t, region);
        }
    }
    if (t->region_count == REGIONS_MAX - 1) { /* the last place is for all others */
        add(t, others, sizeof others - 1);
    }
    if (t->region_count == REGIONS_MAX) {
        return use(t, REGIONS_MAX - 1);
    }
    uint32_t region = add(t, name, length);
    t->region_slots[slot] = region + 1;
    return use(t, region);
}

size_t trace_region_count(const struct trace *t)
{
    return t->region_count;
}

const struct trace_region *trace_region(const struct trace *t, uint32_t region)
{
    static const struct trace_region none = { .name = "-", .lo = UINT64_MAX };
    return region < t->region_count ? &t->regions[region] : &none;
}

int64_t trace_region_find(const struct trace *t, const char *name)
{
    for (size_t i = 0; i < t->region_count; i++) {
        if (strcmp(t->regions[i].name, name) == 0) {
            return (int64_t)i;
        }
    }
    return -1;
}

/* ---- times ----------------------------------------------------------------------------------- */

const char *trace_time_name(enum trace_time_unit u)
{
    static const char *const names[] = { [TRACE_TIME_NONE] = "",
                                         [TRACE_TIME_US] = "us",
                                         [TRACE_TIME_INSTRUCTIONS] = "instructions",
                                         [TRACE_TIME_NS] = "ns" };
    return names[u];
}

/** As the trace writes it: 12.000006 s. */
static void time_text(char *to, size_t size, const struct trace_record *r, uint64_t time)
{
    const bool ns = r->time_unit == TRACE_TIME_NS;
    const uint64_t second = ns ? 1000000000 : 1000000;
    if (r->time_unit == TRACE_TIME_INSTRUCTIONS) {
        snprintf(to, size, "%llu instructions", (unsigned long long)time);
    } else {
        snprintf(to, size, "%llu.%0*llu s", (unsigned long long)(time / second), ns ? 9 : 6,
                 (unsigned long long)(time % second));
    }
}

static void place_text(char *to, size_t size, const struct trace *t, uint64_t line)
{
    snprintf(to, size, "%s %llu%s", t->format->take != NULL ? "record" : "line",
             (unsigned long long)line,
             t->format->next != NULL ? " of the capture that it was made from" : "");
}

/** The format that the trace was captured in, whatever it was converted to. */
static const struct trace_format *origin_of(const struct trace *t)
{
    const char *name = trace_origin(t);
    for (size_t i = 0; i < trace_formats_length; i++) {
        if (strcmp(trace_formats[i].name, name) == 0) {
            return &trace_formats[i];
        }
    }
    return t->format;
}

/** No cpu is said, or a gtr trace was made of KVM's, whose lines have the host's: gtr has the vCPU.
 */
static bool clock_is_lost(const struct trace *t)
{
    const struct trace_format *origin = origin_of(t);
    return origin->no_cpus || (t->gtr != NULL && origin->parse == ftrace_kvm_parse);
}

bool trace_time_back(struct trace *t, const struct trace_record *r, unsigned clock, uint64_t own,
                     struct error *e)
{
    if (r->time < t->time_before) {
        t->totals.time_goes_back++;
        t->back_at = t->back_at == 0 ? r->line : t->back_at;
    }
    if (r->time >= own || clock >= CLOCKS_MAX - 1 || clock_is_lost(t)) {
        return true; /* it does so between cpus alone, whose clocks may differ */
    }
    if (t->own_backs++ != 0) {
        return true;
    }
    char from[48], to[48], where[96], text[256];
    const bool has_lines = t->format->parse != NULL;
    const uint64_t line = has_lines ? r->line : 0;
    time_text(from, sizeof from, r, own);
    time_text(to, sizeof to, r, r->time);
    place_text(where, sizeof where, t, r->line);
    snprintf(text, sizeof text, "%s%stime goes back on %scpu %u, from %s to %s",
             has_lines ? "" : where, has_lines ? "" : ": ", t->ftrace.has_host_cpu ? "host " : "",
             clock, from, to);
    if (t->strict) {
        t->ended = true;
        return error_at(e, t->path, error_line(line), "%s", text);
    }
    trace_say(t, line, text);
    return true;
}

static void note_time_back(struct trace *t)
{
    const struct trace_totals *n = &t->totals;
    if (n->time_goes_back != 0) {
        char where[96];
        place_text(where, sizeof where, t, t->back_at);
        snprintf(trace_new_note(t), NOTE_BYTES, "time goes back %llu times, first at %s%s",
                 (unsigned long long)n->time_goes_back, where,
                 t->own_backs != 0  ? ""
                 : clock_is_lost(t) ? "; the file does not say the cpus whose clocks these are"
                                    : "; only from one cpu to another, whose clocks may differ");
    }
}

/* ---- skipped lines --------------------------------------------------------------------------- */

/** How a row is shown: `before`, the event's name, `after`. */
static const struct {
    const char *before, *after;
} reasons[TRACE_SKIP_COUNT] = {
    [TRACE_SKIP_BLANK] = { "comment or blank", "" },
    [TRACE_SKIP_DEVICE_MASTER] = { "memory_region_ops cpu -1 (device master, e.g. MSI)", "" },
    [TRACE_SKIP_SUBPAGE] = { "event ", "" },
    [TRACE_SKIP_RAM_DEVICE] = { "event ", "" },
    [TRACE_SKIP_PCI_CFG] = { "event ", "" },
    [TRACE_SKIP_DUPLICATE] = { "event ", " (repeats a memory_region_ops line)" },
    [TRACE_SKIP_EVENT] = { "event ", "" },
    [TRACE_SKIP_READ_BEGUN] = { "kvm_mmio unsatisfied-read", "" },
    [TRACE_SKIP_HEADER] = { "trace-cmd cpus= header", "" },
    [TRACE_SKIP_LOST] = { "events lost", "" },
    [TRACE_SKIP_MARK] = { "", "" },
    [TRACE_SKIP_UNKNOWN] = { "UNKNOWN (no width, direction or value)", "" },
    [TRACE_SKIP_UNPARSED] = { "not understood", "" },
    [TRACE_SKIP_LONG] = { "too long", "" },
    [TRACE_SKIP_CUT] = { "last line cut off", "" },
    [TRACE_SKIP_BLOCK] = { "records of damaged blocks", "" },
    [TRACE_SKIP_MADE] = { "not understood in the capture that it was made from", "" },
};

static bool is_row(const struct skip_row *row, enum trace_skip_reason reason, const char *name,
                   size_t length)
{
    return row->reason == reason && row->name_length == length &&
           memcmp(row->name, name, length) == 0;
}

static size_t find_row(struct trace *t, enum trace_skip_reason reason, const char *name,
                       size_t length)
{
    for (size_t i = 0; i < t->skip_count; i++) {
        if (is_row(&t->skips[i], reason, name, length)) {
            return i;
        }
    }
    /* The last places are for the reasons themselves: rubbish cannot fill the table. */
    static const char further[] = "(others)";
    bool full = t->skip_count >= SKIPS_MAX - 2 * TRACE_SKIP_COUNT;
    if (full && strcmp(name, further) != 0 && length != 0) {
        return find_row(t, reason, further, sizeof further - 1);
    }
    struct skip_row *row = &t->skips[t->skip_count];
    row->reason = reason;
    row->name_length = length;
    memcpy(row->name, name, length);
    snprintf(row->label, sizeof row->label, "%s%s%s", reasons[reason].before, row->name,
             reasons[reason].after);
    return t->skip_count++;
}

void trace_count_skip(struct trace *t, enum trace_skip_reason reason, const char *name,
                      size_t length)
{
    t->totals.skipped++;
    char copy[sizeof t->skips->name] = "";
    length = length < sizeof copy ? length : sizeof copy - 1;
    if (t->skip_count != 0 && is_row(&t->skips[t->skip_last], reason, name, length)) {
        t->skips[t->skip_last].count++;
        return;
    }
    memcpy(copy, name, length);
    t->skip_last = find_row(t, reason, copy, length);
    t->skips[t->skip_last].count++;
}

void trace_count_lost(struct trace *t, enum trace_skip_reason reason, uint64_t count)
{
    if (count != 0) {
        trace_count_skip(t, reason, "", 0);
        t->skips[t->skip_last].count += count - 1;
        t->totals.skipped += count - 1;
        t->totals.bad += count;
        t->totals.lines += count;
    }
}

size_t trace_skip_count(const struct trace *t)
{
    return t->skip_count;
}

struct trace_skip trace_skip(const struct trace *t, size_t index)
{
    const struct skip_row *row = &t->skips[index];
    return (struct trace_skip){ row->reason, row->label, row->count };
}

/* ---- notes -----------------------------------------------------------------------------------
 */

char *trace_new_note(struct trace *t)
{
    return t->notes[t->note_count < NOTES_MAX ? t->note_count++ : NOTES_MAX - 1];
}

void trace_make_notes(struct trace *t)
{
    const struct trace_totals *n = &t->totals;
    const struct trace_format *origin = origin_of(t);
    if (origin->loses != NULL) {
        snprintf(trace_new_note(t), NOTE_BYTES, "%s traces%s have %s", origin->name,
                 origin != t->format ? ", as this one was," : "", origin->loses);
    }
    if (n->reads + n->writes != 0 && n->time_unit == TRACE_TIME_NONE) {
        snprintf(trace_new_note(t), NOTE_BYTES, "this one has no times");
    } else if (t->untimed != 0) {
        snprintf(trace_new_note(t), NOTE_BYTES, "records without a time: %llu",
                 (unsigned long long)t->untimed);
    }
    note_time_back(t);
    t->first_own = t->note_count;
    if (t->open_end) {
        snprintf(trace_new_note(t), NOTE_BYTES,
                 "the last line has no end: if the file was cut there, its record may be wrong");
    }
    if (t->lost != 0) {
        snprintf(trace_new_note(t), NOTE_BYTES,
                 "the trace says that %llu events were lost when it was taken",
                 (unsigned long long)t->lost);
    }
    if (t->format->notes != NULL) {
        t->format->notes(t);
    }
}

size_t trace_note_count(const struct trace *t)
{
    return t->note_count;
}

const char *trace_note(const struct trace *t, size_t index)
{
    return t->notes[index];
}

/* ---- the rest -------------------------------------------------------------------------------- */

const char *trace_format_name(const struct trace *t)
{
    return t->format->name;
}

const struct trace_totals *trace_totals(const struct trace *t)
{
    return &t->totals;
}

size_t trace_message_count(const struct trace *t)
{
    return t->message_count;
}

const struct error *trace_message(const struct trace *t, size_t index)
{
    return &t->messages[index];
}

size_t trace_bar_count(const struct trace *t)
{
    return t->bar_count;
}

const struct trace_bar *trace_bar(const struct trace *t, size_t index)
{
    return &t->bars[index];
}

bool trace_is_virtual(const struct trace *t)
{
    return t->format->virtual_addresses;
}
