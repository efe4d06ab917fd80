# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
# To be sourced by what runs the guest programs on one machine: that defines
# run_guest EL PROGRAM.elf [WORD...], which gives the guest's semihosting console and UART on standard
# output and its exit status, and calls compare_guests.

guests_here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")

# need_guests BUILD: exit status 77, which says that a test was skipped, if they are not there.
need_guests() {
    if [ ! -e "$1/tests/guests/hello.elf" ]; then
        echo "gcc-aarch64-linux-gnu with picolibc-aarch64-linux-gnu is not installed: skipped"
        exit 77
    fi
}

# Lines that depend on what a CPU has, or chooses.
own_lines='^(ls64|mops|choice):'

# compare_with EXPECTED FOUND NAME: status 1 if they differ. With BLESS=1 the expected
# file is written instead.
compare_with() {
    if [ "${BLESS:-0}" = 1 ]; then
        cp "$2" "$1"
        return
    fi
    diff -u --label "expected $3" --label "$3 here" "$1" "$2"
}

# compare_guests BUILD MACHINE: run everything in `programs` and compare with expected/NAME.txt, or
# with expected/NAME.MACHINE.txt where that machine is known not to follow the architecture. The
# machine's own lines are left out there, and compared with expected/NAME.own.MACHINE.txt if there is
# such a file. Status 1 if anything differs.
compare_guests() {
    local build=$1 machine=$2 work name folder program el words status failures=0 count=0
    local expected same
    work=$(mktemp -d)
    while read -r name folder program el words; do
        [[ $name == "" || $name == "#"* ]] && continue
        expected=$guests_here/expected/$name.txt
        if [ -e "$guests_here/expected/$name.$machine.txt" ]; then
            expected=$guests_here/expected/$name.$machine.txt
        fi
        status=0
        # shellcheck disable=SC2086 # the words are words
        (cd "$work" && run_guest "$el" "$build/$folder/guests/$program.elf" $words) \
            >"$work/output" </dev/null || status=$?
        { grep -vE "$own_lines" "$work/output" || true; echo "exit status $status"; } >"$work/compared"
        grep -E "$own_lines" "$work/output" >"$work/own" || true
        count=$((count + 1))
        same=true
        compare_with "$expected" "$work/compared" "$name" || same=false
        if [ -e "$guests_here/expected/$name.own.$machine.txt" ]; then
            compare_with "$guests_here/expected/$name.own.$machine.txt" "$work/own" "$name" || same=false
        fi
        $same || failures=$((failures + 1))
    done <"$guests_here/programs"
    rm -rf "$work"
    echo "$count programs, $failures differ"
    [ "$failures" -eq 0 ]
}
