# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
# What ./demo and ./check share: the packages of this tree, and the building of a preset.
# To be sourced with the tree's root as the working directory.

if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then
    bold=$'\033[1m' red=$'\033[31m' plain=$'\033[0m'
else
    bold='' red='' plain=''
fi

# A heading: what comes now.
say() {
    printf '%s== %s%s\n' "$bold" "$*" "$plain"
}

note() {
    printf '   %s\n' "$*"
}

complain() {
    printf '%s%s: %s%s\n' "$red" "${0##*/}" "$*" "$plain" >&2
}

# The names in the file `packages` that belong to the groups $@.
packages_of() {
    awk -v wanted=" $* " '
        $1 == "#" && $2 == "group" { sub(/:$/, "", $3); take = index(wanted, " " $3 " ") > 0; next }
        take { sub(/#.*/, ""); if ($1 != "") print $1 }
    ' packages
}

# Those of the packages $@ that are not installed.
packages_missing() {
    local package
    for package in "$@"; do
        if [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" != installed ]; then
            echo "$package"
        fi
    done
}

# Install what is missing of the groups $@. Status 1, after saying what to do, if that is not
# possible.
install_packages() {
    local -a wanted missing root=()
    mapfile -t wanted < <(packages_of "$@")
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        note "this is not a Debian system: nothing is installed; needed are the packages, or their"
        note "likes, in the file 'packages', groups: $*"
        return 0
    fi
    mapfile -t missing < <(packages_missing "${wanted[@]}")
    if [ "${#missing[@]}" -eq 0 ]; then
        note "all ${#wanted[@]} packages are there"
        return 0
    fi
    note "missing: ${missing[*]}"
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            complain "these packages need root; as root: apt-get install ${missing[*]}"
            return 1
        fi
        root=(sudo)
    fi
    if ! "${root[@]}" apt-get update -qq; then
        note "the list of packages could not be renewed; trying with the one that is there"
    fi
    if ! "${root[@]}" env DEBCONF_NOWARNINGS=yes DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq -oDpkg::Use-Pty=0 --no-install-recommends "${missing[@]}" \
        >/dev/null; then
        complain "apt-get could not install: ${missing[*]}"
        return 1
    fi
}

# Build the preset $1; further words go to the configuration.
build_preset() {
    local preset=$1
    shift
    cmake --preset "$preset" "$@" && cmake --build --preset "$preset" --parallel
}

# Seconds since the epoch; and the time since $1 as "3 s", "2 min 5 s".
now() {
    date +%s
}
since() {
    local seconds=$(($(now) - $1))
    if [ "$seconds" -lt 60 ]; then
        echo "$seconds s"
    else
        echo "$((seconds / 60)) min $((seconds % 60)) s"
    fi
}
