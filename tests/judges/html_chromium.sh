#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Chromium shows our reports: at the width of a phone and of a desk, light and dark, the page does not
# scroll sideways, every text stands out from its ground, and the console stays empty.
# Usage: html_chromium.sh GATHER SOURCE_DIR. GATHER_JUDGE_KEEP is a folder for the pages and pictures.
set -euo pipefail
# shellcheck source=tests/judges/lib.sh
. "$(dirname "$0")/lib.sh"

program_and_tree "$@"
needs chromium python3

make_work
cd "$work"
export HOME=$work XDG_CONFIG_HOME=$work XDG_CACHE_HOME=$work

# What a script in the page sees, as JSON in an element of its own.
cat >probe.py <<'END'
import sys
probe = """<script>
addEventListener("load", () => {
    document.querySelectorAll("details").forEach(d => d.open = true);
    const rgb = text => text.match(/[0-9.]+/g).map(Number);
    const light = c => { c = c.slice(0, 3).map(v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
        return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]; };
    const ground = e => { for (; e; e = e.parentElement) {
        const c = rgb(getComputedStyle(e).backgroundColor);
        if (c.length === 3 || c[3] === 1) return c; } return [255, 255, 255]; };
    const faint = {}, texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let seen = 0;
    while (texts.nextNode()) {
        const e = texts.currentNode.parentElement;
        if (!texts.currentNode.data.trim() || e.closest("svg,script")) continue;
        const a = light(rgb(getComputedStyle(e).color)), b = light(ground(e));
        const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        seen++;
        if (ratio < 4.5) faint[e.tagName + "." + e.className + " " + ratio.toFixed(2)] = e.textContent.slice(0, 40);
    }
    const root = document.documentElement, wide = [];
    document.querySelectorAll("body *").forEach(e => {
        if (!e.closest(".scroll,svg,.theme") && e.getBoundingClientRect().right > innerWidth + 0.5)
            wide.push(e.tagName + "." + e.className);
    });
    const dark = () => light(rgb(getComputedStyle(document.body).backgroundColor)) < 0.2;
    const result = { inner: innerWidth, scroll: root.scrollWidth, wide: wide.slice(0, 5), faint: faint, seen: seen,
        dark: dark(), tables: document.querySelectorAll("table").length, svgs: document.querySelectorAll("svg").length };
    for (const theme of ["light", "dark", "auto"]) {
        document.getElementById("theme-" + theme).checked = true;
        result["theme_" + theme] = dark();
    }
    parent.postMessage(JSON.stringify(result).replace(/</g, "\\\\u003c").replace(/&/g, "\\\\u0026").replace(/>/g, "\\\\u003e"), "*");
});
</script>"""
page = open(sys.argv[1], encoding="utf-8").read()
assert page.count("</head>") == 1
open(sys.argv[2], "w", encoding="utf-8").write(page.replace("</head>", probe + "</head>"))
END
# A window is never narrower than 500, so the page is in a frame of the width that is asked for.
frame() {
    cat >frame.html <<END
<!DOCTYPE html><html><head><meta name="color-scheme" content="light dark"/><script>
addEventListener("message", e => {
    const out = document.createElement("pre");
    out.id = "probe";
    out.textContent = e.data;
    document.body.append(out);
});
</script></head><body><iframe width="$1" height="$2" style="border:0" src="$3"></iframe></body></html>
END
}
cat >check.py <<'END'
import json, re, struct, sys
dom, png, width, height, scheme = sys.argv[1:]
found = re.search(r'<pre id="probe">(.*?)</pre>', open(dom, encoding="utf-8").read(), re.S)
assert found, "the page did not load"
r = json.loads(found[1])
assert r["inner"] == int(width), r
assert r["scroll"] <= r["inner"] and not r["wide"], ("scrolls sideways", r["scroll"], r["wide"])
assert r["seen"] > 100 and r["tables"] >= 4 and r["svgs"] >= 8, r
assert not r["faint"], ("contrast below 4.5", r["faint"])
dark = scheme == "dark"
assert (r["dark"], r["theme_auto"], r["theme_light"], r["theme_dark"]) == (dark, dark, False, True), r
size = struct.unpack(">II", open(png, "rb").read()[16:24])
assert size == (int(width), int(height)), size
print(f"{png}: {r['seen']} texts, {r['tables']} tables, {r['svgs']} pictures")
END

# Chromium with the size $1x$2 and the colours $3; the rest are its options and the page.
browse() {
    local size=$1,$2 scheme=1
    [ "$3" = light ] || scheme=0
    shift 3
    timeout 60 chromium --headless=new --no-sandbox --disable-gpu --disable-extensions --no-first-run \
        --hide-scrollbars --force-device-scale-factor=1 --user-data-dir="$work/profile" \
        --enable-logging=stderr --host-resolver-rules='MAP * ~NOTFOUND' \
        --blink-settings=preferredColorScheme=$scheme --window-size="$size" "$@" 2>>log
}

"$gather" replay "$source_dir/traces/wclog-delta_fbcon-bochs.txt.gz" --quiet -o fbcon \
    --map "$source_dir/traces/fbcon.map.lua" --policy v6.8 --policy v6.9 >/dev/null
"$gather" run "$source_dir/scripts/who-dies.lua" -o who >/dev/null 2>&1
for name in fbcon who; do
    "$gather" report $name -o $name.html >/dev/null
    python3 probe.py $name.html $name-probe.html
    cp $name.html $name.xhtml # the same bytes, read by the XML parser, which forgives nothing
    : >log
    for size in "390 844" "1280 1600"; do
        read -r width height <<<"$size"
        for scheme in light dark; do
            png=$name-$width-$scheme.png
            browse "$width" "$height" $scheme --screenshot="$work/$png" "file://$work/$name.html"
            frame "$width" "$height" $name-probe.html
            browse 1600 1800 $scheme --virtual-time-budget=5000 --dump-dom \
                "file://$work/frame.html" >dom
            python3 check.py dom "$png" "$width" "$height" $scheme
        done
    done
    browse 1280 1600 light --dump-dom "file://$work/$name.xhtml" >dom
    if grep -q parsererror dom || ! grep -q 'id="provenance"' dom; then
        echo "$name.html is not well-formed as XML"
        exit 1
    fi
    if grep -E 'CONSOLE|net::ERR' log; then
        echo "$name.html: messages on the console"
        exit 1
    fi
done
