/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What an earlier run left in a folder, by its own account: run.json lists the files and
 * subfolders that it wrote. Nothing else is ever removed.
 */
#ifndef GATHER_REPORT_STALE_H
#define GATHER_REPORT_STALE_H

#include <stdbool.h>
#include <stddef.h>

struct stale;

/** A name in a folder and not a way out of it. */
bool stale_name_is_plain(const char *name);
/** NULL if there is no run.json, or none that can be read. All below take NULL. */
struct stale *stale_read(const char *folder);
void stale_free(struct stale *old);
/** The names it lists, NULL after the last; those that are not plain are "". */
const char *stale_file(const struct stale *old, size_t index);
const char *stale_subfolder(const struct stale *old, size_t index);
void stale_remove_run(struct stale *old);
void stale_remove_file(struct stale *old, const char *name);
/** With what it lists itself; a subfolder with other things in it stays with them. */
void stale_remove_subfolder(struct stale *old, const char *name);

#endif
