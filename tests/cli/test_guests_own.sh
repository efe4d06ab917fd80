#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Programs as users make them: what README.md shows of one, command by command, and what
# scripts/guests/README.md shows of one that begins in picolibc's own start.
. "$(dirname "$0")/lib.sh"
need aarch64-linux-gnu-gcc
if ! aarch64-linux-gnu-gcc -specs=picolibc.specs -E -x c /dev/null >/dev/null 2>&1; then
    echo "picolibc-aarch64-linux-gnu is not installed: skipped"
    exit 77
fi

# As the pages have it: the tree with its build.
ln -s "$source_dir/scripts" scripts
mkdir -p build/release
ln -s "$gather" build/release/gather

# block PAGE HEADING MARK: the first block of the section that begins with the line ```MARK.
block() {
    awk -v heading="## $2" -v mark="\`\`\`$3" '
        /^## / { wanted = $0 == heading }
        !/^```/ { if (taken) print; next }
        inside { if (taken) exit; inside = 0; next }
        { inside = 1; taken = wanted && $0 == mark }' "$source_dir/$1"
}

# session PAGE HEADING: the block of commands, each after "$ " and with what it prints, comes out as
# it is there.
session() {
    block "$1" "$2" "" >../session
    awk '/^\$ / { more = 1; sub(/^\$ /, "") }
         more { print; more = /\\$/ }' ../session >../commands
    awk '/^\$ / { more = 1 }
         !more
         more { more = /\\$/ }' ../session >../printed
    holds "$1: commands in \"$2\"" test -s ../commands
    holds "$1: the commands of \"$2\" succeed" bash -e ../commands >../out 2>&1
    holds "$1: what the commands of \"$2\" print" diff ../printed ../out
}

block README.md "A program of your own" c >mine.c
session README.md "A program of your own"

block scripts/guests/README.md "With picolibc's own start" c >half.c
session scripts/guests/README.md "With picolibc's own start"
finish
