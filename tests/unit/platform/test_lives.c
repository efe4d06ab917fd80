/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Lives that need more than one access: devices that change hands, bursts that a link loses,
 * watchdogs, poison, recovery by AER; and how many are kept.
 */
#include "lives_rig.h"

static const struct platform_life *life_number(const struct rig *r, uint32_t number)
{
    const struct platform_life *l = platform_life(r->platform, number);
    if (l == NULL)
        fail_msg("no life %u", number);
    return l;
}

static struct verdict verdict_of(const struct rig *r, uint32_t number)
{
    struct verdict v;
    struct error e = { 0 };
    if (!host_verdict(&life_number(r, number)->life, &v, &e))
        fail_msg("life %u: %s", number, e.text);
    return v;
}

static void check_verdict(const struct rig *r, uint32_t number, enum verdict_name want)
{
    const struct verdict v = verdict_of(r, number);
    if (v.verdict != want) {
        lives_print(r);
        fail_msg("life %u: %s, not %s", number, verdict_names[v.verdict].name,
                 verdict_names[want].name);
    }
}

static simtime_t when(const struct rig *r, uint32_t number, enum life_what what)
{
    const struct life_event *x = life_first(life_number(r, number), what);
    if (x == NULL) {
        lives_print(r);
        fail_msg("life %u: nothing is %s", number, life_what_names[what]);
    }
    return x->time;
}

static bool is_vm(struct life_domain d, uint16_t vm)
{
    return vm == 0 ? d.kind == LIFE_HOST : d.kind == LIFE_VM && d.vm == vm;
}

static void wait_for(struct rig *r, simtime_t time)
{
    struct error e = { 0 };
    assert_true(platform_wait(r->platform, time, &e));
}

static void hand(struct rig *r, int vm)
{
    struct error e = { 0 };
    if (!endpoint_hand_over(r->ep, vm < 0 ? NULL : r->vms[vm].vm, &e))
        fail_msg("%s", e.text);
}

static struct cpu_result try_access(struct rig *r, unsigned vm, unsigned core, struct access a)
{
    return rig_access(rig_cpu(r, vm, core), &a);
}

/* ---- devices that change hands ----------------------------------------------------------------
 */

static struct rig *two(const char *s1)
{
    struct rig *r = rig_new();
    rig_build(r);
    rig_vm(r, "v6.9", s1);
    rig_vm(r, "v6.9", s1);
    return r;
}

static void test_owner(void **state)
{
    (void)state;
    struct error e = { 0 };
    struct rig *r = two("device-ngnre");
    assert_int_equal(endpoint_owner(r->ep), 1);
    assert_false(endpoint_hand_over(r->ep, r->vms[0].vm, &e));
    assert_non_null(strstr(e.text, "VM 1"));
    hand(r, 1);
    assert_int_equal(endpoint_owner(r->ep), 2);
    hand(r, -1);
    assert_int_equal(endpoint_owner(r->ep), 0);
    assert_false(endpoint_hand_over(r->ep, NULL, &e));
    assert_non_null(strstr(e.text, "the host"));
    assert_int_equal(lives_total(r), 0);
    rig_free(r);
}

/* VM 1's write is on its way when VM 2 gets the device: C5 holds, as PCIe keeps VM 2's own access
 * behind it, but what changes is VM 2's device (C2). */
