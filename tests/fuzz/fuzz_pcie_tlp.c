/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Any bytes as a TLP, and any values as a header: decoding ends with a rule or with a header that
 * encodes to the same bytes; encoding ends with a rule or with bytes that decode.
 *
 * Input: a byte of flags, then the TLP, or the fields of a header.
 */
#include <stdlib.h>
#include <string.h>

#include "pcie/pcie.h"

enum { FLIT = 1, HEADER = 2, FIELDS = 4 };

static void expect(bool condition)
{
    if (!condition) {
        abort();
    }
}

static void bytes_to_header(const uint8_t *data, size_t size, bool flit, bool header)
{
    struct pcie_header h;
    struct error e = { 0 };
    uint8_t again[PCIE_TLP_MAX];

    const enum pcie_rule rule = pcie_decode_rule(data, size, flit, header, &h);
    const bool ok = header ? pcie_decode_header(data, size, flit, &h, &e)
                           : pcie_decode(data, size, flit, &h, &e);
    expect(rule < PCIE_RULES && ok == (rule == PCIE_RULE_NONE) && ok == (e.text[0] == '\0'));
    if (!ok) {
        return;
    }
    expect(pcie_check(&h) == PCIE_RULE_NONE && h.flit == flit);
    const struct pcie_layout l = pcie_layout(&h);
    const size_t at = (size_t)(l.prefix_dw + l.header_dw + l.ohc_dw) * 4;
    expect(at <= size);
    if (!header) {
        expect(at + (size_t)(l.payload_dw + l.trailer_dw) * 4 == size);
    }
    /* Of a header alone the digest of what has no payload may be what follows. */
    const size_t back = pcie_encode(&h, header ? NULL : data + at, again, sizeof(again), &e);
    expect(back >= at && memcmp(again, data, header ? at : size) == 0);
    expect(header || back == size);
}

struct reader {
    const uint8_t *data;
    size_t size;
};

static uint64_t take(struct reader *r, unsigned bytes)
{
    uint64_t value = 0;
    for (unsigned i = 0; i < bytes && r->size > 0; i++, r->data++, r->size--) {
        value = value << 8 | *r->data;
    }
    return value;
}

static void fields_to_bytes(struct reader r, bool flit)
{
    static const uint8_t payload[4096 + 4];
    struct pcie_header h = { .flit = flit }, got;
    uint8_t out[PCIE_TLP_MAX];
    struct error e = { 0 };

    h.kind = (enum pcie_kind)take(&r, 1);
    h.address = take(&r, 8);
    h.message = take(&r, 8);
    h.length_dw = (uint16_t)take(&r, 2);
    const unsigned flags = (unsigned)take(&r, 2);
    h.addr64 = flags & 1;
    h.td = flags & 2;
    h.ep = flags & 4;
    h.bcm = flags & 8;
    h.th = flags & 16;
    h.st16 = flags & 32;
    h.av = flags & 64;
    h.pasid_valid = flags & 128;
    h.privileged = flags & 256;
    h.execute = flags & 512;
    h.no_write = flags & 1024;
    h.destination_valid = flags & 2048;
    h.requester_valid = flags & 4096;
    h.first_be = (uint8_t)take(&r, 1);
    h.last_be = (uint8_t)take(&r, 1);
    h.tc = (uint8_t)take(&r, 1);
    h.attr = (uint8_t)take(&r, 1);
    h.at = (uint8_t)take(&r, 1);
    h.tag = (uint16_t)take(&r, 2);
    h.requester_id = (uint16_t)take(&r, 2);
    h.completer_id = (uint16_t)take(&r, 2);
    h.byte_count = (uint16_t)take(&r, 2);
    h.status = (uint8_t)take(&r, 1);
    h.lower_address = (uint8_t)take(&r, 1);
    h.message_code = (uint8_t)take(&r, 1);
    h.route = (uint8_t)take(&r, 1);
    h.ph = (uint8_t)take(&r, 1);
    h.ama = (uint8_t)take(&r, 1);
    h.st = (uint16_t)take(&r, 2);
    h.pasid = (uint32_t)take(&r, 4);
    h.destination_segment = (uint8_t)take(&r, 1);
    h.requester_segment = (uint8_t)take(&r, 1);
    h.completer_segment = (uint8_t)take(&r, 1);
    h.ohc = (uint8_t)take(&r, 1);
    h.ohc_e_dw = (uint8_t)take(&r, 1);
    h.prefix_count = (uint8_t)take(&r, 1);
    for (unsigned i = 0; i < PCIE_PREFIX_MAX; i++) {
        h.prefix[i] = (uint32_t)take(&r, 4);
    }
    const size_t size = pcie_encode(&h, payload, out, sizeof(out), &e);
    expect((size == 0) == (pcie_check(&h) != PCIE_RULE_NONE));
    if (size != 0) {
        expect(pcie_decode(out, size, flit, &got, &e));
        expect(got.kind == h.kind && got.tag == h.tag && got.address == h.address);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) {
        return 0;
    }
    const unsigned flags = data[0];
    if (flags & FIELDS) {
        fields_to_bytes((struct reader){ data + 1, size - 1 }, flags & FLIT);
    } else {
        bytes_to_header(data + 1, size - 1, flags & FLIT, flags & HEADER);
    }
    return 0;
}
