-- SPDX-License-Identifier: Apache-2.0
-- NVIDIA Olympus, the core of the Vera CPU, with a write-combined BAR. What is known are times: the cost of
-- stores to such a BAR, measured by S. Donthineni ("arm64: errata: NVIDIA Olympus device store/load ordering",
-- v4 0/2, linux-arm-kernel, 2026-06-25). The numbers marked "fitted, assumed" are chosen so that the model
-- gives that table as steady state (scripts/barrier-cost.lua; docs/presets.md); NVIDIA documents none
-- of them, and other mechanisms may give the same table.
--
-- Erratum T410-OLY-1027, a Device load that goes before an older Device store, is device_store_delay. How often it
-- happens is not public; here a load does so whenever it comes soon enough. What the model leaves out: SVE, FP8, the second
-- thread of a core. Its ID registers are not public: Armv9.2 is; the rest is taken from Neoverse V2, or left out.
local mail = "S. Donthineni, v4 0/2, linux-arm-kernel 2026-06-25: "
local arm = "assumed: of Armv9.2, which the core is (NVIDIA, Vera CPU)"
local v2 = "assumed: as Neoverse V2"
local params = {
    freq = { "3.4GHz", source = "assumed: as NVIDIA Grace" },
    issue_cycles = { 1, source = "assumed" },
    issue_width = { 2, source = "fitted, assumed: " .. mail .. "4 KB of 32-bit stores and `dmb osh` take 381 ns" },
    wc_lines = { 8, source = "assumed" },
    wc_timeout = { "500ns", source = "assumed" },
    wc_full_drains = { true, source = "fitted, assumed: " .. mail .. "64 B cost the same without a flush as with DGH" },
    wc_overwrite_time = { "3.6ns", source = "fitted, assumed: " .. mail .. "8 B without a flush; or the cost of a call" },
    nc_outstanding = { 128, source = "assumed: no limit that is felt" },
    inflight_per_block = { 4, source = "fitted, assumed: " .. mail .. "277 ns from 256 B to 1 KB, 69 ns for each 64 B below" },
    inflight_block = { "256B", source = "fitted, assumed: the same" },
    inflight_retry = { "48ns", source = "fitted, assumed: 277 ns for four bursts less the answer's 229" },
    device_outstanding = { 4, source = "assumed" },
    device_store_delay = { "10ns", source = "assumed; that there is one: erratum T410-OLY-1027, the same mail" },
    barrier_scope = { "device", source = "DDI 0487 B2.3: domain and type decide" },
    barrier_time = { "18ns", source = "fitted, assumed: 256 B and `dmb osh` by 64-bit and 32-bit stores, 238 and 277 ns" },
    bus_latency = { "114ns", source = "fitted, assumed: half of the 229 ns that each store-release takes" },
    root_latency = { "75ns", source = "assumed" },
    join_limit = { 64, source = "assumed: no joining" },
    posted_queue = { 54, source = "fitted, assumed: 4 KB cost 366 ns with `dmb osh` and without" },
    read_error = { "ones", source = "assumed: what server root complexes do" },
    ["link.gen"] = { 4, source = "fitted, assumed: 4 KB in 366 ns, or 11.2 GB/s; so Gen3 x16, Gen5 x4" },
    ["link.width"] = { 8, source = "fitted, assumed: the same" },
    ["link.mps"] = { 256, source = "assumed: usual of servers" },
    ["link.mrrs"] = { 512, source = "assumed: the same" },
    ["link.rcb"] = { 64, source = "assumed: the same" },
    ["link.latency"] = { "150ns", source = "assumed" },
    ["link.ph"] = { 0, source = "assumed: enough credits for the link's rate" },
    ["link.pd"] = { 0, source = "assumed: the same" },
    ["pipe.width"] = { 6, source = "the most that the model has; NVIDIA, Vera CPU: decodes ten a cycle" },
    ["pipe.l1_size"] = { "64KiB", source = v2 },
    ["pipe.l1_ways"] = { 4, source = v2 },
    ["l2.size"] = { "2MiB", source = "assumed" },
    ["cpu.midr"] = { 0x4e0f0100, source = "LLVM pull request 132368: implementer 0x4e, part 0x010; revision assumed" },
    fwb = { true, source = arm },
    xs = { true, source = arm },
    mte2 = { false, source = "assumed: left out, as on Grace" },
    ["mmu.pa_bits"] = { 48, source = v2 },
    ["mmu.lpa2"] = { false, source = v2 },
    ["mmu.lva"] = { false, source = v2 },
    ["mmu.ttst"] = { true, source = v2 },
    ["mmu.hafdbs"] = { 2, source = v2 },
    ["mmu.pan"] = { true, source = arm },
    ["mmu.pan3"] = { true, source = arm },
    ["mmu.hpds"] = { true, source = arm },
    ["mmu.e0pd"] = { true, source = arm },
    ["mmu.tbid"] = { true, source = arm },
    ["mmu.xnx"] = { true, source = arm },
    ["mmu.vmid16"] = { true, source = v2 },
    ["mmu.ttl"] = { true, source = arm },
    ["mmu.nv"] = { true, source = v2 },
    ["mmu.bbm"] = { 2, source = v2 },
}
local function features(list, on, source)
    for name in list:gmatch("%S+") do
        params["cpu." .. name] = { on, source = source }
    end
end
features("lse lse2 lrcpc lrcpc2 crc32 flagm flagm2 pauth bti frint sb ssbs dit dgh wfxt xs", true, arm)
features("fp16 rdm dotprod fhm jscvt fcma bf16 i8mm vhe uao ras ecv hcx evt pan2 tlbios tlbirange", true, arm)
features("dpb dpb2 specres", true, arm)
features("aes sha1 sha2 sha512 sha3 sm3 sm4", true, "assumed: LLVM has SVE2's AES, SHA3 and SM4 for the core")
features("mops ats1a", false, "assumed: of later versions than Armv9.2")
features("ls64 ls64_v ls64_accdata", false, "assumed: not known; -p cpu.ls64=true to ask what it would change")
features("mte mte2", false, "assumed: left out, as on Grace")
return { help = "NVIDIA Olympus (Vera): write-combining costs as measured; fitted", params = params }
