/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The packets of pcap files, of both byte orders and both resolutions of time, and of pcapng. What
 * is no packet is gone over until something looks like a few of them.
 */
#include "trace/packets.h"
#include "trace/bytes.h"

#include <stdlib.h>

enum {
    HEADER = 24,
    RECORD = 16,
    RECORD_MAX = 262144, /* libpcap's longest packet */
    DAY = 24 * 60 * 60,  /* the seconds of two believable packets are not further apart */
    CHAIN = 3,           /* packets in a row that are believed after a bad stretch */
    WINDOW = 8192,       /* where they are looked for */

    BLOCK_MIN = 12,
    BLOCK_MAX = 16 * 1024 * 1024,
    BLOCK_SECTION = 0x0a0d0d0a,
    BLOCK_INTERFACE = 1,
    BLOCK_SIMPLE = 3,
    BLOCK_ENHANCED = 6,
    ENHANCED_FIXED = 28, /* with the block's head */
    OPTION_TSRESOL = 9,
    LINK_MASK = 0x0fffffff /* above: whether frames have a check sum */
};
static const uint32_t MAGIC_US = 0xa1b2c3d4, MAGIC_NS = 0xa1b23c4d, MAGIC_NG = 0x1a2b3c4d;
static const uint64_t NS_PER_SECOND = 1000000000, US_PER_SECOND = 1000000;

static uint32_t get32(const struct trace *t, const char *p)
{
    uint32_t v;
    memcpy(&v, p, sizeof v);
    return t->packets->swapped ? __builtin_bswap32(v) : v;
}

static uint32_t get16(const struct trace *t, const char *p)
{
    uint16_t v;
    memcpy(&v, p, sizeof v);
    return t->packets->swapped ? __builtin_bswap16(v) : v;
}

static enum line_result bad_here(struct trace *t, const char *expected)
{
    t->totals.lines++;
    return bytes_bad(t, expected);
}

static enum line_result cut_here(struct trace *t)
{
    t->totals.lines++;
    return bytes_cut(t);
}

/* ---- packets --------------------------------------------------------------------------------- */

/** A packet whose bytes begin `skip` after t->at, in a record of `size` bytes. */
static enum line_result take_packet(struct trace *t, struct frame *f, size_t skip, uint32_t length,
                                    uint64_t size)
{
    struct packets *c = t->packets;
    c->frames++;
    t->bytes.number = c->frames;
    c->last_ns = f->ns;
    if (length > PACKETS_FRAME_MAX) {
        if (!bytes_discard(t, size)) {
            return cut_here(t);
        }
        return tlp_leave_out(t, "packet longer than any TLP");
    }
    if (!bytes_need(t, size <= SOURCE_KEEP_MAX ? size : skip + length)) { /* options may be long */
        return cut_here(t);
    }
    f->at = (const uint8_t *)t->at + skip;
    f->end = f->at + length;
    enum line_result result = tlp_take_frame(t, f);
    return bytes_discard(t, size) || result != LINE_NOTHING ? result : cut_here(t);
}

/* ---- pcap ------------------------------------------------------------------------------------ */

static bool believable_record(const struct trace *t, const char *p)
{
    const struct packets *c = t->packets;
    uint32_t seconds = get32(t, p), length = get32(t, p + 8), original = get32(t, p + 12);
    uint32_t apart =
        seconds > c->last_seconds ? seconds - c->last_seconds : c->last_seconds - seconds;
    return get32(t, p + 4) < (c->nano ? NS_PER_SECOND : US_PER_SECOND) && length <= original &&
           original <= RECORD_MAX && (c->frames == 0 || apart <= DAY);
}

/** Whether records follow one another here, or reach exactly the end of the data. */
static bool believable_records(struct trace *t)
{
    bool whole = !bytes_need(t, WINDOW);
    const char *p = t->at;
    for (unsigned n = 0; n < CHAIN; n++) {
        if (p == t->end && whole) {
            return n != 0;
        }
        if (t->end - p < RECORD) {
            return n != 0 && !whole;
        }
        if (!believable_record(t, p)) {
            return false;
        }
        uint32_t length = get32(t, p + 8);
        if ((uint64_t)(t->end - p) < RECORD + (uint64_t)length) {
            return n != 0;
        }
        p += RECORD + length;
    }
    return true;
}

static enum line_result next_record(struct trace *t)
{
    struct packets *c = t->packets;
    if (!bytes_need(t, RECORD)) {
        return cut_here(t);
    }
    uint32_t length = get32(t, t->at + 8), original = get32(t, t->at + 12);
    uint32_t fraction = get32(t, t->at + 4);
    if (fraction >= (c->nano ? NS_PER_SECOND : US_PER_SECOND) || length > RECORD_MAX ||
        original > 2 * RECORD_MAX || original < length) {
        t->bytes.number = c->frames + 1;
        enum line_result result = bad_here(t, "the head of a packet: seconds, fraction, lengths");
        do {
            t->at++;
        } while (bytes_need(t, 1) && !believable_records(t));
        return result;
    }
    c->last_seconds = get32(t, t->at);
    struct frame f = { .ns =
                           c->last_seconds * NS_PER_SECOND + fraction * (c->nano ? 1ULL : 1000ULL),
                       .link_type = c->link_type,
                       .cut = length < original };
    return take_packet(t, &f, RECORD, length, RECORD + (uint64_t)length);
}

