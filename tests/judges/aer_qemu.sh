#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# QEMU's error injection against pcie_aer_detect(). Usage: aer_qemu.sh JUDGE_AER
# GATHER_RANDOM_CASES (2000) says how many, GATHER_RANDOM_SEED (1) which.
set -euo pipefail
# shellcheck source=tests/judges/lib.sh
. "$(dirname "$0")/lib.sh"

judge_aer=$(one_program JUDGE_AER "$@")
needs qemu-system-aarch64

work=$(mktemp -d)
qemu=
clean_up() {
    if [ -n "$qemu" ]; then
        kill "$qemu" 2>/dev/null || true
        wait "$qemu" 2>/dev/null || true
    fi
    rm -rf "$work"
}
trap clean_up EXIT
cd "$work"

# The CPU never runs: its buses are driven from outside.
qemu-system-aarch64 -machine virt,highmem=off -cpu cortex-a57 -S -display none -nodefaults \
    -qtest unix:qtest,server=on,wait=off -qtest-log none -monitor unix:monitor,server=on,wait=off \
    -device pcie-root-port,id=rp,bus=pcie.0,addr=1,chassis=1 \
    -device virtio-rng-pci,id=ep,bus=rp,aer=on,disable-legacy=on &
qemu=$!
for ((i = 0; i < 100; i++)); do
    if [ -S qtest ] && [ -S monitor ]; then
        break
    fi
    sleep 0.1
done
timeout 120 "$judge_aer" qtest monitor "${GATHER_RANDOM_CASES:-2000}" "${GATHER_RANDOM_SEED:-1}"
