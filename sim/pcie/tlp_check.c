/* SPDX-License-Identifier: Apache-2.0 */
/** The rules that the fields of a TLP must keep. */
#include "pcie/tlp_build.h"

enum { DW = 4, CONFIG_BYTES = 4096, COUNT_MAX = 4096 };

/* ---- fields that a kind has not ----------------------------------------------------------------
 */

static bool completion_fields(const struct pcie_header *h)
{
    return (h->status | h->lower_address | h->bcm | h->byte_count) != 0;
}

static bool message_fields(const struct pcie_header *h)
{
    return (h->message_code | h->route) != 0 || h->message != 0;
}

static bool enables(const struct pcie_header *h)
{
    return (h->first_be | h->last_be) != 0;
}

static bool pasid_fields(const struct pcie_header *h)
{
    return (h->pasid_valid | h->privileged | h->execute | h->no_write) || h->pasid != 0;
}

static bool destination_fields(const struct pcie_header *h)
{
    return h->destination_valid || h->destination_segment != 0;
}

static bool requester_fields(const struct pcie_header *h)
{
    return h->requester_valid || h->requester_segment != 0;
}

/* ---- fields of all kinds -----------------------------------------------------------------------
 */

static bool in_range(const struct pcie_header *h)
{
    static const bool e_sizes[] = { true, true, true, false, true };

    return ((h->tc | h->attr | h->status | h->ama | h->route | h->ohc) & ~7) == 0 &&
           ((h->at | h->ph) & ~3) == 0 && ((h->first_be | h->last_be) & ~0xF) == 0 &&
           h->lower_address < 0x80 && h->ohc_e_dw < ARRAY_LEN(e_sizes) && e_sizes[h->ohc_e_dw] &&
           h->prefix_count <= PCIE_PREFIX_MAX && h->reserved_words <= PCIE_HEADER_WORDS &&
           (h->st16 || h->st < 0x100);
}

static enum pcie_rule check_tag(const struct pcie_header *h, enum pcie_shape shape)
{
    static const unsigned bits[2][2] = { { 10, 14 }, { 8, 7 } };

    return h->tag >> bits[shape == PCIE_SHAPE_MESSAGE][h->flit] == 0 ? PCIE_RULE_NONE
                                                                     : PCIE_RULE_TAG;
}

static enum pcie_rule check_prefix(unsigned type, bool flit)
{
    switch (type) {
    case PREFIX_LOCAL_0:
    case PREFIX_LOCAL_1: return PCIE_RULE_NONE;
    case PREFIX_FLIT: return flit ? PCIE_RULE_NONE : PCIE_RULE_PREFIX_TYPE;
    case PREFIX_MRIOV:
    case PREFIX_TPH:
    case PREFIX_PASID:
    case PREFIX_VENDOR_0:
    case PREFIX_VENDOR_1: return flit ? PCIE_RULE_PREFIX_TYPE : PCIE_RULE_NONE;
    case PREFIX_IDE: return flit ? PCIE_RULE_PREFIX_TYPE : PCIE_RULE_NO_IDE;
    default: return PCIE_RULE_PREFIX_TYPE;
    }
}

static enum pcie_rule check_prefixes(const struct pcie_header *h)
{
    uint32_t words[PCIE_PREFIX_MAX + 2];
    const unsigned count = tlp_prefixes(h, words);
    unsigned end_to_end = 0, tph = 0, pasid = 0;

    if (count > PCIE_PREFIX_MAX) {
        return PCIE_RULE_NO_PREFIXES;
    }
    for (unsigned i = 0; i < count; i++) {
        const unsigned type = words[i] >> 24;
        const enum pcie_rule rule = check_prefix(type, h->flit);
        if (rule != PCIE_RULE_NONE) {
            return rule;
        }
        tph += type == PREFIX_TPH;
        pasid += type == PREFIX_PASID;
        if (type & PREFIX_END_TO_END) {
            end_to_end++;
        } else if (end_to_end != 0) {
            return PCIE_RULE_PREFIX_ORDER;
        }
    }
    if (tph > 1 || pasid > 1) {
        return PCIE_RULE_PREFIX_TWICE;
    }
    return end_to_end > 4 ? PCIE_RULE_PREFIX_COUNT : PCIE_RULE_NONE;
}

/* A PASID and its flags; the last are those of translation and page requests. */
static enum pcie_rule check_pasid(const struct pcie_header *h)
{
    if (h->pasid >> 20 != 0 || (h->no_write && !h->flit) ||
        (!h->pasid_valid && (h->privileged || h->execute || h->pasid != 0))) {
        return PCIE_RULE_PASID;
    }
    return PCIE_RULE_NONE;
}

