/* SPDX-License-Identifier: Apache-2.0 */
#include "script/luacats.h"

#include <stddef.h>

#define ATTRIBUTES                                                                                 \
    "type string\n"                                                                                \
    "inner string\n"                                                                               \
    "outer string\n"                                                                               \
    "sh string\n"
#define STAGE2                                                                                     \
    "s2? string\n"                                                                                 \
    "s2_memattr? integer\n"                                                                        \
    "why? string[]\n"

const struct luacats_class luacats_classes[] = {
    { "Attributes", "memory attributes after both stages, as the columns of the combining table",
      ATTRIBUTES "sh_alt? string\nxs? integer\ntagged integer\nnota integer\npar_attr string\n"
                 "par_sh integer\nstatus string\nfault? string\nunaligned? string\nwhy string[]" },
    { "Request", "a request's header",
      "address integer\nlength_dw integer\nfirst_be integer\nlast_be integer\nbytes integer" },
    { "Completion", "a completion's header",
      "lower_address integer\nbyte_count integer\nlength_dw integer" },
    { "Header", "what a TLP says; the other keys are those of encode",
      "type string\ntype_code integer\nprefix_dw integer\nheader_dw integer\nohc_dw integer\n"
      "payload_dw integer\nlength_dw integer\ndata? string\n[string] any" },
    { "Stage2", "what KVM does with a stage-2 fault",
      "type? string\nmemattr? integer\npte? integer\nsize? integer\nmemslot_error? string\n"
      "fault_error? string\nwhy string[]" },
    { "PolicyWalk", "from mmap() to the attribute of the guest's access",
      "vm_flags integer\nstage2 gather.Stage2\nmair integer\nindex integer\ns1_attr integer\n"
      "type? string\ninner? string\nouter? string\nsh? string\naliased? boolean\n"
      "steps { stage: string, text: string }[]" },
    { "Reaction", "who is hurt", "victim string\noutcome string\nsteps string[]" },
    { "Syndrome", "the fields of an ESR_ELx", "kind string\ndfsc? integer\n[string] any" },
    { "CoreReport", "what a core makes of an error",
      "synchronous boolean\nstate? string\nesr? integer" },
    { "Route", "which Exception level takes it",
      "serror? integer\nmasked? boolean\nsea integer\nsea_as_serror boolean\nvirtual boolean" },
    { "Verdict", "was an error contained",
      "verdict string\nC1 boolean\nC2 boolean\nC3 boolean\nC4 boolean\nC5 boolean\nwhy "
      "table\nradius string\n"
      "reach string\narrival string\ncharged? string\nclaimed string\ntruth string\n"
      "false_panic boolean\nsilent_escape boolean\nfirst_report_ns? number" },
    { "Life", "an access that failed; the other fields are a verdict's",
      "number integer\nkind string\nowner string\naddress integer\nissued_ns number\n"
      "events table[]\nverdict string\nradius string\nreach string\n[string] any" },
    { "Tally", "sums over lives",
      "lives integer\nverdicts table<string, integer>\narrivals table<string, integer>\n"
      "radii table<string, integer>\nfalse_panics number\nsilent_escapes number\ntext string" },
    { "Mapping", "a BAR in an address space",
      "va integer\nipa? integer\npa integer\nsize integer\ns1 string\n" STAGE2
      "type string\ninner string\nouter string\ngathers boolean" },
    { "Assigned", "a BAR in a guest's IPA space",
      "ipa integer\npa integer\nsize integer\n" STAGE2 },
    { "Fault", "a fault of an access, with the exception that it becomes",
      "kind string\naddress? integer\nel? integer\ndfsc? integer\nesr? integer\nfar? integer\n"
      "hpfar? integer\nvictim string\ntext string\nstopped? boolean\nlife? integer\n"
      "time_ns? number\nvm? integer" },
    { "Tlp", "a TLP on a link",
      "time_ns number\ndir \"down\"|\"up\"\ntype string\naddress integer\nbytes integer\n"
      "length_dw integer\nfirst_be integer\nlast_be integer\nwire_bytes integer\nreason string\n"
      "data? string\n[string] any" },
    { "Drain", "a write buffer drains",
      "time_ns number\nage_ns number\nline integer\nmask integer\nstores integer\nreason string\n"
      "core integer\nvm integer" },
    { "Error", "an error that came back",
      "time_ns number\nkind string\naddress integer\nvm integer\nrunning? integer\nel? integer\n"
      "dfsc? integer\nesr? integer\nfar? integer\nhpfar? integer\nvictim string\ntext string\n"
      "life? integer\nverdict? string\n[string] any" },
    { "Lint", "a violation of break-before-make",
      "kind string\nstage integer\nlevel? integer\ndescriptor integer\nold integer\nnow integer\n"
      "input integer\nrule string\ntext string\ncore? integer\ntime_ns? number" },
    { "Report", "what a run left",
      "name? string\ntlps gather.Tlp[]\nhistogram table<integer, integer>\ndrains table<string, "
      "integer>\n"
      "stats table<string, number>\nerrors gather.Error[]\nerror_count integer\n"
      "lives gather.Life[]\nlife_count integer\ntime_ns number\nwire_bytes integer\n"
      "[string] any" },
    { "Replayed", "the counts of a replay, and what it was",
      "format string\nbegin_ns number\nend_ns number\nhung? string\n[string] any" },
    { "Region", "a marked region of a program",
      "entries integer\ninstructions integer\ncycles integer\ntime_ns number\ntlps integer\n"
      "bytes integer\nsizes table<integer, integer>" },
    { "Executed", "how a program ended",
      "reason string\nstatus integer\ntext? string\noutput string\ninstructions integer\n"
      "cycles integer\nexceptions integer\ntime_ns number\n"
      "regions table<integer, gather.Region>\nregs table<string, integer>\nstate string\n"
      "fault? gather.Fault" },
    { "WalkStep", "a descriptor on the way",
      "stage integer\nlevel integer\nfor_table boolean\ninput integer\naddress integer\n"
      "pa integer\nread boolean\nvalue? integer\ntype? string\nfields? string\noutput? integer\n"
      "contiguous? boolean\nattr? table" },
    { "WalkFault", "why a walk failed",
      "kind string\ntext string\nstage integer\nlevel integer\ns1ptw boolean\nwrite boolean\n"
      "update? boolean\nipa? integer\ndfsc? integer\ntarget_el? integer\nec? integer\n"
      "esr? integer\nfar? integer\nhpfar? integer\ncause? string" },
    { "Walk", "a translation, step by step; the fields of a page are nil if it faulted",
      "ok boolean\nva? integer\naccess? string\nel? integer\nregime? string\ns1_on? boolean\n"
      "s2_on? boolean\nsteps? gather.WalkStep[]\nwhy? string[]\nchoices? string[]\n"
      "text? string\nhit? boolean\npa? integer\nipa? integer\ntype? string\ninner? string\n"
      "outer? string\nsh? string\nsize? integer\ns1_level? integer\ns2_level? integer\n"
      "allowed? table\nfault? gather.WalkFault\n[string] any" },
    { "Descriptor", "where it is, and what it holds",
      "address integer\nvalue integer\nlevel integer" },
    { "Leaves", "a run of leaves of one kind",
      "input integer\noutput integer\nsize integer\nlevel integer\nleaves integer\nleaf integer\n"
      "table_bits integer" },
    { "StartTable", "the first table of a stage",
      "root integer\nlevel integer\nbits integer\nbytes integer" },
    { NULL, NULL, NULL },
};

