/* SPDX-License-Identifier: Apache-2.0 */
/* What a program's run leaves behind: its folder, and the table of its regions. */
#include "cli/execing.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "cli/results_json.h"
#include "cli/tlp_row.h"

static void see_tlp(void *self, const struct pcie_tlp *t)
{
    struct exec_report *r = self;
    if (t->type == PCIE_MWR && !t->up) {
        hist_add(r->sizes, t->bytes);
        r->wire_bytes += t->wire_bytes;
    }
    if (r->tlps) {
        cli_tlp_row(r->tlps, t);
    }
    dists_see(r->dists, t);
    report_capture_tlp(r->capture, t);
}

static void see_credits(void *self, const struct pcie_credits *r)
{
    report_capture_credits(((struct exec_report *)self)->capture, r);
}

static void see_drain(void *self, const struct core_drain *d)
{
    report_capture_drain(((struct exec_report *)self)->capture, d);
}

static void see_error(void *self, const struct platform_error *e)
{
    report_capture_error(((struct exec_report *)self)->capture, e);
}

bool exec_report_begin(struct exec_report *r, struct platform *p,
                       const struct report_seeing *seeing, struct report_folder *folder,
                       struct error *e)
{
    *r = (struct exec_report){ .sizes = calloc(1, sizeof(*r->sizes)) };
    if (folder && (!(r->tlps = report_folder_tlps(folder, e)) ||
                   !report_capture_new(&r->capture, seeing, folder, e))) {
        return false;
    }
    if (folder) {
        r->dists = dists_new();
        dists_ask_platform(r->dists, p);
    }
    struct platform_observer observer = { .self = r, .tlp = see_tlp };
    if (r->capture) {
        observer.credits = see_credits;
        observer.drain = see_drain;
        observer.error = see_error;
    }
    if (!r->sizes || !platform_observe(p, &observer)) {
        return error_fault(e, "out of memory for a histogram");
    }
    return true;
}

void exec_report_free(struct exec_report *r)
{
    for (size_t i = 0; i < r->value_count; i++) {
        free((char *)(uintptr_t)r->values[i].name);
        free((char *)(uintptr_t)r->values[i].help);
    }
    free(r->values);
    free(r->sizes);
    dists_free(r->dists);
    report_capture_free(r->capture);
}

static void add_value(void *self, const char *name, double value, const char *unit,
                      const char *help)
{
    struct exec_report *r = self;
    struct report_value *grown = realloc(r->values, (r->value_count + 1) * sizeof(*r->values));
    if (!grown) {
        abort();
    }
    r->values = grown;
    grown[r->value_count++] = (struct report_value){
        .name = strdup(name), .value = value, .unit = unit, .help = strdup(help)
    };
}

/* Once. */
static void take_values(struct exec_report *r, struct platform *p, struct exec *x)
{
    if (r->value_count == 0) {
        exec_stats(x, add_value, r);
        platform_stats(p, add_value, r);
    }
}

/* ---- regions --------------------------------------------------------------------------------- */

static void print_sizes(const struct exec_region *r, FILE *to)
{
    const char *space = "";
    for (unsigned bytes = 0; bytes <= EXEC_TLP_MAX; bytes++) {
        if (r->sizes[bytes]) {
            fprintf(to, "%s%u:%" PRIu64, space, bytes, r->sizes[bytes]);
            space = " ";
        }
    }
}

static bool write_regions(struct exec *x, struct report_folder *folder, struct error *e)
{
    struct outfile *file = report_folder_file(folder, "regions.csv", e);
    if (!file) {
        return false;
    }
    fputs("region,entries,instructions,cycles,time_ns,tlps,bytes,sizes\n", file->stream);
    for (unsigned n = 0; n < EXEC_REGIONS; n++) {
        const struct exec_region *r = exec_region(x, n);
        if (r) {
            fprintf(file->stream,
                    "%u,%" PRIu64 ",%" PRIu64 ",%" PRIu64 ",%.3f,%" PRIu64 ",%" PRIu64 ",", n,
                    r->entries, r->instructions, r->cycles, (double)r->time / PS_PER_NS, r->tlps,
                    r->bytes);
            print_sizes(r, file->stream);
            fputc('\n', file->stream);
        }
    }
    return true;
}

