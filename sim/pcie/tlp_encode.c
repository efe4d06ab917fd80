/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Headers to bytes. Words are as the specification draws them: byte 0 in bits 31 to 24.
 *
 * Sections 2.2.1 to 2.2.10 of the Base Specification; flit mode's OHC by figures 2-7 to 2-13.
 */
#include <endian.h>
#include <string.h>

#include "pcie/tlp_build.h"

enum { DW = 4, TS_ECRC = 1, AT_SHIFT = 10 };

/* ---- DW 0 --------------------------------------------------------------------------------------
 */

int pcie_type_code(const struct pcie_header *h)
{
    const struct pcie_kind_row *row = &pcie_kinds[h->kind];
    const bool wide = h->addr64 || row->shape == PCIE_SHAPE_MESSAGE;
    const int code = h->flit ? (wide ? row->flit4 : row->flit3) : (wide ? row->code4 : row->code3);

    return row->shape == PCIE_SHAPE_MESSAGE && code >= 0 ? code | (h->route & MESSAGE_ROUTE) : code;
}

static uint32_t first_word(const struct pcie_header *h)
{
    return (uint32_t)pcie_type_code(h) << 24 | (h->tag & 0x200U) << 14 | (uint32_t)h->tc << 20 |
           (h->tag & 0x100U) << 11 | (h->attr & 4U) << 16 | (uint32_t)h->th << 16 |
           (uint32_t)h->td << 15 | (uint32_t)h->ep << 14 | (h->attr & 3U) << 12 |
           (uint32_t)h->at << AT_SHIFT | (h->length_dw & 0x3FFU);
}

static uint32_t first_word_flit(const struct pcie_header *h)
{
    return (uint32_t)pcie_type_code(h) << 24 | (uint32_t)h->tc << 21 | tlp_ohc(h) << 16 |
           (h->td ? (uint32_t)TS_ECRC << 13 : 0) | (uint32_t)h->attr << 10 |
           (h->length_dw & 0x3FFU);
}

/* ---- the rest of the header
 * ---------------------------------------------------------------------- */

static uint32_t byte_enables(const struct pcie_header *h)
{
    return (uint32_t)h->last_be << 4 | h->first_be;
}

/* DW 1 of all requests but messages. */
static uint32_t request_word(const struct pcie_header *h)
{
    const uint32_t requester = (uint32_t)h->requester_id << 16;

    if (h->flit) {
        return requester | (uint32_t)h->ep << 15 | h->tag;
    }
    const uint32_t tag = tlp_tag_is_st(h) ? h->st & 0xFFU : h->tag & 0xFFU;
    return requester | tag << 8 | (tlp_be_is_st(h) ? h->st & 0xFFU : byte_enables(h));
}

/* DWs 2 and, in the long form, 3. PH is in the lowest bits, in flit mode AT. */
static unsigned address_words(const struct pcie_header *h, uint32_t *words)
{
    const uint32_t low = (uint32_t)h->address | (h->flit ? h->at : h->ph);

    if (h->addr64) {
        words[2] = (uint32_t)(h->address >> 32);
        words[3] = low;
        return 4;
    }
    words[2] = low;
    return 3;
}

static void completion_words(const struct pcie_header *h, uint32_t *words)
{
    const uint32_t count = h->byte_count & 0xFFFU;

    words[1] = (uint32_t)h->completer_id << 16;
    words[2] = (uint32_t)h->requester_id << 16;
    if (h->flit) {
        words[1] |= (uint32_t)h->ep << 15 | (h->lower_address >> 6 & 1U) << 14 | h->tag;
        words[2] |= (h->lower_address >> 2 & 0xFU) << 12 | count;
    } else {
        words[1] |= (uint32_t)h->status << 13 | (uint32_t)h->bcm << 12 | count;
        words[2] |= (h->tag & 0xFFU) << 8 | h->lower_address;
    }
}

