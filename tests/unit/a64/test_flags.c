/* SPDX-License-Identifier: Apache-2.0 */
/* Flag manipulation and CRC. */
#include "exec_rig.h"

/* By C6.2.505 and C6.2.33, every NZCV: the forms of Table C6-1 are among them. */
static void flags_of_comparisons(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    for (unsigned nzcv = 0; nzcv < 16; nzcv++) {
        const unsigned z = nzcv >> 2 & 1;
        const unsigned c = nzcv >> 1 & 1;
        const unsigned v = nzcv & 1;
        a64_set_nzcv(&r->c, nzcv);
        rig_do(r, a64_exec_axflag, 0xd500405f);
        assert_int_equal(a64_nzcv(&r->c), (z | v) << 2 | (c & !v) << 1);
        a64_set_nzcv(&r->c, nzcv);
        rig_do(r, a64_exec_xaflag, 0xd500403f);
        static const unsigned by_zc[4] = { 8, 2, 3, 6 }; /* 1000, 0010, 0011, 0110 */
        assert_int_equal(a64_nzcv(&r->c), by_zc[z << 1 | c]);
        a64_set_nzcv(&r->c, nzcv);
        rig_do(r, a64_exec_cfinv, 0xd500401f);
        assert_int_equal(a64_nzcv(&r->c), nzcv ^ 2);
    }
    rig_free(r);
}

static void flags_from_registers(void **state)
{
    (void)state;
    struct rig *r = rig_new();
    /* rmif x0, #5, #10: N and V from bits 8 and 6. */
    for (unsigned nzcv = 0; nzcv < 16; nzcv++) {
        a64_set_nzcv(&r->c, nzcv);
        r->c.x[0] = 0x100;
        rig_do(r, a64_exec_rmif, 0xba02840a);
        assert_int_equal(a64_nzcv(&r->c), (nzcv & 5) | 8);
        a64_set_nzcv(&r->c, nzcv);
        r->c.x[0] = ~UINT64_C(0x140);
        rig_do(r, a64_exec_rmif, 0xba02840a);
        assert_int_equal(a64_nzcv(&r->c), nzcv & 5);
        r->c.x[0] = 0xF0 | nzcv;
        rig_do(r, a64_exec_rmif, 0xba00040f); /* #0, #15 */
        assert_int_equal(a64_nzcv(&r->c), nzcv);
    }
    static const struct {
        uint32_t value;
        unsigned nzcv8, nzcv16; /* without C */
    } rows[] = {
        { 0, 4, 4 },          { 0x80, 9, 0 },    { 0xFF80, 8, 9 },     { 0x7F, 0, 0 },
        { 0x180, 8, 0 },      { 0x100, 5, 0 },   { 0x8000, 4, 9 },     { 0x10000, 4, 5 },
        { 0xFFFF8000, 4, 8 }, { 0x18001, 0, 8 }, { 0xFFFF7FFF, 8, 1 },
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        for (unsigned c = 0; c < 4; c += 2) {
            r->c.x[0] = rows[i].value | UINT64_C(0xABC) << 32;
            a64_set_nzcv(&r->c, 13 | c);
            rig_do(r, a64_exec_setf, 0x3a00080d);
            assert_int_equal(a64_nzcv(&r->c), rows[i].nzcv8 | c);
            a64_set_nzcv(&r->c, 13 | c);
            rig_do(r, a64_exec_setf, 0x3a00480d);
            assert_int_equal(a64_nzcv(&r->c), rows[i].nzcv16 | c);
        }
    }
    rig_free(r);
}

static uint32_t crc(struct rig *r, uint32_t insn, uint32_t sum, uint64_t value)
{
    r->c.x[0] = UINT64_C(0xFFFF) << 32 | sum;
    r->c.x[1] = value;
    rig_do(r, a64_exec_crc32, insn);
    assert_int_equal(r->c.x[2] >> 32, 0);
    return (uint32_t)r->c.x[2];
}

/* The check values of CRC-32 and CRC-32C: of "123456789", begun with ones and inverted. */
static void known_checksums(void **state)
{
    (void)state;
    static const uint8_t text[] = "123456789";
    struct rig *r = rig_new();
    uint32_t ieee = UINT32_MAX;
    uint32_t castagnoli = UINT32_MAX;
    for (unsigned i = 0; i < 9; i++) {
        ieee = crc(r, 0x1ac14002, ieee, text[i] | 0xABCD00U);
        castagnoli = crc(r, 0x1ac15002, castagnoli, text[i]);
    }
    assert_int_equal(~ieee, 0xCBF43926);
    assert_int_equal(~castagnoli, 0xE3069283);
    /* 8 at once, or 4, 2 and 2, and the last one. */
    const uint64_t first8 = UINT64_C(0x3837363534333231);
    assert_int_equal(~crc(r, 0x1ac14002, crc(r, 0x9ac14c02, UINT32_MAX, first8), '9'), 0xCBF43926);
    assert_int_equal(~crc(r, 0x1ac15002, crc(r, 0x9ac15c02, UINT32_MAX, first8), '9'), 0xE3069283);
    uint32_t sum = crc(r, 0x1ac14802, UINT32_MAX, 0x9934333231);
    sum = crc(r, 0x1ac14402, sum, 0x993635);
    sum = crc(r, 0x1ac14402, sum, 0x3837);
    assert_int_equal(~crc(r, 0x1ac14002, sum, '9'), 0xCBF43926);
    rig_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(flags_of_comparisons),
        cmocka_unit_test(flags_from_registers),
        cmocka_unit_test(known_checksums),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
