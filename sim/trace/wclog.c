/* SPDX-License-Identifier: Apache-2.0 */
/**
 * wclog and wclog-delta: one memory operation a line, from an instruction-accurate trace.
 *
 *     ICOUNT CPU R|W WINDOW+0xOFFSET 0xADDRESS SIZE 0xVALUE|- 0xPC OPCODE [DISASSEMBLY]
 *     ICOUNT CPU B - - 0 - 0xPC OPCODE              a barrier
 *     ICOUNT CPU Z ? ? 64 - 0xPC OPCODE             a DC ZVA; its address is not known
 *
 * delta: `+DIFFERENCE` for ICOUNT, and no window. `-` for ADDRESS means that only the offset is
 * known; an OPCODE of 0 that the instruction is not.
 */
#include "trace/formats.h"
#include "trace/text.h"

enum { OPCODE_DIGITS = 8 };

static enum line_result bad(struct trace *t, const char *expected)
{
    t->expected = expected;
    return LINE_BAD;
}

/** `pc opcode`; NULL if it is not, and t->expected says what is not. */
static const char *parse_insn(struct trace *t, const char *p, const char *end)
{
    const char *start = p;
    uint64_t pc, opcode;
    t->insn_length = 0;
    t->expected = "the program counter, 0x and hexadecimal digits";
    if ((p = text_0x(p, &pc)) == NULL || (p = text_char(p, ' ')) == NULL) {
        return NULL;
    }
    const char *after = text_hex(p, &opcode);
    t->expected = "the instruction, 8 hexadecimal digits";
    if (after == NULL || after - p != OPCODE_DIGITS || (after != end && *after != ' ')) {
        return NULL;
    }
    t->insn_length = (size_t)(after - start); /* at most 2 + 16 + 1 + 8 */
    memcpy(t->insn_text, start, t->insn_length);
    t->insn_pc = pc;
    t->insn_opcode = (uint32_t)opcode;
    return after;
}

/**
 * Whether another record begins in the text after an opcode, `... CPU W ...`: two CPUs wrote at
 * once, and either line may be cut. Disassembly has no such word.
 */
static bool is_glued(const char *p, const char *end)
{
    while ((p = memchr(p, ' ', (size_t)(end - p))) != NULL) {
        if (end - p > 2 && p[2] == ' ' && strchr("RWBZ", p[1]) != NULL && p[1] != '\0' &&
            p[-1] >= '0' && p[-1] <= '9') {
            return true;
        }
        p++;
    }
    return false;
}

/** `pc opcode [disassembly]`, the end of every line. */
static enum line_result parse_tail(struct trace *t, const char *p, const char *end,
                                   struct trace_record *r)
{
    /* No end of line is in the text, so what is equal to it is within this line. */
    const char *after = p + t->insn_length;
    bool again = t->insn_length != 0 && memcmp(p, t->insn_text, t->insn_length) == 0 &&
                 (after == end || *after == ' ');
    if (!again && (after = parse_insn(t, p, end)) == NULL) {
        return LINE_BAD;
    }
    r->pc = t->insn_pc;
    r->opcode = t->insn_opcode;
    r->note = after;
    r->note_length = 0;
    if (after != end) {
        if (__builtin_expect(is_glued(after, end), 0)) {
            return bad(t, "one record in a line; another begins in its text");
        }
        r->note = after + 1;
        r->note_length = (uint32_t)(end - after - 1);
    }
    return LINE_RECORD;
}

/** `WINDOW+0xOFFSET ` */
static const char *parse_window(struct trace *t, const char *p, struct trace_record *r)
{
    const char *name = p;
    const char *plus = NULL;
    while ((unsigned char)*p > ' ') {
        if (*p == '+') {
            plus = p;
        }
        p++;
    }
    if (plus == NULL || plus == name || plus - name > REGION_NAME_MAX ||
        text_0x(plus + 1, &r->region_offset) != p) {
        return NULL;
    }
    r->region = trace_intern(t, name, (size_t)(plus - name));
    r->has_window = true;
    return text_char(p, ' ');
}

/** `SIZE VALUE ` of a read or a write. */
static const char *parse_size_value(struct trace *t, const char *p, struct trace_record *r)
{
    uint64_t size;
    t->expected = "the size, 1, 2, 4, 8, 16, 32 or 64 bytes";
    if ((p = text_decimal(p, &size)) == NULL || *p != ' ' || size > 64 || size == 0 ||
        (size & (size - 1)) != 0) {
        return NULL;
    }
    p++;
    r->size = (uint8_t)size;
    t->expected = "the value, 0x and hexadecimal digits of at most 64 bits, or -";
    r->has_value = *p != '-';
    r->value = 0;
    if (!r->has_value) {
        p++;
    } else if (size > 8 || (p = text_0x(p, &r->value)) == NULL) {
        return NULL;
    }
    r->value &= trace_value_mask(r->size);
    return text_char(p, ' ');
}

