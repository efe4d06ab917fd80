# SPDX-License-Identifier: Apache-2.0
"""Runs the command lines of the documents, and holds what follows them against what they print.

doc_commands.py GATHER SOURCE_DIR: a line for each one that differs; status 1 if any does. In a fenced block
`$ COMMAND` runs, and the lines up to the next one are in its output, one after the other; `...` stands for some
lines, and at the end of one for the rest of it. `    gather ...` of a table of commands runs, with its comment left
out, and so does `gather ...` in running text, where it may lack its file. What needs something that is not here (a placeholder in capitals, a file that
nothing before has made, a network, a program that is not installed) is left out and counted."""
import os
import re
import shutil
import subprocess
import sys
import tempfile

gather, source = map(os.path.realpath, sys.argv[1:3])
PAGES = ["README.md", "scripts/README.md"] + sorted(
    "docs/" + name for name in os.listdir(source + "/docs") if name.endswith(".md") and name != "reference.md")
# Programs that a document's line may begin with, beside gather.
HELPERS = {"cut", "head", "ls", "python3", "tshark", "aarch64-linux-gnu-gcc"}
FILE = re.compile(r"^[\w./~-]+\.(csv|elf|gtr|gz|json|log|lua|pcap|so|txt|bin|html|c|s)$")
PLACEHOLDER = re.compile(r"(^|[\s=/,.\[-])[A-Z]{2,}\b|\.\.\.|^\S+ -$|<\(|>")


def commands(page):
    """(line number, command, its output's lines) of a document; None: it shows none; False: in running text."""
    lines = open(f"{source}/{page}", encoding="utf-8").read().split("\n")
    fence, at = False, 0
    while at < len(lines):
        line, first = lines[at], at + 1
        at += 1
        if line.startswith("```"):
            fence = not fence
        elif fence and line.startswith("$ "):
            command = line[2:]
            while command.endswith("\\") or command.count("'") % 2:
                command += "\n" + lines[at]
                at += 1
            output = []
            while not lines[at].startswith(("$ ", "```")):
                output.append(lines[at])
                at += 1
            yield first, command, output
        elif not fence and line.startswith("    gather "):
            command = line.strip()
            while command.endswith("\\"):
                command = command[:-1] + lines[at].strip()
                at += 1
            yield first, re.split(r"   +", command)[0], None
        elif not fence:
            for command in re.findall(r"`(gather [^`]+)`", line):
                yield first, command, False


def runnable(command, page, folder):
    words = command.replace("\\\n", " ").split()
    program = os.path.basename(words[0])
    if program != "gather" and (program not in HELPERS or not shutil.which(program)):
        return False
    if re.search(r"[&;]\s*\S", command) or re.search(r"^\S+ (manual|help)\b", command):
        return False  # test_shell.sh has those
    if program == "gather" and (len(words) < 2 or PLACEHOLDER.search(command.split("#")[0])):
        return False
    written = False  # the word after -o and its like is written, not read
    for word in words[1:]:
        if FILE.match(word) and not written and not os.path.exists(f"{folder}/{word}"):
            return False
        written = word in ("-o", "--output", "--svg", "--csv", "--json", "--png")
    return True


def fits(line, got):
    return got == line or line.endswith(" ...") and got.startswith(line[:-4].rstrip())


def follows(shown, printed, at, skip):
    """Is `shown` in `printed` from `at` on, or with `skip` anywhere after it?"""
    for number, line in enumerate(shown):
        if line == "...":
            return follows(shown[number + 1:], printed, at, True)
        if skip:
            return any(follows(shown[number:], printed, place, False) for place in range(at, len(printed)))
        if at >= len(printed) or not fits(line, printed[at]):
            return False
        at += 1
    return True


def same(command, shown, printed):
    if command.startswith("ls "):  # in columns on a terminal
        return " ".join(shown).split() == " ".join(printed).split()
    return follows([line.rstrip() for line in shown], [line.rstrip() for line in printed], 0, True)


def main():
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "GATHER_HOME": source, "HOME": "/nonexistent"}
    ran = compared = left_out = wrong = 0
    known = {}
    for page in PAGES:
        with tempfile.TemporaryDirectory() as folder:
            for name in ("traces", "scripts", "tests", "docs", "examples"):
                os.symlink(f"{source}/{name}", f"{folder}/{name}")
            os.makedirs(folder + "/build/release")
            os.makedirs(folder + "/bin")
            os.symlink(gather, folder + "/build/release/gather")
            os.symlink(gather, folder + "/bin/gather")
            environment["PATH"] = folder + "/bin:" + os.environ["PATH"]
            for block in re.findall(r"and this in `([\w.]+)`:\n\n```\w+\n(.*?)^```", open(f"{source}/{page}").read(),
                                    re.M | re.S):
                open(f"{folder}/{block[0]}", "w").write(block[1])
            for number, command, output in commands(page):
                if not runnable(command, page, folder):
                    left_out += 1
                    if os.environ.get("VERBOSE"):
                        print(f"{page}:{number}: left out: {command}")
                    continue
                alone = not output and " -o " not in command and "--svg" not in command
                if alone and command in known:
                    continue
                known[command] = True
                result = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, timeout=100,
                                        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
                printed = result.stdout.decode(errors="replace").split("\n")[:-1]
                ran += 1
                where = f"{page}:{number}: {command}"
                lacks = output is False and re.search("expected|needs a value", printed[-1] if printed else "")
                if result.returncode not in (0, 1) and not lacks:
                    wrong += 1
                    print(f"{where}: status {result.returncode}: {' '.join(printed[-2:])}")
                elif output:
                    compared += 1
                    if not same(command, output, printed):
                        wrong += 1
                        print(f"{where}: the document shows")
                        print("\n".join("    " + line for line in output))
                        print("and it prints")
                        print("\n".join("    " + line for line in printed[:60]))
    print(f"{ran} commands ran, the output of {compared} compared, {left_out} left out")
    return 1 if wrong or ran < 40 or compared < 8 else 0


sys.exit(main())
