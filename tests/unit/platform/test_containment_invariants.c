/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One access that fails, in every way and on every machine: what must hold whatever the rest is,
 * and who is stopped by the tables of Linux, KVM and the firmware.
 */
#include "lives_rig.h"

/* ---- the product ------------------------------------------------------------------------------
 */

enum memory { NGNRNE, NGNRE, NC, WB_2023, WB_617, MEMORIES };
enum op { LOAD, STORE, OPS };
enum { EA_OFF, EA_PANICS, EA_CLAIMED, EAS };

struct scene {
    unsigned inject; /* index into injects[] */
    unsigned memory, op, read_error, posted;
    unsigned ras, sync, report; /* index into reports[] */
    unsigned el, ea;
    bool no_deaths;
};

static const struct {
    enum pcie_inject_kind kind;
    const char *name;
} injects[] = {
    { PCIE_INJECT_UR, "ur" },
    { PCIE_INJECT_CA, "ca" },
    { PCIE_INJECT_TIMEOUT, "timeout" },
    { PCIE_INJECT_POISON, "poison" },
    { PCIE_INJECT_LINKDOWN, "linkdown" },
};

static const struct {
    const char *name, *policy, *s1;
    bool fwb;
    unsigned vma; /* enum kvm_vma_type */
} memories[MEMORIES] = {
    [NGNRNE] = { "nGnRnE", "2023-04-v3p1", "device-ngnrne", false, KVM_VMA_nGnRnE },
    [NGNRE] = { "nGnRE", "v6.8", "device-ngnre", false, KVM_VMA_nGnRnE },
    [NC] = { "NC", "v6.9", "normal-nc", false, KVM_VMA_nGnRnE },
    [WB_2023] = { "WB of 2023", "2023-04-v3p1", "normal-nc", true, KVM_VMA_NC },
    [WB_617] = { "WB of v6.17", "v6.17", "normal-wb", true, KVM_VMA_NORMAL },
};

static const unsigned read_errors[] = { PCIE_READ_ONES, PCIE_READ_ZEROS, PCIE_READ_DECERR,
                                        PCIE_READ_SLVERR, PCIE_READ_SERROR };
static const char *const read_names[] = { "ones", "zeros", "decerr", "slverr", "serror" };
static const char *const posted_names[] = { "silent", "aer", "serror" };
static const struct {
    unsigned report;
    const char *name;
} reports[] = {
    { EXT_REPORT_STATE, "state" },
    { EXT_REPORT_UC, "uc" },
    { EXT_REPORT_UEU, "ueu" },
    { EXT_REPORT_IMPDEF, "impdef" },
};

/* By mixed radix; in the order of the fields. */
static const unsigned radices[] = {
    ARRAY_LEN(injects), MEMORIES, OPS, ARRAY_LEN(read_errors), 3, 2, 2, ARRAY_LEN(reports), 2, EAS
};

static unsigned product(void)
{
    unsigned n = 1;
    for (size_t i = 0; i < ARRAY_LEN(radices); i++)
        n *= radices[i];
    return n;
}

static struct scene scene_of(unsigned n)
{
    unsigned digits[ARRAY_LEN(radices)];
    for (size_t i = 0; i < ARRAY_LEN(radices); i++) {
        digits[i] = n % radices[i];
        n /= radices[i];
    }
    return (struct scene){ digits[0], digits[1], digits[2], digits[3], digits[4], digits[5],
                           digits[6], digits[7], digits[8], digits[9], false };
}

static unsigned scene_number(const struct scene *s)
{
    const unsigned digits[] = { s->inject, s->memory, s->op,     s->read_error, s->posted,
                                s->ras,    s->sync,   s->report, s->el,         s->ea };
    unsigned n = 0;
    for (size_t i = ARRAY_LEN(digits); i-- > 0;)
        n = n * radices[i] + digits[i];
    return n;
}

static const char *scene_text(const struct scene *s)
{
    static char text[256];
    snprintf(text, sizeof text,
             "%s of a %s, %s, read_error %s, posted_error %s, %s, loads %ssynchronous, report %s, "
             "EL%u, EL3 %s%s",
             injects[s->inject].name, s->op == LOAD ? "load" : "store", memories[s->memory].name,
             read_names[s->read_error], posted_names[s->posted], s->ras ? "RAS" : "no RAS",
             s->sync ? "" : "a", reports[s->report].name, s->el,
             s->ea == EA_OFF      ? "not asked"
             : s->ea == EA_PANICS ? "panics"
                                  : "claims",
             s->no_deaths ? ", deaths off" : "");
    return text;
}

