/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A trace on platforms, one run for each platform, policy and what-if: what `gather replay` and
 * `gather hist TRACE` share.
 */
#ifndef GATHER_CLI_REPLAYING_H
#define GATHER_CLI_REPLAYING_H

#include "cli/seeing.h"
#include "cli/window.h"
#include "platform/platform.h"
#include "report/report.h"
#include "trace/trace.h"

/** Options of replay, as given. */
struct replaying {
    const char *input; /* what `path` may be: "a trace" */
    const char *other; /* what takes a second one: "; ...", or "" */
    const char *path, *format, *map, *out;
    struct cli_list platforms, policies, what_ifs, params, profiles, s1;
    uint64_t seed;
    bool seed_given, strict, ignore_barriers, ls64, lint, quiet;
    bool dists; /* collect distributions, also without `out` */
    bool json;  /* the result goes out as JSON: nothing is told beside it */
    enum replay_pace pace;
    enum replay_order order;
    double ipc; /* 0: not given */
    struct window window;
    bool seek;
    struct report_seeing seeing;
    struct error *e;
};
/** The options as argp's children table wants them; keys are handled by replaying_option(). */
extern const struct argp_option replaying_options[];
void replaying_init(struct replaying *r, struct error *e);
/** cli_parse() of a command's own options and these, in one table for --help. */
bool replaying_parse(const struct argp *own, int argc, char **argv, void *input, struct error *e);
/** 0, EINVAL with r->e filled, or ARGP_ERR_UNKNOWN. */
error_t replaying_option(struct replaying *r, int key, char *arg);

enum { REPLAYED_NAME = 96, REPLAYED_NOTES = 12 };
/** What one run left. */
struct replayed {
    char name[REPLAYED_NAME];
    const char *platform, *policy, *what_if; /* names; what_if "as-is", "nc", "st64b" */
    struct hist *sizes;
    struct dists *dists; /* NULL: not collected */
    struct lints *lints; /* NULL: nobody looked */
    uint64_t wire_bytes;
    simtime_t time;
    struct replay_result result;
    struct report_value *values;
    size_t value_count;
    char first_fault[PLATFORM_TEXT_SIZE +
                     64]; /* what the first fault was and who is hurt; "" if none */
    char notes[REPLAYED_NOTES][PLATFORM_TEXT_SIZE + 192];
    const char *note_list[REPLAYED_NOTES];
    size_t note_count;
    bool partial; /* it hung, was interrupted or lost writes */
};
struct replayed_all {
    struct replayed *runs;
    size_t count;
    struct report_run *views; /* the same for the report functions */
};
/** Run all of it. Files of `out` are in place when it returns true. */
bool replaying_run(const struct cli *cli, const struct replaying *r, struct replayed_all *all,
                   struct error *e);
/** The exit status that they make, and why, as in run.json. */
enum gather_status replaying_status(const struct replayed_all *all);
const char *replaying_reason(const struct replayed_all *all);
void replayed_free(struct replayed_all *all);

/** The document of `gather replay --json`, on standard output. */
bool replayed_print_json(const struct replaying *r, const struct replayed_all *all,
                         struct error *e);

#endif
