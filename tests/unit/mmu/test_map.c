/* SPDX-License-Identifier: Apache-2.0 */
/* The builder of translation tables, read back by a reader of its own. */
#include "machine.h"

#include <setjmp.h>
#include <stdlib.h>

#include <cmocka.h>

static struct machine machine;
static pa_t root;

static void start(void)
{
    machine_init(&machine);
    root = machine_table(&machine);
}

/* Where `input` leads by the tables, and the size of the leaf; 0: nowhere. */
static uint64_t lookup(const struct mmu_memory *memory, uint64_t input, uint64_t *output,
                       uint64_t *d)
{
    static const unsigned shifts[] = { 39, 30, 21, 12 };
    uint64_t table = root.pa;
    for (size_t level = 0; level < 4; level++) {
        const uint64_t size = UINT64_C(1) << shifts[level];
        assert_true(memory->read(memory->arg, (pa_t){ table + (input / size % 512) * 8 }, d));
        if (*d % 2 == 0)
            return 0;
        uint64_t address = *d % (UINT64_C(1) << 48) / 4096 * 4096;
        const bool bit1 = *d / 2 % 2;
        if (level == 3 || !bit1) {
            assert_true(level == 3 ? bit1 : level > 0);
            assert_int_equal(address % size, 0);
            *output = address + input % size;
            return size;
        }
        table = memory->table_at ? memory->table_at(memory->arg, address).pa : address;
    }
    return 0;
}

static bool map(const struct mmu_memory *memory, uint64_t input, uint64_t output, uint64_t size,
                struct error *e)
{
    return mmu_map(memory, root, input, output, size, S1_LEAF | S1_UXN | S1_ATTR(1), e);
}

static void largest_blocks(void **state)
{
    (void)state;
    static const struct {
        uint64_t input, output, size;
        uint64_t at, leaf; /* the leaf's size at an address of the mapping */
    } rows[] = {
        { 0x1000, 0x5000, 0x1000, 0x1000, 0x1000 },
        { 0x200000, 0x400000, 0x200000, 0x212345, 0x200000 },
        { 0x200000, 0x401000, 0x200000, 0x212345, 0x1000 },
        { 0x1FF000, 0x3FF000, 0x402000, 0x1FF000, 0x1000 },
        { 0x1FF000, 0x3FF000, 0x402000, 0x200000, 0x200000 },
        { 0x1FF000, 0x3FF000, 0x402000, 0x5FFFFF, 0x200000 },
        { 0x1FF000, 0x3FF000, 0x402000, 0x600FFF, 0x1000 },
        { 0x40000000, 0x80000000, 0x40000000, 0x7FFFFFFF, 0x40000000 },
        { 0x40000000, 0x80200000, 0x40000000, 0x7FFFFFFF, 0x200000 },
        { 0x3FE00000, 0x7FE00000, 0x80400000, 0x40000000, 0x40000000 },
        { 0x3FE00000, 0x7FE00000, 0x80400000, 0xC0000000, 0x200000 },
        { UINT64_C(0xFFFFFFFFF000), 0, 0x1000, UINT64_C(0xFFFFFFFFFFFF), 0x1000 },
        { 0, 0, UINT64_C(0x8040000000), UINT64_C(0x803FFFFFFF), 0x40000000 },
    };
    for (size_t k = 0; k < ARRAY_LEN(rows); k++) {
        for (unsigned stage = 1; stage <= 2; stage++) {
            start();
            const struct mmu_memory *memory = stage == 1 ? &machine.stage1 : &machine.stage2;
            struct error e = { .text = "" };
            if (!map(memory, rows[k].input, rows[k].output, rows[k].size, &e))
                fail_msg("row %zu: %s", k, e.text);
            uint64_t output;
            uint64_t d;
            assert_int_equal(lookup(memory, rows[k].at, &output, &d), rows[k].leaf);
            assert_int_equal(output, rows[k].output + rows[k].at - rows[k].input);
            /* The attribute bits as given: AF, SH, UXN, AttrIndx. */
            assert_int_equal(d & UINT64_C(0xFFFF000000000FFC), UINT64_C(0x0040000000000704));
            /* The neighbours are not mapped. */
            if (rows[k].input > 0)
                assert_int_equal(lookup(memory, rows[k].input - 1, &output, &d), 0);
            if (rows[k].input + rows[k].size < UINT64_C(1) << 48)
                assert_int_equal(lookup(memory, rows[k].input + rows[k].size, &output, &d), 0);
        }
    }
}

static void upper_range(void **state)
{
    (void)state;
    start();
    struct error e;
    assert_true(map(&machine.stage1, UINT64_C(0xFFFF800012345000), 0x9000, 0x1000, &e));
    uint64_t output;
    uint64_t d;
    assert_int_equal(lookup(&machine.stage1, UINT64_C(0x800012345678), &output, &d), 0x1000);
    assert_int_equal(output, 0x9678);
}

