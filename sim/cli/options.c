/* SPDX-License-Identifier: Apache-2.0 */
/* Options by argp, mistakes in our own words. */
#include "cli/cli.h"

#include <assert.h>
#include <string.h>

enum gather_status cli_fail(const struct error *e)
{
    fflush(stdout);
    error_print(e, stderr);
    return e->status;
}

static size_t append_options(struct argp_option *all, size_t count, const struct argp_option *more)
{
    for (; more->name || more->key; more++) {
        assert(count + 1 < CLI_OPTIONS_MAX);
        all[count++] = *more;
    }
    all[count] = (struct argp_option){ 0 };
    return count;
}

void cli_join_options(struct argp_option *all, const struct argp_option *first,
                      const struct argp_option *second)
{
    append_options(all, append_options(all, 0, first), second);
}

bool cli_list_add(struct cli_list *list, const char *item, struct error *e)
{
    if (list->count == CLI_LIST_MAX) {
        return error_set(e, "\"%s\" is one too many: an option may come at most %d times", item,
                         CLI_LIST_MAX);
    }
    list->items[list->count++] = item;
    return true;
}

const char *cli_data_path(const struct cli *cli, const char *name, char *buffer, size_t size)
{
    snprintf(buffer, size, "%s/%s", cli->data_dir, name);
    return buffer;
}

static bool is_option(const struct argp_option *o)
{
    return o && (o->name || o->key);
}

const struct argp *cli_argp(const struct cli_command *c)
{
    static const struct argp none = { 0 };
    return c->argp ? c->argp : &none;
}

const struct argp_option *cli_next_option(const struct cli_command *c,
                                          const struct argp_option *previous)
{
    const struct argp_option *next = previous ? previous + 1 : cli_argp(c)->options;
    bool in_more = false;
    for (const struct argp_option *o = c->more; is_option(o); o++) {
        in_more = in_more || o == previous;
    }
    if (is_option(next)) {
        return next;
    }
    return !in_more && is_option(c->more) ? c->more : NULL;
}

static const struct argp_option *find_long(const struct argp *argp, const char *name, size_t length)
{
    for (const struct argp_option *o = argp->options; o && (o->name || o->key); o++) {
        if (o->name && strlen(o->name) == length && strncmp(o->name, name, length) == 0) {
            return o;
        }
    }
    return NULL;
}

static const struct argp_option *find_short(const struct argp *argp, int key)
{
    for (const struct argp_option *o = argp->options; o && (o->name || o->key); o++) {
        if (o->key == key) {
            return o;
        }
    }
    return NULL;
}

static bool unknown_option(const struct argp *argp, const char *word, struct error *e)
{
    enum { NAME = 40, OWN = 2 };
    char dashed[CLI_OPTIONS_MAX + OWN][NAME] = { "--help", "--version" };
    const char *names[CLI_OPTIONS_MAX + OWN] = { dashed[0], dashed[1] };
    size_t count = OWN;
    char name[64];
    for (const struct argp_option *o = argp->options;
         o && (o->name || o->key) && count < ARRAY_LEN(names); o++) {
        if (o->name) {
            snprintf(dashed[count], NAME, "--%s", o->name);
            names[count] = dashed[count];
            count++;
        }
    }
    snprintf(name, sizeof(name), "%.*s", (int)strcspn(word, "="), word);
    error_set(e, "unknown option \"%s\"", name);
    error_suggest(e, name, names, count);
    return false;
}

static bool own_word(const char *word)
{
    static const char *const words[] = { "--help", "--version", "--usage", "-?", "-V" };
    for (size_t i = 0; i < ARRAY_LEN(words); i++) {
        if (strcmp(word, words[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* Look at the words as argp will: unknown options, and values that are missing. `*own`: argp
 * answers by itself. */
static bool check_words(const struct argp *argp, int argc, char **argv, bool *own, struct error *e)
{
    *own = false;
    for (int i = 1; i < argc; i++) {
        const char *word = argv[i];
        if (strcmp(word, "--") == 0) {
            return true;
        }
        if (word[0] != '-' || word[1] == '\0') {
            continue;
        }
        if (own_word(word)) {
            *own = true;
            return true;
        }
        const struct argp_option *o;
        bool has_value;
        if (word[1] == '-') {
            size_t length = strcspn(word + 2, "=");
            o = find_long(argp, word + 2, length);
            has_value = word[2 + length] == '=';
            if (!o) {
                return unknown_option(argp, word, e);
            }
            if (has_value && !o->arg) {
                return error_set(e, "--%s takes no value", o->name);
            }
        } else {
            o = find_short(argp, word[1]);
            has_value = word[2] != '\0';
            if (!o) {
                return error_set(e, "unknown option \"-%c\"; --help lists them", word[1]);
            }
        }
        if (o->arg && !has_value && !(o->flags & OPTION_ARG_OPTIONAL)) {
            if (++i >= argc) {
                return error_set(e, "option \"%s\" needs a value: %s", word, o->arg);
            }
        }
    }
    return true;
}

bool cli_parse(const struct argp *argp, int argc, char **argv, void *input, struct error *e)
{
    bool own;
    e->text[0] = '\0';
    if (!check_words(argp, argc, argv, &own, e)) {
        return false;
    }
    /* ARGP_NO_ERRS silences --help too. */
    error_t result = argp_parse(argp, argc, argv, own ? 0 : ARGP_NO_ERRS, NULL, input);
    if (result == 0) {
        return true;
    }
    return e->text[0] ? false
                      : error_set(e, "%s: these arguments are not understood; try --help", argv[0]);
}
