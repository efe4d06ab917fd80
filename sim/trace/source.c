/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/source.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

enum { BLOCKS = 4, INPUT = 64 * 1024, NEARBY_MAX = 256 };

struct block {
    char *memory; /* SOURCE_KEEP_MAX, SOURCE_BLOCK, SOURCE_PAD */
    size_t length;
};

struct source {
    int fd;
    int stop_event; /* readable when the thread is to end */
    bool close_fd, waits;
    uint64_t size;                 /* of the file; 0: not known */
    _Atomic uint64_t bytes_so_far; /* input_read, or where the file was entered, for others */
    bool plain;                    /* whatever the first bytes look like */
    char text[256];

    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    /* under the lock: blocks [taken, filled) of the ring are the consumer's */
    uint64_t filled, taken;
    bool stop;
    enum source_state
        state; /* what comes after the last filled block; SOURCE_DATA: not known yet */

    struct block blocks[BLOCKS];
    bool holding; /* the consumer has block `taken` in use */
    char *current_end;

    /* the thread's own */
    unsigned char input[INPUT];
    size_t input_at, input_length;
    uint64_t input_read; /* bytes of the file up to the end of `input` */
    bool input_ended;
};

/* ---- the thread ------------------------------------------------------------------------------ */

/** Read some bytes: 0 at the end or when told to stop, -1 with `text`. */
static ssize_t read_some(struct source *s, void *to, size_t size)
{
    for (;;) {
        if (s->waits) {
            struct pollfd fds[2] = { { .fd = s->fd, .events = POLLIN },
                                     { .fd = s->stop_event, .events = POLLIN } };
            if (poll(fds, 2, -1) < 0 && errno != EINTR) {
                break;
            }
            if (fds[1].revents != 0) {
                return 0;
            }
            if (fds[0].revents == 0) {
                continue;
            }
        }
        ssize_t n = read(s->fd, to, size);
        if (n >= 0) {
            return n;
        }
        if (errno != EINTR && errno != EAGAIN) {
            break;
        }
    }
    snprintf(s->text, sizeof s->text, "cannot be read: %s", strerrordesc_np(errno));
    return -1;
}

/** Have at least one byte in `input`. */
static enum source_state refill(struct source *s)
{
    if (s->input_at < s->input_length) {
        return SOURCE_DATA;
    }
    if (s->input_ended) {
        return SOURCE_END;
    }
    ssize_t n = read_some(s, s->input, INPUT);
    if (n < 0) {
        return SOURCE_FAILED;
    }
    s->input_at = 0;
    s->input_length = (size_t)n;
    s->input_read += (uint64_t)n;
    atomic_fetch_add_explicit(&s->bytes_so_far, (uint64_t)n, memory_order_relaxed);
    s->input_ended = n == 0;
    return n == 0 ? SOURCE_END : SOURCE_DATA;
}

static bool wait_for_room(struct source *s)
{
    pthread_mutex_lock(&s->lock);
    while (s->filled - s->taken == BLOCKS && !s->stop) {
        pthread_cond_wait(&s->changed, &s->lock);
    }
    bool go_on = !s->stop;
    pthread_mutex_unlock(&s->lock);
    return go_on;
}

/** Hand a block of `length` bytes over (0: none), and say what follows it. */
static void hand_over(struct source *s, size_t length, enum source_state next)
{
    pthread_mutex_lock(&s->lock);
    if (length != 0) {
        s->blocks[s->filled % BLOCKS].length = length;
        s->filled++;
    }
    s->state = next;
    pthread_cond_signal(&s->changed);
    pthread_mutex_unlock(&s->lock);
}

static char *room(struct source *s)
{
    return s->blocks[s->filled % BLOCKS].memory + SOURCE_KEEP_MAX;
}

static void copy_plain(struct source *s)
{
    enum source_state next = SOURCE_DATA;
    while (next == SOURCE_DATA && wait_for_room(s)) {
        size_t length = 0;
        while (length < SOURCE_BLOCK && (next = refill(s)) == SOURCE_DATA) {
            size_t n = s->input_length - s->input_at;
            n = n < SOURCE_BLOCK - length ? n : SOURCE_BLOCK - length;
            memcpy(room(s) + length, s->input + s->input_at, n);
            s->input_at += n;
            length += n;
        }
        hand_over(s, length, next);
    }
}

static enum source_state damaged(struct source *s, const char *what)
{
    uint64_t at = s->input_read - (s->input_length - s->input_at);
    snprintf(s->text, sizeof s->text, "the gzip data are damaged at byte %llu of the file: %s",
             (unsigned long long)at, what);
    return SOURCE_DAMAGED;
}

/** After a member's end: another member, zeroes for padding, the end, or something that is neither.
 */