/* ---- one run ----------------------------------------------------------------------------------
 */

struct seen {
    uint64_t lives, digest;
    bool aborted; /* synchronously */
    bool died, vm_stopped;
    unsigned syncs, serrors, named; /* events of all lives */
    struct life_domain stopped;     /* the widest */
    unsigned verdicts[4];
};

static void add_event(struct seen *seen, const struct life_event *x)
{
    const uint64_t parts[] = { x->time,           x->what,        x->how,         x->cls,
                               x->mark,           x->transaction, x->domain.kind, x->domain.vm,
                               x->domain.process, x->by.kind,     x->by.vm,       x->by.process };
    for (size_t i = 0; i < ARRAY_LEN(parts); i++)
        seen->digest = (seen->digest ^ parts[i]) * 0x100000001b3u;
    seen->syncs += x->what == LIFE_EXCEPTION && x->how == LIFE_SYNC;
    seen->serrors += x->what == LIFE_EXCEPTION && x->how == LIFE_SERROR;
    seen->named += x->what == LIFE_REPORTED;
    if (x->what == LIFE_STOPPED && x->domain.kind > seen->stopped.kind)
        seen->stopped = x->domain;
}

static void add_life(struct seen *seen, const struct platform_life *l, unsigned number,
                     const struct scene *s)
{
    struct error e = { 0 };
    struct verdict v, again;
    if (!error_life_valid(&l->life, &e))
        fail_msg("%s: %s", scene_text(s), e.text);
    memset(&v, 0, sizeof v);
    memset(&again, 0xff, sizeof again);
    assert_true(host_verdict(&l->life, &v, &e) && host_verdict(&l->life, &again, &e));
    assert_true(v.verdict < VERDICTS && v.verdict == again.verdict && v.radius == again.radius);
    assert_int_equal(l->number, number + 1);
    for (size_t i = 0; i < l->life.count; i++)
        add_event(seen, &l->life.events[i]);
    if (number < ARRAY_LEN(seen->verdicts))
        seen->verdicts[number] = v.verdict;
    if (l->life.owner.kind == LIFE_HOST)
        return; /* of the link that went down, whose port is the host's: see count_lives() */
    if (l->life.owner.kind != (s->el ? LIFE_VM : LIFE_PROCESS) || l->life.owner.vm != 1)
        fail_msg("%s: a life of another", scene_text(s));
}

static struct rig *machine_of(const struct scene *s)
{
    struct rig *r = rig_new();
    r->params.machine.fwb = r->params.machine.dic = memories[s->memory].fwb;
    r->params.root.read_error = read_errors[s->read_error];
    r->params.root.posted_error = s->posted;
    r->params.root.completion_timeout = 2000 * PS_PER_NS;
    r->params.abort.ras = s->ras;
    r->params.abort.report = reports[s->report].report;
    for (unsigned m = 0; m < EXT_MEMORIES; m++)
        r->params.abort.sync[EXT_LOAD][m] = s->sync;
    r->params.host.scr_el3_ea = s->ea != EA_OFF;
    r->params.host.el3_handler_claims = s->ea == EA_CLAIMED;
    r->params.host.deaths = !s->no_deaths;
    rig_build(r);
    struct vm_request request = { .policy = memories[s->memory].policy, .el = s->el, .page = 4096 };
    struct map_request map;
    map_request_defaults(&map);
    map.vma.type = memories[s->memory].vma;
    rig_vm_as(r, &request, &map, memories[s->memory].s1);
    return r;
}

