/* SPDX-License-Identifier: Apache-2.0 */
#include <assert.h>

#include "pcie/pcie.h"

const char *const pcie_tlp_names[] = { "MWr",    "MRd",    "Cpl",    "CplD", "Msg",  "CfgRd0",
                                       "CfgWr0", "CfgRd1", "CfgWr1", "IORd", "IOWr", NULL };
static_assert(ARRAY_LEN(pcie_tlp_names) == PCIE_TLP_TYPES + 1, "ORDER PCIE_TLP");

static const char *const ack_points[] = { "pe", "interconnect", "root", "link", NULL };
static const char *const read_errors[] = { "ones", "decerr", "slverr", "zeros",
                                           "hang", "serror", NULL };
static_assert(ARRAY_LEN(read_errors) == PCIE_READ_ERRORS + 1, "ORDER PCIE_READ_ERROR");
static_assert((int)PCIE_READ_ONES == (int)BUS_OK && (int)PCIE_READ_DECERR == (int)BUS_DECERR &&
                  (int)PCIE_READ_SLVERR == (int)BUS_SLVERR,
              "ORDER PCIE_READ_ERROR");
static const char *const cell_errors[] = { "ones", "decerr", "slverr",  "zeros",
                                           "hang", "serror", "default", NULL };
static_assert(ARRAY_LEN(cell_errors) == PCIE_READ_DEFAULT + 2, "ORDER PCIE_READ_ERROR");
static const char *const order_regions[] = { "all", "each", NULL };
static const char *const dpc_triggers[] = { "off", "fatal", "nonfatal", NULL };
static const char *const dpc_answers[] = { "ca", "ur", NULL };
static const char *const join_reads[] = { "port", "master", "none", NULL };
static const char *const wide_writes[] = { "whole", "split", "lost", NULL };
static const char *const posted_errors[] = { "silent", "aer", "serror", NULL };
static_assert(ARRAY_LEN(posted_errors) == PCIE_POSTED_ERRORS + 1, "ORDER PCIE_POSTED_ERROR");

static const char *const aspm_states[] = { "off", "l0s", "l1", "l0s-l1", NULL };

#define LINK(field) offsetof(struct pcie_link_params, field)

