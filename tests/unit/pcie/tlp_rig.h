/* SPDX-License-Identifier: Apache-2.0 */
/** What the tests of TLPs share: bytes written as text, and random legal headers. */
#ifndef TEST_TLP_RIG_H
#define TEST_TLP_RIG_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "pcie/pcie.h"

struct tlp_bytes {
    uint8_t b[PCIE_TLP_MAX];
    size_t size;
};

static inline struct tlp_bytes tlp_from_hex(const char *hex)
{
    struct tlp_bytes t = { .size = 0 };
    unsigned value;
    int used;

    while (sscanf(hex, " %2x%n", &value, &used) == 1) {
        t.b[t.size++] = (uint8_t)value;
        hex += used;
    }
    assert_int_equal(*hex, '\0');
    return t;
}

static inline const char *tlp_to_hex(const uint8_t *bytes, size_t size, char *text, size_t room)
{
    size_t at = 0;

    for (size_t i = 0; i < size && at + 4 < room; i++) {
        at += (size_t)snprintf(text + at, room - at, "%s%02x", i != 0 && i % 4 == 0 ? " " : "",
                               bytes[i]);
    }
    return text;
}

/** Decode, which must succeed, and encode again, which must give the same bytes. */
static inline struct pcie_header tlp_there_and_back(const uint8_t *bytes, size_t size, bool flit)
{
    struct pcie_header h;
    struct error e = { 0 };
    uint8_t again[PCIE_TLP_MAX];
    char text[256];

    if (!pcie_decode(bytes, size, flit, &h, &e)) {
        fail_msg("%s: %s", tlp_to_hex(bytes, size, text, sizeof(text)), e.text);
    }
    const struct pcie_layout l = pcie_layout(&h);
    const size_t at = (size_t)(l.prefix_dw + l.header_dw + l.ohc_dw) * 4;
    assert_int_equal(at + (size_t)(l.payload_dw + l.trailer_dw) * 4, size);
    const size_t back = pcie_encode(&h, bytes + at, again, sizeof(again), &e);
    if (back != size || memcmp(bytes, again, size) != 0) {
        fail_msg("%s: %s", tlp_to_hex(bytes, size, text, sizeof(text)),
                 back == 0 ? e.text : "encodes to other bytes");
    }
    return h;
}

/* ---- random headers -------------------------------------------------------------------------- */

static inline uint64_t tlp_random(struct rng *r, uint64_t below)
{
    return rng_below(r, below);
}

static inline unsigned tlp_pick(struct rng *r, const uint8_t *from, size_t count)
{
    return from[tlp_random(r, count)];
}

static inline void tlp_random_memory(struct rng *r, struct pcie_header *h)
{
    static const uint8_t first[] = { 0x8, 0xC, 0xE, 0xF }, last[] = { 1, 3, 7, 0xF };
    const bool uio = h->kind == PCIE_KIND_UIOMRD || h->kind == PCIE_KIND_UIOMWR;
    const unsigned lengths[] = { 1, 2, 3, 16, 1024, 1 + (unsigned)tlp_random(r, 1024) };

    h->addr64 = uio || tlp_random(r, 2) != 0;
    h->length_dw = (uint16_t)lengths[tlp_random(r, 6)];
    h->address = tlp_random(r, 1 << 20) << 12 | tlp_random(r, 1025U - h->length_dw) * 4;
    h->address |= h->addr64 ? (1 + tlp_random(r, UINT32_MAX)) << 32 : 0;
    if (h->length_dw == 1) {
        h->first_be = (uint8_t)tlp_random(r, 16);
    } else if (h->length_dw == 2 && h->address % 8 == 0) {
        h->first_be = (uint8_t)(1 + tlp_random(r, 15));
        h->last_be = (uint8_t)(1 + tlp_random(r, 15));
    } else {
        h->first_be = (uint8_t)tlp_pick(r, first, 4);
        h->last_be = (uint8_t)tlp_pick(r, last, 4);
    }
    h->at = tlp_random(r, 2) ? 2 : 0;
    h->attr = uio ? h->attr & PCIE_NO_SNOOP : h->attr;
}

static inline void tlp_random_atomic(struct rng *r, struct pcie_header *h)
{
    static const uint8_t cas[] = { 2, 4, 8 };
    const bool is_cas = h->kind == PCIE_KIND_CAS;

    h->length_dw = is_cas ? (uint16_t)tlp_pick(r, cas, 3) : (uint16_t)(1 + tlp_random(r, 2));
    h->addr64 = tlp_random(r, 2) != 0;
    h->address = tlp_random(r, UINT32_MAX) & ~UINT64_C(31);
    h->address |= h->addr64 ? (1 + tlp_random(r, UINT32_MAX)) << 32 : 0;
    h->address += (uint64_t)h->length_dw * (is_cas ? 2 : 4);
}

static inline void tlp_random_completion(struct rng *r, struct pcie_header *h)
{
    static const uint8_t statuses[] = { PCIE_UR, PCIE_CRS, PCIE_CA };

    h->completer_id = (uint16_t)rng_next(r);
    h->byte_count = 4;
    if (pcie_kinds[h->kind].data) {
        h->lower_address = (uint8_t)tlp_random(r, 128);
        h->byte_count = (uint16_t)(1 + tlp_random(r, 4096));
        const unsigned most = (h->byte_count + h->lower_address % 4U + 3) / 4;
        h->length_dw = (uint16_t)(1 + tlp_random(r, most > 1024 ? 1024 : most));
    } else if (tlp_random(r, 2)) {
        h->status = (uint8_t)tlp_pick(r, statuses, 3);
        h->lower_address = (uint8_t)tlp_random(r, 128);
        h->byte_count = (uint16_t)(1 + tlp_random(r, 4096));
    }
    h->bcm = !h->flit && tlp_random(r, 2) != 0;
    if (h->flit && tlp_random(r, 2)) {
        h->destination_valid = true;
        h->destination_segment = (uint8_t)rng_next(r);
        h->completer_segment = (uint8_t)rng_next(r);
    }
}

