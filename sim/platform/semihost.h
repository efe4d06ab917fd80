/* SPDX-License-Identifier: Apache-2.0 */
/** Semihosting (Arm's "Semihosting for AArch32 and AArch64"): calls of a guest to its debugger. */
#ifndef GATHER_PLATFORM_SEMIHOST_H
#define GATHER_PLATFORM_SEMIHOST_H

#include "base/base.h"

/** The guest's memory, by virtual address; false: not all of it is there. */
struct semihost_memory {
    void *arg;
    bool (*read)(void *arg, uint64_t va, void *to, size_t size);
    bool (*write)(void *arg, uint64_t va, const void *from, size_t size);
};

struct semihost_setup {
    struct semihost_memory memory;
    const char *command_line; /* lent */
    const char *folder;       /* the files that the guest may have; NULL: none */
    FILE *out, *err;          /* lent: the console */
    int in;                   /* file descriptor of its input; -1: none */
    uint64_t heap_base, heap_limit, stack_base, stack_limit;
    uint64_t most; /* bytes that one call can name: what memory has */
};

struct semihost;
struct semihost *semihost_new(const struct semihost_setup *setup, struct error *e);
/** Closes the guest's files. */
void semihost_free(struct semihost *s);

struct semihost_result {
    uint64_t value; /* X0 */
    bool exits;
    uint64_t reason; /* of SYS_EXIT: ADP_Stopped_... */
    int status;
};
enum { SEMIHOST_APPLICATION_EXIT = 0x20026 };
/** The operation in W0 with X1, at simulated time `now`. False: no such operation. */
bool semihost_call(struct semihost *s, uint32_t operation, uint64_t x1, simtime_t now,
                   struct semihost_result *r);

#endif
