#!/usr/bin/env python3
"""Writes sequence.json: what PyTorch gives for recurrent layers, embeddings, attention and a Transformer encoder.

Weights are random and distinct, in Keras' layout; here they are brought into torch's (an LSTM's gates i, f, c, o are torch's
i, f, g, o, transposed; a GRU's z, r, h are torch's r, z, n, and torch's GRU is the reset-after form). Unmasked layers run
through torch's own fused recurrent functions, masked ones step by step through torch's cells, because torch has no masks;
attention runs through torch.nn.functional. Each case has the output, the loss (mean squared error against random targets),
the gradients of input and weights, and the weights after three steps of SGD with momentum. All in double precision. Run with
Debian's python3-torch and python3-numpy:

    /usr/bin/python3 tests/goldens/make_sequence.py
"""
import json
import pathlib

import numpy as np
import torch
from torch import _VF
from torch.nn import functional

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)

RATE, MOMENTUM, STEPS = 0.2, 0.9, 3


def blocks(weight, order):
    """The gates' blocks of the last dimension in another order."""
    parts = torch.chunk(weight, len(order), dim=-1)
    return torch.cat([parts[i] for i in order], dim=-1)


def torch_weights(kind, kernel, recurrent, bias):
    """Keras' kernel, recurrent kernel and bias as torch's w_ih, w_hh, b_ih, b_hh."""
    order = {"SimpleRNN": [0], "LSTM": [0, 1, 2, 3], "GRU": [1, 0, 2]}[kind]
    width = kernel.shape[1]
    if bias is None:
        b_ih, b_hh = torch.zeros(width), torch.zeros(width)
    elif kind == "GRU":
        b_ih, b_hh = bias[0], bias[1]
    else:
        b_ih, b_hh = bias, torch.zeros(width)
    return [blocks(kernel, order).T.contiguous(), blocks(recurrent, order).T.contiguous(), blocks(b_ih, order), blocks(b_hh, order)]


def recurrent(kind, x, weights, units, mask=None, activation="tanh"):
    """All states (B, T, U)."""
    parameters = torch_weights(kind, *(weights if len(weights) == 3 else [*weights, None]))
    zeros = torch.zeros(1, x.shape[0], units)
    options = (True, 1, 0.0, False, False, True)
    if mask is None:
        if kind == "LSTM":
            return _VF.lstm(x, (zeros, zeros), parameters, *options)[0]
        function = _VF.gru if kind == "GRU" else _VF.rnn_relu if activation == "relu" else _VF.rnn_tanh
        return function(x, zeros, parameters, *options)[0]
    h, c, outputs = zeros[0], zeros[0], []
    for t in range(x.shape[1]):
        counts = mask[:, t:t + 1] != 0
        if kind == "LSTM":
            new_h, new_c = _VF.lstm_cell(x[:, t], (h, c), *parameters)
            c = torch.where(counts, new_c, c)
        else:
            new_h = (_VF.gru_cell if kind == "GRU" else _VF.rnn_tanh_cell)(x[:, t], h, *parameters)
        h = torch.where(counts, new_h, h)
        outputs.append(h)
    return torch.stack(outputs, dim=1)


def one_direction(layer, x, weights, mask):
    backwards = layer.get("goBackwards", False)
    if backwards:
        x, mask = x.flip(1), None if mask is None else mask.flip(1)
    states = recurrent(layer["kind"], x, weights, layer["units"], mask, layer.get("activation", "tanh"))
    return (states, mask) if layer.get("returnSequences") else (states[:, -1], None)


def bidirectional(layer, x, weights, mask):
    inner = layer["inner"]
    half = len(weights) // 2
    there, kept = one_direction(inner, x, weights[:half], mask)
    back, _ = one_direction({**inner, "goBackwards": True}, x, weights[half:], mask)
    if inner.get("returnSequences"):
        back = back.flip(1)
    merged = {"Concatenate": lambda: torch.cat([there, back], -1), "Sum": lambda: there + back,
              "Multiply": lambda: there * back, "Average": lambda: (there + back) / 2}[layer["merge"]]()
    return merged, kept


