"""The network: hashed and pretrained embeddings, two convolutions, a BiLSTM, and its heads."""
import torch
from torch import nn
import torch.nn.functional as F

import features

PAD = 0  # row 0 of the pretrained table: zero; row 1: unknown


class Maxout(nn.Module):
    def __init__(self, inputs, outputs, pieces=3):
        super().__init__()
        self.pieces = pieces
        self.linear = nn.Linear(inputs, outputs * pieces)
        self.norm = nn.LayerNorm(outputs)
        nn.init.xavier_uniform_(self.linear.weight)

    def forward(self, x, more=0.0):
        y = self.linear(x) + more
        y = y.view(*y.shape[:-1], -1, self.pieces).max(-1).values
        return self.norm(y)


class Window(nn.Module):
    """Residual maxout over a word and its two neighbours."""

    def __init__(self, width):
        super().__init__()
        self.maxout = Maxout(3 * width, width)

    def forward(self, x, mask, dropout):
        x = x * mask
        zero = torch.zeros_like(x[:, :1])
        left = torch.cat([zero, x[:, :-1]], 1)
        right = torch.cat([x[:, 1:], zero], 1)
        return x + F.dropout(self.maxout(torch.cat([left, x, right], 2)), dropout, self.training)


class Parser(nn.Module):
    """A parser, or with `tags_only` a tagger.

    A tagger has no trees, though it learns each word's relation, since that tells tags apart; and a
    bias for each treebank, since they do not agree on what is a name. It tags in the way of the
    first one.
    """

    def __init__(self, sizes, glove, width=128, windows=2, hidden=128, layers=1, arc=200, label=128,
                 late=128, tags_only=False, treebanks=1,
                 dropout=0.25):
        super().__init__()
        self.config = dict(width=width, windows=windows, hidden=hidden, layers=layers, arc=arc,
                           label=label, late=late, tags_only=tags_only,
                           treebanks=treebanks)
        self.dropout = dropout
        self.tables = nn.ModuleList(
            nn.Embedding(features.SIZES[k], features.WIDTHS[k]) for k in features.KINDS)
        for table in self.tables:
            nn.init.normal_(table.weight, std=0.3)
        self.grams = nn.EmbeddingBag(features.GRAM_SIZE, features.GRAM_WIDTH, mode="mean")
        nn.init.normal_(self.grams.weight, std=0.3)
        self.glove = nn.Embedding.from_pretrained(glove, freeze=True)
        self.unknown = nn.Parameter(torch.zeros(glove.shape[1]))
        inputs = sum(features.WIDTHS.values()) + features.GRAM_WIDTH + glove.shape[1]
        self.embed = Maxout(inputs, width)
        self.windows = nn.ModuleList(Window(width) for _ in range(windows))
        self.upos = nn.Linear(2 * hidden, sizes["upos"])
        self.xpos = nn.Linear(2 * hidden, sizes["xpos"])
        self.feats = nn.Linear(2 * hidden, sizes["feats"])
        self.lemma = nn.Linear(2 * hidden, sizes["lemma"])
        self.lstm = nn.ModuleList(
            nn.LSTM(width if i == 0 else 2 * hidden, hidden, batch_first=True, bidirectional=True)
            for i in range(layers))
        # What the first and the last layer together add to the two tags; nothing at first.
        self.late_in = nn.Linear(2 * hidden * min(layers, 2), late)
        self.late_out = nn.Linear(late, sizes["upos"] + sizes["xpos"])
        nn.init.zeros_(self.late_out.weight)
        nn.init.zeros_(self.late_out.bias)
        if tags_only:
            self.treebank = nn.Embedding(treebanks, 3 * width)
            nn.init.zeros_(self.treebank.weight)
            self.relation = nn.Linear(2 * hidden, sizes["deprel"])
            return
        self.arc_dep = nn.Linear(2 * hidden, arc)
        self.arc_head = nn.Linear(2 * hidden, arc)
        self.root = nn.Parameter(torch.randn(2 * hidden) * 0.1)
        self.bilinear = nn.Parameter(torch.zeros(arc, arc))
        nn.init.xavier_uniform_(self.bilinear)
        self.head_bias = nn.Parameter(torch.zeros(arc))
        self.distance = nn.Parameter(torch.zeros(2, 16))  # after, before; by log distance
        self.label_dep = nn.Linear(2 * hidden, label)
        self.label_head = nn.Linear(2 * hidden, label)
        self.label = nn.Linear(label, sizes["deprel"])

    def encode(self, rows, glove, lengths, word_dropout=0.0, treebank=None):
        b, n = glove.shape
        rows, (letters, offsets) = rows
        mask = (torch.arange(n)[None] < lengths[:, None]).float()[..., None]
        parts = [self.tables[k](rows[..., 2 * k]) + self.tables[k](rows[..., 2 * k + 1])
                 for k in range(len(self.tables))]
        vectors = self.glove(glove) + (glove == 1).float()[..., None] * self.unknown
        if word_dropout:
            keep = (torch.rand(b, n, 1) >= word_dropout).float()
            parts[0] = parts[0] * keep
            parts[4] = parts[4] * keep
            keep2 = (torch.rand(b, n, 1) >= word_dropout).float()
            vectors = vectors * keep2 + (1 - keep2) * self.unknown
        parts.append(self.grams(letters, offsets).view(b, n, -1))
        x = F.dropout(torch.cat(parts + [vectors], 2), self.dropout * 0.6, self.training)
        if self.config["tags_only"]:
            treebank = torch.zeros(b, dtype=torch.long) if treebank is None else treebank
            way = self.treebank(treebank)[:, None]
        else:
            way = 0.0
        x = F.dropout(self.embed(x, way), self.dropout, self.training)
        for window in self.windows:
            x = window(x, mask, self.dropout)
        y = F.dropout(x, self.dropout, self.training)
        tagged = None  # states of the first LSTM
        for lstm in self.lstm:
            packed = nn.utils.rnn.pack_padded_sequence(y, lengths, batch_first=True)
            y, _ = nn.utils.rnn.pad_packed_sequence(lstm(packed)[0], batch_first=True,
                                                    total_length=n)
            y = F.dropout(y, self.dropout, self.training)
            tagged = y if tagged is None else tagged
        return tagged, y

    def tags(self, tagged, y):
        """Lemma rules and features need less of the sentence than arcs: they see the first layer."""
        scores = dict(upos=self.upos(tagged), xpos=self.xpos(tagged), feats=self.feats(tagged),
                      lemma=self.lemma(tagged))
        seen = y if y is tagged else torch.cat([tagged, y], 2)
        z = F.dropout(F.leaky_relu(self.late_in(seen), 0.1), self.dropout, self.training)
        more = self.late_out(z).split([scores["upos"].shape[2], scores["xpos"].shape[2]], 2)
        return dict(scores, upos=scores["upos"] + more[0], xpos=scores["xpos"] + more[1])

    def tag_heads(self):
        heads = (self.upos, self.xpos, self.late_in, self.late_out)
        return [p for head in heads for p in head.parameters()]

    def _with_root(self, y):
        return torch.cat([self.root.expand(len(y), 1, -1), y], 1)

    def arcs(self, y, lengths):
        """scores[b, d, h]: d a word (0-based), h 0 for the root, else word + 1."""
        n = y.shape[1]
        with_root = self._with_root(y)
        dep = F.dropout(F.leaky_relu(self.arc_dep(y), 0.1), self.dropout, self.training)
        head = F.dropout(F.leaky_relu(self.arc_head(with_root), 0.1), self.dropout, self.training)
        scores = (dep @ self.bilinear) @ head.transpose(1, 2) + (head @ self.head_bias)[:, None]
        d = torch.arange(1, n + 1)[:, None] - torch.arange(n + 1)[None]
        bucket = torch.clamp(torch.floor(2 * torch.log2(d.abs().clamp(min=1).float())), max=15)
        scores = scores + self.distance[(d > 0).long(), bucket.long()]
        valid = torch.arange(n + 1)[None] <= lengths[:, None]
        scores = scores.masked_fill(~valid[:, None], -1e4)
        return scores.masked_fill((d == 0)[None], -1e4)

    def labels(self, y, heads):
        """Label scores of each word for its given head (0: root)."""
        with_root = self._with_root(y)
        dep = self.label_dep(y)
        head = self.label_head(with_root)
        chosen = head.gather(1, heads[..., None].expand(-1, -1, head.shape[2]))
        z = F.dropout(F.leaky_relu(dep + chosen, 0.1), self.dropout, self.training)
        return self.label(z)
