/* SPDX-License-Identifier: Apache-2.0 */
/* A map in Lua: how its text is known, and where its regions are in it. */
#include "trace/map_text.h"
#include "trace/replay_map.h"

#include <stdio.h>

bool map_is_lua(const struct map_lua_text *t)
{
    static const char *const words[] = { "return", "local", "--", "function", "for" };
    const size_t length = strlen(t->path);
    const char *p = t->text, *end = t->text + t->size;
    while (p < end && (*p == ' ' || *p == '\t' || *p == '\n' || *p == '\r')) {
        p++;
    }
    for (size_t i = 0; i < ARRAY_LEN(words); i++) {
        const size_t n = strlen(words[i]);
        if ((size_t)(end - p) >= n && memcmp(p, words[i], n) == 0) {
            return true;
        }
    }
    return length > 4 && strcmp(t->path + length - 4, ".lua") == 0;
}

/* The line that has the region's name in quotes; 0: none, or more than one. Lua keeps no lines of
 * tables. */
static int line_of(const struct map_lua_text *t, const char *name)
{
    char quoted[sizeof(((struct replay_region *)NULL)->name) + 2];
    const char *end = t->text + t->size, *found = NULL;
    const int length = snprintf(quoted, sizeof(quoted), "\"%s\"", name);
    for (const char *at = t->text; name[0]; at = found + 1) {
        const char *next = memmem(at, (size_t)(end - at), quoted, (size_t)length);
        if (!next) {
            break;
        }
        if (found) {
            return 0;
        }
        found = next;
    }
    int line = found ? 1 : 0;
    for (const char *at = t->text; at < found; at++) {
        line += *at == '\n';
    }
    return line;
}

bool map_load_lua(const struct map_query *q, const struct map_lua_text *t, struct map_source *m,
                  struct error *e)
{
    snprintf(m->kind, sizeof(m->kind), "a map in Lua");
    if (!q->lua(t, &m->regions, &m->count, e)) {
        return false;
    }
    for (size_t i = 0; i < m->count; i++) {
        m->regions[i].line = line_of(t, m->regions[i].name);
    }
    return replay_map_check(m->regions, m->count, t->path, e);
}
