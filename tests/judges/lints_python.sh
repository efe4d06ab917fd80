#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The rules of docs/lints.md, written a second time in Python: what `gather lint` and
# `gather replay --lint` find in random traces and in our captures, place by place.
# Usage: lints_python.sh GATHER SOURCE_DIR. GATHER_JUDGE_KEEP is a folder for the traces.
set -euo pipefail
# shellcheck source=tests/judges/lib.sh
. "$(dirname "$0")/lib.sh"

program_and_tree "$@"
needs python3
make_work
cd "$work"
python3 -B "$source_dir/tests/judges/lints.py" "$gather" "$source_dir/traces"
