/* SPDX-License-Identifier: Apache-2.0 */
#include "base/text.h"

#include <stdio.h>
#include <string.h>

void text_mark_cut(char *text, size_t size)
{
    size_t at = size - sizeof "...";
    while (at > 0 && ((unsigned char)text[at] & 0xc0) == 0x80) {
        at--;
    }
    memcpy(text + at, "...", sizeof "...");
}

struct quoted quoted(const char *text)
{
    struct quoted q;
    int length = snprintf(q.text, sizeof q.text, "%s", text);
    if (length < 0) {
        q.text[0] = '\0';
    } else if ((size_t)length >= sizeof q.text) {
        text_mark_cut(q.text, sizeof q.text);
    }
    return q;
}

struct quoted_path quoted_path(const char *path)
{
    struct quoted_path q = { "" };
    size_t length = strlen(path);
    if (length < sizeof q.text) {
        memcpy(q.text, path, length + 1);
        return q;
    }
    const char *end = path + length - (sizeof q.text - sizeof "...");
    while (((unsigned char)*end & 0xc0) == 0x80) { /* the rest of a UTF-8 character */
        end++;
    }
    snprintf(q.text, sizeof q.text, "...%s", end);
    return q;
}
