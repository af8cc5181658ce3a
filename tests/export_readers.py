#!/usr/bin/env python3
"""export_readers.py DETENTE ROOT [LIBDUCKDB]: every export read back by a reader that is not ours.

Python's csv module without quoting (the trap of ICEWS, GDELT and POLECAT), with quoting (csv), json
and sqlite3; Parquet by DuckDB through ctypes where its library is given or found, else skipped.
"""
import csv
import ctypes
import io
import json
import os
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile
import unittest

DETENTE = ROOT = LIBRARY = None

ICEWS = ("Event ID|Event Date|Source Name|Source Sectors|Source Country|Event Text|CAMEO Code|Intensity|Target Name|Target Sectors|"
         "Target Country|Story ID|Sentence Number|Publisher|City|District|Province|Country|Latitude|Longitude").split("|")
POLECAT = ("Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|Actor Name|Actor Country|Actor COW|"
           "Primary Actor Sector|Actor Sectors|Actor Title|Actor Name Raw|Wikipedia Actor ID|Recipient Name|Recipient Country|"
           "Recipient COW|Primary Recipient Sector|Recipient Sectors|Recipient Title|Recipient Name Raw|Wikipedia Recipient ID|"
           "Placename|City|District|Province|Country|Latitude|Longitude|GeoNames ID|Raw Placename|Feature Type|Source|"
           "Publication Date|Story People|Story Organizations|Story Locations|Language|Version").split("|")
GDELT = ("GLOBALEVENTID SQLDATE MonthYear Year FractionDate Actor1Code Actor1Name Actor1CountryCode Actor1KnownGroupCode "
         "Actor1EthnicCode Actor1Religion1Code Actor1Religion2Code Actor1Type1Code Actor1Type2Code Actor1Type3Code Actor2Code "
         "Actor2Name Actor2CountryCode Actor2KnownGroupCode Actor2EthnicCode Actor2Religion1Code Actor2Religion2Code "
         "Actor2Type1Code Actor2Type2Code Actor2Type3Code IsRootEvent EventCode EventBaseCode EventRootCode QuadClass "
         "GoldsteinScale NumMentions NumSources NumArticles AvgTone Actor1Geo_Type Actor1Geo_FullName Actor1Geo_CountryCode "
         "Actor1Geo_ADM1Code Actor1Geo_ADM2Code Actor1Geo_Lat Actor1Geo_Long Actor1Geo_FeatureID Actor2Geo_Type "
         "Actor2Geo_FullName Actor2Geo_CountryCode Actor2Geo_ADM1Code Actor2Geo_ADM2Code Actor2Geo_Lat Actor2Geo_Long "
         "Actor2Geo_FeatureID ActionGeo_Type ActionGeo_FullName ActionGeo_CountryCode ActionGeo_ADM1Code ActionGeo_ADM2Code "
         "ActionGeo_Lat ActionGeo_Long ActionGeo_FeatureID DATEADDED SOURCEURL").split()
MENTIONS = ("GLOBALEVENTID EventTimeDate MentionTimeDate MentionType MentionSourceName MentionIdentifier SentenceID "
            "Actor1CharOffset Actor2CharOffset ActionCharOffset InRawText Confidence MentionDocLen MentionDocTone "
            "MentionDocTranslationInfo Extras").split()
PHOENIX = ("EventID Date Year Month Day SourceActorFull SourceActorEntity SourceActorRole SourceActorAttribute TargetActorFull "
           "TargetActorEntity TargetActorRole TargetActorAttribute EventCode EventRootCode QuadClass GoldsteinScore Issues Lat "
           "Lon LocationName StateName CountryCode SentenceID URLs NewsSources").split()

ARTICLES = [
    {"id": "call", "date": "2021-06-04", "url": "https://news.example/a/1", "text":
     "Thai Foreign Minister Anong Srisai and Malaysian Foreign Minister Karim Osman spoke by phone on Thursday. "
     "Thailand imposed sanctions on Malaysia on Monday."},
    {"id": "may", "date": "2017-08-01", "text": "Chile may impose sanctions on Peru. Chile did not expel the envoy of Peru. "
     "Chile condemned Peru on Monday."},
    {"id": "plan", "date": "2018-05-14", "text": "Ghana will impose sanctions on Togo in September. “It was \"the\" law,” "
     "the Togolese president said.\tTogo accused Ghana on Sunday of shelling the town."},
    {"id": "undated", "text": "Norway condemned Iceland."},
    {"id": "home", "date": "2012-03-07", "text": "Police arrested protesters in Lima, Peru, on Tuesday."},
]


