#!/usr/bin/env python3
"""floors.py DETENTE FLOORS.json SHARED [--print]: measures quality and fails below a floor.

Each figure of FLOORS.json is measured anew by the command that makes it; a figure below its floor
is a failure, whatever else passes. Floors are raised when a figure rises and never lowered to pass.
SHARED holds gold/ and eval/ (scorers); where it is absent the figures are said to be skipped.
"""
import datetime
import json
import lzma
import pathlib
import re
import subprocess
import sys
import tempfile

import page_dump


class Bench:
    def __init__(self, program, shared, folder, labels):
        self.program, self.folder, self.labels = program, pathlib.Path(folder), pathlib.Path(labels)
        self.gold, self.eval = shared / "gold", shared / "eval"

    def run(self, *words):
        done = subprocess.run([str(w) for w in words], capture_output=True, text=True)
        if done.returncode not in (0, 2):
            raise SystemExit(f"floors: {' '.join(map(str, words))}: {done.stderr.strip()}")
        return done.stdout

    def code(self, view, gold):
        out = self.folder / f"{pathlib.Path(gold).name}.{view}.jsonl"
        self.run(self.program, "code", gold, "--as", view, "-o", out)
        return out

    def treebank(self, name):
        path = self.folder / f"{name}.conllu"
        path.write_bytes(lzma.open(self.gold / "treebank" / f"{name}.conllu.xz").read())
        return path

    def score(self, scorer, *words):
        return self.run(sys.executable, self.eval / scorer, *words)


def number(pattern, text):
    found = re.search(pattern, text)
    if not found:
        raise SystemExit(f"floors: no {pattern} in: {text[:300]}")
    return float(found.group(1))


def text_figures(bench):
    for name in ("ewt-dev", "gum-free-dev"):
        path = bench.treebank(name)
        figures = json.loads(bench.run(bench.program, "eval", "text", path, "--json"))
        for key in ("sentence_f1", "token_f1", "upos", "lemma"):
            yield f"text.{name}.{key}", figures[str(path)][key]
        for genre in figures:
            if genre.endswith(":news"):
                yield f"text.{name}.news.sentence_f1", figures[genre]["sentence_f1"]


def parse_figures(bench):
    """Trees, in shares of words on gold tokens; `raw` from our own sentences and tokens, as F1."""
    for name in ("ewt-dev", "gum-free-dev"):
        path = bench.treebank(name)
        figures = json.loads(bench.run(bench.program, "eval", "parse", "--caps", "--json", path))[str(path)]
        key = f"parse.{name.replace('-', '_')}"
        for figure in ("uas", "las", "upos", "xpos", "feats", "lemma"):
            yield f"{key}.{figure}", figures["gold"][figure]
        yield f"{key}.caps.las", figures["caps"]["las"]
        for figure in ("sentence_f1", "uas", "las"):
            yield f"{key}.raw.{figure}", figures["raw"][figure]


def page_figures(bench):
    out = bench.code("pages", bench.gold / "pages" / "html")
    text = bench.score("score_pages.py", bench.gold / "pages" / "ground-truth.json", out)
    yield "page.html.f1", number(r" F1 ([\d.]+)", text)
    yield "page.html.precision", number(r"precision ([\d.]+)", text)


def same_title(one, two):
    """Equal but for the shapes of quotation marks and dashes, and white space."""
    shapes = str.maketrans("‘’“”–—", "''\"\"--")
    return " ".join((one or "").translate(shapes).split()) == " ".join(two.translate(shapes).split())


def same_date(published, label):
    """The labelled day, as the page writes it or as the same instant in another zone."""
    if not published:
        return False
    if published["from"][:10] == label[:10]:
        return True
    instants = []
    for moment, zone in ((published["from"], published["zone"]), (label, "")):
        zone = "+00:00" if zone in ("UTC", "GMT", "Z") else zone or ""
        try:
            instants.append(datetime.datetime.fromisoformat(moment.replace("Z", "+00:00") + zone))
        except ValueError:
            return False
    if any(instant.tzinfo is None for instant in instants):
        return False
    return abs(instants[0] - instants[1]) < datetime.timedelta(minutes=1)


def dossiers(text):
    """The dossiers of `detente read --json`, by name of the page."""
    decoder, at, found = json.JSONDecoder(), 0, {}
    while at < len(text.rstrip()):
        dossier, at = decoder.raw_decode(text, at)
        at += len(text[at:]) - len(text[at:].lstrip())
        found[pathlib.Path(dossier["article"]["source"]["file"]).name.split(".")[0]] = dossier
    return found


def metadata_figures(bench):
    """Shares of the hand-read pages whose title, and whose day of publication, is right."""
    rows = [line.split("\t") for line in (bench.labels / "pages_dev.tsv").read_text(encoding="utf-8").splitlines()
            if not line.startswith("#")][1:]
    pages = [bench.gold / "pages" / "html" / f"{page}.html.gz" for page, _, _ in rows]
    got = dossiers(bench.run(bench.program, "read", "--json", "--stop-after", "page", *pages))
    none = {"title": None, "published": None}
    articles = [got[page]["article"] if page in got else none for page, _, _ in rows]
    yield "page.title", sum(same_title(a["title"], row[1]) for a, row in zip(articles, rows)) / len(rows)
    yield "page.date", sum(same_date(a["published"], row[2]) for a, row in zip(articles, rows)) / len(rows)


