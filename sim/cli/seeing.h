/* SPDX-License-Identifier: Apache-2.0 */
/** The options of `run`, `replay` and `exec` that ask for pictures of the whole run. */
#ifndef GATHER_CLI_SEEING_H
#define GATHER_CLI_SEEING_H

#include "cli/cli.h"
#include "report/report.h"

enum { SEEING_PCAP = 0x200, SEEING_TIMELINE, SEEING_VCD, SEEING_REPORT };

/** What --output always leaves, in short; report_files has all. */
#define OUTPUT_FILES "run.json, stats.json, tlps.csv, hist.csv"

/** Rows of a command's options. */
#define SEEING_OPTIONS                                                                             \
    { "pcap",                                                                                      \
      SEEING_PCAP,                                                                                 \
      "user|nettlp",                                                                               \
      OPTION_ARG_OPTIONAL,                                                                         \
      "write tlps.pcap for Wireshark: with our own dissector, or NetTLP over UDP (default user)",  \
      0 },                                                                                         \
        { "timeline", SEEING_TIMELINE, 0, 0, "write timeline.json for ui.perfetto.dev", 0 },       \
        { "vcd", SEEING_VCD, 0, 0, "write wave.vcd for a wave viewer", 0 },                        \
    {                                                                                              \
        "report", SEEING_REPORT, 0, 0, "write report.html, as gather report does", 0               \
    }

/** 0, EINVAL with `e` filled, or ARGP_ERR_UNKNOWN. */
error_t seeing_option(struct report_seeing *s, int key, const char *arg, struct error *e);
/** They go to the output folder: false with `e` if there is none. */
bool seeing_check(const struct report_seeing *s, const char *out, struct error *e);
/** report.html, if it is asked for, once the folder is complete. */
bool seeing_report(const struct report_seeing *s, const char *out, struct error *e);

#endif
