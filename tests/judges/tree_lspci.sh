#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# lspci reads the configuration spaces of a whole tree of switches as firmware leaves them: its tree,
# windows and BARs must be those that were meant. Usage: tree_lspci.sh GATHER.
set -euo pipefail
# shellcheck source=tests/judges/lib.sh
. "$(dirname "$0")/lib.sh"

gather=$(one_program GATHER "$@")
needs lspci

make_work
"$gather" run "$(dirname "$0")/tree_lspci.lua" >"$work/tree.hex"
lspci -n -t -F "$work/tree.hex" >"$work/tree.txt"
diff -u - "$work/tree.txt" <<'TREE'
-[0000:00]-+-01.0-[01]----00.0
           +-02.0-[02-08]----00.0-[03-08]--+-00.0-[04]----00.0
           |                               \-01.0-[05-08]----00.0-[06-08]--+-00.0-[07]----00.0
           |                                                               \-01.0-[08]----00.0
           \-03.0-[09]----00.0
TREE

checked=0
failures=0
# has FUNCTION TEXT...: each is found in what lspci says of the function.
has() {
    local id=$1 text
    lspci -n -vvv -s "$id" -F "$work/tree.hex" 2>&1 | sed -E 's/[[:space:]]+/ /g' >"$work/one.txt"
    if grep -qiE '!!!|broken|denied|unknown (type|header)|\?\?' "$work/one.txt"; then
        failures=$((failures + 1))
        echo "FAILED: $id: lspci complains"
    fi
    for text in "${@:2}"; do
        checked=$((checked + 1))
        if ! grep -qF -e "$text" "$work/one.txt"; then
            failures=$((failures + 1))
            echo "FAILED: $id: expected \"$text\""
        fi
    done
}

has 00:01.0 "Root Port (Slot-)" "Bus: primary=00, secondary=01, subordinate=01" \
    "Memory behind bridge: 10000000-100fffff" "RootCmd: CERptEn+ NFERptEn+ FERptEn+" \
    "Control: I/O- Mem+ BusMaster+" "SERR+" "MaxPayload 256 bytes" "Speed 16GT/s, Width x8" "DLActive+"
for port in 00:01.0 03:00.0; do
    has "$port" "Access Control Services" "ACSCap: SrcValid+ TransBlk- ReqRedir+ CmpltRedir+ UpstreamFwd+ EgressCtrl- DirectTrans-" \
        "ACSCtl: SrcValid- TransBlk- ReqRedir- CmpltRedir- UpstreamFwd-" "ACSViol-"
done
has 01:00.0 "Express (v2) Endpoint" "Region 0: Memory at 10000000 (32-bit, non-prefetchable)" \
    "CorrErr+ NonFatalErr+ FatalErr+ UnsupReq+" "MaxReadReq 512 bytes" "RlxdOrd+ ExtTag+"
has 00:02.0 "Bus: primary=00, secondary=02, subordinate=08" "Memory behind bridge: 10100000-107fffff" \
    "Prefetchable memory behind bridge: 0000008000000000-00000082000fffff" "Speed 32GT/s, Width x16"
has 02:00.0 "Upstream Port" "Bus: primary=02, secondary=03, subordinate=08" \
    "Prefetchable memory behind bridge: 0000008000000000-00000082000fffff" "BridgeCtl: Parity- SERR+" \
    "LnkSta: Speed 32GT/s, Width x16"
has 03:00.0 "Downstream Port (Slot-)" "Memory behind bridge: 10100000-101fffff" \
    "Prefetchable memory behind bridge: 0000008000000000-00000081ffffffff"
has 04:00.0 "Region 0: Memory at 10100000 (32-bit, non-prefetchable)" \
    "Region 2: Memory at 8000000000 (64-bit, prefetchable)"
has 03:01.0 "Bus: primary=03, secondary=05, subordinate=08" "Speed 8GT/s, Width x4" "MaxPayload 128 bytes"
has 06:00.0 "Memory behind bridge: 10400000-107fffff"
has 07:00.0 "Region 1: Memory at 10400000 (32-bit, non-prefetchable)" "MaxPayload 128 bytes"
has 06:01.0 "Prefetchable memory behind bridge: 0000008200000000-00000082000fffff"
has 08:00.0 "Region 4: Memory at 8200000000 (64-bit, non-prefetchable)"
has 00:03.0 "Memory behind bridge: 00100000-000fffff [disabled]"

if [ "$failures" -ne 0 ]; then
    echo "$failures of $checked are not as meant"
    exit 1
fi
echo "tree_lspci: the tree, and $checked lines of lspci, are as meant"
