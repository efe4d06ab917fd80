/* SPDX-License-Identifier: Apache-2.0 */
#include "report/timeline.h"

#include <assert.h>
#include <inttypes.h>
#include <stdlib.h>

/** Processes and threads of the format, which are groups and tracks of a viewer. */
enum { PID_ERRORS = 1, PID_CORES = 100, PID_PORTS = 200 };
enum { TRACK_DOWN = 1, TRACK_DOWN_WAIT, TRACK_UP, TRACK_UP_WAIT, PORT_TRACKS };
enum { PS_PER_US = 1000000 };

struct lanes {
    simtime_t busy_to[TIMELINE_LANES];
    unsigned count;
    bool full; /* the track of those that found no other has a name */
};

struct timeline {
    FILE *to;
    bool any;    /* an event is written */
    bool errors; /* their track has a name */
    bool port_tracks[TIMELINE_PORTS][PORT_TRACKS];
    struct lanes cores[TIMELINE_CORES];
};

struct timeline *timeline_start(FILE *to)
{
    struct timeline *t = calloc(1, sizeof(*t));
    if (t) {
        t->to = to;
        (void)fputs("{\"displayTimeUnit\":\"ns\",\"traceEvents\":[", to);
    }
    return t;
}

void timeline_end(struct timeline *t)
{
    (void)fputs("\n]}\n", t->to);
}

void timeline_free(struct timeline *t)
{
    free(t);
}

/* ---- pieces ---------------------------------------------------------------------------------- */

static void put_text(FILE *to, const char *text)
{
    (void)fputc('"', to);
    for (; *text != '\0'; text++) {
        const unsigned char c = (unsigned char)*text;
        if (c == '"' || c == '\\') {
            (void)fprintf(to, "\\%c", c);
        } else if (c < ' ') {
            (void)fprintf(to, "\\u%04x", c);
        } else {
            (void)fputc(c, to);
        }
    }
    (void)fputc('"', to);
}

static void put_us(FILE *to, const char *key, simtime_t time)
{
    (void)fprintf(to, "\"%s\":%" PRIu64 ".%06" PRIu64, key, time / PS_PER_US, time % PS_PER_US);
}

/** An event as far as its name; the rest of the object is the caller's. */
static void begin(struct timeline *t, const char *phase, unsigned pid, unsigned tid)
{
    (void)fprintf(t->to, "%s\n{\"ph\":\"%s\",\"pid\":%u,\"tid\":%u,", t->any ? "," : "", phase, pid,
                  tid);
    t->any = true;
}

static void begin_slice(struct timeline *t, unsigned pid, unsigned tid, simtime_t from,
                        simtime_t to)
{
    begin(t, "X", pid, tid);
    put_us(t->to, "ts", from);
    (void)fputc(',', t->to);
    put_us(t->to, "dur", to - from);
}

/** A name and its place among the others, of a process (`tid` 0) or of a thread. */
static void name_track(struct timeline *t, unsigned pid, unsigned tid, const char *name)
{
    const char *const what = tid == 0 ? "process" : "thread";
    begin(t, "M", pid, tid);
    (void)fprintf(t->to, "\"ts\":0,\"name\":\"%s_name\",\"args\":{\"name\":\"%s\"}}", what, name);
    begin(t, "M", pid, tid);
    (void)fprintf(t->to, "\"ts\":0,\"name\":\"%s_sort_index\",\"args\":{\"sort_index\":%u}}", what,
                  tid == 0 ? pid : tid);
}

static void name_numbered(struct timeline *t, unsigned pid, unsigned tid, const char *name,
                          unsigned number)
{
    char text[32];
    (void)snprintf(text, sizeof(text), "%s %u", name, number);
    name_track(t, pid, tid, text);
}

/* ---- links ----------------------------------------------------------------------------------- */

static void need_port_track(struct timeline *t, unsigned port, unsigned track)
{
    static const char *const names[] = { [TRACK_DOWN] = "link down",
                                         [TRACK_DOWN_WAIT] = "waiting for credits, down",
                                         [TRACK_UP] = "link up",
                                         [TRACK_UP_WAIT] = "waiting for credits, up" };
    bool *tracks = t->port_tracks[port];
    if (tracks[track]) {
        return;
    }
    if (!tracks[0]) { /* no track has this number: the port's own name */
        tracks[0] = true;
        name_numbered(t, PID_PORTS + port, 0, "root port", port);
    }
    tracks[track] = true;
    name_track(t, PID_PORTS + port, track, names[track]);
}