static void message_words(const struct pcie_header *h, uint32_t *words)
{
    words[1] = (uint32_t)h->requester_id << 16 | (uint32_t)h->tag << 8 | h->message_code;
    if (h->flit) {
        words[1] |= (uint32_t)h->ep << 15;
    }
    words[2] = (uint32_t)(h->message >> 32);
    words[3] = (uint32_t)h->message;
    if (h->route == PCIE_ROUTE_ID) {
        words[2] |= (uint32_t)h->completer_id << 16;
    }
}

/* ---- OHC ---------------------------------------------------------------------------------------
 */

static bool implied_enables(const struct pcie_header *h)
{
    if (pcie_kinds[h->kind].shape == PCIE_SHAPE_ATOMIC) {
        return h->first_be == 0 && h->last_be == 0;
    }
    return h->first_be == 0xF && h->last_be == (h->length_dw > 1 ? 0xF : 0);
}

static bool needs_ohc_a(const struct pcie_header *h)
{
    switch (pcie_kinds[h->kind].shape) {
    case PCIE_SHAPE_MEMORY:
    case PCIE_SHAPE_ATOMIC: return !implied_enables(h) || h->pasid_valid || h->no_write;
    case PCIE_SHAPE_IO:
    case PCIE_SHAPE_CONFIG: return true;
    case PCIE_SHAPE_COMPLETION:
        return h->status != PCIE_SC || (h->lower_address & 3) != 0 || h->destination_valid ||
               h->completer_segment != 0;
    case PCIE_SHAPE_MESSAGE: return h->destination_valid || h->pasid_valid;
    case PCIE_SHAPE_NOP:
    case PCIE_SHAPE_UNKNOWN: break;
    }
    return false;
}

unsigned tlp_ohc(const struct pcie_header *h)
{
    static const uint8_t sizes[] = { 0, 1, 2, 3, 3 }; /* OHC-E1, E2, E4 */

    return (h->ohc & 7U) | (needs_ohc_a(h) ? PCIE_OHC_A : 0U) | (h->th || h->av ? PCIE_OHC_B : 0U) |
           (h->requester_valid ? PCIE_OHC_C : 0U) | (unsigned)sizes[h->ohc_e_dw] << 3;
}

static uint32_t destination(const struct pcie_header *h)
{
    return (uint32_t)h->destination_segment << 24 | (uint32_t)h->destination_valid << 15;
}

/* OHC-A1 to A5; a kind for which none is defined reserves all of it. */
static uint32_t ohc_a(const struct pcie_header *h)
{
    const enum pcie_shape shape = pcie_kinds[h->kind].shape;

    switch (shape) {
    case PCIE_SHAPE_IO: return byte_enables(h);
    case PCIE_SHAPE_CONFIG: return destination(h) | byte_enables(h);
    case PCIE_SHAPE_COMPLETION:
        return destination(h) | (uint32_t)h->completer_segment << 16 |
               (h->lower_address & 3U) << 3 | h->status;
    case PCIE_SHAPE_NOP:
    case PCIE_SHAPE_UNKNOWN: return 0;
    case PCIE_SHAPE_MESSAGE:
        if (h->route == PCIE_ROUTE_ID) {
            return destination(h) | (h->pasid >> 8 & 0xFF) << 16 | (uint32_t)h->pasid_valid << 14 |
                   (h->pasid >> 16) << 8 | (h->pasid & 0xFF);
        }
        if (h->route != PCIE_ROUTE_ROOT) {
            return 0;
        }
        break;
    case PCIE_SHAPE_MEMORY:
    case PCIE_SHAPE_ATOMIC: break;
    }
    return (uint32_t)h->no_write << 31 | (uint32_t)h->pasid_valid << 30 |
           (uint32_t)h->privileged << 29 | (uint32_t)h->execute << 28 | h->pasid << 8 |
           (shape == PCIE_SHAPE_MESSAGE ? 0 : byte_enables(h));
}

static uint32_t ohc_b(const struct pcie_header *h)
{
    const unsigned valid = h->th ? (h->st16 ? 3 : 1) : 0;

    return (uint32_t)h->st << 8 | (uint32_t)h->ph << 6 | valid << 4 | (uint32_t)h->ama << 1 |
           (uint32_t)h->av;
}

