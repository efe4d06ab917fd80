/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Instructions with memory of their own kind on a whole PE: exclusives, atomics, MOPS, LS64, tags
 * and pointer authentication, to RAM under several memory types and to a device that answers.
 */
#include "machine.h"

enum { CPYP = 0x1d010440, CPYM = 0x1d410440, CPYE = 0x1d810440 };
enum { SETP = 0x19c10440, SETM = 0x19c14440, SETE = 0x19c18440 };
enum { SETGP = 0x1dc10440, SETGM = 0x1dc14440, SETGE = 0x1dc18440 };
enum { LDAXR_4 = 0xc85ffc04, STLXR_5_4 = 0xc805fc04, LDADDAL = 0xf8e10002, LDG_6_7 = 0xd96000e6 };
enum { ST64B = 0xf83f9002, LD64B_8 = 0xf83fd008, ST64BV = 0xf821b002, DC_ZVA = 0xd50b7420 };
enum { PACIASP = 0xd503233f, MOV_20_30 = 0xaa1e03f4, AUTIASP = 0xd50323bf };
#define ADD_4_1   0x91000484U /* add x4, x4, #1 */
#define SUBS_3_1  0xf1000463U /* subs x3, x3, #1 */
#define CBNZ_5(n) (0x35000005U | ((uint32_t)(n)&0x7FFFF) << 5)
#define B_NE(n)   (0x54000001U | ((uint32_t)(n)&0x7FFFF) << 5)

/* ESR_EL1 of a data abort at EL1: EC 0x25, IL; ISS without ISV. */
static uint64_t abort_of(uint64_t esr)
{
    return esr >> 25 == (0x25 << 1 | 1) ? esr & 0x3F : 0;
}

static void copies_between_ram_and_a_device(void **state)
{
    (void)state;
    struct machine *m = new_machine();
    for (unsigned i = 0; i < 0x8000; i++)
        m->ram[i] = (uint8_t)(i * 7 + (i >> 8));
    set3(m, DEVICE + 0x1003, RAM + 0x0F01, 1000);
    assert_int_equal(RUN(m, CPYP, CPYM, CPYE), 0);
    assert_memory_equal(m->device + 0x1003, m->ram + 0x0F01, 1000);
    assert_int_equal(m->device[0x1002], 0);
    assert_int_equal(m->device[0x1003 + 1000], 0);
    assert_int_equal(a64_get(m->c, 2), 0);
    /* 1, 4 and 56 bytes to the end of a line; 14 lines, one of them as 2, 2, 4 and 56 since the
     * source enters a page there; 40, 2 and 1. */
    assert_int_equal(m->count, 3 + 13 + 4 + 3);
    static const uint32_t sizes[] = { 1, 4, 56, 64, 64, 64, 2, 2, 4, 56, 64 };
    for (unsigned i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        assert_int_equal(m->accesses[i].size, sizes[i]);
        assert_int_equal(m->accesses[i].element, sizes[i] < 8 ? sizes[i] : 8);
    }
    assert_int_equal(m->accesses[20].size, 40);
    assert_int_equal(m->accesses[22].size, 1);
    /* And back, both ends devices for a part of it. */
    set3(m, RAM + 0x3000, DEVICE + 0x1003, 1000);
    assert_int_equal(RUN(m, CPYP, CPYM, CPYE), 0);
    assert_memory_equal(m->ram + 0x3000, m->ram + 0x0F01, 1000);
    set3(m, DEVICE + 0x1010, DEVICE + 0x1003, 1000); /* backward */
    assert_int_equal(RUN(m, CPYP, CPYM, CPYE), 0);
    assert_memory_equal(m->device + 0x1010, m->ram + 0x0F01, 1000);
    free_machine(m);
}

static void a_long_set_goes_on_until_it_faults(void **state)
{
    (void)state;
    struct machine *m = new_machine();
    set3(m, RAM, 0x5C, 0x7000);
    assert_int_equal(RUN(m, SETP, SETM, SETE), 0);
    for (unsigned i = 0; i < 0x7000; i++)
        assert_int_equal(m->ram[i], 0x5C);
    assert_int_equal(m->ram[0x7000], 0);
    /* 2^63 - 1 bytes, of which the first is nowhere. */
    set3(m, UINT64_C(0x7FFFFFFF00), 0x11, UINT64_MAX);
    assert_int_equal(abort_of(RUN(m, SETP, SETM, SETE)), 0x05);
    assert_int_equal(a64_get(m->c, 2), -UINT64_C(0x7FFFFFFFFFFFFFFF));
    uint64_t elr;
    assert_true(a64_get_sysreg(m->c, "ELR_EL1", &elr));
    assert_int_equal(elr, RAM + CODE + 4);
    free_machine(m);
}

