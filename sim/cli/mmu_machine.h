/* SPDX-License-Identifier: Apache-2.0 */
/** The registers, features and physical memory that `gather mmu` looks at. Inside this folder only.
 */
#ifndef GATHER_CLI_MMU_MACHINE_H
#define GATHER_CLI_MMU_MACHINE_H

#include "mmu/mmu.h"

enum { MMU_IMAGES_MAX = 64, MMU_ASSIGNMENTS_MAX = 128 };

/** What the user gave; all zero but the defaults of mmu_impl_defaults() to begin with. */
struct mmu_machine {
    struct mmu_impl impl;
    bool impl_given; /* anything of `impl` was set */
    /* Registers that were set, in order: the last one counts. */
    struct {
        size_t offset; /* in struct mmu_regs */
        uint64_t value;
    } set[MMU_ASSIGNMENTS_MAX];
    size_t set_count;
    /* Physical memory, each image mapped from a file. */
    struct {
        const uint8_t *bytes;
        uint64_t base, size;
        const char *name; /* the user's text, FILE@ADDRESS */
    } image[MMU_IMAGES_MAX];
    size_t image_count;
    bool missed; /* a descriptor was read where no image is */
    uint64_t missed_at;
};

/** `NAME=VALUE`: a register, or a key of mmu_impl_params or mmu_feature_params. */
bool mmu_machine_assign(struct mmu_machine *m, const char *text, struct error *e);
/**
 * Lines `NAME=VALUE` or `NAME VALUE`; `#` begins a comment. The value may stand there twice, in
 * hexadecimal and as a signed decimal, as gdb's `info registers` shows it.
 */
bool mmu_machine_read(struct mmu_machine *m, const char *path, struct error *e);
/** `FILE@ADDRESS`: the file's bytes lie at that physical address. `text` is kept by the caller. */
bool mmu_machine_add_memory(struct mmu_machine *m, const char *text, struct error *e);
void mmu_machine_free(struct mmu_machine *m);

/** The registers that were set, over those in `regs`. */
void mmu_machine_set_regs(const struct mmu_machine *m, struct mmu_regs *regs);
/** Its translation unit; NULL with `e`. */
struct mmu *mmu_machine_unit(struct mmu_machine *m, struct error *e);

#endif
