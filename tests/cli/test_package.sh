#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The Debian package: what is in it, what it says it needs, and that it runs unpacked.
. "$(dirname "$0")/lib.sh"
need cpack
need dpkg-deb
need dpkg-shlibdeps
need file
unset GATHER_HOME

build=$(dirname "$gather")
checks=$((checks + 1))
(cd "$build" && cpack -G DEB -B "$work/package") >../log 2>&1 || fail "cpack" "$(tail -n 5 ../log)"
package=$(find "$work/package" -maxdepth 1 -name '*.deb')
holds "one package" test -s "$package"
field() { dpkg-deb -f "$package" "$1"; }

holds "its name has name, version and machine" grep -qE '^gather_[0-9.]+_[a-z0-9]+\.deb$' <<<"${package##*/}"
holds "the version is the program's" test "gather $(field Version)" = "$("$gather" --version)"
for name in Package Architecture Maintainer Section Depends Description; do
    holds "field $name" test -n "$(field $name)"
done
holds "gnuplot is recommended" grep -q gnuplot-nox <<<"$(field Recommends)"

dpkg-deb -c "$package" >../list
holds "all of it is root's" test -z "$(grep -v ' root/root ' ../list)"
holds "modes" test -z "$(grep -vE '^(drwxr-xr-x|-rw-r--r--|-rwxr-xr-x) ' ../list)"
holds "one program" test "$(grep -c '^-rwx' ../list)" -eq 1
holds "below usr alone" test -z "$(awk '{ print $6 }' ../list | grep -v '^\./usr/')"
for file in bin/gather share/doc/gather/copyright share/doc/gather/changelog.gz \
    share/gather/scripts/platforms/ideal.lua share/gather/tests/golden/combine-base.csv.gz \
    share/doc/gather/docs/scripting.md; do
    holds "$file" grep -q " ./usr/$file\$" ../list
done
if [ -e "$build/generated/share/man/gather.1" ]; then
    holds "compressed manual pages" grep -q 'man1/gather-replay.1.gz$' ../list
    holds "and no others" test -z "$(grep 'man1/.*\.1$' ../list)"
fi

dpkg-deb -x "$package" ../root
cp -r ../root/usr/share/gather/traces .
# shellcheck disable=SC2317 # holds() calls it
alone() { env -i ../root/usr/bin/gather "$@" >../out 2>../err </dev/null; }
holds "it runs" alone run ../root/usr/share/gather/scripts/wb-over-nc.lua
holds "and replays" alone replay traces/wclog_ivshmem-micro.txt.gz
if ! grep -qaF __asan_ ../root/usr/bin/gather; then # which keeps the names of sources
    holds "no path of the build in any file" test -z "$(grep -rlaF -e "$build/" -e "$source_dir/" ../root)"
fi

# Every library that the program is linked with is of a package that Depends names.
field Depends | tr ',' '\n' | sed 's/^ *//; s/ .*//' >../depends
needed() { objdump -p "$1" | awk '$1 == "NEEDED" { print $2 }'; }
if command -v objdump dpkg-query >/dev/null; then
    while read -r library; do
        path=$(ldd ../root/usr/bin/gather | awk -v l="$library" '$1 == l { print $3 }')
        [ -n "$path" ] || continue # the loader itself
        owner=$(dpkg-query -S "$(readlink -f "$path")" 2>/dev/null | head -n 1 | sed 's/:.*//')
        [ -n "$owner" ] || continue # not of a package here
        holds "Depends names $owner, for $library" grep -qxF "$owner" ../depends
    done < <(needed ../root/usr/bin/gather)
fi
finish
