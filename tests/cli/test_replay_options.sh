#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Replay on several platforms, under several policies and what-ifs: the runs and their names, what
# is in the folder, and the options that say how and what of the trace.
. "$(dirname "$0")/lib.sh"
need python3

trace=$source_dir/traces/wclog_ivshmem-micro.txt.gz
gzip -dc "$trace" | head -n 4000 >short.wclog || true

# names WANTED OPTIONS...: the headings of the runs, in their order.
names() {
    local want=$1 found
    shift
    ends 0 replay short.wclog --quiet --json "$@" || return
    found=$(python3 -c 'import json; print(*(r["name"] for r in json.load(open("../out"))["runs"]))')
    holds "replay $*: runs \"$found\", expected \"$want\"" test "$found" = "$want"
}
names 'v6.9'
names 'v6.8' --policy v6.8
names 'v6.9' --platform grace
names 'v6.8 v6.9' --policy v6.8 --policy v6.9 --platform grace
names 'grace generic-n1' --platform grace --platform generic-n1 --policy v6.8
names 'grace-v6.8 grace-v6.9 ideal-v6.8 ideal-v6.9' --platform grace --platform ideal --policy v6.8 --policy v6.9
names 'as-is nc' --what-if nc
names 'as-is nc' --what-if as-is --what-if none --what-if nc
names 'v6.9' --what-if as-is
names 'as-is nc st64b' --what-if nc --what-if st64b --platform grace
names 'v6.8 v6.8-nc v6.9 v6.9-nc' --what-if nc --policy v6.8 --policy v6.9
names 'grace grace-st64b ideal ideal-st64b' --what-if st64b --platform grace --platform ideal

# The folder: one subfolder each, listed, with the parameters of its own platform.
options=(--platform grace --platform thunderx2 --policy v6.8 --policy v6.9 --what-if nc --s1 normal-nc)
ends 0 replay short.wclog "${options[@]}" -p wc_lines=3 -o matrix
cat >folder.py <<'END_PY'
import json, os, sys
top = json.load(open("matrix/run.json"))
want = [f"{p}-{k}{w}" for p in ("grace", "thunderx2") for k in ("v6.8", "v6.9") for w in ("", "-nc")]
assert top["subfolders"] == want, top["subfolders"]
assert sorted(os.listdir("matrix")) == sorted(want + ["run.json"]), os.listdir("matrix")
runs = {name: json.load(open(f"matrix/{name}/run.json")) for name in want}
for name, run in runs.items():
    platform, policy, *what_if = name.split("-")
    s = run["settings"]
    assert run["name"] == name, (name, run["name"])
    assert (s["platform"], s["policy"], s["what_if"]) == (platform, policy, (what_if or ["as-is"])[0]), (name, s)
    assert (s["pace"], s["order"]) == ("fast", "trace") and "from" not in s and "ipc" not in s, s
    assert run["parameters"]["wc_lines"] == 3, name
    assert {"stats.json", "hist.csv", "tlps.csv"} <= set(os.listdir(f"matrix/{name}")), name
# The presets differ: what each has of its own is in its own run.json alone.
grace, thunderx2 = runs["grace-v6.9"]["parameters"], runs["thunderx2-v6.9"]["parameters"]
assert grace["link.gen"] == 5 and thunderx2["link.gen"] == 3, (grace["link.gen"], thunderx2["link.gen"])
END_PY
holds "the folder of eight runs" python3 folder.py

# A run among others is the same as alone, and twice the same.
ends 0 replay short.wclog "${options[@]}" -p wc_lines=3 -o again
holds "twice the same" diff -r -x run.json matrix again
ends 0 replay short.wclog --platform thunderx2 --policy v6.8 --s1 normal-nc -p wc_lines=3 -o alone
holds "alone the same" diff -r -x run.json -x containment.csv matrix/thunderx2-v6.8 alone

# Fewer runs into the same folder leave none of the others behind.
ends 0 replay short.wclog --platform grace --platform ideal -o again
holds "only the new subfolders" test "$(printf '%s ' again/*)" = 'again/grace again/ideal again/run.json '
ends 0 hist again
holds "hist reads the folder" grep -q ideal ../out

# What was asked for is in run.json.
ends 0 replay short.wclog --pace instructions --ipc 1.5 --order cpu --from 5 --to 100_000_000 \
    --region 'i*' --region iv --cpu 0-0,0 -o settings
holds "settings" python3 -c '
import json
s = json.load(open("settings/run.json"))["settings"]
want = {"pace": "instructions", "ipc": "1.5", "order": "cpu", "from": "5", "to": "100_000_000",
        "regions": "i*, iv", "cpus": "0-0,0", "platform": "generic-n1", "policy": "v6.9"}
assert {k: s.get(k) for k in want} == want, s'

