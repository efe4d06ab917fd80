/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Bytes to headers. What the fields do not account for is what the kind reserves: the header is
 * built again from the fields, and the bits that differ are kept.
 */
#include <endian.h>
#include <string.h>

#include "pcie/tlp_build.h"

enum { DW = 4, PREFIX_FORMAT = 4, TS_NONE = 0, TS_ECRC = 1 };

static uint32_t get(const uint8_t *from)
{
    uint32_t word;

    memcpy(&word, from, sizeof(word));
    return be32toh(word);
}

/* ---- byte 0 ------------------------------------------------------------------------------------
 */

/* The kind of a type code, and whether its header is the long one of memory requests. */
static bool find_kind(unsigned code, struct pcie_header *h)
{
    for (unsigned kind = 0; kind < PCIE_KINDS; kind++) {
        const struct pcie_kind_row *row = &pcie_kinds[kind];
        const int narrow = h->flit ? row->flit3 : row->code3;
        const int wide = h->flit ? row->flit4 : row->code4;
        const bool message = row->shape == PCIE_SHAPE_MESSAGE;
        if ((int)code != narrow && (int)(message ? code & ~7U : code) != wide) {
            continue;
        }
        h->kind = (enum pcie_kind)kind;
        h->route = message ? code & MESSAGE_ROUTE : 0;
        h->addr64 = !message && (int)code == wide;
        return true;
    }
    return false;
}

static bool is_prefix(unsigned code, bool flit)
{
    return flit ? code >> 4 == 8 : code >> 5 == PREFIX_FORMAT;
}

/* Prefixes from `*at` on. */
static enum pcie_rule read_prefixes(const uint8_t *bytes, size_t size, size_t *at,
                                    struct pcie_header *h)
{
    while (*at < size && is_prefix(bytes[*at], h->flit)) {
        const uint32_t word = get(bytes + *at);
        if (h->prefix_count == PCIE_PREFIX_MAX) {
            return PCIE_RULE_NO_PREFIXES;
        }
        if (word >> 24 == PREFIX_TPH && !h->flit) {
            h->st = (uint16_t)((word >> 16 & 0xFF) << 8);
            h->av = word >> 12 & 1;
            h->ama = h->av ? word >> 13 & 7 : 0;
            h->st16 = true;
        } else if (word >> 24 == PREFIX_PASID && !h->flit) {
            h->pasid_valid = true;
            h->privileged = word >> 23 & 1;
            h->execute = word >> 22 & 1;
            h->pasid = word & 0xFFFFF;
        }
        h->prefix[h->prefix_count++] = word;
        *at += DW;
    }
    return *at < size ? PCIE_RULE_NONE : PCIE_RULE_PREFIX_ALONE;
}

/* ---- fields ------------------------------------------------------------------------------------
 */

static uint16_t length_of(uint32_t word)
{
    return (word & 0x3FF) != 0 ? word & 0x3FF : 1024;
}

static bool has_length(const struct pcie_kind_row *row)
{
    return row->data || row->shape == PCIE_SHAPE_MEMORY || row->shape == PCIE_SHAPE_IO ||
           row->shape == PCIE_SHAPE_CONFIG;
}

/* In an I/O or configuration request Attr[2] is reserved, in UIO requests RO is as well. */
static uint8_t attributes(unsigned attr, const struct pcie_header *h)
{
    const enum pcie_shape shape = pcie_kinds[h->kind].shape;

    if (shape == PCIE_SHAPE_IO || shape == PCIE_SHAPE_CONFIG) {
        return attr & 3;
    }
    if (h->kind == PCIE_KIND_UIOMRD || h->kind == PCIE_KIND_UIOMWR) {
        return attr & PCIE_NO_SNOOP;
    }
    return (uint8_t)attr;
}

static void first_word(uint32_t word, struct pcie_header *h)
{
    const struct pcie_kind_row *row = &pcie_kinds[h->kind];
    const bool memory = row->shape == PCIE_SHAPE_MEMORY || row->shape == PCIE_SHAPE_ATOMIC;

    h->length_dw = has_length(row) ? length_of(word) : 0;
    if (h->flit) {
        h->tc = word >> 21 & 7;
        h->ohc = word >> 16 & 7;
        h->td = (word >> 13 & 7) == TS_ECRC;
        h->attr = attributes(word >> 10 & 7, h);
        return;
    }
    h->tc = word >> 20 & 7;
    h->attr = attributes((word >> 16 & 4) | (word >> 12 & 3), h);
    h->td = word >> 15 & 1;
    h->ep = word >> 14 & 1;
    h->th = memory && (word >> 16 & 1);
    h->at = memory ? word >> 10 & 3 : 0;
    if (row->shape != PCIE_SHAPE_MESSAGE) {
        h->tag = (uint16_t)((word >> 23 & 1) << 9 | (word >> 19 & 1) << 8);
    }
}