def allowed(mask, queries, keys, causal):
    """True where a query may look, (B or 1, 1, queries, keys), as torch's attention wants it."""
    result = torch.ones(1, 1, queries, keys, dtype=torch.bool)
    if causal:
        result = result & torch.tril(torch.ones(queries, keys, dtype=torch.bool))
    if mask is not None:
        result = result & (mask != 0)[:, None, None, :]
    return result


def attention(layer, x, weights, mask):
    wq, bq, wk, bk, wv, bv, wo, bo = weights
    heads, key = layer["heads"], layer["keyDim"]
    batch, steps, features = x.shape
    causal = layer.get("causal", False)
    if layer.get("fused"):
        # torch's whole multi-head attention; it ties the sizes: heads * keyDim = features.
        blocked = ~allowed(mask, steps, steps, causal).expand(batch, heads, steps, steps).reshape(-1, steps, steps)
        output, _ = functional.multi_head_attention_forward(
            x.transpose(0, 1), x.transpose(0, 1), x.transpose(0, 1), features, heads,
            torch.cat([w.reshape(features, -1).T for w in (wq, wk, wv)]), torch.cat([b.reshape(-1) for b in (bq, bk, bv)]),
            None, None, False, 0.0, wo.reshape(-1, features).T, bo, attn_mask=blocked, need_weights=True)
        return output.transpose(0, 1), mask
    q, k, v = [(torch.einsum("btf,fhd->bhtd", x, w) + b[:, None, :]) for w, b in ((wq, bq), (wk, bk), (wv, bv))]
    scores = (q @ k.transpose(-1, -2) / np.sqrt(key)).masked_fill(~allowed(mask, steps, steps, causal), -np.inf)
    return torch.einsum("bhtd,hdf->btf", torch.softmax(scores, -1) @ v, wo) + bo, mask