static void exclusives_count(void **state)
{
    (void)state;
    struct machine *m = new_machine();
    put(m, 0x100, 5, 8);
    set3(m, RAM + 0x100, 0, 0);
    a64_set(m->c, 3, 1000);
    assert_int_equal(RUN(m, LDAXR_4, ADD_4_1, STLXR_5_4, CBNZ_5(-3), SUBS_3_1, B_NE(-5)), 0);
    assert_int_equal(word(m, 0x100), 1005);
    /* Through another name of the same memory. */
    set3(m, RAM + 0x100, 0, 0);
    assert_int_equal(RUN(m, LDAXR_4), 0);
    a64_set(m->c, 0, TAGGED + 0x100);
    a64_set(m->c, 4, 77);
    assert_int_equal(RUN(m, STLXR_5_4), 0);
    assert_int_equal(a64_get(m->c, 5), 0);
    assert_int_equal(word(m, 0x100), 77);
    free_machine(m);
}

static void atomics_are_aligned(void **state)
{
    (void)state;
    struct machine *m = new_machine();
    put(m, 0x100, 5, 8);
    set3(m, RAM + 0x100, 3, 0);
    assert_int_equal(RUN(m, LDADDAL), 0);
    assert_int_equal(word(m, 0x100), 8);
    assert_int_equal(a64_get(m->c, 2), 5);
    set3(m, RAM + 0x104, 3, 0); /* within 16 bytes: FEAT_LSE2 */
    assert_int_equal(RUN(m, LDADDAL), 0);
    set3(m, RAM + 0x10C, 3, 0);
    assert_int_equal(abort_of(RUN(m, LDADDAL)), 0x21);
    assert_int_equal(abort_of(RUN(m, LDAXR_4)), 0x21);
    assert_int_equal(abort_of(RUN(m, STLXR_5_4)), 0x21);
    /* Nor is there anything like them outside of Write-Back memory. */
    set3(m, BAR_NC + 0x100, 3, 9);
    assert_int_equal(abort_of(RUN(m, LDADDAL)), 0x35);
    assert_int_equal(m->accesses[0].kind, ACCESS_EXCLUSIVE);
    assert_int_equal(abort_of(RUN(m, LDAXR_4)), 0x35);
    assert_int_equal(a64_get(m->c, 2), 9);
    set3(m, DEVICE + 0x100, 3, 9);
    assert_int_equal(abort_of(RUN(m, LDAXR_4)), 0x35);
    free_machine(m);
}

static void blocks_of_64_to_a_bar(void **state)
{
    (void)state;
    struct machine *m = new_machine();
    a64_set(m->c, 0, BAR_NC + 0x40);
    for (unsigned i = 0; i < 8; i++)
        a64_set(m->c, 2 + i, UINT64_C(0x0101010101010101) * (i + 1));
    assert_int_equal(RUN(m, ST64B), 0);
    assert_int_equal(m->count, 1);
    assert_int_equal(m->accesses[0].kind, ACCESS_SINGLE);
    assert_int_equal(m->accesses[0].size, 64);
    for (unsigned i = 0; i < 64; i++)
        assert_int_equal(m->device[0x40 + i], i / 8 + 1);
    memset(m->device + 0x40, 0x99, 8);
    assert_int_equal(RUN(m, LD64B_8), 0);
    assert_int_equal(a64_get(m->c, 8), UINT64_C(0x9999999999999999));
    assert_int_equal(a64_get(m->c, 15), UINT64_C(0x0808080808080808));
    assert_int_equal(RUN(m, ST64BV), 0);
    assert_int_equal(a64_get(m->c, 1), UINT64_MAX);
    a64_set(m->c, 0, BAR_NC + 0x48);
    assert_int_equal(abort_of(RUN(m, ST64B)), 0x21);
    a64_set_sysreg(m->c, "HCRX_EL2", 0);
    a64_set_sysreg(m->c, "VBAR_EL2", RAM + VECTORS);
    assert_int_equal(RUN(m, ST64B), UINT64_C(0x0A) << 26 | 1 << 25 | 2);
    free_machine(m);
}

