/* SPDX-License-Identifier: Apache-2.0 */
/* The PL011: its identification, its flags, and a line sent through it. */
#include <stdio.h>

#include "guest.h"

enum { BASE = 0x09000000, DR = 0x00, FR = 0x18, CR = 0x30, PERIPHERAL_ID = 0xfe0, CELL_ID = 0xff0 };
enum { FR_TXFF = 1 << 5, FR_RXFE = 1 << 4, UARTEN = 1, TXE = 1 << 8 };

static volatile uint32_t *reg(unsigned offset)
{
    return (volatile uint32_t *)(uintptr_t)(BASE + offset);
}

static void send(const char *text)
{
    for (; *text != '\0'; text++) {
        while ((*reg(FR) & FR_TXFF) != 0) {
        }
        *reg(DR) = (unsigned char)*text;
    }
}

int main(void)
{
    printf("cell id");
    for (unsigned i = 0; i < 4; i++) {
        printf(" %02x", (unsigned)(*reg(CELL_ID + 4 * i) & 0xff));
    }
    printf(", part %03x\n",
           (unsigned)((*reg(PERIPHERAL_ID) & 0xff) | (*reg(PERIPHERAL_ID + 4) & 0xf) << 8));
    printf("nothing received: %d\n", (*reg(FR) & FR_RXFE) != 0);
    *reg(CR) = UARTEN | TXE;
    send("a line through the UART\n");
    printf("and one through semihosting\n");
    return 0;
}
