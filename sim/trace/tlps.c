/* SPDX-License-Identifier: Apache-2.0 */
/**
 * TLPs out of packets: our own captures (link type 147, docs/seeing.md), and NetTLP's over
 * Ethernet, IPv4 and UDP (NetTLP, libtlp.h: ports 0x3000 and 0x4000 plus the tag; sequence 16 bits,
 * time stamp 32 bits, TLP). Memory requests towards a device are accesses; completions bring the
 * values of reads; all others are counted.
 */
#include "trace/bytes.h"
#include "trace/packets.h"

enum {
    DW = 4,
    LINK_USER0 = 147,
    OUR_VERSION = 1,
    OUR_BYTES = 24,
    OUR_UP = 1,
    OUR_FLIT = 2,
    NO_CORE = 0x8000, /* and above */
    PS_PER_NANOSECOND = 1000,

    ETHERTYPE_IPV4 = 0x0800,
    VLAN_BYTES = 4,
    IPV4_BYTES = 20,
    IPV4_FRAGMENT = 0x3fff, /* more fragments, or not the first */
    IPPROTO_UDP_NUMBER = 17,
    UDP_BYTES = 8,
    NETTLP_BYTES = 6,
    NETTLP_PORTS = 0xff /* from 0x3000 and 0x4000 on: the tag's low bits */
};

/** A TLP with what is around it. */
struct tlp {
    const uint8_t *at, *end;
    uint64_t ns;
    uint32_t link;
    int32_t cpu;
    bool up, flit, cut, no_time;
};

static uint32_t be16(const uint8_t *p)
{
    return (uint32_t)p[0] << 8 | p[1];
}

static uint64_t be(const uint8_t *p, unsigned bytes)
{
    uint64_t v = 0;
    for (unsigned i = 0; i < bytes; i++) {
        v = v << 8 | p[i];
    }
    return v;
}

enum line_result tlp_leave_out(struct trace *t, const char *label)
{
    t->totals.lines++;
    trace_count_skip(t, TRACE_SKIP_MARK, label, strlen(label));
    return LINE_NOTHING;
}

static enum line_result bad_frame(struct trace *t, const char *expected)
{
    t->totals.lines++;
    return bytes_bad(t, expected);
}

/* ---- what is around a TLP -------------------------------------------------------------------- */

static enum line_result ours(struct trace *t, const struct frame *f, struct tlp *out)
{
    const uint8_t *p = f->at;
    if (f->end - p < OUR_BYTES || p[0] != OUR_VERSION || p[1] < OUR_BYTES || f->end - p < p[1]) {
        return bad_frame(t, "gather's header of 24 bytes, version 1, before the TLP");
    }
    uint32_t core = be16(p + 6);
    *out = (struct tlp){ .at = p + p[1],
                         .end = f->end,
                         .ns = be(p + 8, 8) / PS_PER_NANOSECOND,
                         .link = be16(p + 4),
                         .cpu = core < NO_CORE ? (int32_t)core : 0,
                         .up = (p[2] & OUR_UP) != 0,
                         .flit = (p[2] & OUR_FLIT) != 0,
                         .cut = f->cut };
    return LINE_RECORD;
}

bool tlp_tells(uint32_t link_type)
{
    return link_type == LINK_USER0;
}

bool tlp_may_be(uint32_t link_type, const char *begin, const char *end)
{
    return !tlp_tells(link_type) ||
           (end - begin >= 2 && begin[0] == OUR_VERSION && (uint8_t)begin[1] >= OUR_BYTES);
}

/** IPv4 behind the header of a link layer; NULL: it is something else. */
static const uint8_t *find_ipv4(const struct frame *f)
{
    static const struct {
        uint32_t link_type;
        uint8_t bytes, type_at;
    } layers[] = { { 1, 14, 12 } /* Ethernet */,
                   { 113, 16, 14 },
                   { 276, 20, 0 } /* Linux cooked */ };
    for (size_t i = 0; i < ARRAY_LEN(layers); i++) {
        if (layers[i].link_type != f->link_type || f->end - f->at < layers[i].bytes) {
            continue;
        }
        const uint8_t *p = f->at + layers[i].bytes;
        uint32_t type = be16(f->at + layers[i].type_at);
        while ((type == 0x8100 || type == 0x88a8 || type == 0x9100) && f->end - p >= VLAN_BYTES) {
            type = be16(p + 2);
            p += VLAN_BYTES;
        }
        return type == ETHERTYPE_IPV4 ? p : NULL;
    }
    return NULL;
}

static bool is_nettlp_port(uint32_t port)
{
    return (port & ~(uint32_t)NETTLP_PORTS) == 0x3000 || (port & ~(uint32_t)NETTLP_PORTS) == 0x4000;
}

