/* SPDX-License-Identifier: Apache-2.0 */
/** The order between cores on one link, and who is charged with an error that comes late. */
#include "rig.h"

#include <math.h>

static const simtime_t NS = PS_PER_NS;

/* ---- two cores ------------------------------------------------------------------------------- */

/** Nothing waits: every store goes when it is issued, and the link is faster than both cores. */
static struct rig *free_running(void)
{
    struct rig *r = rig_new();
    r->params.core.device_outstanding = 4096;
    r->params.core.nc_outstanding = 4096;
    r->params.root.posted_queue = 1024;
    r->params.link.gen = 5;
    r->params.link.width = 16;
    r->params.link.ph = r->params.link.pd = 0;
    return r;
}

static void queue_isb(struct cpu *cpu, unsigned n)
{
    struct access isb = rig_barrier("isb");
    while (n-- > 0)
        rig_access(cpu, &isb);
}

/**
 * Core 0 stores at 1, 1 + a, 1 + 2a ... ns, core 1 at 1 + shift, 1 + shift + b ...: each other ns
 * is an ISB. Whoever issued first is first on the link; at the same time core 0.
 */
static void test_issue_order(void **state)
{
    enum { STORES = 40 };

    (void)state;
    for (unsigned a = 2; a <= 5; a++) {
        for (unsigned b = 2; b <= 5; b++) {
            for (unsigned shift = 0; shift <= 6; shift++) {
                struct rig *r = free_running();
                struct error e = { 0 };
                rig_build(r);
                rig_vm(r, "v6.9", "device-ngnre");
                struct cpu *cpus[2] = { rig_cpu(r, 0, 0), rig_cpu(r, 0, 1) };
                const unsigned step[2] = { a, b };
                platform_parallel(r->platform, true);
                queue_isb(cpus[1], shift);
                for (unsigned n = 0; n < 2; n++) {
                    for (unsigned i = 0; i < STORES; i++) {
                        struct access s = rig_store(rig_va(r, 0, 4096 * (uint64_t)n + 8 * i), 8);
                        rig_access(cpus[n], &s);
                        queue_isb(cpus[n], step[n] - 1);
                    }
                }
                assert_true(platform_run(r->platform, &e));
                rig_finish(r);
                assert_int_equal(rig_writes(r), 2 * STORES);
                unsigned done[2] = { 0, 0 };
                for (size_t i = 0; i < 2 * STORES; i++) {
                    simtime_t due[2];
                    for (unsigned n = 0; n < 2; n++)
                        due[n] = done[n] == STORES ? SIMTIME_NEVER
                                                   : 1 + n * shift + (simtime_t)step[n] * done[n];
                    unsigned n = due[0] <= due[1] ? 0 : 1;
                    const struct pcie_tlp *t = &r->tlps[i];
                    assert_int_equal(t->master, n);
                    assert_true(t->address.ba == r->bar.pa + 4096 * (uint64_t)n + 8 * done[n]);
                    /* bus 50 and root 75; at the same time the second waits for 32 bytes. */
                    assert_true(t->time >= (due[n] + 125) * NS);
                    assert_true(t->time <= (due[n] + 125) * NS + 600);
                    done[n]++;
                }
                rig_free(r);
            }
        }
    }
}

/** A time-out of one core's buffer while it waits is in order with the other core's stores. */
static void test_timeout_order(void **state)
{
    (void)state;
    struct rig *r = free_running();
    struct error e = { 0 };
    r->params.core.wc_timeout = 300 * NS;
    r->params.core.device_drains_wc = false;
    rig_build(r);
    rig_vm(r, "v6.9", "normal-nc");
    struct map_request how;
    struct mapping device;
    map_request_defaults(&how);
    how.bar = 2;
    assert_true(s1_type_parse("device-ngnre", &how.s1, &e));
    assert_true(vm_map(r->vms[0].vm, r->ep, &how, &device, &e));
    struct cpu *cpus[2] = { rig_cpu(r, 0, 0), rig_cpu(r, 0, 1) };
    platform_parallel(r->platform, true);
    struct access s = rig_store(rig_va(r, 0, 0), 8), load = rig_load(device.va, 4);
    load.va.va += 0x2000;
    rig_access(cpus[0], &s);    /* 1 ns: leaves at 301 ns */
    rig_access(cpus[0], &load); /* takes longer than that */
    for (uint64_t i = 0; i < 400; i++) {
        struct access d = rig_store((va_t){ device.va.va + 0x1000 + 8 * i }, 8);
        rig_access(cpus[1], &d);
    }
    assert_true(platform_run(r->platform, &e));
    rig_finish(r);
    /* Core 1's stores go at 1, 2 ... 400 ns; core 0 is first at the same time. */
    size_t writes = 0;
    for (size_t i = 0; i < r->tlp_count; i++) {
        if (r->tlps[i].type != PCIE_MWR)
            continue;
        if (r->tlps[i].master == 0) {
            assert_int_equal(writes, 300);
            assert_int_equal(r->tlps[i].reason, BUS_REASON_TIMEOUT);
        }
        writes++;
    }
    assert_int_equal(writes, 401);
    rig_free(r);
}

