#!/usr/bin/env python3
"""stories_benchmark.py DETENTE [ARTICLES]: how well copies are found among many articles, and how fast.

Writes ARTICLES (20000) synthetic reports in groups of eight: a report; copies of it in which 0, 5, 15 and 30 % of the
words are changed, dropped or added; a copy without its first paragraph; one under another headline, with a paragraph
added; and a report of another day on the same matter between the same parties, with the same background and the last
paragraph of the first one's news. Imports them in four parts, day by day as a feed comes, and prints recall by kind, precision by
pairs, and the time per article of each part. The seed is fixed; nothing else is random. For people to read: no test depends on a clock.
"""
import json
import pathlib
import random
import resource
import subprocess
import sys
import tempfile
import time

STATES = ["Peru", "Chile", "Ghana", "Togo", "Kenya", "Malawi", "Nepal", "India", "Japan", "Fiji", "Samoa", "Oman",
          "Qatar", "Jordan", "Serbia", "Albania", "Latvia", "Norway", "Canada", "Cuba", "Guyana", "Brazil", "Angola",
          "Zambia", "Laos", "Brunei", "Mongolia", "Tajikistan", "Georgia", "Cyprus"]
MATTERS = ["fishing rights", "a border bridge", "river water", "power exports", "a visa ban", "tariffs on maize",
           "a detained crew", "an airspace closure", "grain transit", "a dam", "customs checks", "a gas pipeline"]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
NAMES = ["Adeyemi", "Borja", "Castillo", "Dlamini", "Eriksen", "Fofana", "Gurung", "Haddad", "Ivanova", "Jansen", "Kimura",
         "Lopes", "Mensah", "Nakata", "Okoro", "Pereira", "Quispe", "Rahmani", "Silva", "Tamang", "Ulukalala", "Vargas"]
CITIES = ["Lima", "Accra", "Nairobi", "Muscat", "Oslo", "Suva", "Tirana", "Quito", "Lusaka", "Apia", "Riga", "Amman"]
LITTLE = ["the", "of", "in", "a", "and", "to", "on", "that", "for", "with", "its", "by", "from", "at", "as", "had", "was"]
# How the sentences of such reports begin, in every report alike.
OPENERS = ["The foreign minister of {a}, {person}, said that", "{person} told reporters in {city} that",
           "Officials in {city} said on {day} that", "{a} and {b} agreed on {day} to", "According to {person2},",
           "In a statement on {day}, {b} said that", "Some {n} people were", "“We will not accept this,” said {person2};"]


