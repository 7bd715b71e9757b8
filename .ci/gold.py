"""Reading gold, and aligning many small articles by one call of the tool. Shared by the scripts here."""

import ast
import json
import pathlib
import subprocess


class Article:
    """A gold document: its sentences, Chinese and English, and its beads by sentence numbers."""

    def __init__(self, path):
        self.stem = path.stem
        self.name = f"{path.parent.name}/{path.stem}"
        self.sides = [path.with_suffix(f".{tag}").read_text(encoding="utf-8").splitlines() for tag in ("zh", "en")]
        lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line.startswith("[")]
        parts = [line.split("\t")[0].split(":")[:2] for line in lines]
        self.beads = [tuple(ast.literal_eval(part.strip()) for part in bead) for bead in parts]

    def one_to_one(self):
        """The runs of 1-1 beads that follow each other on both sides, each a list of (zh, en)."""
        runs, last = [], None
        for source, target in sorted(bead for bead in self.beads if all(len(side) == 1 for side in bead)):
            pair = (source[0], target[0])
            if last is not None and pair == (last[0] + 1, last[1] + 1):
                runs[-1].append(pair)
            else:
                runs.append([pair])
            last = pair
        return runs


def articles(folders):
    return [Article(path) for folder in folders for path in sorted(pathlib.Path(folder).glob("*.gold"))]


def aligned(tool, texts):
    """The beads of each pair of texts (lists of sentences): [(zh numbers, en numbers, confidence, moved)]."""
    lines = [
        json.dumps({"id": number, "zh": "\n".join(zh), "en": "\n".join(en)}, ensure_ascii=False)
        for number, (zh, en) in enumerate(texts)
    ]
    command = [tool, "align", "--split", "line", "--jsonl", "-"]
    done = subprocess.run(command, input="\n".join(lines), capture_output=True, text=True, check=True)
    run = lambda sents: tuple(range(sents["start"], sents["end"]))
    for line in done.stdout.splitlines():
        pairs = json.loads(line)["pairs"]
        yield [
            (run(p["source_sentences"]), run(p["target_sentences"]), p["confidence"], p["placement"] == "moved")
            for p in pairs
        ]
