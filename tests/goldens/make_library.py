#!/usr/bin/env python3
"""Writes library.json: what an independent implementation gives for whole trainings, losses, scaling and class scores.

Networks and gradients are torch's in double precision, the update rules are Keras 3's formulas written out below (torch's
own Adam places epsilon elsewhere), scaling and class scores are scikit-learn's. Run with Debian's python3-torch,
python3-sklearn and python3-numpy:

    /usr/bin/python3 tests/goldens/make_library.py
"""
import json
import pathlib
import warnings

import numpy as np
import torch
from sklearn.metrics import classification_report, confusion_matrix
from sklearn.preprocessing import StandardScaler

warnings.filterwarnings("ignore")  # scikit-learn announces 0/0; the goldens want exactly that case.
torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)

# Keras clips in single precision: 1 - 1e-7 is rounded there.
LOW = float(np.float32(1e-7))
HIGH = float(np.float32(1) - np.float32(1e-7))

ACTIVATIONS = {
    "linear": lambda z: z,
    "relu": torch.relu,
    "leaky_relu": lambda z: torch.where(z > 0, z, 0.01 * z),
    "tanh": torch.tanh,
    "sigmoid": torch.sigmoid,
    "softmax": lambda z: torch.softmax(z, dim=-1),
}


def categorical(p, y):
    q = torch.clip(p / p.sum(-1, keepdim=True), LOW, HIGH)
    return -(y * torch.log(q)).sum(-1).mean()


def sparse(p, y):
    return categorical(p, torch.nn.functional.one_hot(y.long().reshape(-1), p.shape[-1]).double())


def binary(p, y):
    q = torch.clip(p, LOW, HIGH)
    y = y.reshape(q.shape)
    return -(y * torch.log(q) + (1 - y) * torch.log(1 - q)).mean()


def squared(p, y):
    return ((p - y.reshape(p.shape)) ** 2).mean()


LOSSES = {
    "categorical_crossentropy": categorical,
    "sparse_categorical_crossentropy": sparse,
    "binary_crossentropy": binary,
    "mean_squared_error": squared,
}


def accuracy(p, y):
    if p.shape[-1] == 1:
        return ((p > 0.5).double().reshape(-1) == y.reshape(-1)).double().mean()
    truth = y.long().reshape(-1) if y.numel() == p.shape[0] else y.argmax(-1)
    return (p.argmax(-1) == truth).double().mean()


def absolute(p, y):
    return (p - y.reshape(p.shape)).abs().mean()


METRICS = {"accuracy": accuracy, "mean_absolute_error": absolute}


class Sgd:
    def __init__(self, rate, momentum, nesterov):
        self.rate, self.momentum, self.nesterov, self.velocity = rate, momentum, nesterov, {}

    def step(self, index, w, g, t):
        v = self.momentum * self.velocity.get(index, torch.zeros_like(w)) - self.rate * g
        self.velocity[index] = v
        w += self.momentum * v - self.rate * g if self.nesterov else v


class Adam:
    def __init__(self, rate, beta1, beta2, epsilon):
        self.rate, self.beta1, self.beta2, self.epsilon, self.slots = rate, beta1, beta2, epsilon, {}

    def step(self, index, w, g, t):
        m, v = self.slots.get(index, (torch.zeros_like(w), torch.zeros_like(w)))
        m = m + (g - m) * (1 - self.beta1)
        v = v + (g * g - v) * (1 - self.beta2)
        self.slots[index] = (m, v)
        alpha = self.rate * np.sqrt(1 - self.beta2**t) / (1 - self.beta1**t)
        w -= alpha * m / (torch.sqrt(v) + self.epsilon)


OPTIMIZERS = {"sgd": Sgd, "adam": Adam}


def short(values, digits=9):
    """Initial values and data are single precision, so that both sides start from the same numbers."""
    return [float(f"{float(v):.{digits}g}") for v in np.asarray(values).reshape(-1)]


