#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The guest programs under gather exec, with and without the cost of instructions: console and exit
# status are those of tests/guests/expected, which QEMU gives too.
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/guests/compare.sh
. "$source_dir/tests/guests/compare.sh"
build=$(dirname "$gather")
need_guests "$build"

# shellcheck disable=SC2317 # compare_guests calls it
run_guest() {
    local el=$1 program=$2
    shift 2
    timeout 60 "$gather" exec "$program" --el "$el" --sandbox . --timing "$timing" \
        --max-instructions 100000000 -- "$@"
}

for timing in on off; do
    holds "the programs, --timing $timing" compare_guests "$build" gather
done
finish
