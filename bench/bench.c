/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How fast the main jobs are, each beside a limit measured in the same run: replay of a gzip trace
 * beside zlib's inflate of the same file, attribute combining, TLPs of a scenario's stores. Medians
 * of ROUNDS rounds taken in turn. No test depends on these figures.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <zlib.h>

#include "measure.h"
#include "mmu/mmu.h"
#include "platform/platform.h"
#include "trace/trace.h"

enum { ROUNDS = 5 };

static const char trace_path[] = SOURCE_DIR "/traces/wclog-delta_fbcon-bochs.txt.gz";

/* Each measure returns how many units it did in how many seconds. */
struct measured {
    double units, seconds;
};

static struct measured inflate_alone(void)
{
    static char block[1 << 18];
    struct measured m = { 0, now() };
    gzFile f = gzopen(trace_path, "rb");
    int n;
    while (f && (n = gzread(f, block, sizeof(block))) > 0) {
        for (int i = 0; i < n; i++) {
            m.units += block[i] == '\n';
        }
    }
    gzclose(f);
    m.seconds = now() - m.seconds;
    return m;
}

static struct measured read_alone(void)
{
    struct error e;
    struct trace_options o = { .path = trace_path };
    struct trace_insn insn;
    struct measured m = { 0, now() };
    struct trace *t = trace_open(&o, &e);
    if (!t) {
        fail(&e);
    }
    while (trace_next_instruction(t, &insn, &e) == TRACE_OK) {
        m.units += insn.size != 0;
    }
    trace_close(t);
    m.seconds = now() - m.seconds;
    return m;
}

static void count(void *self, const struct pcie_tlp *t)
{
    *(uint64_t *)self += t->type == PCIE_MWR;
}

static struct measured replay(const char *policy, uint64_t *tlps)
{
    struct error e;
    struct platform_params params;
    struct replay_result result;
    struct replay_options o = { .trace = { .path = trace_path }, .policy = policy };
    struct measured m = { 0, now() };
    platform_defaults(&params);
    struct platform *p = platform_new(&params, &e);
    *tlps = 0;
    struct platform_observer observer = { .self = tlps, .tlp = count };
    if (!p || !platform_observe(p, &observer) || !s1_type_parse("normal-nc", &o.s1, &e) ||
        !replay_run(p, &o, &result, &e)) {
        fail(&e);
    }
    platform_free(p);
    m.units = (double)(result.totals.reads + result.totals.writes);
    m.seconds = now() - m.seconds;
    return m;
}

static struct measured replay_device(void)
{
    uint64_t tlps;
    return replay("v6.8", &tlps);
}

static struct measured replay_nc(void)
{
    uint64_t tlps;
    return replay("v6.9", &tlps);
}

static struct measured combine(void)
{
    enum { CALLS = 256 * 16 * 2 * 1000 };
    struct mmu_combine_in in;
    struct mmu_combine_out out;
    volatile unsigned sink = 0; /* keeps the calls */
    struct measured m = { CALLS, now() };
    mmu_combine_defaults(&in);
    for (unsigned i = 0; i < CALLS; i++) {
        in.s1_attr = (uint8_t)i;
        in.s2_attr = (i >> 8) & 15;
        in.fwb = (i >> 12) & 1;
        mmu_combine(&in, &out, NULL);
        sink = sink + out.attr.sh;
    }
    m.seconds = now() - m.seconds;
    return m;
}

/* What a capture needs of a TLP: its bytes and its LCRC. */
static void count_bytes(void *self, const struct pcie_tlp *t)
{
    static uint8_t bytes[PCIE_TLP_MAX];
    struct pcie_header h;
    struct error e;
    pcie_tlp_header(t, &h);
    const size_t size = pcie_encode(&h, t->data, bytes, sizeof(bytes), &e);
    volatile uint32_t lcrc = pcie_lcrc(*(uint64_t *)self & 0xFFF, bytes, size);
    (void)lcrc; /* `volatile` keeps it */
    count(self, t);
}