/* ---- memory requests ---------------------------------------------------------------------------
 */

static bool is_uio(const struct pcie_header *h)
{
    return h->kind == PCIE_KIND_UIOMRD || h->kind == PCIE_KIND_UIOMWR;
}

static enum pcie_rule check_address(const struct pcie_header *h)
{
    if ((h->address & (DW - 1)) != 0) {
        return PCIE_RULE_ALIGNED;
    }
    if (h->addr64 != (h->address >> 32 != 0) && !(is_uio(h) && h->addr64)) {
        return h->addr64 ? PCIE_RULE_3DW : PCIE_RULE_4DW;
    }
    return PCIE_RULE_NONE;
}

/* Bit n: the value n of the field is ones down from bit 3, or up from bit 0. */
enum { FROM_TOP = 1 << 0x8 | 1 << 0xC | 1 << 0xE | 1 << 0xF };
enum { FROM_BOTTOM = 1 << 0x1 | 1 << 0x3 | 1 << 0x7 | 1 << 0xF };

static enum pcie_rule check_enables(const struct pcie_header *h)
{
    const unsigned first = h->first_be, last = h->last_be;

    if (h->length_dw == 1) {
        return last == 0 ? PCIE_RULE_NONE : PCIE_RULE_BE_ONE;
    }
    if ((FROM_TOP >> first & FROM_BOTTOM >> last & 1) != 0) {
        return PCIE_RULE_NONE;
    }
    if (first == 0 || last == 0) {
        return first == 0 ? PCIE_RULE_BE_FIRST : PCIE_RULE_BE_LAST;
    }
    return h->length_dw == 2 && h->address % 8 == 0 ? PCIE_RULE_NONE : PCIE_RULE_BE_HOLES;
}

static enum pcie_rule check_hints(const struct pcie_header *h)
{
    if (!h->th && ((h->ph | h->st) != 0 || h->st16)) {
        return PCIE_RULE_PH;
    }
    if (!h->av && h->ama != 0) {
        return PCIE_RULE_PH;
    }
    if (tlp_tag_is_st(h)) {
        return (h->tag & 0xFF) == 0 ? PCIE_RULE_NONE : PCIE_RULE_ST_PLACE;
    }
    if (tlp_be_is_st(h)) {
        const bool atomic = pcie_kinds[h->kind].shape == PCIE_SHAPE_ATOMIC;
        const unsigned last = h->length_dw > 1 ? 0xF : 0;
        const bool implied = atomic ? !enables(h) : h->first_be == 0xF && h->last_be == last;
        return implied ? PCIE_RULE_NONE : PCIE_RULE_ST_PLACE;
    }
    return PCIE_RULE_NONE;
}

static bool has_operand_length(const struct pcie_header *h)
{
    if (h->kind == PCIE_KIND_CAS) {
        return h->length_dw == 2 || h->length_dw == 4 || h->length_dw == 8;
    }
    return h->length_dw == 1 || h->length_dw == 2;
}

static enum pcie_rule check_operand(const struct pcie_header *h)
{
    const unsigned operand = (unsigned)h->length_dw * DW / (h->kind == PCIE_KIND_CAS ? 2 : 1);

    if (!has_operand_length(h)) {
        return PCIE_RULE_OPERAND;
    }
    return h->address % operand == 0 ? PCIE_RULE_NONE : PCIE_RULE_OPERAND_ALIGNED;
}

static enum pcie_rule check_extent(const struct pcie_header *h)
{
    if (h->length_dw == 0 || h->length_dw > 1024) {
        return PCIE_RULE_LENGTH;
    }
    if (h->address % PCIE_PAGE + (uint64_t)h->length_dw * DW > PCIE_PAGE) {
        return PCIE_RULE_4K;
    }
    return check_enables(h);
}

static enum pcie_rule check_memory(const struct pcie_header *h, bool atomic)
{
    if (completion_fields(h) || message_fields(h) || h->completer_id != 0 ||
        destination_fields(h) || h->completer_segment != 0) {
        return PCIE_RULE_NOT_OF_KIND;
    }
    if (h->at == 3 || (h->at == 1 && h->kind != PCIE_KIND_MRD)) {
        return PCIE_RULE_AT;
    }
    enum pcie_rule rule = check_address(h);
    if (rule == PCIE_RULE_NONE) {
        rule = atomic ? check_operand(h) : check_extent(h);
    }
    if (rule == PCIE_RULE_NONE) {
        rule = check_hints(h);
    }
    if (rule == PCIE_RULE_NONE && pasid_fields(h)) {
        rule = check_pasid(h);
    }
    return rule;
}

/* ---- the others --------------------------------------------------------------------------------
 */

