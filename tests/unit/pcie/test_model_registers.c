/* SPDX-License-Identifier: Apache-2.0 */
/** Model "registers": the side effects of each register, and of accesses of unusual widths. */
#include "model_rig.h"

enum {
    ID = 0x000,
    CONTROL = 0x004,
    STATUS = 0x008,
    DATA = 0x00c,
    OVERRUNS = 0x010,
    UNDERRUNS = 0x014,
    INTS = 0x018,
    INT_SET = 0x01c,
    BELL = 0x020,
    BELLS = 0x024,
    BELL_ERRORS = 0x028,
    SCRATCH = 0x040,
    PORT = 0x100
};
enum { EMPTY = 1 << 16, FULL = 1 << 17 };

static void test_fifo(void **state)
{
    static const char *const four[] = { "depth=4", NULL };
    struct model_rig rig;
    (void)state;
    rig_make(&rig, "registers", four);
    assert_int_equal(rig_read32(&rig, ID), 0x53474552);
    assert_int_equal(rig_read32(&rig, STATUS), EMPTY);
    /* Twice around the ring. */
    for (uint32_t i = 0; i < 3; i++) {
        for (uint32_t n = 0; n < 3; n++)
            rig_write32(&rig, DATA, 100 * i + n);
        assert_int_equal(rig_read32(&rig, STATUS), 3);
        for (uint32_t n = 0; n < 3; n++)
            assert_int_equal(rig_read32(&rig, DATA), 100 * i + n);
    }
    assert_int_equal(rig_stat(&rig, "registers.pops"), 9);
    /* Full: what comes is lost; counted until read; the interrupt stays. */
    for (uint32_t n = 1; n <= 6; n++)
        rig_write32(&rig, DATA, n);
    assert_int_equal(rig_read32(&rig, STATUS), 4 | FULL);
    assert_int_equal(rig_peek32(&rig, OVERRUNS), 2);
    assert_int_equal(rig_read32(&rig, OVERRUNS), 2);
    assert_int_equal(rig_read32(&rig, OVERRUNS), 0);
    assert_int_equal(rig_read32(&rig, INTS), 2);
    /* A look takes nothing out. */
    assert_int_equal(rig_peek32(&rig, DATA), 1);
    assert_int_equal(rig_peek32(&rig, PORT + 60), 1);
    assert_int_equal(rig_read32(&rig, PORT + 60), 1);
    assert_int_equal(rig_read32(&rig, DATA), 2);
    rig_write32(&rig, CONTROL, 1);
    assert_int_equal(rig_read32(&rig, STATUS), EMPTY);
    assert_int_equal(rig_read32(&rig, CONTROL), 0);
    /* Empty. */
    assert_int_equal(rig_read32(&rig, DATA), 0);
    assert_int_equal(rig_read32(&rig, UNDERRUNS), 1);
    assert_int_equal(rig_read32(&rig, UNDERRUNS), 0);
    assert_int_equal(rig_read32(&rig, INTS), 2 | 4);
    assert_int_equal(rig_stat(&rig, "registers.overruns"), 2);
    rig_free(&rig);
}

static void test_widths(void **state)
{
    struct model_rig rig;
    static const char *const filled[] = { "depth=20", "fill=20", NULL };
    uint32_t words[1024];
    (void)state;
    rig_make(&rig, "registers", filled);
    /* A zero-length read has no side effect. */
    rig_read_dws(&rig, 0, DATA, 1, 0, 0, words);
    assert_int_equal(rig_read32(&rig, STATUS), 20 | FULL);
    assert_int_equal(rig_stat(&rig, "registers.zero_length"), 1);
    /* One byte takes the whole word. */
    for (unsigned lane = 0; lane < 4; lane++) {
        rig_read_dws(&rig, 0, DATA, 1, 1U << lane, 0, words);
        assert_int_equal(words[0], lane);
    }
    assert_int_equal(rig_read32(&rig, STATUS), 16);
    /* Status and data in one: the level is that of before. */
    rig_read_dws(&rig, 0, STATUS, 2, 0xf, 0xf, words);
    assert_int_equal(words[0], 16);
    assert_int_equal(words[1], 4);
    /* Half of a quadword, by byte enables: the other register is not touched. */
    rig_read_dws(&rig, 0, STATUS, 2, 0xf, 0, words);
    assert_int_equal(words[0], 15);
    assert_int_equal(rig_read32(&rig, STATUS), 15);
    /* 64 bytes over the port: 15 words and an underrun. */
    rig_read_dws(&rig, 0, PORT, 16, 0xf, 0xf, words);
    for (uint32_t i = 0; i < 15; i++)
        assert_int_equal(words[i], 5 + i);
    assert_int_equal(words[15], 0);
    assert_int_equal(rig_read32(&rig, UNDERRUNS), 1);
    /* A speculative 64-byte read over the block's begin: it clears and takes out. */
    rig_write32(&rig, DATA, 77);
    rig_write32(&rig, BELL, 5);
    rig_read_dws(&rig, 0, 0, 16, 0xf, 0xf, words);
    assert_int_equal(words[DATA / 4], 77);
    assert_int_equal(words[BELL_ERRORS / 4], 1);
    assert_int_equal(rig_read32(&rig, STATUS), EMPTY);
    assert_int_equal(rig_read32(&rig, BELL_ERRORS), 0);
    /* A whole page: FIFO_DATA, then the counter of underruns, then every word of the port. */
    rig_read_dws(&rig, 0, 0, 1024, 0xf, 0xf, words);
    assert_int_equal(words[UNDERRUNS / 4], 1);
    assert_int_equal(rig_read32(&rig, UNDERRUNS), 16);
    rig_free(&rig);
}

