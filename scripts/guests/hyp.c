/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A hypervisor of one page: what KVM's stage 2 makes of a guest's write-combining doorbells.
 *
 * At EL2 it maps the guest's RAM Normal and the BAR with the memory type that each KVM policy would
 * choose for a BAR of vfio-pci, and runs the guest at EL1 once per policy. The guest has page
 * tables of its own, in which the BAR is Normal-NC as ioremap_wc() makes it, and rings DOORBELLS
 * doorbells of 64 bytes by each store idiom. Policy p and idiom i, both from 0 in the tables'
 * order, are region 6 p + i + 1 of the statistics; the last policy is region 31 as a whole.
 *
 * Arguments: names of policies and of idioms; without any of a kind, all of it. After `unaligned`
 * the guest does nothing but one unaligned store to the BAR under each policy.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "guest.h"

enum { DOORBELLS = 16 };

/* Stage-2 MemAttr[3:0] (DDI 0487 D8.6.2 and, with HCR_EL2.FWB, D8.6.6). */
static const struct policy {
    const char *name;
    bool fwb;
    unsigned memattr;
    const char *why;
} policies[] = {
    { "2023-04", false, 0x0, "proposed: the type of VFIO's own mapping, pgprot_noncached" },
    { "v6.8", false, 0x1, "all that is not RAM is Device-nGnRE" },
    { "v6.8-fwb", true, 0x1, "the same with FEAT_S2FWB" },
    { "v6.9", false, 0x5, "VM_ALLOW_ANY_UNCACHED: Normal-NC; 2023-09 and 2023-12 chose this too" },
    { "v6.9-fwb", true, 0x5, "the same with FEAT_S2FWB" },
    { "2023-04-wc", true, 0x6,
      "proposed: a write-combining VMA is NORMAL, which FWB makes Write-Back" },
};

static const struct idiom {
    const char *name;
    idiom_fn store;
} idioms[] = {
    { "str", idiom_str },   { "stp", idiom_stp },     { "st1", idiom_st1 },
    { "stpq", idiom_stpq }, { "bytes", idiom_bytes }, { "st64b", idiom_st64b },
};
enum { POLICIES = sizeof policies / sizeof policies[0], IDIOMS = sizeof idioms / sizeof idioms[0] };
enum { ST64B = IDIOMS - 1, LAST_REGION = 31 };

#define HCR_VM  (UINT64_C(1) << 0)
#define HCR_PTW (UINT64_C(1) << 2)
#define HCR_RW  (UINT64_C(1) << 31)
#define HCR_FWB (UINT64_C(1) << 46)

/* 40 bits of IPA from level 1: two tables beside each other (DDI 0487 D8.2.5). */
static uint64_t stage2_l1[1024] __attribute__((aligned(8192)));
static uint64_t stage2_ram[512] __attribute__((aligned(4096)));
static uint64_t stage2_bar[512] __attribute__((aligned(4096)));
static char guest_stack[65536] __attribute__((aligned(16)));

/* What the guest is told and what it tells. */
static bool wanted[IDIOMS];
static unsigned first_region;
static bool
    cached; /* the BAR becomes Write-Back: ST64B would be an unsupported access, DFSC 0x35 */
static bool unaligned;
static volatile unsigned rung[IDIOMS], guest_faults;
static volatile uint64_t host_esr; /* of the guest's abort that came to EL2 */

/* ---- the guest, at EL1 ---------------------------------------------------------------------- */

/* It begins as any guest does, with its MMU off. */
extern char hyp_guest_entry[];
__asm__(".text\n"
        "hyp_guest_entry:\n"
        "    bl start_el1\n"
        "    b hyp_guest\n");

_Noreturn void hyp_guest(void);
_Noreturn void hyp_guest(void)
{
    uint64_t wqe[8];

    if (unaligned) {
        __asm__ volatile("str xzr, [%0]\n dsb st" ::"r"(BAR_WC + 0x7004) : "memory");
    }
    for (unsigned i = 0; i < IDIOMS; i++) {
        if (!wanted[i] || (i == ST64B && cached)) {
            continue;
        }
        unsigned region = first_region + i;
        guest_region(region < LAST_REGION ? region : LAST_REGION);
        for (unsigned n = 0; n < DOORBELLS; n++) {
            for (unsigned word = 0; word < 8; word++) {
                wqe[word] = (uint64_t)i << 56 | n << 8 | word;
            }
            idioms[i].store((char *)BAR_WC + i * 4096 + n % 4 * 64, wqe);
            ASM("dmb oshst"); /* the device sees one doorbell before the next */
            rung[i]++;
        }
        ASM("dsb st");
        guest_region(0);
    }
    for (;;) {
        ASM("hvc #0");
    }
}

/* ---- the hypervisor, at EL2 ----------------------------------------------------------------- */

HANDLER void guest_exception(struct frame *f, unsigned vector)
{
    uint64_t ec = BITS(f->esr, 31, 26);

    if (vector == 8 && ec == 0x16) { /* HVC */
        guest_leave(0);
    }
    if (vector == 8 && ec == 0x24) { /* Data Abort: KVM gives up on DFSC 0x21, and the VM ends */
        host_esr = f->esr;
        f->elr += 4;
        return;
    }
    if (vector == 4 && BITS(MRS(CurrentEL), 3, 2) == 1) { /* the guest's own vectors */
        guest_faults++;
        f->elr += 4;
        return;
    }
    guest_unexpected(f, vector);
}

