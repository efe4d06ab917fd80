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
    RECORD_MAX = 262144,          /* libpcap's longest packet */
    DAY = 24 * 60 * 60,           /* the seconds of two believable packets are not further apart */
    CHAIN = 3,                    /* packets in a row that are believed after a bad stretch */
    WINDOW = SOURCE_KEEP_MAX / 2, /* where they are looked for */

    BLOCK_MIN = 12,
    BLOCK_MAX = 16 * 1024 * 1024,
    BLOCK_SECTION = 0x0a0d0d0a,
    BLOCK_INTERFACE = 1,
    BLOCK_PACKET = 2, /* of older writers */
    BLOCK_SIMPLE = 3,
    BLOCK_ENHANCED = 6,
    ENHANCED_FIXED = 28, /* with the block's head */
    OPTION_TSRESOL = 9,
    OPTION_TSOFFSET = 14,
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

static bool find_records(struct trace *t, unsigned least);
static bool find_block(struct trace *t);
static enum line_result end_block(struct trace *t, uint32_t length);

/** The data end in a packet, or its length is wrong, if others follow. */
static enum line_result cut_packet(struct trace *t)
{
    enum line_result result = bad_here(t, "the rest of a record");
    t->bytes.cut = !(t->packets->ng ? find_block(t) : find_records(t, 2));
    return result;
}

static enum line_result end_packet(struct trace *t, uint32_t size)
{
    if (t->packets->ng) {
        return end_block(t, size);
    }
    return bytes_discard(t, size) ? LINE_NOTHING : cut_here(t);
}

/** A packet whose bytes begin `skip` after t->at, in a record of `size` bytes. */
static enum line_result take_packet(struct trace *t, struct frame *f, size_t skip, uint32_t length,
                                    uint32_t size)
{
    struct packets *c = t->packets;
    c->frames++;
    t->bytes.number = c->frames;
    if (length > PACKETS_FRAME_MAX) {
        enum line_result end = end_packet(t, size);
        return end == LINE_NOTHING ? tlp_leave_out(t, "packet longer than any TLP") : end;
    }
    if (!bytes_need(t, size <= SOURCE_KEEP_MAX ? size : skip + length)) { /* options may be long */
        return cut_packet(t);
    }
    f->at = (const uint8_t *)t->at + skip;
    f->end = f->at + length;
    enum line_result result = tlp_take_frame(t, f);
    enum line_result end = end_packet(t, size);
    if (result != LINE_NOTHING && end != LINE_NOTHING) {
        t->totals.lines--; /* one fault is told: the one that may cost others */
        return end;
    }
    return result != LINE_NOTHING ? result : end;
}

/* ---- pcap ------------------------------------------------------------------------------------ */

static bool believable_record(const struct trace *t, const char *p)
{
    const struct packets *c = t->packets;
    uint32_t seconds = get32(t, p), length = get32(t, p + 8), original = get32(t, p + 12);
    uint32_t apart =
        seconds > c->last_seconds ? seconds - c->last_seconds : c->last_seconds - seconds;
    return get32(t, p + 4) < (c->nano ? NS_PER_SECOND : US_PER_SECOND) && length != 0 &&
           length <= original && original <= RECORD_MAX && (c->frames == 0 || apart <= DAY);
}

/** Whether records follow one another here, or `least` reach exactly the end of the data. */
static bool believable_records(struct trace *t, unsigned least)
{
    bool whole = !bytes_need(t, WINDOW);
    const char *p = t->at;
    for (unsigned n = 0; n < CHAIN; n++) {
        if (p == t->end && whole) {
            return n >= least;
        }
        if (t->end - p < RECORD) {
            return n >= least && !whole;
        }
        if (!believable_record(t, p)) {
            return false;
        }
        uint32_t length = get32(t, p + 8);
        if ((uint64_t)(t->end - p) < RECORD + (uint64_t)length) {
            return n >= least;
        }
        p += RECORD + length;
    }
    return true;
}