static const struct param link_rows[] = {
    { "gen", PARAM_U64, LINK(gen), "4", "1", "7", "", "PCIe generation; 6 and 7 in flit mode",
      "PCIe Base Specification, 4.2", NULL },
    { "width", PARAM_U64, LINK(width), "16", "1", "16", "lanes",
      "1, 2, 4, 8 or 16; 12 up to generation 5", "PCIe Base Specification, 4.2.4", NULL },
    { "mps", PARAM_SIZE, LINK(mps), "256", "128", "4096", "B",
      "Max_Payload_Size of the path, a power of two",
      "PCIe Base Specification, 7.5.3.4; 256 as on server parts", NULL },
    { "mrrs", PARAM_SIZE, LINK(mrrs), "512", "128", "4096", "B",
      "Max_Read_Request_Size, a power of two", "PCIe Base Specification, 7.5.3.4", NULL },
    { "rcb", PARAM_SIZE, LINK(rcb), "64", "64", "128", "B", "Read Completion Boundary, 64 or 128",
      "PCIe Base Specification, 2.3.1.1", NULL },
    { "ecrc", PARAM_BOOL, LINK(ecrc), "false", NULL, NULL, "", "a digest of 4 bytes on every TLP",
      "PCIe Base Specification, 2.7.1", NULL },
    { "skp", PARAM_BOOL, LINK(skp), "true", NULL, NULL, "",
      "SKP ordered sets take their share of the link",
      "PCIe Base Specification, 4.2.7: 4 symbols per 1180..1538, a block per 370..375", NULL },
    { "latency", PARAM_TIME, LINK(latency), "150ns", "0", "100us", "ns",
      "from the last symbol sent to the TLP in the receiver's buffer", "assumed", NULL },
    { "retimers", PARAM_U64, LINK(retimers), "0", "0", "2", "", "retimers on the link",
      "PCIe Base Specification, 4.3: at most two", NULL },
    { "retimer_latency", PARAM_TIME, LINK(retimer_latency), "64ns", "0", "10us", "ns",
      "through one retimer, either way", "assumed", NULL },
    { "fec_latency", PARAM_TIME, LINK(fec_latency), "2ns", "0", "10us", "ns",
      "generations 6 and 7: to correct and check a flit at its receiver", "assumed", NULL },
    { "ph", PARAM_U64, LINK(ph), "32", "0", "2032", "credits",
      "posted headers that the endpoint has room for, at most 127 x fc_scale; 0: infinite",
      "a controller's default: Efinix PCIe user guide; limit 127 without scaled flow control",
      NULL },
    { "pd", PARAM_U64, LINK(pd), "248", "0", "32752", "credits",
      "posted data, 16 bytes each, at most 2047 x fc_scale; 0: infinite", "the same: 0xf8", NULL },
    { "nph", PARAM_U64, LINK(nph), "32", "0", "2032", "credits",
      "non-posted headers, at most 127 x fc_scale; 0: infinite", "the same", NULL },
    { "npd", PARAM_U64, LINK(npd), "32", "0", "32752", "credits",
      "non-posted data, at most 2047 x fc_scale; 0: infinite; memory reads take none",
      "the same: 0x20", NULL },
    { "cplh", PARAM_U64, LINK(cplh), "0", "0", "2032", "credits",
      "completion headers that the root port has room for, at most 127 x fc_scale; 0: infinite",
      "PCIe Base Specification, 2.6.1: infinite without peer-to-peer", NULL },
    { "cpld", PARAM_U64, LINK(cpld), "0", "0", "32752", "credits",
      "completion data, at most 2047 x fc_scale; 0: infinite", "the same", NULL },
    { "fc_scale", PARAM_U64, LINK(fc_scale), "1", "1", "16", "",
      "scaled flow control: credits go in units of 1, 4 or 16, and so are rounded down on the way",
      "PCIe Base Specification, 3.4.2", NULL },
    { "fc_interval", PARAM_TIME, LINK(fc_interval), "0", "0", "30us", "ns",
      "between two UpdateFCs of the endpoint; 0: the limit by generation, width and MPS",
      "PCIe Base Specification, 2.6.1.2; at least every 30 us", NULL },
    { "error_rate", PARAM_REAL, LINK(error_rate), "0", "0", "0.0001", "",
      "bit error ratio, in flit mode of what error correction leaves: a TLP (flit) of n bits is "
      "bad with 1 - (1 - ratio)^n",
      "a choice; the specification allows 1e-12 up to generation 5", NULL },
    { "replay_buffer", PARAM_SIZE, LINK(replay_buffer), "0", "0", "1GiB", "B",
      "TLPs that may wait for their Ack; when it is full nothing new is sent; 0: no limit",
      "assumed: made to fit the link", NULL },
    { "replay_timer", PARAM_TIME, LINK(replay_timer), "0", "0", "1s", "ns",
      "without an Ack for this long all is sent again; 0: by generation",
      "PCIe Base Specification, 3.6.2.1: 3 Ack limits, from generation 4 on 24,000 symbol times; "
      "assumed in flit mode: 1500 flits",
      NULL },
    { "retrain_time", PARAM_TIME, LINK(retrain_time), "10us", "0", "1s", "ns",
      "the link recovers after the fourth replay without progress", "assumed", NULL },
    { "aspm", PARAM_CHOICE, LINK(aspm), "off", NULL, NULL, "",
      "power states that an idle link enters; L0s is not for generations 6 and 7",
      "PCIe Base Specification, 5.4.1", aspm_states },
    { "l0s_entry", PARAM_TIME, LINK(l0s_entry), "4us", "0", "1s", "ns",
      "one direction idle for so long enters L0s",
      "TI TUSB7340 (SLLSE76), L0s_ENTRY_TIMER: 4 us by default; the specification allows 7 us",
      NULL },
    { "l0s_exit", PARAM_TIME, LINK(l0s_exit), "512ns", "0", "1s", "ns", "from L0s to L0",
      "Link Capabilities, L0s Exit Latency; Intel 317607 D1:F0: 512 ns to less than 1 us", NULL },
    { "l1_entry", PARAM_TIME, LINK(l1_entry), "8us", "0", "1s", "ns",
      "both directions idle for so long enter L1",
      "TI TUSB7340 (SLLSE76), L1ASPM_ENTRY_TIMER: 8 us by default", NULL },
    { "l1_exit", PARAM_TIME, LINK(l1_exit), "2us", "0", "1s", "ns", "from L1 to L0",
      "Link Capabilities, L1 Exit Latency; Intel 317607 D1:F0: 2 us to less than 4 us", NULL },
    { "write_time", PARAM_TIME, LINK(write_time), "4ns", "0", "100us", "ns",
      "the endpoint takes one write from its buffer in this time", "assumed", NULL },
    { "read_latency", PARAM_TIME, LINK(read_latency), "250ns", "0", "1s", "ns",
      "from a read request in the endpoint to its first completion",
      "assumed: with the other latencies a read takes 0.8 us, within the 0.5 to 1 us seen on PCs",
      NULL },
};
const struct param_table pcie_link_table = { "link", link_rows, ARRAY_LEN(link_rows) };