static void test_write_under_way(void **state)
{
    (void)state;
    for (unsigned again = 0; again < 2; again++) {
        struct rig *r = two("device-ngnre");
        try_access(r, 0, 0, rig_store(rig_va(r, 0, 0x40), 4));
        hand(r, 1);
        if (again)
            try_access(r, 1, 1, rig_load(rig_va(r, 1, 0x40), 4));
        rig_finish(r);
        assert_int_equal(lives_total(r), 1);
        assert_true(is_vm(life_number(r, 1)->life.owner, 1));
        assert_true(when(r, 1, LIFE_ISSUED) <= when(r, 1, LIFE_HANDED_OVER));
        assert_true(when(r, 1, LIFE_HANDED_OVER) < when(r, 1, LIFE_DONE));
        assert_true(is_vm(life_first(life_number(r, 1), LIFE_HANDED_OVER)->domain, 2));
        if (again) {
            assert_true(when(r, 1, LIFE_DONE) < when(r, 1, LIFE_ACCESSED));
            assert_true(is_vm(life_first(life_number(r, 1), LIFE_ACCESSED)->domain, 2));
        }
        assert_int_equal(life_count(life_number(r, 1), LIFE_ACCESSED), again);
        assert_int_equal(life_count(life_number(r, 1), LIFE_FAILED), 0);
        assert_int_equal(life_count(life_number(r, 1), LIFE_STATE), 1);
        check_verdict(r, 1, VERDICT_LEAK);
        rig_free(r);
    }
}

/* One that is there already is no matter. */
static void test_write_before(void **state)
{
    (void)state;
    struct rig *r = two("device-ngnre");
    try_access(r, 0, 0, rig_store(rig_va(r, 0, 0x40), 4));
    wait_for(r, 10000 * PS_PER_NS);
    hand(r, 1);
    try_access(r, 1, 0, rig_load(rig_va(r, 1, 0x40), 4));
    rig_finish(r);
    assert_int_equal(lives_total(r), 0);
    rig_free(r);
}

/* It sits in a write buffer of VM 1's core until VM 2 has long begun. */
static void test_stale_write(void **state)
{
    (void)state;
    for (int to = -1; to <= 1; to += 2) {
        struct rig *r = two("normal-nc");
        try_access(r, 0, 0, rig_store(rig_va(r, 0, 0x40), 4));
        hand(r, to);
        if (to >= 0) {
            try_access(r, 1, 1, rig_load(rig_va(r, 1, 0x100), 4));
            wait_for(r, 1000 * PS_PER_NS);
        }
        assert_int_equal(lives_total(r), 0);
        try_access(r, 0, 0, rig_barrier("dsb sy"));
        rig_finish(r);
        const uint16_t next = to < 0 ? 0 : 2;
        assert_int_equal(lives_total(r), 1);
        const struct platform_life *l = life_number(r, 1);
        assert_string_equal(l->kind, "stale-write");
        assert_int_equal(l->address, r->bar.pa + 0x40);
        assert_true(is_vm(l->life.owner, 1));
        assert_true(is_vm(life_first(l, LIFE_STATE)->domain, next));
        assert_true(is_vm(life_first(l, LIFE_HANDED_OVER)->domain, next));
        assert_true(when(r, 1, LIFE_ISSUED) <= when(r, 1, LIFE_HANDED_OVER));
        if (to >= 0) {
            assert_true(when(r, 1, LIFE_HANDED_OVER) < when(r, 1, LIFE_ACCESSED));
            assert_true(when(r, 1, LIFE_ACCESSED) < when(r, 1, LIFE_STATE));
        }
        assert_true(when(r, 1, LIFE_STATE) <= when(r, 1, LIFE_DONE));
        check_verdict(r, 1, VERDICT_LEAK);
        assert_false(verdict_of(r, 1).holds[1]);             /* C2 */
        assert_int_equal(verdict_of(r, 1).holds[4], to < 0); /* C5: nobody has used it yet */
        assert_int_equal(r->error_count, 1);
        assert_string_equal(r->errors[0].kind, "stale-write");
        assert_int_equal(r->errors[0].domain, 1);
        rig_free(r);
    }
}

/* The device comes back: what VM 1 does with it then is its own. */
static void test_back_again(void **state)
{
    (void)state;
    struct rig *r = two("device-ngnre");
    hand(r, 1);
    try_access(r, 1, 0, rig_load(rig_va(r, 1, 0), 4));
    hand(r, 0);
    for (unsigned i = 0; i < 5; i++)
        try_access(r, 0, 0, rig_store(rig_va(r, 0, 8 * i), 4));
    rig_finish(r);
    assert_int_equal(lives_total(r), 0);
    rig_free(r);
}

