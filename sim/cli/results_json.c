/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/results_json.h"

#include <math.h>
#include <string.h>

json_t *results_begin(const char *command)
{
    return json_pack("{s:s, s:s}", "command", command, "version", GATHER_VERSION);
}

static json_t *histogram(const struct hist *sizes)
{
    json_t *rows = json_array();
    for (unsigned bytes = 0; bytes <= HIST_MAX_BYTES; bytes++) {
        if (sizes->count[bytes]) {
            json_array_append_new(rows, json_pack("{s:i, s:o}", "bytes", (int)bytes, "count",
                                                  json_u64(sizes->count[bytes])));
        }
    }
    return rows;
}

/* To a millionth. */
static json_t *efficiency(double bytes, double wire)
{
    return wire > 0 ? json_value(round(bytes / wire * 1e6) / 1e6) : json_null();
}

json_t *results_run(const struct report_run *run, const struct report_value *values, size_t count)
{
    static const char drain[] = "wbuf.drain.";
    json_t *out = json_object(), *stats = json_object(), *drains = json_object();
    json_t *notes = json_array();
    for (size_t i = 0; i < count; i++) {
        json_object_set_new(stats, values[i].name, json_value(values[i].value));
        if (strncmp(values[i].name, drain, sizeof(drain) - 1) == 0) {
            json_object_set_new(drains, values[i].name + sizeof(drain) - 1,
                                json_value(values[i].value));
        }
    }
    for (size_t i = 0; i < run->note_count; i++) {
        json_array_append_new(notes, json_text(run->notes[i]));
    }
    if (run->name) {
        json_object_set_new(out, "name", json_text(run->name));
    }
    json_object_set_new(out, "simulated_ns", json_value((double)run->time / PS_PER_NS));
    json_object_set_new(out, "tlps", json_u64(run->sizes->tlps));
    json_object_set_new(out, "bytes", json_u64(run->sizes->bytes));
    json_object_set_new(out, "wire_bytes", json_u64(run->wire_bytes));
    json_object_set_new(out, "efficiency",
                        efficiency((double)run->sizes->bytes, (double)run->wire_bytes));
    json_object_set_new(out, "histogram", histogram(run->sizes));
    json_object_set_new(out, "drains", drains);
    json_object_set_new(out, "stats", stats);
    json_object_set_new(out, "notes", notes);
    return out;
}

/* ---- traces ---------------------------------------------------------------------------------- */

/* {"4": 12, "8": 3}: records by their bytes. */
static json_t *widths(const uint64_t *counts)
{
    json_t *out = json_object();
    for (unsigned i = 0; i < TRACE_WIDTHS; i++) {
        if (counts[i]) {
            char bytes[16];
            snprintf(bytes, sizeof(bytes), "%u", 1u << i);
            json_object_set_new(out, bytes, json_u64(counts[i]));
        }
    }
    return out;
}

/* null: the trace has none. */
static json_t *times(const struct trace_totals *t)
{
    if (t->time_unit == TRACE_TIME_NONE || t->reads + t->writes == 0) {
        return json_null();
    }
    return json_pack("{s:s, s:o, s:o, s:o, s:o}", "unit",
                     trace_time_name((enum trace_time_unit)t->time_unit), "first",
                     json_u64(t->time_first), "least", json_u64(t->time_min), "most",
                     json_u64(t->time_max), "goes_back", json_u64(t->time_goes_back));
}

static void set_counts(json_t *out, const struct trace_totals *t)
{
    const struct {
        const char *name;
        uint64_t value;
    } rows[] = {
        { "lines", t->lines },
        { "reads", t->reads },
        { "writes", t->writes },
        { "read_bytes", t->read_bytes },
        { "write_bytes", t->write_bytes },
        { "store_instructions", t->store_instructions },
        { "barriers", t->dmb + t->dsb + t->isb + t->other_barriers },
        { "zva_marks", t->zva_marks },
        { "unknown", t->unknown },
        { "bad", t->bad },
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        json_object_set_new(out, rows[i].name, json_u64(rows[i].value));
    }
    json_object_set_new(out, "reads_by_bytes", widths(t->reads_by_width));
    json_object_set_new(out, "writes_by_bytes", widths(t->writes_by_width));
    json_object_set_new(out, "time", times(t));
    json_object_set_new(out, "damaged", json_boolean(t->damaged));
}

json_t *results_trace(const char *path, const char *format, const struct trace_totals *totals)
{
    json_t *out = json_object();
    json_object_set_new(out, "path", json_text(path));
    json_object_set_new(out, "format", json_text(format));
    set_counts(out, totals);
    json_object_set_new(out, "skipped", json_array());
    json_object_set_new(out, "notes", json_array());
    json_object_set_new(out, "messages", json_array());
    return out;
}

void results_trace_skip(json_t *trace, const char *reason, uint64_t count)
{
    json_array_append_new(
        json_object_get(trace, "skipped"),
        json_pack("{s:o, s:o}", "reason", json_text(reason), "count", json_u64(count)));
}

void results_trace_note(json_t *trace, const char *note)
{
    json_array_append_new(json_object_get(trace, "notes"), json_text(note));
}

void results_trace_message(json_t *trace, const struct error *e)
{
    json_t *out = json_object();
    if (e->file[0] != '\0') {
        json_object_set_new(out, "file", json_text(e->file));
    }
    if (e->line > 0) {
        json_object_set_new(out, "line", json_integer(e->line));
    }
    json_object_set_new(out, "text", json_text(e->text));
    json_array_append_new(json_object_get(trace, "messages"), out);
}

json_t *results_trace_of(const char *path, const struct trace *t)
{
    json_t *out = results_trace(path, trace_format_name(t), trace_totals(t));
    for (size_t i = 0; i < trace_skip_count(t); i++) {
        const struct trace_skip s = trace_skip(t, i);
        results_trace_skip(out, s.label, s.count);
    }
    for (size_t i = 0; i < trace_note_count(t); i++) {
        results_trace_note(out, trace_note(t, i));
    }
    for (size_t i = 0; i < trace_message_count(t); i++) {
        results_trace_message(out, trace_message(t, i));
    }
    return out;
}

/* ---- the document ---------------------------------------------------------------------------- */

bool results_print(json_t *document, struct error *e)
{
    const bool ok = document && json_write(stdout, document, JSON_INDENT(2));
    json_decref(document);
    if (!ok) {
        return error_fault(e, "out of memory for the results");
    }
    fputc('\n', stdout);
    return true;
}
