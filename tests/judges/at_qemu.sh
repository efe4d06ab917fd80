#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# AT instructions of QEMU against mmu_at(). Usage: at_qemu.sh JUDGE_AT CPU
# GATHER_RANDOM_CASES (20000) says how many, GATHER_RANDOM_SEED (1) which; GATHER_JUDGE_KEEP a folder
# for the cases and answers.
set -euo pipefail
# shellcheck source=tests/judges/lib.sh
. "$(dirname "$0")/lib.sh"

if [ $# -ne 2 ] || [ ! -x "$1" ]; then
    echo "usage: $(basename "$0") JUDGE_AT CPU" >&2
    exit 2
fi
judge_at=$(readlink -f "$1")
cpu=$2
guest=$(dirname "$(readlink -f "$0")")/qemu
cases=${GATHER_RANDOM_CASES:-20000}
seed=${GATHER_RANDOM_SEED:-1}

needs qemu-system-aarch64 aarch64-linux-gnu-gcc

make_work
cd "$work"

aarch64-linux-gnu-gcc -std=gnu17 -O2 -Wall -Wextra -Werror -ffreestanding -mgeneral-regs-only \
    -mstrict-align -fno-pic -nostdlib -static -Wl,--build-id=none,--no-warn-rwx-segments \
    -T "$guest/guest.ld" -o guest.elf "$guest/start.S" "$guest/guest.c"

# Without memory for tags the CPU has no FEAT_MTE2.
machine=virt,secure=on,virtualization=on
if [ "$cpu" = max ]; then
    machine+=,mte=on
fi

# The guest answers the file $1 in results.bin. RAM, from 1 GiB on, is 1 GiB of tables, 16 MiB for
# the guest, and the file: as qemu/at_case.h and qemu/guest.ld say.
ask() {
    local megabytes=$((1024 + 16 + 16 + $(wc -c <"$1") / 1048576)) status=0
    rm -f results.bin
    qemu-system-aarch64 -M "$machine" -cpu "$cpu" -m "$megabytes" -nodefaults -display none \
        -serial none -monitor none -semihosting-config enable=on,target=native \
        -device loader,file=guest.elf,cpu-num=0 \
        -device loader,file="$1",addr=0x81000000,force-raw=on || status=$?
    if [ "$status" -ne 0 ] || [ ! -s results.bin ]; then
        echo "QEMU ended with status $status and without answers (seed $seed)"
        exit 1
    fi
}

qemu-system-aarch64 --version | head -n 1
"$judge_at" probe probe.bin
ask probe.bin
mv results.bin probed.bin
"$judge_at" make probed.bin "$cases" "$seed" cases.bin
ask cases.bin
"$judge_at" compare cases.bin results.bin
