/* SPDX-License-Identifier: Apache-2.0 */
/**
 * TLPs as bytes: what a header says, to bytes and back, the rules that a TLP must keep, and the
 * check sums of the transaction and data link layers. Pure functions; a part of pcie.h, which is
 * what other folders include.
 *
 * Section numbers are those of the PCI Express Base Specification 6.x. Facts that only secondary
 * texts were at hand for are marked "to be checked".
 */
#ifndef GATHER_PCIE_TLP_H
#define GATHER_PCIE_TLP_H

#include "base/base.h"

/** A DW of data: little-endian. */
static inline uint32_t pcie_get32(const uint8_t *from)
{
    return (uint32_t)from[0] | (uint32_t)from[1] << 8 | (uint32_t)from[2] << 16 |
           (uint32_t)from[3] << 24;
}

static inline void pcie_put32(uint8_t *to, uint32_t value)
{
    for (unsigned i = 0; i < sizeof(value); i++) {
        to[i] = (uint8_t)(value >> (8 * i));
    }
}

/* ---- kinds of TLP ---------------------------------------------------------------------------- */

/** ORDER PCIE_KIND: the commonest first, for the sake of decoding. */
enum pcie_kind {
    PCIE_KIND_MWR,
    PCIE_KIND_MRD,
    PCIE_KIND_CPLD,
    PCIE_KIND_CPL,
    PCIE_KIND_MRDLK,
    PCIE_KIND_IORD,
    PCIE_KIND_IOWR,
    PCIE_KIND_CFGRD0,
    PCIE_KIND_CFGWR0,
    PCIE_KIND_CFGRD1,
    PCIE_KIND_CFGWR1,
    PCIE_KIND_CPLLK,
    PCIE_KIND_CPLDLK,
    PCIE_KIND_MSG,
    PCIE_KIND_MSGD,
    PCIE_KIND_FETCHADD,
    PCIE_KIND_SWAP,
    PCIE_KIND_CAS,
    PCIE_KIND_DMWR,
    PCIE_KIND_UIOMRD,
    PCIE_KIND_UIOMWR,
    PCIE_KIND_UIOWRCPL,
    PCIE_KIND_UIORDCPL,
    PCIE_KIND_UIORDCPLD,
    PCIE_KIND_NOP,
    PCIE_KINDS
};
extern const char *const pcie_kind_names[]; /* "MWr" ... NULL */

/** How the header is laid out. */
enum pcie_shape {
    PCIE_SHAPE_MEMORY,
    PCIE_SHAPE_ATOMIC, /* as memory, with operands for payload */
    PCIE_SHAPE_IO,
    PCIE_SHAPE_CONFIG,
    PCIE_SHAPE_COMPLETION,
    PCIE_SHAPE_MESSAGE,
    PCIE_SHAPE_NOP,
    PCIE_SHAPE_UNKNOWN /* defined, but its layout is not modelled */
};
/** Which flow-control credits and which column of the ordering table. */
enum pcie_class { PCIE_POSTED, PCIE_NON_POSTED, PCIE_COMPLETION, PCIE_NO_CLASS };

/** One row a kind: Table 2-3 (without flits), Table 2-5 (flit mode). */
struct pcie_kind_row {
    const char *name;
    /* Byte 0 with a header of 3 and of 4 DW, without and with flits; -1: there is no such form.
     * Messages: r[2:0] = 0. */
    int16_t code3, code4, flit3, flit4;
    enum pcie_shape shape;
    enum pcie_class credits;
    bool data;
};
extern const struct pcie_kind_row pcie_kinds[PCIE_KINDS];

/* ---- messages -------------------------------------------------------------------------------- */

/** r[2:0] of a message's type, Table 2-20. */
enum pcie_route {
    PCIE_ROUTE_ROOT,
    PCIE_ROUTE_ADDRESS,
    PCIE_ROUTE_ID,
    PCIE_ROUTE_BROADCAST,
    PCIE_ROUTE_LOCAL,
    PCIE_ROUTE_GATHER
};

/** One row a message, sections 2.2.8 and 10. */
struct pcie_message {
    const char *name;
    uint8_t code;
    uint8_t routes;   /* bit r: may be routed so */
    bool plain, data; /* may be a Msg, a MsgD */
    bool tc0;         /* TC must be 0 */
    uint8_t payload;  /* DWs of a MsgD; 0: any */
};
/** The row of a code in its form without or with data; NULL: reserved. */
const struct pcie_message *pcie_message(uint8_t code, bool data);
/** By name; NULL with `e`, which names the nearest. */
const struct pcie_message *pcie_message_find(const char *name, struct error *e);

