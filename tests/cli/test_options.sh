#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# replay, hist, map and convert as who has just begun with them meets them: standard input and
# output, moments, names that are half known, files of another kind.
# shellcheck disable=SC2016 # backquotes are the messages'
. "$(dirname "$0")/lib.sh"
need python3
traces=$source_dir/traces
golden=$source_dir/tests/golden/maps
cmb=$traces/qemu-mr_nvme-cmb-wc.log.gz
e1000e=$traces/qemu-mr_nvme-e1000e.log.gz
wclog=$traces/wclog_ivshmem-micro.txt.gz

# ---- standard input as a map -----------------------------------------------------------------------

piped() { # piped FILE STATUS WORDS...: the program with FILE as its standard input
    local file=$1 want=$2
    shift 2
    checks=$((checks + 1))
    status=0
    timeout 120 "$gather" "$@" <"$file" >../out 2>../err || status=$?
    [ "$status" -eq "$want" ] || fail "gather $* <$file: status $status, expected $want" "$(head -c 600 ../err)"
}
says() { # says TEXT: the one line of the last mistake holds it
    checks=$((checks + 1))
    if [ "$(wc -l <../err)" -ne 1 ] || ! grep -qF -- "$1" ../err; then
        fail "expected one line with \"$1\"" "$(head -c 600 ../err)"
    fi
}
map=$traces/nvme-cmb.map.lua
piped "$map" 0 map -
holds "the same map" diff <(grep -v '^--' ../out) <("$gather" map "$map" | grep -v '^--')
holds "its name" grep -qxF -- '-- (standard input): a map in Lua' ../out
ends 0 replay "$cmb" --map "$map" --quiet -o by-name
piped "$map" 0 replay "$cmb" --map - --quiet -o by-pipe
holds "the same TLPs" cmp by-name/tlps.csv by-pipe/tlps.csv
gzip -c "$map" >map.lua.gz
ends 0 replay "$cmb" --map map.lua.gz --quiet -o by-gzip
holds "compressed it is the same" cmp by-name/tlps.csv by-gzip/tlps.csv
ends 0 map <(cat "$golden/lspci-vv.txt")
printf 'return { { nmae = "x" } }' >wrong.lua
piped wrong.lua 2 map -
says '(standard input): '
printf 'regions = {}\nreturn regions\n' >begins.txt
piped begins.txt 2 map -
says '(which begins with return, local, function or --)'
both='standard input cannot be both the trace and its map; expected a file for one of them'
piped "$map" 2 replay --map - -
says "$both"
piped "$map" 2 map --trace - -
says "$both"
piped "$map" 2 convert - x.gtr --map -
nothing_left x.gtr

# ---- standard output as a file ---------------------------------------------------------------------

ends 0 replay "$cmb" --quiet -o run
ends 0 hist run --csv bytes.csv
for option in csv json svg; do
    ends 0 hist run --$option file.$option
    ends 0 hist run --$option -
    holds "--$option -: the file alone" cmp file.$option ../out
    ends 0 hist run --of gap --$option file.$option
    ends 0 hist run --of gap --$option -
    holds "--of gap --$option -: the file alone" cmp file.$option ../out
    ends 0 hist run --diff by-name --$option file.$option
    ends 0 hist run --diff by-name --$option -
    holds "--diff --$option -: the file alone" cmp file.$option ../out
done
holds "no file of that name" test ! -e -
"$gather" hist run --json - >to.json || fail "hist --json - >FILE"
holds "a file that the shell opened" python3 -c 'import json; json.load(open("to.json"))'
mistake '--csv and --json: standard output holds one of them' '' hist run --csv - --json -
if command -v gnuplot >/dev/null; then
    "$gather" hist run --png - >picture.png || fail "hist --png -"
    holds "a picture" python3 -c 'assert open("picture.png", "rb").read(8) == b"\x89PNG\r\n\x1a\n"'
fi
if has_terminals && command -v script >/dev/null; then
    script -qc "$gather hist run --png -" /dev/null >../out </dev/null
    holds "no PNG to a terminal" grep -q 'a terminal shows no such picture' ../out
