#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# --help and --version, everywhere.
. "$(dirname "$0")/lib.sh"

commands=(run replay exec hist lint report map table explain policy mmu convert platforms manual)

ends 0 --help
for command in "${commands[@]}"; do
    holds "gather --help names $command" grep -qE "^ +$command " ../out
done
holds "gather --help: nothing on standard error" test ! -s ../err

for command in "" "${commands[@]}"; do
    words=(${command:+"$command"})
    ends 0 "${words[@]}" --version
    holds "gather $command --version: one line" grep -qxE 'gather [0-9]+\.[0-9]+\.[0-9]+' ../out
    holds "gather $command --version: no more" test "$(wc -l <../out)" -eq 1
    ends 0 "${words[@]}" --help
    holds "gather $command --help: usage first" grep -qE "^Usage: .*gather ?$command" ../out
    holds "gather $command --help: at most 100 columns" test "$(wc -L <../out)" -le 100
    holds "gather $command --help: nothing on standard error" test ! -s ../err
done

# Options that scripts rely on.
while read -r command options; do
    ends 0 "$command" --help
    for option in $options; do
        holds "gather $command --help shows $option" grep -qE -- "(^|[ ,])$option([ =,]|\$)" ../out
    done
done <<'END'
run -p -o --seed --budget
replay --format --platform --policy --map --s1 -o --seed --strict
exec --el --uart --ram --timing --platform
hist --svg --png --csv --json
lint --map --s1 --policy --only --format --strict --from --to --region --cpu --csv --json --quiet --list
report -o --title
table --fwb --csv --features
policy --policy
mmu --regs --mem --scenario --vm --el --read --write --fetch --pan --unaligned --json
convert --to
END
finish
