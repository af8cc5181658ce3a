"""Treebank sentences as arrays, in four casings."""
import json
from collections import Counter

import numpy as np
import torch

import conllu
import features


def feats_key(word):
    return word.feats


class Vocabulary:
    def __init__(self, train, rules=230):
        def ranked(values, least=1):
            counts = Counter(values)
            return [v for v, c in sorted(counts.items(), key=lambda p: (-p[1], p[0]))
                    if c >= least]
        words = [w for s in train for w in s.words]
        self.upos = sorted({w.upos for w in words})
        self.xpos = sorted({w.xpos for w in words})
        self.deprel = sorted({w.deprel for w in words})
        self.feats = ranked(w.feats for w in words)[:250]
        self.lemma = ranked(features.lemma_rule(w.form, w.lemma) for w in words)[:rules]

    def sizes(self):
        return {k: len(v) for k, v in self.__dict__.items()}

    def encode(self, words):
        out = {k: [] for k in ("upos", "xpos", "feats", "lemma", "deprel")}
        index = {k: {v: i for i, v in enumerate(values)} for k, values in self.__dict__.items()}
        for w in words:
            for key, value in (("upos", w.upos), ("xpos", w.xpos), ("feats", w.feats),
                               ("lemma", features.lemma_rule(w.form, w.lemma)),
                               ("deprel", w.deprel)):
                out[key].append(index[key].get(value, -100))
        return out


class Pretrained:
    """Rows of the pretrained vectors; 0 is padding, 1 is for unknown words."""

    def __init__(self, words_path, vectors_path, keep, must):
        words = json.load(open(words_path))
        vectors = np.load(vectors_path)
        chosen = [i for i, w in enumerate(words) if i < keep or w in must]
        self.words = [words[i] for i in chosen]
        self.index = {w: i + 2 for i, w in enumerate(self.words)}
        table = np.zeros((len(chosen) + 2, vectors.shape[1]), np.float32)
        table[2:] = vectors[chosen]
        # As it will be stored: a byte a number, one scale a row.
        scale = np.abs(table).max(1, keepdims=True) / 127
        self.table = torch.tensor(np.round(table / np.maximum(scale, 1e-9)) * scale)

    def row(self, form):
        low = features.lower(form)
        return self.index.get(low) or self.index.get(features.fold_digits(low)) or 1


def title(form):
    return form[:1].upper() + form[1:] if form[:1].isalpha() else form


CASINGS = {"as_is": lambda f: f, "upper": features.upper, "lower": features.lower, "title": title}


class Example:
    """A sentence; each view is what the network sees of it (and is to say)."""

    def __init__(self, sentence, vocabulary, pretrained, casings=CASINGS, treebank=0, renamed=(),
                 swapped=()):
        self.words = sentence.words
        self.treebank = treebank
        self.heads = np.array([w.head for w in self.words])
        self.gold = _gold(self.words, vocabulary)
        self.views = {name: _view(self.words, CASINGS[name], pretrained, self.gold)
                      for name in casings}
        self.renamed = len(renamed)
        for i, other in enumerate(renamed):
            self.views[f"renamed{i}"] = _view(other.words, CASINGS["as_is"], pretrained,
                                              _gold(other.words, vocabulary))
        self.swapped = len(swapped)
        unknown = {k: np.full(len(v), -100) for k, v in self.gold.items()}
        for i, other in enumerate(swapped):
            self.views[f"swapped{i}"] = _view(other.words, CASINGS["as_is"], pretrained, unknown)

    def __len__(self):
        return len(self.words)


def _gold(words, vocabulary):
    return {k: np.array(v) for k, v in vocabulary.encode(words).items()}


def _view(words, casing, pretrained, gold):
    forms = [casing(w.form) for w in words]
    return (np.array([_rows(f) for f in forms]), [_grams(f) for f in forms],
            np.array([pretrained.row(f) for f in forms]), gold)


_cache = {}
_gram_cache = {}


def _grams(form):
    if form not in _gram_cache:
        _gram_cache[form] = np.array(features.grams(form))
    return _gram_cache[form]


def _rows(form):
    if form not in _cache:
        _cache[form] = features.rows(form)
    return _cache[form]


def batches(examples, words, rng=None):
    """Lists of examples of like length, at most `words` padded words, longest first in each."""
    order = list(range(len(examples)))
    if rng is not None:
        rng.shuffle(order)
        order.sort(key=lambda i: len(examples[i]) + rng.random() * 3)
    else:
        order.sort(key=lambda i: len(examples[i]))
    out, batch = [], []
    for i in order:
        if batch and (len(batch) + 1) * len(examples[i]) > words:
            out.append(batch)
            batch = []
        batch.append(examples[i])
    if batch:
        out.append(batch)
    if rng is not None:
        rng.shuffle(out)
    return [sorted(b, key=len, reverse=True) for b in out]


def collate(batch, views):
    """The named view of each example, as tensors."""
    n = max(map(len, batch))
    rows = np.zeros((len(batch), n, 2 * len(features.KINDS)), np.int64)
    grams = []
    counts = np.zeros((len(batch), n), np.int64)
    glove = np.zeros((len(batch), n), np.int64)
    heads = np.full((len(batch), n), -100, np.int64)
    gold = {k: np.full((len(batch), n), -100, np.int64) for k in batch[0].gold}
    for i, (example, view) in enumerate(zip(batch, views)):
        r, letters, g, tags = example.views[view]
        grams += letters
        counts[i, :len(example)] = [len(x) for x in letters]
        rows[i, :len(example)], glove[i, :len(example)] = r, g
        heads[i, :len(example)] = example.heads
        for key, values in tags.items():
            gold[key][i, :len(example)] = values
    lengths = torch.tensor([len(e) for e in batch])
    offsets = np.zeros(counts.size, np.int64)
    offsets[1:] = counts.reshape(-1).cumsum()[:-1]
    bags = (torch.tensor(np.concatenate(grams)), torch.tensor(offsets))
    return ((torch.tensor(rows), bags), torch.tensor(glove), lengths, torch.tensor(heads),
            {k: torch.tensor(v) for k, v in gold.items()})
