#!/usr/bin/python3
"""fit.py DETENTE GOLD > lexicons/event/confidence.tsv: how sure an event is, fitted anew.

GOLD is the folder of annotated sets (docs/evaluation.md). Which marks an event has is asked of the program itself: a
lexicon that gives marks powers of two as weights makes the confidence spell them out. Records are then right or
wrong by the labels, a logistic regression weighs the marks, and isotonic regression over sums of eight folds, each
weighed without itself, makes shares of them. Needs `tools/setup train` (numpy). After it: docs/evaluation.md.
"""
import collections
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import numpy as np

FOLD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
BODIES = {"UNO": "IGO", "EUR": "IGO", "NGO": "IGO"}
MARKS_AT_ONCE = 6
FOLDS = 8
LEAST = 30  # records that a step rests on, at least
RIDGE = 3.0
TUPLES_COUNT = 10.0  # a record of the small set of tuples counts as so many of the large set


def table(rows):
    head = ("# title: how sure a record is, by its marks\n# licence: Apache-2.0\n"
            "# Weights of marks (src/event/confidence.cc) add up. A step gives the share of right records at a\n"
            "# sum, in per cent; between two steps the share grows evenly. Made by tools/confidence/fit.py:\n"
            "# docs/evaluation.md.\n# key: kind name\n# check: kind enum mark step\n# check: name text\n"
            "# check: value number\n")
    lines = sorted(rows, key=lambda r: (r[0], str(r[1])))
    return head + "kind\tname\tvalue\tnote\n" + "".join(f"{k}\t{n}\t{v}\t\n" for k, n, v in lines)


class Program:
    def __init__(self, path, folder):
        self.path, self.folder = path, pathlib.Path(folder)

    def code(self, gold, view, weights, least=None):
        lexicons = self.folder / "lexicons"
        (lexicons / "event").mkdir(parents=True, exist_ok=True)
        rows = [("mark", m, w) for m, w in weights.items()] + [("step", 0, 0), ("step", 100, 100)]
        (lexicons / "event" / "confidence.tsv").write_text("# replace: all\n" + table(rows), encoding="utf-8")
        command = [self.path, "code", gold, "--as", view, "--lexicons", lexicons, "-o", "-"]
        command += ["--min-confidence", str(least)] if least else []
        done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=True)
        return {r["id"]: r["events"] for r in map(json.loads, done.stdout.splitlines())}


def marks_of_spans(program, gold, marks):
    """Events with their marks, by id; the confidence spells out some marks in each run."""
    found = {}
    for first in range(0, len(marks), MARKS_AT_ONCE):
        some = marks[first:first + MARKS_AT_ONCE]
        coded = program.code(gold, "types", {m: 2 ** i for i, m in enumerate(some)})
        for key, events in coded.items():
            known = found.setdefault(key, [dict(e, marks=set()) for e in events])
            for event, have in zip(events, known):
                have["marks"].update(m for i, m in enumerate(some) if round(event["confidence"] * 100) >> i & 1)
    return found


def marks_of_tuples(program, gold, marks):
    """The same of a view that shows no confidence: an event that stays has the mark."""
    def key(event):
        return json.dumps(event, sort_keys=True)
    found = {i: [dict(e, marks=set()) for e in events]
             for i, events in program.code(gold, "events", {}).items()}
    for mark in marks:
        kept = program.code(gold, "events", {mark: 100}, 0.5)
        for i, events in found.items():
            have = {key(e) for e in kept.get(i, [])}
            for e in events:
                if key({k: v for k, v in e.items() if k != "marks"}) in have:
                    e["marks"].add(mark)
    return found


def touches(spans, text, phrase):
    at = text.find(phrase) if phrase else -1
    return at >= 0 and any(min(e, at + len(phrase)) > max(b, at) for b, e in spans or [])


def typed_examples(gold, found):
    """Records that have a party of the label: right if type and both parties are."""
    for row in gold:
        wanted = FOLD.get(row["event"], row["event"])
        for e in found.get(row["id"], []):
            source = touches(e["actors"], row["text"], row["source"])
            target = touches((e["recipients"] or []) + (e["actors"] or []), row["text"], row["target"])
            if source or target:
                yield e["marks"], source and target and FOLD.get(e["event"], e["event"]) == wanted, 1.0