def dump_figures(bench):
    """Bodies out of the visible text of the pages, one text node a line, and all on one line."""
    folders = {kind: bench.folder / f"pages_{kind}" for kind in ("lines", "single")}
    for folder in folders.values():
        folder.mkdir()
    page_dump.dump(bench.gold / "pages" / "html", *folders.values())
    for kind, folder in folders.items():
        text = bench.score("score_pages.py", bench.gold / "pages" / "ground-truth.json", bench.code("pages", folder))
        yield f"page.{kind}.f1", number(r" F1 ([\d.]+)", text)


def actor_figures(bench):
    gold = bench.gold / "actors" / "resolution_dev.jsonl"
    text = bench.score("score_actors.py", gold, bench.code("actors", gold))
    yield "actor.country", number(r"country .* = ([\d.]+)", text)
    yield "actor.both", number(r"both .* = ([\d.]+)", text)


def mention_figures(bench):
    """Actors inside articles, against labels of our own."""
    scorer = pathlib.Path(__file__).with_name("score_mentions.py")
    labels = bench.labels / "actors_dev.tsv"
    texts, dossiers = bench.folder / "mentions.jsonl", bench.folder / "mentions.dossiers.jsonl"
    bench.run(sys.executable, scorer, labels, bench.gold, "--texts", texts)
    bench.run(bench.program, "code", texts, "-o", dossiers)
    text = bench.run(sys.executable, scorer, labels, bench.gold, dossiers)
    for figure in ("country", "sector", "use"):
        yield f"actor.mentions.{figure}", number(rf"{figure} .* = ([\d.]+)", text)
    yield "actor.mentions.links_f1", number(r"links .*F1 ([\d.]+)", text)
    yield "actor.plover.countries", plover_countries(bench)


def plover_countries(bench):
    """Sentences in which all countries of gold sources and targets are an actor's.

    That gold writes IGO for every body of many states, and for Amnesty and the like."""
    gold = bench.gold / "events" / "plover_gsr_dev.jsonl"
    out = bench.folder / "plover.dossiers.jsonl"
    bench.run(bench.program, "code", gold, "-o", out)
    many = {"UNO": "IGO", "EUR": "IGO", "NGO": "IGO"}
    found = {}
    for line in out.read_text(encoding="utf-8").splitlines():
        dossier = json.loads(line)
        codes = {a["country"] for a in dossier["actors"]}
        found[dossier["article"]["text"]] = {many.get(c, c) for c in codes}
    wanted = {}
    for line in gold.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        codes = {many.get(p["iso3"], p["iso3"]) for side in ("source", "target") for p in record[side] if p["iso3"]}
        wanted.setdefault(record["text"], set()).update(codes)
    return sum(1 for text, codes in wanted.items() if codes <= found.get(text, set())) / max(1, len(wanted))


def time_figures(bench):
    for name in ("aquaint", "wikiwars", "meantime"):
        gold = bench.gold / "time" / f"{name}_dev.jsonl"
        text = bench.score("score_time.py", gold, bench.code("time", gold))
        yield f"timex.{name}.value_f1", number(r"value +P .*F1 ([\d.]+)", text)
        yield f"timex.{name}.value_accuracy", number(r"value-acc on matched ([\d.]+)", text)


def quote_figures(bench):
    for name in ("polnear_dev", "gum_news"):
        gold = bench.gold / "quotes" / f"{name}.jsonl"
        text = bench.score("score_quotes.py", gold, bench.code("quotes", gold), "--json",
                           "--speech-cues", bench.eval / "speech_cues.txt")
        figures = json.loads(text)["attributed"]
        for kind in ("direct", "mixed", "indirect"):
            yield f"statement.{name}.{kind}", figures[kind]["F1"]


def statement_figures(bench):
    """Speakers and channels inside articles, against labels of our own."""
    scorer = pathlib.Path(__file__).with_name("score_statements.py")
    labels = bench.labels / "statements_dev.tsv"
    texts, dossiers = bench.folder / "statements.jsonl", bench.folder / "statements.dossiers.jsonl"
    bench.run(sys.executable, scorer, labels, bench.gold, "--texts", texts)
    bench.run(bench.program, "code", texts, "-o", dossiers)
    text = bench.run(sys.executable, scorer, labels, bench.gold, dossiers)
    for figure in ("speaker", "channel"):
        yield f"statement.dev.{figure}", number(rf"{figure} .* = ([\d.]+)", text)


