/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An SError hits whoever runs on its core. VM 1 makes a write that fails, leaves its core, the host
 * runs, VM 2 runs; the error comes at a time of our choice, to the picosecond. Who is hurt is the
 * table of do_serror() and kvm_handle_guest_serror(), written out.
 */
#include "lives_rig.h"

enum turn { GUEST, EXIT, HOST, OTHER, TURNS };

/* ---- what is known ----------------------------------------------------------------------------
 */

enum syndrome { SAYS_UER, SAYS_UEU, SAYS_UC, SAYS_UEO, SAYS_CE, SAYS_IDS, SAYS_NOTHING, NO_RAS };

static const struct {
    const char *name;
    bool ras;
    unsigned truth, report;
    const char *victims[TURNS];
} syndromes[] = {
    [SAYS_UER] = { "UER",
                   true,
                   EXT_UER,
                   EXT_REPORT_STATE,
                   { "guest", "guest", "host", "other-guest" } },
    [SAYS_UEU] = { "UEU",
                   true,
                   EXT_UER,
                   EXT_REPORT_UEU,
                   { "guest", "guest", "host", "other-guest" } },
    [SAYS_UC] = { "UC", true, EXT_UER, EXT_REPORT_UC, { "host", "host", "host", "host" } },
    [SAYS_UEO] = { "UEO",
                   true,
                   EXT_UEO,
                   EXT_REPORT_STATE,
                   { "nobody", "nobody", "nobody", "nobody" } },
    [SAYS_CE] = { "CE",
                  true,
                  EXT_CE,
                  EXT_REPORT_STATE,
                  { "nobody", "nobody", "nobody", "nobody" } },
    [SAYS_IDS] = { "IDS",
                   true,
                   EXT_UER,
                   EXT_REPORT_IMPDEF,
                   { "guest", "guest", "host", "other-guest" } },
    [SAYS_NOTHING] = { "uncategorized",
                       true,
                       EXT_UER,
                       EXT_REPORT_UNCATEGORIZED,
                       { "host", "host", "host", "host" } },
    [NO_RAS] = { "no RAS",
                 false,
                 EXT_UER,
                 EXT_REPORT_STATE,
                 { "guest", "guest", "host", "other-guest" } },
};

static const char *const turn_names[TURNS] = { "guest", "exit", "host", "other" };
static const int running[TURNS] = { 1, 1, 0, 2 };

/* ---- the timeline -----------------------------------------------------------------------------
 */

struct line {
    unsigned syndrome; /* enum syndrome */
    bool unsynchronizable;
    bool by_core; /* the delay is serror.latency instead of error_latency */
    bool comes;   /* VM 2 just comes; else VM 1 leaves, and the host has time of its own */
    bool nc;      /* the write waits in a buffer for a DSB */
    bool ea;
    bool quiet; /* nobody is told of the write */
    simtime_t exit_time, switch_time, host_time;
    simtime_t delay;
};

/* The last moment of each but VM 2. */
struct played {
    simtime_t lasts[OTHER];
    struct platform_error error;
    struct verdict verdict;
    struct life_event told; /* the exception, or what the exit found */
    bool any;               /* `told` is one */
    struct life_domain stopped;
    bool died, stopped1, stopped2;
};

enum { VM1_TIME = 5000, VM2_TIME = 9000 }; /* ns */
enum { CYCLE = 1000 };                     /* ps: the rig's cores have 1 GHz */

static struct rig *machine(const struct line *l)
{
    struct rig *r = rig_new();
    r->params.core.switch_time = l->switch_time;
    r->params.core.barrier_time = 0;
    r->params.root.posted_error = l->quiet ? PCIE_POSTED_SILENT : PCIE_POSTED_SERROR;
    r->params.root.error_latency = l->by_core ? 0 : l->delay;
    r->params.serror.latency = l->by_core ? l->delay : 0;
    r->params.abort.ras = syndromes[l->syndrome].ras;
    r->params.abort.report = syndromes[l->syndrome].report;
    r->params.abort.synchronizable = !l->unsynchronizable;
    r->params.host.truth = syndromes[l->syndrome].truth;
    r->params.host.scr_el3_ea = l->ea;
    r->params.host.exit_time = l->exit_time;
    rig_build(r);
    for (unsigned i = 0; i < 2; i++)
        rig_vm(r, "v6.9", l->nc ? "normal-nc" : "device-ngnre");
    return r;
}

static void wait_for(struct rig *r, simtime_t time)
{
    struct error e = { 0 };
    assert_true(platform_wait(r->platform, time, &e));
}

