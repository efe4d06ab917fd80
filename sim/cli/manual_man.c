/* SPDX-License-Identifier: Apache-2.0 */
/* Manual pages in the macros of man(7). */
#include "cli/manual.h"
#include "mmu/mmu.h"
#include "report/report.h"

#include <ctype.h>
#include <string.h>

enum { LINE_WIDTH = 72 /* escapes come on top */ };

/* ---- facts that are in no other table -------------------------------------------------------- */

static const struct {
    const char *name, *command, *help; /* command NULL: all */
} variables[] = {
    { "NO_COLOR", NULL, "If set and not empty, output has no colours." },
    { "COLUMNS", NULL, "The width of a terminal, for pictures made of characters." },
    { "GATHER_HOME", NULL,
      "The folder with scripts and traces, in place of share/gather beside the program's bin." },
    { "GATHER_GUESTS", "run", "The folder with a scenario's guest programs, as --guests." },
};

static const struct {
    const char *value, *command, *help; /* command NULL: all without a row of their own before */
} statuses[] = {
    { "0", NULL, "Done." },
    { "1", "run", "A gather.expect() of the scenario did not hold." },
    { "1", "lint", "There are findings." },
    { "1", "mmu", "The translation faults." },
    { "1", "table", "The file differs from the model." },
    { "1", NULL, "A check failed, an access faulted, or a file differs." },
    { "2", NULL, "A mistake of the user's: one line on standard error, nothing is written." },
    { "3", NULL, "A fault of the program." },
};

/* ---- roff ------------------------------------------------------------------------------------ */

static void put_char(char c, FILE *to)
{
    switch (c) {
    case '\\': fputs("\\e", to); break;
    case '-': fputs("\\-", to); break;
    case '"': fputs("\\(dq", to); break;
    case '\'': fputs("\\(aq", to); break;
    case '^': fputs("\\(ha", to); break;
    case '~': fputs("\\(ti", to); break;
    default: fputc(c, to);
    }
}

static void put(const char *text, FILE *to)
{
    for (; *text; text++) {
        put_char(*text, to);
    }
}

static void bold(const char *text, FILE *to)
{
    fputs("\\fB", to);
    put(text, to);
    fputs("\\fR", to);
}

/* One word of running text; a `...` in it is bold, and may go on in the next word. */
static void put_word(const char *word, size_t length, bool *code, FILE *to)
{
    if (*word == '.' || *word == '\'') {
        fputs("\\&", to);
    }
    for (size_t i = 0; i < length; i++) {
        if (word[i] == '`') {
            *code = !*code;
            fputs(*code ? "\\fB" : "\\fR", to);
        } else {
            put_char(word[i], to);
        }
    }
}

/* `length` bytes of running text as lines that no editor minds. */
static void flow(const char *text, size_t length, FILE *to)
{
    const char *const end = text + length;
    size_t column = 0;
    bool code = false;
    while (text < end) {
        const size_t space = strspn(text, " ");
        text += space;
        size_t word = strcspn(text, " ");
        word = text + word > end ? (size_t)(end - text) : word;
        if (word == 0) {
            break;
        }
        if (column && column + 1 + word > LINE_WIDTH) {
            fputc('\n', to);
            column = 0;
        } else if (column) {
            fputc(' ', to);
            column++;
        }
        put_word(text, word, &code, to);
        column += word;
        text += word;
    }
    fputc('\n', to);
}

/* Paragraphs, with examples where lines are indented. */
static void paragraphs(const char *text, bool first, FILE *to)
{
    bool example = false, gap = !first;
    while (*text) {
        const size_t length = strcspn(text, "\n");
        const bool indented = strncmp(text, "  ", 2) == 0;
        if (indented != example) {
            fputs(indented ? ".PP\n.nf\n.RS 4\n" : ".RE\n.fi\n", to);
            gap = false;
        }
        example = indented;
        if (length == 0) {
            gap = true;
        } else if (indented) {
            char line[400];
            snprintf(line, sizeof(line), "%.*s", (int)length - 2, text + 2);
            put(line, to);
            fputc('\n', to);
        } else {
            fputs(gap ? ".PP\n" : "", to);
            gap = false;
            flow(text, length, to);
        }
        text += length + (text[length] == '\n');
    }
    fputs(example ? ".RE\n.fi\n" : "", to);
}

