/* SPDX-License-Identifier: Apache-2.0 */
/** Models "error" and "memory", and the table of models. */
#include "model_rig.h"

static void test_kinds(void **state)
{
    static const struct {
        const char *name;
        uint8_t status;
        bool silent, poisoned, late, done;
    } kinds[] = {
        { "ok", PCIE_SC, false, false, false, true },
        { "ur", PCIE_UR, false, false, false, false },
        { "ca", PCIE_CA, false, false, false, false },
        { "timeout", PCIE_SC, true, false, false, false },
        { "delay", PCIE_SC, false, false, true, true },
        { "poison", PCIE_SC, false, true, false, true },
    };
    (void)state;
    for (unsigned k = 0; k < ARRAY_LEN(kinds); k++) {
        const bool writes = strcmp(kinds[k].name, "poison") != 0;
        char read[32], write[32];
        snprintf(read, sizeof(read), "read=%s", kinds[k].name);
        snprintf(write, sizeof(write), "write=%s", kinds[k].name);
        const char *const settings[] = { "delay=3us", read, writes ? write : NULL, NULL };
        struct model_rig rig;
        uint32_t value = 0x12345678, seen = 0;
        rig_make(&rig, "error", settings);
        if (writes) {
            rig_write(&rig, 0, 16, &value, 4);
            assert_int_equal(rig.a.status, kinds[k].status);
            assert_int_equal(rig.a.silent, kinds[k].silent);
            assert_int_equal(rig.a.delay, kinds[k].late ? 3000 * PS_PER_NS : 0);
            assert_true(rig.d.peek(rig.d.self, 0, 16, &seen, 4));
            assert_int_equal(seen, kinds[k].done ? value : 0);
        }
        assert_true(rig.d.poke(rig.d.self, 0, 16, &value, 4));
        rig_read_dws(&rig, 0, 16, 1, 0xf, 0, &seen);
        assert_int_equal(rig.a.status, kinds[k].status);
        assert_int_equal(rig.a.silent, kinds[k].silent);
        assert_int_equal(rig.a.poisoned, kinds[k].poisoned);
        assert_int_equal(rig.a.delay, kinds[k].late ? 3000 * PS_PER_NS : 0);
        assert_int_equal(seen, kinds[k].done ? value : 0);
        rig_free(&rig);
    }
}

/** Which of reads of 4 bytes at 0, 4, 8 ... are hit, as bits. */
static uint32_t hits(struct model_rig *rig, unsigned count, uint32_t step)
{
    uint32_t seen, result = 0;
    for (unsigned i = 0; i < count; i++) {
        rig_read_dws(rig, 0, (uint64_t)i * step, 1, 0xf, 0, &seen);
        result |= rig->a.status != PCIE_SC ? 1U << i : 0;
    }
    return result;
}

static void test_ranges_and_counts(void **state)
{
    static const char *const range[] = { "read=ur", "first=7", "last=16", NULL };
    static const char *const counted[] = { "read=ur", "skip=3", "every=4", "count=2", NULL };
    static const char *const pages[] = {
        "read=ur",        "first=4KiB",   "last=8191",  "read_2=ca",
        "first_2=8KiB",   "last_2=12287", "write_3=ur", "first_4=0",
        "read_4=timeout", "count_4=1",    NULL
    };
    struct model_rig rig;
    uint8_t bytes[64] = { 0 };
    (void)state;
    rig_make(&rig, "error", range);
    assert_int_equal(hits(&rig, 8, 4), 0x1e); /* 4 to 7, 8, 12, 16 to 19 */
    rig_read_dws(&rig, 0, 4, 1, 0x7, 0, bytes);
    assert_int_equal(rig.a.status, PCIE_SC);
    rig_read_dws(&rig, 0, 4, 1, 0x8, 0, bytes);
    assert_int_equal(rig.a.status, PCIE_UR);
    rig_read_dws(&rig, 0, 4, 4, 0x1, 0x1, bytes); /* goes through the middle */
    assert_int_equal(rig.a.status, PCIE_UR);
    rig_read_dws(&rig, 0, 4, 1, 0, 0, bytes); /* zero length, at 4 */
    assert_int_equal(rig.a.status, PCIE_SC);
    rig_read_dws(&rig, 0, 8, 1, 0, 0, bytes);
    assert_int_equal(rig.a.status, PCIE_UR);
    rig_read_dws(&rig, 0, 0, 1024, 0xf, 0xf, (uint8_t[4096]){ 0 });
    assert_int_equal(rig.a.status, PCIE_UR);
    rig_free(&rig);

    rig_make(&rig, "error", counted);
    assert_int_equal(hits(&rig, 24, 4), 1U << 6 | 1U << 10); /* the 7th and the 11th */
    rig.d.reset(rig.d.self, 0);
    assert_int_equal(hits(&rig, 8, 4), 1U << 6);
    rig_write(&rig, 0, 0, bytes, 64); /* writes do not count */
    assert_int_equal(rig.a.status, PCIE_SC);
    rig_free(&rig);

    rig_make(&rig, "error", pages);
    rig_read_dws(&rig, 0, 4096, 1, 0xf, 0, bytes);
    assert_int_equal(rig.a.status, PCIE_UR);
    rig_read_dws(&rig, 0, 8192, 1, 0xf, 0, bytes);
    assert_int_equal(rig.a.status, PCIE_CA);
    rig_read_dws(&rig, 0, 0, 1, 0xf, 0, bytes); /* its turn is the first request anywhere */
    assert_int_equal(rig.a.status, PCIE_SC);
    assert_true(rig.a.silent);
    rig_read_dws(&rig, 0, 0, 1, 0xf, 0, bytes);
    assert_false(rig.a.silent);
    rig_write(&rig, 0, 12288, bytes, 4);
    assert_int_equal(rig.a.status, PCIE_UR);
    assert_int_equal(rig_stat(&rig, "error.read_ur"), 1);
    assert_int_equal(rig_stat(&rig, "error.read_timeout"), 1);
    assert_int_equal(rig_stat(&rig, "error.reads"), 4);
    assert_int_equal(rig_stat(&rig, "error.write_ur"), 1);
    rig_free(&rig);
}