static struct seen run(const struct scene *s)
{
    struct seen seen = { .digest = 0xcbf29ce484222325u };
    struct error e = { 0 };
    struct rig *r = machine_of(s);
    struct cpu *cpu = rig_cpu(r, 0, 0);
    struct access before = rig_load(rig_va(r, 0, 0x400), 4);
    const va_t va = rig_va(r, 0, 0x40);
    struct access a = s->op == LOAD ? rig_load(va, 4) : rig_store(va, 4);
    struct cpu_result result;
    size_t kept;
    uint64_t total;
    assert_int_equal(rig_access(cpu, &before).outcome.fault, CORE_NO_FAULT);
    rig_inject(r, injects[s->inject].kind, 0x40, 1);
    assert_true(cpu_access(cpu, &a, &result, &e));
    seen.aborted = result.outcome.fault != CORE_NO_FAULT;
    if (s->op == STORE) { /* a cached one goes now */
        struct access clean = {
            .va = va, .size = 1, .element = 1, .align = 1, .kind = ACCESS_CLEAN
        };
        assert_true(cpu_access(cpu, &clean, &result, &e));
        seen.aborted = seen.aborted || result.outcome.fault != CORE_NO_FAULT;
    }
    assert_true(platform_finish(r->platform, &e));
    const struct platform_life *lives = platform_lives(r->platform, &kept, &total);
    seen.lives = total;
    assert_int_equal(kept, total);
    for (unsigned i = 0; i < kept; i++)
        add_life(&seen, &lives[i], i, s);
    for (size_t i = 0; i < r->error_count; i++) {
        const bool told = strcmp(r->errors[i].victim, "nobody") != 0;
        if (told && s->read_error == 0 && s->posted == PCIE_POSTED_SILENT)
            fail_msg("%s: all ones, silent writes, and %s is hurt", scene_text(s),
                     r->errors[i].victim);
    }
    seen.died = platform_host_died(r->platform);
    seen.vm_stopped = vm_stopped(r->vms[0].vm);
    if (getenv("GATHER_TEST_SCENE") != NULL) {
        print_message("%s\n", scene_text(s));
        lives_print(r);
    }
    rig_free(r);
    return seen;
}

/* ---- what must hold ---------------------------------------------------------------------------
 */

enum { SHOWN = 3 };
struct broken {
    const char *what;
    unsigned count;
};
static struct broken broken[24];

/* Go on: which scenes break a rule says more than the first. */
static void holds(const struct scene *s, bool ok, const char *what)
{
    struct broken *b = broken;
    if (ok)
        return;
    while (b->what != NULL && b->what != what)
        b++;
    assert_true(b < broken + ARRAY_LEN(broken) - 1);
    b->what = what;
    if (b->count++ < SHOWN)
        print_message("not true: %s\n  %u: %s\n", what, scene_number(s), scene_text(s));
}
#define HOLDS(what) holds(s, what, #what)

/* Is somebody told of a failure, and how. */
enum told { NOT_TOLD, SYNC, SERROR };

/* A poisoned write is refused by the endpoint's memory; one that is lost in the device, or with a
 * link, nobody misses. */
static enum told told_of(const struct scene *s)
{
    const enum pcie_inject_kind kind = injects[s->inject].kind;
    const bool lost = kind == PCIE_INJECT_TIMEOUT || kind == PCIE_INJECT_LINKDOWN;
    if (s->op == STORE)
        return s->posted == PCIE_POSTED_SERROR && !lost ? SERROR : NOT_TOLD;
    switch (read_errors[s->read_error]) {
    case PCIE_READ_DECERR:
    case PCIE_READ_SLVERR: return s->sync ? SYNC : SERROR;
    case PCIE_READ_SERROR: return SERROR;
    default: return NOT_TOLD;
    }
}

/* Section 5.1: an SError taken in the guest whose access it was; a SEA of that guest. */
static unsigned stopped_by(const struct scene *s, enum told told)
{
    const unsigned report = reports[s->report].report;
    const bool says_uc = report == EXT_REPORT_UC ||
                         /* SET has no UEU: it says UC then (R_MBVCF) */
                         (report == EXT_REPORT_UEU && told == SYNC);
    if (told == NOT_TOLD)
        return LIFE_NOBODY;
    if (s->ea == EA_PANICS)
        return LIFE_PLATFORM;
    if (s->ea == EA_CLAIMED) /* by the handler of uncontainable errors, too: the key's help */
        return LIFE_NOBODY;
    if (told == SYNC)
        return s->ras || s->el == 1 ? LIFE_VM : LIFE_PROCESS;
    return s->ras && says_uc ? LIFE_HOST : LIFE_VM;
}

/* Of the only life; what firmware claims is left out, as whom its record names is its own matter.
 */
