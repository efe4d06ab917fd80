/* SPDX-License-Identifier: Apache-2.0 */
/* timeline.json, read back as JSON. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "report/timeline.h"

struct sheet {
    struct timeline *timeline;
    FILE *to;
    char *text;
    size_t size;
};

static void begin(struct sheet *s)
{
    *s = (struct sheet){ 0 };
    s->to = open_memstream(&s->text, &s->size);
    assert_non_null(s->to);
    s->timeline = timeline_start(s->to);
    assert_non_null(s->timeline);
}

/* The list of events, each with what the format asks for. */
static json_t *end(struct sheet *s, json_t **root)
{
    json_error_t error;
    timeline_end(s->timeline);
    timeline_free(s->timeline);
    assert_int_equal(fclose(s->to), 0);
    *root = json_loadb(s->text, s->size, JSON_REJECT_DUPLICATES, &error);
    if (!*root) {
        fail_msg("line %d: %s", error.line, error.text);
    }
    free(s->text);
    assert_string_equal(json_string_value(json_object_get(*root, "displayTimeUnit")), "ns");
    json_t *events = json_object_get(*root, "traceEvents");
    assert_true(json_is_array(events));
    size_t i;
    json_t *event;
    json_array_foreach(events, i, event)
    {
        const char *phase = json_string_value(json_object_get(event, "ph"));
        assert_non_null(phase);
        assert_non_null(strstr("X i M", phase));
        assert_true(json_is_integer(json_object_get(event, "pid")));
        assert_true(json_is_integer(json_object_get(event, "tid")));
        assert_true(json_is_number(json_object_get(event, "ts")));
        assert_true(json_is_string(json_object_get(event, "name")));
        assert_true((*phase == 'X') == json_is_real(json_object_get(event, "dur")));
    }
    return events;
}

/* The name that a track has, "process/thread"; it has to come before its first event. */
static void track_of(json_t *events, size_t number, char out[64])
{
    json_t *wanted = json_array_get(events, number);
    const char *process = "", *thread = "";
    for (size_t i = 0; i < number; i++) {
        json_t *m = json_array_get(events, i);
        const char *name = json_string_value(json_object_get(m, "name"));
        const char *text = json_string_value(json_object_get(json_object_get(m, "args"), "name"));
        bool same = json_equal(json_object_get(m, "pid"), json_object_get(wanted, "pid"));
        if (same && strcmp(name, "process_name") == 0) {
            process = text;
        } else if (same && strcmp(name, "thread_name") == 0 &&
                   json_equal(json_object_get(m, "tid"), json_object_get(wanted, "tid"))) {
            thread = text;
        }
    }
    snprintf(out, 64, "%s/%s", process, thread);
}

/* The number of the `nth` event of a category. */
static size_t nth(json_t *events, const char *category, unsigned n)
{
    size_t i;
    json_t *event;
    json_array_foreach(events, i, event)
    {
        const char *c = json_string_value(json_object_get(event, "cat"));
        if (c && strcmp(c, category) == 0 && n-- == 0) {
            return i;
        }
    }
    fail_msg("no event %u of %s", n, category);
    return 0;
}

static double number(json_t *event, const char *key)
{
    return json_number_value(json_object_get(event, key));
}

static const char *text(json_t *event, const char *key)
{
    const char *s = json_string_value(json_object_get(json_object_get(event, "args"), key));
    return s ? s : json_string_value(json_object_get(event, key));
}

static void nothing(void **state)
{
    struct sheet s;
    json_t *root;
    (void)state;
    begin(&s);
    assert_int_equal(json_array_size(end(&s, &root)), 0);
    json_decref(root);
}

