#!/usr/bin/env python3
"""score_mentions.py LABELS.tsv GOLD --texts OUT.jsonl: writes the labelled texts, for `detente code`.
score_mentions.py LABELS.tsv GOLD DOSSIERS.jsonl [--errors]: scores what came out.

A labelled mention is met by the mention of an actor that ends with it (has the same head) or that
overlaps it most, if that is at least a third of both together. Country and sector are asked where the label has them; towns and countries
in the use `place` or `land` are no actors and have neither asked. Links: pairs of labelled
mentions of a text that have a group, linked when one actor has both. Use: of the names of towns,
those that are an actor's mention exactly when the label says metonym.
"""
import collections
import itertools
import json
import pathlib
import sys

COLUMNS = ("id", "begin", "end", "country", "sector", "group", "use")


def labels_of(path):
    texts = collections.OrderedDict()
    for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or line.startswith("id\t"):
            continue
        row = dict(zip(COLUMNS, line.split("\t")))
        row["begin"], row["end"] = int(row["begin"]), int(row["end"])
        texts.setdefault(row["id"], []).append(row)
    return texts


def texts_of(gold, ids):
    gold = pathlib.Path(gold)
    with open(gold / "articles" / "politics_dev.jsonl", encoding="utf-8") as lines:
        articles = {a["id"]: a for a in map(json.loads, lines)}
    pages = json.loads((gold / "pages" / "ground-truth.json").read_text(encoding="utf-8"))
    for name in ids:
        if name in articles:
            yield {"id": name, "date": articles[name]["date"], "text": articles[name]["text"]}
        else:
            # All of the labelled pages are of one week.
            yield {"id": name, "date": "2019-11-20", "text": pages[name]["articleBody"]}


def overlap(a, b):
    common = min(a[1], b[1]) - max(a[0], b[0])
    return common / (max(a[1], b[1]) - min(a[0], b[0])) if common > 0 else 0


def met(row, actors):
    """The index of the actor that has the mention; None if none has."""
    best, share = None, 1 / 3
    for index, actor in enumerate(actors):
        for mention in actor["mentions"]:
            here = overlap((row["begin"], row["end"]), mention["span"])
            if here and row["end"] == mention["span"][1]:
                here = max(here, 1 / 2)
            if here > share:
                best, share = index, here
    return best


class Score:
    def __init__(self, tell):
        self.asked, self.right, self.tell = collections.Counter(), collections.Counter(), tell
        self.linked = collections.Counter()

    def check(self, what, good, row, text, got):
        self.asked[what] += 1
        self.right[what] += good
        if not good and self.tell:
            print(f"{what:8} {row['id'][:12]} {row['begin']} [{text[row['begin']:row['end']]}] "
                  f"{row['country']} {row['sector']} {row['use']} | {got}")

    def text(self, rows, actors, text):
        found = [met(row, actors) for row in rows]
        for row, index in zip(rows, found):
            actor = actors[index] if index is not None else {}
            got = [actor.get(k) for k in ("name", "country", "sector")]
            if row["use"] in ("metonym", "place"):
                self.check("use", (index is not None) == (row["use"] == "metonym"), row, text, got)
            if row["use"] in ("place", "land"):
                continue
            for field in ("country", "sector"):
                if row[field]:
                    self.check(field, (actor.get(field) or "") == row[field], row, text, got)
        pairs = itertools.combinations([(r, f) for r, f in zip(rows, found) if r["group"]], 2)
        for (a, of_a), (b, of_b) in pairs:
            gold, ours = a["group"] == b["group"], of_a is not None and of_a == of_b
            self.linked.update(gold=gold, ours=ours, both=gold and ours)
            if gold != ours and self.tell:
                print("link    ", "missed" if gold else "false ", a["id"][:12],
                      text[a["begin"]:a["end"]], "~", text[b["begin"]:b["end"]])

    def report(self):
        for what in ("country", "sector", "use"):
            asked, right = self.asked[what], self.right[what]
            print(f"{what:8} {right}/{asked} = {right / max(1, asked):.4f}")
        p = self.linked["both"] / max(1, self.linked["ours"])
        r = self.linked["both"] / max(1, self.linked["gold"])
        print(f"links    P {p:.4f} R {r:.4f} F1 {2 * p * r / max(1e-9, p + r):.4f}")


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
            score.text(labels[text["id"]], dossier["actors"], text["text"])
    score.report()


if __name__ == "__main__":
    main(*sys.argv[1:])
