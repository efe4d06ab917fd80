/* SPDX-License-Identifier: Apache-2.0 */
/* The errors with their verdicts. */
#include "report/html.h"

#include <stdlib.h>
#include <string.h>

#include "host/host.h"
#include "platform/platform.h"
#include "report/text.h"

/* ---- containment ----------------------------------------------------------------------------- */

/** A run keeps its first errors only. */
static bool is_cut(const struct html_run *run)
{
    return run->lives.row_count >= PLATFORM_LIVES_KEPT;
}

static bool any_cut(const struct html_data *d)
{
    bool any = false;
    for (size_t i = 0; i < d->count; i++)
        any |= is_cut(&d->runs[i]);
    return any;
}

void html_put_errors(FILE *to, const struct html_run *run)
{
    char text[TEXT_NUMBER];
    (void)fprintf(to, "%s%s", is_cut(run) ? "≥ " : "", text_grouped(text, html_errors(run)));
}

/** How bad a verdict is: the cell's colour, and a sign for those who do not see it. */
struct grade {
    const char *css, *sign;
};

static struct grade grade_of(unsigned verdict)
{
    const char *name = verdict_names[verdict].name;
    if (strncmp(name, "CONTAINED", 9) == 0 || strncmp(name, "DEFERRED", 8) == 0)
        return (struct grade){ "good", "✓" };
    if (strcmp(name, "UNCONTAINED-HOST") == 0 || strcmp(name, "UNCONTAINED-EL3") == 0 ||
        strcmp(name, "HANG") == 0)
        return (struct grade){ "bad", "✗" };
    return (struct grade){ "poor", "!" };
}

static unsigned find(const struct life_name *names, unsigned count, const char *name)
{
    unsigned i = 0;
    while (i < count && strcmp(names[i].name, name) != 0)
        i++;
    return i;
}

/* Of errors that were contained a few are enough. */
enum { GOOD_SHOWN = 40 };

struct matrix {
    uint64_t met[VERDICTS][ARRIVALS], verdicts[VERDICTS], arrivals[ARRIVALS];
    uint64_t lives, unknown, false_panics, silent_escapes;
};

static void count_lives(struct matrix *m, const struct html_table *t)
{
    for (size_t i = 0; i < t->row_count; i++) {
        unsigned v = find(verdict_names, VERDICTS, html_cell(t, i, "verdict"));
        unsigned a = find(verdict_arrivals, ARRIVALS, html_cell(t, i, "arrival"));
        m->lives++;
        m->false_panics += strcmp(html_cell(t, i, "false_panic"), "1") == 0;
        m->silent_escapes += strcmp(html_cell(t, i, "silent_escape"), "1") == 0;
        if (v == VERDICTS || a == ARRIVALS) {
            m->unknown++; /* of another version */
            continue;
        }
        m->met[v][a]++;
        m->verdicts[v]++;
        m->arrivals[a]++;
    }
}

static void put_grade(FILE *to, unsigned verdict, uint64_t count)
{
    struct grade g = grade_of(verdict);
    char text[TEXT_NUMBER];
    if (count == 0)
        (void)fputs("<td class=\"n zero\">0</td>", to);
    else
        (void)fprintf(to, "<td class=\"n %s\"><span aria-hidden=\"true\">%s</span> %s</td>", g.css,
                      g.sign, text_grouped(text, count));
}

static void put_matrix(FILE *to, const struct matrix *m)
{
    static const struct {
        const char *name, *shown;
    } arrivals[] = { { "never", "no core told" } };
    const char *columns[ARRIVALS + 3] = { "Verdict" };
    char headings[ARRIVALS][48], text[TEXT_NUMBER];
    size_t count = 1;
    for (unsigned a = 0; a < ARRIVALS; a++) {
        const char *name = verdict_arrivals[a].name;
        if (m->arrivals[a] == 0)
            continue;
        (void)snprintf(headings[a], sizeof(headings[a]), "#%s",
                       strcmp(name, arrivals[0].name) == 0 ? arrivals[0].shown : name);
        columns[count++] = headings[a];
    }
    columns[count] = "#All";
    html_table_begin(to, "Verdicts, by what ran when a core was first told", columns);
    for (unsigned v = 0; v < VERDICTS; v++) {
        if (m->verdicts[v] == 0)
            continue;
        struct grade g = grade_of(v);
        (void)fprintf(to,
                      "<tr><th scope=\"row\" class=\"%s\"><span aria-hidden=\"true\">%s</span> ",
                      g.css, g.sign);
        html_text(to, verdict_names[v].name);
        (void)fputs("</th>", to);
        for (unsigned a = 0; a < ARRIVALS; a++)
            if (m->arrivals[a] != 0)
                put_grade(to, v, m->met[v][a]);
        (void)fprintf(to, "<td class=\"n\">%s</td></tr>\n", text_grouped(text, m->verdicts[v]));
    }
    html_table_end(to);
}

