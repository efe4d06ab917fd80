#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The examples of plugins, built against what is installed, and plugins that are refused.
. "$(dirname "$0")/lib.sh"
for tool in cmake ninja cc c++ pkg-config; do
    need "$tool"
done
unset GATHER_HOME

build=$(dirname "$gather")
plugins=$build/tests/plugins # those of tests/plugins
checks=$((checks + 1))
cmake --install "$build" --prefix "$work/root" >../log 2>&1 || fail "cmake --install" "$(tail -n 5 ../log)"
gather=$work/root/bin/gather
export PKG_CONFIG_PATH=$work/root/share/pkgconfig
export CMAKE_GENERATOR=Ninja

# example NAME: configure and build it in a folder here.
example() {
    checks=$((checks + 1))
    {
        cmake -S "$work/root/share/doc/gather/examples/$1" -B "$1" -DCMAKE_BUILD_TYPE=Debug &&
            cmake --build "$1"
    } >../log 2>&1 || fail "building examples/$1" "$(tail -n 20 ../log)"
    cp "$work/root/share/doc/gather/examples/$1"/*.lua .
}

example plugin-c
ends 0 run --plugin plugin-c/leds.so leds.lua
holds "leds.lua checks itself" grep -q '8 of 8 checks hold' ../err
example plugin-tlm
ends 0 run --plugin plugin-tlm/serial.so serial.lua
holds "serial.lua checks itself" grep -q '9 of 9 checks hold' ../err
holds "nothing else on standard error" test "$(wc -l <../err)" -eq 1
cp ../out first
ends 0 run --plugin plugin-tlm/serial.so serial.lua
holds "and again gives the same" cmp -s first ../out
ends 0 run --plugin plugin-tlm/serial.so --plugin plugin-c/leds.so leds.lua
holds "two plugins" grep -q '8 of 8 checks hold' ../err

# Names: the nearest, and those that are not loaded.
cat >near.lua <<'END'
require("gather").platform{}:endpoint{ model = "led" }
END
mistake 'no model "led"' 'did you mean "leds"' run --plugin plugin-c/leds.so near.lua
sed 's/"led"/"leds"/' near.lua >leds-alone.lua
mistake 'no model "leds"' '' run leds-alone.lua
sed 's/"led"/"leds", leds = { count = 33 }/' near.lua >many.lua
mistake 'leds' '1 to 32' run --plugin plugin-c/leds.so many.lua

# What is no plugin.
mistake 'nowhere.so' 'no such file' run --plugin nowhere.so leds.lua
echo text >text.so
mistake 'text.so' '' run --plugin ./text.so leds.lua
echo 'int nothing;' | cc -shared -fPIC -xc - -o none.so
mistake 'none.so' 'no plugin' run --plugin none.so leds.lua
# An object in C from standard input, against the installed header.
object() {
    {
        echo '#include <gather/plugin.h>'
        cat
    } | cc -shared -fPIC -xc - -I"$work/root/include" -o "$1"
}
object new.so <<'END'
const struct gather_plugin gather_plugin = { 99, sizeof(struct gather_plugin), 0 };
END
mistake 'new.so' 'interface 99 of gather, this program has 1' run --plugin new.so leds.lua
object refuses.so <<'END'
static bool init(const struct gather_plugin_host *h) { h->fail(h->self, "not\ntoday"); return false; }
GATHER_PLUGIN(init);
END
mistake 'refuses.so' 'not today' run --plugin refuses.so leds.lua
object empty.so <<'END'
static bool init(const struct gather_plugin_host *h) { return h != 0; }
GATHER_PLUGIN(init);
END
mistake 'empty.so' 'no model' run --plugin empty.so leds.lua
# model FILE NAME BAR0 SIZE: a plugin with one model that does nothing.
model() {
    object "$1" <<END
static void *create(void *u, const struct gather_instance *g, char *w, size_t n)
{ (void)g, (void)w, (void)n; return u; }
static void write(void *i, const struct gather_request *r, const uint8_t *d, struct gather_answer *a)
{ (void)i, (void)r, (void)d, (void)a; }
static void read(void *i, const struct gather_request *r, uint8_t *d, struct gather_answer *a)
{ (void)i, (void)r, (void)d, (void)a; }
static bool init(const struct gather_plugin_host *h)
{
    const struct gather_model m = { .size = $4, .name = "$2", .bars = { $3 }, .create = create,
                                    .write = write, .read = read };
    return h->add_model(h->self, &m);
}
GATHER_PLUGIN(init);
END
}
model builtin.so memory 4096 'sizeof(m)'
mistake 'builtin.so' 'gather has a model of that name' run --plugin builtin.so leds.lua
model twice.so leds 4096 'sizeof(m)'
mistake 'twice.so: model "leds"' 'leds.so has a model of that name' \
    run --plugin plugin-c/leds.so --plugin twice.so leds.lua
model odd.so odd 5000 'sizeof(m)'
mistake 'odd.so' 'power of two' run --plugin odd.so leds.lua
model blank.so 'a b' 4096 'sizeof(m)'
mistake 'blank.so' 'no name' run --plugin blank.so leds.lua
model old.so old 4096 8
mistake 'old.so' 'other headers' run --plugin old.so leds.lua
mistake 'dangling' 'port not bound' run --plugin "$plugins/unbound.so" leds.lua

# What fails in the middle of a run.
cat >fails.lua <<'END'
local gather = require "gather"
local p = gather.platform{ preset = "ideal" }
local ep = p:endpoint{ model = gather.param("model", "") }
local vm = p:vm{ policy = "v6.9" }
local bar = vm:map(ep, 0, { s1 = "device-ngnre" })
vm:cpu(0):write(bar.va + gather.param("offset", 0), "ABCD")
vm:cpu(0):read(bar.va, 4)
p:wait("1us")
END
sed -i 's/^p:wait.*/vm:cpu(0):read(bar.va, 4)/' fails.lua
mistake 't-plain' 'out of smoke' run --plugin "$plugins/plain.so" -p model=t-plain -p offset=268 fails.lua
cases=('t-memory 2064 it does not like this' 't-memory 2068 memory: reported'
    't-memory 2072 gather::waits' 't-memory 2076 sc_stop' 't-slow 4 slow: no such register')
if grep -qs '^GATHER_SANITIZE:BOOL=ON' "$build/CMakeCache.txt"; then
    echo "an exception of a SystemC thread: skipped, AddressSanitizer warns of SystemC's own stacks"
else
    cases+=("t-slow 12 the thread's own")
fi
for case in "${cases[@]}"; do
    read -r name offset text <<<"$case"
    mistake "$text" '' run --plugin "$plugins/tlm.so" -p "model=$name" -p "offset=$offset" fails.lua
done
finish
