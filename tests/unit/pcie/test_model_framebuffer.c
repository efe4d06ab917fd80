/* SPDX-License-Identifier: Apache-2.0 */
/** Model "framebuffer": rows, overdraw, sizes of TLPs. */
#include "model_rig.h"

enum { WIDTH = 0x04, STRIDE = 0x0c, BPP = 0x10, FRAME = 0x14, DIRTY = 0x18, BYTES = 0x20 };
enum { OVERDRAW = 0x28, OUTSIDE = 0x30, TLPS = 0x38 };

static void test_drawing(void **state)
{
    /* 20 rows of 30 bytes, 32 apart. */
    static const char *const small[] = { "width=10", "height=20", "bpp=24", "stride=32", NULL };
    static uint8_t bytes[4096];
    struct model_rig rig;
    (void)state;
    for (unsigned i = 0; i < sizeof(bytes); i++)
        bytes[i] = (uint8_t)(i * 7 + 1);
    rig_make(&rig, "framebuffer", small);
    assert_int_equal(rig_read32(&rig, 0), 0x00554247);
    assert_int_equal(rig_read32(&rig, WIDTH), 10);
    assert_int_equal(rig_read32(&rig, STRIDE), 32);
    assert_int_equal(rig_read32(&rig, BPP), 24);
    rig_write(&rig, 2, 0, bytes, 64); /* two rows with 2 bytes beside each */
    assert_int_equal(rig_read32(&rig, DIRTY), 2);
    assert_int_equal(rig_read32(&rig, BYTES), 64);
    assert_int_equal(rig_read32(&rig, OUTSIDE), 4);
    assert_int_equal(rig_read32(&rig, OVERDRAW), 0);
    rig_write(&rig, 2, 61, bytes, 6); /* 3 again, then the third row */
    assert_int_equal(rig_read32(&rig, OVERDRAW), 3);
    assert_int_equal(rig_read32(&rig, DIRTY), 3);
    assert_int_equal(rig_read32(&rig, OUTSIDE), 6);       /* 62 and 63 */
    rig_write(&rig, 2, (uint64_t)19 * 32 + 28, bytes, 8); /* the last row's end, and past it */
    assert_int_equal(rig_read32(&rig, DIRTY), 4);
    assert_int_equal(rig_read32(&rig, OUTSIDE), 12);
    assert_int_equal(rig_read32(&rig, TLPS), 3);
    assert_int_equal(rig_peek32(&rig, TLPS + 4), 0);
    rig_write32(&rig, FRAME, 0);
    assert_int_equal(rig_read32(&rig, FRAME), 1);
    assert_int_equal(rig_read32(&rig, DIRTY), 0);
    assert_int_equal(rig_read32(&rig, BYTES), 0);
    rig_write(&rig, 2, 0, bytes, 64);
    assert_int_equal(rig_read32(&rig, OVERDRAW), 0);
    assert_int_equal(rig_read32(&rig, DIRTY), 2);
    assert_int_equal(rig_stat(&rig, "framebuffer.dirty_rows"), 6);
    assert_int_equal(rig_stat(&rig, "framebuffer.overdraw"), 3);
    uint8_t seen[64];
    rig_read_dws(&rig, 2, 0, 16, 0xf, 0xf, seen);
    assert_memory_equal(seen, bytes, 64);
    assert_int_equal(rig_stat(&rig, "framebuffer.read_bytes"), 64);
    /* Holes are neither drawn nor overdrawn. */
    rig_write32(&rig, FRAME, 0);
    rig_write_dws(&rig, 2, 0, 2, 0x9, 0x6, bytes);
    rig_write_dws(&rig, 2, 0, 2, 0xf, 0xf, bytes);
    assert_int_equal(rig_read32(&rig, OVERDRAW), 4);
    assert_int_equal(rig_read32(&rig, BYTES), 12);
    rig_free(&rig);
}

static void test_sizes(void **state)
{
    static uint8_t bytes[4096];
    struct model_rig rig;
    (void)state;
    rig_make(&rig, "framebuffer", NULL);
    for (uint32_t size = 1; size <= 4096; size++)
        rig_write(&rig, 2, 0, bytes, size);
    /* 1 to 4, 5 to 8, 9 to 16 ... 2049 to 4096. */
    assert_int_equal(rig_stat(&rig, "framebuffer.tlps_4"), 4);
    for (unsigned limit = 8; limit <= 4096; limit *= 2) {
        char name[32];
        snprintf(name, sizeof(name), "framebuffer.tlps_%u", limit);
        assert_int_equal(rig_stat(&rig, name), limit / 2);
    }
    assert_int_equal(rig_stat(&rig, "framebuffer.bytes"), 4096 * 4097 / 2);
    assert_int_equal(rig_stat(&rig, "framebuffer.overdraw"), 4096 * 4097 / 2 - 4096);
    assert_int_equal(rig_stat(&rig, "framebuffer.dirty_rows"), 1); /* 1024 pixels of 4 bytes */
    rig_free(&rig);
}

static void test_refusals(void **state)
{
    static const char *const narrow[] = { "stride=4095", NULL };
    static const char *const bits[] = { "bpp=15", NULL };
    static const char *const tall[] = { "height=1025", NULL };
    static const char *const exact[] = { "height=1024", NULL };
    struct model_rig rig;
    (void)state;
    assert_false(rig_try(&rig, "framebuffer", NULL, narrow));
    assert_non_null(strstr(rig.e.text, "stride"));
    assert_false(rig_try(&rig, "framebuffer", NULL, bits));
    assert_non_null(strstr(rig.e.text, "bpp"));
    assert_false(rig_try(&rig, "framebuffer", NULL, tall));
    assert_non_null(strstr(rig.e.text, "BAR 2"));
    assert_true(rig_try(&rig, "framebuffer", NULL, exact));
    uint32_t word = 0;
    rig_write(&rig, 2, (4 << 20) - 4, &word, 4);
    assert_int_equal(rig.a.status, PCIE_SC);
    rig_write(&rig, 2, 4 << 20, &word, 4);
    assert_int_equal(rig.a.status, PCIE_UR);
    rig_free(&rig);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_drawing),
        cmocka_unit_test(test_sizes),
        cmocka_unit_test(test_refusals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
