#!/usr/bin/env python3
"""Writes datasets.json: what scikit-learn says of the data sets that come along, and its moons and circles without noise.

Run with Debian's python3-sklearn and python3-numpy:

    /usr/bin/python3 tests/goldens/make_datasets.py
"""
import json
import pathlib

import numpy as np
from sklearn import datasets

sets = []
for name, data in [("iris", datasets.load_iris()), ("wine", datasets.load_wine()), ("breast cancer", datasets.load_breast_cancer()), ("digits", datasets.load_digits())]:
    x = data.data / 16 if name == "digits" else data.data
    sets.append({"name": name, "shape": list(x.shape), "means": x.mean(0).tolist(), "deviations": x.std(0).tolist(), "counts": np.bincount(data.target).tolist(),
                 "labels": [int(v) for v in data.target[::29]], "row": x[100].tolist(),
                 "featureNames": [n.replace("_", " ") for n in data.feature_names] if name in ("wine", "breast cancer") else None})

shapes = []
for n in [1, 2, 7, 20]:
    for name, (x, y) in {"moons": datasets.make_moons(n, shuffle=False), "circles": datasets.make_circles(n, shuffle=False, factor=0.3)}.items():
        shapes.append({"name": name, "samples": n, "features": x.ravel().tolist(), "labels": [int(v) for v in y]})

target = pathlib.Path(__file__).with_name("datasets.json")
target.write_text(json.dumps({"sets": sets, "shapes": shapes}, indent=1) + "\n", encoding="utf-8")
print(target, target.stat().st_size, "bytes")
