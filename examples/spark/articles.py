#!/usr/bin/env python3
"""Writes made-up articles, Chinese and English, as lines of JSON: something to try the tool on.

    articles.py COUNT > articles.jsonl

The articles are random selections of the sentence pairs of the two articles under fixtures/, 8 to 40 pairs
each. The same count gives the same bytes everywhere.
"""
import json
import pathlib
import sys

FIXTURES = pathlib.Path(__file__).resolve().parents[2] / "fixtures"
FEWEST, MOST = 8, 40


def pairs(folder):
    """The texts of the gold beads that have two sides."""
    sides = [
        (folder / f"sentences.{language}").read_text(encoding="utf-8").splitlines() for language in ("zh", "en")
    ]
    # A blank line ends a paragraph and is not a sentence.
    sides = [[sentence for sentence in side if sentence.strip()] for side in sides]
    for line in (folder / "beads.gold").read_text(encoding="utf-8").splitlines():
        beads = [json.loads(numbers) for numbers in line.split("\t")[0].split(":")[:2]]
        if all(beads):
            yield tuple([side[k] for k in bead] for side, bead in zip(sides, beads))


def numbers(state):
    """An endless sequence of pseudo-random numbers: a linear congruential generator (Knuth's MMIX)."""
    while True:
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        yield state >> 33


def main():
    count = int(sys.argv[1])
    known = [pair for name in ("clean", "huxiu") for pair in pairs(FIXTURES / name)]
    random = numbers(1)
    for article in range(count):
        chosen = [known[next(random) % len(known)] for _ in range(FEWEST + next(random) % (MOST - FEWEST + 1))]
        zh = "\n".join("".join(source) for source, _ in chosen)
        en = "\n".join(" ".join(target) for _, target in chosen)
        print(json.dumps({"id": f"made-up-{article:05}", "zh": zh, "en": en}, ensure_ascii=False))


if __name__ == "__main__":
    main()