#define ROOT(field) offsetof(struct pcie_root_params, field)

static const struct param root_rows[] = {
    { "join_limit", PARAM_SIZE, ROOT(join_limit), "64", "0", "4096", "B",
      "the root complex joins adjacent write-combined bursts up to this, a power of two; 64: off; "
      "0: the link's MPS",
      "assumed", NULL },
    { "join_window", PARAM_SIZE, ROOT(join_window), "0", "0", "4096", "B",
      "they must lie in one aligned block of this size, a power of two; 0: join_limit", "assumed",
      NULL },
    { "join_timeout", PARAM_TIME, ROOT(join_timeout), "0", "0", "1s", "ns",
      "a burst waits at most so long for its neighbour; 0: no limit", "assumed", NULL },
    { "join_reads", PARAM_CHOICE, ROOT(join_reads), "port", NULL, NULL, "",
      "which reads let go of bursts that wait: any through their port, their master's, none: then "
      "a "
      "core may read what is older than its own store",
      "PCIe Base Specification, 2.4.1: a read pushes posted writes; assumed", join_reads },
    { "join_device", PARAM_BOOL, ROOT(join_device), "true", NULL, NULL, "",
      "a Device write or ST64B of the same master lets go of its burst; of the burst's own lines "
      "always",
      "assumed", NULL },
    { "partial_piece", PARAM_SIZE, ROOT(partial_piece), "0", "0", "64", "B",
      "a write-combined burst that is no whole line goes in naturally aligned pieces of at most "
      "this, a power of two; 0: as `split` says",
      "Intel SDM 3A, write combining: 8 on x86", NULL },
    { "wide_writes", PARAM_CHOICE, ROOT(wide_writes), "whole", NULL, NULL, "",
      "a store of more than 4 bytes that no write buffer gathers (Device, ST64B, Normal-NC without "
      "gather_nc): one TLP, one for each 4 bytes, or none",
      "raspberrypi/linux 4158: a 64-bit store on BCM2711 makes no TLP", wide_writes },
    { "hang_bytes", PARAM_SIZE, ROOT(hang_bytes), "0", "0", "1GiB", "B",
      "the machine hangs when more is written at a stretch to write-combined BARs, and the run "
      "ends; 0: it does not",
      "raspberrypi/linux 4928: about 256 on BCM2711", NULL },
    { "hang_pause", PARAM_TIME, ROOT(hang_pause), "1us", "1ns", "1s", "ns",
      "a stretch ends with a barrier, another access of its core, or such a pause", "assumed",
      NULL },
    { "posted_queue", PARAM_U64, ROOT(posted_queue), "16", "1", "1024", "TLPs",
      "writes that may wait for the link before the bus is held up", "assumed", NULL },
    { "root_latency", PARAM_TIME, ROOT(root_latency), "75ns", "0", "100us", "ns",
      "through the root complex, either way", "assumed", NULL },
    { "split", PARAM_CHOICE, ROOT(split), "min", NULL, NULL, "",
      "how a set of bytes is cut into TLPs", "PCIe Base Specification, 2.2.5 for what is legal",
      pcie_split_names },
    { "ack_device_ne", PARAM_CHOICE, ROOT(ack_device_ne), "link", NULL, NULL, "",
      "where a Device-nGnRnE write is answered from; PCIe answers no posted write, so the link is "
      "furthest",
      "DDI 0487 B2.10.2; PG055: BRESP once the MemWr is sure to go", ack_points },
    { "ack_device_e", PARAM_CHOICE, ROOT(ack_device_e), "root", NULL, NULL, "",
      "where other Device writes are answered from", "assumed", ack_points },
    { "ack_gather", PARAM_CHOICE, ROOT(ack_gather), "root", NULL, NULL, "",
      "where write-combined bursts are answered from", "assumed", ack_points },
    { "bus_latency", PARAM_TIME, ROOT(bus_latency), "50ns", "0", "100us", "ns",
      "from a core to the root complex, one way", "assumed", NULL },
    { "read_error", PARAM_CHOICE, ROOT(read_error), "ones", NULL, NULL, "",
      "what a failed request gives to the bus where the table `error` says nothing else: all ones "
      "or zeros and OKAY, DECERR, SLVERR; hang: no answer, ever; serror: all ones, and an SError "
      "after error_latency",
      "all-ones is what server root complexes do; the PCIe specification says only UR",
      read_errors },
    { "completion_timeout", PARAM_TIME, ROOT(completion_timeout), "50us", "1us", "64s", "ns",
      "a read without completion fails after this",
      "PCIe Base Specification, 2.8: 50 us to 50 ms by default", NULL },
    { "order_regions", PARAM_CHOICE, ROOT(order_regions), "all", NULL, NULL, "",
      "Device-nR accesses keep their order with configuration and memory space as one region, or "
      "in each by itself, as Arm's HN-I does when the two are different regions",
      "assumed; tianocore/edk2 PR 6031, Arm's answer in mu_basecore PR 599", order_regions },
    { "relaxed_order", PARAM_BOOL, ROOT(relaxed_order), "false", NULL, NULL, "",
      "queues let TLPs with RO or IDO pass others where they may",
      "PCIe Base Specification, 2.4.1: a choice", NULL },
    { "posted_error", PARAM_CHOICE, ROOT(posted_error), "aer", NULL, NULL, "",
      "a refused write: nothing; an AER record and the root port's error interrupt "
      "(pcie.error_interrupts); or an SError to the core as well",
      "assumed", posted_errors },
    { "error_latency", PARAM_TIME, ROOT(error_latency), "500ns", "0", "1s", "ns",
      "from the error message at the root port to the core", "assumed", NULL },
    { "dpc", PARAM_CHOICE, ROOT(dpc), "off", NULL, NULL, "",
      "what firmware lets trigger containment at each downstream port: ERR_FATAL, or ERR_NONFATAL "
      "as well; links are then lost for what is on them, too",
      "PCIe Base Specification, 7.9.15.3; off is the value after reset", dpc_triggers },
    { "dpc_answer", PARAM_CHOICE, ROOT(dpc_answer), "ca", NULL, NULL, "",
      "DPC Completion Control: how containment ends requests",
      "PCIe Base Specification, 7.9.15.3: CA after reset; firmware of some servers sets UR",
      dpc_answers },
    { "dpc_recovery", PARAM_TIME, ROOT(dpc_recovery), "0", "0", "10s", "ns",
      "so long after the trigger software releases it and restores what is below; 0: it does not",
      "assumed; Linux, drivers/pci/pcie/dpc.c: within some seconds", NULL },
    { "poison_block", PARAM_BOOL, ROOT(poison_block), "false", NULL, NULL, "",
      "firmware enables Poisoned TLP Egress Blocking at each downstream port",
      "PCIe Base Specification, 7.9.15.3: off after reset", NULL },
};
const struct param_table pcie_root_table = { "", root_rows, ARRAY_LEN(root_rows) };

