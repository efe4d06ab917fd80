#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Manual pages, completion and the file for editors: all that --help shows is in them, and what they
# say works.
. "$(dirname "$0")/lib.sh"

ends 0 manual --output share
commands=$("$gather" --help | sed -n 's/^  \([a-z]*\) .*/\1/p')
# The long options of --help, --help and the like left out.
options_of() {
    "$gather" "$1" --help | grep -oE '^ +(-[a-zA-Z?], +)?--[a-z0-9-]+' | grep -oE -- '--[a-z0-9-]+'
}

# ---- help ----------------------------------------------------------------------------------------
for command in $commands; do
    ends 0 help "$command"
    holds "gather help $command: as --help" diff ../out <("$gather" "$command" --help)
done
mistake 'unknown command "repaly"' replay help repaly

# ---- manual pages --------------------------------------------------------------------------------
holds "gather.1 names every command" \
    test -z "$(for c in $commands; do grep -q "gather\\\\-$c" share/man/gather.1 || echo "$c"; done)"
for command in $commands; do
    page=share/man/gather-$command.1
    holds "$command: a page" test -s "$page"
    sed 's/\\-/-/g; s/\\f[A-Z]//g; s/\\(aq/'"'"'/g; s/\\(dq/"/g' "$page" >../plain
    for option in $(options_of "$command"); do
        holds "$command: $option is in its page" grep -qE -- "(^|, )$option(\$|[=[])" ../plain
    done
    for section in NAME SYNOPSIS DESCRIPTION OPTIONS '"EXIT STATUS"' ENVIRONMENT EXAMPLES '"SEE ALSO"'; do
        holds "$command: $section" grep -qxF ".SH $section" "$page"
    done
    holds "gather manual --man $command: the same" diff "$page" <("$gather" manual --man "$command")
    holds "or --man=$command" diff "$page" <("$gather" manual --man="$command")
done
"$gather" replay "$source_dir/traces/wclog_ivshmem-micro.txt.gz" --lint --report --pcap --timeline --vcd \
    -o ../all >/dev/null 2>&1
