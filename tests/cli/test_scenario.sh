#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What a scenario can do wrong: status 2 and one line with its name and line; status 1 for a check
# that does not hold. Nothing of the output folder is left after a mistake.
. "$(dirname "$0")/lib.sh"

# scenario TEXT: writes s.lua, whose first line is the require.
scenario() {
    printf 'local gather = require "gather"\n%s\n' "$1" >s.lua
}
# wrong WHAT MORE TEXT: the scenario is a mistake, in its line 2.
wrong() {
    scenario "$3"
    mistake "$1" "$2" run s.lua -o out
    checks=$((checks + 1))
    grep -q '^gather: s.lua:2: ' ../err || fail "expected \"gather: s.lua:2: \"" "$3" "$(cat ../err)"
    nothing_left out
}

# Keys, with the nearest one.
wrong 'fwbb' '"fwb"' 'gather.platform{ fwbb = true }'
wrong 'preest' '"preset"' 'gather.platform{ preest = "ideal" }'
wrong 'ideel' '"ideal"' 'gather.platform{ preset = "ideel" }'
wrong 'gne' '"gen"' 'gather.platform{ link = { gne = 4 } }'
wrong 's1_atr' '"s1_attr"' 'gather.mmu.combine{ s1_atr = 0x44 }'
wrong 'polcy' '"policy"' 'gather.kvm.stage2{ polcy = "v6.9" }'
wrong 'v6.99' '"v6.9"' 'gather.kvm.stage2{ policy = "v6.99" }'
wrong 'adress' '"address"' 'gather.pcie.split_write{ adress = 0, length = 4 }'
wrong 'combin' '"combine"' 'gather.mmu.combin{}'
machine='local p = gather.platform{ preset = "ideal" }; local ep = p:endpoint{ bars = { [0] = { size = "16KiB" } } }; local vm = p:vm{}; local bar = vm:map(ep, 0, { s1 = "normal-nc" }); local cpu = vm:cpu(0);'
wrong 'normal-mc' '"normal-nc"' "$machine vm:map(ep, 0, { s1 = 'normal-mc' })"
wrong 'patern' '"pattern"' "$machine cpu:store(bar, { patern = 'stp', bytes = 64 })"
wrong 'stpp' 'did you mean "stp' "$machine cpu:store(bar, { pattern = 'stpp', bytes = 64 })"
wrong 'dmb oshts' '"dmb oshst"' "$machine cpu:barrier('dmb oshts')"
wrong 'polic' '"policy"' "$machine p:vm{ polic = 'v6.9' }"
wrong 'bras' '"bars"' "$machine p:endpoint{ bras = {} }"
wrong 'kidn' '"kind"' "$machine ep:inject{ kidn = 'ur', bar = 0 }"
wrong 'tpl' '"tlp"' "$machine p:on('tpl', function() end)"
wrong 'brrier' '"barrier"' "$machine cpu:brrier('dsb sy')"

# Values.
wrong 'wc_lines' '65536' 'gather.platform{ wc_lines = 65537 }'
wrong 'fwb' '' 'gather.platform{ fwb = "perhaps" }'
wrong 's1_attr' '' 'gather.mmu.combine{ s1_attr = 0x144 }'
wrong 'mps' '' 'gather.pcie.split_write{ address = 0, length = 4, mps = 100 }'
wrong 'size' '' "local p = gather.platform{}; p:endpoint{ bars = { [0] = { size = '3KiB' } } }"
wrong '' '' "$machine cpu:write(bar.va, '123')"
wrong '' '' "$machine vm:map(ep, 3, { s1 = 'normal-nc' })"
wrong '' '' "$machine vm:cpu(99)"

# Files: only below the scenario's folder and traces.
wrong '' '' "$machine p:replay{ file = '/etc/passwd' }"
wrong '' '' "$machine p:replay{ file = '../../../../etc/passwd' }"
wrong 'nowhere.gz' '' "$machine p:replay{ file = 'nowhere.gz' }"

# The language.
wrong '' '' 'local = 5'
wrong 'my words' '' 'error("my words")'
wrong 'nil' '' 'local t; t.x = 1'
wrong 'io' '' 'io.open("x")'
wrong '' '' 'require "nowhere"'
wrong 'memory' '' 'local t = {}; for i = 1, 1e12 do t[i] = ("x"):rep(1e6) .. i end'

# A scenario that never ends, with pcall and with a coroutine as well.
for loop in 'while true do end' 'while true do pcall(function() while true do end end) end' \
    'coroutine.wrap(function() while true do end end)()' \
    'setmetatable({}, { __index = function(t, k) return t[k + 1] end })[1] = 1; repeat until false'; do
    scenario "$loop"
    mistake 's.lua' '--budget' run s.lua --budget 1000000 -o out
    nothing_left out
done

# Checks.
scenario 'gather.expect(1 == 2, "one is two"); gather.expect(true, "true"); print("after")'
ends 1 run s.lua -o out
holds "the failed check is told with its line" grep -q 's.lua:2: .*one is two' ../err
holds "the run goes on" grep -qx after ../out
holds "the count is told" grep -q '1 of 2 checks hold' ../err
scenario 'gather.expect(gather.param("n", 5) == 5, "five")'
ends 0 run s.lua -p n=5
ends 1 run s.lua -p n=4
ends 0 run s.lua
scenario 'local n = gather.param("n", 5)'
mistake '-p m=5' 'n' run s.lua -p m=5

# What a scenario sweeps over.
scenario 'local sweep = require "sweep"; print(table.concat(sweep.texts("names", "a,b", { "a", "b", "c" }), " "),
    sweep.text("one", "a", { "a", "b" }), table.concat(sweep.numbers("sizes", "64,4096"), " "), sweep.count("n", 5, 1, 9))'
ends 0 run s.lua
holds "the defaults of a sweep" grep -qP '^a b\ta\t64 4096\t5$' ../out
ends 0 run s.lua -p names=c -p one=b -p sizes=8 -p n=9
holds "and what -p says" grep -qP '^c\tb\t8\t9$' ../out
mistake '"d"' 'none of a, b, c' run s.lua -p names=a,d
mistake 'names=a,' 'expected texts' run s.lua -p names=a,
mistake 'one=c' 'one of a, b' run s.lua -p one=c
mistake 'sizes=64,x' 'expected whole numbers' run s.lua -p sizes=64,x
mistake 'sizes=-1' 'expected whole numbers' run s.lua -p sizes=-1
mistake 'n=10' 'expected 1 to 9' run s.lua -p n=10
scenario 'local sizes = require("sweep").numbers("sizes", "64")'
mistake 'size=8' '"sizes"' run s.lua -p size=8

# A fault of the guest is a result, not a mistake.
scenario "$machine local d = vm:map(ep, 0, { s1 = 'device-ngnre' }); print(cpu:write(d.va + 1, '1234'))"
ends 0 run s.lua
holds "an alignment fault comes back as a value" grep -q '^nil' ../out
finish