fi
ends 0 convert "$cmb" cmb.wclog
ends 0 convert "$cmb" - --to wclog
holds "a trace" cmp cmb.wclog ../out
mistake '--json and - as OUT' '' convert "$cmb" - --to wclog --json
ends 0 map "$cmb" -o -
holds "a map" grep -q '^return {' ../out

# ---- moments, CPUs ---------------------------------------------------------------------------------

outside() { # outside COUNT TRACE OPTIONS...: of the accesses that the window leaves out
    local want=$1
    shift
    ends 0 replay "$@" --quiet --json || return
    holds "replay ${*##*/}: $want outside" python3 -c '
import json, sys
assert json.load(open("../out"))["runs"][0]["stats"]["replay.outside_window"] == int(sys.argv[1])' "$want"
}
outside $((25509 - 6311)) "$e1000e" --from 2s --to 10s
outside $((25509 - 6311)) "$e1000e" --from 2000000000ns --to 9999999001ns
outside $((25509 - 17222)) "$e1000e" --from @1795194740500000000ns
ends 0 replay "$e1000e" --from @1795194740 --quiet --json
mv ../out whole.json
ends 0 replay "$e1000e" --from @1795194740.0 --quiet --json
holds "@ and whole seconds need no point" cmp whole.json ../out
last=$(gzip -dc "$wclog" | awk 'NR == 1000 { print $1 }')
outside 999 "$wclog" --from "@$last"
mistake 'its times are in microseconds, and 2 is a number of instructions; expected e.g. 2s, 2ms or 2us' '' replay "$e1000e" --from 2
mistake 'its times are in instructions; expected a window in them, e.g. 1000000' '' replay "$wclog" --to 2s
mistake '--to: 1.5 has no unit' 'expected e.g. 1.5s' replay "$e1000e" --to 1.5
mistake 'CPU 7 of the window has no access' 'expected CPUs that it has: 0-1' replay "$e1000e" --cpu 7
mistake 'qemu-mr has no index to seek' '`gather convert` makes of it' replay "$e1000e" --from 2s --seek
mistake '--ipc: expected --pace instructions with it' '' hist "$wclog" --ipc 2

# ---- from Lua --------------------------------------------------------------------------------------

lua() { # lua TEXT: of a call of p:replay
    printf 'local p = require("gather").platform{}\nlocal r = p:replay{ %s }\nprint(r.file, r.writes)\n' "$1" >s.lua
}
cp "$wclog" own.gz
lua 'file = "own.gz", ipc = 2'
mistake 's.lua:2: p:replay: ipc: expected pace instructions with it' '' run s.lua
lua 'file = "own.gz", seek = true'
mistake 's.lua:2: p:replay: seek: expected from, a moment, with it' '' run s.lua
lua 'file = "own.gz", seek = true, from = 5'
mistake 'wclog has no index to seek' '' run s.lua
for word in as-is none; do
    lua "file = \"own.gz\", what_if = \"$word\""
    ends 0 run s.lua
    mv ../out "$word.txt"
done
holds "two words for one" cmp as-is.txt none.txt

# What is beside the scenario is read, and what a link there leads to elsewhere with --unsafe alone.
shipped=wclog_nvme-e1000e-mmio.txt.gz
mkdir ../elsewhere
gzip -dc "$wclog" | head -n 100 | gzip -c >../elsewhere/$shipped
few=$(gzip -dc ../elsewhere/$shipped | awk '$3 == "W"' | wc -l)
lua "file = \"traces/$shipped\""
ends 0 run s.lua
holds "the one of the program" grep -qF "$traces/$shipped" ../out
ln -s ../elsewhere traces
mistake "it leads to $(readlink -f ../elsewhere/$shipped), outside the scenario's folder" '--unsafe' run s.lua
ends 0 run --unsafe s.lua
holds "the one beside the scenario" grep -qxF "$(readlink -f ../elsewhere/$shipped)	$few" ../out
rm traces
mkdir traces
ln -s ../../elsewhere/$shipped traces/
mistake "it leads to $(readlink -f ../elsewhere/$shipped), outside the scenario's folder" '--unsafe' run s.lua
ends 0 run --unsafe s.lua
holds "--unsafe follows it" grep -qF "$(readlink -f ../elsewhere/$shipped)" ../out
rm -r traces
ln -s "$traces" traces
ends 0 run s.lua