static void map_stage2(const struct policy *policy)
{
    const uint64_t leaf = 0x1 | AF | SH_INNER | 3 << 6; /* a block, S2AP read and write */
    const uint64_t ram = policy->fwb ? 0x6 : 0xf;

    for (uint64_t i = 0; i < RAM_BYTES >> 21; i++) {
        stage2_ram[i] = (RAM_BASE + (i << 21)) | leaf | ram << 2;
    }
    for (uint64_t i = 0; i < BAR_BYTES >> 21; i++) {
        stage2_bar[i] = (BAR_BASE + (i << 21)) | leaf | UXN | (uint64_t)policy->memattr << 2;
    }
    stage2_l1[RAM_BASE >> 30] = (uintptr_t)stage2_ram | TABLE;
    stage2_l1[BAR_BASE >> 30] = (uintptr_t)stage2_bar | TABLE;
    ASM("dsb ishst");
}

static void stage2_on(const struct policy *policy)
{
    uint64_t parange = BITS(MRS(id_aa64mmfr0_el1), 3, 0);
    /* T0SZ 24, start at level 1, walks Write-Back and Inner Shareable, 4 KiB granule. */
    uint64_t vtcr = UINT64_C(1) << 31 | 3 << 12 | 1 << 10 | 1 << 8 | 1 << 6 | 24;

    MSR(vtcr_el2, vtcr | (parange < 5 ? parange : 5) << 16);
    MSR(vttbr_el2, (uintptr_t)stage2_l1 | UINT64_C(1) << 48); /* VMID 1 */
    MSR(hcr_el2, HCR_RW | HCR_PTW | HCR_VM | (policy->fwb ? HCR_FWB : 0));
    if (BITS(MRS(id_aa64mmfr1_el1), 43, 40) != 0) {
        MSR(s3_4_c1_c2_2, guest_has_ls64() ? 2 : 0); /* HCRX_EL2.EnALS: ST64B at EL1 */
    }
    ISB();
    ASM("tlbi vmalls12e1\n dsb ish\n isb");
}

/* The guest's mapping of the BAR through both stages, as PAR_EL1.ATTR says it. */
static const char *combined_type(void)
{
    MSR(par_el1, 1);
    __asm__ volatile("at s12e1w, %0\n isb" ::"r"(BAR_WC) : "memory");
    uint64_t par = MRS(par_el1);

    if ((par & 1) != 0) {
        return "a fault";
    }
    switch (BITS(par, 63, 56)) {
    case 0x00: return "Device-nGnRnE";
    case 0x04: return "Device-nGnRE";
    case 0x08: return "Device-nGRE";
    case 0x0c: return "Device-GRE";
    case 0x44: return "Normal-NC";
    case 0xff: return "Normal Write-Back";
    default: return "another";
    }
}

static void run(const struct policy *policy)
{
    printf("%-10s  %d    0x%x      ", policy->name, policy->fwb, policy->memattr);
    if (policy->fwb && BITS(MRS(id_aa64mmfr2_el1), 43, 40) == 0) {
        printf("no FEAT_S2FWB here\n");
        return;
    }
    map_stage2(policy);
    stage2_on(policy);
    memset((void *)rung, 0, sizeof rung);
    host_esr = 0;
    cached = policy->memattr == 0x6;
    MSR(sctlr_el1, SCTLR_EL1_OFF);
    enter_el1(hyp_guest_entry, guest_stack + sizeof guest_stack, SPSR_EL1H);
    printf("%-18s", combined_type());
    for (unsigned i = 0; i < ST64B; i++) {
        if (wanted[i]) {
            printf("  %5s x %u", idioms[i].name, rung[i]);
        }
    }
    if (unaligned && host_esr == 0) {
        printf("  an unaligned store: no fault");
    } else if (unaligned) {
        printf("  an unaligned store: to EL2, EC 0x%02x, DFSC 0x%02x",
               (unsigned)BITS(host_esr, 31, 26), (unsigned)BITS(host_esr, 5, 0));
    }
    printf("\n            %s\n", policy->why);
    if (wanted[ST64B]) {
        printf("ls64: %5s x %u\n", idioms[ST64B].name, rung[ST64B]);
    }
}

/* Choose what a word names; false if it names nothing. */
static bool choose(const char *word, bool *policy, bool *idiom)
{
    for (unsigned i = 0; i < POLICIES; i++) {
        if (strcmp(word, policies[i].name) == 0) {
            return policy[i] = true;
        }
    }
    for (unsigned i = 0; i < IDIOMS; i++) {
        if (strcmp(word, idioms[i].name) == 0) {
            return idiom[i] = true;
        }
    }
    return false;
}

static bool any(const bool *flag, unsigned count)
{
    return memchr(flag, true, count) != NULL;
}

int main(int argc, char **argv)
{
    bool chosen[POLICIES] = { false };

    if (guest_el() != 2) {
        printf("hyp: this is EL%u; start it at EL2\n", guest_el());
        return 2;
    }
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "unaligned") == 0) {
            unaligned = true;
        } else if (!choose(argv[i], chosen, wanted)) {
            printf("hyp: \"%s\" is neither a policy nor an idiom\n", argv[i]);
            return 2;
        }
    }
    if (!any(chosen, POLICIES)) {
        memset(chosen, true, sizeof chosen);
    }
    if (!any(wanted, IDIOMS) && !unaligned) {
        memset(wanted, true, sizeof wanted);
    }
    if (!guest_has_ls64()) {
        printf("ls64: not here\n");
        wanted[ST64B] = false;
    }
    printf("a guest's ioremap_wc() of the BAR, doorbells of 64 bytes, DMB OSHST after each\n"
           "policy      FWB  MemAttr  the guest's BAR is  doorbells\n");
    for (unsigned p = 0; p < POLICIES; p++) {
        if (chosen[p]) {
            first_region = p * IDIOMS + 1;
            run(&policies[p]);
        }
    }
    if (guest_faults != 0) {
        printf("%u exceptions in the guest\n", guest_faults);
    }
    return guest_faults != 0;
}
