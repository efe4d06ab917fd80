/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/gdb_registers.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* Numbers as the description has them. */
enum { REG_PC = 32, REG_CPSR, REG_V0, REG_FPSR = REG_V0 + 32, REG_FPCR, REG_SYSTEM };

static const char current_el[] = "CurrentEL";
const char *const gdb_system_registers[] = {
    current_el,  "SP_EL0",   "SCTLR_EL1", "CPACR_EL1", "TCR_EL1",   "TTBR0_EL1", "TTBR1_EL1",
    "MAIR_EL1",  "VBAR_EL1", "ESR_EL1",   "FAR_EL1",   "PAR_EL1",   "ELR_EL1",   "SPSR_EL1",
    "SP_EL1",    "ISR_EL1",  "MPIDR_EL1", "TPIDR_EL0", "TPIDR_EL1", "SCTLR_EL2", "TCR_EL2",
    "TTBR0_EL2", "MAIR_EL2", "VBAR_EL2",  "ESR_EL2",   "FAR_EL2",   "HPFAR_EL2", "ELR_EL2",
    "SPSR_EL2",  "HCR_EL2",  "VTTBR_EL2", "VTCR_EL2",  NULL,
};

/* ---- digits ---------------------------------------------------------------------------------- */

int gdb_digit(int c)
{
    return isdigit(c) ? c - '0' : isxdigit(c) ? tolower(c) - 'a' + 10 : -1;
}

void gdb_put_hex(char *to, const void *from, size_t size)
{
    const uint8_t *bytes = from;
    for (size_t i = 0; i < size; i++) {
        snprintf(to + 2 * i, 3, "%02x", bytes[i]);
    }
}

bool gdb_get_hex(const char *from, void *to, size_t size)
{
    uint8_t *bytes = to;
    for (size_t i = 0; i < size; i++) {
        const int high = gdb_digit((unsigned char)from[2 * i]);
        const int low = high < 0 ? -1 : gdb_digit((unsigned char)from[2 * i + 1]);
        if (low < 0) {
            return false;
        }
        bytes[i] = (uint8_t)(high << 4 | low);
    }
    return true;
}

/* ---- one register ---------------------------------------------------------------------------- */

static size_t register_size(unsigned n)
{
    if (n >= REG_V0 && n < REG_FPSR) {
        return 16;
    }
    return n == REG_CPSR || n == REG_FPSR || n == REG_FPCR ? 4 : 8;
}

static unsigned core_register(unsigned n)
{
    switch (n) {
    case REG_PC: return A64_REG_PC;
    case REG_CPSR: return A64_REG_PSTATE;
    case REG_FPSR: return A64_REG_FPSR;
    case REG_FPCR: return A64_REG_FPCR;
    default: return n; /* X0 to X30, SP */
    }
}

static bool is_vector(unsigned n)
{
    return n >= REG_V0 && n < REG_FPSR;
}

static void get_register(struct a64 *a, unsigned n, char *hex)
{
    uint64_t value[2] = { 0 };
    if (is_vector(n)) {
        a64_get_v(a, n - REG_V0, value);
    } else {
        value[0] = a64_get(a, core_register(n));
    }
    gdb_put_hex(hex, value, register_size(n));
}

static bool set_register(struct a64 *a, unsigned n, const char *hex)
{
    uint64_t value[2] = { 0 };
    if (!gdb_get_hex(hex, value, register_size(n))) {
        return false;
    }
    if (is_vector(n)) {
        a64_set_v(a, n - REG_V0, value);
    } else {
        a64_set(a, core_register(n), value[0]);
    }
    return true;
}

static bool get_system(struct a64 *a, unsigned long n, char *hex)
{
    enum { EL_BITS = 0xc };
    uint64_t value = 0;
    for (unsigned i = 0; gdb_system_registers[i]; i++) {
        if (n != REG_SYSTEM + i) {
            continue;
        }
        if (gdb_system_registers[i] == current_el) {
            value = a64_get(a, A64_REG_PSTATE) & EL_BITS;
        } else if (!a64_get_sysreg(a, gdb_system_registers[i], &value)) {
            return false;
        }
        gdb_put_hex(hex, &value, sizeof(value));
        return true;
    }
    return false;
}

/* ---- packets --------------------------------------------------------------------------------- */

/* Those of the core and of SIMD: gdb asks for the others one by one. */
const char *gdb_all_registers(struct a64 *a, char *reply)
{
    size_t at = 0;
    for (unsigned n = 0; n < REG_SYSTEM; n++) {
        get_register(a, n, reply + at);
        at += 2 * register_size(n);
    }
    return reply;
}

const char *gdb_write_registers(struct a64 *a, const char *p)
{
    for (unsigned n = 0; n < REG_SYSTEM; n++) {
        if (!set_register(a, n, p)) {
            return "E16";
        }
        p += 2 * register_size(n);
    }
    return "OK";
}

const char *gdb_read_register(struct a64 *a, const char *p, char *reply)
{
    const unsigned long n = strtoul(p, NULL, 16);
    if (n < REG_SYSTEM) {
        get_register(a, (unsigned)n, reply);
        return reply;
    }
    return get_system(a, n, reply) ? reply : "E16";
}

/* System registers are there to be looked at: E01. */
const char *gdb_write_register(struct a64 *a, const char *p)
{
    char *end;
    const unsigned long n = strtoul(p, &end, 16);
    if (n >= REG_SYSTEM) {
        return "E01";
    }
    return *end == '=' && set_register(a, (unsigned)n, end + 1) ? "OK" : "E16";
}
