/* SPDX-License-Identifier: Apache-2.0 */
/** The options --from, --to, --region and --cpu of `replay`, `hist` and `lint`. */
#ifndef GATHER_CLI_WINDOW_H
#define GATHER_CLI_WINDOW_H

#include "cli/cli.h"
#include "trace/trace.h"

enum { WINDOW_FROM = 0x280, WINDOW_TO, WINDOW_REGION, WINDOW_CPU };

/** Rows of a command's options. */
#define WINDOW_OPTIONS                                                                             \
    { "from",                                                                                      \
      WINDOW_FROM,                                                                                 \
      "MOMENT",                                                                                    \
      0,                                                                                           \
      "leave out what is before: 10ms or 500ns, or a number of instructions, after the first "     \
      "access; @12.918988 (seconds) or @70912345 on the trace's own clock",                        \
      0 },                                                                                         \
        { "to", WINDOW_TO, "MOMENT", 0, "leave out that moment and what is after it", 0 },         \
        { "region",                                                                                \
          WINDOW_REGION,                                                                           \
          "PATTERN",                                                                               \
          0,                                                                                       \
          "these regions alone: with a map by the names that `gather map` prints, "                \
          "\"0000:00:01.0 BAR0*\", else by the trace's own, \"nvme*\"; repeatable",                \
          0 },                                                                                     \
    {                                                                                              \
        "cpu", WINDOW_CPU, "LIST", 0, "these of the trace's CPUs alone, e.g. 0,2-3", 0             \
    }

/** As given. All zero: no window. */
struct window {
    struct cli_list regions;
    const char *from_text, *to_text, *cpus_text;
    struct replay_moment from, to;
    uint64_t cpus;
};
/** 0, EINVAL with `e` filled, or ARGP_ERR_UNKNOWN. */
error_t window_option(struct window *w, int key, const char *arg, struct error *e);
/** Something can be between --from and --to. */
bool window_check(const struct window *w, struct error *e);
/** For a replay; valid as long as `w`. */
struct replay_window window_of(const struct window *w);

#endif
