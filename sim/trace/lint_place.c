/* SPDX-License-Identifier: Apache-2.0 */
/* Where an access goes, and what the memory is there, for the lints. */
#include "host/host.h"
#include "mmu/mmu.h"
#include "trace/lint.h"
#include "trace/trace.h"

#include <assert.h>
#include <ctype.h>
#include <string.h>

/* ---- memory types ---------------------------------------------------------------------------- */

/* Stage 2 as a replay has it, for a write fault on vfio-pci's mapping of a BAR. */
static bool stage2_attr(const char *policy, bool fwb, uint8_t *attr, struct error *e)
{
    struct kvm_stage2_in in;
    struct kvm_stage2_out out;
    kvm_stage2_defaults(&in);
    in.policy = policy;
    in.fwb = fwb;
    in.fault = KVM_FAULT_W;
    if (!kvm_stage2(&in, &out, e)) {
        return false;
    }
    if (out.memslot_error || out.fault_error) {
        return error_set(e, "KVM of policy %s refuses this mapping with %s", policy,
                         out.memslot_error ? out.memslot_error : out.fault_error);
    }
    *attr = out.memattr;
    return true;
}

bool lint_types_init(struct lint_types *types, const char *policy, bool fwb, struct error *e)
{
    uint8_t s2_attr = 0;
    *types = (struct lint_types){ 0 };
    if (!stage2_attr(policy, fwb, &s2_attr, e)) {
        return false;
    }
    for (unsigned s1 = 0; s1 < LINT_S1_TYPES; s1++) {
        assert(s1_type_names[s1]);
        struct mmu_combine_in in;
        struct mmu_combine_out out;
        mmu_combine_defaults(&in);
        in.s1_attr = s1_type_mair(s1);
        in.s1_sh = SH_INNER;
        in.s2_attr = s2_attr;
        in.s2_sh = SH_INNER;
        in.fwb = fwb;
        mmu_combine(&in, &out, NULL);
        types->of[s1].memory = memattr_gathers(&out.attr)    ? LINT_COMBINING
                               : out.attr.type == MEM_DEVICE ? LINT_DEVICE
                                                             : LINT_CACHED;
        types->of[s1].normal = out.attr.type == MEM_NORMAL;
    }
    return true;
}

/* ---- names ----------------------------------------------------------------------------------- */

/* What names of regions hold, in maps, in QEMU (hw/pci/pcie_host.c, hw/arm/virt.c) and in Linux. */
static const char *const ecam_names[] = { "ecam", "mmcfg", "configuration space", NULL };
static const char *const platform_names[] = { "gic",         "uart", "serial", "pl011",  "pl031",
                                              "pl061",       "rtc",  "gpio",   "fwcfg",  "fw_cfg",
                                              "virtio-mmio", "apic", "hpet",   "pflash", NULL };

/* Does one of the words begin in the name ("GICD", "pcie-mmcfg-mmio"), not in a word ("logic")? */
static bool holds_any(const char *name, const char *const *words)
{
    for (; *words; words++) {
        const char *at = strcasestr(name, *words);
        while (at && at > name && isalnum((unsigned char)at[-1])) {
            at = strcasestr(at + 1, *words);
        }
        if (at) {
            return true;
        }
    }
    return false;
}

/* QEMU's names of the ITS's regions say nothing in a map. */
static bool is_platform(const char *name, bool mapped)
{
    static const char *const its[] = { "control", "translation" };
    for (size_t i = 0; !mapped && i < ARRAY_LEN(its); i++) {
        if (strcmp(name, its[i]) == 0) {
            return true;
        }
    }
    const bool function = strstr(name, " BAR") || strstr(name, " mem "); /* PCI, as maps have it */
    return !function && (holds_any(name, platform_names) || strcmp(name, "ITS") == 0);
}

void lint_read_name(struct lint_place *place, const char *name, const struct replay_region *region)
{
    place->region = name;
    place->ecam = holds_any(name, ecam_names) ||
                  (region && (region->ecam || holds_any(region->region, ecam_names)));
    place->platform = !place->ecam && is_platform(name, region != NULL);
}

struct lint_place lint_place_of(struct lint_types *types, const struct trace_insn *i,
                                uint64_t address, const struct replay_region *region,
                                uint32_t number, unsigned s1)
{
    const char *name = region ? region->name : i->region_name;
    if (name != types->named.region) {
        lint_read_name(&types->named, name, region);
    }
    if (region) {
        s1 = region->s1;
    }
    struct lint_place place = types->named;
    place.address = address;
    place.as_traced = !region;
    place.number = region ? number : i->first.region;
    place.memory = types->of[s1].memory;
    place.normal = types->of[s1].normal;
    return place;
}
