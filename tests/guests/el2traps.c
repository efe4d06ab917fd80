/* SPDX-License-Identifier: Apache-2.0 */
/* What EL2 can trap from below, and the syndrome it sees; virtual interrupts; the redirection of
   system registers under VHE. Starts at EL2. */
#include <inttypes.h>
#include <stdio.h>

#include "guest.h"

#define HCR(bit)  (UINT64_C(1) << (bit))
#define HCR_RW    HCR(31)
#define CPTR_RES1 UINT64_C(0x33ff)

static char stack[16384] __attribute__((aligned(16)));

enum { MOST = 8 };
static struct {
    unsigned el, vector;
    uint64_t esr;
} seen[MOST];
static volatile unsigned count;

/* CPTR_EL2 from the snippet's HVC #0xc0 on: EL2's own floating point would be trapped too. */
static uint64_t below_cptr = CPTR_RES1;
#define ESR_HVC_READY UINT64_C(0x5a0000c0)

HANDLER void guest_exception(struct frame *f, unsigned vector)
{
    unsigned el = (unsigned)BITS(MRS(CurrentEL), 3, 2);
    uint64_t ec = BITS(f->esr, 31, 26);
    bool back = BITS(f->esr, 15, 0) == 0xe0 && (ec == 0x16 || ec == 0x15);

    if (el == 2 && vector == 8 && f->esr == ESR_HVC_READY) {
        MSR(cptr_el2, below_cptr);
        return;
    }
    if (el == 2 && vector == 8 && back) {
        MSR(cptr_el2, CPTR_RES1);
        ISB();
        guest_leave(f->x[0]);
    }
    if (count == MOST) {
        guest_unexpected(f, vector);
    }
    seen[count].el = el;
    seen[count].vector = vector;
    seen[count].esr = f->esr;
    count++;
    if (vector % 4 != 0) { /* an interrupt that nobody withdraws: masked from here on */
        f->spsr |= 0x1c0;
    } else if (ec != 0x15 && ec != 0x16) {
        f->elr += 4;
    }
}

static uint64_t run(const char *what, const void *entry, uint64_t hcr, uint64_t spsr)
{
    MSR(hcr_el2, HCR_RW | hcr);
    ISB();
    uint64_t result = enter_el1(entry, stack + sizeof stack, spsr);
    MSR(hcr_el2, HCR_RW);
    ISB();

    printf("%-32s", what);
    if (count == 0) {
        printf(" no exception");
    }
    for (unsigned i = 0; i < count; i++) {
        printf(" EL%u vector %u", seen[i].el, seen[i].vector);
        if (seen[i].vector % 4 == 0 || seen[i].vector % 4 == 3) {
            printf(" EC 0x%02x IL %u ISS 0x%07x", (unsigned)BITS(seen[i].esr, 31, 26),
                   (unsigned)BITS(seen[i].esr, 25, 25), (unsigned)BITS(seen[i].esr, 24, 0));
        }
        printf(i + 1 < count ? ";" : "");
    }
    printf("\n");
    count = 0;
    return result;
}

