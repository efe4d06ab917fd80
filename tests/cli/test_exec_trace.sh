#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The commit trace of gather exec: where it goes, which part of a run, and what is left of mistakes.
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/cli/program.sh
. "$source_dir/tests/cli/program.sh"

program count <<'END'
_start: mov x5, #2000
1:  add x6, x6, #3
    subs x5, x5, #1
    b.ne 1b
    print "said\n"
    exit 0
END
ends 0 exec ../count.elf --trace all.txt
holds "a line for every instruction" test "$(wc -l <all.txt)" -eq 6008

# Compressed, by the name.
ends 0 exec ../count.elf --trace all.txt.gz
holds "really compressed" test "$(wc -c <all.txt.gz)" -lt "$(($(wc -c <all.txt) / 4))"
holds "the same trace" diff -q all.txt <(gzip -dc all.txt.gz)
ends 0 exec ../count.elf --trace again.txt.gz
holds "the same file twice" cmp all.txt.gz again.txt.gz

# Standard output; the console is standard error then.
ends 0 exec ../count.elf --trace -
holds "on standard output, alone" diff -q all.txt ../out
holds "the console" diff <(echo said) ../err

# A part of it is what the whole has there, with its numbers; also beyond the last exact stretch.
for part in 0:10 1:1 7:100 5990:5 5999:100 6007:1 6008:1 100000:3; do
    from=${part%:*} count=${part#*:}
    rm -f part.txt
    ends 0 exec ../count.elf --trace part.txt --trace-from "$from" --trace-count "$count"
    holds "$part" diff <(tail -n +$((from + 1)) all.txt | head -n "$count") part.txt
done
ends 0 exec ../count.elf --trace part.txt --trace-from 6008
holds "an empty trace is told of" grep -q 'empty.*--trace-from 6008.*6008 instructions' ../err
ends 0 exec ../count.elf --trace part.txt --trace-count 4
holds "from the start" diff <(head -n 4 all.txt) part.txt
ends 0 exec ../count.elf --trace part.txt.gz --trace-from 6000
holds "to the end" diff <(tail -n +6001 all.txt) <(gzip -dc part.txt.gz)
ends 0 exec ../count.elf --trace part.txt --trace-from 3000 --timing off --quantum 7
holds "without timing" diff <(tail -n +3001 all.txt) part.txt

# Several cores: numbers go over all of them, and changes are those since the core's last instruction.
program cores <<'END'
_start: mrs x1, mpidr_el1
    and x1, x1, #0xff
    mov x5, #50
1:  add x6, x6, x1
    subs x5, x5, #1
    b.ne 1b
    cbz x1, 2f
3:  wfi
    b 3b
2:  exit 0
END
ends 0 exec ../cores.elf --cores 3 --quantum 10 --trace three.txt
ends 0 exec ../cores.elf --cores 3 --quantum 10 --trace part.txt --trace-from 100 --trace-count 50
holds "three cores: lines" test "$(wc -l <part.txt)" -eq 50
holds "three cores: numbers" diff <(seq 100 149) <(cut -f 1 part.txt)
# What a core does does not depend on whose turn it is.
for core in 0 1 2; do
    awk -F '\t' -v core=$core '$2 == core' part.txt | cut -f 2- >one.txt
    awk -F '\t' -v core=$core '$2 == core' three.txt | cut -f 2- >whole.txt
    holds "core $core did something" test -s one.txt
    checks=$((checks + 1))
    [[ $(<whole.txt) == *"$(<one.txt)"* ]] || fail "core $core: no piece of the whole" "$(head -n 3 one.txt)"
done

# Mistakes leave nothing.
printf 'no program' >../bad.elf
mistake "bad.elf" "not an ELF file" exec ../bad.elf --trace left.txt
mistake "bad.elf" "" exec ../bad.elf --trace left.txt.gz
mistake "cpu.ls65" "" exec ../count.elf --trace left.txt.gz -p cpu.ls65=on
mistake "expected 1 or 2" "" exec ../count.elf --trace left.txt --uart left.uart --el 3
mistake "nowhere" "" exec ../count.elf --trace nowhere/left.txt --uart left.uart
mistake "both are" "left.txt" exec ../count.elf --trace left.txt --uart left.txt
mistake "standard output" "" exec ../count.elf --trace - --gdb -
mistake "--trace-count 0" "" exec ../count.elf --trace left.txt --trace-count 0
mistake "--trace-from" "whole number" exec ../count.elf --trace left.txt --trace-from soon
mistake "expected --trace FILE" "" exec ../count.elf --trace-from 5
nothing_left left.txt left.txt.gz left.uart

# A disk that is full.
for name in full full.gz; do
    ln -s /dev/full "$name"
    run exec ../count.elf --trace "$name"
    holds "a full disk, $name: status 2" test "$status" -eq 2
    holds "a full disk, $name: what is said" grep -q 'cannot write\|cannot be written' ../err
done
# Ctrl-C keeps what there is, whole.
program loop <<<'_start: b _start'
timeout --foreground -s INT 1 "$gather" exec ../loop.elf --trace interrupted.txt.gz >../out 2>../err
holds "interrupted, and whole" gzip -t interrupted.txt.gz
nothing_left
finish