/* ---- pcapng ---------------------------------------------------------------------------------- */

/** Whether a block begins at t->at: a length that makes sense and, if it is near, stands at its
 * end. `whole`: one that is there up to its end. */
static bool believable_block(struct trace *t, bool whole)
{
    if (!bytes_need(t, BLOCK_MIN)) {
        return false;
    }
    uint32_t type = get32(t, t->at), length = get32(t, t->at + 4);
    if (type == BLOCK_SECTION) {
        return true; /* its length is in a byte order that is not known yet */
    }
    if (length % 4 != 0 || length < BLOCK_MIN || length > BLOCK_MAX || type >= 0x80000000) {
        return false;
    }
    return length <= SOURCE_KEEP_MAX && bytes_need(t, length)
               ? get32(t, t->at + length - 4) == length
               : !whole;
}

static void take_interface(struct trace *t, uint32_t length)
{
    enum { FIXED = 16, SECONDS_DIGITS = 18, SECONDS_BITS = 62 };
    struct packets *c = t->packets;
    uint64_t per_second = US_PER_SECOND;
    const char *p = t->at + FIXED, *end = t->at + length - 4;
    while (end - p >= 4) {
        uint32_t code = get16(t, p), bytes = get16(t, p + 2);
        if (code == 0 || bytes > end - p - 4) {
            break;
        }
        unsigned value = (unsigned char)p[4];
        if (code == OPTION_TSRESOL && bytes == 1) {
            per_second = 1;
            if ((value & 0x80) != 0) {
                per_second <<= (value & 0x7f) < SECONDS_BITS ? value & 0x7f : SECONDS_BITS;
            }
            for (unsigned i = 0; i < value && i < SECONDS_DIGITS && (value & 0x80) == 0; i++) {
                per_second *= 10;
            }
        }
        p += 4 + (bytes + 3) / 4 * 4;
        if (p > end) {
            break;
        }
    }
    if (c->interface_count < PACKETS_INTERFACES) {
        c->interfaces[c->interface_count].per_second = per_second;
        c->interfaces[c->interface_count++].link_type = get16(t, t->at + 8);
    }
}

static enum line_result take_enhanced(struct trace *t, uint32_t length)
{
    struct packets *c = t->packets;
    uint32_t interface = get32(t, t->at + 8);
    uint64_t ticks = (uint64_t)get32(t, t->at + 12) << 32 | get32(t, t->at + 16);
    uint32_t bytes = get32(t, t->at + 20), original = get32(t, t->at + 24);
    if (interface >= c->interface_count || bytes > length - ENHANCED_FIXED - 4) {
        t->bytes.number = ++c->frames;
        enum line_result result = bad_here(t, "a packet of an interface that was described");
        (void)bytes_discard(t, length);
        return result;
    }
    struct frame f = { .ns = (uint64_t)((unsigned __int128)ticks * NS_PER_SECOND /
                                        c->interfaces[interface].per_second),
                       .link_type = c->interfaces[interface].link_type,
                       .cut = bytes < original };
    return take_packet(t, &f, ENHANCED_FIXED, bytes, length);
}

/** A packet without a time, which is taken to be that of the one before. */
static enum line_result take_simple(struct trace *t, uint32_t length)
{
    struct packets *c = t->packets;
    uint32_t original = get32(t, t->at + 8), bytes = length - BLOCK_MIN - 4;
    bytes = original < bytes ? original : bytes;
    struct frame f = { .ns = c->last_ns,
                       .link_type = c->interfaces[0].link_type,
                       .cut = bytes < original };
    return take_packet(t, &f, BLOCK_MIN, bytes, length);
}

static enum line_result take_section(struct trace *t)
{
    struct packets *c = t->packets;
    if (!bytes_need(t, BLOCK_MIN)) {
        return cut_here(t);
    }
    c->swapped = false;
    c->swapped = get32(t, t->at + 8) == __builtin_bswap32(MAGIC_NG);
    c->interface_count = 0;
    uint32_t length = get32(t, t->at + 4);
    if (get32(t, t->at + 8) != MAGIC_NG || length < BLOCK_MIN || length > BLOCK_MAX) {
        enum line_result result = bad_here(t, "a section header with 0x1a2b3c4d");
        t->at += 4;
        return result;
    }
    tlp_leave_out(t, "section header");
    return bytes_discard(t, length) ? LINE_NOTHING : cut_here(t);
}

