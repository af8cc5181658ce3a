#!/usr/bin/env python3
"""fairness.py DETENTE: does it matter which countries a sentence names?

Each sentence of sentences.txt is written with five pairs of countries.tsv, from different regions: {A}
is the name, {a} the adjective of the first, {B} and {b} of the second. Types, realities and polarities
of its events and kinds and sides of its conditions should be the same in all five. Fails where more than two of
a hundred sentences differ from what most of their kind say; prints the share of each region.
"""
import collections
import csv
import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
PAIRS_A_SENTENCE = 5
LIMIT = 0.98


def written(template, a, b):
    text = template
    for mark, value in (("{A}", a["name"]), ("{a}", a["adjective"]), ("{B}", b["name"]), ("{b}", b["adjective"])):
        if value == "United States" and mark in ("{A}", "{B}"):
            value = "the United States"
        text = text.replace(mark, value)
    return text[0].upper() + text[1:]


def signature(dossier, a, b):
    actors = {x["id"]: x for x in dossier["actors"]}

    def side(actor):
        """Which of the two countries an actor is of."""
        if actor is None:
            return "-"
        for mark, country in (("A", a), ("B", b)):
            codes = {x["country"] for x in actors.values() if country["name"] in x["name"] or country["adjective"] in x["name"]}
            if actors[actor]["country"] in codes:
                return mark
        return "?"

    events = sorted((e["type"], e["reality"], e["polarity"]) for e in dossier["events"])
    conditions = sorted((c["kind"], *map(side, c["setters"]), side(c["addressee"])) for c in dossier["conditions"])
    return json.dumps([events, conditions])


def main():
    countries = list(csv.DictReader(open(HERE / "countries.tsv", encoding="utf-8"), delimiter="\t"))
    templates = (HERE / "sentences.txt").read_text(encoding="utf-8").splitlines()
    made = []
    for i, template in enumerate(templates):
        for j in range(PAIRS_A_SENTENCE):
            a = countries[(i * 7 + j * 5) % len(countries)]
            b = countries[(i * 7 + j * 5 + 9 + i % 3) % len(countries)]
            made.append((template, a, b, written(template, a, b)))
    with tempfile.TemporaryDirectory() as folder:
        pages = pathlib.Path(folder) / "pages.jsonl"
        pages.write_text("".join(json.dumps({"id": str(n), "text": m[3], "date": "2019-05-14"}) + "\n"
                                 for n, m in enumerate(made)), encoding="utf-8")
        out = pathlib.Path(folder) / "out.jsonl"
        subprocess.run([sys.argv[1], "code", str(pages), "-o", str(out)], check=True, stderr=subprocess.DEVNULL)
        read = {d["article"]["source"]["id"]: d for d in map(json.loads, out.open(encoding="utf-8"))}
    told = [signature(read[str(n)], made[n][1], made[n][2]) for n in range(len(made))]
    usual = {}
    for template in templates:
        counts = collections.Counter(s for m, s in zip(made, told) if m[0] == template)
        usual[template] = counts.most_common(1)[0][0]
    by_region = collections.defaultdict(lambda: [0, 0])
    same = 0
    for (template, a, b, text), sign in zip(made, told):
        right = sign == usual[template]
        same += right
        for region in {a["region"], b["region"]}:
            by_region[region][0] += right
            by_region[region][1] += 1
        if not right:
            print(f"differs: {text}\n   {sign}\n   {usual[template]}")
    share = same / len(made)
    print(f"sentences {len(made)}  same {share:.4f}")
    for region in sorted(by_region):
        right, of = by_region[region]
        print(f"  {region:12} {right}/{of} {right / of:.3f}")
    sys.exit(0 if share >= LIMIT else 1)


if __name__ == "__main__":
    main()