def run(*words):
    done = subprocess.run([DETENTE, *map(str, words)], capture_output=True, timeout=300)
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def tabbed(text):
    """As the ICEWS trap says: no quoting at all."""
    return list(csv.reader(io.StringIO(text, newline=""), delimiter="\t", quoting=csv.QUOTE_NONE))


def rows(text, names, header):
    lines = tabbed(text)
    if header:
        assert lines[0] == names, lines[0]
        lines = lines[1:]
    for line in lines:
        assert len(line) == len(names), (len(line), line)
    return [dict(zip(names, line)) for line in lines]


class Readers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.temporary.name)
        source = cls.folder / "in.jsonl"
        source.write_text("".join(json.dumps(a) + "\n" for a in ARTICLES), encoding="utf-8")
        cls.dossiers = cls.folder / "d.jsonl"
        cls.ledger = cls.folder / "l.db"
        pages = sorted((ROOT / "examples").glob("*.txt")) + sorted((ROOT / "examples").glob("*.html"))
        for out in (cls.dossiers, cls.ledger):
            code, _, err = run("code", source, *pages, "-o", out)
            assert code == 0, err
        cls.records = [json.loads(l) for l in cls.dossiers.read_text(encoding="utf-8").splitlines()]

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    def export(self, name, *flags, source=None):
        code, out, err = run("export", "--format", name, source or self.dossiers, *flags)
        self.assertEqual(code, 0, err)
        return out

    def table(self, name, names, header):
        found = rows(self.export(name), names, header)
        self.assertGreater(len(found), 10)
        return found

    def csv_rows(self, *flags):
        return list(csv.DictReader(io.StringIO(self.export("csv", *flags), newline=""), strict=True))

    def cameo(self):
        lines = (ROOT / "lexicons/event/cameo.tsv").read_text(encoding="utf-8").splitlines()
        lines = [l for l in lines if not l.startswith("#")]
        return {r["code"]: r for r in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)}

    def test_gdelt_events(self):
        cameo = self.cameo()
        own = {r["code"]: r["gdelt"] for r in csv.DictReader(
            [l for l in (ROOT / "lexicons/format/goldstein.tsv").read_text().splitlines() if not l.startswith("#")], delimiter="\t")}
        ids = set()
        for row in self.table("gdelt", GDELT, False):
            code = row["EventCode"]
            self.assertEqual(row["EventRootCode"], code[:2])
            self.assertEqual(row["EventBaseCode"], code[:3])
            quad = next(q for last, q in ((5, 1), (8, 2), (13, 3), (20, 4)) if int(code[:2]) <= last)
            self.assertEqual(int(row["QuadClass"]), quad)
            self.assertEqual(row["GoldsteinScale"], own.get(code, cameo[code]["goldstein"]))
            self.assertRegex(row["SQLDATE"], r"^\d{8}$")
            self.assertEqual(row["MonthYear"] + row["SQLDATE"][6:], row["SQLDATE"])
            self.assertRegex(row["FractionDate"], r"^%s\.\d{4}$" % row["Year"])
            self.assertTrue(int(row["GLOBALEVENTID"]) < 2**53)
            self.assertRegex(row["DATEADDED"], r"^\d{14}$")
            self.assertRegex(row["ActionGeo_CountryCode"], r"^([A-Z]{2})?$")
            self.assertTrue(row["Actor1Code"] or row["Actor1Name"] or row["Actor2Name"])
            ids.add(row["GLOBALEVENTID"])
        self.assertEqual(len(ids), len(self.table("gdelt", GDELT, False)))

    def test_gdelt_files_stand_side_by_side(self):
        out = self.folder / "day.export.CSV"
        self.assertEqual(run("export", "-f", "gdelt", self.dossiers, "-o", out)[0], 0)
        events = rows(out.read_text(encoding="utf-8"), GDELT, False)
        mentions = rows((self.folder / "day.mentions.CSV").read_text(encoding="utf-8"), MENTIONS, False)
        side = tabbed((self.folder / "day.export.CSV.extra.tsv").read_text(encoding="utf-8"))
        numbers = [e["GLOBALEVENTID"] for e in events]
        self.assertEqual(numbers, [m["GLOBALEVENTID"] for m in mentions])
        self.assertEqual(numbers, [r[side[0].index("number")] for r in side[1:]])
        texts = {d["article"]["source"].get("id"): d["article"]["text"] for d in self.records}
        call = next(m for e, m in zip(events, mentions) if e["EventCode"] == "041" and e["Actor1CountryCode"] == "THA")
        self.assertTrue(texts["call"][int(call["Actor2CharOffset"]):].startswith(("Malaysian", "Karim")), call)
        self.assertEqual((call["MentionType"], call["MentionSourceName"]), ("1", "news.example"))
        self.assertEqual(int(call["MentionDocLen"]), len(texts["call"]))
        extras = dict(pair.split("=", 1) for pair in call["Extras"].split(";"))
        self.assertEqual((extras["type"], extras["reality"], extras["mode"]), ("CONSULT", "actual", "phone"))

    def test_icews(self):
        found = self.table("icews", ICEWS, True)
        for row in found:
            self.assertRegex(row["Event Date"], r"^\d{4}-\d\d-\d\d$")
            float(row["Intensity"])
            self.assertNotIn("not spec", row["Event Text"])
        both = [(r["Source Country"], r["Target Country"]) for r in found if r["CAMEO Code"] == "041"]
        self.assertIn(("Thailand", "Malaysia"), both)
        self.assertIn(("Malaysia", "Thailand"), both)

    def test_polecat(self):
        found = self.table("polecat", POLECAT, True)
        for row in found:
            self.assertNotIn("", row.values(), row)
            self.assertEqual(row["Actor Name"].count("; "), row["Actor Country"].count("; "))
            self.assertIn(row["Quad Code"], "1234")
        call = [r for r in found if r["Event Mode"] == "phone" and "THA" in r["Actor Country"]]
        self.assertEqual([(r["Actor Country"], r["Actor COW"], r["Recipient Name"]) for r in call], [("THA; MYS", "800; 820", "None")])

    def test_phoenix(self):
        for row in self.table("phoenix", PHOENIX, False):
            self.assertEqual(row["Date"], row["Year"] + row["Month"] + row["Day"])
            root = int(row["EventRootCode"])
            penta = 0 if root <= 2 else 1 if root <= 5 else 2 if root <= 8 else 3 if root <= 13 or root == 16 else 4
            self.assertEqual(int(row["QuadClass"]), penta)
            self.assertRegex(row["EventID"], r"^\d+_v\d+\.\d+\.\d+$")

    def test_plover(self):
        types = "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split()
        events = [json.loads(l) for l in self.export("plover").splitlines()]
        ids = [e["id"] for e in events]
        self.assertEqual(len(ids), len(set(ids)))
        texts = {d["article"]["id"]: d["article"]["text"] for d in self.records}
        for e in events:
            self.assertRegex(e["date"], r"^\d{4}-\d\d-\d\d$")
            self.assertTrue(e["actor"] and all(a["code"] for a in e["actor"]))
            self.assertEqual([t in types for t in e["event"]], [True])
            self.assertIn(e["quad_code"], (1, 2, 3, 4))
            self.assertEqual(e["polarity"], "positive")
            self.assertEqual(e["cite_info"]["codebook"], "plover-relations-0.1")
            text = texts[e["cite_info"]["corpus"]][e["text_info"]["start"]:e["text_info"]["end"]]
            self.assertEqual(" ".join(text.split()), e["text"])
        self.assertIn(("possible", True), {(e["reality"], "hypothetical" in e["mode"]) for e in events})

    def test_csv_keeps_what_the_dossier_says(self):
        found = self.csv_rows()
        events = {(d["article"]["id"], e["trigger"][0], e["type"]): (d, e) for d in self.records for e in d["events"]}
        seen = set()
        for row in found:
            key = (row["article_id"], int(row["trigger_begin"]), row["type"])
            dossier, event = events[key]
            seen.add(key)
            names = {a["id"]: a["name"] for a in dossier["actors"]}
            self.assertEqual((row["reality"], row["polarity"], row["precision"]),
                             (event["reality"], event["polarity"], event["when"]["precision"]))
            self.assertEqual(row["mode"], event["mode"] or "")
            start = event["when"]["start"] or [None, None]
            self.assertEqual([row["start_earliest"], row["start_latest"]], [d or "" for d in start])
            self.assertIn(row["actor"], [names[p["actor"]] for p in event["actors"]] + [""])
            begin, end = event["evidence"]
            self.assertEqual(row["evidence"], " ".join(dossier["article"]["text"][begin:end].split()))
        self.assertEqual(seen, set(events), "csv leaves nothing out")
        self.assertIn("negative", {r["polarity"] for r in found})
        self.assertIn("", {r["day"] for r in found}, "an undated deed of an undated page has no day")

    def test_csv_goes_into_sqlite_with_its_types(self):
        found = self.csv_rows()
        base = sqlite3.connect(":memory:")
        base.execute("CREATE TABLE e (%s)" % ", ".join(f'"{name}"' for name in found[0]))
        base.executemany("INSERT INTO e VALUES (%s)" % ",".join("?" * len(found[0])), [list(r.values()) for r in found])
        count = base.execute("SELECT count(*) FROM e WHERE actor_country='THA' AND recipient_country='MYS' AND type='SANCTION' "
                             "AND day='2021-05-31' AND CAST(plover_score AS REAL) < 0").fetchone()[0]
        self.assertEqual(count, 1)

    def test_planned_and_hypothetical(self):
        found = self.csv_rows()
        planned = [r for r in found if r["actor_country"] == "GHA" and r["recipient_country"] == "TGO"]
        self.assertTrue(any(r["plover_type"] == "THREATEN" and r["day"] == "2018-05-14" for r in planned), planned)
        rows_of = [r for r in self.table("gdelt", GDELT, False) if r["Actor1Code"] == "CHL" and r["Actor2Code"] == "PER"]
        self.assertEqual([r["EventRootCode"] for r in rows_of], ["11"])

    def test_ids_hang_on_article_and_event_alone(self):
        first = self.export("csv")
        alone = self.folder / "alone.jsonl"
        alone.write_text(self.dossiers.read_text(encoding="utf-8").splitlines()[2] + "\n", encoding="utf-8")
        ids = {r["event_id"] for r in csv.DictReader(io.StringIO(self.export("csv", source=alone), newline=""))}
        self.assertTrue(ids)
        self.assertTrue(ids <= {r["event_id"] for r in csv.DictReader(io.StringIO(first, newline=""))})
        twice = run("export", "-f", "csv", self.dossiers, self.dossiers)
        self.assertEqual(twice[1], first)
        self.assertIn("met again", twice[2])

    def test_ledger_and_dossiers_give_the_same_rows(self):
        a, b = (sorted(self.export("csv", source=s).splitlines()) for s in (self.dossiers, self.ledger))
        self.assertEqual(a, b)

    def test_text_free_has_no_run_of_words_of_an_article(self):
        def runs(text, size=5):
            words = re.findall(r"\w+", text.lower())
            return {" ".join(words[i:i + size]) for i in range(len(words) - size + 1)}
        texts = set().union(*(runs(d["article"]["text"]) for d in self.records))
        names = set().union(*(runs(a["name"]) for d in self.records for a in d["actors"]))
        for name in ("plover", "polecat", "icews", "gdelt", "gdelt-mentions", "phoenix", "csv", "extra"):
            free = self.export(name, "--text-free")
            for line in free.splitlines():
                self.assertEqual((runs(line) & texts) - names, set(), name)
            self.assertEqual(len(free.splitlines()), len(self.export(name).splitlines()), name)
        self.assertTrue(runs(self.export("csv")) & texts, "with texts it must be found, or this test finds nothing")

    def test_scores_count_what_they_average(self):
        code, out, err = run("scores", "Thailand", "Malaysia", "-l", self.ledger, "--by", "month", "--csv")
        self.assertEqual(code, 0, err)
        found = {(r["period"], r["from"]): r for r in csv.DictReader(io.StringIO(out))}
        may, june = found[("2021-05", "THA")], found[("2021-06", "THA")]
        self.assertEqual((may["events"], may["done"], may["said"], may["plover_mean"], may["goldstein_mean"]), ("1", "1", "0", "-6.0", "-8.0"))
        self.assertEqual((june["events"], june["said"], june["plover_mean"]), ("1", "1", "1.5"))
        self.assertEqual((found[("2021-05", "MYS")]["events"], found[("2021-06", "MYS")]["events"]), ("0", "1"))
        self.assertEqual(found[("2021-05", "MYS")]["plover_mean"], "")
        data = json.loads(run("scores", "Chile", "Peru", "-l", self.ledger, "--json")[1])
        self.assertEqual(data["left_out"]["hypothetical"], 1)
        self.assertEqual(data["left_out"]["did_not_happen"], 1)
        self.assertEqual(run("scores", "Chile", "Tuvalu", "-l", self.ledger)[0], 1)
        self.assertEqual(run("scores", "Chile", "Peru", "-l", self.ledger, "--by", "moon")[0], 3)

    def test_clear_words_for_what_cannot_be(self):
        for words, part in ((("-f", "xml", self.dossiers), "choose"), (("-f", "parquet", self.dossiers), "--output"),
                            (("-f", "parquet", self.dossiers, "-o", self.folder / "x.parquet", "--duckdb", "/nowhere.so"), "DuckDB")):
            code, out, err = run("export", *words)
            self.assertEqual((code, out, len(err.splitlines())), (3, "", 1), err)
            self.assertIn(part, err)
        self.assertFalse(list(self.folder.glob("x.parquet*")), "no half file is left")
        bad = self.folder / "bad.jsonl"
        bad.write_text("{}\n" + self.dossiers.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
        code, out, err = run("export", "-f", "csv", bad)
        self.assertEqual(code, 2)
        self.assertIn("bad.jsonl:1: ", err)
        self.assertGreater(len(out.splitlines()), 1)

    def test_parquet(self):
        library = LIBRARY or "libduckdb.so"
        try:
            duckdb = ctypes.CDLL(library)
        except OSError:
            self.skipTest("no DuckDB library here")
        out = self.folder / "e.parquet"
        self.assertEqual(run("export", "-f", "parquet", self.dossiers, "-o", out, "--duckdb", library)[0], 0)
        base, link = ctypes.c_void_p(), ctypes.c_void_p()
        result = (ctypes.c_uint64 * 8)()
        duckdb.duckdb_value_varchar.restype = ctypes.c_char_p
        self.assertEqual(duckdb.duckdb_open(None, ctypes.byref(base)), 0)
        self.assertEqual(duckdb.duckdb_connect(base, ctypes.byref(link)), 0)

        def ask(sql):
            self.assertEqual(duckdb.duckdb_query(link, sql.encode(), result), 0, sql)
            return duckdb.duckdb_value_varchar(result, ctypes.c_uint64(0), ctypes.c_uint64(0)).decode()
        found = self.csv_rows()
        self.assertEqual(int(ask(f"SELECT count(*) FROM '{out}'")), len(found))
        self.assertEqual(ask(f"SELECT string_agg(column_name, ',') FROM (DESCRIBE SELECT * FROM '{out}')"), ",".join(found[0]))
        self.assertEqual(ask(f"SELECT typeof(day) || typeof(plover_score) || typeof(cameo) FROM '{out}' LIMIT 1"), "DATEDOUBLEVARCHAR")
        self.assertEqual(float(ask(f"SELECT sum(plover_score) FROM '{out}'")), sum(float(r["plover_score"]) for r in found))


if __name__ == "__main__":
    DETENTE, ROOT = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2])
    LIBRARY = sys.argv[3] if len(sys.argv) > 3 else None
    unittest.main(argv=sys.argv[:1])
