/* SPDX-License-Identifier: Apache-2.0 */
/* distributions.json: a line for each group. docs/histograms.md has it byte for byte. */
#include "report/dist_own.h"
#include "report/files.h"
#include "report/json.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { VERSION = 1 };

/* ---- writing --------------------------------------------------------------------------------- */

static json_t *sizes_json(const struct hist *h)
{
    json_t *list = json_array();
    for (unsigned bytes = 0; bytes <= HIST_MAX_BYTES; bytes++)
        if (h->count[bytes] != 0)
            json_array_append_new(list, json_pack("[i, o]", (int)bytes, json_u64(h->count[bytes])));
    return list;
}

static json_t *reasons_json(const struct dist_group *g)
{
    json_t *reasons = json_object();
    for (unsigned i = 0; i < BUS_REASON_COUNT; i++)
        if (g->reasons[i] != 0)
            json_object_set_new(reasons, bus_reason_name((enum bus_reason)i),
                                json_u64(g->reasons[i]));
    return reasons;
}

static json_t *values_json(const struct loghist *h, uint64_t sum, const char *unit)
{
    json_t *buckets = json_array();
    for (unsigned b = 0; b < LOGHIST_BUCKETS; b++)
        if (h->count[b] != 0)
            json_array_append_new(buckets,
                                  json_pack("[o, o, o]", json_u64(loghist_first(b)),
                                            json_u64(loghist_last(b)), json_u64(h->count[b])));
    return json_pack("{s:s, s:o, s:o, s:o, s:o, s:o}", "unit", unit, "count", json_u64(h->total),
                     "sum", json_u64(sum), "least", json_u64(h->total == 0 ? 0 : h->least), "most",
                     json_u64(h->total == 0 ? 0 : h->most), "buckets", buckets);
}

static json_t *group_json(const struct dists *d, const struct dist_group *g)
{
    json_t *json = json_pack("{s:s, s:o}", "by", g->by, "name", json_text(g->name));
    if (strcmp(g->by, "region") == 0)
        json_object_set_new(json, "address", json_u64(dists_base(d, g)));
    json_object_set_new(json, "reasons", reasons_json(g));
    json_object_set_new(json, "write_sizes", sizes_json(&g->sizes));
    json_object_set_new(json, "read_sizes", sizes_json(&g->read_sizes));
    for (unsigned i = 0; i < DIST_WHAT_COUNT; i++)
        json_object_set_new(json, dist_rows[i].name,
                            values_json(&g->values[i], g->sums[i], dist_rows[i].unit));
    return json;
}

bool report_folder_dists(struct report_folder *folder, const struct dists *d, struct error *e)
{
    struct outfile *f = report_folder_file(folder, "distributions.json", e);
    if (f == NULL)
        return false;
    (void)fprintf(f->stream, "{\"version\": %d, \"groups\": [", VERSION);
    const struct dist_group *g;
    for (size_t i = 0; (g = dists_group(d, i)) != NULL; i++) {
        json_t *json = group_json(d, g);
        (void)fputs(i == 0 ? "\n" : ",\n", f->stream);
        bool written = json != NULL && json_write(f->stream, json, 0);
        json_decref(json);
        if (!written)
            return error_fault(e, "no memory for %s", f->path);
    }
    (void)fputs("\n]}\n", f->stream);
    return true;
}

/* ---- reading --------------------------------------------------------------------------------- */

/** Where we are, for messages. */
struct place {
    const char *path;
    size_t group; /* from 0 */
    struct error *e;
};

static bool wrong(const struct place *at, const char *key, const char *what)
{
    return error_at(at->e, at->path, 0, "group %zu: '%s' %s", at->group + 1, key, what);
}

/** An integer, or beyond 2^53 a string of digits. */
static bool read_u64(const json_t *json, uint64_t *out)
{
    if (json_is_integer(json) && json_integer_value(json) >= 0) {
        *out = (uint64_t)json_integer_value(json);
        return true;
    }
    const char *digits = json_string_value(json);
    if (digits == NULL || digits[0] == '\0' || strspn(digits, "0123456789") != strlen(digits))
        return false;
    errno = 0;
    *out = strtoull(digits, NULL, 10);
    return errno == 0;
}

/** A row of `length` integers, the last of which is a count that is not 0. */
static bool read_row(const json_t *row, size_t length, uint64_t *out)
{
    if (json_array_size(row) != length)
        return false;
    for (size_t i = 0; i < length; i++)
        if (!read_u64(json_array_get(row, i), &out[i]))
            return false;
    return out[length - 1] != 0;
}

