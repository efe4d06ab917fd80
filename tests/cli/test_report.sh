#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# gather report: well-formed, self-contained, the figures of the runs, the same bytes each time, and
# what a mistake says.
. "$(dirname "$0")/lib.sh"
need python3

cat >page.py <<'END'
import csv, json, os, re, sys
import xml.etree.ElementTree as E

H, S = "{http://www.w3.org/1999/xhtml}", "{http://www.w3.org/2000/svg}"

def grouped(n):
    return f"{n:,}"

def texts(element):
    return " ".join(" ".join(element.itertext()).split())

path, *folders = sys.argv[1:]
assert os.path.getsize(path) < 1 << 20, os.path.getsize(path)
source = open(path, encoding="utf-8").read()
page = E.fromstring(source)
assert page.tag == H + "html" and page.get("lang") == "en"
body = texts(page)

# Nothing from anywhere else, no scripts.
for element in page.iter():
    assert element.tag in (H + element.tag.split("}")[1], S + element.tag.split("}")[1]), element.tag
    assert not element.tag.endswith(("script", "link", "iframe", "image", "img", "use")), element.tag
    for name, value in element.attrib.items():
        assert "http" not in value and not name.startswith("on"), (name, value)
        if name.endswith("href"):
            assert value.startswith("#") and page.find(f".//*[@id='{value[1:]}']") is not None, value
assert not re.search(r"@import|url\((?!#)", source)
ids = [e.get("id") for e in page.iter() if e.get("id")]
assert len(ids) == len(set(ids)), "an id twice"

# What screen readers need.
assert texts(page.find(f".//{H}title")) and len(page.findall(f".//{H}h1")) == 1
for table in page.iter(H + "table"):
    caption = table.find(H + "caption")
    assert caption is not None and texts(caption), "a table without a caption"
    width = None
    for row in table.iter(H + "tr"):
        cells = sum(int(c.get("colspan", 1)) for c in row)
        assert width in (None, cells), (texts(caption), width, cells)
        width = cells
for svg in page.iter(S + "svg"):
    hidden = svg.get("aria-hidden") == "true" or svg.get("role") is None
    assert hidden or svg.find(S + "title") is not None, "a picture without a title"

# The figures are those of the runs' own files.
runs = []
for folder in folders:
    subs = json.load(open(f"{folder}/run.json"))["subfolders"]
    runs += [f"{folder}/{s}" for s in subs] or [folder]
sections = {s.get("id"): s for s in page.iter(H + "section")}
assert list(sections) == ["summary", "runs", "sizes", "dists", "drains", "timeline", "lints",
                          "containment", "parameters", "provenance"], list(sections)
rows = sections["runs"].findall(f".//{H}tbody/{H}tr")
assert len(rows) == len(runs), (len(rows), len(runs))
lives = 0
for run, row in zip(runs, rows):
    hist = [(int(b), int(n)) for b, n in list(csv.reader(open(f"{run}/hist.csv")))[1:]]
    tlps, size = sum(n for _, n in hist), sum(b * n for b, n in hist)
    wire = json.load(open(f"{run}/run.json")).get("wire_bytes", 0)
    cells = [texts(c) for c in row]
    for text, value in ((cells[1], tlps), (cells[2], wire), (cells[4], size)):
        assert text.split(" ")[0] == grouped(value), (run, text, value)
    why = {}
    for r in csv.DictReader(open(f"{run}/tlps.csv", newline="")):
        if r["type"] == "MWr":
            why[r["reason"]] = why.get(r["reason"], 0) + 1
    drains = texts(sections["drains"])
    for reason, count in why.items():
        assert f"{reason} {grouped(count)} " in drains, (run, reason, count)
    if os.path.exists(f"{run}/containment.csv"):
        for r in csv.DictReader(open(f"{run}/containment.csv", newline="")):
            lives += 1
            assert r["verdict"] in texts(sections["containment"]), r
if lives:
    total = sections["containment"].find(f".//{H}tbody")
    assert sum(int(texts(r[-1]).replace(",", "")) for r in total) == lives
