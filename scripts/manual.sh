#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Write docs/reference.md from the tables of the program: manual.sh PROGRAM OUTPUT.
set -euo pipefail

if [ $# -ne 2 ]; then
    echo "usage: manual.sh PROGRAM OUTPUT" >&2
    exit 2
fi
{
    cat <<'END'
# Reference

Made from the program's own tables by `gather manual`: after a change of a table, build the target
`docs_manual`. How the parts go together is in [scripting.md](scripting.md), what the parameters do in
[timing-model.md](timing-model.md).

END
    "$1" manual
} >"$2.new"
mv "$2.new" "$2"
