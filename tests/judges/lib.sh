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

# program_and_tree ARGUMENT...: $gather and $source_dir, which are the two arguments; else the usage.
program_and_tree() {
    if [ $# -ne 2 ] || [ ! -x "$1" ] || [ ! -d "$2/sim" ]; then
        echo "usage: $(basename "$0") GATHER SOURCE_DIR" >&2
        exit 2
    fi
    gather=$(readlink -f "$1")
    source_dir=$(readlink -f "$2")
    export gather source_dir GATHER_HOME=$source_dir LC_ALL=C
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
