-- SPDX-License-Identifier: Apache-2.0
-- The bound: everything that may legally merge does. No part is like this.
return {
    help = "merges all that may legally merge until a barrier; no time-outs, infinite credits",
    params = {
        wc_lines = { 0, source = "by definition: any number of lines" },
        wc_timeout = { 0, source = "by definition: none" },
        wc_full_drains = { false, source = "by definition: a full line too may still be overwritten" },
        wc_drain_order = { "address", source = "by definition: neighbours leave one after another" },
        barrier_scope = { "any", source = "by definition: drains at every DSB and DMB" },
        barrier_time = { 0, source = "by definition" },
        device_drains_wc = { false, source = "DDI 0487 B2.3: Device and Normal accesses are not ordered" },
        nc_outstanding = { 4096, source = "by definition: no limit that is felt" },
        device_outstanding = { 4096, source = "by definition: no limit that is felt" },
        tlb_model = { false, source = "by definition: translation takes no time" },
        join_limit = { "4KiB", source = "by definition: joins whatever one TLP may hold, then cut at MPS" },
        posted_queue = { 1024, source = "by definition: no limit that is felt" },
        ["link.ph"] = { 0, source = "by definition: infinite credits" },
        ["link.pd"] = { 0, source = "by definition: infinite credits" },
        ["link.nph"] = { 0, source = "by definition: infinite credits" },
        ["link.write_time"] = { 0, source = "by definition: the endpoint is never the limit" },
    },
}
