/* SPDX-License-Identifier: Apache-2.0 */
/** Records as JSON: addresses and registers as text "0x...", which no reader rounds. */
#ifndef GATHER_CLI_MMU_JSON_H
#define GATHER_CLI_MMU_JSON_H

#include <jansson.h>

#include "script/script.h"

enum { MMU_JSON_DEPTH = 8 };
struct mmu_json {
    json_t *open[MMU_JSON_DEPTH]; /* [0] is the whole */
    unsigned depth;
};
/** Begin an object; its fields go to the sink. */
struct record_sink mmu_json_begin(struct mmu_json *j);
/** Write it and free it. */
bool mmu_json_end(struct mmu_json *j, FILE *to, struct error *e);

#endif
