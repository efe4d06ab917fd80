/* SPDX-License-Identifier: Apache-2.0 */
/* Errors that come when their instruction is long done: SError, and what nobody tells the program.
 */
#include "platform/exec_own.h"

#include <inttypes.h>
#include <string.h>

enum { PSTATE_A = 8, EL_SHIFT = 2, LINE_BYTES = 320 };

static void count(struct exec_failed *f, uint64_t address)
{
    if (f->count++ == 0) {
        f->first = address;
    }
}

/* An asynchronous abort, for the core whose write it was: it is SError there. */
static void deliver(struct exec *x, const struct platform_error *e)
{
    enum { ASYNCHRONOUS = 0x11 }; /* ISS: AET uncontainable, DFSC (DDI 0487 D24.2.45) */
    const uint16_t owner = domain_owner((uint16_t)e->running);
    for (unsigned i = 0; i < x->setup.cores; i++) {
        struct exec_pe *pe = &x->pes[i];
        if (domain_owner(exec_domain(pe, 0)) != owner) {
            continue;
        }
        uint64_t syndrome;
        if (!a64_serror_pending(pe->a64, &syndrome)) {
            pe->failed.count = 0; /* of those before the program knows */
        }
        count(&pe->failed, e->address);
        a64_interrupt(pe->a64, A64_SERROR, true, ASYNCHRONOUS);
        pe->woken = true;
    }
}

void exec_see_error(void *exec, const struct platform_error *e)
{
    struct exec *x = exec;
    const struct pcie_root_params *root = &x->platform->params.root;
    const bool write = strncmp(e->kind, "write-", 6) == 0, read = strncmp(e->kind, "read-", 5) == 0;
    if (strcmp(e->kind, "serror") == 0) {
        deliver(x, e);
    } else if (write || read || strcmp(e->kind, "host-hang") == 0) {
        x->pcie_errors++; /* the others are faults of a guest */
    }
    if (write && root->posted_error != PCIE_POSTED_SERROR) {
        count(&x->unreported_writes, e->address);
    } else if (read && root->read_error == PCIE_READ_ONES) {
        count(&x->unreported_reads, e->address);
    }
}

static const char *plural(uint64_t n)
{
    return n == 1 ? "" : "s";
}

static void tell_serror(const struct exec_pe *pe, uint64_t syndrome,
                        void (*each)(void *arg, const char *line), void *arg)
{
    char line[LINE_BYTES];
    const struct exec_failed *f = &pe->failed;
    const uint64_t pstate = a64_get(pe->a64, A64_REG_PSTATE);
    const unsigned el = (unsigned)pstate >> EL_SHIFT & 3;
    snprintf(line, sizeof(line),
             "core %u: an SError is pending%s at EL%u (PSTATE.A is %u), ISS 0x%" PRIx64 ": %" PRIu64
             " write%s failed, the first at 0x%" PRIx64,
             pe->number, pstate >> PSTATE_A & 1 ? " and masked" : "", el,
             (unsigned)(pstate >> PSTATE_A & 1), syndrome, f->count, plural(f->count), f->first);
    each(arg, line);
}

/* Those that are counted, but not recorded: posted_error is silent. */
static uint64_t silent_errors(const struct exec *x)
{
    return pcie_stats(x->platform->root)->errors - x->pcie_errors;
}

void exec_lost(struct exec *x, void (*each)(void *arg, const char *line), void *arg)
{
    char line[LINE_BYTES];
    uint64_t syndrome;
    for (unsigned i = 0; i < x->setup.cores; i++) {
        if (a64_serror_pending(x->pes[i].a64, &syndrome)) {
            tell_serror(&x->pes[i], syndrome, each, arg);
        }
    }
    const uint64_t silent = silent_errors(x);
    if (silent) {
        snprintf(line, sizeof(line),
                 "the device refused %" PRIu64 " write%s in silence (posted_error is silent)",
                 silent, plural(silent));
        each(arg, line);
    }
    const uint64_t wide = pcie_stats(x->platform->root)->lost_writes - x->pcie_lost;
    if (wide) {
        snprintf(line, sizeof(line),
                 "the root complex lost %" PRIu64 " write%s of more than 4 bytes (wide_writes is "
                 "lost): no TLP was sent",
                 wide, plural(wide));
        each(arg, line);
    }
    const struct exec_failed *w = &x->unreported_writes, *r = &x->unreported_reads;
    if (w->count) {
        snprintf(line, sizeof(line),
                 "the device refused %" PRIu64 " write%s, and the program was not told "
                 "(posted_error is aer): the first at bus address 0x%" PRIx64,
                 w->count, plural(w->count), w->first);
        each(arg, line);
    }
    if (r->count) {
        snprintf(line, sizeof(line),
                 "%" PRIu64 " read%s of the device failed and gave all ones, and the program was "
                 "not told (read_error is ones): the first at bus address 0x%" PRIx64,
                 r->count, plural(r->count), r->first);
        each(arg, line);
    }
}
