-- SPDX-License-Identifier: Apache-2.0
-- A guest maps the BAR of a function that is asleep (D3hot), or whose memory decoding is off, and never touches it: all that it
-- does is to write to another device. Will the sleeping function hear from it?
--   Mapped Normal-NC, and stage 2 lets it be so (v6.9): now and then, for Normal memory may be read speculatively. Each such
--   read ends as an Unsupported Request, and an error is recorded that no instruction of the guest asked for.
--   Mapped Device-nGnRE, or with stage 2 Device-nGnRE (v6.8): never, however long one waits (DDI 0487 B2.10).
-- (Where vfio-pci sees how the function is put to sleep it unmaps the BAR, and nobody can read it. Here it does not see it.)
-- How often a core does so is not published: `speculate` is assumed, and a count above 0 says "it can", not "so often".
local gather = require "gather"

local stores = 2000
local seeds = { 1, 2, 3, 4, 5 }

local preset = gather.param("platform", "generic-n1")

local function capability(ep, id) -- in the list that begins at 0x34
    local at = ep:config_read(0x34, 1)
    while at ~= 0 and ep:config_read(at, 1) ~= id do at = ep:config_read(at + 1, 1) end
    gather.expect(at ~= 0, ("capability %d"):format(id))
    return at
end

local off = {
    ["D3hot"] = function(ep) ep:config_write(capability(ep, 1) + 4, 2, 3) end,     -- PMCSR.PowerState
    ["no decoding"] = function(ep) ep:config_write(4, 2, ep:config_read(4, 2) & ~2) end, -- Command: Memory Space Enable
}

local function run(args)
    local p = gather.platform{ preset = preset, seed = args.seed, speculate = args.speculate or 0.02,
        speculate_error = args.error, read_error = args.answer, host = { zap = false } }
    local quiet = p:endpoint{ bars = { [0] = { size = "64KiB", prefetchable = true } } }
    local busy = p:endpoint{ bars = { [0] = { size = "64KiB" } } }
    local vm = p:vm{ policy = args.policy, s1 = "4k" }
    local window = vm:map(quiet, 0, { s1 = args.s1 })
    local work = vm:map(busy, 0, { s1 = "device-ngnre" })
    off[args.how](quiet)
    local _, fault = vm:cpu(0):store(work, { pattern = "str8", bytes = 8 * stores })
    gather.expect(not fault, "the guest's own work goes on")
    local r = p:report()
    local status = quiet:config_read(capability(quiet, 0x10) + 10, 2) -- Device Status: Unsupported Request Detected
    local seen = { reads = r.stats["core.speculative_reads"], tlps = 0, records = 0, serrors = 0, type = window.type,
        detected = status >> 3 & 1 }
    for _, t in ipairs(r.tlps) do
        if t.type == "MRd" then
            gather.expect(t.reason == "speculative", "nobody has asked for a read")
            gather.expect(t.address >= window.pa and t.address < window.pa + window.size, "of the sleeping function")
            seen.tlps = seen.tlps + 1
        end
    end
    for _, e in ipairs(r.errors) do
        gather.expect(e.kind == "read-ur" or e.kind == "serror", e.kind)
        local count = e.kind == "serror" and "serrors" or "records"
        seen[count] = seen[count] + 1
    end
    return seen
end

-- Each number over the seeds: "least..most".
local function spread(list, what)
    local least, most = math.huge, 0
    for _, seen in ipairs(list) do least, most = math.min(least, seen[what]), math.max(most, seen[what]) end
    return least == most and tostring(least) or ("%d..%d"):format(least, most)
end

print(("%d stores to another device, %d seeds"):format(stores, #seeds))
local columns = "%-12s %-13s %-7s %-13s %-9s %-9s %-11s %s"
print(columns:format("function", "stage 1", "policy", "together", "MRd TLPs", "UR", "UR detected", "SErrors"))
for _, how in ipairs{ "D3hot", "no decoding" } do
    for _, row in ipairs{
        { "v6.9", "normal-nc", true }, { "v6.9", "device-ngnre", false },
        { "v6.8", "normal-nc", false }, { "v6.8", "device-ngnre", false },
    } do
        local policy, s1, heard = table.unpack(row)
        local list = {}
        for i, seed in ipairs(seeds) do
            local seen = run{ policy = policy, s1 = s1, how = how, seed = seed }
            local label = ("%s, %s, %s, seed %d"):format(how, policy, s1, seed)
            gather.expect((seen.tlps > 0) == heard, label .. ": " .. seen.tlps .. " reads")
            gather.expect(seen.tlps == seen.reads and seen.records == seen.reads, label .. ": each is one TLP and one record")
            gather.expect(seen.detected == (heard and 1 or 0), label .. ": the function itself has logged it, or nothing")
            gather.expect(seen.serrors == 0, label .. ": all ones are no error to the core")
            list[i] = seen
        end
        print(columns:format(how, s1, policy, list[1].type, spread(list, "tlps"), spread(list, "records"),
            spread(list, "detected"), spread(list, "serrors")))
    end
end

-- A root complex that answers with an error instead of all ones. A squashed load takes its error with it; else it is an SError,
-- never a synchronous abort (R_CLFJM): there is no instruction to charge.
print()
for _, row in ipairs{ { "squash", "normal-nc" }, { "serror", "normal-nc" }, { "serror", "device-ngnre" } } do
    local seen = run{ policy = "v6.9", s1 = row[2], how = "D3hot", seed = 1, error = row[1], answer = "slverr" }
    print(("answer SLVERR, %-13s speculate_error=%-7s %d reads, %d SErrors"):format(row[2] .. ",", row[1] .. ":", seen.reads,
        seen.serrors))
    gather.expect(seen.serrors == (row[1] == "serror" and seen.reads or 0), row[1] .. ": SErrors")
    gather.expect((seen.reads > 0) == (row[2] == "normal-nc"), row[2] .. ": reads")
end

gather.expect(run{ policy = "v6.9", s1 = "normal-nc", how = "D3hot", seed = 1, speculate = 0 }.reads == 0, "a core that does not speculate")
