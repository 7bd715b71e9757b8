#!/usr/bin/env python3
"""How much of a catalogue of faults the linter finds at its place.

    catalogue.py ARTICLE.zh ARTICLE.en CATALOGUE.jsonl FINDINGS.jsonl [--min SHARE] [--missed]

FINDINGS are those of `duizhao lint ARTICLE.zh ARTICLE.en -f jsonl`. A row is found if a finding of a
rule for its kind overlaps its words at its offset, or marks a place inside them; an omission also if a
finding overlaps its Chinese.
Rows whose kind has no rule are counted apart. A control row says that its words are right: a finding
of a rule for its kind must not touch them. --min makes the exit code 1 below that share of the
critical and major rows, or if a control row is hit; --missed prints the rows that are not found.
"""
import argparse
import json
import sys
from collections import Counter

# The rules that can find a kind of fault. A name that is wrong by itself is inconsistent too.
RULES = {
    "addition": ["A02", "A04"],
    "boilerplate": ["S02"],
    "casing": ["P02", "P07"],
    "doubled": ["D01"],
    "fragment": ["F01"],
    "inconsistent-name": ["N04", "N01", "N03", "N05"],
    "inconsistent-term": ["T01", "T02", "M01", "M02", "A02"],
    "literal-idiom": ["M01", "M02", "M03"],
    "literal-name": ["N01", "N03", "N05"],
    "magnitude": ["Q01"],
    "mistranslation": ["M01", "M02", "M03", "A02", "D01", "N05"],
    "name-form": ["N03", "N01", "N02"],
    "number-mismatch": ["Q02", "Q01", "Q04", "Q05"],
    "omission": ["A01", "A03", "A06"],
    "reference": ["G01"],
    "unpaired-quote": ["P01"],
    "untranslated": ["U01", "U03", "U05"],
    "whitespace": ["P02", "P05"],
    "wrong-reading": ["N02"],
}
SEVERITIES = ["critical", "major", "minor"]


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def rows_of(path):
    return [json.loads(line) for line in read(path).splitlines() if line.strip()]


def place(finding, side, raw):
    """The bytes of a finding in the article."""
    span, words = finding.get(side + "_span"), finding.get(side)
    if not span:
        return None
    if words and raw[span["start"] : span["end"]] != words["text"].encode():
        sys.exit(f"the findings are not of this text: {words}")
    return span["start"], span["end"]


def overlap(a, b):
    return a is not None and b is not None and a[0] < b[1] and b[0] < a[1]


def chinese(row, text):
    words = (row.get("zh_span") or "").encode()
    at = text.encode().find(words) if words else -1
    return (at, at + len(words)) if at >= 0 else None


def main():
    parser = argparse.ArgumentParser(description="recall of a catalogue of faults")
    for name in ["source", "target", "catalogue", "findings"]:
        parser.add_argument(name)
    parser.add_argument("--min", type=float, default=0.0, metavar="SHARE")
    parser.add_argument("--missed", action="store_true")
    args = parser.parse_args()
    source, target = read(args.source), read(args.target)
    raw = {"source": source.encode(), "target": target.encode()}
    placed = [
        (finding["rule"], *(place(finding, side, raw[side]) for side in ["source", "target"]))
        for finding in rows_of(args.findings)
    ]

    def at(row):
        """The findings that overlap the words of a row, by rule; those of its Chinese for an omission."""
        start = len(target[: row["char_offset"]].encode())
        words = (start, start + len((row["en_span"] or "").encode()))
        omitted = chinese(row, source) if row["kind"] == "omission" else None
        return {rule for rule, zh, en in placed if overlap(en, words) or overlap(zh, omitted)}

    found, total, hit = Counter(), Counter(), []
    for row in rows_of(args.catalogue):
        rules = RULES.get(row["kind"])
        # Rows about several texts stand nowhere in this one.
        if row.get("char_offset") is None or row.get("text", "article.en") != "article.en":
            continue
        touching = at(row)
        fits = touching.intersection(rules or [])
        if row["control"]:
            print(f"control\t{row['kind']}\t{row['en_span']!r}\ttouched by {sorted(touching) or 'nothing'}")
            hit.extend([row] if fits else [])
            continue
        keys = [(row["kind"], row["severity"]), "kind " + row["severity"] if rules else "no rule " + row["severity"]]
        total.update(keys)
        found.update(keys if fits else [])
        if args.missed and rules and not fits:
            print(f"missed\t{row['severity']}\t{row['kind']}\t{row['en_span']!r}\t{row['explanation']}")
    for kind in sorted({key[0] for key in total if isinstance(key, tuple)}):
        shares = [f"{s} {found[kind, s]}/{total[kind, s]}" for s in SEVERITIES if total[kind, s]]
        print(f"{kind}\t{'  '.join(shares)}" + ("" if kind in RULES else "  (no rule)"))
    for severity in SEVERITIES:
        name = "kind " + severity
        print(f"{severity}\t{found[name]}/{total[name]}\t({total['no rule ' + severity]} more of kinds without a rule)")
    grave = [sum(counter["kind " + s] for s in SEVERITIES[:2]) for counter in (found, total)]
    share = grave[0] / grave[1] if grave[1] else 1.0
    print(f"critical and major\t{grave[0]}/{grave[1]}\t{share:.3f}\tcontrols hit\t{len(hit)}")
    sys.exit(share < args.min or bool(hit))


if __name__ == "__main__":
    main()
