-- SPDX-License-Identifier: Apache-2.0
-- Broadcom BCM2711 (Raspberry Pi 4, Compute Module 4): Cortex-A72, one lane of PCIe Gen2. Three habits are known:
-- more than about 256 bytes written to a BAR mapped Normal-NC hang the machine (raspberrypi/linux 4928: here the run ends
-- and says so); a 64-bit store to a BAR makes no TLP (4158); reads of configuration space where nothing is
-- end in SError (4914, and firmware issue 1766).
--
-- What the model does otherwise: a failed read of a BAR is a synchronous External abort; bus addresses equal the CPU's,
-- while the machine puts its window at 0x6_0000_0000 of the CPU onto 32-bit bus addresses, so that headers there have
-- 3 DWs (use BARs that are not prefetchable); 64-bit loads, which are said to fail too, work; 16 KiB
-- granules, which the core has not, are there. What makes the hang is not known; hang_pause is assumed.
local hang = "raspberrypi/linux 4928: more than about 256 bytes"
local log = "boot log in raspberrypi/firmware 1786: link up, 5.0 GT/s PCIe x1"
local a72 = "Cortex-A72 TRM, AArch64 identification registers, as QEMU has them: Armv8.0"
local pi = "Raspberry Pi 4, /proc/cpuinfo: fp asimd evtstrm crc32 cpuid"
local params = {
    cores = { 4, source = "BCM2711 ARM Peripherals, 1.1: four cores" },
    freq = { "1.5GHz", source = "Raspberry Pi 4 Model B product brief" },
    issue_cycles = { 1, source = "assumed" },
    wc_lines = { 4, source = "assumed" },
    wc_timeout = { "500ns", source = "assumed" },
    wc_full_drains = { true, source = "assumed" },
    nc_outstanding = { 6, source = "Cortex-A72 TRM 6.4: up to six 64-byte requests of Normal memory" },
    device_outstanding = { 1, source = "assumed" },
    barrier_scope = { "device", source = "DDI 0487 B2.3: domain and type decide" },
    barrier_time = { "20ns", source = "assumed" },
    bus_latency = { "60ns", source = "assumed" },
    root_latency = { "100ns", source = "assumed" },
    join_limit = { 64, source = "assumed: no joining" },
    hang_bytes = { "256B", source = hang },
    hang_pause = { "1us", source = "assumed: a pause in which the stores before are done" },
    wide_writes = { "lost", source = "raspberrypi/linux 4158: writeq() makes no PCIe cycle; two writel() do" },
    read_error = { "slverr", source = "assumed, from raspberrypi/linux 4914, of configuration space: the bus rejects the read" },
    ["error.cfg_ur"] = { "serror", source = "raspberrypi/linux 4914, raspberrypi/firmware 1766: SError where nothing is" },
    ["error.cfg_cto"] = { "serror", source = "assumed: as UR" },
    ["error.cfg_linkdown"] = { "serror", source = "assumed: as UR" },
    posted_error = { "aer", source = "assumed; raspberrypi/linux 3086: the root port has AER" },
    ["link.gen"] = { 2, source = log },
    ["link.width"] = { 1, source = log },
    ["link.mps"] = { 128, source = "assumed: the value after reset" },
    ["link.mrrs"] = { 512, source = "assumed: the value after reset" },
    ["link.rcb"] = { 64, source = "assumed" },
    ["link.latency"] = { "200ns", source = "assumed" },
    ["link.ph"] = { 32, source = "assumed: as generic-n1" },
    ["pipe.width"] = { 3, source = "Cortex-A72 Software Optimization Guide: three instructions decoded a cycle" },
    ["pipe.window"] = { 128, source = "LLVM, AArch64SchedA57.td: MicroOpBufferSize" },
    ["pipe.l1_size"] = { "32KiB", source = "Cortex-A72 TRM 2.1: L1 data cache of 32 KB" },
    ["pipe.l1_ways"] = { 2, source = "Cortex-A72 TRM 6.1: two ways" },
    ["l2.size"] = { "1MiB", source = "BCM2711 ARM Peripherals; QEMU's CCSIDR_EL1" },
    ["l2.ways"] = { 16, source = "Cortex-A72 TRM 7.1: 16 ways" },
    ["cpu.midr"] = { 0x410fd083, source = "Cortex-A72 r0p3, as QEMU and Raspberry Pi 4 have it" },
    ["cpu.counter_freq"] = { "54MHz", source = "Linux on Raspberry Pi 4: arch_timer running at 54.00MHz" },
    fwb = { false, source = a72 },
    xs = { false, source = a72 },
    mte2 = { false, source = a72 },
    dic = { false, source = "Cortex-A72 TRM, CTR_EL0 0x8444c004" },
    ["mmu.pa_bits"] = { 48, source = "the model's memory needs them; the core has 44 (ID_AA64MMFR0_EL1 0x1124)" },
    ["mmu.lpa2"] = { false, source = a72 },
    ["mmu.lva"] = { false, source = a72 },
    ["mmu.ttst"] = { false, source = a72 },
    ["mmu.hafdbs"] = { 0, source = a72 },
    ["mmu.pan"] = { false, source = a72 },
    ["mmu.pan3"] = { false, source = a72 },
    ["mmu.hpds"] = { false, source = a72 },
    ["mmu.e0pd"] = { false, source = a72 },
    ["mmu.tbid"] = { false, source = a72 },
    ["mmu.xnx"] = { false, source = a72 },
    ["mmu.vmid16"] = { false, source = a72 },
    ["mmu.ttl"] = { false, source = a72 },
    ["mmu.nv"] = { false, source = a72 },
    ["mmu.bbm"] = { 0, source = a72 },
}
local function features(list, on, source)
    for name in list:gmatch("%S+") do
        params["cpu." .. name] = { on, source = source }
    end
end
features("crc32", true, pi)
features("aes sha1 sha2", false, pi .. "; the core may have them, this part has not")
features("lse lse2 lrcpc lrcpc2 flagm flagm2 pauth bti frint sb ssbs dit dgh wfxt mops xs ls64 ls64_v", false, a72)
features("ls64_accdata mte mte2 fp16 rdm dotprod fhm jscvt fcma bf16 i8mm sha512 sha3 sm3 sm4", false, a72)
features("vhe uao ras ecv hcx evt pan2 tlbios tlbirange ats1a dpb dpb2 specres", false, a72)
params["abort.ras"] = { false, source = "Cortex-A72 is Armv8.0-A: FEAT_RAS came with Armv8.2" }
return { help = "Raspberry Pi 4: Cortex-A72, PCIe Gen2 x1, and what it is known for", params = params }
