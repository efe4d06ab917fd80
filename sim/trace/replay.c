/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/replay_own.h"

#include <stdlib.h>
#include <string.h>

enum { LATE_PS = 1000000 /* 1 us: what most clocks of traces tell */ };

static void show_outside(struct replay *r);

/* ---- reading --------------------------------------------------------------------------------- */

static unsigned core_of(const struct replay *r)
{
    return (unsigned)r->insn.first.cpu % r->cpu_count;
}

/* Now and then: is the replay to end here, and how far is it. */
static void look_up(struct replay *r)
{
    const struct replay_options *o = r->options;
    r->until_look = REPLAY_LOOK_EVERY;
    if (o->interrupt && *o->interrupt) {
        r->result->interrupted = true;
        r->ended = true;
    }
    if (o->progress) {
        struct replay_progress p = { .records = trace_totals(r->trace)->lines };
        trace_progress(r->trace, &p.bytes, &p.of);
        o->progress(o->progress_self, &p);
    }
}

/* The next instruction in hand; false at the end, whatever ends it. */
static inline bool read_next(struct replay *r)
{
    if (r->have) {
        return true;
    }
    if (--r->until_look == 0) {
        look_up(r);
    }
    if (r->ended || r->failed) {
        return false;
    }
    if (platform_hung(r->platform)) {
        r->ended = true;
        return false;
    }
    enum trace_result result = trace_next_instruction(r->trace, &r->insn, r->error);
    r->have = result == TRACE_OK;
    r->ended = result == TRACE_END;
    r->failed = result == TRACE_ERROR;
    return r->have;
}

/* Something of that CPU is left out that the guest has done. */
static void left_out(struct replay *r)
{
    if (r->join) {
        replay_join_break(r->join, r->insn.first.cpu);
    }
}

/* Is the instruction in hand inside the window's time and CPUs? */
static bool is_inside(struct replay *r)
{
    switch (replay_view_moment(&r->view, &r->insn, r->error)) {
    case REPLAY_INSIDE: return true;
    case REPLAY_REFUSED: r->failed = true; break;
    case REPLAY_OUTSIDE:
        r->result->outside_window += r->insn.first.kind <= TRACE_WRITE;
        left_out(r);
        show_outside(r);
        break;
    }
    return false;
}

/* ---- what it makes --------------------------------------------------------------------------- */

static bool outside_map(struct replay *r)
{
    r->result->outside_map++;
    if (r->options->trace.strict) {
        r->failed = true;
        replay_map_outside(&r->insn, r->options->trace.path, r->error);
    }
    return false;
}

static bool is_seen(struct replay *r, const struct replay_region *region)
{
    if (replay_view_region(&r->view, &r->insn, region ? (size_t)(region - r->map.regions) : 0)) {
        return true;
    }
    r->result->outside_window++;
    show_outside(r);
    return false;
}

/* Show the instruction in hand, which goes to `address`. */
static void show(struct replay *r, uint64_t address, const struct replay_region *region,
                 bool outside)
{
    struct lint_place *place = &r->places[region ? (size_t)(region - r->map.regions) : 0];
    place->address = address;
    place->outside = outside;
    place->as_traced = !region;
    if (!region) {
        place->number = r->insn.first.region;
        if (place->region != r->insn.region_name) {
            lint_read_name(place, r->insn.region_name, NULL);
        }
    }
    r->options->see(r->options->see_self, &r->insn, place);
}

/* Show a barrier, which the driver has also where it is ignored, a DC ZVA, or an access that the
 * map has no place for. */
static void show_unplaced(const struct replay *r)
{
    if (r->options->see) {
        r->options->see(r->options->see_self, &r->insn, NULL);
    }
}

/* Show what the window leaves out. */
static void show_outside(struct replay *r)
{
    uint64_t address;
    const struct replay_region *region;
    if (!r->options->see) {
        return;
    }
    if (r->insn.first.kind <= TRACE_WRITE &&
        replay_map_locate(&r->map, r->trace, &r->insn, &address, &region)) {
        show(r, address, region, true);
    } else {
        show_unplaced(r);
    }
}

/* Fill `a` from the instruction in hand; false if it makes no access. */
static inline bool make_access(struct replay *r, struct access *a)
{
    const struct trace_insn *i = &r->insn;
    a->place = i->first.line;
    a->release = false;
    a->gpr = false; /* not said of writeback */
    if (i->first.kind == TRACE_BARRIER) {
        show_unplaced(r);
        return !r->options->ignore_barriers && replay_to_barrier(&i->op, a);
    }
    if (i->first.kind == TRACE_ZVA) {
        show_unplaced(r);
        r->result->zva_marks++;
        return false;
    }
    uint64_t address;
    const struct replay_region *region;
    if (!replay_map_locate(&r->map, r->trace, i, &address, &region)) {
        show_unplaced(r);
        return outside_map(r);
    }
    if (r->viewed && !is_seen(r, region)) {
        return false;
    }
    if (!region && !replay_map_pieces(r, address, i->size)) {
        return false;
    }
    if (r->options->see) {
        show(r, address, region, false);
    }
    replay_to_access(i, address, a);
    return true;
}