/* ---- bursts -----------------------------------------------------------------------------------
 */

enum { BURST = 40, BLOCK = 64 };

/* Each block of the burst is in the device's memory or has one life, which says it is dropped. */
static unsigned check_burst(struct rig *r, unsigned bad)
{
    uint8_t memory[BURST * BLOCK];
    unsigned lost = 0, lives[BURST] = { 0 };
    size_t kept;
    uint64_t total;
    const struct platform_life *all = platform_lives(r->platform, &kept, &total);
    rig_memory(r, 0, memory, sizeof memory);
    for (size_t i = 0; i < kept; i++) {
        if (is_vm(all[i].life.owner, 0))
            continue; /* the port's own */
        assert_true(is_vm(all[i].life.owner, 1));
        assert_in_range(all[i].address, r->bar.pa, r->bar.pa + sizeof memory - 1);
        assert_int_equal(life_count(&all[i], LIFE_DROPPED), 1);
        assert_int_equal(life_count(&all[i], LIFE_FAILED), 1);
        assert_int_equal(life_count(&all[i], LIFE_DONE), 0);
        lives[(all[i].address - r->bar.pa) / BLOCK]++;
        for (size_t n = 0; n < i; n++)
            assert_int_not_equal(all[n].transaction, all[i].transaction);
    }
    for (unsigned i = 0; i < BURST; i++) {
        const bool there = memory[i * BLOCK + 1] == (uint8_t)(i * BLOCK + 1);
        if (lives[i] != !there) {
            lives_print(r);
            fail_msg("block %u: %u lives, and it is %sthere", i, lives[i], there ? "" : "not ");
        }
        if (i < bad)
            assert_true(there);
        lost += !there;
    }
    assert_true(lives[bad] == 1);
    return lost;
}

static void test_burst(void **state)
{
    (void)state;
    static const struct {
        enum pcie_inject_kind kind;
        unsigned dpc; /* off fatal nonfatal */
        bool all;     /* what follows is lost, too */
    } rows[] = {
        { PCIE_INJECT_UR, 0, false },      { PCIE_INJECT_UR, 2, true },
        { PCIE_INJECT_POISON, 0, false },  { PCIE_INJECT_POISON, 2, true },
        { PCIE_INJECT_LINKDOWN, 0, true }, { PCIE_INJECT_LINKDOWN, 1, true },
        { PCIE_INJECT_TIMEOUT, 0, false },
    };
    static const char *const types[] = { "normal-nc", "device-ngnre" };
    for (size_t n = 0; n < ARRAY_LEN(rows) * 12; n++) {
        const size_t row = n / 12;
        const unsigned bad = (unsigned)below(BURST - 8);
        struct rig *r = rig_new();
        r->params.root.posted_error = (unsigned)(n % 3);
        r->params.root.dpc = rows[row].dpc;
        r->params.host.truth = EXT_UEO; /* an SError that the machine survives */
        r->params.link.width = 1;       /* many wait at a time */
        if (n & 1)
            r->params.link.ph = 2;
        rig_build(r);
        const struct vm_request request = { .policy = "v6.9", .ls64 = true, .el = 1, .page = 4096 };
        struct map_request map;
        map_request_defaults(&map);
        rig_vm_as(r, &request, &map, types[n / 3 % 2]);
        rig_inject(r, rows[row].kind, bad * BLOCK, 1);
        rig_block(rig_cpu(r, 0, 0), rig_va(r, 0, 0), BURST * BLOCK, "st64b", NULL);
        rig_finish(r);
        const unsigned lost = check_burst(r, bad);
        if (!rows[row].all)
            assert_int_equal(lost, 1);
        rig_free(r);
    }
}

