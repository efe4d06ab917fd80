/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const char *argp_program_version = "gather " GATHER_VERSION;

static const struct {
    const char *name;
    command_fn *run;
    const char *help;
} commands[] = {
    { "run", cmd_run, "run a scenario in Lua" },
    { "replay", cmd_replay, "replay a captured trace, under one kernel policy or several" },
    { "exec", cmd_exec, "run a bare-metal A64 program" },
    { "hist", cmd_hist, "TLP-size histogram of a trace or of a run's output folder" },
    { "lint", cmd_lint, "what a trace shows of a driver that memory types punish" },
    { "report", cmd_report, "one page of HTML about the runs in some folders" },
    { "table", cmd_table, "the stage-1/stage-2 combining table; hold a file against it" },
    { "explain", cmd_explain, "one combination of attributes, step by step" },
    { "policy", cmd_policy, "the stage-2 attributes that kernel versions choose, side by side" },
    { "mmu", cmd_mmu, "a table walk step by step, the maps of both stages, AT" },
    { "map", cmd_map, "a map for replay from lspci, /proc/iomem, QEMU or a trace" },
    { "convert", cmd_convert, "from one trace format to another" },
    { "platforms", cmd_platforms, "the presets and profiles, and the source of each number" },
    { "manual", cmd_manual, "the scripting manual's tables, as Markdown" },
};

static volatile sig_atomic_t interrupted; /* what a signal handler can reach */

static void on_signal(int number)
{
    (void)number;
    interrupted = 1;
}

static void help(FILE *to)
{
    fputs("Usage: gather COMMAND [ARGUMENTS]\n"
          "What an Armv8-A store becomes on its way to a PCIe device.\n\n",
          to);
    for (size_t i = 0; i < ARRAY_LEN(commands); i++) {
        fprintf(to, "  %-10s %s\n", commands[i].name, commands[i].help);
    }
    fputs(
        "\n`gather COMMAND --help` tells more. Exit status: 0 done, 1 a check failed, 2 a mistake\n"
        "of the user's, 3 a fault of the program.\n",
        to);
}

/*
 * The folder with scripts/platforms: GATHER_HOME, then share/gather beside the program's bin, then
 * the source tree that the program was built in.
 */
static void find_data(char *out, size_t size)
{
    char exe[4000], try[4096];
    const char *home = getenv("GATHER_HOME");
    if (home) {
        snprintf(out, size, "%s", home);
        return;
    }
    out[0] = '\0';
    ssize_t n = readlink("/proc/self/exe", exe, sizeof(exe) - 1);
    if (n <= 0) {
        return;
    }
    exe[n] = '\0';
    *strrchr(exe, '/') = '\0';
    snprintf(try, sizeof(try), "%s/../share/gather/scripts/platforms", exe);
    if (access(try, R_OK) == 0) {
        snprintf(out, size, "%s/../share/gather", exe);
        return;
    }
    snprintf(out, size, "%s", GATHER_SOURCE_DIR);
}

static bool asks_for_help(const char *word)
{
    return strcmp(word, "--help") == 0 || strcmp(word, "-?") == 0 || strcmp(word, "-h") == 0 ||
           strcmp(word, "help") == 0;
}

static enum gather_status dispatch(const struct cli *cli, int argc, char **argv)
{
    const char *names[ARRAY_LEN(commands)];
    struct error e;
    if (argc < 2) {
        help(stderr);
        return GATHER_USER_ERROR;
    }
    if (asks_for_help(argv[1])) {
        help(stdout);
        return GATHER_DONE;
    }
    if (strcmp(argv[1], "--version") == 0 || strcmp(argv[1], "-V") == 0) {
        puts(argp_program_version);
        return GATHER_DONE;
    }
    for (size_t i = 0; i < ARRAY_LEN(commands); i++) {
        names[i] = commands[i].name;
        if (strcmp(argv[1], commands[i].name) == 0) {
            char name[64];
            snprintf(name, sizeof(name), "gather %s", argv[1]);
            argv[1] = name;
            return commands[i].run(cli, argc - 1, argv + 1);
        }
    }
    error_set(&e, "unknown command \"%s\"", argv[1]);
    error_suggest(&e, argv[1], names, ARRAY_LEN(names));
    return cli_fail(&e);
}

int main(int argc, char **argv)
{
    char data[4096];
    find_data(data, sizeof(data));
    struct cli cli = { .data_dir = data, .interrupted = &interrupted };
    struct sigaction action = { .sa_handler = on_signal, .sa_flags = (int)SA_RESETHAND };
    sigaction(SIGINT, &action, NULL); /* the second Ctrl-C ends the program at once */
    sigaction(SIGTERM, &action, NULL);
    enum gather_status status = dispatch(&cli, argc, argv);
    errno = 0;
    const bool lost = fflush(stdout) != 0 || ferror(stdout); /* an earlier write may have failed */
    if (lost && status == GATHER_DONE) {
        struct error e;
        error_set(&e, "standard output: %s", errno ? strerror(errno) : "not all of it is written");
        status = cli_fail(&e);
    }
    return (int)status;
}
