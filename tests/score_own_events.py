#!/usr/bin/env python3
"""score_own_events.py LABELS.tsv DOSSIERS.jsonl [--errors]

LABELS: eval/events_dev.tsv. DOSSIERS: `detente code TEXTS.jsonl -o DOSSIERS.jsonl`. Only events whose
trigger lies in the labelled region of a text count. An event is the labelled one when its type is, and
its countries meet those of each labelled side that names some; one to one, nearest trigger first.
Prints F1 of events, and of the matched ones how many have reality, voice and date right, as JSON.
"""
import collections
import csv
import json
import sys


def read_labels(path):
    texts = {}
    lines = (l for l in open(path, encoding="utf-8") if not l.startswith("#"))
    for row in csv.DictReader(lines, delimiter="\t"):
        text = texts.setdefault(row["id"], {"end": 0, "events": []})
        if row["kind"] == "region":
            text["end"] = int(row["end"])
        else:
            text["events"].append(row)
    return texts


def countries(dossier, parties):
    actors = {a["id"]: a for a in dossier["actors"]}
    return {actors[p["actor"]]["country"] for p in parties} - {None}


def side_meets(wanted, found):
    named = {c for c in wanted.split(",") if c not in ("", "?")}
    return not named or bool(named & found)


def voice(dossier, event):
    if event["said_by"] is None:
        return {"-"}
    statement = next(s for s in dossier["statements"] if s["id"] == event["said_by"])
    actors = {a["id"]: a for a in dossier["actors"]}
    return {actors[i]["country"] or "?" for i in statement["speakers"]} or {"?"}


def date_right(label, event):
    start = event["when"]["start"]
    return start is not None and start[0] is not None and start[0].startswith(label["when"])


def candidates(dossier, labels, events):
    for i, label in enumerate(labels):
        for j, event in enumerate(events):
            actors = countries(dossier, event["actors"])
            recipients = countries(dossier, event["recipients"] + event["about"])
            if event["type"] != label["type"]:
                continue
            if side_meets(label["actors"], actors) and side_meets(label["recipients"], recipients):
                yield abs(event["trigger"][0] - int(label["begin"])), i, j


def match(dossier, labels, events):
    pairs, left, right = [], set(), set()
    for _, i, j in sorted(candidates(dossier, labels, events)):
        if i not in left and j not in right:
            pairs.append((labels[i], events[j]))
            left.add(i)
            right.add(j)
    return pairs, left, right


def main():
    texts = read_labels(sys.argv[1])
    errors = "--errors" in sys.argv
    n = collections.Counter()
    for line in open(sys.argv[2], encoding="utf-8"):
        dossier = json.loads(line)
        name = dossier["article"]["source"]["id"]
        if name not in texts:
            continue
        end, labels = texts[name]["end"], texts[name]["events"]
        events = [e for e in dossier["events"] if e["trigger"][1] <= end]
        pairs, left, right = match(dossier, labels, events)
        n.update(gold=len(labels), found=len(events), right=len(pairs))
        for label, event in pairs:
            n["reality"] += event["reality"] == label["reality"]
            n["said_by"] += label["said"] in voice(dossier, event)
            n["dated"] += bool(label["when"])
            n["when"] += bool(label["when"]) and date_right(label, event)
            if errors and (event["reality"] != label["reality"] or label["said"] not in voice(dossier, event)):
                print("differs", name, label, event["reality"], voice(dossier, event), file=sys.stderr)
        if errors:
            text = dossier["article"]["text"]
            for i, label in enumerate(labels):
                if i not in left:
                    print("missed", name, label["type"], label["actors"], label["recipients"],
                          text[int(label["begin"]):int(label["end"])], file=sys.stderr)
            for j, e in enumerate(events):
                if j not in right:
                    print("extra", name, e["type"], countries(dossier, e["actors"]),
                          countries(dossier, e["recipients"]), e["reality"], text[slice(*e["trigger"])], file=sys.stderr)
    share = lambda a, b: round(n[a] / n[b], 4) if n[b] else 0.0
    print(json.dumps({"gold": n["gold"], "found": n["found"], "right": n["right"],
                      "f1": round(2 * n["right"] / max(1, n["gold"] + n["found"]), 4),
                      "reality": share("reality", "right"), "said_by": share("said_by", "right"),
                      "when": share("when", "dated")}))


if __name__ == "__main__":
    main()