static void item(const char *name, const char *help, FILE *to)
{
    fputs(".TP\n", to);
    bold(name, to);
    fputc('\n', to);
    flow(help, strlen(help), to);
}

static void title(const char *name, FILE *to)
{
    fputs(".TH ", to);
    for (const char *c = name; *c; c++) {
        put_char((char)toupper((unsigned char)*c), to);
    }
    /* No word is divided: of vma.al-low_any_uncached nobody knows which hyphen to leave out. */
    fprintf(to, " 1 %s \"gather %s\" \"User Commands\"\n.nh\n.ad l\n", GATHER_DATE, GATHER_VERSION);
}

/* ---- sections -------------------------------------------------------------------------------- */

static bool has_option(const struct cli_command *c, const char *name)
{
    const struct argp_option *o = NULL;
    while ((o = cli_next_option(c, o)) != NULL) {
        if (o->name && strcmp(o->name, name) == 0) {
            return true;
        }
    }
    return false;
}

static void synopsis(const struct cli_command *c, FILE *to)
{
    const char *const words = cli_argp(c)->args_doc, *text = words ? words : "";
    fputs(".SH SYNOPSIS\n", to);
    do {
        const size_t length = strcspn(text, "\n");
        char line[400];
        snprintf(line, sizeof(line), "%.*s", (int)length, text);
        fputs(text == words || !*text ? "" : ".br\n", to);
        fprintf(to, "\\fBgather %s\\fR [\\fIOPTION\\fR]...", c->name);
        if (*line) {
            fputc(' ', to);
            put(line, to);
        }
        fputc('\n', to);
        text += length + (text[length] == '\n');
    } while (*text);
}

static void description(const struct cli_command *c, FILE *to)
{
    const char *doc = cli_argp(c)->doc ? cli_argp(c)->doc : c->help;
    const size_t before = strcspn(doc, "\v");
    char text[8192];
    fputs(".SH DESCRIPTION\n", to);
    snprintf(text, sizeof(text), "%.*s", (int)before, doc);
    paragraphs(text, true, to);
    if (doc[before]) {
        paragraphs(doc + before + 1, false, to);
    }
}

/* A list of words; what `told` has is not repeated. */
struct told {
    const char *told;
    char text[2000];
    size_t used;
    bool untold;
};

static void tell_word(void *arg, const char *word)
{
    struct told *t = arg;
    if (strchr(word, '=') || t->used >= sizeof(t->text)) {
        return;
    }
    t->untold |= !strstr(t->told, word);
    t->used += (size_t)snprintf(t->text + t->used, sizeof(t->text) - t->used, "%s%s",
                                t->used ? ", " : "One of: ", word);
}

/* The words that the option takes, if its text does not say them, and they are in no file. */
static void option_words(const struct cli_command *c, const struct argp_option *o, FILE *to)
{
    const struct words_kind *kind = words_of_option(c, o);
    const struct cli none = { 0 };
    struct told t = { .told = o->doc ? o->doc : "" };
    if (!kind || kind->installed || kind->files || kind->table || kind == words_find("commands") ||
        kind == words_find("kinds")) {
        return;
    }
    words_list(kind, &none, tell_word, &t);
    if (t.untold && t.used < sizeof(t.text)) {
        fputs(".IP\n", to);
        flow(t.text, t.used, to);
    }
}