def countries(parties):
    return {BODIES.get(c, c) for c in parties if c}


def tuple_examples(gold, found):
    """Tuples of category and countries of both sides: right if the label is just that."""
    for row in gold:
        sides = [countries(p["iso3"] for p in row[s]) for s in ("source", "target")]
        for e in found.get(row["id"], []):
            have = [countries(e["source"]), countries(e["target"])]
            same = have[0] | have[1] == sides[0] if row["reciprocal"] else have == sides
            yield e["marks"], same and e["event"] == row["event2021"], TUPLES_COUNT


def weigh(x, y, counts):
    """Logistic regression with a ridge, by Newton's steps; the last weight is the constant."""
    w = np.zeros(x.shape[1])
    ridge = np.full(len(w), RIDGE)
    ridge[-1] = 0
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (counts * (p - y)) + ridge * w
        hessian = (x * (counts * p * (1 - p))[:, None]).T @ x + np.diag(ridge + 1e-9)
        w -= np.linalg.solve(hessian, gradient)
    return w


def steps_of(sums, y, counts):
    """Isotonic regression: blocks of growing share, each of at least LEAST records."""
    order = np.argsort(sums, kind="stable")
    blocks = []
    for chunk in np.array_split(order, max(1, len(order) // LEAST)):
        blocks.append([counts[chunk].sum(), (counts[chunk] * y[chunk]).sum(), (counts[chunk] * sums[chunk]).sum()])
        while len(blocks) > 1 and blocks[-2][1] / blocks[-2][0] >= blocks[-1][1] / blocks[-1][0]:
            last = blocks.pop()
            blocks[-1] = [a + b for a, b in zip(blocks[-1], last)]
    steps = {}
    for weight, right, total in blocks:
        steps[round(total / weight)] = round(100 * right / weight)
    return steps


def report(sums, y):
    bands = collections.OrderedDict((b, [0, 0]) for b in (80, 70, 50, 30, 0))
    for share, right in zip(sums, y):
        band = next(b for b in bands if share >= b)
        bands[band][0] += 1
        bands[band][1] += right
    for band, (n, right) in bands.items():
        print(f"  {band:3} and more: {n:5} records, right {right / max(n, 1):.2f}", file=sys.stderr)


def main(detente, gold):
    gold = pathlib.Path(gold)
    source = pathlib.Path(__file__).resolve().parents[2] / "src/event/confidence.cc"
    types = [line.split("\t")[0] for line in (source.parents[2] / "lexicons/event/modes.tsv").read_text().splitlines()
             if line[:1].isupper()]
    marks = sorted(set(types) | set(re.findall(r'Add\([^"]*"([a-z-]+)"\)', source.read_text().replace("\n", " "))))
    plv, gsr = gold / "events" / "plv_dev.jsonl", gold / "events" / "plover_gsr_dev.jsonl"
    with tempfile.TemporaryDirectory() as folder:
        program = Program(detente, folder)
        spans = marks_of_spans(program, plv, marks)
        tuples = marks_of_tuples(program, gsr, marks)
    rows = [[json.loads(line) for line in p.read_text(encoding="utf-8").splitlines()] for p in (plv, gsr)]
    examples = list(typed_examples(rows[0], spans)) + list(tuple_examples(rows[1], tuples))
    x = np.array([[m in have for m in marks] + [True] for have, _, _ in examples], float)
    y = np.array([right for _, right, _ in examples], float)
    counts = np.array([c for _, _, c in examples])
    print(f"{len(y)} records, {len(marks)} marks, right {y.mean():.2f}", file=sys.stderr)
    folds = np.arange(len(y)) % FOLDS
    sums = np.zeros(len(y))
    for fold in range(FOLDS):
        w = weigh(x[folds != fold], y[folds != fold], counts[folds != fold])
        sums[folds == fold] = 100 * (x[folds == fold] @ w)
    steps = steps_of(sums, y, counts)
    ordered = sorted(steps)
    print("left out of the weighing:", file=sys.stderr)
    report(np.interp(sums, ordered, [steps[s] for s in ordered]), y)
    w = weigh(x, y, counts)
    constant = round(100 * w[-1])
    weights = [("mark", m, round(100 * v)) for m, v in zip(marks, w) if round(100 * v)]
    sys.stdout.write(table(weights + [("step", s - constant, steps[s]) for s in ordered]))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
