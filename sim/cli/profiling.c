/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/profiling.h"

#include <string.h>

#include "script/script.h"

static bool own_key(void *arg, const char *key)
{
    const struct cli_list *own = arg;
    const size_t length = strlen(key);
    bool found = false;
    for (size_t i = 0; i < own->count; i++) {
        found = found || (strncmp(own->items[i], key, length) == 0 && own->items[i][length] == '=');
    }
    return found;
}

bool profiling_preset(const struct cli *cli, const char *name, struct platform_params *params,
                      struct error *e)
{
    char dir[4200];
    return script_load_preset(cli_data_path(cli, "scripts/platforms", dir, sizeof(dir)), name,
                              params, e);
}

bool profiling_lay(const struct cli *cli, const struct cli_list *profiles,
                   const struct cli_list *own, struct platform_params *params, struct error *e)
{
    char dir[4200];
    struct cli_list keys = *own;
    struct script_profiles which = { .own = own_key, .arg = &keys };
    if (profiles->count > SCRIPT_PROFILES) {
        return error_set(e, "--profile: at most %d profiles", SCRIPT_PROFILES);
    }
    memcpy(which.names, profiles->items, profiles->count * sizeof(*which.names));
    which.count = profiles->count;
    cli_data_path(cli, "scripts/platforms", dir, sizeof(dir));
    return script_lay_profiles(dir, &which, params, e);
}

bool profiling_assign(const struct cli_list *own, uint64_t seed, bool given,
                      struct platform_params *params, struct error *e)
{
    if (given || !params->machine.seed) {
        params->machine.seed = seed;
    }
    struct platform_keys keys = platform_keys(params);
    for (size_t i = 0; i < own->count; i++) {
        if (!param_assign(keys.tables, keys.objects, PLATFORM_TABLES, own->items[i], e)) {
            return false;
        }
    }
    return true;
}