static enum line_result parse_access(struct trace *t, const char *p, const char *end, bool delta,
                                     struct trace_record *r)
{
    r->has_window = false;
    r->address_is_offset = false;
    r->region_offset = 0;
    if (delta) {
        r->region = trace_intern(t, "mem", 3);
    } else if ((p = parse_window(t, p, r)) == NULL) {
        return bad(t, "the window and offset, NAME+0x and hexadecimal digits");
    }
    if (!delta && p[0] == '-' && p[1] == ' ') {
        r->address = r->region_offset;
        r->address_is_offset = true;
        r->has_window = false;
        p++;
    } else if ((p = text_0x(p, &r->address)) == NULL) {
        return bad(t, "the physical address, 0x and hexadecimal digits");
    }
    if (r->region_offset == r->address && strcmp(t->regions[r->region].name, "mem") == 0) {
        r->has_window = false; /* what is written for a trace without windows */
    }
    r->region_offset = r->has_window ? r->region_offset : 0;
    if ((p = text_char(p, ' ')) == NULL) {
        return bad(t, "a blank and the size after the address");
    }
    if ((p = parse_size_value(t, p, r)) == NULL) {
        return LINE_BAD;
    }
    if (r->address > UINT64_MAX - (r->size - 1u)) {
        return bad(t, "an access that ends below 2^64");
    }
    return parse_tail(t, p, end, r);
}

/** Barriers and DC ZVA: the columns of an access hold fixed marks. */
static enum line_result parse_mark(struct trace *t, const char *p, const char *end,
                                   const char *marks, enum trace_kind kind, struct trace_record *r)
{
    r->kind = (uint8_t)kind;
    r->address = 0;
    r->value = 0;
    r->size = 0;
    r->has_value = false;
    r->has_window = false;
    r->address_is_offset = false;
    r->region_offset = 0;
    r->region = t->region_last;
    if ((p = text_word(p, marks)) == NULL) {
        return bad(t, kind == TRACE_BARRIER
                          ? "the marks of a barrier, '- - 0 -' ('- 0 -' in delta)"
                          : "the marks of a DC ZVA, '? ? 64 -' ('? 64 -' in delta)");
    }
    return parse_tail(t, p, end, r);
}

static inline enum line_result parse(struct trace *t, const struct line *line, bool delta,
                                     struct trace_record *r)
{
    const char *p = line->begin;
    uint64_t count;
    uint64_t cpu;
    if ((delta && (p = text_char(p, '+')) == NULL) || (p = text_decimal(p, &count)) == NULL ||
        (p = text_char(p, ' ')) == NULL) {
        return bad(t, delta ? "the difference of instruction counts, + and a decimal number"
                            : "the instruction count, a decimal number");
    }
    /* The difference counts even if the rest of the line is bad: the lines after it keep their
     * times. */
    if (delta && __builtin_add_overflow(t->time, count, &count)) {
        return bad(t, "an instruction count below 2^64");
    }
    t->time = count;
    if ((p = text_decimal(p, &cpu)) == NULL || cpu > INT32_MAX || (p = text_char(p, ' ')) == NULL) {
        return bad(t, "the cpu, a decimal number");
    }
    char kind = *p;
    if (kind == '\n' || kind == '\r' || p[1] != ' ') {
        return bad(t, "R, W, B or Z");
    }
    p += 2;
    r->cpu = (int32_t)cpu;
    r->more = false;
    r->line = line->number;
    r->time = count;
    r->time_unit = TRACE_TIME_INSTRUCTIONS;
    switch (kind) {
    case 'R':
    case 'W':
        r->kind = kind == 'W' ? TRACE_WRITE : TRACE_READ;
        return parse_access(t, p, line->end, delta, r);
    case 'B': return parse_mark(t, p, line->end, delta ? "- 0 - " : "- - 0 - ", TRACE_BARRIER, r);
    case 'Z': return parse_mark(t, p, line->end, delta ? "? 64 - " : "? ? 64 - ", TRACE_ZVA, r);
    default: return bad(t, "R, W, B or Z");
    }
}

enum line_result wclog_parse(struct trace *t, const struct line *line, struct trace_record *r)
{
    return parse(t, line, false, r);
}

enum line_result wclog_delta_parse(struct trace *t, const struct line *line, struct trace_record *r)
{
    return parse(t, line, true, r);
}

/** `DIGITS DIGITS R|W|B|Z ` */
static bool looks_like(const char *p, const char *end)
{
    for (int column = 0; column < 2; column++) {
        const char *start = p;
        while (p != end && *p >= '0' && *p <= '9') {
            p++;
        }
        if (p == start || p == end || *p != ' ') {
            return false;
        }
        p++;
    }
    return end - p >= 2 && (*p == 'R' || *p == 'W' || *p == 'B' || *p == 'Z') && p[1] == ' ';
}

bool wclog_recognise(const char *begin, const char *end)
{
    return looks_like(begin, end);
}

bool wclog_delta_recognise(const char *begin, const char *end)
{
    return begin != end && *begin == '+' && looks_like(begin + 1, end);
}
