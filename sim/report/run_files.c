/* SPDX-License-Identifier: Apache-2.0 */
/* The files of a run's folder. */
#include "report/report.h"

const struct report_file report_files[] = {
    { "run.json", "the version, the seed, all parameters, why the run ended, times", NULL, true },
    { "stats.json", "statistics, a list of name, value and unit", NULL, true },
    { "tlps.csv", "one line a TLP, in the order in which they went", NULL, true },
    { "hist.csv", "how many memory writes had how many bytes", NULL, true },
    { "distributions.json", "sizes, stores, gaps, latencies and reasons, by core and region", NULL,
      true },
    { "containment.csv", "each access that failed, with its verdict", NULL, false },
    { "lints.csv", "what lints have found, if --lint asks for it", "lint", false },
    { "report.html", "all of it on one page, if --report asks for it", "report", false },
    { "regions.csv", "the same by marked region", "regions", false },
    { "tlps.pcap", "a capture for Wireshark, if --pcap asks for it", "pcap", false },
    { "timeline.json", "for ui.perfetto.dev, if --timeline asks for it", "timeline", false },
    { "wave.vcd", "for a wave viewer, if --vcd asks for it", "vcd", false },
    { NULL, NULL, NULL, false },
};
