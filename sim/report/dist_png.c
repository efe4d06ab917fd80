/* SPDX-License-Identifier: Apache-2.0 */
/* Distributions as one picture by gnuplot: a chart below the other. */
#include "report/dist_axis.h"
#include "report/files.h"
#include "report/must.h"

#include <inttypes.h>
#include <stdlib.h>

enum { ROWS = 32, HEIGHT = 480 /* of a chart */ };

static void put_data(FILE *to, const struct dist_axis *axis, const struct dist_view *views,
                     size_t count, size_t number)
{
    (void)fprintf(to, "$rows%zu << END\n", number);
    for (size_t r = 0; r < axis->count; r++) {
        (void)fprintf(to, "\"%s\"", axis->row[r].label);
        for (size_t i = 0; i < count; i++)
            (void)fprintf(to, " %" PRIu64, dist_axis_count(axis, r, &views[i]));
        (void)fputc('\n', to);
    }
    (void)fputs("END\n", to);
}

static void put_chart(FILE *to, const struct dist_show *s, const struct dist_axis *axis,
                      enum dist_of of, size_t number)
{
    (void)fprintf(to, "set title '%s' font 'sans,14'\nset ylabel '%s'\n", dist_ofs[of].title,
                  dist_ofs[of].counted);
    if (axis->count == 0) {
        (void)fprintf(to,
                      "set label 1 'no %s' at graph 0.5,0.5 center\nunset tics\n"
                      "plot [0:1] [0:1] NaN notitle\nunset label 1\nset tics\n",
                      dist_ofs[of].counted);
        return;
    }
    (void)fprintf(to, "set xrange [-1:%zu]\nset yrange [0:%.17g]\nplot ", axis->count,
                  (double)axis->highest * 1.08);
    for (size_t i = 0; i < s->count; i++) {
        (void)fprintf(to, "%s$rows%zu using %zu:xtic(1) ", i == 0 ? "" : ", ", number, 2 + i);
        png_put_look(to, i);
        (void)fputs(" title ", to);
        png_put_quoted(to, s->series[i].name);
    }
    (void)fputc('\n', to);
}

static void put_script(FILE *to, const void *what)
{
    const struct dist_show *s = what;
    struct dist_view *views = must(calloc(s->count + 1, sizeof(*views)));
    struct dist_axis *axes = must(calloc(s->of_count + 1, sizeof(*axes)));
    (void)fprintf(to,
                  "set encoding utf8\n"
                  "set terminal pngcairo size 1000,%zu font 'sans,11' noenhanced\n",
                  HEIGHT * s->of_count);
    /* Data blocks stand before multiplot, which takes none. */
    for (size_t o = 0; o < s->of_count; o++) {
        for (size_t i = 0; i < s->count; i++)
            views[i] = dist_view(s->series[i].group, s->of[o]);
        dist_axis_make(&axes[o], views, s->count, ROWS, true);
        put_data(to, &axes[o], views, s->count, o);
    }
    (void)fprintf(to,
                  "set multiplot layout %zu,1\n"
                  "set style data histograms\nset style histogram clustered gap 1\n"
                  "set style fill solid noborder\nset boxwidth 0.92\n"
                  "set border 3 lc rgb '#5c6670'\nset xtics nomirror scale 0 rotate by 45 right\n"
                  "set ytics nomirror\nset format y '%%.0f'\n"
                  "set grid ytics back lt 1 lw 1 lc rgb '#dde2e7'\nset key top right samplen 1\n",
                  s->of_count);
    for (size_t o = 0; o < s->of_count; o++)
        put_chart(to, s, &axes[o], s->of[o], o);
    (void)fputs("unset multiplot\n", to);
    free(views);
    free(axes);
}

bool dist_show_png(const char *path, const struct dist_show *s, struct error *e)
{
    struct outfile f;
    if (!outfile_open(&f, path, e))
        return false;
    if (!png_run(f.stream, put_script, s, e)) {
        outfile_abandon(&f);
        return false;
    }
    return outfile_commit(&f, e);
}
