/* SPDX-License-Identifier: Apache-2.0 */
/** Linux as a guest: MAIR_EL1 by version, and the memory types that its functions map with. */
#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/base.h"
#include "host/host.h"
#include "host/policy.h"

enum linux_type { NORMAL, TAGGED, NC, WT, nGnRnE, nGnRE, GRE, TYPES };
/* MAIR_ATTR_* (arch/arm64/include/asm/sysreg.h). Tagged is plain Normal on a machine without MTE.
 */
static const uint8_t bytes[TYPES] = {
    [NORMAL] = 0xff, [TAGGED] = 0xf0, [NC] = 0x44,  [WT] = 0xbb,
    [nGnRnE] = 0x00, [nGnRE] = 0x04,  [GRE] = 0x0c,
};

const char *const kvm_guest_names[] = { [KVM_GUEST_V5_9] = "v5.9",
                                        [KVM_GUEST_V5_10] = "v5.10",
                                        [KVM_GUEST_V5_13] = "v5.13",
                                        [KVM_GUEST_V5_14] = "v5.14",
                                        [KVM_GUEST_COUNT] = NULL };

/* MT_* (arch/arm64/include/asm/memory.h), by index. v5.10: 9f3419315f3c put MT_NORMAL at 0;
 * v5.14: 21cfe6edbadb and 58cc6b72a212 removed WT and GRE. */
#define LAYOUT_V5_10                                                                               \
    {                                                                                              \
        NORMAL, TAGGED, NC, WT, nGnRnE, nGnRE, GRE                                                 \
    }
static const struct layout {
    uint8_t count;
    uint8_t types[TYPES];
} layouts[] = {
    [KVM_GUEST_V5_9] = { 6, { nGnRnE, nGnRE, GRE, NC, NORMAL, WT } },
    [KVM_GUEST_V5_10] = { 7, LAYOUT_V5_10 },
    [KVM_GUEST_V5_13] = { 7, LAYOUT_V5_10 },
    [KVM_GUEST_V5_14] = { 5, { NORMAL, TAGGED, NC, nGnRnE, nGnRE } },
};

const char *const kvm_mapping_names[] = { [KVM_IOREMAP] = "ioremap",
                                          [KVM_IOREMAP_WC] = "ioremap_wc",
                                          [KVM_IOREMAP_NP] = "ioremap_np",
                                          [KVM_IOREMAP_CACHE] = "ioremap_cache",
                                          [KVM_MEMREMAP_WB] = "memremap_wb",
                                          [KVM_MEMREMAP_WT] = "memremap_wt",
                                          [KVM_MEMREMAP_WC] = "memremap_wc",
                                          [KVM_CFGSPACE] = "pci_remap_cfgspace",
                                          [KVM_PGPROT_NONCACHED] = "pgprot_noncached",
                                          [KVM_PGPROT_DEVICE] = "pgprot_device",
                                          [KVM_PGPROT_WRITECOMBINE] = "pgprot_writecombine",
                                          [KVM_LINEAR] = "linear",
                                          [KVM_MAPPING_COUNT] = NULL };

/* What RAM, and what anything else, is to a mapping. */
enum ram_rule {
    RAM_AS_IS,   /* the type is taken whatever is there */
    RAM_REFUSED, /* a NULL pointer for RAM */
    RAM_LINEAR,  /* RAM is already in the linear map, and that address is given back */
    RAM_ONLY
};
static const struct mapping {
    const char *text;
    uint8_t type, ram;
} mappings[] = {
    [KVM_IOREMAP] = { "ioremap()", nGnRE, RAM_REFUSED },
    [KVM_IOREMAP_WC] = { "ioremap_wc()", NC, RAM_REFUSED },
    [KVM_IOREMAP_NP] = { "ioremap_np()", nGnRnE, RAM_REFUSED },
    [KVM_IOREMAP_CACHE] = { "ioremap_cache()", NORMAL, RAM_LINEAR },
    [KVM_MEMREMAP_WB] = { "memremap(MEMREMAP_WB), by ioremap_cache()", NORMAL, RAM_LINEAR },
    [KVM_MEMREMAP_WT] = { "memremap(MEMREMAP_WT), by ioremap_wt(), which is ioremap() on arm64",
                          nGnRE, RAM_REFUSED },
    [KVM_MEMREMAP_WC] = { "memremap(MEMREMAP_WC), by ioremap_wc()", NC, RAM_REFUSED },
    [KVM_CFGSPACE] = { "pci_remap_cfgspace()", nGnRnE, RAM_REFUSED },
    [KVM_PGPROT_NONCACHED] = { "mmap() with pgprot_noncached()", nGnRnE, RAM_AS_IS },
    [KVM_PGPROT_DEVICE] = { "mmap() with pgprot_device()", nGnRE, RAM_AS_IS },
    [KVM_PGPROT_WRITECOMBINE] = { "mmap() with pgprot_writecombine()", NC, RAM_AS_IS },
    [KVM_LINEAR] = { "the linear map", NORMAL, RAM_ONLY },
};

const char *kvm_mapping_text(unsigned mapping)
{
    assert(mapping < KVM_MAPPING_COUNT);
    return mappings[mapping].text;
}

uint64_t kvm_guest_mair(unsigned guest, bool mte)
{
    assert(guest < KVM_GUEST_COUNT);
    const struct layout *layout = &layouts[guest];
    uint64_t mair = 0;
    for (unsigned i = 0; i < layout->count; i++) {
        unsigned type = layout->types[i];
        uint8_t byte = type == TAGGED && !mte ? bytes[NORMAL] : bytes[type];
        mair |= (uint64_t)byte << (8 * i);
    }
    return mair;
}

bool kvm_guest_mapping(unsigned guest, unsigned mapping, bool ram, bool mte, unsigned *index,
                       struct error *e)
{
    assert(guest < KVM_GUEST_COUNT && mapping < KVM_MAPPING_COUNT);
    const struct mapping *m = &mappings[mapping];
    if (mapping == KVM_IOREMAP_NP && guest < KVM_GUEST_V5_13)
        return error_set(e, "arm64 has ioremap_np() from v5.13 on (guest=%s)",
                         kvm_guest_names[guest]);
    if (ram && m->ram == RAM_REFUSED)
        return error_set(e,
                         "a guest's %s refuses RAM; expected mapping=linear, ioremap_cache, "
                         "memremap_wb or a pgprot_",
                         m->text);
    if (!ram && m->ram == RAM_ONLY)
        return error_set(e, "mapping=linear is of RAM, this is a device; expected ioremap_wc ...");
    unsigned type = m->type;
    if (type == NORMAL && ram && mte && guest >= KVM_GUEST_V5_10)
        type = TAGGED;
    const struct layout *layout = &layouts[guest];
    for (*index = 0; layout->types[*index] != type; ++*index)
        assert(*index < layout->count);
    return true;
}
