/* SPDX-License-Identifier: Apache-2.0 */
/** A trace on platforms, one run a policy: what `gather replay` and `gather hist TRACE` share. */
#ifndef GATHER_CLI_REPLAYING_H
#define GATHER_CLI_REPLAYING_H

#include "cli/seeing.h"
#include "platform/platform.h"
#include "report/report.h"
#include "trace/trace.h"

/** Options of replay, as given. */
struct replaying {
    const char *path, *format, *platform, *map, *s1, *out;
    struct cli_list policies, params, profiles;
    uint64_t seed;
    bool seed_given, strict, ignore_barriers, ls64, quiet;
    struct report_seeing seeing;
    struct error *e;
};
/** The options as argp's children table wants them; keys are handled by replaying_option(). */
extern const struct argp_option replaying_options[];
void replaying_init(struct replaying *r, struct error *e);
/** 0, EINVAL with r->e filled, or ARGP_ERR_UNKNOWN. */
error_t replaying_option(struct replaying *r, int key, char *arg);

/** What one run left. */
struct replayed {
    char name[48];
    struct hist *sizes;
    uint64_t wire_bytes;
    simtime_t time;
    struct replay_result result;
    struct report_value *values;
    size_t value_count;
    char first_fault[PLATFORM_TEXT_SIZE +
                     64]; /* what the first fault was and who is hurt; "" if none */
    char notes[6][PLATFORM_TEXT_SIZE + 192];
    const char *note_list[6];
    size_t note_count;
};
struct replayed_all {
    struct replayed *runs;
    size_t count;
    struct report_run *views; /* the same for the report functions */
};
/** Run all of it. Files of `out` are in place when it returns true. */
bool replaying_run(const struct cli *cli, const struct replaying *r, struct replayed_all *all,
                   struct error *e);
/** The exit status that they make. */
enum gather_status replaying_status(const struct replayed_all *all);
void replayed_free(struct replayed_all *all);

#endif
