/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/seeing.h"

#include <errno.h>

error_t seeing_option(struct report_seeing *s, int key, const char *arg, struct error *e)
{
    switch (key) {
    case SEEING_PCAP: return report_pcap_parse(arg, &s->pcap, e) ? 0 : EINVAL;
    case SEEING_TIMELINE: s->timeline = true; return 0;
    case SEEING_VCD: s->vcd = true; return 0;
    case SEEING_REPORT: s->report = true; return 0;
    default: return ARGP_ERR_UNKNOWN;
    }
}

bool seeing_check(const struct report_seeing *s, const char *out, struct error *e)
{
    const char *first = s->pcap != REPORT_NO_PCAP ? "pcap"
                        : s->timeline             ? "timeline"
                        : s->vcd                  ? "vcd"
                        : s->report               ? "report"
                                                  : NULL;
    if (!first || out) {
        return true;
    }
    return error_set(e, "--%s: expected -o DIR with it: the file goes to the output folder", first);
}

bool seeing_report(const struct report_seeing *s, const char *out, struct error *e)
{
    return !s->report || out == NULL || report_folder_html(out, NULL, e);
}