static uint32_t ohc_c(const struct pcie_header *h)
{
    return (uint32_t)h->requester_segment << 24 | OHC_C_NOT_IDE | (uint32_t)h->requester_valid << 3;
}

static unsigned ohc_words(const struct pcie_header *h, uint32_t *words)
{
    const unsigned ohc = tlp_ohc(h);
    unsigned count = 0;

    if (ohc & PCIE_OHC_A) {
        words[count++] = ohc_a(h);
    }
    if (ohc & PCIE_OHC_B) {
        words[count++] = ohc_b(h);
    }
    if (ohc & PCIE_OHC_C) {
        words[count++] = ohc_c(h);
    }
    for (unsigned i = 0; i < h->ohc_e_dw; i++) {
        words[count++] = h->ohc_e[i];
    }
    return count;
}

/* ---- whole -------------------------------------------------------------------------------------
 */

unsigned tlp_build(const struct pcie_header *h, uint32_t words[PCIE_HEADER_WORDS])
{
    unsigned count = 3;

    words[0] = h->flit ? first_word_flit(h) : first_word(h);
    switch (pcie_kinds[h->kind].shape) {
    case PCIE_SHAPE_MEMORY:
    case PCIE_SHAPE_ATOMIC:
        words[1] = request_word(h);
        count = address_words(h, words);
        break;
    case PCIE_SHAPE_IO:
        words[1] = request_word(h);
        words[2] = (uint32_t)h->address;
        break;
    case PCIE_SHAPE_CONFIG:
        words[1] = request_word(h);
        words[2] = (uint32_t)h->completer_id << 16 | (uint32_t)h->address;
        break;
    case PCIE_SHAPE_COMPLETION: completion_words(h, words); break;
    case PCIE_SHAPE_MESSAGE:
        message_words(h, words);
        count = 4;
        break;
    case PCIE_SHAPE_NOP:
    case PCIE_SHAPE_UNKNOWN: count = 1; break;
    }
    return h->flit ? count + ohc_words(h, words + count) : count;
}

/* Into the word that there is, if any: what is not valid stays as it came. */
static uint32_t tph_prefix(const struct pcie_header *h, uint32_t word)
{
    enum { ST = 0xFF0000, AMA = 7 << 13, AV = 1 << 12 };
    const uint32_t mask = (uint32_t)(AV | (h->th ? ST : 0) | (h->av ? AMA : 0));

    return (word & ~mask) | (uint32_t)PREFIX_TPH << 24 |
           (mask & ((h->st >> 8 & 0xFFU) << 16 | (uint32_t)h->ama << 13 | (uint32_t)h->av << 12));
}

/* PMR and ER: bits 7 and 6 of byte 1 (to be checked: public sources differ, some have 5 and 4). */
static uint32_t pasid_prefix(const struct pcie_header *h)
{
    return (uint32_t)PREFIX_PASID << 24 | (uint32_t)h->privileged << 23 |
           (uint32_t)h->execute << 22 | h->pasid;
}

unsigned tlp_prefixes(const struct pcie_header *h, uint32_t words[PCIE_PREFIX_MAX + 2])
{
    enum { PASID_FIELDS = 0x00CFFFFF };
    bool tph = h->flit || !(h->av || h->st16), pasid = h->flit || !h->pasid_valid;
    unsigned count = 0;

    for (unsigned i = 0; i < h->prefix_count; i++) {
        uint32_t word = h->prefix[i];
        if (word >> 24 == PREFIX_TPH) {
            word = tph_prefix(h, word);
            tph = true;
        } else if (word >> 24 == PREFIX_PASID) {
            word = (word & ~(uint32_t)PASID_FIELDS) | pasid_prefix(h);
            pasid = true;
        }
        words[count++] = word;
    }
    if (!tph) {
        words[count++] = tph_prefix(h, 0);
    }
    if (!pasid) {
        words[count++] = pasid_prefix(h);
    }
    return count;
}

struct pcie_layout pcie_layout(const struct pcie_header *h)
{
    const struct pcie_kind_row *row = &pcie_kinds[h->kind];
    uint32_t prefixes[PCIE_PREFIX_MAX + 2];
    struct pcie_layout layout = { 0 };

