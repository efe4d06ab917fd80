/* SPDX-License-Identifier: Apache-2.0 */
/* qsort() and bsearch() of the C library, and a heap sort and a merge sort that must agree. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COUNT = 5000 };

static uint32_t state = 2463534242u;
static uint32_t next_random(void)
{
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    return state;
}

static int compare(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

    return (x > y) - (x < y);
}

static void sift(uint32_t *a, size_t root, size_t count)
{
    for (size_t child; (child = 2 * root + 1) < count; root = child) {
        if (child + 1 < count && a[child + 1] > a[child]) {
            child++;
        }
        if (a[root] >= a[child]) {
            return;
        }
        uint32_t t = a[root];
        a[root] = a[child];
        a[child] = t;
    }
}

static void heap_sort(uint32_t *a, size_t count)
{
    for (size_t i = count / 2; i-- > 0;) {
        sift(a, i, count);
    }
    while (count > 1) {
        uint32_t t = a[0];
        a[0] = a[--count];
        a[count] = t;
        sift(a, 0, count);
    }
}

static void merge_sort(uint32_t *a, uint32_t *spare, size_t count)
{
    if (count < 2) {
        return;
    }
    size_t half = count / 2, i = 0, j = half, n = 0;
    merge_sort(a, spare, half);
    merge_sort(a + half, spare, count - half);
    while (n < count) {
        spare[n++] = j == count || (i < half && a[i] <= a[j]) ? a[i++] : a[j++];
    }
    memcpy(a, spare, count * sizeof *a);
}

int main(void)
{
    uint32_t *a = malloc(COUNT * sizeof *a), *b = malloc(COUNT * sizeof *b);
    uint32_t *c = malloc(COUNT * sizeof *c), *spare = malloc(COUNT * sizeof *spare);
    uint32_t hash = 2166136261u;
    unsigned disorder = 0, missing = 0;

    if (a == NULL || b == NULL || c == NULL || spare == NULL) {
        printf("no memory\n");
        return 1;
    }
    for (int i = 0; i < COUNT; i++) {
        a[i] = b[i] = c[i] = next_random() >> (i % 3 == 0 ? 24 : 0);
    }
    qsort(a, COUNT, sizeof *a, compare);
    heap_sort(b, COUNT);
    merge_sort(c, spare, COUNT);
    for (int i = 0; i < COUNT; i++) {
        disorder += i > 0 && a[i - 1] > a[i];
        missing += bsearch(&b[i], a, COUNT, sizeof *a, compare) == NULL;
        hash = (hash ^ a[i]) * 16777619u;
    }
    printf("%d words: %u out of order, %u not found, heap sort %s, merge sort %s, hash %08" PRIx32
           "\n",
           COUNT, disorder, missing, memcmp(a, b, COUNT * sizeof *a) == 0 ? "agrees" : "differs",
           memcmp(a, c, COUNT * sizeof *a) == 0 ? "agrees" : "differs", hash);
    return 0;
}
