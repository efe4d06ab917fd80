/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/replaying.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <unistd.h>

const char *argp_program_version = "gather " GATHER_VERSION;

const struct cli_command cli_commands[] = {
    { "run", cmd_run, "run a scenario in Lua", &run_argp, NULL,
      "run scripts/wb-over-nc.lua\n"
      "run scripts/wb-over-nc.lua -o out --timeline" },
    { "replay", cmd_replay, "replay a captured trace, under one kernel policy or several",
      &replay_argp, replaying_options,
      "replay traces/wclog_ivshmem-micro.txt.gz --s1 normal-nc --policy v6.8 --policy v6.9\n"
      "replay traces/qemu-mr_nvme-cmb-wc.log.gz --map traces/nvme-cmb.map.lua -o out --report" },
    { "exec", cmd_exec, "run a bare-metal A64 program", &exec_argp, NULL,
      "exec doorbell.elf --regions -o out" },
    { "hist", cmd_hist, "TLP-size histogram of a trace or of a run's output folder", &hist_argp,
      replaying_options,
      "hist traces/wclog_ivshmem-micro.txt.gz --s1 normal-nc --csv sizes.csv --svg sizes.svg" },
    { "lint", cmd_lint, "what a trace shows of a driver that memory types punish", &lint_argp, NULL,
      "lint traces/wclog-delta_fbcon-bochs.txt.gz --map traces/fbcon.map.lua" },
    { "report", cmd_report, "one page of HTML about the runs in some folders", &report_argp, NULL,
      "replay traces/wclog_ivshmem-micro.txt.gz --policy v6.8 --policy v6.9 -o out\n"
      "report out" },
    { "table", cmd_table, "the stage-1/stage-2 combining table; hold a file against it",
      &table_argp, NULL,
      "table --csv > combine.csv\n"
      "table check combine.csv" },
    { "explain", cmd_explain, "one combination of attributes, step by step", &explain_argp, NULL,
      "explain s1=0x44 s2=0x5 fwb=0" },
    { "policy", cmd_policy, "the stage-2 attributes that kernel versions choose, side by side",
      &policy_argp, NULL,
      "policy fwb=true vma.type=nGnRnE\n"
      "policy --trace mapping=ioremap_wc --policy v6.9" },
    { "mmu", cmd_mmu, "a table walk step by step, the maps of both stages, AT", &mmu_argp, NULL,
      "mmu walk 0x100000000000 --scenario scripts/wb-over-nc.lua" },
    { "map", cmd_map, "a map for replay from lspci, /proc/iomem, QEMU or a trace", &map_argp, NULL,
      "map traces/qemu-mr_nvme-e1000e.log.gz -o map.lua" },
    { "convert", cmd_convert, "from one trace format to another", &convert_argp, NULL,
      "convert traces/wclog_ivshmem-micro.txt.gz ivshmem.gtr" },
    { "platforms", cmd_platforms, "the presets and profiles, and the source of each number",
      &platforms_argp, NULL, "platforms generic-n1" },
    { "manual", cmd_manual, "tables, manual pages, completion, files for editors", &manual_argp,
      NULL,
      "manual --man replay\n"
      "manual --bash > gather.bash" },
    { 0 },
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
    for (const struct cli_command *c = cli_commands; c->name; c++) {
        fprintf(to, "  %-10s %s\n", c->name, c->help);
    }
    fputs("\n`gather help COMMAND` tells more. Exit status: 0 done, 1 a check failed, 2 a mistake\n"
          "of the user's, 3 a fault of the program.\n",
          to);
}

/* The first line of the file DIR/gather.home, which a build writes beside its program. */
static bool read_home(const char *dir, char *out, size_t size)
{
    char path[PATH_MAX + 32];
    snprintf(path, sizeof(path), "%s/gather.home", dir);
    FILE *file = fopen(path, "r");
    const bool read = file && fgets(out, (int)size, file);
    if (file) {
        fclose(file);
    }
    out[read ? strcspn(out, "\n") : 0] = '\0';
    return read;
}

