/* SPDX-License-Identifier: Apache-2.0 */
/* The runs of a replay, one after the other: each a platform from nothing to its end. */
#include "cli/replaying.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cli/progress.h"
#include "cli/replaying_own.h"
#include "cli/tlp_row.h"

/* ---- observers ------------------------------------------------------------------------------- */

struct watcher {
    struct replayed *run;
    struct report_tlps *tlps; /* NULL: no file */
    struct report_capture *capture;
};

static void see_tlp(void *self, const struct pcie_tlp *t)
{
    struct watcher *w = self;
    bool write = t->type == PCIE_MWR;
    if (write && !t->up) {
        hist_add(w->run->sizes, t->bytes);
        w->run->wire_bytes += t->wire_bytes;
    }
    if (w->tlps) {
        cli_tlp_row(w->tlps, t);
    }
    dists_see(w->run->dists, t);
    report_capture_tlp(w->capture, t);
}

static void see_credits(void *self, const struct pcie_credits *r)
{
    report_capture_credits(((struct watcher *)self)->capture, r);
}

static void see_drain(void *self, const struct core_drain *d)
{
    report_capture_drain(((struct watcher *)self)->capture, d);
}

static void see_error(void *self, const struct platform_error *e)
{
    struct replayed *run = ((struct watcher *)self)->run;
    report_capture_error(((struct watcher *)self)->capture, e);
    if (!run->first_fault[0]) {
        snprintf(run->first_fault, sizeof(run->first_fault), "%s at 0x%llx: %s", e->kind,
                 (unsigned long long)e->address, e->text);
    }
}

static void add_value(void *self, const char *name, double value, const char *unit,
                      const char *help)
{
    struct replayed *run = self;
    struct report_value *grown =
        realloc(run->values, (run->value_count + 1) * sizeof(*run->values));
    if (!grown) {
        abort();
    }
    run->values = grown;
    grown[run->value_count++] = (struct report_value){
        .name = strdup(name), .value = value, .unit = unit, .help = strdup(help)
    };
}

/* All that was found: lints.csv keeps the first places of each kind. */
static void add_lints(struct replayed *run)
{
    for (unsigned k = 0; k < LINT_COUNT; k++) {
        char name[48];
        snprintf(name, sizeof(name), "lint.%s", lint_rows[k].name);
        add_value(run, name, (double)lints_total(run->lints, (enum lint_kind)k), "1",
                  lint_rows[k].help);
        const uint64_t undecided = lints_undecided(run->lints, (enum lint_kind)k);
        if (undecided) {
            snprintf(name, sizeof(name), "lint.%s.undecided", lint_rows[k].name);
            add_value(run, name, (double)undecided, "1",
                      "what may be one: a barrier may be missing in the trace");
        }
        const uint64_t unjudged = lints_unjudged(run->lints, (enum lint_kind)k);
        if (unjudged) {
            snprintf(name, sizeof(name), "lint.%s.unjudged", lint_rows[k].name);
            add_value(run, name, (double)unjudged, "1",
                      "accesses that could not be judged: the trace has no barriers");
        }
    }
}

void replayed_free(struct replayed_all *all)
{
    for (size_t i = 0; all->runs && i < all->count; i++) {
        struct replayed *run = &all->runs[i];
        for (size_t k = 0; k < run->value_count; k++) {
            free((char *)(uintptr_t)run->values[k].name);
            free((char *)(uintptr_t)run->values[k].help);
        }
        free(run->values);
        free(run->sizes);
        dists_free(run->dists);
        lints_free(run->lints);
    }
    free(all->runs);
    free(all->views);
    *all = (struct replayed_all){ 0 };
}

/* ---- running --------------------------------------------------------------------------------- */

/* What the runs share. */
struct replay_job {
    const struct replaying_plan *plan;
    struct report_folder *top; /* NULL: no files */
    struct progress progress;
};

static double seconds_since(const struct timespec *begin)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - begin->tv_sec) + 1e-9 * (double)(now.tv_nsec - begin->tv_nsec);
}

static void see_progress(void *self, const struct replay_progress *p)
{
    progress_records(self, p->records, p->bytes, p->of);
}

/* The machine's part of a run; what was seen is in `watcher` and its run. */
static bool run_machine(struct replay_job *job, const struct replaying_case *c,
                        struct watcher *watcher, struct report_folder *folder, struct error *e)
{
    struct replayed *run = watcher->run;
    struct platform *p = platform_new(&c->platform->params, e);
    if (!p) {
        return false;
    }
    struct platform_observer observer = {
        .self = watcher, .tlp = see_tlp, .credits = see_credits, .error = see_error
    };
    if (watcher->capture) {
        observer.drain = see_drain;
    }
    struct replay_options options = job->plan->replay;
    options.policy = c->policy;
    options.what_if = c->what_if;
    if (folder || job->plan->o->dists) {
        run->dists = dists_new();
        options.mapped = dists_map_replay;
        options.mapped_self = run->dists;
    }
    if (job->plan->o->lint) {
        run->lints = lints_new(&job->plan->lint);
        options.see = lints_see_any;
        options.see_self = run->lints;
    }
    if (job->progress.on) {
        options.progress = see_progress;
        options.progress_self = &job->progress;
    }
    bool ok = platform_observe(p, &observer) && replay_run(p, &options, &run->result, e);
    if (ok) {
        run->time = run->result.end;
        replay_stats(&run->result, add_value, run);
        platform_stats(p, add_value, run);
        if (run->lints) {
            lints_finish(run->lints);
            add_lints(run);
        }
        replaying_make_notes(run, p);
        ok = !folder || (report_folder_lives(folder, run->name, p, e) &&
                         (!run->lints || report_folder_lints(folder, run->lints, e)));
    }
    platform_free(p);
    return ok;
}

