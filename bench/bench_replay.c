/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Replay to TLPs with their sizes counted, from each form that a capture may have, beside zlib's
 * inflate of the same capture as gzip text on one thread. Medians of ROUNDS rounds taken in turn.
 * No test depends on these figures. Usage: bench_replay [TRACE]
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>
#include <zlib.h>

#include "measure.h"
#include "platform/platform.h"
#include "trace/trace.h"

enum { ROUNDS = 5, REPEAT = 8 /* the capture so often in one file */ };

/* The forms that are measured: a file's name and what to call it. */
static const struct form {
    const char *file, *name;
} forms[] = {
    { "c.wclog-delta", "plain text" },
    { "c.wclog-delta.gz", "gzip text" },
    { "c.gtr", "gtr" },
};

enum { FORMS = ARRAY_LEN(forms), GZIP_TEXT = 1 };

struct work {
    char folder[32];
    char paths[FORMS][64];
    double records;
};

/* ---- the files ------------------------------------------------------------------------------- */

/* The capture once more; its times go on from `*time`. */
static void put_all(struct trace_writer *to, const char *path, double *records, uint64_t *time)
{
    const uint64_t base = *time;
    struct error e;
    struct trace_record r;
    struct trace_options o = { .path = path };
    struct trace *from = trace_open(&o, &e);
    enum trace_result result = from ? TRACE_OK : TRACE_ERROR;
    while (result == TRACE_OK && (result = trace_next(from, &r, &e)) == TRACE_OK) {
        r.time += base;
        *time = r.time;
        if (!trace_writer_put(to, from, &r, &e)) {
            result = TRACE_ERROR;
        }
        ++*records;
    }
    if (result != TRACE_END) {
        fail(&e);
    }
    trace_close(from);
}

static void make_form(struct work *w, size_t form, const char *path)
{
    struct error e;
    snprintf(w->paths[form], sizeof(w->paths[form]), "%s/%s", w->folder, forms[form].file);
    struct trace_writer *to = trace_writer_open(w->paths[form], NULL, &e);
    if (!to) {
        fail(&e);
    }
    uint64_t time = 0;
    w->records = 0;
    for (int i = 0; i < REPEAT; i++) {
        put_all(to, path, &w->records, &time);
    }
    if (!trace_writer_commit(to, &e)) {
        fail(&e);
    }
}

static void remove_all(const struct work *w)
{
    for (size_t i = 0; i < FORMS; i++) {
        unlink(w->paths[i]);
    }
    rmdir(w->folder);
}

/* ---- what is measured: seconds --------------------------------------------------------------- */

static double inflate_alone(const struct work *w)
{
    static char block[1 << 18];
    const double begin = now();
    gzFile f = gzopen(w->paths[GZIP_TEXT], "rb");
    while (f && gzread(f, block, sizeof(block)) > 0) {
    }
    gzclose(f);
    return now() - begin;
}

static void count_sizes(void *self, const struct pcie_tlp *t)
{
    uint64_t *sizes = self;
    if (t->type == PCIE_MWR) {
        sizes[t->length_dw]++;
    }
}

static double replay(const char *path, const char *s1)
{
    static uint64_t sizes[1025];
    struct error e;
    struct platform_params params;
    struct replay_result result;
    struct replay_options o = { .trace = { .path = path }, .policy = "v6.9" };
    const struct platform_observer observer = { .self = sizes, .tlp = count_sizes };
    const double begin = now();
    platform_defaults(&params);
    struct platform *p = platform_new(&params, &e);
    if (!p || !platform_observe(p, &observer) || !s1_type_parse(s1, &o.s1, &e) ||
        !replay_run(p, &o, &result, &e)) {
        fail(&e);
    }
    platform_free(p);
    return now() - begin;
}

static const char *const memories[] = { "normal-nc", "device-ngnre" };

enum { ROWS = 1 + ARRAY_LEN(memories) * FORMS };

static double measure(const struct work *w, size_t row)
{
    return row == 0 ? inflate_alone(w)
                    : replay(w->paths[(row - 1) % FORMS], memories[(row - 1) / FORMS]);
}

int main(int argc, char **argv)
{
    const char *path = argc > 1 ? argv[1] : SOURCE_DIR "/traces/wclog-delta_fbcon-bochs.txt.gz";
    struct work w = { .folder = "/tmp/bench-replay-XXXXXX" };
    struct rusage usage;
    double seconds[ROWS][ROUNDS];
    if (!mkdtemp(w.folder)) {
        return GATHER_PROGRAM_FAULT;
    }
    for (size_t i = 0; i < FORMS; i++) {
        make_form(&w, i, path);
    }
    for (int round = 0; round < ROUNDS; round++) {
        for (size_t i = 0; i < ROWS; i++) {
            seconds[i][round] = measure(&w, i);
        }
    }
    remove_all(&w);
    printf("%.1f M records\n", w.records / 1e6);
    for (size_t i = 0; i < ROWS; i++) {
        char name[64] = "inflate of the gzip text, one thread";
        qsort(seconds[i], ROUNDS, sizeof(double), by_value);
        if (i > 0) {
            snprintf(name, sizeof(name), "replay, %s, mapped %s", forms[(i - 1) % FORMS].name,
                     memories[(i - 1) / FORMS]);
        }
        printf("%-40s %7.2f M records/s  %.2f of inflate\n", name,
               w.records / seconds[i][ROUNDS / 2] / 1e6,
               seconds[0][ROUNDS / 2] / seconds[i][ROUNDS / 2]);
    }
    getrusage(RUSAGE_SELF, &usage);
    printf("%-40s %7.1f MiB\n", "peak memory", (double)usage.ru_maxrss / 1024);
    return 0;
}
