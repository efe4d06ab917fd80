-- SPDX-License-Identifier: Apache-2.0
-- Scenario 8. A guest's posted write is lost, and an SError tells of it some time later. Who runs by then? One store, one device
-- that refuses it, one syndrome; the SError comes 0 to 20 us after the error, uniformly. At 5 us the guest exits, the host
-- has the core until 8 us, then another VM's vCPU until 12 us, then the host again.
--
--   gather run posted-write-arrival.lua [-p platform=generic-n1] [-p runs=300] [-p spread=20] [-p exit=200] [-p drain=1500]
--
-- runs: seeds for each row. spread: us. exit: ns from an exit to where KVM has looked for an SError (`host.exit_time`, assumed).
-- drain: ns that a write buffer waits for more (`wc_timeout`, assumed).
--
-- Exact: with e, when the error is at the core, a uniform delay makes each share the length of its part of the timeline that
-- is between e and e + 20 us, over 20 us. What was counted is held against that: five standard deviations. The seed alone
-- differs between runs, so each row has the same delays, and a Normal-NC store's SError comes later than a Device
-- store's by exactly what the write buffer has waited. Delay and spread are assumed: a real core's are not published.
-- The verdicts are Linux's and the profile's doing (docs/containment.md). The SError finds who runs; no script says who.
local gather = require "gather"
local columns, sweep = require "columns", require "sweep"

local platform = gather.param("platform", "generic-n1")
local runs = sweep.count("runs", 300, 10, 100000)
local spread = sweep.count("spread", 20, 1, 1000) * 1000
local exit = sweep.count("exit", 200, 0, 2000)
local drain = sweep.count("drain", 1500, 1, 100000)
local LATENCY = 500
local EXIT, ENTER, LEAVE = 5000, 8000, 12000

local function machine(variant, seed, immortal)
    return gather.platform{ preset = platform, seed = seed, posted_error = "serror", switch_time = 0,
        error_latency = LATENCY .. "ns", wc_timeout = drain .. "ns",
        serror = { latency = 0, spread = spread .. "ns", shape = "uniform" }, host = { exit_time = exit .. "ns", deaths = not immortal },
        abort = variant.abort or { ras = true, report = "ueu" }, name = string.format("%s-%d", variant.name, seed) }
end

-- The core of `cpu` has nothing to do until then.
local function wait_until(p, cpu, time)
    p:wait(time - cpu:time())
end

local function run(variant, seed, immortal)
    local p = machine(variant, seed, immortal)
    local ep = p:endpoint{ bars = { [0] = { size = "64KiB" } }, model = "error", error = { write = "ur" } }
    local a, b = p:vm{ policy = "v6.9" }, p:vm{ policy = "v6.9" }
    local bar = a:map(ep, 0, { s1 = variant.s1 or "device-ngnre" })
    local a_cpu, b_cpu = a:cpu(0), b:cpu(0)
    a_cpu:write(bar.va, "ring")
    if variant.dsb then
        a_cpu:barrier("dsb sy")
    end
    a_cpu:barrier("isb") -- and its time is the machine's
    local marks = {}
    wait_until(p, a_cpu, EXIT)
    a_cpu:exit()
    marks.exited = a_cpu:time()
    wait_until(p, a_cpu, ENTER)
    b_cpu:barrier("isb") -- its vCPU runs
    marks.entered = b_cpu:time()
    wait_until(p, b_cpu, LEAVE)
    b_cpu:exit()
    marks.left = b_cpu:time()
    p:wait((spread + 2 * drain) .. "ns")
    return p:report(), a, b, marks
end

-- The timeline: who runs, from when, until when. Barriers of the kernel, of some ns, are in it as they were in the run.
local function timeline(variant)
    local marks = variant.marks
    local exited, left = marks.exited, marks.left
    if variant.unseen then -- an ESB finds nothing: it waits for the host
        exited, left = EXIT, LEAVE
    end
    return {
        { "guest", 0, EXIT }, { "exit-window", EXIT, exited }, { "host", exited, marks.entered },
        { "neighbour", marks.entered, left }, { "host", left, math.huge }, -- its own exit is the neighbour's, too
    }
end

-- A run in which nobody is killed, so that it comes to its end, tells the times.
local function measure(variant)
    local _, _, _, marks = run(variant, 0, true)
    for name, time in pairs{ exited = EXIT + exit, entered = ENTER, left = LEAVE + exit } do
        gather.expect(marks[name] >= time and marks[name] < time + 100, string.format("%s at %g ns", name, marks[name]))
    end
    variant.marks = marks
end

-- How much of the delay each has if the error is at the core at `from`.
local function closed_form(variant, from)
    local shares = { guest = 0, ["exit-window"] = 0, host = 0, neighbour = 0 }
    for _, part in ipairs(timeline(variant)) do
        local first, last = math.max(part[2], from), math.min(part[3], from + spread)
        shares[part[1]] = shares[part[1]] + math.max(last - first, 0) / spread
    end
    return shares
end

-- Does `who` run then? Within 2 ns of a change (an instruction of the next one) either is right.
local function runs_at(variant, who, time)
    for _, part in ipairs(timeline(variant)) do
        if part[1] == who and time > part[2] - 2 and time < part[3] + 2 then
            return true
        end
    end
    return false
end

local function find(errors, kind)
    for _, e in ipairs(errors) do
        if e.kind == kind then
            return e
        end
    end
end

