#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The line of progress: on a terminal, after a second, gone at the end; nowhere else.
. "$(dirname "$0")/lib.sh"
need python3
if ! has_terminals; then
    echo "this machine has no pseudo-terminals: skipped"
    exit 77
fi

gzip -dc "$source_dir/traces/wclog_ivshmem-micro.txt.gz" >whole.wclog
head -n 20000 whole.wclog >first.wclog
tail -n +20001 whole.wclog >rest.wclog

# Run $2... with the slow trace on standard input, its standard error a terminal of $1 columns.
cat >terminal.py <<'END_PY'
import fcntl, os, pty, signal, struct, subprocess, sys, termios, threading, time
columns, argv = int(sys.argv[1]), sys.argv[2:]
master, slave = pty.openpty()
fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
p = subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=open("result", "wb"), stderr=slave)
os.close(slave)
seen = bytearray()
def listen():
    while True:
        try:
            data = os.read(master, 65536)
        except OSError:
            return
        if not data:
            return
        seen.extend(data)
listener = threading.Thread(target=listen)
listener.start()
if argv[1] == "run":  # which has no end
    time.sleep(2)
    p.send_signal(signal.SIGINT)
else:
    p.stdin.write(open("first.wclog", "rb").read())
    p.stdin.flush()
    time.sleep(1.3)
    p.stdin.write(open("rest.wclog", "rb").read())
    p.stdin.close()
status = p.wait()
listener.join()
open("terminal", "wb").write(seen)
sys.exit(status)
END_PY
watch() {
    checks=$((checks + 1))
    timeout 300 python3 terminal.py "$@" || fail "${*:2}: status $?"
}
# What a terminal shows in the end, and the lines that it showed on the way.
cat >shown.py <<'END_PY'
import re, sys
text = open("terminal", "rb").read().decode().replace("\r\n", "\n")
assert "\x1b" not in text
columns = int(sys.argv[1])
ways = []
for line in text.split("\n"):
    cells, at = [" "] * 400, 0
    for piece in re.split("(\r)", line):
        if piece == "\r":
            at = 0
            continue
        for c in piece:
            cells[at] = c
            at += 1
        assert "records" not in piece or at < columns, (at, piece)
        ways.append("".join(cells).rstrip())
    final = "".join(cells).rstrip()
    assert "records," not in final and "simulated" not in final, final
found = [w for w in ways if re.fullmatch(sys.argv[2], w)]
if sys.argv[3] == "some":
    assert found, ways
else:
    assert not found, found
END_PY
line='gather: [0-9.]+( [kMG])? records, [0-9.]+( [kMG])?/s'

watch 100 "$gather" convert - out.wclog
holds "convert shows it" python3 shown.py 100 "$line" some
watch 30 "$gather" convert - out.wclog
holds "on a narrow terminal" python3 shown.py 30 "gather: [0-9.]+( [kMG])? records.*" some
watch 100 "$gather" convert - out.wclog --quiet
holds "not with --quiet" test ! -s terminal
watch 100 "$gather" replay - --s1 normal-nc
holds "replay shows it" python3 shown.py 100 "$line" some
watch 100 "$gather" replay - --s1 normal-nc --quiet
holds "replay: not with --quiet" test ! -s terminal
holds "but its results" grep -q TLPs result

# A scenario without end: where its platform is; a line that it prints, and the end by Ctrl-C, have
# a line of their own.
cat >endless.lua <<'END_LUA'
local gather = require "gather"
warn("@on")
local p = gather.platform{ preset = "ideal", name = "mine" }
local vm = p:vm{ policy = "v6.9", s1 = "4k" }
local bar = vm:map(p:endpoint{ bars = { [0] = { size = "16KiB" } } }, 0, { s1 = "normal-nc" })
local i = 0
while true do
    vm:cpu(0):store(bar, { pattern = "str8", bytes = 16384 })
    i = i + 1
    if i % 256 == 0 then warn("so far") end
end
END_LUA
checks=$((checks + 1))
timeout 300 python3 terminal.py 100 "$gather" run endless.lua
status=$?
[ "$status" -eq 2 ] || fail "run: status $status, expected 2"
holds "run shows it" python3 shown.py 100 'gather: mine: [0-9]+\.[0-9]{3} us simulated, [0-9]+ s' some
holds "run: the end" python3 -c '
text = open("terminal", "rb").read().decode()
last = text.replace("\r\n", "\n").rstrip("\n").split("\r")[-1].split("\n")
assert "interrupted" in last[-1] and last[-1].startswith("gather: "), last
assert "Lua warning: so far" in text or "so far" in text, text[:300]'

# The same into a pipe.
checks=$((checks + 1))
(cat first.wclog; sleep 1.3; cat rest.wclog) | "$gather" convert - out.wclog 2>piped
holds "not in a pipe" test "$(grep -c 'records,' piped)" -eq 0
finish
