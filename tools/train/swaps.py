"""Other words of like meaning in the place of the treebanks' own.

What such a sentence is tagged, only a teacher can say: it shows a pupil how the teacher reads words
that the treebanks have rarely or never.
"""
import copy
import random

import numpy as np

import features

OPEN = {"NOUN", "VERB", "ADJ", "ADV", "PROPN", "INTJ"}
NEIGHBOURS = 12
SHARE = 0.25  # of a sentence's open words


def neighbours(pretrained, forms):
    """The nearest pretrained words of each lowercased form that has a vector."""
    table = pretrained.table.numpy()
    table = table / np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9)
    known = sorted(f for f in forms if f.isalpha() and f in pretrained.index)
    out = {}
    for at in range(0, len(known), 500):
        part = known[at:at + 500]
        near = table[[pretrained.index[f] for f in part]] @ table[2:].T
        best = np.argpartition(-near, NEIGHBOURS + 1, axis=1)[:, :NEIGHBOURS + 1]
        for form, row in zip(part, best):
            found = [pretrained.words[i] for i in sorted(row) if pretrained.words[i] != form]
            out[form] = [w for w in found if w.isalpha()]
    return out


def _cased(word, like):
    if like.isupper() and len(like) > 1:
        return features.upper(word)
    return word[:1].upper() + word[1:] if like[:1].isupper() else word


def swapped(sentence, near, rng):
    out = copy.deepcopy(sentence)
    for word in out.words:
        others = near.get(features.lower(word.form)) if word.upos in OPEN else None
        if others and rng.random() < SHARE:
            word.form = _cased(rng.choice(others), word.form)
    return out


def variants(sentence, near, seed, count):
    rng = random.Random(f"swap {seed}")
    return [swapped(sentence, near, rng) for _ in range(count)]
