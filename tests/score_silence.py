#!/usr/bin/env python3
"""score_silence.py DETENTE IDS.tsv PAGES [--show]: international events where there should be none.

IDS.tsv names pages that are not about politics, PAGES is the folder that has them. Prints sentences,
international events and conditions, and events per 1,000 sentences; with --show each event and its
sentence, each condition and its halves.
"""
import json
import pathlib
import subprocess
import sys
import tempfile


def pages_of(ids, folder):
    rows = [line for line in pathlib.Path(ids).read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [str(pathlib.Path(folder) / f"{name}.html.gz") for name in rows[1:]]


def count_sentences(program, pages):
    text = subprocess.run([program, "read", "--stop-after", "text", *pages], capture_output=True, text=True,
                          check=True).stdout
    return sum(line.startswith("sentence:") for line in text.splitlines())


def read(program, pages):
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "dossiers.jsonl"
        subprocess.run([program, "code", *pages, "-o", str(out)], check=True, stderr=subprocess.DEVNULL)
        return [json.loads(line) for line in out.open(encoding="utf-8")]


def words(dossier, span):
    return " ".join(dossier["article"]["text"][slice(*span)].split())


def show(dossier):
    names = {a["id"]: a["name"] for a in dossier["actors"]}
    for e in dossier["events"]:
        if e["scope"] == "international":
            sides = [", ".join(names[p["actor"]] for p in e[side]) for side in ("actors", "recipients", "about")]
            print(e["type"], *sides, e["reality"], words(dossier, e["trigger"]), sep=" | ")
            print("   ", words(dossier, e["evidence"]))
    for c in dossier["conditions"]:
        print("condition", c["kind"], words(dossier, c["if"]), words(dossier, c["then"]), sep=" | ")


def main(program, ids, folder, *flags):
    pages = pages_of(ids, folder)
    dossiers = read(program, pages)
    if "--show" in flags:
        for dossier in dossiers:
            show(dossier)
    sentences = count_sentences(program, pages)
    events = sum(e["scope"] == "international" for d in dossiers for e in d["events"])
    conditions = sum(len(d["conditions"]) for d in dossiers)
    print(f"sentences {sentences}  international {events}  conditions {conditions}  "
          f"per thousand {1000 * events / max(1, sentences):.2f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
