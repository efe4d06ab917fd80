# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
# For the judges that are scripts: to be sourced.

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
