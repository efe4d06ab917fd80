/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"
#include "script/script.h"

#include <errno.h>

struct input {
    struct error *e;
    const char *name;
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
    struct input *in = state->input;
    if (key != ARGP_KEY_ARG) {
        return ARGP_ERR_UNKNOWN;
    }
    if (in->name) {
        error_set(in->e, "one preset or profile at a time: \"%s\" is one too many", arg);
        return EINVAL;
    }
    in->name = arg;
    return 0;
}

static void print_preset(void *arg, const char *name, const char *help)
{
    (void)arg;
    printf("%-18s %s\n", name, help);
}

static bool list_all(const char *dir, struct error *e)
{
    if (!script_list_presets(dir, print_preset, NULL, e)) {
        return false;
    }
    printf("\nprofiles, laid over a platform:\n");
    return script_list_profiles(dir, print_preset, NULL, e);
}

const struct argp platforms_argp = {
    .parser = parse,
    .args_doc = "[NAME]",
    .doc = "The presets and the profiles; or one preset, every parameter with its unit and "
           "source; or one profile, those that it sets.",
};

enum gather_status cmd_platforms(const struct cli *cli, int argc, char **argv)
{
    struct error e = { 0 };
    struct input in = { .e = &e };
    char dir[4200];
    if (!cli_parse(&platforms_argp, argc, argv, &in, &e)) {
        return cli_fail(&e);
    }
    cli_data_path(cli, "scripts/platforms", dir, sizeof(dir));
    bool ok = in.name ? script_show_preset(dir, in.name, stdout, &e) : list_all(dir, &e);
    return ok ? GATHER_DONE : cli_fail(&e);
}
