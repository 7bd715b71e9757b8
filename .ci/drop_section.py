"""Copies a folder of gold with a section missing on one side of each document.

    drop_section.py GOLD OUT zh|en [LENGTH]

Leaves LENGTH (50) consecutive sentences out, from a third of the document on. What was paired with them
is without counterpart in the gold of the copy.
"""

import pathlib
import sys

from gold import articles


def dropped(beads, side, gone):
    """The beads without the sentences of `gone` on a side, the others of that side counted anew."""
    number = lambda i: i - sum(j < i for j in gone)
    for bead in beads:
        left = [number(i) for i in bead[side] if i not in gone]
        other = bead[1 - side]
        parts = [other] if left or not bead[side] else [[i] for i in other]
        for part in parts:
            if left or part:
                yield (left, part) if side == 0 else (part, left)


def main():
    gold, out, language = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
    length = int(sys.argv[4]) if len(sys.argv) > 4 else 50
    side = ["zh", "en"].index(language)
    out.mkdir(parents=True, exist_ok=True)
    for article in articles([gold]):
        lines, name = article.sides, article.stem
        start = len(lines[side]) // 3
        gone = set(range(start, start + length))
        lines[side] = [line for i, line in enumerate(lines[side]) if i not in gone]
        for tag, text in zip(("zh", "en"), lines):
            (out / f"{name}.{tag}").write_text("\n".join(text) + "\n", encoding="utf-8")
        with (out / f"{name}.gold").open("w", encoding="utf-8") as file:
            for source, target in dropped(article.beads, side, gone):
                print(f"{list(source)}:{list(target)}", file=file)


main()