void timeline_tlp(struct timeline *t, const struct timeline_tlp *tlp)
{
    assert(tlp->port < TIMELINE_PORTS);
    const unsigned track = tlp->up ? TRACK_UP : TRACK_DOWN, pid = PID_PORTS + tlp->port;
    need_port_track(t, tlp->port, track);
    if (tlp->waited != 0) {
        const unsigned wait = tlp->up ? TRACK_UP_WAIT : TRACK_DOWN_WAIT;
        need_port_track(t, tlp->port, wait);
        begin_slice(t, pid, wait, tlp->time - tlp->waited, tlp->time);
        (void)fprintf(t->to, ",\"cat\":\"credits\",\"name\":\"%s %u B\"}", tlp->type, tlp->bytes);
    }
    begin_slice(t, pid, track, tlp->time, tlp->end);
    (void)fprintf(t->to,
                  ",\"cat\":\"tlp\",\"name\":\"%s %u B\",\"args\":{\"address\":\"0x%" PRIx64
                  "\",\"length_dw\":%u,\"first_be\":\"%x\",\"last_be\":\"%x\",\"bytes\":%u,"
                  "\"wire_bytes\":%u,\"core\":%u,\"tag\":%u",
                  tlp->type, tlp->bytes, tlp->address, tlp->length_dw, tlp->first_be, tlp->last_be,
                  tlp->bytes, tlp->wire_bytes, tlp->core, tlp->tag);
    if (tlp->reason[0] != '\0') {
        (void)fprintf(t->to, ",\"reason\":\"%s\",\"stores\":%u", tlp->reason, tlp->stores);
    }
    (void)fputs("}}", t->to);
}

/* ---- write buffers --------------------------------------------------------------------------- */

/**
 * A track where nothing is shown any more at `from`: of several the one that was busy last, so that
 * there are no more tracks than lines were open at a time.
 */
static unsigned take_lane(struct timeline *t, const struct timeline_line *line)
{
    struct lanes *lanes = &t->cores[line->core];
    unsigned best = lanes->count;
    for (unsigned i = 0; i < lanes->count; i++) {
        if (lanes->busy_to[i] <= line->from &&
            (best == lanes->count || lanes->busy_to[i] > lanes->busy_to[best])) {
            best = i;
        }
    }
    if (best == TIMELINE_LANES) {
        if (!lanes->full) {
            lanes->full = true;
            name_track(t, PID_CORES + line->core, best + 1, "more write buffers");
        }
        return best;
    }
    if (best == lanes->count) {
        if (best == 0) {
            name_numbered(t, PID_CORES + line->core, 0, "core", line->core);
        }
        lanes->count++;
        name_numbered(t, PID_CORES + line->core, best + 1, "write buffer", best);
    }
    lanes->busy_to[best] = line->to;
    return best;
}

void timeline_line(struct timeline *t, const struct timeline_line *line)
{
    assert(line->core < TIMELINE_CORES);
    const unsigned lane = take_lane(t, line), pid = PID_CORES + line->core;
    if (lane < TIMELINE_LANES) {
        begin_slice(t, pid, lane + 1, line->from, line->to);
    } else {
        begin(t, "i", pid, TIMELINE_LANES + 1); /* no track is free: its end alone */
        put_us(t->to, "ts", line->to);
        (void)fputs(",\"s\":\"t\"", t->to);
    }
    (void)fprintf(t->to,
                  ",\"cat\":\"drain\",\"name\":\"%s\",\"args\":{\"line\":\"0x%" PRIx64
                  "\",\"mask\":\"0x%016" PRIx64 "\",\"bytes\":%d,\"stores\":%u,\"vm\":%u}}",
                  line->reason, line->address, line->mask, __builtin_popcountll(line->mask),
                  line->stores, line->vm);
}

/* ---- errors ---------------------------------------------------------------------------------- */

void timeline_error(struct timeline *t, const struct timeline_error *error)
{
    if (!t->errors) {
        t->errors = true;
        name_track(t, PID_ERRORS, 0, "errors");
        name_track(t, PID_ERRORS, 1, "errors");
    }
    begin(t, "i", PID_ERRORS, 1);
    put_us(t->to, "ts", error->time);
    (void)fputs(",\"s\":\"g\",\"cat\":\"error\",\"name\":", t->to);
    put_text(t->to, error->kind);
    (void)fprintf(t->to,
                  ",\"args\":{\"address\":\"0x%" PRIx64 "\",\"vm\":%u,\"victim\":", error->address,
                  error->vm);
    put_text(t->to, error->victim);
    (void)fputs(",\"text\":", t->to);
    put_text(t->to, error->text);
    (void)fputs("}}", t->to);
}
