/* SPDX-License-Identifier: Apache-2.0 */
/** From mmap() in the VMM to the attribute of the guest's access, each decision a line. */
#include <assert.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/base.h"
#include "host/host.h"
#include "host/policy.h"

static const struct param walk_rows[] = {
    { .name = "region",
      .type = PARAM_CHOICE,
      .offset = offsetof(struct kvm_walk_in, region),
      .default_text = "vfio",
      .unit = "",
      .help = "who made the VMA; vma: pfn_is_map_memory and vma.* say what it is",
      .source = "manual, gather.kvm.walk",
      .choices = kvm_region_names },
    { .name = "guest",
      .type = PARAM_CHOICE,
      .offset = offsetof(struct kvm_walk_in, guest),
      .default_text = "v5.14",
      .unit = "",
      .help = "the guest's Linux: the version, or one before the next of these",
      .source = "manual, gather.kvm.walk",
      .choices = kvm_guest_names },
    { .name = "mapping",
      .type = PARAM_CHOICE,
      .offset = offsetof(struct kvm_walk_in, mapping),
      .default_text = "ioremap_wc",
      .unit = "",
      .help = "the function that maps it in the guest",
      .source = "manual, gather.kvm.walk",
      .choices = kvm_mapping_names },
};
const struct param_table kvm_walk_params = { "", walk_rows, ARRAY_LEN(walk_rows) };

struct kvm_walk_keys kvm_walk_keys(struct kvm_walk_in *in)
{
    struct kvm_stage2_keys stage2 = kvm_stage2_keys(&in->stage2);
    struct kvm_walk_keys keys = { .tables = { &kvm_walk_params }, .objects = { in }, .count = 1 };
    for (size_t i = 0; i < stage2.count; i++, keys.count++) {
        keys.tables[keys.count] = stage2.tables[i];
        keys.objects[keys.count] = stage2.objects[i];
    }
    return keys;
}

void kvm_walk_defaults(struct kvm_walk_in *in)
{
    kvm_stage2_defaults(&in->stage2);
    param_defaults(&kvm_walk_params, in);
}

const char *kvm_stage_name(unsigned stage)
{
    static const char *const names[] = {
        [KVM_STAGE_MMAP] = "mmap",   [KVM_STAGE_MEMSLOT] = "memslot", [KVM_STAGE_FAULT] = "fault",
        [KVM_STAGE_GUEST] = "guest", [KVM_STAGE_COMBINED] = "both",   [KVM_STAGE_SO] = "so",
        [KVM_STAGE_ALIAS] = "alias",
    };
    assert(stage < ARRAY_LEN(names));
    return names[stage];
}

GATHER_PRINTF(3, 4)
static void say(struct kvm_walk_out *out, enum kvm_stage stage, const char *format, ...)
{
    assert(out->line_count < KVM_WALK_LINES);
    struct kvm_walk_line *line = &out->lines[out->line_count++];
    line->stage = (uint8_t)stage;
    va_list args;
    va_start(args, format);
    int length = vsnprintf(line->text, sizeof line->text, format, args);
    va_end(args);
    assert(length > 0 && length < KVM_WHY_SIZE);
    (void)length;
}

/* ---- the host -------------------------------------------------------------------------------- */

static const struct {
    uint64_t bit;
    const char *name;
} flag_names[] = {
    { UINT64_C(0x400), "VM_PFNMAP" },        { UINT64_C(0x4000), "VM_IO" },
    { UINT64_C(0x40000), "VM_DONTEXPAND" },  { UINT64_C(0x4000000), "VM_DONTDUMP" },
    { UINT64_C(0x10000000), "VM_MIXEDMAP" },
};

