/* SPDX-License-Identifier: Apache-2.0 */
/* The words of the tables' column `feature` are names of parameters, but for these. */
#include "a64/pages.h"

static bool implemented(const struct a64_impl *impl, const struct mmu_impl *mmu, unsigned feature)
{
    switch (feature) {
    case A64_FEATURE_base:
    case A64_FEATURE_fp:
    case A64_FEATURE_asimd: return true;
    case A64_FEATURE_pan: return mmu->pan;
    case A64_FEATURE_pmull: return impl->aes; /* ID_AA64ISAR0_EL1.AES = 2 */
    case A64_FEATURE_lor: return false;
    default: break;
    }
    const struct param *p = param_find(&a64_impl_params, a64_feature_names[feature]);
    bool on = false;
    if (p) {
        memcpy(&on, (const char *)impl + p->offset, sizeof(on));
    }
    return on;
}

void a64_features(const struct a64_impl *impl, const struct mmu_impl *mmu,
                  bool features[A64_FEATURE_COUNT])
{
    for (unsigned i = 0; i < A64_FEATURE_COUNT; i++) {
        features[i] = implemented(impl, mmu, i);
    }
}
