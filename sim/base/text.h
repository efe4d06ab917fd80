/* SPDX-License-Identifier: Apache-2.0 */
/** A user's texts in messages, cut to lengths that leave room for what was expected. */
#ifndef GATHER_BASE_TEXT_H
#define GATHER_BASE_TEXT_H

#include <stddef.h>

/** A value as the user wrote it; of a long one the beginning. */
struct quoted {
    char text[80];
};
struct quoted quoted(const char *text);

/** A path; of a long one the end, which says more than the beginning. */
struct quoted_path {
    char text[256];
};
struct quoted_path quoted_path(const char *path);

/**
 * Make what snprintf() cut to `size` bytes end in "...", so that the cut shows and leaves no half
 * of a UTF-8 character.
 */
void text_mark_cut(char *text, size_t size);

#endif