static bool verdict_fits(const struct scene *s, const struct seen *seen)
{
    const unsigned v = seen->verdicts[0];
    switch (seen->stopped.kind) {
    case LIFE_PLATFORM: return v == VERDICT_EL3;
    case LIFE_HOST: return v == VERDICT_HOST;
    case LIFE_VM:
        return s->el == 0 ? v == VERDICT_VM
                          : v == (told_of(s) == SYNC ? VERDICT_SYNC : VERDICT_ASYNC);
    case LIFE_PROCESS: return v == VERDICT_SYNC;
    default: break;
    }
    if (s->ea == EA_CLAIMED && told_of(s) != NOT_TOLD)
        return true;
    if (s->op == STORE)
        return v == VERDICT_SILENT;
    /* Zeros look like data; ones are a mark where a record says so. */
    return v == VERDICT_LEAK || (v == VERDICT_SILENT && s->read_error == 0);
}

/* The link itself may tell, too: ERR_FATAL of the port above. */
static bool link_tells(const struct scene *s)
{
    return injects[s->inject].kind == PCIE_INJECT_LINKDOWN && s->posted == PCIE_POSTED_SERROR;
}

static void invariants(const struct scene *s, const struct seen *seen)
{
    HOLDS(s->op == LOAD || (!seen->aborted && seen->syncs == 0));
    /* An abort that firmware claims interrupts nobody. */
    HOLDS(seen->syncs == (seen->aborted && s->ea != EA_CLAIMED));
    HOLDS((seen->stopped.kind >= LIFE_HOST) == seen->died);
    HOLDS(seen->stopped.kind != LIFE_VM || seen->stopped.vm == 1);
    if (s->read_error == 0 && s->posted == PCIE_POSTED_SILENT) {
        HOLDS(seen->stopped.kind == LIFE_NOBODY && !seen->died && !seen->vm_stopped);
        HOLDS(seen->syncs == 0 && seen->serrors == 0);
    }
    if (s->no_deaths)
        HOLDS(!seen->vm_stopped);
    HOLDS(seen->aborted == (told_of(s) == SYNC));
    if (!link_tells(s)) {
        HOLDS(seen->lives == 1);
        HOLDS(seen->stopped.kind == stopped_by(s, told_of(s)));
        HOLDS(verdict_fits(s, seen));
    } else {
        const unsigned access = stopped_by(s, told_of(s)), link = stopped_by(s, SERROR);
        HOLDS(seen->lives == 1); /* the access that met it is charged with the loss */
        HOLDS(seen->stopped.kind == (access > link ? access : link));
    }
}

/* Not who is killed, but what is known of it; a host that has died takes no second SError. */
static void same_lives(const struct scene *s, const struct seen *a, const struct seen *b)
{
    HOLDS(a->lives == b->lives);
    for (size_t i = 0; i < ARRAY_LEN(a->verdicts); i++)
        HOLDS(a->died || b->died || a->verdicts[i] == b->verdicts[i]);
}

static void judge(const struct scene *s)
{
    const struct seen seen = run(s);
    invariants(s, &seen);
    const struct seen again = run(s);
    HOLDS(again.digest == seen.digest && again.lives == seen.lives);
    struct scene what_if = *s;
    what_if.no_deaths = true;
    const struct seen alive = run(&what_if);
    invariants(&what_if, &alive);
    same_lives(s, &seen, &alive);
}

/* AET and SET are of FEAT_RAS. */
static bool is_machine(const struct scene *s)
{
    const unsigned report = reports[s->report].report;
    return s->ras || report == EXT_REPORT_STATE || report == EXT_REPORT_IMPDEF;
}

static void test_sample(void **state)
{
    (void)state;
    enum { SAMPLES = 2500 };
    const char *one = getenv("GATHER_TEST_SCENE"); /* its number: that one alone, in full */
    for (unsigned i = 0; i < (one ? 1 : SAMPLES); i++) {
        const unsigned n = one ? (unsigned)strtoul(one, NULL, 0) : (unsigned)below(product());
        const struct scene s = scene_of(n);
        assert_int_equal(scene_number(&s), n);
        if (is_machine(&s))
            judge(&s);
    }
    for (struct broken *b = broken; b->what; b++)
        print_message("%u scenes: %s\n", b->count, b->what);
    assert_null(broken[0].what);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_sample) };
    return cmocka_run_group_tests(tests, rig_seed, NULL);
}
