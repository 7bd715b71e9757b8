"""How well documents of a few sentences are aligned where one side has more of them.

    short_documents.py TOOL GOLD... [--min RATE]

Cuts runs of 1-1 beads out of the gold documents and leaves sentences out on one side. A document is right
when just the gold pairs are found and all others stand alone. Fails where a size has less than RATE right.
"""

import random
import sys

from gold import aligned, articles

SIZES = [(1, 2), (2, 4), (2, 6), (2, 1), (4, 2), (6, 2), (1, 1), (2, 2), (3, 3), (4, 4)]
MOST = 150


def documents(gold, size, draw):
    """Pieces of `size`: their sentences and the pairs that are right."""
    longer = max(size)
    for article in gold:
        for run in article.one_to_one():
            for start in range(0, len(run) - longer + 1, longer):
                piece = run[start : start + longer]
                kept = [sorted(draw.sample(range(longer), count)) for count in size]
                texts = [[article.sides[side][piece[k][side]] for k in kept[side]] for side in (0, 1)]
                pairs = {((kept[0].index(k),), (kept[1].index(k),)) for k in kept[0] if k in kept[1]}
                yield texts, pairs


def main():
    arguments = sys.argv[1:]
    least = float(arguments.pop()) if "--min" in arguments else 0.0
    tool, *folders = [argument for argument in arguments if argument != "--min"]
    gold, draw = articles(folders), random.Random(1)
    failed = False
    print("zh:en  documents  right          pairs")
    for size in SIZES:
        items = list(documents(gold, size, draw))
        items = draw.sample(items, min(MOST, len(items)))
        found = aligned(tool, [texts for texts, _ in items])
        found = list(found)
        pairs_found = [len(pairs & {bead[:2] for bead in beads}) / len(pairs) for (_, pairs), beads in zip(items, found)]
        right = sum(pairs == {bead[:2] for bead in beads if bead[0] and bead[1]} for (_, pairs), beads in zip(items, found))
        failed |= right < least * len(items)
        print(f"{size[0]}:{size[1]}    {len(items):9}  {right:5}  {right / len(items):.3f}  {sum(pairs_found) / len(items):.3f}")
    sys.exit(failed)


if __name__ == "__main__":
    main()
