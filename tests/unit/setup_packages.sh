#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# scripts/setup.sh against a system of its own: dpkg-query, apt-get, sudo and id are stand-ins that
# keep what is installed in a file and write down how they were called.
# Usage: setup_packages.sh SOURCE_DIR
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
cp "$1/packages" "$work/"
cd "$work"

stand_in() {
    { printf '#!/usr/bin/env bash\n'; cat; } >"bin/$1"
    chmod +x "bin/$1"
}
stand_in dpkg-query <<'END'
grep -qxF "${*: -1}" "$STATE/installed" && echo installed
END
stand_in apt-get <<'END'
echo "${DEBIAN_FRONTEND:-} apt-get $*" >>"$STATE/calls"
[ "$1" = update ] && exit "$(cat "$STATE/update_status")"
for word in "$@"; do
    case $word in install | -*) ;; *) echo "$word" >>"$STATE/installed" ;; esac
done
END
stand_in id <<'END'
cat "$STATE/uid"
END
stand_in sudo <<'END'
echo "sudo $*" >>"$STATE/calls"
exec "$@"
END
export STATE=$work PATH="$work/bin:$PATH"

failures=0
# expect WHAT COMMAND...
expect() {
    local what=$1
    shift
    if ! "$@"; then
        failures=$((failures + 1))
        echo "FAILED: $what"
        cat calls output
    fi
}
fresh() {
    : >installed
    : >calls
    echo 0 >uid
    echo 0 >update_status
}
# shellcheck source=scripts/setup.sh
try() {
    status=0
    (. "$source_dir/scripts/setup.sh"; install_packages "$@") >output 2>&1 || status=$?
}
source_dir=$1

fresh
try build
expect "the group build is installed" grep -qx cmake installed
expect "and nothing of the others" test -z "$(grep -xE 'gnuplot-nox|clang|shellcheck' installed)"
expect "no comment is taken for a name" test -z "$(grep -vxE '[a-z0-9][a-z0-9.+-]+' installed)"
expect "one update" test "$(grep -c update calls)" -eq 1
expect "no questions, nothing recommended" \
    grep -q '^noninteractive apt-get install -y .*--no-install-recommends' calls
expect "no sudo for root" test -z "$(grep sudo calls)"
: >calls
try build
expect "the second time there is nothing to do" test ! -s calls
grep -vx ninja-build installed >rest
mv rest installed
try build
expect "only what is missing" grep -qE 'recommends ninja-build$' calls

fresh
echo 1000 >uid
try build run
expect "through sudo for others" grep -qE '^sudo env .*DEBIAN_FRONTEND=noninteractive apt-get install' calls
expect "two groups" grep -qx gnuplot-nox installed

fresh
echo 100 >update_status
try check
expect "an update that fails is not the end" grep -qx shellcheck installed
expect "and is told" grep -q 'could not be renewed' output

fresh
echo 1000 >uid
rm bin/sudo
if ! command -v sudo >/dev/null; then
    try build
    expect "without sudo it fails" test "$status" -eq 1
    expect "and says what to do" grep -q 'apt-get install .*cmake' output
fi

[ "$failures" -eq 0 ] && echo "setup_packages: all hold"
