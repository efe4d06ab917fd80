/* SPDX-License-Identifier: Apache-2.0 */
/* Running vCPUs: the work queued for them, and the kernel's turns. */
#include "platform/lives.h"

#include <stdlib.h>
#include <string.h>

bool platform_interrupted(const struct platform *p)
{
    return p->interrupt && *p->interrupt;
}

void platform_set_interrupt(struct platform *p, const volatile int *flag)
{
    p->interrupt = flag;
}

/* ---- work -------------------------------------------------------------------------------------
 */

static void free_job(struct job *j)
{
    free(j->data);
    free(j);
}

static bool has_work(const struct cpu *cpu)
{
    return cpu && cpu->first;
}

static void drop_jobs(struct cpu *cpu)
{
    while (cpu->first) {
        struct job *j = cpu->first;
        cpu->first = j->next;
        free_job(j);
    }
    cpu->last = NULL;
}

void cpu_free(struct cpu *cpu)
{
    if (cpu) {
        drop_jobs(cpu);
        free(cpu);
    }
}

static void add_job(struct cpu *cpu, struct job *j)
{
    if (cpu->last) {
        cpu->last->next = j;
    } else {
        cpu->first = j;
    }
    cpu->last = j;
}

static bool next_access(void *self, struct access *out)
{
    struct cpu *cpu = self;
    if (vfio_next(cpu, out)) {
        return true;
    }
    while (cpu->first) {
        struct job *j = cpu->first;
        if (vm_stopped(cpu->vm) || platform_interrupted(cpu->vm->platform)) {
            drop_jobs(cpu);
            return false;
        }
        if (j->is_store ? job_next(j, out) : j->done++ == 0) {
            if (!j->is_store) {
                *out = j->access;
            }
            return true;
        }
        cpu->first = j->next;
        if (!cpu->first) {
            cpu->last = NULL;
        }
        free_job(j);
    }
    return false;
}

static void finished(void *self, const struct access *a, const struct core_outcome *o)
{
    struct cpu *cpu = self;
    struct cpu_result *r = cpu->result;
    if (vfio_repeats(cpu, a, o)) {
        return;
    }
    if (o->fault != CORE_NO_FAULT) {
        const struct platform_error *e = platform_record_fault(cpu->vm->platform, cpu->vm, o);
        if (r && r->outcome.fault == CORE_NO_FAULT) {
            r->outcome = *o;
            snprintf(r->victim, sizeof(r->victim), "%s", e->victim);
            snprintf(r->text, sizeof(r->text), "%s", e->text);
        }
    } else if (r && o->data) {
        memcpy(r->data, o->data, a->size);
    }
}

/* A core has nothing more to do; when none has, the kernel stops where it is. */
static void idle(void *platform, simtime_t now)
{
    struct platform *p = platform;
    (void)now;
    if (--p->busy == 0) {
        kernel_stop(p->kernel);
    }
}

/* ---- turns ----------------------------------------------------------------------------------- */

/* The last of the cores' own times, not before `time`. */
static simtime_t last_core(const struct platform *p, simtime_t time)
{
    for (unsigned i = 0; i < CORES_MAX; i++) {
        if (p->cores[i]) {
            time = simtime_max(time, core_now(p->cores[i]));
        }
    }
    return time;
}

simtime_t platform_latest(const struct platform *p)
{
    return last_core(p, simtime_max(p->not_before, kernel_now(p->kernel)));
}

/* Whatever is due before `time` comes first: it finds who ran then, not who runs next. */
static bool catch_up(struct platform *p, simtime_t time, struct error *e)
{
    return time <= kernel_now(p->kernel) || kernel_run(p->kernel, time, e) != KERNEL_FAILED;
}

