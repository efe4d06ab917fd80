#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Endpoint models and Lua endpoints: mistakes name their line.
. "$(dirname "$0")/lib.sh"

# A machine with an endpoint of these keys; then some statements.
scenario() {
    printf 'local gather = require "gather"\nlocal p = gather.platform{}\nlocal ep = p:endpoint{ %s }\n' "$1"
    printf 'local vm = p:vm{}\nlocal va = vm:map(ep, 0, { s1="device-ngnre" }).va\nlocal cpu = vm:cpu(0)\n%s\n' "$2"
}
# The run ends with status 2 and one line that has this in it.
stops() {
    scenario "$2" "$3" >one.lua
    ends 2 run one.lua
    holds "$1" grep -qF "$1" ../err
    holds "$1: one line" test "$(wc -l <../err)" = 1
}
bar='bars={ [0]={ size="4KiB" } }'
stops 'one.lua:3: boom (at ' "$bar, on_write=function() error('boom') end" 'cpu:write(va, "abcd") p:report()'
stops 'one.lua:3: boom (at ' "$bar, on_read=function() error('boom') end" 'cpu:read(va, 4)'
stops 'on_read: expected 4 bytes, found 3' "$bar, on_read=function() return 'abc' end" 'cpu:read(va, 4)'
stops 'on_read: expected bytes or an integer, found a boolean' "$bar, on_read=function() return true end" 'cpu:read(va, 4)'
stops 'on_read: unknown key "dta"; did you mean "data"?' "$bar, on_read=function() return { dta='a' } end" 'cpu:read(va, 4)'
stops 'on_read: data: expected 4 bytes, found 1' "$bar, on_read=function() return { data='a' } end" 'cpu:read(va, 4)'
stops 'on_write: status: ' "$bar, on_write=function() return 'urr' end" 'cpu:write(va, "abcd") p:report()'
stops 'on_write: expected nothing, a status or a table, found a number' "$bar, on_write=function() return 1 end" \
    'cpu:write(va, "abcd") p:report()'
stops 'not from a callback' "$bar, on_write=function() P:report() end" 'P = p cpu:write(va, "abcd") p:report()'
stops 'p:endpoint: on_read: expected a function, found a number' "$bar, on_read=1" ''
stops 'did you mean "registers"?' 'model="registrs"' ''
stops 'the keys in nvme={...} are for model="nvme"' 'model="nic", nvme={ queues=1 }' ''
stops 'below a switch it is sw:endpoint' "$bar, under=1" ''
stops 'a status is given as { status = }' "$bar, on_read=function() return 'ur' end" 'cpu:read(va, 4)'
stops 'this endpoint has no BAR 3; it has 0' "$bar" 'vm:map(ep, 3)'
stops 'unknown choice "cto"; known: ur, ca, timeout' "$bar" 'ep:inject{ kind="cto" }'
stops 'ep:inject: offset: 0x1000 is beyond the 0x1000 bytes of BAR 0' "$bar" 'ep:inject{ kind="ur", offset="4KiB" }'
stops 'delay: only for the kinds delay and linkdown' "$bar" 'ep:inject{ kind="ur", delay=1 }'
stops 'offset: kind lcrc is the link' "$bar" 'ep:inject{ kind="lcrc", offset=0 }'
stops 'ep:inject: bar: not with space cfg' "$bar" 'ep:inject{ kind="ur", space="cfg", bar=1 }'
stops 'ep:inject: bar: not with space cfg' "$bar" 'ep:inject{ kind="ur", space="cfg", bar=0 }'
stops 'exclude each other' 'model="nic", on_read=print' ''
stops 'nic: unknown key "bf_siz"; did you mean "bf_size"?' 'model="nic", nic={ bf_siz=1 }' ''
stops 'BAR 0 has 4096 bytes; expected at least 8192' "$bar, model='nvme', nvme={ queues=511 }" ''
stops 'ep:poke: 8 bytes at offset 0xffc are not inside BAR 0 of 0x1000 bytes' "$bar" 'ep:poke(0, 0xffc, "12345678")'
stops 'ep:poke: this endpoint has no BAR 1' "$bar, model='memory'" 'ep:poke(1, 0, "1")'
finish
