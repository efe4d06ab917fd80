#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Every guest program under QEMU, its console and exit status against tests/guests/expected.
# Usage: guests_qemu.sh BUILD
set -euo pipefail

if [ $# -ne 1 ] || [ ! -d "$1" ]; then
    echo "usage: $(basename "$0") BUILD" >&2
    exit 2
fi
build=$(readlink -f "$1")
here=$(dirname "$(readlink -f "$0")")
# shellcheck source=tests/guests/compare.sh
. "$here/../guests/compare.sh"

if ! command -v qemu-system-aarch64 >/dev/null; then
    echo "qemu-system-aarch64 is not installed: skipped"
    exit 77
fi
need_guests "$build"

# Some of QEMU 7.2's ways have expected files of their own (NAME.qemu.txt): it checks neither the
# alignment of accesses to Device memory nor that of SP, and exchanges op1 and op2 in the syndrome of a
# trapped MSR DAIFSet (vectors).
run_guest() {
    local el=$1 program=$2 machine=virt
    shift 2
    if [ "$el" -eq 2 ]; then
        machine+=,virtualization=on
    fi
    timeout 120 qemu-system-aarch64 -M "$machine" -cpu max -m 512 -nic none -display none -monitor none \
        -chardev stdio,id=console,mux=on -serial chardev:console \
        -semihosting-config enable=on,target=native,chardev=console \
        -kernel "$program" -append "$*"
}

qemu-system-aarch64 --version | head -n 1
compare_guests "$build" qemu
