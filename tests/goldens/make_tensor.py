#!/usr/bin/python3
"""Writes tensor.json: slices, rearrangements, reductions, choices and linear algebra of tensors, values and gradients.

Values are NumPy's in float64, gradients PyTorch's in float64 (Debian: python3-numpy, python3-torch); the script stops if the
two disagree about a value. Run it in this folder; the output is the same on every run.

Inputs are distinct random numbers, rounded to float32 first, so that both sides start from the same numbers. Gradients are those
of the sum of all results, each times its own weight ((7 i) mod 11 - 5) / 4; results are kept to 10 significant digits.
"""

import json
import pathlib

import numpy as np
import torch

torch.set_default_dtype(torch.float64)
random = np.random.default_rng(20)


def normal(*shape):
    return random.normal(size=shape)


def positive(*shape):
    return random.uniform(0.3, 2.5, size=shape)


TIES = np.array([[3.0, 1, 3, 2], [5, 5, 5, 5], [-1, 0, -2, 0]])
INDICES = [2, 0, 2, 3]
ALONG = np.array([[1, 3], [0, 0], [2, 1]])

# Name, inputs, NumPy, PyTorch.
CASES = [
    ("t[1..3, ..]", [normal(4, 3)], lambda x: x[1:3], lambda x: x[1:3]),
    ("t[^1]", [normal(4, 3)], lambda x: x[-1], lambda x: x[-1]),
    ("t[.., 0]", [normal(4, 3)], lambda x: x[:, 0], lambda x: x[:, 0]),
    ("t[1, .., ^2..]", [normal(2, 3, 4)], lambda x: x[1, :, -2:], lambda x: x[1, :, -2:]),
    ("t[.., NewAxis, 1]", [normal(3, 2)], lambda x: x[:, None, 1], lambda x: x[:, None, 1]),
    ("Slice(1, 1, 3, 2)", [normal(2, 7)], lambda x: x[:, 1:7:2], lambda x: x[:, 1:7:2]),
    ("Flip(0)", [normal(3, 2)], lambda x: np.flip(x, 0), lambda x: torch.flip(x, [0])),
    ("Reshape(-1, 2)", [normal(3, 4)], lambda x: x.reshape(-1, 2), lambda x: x.reshape(-1, 2)),
    ("Flatten(1)", [normal(2, 3, 2)], lambda x: x.reshape(2, -1), lambda x: x.flatten(1)),
    ("Squeeze()", [normal(1, 3, 1)], np.squeeze, torch.squeeze),
    ("ExpandDims(-2)", [normal(2, 3)], lambda x: np.expand_dims(x, -2), lambda x: x.unsqueeze(-2)),
    ("BroadcastTo(2, 3, 2)", [normal(3, 1)], lambda x: np.broadcast_to(x, (2, 3, 2)), lambda x: x.expand(2, 3, 2)),
    ("Concat axis 1", [normal(2, 3), normal(2, 1)], lambda a, b: np.concatenate([a, b], 1), lambda a, b: torch.cat([a, b], 1)),
    ("Stack axis -1", [normal(2, 3), normal(2, 3)], lambda a, b: np.stack([a, b], -1), lambda a, b: torch.stack([a, b], -1)),
    ("Split([1, 3], 1)[1]", [normal(2, 4)], lambda x: np.split(x, [1], 1)[1], lambda x: x.split([1, 3], 1)[1]),
    ("Split(2)[0]", [normal(4, 2)], lambda x: np.split(x, 2)[0], lambda x: x.split(2)[0]),
    ("Tile(2, 3)", [normal(2, 2)], lambda x: np.tile(x, (2, 3)), lambda x: x.tile(2, 3)),
    ("Repeat(2, 1)", [normal(2, 3)], lambda x: np.repeat(x, 2, 1), lambda x: x.repeat_interleave(2, 1)),
    ("Pad", [normal(2, 3)], lambda x: np.pad(x, ((1, 0), (2, 1)), constant_values=7),
     lambda x: torch.nn.functional.pad(x, (2, 1, 1, 0), value=7.0)),
    ("Gather rows", [normal(4, 3)], lambda x: x[INDICES], lambda x: x[INDICES]),
    ("Gather columns", [normal(2, 4)], lambda x: np.take(x, INDICES, 1), lambda x: x[:, INDICES]),
    ("TakeAlong", [normal(3, 4)], lambda x: np.take_along_axis(x, ALONG, 1), lambda x: x.gather(1, torch.tensor(ALONG))),
    ("Transpose(2, 0, 1)", [normal(2, 3, 4)], lambda x: x.transpose(2, 0, 1), lambda x: x.permute(2, 0, 1)),
    ("Sum([0, 2])", [normal(2, 3, 4)], lambda x: x.sum((0, 2)), lambda x: x.sum((0, 2))),
    ("Mean([0, -1], keep)", [normal(2, 3, 4)], lambda x: x.mean((0, 2), keepdims=True), lambda x: x.mean((0, 2), keepdim=True)),
    ("Max(1)", [TIES], lambda x: x.max(1), lambda x: x.amax(1)),
    ("Min([0, 1])", [TIES], lambda x: x.min(), lambda x: x.amin((0, 1))),
    ("Max(0, keep)", [normal(5, 3)], lambda x: x.max(0, keepdims=True), lambda x: x.amax(0, keepdim=True)),
    ("Variance(0)", [normal(5, 3)], lambda x: x.var(0), lambda x: x.var(0, correction=0)),
    ("StandardDeviation(-1)", [normal(3, 6)], lambda x: x.std(-1), lambda x: x.std(-1, correction=0)),
    ("StandardDeviation of equal numbers", [np.full((2, 3), 1.5)], lambda x: x.std(-1), lambda x: x.std(-1, correction=0)),
    ("Norm()", [normal(3, 4)], lambda x: np.linalg.norm(x), lambda x: torch.linalg.vector_norm(x)),
    ("Norm(1)", [normal(3, 4)], lambda x: np.linalg.norm(x, axis=1), lambda x: torch.linalg.vector_norm(x, dim=1)),
    ("Norm of zeros", [np.zeros((2, 2))], lambda x: np.linalg.norm(x, axis=1), lambda x: torch.linalg.vector_norm(x, dim=1)),
    ("LogSumExp(1)", [normal(3, 5) * 300], lambda x: np.logaddexp.reduce(x, 1), lambda x: x.logsumexp(1)),
    ("LogSumExp()", [normal(3, 5)], lambda x: np.log(np.exp(x).sum()), lambda x: x.logsumexp((0, 1))),
    ("CumulativeSum(0)", [normal(4, 3)], lambda x: x.cumsum(0), lambda x: x.cumsum(0)),
    ("CumulativeSum()", [normal(2, 5)], lambda x: x.cumsum(-1), lambda x: x.cumsum(-1)),
    ("Pow(3)", [normal(2, 4)], lambda x: x ** 3, lambda x: x ** 3),
    ("Pow(-2)", [positive(2, 4)], lambda x: x ** -2.0, lambda x: x ** -2),
    ("Pow(1.7)", [positive(2, 4)], lambda x: x ** np.float64(np.float32(1.7)), lambda x: x ** float(np.float32(1.7))),
    ("Clip(-1, 0.5)", [np.array([-2.0, -1, -0.3, 0.5, 0.7])], lambda x: x.clip(-1, 0.5), lambda x: x.clamp(-1, 0.5)),
    ("Maximum", [normal(3, 1), normal(4)], np.maximum, torch.maximum),
    ("Minimum", [normal(3, 4), normal(4)], np.minimum, torch.minimum),
    ("Where(a > b, a, b²)", [normal(3, 4), normal(4)], lambda a, b: np.where(a > b, a, b * b), lambda a, b: torch.where(a > b, a, b * b)),
    ("Dot", [normal(6), normal(6)], np.dot, torch.dot),
    ("Outer", [normal(3), normal(4)], np.outer, torch.outer),
    ("Trace", [normal(4, 4)], np.trace, torch.trace),
    ("Diagonal", [normal(3, 5)], np.diagonal, torch.diagonal),
    ("Inverse", [normal(4, 4)], np.linalg.inv, torch.linalg.inv),
    ("Inverse of a stack", [normal(3, 2, 2)], np.linalg.inv, torch.linalg.inv),
    ("Determinant", [normal(5, 5)], np.linalg.det, torch.linalg.det),
    ("Determinant of a stack", [normal(3, 3, 3)], np.linalg.det, torch.linalg.det),
    ("MatMul of stacks", [normal(2, 3, 4), normal(2, 4, 2)], np.matmul, torch.matmul),
]


def numbers(values):
    values = np.asarray(values, dtype=np.float64)
    return {"shape": list(values.shape), "values": [float(f"{v:.10g}") for v in values.ravel()]}


def case(name, inputs, with_numpy, with_torch):
    inputs = [np.asarray(x, dtype=np.float32).astype(np.float64) for x in inputs]
    result = np.asarray(with_numpy(*inputs))
    sources = [torch.tensor(x, requires_grad=True) for x in inputs]
    other = with_torch(*sources)
    assert tuple(other.shape) == result.shape, name
    np.testing.assert_allclose(other.detach().numpy(), result, rtol=1e-12, atol=1e-12, err_msg=name)
    weights = ((7 * np.arange(result.size)) % 11 - 5) / 4
    (other * torch.tensor(weights.reshape(result.shape))).sum().backward()
    return {
        "name": name,
        "inputs": [numbers(x) for x in inputs],
        "result": numbers(result),
        "gradients": [numbers(x.grad.numpy()) for x in sources],
    }


text = "[\n" + ",\n".join(json.dumps(case(*row)) for row in CASES) + "\n]\n"
pathlib.Path(__file__).with_name("tensor.json").write_text(text)
