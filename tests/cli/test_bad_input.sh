#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Files as people have them: cut, damaged, mixed up, of the wrong kind. What is good in them is kept
# and counted to the record, what is bad is named; --strict stops at the first with its line.
. "$(dirname "$0")/lib.sh"
need python3
traces=$source_dir/traces

count() {
    wc -l <"$1"
}
# ../err says $1, once.
says() {
    holds "said: $1" test "$(grep -cF -- "$1" ../err)" -eq 1
}

# Each capture's beginning: rubbish in the middle, lines of Windows, the end cut off.
for path in "$traces"/*.gz; do
    name=$(basename "$path" .gz)
    gzip -dc "$path" 2>/dev/null | head -n 3000 | tail -n 400 >whole.txt
    case $name in wclog-delta*) gzip -dc "$path" 2>/dev/null | head -n 400 >whole.txt ;; esac
    ends 0 convert whole.txt whole.wclog
    bad=$(sed -n 's/^gather: whole.txt: left out \([0-9]*\): not understood/\1/p' ../err)
    holds "$name: records" test "$(count whole.wclog)" -gt 20
    { head -n 200 whole.txt; printf 'rub\001\377\200bish\000 of some bytes\n'; tail -n +201 whole.txt; } >rubbish.txt
    ends 0 convert rubbish.txt out.wclog
    holds "$name: rubbish in the middle costs nothing" cmp out.wclog whole.wclog
    says "left out $((${bad:-0} + 1)): not understood"
    [ -n "$bad" ] || {
        says 'rubbish.txt:201: expected'
        mistake 'rubbish.txt:201: expected' '' convert --strict rubbish.txt strict.wclog
        nothing_left strict.wclog
    }
    sed 's/$/\r/' whole.txt >crlf.txt
    ends 0 convert crlf.txt out.wclog
    holds "$name: CRLF" cmp out.wclog whole.wclog
    head -c -9 whole.txt >cut.txt
    ends 0 convert cut.txt out.wclog
    holds "$name: a cut last line costs one record" test $(($(count whole.wclog) - $(count out.wclog))) -le 1
    holds "$name: the others are the same" cmp <(head -n -1 out.wclog) <(head -n "$(($(count out.wclog) - 1))" whole.wclog)
done

# A last line that is whole but for its end may be half of a number.
printf '1 0 W iv+0x0 0x1000 4 - 0x100 b9000022\n2 0 W iv+0x4 0x1004 4 - 0x100 b9000022' >open.txt
ends 0 convert open.txt out.wclog
holds "a last line without its end is a record" test "$(count out.wclog)" -eq 2
says 'the last line has no end: if the file was cut there, its record may be wrong'

# Two CPUs' lines in one another, as trace_pipe gives them when it is read by two.
cat >mixed.txt <<'END'
# tracer: nop
 qemu-160 [001] ..... 12.000001: kvm_mmio: mmio write len 4 gpa 0x8000000 val 0x1
 qemu-160 [001] ..... 12.000002: kvm_mmio: mmio write len 4 gpa 0x8 qemu-161 [000] ..... 12.000003: kvm_mmio: mmio write len 4 gpa 0x8000010 val 0x2
000004 val 0x3
 qemu-161 [000] ..... 12.000005: kvm_mmio: mmio wr
 qemu-160 [001] ..... 12.000006: kvm_mmio: mmio write len 4 gpa 0x8000020 val 0x4
ite len 4 gpa 0x8000024 val 0x5
 qemu-160 [001] ..... 12.000004: kvm_mmio: mmio write len 4 gpa 0x8000028 val 0x6
END
ends 0 convert mixed.txt out.wclog
holds "the lines that are whole" cmp <(cut -d' ' -f5 out.wclog) <(printf '0x8000000\n0x8000020\n0x8000028\n')
says 'left out 4: not understood'
for line in 3 4 5 7; do
    says "mixed.txt:$line: expected"
done
says 'time goes back 1 times, first at line 8'
says 'mixed.txt:8: time goes back on host cpu 1, from 12.000006 s to 12.000004 s'
says 'out.wclog: made from a damaged capture: 4 lines or records are missing; this format cannot say so'
mistake 'mixed.txt:3: expected' '' convert --strict mixed.txt strict.wclog
{ head -n 2 mixed.txt; tail -n 1 mixed.txt; head -n 2 mixed.txt | tail -n 1; } >back.txt
mistake 'back.txt:4: time goes back on host cpu 1, from 12.000004 s to 12.000001 s' '' convert --strict back.txt strict.wclog
nothing_left strict.wclog

# Two vCPUs whose times are out of order between them, each in order: counted, and no mistake.
cat >between.txt <<'END'
 qemu-160 [001] ..... 12.000001: kvm_mmio: mmio write len 4 gpa 0x8000000 val 0x1
 qemu-161 [000] ..... 12.000009: kvm_mmio: mmio write len 4 gpa 0x8000004 val 0x1
 qemu-160 [001] ..... 12.000008: kvm_mmio: mmio write len 4 gpa 0x8000008 val 0x1
 qemu-161 [000] ..... 12.000010: kvm_mmio: mmio write len 4 gpa 0x800000c val 0x1
END
ends 0 convert --strict between.txt out.wclog
says 'time goes back 1 times, first at line 3; only from one cpu to another, whose clocks may differ'

# A vCPU that moved to another CPU of the host, of which a gtr trace made of it knows no more.
cat >moved.txt <<'END'
 qemu-160 [001] ..... 12.000003: kvm_mmio: mmio write len 4 gpa 0x8000000 val 0x1
 qemu-160 [000] ..... 12.000002: kvm_mmio: mmio write len 4 gpa 0x8000004 val 0x1
END
ends 0 convert --strict moved.txt moved.gtr
says 'time goes back 1 times, first at line 2; only from one cpu to another, whose clocks may differ'
ends 0 convert --strict moved.gtr out.wclog
says "time goes back 1 times, first at line 2 of the capture that it was made from; the file does not say the cpus whose clocks these are"

# The same in wclog, whose lines end in any text.
cat >glued.wclog <<'END'
1 0 W iv+0x0 0x1000 4 - 0x100 b9000022 str w2, [x1]
2 0 W iv+0x4 0x1004 4 - 0x100 b9000022 str w2, [x3 1 W iv+0x8 0x1008 4 - 0x100 b9000022 str w2, [x1]
4 0 B - - 0 - 0x104 d5033f9f dsb sy5 1 B - - 0 - 0x104 d5033f9f dsb sy
6 1 W iv+0x8 0x1008 4 - 0x100 b90000227 0 W iv+0xc 0x100c 4 - 0x100 b9000022
8 1 W iv+0x10 0x1010 4 - 0x100 b90000 22 1 W iv+0x14 0x1014 4 - 0x100 b9000022
9 1 W iv+0x18 0x1018 4 - 0x100 b9000022 1 W iv+0x1c 0x101c 4 - 0x100 b9000022
10 1 W iv+0x20 0x1020 4 - 0x100 b9000022 str w2, [x1]
END
ends 0 convert glued.wclog out.wclog
holds "the lines that are whole" cmp <(cut -d' ' -f1 out.wclog) <(printf '1\n10\n')
says 'left out 5: not understood'
says 'glued.wclog:2: expected one record in a line; another begins in its text'
for line in 3 4 5 6; do
    says "glued.wclog:$line: expected"
done
mistake 'glued.wclog:2: expected one record in a line' '' convert --strict glued.wclog strict.wclog
nothing_left strict.wclog
sed 's/ iv+0x[0-9a-f]* / /; s/^/+/; s/ - - 0 - / - 0 - /; s/x3 1 W/x+3 1 W/' glued.wclog >glued.delta
ends 0 convert glued.delta out.wclog
says 'glued.delta:2: expected one record in a line; another begins in its text'

# A gtr trace tells what the capture lacked that it was made from, as often as it is converted.
ends 0 convert mixed.txt mixed.gtr
says 'mixed.gtr: made from a damaged capture: 4 lines or records are missing; the file says so'
ends 0 convert mixed.gtr again.gtr
holds "the same bytes" cmp mixed.gtr again.gtr
says 'mixed.gtr: made from a capture of which 4 lines or records could not be read'
ends 0 convert --quiet again.gtr out.wclog
says 'again.gtr: made from a capture of which 4 lines or records could not be read'
ends 0 replay again.gtr -o run
says 'left out 4: not understood in the capture that it was made from'
holds "in the figures" python3 -c '
import json
stats = {s["name"]: s["value"] for s in json.load(open("run/stats.json"))}
assert stats["replay.bad"] == 4 and stats["replay.damaged"] == 0, stats
notes = json.load(open("run/run.json"))["trace_notes"]
assert any("time goes back 1 times" in n for n in notes) and any("ftrace-kvm traces" in n for n in notes), notes'
head -n 7 mixed.txt >onward.txt
ends 0 convert onward.txt onward.gtr
mistake 'made from a capture of which 4 lines or records could not be read' onward.gtr replay --strict onward.gtr -o strict
nothing_left strict
ends 0 convert --json mixed.txt mixed.gtr
holds "in JSON" python3 -c 'import json; assert json.load(open("../out"))["out"]["complete"] is False'
sed '3,8d' mixed.txt >two.txt
ends 0 convert --json two.txt two.gtr
holds "in JSON" python3 -c 'import json; assert json.load(open("../out"))["out"]["complete"] is True'
ends 0 replay --strict two.gtr

# gzip cut at many lengths, and one of its bytes changed.
gzip -dc "$traces/qemu-vfio_nvme-e1000e_nommap.log.gz" | tail -n 1000 >whole.txt
gzip -c whole.txt >whole.gz
ends 0 convert whole.gz whole.wclog
size=$(wc -c <whole.gz)
last=0
for ((n = 30; n < size; n += size / 60)); do
    head -c "$n" whole.gz >cut.gz
    run convert cut.gz out.wclog
    if [ "$status" -eq 2 ]; then # nothing came out of so few bytes
        holds "cut at $n" test "$n" -lt 1000
        continue
    fi
    holds "cut at $n: as much as before, or more" test "$(count out.wclog)" -ge "$last"
    last=$(count out.wclog)
    holds "cut at $n: what there is is right" cmp out.wclog <(head -n "$last" whole.wclog)
    says "the gzip data are damaged at byte $n of the file: they end too early"
done
ends 0 convert cut.gz cut.gtr
holds "the output is marked" grep -q 'cut.gtr: made from a damaged capture: .* what came after the damage, are missing; the file says so' ../err
ends 0 replay cut.gtr -o run
holds "which is told" grep -q 'cut.gtr: made from a capture that was damaged or cut off' ../err
holds "nearly all of it" test "$last" -gt $(($(count whole.wclog) * 8 / 10))
head -c $((size - 20)) whole.gz >cut.gz
mistake 'cut.gz: the gzip data are damaged at byte' '' convert --strict cut.gz strict.wclog
nothing_left strict.wclog
for ((n = 200; n < size; n += size / 20)); do
    { head -c "$n" whole.gz; printf '\125\252'; tail -c +$((n + 3)) whole.gz; } >changed.gz
    ends 0 convert changed.gz out.wclog
    holds "changed at $n: said" grep -q 'the gzip data are damaged at byte' ../err
done
gzip -c whole.gz >twice.gz
mistake 'twice.gz: this is data compressed by gzip twice' '' convert twice.gz out.wclog

# A line of 1 GiB through a pipe, in little memory.
cat >long.py <<'END'
import resource, subprocess, sys
line = "%d 0 W iv+0x0 0x1000 4 - 0x100 b9000022\n"
p = subprocess.Popen([sys.argv[1], "convert", "-", "long.wclog"], stdin=subprocess.PIPE, stderr=open("../err", "w"))
p.stdin.write((line % 1).encode())
for _ in range(1024):
    p.stdin.write(b"x" * (1 << 20))
p.stdin.write(("\n" + line % 2).encode())
p.stdin.close()
assert p.wait(timeout=200) == 0
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
END
mib=$(python3 long.py "$gather") || mib=
holds "a line of 1 GiB" test -n "$mib"
holds "the lines around it" test "$(count long.wclog)" -eq 2
says '(standard input):2: expected a line of at most 16384 bytes'
grep -q __asan_init "$gather" || holds "in ${mib:-?} MiB" test "${mib:-999}" -lt 64

# What is no trace at all.
: >empty
gzip -c empty >empty.gz
mkdir folder
mkfifo fifo
(: >fifo) &
mistake 'fifo: the file is empty; expected a trace' '' convert fifo out.wclog
wait
mistake 'empty: the file is empty; expected a trace' '' convert empty out.wclog
mistake 'empty.gz: the file is empty; expected a trace' '' convert empty.gz out.wclog
mistake 'folder: this is a folder; expected a trace file' '' convert folder out.wclog
if [ "$(id -u)" -ne 0 ]; then
    cp whole.txt secret.txt
    chmod 000 secret.txt
    mistake 'secret.txt: cannot be opened: Permission denied' '' convert secret.txt out.wclog
fi
printf '# tracer: nop\n#\n' >header.txt
ends 0 convert header.txt none.wclog
holds "only a header" test "$(count none.wclog)" -eq 0
says 'left out 2: comment or blank'

# Regions of a map that overlap.
cat >overlap.lua <<'END'
return {
    { name = "one", base = 0x10000000, size = "8KiB", s1 = "normal-nc" },
    { name = "two", base = 0x10001000, size = "8KiB", s1 = "device-ngnre" },
}
END
mistake 'overlap' 'two' replay whole.txt --map overlap.lua
# A format without cpus: QEMU's threads take the time before they wait for the log.
printf '%s\n' '1@12.000003:vfio_region_write  (0000:01:00.0:region0+0x10, 0x1, 4)' \
    '1@12.000002:vfio_region_write  (0000:01:00.0:region0+0x14, 0x1, 4)' >vfio.log
ends 0 replay vfio.log --strict
says 'time goes back 1 times, first at line 2; the file does not say the cpus whose clocks these are'
finish
