/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/map_text.h"

#include <fnmatch.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

static const char PREFETCHABLE[] = "prefetchable";

void map_rules_init(struct map_rules *r)
{
    struct error ignored;
    r->count = 0;
    s1_type_parse("device-ngnre", &r->s1, &ignored);
}

bool map_rules_add(struct map_rules *r, const char *text, struct error *e)
{
    const char *equals = strrchr(text, '=');
    if (!equals) {
        return s1_type_parse(text, &r->s1, e);
    }
    if (r->count == MAP_RULES_MAX) {
        return error_set(e, "--s1 \"%.80s\": more than %d patterns", text, MAP_RULES_MAX);
    }
    struct map_rule *rule = &r->rules[r->count];
    const size_t length = (size_t)(equals - text);
    if (length == 0 || length >= sizeof(rule->pattern)) {
        return error_set(
            e, "--s1 \"%.80s\": expected TYPE or PATTERN=TYPE, a pattern of 1 to %d bytes", text,
            (int)sizeof(rule->pattern) - 1);
    }
    memcpy(rule->pattern, text, length);
    rule->pattern[length] = '\0';
    if (!s1_type_parse(equals + 1, &rule->s1, e)) {
        return false;
    }
    r->count++;
    return true;
}

static bool fits_name(const struct map_rule *rule, const char *name)
{
    return name[0] && fnmatch(rule->pattern, name, 0) == 0;
}

static bool fits_part(const struct map_rule *rule, const struct map_part *p)
{
    return fits_name(rule, p->name) || fits_name(rule, p->region);
}

static bool fits_region(const struct map_rule *rule, const struct map_source *m, size_t region)
{
    const struct replay_region *r = &m->regions[region];
    if (strcmp(rule->pattern, PREFETCHABLE) == 0) {
        return r->prefetchable;
    }
    if (fits_name(rule, r->name) || fits_name(rule, r->region)) {
        return true;
    }
    for (size_t i = 0; i < m->part_count; i++) {
        if (m->parts[i].into == region && fits_part(rule, &m->parts[i])) {
            return true;
        }
    }
    return false;
}

/* Edits that make a pattern, without its wildcards, some part of a name. */
static unsigned distance(const char *pattern, const char *name)
{
    unsigned row[sizeof(((struct map_rule *)NULL)->pattern) + 1], best = UINT_MAX;
    char plain[sizeof(row) / sizeof(row[0])];
    size_t n = 0;
    for (; *pattern; pattern++) {
        if (!strchr("*?[]", *pattern)) {
            plain[n++] = *pattern;
        }
    }
    for (unsigned i = 0; i <= n; i++) {
        row[i] = i;
    }
    for (;; name++) {
        best = row[n] < best ? row[n] : best;
        if (!*name) {
            return best;
        }
        unsigned diagonal = row[0];
        for (size_t i = 1; i <= n; i++) {
            const unsigned swap = diagonal + (plain[i - 1] != *name);
            const unsigned least = row[i - 1] < row[i] ? row[i - 1] + 1 : row[i] + 1;
            diagonal = row[i];
            row[i] = swap < least ? swap : least;
        }
    }
}

static bool no_region(const struct map_rule *rule, const struct map_source *m, const char *path,
                      struct error *e)
{
    if (strcmp(rule->pattern, PREFETCHABLE) == 0) {
        return error_set(e, "--s1 prefetchable=%s: no region of %.200s is known to be prefetchable",
                         s1_type_names[rule->s1], path);
    }
    size_t nearest = 0;
    for (size_t i = 1; i < m->count; i++) {
        if (distance(rule->pattern, m->regions[i].name) <
            distance(rule->pattern, m->regions[nearest].name)) {
            nearest = i;
        }
    }
    return error_set(e,
                     "--s1 \"%s=%s\": no region of %.200s has such a name; the nearest is \"%s\"",
                     rule->pattern, s1_type_names[rule->s1], path, m->regions[nearest].name);
}

/* What the parts of a page are to be; they cannot be several things. */
static bool check_shared(const struct map_rules *r, const struct map_source *m, struct error *e)
{
    for (size_t i = 0; i < m->part_count; i++) {
        const struct map_part *p = &m->parts[i];
        const struct replay_region *region = &m->regions[p->into];
        for (size_t k = r->count; k > 0; k--) {
            if (fits_part(&r->rules[k - 1], p)) {
                if (r->rules[k - 1].s1 != region->s1) {
                    return error_set(e,
                                     "--s1 \"%s=%s\": \"%s\" shares a page with others of region "
                                     "\"%s\", which are to be %s",
                                     r->rules[k - 1].pattern, s1_type_names[r->rules[k - 1].s1],
                                     p->name, region->name, s1_type_names[region->s1]);
                }
                break;
            }
        }
    }
    return true;
}

bool map_rules_apply(const struct map_rules *r, struct map_source *m, const char *path,
                     struct error *e)
{
    for (size_t i = 0; i < m->count; i++) {
        if (!m->regions[i].s1_given) {
            m->regions[i].s1 = r->s1;
        }
    }
    for (size_t k = 0; k < r->count; k++) {
        bool used = false;
        for (size_t i = 0; i < m->count; i++) {
            if (fits_region(&r->rules[k], m, i)) {
                m->regions[i].s1 = r->rules[k].s1;
                m->regions[i].s1_given = true;
                used = true;
            }
        }
        if (!used) {
            return no_region(&r->rules[k], m, path, e);
        }
    }
    return check_shared(r, m, e);
}
