/* SPDX-License-Identifier: Apache-2.0 */
/* tlps.pcap byte by byte, as the formats' documents have it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "report/pcap.h"

static const uint8_t tlp[] = { 0x40, 0, 0, 1, 0, 0, 7, 0x0f, 0x80, 0, 0x10, 4, 1, 2, 3, 4 };

/* 3.000000002 s and 5 ps. */
static const struct pcap_packet down = {
    .time = UINT64_C(3000000002005),
    .tlp = tlp,
    .size = sizeof(tlp),
    .wire_bytes = 24,
    .stores = 2,
    .port = 0x102,
    .core = 5,
    .tag = 0x17,
    .reason = 3,
};

struct drawn {
    char *bytes;
    size_t size;
};

static struct drawn draw(enum report_pcap flavour, const struct pcap_packet *packets, size_t count)
{
    struct drawn d = { 0 };
    FILE *to = open_memstream(&d.bytes, &d.size);
    assert_non_null(to);
    struct pcap *p = pcap_start(to, flavour);
    assert_non_null(p);
    for (size_t i = 0; i < count; i++) {
        pcap_add(p, &packets[i]);
    }
    pcap_flush(p);
    pcap_free(p);
    assert_int_equal(fclose(to), 0);
    return d;
}

static void hold(const struct drawn *d, size_t at, const uint8_t *want, size_t size)
{
    assert_true(at + size <= d->size);
    assert_memory_equal(d->bytes + at, want, size);
}

enum { FILE_HEADER = 24, RECORD_HEADER = 16 };

static void user_flavour(void **state)
{
    static const uint8_t file[] = { 0x4d, 0x3c, 0xb2, 0xa1, 2, 0,    4, 0, 0,   0, 0, 0,
                                    0,    0,    0,    0,    0, 0x20, 0, 0, 147, 0, 0, 0 };
    static const uint8_t record[] = { 3, 0, 0, 0, 2, 0, 0, 0, 40, 0, 0, 0, 40, 0, 0, 0 };
    static const uint8_t header[] = { 1,    24,   0,    3,    1, 2, 0, 5,  0, 0, 0x02, 0xba,
                                      0x7d, 0xef, 0x37, 0xd5, 0, 0, 0, 24, 0, 0, 0,    2 };
    (void)state;
    struct drawn d = draw(REPORT_PCAP_USER, &down, 1);
    assert_int_equal(d.size, FILE_HEADER + RECORD_HEADER + sizeof(header) + sizeof(tlp));
    hold(&d, 0, file, sizeof(file));
    hold(&d, FILE_HEADER, record, sizeof(record));
    hold(&d, FILE_HEADER + RECORD_HEADER, header, sizeof(header));
    hold(&d, FILE_HEADER + RECORD_HEADER + sizeof(header), tlp, sizeof(tlp));
    free(d.bytes);
}

static void flags(void **state)
{
    struct pcap_packet p = down;
    (void)state;
    p.up = true;
    p.reason = PCAP_NO_REASON;
    struct drawn up = draw(REPORT_PCAP_USER, &p, 1);
    hold(&up, FILE_HEADER + RECORD_HEADER + 2, (const uint8_t[]){ 1, 255 }, 2);
    p.up = false;
    p.flit = true;
    struct drawn flit = draw(REPORT_PCAP_USER, &p, 1);
    hold(&flit, FILE_HEADER + RECORD_HEADER + 2, (const uint8_t[]){ 2, 255 }, 2);
    free(up.bytes);
    free(flit.bytes);
}

/* Ethernet, IPv4, UDP, NetTLP; the checksum by hand: the words of the header add up to 0x25a99. */
static void nettlp_flavour(void **state)
{
    static const uint8_t link[] = { 1, 0, 0, 0 };
    static const uint8_t packet[] = {
        0,    2,    192,  168,  10,   5,    0,    2, 192, 168, 10,   1,    8,   0, /* Ethernet */
        0x45, 0,    0,    50,   0,    0,    0x40, 0, 64,  17,  0xa5, 0x64, 192, 168,
        10,   1,    192,  168,  10,   5,             /* IPv4 */
        0x40, 0x07, 0x40, 0x07, 0,    30,   0,    0, /* UDP */
        0,    0,    0xb2, 0xd0, 0x5e, 0x02,          /* 3000000002 ns */
    };
    (void)state;
    struct pcap_packet p = down;
    p.port = 2;
    struct drawn d = draw(REPORT_PCAP_NETTLP, &p, 1);
    hold(&d, 20, link, sizeof(link));
    hold(&d, FILE_HEADER + RECORD_HEADER, packet, sizeof(packet));
    hold(&d, FILE_HEADER + RECORD_HEADER + sizeof(packet), tlp, sizeof(tlp));
    free(d.bytes);
}

