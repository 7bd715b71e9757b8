#!/usr/bin/env python3
"""Boundary F1 of a sentence segmentation.

    boundary_f1.py GOLD PRED [--min F1] [--show]

Both files hold one sentence a line and the same text. A boundary is a number of characters without
white space before it; the end of the text is none. --show prints each error in its surroundings;
--min makes the exit code 1 below that F1.
"""
import argparse
import sys

# What the segmenter takes for white space besides what Python does.
INVISIBLE = dict.fromkeys(map(ord, "\u200b\ufeff"))
AROUND = 24


def read(path):
    """The text without white space, and the offsets of its sentence boundaries."""
    parts = []
    with open(path, encoding="utf-8", newline="\n") as file:
        for line in file.read().split("\n"):
            part = "".join(line.translate(INVISIBLE).split())
            if part:
                parts.append(part)
    offsets, at = set(), 0
    for part in parts[:-1]:
        at += len(part)
        offsets.add(at)
    return "".join(parts), offsets


def main():
    parser = argparse.ArgumentParser(description="boundary F1 of a sentence segmentation")
    parser.add_argument("gold")
    parser.add_argument("pred")
    parser.add_argument("--min", type=float, default=0.0, metavar="F1")
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    text, gold = read(args.gold)
    other, pred = read(args.pred)
    if text != other:
        at = next((i for i, (a, b) in enumerate(zip(text, other)) if a != b), min(len(text), len(other)))
        sys.exit(f"the texts differ at character {at}: {text[at:at + AROUND]!r}, {other[at:at + AROUND]!r}")
    hits = len(gold & pred)
    precision = hits / len(pred) if pred else 1.0
    recall = hits / len(gold) if gold else 1.0
    f1 = 2 * hits / (len(gold) + len(pred)) if gold or pred else 1.0
    if args.show:
        for at in sorted(gold ^ pred):
            kind = "missed" if at in gold else "false"
            print(f"{kind}\t{text[max(0, at - AROUND):at]} | {text[at:at + AROUND]}")
    print(f"precision {precision:.4f}  recall {recall:.4f}  F1 {f1:.4f}  gold {len(gold)}  pred {len(pred)}")
    sys.exit(f1 < args.min)


if __name__ == "__main__":
    main()
