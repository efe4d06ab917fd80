/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How fast guest programs run: those of bench/guests under exec and under QEMU's TCG in turn, less
 * a run of each that does next to nothing. Rates are medians, ratios medians of those of each
 * round. A figure counts only where both printed the same. No test depends on these figures.
 */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "measure.h"
#include "platform/exec.h"
#include "platform/platform.h"
#include "script/script.h"

enum { ROUNDS = 3, TEXT = 256, ARGS = 2, NOT_THERE = 127 };

struct row {
    const char *name, *guest, *kind; /* its argument before the count; NULL: none */
    const char *count, *base;        /* of the run, and of the one that is subtracted */
    double units;                    /* of their difference; 0: the instructions */
    const char *unit;
    unsigned el;
    bool timing;
    double floor, goal; /* millions a second */
};

#define BLOCKS "16000000"
#define LOADS  "4000001"
#define STORES "8000000"
static const struct row rows[] = {
    { "integer mix", "intmix", NULL, "100", "0", 0, "insns", 1, false, 330, 500 },
    { "integer mix, timing", "intmix", NULL, "100", "0", 0, "insns", 1, true, 100, 200 },
    { "64-byte blocks, str", "blocks", "str", BLOCKS, "0", 16e6, "blocks", 1, false, 30, 60 },
    { "64-byte blocks, stp", "blocks", "stp", BLOCKS, "0", 16e6, "blocks", 1, false, 50, 90 },
    { "64-byte blocks, st1", "blocks", "st1", BLOCKS, "0", 16e6, "blocks", 1, false, 70, 120 },
    { "64-byte blocks, str, timing", "blocks", "str", BLOCKS, "0", 16e6, "blocks", 1, true, 8, 15 },
    { "64-byte blocks, stp, timing", "blocks", "stp", BLOCKS, "0", 16e6, "blocks", 1, true, 12,
      25 },
    { "64-byte blocks, st1, timing", "blocks", "st1", BLOCKS, "0", 16e6, "blocks", 1, true, 20,
      40 },
    { "chase of 64 MiB, stage 1", "chase", NULL, LOADS, "1", 4e6, "loads", 1, false, 4, 5.5 },
    { "chase of 64 MiB, both stages", "chase", NULL, LOADS, "1", 4e6, "loads", 2, false, 3.5, 5 },
    { "Device stores, a TLP each", "device", "device", STORES, "0", 8e6, "TLPs", 1, false, 12, 25 },
    { "Device stores, timing", "device", "device", STORES, "0", 8e6, "TLPs", 1, true, 0, 0 },
    { "WC doorbells", "device", "wc", STORES, "0", 1e6, "TLPs", 1, false, 0, 0 },
    { "WC doorbells, timing", "device", "wc", STORES, "0", 1e6, "TLPs", 1, true, 3, 8 },
};

struct run {
    bool there;
    double seconds, instructions;
    char text[TEXT]; /* what the program printed */
};

/* What a child tells. */
static uint64_t *instructions_seen;

static void guest_path(const struct row *r, char *out, size_t size)
{
    snprintf(out, size, "%s/%s.elf", GUEST_DIR, r->guest);
}

/* ---- the two machines, each in a process of its own ------------------------------------------ */

static int run_exec(const struct row *r, const char *count, FILE *out)
{
    struct error e = { 0 };
    struct platform_params params;
    struct exec_setup setup;
    struct exec_result result;
    char program[4096];
    const char *args[ARGS];
    size_t n = 0;
    if (r->kind) {
        args[n++] = r->kind;
    }
    args[n++] = count;
    guest_path(r, program, sizeof(program));
    exec_defaults(&setup);
    setup.program = program;
    setup.args = args;
    setup.arg_count = n;
    setup.el = r->el;
    setup.timing = r->timing;
    setup.out = setup.err = out;
    setup.in = setup.uart_in = -1;
    setup.uart = NULL;
    if (!script_load_preset(SOURCE_DIR "/scripts/platforms", "generic-n1", &params, &e)) {
        error_print(&e, stderr);
        return GATHER_PROGRAM_FAULT;
    }
    /* The CPU max, as QEMU has it. */
    params.machine.fwb = params.machine.xs = params.machine.mte2 = true;
    a64_impl_defaults(&params.cpu);
    mmu_impl_defaults(&params.mmu);
    struct platform *p = platform_new(&params, &e);
    struct exec *x = p ? exec_new(p, &setup, &e) : NULL;
    if (!x || !exec_run(x, &result, &e) || !platform_finish(p, &e)) {
        error_print(&e, stderr);
        return GATHER_PROGRAM_FAULT;
    }
    *instructions_seen = exec_instructions(x);
    fflush(out);
    return result.status;
}

