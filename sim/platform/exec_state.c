/* SPDX-License-Identifier: Apache-2.0 */
/* The state that a program left which has not ended by itself. */
#include "platform/exec_own.h"

#include <inttypes.h>

enum { EL_SHIFT = 2 };

static uint64_t sysreg(struct a64 *a, const char *name, unsigned el)
{
    char full[32];
    uint64_t value = 0;
    snprintf(full, sizeof(full), "%s_EL%u", name, el);
    a64_get_sysreg(a, full, &value);
    return value;
}

static void print_instruction(struct exec *x, unsigned core, const char *label, uint64_t pc,
                              FILE *to)
{
    uint32_t word;
    char text[96];
    if (!exec_read(x, core, pc, &word, sizeof(word))) {
        return;
    }
    a64_disassemble(word, pc, text, sizeof(text));
    fprintf(to, "  %s 0x%" PRIx64 ": %08" PRIx32 "  %s\n", label, pc, word, text);
}

/* Is PC where the vector of a synchronous or other exception would be? */
static bool at_vector(uint64_t pc, uint64_t vbar)
{
    return pc >= vbar && pc - vbar < 0x800 && pc % 0x80 == 0;
}

void exec_storm(struct a64 *a, char *text, size_t size)
{
    char name[EXEC_EXCEPTION_MAX];
    const struct a64_taken *t = a64_taken(a);
    exec_exception_name(t, name, sizeof(name));
    snprintf(
        text, size,
        "%s; the handler's first instruction ends in an exception too: is there code at 0x%" PRIx64
        " (VBAR_EL%u is 0x%" PRIx64 ")?",
        name, t->vector, t->to, sysreg(a, "VBAR", t->to));
}

bool exec_unhandled(struct a64 *a, char *text, size_t size)
{
    char name[EXEC_EXCEPTION_MAX];
    const struct a64_taken *t = a64_taken(a);
    const uint64_t pc = a64_get(a, A64_REG_PC);
    if (t->to == 0 || pc != t->last_vector) {
        return false;
    }
    exec_exception_name(t, name, sizeof(name));
    snprintf(text, size, "%s, and no handler: VBAR_EL%u is 0x%" PRIx64, name, t->to,
             sysreg(a, "VBAR", t->to));
    return true;
}

/* What new programs forget first. */
static void print_hint(struct exec *x, unsigned core, FILE *to)
{
    enum { NEAR = 65536 };
    struct a64 *a = exec_core(x, core);
    const struct a64_taken *t = a64_taken(a);
    const struct exec_failed *f = &x->pes[core].failed;
    if (t->to && t->far_valid && a64_get(a, A64_REG_SP) == 0 && t->far >= UINT64_MAX - NEAR) {
        fprintf(to, "  SP is 0, as after reset: the program must set it before it uses a stack\n");
    }
    if (t->to && a64_ec_of(t->esr) == EC_SERROR && f->count) {
        fprintf(to, "  SError: writes that failed: %" PRIu64 ", the first at 0x%" PRIx64 "\n",
                f->count, f->first);
    }
}

static void print_exception(struct exec *x, unsigned core, unsigned el, FILE *to)
{
    char name[EXEC_EXCEPTION_MAX];
    struct a64 *a = exec_core(x, core);
    const uint64_t esr = sysreg(a, "ESR", el), elr = sysreg(a, "ELR", el);
    const uint64_t pc = a64_get(a, A64_REG_PC), vbar = sysreg(a, "VBAR", el);
    fprintf(to,
            "  ESR_EL%u 0x%" PRIx64 "  FAR_EL%u 0x%" PRIx64 "  ELR_EL%u 0x%" PRIx64
            "  SPSR_EL%u 0x%" PRIx64 "  VBAR_EL%u 0x%" PRIx64 "\n",
            el, esr, el, sysreg(a, "FAR", el), el, elr, el, sysreg(a, "SPSR", el), el, vbar);
    if (el == 2) {
        fprintf(to, "  HPFAR_EL2 0x%" PRIx64 "\n", sysreg(a, "HPFAR", el));
    }
    if (at_vector(pc, vbar) && (elr || esr)) {
        const struct a64_taken last = { .from = sysreg(a, "SPSR", el) >> EL_SHIFT & 3,
                                        .to = (uint8_t)el,
                                        .far_valid = true,
                                        .esr = esr,
                                        .far = sysreg(a, "FAR", el),
                                        .elr = elr,
                                        .vector = pc };
        exec_exception_name(&last, name, sizeof(name));
        fprintf(to, "  PC is a vector: the last exception was %s\n", name);
        print_instruction(x, core, "at ELR", elr, to);
        if (a64_taken(a)->elr != elr) {
            print_instruction(x, core, "the first at", a64_taken(a)->elr, to);
        }
    }
}

void exec_print_state(struct exec *x, const struct exec_result *result, FILE *to)
{
    enum { PER_LINE = 4, REGISTERS = 31 };
    const unsigned core = result->core;
    struct a64 *a = exec_core(x, core);
    const uint64_t pstate = a64_get(a, A64_REG_PSTATE);
    const unsigned el = (unsigned)pstate >> EL_SHIFT & 3;
    fprintf(to, "gather: core %u at EL%u: %s\n", core, el, result->text);
    fprintf(to, "  PC 0x%016" PRIx64 "  PSTATE 0x%08" PRIx64 "  SP 0x%016" PRIx64 "\n",
            a64_get(a, A64_REG_PC), pstate, a64_get(a, A64_REG_SP));
    for (unsigned r = 0; r < REGISTERS; r++) {
        char name[8];
        snprintf(name, sizeof(name), "X%u", r);
        fprintf(to, "  %-3s 0x%016" PRIx64 "%s", name, a64_get(a, r),
                r % PER_LINE == PER_LINE - 1 || r == REGISTERS - 1 ? "\n" : "");
    }
    if (el > 0) {
        print_exception(x, core, el, to);
        print_hint(x, core, to);
    }
    print_instruction(x, core, "at PC", a64_get(a, A64_REG_PC), to);
}