static bool run_kernel(struct platform *p, struct error *e)
{
    enum kernel_end end = kernel_run(p->kernel, SIMTIME_NEVER, e);
    platform_lint_deliver(p);
    if (platform_interrupted(p)) {
        return error_set(e, "interrupted");
    }
    if (end == KERNEL_FAILED) {
        return false;
    }
    if (p->hung) {
        p->busy = 0;
        return true;
    }
    if (p->busy) {
        return error_fault(e, "%u cores wait for an answer that nobody will give", p->busy);
    }
    return true;
}

void platform_start(struct platform *p, unsigned number, const struct core_source *source)
{
    struct core_source with_idle = *source;
    with_idle.idle = idle;
    with_idle.idle_self = p;
    p->busy++;
    core_start(p->cores[number], &with_idle);
}

bool platform_go(struct platform *p, struct error *e)
{
    return run_kernel(p, e);
}

static void start(struct cpu *cpu, const struct core_source *source)
{
    struct platform *p = cpu->vm->platform;
    core_set_context(p->cores[cpu->number], &cpu->vm->context);
    platform_start(p, cpu->number, source);
}

static void start_queue(struct cpu *cpu)
{
    struct core_source source = { .self = cpu, .next = next_access, .finished = finished };
    start(cpu, &source);
}

/* ---- who runs on a core ------------------------------------------------------------------------
 */

struct one_barrier {
    struct access access;
    bool given;
};

static bool next_barrier(void *self, struct access *out)
{
    struct one_barrier *b = self;
    *out = b->access;
    const bool given = b->given;
    b->given = true;
    return !given;
}

/* One that the host executes. */
static bool run_barrier(struct platform *p, unsigned core, const char *which, struct error *e)
{
    struct one_barrier b = { .given = false };
    const struct core_source source = { .self = &b, .next = next_barrier };
    if (!access_parse_barrier(which, &b.access, e)) {
        return false;
    }
    platform_start(p, core, &source);
    return run_kernel(p, e);
}

void machine_sync(struct platform *p)
{
    struct error ignored = { 0 };
    for (unsigned i = 0; i < CORES_MAX && !p->busy; i++) {
        if (p->cores[i] && !core_quiet(p->cores[i])) {
            (void)run_barrier(p, i, "dsb sy", &ignored);
        }
    }
}

/*
 * KVM's exit from the guest that runs there: an SError that comes while it lasts is found by its
 * ESB, or without FEAT_RAS by a DSB and a look at ISR_EL1 (__guest_exit); then the host runs.
 */
static bool leave_guest(struct platform *p, unsigned core, struct error *e)
{
    struct turn *turn = &p->turns[core];
    if (turn->state != TURN_GUEST) {
        return true;
    }
    turn->state = TURN_EXIT;
    if (!p->params.abort.ras && !run_barrier(p, core, "dsb sy", e)) {
        return false; /* with FEAT_RAS there is the ESB alone */
    }
    const simtime_t over = platform_latest(p) + p->params.host.exit_time;
    core_advance(p->cores[core], over);
    if (!catch_up(p, over, e)) {
        return false;
    }
    react_exit(p, core, over);
    *turn = (struct turn){ .state = TURN_HOST, .last = turn->last };
    return kernel_run(p->kernel, over, e) != KERNEL_FAILED; /* what the exit did not find */
}

/* The host runs until the guest's registers are there. */
static bool enter_guest(struct cpu *cpu, struct error *e)
{
    struct platform *p = cpu->vm->platform;
    struct core *core = p->cores[cpu->number];
    struct turn *turn = &p->turns[cpu->number];
    if (turn->vm == cpu->vm && turn->state == TURN_GUEST) {
        return true;
    }
    /* __switch_to() has a DSB ISH; a VMM is the thread of its VM, the kernel is in any. */
    const struct vm *thread = cpu->vm->role == VM_VMM ? cpu->vm->owner : cpu->vm;
    const bool guest = cpu->vm->role == VM_GUEST;
    if (cpu->vm->role == VM_HOST) {
        thread = turn->last;
    }
    if (turn->last && turn->last != thread && !run_barrier(p, cpu->number, "dsb ish", e)) {
        return false;
    }
    core_set_context(core, &cpu->vm->context);
    if (turn->state == TURN_HOST && !catch_up(p, core_now(core), e)) {
        return false;
    }
    *turn = (struct turn){ .state = guest ? TURN_GUEST : TURN_HOST,
                           .vm = guest ? cpu->vm : NULL,
                           .last = thread };
    return true;
}