static int run_qemu(const struct row *r, const char *count, FILE *out)
{
    char program[4096], line[64];
    guest_path(r, program, sizeof(program));
    snprintf(line, sizeof(line), "%s%s%s", r->kind ? r->kind : "", r->kind ? " " : "", count);
    dup2(fileno(out), STDOUT_FILENO);
    execlp("qemu-system-aarch64", "qemu-system-aarch64", "-M",
           r->el == 2 ? "virt,virtualization=on" : "virt", "-cpu", "max", "-m", "512", "-nic",
           "none", "-display", "none", "-monitor", "none", "-serial", "none", "-chardev",
           "stdio,id=console", "-semihosting-config", "enable=on,target=native,chardev=console",
           "-kernel", program, "-append", line, (char *)NULL);
    return NOT_THERE;
}

typedef int machine_fn(const struct row *r, const char *count, FILE *out);

static double seconds_of(struct timeval t)
{
    return (double)t.tv_sec + 1e-6 * (double)t.tv_usec;
}

static struct run run_once(machine_fn *machine, const struct row *r, const char *count)
{
    struct run run = { 0 };
    struct rusage usage;
    int status = 0;
    FILE *out = tmpfile();
    if (!out) {
        return run;
    }
    fflush(stdout);
    const pid_t child = fork();
    if (child == 0) {
        const int null = open("/dev/null", O_RDWR);
        dup2(null, STDIN_FILENO);
        _exit(machine(r, count, out));
    }
    if (child < 0 || wait4(child, &status, 0, &usage) != child) {
        fclose(out);
        return run;
    }
    run.there = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    run.seconds = seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime);
    run.instructions = (double)*instructions_seen;
    rewind(out);
    run.text[fread(run.text, 1, TEXT - 1, out)] = '\0';
    fclose(out);
    return run;
}

/* ---- measuring ------------------------------------------------------------------------------- */

struct measured {
    bool there, qemu, same;
    double rate[ROUNDS], qemu_rate[ROUNDS], ratio[ROUNDS];
};

static void measure(const struct row *r, struct measured *m, unsigned round)
{
    const struct run base = run_once(run_exec, r, r->base), full = run_once(run_exec, r, r->count);
    m->there = base.there && full.there;
    if (!m->there) {
        return;
    }
    const double units = r->units > 0 ? r->units : full.instructions - base.instructions;
    m->rate[round] = units / (full.seconds - base.seconds);
    const struct run qemu_base = run_once(run_qemu, r, r->base);
    const struct run qemu = run_once(run_qemu, r, r->count);
    m->qemu = qemu_base.there && qemu.there;
    if (m->qemu) {
        m->same = strcmp(full.text, qemu.text) == 0;
        m->qemu_rate[round] = units / (qemu.seconds - qemu_base.seconds);
        m->ratio[round] = m->rate[round] / m->qemu_rate[round];
    }
}

static double median(double *values)
{
    qsort(values, ROUNDS, sizeof(*values), by_value);
    return values[ROUNDS / 2];
}

static void print_row(const struct row *r, struct measured *m)
{
    printf("%-30s", r->name);
    if (!m->there) {
        printf(" no guest programs (target guests), or one failed\n");
        return;
    }
    const double rate = median(m->rate) / 1e6;
    printf(" %8.2f M %-6s/s", rate, r->unit);
    if (r->floor > 0) {
        printf("  floor %5.1f, goal %5.1f: %-11s", r->floor, r->goal,
               rate >= r->goal    ? "goal met"
               : rate >= r->floor ? "floor met"
                                  : "BELOW FLOOR");
    } else {
        printf("  %36s", "");
    }
    if (m->qemu) {
        printf("  %5.2f of QEMU's %8.2f, %s\n", median(m->ratio), median(m->qemu_rate) / 1e6,
               m->same ? "same output" : "OUTPUT DIFFERS");
    } else {
        printf("  no qemu-system-aarch64\n");
    }
}

/* With an argument only the rows whose names contain it. */
int main(int argc, char **argv)
{
    const char *wanted = argc > 1 ? argv[1] : "";
    static struct measured all[ARRAY_LEN(rows)];
    instructions_seen = mmap(NULL, sizeof(*instructions_seen), PROT_READ | PROT_WRITE,
                             MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (instructions_seen == MAP_FAILED) {
        return GATHER_PROGRAM_FAULT;
    }
    for (unsigned round = 0; round < ROUNDS; round++) {
        for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
            if (strstr(rows[i].name, wanted)) {
                measure(&rows[i], &all[i], round);
            }
        }
    }
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        if (strstr(rows[i].name, wanted)) {
            print_row(&rows[i], &all[i]);
        }
    }
    return 0;
}
