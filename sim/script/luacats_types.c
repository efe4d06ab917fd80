/* SPDX-License-Identifier: Apache-2.0 */
/* What functions return and what their arguments are, in words of LuaCATS. */
#include "script/luacats.h"

#include <stddef.h>

#include "host/host.h"
#include "platform/platform.h"
#include "script/machine.h"
#include "trace/trace.h"

/* ---- words ----------------------------------------------------------------------------------- */

static const char *policy_word(size_t i)
{
    size_t count;
    const char *const *names = kvm_policies(&count);
    return i < count ? names[i] : NULL;
}

static const char *kernel_word(size_t i)
{
    size_t count;
    const char *const *names = host_kernels(&count);
    return i < count ? names[i] : NULL;
}

static const char *s1_word(size_t i)
{
    return s1_type_names[i];
}

static const char *pattern_word(size_t i)
{
    return pattern_table[i].name;
}

/* The formats that are read. */
static const char *format_word(size_t i)
{
    if (i == 0) {
        return "auto";
    }
    for (size_t f = 0; f < trace_format_count(); f++) {
        const struct trace_format_help help = trace_format_help(f);
        i -= help.read;
        if (help.read && i == 0) {
            return help.name;
        }
    }
    return NULL;
}

const struct luacats_alias luacats_aliases[] = {
    { "Policy", "a KVM, by what it does at stage 2", policy_word },
    { "Kernel", "a kernel, by what it does with an error", kernel_word },
    { "S1", "a stage-1 memory type", s1_word },
    { "Pattern", "store instructions", pattern_word },
    { "TraceFormat", "a format of captures", format_word },
    { NULL, NULL, NULL },
};

/* ---- tables ---------------------------------------------------------------------------------- */

