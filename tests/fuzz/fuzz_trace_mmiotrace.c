/* SPDX-License-Identifier: Apache-2.0 */
/** libFuzzer target: any bytes as mmiotrace. */
#include "trace_side.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size != 0) {
        fuzz_trace("mmiotrace", "", 0, data, size);
    }
    return 0;
}
