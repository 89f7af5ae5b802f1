#!/usr/bin/env python3
"""Writes preprocessing.json: what scikit-learn's preprocessing and PCA give for small tables.

The numbers of the tables are rounded to single precision first, as the library holds them. The sign of a principal
component is free; here its largest number is made positive. Run with Debian's python3-sklearn and python3-numpy:

    /usr/bin/python3 tests/goldens/make_preprocessing.py
"""
import json
import pathlib
import warnings

import numpy as np
from sklearn.decomposition import PCA
from sklearn.impute import SimpleImputer
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import (LabelEncoder, MinMaxScaler, OneHotEncoder, PolynomialFeatures, RobustScaler,
                                   StandardScaler)

warnings.filterwarnings("ignore")
random = np.random.default_rng(7)


def single(values):
    return np.asarray(values, dtype=np.float32).astype(np.float64)


def numbers(array):
    return [None if np.isnan(v) else float(v) for v in np.asarray(array, dtype=np.float64).ravel()]


TABLES = {
    "three scales with an outlier": single(np.c_[random.normal(0, 1, 12), random.normal(100, 20, 12), random.gamma(1, 3, 12)] + np.eye(12, 3) * 50),
    "a constant column": single(np.c_[random.normal(0, 1, 7), np.full(7, 7.3), random.normal(-5, 0.01, 7)]),
    "two samples": single([[1.5, -2, 3], [4.5, 8, 3.25]]),
}
PAIRS = {
    "three scales with an outlier": single(random.normal(2, 30, (5, 3))),
    "a constant column": single(random.normal(2, 30, (5, 3))),
    "two samples": single(random.normal(2, 30, (5, 3))),
}


def scaler(name, table, kind, options, model, center, spread):
    x, other = TABLES[table], PAIRS[table]
    model.fit(x)
    return {
        "name": f"{name}, {table}", "kind": kind, "options": options, "columns": x.shape[1], "features": numbers(x),
        "other": numbers(other), "center": numbers(center(model)), "spread": numbers(spread(model)),
        "transformed": numbers(model.transform(other)),
    }


scalers = []
for table in TABLES:
    scalers.append(scaler("standard", table, "standard", [], StandardScaler(), lambda m: m.mean_, lambda m: m.scale_))
    for low, high in [(0, 1), (-1, 2.5)]:
        scalers.append(scaler(f"min-max {low} {high}", table, "minmax", [low, high], MinMaxScaler((low, high)),
                              lambda m: m.data_min_, lambda m: np.where(m.data_range_ == 0, 1, m.data_range_)))
    for low, high in [(25, 75), (10, 95)]:
        scalers.append(scaler(f"robust {low} {high}", table, "robust", [low, high], RobustScaler(quantile_range=(low, high)),
                              lambda m: m.center_, lambda m: m.scale_))

holes = single(random.integers(0, 4, (9, 4)) * 1.5)
holes[random.random((9, 4)) < 0.3] = np.nan
holes[0] = [1, 2, 3, 4]
imputers = []
for strategy in ["mean", "median", "most_frequent", "constant"]:
    model = SimpleImputer(strategy=strategy, fill_value=-2.5 if strategy == "constant" else None).fit(holes)
    imputers.append({"strategy": strategy, "columns": 4, "features": numbers(holes), "fill": numbers(model.statistics_),
                     "transformed": numbers(model.transform(holes))})

categories = single([[1.5, 3, 0], [2, 1, 5], [1.5, 1, 7], [-1, 3, 9]])
encoder = OneHotEncoder(handle_unknown="ignore").fit(categories)
unknown = single([[2, 3, 1], [-1, 1, 9], [1.5, 3, 0]])
one_hot = {"columns": 3, "features": numbers(categories), "other": numbers(unknown),
           "categories": [numbers(values) for values in encoder.categories_],
           "transformed": numbers(encoder.transform(unknown).toarray()),
           "inverse": [None if v is None else float(v) for v in encoder.inverse_transform(encoder.transform(unknown)).ravel()]}

labels = ["dog", "Cat", "cat", "dog", "ant", "éland", "10", "9"]
label_encoder = LabelEncoder().fit(labels)
label = {"labels": labels, "classes": list(label_encoder.classes_), "indices": [int(i) for i in label_encoder.transform(labels)]}

polynomials = []
x = single(random.normal(0, 2, (3, 3)))
for degree in [1, 2, 3]:
    for interaction in [False, True]:
        for bias in [False, True]:
            model = PolynomialFeatures(degree, interaction_only=interaction, include_bias=bias).fit(x)
            polynomials.append({"degree": degree, "interactionOnly": interaction, "includeBias": bias, "columns": 3, "features": numbers(x),
                                "names": list(model.get_feature_names_out(["a", "b", "c"])), "transformed": numbers(model.transform(x))})


def pca(name, x, other, **options):
    model = PCA(svd_solver="full", **options).fit(x)
    flip = np.sign(np.take_along_axis(model.components_, np.abs(model.components_).argmax(1)[:, None], 1))
    return {
        "name": name, "columns": x.shape[1], "components": options["n_components"] if isinstance(options.get("n_components"), int) else None,
        "share": options["n_components"] if isinstance(options.get("n_components"), float) else None, "whiten": options.get("whiten", False),
        "features": numbers(x), "other": numbers(other), "directions": numbers(model.components_ * flip),
        "variance": numbers(model.explained_variance_), "ratio": numbers(model.explained_variance_ratio_),
        "transformed": numbers(model.transform(other) * flip.ravel()), "inverse": numbers(model.inverse_transform(model.transform(other))),
    }


tall = single(random.normal(0, 1, (30, 5)) @ random.normal(0, 1, (5, 5)) + [1, 20, -3, 0, 5])
wide = single(random.normal(0, 1, (6, 9)) * np.arange(1, 10))
pcas = [
    pca("two of five", tall, tall[:4], n_components=2),
    pca("all of five", tall, tall[:4]),
    pca("whitened", tall, tall[:4], n_components=3, whiten=True),
    pca("ninety percent", tall, tall[:4], n_components=0.9),
    pca("more features than samples", wide, wide[:3], n_components=4),
    pca("one feature", tall[:, :1], tall[:3, :1]),
]

model = make_pipeline(SimpleImputer(strategy="median"), StandardScaler(), PolynomialFeatures(2, include_bias=False), MinMaxScaler()).fit(holes)
pipeline = {"columns": 4, "features": numbers(holes), "transformed": numbers(model.transform(holes))}

target = pathlib.Path(__file__).with_name("preprocessing.json")
target.write_text(json.dumps({"scalers": scalers, "imputers": imputers, "oneHot": one_hot, "label": label, "polynomials": polynomials,
                              "pcas": pcas, "pipeline": pipeline}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
print(target, target.stat().st_size, "bytes")
