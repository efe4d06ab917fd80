/* SPDX-License-Identifier: Apache-2.0 */
#include "a64/disasm.h"

#include <inttypes.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "a64/disasm_text.h"
#include "base/base.h"

GATHER_PRINTF(2, 3) static void put(struct a64_text *t, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    size_t room = t->length < t->size ? t->size - t->length : 0;
    int length = vsnprintf(room > 0 ? t->out + t->length : NULL, room, format, args);
    va_end(args);
    t->length += (size_t)length;
}

void a64_text(struct a64_text *t, const char *text)
{
    put(t, "%s", text);
}

void a64_text_of(struct a64_text *t, int64_t which, const char *const *words, int64_t count)
{
    a64_text(t, which >= 0 && which < count ? words[which] : "?");
}

void a64_text_reg(struct a64_text *t, int64_t number, int64_t wide)
{
    char letter = wide ? 'x' : 'w';
    if (number == 31) {
        put(t, "%czr", letter);
    } else {
        put(t, "%c%" PRId64, letter, number);
    }
}

void a64_text_reg_sp(struct a64_text *t, int64_t number, int64_t wide)
{
    if (number == 31) {
        a64_text(t, wide ? "sp" : "wsp");
    } else {
        a64_text_reg(t, number, wide);
    }
}

void a64_text_decimal(struct a64_text *t, int64_t value)
{
    put(t, "%" PRId64, value);
}

void a64_text_hex(struct a64_text *t, int64_t value)
{
    put(t, "0x%" PRIx64, (uint64_t)value);
}

void a64_text_condition(struct a64_text *t, int64_t cond)
{
    static const char *const names[] = { "eq", "ne", "cs", "cc", "mi", "pl", "vs", "vc",
                                         "hi", "ls", "ge", "lt", "gt", "le", "al", "nv" };
    a64_text_of(t, cond, names, ARRAY_LEN(names));
}

void a64_text_address(struct a64_text *t, int64_t offset)
{
    put(t, "0x%" PRIx64, t->pc + (uint64_t)offset);
}

void a64_text_page(struct a64_text *t, int64_t offset)
{
    put(t, "0x%" PRIx64, (t->pc & ~UINT64_C(0xfff)) + (uint64_t)offset);
}

/** `size` low bits of `value`, again and again in 64 bits. */
static uint64_t replicate(uint64_t value, unsigned size)
{
    for (unsigned done = size; done < 64; done *= 2) {
        value |= value << done;
    }
    return value;
}

void a64_text_bitmask(struct a64_text *t, int64_t n_imms_immr, int64_t wide)
{
    unsigned n = (unsigned)(n_imms_immr >> 12 & 1);
    unsigned imms = (unsigned)(n_imms_immr >> 6 & 63);
    unsigned immr = (unsigned)(n_imms_immr & 63);
    unsigned marker = n << 6 | (~imms & 63); /* its highest bit that is 1 is the element's size */
    unsigned size = marker > 1 ? 1U << (31 - __builtin_clz(marker)) : 64;
    unsigned ones = (imms & (size - 1)) + 1;
    unsigned right = immr & (size - 1);
    uint64_t all = UINT64_MAX >> (64 - size);
    uint64_t run = UINT64_MAX >> (64 - ones);
    uint64_t element = right == 0 ? run : (run >> right | run << (size - right)) & all;
    uint64_t mask = replicate(element, size);
    put(t, "0x%" PRIx64, wide ? mask : mask & UINT32_MAX);
}

static const char *sysreg_name(const struct a64_text *t, int64_t encoding)
{
    return t->sysreg_name ? t->sysreg_name((unsigned)encoding) : NULL;
}

void a64_text_sysreg(struct a64_text *t, int64_t encoding)
{
    const char *name = sysreg_name(t, encoding);
    unsigned e = (unsigned)encoding;
    if (name) {
        a64_text(t, name);
    } else {
        put(t, "s%u_%u_c%u_c%u_%u", e >> 14, e >> 11 & 7, e >> 7 & 15, e >> 3 & 15, e & 7);
    }
}

void a64_text_sysop(struct a64_text *t, int64_t encoding, int64_t rt)
{
    const char *name = sysreg_name(t, encoding);
    unsigned e = (unsigned)encoding;
    if (name) {
        a64_text(t, name);
    } else {
        put(t, "sys #%u, C%u, C%u, #%u", e >> 11 & 7, e >> 7 & 15, e >> 3 & 15, e & 7);
    }
    if (rt != 31) {
        put(t, ", x%" PRId64, rt);
    }
}

void a64_text_fpimm(struct a64_text *t, int64_t imm8)
{
    /* VFPExpandImm(): (-1)^a * 2^(NOT(b):c:d - 3) * (16 + efgh) / 16 (C7.2, FMOV immediate). */
    int exponent = (int)((imm8 >> 4 & 7) ^ 4) - 3;
    double value = ldexp((double)(16 + (imm8 & 15)) / 16, exponent);
    put(t, "%.18e", imm8 & 0x80 ? -value : value);
}

void a64_text_bytemask(struct a64_text *t, int64_t imm8)
{
    uint64_t mask = 0;
    for (unsigned bit = 0; bit < 8; bit++) {
        if (imm8 >> bit & 1) {
            mask |= UINT64_C(0xff) << (8 * bit);
        }
    }
    put(t, "0x%" PRIx64, mask);
}

size_t a64_disassemble_named(uint32_t insn, uint64_t pc, a64_name_fn *name, char *out, size_t size)
{
    struct a64_text t = { .out = out, .size = size, .pc = pc, .sysreg_name = name };
    enum a64_op op = a64_decode(insn);
    if (op == A64_NONE) {
        put(&t, ".inst\t0x%08" PRIx32, insn);
        return t.length;
    }
    a64_printers[op](&t, insn);
    char *blank = size > 0 ? strchr(out, ' ') : NULL;
    if (blank) {
        *blank = '\t';
    }
    return t.length;
}
