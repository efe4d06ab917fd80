/* SPDX-License-Identifier: Apache-2.0 */
/* Which requests a fault on demand hits: by address, number, time, probability; what is refused. */
#include "errors_rig.h"

static const simtime_t START = 1000000, STEP = 1000000;

/* `count` reads of a DW, at the BAR's start and on; which of them failed, as text of 0 and 1. */
static const char *pattern(struct rig *r, unsigned count, const struct pcie_inject *faults,
                           size_t fault_count)
{
    static char text[ACTIONS_MAX + 1];
    errors_build(r);
    for (size_t i = 0; i < fault_count; i++)
        inject(r->port, &faults[i]);
    for (unsigned i = 0; i < count; i++)
        rig_add(r, read_at(r, START + i * STEP, LOW_BAR + i % 1024 * 4, 4));
    rig_run(r);
    for (unsigned i = 0; i < count; i++)
        text[i] = r->answers[i].data[0] ? '1' : '0';
    text[count] = '\0';
    rig_free(r);
    return text;
}

static struct pcie_inject ur(void)
{
    return fault_of(PCIE_INJECT_UR, PCIE_INJECT_MEM);
}

static void by_number(void **state)
{
    (void)state;
    struct pcie_inject f = ur();
    assert_string_equal(pattern(errors_rig(), 8, &f, 1), "10000000");
    f.count = 3;
    assert_string_equal(pattern(errors_rig(), 8, &f, 1), "11100000");
    f.skip = 2;
    assert_string_equal(pattern(errors_rig(), 8, &f, 1), "00111000");
    f.skip = 7;
    assert_string_equal(pattern(errors_rig(), 8, &f, 1), "00000001");
    f.skip = 8;
    assert_string_equal(pattern(errors_rig(), 8, &f, 1), "00000000");
    /* Two of them: what one has hit the other has not seen. */
    struct pcie_inject two[2] = { ur(), ur() };
    two[1].skip = 3;
    assert_string_equal(pattern(errors_rig(), 8, two, 2), "10001000");
    f.count = 0;
    assert_string_equal(pattern(errors_rig(), 8, &f, 1), "00000000");
}

static void by_offset(void **state)
{
    (void)state;
    for (unsigned offset = 0; offset < 40; offset++) {
        struct pcie_inject f = ur();
        char expected[] = "00000000";
        f.offset = offset;
        if (offset / 4 < 8)
            expected[offset / 4] = '1';
        assert_string_equal(pattern(errors_rig(), 8, &f, 1), expected);
    }
}

/* Only what the byte enables select is touched. */
static void by_byte(void **state)
{
    (void)state;
    for (unsigned offset = 0; offset < 8; offset++)
        for (unsigned at = 0; at < 8; at++)
            for (unsigned size = 1; size <= 8 - at; size++) {
                struct rig *r = errors_rig();
                struct pcie_inject f = ur();
                f.offset = offset;
                errors_build(r);
                inject(r->port, &f);
                rig_add(r, read_at(r, START, LOW_BAR + at, size));
                rig_run(r);
                assert_int_equal(r->error_count, offset >= at && offset < at + size);
                rig_free(r);
            }
}

/* To the picosecond: a request is in the endpoint's buffer at a time that a look tells. */
static void by_time(void **state)
{
    (void)state;
    struct rig *r = errors_rig();
    errors_build(r);
    rig_add(r, read_at(r, START, LOW_BAR, 4));
    rig_run(r);
    const simtime_t arrival = tlp_of(r, PCIE_MRD, 0)->end + r->link.latency;
    rig_free(r);
    for (int late = -1; late <= 1; late++) {
        struct pcie_inject f = ur();
        f.from = arrival + (simtime_t)late;
        assert_string_equal(pattern(errors_rig(), 3, &f, 1), late > 0 ? "010" : "100");
    }
    struct pcie_inject f = ur();
    f.from = arrival + 2 * STEP;
    f.skip = 1; /* counted from then on */
    assert_string_equal(pattern(errors_rig(), 6, &f, 1), "000100");
}

