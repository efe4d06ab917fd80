#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The same input gives the same output, bit for bit, wherever and however often it runs.
. "$(dirname "$0")/lib.sh"

# same WHAT A B: the results in the folders A and B are equal.
same() {
    local file found=0
    checks=$((checks + 1))
    while IFS= read -r file; do
        found=$((found + 1))
        cmp -s "$2/$file" "$3/$file" || fail "$1: $file differs"
    done < <(cd "$2" && find . -name stats.json -o -name tlps.csv -o -name hist.csv)
    [ "$found" -ge 3 ] || fail "$1: $found files to compare"
}

for scenario in doorbell64 wb-over-nc; do
    ends 0 run "$source_dir/scripts/$scenario.lua" -o "$scenario-1"
    mv ../out first
    (cd / && LC_ALL=C.UTF-8 TZ=Asia/Tokyo "$gather" run "$source_dir/scripts/$scenario.lua" \
        -o "$work/here/$scenario-2") >second 2>/dev/null
    same "$scenario" "$scenario-1" "$scenario-2"
    holds "$scenario: the same text" cmp first second
done

trace=$source_dir/traces/wclog_ivshmem-micro.txt.gz
ends 0 replay "$trace" --s1 normal-nc --policy v6.8 --policy v6.9 -o replay-1
gzip -dc "$trace" >plain.wclog
ends 0 replay plain.wclog --s1 normal-nc --policy v6.8 --policy v6.9 -o replay-2
same "replay, compressed or not" replay-1 replay-2
ends 0 replay plain.wclog --s1 normal-nc -o replay-3
same "one policy or several" replay-3 replay-2/v6.9

ends 0 table --csv
mv ../out table-1
ends 0 table --csv
holds "the table" cmp ../out table-1
finish
