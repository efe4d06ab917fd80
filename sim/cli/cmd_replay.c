/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/replaying.h"

#include <string.h>

static error_t parse(int key, char *arg, struct argp_state *state)
{
    return replaying_option(state->input, key, arg);
}

static void print_run(const struct replayed *run, const struct report_style *style)
{
    struct report_value drains[BUS_REASON_COUNT], errors[1];
    size_t count = 0;
    static const char prefix[] = "wbuf.drain.";
    for (size_t i = 0; i < run->value_count && count < ARRAY_LEN(drains); i++) {
        if (strncmp(run->values[i].name, prefix, sizeof(prefix) - 1) == 0) {
            drains[count] = run->values[i];
            drains[count++].name += sizeof(prefix) - 1;
        }
    }
    errors[0] = (struct report_value){ "faulted", (double)run->result.faulted, "1",
                                       "accesses that faulted and sent nothing" };
    printf("\n%s\n", run->name);
    struct report_summary summary = {
        .drains = drains,
        .drain_count = count,
        .errors = errors,
        .error_count = ARRAY_LEN(errors),
    };
    report_print_summary(stdout, &summary, style);
}

enum gather_status cmd_replay(const struct cli *cli, int argc, char **argv)
{
    static const struct argp argp = {
        .options = replaying_options,
        .parser = parse,
        .args_doc = "TRACE",
        .doc = "Replay a captured guest MMIO trace (\"-\": standard input) on a platform, and show "
               "the "
               "TLPs that it becomes, under one KVM policy or several side by side.",
    };
    struct error e = { 0 };
    struct replaying options;
    struct replayed_all all;
    replaying_init(&options, &e);
    if (!cli_parse(&argp, argc, argv, &options, &e) || !replaying_run(cli, &options, &all, &e)) {
        return cli_fail(&e);
    }
    struct report_style style = report_style_for(stdout);
    report_compare(stdout, all.views, all.count, &style);
    for (size_t i = 0; i < all.count; i++) {
        print_run(&all.runs[i], &style);
    }
    const enum gather_status status = replaying_status(&all);
    replayed_free(&all);
    return status;
}
