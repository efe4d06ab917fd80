/* SPDX-License-Identifier: Apache-2.0 */
/**
 * libFuzzer target: any bytes as distributions.json. The first byte chooses: the bytes themselves;
 * a whole file of which they change numbers and cut; or a file of values that they are, which must
 * be taken. Besides memory safety: what is refused has a message; of what is taken counts add up,
 * percentiles rise, and the pictures have all of it.
 */
#include "report/dist_axis.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char whole[] =
    "{\"version\": 1, \"groups\": [\n"
    "{\"by\": \"all\", \"name\": \"\", \"reasons\": {\"full\": 3, \"barrier\": 1}, "
    "\"write_sizes\": [[8, 1], [64, 3]], \"read_sizes\": [[4, 2]], "
    "\"stores\": {\"unit\": \"1\", \"count\": 4, \"sum\": 25, \"least\": 1, \"most\": 8, "
    "\"buckets\": [[1, 1, 1], [8, 8, 3]]}, "
    "\"gap\": {\"unit\": \"ps\", \"count\": 2, \"sum\": 300, \"least\": 0, \"most\": 300, "
    "\"buckets\": [[0, 0, 1], [300, 303, 1]]}, "
    "\"write_latency\": {\"unit\": \"ps\", \"count\": 4, \"sum\": 600, \"least\": 150, "
    "\"most\": 150, \"buckets\": [[150, 151, 4]]}, "
    "\"read_latency\": {\"unit\": \"ps\", \"count\": 1, \"sum\": 750, \"least\": 750, "
    "\"most\": 750, \"buckets\": [[744, 751, 1]]}},\n"
    "{\"by\": \"region\", \"name\": \"ep0 BAR2\", \"address\": \"18446744073709486080\", "
    "\"reasons\": {\"full\": 1}, \"write_sizes\": [[64, 1]], \"read_sizes\": [], "
    "\"stores\": {\"unit\": \"1\", \"count\": 1, \"sum\": 8, \"least\": 8, \"most\": 8, "
    "\"buckets\": [[8, 8, 1]]}, "
    "\"gap\": {\"unit\": \"ps\", \"count\": 0, \"sum\": 0, \"least\": 0, \"most\": 0, "
    "\"buckets\": []}, "
    "\"write_latency\": {\"unit\": \"ps\", \"count\": 1, \"sum\": 150, \"least\": 150, "
    "\"most\": 150, \"buckets\": [[150, 151, 1]]}, "
    "\"read_latency\": {\"unit\": \"ps\", \"count\": 0, \"sum\": 0, \"least\": 0, \"most\": 0, "
    "\"buckets\": []}}\n"
    "]}\n";

static void expect(bool condition)
{
    if (!condition) {
        abort();
    }
}

static void look_at(const struct dist_group *g, enum dist_of of)
{
    const struct dist_view v = dist_view(g, of);
    uint64_t total = 0, before = 0, rows = 0;
    for (unsigned b = 0; b < v.buckets; b++) {
        total += v.count[b];
    }
    expect(total == v.total && dist_same(&v, &v));
    for (size_t i = 0; v.total != 0 && !dist_named(of) && i < DIST_POINTS; i++) {
        const uint64_t value = dist_percentile(&v, dist_points[i].percent);
        expect(value >= before && value >= v.least && value <= v.most);
        before = value;
    }
    struct dist_axis axis;
    dist_axis_make(&axis, &v, 1, 20, true);
    for (size_t r = 0; r < axis.count; r++) {
        rows += dist_axis_count(&axis, r, &v);
        expect(axis.row[r].label[0] != '\0');
    }
    expect(rows == v.total);
}

/** Beside and against the first group, of one kind alone: pictures take long. */
static void show(const struct dists *d, enum dist_of of)
{
    const struct report_style style = { .width = 40, .utf8 = true };
    char *text = NULL;
    size_t size = 0;
    FILE *to = open_memstream(&text, &size);
    expect(to != NULL);
    for (size_t i = 0; i < dists_count(d); i++) {
        const struct dist_group *first = dists_group(d, 0), *g = dists_group(d, i);
        struct dist_series pair[2] = { { .run = "a", .group = first }, { .run = "b", .group = g } };
        const struct dist_show both = { &of, 1, pair, 2 };
        look_at(g, of);
        dist_show_text(to, &both, &style);
        dist_diff_text(to, &both, &style);
    }
    expect(fclose(to) == 0);
    free(text);
}