/* A VM that is stopped goes no further than the store that its core has in hand. */
static void test_burst_ends(void **state)
{
    (void)state;
    for (unsigned n = 0; n < 8; n++) {
        struct rig *r = rig_new();
        r->params.root.posted_error = PCIE_POSTED_SERROR;
        r->params.root.error_latency = n * 100 * PS_PER_NS;
        rig_build(r);
        rig_vm(r, "v6.9", "device-ngnre");
        rig_inject(r, PCIE_INJECT_UR, UINT64_MAX, 1000);
        rig_block(rig_cpu(r, 0, 0), rig_va(r, 0, 0), 1 << 14, "str8", NULL);
        rig_finish(r);
        assert_true(vm_stopped(r->vms[0].vm));
        const simtime_t stopped = when(r, 1, LIFE_STOPPED);
        unsigned after = 0;
        size_t kept;
        uint64_t total;
        const struct platform_life *lives = platform_lives(r->platform, &kept, &total);
        assert_true(total > 1 && total < 2048);
        for (size_t i = 0; i < kept; i++) {
            after += life_first(&lives[i], LIFE_ISSUED)->time > stopped;
            check_verdict(r, lives[i].number, VERDICT_ASYNC);
        }
        assert_true(after <= 1);
        rig_free(r);
    }
}

/* ---- one at a time ----------------------------------------------------------------------------
 */

static struct rig *one(const char *s1)
{
    struct rig *r = rig_new();
    rig_build(r);
    rig_vm(r, "v6.9", s1);
    return r;
}

/* A load that stands for longer than the bound holds its core from the host, too. */
static void test_liveness(void **state)
{
    (void)state;
    static const struct {
        simtime_t bound, timeout; /* us */
        bool late;
    } rows[] = { { 20, 19, false }, { 20, 22, true }, { 0, 1000, false }, { 1, 50, true } };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct rig *r = rig_new();
        r->params.host.liveness = rows[i].bound * 1000 * PS_PER_NS;
        r->params.root.completion_timeout = rows[i].timeout * 1000 * PS_PER_NS;
        r->params.root.read_error = PCIE_READ_ONES;
        rig_build(r);
        rig_vm(r, "v6.9", "normal-nc");
        rig_inject(r, PCIE_INJECT_TIMEOUT, 0x40, 1);
        struct cpu_result result = try_access(r, 0, 0, rig_load(rig_va(r, 0, 0x40), 8));
        rig_finish(r);
        assert_int_equal(result.data[0], 0xff);
        assert_int_equal(lives_total(r), 1);
        assert_int_equal(life_count(life_number(r, 1), LIFE_LATE), rows[i].late);
        if (rows[i].late) {
            assert_int_equal(when(r, 1, LIFE_LATE) - when(r, 1, LIFE_ISSUED),
                             rows[i].bound * 1000 * PS_PER_NS);
            assert_true(when(r, 1, LIFE_LATE) < when(r, 1, LIFE_DONE));
            check_verdict(r, 1, VERDICT_HANG);
            assert_false(verdict_of(r, 1).holds[0]);
        } else {
            assert_true(verdict_of(r, 1).holds[0]);
        }
        rig_free(r);
    }
}

/* A root complex that never answers: the machine hangs, whatever the request was. */
static void test_hang(void **state)
{
    (void)state;
    for (unsigned n = 0; n < 3; n++) {
        struct rig *r = rig_new();
        struct error e = { 0 };
        struct map_request map;
        struct mapping config;
        r->params.root.read_error = PCIE_READ_HANG;
        rig_build(r);
        rig_vm(r, "v6.9", "device-ngnre");
        map_request_defaults(&map);
        map.config = true;
        assert_true(s1_type_parse("device-ngnrne", &map.s1, &e));
        assert_true(vm_map(r->vms[0].vm, r->ep, &map, &config, &e));
        const struct pcie_inject what = { .kind = PCIE_INJECT_UR,
                                          .space = n == 0 ? PCIE_INJECT_MEM : PCIE_INJECT_CFG,
                                          .bar = n == 0 ? 2 : 0,
                                          .offset = 0x40,
                                          .count = 1 };
        assert_true(endpoint_inject(r->ep, &what, &e));
        const va_t va = n == 0 ? rig_va(r, 0, 0x40) : (va_t){ config.va.va + 0x40 };
        struct access a = n == 2 ? rig_store(va, 4) : rig_load(va, 4);
        struct cpu_result result;
        assert_true(cpu_access(rig_cpu(r, 0, 0), &a, &result, &e));
        (void)platform_finish(r->platform, &e);
        assert_non_null(platform_hung(r->platform));
        assert_int_equal(lives_total(r), 1);
        check_verdict(r, 1, VERDICT_HANG);
        rig_free(r);
    }
}