# ---- maps ------------------------------------------------------------------------------------------

printf 'return {\n { name = "bar", base = 0x10000000, size = "16MiB" },\n\n { name = "x", base = 0x10001000, size = "4KiB" },\n}\n' >over.lua
want='over.lua:4: region 2 "x" at 0x10001000, 0x1000 bytes, overlaps region 1 "bar" of line 2 at 0x10000000, 0x1000000 bytes'
mistake "$want" '' map over.lua
mistake "$want" '' replay "$cmb" --map over.lua
sed 's/"x"/"bar"/' over.lua >same.lua
mistake 'same.lua: region 2 "bar" at' '' replay "$cmb" --map same.lua
lua 'file = "own.gz", map = { { base = 4096, size = 8192 }, { base = 8192, size = 4096 } }'
mistake 's.lua:2: ' 'overlaps region 1' run s.lua
ends 0 map "$golden/lspci-vv.txt"
holds "-vv is called so" grep -q 'lspci-vv.txt: lspci -vv, ' ../out
sed 's/Region [0-9]: //' "$golden/lspci-vv.txt" >lspci-v.txt
ends 0 map lspci-v.txt
holds "-v is called so" grep -q 'lspci-v.txt: lspci -v, ' ../out
# The names that a map has are those that --region takes.
name=$("$gather" map "$cmb" | sed -n 's/.*name = "\([^"]*BAR2[^"]*\)".*/\1/p')
outside 0 "$cmb" --map trace --region "$name" # 1601 in no region of the map are counted apart
outside $((375 + 102638)) "$cmb" --map trace --region '0000:00:01.0 BAR0*'

# ---- names -----------------------------------------------------------------------------------------

mistake 'did you mean "qemu-mr", "qemu-vfio" or "simpletrace"?' '' replay --format qemu "$cmb"
mistake 'did you mean "simpletrace"?' '' replay --format qemu-simple "$cmb"
mistake 'did you mean "rwmmio" or "ftrace-kvm"?' '' hist --format ftrace "$cmb"
mistake 'did you mean "--no-barriers"?' '' replay --barriers "$cmb"
mistake '--format wclog: none of its lines is an access of that format' '' replay --format wclog "$cmb" -o never

# ---- what is shown ---------------------------------------------------------------------------------

ends 0 replay "$cmb" --quiet
holds "why nothing was gathered" grep -q 'none: nothing went through the write buffer' ../out
holds "no list of no errors" test "$(grep -c errors ../out)" = 0
ends 0 replay "$cmb" --s1 normal-nc --quiet
holds "who drained" grep -q 'barrier\|full\|timeout' ../out
# No number has more digits than it needs, and stats.json has those of --json.
ends 0 replay "$cmb" --s1 normal-nc --quiet --json -o digits
cat >digits.py <<'END_PY'
import json, re
texts = {f: open(f"digits/{f}").read() for f in ("stats.json", "run.json", "distributions.json")}
texts["--json"] = open("../out").read()
for name, text in texts.items():
    for n in re.findall(r'(?<=[ :\[])-?\d+\.\d+(?:e[+-]?\d+)?(?=[,\n}\]])', text):
        assert len(n.lstrip("-0.").replace(".", "")) <= len(repr(float(n)).lstrip("-0.").replace(".", "")), (name, n)
run = json.loads(texts["--json"])["runs"][0]
assert run["stats"] == {s["name"]: s["value"] for s in json.loads(texts["stats.json"])}
END_PY
holds "shortest digits" python3 digits.py

# ---- files of another kind -------------------------------------------------------------------------