static enum source_state next_member(struct source *s, z_stream *z)
{
    enum source_state state = SOURCE_DATA;
    while ((state = refill(s)) == SOURCE_DATA && s->input[s->input_at] == 0) {
        s->input_at++;
    }
    if (state != SOURCE_DATA) {
        return state;
    }
    if (s->input[s->input_at] != 0x1f) {
        return damaged(s, "other bytes follow their end");
    }
    inflateReset(z);
    return SOURCE_DATA;
}

/** Fill one block with inflated bytes. */
static enum source_state inflate_block(struct source *s, z_stream *z, size_t *length)
{
    z->next_out = (Bytef *)room(s);
    z->avail_out = SOURCE_BLOCK;
    enum source_state state = SOURCE_DATA;
    while (state == SOURCE_DATA && z->avail_out != 0) {
        state = refill(s);
        if (state == SOURCE_END) {
            state = damaged(s, "they end too early");
        }
        if (state != SOURCE_DATA) {
            break;
        }
        z->next_in = s->input + s->input_at;
        z->avail_in = (uInt)(s->input_length - s->input_at);
        int result = inflate(z, Z_NO_FLUSH);
        s->input_at = s->input_length - z->avail_in;
        if (result == Z_STREAM_END) {
            state = next_member(s, z);
        } else if (result != Z_OK && result != Z_BUF_ERROR) {
            state = damaged(s, z->msg != NULL ? z->msg : "not valid deflate data");
        }
    }
    *length = SOURCE_BLOCK - z->avail_out;
    return state;
}

static void inflate_all(struct source *s)
{
    z_stream z = { 0 };
    if (inflateInit2(&z, 16 + MAX_WBITS) != Z_OK) { /* 16: a gzip header */
        snprintf(s->text, sizeof s->text, "no memory to inflate it");
        hand_over(s, 0, SOURCE_FAILED);
        return;
    }
    enum source_state next = SOURCE_DATA;
    while (next == SOURCE_DATA && wait_for_room(s)) {
        size_t length = 0;
        next = inflate_block(s, &z, &length);
        hand_over(s, length, next);
    }
    inflateEnd(&z);
}

static void *run(void *arg)
{
    struct source *s = arg;
    enum source_state state = SOURCE_DATA;
    /* Two bytes tell gzip; a pipe may give them one by one. */
    while (s->input_length < 2 && !s->input_ended) {
        ssize_t n = read_some(s, s->input + s->input_length, INPUT - s->input_length);
        if (n < 0) {
            state = SOURCE_FAILED;
            break;
        }
        s->input_length += (size_t)n;
        s->input_read += (uint64_t)n;
        atomic_fetch_add_explicit(&s->bytes_so_far, (uint64_t)n, memory_order_relaxed);
        s->input_ended = n == 0;
    }
    if (state == SOURCE_FAILED) {
        hand_over(s, 0, state);
    } else if (!s->plain && s->input_length >= 2 && s->input[0] == 0x1f && s->input[1] == 0x8b) {
        inflate_all(s);
    } else {
        copy_plain(s);
    }
    return NULL;
}

/* ---- the consumer ---------------------------------------------------------------------------- */

enum source_state source_advance(struct source *s, size_t keep, char **begin, char **end)
{
    pthread_mutex_lock(&s->lock);
    uint64_t next = s->taken + (s->holding ? 1 : 0);
    while (next == s->filled && s->state == SOURCE_DATA && !s->stop) {
        pthread_cond_wait(&s->changed, &s->lock);
    }
    enum source_state state = next == s->filled ? s->state : SOURCE_DATA;
    state = s->stop ? SOURCE_END : state;
    pthread_mutex_unlock(&s->lock);
    if (state != SOURCE_DATA) {
        return state;
    }
    struct block *b = &s->blocks[next % BLOCKS];
    char *data = b->memory + SOURCE_KEEP_MAX;
    if (keep != 0) {
        memcpy(data - keep, s->current_end - keep, keep);
    }
    *begin = data - keep;
    *end = data + b->length;
    s->current_end = *end;
    if (s->holding) {
        pthread_mutex_lock(&s->lock);
        s->taken++;
        pthread_cond_signal(&s->changed);
        pthread_mutex_unlock(&s->lock);
    }
    s->holding = true;
    return SOURCE_DATA;
}

void source_progress(const struct source *s, uint64_t *bytes, uint64_t *of)
{
    *bytes = atomic_load_explicit(&s->bytes_so_far, memory_order_relaxed);
    *of = s->size;
}

const char *source_text(const struct source *s)
{
    return s->text;
}

/* ---- opening and closing --------------------------------------------------------------------- */