sed 's/\\-/-/g; s/\\f[A-Z]//g' share/man/gather-replay.1 >../plain
for file in ../all/*; do
    holds "the output folder's ${file##*/}" grep -qxF "${file##*/}" ../plain
done
for page in share/man/*.1; do
    if command -v groff >/dev/null; then
        holds "$page: groff has no complaint" test -z "$(groff -man -ww -Tutf8 "$page" 2>&1 >/dev/null)"
    fi
    if command -v mandoc >/dev/null; then
        holds "$page: nor has mandoc" mandoc -T lint -W warning "$page"
    fi
done
if command -v man >/dev/null && command -v groff >/dev/null; then
    holds "man shows one" grep -q -- '--platform=NAME' <(MANWIDTH=80 man -l share/man/gather-replay.1 2>/dev/null)
fi
# The examples, in a folder like share/gather. A guest program is made by a cross compiler.
mkdir examples
cp -r "$source_dir/scripts" "$source_dir/traces" examples/
for command in $commands; do
    while read -r line; do
        checks=$((checks + 1))
        (cd examples && PATH=$(dirname "$gather"):$PATH bash -c "$line") >../out 2>../err ||
            fail "the example of $command: $line" "$(head -c 300 ../err)"
    done < <(sed 's/\\-/-/g; s/\\(dq/"/g' "share/man/gather-$command.1" | sed -n '/^.SH EXAMPLES/,/^.SH "SEE/p' |
        grep '^gather ' | grep -v '\.elf')
done

# ---- bash ----------------------------------------------------------------------------------------
holds "bash: syntax" bash -n share/bash/gather
if command -v shellcheck >/dev/null; then
    holds "bash: shellcheck" shellcheck share/bash/gather
fi
ln -s "$source_dir/traces" "$source_dir/scripts" "$source_dir/tests" .
cat >../complete.bash <<'END'
. share/bash/gather
while IFS='|' read -ra COMP_WORDS; do
    [ "${COMP_WORDS[-1]}" != _ ] || COMP_WORDS[-1]=''
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMPREPLY=()
    _gather
    echo "${COMPREPLY[*]}"
done
END
# bash_offers WANTED WORD...: the last word is being typed; "_" is an empty one.
bash_offers() {
    local wanted=$1 got
    shift
    got=$(IFS='|' && echo "$gather|$*" | bash ../complete.bash)
    holds "bash: gather $*: offers \"$wanted\", not \"$got\"" test "$got" = "$wanted"
}
bash_offers "replay" repl
bash_offers "exec explain" ex
bash_offers "exec explain" help ex
bash_offers "--platform" replay --pl
bash_offers "grace" replay --platform gr
bash_offers "grace" replay --platform = gr
bash_offers "v6.8 v6.9 v6.17" replay --policy v6.9 --policy v6.
bash_offers "v6.17" hist --policy v6.1
bash_offers "normal-nc" replay --s1 normal-n
bash_offers "n1_like no_ras_soc" platforms n
bash_offers "link.gen=" exec -p link.ge
bash_offers "any device" replay -p barrier_scope = _
bash_offers "r w x" policy fault =
bash_offers "data ifetch walk" explain s1 = 0x44 kind =
bash_offers "nettlp" run --pcap = n
bash_offers "on off" exec --timing _
bash_offers "walk dump at" mmu _
bash_offers "s1e0r s1e0w" mmu at s1e0
bash_offers "" mmu walk s1e0
bash_offers "check" table _
bash_offers "tests/golden/combine-base.csv.gz" table check tests/golden/c
bash_offers "scripts/wb-over-nc.lua" run --seed 1 scripts/wb
bash_offers "wclog wclog-delta gtr" convert a b --to _
bash_offers "" replay --seed _
bash_offers "traces trace" replay --map trace
bash_offers "traces trace" replay --map tra
bash_offers "traces/fbcon.map.lua" lint --map traces/fb
bash_offers "traces/fbcon.map.lua" hist --map = traces/fb
bash_offers "traces" convert --map tra
bash_offers "traces" hist --diff tra
bash_offers "fast time instructions" replay --pace _
bash_offers "nc st64b" replay --what-if _
bash_offers "cpu" replay --order = c
bash_offers "prefetchable=" replay --s1 pre
bash_offers "device-gre" replay --s1 prefetchable = device-gr
bash_offers "s2fwb" table --features s2
bash_offers "s2fwb,mte2 s2fwb,mteperm" explain --features s2fwb,m
bash_offers "" nosuch _
# Every value that --help spells out, after the option and behind its =.
for command in $commands; do
    while IFS='=' read -r option words; do
        words=$(tr '|' '\n' <<<"$words" | grep -vE '^([A-Z]+|-)$' | tr '\n' ' ')
        if [ "${option%[}" = "$option" ]; then bash_offers "${words% }" "$command" "$option" _; fi
        bash_offers "${words% }" "$command" "${option%[}" = _
    done < <("$gather" "$command" --help | grep -oE -- '--[a-z0-9-]+\[?=[a-z0-9-]+(\|[a-zA-Z0-9-]+)+')
done
sed 's/^\. share.*/&\nCOMP_WORDBREAKS=" "/' -i ../complete.bash
bash_offers "--platform=grace" replay --platform=gr
bash_offers "fault=r fault=w fault=x" policy fault=
bash_offers "--map=traces --map=trace" replay --map=tra
bash_offers "--pace=time" hist --pace=t
bash_offers "--s1=prefetchable=device-gre" replay --s1=prefetchable=device-gr
for command in $commands; do
    for option in $(options_of "$command"); do
        got=$(echo "$gather|$command|$option" | bash ../complete.bash)
        holds "bash: gather $command $option" grep -qwF -- "$option" <<<"$got"
    done
done

# ---- zsh -----------------------------------------------------------------------------------------
if ! has_terminals; then
    echo "this machine has no pseudo-terminals: zsh is left out"
elif command -v zsh >/dev/null; then
    holds "zsh: syntax" zsh -n share/zsh/_gather
    while IFS='|' read -r line wanted; do
        printf '%s\n' "$line" >>../lines
        printf '%s -> %s\n' "$line" "$wanted" >>../wanted
    done <<'END'
gather repl|replay
gather replay --platform gr|grace
gather replay --platform=gr|grace
gather replay --policy v6.9 --policy v6.1|v6.17
gather replay -p barrier_scope=|any device
gather replay -p link.ge|link.gen
gather policy fault=|r w x
gather mmu at s1e0|s1e0r s1e0w
gather mmu walk |
gather platforms n|n1_like no_ras_soc
gather run --pcap=|nettlp user
gather replay --map zzz|
gather replay --map trace|trace traces
gather replay --map=trace|trace traces
gather replay --pace=t|time
gather replay --pace |fast instructions time
gather replay --s1 prefetchable=device-gr|device-gre
gather explain --features s2fwb,m|mte2 mteperm
END
    PATH=$(dirname "$gather"):$PATH timeout 60 zsh -f "$source_dir/tests/cli/zsh_complete.zsh" \
        "$PWD/share/zsh" <../lines >../out
    holds "zsh: what it offers" diff ../wanted ../out
    for command in $commands; do
        sed -n "/^  $command)/,/;;\$/p" share/zsh/_gather >../arguments
        for option in $(options_of "$command"); do
            holds "zsh: $command $option" grep -qE -- "$option(=-?)?[}]?'?\\[" ../arguments
        done
    done
fi

# ---- editors -------------------------------------------------------------------------------------
if command -v lua5.4 >/dev/null; then
    ends 0 run "$source_dir/tests/cli/results.lua"
    cp ../out ../results
    holds "LuaCATS: whole" lua5.4 "$source_dir/tests/cli/luacats.lua" share/luacats/gather.lua \
        "$source_dir/docs/reference.md" ../results
fi
grep -ohE '\{ "[a-z][a-z_0-9]*", [a-z]' "$source_dir"/sim/script/*.c | cut -d'"' -f2 | sort -u >../words
holds "LuaCATS: words of functions" grep -qx cpus ../words
ends 0 run --unsafe -p definitions=share/luacats/gather.lua -p words=../words \
    "$source_dir/tests/cli/luacats_keys.lua"

# ---- mistakes ------------------------------------------------------------------------------------
mistake 'unknown command "repaly"' replay manual --man=repaly
mistake 'unknown kind "presest"' presets manual --words presest
mistake 'one thing at a time' "" manual --bash --zsh
mistake 'unexpected "replay"' "" manual replay
mistake 'share/man/gather.1/x' "" manual --output share/man/gather.1/x
finish
