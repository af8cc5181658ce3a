#!/usr/bin/env python3
"""corpus_ledger.py DETENTE ROOT: the ledger of examples/corpus as of six days, and in another order of pages.

Each tests/cases/ledger/corpus/DAY.txt holds lines that the pages bear out and that must stand as of that day; the
ledger may hold others.
"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

PAIRS = [("PRY", "ARG"), ("LVA", "BLR"), ("KWT", "IRQ"), ("ERI", "DJI"), ("ERI", "UNO"), ("KEN", "TZA"), ("KAZ", "UZB"),
         ("NZL", "FJI"), ("COL", "National Liberation Army")]
DAYS = ["2031-01-31", "2031-02-28", "2031-03-31", "2031-04-30", "2031-05-31", "2031-07-31"]


def bounds(pair):
    if not pair:
        return "-"
    return pair[0] if pair[0] == pair[1] else f"{pair[0] or ''}..{pair[1] or ''}"


def lines(program, ledger, day):
    out = []
    for a, b in PAIRS:
        done = subprocess.run([program, "relations", a, b, "-l", ledger, "--as-of", day, "--json"],
                              capture_output=True, text=True)
        for line in json.loads(done.stdout or "[]"):
            cells = [line["line"], " > ".join(line["pair"]), line["what"], line["state"], f"since {bounds(line['since'])}",
                     f"until {bounds(line['until'])}"]
            if line["disputed_by"]:
                cells.append("disputed by " + ", ".join(line["disputed_by"]))
            out.append(" | ".join(cells))
    return "\n".join(out) + "\n"


def main(program, root):
    root = pathlib.Path(root)
    folder = root / "tests" / "cases" / "ledger" / "corpus"
    pages = sorted(str(p) for p in (root / "examples" / "corpus").iterdir() if p.suffix in (".html", ".txt"))
    work = pathlib.Path(tempfile.mkdtemp())
    failed = 0
    try:
        for name, order in (("forth.db", pages), ("back.db", pages[::-1])):
            subprocess.run([program, "code", *order, "-o", str(work / name)], check=True, capture_output=True)
        for day in DAYS:
            got = lines(program, str(work / "forth.db"), day)
            if got != lines(program, str(work / "back.db"), day):
                print(f"FAILED {day}: the order of the pages shows")
                failed += 1
            path = folder / f"{day}.txt"
            for line in path.read_text(encoding="utf-8").splitlines():
                if line not in got.splitlines():
                    print(f"FAILED {day}: no line\n  {line}")
                    failed += 1
    finally:
        shutil.rmtree(work)
    print(f"corpus ledger: {len(DAYS)} days, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
