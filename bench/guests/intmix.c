/* SPDX-License-Identifier: Apache-2.0 */
/* Integer work: a table CRC-32 of 64 KiB, a quicksort of 4096 words, a 32 x 32 x 32 multiplication
   and a byte-code loop full of branches. Argument: how many times (1). Prints a checksum. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "guest.h"

enum { CRC_BYTES = 65536, SORT_WORDS = 4096, SIDE = 32, PROGRAM_STEPS = 20000 };

static uint32_t crc_table[256];
static uint8_t bytes[CRC_BYTES];
static uint32_t words[SORT_WORDS];
static int32_t left[SIDE][SIDE], right[SIDE][SIDE], product[SIDE][SIDE];

static uint32_t next_random(uint32_t *state)
{
    uint32_t x = *state;

    x ^= x << 13;
    x ^= x >> 17;
    x ^= x << 5;
    return *state = x;
}

static void make_crc_table(void)
{
    for (uint32_t i = 0; i < 256; i++) {
        uint32_t c = i;
        for (int bit = 0; bit < 8; bit++) {
            c = (c >> 1) ^ ((c & 1) != 0 ? 0xedb88320u : 0);
        }
        crc_table[i] = c;
    }
}

static uint32_t crc32(const uint8_t *p, size_t length)
{
    uint32_t c = ~0u;

    for (size_t i = 0; i < length; i++) {
        c = crc_table[(c ^ p[i]) & 0xff] ^ (c >> 8);
    }
    return ~c;
}

static void quicksort(uint32_t *a, long low, long high)
{
    while (low < high) {
        uint32_t pivot = a[(low + high) / 2];
        long i = low, j = high;
        while (i <= j) {
            while (a[i] < pivot) {
                i++;
            }
            while (a[j] > pivot) {
                j--;
            }
            if (i <= j) {
                uint32_t t = a[i];
                a[i++] = a[j];
                a[j--] = t;
            }
        }
        quicksort(a, low, j);
        low = i;
    }
}

/* Scalar on purpose: this measures the integer side. */
__attribute__((optimize("no-tree-vectorize"))) static void multiply(void)
{
    for (int i = 0; i < SIDE; i++) {
        for (int j = 0; j < SIDE; j++) {
            int32_t sum = 0;
            for (int k = 0; k < SIDE; k++) {
                sum += left[i][k] * right[k][j];
            }
            product[i][j] = sum;
        }
    }
}

enum op { ADD, SUB, XOR, SHIFT, SKIP_IF_ODD, LOOP, ROTATE, NOTHING };

static uint32_t interpret(uint32_t accumulator)
{
    static const uint8_t program[] = { ADD,    XOR,         SKIP_IF_ODD, SHIFT, SUB,
                                       ROTATE, SKIP_IF_ODD, NOTHING,     ADD,   LOOP };
    uint32_t other = 0x9e3779b9u;
    unsigned pc = 0;

    for (int step = 0; step < PROGRAM_STEPS; step++) {
        switch ((enum op)program[pc++]) {
        case ADD: accumulator += other; break;
        case SUB: accumulator -= other >> 3; break;
        case XOR: accumulator ^= other; break;
        case SHIFT: other = other << 1 | other >> 31; break;
        case SKIP_IF_ODD: pc += accumulator & 1; break;
        case ROTATE: accumulator = accumulator << 7 | accumulator >> 25; break;
        case LOOP: pc = 0; break;
        case NOTHING: break;
        }
    }
    return accumulator;
}

int main(int argc, char **argv)
{
    long loops = argc > 1 ? atol(argv[1]) : 1;
    uint32_t seed = 12345, sum = 0;

    make_crc_table();
    for (int i = 0; i < CRC_BYTES; i++) {
        bytes[i] = (uint8_t)next_random(&seed);
    }
    for (int i = 0; i < SIDE * SIDE; i++) {
        left[i / SIDE][i % SIDE] = (int32_t)(next_random(&seed) & 0xffff);
        right[i / SIDE][i % SIDE] = (int32_t)(next_random(&seed) & 0xffff);
    }
    REGION(1);
    for (long loop = 0; loop < loops; loop++) {
        bytes[loop % CRC_BYTES]++;
        sum ^= crc32(bytes, sizeof bytes);
        for (int i = 0; i < SORT_WORDS; i++) {
            words[i] = next_random(&seed);
        }
        quicksort(words, 0, SORT_WORDS - 1);
        sum += words[SORT_WORDS / 2];
        left[loop % SIDE][0]++;
        multiply();
        sum ^= (uint32_t)product[loop % SIDE][(loop + 7) % SIDE];
        sum += interpret(sum);
    }
    REGION(0);
    printf("%ld loops: checksum %08" PRIx32 "\n", loops, sum);
    return 0;
}
