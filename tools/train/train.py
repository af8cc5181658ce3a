#!/usr/bin/python3
"""Trains a parser or a tagger: CoNLL-U files in, a checkpoint out. See tools/train/README.md."""
import argparse
import copy
import random
import time
from collections import Counter

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

import conllu
import data
import features
import load
import names
import swaps
import tree
from model import Parser

WEIGHTS = {"upos": 1.0, "xpos": 0.7, "feats": 0.4, "lemma": 0.5}
RELATION_WEIGHT = 0.5  # in a tagger
TAUGHT = ("upos", "xpos")


def count_right(model, examples, casing):
    """How many words of a batch each head gets right, and the lemma rules it chose."""
    rows, glove, lengths, heads, gold = data.collate(examples, [casing] * len(examples))
    tagged, y = model.encode(rows, glove, lengths)
    tags = {k: v.argmax(2) for k, v in model.tags(tagged, y).items()}
    right = {k: (tags[k] == gold[k]).sum().item() for k in ("upos", "xpos", "feats")}
    if not model.config["tags_only"]:
        arcs = torch.tensor(best_trees(model.arcs(y, lengths).numpy(), examples))
        labels = model.labels(y, arcs).argmax(2)
        arcs_right = arcs == heads
        right["uas"] = arcs_right.sum().item()
        right["las"] = (arcs_right & (labels == gold["deprel"])).sum().item()
    return right, tags["lemma"].numpy()


def best_trees(scores, examples):
    found = np.zeros(scores.shape[:2], np.int64)
    for i, example in enumerate(examples):
        n = len(example)
        square = np.full((n + 1, n + 1), -1e4, np.float32)
        square[1:] = scores[i, :n, :n + 1]
        found[i, :n] = tree.decode(square)
    return found


def evaluate(model, examples, vocabulary, casing="as_is"):
    model.eval()
    right = Counter()
    with torch.no_grad():
        for batch in data.batches(examples, 3000):
            counts, rules = count_right(model, batch, casing)
            right.update(counts)
            for i, example in enumerate(batch):
                for word, rule in zip(example.words, rules[i]):
                    lemma = features.apply_lemma_rule(word.form, vocabulary.lemma[rule])
                    right["lemma"] += lemma == features.lower(word.lemma)
    total = sum(map(len, examples))
    return {k: round(100 * v / total, 2) for k, v in right.items()}


def outputs(model, batch, rows, glove, lengths, heads, word_dropout=0.0):
    """Logits of every head; labels for the gold heads. A tagger has no trees."""
    treebank = torch.tensor([e.treebank for e in batch])
    tagged, y = model.encode(rows, glove, lengths, word_dropout, treebank)
    if model.config["tags_only"]:
        return dict(model.tags(tagged, y), deprel=model.relation(y))
    if not model.bilinear.requires_grad:
        return model.tags(tagged, y)
    return dict(model.tags(tagged, y), arc=model.arcs(y, lengths),
                deprel=model.labels(y, heads.clamp(min=0)))


class Teachers:
    """What other models think of the two tags: the mean of their distributions, asked once."""

    def __init__(self, models):
        self.models, self.known = models, {}

    def opinion(self, batch, views):
        fresh = [(e, v) for e, v in zip(batch, views) if (id(e), v) not in self.known]
        if fresh:
            self._ask(*zip(*fresh))
        said = [self.known[id(e), v] for e, v in zip(batch, views)]
        return {k: nn.utils.rnn.pad_sequence([s[k] for s in said], batch_first=True).float()
                for k in TAUGHT}

    def _ask(self, batch, views):
        rows, glove, lengths, _, _ = data.collate(batch, views)
        with torch.no_grad():
            treebank = torch.tensor([e.treebank for e in batch])
            each = [m.tags(*m.encode(rows, glove, lengths, treebank=treebank))
                    for m in self.models]
            mean = {k: sum(F.softmax(e[k], 2) for e in each) / len(each) for k in TAUGHT}
        for i, (example, view) in enumerate(zip(batch, views)):
            self.known[id(example), view] = {k: v[i, :len(example)].half()
                                             for k, v in mean.items()}


