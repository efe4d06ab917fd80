/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Any bytes as a program: elf_load() loads it, and then entry and end lie in memory, or has one
 * line to say. Not a byte outside of memory is touched, and no file stays open.
 *
 * Input: one byte of flags, then the file; with OVER the bytes are laid by XOR over a program that
 * is good, with CUT it ends where they do; with EDITS they are changes to fields of that program.
 */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/base.h"
#include "platform/elf.h"

enum { OVER = 1, CUT = 2, EDITS = 4 };
enum { RAM_BYTES = 0x8000, FILE_MOST = 1 << 16 };
/* The ELF-64 object file format: two segments behind the header, then a section header to count
 * program headers with (e_phnum = PN_XNUM). */
enum {
    HEADER = 64,
    SEGMENT = 56,
    CODE = HEADER + 2 * SEGMENT,
    SECTION = CODE + 16,
    GOOD = SECTION + 64
};
#define RAM UINT64_C(0x40000000)

static void expect(bool condition)
{
    if (!condition) {
        abort();
    }
}

static void put(uint8_t *at, uint64_t value, unsigned bytes)
{
    for (unsigned i = 0; i < bytes; i++) {
        at[i] = (uint8_t)(value >> (8 * i));
    }
}

static void put_segment(uint8_t *p, uint64_t va, uint64_t pa, uint64_t in_file, uint64_t size)
{
    put(p, 1, 4); /* PT_LOAD */
    put(p + 8, CODE, 8);
    put(p + 16, va, 8);
    put(p + 24, pa, 8);
    put(p + 32, in_file, 8);
    put(p + 40, size, 8);
}

static void good_file(uint8_t *file)
{
    static const uint8_t ident[] = { 0x7f, 'E', 'L', 'F', 2, 1, 1 };
    memset(file, 0, GOOD);
    memcpy(file, ident, sizeof(ident));
    put(file + 16, 2, 2);   /* e_type: ET_EXEC */
    put(file + 18, 183, 2); /* e_machine: EM_AARCH64 */
    put(file + 20, 1, 4);
    put(file + 24, 0xffff000000001004, 8); /* e_entry, in the first segment */
    put(file + 32, HEADER, 8);             /* e_phoff */
    put(file + 40, SECTION, 8);            /* e_shoff */
    put(file + 52, HEADER, 2);
    put(file + 54, SEGMENT, 2);
    put(file + 56, 2, 2); /* e_phnum */
    put(file + 58, 64, 2);
    put(file + 60, 1, 2); /* e_shnum */
    put_segment(file + HEADER, 0xffff000000001000, RAM + 0x1000, 16, 64);
    put_segment(file + HEADER + SEGMENT, 0x2000, RAM + 0x2000, 0, 0x100);
    memset(file + CODE, 0x5a, 16);
}

/* One change: a field, a value by its number, and what is added to it. */
static void edit(uint8_t *file, const uint8_t change[3])
{
    static const uint8_t fields[][2] = {
        { 4, 1 },  { 5, 1 },  { 6, 1 },  { 16, 2 }, { 18, 2 }, { 20, 4 }, { 24, 8 }, { 32, 8 },
        { 40, 8 }, { 48, 4 }, { 52, 2 }, { 54, 2 }, { 56, 2 }, { 58, 2 }, { 60, 2 }, { 62, 2 },
    };
    static const uint8_t of_segment[][2] = { { 0, 4 },  { 4, 4 },  { 8, 8 },  { 16, 8 },
                                             { 24, 8 }, { 32, 8 }, { 40, 8 }, { 48, 8 } };
    static const uint64_t values[] = { 0,
                                       1,
                                       2,
                                       3,
                                       0xffff,
                                       UINT32_MAX,
                                       INT64_MAX,
                                       UINT64_MAX,
                                       UINT64_MAX - 63,
                                       UINT64_C(1) << 63,
                                       RAM,
                                       RAM + 0x1000,
                                       RAM + 0x2000,
                                       RAM + RAM_BYTES,
                                       HEADER,
                                       CODE,
                                       SECTION,
                                       GOOD,
                                       RAM_BYTES,
                                       0x100,
                                       183,
                                       62 };
    const unsigned n = change[0] % (ARRAY_LEN(fields) + 3 * ARRAY_LEN(of_segment));
    size_t at = 0;
    const uint8_t *field = fields[n < ARRAY_LEN(fields) ? n : 0];
    if (n >= ARRAY_LEN(fields)) { /* of a segment, or of the section header's first part */
        const unsigned m = n - ARRAY_LEN(fields);
        field = of_segment[m % ARRAY_LEN(of_segment)];
        at = m / ARRAY_LEN(of_segment) < 2 ? HEADER + m / ARRAY_LEN(of_segment) * SEGMENT : SECTION;
    }
    const uint64_t value = values[change[1] % ARRAY_LEN(values)] + (uint64_t)(int8_t)change[2];
    put(file + at + field[0], value, field[1]);
}

static size_t make(const uint8_t *data, size_t size, uint8_t *file)
{
    const unsigned flags = data[0];
    data++;
    size = size - 1 < FILE_MOST ? size - 1 : FILE_MOST;
    if (flags & EDITS) {
        good_file(file);
        for (size_t i = 0; i + 3 <= size; i += 3) {
            edit(file, data + i);
        }
        return GOOD;
    }
    if (!(flags & OVER)) {
        memcpy(file, data, size);
        return size;
    }
    memset(file, 0, FILE_MOST);
    good_file(file);
    for (size_t i = 0; i < size; i++) {
        file[i] ^= data[i];
    }
    return size > GOOD || flags & CUT ? size : GOOD;
}

static void load(const char *path)
{
    uint8_t *ram = malloc(RAM_BYTES);
    struct elf_image image = { 0 };
    struct error e = { 0 };
    expect(ram != NULL);
    const struct elf_memory memory = { { RAM }, RAM_BYTES, ram };
    if (elf_load(path, &memory, &image, &e)) {
        expect(image.entry >= RAM && image.entry < image.end && image.entry % 4 == 0);
        expect(image.end <= RAM + RAM_BYTES && e.text[0] == '\0');
    } else {
        expect(e.status == GATHER_USER_ERROR && e.text[0] != '\0' && !strpbrk(e.text, "\n\r"));
    }
    free(ram);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static uint8_t file[FILE_MOST];
    if (size < 1) {
        return 0;
    }
    const size_t bytes = make(data, size, file);
    const int fd = memfd_create("program", 0);
    expect(fd >= 0 && write(fd, file, bytes) == (ssize_t)bytes);
    char path[64];
    snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
    load(path);
    const int next = dup(fd);
    expect(next == fd + 1); /* whatever it had open is closed */
    close(next);
    close(fd);
    return 0;
}