print(len(runs), "runs", len(source), "characters")
END

# page NAME FOLDER...: a report of the folders that holds all of the above.
page() {
    local name=$1
    shift
    ends 0 report "$@" -o "$name.html" || return
    holds "$name.html is well made" python3 page.py "$name.html" "$@"
}

ends 0 replay "$source_dir/traces/wclog-delta_fbcon-bochs.txt.gz" --quiet -o fbcon \
    --map "$source_dir/traces/fbcon.map.lua" --policy v6.8 --policy v6.9
ends 0 replay "$source_dir/traces/wclog_nvme-e1000e-mmio.txt.gz" --quiet --s1 normal-nc -o nvme
ends 0 run "$source_dir/scripts/who-dies.lua" -o who
ends 0 run "$source_dir/scripts/doorbell64.lua" -o doorbell
page fbcon fbcon
page nvme nvme
page who who
page doorbell doorbell
page all nvme fbcon who
holds "runs of several folders have both names" grep -q 'fbcon/v6.8' all.html
holds "the sentence" grep -qE "sends [0-9.]+&#160;× the TLPs of <strong>v6.8" fbcon.html
holds "verdicts have a sign" grep -q '✗</span> UNCONTAINED-HOST' who.html

# The same bytes, from anywhere.
ends 0 report fbcon -o again.html
holds "the same bytes" cmp fbcon.html again.html
(cd / && TZ=Asia/Tokyo LC_ALL=C.UTF-8 "$gather" report "$work/here/fbcon" -o "$work/here/far.html" \
    >/dev/null)
holds "the same bytes from another folder" cmp fbcon.html far.html

# In the folder itself: listed, not part of itself, and gone with the next run.
ends 0 report nvme
ends 0 report nvme -o nvme.html
holds "the page is in the folder" cmp nvme/report.html nvme.html
holds "what the capture lacks" grep -q '<li>wclog traces have counts of instructions for times, no memory attributes' nvme.html
ends 0 report nvme
holds "run.json lists it once" test "$(grep -c '"report.html"' nvme/run.json)" -eq 1
ends 0 replay "$source_dir/traces/wclog_ivshmem-micro.txt.gz" --quiet -o nvme
nothing_left nvme/report.html

# With the run itself.
ends 0 replay "$source_dir/traces/wclog_ivshmem-micro.txt.gz" --quiet -o with --report
cp with/report.html first.html
ends 0 report with
holds "--report is what gather report writes" cmp first.html with/report.html
ends 0 run "$source_dir/scripts/doorbell64.lua" -o with --report
holds "a scenario's page" grep -q 'doorbell64.lua: 27 runs' with/report.html
mistake "--report" "expected -o DIR" replay "$source_dir/traces/wclog_ivshmem-micro.txt.gz" --report

# Texts of users: markup, quotes, UTF-8, bytes that are none, controls.
python3 - <<'END'
import json
run = json.load(open("nvme/run.json"))
run["name"] = "<b>&amp;\"'é√ \u0001\u007f\ufffe</script>"
run["settings"]["trace"] = "dir/<img src=x>&.gz"
json.dump(run, open("nvme/run.json", "w"))
END
page texts nvme
ends 0 report nvme -o title.html --title $'a <title> & "more" \xff'
holds "the title" grep -qF '<title>a &lt;title&gt; &amp; &quot;more&quot; ?</title>' title.html
holds "it is well-formed" python3 page.py title.html nvme

# A capture that was cut says so on the page, too.
head -c 100000 "$source_dir/traces/wclog_nvme-e1000e-mmio.txt.gz" >cut.gz
ends 0 replay cut.gz -o cut --report --quiet
holds "damage is on the page" grep -q 'The capture is damaged' cut/report.html
holds "and in the statistics" grep -q "replay.damaged\", \"value\": 1" cut/stats.json

