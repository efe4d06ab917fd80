/* SPDX-License-Identifier: Apache-2.0 */
/** The packets of pcapng files: blocks, of which some hold packets. */
#include "trace/packets_own.h"

enum {
    BLOCK_MIN = 12,
    BLOCK_MAX = 16 * 1024 * 1024,
    BLOCK_INTERFACE = 1,
    BLOCK_PACKET = 2, /* of older writers */
    BLOCK_SIMPLE = 3,
    BLOCK_ENHANCED = 6,
    ENHANCED_FIXED = 28, /* with the block's head */
    OPTION_TSRESOL = 9,
    OPTION_TSOFFSET = 14
};
static const uint32_t MAGIC_NG = 0x1a2b3c4d;

static uint32_t padded(uint32_t bytes)
{
    return (bytes + 3) / 4 * 4;
}

static bool has_packet(uint32_t type)
{
    return type == BLOCK_ENHANCED || type == BLOCK_PACKET;
}

/** Of the block at t->at, which has a packet. */
static uint32_t interface_of(const struct trace *t, uint32_t type)
{
    return type == BLOCK_PACKET ? get16(t, t->at + 8) : get32(t, t->at + 8);
}

/**
 * Whether a block with a packet ends, with its length, where its packet and options do, and not
 * where the length at its front says: that one is damaged.
 */
static bool ends_earlier(struct trace *t, uint32_t type)
{
    if (!has_packet(type) || !bytes_need(t, ENHANCED_FIXED)) {
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
    if (!has_packet(type) || !bytes_need(t, ENHANCED_FIXED)) {
        return true;
    }
    uint32_t interface = interface_of(t, type);
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

/** Whether blocks follow one another from less than `within` behind t->at on: a block there that
 * goes on beyond has a wrong length, or bytes of it are missing. */
static bool holds_blocks(struct trace *t, uint32_t within)
{
    bool whole = !bytes_need(t, SOURCE_KEEP_MAX);
    for (const char *begin = t->at + BLOCK_MIN;
         t->end - begin >= BLOCK_MIN && begin - t->at < within; begin++) {
        const char *p = begin;
        unsigned n = 0;
        while (n < PACKETS_CHAIN && t->end - p >= BLOCK_MIN && is_known(get32(t, p))) {
            uint32_t length = get32(t, p + 4);
            if (length % 4 != 0 || length < BLOCK_MIN || length > t->end - p ||
                get32(t, p + length - 4) != length) {
                break;
            }
            n++;
            p += length;
        }
        if (n == PACKETS_CHAIN || (n != 0 && whole && p == t->end)) {
            return true;
        }
    }
    return false;
}

/** Whether no block begins behind this one of `length` bytes. */
static bool ends_nowhere(struct trace *t, uint32_t length)
{
    if (length + 8 > SOURCE_KEEP_MAX || !bytes_need(t, length + 8)) {
        return false;
    }
    uint32_t type = get32(t, t->at + length), next = get32(t, t->at + length + 4);
    return type != PACKETS_SECTION &&
           (type >= 0x80000000 || next % 4 != 0 || next < BLOCK_MIN || next > BLOCK_MAX);
}

static bool is_section_magic(uint32_t magic)
{
    return magic == MAGIC_NG || magic == __builtin_bswap32(MAGIC_NG);
}

/** The length of a section header at t->at, in its own byte order; 0: it is none. */
static uint32_t section_length(struct trace *t)
{
    uint32_t magic, first, last;
    memcpy(&magic, t->at + 8, sizeof magic);
    memcpy(&first, t->at + 4, sizeof first);
    uint32_t length = magic == MAGIC_NG ? first : __builtin_bswap32(first);
    if (!is_section_magic(magic) || length % 4 != 0 || length < BLOCK_MIN + 4 ||
        length > BLOCK_MAX) {
        return 0;
    }
    if (length <= SOURCE_KEEP_MAX && bytes_need(t, length)) {
        memcpy(&last, t->at + length - 4, sizeof last);
        return last == first ? length : 0;
    }
    return length;
}

/** Whether a block begins at t->at: a length that makes sense and, if it is near, stands at its
 * end. `whole`: one that is there up to its end, and of a type that is known. */
static bool believable_block(struct trace *t, bool whole)
{
    if (!bytes_need(t, BLOCK_MIN)) {
        return false;
    }
    uint32_t type = get32(t, t->at), length = get32(t, t->at + 4);
    if (type == PACKETS_SECTION) {
        return section_length(t) != 0;
    }
    if (length % 4 != 0 || length < BLOCK_MIN || length > BLOCK_MAX || type >= 0x80000000) {
        return false;
    }
    if (length <= SOURCE_KEEP_MAX && bytes_need(t, length)) {
        if (get32(t, t->at + length - 4) != length) {
            return false;
        }
        return whole ? is_known(type) && is_packet_of(t, type, length)
                     : !ends_nowhere(t, length) || !holds_blocks(t, length);
    }
    return !whole && is_known(type) && is_packet_of(t, type, length) && !ends_earlier(t, type) &&
           !holds_blocks(t, length);
}

/** Go on at the next block that is there up to its end. False: there is none. */
bool packets_find_block(struct trace *t)
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
    if (!packets_find_block(t)) {
        t->totals.damaged = true; /* none of what follows was read */
    }
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

enum line_result packets_end_block(struct trace *t, uint32_t length)
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
    uint32_t interface = interface_of(t, type);
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
    return packets_take_packet(t, &f, ENHANCED_FIXED, bytes, length);
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
    return packets_take_packet(t, &f, BLOCK_MIN, bytes, length);
}

enum line_result packets_take_section(struct trace *t)
{
    struct packets *c = t->packets;
    if (!bytes_need(t, BLOCK_MIN)) {
        return cut_here(t);
    }
    uint32_t length = section_length(t), magic;
    memcpy(&magic, t->at + 8, sizeof magic);
    c->interface_count = 0; /* a broken header's packets are not of the interfaces before it */
    if (length == 0) {
        return bad_block(t, "a section header with 0x1a2b3c4d and its length at both ends");
    }
    c->swapped = magic != MAGIC_NG;
    enum line_result result = packets_end_block(t, length);
    return result == LINE_NOTHING ? tlp_leave_out(t, "section header") : result;
}

/** A block that holds no packet: of those that the draft has, or of another kind. */
static enum line_result take_other(struct trace *t, uint32_t type, uint32_t length)
{
    char label[PACKETS_LABEL] = "block without a packet";
    if (!is_known(type)) {
        snprintf(label, sizeof label, "block of a type that is not known, %u", (unsigned)type);
    }
    enum line_result result = packets_end_block(t, length);
    return result == LINE_NOTHING ? tlp_leave_out(t, label) : result;
}

enum line_result packets_next_block(struct trace *t)
{
    struct packets *c = t->packets;
    if (!bytes_need(t, BLOCK_MIN)) {
        return cut_here(t);
    }
    uint32_t type = get32(t, t->at), length = get32(t, t->at + 4);
    if (type == PACKETS_SECTION) {
        return packets_take_section(t);
    }
    if (!believable_block(t, false)) {
        t->bytes.number = c->frames + 1;
        return bad_block(t, "a block with its length at both ends");
    }
    if (has_packet(type) && length >= ENHANCED_FIXED + 4) {
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
