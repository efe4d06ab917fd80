#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What `gather replay` sends, judged in Python from docs/timing-model.md, docs/replay.md and the rules of PCIe: every
# TLP of random traces on several platforms, and how many there are of each kind.
# Usage: replay_python.sh GATHER SOURCE_DIR. GATHER_JUDGE_KEEP is a folder for the traces and captures.
set -euo pipefail
# shellcheck source=tests/judges/lib.sh
. "$(dirname "$0")/lib.sh"

program_and_tree "$@"
needs python3
make_work
cd "$work"
python3 -B "$source_dir/tests/judges/replay.py" "$gather" 180
