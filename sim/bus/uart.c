/* SPDX-License-Identifier: Apache-2.0 */
/* The PL011 UART (DDI 0183): what a polling driver sees of it. */
#include "bus/bus.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { WORD = 4, WORDS = UART_BYTES / WORD };
enum {
    DR = 0x00,
    RSR = 0x04,
    FR = 0x18,
    CR = 0x30,
    IFLS = 0x34,
    RIS = 0x3c,
    MIS = 0x40,
    ICR = 0x44
};
enum { FR_RXFE = 1 << 4, FR_TXFE = 1 << 7, CR_RXE_TXE = 3 << 8, IFLS_RESET = 0x12 };

/* UARTPeriphID0-3 of revision 1, UARTPCellID0-3 (DDI 0183 3.3.14, 3.3.15), at the last offsets. */
static const uint8_t identification[] = { 0x11, 0x10, 0x14, 0x00, 0x0d, 0xf0, 0x05, 0xb1 };

struct uart {
    FILE *out;
    int in;       /* -1: none, or at its end */
    int received; /* a byte that waits; -1: none */
    uint32_t words[WORDS];
    const simtime_t *latency;
};

struct uart *uart_new(FILE *out, int in)
{
    struct uart *u = calloc(1, sizeof(*u));
    if (!u) {
        return NULL;
    }
    u->out = out;
    u->in = in;
    u->received = -1;
    u->words[CR / WORD] = CR_RXE_TXE;
    u->words[IFLS / WORD] = IFLS_RESET;
    for (size_t i = 0; i < ARRAY_LEN(identification); i++) {
        u->words[WORDS - ARRAY_LEN(identification) + i] = identification[i];
    }
    return u;
}

void uart_free(struct uart *u)
{
    free(u);
}

static bool has_received(struct uart *u)
{
    if (u->received >= 0 || u->in < 0) {
        return u->received >= 0;
    }
    struct pollfd wait = { .fd = u->in, .events = POLLIN };
    uint8_t byte;
    if (poll(&wait, 1, 0) <= 0) {
        return false;
    }
    if (read(u->in, &byte, 1) == 1) {
        u->received = byte;
    } else {
        u->in = -1;
    }
    return u->received >= 0;
}

static uint32_t read_word(struct uart *u, unsigned at)
{
    switch (at) {
    case DR: {
        const uint32_t byte = has_received(u) ? (uint32_t)u->received : 0;
        u->received = -1;
        return byte;
    }
    case FR: return FR_TXFE | (has_received(u) ? 0 : FR_RXFE);
    case RSR:
    case RIS:
    case MIS: return 0; /* no errors, no interrupts */
    default: return u->words[at / WORD];
    }
}

static bool is_read_only(unsigned at)
{
    return at == FR || at == RIS || at == MIS || at == ICR || at >= 0xfe0;
}

static void write_word(struct uart *u, unsigned at, uint32_t value)
{
    if (at == DR) {
        if (u->out) {
            (void)fputc((int)(value & 0xff), u->out);
        }
    } else if (!is_read_only(at)) {
        u->words[at / WORD] = value;
    }
}

static struct bus_answer write_target(void *self, uint64_t offset, const struct bus_write *w)
{
    struct uart *u = self;
    for (unsigned at = 0; at < BUS_LINE; at += WORD) {
        if (!(w->mask >> at & 0xf)) {
            continue;
        }
        uint32_t value = 0;
        for (unsigned b = 0; b < WORD; b++) {
            if (w->mask >> (at + b) & 1) {
                value |= (uint32_t)w->data[at + b] << (8 * b);
            }
        }
        write_word(u, (unsigned)offset + at, value);
    }
    return (struct bus_answer){ w->time + *u->latency, BUS_OK };
}

static struct bus_answer read_target(void *self, uint64_t offset, const struct bus_read *r,
                                     uint8_t *data)
{
    struct uart *u = self;
    for (uint64_t at = offset & ~(uint64_t)(WORD - 1); at < offset + r->size; at += WORD) {
        const uint32_t value = read_word(u, (unsigned)at);
        for (unsigned b = 0; b < WORD; b++) {
            if (at + b >= offset && at + b < offset + r->size) {
                data[at + b - offset] = (uint8_t)(value >> (8 * b));
            }
        }
    }
    return (struct bus_answer){ r->time + *u->latency, BUS_OK };
}

struct bus_target uart_target(struct uart *u, const simtime_t *latency)
{
    u->latency = latency;
    return (struct bus_target){ .self = u, .write = write_target, .read = read_target };
}
