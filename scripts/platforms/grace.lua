-- SPDX-License-Identifier: Apache-2.0
-- NVIDIA Grace: Neoverse V2. Its features are those that Linux lists in /proc/cpuinfo on Grace, and where
-- Linux lists nothing the ID registers of the same generation, Neoverse N2, as QEMU has them
-- (target/arm/tcg/cpu64.c, neoverse-n2); SVE is not modelled. Its times are not public: see the word "assumed".
--
-- Known of its write combining: 64 bytes by ST4 gain nothing over eight STR of X registers (UCX pull
-- request 11342 took ST4 out). So here: what merges does so whatever instructions stored it.
local linux = "Linux on Grace, /proc/cpuinfo (linux-arm-kernel 2025; archspec issue 159)"
local absent = "Linux on Grace, /proc/cpuinfo, does not list it"
local n2 = "assumed: as Neoverse N2 in QEMU (target/arm/tcg/cpu64.c)"
local params = {
    freq = { "3.4GHz", source = "lscpu on GH200: 3447 or 3474 MHz at most (archspec issues 83, 159)" },
    issue_cycles = { 1, source = "assumed" },
    issue_width = { 2, source = "assumed: two store pipelines, as LLVM's AArch64SchedNeoverseV2.td" },
    wc_lines = { 8, source = "assumed" },
    wc_timeout = { "500ns", source = "assumed" },
    wc_full_drains = { true, source = "assumed" },
    gather_nc = { true, source = "mlx5 and UCX use Normal-NC for write combining on Grace" },
    nc_outstanding = { 46, source = "assumed: the most that the Cortex-A76 TRM A7.3 has" },
    device_outstanding = { 4, source = "assumed" },
    barrier_scope = { "device", source = "DDI 0487 B2.3: domain and type decide" },
    barrier_time = { "10ns", source = "assumed" },
    bus_latency = { "80ns", source = "assumed: between generic-n1 and what olympus fits" },
    root_latency = { "75ns", source = "assumed" },
    join_limit = { 64, source = "assumed: no joining" },
    posted_queue = { 32, source = "assumed" },
    read_error = { "ones", source = "assumed: what server root complexes do" },
    ["link.gen"] = { 5, source = "NVIDIA Grace CPU, data sheet: PCIe Gen5" },
    ["link.width"] = { 16, source = "a x16 slot" },
    ["link.mps"] = { 256, source = "assumed: usual of servers" },
    ["link.mrrs"] = { 512, source = "assumed: the same" },
    ["link.rcb"] = { 64, source = "assumed: the same" },
    ["link.latency"] = { "150ns", source = "assumed" },
    ["link.ph"] = { 127, source = "assumed: the most without scaled flow control" },
    ["link.pd"] = { 2032, source = "assumed: as many as the headers can use at MPS" },
    ["pipe.l1_size"] = { "64KiB", source = "Neoverse V2 TRM, L1 data memory system" },
    ["pipe.l1_ways"] = { 4, source = "the same" },
    ["l2.size"] = { "1MiB", source = "NVIDIA Grace CPU, data sheet: 1 MB for a core" },
    ["l2.ways"] = { 8, source = "Neoverse V2 TRM, L2 memory system" },
    ["cpu.midr"] = { 0x410fd4f0, source = linux .. ": part 0xd4f, r0p0" },
    ["cpu.counter_freq"] = { "1GHz", source = linux .. ": BogoMIPS 2000, twice the counter's MHz" },
    fwb = { true, source = n2 .. ": ID_AA64MMFR2_EL1" },
    xs = { false, source = n2 .. ": ID_AA64ISAR1_EL1" },
    mte2 = { false, source = absent },
    ["mmu.pa_bits"] = { 48, source = n2 .. ": ID_AA64MMFR0_EL1" },
    ["mmu.lpa2"] = { false, source = n2 .. ": ID_AA64MMFR0_EL1" },
    ["mmu.lva"] = { false, source = n2 .. ": ID_AA64MMFR2_EL1" },
    ["mmu.ttst"] = { true, source = n2 .. ": ID_AA64MMFR2_EL1" },
    ["mmu.hafdbs"] = { 2, source = n2 .. ": ID_AA64MMFR1_EL1" },
    ["mmu.pan"] = { true, source = n2 .. ": ID_AA64MMFR1_EL1" },
    ["mmu.pan3"] = { false, source = n2 .. ": ID_AA64MMFR1_EL1" },
    ["mmu.hpds"] = { true, source = n2 .. ": ID_AA64MMFR1_EL1" },
    ["mmu.e0pd"] = { true, source = n2 .. ": ID_AA64MMFR2_EL1" },
    ["mmu.tbid"] = { true, source = "with pointer authentication" },
    ["mmu.xnx"] = { true, source = n2 .. ": ID_AA64MMFR1_EL1" },
    ["mmu.vmid16"] = { true, source = n2 .. ": ID_AA64MMFR1_EL1" },
    ["mmu.ttl"] = { true, source = n2 .. ": ID_AA64MMFR2_EL1" },
    ["mmu.nv"] = { true, source = n2 .. ": ID_AA64MMFR2_EL1" },
    ["mmu.bbm"] = { 2, source = n2 .. ": ID_AA64MMFR2_EL1" },
}
local function features(list, on, source)
    for name in list:gmatch("%S+") do
        params["cpu." .. name] = { on, source = source }
    end
end
features("lse lse2 lrcpc lrcpc2 crc32 flagm flagm2 pauth bti frint sb ssbs dit dgh fp16 rdm dotprod", true, linux)
features("fhm jscvt fcma bf16 i8mm aes sha1 sha2 sha512 sha3 sm3 sm4 dpb dpb2", true, linux)
features("vhe uao ras evt pan2 tlbios tlbirange specres", true, n2)
features("mops wfxt ecv ls64 ls64_v ls64_accdata mte mte2", false, absent)
features("xs hcx ats1a", false, n2)
return { help = "NVIDIA Grace: Neoverse V2, PCIe Gen5 x16", params = params }
