#!/usr/bin/env python3
"""conllu_valid.py FILE...: names every fault of a CoNLL-U file; exit 1 if there is one.

Ten columns, ids that run from 1, ranges in order, one root a sentence, heads in range, no cycle,
known tags, ids of sentences that differ, and a `# text` that the forms and SpaceAfter spell.
"""
import pathlib
import re
import sys

UPOS = set("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())


def blocks(text):
    number, start, lines = 0, 1, []
    for number, line in enumerate(text.split("\n"), 1):
        if line:
            start = start if lines else number
            lines.append(line)
        elif lines:
            yield start, lines
            lines = []
    if lines:
        yield start, lines


def spelled(words, ranges):
    out, skip = "", 0
    for i, columns in enumerate(words, 1):
        if i <= skip:
            continue
        if i in ranges:
            skip, columns = ranges[i]
        out += columns[1] + ("" if "SpaceAfter=No" in columns[9].split("|") else " ")
    return out.rstrip(" ")


def tree_faults(heads):
    if heads.count(0) != 1:
        yield f"{heads.count(0)} roots"
    if any(not 0 <= head <= len(heads) for head in heads):
        yield "a head out of range"
        return
    for word in range(1, len(heads) + 1):
        steps = 0
        while word and steps <= len(heads):
            word, steps = heads[word - 1], steps + 1
        if word:
            yield "a cycle"
            return


def sentence_faults(lines):
    words, ranges = [], {}
    for line in (l for l in lines if not l.startswith("#")):
        columns = line.split("\t")
        if len(columns) != 10 or any(c == "" or c != c.strip() for c in columns):
            yield f"not ten good columns: {line!r}"
            return
        found = re.fullmatch(r"(\d+)(?:-(\d+))?", columns[0])
        if not found or int(found[1]) != len(words) + 1:
            yield f"id {columns[0]} after word {len(words)}"
            return
        if found[2]:
            ranges[int(found[1])] = (int(found[2]), columns)
            continue
        words.append(columns)
        if columns[3] not in UPOS:
            yield f"no tag: {columns[3]}"
        if (columns[6] == "0") != (columns[7] == "root"):
            yield f"head {columns[6]} with relation {columns[7]}"
        if columns[5] != "_" and [f.split("=")[0].lower() for f in columns[5].split("|")] != \
                sorted({f.split("=")[0].lower() for f in columns[5].split("|")}):
            yield f"features out of order: {columns[5]}"
    if not words:
        yield "no word"
    if any(not first < last <= len(words) for first, (last, _) in ranges.items()):
        yield "a range past the end"
    yield from tree_faults([int(columns[6]) if columns[6].isdigit() else -1 for columns in words])
    text = [l[len("# text = "):] for l in lines if l.startswith("# text = ")]
    if text and text[0] != spelled(words, ranges):
        yield f"text {text[0]!r} is spelled {spelled(words, ranges)!r}"


def faults(text):
    if not text.endswith("\n\n"):
        yield "no blank line at the end"
    ids = set()
    for start, lines in blocks(text):
        for fault in sentence_faults(lines):
            yield f"{start}: {fault}"
        for name in (l for l in lines if l.startswith("# sent_id")):
            if name in ids:
                yield f"{start}: {name} stands twice"
            ids.add(name)


def main(*paths):
    found = [f"{path}:{fault}" for path in paths for fault in faults(pathlib.Path(path).read_text(encoding="utf-8"))]
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
