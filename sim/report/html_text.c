/* SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "report/html.h"
#include "report/text.h"

static const struct report_style utf8 = { .utf8 = true };

static void put_escaped(FILE *to, const char *c)
{
    for (; *c != '\0'; c++) {
        if (*c == '\'')
            (void)fputs("&#39;", to);
        else
            text_put_markup(to, *c);
    }
}

void html_text(FILE *to, const char *text)
{
    char *clean = NULL;
    size_t size = 0;
    FILE *memory = open_memstream(&clean, &size);
    if (memory == NULL)
        return;
    text_cell(memory, text, text_columns(text), TEXT_LEFT, &utf8);
    (void)fclose(memory);
    put_escaped(to, clean);
    free(clean);
}

void html_format(FILE *to, const char *format, ...)
{
    char *text = NULL;
    va_list arguments;
    va_start(arguments, format);
    int length = vasprintf(&text, format, arguments);
    va_end(arguments);
    if (length >= 0)
        html_text(to, text);
    free(length >= 0 ? text : NULL);
}

void html_time(FILE *to, simtime_t time)
{
    char text[TEXT_NUMBER];
    char *space = strchr(text_time(text, time, time, &utf8), ' ');
    *space = '\0';
    (void)fprintf(to, "%s&#160;%s", text, space + 1);
}

void html_ratio(FILE *to, double part, double whole)
{
    char text[TEXT_NUMBER];
    if (whole <= 0 || part < 0)
        (void)fputs("-", to);
    else if (part / whole >= 1000 && part / whole < 1e18)
        (void)fprintf(to, "%s&#160;×", text_grouped(text, (uint64_t)llround(part / whole)));
    else
        (void)fprintf(to, "%.3g&#160;×", part / whole);
}

void html_count(FILE *to, uint64_t count, const char *one, const char *many)
{
    char text[TEXT_NUMBER];
    (void)fprintf(to, "%s %s", text_grouped(text, count), count == 1 ? one : many);
}
