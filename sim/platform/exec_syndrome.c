/* SPDX-License-Identifier: Apache-2.0 */
/* An exception in words, from its syndrome (DDI 0487 D24.2.45). */
#include "platform/exec_own.h"

#include <inttypes.h>

/* What ISS and FAR_ELx have for a class. */
enum form { PLAIN, NUMBER, ABORT, FETCH, ADDRESS, ERROR };

static const struct {
    uint8_t ec;
    uint8_t form;
    const char *name;
} classes[] = {
    { EC_UNKNOWN, PLAIN, "an UNDEFINED instruction" },
    { EC_WFX, PLAIN, "a trapped WFI or WFE" },
    { EC_FP, PLAIN, "SIMD or floating point, which is switched off or trapped" },
    { EC_PAC, PLAIN, "a trapped instruction of pointer authentication" },
    { EC_LS64, PLAIN, "a trapped instruction" },
    { EC_BTI, PLAIN, "a landing that is no branch target (BTI)" },
    { EC_ILLEGAL, PLAIN, "an illegal execution state" },
    { EC_SVC, NUMBER, "SVC" },
    { EC_HVC, NUMBER, "HVC" },
    { EC_SMC, NUMBER, "SMC" },
    { EC_SYSREG, PLAIN, "a trapped MSR, MRS or system instruction" },
    { EC_ERET, PLAIN, "a trapped ERET" },
    { EC_FPAC, PLAIN, "a pointer whose authentication failed" },
    { EC_IABORT_LOWER, FETCH, "an instruction abort" },
    { EC_IABORT, FETCH, "an instruction abort" },
    { EC_PC_ALIGNMENT, ADDRESS, "a misaligned PC" },
    { EC_DABORT_LOWER, ABORT, "a data abort" },
    { EC_DABORT, ABORT, "a data abort" },
    { EC_SP_ALIGNMENT, PLAIN, "a misaligned SP" },
    { EC_MOPS, PLAIN, "an exception of memory copy or set" },
    { EC_FP_EXCEPTION, PLAIN, "a floating-point exception" },
    { EC_SERROR, ERROR, "SError" },
    { EC_BREAKPOINT_LOWER, PLAIN, "a breakpoint" },
    { EC_BREAKPOINT_LOWER + 1, PLAIN, "a breakpoint" },
    { EC_STEP_LOWER, PLAIN, "a software step" },
    { EC_STEP_LOWER + 1, PLAIN, "a software step" },
    { EC_WATCHPOINT_LOWER, ADDRESS, "a watchpoint" },
    { EC_WATCHPOINT_LOWER + 1, ADDRESS, "a watchpoint" },
    { EC_BRK, NUMBER, "BRK" },
};

void exec_fault_name(unsigned code, char *text, size_t size)
{
    const struct mmu_fault_status status = mmu_fault_status(code);
    if (!status.name) {
        snprintf(text, size, "reserved fault status code 0x%02x", code);
    } else if (status.level == MMU_NO_LEVEL) {
        snprintf(text, size, "%s", status.name);
    } else {
        snprintf(text, size, "%s, level %d", status.name, status.level);
    }
}

static const char *kind_of_access(uint64_t esr)
{
    enum { ISS_WNR = 1 << 6, ISS_CM = 1 << 8 };
    if (esr & ISS_CM) {
        return " of cache maintenance";
    }
    return esr & ISS_WNR ? " of a write" : " of a read";
}

/* What is behind the class's name, before where it happened. */
static void add_details(const struct a64_taken *t, unsigned form, char *text, size_t size)
{
    enum { CODE_MASK = 63, NUMBER_MASK = 0xffff, ISS_MASK = 0x1ffffff };
    char fault[64], where[40] = "", from[24] = "";
    text[0] = '\0';
    exec_fault_name(t->esr & CODE_MASK, fault, sizeof(fault));
    if (t->far_valid) {
        snprintf(where, sizeof(where), ", FAR 0x%" PRIx64, t->far);
    }
    if (t->from < t->to) {
        snprintf(from, sizeof(from), ", taken from EL%u", t->from);
    }
    switch (form) {
    case NUMBER: snprintf(text, size, " #%u", (unsigned)(t->esr & NUMBER_MASK)); break;
    case ABORT:
        snprintf(text, size, "%s%s: %s%s", kind_of_access(t->esr), from, fault, where);
        break;
    case FETCH: snprintf(text, size, "%s: %s%s", from, fault, where); break;
    case ADDRESS: snprintf(text, size, "%s", where); break;
    case ERROR: snprintf(text, size, ", ISS 0x%x", (unsigned)(t->esr & ISS_MASK)); break;
    default: break;
    }
}

void exec_exception_name(const struct a64_taken *t, char *text, size_t size)
{
    enum { IRQ = 0x80, FIQ = 0x100, KINDS = 0x180 };
    char details[160];
    const char *name = "another exception";
    unsigned form = PLAIN;
    for (size_t i = 0; i < ARRAY_LEN(classes); i++) {
        if (classes[i].ec == a64_ec_of(t->esr)) {
            name = classes[i].name;
            form = classes[i].form;
        }
    }
    const unsigned kind = (unsigned)t->vector & KINDS;
    if (kind == IRQ || kind == FIQ) { /* they have no syndrome */
        name = kind == IRQ ? "IRQ" : "FIQ";
        form = PLAIN;
    }
    add_details(t, form, details, sizeof(details));
    snprintf(text, size, "%s%s, PC 0x%" PRIx64, name, details, t->elr);
}
