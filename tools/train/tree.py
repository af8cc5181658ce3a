"""Maximum spanning arborescence with one root (Chu-Liu/Edmonds)."""
import numpy as np


def _cycle(heads):
    colour = [0] * len(heads)
    for start in range(1, len(heads)):
        path, node = [], start
        while node != 0 and colour[node] == 0:
            colour[node] = 1
            path.append(node)
            node = heads[node]
        if node != 0 and colour[node] == 1:
            return path[path.index(node):]
        for other in path:
            colour[other] = 2
    return None


def _msa(scores):
    """scores[d, h] over nodes 0..n-1, 0 the root; returns heads."""
    n = len(scores)
    scores = scores.copy()
    np.fill_diagonal(scores, -np.inf)
    scores[0, :] = -np.inf
    heads = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = np.zeros(n, bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    cycle = np.array(cycle)
    weight = scores[cycle, heads[cycle]]
    m = len(outside)
    small = np.full((m + 1, m + 1), -np.inf)
    small[:m, :m] = scores[np.ix_(outside, outside)]
    out_of = scores[np.ix_(outside, cycle)]
    small[:m, m] = out_of.max(1)
    via_out = cycle[out_of.argmax(1)]
    into = scores[np.ix_(cycle, outside)] - weight[:, None]
    small[m, :m] = into.max(0)
    via_in = into.argmax(0)
    solved = _msa(small)
    result = heads.copy()
    for i, node in enumerate(outside):
        if i:
            result[node] = via_out[i] if solved[i] == m else outside[solved[i]]
    entry = solved[m]
    result[cycle[via_in[entry]]] = outside[entry]
    return result


def decode(scores):
    """scores[d, h] with node 0 the root: heads of nodes 1..n-1, one of them 0."""
    heads = scores.argmax(1)
    heads[0] = 0
    if (heads[1:] == 0).sum() == 1 and _cycle(heads) is None:
        return heads[1:]
    best, best_score = None, -np.inf
    free = _msa(scores)
    if (free[1:] == 0).sum() == 1:
        return free[1:]
    for root in np.flatnonzero(free[1:] == 0) + 1:
        one = scores.copy()
        one[1:, 0] = -np.inf
        one[root, 0] = scores[root, 0]
        heads = _msa(one)
        total = one[np.arange(1, len(one)), heads[1:]].sum()
        if total > best_score:
            best, best_score = heads[1:], total
    return best
