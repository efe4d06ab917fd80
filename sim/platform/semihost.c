/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Semihosting for AArch64: fields are 64 bits wide, the parameter block is at X1. Clocks tell
 * simulated time, so that a run repeats. Files are those below one folder: a path is taken from
 * there, has no "..", and leads through no symbolic link.
 */
#include "platform/semihost.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum operation {
    SYS_OPEN = 0x01,
    SYS_CLOSE = 0x02,
    SYS_WRITEC = 0x03,
    SYS_WRITE0 = 0x04,
    SYS_WRITE = 0x05,
    SYS_READ = 0x06,
    SYS_READC = 0x07,
    SYS_ISERROR = 0x08,
    SYS_ISTTY = 0x09,
    SYS_SEEK = 0x0a,
    SYS_FLEN = 0x0c,
    SYS_TMPNAM = 0x0d,
    SYS_REMOVE = 0x0e,
    SYS_RENAME = 0x0f,
    SYS_CLOCK = 0x10,
    SYS_TIME = 0x11,
    SYS_SYSTEM = 0x12,
    SYS_ERRNO = 0x13,
    SYS_GET_CMDLINE = 0x15,
    SYS_HEAPINFO = 0x16,
    SYS_EXIT = 0x18,
    SYS_EXIT_EXTENDED = 0x20,
    SYS_ELAPSED = 0x30,
    SYS_TICKFREQ = 0x31
};

enum { HANDLES = 64, NAME_MAX_BYTES = 1024, FIELDS_MAX = 4, CHUNK = 4096 };

enum kind { CLOSED, CONSOLE_IN, CONSOLE_OUT, CONSOLE_ERR, HOST_FILE, FEATURES };

struct handle {
    enum kind kind;
    int fd;
    uint64_t at; /* in FEATURES */
};

struct semihost {
    struct semihost_setup setup;
    int folder;                         /* -1: none */
    struct handle handles[HANDLES + 1]; /* 0 is always closed */
    int error;                          /* errno of the last call that failed */
};

/* Magic, and SH_EXT_EXIT_EXTENDED, SH_EXT_STDOUT_STDERR. */
static const uint8_t features[] = { 0x53, 0x48, 0x46, 0x42, 0x03 };

static const uint64_t failed = UINT64_MAX;

