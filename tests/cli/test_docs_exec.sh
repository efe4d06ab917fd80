#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The program and the commands of docs/exec.md: they print what the page shows, but for the numbers that
# the timing model may change.
. "$(dirname "$0")/lib.sh"
need aarch64-linux-gnu-gcc
page=$source_dir/docs/exec.md

awk '/^```asm$/ { take = 1; next } /^```$/ { take = 0 } take' "$page" >first.s
mkdir bin
ln -s "$gather" bin/gather
PATH=$PWD/bin:$PATH

# One block of the page is one command after another, each with what it prints.
awk '/^```console$/ { take = 1; next } /^```$/ { take = 0 } take' "$page" >shown
holds "there are commands" test "$(grep -c '^\$ ' shown)" -ge 5
while read -r line; do
    if [[ $line == '$ '* ]]; then
        echo "$line"
        timeout 60 bash -c "${line#??}" 2>&1 </dev/null
    fi
done <shown >printed
# Numbers of instructions, addresses and TLPs are exact; cycles and times are not compared.
rough() {
    awk '/^ +[0-9]+ +[0-9]+ +[0-9]+ +[0-9]+ +[0-9.]+ / { $4 = $5 = "-" } { sub(/ +$/, ""); print }' "$1"
}
holds "they print what the page shows" diff <(rough shown) <(rough printed)

# Options that the page names are options.
grep -oE '(^|[^-a-z])--[a-z][-a-z]+' "$page" | grep -oE -- '--.*' | sort -u >named
run exec --help
while read -r option; do
    case $option in --build-id | --help) continue ;; esac
    holds "$option is an option" grep -q -- "$option\b" ../out
done <named
finish
