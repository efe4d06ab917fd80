/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"
#include "host/host.h"

#include <errno.h>

enum { OPTION_POLICY = 0x100, OPTION_LIST };

static const struct argp_option options[] = {
    { "policy", OPTION_POLICY, "NAME", 0, "one to show; repeatable (default: all)", 0 },
    { "list", OPTION_LIST, 0, 0, "the policies, oldest first, a line each", 0 },
    { 0 },
};

struct input {
    struct error *e;
    struct cli_list policies;
    struct kvm_stage2_in stage2;
    bool list;
};

static error_t parse(int key, char *arg, struct argp_state *state)
{
    struct input *in = state->input;
    struct kvm_stage2_keys keys = kvm_stage2_keys(&in->stage2);
    switch (key) {
    case OPTION_POLICY:
        return kvm_policy_known(arg, in->e) && cli_list_add(&in->policies, arg, in->e) ? 0 : EINVAL;
    case OPTION_LIST: in->list = true; return 0;
    case ARGP_KEY_ARG:
        return param_assign(keys.tables, keys.objects, keys.count, arg, in->e) ? 0 : EINVAL;
    default: return ARGP_ERR_UNKNOWN;
    }
}

enum gather_status cmd_policy(const struct cli *cli, int argc, char **argv)
{
    static const struct argp argp = {
        .options = options,
        .parser = parse,
        .args_doc = "[KEY=VALUE...]",
        .doc = "Which stage-2 attributes each kernel version chooses for a page, and why.\vKeys: "
               "pfn_is_map_memory fwb dic lpa2 fault=r|w|x mte=off|ok|bad dirty_log writable "
               "vma.type=nGnRnE|"
               "nGnRE|NC|NORMAL vma.pfnmap vma.mixedmap vma.allow_any_uncached. Left out: a "
               "vfio-pci BAR.",
    };
    struct error e = { 0 };
    struct input in = { .e = &e };
    (void)cli;
    kvm_stage2_defaults(&in.stage2);
    if (!cli_parse(&argp, argc, argv, &in, &e)) {
        return cli_fail(&e);
    }
    size_t count;
    const char *const *names = kvm_policies(&count);
    if (in.list) {
        for (size_t i = 0; i < count; i++) {
            printf("%-16s %s\n", names[i], kvm_policy_about(names[i]));
        }
        return GATHER_DONE;
    }
    if (in.policies.count) {
        names = in.policies.items;
        count = in.policies.count;
    }
    return kvm_policy_print(stdout, &in.stage2, names, count, &e) ? GATHER_DONE : cli_fail(&e);
}
