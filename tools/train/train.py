#!/usr/bin/python3
"""Trains the parser: CoNLL-U files in, a checkpoint out. See tools/train/README.md."""
import argparse
import copy
import random
import time

import numpy as np
import torch
import torch.nn.functional as F

import conllu
import data
import features
import load
import names
import tree
from model import Parser

WEIGHTS = {"upos": 1.0, "xpos": 0.7, "feats": 0.4, "lemma": 0.5}


def evaluate(model, examples, vocabulary, casing="as_is"):
    model.eval()
    right = dict(uas=0, las=0, upos=0, xpos=0, feats=0, lemma=0)
    total = 0
    with torch.no_grad():
        for batch in data.batches(examples, 3000):
            rows, glove, lengths, heads, gold = data.collate(batch, lambda e: casing)
            tagged, y = model.encode(rows, glove, lengths)
            scores = model.arcs(y, lengths).numpy()
            found = np.zeros(heads.shape, np.int64)
            for i, example in enumerate(batch):
                n = len(example)
                square = np.full((n + 1, n + 1), -1e4, np.float32)
                square[1:] = scores[i, :n, :n + 1]
                found[i, :n] = tree.decode(square)
            labels = model.labels(y, torch.tensor(found)).argmax(2).numpy()
            tags = {k: v.argmax(2).numpy() for k, v in model.tags(tagged).items()}
            for i, example in enumerate(batch):
                n = len(example)
                total += n
                arcs = found[i, :n] == example.heads
                right["uas"] += arcs.sum()
                right["las"] += (arcs & (labels[i, :n] == example.gold["deprel"])).sum()
                for key in ("upos", "xpos", "feats"):
                    right[key] += (tags[key][i, :n] == example.gold[key]).sum()
                for word, rule in zip(example.words, tags["lemma"][i, :n]):
                    lemma = features.apply_lemma_rule(word.form, vocabulary.lemma[rule])
                    right["lemma"] += lemma == features.lower(word.lemma)
    return {k: round(100 * v / total, 2) for k, v in right.items()}


def outputs(model, rows, glove, lengths, heads, word_dropout=0.0):
    """Logits of every head; labels for the gold heads."""
    tagged, y = model.encode(rows, glove, lengths, word_dropout)
    return dict(model.tags(tagged), arc=model.arcs(y, lengths),
                deprel=model.labels(y, heads.clamp(min=0)))


def opinion(teachers, *inputs):
    """What the teachers think together: the mean of their distributions."""
    with torch.no_grad():
        each = [outputs(t, *inputs) for t in teachers]
        return {k: sum(F.softmax(e[k], 2) for e in each) / len(each) for k in each[0]}


