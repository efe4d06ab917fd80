-- SPDX-License-Identifier: Apache-2.0
-- Write combining as x86 does it, to compare with: map Normal-NC for WC and Device for UC. A full buffer of 64 bytes leaves as one
-- burst, anything less in pieces of at most 8 bytes, so that 56 bytes may be seven TLPs. The core is the model's own, an Arm core, and
-- so are programs and barriers: `dmb` and `dsb` stand for SFENCE, ST64B for MOVDIR64B. What fills and evicts a buffer is not
-- defined by Intel, nor in which order; all numbers that are not named here are as the tables' defaults say.
local sdm = "Intel SDM 3A, Buffering of Write Combining Memory Locations"
return {
    help = "x86 write combining for comparison: whole lines at once, the rest in pieces of 8 bytes",
    params = {
        partial_piece = { 8, source = sdm .. ": what is not full goes in bursts of up to 8 bytes" },
        wc_lines = { 10, source = "assumed: " .. sdm .. " leaves it to the part; 4 to 12 are usual" },
        wc_full_drains = { true, source = sdm .. ": all of a full buffer in one burst; assumed: at once" },
        wc_timeout = { 0, source = "assumed: none is defined" },
        wc_drain_order = { "age", source = "assumed: " .. sdm .. " defines no order" },
        gather_nc = { true, source = sdm },
        device_drains_wc = { true, source = sdm .. ": an access to UC memory empties the buffers" },
        device_outstanding = { 1, source = "Intel SDM 3A, Strong Uncacheable: one after another, none early" },
        device_element = { "8B", source = "assumed: UC stores of MMX and SSE are beside the point" },
        barrier_scope = { "any", source = sdm .. ": SFENCE and MFENCE empty all buffers" },
        join_limit = { 64, source = "assumed: root complexes do not join further" },
        read_error = { "ones", source = "what server root complexes do (Linux mailing lists)" },
        ["link.gen"] = { 4, source = "assumed" },
        ["link.width"] = { 16, source = "assumed: a x16 slot" },
        ["link.mps"] = { 256, source = "assumed: usual of servers" },
    },
}
