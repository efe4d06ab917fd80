/* SPDX-License-Identifier: Apache-2.0 */
/* wave.vcd, read back by a parser that knows only IEEE 1800. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "report/vcd.h"

enum { WIRES = 64, NAME = 64 };

struct wire {
    char name[NAME]; /* with its scopes */
    char mark[8];
    unsigned bits;
    uint64_t value;
    unsigned changes; /* after the first value */
};
struct wave {
    struct wire wires[WIRES];
    unsigned count;
    uint64_t time, stamps;
    char *text, *at;
};

static char *word(struct wave *w)
{
    while (*w->at == ' ' || *w->at == '\n') {
        w->at++;
    }
    char *start = w->at;
    while (*w->at != '\0' && *w->at != ' ' && *w->at != '\n') {
        w->at++;
    }
    if (*w->at != '\0') {
        *w->at++ = '\0';
    }
    return start;
}

static void expect(struct wave *w, const char *text)
{
    assert_string_equal(word(w), text);
}

static void read_header(struct wave *w)
{
    char scopes[4][NAME];
    unsigned depth = 0;
    expect(w, "$timescale");
    expect(w, "1");
    expect(w, "ps");
    expect(w, "$end");
    for (;;) {
        const char *key = word(w);
        if (strcmp(key, "$scope") == 0) {
            expect(w, "module");
            assert_true(depth < 4);
            snprintf(scopes[depth++], NAME, "%s", word(w));
        } else if (strcmp(key, "$upscope") == 0) {
            assert_true(depth > 0);
            depth--;
        } else if (strcmp(key, "$var") == 0) {
            assert_true(w->count < WIRES);
            struct wire *wire = &w->wires[w->count++];
            expect(w, "wire");
            wire->bits = (unsigned)strtoul(word(w), NULL, 10);
            snprintf(wire->mark, sizeof(wire->mark), "%s", word(w));
            assert_int_equal(depth, 2);
            snprintf(wire->name, NAME, "%.20s.%.20s.%.20s", scopes[0], scopes[1], word(w));
            for (unsigned i = 0; i + 1 < w->count; i++) {
                assert_string_not_equal(w->wires[i].mark, wire->mark);
            }
        } else {
            assert_string_equal(key, "$enddefinitions");
            assert_int_equal(depth, 0);
            expect(w, "$end");
            return;
        }
        expect(w, "$end");
    }
}

static struct wire *by_mark(struct wave *w, const char *mark)
{
    for (unsigned i = 0; i < w->count; i++) {
        if (strcmp(w->wires[i].mark, mark) == 0) {
            return &w->wires[i];
        }
    }
    fail_msg("no wire %s", mark);
    return NULL;
}

static struct wire *by_name(struct wave *w, const char *name)
{
    for (unsigned i = 0; i < w->count; i++) {
        if (strcmp(w->wires[i].name, name) == 0) {
            return &w->wires[i];
        }
    }
    return NULL;
}

/* One value; false at the next time or the end, which is left. */
static bool read_value(struct wave *w)
{
    char *before = w->at;
    char *text = word(w);
    if (*text == '\0' || *text == '#') {
        if (w->at > before && w->at[-1] == '\0') {
            w->at[-1] = '\n';
        }
        w->at = text;
        return false;
    }
    if (*text == '$') {
        return true; /* $dumpvars, $end */
    }
    uint64_t value;
    struct wire *wire;
    if (*text == 'b') {
        char *end;
        value = strtoull(text + 1, &end, 2);
        assert_int_equal(*end, '\0');
        wire = by_mark(w, word(w));
        assert_true(wire->bits > 1);
    } else {
        assert_true(*text == '0' || *text == '1');
        value = (uint64_t)(*text - '0');
        wire = by_mark(w, text + 1);
        assert_int_equal(wire->bits, 1);
    }
    assert_true(w->stamps == 1 || wire->value != value); /* else it did not change */
    wire->changes += w->stamps != 1 || wire->value != value;
    wire->value = value;
    return true;
}

/* All that happens at the next time. */
static bool step(struct wave *w)
{
    const char *text = word(w);
    if (*text == '\0') {
        return false;
    }
    assert_int_equal(*text, '#');
    uint64_t time = strtoull(text + 1, NULL, 10);
    assert_true(w->stamps == 0 ? time == 0 : time > w->time);
    w->time = time;
    w->stamps++;
    while (read_value(w)) {
    }
    return true;
}

static struct wave *read_back(struct vcd *v)
{
    struct wave *w = calloc(1, sizeof(*w));
    size_t size = 0;
    struct error e = { 0 };
    assert_non_null(w);
    FILE *to = open_memstream(&w->text, &size);
    assert_non_null(to);
    assert_true(vcd_write(v, to, &e));
    assert_int_equal(fclose(to), 0);
    vcd_free(v);
    w->at = w->text;
    read_header(w);
    return w;
}

static void done(struct wave *w)
{
    free(w->text);
    free(w);
}

static void nothing(void **state)
{
    (void)state;
    struct wave *w = read_back(vcd_new());
    assert_int_equal(w->count, 0);
    assert_true(step(w));
    assert_false(step(w));
    done(w);
}

