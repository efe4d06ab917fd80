/* SPDX-License-Identifier: Apache-2.0 */
#include <assert.h>

#include "pcie/pcie.h"

const char *const pcie_tlp_names[] = { "MWr", "MRd", "Cpl", "CplD", "Msg", NULL };
static_assert(ARRAY_LEN(pcie_tlp_names) == PCIE_TLP_TYPES + 1, "ORDER PCIE_TLP");

static const char *const ack_points[] = { "pe", "interconnect", "root", "link", NULL };
static const char *const read_errors[] = { "ones", "decerr", "slverr", NULL };
static const char *const posted_errors[] = { "silent", "aer", "serror", NULL };

#define LINK(field) offsetof(struct pcie_link_params, field)

static const struct param link_rows[] = {
    { "gen", PARAM_U64, LINK(gen), "4", "1", "5", "",
      "PCIe generation (6 and 7 share flits: not modelled)", "PCIe Base Specification, 4.2", NULL },
    { "width", PARAM_U64, LINK(width), "16", "1", "16", "lanes", "1, 2, 4, 8 or 16",
      "PCIe Base Specification, 4.2.4", NULL },
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
    { "ph", PARAM_U64, LINK(ph), "32", "0", "127", "credits",
      "posted headers that the endpoint has room for; 0: infinite",
      "a controller's default: Efinix PCIe user guide; limit 127 without scaled flow control",
      NULL },
    { "pd", PARAM_U64, LINK(pd), "248", "0", "2047", "credits",
      "posted data, 16 bytes each; 0: infinite", "the same: 0xf8", NULL },
    { "nph", PARAM_U64, LINK(nph), "32", "0", "127", "credits", "non-posted headers; 0: infinite",
      "the same", NULL },
    { "fc_interval", PARAM_TIME, LINK(fc_interval), "0", "0", "30us", "ns",
      "between two UpdateFCs of the endpoint; 0: the limit by generation, width and MPS",
      "PCIe Base Specification, 2.6.1.2; at least every 30 us", NULL },
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
    { "join_limit", PARAM_SIZE, ROOT(join_limit), "64", "64", "4096", "B",
      "the root complex joins adjacent write-combined bursts up to this, a power of two; 64: off",
      "assumed", NULL },
    { "join_timeout", PARAM_TIME, ROOT(join_timeout), "0", "0", "1s", "ns",
      "a burst waits at most so long for its neighbour; 0: no limit", "assumed", NULL },
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
      "what a failed read gives to the bus: all-ones, DECERR or SLVERR",
      "all-ones is what server root complexes do; the PCIe specification says only UR",
      read_errors },
    { "completion_timeout", PARAM_TIME, ROOT(completion_timeout), "50us", "1us", "64s", "ns",
      "a read without completion fails after this",
      "PCIe Base Specification, 2.8: 50 us to 50 ms by default", NULL },
    { "posted_error", PARAM_CHOICE, ROOT(posted_error), "aer", NULL, NULL, "",
      "a refused write: nothing, an AER record, or an SError to the core as well", "assumed",
      posted_errors },
    { "error_latency", PARAM_TIME, ROOT(error_latency), "500ns", "0", "1s", "ns",
      "from the error message at the root port to the core", "assumed", NULL },
};
const struct param_table pcie_root_table = { "", root_rows, ARRAY_LEN(root_rows) };

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
      "TLPs towards devices, with framing" },
    { "pcie.wire_bytes_up", STAT_COUNT, STAT(wire_up), "B", "TLPs towards the host, with framing" },
    { "pcie.dllp_bytes_down", STAT_COUNT, STAT(dllp_down), "B", "Ack DLLPs towards devices" },
    { "pcie.dllp_bytes_up", STAT_COUNT, STAT(dllp_up), "B",
      "Ack and UpdateFC DLLPs towards the host" },
    { "pcie.credit_stalls", STAT_COUNT, STAT(credit_stalls), "1", "TLPs that waited for a credit" },
    { "pcie.credit_stall_time", STAT_TIME, STAT(credit_stall_time), "ns", "how long, added up" },
    { "pcie.link_busy_down", STAT_TIME, STAT(link_busy_down), "ns",
      "time that TLPs towards devices took on the link" },
    { "pcie.link_busy_up", STAT_TIME, STAT(link_busy_up), "ns",
      "time that TLPs towards the host took on the link" },
    { "pcie.joined", STAT_COUNT, STAT(joined), "1",
      "bursts that the root complex joined to an earlier one" },
    { "pcie.errors", STAT_COUNT, STAT(errors), "1",
      "requests that an endpoint refused or did not answer" },
    { "pcie.ph_used", STAT_COUNT, STAT(ph_used), "1", "posted header credits used" },
    { "pcie.pd_used", STAT_COUNT, STAT(pd_used), "1", "posted data credits used" },
};
const struct stat_table pcie_stat_table = { stat_rows, ARRAY_LEN(stat_rows) };
