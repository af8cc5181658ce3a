#!/usr/bin/env python3
"""program.py DETENTE ROOT: the program as its users meet it: commands, exit codes, errors, bytes."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

DETENTE = ROOT = None


def run(*words, stdin=None):
    done = subprocess.run([DETENTE, *map(str, words)], input=stdin, capture_output=True, timeout=300)
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def examples():
    return sorted((ROOT / "examples").glob("*.txt")) + sorted((ROOT / "examples").glob("*.html"))


class Program(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.temporary.name)

    def tearDown(self):
        self.temporary.cleanup()

    def write(self, name, data):
        path = self.folder / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
        return path

    def test_reads_every_example(self):
        for page in examples():
            code, out, err = run("read", page)
            self.assertEqual((code, err), (0, ""), page)
            for heading in ("Actors", "Who said what", "Who did what to whom", "On what condition"):
                self.assertIn(heading, out, page)
            self.assertNotIn("\x1b", out, "colour belongs on a terminal only")

    def test_threads_do_not_show(self):
        pages = examples() * 7
        one, two = (run("code", *pages, "-o", "-", "-j", n) for n in ("1", "2"))
        self.assertEqual(one[0], 0)
        self.assertEqual(one[1], two[1])
        self.assertEqual(len(one[1].splitlines()), len(pages))

    def test_given_text_is_never_stripped(self):
        text = "  “Chile will sign,” Bolivia’s envoy said.\n\n \nTalks opened in Arica on 4 May.  "
        line = json.dumps({"id": "x-1", "text": text, "date": "2018-05-05", "title": "Not coded"})
        source = self.write("in.jsonl", line + "\n")
        code, out, _ = run("code", source, "-o", "-")
        dossier = json.loads(out)
        self.assertEqual(code, 0)
        self.assertEqual(dossier["article"]["text"], text)
        self.assertEqual(dossier["article"]["source"]["id"], "x-1")
        self.assertEqual(dossier["article"]["title"], "Not coded")
        self.assertEqual(dossier["article"]["published"]["from"], "2018-05-05")
        mentions = [text[b:e] for a in dossier["actors"] for b, e in (m["span"] for m in a["mentions"])]
        self.assertIn("Chile", mentions)

    def test_one_bad_line_stops_nothing(self):
        good = json.dumps({"id": "a", "text": "Ghana and Togo signed a border treaty."})
        source = self.write("in.jsonl", good + "\n{broken\n" + good.replace('"a"', '"b"') + "\n")
        code, out, err = run("code", source, "-o", "-")
        self.assertEqual(code, 2)
        self.assertEqual([json.loads(l)["article"]["source"]["id"] for l in out.splitlines()], ["a", "b"])
        self.assertIn("in.jsonl:2: ", err)

    def test_bad_files_get_one_clear_line_each(self):
        bad = {
            "empty.txt": b"", "blank.txt": b" \n\n ", "picture.html": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8,
        }
        for name, data in bad.items():
            code, out, err = run("read", self.write(name, data))
            self.assertEqual((code, out), (2, ""), name)
            self.assertEqual(len(err.splitlines()), 1, err)
            self.assertIn(name, err)
        code, _, err = run("read", self.folder / "missing.txt")
        self.assertEqual((code, len(err.splitlines())), (2, 1), err)
        self.assertIn("missing.txt", err)
        if os.geteuid() != 0:
            locked = self.write("locked.txt", "x")
            locked.chmod(0)
            self.assertEqual(run("read", locked)[0], 2)

    def test_another_encoding_is_read_or_said(self):
        page = "<html><head><meta charset='windows-1252'><title>Talks</title></head><body><article>" + \
            "<p>Perú and Bolivia “agreed” on Monday to reopen the crossing at Desaguadero, officials said.</p>" * 3 + \
            "</article></body></html>"
        code, out, _ = run("read", "--json", self.write("p.html", page.encode("cp1252")))
        self.assertEqual(code, 0)
        self.assertIn("Perú and Bolivia “agreed”", json.loads(out)["article"]["text"])

    def test_a_page_over_the_limit_is_cut_with_a_note(self):
        sentence = "Kenya and Uganda opened a joint border post on Monday. "
        code, _, err = run("read", "--stop-after", "page", self.write("big.txt", sentence * (22 * 2**20 // len(sentence))))
        self.assertEqual(code, 0)
        self.assertIn("20 MiB", err)

    def test_ledger_answers_and_is_idempotent(self):
        ledger = self.folder / "l.db"
        for _ in range(2):
            code, _, err = run("code", *examples(), "-o", ledger)
            self.assertEqual(code, 0, err)
        code, out, _ = run("relations", "Bolivia", "-l", ledger, "--json")
        self.assertEqual(code, 0)
        lines = json.loads(out)
        self.assertTrue(all("BOL" in line["pair"] for line in lines))
        self.assertTrue(all(e["sentence"] for line in lines for e in line["evidence"]))
        self.assertEqual(run("normalize", "Tuvalu", "Norway", "-l", ledger)[0], 1)
        self.assertEqual(run("timeline", "Bolivia", "-l", ledger, "--as-of", "soon")[0], 3)
        self.assertEqual(run("normalize", "PER", "BOL", "-l", self.folder / "no.db")[0], 3)

    def test_as_of_leaves_out_later_deeds(self):
        ledger = self.folder / "l.db"
        run("code", *examples(), "-o", ledger)
        everything = run("timeline", "Bolivia", "-l", ledger)[1]
        self.assertNotEqual(everything, "")
        self.assertEqual(run("timeline", "Bolivia", "-l", ledger, "--as-of", "1901-01-01")[0:2], (1, ""))

    def test_user_lexicon_with_a_bad_line_is_told(self):
        folder = self.folder / "lexicons" / "statement"
        folder.mkdir(parents=True)
        (folder / "cues.tsv").write_text("# title: mine\n# licence: none\n# key: lemma\nlemma\tnote\nb\t\na\t\n")
        code, _, err = run("lexicon", "check", "--lexicons", self.folder / "lexicons")
        self.assertEqual(code, 2)
        self.assertIn("statement/cues.tsv:6: ", err)

    def test_explain_shows_every_stage(self):
        code, out, _ = run("explain", "--date", "2021-03-04", "Peru recalled its ambassador from Bolivia on Monday.")
        self.assertEqual(code, 0)
        self.assertIn("SANCTION", out)
        self.assertIn("2021-03-01", out)

    def test_manual_is_that_of_the_program(self):
        self.assertEqual(run("--help-markdown")[1], (ROOT / "docs" / "cli.md").read_text(encoding="utf-8"))
        for command in ("read", "code", "normalize", "relations", "timeline", "explain", "eval", "lexicon", "version"):
            code, out, _ = run(command, "--help")
            self.assertEqual(code, 0)
            self.assertIn("Examples:", out)

    def test_help_tells_every_flag(self):
        out = run("read", "--help")[1]
        self.assertIn("write JSON instead of text", out)

    def test_wrong_flags_do_not_start(self):
        self.assertEqual(run("read", "--no-such-flag", "x")[0], 3)
        self.assertEqual(run("code", "x", "--as", "poems")[0], 3)
        self.assertEqual(run("read", "--stop-after", "nothing", "x")[0], 3)


if __name__ == "__main__":
    DETENTE, ROOT = sys.argv[1], pathlib.Path(sys.argv[2])
    unittest.main(argv=sys.argv[:1])