/*
 * How many of n fail with probability p: n p, with a standard deviation of sqrt(n p (1 - p)). Five
 * of them are left for chance, 1 run in 1.7 million. Runs of failures are as long as they ought to
 * be: after a failure, another follows with p.
 */
static void by_probability(void **state)
{
    static const double rows[] = { 0.01, 0.1, 0.5, 0.9, 0.99 };
    enum { N = 4000 };
    const uint64_t seed = below(UINT64_MAX);
    (void)state;
    print_message("root's seed %llu\n", (unsigned long long)seed);
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        const double p = rows[i], sigma2 = N * p * (1 - p);
        unsigned hits = 0, pairs = 0;
        struct rig *r = errors_rig();
        struct pcie_inject f = ur();
        f.probability = p;
        f.count = UINT64_MAX;
        rig_build(r);
        pcie_root_seed(r->root, seed);
        struct error e = { 0 };
        struct pcie_port *port = pcie_port_new(r->root, &r->link, &e);
        assert_non_null(port);
        assert_true(pcie_add_bar(port, 0, (pa_t){ 0x60000000 }, 1 << 20, &e));
        inject(port, &f);
        for (unsigned n = 0; n < N; n++)
            rig_add(r, read_at(r, START + n * STEP, 0x60000000, 4));
        rig_run(r);
        for (unsigned n = 0; n < N; n++) {
            const bool hit = r->answers[n].data[0] != 0;
            hits += hit;
            pairs += hit && n > 0 && r->answers[n - 1].data[0] != 0;
        }
        const double off = hits - N * p;
        assert_true(off * off <= 25 * sigma2);
        /* Pairs: mean N p^2; their variance is at most N p^2 (1 + 2 p). */
        const double off2 = pairs - N * p * p;
        assert_true(off2 * off2 <= 25 * N * p * p * (1 + 2 * p));
        assert_int_equal(r->error_count < ARRAY_LEN(r->errors) ? r->error_count : hits, hits);
        rig_free(r);
    }
}

/* The same seed hits the same, and each endpoint has numbers of its own. */
static void by_seed(void **state)
{
    char texts[3][257];
    (void)state;
    for (unsigned run = 0; run < 3; run++) {
        struct rig *r = errors_rig();
        struct error e = { 0 };
        struct pcie_inject f = ur();
        f.probability = 0.5;
        f.count = UINT64_MAX;
        errors_build(r);
        struct pcie_port *port = pcie_port_new(r->root, &r->link, &e);
        assert_non_null(port);
        assert_true(pcie_add_bar(port, 0, (pa_t){ 0x60000000 }, 1 << 20, &e));
        struct pcie_port *chosen = run == 2 ? port : r->port;
        inject(chosen, &f);
        for (unsigned n = 0; n < 256; n++)
            rig_add(r, read_at(r, START + n * STEP, run == 2 ? 0x60000000 : LOW_BAR, 4));
        rig_run(r);
        for (unsigned n = 0; n < 256; n++)
            texts[run][n] = r->answers[n].data[0] ? '1' : '0';
        texts[run][256] = '\0';
        rig_free(r);
    }
    assert_string_equal(texts[0], texts[1]);
    assert_string_not_equal(texts[0], texts[2]);
}

/* A space is not hit by requests of another. */
static void by_space(void **state)
{
    const uint64_t at[] = { LOW_BAR, IO_BAR, ECAM + BUS_1 + 0x40 };
    (void)state;
    for (enum pcie_inject_space space = PCIE_INJECT_MEM; space <= PCIE_INJECT_CFG; space++) {
        struct rig *r = errors_rig();
        struct pcie_inject f = fault_of(PCIE_INJECT_CA, space);
        f.count = 2;
        errors_build(r);
        inject(r->port, &f);
        for (unsigned i = 0; i < 6; i++)
            rig_add(r, read_at(r, START + i * STEP, at[i % 3], 4));
        rig_run(r);
        static const char *const kinds[] = { "read-ca read-ca", "io-ca io-ca",
                                             "config-ca config-ca" };
        assert_string_equal(kinds_of(r), kinds[space]);
        rig_free(r);
    }
}

