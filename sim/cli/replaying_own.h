/* SPDX-License-Identifier: Apache-2.0 */
/** What the files replaying*.c share. */
#ifndef GATHER_CLI_REPLAYING_OWN_H
#define GATHER_CLI_REPLAYING_OWN_H

#include "cli/replaying.h"

/* replaying_plan.c: what will run, all of it known to be good before anything does. */

struct replaying_platform {
    const char *name;
    struct platform_params params;
};
/** One run. */
struct replaying_case {
    char name[REPLAYED_NAME];
    const struct replaying_platform *platform;
    const char *policy;
    enum replay_what_if what_if;
};
struct replaying_plan {
    const struct replaying *o;
    struct replaying_platform *platforms;
    size_t platform_count;
    struct replaying_case *cases;
    size_t case_count;
    struct replay_options replay; /* but for what a case says */
    struct cli_list params;       /* of -p those of the platforms */
    struct cli_list lint_params;  /* and those of the lints, which `lint` has */
    struct lint_params lint;
    struct map_rules rules;
    struct map_source map;
};
/** Free it whatever is returned. */
bool replaying_plan_make(const struct cli *cli, const struct replaying *o,
                         struct replaying_plan *plan, struct error *e);
void replaying_plan_free(struct replaying_plan *plan);

/* How a replay ended; of several the worst. */
enum replaying_ending { REPLAYING_ENDED, REPLAYING_HUNG, REPLAYING_INTERRUPTED };
enum replaying_ending replaying_worst(const struct replayed_all *all);

/* replaying_notes.c: what is said of a run and of its trace. */
struct platform;
void replaying_make_notes(struct replayed *run, const struct platform *p);
void replaying_tell_trace(const struct replaying *o, const struct replay_result *r);

/* replaying_folder.c */
bool replaying_write_run(const struct replaying_plan *plan, const struct replaying_case *c,
                         const struct replayed *run, double host_seconds,
                         struct report_folder *folder, struct error *e);
/** The folder of all runs, when there are several: they are listed in its run.json. */
bool replaying_write_top(const struct replaying_plan *plan, const struct replayed_all *all,
                         struct report_folder *top, struct error *e);

#endif