static void set_enables(struct pcie_header *h, uint32_t word)
{
    h->first_be = word & 0xF;
    h->last_be = word >> 4 & 0xF;
}

/* What byte enables are without OHC-A1 or where the steering tag is. */
static void imply_enables(struct pcie_header *h)
{
    if (pcie_kinds[h->kind].shape == PCIE_SHAPE_MEMORY) {
        h->first_be = 0xF;
        h->last_be = h->length_dw > 1 ? 0xF : 0;
    }
}

static void request_word(uint32_t word, struct pcie_header *h)
{
    h->requester_id = (uint16_t)(word >> 16);
    if (h->flit) {
        h->ep = word >> 15 & 1;
        h->tag = word & 0x3FFF;
        return;
    }
    if (tlp_tag_is_st(h)) {
        h->st |= word >> 8 & 0xFF;
    } else {
        h->tag |= word >> 8 & 0xFF;
    }
    if (tlp_be_is_st(h)) {
        h->st |= word & 0xFF;
        imply_enables(h);
    } else {
        set_enables(h, word);
    }
}

static void address_words(const uint32_t *words, struct pcie_header *h)
{
    const uint32_t low = h->addr64 ? words[3] : words[2];

    h->address = (h->addr64 ? (uint64_t)words[2] << 32 : 0) | (low & ~3U);
    if (h->flit) {
        h->at = low & 3;
    } else {
        h->ph = h->th ? low & 3 : 0;
    }
}

static void completion_words(const uint32_t *words, struct pcie_header *h)
{
    const uint32_t count = words[h->flit ? 2 : 1] & 0xFFF;

    h->completer_id = (uint16_t)(words[1] >> 16);
    h->requester_id = (uint16_t)(words[2] >> 16);
    h->byte_count = count != 0 ? (uint16_t)count : 4096;
    if (h->flit) {
        h->ep = words[1] >> 15 & 1;
        h->tag = words[1] & 0x3FFF;
        h->lower_address = (uint8_t)((words[1] >> 14 & 1) << 6 | (words[2] >> 12 & 0xF) << 2);
        return;
    }
    h->status = words[1] >> 13 & STATUS_MASK;
    h->bcm = words[1] >> 12 & 1;
    h->tag |= words[2] >> 8 & 0xFF;
    h->lower_address = words[2] & 0x7F;
}

static void message_words(const uint32_t *words, struct pcie_header *h)
{
    h->requester_id = (uint16_t)(words[1] >> 16);
    h->tag = (uint16_t)(words[1] >> 8 & (h->flit ? 0x7F : 0xFF));
    h->ep = h->flit ? words[1] >> 15 & 1 : h->ep;
    h->message_code = (uint8_t)words[1];
    h->message = (uint64_t)words[2] << 32 | words[3];
    if (h->route == PCIE_ROUTE_ID) {
        h->completer_id = (uint16_t)(words[2] >> 16);
        h->message &= UINT64_MAX >> 16;
    }
}

/* ---- OHC ---------------------------------------------------------------------------------------
 */

static void set_destination(uint32_t word, struct pcie_header *h)
{
    h->destination_valid = word >> 15 & 1;
    h->destination_segment = h->destination_valid ? (uint8_t)(word >> 24) : 0;
}

static void ohc_a1(uint32_t word, struct pcie_header *h)
{
    h->no_write = word >> 31;
    h->pasid_valid = word >> 30 & 1;
    h->privileged = h->pasid_valid && (word >> 29 & 1);
    h->execute = h->pasid_valid && (word >> 28 & 1);
    h->pasid = h->pasid_valid ? word >> 8 & 0xFFFFF : 0;
}

static void ohc_a(uint32_t word, struct pcie_header *h)
{
    switch (pcie_kinds[h->kind].shape) {
    case PCIE_SHAPE_MEMORY:
    case PCIE_SHAPE_ATOMIC:
        ohc_a1(word, h);
        set_enables(h, word);
        break;
    case PCIE_SHAPE_IO: set_enables(h, word); break;
    case PCIE_SHAPE_CONFIG:
        set_enables(h, word);
        set_destination(word, h);
        break;
    case PCIE_SHAPE_COMPLETION:
        set_destination(word, h);
        h->completer_segment = word >> 16 & 0xFF;
        h->lower_address |= word >> 3 & 3;
        h->status = word & STATUS_MASK;
        break;
    case PCIE_SHAPE_MESSAGE:
        if (h->route == PCIE_ROUTE_ID) {
            set_destination(word, h);
            h->pasid_valid = word >> 14 & 1;
            if (h->pasid_valid) {
                h->pasid = (word >> 8 & 0xF) << 16 | (word >> 16 & 0xFF) << 8 | (word & 0xFF);
            }
        } else if (h->route == PCIE_ROUTE_ROOT) {
            ohc_a1(word, h);
            h->no_write = false;
        }
        break;
    case PCIE_SHAPE_NOP:
    case PCIE_SHAPE_UNKNOWN: break;
    }
}

