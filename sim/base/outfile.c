/* SPDX-License-Identifier: Apache-2.0 */
#include "base/base.h"
#include "base/text.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The path stays, for the caller's own messages. */
static void forget(struct outfile *f)
{
    f->stream = NULL;
    f->temporary[0] = '\0';
}

static void remove_temporary(const struct outfile *f)
{
    if (f->temporary[0] != '\0') {
        unlink(f->temporary);
    }
}

/*
 * Where the bytes go: beside the file that a link leads to, so that the link stays; or straight
 * into what is no regular file (a pipe, /dev/null), which must never be replaced.
 */
static bool choose_names(struct outfile *f, const char *path, struct error *e)
{
    struct stat at, itself;
    char real[PATH_MAX];
    const char *target = path;
    bool there = stat(path, &at) == 0;

    if (there && S_ISDIR(at.st_mode)) {
        return error_set(e, "cannot write \"%s\": it is a folder", quoted_path(path).text);
    }
    if (there && S_ISREG(at.st_mode) && lstat(path, &itself) == 0 && S_ISLNK(itself.st_mode) &&
        realpath(path, real) != NULL) {
        target = real;
    }
    size_t length = strlen(target);
    if (length == 0) {
        return error_set(e, "cannot write a file without a name; expected a path");
    }
    if (length >= sizeof f->path) {
        return error_set(e, "cannot write \"%s\": the path is too long; expected at most %zu bytes",
                         quoted_path(target).text, sizeof f->path - 1);
    }
    memcpy(f->path, target, length + 1);
    if (!there || S_ISREG(at.st_mode)) {
        snprintf(f->temporary, sizeof f->temporary, "%s.tmp.%d", f->path, (int)getpid());
    }
    return true;
}

/* What is not there is the folder: the file is made. */
static void say_not_opened(const struct outfile *f, const char *path, int reason, struct error *e)
{
    char folder[PATH_MAX];
    const char *slash = strrchr(f->path, '/');
    if (reason == ENOENT && slash != NULL && slash != f->path) {
        snprintf(folder, sizeof folder, "%.*s", (int)(slash - f->path), f->path);
        error_set(e, "cannot write \"%s\": there is no folder \"%s\"", quoted_path(path).text,
                  quoted_path(folder).text);
        return;
    }
    error_set(e, "cannot write \"%s\": %s", quoted_path(path).text, strerror(reason));
}

/* A stream of its own, so that closing it leaves standard output open. */
static bool open_standard(struct outfile *f, struct error *e)
{
    static const char name[] = "standard output";
    (void)fflush(stdout);
    int fd = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 0);
    f->stream = fd < 0 ? NULL : fdopen(fd, "w");
    if (f->stream == NULL) {
        int reason = errno;
        if (fd >= 0) {
            close(fd);
        }
        return error_set(e, "cannot write %s: %s", name, strerror(reason));
    }
    memcpy(f->path, name, sizeof name);
    return true;
}

bool outfile_check(const char *path, const char *input, struct error *e)
{
    struct stat of_path, of_input;
    if (path == NULL || input == NULL || strcmp(path, "-") == 0 || stat(path, &of_path) != 0 ||
        stat(input, &of_input) != 0 || !S_ISREG(of_path.st_mode)) {
        return true;
    }
    return of_path.st_dev != of_input.st_dev || of_path.st_ino != of_input.st_ino ||
           error_set(e, "%s: expected another file than the input", quoted_path(path).text);
}

bool outfile_open(struct outfile *f, const char *path, struct error *e)
{
    *f = (struct outfile){ 0 };
    if (strcmp(path, "-") == 0) {
        return open_standard(f, e);
    }
    if (!choose_names(f, path, e)) {
        return false;
    }
    bool direct = f->temporary[0] == '\0';
    /* A leftover of a killed process that had our number is in nobody's use. */
    remove_temporary(f);
    int fd = direct ? open(f->path, O_WRONLY | O_CLOEXEC)
                    : open(f->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd < 0) {
        int reason = errno;
        say_not_opened(f, path, reason, e);
        forget(f);
        return false;
    }
    f->stream = fdopen(fd, "w");
    if (f->stream == NULL) {
        int reason = errno;
        error_set(e, "cannot write \"%s\": %s", quoted_path(path).text, strerror(reason));
        close(fd);
        remove_temporary(f);
        forget(f);
        return false;
    }
    return true;
}

bool outfile_commit(struct outfile *f, struct error *e)
{
    assert(f->stream != NULL);
    /* A write that failed earlier leaves its mark in the stream, but no longer its reason. */
    bool earlier = ferror(f->stream) != 0;
    errno = 0;
    bool failed = fflush(f->stream) != 0;
    int reason = errno;
    if (fclose(f->stream) != 0 && !failed) {
        failed = true;
        reason = errno;
    }
    f->stream = NULL;
    if (!failed && !earlier && f->temporary[0] != '\0' && rename(f->temporary, f->path) != 0) {
        failed = true;
        reason = errno;
    }
    if (failed || earlier) {
        remove_temporary(f);
        error_set(e, "cannot write \"%s\": %s", quoted_path(f->path).text,
                  failed ? strerror(reason) : "not everything was written; is the disk full?");
    }
    forget(f);
    return !failed && !earlier;
}

void outfile_abandon(struct outfile *f)
{
    if (f->stream == NULL) {
        return;
    }
    (void)fclose(f->stream);
    remove_temporary(f);
    forget(f);
}

bool make_folder(const char *path, struct error *e)
{
    char part[PATH_MAX];
    size_t length = strlen(path);
    if (length == 0) {
        return error_set(e, "cannot make a folder without a name; expected a path");
    }
    if (length >= sizeof part) {
        return error_set(e, "cannot make folder \"%s\": the path is too long",
                         quoted_path(path).text);
    }
    memcpy(part, path, length + 1);
    for (size_t i = 1; i <= length; i++) {
        if (path[i] != '/' && path[i] != '\0') {
            continue;
        }
        part[i] = '\0';
        /* mkdir() may refuse a folder that is there for other reasons, e.g. a read-only parent. */
        if (mkdir(part, 0777) != 0) {
            int reason = errno;
            struct stat at;
            bool there = stat(part, &at) == 0;
            if (there && !S_ISDIR(at.st_mode)) {
                return error_set(e, "cannot make folder \"%s\": \"%s\" is a file",
                                 quoted_path(path).text, quoted_path(part).text);
            }
            if (!there) {
                return error_set(e, "cannot make folder \"%s\": %s", quoted_path(path).text,
                                 strerror(reason));
            }
        }
        part[i] = path[i];
    }
    return true;
}