/** Go on at the next records. False: there are none. */
static bool find_records(struct trace *t, unsigned least)
{
    do {
        t->at++;
    } while (bytes_need(t, 1) && !believable_records(t, least));
    return t->at != t->end;
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
        original > 2 * RECORD_MAX || original < length ||
        (length > PACKETS_FRAME_MAX && !believable_record(t, t->at))) {
        t->bytes.number = c->frames + 1;
        enum line_result result = bad_here(t, "the head of a packet: seconds, fraction, lengths");
        (void)find_records(t, 1);
        return result;
    }
    c->last_seconds = get32(t, t->at);
    struct frame f = { .ns =
                           c->last_seconds * NS_PER_SECOND + fraction * (c->nano ? 1ULL : 1000ULL),
                       .link_type = c->link_type,
                       .cut = length < original };
    return take_packet(t, &f, RECORD, length, RECORD + length);
}

/* ---- pcapng ---------------------------------------------------------------------------------- */

static uint32_t padded(uint32_t bytes)
{
    return (bytes + 3) / 4 * 4;
}

/**
 * Whether a block with a packet ends, with its length, where its packet and options do, and not
 * where the length at its front says: that one is damaged.
 */
static bool ends_earlier(struct trace *t, uint32_t type)
{
    if ((type != BLOCK_ENHANCED && type != BLOCK_PACKET) || !bytes_need(t, ENHANCED_FIXED)) {
        return false;
    }
    uint32_t bytes = get32(t, t->at + 20);
    uint32_t at = ENHANCED_FIXED + padded(bytes <= PACKETS_FRAME_MAX ? bytes : 0);
    uint32_t code = 1;
    while (at + 4 <= SOURCE_KEEP_MAX && bytes_need(t, at + 4)) {
        if (get32(t, t->at + at) == at + 4) {
            return true;
        }
        if (code == 0) {
            break;
        }
        code = get16(t, t->at + at);
        at += 4 + padded(get16(t, t->at + at + 2));
    }
    return false;
}

/** Whether a block with a packet, if it is one, has an interface and lengths that fit. */
static bool is_packet_of(struct trace *t, uint32_t type, uint32_t length)
{
    if ((type != BLOCK_ENHANCED && type != BLOCK_PACKET) || !bytes_need(t, ENHANCED_FIXED)) {
        return true;
    }
    uint32_t interface = type == BLOCK_PACKET ? get16(t, t->at + 8) : get32(t, t->at + 8);
    uint32_t bytes = get32(t, t->at + 20);
    return interface < t->packets->interface_count && bytes <= get32(t, t->at + 24) &&
           length >= ENHANCED_FIXED + 4 && bytes <= length - ENHANCED_FIXED - 4;
}

/** The types of the draft. */
static bool is_known(uint32_t type)
{
    enum { JOURNAL = 9, SECRETS = 10 }; /* names are 4, statistics 5 */
    enum { CUSTOM = 0xbad, CUSTOM_NOT_COPIED = 0x40000bad };
    return (type != 0 && type <= BLOCK_ENHANCED) || type == JOURNAL || type == SECRETS ||
           type == CUSTOM || type == CUSTOM_NOT_COPIED;
}

/** Whether a block begins at t->at: a length that makes sense and, if it is near, stands at its
 * end. `whole`: one that is there up to its end, and of a type that is known. */
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
    if (length <= SOURCE_KEEP_MAX && bytes_need(t, length)) {
        return get32(t, t->at + length - 4) == length &&
               (!whole || (is_known(type) && is_packet_of(t, type, length)));
    }
    return !whole && is_known(type) && is_packet_of(t, type, length) && !ends_earlier(t, type);
}

/** Go on at the next block that is there up to its end. False: there is none. */
static bool find_block(struct trace *t)
{
    do {
        t->at++;
    } while (bytes_need(t, BLOCK_MIN) && !believable_block(t, true));
    bool found = t->end - t->at >= BLOCK_MIN;
    t->at = found ? t->at : t->end;
    return found;
}