static enum line_result next_block(struct trace *t)
{
    struct packets *c = t->packets;
    if (!bytes_need(t, BLOCK_MIN)) {
        return cut_here(t);
    }
    if (!believable_block(t, false)) {
        t->bytes.number = c->frames + 1;
        enum line_result result = bad_here(t, "a block with its length at both ends");
        do {
            t->at++;
        } while (bytes_need(t, BLOCK_MIN) && !believable_block(t, true));
        t->at = t->end - t->at < BLOCK_MIN ? t->end : t->at;
        return result;
    }
    uint32_t type = get32(t, t->at), length = get32(t, t->at + 4);
    if (type == BLOCK_SECTION) {
        return take_section(t);
    }
    if (type == BLOCK_ENHANCED && length >= ENHANCED_FIXED + 4) {
        return take_enhanced(t, length);
    }
    if (type == BLOCK_SIMPLE && length >= BLOCK_MIN + 4 && c->interface_count != 0) {
        return take_simple(t, length);
    }
    bool interface = type == BLOCK_INTERFACE && length >= BLOCK_MIN + 8;
    if (interface && length <= SOURCE_KEEP_MAX && bytes_need(t, length)) {
        take_interface(t, length);
    }
    if (!bytes_discard(t, length)) {
        return cut_here(t);
    }
    return tlp_leave_out(t, interface ? "interface description" : "block without a packet");
}

/* ---- the format ------------------------------------------------------------------------------ */

static enum line_result take_header(struct trace *t)
{
    struct packets *c = t->packets;
    c->begun = true;
    t->bytes.offset = (uint64_t)(t->end - t->at);
    if (!bytes_need(t, HEADER)) {
        return cut_here(t);
    }
    uint32_t magic = get32(t, t->at);
    c->ng = magic == BLOCK_SECTION;
    if (c->ng) {
        return take_section(t);
    }
    c->swapped = magic == __builtin_bswap32(MAGIC_US) || magic == __builtin_bswap32(MAGIC_NS);
    magic = get32(t, t->at);
    c->nano = magic == MAGIC_NS;
    if (magic != MAGIC_NS && magic != MAGIC_US) {
        t->bytes.number = 1;
        enum line_result result = bad_here(t, "a pcap file's magic number");
        t->at += HEADER;
        return result;
    }
    c->link_type = get32(t, t->at + 20) & LINK_MASK;
    t->at += HEADER;
    return tlp_leave_out(t, "header");
}

enum line_result packets_take(struct trace *t, struct trace_record *r)
{
    struct packets *c = t->packets;
    if (!c->begun) {
        return take_header(t);
    }
    if (pieces_take(&c->pieces, t, pieces_room(&c->pieces) < TLP_PIECES, r)) {
        return LINE_RECORD;
    }
    if (!bytes_need(t, 1)) {
        return LINE_END;
    }
    return c->ng ? next_block(t) : next_record(t);
}

bool packets_flush(struct trace *t, struct trace_record *r)
{
    return pieces_take(&t->packets->pieces, t, true, r);
}

void packets_notes(struct trace *t)
{
    const struct packets *c = t->packets;
    const struct {
        uint64_t count;
        const char *text;
    } notes[] = {
        { c->split, "TLPs of more than 64 bytes are several accesses here" },
        { c->holes, "TLPs have holes: each run of bytes is an access here" },
        { c->cut,
          "memory writes were cut by the capture's snap length: their values are not known" },
        { c->pieces.unanswered, "reads have no completion in the capture, and so no value" },
        { c->refused, "reads were refused by their completion" },
        { c->nettlp,
          "NetTLP packets: requests from the lower IPv4 address are taken as the host's" },
    };
    for (size_t i = 0; i < ARRAY_LEN(notes); i++) {
        if (notes[i].count != 0) {
            snprintf(trace_new_note(t), NOTE_BYTES, "%llu %s", (unsigned long long)notes[i].count,
                     notes[i].text);
        }
    }
}

const uint64_t *trace_tlp_sizes(const struct trace *t, size_t *count)
{
    *count = TLP_BYTES + 1;
    return t->packets != NULL ? t->packets->sizes : NULL;
}

bool packets_recognise(const char *begin, const char *end)
{
    uint32_t magic;
    if ((size_t)(end - begin) < sizeof magic) {
        return false;
    }
    memcpy(&magic, begin, sizeof magic);
    uint32_t other = __builtin_bswap32(magic);
    return magic == MAGIC_US || magic == MAGIC_NS || magic == BLOCK_SECTION || other == MAGIC_US ||
           other == MAGIC_NS;
}

bool packets_open(struct trace *t, struct error *e)
{
    t->packets = calloc(1, sizeof *t->packets);
    return t->packets != NULL || error_fault(e, "no memory to read %s", t->path);
}

void packets_close(struct trace *t)
{
    free(t->packets);
}
