/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Linux mmiotrace, of x86 (Documentation/trace/mmiotrace.rst):
 *
 *     R|W WIDTH TIME MAP 0xPHYSICAL 0xVALUE 0xPC PID
 *     UNKNOWN TIME MAP 0xPHYSICAL XX,XX,XX 0xPC PID       a string move: no width, no direction
 *     MAP TIME MAP 0xPHYSICAL 0xVIRTUAL 0xLENGTH 0xPC PID
 *     UNMAP TIME MAP 0xPC PID
 *     MARK TIME TEXT                                      `Lost N events.` is the kernel's
 *     PCIDEV BUSDEVFN VENDORDEVICE IRQ, 7 bases with flags, 7 sizes, [DRIVER]; hexadecimal
 *     VERSION N, LSPCI TEXT
 */
#include "trace/formats.h"
#include "trace/text.h"

#include <stdio.h>
#include <string.h>

enum {
    PCIDEV_BARS = 7,
    BAR_IO = 1, /* flags of a base address register (PCIe 7.5.1.2.1) */
    BAR_64BIT = 4,
    BAR_PREFETCHABLE = 8
};

static enum line_result skip(struct trace *t, enum trace_skip_reason reason, const char *name)
{
    trace_count_skip(t, reason, name, strlen(name));
    return LINE_NOTHING;
}

/** ` PID`, the end of most lines; an empty driver or pid leaves a blank. */
static bool ends(const char *p, const struct line *line)
{
    return text_blanks(p) == line->end;
}

/** ` 0xPC PID` and the end. */
static bool parse_tail(const char *p, const struct line *line, uint64_t *pc)
{
    uint64_t pid;
    if ((p = text_char(p, ' ')) == NULL || (p = text_0x(p, pc)) == NULL ||
        (p = text_char(p, ' ')) == NULL) {
        return false;
    }
    p = text_decimal(*p == '-' ? p + 1 : p, &pid);
    return p != NULL && ends(p, line);
}

/** `TIME MAP ` */
static const char *parse_time_map(const char *p, uint64_t *us, const char **map, size_t *length)
{
    uint64_t id;
    if ((p = text_seconds(p, us)) == NULL || (p = text_char(p, ' ')) == NULL) {
        return NULL;
    }
    *map = p;
    p = text_decimal(*p == '-' ? p + 1 : p, &id);
    if (p == NULL) {
        return NULL;
    }
    *length = (size_t)(p - *map);
    return text_char(p, ' ');
}

static enum line_result parse_access(struct trace *t, const char *p, const struct line *line,
                                     struct trace_record *r)
{
    char name[32] = "map ";
    const char *map;
    size_t length;
    uint64_t size;
    bool write = line->begin[0] == 'W';
    trace_start_record(r, write ? TRACE_WRITE : TRACE_READ, line->number);
    r->time_unit = TRACE_TIME_US;
    if ((p = text_decimal(p, &size)) == NULL || (p = text_char(p, ' ')) == NULL) {
        return trace_bad(t, "a width of 1, 2, 4 or 8 bytes");
    }
    if ((p = parse_time_map(p, &r->time, &map, &length)) == NULL ||
        length >= sizeof name - strlen(name)) {
        return trace_bad(t, "a time, SECONDS.FRACTION, and the number of a map");
    }
    if ((p = text_0x(p, &r->address)) == NULL || (p = text_char(p, ' ')) == NULL ||
        (p = text_0x(p, &r->value)) == NULL) {
        return trace_bad(t, "the physical address and the value, hexadecimal numbers");
    }
    if (!parse_tail(p, line, &r->pc)) {
        return trace_bad(t, "the program counter and the process at the end of the line");
    }
    if (!trace_take_size(r, size)) {
        return trace_bad(t, "a width of 1, 2, 4 or 8 bytes");
    }
    size_t before = strlen(name);
    memcpy(name + before, map, length);
    r->region = trace_intern(t, name, before + length);
    return LINE_RECORD;
}

