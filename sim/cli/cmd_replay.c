/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/replaying.h"

#include <string.h>

enum { OPTION_JSON = 0x300 };

static const struct argp_option options[] = {
    { "json", OPTION_JSON, 0, 0, "the results as one JSON document instead of text", 0 },
    { 0 },
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
    struct replaying *o = state->input;
    if (key == OPTION_JSON) {
        o->json = true;
        return 0;
    }
    return replaying_option(o, key, arg);
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
        .error_count = run->result.faulted ? ARRAY_LEN(errors) : 0,
    };
    report_print_summary(stdout, &summary, style);
}

static void print_all(const struct replayed_all *all)
{
    const struct report_style style = report_style_for(stdout);
    report_compare(stdout, all->views, all->count, &style);
    for (size_t i = 0; i < all->count; i++) {
        print_run(&all->runs[i], &style);
    }
}

const struct argp replay_argp = {
    .options = options,
    .parser = parse,
    .args_doc = "TRACE",
    .doc = "Replay a captured guest MMIO trace (\"-\": standard input), and show the TLPs that it "
           "becomes: on one platform under one KVM policy, or on each of several under each of "
           "several, side by side.",
};

enum gather_status cmd_replay(const struct cli *cli, int argc, char **argv)
{
    struct error e = { 0 };
    struct replaying o;
    struct replayed_all all;
    replaying_init(&o, &e);
    if (!replaying_parse(&replay_argp, argc, argv, &o, &e) || !replaying_run(cli, &o, &all, &e)) {
        return cli_fail(&e);
    }
    bool ok = true;
    if (o.json) {
        ok = replayed_print_json(&o, &all, &e);
    } else {
        print_all(&all);
    }
    const enum gather_status status = replaying_status(&all);
    replayed_free(&all);
    return ok ? status : cli_fail(&e);
}
