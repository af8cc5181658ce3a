"""Reads CoNLL-U (plain or .xz) into lists of sentences, and digests the files."""
import hashlib
import lzma
from dataclasses import dataclass, field


@dataclass
class Word:
    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str


@dataclass
class Sentence:
    words: list = field(default_factory=list)
    tokens: list = field(default_factory=list)  # (first word, end word, form, space after)
    new_paragraph: bool = False


def read_bytes(path):
    with (lzma.open(path) if path.endswith(".xz") else open(path, "rb")) as file:
        return file.read()


def digest(path):
    return hashlib.sha256(read_bytes(path)).hexdigest()


def read(path):
    sentences, sentence, covered = [], Sentence(), 0
    new_paragraph = False
    for number, line in enumerate(read_bytes(path).decode("utf-8").split("\n"), 1):
        if line.startswith("#"):
            new_paragraph |= line.startswith(("# newpar", "# newdoc"))
            continue
        if not line:
            if sentence.words:
                sentence.new_paragraph = new_paragraph
                sentences.append(sentence)
                new_paragraph = False
            sentence, covered = Sentence(), 0
            continue
        columns = line.split("\t")
        if len(columns) != 10:
            raise ValueError(f"{path}:{number}: {len(columns)} columns, not 10")
        if "." in columns[0]:
            continue
        space = "SpaceAfter=No" not in columns[9]
        if "-" in columns[0]:
            first, last = map(int, columns[0].split("-"))
            sentence.tokens.append((first - 1, last, columns[1], space))
            covered = last
            continue
        index = int(columns[0])
        sentence.words.append(
            Word(columns[1], columns[2], columns[3], columns[4], columns[5],
                 int(columns[6]), columns[7]))
        if index > covered:
            sentence.tokens.append((index - 1, index, columns[1], space))
    if sentence.words:
        sentence.new_paragraph = new_paragraph
        sentences.append(sentence)
    return sentences
