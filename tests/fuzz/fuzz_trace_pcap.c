/* SPDX-License-Identifier: Apache-2.0 */
/**
 * libFuzzer target: any bytes as a capture of packets, after a good beginning or without. The low
 * bits of the first byte say which: our own link type, Ethernet, pcapng with both, nothing. With
 * bit 4 the others say which blocks of pcapng there are, of lengths that random bytes seldom have.
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

enum { ROOM = 96 * 1024, EACH = 4, OPTIONS_MAX = 0x3fff };

static size_t put32(uint8_t *to, size_t at, uint32_t v)
{
    memcpy(to + at, &v, sizeof v);
    return at + sizeof v;
}

/**
 * A block of four bytes: its type, where its lengths are wrong; bytes of the packet; of an option
 * after it.
 */
static size_t put_block(uint8_t *to, size_t at, const uint8_t *how)
{
    static const uint32_t types[4] = { 6, 2, 3, 5 };
    const uint32_t bytes = how[1], options = (how[2] | (uint32_t)how[3] << 8) & OPTIONS_MAX;
    const uint32_t padded = (bytes + 3) / 4 * 4 + (options + 3) / 4 * 4;
    const uint32_t length = 32 + padded + (options != 0 ? 8 : 0);
    const size_t end = at + length;
    at = put32(to, at, types[how[0] & 3]);
    at = put32(to, at, length + ((how[0] & 4) != 0 ? 0x4000u : 0));
    at = put32(to, at, how[0] >> 6);
    at = put32(to, at, 0);
    at = put32(to, at, bytes);
    at = put32(to, at, bytes);
    at = put32(to, at, bytes);
    memcpy(to + at, OUR_PACKET, sizeof OUR_PACKET - 1 < bytes ? sizeof OUR_PACKET - 1 : bytes);
    if (options != 0) {
        (void)put32(to, at + (bytes + 3) / 4 * 4, 1 | options << 16);
    }
    (void)put32(to, end - 4, (how[0] & 8) != 0 ? options : length);
    return end;
}

static void fuzz_blocks(const uint8_t *data, size_t size)
{
    uint8_t *file = calloc(1, ROOM);
    size_t at = sizeof ng - 1;
    expect(file != NULL);
    memcpy(file, ng, at);
    for (size_t i = 1; i + EACH <= size && ROOM - at > 2 * OPTIONS_MAX; i += EACH) {
        at = put_block(file, at, data + i);
    }
    fuzz_trace("pcap", file, at, data, 1);
    free(file);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct {
        const char *bytes;
        size_t size;
    } heads[4] = { { ours, sizeof ours - 1 },
                   { ethernet, sizeof ethernet - 1 },
                   { ng, sizeof ng - 1 },
                   { "", 0 } };
    if (size != 0 && (data[0] & 16) != 0) {
        fuzz_blocks(data, size);
    } else if (size != 0) {
        unsigned which = data[0] & 3;
        fuzz_trace("pcap", heads[which].bytes, heads[which].size, data, size);
    }
    return 0;
}
