/* SPDX-License-Identifier: Apache-2.0 */
/** The option --profile of `replay`, `hist` and `exec`. */
#ifndef GATHER_CLI_PROFILING_H
#define GATHER_CLI_PROFILING_H

#include "cli/cli.h"
#include "platform/platform.h"

/** A row of a command's options. */
#define PROFILE_OPTION(key)                                                                        \
    {                                                                                              \
        "profile", key, "NAME", 0, "laid over the platform, see `gather platforms`; repeatable", 0 \
    }

/** The preset of that name. */
bool profiling_preset(const struct cli *cli, const char *name, struct platform_params *params,
                      struct error *e);
/** Lay the profiles over the preset; `own` is the list of -p KEY=VALUE that comes after them. */
bool profiling_lay(const struct cli *cli, const struct cli_list *profiles,
                   const struct cli_list *own, struct platform_params *params, struct error *e);
/** Then the seed, which goes before a preset's only if it is `given`, and each KEY=VALUE. */
bool profiling_assign(const struct cli_list *own, uint64_t seed, bool given,
                      struct platform_params *params, struct error *e);

#endif
