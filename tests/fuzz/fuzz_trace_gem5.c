/* SPDX-License-Identifier: Apache-2.0 */
/**
 * libFuzzer target: any bytes as a packet trace of gem5's, after a good header and two packets (bit
 * 0 of the first byte), or without.
 */
#include "trace_side.h"

/* obj_id "m", tick_freq 10^12, the requestor 3 "c"; a WriteReq and a ReadReq of 4 bytes. */
static const uint8_t head[] =
    "gem5\x12\x0a\x01m\x18\x80\xa0\x94\xa5\x8d\x1d\x22\x05\x08\x03\x12\x01"
    "c"
    "\x0c\x08\x64\x10\x04\x18\x80\x20\x20\x04\x28\x80\x18"
    "\x09\x08\x65\x10\x01\x18\x84\x20\x20\x04";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size != 0) {
        fuzz_trace("gem5", head, (data[0] & 1) == 0 ? sizeof head - 1 : 0, data, size);
    }
    return 0;
}