/** "no such file" with the nearest name in the same folder. */
static void say_not_found(const char *path, struct error *e)
{
    const char *slash = strrchr(path, '/');
    const char *base = slash != NULL ? slash + 1 : path;
    char folder[512] = ".";
    if (slash != NULL) {
        int length = slash == path ? 1 : (int)(slash - path);
        snprintf(folder, sizeof folder, "%.*s", length, path);
    }
    error_at(e, path, 0, "no such file");
    DIR *d = opendir(folder);
    if (d == NULL) {
        error_at(e, path, 0, "no such file: there is no folder \"%s\"", folder);
        return;
    }
    char *names[NEARBY_MAX];
    size_t count = 0;
    const struct dirent *entry;
    while (count < NEARBY_MAX && (entry = readdir(d)) != NULL) {
        names[count] = strdup(entry->d_name);
        count += names[count] != NULL ? 1 : 0;
    }
    closedir(d);
    const char *nearest = nearest_name(base, (const char *const *)names, count);
    if (nearest != NULL) {
        error_at(e, path, 0, "no such file; did you mean \"%s\"?", nearest);
    }
    for (size_t i = 0; i < count; i++) {
        free(names[i]);
    }
}

static bool open_file(struct source *s, const char *path, struct error *e)
{
    s->fd = STDIN_FILENO;
    if (strcmp(path, "-") != 0) {
        s->fd = open(path, O_RDONLY | O_CLOEXEC);
        s->close_fd = s->fd >= 0;
    }
    if (s->fd < 0 && errno == ENOENT) {
        say_not_found(path, e);
        return false;
    }
    if (s->fd < 0) {
        return error_at(e, path, 0, "cannot be opened: %s", strerrordesc_np(errno));
    }
    struct stat st;
    if (fstat(s->fd, &st) != 0) {
        return error_at(e, path, 0, "cannot be read: %s", strerrordesc_np(errno));
    }
    if (S_ISDIR(st.st_mode)) {
        return error_at(e, path, 0, "this is a folder; expected a trace file");
    }
    s->waits = !S_ISREG(st.st_mode);
    s->size = s->waits ? 0 : (uint64_t)st.st_size;
    return true;
}

static bool make_blocks(struct source *s)
{
    s->stop_event = eventfd(0, EFD_CLOEXEC);
    bool good = s->stop_event >= 0;
    for (size_t i = 0; i < BLOCKS; i++) {
        s->blocks[i].memory = calloc(1, SOURCE_KEEP_MAX + SOURCE_BLOCK + SOURCE_PAD);
        good = good && s->blocks[i].memory != NULL;
    }
    return good;
}

static void release(struct source *s)
{
    for (size_t i = 0; i < BLOCKS; i++) {
        free(s->blocks[i].memory);
    }
    if (s->stop_event >= 0) {
        close(s->stop_event);
    }
    if (s->close_fd) {
        close(s->fd);
    }
    free(s);
}

static struct source *open_from(const char *path, bool plain, uint64_t offset, struct error *e)
{
    struct source *s = calloc(1, sizeof *s);
    if (s == NULL) {
        error_fault(e, "no memory to read %s", path);
        return NULL;
    }
    s->stop_event = -1;
    s->plain = plain;
    if (!open_file(s, path, e)) {
        release(s);
        return NULL;
    }
    if (offset != 0 && lseek(s->fd, (off_t)offset, SEEK_SET) < 0) {
        error_at(e, path, 0, "cannot be read: %s", strerrordesc_np(errno));
        release(s);
        return NULL;
    }
    s->bytes_so_far = offset;
    if (!make_blocks(s)) {
        error_fault(e, "no memory to read %s", path);
        release(s);
        return NULL;
    }
    pthread_mutex_init(&s->lock, NULL);
    pthread_cond_init(&s->changed, NULL);
    if (pthread_create(&s->thread, NULL, run, s) != 0) {
        error_fault(e, "no thread to read %s", path);
        pthread_cond_destroy(&s->changed);
        pthread_mutex_destroy(&s->lock);
        release(s);
        return NULL;
    }
    return s;
}

struct source *source_open(const char *path, struct error *e)
{
    return open_from(path, false, 0, e);
}

struct source *source_open_at(const char *path, uint64_t offset, struct error *e)
{
    return open_from(path, true, offset, e);
}

void source_stop(struct source *s)
{
    pthread_mutex_lock(&s->lock);
    s->stop = true;
    pthread_cond_broadcast(&s->changed);
    pthread_mutex_unlock(&s->lock);
    uint64_t one = 1;
    if (write(s->stop_event, &one, sizeof one) != (ssize_t)sizeof one) {
        /* An event counter that is only ever written here cannot be full. */
        abort();
    }
}

void source_close(struct source *s)
{
    if (s == NULL) {
        return;
    }
    source_stop(s);
    pthread_join(s->thread, NULL);
    pthread_cond_destroy(&s->changed);
    pthread_mutex_destroy(&s->lock);
    release(s);
}
