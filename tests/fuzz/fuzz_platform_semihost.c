/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Any calls of a guest with any parameter blocks: each ends, touches only the guest's memory and
 * the folder that it may have, and leaves nothing open.
 *
 * Input: records of struct call. A field of the block is a name, a place, a length or, with 255,
 * eight bytes of the input; the block lies at a fixed place, or X1 is such a field itself.
 */
#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/base.h"
#include "platform/semihost.h"

enum { MEMORY = 1 << 14, BLOCK = 64, TEXT = 1024, TEXT_BYTES = 32, FIELDS = 4, CALLS_MOST = 64 };

struct call {
    uint8_t operation, how, field[FIELDS];
};
enum { WIDE_OPERATION = 1, BARE_X1 = 2 };
enum { SYS_OPEN = 0x01, SYS_WRITE = 0x05, SYS_REMOVE = 0x0e, SYS_RENAME = 0x0f };

static void expect(bool condition)
{
    if (!condition) {
        abort();
    }
}

/* ---- the guest's memory ---------------------------------------------------------------------- */

static uint8_t *memory;

static bool inside(uint64_t va, size_t size)
{
    return va <= MEMORY && size <= MEMORY - va;
}
static bool read_memory(void *arg, uint64_t va, void *to, size_t size)
{
    (void)arg;
    return inside(va, size) && (memcpy(to, memory + va, size), true);
}
static bool write_memory(void *arg, uint64_t va, const void *from, size_t size)
{
    (void)arg;
    return inside(va, size) && (memcpy(memory + va, from, size), true);
}

static const char *const names[] = {
    "a",      "b",           "sub/c",    "sub",  "sub/../a",    "../secret",
    "link",   "away/secret", "sub/up/a", "pipe", "/a",          "//sub//c",
    ":tt",    ".",           "..",       "",     "none/none",   "a/b",
    "tmp001", "./a",         "sub/.",    "sub/", "/etc/passwd", ":semihosting-features"
};

static void put_names(void)
{
    for (unsigned i = 0; i < ARRAY_LEN(names); i++) {
        memcpy(memory + TEXT + i * TEXT_BYTES, names[i], strlen(names[i]) + 1);
    }
}

/* ---- the folders: box, which is the guest's, beside something that is not -----------------------
 */

static char root[] = "/tmp/gather-fuzz-XXXXXX";
static int root_fd = -1;
static bool box_is_used; /* a call may have changed a file */

