/* SPDX-License-Identifier: Apache-2.0 */
/** libFuzzer target: any bytes as the kernel's rwmmio events in text of ftrace. */
#include "trace_side.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size != 0) {
        fuzz_trace("rwmmio", "", 0, data, size);
    }
    return 0;
}