/* What only memory requests have, for the kinds that are none. */
static enum pcie_rule check_no_memory(const struct pcie_header *h)
{
    if (h->th || h->st16 || h->av || (h->ph | h->ama) != 0 || h->st != 0) {
        return PCIE_RULE_TH_MEMORY;
    }
    if (h->at != 0) {
        return PCIE_RULE_AT_MEMORY;
    }
    return h->addr64 || h->no_write ? PCIE_RULE_NOT_OF_KIND : PCIE_RULE_NONE;
}

/* I/O and configuration requests. */
static enum pcie_rule check_small(const struct pcie_header *h, bool config)
{
    if (completion_fields(h) || message_fields(h) || pasid_fields(h) || requester_fields(h) ||
        h->completer_segment != 0 || (!config && (h->completer_id != 0 || destination_fields(h)))) {
        return PCIE_RULE_NOT_OF_KIND;
    }
    if ((h->tc | h->attr) != 0) {
        return h->tc != 0 ? PCIE_RULE_TC0 : PCIE_RULE_ATTR0;
    }
    if (h->length_dw != 1) {
        return PCIE_RULE_LENGTH_1;
    }
    if (h->last_be != 0) {
        return PCIE_RULE_BE_ONE;
    }
    if (config) {
        return h->address < CONFIG_BYTES && h->address % DW == 0 ? PCIE_RULE_NONE
                                                                 : PCIE_RULE_CONFIG_OFFSET;
    }
    if (h->address % DW != 0) {
        return PCIE_RULE_ALIGNED;
    }
    return h->address >> 32 == 0 ? PCIE_RULE_NONE : PCIE_RULE_4DW;
}

static enum pcie_rule check_completion(const struct pcie_header *h, bool data)
{
    if (enables(h) || message_fields(h) || pasid_fields(h) || requester_fields(h) ||
        h->address != 0) {
        return PCIE_RULE_NOT_OF_KIND;
    }
    if ((1 << h->status & (1 << PCIE_SC | 1 << PCIE_UR | 1 << PCIE_CRS | 1 << PCIE_CA)) == 0) {
        return PCIE_RULE_STATUS;
    }
    if (h->bcm && h->flit) {
        return PCIE_RULE_BCM_FLIT;
    }
    if (h->byte_count == 0 || h->byte_count > COUNT_MAX) {
        return PCIE_RULE_BYTE_COUNT;
    }
    if (!data) {
        if (h->length_dw != 0) {
            return PCIE_RULE_NO_LENGTH;
        }
        return h->status == PCIE_SC && (h->byte_count != 4 || h->lower_address != 0)
                   ? PCIE_RULE_CPL_PLAIN
                   : PCIE_RULE_NONE;
    }
    if (h->status != PCIE_SC) {
        return PCIE_RULE_STATUS_DATA;
    }
    if (h->length_dw == 0 || h->length_dw > 1024) {
        return PCIE_RULE_LENGTH;
    }
    const unsigned left = (h->byte_count + h->lower_address % 4U + 3) / DW;
    return h->length_dw <= left ? PCIE_RULE_NONE : PCIE_RULE_CPL_LENGTH;
}

static enum pcie_rule check_message(const struct pcie_header *h, bool data)
{
    const struct pcie_message *m = pcie_message(h->message_code, data);

    if (enables(h) || completion_fields(h) || h->address != 0 || h->completer_segment != 0 ||
        (h->route == PCIE_ROUTE_ID ? h->message >> 48 != 0 : h->completer_id != 0)) {
        return PCIE_RULE_NOT_OF_KIND;
    }
    if (m == NULL) {
        return PCIE_RULE_MESSAGE_CODE;
    }
    if ((m->routes >> h->route & 1) == 0) {
        return PCIE_RULE_MESSAGE_ROUTE;
    }
    if (m->tc0 && h->tc != 0) {
        return PCIE_RULE_MESSAGE_TC;
    }
    if (!data && h->length_dw != 0) {
        return PCIE_RULE_NO_LENGTH;
    }
    if (data && (h->length_dw == 0 || h->length_dw > 1024)) {
        return PCIE_RULE_LENGTH;
    }
    if (data && m->payload != 0 && h->length_dw != m->payload) {
        return PCIE_RULE_MESSAGE_LENGTH;
    }
    if (destination_fields(h) && h->route != PCIE_ROUTE_ID) {
        return PCIE_RULE_DESTINATION;
    }
    if (pasid_fields(h) && (h->flit && h->route != PCIE_ROUTE_ID && h->route != PCIE_ROUTE_ROOT)) {
        return PCIE_RULE_NOT_OF_KIND;
    }
    /* OHC-A4 has no room for PMR and ER. */
    if (h->flit && h->route == PCIE_ROUTE_ID && (h->privileged || h->execute)) {
        return PCIE_RULE_PASID;
    }
    return check_pasid(h);
}

