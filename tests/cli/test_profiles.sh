#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Profiles on the command line: the listing, --profile, what run.json says, and the mistakes.
. "$(dirname "$0")/lib.sh"
need python3

trace=$source_dir/traces/wclog_nvme-e1000e-mmio.txt.gz

# Presets first, then profiles; each with a line of help.
ends 0 platforms
holds "the presets" grep -qP '^generic-n1 +\S' ../out
for name in a35_like firmware_first n1_like no_ras_soc tfa_ea_first tfa_ea_handled vfio_server xilinx_axi_bridge; do
    holds "$name" grep -qP "^$name +\S" ../out
done
holds "presets go first" test "$(grep -n '^zynqmp' ../out | cut -d: -f1)" -lt "$(grep -n '^a35_like' ../out | cut -d: -f1)"
ends 0 platforms tfa_ea_first
holds "its own keys alone" diff <(printf 'host.scr_el3_ea\nhost.el3_handler_claims\n') <(sed 1,3d ../out | cut -d' ' -f1)
holds "with their sources" test "$(grep -c 'Trusted Firmware-A, ' ../out)" -eq 2
ends 0 platforms xilinx-pg194
holds "a preset that stands on a profile has all keys" grep -q '^wc_lines ' ../out
holds "and the profile's sources" grep -qP '^error.mem_ur +decerr +AMD PG194' ../out
mistake '"n1_liek"' '"n1_like"' platforms n1_liek

# is FILE KEY VALUE: one of the settings and parameters of a run.json, wherever it is.
cat >look.py <<'END_PYTHON'
import json, sys
def find(node, key):
    if isinstance(node, dict):
        if key in node and not isinstance(node[key], (dict, list)):
            return node[key]
        node = list(node.values())
    if isinstance(node, list):
        for part in node:
            found = find(part, key)
            if found is not None:
                return found
    return None
print(find(json.load(open(sys.argv[1])), sys.argv[2]))
END_PYTHON
is() {
    holds "$1: $2 is $3" test "$(python3 look.py "$1" "$2")" = "$3"
}

ends 0 replay "$trace" -o none
is none/run.json profile None
ends 0 replay "$trace" --profile vfio_server --profile n1_like -o two
is two/run.json platform generic-n1
is two/run.json profile "vfio_server, n1_like"
is two/run.json abort.report ueu
ends 0 replay "$trace" --policy v6.8 --policy v6.9 --profile tfa_ea_first -o policies
is policies/run.json profile tfa_ea_first
is policies/v6.8/run.json profile tfa_ea_first

cat >s.lua <<'END_LUA'
local gather = require "gather"
local p = gather.platform{ preset = "ideal", profile = gather.param("profile", "n1_like") }
END_LUA
ends 0 run s.lua -o run
is run/run.json platform ideal
is run/run.json profile n1_like
ends 0 run s.lua -o run -p profile=a35_like
is run/run.json profile a35_like
mistake 's.lua:2' '"a35_like"' run s.lua -p profile=a53_like

# Profiles that disagree, and who has the last word.
mistake 'profiles "n1_like" and "a35_like" set' 'own keys' replay "$trace" --profile n1_like --profile a35_like
mistake '"vfio_server" and "firmware_first" set host.aer to native and to firmware' 'host.aer' \
    replay "$trace" --profile vfio_server --profile firmware_first
ends 0 replay "$trace" --profile vfio_server --profile firmware_first -p host.aer=firmware -o own
is own/run.json host.aer firmware
mistake 'host.aer' '' replay "$trace" --profile vfio_server --profile firmware_first -p host.ae=firmware
mistake '"vfio_servr"' '"vfio_server"' replay "$trace" --profile vfio_servr
mistake '"vfio_servr"' '"vfio_server"' hist "$trace" --profile vfio_servr
mistake '"n1"' '' exec none.elf --profile n1
many=()
for _ in 1 2 3 4 5 6 7 8 9; do many+=(--profile n1_like); done
mistake 'at most 8' '' replay "$trace" "${many[@]}"
ends 0 replay "$trace" "${many[@]:2}"

# A home of presets alone.
mkdir -p home/scripts
cp -r "$source_dir/scripts/platforms" home/scripts/
rm home/scripts/platforms/xilinx-pg194.lua
checks=$((checks + 1))
GATHER_HOME=home "$gather" platforms ideal >../out 2>../err || fail "presets alone" "$(cat ../err)"

if command -v aarch64-linux-gnu-gcc >/dev/null; then
    # shellcheck source=tests/cli/program.sh
    . "$source_dir/tests/cli/program.sh"
    program ras <<'END_S'
_start: mrs x0, id_aa64pfr0_el1
    ubfx x0, x0, #28, #4
    cbz x0, 1f
    exit 1
1:  exit 0
END_S
    ends 1 exec ../ras.elf
    ends 0 exec ../ras.elf --profile a35_like -o exec
    is exec/run.json profile a35_like
    is exec/run.json cpu max
    ends 1 exec ../ras.elf --platform bcm2711 --profile n1_like
    ends 0 exec ../ras.elf --profile n1_like -p cpu.ras=off
fi
finish
