/* SPDX-License-Identifier: Apache-2.0 */
/** Memory without which there is no report, nor an error about it. */
#ifndef GATHER_REPORT_MUST_H
#define GATHER_REPORT_MUST_H

#include "base/base.h"

#include <stdlib.h>

/** `memory`, unless that is NULL: then the program ends. */
static inline void *must(void *memory)
{
    if (memory == NULL) {
        (void)fputs("gather: out of memory\n", stderr);
        exit(GATHER_PROGRAM_FAULT);
    }
    return memory;
}

#endif
