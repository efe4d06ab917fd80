/* SPDX-License-Identifier: Apache-2.0 */
#include "base/base.h"
#include "base/text.h"

#include <limits.h>
#include <string.h>

/** Longer names are not compared, which bounds the work and the rows. */
enum { NAME_MAX_COMPARED = 127 };

/* A message is one line whatever the user's text held, and sends no escapes to a terminal. */
static void make_one_line(char *text)
{
    for (char *c = text; *c != '\0'; c++) {
        if (*c == '\n' || *c == '\r' || *c == '\t') {
            *c = ' ';
        } else if ((unsigned char)*c < 0x20 || *c == 0x7f) {
            *c = '?';
        }
    }
    size_t length = strlen(text);
    while (length > 0 && text[length - 1] == ' ') {
        text[--length] = '\0';
    }
}

GATHER_PRINTF(5, 0)
static void fill(struct error *e, enum gather_status status, const char *file, int line,
                 const char *format, va_list arguments)
{
    if (e == NULL) {
        return;
    }
    /* The arguments may point into `e` itself: a message that wraps another. */
    char text[sizeof e->text];
    char place[sizeof e->file] = "";
    int length = vsnprintf(text, sizeof text, format, arguments);
    if (length < 0) {
        text[0] = '\0';
    } else if ((size_t)length >= sizeof text) {
        text_mark_cut(text, sizeof text);
    }
    make_one_line(text);
    if (file != NULL) {
        snprintf(place, sizeof place, "%s", quoted_path(file).text);
        make_one_line(place);
    }
    e->status = status;
    e->line = line;
    memcpy(e->text, text, sizeof text);
    memcpy(e->file, place, sizeof place);
}

bool error_set(struct error *e, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fill(e, GATHER_USER_ERROR, NULL, 0, format, arguments);
    va_end(arguments);
    return false;
}

int error_line(uint64_t line)
{
    return line > INT_MAX ? INT_MAX : (int)line;
}

bool error_at(struct error *e, const char *file, int line, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fill(e, GATHER_USER_ERROR, file, line, format, arguments);
    va_end(arguments);
    return false;
}

bool error_fault(struct error *e, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fill(e, GATHER_PROGRAM_FAULT, NULL, 0, format, arguments);
    va_end(arguments);
    return false;
}

void error_print(const struct error *e, FILE *to)
{
    if (e->file[0] == '\0') {
        fprintf(to, "gather: %s\n", e->text);
    } else if (e->line == 0) {
        fprintf(to, "gather: %s: %s\n", e->file, e->text);
    } else {
        fprintf(to, "gather: %s:%d: %s\n", e->file, e->line, e->text);
    }
}

static unsigned char lower(char c)
{
    return (unsigned char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

/*
 * Edits from `a` to `b`: insert, remove, replace, or swap two neighbours. `row[0]` is the line of
 * the table being filled, `row[1]` and `row[2]` the two before it.
 */
static unsigned edit_distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
    unsigned rows[3][NAME_MAX_COMPARED + 1];
    unsigned *row[3] = { rows[0], rows[1], rows[2] };

    for (size_t j = 0; j <= b_length; j++) {
        row[0][j] = (unsigned)j;
        row[1][j] = 0;
    }
    for (size_t i = 1; i <= a_length; i++) {
        unsigned *recycled = row[2];
        row[2] = row[1];
        row[1] = row[0];
        row[0] = recycled;
        row[0][0] = (unsigned)i;
        for (size_t j = 1; j <= b_length; j++) {
            bool same = lower(a[i - 1]) == lower(b[j - 1]);
            unsigned best = row[1][j - 1] + (same ? 0 : 1);
            best = least(best, row[1][j] + 1);
            best = least(best, row[0][j - 1] + 1);
            if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) &&
                lower(a[i - 2]) == lower(b[j - 1])) {
                best = least(best, row[2][j - 2] + 1);
            }
            row[0][j] = best;
        }
    }
    return row[0][b_length];
}

/* nearest_name(), and how many edits it is away. */
static const char *nearest_within(const char *wanted, const char *const *names, size_t count,
                                  unsigned *edits)
{
    const size_t dashes = strspn(wanted, "-"); /* an option's: no letters of it */
    const size_t length = strlen(wanted) - dashes;
    if (length > NAME_MAX_COMPARED) {
        return NULL;
    }
    unsigned allowed = length / 3 > 2 ? (unsigned)(length / 3) : 2;
    const char *nearest = NULL;
    unsigned best = allowed + 1;
    for (size_t i = 0; i < count; i++) {
        const char *name = names[i] == NULL ? "" : names[i];
        name += strncmp(name, wanted, dashes) == 0 ? dashes : 0;
        const size_t size = strlen(name);
        if (size == 0 || size > NAME_MAX_COMPARED) {
            continue;
        }
        unsigned distance = edit_distance(wanted + dashes, length, name, size);
        /* Of a misspelling half of the letters are right: "on" is not "off". */
        if (distance < best && 2 * distance <= (length > size ? length : size)) {
            best = distance;
            nearest = names[i];
        }
    }
    *edits = best;
    return nearest;
}

