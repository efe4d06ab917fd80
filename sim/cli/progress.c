/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/progress.h"

#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

static const double first_after = 1.0, again_after = 0.2; /* s */

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

void progress_begin(struct progress *p, bool quiet)
{
    *p = (struct progress){ .on = !quiet && isatty(STDERR_FILENO), .runs = 1 };
    p->begin = p->run_begin = seconds();
}

void progress_run(struct progress *p, size_t run, size_t runs, const char *name)
{
    p->run = run;
    p->runs = runs;
    p->name = name;
    p->run_begin = seconds();
}

/* The columns that a line may have and stay one. */
static int columns(void)
{
    struct winsize size;
    const bool known = ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return known ? size.ws_col - 1 : 79;
}

/* "1.23 M" */
static void count_text(char *text, size_t size, double count)
{
    static const struct {
        double scale;
        const char *unit;
    } scales[] = { { 1e9, " G" }, { 1e6, " M" }, { 1e3, " k" } };
    for (size_t i = 0; i < ARRAY_LEN(scales); i++) {
        if (count >= scales[i].scale) {
            const double shown = count / scales[i].scale;
            snprintf(text, size, "%.*f%s",
                     shown < 10    ? 2
                     : shown < 100 ? 1
                                   : 0,
                     shown, scales[i].unit);
            return;
        }
    }
    snprintf(text, size, "%.0f", count);
}

static void left_text(char *text, size_t size, double s)
{
    if (s < 120) {
        snprintf(text, size, "%.0f s left", s);
    } else if (s < 7200) {
        snprintf(text, size, "%.0f min left", s / 60);
    } else {
        snprintf(text, size, "%.1f h left", s / 3600);
    }
}

/* The share of all runs, each taken to be as long as the others. */
static double share(const struct progress *p, uint64_t bytes, uint64_t of)
{
    const double here = bytes < of ? (double)bytes / (double)of : 1;
    return ((double)p->run + here) / (double)p->runs;
}

static void show(struct progress *p, const char *text)
{
    int most = columns(), length = 0;
    while (text[length] != '\0' && length < most) {
        length++;
    }
    const int rest = p->width > length ? p->width - length : 0;
    fprintf(stderr, "\r%.*s%*s", length, text, rest, "");
    if (rest > 0) {
        fprintf(stderr, "\r%.*s", length, text); /* the cursor behind the text */
    }
    fflush(stderr);
    p->width = length;
}

/* Is it time for a line, at `*now`? */
static bool due(struct progress *p, double *now)
{
    if (!p->on) {
        return false;
    }
    *now = seconds();
    if (*now - p->begin < first_after || *now - p->shown < again_after) {
        return false;
    }
    p->shown = *now;
    return true;
}

void progress_simulated(struct progress *p, const char *platform, simtime_t now)
{
    double host;
    if (due(p, &host)) {
        char line[160];
        snprintf(line, sizeof(line), "gather: %s: %.3f us simulated, %.0f s", platform,
                 (double)now / (1000.0 * PS_PER_NS), host - p->begin);
        show(p, line);
    }
}

void progress_records(struct progress *p, uint64_t records, uint64_t bytes, uint64_t of)
{
    double now;
    if (!due(p, &now)) {
        return;
    }
    char run[160] = "", count[32], rate[32], rest[64] = "";
    const double elapsed = now - p->run_begin;
    if (p->runs > 1) {
        snprintf(run, sizeof(run), "%zu of %zu, %s: ", p->run + 1, p->runs, p->name);
    }
    count_text(count, sizeof(count), (double)records);
    count_text(rate, sizeof(rate), elapsed > 0 ? (double)records / elapsed : 0);
    if (of > 0 && bytes > 0) {
        const double done = share(p, bytes, of);
        char left[32];
        left_text(left, sizeof(left), (now - p->begin) * (1 - done) / done);
        snprintf(rest, sizeof(rest), ", %.0f%%, %s", 100 * done, left);
    }
    char line[320];
    snprintf(line, sizeof(line), "gather: %s%s records, %s/s%s", run, count, rate, rest);
    show(p, line);
}

void progress_clear(struct progress *p)
{
    if (p->width > 0) {
        show(p, "");
        fputc('\r', stderr);
    }
}
