/* SPDX-License-Identifier: Apache-2.0 */
#include "base/param.h"

#include <string.h>

enum {
    CELL_WIDEST = 32, /* a longer cell has the line to itself */
    COLUMNS = 4       /* name, default, range, unit; the help follows */
};

struct help_row {
    char cell[COLUMNS][200];
};

static void append(char *buffer, size_t size, const char *text)
{
    size_t used = strlen(buffer);
    snprintf(buffer + used, size - used, "%s", text);
}

/* What may be written: the choices, or the limits. */
static void range_cell(const struct param *p, char *buffer, size_t size)
{
    param_limits(p, buffer, size);
    for (size_t i = 0; p->type == PARAM_CHOICE && p->choices[i] != NULL; i++) {
        append(buffer, size, i == 0 ? "" : ", ");
        append(buffer, size, p->choices[i]);
    }
    if (p->type == PARAM_BOOL) {
        append(buffer, size, "true, false");
    }
}

static void fill_row(const struct param_table *table, const struct param *p, struct help_row *row)
{
    char name[PARAM_NAME_MAX];
    snprintf(row->cell[0], sizeof row->cell[0], "%s", param_full_name(table, p, name));
    snprintf(row->cell[1], sizeof row->cell[1], "%s", p->default_text);
    range_cell(p, row->cell[2], sizeof row->cell[2]);
    snprintf(row->cell[3], sizeof row->cell[3], "%s", p->unit);
    for (int c = 0; c < COLUMNS; c++) {
        if (row->cell[c][0] == '\0') {
            append(row->cell[c], sizeof row->cell[c], "-");
        }
    }
}

static void print_row(const struct help_row *row, const int width[COLUMNS], const char *help,
                      FILE *to)
{
    fputs("  ", to);
    for (int c = 0; c < COLUMNS; c++) {
        if (strlen(row->cell[c]) <= (size_t)width[c]) {
            fprintf(to, "%-*s  ", width[c], row->cell[c]);
            continue;
        }
        fprintf(to, "%s\n  ", row->cell[c]);
        for (int before = 0; before <= c; before++) {
            fprintf(to, "%*s  ", width[before], "");
        }
    }
    fprintf(to, "%s\n", help);
}

void param_help(const struct param_table *table, FILE *to)
{
    static const struct help_row title = { { "NAME", "DEFAULT", "RANGE", "UNIT" } };
    int width[COLUMNS];
    struct help_row row;
    for (int c = 0; c < COLUMNS; c++) {
        width[c] = (int)strlen(title.cell[c]);
    }
    for (size_t i = 0; i < table->count; i++) {
        fill_row(table, &table->params[i], &row);
        for (int c = 0; c < COLUMNS; c++) {
            int length = (int)strlen(row.cell[c]);
            if (length > width[c] && length <= CELL_WIDEST) {
                width[c] = length;
            }
        }
    }
    print_row(&title, width, "MEANING", to);
    for (size_t i = 0; i < table->count; i++) {
        fill_row(table, &table->params[i], &row);
        print_row(&row, width, table->params[i].help, to);
    }
}

/* A cell of a Markdown table, where '|' would end it. */
static void markdown_cell(const char *text, FILE *to)
{
    fputc(' ', to);
    for (; *text != '\0'; text++) {
        if (*text == '|') {
            fputc('\\', to);
        }
        fputc(*text, to);
    }
    fputs(" |", to);
}

void param_markdown(const struct param_table *table, FILE *to)
{
    fputs("| Name | Default | Range | Unit | Meaning | Source |\n"
          "|---|---|---|---|---|---|\n",
          to);
    for (size_t i = 0; i < table->count; i++) {
        const struct param *p = &table->params[i];
        struct help_row row = { 0 };
        fill_row(table, p, &row);
        fprintf(to, "| `%s` |", row.cell[0]);
        for (int c = 1; c < COLUMNS; c++) {
            markdown_cell(row.cell[c], to);
        }
        markdown_cell(p->help, to);
        markdown_cell(p->source, to);
        fputc('\n', to);
    }
}