#define STORED "boolean?\ngather.Fault?"

const struct luacats_return luacats_returns[] = {
    { "", "expect", "boolean" },
    { "", "param", "any" },
    { "", "readable", "boolean" },
    { "", "platform", "gather.Platform" },
    { "mmu", "combine", "gather.Attributes" },
    { "mmu", "space", "gather.Space" },
    { "pcie", "split_write", "gather.Request[]" },
    { "pcie", "split_read", "gather.Request[]" },
    { "pcie", "split_completion", "gather.Completion[]" },
    { "pcie", "encode", "string" },
    { "pcie", "decode", "gather.Header?\nstring?\nstring?" },
    { "pcie", "wire_bytes", "number" },
    { "pcie", "bandwidth", "number" },
    { "kvm", "stage2", "gather.Stage2" },
    { "kvm", "gicv", "gather.Stage2" },
    { "kvm", "walk", "gather.PolicyWalk" },
    { "kvm", "policies", "string[]" },
    { "host", "serror", "gather.Reaction" },
    { "host", "sea", "gather.Reaction" },
    { "host", "aer", "gather.Reaction" },
    { "host", "kernels", "string[]" },
    { "host", "esr", "gather.Syndrome" },
    { "host", "report", "gather.CoreReport" },
    { "host", "route", "gather.Route" },
    { "host", "verdict", "gather.Verdict" },
    { "host", "tally", "gather.Tally" },
    { "host", "verdicts", "{ name: string, help: string }[]" },
    { "a64", "disassemble", "string" },
    { "p:", "endpoint", "gather.Endpoint" },
    { "p:", "switch", "gather.Switch" },
    { "p:", "config_read", "integer" },
    { "p:", "functions", "string[]" },
    { "p:", "vm", "gather.VM" },
    { "p:", "host", "gather.Host" },
    { "p:", "replay", "gather.Replayed" },
    { "p:", "time", "number" },
    { "p:", "report", "gather.Report" },
    { "sw:", "endpoint", "gather.Endpoint" },
    { "sw:", "switch", "gather.Switch" },
    { "sw:", "id", "string" },
    { "sw:", "config_read", "integer" },
    { "ep:", "memory", "string" },
    { "ep:", "stats", "table<string, number>" },
    { "ep:", "model", "string" },
    { "ep:", "bar", "integer\ninteger" },
    { "ep:", "id", "string" },
    { "ep:", "config_read", "integer" },
    { "vm:", "map", "gather.Mapping" },
    { "vm:", "assign", "gather.Assigned" },
    { "vm:", "map_gicv", "gather.Mapping" },
    { "vm:", "interrupts", "{ pending: integer[], active: integer[] }" },
    { "vm:", "vmm", "gather.Host" },
    { "vm:", "config_read", "integer" },
    { "vm:", "tables_in", "gather.Assigned" },
    { "vm:", "cpu", "gather.CPU" },
    { "vm:", "policy", "string" },
    { "vm:", "stopped", "boolean" },
    { "vm:", "walk", "gather.Walk" },
    { "vm:", "dump", "string" },
    { "vm:", "runs", "gather.Leaves[]" },
    { "vm:", "descriptor", "gather.Descriptor?\nstring?" },
    { "vm:", "corrupt", "integer\ninteger" },
    { "cpu:", "store", STORED },
    { "cpu:", "write", STORED },
    { "cpu:", "read", "string?\ngather.Fault?" },
    { "cpu:", "barrier", STORED },
    { "cpu:", "clean", STORED },
    { "cpu:", "tlbi", STORED },
    { "cpu:", "time", "number" },
    { "cpu:", "exec", "gather.Executed?\ngather.Fault?" },
    { "host:", "map", "gather.Mapping" },
    { "host:", "cpu", "gather.CPU" },
    { "host:", "stopped", "boolean" },
    { "s:", "reg", "integer" },
    { "s:", "setup", "gather.StartTable" },
    { "s:", "descriptor", "gather.Descriptor?\nstring?" },
    { "s:", "corrupt", "integer\ninteger" },
    { "s:", "read", "integer" },
    { "s:", "walk", "gather.Walk" },
    { "s:", "translate", "gather.Walk" },
    { "s:", "at", "integer?\ngather.WalkFault?" },
    { "s:", "stats", "table<string, integer>" },
    { "s:", "dump", "string" },
    { "s:", "runs", "gather.Leaves[]" },
    { NULL, NULL, NULL },
};

