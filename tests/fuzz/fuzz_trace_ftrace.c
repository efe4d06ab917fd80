/* SPDX-License-Identifier: Apache-2.0 */
/** libFuzzer target: any bytes as KVM's events in text of ftrace, trace-cmd report and perf script.
 */
#include "trace_side.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const formats[] = { "ftrace-kvm", "trace-cmd", "perf-script", NULL };
    if (size != 0) {
        fuzz_trace(formats[data[0] & 3], "", 0, data, size);
    }
    return 0;
}
