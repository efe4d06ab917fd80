# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
# For the tests of the command line: test_NAME.sh PROGRAM SOURCE_DIR sources this, and then works in
# an empty folder of its own. The test goes on after a failure; finish() gives the exit status.
set -uo pipefail

if [ $# -ne 2 ] || [ ! -x "$1" ] || [ ! -d "$2/sim" ]; then
    echo "usage: $(basename "$0") PROGRAM SOURCE_DIR" >&2
    exit 2
fi
gather=$(readlink -f "$1")
source_dir=$(readlink -f "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2
mkdir here
cd here || exit 2
unset COLUMNS
export NO_COLOR=1 LC_ALL=C GATHER_HOME="$source_dir" # wherever the program was built
checks=0
failures=0

fail() {
    failures=$((failures + 1))
    printf 'FAILED: %s\n' "$1"
    shift
    [ $# -eq 0 ] || printf '    %s\n' "$@"
}

# Run the program with $@: $status, and its output in ../out and ../err.
run() {
    status=0
    timeout 120 "$gather" "$@" >../out 2>../err </dev/null || status=$?
}

# The program with $2... ends with status $1.
ends() {
    local want=$1
    shift
    checks=$((checks + 1))
    run "$@"
    if [ "$status" -ne "$want" ]; then
        fail "gather $*: status $status, expected $want" "$(head -c 600 ../err)"
        return 1
    fi
}

# The program with $3... is the user's mistake: status 2, nothing on standard output, one line on
# standard error that begins with "gather: " and holds $1, and then also $2 ("" for nothing more).
mistake() {
    local text=$1 more=$2
    shift 2
    ends 2 "$@" || return
    if [ -s ../out ]; then
        fail "gather $*: results although it is a mistake" "$(head -c 300 ../out)"
    fi
    if [ "$(wc -l <../err)" -ne 1 ] || ! grep -q '^gather: ' ../err; then
        fail "gather $*: expected one line 'gather: ...' on standard error" "$(head -c 600 ../err)"
    fi
    if ! grep -qiF -- "$text" ../err || ! grep -qiF -- "$more" ../err; then
        fail "gather $*: expected \"$text\" and \"$more\" in the message" "$(head -c 600 ../err)"
    fi
}

# The condition $2... holds; $1 says what it is.
holds() {
    local what=$1
    shift
    checks=$((checks + 1))
    "$@" || fail "$what" "$*"
}

# Nothing named $1... is there, and nothing else that the program may have made on the way.
nothing_left() {
    local path
    checks=$((checks + 1))
    for path in "$@"; do
        if [ -e "$path" ]; then
            fail "$path was left behind"
        fi
    done
    if [ -n "$(find . -name '*.tmp*' -o -name '.*' ! -name . | head -n 1)" ]; then
        fail "temporary files were left behind" "$(find . -name '*.tmp*' -o -name '.*' ! -name .)"
    fi
}

# The Lua blocks of the page $1 of docs/, one after another.
lua_of() {
    awk '/^```lua$/ { take = 1; next } /^```$/ { take = 0 } take' "$source_dir/docs/$1"
}

need() {
    if ! command -v "$1" >/dev/null; then
        echo "$1 is not installed: skipped"
        exit 77
    fi
}

# Is there a terminal to be had: are there pseudo-terminals on this machine.
has_terminals() {
    [ -c /dev/ptmx ] && [ -e /dev/pts/ptmx ]
}

finish() {
    echo "$checks checks, $failures failed"
    [ "$failures" -eq 0 ]
    exit
}