static bool parse(const char *text, size_t length)
{
    struct error e = { 0 };
    struct dists *d = NULL;
    const bool good = dists_parse(text, length, "x.json", &d, &e);
    if (good) {
        expect(d != NULL);
        show(d, (enum dist_of)(length % DIST_OF_COUNT));
        dists_free(d);
    } else {
        expect(d == NULL && e.text[0] != '\0' && e.status == GATHER_USER_ERROR);
    }
    return good;
}

/** One of the four lists of values: two bytes a value, as long as the sum is below 2^64. */
static void put_values(FILE *to, const struct dist_row *row, const uint8_t *data, size_t size)
{
    struct loghist *h = calloc(1, sizeof(*h));
    uint64_t sum = 0, next = 0;
    expect(h != NULL);
    for (size_t i = 0; i + 1 < size; i += 2) {
        const uint64_t value =
            ((uint64_t)data[i] << 56 | (uint64_t)data[i + 1] << 48) >> data[i] % 64;
        if (!__builtin_add_overflow(sum, value, &next)) {
            loghist_add(h, value);
            sum = next;
        }
    }
    /* Digits in a string: beyond 2^53 they must, below they may. */
    (void)fprintf(to, "\"%s\": {\"unit\": \"%s\", \"count\": %llu, \"sum\": \"%llu\", ", row->name,
                  row->unit, (unsigned long long)h->total, (unsigned long long)sum);
    (void)fprintf(to, "\"least\": \"%llu\", \"most\": \"%llu\", \"buckets\": [",
                  (unsigned long long)h->least, (unsigned long long)h->most);
    for (unsigned b = 0, any = 0; b < LOGHIST_BUCKETS; b++) {
        if (h->count[b] != 0) {
            (void)fprintf(to, "%s[\"%llu\", \"%llu\", %llu]", any++ != 0 ? ", " : "",
                          (unsigned long long)loghist_first(b), (unsigned long long)loghist_last(b),
                          (unsigned long long)h->count[b]);
        }
    }
    (void)fputs("]}", to);
    free(h);
}

static void parse_values(const uint8_t *data, size_t size)
{
    enum { TLPS = 64 };
    const size_t each = size / DIST_WHAT_COUNT < TLPS ? size / DIST_WHAT_COUNT : TLPS;
    char *text = NULL;
    size_t length = 0;
    FILE *to = open_memstream(&text, &length);
    expect(to != NULL);
    (void)fprintf(to,
                  "{\"version\": 1, \"groups\": [{\"by\": \"cpu\", \"name\": \"%u\", \"reasons\": "
                  "{\"end\": %d}, \"write_sizes\": [[%u, %d]], \"read_sizes\": [[4096, %d]]",
                  (unsigned)(size % 64), TLPS, (unsigned)(size % 4097), TLPS, TLPS);
    for (size_t i = 0; i < DIST_WHAT_COUNT; i++) {
        (void)fputs(", ", to);
        put_values(to, &dist_rows[i], data + i * each, each);
    }
    (void)fputs("}]}", to);
    expect(fclose(to) == 0);
    expect(parse(text, length));
    free(text);
}

/** The digits of the `index`-th number of the text become those of `value`. */
static char *with_number(char *text, size_t index, uint64_t value)
{
    static const char digits[] = "0123456789";
    char *at = text + strcspn(text, digits), *changed = NULL;
    while (index-- > 0 && *at != '\0') {
        at += strspn(at, digits);
        at += strcspn(at, digits);
    }
    if (*at == '\0') {
        return text;
    }
    expect(asprintf(&changed, "%.*s%llu%s", (int)(at - text), text, (unsigned long long)value,
                    at + strspn(at, digits)) > 0);
    free(text);
    return changed;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const uint64_t values[] = {
        0,          1,          2,         3,          8,
        63,         64,         127,       128,        255,
        300,        303,        4096,      4097,       INT32_MAX,
        UINT32_MAX, 1ULL << 53, INT64_MAX, 1ULL << 63, UINT64_MAX - 1,
        UINT64_MAX,
    };
    if (size == 0) {
        return 0;
    }
    switch (data[0] % 4) {
    case 0: (void)parse((const char *)data + 1, size - 1); return 0;
    case 1: parse_values(data + 1, size - 1); return 0;
    default: break;
    }
    /* Two bytes a change: which number, and what it becomes. */
    char *text = strdup(whole);
    expect(text != NULL);
    for (size_t i = 1; i + 1 < size && i < 32; i += 2) {
        const uint64_t value =
            data[i + 1] < 128 ? data[i + 1] : values[(data[i + 1] - 128U) % ARRAY_LEN(values)];
        text = with_number(text, data[i], value);
    }
    (void)parse(text, strlen(text) - (data[0] % 4 == 3 ? data[size - 1] : 0));
    free(text);
    return 0;
}