void exec_report_regions(struct exec *x, FILE *to)
{
    fprintf(to, "%6s %8s %13s %13s %13s %9s %11s  TLP sizes\n", "region", "entries", "instructions",
            "cycles", "time (ns)", "TLPs", "bytes");
    for (unsigned n = 0; n < EXEC_REGIONS; n++) {
        const struct exec_region *r = exec_region(x, n);
        if (r) {
            fprintf(to,
                    "%6u %8" PRIu64 " %13" PRIu64 " %13" PRIu64 " %13.1f %9" PRIu64 " %11" PRIu64
                    "  ",
                    n, r->entries, r->instructions, r->cycles, (double)r->time / PS_PER_NS, r->tlps,
                    r->bytes);
            print_sizes(r, to);
            fputc('\n', to);
        }
    }
}

/* ---- the folder ------------------------------------------------------------------------------ */

/* What exec_lost() says, as one text. */
static void add_line(void *text, const char *line)
{
    char **all = text, *longer;
    if (asprintf(&longer, "%s%s%s", *all ? *all : "", *all ? "; " : "", line) < 0) {
        abort();
    }
    free(*all);
    *all = longer;
}

/* Options as a user writes them. */
struct setting_texts {
    char el[4], cores[8], quantum[24], ram[24], bar[24], instructions[24], time[32];
    char trace_from[24], trace_count[24];
    char arguments[1024];
};

static void setting_texts(struct setting_texts *t, const struct exec_setup *s)
{
    snprintf(t->el, sizeof(t->el), "%u", s->el);
    snprintf(t->cores, sizeof(t->cores), "%u", s->cores);
    snprintf(t->quantum, sizeof(t->quantum), "%" PRIu64, s->quantum);
    snprintf(t->ram, sizeof(t->ram), "%" PRIu64, s->ram);
    snprintf(t->bar, sizeof(t->bar), "%" PRIu64, s->bar);
    snprintf(t->instructions, sizeof(t->instructions), "%" PRIu64, s->max_instructions);
    snprintf(t->time, sizeof(t->time), "%" PRIu64 "ps", s->max_time);
    snprintf(t->trace_from, sizeof(t->trace_from), "%" PRIu64, s->trace_from);
    snprintf(t->trace_count, sizeof(t->trace_count), "%" PRIu64, s->trace_count);
    size_t length = 0;
    for (unsigned i = 0; i < s->arg_count && length < sizeof(t->arguments); i++) {
        length += (size_t)snprintf(t->arguments + length, sizeof(t->arguments) - length, "%s%s",
                                   i ? " " : "", s->args[i]);
    }
}