/* The guest of another VM leaves the core, and this one enters it. */
static bool switch_to(struct cpu *cpu, struct error *e)
{
    struct platform *p = cpu->vm->platform;
    const struct turn *turn = &p->turns[cpu->number];
    return (turn->vm == NULL || turn->vm == cpu->vm || leave_guest(p, cpu->number, e)) &&
           enter_guest(cpu, e);
}

/* The vCPU whose turn on its core it is; another one's queue there is a mistake. */
static bool take_core(struct cpu *cpu, struct error *e)
{
    struct platform *p = cpu->vm->platform;
    struct cpu *other = p->running[cpu->number];
    char who[32];
    if (p->parallel && other != cpu && has_work(other)) {
        return error_set(e,
                         "core %u has work of %s already; two VMs on one core run one after "
                         "another, outside parallel",
                         cpu->number, vm_title(other->vm, who, sizeof(who)));
    }
    if (!p->parallel && ((other && other->vm != cpu->vm && !catch_up(p, platform_latest(p), e)) ||
                         !switch_to(cpu, e))) {
        return false;
    }
    p->running[cpu->number] = cpu;
    return true;
}

bool cpu_exit(struct cpu *cpu, struct error *e)
{
    struct platform *p = cpu->vm->platform;
    return p->turns[cpu->number].vm != cpu->vm ||
           (catch_up(p, platform_latest(p), e) && leave_guest(p, cpu->number, e));
}

bool cpu_stopped(const struct cpu *cpu, struct cpu_result *r)
{
    char who[32];
    *r = (struct cpu_result){ .stopped = vm_stopped(cpu->vm) };
    if (r->stopped) {
        snprintf(r->victim, sizeof(r->victim), "%s", cpu->vm->role == VM_HOST ? "host" : "guest");
        snprintf(r->text, sizeof(r->text), "%s was stopped by an earlier fault",
                 vm_title(cpu->vm, who, sizeof(who)));
    }
    return r->stopped;
}

static bool run_now(struct cpu *cpu, struct job *j, struct cpu_result *r, struct error *e)
{
    struct platform *p = cpu->vm->platform;
    if (cpu_stopped(cpu, r)) {
        free_job(j);
        return true;
    }
    if (!take_core(cpu, e)) {
        free_job(j);
        return false;
    }
    add_job(cpu, j);
    if (p->parallel) {
        return true;
    }
    cpu->result = r;
    core_advance(p->cores[cpu->number],
                 platform_latest(p)); /* a script's calls happen one after another */
    start_queue(cpu);
    bool ok = run_kernel(p, e);
    cpu->result = NULL;
    r->stopped = vm_stopped(cpu->vm);
    if (p->hung) {
        snprintf(r->victim, sizeof(r->victim), "%s", p->last_error.victim);
        snprintf(r->text, sizeof(r->text), "%s", p->last_error.text);
    }
    return ok;
}

void platform_parallel(struct platform *p, bool on)
{
    p->parallel = on;
}

bool platform_run(struct platform *p, struct error *e)
{
    if (!catch_up(p, platform_latest(p), e)) {
        return false;
    }
    for (unsigned i = 0; i < CORES_MAX; i++) { /* runs the kernel: before anybody starts */
        if (has_work(p->running[i]) && !switch_to(p->running[i], e)) {
            return false;
        }
    }
    const simtime_t begin = platform_latest(p);
    for (unsigned i = 0; i < CORES_MAX; i++) {
        if (has_work(p->running[i])) {
            core_advance(p->cores[i], begin);
            start_queue(p->running[i]);
        }
    }
    return p->busy == 0 || run_kernel(p, e);
}

