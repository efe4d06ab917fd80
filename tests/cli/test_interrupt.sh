#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Ctrl-C: the run ends soon, says so, and leaves what it has; nobody who reads can miss that it is partial.
. "$(dirname "$0")/lib.sh"
need python3

cat >endless.lua <<'END'
local gather = require "gather"
local p = gather.platform{ preset = "generic-n1" }
local ep = p:endpoint{ bars = { [0] = { size = "1MiB", prefetchable = true } } }
local vm = p:vm{}
local bar, cpu = vm:map(ep, 0, { s1 = "normal-nc" }), vm:cpu(0)
cpu:store(bar, { pattern = "stp", bytes = 4096 })
warn("running")
while true do
    pcall(function() cpu:store(bar, { pattern = "stp", bytes = "1MiB" }) end)
end
END
for signal in INT TERM; do
    rm -rf out
    "$gather" run endless.lua --budget 1000000000000 -o out >../out 2>../err </dev/null &
    child=$!
    for _ in $(seq 600); do # of a loaded machine
        grep -q running ../err && break
        sleep 0.1
    done
    kill -s "$signal" "$child"
    began=$SECONDS
    status=0
    wait "$child" || status=$?
    checks=$((checks + 1))
    [ "$status" -eq 2 ] || fail "SIG$signal: status $status, expected 2" "$(cat ../err)"
    holds "SIG$signal: it ends soon" test $((SECONDS - began)) -lt 60
    holds "SIG$signal: it says so" grep -qi interrupted ../err
    checks=$((checks + 1))
    python3 - out <<'END' || fail "SIG$signal: the folder of a partial run"
import json, sys
run = json.load(open(f"{sys.argv[1]}/run.json"))
assert "interrupted" in run["exit"]["reason"], run["exit"]
stats = {s["name"]: s["value"] for s in json.load(open(f"{sys.argv[1]}/stats.json"))}
assert stats["pcie.mwr"] >= 64, stats
END
done
finish