static void mistakes(void **state)
{
    (void)state;
    static const struct {
        uint64_t input, output, size, leaf;
        const char *words;
    } rows[] = {
        { 0x1001, 0, 0x1000, S1_LEAF, "multiples of 4 KiB" },
        { 0x1000, 8, 0x1000, S1_LEAF, "multiples of 4 KiB" },
        { 0x1000, 0, 0x800, S1_LEAF, "multiples of 4 KiB" },
        { 0x1000, 0, 0, S1_LEAF, "size" },
        { UINT64_C(1) << 48, 0, 0x1000, S1_LEAF, "48 bits" },
        { UINT64_C(0xFFFFFFFFF000), 0, 0x2000, S1_LEAF, "size" },
        { UINT64_MAX - 0xFFF, 0, 0x2000, S1_LEAF, "size" },
        { 0, UINT64_C(1) << 48, 0x1000, S1_LEAF, "48 bits" },
        { 0, UINT64_C(0xFFFFFFFFF000), 0x2000, S1_LEAF, "48 bits" },
        { 0, 0, 0x1000, S1_LEAF & ~UINT64_C(2), "page" },
        { 0, 0, 0x1000, S1_LEAF | 0x1000, "output address 0" },
        { UINT64_C(0xFF7F000000000000), 0, 0x1000, S1_LEAF, "48 bits" },
        { 0x10000, 0, 0x1000, S1_LEAF, "mapped already" },
        { 0x0F000, 0, 0x3000, S1_LEAF, "mapped already" },
        { 0, 0, 0x40000000, S1_LEAF, "mapped already" },
        { 0x40201000, 0, 0x1000, S1_LEAF, "mapped already" },
    };
    for (size_t k = 0; k < ARRAY_LEN(rows); k++) {
        start();
        struct error e = { .text = "" };
        assert_true(map(&machine.stage1, 0x10000, 0, 0x1000, &e));
        assert_true(map(&machine.stage1, 0x40200000, 0x200000, 0x200000, &e));
        assert_false(mmu_map(&machine.stage1, root, rows[k].input, rows[k].output, rows[k].size,
                             rows[k].leaf, &e));
        assert_int_equal(e.status, GATHER_USER_ERROR);
        if (!strstr(e.text, rows[k].words))
            fail_msg("row %zu: %s", k, e.text);
    }
    start();
    struct error e = { .text = "" };
    while (machine.pages < RAM_PAGES)
        machine_table(&machine);
    assert_false(map(&machine.stage1, 0x1000, 0, 0x1000, &e));
    assert_non_null(strstr(e.text, "no memory"));
}

/* Many mappings side by side and on top of each other, against a list of them. */
static void random_maps(void **state)
{
    (void)state;
    enum { MAPS = 40, ROUNDS = 60, PROBES = 400 };
    const uint64_t seed = 20240607;
    print_message("seed %llu\n", (unsigned long long)seed);
    struct rng r;
    rng_seed(&r, seed, "maps");
    for (unsigned round = 0; round < ROUNDS; round++) {
        struct {
            uint64_t input, output, size;
        } maps[MAPS];
        unsigned count = 0;
        start();
        for (unsigned k = 0; k < MAPS; k++) {
            static const uint64_t grains[] = { 0x1000, 0x10000, 0x200000, 0x40000000 };
            const uint64_t grain = grains[rng_below(&r, ARRAY_LEN(grains))];
            const uint64_t input = rng_below(&r, UINT64_C(0x100000000) / grain) * grain;
            const uint64_t output = rng_below(&r, UINT64_C(0x1000000000) / grain) * grain;
            const uint64_t size = (1 + rng_below(&r, 20)) * (grain < 0x200000 ? grain : 0x200000);
            bool overlaps = false;
            for (unsigned n = 0; n < count; n++)
                overlaps = overlaps ||
                           (input < maps[n].input + maps[n].size && maps[n].input < input + size);
            if (overlaps)
                continue; /* a refused mapping is left half done: see mistakes() */
            struct error e = { .text = "" };
            if (!map(&machine.stage1, input, output, size, &e)) {
                assert_non_null(strstr(e.text, "no memory"));
                break;
            }
            maps[count].input = input;
            maps[count].output = output;
            maps[count++].size = size;
        }
        for (unsigned k = 0; k < count; k++) {
            struct error e;
            assert_false(map(&machine.stage1, maps[k].input, 0, 0x1000, &e));
        }
        for (unsigned k = 0; count > 0 && k < PROBES; k++) {
            const unsigned near = (unsigned)rng_below(&r, count);
            const uint64_t at = maps[near].input + rng_below(&r, 2 * maps[near].size);
            uint64_t expected = UINT64_MAX;
            for (unsigned n = 0; n < count; n++) {
                if (at >= maps[n].input && at - maps[n].input < maps[n].size)
                    expected = maps[n].output + at - maps[n].input;
            }
            uint64_t output = UINT64_MAX;
            uint64_t d;
            if (!lookup(&machine.stage1, at, &output, &d))
                output = UINT64_MAX;
            /* The mapping that ran out of tables is the last and not listed. */
            if (machine.pages < RAM_PAGES || expected != UINT64_MAX)
                assert_int_equal(output, expected);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(largest_blocks),
        cmocka_unit_test(upper_range),
        cmocka_unit_test(mistakes),
        cmocka_unit_test(random_maps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
