/* SPDX-License-Identifier: Apache-2.0 */
/** Results as JSON on standard output: what the commands with --json share. */
#ifndef GATHER_CLI_RESULTS_JSON_H
#define GATHER_CLI_RESULTS_JSON_H

#include <jansson.h>

#include "report/report.h"
#include "trace/trace.h"

/** {"command", "version"} */
json_t *results_begin(const char *command);
/** What was measured of one run: "name" (if it has one), times, TLPs, drains, stats, notes. */
json_t *results_run(const struct report_run *run, const struct report_value *values, size_t count);
/** What was read of a trace: its counts, and lists to be filled. */
json_t *results_trace(const char *path, const char *format, const struct trace_totals *totals);
/** The same of a trace that has been read to its end, lists and all. */
json_t *results_trace_of(const char *path, const struct trace *t);
void results_trace_skip(json_t *trace, const char *reason, uint64_t count);
void results_trace_note(json_t *trace, const char *note);
void results_trace_message(json_t *trace, const struct error *e);
/** Print and free the document. NULL, for want of memory, is a fault of the program. */
bool results_print(json_t *document, struct error *e);

#endif
