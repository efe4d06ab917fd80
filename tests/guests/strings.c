/* SPDX-License-Identifier: Apache-2.0 */
/* The C library's string functions, written in assembly with unaligned and vector accesses, against
   byte loops: all alignments of 0..16 of both operands, for each a third of the lengths up to 200.
 */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { SIZE = 272, ALIGNMENTS = 17, GUARD = 0xa5 };

static unsigned char from[SIZE] __attribute__((aligned(64)));
static unsigned char to[SIZE] __attribute__((aligned(64)));
static unsigned char want[SIZE] __attribute__((aligned(64)));
static unsigned failures;

static const unsigned lengths[] = {
    0,  1,  2,  3,  4,  5,  7,  8,  9,  12, 15, 16,  17,  23,  24,
    31, 32, 33, 47, 48, 63, 64, 65, 79, 96, 97, 127, 128, 129, 200
};
enum { LENGTHS = sizeof lengths / sizeof lengths[0] };

static void fail(const char *what, unsigned d, unsigned s, unsigned n)
{
    if (failures++ < 10) {
        printf("%s: wrong at alignments %u and %u, length %u\n", what, d, s, n);
    }
}

/* Loops that the compiler must not turn into calls of what they judge. */
#define NAIVE                                                                                      \
    __attribute__((noinline, optimize("no-tree-loop-distribute-patterns", "no-tree-vectorize")))

NAIVE static void naive_copy(unsigned char *d, const unsigned char *s, unsigned n)
{
    for (unsigned i = 0; i < n; i++) {
        d[i] = s[i];
    }
}

NAIVE static void naive_fill(unsigned char *d, unsigned value, unsigned n)
{
    for (unsigned i = 0; i < n; i++) {
        d[i] = (unsigned char)value;
    }
}

NAIVE static int naive_compare(const unsigned char *a, const unsigned char *b, unsigned n)
{
    for (unsigned i = 0; i < n; i++) {
        if (a[i] != b[i]) {
            return a[i] < b[i] ? -1 : 1;
        }
    }
    return 0;
}

NAIVE static int same(void)
{
    return naive_compare(to, want, SIZE) == 0;
}

static int sign(int x)
{
    return (x > 0) - (x < 0);
}

static void prepare(void)
{
    naive_fill(to, GUARD, SIZE);
    naive_fill(want, GUARD, SIZE);
}

static void judge_copies(unsigned d, unsigned s, unsigned n)
{
    prepare();
    naive_copy(want + 32 + d, from + s, n);
    if (memcpy(to + 32 + d, from + s, n) != to + 32 + d || !same()) {
        fail("memcpy", d, s, n);
    }
    prepare();
    naive_copy(to, from, SIZE);
    naive_copy(want, from, SIZE);
    naive_copy(want + 32 + d, from + 32 + s, n);
    memmove(to + 32 + d, to + 32 + s, n);
    if (!same()) {
        fail("memmove", d, s, n);
    }
    prepare();
    naive_fill(want + 32 + d, s * 7, n);
    memset(to + 32 + d, (int)(s * 7), n);
    if (!same()) {
        fail("memset", d, s, n);
    }
}

static void judge_compares(unsigned d, unsigned s, unsigned n)
{
    naive_copy(to + d, from + s, n);
    if (memcmp(to + d, from + s, n) != 0) {
        fail("memcmp of the same", d, s, n);
    }
    for (unsigned at = 0; at < n; at += 1 + n / 5) {
        to[d + at] ^= 0x80;
        if (sign(memcmp(to + d, from + s, n)) != naive_compare(to + d, from + s, n)) {
            fail("memcmp", d, s, n);
        }
        if (memchr(from + s, from[s + at], n) == NULL) {
            fail("memchr", d, s, n);
        }
        to[d + at] ^= 0x80;
    }
}

static void judge_strings(unsigned d, unsigned s, unsigned n)
{
    char *a = (char *)to + d, *b = (char *)want + s;

    naive_copy((unsigned char *)a, from + s, n);
    naive_copy((unsigned char *)b, from + s, n);
    a[n] = b[n] = '\0';
    a[n + 1] = 'x';
    b[n + 1] = 'y';
    if (strlen(a) != n || strnlen(a, n / 2) != n / 2) {
        fail("strlen", d, s, n);
    }
    if (strcmp(a, b) != 0 || strncmp(a, b, n + 2) != 0) {
        fail("strcmp of the same", d, s, n);
    }
    if (strchr(a, '\0') != a + n || strrchr(a, '\0') != a + n || strchr(a, 2) != NULL) {
        fail("strchr", d, s, n);
    }
    if (n > 0) {
        a[n - 1]++;
        if (strcmp(a, b) <= 0 || strcmp(b, a) >= 0 || strncmp(a, b, n - 1) != 0) {
            fail("strcmp", d, s, n);
        }
        a[n - 1]--;
    }
    prepare();
    naive_copy(to + 32 + d, from + s, n);
    to[32 + d + n] = '\0';
    strcpy((char *)want + 32 + s, (char *)to + 32 + d);
    if (naive_compare(want + 32 + s, to + 32 + d, n + 1) != 0 || want[32 + s + n + 1] != GUARD) {
        fail("strcpy", d, s, n);
    }
}

int main(void)
{
    unsigned cases = 0;

    for (unsigned i = 0; i < SIZE; i++) {
        from[i] = (unsigned char)(3 + i * 37 % 251);
    }
    for (unsigned d = 0; d < ALIGNMENTS; d++) {
        for (unsigned s = 0; s < ALIGNMENTS; s++) {
            for (unsigned i = (d + s) % 3; i < LENGTHS; i += 3) {
                judge_copies(d, s, lengths[i]);
                judge_compares(d, s, lengths[i]);
                judge_strings(d, s, lengths[i]);
                cases++;
            }
        }
    }
    printf("%u cases, %u failures\n", cases, failures);
    return failures != 0;
}
