/* SPDX-License-Identifier: Apache-2.0 */
/** The option --plugin of `run` and `exec`. */
#ifndef GATHER_CLI_PLUGGING_H
#define GATHER_CLI_PLUGGING_H

#include "cli/cli.h"
#include "platform/platform.h"

/** A row of a command's options. */
#define PLUGIN_OPTION(key)                                                                         \
    {                                                                                              \
        "plugin", key, "FILE", 0, "a shared object with models of endpoints; repeatable", 0        \
    }

/**
 * Load the files, before anything else of SystemC happens. `*plugins` is the caller's to
 * plugins_free(), also after a failure; NULL: no file.
 */
bool plugging_load(const struct cli_list *files, struct plugins **plugins, struct error *e);

#endif
