/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/plugging.h"

bool plugging_load(const struct cli_list *files, struct plugins **plugins, struct error *e)
{
    *plugins = NULL;
    if (files->count == 0) {
        return true;
    }
    if (!(*plugins = plugins_new(GATHER_VERSION, e))) {
        return false;
    }
    for (size_t i = 0; i < files->count; i++) {
        if (!plugins_load(*plugins, files->items[i], e)) {
            return false;
        }
    }
    return plugins_ready(*plugins, e);
}