mkdir folder
mistake "expected a run's folder or a trace" '' hist
mistake 'one trace at a time' '--diff compares' hist run run
mistake 'one trace at a time' '`gather hist` compares two by --diff' replay "$cmb" "$wclog"
mistake 'lspci-vv.txt: this is a map (lspci -v), for --map; expected a trace' '' replay "$golden/lspci-vv.txt"
mistake 'this is Lua' '`gather run`' hist "$map"
mistake 'this is a map' '' convert "$golden/iomem.txt" x.gtr
mistake "run: this is a run's folder; expected a trace" '`gather hist` shows the folder' replay run
mistake "run/tlps.csv: this is a file of a run's folder" 'shows the folder, run' hist run/tlps.csv
mistake "folder: this folder is no run's" 'run.json' hist folder
mistake 'folder: this is a folder' '`resource`' replay "$cmb" --map folder
mistake 'folder: this is a folder; expected a map' 'or a trace' map folder
mistake 'folder: this is a folder; expected a trace file' '' map "$golden/lspci-vv.txt" --trace folder
mistake 'this is a trace (wclog), not a map' '`gather map` makes one of it' replay "$cmb" --map "$wclog"
mistake 'not a known trace format' 'nor is it a map: lspci -v' map run/tlps.csv
mistake 'cannot write "no/where.csv": there is no folder "no"' '' hist run --csv no/where.csv
mistake 'there is no folder "no"' '' convert "$cmb" no/out.gtr
mistake 'there is no folder "no"' '' map "$cmb" -o no/x.lua
mistake 'own.gz: expected another file than the input' '' convert own.gz own.gz
if [ "$(id -u)" -ne 0 ]; then
    chmod 000 own.gz
    mistake 'own.gz: cannot be opened: Permission denied' '' replay own.gz
    mistake 'own.gz: ' 'Permission denied' map own.gz
fi
nothing_left never x.gtr no
mistake "expected a folder's name" 'standard output' replay "$wclog" -o -
mistake 'x.gtr: the name says gtr' 'wclog' convert "$wclog" x.gtr --to wclog
nothing_left ./- x.gtr

# A wrong value is one also where nothing would ask for it.
for command in "replay" "hist run" "hist run --diff run" "lint" "map $map" "convert no-such x.gtr"; do
    # shellcheck disable=SC2086 # several words
    mistake 'there is no trace format "wclgo"' 'did you mean "wclog"' $command --format wclgo
done
mistake 'the format "gtrr" is not written' 'did you mean "gtr"' convert "$wclog" x.gtr --to gtrr
# A run's folder is what it is, alone and beside another.
for option in "--platform grace" "--policy v6.99" "-p wc_lines=x" "--profile none" "--from 1ms" "-o never"; do
    # shellcheck disable=SC2086 # several words
    mistake "run: this is" "" replay run $option
    # shellcheck disable=SC2086 # several words
    mistake "run is a run's folder, shown as it is" 'expected a trace' hist run --diff run $option
    # shellcheck disable=SC2086 # several words
    mistake "run is a run's folder, shown as it is" 'expected a trace' hist run --diff by-name $option
done
ends 0 hist run --diff run --quiet
# What is read is never replaced, nor one output by another.
"$gather" convert "$wclog" kept.wclog --quiet
cp kept.wclog before
echo 'return { { name = "x", base = 0, size = 4096 } }' >kept.lua
for option in svg csv json; do
    mistake 'kept.wclog: expected another file than the input' '' hist kept.wclog --$option kept.wclog
    mistake 'kept.wclog: expected another file than the input' '' hist run --diff kept.wclog --$option kept.wclog
    mistake 'kept.lua: expected another file than the input' '' hist kept.wclog --map kept.lua --$option kept.lua
done
mistake 'kept.wclog: expected another file than the input' '' map kept.wclog -o kept.wclog
mistake 'kept.wclog: expected another file than the input' '' map kept.lua --trace kept.wclog -o kept.wclog
mistake 'kept.lua: expected another file than the input' '' convert kept.wclog kept.lua --to wclog --map kept.lua
mistake '--csv and --json: "one" holds one of them' 'expected two files' hist run --csv one --json one
holds "the capture is what it was" cmp before kept.wclog
holds "the map is what it was" grep -q 'base = 0, size = 4096' kept.lua
nothing_left one
nothing_left ./- x.gtr never
finish
