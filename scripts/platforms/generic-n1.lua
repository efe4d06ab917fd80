-- SPDX-License-Identifier: Apache-2.0
-- A server of the Neoverse N1 class with a Gen4 root complex that does not join bursts. Arm publishes
-- no number of write buffers and no time-out for this core: those are assumptions, and parameters.
return {
    help = "Neoverse N1 class core, PCIe Gen4 x16, bursts of at most 64 bytes",
    params = {
        freq = { "2.6GHz", source = "Neoverse N1 SDP class; assumed" },
        issue_cycles = { 1, source = "assumed: one store instruction a cycle" },
        wc_lines = { 8, source = "assumed" },
        wc_timeout = { "500ns", source = "assumed" },
        wc_full_drains = { true, source = "assumed, as the Cortex-R4F TRM says of its store buffer" },
        nc_outstanding = { 22, source = "Cortex-A76 TRM A6.2.6 (the same core family): 22, 34 or 46 writes" },
        device_outstanding = { 4, source = "assumed" },
        device_drains_wc = { true, source = "assumed, as the Cortex-R4F TRM says of its store buffer" },
        barrier_scope = { "device", source = "DDI 0487 B2.3: domain and type decide" },
        barrier_time = { "10ns", source = "assumed" },
        device_element = { "16B", source = "assumed: a Q register is one access" },
        bus_latency = { "50ns", source = "assumed" },
        root_latency = { "75ns", source = "assumed" },
        join_limit = { 64, source = "no joining seen in captures of server root complexes; assumed" },
        posted_queue = { 16, source = "assumed" },
        read_error = { "ones", source = "what server root complexes do (Linux mailing lists)" },
        ["link.gen"] = { 4, source = "Neoverse N1 platforms: PCIe Gen4" },
        ["link.width"] = { 16, source = "a x16 slot" },
        ["link.mps"] = { 256, source = "usual of servers: completions of captures are cut so" },
        ["link.mrrs"] = { 512, source = "the same" },
        ["link.rcb"] = { 64, source = "the same" },
        ["link.latency"] = { "150ns", source = "assumed" },
        ["link.ph"] = { 32, source = "a controller's default: Efinix PCIe user guide" },
        ["link.pd"] = { 248, source = "the same: 0xf8" },
        ["link.nph"] = { 32, source = "the same" },
        ["link.read_latency"] = { "250ns", source = "assumed: a read then takes 0.8 us; 0.5 to 1 us on PCs" },
    },
}