static enum line_result nettlp(struct trace *t, const struct frame *f, struct tlp *out)
{
    static const char other[] = "packet that is not NetTLP's";
    const uint8_t *ip = find_ipv4(f);
    if (ip == NULL || f->end - ip < IPV4_BYTES || ip[0] >> 4 != 4 || ip[9] != IPPROTO_UDP_NUMBER) {
        return tlp_leave_out(t, other);
    }
    if ((be16(ip + 6) & IPV4_FRAGMENT) != 0) {
        return tlp_leave_out(t, "fragment of an IPv4 packet");
    }
    const uint8_t *udp = ip + (ip[0] & 15) * DW;
    if ((ip[0] & 15) * DW < IPV4_BYTES || f->end - udp < UDP_BYTES ||
        !is_nettlp_port(be16(udp + 2))) {
        return tlp_leave_out(t, other);
    }
    uint32_t length = be16(udp + 4);
    bool cut = length > f->end - udp;
    if (length < UDP_BYTES + NETTLP_BYTES || (cut && !f->cut) ||
        f->end - udp < UDP_BYTES + NETTLP_BYTES) {
        return bad_frame(t, "a UDP datagram of the length that it says, with NetTLP's header");
    }
    /* The adapter, where the host is, has the lower address by NetTLP's convention. */
    *out = (struct tlp){ .at = udp + UDP_BYTES + NETTLP_BYTES,
                         .end = cut ? f->end : udp + length,
                         .ns = f->ns,
                         .no_time = f->no_time,
                         .up = be(ip + 12, 4) > be(ip + 16, 4),
                         .cut = cut };
    t->packets->nettlp++;
    return LINE_RECORD;
}

/* ---- accesses -------------------------------------------------------------------------------- */

static unsigned enables(const struct pcie_header *h, uint32_t dw)
{
    return dw == 0 ? h->first_be : dw == h->length_dw - 1u ? h->last_be : 15;
}

static bool enabled(const struct pcie_header *h, uint32_t byte)
{
    return (enables(h, byte / DW) >> byte % DW & 1) != 0;
}

static void add_piece(struct trace *t, const struct tlp *tlp, const struct pcie_header *h,
                      const uint8_t *payload, uint32_t from, uint32_t to)
{
    struct packets *c = t->packets;
    struct piece *piece = pieces_add(&c->pieces);
    bool write = h->kind == PCIE_KIND_MWR;
    piece->address = h->address + from;
    piece->size = (uint8_t)(to - from);
    piece->kind = write ? TRACE_WRITE : TRACE_READ;
    piece->time = tlp->ns;
    piece->time_unit = tlp->no_time ? TRACE_TIME_NONE : TRACE_TIME_NS;
    piece->line = c->frames;
    piece->cpu = tlp->cpu;
    piece->region = trace_intern(t, "mem", strlen("mem"));
    piece->waiting = !write;
    if (write && payload != NULL) {
        memcpy(piece->data, payload + from, to - from);
        piece->has_value = true;
    }
}

/** Accesses of the runs of enabled bytes; how many bytes that are. */
static uint32_t add_pieces(struct trace *t, const struct tlp *tlp, const struct pcie_header *h,
                           const uint8_t *payload)
{
    struct packets *c = t->packets;
    const uint32_t size = (uint32_t)h->length_dw * DW;
    uint32_t bytes = 0, runs = 0;
    for (uint32_t at = 0; at < size;) {
        if (!enabled(h, at)) {
            at++;
            continue;
        }
        uint32_t end = at;
        while (end < size && enabled(h, end)) {
            end++;
        }
        bytes += end - at;
        c->split += end - at > PIECE_BYTES ? 1 : 0;
        runs++;
        while (at < end) {
            uint32_t n = end - at;
            n = n <= PIECE_BYTES ? n : PIECE_BYTES - (uint32_t)((h->address + at) % PIECE_BYTES);
            add_piece(t, tlp, h, payload, at, at + n);
            at += n;
        }
    }
    c->holes += runs > 1 ? 1 : 0;
    return bytes;
}

/** The read that waits for a completion like this; NULL: none does. */
static struct tlp_read *find_read(struct packets *c, const struct tlp *tlp,
                                  const struct pcie_header *h)
{
    for (struct tlp_read *q = c->reads; q != c->reads + TLP_READS; q++) {
        if (q->used && q->tag == h->tag && q->link == tlp->link &&
            q->requester == h->requester_id) {
            return q;
        }
    }
    return NULL;
}

/** Nothing more comes for it; how many of its accesses have no value. */
static uint64_t finish_read(struct packets *c, struct tlp_read *q)
{
    uint64_t empty = 0;
    for (uint64_t n = q->first; n != q->first + q->count; n++) {
        struct piece *piece = pieces_at(&c->pieces, n);
        if (piece != NULL && piece->waiting) {
            piece->waiting = false;
            piece->has_value = piece->filled == piece->size;
            empty += !piece->has_value;
        }
    }
    q->used = false;
    return empty;
}

