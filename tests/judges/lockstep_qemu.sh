#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The rows that Unicorn has not, on QEMU's -cpu max. Usage: lockstep_qemu.sh LOCKSTEP_NEWER
set -euo pipefail

if [ $# -ne 1 ] || [ ! -x "$1" ]; then
    echo "usage: $(basename "$0") LOCKSTEP_NEWER" >&2
    exit 2
fi
newer=$(readlink -f "$1")
if ! command -v qemu-system-aarch64 >/dev/null; then
    echo "qemu-system-aarch64 is not installed: skipped"
    exit 77
fi
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
"$newer" make image
timeout 60 qemu-system-aarch64 -M virt,mte=on -cpu max -m 512 -nic none -display none -monitor none \
    -serial none -semihosting-config enable=on,target=native \
    -device loader,file=image,addr=0x40200000,force-raw=on,cpu-num=0
"$newer" compare results
