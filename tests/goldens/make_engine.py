#!/usr/bin/python3
"""Writes engine.json: forward values and gradients from PyTorch in float64, the independent oracle of the engine's tests.

Needs PyTorch (Debian: python3-torch). Run it in this folder; the output is the same on every run.

Each case is h = activation(x W + b) and a loss of h. Inputs are rounded to float32 first, so that both sides start from the
same numbers; results are kept to 10 significant digits.
"""

import json
import pathlib

import torch

ROWS, INPUTS, UNITS = 5, 4, 3
EPSILON = 1e-7

ACTIVATIONS = {
    "none": lambda z: z,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": torch.relu,
    "leaky_relu": lambda z: torch.nn.functional.leaky_relu(z, 0.01),
    "exp": torch.exp,
}


def categorical(p, y):
    """Cross-entropy of given probabilities the way Keras does it: rows are renormalised, then clipped."""
    q = (p / p.sum(-1, keepdim=True)).clamp(EPSILON, 1 - EPSILON)
    return -(y * q.log()).sum(-1).mean()


def binary(p, y):
    q = p.clamp(EPSILON, 1 - EPSILON)
    return -(y * q.log() + (1 - y) * (1 - q).log()).mean()


# Name: how labels are made, and the loss of the network's result h.
LOSSES = {
    "mse": ("numbers", torch.nn.functional.mse_loss),
    "bce_sigmoid": ("zero_one", torch.nn.functional.binary_cross_entropy_with_logits),
    "bce_probabilities": ("soft", binary),
    "cce_softmax": ("rows", torch.nn.functional.cross_entropy),
    "cce_probabilities": ("rows", categorical),
    "sparse_softmax": ("classes", torch.nn.functional.cross_entropy),
    "sparse_probabilities": ("classes", lambda p, y: categorical(p, torch.nn.functional.one_hot(y, UNITS).double())),
}


def single(tensor):
    """The same numbers, rounded to what a float32 holds."""
    return tensor.float().double()


def labels(kind, generator):
    random = torch.rand(ROWS, UNITS, generator=generator, dtype=torch.float64)
    return {
        "numbers": lambda: single(random * 4 - 2),
        "zero_one": lambda: (random > 0.5).double(),
        "soft": lambda: single(random),
        "rows": lambda: single(torch.softmax(random * 3, -1)),
        "classes": lambda: random.argmax(-1),
    }[kind]()


def numbers(tensor):
    return [float(f"{value:.10g}") for value in tensor.detach().flatten().tolist()]


def exact(tensor):
    """The shortest decimal that gives the float32 back."""
    return [float(str(value)) for value in tensor.detach().float().numpy().flatten()]


def case(activation, loss, seed):
    generator = torch.Generator().manual_seed(seed)

    def draw(*shape):
        return single(torch.randn(*shape, generator=generator, dtype=torch.float64)).requires_grad_()

    x, w, b = draw(ROWS, INPUTS), draw(INPUTS, UNITS), draw(UNITS)
    kind, function = LOSSES[loss]
    y = labels(kind, generator)
    z = x @ w + b
    assert z.abs().min() > 1e-4, "too near to a kink"
    h = ACTIVATIONS[activation](z)
    if loss.endswith("_probabilities") and not (h.sum(-1) > 0).all():
        return case(activation, loss, seed + 1000)  # a row of zeros is no distribution
    value = function(h, y)
    value.backward()
    return {
        "activation": activation, "loss": loss,
        "x": exact(x), "w": exact(w), "b": exact(b), "y": exact(y),
        "h": numbers(h), "value": numbers(value)[0], "dx": numbers(x.grad), "dw": numbers(w.grad), "db": numbers(b.grad),
    }


def main():
    torch.set_num_threads(1)
    # Losses of given probabilities need results that can be read as such: sigmoid for each, exp where rows are renormalised,
    # and ReLU, whose exact zeros are clipped.
    pairs = [(activation, loss) for activation in ACTIVATIONS for loss in LOSSES if not loss.endswith("_probabilities")]
    pairs += [("sigmoid", loss) for loss in LOSSES if loss.endswith("_probabilities")]
    pairs += [(activation, loss) for activation in ("exp", "relu") for loss in ("cce_probabilities", "sparse_probabilities")]
    cases = [case(activation, loss, seed) for seed, (activation, loss) in enumerate(pairs, start=1)]
    document = {"made_by": f"PyTorch {torch.__version__}, float64", "rows": ROWS, "inputs": INPUTS, "units": UNITS, "cases": cases}
    text = json.dumps(document, separators=(",", ":")).replace('{"activation"', '\n{"activation"')
    pathlib.Path(__file__).with_name("engine.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
