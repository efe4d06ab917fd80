/* SPDX-License-Identifier: Apache-2.0 */
#include "report/files.h"
#include "report/svg.h"
#include "report/text.h"

#include <errno.h>
#include <inttypes.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    MOST_BINS = 32,
    MOST_LABELLED = 24, /* bars beyond which counts above them would overlap */
    LEAST_SPAN = 5,     /* sizes that the axis has room for at least */
    MOST_LEVEL = 12,    /* sizes beyond which their labels are turned */
};

/** A string in gnuplot's single quotes, where only the quote itself is special. */
void png_put_quoted(FILE *to, const char *text)
{
    static const struct report_style style = { .utf8 = true };
    char *clean = NULL;
    size_t size = 0;
    FILE *memory = open_memstream(&clean, &size);
    (void)fputc('\'', to);
    if (memory != NULL) {
        unsigned columns = text_columns(text);
        text_cell(memory, text, columns, TEXT_LEFT, &style);
        (void)fclose(memory);
        for (const char *c = clean; c != NULL && *c != '\0'; c++)
            (void)fputs(*c == '\'' ? "''" : (char[]){ *c, '\0' }, to);
        free(clean);
    }
    (void)fputc('\'', to);
}

void png_put_look(FILE *to, size_t series)
{
    static const unsigned patterns[] = { 1, 2, 5 }; /* gnuplot's: crossed, dense, slanted */
    (void)fprintf(to, "lc rgb '%s'", svg_palette[series % SVG_SERIES].light);
    if (series >= SVG_SERIES)
        (void)fprintf(to, " fs pattern %u",
                      patterns[(series / SVG_SERIES - 1) % ARRAY_LEN(patterns)]);
}

static size_t bars_drawn(const struct size_bins *bins, const struct report_run *runs, size_t count)
{
    size_t bars = 0;
    for (size_t b = 0; b < bins->count; b++)
        for (size_t i = 0; i < count; i++)
            bars += bin_tlps(runs[i].sizes, bins->bin[b]) != 0;
    return bars;
}

static void put_script(FILE *to, const struct report_run *runs, size_t count)
{
    struct size_bins bins;
    bins_make(&bins, runs, count, MOST_BINS);
    (void)fputs("set encoding utf8\n"
                "set terminal pngcairo size 1000,600 font 'sans,12' noenhanced\n"
                "set title 'TLPs by payload size' font 'sans,15'\n"
                "set xlabel 'payload of a TLP, bytes'\n"
                "set ylabel 'TLPs'\n"
                "set key bmargin center horizontal samplen 1 height 1.5\n"
                "set border 3 lc rgb '#5c6670'\n"
                "set xtics nomirror scale 0\n"
                "set ytics nomirror\n"
                "set grid ytics back lt 1 lw 1 lc rgb '#dde2e7'\n"
                "set format y '%.0s %c'\n",
                to);
    if (bins.count == 0) {
        (void)fputs("unset grid\nunset tics\nunset border\nunset xlabel\nunset ylabel\nset label "
                    "'no TLPs' at graph 0.5,0.5 center\n"
                    "plot [0:1] [0:1] NaN notitle\n",
                    to);
        return;
    }
    if (bins.count > MOST_LEVEL)
        (void)fputs("set xtics rotate by 45 right\n", to);
    bool labelled = bars_drawn(&bins, runs, count) <= MOST_LABELLED;
    /* Few sizes stay bars of a common width. */
    double margin = bins.count < LEAST_SPAN ? (double)(LEAST_SPAN - bins.count) / 2.0 : 0.0;
    (void)fprintf(to,
                  "set style data histograms\nset style histogram clustered gap 1\n"
                  "set style fill solid noborder\nset boxwidth 0.92\n"
                  "set yrange [0:%.17g]\nset xrange [%.2f:%.2f]\n$sizes << END\n",
                  (double)bins_highest(&bins, runs, count) * 1.12, -0.7 - margin,
                  (double)bins.count - 0.3 + margin);
    for (size_t b = 0; b < bins.count; b++) {
        char text[TEXT_NUMBER];
        (void)fprintf(to, "\"%s\"", bin_label(text, bins.bin[b], true));
        for (size_t i = 0; i < count; i++) {
            uint64_t tlps = bin_tlps(runs[i].sizes, bins.bin[b]);
            (void)fprintf(to, " %" PRIu64 " \"%s\"", tlps,
                          tlps == 0 ? "" : text_grouped(text, tlps));
        }
        (void)fputc('\n', to);
    }
    (void)fputs("END\nplot ", to);
    for (size_t i = 0; i < count; i++) {
        (void)fprintf(to, "%s$sizes using %zu:xtic(1) ", i == 0 ? "" : ", ", 2 + 2 * i);
        png_put_look(to, i);
        (void)fputs(" title ", to);
        png_put_quoted(to, runs[i].name);
        /* Clustered bars with a gap of 1 are 1 / (series + 1) wide and centred on the tick. */
        if (labelled)
            (void)fprintf(to,
                          ", '' using ($0 + %.6f):%zu:%zu with labels offset 0,0.6 "
                          "font 'sans,10' tc rgb '#5c6670' notitle",
                          ((double)i - (double)(count - 1) / 2.0) / (double)(count + 1), 2 + 2 * i,
                          3 + 2 * i);
    }
    (void)fputc('\n', to);
}

