/* SPDX-License-Identifier: Apache-2.0 */
#include "report/text.h"

#include <assert.h>
#include <langinfo.h>
#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { DEFAULT_WIDTH = 80, MOST_WIDTH = 400 };

static bool locale_is_utf8(void)
{
    /* A locale of our own: the process keeps the one it has. */
    locale_t user = newlocale(LC_CTYPE_MASK, "", (locale_t)0);
    if (user == (locale_t)0)
        return false;
    bool utf8 = strcmp(nl_langinfo_l(CODESET, user), "UTF-8") == 0;
    freelocale(user);
    return utf8;
}

static unsigned terminal_width(int descriptor)
{
    const char *columns = getenv("COLUMNS");
    unsigned long width = columns != NULL ? strtoul(columns, NULL, 10) : 0;
    struct winsize window;
    if (width == 0 && ioctl(descriptor, TIOCGWINSZ, &window) == 0)
        width = window.ws_col;
    if (width == 0)
        return DEFAULT_WIDTH;
    return width > MOST_WIDTH ? MOST_WIDTH : (unsigned)width;
}

struct report_style report_style_for(FILE *to)
{
    struct report_style style = { .width = DEFAULT_WIDTH, .utf8 = locale_is_utf8() };
    int descriptor = fileno(to);
    if (descriptor >= 0 && isatty(descriptor)) {
        const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
        bool dumb = term == NULL || strcmp(term, "dumb") == 0;
        style.width = terminal_width(descriptor);
        style.colour = (no_color == NULL || no_color[0] == '\0') && !dumb;
    }
    return style;
}

unsigned text_line_width(const struct report_style *style)
{
    return style->width < TEXT_LEAST_WIDTH ? TEXT_LEAST_WIDTH : style->width;
}

/* ---- columns --------------------------------------------------------------------------------- */

/** The length of the well-formed, printable code point at `s`; 0 if it is not one. */
static size_t code_point(const char *s)
{
    const unsigned char *u = (const unsigned char *)s;
    if (u[0] < 0x80)
        return u[0] >= 0x20 && u[0] != 0x7f;
    size_t length = u[0] >= 0xf0 ? 4 : u[0] >= 0xe0 ? 3 : 2;
    if (u[0] < 0xc2 || u[0] > 0xf4)
        return 0;
    for (size_t i = 1; i < length; i++)
        if ((u[i] & 0xc0) != 0x80)
            return 0;
    bool wrong = (u[0] == 0xe0 && u[1] < 0xa0) ||  /* longer than needed */
                 (u[0] == 0xed && u[1] >= 0xa0) || /* a surrogate */
                 (u[0] == 0xf0 && u[1] < 0x90) || (u[0] == 0xf4 && u[1] >= 0x90) ||
                 (u[0] == 0xc2 && u[1] < 0xa0) ||                /* a C1 control */
                 (u[0] == 0xef && u[1] == 0xbf && u[2] >= 0xbe); /* U+FFFE, U+FFFF: none of XML */
    return wrong ? 0 : length;
}

unsigned text_columns(const char *text)
{
    unsigned columns = 0;
    while (*text != '\0') {
        size_t length = code_point(text);
        text += length == 0 ? 1 : length;
        columns++;
    }
    return columns;
}

void text_put_markup(FILE *to, char c)
{
    switch (c) {
    case '<': (void)fputs("&lt;", to); break;
    case '>': (void)fputs("&gt;", to); break;
    case '&': (void)fputs("&amp;", to); break;
    case '"': (void)fputs("&quot;", to); break;
    default: (void)fputc(c, to);
    }
}

void text_spaces(FILE *to, unsigned count)
{
    (void)fprintf(to, "%*s", (int)count, "");
}

/** The next `columns` code points of `text`, made harmless; returns where they end. */
static const char *put_columns(FILE *to, const char *text, unsigned columns, bool utf8)
{
    for (; columns > 0 && *text != '\0'; columns--) {
        size_t length = code_point(text);
        if (length == 0 || (length > 1 && !utf8))
            (void)fputc('?', to);
        else
            (void)fwrite(text, 1, length, to);
        text += length == 0 ? 1 : length;
    }
    return text;
}

void text_cell(FILE *to, const char *text, unsigned width, enum text_align align,
               const struct report_style *style)
{
    unsigned columns = text_columns(text);
    unsigned padding = columns < width ? width - columns : 0;
    if (align == TEXT_RIGHT)
        text_spaces(to, padding);
    if (columns > width && width > 0) {
        (void)put_columns(to, text, width - 1, style->utf8);
        (void)fputs(style->utf8 ? "\u2026" : "~", to);
    } else {
        (void)put_columns(to, text, columns < width ? columns : width, style->utf8);
    }
    if (align == TEXT_LEFT)
        text_spaces(to, padding);
}

void text_wrap(FILE *to, const char *text, unsigned start, unsigned indent,
               const struct report_style *style)
{
    unsigned width = text_line_width(style), at = start;
    bool first = true;
    while (*text != '\0') {
        size_t skip = strspn(text, " ");
        text += skip;
        size_t bytes = strcspn(text, " ");
        if (bytes == 0)
            break;
        char word[256];
        size_t kept = bytes < sizeof(word) - 1 ? bytes : sizeof(word) - 1;
        memcpy(word, text, kept);
        word[kept] = '\0';
        unsigned columns = text_columns(word);
        if (!first && at + 1 + columns > width) {
            (void)fputc('\n', to);
            text_spaces(to, indent);
            at = indent;
        } else if (!first) {
            (void)fputc(' ', to);
            at++;
        }
        (void)put_columns(to, word, columns, style->utf8);
        at += columns;
        text += kept;
        first = kept != bytes; /* the rest of an endless word follows without a space */
    }
    (void)fputc('\n', to);
}

