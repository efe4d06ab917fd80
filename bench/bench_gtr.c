/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The native trace format: how fast captures are written and read, beside zlib's inflate of the
 * same columns on one thread. Medians of ROUNDS rounds taken in turn, for each capture. No test
 * depends on these figures.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>
#include <zlib.h>

#include "measure.h"
#include "trace/gtr.h"
#include "trace/trace.h"

enum { ROUNDS = 5, REPEAT = 8 /* a capture so often in one file */ };

static const char *const captures[] = {
    SOURCE_DIR "/traces/wclog-delta_fbcon-bochs.txt.gz",
    SOURCE_DIR "/traces/wclog_ivshmem-micro.txt.gz",
    SOURCE_DIR "/traces/qemu-mr_nvme-cmb-wc.log.gz",
};

/* The capture that is measured: its records in memory, and the file that was made of them. */
struct work {
    struct trace *from;
    struct trace_record *records;
    char *notes;
    size_t count, written;
    char path[64];
    uint8_t *bytes;
    size_t size;
};

static void *need(void *memory)
{
    if (!memory) {
        exit(GATHER_PROGRAM_FAULT);
    }
    return memory;
}

/* Each measure returns how many records it did in how many seconds. */
struct measured {
    double units, seconds;
};

static bool drop(void *arg, const void *bytes, size_t size, struct error *e)
{
    struct work *w = arg;
    (void)e;
    if (w->bytes) {
        memcpy(w->bytes + w->written, bytes, size);
    }
    w->written += size;
    return true;
}

/* All records, REPEAT times, into memory if there is some. */
static struct measured write_all(struct work *w)
{
    struct error e;
    struct measured m = { (double)w->count * REPEAT, now() };
    struct gtr_writer *to = need(gtr_writer_new(drop, w, GTR_RECORDS_MAX));
    w->written = 0;
    for (size_t i = 0; i < w->count * REPEAT; i++) {
        if (!gtr_writer_put(to, w->from, &w->records[i % w->count], &e)) {
            fail(&e);
        }
    }
    if (!gtr_writer_finish(to, &e)) {
        fail(&e);
    }
    gtr_writer_free(to);
    m.seconds = now() - m.seconds;
    return m;
}

static struct measured inflate_alone(struct work *w)
{
    static uint8_t out[GTR_TEXT_MAX];
    struct measured m = { (double)w->count * REPEAT, now() };
    struct gtr_chunk c;
    z_stream z = { 0 };
    inflateInit(&z);
    for (size_t at = GTR_HEADER; at < w->size; at += GTR_CHUNK + c.payload) {
        gtr_chunk_get(w->bytes + at, &c);
        const uint8_t *row = w->bytes + at + GTR_CHUNK;
        const uint8_t *bytes = row + (size_t)c.sections * GTR_SECTION;
        for (unsigned i = 0; i < c.sections; i++, row += GTR_SECTION) {
            if (row[GTR_SECTION_METHOD] == 1) {
                inflateReset(&z);
                z.next_in = (Bytef *)bytes;
                z.avail_in = gtr_get32(row + GTR_SECTION_PACKED);
                z.next_out = out;
                z.avail_out = sizeof(out);
                inflate(&z, Z_FINISH);
            }
            bytes += gtr_get32(row + GTR_SECTION_PACKED);
        }
    }
    inflateEnd(&z);
    m.seconds = now() - m.seconds;
    return m;
}

static struct trace *open_file(const struct work *w)
{
    struct error e;
    struct trace_options o = { .path = w->path, .strict = true };
    struct trace *t = trace_open(&o, &e);
    if (!t) {
        fail(&e);
    }
    return t;
}

static struct measured read_records(struct work *w)
{
    struct error e;
    struct trace_record r;
    struct measured m = { 0, now() };
    struct trace *t = open_file(w);
    while (trace_next(t, &r, &e) == TRACE_OK) {
        m.units++;
    }
    trace_close(t);
    m.seconds = now() - m.seconds;
    return m;
}

