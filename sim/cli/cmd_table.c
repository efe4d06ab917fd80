/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"
#include "cli/features.h"
#include "mmu/mmu.h"

#include <errno.h>
#include <string.h>

enum { OPTION_FWB = 0x100, OPTION_CSV, OPTION_FEATURES };

static const struct argp_option options[] = {
    { "fwb", OPTION_FWB, "0|1", 0, "HCR_EL2.FWB; default: both", 0 },
    { "csv", OPTION_CSV, 0, 0, "every combination, as CSV", 0 },
    FEATURES_OPTION(OPTION_FEATURES),
    { 0 },
};

struct input {
    struct error *e;
    struct mmu_features features;
    int fwb;
    bool csv, check;
    const char *file;
    unsigned words;
};

static error_t word(struct input *in, const char *arg)
{
    if (in->words == 0 && strcmp(arg, "check") == 0) {
        in->check = true;
    } else if (in->check && !in->file) {
        in->file = arg;
    } else {
        error_set(in->e, "unexpected \"%s\"; expected `gather table` or `gather table check FILE`",
                  arg);
        return EINVAL;
    }
    in->words++;
    return 0;
}

static error_t parse(int key, char *arg, struct argp_state *state)
{
    struct input *in = state->input;
    bool fwb;
    switch (key) {
    case OPTION_FWB:
        if (!parse_bool(arg, "--fwb", &fwb, in->e)) {
            return EINVAL;
        }
        in->fwb = fwb;
        return 0;
    case OPTION_CSV: in->csv = true; return 0;
    case OPTION_FEATURES: return mmu_features_parse(arg, &in->features, in->e) ? 0 : EINVAL;
    case ARGP_KEY_ARG: return word(in, arg);
    case ARGP_KEY_END:
        if (in->check && !in->file) {
            error_set(in->e, "table check: expected a file, FILE.csv or FILE.csv.gz");
            return EINVAL;
        }
        return 0;
    default: return ARGP_ERR_UNKNOWN;
    }
}

static enum gather_status check(const struct input *in, struct error *e)
{
    struct mmu_table_check result;
    if (!mmu_table_check(in->file, &in->features, stdout, &result, e)) {
        return cli_fail(e);
    }
    fprintf(stderr, "gather: %s: %llu rows, %llu differ in %llu columns\n", in->file,
            (unsigned long long)result.rows, (unsigned long long)result.differing_rows,
            (unsigned long long)result.differing_columns);
    return result.differing_rows ? GATHER_CHECK_FAILED : GATHER_DONE;
}

const struct argp table_argp = {
    .options = options,
    .parser = parse,
    .args_doc = "[check FILE.csv[.gz]]",
    .doc = "Print the combining table of stage 1 and stage 2, or hold a file against it: each "
           "difference is a line FILE:LINE: COLUMN: ..., and the exit status is then 1.",
};

enum gather_status cmd_table(const struct cli *cli, int argc, char **argv)
{
    struct error e = { 0 };
    struct input in = { .e = &e, .fwb = -1, .features = { true, true, true, false } };
    (void)cli;
    if (!cli_parse(&table_argp, argc, argv, &in, &e)) {
        return cli_fail(&e);
    }
    if (in.check) {
        return check(&in, &e);
    }
    bool ok = in.csv ? mmu_table_write(stdout, &in.features, in.fwb, &e)
                     : mmu_table_print(stdout, &in.features, in.fwb, &e);
    return ok ? GATHER_DONE : cli_fail(&e);
}
