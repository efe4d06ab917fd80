# SPDX-License-Identifier: Apache-2.0
# What zsh offers for each line of standard input, typed in a terminal of its own: a line "LINE -> WORDS".
# Usage: zsh -f zsh_complete.zsh FOLDER-OF-_gather; `gather` is in PATH.
zmodload zsh/zpty
zpty shell ZSHRC_TEST=1 zsh -f -i
say() { zpty -w shell "$1" }
# Read until the mark $1.
await() {
  local chunk all=
  while zpty -r -m shell chunk "*$1*"; do
    all+=$chunk
    [[ $all == *$1* ]] && break
  done
  REPLY=$all
}
say "fpath=($1 \$fpath)"
say "PS1= PS2= LISTMAX=10000; unsetopt zle_bracketed_paste 2>/dev/null; autoload -Uz compinit; compinit -u -D"
# What would be offered goes to an array, and is printed between marks.
say "compadd() {
  local -a got; local -i at
  at=\${@[(i)(--|-)]}
  builtin compadd -O got \"\$@\" 2>/dev/null
  offered+=(\$got)
  builtin compadd \"\$@\"
}"
say "show() { offered=(); _main_complete; print -r -- \"<<\${(@ou)offered}>>\"; print -r -- E'N'D; compstate[insert]='' compstate[list]='' }"
say "zle -C show complete-word show; bindkey '^I' show; print -r -- RE'A'DY"
await READY
while IFS= read -r line; do
  zpty -w -n shell "$line"$'\t'
  await END
  words=${${REPLY##*<<}%%>>*}
  print -r -- "$line -> $words"
  zpty -w -n shell $'\C-u'
done
zpty -d shell
