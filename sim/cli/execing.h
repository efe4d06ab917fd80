/* SPDX-License-Identifier: Apache-2.0 */
/** `gather exec` once its arguments are read. */
#ifndef GATHER_CLI_EXECING_H
#define GATHER_CLI_EXECING_H

#include "cli/seeing.h"
#include "platform/platform.h"
#include "report/report.h"

/** The options, as given. */
struct execing {
    struct exec_setup setup;
    const char *uart, *platform, *trace, *gdb, *out;
    struct cli_list params, plugins, profiles;
    uint64_t seed;
    bool seed_given, regions, quiet, json;
    struct report_seeing seeing;
};

/** The preset whose parameters the machine has. */
const char *exec_preset(const struct execing *o);
/** Run it. Files of `out` are in place when it returns true; `*status` is then the program's. */
bool execing_run(const struct cli *cli, struct execing *x, int *status, struct error *e);

/* exec_report.c: what the run leaves. */
struct exec_report {
    struct hist *sizes;
    uint64_t wire_bytes;
    struct report_tlps *tlps; /* NULL: no file */
    struct report_capture *capture;
    struct dists *dists; /* NULL: no folder */
    struct report_value *values;
    size_t value_count;
};
bool exec_report_begin(struct exec_report *r, struct platform *p,
                       const struct report_seeing *seeing, struct report_folder *folder,
                       struct error *e);
void exec_report_free(struct exec_report *r);
/** What run.json says beside the platform's parameters. */
struct exec_report_facts {
    const struct execing *options;
    const struct exec_result *result;
    simtime_t time;
    double host_seconds;
};
bool exec_report_folder(struct exec_report *r, struct platform *p, struct exec *x,
                        const struct exec_report_facts *facts, struct report_folder *folder,
                        struct error *e);
/** The document of --json, on standard output. */
bool exec_report_json(struct exec_report *r, struct platform *p, struct exec *x,
                      const struct exec_report_facts *facts, struct error *e);
/** The table of --regions. */
void exec_report_regions(struct exec *x, FILE *to);

#endif