static void option(const struct cli_command *c, const struct argp_option *o, FILE *to)
{
    const bool optional = o->flags & OPTION_ARG_OPTIONAL;
    fputs(".TP\n", to);
    if (isgraph(o->key)) {
        const char name[] = { '-', (char)o->key, '\0' };
        bold(name, to);
        if (o->arg) {
            fputs(" \\fI", to);
            put(o->arg, to);
            fputs("\\fR", to);
        }
        fputs(o->name ? ", " : "", to);
    }
    if (o->name) {
        char name[100];
        snprintf(name, sizeof(name), "--%s", o->name);
        bold(name, to);
    }
    if (o->name && o->arg) {
        fputs(optional ? "[=\\fI" : "=\\fI", to);
        put(o->arg, to);
        fputs(optional ? "\\fR]" : "\\fR", to);
    }
    fputc('\n', to);
    flow(o->doc ? o->doc : "", strlen(o->doc ? o->doc : ""), to);
    option_words(c, o, to);
}

static void options(const struct cli_command *c, FILE *to)
{
    const struct argp_option *o = NULL;
    fputs(".SH OPTIONS\n", to);
    while ((o = cli_next_option(c, o)) != NULL) {
        option(c, o, to);
    }
    item("--help", "what can be given, in short", to);
    item("--usage", "the same on a line or two", to);
    item("--version", "the version", to);
}

/* `more` NULL: its own help is all. */
static void named_key(const char *name, const struct param *p, const char *more, FILE *to)
{
    char help[1000];
    size_t used =
        (size_t)snprintf(help, sizeof(help), "%s%s%s", p->help, more ? "; " : "", more ? more : "");
    for (size_t i = 0; p->type == PARAM_CHOICE && p->choices[i] && used < sizeof(help); i++) {
        used += (size_t)snprintf(help + used, sizeof(help) - used, "%s%s", i ? ", " : ": ",
                                 p->choices[i]);
    }
    if (used < sizeof(help)) {
        snprintf(help + used, sizeof(help) - used, " (default %s%s%s)", p->default_text,
                 p->unit[0] && isdigit((unsigned char)p->default_text[0]) ? ", unit " : "",
                 p->unit[0] && isdigit((unsigned char)p->default_text[0]) ? p->unit : "");
    }
    item(name, help, to);
}

static void key(const struct param_table *table, const struct param *p, FILE *to)
{
    char name[200];
    snprintf(name, sizeof(name), "%s%s%s=", table->group, table->group[0] ? "." : "", p->name);
    named_key(name, p, NULL, to);
}

/* A key that has a short name is told under that, and hides the one whose name it is. */
static void key_of_explain(const struct param_table *table, const struct param *p, FILE *to)
{
    for (const struct mmu_short_key *s = mmu_short_keys; s->key; s++) {
        if (strcmp(p->name, s->number) == 0) {
            char name[20];
            snprintf(name, sizeof(name), "%s=", s->key);
            named_key(name, p, s->word_help, to);
            return;
        }
        if (strcmp(p->name, s->key) == 0) {
            return;
        }
    }
    key(table, p, to);
}

/* The keys that stand as words of their own. */
static void keys(const struct cli_command *c, FILE *to)
{
    for (const struct words_place *place = words_places; place->command; place++) {
        const struct words_kind *kind = words_find(place->kind);
        const struct param_table *table;
        if (strcmp(place->command, c->name) != 0 || !kind || !kind->table) {
            continue;
        }
        fputs(".SH KEYS\n", to);
        for (size_t t = 0; (table = kind->table(t)) != NULL; t++) {
            for (size_t i = 0; i < table->count; i++) {
                (table == &mmu_combine_params ? key_of_explain : key)(table, &table->params[i], to);
            }
        }
    }
}

/* `c` NULL: of the program. */
static void exit_status(const struct cli_command *c, FILE *to)
{
    const char *last = "";
    fputs(".SH \"EXIT STATUS\"\n", to);
    for (size_t i = 0; i < ARRAY_LEN(statuses); i++) {
        const char *command = statuses[i].command;
        if (strcmp(statuses[i].value, last) != 0 &&
            (!command || (c && strcmp(command, c->name) == 0))) {
            last = statuses[i].value;
            item(last, statuses[i].help, to);
        }
    }
}