/* Two writes one behind the other keep the link busy; credits come back later. */
static void a_link(void **state)
{
    (void)state;
    struct vcd *v = vcd_new();
    vcd_port(v, 3, VCD_DOWN_BUSY, 200, 1); /* the second one first */
    vcd_port(v, 3, VCD_DOWN_BUSY, 300, -1);
    vcd_port(v, 3, VCD_DOWN_BYTES, 200, 32);
    vcd_port(v, 3, VCD_DOWN_BYTES, 300, -32);
    vcd_port(v, 3, VCD_PH_USED, 200, 1);
    vcd_port(v, 3, VCD_DOWN_BUSY, 100, 1);
    vcd_port(v, 3, VCD_DOWN_BUSY, 200, -1);
    vcd_port(v, 3, VCD_DOWN_BYTES, 100, 64);
    vcd_port(v, 3, VCD_DOWN_BYTES, 200, -64);
    vcd_port(v, 3, VCD_PH_USED, 100, 1);
    vcd_port(v, 3, VCD_PH_USED, 400, -2);
    vcd_port(v, 3, VCD_PD_USED, 100, 4); /* never given back: infinite */
    vcd_line(v, 7, 10, 90);
    vcd_line(v, 7, 20, 60);
    vcd_line(v, 7, 60, 60);
    struct wave *w = read_back(v);
    assert_int_equal(w->count, 4);
    const struct wire *busy = by_name(w, "gather.port3.down_busy");
    const struct wire *bytes = by_name(w, "gather.port3.down_bytes");
    const struct wire *ph = by_name(w, "gather.port3.ph_used");
    const struct wire *lines = by_name(w, "gather.core7.lines");
    assert_true(busy && bytes && ph && lines);
    static const struct {
        uint64_t time, busy, bytes, ph, lines;
    } rows[] = {
        { 0, 0, 0, 0, 0 },    { 10, 0, 0, 0, 1 },  { 20, 0, 0, 0, 2 },
        { 60, 0, 0, 0, 1 },   { 90, 0, 0, 0, 0 },  { 100, 1, 64, 1, 0 },
        { 200, 1, 32, 2, 0 }, { 300, 0, 0, 2, 0 }, { 400, 0, 0, 0, 0 },
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        assert_true(step(w));
        assert_int_equal(w->time, rows[i].time);
        assert_int_equal(busy->value, rows[i].busy);
        assert_int_equal(bytes->value, rows[i].bytes);
        assert_int_equal(ph->value, rows[i].ph);
        assert_int_equal(lines->value, rows[i].lines);
    }
    assert_false(step(w));
    assert_int_equal(busy->changes, 2);
    done(w);
}

static void at_the_beginning(void **state)
{
    (void)state;
    struct vcd *v = vcd_new();
    vcd_port(v, 0, VCD_UP_BUSY, 0, 1);
    vcd_port(v, 0, VCD_UP_BUSY, 5, -1);
    struct wave *w = read_back(v);
    const struct wire *busy = by_name(w, "gather.port0.up_busy");
    assert_non_null(busy);
    assert_true(step(w));
    assert_int_equal(w->time, 0);
    assert_int_equal(busy->value, 1);
    assert_true(step(w));
    assert_int_equal(w->time, 5);
    assert_int_equal(busy->value, 0);
    done(w);
}

/* More than is kept in memory, in a random order, against an array. */
static void many(void **state)
{
    enum { TIMES = 50000, EVENTS = 700000 };
    (void)state;
    const uint64_t seed = 20261121;
    struct rng rng;
    rng_seed(&rng, seed, "wave");
    print_message("seed %llu\n", (unsigned long long)seed);
    int32_t *level = calloc(TIMES + 1, sizeof(*level));
    assert_non_null(level);
    struct vcd *v = vcd_new();
    for (unsigned i = 0; i < EVENTS; i++) {
        unsigned from = (unsigned)(rng_next(&rng) % TIMES);
        unsigned to = from + 1 + (unsigned)(rng_next(&rng) % (TIMES - from));
        if (i % 2 == 0) { /* 350,000 lines and as many whole TLPs */
            vcd_line(v, 1, from, to);
            level[from]++;
            level[to]--;
        } else {
            vcd_port(v, 0, VCD_DOWN_TLPS, from, 1);
        }
    }
    struct wave *w = read_back(v);
    const struct wire *lines = by_name(w, "gather.core1.lines");
    const struct wire *tlps = by_name(w, "gather.port0.down_tlps");
    assert_true(lines && tlps);
    int64_t now = 0;
    uint64_t next = 0;
    while (step(w)) {
        for (; next <= w->time; next++) {
            assert_true(next == w->time || level[next] == 0); /* no change is left out */
            now += level[next];
        }
        assert_true(lines->value == (uint64_t)(now & 0xffffffff));
    }
    assert_int_equal(now, 0);
    assert_int_equal(next, TIMES + 1);
    assert_int_equal(tlps->value, EVENTS / 2);
    free(level);
    done(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing),
        cmocka_unit_test(a_link),
        cmocka_unit_test(at_the_beginning),
        cmocka_unit_test(many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