static enum line_result bad_block(struct trace *t, const char *expected)
{
    enum line_result result = bad_here(t, expected);
    (void)find_block(t);
    return result;
}

/** Go to the end of a block, where `left` bytes are before its length; that may not be checked yet,
 * of a long one. */
static enum line_result end_at(struct trace *t, uint32_t left, uint32_t length)
{
    if (!bytes_discard(t, left) || !bytes_need(t, 4)) {
        return cut_here(t);
    }
    if (get32(t, t->at) != length) {
        return bad_block(t, "a block's length at its end too; packets in between may be lost");
    }
    t->at += 4;
    return LINE_NOTHING;
}

static enum line_result end_block(struct trace *t, uint32_t length)
{
    return end_at(t, length - 4, length);
}

/** The options of an interface that its packets need; they begin at t->at. */
static bool take_options(struct trace *t, uint32_t left, unsigned __int128 *per_second,
                         int64_t *offset)
{
    enum { CODE = 4, VALUE_MAX = 8, DIGITS_MAX = 38, BITS_MAX = 127 /* of 128 bits */ };
    while (left >= CODE) {
        uint32_t room = left < CODE + VALUE_MAX ? left : CODE + VALUE_MAX;
        if (!bytes_need(t, room)) {
            return false;
        }
        uint32_t code = get16(t, t->at), bytes = get16(t, t->at + 2);
        if (code == 0 || bytes > left - CODE) {
            break;
        }
        unsigned value = (unsigned char)t->at[CODE];
        if (code == OPTION_TSRESOL && bytes == 1 && (value & 0x80) != 0) {
            value &= 0x7f;
            *per_second = (unsigned __int128)1 << (value < BITS_MAX ? value : BITS_MAX);
        } else if (code == OPTION_TSRESOL && bytes == 1) {
            *per_second = 1;
            for (unsigned i = 0; i < value && i < DIGITS_MAX; i++) {
                *per_second *= 10;
            }
        } else if (code == OPTION_TSOFFSET && bytes == VALUE_MAX) {
            uint32_t first = get32(t, t->at + CODE), second = get32(t, t->at + CODE + 4);
            bool big = t->packets->swapped == (__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__);
            *offset =
                (int64_t)(big ? (uint64_t)first << 32 | second : (uint64_t)second << 32 | first);
        }
        bytes = CODE + padded(bytes);
        bytes = bytes < left ? bytes : left;
        left -= bytes;
        if (!bytes_discard(t, bytes)) {
            return false;
        }
    }
    return bytes_discard(t, left);
}

static enum line_result take_interface(struct trace *t, uint32_t length)
{
    enum { FIXED = 16 };
    struct packets *c = t->packets;
    unsigned __int128 per_second = US_PER_SECOND;
    int64_t offset = 0;
    if (!bytes_need(t, FIXED)) {
        return cut_here(t);
    }
    uint32_t link_type = get16(t, t->at + 8), snap = get32(t, t->at + 12);
    if (!bytes_discard(t, FIXED) || !take_options(t, length - FIXED - 4, &per_second, &offset)) {
        return cut_here(t);
    }
    if (c->interface_count < PACKETS_INTERFACES) {
        c->interfaces[c->interface_count].per_second = per_second;
        c->interfaces[c->interface_count].offset = offset;
        c->interfaces[c->interface_count].link_type = link_type;
        c->interfaces[c->interface_count].snap = snap != 0 ? snap : UINT32_MAX;
    }
    c->interface_count++;
    enum line_result result = end_at(t, 0, length);
    return result == LINE_NOTHING ? tlp_leave_out(t, "interface description") : result;
}

/** A block with a packet that cannot be used. */
static enum line_result bad_packet(struct trace *t, uint32_t length, const char *expected)
{
    t->bytes.number = ++t->packets->frames;
    enum line_result result = bad_here(t, expected);
    (void)bytes_discard(t, length);
    return result;
}