    layout.prefix_dw = (uint8_t)tlp_prefixes(h, prefixes);
    layout.header_dw = h->addr64 || row->shape == PCIE_SHAPE_MESSAGE ? 4 : 3;
    if (row->shape == PCIE_SHAPE_NOP) {
        layout.header_dw = 1;
    }
    layout.ohc_dw = h->flit ? (uint8_t)tlp_ohc_dw(tlp_ohc(h)) : 0;
    layout.payload_dw = row->data ? h->length_dw : 0;
    layout.trailer_dw = h->td;
    return layout;
}

static uint8_t *put(uint8_t *to, uint32_t word)
{
    word = htobe32(word);
    memcpy(to, &word, sizeof(word));
    return to + DW;
}

/* A memory request without anything optional, as most are: the same words, but nothing in between.
 */
static uint8_t *put_plain(const struct pcie_header *h, uint8_t *to)
{
    uint32_t words[4];

    put(to, h->flit ? first_word_flit(h) : first_word(h));
    put(to + DW, request_word(h));
    if (address_words(h, words) == 4) {
        put(to + 2 * DW, words[2]);
        put(to + 3 * DW, words[3]);
        return to + 4 * DW;
    }
    return put(to + 2 * DW, words[2]);
}

/* Prefixes and header. Returns the end. */
static uint8_t *put_header(const struct pcie_header *h, uint8_t *to, unsigned *end_to_end)
{
    uint32_t words[PCIE_HEADER_WORDS];

    *end_to_end = 0;
    if (tlp_is_plain(h) && pcie_kinds[h->kind].shape == PCIE_SHAPE_MEMORY &&
        (!h->flit || tlp_ohc(h) == 0)) {
        return put_plain(h, to);
    }
    if (tlp_has_prefixes(h)) {
        uint32_t prefixes[PCIE_PREFIX_MAX + 2];
        const unsigned count = tlp_prefixes(h, prefixes);
        for (unsigned i = 0; i < count; i++) {
            *end_to_end += prefixes[i] >> 24 & PREFIX_END_TO_END ? 1 : 0;
            to = put(to, prefixes[i]);
        }
    }
    const unsigned count = tlp_build(h, words);
    for (unsigned i = 0; i < h->reserved_words && i < count; i++) {
        words[i] ^= h->reserved[i];
    }
    for (unsigned i = 0; i < count; i++) {
        to = put(to, words[i]);
    }
    return to;
}

size_t pcie_encode(const struct pcie_header *h, const void *data, uint8_t *out, size_t room,
                   struct error *e)
{
    const enum pcie_rule rule = pcie_check(h);
    uint8_t start[(PCIE_PREFIX_MAX + 2 + PCIE_HEADER_WORDS) * DW];
    unsigned end_to_end;

    if (rule != PCIE_RULE_NONE) {
        tlp_fail(rule, h, e);
        return 0;
    }
    /* Where there surely is room, the header goes where it belongs at once. */
    uint8_t *const first = room >= sizeof(start) ? out : start;
    uint8_t *const at = put_header(h, first, &end_to_end);
    const size_t header = (size_t)(at - first);
    const bool has_data = pcie_kinds[h->kind].data;
    const size_t payload = has_data && data ? (size_t)h->length_dw * DW : 0;
    const bool digest = h->td && (data || !has_data);
    const size_t size = header + payload + (digest ? DW : 0);

    if (size > room) {
        error_set(e, "%s: %zu bytes do not fit into %zu", pcie_kind_names[h->kind], size, room);
        return 0;
    }
    if (first != out) {
        memcpy(out, start, header);
    }
    if (payload != 0) {
        memcpy(out + header, data, payload);
    }
    if (digest) {
        const size_t local = (tlp_has_prefixes(h) ? pcie_layout(h).prefix_dw : 0U) - end_to_end;
        const uint32_t ecrc = htole32(
            pcie_ecrc(out + local * DW, header + payload - local * DW, end_to_end, h->flit));
        memcpy(out + header + payload, &ecrc, sizeof(ecrc));
    }
    return size;
}
