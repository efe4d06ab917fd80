# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
# For the judges that are scripts: to be sourced.

# Where some distributions keep lspci.
PATH=$PATH:/usr/sbin:/sbin

# one_program WHAT ARGUMENT...: the path of the one argument, a program; else the usage, with WHAT.
one_program() {
    if [ $# -ne 2 ] || [ ! -x "$2" ]; then
        echo "usage: $(basename "$0") $1" >&2
        exit 2
    fi
    readlink -f "$2"
}

# Makes the folder $work for files: GATHER_JUDGE_KEEP if that is set, else one that goes at the end.
make_work() {
    if [ -n "${GATHER_JUDGE_KEEP:-}" ]; then
        work=$GATHER_JUDGE_KEEP
        mkdir -p "$work"
    else
        work=$(mktemp -d)
        trap 'rm -rf "$work"' EXIT
    fi
}

# needs TOOL...: 77, which is "skipped", if one is missing.
needs() {
    local tool
    for tool; do
        if ! command -v "$tool" >/dev/null; then
            echo "$tool is not installed: skipped"
            exit 77
        fi
    done
}
