/* SPDX-License-Identifier: Apache-2.0 */
#include "core/core.h"

static const char *const drain_orders[] = { "age", "address", NULL };
static const char *const barrier_scopes[] = { "any", "device", NULL };

#define CORE(field) offsetof(struct core_params, field)

static const struct param core_rows[] = {
    { "freq", PARAM_FREQ, CORE(freq), "3GHz", "1MHz", "100GHz", "Hz", "the core's clock", "assumed",
      NULL },
    { "issue_cycles", PARAM_U64, CORE(issue_cycles), "1", "0", "1000", "cycles",
      "from one load or store instruction to the next", "assumed", NULL },
    { "issue_width", PARAM_U64, CORE(issue_width), "1", "1", "16", "",
      "load and store instructions in issue_cycles", "assumed", NULL },
    { "wc_lines", PARAM_U64, CORE(wc_lines), "8", "0", "65536", "lines",
      "write buffers of 64 bytes; 0: any number", "assumed: Arm publishes no count for any core",
      NULL },
    { "wc_timeout", PARAM_TIME, CORE(wc_timeout), "500ns", "0", "1s", "ns",
      "a buffer drains by itself after this; 0: never", "assumed", NULL },
    { "wc_full_drains", PARAM_BOOL, CORE(wc_full_drains), "true", NULL, NULL, "",
      "a buffer whose 64 bytes are all written drains at once",
      "Cortex-R4F TRM (DDI 0363E) page 8-19; assumed elsewhere", NULL },
    { "gather_nc", PARAM_BOOL, CORE(gather_nc), "true", NULL, NULL, "",
      "Normal Non-cacheable stores merge", "DDI 0487 B2.10: allowed, not required", NULL },
    { "gather_gre", PARAM_BOOL, CORE(gather_gre), "true", NULL, NULL, "", "Device-GRE stores merge",
      "DDI 0487 B2.10: allowed, not required", NULL },
    { "wc_overwrite_time", PARAM_TIME, CORE(wc_overwrite_time), "0", "0", "1us", "ns",
      "between two stores to the same bytes of a buffer that is still open", "assumed: none",
      NULL },
    { "wc_drain_order", PARAM_CHOICE, CORE(wc_drain_order), "age", NULL, NULL, "",
      "in which order a barrier drains the buffers that go to a device", "assumed", drain_orders },
    { "nc_outstanding", PARAM_U64, CORE(nc_outstanding), "22", "1", "4096", "bursts",
      "write-combined bursts that wait for their answer",
      "Cortex-A76 TRM A7.3, table A7-1: 22, 34 or 46", NULL },
    { "inflight_per_block", PARAM_U64, CORE(inflight_per_block), "0", "0", "64", "bursts",
      "of those, in one aligned block of inflight_block bytes; 0: no limit of its own",
      "assumed: none; the preset olympus fits one to measurements", NULL },
    { "inflight_block", PARAM_SIZE, CORE(inflight_block), "256", "64", "4096", "B",
      "the block of inflight_per_block, a power of two", "assumed", NULL },
    { "inflight_retry", PARAM_TIME, CORE(inflight_retry), "0", "0", "100us", "ns",
      "from a free place in the block to the burst that waited for it", "assumed: none", NULL },
    { "device_outstanding", PARAM_U64, CORE(device_outstanding), "4", "1", "4096", "writes",
      "Device writes with early acknowledgement that wait for it; nGnRnE always waits", "assumed",
      NULL },
    { "device_store_delay", PARAM_TIME, CORE(device_store_delay), "0", "0", "1us", "ns",
      "a Device store leaves so much later, and a Device load may go before it; 0: never",
      "assumed: none; erratum T410-OLY-1027 of NVIDIA Olympus", NULL },
    { "device_drains_wc", PARAM_BOOL, CORE(device_drains_wc), "true", NULL, NULL, "",
      "a Device access first drains the write buffers",
      "Cortex-R4F TRM (DDI 0363E) page 8-19; assumed elsewhere", NULL },
    { "barrier_scope", PARAM_CHOICE, CORE(barrier_scope), "device", NULL, NULL, "",
      "which DMB and DSB drain: any, or those whose domain and type reach a device's stores",
      "DDI 0487 B2.6.10", barrier_scopes },
    { "barrier_time", PARAM_TIME, CORE(barrier_time), "10ns", "0", "1ms", "ns",
      "of a DMB or DSB on top of waiting for the answers", "assumed", NULL },
    { "dgh_drains", PARAM_BOOL, CORE(dgh_drains), "true", NULL, NULL, "",
      "DGH drains the write buffers without waiting", "DDI 0487 C6.2, DGH: a hint", NULL },
    { "device_element", PARAM_SIZE, CORE(device_element), "16", "8", "64", "B",
      "the widest single access on Device memory (a Q register is one)", "assumed", NULL },
    { "tlb_model", PARAM_BOOL, CORE(tlb_model), "true", NULL, NULL, "",
      "translation takes time; false: none, and tlb statistics count nothing", "a choice", NULL },
    { "tlb_l1_entries", PARAM_U64, CORE(tlb_l1_entries), "48", "0", "1024", "entries",
      "the L1 data TLB, fully associative; 0: there is none", "Cortex-A76 TRM A5.2.2", NULL },
    { "tlb_l2_entries", PARAM_U64, CORE(tlb_l2_entries), "1280", "0", "65536", "entries",
      "the L2 TLB, a multiple of tlb_l2_ways; 0: there is none", "Cortex-A76 TRM A5.2.3", NULL },
    { "tlb_l2_ways", PARAM_U64, CORE(tlb_l2_ways), "5", "1", "64", "ways",
      "associativity of the L2 TLB", "Cortex-A76 TRM A5.2.3", NULL },
    { "tlb_l2_time", PARAM_TIME, CORE(tlb_l2_time), "1ns", "0", "1us", "ns",
      "a translation that the L2 TLB has and the L1 TLB has not",
      "Cortex-A76 TRM A5.2.3: usually three cycles", NULL },
    { "tlb_walk_entries", PARAM_U64, CORE(tlb_walk_entries), "64", "0", "1024", "entries",
      "the cache of table walks: stage-1 tables, stage 2 of their addresses; 0: there is none",
      "assumed", NULL },
    { "walk_time", PARAM_TIME, CORE(walk_time), "5ns", "0", "1us", "ns",
      "for one descriptor of a table walk, in cacheable memory", "assumed: it hits a cache", NULL },
    { "walk_memory_time", PARAM_TIME, CORE(walk_memory_time), "80ns", "0", "100us", "ns",
      "for one descriptor in Non-cacheable or Device memory", "assumed: as ram_latency", NULL },
    { "switch_time", PARAM_TIME, CORE(switch_time), "1us", "0", "1ms", "ns",
      "to run another vCPU on the core", "assumed", NULL },
};
const struct param_table core_table = { "", core_rows, ARRAY_LEN(core_rows) };

