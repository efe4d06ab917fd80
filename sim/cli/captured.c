/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/captured.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "trace/trace.h"

enum { NOTES = 8, NOTE_BYTES = 256 };

struct captured {
    struct hist sizes;
    struct report_run run;
    char notes[NOTES][NOTE_BYTES];
    const char *note_list[NOTES];
};

static bool is_file(const char *path)
{
    struct stat s;
    return stat(path, &s) == 0 && S_ISREG(s.st_mode);
}

static void take_notes(struct captured *c, const struct trace *t)
{
    const struct trace_totals *n = trace_totals(t);
    size_t count = 1;
    snprintf(
        c->notes[0], NOTE_BYTES,
        "memory writes of the capture itself, not replayed: --platform or --policy replays it");
    if (n->bad || n->damaged) {
        snprintf(c->notes[count++], NOTE_BYTES, "%llu records could not be read%s",
                 (unsigned long long)n->bad, n->damaged ? "; the file is damaged" : "");
    }
    for (size_t i = 0; i < count; i++) {
        c->note_list[i] = c->notes[i];
    }
    c->run.notes = c->note_list;
    c->run.note_count = count;
}

/* Whether all of it could be read. */
static bool take_sizes(struct captured *c, struct trace *t)
{
    struct trace_record r;
    struct error e = { 0 };
    enum trace_result result;
    while ((result = trace_next(t, &r, &e)) == TRACE_OK) {
    }
    size_t count;
    const uint64_t *sizes = trace_tlp_sizes(t, &count);
    for (size_t i = 0; i < count && i <= HIST_MAX_BYTES; i++) {
        if (sizes[i]) {
            hist_add_many(&c->sizes, (uint32_t)i, sizes[i]);
        }
    }
    return result == TRACE_END;
}

struct captured *captured_read(const char *path, const char *format)
{
    struct error e = { 0 };
    const struct trace_options o = { .path = path, .format = format };
    size_t count;
    struct trace *t = is_file(path) ? trace_open(&o, &e) : NULL;
    struct captured *c = NULL;
    if (t && trace_tlp_sizes(t, &count) && (c = calloc(1, sizeof(*c)))) {
        c->run = (struct report_run){ .name = "captured", .sizes = &c->sizes };
        if (take_sizes(c, t)) {
            take_notes(c, t);
        } else {
            captured_free(c);
            c = NULL;
        }
    }
    trace_close(t);
    return c;
}

const struct report_run *captured_run(const struct captured *c)
{
    return &c->run;
}

void captured_free(struct captured *c)
{
    free(c);
}
