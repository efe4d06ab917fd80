/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"
#include "report/report.h"

#include <errno.h>
#include <string.h>

enum { OPTION_TITLE = 0x100 };

static const struct argp_option options[] = {
    { "output", 'o', "FILE.html", 0,
      "the page (default report.html in the folder; of several folders, in the current one)", 0 },
    { "title", OPTION_TITLE, "TEXT", 0, "what stands on top (default: what was run)", 0 },
    { 0 },
};

struct input {
    struct error *e;
    struct cli_list folders;
    const char *out, *title;
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
    struct input *in = state->input;
    switch (key) {
    case 'o': in->out = arg; return 0;
    case OPTION_TITLE: in->title = arg; return 0;
    case ARGP_KEY_ARG: return cli_list_add(&in->folders, arg, in->e) ? 0 : EINVAL;
    case ARGP_KEY_END:
        if (in->folders.count == 0) {
            error_set(in->e,
                      "expected a run's folder, as -o DIR of run, replay and exec leaves it; "
                      "try --help");
            return EINVAL;
        }
        return 0;
    default: return ARGP_ERR_UNKNOWN;
    }
}

static bool write_page(const struct input *in, char *path, size_t size, struct error *e)
{
    const struct cli_list *f = &in->folders;
    if (in->out == NULL && f->count == 1) {
        (void)snprintf(path, size, "%s/report.html", f->items[0]);
        return report_folder_html(f->items[0], in->title, e);
    }
    (void)snprintf(path, size, "%s", in->out == NULL ? "report.html" : in->out);
    return report_write_html(path, f->items, f->count, in->title, e);
}

const struct argp report_argp = {
    .options = options,
    .parser = parse,
    .args_doc = "FOLDER...",
    .doc = "One page of HTML about the runs in these folders, to be sent or printed: it needs "
           "no network, no scripts and no other file.",
};

enum gather_status cmd_report(const struct cli *cli, int argc, char **argv)
{
    struct error e = { 0 };
    struct input in = { .e = &e };
    char path[4096];
    (void)cli;
    if (!cli_parse(&report_argp, argc, argv, &in, &e) || !write_page(&in, path, sizeof(path), &e)) {
        return cli_fail(&e);
    }
    if (strcmp(path, "-") != 0) {
        puts(path);
    }
    return GATHER_DONE;
}