def loss_of(model, batch, views, word_dropout, teachers=None, trust=0.0):
    """Cross entropy with the gold, and with the teachers as far as they are trusted."""
    rows, glove, lengths, heads, gold = data.collate(batch, views)
    logits = outputs(model, batch, rows, glove, lengths, heads, word_dropout)
    taught = teachers.opinion(batch, views) if teachers else {}
    real = (heads >= 0).float()
    loss = 0.0
    for key, scores in logits.items():
        weight = WEIGHTS.get(key, 1.0 if "arc" in logits else RELATION_WEIGHT)
        target = heads if key == "arc" else gold[key]
        part = F.cross_entropy(scores.flatten(0, 1), target.flatten(), ignore_index=-100,
                               reduction="sum") / real.sum()
        if key in taught:
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
    arguments.add_argument("--windows", type=int, default=2)
    arguments.add_argument("--hidden", type=int, default=128)
    arguments.add_argument("--layers", type=int, default=1)
    arguments.add_argument("--tags-only", action="store_true", help="a tagger: no trees")
    arguments.add_argument("--heads-only", action="store_true",
                           help="train what gives UPOS and XPOS; trees and lemma rules stay")
    arguments.add_argument("--dropout", type=float, default=0.25)
    arguments.add_argument("--word-dropout", type=float, default=0.1)
    arguments.add_argument("--recased", type=float, default=0.15,
                           help="share of sentences in capitals, small letters or title case")
    arguments.add_argument("--lexicons", default="", help="folder of names to put into sentences")
    arguments.add_argument("--start", default="", help="checkpoint or model file to go on from")
    arguments.add_argument("--teachers", nargs="*", default=[], help="checkpoints to learn tags from")
    arguments.add_argument("--swaps", type=int, default=0,
                           help="copies of each sentence with other words, for the teachers to tag")
    arguments.add_argument("--trust", type=float, default=0.5, help="share of the teachers' word")
    arguments.add_argument("--threads", type=int, default=1)
    args = arguments.parse_args()

    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    treebanks = [conllu.read(path) for path in args.train]
    train = [s for treebank in treebanks for s in treebank]
    vocabulary = data.Vocabulary(train)
    must = {features.lower(w.form) for s in train for w in s.words}
    pretrained = data.Pretrained(args.words, args.vectors, args.keep, must)
    world = names.world_names(args.lexicons) if args.lexicons else []
    near = swaps.neighbours(pretrained, must) if args.swaps else {}
    short = [(s, t) for t, treebank in enumerate(treebanks) for s in treebank
             if len(s.words) <= 160]
    examples = [data.Example(s, vocabulary, pretrained, treebank=t,
                             renamed=names.variants(s, world, i) if world else (),
                             swapped=swaps.variants(s, near, i, args.swaps))
                for i, (s, t) in enumerate(short)]
    dev = {p: [data.Example(s, vocabulary, pretrained, ["as_is", "upper"])
               for s in conllu.read(p)] for p in args.dev}
    print(len(examples), "sentences", vocabulary.sizes(), flush=True)

    def build(start):
        saved = torch.load(start) if start and not start.endswith(".model") else {}
        config = saved.get("config", dict(windows=args.windows, hidden=args.hidden,
                                          layers=args.layers, tags_only=args.tags_only,
                                          treebanks=len(args.train)))
        made = Parser(vocabulary.sizes(), pretrained.table, dropout=args.dropout, **config)
        if saved:
            made.load_state_dict(saved["model"])
        elif start:
            missing, _ = made.load_state_dict(load.weights(start), strict=False)
            assert missing == ["glove.weight"], missing
        return made

    model = build(args.start)
    teachers = Teachers([build(path).eval() for path in args.teachers]) if args.teachers else None
    if args.heads_only:
        model.requires_grad_(False)
        for p in model.tag_heads():
            p.requires_grad_(True)
    weights = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(weights, lr=args.rate, betas=(0.9, 0.95), weight_decay=0.01)
    steps = args.epochs * len(data.batches(examples, args.batch, random.Random(0)))
    average = copy.deepcopy(model)
    step = 0

    def casing(example):
        x = rng.random()
        if x < args.recased:
            x /= args.recased
            return "upper" if x < 0.53 else "lower" if x < 0.8 else "title"
        if example.renamed and rng.random() < 0.4:
            return f"renamed{rng.randrange(example.renamed)}"
        if example.swapped and rng.random() < 0.4:
            return f"swapped{rng.randrange(example.swapped)}"
        return "as_is"

    for epoch in range(args.epochs):
        model.train()
        start, total = time.time(), 0.0
        for batch in data.batches(examples, args.batch, rng):
            rate = args.rate * min((step + 1) / 200, max(1 - step / steps, 0.01))
            for group in optimizer.param_groups:
                group["lr"] = rate
            views = [casing(example) for example in batch]
            loss = loss_of(model, batch, views, args.word_dropout, teachers, args.trust)
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
