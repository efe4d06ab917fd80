#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The Lua of docs/endpoints.md holds; holes, late answers and memory behind an endpoint of Lua functions.
. "$(dirname "$0")/lib.sh"

awk '/^```lua$/ { take = 1; next } /^```$/ { take = 0 } take' "$source_dir/docs/endpoints.md" >page.lua
ends 0 run page.lua
holds "endpoints.md: its checks hold" grep -q '9 of 9 checks hold' ../err

# Holes come as runs; a request without data is one; a late answer is late.
cat >holes.lua <<'END'
local gather = require "gather"
local p = gather.platform{ preset = "ideal" }
local seen, reads = {}, 0
local ep = p:endpoint{ bars = { [2] = { size = "1MiB", prefetchable = true } },
    on_write = function(w) seen[#seen + 1] = w end,
    on_read = function(r) reads = reads + 1; return { data = 7, delay = reads == 2 and "5us" or 0 } end }
local vm = p:vm{}
local bar = vm:map(ep, 2, { s1 = "normal-nc" })
local cpu = vm:cpu(0)
cpu:write(bar.va + 1, "a")
cpu:write(bar.va + 6, "b")
cpu:barrier("dsb st")
p:report()
local w = seen[1]
gather.expect(#seen == 1 and w.offset == 1 and w.length == 6 and w.bytes == 2, "one TLP, from 1 to 6")
gather.expect(w.data == "a\0\0\0\0b", "what is not enabled is 0")
gather.expect(#w.runs == 2 and w.runs[1].offset == 1 and w.runs[1].data == "a" and w.runs[2].offset == 6
    and w.runs[2].data == "b", "two runs")
gather.expect(w.first_be == 2 and w.last_be == 4 and w.length_dw == 2 and not w.poisoned, "as in the TLP")
ep:poke(2, 2, "zz")
gather.expect(ep:memory(2, 0, 8) == "\0azz\0\0b\0", "memory behind it")
local function timed()
    local before = p:time()
    gather.expect(cpu:read(bar.va + 64 * reads, 8) == "\7\0\0\0\0\0\0\0", "a register")
    return p:time() - before
end
local usual = timed()
gather.expect(math.abs(timed() - usual - 5000) < 1, "5 us later")
gather.expect(ep:model() == "lua" and ep:stats()["lua.reads"] == 2, "counted")
END
ends 0 run holes.lua
finish