static void look(struct rig *r, struct played *out)
{
    struct error e = { 0 };
    size_t kept;
    uint64_t total;
    const struct platform_life *lives = platform_lives(r->platform, &kept, &total);
    unsigned serrors = 0;
    for (size_t i = 0; i < r->error_count; i++) {
        if (strcmp(r->errors[i].kind, "serror") == 0) {
            out->error = r->errors[i];
            serrors++;
        }
    }
    assert_int_equal(serrors, 1);
    assert_int_equal(kept, 1);
    assert_int_equal(total, 1);
    assert_int_equal(out->error.life, 1);
    if (!host_verdict(&lives[0].life, &out->verdict, &e))
        fail_msg("%s", e.text);
    for (size_t i = 0; i < lives[0].life.count; i++) {
        const struct life_event *x = &lives[0].life.events[i];
        if (x->what == LIFE_EXCEPTION || (x->what == LIFE_REPORTED && x->how == LIFE_EXIT)) {
            out->told = *x;
            out->any = true;
        }
        if (x->what == LIFE_STOPPED)
            out->stopped = x->domain;
    }
    out->died = platform_host_died(r->platform);
    out->stopped1 = vm_stopped(r->vms[0].vm);
    out->stopped2 = vm_stopped(r->vms[1].vm);
}

static struct cpu *fail_a_write(struct rig *r, const struct line *l)
{
    struct cpu *cpu = rig_cpu(r, 0, 0);
    struct access store = rig_store(rig_va(r, 0, 0x40), 8), dsb = rig_barrier("dsb sy");
    rig_inject(r, PCIE_INJECT_UR, 0x40, 1);
    rig_access(cpu, &store);
    if (l->nc)
        rig_access(cpu, &dsb);
    return cpu;
}

/* Returns when it begins: a hint takes one cycle and waits for nothing. */
static simtime_t run_vm2(struct rig *r)
{
    struct cpu *cpu = rig_cpu(r, 1, 0);
    struct access load = rig_load(rig_va(r, 1, 0x80), 8), hint = rig_barrier("dgh");
    struct error e = { 0 };
    struct cpu_result result;
    assert_true(cpu_access(cpu, &hint, &result, &e));
    const simtime_t begins = cpu_now(cpu) - CYCLE;
    assert_true(cpu_access(cpu, &load, &result, &e));
    return begins;
}

/* Barriers of the kernel make the parts a little longer. */
static void near(simtime_t time, simtime_t least)
{
    assert_in_range(time, least, least + 4 * CYCLE);
}

/* Without an error. */
static struct played play_quiet(struct line l)
{
    struct played out = { 0 };
    struct error e = { 0 };
    l.delay = 0;
    l.quiet = true;
    struct rig *r = machine(&l);
    struct cpu *one = fail_a_write(r, &l);
    out.lasts[GUEST] = cpu_now(one) + VM1_TIME * PS_PER_NS;
    wait_for(r, VM1_TIME * PS_PER_NS);
    assert_true(cpu_exit(one, &e));
    out.lasts[EXIT] = cpu_now(one);
    near(out.lasts[EXIT], out.lasts[GUEST] + l.exit_time);
    if (!l.comes && l.host_time != 0)
        wait_for(r, l.host_time);
    out.lasts[HOST] = run_vm2(r);
    near(out.lasts[HOST], out.lasts[EXIT] + (l.comes ? 0 : l.host_time) + l.switch_time);
    rig_free(r);
    return out;
}

static struct played play(const struct line *l)
{
    struct played out = play_quiet(*l);
    struct error e = { 0 };
    struct rig *r = machine(l);
    struct cpu *one = fail_a_write(r, l);
    wait_for(r, VM1_TIME * PS_PER_NS);
    if (!l->comes) {
        assert_true(cpu_exit(one, &e));
        wait_for(r, l->host_time);
    }
    run_vm2(r);
    wait_for(r, VM2_TIME * PS_PER_NS);
    look(r, &out);
    rig_free(r);
    return out;
}

/* ---- who is hurt ------------------------------------------------------------------------------
 */

static enum turn turn_at(const struct played *p, simtime_t time)
{
    unsigned turn = GUEST;
    while (turn < OTHER && time > p->lasts[turn])
        turn++;
    return (enum turn)turn;
}

static unsigned arrival_of(enum turn turn)
{
    static const unsigned arrivals[TURNS] = { ARRIVAL_GUEST, ARRIVAL_EXIT, ARRIVAL_HOST,
                                              ARRIVAL_NEIGHBOUR };
    return arrivals[turn];
}