# Lints as a file of them, which is read strictly.
cat >nvme/lints.csv <<'END'
line,earlier,lint,cpu,time,address,size,region,count,text
12,7,overlap,0,100,0x10000000,8,"nvme, BAR0",1234,"stores overlap: ""both"" <8 bytes>"
END
page lints nvme
holds "a lint" grep -qF '&quot;both&quot; &lt;8 bytes&gt;' lints.html
holds "how often" grep -q 'overlap 1,234' lints.html
sed -i 2d nvme/lints.csv
ends 0 report nvme -o lints.html
holds "no lint" grep -q 'Nothing was found' lints.html
echo '12,7,overlap,0,100,0x10000000,8,lo,many,text' >>nvme/lints.csv
mistake 'nvme/lints.csv:2' 'expected count' report nvme -o lints.html
rm nvme/lints.csv

# Places that several runs of one capture tell are told once; what differs by policy is not the same.
ends 0 replay "$source_dir/traces/wclog_nvme-e1000e-mmio.txt.gz" --quiet --lint -o hot --report \
    --policy v6.8 --policy v6.9 --platform ideal --platform generic-n1 --platform grace
holds "four places of six runs" test "$(grep -c '<th scope="row">hot-read' hot/report.html)" -eq 4
holds "they are of all" test "$(grep -c '<tr><td>all 6 runs</td><th scope="row">hot-read' hot/report.html)" -eq 4
holds "so is what was found" grep -q '<li>all 6 runs: hot-read 1,382</li>' hot/report.html
page hot hot
printf '%s\n' '10 0 W a+0x0 0x8000000000 8 - 0x1000 f9000000' '11 0 W a+0x4 0x8000000004 8 - 0x1004 f9000000' >overlap.wclog
ends 0 replay overlap.wclog --quiet --lint -o twice --report --s1 normal-nc --policy v6.8 --policy v6.9
holds "by policy: v6.8" grep -q '<tr><td><span class="nowrap">v6.8</span></td><th scope="row">unaligned</th>' twice/report.html
holds "by policy: v6.9" grep -q '<tr><td><span class="nowrap">v6.9</span></td><th scope="row">overlap</th>' twice/report.html
# Nothing found is not the same as not looked for.
ends 0 replay "$source_dir/traces/qemu-mr_nvme-cmb-wc.log.gz" --quiet --lint -o blind --report --s1 normal-nc
holds "not looked for" grep -q 'v6.9</span>: nothing; not looked for, as the trace has no barriers: overlap, reuse, doorbell, ecam-order</li>' blind/report.html
page blind blind
# The same rows of another capture are other places.
cp overlap.wclog other.wclog
ends 0 replay other.wclog --quiet --lint -o other --s1 normal-nc
ends 0 report twice other -o both.html
holds "two captures" test "$(grep -c '<th scope="row">overlap</th>' both.html)" -eq 2

# The parameters of the lints are among the others, with their sources; of runs without them not.
ends 0 replay overlap.wclog --quiet --lint -p lint.keep=7 -o keep --s1 normal-nc
ends 0 replay overlap.wclog --quiet -o unlinted --report
holds "no parameters of lints" test "$(grep -c '<th scope="row">lint\.' unlinted/report.html)" -eq 0
ends 0 report keep unlinted twice -o lints.html
holds "parameters of the machine and the lints" grep -q 'parameters of the machine and the lints differ between the runs' lints.html
holds "lint.keep differs" grep -qE '<th scope="row">lint.keep</th><td><code>7</code> in [^;]*keep/?[^;]*; <code>1000</code> in [^<]*twice[^<]*</td><td><code>1000</code></td><td><b class="flag">≠ runs differ</b></td>.*\[assumed\]' lints.html
holds "lint.lines is of three runs" grep -qE '<th scope="row">lint.lines</th><td><code>16</code> in [^<]*keep[^<]*twice[^<]*twice[^<]*</td>' lints.html
holds "the sources" grep -qE '<th scope="row">lint.dmb_flushes</th>.*\[rdma-core PR 1511,' lints.html
page lints keep unlinted twice
holds "a run that was not linted" grep -qE '<li><span class="run">unlinted[^<]*</span>: not looked at</li>' lints.html
# A page of several captures says so in its title.
ends 0 report keep other -o two.html
holds "two captures: the title" grep -qF '<title>overlap.wclog and other.wclog: ' two.html
ends 0 report keep other who nvme -o four.html
holds "four subjects: the title" grep -qF '<title>overlap.wclog and 3 more: ' four.html
# What may be a finding is told; lints.md has the number.
ends 0 replay "$source_dir/traces/wclog-delta_fbcon-bochs.txt.gz" --quiet --lint -o undecided --report \
    --map "$source_dir/traces/fbcon.map.lua"
