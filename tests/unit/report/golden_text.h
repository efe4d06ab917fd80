/* SPDX-License-Identifier: Apache-2.0 */
/** Drawn text: against its golden file, which BLESS=1 writes, and against its width. */
#ifndef TESTS_REPORT_GOLDEN_TEXT_H
#define TESTS_REPORT_GOLDEN_TEXT_H

#include "base/base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static inline char *golden_read(const char *path)
{
    FILE *f = fopen(path, "r");
    char *text = NULL;
    size_t room = 0;
    if (f != NULL && getdelim(&text, &room, '\0', f) < 0) {
        free(text);
        text = NULL;
    }
    if (f != NULL)
        (void)fclose(f);
    return text;
}

static inline void golden_compare(const char *path, const char *text)
{
    const char *bless = getenv("BLESS");
    if (bless != NULL && strcmp(bless, "1") == 0) {
        struct outfile f;
        assert_true(outfile_open(&f, path, NULL));
        (void)fputs(text, f.stream);
        assert_true(outfile_commit(&f, NULL));
    }
    char *golden = golden_read(path);
    if (golden == NULL) {
        fail_msg("%s is missing", path);
        return;
    }
    if (strcmp(text, golden) != 0)
        print_error("%s differs; drawn:\n%s", path, text);
    assert_string_equal(text, golden);
    free(golden);
}

static inline unsigned columns_of(const char *line, size_t bytes)
{
    unsigned columns = 0;
    for (size_t i = 0; i < bytes; i++)
        columns += ((unsigned char)line[i] & 0xc0) != 0x80;
    return columns;
}

/** No line is wider, and none ends in a blank. */
static inline void lines_fit(const char *text, unsigned width)
{
    for (const char *line = text; *line != '\0';) {
        size_t bytes = strcspn(line, "\n");
        if (columns_of(line, bytes) > width || (bytes > 0 && line[bytes - 1] == ' '))
            fail_msg("width %u: '%.*s'", width, (int)bytes, line);
        line += bytes + (line[bytes] == '\n');
    }
}

#endif
