#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# gather exec with a device behind its BARs: gather's own, and a plugin's.
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/cli/program.sh
. "$source_dir/tests/cli/program.sh"
plugins=$(dirname "$gather")/tests/plugins

# Writes 0x2a to the BAR, and exits with what it reads there.
program word <<'END'
_start: mov x2, #0x8000000000
    mov w3, #0x2a
    str w3, [x2]
    ldr w4, [x2]
    adr x1, block
    str x4, [x1, #8]
    mov x0, #0x18
    hlt #0xf000
    .balign 8
block: .quad 0x20026, 1
END
ends 42 exec ../word.elf
ends 42 exec --model memory ../word.elf
ends 42 exec --plugin "$plugins/tlm.so" --model t-memory ../word.elf
# 100 ns for the write and 250 for the read are the target's.
ends 42 exec --plugin "$plugins/tlm.so" --model t-slow -o out ../word.elf
holds "run.json names the model" grep -q '"t-slow"' out/run.json
ends 42 exec --plugin "$plugins/tlm.so" --model t-slow --max-time 100us ../word.elf
ends 1 exec --plugin "$plugins/tlm.so" --model t-slow --max-time 300ns ../word.elf
ends 42 exec --plugin "$plugins/plain.so" --model t-plain ../word.elf

mistake 'no model "t-slo"' 'did you mean "t-slow"' exec --plugin "$plugins/tlm.so" --model t-slo ../word.elf
mistake 'no model "t-slow"' '' exec --model t-slow ../word.elf
mistake 't-slow' '--bar none' exec --plugin "$plugins/tlm.so" --model t-slow --bar none ../word.elf
mistake 't-memory' 'BAR 0' exec --plugin "$plugins/tlm.so" --model t-memory --bar 4KiB ../word.elf
mistake 'nowhere.so' '' exec --plugin nowhere.so ../word.elf
# A register that the model does not have is an SC_REPORT_ERROR of its own.
program wrong <<'END'
_start: mov x2, #0x8000000000
    str w3, [x2, #4]
    ldr w4, [x2]
    exit 0
END
mistake 'slow: no such register' 't-slow' exec --plugin "$plugins/tlm.so" --model t-slow ../wrong.elf
finish
