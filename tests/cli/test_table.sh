#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# gather table and gather table check: the table holds against itself, a changed copy does not.
. "$(dirname "$0")/lib.sh"

header=s1_attr,s1_sh,s2_attr,s2_sh,fwb,cd,fnxs,type,inner,outer,sh,xs,tagged,nota,par_attr,par_sh,status
ends 0 table --csv --fwb 1
mv ../out table.csv
holds "the header" grep -qx "$header" <(head -n 1 table.csv)
# MAIR x SH x MemAttr x SH x CD x FnXS
holds "every combination" test "$(wc -l <table.csv)" -eq $((256 * 3 * 16 * 3 * 2 * 2 + 1))
holds "no combination twice" test "$(cut -d, -f1-7 table.csv | sort -u | wc -l)" -eq "$(wc -l <table.csv)"
ends 0 table check table.csv
holds "nothing on standard output" test ! -s ../out

# The cases that everybody asks about.
row() {
    checks=$((checks + 1))
    grep -q "^$1" table.csv || fail "no row $1" "$(grep "^$(cut -d, -f1-7 <<<"$1")," table.csv)"
}
row 44,0,1,0,1,0,0,Device-nGnRE,,,OSH
row 44,0,5,0,1,0,0,Normal,NC,NC,OSH
row ff,3,5,3,1,0,0,Normal,NC,NC,OSH
row 04,0,5,0,1,0,0,Device-nGnRE,,,OSH
row 44,0,6,0,1,0,0,Normal,WBRW,WBRW
row ff,3,7,3,1,0,0,Normal,WBRW,WBRW,ISH

# A changed cell is named by file, line and column, and by nothing else.
sed '1001s/Device-n\?GnRnE\|Device-nGnRE\|Device-nGRE\|Device-GRE\|Normal/Abnormal/' table.csv >changed.csv
cmp -s table.csv changed.csv && sed '1001s/CU/Device-nGnRE/' table.csv >changed.csv
line=2
while ! sed -n "${line}p" table.csv | grep -q Normal; do
    line=$((line + 1))
done
sed "${line}s/Normal/Device-nGnRE/" table.csv >changed.csv
ends 1 table check changed.csv
holds "one line" test "$(wc -l <../out)" -eq 1
holds "FILE:LINE: COLUMN:" grep -q "^changed.csv:$line: type: " ../out
gzip -k changed.csv
ends 1 table check changed.csv.gz
holds "compressed too" grep -q "^changed.csv.gz:$line: type: " ../out

# Columns: only those that the file has, in any order; unknown ones are left out.
{
    echo 'note,type,s2_attr,s1_attr,fwb'
    echo 'x,Device-nGnRE,1,44,1'
    echo 'x,Normal,5,44,1'
    echo 'x,Normal,5,04,1'
} >mine.csv
ends 1 table check mine.csv
holds "the wrong one is found" grep -q '^mine.csv:4: type: ' ../out
holds "and no other" test "$(wc -l <../out)" -eq 1
{ echo 'type,s2_attr'; echo 'Normal,5'; } >keyless.csv
mistake 'keyless.csv' 's1_attr' table check keyless.csv
echo 'hello' >hello.csv
mistake 'hello.csv' '' table check hello.csv
{ echo 's1_attr,s2_attr,type'; echo '44,5'; } >short.csv
mistake 'short.csv:2' '' table check short.csv
{ echo 's1_attr,s2_attr,type'; echo '4g,5,Normal'; } >digit.csv
mistake 'digit.csv:2' 's1_attr' table check digit.csv

# Features change it.
ends 0 table --csv --fwb 0 --features s2fwb
mv ../out base.csv
ends 0 table check base.csv --features s2fwb
ends 1 table check base.csv --features s2fwb,xs,mte2
mistake 'fwb' 'S2FWB' table --fwb 1 --features xs

# For people.
ends 0 table
holds "at most 100 columns" test "$(wc -L <../out)" -le 100
ends 0 explain s1=0x44 s2=0x1 fwb=1
holds "explain says the result" grep -q 'Device-nGnRE' ../out
holds "and where it is written" grep -q 'DDI 0487' ../out
ends 0 policy --policy v6.8 --policy v6.9
holds "policy shows both" grep -q 'v6.8.*v6.9' ../out
holds "and both types" grep -q 'Device-nGnRE.*Normal-NC' ../out
finish