-- All seeds of a variant: what became of each, by the time of its SError.
local function sample(variant)
    local out = { lives = {}, fates = {}, by_seed = {} }
    measure(variant)
    for seed = 1, runs do
        local r, a, b = run(variant, seed)
        local life, serror = r.lives[1], find(r.errors, "serror")
        out.from = find(r.errors, "write-ur").time_ns + LATENCY
        local fate = { time = serror.time_ns, arrival = life.arrival, verdict = life.verdict,
            dies = a:stopped() and b:stopped() and "H" or a:stopped() and "A" or b:stopped() and "B" or "-" }
        out.lives[seed], out.fates[seed], out.by_seed[seed] = life, fate, fate
        gather.expect(r.life_count == 1, variant[1] .. ": one write, one error")
    end
    table.sort(out.fates, function(one, other) return one.time < other.time end)
    out.tally = gather.host.tally(out.lives)
    return out
end

local variants = {
    { "Device", name = "device" },
    { "Normal-NC", name = "nc", s1 = "normal-nc" },
    { "Normal-NC, then DSB", name = "nc-dsb", s1 = "normal-nc", dsb = true },
    { "Device, says UER", name = "uer", abort = { ras = true, report = "state" } },
    { "Device, says UC", name = "uc", abort = { ras = true, report = "uc" }, uc = true },
    { "Device, no FEAT_RAS", name = "no-ras", abort = { ras = false, report = "impdef", impdef = 2 } },
    { "Device, ESB sees nothing", name = "unseen", abort = { ras = true, report = "ueu", synchronizable = false },
        unseen = true },
}

local function percent(measured, exact)
    return string.format("%4.1f (%4.1f)", 100 * measured, 100 * exact)
end

-- Who dies, from the earliest SError to the latest.
local WIDTH = 64
local function picture(fates, letter)
    local text = {}
    for i = 1, WIDTH do
        text[i] = letter(fates[math.ceil((i - 0.5) * #fates / WIDTH)])
    end
    return table.concat(text)
end
local runs_then = { guest = "a", ["exit-window"] = ".", host = "h", neighbour = "b" }

-- By what runs, for a core that does not say UC.
local function verdict_of(fate)
    if fate.arrival == "host" then
        return "UNCONTAINED-HOST", "H"
    end
    local neighbour = fate.arrival == "neighbour"
    return neighbour and "MISATTRIBUTED" or "CONTAINED-ASYNC", neighbour and "B" or "A"
end

local rows, pictures, samples = {}, {}, {}
for i, variant in ipairs(variants) do
    local s, label = sample(variant), variant[1]
    local exact, row, dead = closed_form(variant, s.from), { label, string.format("%.2f", s.from / 1000) }, { A = 0, B = 0, H = 0 }
    for _, who in ipairs{ "guest", "exit-window", "host", "neighbour" } do
        local hits = s.tally.arrivals[who]
        row[#row + 1] = percent(hits / runs, exact[who])
        gather.expect(sweep.agrees(hits, runs, exact[who]), label .. ": share of " .. who)
    end
    for _, fate in ipairs(s.fates) do
        local verdict, dies = verdict_of(fate)
        dead[fate.dies] = dead[fate.dies] + 1
        gather.expect(fate.verdict == (variant.uc and "UNCONTAINED-HOST" or verdict), label .. ": " .. fate.verdict)
        gather.expect(fate.dies == (variant.uc and "H" or dies), label .. ": who dies")
        gather.expect(runs_at(variant, fate.arrival, fate.time), string.format("%s: %s at %g ns", label, fate.arrival, fate.time))
        gather.expect(fate.time >= s.from and fate.time <= s.from + spread + exit, label .. ": the delay")
    end
    gather.expect(s.tally.false_panics == (variant.uc and 1 or 0), label .. ": false panics")
    table.move({ dead.A, dead.H, dead.B }, 1, 3, #row + 1, row)
    rows[i], samples[variant.name] = row, s
    pictures[i] = { label, picture(s.fates, function(fate) return fate.dies end) }
end

print(string.format("SErrors of one lost store, %s, %d runs a row; in %%, in brackets by the timeline", platform, runs))
columns.print({ "store", "e us", "guest A", "exit window", "host", "guest B", "A dies", "host", "B" }, rows)

print("\nearliest SError to latest: who runs (a, b: guests; h: host; .: an exit) and who dies of it")
table.insert(pictures, 1, { "who runs", picture(samples.device.fates, function(fate) return runs_then[fate.arrival] end) })
columns.print({ "delay", "0" .. string.format("%" .. WIDTH - 1 .. "s", spread // 1000 .. " us") }, pictures)
print("\nDevice: one device, one error, one syndrome\n" .. samples.device.tally.text)

-- The write buffer's wait is all that Normal-NC adds; the same seed has the same delay. What an exit finds it finds at its end.
local wait = samples.nc.from - samples.device.from
for seed, fate in ipairs(samples.nc.by_seed) do
    local other = samples.device.by_seed[seed]
    local exits = fate.arrival == "exit-window" or other.arrival == "exit-window" or fate.time >= LEAVE
    if not exits then
        gather.expect(math.abs(fate.time - other.time - wait) < 0.01, "NC comes later by its wait")
    end
end
if drain < EXIT // 2 and platform ~= "ideal" and wait ~= 0 then -- ideal waits without end, thunderx2 not at all
    gather.expect(math.abs(wait - drain) <= 50, string.format("NC's wait, %g ns, is the buffer's", wait))
end
for seed, fate in ipairs(samples.device.by_seed) do
    for _, name in ipairs{ "uer", "no-ras" } do
        local other = samples[name].by_seed[seed]
        if other.arrival == fate.arrival then
            gather.expect(other.dies == fate.dies, name .. ": the same victim")
        end
    end
end
