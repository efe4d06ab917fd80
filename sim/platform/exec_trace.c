/* SPDX-License-Identifier: Apache-2.0 */
/* The commit trace: one line an instruction; docs/exec.md has its grammar. */
#include "platform/exec_own.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { VECTORS = 32 };

/* ORDER A64_REG */
static const char *const names[] = { "x0",  "x1",     "x2",   "x3",  "x4",  "x5",  "x6",  "x7",
                                     "x8",  "x9",     "x10",  "x11", "x12", "x13", "x14", "x15",
                                     "x16", "x17",    "x18",  "x19", "x20", "x21", "x22", "x23",
                                     "x24", "x25",    "x26",  "x27", "x28", "x29", "x30", "sp",
                                     "pc",  "pstate", "fpcr", "fpsr" };

static void look(struct exec_pe *pe, struct exec_shown *now)
{
    for (unsigned i = 0; i < ARRAY_LEN(names); i++) {
        now->x[i] = a64_get(pe->a64, i);
    }
    for (unsigned i = 0; i < VECTORS; i++) {
        a64_get_v(pe->a64, i, now->v[i]);
    }
}

static void stop(struct exec *x)
{
    for (unsigned i = 0; i < x->setup.cores; i++) {
        a64_trace(x->pes[i].a64, NULL, NULL);
    }
}

static void commit(void *self, struct a64 *a64, const struct a64_commit *i)
{
    struct exec_pe *pe = self;
    struct exec *x = pe->exec;
    FILE *to = x->setup.trace;
    struct exec_shown now;
    char text[96];
    const char *space = "";
    (void)a64;
    look(pe, &now);
    a64_disassemble(i->insn, i->pc, text, sizeof(text));
    for (char *c = text; *c; c++) {
        if (*c == '\t') {
            *c = ' ';
        }
    }
    fprintf(to, "%" PRIu64 "\t%u\t%u\t0x%" PRIx64 "\t%08" PRIx32 "\t%s\t", x->traced++, pe->number,
            i->el, i->pc, i->insn, text);
    for (unsigned r = 0; r < ARRAY_LEN(names); r++) {
        const bool always = r == A64_REG_PC && i->exception;
        if (r != A64_REG_PC ? now.x[r] != pe->shown->x[r] : always) {
            fprintf(to, "%s%s=0x%" PRIx64, space, names[r], now.x[r]);
            space = " ";
        }
    }
    for (unsigned r = 0; r < VECTORS; r++) {
        if (memcmp(now.v[r], pe->shown->v[r], sizeof(now.v[r])) != 0) {
            fprintf(to, "%sv%u=0x%016" PRIx64 "%016" PRIx64, space, r, now.v[r][1], now.v[r][0]);
            space = " ";
        }
    }
    fputc('\n', to);
    *pe->shown = now;
    if (--x->trace_left == 0) {
        stop(x);
    }
}

void exec_trace_look(struct exec_pe *pe)
{
    if (pe->shown) {
        look(pe, pe->shown);
    }
}

bool exec_trace_begin(struct exec_pe *pe, struct error *e)
{
    if (!pe->exec->setup.trace) {
        return true;
    }
    pe->shown = calloc(1, sizeof(*pe->shown));
    if (!pe->shown) {
        return error_fault(e, "out of memory for a trace");
    }
    return true;
}

void exec_trace_start(struct exec *x)
{
    if (!x->setup.trace || x->tracing) {
        return;
    }
    const uint64_t done = exec_instructions(x);
    if (done < x->setup.trace_from) {
        return;
    }
    x->tracing = true;
    x->traced = done;
    for (unsigned i = 0; i < x->setup.cores; i++) {
        exec_trace_look(&x->pes[i]);
        a64_trace(x->pes[i].a64, commit, &x->pes[i]);
    }
}