/* With reads and writes of every width. */
static void replay_counts(stat_fn *each, void *arg)
{
    struct replay_result all = { .hung = false };
    for (unsigned i = 0; i < TRACE_WIDTHS; i++) {
        all.totals.reads_by_width[i] = all.totals.writes_by_width[i] = 1;
    }
    replay_stats(&all, each, arg);
}

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
                 "par_sh integer\nstatus string\nfault? string\nunaligned? string\nwhy string[]",
      NULL, NULL },
    { "Request", "a request's header",
      "address integer\nlength_dw integer\nfirst_be integer\nlast_be integer\nbytes integer", NULL,
      NULL },
    { "Completion", "a completion's header",
      "lower_address integer\nbyte_count integer\nlength_dw integer", NULL, NULL },
    { "Header", "what a TLP says; what its kind does not have is nil",
      "type string\ntype_code integer\nflit boolean\nprefix_dw integer\nheader_dw integer\n"
      "ohc_dw integer\npayload_dw integer\nlength_dw integer\ntc integer\nattr integer\n"
      "td boolean\nep boolean\ntag? integer\nrequester_id? integer\nprefixes? integer[]\n"
      "ohc_e? integer[]\nreserved? integer[]\nohc? integer\naddress? integer\n"
      "first_be? integer\nlast_be? integer\ncompleter_id? integer\naddr64? boolean\n"
      "at? integer\nth? boolean\nph? integer\nst? integer\nst16? boolean\nav? boolean\n"
      "ama? integer\nno_write? boolean\nstatus? integer\nbcm? boolean\nbyte_count? integer\n"
      "lower_address? integer\ncompleter_segment? integer\nmessage? string\n"
      "message_code? integer\nrouting? string\nmessage_data? integer\npasid? integer\n"
      "privileged? boolean\nexecute? boolean\ndestination_segment? integer\n"
      "requester_segment? integer\ndata? string",
      NULL, NULL },
    { "Stage2", "what KVM does with a stage-2 fault",
      "type? string\nmemattr? integer\npte? integer\nsize? integer\nmemslot_error? string\n"
      "fault_error? string\nwhy string[]",
      NULL, NULL },
    { "PolicyWalk", "from mmap() to the attribute of the guest's access",
      "vm_flags integer\nstage2 gather.Stage2\nmair integer\nindex integer\ns1_attr integer\n"
      "type? string\ninner? string\nouter? string\nsh? string\naliased? boolean\n"
      "steps { stage: string, text: string }[]",
      NULL, NULL },
    { "Reaction", "who is hurt", "victim string\noutcome string\nsteps string[]", NULL, NULL },
    { "Syndrome", "the fields of an ESR_ELx; which there are, kind says",
      "kind \"serror\"|\"data-abort\"|\"instruction-abort\"\ndfsc? integer\nids? boolean\n"
      "impdef? integer\nea? boolean\niesb? boolean\naet? string\nsame_el? boolean\n"
      "fnv? boolean\ns1ptw? boolean\nwrite? boolean\nmaintenance? boolean\nfault? string\n"
      "set? string",
      NULL, NULL },
    { "CoreReport", "what a core makes of an error",
      "synchronous boolean\nstate? string\nesr? integer", NULL, NULL },
    { "Route", "which Exception level takes it",
      "serror? integer\nmasked? boolean\nsea integer\nsea_as_serror boolean\nvirtual boolean", NULL,
      NULL },
    { "Verdict", "was an error contained",
      "verdict string\nC1 boolean\nC2 boolean\nC3 boolean\nC4 boolean\nC5 boolean\nwhy "
      "string[]\nradius string\n"
      "reach string\narrival string\ncharged? string\nclaimed string\ntruth string\n"
      "false_panic boolean\nsilent_escape boolean\nfirst_report_ns? number",
      NULL, NULL },
    { "Life: gather.Verdict", "an access that failed, and its verdict",
      "number integer\nkind string\nowner string\naddress integer\nissued_ns number\n"
      "events gather.LifeRecord[]",
      NULL, NULL },
    { "LifeRecord", "what happened to an access",
      "time_ns number\nwhat string\ndomain? string\nby? string\nhow? string\nclass? string\n"
      "mark? string",
      NULL, NULL },
    { "LifeEvent", "what has happened, for gather.host.verdict",
      "domain? string # to whom\nby? string # who reports it\ntime!\nwhat!", &life_event_params,
      NULL },
    { "Bar", "a BAR of an endpoint", "size!", &machine_bar_table, NULL },
    { "DeviceRequest", "what a device in Lua is asked; of on_reset all but time_ns is nil",
      "time_ns number\nbar? integer\noffset? integer # of the first enabled byte\n"
      "length? integer # from it to the last enabled one\nbytes? integer # enabled\n"
      "length_dw? integer\nfirst_be? integer\nlast_be? integer\nrequester_id? integer\n"
      "poisoned? boolean\ndata? string # of a write\n"
      "runs? { offset: integer, data: string }[] # of a write with gaps",
      NULL, NULL },
    { "ReplayRegion", "where the accesses of a capture go",
      "base integer|string # the guest-physical address, a multiple of 4 KiB\nsize!\n"
      "name? string # for messages and reports\n"
      "region? string # the name that the trace has for it, if it has names\n"
      "va? integer|string # the virtual address, of a trace that has those\n"
      "s1? gather.S1 # by default that of the call",
      &machine_region_table, NULL },
    { "Tally", "sums over lives",
      "lives integer\nverdicts table<string, integer>\narrivals table<string, integer>\n"
      "radii table<string, integer>\nfalse_panics number\nsilent_escapes number\ntext string",
      NULL, NULL },
    { "Mapping", "a BAR in an address space",
      "va integer\nipa? integer\npa integer\nsize integer\ns1 string\n" STAGE2
      "type string\ninner string\nouter string\ngathers boolean",
      NULL, NULL },
    { "Assigned", "a BAR in a guest's IPA space", "ipa integer\npa integer\nsize integer\n" STAGE2,
      NULL, NULL },
    { "Fault", "a fault of an access, with the exception that it becomes",
      "kind string\naddress? integer\nel? integer\ndfsc? integer\nesr? integer\nfar? integer\n"
      "hpfar? integer\nvictim string\ntext string\nstopped? boolean\nlife? integer\n"
      "time_ns? number\nvm? integer",
      NULL, NULL },
    { "Tlp", "a TLP on a link",
      "time_ns number\ndir \"down\"|\"up\"\ntype string\naddress integer\nbytes integer\n"
      "length_dw integer\nfirst_be integer\nlast_be integer\nwire_bytes integer\nreason string\n"
      "data? string # a callback's, as all that follow\n"
      "link? integer\nhop? integer\ntag? integer\nrequester_id? string\n"
      "completer_id? string # of completions and configuration requests\n"
      "status? integer # of completions",
      NULL, NULL },
    { "Drain", "a write buffer drains",
      "time_ns number\nage_ns number\nline integer\nmask integer\nstores integer\nreason string\n"
      "core integer\nvm integer",
      NULL, NULL },
    { "Error", "an error that came back",
      "time_ns number\nkind string\naddress integer\nvm integer\nrunning? integer\nel? integer\n"
      "dfsc? integer\nesr? integer\nfar? integer\nhpfar? integer\nvictim string\ntext string\n"
      "life? integer # the fields that follow are of its verdict, in a report\nverdict? string\n"
      "radius? string\nclaimed? string\ntruth? string\ncharged? string\narrival? string\n"
      "first_report_ns? number",
      NULL, NULL },
    { "Lint", "a violation of break-before-make",
      "kind string\nstage integer\nlevel? integer\ndescriptor integer\nold integer\nnow integer\n"
      "input integer\nrule string\ntext string\ncore? integer\ntime_ns? number",
      NULL, NULL },
    { "Report", "what a run left",
      "name? string\ntlps gather.Tlp[]\nhistogram table<integer, integer>\ndrains table<string, "
      "integer>\n"
      "stats table<string, number>\nerrors gather.Error[]\nerror_count integer\n"
      "lives gather.Life[]\nlife_count integer\ntime_ns number\nwire_bytes integer\n"
      "distributions? gather.Distributions[] # all, then cores, then regions",
      NULL, NULL },
    { "Distributions", "of the TLPs of a run, a core or a region",
      "by \"all\"|\"cpu\"|\"region\"\nname string\nwrite_sizes table<integer, integer>\n"
      "read_sizes table<integer, integer>\nreasons table<string, integer>\n"
      "stores gather.Distribution\ngap gather.Distribution # ps\n"
      "write_latency gather.Distribution # ps\nread_latency gather.Distribution # ps",
      NULL, NULL },
    { "Distribution", "values; but count and sum nil if there are none",
      "count integer\nsum integer\nleast? integer\np50? integer\np90? integer\np99? integer\n"
      "p999? integer\nmost? integer\nmean? number\n"
      "buckets { first: integer, last: integer, count: integer }[]",
      NULL, NULL },
    { "Replayed", "the counts of a replay, and what it was",
      "file string # the path that was read\nformat string\nmemory string # what both stages make "
      "of the mappings\nbegin_ns number\n"
      "end_ns number\nhung? string # why, if the machine hung\n"
      "damaged boolean # the capture's data end early or are corrupt",
      NULL, replay_counts },
    { "Region", "a marked region of a program",
      "entries integer\ninstructions integer\ncycles integer\ntime_ns number\ntlps integer\n"
      "bytes integer\nsizes table<integer, integer>",
      NULL, NULL },
    { "Executed", "how a program ended",
      "reason string\nstatus integer\ntext? string\noutput string\ninstructions integer\n"
      "cycles integer\nexceptions integer\nbranches integer\nmispredicted integer\n"
      "pages_decoded integer\nl1_misses integer\n[\"l2.hits\"] integer\n"
      "[\"l2.misses\"] integer\n[\"l2.streamed\"] integer\ntime_ns number\n"
      "regions table<integer, gather.Region>\nregs table<string, integer>\nstate string\n"
      "fault? gather.Fault",
      NULL, NULL },
    { "WalkStep", "a descriptor on the way",
      "stage integer\nlevel integer\nfor_table? boolean\ninput integer\naddress integer\n"
      "pa integer\nread boolean\nvalue? integer\ntype? string\nfields? string\noutput? integer\n"
      "contiguous? boolean\nattr? gather.StepAttributes",
      NULL, NULL },
    { "StepAttributes", "what is known of the memory after a step",
      "type string\ninner string\nouter string\nsh string\nxs integer\ntagged integer\n"
      "nota integer",
      NULL, NULL },
    { "WalkFault", "why a walk failed",
      "kind string\ntext string\nstage integer\nlevel integer\ns1ptw boolean\nwrite boolean\n"
      "update? boolean\nipa? integer\ndfsc? integer\ntarget_el? integer\nec? integer\n"
      "esr? integer\nfar? integer\nhpfar? integer",
      NULL, NULL },
    { "Walk", "a translation, step by step; the fields of a page are nil if it faulted",
      "ok boolean\nva? integer\naccess? string\nel? integer\npan? boolean\nregime? string\n"
      "s1_on? boolean\ns2_on? boolean\nsteps? gather.WalkStep[]\nwhy? string[]\n"
      "choices? string[]\ntext? string\nhit? boolean\npa? integer\nipa? integer\n"
      "type? string\ninner? string\nouter? string\nsh? string\nxs? integer\ntagged? integer\n"
      "nota? integer\npar_attr? string\npar_sh? integer\nsize? integer # of one TLB entry\n"
      "s1_level? integer\ns2_level? integer\nglobal? boolean\nguarded? boolean\n"
      "unaligned? string\nallowed? { read: boolean, write: boolean, fetch: boolean }\n"
      "sets_access_flag? boolean\nsets_dirty? boolean\nfault? gather.WalkFault\n"
      "cause? string # the field or register behind the fault",
      NULL, NULL },
    { "Descriptor", "where it is, and what it holds",
      "address integer\nvalue integer\nlevel integer", NULL, NULL },
    { "Leaves", "a run of leaves of one kind",
      "input integer\noutput integer\nsize integer\nlevel integer\nleaves integer\nleaf integer\n"
      "table_bits integer",
      NULL, NULL },
    { "StartTable", "the first table of a stage",
      "root integer\nlevel integer\nbits integer\nbytes integer", NULL, NULL },
    { NULL, NULL, NULL, NULL, NULL },
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

#define ADDRESS "gather.Mapping|integer|string"

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
    { "reg.value", "integer?" },
    { "value", "integer" },
    { "interrupt.core", "integer" },
    { "interrupts.core", "integer" },
    { "which", "string" },
    { "what", "\"tlp\"|\"drain\"|\"error\"|\"lint\"" },
    { "parallel.function", "fun()" },
    { "on.function", "fun(event: gather.Tlp|gather.Drain|gather.Error|gather.Lint)" },
    { "lint.function", "fun(event: gather.Lint)?" },
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
    { NULL, NULL },
};