static bool run_case(struct replay_job *job, const struct replaying_case *c,
                     struct report_folder *folder, struct replayed *run, struct error *e)
{
    struct timespec begin;
    clock_gettime(CLOCK_MONOTONIC, &begin);
    memcpy(run->name, c->name, sizeof(run->name));
    run->platform = c->platform->name;
    run->policy = c->policy;
    run->what_if = replay_what_if_names[c->what_if];
    run->sizes = calloc(1, sizeof(*run->sizes));
    if (!run->sizes) {
        return error_fault(e, "out of memory for a histogram");
    }
    struct watcher watcher = { .run = run };
    bool ok = !folder || ((watcher.tlps = report_folder_tlps(folder, e)) != NULL &&
                          report_capture_new(&watcher.capture, &job->plan->o->seeing, folder, e));
    ok = ok && run_machine(job, c, &watcher, folder, e) &&
         (!folder || (report_capture_finish(watcher.capture, folder, e) &&
                      replaying_write_run(job->plan, c, run, seconds_since(&begin), folder, e)));
    report_capture_free(watcher.capture);
    return ok;
}

static void make_views(struct replayed_all *all)
{
    for (size_t i = 0; i < all->count; i++) {
        const struct replayed *run = &all->runs[i];
        all->views[i] = (struct report_run){
            .name = run->name,
            .sizes = run->sizes,
            .wire_bytes = run->wire_bytes,
            .time = run->time,
            .notes = run->note_list,
            .note_count = run->note_count,
            .partial = run->partial,
        };
    }
}

/* A format that is not the trace's makes every line a bad one, and an empty answer. */
static bool check_format(const struct replaying *o, const struct replay_result *r, struct error *e)
{
    const struct trace_totals *n = &r->totals;
    if (!o->format || r->interrupted || n->bad == 0 || n->reads + n->writes + n->unknown != 0) {
        return true;
    }
    return error_at(e, o->path, 0,
                    "--format %s: none of its lines is an access of that format, and %llu are no "
                    "lines of it at all; expected another, or `auto`",
                    o->format, (unsigned long long)n->bad);
}

static bool run_all(struct replay_job *job, struct replayed_all *all, struct error *e)
{
    const struct replaying_plan *plan = job->plan;
    const size_t count = plan->case_count;
    bool ok = true;
    for (size_t i = 0; ok && i < count && replaying_worst(all) != REPLAYING_INTERRUPTED; i++) {
        const struct replaying_case *c = &plan->cases[i];
        struct report_folder *folder = job->top;
        if (folder && count > 1 && !(folder = report_folder_sub(job->top, c->name, e))) {
            return false;
        }
        all->count = i + 1;
        progress_run(&job->progress, i, count, c->name);
        ok = run_case(job, c, folder, &all->runs[i], e) &&
             check_format(plan->o, &all->runs[i].result, e);
        if (ok && i == 0) {
            progress_clear(&job->progress);
            replaying_tell_trace(plan->o, &all->runs[0].result);
        }
    }
    progress_clear(&job->progress);
    return ok && (!job->top || count == 1 || replaying_write_top(plan, all, job->top, e));
}

static bool run_plan(const struct replaying_plan *plan, struct replayed_all *all, struct error *e)
{
    const struct replaying *o = plan->o;
    struct replay_job job = { .plan = plan };
    job.top = o->out ? report_folder_open(o->out, e) : NULL;
    all->runs = calloc(plan->case_count, sizeof(*all->runs));
    all->views = calloc(plan->case_count, sizeof(*all->views));
    if (o->out && !job.top) {
        return false;
    }
    if (!all->runs || !all->views) {
        report_folder_abandon(job.top);
        return error_fault(e, "out of memory for the runs");
    }
    progress_begin(&job.progress, o->quiet);
    if (!run_all(&job, all, e)) {
        report_folder_abandon(job.top);
        return false;
    }
    make_views(all);
    return !job.top || (report_folder_commit(job.top, e) && seeing_report(&o->seeing, o->out, e));
}

bool replaying_run(const struct cli *cli, const struct replaying *o, struct replayed_all *all,
                   struct error *e)
{
    struct replaying_plan plan;
    *all = (struct replayed_all){ 0 };
    const bool ok = replaying_plan_make(cli, o, &plan, e) && run_plan(&plan, all, e);
    if (!ok) {
        replayed_free(all);
    }
    replaying_plan_free(&plan);
    return ok;
}