/* Not before when the access made of the instruction in hand begins. */
static bool time_of(struct replay *r, simtime_t *at)
{
    *at = 0;
    if (r->paced && !replay_pacer_at(&r->pacer, r->options, &r->insn, core_of(r), at, r->error)) {
        r->failed = true;
        return false;
    }
    return true;
}

/*
 * The next access or barrier, of the core whose turn it is or with r->any of any: a source by
 * itself. The one place where instructions are read and turned into accesses, so that compilers
 * put all of it together here.
 */
static bool take(void *self, struct access *a)
{
    struct replay *r = self;
    while (read_next(r)) {
        if (r->viewed && !is_inside(r)) {
            r->have = false;
            continue;
        }
        if (core_of(r) != r->current && !r->any) {
            return false;
        }
        r->have = false;
        if (make_access(r, a)) {
            return true;
        }
        if (r->insn.first.kind != TRACE_BARRIER) {
            left_out(r);
        }
    }
    return false;
}

bool replay_next_item(struct replay *r, struct replay_item *item)
{
    if (!take(r, &item->access) || !time_of(r, &item->at)) {
        return false;
    }
    item->cpu = r->insn.first.cpu;
    item->core = (uint16_t)core_of(r);
    item->joins = r->join && replay_joins(&r->insn, &item->access);
    return true;
}

void replay_wait(struct replay *r, unsigned core, const struct access *a, simtime_t at)
{
    struct cpu *cpu = r->cpus[core];
    if (!r->based) {
        r->based = true;
        r->base = platform_latest(r->platform);
    }
    const simtime_t now = cpu_now(cpu), due = r->base + at;
    if (now <= due) {
        cpu_advance(cpu, due);
    } else if (a->kind != ACCESS_BARRIER) {
        r->result->late += now - due > LATE_PS;
        r->result->latest = simtime_max(r->result->latest, now - due);
    }
}

/* ---- sources in the trace's order ------------------------------------------------------------ */

/* That of the core whose turn it is ends where another CPU's access comes: take(), or this. */
static bool next_in_time(void *self, struct access *out)
{
    struct replay *r = self;
    simtime_t at;
    if (!take(r, out) || !time_of(r, &at)) {
        return false;
    }
    replay_wait(r, r->current, out, at);
    return true;
}

static bool have_joined(struct replay *r)
{
    r->have_item = r->have_item || replay_join_next(r->join, &r->item);
    return r->have_item;
}

/* The same with stores put together. */
static bool next_joined(void *self, struct access *out)
{
    struct replay *r = self;
    if (replay_stopped(r) || !have_joined(r) || r->item.core != r->current) {
        return false;
    }
    r->have_item = false;
    *out = r->item.access;
    if (r->paced) {
        replay_wait(r, r->current, out, r->item.at);
    }
    return true;
}

void replay_finished(void *replay, const struct access *a, const struct core_outcome *o)
{
    struct replay *r = replay;
    (void)a;
    if (o->fault != CORE_NO_FAULT) {
        r->result->faulted++;
        platform_record_fault(r->platform, r->vm, o);
    }
}

bool replay_stopped(const struct replay *r)
{
    return r->failed || r->result->interrupted || platform_hung(r->platform);
}

/* ---- running --------------------------------------------------------------------------------- */

/* Finished sources end; is there more of the trace, and whose is it? */
static bool more(struct replay *r)
{
    if (r->join) {
        r->current = r->have_item ? r->item.core : r->current;
        return !replay_stopped(r) && (r->have_item || !r->ended);
    }
    r->current = r->have ? core_of(r) : r->current;
    return !r->ended && !r->failed;
}

static bool run_in_order(struct replay *r)
{
    struct core_source source = { .self = r, .finished = replay_finished };
    source.next = r->join ? next_joined : r->paced ? next_in_time : take;
    simtime_t now = r->result->begin;
    while (more(r)) {
        struct cpu *cpu = replay_cpu(r, r->current);
        if (!cpu) {
            return false;
        }
        cpu_advance(cpu, now); /* what the trace has later is not earlier here */
        if (!cpu_run_source(cpu, &source, r->error)) {
            return false;
        }
        now = cpu_now(cpu);
    }
    return !r->failed;
}

static void add_note(struct replay_result *out, const char *text)
{
    const size_t last = ARRAY_LEN(out->notes) - 1;
    char *note = out->notes[out->note_count < last ? out->note_count : last];
    out->note_count += out->note_count <= last;
    snprintf(note, sizeof(out->notes[0]), "%s", text);
}