/* ---- headers --------------------------------------------------------------------------------- */

enum {
    PCIE_NO_SNOOP = 1, /* bits of `attr` */
    PCIE_RELAXED = 2,
    PCIE_IDO = 4,

    PCIE_OHC_A = 1, /* bits of `ohc`; the two highest are how many DWs of OHC-E, as 0 1 2 4 */
    PCIE_OHC_B = 2,
    PCIE_OHC_C = 4,

    PCIE_PREFIX_MAX = 8,    /* prefixes of one TLP that fit here; four may be end-to-end */
    PCIE_HEADER_WORDS = 11, /* base of 4 DW and OHC-A, B, C, E4 */
    PCIE_TLP_MAX = (PCIE_PREFIX_MAX + PCIE_HEADER_WORDS + 1) * 4 + 4096
};

/**
 * What a header says. Fields that its kind does not have are 0. All zero but for the kind is a
 * start; what is not named by the kind is refused if it is set.
 */
struct pcie_header {
    enum pcie_kind kind;
    bool flit;   /* flit mode: generations 6 and 7 */
    bool addr64; /* memory: the long form, with a header of 4 DW */
    bool td;     /* a digest with the ECRC follows; flit mode: a trailer of 1 DW */
    bool ep;     /* poisoned */
    uint8_t tc, attr, at;
    uint8_t first_be, last_be;
    uint8_t ohc; /* flit mode: OHC A, B, C that is there; encoding adds what the fields need */
    uint16_t length_dw; /* 1..1024, 1024 being 0 in the header; 0: the kind has no length */
    uint16_t tag;       /* 10 bits, 14 in flit mode; messages: the vendor's byte 6 */
    uint16_t requester_id;
    uint64_t address; /* Cfg: byte offset in the configuration space */

    /* All of this is 0 in an ordinary memory request; encoding sees that at a glance. */
    uint64_t message;      /* bytes 8 to 15 of a message, those of completer_id left 0 */
    uint16_t completer_id; /* also the target of Cfg and of messages routed by ID */
    uint16_t byte_count;   /* completions: 1..4096, 4096 being 0 in the header */
    uint8_t status, lower_address;
    bool bcm;

    uint8_t message_code, route; /* enum pcie_route */

    bool th, st16, av; /* hints: PH and ST[7:0]; ST[15:8] as well; AMA */
    uint8_t ph, ama;
    uint16_t st;

    bool pasid_valid, privileged, execute, no_write; /* no_write: flit mode's Translation Request */
    uint32_t pasid;

    bool destination_valid, requester_valid; /* DSV, RSV: flit mode's segments */
    uint8_t destination_segment, requester_segment, completer_segment;

    uint8_t ohc_e_dw, prefix_count, reserved_words; /* of the lists that follow */

    uint32_t ohc_e[4]; /* as they come */
    /* As they come, local ones first. A word of type 90h (TPH) or 91h (PASID) takes its bits from
     * the fields above; encoding appends it if it is needed and not here. */
    uint32_t prefix[PCIE_PREFIX_MAX];
    /* Bits that the kind reserves, which a receiver must ignore, by word of header and OHC. */
    uint32_t reserved[PCIE_HEADER_WORDS];
};

/** How many DWs each part of a TLP has. */
struct pcie_layout {
    uint8_t prefix_dw, header_dw, ohc_dw, trailer_dw;
    uint16_t payload_dw;
};
struct pcie_layout pcie_layout(const struct pcie_header *h);
/** Byte 0 of the header: Fmt and Type, or Type[7:0] in flit mode; -1: there is no such form. */
int pcie_type_code(const struct pcie_header *h);

/* ---- rules ----------------------------------------------------------------------------------- */

