/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"

enum gather_status cmd_exec(const struct cli *cli, int argc, char **argv)
{
    struct error e;
    (void)cli;
    (void)argc;
    (void)argv;
    error_set(&e, "exec: A64 programs are not modelled in this version; scenarios (gather run) and "
                  "traces (gather replay) are");
    return cli_fail(&e);
}