struct semihost *semihost_new(const struct semihost_setup *setup, struct error *e)
{
    struct semihost *s = calloc(1, sizeof(*s));
    if (!s) {
        error_fault(e, "out of memory for semihosting");
        return NULL;
    }
    s->setup = *setup;
    s->folder = -1;
    if (setup->folder) {
        s->folder = open(setup->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (s->folder < 0) {
            error_set(e, "no folder \"%s\" for the program's files: %s", setup->folder,
                      strerror(errno));
            free(s);
            return NULL;
        }
    }
    return s;
}

void semihost_free(struct semihost *s)
{
    if (!s) {
        return;
    }
    for (unsigned i = 0; i < ARRAY_LEN(s->handles); i++) {
        if (s->handles[i].kind == HOST_FILE) {
            close(s->handles[i].fd);
        }
    }
    if (s->folder >= 0) {
        close(s->folder);
    }
    free(s);
}

static uint64_t fail(struct semihost *s, int error)
{
    s->error = error;
    return failed;
}

/* ---- the guest's memory ---------------------------------------------------------------------- */

static bool get_fields(const struct semihost *s, uint64_t va, uint64_t *fields, unsigned count)
{
    return s->setup.memory.read(s->setup.memory.arg, va, fields, count * sizeof(*fields));
}

static bool get(const struct semihost *s, uint64_t va, void *to, size_t size)
{
    return s->setup.memory.read(s->setup.memory.arg, va, to, size);
}

static bool put(const struct semihost *s, uint64_t va, const void *from, size_t size)
{
    return s->setup.memory.write(s->setup.memory.arg, va, from, size);
}

/* A name of `length` bytes. */
static bool get_name(const struct semihost *s, uint64_t va, uint64_t length, char *name)
{
    if (length >= NAME_MAX_BYTES || !get(s, va, name, length)) {
        return false;
    }
    name[length] = '\0';
    return strlen(name) == length;
}

/* ---- files ----------------------------------------------------------------------------------- */

/*
 * The folder that holds the last part of `path`, which is cut off: `*last`. -1 with errno: there is
 * none, or the way there leaves the guest's folder.
 */
static int open_parent(const struct semihost *s, char *path, const char **last)
{
    *last = "";
    if (s->folder < 0) {
        errno = EACCES;
        return -1;
    }
    int at = dup(s->folder);
    char *rest = NULL, *part = strtok_r(path, "/", &rest);
    while (at >= 0 && part) {
        char *next = strtok_r(NULL, "/", &rest);
        if (strcmp(part, "..") == 0) {
            break;
        }
        if (!next) {
            *last = part;
            return at;
        }
        const int deeper = openat(at, part, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        const int error = errno;
        close(at);
        errno = error;
        at = deeper;
        part = next;
    }
    if (at >= 0) {
        close(at);
        errno = EACCES;
    }
    return -1;
}

/* fopen()'s modes by the number: r rb r+ r+b w wb ... */
static int open_flags(uint64_t mode)
{
    static const int flags[] = { O_RDONLY,
                                 O_RDWR,
                                 O_WRONLY | O_CREAT | O_TRUNC,
                                 O_RDWR | O_CREAT | O_TRUNC,
                                 O_WRONLY | O_CREAT | O_APPEND,
                                 O_RDWR | O_CREAT | O_APPEND };
    return flags[mode / 2];
}

static int open_file(const struct semihost *s, char *path, uint64_t mode)
{
    const char *last;
    const int parent = open_parent(s, path, &last);
    if (parent < 0) {
        return -1;
    }
    int fd = openat(parent, last, open_flags(mode) | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0666);
    int error = errno;
    struct stat is;
    if (fd >= 0 && (fstat(fd, &is) != 0 || !S_ISREG(is.st_mode))) { /* no devices, no pipes */
        close(fd);
        fd = -1;
        error = EACCES;
    }
    close(parent);
    errno = error;
    return fd;
}

static uint64_t new_handle(struct semihost *s, struct handle h)
{
    for (unsigned i = 1; i <= HANDLES; i++) {
        if (s->handles[i].kind == CLOSED) {
            s->handles[i] = h;
            return i;
        }
    }
    if (h.kind == HOST_FILE) {
        close(h.fd);
    }
    return fail(s, EMFILE);
}

static struct handle *handle_of(struct semihost *s, uint64_t number)
{
    return &s->handles[number <= HANDLES ? number : 0];
}

static uint64_t sys_open(struct semihost *s, const uint64_t *f)
{
    enum { MODES = 12, MODES_READ = 4, MODES_WRITE = 8 };
    char name[NAME_MAX_BYTES];
    const uint64_t mode = f[1];
    if (mode >= MODES || !get_name(s, f[0], f[2], name)) {
        return fail(s, EINVAL);
    }
    if (strcmp(name, ":tt") == 0) {
        const enum kind kind = mode < MODES_READ    ? CONSOLE_IN
                               : mode < MODES_WRITE ? CONSOLE_OUT
                                                    : CONSOLE_ERR;
        return new_handle(s, (struct handle){ .kind = kind });
    }
    if (strcmp(name, ":semihosting-features") == 0) {
        return mode < 2 ? new_handle(s, (struct handle){ .kind = FEATURES }) : fail(s, EACCES);
    }
    const int fd = open_file(s, name, mode);
    return fd < 0 ? fail(s, errno) : new_handle(s, (struct handle){ .kind = HOST_FILE, .fd = fd });
}

static uint64_t sys_close(struct semihost *s, const uint64_t *f)
{
    struct handle *h = handle_of(s, f[0]);
    if (h->kind == CLOSED) {
        return fail(s, EBADF);
    }
    if (h->kind == HOST_FILE) {
        close(h->fd);
    }
    h->kind = CLOSED;
    return 0;
}

static ssize_t write_some(const struct semihost *s, const struct handle *h, const uint8_t *bytes,
                          size_t size)
{
    switch (h->kind) {
    case CONSOLE_OUT: return (ssize_t)fwrite(bytes, 1, size, s->setup.out);
    case CONSOLE_ERR: return (ssize_t)fwrite(bytes, 1, size, s->setup.err);
    case HOST_FILE: return write(h->fd, bytes, size);
    default: errno = EBADF; return -1;
    }
}

/* What is left to do. */
static uint64_t sys_write(struct semihost *s, const uint64_t *f)
{
    const struct handle *h = handle_of(s, f[0]);
    uint64_t va = f[1], left = f[2] <= s->setup.most ? f[2] : 0;
    while (left) {
        uint8_t bytes[CHUNK];
        const size_t size = left < CHUNK ? left : CHUNK;
        errno = EFAULT;
        const ssize_t n = get(s, va, bytes, size) ? write_some(s, h, bytes, size) : -1;
        if (n <= 0) {
            s->error = errno;
            return left;
        }
        va += (uint64_t)n;
        left -= (uint64_t)n;
    }
    return f[2] <= s->setup.most ? 0 : f[2];
}

static ssize_t read_some(const struct semihost *s, struct handle *h, uint8_t *bytes, size_t size)
{
    switch (h->kind) {
    case CONSOLE_IN:
        fflush(s->setup.out); /* a question comes before its answer */
        return s->setup.in < 0 ? 0 : read(s->setup.in, bytes, size);
    case HOST_FILE: return read(h->fd, bytes, size);
    case FEATURES: {
        const size_t left = sizeof(features) - h->at, n = size < left ? size : left;
        memcpy(bytes, features + h->at, n);
        h->at += n;
        return (ssize_t)n;
    }
    default: errno = EBADF; return -1;
    }
}

static uint64_t sys_read(struct semihost *s, const uint64_t *f)
{
    struct handle *h = handle_of(s, f[0]);
    uint64_t va = f[1], left = f[2] <= s->setup.most ? f[2] : 0;
    if (f[2] > s->setup.most) {
        s->error = EFAULT;
        return f[2];
    }
    while (left) {
        uint8_t bytes[CHUNK];
        const ssize_t n = read_some(s, h, bytes, left < CHUNK ? left : CHUNK);
        if (n < 0 || (n > 0 && !put(s, va, bytes, (size_t)n))) {
            s->error = n < 0 ? errno : EFAULT;
            return left;
        }
        va += (uint64_t)n;
        left -= (uint64_t)n;
        if (n == 0 || h->kind == CONSOLE_IN) { /* the end; or what has been typed */
            break;
        }
    }
    return left;
}

static uint64_t sys_readc(const struct semihost *s)
{
    uint8_t byte;
    fflush(s->setup.out);
    return s->setup.in >= 0 && read(s->setup.in, &byte, 1) == 1 ? byte : failed;
}

static uint64_t sys_istty(struct semihost *s, const uint64_t *f)
{
    switch (handle_of(s, f[0])->kind) {
    case CLOSED: return fail(s, EBADF);
    case CONSOLE_IN:
    case CONSOLE_OUT:
    case CONSOLE_ERR: return 1;
    default: return 0;
    }
}

static uint64_t sys_seek(struct semihost *s, const uint64_t *f)
{
    struct handle *h = handle_of(s, f[0]);
    if (h->kind == FEATURES && f[1] <= sizeof(features)) {
        h->at = f[1];
        return 0;
    }
    if (h->kind != HOST_FILE || f[1] > INT64_MAX) {
        return fail(s, h->kind == CLOSED ? EBADF : EINVAL);
    }
    return lseek(h->fd, (off_t)f[1], SEEK_SET) < 0 ? fail(s, errno) : 0;
}

static uint64_t sys_flen(struct semihost *s, const uint64_t *f)
{
    const struct handle *h = handle_of(s, f[0]);
    struct stat is;
    if (h->kind == FEATURES) {
        return sizeof(features);
    }
    if (h->kind != HOST_FILE) {
        return fail(s, h->kind == CLOSED ? EBADF : EINVAL);
    }
    return fstat(h->fd, &is) != 0 ? fail(s, errno) : (uint64_t)is.st_size;
}

static uint64_t sys_tmpnam(struct semihost *s, const uint64_t *f)
{
    enum { MOST = 255 };
    char name[16];
    const int n = snprintf(name, sizeof(name), "tmp%03u", (unsigned)f[1]);
    if (f[1] > MOST || (uint64_t)n >= f[2] || !put(s, f[0], name, (size_t)n + 1)) {
        return fail(s, EINVAL);
    }
    return 0;
}

/* Both answer errno, not -1. */
static uint64_t sys_remove(struct semihost *s, const uint64_t *f)
{
    char name[NAME_MAX_BYTES];
    const char *last;
    if (!get_name(s, f[0], f[1], name)) {
        return EINVAL;
    }
    const int parent = open_parent(s, name, &last);
    const int error = parent < 0 || unlinkat(parent, last, 0) != 0 ? errno : 0;
    if (parent >= 0) {
        close(parent);
    }
    s->error = error;
    return (uint64_t)error;
}

static uint64_t sys_rename(struct semihost *s, const uint64_t *f)
{
    char from[NAME_MAX_BYTES], to[NAME_MAX_BYTES];
    const char *last_from, *last_to;
    if (!get_name(s, f[0], f[1], from) || !get_name(s, f[2], f[3], to)) {
        return EINVAL;
    }
    const int at_from = open_parent(s, from, &last_from);
    int error = at_from < 0 ? errno : 0;
    const int at_to = error ? -1 : open_parent(s, to, &last_to);
    if (!error && (at_to < 0 || renameat(at_from, last_from, at_to, last_to) != 0)) {
        error = errno;
    }
    if (at_from >= 0) {
        close(at_from);
    }
    if (at_to >= 0) {
        close(at_to);
    }
    s->error = error;
    return (uint64_t)error;
}

/* ---- the rest -------------------------------------------------------------------------------- */

static uint64_t sys_write0(const struct semihost *s, uint64_t va)
{
    char byte;
    for (uint64_t n = 0; n < s->setup.most && get(s, va + n, &byte, 1) && byte; n++) {
        (void)fputc(byte, s->setup.out);
    }
    return 0;
}

static uint64_t sys_writec(const struct semihost *s, uint64_t va)
{
    char byte;
    if (get(s, va, &byte, 1)) {
        (void)fputc(byte, s->setup.out);
    }
    return 0;
}

/* Both fields of the block are written back. */
static uint64_t sys_get_cmdline(struct semihost *s, uint64_t block, const uint64_t *f)
{
    const uint64_t length = strlen(s->setup.command_line);
    if (length >= f[1] || !put(s, f[0], s->setup.command_line, length + 1) ||
        !put(s, block + sizeof(*f), &length, sizeof(length))) {
        return fail(s, EINVAL);
    }
    return 0;
}

static uint64_t sys_heapinfo(struct semihost *s, const uint64_t *f)
{
    const struct semihost_setup *u = &s->setup;
    const uint64_t info[] = { u->heap_base, u->heap_limit, u->stack_base, u->stack_limit };
    return put(s, f[0], info, sizeof(info)) ? 0 : fail(s, EFAULT);
}

static uint64_t sys_elapsed(struct semihost *s, uint64_t block, simtime_t now)
{
    const uint64_t ticks = now / PS_PER_NS;
    return put(s, block, &ticks, sizeof(ticks)) ? 0 : fail(s, EFAULT);
}

static void sys_exit(const uint64_t *f, struct semihost_result *r)
{
    r->exits = true;
    r->reason = f[0];
    r->status = f[0] == SEMIHOST_APPLICATION_EXIT ? (int)(f[1] & 0xff) : 1;
}

/* Fields of each operation's block that are read. */
static unsigned field_count(uint32_t operation)
{
    switch (operation) {
    case SYS_CLOSE:
    case SYS_ISERROR:
    case SYS_ISTTY:
    case SYS_FLEN:
    case SYS_HEAPINFO: return 1;
    case SYS_SEEK:
    case SYS_REMOVE:
    case SYS_SYSTEM:
    case SYS_GET_CMDLINE:
    case SYS_EXIT:
    case SYS_EXIT_EXTENDED: return 2;
    case SYS_OPEN:
    case SYS_WRITE:
    case SYS_READ:
    case SYS_TMPNAM: return 3;
    case SYS_RENAME: return 4;
    default: return 0;
    }
}

bool semihost_call(struct semihost *s, uint32_t operation, uint64_t x1, simtime_t now,
                   struct semihost_result *r)
{
    enum { TICKS_PER_SECOND = 1000000000, EPOCH = 1767225600 /* 2026-01-01 00:00 UTC */ };
    const simtime_t second = (simtime_t)TICKS_PER_SECOND * PS_PER_NS;
    uint64_t f[FIELDS_MAX] = { 0 };
    *r = (struct semihost_result){ .value = failed };
    if (!get_fields(s, x1, f, field_count(operation))) {
        s->error = EFAULT;
        if (operation == SYS_EXIT || operation == SYS_EXIT_EXTENDED) {
            sys_exit(f, r);
        }
        return true;
    }
    switch (operation) {
    case SYS_OPEN: r->value = sys_open(s, f); return true;
    case SYS_CLOSE: r->value = sys_close(s, f); return true;
    case SYS_WRITEC: r->value = sys_writec(s, x1); return true;
    case SYS_WRITE0: r->value = sys_write0(s, x1); return true;
    case SYS_WRITE: r->value = sys_write(s, f); return true;
    case SYS_READ: r->value = sys_read(s, f); return true;
    case SYS_READC: r->value = sys_readc(s); return true;
    case SYS_ISERROR: r->value = (int64_t)f[0] < 0; return true;
    case SYS_ISTTY: r->value = sys_istty(s, f); return true;
    case SYS_SEEK: r->value = sys_seek(s, f); return true;
    case SYS_FLEN: r->value = sys_flen(s, f); return true;
    case SYS_TMPNAM: r->value = sys_tmpnam(s, f); return true;
    case SYS_REMOVE: r->value = sys_remove(s, f); return true;
    case SYS_RENAME: r->value = sys_rename(s, f); return true;
    case SYS_CLOCK: r->value = now / (second / 100); return true;
    case SYS_TIME: r->value = EPOCH + now / second; return true;
    case SYS_SYSTEM: r->value = fail(s, EPERM); return true;
    case SYS_ERRNO: r->value = (uint64_t)s->error; return true;
    case SYS_GET_CMDLINE: r->value = sys_get_cmdline(s, x1, f); return true;
    case SYS_HEAPINFO: r->value = sys_heapinfo(s, f); return true;
    case SYS_EXIT:
    case SYS_EXIT_EXTENDED: sys_exit(f, r); return true;
    case SYS_ELAPSED: r->value = sys_elapsed(s, x1, now); return true;
    case SYS_TICKFREQ: r->value = TICKS_PER_SECOND; return true;
    default: return false;
    }
}