static bool read_sizes(struct hist *h, const json_t *group, const char *key, const struct place *at)
{
    const json_t *list = json_object_get(group, key);
    if (!json_is_array(list))
        return wrong(at, key, "is missing; expected a list of [bytes, count]");
    for (size_t i = 0; i < json_array_size(list); i++) {
        uint64_t row[2], bytes, sum;
        if (!read_row(json_array_get(list, i), 2, row) || row[0] > HIST_MAX_BYTES)
            return wrong(at, key, "has a row that is not [bytes up to 4096, count above 0]");
        if (h->count[row[0]] != 0)
            return wrong(at, key, "has one size twice");
        if (__builtin_mul_overflow(row[0], row[1], &bytes) ||
            __builtin_add_overflow(h->bytes, bytes, &sum) ||
            __builtin_add_overflow(h->tlps, row[1], &sum))
            return wrong(at, key, "has counts whose sum is not below 2^64");
        hist_add_many(h, (uint32_t)row[0], row[1]);
    }
    return true;
}

static bool read_reasons(struct dist_group *g, const json_t *group, const struct place *at)
{
    const json_t *reasons = json_object_get(group, "reasons");
    uint64_t sum = 0;
    size_t known = 0;
    if (!json_is_object(reasons))
        return wrong(at, "reasons", "is missing; expected {reason: count}");
    for (unsigned i = 0; i < BUS_REASON_COUNT; i++) {
        const json_t *count = json_object_get(reasons, bus_reason_name((enum bus_reason)i));
        if (count == NULL)
            continue;
        known++;
        if (!read_u64(count, &g->reasons[i]) || g->reasons[i] == 0 ||
            __builtin_add_overflow(sum, g->reasons[i], &sum))
            return wrong(at, "reasons", "has a count that is not an integer above 0");
    }
    if (known != json_object_size(reasons))
        return wrong(at, "reasons", "has a name that is no drain reason");
    return sum == g->sizes.tlps ||
           wrong(at, "reasons", "has another sum than 'write_sizes', of the same TLPs");
}

static bool read_buckets(struct loghist *h, const json_t *buckets)
{
    for (size_t i = 0; i < json_array_size(buckets); i++) {
        uint64_t row[3];
        if (!read_row(json_array_get(buckets, i), 3, row))
            return false;
        unsigned bucket = loghist_bucket(row[0]);
        if (loghist_first(bucket) != row[0] || loghist_last(bucket) != row[1] ||
            h->count[bucket] != 0 || __builtin_add_overflow(h->total, row[2], &h->total))
            return false;
        h->count[bucket] = row[2];
    }
    return true;
}

/** Are least, most and sum those that such buckets can have? */
static bool plausible(const struct loghist *h, uint64_t sum)
{
    if (h->total == 0)
        return h->least == 0 && h->most == 0 && sum == 0;
    unsigned low = 0, high = LOGHIST_BUCKETS - 1;
    while (h->count[low] == 0)
        low++;
    while (h->count[high] == 0)
        high--;
    unsigned __int128 floor = (unsigned __int128)h->least * h->total;
    unsigned __int128 roof = (unsigned __int128)h->most * h->total;
    return h->least <= h->most && loghist_bucket(h->least) == low &&
           loghist_bucket(h->most) == high && sum >= floor && sum <= roof;
}

static bool read_values(struct dist_group *g, unsigned what, const json_t *group,
                        const struct place *at)
{
    const char *key = dist_rows[what].name;
    const json_t *values = json_object_get(group, key);
    const json_t *buckets = json_object_get(values, "buckets");
    struct loghist *h = &g->values[what];
    uint64_t count;
    if (!json_is_object(values) || !json_is_array(buckets))
        return wrong(at, key, "is missing; expected {\"unit\", \"count\", \"sum\", ...}");
    const char *unit = json_string_value(json_object_get(values, "unit"));
    if (unit == NULL || strcmp(unit, dist_rows[what].unit) != 0)
        return wrong(at, key, "has another unit");
    if (!read_buckets(h, buckets))
        return wrong(at, key, "has a bucket that is not [first, last, count above 0], or twice");
    if (!read_u64(json_object_get(values, "count"), &count) || count != h->total)
        return wrong(at, key, "has a count that its buckets do not have");
    if (!read_u64(json_object_get(values, "sum"), &g->sums[what]) ||
        !read_u64(json_object_get(values, "least"), &h->least) ||
        !read_u64(json_object_get(values, "most"), &h->most) || !plausible(h, g->sums[what]))
        return wrong(at, key, "has a least, most or sum that its buckets cannot have");
    h->sum = (double)g->sums[what];
    return true;
}

