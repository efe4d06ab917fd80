/* SPDX-License-Identifier: Apache-2.0 */
/** Loading a bare-metal A64 program. */
#ifndef GATHER_PLATFORM_ELF_H
#define GATHER_PLATFORM_ELF_H

#include "base/base.h"

/** Where segments may lie, by their physical addresses. */
struct elf_memory {
    pa_t base;
    uint64_t size;
    uint8_t *host;
};
struct elf_image {
    uint64_t entry; /* physical */
    uint64_t end;   /* behind the last segment */
};
/**
 * Load the segments of a linked, static, little-endian A64 program. False with the user's mistake,
 * and then memory may hold some of them, if the file could not be read to its end.
 */
bool elf_load(const char *path, const struct elf_memory *memory, struct elf_image *image,
              struct error *e);

#endif