static void test_refusals(void **state)
{
    static const char *const back[] = { "read=ur", "first=8", "last=7", NULL };
    static const char *const past[] = { "read_2=ur", "first_2=64KiB", NULL };
    static const char *const nobar[] = { "write=ur", "bar=1", NULL };
    struct model_rig rig;
    (void)state;
    assert_false(rig_try(&rig, "error", NULL, back));
    assert_non_null(strstr(rig.e.text, "rule 1"));
    assert_false(rig_try(&rig, "error", NULL, past));
    assert_non_null(strstr(rig.e.text, "rule 2"));
    assert_false(rig_try(&rig, "error", NULL, nobar));
    assert_non_null(strstr(rig.e.text, "BAR 1"));
}

/** Every pair of byte enables of one and two DWs, against bytes one by one. */
static void test_memory(void **state)
{
    struct model_rig rig;
    uint8_t data[4096], want[8], seen[4096];
    (void)state;
    rig_make(&rig, "memory", NULL);
    for (unsigned i = 0; i < 8; i++)
        data[i] = (uint8_t)(0xa0 + i);
    for (unsigned dws = 1; dws <= 2; dws++) {
        for (unsigned enables = 0; enables < 1U << (4 * dws); enables++) {
            memset(want, 0x55, sizeof(want));
            assert_true(rig.d.poke(rig.d.self, 0, 96, want, 8));
            for (unsigned i = 0; i < 4 * dws; i++) {
                if (enables >> i & 1)
                    want[i] = data[i];
            }
            rig_write_dws(&rig, 0, 96, dws, enables & 0xf, enables >> 4, data);
            assert_true(rig.d.peek(rig.d.self, 0, 96, seen, 8));
            assert_memory_equal(seen, want, 8);
        }
    }
    assert_int_equal(rig_stat(&rig, "memory.zero_length"), 2);
    for (unsigned i = 0; i < 4096; i++)
        data[i] = (uint8_t)(i * 31 >> 3);
    rig_write(&rig, 0, 4096, data, 4096);
    rig_read_dws(&rig, 0, 4096, 1024, 0xf, 0xf, seen);
    assert_memory_equal(seen, data, 4096);
    rig_write(&rig, 0, (64 << 10) - 4, data, 4);
    assert_int_equal(rig.a.status, PCIE_SC);
    rig_write(&rig, 0, (64 << 10) - 4, data, 8);
    assert_int_equal(rig.a.status, PCIE_UR);
    rig_read_dws(&rig, 4, 0, 1, 0xf, 0, seen);
    assert_int_equal(rig.a.status, PCIE_UR);
    rig_free(&rig);
}

static void test_table(void **state)
{
    static const char *const names[] = { "memory", "registers",   "nic",
                                         "nvme",   "framebuffer", "error" };
    (void)state;
    for (unsigned i = 0; i < ARRAY_LEN(names); i++) {
        const struct pcie_model *m = &pcie_models[i];
        struct model_rig rig;
        struct error e = { 0 };
        assert_string_equal(m->name, names[i]);
        assert_ptr_equal(pcie_model_find(names[i]), m);
        assert_true(m->help[0] != '\0');
        if (m->params) {
            if (!param_table_check(m->params, &e))
                fail_msg("%s", e.text);
            assert_string_equal(m->params->group, m->name);
            assert_true(m->params_size <= MODEL_PARAMS_MAX);
        }
        /* Each is made with its own BARs, resets, and has a view without side effects. */
        rig_make(&rig, names[i], NULL);
        assert_string_equal(rig.d.model, names[i]);
        for (unsigned bar = 0; bar < PCIE_DEVICE_BARS; bar++) {
            uint8_t byte;
            assert_int_equal(rig.d.peek(rig.d.self, bar, 0, &byte, 1), m->bars[bar] > 0);
        }
        if (rig.d.reset)
            rig.d.reset(rig.d.self, 0);
        rig_free(&rig);
    }
    assert_null(pcie_models[ARRAY_LEN(names)].name);
    assert_null(pcie_model_find("gpu"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kinds),    cmocka_unit_test(test_ranges_and_counts),
        cmocka_unit_test(test_refusals), cmocka_unit_test(test_memory),
        cmocka_unit_test(test_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
