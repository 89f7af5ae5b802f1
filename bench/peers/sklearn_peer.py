#!/usr/bin/python3
"""The workloads of NotebookNet.Benchmarks that scikit-learn can train: classifiers of dense layers. The same data and options.

MLPClassifier computes the loss of each epoch but no other metric while it trains, so it does a little less than the others.
"""
import sys
import warnings

import common  # first: it limits the threads of what is imported next
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

warnings.simplefilter("ignore", ConvergenceWarning)


def workload(data, holdout, hidden, batch, epochs=1, activation="relu", rate=0.001):
    return data, holdout, dict(hidden_layer_sizes=hidden, batch_size=batch, max_iter=epochs, activation=activation,
                               learning_rate_init=rate), epochs


WORKLOADS = {
    "xor": workload(common.xor, common.xor, (4,), 4, 1000, "logistic", 0.1),
    "iris": workload(common.iris, common.iris, (10,), 16, 100),
    "mlp32": workload(lambda: common.train(60_000), common.test, (128, 128), 32),
    "mlp128": workload(lambda: common.train(60_000), common.test, (128, 128), 128),
}


def run(name, repeats):
    data, holdout, options, epochs = WORKLOADS[name]
    x, y = data()
    few = min(len(x), common.WARM_UP_BATCHES * options["batch_size"])

    def prepare():
        # No early end, no penalty on weights.
        return MLPClassifier(solver="adam", alpha=0, tol=0, n_iter_no_change=10**9, epsilon=1e-7, random_state=42, **options)

    common.measure(
        name, prepare,
        warm_up=lambda model: model.fit(x[:few], y[:few]),
        run=lambda model: model.fit(x, y),
        score=lambda model: model.score(*holdout()),
        samples=len(x) * epochs, repeats=repeats)


if __name__ == "__main__":
    arguments = common.arguments("Trains the workloads in scikit-learn; a line NAME, samples per second, final metric each.", list(WORKLOADS))
    for chosen in arguments.only:
        run(chosen, arguments.repeats)
