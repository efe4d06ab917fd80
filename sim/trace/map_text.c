/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/map_text.h"
#include "trace/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void map_rewind(struct map_text *t, const char *begin)
{
    t->at = begin;
    t->number = 0;
}

bool map_next_line(struct map_text *t)
{
    if (t->at == t->end) {
        return false;
    }
    const char *newline = memchr(t->at, '\n', (size_t)(t->end - t->at));
    const char *end = newline ? newline : t->end;
    const char *p = t->at;
    t->indent = 0;
    t->number++;
    t->at = newline ? newline + 1 : t->end;
    while (p < end && (*p == ' ' || *p == '\t')) {
        t->indent += *p == '\t' ? 8 : 1;
        p++;
    }
    while (end > p && (unsigned char)end[-1] <= ' ') {
        end--;
    }
    size_t length = (size_t)(end - p);
    t->cut = length > MAP_LINE_MAX;
    length = t->cut ? MAP_LINE_MAX : length;
    memcpy(t->line, p, length);
    t->line[length] = '\0';
    for (size_t i = 0; i < length; i++) {
        if ((unsigned char)t->line[i] < ' ' || t->line[i] == 0x7f) {
            t->line[i] = '?';
        }
    }
    return true;
}

struct map_part *map_add(struct map_source *m, const struct map_text *t, struct error *e)
{
    if (m->part_count == MAP_PARTS_MAX) {
        error_at(e, t ? t->path : "map", t ? t->number : 0, "more than %d regions", MAP_PARTS_MAX);
        return NULL;
    }
    if (m->part_count == m->part_room) {
        size_t room = m->part_room ? 2 * m->part_room : 64;
        struct map_part *grown = realloc(m->parts, room * sizeof(*grown));
        if (!grown) {
            error_fault(e, "no memory for a map");
            return NULL;
        }
        m->parts = grown;
        m->part_room = room;
    }
    struct map_part *p = &m->parts[m->part_count++];
    *p = (struct map_part){ .line = t ? t->number : 0 };
    return p;
}

void map_note(struct map_source *m, const char *format, ...)
{
    if (m->note_count == MAP_NOTES_MAX) {
        snprintf(m->notes[MAP_NOTES_MAX - 1], sizeof(m->notes[0]), "and more of that kind");
        return;
    }
    va_list args;
    va_start(args, format);
    vsnprintf(m->notes[m->note_count++], sizeof(m->notes[0]), format, args);
    va_end(args);
}

bool map_bad(const struct map_text *t, struct error *e, const char *expected)
{
    return error_at(e, t->path, t->number, "expected %s; found \"%.100s\"", expected, t->line);
}

bool map_set_range(struct map_part *p, const struct map_text *t, uint64_t first, uint64_t last,
                   struct error *e)
{
    if (last < first) {
        return error_at(e, t->path, t->number, "the end 0x%llx is before the beginning 0x%llx",
                        (unsigned long long)last, (unsigned long long)first);
    }
    if (last >> MAP_ADDRESS_BITS) {
        return error_at(e, t->path, t->number, "0x%llx is beyond the last address, 2^%d - 1",
                        (unsigned long long)last, MAP_ADDRESS_BITS);
    }
    p->base = first;
    p->size = last - first + 1;
    return true;
}

bool map_hex(const char **at, uint64_t *value)
{
    const char *after = text_hex(*at, value);
    if (after) {
        *at = after;
    }
    return after != NULL;
}

bool map_word(const char **at, const char *word)
{
    const size_t n = strlen(word);
    if (strncmp(*at, word, n) != 0) {
        return false;
    }
    *at += n;
    return true;
}

/* Exactly `digits` of them. */
static bool digits(const char **at, int count, uint64_t *value)
{
    const char *begin = *at;
    return map_hex(at, value) && *at - begin == count;
}

bool map_bdf(const char **at, char bdf[MAP_BDF])
{
    uint64_t domain = 0, bus, device, function;
    const char *p = *at;
    if (!map_hex(&p, &domain) || *p != ':') {
        return false;
    }
    const bool has_domain = p - *at >= 4;
    p++;
    if (has_domain) {
        if (domain > UINT32_MAX || !digits(&p, 2, &bus) || *p++ != ':') {
            return false;
        }
    } else {
        if (p - *at != 3) {
            return false;
        }
        bus = domain;
        domain = 0;
    }
    if (!digits(&p, 2, &device) || *p++ != '.' || !digits(&p, 1, &function) || device > 31 ||
        function > 7) {
        return false;
    }
    snprintf(bdf, MAP_BDF, "%04x:%02x:%02x.%x", (unsigned)domain, (unsigned)bus, (unsigned)device,
             (unsigned)function);
    *at = p;
    return true;
}

void map_name_bar(struct map_part *p, const char *bdf, int number, const char *driver)
{
    enum { ROM = 6 };
    const char *blank = driver[0] ? " " : "";
    if (number < 0) {
        snprintf(p->name, sizeof(p->name), "%s mem 0x%llx%s%.24s", bdf, (unsigned long long)p->base,
                 blank, driver);
        return;
    }
    if (number == ROM) {
        snprintf(p->name, sizeof(p->name), "%s ROM%s%.24s", bdf, blank, driver);
        return;
    }
    snprintf(p->name, sizeof(p->name), "%s BAR%d%s%.24s", bdf, number, blank, driver);
    snprintf(p->region, sizeof(p->region), "%s:region%d", bdf, number);
}
