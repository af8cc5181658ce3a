#!/usr/bin/env python3
"""kill.py DETENTE ROOT: an import that is killed at any moment loses nothing that was made sure of,
adds nothing twice, and gives the same exports once it is gone on with; so does any order of input.

50 moments are drawn with a fixed seed; they fall on opening, reading, writing and the finding of
stories alike. What is compared are bytes, never times: after each round all that the file holds, row by row, and after
every tenth what the commands export.
"""
import json
import pathlib
import random
import sqlite3
import subprocess
import sys
import tempfile
import time

ROUNDS, EXPORTED_EVERY, COPIES = 50, 10, 3
EXPORTS = [["stories", "--all", "--json"], ["facts", "--json"], ["search", "--json", "--limit", "100000", "said"],
           ["relations", "KAZ", "--json"]]


def run(detente, *words):
    done = subprocess.run([detente, *map(str, words)], capture_output=True)
    return done.returncode, done.stdout, done.stderr.decode("utf-8")


# All that follows from the dossiers, without the numbers of rows, which tell the order of reading.
CONTENT = ["SELECT identity, digest, outlet, title, published_from, dossier, address, standing, records, sketch, agency"
           " FROM article ORDER BY identity",
           "SELECT identity, name FROM party JOIN article ON article.id = party.article ORDER BY 1, 2",
           "SELECT identity, a, b FROM pair JOIN article ON article.id = pair.article ORDER BY 1, 2, 3",
           "SELECT identity, sentence.rowid % 65536, text FROM sentence JOIN article ON article.id = sentence.rowid / 65536"
           " ORDER BY 1, 2",
           "SELECT x.identity, y.identity, reason, containment, head FROM story_link"
           " JOIN article AS x ON x.id = story_link.article JOIN article AS y ON y.id = story_link.other ORDER BY 1, 2"]


def content(ledger):
    with sqlite3.connect(ledger) as db:
        return [sorted(map(repr, db.execute(query))) if "story_link" in query else db.execute(query).fetchall()
                for query in CONTENT]


def exports(detente, ledger):
    out = []
    for words in EXPORTS:
        code, data, err = run(detente, *words, "-l", ledger)
        assert code in (0, 1), err
        out.append(data)
    return out


def dossiers(detente, root):
    """The corpus, and copies of it that differ in their last words; some at one address, so that they are versions."""
    code, data, err = run(detente, "code", root / "examples" / "corpus", "-o", "-")
    assert code == 0, err
    pages = data.decode("utf-8").splitlines()
    lines = list(pages)
    for copy in range(COPIES):
        for number, line in enumerate(pages):
            dossier = json.loads(line)
            article = dossier["article"]
            article["id"] = None
            article["text"] += f"\n\nEdition {copy} of {number}."
            if copy % 3 and article["url"]:
                article["url"] += f"?edition={copy}"
            lines.append(json.dumps(dossier, ensure_ascii=False))
    return lines


def counted(ledger):
    """Rows, and whether any page stands twice; none when the file was not made yet."""
    try:
        with sqlite3.connect(ledger) as db:
            assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            return db.execute("SELECT count(*), count(DISTINCT identity) FROM article").fetchone()
    except sqlite3.OperationalError:
        return 0, 0


def import_killed(detente, source, ledger, seconds):
    process = subprocess.Popen([detente, "import", source, "-l", ledger], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(seconds)
    process.kill()
    return process.wait() == -9


def main(detente, root):
    rng = random.Random(20310214)
    root = pathlib.Path(root)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        lines = dossiers(detente, root)
        source = folder / "d.jsonl"
        source.write_text("\n".join(lines) + "\n", encoding="utf-8")
        begun = time.monotonic()
        code, _, err = run(detente, "import", source, "-l", folder / "whole.db")
        whole = time.monotonic() - begun
        assert code == 0, err
        wanted, held = exports(detente, folder / "whole.db"), content(folder / "whole.db")
        cut_off = kept = 0
        for number in range(ROUNDS):
            ledger = folder / f"{number}.db"
            cut_off += import_killed(detente, source, ledger, rng.uniform(0, whole))
            rows, distinct = counted(ledger)
            assert rows == distinct, "a page stands twice"
            kept += rows > 0
            code, _, err = run(detente, "import", source, "-l", ledger)
            assert code == 0, err
            after, _ = counted(ledger)
            assert after >= rows, f"{rows} pages were made sure of, {after} are left"
            assert content(ledger) == held, f"round {number}: the file holds other things than without a kill"
            if number % EXPORTED_EVERY == 0:
                assert exports(detente, ledger) == wanted, f"round {number}: other exports than without a kill"
        code, out, err = run(detente, "verify", folder / "0.db")
        assert code == 0, out + err.encode()
        for threads in (1, 2):
            rng.shuffle(lines)
            source.write_text("\n".join(lines) + "\n", encoding="utf-8")
            ledger = folder / f"shuffled{threads}.db"
            for _ in range(2):
                code, _, err = run(detente, "import", source, "-l", ledger, "-j", threads)
                assert code == 0, err
            assert exports(detente, ledger) == wanted, f"{threads} threads, another order: other exports"
        assert cut_off > ROUNDS // 2, f"only {cut_off} of {ROUNDS} imports were killed at work"
        print(f"{len(lines)} dossiers, {cut_off} of {ROUNDS} imports killed at work, {kept} of them with pages made sure of;"
              " the same each time")


if __name__ == "__main__":
    main(*sys.argv[1:])