#define CELL(kind, failure) ROOT(errors[PCIE_REQUEST_##kind][PCIE_FAIL_##failure])
#define ERROR_ROW(name, kind, failure, help)                                                       \
    {                                                                                              \
        name, PARAM_CHOICE, CELL(kind, failure), "default", NULL, NULL, "", help,                  \
            "a choice of the root complex: no specification says it", cell_errors                  \
    }

static const struct param error_rows[] = {
    ERROR_ROW("cfg_ur", CFG, UR, "a configuration request that ends with UR, as of no device"),
    ERROR_ROW("cfg_ca", CFG, CA, "... with CA"),
    ERROR_ROW("cfg_cto", CFG, CTO, "... without completion"),
    ERROR_ROW("cfg_poison", CFG, POISON, "... with poisoned data"),
    ERROR_ROW("cfg_linkdown", CFG, LINKDOWN, "... for want of a link"),
    ERROR_ROW("io_ur", IO, UR, "a request of I/O space that ends with UR"),
    ERROR_ROW("io_ca", IO, CA, "... with CA"),
    ERROR_ROW("io_cto", IO, CTO, "... without completion"),
    ERROR_ROW("io_poison", IO, POISON, "... with poisoned data"),
    ERROR_ROW("io_linkdown", IO, LINKDOWN, "... for want of a link"),
    ERROR_ROW("mem_ur", MEM, UR, "a memory read that ends with UR"),
    ERROR_ROW("mem_ca", MEM, CA, "... with CA"),
    ERROR_ROW("mem_cto", MEM, CTO, "... without completion"),
    ERROR_ROW("mem_poison", MEM, POISON, "... with poisoned data"),
    ERROR_ROW("mem_linkdown", MEM, LINKDOWN, "... for want of a link"),
};
static_assert(ARRAY_LEN(error_rows) == PCIE_REQUEST_KINDS * PCIE_FAILURES, "each cell");
const struct param_table pcie_error_table = { "error", error_rows, ARRAY_LEN(error_rows) };