/** The data are three opcode bytes as XX,XX,XX, or as the documentation has it a number. */
static enum line_result parse_unknown(struct trace *t, const char *p, const struct line *line,
                                      struct trace_record *r)
{
    const char *map;
    size_t length;
    uint64_t us, address, pc;
    (void)r;
    if ((p = parse_time_map(p, &us, &map, &length)) == NULL || (p = text_0x(p, &address)) == NULL ||
        (p = text_char(p, ' ')) == NULL) {
        return trace_bad(t, "a time, the number of a map and a physical address");
    }
    const char *data = p;
    while ((unsigned char)*p > ' ') {
        p++;
    }
    if (p == data || !parse_tail(p, line, &pc)) {
        return trace_bad(t, "data, the program counter and the process at the end of the line");
    }
    t->totals.unknown++;
    return skip(t, TRACE_SKIP_UNKNOWN, "");
}

static enum line_result parse_map(struct trace *t, const char *p, const struct line *line,
                                  struct trace_record *r)
{
    const char *map;
    size_t length;
    uint64_t us, physical, virtual, bytes, pc;
    (void)r;
    if ((p = parse_time_map(p, &us, &map, &length)) == NULL ||
        (p = text_0x(p, &physical)) == NULL || (p = text_char(p, ' ')) == NULL ||
        (p = text_0x(p, &virtual)) == NULL || (p = text_char(p, ' ')) == NULL ||
        (p = text_0x(p, &bytes)) == NULL || !parse_tail(p, line, &pc)) {
        return trace_bad(t, "a time, the number of a map, physical and virtual address, length, "
                            "program counter and process");
    }
    return skip(t, TRACE_SKIP_MARK, "MAP");
}

static enum line_result parse_unmap(struct trace *t, const char *p, const struct line *line,
                                    struct trace_record *r)
{
    const char *map;
    size_t length;
    uint64_t us, pc;
    (void)r;
    if ((p = parse_time_map(p, &us, &map, &length)) == NULL || !parse_tail(p - 1, line, &pc)) {
        return trace_bad(t, "a time, the number of a map, program counter and process");
    }
    return skip(t, TRACE_SKIP_MARK, "UNMAP");
}

static enum line_result parse_mark(struct trace *t, const char *p, const struct line *line,
                                   struct trace_record *r)
{
    uint64_t us, n;
    (void)r;
    if ((p = text_seconds(p, &us)) == NULL) {
        return trace_bad(t, "a time, SECONDS.FRACTION, and text");
    }
    const char *lost = text_word(p, " Lost ");
    if (lost != NULL && (lost = text_decimal(lost, &n)) != NULL &&
        (lost = text_word(lost, " events.")) != NULL && ends(lost, line)) {
        t->lost += n;
        return skip(t, TRACE_SKIP_LOST, "");
    }
    return skip(t, TRACE_SKIP_MARK, "MARK");
}

static enum line_result parse_text(struct trace *t, const char *p, const struct line *line,
                                   struct trace_record *r)
{
    (void)p;
    (void)r;
    return skip(t, TRACE_SKIP_MARK, line->begin[0] == 'V' ? "VERSION" : "LSPCI");
}

static void keep_bars(struct trace *t, uint64_t bdf, uint64_t id,
                      const uint64_t numbers[2 * PCIDEV_BARS], const char *driver,
                      const struct line *line)
{
    char name[sizeof(t->bars->name)];
    driver = text_blanks(driver);
    size_t length = driver < line->end ? (size_t)(line->end - driver) : 0;
    length = length < sizeof(name) ? length : sizeof(name) - 1;
    memcpy(name, driver, length);
    name[length] = '\0';
    for (unsigned i = 0; i < PCIDEV_BARS && t->bar_count < BARS_MAX; i++) {
        uint64_t base = numbers[i];
        bool io = (base & BAR_IO) != 0 && i != PCIDEV_BARS - 1; /* the ROM's bit 0 enables it */
        if (numbers[PCIDEV_BARS + i] == 0) {
            continue;
        }
        struct trace_bar *bar = &t->bars[t->bar_count++];
        *bar = (struct trace_bar){
            .base = base & ~(uint64_t)(io ? 3 : 15),
            .size = numbers[PCIDEV_BARS + i],
            .bdf = (uint16_t)bdf,
            .vendor = (uint16_t)(id >> 16),
            .device = (uint16_t)id,
            .number = (uint8_t)i,
            .io = io,
            .prefetchable = !io && (base & BAR_PREFETCHABLE) != 0,
            .is_64bit = !io && (base & BAR_64BIT) != 0,
        };
        memcpy(bar->name, name, sizeof(name));
    }
}