# --seek changes what is counted, not what is replayed.
ends 0 convert "$trace" whole.gtr
ends 0 replay whole.gtr --s1 normal-nc --from 1_500_000 -o read --quiet
ends 0 replay whole.gtr --s1 normal-nc --from 1_500_000 --seek -o sought --quiet
holds "sought: the same TLPs" cmp read/tlps.csv sought/tlps.csv
holds "sought: fewer counted" python3 -c '
import json
def lines(d): return {s["name"]: s["value"] for s in json.load(open(d + "/stats.json"))}["replay.writes"]
assert 0 < lines("sought") < lines("read"), (lines("sought"), lines("read"))'

# ---- mistakes: before anything runs, and nothing is written ----------------------------------------

wrong() {
    local text=$1
    shift
    mistake "gather: $text" '' replay short.wclog "$@" -o never || return
    holds "replay $*: all of the message" grep -qxF -- "gather: $text" ../err
}
wrong 'unknown platform "grase"; did you mean "grace"?' --platform ideal --platform grase
wrong 'unknown policy "v6.99"; did you mean "v6.9"?' --policy v6.8 --policy v6.99
wrong '--what-if: unknown "st64"; did you mean "st64b"?' --what-if st64
wrong '--what-if: unknown "asis"; did you mean "as-is"?' --what-if asis
wrong '--pace: unknown "instruction"; did you mean "instructions"?' --pace instruction
wrong '--order: unknown "cpus"; did you mean "cpu"?' --order cpus
wrong '--ipc: expected --pace instructions with it' --ipc 2
wrong '--ipc: 0 is out of range; expected 0.001 to 1000' --pace instructions --ipc 0
wrong '--ipc: "fast" is not a number; expected e.g. 0.8 or 2' --pace instructions --ipc fast
moments='expected e.g. 10ms, 1.5s, 20us, 500ns, @12.918988 (seconds) or 70912345 (instructions)'
wrong "--from: \"10m\" is not a moment of a trace; $moments" --from 10m
wrong "--to: \"1.5.5s\" is not a moment of a trace; $moments" --to 1.5.5s
wrong '--to: 1.5 has no unit, and is no number of instructions; expected e.g. 1.5s, 1.5ms or 1.5us' --to 1.5
wrong '--from: 0.5ns is not a whole number of nanoseconds; expected one' --from 0.5ns
wrong '--from: @12.9189885001 is not a whole number of nanoseconds; expected one' --from @12.9189885001
wrong '--from 20ms and --to 10ms: nothing is between them; expected --to after --from' --from 20ms --to 10ms
wrong '--from @12.5 and --to @12500ms: nothing is between them; expected --to after --from' --from @12.5 --to @12500ms
wrong '--from 20ms and --to 30: the one without a unit is a number of instructions, the other a time; expected both in what the trace has' --from 20ms --to 30
wrong '--seek: expected --from, a moment, with it' --seek --to 10
wrong '--cpu: "0;2" is not a list of CPUs; expected e.g. 0,2-3' --cpu '0;2'
wrong '--cpu: 64 is out of range; expected 0 to 63' --cpu 0-64
wrong '--cpu: 3-2 has no CPU in it; expected 2-3' --cpu 3-2
wrong '--region: expected a pattern, e.g. "nvme*"' --region ''
once='expected each --platform, --policy and --what-if once'
wrong "two runs would be \"grace\"; $once" --platform grace --platform grace
wrong "two runs would be \"grace-v6.9\"; $once" --platform grace --platform ideal --policy v6.9 --policy v6.9
wrong "two runs would be \"nc\"; $once" --what-if nc --what-if nc
many=()
for n in $(seq 1 9); do many+=(--platform "p$n" --policy "k$n"); done
wrong '81 runs: 9 platforms by 9 policies by 1 (as is); expected at most 64' "${many[@]}"
wrong '162 runs: 9 platforms by 9 policies by 2 (as is, and each --what-if); expected at most 64' "${many[@]}" --what-if nc
wrong 'unknown option "--what-fi"; did you mean "--what-if"?' --what-fi nc
# What only the trace can tell is a mistake, too: of the first run, and nothing is written.
mistake 'no region of the trace is "nvme*"' '' replay short.wclog --region 'nvme*' --platform grace --platform ideal -o never
mistake 'its times are in instructions' '' replay short.wclog --from 10ms --json -o never
mistake 'standard input can be read once, and these are 2 runs; expected a file' '' replay - --policy v6.8 --policy v6.9 -o never
mkfifo pipe
mistake 'pipe can be read once, and these are 2 runs; expected a file' '' replay pipe --what-if nc -o never
nothing_left never
# A fault under --order cpu is counted as under the other: the second store is not aligned.
printf '%s\n' '1 0 W a+0x0 0x10000000 4 0x1 0x401000 b9000022' '2 0 W a+0x2 0x10000002 4 0x1 0x401000 b9000022' >unaligned.wclog
for order in trace cpu; do
    ends 0 replay unaligned.wclog --order $order
    holds "--order $order: a fault" grep -q 'faulted *1 ' ../out
done
finish
