/* SPDX-License-Identifier: Apache-2.0 */
/* A mix of integer work in the manner of embedded benchmarks: a linked list, a matrix of 16-bit
   words, a state machine that reads numbers, a CRC-16 over all results. Argument: how many times
   (20). */
#include <ctype.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NODES = 200, SIDE = 12 };

static uint16_t crc16(uint16_t crc, const void *data, size_t length)
{
    const uint8_t *p = data;

    for (size_t i = 0; i < length; i++) {
        crc ^= p[i];
        for (int bit = 0; bit < 8; bit++) {
            crc = (uint16_t)((crc & 1) != 0 ? crc >> 1 ^ 0xa001 : crc >> 1);
        }
    }
    return crc;
}

struct node {
    struct node *next;
    int16_t key, value;
};
static struct node pool[NODES];

static struct node *make_list(unsigned seed)
{
    struct node *head = NULL;

    for (unsigned i = 0; i < NODES; i++) {
        pool[i].key = (int16_t)(i * 7919 + seed);
        pool[i].value = (int16_t)(pool[i].key % 97);
        pool[i].next = head;
        head = &pool[i];
    }
    return head;
}

static struct node *reverse(struct node *list)
{
    struct node *done = NULL;

    while (list != NULL) {
        struct node *next = list->next;
        list->next = done;
        done = list;
        list = next;
    }
    return done;
}

/* Insertion sort by value, then key. */
static struct node *sort(struct node *list)
{
    struct node *sorted = NULL;

    while (list != NULL) {
        struct node *n = list, **at = &sorted;
        list = list->next;
        while (*at != NULL &&
               ((*at)->value < n->value || ((*at)->value == n->value && (*at)->key < n->key))) {
            at = &(*at)->next;
        }
        n->next = *at;
        *at = n;
    }
    return sorted;
}

static uint16_t list_work(uint16_t crc, unsigned seed)
{
    struct node *list = sort(reverse(make_list(seed)));

    for (const struct node *n = list; n != NULL; n = n->next) {
        crc = crc16(crc, &n->key, sizeof n->key);
    }
    return crc;
}

static uint16_t matrix_work(uint16_t crc, unsigned seed)
{
    int16_t a[SIDE][SIDE], b[SIDE][SIDE];
    int32_t c[SIDE][SIDE];

    for (int i = 0; i < SIDE; i++) {
        for (int j = 0; j < SIDE; j++) {
            a[i][j] = (int16_t)(seed * 31u + (unsigned)(i * 17 + j));
            b[i][j] = (int16_t)(i * j - (int)seed);
        }
    }
    for (int i = 0; i < SIDE; i++) {
        for (int j = 0; j < SIDE; j++) {
            c[i][j] = 0;
            for (int k = 0; k < SIDE; k++) {
                c[i][j] += a[i][k] * b[k][j];
            }
            c[i][j] = c[i][j] / 3 + (c[i][j] >> 5) % 11;
        }
    }
    return crc16(crc, c, sizeof c);
}

enum state {
    START,
    SIGN,
    INTEGER,
    POINT,
    FRACTION,
    EXPONENT,
    EXPONENT_SIGN,
    POWER,
    INVALID,
    STATES
};

static enum state step(enum state s, char c)
{
    bool digit = isdigit((unsigned char)c) != 0, sign = c == '+' || c == '-';

    switch (s) {
    case START: return digit ? INTEGER : sign ? SIGN : c == '.' ? POINT : INVALID;
    case SIGN: return digit ? INTEGER : c == '.' ? POINT : INVALID;
    case INTEGER: return digit ? INTEGER : c == '.' ? FRACTION : c == 'e' ? EXPONENT : INVALID;
    case POINT: return digit ? FRACTION : INVALID;
    case FRACTION: return digit ? FRACTION : c == 'e' ? EXPONENT : INVALID;
    case EXPONENT: return digit ? POWER : sign ? EXPONENT_SIGN : INVALID;
    case EXPONENT_SIGN:
    case POWER: return digit ? POWER : INVALID;
    default: return INVALID;
    }
}

static uint16_t state_work(uint16_t crc, unsigned seed)
{
    static const char *const texts[] = { "5012",    "1.234e4",  "-874.0",  "+122",
                                         ".5e-3",   "T0.3e-1F", "-T.T++T", "1T3.4e4z",
                                         "34.0e-T", "5e+",      "+-",      "0.0.0" };
    uint32_t ends[STATES] = { 0 };

    for (unsigned i = 0; i < 24; i++) {
        const char *p = texts[(seed + i * i) % 12];
        enum state s = START;
        for (; *p != '\0' && s != INVALID; p++) {
            s = step(s, (char)(*p ^ (seed % 5 == 4 ? 1 : 0)));
        }
        ends[s]++;
    }
    return crc16(crc, ends, sizeof ends);
}

int main(int argc, char **argv)
{
    unsigned times = argc > 1 ? (unsigned)atoi(argv[1]) : 20;
    uint16_t list = 0, matrix = 0, states = 0;

    for (unsigned i = 0; i < times; i++) {
        list = list_work(list, i);
        matrix = matrix_work(matrix, i);
        states = state_work(states, i);
    }
    printf("%u times: list %04x matrix %04x states %04x\n", times, list, matrix, states);
    return 0;
}