/** Calls one after another are one after another in time, whatever cores they are for. */
static void test_calls_in_order(void **state)
{
    (void)state;
    struct rig *r = free_running();
    rig_build(r);
    rig_vm(r, "v6.9", "device-ngnre");
    for (unsigned i = 0; i < 30; i++)
        rig_block(rig_cpu(r, 0, i % 3), rig_va(r, 0, 64 * (uint64_t)i), 8 * (1 + i % 5), "str8",
                  NULL);
    rig_finish(r);
    uint64_t last = 0;
    for (size_t i = 0; i < r->tlp_count; i++) {
        if (r->tlps[i].type != PCIE_MWR)
            continue;
        assert_true(r->tlps[i].address.ba >= last);
        last = r->tlps[i].address.ba;
    }
    rig_free(r);
}

/** At the end, what still waits to be joined goes when it was stored, not before. */
static void test_finish_order(void **state)
{
    (void)state;
    struct rig *r = free_running();
    r->params.root.join_limit = 4096;
    rig_build(r);
    rig_vm(r, "v6.9", "normal-nc");
    struct cpu *one = rig_cpu(r, 0, 0), *two = rig_cpu(r, 0, 1);
    rig_block(one, rig_va(r, 0, 0), 64, "str8", NULL);
    rig_block(two, rig_va(r, 0, 4096), 64, "str8", NULL);
    cpu_advance(two, 50000 * NS);
    rig_block(two, rig_va(r, 0, 4096 + 64), 64, "str8", NULL);
    rig_finish(r);
    assert_string_equal(rig_text(r), "0:64 1000:128");
    for (size_t i = 0; i < r->drain_count; i++) {
        const struct core_drain *d = &r->drains[i];
        for (size_t k = 0; k < r->tlp_count; k++) {
            const struct pcie_tlp *t = &r->tlps[k];
            if (d->line.pa >= t->address.ba && d->line.pa < t->address.ba + t->length_dw * 4)
                assert_true(t->time >= d->time + 125 * NS);
        }
    }
    rig_free(r);
}

/** What is no longer waited for does not move the time: the next call goes on where the last was.
 */
static void test_finish_keeps_time(void **state)
{
    (void)state;
    struct rig *r = free_running();
    r->params.root.join_limit = 256;
    r->params.root.join_timeout = 70000 * NS;
    r->params.core.wc_timeout = 80000 * NS;
    rig_build(r);
    rig_vm(r, "v6.9", "normal-nc");
    struct cpu *cpu = rig_cpu(r, 0, 0);
    struct access load = rig_load(rig_va(r, 0, 0), 8), store = rig_store(rig_va(r, 0, 0), 8);
    rig_access(cpu, &store);
    rig_access(cpu, &load);
    store.va.va += 256;
    rig_access(cpu, &store);
    rig_finish(r);
    assert_true(platform_time(r->platform) < 2000 * NS);
    rig_access(cpu, &store);
    assert_true(cpu_now(cpu) < 2000 * NS);
    rig_free(r);
}

/* ---- a late error ---------------------------------------------------------------------------- */

/**
 * Generation 1, one lane, no SKP: a byte takes 4 ns. A Device store at 1 ns; on the link at 126;
 * 8 + 16 + 8 bytes, so in the endpoint at 126 + 128 + 150; the message is 8 + 16 bytes: in the root
 * port 96 + 150 later, if no DLLP is before it; the core hears of it 500 later.
 */
enum { HEARD = 126 + 128 + 150 + 96 + 150 + 500 };

