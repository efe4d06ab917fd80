/* SPDX-License-Identifier: Apache-2.0 */
/** The tables of TLPs: kinds, messages, rules. */
#include <string.h>

#include "pcie/tlp_build.h"

/*      kind        name          code3 code4 flit3 flit4 shape       credits     data */
#define KINDS(X)                                                                                   \
    X(MWR, "MWr", 0x40, 0x60, 0x40, 0x60, MEMORY, POSTED, true)                                    \
    X(MRD, "MRd", 0x00, 0x20, 0x03, 0x20, MEMORY, NON_POSTED, false)                               \
    X(CPLD, "CplD", 0x4A, -1, 0x4A, -1, COMPLETION, COMPLETION, true)                              \
    X(CPL, "Cpl", 0x0A, -1, 0x0A, -1, COMPLETION, COMPLETION, false)                               \
    X(MRDLK, "MRdLk", 0x01, 0x21, 0x01, 0x21, MEMORY, NON_POSTED, false)                           \
    X(IORD, "IORd", 0x02, -1, 0x02, -1, IO, NON_POSTED, false)                                     \
    X(IOWR, "IOWr", 0x42, -1, 0x42, -1, IO, NON_POSTED, true)                                      \
    X(CFGRD0, "CfgRd0", 0x04, -1, 0x04, -1, CONFIG, NON_POSTED, false)                             \
    X(CFGWR0, "CfgWr0", 0x44, -1, 0x44, -1, CONFIG, NON_POSTED, true)                              \
    X(CFGRD1, "CfgRd1", 0x05, -1, 0x05, -1, CONFIG, NON_POSTED, false)                             \
    X(CFGWR1, "CfgWr1", 0x45, -1, 0x45, -1, CONFIG, NON_POSTED, true)                              \
    X(CPLLK, "CplLk", 0x0B, -1, 0x0B, -1, COMPLETION, COMPLETION, false)                           \
    X(CPLDLK, "CplDLk", 0x4B, -1, 0x4B, -1, COMPLETION, COMPLETION, true)                          \
    X(MSG, "Msg", -1, 0x30, -1, 0x30, MESSAGE, POSTED, false)                                      \
    X(MSGD, "MsgD", -1, 0x70, -1, 0x70, MESSAGE, POSTED, true)                                     \
    X(FETCHADD, "FetchAdd", 0x4C, 0x6C, 0x4C, 0x6C, ATOMIC, NON_POSTED, true)                      \
    X(SWAP, "Swap", 0x4D, 0x6D, 0x4D, 0x6D, ATOMIC, NON_POSTED, true)                              \
    X(CAS, "CAS", 0x4E, 0x6E, 0x4E, 0x6E, ATOMIC, NON_POSTED, true)                                \
    X(DMWR, "DMWr", 0x5B, 0x7B, 0x5B, 0x7B, MEMORY, NON_POSTED, true)                              \
    X(UIOMRD, "UIOMRd", -1, -1, -1, 0x22, MEMORY, NON_POSTED, false)                               \
    X(UIOMWR, "UIOMWr", -1, -1, -1, 0x61, MEMORY, POSTED, true)                                    \
    X(UIOWRCPL, "UIOWrCpl", -1, -1, 0x0C, -1, UNKNOWN, COMPLETION, false)                          \
    X(UIORDCPL, "UIORdCpl", -1, -1, 0x0D, -1, UNKNOWN, COMPLETION, false)                          \
    X(UIORDCPLD, "UIORdCplD", -1, -1, 0x48, -1, UNKNOWN, COMPLETION, true)                         \
    X(NOP, "NOP", -1, -1, 0x00, -1, NOP, NO_CLASS, false)

