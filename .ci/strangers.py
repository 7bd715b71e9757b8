"""What becomes of text that has no counterpart: with what confidence is it paired all the same?

    strangers.py TOOL GOLD... [--max RATE]

From each gold document, articles are made in which a passage was REPLACED on the English side by sentences of
another document, in which two neighbouring sections were SWAPPED, or in which the English is all of ANOTHER
document; and the same pieces INTACT. Fails where more than RATE of the foreign sentences are paired at a
confidence of 0.9 or more.
"""

import random
import re
import sys

from gold import aligned, articles

SURE, LIKELY = 0.9, 0.5
MOST = 60
ALONE = None


def document(article):
    """What an article is drawn from: DOCUMENT-1, DOCUMENT-2 are draws of one."""
    return re.sub(r"-\d$", "", article.name)


def pieces(gold, beads, draw):
    """Runs of so many gold beads with two sides that leave nothing out, with a document to take from."""
    found = []
    for number, article in enumerate(gold):
        full = sorted(bead for bead in article.beads if bead[0] and bead[1])
        for start in range(0, len(full) - beads + 1, beads):
            run = full[start : start + beads]
            flat = [[i for bead in run for i in bead[side]] for side in (0, 1)]
            if all(side == list(range(side[0], side[-1] + 1)) for side in flat):
                others = [other for other in gold if document(other) != document(article)]
                found.append((article, run, draw.choice(others)))
    return draw.sample(found, min(MOST, len(found)))


def texts(article, run):
    """The sentences of each bead, as [(zh sentences, en sentences, key)]."""
    return [([article.sides[0][i] for i in s], [article.sides[1][j] for j in t], key) for key, (s, t) in enumerate(run)]


def joined(zh, en):
    """Sides given as runs of sentences with the key of their bead (ALONE: of none), as sentences and keys."""
    sides = []
    for side in (zh, en):
        sides.append(([s for run, _ in side for s in run], [key for run, key in side for _ in run]))
    return sides


def taken(other, count, draw):
    start = draw.randrange(max(1, len(other.sides[1]) - count))
    return other.sides[1][start : start + count]


def replaced(article, run, other, draw, around):
    beads = texts(article, run)
    zh = [(s, ALONE if around <= k < len(run) - around else key) for k, (s, _, key) in enumerate(beads)]
    en = [(t, key) for _, t, key in beads]
    foreign = taken(other, sum(len(t) for t, _ in en[around : len(run) - around]), draw)
    en[around : len(run) - around] = [(foreign, ALONE)]
    return joined(zh, en)


def swapped(article, run, other, draw, around):
    beads = texts(article, run)
    en = [(t, key) for _, t, key in beads]
    middle = len(run) // 2
    en = en[:around] + en[middle : len(run) - around] + en[around:middle] + en[len(run) - around :]
    return joined([(s, key) for s, _, key in beads], en)


def another(article, run, other, draw, around):
    zh = [(s, ALONE) for s, _, _ in texts(article, run)]
    return joined(zh, [(taken(other, sum(len(t) for _, t in run), draw), ALONE)])


def intact(article, run, other, draw, around):
    beads = texts(article, run)
    return joined([(s, key) for s, _, key in beads], [(t, key) for _, t, key in beads])


CASES = [
    ("intact 4", intact, 4, 0),
    ("intact 16", intact, 16, 0),
    ("intact 60", intact, 60, 0),
    ("replaced 8 of 16", replaced, 16, 4),
    ("replaced 8 of 40", replaced, 40, 16),
    ("replaced 40 of 80", replaced, 80, 20),
    ("swapped 8, 8 of 24", swapped, 24, 4),
    ("swapped 8, 8 of 60", swapped, 60, 22),
    ("another 4", another, 4, 0),
    ("another 12", another, 12, 0),
    ("another 40", another, 40, 0),
]


def main():
    arguments = sys.argv[1:]
    most = float(arguments.pop()) if "--max" in arguments else 1.0
    tool, *folders = [argument for argument in arguments if argument != "--max"]
    gold, draw = articles(folders), random.Random(1)
    failed, bins = False, [[0, 0.0, 0] for _ in range(10)]
    print("                         foreign sentences             own sentences")
    print("                articles     all  paired  >=.5   >=.9     all   right  moved   wrong  >=.9   right >=.9")
    for name, make, beads, around in CASES:
        made = [make(*piece, draw, around) for piece in pieces(gold, beads, draw)]
        if not made:
            continue
        foreign, own = [0, 0, 0, 0], [0, 0, 0, 0, 0, 0]
        for sides, found in zip(made, aligned(tool, [(zh[0], en[0]) for zh, en in made])):
            keys = [side[1] for side in sides]
            for source, target, confidence, moved in found:
                ours, theirs = {keys[0][i] for i in source}, {keys[1][j] for j in target}
                paired = bool(source and target)
                right = paired and len(ours) == 1 and ours == theirs and ALONE not in ours
                lonely = not paired and (ours | theirs) == {ALONE}
                if paired or (ours | theirs) == {ALONE} or make is not swapped:
                    slot = bins[min(9, int(confidence * 10))]
                    slot[0], slot[1], slot[2] = slot[0] + 1, slot[1] + confidence, slot[2] + (right or lonely)
                for key in [keys[0][i] for i in source] + [keys[1][j] for j in target]:
                    if key is ALONE:
                        marks = (True, paired, paired and confidence >= LIKELY, paired and confidence >= SURE)
                        foreign = [a + b for a, b in zip(foreign, marks)]
                    else:
                        wrong = paired and not right
                        sure = confidence >= SURE
                        marks = (True, right, right and moved, wrong, wrong and sure, right and sure)
                        own = [a + b for a, b in zip(own, marks)]
        share = lambda counts: "".join(f"{count / max(1, counts[0]):8.3f}" for count in counts[1:])
        print(f"{name:18} {len(made):5} {foreign[0]:7}{share(foreign)} {own[0]:7}{share(own)}", flush=True)
        failed |= foreign[3] > most * foreign[0]
    print("\nconfidence   beads   mean   right")
    error = sum(abs(total - right) for _, total, right in bins) / max(1, sum(count for count, _, _ in bins))
    for k, (count, total, right) in enumerate(bins):
        if count:
            print(f"{k / 10:.1f} to {(k + 1) / 10:.1f} {count:7}  {total / count:.3f}  {right / count:.3f}")
    print(f"expected calibration error {error:.4f}")
    sys.exit(failed)


if __name__ == "__main__":
    main()