static void say_flags(const struct kvm_policy *policy, struct kvm_walk_out *out)
{
    char text[KVM_WHY_SIZE / 2];
    size_t used = 0;
    text[0] = '\0';
    for (size_t i = 0; i < ARRAY_LEN(flag_names); i++) {
        if (out->vm_flags & flag_names[i].bit)
            used += (size_t)snprintf(text + used, sizeof text - used, " %s", flag_names[i].name);
    }
    const char *flag = policy->io_flag ? policy->io_flag : "VM_ALLOW_ANY_UNCACHED";
    if (!out->vm_flags) {
        say(out, KVM_STAGE_MMAP, "vm_flags: none of those that KVM looks at");
        return;
    }
    say(out, KVM_STAGE_MMAP, "vm_flags 0x%" PRIx64 ":%s%s%s%s", out->vm_flags, text,
        out->vma.allow_any_uncached ? " " : "", out->vma.allow_any_uncached ? flag : "",
        out->vma.allow_any_uncached ? " (bit 39, 64-bit kernels only)" : "");
}

static void walk_mmap(const struct kvm_policy *policy, const struct kvm_walk_in *in,
                      struct kvm_walk_out *out)
{
    struct kvm_made_vma made;
    kvm_region_make(policy, in, &made);
    out->pfn_is_map_memory = made.ram;
    out->vma = made.vma;
    out->vm_flags = made.vm_flags;
    say(out, KVM_STAGE_MMAP, "%s: %s in vm_page_prot", made.by, kvm_vma_type_name(made.vma.type));
    say_flags(policy, out);
    if (made.note)
        say(out, KVM_STAGE_MMAP, "%s", made.note);
}

/* The lines of kvm_stage2(), which says of the memslot what begins with "memslot" and the next. */
static void walk_stage2(struct kvm_walk_out *out)
{
    const struct kvm_stage2_out *s2 = &out->stage2;
    unsigned slot_lines = s2->memslot_error ? 2 : 0;
    if (!slot_lines)
        say(out, KVM_STAGE_MEMSLOT, "KVM_SET_USER_MEMORY_REGION: accepted");
    for (unsigned i = 0; i < s2->why_count; i++)
        say(out, i < slot_lines ? KVM_STAGE_MEMSLOT : KVM_STAGE_FAULT, "%s", s2->why[i]);
}

/* ---- the guest ------------------------------------------------------------------------------- */

static void walk_guest(const struct kvm_walk_in *in, struct kvm_walk_out *out)
{
    bool mte = in->stage2.mte != KVM_MTE_OFF;
    out->mair = kvm_guest_mair(in->guest, mte);
    out->s1_attr = (uint8_t)(out->mair >> (8 * out->index));
    say(out, KVM_STAGE_GUEST, "Linux %s sets MAIR_EL1 0x%016" PRIx64 "%s",
        kvm_guest_names[in->guest], out->mair, mte ? " (with MTE)" : "");
    say(out, KVM_STAGE_GUEST, "%s takes index %u, attribute byte 0x%02x, SH Inner",
        kvm_mapping_text(in->mapping), out->index, out->s1_attr);
}

/* ---- both ------------------------------------------------------------------------------------ */

/* "Normal WB", "Normal NC", "Device-nGnRE". */
static const char *short_name(const struct memattr *attr, char buffer[24])
{
    char cache[8];
    memattr_cache_name(attr, true, cache);
    (void)snprintf(buffer, 24, "%s%s%.2s", memattr_type_name(attr), cache[0] ? " " : "", cache);
    return buffer;
}

static void combine(const struct kvm_walk_in *in, struct kvm_walk_out *out,
                    struct mmu_combine_out *result)
{
    struct mmu_combine_in c;
    mmu_combine_defaults(&c);
    c.s1_attr = out->s1_attr;
    c.s1_sh = SH_INNER; /* PTE_SHARED */
    c.s2_attr = out->stage2.memattr;
    /* With LPA2 it comes from VTCR_EL2.SH0, which KVM sets to Inner. */
    c.s2_sh = in->stage2.lpa2 ? SH_INNER : (uint8_t)(out->stage2.pte >> 8 & 3);
    c.fwb = in->stage2.fwb;
    struct mmu_why why = { 0 };
    mmu_combine(&c, result, &why);
    out->attr = result->attr;
    for (unsigned i = 0; i < why.count; i++) {
        char line[KVM_WHY_SIZE];
        say(out, KVM_STAGE_COMBINED, "%s", mmu_why_line(&why, i, line, sizeof line));
    }
}

