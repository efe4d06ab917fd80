#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The installed program finds its presets, libraries and traces by itself, wherever it is and without
# an environment.
. "$(dirname "$0")/lib.sh"
need cmake
unset GATHER_HOME

build=$(dirname "$gather")
checks=$((checks + 1))
DESTDIR=$work/root cmake --install "$build" --prefix /usr --strip >../log 2>&1 ||
    fail "cmake --install" "$(tail -n 5 ../log)"
installed=$work/root/usr

# The program with $@, in a folder of its own and with an empty environment.
# shellcheck disable=SC2317 # holds() calls it
alone() {
    (cd "$work/here" && env -i "$installed/bin/gather" "$@") >../out 2>../err </dev/null
}
holds "--version" alone --version
holds "platforms" alone platforms
holds "the presets are found" grep -q '^ideal' ../out
holds "the profiles are found" grep -q '^n1_like' ../out
holds "a preset" alone platforms generic-n1
holds "a profile" alone platforms n1_like
holds "a scenario" alone run "$installed/share/gather/scripts/wb-over-nc.lua"
holds "a trace" alone replay "$installed/share/gather/traces/wclog_ivshmem-micro.txt.gz" -o out
holds "its folder" test -s out/tlps.csv
if ! grep -qaF __asan_ "$installed/bin/gather"; then # which keeps the names of sources
    holds "no path of the source tree in the program" test -z "$(grep -aoF "$source_dir/" "$installed/bin/gather")"
fi
holds "nothing but Lua and its list among the scripts" \
    test -z "$(find "$installed/share/gather/scripts" -type f ! -name '*.lua' ! -name README.md)"
holds "the traces are there" test -e "$installed/share/gather/traces/README.md"
holds "documents" test -s "$installed/share/doc/gather/docs/scripting.md"
holds "guest programs to start from" test -s "$installed/share/doc/gather/examples/guests/lib/guest.ld"
holds "nothing that others may not read" test -z "$(find "$work/root" ! -perm -a=r)"
holds "nothing that others may write" test -z "$(find "$work/root" -perm /o=w)"

if [ -e "$build/generated/share/man/gather.1" ]; then
    for file in man/man1/gather.1 man/man1/gather-replay.1 bash-completion/completions/gather \
        zsh/vendor-completions/_gather gather/luacats/gather.lua; do
        holds "$file" test -s "$installed/share/$file"
    done
fi

mkdir elsewhere
mv "$work/root" elsewhere/
installed=$work/here/elsewhere/root/usr
holds "platforms, moved" alone platforms ideal
finish