holds "undecided" grep -q ': nothing; 176 undecided, as a barrier may be missing in the trace</li>' undecided/report.html
# lints.csv keeps some places; the page says what is not in it.
ends 0 replay "$source_dir/traces/wclog_ivshmem-micro.txt.gz" --quiet --lint -p lint.keep=1 -o few --report --s1 normal-nc
kept=$(awk -F, 'NR > 1 { n += $9 } END { print n }' few/lints.csv)
holds "beyond lint.keep" grep -q ": overlap 268; $((268 - kept)) of them at other places, beyond lint.keep; 12 undecided" few/report.html
# So is what the map does not have.
echo 'return { { name = "one", base = 0x9000000000, size = 4096 } }' >elsewhere.lua
ends 0 replay overlap.wclog --quiet --lint -o elsewhere --report --map elsewhere.lua
holds "outside the map: the summary" grep -q '2 accesses are outside the map and left out\.' elsewhere/report.html
holds "outside the map" grep -q 'nothing; 2 accesses outside the map were not judged</li>' elsewhere/report.html

# A run keeps its first 1000 errors: a page never says that these are all.
cp -r who/v6.8-soc-7 many
for ((i = 2; i <= 1000; i++)); do
    sed -n "2s/^\([^,]*\),1,/\1,$i,/p" who/v6.8-soc-7/containment.csv
done >>many/containment.csv
page many many
holds "there may be more errors" grep -q 'At least 1,000 accesses failed' many.html

# The page alone on standard output; and it is none of the files that it is made of.
ends 0 report nvme -o -
ends 0 report nvme -o nvme.html
holds "-o -" cmp <("$gather" report nvme -o -) nvme.html
mistake 'nvme/hist.csv: expected another file than the input' '' report nvme -o nvme/hist.csv
mistake 'who/run.json: expected another file than the input' '' report nvme who -o who/run.json

# Mistakes.
mistake "expected a run's folder" "" report
mistake "is not a folder" "" report nowhere -o x.html
mkdir empty
mistake "empty: this folder is no run's" "hist.csv" report empty -o x.html
mistake "unknown option" "title" report nvme --titel x
mistake "cannot" "no/such" report nvme -o no/such/x.html
cp -r nvme broken
sed -i '3s/,[^,]*,/,sideways,/' broken/tlps.csv
mistake "broken/tlps.csv:3" "down or up" report broken -o x.html
sed -i '3s/.*/1.000,down,MWr/' broken/tlps.csv
mistake "broken/tlps.csv:3" "ten fields" report broken -o x.html
echo "time,dir" >broken/tlps.csv
mistake "broken/tlps.csv:1" "not the header" report broken -o x.html
cp nvme/tlps.csv broken/tlps.csv
echo "run,error" >broken/containment.csv
mistake "broken/containment.csv:1" "no column 'kind'" report broken -o x.html
head -n 1 who/v6.8-soc-7/containment.csv >broken/containment.csv
echo 'a,"b' >>broken/containment.csv
mistake "broken/containment.csv:2" "never ends" report broken -o x.html
echo 'a,b' >>broken/containment.csv
sed -i 2d broken/containment.csv
mistake "broken/containment.csv:2" "expected 22" report broken -o x.html
rm broken/containment.csv
echo "{" >broken/run.json
mistake "broken/run.json" "JSON" report broken -o x.html
nothing_left x.html

# Without tlps.csv and run.json a page with less.
mkdir bare
cp nvme/hist.csv bare
ends 0 report bare -o bare.html
holds "it says what is not there" grep -q 'These runs have no tlps.csv' bare.html
finish
