#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Every capture through every pair of formats that are written, plain and compressed: what both can
# hold is kept, as readers in python see it, and each loss is said once.
. "$(dirname "$0")/lib.sh"
need python3
tests=$source_dir/tests/cli
export PYTHONDONTWRITEBYTECODE=1

declare -A said=([us]='times in microseconds;' [ns]='times in nanoseconds;' [no_time]='that records have no time;'
    [window]='the names of windows' [name]='the names of regions' [more]='which records are one access')

# The losses that ../err tells of are those of format $2 for the trace $1, each once.
losses_are() {
    local word want
    want=$(python3 "$tests/roundtrip.py" --losses "$1" "$2")
    checks=$((checks + 1))
    for word in "${!said[@]}"; do
        case " $want " in
        *" $word "*) [ "$(grep -c "dropped: ${said[$word]}" ../err)" -eq 1 ] || fail "$1 to $2: $word is not said once" "$(cat ../err)" ;;
        *) ! grep -q "dropped: ${said[$word]}" ../err || fail "$1 to $2: $word is said to be lost" ;;
        esac
    done
}

# The capture $1, called $2, through all pairs.
round_trips() {
    local first second kept
    rm -f one.* two.*
    ends 0 convert "$1" original.gtr
    for first in gtr.gz wclog wclog-delta.gz; do
        if [ $first = wclog-delta.gz ] && { grep -q ' offset' ../offsets || [ "${3:-}" = back ]; }; then
            mistake 'wclog-delta cannot say' 'expected format wclog' convert original.gtr "one.$first"
            nothing_left "one.$first"
            continue
        fi
        ends 0 convert original.gtr "one.$first" || continue
        losses_are original.gtr "$(basename "${first%.gz}")"
        for second in gtr wclog.gz wclog-delta; do
            if [ $second = wclog-delta ] && { grep -q ' offset' ../offsets || [ "${3:-}" = back ]; }; then
                continue
            fi
            ends 0 convert "one.$first" "two.$second" || continue
            checks=$((checks + 1))
            kept=$(python3 "$tests/roundtrip.py" original.gtr "one.$first" "two.$second" 2>../problem) ||
                fail "$2 through $first to $second" "$(tail -n 1 ../problem)"
            [ "${kept:-0}" -ne 0 ] || fail "$2 through $first to $second: no records"
        done
    done
}

for path in "$source_dir"/traces/*.gz; do
    gzip -dc "$path" 2>/dev/null | head -n 6000 >capture
    ends 0 convert capture original.gtr
    python3 "$tests/gtr_reader.py" original.gtr records 2>/dev/null >../offsets
    round_trips capture "$(basename "$path")"
done

# Formats that have no capture: TLPs, gem5, with values, accesses of several records, ns.
: >../offsets
ends 0 replay "$source_dir/traces/wclog_nvme-e1000e-mmio.txt.gz" --s1 normal-nc --pcap -o run
round_trips run/tlps.pcap "TLPs"
for ((n = 0; n < 2000; n++)); do
    echo "$((n * 1500)) $((1 + 3 * (n % 2))) $((0x8000000000 + 60 * n)) $((1 << n % 7)) 0xc00 $((n % 5)) $((4096 * n))"
done | python3 "$tests/gem5_writer.py" trace.trc 1000000000000
round_trips trace.trc gem5
finish
