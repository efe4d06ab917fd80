/* SPDX-License-Identifier: Apache-2.0 */
/**
 * libFuzzer target: any bytes as a capture of packets, after a good beginning or without. The low
 * bits of the first byte say which: our own link type, Ethernet, pcapng with both, nothing.
 */
#include "trace_side.h"

#include <string.h>

/* A MWr of 4 bytes behind our header. */
#define OUR_PACKET                                                                                 \
    "\1\30\0\377\0\0\0\0\0\0\0\0\0\0\0\7\0\0\0\30\0\0\0\1"                                         \
    "\x40\0\0\1\0\0\0\x0f\x10\0\0\0abcd"
#define PCAP_HEAD(link) "\x4d\x3c\xb2\xa1\2\0\4\0\0\0\0\0\0\0\0\0\0\0\1\0" link "\0\0\0"
#define NG_INTERFACE(link)                                                                         \
    "\1\0\0\0\x20\0\0\0" link "\0\0\0\0\0\0\0\x09\0\1\0\x09\0\0\0\0\0\0\0\x20\0\0\0"

static const char ours[] = PCAP_HEAD("\x93") "\0\0\0\0\0\0\0\0\x28\0\0\0\x28\0\0\0" OUR_PACKET;
static const char ethernet[] = PCAP_HEAD("\1");
static const char ng[] =
    "\x0a\x0d\x0d\x0a\x1c\0\0\0\x4d\x3c\x2b\x1a\1\0\0\0"
    "\377\377\377\377\377\377\377\377\x1c\0\0\0" NG_INTERFACE("\x93") NG_INTERFACE("\1");

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct {
        const char *bytes;
        size_t size;
    } heads[4] = { { ours, sizeof ours - 1 },
                   { ethernet, sizeof ethernet - 1 },
                   { ng, sizeof ng - 1 },
                   { "", 0 } };
    if (size != 0) {
        unsigned which = data[0] & 3;
        fuzz_trace("pcap", heads[which].bytes, heads[which].size, data, size);
    }
    return 0;
}