static struct rig *failing(void)
{
    struct rig *r = rig_new();
    r->params.link.gen = 1;
    r->params.link.width = 1;
    r->params.link.skp = false;
    r->params.link.write_time = 100 * NS; /* so that the UpdateFC comes after the message */
    r->params.root.posted_error = 2;
    r->params.core.switch_time = 300 * NS;
    r->params.core.barrier_time = 0;
    r->params.host.exit_time = 200 * NS;
    rig_build(r);
    rig_vm(r, "v6.9", "device-ngnre");
    rig_vm(r, "v6.9", "device-ngnre");
    return r;
}

static const struct platform_error *serror_of(const struct rig *r)
{
    const struct platform_error *found = NULL;
    for (size_t i = 0; i < r->error_count; i++) {
        if (strcmp(r->errors[i].kind, "serror") == 0) {
            assert_null(found);
            found = &r->errors[i];
        }
    }
    assert_non_null(found);
    return found;
}

static void test_serror_victim(void **state)
{
    /* When VM 2 begins to take the core over, in ps around the time of the report: the exit takes
     * 200 ns, and then the host 300 ns and a DSB of 1 ns. */
    static const struct {
        int64_t after;
        unsigned running; /* 0: the host */
        const char *victim;
    } rows[] = {
        { -900000, 2, "other-guest" },
        { -502000, 2, "other-guest" },
        { -499999, 0, "host" },
        { -200001, 0, "host" },
        { -199999, 1, "guest" },
        { -1, 1, "guest" },
        { 1, 1, "guest" },
        { 1000, 1, "guest" },
        { 5000000, 1, "guest" },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        for (unsigned how = 0; how < 2; how++) { /* the time passes idle, or by platform_wait() */
            struct rig *r = failing();
            struct error e = { 0 };
            struct cpu *one = rig_cpu(r, 0, 0), *two = rig_cpu(r, 1, 0);
            struct access s = rig_store(rig_va(r, 0, 0x40), 8);
            rig_inject(r, PCIE_INJECT_UR, 0x40, 1);
            rig_access(one, &s);
            simtime_t at = (simtime_t)(HEARD * 1000 + rows[i].after);
            if (how == 0)
                cpu_advance(one, at);
            else
                assert_true(platform_wait(r->platform, at - cpu_now(one), &e));
            struct access other = rig_store(rig_va(r, 1, 0x80), 8);
            rig_access(two, &other);
            rig_finish(r);
            const struct platform_error *s_error = serror_of(r);
            uint16_t first = vm_domain(r->vms[0].vm);
            /* An exit finds it at its end. */
            const bool exits = rows[i].after > -200000 && rows[i].after < 0;
            const simtime_t found = exits ? at + 200 * NS : HEARD * NS;
            assert_int_equal(s_error->time, found);
            assert_int_equal(s_error->domain, first);
            assert_int_equal(s_error->running, rows[i].running);
            assert_string_equal(s_error->victim, rows[i].victim);
            assert_int_equal(platform_host_died(r->platform), rows[i].running == 0);
            assert_int_equal(vm_stopped(r->vms[1].vm), rows[i].running != 1);
            assert_true(s_error->address == r->bar.pa + 0x40);
            /* And the endpoint's own record, earlier. */
            assert_string_equal(r->errors[0].kind, "write-ur");
            assert_int_equal(r->errors[0].time, (HEARD - 500) * NS);
            assert_int_equal(r->errors[0].domain, first);
            assert_int_equal(r->errors[0].running, -1);
            rig_free(r);
        }
    }
}

/** The other VM on another core: nobody is mistaken for it. */
static void test_serror_other_core(void **state)
{
    (void)state;
    struct rig *r = failing();
    struct error e = { 0 };
    platform_parallel(r->platform, true);
    struct cpu *one = rig_cpu(r, 0, 0), *two = rig_cpu(r, 1, 1);
    rig_inject(r, PCIE_INJECT_CA, 0x40, 1);
    struct access s = rig_store(rig_va(r, 0, 0x40), 8);
    rig_access(one, &s);
    for (unsigned i = 0; i < 200; i++) {
        struct access other = rig_store(rig_va(r, 1, 0x1000 + 8 * (uint64_t)i), 8);
        rig_access(two, &other);
    }
    assert_true(platform_run(r->platform, &e));
    rig_finish(r);
    assert_string_equal(serror_of(r)->victim, "guest");
    assert_string_equal(r->errors[0].kind, "write-ca");
    rig_free(r);
}