static enum line_result parse_pcidev(struct trace *t, const char *p, const struct line *line,
                                     struct trace_record *r)
{
    static const char expected[] = "bus and function, vendor and device, interrupt, 7 bases and 7 "
                                   "sizes, hexadecimal digits without 0x";
    uint64_t bdf, id, irq, numbers[2 * PCIDEV_BARS];
    (void)r;
    if ((p = text_hex(p, &bdf)) == NULL || (p = text_char(p, ' ')) == NULL ||
        (p = text_hex(p, &id)) == NULL || (p = text_char(p, ' ')) == NULL ||
        (p = text_hex(p, &irq)) == NULL || bdf > UINT16_MAX || id > UINT32_MAX) {
        return trace_bad(t, expected);
    }
    for (size_t i = 0; i < ARRAY_LEN(numbers); i++) {
        if ((p = text_char(p, ' ')) == NULL || (p = text_hex(p, &numbers[i])) == NULL) {
            return trace_bad(t, expected);
        }
    }
    if (p != line->end && *p != ' ') {
        return trace_bad(t, "a blank and the name of the driver, or the end of the line");
    }
    keep_bars(t, bdf, id, numbers, p, line);
    return skip(t, TRACE_SKIP_MARK, "PCIDEV");
}

static const struct {
    const char *word;
    enum line_result (*parse)(struct trace *t, const char *p, const struct line *line,
                              struct trace_record *r);
} lines[] = {
    { "W ", parse_access },      { "R ", parse_access },    { "UNKNOWN ", parse_unknown },
    { "MAP ", parse_map },       { "UNMAP ", parse_unmap }, { "MARK ", parse_mark },
    { "PCIDEV ", parse_pcidev }, { "LSPCI ", parse_text },  { "VERSION ", parse_text },
};

enum line_result mmiotrace_parse(struct trace *t, const struct line *line, struct trace_record *r)
{
    for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
        const char *p = text_word(line->begin, lines[i].word);
        if (p != NULL) {
            return lines[i].parse(t, p, line, r);
        }
    }
    return trace_bad(t, "R, W, UNKNOWN, MAP, UNMAP, MARK, PCIDEV, LSPCI or VERSION");
}

void mmiotrace_notes(struct trace *t)
{
    if (t->totals.unknown != 0) {
        snprintf(trace_new_note(t), NOTE_BYTES,
                 "%llu UNKNOWN records are string moves without width, direction and value: "
                 "left out. Most of what goes to a write-combining mapping is in them",
                 (unsigned long long)t->totals.unknown);
    }
}

/** The header, or a line that begins as an access or a map does. */
bool mmiotrace_recognise(const char *begin, const char *end)
{
    enum { COPY_MAX = 64 };
    char copy[COPY_MAX + SOURCE_PAD];
    size_t n = (size_t)(end - begin) < COPY_MAX ? (size_t)(end - begin) : COPY_MAX;
    memset(copy, '\n', sizeof copy);
    memcpy(copy, begin, n);
    if (text_word(copy, "VERSION 2007") != NULL || text_word(copy, "PCIDEV ") != NULL) {
        return true;
    }
    uint64_t us, size, address;
    const char *map;
    size_t length;
    const char *p = text_word(copy, "MAP ");
    if (p == NULL && (copy[0] == 'R' || copy[0] == 'W') && copy[1] == ' ' &&
        (p = text_decimal(copy + 2, &size)) != NULL) {
        p = text_char(p, ' ');
    }
    return p != NULL && (p = parse_time_map(p, &us, &map, &length)) != NULL &&
           text_0x(p, &address) != NULL;
}
