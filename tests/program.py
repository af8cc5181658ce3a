#!/usr/bin/env python3
"""program.py DETENTE ROOT: the program as its users meet it: commands, exit codes, errors, bytes."""
import gzip
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

import conllu_valid

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

    SENTENCE = "Kenya and Uganda opened a joint border post at Busia on Monday, officials said. "

    def coded(self, path):
        """Exit code, ids of the pages that were coded, and the lines on standard error but the last."""
        code, out, err = run("code", path, "--as", "pages", "-o", "-")
        return code, [json.loads(line)["id"] for line in out.splitlines()], err.splitlines()[:-1]

    def test_tags_within_tags_are_cut_with_a_note(self):
        for opening in ("<div>", "<b>", "<ul><li>", "<table><tr><td>", "<font><i><p>"):
            html = "<html><body>" + opening * (200_000 // opening.count("<")) + "<p>" + self.SENTENCE * 5
            code, ids, notes = self.coded(self.write("deep.html", html))
            self.assertEqual((code, len(ids)), (0, 1), opening)
            self.assertTrue(any("512 deep" in note for note in notes), notes)

    def test_a_line_of_100_megabytes_stops_nothing(self):
        sentences = self.SENTENCE * (100 * 2**20 // len(self.SENTENCE))
        good = json.dumps({"id": "after", "text": self.SENTENCE})
        code, ids, notes = self.coded(self.write("in.jsonl", '{"text": "' + sentences + '"}\n' + good + "\n"))
        self.assertEqual((code, ids), (2, ["after"]))
        self.assertIn("in.jsonl:1: line of more than 60 MiB", notes[0])
        code, ids, notes = self.coded(self.write("line.txt", sentences))
        self.assertEqual((code, len(ids)), (0, 1))
        self.assertIn("more than 20 MiB", notes[0])

    def test_gzip_bombs_are_unpacked_to_the_limit(self):
        bomb = gzip.compress(b"a" * 2**28, 1)
        for name in ("bomb.txt.gz", "bomb.html.gz"):
            code, ids, notes = self.coded(self.write(name, bomb))
            self.assertEqual((code, len(ids)), (0, 1), name)
            self.assertIn("more than 20 MiB", notes[0])
        code, ids, notes = self.coded(self.write("bomb.jsonl.gz", bomb))
        self.assertEqual((code, ids), (2, []))
        self.assertIn("bomb.jsonl.gz:1: line of more than 60 MiB", notes[0])
        inside = self.record(0) + self.record(1, bomb, "Content-Encoding: gzip\r\n") + self.record(2)
        code, ids, notes = self.coded(self.write("inside.warc", inside))
        self.assertEqual((code, len(ids)), (0, 3))
        self.assertIn("more than 20 MiB", notes[0])

    def record(self, number, body=None, headers=""):
        body = body or f"<h1>Post {number} opens</h1><article><p>{self.SENTENCE * 5}</article>".encode()
        block = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{headers}\r\n".encode() + body
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        return f"{head}Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"

    def test_a_cut_warc_keeps_the_records_before_the_cut(self):
        plain = [self.record(number) for number in range(4)]
        packed = [gzip.compress(record) for record in plain]
        for name, records in (("cut.warc", plain), ("cut.warc.gz", packed)):
            whole, last = b"".join(records[:3]), records[3]
            code, ids, notes = self.coded(self.write(name, whole + last[:len(last) - 60]))
            self.assertEqual((code, len(ids), len(notes)), (2, 3, 1), name)
            self.assertIn(f"{name}: record at offset {len(whole)}: ", notes[0])

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

    def test_a_users_lexicon_is_merged_over_ours_and_wins(self):
        folder = ROOT / "examples" / "lexicons"
        code, out, err = run("lexicon", "check", "--lexicons", folder)
        self.assertEqual(code, 0, err)
        self.assertIn("yours actors/organizations.tsv: 2 rows added, 0 of ours replaced", out)
        code, out, _ = run("lexicon", "why", "Puyango Basin Authority", "--lexicons", folder)
        self.assertEqual(code, 0)
        self.assertIn(": yours\n", out)
        self.assertEqual(run("lexicon", "why", "Puyango Basin Authority")[0], 1)
        sentence = "The Puyango Basin Authority accused Peru."
        self.assertIn("Puyango Basin Authority | organization IGO", run("explain", sentence, "--lexicons", folder)[1])

    def test_who_owns_an_outlet_is_told_by_date(self):
        code, out, _ = run("lexicon", "why", "NTV", "Russia")
        self.assertEqual(code, 0)
        terms = [term.split("\n") for term in out.split("actors/media_owners.tsv:")[1:]]
        self.assertEqual(len(terms), 2)
        self.assertIn("  ownership  private", terms[0])
        self.assertIn("  until      2001-04-14", terms[0])
        self.assertIn("  ownership  state", terms[1])

    def test_an_owner_of_no_known_outlet_is_a_fault(self):
        folder = self.folder / "mine"
        row = ("name=Radio Nowhere", "ownership=state", "checked_on=2025-06", "source=known")
        code, _, err = run("lexicon", "add", "actors/media_owners.tsv", *row, "--lexicons", folder)
        self.assertEqual(code, 0, err)
        code, _, err = run("lexicon", "check", "--lexicons", folder)
        self.assertEqual(code, 2)
        self.assertRegex(err, r"mine/actors/media_owners.tsv:\d+: no outlet of this name")
        run("lexicon", "add", "actors/media.tsv", "name=Radio Nowhere", "code=FJI", "kind2=broadcaster", "--lexicons", folder)
        self.assertEqual(run("lexicon", "check", "--lexicons", folder)[0], 0)

    def test_a_row_is_added_to_a_users_lexicon(self):
        folder = self.folder / "mine"
        add = ("lexicon", "add", "world/countries.tsv", "--lexicons", folder)
        code, out, err = run(*add, "code=FRA", "name=Gaul")
        self.assertEqual(code, 0, err)
        self.assertIn("1 rows of yours; 0 new, 1 stand for ours", out)
        code, out, _ = run("lexicon", "check", "--lexicons", folder)
        self.assertEqual(code, 0)
        self.assertIn("  = FRA, before: FRA | France", out)
        code, _, err = run(*add, "code=Gaul", "name=Gaul")
        self.assertEqual(code, 2)
        self.assertIn("no code of three capitals", err)
        self.assertEqual(run(*add, "colour=red")[0], 2)

    def test_explain_shows_every_stage(self):
        code, out, _ = run("explain", "--date", "2021-03-04", "Peru recalled its ambassador from Bolivia on Monday.")
        self.assertEqual(code, 0)
        self.assertIn("SANCTION", out)
        self.assertIn("2021-03-01", out)
        self.assertEqual(run("explain", "--date", "2021-03-04", "-", stdin=b"Peru recalled its ambassador from Bolivia on Monday.")[1], out)

    def test_manual_is_that_of_the_program(self):
        self.assertEqual(run("--help-markdown")[1], (ROOT / "docs" / "cli.md").read_text(encoding="utf-8"))
        for command in ("read", "code", "normalize", "relations", "timeline", "explain", "parse", "eval", "lexicon", "version"):
            code, out, _ = run(command, "--help")
            self.assertEqual(code, 0)
            self.assertIn("Examples:", out)

    def test_help_tells_every_flag(self):
        out = run("read", "--help")[1]
        self.assertIn("write JSON instead of text", out)

    TREEBANK = ("# newdoc id = own\n# sent_id = own-7\n# note: kept\n"
                "1-2\tGhana's\t_\t_\t_\t_\t_\t_\t_\tX=1\n1\tGhana\t_\tX\t_\t_\t_\t_\t_\t_\n"
                "2\t's\t_\tX\t_\t_\t_\t_\t_\t_\n3\tenvoy\t_\tX\tOLD\tOld=Yes\t2\tdep\t2:dep\t_\n"
                "3.1\twho\t_\t_\t_\t_\t_\t_\t_\t_\n4\tresigned\told\tX\t_\t_\t0\troot\t_\tSpaceAfter=No|Y=2\n"
                "5\t.\t_\tX\t_\t_\t_\t_\t_\t_\n")

    def parsed(self, *words, stdin=None):
        code, out, err = run("parse", *words, stdin=stdin)
        self.assertEqual((code, err), (0, ""))
        self.assertEqual(list(conllu_valid.faults(out)), [])
        return out

    def test_parse_writes_valid_conllu(self):
        out = self.parsed(*ROOT.glob("examples/*.txt"))
        self.assertIn("# newdoc id = ", out)
        odd = "(“'‘…’'”) -- * *\n\nA\n\n" + "and " * 700 + "\n\n日本 は 雨\u00a0だ. 5km US$5 %\n\n\t \u200b x\u200by\n"
        self.parsed(self.write("odd.txt", odd))

    def test_parse_of_text_keeps_paragraphs_and_written_words(self):
        text = "Ghana's envoy didn't\nsign; he cannot.\n\n \nTalks resume on Monday.\n"
        out = self.parsed("-", stdin=text.encode())
        lines = out.split("\n")
        self.assertEqual(lines[:4], ["# newdoc id = stdin", "# newpar", "# sent_id = stdin-1",
                                     "# text = Ghana's envoy didn't sign; he cannot."])
        self.assertEqual(out.count("# newpar"), 2)
        ranges = [l.split("\t")[:2] for l in lines if l.split("\t")[0].count("-") == 1 and "\t" in l]
        self.assertEqual(ranges, [["1-2", "Ghana's"], ["4-5", "didn't"], ["9-10", "cannot"]])
        self.assertIn("\tNumber=Sing\t", out)

    def test_parse_of_conllu_keeps_its_words(self):
        out = self.parsed(self.write("in.conllu", self.TREEBANK))
        lines = out.split("\n")
        self.assertEqual(lines[:3], self.TREEBANK.split("\n")[:3])
        rows = [l.split("\t") for l in lines if "\t" in l]
        self.assertEqual([r[:2] for r in rows], [["1-2", "Ghana's"], ["1", "Ghana"], ["2", "'s"], ["3", "envoy"],
                                                 ["4", "resigned"], ["5", "."]])
        self.assertEqual([r[9] for r in rows], ["X=1", "_", "_", "_", "SpaceAfter=No|Y=2", "_"])
        self.assertTrue(all(r[8] == "_" for r in rows))
        self.assertEqual(rows[4][2:4], ["resign", "VERB"])
        self.assertIn("Tense=Past", rows[4][5])
        self.assertNotIn("OLD", out)

    def test_parse_is_the_same_on_any_machine_and_thread(self):
        pages = list(ROOT.glob("examples/*.txt"))
        big = self.write("big.txt", "\n\n".join(page.read_text(encoding="utf-8") for page in pages * 4))
        treebank = self.write("many.conllu", (self.TREEBANK.replace("own-7", "own-%d") + "\n") * 600 % tuple(range(600)))
        one = self.parsed("-j", 1, big, treebank, *pages)
        self.assertEqual(self.parsed("-j", 3, big, treebank, *pages), one)
        self.assertEqual(self.parsed("-j", 2, "--portable", big, treebank, *pages), one)

    def test_parse_tells_bad_inputs_and_goes_on(self):
        bad = {"empty.txt": b" \n\n", "picture.txt": b"\x89PNG\r\n\x1a\n\0\0", "latin.txt": "Perú".encode("cp1252"),
               "short.conllu": b"1\tLima\n", "none.conllu": b"# nothing\n",
               "cut": self.TREEBANK.encode() + b"\n1\tLima\n"}
        good = self.write("good.txt", "Talks opened in Accra.")
        for name, data in bad.items():
            code, out, err = run("parse", self.write(name, data), good)
            self.assertEqual((code, len(err.splitlines())), (2, 1), err)
            self.assertIn(name, err)
            self.assertIn("\tAccra\t", out)
        self.assertIn("cut:12: ", err)
        code, out, err = run("parse", self.folder / "missing.txt", self.folder)
        self.assertEqual((code, out, len(err.splitlines())), (2, "", 2), err)
        self.assertIn("missing.txt", err)

    def test_parse_does_not_start_without_a_model(self):
        good = self.write("good.txt", "Talks opened in Accra.")
        for command in (("parse",), ("eval", "parse")):
            for model in (self.write("no.model", "not a model"), self.folder / "missing.model"):
                code, out, err = run(*command, "--model", model, good)
                self.assertEqual((code, out, len(err.splitlines())), (3, "", 1), err)
                self.assertIn(model.name, err)
        self.assertEqual(run("parse", "-j", "none", good)[0], 3)

    def test_parse_takes_another_model(self):
        model = ROOT / "models" / "english.model"
        good = self.write("good.txt", "Talks opened in Accra.")
        self.assertEqual(self.parsed("--model", model, good), self.parsed(good))

    def test_what_is_parsed_scores_full_marks_against_itself(self):
        gold = self.write("gold.conllu", self.parsed(*ROOT.glob("examples/*.txt")))
        code, out, _ = run("eval", "parse", "--json", "--caps", "--relations", gold)
        self.assertEqual(code, 0)
        figures = json.loads(out)[str(gold)]
        for name in ("uas", "las", "las_plain", "upos", "xpos", "feats", "lemma"):
            self.assertEqual(figures["gold"][name], 1, name)
        self.assertGreater(figures["raw"]["las"], 0.9)
        self.assertEqual(figures["caps"]["words"], figures["gold"]["words"])
        self.assertEqual(sum(r["gold"] for r in figures["relations"]), figures["gold"]["words"])
        code, out, _ = run("eval", "parse", "--caps", "--relations", gold, gold)
        self.assertEqual(code, 0)
        for words in ("gold tokens", "in capitals", "from raw text", "plain LAS", "nsubj", "all\n"):
            self.assertIn(words, out)
        self.assertEqual(run("eval", "poems", gold)[0], 3)

    def test_wrong_flags_do_not_start(self):
        self.assertEqual(run("read", "--no-such-flag", "x")[0], 3)
        self.assertEqual(run("code", "x", "--as", "poems")[0], 3)
        self.assertEqual(run("read", "--stop-after", "nothing", "x")[0], 3)


if __name__ == "__main__":
    DETENTE, ROOT = sys.argv[1], pathlib.Path(sys.argv[2])
    unittest.main(argv=sys.argv[:1])
