#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Captures of TLPs that gather reads as traces, as tshark lists them: every memory request towards a
# device is there, in order, with its packet's number, address and size, and nothing else is.
# Usage: pcap_in_tshark.sh GATHER SOURCE_DIR. GATHER_JUDGE_KEEP is a folder for the runs.
set -euo pipefail
# shellcheck source=tests/judges/lib.sh
. "$(dirname "$0")/lib.sh"

program_and_tree "$@"
needs tshark editcap python3

make_work
cd "$work"
export HOME=$work XDG_CONFIG_HOME=$work # no plugins or preferences of the user's

cat >compare.py <<'END'
import subprocess, sys

capture, dissector, reader = sys.argv[1:]
names = ["frame.number", "gather.time_ps", "gather.dir", "gather.type", "gather.address", "gather.first_be",
         "gather.bytes", "gather.core", "gather.data"]
command = ["tshark", "-X", f"lua_script:{dissector}", "-r", capture, "-T", "fields", "-E", "separator=|"]
for name in names:
    command += ["-e", name]
want = []
for line in subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines():
    t = dict(zip(names, line.split("|")))
    if t["gather.dir"] == "down" and t["gather.type"] in ("MWr", "MRd") and int(t["gather.bytes"]):
        first = int(t["gather.first_be"], 16)
        want.append((int(t["frame.number"]), t["gather.type"][1], int(t["gather.address"], 16) +
                     (first & -first).bit_length() - 1, int(t["gather.bytes"]), int(t["gather.core"]),
                     int(t["gather.time_ps"]) // 1000))
found = []
output = subprocess.run(["python3", reader, "converted.gtr", "records"], check=True, capture_output=True,
                        text=True).stdout
for line in output.splitlines():
    kind, address, size, value, time, unit, _, cpu, _, _, _, number, *_ = line.split()
    assert unit == "ns" and (value != "-" or kind == "R"), line
    if found and found[-1][0] == int(number):
        n, k, a, s, c, ns = found[-1]
        found[-1] = n, k, min(a, int(address, 16)), s + int(size), c, ns
    else:
        found.append((int(number), kind, int(address, 16), int(size),
                      int(cpu), int(time)))
assert len(want) == len(found), (len(want), len(found))
for w, f in zip(want, found):
    assert w == f, (w, f)
print(f"{capture}: {len(want)} requests")
END

judge() {
    "$gather" convert "$1" converted.gtr 2>notes
    python3 compare.py "$1" "$source_dir/scripts/wireshark/gather_tlp.lua" "$source_dir/tests/cli/gtr_reader.py"
}
for trace in wclog_nvme-e1000e-mmio wclog_ivshmem-micro; do
    "$gather" replay --quiet "$source_dir/traces/$trace.txt.gz" -o run --pcap --s1 normal-nc >/dev/null
    judge run/tlps.pcap
done
# Wireshark's own way to save it.
editcap -F pcapng run/tlps.pcap saved.pcapng
judge saved.pcapng
"$gather" run "$source_dir/scripts/doorbell64.lua" -o doorbell --pcap >/dev/null 2>&1
for pcap in doorbell/*/tlps.pcap; do
    judge "$pcap"
done
