/* SPDX-License-Identifier: Apache-2.0 */
/* Exceptions in words: every fault status code, and the parts of a sentence. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "platform/exec_own.h"

/* DFSC of DDI 0487 D24.2.45, in the order of the manual's table; NULL: not in it. */
static const char *const names[64] = {
    [0x00] = "address size fault, level 0",
    [0x01] = "address size fault, level 1",
    [0x02] = "address size fault, level 2",
    [0x03] = "address size fault, level 3",
    [0x04] = "translation fault, level 0",
    [0x05] = "translation fault, level 1",
    [0x06] = "translation fault, level 2",
    [0x07] = "translation fault, level 3",
    [0x08] = "access flag fault, level 0",
    [0x09] = "access flag fault, level 1",
    [0x0A] = "access flag fault, level 2",
    [0x0B] = "access flag fault, level 3",
    [0x0C] = "permission fault, level 0",
    [0x0D] = "permission fault, level 1",
    [0x0E] = "permission fault, level 2",
    [0x0F] = "permission fault, level 3",
    [0x10] = "synchronous external abort, not on a walk",
    [0x11] = "tag check fault",
    [0x12] = "synchronous external abort on a walk, level -2",
    [0x13] = "synchronous external abort on a walk, level -1",
    [0x14] = "synchronous external abort on a walk, level 0",
    [0x15] = "synchronous external abort on a walk, level 1",
    [0x16] = "synchronous external abort on a walk, level 2",
    [0x17] = "synchronous external abort on a walk, level 3",
    [0x18] = "parity or ECC error, not on a walk",
    [0x1B] = "parity or ECC error on a walk, level -1",
    [0x1C] = "parity or ECC error on a walk, level 0",
    [0x1D] = "parity or ECC error on a walk, level 1",
    [0x1E] = "parity or ECC error on a walk, level 2",
    [0x1F] = "parity or ECC error on a walk, level 3",
    [0x21] = "alignment fault",
    [0x22] = "granule protection fault on a walk, level -2",
    [0x23] = "granule protection fault on a walk, level -1",
    [0x24] = "granule protection fault on a walk, level 0",
    [0x25] = "granule protection fault on a walk, level 1",
    [0x26] = "granule protection fault on a walk, level 2",
    [0x27] = "granule protection fault on a walk, level 3",
    [0x28] = "granule protection fault, not on a walk",
    [0x29] = "address size fault, level -1",
    [0x2A] = "translation fault, level -2",
    [0x2B] = "translation fault, level -1",
    [0x2C] = "address size fault, level -2",
    [0x30] = "TLB conflict abort",
    [0x31] = "unsupported atomic hardware update",
    [0x34] = "lockdown",
    [0x35] = "unsupported exclusive or atomic access",
};

static void every_code(void **state)
{
    (void)state;
    for (unsigned code = 0; code < ARRAY_LEN(names); code++) {
        char text[80], wanted[80];
        snprintf(wanted, sizeof(wanted), "reserved fault status code 0x%02x", code);
        exec_fault_name(code, text, sizeof(text));
        assert_string_equal(text, names[code] ? names[code] : wanted);
    }
}

static uint64_t esr(unsigned ec, uint32_t iss)
{
    return (uint64_t)ec << 26 | 1 << 25 | iss;
}

static void sentences(void **state)
{
    (void)state;
    static const struct {
        struct a64_taken taken;
        const char *text;
    } cases[] = {
        { { .from = 1, .to = 1, .far_valid = true, .esr = 0x96000045, .far = 0x10, .elr = 0x20 },
          "a data abort of a write: translation fault, level 1, FAR 0x10, PC 0x20" },
        { { .from = 0, .to = 1, .far_valid = true, .esr = 0x9200000f, .far = 0x10, .elr = 0x20 },
          "a data abort of a read, taken from EL0: permission fault, level 3, FAR 0x10, PC 0x20" },
        { { .from = 1, .to = 1, .far_valid = true, .esr = 0x96000146, .far = 8, .elr = 4 },
          "a data abort of cache maintenance: translation fault, level 2, FAR 0x8, PC 0x4" },
        { { .from = 1, .to = 2, .far_valid = true, .esr = 0x82000007, .far = 8, .elr = 8 },
          "an instruction abort, taken from EL1: translation fault, level 3, FAR 0x8, PC 0x8" },
        { { .from = 2, .to = 2, .esr = 0x02000000, .elr = 0x30 },
          "an UNDEFINED instruction, PC 0x30" },
        { { .from = 1, .to = 1, .esr = 0xf2000007, .elr = 0x30 }, "BRK #7, PC 0x30" },
        { { .from = 1, .to = 1, .esr = 0x56001234, .elr = 0x34 }, "SVC #4660, PC 0x34" },
        { { .from = 1, .to = 1, .far_valid = true, .esr = 0x8a000000, .far = 3, .elr = 3 },
          "a misaligned PC, FAR 0x3, PC 0x3" },
        { { .from = 1, .to = 1, .esr = 0xbe000011, .elr = 0x40, .vector = 0x380 },
          "SError, ISS 0x11, PC 0x40" },
        { { .from = 1, .to = 1, .esr = 0x96000045, .elr = 0x40, .vector = 0x280 }, "IRQ, PC 0x40" },
        { { .from = 0, .to = 1, .elr = 0x40, .vector = 0x500 }, "FIQ, PC 0x40" },
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        char text[EXEC_EXCEPTION_MAX];
        exec_exception_name(&cases[i].taken, text, sizeof(text));
        assert_string_equal(text, cases[i].text);
    }
}

/* What an exception class is called, from every one that DDI 0487 has for A64 and this CPU takes.
 */
static void every_class_has_a_name(void **state)
{
    (void)state;
    static const uint8_t taken[] = { 0x00, 0x01, 0x07, 0x09, 0x0A, 0x0D, 0x0E, 0x15, 0x16, 0x17,
                                     0x18, 0x1A, 0x1C, 0x20, 0x21, 0x22, 0x24, 0x25, 0x26, 0x27,
                                     0x2C, 0x2F, 0x30, 0x31, 0x32, 0x33, 0x34, 0x35, 0x3C };
    for (size_t i = 0; i < ARRAY_LEN(taken); i++) {
        char text[EXEC_EXCEPTION_MAX];
        const struct a64_taken t = { .from = 1, .to = 1, .esr = esr(taken[i], 0) };
        exec_exception_name(&t, text, sizeof(text));
        assert_null(strstr(text, "another"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code),
        cmocka_unit_test(sentences),
        cmocka_unit_test(every_class_has_a_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
