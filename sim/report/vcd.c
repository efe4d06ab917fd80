/* SPDX-License-Identifier: Apache-2.0 */
#include "report/vcd.h"

#include <assert.h>
#include <inttypes.h>
#include <stdlib.h>

#include "report/events.h"

enum {
    CORE_BASE = VCD_PORTS * VCD_PORT_SIGNALS,
    SIGNALS = CORE_BASE + VCD_CORES,
    FIRST_MARK = '!', /* identifiers are of printable characters */
    MARKS = 94,
    MARK_ROOM = 8
};

/* ORDER VCD_SIGNAL */
static const struct {
    const char *name;
    unsigned bits;
} port_signals[] = {
    { "down_busy", 1 }, { "down_bytes", 16 }, { "down_tlps", 32 }, { "down_waiting", 1 },
    { "ph_used", 16 },  { "pd_used", 16 },    { "up_busy", 1 },    { "up_bytes", 16 },
    { "up_tlps", 32 },  { "up_waiting", 1 },
};
static_assert(ARRAY_LEN(port_signals) == VCD_PORT_SIGNALS, "ORDER VCD_SIGNAL");
enum { LINES_BITS = 16 };

struct vcd {
    struct events *events;
    bool used[SIGNALS];
    bool changed[SIGNALS]; /* at the time that is being written */
    int64_t value[SIGNALS], shown[SIGNALS];
    uint32_t pending[SIGNALS]; /* those that changed */
    size_t pending_count;
};

struct vcd *vcd_new(void)
{
    struct vcd *v = calloc(1, sizeof(*v));
    if (v && !(v->events = events_new())) {
        free(v);
        return NULL;
    }
    return v;
}

void vcd_free(struct vcd *v)
{
    if (v) {
        events_free(v->events);
        free(v);
    }
}

/** Credits that never come back are infinite, and none is ever in use. */
static bool counts(uint32_t signal, int32_t change)
{
    const uint32_t of_port = signal % VCD_PORT_SIGNALS;
    const bool credits = signal < CORE_BASE && (of_port == VCD_PH_USED || of_port == VCD_PD_USED);
    return !credits || change < 0;
}

static void add(struct vcd *v, uint32_t signal, simtime_t time, int32_t change)
{
    v->used[signal] = v->used[signal] || counts(signal, change);
    events_add(v->events, time, signal, change);
}

void vcd_port(struct vcd *v, unsigned port, enum vcd_signal signal, simtime_t time, int32_t change)
{
    assert(port < VCD_PORTS);
    if (change != 0) {
        add(v, port * VCD_PORT_SIGNALS + signal, time, change);
    }
}

void vcd_line(struct vcd *v, unsigned core, simtime_t from, simtime_t to)
{
    assert(core < VCD_CORES);
    add(v, CORE_BASE + core, from, 1);
    add(v, CORE_BASE + core, to, -1);
}

static unsigned bits_of(uint32_t signal)
{
    return signal < CORE_BASE ? port_signals[signal % VCD_PORT_SIGNALS].bits : LINES_BITS;
}

static const char *mark(uint32_t signal, char out[MARK_ROOM])
{
    unsigned length = 0;
    do {
        out[length++] = (char)(FIRST_MARK + signal % MARKS);
        signal /= MARKS;
    } while (signal != 0);
    out[length] = '\0';
    return out;
}

static void write_value(const struct vcd *v, uint32_t signal, FILE *to)
{
    char name[MARK_ROOM];
    uint64_t value = (uint64_t)v->value[signal];
    if (bits_of(signal) == 1) {
        (void)fprintf(to, "%c%s\n", value != 0 ? '1' : '0', mark(signal, name));
        return;
    }
    char digits[65], *first = digits + 64;
    *first = '\0';
    do {
        *--first = (char)('0' + (value & 1));
        value >>= 1;
    } while (value != 0);
    (void)fprintf(to, "b%s %s\n", first, mark(signal, name));
}

static void declare(uint32_t signal, const char *name, FILE *to)
{
    char id[MARK_ROOM];
    (void)fprintf(to, "$var wire %u %s %s $end\n", bits_of(signal), mark(signal, id), name);
}

static void declare_port(const struct vcd *v, unsigned port, FILE *to)
{
    const uint32_t base = port * VCD_PORT_SIGNALS;
    bool any = false;
    for (unsigned i = 0; i < VCD_PORT_SIGNALS; i++) {
        any = any || v->used[base + i];
    }
    if (!any) {
        return;
    }
    (void)fprintf(to, "$scope module port%u $end\n", port);
    for (unsigned i = 0; i < VCD_PORT_SIGNALS; i++) {
        if (v->used[base + i]) {
            declare(base + i, port_signals[i].name, to);
        }
    }
    (void)fputs("$upscope $end\n", to);
}

static void write_header(const struct vcd *v, FILE *to)
{
    (void)fputs("$timescale 1 ps $end\n$scope module gather $end\n", to);
    for (unsigned port = 0; port < VCD_PORTS; port++) {
        declare_port(v, port, to);
    }
    for (unsigned core = 0; core < VCD_CORES; core++) {
        if (v->used[CORE_BASE + core]) {
            (void)fprintf(to, "$scope module core%u $end\n", core);
            declare(CORE_BASE + core, "lines", to);
            (void)fputs("$upscope $end\n", to);
        }
    }
    (void)fputs("$upscope $end\n$enddefinitions $end\n#0\n$dumpvars\n", to);
    for (uint32_t signal = 0; signal < SIGNALS; signal++) {
        if (v->used[signal]) {
            write_value(v, signal, to);
        }
    }
    (void)fputs("$end\n", to);
}

/** What happened at one time: a value that came back to what it was did not change. */
static void write_changes(struct vcd *v, simtime_t time, FILE *to)
{
    bool stamped = time == 0; /* the header's */
    for (size_t i = 0; i < v->pending_count; i++) {
        const uint32_t signal = v->pending[i];
        v->changed[signal] = false;
        if (!v->used[signal] || v->value[signal] == v->shown[signal]) {
            continue;
        }
        if (!stamped) {
            (void)fprintf(to, "#%" PRIu64 "\n", time);
            stamped = true;
        }
        v->shown[signal] = v->value[signal];
        write_value(v, signal, to);
    }
    v->pending_count = 0;
}

bool vcd_write(struct vcd *v, FILE *to, struct error *e)
{
    struct event event;
    simtime_t now = 0;
    e->text[0] = '\0';
    if (!events_sort(v->events, e)) {
        return false;
    }
    write_header(v, to);
    while (events_next(v->events, &event, e)) {
        if (event.time != now) {
            write_changes(v, now, to);
            now = event.time;
        }
        v->value[event.signal] += event.change;
        if (!v->changed[event.signal]) {
            v->changed[event.signal] = true;
            v->pending[v->pending_count++] = event.signal;
        }
    }
    write_changes(v, now, to);
    return e->text[0] == '\0';
}