static bool write_run(const struct exec_report *r, struct platform *p, struct exec *x,
                      const struct exec_report_facts *f, struct report_folder *folder,
                      struct error *e)
{
    struct platform_params params = *platform_get_params(p);
    struct platform_keys keys = platform_keys(&params);
    const struct execing *o = f->options;
    const double instructions = (double)exec_instructions(x);
    struct setting_texts t;
    char *lost = NULL;
    setting_texts(&t, &o->setup);
    exec_lost(x, add_line, &lost);
    const struct report_value host[] = {
        { "host.instructions_per_second", f->host_seconds > 0 ? instructions / f->host_seconds : 0,
          "1/s", NULL },
    };
    const struct report_setting settings[] = {
        { "program", o->setup.program },
        { "platform", exec_preset(o) },
        { "profile", params.profiles[0] ? params.profiles : NULL },
        { "cpu", o->platform ? o->platform : "max" },
        { "el", t.el },
        { "timing", o->setup.timing ? "on" : "off" },
        { "cores", t.cores },
        { "quantum", t.quantum },
        { "ram", t.ram },
        { "bar", o->setup.bar ? t.bar : "none" },
        { "model", o->setup.model },
        { "max_instructions", o->setup.max_instructions ? t.instructions : NULL },
        { "max_time", o->setup.max_time ? t.time : NULL },
        { "uart", o->uart },
        { "trace", o->trace },
        { "trace_from", o->setup.trace_from ? t.trace_from : NULL },
        { "trace_count", o->setup.trace_count != UINT64_MAX ? t.trace_count : NULL },
        { "sandbox", o->setup.folder },
        { "arguments", o->setup.arg_count ? t.arguments : NULL },
        { "ended", f->result->text[0] ? f->result->text : NULL },
        { "lost", lost },
    };
    const struct report_run_info info = {
        .command = "exec",
        .version = GATHER_VERSION,
        .seed = params.machine.seed,
        .exit_reason = f->result->reason,
        .exit_status = f->result->status,
        .simulated = f->time,
        .host_seconds = f->host_seconds,
        .wire_bytes = r->wire_bytes,
        .tables = keys.tables,
        .objects = (const void *const *)keys.objects,
        .table_count = PLATFORM_TABLES,
        .settings = settings,
        .setting_count = ARRAY_LEN(settings),
        .host = host,
        .host_count = ARRAY_LEN(host),
    };
    const bool ok = report_folder_run(folder, &info, e);
    free(lost);
    return ok;
}

bool exec_report_folder(struct exec_report *r, struct platform *p, struct exec *x,
                        const struct exec_report_facts *facts, struct report_folder *folder,
                        struct error *e)
{
    take_values(r, p, x);
    return write_run(r, p, x, facts, folder, e) &&
           report_folder_stats(folder, r->values, r->value_count, e) &&
           report_folder_hist(folder, r->sizes, e) && report_folder_dists(folder, r->dists, e) &&
           report_folder_lives(folder, NULL, p, e) && write_regions(x, folder, e) &&
           report_capture_finish(r->capture, folder, e);
}

/* ---- --json ---------------------------------------------------------------------------------- */

static void add_lost(void *list, const char *line)
{
    json_array_append_new(list, json_text(line));
}

static json_t *regions_json(struct exec *x)
{
    json_t *out = json_array();
    for (unsigned n = 0; n < EXEC_REGIONS; n++) {
        const struct exec_region *r = exec_region(x, n);
        if (r) {
            json_array_append_new(out, json_pack("{s:i, s:o, s:o, s:o, s:o, s:o, s:o}", "region",
                                                 (int)n, "entries", json_u64(r->entries),
                                                 "instructions", json_u64(r->instructions),
                                                 "cycles", json_u64(r->cycles), "time_ns",
                                                 json_value((double)r->time / PS_PER_NS), "tlps",
                                                 json_u64(r->tlps), "bytes", json_u64(r->bytes)));
        }
    }
    return out;
}

bool exec_report_json(struct exec_report *r, struct platform *p, struct exec *x,
                      const struct exec_report_facts *f, struct error *e)
{
    const struct execing *o = f->options;
    take_values(r, p, x);
    const struct report_run run = {
        .sizes = r->sizes,
        .wire_bytes = r->wire_bytes,
        .time = f->time,
    };
    json_t *out = results_begin("exec"), *lost = json_array();
    json_t *measured = results_run(&run, r->values, r->value_count);
    exec_lost(x, add_lost, lost);
    json_object_set_new(out, "program", json_text(o->setup.program));
    json_object_set_new(out, "platform", json_text(exec_preset(o)));
    json_object_set_new(out, "instructions", json_u64(exec_instructions(x)));
    json_object_update(out, measured);
    json_decref(measured);
    json_object_set_new(out, "regions", regions_json(x));
    json_object_set_new(out, "lost", lost);
    json_object_set_new(out, "exit",
                        json_pack("{s:o, s:i, s:o}", "reason", json_text(f->result->reason),
                                  "status", f->result->status, "text", json_text(f->result->text)));
    return results_print(out, e);
}