static void say_unaligned(const struct kvm_walk_in *in, const struct mmu_combine_out *result,
                          struct kvm_walk_out *out)
{
    if (result->unaligned == MMU_ALIGN_NONE) {
        say(out, KVM_STAGE_SO, "unaligned accesses and DC ZVA work");
        return;
    }
    const struct kvm_guest_fault fault = { .stage2 = result->unaligned == MMU_ALIGN_STAGE2,
                                           .memslot = true,
                                           .dfsc = 0x21 };
    struct host_outcome outcome;
    struct error e = { 0 };
    if (kvm_guest_fault_outcome(in->stage2.policy, &fault, &outcome, &e))
        say(out, KVM_STAGE_SO, "an unaligned access is a stage-%d Alignment fault: %s",
            fault.stage2 ? 2 : 1, outcome.outcome);
}

static void walk_so(const struct kvm_policy *policy, const struct kvm_walk_in *in,
                    const struct mmu_combine_out *result, struct kvm_walk_out *out)
{
    const struct memattr *attr = &out->attr;
    if (memattr_cacheable(attr))
        say(out, KVM_STAGE_SO,
            "cacheable: stores stay in the cache until a line is evicted or "
            "cleaned, and an error then has no guest to its name");
    else
        say(out, KVM_STAGE_SO, "%s",
            memattr_gathers(attr) ? "not cacheable; stores may be merged before they leave the core"
                                  : "not cacheable; each store leaves on its own");
    say(out, KVM_STAGE_SO, "%s",
        attr->type == MEM_NORMAL ? "may be read speculatively" : "never read speculatively");
    say_unaligned(in, result, out);
    bool device = strncmp(out->stage2.type, "Device", 6) == 0;
    say(out, KVM_STAGE_SO, "%s; a stage-1 table there %s",
        out->stage2.pte >> 54 & 1 ? "no code" : "code may be fetched",
        device ? "is a stage-2 Permission fault (HCR_EL2.PTW)" : "would be walked");
    say(out, KVM_STAGE_SO, "ST64B and LD64B: %s",
        policy->ls64 ? "usable where the VMM lets the guest see LS64" : "UNDEFINED in the guest");
}

/* ---- the VMM's own mapping ------------------------------------------------------------------- */

static void walk_alias(struct kvm_walk_out *out)
{
    static const char *const types[] = { "Device-nGnRnE", "Device-nGnRE", "Normal NC",
                                         "Normal WB" };
    char name[24];
    const char *vmm = types[out->vma.type], *guest = short_name(&out->attr, name);
    out->aliased = strcmp(vmm, guest) != 0;
    bool vmm_cached = out->vma.type == KVM_VMA_NORMAL;
    if (!out->aliased)
        say(out, KVM_STAGE_ALIAS, "the VMM's own mapping is %s, too", vmm);
    else if (vmm_cached != memattr_cacheable(&out->attr))
        say(out, KVM_STAGE_ALIAS,
            "the VMM's own mapping is %s: mismatched (DDI 0487 B2.11), and one of the two is "
            "cacheable: coherency is lost, and old data may be seen",
            vmm);
    else
        say(out, KVM_STAGE_ALIAS,
            "the VMM's own mapping is %s: mismatched (DDI 0487 B2.11), but neither is cached: "
            "only the order between the two is lost",
            vmm);
}

/* ---- the walk -------------------------------------------------------------------------------- */