/* Answers go the other way; each packet has the next number; the sum of a header is 0xffff. */
static void nettlp_both_ways(void **state)
{
    struct pcap_packet two[2] = { down, down };
    (void)state;
    two[0].port = two[1].port = 0;
    two[1].up = true;
    struct drawn d = draw(REPORT_PCAP_NETTLP, two, 2);
    const size_t size = RECORD_HEADER + 14 + 20 + 8 + 6 + sizeof(tlp);
    assert_int_equal(d.size, FILE_HEADER + 2 * size);
    for (unsigned n = 0; n < 2; n++) {
        const uint8_t *ip = (const uint8_t *)d.bytes + FILE_HEADER + n * size + RECORD_HEADER + 14;
        uint32_t sum = 0;
        for (unsigned i = 0; i < 20; i += 2) {
            sum += (uint32_t)ip[i] << 8 | ip[i + 1];
        }
        assert_int_equal(sum % 0xffff, 0);
        assert_int_equal(ip[15], n == 0 ? 1 : 3);
        assert_int_equal(ip[19], n == 0 ? 3 : 1);
        assert_int_equal(ip[28] << 8 | ip[29], n);
    }
    free(d.bytes);
}

/* More than the writer's buffer holds, with TLPs of all lengths: every record is found again. */
static void many(void **state)
{
    enum { COUNT = 600, MOST = 4096 + 16 };
    static uint8_t bytes[MOST];
    (void)state;
    for (unsigned i = 0; i < MOST; i++) {
        bytes[i] = (uint8_t)(i * 7);
    }
    struct pcap_packet *all = calloc(COUNT, sizeof(*all));
    assert_non_null(all);
    for (unsigned i = 0; i < COUNT; i++) {
        all[i] = (struct pcap_packet){ .time = i * UINT64_C(999999999999),
                                       .tlp = bytes + i % 5,
                                       .size = 12 + i * 13 % (MOST - 16) };
    }
    for (enum report_pcap flavour = REPORT_PCAP_USER; flavour <= REPORT_PCAP_NETTLP; flavour++) {
        const size_t around = flavour == REPORT_PCAP_USER ? 24 : 48;
        struct drawn d = draw(flavour, all, COUNT);
        size_t at = FILE_HEADER;
        for (unsigned i = 0; i < COUNT; i++) {
            uint32_t head[4];
            memcpy(head, d.bytes + at, sizeof(head)); /* this machine is little-endian */
            uint64_t ns = head[0] * UINT64_C(1000000000) + head[1];
            assert_true(head[1] < 1000000000);
            assert_true(ns == all[i].time / 1000);
            assert_int_equal(head[2], around + all[i].size);
            assert_int_equal(head[3], head[2]);
            hold(&d, at + RECORD_HEADER + around, all[i].tlp, all[i].size);
            at += RECORD_HEADER + head[2];
        }
        assert_int_equal(at, d.size);
        free(d.bytes);
    }
    free(all);
}

static void names(void **state)
{
    enum report_pcap flavour = REPORT_NO_PCAP;
    struct error e = { 0 };
    (void)state;
    assert_true(report_pcap_parse(NULL, &flavour, &e));
    assert_int_equal(flavour, REPORT_PCAP_USER);
    assert_true(report_pcap_parse("nettlp", &flavour, &e));
    assert_int_equal(flavour, REPORT_PCAP_NETTLP);
    assert_true(report_pcap_parse("user", &flavour, &e));
    assert_int_equal(flavour, REPORT_PCAP_USER);
    assert_false(report_pcap_parse("nettpl", &flavour, &e));
    assert_int_equal(e.status, GATHER_USER_ERROR);
    assert_non_null(strstr(e.text, "\"nettlp\""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(user_flavour),   cmocka_unit_test(flags),
        cmocka_unit_test(nettlp_flavour), cmocka_unit_test(nettlp_both_ways),
        cmocka_unit_test(many),           cmocka_unit_test(names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
