/* SPDX-License-Identifier: Apache-2.0 */
/* Running the text of a scenario in a folder of its own, and what came of it. */
#ifndef GATHER_TESTS_SCENARIO_H
#define GATHER_TESTS_SCENARIO_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "script/script.h"

/* One run: `options` is what the test sets before scenario_run(). */
struct scenario {
    char folder[64], path[96];
    struct script_options options;
    struct script_result result;
    struct error error;
    bool ran;
    char *out, *messages;
};

static inline void scenario_write(const struct scenario *s, const char *name, const char *text,
                                  size_t size)
{
    char path[256];
    snprintf(path, sizeof(path), "%s/%s", s->folder, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

static inline void scenario_open(struct scenario *s)
{
    memset(s, 0, sizeof(*s));
    snprintf(s->folder, sizeof(s->folder), "/tmp/gather-script-XXXXXX");
    assert_non_null(mkdtemp(s->folder));
    snprintf(s->path, sizeof(s->path), "%s/scenario.lua", s->folder);
    s->options.path = s->path;
    s->options.version = "1.2.3";
    s->options.seed = 1;
    s->options.lib_dir = SOURCE_DIR "/scripts/lib";
    s->options.trace_dir = SOURCE_DIR "/traces";
    s->options.preset_dir = SOURCE_DIR "/scripts/platforms";
}

/* Run `text`; the strings that a former run gave are gone. */
static inline void scenario_run(struct scenario *s, const char *text)
{
    size_t out_size, messages_size;
    free(s->out);
    free(s->messages);
    scenario_write(s, "scenario.lua", text, strlen(text));
    s->options.out = open_memstream(&s->out, &out_size);
    s->options.messages = open_memstream(&s->messages, &messages_size);
    memset(&s->error, 0, sizeof(s->error));
    s->ran = script_run(&s->options, &s->result, &s->error);
    fclose(s->options.out);
    fclose(s->options.messages);
}

static inline void scenario_close(struct scenario *s)
{
    char command[128];
    snprintf(command, sizeof(command), "rm -rf '%s'", s->folder);
    assert_int_equal(system(command), 0); /* NOLINT(concurrency-mt-unsafe,cert-env33-c) */
    free(s->out);
    free(s->messages);
}

/* Run a file of this folder: it must run, and everything that it expects must hold. */
static inline void expect_file(const char *name)
{
    struct scenario s;
    char path[512];
    scenario_open(&s);
    snprintf(path, sizeof(path), "%s/tests/unit/script/%s", SOURCE_DIR, name);
    s.options.path = path;
    size_t out_size, messages_size;
    s.options.out = open_memstream(&s.out, &out_size);
    s.options.messages = open_memstream(&s.messages, &messages_size);
    s.ran = script_run(&s.options, &s.result, &s.error);
    fclose(s.options.out);
    fclose(s.options.messages);
    if (!s.ran) {
        print_message("%s:%d: %s\n", s.error.file, s.error.line, s.error.text);
    }
    for (char *at = s.messages; (at = strstr(at, "FAILED")) != NULL; at++) {
        print_message("%.*s\n", (int)strcspn(at, "\n"), at);
    }
    assert_true(s.ran);
    assert_int_equal(s.result.failed, 0);
    assert_int_equal(s.result.status, GATHER_DONE);
    assert_true(s.result.passed > 5);
    scenario_close(&s);
}

/* Run `text` in a folder and with options of its own; it must run, and print `expected`. */
static inline void expect_output(const char *text, const char *expected)
{
    struct scenario s;
    scenario_open(&s);
    scenario_run(&s, text);
    if (!s.ran) {
        print_message("%s:%d: %s\n", s.error.file, s.error.line, s.error.text);
    }
    assert_true(s.ran);
    assert_string_equal(s.out, expected);
    scenario_close(&s);
}

/* The same for a mistake: at this line (0: none), with this text in its message. */
static inline void expect_mistake(const char *text, int line, const char *part)
{
    struct scenario s;
    scenario_open(&s);
    scenario_run(&s, text);
    assert_false(s.ran);
    if (!strstr(s.error.text, part) || s.error.line != line) {
        print_message("%s:%d: %s\n", s.error.file, s.error.line, s.error.text);
    }
    assert_int_equal(s.error.status, GATHER_USER_ERROR);
    assert_int_equal(s.result.status, GATHER_USER_ERROR);
    assert_non_null(strstr(s.error.text, part));
    assert_int_equal(s.error.line, line);
    if (line > 0) {
        assert_string_equal(s.error.file, s.path);
    }
    scenario_close(&s);
}

#endif
