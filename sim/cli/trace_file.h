/* SPDX-License-Identifier: Apache-2.0 */
/** The file of `gather exec --trace`: as it is, compressed if its name ends in .gz, or `-`. */
#ifndef GATHER_CLI_TRACE_FILE_H
#define GATHER_CLI_TRACE_FILE_H

#include "base/base.h"

struct trace_file {
    struct outfile file;
    FILE *stream; /* NULL: not open */
    bool own;     /* the stream is not the file's */
};
/** Open `path`, or for "-" standard output. */
bool trace_file_open(struct trace_file *f, const char *path, struct error *e);
/** It appears under its name. */
bool trace_file_commit(struct trace_file *f, struct error *e);
/** Nothing is left of it. Harmless if it is not open. */
void trace_file_abandon(struct trace_file *f);

#endif