def encoder(layer, x, weights, mask):
    attended, (g1, b1, w1, c1, w2, c2, g2, b2) = weights[:8], weights[8:]
    act = functional.relu

    def normalize(value, gamma, beta):
        return functional.layer_norm(value, value.shape[-1:], gamma, beta, eps=1e-3)

    def attend(value):
        return attention({**layer, "keyDim": x.shape[-1] // layer["heads"]}, value, attended, mask)[0]

    def feed(value):
        return act(value @ w1 + c1) @ w2 + c2

    if layer.get("normalizeFirst"):
        x = x + attend(normalize(x, g1, b1))
        return x + feed(normalize(x, g2, b2)), mask
    x = normalize(x + attend(x), g1, b1)
    return normalize(x + feed(x), g2, b2), mask


def embedding(layer, x, weights, mask):
    return functional.embedding(x.long(), weights[0]), (x != 0).double() if layer.get("maskZero") else None


def positions(layer, x, weights, mask):
    if not layer.get("sinusoidal"):
        return x + weights[0][:x.shape[1]], mask
    steps, features = x.shape[1:]
    angle = np.arange(steps)[:, None] / 10000.0 ** (2 * (np.arange(features) // 2) / features)
    return x + torch.tensor(np.where(np.arange(features) % 2 == 0, np.sin(angle), np.cos(angle))), mask


FORWARD = {"SimpleRNN": one_direction, "LSTM": one_direction, "GRU": one_direction, "Bidirectional": bidirectional,
           "MultiHeadAttention": attention, "TransformerEncoder": encoder, "Embedding": embedding, "PositionalEmbedding": positions}


def recurrent_shapes(layer, features):
    width = {"SimpleRNN": 1, "LSTM": 4, "GRU": 3}[layer["kind"]] * layer["units"]
    bias = [] if layer.get("useBias") is False else [[2, width] if layer["kind"] == "GRU" else [width]]
    return [[features, width], [layer["units"], width], *bias]


def attention_shapes(layer, features):
    heads, key = layer["heads"], layer["keyDim"]
    value = layer.get("valueDim") or key
    return [[features, heads, key], [heads, key], [features, heads, key], [heads, key], [features, heads, value], [heads, value],
            [heads, value, features], [features]]


def shapes_of(layer, features, steps):
    kind = layer["kind"]
    if kind == "Embedding":
        return [[layer["inputDim"], layer["outputDim"]]], layer["outputDim"]
    if kind == "PositionalEmbedding":
        return [] if layer.get("sinusoidal") else [[steps, features]], features
    if kind == "MultiHeadAttention":
        return attention_shapes(layer, features), features
    if kind == "TransformerEncoder":
        attended = attention_shapes({**layer, "keyDim": features // layer["heads"]}, features)
        hidden = layer["feedForward"]
        return [*attended, [features], [features], [features, hidden], [hidden], [hidden, features], [features], [features], [features]], features
    if kind == "Bidirectional":
        inner = recurrent_shapes(layer["inner"], features)
        return inner + inner, layer["inner"]["units"] * (2 if layer["merge"] == "Concatenate" else 1)
    return recurrent_shapes(layer, features), layer["units"]


def run(layers, counts, x, weights):
    mask, first = None, 0
    for layer, count in zip(layers, counts):
        x, mask = FORWARD[layer["kind"]](layer, x, weights[first:first + count], mask)
        first += count
    return x


def short(values, digits=9):
    """Nine digits name a float exactly: both sides start from the same numbers."""
    return [float(f"{float(v):.{digits}g}") for v in np.asarray(values).reshape(-1)]


def case(name, layers, batch, steps, features=None, indices=None, seed=0):
    rng = np.random.default_rng(1000 + seed)
    x = (np.array(indices, dtype=np.float32) if indices is not None
         else rng.normal(0, 1, (batch, steps, features)).astype(np.float32))
    width, shapes, counts = features, [], []
    for layer in layers:
        own, width = shapes_of(layer, width, steps)
        shapes += own
        counts.append(len(own))
    initial = [rng.normal(0, 0.5, shape).astype(np.float32) for shape in shapes]
    weights = [torch.tensor(w, dtype=torch.float64, requires_grad=True) for w in initial]
    source = torch.tensor(x, dtype=torch.float64, requires_grad=indices is None)
    output = run(layers, counts, source, weights)
    target = rng.normal(0, 1, tuple(output.shape)).astype(np.float32)
    y = torch.tensor(target, dtype=torch.float64)
    velocities, first = [torch.zeros_like(w) for w in weights], None
    for _ in range(STEPS):
        loss = ((run(layers, counts, source, weights) - y) ** 2).mean()
        wanted = weights if indices is not None else [source, *weights]
        gradients = torch.autograd.grad(loss, wanted)
        first = first or (loss.item(), gradients)
        with torch.no_grad():
            for w, v, g in zip(weights, velocities, gradients[len(gradients) - len(weights):]):
                v.mul_(MOMENTUM).sub_(RATE * g)
                w.add_(v)
    loss, gradients = first
    split = 0 if indices is not None else 1
    return {
        "name": name, "layers": layers, "inputShape": list(x.shape), "input": short(x), "targetShape": list(target.shape),
        "target": short(target), "shapes": shapes, "initial": [short(w) for w in initial], "output": short(output.detach(), 8),
        "loss": loss, "inputGradient": short(gradients[0], 8) if split else [],
        "weightGradients": [short(g, 8) for g in gradients[split:]], "final": [short(w.detach(), 8) for w in weights],
    }


def layer(kind, units=None, **options):
    return {"kind": kind, **({} if units is None else {"units": units}), **options}


def both(inner, merge="Concatenate"):
    return layer("Bidirectional", inner=inner, merge=merge)


# Filled up behind, in front, in the middle, and not at all.
PADDED = [[3, 1, 4, 0, 0], [0, 0, 2, 5, 1], [1, 0, 3, 0, 2], [5, 4, 3, 2, 1]]


def cases():
    result = []

    def add(name, layers, batch=3, steps=4, features=3, indices=None):
        result.append(case(name, layers, batch, steps, features, indices, seed=len(result)))

    for kind in ("SimpleRNN", "LSTM", "GRU"):
        add(f"{kind}, last state", [layer(kind, 4)])
        add(f"{kind}, all states", [layer(kind, 3, returnSequences=True)], features=2)
        add(f"{kind}, one step of one sample", [layer(kind, 5)], batch=1, steps=1)
        add(f"{kind} without bias", [layer(kind, 3, useBias=False)])
        add(f"{kind} backwards, last state", [layer(kind, 3, goBackwards=True)])
        add(f"{kind} backwards, all states", [layer(kind, 3, goBackwards=True, returnSequences=True)], steps=3)
        add(f"{kind} stacked", [layer(kind, 3, returnSequences=True), layer(kind, 2)])
        add(f"{kind} with mask", [layer("Embedding", inputDim=6, outputDim=2, maskZero=True), layer(kind, 3)], 4, 5, None, PADDED)
        add(f"{kind} with mask, stacked, all states",
            [layer("Embedding", inputDim=6, outputDim=2, maskZero=True), layer(kind, 2, returnSequences=True), layer(kind, 2, returnSequences=True)],
            4, 5, None, PADDED)
        add(f"{kind} in both directions", [both(layer(kind, 2))])
        add(f"{kind} in both directions, all states, with mask",
            [layer("Embedding", inputDim=6, outputDim=2, maskZero=True), both(layer(kind, 2, returnSequences=True)), layer(kind, 2)],
            4, 5, None, PADDED)
    add("SimpleRNN with ReLU", [layer("SimpleRNN", 4, activation="relu", returnSequences=True)])
    for merge in ("Sum", "Multiply", "Average"):
        add(f"LSTM in both directions, {merge}", [both(layer("LSTM", 2, returnSequences=True), merge)])
    add("Embedding", [layer("Embedding", inputDim=6, outputDim=3)], 4, 5, None, PADDED)
    add("attention through torch's own", [layer("MultiHeadAttention", heads=2, keyDim=2, fused=True)], features=4)
    add("attention through torch's own, causal", [layer("MultiHeadAttention", heads=2, keyDim=2, causal=True, fused=True)], features=4)
    add("attention of free sizes", [layer("MultiHeadAttention", heads=3, keyDim=2, valueDim=1)], features=5)
    add("attention of one head to one step", [layer("MultiHeadAttention", heads=1, keyDim=3)], batch=1, steps=1, features=2)
    add("attention, causal, with mask",
        [layer("Embedding", inputDim=6, outputDim=4, maskZero=True), layer("MultiHeadAttention", heads=2, keyDim=3, causal=True)],
        3, 5, None, [[3, 1, 4, 0, 0], [1, 0, 2, 5, 1], [5, 4, 3, 2, 1]])
    add("Transformer encoder", [layer("TransformerEncoder", heads=2, feedForward=3)], features=4)
    add("Transformer encoder, normalized first, causal", [layer("TransformerEncoder", heads=2, feedForward=5, normalizeFirst=True, causal=True)], features=4)
    add("Transformer encoder with mask and learned positions, then GRU",
        [layer("Embedding", inputDim=6, outputDim=4, maskZero=True), layer("PositionalEmbedding"), layer("TransformerEncoder", heads=2, feedForward=3), layer("GRU", 2)],
        4, 5, None, PADDED)
    add("sinusoidal positions", [layer("PositionalEmbedding", sinusoidal=True), layer("SimpleRNN", 2)], features=5, steps=6)
    return result


if __name__ == "__main__":
    path = pathlib.Path(__file__).with_name("sequence.json")
    # One case a line, so that a change shows which case it is.
    lines = ",\n".join(json.dumps(item, separators=(",", ":")) for item in cases())
    path.write_text(f'{{"rate":{RATE},"momentum":{MOMENTUM},"steps":{STEPS},"cases":[\n{lines}\n]}}\n', encoding="utf-8")
    print(f"{path}: {path.stat().st_size} bytes")