#define CACHE(field) offsetof(struct cache_params, field)

static const struct param cache_rows[] = {
    { "size", PARAM_SIZE, CACHE(size), "512KiB", "4KiB", "64MiB", "B",
      "what a core caches of Normal cacheable memory", "assumed", NULL },
    { "write_fill", PARAM_BOOL, CACHE(write_fill), "false", NULL, NULL, "",
      "a store that misses reads its line first; else the line knows which bytes are valid",
      "assumed", NULL },
    { "hit_time", PARAM_TIME, CACHE(hit_time), "2ns", "0", "1us", "ns", "a load that hits",
      "assumed", NULL },
};
const struct param_table cache_table = { "cache", cache_rows, ARRAY_LEN(cache_rows) };

#define STAT(field) offsetof(struct core_stats, field)
#define DRAIN(name, reason, help)                                                                  \
    {                                                                                              \
        "wbuf.drain." name, STAT_COUNT, STAT(drains) + sizeof(uint64_t) * (reason), "1", help      \
    }

/* ORDER BUS_REASON: the reasons that a buffer can have. */
static const struct stat_row stat_rows[] = {
    { "core.stores", STAT_COUNT, STAT(stores), "1", "store instructions" },
    { "core.loads", STAT_COUNT, STAT(loads), "1", "load instructions" },
    { "core.barriers", STAT_COUNT, STAT(barriers), "1", "DMB, DSB, ISB and DGH" },
    { "core.store_bytes", STAT_COUNT, STAT(store_bytes), "B", "bytes stored" },
    { "core.load_bytes", STAT_COUNT, STAT(load_bytes), "B", "bytes loaded" },
    { "core.device_writes", STAT_COUNT, STAT(device_writes), "1",
      "writes sent as they were: Device, ST64B" },
    { "core.overtaken", STAT_COUNT, STAT(overtaken), "1",
      "Device loads that went before an older Device store" },
    { "core.bursts", STAT_COUNT, STAT(bursts), "1", "writes sent to the bus" },
    { "core.faults", STAT_COUNT, STAT(faults), "1", "accesses that faulted" },
    { "core.stall.outstanding", STAT_TIME, STAT(stall_outstanding), "ns",
      "waiting for a place among the writes on their way" },
    { "core.stall.barrier", STAT_TIME, STAT(stall_barrier), "ns",
      "barriers and store-releases waiting for answers" },
    { "core.stall.load", STAT_TIME, STAT(stall_load), "ns", "loads waiting for data" },
    { "tlb.l1_hits", STAT_COUNT, STAT(tlb.l1_hits), "1", "pages that the core's L1 TLB had" },
    { "tlb.l2_hits", STAT_COUNT, STAT(tlb.l2_hits), "1", "pages that only the L2 TLB had" },
    { "tlb.misses", STAT_COUNT, STAT(tlb.misses), "1", "pages that neither TLB had" },
    { "tlb.walk_steps", STAT_COUNT, STAT(tlb.walk_steps), "1",
      "descriptors that their walks read, both stages" },
    { "tlb.walk_steps_cached", STAT_COUNT, STAT(tlb.walk_steps_cached), "1",
      "descriptors that the cache of walks spared them" },
    { "tlb.walk_time", STAT_TIME, STAT(tlb.walk_time), "ns", "accesses waiting for walks" },
    { "wbuf.merged", STAT_COUNT, STAT(merged), "1", "stores that found their line open" },
    DRAIN("full", BUS_REASON_FULL, "all 64 bytes were written"),
    DRAIN("evicted", BUS_REASON_EVICTED, "another access needed the buffer"),
    DRAIN("barrier", BUS_REASON_BARRIER, "DMB, DSB or store-release"),
    DRAIN("load", BUS_REASON_LOAD, "a load of the same line"),
    DRAIN("order", BUS_REASON_ORDER, "a Device access that must not overtake it"),
    DRAIN("timeout", BUS_REASON_TIMEOUT, "it waited as long as it may"),
    DRAIN("exclusive", BUS_REASON_EXCLUSIVE, "an exclusive or atomic access"),
    DRAIN("hint", BUS_REASON_HINT, "DGH"),
    DRAIN("end", BUS_REASON_END, "the end of the run"),
    { "cache.hits", STAT_COUNT, STAT(cache_hits), "1", "accesses that found their line" },
    { "cache.misses", STAT_COUNT, STAT(cache_misses), "1", "accesses that did not" },
    { "cache.writebacks", STAT_COUNT, STAT(drains) + sizeof(uint64_t) * BUS_REASON_CACHE, "1",
      "dirty lines written back" },
};
const struct stat_table core_stat_table = { stat_rows, ARRAY_LEN(stat_rows) };