#define SWITCH(field) offsetof(struct pcie_switch_params, field)

static const struct param switch_rows[] = {
    { "latency", PARAM_TIME, SWITCH(latency), "110ns", "0", "100us", "ns",
      "through the switch, either way, besides storing a TLP",
      "assumed; Broadcom PEX8747 product brief: 100 ns typical, Microchip Switchtec: 110 ns to 150 "
      "ns",
      NULL },
    { "cut_through", PARAM_BOOL, SWITCH(cut_through), "true", NULL, NULL, "",
      "a TLP goes on while it still arrives, where both links allow it; else when all of it is "
      "there",
      "assumed: PEX8747 and others are cut-through", NULL },
};
const struct param_table pcie_switch_table = { "", switch_rows, ARRAY_LEN(switch_rows) };

#define STAT(field) offsetof(struct pcie_stats, field)

static const struct stat_row stat_rows[] = {
    { "pcie.mwr", STAT_COUNT, STAT(mwr), "1", "memory writes sent to endpoints" },
    { "pcie.mrd", STAT_COUNT, STAT(mrd), "1", "memory reads sent to endpoints" },
    { "pcie.cpl", STAT_COUNT, STAT(cpl), "1", "completions received, with and without data" },
    { "pcie.msg", STAT_COUNT, STAT(msg), "1", "messages received" },
    { "pcie.write_bytes", STAT_COUNT, STAT(write_bytes), "B",
      "bytes that the byte enables of the writes select" },
    { "pcie.read_bytes", STAT_COUNT, STAT(read_bytes), "B", "bytes asked for by reads" },
    { "pcie.wire_bytes_down", STAT_COUNT, STAT(wire_down), "B",
      "TLPs towards devices, with framing, each once; in flit mode without the flits' own bytes" },
    { "pcie.wire_bytes_up", STAT_COUNT, STAT(wire_up), "B", "the same towards the host" },
    { "pcie.dllp_bytes_down", STAT_COUNT, STAT(dllp_down), "B", "Ack DLLPs towards devices" },
    { "pcie.dllp_bytes_up", STAT_COUNT, STAT(dllp_up), "B",
      "Ack and UpdateFC DLLPs towards the host" },
    { "pcie.credit_stalls", STAT_COUNT, STAT(credit_stalls), "1", "TLPs that waited for a credit" },
    { "pcie.credit_stall_time", STAT_TIME, STAT(credit_stall_time), "ns", "how long, added up" },
    { "pcie.link_busy_down", STAT_TIME, STAT(link_busy_down), "ns",
      "time that TLPs towards devices took on the link" },
    { "pcie.link_busy_up", STAT_TIME, STAT(link_busy_up), "ns",
      "time that TLPs towards the host took on the link" },
    { "pcie.stores", STAT_COUNT, STAT(stores), "1",
      "store instructions that the memory writes came from" },
    { "pcie.joined", STAT_COUNT, STAT(joined), "1",
      "bursts that the root complex joined to an earlier one" },
    { "pcie.lost_writes", STAT_COUNT, STAT(lost_writes), "1",
      "stores that wide_writes = lost kept from the link" },
    { "pcie.other", STAT_COUNT, STAT(other), "1", "configuration and I/O requests sent" },
    { "pcie.dma_writes", STAT_COUNT, STAT(dma_writes), "1", "memory writes that devices sent" },
    { "pcie.errors", STAT_COUNT, STAT(errors), "1",
      "errors recorded: requests that failed, error messages, containment" },
    { "pcie.error_interrupts", STAT_COUNT, STAT(error_interrupts), "1",
      "error interrupts that became due: AER's of root ports, unless posted_error is silent, and "
      "DPC's" },
    { "pcie.ph_used", STAT_COUNT, STAT(ph_used), "1", "posted header credits used" },
    { "pcie.pd_used", STAT_COUNT, STAT(pd_used), "1", "posted data credits used" },
    { "pcie.flits_down", STAT_COUNT, STAT(flits_down), "1",
      "flits of 256 bytes with parts of TLPs, towards devices" },
    { "pcie.flits_up", STAT_COUNT, STAT(flits_up), "1", "the same towards the host" },
    { "pcie.naks", STAT_COUNT, STAT(naks), "1", "Naks sent, both ways" },
    { "pcie.replays", STAT_COUNT, STAT(replays), "1",
      "times that a replay buffer was sent again, both ways" },
    { "pcie.replay_tlps", STAT_COUNT, STAT(replay_tlps), "1", "TLPs sent again" },
    { "pcie.replay_bytes", STAT_COUNT, STAT(replay_bytes), "B",
      "bytes sent again; in flit mode whole flits" },
    { "pcie.replay_timeouts", STAT_COUNT, STAT(replay_timeouts), "1",
      "replays for want of an Ack" },
    { "pcie.retrains", STAT_COUNT, STAT(retrains), "1",
      "times that a link recovered after four replays" },
    { "pcie.replay_stalls", STAT_COUNT, STAT(replay_stalls), "1",
      "TLPs that waited for room in a replay buffer" },
    { "pcie.replay_stall_time", STAT_TIME, STAT(replay_stall_time), "ns", "how long, added up" },
    { "pcie.aspm_wakes", STAT_COUNT, STAT(aspm_wakes), "1", "times that a link left L0s or L1" },
    { "pcie.aspm_time", STAT_TIME, STAT(aspm_time), "ns", "how long that took, added up" },
};
const struct stat_table pcie_stat_table = { stat_rows, ARRAY_LEN(stat_rows) };
