#!/usr/bin/env python3
"""ledger_file.py DETENTE ROOT: what a ledger file promises.

Dossiers at fault are refused with their reason; corrections are applied again when a page is read anew, and one whose
words are gone is reported and kept; a later version of a page replaces the earlier one, a retracted page is no longer
asked; `verify` finds what was changed behind the program's back.
"""
import json
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import unittest

DETENTE = ROOT = None
ADDRESS = "https://news.example/2019/05/07/ferry"


def page(text, title="Harbour town woken by row", day="2019-05-07"):
    return (f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
            f'<meta property="og:title" content="{title}"><meta property="og:site_name" content="Harbour News">'
            f'<meta property="article:published_time" content="{day}T08:00:00Z"><link rel="canonical" href="{ADDRESS}">'
            f'</head><body><main><article><h1>{title}</h1>'
            + "".join(f"<p>{p}</p>" for p in text) + "</article></main></body></html>")


FIRST = ["Peru expelled the Chilean ambassador on Monday, the foreign ministry in Lima said in a statement.",
         "Chile called the step a mistake, and its ministers met late in the evening to discuss an answer to it."]


class LedgerFile(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.ledger = str(self.folder / "l.db")

    def run_it(self, *words, code=0):
        done = subprocess.run([DETENTE, *map(str, words)], capture_output=True, text=True, cwd=self.folder)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done.stdout + done.stderr

    def read(self, text, **more):
        path = self.folder / "page.html"
        path.write_text(page(text, **more), encoding="utf-8")
        return self.run_it("code", path, "-o", self.ledger)

    def lines(self):
        done = subprocess.run([DETENTE, "relations", "PER", "CHL", "-l", self.ledger, "--json"], capture_output=True,
                              text=True)
        return json.loads(done.stdout or "[]")

    def timeline(self):
        done = subprocess.run([DETENTE, "timeline", "PER", "CHL", "-l", self.ledger, "--json"], capture_output=True,
                              text=True)
        return json.loads(done.stdout or "[]")

    def test_answers_told_without_the_body_that_asked(self):
        pages = [{"date": "2019-05-07", "text": "The UN Security Council adopted a resolution on Monday that demands that"
                  " Kenya release the detained Somali sailors."},
                 {"date": "2019-05-14", "text": "Kenya released the detained Somali sailors in Mombasa on Monday."},
                 {"date": "2019-05-20", "text": "Kenya released a film about sailors on Sunday."}]
        (self.folder / "p.jsonl").write_text("\n".join(map(json.dumps, pages)), encoding="utf-8")
        self.run_it("code", "p.jsonl", "-o", self.ledger)

        def stands(*more):
            told = subprocess.run([DETENTE, "relations", "KEN", "UNO", "-l", self.ledger, "--json", *more],
                                  capture_output=True, text=True)
            return [(line["line"], line["state"], line["until"]) for line in json.loads(told.stdout)]

        self.assertEqual(stands(), [("demand", "met", ["2019-05-13", "2019-05-13"])])
        self.assertEqual(stands("--known-by", "2019-05-10"), [("demand", "open", None)])

    def test_import_refuses_with_reasons(self):
        (self.folder / "page.html").write_text(page(FIRST), encoding="utf-8")
        good = json.loads(self.run_it("code", self.folder / "page.html", "-o", "-").splitlines()[0])
        self.assertTrue(good["events"])
        span, code = json.loads(json.dumps(good)), json.loads(json.dumps(good))
        span["article"]["id"] = code["article"]["id"] = None
        span["article"]["text"] += " One."
        code["article"]["text"] += " Two."
        span["events"][0]["trigger"] = [5, 99999]
        code["actors"][0]["country"] = "XYZ"
        path = self.folder / "d.jsonl"
        path.write_text("\n".join([json.dumps(good), json.dumps(span), json.dumps(code), "{not json"]) + "\n",
                        encoding="utf-8")
        done = subprocess.run([DETENTE, "import", str(path), "-l", self.ledger], capture_output=True, text=True)
        told = done.stdout + done.stderr
        self.assertIn("d.jsonl:2", told)
        self.assertIn("d.jsonl:3", told)
        self.assertIn("d.jsonl:4", told)
        self.assertNotIn("d.jsonl:1:", told)
        self.run_it("verify", self.ledger)
        # Its events are left out, or all of it: nothing false enters.
        self.assertEqual(sum("expelled" in deed["sentence"] for deed in self.timeline()), 1)

    def test_corrections_are_replayed(self):
        self.read(FIRST)
        digest = sqlite3.connect(self.ledger).execute("SELECT digest FROM article").fetchone()[0]
        measures = [line for line in self.lines() if line["line"] == "measure"]
        self.assertEqual([line["state"] for line in measures], ["in force"])
        event = measures[0]["evidence"][0]["record"]
        self.run_it("correct", "reject", f"{digest[:10]}:{event}", "--who", "ana", "--day", "2019-05-09", "--why", "recalled",
                    "-l", self.ledger)
        self.assertFalse([line for line in self.lines() if line["line"] == "measure"])
        # Another ledger of the same page with the same file of corrections.
        kept = pathlib.Path(self.ledger + ".corrections.jsonl").read_text(encoding="utf-8")
        self.assertEqual(json.loads(kept.splitlines()[0])["who"], "ana")
        other = str(self.folder / "other.db")
        pathlib.Path(other + ".corrections.jsonl").write_text(kept, encoding="utf-8")
        self.ledger = other
        self.read(FIRST)
        self.assertFalse([line for line in self.lines() if line["line"] == "measure"])
        self.run_it("verify", self.ledger)

    def test_a_correction_whose_words_are_gone_is_reported(self):
        self.read(FIRST)
        digest = sqlite3.connect(self.ledger).execute("SELECT digest FROM article").fetchone()[0]
        event = self.lines()[0]["evidence"][0]["record"]
        self.run_it("correct", "reject", f"{digest[:10]}:{event}", "--who", "ana", "--day", "2019-05-09", "--why", "no",
                    "-l", self.ledger)
        path = pathlib.Path(self.ledger + ".corrections.jsonl")
        path.write_text(path.read_text(encoding="utf-8").replace("expelled", "banished"), encoding="utf-8")
        self.read(FIRST)
        told = subprocess.run([DETENTE, "correct", "list", "-l", self.ledger], capture_output=True, text=True)
        self.assertIn("gone", told.stdout + told.stderr)
        self.assertIn("banished", path.read_text(encoding="utf-8"))
        self.assertTrue([line for line in self.lines() if line["line"] == "measure"])

    def test_a_later_version_replaces_the_earlier_one(self):
        self.read(FIRST)
        self.read(["Correction: an earlier version of this article said that the ambassador had been expelled.",
                   "Peru recalled its ambassador to Chile on Monday, the foreign ministry in Lima said in a statement."],
                  title="Peru recalls ambassador", day="2019-05-08")
        with sqlite3.connect(self.ledger) as db:
            standing = sorted(row[0] for row in db.execute("SELECT standing FROM article"))
        self.assertEqual(standing, ["current", "replaced"])
        self.assertFalse([line for line in self.lines() if "expulsion" in line["what"]])
        self.run_it("verify", self.ledger)

    def test_a_retracted_page_is_kept_and_not_asked(self):
        self.read(["Retraction: this article has been retracted.", *FIRST])
        with sqlite3.connect(self.ledger) as db:
            self.assertEqual(db.execute("SELECT standing FROM article").fetchall(), [("retracted",)])
        self.assertEqual(self.lines(), [])

    def test_verify_finds_what_was_changed(self):
        self.read(FIRST)
        self.run_it("verify", self.ledger)
        with sqlite3.connect(self.ledger) as db:
            db.execute("DELETE FROM pair")
        done = subprocess.run([DETENTE, "verify", self.ledger], capture_output=True, text=True)
        self.assertNotEqual(done.returncode, 0)


if __name__ == "__main__":
    DETENTE, ROOT = str(pathlib.Path(sys.argv[1]).resolve()), sys.argv[2]
    unittest.main(argv=sys.argv[:1])
