# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
# To be sourced by what runs the guest programs on one machine: that defines
# run_guest EL PROGRAM.elf [WORD...], which gives the guest's semihosting console and UART on standard
# output and its exit status, and calls compare_guests.

# compare_guests BUILD [MACHINE]: run everything in `programs` and compare with expected/NAME.txt, or
# with expected/NAME.MACHINE.txt where that machine is known not to follow the architecture. Lines
# that begin with ls64:, mops: or choice: depend on what a CPU has and are not compared. Status 1 if
# anything differs. With GATHER_GUESTS_UPDATE=1 the expected files are written instead.
compare_guests() {
    local build=$1 machine=${2:-} here work name folder program el words status failures=0 count=0
    local expected
    here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
    work=$(mktemp -d)
    while read -r name folder program el words; do
        [[ $name == "" || $name == "#"* ]] && continue
        expected=$here/expected/$name.txt
        if [ -n "$machine" ] && [ -e "$here/expected/$name.$machine.txt" ]; then
            expected=$here/expected/$name.$machine.txt
        fi
        status=0
        # shellcheck disable=SC2086 # the words are words
        (cd "$work" && run_guest "$el" "$build/$folder/guests/$program.elf" $words) \
            >"$work/output" </dev/null || status=$?
        { grep -vE '^(ls64|mops|choice):' "$work/output" || true; echo "exit status $status"; } \
            >"$work/compared"
        count=$((count + 1))
        if [ "${GATHER_GUESTS_UPDATE:-0}" = 1 ]; then
            cp "$work/compared" "$expected"
        elif ! diff -u --label "expected $name" --label "$name here" "$expected" "$work/compared"; then
            failures=$((failures + 1))
        fi
    done <"$here/programs"
    rm -rf "$work"
    echo "$count programs, $failures differ"
    [ "$failures" -eq 0 ]
}