def trajectory(name, layers, inputs, loss, optimizer, metric, features, labels, batch=4, epochs=2, seed=0):
    rng = np.random.default_rng(seed)
    weights, size = [], inputs
    for layer in layers:
        weights.append(rng.normal(0, 0.6, (size, layer["units"])).astype(np.float32))
        if layer["bias"]:
            weights.append(rng.normal(0, 0.3, layer["units"]).astype(np.float32))
        size = layer["units"]
    initial = [short(w) for w in weights]
    weights = [torch.tensor(w, dtype=torch.float64, requires_grad=True) for w in weights]
    x, y = torch.tensor(features, dtype=torch.float64), torch.tensor(labels, dtype=torch.float64)
    options = {k: v for k, v in optimizer.items() if k != "kind"}
    rule, t = OPTIMIZERS[optimizer["kind"]](**options), 0
    history = {"loss": [], metric: []}
    for _ in range(epochs):
        sums, count = np.zeros(2), 0
        for first in range(0, len(x), batch):
            xb, yb = x[first:first + batch], y[first:first + batch]
            h, position = xb, 0
            for layer in layers:
                h = h @ weights[position]
                position += 1
                if layer["bias"]:
                    h = h + weights[position]
                    position += 1
                h = ACTIVATIONS[layer["activation"]](h)
            value = LOSSES[loss](h, yb)
            gradients = torch.autograd.grad(value, weights)
            sums += np.array([value.item(), METRICS[metric](h, yb).item()]) * len(xb)
            count += len(xb)
            t += 1
            with torch.no_grad():
                for index, (w, g) in enumerate(zip(weights, gradients)):
                    rule.step(index, w, g, t)
        history["loss"].append(sums[0] / count)
        history[metric].append(sums[1] / count)
    return {
        "name": name, "inputs": inputs, "layers": layers, "loss": loss, "optimizer": optimizer, "metric": metric,
        "batch": batch, "epochs": epochs, "features": short(features), "labels": short(labels),
        "labelColumns": 0 if np.asarray(labels).ndim == 1 else np.asarray(labels).shape[1],
        "initial": initial, "history": {k: short(v, 12) for k, v in history.items()},
        "final": [short(w.detach().numpy(), 12) for w in weights],
    }


def dense(units, activation, bias=True):
    return {"units": units, "activation": activation, "bias": bias}


def trajectories():
    rng = np.random.default_rng(7)

    def inputs(rows, columns):
        return rng.normal(0, 1.2, (rows, columns)).astype(np.float32)

    def one_hot(classes, count):
        return np.eye(count)[classes]

    adam = {"kind": "adam", "rate": 0.05, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-7}
    classes = rng.integers(0, 3, 10)
    return [
        trajectory("sparse classes with Adam", [dense(5, "relu"), dense(3, "softmax")], 4,
                   "sparse_categorical_crossentropy", adam, "accuracy", inputs(10, 4), classes, seed=1),
        trajectory("yes or no with Nesterov momentum", [dense(4, "tanh"), dense(1, "sigmoid")], 3,
                   "binary_crossentropy", {"kind": "sgd", "rate": 0.2, "momentum": 0.9, "nesterov": True}, "accuracy",
                   inputs(11, 3), rng.integers(0, 2, 11), seed=2),
        trajectory("numbers with momentum", [dense(4, "leaky_relu"), dense(2, "linear")], 5,
                   "mean_squared_error", {"kind": "sgd", "rate": 0.02, "momentum": 0.8, "nesterov": False},
                   "mean_absolute_error", inputs(9, 5), rng.normal(0, 1, (9, 2)).astype(np.float32), seed=3),
        trajectory("one-hot classes with another Adam", [dense(6, "tanh"), dense(3, "softmax")], 4,
                   "categorical_crossentropy",
                   {"kind": "adam", "rate": 0.02, "beta1": 0.8, "beta2": 0.99, "epsilon": 1e-3}, "accuracy",
                   inputs(10, 4), one_hot(rng.integers(0, 3, 10), 3), seed=4),
        trajectory("classes from sigmoids, which are divided by their sum", [dense(4, "relu"), dense(3, "sigmoid")], 3,
                   "categorical_crossentropy", adam, "accuracy", inputs(10, 3), one_hot(rng.integers(0, 3, 10), 3), seed=5),
        trajectory("several labels at once without biases", [dense(5, "tanh", False), dense(3, "sigmoid", False)], 4,
                   "binary_crossentropy", {"kind": "sgd", "rate": 0.3, "momentum": 0.0, "nesterov": False},
                   "mean_absolute_error", inputs(10, 4), rng.integers(0, 2, (10, 3)), seed=6),
        trajectory("one number, labels in a row", [dense(3, "sigmoid"), dense(1, "linear")], 2,
                   "mean_squared_error", {"kind": "sgd", "rate": 0.1, "momentum": 0.5, "nesterov": True},
                   "mean_absolute_error", inputs(10, 2), rng.normal(0, 1, 10).astype(np.float32), seed=7),
    ]