/* The program's own file; false if it is not known. */
static bool find_exe(char exe[PATH_MAX])
{
    const ssize_t n = readlink("/proc/self/exe", exe, PATH_MAX - 1);
    if (n > 0) {
        exe[n] = '\0';
        return true;
    }
    const unsigned long name = getauxval(AT_EXECFN); /* in a chroot without /proc */
    return name && realpath((const char *)(uintptr_t)name, exe);
}

/* Where the data are, and what the build made beside its program. */
struct places {
    char data[4200], guests[4200];
};

/*
 * The folder with scripts/platforms: GATHER_HOME, then the source tree, if the program lies
 * in a build of it, then share/gather beside its bin.
 */
static void find_places(struct places *places)
{
    char exe[PATH_MAX], built[4200];
    const char *home = getenv("GATHER_HOME");
    *places = (struct places){ 0 };
    bool in_build = false;
    if (find_exe(exe)) {
        *strrchr(exe, '/') = '\0';
        in_build = read_home(exe, built, sizeof(built));
        snprintf(places->data, sizeof(places->data), "%s/../share/gather", exe);
        snprintf(places->guests, sizeof(places->guests), "%s/%s", exe,
                 in_build ? "scripts/guests" : "../share/gather/guests");
    }
    if (home || in_build) {
        snprintf(places->data, sizeof(places->data), "%s", home ? home : built);
    }
}

static bool asks_for_help(const char *word)
{
    return strcmp(word, "--help") == 0 || strcmp(word, "-?") == 0 || strcmp(word, "-h") == 0 ||
           strcmp(word, "help") == 0;
}

static const struct cli_command *find_command(const char *name)
{
    for (const struct cli_command *c = cli_commands; c->name; c++) {
        if (strcmp(name, c->name) == 0) {
            return c;
        }
    }
    return NULL;
}

static enum gather_status unknown_command(const char *word)
{
    const char *names[CLI_LIST_MAX];
    size_t count = 0;
    struct error e;
    for (const struct cli_command *c = cli_commands; c->name && count < ARRAY_LEN(names); c++) {
        names[count++] = c->name;
    }
    error_set(&e, "unknown command \"%s\"", word);
    error_suggest(&e, word, names, count);
    return cli_fail(&e);
}

static enum gather_status run_command(const struct cli *cli, int argc, char **argv)
{
    const struct cli_command *c = find_command(argv[0]);
    char name[64];
    if (!c) {
        return unknown_command(argv[0]);
    }
    snprintf(name, sizeof(name), "gather %s", argv[0]);
    argv[0] = name;
    return c->run(cli, argc, argv);
}

static enum gather_status dispatch(const struct cli *cli, int argc, char **argv)
{
    if (argc < 2) {
        help(stderr);
        return GATHER_USER_ERROR;
    }
    if (strcmp(argv[1], "help") == 0 && argc > 2) {
        char option[] = "--help", *words[] = { argv[2], option, NULL };
        return run_command(cli, 2, words);
    }
    if (asks_for_help(argv[1])) {
        help(stdout);
        return GATHER_DONE;
    }
    if (strcmp(argv[1], "--version") == 0 || strcmp(argv[1], "-V") == 0) {
        puts(argp_program_version);
        return GATHER_DONE;
    }
    return run_command(cli, argc - 1, argv + 1);
}

int main(int argc, char **argv)
{
    struct places places;
    find_places(&places);
    struct cli cli = { .data_dir = places.data,
                       .guest_dir = places.guests,
                       .interrupted = &interrupted };
    struct sigaction action = { .sa_handler = on_signal, .sa_flags = (int)SA_RESETHAND };
    sigaction(SIGINT, &action, NULL); /* the second Ctrl-C ends the program at once */
    sigaction(SIGTERM, &action, NULL);
    enum gather_status status = dispatch(&cli, argc, argv);
    errno = 0;
    const bool lost = fflush(stdout) != 0 || ferror(stdout); /* an earlier write may have failed */
    if (lost && (status == GATHER_DONE || status == GATHER_CHECK_FAILED)) {
        struct error e;
        error_set(&e, "standard output: %s", errno ? strerror(errno) : "not all of it is written");
        status = cli_fail(&e);
    }
    return (int)status;
}
