"""Reads the weights of a model file back, so that training can go on from it; see export.py."""
import json
import struct

import numpy as np
import torch

import features

PIECES = 3


class File:
    def __init__(self, path):
        self.bytes = open(path, "rb").read()
        if self.bytes[:8] != b"DETPARSE":
            raise SystemExit(f"{path}: not a model file")
        _, size, whole = struct.unpack("<IIQ", self.bytes[8:24])
        self.header = json.loads(self.bytes[24:24 + size])
        self.start = (24 + size + 63) // 64 * 64
        assert whole == len(self.bytes), f"{path}: cut"

    def raw(self, name, kind):
        offset, rows, columns = self.header["tensors"][name]
        array = np.frombuffer(self.bytes, kind, rows * columns, self.start + offset)
        return array.reshape(rows, columns) if columns > 1 else array

    def floats(self, name):
        return torch.tensor(self.raw(name, np.float32))

    def table(self, name):
        rows, scale = self.raw(name, np.int8), self.raw(name + ".scale", np.float32)
        return torch.tensor(rows.astype(np.float32) * scale[:, None])


def _maxout(file, name, prefix):
    weight, bias = file.table(name), file.floats(name + ".bias")
    outputs = len(bias) // PIECES
    order = torch.arange(len(bias)).reshape(PIECES, outputs).T.reshape(-1)
    return {prefix + ".linear.weight": weight[order], prefix + ".linear.bias": bias[order],
            prefix + ".norm.weight": file.floats(name + ".gamma"),
            prefix + ".norm.bias": file.floats(name + ".beta")}


def _lstm(file, layer):
    state = {}
    for direction, end in (("forward", ""), ("backward", "_reverse")):
        name = f"lstm{layer}.{direction}"
        bias = file.floats(name + ".input.bias")
        for key, value in (("weight_ih", file.table(name + ".input")),
                           ("weight_hh", file.table(name + ".recurrent")),
                           ("bias_ih", bias), ("bias_hh", torch.zeros_like(bias))):
            state[f"lstm.{layer}.{key}_l0{end}"] = value
    return state


def weights(path):
    """What is trained of the model in `path`, by the names that model.py gives."""
    file = File(path)
    sizes = {key: len(file.header[key]) for key in ("upos", "xpos")}
    state = {f"tables.{kind}.weight": file.table(name)
             for kind, name in enumerate(features.KINDS)}
    state["grams.weight"], state["unknown"] = file.table("grams"), file.floats("unknown")
    state.update(_maxout(file, "embed", "embed"))
    for i in range(file.header["windows"]):
        state.update(_maxout(file, f"window{i}", f"windows.{i}.maxout"))
    weight, bias, at = file.table("tags"), file.floats("tags.bias"), 0
    for key, size in list(sizes.items()) + [("lemma", None)]:
        end = at + size if size else len(bias)
        state[key + ".weight"], state[key + ".bias"] = weight[at:end], bias[at:end]
        at = end
    for i in range(file.header["lstm_layers"]):
        state.update(_lstm(file, i))
    for name in ("late_in", "late_out", "feats", "arc_dep", "arc_head", "label_dep", "label_head",
                 "label"):
        state[name + ".weight"] = file.table(name)
        state[name + ".bias"] = file.floats(name + ".bias")
    state["bilinear"] = file.table("bilinear").T.contiguous()
    state["root"], state["head_bias"] = file.floats("root"), file.floats("head_bias")
    state["distance"] = torch.stack([file.floats("distance.after"), file.floats("distance.before")])
    return state