static void put_file(int at, const char *name, const char *text)
{
    const int fd = openat(at, name, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    expect(fd >= 0 && write(fd, text, strlen(text)) == (ssize_t)strlen(text));
    close(fd);
}

static void remove_all(int at, const char *name)
{
    const int fd = openat(at, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
    DIR *folder = fd < 0 ? NULL : fdopendir(fd);
    if (folder) {
        for (const struct dirent *d = readdir(folder); d; d = readdir(folder)) {
            if (strcmp(d->d_name, ".") != 0 && strcmp(d->d_name, "..") != 0 &&
                unlinkat(fd, d->d_name, 0) != 0) {
                remove_all(fd, d->d_name);
            }
        }
        closedir(folder);
    }
    unlinkat(at, name, AT_REMOVEDIR);
}

static void remove_root(void)
{
    remove_all(AT_FDCWD, root);
}

static void make_box(void)
{
    if (root_fd >= 0 && !box_is_used) {
        return;
    }
    box_is_used = false;
    if (root_fd < 0) {
        expect(mkdtemp(root) != NULL);
        root_fd = open(root, O_RDONLY | O_DIRECTORY);
        expect(root_fd >= 0);
        atexit(remove_root);
    } else {
        remove_all(root_fd, "box");
    }
    put_file(root_fd, "secret", "out of reach");
    expect(mkdirat(root_fd, "box", 0777) == 0 && mkdirat(root_fd, "box/sub", 0777) == 0);
    put_file(root_fd, "box/a", "some text\nand more\n");
    put_file(root_fd, "box/sub/c", "c");
    expect(symlinkat("../secret", root_fd, "box/link") == 0);
    expect(symlinkat("..", root_fd, "box/away") == 0);
    expect(symlinkat("..", root_fd, "box/sub/up") == 0);
    expect(mkfifoat(root_fd, "box/pipe", 0666) == 0);
}

/* Outside of the box all is as it was. */
static void check_root(void)
{
    char text[32] = { 0 };
    const int fd = openat(root_fd, "secret", O_RDONLY);
    expect(fd >= 0 && read(fd, text, sizeof(text)) == 12);
    expect(strcmp(text, "out of reach") == 0);
    close(fd);
    DIR *folder = fdopendir(openat(root_fd, ".", O_RDONLY | O_DIRECTORY));
    unsigned entries = 0;
    expect(folder != NULL);
    while (readdir(folder)) {
        entries++;
    }
    closedir(folder);
    expect(entries == 4); /* with . and .. */
}

/* ---- calls ----------------------------------------------------------------------------------- */

static uint64_t field(unsigned byte, const uint8_t **data, size_t *size)
{
    static const uint64_t special[] = {
        0x20026,       UINT64_MAX, INT64_MAX,  UINT32_MAX, UINT64_C(1) << 63,
        MEMORY,        MEMORY - 1, MEMORY / 2, 4096,       4097,
        1023,          1024,       255,        256,        BLOCK,
        UINT64_MAX - 7
    };
    enum { NUMBERS = 70, SPECIAL = 128, NAMES = 192 };
    if (byte < SPECIAL) {
        return byte < NUMBERS ? byte : special[byte % ARRAY_LEN(special)];
    }
    if (byte != 255) {
        return TEXT + (uint64_t)(byte - SPECIAL) % ARRAY_LEN(names) * TEXT_BYTES +
               (byte < NAMES ? 0 : byte % 8);
    }
    uint64_t value = 0;
    const size_t bytes = *size < sizeof(value) ? *size : sizeof(value);
    memcpy(&value, *data, bytes);
    *data += bytes;
    *size -= bytes;
    return value;
}

/* A length behind a name that ends in one: the name's own, so that it is one at all. */
static uint64_t length_of(uint64_t name)
{
    return inside(name, TEXT_BYTES) ? strnlen((const char *)memory + name, TEXT_BYTES) : 0;
}

static void one_call(struct semihost *s, const struct call *c, const uint8_t **data, size_t *size)
{
    uint64_t block[FIELDS];
    for (unsigned i = 0; i < FIELDS; i++) {
        block[i] =
            c->field[i] == 254 && i > 0 ? length_of(block[i - 1]) : field(c->field[i], data, size);
        if (c->field[i] == 253) {
            block[i] = length_of(block[0]);
        }
    }
    memcpy(memory + BLOCK, block, sizeof(block));
    const uint32_t operation =
        c->operation | (c->how & WIDE_OPERATION ? (uint32_t)c->how << 20 : 0);
    box_is_used |= operation == SYS_OPEN || operation == SYS_WRITE || operation == SYS_REMOVE ||
                   operation == SYS_RENAME;
    struct semihost_result r = { 0 };
    const simtime_t now = (simtime_t)c->how << 34;
    if (semihost_call(s, operation, c->how & BARE_X1 ? block[0] : BLOCK, now, &r)) {
        expect(r.status >= 0 && r.status < 256 && (r.exits || r.status == 0));
    }
}

static void all_calls(const uint8_t *data, size_t size, FILE *console, int in)
{
    char folder[sizeof(root) + 4];
    struct error e = { 0 };
    snprintf(folder, sizeof(folder), "%s/box", root);
    const struct semihost_setup setup = {
        .memory = { NULL, read_memory, write_memory },
        .command_line = "program with words",
        .folder = size && data[0] == 0xff ? NULL : folder,
        .out = console,
        .err = console,
        .in = in,
        .heap_base = 1,
        .most = MEMORY,
    };
    struct semihost *s = semihost_new(&setup, &e);
    expect(s != NULL);
    for (unsigned n = 0; n < CALLS_MOST && size >= sizeof(struct call); n++) {
        struct call c;
        memcpy(&c, data, sizeof(c));
        data += sizeof(c);
        size -= sizeof(c);
        one_call(s, &c, &data, &size);
    }
    semihost_free(s);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    memory = calloc(1, MEMORY);
    expect(memory != NULL);
    put_names();
    make_box();
    FILE *console = fopen("/dev/null", "w");
    const int in = memfd_create("input", 0);
    expect(console && in >= 0 && write(in, "typed\n", 6) == 6 && lseek(in, 0, SEEK_SET) == 0);
    const int before = dup(in);
    close(before);
    all_calls(data, size, console, in);
    const int after = dup(in);
    expect(after == before); /* all of the guest's files are closed */
    close(after);
    close(in);
    fclose(console);
    if (box_is_used) {
        check_root();
    }
    free(memory);
    return 0;
}
