#!/usr/bin/env python3
"""ledger_benchmark.py DETENTE [EVENTS]: how fast dossiers enter a ledger, and how fast it answers.

Takes the dossiers of examples/corpus again and again, each time some weeks later and between other states, until there
are EVENTS (200000) events. Prints dossiers a second for their import, and for some pairs the milliseconds of
`detente relations A B --as-of DAY`, from the start of the program to its end: the median of seven. For people to read:
no test depends on a clock.
"""
import datetime
import json
import pathlib
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time

STATES = ["PER", "CHL", "GHA", "TGO", "KEN", "MWI", "NPL", "IND", "JPN", "FJI", "WSM", "OMN", "QAT", "JOR", "SRB", "ALB",
          "LVA", "NOR", "CAN", "CUB", "GUY", "BRA", "AGO", "ZMB", "LAO", "BRN", "MNG", "TJK", "GEO", "CYP", "EST", "MLT"]
DAY = re.compile(r"2031-\d\d-\d\d")


def cpu_seconds():
    """What programs that have ended used of the processor: other work on the machine does not show in it."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def moved(line, days, codes, number):
    """A dossier of the corpus, `days` later, its states by other codes, its text with a number of its own."""
    def later(match):
        return (datetime.date.fromisoformat(match.group()) + datetime.timedelta(days=days)).isoformat()

    dossier = json.loads(DAY.sub(later, line))
    for actor in dossier["actors"]:
        actor["country"] = codes.get(actor["country"], actor["country"])
    article = dossier["article"]
    article.update(id=None, url=None, source={"file": f"synthetic/{number}.txt"})
    article["text"] += f"\n\nEdition {number}."
    return dossier


def main(detente, events=200000):
    rng = random.Random(20310214)
    root = pathlib.Path(__file__).resolve().parent.parent
    coded = subprocess.run([detente, "code", root / "examples" / "corpus", "-o", "-"], capture_output=True, check=True)
    pages = coded.stdout.decode("utf-8").splitlines()
    own = sorted({a["country"] for page in pages for a in json.loads(page)["actors"] if a["country"] and
                  len(a["country"]) == 3 and a["country"] not in ("IGO", "UNO", "EUR", "NGO")})
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        counted = number = 0
        with open(folder / "d.jsonl", "w", encoding="utf-8") as out:
            while counted < int(events):
                codes = dict(zip(own, rng.sample(STATES, len(own)) if len(own) <= len(STATES) else own))
                days = rng.randrange(0, 20000)  # far apart, so that few are copies of each other
                for page in pages:
                    dossier = moved(page, days, codes, number)
                    counted += len(dossier["events"])
                    number += 1
                    print(json.dumps(dossier, ensure_ascii=False), file=out)
        begun, used = time.monotonic(), cpu_seconds()
        done = subprocess.run([detente, "import", folder / "d.jsonl", "-l", folder / "l.db"], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        spent, used = time.monotonic() - begun, cpu_seconds() - used
        print(f"{number} dossiers with {counted} events imported, {number / spent:.0f} a second,"
              f" {number / used:.0f} a second of processor")
        for a, b in (("PER", "CHL"), ("KEN", "OMN"), ("JPN", "FJI")):
            times, used = [], cpu_seconds()
            for _ in range(7):
                begun = time.monotonic()
                told = subprocess.run([detente, "relations", a, b, "-l", folder / "l.db", "--as-of", "2060-01-01", "--json"],
                                      capture_output=True, text=True)
                times.append(1000 * (time.monotonic() - begun))
            lines = len(json.loads(told.stdout or "[]"))
            print(f"{a} and {b}, {lines} lines as of a day: {statistics.median(times):.0f} ms,"
                  f" {1000 * (cpu_seconds() - used) / 7:.0f} ms of processor")


if __name__ == "__main__":
    main(*sys.argv[1:])