#define ADDRESS  "gather.Mapping|integer|string"
#define FUNCTION "fun(event: table)?"

const struct luacats_argument luacats_arguments[] = {
    { "condition", "any" },
    { "text", "any?" },
    { "name", "string" },
    { "default", "any?" },
    { "word", "integer" },
    { "pc", "integer?" },
    { "esr", "integer" },
    { "bytes", "string" },
    { "id", "string" },
    { "offset", "integer" },
    { "length", "integer" },
    { "size", "integer?" },
    { "value", "integer?" },
    { "which", "string" },
    { "what", "\"tlp\"|\"drain\"|\"error\"|\"lint\"" },
    { "function", FUNCTION },
    { "time", "string|number" },
    { "number", "integer" },
    { "bar", "integer|\"config\"" },
    { "endpoint", "gather.Endpoint" },
    { "vm", "gather.VM?" },
    { "where", ADDRESS },
    { "va", ADDRESS },
    { "pa", "integer|string" },
    { "ipa", "integer|string" },
    { "map", "gather.Mapping" },
    { "core", "integer?" },
    { "intid", "integer" },
    { "priority", "integer?" },
    { "operation", "string" },
    { "xt", "integer|*?" },
    { "program", "string" },
    /* keys */
    { "preset", "string" },
    { "profile", "string|string[]" },
    { "bars", "table<integer, { size: integer|string, prefetchable: boolean? }>" },
    { "model", "string" },
    { "config", "table<string, any>" },
    { "link", "table<string, any>" },
    { "under", "gather.Switch" },
    { "policy", "string" },
    { "kernel", "string" },
    { "file", "string" },
    { "s1", "string" },
    { "attr", "string|integer" },
    { "pattern", "string" },
    { "data", "string" },
    { "barrier", "string" },
    { "args", "string[]" },
    { "regs", "table<string, integer>" },
    { "events", "table[]" },
    { "owner", "string" },
    { "kind", "string" },
    { "abort", "table<string, any>" },
    { "impl", "table<string, any>" },
    { "features", "table<string, boolean>" },
    { NULL, NULL },
};
