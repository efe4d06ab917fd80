/* SPDX-License-Identifier: Apache-2.0 */
/** Device models of a user's: shared objects against include/gather/plugin.h. */
#ifndef GATHER_PLATFORM_PLUGIN_H
#define GATHER_PLATFORM_PLUGIN_H

#include "kernel/kernel.h"
#include "pcie/pcie.h"

/** The plugins of a program, with their models. Objects stay loaded until it ends. */
struct plugins;
struct platform;

/** NULL with an error. `version` is what the plugins are told; kept by the caller. */
struct plugins *plugins_new(const char *version, struct error *e);
/** Not before the last device of theirs is freed. */
void plugins_free(struct plugins *p);
/** Load a shared object, before the first simulation of the program; false with the user's error.
 */
bool plugins_load(struct plugins *p, const char *path, struct error *e);
/** All are loaded: modules in SystemC are elaborated. False with the user's error. */
bool plugins_ready(struct plugins *p, struct error *e);

/** The row of a model: its `make` is NULL, see plugins_make(). NULL: there is none. */
const struct pcie_model *plugins_find(const struct plugins *p, const char *name);
/**
 * A model of gather's own, or of `p`, which may be NULL. NULL with an error that names the nearest.
 */
const struct pcie_model *platform_find_model(const struct plugins *p, const char *name,
                                             struct error *e);
/**
 * A device of the model `m`, a row of plugins_find(), for a platform on `k`. `params` as the row's
 * table describes it. To be freed by its `free`, when `k` has run for the last time.
 */
bool plugins_make(struct plugins *p, const struct pcie_model *m, struct kernel *k,
                  const struct pcie_device_bar bars[PCIE_DEVICE_BARS], const void *params,
                  struct pcie_device *out, struct error *e);
/** The same for the platform `to`. */
bool platform_plugin(struct platform *to, struct plugins *p, const struct pcie_model *m,
                     const struct pcie_device_bar bars[PCIE_DEVICE_BARS], const void *params,
                     struct pcie_device *out, struct error *e);

#endif
