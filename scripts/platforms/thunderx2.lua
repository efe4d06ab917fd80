-- SPDX-License-Identifier: Apache-2.0
-- Cavium/Marvell ThunderX2 (CN99xx). It gathers stores to Device-GRE memory, and not to Normal-NC: what
-- ioremap_wc() maps makes a TLP of each store (UCX issues 2767, 3748). UCX measured whole puts over RDMA: 1.83 us
-- with uncombined doorbells of 64 bytes, 1.28 us without them. The difference of 0.55 us is fitted: eight stores
-- that wait for each other where one burst goes. The rest of a put, host and network, is not in the model.
--
-- Features as Linux lists them, and as Armv8.1 asks; four threads of a core are not modelled.
local ucx = "UCX issues 2767 and 3748"
local linux = "Linux on ThunderX2, /proc/cpuinfo (hrw/arm-socs-table issue 22)"
local absent = "Linux on ThunderX2, /proc/cpuinfo, does not list it"
local v81 = "assumed: of Armv8.1, which the core is (GCC, aarch64-cores.def: thunderx2t99)"
local later = "assumed: of later versions than Armv8.1"
local params = {
    freq = { "2.2GHz", source = "assumed: CN9975" },
    issue_cycles = { 1, source = "assumed" },
    wc_lines = { 8, source = "assumed" },
    wc_timeout = { "500ns", source = "assumed" },
    wc_full_drains = { true, source = "assumed" },
    gather_nc = { false, source = ucx },
    gather_gre = { true, source = ucx },
    nc_outstanding = { 16, source = "assumed" },
    device_outstanding = { 1, source = "fitted, assumed: UCX issue 3748, with bus_latency: 0.55 us for 7 stores more" },
    barrier_scope = { "device", source = "DDI 0487 B2.3: domain and type decide" },
    barrier_time = { "10ns", source = "assumed" },
    bus_latency = { "39ns", source = "fitted, assumed: UCX issue 3748, 1.83 against 1.28 us: 7 times there and back" },
    root_latency = { "75ns", source = "assumed" },
    join_limit = { 64, source = "assumed: no joining" },
    read_error = { "ones", source = "assumed: what server root complexes do" },
    ["link.gen"] = { 3, source = "ThunderX2 CN99xx product brief: PCIe Gen3" },
    ["link.width"] = { 16, source = "a x16 slot" },
    ["link.mps"] = { 256, source = "assumed: usual of servers" },
    ["link.latency"] = { "150ns", source = "assumed" },
    ["pipe.width"] = { 4, source = "LLVM, AArch64SchedThunderX2T99.td: IssueWidth" },
    ["pipe.window"] = { 180, source = "LLVM, AArch64SchedThunderX2T99.td: MicroOpBufferSize" },
    ["pipe.l1_size"] = { "32KiB", source = "ThunderX2 CN99xx product brief" },
    ["pipe.l1_ways"] = { 8, source = "assumed" },
    ["l2.size"] = { "256KiB", source = "ThunderX2 CN99xx product brief" },
    ["l2.ways"] = { 8, source = "assumed" },
    ["cpu.midr"] = { 0x431f0af1, source = linux .. ": implementer 0x43, part 0x0af, r1p1" },
    ["cpu.counter_freq"] = { "200MHz", source = linux .. ": BogoMIPS 400, twice the counter's MHz" },
    fwb = { false, source = later },
    xs = { false, source = later },
    mte2 = { false, source = later },
    dic = { false, source = later },
    ["mmu.pa_bits"] = { 48, source = "assumed" },
    ["mmu.lpa2"] = { false, source = later },
    ["mmu.lva"] = { false, source = later },
    ["mmu.ttst"] = { false, source = later },
    ["mmu.hafdbs"] = { 0, source = "assumed: optional in Armv8.1" },
    ["mmu.pan"] = { true, source = v81 },
    ["mmu.pan3"] = { false, source = later },
    ["mmu.hpds"] = { true, source = v81 },
    ["mmu.e0pd"] = { false, source = later },
    ["mmu.tbid"] = { false, source = later },
    ["mmu.xnx"] = { false, source = later },
    ["mmu.vmid16"] = { true, source = v81 },
    ["mmu.ttl"] = { false, source = later },
    ["mmu.nv"] = { false, source = later },
    ["mmu.bbm"] = { 0, source = later },
}
local function features(list, on, source)
    for name in list:gmatch("%S+") do
        params["cpu." .. name] = { on, source = source }
    end
end
features("lse crc32 rdm aes sha1 sha2", true, linux)
features("vhe", true, v81)
features("lse2 lrcpc lrcpc2 flagm flagm2 pauth bti frint sb ssbs dit dgh fp16 dotprod fhm jscvt fcma", false, absent)
features("bf16 i8mm sha512 sha3 sm3 sm4 dpb dpb2 mops wfxt ecv ls64 ls64_v ls64_accdata mte mte2", false, absent)
features("xs hcx evt uao ras pan2 tlbios tlbirange ats1a specres", false, later)
params["abort.ras"] = { false, source = "Armv8.1-A: FEAT_RAS came with Armv8.2" }
return { help = "ThunderX2: gathers Device-GRE and not Normal-NC", params = params }
