#!/usr/bin/env python3
"""score_statements.py LABELS.tsv GOLD --texts OUT.jsonl: writes the labelled texts, for `detente code`.
score_statements.py LABELS.tsv GOLD DOSSIERS.jsonl [--errors]: scores what came out.

A labelled statement is met by the statement whose cue overlaps the labelled one. Its speakers are
right when they are exactly the actors that have the labelled mentions (an actor has a mention when
one of its own ends with it, or overlaps it most and by a third of both together), and its channel
likewise; a source marked ? ("sources") may be no actor at all, if the statement's own mention names
it. A statement that is not found has neither right.
"""
import collections
import json
import pathlib
import sys

from score_mentions import met, overlap, texts_of

COLUMNS = ("id", "begin", "end", "speakers", "channel")


def spans(cell):
    return [tuple(map(int, one.lstrip("?").split("-"))) for one in cell.split(",") if one]


def labels_of(path):
    texts = collections.OrderedDict()
    for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or line.startswith("id\t"):
            continue
        row = dict(zip(COLUMNS, line.split("\t")))
        row["cue"] = int(row["begin"]), int(row["end"])
        row["nobody"] = row["speakers"].startswith("?")
        row["speakers"], row["channel"] = spans(row["speakers"]), spans(row["channel"])
        texts.setdefault(row["id"], []).append(row)
    return texts


def actors_of(labelled, dossier):
    """The ids of the actors that have labelled mentions; None among them for a mention nobody has."""
    found = set()
    for begin, end in labelled:
        index = met({"begin": begin, "end": end}, dossier["actors"])
        found.add(None if index is None else dossier["actors"][index]["id"])
    return found


def statement_of(row, dossier):
    cued = [s for s in dossier["statements"] if s["cue"] and overlap(row["cue"], s["cue"])]
    return max(cued, key=lambda s: overlap(row["cue"], s["cue"]), default=None)


class Score:
    def __init__(self, tell):
        self.asked, self.right, self.tell = 0, collections.Counter(), tell

    def statement(self, row, dossier, text):
        self.asked += 1
        got = statement_of(row, dossier)
        self.right["found"] += got is not None
        names = {a["id"]: a["name"] for a in dossier["actors"]}
        for field in ("speakers", "channel"):
            good = got is not None and set(got[field]) == actors_of(row[field], dossier)
            if field == "speakers" and row["nobody"] and got and got["mention"] and not got["speakers"]:
                good = overlap(row["speakers"][0], got["mention"]) > 0
            self.right[field] += good
            if not good and self.tell:
                wanted = [text[b:e] for b, e in row[field]]
                ours = [names[a] for a in got[field]] if got else "no statement"
                around = text[max(0, row["cue"][0] - 40):row["cue"][1] + 25].replace("\n", " ")
                print(f"{field:8} {row['id'][:12]} [{around}] {wanted} | {ours}")

    def report(self):
        for what, name in (("found", "found"), ("speakers", "speaker"), ("channel", "channel")):
            right = self.right[what]
            print(f"{name:8} {right}/{self.asked} = {right / max(1, self.asked):.4f}")


def main(labels_path, gold, *rest):
    labels = labels_of(labels_path)
    texts = list(texts_of(gold, labels))
    if rest[0] == "--texts":
        lines = "".join(json.dumps(t, ensure_ascii=False) + "\n" for t in texts)
        pathlib.Path(rest[1]).write_text(lines, encoding="utf-8")
        return
    score = Score("--errors" in rest)
    with open(rest[0], encoding="utf-8") as lines:
        for text, line in zip(texts, lines):
            dossier = json.loads(line)
            if dossier["article"]["text"] != text["text"]:
                raise SystemExit(f"{text['id']}: the dossier is of another text")
            for row in labels[text["id"]]:
                score.statement(row, dossier, text["text"])
    score.report()


if __name__ == "__main__":
    main(*sys.argv[1:])