static void take(void *self, const struct pcie_device_request *request, const uint8_t *data,
                 struct pcie_device_answer *answer)
{
    (void)data;
    (void)answer;
    *(unsigned *)self += request->poisoned;
}

static void give(void *self, const struct pcie_device_request *request, uint8_t *data,
                 struct pcie_device_answer *answer)
{
    (void)self;
    (void)answer;
    memset(data, 0, (size_t)request->length_dw * 4);
}

/* A device that takes poisoned writes keeps them so; one that does not drops them. */
static void test_poison(void **state)
{
    (void)state;
    for (unsigned takes = 0; takes < 2; takes++) {
        unsigned poisoned = 0;
        const struct pcie_device device = {
            .self = &poisoned, .model = "sink", .takes_poison = takes, .write = take, .read = give
        };
        struct rig *r = rig_new();
        struct error e = { 0 };
        r->platform = platform_new(&r->params, &e);
        r->ep = platform_endpoint(r->platform, NULL, &e);
        const struct bar_request bar = { .number = 2, .size = r->bar_size, .prefetchable = true };
        assert_true(endpoint_attach(r->ep, &device, &e));
        assert_true(endpoint_add_bar(r->ep, &bar, &e));
        rig_vm(r, "v6.9", "device-ngnre");
        rig_inject(r, PCIE_INJECT_POISON, 0x40, 1);
        try_access(r, 0, 0, rig_store(rig_va(r, 0, 0x40), 4));
        rig_finish(r);
        assert_int_equal(poisoned, takes);
        assert_int_equal(lives_total(r), 1);
        const struct platform_life *l = life_number(r, 1);
        assert_int_equal(life_count(l, LIFE_FAILED), 1);
        assert_int_equal(life_count(l, LIFE_POISONED), takes);
        assert_int_equal(life_count(l, LIFE_DROPPED), !takes);
        assert_int_equal(life_count(l, LIFE_DONE), takes);
        check_verdict(r, 1, takes ? VERDICT_POISON : VERDICT_SILENT);
        assert_false(vm_stopped(r->vms[0].vm));
        rig_free(r);
    }
}

/* An address of which stage 1 knows nothing: the guest's own fault, and its own life. */
static void test_nothing_there(void **state)
{
    (void)state;
    for (unsigned el = 0; el < 2; el++) {
        for (unsigned store = 0; store < 2; store++) {
            struct rig *r = rig_new();
            rig_build(r);
            struct vm_request request = { .policy = "v6.9", .el = el, .page = 4096 };
            struct map_request map;
            map_request_defaults(&map);
            rig_vm_as(r, &request, &map, "normal-nc");
            const va_t va = rig_va(r, 0, 16 * r->bar_size);
            struct cpu_result result =
                try_access(r, 0, 0, store ? rig_store(va, 8) : rig_load(va, 8));
            rig_finish(r);
            assert_int_equal(result.outcome.fault, CORE_FAULT_MMU);
            assert_int_equal(lives_total(r), 1);
            const struct platform_life *l = life_number(r, 1);
            assert_string_equal(l->kind, "translation");
            assert_int_equal(l->transaction, 0);
            assert_int_equal(l->address, va.va);
            assert_int_equal(l->life.owner.kind, el ? LIFE_VM : LIFE_PROCESS);
            assert_int_equal(life_first(l, LIFE_EXCEPTION)->how, LIFE_SYNC);
            assert_int_equal(life_first(l, LIFE_STOPPED)->domain.kind, el ? LIFE_VM : LIFE_PROCESS);
            check_verdict(r, 1, VERDICT_SYNC);
            assert_int_equal(r->errors[0].life, 1);
            rig_free(r);
        }
    }
}

