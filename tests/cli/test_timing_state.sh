#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# --timing off is for what a program does, not for how long it takes: every guest program says the same
# with and without it, ends the same, sends the same TLPs in the same order (all columns but time_ns),
# and leaves the same registers and the same memory.
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/guests/compare.sh
. "$source_dir/tests/guests/compare.sh"
build=$(dirname "$gather")
need_guests "$build"
state=$build/tests/judges/timing_state

# Reads the counter: what it has read stays behind in its stack.
clock='^timer$'

programs() {
    grep -vE '^(#|$)' "$source_dir/tests/guests/programs"
    echo "doorbell scripts doorbell 1"
}

# same_tlps NAME EL PROGRAM WORDS OPTION...
same_tlps() {
    local name=$1 el=$2 program=$3 words=$4 timing
    shift 4
    for timing in on off; do
        # shellcheck disable=SC2086 # the words are words
        timeout 60 "$gather" exec "$program" --el "$el" --timing "$timing" -o "$timing" "$@" -- $words \
            >/dev/null 2>&1 </dev/null
        cut -d, -f2- "$timing/tlps.csv" >"../$timing.tlps"
        rm -rf "$timing"
    done
    holds "$name $*: TLPs" test -s ../on.tlps
    holds "$name $*: the same TLPs" cmp ../on.tlps ../off.tlps
}

while read -r name folder program el words; do
    elf=$build/$folder/guests/$program.elf
    # shellcheck disable=SC2086 # the words are words
    if [[ ! $name =~ $clock ]]; then
        holds "$name: the same state" timeout 100 "$state" "$el" "$elf" $words >../out 2>&1 ||
            cat ../out
    fi
    if [ "$folder" = scripts ]; then
        same_tlps "$name" "$el" "$elf" "$words"
        same_tlps "$name" "$el" "$elf" "$words" --platform generic-n1
        same_tlps "$name" "$el" "$elf" "$words" --platform ideal
        same_tlps "$name" "$el" "$elf" "$words" -p wc_lines=2 -p nc_outstanding=1
        same_tlps "$name" "$el" "$elf" "$words" -p join_limit=256
    fi
done < <(programs)
finish