def losses():
    cases = [
        ("binary_crossentropy", [[0.0], [1.0], [0.3], [0.9]], [1, 0, 0, 1]),
        ("binary_crossentropy", [[0.2, 0.7], [1.0, 0.0]], [[0.1, 1], [1, 0]]),
        ("categorical_crossentropy", [[2.0, 1.0, 1.0], [0.1, 0.1, 0.2]], [[1, 0, 0], [0, 0.25, 0.75]]),
        ("categorical_crossentropy", [[1.0, 0.0], [0.0, 1.0]], [[0, 1], [0, 1]]),
        ("sparse_categorical_crossentropy", [[0.2, 0.3, 0.5], [3.0, 0.0, 1.0]], [2, 1]),
        ("mean_squared_error", [[1.0, -2.0], [0.5, 4.0]], [[0, 1], [0.5, 8]]),
        ("mean_squared_error", [[1.0], [3.0], [-2.0]], [2, 3, 2]),
    ]
    return [{"loss": loss, "predictions": short(p), "outputs": len(p[0]), "labels": short(y),
             "labelColumns": 0 if np.ndim(y) == 1 else len(y[0]),
             "value": LOSSES[loss](torch.tensor(p), torch.tensor(y, dtype=torch.float64)).item()} for loss, p, y in cases]


def scalers():
    rng = np.random.default_rng(11)
    plain = rng.normal([0, 100, -3], [1, 20, 0.01], (12, 3)).astype(np.float32)
    constant = np.column_stack([plain[:, 0], np.full(12, 7.3, np.float32), np.zeros(12, np.float32)]).astype(np.float32)
    result = []
    for name, data in [("three scales", plain), ("constant columns", constant), ("one sample", plain[:1])]:
        scaler = StandardScaler().fit(data.astype(np.float64))
        result.append({"name": name, "columns": 3, "features": short(data), "mean": short(scaler.mean_, 12),
                       "deviation": short(scaler.scale_, 12),
                       "transformed": short(scaler.transform(data.astype(np.float64)), 12)})
    return result


def confusions():
    rng = np.random.default_rng(13)
    actual = rng.integers(0, 4, 60)
    predicted = np.where(rng.random(60) < 0.6, actual, rng.integers(0, 4, 60))
    cases = [
        ("four classes", 4, actual, predicted),
        ("a class that is never predicted", 3, [0, 1, 2, 2, 1, 0], [0, 1, 1, 0, 1, 0]),
        ("a class that never occurs", 3, [0, 0, 1, 1, 1], [0, 2, 1, 1, 0]),
        ("all in one class", 2, [1, 1, 1], [1, 1, 1]),
        ("everything wrong", 2, [0, 1, 0], [1, 0, 1]),
    ]
    result = []
    for name, classes, y, p in cases:
        report = classification_report(y, p, labels=range(classes), output_dict=True, zero_division=0)
        rows = [report[str(i)] for i in range(classes)] + [report["macro avg"], report["weighted avg"]]
        result.append({
            "name": name, "classes": classes, "actual": [int(v) for v in y], "predicted": [int(v) for v in p],
            "counts": [int(v) for v in confusion_matrix(y, p, labels=range(classes)).reshape(-1)],
            "accuracy": float(np.mean(np.asarray(y) == np.asarray(p))),
            "scores": [[r["precision"], r["recall"], r["f1-score"], r["support"]] for r in rows],
        })
    return result


if __name__ == "__main__":
    goldens = {"trajectories": trajectories(), "losses": losses(), "scalers": scalers(), "confusions": confusions()}
    path = pathlib.Path(__file__).with_name("library.json")
    # One case a line, so that a change shows which case it is.
    parts = [f'"{key}": [\n' + ",\n".join(json.dumps(case, default=float) for case in cases) + "\n]" for key, cases in goldens.items()]
    path.write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")
    print(f"{path}: {path.stat().st_size} bytes")