/** The group to fill; NULL: it is no group, or there are too many. */
static struct dist_group *group_for(struct dists *d, const json_t *group)
{
    const char *by = json_string_value(json_object_get(group, "by"));
    const char *name = json_string_value(json_object_get(group, "name"));
    if (by == NULL || name == NULL)
        return NULL;
    if (strcmp(by, "all") == 0)
        return name[0] == '\0' ? dists_all(d) : NULL;
    if (strcmp(by, "cpu") == 0) {
        for (unsigned core = 0; core < DIST_CORES; core++) {
            char text[16];
            (void)snprintf(text, sizeof(text), "%u", core);
            if (strcmp(text, name) == 0)
                return dists_core(d, core);
        }
        return NULL;
    }
    struct dist_region region = { .base = 0 };
    if (strcmp(by, "region") != 0 || strlen(name) >= sizeof(region.name) ||
        !read_u64(json_object_get(group, "address"), &region.base))
        return NULL;
    memcpy(region.name, name, strlen(name));
    return dists_region(d, &region);
}

static bool read_group(struct dists *d, const json_t *group, const struct place *at)
{
    struct dist_group *g = group_for(d, group);
    if (g == NULL)
        return error_at(at->e, at->path, 0,
                        "group %zu: expected \"by\": \"all\", \"cpu\" or \"region\" and a \"name\"",
                        at->group + 1);
    if (g->sizes.tlps != 0 || g->read_sizes.tlps != 0)
        return wrong(at, g->name, "is there twice");
    if (!read_sizes(&g->sizes, group, "write_sizes", at) ||
        !read_sizes(&g->read_sizes, group, "read_sizes", at) || !read_reasons(g, group, at))
        return false;
    for (unsigned i = 0; i < DIST_WHAT_COUNT; i++) {
        if (!read_values(g, i, group, at))
            return false;
        uint64_t most = i == DIST_READ_LATENCY ? g->read_sizes.tlps : g->sizes.tlps;
        if (g->values[i].total > most)
            return wrong(at, dist_rows[i].name, "has more values than there are TLPs");
    }
    return g->sizes.tlps != 0 || g->read_sizes.tlps != 0 || wrong(at, g->name, "has no TLP");
}

bool dists_parse(const char *text, size_t length, const char *path, struct dists **out,
                 struct error *e)
{
    json_error_t where;
    *out = NULL;
    json_t *root = json_loadb(text, length, JSON_REJECT_DUPLICATES, &where);
    if (root == NULL)
        return error_at(e, path, where.line > 0 ? where.line : 1, "is not JSON: %s", where.text);
    const json_t *groups = json_object_get(root, "groups");
    const json_t *version = json_object_get(root, "version");
    struct dists *d = dists_new();
    bool good = true;
    if (!json_is_integer(version) || !json_is_array(groups))
        good = error_at(e, path, 1, "expected {\"version\": %d, \"groups\": [...]}", VERSION);
    else if (json_integer_value(version) != VERSION)
        good = error_at(e, path, 1, "has version %lld; this program reads %d",
                        (long long)json_integer_value(version), VERSION);
    for (size_t i = 0; good && i < json_array_size(groups); i++)
        good = read_group(d, json_array_get(groups, i), &(struct place){ path, i, e });
    json_decref(root);
    if (good)
        *out = d;
    else
        dists_free(d);
    return good;
}

bool dists_load(const char *path, struct dists **out, struct error *e)
{
    *out = NULL;
    FILE *f = fopen(path, "r");
    if (f == NULL)
        return errno == ENOENT || error_at(e, path, 0, "cannot be read: %s", strerror(errno));
    char *text = NULL;
    size_t room = 0;
    /* All of it: JSON has no zero bytes, and what stands behind one is no part of it. */
    ssize_t length = getdelim(&text, &room, '\0', f);
    bool failed = ferror(f) != 0;
    (void)fclose(f);
    bool good = failed ? error_at(e, path, 0, "cannot be read: %s", strerror(errno))
                       : dists_parse(text, length < 0 ? 0 : (size_t)length, path, out, e);
    free(text);
    return good;
}
