/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"

enum { OPTION_EL = 0x100, OPTION_UART, OPTION_RAM, OPTION_TIMING, OPTION_PLATFORM };

/* What `exec` will take, so that --help tells it and a mistake in it is named. */
static const struct argp_option options[] = {
    { "el", OPTION_EL, "1|2", 0, "the exception level that the program starts at", 0 },
    { "uart", OPTION_UART, "stdio", 0, "where the PL011 is", 0 },
    { "ram", OPTION_RAM, "SIZE", 0, "at 0x40000000 (default 512MiB)", 0 },
    { "timing", OPTION_TIMING, "on|off", 0, "off: architectural results alone", 0 },
    { "platform", OPTION_PLATFORM, "NAME", 0, "a preset", 0 },
    { 0 },
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
    (void)arg;
    (void)state;
    return key == ARGP_KEY_ARG || (key >= OPTION_EL && key <= OPTION_PLATFORM) ? 0
                                                                               : ARGP_ERR_UNKNOWN;
}

enum gather_status cmd_exec(const struct cli *cli, int argc, char **argv)
{
    static const struct argp argp = {
        .options = options,
        .parser = parse,
        .args_doc = "PROGRAM.elf",
        .doc = "Run a bare-metal A64 program. Not modelled in this version.",
    };
    struct error e = { 0 };
    (void)cli;
    if (cli_parse(&argp, argc, argv, NULL, &e)) {
        error_set(&e, "exec: A64 programs are not modelled in this version; scenarios (gather run) "
                      "and traces (gather replay) are");
    }
    return cli_fail(&e);
}
