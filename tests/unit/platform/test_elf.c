/* SPDX-License-Identifier: Apache-2.0 */
/* Programs as files: a good one made by hand, and it broken in every field that the loader reads.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/base.h"
#include "platform/elf.h"

/* Offsets and values of the ELF-64 object file format, and of AAELF64. */
enum {
    CLASS = 4,
    DATA = 5,
    TYPE = 16,
    MACHINE = 18,
    ENTRY = 24,
    PHOFF = 32,
    PHNUM = 56,
    HEADER = 64,
    P_TYPE = 0,
    P_OFFSET = 8,
    P_VADDR = 16,
    P_PADDR = 24,
    P_FILESZ = 32,
    P_MEMSZ = 40,
    PHDR = 56,
    CODE = HEADER + 2 * PHDR,
    SIZE = CODE + 8
};
enum { MACHINE_AARCH64 = 183, EXECUTABLE = 2, LOAD = 1, INTERP = 3 };
enum { RAM_SIZE = 0x10000 };
static const uint64_t RAM = 0x40000000, AT = 0x40001000, AT2 = 0x40002000;

static void put(uint8_t *file, size_t at, uint64_t value, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++)
        file[at + i] = (uint8_t)(value >> (8 * i));
}

static void put_segment(uint8_t *file, unsigned n, uint64_t paddr, uint64_t filesz, uint64_t memsz)
{
    const size_t p = HEADER + (size_t)n * PHDR;
    put(file, p + P_TYPE, LOAD, 4);
    put(file, p + P_OFFSET, CODE, 8);
    put(file, p + P_VADDR, paddr, 8);
    put(file, p + P_PADDR, paddr, 8);
    put(file, p + P_FILESZ, filesz, 8);
    put(file, p + P_MEMSZ, memsz, 8);
}

static void make(uint8_t *file)
{
    static const uint8_t ident[] = { 0x7f, 'E', 'L', 'F', 2, 1, 1 };
    memset(file, 0, SIZE);
    memcpy(file, ident, sizeof(ident));
    put(file, TYPE, EXECUTABLE, 2);
    put(file, MACHINE, MACHINE_AARCH64, 2);
    put(file, 20, 1, 4);
    put(file, ENTRY, AT + 4, 8);
    put(file, PHOFF, HEADER, 8);
    put(file, 52, HEADER, 2);
    put(file, 54, PHDR, 2);
    put(file, PHNUM, 2, 2);
    put_segment(file, 0, AT, 8, 16);
    put_segment(file, 1, AT2, 0, 32);
    static const uint8_t code[] = { 1, 2, 3, 4, 5, 6, 7, 8 };
    memcpy(file + CODE, code, sizeof(code));
}

static uint8_t ram[RAM_SIZE];

static bool load(const uint8_t *file, size_t size, struct elf_image *image, struct error *e)
{
    char path[] = "/tmp/gather-elf-XXXXXX";
    const int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, file, size), (ssize_t)size);
    close(fd);
    const struct elf_memory memory = { { RAM }, RAM_SIZE, ram };
    const bool ok = elf_load(path, &memory, image, e);
    unlink(path);
    return ok;
}

static void test_good(void **state)
{
    uint8_t file[SIZE];
    struct elf_image image;
    struct error e = { 0 };
    (void)state;
    memset(ram, 0xee, sizeof(ram));
    make(file);
    assert_true(load(file, SIZE, &image, &e));
    assert_int_equal(image.entry, AT + 4);
    assert_int_equal(image.end, AT2 + 32);
    assert_memory_equal(ram + 0x1000, "\1\2\3\4\5\6\7\10\0\0\0\0\0\0\0\0\xee", 17);
    for (unsigned i = 0; i < 32; i++)
        assert_int_equal(ram[0x2000 + i], 0);
    assert_int_equal(ram[0x0fff], 0xee);
    assert_int_equal(ram[0x2020], 0xee);
}

static void test_entry_follows_its_segment(void **state)
{
    uint8_t file[SIZE];
    struct elf_image image;
    struct error e = { 0 };
    (void)state;
    make(file);
    put(file, HEADER + P_VADDR, 0xffff000000080000, 8);
    put(file, ENTRY, 0xffff000000080004, 8);
    assert_true(load(file, SIZE, &image, &e));
    assert_int_equal(image.entry, AT + 4);
}