/** The write that fails is a buffered line of the VM that has left: by time-out, or evicted. */
static void test_serror_of_a_buffer(void **state)
{
    (void)state;
    for (unsigned evicted = 0; evicted < 2; evicted++) {
        struct rig *r = rig_new();
        r->params.core.wc_timeout = evicted ? 0 : 2000 * NS;
        r->params.core.wc_lines = 1;
        r->params.root.posted_error = 2;
        rig_build(r);
        rig_vm(r, "v6.9", "normal-nc");
        rig_vm(r, "v6.9", "normal-nc");
        struct cpu *one = rig_cpu(r, 0, 0), *two = rig_cpu(r, 1, 0);
        rig_inject(r, PCIE_INJECT_UR, 0x40, 1);
        struct access s = rig_store(rig_va(r, 0, 0x40), 8);
        rig_access(one, &s);
        struct access other = rig_store(rig_va(r, 1, evicted ? 0x80 : 0x1000), 8);
        rig_access(two, &other);             /* VM 1's line is still in its buffer, or goes now */
        assert_int_equal(r->drain_count, 1); /* one buffer: it was evicted in either case */
        assert_int_equal(r->drains[0].domain, vm_domain(r->vms[0].vm));
        rig_finish(r);
        assert_int_equal(serror_of(r)->domain, vm_domain(r->vms[0].vm));
        assert_string_equal(serror_of(r)->victim, "other-guest");
        rig_free(r);
    }
}

/** Silent and AER: no SError. */
static void test_no_serror(void **state)
{
    (void)state;
    for (unsigned policy = 0; policy < 2; policy++) {
        struct rig *r = rig_new();
        r->params.root.posted_error = policy;
        rig_build(r);
        rig_vm(r, "v6.9", "normal-nc");
        rig_inject(r, PCIE_INJECT_UR, UINT64_MAX, 3);
        rig_block(rig_cpu(r, 0, 0), rig_va(r, 0, 0), 512, "str8", NULL);
        rig_finish(r);
        for (size_t i = 0; i < r->error_count; i++)
            assert_string_not_equal(r->errors[i].kind, "serror");
        uint8_t got[512];
        rig_memory(r, 0, got, sizeof got);
        for (unsigned i = 0; i < sizeof got; i++)
            assert_int_equal(got[i], i < 3 * 64 ? 0 : i & 0xff);
        rig_free(r);
    }
}

/* ---- the saturated machine ---------------------------------------------------------------------
 */

/** A core that stores faster than the link takes: bandwidth is the link's. */
static void test_machine_bandwidth(void **state)
{
    static const struct {
        const char *s1, *pattern;
        uint64_t join;
        unsigned payload;
    } rows[] = {
        { "normal-nc", "stp", 64, 64 },
        { "normal-nc", "stp", 256, 256 },
        { "device-ngnre", "str8", 64, 8 },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct rig *r = rig_new();
        r->params.core.freq = 3000000000;
        r->params.core.nc_outstanding = r->params.core.device_outstanding = 4096;
        r->params.root.join_limit = rows[i].join;
        r->params.root.bus_latency = r->params.root.root_latency = 0;
        r->params.link.gen = 3;
        r->params.link.width = 2;
        r->params.link.ph = r->params.link.pd = 0;
        rig_build(r);
        rig_vm(r, "v6.9", rows[i].s1);
        rig_block(rig_cpu(r, 0, 0), rig_va(r, 0, 0), 1 << 16, rows[i].pattern, NULL);
        rig_finish(r);
        size_t n = rig_writes(r);
        assert_int_equal(n, (1 << 16) / rows[i].payload);
        double span = (double)(r->tlps[r->tlp_count - 1].time - r->tlps[0].time);
        double got = (double)rows[i].payload * (double)(n - 1) / span * 1e12;
        double want = 8e9 * 2 / 8 * 128 / 130 * (1 - 1.0 / 375) * rows[i].payload /
                      (rows[i].payload + 8 + 16);
        assert_true(fabs(got / want - 1) < 0.01);
        rig_free(r);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_issue_order),       cmocka_unit_test(test_timeout_order),
        cmocka_unit_test(test_calls_in_order),    cmocka_unit_test(test_finish_order),
        cmocka_unit_test(test_finish_keeps_time), cmocka_unit_test(test_serror_victim),
        cmocka_unit_test(test_serror_other_core), cmocka_unit_test(test_serror_of_a_buffer),
        cmocka_unit_test(test_no_serror),         cmocka_unit_test(test_machine_bandwidth),
    };
    return cmocka_run_group_tests(tests, rig_seed, NULL);
}
