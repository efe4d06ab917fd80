/* SPDX-License-Identifier: Apache-2.0 */
/* System instructions of blocks, and code that blocks write. */
#include "lockstep.h"

#define NOP UINT32_C(0xd503201f)
enum { SYSTEM_REGISTERS = 19 };

struct lock_register {
    uint32_t encoding; /* bits 20 to 5 of MSR and MRS */
    uint64_t mask;     /* what is implemented by both */
};
#define REGISTER(op0, op1, crn, crm, op2)                                                          \
    ((op0) << 14 | (op1) << 11 | (crn) << 7 | (crm) << 3 | (op2))
static const struct lock_register REGISTERS[SYSTEM_REGISTERS] = {
    { REGISTER(3U, 3, 4, 2, 0), 0xf0000000 },        /* NZCV */
    { REGISTER(3U, 3, 4, 2, 0), 0xf0000000 },        /* NZCV */
    { REGISTER(3U, 3, 4, 4, 0), 0x07c80000 },        /* FPCR: AHP, DN, FZ, RMode, FZ16 */
    { REGISTER(3U, 3, 4, 4, 0), 0x07c80000 },        /* FPCR */
    { REGISTER(3U, 3, 4, 4, 1), 0x0800009f },        /* FPSR: QC and the cumulative flags */
    { REGISTER(3U, 3, 4, 2, 1), 0x3c0 },             /* DAIF */
    { REGISTER(3U, 3, 13, 0, 2), UINT64_MAX },       /* TPIDR_EL0 */
    { REGISTER(3U, 3, 13, 0, 3), UINT64_MAX },       /* TPIDRRO_EL0 */
    { REGISTER(3U, 0, 13, 0, 4), UINT64_MAX },       /* TPIDR_EL1 */
    { REGISTER(3U, 0, 4, 1, 0), UINT64_MAX },        /* SP_EL0 */
    { REGISTER(3U, 0, 4, 0, 1), UINT64_MAX },        /* ELR_EL1 */
    { REGISTER(3U, 0, 4, 0, 0), 0xf00003c5 },        /* SPSR_EL1 */
    { REGISTER(3U, 0, 6, 0, 0), UINT64_MAX },        /* FAR_EL1 */
    { REGISTER(3U, 0, 5, 2, 0), 0xffffffff },        /* ESR_EL1 */
    { REGISTER(3U, 0, 13, 0, 1), 0xffffffff },       /* CONTEXTIDR_EL1 */
    { REGISTER(3U, 0, 12, 0, 0), ~UINT64_C(0x7ff) }, /* VBAR_EL1 */
    { REGISTER(3U, 0, 4, 2, 2), 0 },                 /* CurrentEL */
    { REGISTER(3U, 0, 4, 2, 4), 0x800000 },          /* UAO */
    { REGISTER(3U, 3, 0, 0, 7), 0 },                 /* DCZID_EL0 */
};

static void write_register(struct lock_maker *m, const struct lock_register *r)
{
    const unsigned from = lock_scratch(m);
    lock_put_constant(m, from, lock_random_value(m) & r->mask);
    lock_put(m, 0xd5000000 | r->encoding << 5 | from);
}

static void system_register(struct lock_maker *m, enum a64_op op)
{
    const struct lock_register *r = &REGISTERS[lock_random(m, SYSTEM_REGISTERS)];
    if (op == A64_mrs || r->mask == 0) {
        lock_put(m, 0xd5200000 | r->encoding << 5 | lock_free_register(m));
        return;
    }
    write_register(m, r);
}

static void maintenance(struct lock_maker *m)
{
    static const uint32_t BY_ADDRESS[] = {
        0xd50b7420,             /* DC ZVA */
        0xd50b7420, 0xd50b7a20, /* DC CVAC */
        0xd50b7b20,             /* DC CVAU */
        0xd50b7e20,             /* DC CIVAC */
        0xd50b7520,             /* IC IVAU */
    };
    static const uint32_t WITHOUT[] = {
        0xd508751f, /* IC IALLU */
        0xd508711f, /* IC IALLUIS */
        0xd508871f, /* TLBI VMALLE1 */
        0xd508831f, /* TLBI VMALLE1IS */
    };
    if (lock_random(m, 4) == 0) {
        lock_put(m, WITHOUT[lock_random(m, ARRAY_LEN(WITHOUT))]);
        return;
    }
    const unsigned at = lock_aligned_base(m);
    lock_put(m, BY_ADDRESS[lock_random(m, ARRAY_LEN(BY_ADDRESS))] | at);
}

/* PSTATE.SPSel and PAN are set for a while only. */
static void state_for_a_while(struct lock_maker *m, uint32_t on, uint32_t off)
{
    lock_put(m, on);
    for (uint64_t left = lock_random(m, 4); left > 0; left--) {
        lock_any_plain(m);
    }
    lock_put(m, off);
}

