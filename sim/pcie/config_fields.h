/* SPDX-License-Identifier: Apache-2.0 */
/** How the tables of fields are written. */
#ifndef GATHER_PCIE_CONFIG_FIELDS_H
#define GATHER_PCIE_CONFIG_FIELDS_H

#include "pcie/config.h"

/** The offset of a parameter, for NEED, UNLESS and FROM. */
#define PARAM(x)      offsetof(struct pcie_config_params, x)
#define NEED(x)       .need = PARAM(x)
#define ALSO(x)       .also = PARAM(x)
#define UNLESS(x)     .unless = PARAM(x)
#define FROM(x, kind) .from = PARAM(x), .as = PCIE_AS_##kind

/** A field: name, register, mask, PCIE_ access, functions, reset value, and conditions. */
#define ROW(text, reg, bits, how, who, value, ...)                                                 \
    {                                                                                              \
        .name = (text), .offset = (reg), .mask = (bits), .access = PCIE_##how, .types = (who),     \
        .reset = (value), __VA_ARGS__                                                              \
    }

/** A capability's row in pcie_capabilities[]. */
#define LEGACY(text, id_, size_, table)                                                            \
    {                                                                                              \
        .name = (text), .id = (id_), .types = PCIE_ALL, .size = (size_), .fields = (table),        \
        .count = ARRAY_LEN(table)                                                                  \
    }
#define EXTENDED(text, id_, version_, who, size_, table)                                           \
    {                                                                                              \
        .name = (text), .id = (id_), .version = (version_), .extended = true, .types = (who),      \
        .size = (size_), .fields = (table), .count = ARRAY_LEN(table)                              \
    }

extern const struct pcie_capability_layout pcie_express_layout, pcie_aer_layout, pcie_dpc_layout;

#endif
