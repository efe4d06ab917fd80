/* SPDX-License-Identifier: Apache-2.0 */
/** Headers as DWs: what encoding, decoding and the rules share. Inside this folder only. */
#ifndef GATHER_PCIE_TLP_BUILD_H
#define GATHER_PCIE_TLP_BUILD_H

#include <string.h>

#include "pcie/pcie.h"

enum {
    PREFIX_TPH = 0x90,
    PREFIX_PASID = 0x91,
    PREFIX_IDE = 0x92,
    PREFIX_MRIOV = 0x80,
    PREFIX_FLIT = 0x8D, /* local, flit mode only */
    PREFIX_LOCAL_0 = 0x8E,
    PREFIX_LOCAL_1 = 0x8F,
    PREFIX_VENDOR_0 = 0x9E,
    PREFIX_VENDOR_1 = 0x9F,
    PREFIX_END_TO_END = 0x10, /* in byte 0 of a prefix: not a local one */

    OHC_C_NOT_IDE = 7 << 4, /* Sub-Stream */
    STATUS_MASK = 7,
    MESSAGE_ROUTE = 7 /* in byte 0 */
};

/** Header and OHC of `h`, without what it reserves. How many DWs. */
unsigned tlp_build(const struct pcie_header *h, uint32_t words[PCIE_HEADER_WORDS]);
/** The prefixes of `h`, those that it needs appended. How many, at most PCIE_PREFIX_MAX + 2. */
unsigned tlp_prefixes(const struct pcie_header *h, uint32_t words[PCIE_PREFIX_MAX + 2]);
/** Fill `e` with the rule that `h` breaks; false. */
bool tlp_fail(enum pcie_rule rule, const struct pcie_header *h, struct error *e);
/** The OHC[4:0] field. */
unsigned tlp_ohc(const struct pcie_header *h);

/** Nothing is set from `message` to `reserved_words`. */
static inline bool tlp_is_plain(const struct pcie_header *h)
{
    enum {
        FROM = offsetof(struct pcie_header, message),
        END = offsetof(struct pcie_header, reserved_words) + 1
    };
    uint64_t words[(END - FROM) / sizeof(uint64_t)], any = 0;

    _Static_assert(sizeof(words) == END - FROM, "the fields fill whole words, without holes");
    memcpy(words, &h->message, sizeof(words));
    for (size_t i = 0; i < ARRAY_LEN(words); i++) {
        any |= words[i];
    }
    return any == 0;
}

static inline bool tlp_has_prefixes(const struct pcie_header *h)
{
    return h->prefix_count != 0 || (!h->flit && (h->pasid_valid || h->st16 || h->av));
}

/** DWs of OHC that a value of OHC[4:0] announces. */
static inline unsigned tlp_ohc_dw(unsigned ohc)
{
    static const uint8_t e[] = { 0, 1, 2, 4 };
    return (ohc & 1) + (ohc >> 1 & 1) + (ohc >> 2 & 1) + e[ohc >> 3 & 3];
}

/** The byte of the header that TH turns into the low half of the steering tag. */
static inline bool tlp_tag_is_st(const struct pcie_header *h)
{
    return h->th && !h->flit && h->kind == PCIE_KIND_MWR;
}
static inline bool tlp_be_is_st(const struct pcie_header *h)
{
    return h->th && !h->flit && h->kind != PCIE_KIND_MWR;
}

#endif