static void test_broken(void **state)
{
    static const struct {
        size_t at;
        uint64_t value;
        size_t bytes;
        const char *says;
    } cases[] = {
        { 0, 'X', 1, "not an ELF" },
        { CLASS, 1, 1, "32 bits" },
        { DATA, 2, 1, "big-endian" },
        { MACHINE, 62, 2, "machine 62" },
        { TYPE, 1, 2, "type 1" },
        { TYPE, 3, 2, "position-independent" },
        { TYPE, 4, 2, "type 4" },
        { PHNUM, 0, 2, "nothing to load" },
        { PHNUM, 60, 2, "truncated: 60 program headers" },
        { PHOFF, SIZE - 1, 8, "truncated: 2 program headers" },
        { PHOFF, UINT64_MAX, 8, "truncated: 2 program headers" },
        { HEADER + P_TYPE, INTERP, 4, "dynamically linked" },
        { HEADER + P_OFFSET, SIZE - 7, 8, "file ends" },
        { HEADER + P_OFFSET, UINT64_MAX, 8, "file ends" },
        { HEADER + P_FILESZ, 17, 8, "only 0x10" },
        { HEADER + P_FILESZ, UINT64_MAX, 8, "only 0x10" },
        { HEADER + P_PADDR, 0x3fffffff, 8, "not in RAM" },
        { HEADER + P_PADDR, 0x400000, 8, "-Wl,-Ttext=0x40080000" },
        { HEADER + P_PADDR, 0x4000fff8, 8, "not in RAM" },
        { HEADER + P_PADDR, UINT64_MAX - 3, 8, "not in RAM" },
        { HEADER + P_MEMSZ, UINT64_MAX, 8, "not in RAM" },
        { HEADER + PHDR + P_PADDR, 0x4000100f, 8, "overlaps" },
        { HEADER + PHDR + P_PADDR, 0x40000fe1, 8, "overlaps" },
        { ENTRY, 0, 8, "entry 0x0" },
        { ENTRY, 0x40001010, 8, "entry 0x40001010" },
        { ENTRY, 0x40001002, 8, "multiple of 4" },
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        uint8_t file[SIZE];
        struct elf_image image;
        struct error e = { 0 };
        make(file);
        put(file, cases[i].at, cases[i].value, cases[i].bytes);
        const bool ok = load(file, SIZE, &image, &e);
        if (ok || !strstr(e.text, cases[i].says))
            fail_msg("case %zu: \"%s\", expected \"%s\"", i, ok ? "loaded" : e.text, cases[i].says);
        assert_int_equal(e.status, GATHER_USER_ERROR);
    }
}

static void test_neighbours_do_not_overlap(void **state)
{
    uint8_t file[SIZE];
    struct elf_image image;
    struct error e = { 0 };
    (void)state;
    make(file);
    put(file, HEADER + PHDR + P_PADDR, AT + 16, 8);
    assert_true(load(file, SIZE, &image, &e));
    put(file, HEADER + PHDR + P_PADDR, AT - 32, 8);
    assert_true(load(file, SIZE, &image, &e));
    put(file, HEADER + PHDR + P_PADDR, RAM + RAM_SIZE - 32, 8);
    assert_true(load(file, SIZE, &image, &e));
    assert_int_equal(image.end, RAM + RAM_SIZE);
}

static void test_every_length(void **state)
{
    uint8_t file[SIZE];
    (void)state;
    make(file);
    for (size_t size = 0; size < SIZE; size++) {
        struct elf_image image;
        struct error e = { 0 };
        assert_false(load(file, size, &image, &e));
        assert_int_equal(e.status, GATHER_USER_ERROR);
        if (size >= HEADER && !strstr(e.text, "truncated"))
            fail_msg("%zu bytes: \"%s\"", size, e.text);
    }
}

/* Nothing but an error or a program within memory comes of any byte. */
static void test_random_bytes(void **state)
{
    struct rng rng;
    const char *seed = getenv("GATHER_RANDOM_SEED"), *count = getenv("GATHER_RANDOM_CASES");
    const uint64_t value = seed ? strtoull(seed, NULL, 0) : 271;
    const unsigned long cases = count ? strtoul(count, NULL, 0) : 2000;
    (void)state;
    print_message("seed %llu (GATHER_RANDOM_SEED)\n", (unsigned long long)value);
    rng_seed(&rng, value, "elf");
    for (unsigned long i = 0; i < cases; i++) {
        uint8_t file[SIZE];
        struct elf_image image = { 0 };
        struct error e = { 0 };
        make(file);
        for (uint64_t n = 1 + rng_below(&rng, 4); n; n--)
            file[7 + rng_below(&rng, SIZE - 7)] = (uint8_t)rng_next(&rng);
        if (load(file, SIZE, &image, &e)) {
            assert_true(image.entry >= RAM && image.entry < RAM + RAM_SIZE);
            assert_true(image.end > RAM && image.end <= RAM + RAM_SIZE);
        } else {
            assert_int_equal(e.status, GATHER_USER_ERROR);
        }
    }
}

static void test_no_file(void **state)
{
    const struct elf_memory memory = { { RAM }, RAM_SIZE, ram };
    struct elf_image image;
    struct error e = { 0 };
    (void)state;
    assert_false(elf_load("/nowhere/x.elf", &memory, &image, &e));
    assert_non_null(strstr(e.text, "/nowhere/x.elf"));
    assert_false(elf_load("/tmp", &memory, &image, &e));
    assert_non_null(strstr(e.text, "regular file"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),         cmocka_unit_test(test_entry_follows_its_segment),
        cmocka_unit_test(test_broken),       cmocka_unit_test(test_neighbours_do_not_overlap),
        cmocka_unit_test(test_every_length), cmocka_unit_test(test_random_bytes),
        cmocka_unit_test(test_no_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