#define TRY(name, hcr)                                                                             \
    do {                                                                                           \
        extern char el1_##name[];                                                                  \
        run(#name ", " #hcr, el1_##name, hcr, SPSR_EL1H);                                          \
    } while (0)
#define TRY_QUIET(name)                                                                            \
    do {                                                                                           \
        extern char el1_##name[];                                                                  \
        run(#name, el1_##name, 0, SPSR_EL1H);                                                      \
    } while (0)

static void traps(void)
{
    enum {
        TWI = 13,
        TID1 = 16,
        TID2 = 17,
        TID3 = 18,
        TACR = 21,
        TSW = 22,
        TPU = 24,
        TTLB = 25,
        TVM = 26,
        TDZ = 28,
        TRVM = 30
    };

    TRY_QUIET(nothing);
    TRY(write_sctlr, HCR(TVM));
    TRY(write_ttbr0, HCR(TVM));
    TRY(write_contextidr, HCR(TVM));
    TRY(read_sctlr, HCR(TVM));
    TRY(read_sctlr, HCR(TRVM));
    TRY(read_esr, HCR(TRVM));
    TRY(read_pfr0, HCR(TID3));
    TRY(read_isar1, HCR(TID3));
    TRY(read_midr, HCR(TID3));
    TRY(read_pfr0, HCR(TID2));
    TRY(read_ctr, HCR(TID2));
    TRY(read_actlr, HCR(TACR));
    TRY(wfi, HCR(TWI));
    TRY(tlbi, HCR(TTLB));
    TRY_QUIET(tlbi);
    TRY(ic, HCR(TPU));
    TRY(dc_isw, HCR(TSW));
    TRY(dc_zva, HCR(TDZ));
    TRY_QUIET(hvc);
}

static void other_traps(void)
{
    below_cptr = CPTR_RES1 | UINT64_C(1) << 10; /* TFP */
    TRY_QUIET(fmov);
    TRY_QUIET(add_v);
    below_cptr = CPTR_RES1 | UINT64_C(1) << 31; /* TCPAC */
    TRY_QUIET(read_cpacr);
    below_cptr = CPTR_RES1;
    TRY_QUIET(fmov);
    TRY_QUIET(read_cpacr);
    uint64_t mdcr = MRS(mdcr_el2);
    MSR(mdcr_el2, mdcr | 1 << 9); /* TDA */
    TRY_QUIET(read_mdscr);
    MSR(mdcr_el2, mdcr);
    MSR(cnthctl_el2, 0);
    TRY_QUIET(read_cntpct);
    MSR(cnthctl_el2, 3); /* EL1PCTEN, EL1PCEN */
    TRY_QUIET(read_cntpct);
    TRY_QUIET(svc);
    TRY_QUIET(brk);
    TRY_QUIET(undefined);
}

static void virtual_interrupts(void)
{
    enum { FMO = 3, IMO = 4, AMO = 5, VF = 6, VI = 7, VSE = 8 };
    extern char el1_unmasked[], el1_esb_disr[], el1_read_isr[];

    run("VI", el1_unmasked, HCR(IMO) | HCR(VI), SPSR_EL1H);
    run("VF", el1_unmasked, HCR(FMO) | HCR(VF), SPSR_EL1H);
    run("VI without IMO", el1_unmasked, HCR(VI), SPSR_EL1H);
    printf("ISR_EL1 with VI, VF, VSE: 0x%03" PRIx64 "\n",
           run("read ISR_EL1", el1_read_isr,
               HCR(IMO) | HCR(FMO) | HCR(AMO) | HCR(VI) | HCR(VF) | HCR(VSE), SPSR_EL1H));
    if (BITS(MRS(id_aa64pfr0_el1), 31, 28) == 0) {
        printf("ras: not here\n");
        return;
    }
    MSR(s3_4_c5_c2_3, 0x1000abc); /* VSESR_EL2: IDS, and what the guest is to read */
    run("VSE", el1_unmasked, HCR(AMO) | HCR(VSE), SPSR_EL1H);
    printf("DISR_EL1 after ESB: 0x%" PRIx64 "\n",
           run("VSE, masked, ESB", el1_esb_disr, HCR(AMO) | HCR(VSE), SPSR_EL1H));
    printf("DISR_EL1 after ESB, nothing pending: 0x%" PRIx64 "\n",
           run("no VSE, ESB", el1_esb_disr, HCR(AMO), SPSR_EL1H));
}

static void vhe(void)
{
    void vhe_probe(uint64_t * out);
    uint64_t out[8];

    if (BITS(MRS(id_aa64mmfr1_el1), 11, 8) == 0) {
        printf("vhe: not here\n");
        return;
    }
    vhe_probe(out);
    printf("E2H: FAR_EL1 is 0x%" PRIx64 ", FAR_EL12 0x%" PRIx64 ", ELR_EL1 0x%" PRIx64
           ", ELR_EL12 0x%" PRIx64 "\n",
           out[0], out[1], out[2], out[3]);
    printf("written by both names: FAR_EL2 0x%" PRIx64 ", FAR_EL1 0x%" PRIx64 "\n", out[4], out[5]);
    printf("TCR_EL1 - TCR_EL2: %" PRIu64 ", CurrentEL 0x%" PRIx64 "\n", out[6], out[7]);
}

int main(void)
{
    enum { TGE = 27 };
    extern char el1_begin[], el0_tge[];

    if (guest_el() != 2) {
        printf("el2traps: this is EL%u; start it at EL2\n", guest_el());
        return 2;
    }
    MSR(sctlr_el1, SCTLR_EL1_OFF);
    run("begin", el1_begin, 0, SPSR_EL1H);
    traps();
    other_traps();
    run("EL0 under TGE", el0_tge, HCR(TGE), SPSR_EL0T);
    virtual_interrupts();
    vhe();
    return 0;
}
