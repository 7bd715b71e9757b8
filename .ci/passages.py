#!/usr/bin/env python3
"""How often the linter reports a passage that one side of a pair of pages lacks.

    passages.py TOOL FOLDER... [--min SHARE] [--intact MOST]

Pages are NAME.en.md with NAME.zh.md or NAME.zh-CN.md. From each side of each pair, five consecutive sentences are taken
out at four places, and the last third. A case is reported if A03 or A04 says something that it does not say of the whole
pages, and marks a place in what was taken out. --min makes the exit code 1 below that share of any kind of case;
--intact if more than that many passages are reported of whole pages.
"""
import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

TAKEN, PLACES = 5, 4
SIDES = ("zh", "en")
# The rule that says that the other side lacks something.
LOST = {"en": ("A03", "source_span"), "zh": ("A04", "target_span")}


def lines(*command):
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def pairs(folders):
    for folder in folders:
        for english in sorted(Path(folder).glob("*.en.md")):
            name = english.name.removesuffix(".en.md")
            found = [english.with_name(name + ending) for ending in (".zh.md", ".zh-CN.md")]
            yield name, {"en": english, "zh": next(path for path in found if path.exists())}


def prose(tool, path):
    units = lines(tool, "segment", path, "-f", "jsonl")
    return [(unit["span"]["start"], unit["span"]["end"]) for unit in units if unit["kind"] != "code"]


def cases(units, end):
    """What is taken out, as numbers of the first and the last sentence."""
    last = len(units) - TAKEN
    for place in range(PLACES):
        start = last * (2 * place + 1) // (2 * PLACES)
        yield "five sentences", start, start + TAKEN
    yield "last third", 2 * len(units) // 3, end


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tool")
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--min", type=float, default=0.0)
    parser.add_argument("--intact", type=int)
    options = parser.parse_args()
    tool = str(Path(options.tool).resolve())
    reported, all_cases, whole = Counter(), Counter(), 0
    with tempfile.TemporaryDirectory() as folder:
        cut = {side: Path(folder) / f"cut.{side}.md" for side in SIDES}
        for name, paths in pairs(options.folders):
            lint = lambda zh, en: lines(tool, "lint", zh, en, "-f", "jsonl", "--select", "A03,A04")
            known = lint(paths["zh"], paths["en"])
            whole += len(known)
            for finding in known:
                print(f"{name}: {finding['rule']}: {finding['message']}")
            known = {(finding["rule"], finding["message"].partition("%")[0]) for finding in known}
            units = {side: prose(tool, paths[side]) for side in SIDES}
            for side in SIDES:
                raw = paths[side].read_bytes()
                for kind, first, past in cases(units[side], len(units[side])):
                    until = units[side][past - 1][1] if kind == "five sentences" else len(raw)
                    cut[side].write_bytes(raw[: units[side][first][0]] + raw[until:])
                    texts = {**paths, side: cut[side]}
                    rule, place = LOST[side]
                    found = [
                        finding
                        for finding in lint(texts["zh"], texts["en"])
                        if finding["rule"] == rule
                        and (rule, finding["message"].partition("%")[0]) not in known
                    ]
                    all_cases[kind, side] += 1
                    reported[kind, side] += bool(found)
                    if not found:
                        print(f"{name}: {kind} from {first} of the {side} side: not reported")
    print("taken out        from  cases  reported")
    worst = 1.0
    for (kind, side), count in sorted(all_cases.items()):
        share = reported[kind, side] / count
        worst = min(worst, share)
        print(f"{kind:15}  {side}    {count:5}  {share:8.3f}")
    print(f"reported of whole pages: {whole}")
    if worst < options.min or options.intact is not None and whole > options.intact:
        sys.exit(1)


main()
