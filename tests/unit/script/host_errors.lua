-- SPDX-License-Identifier: Apache-2.0
-- gather.host: who dies of an error, syndromes, routing; the names that scenarios rely on.
local gather = require "gather"

local function same(got, want, what)
    gather.expect(got == want, string.format("%s: %s, wanted %s", what, tostring(got), tostring(want)))
end

local host = gather.host

local victims = { ["nobody"] = true, ["guest-process"] = true, ["guest"] = true, ["other-guest"] = true,
                  ["host-process"] = true, ["host"] = true, ["platform"] = true,
                  ["vmm-decides"] = true, ["memory-failure"] = true, ["firmware"] = true }
local function says(r, text)
    for _, step in ipairs(r.steps) do
        if step:find(text, 1, true) then return true end
    end
    return false
end

-- The same error by the time at which it comes.
for _, case in ipairs{ { "UC", "host", "host", "host", "host" },
                       { "UEU", "guest", "guest", "host", "other-guest" },
                       { "UER", "guest", "guest", "host", "other-guest" },
                       { "UEO", "nobody", "nobody", "nobody", "nobody" },
                       { "CE", "nobody", "nobody", "nobody", "nobody" } } do
    for i, context in ipairs{ "guest", "exit_window", "host", "other_guest" } do
        local r = host.serror{ feat_ras = true, ids = false, dfsc = 0x11, aet = case[1],
                               context = context, scr_el3_ea = false, el3_handler_claims = false }
        same(r.victim, case[i + 1], case[1] .. " in " .. context)
        gather.expect(victims[r.victim] and #r.outcome > 0 and #r.steps > 0, "a reaction")
    end
end
same(host.serror{}.victim, "host", "without keys: an uncontainable one, in the guest")
same(host.serror{ ids = 1 }.victim, "guest", "IDS")
same(host.serror{ dfsc = 0 }.victim, "host", "uncategorized")
same(host.serror{ feat_ras = 0, context = "guest" }.victim, "guest", "without FEAT_RAS")
same(host.serror{ feat_ras = 0, context = "host" }.victim, "host", "without FEAT_RAS")
same(host.serror{ aet = "UER", context = "exit_window", synchronizable = false }.victim, "host",
     "what no ESB finds comes later")
same(host.serror{ scr_el3_ea = true }.victim, "platform", "EL3 first")
same(host.serror{ scr_el3_ea = true, el3_handler_claims = true }.victim, "firmware", "EL3 first")
same(host.serror{ esr = 0xbe000411, context = "host" }.victim, "host", "an RK3588's log")
gather.expect(says(host.serror{ aet = "UEU" }, "arm64_is_fatal_ras_serror()"), "the functions")

same(host.sea{ feat_ras = true, guest_el = 0 }.victim, "guest", "FEAT_RAS: the whole guest")
same(host.sea{ feat_ras = false, guest_el = 0 }.victim, "guest-process", "without: its process")
same(host.sea{ feat_ras = false, guest_el = 1 }.victim, "guest", "without, its kernel")
same(host.sea{ apei_claims = true }.victim, "memory-failure", "APEI")
same(host.sea{ sea_to_user = true, kernel = "v6.9" }.victim, "guest", "before v6.19")
same(host.sea{ sea_to_user = true, kernel = "v6.19" }.victim, "vmm-decides", "v6.19")
same(host.sea{ sea_to_user = true, kernel = "v7.0" }.victim, "vmm-decides", "v7.0")
same(host.sea{ sea_to_user = true, walk = true, kernel = "v7.0" }.victim, "guest", "a walk's")
same(host.sea{ feat_ras = false, walk = true }.victim, "guest", "a walk's is always EL2's")
same(host.sea{ context = "host_process" }.victim, "host-process", "SIGBUS")
same(host.sea{ context = "host_kernel", apei_claims = true }.victim, "host", "die()")
same(host.sea{ scr_el3_ea = 1 }.victim, "platform", "EL3 first")

same(host.aer{}.victim, "guest", "QEMU stops the VM")
same(host.aer{ severity = "correctable" }.victim, "nobody", "logged")
same(host.aer{ firmware_first = true, cper_fatal = true }.victim, "host", "a fatal record")
gather.expect(says(host.aer{ dpc = true, severity = "fatal" }, "dpc_reset_link()"), "DPC")

local known = {}
for _, name in ipairs(host.kernels()) do
    known[name] = true
    same(host.sea{ kernel = name }.victim, "guest", name)
end
for _, name in ipairs{ "v6.9", "v6.17", "v6.19", "v7.0" } do
    gather.expect(known[name], "there is a kernel " .. name)
end

local esr = host.esr(0x96000610)
same(esr.kind, "data-abort", "ThunderX2")
gather.expect(esr.ea and esr.fnv and esr.same_el and not esr.write and not esr.s1ptw, "its bits")
same(esr.dfsc, 0x10, "DFSC")
same(esr.set, "UER", "SET")
same(host.esr(0xbe000411).aet, "UEU", "AET")
same(host.esr(0xbe000000).aet, nil, "uncategorized")
same(host.esr(0xbf000002).impdef, 2, "IDS")

same(host.route{ el = 1, amo = true, a = true }.serror, 2, "a guest cannot mask it")
same(host.route{ el = 1, a = true }.masked, true, "without AMO it can")
same(host.route{ el = 1, a = true }.serror, nil, "masked")
same(host.route{ el = 0, tea = true }.sea, 2, "TEA")
same(host.route{ el = 0 }.sea, 1, "without")
same(host.route{ el = 0, second_stage = true }.sea, 2, "a walk of stage 2")
same(host.route{ el = 2, ea = true, a = true }.serror, 3, "EL3 first")

-- A core's choices: loads as they come, a failed store never synchronously; N1 says UC or UEU.
local load = host.report{}
gather.expect(load.synchronous and load.state == "UER" and load.esr == 0x92000010, "a load")
same(host.esr(load.esr).set, "UER", "its SET")
same(host.report{ ea = true, abort = { report = "uc" } }.esr, 0x92001210, "a load, UC")
local store = host.report{ kind = "store", memory = "nc" }
gather.expect(not store.synchronous and store.esr == 0xbe000c11, "a store")
same(host.report{ kind = "store", abort = { report = "ueu" } }.esr, 0xbe000411, "as an RK3588")
same(host.report{ kind = "store", contained = false }.esr, 0xbe000011, "not contained")
same(host.report{ kind = "store", abort = { report = "uncategorized" } }.esr, 0xbe000000, "none")
same(host.report{ kind = "store", abort = { ras = 0, report = "impdef", impdef = 2 } }.esr,
     0xbf000002, "as a Cortex-A53")
same(host.report{ kind = "store", abort = { ras = 0 } }.esr, nil, "unknown without FEAT_RAS")
same(host.report{ kind = "walk" }.esr, nil, "its level is unknown")
same(host.report{ speculative = true }.synchronous, false, "nobody's instruction")
same(host.report{ recoverable = false, abort = { rasv2 = 1, device_loads = "sync",
                                                 normal_loads = "sync" } }.synchronous, false,
     "FEAT_RASv2")
same(host.report{ abort = { device_loads = "enable", load_device = false },
                  enables = { sctlr2 = true, aderr = true } }.synchronous, false, "EnADERR")
same(host.report{ abort = { device_loads = "enable", load_device = false },
                  enables = { sctlr2 = true, aderr = true, hcrx = true, sderr = true } }
     .synchronous, true, "EnSDERR")