bool cpu_store(struct cpu *cpu, const struct store_job *job, struct cpu_result *r, struct error *e)
{
    struct job *j = calloc(1, sizeof(*j));
    if (!j) {
        return error_fault(e, "out of memory for a store");
    }
    j->is_store = true;
    j->store = *job;
    if (job->barrier_after) {
        struct access check;
        if (!access_parse_barrier(job->barrier_after, &check, e)) {
            free_job(j);
            return false;
        }
        snprintf(j->barrier, sizeof(j->barrier), "%s", job->barrier_after);
    }
    if (job->data) {
        j->data = malloc(job->bytes ? job->bytes : 1);
        if (!j->data) {
            free_job(j);
            return error_fault(e, "out of memory for a store of %llu bytes",
                               (unsigned long long)job->bytes);
        }
        memcpy(j->data, job->data, job->bytes);
    }
    return run_now(cpu, j, r, e);
}

bool cpu_access(struct cpu *cpu, const struct access *a, struct cpu_result *r, struct error *e)
{
    struct job *j = calloc(1, sizeof(*j));
    if (!j) {
        return error_fault(e, "out of memory for an access");
    }
    j->access = *a;
    return run_now(cpu, j, r, e);
}

bool cpu_run_source(struct cpu *cpu, const struct core_source *source, struct error *e)
{
    if (!take_core(cpu, e)) {
        return false;
    }
    start(cpu, source);
    return run_kernel(cpu->vm->platform, e);
}

bool cpu_take(struct cpu *cpu, struct error *e)
{
    return take_core(cpu, e);
}

void cpu_start_source(struct cpu *cpu, const struct core_source *source)
{
    platform_start(cpu->vm->platform, cpu->number, source);
}

bool platform_run_sources(struct platform *p, struct error *e)
{
    return p->busy == 0 || run_kernel(p, e);
}

simtime_t cpu_now(const struct cpu *cpu)
{
    return core_now(cpu->vm->platform->cores[cpu->number]);
}

void cpu_advance(struct cpu *cpu, simtime_t time)
{
    core_advance(cpu->vm->platform->cores[cpu->number], time);
}

bool platform_wait(struct platform *p, simtime_t how_long, struct error *e)
{
    p->not_before = platform_latest(p) + how_long;
    process_wake(p->clock, p->not_before); /* or the kernel's time stays at its last event */
    bool ok = kernel_run(p->kernel, p->not_before, e) != KERNEL_FAILED;
    platform_lint_deliver(p);
    return ok;
}

static bool one_end(void *self, struct access *out)
{
    bool *given = self;
    if (*given) {
        return false;
    }
    *given = true;
    *out = (struct access){ .kind = ACCESS_END };
    return true;
}

bool platform_finish(struct platform *p, struct error *e)
{
    if (p->hung) {
        return true;
    }
    simtime_t end = kernel_now(p->kernel);
    for (unsigned i = 0; i < CORES_MAX; i++) {
        if (!p->cores[i]) {
            continue;
        }
        bool given = false;
        struct core_source source = {
            .self = &given, .next = one_end, .idle = idle, .idle_self = p
        };
        p->busy++;
        core_start(p->cores[i], &source);
        if (!run_kernel(p, e)) {
            return false;
        }
        end = simtime_max(end, core_now(p->cores[i]));
    }
    pcie_root_flush(p->root, end);
    return kernel_run(p->kernel, SIMTIME_NEVER, e) != KERNEL_FAILED;
}

simtime_t platform_time(const struct platform *p)
{
    simtime_t quiet = pcie_quiet_at(p->root);
    return last_core(p, quiet == SIMTIME_NEVER ? 0 : quiet); /* never: stopped in the middle */
}
