/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Runs the AT instructions of a file of cases and writes the answers to results.bin in the folder
 * that QEMU runs in. At EL3 its own accesses depend on none of the registers that a case sets.
 */
#include <stddef.h>

#include "at_case.h"

enum { SYS_OPEN = 0x01, SYS_CLOSE = 0x02, SYS_WRITE = 0x05, SYS_EXIT = 0x18 };
enum { OPEN_WRITE_BINARY = 5, STOPPED_APPLICATION_EXIT = 0x20026, WRITE_BYTES = 1 << 20 };

uint64_t execute_at(uint64_t va, uint64_t op);
uint64_t semihosting(uint64_t operation, void *parameters);
_Noreturn void guest_main(void);
_Noreturn void guest_lost(uint64_t esr, uint64_t elr);

#define READ(reg)                                                                                  \
    ({                                                                                             \
        uint64_t value_;                                                                           \
        __asm__ volatile("mrs %0, " reg : "=r"(value_));                                           \
        value_;                                                                                    \
    })
#define WRITE(reg, value) __asm__ volatile("msr " reg ", %0" : : "r"((uint64_t)(value)))
#define BARRIER()         __asm__ volatile("dsb sy\n isb" : : : "memory")

/* Not in the assembler's list of names for every architecture that it knows. */
#define ID_AA64MMFR2_EL1 "s3_0_c0_c7_2"
#define TTBR1_EL2        "s3_4_c2_c0_1"
#define PAN              "s3_0_c4_c2_3"

static _Noreturn void leave(uint64_t status)
{
    uint64_t parameters[2] = { STOPPED_APPLICATION_EXIT, status };
    semihosting(SYS_EXIT, parameters);
    for (;;)
        ;
}

_Noreturn void guest_lost(uint64_t esr, uint64_t elr)
{
    (void)elr;
    leave(esr >> 26 | 0x80);
}

static uint64_t word_at(uint64_t address)
{
    return *(volatile uint64_t *)address;
}

static void set_word(uint64_t address, uint64_t value)
{
    *(volatile uint64_t *)address = value;
}

static void fill_pool(void)
{
    uint64_t page = 0;
    do {
        for (uint64_t at = 0; at < 4096; at += 8)
            set_word(AT_TABLES_BASE + page + at, AT_BACKGROUND);
        page = (page - AT_POOL_BITS) & AT_POOL_BITS; /* the next subset of the bits */
    } while (page != 0);
}

static void read_id(struct at_header *header)
{
    header->id[0] = READ("id_aa64mmfr0_el1");
    header->id[1] = READ("id_aa64mmfr1_el1");
    header->id[2] = READ(ID_AA64MMFR2_EL1);
    header->id[3] = READ("id_aa64pfr1_el1");
    header->id[4] = READ("id_aa64isar1_el1");
    header->id[5] = READ("midr_el1");
}

static void set_regs(const uint64_t *regs, const uint64_t *id)
{
    WRITE("sctlr_el1", regs[0]);
    WRITE("tcr_el1", regs[1]);
    WRITE("ttbr0_el1", regs[2]);
    WRITE("ttbr1_el1", regs[3]);
    WRITE("mair_el1", regs[4]);
    WRITE("hcr_el2", regs[5]);
    WRITE("vtcr_el2", regs[6]);
    WRITE("vttbr_el2", regs[7]);
    WRITE("sctlr_el2", regs[8]);
    WRITE("tcr_el2", regs[9]);
    WRITE("ttbr0_el2", regs[10]);
    if (id[1] >> 8 & 0xf) /* FEAT_VHE */
        WRITE(TTBR1_EL2, regs[11]);
    WRITE("mair_el2", regs[12]);
}

static void run(struct at_case *c, const uint64_t *id, uint64_t *before)
{
    for (uint64_t i = 0; i < c->words; i++) {
        before[i] = word_at(c->word[i].address);
        set_word(c->word[i].address, c->word[i].value);
    }
    set_regs(c->regs, id);
    if (id[1] >> 20 & 0xf) /* FEAT_PAN */
        WRITE(PAN, c->pan << 22);
    BARRIER();
    __asm__ volatile("tlbi alle1\n tlbi alle2" : : : "memory");
    BARRIER();
    WRITE("par_el1", 0);
    c->esr = execute_at(c->va, c->op);
    c->par = READ("par_el1");
    BARRIER();
    for (uint64_t i = c->words; i-- > 0;) {
        c->word[i].value = word_at(c->word[i].address);
        set_word(c->word[i].address, before[i]);
    }
}

static int write_file(const struct at_header *header)
{
    static const char name[] = "results.bin";
    uint64_t open[3] = { (uint64_t)name, OPEN_WRITE_BINARY, sizeof name - 1 };
    const uint64_t file = semihosting(SYS_OPEN, open);
    if ((int64_t)file < 0)
        return 1;
    for (uint64_t done = 0; done < header->bytes; done += WRITE_BYTES) {
        const uint64_t left = header->bytes - done;
        uint64_t write[3] = { file, AT_FILE_BASE + done, left < WRITE_BYTES ? left : WRITE_BYTES };
        if (semihosting(SYS_WRITE, write) != 0)
            return 1;
    }
    uint64_t close[1] = { file };
    return semihosting(SYS_CLOSE, close) != 0;
}

_Noreturn void guest_main(void)
{
    static uint64_t before[256];
    struct at_header *const header = (struct at_header *)AT_FILE_BASE;
    if (header->magic != AT_MAGIC)
        leave(2);
    read_id(header);
    /* Non-secure below EL3, all AArch64; no traps of what the cases write. */
    WRITE("scr_el3", 1 << 0 | 1 << 8 | 1 << 10 | 1 << 16 | 1 << 17);
    BARRIER();
    fill_pool();
    struct at_case *c = (struct at_case *)(header + 1);
    for (uint64_t i = 0; i < header->cases; i++) {
        if (c->words > sizeof before / sizeof before[0])
            leave(3);
        run(c, header->id, before);
        c = (struct at_case *)&c->word[c->words];
    }
    leave(write_file(header) ? 4 : 0);
}
