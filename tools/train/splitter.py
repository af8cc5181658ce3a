#!/usr/bin/env python3
"""Trains models/splitter.model, which finds the ends of sentences that the rules miss (src/text/boundary_model.h).

    cmake --preset release && cmake --build --preset release --target boundary_features
    /usr/bin/python3 tools/train/splitter.py build/release/boundary_features models/splitter.model ewt-train.conllu gum-free-train.conllu

Takes CoNLL-U files (plain), gets their features from the program's own code, and fits a logistic
regression to all gaps between tokens, weights rounded to signed bytes. Half a minute on one core.
Needs torch and numpy; the same file each time with the same versions of them.
"""
import argparse
import hashlib
import os
import subprocess
import sys
import tempfile

import numpy as np
import torch

MAGIC = 0x31464244
SEED = 20261124


def read_dump(path):
    """Labels, decisions of the rules, and the hashes of each gap (all gaps have as many)."""
    data = np.fromfile(path, dtype="<u4")
    if data[0] != MAGIC:
        sys.exit(f"{path}: not a dump of boundary_features")
    width = int(data[2])
    rows = data[1:].reshape(-1, width + 2)
    assert (rows[:, 1] == width).all()
    return rows[:, 0] & 1, rows[:, 0] >> 1, rows[:, 2:]


def dump(tool, treebanks):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "features")
        subprocess.run([tool, path, *treebanks], check=True)
        return read_dump(path)


def fit(labels, places, bits, epochs, rate, decay):
    """The weights of a logistic regression, by Adam with a falling rate, averaged over the last epoch."""
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    places = torch.from_numpy(places.astype(np.int64))
    labels = torch.from_numpy(labels.astype(np.float32))
    weights = torch.zeros(1 << bits, 1, requires_grad=True)
    optimizer = torch.optim.Adam([weights], lr=rate, betas=(0.9, 0.99))
    batch = 2048
    steps = epochs * (len(labels) // batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: max(0.02, 1 - s / steps))
    for epoch in range(epochs):
        order = torch.randperm(len(labels))
        total = 0.0
        for at in range(0, len(labels) - batch + 1, batch):
            rows = order[at:at + batch]
            scores = torch.nn.functional.embedding_bag(places[rows], weights, mode="sum").squeeze(1)
            loss = torch.nn.functional.binary_cross_entropy_with_logits(scores, labels[rows])
            total += loss.item()
            loss = loss + decay * (weights * weights).sum()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
        print(f"epoch {epoch + 1}: loss {total / (len(labels) // batch):.5f}", flush=True)
    return weights.detach().numpy()[:, 0]


def quantise(weights):
    scale = 127 / np.abs(weights).max()
    return np.round(weights * scale).astype(np.int8), scale


def agreement(labels, guesses):
    right = int((labels & guesses).sum())
    return 2 * right / max(1, int(labels.sum() + guesses.sum()))


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()[:16]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("tool")
    parser.add_argument("out")
    parser.add_argument("treebanks", nargs="+")
    parser.add_argument("--bits", type=int, default=18)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--rate", type=float, default=0.06)
    parser.add_argument("--decay", type=float, default=1e-6)
    parser.add_argument("--careless", type=float, default=0.0, help="least logit that ends a sentence in careless writing")
    parser.add_argument("--careful", type=float, default=1.5, help="the same in edited prose")
    args = parser.parse_args()
    labels, rules, hashes = dump(args.tool, args.treebanks)
    places = hashes & ((1 << args.bits) - 1)
    weights = fit(labels, places, args.bits, args.epochs, args.rate, args.decay)
    table, scale = quantise(weights)
    guesses = ((table[places].sum(axis=1, dtype=np.int64) > 0) | (rules == 1)).astype(labels.dtype)
    figures = f"F1 of boundaries in the training data: rules {agreement(labels, rules):.4f}, with the model {agreement(labels, guesses):.4f}"
    print(figures)
    data = ", ".join(f"{os.path.basename(p)} sha256 {digest(p)}" for p in args.treebanks)
    header = ["detente-splitter 1", f"bits {args.bits}", f"careless {round(args.careless * scale)}", f"careful {round(args.careful * scale)}", f"data {data}",
              f"made logistic regression, {args.epochs} epochs, rate {args.rate}, decay {args.decay}, seed {SEED}; {figures}"]
    with open(args.out, "wb") as file:
        file.write(("\n".join(header) + "\n\n").encode() + table.tobytes())


if __name__ == "__main__":
    main()