static void put_life(FILE *to, const struct html_run *run, size_t i)
{
    static const char *const cells[] = { "charged", "radius", "arrival",        "kind",
                                         "address", "owner",  "first_report_ns" };
    const struct html_table *t = &run->lives;
    unsigned v = find(verdict_names, VERDICTS, html_cell(t, i, "verdict"));
    (void)fputs("<tr><th scope=\"row\">", to);
    html_text(to, run->label);
    (void)fprintf(to, "</th><td class=\"%s nowrap\"><span aria-hidden=\"true\">%s</span> ",
                  v == VERDICTS ? "" : grade_of(v).css, v == VERDICTS ? "" : grade_of(v).sign);
    html_text(to, html_cell(t, i, "verdict"));
    (void)fputs("</td>", to);
    for (size_t c = 0; c < ARRAY_LEN(cells); c++) {
        (void)fprintf(to, "<td%s>", c + 1 == ARRAY_LEN(cells) ? " class=\"n\"" : "");
        html_text(to, html_cell(t, i, cells[c]));
        (void)fputs("</td>", to);
    }
    (void)fputs("</tr>\n", to);
    if (html_cell(t, i, "why")[0] == '\0')
        return;
    (void)fputs("<tr class=\"more\"><td></td><td colspan=\"8\"><span>", to);
    html_text(to, html_cell(t, i, "why"));
    (void)fputs("</span></td></tr>\n", to);
}

/** Those of one grade, at most so many; what another version calls it is poor. */
static size_t put_lives(FILE *to, const struct html_data *d, const char *css, size_t most)
{
    size_t shown = 0;
    for (size_t r = 0; r < d->count; r++) {
        const struct html_table *t = &d->runs[r].lives;
        for (size_t i = 0; i < t->row_count && shown < most; i++) {
            unsigned v = find(verdict_names, VERDICTS, html_cell(t, i, "verdict"));
            if (strcmp(v == VERDICTS ? "poor" : grade_of(v).css, css) != 0)
                continue;
            put_life(to, &d->runs[r], i);
            shown++;
        }
    }
    return shown;
}

void html_put_judgement(FILE *to, const struct html_data *d)
{
    struct matrix m = { 0 };
    uint64_t good = 0;
    char text[TEXT_NUMBER];
    for (size_t i = 0; i < d->count; i++)
        count_lives(&m, &d->runs[i].lives);
    for (unsigned v = 0; v < VERDICTS; v++)
        good += strcmp(grade_of(v).css, "good") == 0 ? m.verdicts[v] : 0;
    if (m.lives == 0 || m.unknown != 0)
        return;
    (void)fputs(any_cut(d) ? " At least " : " ", to);
    html_count(to, m.lives, "access", "accesses");
    (void)fputs(any_cut(d) ? " failed; of these " : " failed: ", to);
    if (good == m.lives)
        (void)fputs(m.lives == 1 ? "it was contained." : "all were contained.", to);
    else
        (void)fprintf(to, "%s contained, <strong>", text_grouped(text, good));
    if (good != m.lives)
        (void)fprintf(to, "%s not</strong>.", text_grouped(text, m.lives - good));
}

void html_put_containment(FILE *to, const struct html_data *d)
{
    static const char *const columns[] = { "Run",   "Verdict", "Charged", "Radius",     "Arrival",
                                           "Error", "Address", "Owner",   "#After, ns", NULL };
    struct matrix m = { 0 };
    char panics[TEXT_NUMBER], escapes[TEXT_NUMBER];
    for (size_t i = 0; i < d->count; i++)
        count_lives(&m, &d->runs[i].lives);
    if (m.lives == 0) {
        (void)fputs("<p class=\"none\">No access failed.</p>\n", to);
        return;
    }
    (void)fputs(
        "<p>Each access that failed, judged by what happened after it: ✓ contained, ! "
        "somebody beside its owner pays or data leaks, ✗ the host, the platform or all hang "
        "or die. ",
        to);
    html_format(to, "False panics: %s. Silent escapes: %s.", text_grouped(panics, m.false_panics),
                text_grouped(escapes, m.silent_escapes));
    if (any_cut(d))
        html_format(
            to, " A run keeps its first %d errors, and one here has as many: there may be more.",
            PLATFORM_LIVES_KEPT);
    if (m.unknown != 0)
        html_format(to, " %llu rows have words of another version and are only in the list.",
                    (unsigned long long)m.unknown);
    (void)fputs("</p>\n", to);
    put_matrix(to, &m);
    html_table_begin(to,
                     "The errors, the worst first: who is charged, how far it reaches, and after "
                     "how long it was first reported; below it what is broken",
                     columns);
    size_t shown = put_lives(to, d, "bad", HTML_SHOWN);
    shown += put_lives(to, d, "poor", HTML_SHOWN - shown);
    size_t room = HTML_SHOWN - shown;
    shown += put_lives(to, d, "good", room < GOOD_SHOWN ? room : GOOD_SHOWN);
    html_table_end(to);
    if (shown < m.lives)
        html_format(to, "%zu of the errors; %llu more are in containment.csv.", shown,
                    (unsigned long long)(m.lives - shown));
}
