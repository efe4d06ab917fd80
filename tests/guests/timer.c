/* SPDX-License-Identifier: Apache-2.0 */
/* The generic timer at EL1, polled: the counters move forward, a compare value in the past sets
   ISTATUS, one in the future does not until it is reached, IMASK changes nothing of ISTATUS. */
#include <stdio.h>

#include "guest.h"

enum { ENABLE = 1, IMASK = 2, ISTATUS = 4 };

static unsigned failures;

static void check(bool holds, const char *what)
{
    printf("%s: %s\n", what, holds ? "yes" : "NO");
    failures += !holds;
}

#define COUNT(reg)                                                                                 \
    ({                                                                                             \
        ISB();                                                                                     \
        MRS(reg);                                                                                  \
    })

#define JUDGE(name, count, ctl, cval, tval)                                                        \
    do {                                                                                           \
        uint64_t now = COUNT(count), then;                                                         \
        MSR(cval, now);                                                                            \
        MSR(ctl, ENABLE | IMASK);                                                                  \
        ISB();                                                                                     \
        check(MRS(ctl) == (ENABLE | IMASK | ISTATUS), name ", compared with now: ISTATUS");        \
        MSR(ctl, 0);                                                                               \
        ISB();                                                                                     \
        check((MRS(ctl) & ENABLE) == 0, name ", off");                                             \
        MSR(cval, ~UINT64_C(0) >> 1);                                                              \
        MSR(ctl, ENABLE | IMASK);                                                                  \
        ISB();                                                                                     \
        check(MRS(ctl) == (ENABLE | IMASK), name ", compared with the far future: no ISTATUS");    \
        MSR(tval, 2000);                                                                           \
        ISB();                                                                                     \
        then = MRS(cval);                                                                          \
        check(then > now && then - now >= 2000, name ", TVAL sets CVAL ahead of the count");       \
        check((int32_t)MRS(tval) <= 2000, name ", TVAL counts down");                              \
        while ((MRS(ctl) & ISTATUS) == 0) {                                                        \
            ISB();                                                                                 \
        }                                                                                          \
        check(COUNT(count) >= then, name ", ISTATUS when the count is there");                     \
        check((int32_t)MRS(tval) <= 0, name ", TVAL is then negative or 0");                       \
        MSR(ctl, 0);                                                                               \
    } while (0)

int main(void)
{
    uint64_t first = COUNT(cntvct_el0), later = first;

    for (unsigned i = 0; i < 10000000 && later == first; i++) {
        later = COUNT(cntvct_el0);
    }
    check(MRS(cntfrq_el0) != 0, "a frequency");
    check(later > first, "the virtual count moves");
    first = COUNT(cntpct_el0);
    check(COUNT(cntpct_el0) >= first, "the physical count does not go back");
    JUDGE("virtual", cntvct_el0, cntv_ctl_el0, cntv_cval_el0, cntv_tval_el0);
    JUDGE("physical", cntpct_el0, cntp_ctl_el0, cntp_cval_el0, cntp_tval_el0);
    printf("%u failures\n", failures);
    return failures != 0;
}
