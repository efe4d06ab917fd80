/* SPDX-License-Identifier: Apache-2.0 */
/** What param.c and param_help.c share. */
#ifndef GATHER_BASE_PARAM_H
#define GATHER_BASE_PARAM_H

#include "base/quantity.h"

enum { PARAM_NAME_MAX = 96 }; /* "group.name" with its end */

/** The quantity of a type, NULL for those that are none. */
const struct quantity *param_quantity(enum param_type type);
/** "group.name", or "name" where the group is "". Returns `buffer`. */
const char *param_full_name(const struct param_table *table, const struct param *p,
                            char buffer[PARAM_NAME_MAX]);
/** The limits as messages and help show them: "1 to 1024", "" where there are none. */
const char *param_limits(const struct param *p, char *buffer, size_t size);

#endif
