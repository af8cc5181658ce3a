"""Names of the world in the place of the treebanks' own.

The treebanks are mostly mail, reviews, encyclopaedia and talk: "Lithuania severed ties" is rarer in
them than in one day of news. So some of their names and personal pronouns are exchanged for names of
states, capitals, agencies and organisations from the project's lexicons. Trees stay as they are.
"""
import copy
import pathlib
import random

ROLES = {"nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "nmod:poss", "conj", "obl:agent",
         "nsubj:outer", "appos"}
SUBJECTS = {"nsubj", "nsubj:pass"}
PARTS = {"flat", "compound", "goeswith", "appos", "nummod", "amod", "det", "nmod:unmarked", "acl",
         "acl:relcl", "nmod:poss"}


def rows(path):
    lines = [line.rstrip("\n") for line in open(path, encoding="utf-8") if not line.startswith("#")]
    head = lines[0].split("\t")
    return [dict(zip(head, line.split("\t"))) for line in lines[1:]]


def one_word(name):
    return name.replace("-", "").isalpha() and name[:1].isupper()


def world_names(lexicons):
    """Single words: states and capitals four times over, then others."""
    root = pathlib.Path(lexicons)
    states = [r["name"] for r in rows(root / "world/country_names.tsv")
              if r["form"] in ("name", "capital", "metonym")]
    others = [r["name"] for r in rows(root / "actors/media.tsv")]
    for table in ("actors/organizations.tsv", "actors/media.tsv"):
        for r in rows(root / table):
            others += [r["name"]] + r["aliases"].split("|")
    states = sorted({n.strip() for n in states if one_word(n.strip())})
    others = sorted({n.strip() for n in others if one_word(n.strip()) and len(n.strip()) > 2})
    return states * max(1, round(2 * len(others) / max(len(states), 1))) + others


def _agrees(words, index):
    """Whether a name in the singular may stand for this personal pronoun."""
    word = words[index]
    verb = words[word.head - 1]
    helpers = [w for w in words if w.head == word.head and w.deprel in ("aux", "aux:pass", "cop")]
    forms = [verb.xpos] + [w.xpos for w in helpers]
    if any(w.form.lower() in ("am", "are", "were", "'re", "'m") for w in helpers):
        return False
    return "VBP" not in forms and any(x in ("VBD", "VBZ", "MD") for x in forms)


def _may_change(words, index):
    word = words[index]
    if any(w.head == index + 1 and w.deprel in PARTS for w in words):
        return False
    if word.xpos == "NNP" and word.deprel in ROLES:
        return True
    return (word.xpos == "PRP" and word.deprel in SUBJECTS and word.head > 0 and
            word.form.lower() in ("he", "she", "it", "they", "we", "i") and _agrees(words, index))


def renamed(sentence, names, rng):
    """A copy with other names; None when no word of it may change."""
    places = [i for i in range(len(sentence.words)) if _may_change(sentence.words, i)]
    chosen = [i for i in places if rng.random() < 0.7]
    if not chosen:
        return None
    out = copy.deepcopy(sentence)
    for i in chosen:
        word = out.words[i]
        word.form = word.lemma = rng.choice(names)
        word.upos, word.xpos, word.feats = "PROPN", "NNP", "Number=Sing"
    return out


def variants(sentence, names, seed, count=4):
    rng = random.Random(seed)
    return [v for v in (renamed(sentence, names, rng) for _ in range(count)) if v is not None]