/** Run gnuplot from `in` to `out` and `complaints`. 0, an errno, or its wait status shifted up. */
static int run_gnuplot(int in, int out, int complaints, int *status)
{
    char name[] = "gnuplot", option[] = "--default-settings";
    char *arguments[] = { name, option, NULL };
    posix_spawn_file_actions_t actions;
    int error = posix_spawn_file_actions_init(&actions);
    if (error != 0)
        return error;
    pid_t child = 0;
    if ((error = posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO)) == 0 &&
        (error = posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO)) == 0 &&
        (error = posix_spawn_file_actions_adddup2(&actions, complaints, STDERR_FILENO)) == 0)
        error = posix_spawnp(&child, name, &actions, NULL, arguments, environ);
    (void)posix_spawn_file_actions_destroy(&actions);
    if (error != 0)
        return error;
    while (waitpid(child, status, 0) < 0)
        if (errno != EINTR)
            return errno;
    return 0;
}

bool png_run(FILE *to, png_script_fn *write, const void *what, struct error *e)
{
    FILE *script = tmpfile(), *complaints = tmpfile();
    bool drawn = false;
    if (script == NULL || complaints == NULL) {
        (void)error_set(e, "no temporary file for gnuplot's script: %s", strerror(errno));
        goto done;
    }
    write(script, what);
    if (fflush(script) != 0 || fseek(script, 0, SEEK_SET) != 0 || fflush(to) != 0) {
        (void)error_set(e, "cannot write gnuplot's script: %s", strerror(errno));
        goto done;
    }
    int status = 0;
    int error = run_gnuplot(fileno(script), fileno(to), fileno(complaints), &status);
    if (error == ENOENT || (error == 0 && WIFEXITED(status) && WEXITSTATUS(status) == 127)) {
        (void)error_set(e, "gnuplot is not installed; install gnuplot-nox or use --svg");
        goto done;
    }
    if (error != 0) {
        (void)error_set(e, "gnuplot did not start: %s", strerror(error));
        goto done;
    }
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        char line[256] = "no message";
        rewind(complaints);
        while (fgets(line, sizeof(line), complaints) != NULL &&
               strspn(line, " \t\n^") == strlen(line))
            continue;
        line[strcspn(line, "\n")] = '\0';
        (void)error_set(e, "gnuplot failed: %s", line);
        goto done;
    }
    drawn = true;
done:
    if (script != NULL)
        (void)fclose(script);
    if (complaints != NULL)
        (void)fclose(complaints);
    return drawn;
}

struct sizes_of {
    const struct report_run *runs;
    size_t count;
};

static void put_sizes(FILE *script, const void *what)
{
    const struct sizes_of *s = what;
    put_script(script, s->runs, s->count);
}

bool png_draw(FILE *to, const struct report_run *runs, size_t count, struct error *e)
{
    return png_run(to, put_sizes, &(struct sizes_of){ runs, count }, e);
}