const char *nearest_name(const char *wanted, const char *const *names, size_t count)
{
    unsigned edits;
    return nearest_within(wanted, names, count, &edits);
}

/* ---- shared words ---------------------------------------------------------------------------- */

enum { WORD_MIN = 3 /* letters: "of" says nothing */, SHARERS_MAX = 6 };

static bool in_word(char c)
{
    return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z');
}

/* The next word at or after `*at`, which moves behind it; its length, 0 at the end. */
static size_t next_word(const char **at, const char **word)
{
    while (**at != '\0' && !in_word(**at)) {
        ++*at;
    }
    *word = *at;
    while (in_word(**at)) {
        ++*at;
    }
    return (size_t)(*at - *word);
}

/* Whether a word of `text` begins with the one at `word`. */
static bool has_word(const char *text, const char *word, size_t length)
{
    const char *other;
    for (size_t size; (size = next_word(&text, &other)) != 0;) {
        size_t same = 0;
        while (same < length && same < size && lower(word[same]) == lower(other[same])) {
            same++;
        }
        if (same == length) {
            return true;
        }
    }
    return false;
}

/* How many of the words in `wanted` the name has, or the text about it. */
static unsigned shared_words(const char *wanted, const char *name, const char *about)
{
    const char *word;
    unsigned shared = 0;
    for (size_t length; (length = next_word(&wanted, &word)) != 0;) {
        shared += length >= WORD_MIN && (has_word(name, word, length) ||
                                         (about != NULL && has_word(about, word, length)));
    }
    return shared;
}

/* The names that share the most words, at most `room`; 0: none does, or more. */
static size_t find_sharers(const char *wanted, const struct error_names *n, const char **found,
                           size_t room)
{
    size_t used = 0;
    unsigned most = 1;
    for (size_t i = 0; i < n->count; i++) {
        const char *about = n->about == NULL ? NULL : n->about[i];
        unsigned shared = n->names[i] == NULL ? 0 : shared_words(wanted, n->names[i], about);
        if (shared > most) {
            most = shared;
            used = 0;
        }
        if (shared == most) {
            if (used < room) {
                found[used] = n->names[i];
            }
            used++;
        }
    }
    return used <= room ? used : 0;
}

/* False if `text` does not fit with `reserve` bytes to spare behind it. */
static bool append(struct error *e, const char *text, size_t reserve)
{
    size_t used = strlen(e->text);
    size_t length = strlen(text);
    if (used + length + reserve >= sizeof e->text) {
        return false;
    }
    memcpy(e->text + used, text, length + 1);
    return true;
}

/* `; did you mean "a", "b" or "c"?` */
static void suggest(struct error *e, const char *const *names, size_t count)
{
    size_t before = strlen(e->text);
    bool fits = append(e, "; did you mean ", 0);
    for (size_t i = 0; i < count && fits; i++) {
        const char *separator = i == 0 ? "\"" : i + 1 < count ? ", \"" : " or \"";
        fits = append(e, separator, 0) && append(e, names[i], sizeof "\"?") && append(e, "\"", 0);
    }
    if (!fits || !append(e, "?", 0)) {
        e->text[before] = '\0';
    }
}

static void list_known(struct error *e, const char *const *names, size_t count)
{
    const char *separator = "; known: ";
    for (size_t i = 0; i < count; i++) {
        if (names[i] == NULL) {
            continue;
        }
        /* A separator only together with its name; room stays for the mark that names are left out.
         */
        size_t before = strlen(e->text);
        if (!append(e, separator, 0) || !append(e, names[i], sizeof ", ...")) {
            e->text[before] = '\0';
            append(e, separator[0] == ',' ? ", ..." : "", 0);
            return;
        }
        separator = ", ";
    }
}

void error_suggest_of(struct error *e, const char *wanted, const struct error_names *n)
{
    const char *sharers[SHARERS_MAX];
    unsigned edits;
    if (e == NULL) {
        return;
    }
    const char *near = nearest_within(wanted, n->names, n->count, &edits);
    size_t shared = find_sharers(wanted, n, sharers, ARRAY_LEN(sharers));
    /* Half of a short name's letters may be another's: "qemu" is no misspelt "gem5". */
    bool far = near == NULL || (size_t)edits * 3 > strlen(wanted + strspn(wanted, "-"));
    if (far && shared != 0) {
        suggest(e, sharers, shared);
    } else if (near != NULL) {
        suggest(e, &near, 1);
    } else {
        list_known(e, n->names, n->count);
    }
}

void error_suggest(struct error *e, const char *wanted, const char *const *names, size_t count)
{
    const struct error_names n = { names, NULL, count };
    error_suggest_of(e, wanted, &n);
}