/** ORDER PCIE_RULE */
enum pcie_rule {
    PCIE_RULE_NONE, /* the TLP is legal */
    /* of the bytes */
    PCIE_RULE_WHOLE_DW,
    PCIE_RULE_SHORT,
    PCIE_RULE_TYPE,
    PCIE_RULE_PREFIX_ALONE,
    PCIE_RULE_PREFIX_ORDER,
    PCIE_RULE_PREFIX_COUNT,
    PCIE_RULE_PREFIX_TYPE,
    PCIE_RULE_PREFIX_TWICE,
    PCIE_RULE_PAYLOAD,
    PCIE_RULE_DIGEST,
    PCIE_RULE_TOO_LONG,
    PCIE_RULE_ECRC,
    /* of the fields */
    PCIE_RULE_FORM,
    PCIE_RULE_RANGE,
    PCIE_RULE_NOT_OF_KIND,
    PCIE_RULE_LENGTH,
    PCIE_RULE_LENGTH_1,
    PCIE_RULE_NO_LENGTH,
    PCIE_RULE_ALIGNED,
    PCIE_RULE_4K,
    PCIE_RULE_3DW,
    PCIE_RULE_4DW,
    PCIE_RULE_BE_FIRST,
    PCIE_RULE_BE_LAST,
    PCIE_RULE_BE_ONE,
    PCIE_RULE_BE_HOLES,
    PCIE_RULE_ST_PLACE,
    PCIE_RULE_TC0,
    PCIE_RULE_ATTR0,
    PCIE_RULE_AT,
    PCIE_RULE_AT_MEMORY,
    PCIE_RULE_TH_MEMORY,
    PCIE_RULE_PH,
    PCIE_RULE_TAG,
    PCIE_RULE_OPERAND,
    PCIE_RULE_OPERAND_ALIGNED,
    PCIE_RULE_CONFIG_OFFSET,
    PCIE_RULE_STATUS,
    PCIE_RULE_STATUS_DATA,
    PCIE_RULE_BYTE_COUNT,
    PCIE_RULE_CPL_LENGTH,
    PCIE_RULE_CPL_PLAIN,
    PCIE_RULE_BCM_FLIT,
    PCIE_RULE_MESSAGE_CODE,
    PCIE_RULE_MESSAGE_ROUTE,
    PCIE_RULE_MESSAGE_TC,
    PCIE_RULE_MESSAGE_LENGTH,
    PCIE_RULE_PASID,
    PCIE_RULE_FLIT_ONLY,
    PCIE_RULE_DESTINATION,
    PCIE_RULE_OHC_IO,
    PCIE_RULE_OHC_CONFIG,
    /* what this model leaves out */
    PCIE_RULE_NO_UIO_COMPLETION,
    PCIE_RULE_NO_TRAILER,
    PCIE_RULE_NO_IDE,
    PCIE_RULE_NO_PREFIXES,
    PCIE_RULES
};
/** One row a rule. `name` is for scripts, `section` of the Base Specification; "" for ours. */
struct pcie_rule_row {
    const char *name, *section, *text;
};
extern const struct pcie_rule_row pcie_rules[PCIE_RULES];

/** The first rule that the fields break. Bits in `reserved` break none. */
enum pcie_rule pcie_check(const struct pcie_header *h);

/* ---- to bytes and back ----------------------------------------------------------------------- */

/**
 * The bytes of a TLP: prefixes, header, OHC, the payload (length_dw * 4 bytes at `data`) and the
 * ECRC. Without `data` a kind with payload ends after its header. Returns how many; 0 with `e` if
 * a rule is broken or there is not room enough.
 */
size_t pcie_encode(const struct pcie_header *h, const void *data, uint8_t *out, size_t room,
                   struct error *e);
/**
 * A whole TLP, from its first prefix to its digest and no byte more. Anything that is decoded
 * encodes to the same bytes. False with `e` if it breaks a rule.
 */
bool pcie_decode(const uint8_t *bytes, size_t size, bool flit, struct pcie_header *h,
                 struct error *e);
/** The same of a header alone, as an error log keeps it: what follows is not looked at. */
bool pcie_decode_header(const uint8_t *bytes, size_t size, bool flit, struct pcie_header *h,
                        struct error *e);
/** Both at once, with the rule for an answer. */
enum pcie_rule pcie_decode_rule(const uint8_t *bytes, size_t size, bool flit, bool header_only,
                                struct pcie_header *h);

/* ---- check sums ------------------------------------------------------------------------------ */

/**
 * The ECRC of a TLP as the four bytes at its end hold it, in order from the lowest bits. `bytes`
 * is the TLP without local prefixes and trailer; `prefix_dw` end-to-end prefixes are before its
 * header. Bit 0 of Type and EP count as 1 (section 2.7.1).
 */
uint32_t pcie_ecrc(const uint8_t *bytes, size_t size, unsigned prefix_dw, bool flit);
/** The LCRC of a TLP with its sequence number; also to be written from the lowest byte on. */
uint32_t pcie_lcrc(uint16_t sequence, const uint8_t *tlp, size_t size);
/** The 16-bit CRC of a DLLP's four bytes, to be written low byte first. */
uint16_t pcie_dllp_crc(const uint8_t bytes[4]);

#endif
