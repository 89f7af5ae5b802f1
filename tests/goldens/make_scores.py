#!/usr/bin/env python3
"""Writes scores.json: what scikit-learn gives for ROC, precision-recall and calibration curves, reports and columns of numbers.

Probabilities are rounded to single precision first, as the library has them. Run with Debian's python3-sklearn and
python3-numpy:

    /usr/bin/python3 tests/goldens/make_scores.py
"""
import json
import pathlib
import warnings

import numpy as np
from sklearn.calibration import calibration_curve
from sklearn.metrics import (average_precision_score, brier_score_loss, classification_report, confusion_matrix,
                             precision_recall_curve, roc_auc_score, roc_curve)

warnings.filterwarnings("ignore")
random = np.random.default_rng(5)


def binary_case(name, scores, labels, bins):
    scores = np.asarray(scores, np.float32).astype(np.float64)
    labels = np.asarray(labels)
    fpr, tpr, thresholds = roc_curve(labels, scores, drop_intermediate=False)
    precision, recall, pr_thresholds = precision_recall_curve(labels, scores)
    # The library runs from the highest threshold down and leaves out the added last point.
    share, mean = calibration_curve(labels, scores, n_bins=bins)
    edges = np.linspace(0, 1, bins + 1)
    place = np.searchsorted(edges[1:-1], scores)
    counts = np.bincount(place, minlength=bins)
    counts = counts[counts > 0]
    return {
        "name": name, "scores": scores.tolist(), "labels": labels.tolist(), "bins": bins,
        "falsePositiveRate": fpr.tolist(), "truePositiveRate": tpr.tolist(), "rocThresholds": thresholds[1:].tolist(), "auc": roc_auc_score(labels, scores),
        "precision": precision[:-1][::-1].tolist(), "recall": recall[:-1][::-1].tolist(), "prThresholds": pr_thresholds[::-1].tolist(),
        "averagePrecision": average_precision_score(labels, scores),
        "fraction": share.tolist(), "meanPrediction": mean.tolist(), "counts": counts.tolist(),
        "brier": brier_score_loss(labels, scores),
        # Guo et al.: the mean distance, weighted by the samples of each bin.
        "expectedError": float(np.sum(counts / len(scores) * np.abs(share - mean))),
    }


def classes_case(name, samples, classes):
    labels = random.integers(0, classes, samples)
    labels[:classes] = np.arange(classes)
    logits = random.normal(size=(samples, classes)) + 1.5 * np.eye(classes)[labels]
    p = np.exp(logits)
    p = (p / p.sum(1, keepdims=True)).astype(np.float32).astype(np.float64)
    onehot = np.eye(classes)[labels]
    predicted = p.argmax(1)
    confidence, correct = p.max(1), (predicted == labels).astype(float)
    share, mean = calibration_curve(correct, confidence, n_bins=10)
    place = np.searchsorted(np.linspace(0, 1, 11)[1:-1], confidence)
    counts = np.bincount(place, minlength=10)
    counts = counts[counts > 0]
    matrix = {kind or "none": confusion_matrix(labels, predicted, normalize=kind).ravel().tolist() for kind in (None, "true", "pred", "all")}
    report = classification_report(labels, predicted, output_dict=True)
    return {
        "name": name, "classes": classes, "predictions": p.ravel().tolist(), "labels": labels.tolist(),
        "auc": [roc_auc_score(onehot[:, c], p[:, c]) for c in range(classes)],
        "macroAuc": roc_auc_score(onehot, p, average="macro"),
        "averagePrecision": [average_precision_score(onehot[:, c], p[:, c]) for c in range(classes)],
        "macroAveragePrecision": average_precision_score(onehot, p, average="macro"),
        "brier": float(np.mean(np.sum((p - onehot) ** 2, axis=1))),
        "fraction": share.tolist(), "meanPrediction": mean.tolist(),
        "expectedError": float(np.sum(counts / samples * np.abs(share - mean))),
        "matrix": matrix, "accuracy": report["accuracy"],
    }


def column_case(name, values):
    values = np.asarray(values, np.float32)
    finite = values[np.isfinite(values)].astype(np.float64)
    return {
        "name": name, "values": [None if np.isnan(v) else float(v) for v in values], "mean": finite.mean(), "deviation": finite.std(),
        "smallest": finite.min(), "median": float(np.median(finite)), "largest": finite.max(), "lowerQuartile": float(np.quantile(finite, 0.25)),
    }


def smoothed(values, weight):
    """TensorBoard's debiased moving average, straight from its definition: a weighted mean of the finite values so far."""
    result, seen = [], []
    for value in values:
        if np.isfinite(value):
            seen.append(value)
            weights = weight ** np.arange(len(seen) - 1, -1, -1)
            result.append(float(np.sum(weights * seen) / np.sum(weights)))
        else:
            result.append(None)
    return result


labels = random.integers(0, 2, 200)
scores = np.clip(0.35 * labels + random.normal(0.33, 0.2, 200), 0, 1)
curve = [1.0, 0.8, 0.9, float("nan"), 0.4, 0.45, 0.2, 0.25, 0.1]
goldens = {
    "binary": [
        binary_case("small", [0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1], 2),
        binary_case("many", scores, labels, 10),
        binary_case("ties", np.round(scores, 1), labels, 10),
        binary_case("rare", random.random(300), (random.random(300) < 0.04).astype(int), 5),
        binary_case("perfect", np.r_[np.full(5, 0.9), np.full(5, 0.1)], [1] * 5 + [0] * 5, 10),
        binary_case("upside down", [0.9, 0.8, 0.2, 0.1], [0, 0, 1, 1], 3),
    ],
    "classes": [classes_case("three", 120, 3), classes_case("ten", 150, 10)],
    "columns": [
        column_case("decimal", random.normal(3, 2, 101)), column_case("missing", [1, np.nan, 4, 2, np.nan, 8]),
        column_case("whole", random.integers(0, 9, 60)), column_case("one", [2.5]),
    ],
    "smoothing": [{"weight": w, "values": [None if np.isnan(v) else v for v in curve], "smoothed": smoothed(curve, w)} for w in (0.6, 0.9, 0.1)],
}
path = pathlib.Path(__file__).with_name("scores.json")
path.write_text(json.dumps(goldens) + "\n")
print(path, path.stat().st_size)
