/* SPDX-License-Identifier: Apache-2.0 */
/* One program on one machine, from its options to what it leaves. */
#include "cli/execing.h"

#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "cli/gdb.h"
#include "cli/profiling.h"
#include "cli/trace_file.h"
#include "script/script.h"

static double seconds_since(const struct timespec *begin)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - begin->tv_sec) + 1e-9 * (double)(now.tv_nsec - begin->tv_nsec);
}

const char *exec_preset(const struct execing *o)
{
    return o->platform ? o->platform : SCRIPT_PRESET_DEFAULT;
}

/* The CPU `max`: whatever is modelled. */
static void make_max(struct platform_params *params)
{
    a64_impl_defaults(&params->cpu);
    mmu_impl_defaults(&params->mmu);
    params->machine.fwb = params->machine.xs = params->machine.mte2 = true;
}

static bool make_params(const struct cli *cli, const struct execing *o,
                        struct platform_params *params, struct error *e)
{
    if (!profiling_preset(cli, exec_preset(o), params, e)) {
        return false;
    }
    if (!o->platform) {
        make_max(params);
    }
    if (!profiling_lay(cli, &o->profiles, &o->params, params, e) ||
        !profiling_assign(&o->params, o->seed, o->seed_given, params, e)) {
        return false;
    }
    /* What is said in two places: the program's CPU has what both have. */
    params->cpu.xs = params->machine.xs = params->machine.xs && params->cpu.xs;
    params->cpu.mte2 = params->machine.mte2 = params->machine.mte2 && params->cpu.mte2;
    if (o->setup.cores > params->machine.cores) {
        params->machine.cores = o->setup.cores <= EXEC_CORES ? o->setup.cores : EXEC_CORES;
    }
    return report_seeing_link(&o->seeing, params->link.gen, e);
}

/* ---- files ----------------------------------------------------------------------------------- */

struct files {
    struct outfile uart;
    struct trace_file trace;
    bool uart_open;
};

static bool is_dash(const char *word)
{
    return word && strcmp(word, "-") == 0;
}

/* The file that `path` leads to, or else the folder that it would be made in. */
static bool find_place(const char *path, struct stat *place, const char **new_name)
{
    char folder[PATH_MAX];
    const char *slash = strrchr(path, '/');
    *new_name = "";
    if (stat(path, place) == 0) {
        return S_ISREG(place->st_mode);
    }
    *new_name = slash ? slash + 1 : path;
    const int length = (int)(*new_name - path);
    snprintf(folder, sizeof(folder), "%.*s", slash ? length : 1, slash ? path : ".");
    return length < PATH_MAX && stat(folder, place) == 0;
}

/* However the paths are written, and through links. */
static bool same_file(const char *a, const char *b)
{
    struct stat place_a, place_b;
    const char *name_a, *name_b;
    return find_place(a, &place_a, &name_a) && find_place(b, &place_b, &name_b) &&
           place_a.st_dev == place_b.st_dev && place_a.st_ino == place_b.st_ino &&
           strcmp(name_a, name_b) == 0;
}

/* What is written must neither replace the program nor something else that is written. */
static bool check_files(const struct execing *o, struct error *e)
{
    const char *uart = o->uart;
    if (uart && (strcmp(uart, "stdio") == 0 || strcmp(uart, "none") == 0)) {
        uart = NULL;
    }
    const char *trace = is_dash(o->trace) ? NULL : o->trace;
    if (uart && same_file(uart, o->setup.program)) {
        return error_set(e, "--uart %s: this is the program itself; expected another file", uart);
    }
    if (trace && same_file(trace, o->setup.program)) {
        return error_set(e, "--trace %s: this is the program itself; expected another file", trace);
    }
    if (uart && trace && (strcmp(uart, trace) == 0 || same_file(uart, trace))) {
        return error_set(e, "--uart %s and --trace %s: both are one file; expected two", uart,
                         trace);
    }
    return true;
}

/* Standard input and output may be the debugger's, or standard output the trace's. */
static bool choose_console(struct execing *o, struct error *e)
{
    if (is_dash(o->gdb) && is_dash(o->trace)) {
        return error_set(e, "--gdb - and --trace -: both want standard output");
    }
    if (o->json && (is_dash(o->gdb) || is_dash(o->trace))) {
        return error_set(e, "--json and %s: both want standard output",
                         is_dash(o->gdb) ? "--gdb -" : "--trace -");
    }
    if (o->json || is_dash(o->gdb) || is_dash(o->trace)) {
        o->setup.out = o->setup.uart = stderr;
    }
    if (is_dash(o->gdb)) {
        o->setup.in = o->setup.uart_in = -1;
    }
    return true;
}

static bool open_uart(struct execing *o, struct files *f, struct error *e)
{
    const char *uart = o->uart ? o->uart : "stdio";
    if (strcmp(uart, "none") == 0) {
        o->setup.uart = NULL;
        o->setup.uart_in = -1;
    } else if (strcmp(uart, "stdio") != 0) {
        if (!outfile_open(&f->uart, uart, e)) {
            return false;
        }
        f->uart_open = true;
        o->setup.uart = f->uart.stream;
        o->setup.uart_in = -1;
    }
    return true;
}