/* Hints are those of memory requests; HV 10b counts as none. */
static void ohc_b(uint32_t word, struct pcie_header *h)
{
    const enum pcie_shape shape = pcie_kinds[h->kind].shape;

    if (shape != PCIE_SHAPE_MEMORY && shape != PCIE_SHAPE_ATOMIC) {
        return;
    }
    h->th = word >> 4 & 1;
    h->st16 = (word >> 4 & 3) == 3;
    h->ph = h->th ? word >> 6 & 3 : 0;
    h->st = h->th ? (uint16_t)(word >> 8 & (h->st16 ? 0xFFFF : 0xFF)) : 0;
    h->av = word & 1;
    h->ama = h->av ? word >> 1 & 7 : 0;
}

static enum pcie_rule ohc_c(uint32_t word, struct pcie_header *h)
{
    const enum pcie_shape shape = pcie_kinds[h->kind].shape;

    if ((word & OHC_C_NOT_IDE) != OHC_C_NOT_IDE) {
        return PCIE_RULE_NO_IDE;
    }
    if (shape == PCIE_SHAPE_MEMORY || shape == PCIE_SHAPE_ATOMIC || shape == PCIE_SHAPE_MESSAGE) {
        h->requester_valid = word >> 3 & 1;
        h->requester_segment = h->requester_valid ? (uint8_t)(word >> 24) : 0;
    }
    return PCIE_RULE_NONE;
}

/* `ohc` is the field of DW 0. */
static enum pcie_rule read_ohc(const uint32_t *words, unsigned ohc, struct pcie_header *h)
{
    enum pcie_rule rule = PCIE_RULE_NONE;

    if (ohc & PCIE_OHC_A) {
        ohc_a(*words++, h);
    } else {
        imply_enables(h);
    }
    if (ohc & PCIE_OHC_B) {
        ohc_b(*words++, h);
    }
    if (ohc & PCIE_OHC_C) {
        rule = ohc_c(*words++, h);
    }
    h->ohc_e_dw = (uint8_t)tlp_ohc_dw(ohc & ~7U);
    memcpy(h->ohc_e, words, h->ohc_e_dw * sizeof(*words));
    return rule;
}

static enum pcie_rule check_ohc(const struct pcie_header *h)
{
    if ((tlp_ohc(h) & 7U & ~(unsigned)h->ohc) == 0) {
        return PCIE_RULE_NONE;
    }
    return pcie_kinds[h->kind].shape == PCIE_SHAPE_IO ? PCIE_RULE_OHC_IO : PCIE_RULE_OHC_CONFIG;
}

/* ---- whole -------------------------------------------------------------------------------------
 */

static void read_base(const uint32_t *words, struct pcie_header *h)
{
    switch (pcie_kinds[h->kind].shape) {
    case PCIE_SHAPE_MEMORY:
    case PCIE_SHAPE_ATOMIC:
        request_word(words[1], h);
        address_words(words, h);
        break;
    case PCIE_SHAPE_IO:
        request_word(words[1], h);
        h->address = words[2] & ~3U;
        break;
    case PCIE_SHAPE_CONFIG:
        request_word(words[1], h);
        h->completer_id = (uint16_t)(words[2] >> 16);
        h->address = words[2] & 0xFFC;
        break;
    case PCIE_SHAPE_COMPLETION: completion_words(words, h); break;
    case PCIE_SHAPE_MESSAGE: message_words(words, h); break;
    case PCIE_SHAPE_NOP:
    case PCIE_SHAPE_UNKNOWN: break;
    }
}

/* A TPH prefix without hints and AMA says nothing: all its bits are reserved. */
static void settle_hints(struct pcie_header *h)
{
    if (!h->th) {
        h->st16 = false;
        h->st = 0;
    }
}

static void keep_reserved(const uint32_t *words, unsigned count, struct pcie_header *h)
{
    uint32_t again[PCIE_HEADER_WORDS] = { 0 };

    tlp_build(h, again);
    for (unsigned i = 0; i < count; i++) {
        h->reserved[i] = words[i] ^ again[i];
        if (h->reserved[i] != 0) {
            h->reserved_words = (uint8_t)(i + 1);
        }
    }
}