static void remember_read(struct trace *t, const struct tlp *tlp, const struct pcie_header *h,
                          uint64_t first)
{
    struct packets *c = t->packets;
    uint32_t low = 0, high = (uint32_t)h->length_dw * DW;
    struct tlp_read *before = find_read(c, tlp, h);
    if (before != NULL) { /* its tag is used again: the capture lacks its completion */
        c->pieces.unanswered += finish_read(c, before);
    }
    while (!enabled(h, low)) {
        low++;
    }
    while (!enabled(h, high - 1)) {
        high--;
    }
    c->reads[c->next_read++ % TLP_READS] = (struct tlp_read){ .used = true,
                                                              .tag = h->tag,
                                                              .requester = h->requester_id,
                                                              .link = tlp->link,
                                                              .total = high - low,
                                                              .address = h->address + low,
                                                              .first = first,
                                                              .count = c->pieces.tail - first };
}

static enum line_result request(struct trace *t, const struct tlp *tlp, const struct pcie_header *h,
                                const uint8_t *payload)
{
    struct packets *c = t->packets;
    bool write = h->kind == PCIE_KIND_MWR;
    uint64_t first = c->pieces.tail;
    uint32_t bytes = add_pieces(t, tlp, h, payload);
    if (write) {
        c->sizes[bytes]++;
    }
    if (bytes == 0) {
        return tlp_leave_out(t, write ? "MWr of no bytes" : "MRd of no bytes");
    }
    c->cut += write && payload == NULL ? 1 : 0;
    if (!write) {
        remember_read(t, tlp, h, first);
    }
    return LINE_NOTHING;
}

/* ---- completions ----------------------------------------------------------------------------- */

/** Bytes from `address` on go to the pieces of a read. */
static void fill(struct packets *c, const struct tlp_read *q, uint64_t address, const uint8_t *data,
                 uint32_t bytes)
{
    for (uint64_t n = q->first; n != q->first + q->count; n++) {
        struct piece *piece = pieces_at(&c->pieces, n);
        if (piece == NULL || !piece->waiting) {
            continue;
        }
        for (uint32_t i = 0; i < piece->size; i++) {
            uint64_t from = piece->address + i - address;
            if (from < bytes) {
                piece->data[i] = data[from];
                piece->filled++;
            }
        }
    }
}

static void complete(struct trace *t, const struct tlp *tlp, const struct pcie_header *h,
                     const uint8_t *payload)
{
    struct packets *c = t->packets;
    struct tlp_read *q = find_read(c, tlp, h);
    if (q == NULL) {
        return; /* of a read before the capture, or of a configuration request */
    }
    if (h->kind == PCIE_KIND_CPL) {
        c->refused += h->status != 0 ? 1 : 0;
        (void)finish_read(c, q);
        return;
    }
    uint32_t skip = h->lower_address % DW;
    uint32_t bytes = (uint32_t)h->length_dw * DW - skip;
    bytes = bytes < h->byte_count ? bytes : h->byte_count;
    if (h->byte_count <= q->total && payload != NULL) {
        fill(c, q, q->address + (q->total - h->byte_count), payload + skip, bytes);
    }
    if (h->byte_count <= bytes) {
        (void)finish_read(c, q);
    }
}

/* ---- TLPs ------------------------------------------------------------------------------------ */

static enum line_result take_tlp(struct trace *t, const struct tlp *tlp)
{
    struct packets *c = t->packets;
    struct pcie_header h;
    size_t size = (size_t)(tlp->end - tlp->at);
    size -= tlp->cut ? size % DW : 0;
    enum pcie_rule rule = pcie_decode_rule(tlp->at, size, tlp->flit, tlp->cut, &h);
    if (rule != PCIE_RULE_NONE) {
        snprintf(c->expected, sizeof c->expected, "a TLP%s: %s",
                 tlp->cut ? "'s header, in a packet that was cut" : "", pcie_rules[rule].text);
        return bad_frame(t, c->expected);
    }
    const struct pcie_layout l = pcie_layout(&h);
    const uint8_t *payload = tlp->at + (size_t)(l.prefix_dw + l.header_dw + l.ohc_dw) * DW;
    if (l.payload_dw == 0 || tlp->end - payload < (ptrdiff_t)l.payload_dw * DW) {
        payload = NULL; /* cut */
    }
    if (!tlp->up && (h.kind == PCIE_KIND_MWR || h.kind == PCIE_KIND_MRD)) {
        return request(t, tlp, &h, payload);
    }
    if (tlp->up && (h.kind == PCIE_KIND_CPLD || h.kind == PCIE_KIND_CPL)) {
        complete(t, tlp, &h, payload);
    }
    char label[PACKETS_LABEL];
    snprintf(label, sizeof label, "%s towards the %s", pcie_kinds[h.kind].name,
             tlp->up ? "host" : "device");
    return tlp_leave_out(t, label);
}

enum line_result tlp_take_frame(struct trace *t, const struct frame *f)
{
    struct tlp tlp = { 0 };
    enum line_result result = f->link_type == LINK_USER0 ? ours(t, f, &tlp) : nettlp(t, f, &tlp);
    return result == LINE_RECORD ? take_tlp(t, &tlp) : result;
}