def event_figures(bench):
    gold = bench.gold / "events" / "plv_dev.jsonl"
    text = bench.score("score_types.py", gold, bench.code("types", gold), "--parity", "even")
    yield "event.types.found", number(r"found ([\d.]+)", text)
    yield "event.types.f1", number(r" F1 ([\d.]+)", text)
    yield "event.types.given_parties", number(r"given parties ([\d.]+)", text)
    scorer = pathlib.Path(__file__).with_name("score_silence.py")
    text = bench.run(sys.executable, scorer, bench.program, bench.labels / "silence_dev.tsv",
                     bench.gold / "pages" / "html")
    yield "event.silence", 1 - number(r"per thousand ([\d.]+)", text) / 1000
    gold = bench.gold / "events" / "plover_gsr_dev.jsonl"
    text = bench.score("score_events.py", bench.code("events", gold), "--gold", gold)
    yield "event.plover.category_f1", number(r"multi category .*F1 ([\d.]+)", text)
    yield "event.plover.full_f1", number(r"multi full .*F1 ([\d.]+)", text)
    scorer = pathlib.Path(__file__).with_name("score_own_events.py")
    dossiers = bench.folder / "own.dossiers.jsonl"
    bench.run(bench.program, "code", bench.gold / "articles" / "politics_dev.jsonl", "-o", dossiers)
    own = json.loads(bench.run(sys.executable, scorer, bench.labels / "events_dev.tsv", dossiers))
    for figure in ("f1", "reality", "said_by"):
        yield f"event.own.{figure}", own[figure]


def condition_figures(bench):
    gold = bench.gold / "conditions" / "dev.jsonl"
    text = bench.score("score_conditions.py", gold, bench.code("conditions", gold))
    yield "condition.sentence_f1", number(r"sentence .*F1 ([\d.]+)", text)
    yield "condition.condition_f1", number(r"condition .*F1 ([\d.]+)", text)
    right, of = re.search(r"kind (\d+)/(\d+)", text).groups()
    yield "condition.kind", int(right) / max(1, int(of))
    right, of = re.search(r"setter country (\d+)/(\d+)", text).groups()
    yield "condition.setter_country", int(right) / max(1, int(of))


def share(wanted, have):
    return sum(1 for item in wanted if item in have) / max(1, len(wanted))


def names(dossier, ids):
    actors = {a["id"]: a["name"] for a in dossier["actors"]}
    return tuple(sorted(actors[i] for i in ids))


def reference_figures(bench):
    """The reference page: shares of what must come out that does."""
    page = bench.gold / "seed" / "page.txt"
    got = json.loads(bench.run(bench.program, "read", "--json", page))
    want = json.loads((bench.gold / "seed" / "dossier.json").read_text(encoding="utf-8"))
    fields = ("title", "standfirst", "published", "paragraphs", "text")
    yield "reference.article", share([(f, str(want["article"][f])) for f in fields],
                                     [(f, str(got["article"][f])) for f in fields])

    def statements(d):
        return [(tuple(map(tuple, s["content"])), names(d, s["speakers"]), names(d, s["channel"])) for s in d["statements"]]

    def actors(d):
        return [(a["name"], a["kind"], a["country"], a["sector"], a["rank"]) for a in d["actors"]]

    def times(d):
        return [(t["span"], t["value"], t["mod"], t["from"], t["to"], t["precision"]) for t in d["times"]]

    def events(d):
        return [(e["type"], names(d, [p["actor"] for p in e["actors"]]), names(d, [p["actor"] for p in e["recipients"]]),
                 names(d, [p["actor"] for p in e["about"]]), e["reality"], e["when"]["start"]) for e in d["events"]]

    def conditions(d):
        return [(c["if"], c["then"], c["kind"], names(d, c["setters"])) for c in d["conditions"]]

    required = dict(want, events=[e for e in want["events"] if not e.get("optional")])
    for name, cut in (("statements", statements), ("actors", actors), ("times", times), ("events", events),
                      ("conditions", conditions)):
        yield f"reference.{name}", share(cut(required), cut(got))


MEASURES = (text_figures, parse_figures, page_figures, metadata_figures, dump_figures, actor_figures, mention_figures, time_figures, quote_figures, statement_figures,
            event_figures, condition_figures, reference_figures)


def main(program, floors_path, shared, *flags):
    shared = pathlib.Path(shared)
    if not (shared / "gold").is_dir():
        print("floors: skipped: no gold")
        return 0
    floors = json.loads(pathlib.Path(floors_path).read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(pathlib.Path(program).resolve(), shared.resolve(), folder, pathlib.Path(floors_path).parent)
        figures = {name: round(value, 4) for measure in MEASURES for name, value in measure(bench)}
    if "--print" in flags:
        print(json.dumps(figures, indent=1))
        return 0
    below = 0
    for name in sorted(set(floors) | set(figures)):
        floor, figure = floors.get(name), figures.get(name)
        bad = figure is None or floor is None or figure < floor
        below += bad
        print(f"{'BELOW ' if bad else 'ok    '} {name:45} {figure} (floor {floor})")
    print(f"floors: {len(figures) - below} of {len(figures)} figures hold")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