static void tlps(void **state)
{
    struct sheet s;
    json_t *root;
    char track[64];
    (void)state;
    struct timeline_tlp t = { .time = 1000000007,
                              .end = 1000002807,
                              .type = "MWr",
                              .reason = "full",
                              .address = UINT64_C(0x8000000040),
                              .length_dw = 16,
                              .bytes = 63,
                              .wire_bytes = 88,
                              .stores = 8,
                              .first_be = 0xe,
                              .last_be = 0xf };
    begin(&s);
    timeline_tlp(s.timeline, &t);
    t.waited = 5;
    t.port = 2;
    timeline_tlp(s.timeline, &t);
    t.waited = 0;
    t.up = true;
    t.type = "CplD";
    t.reason = "";
    timeline_tlp(s.timeline, &t);
    json_t *events = end(&s, &root);
    static const char *const tracks[] = { "root port 0/link down", "root port 2/link down",
                                          "root port 2/link up" };
    for (unsigned i = 0; i < 3; i++) {
        size_t at = nth(events, "tlp", i);
        json_t *event = json_array_get(events, at);
        track_of(events, at, track);
        assert_string_equal(track, tracks[i]);
        assert_true(number(event, "ts") == 1000.000007);
        assert_true(number(event, "dur") == 0.0028);
        assert_string_equal(json_string_value(json_object_get(event, "name")),
                            i == 2 ? "CplD 63 B" : "MWr 63 B");
        assert_string_equal(text(event, "address"), "0x8000000040");
        assert_string_equal(text(event, "first_be"), "e");
        assert_true(i == 2 ? text(event, "reason") == NULL
                           : strcmp(text(event, "reason"), "full") == 0);
    }
    size_t at = nth(events, "credits", 0);
    track_of(events, at, track);
    assert_string_equal(track, "root port 2/waiting for credits, down");
    assert_true(number(json_array_get(events, at), "ts") == 1000.000002);
    assert_true(number(json_array_get(events, at), "dur") == 0.000005);
    json_decref(root);
}

/* Lines that are open at one time never share a track, and there are no more tracks than that. */
static void lines(void **state)
{
    static const struct {
        simtime_t from, to;
        unsigned core, track;
    } rows[] = {
        { 0, 100, 0, 0 },   { 50, 150, 0, 1 },  { 100, 160, 0, 0 }, { 0, 170, 1, 0 },
        { 155, 180, 0, 1 }, { 120, 190, 0, 2 }, { 185, 200, 0, 1 }, { 200, 200, 0, 1 },
    };
    struct sheet s;
    json_t *root;
    (void)state;
    begin(&s);
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        const struct timeline_line line = { .from = rows[i].from,
                                            .to = rows[i].to,
                                            .address = 64 * i,
                                            .mask = UINT64_C(0xf0),
                                            .reason = "barrier",
                                            .stores = 1,
                                            .core = rows[i].core };
        timeline_line(s.timeline, &line);
    }
    json_t *events = end(&s, &root);
    for (unsigned i = 0; i < ARRAY_LEN(rows); i++) {
        char track[64], want[64];
        size_t at = nth(events, "drain", i);
        json_t *event = json_array_get(events, at);
        track_of(events, at, track);
        snprintf(want, sizeof(want), "core %u/write buffer %u", rows[i].core, rows[i].track);
        assert_string_equal(track, want);
        assert_true(number(event, "ts") * 1e6 == (double)rows[i].from);
        assert_string_equal(text(event, "mask"), "0x00000000000000f0");
        assert_true(json_integer_value(json_object_get(json_object_get(event, "args"), "bytes")) ==
                    4);
    }
    json_decref(root);
}

/* `ideal` opens any number of lines. */
static void more_lines_than_tracks(void **state)
{
    struct sheet s;
    json_t *root;
    char track[64];
    (void)state;
    begin(&s);
    for (unsigned i = 0; i < TIMELINE_LANES + 3; i++) {
        const struct timeline_line line = { .to = 1000 + i, .reason = "end" };
        timeline_line(s.timeline, &line);
    }
    json_t *events = end(&s, &root);
    for (unsigned i = TIMELINE_LANES; i < TIMELINE_LANES + 3; i++) {
        size_t at = nth(events, "drain", i);
        track_of(events, at, track);
        assert_string_equal(track, "core 0/more write buffers");
        assert_string_equal(text(json_array_get(events, at), "ph"), "i");
    }
    json_decref(root);
}

static void errors(void **state)
{
    struct sheet s;
    json_t *root;
    char track[64];
    (void)state;
    const struct timeline_error x = { .time = 1,
                                      .kind = "serror",
                                      .victim = "a \"b\"\\",
                                      .text = "tab\tnewline\n\x01 \xc3\xa9",
                                      .address = UINT64_MAX };
    begin(&s);
    timeline_error(s.timeline, &x);
    json_t *events = end(&s, &root);
    size_t at = nth(events, "error", 0);
    json_t *event = json_array_get(events, at);
    track_of(events, at, track);
    assert_string_equal(track, "errors/errors");
    assert_true(number(event, "ts") == 0.000001);
    assert_string_equal(text(event, "s"), "g");
    assert_string_equal(text(event, "victim"), x.victim);
    assert_string_equal(text(event, "text"), x.text);
    assert_string_equal(text(event, "address"), "0xffffffffffffffff");
    json_decref(root);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing), cmocka_unit_test(tlps),
        cmocka_unit_test(lines),   cmocka_unit_test(more_lines_than_tracks),
        cmocka_unit_test(errors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