void lock_system(struct lock_maker *m, enum a64_op op)
{
    switch (op) {
    case A64_msr_reg:
    case A64_mrs: system_register(m, op); break;
    case A64_sys: maintenance(m); break;
    case A64_msr_imm_spsel: state_for_a_while(m, 0xd50040bf, 0xd50041bf); break;
    case A64_msr_imm_pan: state_for_a_while(m, 0xd500419f, 0xd500409f); break;
    case A64_sb:
    case A64_cfinv:
    case A64_xaflag:
    case A64_axflag: lock_put(m, lock_word(m, op) & ~UINT32_C(0xf00)); break; /* CRm is SBZ */
    default: lock_put(m, lock_word(m, op)); break;
    }
}

static uint32_t plain_word(struct lock_maker *m)
{
    const unsigned before = m->b->words;
    lock_any_plain(m);
    const uint32_t word = m->b->words == before + 1 ? m->b->word[before] : NOP;
    m->b->words = before;
    return word;
}

/* After a store to code: what software does (B2.7.4.2), or no more than QEMU needs. */
static void put_synchronize(struct lock_maker *m, unsigned address)
{
    if (lock_random(m, 2)) {
        lock_put(m, 0xd50b7b20 | address); /* DC CVAU */
        lock_put(m, 0xd5033b9f);           /* DSB ISH */
        lock_put(m, 0xd50b7520 | address); /* IC IVAU */
        lock_put(m, 0xd5033b9f);
    }
    lock_put(m, lock_random(m, 2) ? 0xd5033fdf : LOCK_B | 1); /* ISB, or B to the next one */
}

static void two_scratches(struct lock_maker *m, unsigned *a, unsigned *b)
{
    *a = lock_scratch(m);
    do {
        *b = lock_scratch(m);
    } while (*b == *a);
}

/* A word a little further on is exchanged with another one, and in a loop back and forth. */
static void exchange_code(struct lock_maker *m)
{
    unsigned address, difference, value;
    two_scratches(m, &address, &difference);
    do {
        value = lock_scratch(m);
    } while (value == address || value == difference);
    uint32_t word = plain_word(m), other = plain_word(m), before = plain_word(m);
    const uint64_t kind = lock_random(m, 3);
    if (kind != 0) { /* one of a compare and a branch that skips one */
        const uint32_t compare = 0x6b00001f | (uint32_t)lock_random(m, 1024) << 5 |
                                 (uint32_t)lock_random(m, 31) << 16 | 1U << 31;
        const uint32_t skip = 0x54000040 | (uint32_t)lock_random(m, 14);
        before = kind == 1 ? compare & ~(31U << 10) : NOP;
        word = kind == 1 ? skip : compare & ~(31U << 10);
        other = kind == 1 ? skip ^ 1 : (compare ^ 1U << 16) & ~(31U << 10);
    }
    lock_put_constant(m, difference, word ^ other);
    const unsigned adr = m->b->words;
    lock_put(m, LOCK_ADR | address);
    lock_put(m, 0xb9400000 | address << 5 | value);                  /* LDR W */
    lock_put(m, 0x4a000000 | difference << 16 | value << 5 | value); /* EOR W */
    lock_put(m, 0xb9000000 | address << 5 | value);                  /* STR W */
    put_synchronize(m, address);
    lock_put(m, before);
    lock_aim(m->b, adr, m->b->words, 5, 19);
    lock_put(m, word);
    lock_put(m, kind == 2 ? 0x54000040 | (uint32_t)lock_random(m, 14) : NOP);
    lock_put(m, plain_word(m));
}

/* A function is written where others of this block and of blocks before were, and called. */
static void generate_code(struct lock_maker *m)
{
    unsigned address, value;
    two_scratches(m, &address, &value);
    m->called = true;
    const unsigned words = 1 + (unsigned)lock_random(m, 4);
    lock_put_constant(m, address, m->b->generated + 4 * lock_random(m, 8)); /* over each other */
    for (unsigned i = 0; i < words; i++) {
        lock_put_constant(m, value, plain_word(m));
        lock_put(m, 0xb9000000 | i << 10 | address << 5 | value); /* STR W */
    }
    m->called = false;
    lock_put_constant(m, value, LOCK_RET | LOCK_LINK << 5);
    lock_put(m, 0xb9000000 | words << 10 | address << 5 | value);
    put_synchronize(m, address);
    lock_put(m, 0xd63f0000 | address << 5); /* BLR */
}

void lock_modify_code(struct lock_maker *m)
{
    if (lock_random(m, 3) == 0) {
        generate_code(m);
    } else {
        exchange_code(m);
    }
}

void lock_system_registers(struct lock_maker *m)
{
    for (unsigned i = 0; i < SYSTEM_REGISTERS; i++) {
        if (REGISTERS[i].mask != 0) {
            write_register(m, &REGISTERS[i]);
        }
    }
}
