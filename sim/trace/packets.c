/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The packets of pcap files, of both byte orders and both resolutions of time. What is no packet is
 * gone over until something looks like a few of them.
 */
#include "trace/packets_own.h"

#include <stdlib.h>

enum {
    HEADER = 24,
    RECORD = 16,
    RECORD_MAX = 262144, /* libpcap's longest packet */
    DAY = 24 * 60 * 60   /* the seconds of two believable packets are not further apart */
};
static const uint32_t MAGIC_US = 0xa1b2c3d4, MAGIC_NS = 0xa1b23c4d;

/* ---- packets --------------------------------------------------------------------------------- */

/** Where records are judged. */
enum judged {
    WHERE_ONE_ENDED, /* the capture may have paused for longer than a day, and end anywhere */
    ANYWHERE
};
static bool believable_records(struct trace *t, unsigned least, enum judged judged);
static bool find_records(struct trace *t, unsigned least);
static void lose_records(struct trace *t);

/** The data end in a packet, or its length is wrong, if others follow. */
static enum line_result cut_packet(struct trace *t)
{
    enum line_result result = bad_here(t, "the rest of a record");
    t->bytes.cut = !(t->packets->ng ? packets_find_block(t) : find_records(t, 2));
    return result;
}

static enum line_result end_packet(struct trace *t, uint32_t size)
{
    if (t->packets->ng) {
        return packets_end_block(t, size);
    }
    return bytes_discard(t, size) ? LINE_NOTHING : cut_here(t);
}

/** A packet whose bytes begin `skip` after t->at, in a record of `size` bytes. */
enum line_result packets_take_packet(struct trace *t, struct frame *f, size_t skip, uint32_t length,
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
    if (result == LINE_BAD && !c->ng && !believable_records(t, 1, WHERE_ONE_ENDED)) {
        lose_records(t);
        return result;
    }
    enum line_result end = end_packet(t, size);
    if (result != LINE_NOTHING && end != LINE_NOTHING) {
        t->totals.lines--; /* one fault is told: the one that may cost others */
        return end;
    }
    return result != LINE_NOTHING ? result : end;
}

/* ---- pcap ------------------------------------------------------------------------------------ */

/** Whether the fraction and the lengths of a record at `p` may be those of a packet. */
static bool believable_record(const struct trace *t, const char *p)
{
    uint32_t length = get32(t, p + 8), original = get32(t, p + 12);
    return get32(t, p + 4) < (t->packets->nano ? NS_PER_SECOND : US_PER_SECOND) && length != 0 &&
           length <= original && original <= RECORD_MAX;
}

static bool are_near(uint32_t seconds, uint32_t others)
{
    return (seconds > others ? seconds - others : others - seconds) <= DAY;
}

/** Whether a packet of these seconds may follow the last good one. */
static bool is_next(const struct packets *c, uint32_t seconds)
{
    return !c->dated || are_near(seconds, c->last_seconds);
}

/**
 * Whether records follow one another at `p`, or `least` reach exactly the end of the data, which
 * are in the block if they are `whole`. In a capture of ours the first has our header: heads that
 * are read some bytes too late often fit together too.
 */
static bool are_records(const struct trace *t, const char *p, bool whole, unsigned least,
                        enum judged judged)
{
    const struct packets *c = t->packets;
    if (t->end - p < RECORD || !tlp_may_be(c->link_type, p + RECORD, t->end)) {
        return false;
    }
    uint32_t before = get32(t, p);
    if (judged == ANYWHERE && !is_next(c, before) && least < 2) {
        least = 2;
    }
    for (unsigned n = 0; n < PACKETS_CHAIN; n++) {
        if (p == t->end && whole) {
            return n >= least;
        }
        if (t->end - p < RECORD) {
            return n >= least && (!whole || judged == WHERE_ONE_ENDED);
        }
        uint32_t seconds = get32(t, p), length = get32(t, p + 8);
        if (!believable_record(t, p) || (judged == ANYWHERE && !are_near(seconds, before))) {
            return false;
        }
        if ((uint64_t)(t->end - p) < RECORD + (uint64_t)length) {
            return n >= least;
        }
        before = seconds;
        p += RECORD + length;
    }
    return true;
}

