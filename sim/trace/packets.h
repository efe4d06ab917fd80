/* SPDX-License-Identifier: Apache-2.0 */
/** Captures of TLPs: the packets of a pcap (packets.c) or pcapng file (packets_ng.c), TLPs
 * (tlps.c).
 */
#ifndef GATHER_TRACE_PACKETS_H
#define GATHER_TRACE_PACKETS_H

#include "pcie/pcie.h"
#include "trace/pieces.h"

enum {
    PACKETS_FRAME_MAX = SOURCE_KEEP_MAX - 64, /* longer packets hold no TLP */
    PACKETS_INTERFACES = 64,
    PACKETS_LABEL = 64,
    TLP_READS = 256,  /* that wait for a completion */
    TLP_BYTES = 4096, /* of one TLP */
    TLP_PIECES = 80   /* accesses of one TLP, at most */
};

struct frame {
    const uint8_t *at, *end;
    uint64_t ns;
    uint32_t link_type;
    bool cut;     /* by the capture's snap length */
    bool no_time; /* `ns` is 0: the file has none for it */
};

/** A read whose completions have not all come. */
struct tlp_read {
    bool used;
    uint16_t tag, requester;
    uint32_t link;
    uint32_t total;        /* from the first enabled byte to the last */
    uint64_t address;      /* of the first enabled byte */
    uint64_t first, count; /* its pieces */
};

struct packets {
    struct pieces pieces;
    bool begun, ng, swapped, nano;
    uint32_t link_type;    /* classic: of all packets */
    bool dated;            /* classic: a packet gave `last_seconds` */
    uint32_t last_seconds; /* classic: of the last good packet */
    uint64_t frames;       /* packets so far: Wireshark's frame number */
    struct {
        unsigned __int128 per_second;
        int64_t offset; /* seconds */
        uint32_t link_type;
        uint32_t snap;                /* bytes of a packet that are captured at most */
    } interfaces[PACKETS_INTERFACES]; /* pcapng */
    size_t interface_count;

    struct tlp_read reads[TLP_READS];
    size_t next_read;
    uint64_t split, holes, cut, refused, nettlp;
    uint64_t sizes[TLP_BYTES + 1];
    char expected[160]; /* of a LINE_BAD */
};

/** Count a packet that gives no record. */
enum line_result tlp_leave_out(struct trace *t, const char *label);
/** Whether a packet of that link type is told from other bytes by what it begins with. */
bool tlp_tells(uint32_t link_type);
/** False: no packet of that link type begins like this. */
bool tlp_may_be(uint32_t link_type, const char *begin, const char *end);
/** A packet, which begins at t->at for messages' sake. */
enum line_result tlp_take_frame(struct trace *t, const struct frame *f);

#endif
