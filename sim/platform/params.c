/* SPDX-License-Identifier: Apache-2.0 */
#include "platform/platform.h"

#define MACHINE(field) offsetof(struct machine_params, field)

static const struct param machine_rows[] = {
    { "cores", PARAM_U64, MACHINE(cores), "4", "1", "16", "", "cores of the machine", "assumed",
      NULL },
    { "fwb", PARAM_BOOL, MACHINE(fwb), "true", NULL, NULL, "",
      "FEAT_S2FWB is there and KVM uses it",
      "DDI 0487 D8.6.7; KVM: HCR_EL2.FWB whenever the CPU has it", NULL },
    { "dic", PARAM_BOOL, MACHINE(dic), "true", NULL, NULL, "",
      "CTR_EL0.DIC: no instruction cache maintenance", "DDI 0487 D24.2.34", NULL },
    { "xs", PARAM_BOOL, MACHINE(xs), "true", NULL, NULL, "", "FEAT_XS", "DDI 0487 D8.7.4", NULL },
    { "mte2", PARAM_BOOL, MACHINE(mte2), "true", NULL, NULL, "", "FEAT_MTE2", "DDI 0487 D10",
      NULL },
    { "mteperm", PARAM_BOOL, MACHINE(mteperm), "false", NULL, NULL, "", "FEAT_MTE_PERM",
      "DDI 0487 D10", NULL },
    { "seed", PARAM_U64, MACHINE(seed), "1", NULL, NULL, "", "of the run's random numbers",
      "a choice", NULL },
    { "ram_latency", PARAM_TIME, MACHINE(ram_latency), "80ns", "0", "100us", "ns",
      "of the host's memory, seen from a core",
      "assumed: as AnandTech, Graviton2, memory subsystem: 81 ns; Arm 83 ns", NULL },
};
static const struct param_table machine_table = { "", machine_rows, ARRAY_LEN(machine_rows) };

struct platform_keys platform_keys(struct platform_params *params)
{
    return (struct platform_keys){
        .tables = { &machine_table, &core_table, &pcie_root_table, &pcie_error_table,
                    &pcie_link_table, &cache_table, &mmu_impl_params, &a64_impl_params,
                    &a64_pipe_params, &l2_table, &ext_profile_params, &ext_enables_params,
                    &serror_table, &host_table },
        .objects = { &params->machine, &params->core, &params->root, &params->root, &params->link,
                     &params->cache, &params->mmu, &params->cpu, &params->pipe, &params->l2,
                     &params->abort, &params->enables, &params->serror, &params->host },
    };
}

void platform_defaults(struct platform_params *params)
{
    *params = (struct platform_params){ 0 };
    struct platform_keys keys = platform_keys(params);
    for (size_t i = 0; i < PLATFORM_TABLES; i++) {
        param_defaults(keys.tables[i], keys.objects[i]);
    }
}
