/* SPDX-License-Identifier: Apache-2.0 */
/* The keys that no table of parameters has, and which must be given. tests/cli/luacats.lua holds
 * them against what the functions take. */
#include "host/host.h"
#include "script/luacats.h"
#include "script/script.h"

#include <stddef.h>

#define POLICY                                                                                     \
    "policy? gather.Policy # the KVM that chooses stage 2 (default " KVM_POLICY_DEFAULT ")\n"
#define KERNEL  "kernel? gather.Kernel # default " HOST_KERNEL_DEFAULT "\n"
#define ADDRESS "address integer|string # of the first byte\n"
#define S1      "s1? gather.S1 # the guest's stage-1 type"
#define VA      "va? integer|string # where; by default the next free place\n"
#define PLACE                                                                                      \
    "va? integer|string # of stage 1\n"                                                            \
    "ipa? integer|string # of stage 2\n"                                                           \
    "level? integer # -1 to 3; by default the last on the way\n"
#define CORRUPT                                                                                    \
    PLACE "bit? integer # flip this one\n"                                                         \
          "xor? integer|string # flip these\n"                                                     \
          "value? integer|string # in its place"
#define OPERAND                                                                                    \
    "va? integer|string # what is invalidated\n"                                                   \
    "ipa? integer|string # of IPAS2E1 and its like\n"
#define ENDPOINT                                                                                   \
    "bars? table<integer, gather.Bar> # by number, 0 to 5; a model has those that it needs\n"      \
    "model? string # what is behind the BARs (default memory)\n"                                   \
    "on_read? fun(request: gather.DeviceRequest): any # a device in Lua\n"                         \
    "on_write? fun(request: gather.DeviceRequest): any # a device in Lua\n"                        \
    "on_reset? fun(request: gather.DeviceRequest): any # a device in Lua\n"                        \
    "[string] table # of a plugin's model of that name"

const struct luacats_keys luacats_keys[] = {
    { "", "platform",
      "preset? string # default " SCRIPT_PRESET_DEFAULT "\n"
      "profile? string|string[] # parts of a machine, laid over the preset\n"
      "name? string # of its output folder, if there are several\n"
      "distributions? boolean|0|1 # collect what r.distributions shows (default false)",
      NULL },
    { "mmu", "space",
      "regs? table<string, integer|string> # registers by name; all others are 0\n"
      "impl? gather.platform.keys.mmu # what the CPU implements; by default everything",
      NULL },
    { "pcie", "split_write", ADDRESS "bytes? integer[] # their offsets, in place of length", NULL },
    { "pcie", "split_read", ADDRESS "length!", NULL },
    { "pcie", "split_completion", ADDRESS "length!", NULL },
    { "pcie", "encode",
      "type!\n"
      "address? integer|string # of memory and I/O requests\n"
      "data? string # the payload, whole DWs\n"
      "message? string # a message by its name\n"
      "message_data? integer|string # the last 8 bytes of a message's header\n"
      "prefixes? integer[] # end-end prefixes, a DW each\n"
      "ohc_e? integer[] # flit mode: OHC-E, a DW each\n"
      "reserved? integer[] # bits of the header that are reserved, a DW each",
      NULL },
    { "kvm", "stage2", POLICY, NULL },
    { "kvm", "gicv", POLICY, NULL },
    { "kvm", "walk", POLICY, NULL },
    { "host", "serror",
      KERNEL "esr? integer|string # a logged ESR_ELx, in place of ids, dfsc and aet", NULL },
    { "host", "sea", KERNEL, NULL },
    { "host", "verdict",
      "owner string # \"vm1\", \"vm1.process2\", \"host\" ...\n"
      "events gather.LifeEvent[] # what has happened",
      NULL },
    { "host", "tally", NULL, "gather.Verdict[]" },
    { "p:", "endpoint", ENDPOINT, NULL },
    { "sw:", "endpoint", NULL, "gather.Platform.endpoint.keys" },
    { "p:", "switch", "under? gather.Switch # the switch above; by default a root port", NULL },
    { "sw:", "switch", "under? gather.Switch # this one", NULL },
    { "p:", "vm", POLICY, NULL },
    { "p:", "replay",
      "file string # the capture: below the scenario's folder, or traces/...\n"
      "format? gather.TraceFormat # default: found out by what is in the file\n" POLICY
      "s1? gather.S1 # of regions without a type of their own (default device-ngnre)\n"
      "map? gather.ReplayRegion[]|string # a list, a file with one, or \"trace\"\n"
      "from? number|string # seconds (or instructions) after the first access, \"10ms\", "
      "\"@12.918988\"\n"
      "to? number|string # as from\n"
      "regions? string|string[] # names or patterns, \"nvme*\"\n"
      "cpus? integer[] # of the trace, 0 to 63",
      NULL },
    { "ep:", "inject", "kind!", NULL },
    { "vm:", "map", S1 " (default device-ngnre)\n" VA, NULL },
    { "vm:", "map_gicv", S1 " (default device-ngnre)\n" VA, NULL },
    { "host:", "map", S1 "; of a VMM device-ngnrne by default\n" VA, NULL },
    { "vm:", "descriptor", PLACE, NULL },
    { "vm:", "corrupt", CORRUPT, NULL },
    { "vm:", "tlbi", OPERAND, NULL },
    { "cpu:", "store",
      "pattern? gather.Pattern # by which instructions (default stp)\n"
      "data? string # what is stored\n"
      "barrier? string # after each `every` bytes: \"dmb oshst\" ...",
      NULL },
    { "cpu:", "tlbi", "va? integer|string # what is invalidated", NULL },
    { "cpu:", "exec", "args? string[] # words of the program's command line", NULL },
    { "s:", "setup", "level? integer # of the start table, -1 to 3", NULL },
    { "s:", "map",
      "va? integer|string # of stage 1\n"
      "ipa? integer|string # what stage 1 gives, what stage 2 takes\n"
      "pa? integer|string # what it maps to\n"
      "level? integer # only leaves of this one\n"
      "attr? gather.S1|integer # a type, or an index of MAIR_ELx (default normal-wb)\n"
      "sh? \"nsh\"|\"osh\"|\"ish\"|integer # default ish\n"
      "memattr? integer # of stage 2: its four bits",
      NULL },
    { "s:", "descriptor", PLACE, NULL },
    { "s:", "corrupt", CORRUPT, NULL },
    { "s:", "tlbi", OPERAND, NULL },
    { NULL, NULL, NULL, NULL },
};
