/* SPDX-License-Identifier: Apache-2.0 */
/* Between start.S and main(): the command line, the exit status, and exceptions nobody expects. */
#include <inttypes.h>
#include <semihost.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "guest.h"

int main(int argc, char **argv);

unsigned guest_el(void)
{
    return (unsigned)BITS(MRS(CurrentEL), 3, 2);
}

bool guest_has_ls64(void)
{
    return BITS(MRS(id_aa64isar1_el1), 63, 60) != 0;
}

_Noreturn void guest_unexpected(const struct frame *f, unsigned vector)
{
    printf("unexpected exception: vector %u ESR 0x%" PRIx64 " ELR 0x%" PRIx64 " FAR 0x%" PRIx64
           " SPSR 0x%" PRIx64 "\n",
           vector, f->esr, f->elr, f->far, f->spsr);
    exit(99);
}

__attribute__((weak)) void guest_exception(struct frame *f, unsigned vector)
{
    guest_unexpected(f, vector);
}

__attribute__((weak)) void guest_secondary(unsigned core)
{
    (void)core;
}

/* The machine gives one line: the program's name and its words, with spaces between. */
_Noreturn void guest_main(void)
{
    enum { MOST_WORDS = 16 };
    static char line[1024];
    static char *argv[MOST_WORDS + 1];
    int argc = 0;

    if (sys_semihost_get_cmdline(line, sizeof line) == 0) {
        for (char *word = strtok(line, " "); word != NULL && argc < MOST_WORDS;
             word = strtok(NULL, " ")) {
            argv[argc++] = word;
        }
    }
    exit(main(argc, argv));
}