static struct measured read_instructions(struct work *w)
{
    struct error e;
    struct trace_insn i;
    struct measured m = { 0, now() };
    struct trace *t = open_file(w);
    while (trace_next_instruction(t, &i, &e) == TRACE_OK) {
        m.units += i.records;
    }
    trace_close(t);
    m.seconds = now() - m.seconds;
    return m;
}

static void count_tlp(void *self, const struct pcie_tlp *t)
{
    *(uint64_t *)self += t->type == PCIE_MWR;
}

static struct measured replay(struct work *w)
{
    struct error e;
    struct platform_params params;
    struct replay_result result;
    struct replay_options o = { .trace = { .path = w->path }, .policy = "v6.9" };
    uint64_t tlps = 0;
    struct measured m = { 0, now() };
    platform_defaults(&params);
    struct platform *p = platform_new(&params, &e);
    struct platform_observer observer = { .self = &tlps, .tlp = count_tlp };
    if (!p || !platform_observe(p, &observer) || !s1_type_parse("normal-nc", &o.s1, &e) ||
        !replay_run(p, &o, &result, &e)) {
        fail(&e);
    }
    platform_free(p);
    m.units = (double)w->count * REPEAT;
    m.seconds = now() - m.seconds;
    return m;
}

static const struct {
    const char *name;
    struct measured (*run)(struct work *w);
} rows[] = {
    { "inflate of its columns, one thread", inflate_alone },
    { "written to memory", write_all },
    { "read into records", read_records },
    { "read into instructions", read_instructions },
    { "replay to TLPs, Normal-NC", replay },
};

static void load(struct work *w, const char *path)
{
    enum { NOTE_MAX = 64 };
    struct error e;
    struct trace_options o = { .path = path };
    struct trace_record r;
    size_t size = 1 << 20;
    w->from = need(trace_open(&o, &e));
    w->records = need(calloc(size, sizeof(r)));
    w->notes = need(calloc(size, NOTE_MAX));
    while (w->count < size && trace_next(w->from, &r, &e) == TRACE_OK) {
        char *note = w->notes + w->count * NOTE_MAX;
        r.note_length = r.note_length < NOTE_MAX ? r.note_length : NOTE_MAX;
        memcpy(note, r.note_length ? r.note : "", r.note_length);
        r.note = note;
        w->records[w->count++] = r;
    }
    write_all(w);
    w->bytes = need(malloc(w->written + 1));
    write_all(w);
    w->size = w->written;
    strcpy(w->path, "/tmp/bench-gtr-XXXXXX");
    FILE *f = need(fdopen(mkstemp(w->path), "w"));
    if (fwrite(w->bytes, 1, w->size, f) != w->size || fclose(f) != 0) {
        exit(GATHER_PROGRAM_FAULT);
    }
}

static void unload(struct work *w)
{
    unlink(w->path);
    trace_close(w->from);
    free(w->records);
    free(w->notes);
    free(w->bytes);
}

static void bench(const char *path)
{
    struct work w = { 0 };
    double rates[ARRAY_LEN(rows)][ROUNDS];
    load(&w, path);
    printf("%s: %zu records, %.2f bytes each\n", strrchr(path, '/') + 1, w.count * REPEAT,
           (double)w.size / (double)(w.count * REPEAT));
    for (int round = 0; round < ROUNDS; round++) {
        for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
            struct measured m = rows[i].run(&w);
            rates[i][round] = m.units / m.seconds / 1e6;
        }
    }
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        qsort(rates[i], ROUNDS, sizeof(double), by_value);
        printf("  %-36s %8.2f M records/s  %.2f of inflate\n", rows[i].name, rates[i][ROUNDS / 2],
               rates[i][ROUNDS / 2] / rates[0][ROUNDS / 2]);
    }
    unload(&w);
}

int main(void)
{
    for (size_t i = 0; i < ARRAY_LEN(captures); i++) {
        bench(captures[i]);
    }
    return 0;
}
