/* SPDX-License-Identifier: Apache-2.0 */
/* The statistics `replay.*`. */
#include "trace/trace.h"

#define TOTAL(field) offsetof(struct replay_result, totals.field)

static const struct stat_row rows[] = {
    { "replay.reads", STAT_COUNT, TOTAL(reads), "1", "reads in the trace" },
    { "replay.writes", STAT_COUNT, TOTAL(writes), "1", "writes in the trace, one a record" },
    { "replay.read_bytes", STAT_COUNT, TOTAL(read_bytes), "B", "bytes read" },
    { "replay.write_bytes", STAT_COUNT, TOTAL(write_bytes), "B", "bytes written" },
    { "replay.store_instructions", STAT_COUNT, TOTAL(store_instructions), "1",
      "store instructions: an STP is one" },
    { "replay.unknown", STAT_COUNT, TOTAL(unknown), "1", "records without width or direction" },
    { "replay.skipped", STAT_COUNT, TOTAL(skipped), "1", "lines left out, for all reasons" },
    { "replay.bad", STAT_COUNT, TOTAL(bad), "1", "lines or records that could not be read" },
    { "replay.faulted", STAT_COUNT, offsetof(struct replay_result, faulted), "1",
      "accesses that faulted and sent nothing" },
    { "replay.outside_map", STAT_COUNT, offsetof(struct replay_result, outside_map), "1",
      "accesses outside the map, left out" },
    { "replay.zva_marks", STAT_COUNT, offsetof(struct replay_result, zva_marks), "1",
      "DC ZVA whose address the trace does not have, left out" },
    { "replay.outside_window", STAT_COUNT, offsetof(struct replay_result, outside_window), "1",
      "accesses outside the window, left out" },
    { "replay.made_st64b", STAT_COUNT, offsetof(struct replay_result, made_st64b), "1",
      "what if: ST64Bs in place of stores" },
    { "replay.late", STAT_COUNT, offsetof(struct replay_result, late), "1",
      "accesses that began more than 1 us after their time" },
    { "replay.latest", STAT_TIME, offsetof(struct replay_result, latest), "ns",
      "the most that an access was late" },
};
static const struct stat_table table = { rows, ARRAY_LEN(rows) };

void replay_stats(const struct replay_result *r, stat_fn *each, void *arg)
{
    stat_each(&table, r, each, arg);
    each(arg, "replay.damaged", r->totals.damaged, "1",
         "1: the capture's data end early or are corrupt");
    const struct {
        const char *what;
        const uint64_t *counts;
    } widths[] = { { "reads", r->totals.reads_by_width }, { "writes", r->totals.writes_by_width } };
    for (size_t k = 0; k < ARRAY_LEN(widths); k++) {
        for (unsigned i = 0; i < TRACE_WIDTHS; i++) {
            if (widths[k].counts[i]) {
                char name[32], help[48];
                snprintf(name, sizeof(name), "replay.%s_%u", widths[k].what, 1u << i);
                snprintf(help, sizeof(help), "%s of %u bytes", widths[k].what, 1u << i);
                each(arg, name, (double)widths[k].counts[i], "1", help);
            }
        }
    }
}
