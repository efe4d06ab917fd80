/* SPDX-License-Identifier: Apache-2.0 */
/**
 * libFuzzer target: any bytes as a trace of any format. The first byte chooses the format and
 * `strict`; the rest is the file.
 */
#include "trace_side.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const formats[] = { NULL, "wclog", "wclog-delta", "qemu-mr" };
    if (size != 0) {
        fuzz_trace(formats[data[0] & 3], "", 0, data, size);
    }
    return 0;
}
