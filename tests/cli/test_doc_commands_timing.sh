#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The command lines that the documents show run, and print what the documents say.
. "$(dirname "$0")/lib.sh"
need python3
checks=$((checks + 1))
python3 "$source_dir/tests/cli/doc_commands.py" "$gather" "$source_dir" >../out 2>&1 || fail "documents" "$(cat ../out)"
tail -n 1 ../out
finish