void text_phrase(struct text_phrases *phrases, const char *format, ...)
{
    assert(phrases->count < TEXT_PHRASES);
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(phrases->text[phrases->count++], TEXT_PHRASE, format, arguments);
    va_end(arguments);
}

void text_put_phrases(FILE *to, const struct text_phrases *phrases, unsigned start, unsigned indent,
                      const struct report_style *style)
{
    unsigned at = start;
    for (size_t i = 0; i < phrases->count; i++) {
        unsigned columns = text_columns(phrases->text[i]);
        bool last = i + 1 == phrases->count;
        if (at != indent && at + (i != 0) + columns + !last > text_line_width(style)) {
            (void)fputc('\n', to);
            text_spaces(to, indent);
            at = indent;
        } else if (i != 0) {
            (void)fputc(' ', to);
            at++;
        }
        (void)put_columns(to, phrases->text[i], columns, style->utf8);
        if (!last)
            (void)fputc(',', to);
        at += columns + !last;
    }
    (void)fputc('\n', to);
}

void text_bar(FILE *to, double fraction, unsigned width, const struct report_style *style)
{
    /* U+258F .. U+2589: one to seven eighths */
    static const char *const eighth[] = { "",       "\u258f", "\u258e", "\u258d",
                                          "\u258c", "\u258b", "\u258a", "\u2589" };
    unsigned parts = style->utf8 ? 8 : 2;
    long length = lround(fraction * (double)(width * parts));
    if (length == 0 && fraction > 0.0)
        length = 1;
    unsigned full = (unsigned)length / parts, rest = (unsigned)length % parts;
    if (full >= width) {
        full = width;
        rest = 0;
    }
    text_ink(to, INK_BAR, style);
    for (unsigned i = 0; i < full; i++)
        (void)fputs(style->utf8 ? "\u2588" : "#", to);
    if (rest != 0)
        (void)fputs(style->utf8 ? eighth[rest] : ".", to);
    text_ink(to, INK_PLAIN, style);
    text_spaces(to, width - full - (rest != 0));
}

void text_ink(FILE *to, enum text_ink ink, const struct report_style *style)
{
    static const char *const codes[] = {
        [INK_PLAIN] = "0", [INK_HEAD] = "1", [INK_BAR] = "36", [INK_FAINT] = "2", [INK_BAD] = "31"
    };
    if (style->colour)
        (void)fprintf(to, "\033[%sm", codes[ink]);
}

/* ---- numbers --------------------------------------------------------------------------------- */

char *text_grouped(char *out, uint64_t value)
{
    char digits[24];
    int length = snprintf(digits, sizeof(digits), "%llu", (unsigned long long)value);
    char *at = out;
    for (int i = 0; i < length; i++) {
        if (i > 0 && (length - i) % 3 == 0)
            *at++ = ',';
        *at++ = digits[i];
    }
    *at = '\0';
    return out;
}

char *text_number(char *out, double value)
{
    if (value == floor(value) && fabs(value) <= 0x1p53) {
        char *at = out;
        if (value < 0.0)
            *at++ = '-';
        (void)text_grouped(at, (uint64_t)fabs(value));
    } else {
        (void)snprintf(out, TEXT_NUMBER, "%.6g", value);
    }
    return out;
}

char *text_percent(char *out, double part, double whole)
{
    if (whole <= 0.0) {
        (void)snprintf(out, TEXT_NUMBER, "-");
        return out;
    }
    double percent = 100.0 * part / whole;
    if (part > 0.0 && percent < 0.05)
        (void)snprintf(out, TEXT_NUMBER, "<0.1 %%");
    else if (part < whole && percent >= 99.95)
        (void)snprintf(out, TEXT_NUMBER, ">99.9 %%");
    else
        (void)snprintf(out, TEXT_NUMBER, "%.1f %%", percent);
    return out;
}

char *text_rate(char *out, uint64_t bytes, simtime_t time)
{
    if (time == 0) {
        (void)snprintf(out, TEXT_NUMBER, "-");
        return out;
    }
    /* bytes / ps is 10^12 bytes/s, which is 10^6 MB/s */
    double rate = (double)bytes * 1e6 / (double)time;
    if (rate < 1000.0) {
        (void)snprintf(out, TEXT_NUMBER, "%.*f", rate < 10.0 ? 3 : 1, rate);
        return out;
    }
    return text_grouped(out, (uint64_t)llround(rate));
}

const struct text_unit_row text_units[TEXT_UNITS] = {
    [TEXT_S] = { "s", "s", 1e12 },        [TEXT_MS] = { "ms", "ms", 1e9 },
    [TEXT_US] = { "us", "\u00b5s", 1e6 }, [TEXT_NS] = { "ns", "ns", 1e3 },
    [TEXT_PS] = { "ps", "ps", 1 },
};

enum text_unit text_unit_of(double ps, enum text_unit shortest)
{
    unsigned unit = TEXT_S;
    while (unit < shortest && ps < text_units[unit].ps)
        unit++;
    return (enum text_unit)unit;
}

const char *text_unit_name(enum text_unit unit, bool utf8)
{
    return utf8 ? text_units[unit].utf8 : text_units[unit].ascii;
}

char *text_time(char *out, simtime_t time, simtime_t scale, const struct report_style *style)
{
    enum text_unit unit = text_unit_of((double)scale, TEXT_NS);
    (void)snprintf(out, TEXT_NUMBER, "%.3f %s", (double)time / text_units[unit].ps,
                   text_unit_name(unit, style->utf8));
    return out;
}