/* An endpoint behind `switches` switches, one behind the other. */
static struct endpoint *endpoint_behind(struct platform *p, unsigned switches, struct error *e)
{
    const struct pcie_link_params *link = &platform_get_params(p)->link;
    struct pcie_switch_params params;
    struct switch_node *last = NULL;
    param_defaults(&pcie_switch_table, &params);
    for (unsigned i = 0; i < switches; i++) {
        last = platform_switch(p, last, &params, link, e);
        if (!last) {
            return NULL;
        }
    }
    return last ? switch_endpoint(last, link, e) : platform_endpoint(p, NULL, e);
}

/* 64-byte write-combined blocks from a core's stores to the endpoint, as a scenario makes them. */
static struct measured blocks(unsigned switches, void (*see)(void *, const struct pcie_tlp *))
{
    enum { BLOCKS = 1 << 18 };
    struct error e;
    struct platform_params params;
    uint64_t seen = 0;
    platform_defaults(&params);
    struct measured m = { 0, now() };
    struct platform *p = platform_new(&params, &e);
    struct endpoint *ep = p ? endpoint_behind(p, switches, &e) : NULL;
    struct bar_request bar = { .number = 2, .size = 64 << 20, .prefetchable = true };
    struct vm_request request = { .policy = "v6.9", .el = 1, .page = 4096 };
    if (!ep || !endpoint_add_bar(ep, &bar, &e)) {
        fail(&e);
    }
    struct vm *vm = platform_vm(p, &request, &e);
    struct map_request map;
    struct mapping mapping;
    map_request_defaults(&map);
    map.bar = 2;
    struct platform_observer observer = { .self = &seen, .tlp = see };
    struct cpu *cpu = NULL;
    struct cpu_result r;
    if (!vm || !s1_type_parse("normal-nc", &map.s1, &e) || !vm_map(vm, ep, &map, &mapping, &e) ||
        !(cpu = vm_cpu(vm, 0, &e)) || !platform_observe(p, &observer)) {
        fail(&e);
    }
    struct store_job job = { .va = mapping.va,
                             .bytes = (uint64_t)BLOCKS * 64,
                             .pattern = pattern_find("st1x4", &e) };
    if (!cpu_store(cpu, &job, &r, &e) || !platform_finish(p, &e)) {
        fail(&e);
    }
    platform_free(p);
    m.units = (double)seen;
    m.seconds = now() - m.seconds;
    return m;
}

static struct measured tlps(void)
{
    return blocks(0, count);
}

static struct measured tlps_lcrc(void)
{
    return blocks(0, count_bytes);
}

static struct measured tlps_switch(void)
{
    return blocks(1, count);
}

static const struct {
    const char *name, *unit;
    struct measured (*run)(void);
    int limit; /* the row whose rate is the limit of this one; -1: none */
} rows[] = {
    { "inflate by zlib, one thread", "records", inflate_alone, -1 },
    { "read into instructions (.gz)", "records", read_alone, 0 },
    { "replay, Device path (.gz, v6.8)", "records", replay_device, 0 },
    { "replay, Normal-NC path (.gz, v6.9)", "records", replay_nc, 0 },
    { "mmu_combine()", "calls", combine, -1 },
    { "64-byte TLPs, core to endpoint", "TLPs", tlps, -1 },
    { "the same, bytes and LCRC computed", "TLPs", tlps_lcrc, -1 },
    { "the same, through one switch", "TLPs", tlps_switch, -1 },
};

int main(void)
{
    double rates[ARRAY_LEN(rows)][ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
        for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
            struct measured m = rows[i].run();
            rates[i][round] = m.units / m.seconds;
        }
    }
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        qsort(rates[i], ROUNDS, sizeof(double), by_value);
    }
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        double rate = rates[i][ROUNDS / 2];
        printf("%-38s %8.2f M %s/s", rows[i].name, rate / 1e6, rows[i].unit);
        if (rows[i].limit >= 0) {
            printf("  %.2f of inflate alone", rate / rates[rows[i].limit][ROUNDS / 2]);
        }
        putchar('\n');
    }
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf("%-38s %8.1f MiB\n", "peak memory of all the above", (double)usage.ru_maxrss / 1024);
    return 0;
}
