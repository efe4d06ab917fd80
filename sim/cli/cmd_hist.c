/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/replaying.h"

#include <errno.h>
#include <string.h>

enum { OPTION_SVG = 0x200, OPTION_PNG, OPTION_CSV, OPTION_JSON };

static const struct argp_option options[] = {
    { "svg", OPTION_SVG, "FILE", 0, "a picture", 0 },
    { "png", OPTION_PNG, "FILE", 0, "a picture, by gnuplot", 0 },
    { "csv", OPTION_CSV, "FILE", 0, "bytes,count", 0 },
    { "json", OPTION_JSON, "FILE", 0, "the same with totals", 0 },
    { 0 },
};

struct input {
    struct replaying replay;
    const char *svg, *png, *csv, *json;
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
    struct input *in = state->input;
    switch (key) {
    case OPTION_SVG: in->svg = arg; return 0;
    case OPTION_PNG: in->png = arg; return 0;
    case OPTION_CSV: in->csv = arg; return 0;
    case OPTION_JSON: in->json = arg; return 0;
    default: return replaying_option(&in->replay, key, arg);
    }
}

static bool write_files(const struct input *in, const struct report_run *runs, size_t count,
                        struct error *e)
{
    return (!in->svg || report_write_svg(in->svg, runs, count, e)) &&
           (!in->png || report_write_png(in->png, runs, count, e)) &&
           (!in->csv || report_write_csv(in->csv, runs, count, e)) &&
           (!in->json || report_write_json(in->json, runs, count, e));
}

static bool show(const struct input *in, const struct report_run *runs, size_t count,
                 struct error *e)
{
    if (!write_files(in, runs, count, e)) {
        return false;
    }
    struct report_style style = report_style_for(stdout);
    report_compare(stdout, runs, count, &style);
    return true;
}

static bool from_folder(const struct input *in, struct error *e)
{
    struct report_loaded *loaded;
    size_t count;
    if (!report_load(in->replay.path, &loaded, &count, e)) {
        return false;
    }
    struct report_run runs[64];
    size_t shown = count < ARRAY_LEN(runs) ? count : ARRAY_LEN(runs);
    for (size_t i = 0; i < shown; i++) {
        runs[i] = loaded[i].run;
    }
    bool ok = show(in, runs, shown, e);
    report_loaded_free(loaded, count);
    return ok;
}

static bool from_trace(const struct cli *cli, const struct input *in, struct error *e)
{
    struct replayed_all all;
    if (!replaying_run(cli, &in->replay, &all, e)) {
        return false;
    }
    bool ok = show(in, all.views, all.count, e);
    replayed_free(&all);
    return ok;
}

enum gather_status cmd_hist(const struct cli *cli, int argc, char **argv)
{
    /* One table for --help: the pictures, then what replay knows. */
    struct argp_option all[48];
    size_t count = 0;
    for (const struct argp_option *o = options; o->name; o++) {
        all[count++] = *o;
    }
    for (const struct argp_option *o = replaying_options; o->name; o++) {
        all[count++] = *o;
    }
    all[count] = (struct argp_option){ 0 };
    const struct argp argp = {
        .options = all,
        .parser = parse,
        .args_doc = "RUN-FOLDER|TRACE",
        .doc = "The histogram of TLP sizes of a run's output folder, or of a trace replayed with "
               "the options of `gather replay`.",
    };
    struct error e = { 0 };
    struct input in = { 0 };
    replaying_init(&in.replay, &e);
    if (!cli_parse(&argp, argc, argv, &in, &e)) {
        return cli_fail(&e);
    }
    bool ok = report_is_folder(in.replay.path) ? from_folder(&in, &e) : from_trace(cli, &in, &e);
    return ok ? GATHER_DONE : cli_fail(&e);
}
