/* SPDX-License-Identifier: Apache-2.0 */
/** What the readers of pcap (packets.c) and pcapng (packets_ng.c) share. */
#ifndef GATHER_TRACE_PACKETS_OWN_H
#define GATHER_TRACE_PACKETS_OWN_H

#include "trace/bytes.h"
#include "trace/packets.h"

enum {
    PACKETS_CHAIN = 3,            /* packets in a row that are believed after a bad stretch */
    PACKETS_SECTION = 0x0a0d0d0a, /* what a pcapng file begins with, in each byte order */
    PACKETS_WINDOW = SOURCE_KEEP_MAX / 2, /* where packets are looked for after a bad stretch */
    PACKETS_LINK_MASK = 0x0fffffff        /* above: whether frames have a check sum */
};
static const uint64_t NS_PER_SECOND = 1000000000, US_PER_SECOND = 1000000;

static inline uint32_t get32(const struct trace *t, const char *p)
{
    uint32_t v;
    memcpy(&v, p, sizeof v);
    return t->packets->swapped ? __builtin_bswap32(v) : v;
}

static inline uint32_t get16(const struct trace *t, const char *p)
{
    uint16_t v;
    memcpy(&v, p, sizeof v);
    return t->packets->swapped ? __builtin_bswap16(v) : v;
}

static inline enum line_result bad_here(struct trace *t, const char *expected)
{
    t->totals.lines++;
    return bytes_bad(t, expected);
}

static inline enum line_result cut_here(struct trace *t)
{
    t->totals.lines++;
    return bytes_cut(t);
}

/** A packet whose bytes begin `skip` after t->at, in a record or block of `size` bytes. */
enum line_result packets_take_packet(struct trace *t, struct frame *f, size_t skip, uint32_t length,
                                     uint32_t size);
/** pcapng's: a section's head here; the next block. */
enum line_result packets_take_section(struct trace *t);
enum line_result packets_next_block(struct trace *t);
/** Behind the block of `length` bytes here. */
enum line_result packets_end_block(struct trace *t, uint32_t length);
/** To the next block that can be believed; false: there is none. */
bool packets_find_block(struct trace *t);

#endif