/* With a region, vma.* and pfn_is_map_memory are not asked for: they must be left out. */
static bool no_contradiction(const struct kvm_walk_in *in, struct error *e)
{
    struct kvm_stage2_in plain;
    kvm_stage2_defaults(&plain);
    const struct kvm_vma *a = &in->stage2.vma, *b = &plain.vma;
    bool same = a->type == b->type && a->pfnmap == b->pfnmap && a->mixedmap == b->mixedmap &&
                a->allow_any_uncached == b->allow_any_uncached &&
                in->stage2.pfn_is_map_memory == plain.pfn_is_map_memory;
    if (in->region == KVM_REGION_VMA || same)
        return true;
    return error_set(e,
                     "region=%s says what the VMA is; expected region=vma with vma.* or "
                     "pfn_is_map_memory",
                     kvm_region_names[in->region]);
}

bool kvm_walk(const struct kvm_walk_in *in, struct kvm_walk_out *out, struct error *e)
{
    const struct kvm_policy *policy = kvm_policy_find(in->stage2.policy, e);
    if (!policy || !no_contradiction(in, e))
        return false;
    *out = (struct kvm_walk_out){ 0 };
    walk_mmap(policy, in, out);
    struct kvm_stage2_in stage2 = in->stage2;
    stage2.vma = out->vma;
    stage2.pfn_is_map_memory = out->pfn_is_map_memory;
    if (!kvm_guest_mapping(in->guest, in->mapping, out->pfn_is_map_memory,
                           in->stage2.mte != KVM_MTE_OFF, &out->index, e) ||
        !kvm_stage2(&stage2, &out->stage2, e))
        return false;
    walk_stage2(out);
    walk_guest(in, out);
    if (!out->stage2.type) {
        say(out, KVM_STAGE_SO, "nothing is mapped: %s", out->stage2.fault_error);
        return true;
    }
    struct mmu_combine_out result;
    combine(in, out, &result);
    walk_so(policy, in, &result, out);
    walk_alias(out);
    return true;
}

/* ---- print ----------------------------------------------------------------------------------- */

enum { STAGE_COLUMN = 10 };

static void print_one(FILE *to, const struct kvm_walk_in *in, const struct kvm_walk_out *out)
{
    char name[24];
    (void)fprintf(to, "%s, region=%s, guest=%s, mapping=%s\n", in->stage2.policy,
                  kvm_region_names[in->region], kvm_guest_names[in->guest],
                  kvm_mapping_names[in->mapping]);
    if (out->stage2.type)
        (void)fprintf(to, "stage 2 %s, access %s\n", out->stage2.type,
                      short_name(&out->attr, name));
    else
        (void)fprintf(to, "%s\n", out->stage2.fault_error);
    for (unsigned i = 0; i < out->line_count; i++) {
        const struct kvm_walk_line *line = &out->lines[i];
        bool first = i == 0 || out->lines[i - 1].stage != line->stage;
        (void)fprintf(to, "  %-*s", STAGE_COLUMN - 2, first ? kvm_stage_name(line->stage) : "");
        kvm_print_wrapped(to, STAGE_COLUMN, line->text);
    }
}

bool kvm_walk_print(FILE *to, const struct kvm_walk_in *in, const char *const *policies,
                    size_t count, struct error *e)
{
    if (count == 0)
        return error_set(e, "no policy given; expected one or more");
    struct kvm_walk_out *walks = calloc(count, sizeof *walks);
    if (!walks)
        return error_fault(e, "out of memory for %zu policies", count);
    struct kvm_walk_in one = *in;
    bool done = true;
    for (size_t i = 0; i < count && done; i++) {
        one.stage2.policy = policies[i];
        done = kvm_walk(&one, &walks[i], e);
    }
    for (size_t i = 0; i < count && done; i++) {
        one.stage2.policy = policies[i];
        (void)fputs(i ? "\n" : "", to);
        print_one(to, &one, &walks[i]);
    }
    free(walks);
    return done;
}