static void test_writes(void **state)
{
    struct model_rig rig;
    uint8_t bytes[64], got[64];
    (void)state;
    rig_make(&rig, "registers", NULL);
    for (unsigned i = 0; i < 64; i++)
        bytes[i] = (uint8_t)(0x80 + i);
    /* One TLP of 64 bytes is 16 words, lowest first. */
    rig_write(&rig, 0, PORT, bytes, 64);
    assert_int_equal(rig_read32(&rig, STATUS), 16 | FULL);
    assert_int_equal(rig_read32(&rig, DATA), 0x83828180);
    rig_write32(&rig, CONTROL, 1);
    /* Bytes that are not enabled come as 0. */
    rig_write(&rig, 0, PORT + 1, bytes, 2);
    assert_int_equal(rig_read32(&rig, DATA), 0x00818000);
    /* A memcpy of 7 bytes as two overlapping stores: the second comes apart over two registers. */
    rig_write(&rig, 0, PORT, bytes, 4);
    rig_write(&rig, 0, PORT + 3, bytes + 3, 4);
    assert_int_equal(rig_read32(&rig, STATUS), 3);
    assert_int_equal(rig_read32(&rig, DATA), 0x83828180);
    assert_int_equal(rig_read32(&rig, DATA), 0x83000000);
    assert_int_equal(rig_read32(&rig, DATA), 0x00868584);
    /* Combined it is one TLP, and two words. */
    rig_write(&rig, 0, PORT, bytes, 7);
    assert_int_equal(rig_read32(&rig, STATUS), 2);
    rig_write32(&rig, CONTROL, 1);
    /* Scratch keeps the bytes that are not enabled, holes as well. */
    rig_write(&rig, 0, SCRATCH, bytes, 64);
    static const uint8_t zero[8] = { 0 };
    rig_write_dws(&rig, 0, SCRATCH + 8, 2, 0x5, 0xa, zero);
    memcpy(got, bytes, 64);
    got[8] = got[10] = got[13] = got[15] = 0;
    uint8_t seen[64];
    rig_read_dws(&rig, 0, SCRATCH, 16, 0xf, 0xf, seen);
    assert_memory_equal(seen, got, 64);
    /* Neither in front nor behind. */
    assert_int_equal(rig_read32(&rig, SCRATCH - 4), 0);
    assert_int_equal(rig_read32(&rig, SCRATCH + 64), 0);
    assert_int_equal(rig_stat(&rig, "registers.unmapped"), 2);
    /* Read-only registers stay. */
    rig_write32(&rig, ID, 0);
    rig_write32(&rig, STATUS, 3);
    assert_int_equal(rig_read32(&rig, ID), 0x53474552);
    assert_int_equal(rig_read32(&rig, STATUS), EMPTY);
    rig_free(&rig);
}