static enum pcie_rule check_nop(const struct pcie_header *h)
{
    return enables(h) || completion_fields(h) || message_fields(h) || pasid_fields(h) ||
                   requester_fields(h) || destination_fields(h) || h->completer_segment != 0 ||
                   h->address != 0 || h->length_dw != 0 || h->tag != 0 || h->ep ||
                   (h->requester_id | h->completer_id) != 0
               ? PCIE_RULE_NOT_OF_KIND
               : PCIE_RULE_NONE;
}

static enum pcie_rule check_kind(const struct pcie_header *h, const struct pcie_kind_row *row)
{
    if (row->shape == PCIE_SHAPE_MEMORY || row->shape == PCIE_SHAPE_ATOMIC) {
        return check_memory(h, row->shape == PCIE_SHAPE_ATOMIC);
    }
    const enum pcie_rule rule = check_no_memory(h);
    if (rule != PCIE_RULE_NONE) {
        return rule;
    }
    switch (row->shape) {
    case PCIE_SHAPE_IO: return check_small(h, false);
    case PCIE_SHAPE_CONFIG: return check_small(h, true);
    case PCIE_SHAPE_COMPLETION: return check_completion(h, row->data);
    case PCIE_SHAPE_MESSAGE: return check_message(h, row->data);
    case PCIE_SHAPE_NOP: return check_nop(h);
    case PCIE_SHAPE_MEMORY:
    case PCIE_SHAPE_ATOMIC:
    case PCIE_SHAPE_UNKNOWN: break;
    }
    return PCIE_RULE_NO_UIO_COMPLETION;
}

/* A segment is reserved, and so is not there, while its valid bit is clear. */
static enum pcie_rule check_flit_fields(const struct pcie_header *h)
{
    const bool there = destination_fields(h) || requester_fields(h) || h->completer_segment != 0 ||
                       h->ohc != 0 || h->ohc_e_dw != 0;

    if (!h->flit) {
        return there ? PCIE_RULE_FLIT_ONLY : PCIE_RULE_NONE;
    }
    return (h->destination_segment != 0 && !h->destination_valid) ||
                   (h->requester_segment != 0 && !h->requester_valid)
               ? PCIE_RULE_DESTINATION
               : PCIE_RULE_NONE;
}

static enum pcie_rule check(const struct pcie_header *h)
{
    if ((unsigned)h->kind >= PCIE_KINDS || !in_range(h)) {
        return PCIE_RULE_RANGE;
    }
    const struct pcie_kind_row *row = &pcie_kinds[h->kind];
    if (row->shape == PCIE_SHAPE_UNKNOWN) {
        return PCIE_RULE_NO_UIO_COMPLETION;
    }
    if (pcie_type_code(h) < 0) {
        return PCIE_RULE_FORM;
    }
    enum pcie_rule rule = check_kind(h, row);
    if (rule == PCIE_RULE_NONE) {
        rule = check_tag(h, row->shape);
    }
    if (rule == PCIE_RULE_NONE) {
        rule = check_flit_fields(h);
    }
    if (rule == PCIE_RULE_NONE && tlp_has_prefixes(h)) {
        rule = check_prefixes(h);
    }
    return rule;
}

/*
 * An ordinary memory request of which one look is enough: it breaks no rule. False says nothing.
 */
static bool surely_legal(const struct pcie_header *h)
{
    enum { KINDS = 1 << PCIE_KIND_MWR | 1 << PCIE_KIND_MRD };
    const unsigned end = (unsigned)(h->address % PCIE_PAGE) + h->length_dw * 4U;
    const bool one = h->length_dw == 1;

    return (unsigned)h->kind < 8 && (KINDS >> h->kind & 1) && tlp_is_plain(h) &&
           ((h->tc | h->attr) & ~7) == 0 && ((h->at & ~2) | h->ohc) == 0 && h->address % DW == 0 &&
           h->addr64 == (h->address >> 32 != 0) && end <= PCIE_PAGE &&
           (unsigned)h->length_dw - 1 < 1024 && h->tag < 1024 &&
           ((h->first_be | h->last_be) & ~0xF) == 0 && (!one || h->last_be == 0) &&
           (one || (FROM_TOP >> h->first_be & FROM_BOTTOM >> h->last_be & 1));
}

enum pcie_rule pcie_check(const struct pcie_header *h)
{
    return surely_legal(h) ? PCIE_RULE_NONE : check(h);
}
