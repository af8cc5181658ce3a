#!/usr/bin/env python3
"""by_region.py DETENTE GOLD.jsonl [--parity even]: how often events are found, by region of the parties.

GOLD has one type a sentence (`event`). A sentence counts for each region that has a party in it, as the
program reads them. Prints for each region sentences, the share whose type was found, and the share of
sentences with a type too many; then how far the best and the worst region of 30 sentences or more are apart.
"""
import collections
import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
SAME = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
FEWEST = 30


def regions():
    rows = [line for line in (HERE / "regions.tsv").read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {code: region for region, codes in (row.split("\t") for row in rows[1:]) for code in codes.split()}


def code(program, gold, *view):
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "out.jsonl"
        subprocess.run([program, "code", gold, *view, "-o", str(out)], check=True, stderr=subprocess.DEVNULL)
        return [json.loads(line) for line in out.open(encoding="utf-8")]


def main(program, gold, *flags):
    region_of = regions()
    rows = [json.loads(line) for line in open(gold, encoding="utf-8")]
    countries = {d["article"]["text"]: {a["country"] for a in d["actors"]} for d in code(program, gold)}
    types = {r["id"]: {SAME.get(e["event"], e["event"]) for e in r["events"]} for r in code(program, gold, "--as", "types")}
    counts = collections.defaultdict(lambda: [0, 0, 0])
    for number, row in enumerate(rows):
        if "--parity" in flags and (number % 2 == 0) != (flags[flags.index("--parity") + 1] == "even"):
            continue
        wanted = {SAME.get(row["event"], row["event"])}
        told = types.get(row["id"], set())
        for region in {region_of.get(c) for c in countries.get(row["text"], ())} - {None}:
            tally = counts[region]
            tally[0] += 1
            tally[1] += bool(told & wanted)
            tally[2] += bool(told - wanted)
    print(f"{'region':12} sentences  found  too many")
    for region, (of, found, more) in sorted(counts.items()):
        print(f"{region:12} {of:9}  {found / of:.3f}  {more / of:.3f}")
    shares = [found / of for of, found, _ in counts.values() if of >= FEWEST]
    if shares:
        print(f"found, best less worst region of {FEWEST} or more: {max(shares) - min(shares):.3f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
