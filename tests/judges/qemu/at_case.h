/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The file that judge_at writes, the guest reads and answers in place, and judge_at reads again: a
 * struct at_header, then one struct at_case after another. Words are little-endian.
 */
#ifndef GATHER_JUDGES_AT_CASE_H
#define GATHER_JUDGES_AT_CASE_H

#ifndef __ASSEMBLER__
#include <stdint.h>
#endif

/** QEMU's RAM begins with the 1 GiB in which translation tables are; the guest comes after it. */
#define AT_TABLES_BASE  UINT64_C(0x40000000)
#define AT_TABLES_BYTES UINT64_C(0x40000000)
/** Where the file is in RAM. */
#define AT_FILE_BASE UINT64_C(0x81000000)

/**
 * The pages of tables that hold AT_BACKGROUND where a case writes nothing: those whose address
 * differs from AT_TABLES_BASE in these bits only. Bits 12 to 19 are all that an index into (up to
 * 16 concatenated) tables can reach; the others are enough for blocks of each size to differ.
 */
#define AT_POOL_BITS UINT64_C(0x2a6ff000)
/**
 * A Table or Page descriptor that leads back to the first table, accessed, and readable at either
 * stage: a walk that goes astray does not end in the fault that may be expected by chance.
 */
#define AT_BACKGROUND (AT_TABLES_BASE | UINT64_C(0x4c3))

#define AT_MAGIC   UINT64_C(0x3154412d52485447)
#define AT_ID_REGS 6 /* ID_AA64MMFR{0,1,2}_EL1, ID_AA64PFR1_EL1, ID_AA64ISAR1_EL1, MIDR_EL1 */
#define AT_REGS    13

/** The operations, in the order of struct at_case's `op`. */
#define AT_OPS(X)                                                                                  \
    X(s1e1r)                                                                                       \
    X(s1e1w)                                                                                       \
    X(s1e0r)                                                                                       \
    X(s1e0w)                                                                                       \
    X(s12e1r)                                                                                      \
    X(s12e1w)                                                                                      \
    X(s12e0r)                                                                                      \
    X(s12e0w)                                                                                      \
    X(s1e2r)                                                                                       \
    X(s1e2w)                                                                                       \
    X(s1e1rp)                                                                                      \
    X(s1e1wp)

#ifndef __ASSEMBLER__
struct at_header {
    uint64_t magic, bytes; /* of the whole file */
    uint64_t cases;
    uint64_t seed;
    uint64_t id[AT_ID_REGS]; /* filled by the guest */
};

/** A doubleword of memory that the case needs; the guest puts back what was there before. */
struct at_word {
    uint64_t address;
    uint64_t value; /* in: what to write; out: what is there after the AT */
};

struct at_case {
    uint64_t op, pan, va;
    uint64_t regs[AT_REGS]; /* as struct mmu_regs of mmu/translation.h */
    uint64_t par, esr;      /* filled by the guest; ESR_EL3 is 0 if there was no exception */
    uint64_t words;
    struct at_word word[];
};

#endif
#endif
