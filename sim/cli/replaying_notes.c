/* SPDX-License-Identifier: Apache-2.0 */
/* What is said of a run below its histogram, and of its trace on standard error. */
#include <string.h>

#include "cli/replaying_own.h"

static char *new_note(struct replayed *run)
{
    if (run->note_count == ARRAY_LEN(run->notes)) {
        return run->notes[run->note_count - 1];
    }
    run->note_list[run->note_count] = run->notes[run->note_count];
    return run->notes[run->note_count++];
}

/* "lints: 268 overlap, 4 hot-read; ..." */
static void note_lints(struct replayed *run)
{
    char *text = new_note(run);
    const size_t size = sizeof(run->notes[0]);
    size_t used = (size_t)snprintf(text, size, "lints:");
    bool any = false;
    for (unsigned k = 0; k < LINT_COUNT; k++) {
        const uint64_t total = lints_total(run->lints, (enum lint_kind)k);
        if (total) {
            used += (size_t)snprintf(text + used, size - used, "%s %llu %s", any ? "," : "",
                                     (unsigned long long)total, lint_rows[k].name);
            any = true;
        }
    }
    char unjudged[LINT_UNJUDGED_BYTES];
    unsigned kinds = 0;
    uint64_t undecided = 0;
    for (unsigned k = 0; k < LINT_COUNT; k++) {
        kinds |= lints_unjudged(run->lints, (enum lint_kind)k) ? 1u << k : 0;
        undecided += lints_undecided(run->lints, (enum lint_kind)k);
    }
    lint_unjudged_text(kinds, unjudged);
    used += (size_t)snprintf(text + used, size - used, "%s%s",
                             any ? "; `gather lint` names the lines" : " none", unjudged);
    if (undecided) {
        used += (size_t)snprintf(text + used, size - used,
                                 "; %llu undecided, as a barrier may be missing in the trace",
                                 (unsigned long long)undecided);
    }
    if (run->result.outside_map) {
        char outside[LINT_OUTSIDE_BYTES];
        lint_outside_text(run->result.outside_map, outside);
        snprintf(text + used, size - used, "; %s", outside);
    }
}

static const char *accesses(uint64_t count)
{
    return count == 1 ? "access" : "accesses";
}

static void note_left_out(struct replayed *run, uint64_t count, const char *what)
{
    snprintf(new_note(run), sizeof(run->notes[0]), "%llu %s outside the %s %s left out",
             (unsigned long long)count, accesses(count), what, count == 1 ? "was" : "were");
}

void replaying_make_notes(struct replayed *run, const struct platform *p)
{
    const struct replay_result *r = &run->result;
    size_t size = sizeof(run->notes[0]);
    if (r->interrupted) {
        snprintf(new_note(run), size, "interrupted: these are partial results");
    }
    if (r->hung) {
        snprintf(new_note(run), size, "%s; the rest of the trace was left out",
                 platform_hung(p)->text);
    }
    if (r->faulted) {
        snprintf(new_note(run), size, "%llu %s faulted and sent nothing; the first: %s%s",
                 (unsigned long long)r->faulted, accesses(r->faulted), run->first_fault,
                 r->vm_stopped ? "; the replay goes on as if it did not" : "");
    }
    const double lost = report_value_of(run->values, run->value_count, "pcie.lost_writes");
    run->partial = r->hung || r->interrupted || lost > 0;
    if (lost > 0) {
        snprintf(new_note(run), size,
                 "%.0f writes of more than 4 bytes were lost by the root complex (wide_writes is "
                 "lost) and sent nothing",
                 lost);
    }
    if (r->outside_map) {
        note_left_out(run, r->outside_map, "map");
    }
    if (r->outside_window) {
        note_left_out(run, r->outside_window, "window");
    }
    if (r->made_st64b) {
        snprintf(new_note(run), size, "%llu ST64B took the place of stores",
                 (unsigned long long)r->made_st64b);
    }
    if (r->late) {
        snprintf(new_note(run), size, "%llu %s began more than 1 us late, at most %.3f us",
                 (unsigned long long)r->late, accesses(r->late),
                 (double)r->latest / (1000.0 * PS_PER_NS));
    }
    if (r->zva_marks) {
        snprintf(new_note(run), size, "%llu DC ZVA without an address %s left out",
                 (unsigned long long)r->zva_marks, r->zva_marks == 1 ? "was" : "were");
    }
    if (run->lints) {
        note_lints(run);
    }
}

/* What the trace's reader has to say, once, to standard error. */
void replaying_tell_trace(const struct replaying *o, const struct replay_result *r)
{
    if (o->json) {
        return;
    }
    for (size_t i = 0; i < r->message_count; i++) {
        error_print(&r->messages[i], stderr);
    }
    if (o->quiet) {
        return; /* damage is no note */
    }
    fprintf(stderr, "gather: %s: %s, %llu reads, %llu writes, %llu lines left out\n", o->path,
            r->format, (unsigned long long)r->totals.reads, (unsigned long long)r->totals.writes,
            (unsigned long long)r->totals.skipped);
    for (size_t i = 0; i < r->skip_count; i++) {
        fprintf(stderr, "gather: %s: left out %llu: %s\n", o->path,
                (unsigned long long)r->skips[i].count, r->skips[i].label);
    }
    for (size_t i = 0; i < r->note_count; i++) {
        fprintf(stderr, "gather: %s: note: %s\n", o->path, r->notes[i]);
    }
}
