"""What the network sees of a word. src/parse/features.cc does the same; change both together."""
import re

MASK = (1 << 64) - 1
SIZES = {"norm": 8192, "prefix": 2048, "suffix": 4096, "shape": 1024, "form": 8192}
WIDTHS = {"norm": 96, "prefix": 32, "suffix": 64, "shape": 32, "form": 32}
GRAM_SIZE, GRAM_WIDTH = 16384, 64  # of runs of letters
GRAM_KIND = 8
MOST_GRAMS = 40
KINDS = list(SIZES)


def lower(text):
    """Simple case mapping, code point by code point."""
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def upper(text):
    return "".join(c.upper() if len(c.upper()) == 1 else c for c in text)


def fold_digits(text):
    return re.sub(r"[0-9]", "0", text)


def shape(form):
    """Letters to X, x; digits to d; a run of one kind is cut after four."""
    out, last, run = [], "", 0
    for c in form:
        if c.isalpha():
            mark = "X" if upper(c) == c and lower(c) != c else "x"
        elif "0" <= c <= "9":
            mark = "d"
        else:
            mark = c
        run = run + 1 if mark == last else 1
        last = mark
        if run <= 4:
            out.append(mark)
    return "".join(out)


def hash64(text, kind):
    """FNV-1a over the kind's number and the UTF-8 bytes, then the finisher of MurmurHash3."""
    h = 0xCBF29CE484222325
    for byte in bytes([kind]) + text.encode("utf-8"):
        h = ((h ^ byte) * 0x100000001B3) & MASK
    h ^= h >> 33
    h = (h * 0xFF51AFD7ED558CCD) & MASK
    h ^= h >> 33
    h = (h * 0xC4CEB9FE1A85EC53) & MASK
    return h ^ (h >> 33)


def strings(form):
    norm = fold_digits(lower(form))
    return [norm, norm[:3], norm[-3:], shape(form), fold_digits(form)]


def grams(form):
    """Rows of all runs of two to five letters of the lowercased form between its two ends."""
    text = "<" + fold_digits(lower(form)) + ">"
    out = []
    for size in (2, 3, 4, 5):
        for at in range(len(text) - size + 1):
            out.append(hash64(text[at:at + size], GRAM_KIND) % GRAM_SIZE)
    return out[:MOST_GRAMS]


def rows(form):
    """Ten table rows: two for each kind of feature."""
    out = []
    for kind, (name, text) in enumerate(zip(KINDS, strings(form))):
        h = hash64(text, kind)
        out += [(h & 0xFFFFFFFF) % SIZES[name], (h >> 32) % SIZES[name]]
    return out


def lemma_rule(form, lemma):
    """'cut add': what to take from the end of the lowercased form and put there instead."""
    a, b = lower(form), lower(lemma)
    common = 0
    while common < min(len(a), len(b)) and a[common] == b[common]:
        common += 1
    return f"{a[common:]}>{b[common:]}"


def apply_lemma_rule(form, rule):
    cut, add = rule.split(">", 1)
    a = lower(form)
    return a[:len(a) - len(cut)] + add if a.endswith(cut) else a
