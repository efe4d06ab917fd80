#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The demonstrations of scripts/guests: the TLPs of each region, on a machine of the Neoverse N1
# class whose CPU has all that is modelled, and on `ideal`, against tests/golden/guests. Instructions
# and times are not in there: the compiler, and parameters, change them. After a change that is meant,
# run with BLESS=1 and read the difference.
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/guests/compare.sh
. "$source_dir/tests/guests/compare.sh"
build=$(dirname "$gather")
need_guests "$build"
golden=$source_dir/tests/golden/guests

# What region 1 and those after it are, a line each.
regions_of() {
    case $1 in
    hyp)
        for policy in 2023-04 v6.8 v6.8-fwb v6.9 v6.9-fwb; do
            printf "$policy %s\n" str stp st1 stpq bytes st64b
        done
        echo "2023-04-wc all"
        ;;
    blit) printf '%s\n' "Normal-NC "{str,stp,st1} "Device-nGnRE "{str,stp,st1} ;;
    ring) printf '%s\n' {stp,st1,st64b}" then "{dsb,dgh} ;;
    fault)
        printf '%s\n' "unaligned to Device-nGnRE" "unaligned to Device-GRE" \
            "aligned to Device-nGnRE" "unaligned to Normal-NC"
        ;;
    esac
}

# tlps_of PLATFORM FOLDER: rows of regions.csv as they are golden.
tlps_of() {
    awk -F, -v platform="$1" '
        NR == FNR { name[FNR] = $0; next }
        FNR > 1 { print platform "," $1 "," ($1 ? name[$1] : "the rest") "," $6 "," $7 "," $8 }' \
        ../regions "$2/regions.csv"
}

# demonstrate NAME EL
demonstrate() {
    local name=$1 el=$2 program=$build/scripts/guests/$1.elf
    regions_of "$name" >../regions
    ends 0 exec "$program" --el "$el" -o "$name-n1"
    ends 0 exec "$program" --el "$el" -o "$name-ideal" --platform ideal
    {
        echo "platform,region,what,tlps,bytes,sizes"
        tlps_of generic-n1 "$name-n1"
        tlps_of ideal "$name-ideal"
    } >"../$name.csv"
    if [ "${BLESS:-0}" = 1 ]; then
        cp "../$name.csv" "$golden/$name.csv"
    fi
    holds "the TLPs of $name" diff "$golden/$name.csv" "../$name.csv"
}

demonstrate hyp 2
demonstrate blit 1
demonstrate ring 1
demonstrate fault 1
finish
