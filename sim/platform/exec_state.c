/* SPDX-License-Identifier: Apache-2.0 */
/* The state that a program left which has not ended by itself. */
#include "platform/exec_own.h"

#include <inttypes.h>

enum { EL_SHIFT = 2 };

/* Exceptions that a program without a handler runs into. */
static const struct {
    uint8_t ec;
    const char *name;
} classes[] = {
    { EC_UNKNOWN, "an UNDEFINED instruction" },
    { EC_WFX, "a trapped WFI or WFE" },
    { EC_FP, "SIMD or floating point, which is switched off or trapped" },
    { EC_LS64, "a trapped instruction" },
    { EC_BTI, "a landing that is no branch target (BTI)" },
    { EC_ILLEGAL, "an illegal execution state" },
    { EC_SVC, "SVC" },
    { EC_HVC, "HVC" },
    { EC_SMC, "SMC" },
    { EC_SYSREG, "a trapped MSR, MRS or system instruction" },
    { EC_IABORT_LOWER, "an instruction abort from a lower exception level" },
    { EC_IABORT, "an instruction abort" },
    { EC_PC_ALIGNMENT, "a misaligned PC" },
    { EC_DABORT_LOWER, "a data abort from a lower exception level" },
    { EC_DABORT, "a data abort" },
    { EC_SP_ALIGNMENT, "a misaligned SP" },
    { EC_FP_EXCEPTION, "a floating-point exception" },
    { EC_SERROR, "SError" },
    { EC_BRK, "BRK" },
};

static const char *class_name(uint64_t esr)
{
    for (size_t i = 0; i < ARRAY_LEN(classes); i++) {
        if (classes[i].ec == a64_ec_of(esr)) {
            return classes[i].name;
        }
    }
    return "another exception";
}

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

bool exec_unhandled(struct a64 *a, char *text, size_t size)
{
    const unsigned el = (unsigned)(a64_get(a, A64_REG_PSTATE) >> EL_SHIFT & 3);
    const uint64_t vbar = sysreg(a, "VBAR", el);
    if (el == 0 || a64_stats(a)->exceptions == 0 || !at_vector(a64_get(a, A64_REG_PC), vbar)) {
        return false;
    }
    snprintf(text, size, "%s at 0x%" PRIx64 ", and no handler: VBAR_EL%u is 0x%" PRIx64,
             class_name(sysreg(a, "ESR", el)), sysreg(a, "ELR", el), el, vbar);
    return true;
}

static void print_exception(struct exec *x, unsigned core, unsigned el, FILE *to)
{
    struct a64 *a = exec_core(x, core);
    const uint64_t esr = sysreg(a, "ESR", el), elr = sysreg(a, "ELR", el);
    const uint64_t pc = a64_get(a, A64_REG_PC), vbar = sysreg(a, "VBAR", el);
    fprintf(to,
            "  ESR_EL%u 0x%" PRIx64 "  FAR_EL%u 0x%" PRIx64 "  ELR_EL%u 0x%" PRIx64
            "  SPSR_EL%u 0x%" PRIx64 "  VBAR_EL%u 0x%" PRIx64 "\n",
            el, esr, el, sysreg(a, "FAR", el), el, elr, el, sysreg(a, "SPSR", el), el, vbar);
    if (at_vector(pc, vbar) && (elr || esr)) {
        fprintf(to, "  PC is a vector: the last exception was %s\n", class_name(esr));
        print_instruction(x, core, "at ELR", elr, to);
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
    }
    print_instruction(x, core, "at PC", a64_get(a, A64_REG_PC), to);
}
