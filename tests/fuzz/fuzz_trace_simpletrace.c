/* SPDX-License-Identifier: Apache-2.0 */
/**
 * libFuzzer target: any bytes as a binary trace of QEMU's, after a good header and the names of the
 * events that are read (bit 0 of the first byte), or without.
 */
#include "trace_side.h"

#include <string.h>

enum { HEAD_MAX = 512 };

static size_t put(uint8_t *to, size_t at, uint64_t v, size_t size)
{
    memcpy(to + at, &v, size); /* little-endian, as the host */
    return at + size;
}

static size_t make_head(uint8_t head[HEAD_MAX])
{
    static const char *const names[] = {
        "memory_region_ops_read", "memory_region_ops_write",       "vfio_region_read",
        "vfio_region_write",      "memory_region_ram_device_read", "memory_region_ram_device_write",
        "pci_cfg_read",
    };
    size_t at = put(head, 0, UINT64_MAX, 8);
    at = put(head, at, UINT64_C(0xf2b177cb0aa429b4), 8);
    at = put(head, at, 4, 8);
    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        at = put(head, at, 0, 8);
        at = put(head, at, i, 8);
        at = put(head, at, strlen(names[i]), 4);
        memcpy(head + at, names[i], strlen(names[i]));
        at += strlen(names[i]);
    }
    return at;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint8_t head[HEAD_MAX];
    if (size != 0) {
        fuzz_trace("simpletrace", head, (data[0] & 1) == 0 ? make_head(head) : 0, data, size);
    }
    return 0;
}
