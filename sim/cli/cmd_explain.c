/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"
#include "cli/features.h"
#include "mmu/mmu.h"

#include <errno.h>
#include <string.h>

enum { OPTION_FEATURES = 0x100 };

static const struct argp_option options[] = {
    FEATURES_OPTION(OPTION_FEATURES),
    { 0 },
};

struct input {
    struct error *e;
    struct mmu_features features;
    struct mmu_combine_keys keys;
    bool any;
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
    struct input *in = state->input;
    switch (key) {
    case OPTION_FEATURES: return mmu_features_parse(arg, &in->features, in->e) ? 0 : EINVAL;
    case ARGP_KEY_ARG:
        in->any = true;
        return mmu_explain_assign(&in->keys, arg, in->e) ? 0 : EINVAL;
    case ARGP_KEY_END:
        if (!in->any) {
            error_set(in->e,
                      "expected KEY=VALUE, e.g. s1=0x44 s2=0x1 fwb=1; --help lists the keys");
            return EINVAL;
        }
        return 0;
    default: return ARGP_ERR_UNKNOWN;
    }
}

const struct argp explain_argp = {
    .options = options,
    .parser = parse,
    .args_doc = "s1=MAIR-BYTE s2=MEMATTR [KEY=VALUE...]",
    .doc = "One combination of stage-1 and stage-2 attributes, step by step, with the sections "
           "of the "
           "Arm ARM.\vKeys: s1 (the MAIR_EL1 byte) s1_sh s2 (MemAttr[3:0]) s2_sh fwb fnxs cd "
           "id dc "
           "dct ptw vm c i kind=data|ifetch|walk, and sh irgn orgn for a walk; s1=false turns "
           "stage 1 off.",
};

enum gather_status cmd_explain(const struct cli *cli, int argc, char **argv)
{
    struct error e = { 0 };
    struct input in = { .e = &e, .features = { true, true, true, false } };
    struct mmu_combine_in combine;
    (void)cli;
    param_defaults(&mmu_combine_params, &in.keys);
    if (!cli_parse(&explain_argp, argc, argv, &in, &e) ||
        !mmu_combine_from_keys(&in.keys, &in.features, &combine, &e)) {
        return cli_fail(&e);
    }
    mmu_explain_print(stdout, &combine);
    return GATHER_DONE;
}
