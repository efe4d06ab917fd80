/* SPDX-License-Identifier: Apache-2.0 */
#include "report/pcap.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum {
    BUFFER = 1 << 18,
    PACKET_MOST = 8192, /* a TLP of 4 KiB with all prefixes, and what is around it */
    LINK_ETHERNET = 1,
    LINK_USER0 = 147,
    VERSION = 1,

    ETHERNET_BYTES = 14,
    IP_BYTES = 20,
    UDP_BYTES = 8,
    NETTLP_BYTES = 6,
    ETHERTYPE_IPV4 = 0x0800,
    IP_VERSION_LENGTH = 0x45,
    IP_DO_NOT_FRAGMENT = 0x4000,
    IP_TTL = 64,
    IP_UDP = 17,
    /* NetTLP's libtlp.h: what the adapter asks for goes between these ports, plus four bits of the
     * tag; what a program asks for has 0x3000. */
    PORT_FROM_HOST = 0x4000,
    PORT_TAG_BITS = 15
};

/** 192.168.10.0, where NetTLP's adapter is number 1 and its device number 3. */
static const uint32_t network = 192U << 24 | 168U << 16 | 10U << 8;
enum { HOST_NUMBER = 1, DEVICE_NUMBER = 3 };

struct pcap {
    FILE *to;
    enum report_pcap flavour;
    uint16_t sequence;
    size_t used;
    uint8_t buffer[BUFFER];
};

static void put_le32(uint8_t **at, uint32_t value)
{
    for (unsigned i = 0; i < 4; i++) {
        *(*at)++ = (uint8_t)(value >> (8 * i));
    }
}

static void put_be(uint8_t **at, uint64_t value, unsigned bytes)
{
    for (unsigned i = bytes; i-- > 0;) {
        *(*at)++ = (uint8_t)(value >> (8 * i));
    }
}

struct pcap *pcap_start(FILE *to, enum report_pcap flavour)
{
    struct pcap *p = calloc(1, sizeof(*p));
    if (!p) {
        return NULL;
    }
    p->to = to;
    p->flavour = flavour;
    uint8_t *at = p->buffer;
    put_le32(&at, 0xa1b23c4d);   /* times in ns */
    put_le32(&at, 4U << 16 | 2); /* version 2.4 */
    put_le32(&at, 0);
    put_le32(&at, 0);
    put_le32(&at, PACKET_MOST);
    put_le32(&at, flavour == REPORT_PCAP_NETTLP ? LINK_ETHERNET : LINK_USER0);
    p->used = (size_t)(at - p->buffer);
    return p;
}

void pcap_flush(struct pcap *p)
{
    (void)fwrite(p->buffer, 1, p->used, p->to);
    p->used = 0;
}

void pcap_free(struct pcap *p)
{
    free(p);
}

static void put_user(uint8_t **at, const struct pcap_packet *packet)
{
    put_be(at, VERSION, 1);
    put_be(at, PCAP_USER_BYTES, 1);
    put_be(at, (packet->up ? PCAP_UP : 0U) | (packet->flit ? PCAP_FLIT : 0U), 1);
    put_be(at, packet->reason, 1);
    put_be(at, packet->port, 2);
    put_be(at, packet->core, 2);
    put_be(at, packet->time, 8);
    put_be(at, packet->wire_bytes, 4);
    put_be(at, packet->stores, 4);
}

/** RFC 1071 over the IPv4 header. */
static uint16_t checksum(const uint8_t *header)
{
    uint32_t sum = 0;
    for (unsigned i = 0; i < IP_BYTES; i += 2) {
        sum += (uint32_t)header[i] << 8 | header[i + 1];
    }
    sum = (sum >> 16) + (sum & 0xffff);
    sum = (sum >> 16) + (sum & 0xffff);
    return (uint16_t)~sum;
}

/** A locally administered MAC address with the number of the IPv4 address in its last byte. */
static void put_mac(uint8_t **at, uint32_t address)
{
    put_be(at, 0x02, 2);
    put_be(at, address, 4);
}

static void put_nettlp(struct pcap *p, uint8_t **at, const struct pcap_packet *packet)
{
    const uint32_t device = network + DEVICE_NUMBER + packet->port;
    const uint32_t from = packet->up ? device : network + HOST_NUMBER;
    const uint32_t to = packet->up ? network + HOST_NUMBER : device;
    const unsigned port = PORT_FROM_HOST + (packet->tag & PORT_TAG_BITS);
    const uint32_t udp = UDP_BYTES + NETTLP_BYTES + packet->size;
    put_mac(at, to);
    put_mac(at, from);
    put_be(at, ETHERTYPE_IPV4, 2);
    uint8_t *ip = *at;
    put_be(at, IP_VERSION_LENGTH, 1);
    put_be(at, 0, 1);
    put_be(at, IP_BYTES + udp, 2);
    put_be(at, p->sequence, 2);
    put_be(at, IP_DO_NOT_FRAGMENT, 2);
    put_be(at, IP_TTL, 1);
    put_be(at, IP_UDP, 1);
    put_be(at, 0, 2);
    put_be(at, from, 4);
    put_be(at, to, 4);
    uint8_t *sum = ip + 10;
    put_be(&sum, checksum(ip), 2);
    put_be(at, port, 2);
    put_be(at, port, 2);
    put_be(at, udp, 2);
    put_be(at, 0, 2); /* no checksum */
    put_be(at, p->sequence++, 2);
    put_be(at, packet->time / PS_PER_NS & UINT32_MAX, 4);
}

void pcap_add(struct pcap *p, const struct pcap_packet *packet)
{
    const simtime_t ns = packet->time / PS_PER_NS;
    const bool nettlp = p->flavour == REPORT_PCAP_NETTLP;
    const uint32_t around =
        nettlp ? ETHERNET_BYTES + IP_BYTES + UDP_BYTES + NETTLP_BYTES : PCAP_USER_BYTES;
    assert(packet->size + around <= PACKET_MOST);
    if (p->used > BUFFER - PACKET_MOST - 16) {
        pcap_flush(p);
    }
    uint8_t *at = p->buffer + p->used;
    put_le32(&at, (uint32_t)(ns / 1000000000));
    put_le32(&at, (uint32_t)(ns % 1000000000));
    put_le32(&at, packet->size + around);
    put_le32(&at, packet->size + around);
    if (nettlp) {
        put_nettlp(p, &at, packet);
    } else {
        put_user(&at, packet);
    }
    memcpy(at, packet->tlp, packet->size);
    p->used = (size_t)(at - p->buffer) + packet->size;
}
