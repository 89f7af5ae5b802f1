"""Folds of scikit-learn: folds.json. Run with Debian's python3-sklearn: /usr/bin/python3 tests/goldens/make_folds.py"""
import json
import os

import numpy as np
from sklearn.model_selection import KFold, StratifiedKFold, TimeSeriesSplit

cases = []


def add(kind, options, splitter, n, labels=None):
    folds = [{"train": a.tolist(), "test": b.tolist()} for a, b in splitter.split(np.zeros((n, 1)), labels)]
    cases.append({"kind": kind, "options": options, "count": n, "labels": None if labels is None else [int(x) for x in labels], "folds": folds})


for n, k in [(10, 5), (11, 3), (7, 7), (23, 4)]:
    add("kfold", {"folds": k}, KFold(k), n)
rng = np.random.RandomState(3)
for labels, k in [
    (np.repeat([0, 1, 2], 6), 3),
    (np.repeat([0, 1, 2], [7, 5, 4]), 4),
    (rng.randint(0, 4, 37), 5),
    (np.array([2, 2, 0, 1, 0, 1, 2, 2, 0, 0, 1]), 2),
    (np.array([1] * 9 + [0] * 2), 3),
]:
    add("stratified", {"folds": k}, StratifiedKFold(k), len(labels), labels)
for n, options in [
    (12, {"folds": 3}),
    (17, {"folds": 4}),
    (30, {"folds": 3, "testSize": 5, "gap": 2}),
    (30, {"folds": 4, "testSize": 3, "gap": 1, "maxTrainSize": 6}),
    (6, {"folds": 5}),
]:
    add("series", options, TimeSeriesSplit(options["folds"], test_size=options.get("testSize"), gap=options.get("gap", 0), max_train_size=options.get("maxTrainSize")), n)

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "folds.json"), "w") as file:
    json.dump(cases, file, separators=(",", ":"))
    file.write("\n")
