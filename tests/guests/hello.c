/* SPDX-License-Identifier: Apache-2.0 */
/* The C library on the console, and an exit status. */
#include <math.h>
#include <stdio.h>

int main(void)
{
    volatile double two = 2.0;
    volatile float third = 1.0f / 3.0f;

    printf("hello, guest\n");
    printf("%d %u %x %lld %c %s|%5d|%-5d|%05d\n", -1, 1u, 0xbeefu, -1234567890123LL, 'c', "text",
           42, 42, 42);
    printf("%f %.3e %g %a\n", sqrt(two), 1.0 / 3.0, 1e100, (double)third);
    printf("%g %g %g %g\n", -0.0, HUGE_VAL, -HUGE_VAL, 5e-324);
    return 7;
}