#define ROW(kind, name, c3, c4, f3, f4, shape, credits, data)                                      \
    [PCIE_KIND_##kind] = { name, c3, c4, f3, f4, PCIE_SHAPE_##shape, PCIE_##credits, (data) },
const struct pcie_kind_row pcie_kinds[PCIE_KINDS] = { KINDS(ROW) };
#undef ROW

#define ROW(kind, name, c3, c4, f3, f4, shape, credits, data) [PCIE_KIND_##kind] = (name),
const char *const pcie_kind_names[PCIE_KINDS + 1] = { KINDS(ROW) };
#undef ROW

/* ---- messages -------------------------------------------------------------------------------- */

enum {
    ROOT = 1 << PCIE_ROUTE_ROOT,
    BY_ID = 1 << PCIE_ROUTE_ID,
    BROADCAST = 1 << PCIE_ROUTE_BROADCAST,
    LOCAL = 1 << PCIE_ROUTE_LOCAL,
    GATHER = 1 << PCIE_ROUTE_GATHER,
    VENDOR = ROOT | BY_ID | BROADCAST | LOCAL
};

static const struct pcie_message messages[] = {
    { "Unlock", 0x00, BROADCAST, true, false, true, 0 },
    { "Invalidate_Request", 0x01, BY_ID, false, true, false, 2 },
    { "Invalidate_Completion", 0x02, BY_ID, true, false, false, 0 },
    { "Page_Request", 0x04, ROOT, true, false, false, 0 },
    { "PRG_Response", 0x05, BY_ID, true, false, false, 0 },
    { "LTR", 0x10, LOCAL, true, false, true, 0 },
    { "OBFF", 0x12, LOCAL, true, false, true, 0 },
    { "PM_Active_State_Nak", 0x14, LOCAL, true, false, true, 0 },
    { "PM_PME", 0x18, ROOT, true, false, true, 0 },
    { "PME_Turn_Off", 0x19, BROADCAST, true, false, true, 0 },
    { "PME_TO_Ack", 0x1B, GATHER, true, false, true, 0 },
    { "Assert_INTA", 0x20, LOCAL, true, false, true, 0 },
    { "Assert_INTB", 0x21, LOCAL, true, false, true, 0 },
    { "Assert_INTC", 0x22, LOCAL, true, false, true, 0 },
    { "Assert_INTD", 0x23, LOCAL, true, false, true, 0 },
    { "Deassert_INTA", 0x24, LOCAL, true, false, true, 0 },
    { "Deassert_INTB", 0x25, LOCAL, true, false, true, 0 },
    { "Deassert_INTC", 0x26, LOCAL, true, false, true, 0 },
    { "Deassert_INTD", 0x27, LOCAL, true, false, true, 0 },
    { "ERR_COR", 0x30, ROOT, true, false, true, 0 },
    { "ERR_NONFATAL", 0x31, ROOT, true, false, true, 0 },
    { "ERR_FATAL", 0x33, ROOT, true, false, true, 0 },
    /* Once hot-plug signals; receivers count their credits and do nothing more. */
    { "Ignored_40", 0x40, LOCAL, true, false, false, 0 },
    { "Ignored_41", 0x41, LOCAL, true, false, false, 0 },
    { "Ignored_43", 0x43, LOCAL, true, false, false, 0 },
    { "Ignored_44", 0x44, LOCAL, true, false, false, 0 },
    { "Ignored_45", 0x45, LOCAL, true, false, false, 0 },
    { "Ignored_47", 0x47, LOCAL, true, false, false, 0 },
    { "Ignored_48", 0x48, LOCAL, true, false, false, 0 },
    { "Set_Slot_Power_Limit", 0x50, LOCAL, false, true, true, 1 },
    { "PTM_Request", 0x52, LOCAL, true, false, true, 0 },
    { "PTM_Response", 0x53, LOCAL, true, false, true, 0 },
    { "PTM_ResponseD", 0x53, LOCAL, false, true, true, 1 },
    { "IDE_Sync", 0x54, BY_ID | LOCAL, true, false, false, 0 },
    { "IDE_Fail", 0x55, BY_ID | LOCAL, true, false, false, 0 },
    { "Vendor_Defined_0", 0x7E, VENDOR, true, true, false, 0 },
    { "Vendor_Defined_1", 0x7F, VENDOR, true, true, false, 0 },
};

const struct pcie_message *pcie_message(uint8_t code, bool data)
{
    for (size_t i = 0; i < ARRAY_LEN(messages); i++) {
        if (messages[i].code == code && (data ? messages[i].data : messages[i].plain)) {
            return &messages[i];
        }
    }
    return NULL;
}

const struct pcie_message *pcie_message_find(const char *name, struct error *e)
{
    const char *names[ARRAY_LEN(messages)];

    for (size_t i = 0; i < ARRAY_LEN(messages); i++) {
        names[i] = messages[i].name;
        if (strcmp(name, names[i]) == 0) {
            return &messages[i];
        }
    }
    error_set(e, "unknown message \"%.40s\"", name);
    error_suggest(e, name, names, ARRAY_LEN(names));
    return NULL;
}

/* ---- rules ----------------------------------------------------------------------------------- */

const struct pcie_rule_row pcie_rules[PCIE_RULES] = {
    [PCIE_RULE_NONE] = { "legal", "", "" },
    [PCIE_RULE_WHOLE_DW] = { "whole-dw", "2.2.1", "a TLP is a whole number of DWs, at least one" },
    [PCIE_RULE_SHORT] = { "header-cut", "2.2.1", "the bytes end within the header" },
    [PCIE_RULE_TYPE] = { "type-reserved", "2.2.1", "reserved Fmt and Type" },
    [PCIE_RULE_PREFIX_ALONE] = { "prefix-alone", "2.2.10.1", "prefixes without a TLP after them" },
    [PCIE_RULE_PREFIX_ORDER] = { "prefix-order", "2.2.10.1",
                                 "local prefixes come before end-to-end ones" },
    [PCIE_RULE_PREFIX_COUNT] = { "prefix-count", "2.2.10.4", "at most 4 end-to-end prefixes" },
    [PCIE_RULE_PREFIX_TYPE] = { "prefix-reserved", "2.2.10", "reserved type of prefix" },
    [PCIE_RULE_PREFIX_TWICE] = { "prefix-twice", "6.20.2",
                                 "at most one PASID prefix and one TPH prefix" },
    [PCIE_RULE_PAYLOAD] = { "payload-length", "2.2.2",
                            "the payload is shorter than the Length field says" },
    [PCIE_RULE_DIGEST] = { "digest-missing", "2.2.3",
                           "a digest is announced (TD, or TS in flit mode), but none follows" },
    [PCIE_RULE_TOO_LONG] = { "too-long", "2.2.2", "more bytes follow than the header says" },
    [PCIE_RULE_ECRC] = { "ecrc", "2.7.1", "the ECRC does not fit the TLP" },
    [PCIE_RULE_FORM] = { "form", "2.2.1", "this kind has no such form" },
    [PCIE_RULE_RANGE] = { "field-range", "2.2", "a value is too large for its field" },
    [PCIE_RULE_NOT_OF_KIND] = { "no-such-field", "2.2", "a field is set that this kind has not" },
    [PCIE_RULE_LENGTH] = { "length", "2.2.2", "Length is 1 to 1024 DWs" },
    [PCIE_RULE_LENGTH_1] = { "length-1", "2.2.7.1",
                             "Length of an I/O or configuration request is 1 DW" },
    [PCIE_RULE_NO_LENGTH] = { "length-reserved", "2.2.2", "this kind has no Length" },
    [PCIE_RULE_ALIGNED] = { "dw-aligned", "2.2.4.1", "the address is that of a DW" },
    [PCIE_RULE_4K] = { "4k-boundary", "2.2.7.1", "the request crosses a 4 KiB boundary" },
    [PCIE_RULE_3DW] = { "3dw-header", "2.2.4.1",
                        "an address below 4 GiB takes the 32-bit form (header of 3 DW)" },
    [PCIE_RULE_4DW] = { "4dw-header", "2.2.4.1",
                        "an address of 4 GiB or more does not fit the 32-bit form" },
    [PCIE_RULE_BE_FIRST] = { "first-be", "2.2.5.1",
                             "First DW BE is not 0000b with a Length of more than 1 DW" },
    [PCIE_RULE_BE_LAST] = { "last-be", "2.2.5.1",
                            "Last DW BE is not 0000b with a Length of more than 1 DW" },
    [PCIE_RULE_BE_ONE] = { "last-be-1dw", "2.2.5.1", "Last DW BE is 0000b with a Length of 1 DW" },
    [PCIE_RULE_BE_HOLES] = { "be-holes", "2.2.5.1",
                             "bytes enabled with holes: only 1 DW, or 2 DW on a quadword" },
    [PCIE_RULE_ST_PLACE] = { "st-place", "2.2.7.1.1",
                             "where TH puts a steering tag, Tag[7:0] is 0, byte enables are all "
                             "ones" },
    [PCIE_RULE_TC0] = { "tc0", "2.2.7.1", "TC of an I/O or configuration request is 0" },
    [PCIE_RULE_ATTR0] = { "attr0", "2.2.7.1", "Attr of an I/O or configuration request is 0" },
    [PCIE_RULE_AT] = { "at-reserved", "10.2.1",
                       "AT 11b is reserved; 01b, a translation request, is for MRd" },
    [PCIE_RULE_AT_MEMORY] = { "at-memory", "2.2.4.1", "AT is for memory requests" },
    [PCIE_RULE_TH_MEMORY] = { "th-memory", "2.2.7.1.1",
                              "processing hints are for memory requests" },
    [PCIE_RULE_PH] = { "ph-without-th", "2.2.7.1.1", "PH and ST are reserved without TH" },
    [PCIE_RULE_TAG] = { "tag", "2.2.6.2",
                        "tags have 10 bits, 14 in flit mode; a message has none" },
    [PCIE_RULE_OPERAND] = { "operand", "2.2.7.1",
                            "FetchAdd and Swap take 1 or 2 DW, CAS takes 2, 4 or 8" },
    [PCIE_RULE_OPERAND_ALIGNED] = { "operand-aligned", "2.2.7.1",
                                    "the address is a multiple of the operand's size" },
    [PCIE_RULE_CONFIG_OFFSET] = { "config-offset", "2.2.7.1",
                                  "a configuration space has 4096 bytes, in DWs" },
    [PCIE_RULE_STATUS] = { "status-reserved", "2.2.9.1",
                           "completion status is 0 (SC), 1 (UR), 2 (RRS) or 4 (CA)" },
    [PCIE_RULE_STATUS_DATA] = { "status-data", "2.3.1",
                                "only a successful completion carries data" },
    [PCIE_RULE_BYTE_COUNT] = { "byte-count", "2.2.9", "Byte Count is 1 to 4096" },
    [PCIE_RULE_CPL_LENGTH] = { "completion-length", "2.3.1.1",
                               "more data than Byte Count and Lower Address leave" },
    [PCIE_RULE_CPL_PLAIN] = { "completion-plain", "2.2.9",
                              "a successful Cpl has Byte Count 4 and Lower Address 0" },
    [PCIE_RULE_BCM_FLIT] = { "bcm-flit", "2.2.9.2", "flit mode has no BCM" },
    [PCIE_RULE_MESSAGE_CODE] = { "message-code", "2.2.8", "reserved message code" },
    [PCIE_RULE_MESSAGE_ROUTE] = { "message-route", "2.2.8", "this message is not routed so" },
    [PCIE_RULE_MESSAGE_TC] = { "message-tc", "2.2.8", "this message has TC 0" },
    [PCIE_RULE_MESSAGE_LENGTH] = { "message-length", "2.2.8",
                                   "this message has a payload of another size" },
    [PCIE_RULE_PASID] = { "pasid", "6.20",
                          "PASID has 20 bits; ER and PMR are reserved without one" },
    [PCIE_RULE_FLIT_ONLY] = { "flit-only", "2.2.1.2", "OHC and segments exist in flit mode only" },
    [PCIE_RULE_DESTINATION] = { "destination-segment", "2.2.8",
                                "a message has a Destination Segment only if routed by ID" },
    [PCIE_RULE_OHC_IO] = { "ohc-a2", "2.2.5.2", "an I/O request has OHC-A2" },
    [PCIE_RULE_OHC_CONFIG] = { "ohc-a3", "2.2.5.2", "a configuration request has OHC-A3" },
    [PCIE_RULE_NO_UIO_COMPLETION] = { "uio-completion", "",
                                      "not modelled: the header of UIO completions" },
    [PCIE_RULE_NO_TRAILER] = { "trailer", "", "not modelled: trailers other than the ECRC" },
    [PCIE_RULE_NO_IDE] = { "ide", "", "not modelled: IDE TLPs" },
    [PCIE_RULE_NO_PREFIXES] = { "prefixes", "", "not modelled: so many prefixes" },
};

bool tlp_fail(enum pcie_rule rule, const struct pcie_header *h, struct error *e)
{
    const struct pcie_rule_row *row = &pcie_rules[rule];
    const char *name = (unsigned)h->kind < PCIE_KINDS ? pcie_kind_names[h->kind] : "TLP";

    return row->section[0] == '\0'
               ? error_set(e, "%s: %s", name, row->text)
               : error_set(e, "%s: %s (Base Specification %s)", name, row->text, row->section);
}
