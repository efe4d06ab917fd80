/* SPDX-License-Identifier: Apache-2.0 */
/** Which registers the instructions of each row read and write: made by gen/uses.lua, for the model
 * of time. */
#ifndef GATHER_A64_USES_H
#define GATHER_A64_USES_H

#include "a64/decode.h"

/* ORDER uses.FIELDS of gen/uses.lua */
enum a64_use { USE_RD, USE_RT, USE_RT2, USE_RN, USE_RM, USE_RA, USE_RS, USE_FLAGS };

struct a64_uses {
    uint8_t reads, writes; /* bits by enum a64_use */
    uint8_t vector;        /* those that are vector registers */
    uint8_t pointer;       /* those where 31 is SP */
    uint8_t rm_mask;       /* indexed vector forms have only 16 registers there */
};
/** By enum a64_op. */
extern const struct a64_uses a64_uses[A64_OP_COUNT];

#endif
