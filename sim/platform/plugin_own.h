/* SPDX-License-Identifier: Apache-2.0 */
/** Between plugin.c, which loads models, and plugin_device.c, which makes devices of them. */
#ifndef GATHER_PLATFORM_PLUGIN_OWN_H
#define GATHER_PLATFORM_PLUGIN_OWN_H

#include "gather/plugin.h"
#include "platform/plugin.h"

enum { KEYS_MAX = 64 }; /* of a model */

struct plugin_model {
    struct pcie_model row;
    struct gather_model model;
    struct param *params; /* what `table` has; NULL: none */
    struct param_table table;
    char *path; /* of its plugin */
    struct plugin_model *next;
};

const struct plugin_model *plugin_model_of(const struct pcie_model *row);
/** Line breaks and the like become blanks. */
void plugin_one_line(char *text);
/** `number`: no two devices of one kernel share one. */
bool plugin_device_make(const struct plugin_model *m, struct kernel *k, unsigned number,
                        const struct pcie_device_bar bars[PCIE_DEVICE_BARS], const void *params,
                        struct pcie_device *out, struct error *e);

#endif