/* The errors that name a life, and the lives that are named by them. */
static void test_names(void **state)
{
    (void)state;
    static const struct {
        enum pcie_inject_kind inject;
        bool store;
        const char *kind;
    } rows[] = {
        { PCIE_INJECT_UR, false, "read-ur" },
        { PCIE_INJECT_CA, false, "read-ca" },
        { PCIE_INJECT_TIMEOUT, false, "read-timeout" },
        { PCIE_INJECT_POISON, false, "read-poison" },
        { PCIE_INJECT_LINKDOWN, false, "read-linkdown" },
        { PCIE_INJECT_UR, true, "write-ur" },
        { PCIE_INJECT_CA, true, "write-ca" },
        { PCIE_INJECT_POISON, true, "write-poison" },
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct rig *r = one("device-ngnre");
        rig_inject(r, rows[i].inject, 0x40, 1);
        const va_t va = rig_va(r, 0, 0x40);
        try_access(r, 0, 0, rows[i].store ? rig_store(va, 4) : rig_load(va, 4));
        rig_finish(r);
        unsigned named = 0;
        for (size_t n = 0; n < r->error_count; n++)
            named += r->errors[n].life == 1 && strcmp(r->errors[n].kind, rows[i].kind) == 0;
        if (named != 1 || strcmp(life_number(r, 1)->kind, rows[i].kind) != 0) {
            lives_print(r);
            fail_msg("%s: %u errors name it; the life is called \"%s\"", rows[i].kind, named,
                     life_number(r, 1)->kind);
        }
        rig_free(r);
    }
}

/* ---- how many ---------------------------------------------------------------------------------
 */

static void test_limit(void **state)
{
    (void)state;
    for (unsigned posted = 0; posted < 3; posted++) {
        enum { FAILURES = PLATFORM_LIVES_KEPT + 100 };
        struct rig *r = rig_new();
        r->params.root.posted_error = posted;
        r->params.host.deaths = false;
        r->params.host.aer = HOST_AER_NATIVE;
        rig_build(r);
        rig_vm(r, "v6.9", "device-ngnre");
        rig_inject(r, PCIE_INJECT_UR, UINT64_MAX, FAILURES);
        rig_block(rig_cpu(r, 0, 0), rig_va(r, 0, 0), 8 * (FAILURES + 10), "str8", NULL);
        rig_finish(r);
        size_t kept;
        uint64_t total;
        const struct platform_life *lives = platform_lives(r->platform, &kept, &total);
        assert_int_equal(total, FAILURES);
        assert_int_equal(kept, PLATFORM_LIVES_KEPT);
        for (unsigned i = 0; i < kept; i++) {
            assert_int_equal(lives[i].number, i + 1);
            assert_ptr_equal(platform_life(r->platform, i + 1), &lives[i]);
            (void)verdict_of(r, i + 1);
        }
        assert_null(platform_life(r->platform, 0));
        assert_null(platform_life(r->platform, PLATFORM_LIVES_KEPT + 1));
        assert_null(platform_life(r->platform, FAILURES));
        rig_free(r);
    }
}

/* ---- AER --------------------------------------------------------------------------------------
 */

enum { RECOVERY = 30000 }; /* ns */

static struct rig *recovering(enum host_aer_mode aer, bool cper_fatal, bool listens)
{
    struct rig *r = rig_new();
    r->params.root.posted_error = PCIE_POSTED_AER;
    r->params.host.aer = aer;
    r->params.host.cper_fatal = cper_fatal;
    r->params.host.vmm_listens = listens;
    r->params.host.recovery_time = RECOVERY * PS_PER_NS;
    rig_build(r);
    rig_vm(r, "v6.9", "device-ngnre");
    rig_vm(r, "v6.9", "device-ngnre");
    return r;
}

