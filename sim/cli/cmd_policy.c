/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"
#include "host/host.h"

#include <errno.h>
#include <string.h>

enum { OPTION_POLICY = 0x100, OPTION_LIST, OPTION_TRACE };

static const struct argp_option options[] = {
    { "policy", OPTION_POLICY, "NAME", 0, "one to show; repeatable (default: all)", 0 },
    { "list", OPTION_LIST, 0, 0, "the policies, oldest first, a line each", 0 },
    { "trace", OPTION_TRACE, 0, 0,
      "for each policy the walk from mmap() to the attribute of the guest's access", 0 },
    { 0 },
};

struct input {
    struct error *e;
    struct cli_list policies;
    struct kvm_walk_in walk;
    bool list, trace;
    const char *walk_key; /* the first key that only a trace has */
};

static bool is_walk_key(const char *assignment)
{
    size_t length = strcspn(assignment, "=");
    for (size_t i = 0; i < kvm_walk_params.count; i++) {
        const char *name = kvm_walk_params.params[i].name;
        if (strlen(name) == length && strncmp(name, assignment, length) == 0) {
            return true;
        }
    }
    return false;
}

static error_t parse(int key, char *arg, struct argp_state *state)
{
    struct input *in = state->input;
    struct kvm_walk_keys keys = kvm_walk_keys(&in->walk);
    switch (key) {
    case OPTION_POLICY:
        return kvm_policy_known(arg, in->e) && cli_list_add(&in->policies, arg, in->e) ? 0 : EINVAL;
    case OPTION_LIST: in->list = true; return 0;
    case OPTION_TRACE: in->trace = true; return 0;
    case ARGP_KEY_ARG:
        if (!in->walk_key && is_walk_key(arg)) {
            in->walk_key = arg;
        }
        return param_assign(keys.tables, keys.objects, keys.count, arg, in->e) ? 0 : EINVAL;
    default: return ARGP_ERR_UNKNOWN;
    }
}

const struct argp policy_argp = {
    .options = options,
    .parser = parse,
    .args_doc = "[KEY=VALUE...]",
    .doc = "Which stage-2 attributes each kernel version chooses for a page, and why.\vKeys: "
           "pfn_is_map_memory fwb dic lpa2 fault=r|w|x mte=off|ok|bad dirty_log writable "
           "vma.type=nGnRnE|"
           "nGnRE|NC|NORMAL vma.pfnmap vma.mixedmap vma.allow_any_uncached place.size place.pa "
           "place.hva place.ipa place.offset place.ipa_bits. Left out: a page of a vfio-pci "
           "BAR. With --trace also: region=vma|vfio|nvgrace-usemem|nvgrace-resmem|ram, "
           "guest=v5.9|v5.10|v5.13|v5.14, mapping= one of ioremap ioremap_wc ioremap_np "
           "ioremap_cache memremap_wb memremap_wt memremap_wc pci_remap_cfgspace "
           "pgprot_noncached pgprot_device pgprot_writecombine linear.",
};

enum gather_status cmd_policy(const struct cli *cli, int argc, char **argv)
{
    struct error e = { 0 };
    struct input in = { .e = &e };
    (void)cli;
    kvm_walk_defaults(&in.walk);
    if (!cli_parse(&policy_argp, argc, argv, &in, &e)) {
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
    if (in.walk_key && !in.trace) {
        error_set(&e, "%s: expected --trace, which alone has region, guest and mapping",
                  in.walk_key);
        return cli_fail(&e);
    }
    bool done = in.trace ? kvm_walk_print(stdout, &in.walk, names, count, &e)
                         : kvm_policy_print(stdout, &in.walk.stage2, names, count, &e);
    return done ? GATHER_DONE : cli_fail(&e);
}