static void tags_belong_to_tagged_memory(void **state)
{
    (void)state;
    struct machine *m = new_machine();
    set3(m, TAGGED + 0x200, 0xAB, 0x40);
    a64_set(m->c, 0, TAGGED | 0x200 | UINT64_C(9) << 56);
    a64_set_sysreg(m->c, "TCR_EL1",
                   25 | 1 << 8 | 1 << 10 | 3 << 12 | UINT64_C(1) << 23 | UINT64_C(1) << 37);
    a64_set(m->c, 7, TAGGED + 0x230);
    a64_set(m->c, 6, 0);
    assert_int_equal(RUN(m, SETGP, SETGM, SETGE, LDG_6_7), 0);
    assert_int_equal(m->ram[0x23F], 0xAB);
    assert_int_equal(a64_get(m->c, 6), UINT64_C(9) << 56);
    a64_set(m->c, 7, TAGGED + 0x240);
    assert_int_equal(RUN(m, LDG_6_7), 0);
    assert_int_equal(a64_get(m->c, 6), 0);
    a64_set(m->c, 6, UINT64_C(5) << 56);
    a64_set(m->c, 7, RAM + 0x230); /* the same memory, but untagged */
    assert_int_equal(RUN(m, LDG_6_7), 0);
    assert_int_equal(a64_get(m->c, 6), 0);
    free_machine(m);
}

static void blocks_of_zeros(void **state)
{
    (void)state;
    struct machine *m = new_machine();
    memset(m->ram, 0xEE, 0x400);
    memset(m->device, 0xEE, 0x400);
    a64_set(m->c, 0, RAM + 0x1FF);
    assert_int_equal(RUN(m, DC_ZVA), 0);
    const uint64_t block = m->impl.dczva_bytes;
    for (uint64_t i = 0; i < 0x400; i++)
        assert_int_equal(m->ram[i], i / block == 0x1FF / block ? 0 : 0xEE);
    a64_set(m->c, 0, BAR_NC + 0x150);
    assert_int_equal(RUN(m, DC_ZVA), 0);
    for (uint64_t i = 0; i < 0x400; i++)
        assert_int_equal(m->device[i], i / block == 0x150 / block ? 0 : 0xEE);
    assert_int_equal(m->accesses[0].kind, ACCESS_ZVA);
    a64_set(m->c, 0, DEVICE + 0x150);
    assert_int_equal(abort_of(RUN(m, DC_ZVA)), 0x21);
    uint64_t far;
    assert_true(a64_get_sysreg(m->c, "FAR_EL1", &far));
    assert_int_equal(far, DEVICE + 0x150);
    free_machine(m);
}

static void return_addresses_are_signed(void **state)
{
    (void)state;
    struct machine *m = new_machine();
    a64_set_sysreg(m->c, "APIAKeyLo_EL1", UINT64_C(0x1234567890ABCDEF));
    a64_set(m->c, A64_REG_SP, RAM + 0x1000);
    a64_set(m->c, 30, RAM + 0x4444);
    assert_int_equal(RUN(m, PACIASP, MOV_20_30, AUTIASP), 0);
    assert_int_equal(a64_get(m->c, 30), RAM + 0x4444);
    assert_true(a64_get(m->c, 20) != RAM + 0x4444);
    assert_int_equal(a64_get(m->c, 20) & UINT64_C(0x7FFFFFFFFF), RAM + 0x4444);
    a64_set(m->c, A64_REG_SP, RAM + 0x1010); /* another frame */
    a64_set(m->c, 30, a64_get(m->c, 20));
    assert_int_equal(RUN(m, AUTIASP), 0);
    assert_int_equal(a64_get(m->c, 30), (RAM + 0x4444) | UINT64_C(1) << 61);
    free_machine(m);
}

/* The last bytes of the address space, where nothing is mapped: LDR, STR, STP and LD2. */
static void the_end_of_addresses_is_not_memory(void **state)
{
    (void)state;
    enum { LDR_0_1 = 0xf9400020, STR_0_1 = 0xf9000020, STP_1_PRE = 0xa9bf0822, LD2 = 0x4c408020 };
    struct machine *m = new_machine();
    a64_set_sysreg(m->c, "CPACR_EL1", 3 << 20);
    static const uint32_t words[] = { LDR_0_1, STR_0_1, STP_1_PRE, LD2 };
    for (unsigned i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        static const uint64_t addresses[] = { 0, UINT64_MAX - 7, UINT64_MAX - 0xfff };
        for (unsigned k = 0; k < 3; k++) {
            set3(m, 0, addresses[k] + (words[i] == STP_1_PRE ? 16 : 0), 0);
            const uint64_t dfsc = abort_of(RUN(m, words[i]));
            assert_in_range(dfsc, 0x04, 0x07); /* a Translation fault */
        }
    }
    free_machine(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(copies_between_ram_and_a_device),
        cmocka_unit_test(a_long_set_goes_on_until_it_faults),
        cmocka_unit_test(exclusives_count),
        cmocka_unit_test(atomics_are_aligned),
        cmocka_unit_test(blocks_of_64_to_a_bar),
        cmocka_unit_test(tags_belong_to_tagged_memory),
        cmocka_unit_test(blocks_of_zeros),
        cmocka_unit_test(return_addresses_are_signed),
        cmocka_unit_test(the_end_of_addresses_is_not_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