static inline void tlp_random_message(struct rng *r, struct pcie_header *h)
{
    const bool data = pcie_kinds[h->kind].data;
    const struct pcie_message *m;

    do {
        h->message_code = (uint8_t)rng_next(r);
        h->route = (uint8_t)tlp_random(r, 8);
        m = pcie_message(h->message_code, data);
    } while (m == NULL || (m->routes >> h->route & 1) == 0);
    h->tc = m->tc0 ? 0 : h->tc;
    h->tag &= h->flit ? 0x7F : 0xFF;
    h->message = rng_next(r);
    if (h->route == PCIE_ROUTE_ID) {
        h->completer_id = (uint16_t)rng_next(r);
        h->message >>= 16;
    }
    if (data) {
        h->length_dw = m->payload != 0 ? m->payload : (uint16_t)(1 + tlp_random(r, 32));
    }
}

/** Prefixes and OHC beyond what the kind needs. */
static inline void tlp_random_extensions(struct rng *r, struct pcie_header *h)
{
    const enum pcie_shape shape = pcie_kinds[h->kind].shape;
    const bool memory = shape == PCIE_SHAPE_MEMORY || shape == PCIE_SHAPE_ATOMIC;

    if (memory && tlp_random(r, 2)) {
        h->th = true;
        h->ph = (uint8_t)tlp_random(r, 4);
        h->st16 = tlp_random(r, 2) != 0;
        h->st = (uint16_t)(rng_next(r) & (h->st16 ? 0xFFFF : 0xFF));
        if (!h->flit && h->kind == PCIE_KIND_MWR) {
            h->tag &= 0x300;
        } else if (!h->flit) {
            h->first_be = shape == PCIE_SHAPE_ATOMIC ? 0 : 0xF;
            h->last_be = shape != PCIE_SHAPE_ATOMIC && h->length_dw > 1 ? 0xF : 0;
        }
    }
    if (memory && tlp_random(r, 2)) {
        h->pasid_valid = true;
        h->pasid = (uint32_t)tlp_random(r, 1 << 20);
        h->privileged = tlp_random(r, 2) != 0;
        h->execute = tlp_random(r, 2) != 0;
    }
    if (!h->flit) {
        if (tlp_random(r, 4) == 0) {
            h->prefix[h->prefix_count++] = UINT32_C(0x8E000000) | (uint32_t)tlp_random(r, 1 << 24);
        }
        if (tlp_random(r, 4) == 0) {
            h->prefix[h->prefix_count++] = UINT32_C(0x9E000000) | (uint32_t)tlp_random(r, 1 << 24);
        }
        return;
    }
    if (memory && tlp_random(r, 2)) {
        h->requester_valid = true;
        h->requester_segment = (uint8_t)rng_next(r);
    }
    if (tlp_random(r, 4) == 0) {
        h->ohc_e_dw = (uint8_t)(1U << tlp_random(r, 3));
        for (unsigned i = 0; i < h->ohc_e_dw; i++) {
            h->ohc_e[i] = (uint32_t)rng_next(r);
        }
    }
}

/** A legal header of `kind`; false if there is none in this mode. Plain: nothing optional. */
static inline bool tlp_random_header(struct rng *r, enum pcie_kind kind, bool flit, bool plain,
                                     struct pcie_header *h)
{
    const struct pcie_kind_row *row = &pcie_kinds[kind];

    *h = (struct pcie_header){ .kind = kind, .flit = flit };
    if (row->shape == PCIE_SHAPE_UNKNOWN || (!flit && row->code3 < 0 && row->code4 < 0)) {
        return false;
    }
    if (row->shape == PCIE_SHAPE_NOP) {
        return true;
    }
    h->requester_id = (uint16_t)rng_next(r);
    h->tag = (uint16_t)tlp_random(r, flit ? 16384 : 1024);
    h->ep = tlp_random(r, 2) != 0;
    h->tc = (uint8_t)tlp_random(r, 8);
    h->attr = (uint8_t)tlp_random(r, 8);
    switch (row->shape) {
    case PCIE_SHAPE_MEMORY: tlp_random_memory(r, h); break;
    case PCIE_SHAPE_ATOMIC: tlp_random_atomic(r, h); break;
    case PCIE_SHAPE_COMPLETION: tlp_random_completion(r, h); break;
    case PCIE_SHAPE_MESSAGE: tlp_random_message(r, h); break;
    case PCIE_SHAPE_IO:
    case PCIE_SHAPE_CONFIG:
        h->tc = h->attr = 0;
        h->length_dw = 1;
        h->first_be = (uint8_t)tlp_random(r, 16);
        h->address = tlp_random(r, row->shape == PCIE_SHAPE_IO ? 1 << 30 : 1 << 10) * 4;
        h->completer_id = row->shape == PCIE_SHAPE_IO ? 0 : (uint16_t)rng_next(r);
        break;
    case PCIE_SHAPE_NOP:
    case PCIE_SHAPE_UNKNOWN: break;
    }
    if (!plain) {
        tlp_random_extensions(r, h);
    }
    return true;
}

#endif
