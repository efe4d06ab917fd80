/* SPDX-License-Identifier: Apache-2.0 */
/* The C library's functions on doubles and floats, every bit shown; conversions and roundings. */
#include <fenv.h>
#include <float.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const double values[] = { 0.0,
                                 -0.0,
                                 0.5,
                                 1.0,
                                 -1.0,
                                 2.0,
                                 3.0,
                                 0.1,
                                 1e-10,
                                 12345.678,
                                 -7.25,
                                 1e10,
                                 1e300,
                                 5e-324,
                                 2.2250738585072014e-308,
                                 0.7853981633974483,
                                 100.0,
                                 HUGE_VAL,
                                 -HUGE_VAL };
enum { VALUES = sizeof values / sizeof values[0] };

static double square(double x)
{
    return x * x;
}

static const struct {
    const char *name;
    double (*f)(double);
} functions[] = { { "sqrt", sqrt },    { "sin", sin },     { "cos", cos },     { "tan", tan },
                  { "exp", exp },      { "log", log },     { "atan", atan },   { "sinh", sinh },
                  { "cbrt", cbrt },    { "floor", floor }, { "ceil", ceil },   { "trunc", trunc },
                  { "rint", rint },    { "round", round }, { "expm1", expm1 }, { "log1p", log1p },
                  { "square", square } };

static void show_double(double x)
{
    uint64_t bits;

    memcpy(&bits, &x, sizeof bits);
    printf(" %016" PRIx64, bits);
}

static void roundings(void)
{
    static const int modes[] = { FE_TONEAREST, FE_UPWARD, FE_DOWNWARD, FE_TOWARDZERO };

    for (int m = 0; m < 4; m++) {
        fesetround(modes[m]);
        volatile double one = 1.0, ten = 10.0, big = 1e17 + 1.0;
        volatile float narrow = (float)(one / ten);
        printf("rounding %d:", m);
        show_double(one / ten);
        show_double(-one / ten);
        show_double((double)narrow);
        show_double(rint(2.5 * one));
        printf(" %lld %lld %lld\n", llrint(-2.5 * one), (long long)(2.9 * one), llrint(big));
    }
    fesetround(FE_TONEAREST);
}

static void exceptions(void)
{
    volatile double zero = 0.0, one = 1.0, huge = DBL_MAX, tiny = DBL_MIN, minus = -1.0, r;

    feclearexcept(FE_ALL_EXCEPT);
    r = one / zero;
    printf("1/0: %x", (unsigned)fetestexcept(FE_ALL_EXCEPT));
    feclearexcept(FE_ALL_EXCEPT);
    r = zero / zero;
    printf(" 0/0: %x", (unsigned)fetestexcept(FE_ALL_EXCEPT));
    feclearexcept(FE_ALL_EXCEPT);
    r = huge * huge;
    printf(" overflow: %x", (unsigned)fetestexcept(FE_ALL_EXCEPT));
    feclearexcept(FE_ALL_EXCEPT);
    r = tiny * tiny;
    printf(" underflow: %x", (unsigned)fetestexcept(FE_ALL_EXCEPT));
    feclearexcept(FE_ALL_EXCEPT);
    __asm__ volatile("fsqrt %d0, %d1" : "=w"(r) : "w"(minus));
    printf(" sqrt(-1): %x", (unsigned)fetestexcept(FE_ALL_EXCEPT));
    feclearexcept(FE_ALL_EXCEPT);
    r = one + one;
    printf(" 1+1: %x\n", (unsigned)fetestexcept(FE_ALL_EXCEPT));
    (void)r;
}

int main(void)
{
    for (unsigned f = 0; f < sizeof functions / sizeof functions[0]; f++) {
        printf("%s", functions[f].name);
        for (unsigned i = 0; i < VALUES; i++) {
            volatile double x = values[i];
            show_double(functions[f].f(x));
        }
        printf("\n");
    }
    printf("pow");
    for (unsigned i = 0; i < VALUES; i++) {
        show_double(pow(values[i], 2.5));
        show_double(pow(1.0625, values[i]));
    }
    printf("\nfma");
    for (unsigned i = 2; i < VALUES; i++) {
        show_double(fma(values[i], values[i - 1], values[i - 2]));
    }
    printf("\nfmod");
    for (unsigned i = 2; i < VALUES - 2; i++) {
        show_double(fmod(values[i], 0.3));
    }
    printf("\nsqrtf %a sinf %a expf %a powf %a\n", (double)sqrtf(2.0f), (double)sinf(1.0f),
           (double)expf(1.5f), (double)powf(1.1f, 7.3f));
    printf("strtod %a %a %a, %.17g %.17g\n", strtod("0.1", NULL),
           strtod("1.7976931348623157e308", NULL), strtod("4.9e-324", NULL), 0.1, 2.0 / 3.0);
    roundings();
    exceptions();
    return 0;
}
