/* SPDX-License-Identifier: Apache-2.0 */
/**
 * TLPs as packets in a file that Wireshark opens: pcap with times in ns, little-endian.
 *
 * REPORT_PCAP_USER: link type 147 (USER0). Before each TLP stands a header of PCAP_USER_BYTES, its
 * numbers high byte first:
 *
 *     0  version, 1            1  bytes of this header     2  flags, PCAP_UP ...
 *     3  why the bytes left the core, PCAP_NO_REASON       4  port (2)
 *     6  core (2)              8  time in ps (8)          16  bytes on the link (4)
 *    20  store instructions (4)
 *
 * REPORT_PCAP_NETTLP: link type 1, and Ethernet, IPv4 and UDP around a sequence number of 16 bits,
 * a time stamp of 32 bits (ns) and the TLP, as NetTLP's adapter sends them (NetTLP, NSDI 2020).
 */
#ifndef GATHER_REPORT_PCAP_H
#define GATHER_REPORT_PCAP_H

#include "report/report.h"

enum {
    PCAP_USER_BYTES = 24,
    PCAP_UP = 1,   /* bits of the flags: towards the host */
    PCAP_FLIT = 2, /* the header is that of flit mode */
    PCAP_NO_REASON = 255
};

/** One TLP. */
struct pcap_packet {
    simtime_t time; /* of its first symbol on the link */
    const uint8_t *tlp;
    uint32_t size;       /* of the TLP, in bytes */
    uint32_t wire_bytes; /* with all that the link adds */
    uint32_t stores;
    uint16_t port, core, tag;
    uint8_t reason; /* PCAP_NO_REASON: none */
    bool up, flit;
};

struct pcap;
/** Begin the file. NULL: no memory. The stream stays the caller's. */
struct pcap *pcap_start(FILE *to, enum report_pcap flavour);
void pcap_add(struct pcap *p, const struct pcap_packet *packet);
/** Write out what is buffered. Failures stay in the stream. */
void pcap_flush(struct pcap *p);
void pcap_free(struct pcap *p);

#endif