static void delay(void **state)
{
    (void)state;
    simtime_t times[2];
    for (unsigned i = 0; i < 2; i++) {
        struct rig *r = errors_rig();
        struct pcie_inject f = fault_of(PCIE_INJECT_DELAY, PCIE_INJECT_MEM);
        f.delay = 1234567;
        errors_build(r);
        if (i)
            inject(r->port, &f);
        const uint32_t tag = rig_add(r, read_at(r, START, LOW_BAR, 4));
        rig_run(r);
        times[i] = r->answers[tag].time;
        rig_free(r);
    }
    assert_int_equal(times[1] - times[0], 1234567);
}

/* ---- the link, at a time -----------------------------------------------------------------------
 */

static void link_at_time(void **state)
{
    (void)state;
    struct rig *r = errors_rig();
    errors_build(r);
    const struct pcie_inject f = { .kind = PCIE_INJECT_LINKDOWN,
                                   .at_time = true,
                                   .from = START + 777,
                                   .count = 1,
                                   .delay = 5 * STEP };
    inject(r->port, &f);
    const uint32_t down = rig_add(r, read_at(r, START + STEP, LOW_BAR, 4));
    const uint32_t up = rig_add(r, read_at(r, START + 6 * STEP, LOW_BAR, 4));
    rig_run(r);
    assert_string_equal(kinds_of(r), "link-down read-linkdown");
    assert_true(r->errors[0].time == START + 777);
    assert_int_equal(r->answers[down].data[0], 0xff);
    assert_int_equal(r->answers[up].data[0], 0);
    rig_free(r);
}

/* ---- refusals ----------------------------------------------------------------------------------
 */

static void refusals(void **state)
{
    static const struct {
        struct pcie_inject what;
        const char *text;
    } rows[] = {
        { { .kind = PCIE_INJECT_UR, .bar = 3, .count = 1 }, "no BAR 3" },
        { { .kind = PCIE_INJECT_UR, .bar = 0, .space = PCIE_INJECT_IO, .count = 1 },
          "no I/O BAR 0" },
        { { .kind = PCIE_INJECT_UR, .bar = 1, .count = 1 }, "no BAR 1" },
        { { .kind = PCIE_INJECT_UR, .space = PCIE_INJECT_CFG, .offset = 4096, .count = 1 },
          "0x1000 is beyond the 4096 bytes" },
        { { .kind = PCIE_INJECT_UR, .probability = 1.5, .count = 1 }, "expected 0 to 1" },
        { { .kind = PCIE_INJECT_UR, .probability = -0.5, .count = 1 }, "expected 0 to 1" },
        { { .kind = PCIE_INJECT_UR, .probability = 0.0 / 0.0, .count = 1 }, "expected 0 to 1" },
        { { .kind = PCIE_INJECT_UR, .at_time = true, .count = 1 }, "only kind linkdown" },
        { { .kind = PCIE_INJECT_LCRC, .skip = 1, .count = 1 }, "lcrc takes count alone" },
    };
    (void)state;
    struct rig *r = errors_rig();
    struct error e = { 0 };
    errors_build(r);
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        e = (struct error){ 0 };
        assert_false(pcie_inject(r->port, &rows[i].what, &e));
        if (!strstr(e.text, rows[i].text))
            fail_msg("%s: expected \"%s\"", e.text, rows[i].text);
    }
    const struct pcie_inject f = ur();
    for (unsigned i = 0; i < INJECTS_MAX; i++)
        inject(r->port, &f);
    assert_false(pcie_inject(r->port, &f, &e));
    assert_non_null(strstr(e.text, "at most 16 at a time"));
    rig_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_number),      cmocka_unit_test(by_offset),
        cmocka_unit_test(by_byte),        cmocka_unit_test(by_time),
        cmocka_unit_test(by_probability), cmocka_unit_test(by_seed),
        cmocka_unit_test(by_space),       cmocka_unit_test(delay),
        cmocka_unit_test(link_at_time),   cmocka_unit_test(refusals),
    };
    return cmocka_run_group_tests(tests, rig_seed, NULL);
}