static unsigned base_dw(const struct pcie_header *h)
{
    const enum pcie_shape shape = pcie_kinds[h->kind].shape;

    return shape == PCIE_SHAPE_NOP ? 1 : h->addr64 || shape == PCIE_SHAPE_MESSAGE ? 4 : 3;
}

/* The header at `bytes`; `*used` bytes of it. */
static enum pcie_rule read_header(const uint8_t *bytes, size_t size, size_t *used,
                                  struct pcie_header *h)
{
    uint32_t words[PCIE_HEADER_WORDS] = { 0 };

    if (!find_kind(bytes[0], h)) {
        return PCIE_RULE_TYPE;
    }
    const unsigned base = base_dw(h), ohc = h->flit ? bytes[1] & 0x1FU : 0;
    const unsigned count = base + tlp_ohc_dw(ohc);
    if (size < (size_t)count * DW) {
        return PCIE_RULE_SHORT;
    }
    for (unsigned i = 0; i < count; i++) {
        words[i] = get(bytes + (size_t)i * DW);
    }
    *used = (size_t)count * DW;
    if (pcie_kinds[h->kind].shape == PCIE_SHAPE_UNKNOWN) {
        return PCIE_RULE_NO_UIO_COMPLETION;
    }
    first_word(words[0], h);
    read_base(words, h);
    if (h->flit) {
        enum pcie_rule rule = read_ohc(words + base, ohc, h);
        if (rule == PCIE_RULE_NONE) {
            rule = check_ohc(h);
        }
        if (rule == PCIE_RULE_NONE && (words[0] >> 13 & 7) > TS_ECRC) {
            rule = PCIE_RULE_NO_TRAILER;
        }
        if (rule != PCIE_RULE_NONE) {
            return rule;
        }
    }
    settle_hints(h);
    keep_reserved(words, count, h);
    return PCIE_RULE_NONE;
}

/* Payload and digest, `at` being where the header ends and `first` where what the ECRC covers
 * begins. */
static enum pcie_rule check_rest(const uint8_t *bytes, size_t size, size_t first, size_t at,
                                 const struct pcie_header *h)
{
    const size_t payload = pcie_kinds[h->kind].data ? (size_t)h->length_dw * DW : 0;
    const size_t left = size - at, want = payload + (h->td ? DW : 0);
    unsigned end_to_end = 0;

    if (left != want) {
        return left > want      ? PCIE_RULE_TOO_LONG
               : left < payload ? PCIE_RULE_PAYLOAD
                                : PCIE_RULE_DIGEST;
    }
    if (!h->td) {
        return PCIE_RULE_NONE;
    }
    for (unsigned i = 0; i < h->prefix_count; i++) {
        end_to_end += h->prefix[i] >> 24 & PREFIX_END_TO_END ? 1 : 0;
    }
    uint32_t ecrc;
    memcpy(&ecrc, bytes + size - DW, sizeof(ecrc));
    return le32toh(ecrc) == pcie_ecrc(bytes + first, size - DW - first, end_to_end, h->flit)
               ? PCIE_RULE_NONE
               : PCIE_RULE_ECRC;
}

enum pcie_rule pcie_decode_rule(const uint8_t *bytes, size_t size, bool flit, bool header_only,
                                struct pcie_header *h)
{
    size_t at = 0, used = 0;

    memset(h, 0, sizeof(*h));
    h->flit = flit;
    h->kind = PCIE_KINDS;
    if (size == 0 || size % DW != 0) {
        return PCIE_RULE_WHOLE_DW;
    }
    enum pcie_rule rule = read_prefixes(bytes, size, &at, h);
    if (rule == PCIE_RULE_NONE) {
        rule = read_header(bytes + at, size - at, &used, h);
    }
    if (rule == PCIE_RULE_NONE) {
        rule = pcie_check(h);
    }
    if (rule != PCIE_RULE_NONE || header_only) {
        return rule;
    }
    size_t first = 0;
    while (first < at && !(bytes[first] & PREFIX_END_TO_END)) {
        first += DW;
    }
    return check_rest(bytes, size, first, at + used, h);
}

bool pcie_decode(const uint8_t *bytes, size_t size, bool flit, struct pcie_header *h,
                 struct error *e)
{
    const enum pcie_rule rule = pcie_decode_rule(bytes, size, flit, false, h);

    return rule == PCIE_RULE_NONE || tlp_fail(rule, h, e);
}

bool pcie_decode_header(const uint8_t *bytes, size_t size, bool flit, struct pcie_header *h,
                        struct error *e)
{
    const enum pcie_rule rule = pcie_decode_rule(bytes, size, flit, true, h);

    return rule == PCIE_RULE_NONE || tlp_fail(rule, h, e);
}
