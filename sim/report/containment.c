/* SPDX-License-Identifier: Apache-2.0 */
/* containment.csv: an error a row. */
#include "host/host.h"
#include "platform/platform.h"
#include "report/files.h"

#include <inttypes.h>

struct row {
    const char *run, *kind;
    uint64_t error, address;
    const struct verdict *v;
};

static void put_ns(FILE *to, simtime_t time)
{
    if (time != SIMTIME_NEVER) {
        (void)fprintf(to, "%" PRIu64 ".%03" PRIu64, time / PS_PER_NS, time % PS_PER_NS);
    }
}

static void put_domain(FILE *to, struct life_domain d)
{
    char text[LIFE_DOMAIN_SIZE];
    csv_text(to, life_domain_format(d, text));
}

/* The lines of what is broken. */
static void put_why(FILE *to, const struct verdict *v)
{
    char text[CONDITIONS * (VERDICT_LINE_SIZE + 2)] = "";
    int n = 0;
    for (unsigned i = 0; i < CONDITIONS; i++) {
        if (!v->holds[i]) {
            n += snprintf(text + n, sizeof(text) - (size_t)n, "%s%s", n ? "; " : "", v->why[i]);
        }
    }
    csv_text(to, text);
}

#define COLUMNS(X)                                                                                 \
    X(run, csv_text(to, r->run))                                                                   \
    X(error, (void)fprintf(to, "%" PRIu64, r->error))                                              \
    X(kind, csv_text(to, r->kind))                                                                 \
    X(address, (void)fprintf(to, "0x%" PRIx64, r->address))                                        \
    X(owner, put_domain(to, r->v->owner))                                                          \
    X(issued_ns, put_ns(to, r->v->issued))                                                         \
    X(verdict, csv_text(to, verdict_names[r->v->verdict].name))                                    \
    X(radius, csv_text(to, verdict_radii[r->v->radius].name))                                      \
    X(reach, csv_text(to, verdict_radii[r->v->reach].name))                                        \
    X(c1, (void)fputc('0' + r->v->holds[0], to))                                                   \
    X(c2, (void)fputc('0' + r->v->holds[1], to))                                                   \
    X(c3, (void)fputc('0' + r->v->holds[2], to))                                                   \
    X(c4, (void)fputc('0' + r->v->holds[3], to))                                                   \
    X(c5, (void)fputc('0' + r->v->holds[4], to))                                                   \
    X(arrival, csv_text(to, verdict_arrivals[r->v->arrival].name))                                 \
    X(charged, put_domain(to, r->v->charged))                                                      \
    X(claimed, csv_text(to, life_class_names[r->v->claimed]))                                      \
    X(truth, csv_text(to, life_class_names[r->v->truth]))                                          \
    X(false_panic, (void)fputc('0' + r->v->false_panic, to))                                       \
    X(silent_escape, (void)fputc('0' + r->v->silent_escape, to))                                   \
    X(first_report_ns, put_ns(to, r->v->to_report))                                                \
    X(why, put_why(to, r->v))

#define COLUMN(name, how) { #name, put_column_##name },
#define DEFINE(name, how)                                                                          \
    static void put_column_##name(FILE *to, const struct row *r)                                   \
    {                                                                                              \
        how;                                                                                       \
    }
COLUMNS(DEFINE)

static const struct {
    const char *name;
    void (*put)(FILE *to, const struct row *r);
} columns[] = { COLUMNS(COLUMN) };

void report_containment_header(FILE *to)
{
    for (size_t i = 0; i < ARRAY_LEN(columns); i++) {
        (void)fprintf(to, "%s%s", i ? "," : "", columns[i].name);
    }
    (void)fputc('\n', to);
}

void report_containment_row(FILE *to, const struct report_life *life)
{
    const struct row r = { life->run, life->kind, life->number, life->address, life->v };
    for (size_t i = 0; i < ARRAY_LEN(columns); i++) {
        if (i) {
            (void)fputc(',', to);
        }
        columns[i].put(to, &r);
    }
    (void)fputc('\n', to);
}

void report_containment_matrix(FILE *to, const struct verdict_stats *s)
{
    (void)fprintf(to, "%-18s", "");
    for (unsigned a = 0; a < ARRIVALS; a++) {
        if (s->arrivals[a]) {
            (void)fprintf(to, " %12s", verdict_arrivals[a].name);
        }
    }
    (void)fprintf(to, " %12s\n", "all");
    for (unsigned v = 0; v < VERDICTS; v++) {
        if (!s->verdicts[v]) {
            continue;
        }
        (void)fprintf(to, "%-18s", verdict_names[v].name);
        for (unsigned a = 0; a < ARRIVALS; a++) {
            if (s->arrivals[a]) {
                (void)fprintf(to, " %12" PRIu64, s->met[a][v]);
            }
        }
        (void)fprintf(to, " %12" PRIu64 "\n", s->verdicts[v]);
    }
    (void)fprintf(to,
                  "false panics %" PRIu64 " of %" PRIu64 " (%.1f %%), silent escapes %" PRIu64
                  " (%.1f %%)\n",
                  s->false_panics, s->lives, 100 * verdict_stats_share(s, s->false_panics),
                  s->silent_escapes, 100 * verdict_stats_share(s, s->silent_escapes));
}

/* ---- of a run -----------------------------------------------------------------------------------
 */

bool report_folder_lives(struct report_folder *folder, const char *run, const struct platform *p,
                         struct error *e)
{
    size_t kept;
    uint64_t total;
    const struct platform_life *lives = platform_lives(p, &kept, &total);
    if (kept == 0) {
        return true;
    }
    struct outfile *f = report_folder_file(folder, "containment.csv", e);
    if (f == NULL) {
        return false;
    }
    report_containment_header(f->stream);
    for (size_t i = 0; i < kept; i++) {
        struct verdict v;
        if (!host_verdict(&lives[i].life, &v, e)) {
            return false;
        }
        report_containment_row(f->stream, &(struct report_life){ .run = run ? run : "",
                                                                 .number = lives[i].number,
                                                                 .kind = lives[i].kind,
                                                                 .address = lives[i].address,
                                                                 .v = &v });
    }
    return true;
}

void report_lives_matrix(FILE *to, const struct platform *p)
{
    struct verdict_stats s = { 0 };
    struct error e = { 0 };
    size_t kept;
    uint64_t total;
    const struct platform_life *lives = platform_lives(p, &kept, &total);
    for (size_t i = 0; i < kept; i++) {
        struct verdict v;
        if (host_verdict(&lives[i].life, &v, &e)) {
            verdict_stats_add(&s, &v);
        }
    }
    if (s.lives) {
        (void)fputc('\n', to);
        report_containment_matrix(to, &s);
    }
}