def loss_of(model, batch, casing, word_dropout, teachers=(), trust=0.0):
    """Cross entropy with the gold, and with the teachers as far as they are trusted."""
    rows, glove, lengths, heads, gold = data.collate(batch, casing)
    logits = outputs(model, rows, glove, lengths, heads, word_dropout)
    taught = opinion(teachers, rows, glove, lengths, heads) if teachers else {}
    real = (heads >= 0).float()
    loss = 0.0
    for key, scores in logits.items():
        weight = WEIGHTS.get(key, 1.0)
        target = heads if key == "arc" else gold[key]
        part = F.cross_entropy(scores.flatten(0, 1), target.flatten(), ignore_index=-100)
        if taught:
            soft = -(taught[key] * F.log_softmax(scores, 2)).sum(2)
            part = (1 - trust) * part + trust * (soft * real).sum() / real.sum()
        loss = loss + weight * part
    return loss


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--train", nargs="+", required=True)
    arguments.add_argument("--dev", nargs="*", default=[])
    arguments.add_argument("--words", required=True)
    arguments.add_argument("--vectors", required=True)
    arguments.add_argument("--keep", type=int, default=100000, help="pretrained rows")
    arguments.add_argument("--out", required=True)
    arguments.add_argument("--epochs", type=int, default=24)
    arguments.add_argument("--rate", type=float, default=2.5e-3)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--batch", type=int, default=900)
    arguments.add_argument("--hidden", type=int, default=128)
    arguments.add_argument("--layers", type=int, default=1)
    arguments.add_argument("--dropout", type=float, default=0.25)
    arguments.add_argument("--word-dropout", type=float, default=0.1)
    arguments.add_argument("--lexicons", default="", help="folder of names to put into sentences")
    arguments.add_argument("--start", default="", help="checkpoint or model file to go on from")
    arguments.add_argument("--teachers", nargs="*", default=[], help="checkpoints to learn from")
    arguments.add_argument("--trust", type=float, default=0.5, help="share of the teachers' word")
    arguments.add_argument("--threads", type=int, default=1)
    args = arguments.parse_args()

    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    train = [s for path in args.train for s in conllu.read(path)]
    vocabulary = data.Vocabulary(train)
    must = {features.lower(w.form) for s in train for w in s.words}
    pretrained = data.Pretrained(args.words, args.vectors, args.keep, must)
    world = names.world_names(args.lexicons) if args.lexicons else []
    short = [s for s in train if len(s.words) <= 160]
    examples = [data.Example(s, vocabulary, pretrained,
                             renamed=names.variants(s, world, i) if world else ())
                for i, s in enumerate(short)]
    dev = {p: [data.Example(s, vocabulary, pretrained, ["as_is", "upper"])
               for s in conllu.read(p)] for p in args.dev}
    print(len(examples), "sentences", vocabulary.sizes(), flush=True)

    def build(start):
        made = Parser(vocabulary.sizes(), pretrained.table, hidden=args.hidden,
                      layers=args.layers, dropout=args.dropout)
        if start.endswith(".model"):
            missing, _ = made.load_state_dict(load.weights(start), strict=False)
            assert missing == ["glove.weight"], missing
        elif start:
            made.load_state_dict(torch.load(start)["model"])
        return made

    model = build(args.start)
    teachers = [build(path).eval() for path in args.teachers]
    weights = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(weights, lr=args.rate, betas=(0.9, 0.95), weight_decay=0.01)
    steps = args.epochs * len(data.batches(examples, args.batch, random.Random(0)))
    average = copy.deepcopy(model)
    step = 0

    def casing(example):
        x = rng.random()
        if x < 0.15:
            return "upper" if x < 0.08 else "lower" if x < 0.12 else "title"
        if example.renamed and rng.random() < 0.4:
            return f"renamed{rng.randrange(example.renamed)}"
        return "as_is"

    for epoch in range(args.epochs):
        model.train()
        start, total = time.time(), 0.0
        for batch in data.batches(examples, args.batch, rng):
            rate = args.rate * min((step + 1) / 200, max(1 - step / steps, 0.01))
            for group in optimizer.param_groups:
                group["lr"] = rate
            loss = loss_of(model, batch, casing, args.word_dropout, teachers, args.trust)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(weights, 2.0)
            optimizer.step()
            total += loss.item()
            step += 1
            decay = min(0.998, step / (step + 100))
            with torch.no_grad():
                for a, b in zip(average.parameters(), model.parameters()):
                    if b.requires_grad:
                        a.lerp_(b, 1 - decay)
        print(f"epoch {epoch + 1} loss {total:.0f} {time.time() - start:.0f}s", flush=True)
        if (epoch + 1) % 4 == 0 or epoch + 1 == args.epochs:
            for path, items in dev.items():
                print(" ", path.split("/")[-1], evaluate(average, items, vocabulary), flush=True)
            torch.save(dict(model=average.state_dict(), config=model.config,
                            vocabulary=vocabulary.__dict__, args=vars(args),
                            digests={p: conllu.digest(p) for p in args.train}), args.out)
    for path, items in dev.items():
        print("caps", path.split("/")[-1], evaluate(average, items, vocabulary, "upper"))


if __name__ == "__main__":
    main()