static bool believable_records(struct trace *t, unsigned least, enum judged judged)
{
    bool whole = !bytes_need(t, PACKETS_WINDOW);
    return are_records(t, t->at, whole, least, judged);
}

/** Go on at the next records. False: there are none. */
static bool find_records(struct trace *t, unsigned least)
{
    do {
        t->at++;
    } while (bytes_need(t, 1) && !believable_records(t, least, ANYWHERE));
    return t->at != t->end;
}

/** What seems to be a packet at t->at is none, or its length is wrong. */
static void lose_records(struct trace *t)
{
    if (!find_records(t, 1)) {
        t->totals.damaged = true; /* none of what follows was read */
    }
}

/** Whether the record at `p` is not before the one at t->at, nor behind the one that follows it. */
static bool is_in_order(const struct trace *t, const char *p)
{
    uint32_t seconds = get32(t, p), length = get32(t, p + 8);
    return get32(t, t->at) <= seconds && ((uint64_t)(t->end - p) < RECORD + (uint64_t)length + 4 ||
                                          seconds <= get32(t, p + RECORD + length));
}

/** How far behind t->at a record begins within the packet there, if none does behind it: bytes of
 * this one are missing. 0: it seems whole. */
static size_t find_within(struct trace *t, uint32_t length)
{
    enum { BEGUN = 2 };
    if (!bytes_need(t, RECORD + length + RECORD + BEGUN)) {
        return 0;
    }
    const char *next = t->at + RECORD + length;
    if (believable_record(t, next) && is_next(t->packets, get32(t, next)) &&
        tlp_may_be(t->packets->link_type, next + RECORD, t->end)) {
        return 0;
    }
    bool whole = !bytes_need(t, SOURCE_KEEP_MAX);
    next = t->at + RECORD + length;
    for (const char *p = t->at + 1; p < next; p++) {
        /* With this one's end as its begin it may be the next, which lacks that. */
        if (are_records(t, p, whole, 1, ANYWHERE) && (next - p >= 4 || is_in_order(t, p))) {
            return (size_t)(p - t->at);
        }
    }
    return 0;
}

static enum line_result next_record(struct trace *t)
{
    struct packets *c = t->packets;
    if (!bytes_need(t, RECORD)) {
        return cut_here(t);
    }
    uint32_t length = get32(t, t->at + 8), original = get32(t, t->at + 12);
    uint32_t seconds = get32(t, t->at), fraction = get32(t, t->at + 4);
    bool possible = fraction < (c->nano ? NS_PER_SECOND : US_PER_SECOND) && length <= RECORD_MAX &&
                    original <= 2 * RECORD_MAX && original >= length;
    if (possible && length > PACKETS_FRAME_MAX) {
        possible = believable_record(t, t->at) && is_next(c, seconds);
    } else if (possible && !is_next(c, seconds) && bytes_need(t, RECORD + length)) {
        possible = tlp_tells(c->link_type) || believable_records(t, 1, WHERE_ONE_ENDED);
    }
    if (!possible) {
        t->bytes.number = c->frames + 1;
        enum line_result result = bad_here(t, "the head of a packet: seconds, fraction, lengths");
        lose_records(t);
        return result;
    }
    size_t within = length <= PACKETS_FRAME_MAX ? find_within(t, length) : 0;
    if (within != 0) {
        t->bytes.number = ++c->frames;
        enum line_result result = bad_here(t, "a packet of the length in its head, then another");
        t->at += within;
        return result;
    }
    struct frame f = { .ns = seconds * NS_PER_SECOND + fraction * (c->nano ? 1ULL : 1000ULL),
                       .link_type = c->link_type,
                       .cut = length < original };
    enum line_result result = packets_take_packet(t, &f, RECORD, length, RECORD + length);
    if (result != LINE_BAD) {
        c->last_seconds = seconds;
        c->dated = true;
    }
    return result;
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
    c->ng = magic == PACKETS_SECTION;
    if (c->ng) {
        return packets_take_section(t);
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
    c->link_type = get32(t, t->at + 20) & PACKETS_LINK_MASK;
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
    return c->ng ? packets_next_block(t) : next_record(t);
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
    return magic == MAGIC_US || magic == MAGIC_NS || magic == PACKETS_SECTION ||
           other == MAGIC_US || other == MAGIC_NS;
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
