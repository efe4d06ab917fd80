/* SPDX-License-Identifier: Apache-2.0 */
/** The option of `explain` and `table` that says what the CPU has: mmu_features_parse(). */
#ifndef GATHER_CLI_FEATURES_H
#define GATHER_CLI_FEATURES_H

#define FEATURES_OPTION(key)                                                                       \
    {                                                                                              \
        "features", key, "LIST", 0,                                                                \
            "of s2fwb,xs,mte2,mteperm; what is not named is not there (default s2fwb,xs,mte2)", 0  \
    }

#endif
