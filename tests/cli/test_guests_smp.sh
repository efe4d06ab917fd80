#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Several cores: the same results however they take turns, and the same run for the same options.
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/guests/compare.sh
. "$source_dir/tests/guests/compare.sh"
build=$(dirname "$gather")
need_guests "$build"
smp=$build/tests/guests/smp.elf

for quantum in 1 7 100 10000; do
    for timing in on off; do
        ends 0 exec "$smp" --cores 4 --quantum "$quantum" --timing "$timing" \
            --max-instructions 10000000 -- 4
        holds "4 cores, --quantum $quantum --timing $timing" \
            diff "$source_dir/tests/guests/expected/smp-4.txt" ../out
    done
done
for cores in 2 3 16; do
    ends 0 exec "$smp" --cores "$cores" --quantum 50 --max-instructions 10000000 -- "$cores"
done

for quantum in 1 100; do
    for again in 1 2; do
        ends 0 exec "$smp" --cores 4 --quantum "$quantum" -o "$quantum-$again" \
            --trace "$quantum-$again.txt" -- 4
    done
    for file in stats.json tlps.csv regions.csv; do
        holds "$file of two runs, --quantum $quantum" cmp "$quantum-1/$file" "$quantum-2/$file"
    done
    holds "the trace of two runs, --quantum $quantum" cmp "$quantum-1.txt" "$quantum-2.txt"
done
holds "the quantum matters" test "$(cmp 1-1.txt 100-1.txt)" != ""
finish
