/* SPDX-License-Identifier: Apache-2.0 */
/** Every input of kvm_stage2() but the place, numbered. */
#ifndef GATHER_TESTS_HOST_STAGE2_INPUTS_H
#define GATHER_TESTS_HOST_STAGE2_INPUTS_H

#include "host/host.h"

enum { STAGE2_BITS = 1 << 9, STAGE2_OTHERS = 4 * 3 * 3 };

/** `bits` below STAGE2_BITS, `n` below STAGE2_OTHERS. No policy. */
static inline struct kvm_stage2_in stage2_input(unsigned bits, unsigned n)
{
    return (struct kvm_stage2_in){
        .pfn_is_map_memory = bits & 1,
        .vma = { .type = n % 4,
                 .pfnmap = bits & 2,
                 .mixedmap = bits & 4,
                 .allow_any_uncached = bits & 8 },
        .fwb = bits & 16,
        .dic = bits & 32,
        .lpa2 = bits & 64,
        .dirty_log = bits & 128,
        .writable = bits & 256,
        .fault = n / 4 % 3,
        .mte = n / 12,
    };
}

#endif
