/* SPDX-License-Identifier: Apache-2.0 */
/* Distributions, and differences, as CSV and JSON. */
#include "report/dist_axis.h"
#include "report/files.h"
#include "report/json.h"

#include <inttypes.h>

/* ---- CSV ------------------------------------------------------------------------------------- */

static void put_ends(FILE *to, const struct dist_view *v, unsigned bucket)
{
    if (dist_named(v->of)) {
        const char *name = bus_reason_name((enum bus_reason)bucket);
        (void)fprintf(to, "%s,%s", name, name);
    } else {
        (void)fprintf(to, "%" PRIu64 ",%" PRIu64, dist_first(v, bucket), dist_last(v, bucket));
    }
}

bool dist_show_csv(const char *path, const struct dist_show *s, struct error *e)
{
    struct outfile f;
    if (!outfile_open(&f, path, e))
        return false;
    (void)fputs("of,unit,run,by,name,first,last,count\n", f.stream);
    for (size_t o = 0; o < s->of_count; o++) {
        for (size_t i = 0; i < s->count; i++) {
            struct dist_view v = dist_view(s->series[i].group, s->of[o]);
            for (unsigned b = 0; b < v.buckets; b++) {
                if (v.count[b] == 0)
                    continue;
                (void)fprintf(f.stream, "%s,%s,", dist_ofs[v.of].option, dist_ofs[v.of].unit);
                csv_text(f.stream, s->series[i].run);
                (void)fprintf(f.stream, ",%s,", s->series[i].group->by);
                csv_text(f.stream, s->series[i].group->name);
                (void)fputc(',', f.stream);
                put_ends(f.stream, &v, b);
                (void)fprintf(f.stream, ",%" PRIu64 "\n", v.count[b]);
            }
        }
    }
    return outfile_commit(&f, e);
}

bool dist_diff_csv(const char *path, const struct dist_show *s, struct error *e)
{
    struct outfile f;
    if (!outfile_open(&f, path, e))
        return false;
    (void)fputs("of,unit,before,after,by,name,first,last,count_before,count_after,share_before,"
                "share_after\n",
                f.stream);
    for (size_t o = 0; o < s->of_count; o++) {
        for (size_t i = 0; i + 1 < s->count; i += 2) {
            const struct dist_series *p = &s->series[i];
            struct dist_view a = dist_view(p[0].group, s->of[o]);
            struct dist_view b = dist_view(p[1].group, s->of[o]);
            for (unsigned n = 0; n < a.buckets; n++) {
                if (a.count[n] == 0 && b.count[n] == 0)
                    continue;
                (void)fprintf(f.stream, "%s,%s,", dist_ofs[a.of].option, dist_ofs[a.of].unit);
                csv_text(f.stream, p[0].run);
                (void)fputc(',', f.stream);
                csv_text(f.stream, p[1].run);
                (void)fprintf(f.stream, ",%s,", p[0].group->by);
                csv_text(f.stream, p[0].group->name);
                (void)fputc(',', f.stream);
                put_ends(f.stream, &a, n);
                (void)fprintf(f.stream, ",%" PRIu64 ",%" PRIu64 ",%.9g,%.9g\n", a.count[n],
                              b.count[n], a.total == 0 ? 0.0 : (double)a.count[n] / (double)a.total,
                              b.total == 0 ? 0.0 : (double)b.count[n] / (double)b.total);
            }
        }
    }
    return outfile_commit(&f, e);
}

/* ---- JSON ------------------------------------------------------------------------------------ */

/** Count, sum, mean and percentiles; of names the count alone. */
static json_t *points_json(const struct dist_view *v)
{
    json_t *json = json_object();
    json_object_set_new(json, "count", json_u64(v->total));
    if (dist_named(v->of))
        return json;
    json_object_set_new(json, "sum", json_u64(v->sum));
    json_object_set_new(json, "mean", v->total == 0 ? json_null() : json_value(dist_mean(v)));
    for (size_t i = 0; i < DIST_POINTS; i++)
        json_object_set_new(json, dist_points[i].key,
                            v->total == 0 ? json_null()
                                          : json_u64(dist_percentile(v, dist_points[i].percent)));
    return json;
}

static json_t *buckets_json(const struct dist_view *v)
{
    json_t *list = json_array();
    for (unsigned b = 0; b < v->buckets; b++) {
        if (v->count[b] == 0)
            continue;
        json_t *row = json_object();
        if (dist_named(v->of)) {
            json_object_set_new(row, "reason", json_text(bus_reason_name((enum bus_reason)b)));
        } else {
            json_object_set_new(row, "first", json_u64(dist_first(v, b)));
            json_object_set_new(row, "last", json_u64(dist_last(v, b)));
        }
        json_object_set_new(row, "count", json_u64(v->count[b]));
        json_array_append_new(list, row);
    }
    return list;
}

static json_t *of_json(enum dist_of of)
{
    return json_pack("{s:s, s:s}", "of", dist_ofs[of].option, "unit", dist_ofs[of].unit);
}

bool dist_show_json(const char *path, const struct dist_show *s, struct error *e)
{
    json_t *all = json_array();
    for (size_t o = 0; o < s->of_count; o++) {
        json_t *of = of_json(s->of[o]), *runs = json_array();
        for (size_t i = 0; i < s->count; i++) {
            const struct dist_series *p = &s->series[i];
            struct dist_view v = dist_view(p->group, s->of[o]);
            json_t *run = json_pack("{s:o, s:s, s:o}", "run", json_text(p->run), "by", p->group->by,
                                    "name", json_text(p->group->name));
            json_object_update_new(run, points_json(&v));
            json_object_set_new(run, "buckets", buckets_json(&v));
            json_array_append_new(runs, run);
        }
        json_object_set_new(of, "runs", runs);
        json_array_append_new(all, of);
    }
    return json_commit(path, json_pack("{s:o}", "distributions", all), e);
}

bool dist_diff_json(const char *path, const struct dist_show *s, struct error *e)
{
    json_t *all = json_array();
    for (size_t o = 0; o < s->of_count; o++) {
        json_t *of = of_json(s->of[o]), *pairs = json_array();
        for (size_t i = 0; i + 1 < s->count; i += 2) {
            const struct dist_series *p = &s->series[i];
            json_t *pair =
                json_pack("{s:s, s:o}", "by", p->group->by, "name", json_text(p->group->name));
            struct dist_view v[2] = { dist_view(p[0].group, s->of[o]),
                                      dist_view(p[1].group, s->of[o]) };
            for (size_t k = 0; k < 2; k++) {
                json_t *side = json_pack("{s:o}", "run", json_text(p[k].run));
                json_object_update_new(side, points_json(&v[k]));
                json_object_set_new(side, "buckets", buckets_json(&v[k]));
                json_object_set_new(pair, k == 0 ? "before" : "after", side);
            }
            json_object_set_new(pair, "same", json_boolean(dist_same(&v[0], &v[1])));
            json_object_set_new(pair, "distance", json_value(dist_distance(&v[0], &v[1])));
            json_array_append_new(pairs, pair);
        }
        json_object_set_new(of, "pairs", pairs);
        json_array_append_new(all, of);
    }
    return json_commit(path, json_pack("{s:o}", "differences", all), e);
}