/* The VMM of the device's owner stops its VM, not before, and not that of who wrote. */
static void test_aer(void **state)
{
    (void)state;
    static const struct {
        enum host_aer_mode aer;
        bool fatal, deaf;
        enum { NONE, VM, ALL } ends;
    } rows[] = {
        { HOST_AER_OFF, false, false, NONE },     { HOST_AER_NATIVE, false, false, VM },
        { HOST_AER_NATIVE, false, true, NONE },   { HOST_AER_FIRMWARE, false, false, VM },
        { HOST_AER_FIRMWARE, false, true, NONE }, { HOST_AER_FIRMWARE, true, false, ALL },
        { HOST_AER_FIRMWARE, true, true, ALL },
    };
    for (size_t i = 0; i < 2 * ARRAY_LEN(rows); i++) {
        const unsigned writer = i & 1, row = (unsigned)i / 2;
        struct rig *r = recovering(rows[row].aer, rows[row].fatal, !rows[row].deaf);
        struct cpu *cpu = rig_cpu(r, writer, 0);
        rig_inject(r, PCIE_INJECT_UR, 0x40, 1);
        try_access(r, writer, 0, rig_store(rig_va(r, writer, 0x40), 4));
        wait_for(r, 5000 * PS_PER_NS);
        const bool heard = rows[row].aer != HOST_AER_OFF;
        const simtime_t told = heard ? when(r, 1, LIFE_REPORTED) : 0;
        const struct life_event *report = life_first(life_number(r, 1), LIFE_REPORTED);
        assert_int_equal(report != NULL, heard);
        if (heard) {
            assert_int_equal(report->how, LIFE_RECORD);
            assert_int_equal(report->cls, rows[row].fatal ? LIFE_FATAL : LIFE_RECOVERABLE);
            assert_true(is_vm(report->domain, 1)); /* the device is VM 1's */
        }
        assert_int_equal(platform_host_died(r->platform), rows[row].ends == ALL);
        assert_int_equal(vm_stopped(r->vms[0].vm), rows[row].ends == ALL);
        if (rows[row].ends == VM) {
            wait_for(r, told + RECOVERY * PS_PER_NS - 1 - cpu_now(cpu) - 5000 * PS_PER_NS);
            assert_false(vm_stopped(r->vms[0].vm));
            wait_for(r, 2);
            assert_true(vm_stopped(r->vms[0].vm));
            assert_int_equal(when(r, 1, LIFE_STOPPED), told + RECOVERY * PS_PER_NS);
            assert_true(is_vm(life_first(life_number(r, 1), LIFE_STOPPED)->domain, 1));
        }
        rig_finish(r);
        assert_int_equal(vm_stopped(r->vms[0].vm), rows[row].ends != NONE);
        assert_int_equal(vm_stopped(r->vms[1].vm), rows[row].ends == ALL);
        assert_int_equal(life_count(life_number(r, 1), LIFE_STOPPED), rows[row].ends != NONE);
        check_verdict(r, 1,
                      rows[row].ends == ALL  ? VERDICT_HOST
                      : writer == 1 && heard ? VERDICT_MISATTRIBUTED
                      : rows[row].ends == VM ? VERDICT_ASYNC
                                             : VERDICT_SILENT);
        rig_free(r);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_owner),         cmocka_unit_test(test_write_under_way),
        cmocka_unit_test(test_write_before),  cmocka_unit_test(test_stale_write),
        cmocka_unit_test(test_back_again),    cmocka_unit_test(test_burst),
        cmocka_unit_test(test_burst_ends),    cmocka_unit_test(test_liveness),
        cmocka_unit_test(test_hang),          cmocka_unit_test(test_poison),
        cmocka_unit_test(test_nothing_there), cmocka_unit_test(test_names),
        cmocka_unit_test(test_limit),         cmocka_unit_test(test_aer),
    };
    return cmocka_run_group_tests(tests, rig_seed, NULL);
}