static bool open_files(struct execing *o, struct files *f, struct error *e)
{
    if (!check_files(o, e) || !choose_console(o, e) || !open_uart(o, f, e)) {
        return false;
    }
    if (o->trace) {
        if (!trace_file_open(&f->trace, o->trace, e)) {
            return false;
        }
        o->setup.trace = f->trace.stream;
    }
    return true;
}

static bool close_files(struct files *f, bool ok, struct error *e)
{
    if (f->uart_open) {
        ok = ok ? outfile_commit(&f->uart, e) : (outfile_abandon(&f->uart), false);
    }
    if (f->trace.stream) {
        ok = ok ? trace_file_commit(&f->trace, e) : (trace_file_abandon(&f->trace), false);
    }
    return ok;
}

/* ---- the run --------------------------------------------------------------------------------- */

static bool run_program(struct platform *p, struct exec *x, struct exec_result *result,
                        struct error *e)
{
    if (!exec_run(x, result, e)) {
        return false;
    }
    /* What the program said comes before what is said of it. */
    if ((fflush(stdout) != 0 || ferror(stdout)) && result->end != EXEC_OUTPUT) {
        return error_set(e, "the program's output cannot be written: %s", strerror(errno));
    }
    return result->end == EXEC_INTERRUPTED || platform_finish(p, e);
}

static void tell(void *to, const char *line)
{
    fprintf(to, "gather: %s\n", line);
}

/* One line for somebody who watches; what a script reads stays as it is. */
static void tell_end(struct platform *p, struct exec *x, const struct exec_result *r)
{
    static const struct {
        const char *name;
        double ps;
    } units[] = { { "s", 1e12 }, { "ms", 1e9 }, { "us", 1e6 }, { "ns", 1e3 } };
    if (!isatty(STDERR_FILENO)) {
        return;
    }
    const double time = (double)platform_time(p);
    size_t unit = 0;
    while (unit + 1 < ARRAY_LEN(units) && time < units[unit].ps) {
        unit++;
    }
    fprintf(stderr, "gather: %s, status %d: %" PRIu64 " instructions, %.3f %s simulated\n",
            r->reason, r->status, exec_instructions(x), time / units[unit].ps, units[unit].name);
}

static void tell_empty_trace(const struct execing *o, struct exec *x)
{
    const uint64_t from = o->setup.trace_from, done = exec_instructions(x);
    if (o->trace && from && done <= from) {
        fprintf(stderr,
                "gather: the trace is empty: --trace-from %" PRIu64 ", but the program executed "
                "%" PRIu64 " instructions\n",
                from, done);
    }
}

static bool run_in(const struct cli *cli, struct execing *o, struct platform *p,
                   struct report_folder *folder, int *status, struct error *e)
{
    struct exec_report report = { 0 };
    struct exec_result result;
    struct timespec begin;
    clock_gettime(CLOCK_MONOTONIC, &begin);
    platform_set_interrupt(p, cli->interrupted);
    struct exec *x = exec_new(p, &o->setup, e);
    if (!x) {
        return false;
    }
    struct gdb *gdb = o->gdb ? gdb_open(o->gdb, cli->interrupted, e) : NULL;
    if (gdb) {
        const struct exec_debugger debugger = gdb_debugger(gdb);
        exec_debug(x, &debugger);
    }
    bool ok = (gdb || !o->gdb) && exec_report_begin(&report, p, &o->seeing, folder, e) &&
              run_program(p, x, &result, e);
    if (ok) {
        const struct exec_report_facts facts = {
            .options = o,
            .result = &result,
            .time = platform_time(p),
            .host_seconds = seconds_since(&begin),
        };
        if (result.text[0]) {
            exec_print_state(x, &result, stderr);
        }
        if (!o->quiet) {
            tell_end(p, x, &result);
            exec_lost(x, tell, stderr);
            tell_empty_trace(o, x);
        }
        if (o->regions && !o->json) {
            exec_report_regions(x, stderr);
        }
        *status = result.status;
        ok = (!folder || exec_report_folder(&report, p, x, &facts, folder, e)) &&
             (!o->json || exec_report_json(&report, p, x, &facts, e));
    }
    gdb_close(gdb);
    exec_free(x);
    exec_report_free(&report);
    return ok;
}

bool execing_run(const struct cli *cli, struct execing *o, int *status, struct error *e)
{
    struct platform_params params;
    struct files files = { 0 };
    signal(SIGPIPE, SIG_IGN); /* a pipe that closes ends the run, and leaves no half-written file */
    if (!make_params(cli, o, &params, e)) {
        return false;
    }
    struct report_folder *folder = o->out ? report_folder_open(o->out, e) : NULL;
    bool ok = (folder || !o->out) && open_files(o, &files, e);
    struct platform *p = ok ? platform_new(&params, e) : NULL;
    ok = p && run_in(cli, o, p, folder, status, e);
    ok = close_files(&files, ok, e);
    platform_free(p);
    if (!ok) {
        report_folder_abandon(folder);
        return false;
    }
    return !folder || (report_folder_commit(folder, e) && seeing_report(&o->seeing, o->out, e));
}