static void output_files(const struct cli_command *c, FILE *to)
{
    if (!has_option(c, "output") || !has_option(c, "report")) {
        return; /* --output is one file, or a folder of other things */
    }
    static const char about[] = "In the folder of --output, each whole or not at all; with several "
                                "policies or platforms, in a folder each:";
    fputs(".SH FILES\n", to);
    flow(about, sizeof(about) - 1, to);
    for (const struct report_file *f = report_files; f->name; f++) {
        if (!f->option || has_option(c, f->option)) {
            item(f->name, f->help, to);
        }
    }
}

static void environment(const struct cli_command *c, FILE *to)
{
    fputs(".SH ENVIRONMENT\n", to);
    for (size_t i = 0; i < ARRAY_LEN(variables); i++) {
        if (!variables[i].command || (c && strcmp(variables[i].command, c->name) == 0)) {
            item(variables[i].name, variables[i].help, to);
        }
    }
}

static void examples(const struct cli_command *c, FILE *to)
{
    static const char where[] = "In the folder \\fIshare/gather\\fR, or in the source tree:";
    fprintf(to, ".SH EXAMPLES\n%s\n.PP\n.nf\n.RS 4\n", where);
    for (const char *line = c->examples; *line;) {
        const size_t length = strcspn(line, "\n");
        char text[400];
        snprintf(text, sizeof(text), "gather %.*s", (int)length, line);
        put(text, to);
        fputc('\n', to);
        line += length + (line[length] == '\n');
    }
    fputs(".RE\n.fi\n", to);
}

static void see_also(const struct cli_command *c, FILE *to)
{
    const char *separator = "";
    fputs(".SH \"SEE ALSO\"\n", to);
    if (c) {
        fputs("\\fBgather\\fR(1)", to);
        separator = ",\n";
    }
    for (const struct cli_command *other = cli_commands; other->name; other++) {
        if (other != c) {
            fprintf(to, "%s\\fBgather\\-%s\\fR(1)", separator, other->name);
            separator = ",\n";
        }
    }
    fputs("\n.PP\nThe documents in \\fIshare/doc/gather\\fR.\n", to);
}

/* ---- pages ----------------------------------------------------------------------------------- */

static void page_of_command(const struct cli_command *c, FILE *to)
{
    char name[64];
    snprintf(name, sizeof(name), "gather-%s", c->name);
    title(name, to);
    fputs(".SH NAME\n", to);
    put(name, to);
    fputs(" \\- ", to);
    put(c->help, to);
    fputc('\n', to);
    synopsis(c, to);
    description(c, to);
    options(c, to);
    keys(c, to);
    exit_status(c, to);
    output_files(c, to);
    environment(c, to);
    if (c->examples) {
        examples(c, to);
    }
    see_also(c, to);
}

static void page_of_program(FILE *to)
{
    static const char about[] =
        "gather simulates what an Armv8-A store becomes on its way to a PCIe device: translation "
        "in two stages, the combining of memory types, write buffers, TLPs on a link, and who "
        "takes the exception where there is one. Each command has a page of its own.";
    title("gather", to);
    fputs(".SH NAME\ngather \\- what an Armv8\\-A store becomes on its way to a PCIe device\n"
          ".SH SYNOPSIS\n\\fBgather\\fR \\fICOMMAND\\fR [\\fIARGUMENTS\\fR]...\n.br\n"
          "\\fBgather help\\fR [\\fICOMMAND\\fR]\n.br\n\\fBgather \\-\\-version\\fR\n"
          ".SH DESCRIPTION\n",
          to);
    flow(about, sizeof(about) - 1, to);
    fputs(".SH COMMANDS\n", to);
    for (const struct cli_command *c = cli_commands; c->name; c++) {
        item(c->name, c->help, to);
    }
    exit_status(NULL, to);
    environment(NULL, to);
    examples(&cli_commands[0], to);
    see_also(NULL, to);
}

void manual_man(const struct cli_command *c, FILE *to)
{
    if (c) {
        page_of_command(c, to);
    } else {
        page_of_program(to);
    }
}
