#!/usr/bin/python3
"""The workloads of NotebookNet.Benchmarks in eager PyTorch: the same data, networks, optimizers, shuffling and metrics.

Written to be fast: batches are gathered by a shuffled index (a DataLoader is much slower), gradients are dropped rather than
zeroed, the optimizer works on all weights at once (foreach), losses and right answers are summed without waiting for them.
"""
import sys

import common  # first: it limits the threads of what is imported next
import torch
from torch import nn
from torch.nn import functional as F


class Recurrent(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(28, 64, batch_first=True)
        self.out = nn.Linear(64, 10)

    def forward(self, x):
        return self.out(self.lstm(x)[0][:, -1])


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.tokens = nn.Embedding(256, 64)
        self.places = nn.Parameter(torch.empty(64, 64))
        self.block = nn.TransformerEncoderLayer(64, 4, dim_feedforward=256, dropout=0.0, batch_first=True, layer_norm_eps=1e-3)
        self.out = nn.Linear(64, 4)

    def forward(self, x):
        return self.out(self.block(self.tokens(x) + self.places).mean(1))


def like_keras(model):
    """Glorot's uniform weights and zero biases; orthogonal recurrent weights; small uniform embeddings."""
    for name, weight in model.named_parameters():
        if "norm" in name:
            continue
        if "weight_hh" in name:
            nn.init.orthogonal_(weight)
        elif "weight_ih" in name:
            nn.init.xavier_uniform_(weight)
        elif "tokens" in name:
            nn.init.uniform_(weight, -0.05, 0.05)
        elif "bias_ih" in name:
            weight.data.zero_()
            weight.data[64:128] = 1
        elif weight.dim() > 1:
            nn.init.xavier_uniform_(weight)
        else:
            nn.init.zeros_(weight)
    return model


def zeros(model):
    for weight in model.parameters():
        nn.init.zeros_(weight)
    return model


def mlp():
    return nn.Sequential(nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 128), nn.ReLU(), nn.Linear(128, 10))


def cnn():
    return nn.Sequential(
        nn.Conv2d(1, 32, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Dropout(0.5), nn.Linear(1600, 10))


def autoencoder():
    return nn.Sequential(
        nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 32), nn.ReLU(), nn.Linear(32, 128), nn.ReLU(), nn.Linear(128, 784))


def right_class(output, label):
    return (output.argmax(1) == label).sum()


def right_side(output, label):
    return ((output > 0) == (label > 0.5)).sum()


def absolute(output, label):
    return (output - label).abs().sum()


def squared(output, label):
    return (torch.sigmoid(output) - label).square().mean(1).sum()


def adam(rate=0.001):
    # foreach updates all weights in one call, which is faster for every network here.
    return lambda weights: torch.optim.Adam(weights, lr=rate, eps=1e-7, foreach=True)


def tensors(data, shape=None):
    x, y = (torch.from_numpy(part) for part in data)
    return (x if shape is None else x.reshape(-1, *shape)), y


def classes(data, holdout, model, batch, epochs=1, shape=None):
    return dict(data=lambda: tensors(data(), shape), holdout=lambda: tensors(holdout(), shape), model=model, optimizer=adam(),
                loss=F.cross_entropy, metric=right_class, score="metric", batch=batch, epochs=epochs)


def xor_data():
    x, y = tensors(common.xor())
    return x, y.float().reshape(4, 1)


def pictures(data):
    x = torch.from_numpy(data[0])
    return x, x


WORKLOADS = {
    "xor": dict(data=xor_data, holdout=xor_data, model=lambda: nn.Sequential(nn.Linear(2, 4), nn.Sigmoid(), nn.Linear(4, 1)),
                optimizer=adam(0.1), loss=F.binary_cross_entropy_with_logits, metric=right_side, score="metric", batch=4, epochs=1000),
    "linreg": dict(data=lambda: tensors(common.line()), holdout=lambda: tensors(common.line()), model=lambda: nn.Linear(5, 1), start=zeros,
                   optimizer=lambda weights: torch.optim.SGD(weights, lr=0.001), loss=F.mse_loss, metric=absolute, score="loss",
                   batch=5, epochs=1000),
    "iris": classes(common.iris, common.iris, lambda: nn.Sequential(nn.Linear(4, 10), nn.ReLU(), nn.Linear(10, 3)), 16, 100),
    "mlp32": classes(lambda: common.train(60_000), common.test, mlp, 32),
    "mlp128": classes(lambda: common.train(60_000), common.test, mlp, 128),
    "cnn": classes(lambda: common.train(12_800), common.test, cnn, 64, shape=(1, 28, 28)),
    "lstm": classes(lambda: common.train(12_800), common.test, Recurrent, 64, shape=(28, 28)),
    "ae": dict(data=lambda: pictures(common.train(25_600)), holdout=lambda: pictures(common.test()), model=autoencoder,
               optimizer=adam(), loss=F.binary_cross_entropy_with_logits, metric=squared, score="loss", batch=128, epochs=1),
    "transformer": classes(lambda: common.sequences(0, 6_400), lambda: common.sequences(6_400, 2_000), Encoder, 32),
}


def fit(prepared, x, y, loss_of, metric_of, batch, epochs):
    model, optimizer = prepared
    model.train()
    history = []
    for _ in range(epochs):
        order = torch.randperm(len(x))
        losses, right = 0.0, 0
        for first in range(0, len(x), batch):
            rows = order[first:first + batch]
            samples, labels = x[rows], y[rows]
            output = model(samples)
            loss = loss_of(output, labels)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            optimizer.step()
            losses += loss.detach() * len(rows)
            with torch.no_grad():
                right += metric_of(output, labels)
        history.append((float(losses) / len(x), float(right) / len(x)))
    return history


def score(model, data, workload):
    x, y = data
    model.eval()
    with torch.no_grad():
        output = torch.cat([model(x[first:first + 256]) for first in range(0, len(x), 256)])
        if workload["score"] == "loss":
            return float(workload["loss"](output, y))
        return float(workload["metric"](output, y)) / len(x)


def run(name, repeats):
    workload = WORKLOADS[name]
    x, y = workload["data"]()
    few = min(len(x), common.WARM_UP_BATCHES * workload["batch"])
    torch.manual_seed(42)

    def prepare():
        model = workload.get("start", like_keras)(workload["model"]())
        return model, workload["optimizer"](model.parameters())

    rest = workload["loss"], workload["metric"], workload["batch"], workload["epochs"]
    common.measure(
        name, prepare,
        warm_up=lambda prepared: fit(prepared, x[:few], y[:few], *rest),
        run=lambda prepared: fit(prepared, x, y, *rest),
        score=lambda prepared: score(prepared[0], workload["holdout"](), workload),
        samples=len(x) * workload["epochs"], repeats=repeats)


if __name__ == "__main__":
    options = common.arguments("Trains the workloads in PyTorch; a line NAME, samples per second, final metric each.", list(WORKLOADS))
    torch.set_num_threads(options.threads)
    for chosen in options.only:
        run(chosen, options.repeats)
