#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# lspci reads our configuration spaces: what it prints must be what was meant. Usage:
# config_lspci.sh CONFIG_DUMP. GATHER_JUDGE_KEEP is a folder for the dumps and what lspci printed.
set -euo pipefail
# shellcheck source=tests/judges/lib.sh
. "$(dirname "$0")/lib.sh"

dump=$(one_program CONFIG_DUMP "$@")
needs lspci

make_work
"$dump" "$work"

failures=0
checked=0
state=
# The state that the next lines are about; lspci's lines with single spaces, each in its own < >.
state() {
    state=$1
    lspci -n -vvv -F "$work/$state.hex" 2>"$work/errors" |
        sed -E 's/[[:space:]]+/ /g; s/^ //; s/ $//; s/.*/<&>/' >"$work/$state.txt"
    if grep -qiE '!!!|broken|looped|denied|unknown (type|header)|\?\?' "$work/$state.txt"; then
        failures=$((failures + 1))
        echo "FAILED: $state: lspci complains:"
        grep -iE '!!!|broken|looped|denied|unknown|\?\?' "$work/$state.txt"
    fi
}
# Each argument is found in a line.
has() {
    local text
    for text in "$@"; do
        checked=$((checked + 1))
        if ! grep -qF -e "$text" "$work/$state.txt"; then
            failures=$((failures + 1))
            echo "FAILED: $state: expected \"$text\"; the lines that begin alike:"
            grep -F -e "<$(cut -d: -f1 <<<"${text#<}")" "$work/$state.txt" || true
        fi
    done
}
hasnt() {
    checked=$((checked + 1))
    if grep -qF -e "$1" "$work/$state.txt"; then
        failures=$((failures + 1))
        echo "FAILED: $state: \"$1\" is there"
    fi
}

no_uncorrectable="DLP- SDES- TLP- FCP- CmpltTO- CmpltAbrt- UnxCmplt- RxOF- MalfTLP- ECRC- UnsupReq-"
no_correctable="RxErr- BadTLP- BadDLLP- Rollover- Timeout-"

state endpoint-reset
has "<01:00.0 0580: 1234:0001 (rev 01)>" "<Subsystem: 1234:0001>" \
    "Control: I/O- Mem- BusMaster-" "ParErr- Stepping- SERR- FastB2B- DisINTx-" \
    "Status: Cap+" "DEVSEL=fast >TAbort- <TAbort- <MAbort- >SERR- <PERR- INTx-" \
    "Interrupt: pin A" \
    "Region 2: Memory at <unassigned> (64-bit, prefetchable) [disabled]" \
    "Region 4: Memory at <unassigned> (32-bit, prefetchable) [disabled]" \
    "[40] Power Management version 3>" "PME(D0+,D1-,D2-,D3hot+,D3cold-)" \
    "<Flags: PMEClk- DSI- D1+ D2-" "<Status: D0 NoSoftRst- PME-Enable-" \
    "[48] MSI: Enable- Count=1/8 Maskable+ 64bit+>" "[60] Express (v2) Endpoint" \
    "<DevCap: MaxPayload 512 bytes, PhantFunc 0" "ExtTag+ AttnBtn- AttnInd- PwrInd- RBE+ FLReset+" \
    "<RlxdOrd+ ExtTag- PhantFunc- AuxPwr- NoSnoop+ FLReset->" \
    "<MaxPayload 128 bytes, MaxReadReq 512 bytes>" \
    "<DevSta: CorrErr- NonFatalErr- FatalErr- UnsupReq- AuxPwr- TransPend->" \
    "Speed 32GT/s, Width x8, ASPM L0s L1" "ASPMOptComp+" "RCB 64 bytes" \
    "<LnkSta: Speed 32GT/s, Width x8" "Completion Timeout: Range ABCD, TimeoutDis+" \
    "10BitTagComp+ 10BitTagReq+" "EETLPPrefix+, MaxEETLPPrefixes 2" \
    "AtomicOpsCap: 32bit+ 64bit+ 128bitCAS+" "<DevCtl2: Completion Timeout: 50us to 50ms" \
    "Supported Link Speeds: 2.5-32GT/s" "<LnkCtl2: Target Link Speed: 32GT/s" \
    "MSI-X: Enable- Count=33 Masked->" "<Vector table: BAR=0 offset=00002000>" \
    "<PBA: BAR=0 offset=00003000>" "[100 v2] Advanced Error Reporting>" \
    "<UESta: $no_uncorrectable ACSViol-" "<UEMsk: $no_uncorrectable ACSViol-" \
    "<UESvrt: DLP+ SDES- TLP- FCP+ CmpltTO- CmpltAbrt- UnxCmplt- RxOF+ MalfTLP+ ECRC- UnsupReq- ACSViol-" \
    "<CESta: $no_correctable AdvNonFatalErr-" "<CEMsk: $no_correctable AdvNonFatalErr+" \
    "First Error Pointer: 00, ECRCGenCap+ ECRCGenEn- ECRCChkCap+ ECRCChkEn-" \
    "<MultHdrRecCap+ MultHdrRecEn- TLPPfxPres- HdrLogCap->" \
    "<HeaderLog: 00000000 00000000 00000000 00000000>" \
    "[148 v1] Device Serial Number 01-23-45-67-89-ab-cd-ef>" \
    "ACSCap: SrcValid- TransBlk- ReqRedir+ CmpltRedir+ UpstreamFwd- EgressCtrl- DirectTrans-" \
    "Next Function: 3" "Invalidate Queue Depth: 10" "Max PASID Width: 14" \
    "Latency Tolerance Reporting>" "Max snoop latency: 0ns"
hasnt "Downstream Port Containment"
hasnt "RootCmd"

state endpoint-running
has "Control: I/O- Mem+ BusMaster+" "SERR+ FastB2B- DisINTx+" \
    "<Region 0: Memory at 90010000 (32-bit, non-prefetchable)>" \
    "<Region 1: Memory at 90020080 (32-bit, non-prefetchable)>" \
    "<Region 2: Memory at 1240000000 (64-bit, prefetchable)>" \
    "<Region 4: Memory at a0100000 (32-bit, prefetchable)>" \
    "MSI: Enable+ Count=4/8 Maskable+ 64bit+>" "<Address: 00000001fee01000 Data: 4321>" \
    "<Masking: 0000000f Pending: 00000000>" \
    "<DevCtl: CorrErr+ NonFatalErr+ FatalErr- UnsupReq+>" \
    "<RlxdOrd- ExtTag+ PhantFunc- AuxPwr- NoSnoop- FLReset->" \
    "<MaxPayload 256 bytes, MaxReadReq 4096 bytes>" "<LnkCtl: ASPM L1 Enabled; RCB 128 bytes" \
    "<DevCtl2: Completion Timeout: 65ms to 210ms, TimeoutDis- LTR+ 10BitTagReq+" \
    "<AtomicOpsCtl: ReqEn+" "MSI-X: Enable+ Count=33 Masked+>" \
    "ECRCGenCap+ ECRCGenEn+ ECRCChkCap+ ECRCChkEn-" "MultHdrRecCap+ MultHdrRecEn+" \
    "ACSCtl: SrcValid- TransBlk- ReqRedir- CmpltRedir+ UpstreamFwd-" \
    "ATSCtl: Enable+, Smallest Translation Unit: 01" "Max snoop latency: 491520ns"

state endpoint-d3hot
has "<Status: D3 NoSoftRst- PME-Enable+ DSel=0 DScale=0 PME+>" \
    "<Region 0: Memory at 90010000 (32-bit, non-prefetchable)>"

# MPS, ASPM and sticky enables stay; all else begins anew
state endpoint-after-d3hot
has "<Status: D0 NoSoftRst- PME-Enable-" "Control: I/O- Mem- BusMaster-" \
    "<MaxPayload 256 bytes, MaxReadReq 512 bytes>" "<LnkCtl: ASPM L1 Enabled; RCB 128 bytes" \
    "MSI: Enable- Count=1/8" "MSI-X: Enable- Count=33 Masked-" "ECRCGenEn+" "MultHdrRecEn+" \
    "<LnkSta: Speed 32GT/s, Width x8"

state endpoint-advisory
has "<PERR+" "<DevSta: CorrErr+ NonFatalErr+ FatalErr- UnsupReq+" \
    "<UESta: DLP- SDES- TLP+ FCP- CmpltTO- CmpltAbrt- UnxCmplt- RxOF- MalfTLP- ECRC- UnsupReq+" \
    "<CESta: $no_correctable AdvNonFatalErr+" "<CEMsk: $no_correctable AdvNonFatalErr-" \
    "First Error Pointer: 14," "TLPPfxPres+" "<HeaderLog: 20000001 0100210f 00000012 40000040>"

state endpoint-second
has "<UESta: DLP- SDES- TLP+ FCP- CmpltTO+ CmpltAbrt- UnxCmplt- RxOF- MalfTLP- ECRC- UnsupReq-" \
    "<UEMsk: DLP- SDES- TLP- FCP- CmpltTO+ CmpltAbrt- UnxCmplt- RxOF- MalfTLP- ECRC- UnsupReq-" \
    "<UESvrt: DLP- SDES- TLP- FCP- CmpltTO- CmpltAbrt- UnxCmplt- RxOF- MalfTLP+ ECRC- UnsupReq+" \
    "<CESta: RxErr- BadTLP- BadDLLP+ Rollover- Timeout- AdvNonFatalErr+" \
    "First Error Pointer: 0c," "TLPPfxPres-" "<HeaderLog: 40000001 0000000f 90020000 00000000>"

state root-reset
has "<01:00.0 0604: 1234:000c (rev 01) (prog-if 00 [Normal decode])>" \
    "<Bus: primary=00, secondary=00, subordinate=00, sec-latency=0>" \
    "Express (v2) Root Port (Slot+)" "RCB 128 bytes" "<LnkCap: Port #7, Speed 16GT/s, Width x16" \
    "Surprise+ LLActRep+ BwNot+" "HotPlug+ Surprise+>" "<Slot #5," "NoCompl+" "PresDet- Interlock-" \
    "<RootCap: CRSVisible+>" "<RootCtl: ErrCorrectable- ErrNon-Fatal- ErrFatal- PMEIntEna- CRSVisible->" \
    "Completion Timeout: Range AB, TimeoutDis+" "ARIFwd+" "UESvrt: DLP+ SDES+ TLP- FCP+" \
    "<RootCmd: CERptEn- NFERptEn- FERptEn->" \
    "ACSCap: SrcValid+ TransBlk- ReqRedir+ CmpltRedir+ UpstreamFwd+ EgressCtrl- DirectTrans-" \
    "RPExt+ PoisonedTLP+ SwTrigger+ RP PIO Log 6, DL_ActiveErr+" \
    "<DpcCtl: Trigger:0 Cmpl- INT- ErrCor- PoisonedTLP- SwTrigger- DL_ActiveErr->" \
    "<DpcSta: Trigger- Reason:00 INT- RPBusy- TriggerExt:00 RP PIO ErrPtr:1f>"

state root-messages
has "<Bus: primary=00, secondary=01, subordinate=03, sec-latency=0>" \
    "<Memory behind bridge: 90000000-9fffffff" \
    "<Prefetchable memory behind bridge: 0000001240000000-000000127fffffff" \
    "<Secondary status: 66MHz- FastB2B- ParErr- DEVSEL=fast >TAbort- <TAbort- <MAbort- <SERR+ <PERR->" \
    "BridgeCtl: Parity- SERR+" ">Reset-" "<LnkSta: Speed 16GT/s, Width x16" "DLActive+" \
    "PresDet+ Interlock-" "PresDet+ LinkState+>" "HPIrq+ LinkChg+>" \
    "<RootCtl: ErrCorrectable- ErrNon-Fatal- ErrFatal+ PMEIntEna- CRSVisible+>" \
    "<RootCmd: CERptEn+ NFERptEn+ FERptEn+>" \
    "<RootSta: CERcvd+ MultCERcvd- UERcvd+ MultUERcvd+>" "<FirstFatal+ NonFatalMsg+ FatalMsg+" \
    "<ErrorSrc: ERR_COR: 0108 ERR_FATAL/NONFATAL: 0100>" "<DpcSta: Trigger-"

state root-dpc-fatal
has "<DpcCtl: Trigger:1 Cmpl+ INT+ ErrCor- PoisonedTLP- SwTrigger- DL_ActiveErr->" \
    "<DpcSta: Trigger+ Reason:02 INT+ RPBusy+ TriggerExt:00 RP PIO ErrPtr:1f>" "<Source: 0100>" \
    "<RootSta: CERcvd- MultCERcvd- UERcvd- MultUERcvd->" "DLActive-"

state root-dpc-pio
has "<DpcSta: Trigger+ Reason:03 INT+ RPBusy- TriggerExt:00 RP PIO ErrPtr:12>"

state root-dpc-software
has "<DpcCtl: Trigger:2 Cmpl- INT- ErrCor+ PoisonedTLP+ SwTrigger- DL_ActiveErr->" \
    "<DpcSta: Trigger+ Reason:03 INT- RPBusy- TriggerExt:01 RP PIO ErrPtr:12>"

# Each error's own bit and no other; lspci knows no names for the newest ones.
names=(DLP SDES TLP FCP CmpltTO CmpltAbrt UnxCmplt RxOF MalfTLP ECRC UnsupReq ACSViol "" "" "" ""
    RxErr BadTLP BadDLLP Rollover Timeout AdvNonFatalErr "" "")
pointers=(04 05 0c 0d 0e 0f 10 11 12 13 14 15 16 18 19 1a 00 00 00 00 00 00 00 00)
for i in "${!names[@]}"; do
    state "error-$i"
    has "First Error Pointer: ${pointers[i]},"
    [ -n "${names[i]}" ] || continue
    checked=$((checked + 1))
    found=$(grep -E '^<(UESta|CESta):' "$work/$state.txt" | tr ' ' '\n' | grep -E '\+' | tr -d '+>' || true)
    # an unexpected completion is only ever advisory
    wanted=${names[i]}
    [ "$wanted" != UnxCmplt ] || wanted=$'UnxCmplt\nAdvNonFatalErr'
    if [ "$found" != "$wanted" ]; then
        failures=$((failures + 1))
        echo "FAILED: $state: ${wanted//$'\n'/ } is expected, not ${found//$'\n'/ }"
    fi
done

state switch-up
has "Express (v2) Upstream Port" "(64-bit, non-prefetchable)" "Surprise- LLActRep- BwNot-" \
    "Latency Tolerance Reporting>"
hasnt "RootCmd"

state switch-down
has "Express (v2) Downstream Port (Slot-)" "Speed 64GT/s, Width x4" "AtomicOpsCap: Routing+" \
    ">Reset+" "ASPM Disabled;" \
    "ACSCap: SrcValid+ TransBlk+ ReqRedir+ CmpltRedir+ UpstreamFwd+ EgressCtrl- DirectTrans+" \
    "RPExt- PoisonedTLP+ SwTrigger+ RP PIO Log 0" \
    "<DpcSta: Trigger- Reason:00 INT- RPBusy- TriggerExt:00 RP PIO ErrPtr:00>"

if [ "$failures" -ne 0 ]; then
    echo "$failures of $checked are not as meant"
    exit 1
fi
echo "config_lspci: $checked lines of lspci are as meant"