#define SAME(got, want)                                                                            \
    do {                                                                                           \
        if ((got) != (want))                                                                       \
            fail_msg("%s in %s, at %llu: %s is %lld, not " #want, syndromes[l->syndrome].name,     \
                     turn_names[turn], (unsigned long long)p->error.time, #got, (long long)(got)); \
    } while (0)

static void check_told(const struct line *l, const struct played *p, enum turn turn)
{
    SAME(p->told.what, turn == EXIT ? LIFE_REPORTED : LIFE_EXCEPTION);
    SAME(p->told.how, turn == EXIT ? LIFE_EXIT : LIFE_SERROR);
    SAME(p->told.domain.kind, turn == HOST ? LIFE_HOST : LIFE_VM);
    SAME(p->told.domain.vm, running[turn]);
    SAME(p->verdict.arrival, arrival_of(turn));
    if (l->syndrome == SAYS_UC || l->syndrome == SAYS_NOTHING)
        SAME(p->verdict.false_panic, true);
    else
        SAME(p->verdict.false_panic, false);
}

static void check(const struct line *l, const struct played *p, simtime_t time)
{
    enum turn turn = turn_at(p, time);
    if (turn == EXIT) { /* SErrors are masked until the exit has looked; then the host has it */
        turn = l->unsynchronizable ? HOST : EXIT;
        time = p->lasts[EXIT];
    }
    const char *victim = syndromes[l->syndrome].victims[turn];
    const bool guest = strcmp(victim, "guest") == 0, other = strcmp(victim, "other-guest") == 0,
               host = strcmp(victim, "host") == 0, nobody = strcmp(victim, "nobody") == 0;
    if (strcmp(p->error.victim, victim) != 0)
        fail_msg("%s in %s, at %llu: hurts %s, not %s", syndromes[l->syndrome].name,
                 turn_names[turn], (unsigned long long)p->error.time, p->error.victim, victim);
    SAME(p->error.time, time);
    SAME(p->error.running, running[turn]);
    SAME(p->stopped.kind, host ? LIFE_HOST : nobody ? LIFE_NOBODY : LIFE_VM);
    SAME(p->stopped.vm, guest ? 1 : other ? 2 : 0);
    SAME(p->died, host);
    SAME(p->stopped1, guest || host);
    SAME(p->stopped2, other || host);
    SAME(p->verdict.verdict, host     ? VERDICT_HOST
                             : other  ? VERDICT_MISATTRIBUTED
                             : nobody ? VERDICT_SILENT
                                      : VERDICT_ASYNC);
    if (!nobody)
        check_told(l, p, turn);
}

/* When the error comes without any delay: the message is at the root port then. */
static simtime_t earliest(struct line l)
{
    l.delay = 0;
    return play(&l).error.time;
}

static unsigned sweep(struct line l)
{
    const simtime_t first = earliest(l);
    const struct played p = play(&l);
    const simtime_t middle = (p.lasts[EXIT] + p.lasts[GUEST]) / 2,
                    times[] = { first,
                                p.lasts[GUEST] - 1,
                                p.lasts[GUEST],
                                p.lasts[GUEST] + 1,
                                middle,
                                p.lasts[EXIT] - 1,
                                p.lasts[EXIT],
                                p.lasts[EXIT] + 1,
                                p.lasts[HOST] - 1,
                                p.lasts[HOST],
                                p.lasts[HOST] + 1,
                                p.lasts[HOST] + 2000 * PS_PER_NS };
    unsigned turns = 0;
    for (size_t i = 0; i < ARRAY_LEN(times); i++) {
        l.delay = times[i] - first;
        const struct played got = play(&l);
        for (unsigned n = 0; n < OTHER; n++)
            assert_int_equal(got.lasts[n], p.lasts[n]);
        check(&l, &got, times[i]);
        turns |= 1U << turn_at(&p, times[i]);
    }
    return turns;
}

static void test_borders(void **state)
{
    (void)state;
    for (unsigned n = 0; n < 16 * ARRAY_LEN(syndromes); n++) {
        struct line l = { .syndrome = n / 16,
                          .unsynchronizable = n & 1,
                          .by_core = n & 2,
                          .comes = n & 4,
                          .nc = n & 8,
                          .exit_time = 200 * PS_PER_NS,
                          .switch_time = 1000 * PS_PER_NS,
                          .host_time = 3000 * PS_PER_NS };
        assert_int_equal(sweep(l), (1U << TURNS) - 1);
    }
}

static void test_random_borders(void **state)
{
    (void)state;
    for (unsigned n = 0; n < 120; n++) {
        struct line l = { .syndrome = (unsigned)below(ARRAY_LEN(syndromes)),
                          .unsynchronizable = below(2),
                          .by_core = below(2),
                          .comes = below(2),
                          .nc = below(2),
                          .exit_time = 4 + below(2000000),
                          .switch_time = 4 + below(2000000),
                          .host_time = below(2) * below(5000000) };
        sweep(l);
    }
}

/* Without time of its own a part of the line is never met. */
static void test_no_time(void **state)
{
    (void)state;
    for (unsigned n = 0; n < 4 * ARRAY_LEN(syndromes); n++) {
        struct line l = { .syndrome = n / 4,
                          .comes = n & 2,
                          .exit_time = n & 1 ? 0 : 300 * PS_PER_NS,
                          .switch_time = n & 1 ? 700 * PS_PER_NS : 0,
                          .host_time = n & 1 ? 0 : 700 * PS_PER_NS };
        const unsigned turns = sweep(l);
        /* Without FEAT_RAS the exit begins with a DSB. */
        assert_int_equal(turns >> EXIT & 1, !(n & 1) || !syndromes[l.syndrome].ras);
    }
}

/* ---- more turns -------------------------------------------------------------------------------
 */

/* VM 1, VM 2, and then VM 1 again, or VM 2's exit: whose error it is does not matter to KVM. */
static void test_later_turns(void **state)
{
    (void)state;
    struct line l = { .syndrome = SAYS_UER,
                      .exit_time = 400 * PS_PER_NS,
                      .switch_time = 1000 * PS_PER_NS };
    const simtime_t first = earliest(l);
    enum { SECOND = 20000 };
    static const struct {
        simtime_t at, taken; /* from VM 2's exit on, in ns */
        int running;
        const char *victim;
        unsigned verdict;
    } rows[] = {
        { 200, 400, 2, "other-guest", VERDICT_MISATTRIBUTED },
        { 800, 800, 0, "host", VERDICT_HOST },
        { 2000, 2000, 1, "guest", VERDICT_ASYNC },
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct played out = { 0 };
        l.delay = (SECOND + rows[i].at) * PS_PER_NS - first;
        struct rig *r = machine(&l);
        struct cpu *one = fail_a_write(r, &l);
        struct access load = rig_load(rig_va(r, 0, 0x100), 8);
        run_vm2(r);
        wait_for(r, SECOND * PS_PER_NS - cpu_now(rig_cpu(r, 1, 0)));
        rig_access(one, &load);
        wait_for(r, 5000 * PS_PER_NS);
        look(r, &out);
        assert_int_equal(out.error.time, (SECOND + rows[i].taken) * PS_PER_NS);
        assert_int_equal(out.error.running, rows[i].running);
        assert_string_equal(out.error.victim, rows[i].victim);
        assert_int_equal(out.verdict.verdict, rows[i].verdict);
        assert_int_equal(out.stopped.vm, rows[i].running);
        rig_free(r);
    }
}

/* Another core's guest is not met, whenever the error comes. */
static void test_other_core(void **state)
{
    (void)state;
    for (unsigned n = 0; n < 12; n++) {
        struct line l = { .syndrome = SAYS_UER, .delay = n * 500 * PS_PER_NS };
        struct played out = { 0 };
        struct rig *r = machine(&l);
        fail_a_write(r, &l);
        struct access load = rig_load(rig_va(r, 1, 0x80), 8);
        for (unsigned i = 0; i < 8; i++)
            rig_access(rig_cpu(r, 1, 1), &load);
        wait_for(r, VM2_TIME * PS_PER_NS);
        look(r, &out);
        assert_string_equal(out.error.victim, "guest");
        assert_true(out.stopped1 && !out.stopped2);
        rig_free(r);
    }
}

/* SCR_EL3.EA: whatever runs, and whether it masks SErrors or not, at once. */
static void test_el3(void **state)
{
    (void)state;
    struct line l = { .syndrome = SAYS_UER,
                      .ea = true,
                      .exit_time = 200 * PS_PER_NS,
                      .switch_time = 1000 * PS_PER_NS,
                      .host_time = 1000 * PS_PER_NS };
    const simtime_t first = earliest(l);
    const struct played p = play(&l);
    for (unsigned n = 0; n < 2 * TURNS; n++) {
        const simtime_t time = (n / 2 == GUEST ? first : p.lasts[n / 2 - 1]) + 100 * PS_PER_NS;
        l.unsynchronizable = n & 1;
        l.delay = time - first;
        const struct played got = play(&l);
        assert_int_equal(got.error.time, time);
        assert_string_equal(got.error.victim, "platform");
        assert_int_equal(got.stopped.kind, LIFE_PLATFORM);
        assert_int_equal(got.verdict.verdict, VERDICT_EL3);
        assert_int_equal(got.verdict.arrival, ARRIVAL_FIRMWARE);
        assert_true(got.died);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_borders),    cmocka_unit_test(test_random_borders),
        cmocka_unit_test(test_no_time),    cmocka_unit_test(test_later_turns),
        cmocka_unit_test(test_other_core), cmocka_unit_test(test_el3),
    };
    return cmocka_run_group_tests(tests, rig_seed, NULL);
}
