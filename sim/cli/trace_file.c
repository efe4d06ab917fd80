/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/trace_file.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

/* ---- a stream that compresses ---------------------------------------------------------------- */

static ssize_t write_gz(void *gz, const char *bytes, size_t size)
{
    return gzwrite(gz, bytes, (unsigned)size); /* 0: an error */
}

static int close_gz(void *gz)
{
    return gzclose(gz) == Z_OK ? 0 : EOF;
}

static FILE *open_gz(FILE *file)
{
    const cookie_io_functions_t functions = { .write = write_gz, .close = close_gz };
    const int fd = dup(fileno(file));
    gzFile gz = fd < 0 ? NULL : gzdopen(fd, "wb3");
    if (!gz) {
        if (fd >= 0) {
            close(fd);
        }
        return NULL;
    }
    FILE *stream = fopencookie(gz, "w", functions);
    if (!stream) {
        gzclose(gz);
    }
    return stream;
}

static bool is_gz(const char *path)
{
    const size_t length = strlen(path);
    return length > 3 && strcmp(path + length - 3, ".gz") == 0;
}

/* ---- the file -------------------------------------------------------------------------------- */

bool trace_file_open(struct trace_file *f, const char *path, struct error *e)
{
    enum { BUFFER = 65536 };
    *f = (struct trace_file){ 0 };
    if (strcmp(path, "-") == 0) {
        f->stream = stdout;
        return true;
    }
    if (!outfile_open(&f->file, path, e)) {
        return false;
    }
    f->stream = f->file.stream;
    if (is_gz(path)) {
        f->own = true;
        f->stream = open_gz(f->file.stream);
        if (!f->stream) {
            outfile_abandon(&f->file);
            return error_fault(e, "out of memory for a trace");
        }
    }
    setvbuf(f->stream, NULL, _IOFBF, BUFFER);
    return true;
}

bool trace_file_commit(struct trace_file *f, struct error *e)
{
    if (!f->file.stream) {
        const bool failed = fflush(stdout) != 0 || ferror(stdout);
        return !failed || error_set(e, "the trace cannot be written: %s", strerror(errno));
    }
    if (f->own) {
        const bool failed = ferror(f->stream) != 0;
        if (fclose(f->stream) != 0 || failed) {
            error_set(e, "cannot write \"%s\": is the disk full?", f->file.path);
            outfile_abandon(&f->file);
            return false;
        }
    }
    f->stream = NULL;
    return outfile_commit(&f->file, e);
}

void trace_file_abandon(struct trace_file *f)
{
    if (f->own && f->stream) {
        (void)fclose(f->stream);
    }
    f->stream = NULL;
    outfile_abandon(&f->file);
}
