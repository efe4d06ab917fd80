#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Keeps the order of the house: which folder of sim/ may include another's header, that only public
# headers are shared, that C++ stays in sim/kernel, that every source names its licence.
# Usage: include_order.sh SOURCE_DIR. Prints FILE:LINE: what is wrong; exit status 1 if anything is.
set -euo pipefail

if [ $# -ne 1 ] || [ ! -d "$1/sim" ]; then
    echo "usage: include_order.sh SOURCE_DIR (the folder that holds sim/)" >&2
    exit 2
fi
cd "$1"

order=(base kernel mmu bus pcie core a64 host platform trace report script cli)

# What a folder may include beside itself. The upper floors may use all below them.
declare -A allowed=(
    [base]=""
    [kernel]="base"
    [mmu]="base"
    [bus]="base"
    [pcie]="base kernel bus"
    [core]="base kernel mmu bus"
    [a64]="base kernel mmu bus core"
    [host]="base mmu"
)
below=""
for folder in "${order[@]}"; do
    allowed[$folder]=${allowed[$folder]-$below}
    below+=" $folder"
done

failures=0
fail() {
    echo "$1"
    failures=$((failures + 1))
}

# Is the word $1 in the list $2?
has() {
    [[ " $2 " == *" $1 "* ]]
}

# The folders themselves.
for path in sim/*/; do
    folder=$(basename "$path")
    if [ -z "${allowed[$folder]+known}" ]; then
        fail "sim/$folder:1: this folder is not in the order of the house; expected one of: ${order[*]}"
    fi
done

# Each file's language and licence.
sources=0
while IFS= read -r -d '' file; do
    sources=$((sources + 1))
    folder=${file#sim/}
    folder=${folder%%/*}
    case $file in
    *.cpp | *.cc | *.cxx | *.hpp | *.hh)
        if [ "$folder" != kernel ]; then
            fail "$file:1: C++ is only for sim/kernel"
        fi
        ;;
    esac
    first=""
    IFS= read -r first <"$file" || true
    if [[ $first != *"SPDX-License-Identifier: Apache-2.0"* ]]; then
        fail "$file:1: expected a line with SPDX-License-Identifier: Apache-2.0 on top"
    fi
done < <(find sim -type f \( -name '*.c' -o -name '*.h' -o -name '*.cpp' -o -name '*.cc' \
    -o -name '*.cxx' -o -name '*.hpp' -o -name '*.hh' \) -print0 | sort -z)
if [ "$sources" -eq 0 ]; then
    echo "$1/sim holds no source: nothing was checked" >&2
    exit 2
fi

# Each include. A system header's folder (sys/stat.h) is none of ours and passes.
include='^[[:space:]]*#[[:space:]]*include[[:space:]]*["<]([^">]+)[">]'
while IFS= read -r match; do
    file=${match%%:*}
    rest=${match#*:}
    line=${rest%%:*}
    [[ ${rest#*:} =~ $include ]] || continue
    header=${BASH_REMATCH[1]}
    from=${file#sim/}
    from=${from%%/*}
    to=${header%%/*}
    if has .. "${header//\// }"; then
        fail "$file:$line: \"$header\": a path from sim/ is expected, without .."
    fi
    if [ "$to" = "$header" ] || [ "$to" = "$from" ] || [ -z "${allowed[$to]+known}" ] ||
        [ -z "${allowed[$from]+known}" ]; then
        continue
    fi
    if ! has "$to" "${allowed[$from]}"; then
        list=$(echo "${allowed[$from]}" | xargs)
        fail "$file:$line: $from may not include \"$header\"; allowed: ${list:-none}"
    elif [ "$header" != "$to/$to.h" ]; then
        fail "$file:$line: \"$header\" is $to's own; expected its public header \"$to/$to.h\""
    fi
done < <(grep -rHnE '^[[:space:]]*#[[:space:]]*include' sim --include='*.c' --include='*.h' \
    --include='*.cpp' --include='*.cc' --include='*.cxx' --include='*.hpp' --include='*.hh' || true)

if [ "$failures" -ne 0 ]; then
    echo "include_order: $failures of the rules above are broken"
    exit 1
fi
echo "include_order: $sources sources keep the order"