def cpu_seconds():
    """What programs that have ended used of the processor: other work on the machine does not show in it."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def words_of(root):
    """The words of the program's own lexicons: as many as a newspaper uses, though in no order."""
    words = set()
    for path in sorted((root / "lexicons").rglob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            words.update(w for w in line.split("\t")[0].split() if w.isascii() and w.isalpha() and w.islower())
    return sorted(words)


def sentence(rng, words, facts):
    out = [rng.choice(OPENERS).format(n=rng.randint(3, 970), city=rng.choice(CITIES), **facts)]
    for _ in range(rng.randint(10, 22)):
        out.append(rng.choice(LITTLE) if rng.random() < 0.42 else rng.choice(words))
        if rng.random() < 0.04:
            out.append(str(rng.randint(2, 900)))
    return " ".join(out) + "."


def paragraphs_of(rng, words, count, facts):
    said = [sentence(rng, words, facts) for _ in range(count)]
    return [" ".join(said[i:i + 2]) for i in range(0, count, 2)]


def edited(rng, words, text, rate):
    out = []
    for word in text.split(" "):
        if rng.random() >= rate:
            out.append(word)
            continue
        kind = rng.randrange(3)  # changed, dropped, added
        if kind == 0:
            out.append(rng.choice(words))
        elif kind == 2:
            out += [word, rng.choice(words)]
    return " ".join(out)


def group(rng, words, number):
    """[(group, kind, title, paragraphs, day)] of one report, its copies, and another day's report."""
    a, b = rng.sample(STATES, 2)
    facts = {"a": a, "b": b, "day": rng.choice(DAYS), "person": rng.choice(NAMES), "person2": rng.choice(NAMES)}
    matter, day = rng.choice(MATTERS), rng.randrange(0, 300)
    background = paragraphs_of(rng, words, 4, facts)
    news = paragraphs_of(rng, words, 8, facts)
    title, body = f"{a} and {b} at odds over {matter}", news + background
    out = [("report", title, body, day)]
    for rate in (0, 5, 15, 30):
        out.append((f"edit {rate} %", title, [edited(rng, words, p, rate / 100) for p in body], day + rng.randrange(2)))
    out.append(("lead cut", title, body[1:], day + rng.randrange(2)))
    out.append(("headline changed", f"Row over {matter} deepens", body + paragraphs_of(rng, words, 2, facts), day))
    # The next report tells its own news, then again the end of the last one's.
    later = dict(facts, day=rng.choice([d for d in DAYS if d != facts["day"]]))
    again = paragraphs_of(rng, words, 6, later) + news[-1:] + background
    out.append(("other day", title, again, day + rng.randint(1, 6)))
    return [(number, *row) for row in out]


def dossier(number, index, kind, title, paragraphs, day):
    text, spans = "", []
    for part in [title, *paragraphs]:
        text += ("\n\n" if text else "")
        spans.append([len(text), len(text) + len(part)])
        text += part
    date = time.strftime("%Y-%m-%d", time.gmtime(1700000000 + day * 86400))
    moment = {"from": date, "to": date, "precision": "day", "zone": None}
    article = {"id": None, "source": {"file": f"synthetic/{index}.txt"}, "url": None, "outlet": f"Outlet {index}",
               "language": "en", "title": title, "standfirst": None, "authors": [], "published": moment, "updated": None,
               "dateline": None, "paragraphs": spans, "text": text}
    return {"schema": "detente/dossier/1", "article": article, "actors": [], "times": [], "statements": [], "events": [],
            "conditions": [], "ledger": []}


def main(detente, articles=20000):
    rng = random.Random(20310214)
    words = words_of(pathlib.Path(__file__).resolve().parent.parent)
    rows = [row for number in range(int(articles) // 8) for row in group(rng, words, number)]
    rng.shuffle(rows)
    rows.sort(key=lambda row: row[-1])  # as a feed brings them: day by day
    truth = {}  # file: (group or its own, kind)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        ledger, parts = folder / "l.db", 4
        size = len(rows) // parts
        for part in range(parts):
            with open(folder / "d.jsonl", "w", encoding="utf-8") as out:
                for index in range(part * size, (part + 1) * size):
                    number, kind, title, paragraphs, day = rows[index]
                    truth[f"synthetic/{index}.txt"] = (-number - 1 if kind == "other day" else number, kind)
                    print(json.dumps(dossier(number, index, kind, title, paragraphs, day)), file=out)
            begun, used = time.monotonic(), cpu_seconds()
            done = subprocess.run([detente, "import", folder / "d.jsonl", "-l", ledger], capture_output=True, text=True)
            assert done.returncode == 0, done.stderr
            spent, used = time.monotonic() - begun, cpu_seconds() - used
            print(f"articles {part * size + 1} to {(part + 1) * size}: {1000 * spent / size:.2f} ms an article,"
                  f" {1000 * used / size:.2f} ms of processor")
        out = subprocess.run([detente, "stories", "--all", "--json", "-l", ledger], capture_output=True, text=True).stdout
    report(json.loads(out), truth)


def report(stories, truth):
    place, joined, right = {}, 0, 0
    for number, story in enumerate(stories):
        files = [article["source"] for article in story["articles"]]
        for file in files:
            place[file] = number
        groups = [truth[file][0] for file in files]
        for i, one in enumerate(groups):
            joined += len(groups) - i - 1
            right += sum(one == other for other in groups[i + 1:])
    home = {group: file for file, (group, kind) in truth.items() if kind == "report"}
    kinds = {}
    for file, (group, kind) in truth.items():
        if kind in ("report", "other day"):
            continue
        found, all_ = kinds.get(kind, (0, 0))
        kinds[kind] = (found + (place[file] == place[home[group]]), all_ + 1)
    for kind, (found, all_) in sorted(kinds.items(), key=lambda item: (len(item[0]), item[0])):
        print(f"recall, {kind}: {found / all_:.4f} of {all_}")
    print(f"precision by pairs: {right / max(1, joined):.4f} of {joined}")


if __name__ == "__main__":
    main(*sys.argv[1:])