static void test_doorbell_and_interrupts(void **state)
{
    struct model_rig rig;
    (void)state;
    rig_make(&rig, "registers", NULL);
    for (uint32_t i = 1; i <= 3; i++)
        rig_write32(&rig, BELL, i);
    assert_int_equal(rig_read32(&rig, BELLS), 3);
    assert_int_equal(rig_read32(&rig, INTS), 1);
    rig_write32(&rig, BELL, 3); /* again: a duplicate */
    rig_write32(&rig, BELL, 5); /* one was lost */
    rig_write32(&rig, BELL, 4); /* late */
    assert_int_equal(rig_read32(&rig, BELL), 4);
    assert_int_equal(rig_read32(&rig, BELLS), 6);
    assert_int_equal(rig_read32(&rig, BELL_ERRORS), 3);
    assert_int_equal(rig_read32(&rig, BELL_ERRORS), 0);
    assert_int_equal(rig_read32(&rig, INTS), 1 | 8);
    /* W1C, by lanes. */
    rig_write32(&rig, INT_SET, 0x01010100);
    assert_int_equal(rig_read32(&rig, INT_SET), 0);
    rig_write32(&rig, INTS, 8);
    assert_int_equal(rig_read32(&rig, INTS), 0x01010101);
    static const uint8_t ones[4] = { 0xff, 0xff, 0xff, 0xff };
    rig_write_dws(&rig, 0, INTS, 1, 0x4, 0, ones);
    assert_int_equal(rig_read32(&rig, INTS), 0x01000101);
    /* Two halves ring twice: the other bytes are as they were. */
    rig.d.reset(rig.d.self, 0);
    static const uint8_t value[4] = { 1, 0, 1, 0 };
    rig_write(&rig, 0, BELL, value, 2);
    rig_write(&rig, 0, BELL + 2, value + 2, 2);
    assert_int_equal(rig_read32(&rig, BELL), 0x00010001);
    assert_int_equal(rig_read32(&rig, BELLS), 2);
    assert_int_equal(rig_read32(&rig, BELL_ERRORS), 1);
    assert_int_equal(rig_stat(&rig, "registers.doorbells"), 8); /* a reset forgets no statistics */
    rig_free(&rig);
}

static void test_refusals(void **state)
{
    static const char *const strict[] = { "wide=ca", "narrow=ur", "fill=2", NULL };
    struct model_rig rig;
    uint32_t words[2] = { 1, 2 };
    (void)state;
    rig_make(&rig, "registers", strict);
    rig_read_dws(&rig, 0, STATUS, 2, 0xf, 0xf, words);
    assert_int_equal(rig.a.status, PCIE_CA);
    rig_read_dws(&rig, 0, DATA, 1, 0x3, 0, words);
    assert_int_equal(rig.a.status, PCIE_UR);
    rig_read_dws(&rig, 0, DATA, 1, 0, 0, words);
    assert_int_equal(rig.a.status, PCIE_SC);
    rig_write(&rig, 0, SCRATCH, words, 8);
    assert_int_equal(rig.a.status, PCIE_CA);
    assert_int_equal(rig_read32(&rig, STATUS), 2);
    assert_int_equal(rig_read32(&rig, SCRATCH), 0);
    assert_int_equal(rig_stat(&rig, "registers.refused"), 3);
    /* Poisoned: UR, and nothing happens. */
    struct pcie_device_request r = rig_request(&rig, 0, BELL, 1, 0xf, 0);
    r.poisoned = true;
    struct pcie_device_answer a = { 0 };
    rig.d.write(rig.d.self, &r, (const uint8_t *)words, &a);
    assert_int_equal(a.status, PCIE_UR);
    assert_int_equal(rig_read32(&rig, BELLS), 0);
    /* Past the end. */
    rig_read_dws(&rig, 0, 4096, 1, 0xf, 0, words);
    assert_int_equal(rig.a.status, PCIE_UR);
    rig_read_dws(&rig, 1, 0, 1, 0xf, 0, words);
    assert_int_equal(rig.a.status, PCIE_UR);
    assert_false(rig.d.peek(rig.d.self, 0, 4093, words, 4));
    assert_false(rig.d.poke(rig.d.self, 3, 0, words, 4));
    assert_true(rig.d.peek(rig.d.self, 0, 4092, words, 4));
    rig_free(&rig);

    static const char *const overfull[] = { "depth=2", "fill=3", NULL };
    assert_false(rig_try(&rig, "registers", NULL, overfull));
    assert_non_null(strstr(rig.e.text, "fill 3"));
    const uint64_t none[6] = { 0, 4096 };
    assert_false(rig_try(&rig, "registers", none, NULL));
    assert_non_null(strstr(rig.e.text, "BAR 0"));
}

/** The device's own side: a word that comes in. */
static void test_poke(void **state)
{
    struct model_rig rig;
    const uint32_t words[2] = { 0x11111111, 0x22222222 };
    (void)state;
    rig_make(&rig, "registers", NULL);
    assert_true(rig.d.poke(rig.d.self, 0, PORT, words, 8));
    assert_int_equal(rig_read32(&rig, STATUS), 2);
    assert_true(rig.d.poke(rig.d.self, 0, SCRATCH + 1, words, 2));
    assert_int_equal(rig_read32(&rig, SCRATCH), 0x00111100);
    assert_int_equal(rig_read32(&rig, DATA), 0x11111111);
    assert_int_equal(rig_read32(&rig, DATA), 0x22222222);
    assert_int_equal(rig_read32(&rig, BELLS), 0);
    assert_int_equal(rig_stat(&rig, "registers.writes"), 0);
    rig_free(&rig);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fifo),     cmocka_unit_test(test_widths),
        cmocka_unit_test(test_writes),   cmocka_unit_test(test_doorbell_and_interrupts),
        cmocka_unit_test(test_refusals), cmocka_unit_test(test_poke),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
