/* SPDX-License-Identifier: Apache-2.0 */
/* SP alignment faults at EL1: with SCTLR_EL1.SA, and none without. */
#include <stdio.h>

#include "guest.h"

void sp_misaligned(void);

static volatile unsigned faults;

HANDLER void guest_exception(struct frame *f, unsigned vector)
{
    if (BITS(f->esr, 31, 26) != 0x26 || vector != 0) { /* from EL1 with SP_EL0 */
        guest_unexpected(f, vector);
    }
    faults++;
    f->elr += 4;
}

int main(void)
{
    sp_misaligned();
    printf("SA = 1: %u faults\n", faults);
    faults = 0;
    MSR(sctlr_el1, MRS(sctlr_el1) & ~UINT64_C(8));
    ISB();
    sp_misaligned();
    printf("SA = 0: %u faults\n", faults);
    return 0;
}