/** An enhanced packet block, or the older packet block. */
static enum line_result take_enhanced(struct trace *t, uint32_t type, uint32_t length)
{
    struct packets *c = t->packets;
    uint32_t interface = type == BLOCK_PACKET ? get16(t, t->at + 8) : get32(t, t->at + 8);
    uint64_t ticks = (uint64_t)get32(t, t->at + 12) << 32 | get32(t, t->at + 16);
    uint32_t bytes = get32(t, t->at + 20), original = get32(t, t->at + 24);
    if (interface >= c->interface_count || interface >= PACKETS_INTERFACES ||
        bytes > length - ENHANCED_FIXED - 4) {
        return bad_packet(t, length,
                          "a packet of one of the first 64 interfaces, described before");
    }
    unsigned __int128 since = (unsigned __int128)ticks * NS_PER_SECOND;
    __int128 ns = (__int128)(since / c->interfaces[interface].per_second) +
                  (__int128)c->interfaces[interface].offset * (__int128)NS_PER_SECOND;
    if (ns < 0 || ns > UINT64_MAX) {
        return bad_packet(t, length, "a time of 0 to 2^64 ns since 1970");
    }
    struct frame f = { .ns = (uint64_t)ns,
                       .link_type = c->interfaces[interface].link_type,
                       .cut = bytes < original };
    return take_packet(t, &f, ENHANCED_FIXED, bytes, length);
}

/**
 * A packet without a time, and without a length of what was captured: that is the original one up
 * to the interface's snap length.
 */
static enum line_result take_simple(struct trace *t, uint32_t length)
{
    struct packets *c = t->packets;
    if (c->interface_count == 0) {
        return bad_packet(t, length, "a packet of an interface that was described");
    }
    uint32_t original = get32(t, t->at + 8), bytes = length - BLOCK_MIN - 4;
    bytes = original < bytes ? original : bytes;
    bytes = c->interfaces[0].snap < bytes ? c->interfaces[0].snap : bytes;
    struct frame f = { .link_type = c->interfaces[0].link_type,
                       .cut = bytes < original,
                       .no_time = true };
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
    if (get32(t, t->at + 8) != MAGIC_NG || length < BLOCK_MIN + 4 || length > BLOCK_MAX ||
        (length <= SOURCE_KEEP_MAX && bytes_need(t, length) &&
         get32(t, t->at + length - 4) != length)) {
        return bad_block(t, "a section header with 0x1a2b3c4d and its length at both ends");
    }
    enum line_result result = end_block(t, length);
    return result == LINE_NOTHING ? tlp_leave_out(t, "section header") : result;
}

/** A block that holds no packet: of those that the draft has, or of another kind. */
static enum line_result take_other(struct trace *t, uint32_t type, uint32_t length)
{
    char label[PACKETS_LABEL] = "block without a packet";
    if (!is_known(type)) {
        snprintf(label, sizeof label, "block of a type that is not known, %u", (unsigned)type);
    }
    enum line_result result = end_block(t, length);
    return result == LINE_NOTHING ? tlp_leave_out(t, label) : result;
}

static enum line_result next_block(struct trace *t)
{
    struct packets *c = t->packets;
    if (!bytes_need(t, BLOCK_MIN)) {
        return cut_here(t);
    }
    if (!believable_block(t, false)) {
        t->bytes.number = c->frames + 1;
        return bad_block(t, "a block with its length at both ends");
    }
    uint32_t type = get32(t, t->at), length = get32(t, t->at + 4);
    if (type == BLOCK_SECTION) {
        return take_section(t);
    }
    if ((type == BLOCK_ENHANCED || type == BLOCK_PACKET) && length >= ENHANCED_FIXED + 4) {
        return bytes_need(t, ENHANCED_FIXED) ? take_enhanced(t, type, length) : cut_here(t);
    }
    if (type == BLOCK_SIMPLE && length >= BLOCK_MIN + 4) {
        return take_simple(t, length);
    }
    if (type == BLOCK_INTERFACE && length >= BLOCK_MIN + 8) {
        return take_interface(t, length);
    }
    return take_other(t, type, length);
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
