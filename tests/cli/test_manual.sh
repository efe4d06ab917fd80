#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# docs/reference.md is what the program's tables say now. If not: build the target docs_manual.
. "$(dirname "$0")/lib.sh"

"$source_dir/scripts/manual.sh" "$gather" reference.md
checks=$((checks + 1))
diff "$source_dir/docs/reference.md" reference.md >../difference ||
    fail "docs/reference.md is stale; build the target docs_manual" "$(head -n 20 ../difference)"
holds "it names a parameter" grep -q 'wc_lines' reference.md
holds "and a function" grep -q 'split_write' reference.md
finish