static void note_trace(struct replay *r)
{
    struct replay_result *out = r->result;
    out->totals = *trace_totals(r->trace);
    snprintf(out->format, sizeof(out->format), "%s", trace_format_name(r->trace));
    for (size_t i = 0; i < trace_skip_count(r->trace) && i < ARRAY_LEN(out->skips); i++) {
        struct trace_skip s = trace_skip(r->trace, i);
        snprintf(out->skips[i].label, sizeof(out->skips[i].label), "%s", s.label);
        out->skips[i].count = s.count;
        out->skip_count = i + 1;
    }
    for (size_t i = 0; i < trace_message_count(r->trace) && i < ARRAY_LEN(out->messages); i++) {
        out->messages[i] = *trace_message(r->trace, i);
        out->message_count = i + 1;
    }
    for (size_t i = 0; i < trace_note_count(r->trace) && i < ARRAY_LEN(out->notes); i++) {
        snprintf(out->notes[i], sizeof(out->notes[i]), "%s", trace_note(r->trace, i));
        out->note_count = i + 1;
    }
    if (r->sought) {
        add_note(out, "blocks before the window were left unread: the counts of the trace, "
                      "replay.*, begin behind them");
    }
    if (r->viewed && !r->view.inside && !r->failed) {
        char text[sizeof(out->notes[0])];
        replay_view_tell(&r->view, &out->totals, text, sizeof(text));
        add_note(out, text);
    }
}

/* What the options ask for beyond the accesses as they are. */
static bool prepare(struct replay *r)
{
    const struct replay_options *o = r->options;
    r->until_look = REPLAY_LOOK_EVERY;
    r->paced = o->pace != REPLAY_FAST;
    r->viewed = replay_window_given(&o->window);
    r->any = o->what_if == REPLAY_ST64B || o->order == REPLAY_ORDER_CPU;
    if (o->what_if == REPLAY_ST64B && !(r->join = replay_join_new(r))) {
        return false;
    }
    return replay_pacer_init(&r->pacer, o, platform_get_params(r->platform)->core.freq, r->error) &&
           replay_map_init(&r->map, o->regions, o->region_count, r->trace, o->trace.path,
                           r->error) &&
           replay_view_init(&r->view, &o->window, o->trace.path, &r->map, r->error);
}

/*
 * What is before the window need not be read: the first access says where the window is, then the
 * trace is opened there.
 */
static bool seek(struct replay *r)
{
    struct trace_options from = r->options->trace;
    const struct replay_window *w = &r->options->window;
    uint64_t bytes, of; /* 0: a pipe, which cannot be opened again */
    trace_progress(r->trace, &bytes, &of);
    if (!w->seek || !w->from.given) {
        return true;
    }
    if (strcmp(trace_format_name(r->trace), "gtr") != 0) {
        return error_at(r->error, from.path, 0,
                        "%s has no index to seek a time by; expected a gtr trace, which "
                        "`gather convert` makes of it",
                        trace_format_name(r->trace));
    }
    if (of == 0 || strcmp(from.path, "-") == 0) {
        return error_at(r->error, from.path, 0,
                        "a pipe is read from its beginning: nothing to seek in; expected a file");
    }
    struct trace_insn probe = { .size = 0 };
    enum trace_result result = TRACE_OK;
    while (!r->view.resolved && result == TRACE_OK) {
        result = trace_next(r->trace, &probe.first, r->error);
        if (result == TRACE_ERROR ||
            (result == TRACE_OK &&
             replay_view_moment(&r->view, &probe, r->error) == REPLAY_REFUSED)) {
            return false;
        }
    }
    from.from_time = &r->view.from;
    trace_close(r->trace);
    r->trace = trace_open(&from, r->error);
    r->sought = true;
    return r->trace != NULL;
}

static bool run(struct replay *r)
{
    const struct replay_options *o = r->options;
    return (o->order == REPLAY_ORDER_CPU ? replay_run_lanes(r) : run_in_order(r)) &&
           platform_finish(r->platform, r->error) &&
           (replay_stopped(r) || !r->viewed || r->sought ||
            replay_view_check(&r->view, r->trace, r->error));
}

bool replay_options_check(const struct replay_options *o, const char *dash, struct error *e)
{
    if (o->ipc_given && o->pace != REPLAY_INSTRUCTIONS) {
        return error_set(e, "%sipc: expected %space instructions with it", dash, dash);
    }
    if (o->window.seek && !o->window.from.given) {
        return error_set(e, "%sseek: expected %sfrom, a moment, with it", dash, dash);
    }
    return true;
}

bool replay_run(struct platform *p, const struct replay_options *o, struct replay_result *result,
                struct error *e)
{
    struct error own;
    struct replay r = { .options = o, .result = result, .platform = p, .error = e ? e : &own };
    *result = (struct replay_result){ .begin = platform_time(p) };
    r.trace = trace_open(&o->trace, r.error);
    if (!r.trace) {
        return false;
    }
    bool ok = prepare(&r) && seek(&r);
    if (ok) {
        result->not_built = !replay_build(&r);
        ok = !result->not_built && run(&r);
    }
    result->own_map = r.map.own != NULL;
    if (r.trace) {
        note_trace(&r);
    }
    replay_map_free(&r.map);
    replay_view_free(&r.view);
    replay_join_free(r.join);
    free(r.mapped);
    result->hung = platform_hung(p) != NULL;
    result->vm_stopped = r.vm && !result->hung && vm_stopped(r.vm);
    result->end = platform_time(p);
    trace_close(r.trace);
    return ok;
}
